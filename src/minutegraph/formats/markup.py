"""From HTML to blocks: paragraphs, headings, list items with their markers, tables. Scripts and what is hidden are left out."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import etree, html
from lxml.etree import _Element as Element

from minutegraph.digits import natural
from minutegraph.errors import SourceError
from minutegraph.formats.content import Block, Row, tidy
from minutegraph.formats.markers import marker
from minutegraph.formats.tables import flow
from minutegraph.reading.text import decode

_BLOCKS = frozenset(
    {
        "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl",
        "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr",
        "html", "legend", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot",
        "th", "thead", "tr", "ul", "menu", "dir",
    }
)  # fmt: skip
_DROPPED = frozenset(
    {
        "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "embed", "applet",
        "canvas", "audio", "video", "map", "head", "select", "option", "button", "input", "textarea", "nav",
        "datalist", "dialog", "frame", "frameset", "link", "meta", "title", "base",
    }
)  # fmt: skip
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_IGNORED = re.compile(r"mso-list\s*:\s*ignore", re.I)
_GAP = re.compile(r"font\s*:\s*7\.0pt", re.I)
"""Behind the number of a list Word sets blanks of this size, which often are all that is left of the list."""
_SIGN = re.compile(r"\(?\w{1,5}[.)]{0,2}|\W")
_LEVEL = re.compile(r"mso-list\s*:[^;]*?\blevel(\d)", re.I)
_STYLE_TYPE = re.compile(r"list-style(?:-type)?\s*:\s*([a-z-]+)", re.I)
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})", re.I)
_KNOWN_CHARSET = re.compile(
    r"utf-?8|iso-?8859-?\d{1,2}|(?:windows-|cp)125\d|latin-?1|us-ascii|ascii|macintosh|koi8-[ru]"
)
_LATIN = frozenset({"iso-8859-1", "iso8859-1", "iso88591", "latin1", "latin-1", "us-ascii", "ascii"})
"""What the Web calls Windows-1252 (https://encoding.spec.whatwg.org/)."""

_DOCUMENT = re.compile(
    r"(?:\A|/)documents/|mgConvert2PDF|Document\.(?:ashx|aspx)|\.(?:pdf|docx?|odt|rtf|xlsx?|ods|csv|pptx?|odp|zip)(?:[?#]|\Z)",
    re.I,
)
"""What addresses of documents have: the folder or program that serves them, or the ending of a file."""

_SIZE = re.compile(
    r"(?:,\s+item\s+\S+)?[\s.,;|]*(?:pdf icon)?[\s(]*(?:(?:PDF|DOCX?|XLSX?|PPTX?|ZIP)[\s,(]*)?\d+(?:\.\d+)?\s*[KM]B[\s)]*\Z",
    re.I,
)
_LONGEST_ADDRESS = 1000
_SYMBOL = re.compile(r"[·§o¨\uf0a7\uf0b7Øüv]\Z")
_DEEPEST = 150
MAX_ELEMENTS = 400_000
"""The most elements of a page; a whole council's meeting has some ten thousand."""


def parse(content: bytes) -> Element:
    """The tree of a page, without scripts, styles, forms' fields and comments. Raises SourceError."""
    return tree(_decoded(content))


def tree(text: str) -> Element:
    """The tree of HTML that is text already, a fragment or a whole page."""
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=False)
    data = text.encode("utf-8", "replace")
    try:
        root = html.document_fromstring(data, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        raise SourceError("is a web page without text; save the page again when it has loaded") from None
    if sum(1 for _ in root.iter()) > MAX_ELEMENTS:
        raise SourceError(
            f"is a page of more than {MAX_ELEMENTS:,} elements, far more than a meeting has; split it by meeting"
        )
    return root


def _decoded(content: bytes) -> str:
    """The characters of a page: by its byte-order mark, by what its head declares, else as any text."""
    declared = _CHARSET.search(content[:4096])
    if declared and not content.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        told = in_charset(content, declared[1].decode("ascii"))
        if told is not None:  # a page that is not what it declares is read as any text
            return told
    marked = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        return decode(content if marked else content.replace(b"\0", b""), "")
    except SourceError as error:
        raise SourceError(str(error).removeprefix(": ")) from None  # the guard puts the name before it


def in_charset(content: bytes, label: str) -> str | None:
    """The characters of a page by the charset of that name; None where it has others, or it is none of the Web.

    Not any codec that Python knows: some take time that grows with the square of the content ("punycode").
    """
    label = label.lower()
    if not _KNOWN_CHARSET.fullmatch(label):
        return None
    try:
        return content.decode("cp1252" if label in _LATIN else label)
    except (LookupError, UnicodeError):  # there is no iso-8859-12
        return None


def blocks(root: Element, anchors: re.Pattern[str] | None = None) -> list[Block]:
    """The blocks of a part of a page in reading order; `anchors` tells which ids and names count as a way back."""
    walk = _Walk(anchors)
    walk.element(root, 0)
    walk.flush()
    return walk.made


def select(element: Element, path: str) -> list[Element]:
    """The elements that an XPath finds."""
    found = element.xpath(path)
    return [each for each in found if isinstance(each, Element)] if isinstance(found, list) else []


def text_of(element: Element) -> str:
    """All text inside an element, as it stands there."""
    return "".join(part if isinstance(part, str) else part.decode("utf-8", "replace") for part in element.itertext())


def words(element: Element) -> str:
    """The words of an element as one line."""
    return " ".join(block.text.replace("\n", " ") for block in blocks(element))


@dataclass(slots=True)
class _List:
    """An open list: ordered or not, the style of its numbers, the next one."""

    ordered: bool
    style: str
    number: int


@dataclass(slots=True)
class _Walk:
    """One walk through a tree, which writes a block whenever the line breaks."""

    anchors: re.Pattern[str] | None
    made: list[Block] = field(default_factory=list)
    lists: list[_List] = field(default_factory=list)
    fragment: str = ""
    _buffer: list[str] = field(default_factory=list)
    _marker: str = ""
    _level: int = 0
    _bold: bool = False
    _links: list[tuple[str, str]] = field(default_factory=list)

    def element(self, element: Element, depth: int) -> None:
        """Takes an element with all that is in it."""
        tag = element.tag
        if not isinstance(tag, str) or tag in _DROPPED or _hidden(element):
            return
        if depth > _DEEPEST:
            self._buffer.append(text_of(element))
            return
        self._anchor(element)
        if tag == "br":
            self._buffer.append("\n")
        elif tag == "table":
            self.flush()
            self.made += flow(list(self._rows(element, depth)))
        elif tag in ("ul", "ol", "menu", "dir"):
            self.flush()
            self.lists.append(_opened(element, tag))
            self._inside(element, depth)
            self.flush()
            self.lists.pop()
        elif tag in _BLOCKS:
            self._block(element, tag, depth)
        else:
            self._inline(element, depth)

    def flush(self) -> None:
        """Ends the line."""
        text = tidy("".join(self._buffer))
        self._buffer.clear()
        links, self._links = tuple(self._links), []
        if text or self._marker:
            if not text:
                return  # the marker waits for the first words of its item
            whole = f"{self._marker} {text}" if self._marker else text
            depth = max(0, len(self.lists) - 1) + self._level
            self.made.append(Block(whole, depth, self.fragment, bool(self._marker), self._bold, links=links))
        self._marker = ""

    def _block(self, element: Element, tag: str, depth: int) -> None:
        self.flush()
        self._level = _word_level(element)
        self._bold = tag in _HEADINGS
        if tag == "li" and self.lists:
            self._marker = _item_marker(self.lists[-1], element)
        self._inside(element, depth)
        self.flush()
        if tag == "li":
            self._marker = ""
        self._level, self._bold = 0, False

    def _inline(self, element: Element, depth: int) -> None:
        if _IGNORED.search(element.get("style", "")):
            sign = " ".join(text_of(element).split())
            self._marker = "•" if _SYMBOL.match(sign) and not sign.isdigit() else sign
            return
        if _GAP.search(element.get("style", "")) and not text_of(element).strip():
            sign = "".join(self._buffer).strip()
            if _SIGN.fullmatch(sign):
                self._marker = "•" if _SYMBOL.match(sign) else sign
                self._buffer.clear()
        before = len(self._buffer)
        self._inside(element, depth)
        if element.tag == "a":
            self._link(element.get("href", "").strip(), "".join(self._buffer[before:]))

    def _link(self, address: str, words: str) -> None:
        """Notes a link, where it leads to a document."""
        if len(address) < _LONGEST_ADDRESS and _DOCUMENT.search(address):
            title = _SIZE.sub("", tidy(words))
            if title:
                self._links.append((title, address))

    def _inside(self, element: Element, depth: int) -> None:
        if element.text:
            self._buffer.append(_flat(element.text))
        for child in element:
            self.element(child, depth + 1)
            if child.tail:
                self._buffer.append(_flat(child.tail))

    def _anchor(self, element: Element) -> None:
        name = element.get("id") or (element.get("name") if element.tag == "a" else None)
        if name and len(name) < 200 and self.anchors is not None and self.anchors.fullmatch(name):
            self.flush()
            self.fragment = name

    def _rows(self, table: Element, depth: int) -> Iterator[Row]:
        """The rows of a table, each cell with its own blocks; rows of tables inside it belong to their cells."""
        for child in table:
            if child.tag in ("thead", "tbody", "tfoot") and not _hidden(child):
                self._anchor(child)
                yield from self._rows(child, depth + 1)
            elif child.tag == "tr" and not _hidden(child):
                self._anchor(child)
                yield tuple(
                    self._cell(each, depth + 2) for each in child if each.tag in ("td", "th") and not _hidden(each)
                )
            elif child.tag == "caption":
                self.made += self._cell(child, depth + 2)

    def _cell(self, cell: Element, depth: int) -> tuple[Block, ...]:
        inner = _Walk(self.anchors, fragment=self.fragment)
        inner.element(cell, depth)
        inner.flush()
        self.fragment = inner.fragment
        return tuple(replace(block, bold=True) for block in inner.made) if cell.tag == "th" else tuple(inner.made)


def _flat(text: str) -> str:
    """Text in which line ends are spaces, as pages show them."""
    return text.replace("\n", " ").replace("\r", " ")


def _hidden(element: Element) -> bool:
    return element.get("hidden") is not None or _HIDDEN.search(element.get("style", "")) is not None


def _word_level(element: Element) -> int:
    """How deep Word had a paragraph that it saved as a list item without a list, from 0."""
    found = _LEVEL.search(element.get("style", ""))
    return int(found[1]) - 1 if found else 0


def _opened(element: Element, tag: str) -> _List:
    found = _STYLE_TYPE.search(element.get("style", ""))
    kind = found[1].lower() if found else element.get("type", "")
    number = natural(element.get("start", ""), 5)
    return _List(tag == "ol", kind, 1 if number is None else number)


def _item_marker(open_list: _List, element: Element) -> str:
    if not open_list.ordered:
        return "" if open_list.style == "none" else "•"
    value = natural(element.get("value", ""), 5)
    if value is not None:
        open_list.number = value
    sign = marker(open_list.number, open_list.style)
    open_list.number += 1
    return sign
