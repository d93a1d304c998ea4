"""What an item is about: the inspection that its title and the agenda's text tell of, and whom it named last."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from minutegraph.extraction.inspections import sightings
from minutegraph.extraction.inspections.listed_inspections import abbreviated
from minutegraph.extraction.inspections.occasions import STATUTORY
from minutegraph.extraction.inspections.sighting import Sighting
from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.parties import outsiders
from minutegraph.extraction.parties.outsiders import Named, bodies
from minutegraph.lexicon import load
from minutegraph.model import Item

_CAPITALS = 5
"""Letters up to which a name in capitals is an abbreviation."""
_MAY_TELL = regex(r"inspect|judge?ment|visit", re.I)
_REPORT = regex(r"\breport\b", re.I)


@dataclass(frozen=True, slots=True)
class Topic:
    """What the title and the agenda's text of an item say of the inspection that it is about."""

    inspectors: tuple[Named, ...] = ()
    titled: tuple[Sighting, ...] = ()
    purposed: tuple[Sighting, ...] = ()

    @property
    def sightings(self) -> tuple[Sighting, ...]:
        """Those of the title, then those of the agenda's text."""
        return (*self.titled, *self.purposed)


def topic(item: Item, year: int | None) -> Topic:
    """What the item's title and purpose say of the inspection that the item is about, if it is about one."""
    title = item.title or ""
    named = [as_in_text(item, abbreviated(title, body)) for body in bodies(title)]
    purposes: list[Sighting] = []
    for block in item.blocks:
        if block.section == "purpose":
            for sentence in block.sentences:
                if _MAY_TELL.search(sentence.text):
                    named += bodies(sentence.text)
                    purposes += sightings.find(sentence.text, year, title=True)
    distinct = {body.slug: body for body in reversed(named) if body.kind not in ("department", "ombudsman")}
    titled = sightings.find(title, year, title=True) if sightings.HINTS.found(title) else ()
    return Topic(tuple(reversed(distinct.values())), titled or _by_framework(title, named), tuple(purposes))




def as_in_text(item: Item, body: Named) -> Named:
    """The body as the item's text prints it, where the title has it in capitals only because it is a title."""
    if not body.label.isupper() or len(body.label) <= _CAPITALS or " " not in body.label:
        return body
    told = (other for b in item.blocks if b.kind != "heading" for s in b.sentences for other in bodies(s.text))
    return next(
        (replace(body, label=other.label) for other in told if other.slug == body.slug and other.label != body.label),
        body,
    )


def _by_framework(title: str, named: list[Named]) -> tuple[Sighting, ...]:
    """What a title is about that only names a framework: "HMICFRS Round 3", "Best Value Assurance Report"."""
    for framework in outsiders.frameworks(title)[:1]:
        entry = load("frameworks")[framework.slug]
        own = tuple(body for body in named if body.slug in entry["inspectors"])
        if own or _REPORT.search(title):
            return (Sighting(0, len(title), entry["kinds"][0], 1, inspectors=own, framework=framework, head="named"),)
    return ()


def nearest(item: Item, start: int) -> frozenset[str]:
    """Keys of the inspectorates and regulators that the item named last up to the sentence at `start`, else of its title's."""
    before = [s for b in item.blocks if b.section != "furniture" for s in b.sentences if s.start <= start]
    for text in (*(s.text for s in reversed(before)), item.title or ""):
        found = frozenset(body.slug for body in bodies(text) if body.kind in STATUTORY)
        if found:
            return found
    return frozenset()
