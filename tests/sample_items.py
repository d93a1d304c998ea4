"""Short items of business for the tests of the finders."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from minutegraph.extraction.context import Context
from minutegraph.extraction.inspections import finder as inspections
from minutegraph.model import Document, Fact, Metadata, Minutes
from minutegraph.reading.layout import read

DATE = "2023-11-14"


def item(text: str, title: str = "Children's services update", date: str | None = DATE) -> Minutes:
    """One item of a page in the common style: its title, "Minutes:", the text."""
    return read(Document("t.txt", f"Agenda item\n\n{title}\n\nMinutes:\n\n{text}\n", Metadata(date=date)))


def facts(minutes: Minutes, find: Callable[[Context], Iterator[Fact]]) -> list[Fact]:
    """What the finder finds in the items in turn, inspections having been found before it."""
    found: list[Fact] = []
    known: list[Fact] = []
    for index in range(len(minutes.items)):
        context = Context(minutes, index, tuple(known))
        context.facts.extend(inspections.find(context))
        found += find(context)
        known += context.facts
    return found


def quote(minutes: Minutes, fact: Fact) -> str:
    """The fact's stretch of the text, white space folded."""
    return " ".join(minutes.document.text[fact.start : fact.end].split())


def labels(parties: object) -> list[str]:
    """The labels of parties."""
    return [party.label for party in parties]  # type: ignore[attr-defined]
