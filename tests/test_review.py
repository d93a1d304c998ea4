"""Human corrections: `kg review` writes them, a person edits them, `kg build` applies them, and none is ever lost."""

from __future__ import annotations

import csv
import io
import json
import os
import random
import re
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from click.testing import Result
from conftest import MINUTES
from hypothesis import given, settings
from hypothesis import strategies as st

from minutegraph.extraction.finders import extract
from minutegraph.model import Document, Extraction, Question, Statement
from minutegraph.reading.csvlines import Table
from minutegraph.reading.layout import read as read_minutes
from minutegraph.review import slots, table
from minutegraph.review.applying import apply
from minutegraph.review.cells import day, folded, plain, shielded, unshielded
from minutegraph.review.certainty import certainty
from minutegraph.review.fitting import Candidate, Text, item_label
from minutegraph.review.graph import Seen
from minutegraph.review.rows import Row
from minutegraph.review.sheet import by_person, merged
from minutegraph.review.slots import SLOTS

Kg = Callable[..., Result]
Cells = dict[str, str]

CONCERN = "The Chair expressed concern about the number of vacancies."
REPORTED = "The Director of Children's Services presented a report on the progress of the Improvement Plan."
ASKED = "Members asked how many social workers had left in the last year."
REPLIED = "The Director replied that nine had left."
RESOLVED = "RESOLVED: That the report be noted."


def table_of(content: bytes | str) -> list[Cells]:
    text = content.decode("utf-8-sig") if isinstance(content, bytes) else content.removeprefix("\ufeff")
    return [dict(row) for row in csv.DictReader(io.StringIO(text, newline=""))]


