"""What `kg evaluate` promises: figures that a council can trust for its own minutes."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from minutegraph.errors import SourceError
from minutegraph.evaluation import Figures, evaluate, read
from minutegraph.evaluation.gold import for_those_that_speak
from minutegraph.evaluation.gold import found as found_in
from minutegraph.evaluation.matching import Fact, same_label, token_f1
from minutegraph.store import open_for_reading

Kg = Callable[..., Result]


def fact(kind: str, name: str, quote: str, **slots: object) -> Fact:
    return Fact(kind, name, {"quote": quote, **slots})  # type: ignore[dict-item]


def test_a_perfect_graph_has_perfect_figures() -> None:
    facts = {"A": [fact("statement", "1", "The Chair said that the hall was full.", by=("Chair",), stance="neutral")]}
    evaluation = evaluate(facts, facts)
    assert evaluation.by_type["statement"] == Figures(1, 1, 1, 1)
    assert evaluation.by_type["all"].slot_f1 == 1.0
    assert not evaluation.differences


def test_a_wrong_slot_counts_against_the_slots_alone() -> None:
    gold = {"A": [fact("statement", "1", "The Chair said so.", by=("Chair",), stance="concern")]}
    found = {"A": [fact("statement", "x", "The Chair said so.", by=("the Chair",), stance="neutral", rule="r")]}
    evaluation = evaluate(gold, found)
    assert (evaluation.by_type["all"].detection_f1, evaluation.by_type["all"].slot_f1) == (1.0, 0.0)
    assert [d.wrong for d in evaluation.differences] == [("stance",)]
    assert evaluation.by_rule == {"r": (1, 1)}


def test_misses_inventions_and_absent_documents_are_told() -> None:
    gold = {"A": [fact("decision", "1", "That the report be noted.")], "B": [fact("role", "2", "", label="Clerk")]}
    found = {"A": [fact("decision", "x", "Something else was carried entirely.", rule="r")]}
    evaluation = evaluate(gold, found)
    assert evaluation.absent == ("B",)
    assert [(d.document, d.gold is None, d.found is None) for d in evaluation.differences] == [
        ("A", False, True),
        ("A", True, False),
        ("B", False, True),
    ]
    assert evaluate(gold, found, only_found=True).by_type["role"].gold == 0


def test_an_answer_is_exact_only_if_it_answers_the_matched_question() -> None:
    asked = [
        fact("question", "q1", "A Member asked about rents."),
        fact("question", "q2", "A Member asked about trees."),
    ]
    gold = {"A": [*asked, fact("answer", "a", "The Clerk said that rents had risen.", question="q1")]}
    right = {"A": [*asked, fact("answer", "x", "The Clerk said that rents had risen.", question="q1")]}
    wrong = {"A": [*asked, fact("answer", "x", "The Clerk said that rents had risen.", question="q2")]}
    assert evaluate(gold, right).by_type["answer"].exact == 1
    assert evaluate(gold, wrong).by_type["answer"].exact == 0


def test_each_marked_fact_is_matched_once() -> None:
    gold = {"A": [fact("statement", "1", "The Chair said that the hall was full.")]}
    found = {"A": [fact("statement", n, "The Chair said that the hall was full.", rule="r") for n in "xy"]}
    assert evaluate(gold, found).by_type["statement"] == Figures(1, 2, 1, 1)


def test_labels_fold_articles_case_and_possessives() -> None:
    assert same_label("Director of Children’s Services", "the director of children's services")
    assert not same_label("Director of Place", "Director of People")
    assert token_f1("", "a word") == 0.0


def test_intervals_hold_the_figure_and_are_the_same_at_every_run() -> None:
    gold = {n: [fact("decision", "1", f"That item {n} be noted by the board.")] for n in "ABCDEFGH"}
    found = {n: gold[n] for n in "ABCDEF"}
    first, second = evaluate(gold, found), evaluate(gold, found)
    assert first.intervals == second.intervals
    for measure in ("precision", "recall", "detection_f1", "slot_f1"):
        low, high = first.intervals["decision"][measure]
        assert low - 1e-9 <= getattr(first.by_type["decision"], measure) <= high + 1e-9


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ('{"type": "statement"', "bad.jsonl:1: not JSON"),
        ('{"type": "gossip"}', "bad.jsonl:1: no fact"),
        ("[1]", "no fact"),
        ("[" * 100_000, "bad.jsonl:1: no fact"),
        ('{"type": "statement", "line": ' + "9" * 5000 + "}", "bad.jsonl:1: no fact"),
        ('\n{"type": "statement", "quote": "caf\xe9"}', "bad.jsonl:2: not UTF-8"),
    ],
    ids=lambda value: value[:20],
)
def test_a_bad_line_is_named(tmp_path: Path, line: str, complaint: str) -> None:
    (tmp_path / "bad.jsonl").write_text(line, "latin-1")
    with pytest.raises(SourceError, match=complaint):
        read(tmp_path)


def test_a_folder_without_marked_facts_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"no \.jsonl files"):
        read(tmp_path)


def test_null_and_lists_are_read(tmp_path: Path) -> None:
    row = {"id": "f1", "type": "action", "quote": "Clerk to write.", "owner": ["Clerk"], "due": None}
    (tmp_path / "A.jsonl").write_text(json.dumps(row))
    (read_fact,) = read(tmp_path)["A"]
    assert read_fact.labels("owner") == ("Clerk",)
    assert read_fact.text("due") == ""


def test_facts_marked_in_a_version_that_is_silent_count_for_the_one_that_speaks() -> None:
    marked, own = [fact("role", "1", "", label="Clerk")], [fact("role", "2", "", label="Mayor")]
    silent = {"draft": "confirmed", "page": "confirmed"}
    assert for_those_that_speak({"draft": marked, "other": own}, silent) == {"confirmed": marked, "other": own}
    assert for_those_that_speak({"draft": marked, "confirmed": own}, silent) == {"confirmed": own}


def test_what_cannot_be_matched_as_it_is_marked_is_told_with_its_line(kg: Kg, minutes: Path) -> None:
    kg("build", minutes)
    rows = [
        {"id": "q1", "type": "question", "quote": "Members asked how many\nsocial workers had left in the last year."},
        {"id": "a1", "type": "answer", "quote": "The Director replied that nine had left.", "question": "q9"},
        {"id": "a1", "type": "statement", "quote": "The Chair praised the number of vacancies."},
    ]
    gold = minutes.parent / "gold"
    gold.mkdir()
    (gold / "a.jsonl").write_text("\n".join(map(json.dumps, rows)), "utf-8")
    result = kg("evaluate", gold)
    assert result.exit_code == 0
    assert [line for line in result.stderr.splitlines() if "warning" in line] == [
        f"warning: {gold}/a.jsonl:2: another fact has the id 'a1' too; give each its own",
        f"warning: {gold}/a.jsonl:2: no question has the id 'q9', which it is to answer",
        f"warning: {gold}/a.jsonl:3: its quote is not in the text of a; copy it from texts/ of the graph",
        f"warning: {gold}/a.jsonl:3: another fact has the id 'a1' too; give each its own",
    ]


def test_the_command_prints_the_figures_of_the_library(kg: Kg, minutes: Path) -> None:
    kg("build", minutes)
    rows = {
        "a": {"id": "f1", "type": "answer", "quote": "The Director replied that nine had left.", "by": ["Director"], "to": []},
        "absent": {"id": "f1", "type": "role", "label": "Clerk"},
    }
    gold = minutes.parent / "gold"
    gold.mkdir()
    for name, row in rows.items():
        (gold / f"{name}.jsonl").write_text(json.dumps(row), "utf-8")
    given = {only: json.loads(kg("evaluate", gold, "--json", *only).stdout) for only in ((), ("--only-found",))}
    assert (given[()]["role"]["gold"], given[("--only-found",)]["role"]["gold"]) == (1, 0)
    told = found_in(open_for_reading(minutes.parent / "graph"))
    for kind, figures in evaluate(read(gold), told, only_found=True).by_type.items():
        printed = given[("--only-found",)][kind]
        assert (printed["gold"], printed["found"]) == (figures.gold, figures.found)
        assert (printed["detection_f1"], printed["slot_f1"]) == (figures.detection_f1, figures.slot_f1)
