"""The distinct inspections that a document speaks of: its sightings, put together where they mean one event."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache, partial

from minutegraph.extraction import dates, occasion_objects, places, strangers
from minutegraph.extraction.occasions import ORDINALS, Sighting
from minutegraph.extraction.outsiders import Named, bodies
from minutegraph.extraction.places import Place, Topic
from minutegraph.lexicon import load
from minutegraph.model import Minutes


@dataclass(slots=True)
class Event:
    """What a document says of one inspection: its sightings, in order, and what its item's title adds.

    `titled` are the inspectors of a title that names no event; `lent_inspectors` and `lent_on` are another event's, told before.
    `nearby` are the keys of those named just before it where its first sighting names nobody.
    """

    places: list[Place] = field(default_factory=list)
    topic: Topic | None = None
    titled: tuple[Named, ...] = ()
    lent_inspectors: tuple[Named, ...] = ()
    nearby: frozenset[str] = frozenset()
    lent_on: tuple[str, ...] = ()

    def values(self, name: str) -> Iterator[object]:
        """The values of a sighting's field that are not empty, in order."""
        return (value for place in self.places if (value := getattr(place.sighting, name)))

    @property
    def strength(self) -> int:
        """The strength of its best sighting."""
        return max(place.sighting.strength for place in self.places)


def events(minutes: Minutes) -> list[Event]:
    """The distinct events that a document speaks of, those named only in passing included."""
    own = places.meeting_date(minutes)
    year = int(own[:4]) if own else None
    text = minutes.document.text
    setting = places.Setting(
        own, year, cache(lambda: frozenset(body.slug for body in bodies(text))), cache(lambda: strangers.firms(text))
    )
    found: list[Event] = []
    for index, item in enumerate(minutes.items):
        topic = places.topic(item, year)
        titled = next((s.on for s in topic.titled if s.on), ())
        here: list[Event] = []
        last: Place | None = None
        nearby = partial(places.nearest, item)
        for place in places.find(index, item, setting):
            place = _following(replace(place, titled=titled) if titled else place, last)
            last = place
            event = _same(found, place, nearby)
            if event is None:
                if place.sighting.again:
                    continue
                event = Event(nearby=frozenset() if _bodies_of(place.sighting) else nearby(place.sentence.start))
                found.append(event)
            event.places.append(place)
            if event not in here:
                here.append(event)
        _apply(topic, here)
        _lend(here, found)
    return found


_NEAR = 500
"""Characters between two sentences of which the second goes on with the first."""


def _following(place: Place, last: Place | None) -> Place:
    """Of "A was inspected by Ofsted. B was inspected in May": the second with the inspectors of the first."""
    sighting = place.sighting
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
        if lead.which in ORDINALS and lead.head in ("inspection", "peer", "review") and event.topic is None:
            for other in [e for e in here if e is not event and _of_series(e, lead)][:1]:
                event.lent_on = () if has_on else _on(other)
                event.lent_inspectors = () if any(event.values("inspectors")) else _inspectors(other)
        elif not has_on and before and any(p.sighting.of_it or _without_object(p) for p in event.places):
            event.lent_on = _on(before[-1])
        elif not has_on and lead.arranged and lead.head == "visited" and not lead.again:
            same = [e for e in found if e is not event and any(e.values("on")) and _shared(e, lead)]
            event.lent_on = _on(same[-1]) if same else ()


def _of_series(event: Event, sighting: Sighting) -> bool:
    """Whether the event is one of the series that the sighting is of: "the first inspection", "the second"."""
    return any(p.sighting.which in ORDINALS and p.sighting.kind == sighting.kind for p in event.places)


def _without_object(place: Place) -> bool:
    """Whether a judgement is told, and not of what: "the rating was good"."""
    return place.sighting.head == "judged" and not place.sighting.on


def _on(event: Event) -> tuple[str, ...]:
    return next((place.sighting.on for place in event.places if place.sighting.on), event.lent_on)


