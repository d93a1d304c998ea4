"""From cells of the table to the slots of a fact."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from minutegraph.extraction import themes
from minutegraph.extraction.parties import mentions as parties
from minutegraph.extraction.parties import outsiders
from minutegraph.model import (
    Action,
    Answer,
    Decision,
    Fact,
    Inspection,
    Intervention,
    Party,
    PartyKind,
    Question,
    Recommendation,
    Report,
    Role,
    Statement,
)
from minutegraph.rdf.iris import key
from minutegraph.review import slots
from minutegraph.review.cells import plain
from minutegraph.review.slots import SLOTS

ADDED = "review.added"
"""The rule of facts that a person has added."""

_CLASSES: Mapping[str, type[Fact]] = {
    each.type: each
    for each in (
        *(Report, Question, Answer, Statement, Decision, Action, Inspection, Intervention, Recommendation, Role),
    )
}


class Named:
    """The parties that a document's facts name, so that a label that a person writes is whom it was before."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        """Gather them: of one label the first."""
        self._known: dict[str, Party] = {}
        for fact in facts:
            for slot, holds in SLOTS[fact.type].items():
                if holds == "parties":
                    for party in getattr(fact, slot):
                        self._known.setdefault(key(party.label), replace(party, basis="stated"))

    def party(self, label: str) -> Party:
        """The party of a label: as the document names it, else of the kind that its words tell."""
        known = self._known.get(key(label))
        return replace(known, label=label) if known else Party(label, _kind(label))


def _kind(label: str) -> PartyKind:
    """What a label names: an outside body, or what the rules would take it for; else an organisation."""
    for body in outsiders.bodies(label):
        if body.start == 0 and body.end == len(label):
            return outsiders.party(body).kind
    for mention in parties.find(label):
        if not mention.pronoun:
            return mention.party.kind
    return "organisation" if label[:1].isupper() else "group"


def changed(fact: Fact, was: slots.Cells, cells: slots.Cells, named: Named) -> Fact:
    """The fact with the slots of the cells; what a cell says as before (`was`) stays just as it was found.

    The question of an answer is not among them: it hangs on the other facts.
    """
    new: dict[str, Any] = {
        slot: _value(fact.type, slot, cell, getattr(fact, slot), named)
        for slot, cell in cells.items()
        if SLOTS[fact.type][slot] != "question" and not slots.same(fact.type, slot, cell, was[slot])
    }
    return replace(fact, basis="corrected", **new)


def added(kind: str, place: tuple[int, int, int], cells: slots.Cells, quote: str, named: Named) -> Fact:
    """A new fact at (start, end, item)."""
    start, end, item = place
    own = {slot: cell for slot, cell in cells.items() if SLOTS[kind][slot] != "question"}
    values: dict[str, Any] = {slot: _value(kind, slot, cell, (), named) for slot, cell in own.items()}
    common: dict[str, Any] = {"start": start, "end": end, "item": item, "rule": ADDED, "basis": "corrected"}
    return _CLASSES[kind](**common, themes=themes.themes(quote), **values)


def _value(kind: str, slot: str, cell: str, was: object, named: Named) -> object:
    if SLOTS[kind][slot] != "parties":
        return cell or slots.DEFAULTS.get((kind, slot))
    before = (
        {key(plain(party.label)): party for party in was if isinstance(party, Party)} if isinstance(was, tuple) else {}
    )
    return tuple(before.get(key(plain(label))) or named.party(label) for label in slots.labels(cell))
