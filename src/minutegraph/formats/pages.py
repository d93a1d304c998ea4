"""Web pages: those of ModernGov by their structure, those of CMIS and other councils by their main content."""

from __future__ import annotations

from dataclasses import replace

from lxml import etree
from lxml.etree import _Element as Element

from minutegraph.errors import SourceError
from minutegraph.formats import addresses, moderngov, told
from minutegraph.formats.content import Block, Content, Sheet
from minutegraph.formats.markup import blocks, parse, select, tree, words
from minutegraph.lexicon import load
from minutegraph.model import Metadata
from minutegraph.reading import authorities

_PLACES: list[str] = load("formats")["content_places"]
_FURNITURE = frozenset(load("formats")["site_furniture"])
_ENOUGH = 0.4
"""What share of the words of a page its content has at least, where the page marks its content itself."""

_CMIS_CONTENT = "//*[contains(@class, 'ModCMISMeetingsC')]"
_CMIS_FILES = "//*[contains(@class, 'CmisDocumentList')]"
_FEW_WORDS = 60
"""So many words tell on a page of CMIS which meeting it is of, and no more."""

_LONGEST = 200
_LINES = 12  # The first lines of a page's content may state its meeting.


def read(content: bytes, part: str = "") -> Content:
    """A saved web page; of one of several meetings only that called `part`, where one is named."""
    root = parse(content)
    address = addresses.of_page(content, root)
    body = root.find(".//body")
    whole = root if body is None else body
    # UTF-16 has zeros between its letters.
    if moderngov.is_page(content[:2_000_000].replace(b"\0", b"").decode("latin-1")):
        own = moderngov.content(whole)
        main = _marked(whole) if own is None else own
        found = moderngov.read(root, whole if main is None else main, part)
    else:
        _clear_furniture(whole)
        main = _marked(whole)
        _refuse_files_only(whole)
        found = _page(root, whole if main is None else main, main is None)
    return replace(found, told=replace(found.told, url=address)) if address else found


def _clear_furniture(whole: Element) -> None:
    """Empty what the site's software sets beside the content of its pages."""
    for each in select(whole, ".//*[@class or @id]"):
        if not _FURNITURE.isdisjoint([*(each.get("class") or "").split(), each.get("id")]):
            tail = each.tail
            each.clear()
            each.tail = tail


def _refuse_files_only(whole: Element) -> None:
    """Raises SourceError for a page of CMIS that has its minutes, as most have, as files only."""
    lists = select(whole, _CMIS_FILES)
    if not lists:
        return
    for each in select(whole, _CMIS_FILES + "//*[contains(@class, 'FileSize')]"):
        each.text = None
    names = [words(link) for each in lists for link in select(each, ".//a")]
    listed = sum(len(words(each).split()) for each in lists)
    content = select(whole, _CMIS_CONTENT)
    own = len(words(content[0] if content else whole).split())
    if own - listed < _FEW_WORDS:
        minutes = next((name for name in names if "minutes" in name.lower()), None)
        remedy = f"save the file {minutes!r} that it offers, and give that" if minutes else "it offers none yet"
        raise SourceError(f"is a page of CMIS without minutes on it; {remedy}")


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
    named = told.authority(moderngov.site_names(root)) or _named_at_top(found)
    if cut:
        found = _main(root, found)
    sheet = Sheet("text/html")
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


def _named_at_top(found: list[Block]) -> str | None:
    """The authority that lines of their own at the top of a page name, if all name the same."""
    lines = [" ".join(block.text.split()) for block in found[:_LINES]]
    names = {line for line in lines if len(line) < _LONGEST and authorities.in_line(line) == line}
    return names.pop() if len(names) == 1 else None


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
