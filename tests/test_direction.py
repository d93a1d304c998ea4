"""Who told whom: what passages of many constructions state, and what must yield no speech at all."""

from __future__ import annotations

from pathlib import Path

import pytest
from sample_items import item, labels

from minutegraph.extraction.context import Context
from minutegraph.extraction.decisions import finder as outcomes
from minutegraph.extraction.speech import finder as speech
from minutegraph.model import Answer, Fact, Question, Report, Statement

DATA = Path(__file__).parent / "data" / "direction.txt"

Expected = tuple[str, list[str], list[str], str | None]


def passages() -> list[tuple[str, list[Expected]]]:
    """The passages of the data file with what each states."""
    found: list[tuple[str, list[Expected]]] = []
    for line in DATA.read_text("utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        if not line.startswith("="):
            found.append((line, []))
        elif line != "= nothing":
            kind, by, to, *stance = (part.strip() for part in line[1:].split(";"))
            found[-1][1].append((kind, _split(by), _split(to), stance[0] if stance else None))
    return found


def _split(names: str) -> list[str]:
    return [name.strip() for name in names.split("+") if name.strip()]


def spoken(passage: str) -> list[Report | Question | Answer | Statement]:
    """The facts of speech of a passage as one item of business."""
    minutes = item(passage.replace(" | ", "\n\n"))
    facts: list[Fact] = []
    for index in range(len(minutes.items)):
        context = Context(minutes, index, tuple(facts))
        context.facts.extend(outcomes.find(context))
        facts += speech.find(context)
    return [f for f in facts if isinstance(f, Report | Question | Answer | Statement)]


@pytest.mark.parametrize(
    ("passage", "expected"), passages(), ids=lambda value: value[:60] if isinstance(value, str) else None
)
def test_direction(passage: str, expected: list[Expected]) -> None:
    found = spoken(passage)
    stances = [stance for *_, stance in expected]
    seen = [
        (
            fact.type,
            labels(fact.by),
            labels(fact.to),
            fact.stance if stance and isinstance(fact, Statement) else None,
        )
        for fact, stance in zip(found, [*stances, *[None] * len(found)], strict=False)
    ]
    assert seen == expected


def test_the_passages_are_many() -> None:
    silent = [passage for passage, expected in passages() if not expected]
    assert len(passages()) - len(silent) >= 160
    assert len(silent) >= 60
