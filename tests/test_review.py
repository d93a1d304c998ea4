"""The table that `kg review` writes: every fact in it, and what people wrote in it is kept."""

from __future__ import annotations

import os
import random
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from review_sheets import (
    ASKED,
    CONCERN,
    REPORTED,
    RESOLVED,
    SEEN,
    TEXTS,
    TWINS,
    Cells,
    Kg,
    asked,
    correction,
    edit,
    save,
    seen_facts,
    table_of,
    triples,
)

from minutegraph.reading.csvlines import Table
from minutegraph.review import table
from minutegraph.review.cells import folded, unshielded
from minutegraph.review.sheet import merged
from minutegraph.review.slots import SLOTS

# What kg review writes


def test_every_fact_is_in_the_table_and_the_least_certain_comes_first(kg: Kg, sheet: Path) -> None:
    content = sheet.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf") and content.count(b"\r\n") == len(table_of(content)) + 1
    rows = table_of(content)
    assert list(rows[0]) == list(table.COLUMNS)
    facts = {(kind, row["source"], row["quote"]) for kind in SLOTS for row in asked(kg, f"{kind}s")}
    assert {(row["type"], row["file"], row["quote"]) for row in rows} == facts
    sure = [float(row["certainty"]) for row in rows]
    assert sure == sorted(sure) and 0 < sure[0] < sure[-1] <= 1
    assert all(not row[column] for row in rows for column in table.PERSON)
    (row,) = (row for row in rows if row["type"] == "answer" and row["file"] == "a.txt")
    assert (row["by"], row["question"], row["item"], row["line"]) == ("Director", ASKED, "5. Improvement Plan", "9")


def test_without_out_the_table_goes_to_standard_output(kg: Kg, sheet: Path) -> None:
    result = kg("review")
    assert result.exit_code == 0 and result.stdout_bytes == sheet.read_bytes()


@pytest.mark.parametrize("name", ["a.txt", "a", "A.TXT", "minutes/a.txt"])
def test_one_document_can_be_asked_for(kg: Kg, sheet: Path, name: str) -> None:
    rows = table_of(kg("review", name).stdout_bytes)
    assert {row["file"] for row in rows} == {"a.txt"} and len(rows) == len(table_of(sheet.read_bytes())) / 2


def test_a_document_that_is_not_there_is_named_with_near_ones(kg: Kg, sheet: Path) -> None:
    result = kg("review", "aa.txt")
    assert result.exit_code == 1 and result.stderr.count("\n") == 1 and "a.txt" in result.stderr


def test_without_a_graph_there_is_one_line(kg: Kg, tmp_path: Path) -> None:
    result = kg("review", "--graph", tmp_path / "none", "--out", tmp_path / "c.csv")
    assert result.exit_code == 1 and result.stderr.count("\n") == 1 and not (tmp_path / "c.csv").exists()


def test_the_table_is_the_same_each_time(kg: Kg, sheet: Path) -> None:
    first = sheet.read_bytes()
    assert kg("review", "--out", sheet).exit_code == 0
    assert sheet.read_bytes() == first


def test_a_table_that_nobody_edited_changes_nothing(kg: Kg, sheet: Path) -> None:
    result = kg("build", "minutes")
    assert "0 documents built, 2 unchanged" in result.stderr and "correction" not in result.stderr


# What people wrote is kept


def test_review_after_a_build_shows_what_was_said_and_the_graph_alone_knows_it(kg: Kg, sheet: Path) -> None:
    edit(sheet, {"file": "a.txt", "type": "statement"}, verdict="change", by="Bo; Members", checked_by="Ada Quill",
         checked_on="2026-03-13", note="=1+1")  # fmt: skip
    edit(sheet, {"file": "b.txt", "type": "report"}, verdict="drop", checked_by="Bo")
    edit(sheet, {"file": "b.txt", "type": "question"}, verdict="keep")
    save(
        sheet, [*table_of(sheet.read_bytes()), correction("add", "action", RESOLVED, owner="Clerk", due="12 May 2026")]
    )
    assert kg("build", "minutes", "--strict").exit_code == 0
    answers = {kind: asked(kg, f"{kind}s") for kind in SLOTS}
    sheet.rename("old.csv")
    assert kg("review", "--out", sheet).exit_code == 0
    rows = {(row["file"], row["type"], row["verdict"]): row for row in table_of(sheet.read_bytes()) if row["verdict"]}
    assert set(rows) == {
        *{("a.txt", "statement", "change"), ("b.txt", "report", "drop"), ("b.txt", "question", "keep")},
        *{("a.txt", "action", "add")},
    }
    changed = rows["a.txt", "statement", "change"]
    assert (changed["by"], changed["checked by"], changed["note"]) == ("Bo; Members", "Ada Quill", "'=1+1")
    assert unshielded(changed["checked on"]) == "2026-03-13"
    assert unshielded(rows["a.txt", "action", "add"]["due"]) == "12 May 2026"
    assert kg("build", "minutes", "--strict").exit_code == 0
    assert {kind: asked(kg, f"{kind}s") for kind in SLOTS} == answers


