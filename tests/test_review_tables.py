"""What is wrong with a table of corrections is told and never lost; any spreadsheet may have saved it."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from conftest import MINUTES
from hypothesis import given, settings
from hypothesis import strategies as st
from review_sheets import (
    CONCERN,
    REPORTED,
    TEXTS,
    Cells,
    Kg,
    asked,
    correction,
    edit,
    save,
    table_of,
    triples,
)

from minutegraph.review.cells import day, folded, plain, shielded, unshielded
from minutegraph.review.fitting import Text


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (correction("kepe", "statement", CONCERN), "the verdict 'kepe' is not known; write keep, drop, change or add"),
        (correction("keep", "statment", CONCERN), "'statment' is no type of fact, such as statement"),
        (correction("keep", "statement", ""), "the row has no quote"),
        (correction("change", "statement", CONCERN, due="May"), "a statement has no slot 'due'"),
        (correction("change", "statement", CONCERN, stance="angry"), "'angry' in 'stance' is not known; write concern"),
        (correction("add", "inspection", CONCERN, date="last week"), "'last week' in 'date' is not a date"),
        (correction("add", "inspection", CONCERN, date="2021-13"), "'2021-13' in 'date' is not a date"),
        (correction("add", "role", CONCERN), "a role needs a label"),
        (correction("add", "statement", "Nobody wrote this."), "its sentence is not in the text"),
        (correction("drop", "action", CONCERN), "no action is found in this sentence"),
        (correction("drop", "statement", CONCERN, "A.txt"), "A.txt is not among the minutes; write it as a.txt"),
        ({**correction("keep", "statement", CONCERN), "checked on": "soon"}, "'soon' in 'checked on' is not a date"),
        (correction("", "statement", CONCERN, by="Bo"), "no verdict, but cells were filled in or edited"),
        (correction("keep", "statement", CONCERN, colour="red"), "the column 'colour' is not known"),
        (correction("keep", "statement", CONCERN[:-1] + "x" * 5000), "the quote has more than 4,000 characters"),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_what_is_wrong_is_told_with_its_line_and_the_rest_is_used(kg: Kg, minutes: Path, row: Cells, told: str) -> None:
    save(minutes / "corrections.csv", [correction("drop", "report", REPORTED), row])
    result = kg("build", minutes)
    assert result.exit_code == 0
    line = 1 if "column" in told else 3
    assert f"minutes/corrections.csv:{line}: {told}" in result.stderr
    assert {row["source"] for row in asked(kg, "reports")} == {"b.txt"}
    assert kg("build", minutes, "--strict").exit_code == 1
    report = Path("graph/report.md").read_text("utf-8").replace("\\", "")
    assert f"minutes/corrections.csv, line {line}" in report and told[:40] in report


def test_the_table_tells_why_no_build_uses_a_row(kg: Kg, minutes: Path) -> None:
    path = minutes / "corrections.csv"
    wrong = [
        correction("add", "role", CONCERN),
        correction("kepe", "statement", CONCERN),
        correction("add", "statement", "Nobody wrote this."),
    ]
    save(path, wrong)
    kg("build", minutes)
    assert kg("review", "--out", path).exit_code == 0
    assert [row["why"] for row in table_of(path.read_bytes()) if row["verdict"]] == [
        "not used: a role needs a label: the post in full",
        "not in the graph: build it; where it stays so the build says why",
        "not used: the verdict 'kepe' is not known; write keep, drop, change or add",
    ]


def test_a_table_that_cannot_be_written_is_one_line_with_the_name_that_was_given(kg: Kg, sheet: Path) -> None:
    result = kg("review", "--out", "none/x.csv")
    assert (result.exit_code, result.stderr.count("\n")) == (1, 1)
    assert result.stderr.startswith("kg: none/x.csv: cannot be written (No such file or directory)")


def test_an_edited_slot_without_the_verdict_change_is_never_lost_in_silence(kg: Kg, sheet: Path) -> None:
    edit(sheet, {"file": "a.txt", "type": "statement"}, by="Members")
    assert "no verdict, but cells were filled in or edited" in kg("build", "minutes").stderr
    assert kg("review", "--out", sheet).exit_code == 0
    (row,) = (row for row in table_of(sheet.read_bytes()) if row["type"] == "statement" and row["file"] == "a.txt")
    assert row["by"] == "Members"
    edit(sheet, {"file": "a.txt", "type": "statement"}, verdict="keep")
    assert "the verdict is keep, but the slots were edited" in kg("build", "minutes").stderr


@pytest.mark.parametrize(
    "content",
    [
        b"file,type,quote,verdict\na.txt,statement,\0,drop\n",
        b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
        b"",
        b"name,verdict\n",
        b"file,type,quote\na.txt,statement,x\n",
        b"file,type,quote,verdict,verdict\n",
        "file,type,quote,verdict\n".encode("utf-16-le"),
    ],
    ids=["nul", "picture", "empty", "no-file", "no-verdict", "twice", "utf-16-unmarked"],
)
def test_a_table_that_cannot_be_read_stops_the_build_with_one_line(kg: Kg, minutes: Path, content: bytes) -> None:
    (minutes / "corrections.csv").write_bytes(content)
    result = kg("build", minutes)
    assert result.exit_code == 1 and result.stderr.count("\n") == 1 and "corrections.csv" in result.stderr
    assert not Path("graph").exists()


@pytest.mark.parametrize("content", [b"", b"Our minutes\n", b"file,verdict\n\0"])
def test_review_does_not_write_over_what_is_no_table(kg: Kg, sheet: Path, content: bytes, tmp_path: Path) -> None:
    other = tmp_path / "other.csv"
    other.write_bytes(content)
    result = kg("review", "--out", other)
    if content:
        assert result.exit_code == 1 and result.stderr.count("\n") == 1 and other.read_bytes() == content
    else:
        assert result.exit_code == 0 and other.read_bytes() == sheet.read_bytes()


def test_review_does_not_write_over_a_table_that_it_cannot_read_to_its_end(kg: Kg, sheet: Path) -> None:
    broken = sheet.read_bytes() + b'drop,Bo,"open\r\n'
    sheet.write_bytes(broken)
    result = kg("review", "--out", sheet)
    assert result.exit_code == 1 and "corrections.csv:16: not CSV" in result.stderr
    assert sheet.read_bytes() == broken
    assert not list(sheet.parent.glob(".corrections*"))
    assert "corrections.csv:16: not CSV" in kg("build", "minutes").stderr


@pytest.mark.parametrize(
    ("delimiter", "encoding"), [(";", "cp1252"), ("\t", "utf-16"), (",", "utf-8"), (";", "utf-8-sig")]
)
def test_a_table_saved_by_any_spreadsheet_is_the_same(kg: Kg, minutes: Path, delimiter: str, encoding: str) -> None:
    text = MINUTES.replace("about the number", "about the “number” \u2265 5 – the Ŵ team’s")
    (minutes / "a.txt").write_text(text, "utf-8")
    assert kg("build", minutes).exit_code == 0
    path = minutes / "corrections.csv"
    kg("review", "--out", path)
    rows = table_of(path.read_bytes())
    for row in rows:
        row["verdict"] = "keep"
    save(path, rows, delimiter, encoding)
    assert kg("build", minutes, "--strict").exit_code == 0, kg("build", minutes).stderr
    assert len(triples(kg, "?act mg:verdict verdict:keep ; mg:corrects ?fact")) == len(rows)


def test_columns_are_found_in_any_order_and_spelling_and_others_are_kept(kg: Kg, sheet: Path) -> None:
    rows = table_of(sheet.read_bytes())
    names = list(rows[0])[::-1]
    spelled = [{name.upper().replace(" ", "_"): row[name] for name in names} | {"Ward": "North"} for row in rows]
    spelled[0]["VERDICT"] = "keep"
    save(sheet, spelled)
    assert "the column 'ward' is not known" in kg("build", "minutes").stderr
    kg("review", "--out", sheet)
    (kept,) = (row for row in table_of(sheet.read_bytes()) if row["verdict"])
    assert kept["ward"] == "North"


def test_a_table_of_a_million_rows_is_read_in_bounded_time(kg: Kg, minutes: Path) -> None:
    lines = ["file,type,quote,verdict,mark"]
    lines += (
        ["a.txt,statement,It was said.,,"] * 300_000 + ["a.txt,x,y,nonsense,"] * 300_000 + ["a.txt,statement"] * 400_000
    )
    lines += [f'a.txt,statement,"{CONCERN}",drop,']
    (minutes / "corrections.csv").write_text("\n".join(lines), "utf-8")
    began = time.monotonic()
    result = kg("build", minutes)
    assert result.exit_code == 0 and time.monotonic() - began < 60
    assert {row["source"] for row in asked(kg, "statements")} == {"b.txt"}
    assert "and more rows from here on that cannot be used" in Path("graph/report.md").read_text("utf-8")
    assert len(result.stderr.splitlines()) < 20


def test_a_huge_cell_is_told_and_does_not_stop_the_build(kg: Kg, minutes: Path) -> None:
    path = minutes / "corrections.csv"
    path.write_text(
        f"file,type,quote,verdict\na.txt,statement,{CONCERN},drop\na.txt,statement,{'x' * 10_000_000},drop\n"
    )
    result = kg("build", minutes)
    assert result.exit_code == 0 and "corrections.csv:3: " in result.stderr
    assert {row["source"] for row in asked(kg, "statements")} == {"b.txt"}


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_a_cell_is_not_executed_and_comes_back(text: str) -> None:
    text = folded(text)
    cell = shielded(text)
    assert unshielded(cell) == text
    assert cell[:1] not in {"=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20"}


@pytest.mark.parametrize("text", ["=1+1", "+44", "-5", "@SUM(A1)", "2021-12", "3.10", "1/2", "007", "12 May 2024", "May 2024",
                                  "12-May", "1e5", "TRUE", "10:30", "'=x", "5%"])  # fmt: skip
def test_what_a_spreadsheet_would_convert_is_shielded(text: str) -> None:
    assert shielded(text) == f"'{text}" and unshielded(f"'{text}") == text


@pytest.mark.parametrize("text", ["7", "2021", "Director", "'Twas said", "by the end of May", "kdec12345", ""])
def test_other_cells_stay_as_they_are(text: str) -> None:
    assert unshielded(text) == text
    if not text.startswith("'"):
        assert shielded(text) == text


@pytest.mark.parametrize(
    ("cell", "iso"),
    [("2021-12", "2021-12"), ("15/12/2021", "2021-12-15"), ("Dec-21", "2021-12"), ("12-May-24", "2024-05-12"),
     ("2021-12-13/2021-12-17", "2021-12-13/2021-12-17"), ("13/12/2021/17/12/2021", None), ("2021-12-17/2021-12-13", None),
     ("soon", None), ("2021/12", "2021-12")],
)  # fmt: skip
def test_dates_are_read_as_spreadsheets_write_them(cell: str, iso: str | None) -> None:
    assert day(cell) == iso


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.sampled_from(["“a", "b’s", "c–d", "Ŵ", "e?", "x"]), min_size=1, max_size=4),
    st.sampled_from([" ", "\n", "  "]),
)
def test_a_quote_is_found_however_it_was_saved(words: list[str], space: str) -> None:
    text = f"Before. {space.join(words)} after"
    for quote in (" ".join(words), plain(" ".join(words))):
        assert any(plain(text[start:end]) == plain(" ".join(words)) for start, end in Text(text).occurrences(quote))
