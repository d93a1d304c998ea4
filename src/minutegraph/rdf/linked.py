"""The documents that minutes link to: reports, appendices and plans that the file itself offers beside its business."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from urllib.parse import quote, urljoin, urlsplit

from pyoxigraph import Literal, NamedNode, Triple

from minutegraph.model import Document
from minutegraph.rdf.evidence import Evidence
from minutegraph.rdf.iris import digest, folded, slug
from minutegraph.rdf.terms import DCTERMS, FOAF, MG, TYPE

_SAFE = "%/:=&?~#+!$,;'@()*[]"
"""What stands in addresses as it is; all else but letters and digits is written in hexadecimal."""

Holder = tuple[int, int, NamedNode]
"""A stretch of the text, and the node to which the documents linked there belong."""


def triples(document: Document, page: str | None, evidence: Evidence, holders: Sequence[Holder]) -> Iterator[Triple]:
    """The triples of all documents that a document links to; of one linked twice the quotes of both.

    `page` is the address of the document's own page, by which addresses in part are made whole; one that cannot be made whole
    is left out. Of `holders` the first whose stretch has the link holds it.
    """
    for each in document.linked:
        title, address = folded(each.title), _whole(each.url, page)
        name = slug(title) if address is None else f"{slug(title)}-{digest(address, size=4)}"
        node = NamedNode(f"{holders[-1][2].value}/linked/{name}")
        holder = next(node for start, end, node in holders if start <= each.start < end)
        yield Triple(holder, DCTERMS["references"], node)
        yield Triple(node, TYPE, MG["LinkedDocument"])
        yield Triple(node, DCTERMS["title"], Literal(title))
        yield Triple(node, MG["evidence"], evidence.node("", each.start, each.end))
        if address is not None:
            yield Triple(node, FOAF["page"], NamedNode(address))


def _whole(address: str | None, page: str | None) -> str | None:
    """The whole address on the Web, None where there is none."""
    try:
        found = urljoin(page or "", quote(address or "", safe=_SAFE))
        parts = urlsplit(found)
        if address and parts.scheme in ("http", "https") and parts.hostname:
            return NamedNode(found).value
    except ValueError:
        pass
    return None
