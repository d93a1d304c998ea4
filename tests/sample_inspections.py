"""The inspections of short items, for the tests of their finder."""

from __future__ import annotations

from typing import Any

from sample_items import labels

from minutegraph.extraction.inspections import finder as inspections
from minutegraph.model import Inspection, Minutes


def found(minutes: Minutes) -> list[Inspection]:
    """The inspections of a document."""
    return [fact for _, fact in inspections.of_document(minutes)]


def slots_of(fact: Inspection) -> dict[str, Any]:
    """What is known of an inspection, by slot."""
    return {
        "inspector": labels(fact.inspector), "on": labels(fact.on), "kind": fact.kind, "date": fact.date,
        "outcome": fact.outcome, "framework": fact.framework,
    }  # fmt: skip
