"""XML that others wrote, parsed with care: no entities of its own, no network, no depth or size beyond libxml2's limits."""

from __future__ import annotations

from lxml import etree
from lxml.etree import _Element as Element


def parsed(content: bytes) -> Element:
    """The tree of XML without comments and instructions. Raises etree.XMLSyntaxError, ValueError."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    return etree.fromstring(content, parser=parser)


def local_name(element: Element) -> str:
    """The name of an element in lower case, without its namespace; "" of what is none."""
    return etree.QName(element).localname.lower() if isinstance(element.tag, str) else ""
