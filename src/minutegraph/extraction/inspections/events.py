"""The distinct inspections that a document speaks of: its sightings, put together where they mean one event."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache, partial

from minutegraph.extraction.inspections import labels, places, topics
from minutegraph.extraction.inspections.event_matching import Event, bodies_of, contradicts, same, shared
from minutegraph.extraction.inspections.listed_inspections import abbreviated
from minutegraph.extraction.inspections.places import Place, Setting
from minutegraph.extraction.inspections.sighting import Sighting
from minutegraph.extraction.inspections.topics import Topic
from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.language.numbers import PLACES
from minutegraph.extraction.meeting_dates import meeting_date
from minutegraph.extraction.parties import strangers
from minutegraph.extraction.parties.outsiders import Named, bodies, fold, is_general, shortened
from minutegraph.model import Item, Minutes


def events(minutes: Minutes) -> list[Event]:
    """The distinct events that a document speaks of, those named only in passing included."""
    own = meeting_date(minutes)
    year = int(own[:4]) if own else None
    text = minutes.document.text
    setting = places.Setting(own, year, cache(lambda: _known(text)), cache(lambda: strangers.firms(text)))
    found: list[Event] = []
    for index, item in enumerate(minutes.items):
        topic = _with_firm(topics.topic(item, year), setting)
        titled = next((s.on for s in topic.titled if s.on), ())
        here: list[Event] = []
        last: Place | None = None
        nearby = partial(topics.nearest, item)
        for place in places.find(index, item, setting):
            place = _following(replace(place, titled=titled) if titled else place, last, topic)
            last = place if place.sighting.head != "judged" else last
            event = same(found, place, nearby)
            if event is None:
                audited = _audited(item) if place.sighting.again else None
                if place.sighting.again and not (audited and place.sighting.kind == "audit" and place.sighting.date):
                    continue
                if audited:
                    place = replace(place, sighting=replace(place.sighting, on=audited))
                event = Event(nearby=frozenset() if bodies_of(place.sighting) else nearby(place.sentence.start))
                found.append(event)
            event.places.append(place)
            if event not in here:
                here.append(event)
        _apply(topic, here)
        _lend(here, found)
    return found


def _with_firm(topic: Topic, setting: Setting) -> Topic:
    """The topic with the document's only firm of auditors for "the external auditor" of a title."""
    if not any(is_general(body) for body in topic.inspectors):
        return topic
    firms = setting.firms()
    if firms.only is None:
        return topic
    name = firms.only
    named = (
        Named(b.start, b.end, f"firm {fold(name)}", name, "auditor") if is_general(b) else b
        for b in topic.inspectors
    )
    return replace(topic, inspectors=tuple(named))


def _audited(item: Item) -> tuple[str, ...]:
    """The accounts that the item's title is about, whose audit "the audit" in it is."""
    match = _OF_YEAR.search(item.title or "")
    return (match[0],) if match else labels.accounts(item.title or "")


_OF_YEAR = regex(
    r"\b(?:(?:final|annual|draft)\s+)?(?:statements?\s+of\s+)?accounts\s+(?:for\s+)?\d{4}\s?[/-]\s?\d{2,4}", re.I
)


_OWN_COMMISSION = regex(r"(?<!quality )(?<!audit )(?<!accounts )\bcommission\b", re.I)
_HEAD = 400
"""Characters at the head of a document in which its own body is named."""


def _known(text: str) -> frozenset[str]:
    """Keys of the bodies that a common noun may stand for; "the Commission" of a Scrutiny Commission is that one."""
    known = frozenset(body.slug for body in bodies(text))
    return known - shortened("commission") if _OWN_COMMISSION.search(text, 0, _HEAD) else known


_NEAR = 500
"""Characters between two sentences of which the second goes on with the first."""


def _following(place: Place, last: Place | None, topic: Topic) -> Place:
    """Of "A was inspected by Ofsted. B was inspected in May": the second with the inspectors of the first, or of the title."""
    sighting = place.sighting
    titled = tuple(body for body in topic.inspectors if body.kind == "inspectorate")
    if sighting.follows and len(titled) == 1 and (last is None or not last.sighting.inspectors):
        return replace(place, sighting=replace(sighting, again=False, bare=False))
    if not sighting.follows or last is None or not last.sighting.inspectors or last.sighting.arranged:
        return place
    if place.sentence.start - last.sentence.end > _NEAR:
        return place
    return replace(place, sighting=replace(sighting, inspectors=last.sighting.inspectors, again=False, bare=False))


