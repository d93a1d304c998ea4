"""What passages state that were written and marked by people who had not seen the rules, of the plainest and of harder kinds.

Each passage is a test, by the measure of `kg evaluate`: every marked fact with every slot, and nothing besides. Those that the
rules do not read rightly are named below, and must be taken off the list when they are.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT
from sample_items import item

from minutegraph import model
from minutegraph.evaluation.matching import TYPES, Fact, Value, disagreeing, match
from minutegraph.extraction.finders import extract

DATA = Path(__file__).parent / "data" / "apart"
SPEECH = ("report", "question", "answer", "statement")
EVENTS = ("inspection", "intervention", "recommendation")
KINDS = {
    "speech": SPEECH,
    "tasks": ("decision", "action"),
    "events": EVENTS,
    "paragraphs": EVENTS,
    "inspections": EVENTS,
    "comments": ("statement", "question", "answer"),
    "discussion": (*SPEECH, "action", "decision", "role"),
    "reviews": EVENTS,
    "demands": EVENTS,
    "resolves": ("decision", "action"),
    "replies": SPEECH,
    "boards": (*SPEECH, "decision", "action"),
    "parishes": (*SPEECH, "decision", "action"),
}
"""The types that are marked in the passages of each file."""
MISREAD = {
    "direction": frozenset({128}),
    "events": frozenset({22, 24, 27, 43, 61, 67}),
    "tasks": frozenset({80, 141, 145, 146}),
    "speech": frozenset({11, 46, 48, 95, 114, 119, 136, 140}),
    "paragraphs": frozenset({1, 14, 16, 19, 30, 37, 48, 65, 72, 73, 74, 77, 79, 87, 91, 94, 98}),
    "inspections": frozenset({16, 17, 23, 27, 29, 31, 32, 48, 68, 87, 88}),
    "stance": frozenset({6}),
    "comments": frozenset(
        (
            5, 9, 15, 17, 22, 23, 27, 29, 32, 34, 39, 44, 48, 51, 53, 54, 58, 61, 63, 65, 69, 70, 75, 76, 77, 79, 80, 82,
            89, 93, 95, 97, 100, 101, 103, 106, 107, 108, 109, 111, 113, 116, 118, 119
        )
    ),
    "discussion": frozenset({2, 7, 19, 27, 30, 34, 35, 37, 38, 43, 45, 50, 58, 59, 76, 84, 86, 88, 89}),
    "reviews": frozenset(
        (
            2, 4, 7, 9, 10, 12, 15, 16, 17, 18, 20, 23, 26, 27, 28, 29, 30, 31, 32, 34, 39, 42, 44, 45, 46, 48, 50, 51,
            52, 55, 56, 57, 60, 61, 64, 66, 67, 69, 71, 73, 74, 75, 76, 78, 81, 82, 85, 87, 90, 91, 92, 94, 95, 96, 97,
            98, 99, 100, 102, 104, 105, 106, 108, 109, 110, 112, 113, 116, 117, 118, 119
        )
    ),
    "demands": frozenset(
        (
            4, 10, 16, 17, 24, 26, 28, 30, 31, 33, 35, 37, 38, 39, 42, 44, 45, 46, 47, 50, 51, 54, 56, 58, 65, 66, 68, 71,
            73, 75, 77, 78, 80, 81, 82, 83, 84, 85, 87, 88, 90, 92, 94, 100, 101, 104, 105, 106, 107, 108, 110, 111, 113,
            114, 115, 119
        )
    ),
    "resolves": frozenset(
        (
            6, 9, 13, 17, 22, 27, 31, 32, 34, 36, 42, 44, 45, 46, 51, 52, 55, 56, 60, 64, 65, 68, 70, 71, 73, 74, 76, 78,
            79, 80, 81, 84, 86, 87, 91, 95, 98, 104, 107, 108, 109, 110, 112, 114, 115, 116, 117, 120
        )
    ),
    "replies": frozenset(
        (
            1, 4, 8, 10, 12, 13, 17, 19, 20, 22, 24, 28, 30, 35, 36, 39, 46, 48, 53, 55, 57, 61, 63, 68, 70, 72, 74,
            76, 82, 83, 87, 89, 94, 96, 98, 101, 108, 110, 112, 113, 116, 118, 120
        )
    ),
    "boards": frozenset(
        (
            1, 2, 4, 11, 16, 17, 21, 22, 24, 27, 28, 31, 32, 34, 36, 37, 38, 40, 43, 44, 46, 51, 53, 55, 56, 58, 59, 61,
            63, 64, 66, 67, 68, 69, 70, 72, 74, 75, 77, 78, 81, 82, 83, 84, 86, 87, 88, 92, 93, 95, 96, 97, 98, 99, 101,
            102, 103, 105, 107, 108, 109, 111, 112, 113, 115, 116, 118, 120
        )
    ),
    "parishes": frozenset(
        (
            2, 3, 12, 28, 35, 37, 41, 43, 44, 50, 52, 60, 65, 68, 70, 72, 74, 76, 81, 92, 95, 102, 108, 109, 114, 120
        )
    ),
}
"""The lines of each file that are not read rightly."""


def passages(name: str) -> list[Any]:
    """The passages of a file, those known to be misread marked as failing."""
    lines = (DATA / f"{name}.jsonl").read_text("utf-8").splitlines()
    wrong = MISREAD.get(name, frozenset())
    return [
        pytest.param(json.loads(line), id=f"{name}-{n}", marks=[pytest.mark.xfail(strict=True)] if n in wrong else [])
        for n, line in enumerate(lines, 1)
    ]


def found(passage: dict[str, Any], kinds: tuple[str, ...]) -> list[model.Fact]:
    """The facts of these types that are found in a passage, printed as an item of a page of that date."""
    minutes = item(passage["text"], "Improvement", passage.get("date", "2023-11-14"))
    return [fact for fact in extract(minutes).facts if fact.type in kinds]


def marked(row: dict[str, Any]) -> Fact:
    """A marked fact, to compare."""
    slots: dict[str, Value] = {k: tuple(v) if isinstance(v, list) else v for k, v in row.items()}
    return Fact(row["type"], row.get("id", row["quote"]), slots)


def seen(fact: model.Fact, text: str) -> Fact:
    """A found fact, to compare."""
    slots: dict[str, Value] = {"quote": text[fact.start : fact.end]}
    for name in ("by", "to", "owner", "inspector", "on"):
        slots[name] = tuple(party.label for party in getattr(fact, name, ()))
    for name in ("stance", "kind", "due", "framework", "date", "outcome", "number", "label", "holder"):
        slots[name] = getattr(fact, name, None)
    return Fact(fact.type, fact.id, slots)


def faults(passage: dict[str, Any], kinds: tuple[str, ...]) -> Iterator[str]:
    """What is missing, what is wrong and what is too much, line by line."""
    text = item(passage["text"], "Improvement").document.text
    facts = [seen(fact, text) for fact in found(passage, kinds)]
    for kind in (kind for kind in TYPES if kind in kinds):
        golds = [marked({**row, "question": None}) for row in passage["facts"] if row["type"] == kind]
        founds = [fact for fact in facts if fact.type == kind]
        pairs = match(golds, founds, {})
        for i, j in pairs:
            if wrong := disagreeing(golds[i], founds[j], {}):
                yield f"{kind}, {', '.join(wrong)}: {golds[i].evidence}"
        yield from (f"no {kind}: {gold.evidence}" for i, gold in enumerate(golds) if i not in {i for i, _ in pairs})
        yield from (f"{kind} too much: {fact.evidence}" for j, fact in enumerate(founds) if j not in {j for _, j in pairs})


@pytest.mark.parametrize("passage", [each for name in KINDS for each in passages(name)])
def test_what_a_passage_states(passage: dict[str, Any], request: pytest.FixtureRequest) -> None:
    name = request.node.callspec.id.rsplit("-", 1)[0]
    assert not list(faults(passage, KINDS[name]))


@pytest.mark.parametrize("passage", passages("nothing"))
def test_nothing_is_made_up(passage: dict[str, Any]) -> None:
    assert not found(passage, tuple(passage["none"]))


def folded(labels: list[str]) -> tuple[str, ...]:
    """Labels in any order, without case, marks and the smallest words."""
    words = (re.findall(r"\w+", label.lower().replace("'s", "")) for label in labels)
    return tuple(sorted(" ".join(w for w in each if w not in ("the", "a", "of", "and", "for")) for each in words))


@pytest.mark.parametrize("passage", passages("stance"))
def test_what_stance_a_sentence_shows(passage: dict[str, Any]) -> None:
    assert [fact.stance for fact in found(passage, ("statement",))] == [passage["stance"]]  # type: ignore[attr-defined]


@pytest.mark.parametrize("passage", passages("direction"))
def test_who_told_whom(passage: dict[str, Any]) -> None:
    told = [(f.type, folded([p.label for p in f.by]), folded([p.label for p in f.to])) for f in found(passage, SPEECH)]  # type: ignore[attr-defined]
    assert sorted(told) == sorted((f["type"], folded(f["by"]), folded(f["to"])) for f in passage["facts"])


def test_the_page_tells_how_many_passages_are_read_rightly() -> None:
    page = (ROOT / "docs" / "accuracy.md").read_text("utf-8")
    rows = re.findall(r"(?m)^\| (\w+) \| [^|]+ \| (\d+) \| [\d of]+ \| (\d+) \|$", page)
    told = {name: (int(number), int(now)) for name, number, now in rows}
    number = {path.stem: len(path.read_text("utf-8").splitlines()) for path in DATA.glob("*.jsonl")}
    assert told == {name: (n, n - len(MISREAD.get(name, ()))) for name, n in number.items()}
