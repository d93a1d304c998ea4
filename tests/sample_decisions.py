"""The decisions of short items, for the tests of their finder."""

from __future__ import annotations

from minutegraph.extraction.context import Context
from minutegraph.extraction.decisions import finder as outcomes
from minutegraph.model import Decision, Minutes

Expected = tuple[str, str, list[str]]


def decisions(minutes: Minutes) -> list[Decision]:
    """The decisions of all items in order."""
    return [fact for index in range(len(minutes.items)) for fact in outcomes.find(Context(minutes, index))]

