"""Corrections applied to what was found in a text, without a graph, and how certain facts are."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from conftest import MINUTES
from review_sheets import (
    ASKED,
    CONCERN,
    REPLIED,
    REPORTED,
    TWINS,
    seen_facts,
)

from minutegraph.extraction.finders import extract
from minutegraph.model import Document, Extraction, Question, Statement
from minutegraph.reading.layout import read as read_minutes
from minutegraph.review.applying import apply
from minutegraph.review.certainty import certainty
from minutegraph.review.fitting import item_label
from minutegraph.review.graph import Seen
from minutegraph.review.rows import Row
from minutegraph.review.sheet import by_person
from minutegraph.review.slots import SLOTS


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
