"""What `kg build` makes of human corrections, and how each finds its fact again."""

from __future__ import annotations

import json
import random
import re
from pathlib import Path

import pytest
from conftest import MINUTES
from review_sheets import (
    ASKED,
    CONCERN,
    REPLIED,
    REPORTED,
    TWINS,
    Kg,
    asked,
    correction,
    edit,
    save,
    table_of,
    triples,
)


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
