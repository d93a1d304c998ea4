"""What passages state that were written and marked by people who had not seen the rules: who told whom, events, and nothing.

Each passage is a test; those that the rules do not read rightly are named below, and must be taken off the list when they are.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from sample_items import item

from minutegraph.extraction.finders import extract
from minutegraph.model import Fact

DATA = Path(__file__).parent / "data" / "apart"
SPEECH = ("report", "question", "answer", "statement")
EVENTS = ("inspection", "intervention", "recommendation")
SLOTS = {
    **dict.fromkeys(SPEECH, ("by", "to")),
    "inspection": ("inspector", "on", "framework", "kind", "date", "outcome"),
    "intervention": ("by", "on", "kind", "date"),
    "recommendation": ("by", "to", "number"),
}
MISREAD = {"direction": frozenset({48, 57, 128}), "events": frozenset({22, 24, 27, 43, 61, 67})}
"""The lines of each file that are not read rightly: "the first was judged good and the second inadequate"."""


def passages(name: str) -> list[Any]:
    """The passages of a file, those known to be misread marked as failing."""
    lines = (DATA / f"{name}.jsonl").read_text("utf-8").splitlines()
    wrong = MISREAD.get(name, frozenset())
    return [
        pytest.param(json.loads(line), id=str(n), marks=[pytest.mark.xfail(strict=True)] if n in wrong else [])
        for n, line in enumerate(lines, 1)
    ]


def folded(value: Any) -> Any:
    """A label, or several in any order, as the marks compare them: without case, marks and the smallest words."""
    if isinstance(value, (list, tuple)):
        return tuple(sorted(map(folded, value)))
    words = re.findall(r"\w+", (value or "").lower().replace("'s", ""))
    return " ".join(word for word in words if word not in ("the", "a", "of", "and", "for"))


def stated(passage: dict[str, Any], kinds: tuple[str, ...]) -> list[tuple[str, ...]]:
    """The marked facts of these kinds, slot by slot."""
    return sorted((f["type"], *(folded(f[slot]) for slot in SLOTS[f["type"]])) for f in passage["facts"] if f["type"] in kinds)


def read(passage: dict[str, Any], kinds: tuple[str, ...]) -> list[tuple[str, ...]]:
    """The facts found of these kinds, slot by slot."""
    found = extract(item(passage["text"], "Improvement", passage.get("date"))).facts
    return sorted((f.type, *(folded(_value(f, slot)) for slot in SLOTS[f.type])) for f in found if f.type in kinds)


def _value(fact: Fact, slot: str) -> Any:
    value = getattr(fact, slot)
    return [party.label for party in value] if isinstance(value, tuple) else value


@pytest.mark.parametrize("passage", passages("direction"))
def test_who_told_whom(passage: dict[str, Any]) -> None:
    assert read(passage, SPEECH) == stated(passage, SPEECH)


@pytest.mark.parametrize("passage", passages("events"))
def test_what_outside_bodies_did(passage: dict[str, Any]) -> None:
    assert read(passage, EVENTS) == stated(passage, EVENTS)


@pytest.mark.parametrize("passage", passages("nothing"))
def test_nothing_is_made_up(passage: dict[str, Any]) -> None:
    assert not [fact for fact in extract(item(passage["text"])).facts if fact.type in passage["none"]]
