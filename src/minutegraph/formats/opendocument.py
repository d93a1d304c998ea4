"""OpenDocument texts (.odt), as LibreOffice writes them: paragraphs, tables, and lists whose numbers are counted here."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml.etree import _Element as Element

from minutegraph.digits import natural
from minutegraph.errors import SourceError
from minutegraph.formats.assembling import assemble
from minutegraph.formats.content import Block, Content, Row, tidy
from minutegraph.formats.markers import numeral, style_of
from minutegraph.formats.tables import flow
from minutegraph.formats.word import check
from minutegraph.formats.xmltrees import parsed

MEDIA = "application/vnd.oasis.opendocument.text"
_NAMESPACE = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
T, TABLE, OFFICE, STYLE = (_NAMESPACE % name for name in ("text", "table", "office", "style"))
_LEFT_OUT = frozenset(
    {
        f"{T}tracked-changes",
        f"{T}note",
        f"{OFFICE}annotation",
        f"{T}table-of-content",
        f"{OFFICE}forms",
        f"{T}sequence-decls",
    }
)
_HOLDERS = frozenset({f"{T}section", f"{T}index-body", f"{T}numbered-paragraph"})
_DEEPEST = 60
_MOST_REPEATS = 40
_MOST_SPACES = 100


@dataclass(frozen=True, slots=True)
class _Level:
    """How one level of a list is numbered; a bullet has no format."""

    format: str = ""
    before: str = ""
    after: str = ""
    start: int = 1
    bullet: bool = True


@dataclass(slots=True)
class _List:
    """An open list: its style and the number of its next item."""

    style: str
    number: int


@dataclass(slots=True)
class _Reader:
    styles: dict[str, dict[int, _Level]]
    counted: dict[tuple[str, int], int] = field(default_factory=dict)
    paragraphs: int = 0

    def blocks(self, parent: Element, depth: int = 0) -> Iterator[Block]:
        """The blocks inside an element, in order."""
        for child in parent:
            if not isinstance(child.tag, str) or child.tag in _LEFT_OUT or depth > _DEEPEST:
                continue
            if child.tag in (f"{T}p", f"{T}h"):
                yield from self.paragraph(child, "", 0)
            elif child.tag == f"{T}list":
                yield from self.listed(child, "", 1)
            elif child.tag == f"{TABLE}table":
                yield from flow(list(self.rows(child, depth)))
            elif child.tag in _HOLDERS:
                yield from self.blocks(child, depth + 1)

    def paragraph(self, paragraph: Element, sign: str, depth: int) -> Iterator[Block]:
        """A paragraph behind its marker."""
        self.paragraphs += 1
        text = tidy("".join(_pieces(paragraph, 0)))
        if text:
            heading = paragraph.tag == f"{T}h"
            yield Block(f"{sign} {text}" if sign else text, depth, f"paragraph={self.paragraphs}", bool(sign), heading)

    def listed(self, element: Element, style: str, level: int) -> Iterator[Block]:
        """The items of a list and of those inside it."""
        if level > _DEEPEST:
            return
        style = element.get(f"{T}style-name") or style
        shape = self.styles.get(style, {}).get(level, _Level())
        key = (style, level)
        goes_on = element.get(f"{T}continue-numbering") == "true" or element.get(f"{T}continue-list") is not None
        opened = _List(style, self.counted.get(key, shape.start) if goes_on else shape.start)
        for item in element:
            if item.tag not in (f"{T}list-item", f"{T}list-header"):
                continue
            opened.number = _number(item, f"{T}start-value", opened.number, 5)
            yield from self.item(item, opened, shape, level)
        self.counted[key] = opened.number

    def item(self, item: Element, opened: _List, shape: _Level, level: int) -> Iterator[Block]:
        """One item: its first paragraph has the marker."""
        sign = _sign(shape, opened.number) if item.tag == f"{T}list-item" else ""
        for child in item:
            if child.tag in (f"{T}p", f"{T}h"):
                if sign:
                    opened.number += 1
                yield from self.paragraph(child, sign, level - 1)
                sign = ""
            elif child.tag == f"{T}list":
                yield from self.listed(child, opened.style, level + 1)

    def rows(self, table: Element, depth: int) -> Iterator[Row]:
        """The rows of a table, those of its head included."""
        for child in table:
            if child.tag in (f"{TABLE}table-header-rows", f"{TABLE}table-rows", f"{TABLE}table-row-group"):
                yield from self.rows(child, depth)
            elif child.tag == f"{TABLE}table-row":
                yield tuple(tuple(self.blocks(cell, depth + 1)) for cell in _cells(child))


def read(content: bytes) -> Content:
    """An OpenDocument text. Raises SourceError where it is locked or is none."""
    check(content)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        if "META-INF/manifest.xml" in archive.NameToInfo and b"encryption-data" in archive.read(
            "META-INF/manifest.xml"
        ):
            raise SourceError("is locked with a password; open it and save it without one")
        roots = {
            name: parsed(archive.read(name)) for name in ("content.xml", "styles.xml") if name in archive.NameToInfo
        }
    body = roots["content.xml"].find(f"{OFFICE}body/{OFFICE}text") if "content.xml" in roots else None
    if body is None:
        raise SourceError("is an OpenDocument file without a text; open it and save it as .docx")
    styles: dict[str, dict[int, _Level]] = {}
    for root in reversed(roots.values()):
        for style in root.iter(f"{T}list-style"):
            styles[style.get(f"{STYLE}name", "")] = dict(map(_level, style))
    return assemble(list(_Reader(styles).blocks(body)), MEDIA)


def _level(element: Element) -> tuple[int, _Level]:
    form = element.get(f"{STYLE}num-format", "")
    return _number(element, f"{T}level", 1, 5), _Level(
        form,
        element.get(f"{STYLE}num-prefix", ""),
        element.get(f"{STYLE}num-suffix", ""),
        _number(element, f"{T}start-value", 1, 5),
        element.tag != f"{T}list-level-style-number",
    )


def _number(element: Element, name: str, default: int, longest: int = 8) -> int:
    """The number that an attribute gives, the default where it gives none that can be meant."""
    number = natural(element.get(name, ""), longest)
    return default if number is None else number


def _sign(shape: _Level, number: int) -> str:
    if shape.bullet:
        return "•"
    return f"{shape.before}{numeral(number, style_of(shape.format))}{shape.after}".strip() if shape.format else ""


def _cells(row: Element) -> Iterator[Element]:
    """The cells of a row; a cell that is repeated, as often as a page can show."""
    for cell in row:
        if cell.tag == f"{TABLE}table-cell":
            times = _number(cell, f"{TABLE}number-columns-repeated", 1)
            for _ in range(min(times, _MOST_REPEATS)):
                yield cell


def _pieces(element: Element, depth: int) -> Iterator[str]:
    """The text of a paragraph."""
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str) and child.tag not in _LEFT_OUT and depth < _DEEPEST:
            if child.tag == f"{T}s":
                yield " " * min(_number(child, f"{T}c", 1), _MOST_SPACES)
            elif child.tag == f"{T}tab":
                yield " "
            elif child.tag == f"{T}line-break":
                yield "\n"
            else:
                yield from _pieces(child, depth + 1)
        yield child.tail or ""