def _inspectors(event: Event) -> tuple[Named, ...]:
    """Who made the event's inspection, by the abbreviation that the text gives with the name."""
    for place in event.places:
        if place.sighting.inspectors:
            return tuple(places.abbreviated(place.sentence.text, body) for body in place.sighting.inspectors)
    return event.lent_inspectors


# Which heads may take up which kinds: "the visit" any visit, "the inspection" whatever judges.
_TAKES_UP = {
    "inspection": {"inspection", "assurance visit", "focused visit", "other"},
    "visit": {"monitoring visit", "focused visit", "assurance visit", "inspection", "other"},
    "visited": {"inspection", "monitoring visit", "focused visit", "assurance visit"},
    "inspected": {"inspection"},
    "judged": {"inspection", "other", "assurance visit"},
    "review": {"other", "peer review"},
    "fieldwork": {"inspection", "other", "audit", "peer review", "focused visit", "assurance visit"},
    "opinion": {"audit"},
    "named": {"inspection", "focused visit"},
}


def _same(found: list[Event], place: Place, nearby: Callable[[int], frozenset[str]]) -> Event | None:
    """The event that the sighting speaks of, if it was spoken of before; `nearby` gives the bodies named just before a place."""
    fitting = [event for event in found if _fits(event, place) and not _of_others(event, place, nearby)]
    if place.listed:
        fitting = [event for event in fitting if not any(p.listed and p.item == place.item for p in event.places)]
    if not fitting:
        return None
    return max(fitting, key=lambda event: (_likeness(event, place), event.places[-1].sentence.start))


def _of_others(event: Event, place: Place, nearby: Callable[[int], frozenset[str]]) -> bool:
    """Whether the event was made by others than those who were named just before a sighting that names nobody.

    In one item only what has a time of its own is told apart so: "the inspection" may be the one told of before. And whether,
    the other way round, the sighting names others than those named just before an event of another item without inspectors.
    """
    own = _bodies_of(place.sighting)
    elsewhere = event.places[-1].item != place.item
    if own and elsewhere and not any(map(_bodies_of, (p.sighting for p in event.places))):
        return not own & event.nearby if event.nearby else place.sighting.strength == 1
    if place.sighting.inspectors or not (elsewhere or place.sighting.date):
        return False
    made = {slug for p in event.places for slug in _bodies_of(p.sighting)}
    named = nearby(place.sentence.start) if made else frozenset[str]()
    return bool(made and named) and not made & named


def _fits(event: Event, place: Place) -> bool:
    sighting, last = place.sighting, event.places[-1]
    kinds = {p.sighting.kind for p in event.places}
    taken_up = sighting.bare and kinds & _TAKES_UP.get(sighting.head, set())
    if sighting.kind not in kinds and not (taken_up or _judges(event, place) or _is_visit(event, sighting)):
        return False
    if sighting.bare and last.item != place.item and sighting.head != "inspection":
        return False
    if sighting.date is None and last.item == place.item and last.part != place.part:
        return False
    if last.sentence is place.sentence and sighting.date and last.sighting.date and sighting.date != last.sighting.date:
        return False
    when = [str(value) for value in event.values("date")]
    same_time = bool(sighting.date and when and any(dates.overlap(sighting.date, value) for value in when))
    if sighting.date and when and not same_time:
        return False
    if len(sighting.date or "") > 4 and not _within(sighting.date or "", when):
        return False
    untold = last.item == place.item and not any(event.values("on")) and sighting.date not in when
    if untold and occasion_objects.different(place.titled, sighting.on):
        return False
    if last.sentence is place.sentence and occasion_objects.different(last.sighting.on, sighting.on):
        return False
    if same_time and len(sighting.date or "") > 4:
        apart = sighting.date not in when and any(
            occasion_objects.different(p.sighting.on, sighting.on) for p in event.places
        )
        return not apart and not _contradicts(event, sighting, strict=False)
    if all(p.sighting.arranged != sighting.arranged for p in event.places):
        return False
    if any(_another(p, place) for p in event.places) and not same_time:
        return False
    if sighting.date and not when and last.item != place.item and not _shared(event, sighting):
        return False
    return not _contradicts(event, sighting, strict=True)


