"""Word files (.docx): paragraphs with the numbers that Word would show, tables, headings, tracked changes as accepted."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from lxml.etree import _Element as Element

from minutegraph.errors import SourceError
from minutegraph.formats.assembling import assemble
from minutegraph.formats.content import Block, Content, Row, tidy
from minutegraph.formats.numbering import Numbering, W
from minutegraph.formats.tables import flow

MAX_UNPACKED = 300_000_000
"""Bytes that the parts of a file may have unpacked; pictures in it hardly grow, text grows to some ten times."""

MAX_PART = 60_000_000
"""Bytes that the text itself, or any other part of XML, may have unpacked: some ten thousand pages."""

MEDIA = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_ENCRYPTED = "EncryptedPackage"
_DELETED = frozenset(
    {f"{W}del", f"{W}moveFrom", f"{W}rPr", f"{W}pPr", f"{W}instrText", f"{W}delText", f"{W}footnoteReference"}
)
_ALTERNATE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_HEADING = re.compile(r"(?:heading|title|subtitle)\s*\d?\Z", re.I)
_DEEPEST = 60


def read(content: bytes) -> Content:
    """A Word file. Raises SourceError where it is locked or would unpack to far too much."""
    check(content)
    from docx import Document

    document = Document(io.BytesIO(content))
    reader = _Reader(document)
    return assemble(list(reader.blocks(document.element.body)), MEDIA)


def check(content: bytes) -> None:
    """Raises SourceError where a packed file is locked, or would unpack to more than a text takes."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        infos = archive.infolist()
    if any(info.flag_bits & 1 or info.filename == _ENCRYPTED for info in infos):
        raise SourceError("is locked with a password; open it and save it without one")
    parts = [info.file_size for info in infos if info.filename.endswith((".xml", ".rels"))]
    if sum(info.file_size for info in infos) > MAX_UNPACKED or max(parts, default=0) > MAX_PART or len(infos) > 20_000:
        raise SourceError("would unpack to far more than minutes take; save its text as a new file")


class _Reader:
    """Reads the body of one document."""

    def __init__(self, document: Any) -> None:
        self.styles = _style_names(document)
        self.numbering = Numbering(document)
        self.paragraphs = 0

    def blocks(self, parent: Element, depth: int = 0) -> Iterator[Block]:
        """The blocks inside an element, in order."""
        for child in parent:
            if child.tag == f"{W}p":
                yield from self.paragraph(child)
            elif child.tag == f"{W}tbl" and depth < _DEEPEST:
                yield from flow(list(self.rows(child, depth)))
            elif (
                child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}moveTo", f"{W}customXml")
                and depth < _DEEPEST
            ):
                yield from self.blocks(child, depth + 1)

    def rows(self, table: Element, depth: int) -> Iterator[Row]:
        """The rows of a table."""
        for row in table.iter(f"{W}tr"):
            if _owner(row) is table:
                yield tuple(
                    tuple(self.blocks(cell, depth + 1)) for cell in row.iter(f"{W}tc") if _owner(cell, f"{W}tr") is row
                )

    def paragraph(self, paragraph: Element) -> Iterator[Block]:
        """A paragraph with its number, and after it those of text boxes that hang on it."""
        self.paragraphs += 1
        text = tidy("".join(_pieces(paragraph, 0)))
        style = self.styles.get(_value(paragraph, "pStyle"), "")
        if text:
            sign, level = self.numbering.sign(paragraph)
            bold = _HEADING.match(style) is not None or _all_bold(paragraph)
            place = f"paragraph={self.paragraphs}"
            if sign and _HEADING.match(style):
                yield Block(text, level, place, bold=True, number=sign)
            else:
                yield Block(f"{sign} {text}" if sign else text, level, place, bool(sign), bold)
        for box in paragraph.iter(f"{W}txbxContent"):
            if not any(each.tag == _ALTERNATE for each in box.iterancestors()):
                yield from self.blocks(box, _DEEPEST - 2)


def _owner(element: Element, tag: str = f"{W}tbl") -> Element | None:
    return next((each for each in element.iterancestors(tag)), None)


def _pieces(element: Element, depth: int) -> Iterator[str]:
    """The text of a paragraph: what was deleted is not in it, what was inserted is; boxes are read apart."""
    for child in element:
        tag = child.tag
        if tag == f"{W}t":
            yield child.text or ""
        elif tag in (f"{W}tab", f"{W}ptab"):
            yield " "
        elif tag in (f"{W}br", f"{W}cr"):
            yield "\n"
        elif tag == f"{W}noBreakHyphen":
            yield "-"
        elif tag in _DELETED or tag in (_ALTERNATE, f"{W}txbxContent", f"{W}p") or depth > _DEEPEST:
            continue
        elif isinstance(tag, str):
            yield from _pieces(child, depth + 1)


def _value(paragraph: Element, name: str) -> str:
    found = paragraph.find(f"{W}pPr/{W}{name}")
    return found.get(f"{W}val", "") if found is not None else ""


def _all_bold(paragraph: Element) -> bool:
    """Whether every word of a paragraph is bold."""
    runs = [run for run in paragraph.iter(f"{W}r") if any((text.text or "").strip() for text in run.iter(f"{W}t"))]
    return bool(runs) and all(_is_on(run.find(f"{W}rPr/{W}b")) for run in runs)


def _is_on(element: Element | None) -> bool:
    return element is not None and element.get(f"{W}val", "1") not in ("0", "false", "off")


def _style_names(document: Any) -> dict[str, str]:
    """The names of the paragraph styles by their ids."""
    made: dict[str, str] = {}
    for style in document.styles.element.iter(f"{W}style"):
        name = style.find(f"{W}name")
        if name is not None:
            made[style.get(f"{W}styleId", "")] = name.get(f"{W}val", "")
    return made
