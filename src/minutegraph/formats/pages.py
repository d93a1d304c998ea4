"""Web pages: those of ModernGov by their structure, those of CMIS and other councils by their main content."""

from __future__ import annotations

from dataclasses import replace

from lxml import etree
from lxml.etree import _Element as Element

from minutegraph.formats import addresses, moderngov, told
from minutegraph.formats.content import Block, Content, Sheet
from minutegraph.formats.markup import blocks, parse, select, tree, words
from minutegraph.lexicon import load
from minutegraph.model import Metadata

_PLACES: list[str] = load("formats")["content_places"]
_ENOUGH = 0.4
"""What share of the words of a page its content has at least, where the page marks its content itself."""

_LONGEST = 200
_LINES = 12  # The first lines of a page's content may state its meeting.


def read(content: bytes) -> Content:
    """A saved web page."""
    root = parse(content)
    address = addresses.of_page(content, root)
    body = root.find(".//body")
    whole = root if body is None else body
    part = _marked(whole)
    if moderngov.is_page(content[:2_000_000].decode("latin-1")):
        found = moderngov.read(root, whole if part is None else part)
    else:
        found = _page(root, whole if part is None else part, part is None)
    return replace(found, told=replace(found.told, url=address)) if address else found


def _marked(whole: Element) -> Element | None:
    """The part of a page that its own marks call the content, if it holds a good share of the words."""
    most = _size(whole)
    for place in _PLACES:
        found = select(whole, place)
        if len(found) == 1 and _size(found[0]) >= most * _ENOUGH:
            return found[0]
    return None


def _size(element: Element) -> int:
    return sum(len(block.text) for block in blocks(element))


def _page(root: Element, part: Element, cut: bool) -> Content:
    """A page of no software that is known; `cut` tells that its content has still to be found."""
    found = blocks(part)
    if cut:
        found = _main(root, found)
    sheet = Sheet("text/html")
    named = told.authority(moderngov.site_names(root))
    lines = [block.text for block in found[:_LINES] if len(block.text) < _LONGEST]
    body, date = told.labelled(lines)
    if not (body and date):
        titles = [words(each) for each in select(root, "//h1 | //h2 | //title")]
        body, date = told.first_meeting([*titles, *lines])
    sheet.told = Metadata(named, body, date)
    if named and not any(named in block.text for block in found[:_LINES]):
        sheet.write(Block(named), authority=named)
    moderngov.write(sheet, found)
    return sheet.content()


def _main(root: Element, found: list[Block]) -> list[Block]:
    """The blocks that readability takes for the content; all, where it finds hardly any."""
    from readability import Document  # type: ignore[import-untyped]

    source = etree.tostring(root, encoding="unicode", method="html")
    try:
        summary = Document(source).summary(html_partial=True)
        kept = blocks(tree(summary))
    except (ValueError, TypeError, etree.LxmlError):
        return found
    size, whole = sum(len(block.text) for block in kept), sum(len(block.text) for block in found)
    return kept if size >= whole * _ENOUGH else found