def save(path: Path, rows: Iterable[Mapping[str, str]], delimiter: str = ",", encoding: str = "utf-8-sig") -> None:
    """As a spreadsheet saves it."""
    rows = list(rows)
    columns = list(dict.fromkeys(name for row in rows for name in row))
    output = io.StringIO(newline="")
    writer = csv.DictWriter(output, columns, restval="", delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    path.write_bytes(output.getvalue().encode(encoding, "replace"))


def edit(path: Path, where: Mapping[str, str], **cells: str) -> None:
    """Edit the one row that has these cells, as a person does; `_` stands for a space in the name of a column."""
    rows = table_of(path.read_bytes())
    (row,) = (row for row in rows if all(row[name] == value for name, value in where.items()))
    row.update({name.replace("_", " ").strip(): value for name, value in cells.items()})
    save(path, rows)


def correction(verdict: str, kind: str, quote: str, file: str = "a.txt", **more: str) -> Cells:
    names = {name.replace("_", " "): value for name, value in more.items()}
    return {"file": file, "type": kind, "quote": quote, "verdict": verdict, "checked by": "Ada Quill",
            "checked on": "2026-03-13", **names}  # fmt: skip


def asked(kg: Kg, query: str) -> list[Cells]:
    result = kg("query", query, "--format", "csv")
    assert result.exit_code == 0, result.stderr
    return table_of(result.stdout)


def triples(kg: Kg, pattern: str) -> list[Cells]:
    prefixes = "PREFIX verdict: <https://w3id.org/minutegraph/code/verdict/> "
    result = kg("query", f"{prefixes} SELECT DISTINCT * WHERE {{ {pattern} }}", "--format", "csv")
    assert result.exit_code == 0, result.stderr
    return table_of(result.stdout)


@pytest.fixture
def sheet(kg: Kg, minutes: Path) -> Path:
    """The table of a graph of two documents, as kg review writes it beside them."""
    assert kg("build", minutes).exit_code == 0
    path = minutes / "corrections.csv"
    result = kg("review", "--out", path)
    assert result.exit_code == 0, result.stderr
    return path


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


# What kg build makes of it


def test_a_changed_slot_is_in_the_graph_with_who_and_when(kg: Kg, sheet: Path) -> None:
    where = {"file": "a.txt", "type": "statement"}
    edit(sheet, where, verdict="change", by="Vice-Chair; Members", stance="neutral", checked_by="Ada Quill",
         checked_on="13/03/2026", note="As recorded.")  # fmt: skip
    result = kg("build", "minutes", "--strict")
    assert result.exit_code == 0, result.stderr
    assert "1 document built, 1 unchanged" in result.stderr and "1 correction" in result.stderr
    found = {(row["source"], row["by"], row["stance"]) for row in asked(kg, "statements")}
    assert found == {("a.txt", "Vice-Chair", "neutral"), ("a.txt", "Members", "neutral"), ("b.txt", "Chair", "concern")}
    (told,) = triples(
        kg,
        """?fact a mg:Statement ; mg:basis basis:corrected ; mg:rule ?rule ; prov:wasAttributedTo/rdfs:label ?who ;
             prov:wasGeneratedBy ?act .
           ?act a mg:Correction ; mg:corrects ?fact ; mg:verdict verdict:change ; mg:date ?when ; rdfs:comment ?note ;
             prov:wasAssociatedWith ?person . ?person a prov:Person""",
    )
    assert (told["who"], told["when"], told["note"]) == ("Ada Quill", "2026-03-13", "As recorded.")
    assert told["rule"].startswith("statement.")
    assert kg("verify").exit_code == 0
    assert kg("validate", "--reference", "--strict").exit_code == 0


def test_a_dropped_fact_is_gone_and_who_dropped_it_is_known(kg: Kg, sheet: Path) -> None:
    (before,) = (row["event"] for row in asked(kg, "reports") if row["source"] == "a.txt")
    edit(sheet, {"file": "a.txt", "type": "report"}, verdict="drop", checked_by="Bo", checked_on="2026-03")
    assert kg("build", "minutes", "--strict").exit_code == 0
    assert {row["source"] for row in asked(kg, "reports")} == {"b.txt"}
    (told,) = triples(
        kg,
        "?act mg:verdict verdict:drop ; prov:wasAssociatedWith/rdfs:label ?who ; mg:date ?when ; prov:invalidated ?fact",
    )
    assert (told["who"], told["when"], told["fact"]) == ("Bo", "2026-03", before)
    assert triples(kg, f"<{before}> ?p ?o") == []
    assert kg("verify").exit_code == 0 and kg("validate", "--reference").exit_code == 0


def test_a_kept_fact_stays_as_it_is_and_is_marked_as_reviewed(kg: Kg, sheet: Path) -> None:
    before = asked(kg, "statements")
    edit(sheet, {"file": "a.txt", "type": "statement"}, verdict="Keep", checked_by="Ada Quill")
    assert kg("build", "minutes", "--strict").exit_code == 0
    assert asked(kg, "statements") == before
    (told,) = triples(kg, "?act mg:verdict verdict:keep ; mg:corrects ?fact . ?fact mg:basis ?basis")
    assert told["basis"].endswith("/stated")


def test_an_added_fact_has_its_quote_and_answers_queries_as_any_other(kg: Kg, sheet: Path) -> None:
    rows = table_of(sheet.read_bytes())
    added = correction("add", "action", "That the\n report be noted.", owner="the Clerk; Ofsted", due="by May")
    save(sheet, [*rows, added])
    assert kg("build", "minutes", "--strict").exit_code == 0, kg("build", "minutes").stderr
    found = [row for row in asked(kg, "actions") if row["source"] == "a.txt"]
    assert {(row["owner"], row["due"], row["quote"]) for row in found} == {
        ("the Clerk", "by May", "That the report be noted."),
        ("Ofsted", "by May", "That the report be noted."),
    }
    (told,) = triples(
        kg, '?fact mg:rule "review.added" ; mg:basis basis:corrected ; prov:wasAttributedTo/rdfs:label ?who'
    )
    assert told["who"] == "Ada Quill"
    (kind,) = triples(kg, '?p rdfs:label "Ofsted" ; mg:partyKind ?kind')
    assert kind["kind"].endswith("/inspectorate")
    proof = kg("verify")
    assert proof.exit_code == 0 and "nothing wrong" in proof.stderr
    assert kg("validate", "--reference").exit_code == 0


def test_an_added_answer_is_tied_to_its_question(kg: Kg, minutes: Path) -> None:
    path = minutes / "corrections.csv"
    save(path, [correction("add", "answer", CONCERN, by="Chair", question=ASKED)])
    assert kg("build", minutes, "--strict").exit_code == 0
    (question,) = (row["event"] for row in asked(kg, "questions") if row["source"] == "a.txt")
    (answer,) = (row for row in asked(kg, "answers") if row["quote"] == CONCERN)
    assert (answer["by"], answer["question"]) == ("Chair", question)


def test_an_answer_loses_a_dropped_question_and_can_be_given_another(kg: Kg, minutes: Path) -> None:
    path = minutes / "corrections.csv"
    save(path, [correction("drop", "question", ASKED)])
    assert kg("build", minutes, "--strict").exit_code == 0
    (answer,) = (row for row in asked(kg, "answers") if row["source"] == "a.txt")
    assert answer["question"] == ""
    new = correction("add", "question", CONCERN, by="Chair")
    save(path, [correction("drop", "question", ASKED), new, correction("change", "answer", REPLIED, question=CONCERN)])
    assert kg("build", minutes, "--strict").exit_code == 0
    (question,) = (row for row in asked(kg, "questions") if row["source"] == "a.txt")
    (answer,) = (row for row in asked(kg, "answers") if row["source"] == "a.txt")
    assert answer["question"] == question["event"] and answer["by"] == "Director"
    assert kg("validate", "--reference").exit_code == 0


def test_names_of_facts_do_not_move_by_corrections(kg: Kg, sheet: Path) -> None:
    before = {row["fact"] for row in triples(kg, "?fact mg:rule ?rule")}
    edit(sheet, {"file": "a.txt", "type": "statement"}, verdict="change", by="Members")
    edit(sheet, {"file": "a.txt", "type": "role", "label": "Chair"}, verdict="change", label="Convener")
    save(sheet, [*table_of(sheet.read_bytes()), correction("add", "statement", CONCERN, by="Bo")])
    assert kg("build", "minutes", "--strict").exit_code == 0
    after = {row["fact"] for row in triples(kg, "?fact mg:rule ?rule")}
    assert before < after and len(after) == len(before) + 1


def test_a_file_of_corrections_can_be_named(kg: Kg, minutes: Path, tmp_path: Path) -> None:
    save(tmp_path / "mine.csv", [correction("drop", "statement", CONCERN)])
    (minutes / "corrections.csv").write_text("broken")
    assert kg("build", minutes, "--corrections", "mine.csv").exit_code == 0
    assert {row["source"] for row in asked(kg, "statements")} == {"b.txt"}
    result = kg("build", minutes, "--corrections", "none.csv")
    assert result.exit_code == 1 and "none.csv" in result.stderr


def test_corrections_in_a_folder_below_name_its_files(kg: Kg, minutes: Path) -> None:
    (minutes / "2019").mkdir()
    (minutes / "a.txt").rename(minutes / "2019" / "a.txt")
    save(minutes / "2019" / "corrections.csv", [correction("drop", "statement", CONCERN)])
    assert kg("build", minutes, "--strict").exit_code == 0
    assert {row["source"] for row in asked(kg, "statements")} == {"b.txt"}


def test_explain_shows_the_corrected_facts(kg: Kg, minutes: Path) -> None:
    save(minutes / "corrections.csv", [correction("change", "statement", CONCERN, by="Bo", stance="praise")])
    told = kg("build", minutes / "a.txt", "--explain").stdout
    assert "(corrected)" in told and "stance: praise" in told


def test_evaluation_sees_the_corrected_facts(kg: Kg, minutes: Path, tmp_path: Path) -> None:
    (tmp_path / "gold").mkdir()
    gold = json.dumps({"type": "statement", "quote": CONCERN, "by": ["Bo"], "stance": "praise"})
    (tmp_path / "gold/a.jsonl").write_text(gold)
    save(minutes / "corrections.csv", [correction("change", "statement", CONCERN, by="Bo", stance="praise")])
    assert kg("build", minutes).exit_code == 0
    shown = kg("evaluate", "gold", "--rules").stdout
    (line,) = (line for line in shown.splitlines() if line.startswith("statement "))
    assert line.split()[1:5] == ["1", "1", "1.00", "1.00"] and "1.000" in line.split()[9]


# How a correction finds its fact


def test_edits_elsewhere_do_not_break_a_correction(kg: Kg, sheet: Path, minutes: Path) -> None:
    edit(sheet, {"file": "a.txt", "type": "statement"}, verdict="drop")
    text = (minutes / "a.txt").read_text("utf-8")
    text = text.replace("5. Improvement Plan", "4. Apologies\n\nThere were none.\n\n6. Improvement Plan")
    text = text.replace("concern about the number", "concern about\n  the number").replace("nine", "ten")
    (minutes / "a.txt").write_text(text, "utf-8")
    result = kg("build", minutes, "--strict")
    assert result.exit_code == 0, result.stderr
    assert {row["source"] for row in asked(kg, "statements")} == {"b.txt"}


def test_a_correction_whose_sentence_has_gone_is_reported_and_kept(kg: Kg, sheet: Path, minutes: Path) -> None:
    edit(sheet, {"file": "a.txt", "type": "statement"}, verdict="drop", checked_by="Bo")
    line = 1 + next(n for n, row in enumerate(table_of(sheet.read_bytes()), 1) if row["verdict"])
    text = (minutes / "a.txt").read_text("utf-8")
    (minutes / "a.txt").write_text(text.replace("vacancies", "empty desks"), "utf-8")
    result = kg("build", minutes)
    assert result.exit_code == 0
    assert (
        f"corrections.csv:{line}: its sentence has gone from the text" in result.stderr and "1 warning" in result.stderr
    )
    report = Path("graph/report.md").read_text("utf-8")
    assert "its sentence has gone" in report and f"corrections.csv, line {line}" in report
    assert "its sentence has gone" in Path("graph/report.ttl").read_text("utf-8")
    assert kg("build", minutes, "--strict").exit_code == 1
    assert kg("review", "--out", sheet).exit_code == 0
    first = table_of(sheet.read_bytes())[0]
    assert (first["verdict"], first["quote"], first["checked by"]) == ("drop", CONCERN, "Bo") and "fits no" in first[
        "why"
    ]


def test_what_was_told_of_an_unchanged_document_is_told_again_with_its_line_now(kg: Kg, minutes: Path) -> None:
    path = minutes / "corrections.csv"
    gone, kept = correction("drop", "statement", "It was never said."), correction("keep", "report", REPORTED, "b.txt")
    save(path, [gone])
    assert "corrections.csv:2: its sentence" in kg("build", minutes).stderr
    assert "corrections.csv:2: its sentence" in kg("build", minutes).stderr
    save(path, [kept, gone])
    result = kg("build", minutes)
    assert "1 document built, 1 unchanged" in result.stderr and "corrections.csv:3: its sentence" in result.stderr
    path.unlink()
    result = kg("build", minutes, "--strict")
    assert result.exit_code == 0 and "corrections.csv" not in Path("graph/report.md").read_text("utf-8")


def test_exactly_the_documents_of_changed_rows_are_made_again(kg: Kg, sheet: Path, minutes: Path) -> None:
    edit(sheet, {"file": "a.txt", "type": "statement"}, verdict="keep")
    assert "1 document built, 1 unchanged" in kg("build", minutes).stderr
    rows = table_of(sheet.read_bytes())
    random.Random(1).shuffle(rows)
    save(sheet, rows, ";", "utf-16")
    assert "0 documents built, 2 unchanged" in kg("build", minutes).stderr
    edit_rows = [{**row, "verdict": ""} for row in rows]
    save(sheet, edit_rows)
    assert "1 document built, 1 unchanged" in kg("build", minutes).stderr
    sheet.unlink()
    assert "0 documents built, 2 unchanged" in kg("build", minutes).stderr


def test_a_document_taken_away_is_reported(kg: Kg, minutes: Path) -> None:
    save(minutes / "corrections.csv", [correction("keep", "report", REPORTED, "c.txt")])
    result = kg("build", minutes)
    assert "corrections.csv:2: c.txt is not among the minutes any more" in result.stderr
    (minutes / "c.txt").write_text(MINUTES.replace("12 March", "2 June"), "utf-8")
    assert "corrections.csv" not in kg("build", minutes / "a.txt").stderr  # it was not asked for
    assert kg("build", minutes, "--strict").exit_code == 0


TWINS = (
    MINUTES + "\nThe Head of Fostering and the Head of Adoption attended and answered questions.\n\nNOTED.\n\nNOTED.\n"
)


def test_twins_are_told_apart_by_their_mark(kg: Kg, minutes: Path) -> None:
    (minutes / "a.txt").write_text(TWINS, "utf-8")
    assert kg("build", minutes).exit_code == 0
    path = minutes / "corrections.csv"
    kg("review", "a.txt", "--out", path)
    roles = {
        row["label"]: row
        for row in table_of(path.read_bytes())
        if row["quote"].startswith("The Head of F") and row["label"]
    }
    assert set(roles) == {"Head of Fostering", "Head of Adoption"}
    assert all(re.fullmatch(r"k\w{8} 1", row["mark"]) for row in roles.values())
    edit(path, {"label": "Head of Adoption", "type": "role"}, verdict="change", label="Head of Adopting")
    edit(path, {"label": "Head of Fostering", "type": "role"}, verdict="drop")
    assert kg("build", minutes, "--strict").exit_code == 0
    assert {row["label"] for row in asked(kg, "roles") if row["quote"].startswith("The Head of F")} == {
        "Head of Adopting"
    }
    before = path.read_bytes()
    path.unlink()
    kg("review", "a.txt", "--out", path)  # the graph alone tells enough
    assert kg("build", minutes, "--strict").exit_code == 0
    assert {row["label"] for row in asked(kg, "roles") if row["quote"].startswith("The Head of F")} == {
        "Head of Adopting"
    }
    assert sorted(row["mark"] for row in table_of(before)) == sorted(row["mark"] for row in table_of(path.read_bytes()))


def test_one_of_two_equal_sentences_is_meant(kg: Kg, minutes: Path) -> None:
    (minutes / "a.txt").write_text(TWINS, "utf-8")
    assert kg("build", minutes).exit_code == 0
    path = minutes / "corrections.csv"
    kg("review", "--out", path)
    noted = [row for row in table_of(path.read_bytes()) if row["quote"] == "NOTED."]
    assert len(noted) == 2 and [row["mark"][-2:] for row in noted] == [" 1", " 2"]
    edit(path, {"mark": noted[1]["mark"], "quote": "NOTED."}, verdict="drop")
    assert kg("build", minutes, "--strict").exit_code == 0
    (told,) = triples(
        kg, "?d a mg:Decision ; mg:evidence ?q . ?q oa:hasSelector/oa:exact 'NOTED.' ; oa:hasSelector/oa:start ?s"
    )
    assert int(told["s"]) == TWINS.index("NOTED.")
    assert kg("review", "--out", path).exit_code == 0
    again = sorted(row["mark"] for row in table_of(path.read_bytes()) if row["quote"] == "NOTED.")
    assert again == sorted(row["mark"] for row in noted)


def test_without_a_mark_the_slots_tell_twins_apart_or_it_is_reported(kg: Kg, minutes: Path) -> None:
    (minutes / "a.txt").write_text(TWINS, "utf-8")
    quote = "The Head of Fostering and the Head of Adoption attended and answered questions."
    path = minutes / "corrections.csv"
    save(path, [correction("drop", "role", quote, label="Head of Adoption")])
    assert kg("build", minutes, "--strict").exit_code == 0
    assert {row["label"] for row in asked(kg, "roles") if row["quote"] == quote} == {"Head of Fostering"}
    save(path, [correction("drop", "role", quote)])
    assert "corrections.csv:2: 2 facts have this type and quote" in kg("build", minutes).stderr


@pytest.mark.parametrize(
    ("hint", "line"),
    [({"item": "6"}, 19), ({"item": "Budget"}, 19), ({"item": "5. Improvement Plan"}, 11), ({"line": "19"}, 19)],
)
def test_an_added_quote_that_stands_twice_is_found_by_item_or_line(
    kg: Kg, minutes: Path, hint: dict[str, str], line: int
) -> None:
    text = f"{MINUTES}\n6. Budget\n\nMembers asked about the cost.\n\n{CONCERN}\n\nRESOLVED: That it be noted.\n"
    assert text.split("\n")[18] == CONCERN
    (minutes / "a.txt").write_text(text, "utf-8")
    path = minutes / "corrections.csv"
    save(path, [correction("add", "action", CONCERN, owner="Chair")])
    assert "the quote stands 2 times in the text (lines 11, 19)" in kg("build", minutes).stderr
    save(path, [correction("add", "action", CONCERN, owner="Chair", **hint)])
    assert kg("build", minutes, "--strict").exit_code == 0
    kg("review", "--out", path)
    (row,) = (row for row in table_of(path.read_bytes()) if row["verdict"] == "add")
    assert row["line"] == str(line)


def test_an_added_fact_that_the_rules_find_later_is_there_once(kg: Kg, minutes: Path) -> None:
    path = minutes / "corrections.csv"
    save(path, [correction("add", "statement", CONCERN, by="the Chair", stance="concern")])
    assert kg("build", minutes, "--strict").exit_code == 0
    (row,) = (row for row in asked(kg, "statements") if row["source"] == "a.txt")
    (told,) = triples(kg, "?act mg:verdict verdict:add ; mg:corrects ?fact . ?fact mg:rule ?rule")
    assert told["fact"] == row["event"] and told["rule"].startswith("statement.")
    kg("review", "--out", path)
    assert sum(row["quote"] == CONCERN and row["type"] == "statement" for row in table_of(path.read_bytes())) == 2


def test_the_later_of_two_corrections_is_used_and_equal_days_that_disagree_are_reported(kg: Kg, minutes: Path) -> None:
    path = minutes / "corrections.csv"
    old = {**correction("drop", "statement", CONCERN), "checked on": "2026-01-01"}
    new = correction("change", "statement", CONCERN, by="Bo")
    for rows in ([old, new], [new, old]):
        save(path, rows)
        assert kg("build", minutes, "--strict").exit_code == 0
        assert {row["by"] for row in asked(kg, "statements") if row["source"] == "a.txt"} == {"Bo"}
    save(path, [{**old, "checked on": new["checked on"]}, new])
    result = kg("build", minutes)
    assert result.stderr.count("another correction of the same fact and day disagrees") == 2
    assert {row["by"] for row in asked(kg, "statements") if row["source"] == "a.txt"} == {"Chair"}


# What is wrong with a table


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


TEXTS = st.text(st.characters(blacklist_categories=("Cs", "Cc"), blacklist_characters="\u2028\u2029"), max_size=30)
SEEN = [("statement", CONCERN, {"by": "Chair", "stance": "concern"}), ("report", REPORTED, {"by": "Director"}),
        ("role", REPORTED, {"label": "Director"}), ("role", REPORTED, {"label": "Clerk"})]  # fmt: skip


def seen_facts(file: str) -> list[Seen]:
    marks = slots.marks([(0, k, q) for k, q, _ in SEEN], [slots.mark(k, c) for k, _, c in SEEN])
    out = []
    for n, ((kind, quote, cells), mark) in enumerate(zip(SEEN, marks, strict=True)):
        row = {**cells, "file": file, "item": "5. Plan", "line": str(n), "type": kind, "quote": quote, "rule": "r", "mark": mark,
               "certainty": "0.50", "why": "", "verdict": ""}  # fmt: skip
        out.append(Seen(row, Candidate(kind, plain(quote), frozenset({"5"}), mark, cells), n, 0.5, False))
    return out


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


# Certainty


def test_certainty_follows_the_rule_and_what_is_doubtful() -> None:
    cells = {"by": "Chair", "stance": "neutral"}
    sure, why = certainty("statement", "statement.raise-concern", cells, ())
    assert 0 < sure < 1 and "the rule was right" in why
    less, why = certainty("statement", "statement.raise-concern", cells, {"by"})
    assert less < sure and "resolved, not printed: by" in why
    empty, why = certainty("statement", "statement.raise-concern", {"stance": "neutral"}, ())
    assert empty < sure and "empty: by" in why
    assert "never measured" in certainty("statement", "no.such.rule", cells, ())[1]


def test_the_measured_rules_are_possible() -> None:
    from minutegraph.review.certainty import _measured

    assert set(_measured()["types"]) == set(SLOTS)
    assert all(0 <= exact <= right <= found for found, right, exact in _measured()["types"].values())
    assert len(_measured()["rules"]) > 50
    assert all(0 <= right <= found > 0 for found, right in _measured()["rules"].values())


# Applying, without a graph


def extraction(text: str = MINUTES) -> Extraction:
    return extract(read_minutes(Document("m.txt", text)))


def test_what_a_person_leaves_as_it_was_stays_as_it_was_found() -> None:
    found = extraction()
    (answer,) = (fact for fact in found.facts if fact.type == "answer")
    row = Row("answer", REPLIED, "", "", "change", (("by", "director"), ("to", "Members")), "Ada", "2026")
    corrected, told = apply(found, [row])
    (new,) = (fact for fact in corrected.facts if fact.type == "answer")
    assert told == () and new.basis == "corrected"
    assert new.by == answer.by and new.question == answer.question  # type: ignore[attr-defined]
    assert [party.kind for party in new.to] == ["group"]  # type: ignore[attr-defined]


def test_a_change_that_changes_nothing_is_told_and_counts_as_keep() -> None:
    corrected, told = apply(
        extraction(), [Row("statement", CONCERN, "", "", "change", (("by", "the chair"),), "Ada", "2026")]
    )
    assert [each.severity for each in told] == ["info"] and all(fact.basis != "corrected" for fact in corrected.facts)


def test_added_facts_have_themes_and_stand_in_the_order_of_the_text() -> None:
    rows = [
        Row("statement", ASKED, "", "", "add", (("by", "Bo"),), "Ada", "2026"),
        Row("question", CONCERN, "", "", "add", (("by", "Bo"),), "Ada", "2026"),
    ]
    corrected, told = apply(extraction(), rows)
    assert told == ()
    assert all(one.start <= other.start for one, other in pairwise(corrected.facts))
    (new,) = (fact for fact in corrected.facts if fact.rule == "review.added" and isinstance(fact, Statement))
    assert new.themes == next(
        fact.themes for fact in corrected.facts if isinstance(fact, Question) and fact.start == new.start
    )
    assert len({fact.id for fact in corrected.facts}) == len(corrected.facts) == len(dict(corrected.names))


def test_a_correction_that_does_not_say_who_and_when_is_used_and_told() -> None:
    corrected, told = apply(extraction(), [Row("statement", CONCERN, "", "", "drop")])
    assert not any(fact.type == "statement" for fact in corrected.facts)
    assert [(each.severity, "who made it and when" in each.message) for each in told] == [("info", True)]


def test_an_added_quote_outside_the_items_of_business_is_told() -> None:
    found = extraction()
    head, item = found.minutes.items
    found = replace(found, minutes=replace(found.minutes, items=(replace(head, end=head.start), item)))
    corrected, told = apply(found, [Row("statement", "12 March 2019", "", "", "add", (), "Ada", "2026")])
    assert corrected.facts == found.facts
    assert [each.message[:50] for each in told] == ["its sentence stands outside all items of business:"]


def test_the_same_corrections_in_any_order_give_the_same() -> None:
    found = extraction(TWINS)
    quotes = [CONCERN, REPORTED, ASKED, "NOTED.", "Gone."]
    rows = [
        Row(kind, quote, "", mark, verdict, (("by", "Bo"),), who, "2026")  # type: ignore[arg-type]
        for kind in ("statement", "report", "question", "decision")
        for quote in quotes
        for mark, verdict in (("", "add"), ("", "drop"), ("", "keep"))
        for who in ("Ada", "Bo")
    ]
    first = apply(found, rows)
    for seed in range(20):
        random.Random(seed).shuffle(rows)
        assert apply(found, rows) == first


def test_rows_of_the_tool_are_no_rows_of_a_person() -> None:
    facts: Sequence[Seen] = seen_facts("a.txt")
    assert not any(by_person(fact.cells) for fact in facts)
    assert by_person({**facts[0].cells, "by": "Bo"}) and by_person({**facts[0].cells, "note": "?"})


def test_item_labels() -> None:
    assert item_label("7", "Plan") == "7. Plan" and item_label("7.", "Plan") == "7. Plan"
    assert item_label(None, "Plan") == "Plan" and item_label("7", None) == "7" and item_label(None, None) == ""