def _judges(event: Event, place: Place) -> bool:
    """Whether the sighting is the grade, told later in the item, that the same body gave for the event."""
    sighting, last = place.sighting, event.places[-1]
    ungraded = not any(event.values("judgement")) and not any(p.sighting.arranged for p in event.places)
    told = sighting.head == "judged" and sighting.date is None and last.item == place.item
    graded = {p.sighting.kind for p in event.places} <= {"inspection", "other", "assurance visit"}
    return told and graded and ungraded and _shared(event, sighting)


SPECIAL = frozenset(("focused", "monitoring", "assurance"))
"""Heads of visits whose kind is told."""


def _is_visit(event: Event, sighting: Sighting) -> bool:
    """Whether "the Ofsted visit in May" and "the focused visit in May" are one."""
    heads = {p.sighting.head for p in event.places}
    alike = (sighting.head == "visit" and heads & SPECIAL) or (sighting.head in SPECIAL and "visit" in heads)
    return bool(alike and sighting.date and sighting.date in event.values("date") and _shared(event, sighting))


def _within(date: str, when: list[str]) -> bool:
    """Whether the date overlaps one of those that tell more than a year, if any does."""
    exact = [value for value in when if len(value) > 4]
    return not exact or any(dates.overlap(date, value) for value in exact)


def _another(one: Place, other: Place) -> bool:
    """Whether "first", "previous" or "next" tells two sightings apart; "the inspection" may be the first, told of before."""
    mine, theirs = other.sighting.which, one.sighting.which
    if mine == theirs:
        return False
    return bool(mine) or theirs not in ORDINALS or one.item != other.item


def _shared(event: Event, sighting: Sighting) -> bool:
    """Whether the sighting and the event name the same inspectorate or framework."""
    slugs = {body.slug for value in event.values("inspectors") for body in value}  # type: ignore[attr-defined]
    slugs |= {body.slug for body in (event.topic.inspectors if event.topic else event.titled)}
    frameworks = {value.slug for value in event.values("framework")}  # type: ignore[attr-defined]
    return bool(slugs & {body.slug for body in sighting.inspectors}) or bool(
        sighting.framework and sighting.framework.slug in frameworks
    )


def _contradicts(event: Event, sighting: Sighting, strict: bool) -> bool:
    """Whether inspectors, framework, judgement or what was inspected tell the two apart."""
    for place in event.places:
        other = place.sighting
        if other.framework and sighting.framework and other.framework.slug != sighting.framework.slug:
            return True
        mine, theirs = _bodies_of(sighting), _bodies_of(other)
        if mine and theirs and not mine & theirs:
            return True
        if (
            strict
            and other.judgement
            and sighting.judgement
            and not _same_verdict(other.judgement.slug, sighting.judgement.slug)
        ):
            return True
        if strict and occasion_objects.different(other.on, sighting.on):
            return True
    return False


def _bodies_of(sighting: Sighting) -> set[str]:
    """The bodies named, or else those that inspect under the framework named."""
    if sighting.inspectors:
        return {body.slug for body in sighting.inspectors}
    return set(load("frameworks")[sighting.framework.slug]["inspectors"]) if sighting.framework else set()


def _same_verdict(one: str, other: str) -> bool:
    return one == other or {one, other} in ({"c3", "serious-failings"}, {"c4", "very-serious-failings"})


def _likeness(event: Event, place: Place) -> int:
    sighting, last = place.sighting, event.places[-1]
    when = list(event.values("date"))
    return (
        4 * bool(sighting.date and sighting.date in when)
        + 2 * (last.item == place.item)
        + 2 * _shared(event, sighting)
        + (sighting.kind in {p.sighting.kind for p in event.places})
        + (event.strength > 1)
    )


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


def _may_be_about(topic: Topic, event: Event) -> bool:
    """Whether nothing that is said of the event speaks against its being the one that the title names."""
    if any(
        place.sighting.head == "mock" or place.sighting.arranged or place.sighting.which in ("previous", "next")
        for place in event.places
    ):
        return False
    if any(_contradicts(event, sighting, strict=False) for sighting in topic.sightings):
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