def test_an_answer_that_was_kept_stays_kept_when_its_question_is_dropped(kg: Kg, sheet: Path) -> None:
    edit(sheet, {"file": "a.txt", "type": "question"}, verdict="drop")
    edit(sheet, {"file": "a.txt", "type": "answer"}, verdict="keep")
    assert kg("build", "minutes", "--strict").exit_code == 0
    sheet.unlink()
    kg("review", "--out", sheet)
    assert kg("build", "minutes", "--strict").exit_code == 0
    assert kg("review", "--out", sheet).exit_code == 0
    assert {row["verdict"] for row in table_of(sheet.read_bytes())} == {"", "keep", "drop"}


def test_other_documents_stay_in_the_table_when_one_is_reviewed(kg: Kg, sheet: Path) -> None:
    edit(sheet, {"file": "b.txt", "type": "report"}, verdict="drop")
    before = sorted(map(persons, table_of(sheet.read_bytes())))
    assert kg("review", "a.txt", "--out", sheet).exit_code == 0
    assert sorted(map(persons, table_of(sheet.read_bytes()))) == before


def test_the_record_is_the_same_in_whatever_order_the_rows_stand(kg: Kg, minutes: Path) -> None:
    (minutes / "a.txt").write_text(TWINS, "utf-8")
    rows = [
        correction("add", "statement", CONCERN, by="Bo", stance="praise"),
        correction("add", "statement", CONCERN, by="Members", stance="praise"),
        correction("add", "question", CONCERN, by="Members"),
        correction("add", "answer", CONCERN, by="Chair", question=CONCERN),
        correction("change", "statement", CONCERN, by="Members; Bo"),
        correction("drop", "question", ASKED),
        {**correction("keep", "report", REPORTED), "checked by": "Bo"},
        {**correction("keep", "report", REPORTED), "checked by": "Ada"},
    ]
    records = set()
    for seed in range(4):
        random.Random(seed).shuffle(rows)
        save(minutes / "corrections.csv", rows)
        assert kg("build", minutes, "--out", f"g{seed}", "-j", "1").exit_code == 0
        files = [*sorted(Path(f"g{seed}/minutes").rglob("*.ttl")), Path(f"g{seed}/entities.ttl")]
        records.add(tuple(file.read_bytes() for file in files))
    assert len(records) == 1


def test_a_second_name_for_a_reviewer_is_one_person(kg: Kg, minutes: Path) -> None:
    rows = [
        correction("keep", "statement", CONCERN),
        {**correction("keep", "statement", CONCERN, "b.txt"), "checked by": "ada quill"},
    ]
    save(minutes / "corrections.csv", rows)
    assert kg("build", minutes, "--strict").exit_code == 0
    assert len(triples(kg, "?who a prov:Person")) == 1


@st.composite
def written_rows(draw: st.DrawFn) -> Cells:
    """A row that a person has written somehow: on a fact of the graph, or on nothing at all."""
    base = draw(st.sampled_from([dict(fact.cells) for fact in seen_facts("a.txt")] + [{}]))
    edits = draw(st.dictionaries(st.sampled_from([*table.COLUMNS, "ward"]), TEXTS, max_size=5))
    verdict = draw(st.sampled_from(["keep", "drop", "change", "add", "nonsense"]))
    return {name: folded(cell) for name, cell in {**base, **edits, "verdict": verdict}.items()}


TOOL_TELLS = ("line", "certainty", "why", "rule")


def persons(row: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted((name, cell) for name, cell in row.items() if cell and name not in TOOL_TELLS))


@settings(max_examples=150, deadline=None)
@given(st.lists(written_rows(), max_size=6), st.booleans())
def test_merging_loses_no_row_that_a_person_wrote(rows: list[Cells], whole: bool) -> None:
    facts = seen_facts("a.txt")
    scope = None if whole else ["a.txt"]
    sheet = merged(facts, rows, scope, ("ward",))
    kept = [persons(row) for row in sheet.rows]
    for row in rows:
        assert kept.count(persons(row)) >= [persons(each) for each in rows].count(persons(row))
    told = sum(
        len([row for row in sheet.rows if row.get("type") == kind and row.get("quote") == quote])
        for kind, quote, _ in SEEN
    )
    assert told >= len(SEEN) - len(rows)
    # through the file and back: the same again
    path = Path(os.devnull)
    content = sheet.content()
    read = Table(path, (*table.COLUMNS, "ward"), ",", content.decode("utf-8-sig"), table.cleaned)

    def fail(line: int, message: str) -> None:
        raise AssertionError(message)

    again = merged(facts, [record.cells for record in read.rows(fail)], scope, ("ward",))
    assert again.content() == content