def _lend(here: list[Event], found: list[Event]) -> None:
    """Let an event that leaves open what was inspected, or by whom, have that of an event that it goes on from."""
    for n, event in enumerate(here):
        lead = event.places[0].sighting
        has_on = any(event.values("on"))
        before = [e for e in here[:n] if any(e.values("on")) or e.lent_on]
        if lead.which in PLACES and lead.head in ("inspection", "peer", "review") and event.topic is None:
            for other in [e for e in here if e is not event and _of_series(e, lead)][:1]:
                event.lent_on = () if has_on else _on(other)
                event.lent_inspectors = () if any(event.values("inspectors")) else _inspectors(other)
        elif not has_on and before and any(p.sighting.of_it or _without_object(p) for p in event.places):
            own = lead.head == "visited" or not any(p.sighting.of_it for p in event.places)
            made = [b for b in before if not contradicts(b, lead, strict=False)] if own else before
            event.lent_on = _on(made[-1]) if made else ()
        elif not has_on and not lead.again and ((lead.arranged and lead.head == "visited") or _one_of_several(event)):
            same = [e for e in (*found, *here) if e is not event and any(e.values("on")) and shared(e, lead)]
            event.lent_on = _on(same[-1]) if same else ()


_SERIES = regex(r"\b(?:its|the|their)\s+(?:[\w-]+\s+)?(?:last|next|previous|latest|most\s+recent|earlier)\s", re.I)


def _one_of_several(event: Event) -> bool:
    """Whether the event is told to be the next or the last of several: "HMICFRS had given notice of its next inspection"."""
    return any(_SERIES.search(p.sentence.text[p.sighting.start : p.sighting.end]) for p in event.places)


def _of_series(event: Event, sighting: Sighting) -> bool:
    """Whether the event is one of the series that the sighting is of: "the first inspection", "the second"."""
    return any(p.sighting.which in PLACES and p.sighting.kind == sighting.kind for p in event.places)


def _without_object(place: Place) -> bool:
    """Whether a judgement is told, and not of what: "the rating was good"."""
    return place.sighting.head == "judged" and not place.sighting.on


def _on(event: Event) -> tuple[str, ...]:
    return next((place.sighting.on for place in event.places if place.sighting.on), event.lent_on)


def _inspectors(event: Event) -> tuple[Named, ...]:
    """Who made the event's inspection, by the abbreviation that the text gives with the name."""
    for place in event.places:
        if place.sighting.inspectors:
            return tuple(abbreviated(place.sentence.text, body) for body in place.sighting.inspectors)
    return event.lent_inspectors


def _apply(topic: Topic, here: list[Event]) -> None:
    """Let the item's title speak for the event that the item is about."""
    if not (topic.inspectors or topic.sightings):
        return
    own = [e for e in here if e.topic is None and _may_be_about(topic, e)]
    if not topic.sightings:
        for event in own:
            event.titled = topic.inspectors
    if own:
        main = max(own, key=lambda event: (event.strength, max(map(fullness, event.places)), len(event.places)))
        main.topic = topic
        for event in own:
            if event is not main and any(p.sentence is q.sentence for p in event.places for q in main.places):
                event.titled = topic.inspectors  # "A had been judged good and B outstanding" under "CQC inspections"


def _may_be_about(topic: Topic, event: Event) -> bool:
    """Whether nothing that is said of the event speaks against its being the one that the title names."""
    if any(
        place.sighting.head == "mock" or place.sighting.arranged or place.sighting.which in ("previous", "next")
        for place in event.places
    ):
        return False
    if any(contradicts(event, sighting, strict=False) for sighting in topic.sightings):
        return False
    kinds = {s.kind for s in topic.sightings if not s.bare} - {"inspection", "other"}
    return not kinds or any(place.sighting.bare or place.sighting.kind in kinds for place in event.places)


def fullness(place: Place) -> int:
    """How much of the event the sentence states."""
    sighting = place.sighting
    return (
        4 * bool(sighting.date)
        + 2 * bool(sighting.inspectors)
        + 2 * bool(sighting.on)
        + 2 * bool(sighting.judgement)
        + bool(sighting.framework)
        + sighting.strength
        - 3 * place.limb
        - 5 * place.listed
        - 2 * (sighting.head == "judged" and sighting.strength == 1)
    )
