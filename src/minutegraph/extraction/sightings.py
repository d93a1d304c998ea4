"""Where a sentence speaks of an inspection, visit, review or audit by an outside body, and what it says of it."""

from __future__ import annotations

from minutegraph.extraction import occasion_nouns, occasion_verbs, occasion_verdicts
from minutegraph.extraction.hints import Hints
from minutegraph.extraction.occasions import Around, Occasion, Sighting
from minutegraph.lexicon import load

HINTS = Hints(tuple(load("inspections")["around"]["hints"]))
"""A sentence without any of these speaks of no inspection."""


def find(
    text: str, year: int | None = None, title: bool = False, around: Around = Around()
) -> tuple[Sighting, ...]:
    """The events that the sentence speaks of, in order; `year` completes dates without a year.

    `around` tells of the bodies that the text before names. With `title` the text is
    the title or purpose of an item, which may name events in the plural. What is denied, hoped for, a matter of routine
    or internal to the body is left out. Texts without `HINTS` need not be tried.
    """
    told = Occasion(text, year, title, around)
    turn = occasion_verdicts.earlier(told)
    if turn is not None:
        now = _told(Occasion(text[:turn], year, title, around))
        return (*now, occasion_verdicts.before(told, turn, now))
    return tuple(_told(told))


def _told(told: Occasion) -> list[Sighting]:
    """The events of a sentence that speaks of one time only, in order."""
    found = _apart([*occasion_verbs.find(told), *occasion_nouns.find(told)]) or list(occasion_verdicts.find(told))
    return list(occasion_verdicts.add(told, sorted(found, key=lambda sighting: sighting.start)))


def _apart(found: list[Sighting]) -> list[Sighting]:
    """Without those that name again what a stronger one beside them names."""
    kept: list[Sighting] = []
    for one in sorted(found, key=lambda sighting: -sighting.strength):
        if not any(one.start < k.end and k.start < one.end and (one.start, one.end) != (k.start, k.end) for k in kept):
            kept.append(one)
    return kept
