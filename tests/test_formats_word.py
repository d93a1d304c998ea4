"""Word, OpenDocument and rich text files: numbers that no text holds, tables made for layout, changes, and refusals."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import pytest
from format_samples import SCRUTINY, WordLists, as_docx, as_odt

from minutegraph.errors import SourceError
from minutegraph.formats.reading import document, read
from minutegraph.model import Metadata
from minutegraph.reading import layout


def word() -> Any:
    from docx import Document

    return Document()


def saved(made: Any) -> bytes:
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def blocks(made: Any) -> list[str]:
    return read(saved(made), "a.docx").text.rstrip("\n").split("\n\n")


def levels(made: Any, *shapes: tuple[str, str]) -> int:
    """A list with several levels, each with Word's style of numbers and text; gives its id."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    lists = WordLists(made)
    ident = lists.new("decimal", "%1.", 1)
    abstract = next(iter(lists.part))
    for level in list(abstract):
        abstract.remove(level)
    for at, (style, text) in enumerate(shapes):
        abstract.append(
            parse_xml(
                f'<w:lvl {nsdecls("w")} w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{style}"/>'
                f'<w:lvlText w:val="{text}"/></w:lvl>'
            )
        )
    return ident


def numbered(made: Any, ident: int, level: int, text: str) -> None:
    paragraph = made.add_paragraph(text)
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = level
    properties.get_or_add_numId().val = ident


def test_lists_of_several_levels_are_counted_as_word_counts_them() -> None:
    made = word()
    ident = levels(made, ("decimal", "%1."), ("decimal", "%1.%2"), ("lowerLetter", "(%3)"), ("lowerRoman", "%4)"))
    for level, text in (
        (0, "One"),
        (1, "Point"),
        (2, "Limb"),
        (2, "Limb"),
        (3, "Deep"),
        (1, "Point"),
        (2, "Limb"),
        (0, "Two"),
        (1, "P"),
    ):
        numbered(made, ident, level, text)
    assert [block.strip() for block in blocks(made)] == [
        "1. One", "1.1 Point", "(a) Limb", "(b) Limb", "i) Deep", "1.2 Point", "(a) Limb", "2. Two", "2.1 P",
    ]  # fmt: skip


def test_two_lists_of_one_kind_begin_anew_and_one_list_goes_on_over_text() -> None:
    made = word()
    lists = WordLists(made)
    one, two = lists.new("lowerLetter", "(%1)", 1), lists.new("lowerLetter", "(%1)", 1)
    for ident in (one, one, two):
        numbered(made, ident, 0, "limb")
    made.add_paragraph("Between them stands a sentence.")
    numbered(made, one, 0, "limb")
    assert blocks(made) == ["(a) limb", "(b) limb", "(a) limb", "Between them stands a sentence.", "(c) limb"]


def test_a_table_with_a_column_of_actions_becomes_text_with_actions_below() -> None:
    made = word()
    rows = [("No", "Item", "Action"), ("1", "Welcome|The Chair welcomed everyone to the first meeting of the year.", ""),
            ("2", "Repairs|The Surveyor reported that the roof had been mended.", "Clerk"),
            ("3", "Finance|The accounts were approved.", "-")]  # fmt: skip
    table = made.add_table(0, 3)
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text, *more = text.split("|")
            for line in more:
                cell.add_paragraph(line)
    found = document(saved(made), "a.docx", "a.docx", Metadata())
    items = layout.read(found).items
    assert [(item.number, item.title) for item in items] == [("1", "Welcome"), ("2", "Repairs"), ("3", "Finance")]
    assert found.text.count("Action: ") == 1 and "mended.\n\nAction: Clerk\n" in found.text


def test_a_log_of_actions_stays_a_table() -> None:
    made = word()
    table = made.add_table(0, 3)
    for row in (
        ("Action", "Owner", "Deadline"),
        ("Write to the Minister", "Clerk", "May"),
        ("Mend the gate", "Chair", "June"),
    ):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    assert blocks(made)[0] == "| Action | Owner | Deadline |" and len(blocks(made)) == 3


def test_a_log_of_actions_stays_a_table_however_long_its_tasks_are() -> None:
    made = word()
    table = made.add_table(0, 3)
    long = "Write to the Minister " + "about the homes that were not mended in the year before and " * 5
    for row in (("Action", "Owner", "Deadline"), (long.strip(), "Clerk", "May")):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    assert blocks(made) == ["| Action | Owner | Deadline |", f"| {long.strip()} | Clerk | May |"]


def test_tracked_changes_are_read_as_if_accepted_and_boxes_once() -> None:
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    made = word()
    paragraph = made.add_paragraph("The report was ")
    for tag, text in (("ins", "<w:t>noted</w:t>"), ("del", "<w:delText>rejected</w:delText>")):
        paragraph._p.append(parse_xml(f"<w:{tag} {nsdecls('w')}><w:r>{text}</w:r></w:{tag}>"))
    made.add_paragraph("It was late.")
    assert blocks(made) == ["The report was noted", "It was late."]


def test_content_controls_links_tabs_and_breaks_are_read() -> None:
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    made = word()
    body = made.element.body
    body.insert(
        0,
        parse_xml(
            f"<w:sdt {nsdecls('w')}><w:sdtContent><w:p><w:r><w:t>In a</w:t><w:tab/><w:t>control</w:t></w:r><w:hyperlink><w:r>"
            "<w:t xml:space='preserve'> and a link</w:t></w:r></w:hyperlink></w:p></w:sdtContent></w:sdt>"
        ),
    )
    made.add_paragraph("First line\nSecond line")
    assert blocks(made) == ["In a control and a link", "First line\nSecond line"]


def packed(**members: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/"), content)
    return file.getvalue()


def rewritten(content: bytes, name: str, change: bytes) -> bytes:
    """An Office file with one part put in place of another."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for each in old.namelist():
            new.writestr(each, change if each == name else old.read(each))
    return file.getvalue()


BOMB = b"<w:document>" + b" " * 80_000_000


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (rewritten(as_docx(SCRUTINY), "word/document.xml", BOMB), "far more than minutes take"),
        (rewritten(as_docx(SCRUTINY), "word/document.xml", b"<w:document"), "damaged"),
        (as_docx(SCRUTINY)[:3000], "damaged"),
        (rewritten(as_odt(SCRUTINY), "META-INF/manifest.xml", b"<m><encryption-data/></m>"), "locked with a password"),
        (packed(**{"[Content_Types].xml": b"<x/>", "xl__workbook.xml": b"<x/>"}), "spreadsheet"),
        (packed(**{"[Content_Types].xml": b"<x/>", "ppt__presentation.xml": b"<x/>"}), "presentation"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "save it as .docx"),
        (saved(word()), "without text"),
        (b"{\\rtf1\\ansi }", "without text"),
    ],
    ids=["bomb", "broken", "cut", "locked", "sheet", "slides", "doc", "blank", "blank-rtf"],
)
def test_what_cannot_be_read_is_refused_with_what_to_do(content: bytes, words: str) -> None:
    with pytest.raises(SourceError, match=words) as error:
        read(content, "a.docx")
    assert str(error.value).startswith("a.docx: ") and "\n" not in str(error.value)
