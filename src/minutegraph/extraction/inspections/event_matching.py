"""Whether two mentions are of one event: what was inspected, by whom, when, and how it is named."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from minutegraph.extraction.inspections import object_likeness
from minutegraph.extraction.inspections.occasion_kinds import SPECIAL, VISITS_MADE
from minutegraph.extraction.inspections.places import Place
from minutegraph.extraction.inspections.sighting import Sighting
from minutegraph.extraction.inspections.topics import Topic
from minutegraph.extraction.language import dates
from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.language.numbers import PLACES
from minutegraph.extraction.parties.outsiders import Named
from minutegraph.lexicon import load


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


_TAKES_UP: dict[str, set[str]] = {
    **{key: set(kinds) for key, kinds in load("inspections")["taken_up"].items()},
    **{key: set(entry["takes_up"]) for key, entry in load("inspections")["heads"].items() if "takes_up" in entry},
}
"""Which kinds of events told of before which heads may take up: "the visit" any visit, "the inspection" whatever judges."""
_UNTOLD = frozenset(key for key, entry in load("inspectorates").items() if entry.get("untold"))
_MEANT: dict[str, str] = {key: entry["means"] for key, entry in load("outcomes").items() if "means" in entry}
"""The grades that others explain in words: "serious failings" is C3."""


def same(found: list[Event], place: Place, nearby: Callable[[int], frozenset[str]]) -> Event | None:
    """The event that the sighting speaks of, if it was spoken of before; `nearby` gives the bodies named just before a place."""
    fitting = [event for event in found if _fits(event, place) and not _of_others(event, place, nearby)]
    if place.listed and place.sighting.head == "listed" and not (place.sighting.on or place.sighting.date):
        return None  # a report by its title
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
    own = bodies_of(place.sighting)
    elsewhere = event.places[-1].item != place.item
    if own and elsewhere and not any(map(bodies_of, (p.sighting for p in event.places))):
        return not own & event.nearby if event.nearby else place.sighting.strength == 1
    if place.sighting.inspectors or not (elsewhere or place.sighting.date):
        return False
    made = {slug for p in event.places for slug in bodies_of(p.sighting)}
    named = nearby(place.sentence.start) if made else frozenset[str]()
    return bool(made and named) and not made & named


def _fits(event: Event, place: Place) -> bool:
    sighting, last = place.sighting, event.places[-1]
    if last.item == place.item and _is_grade_of_dated(event, sighting):
        return _awards(event, sighting)
    if not _is_of_kind(event, place) or not _stands_so(event, place):
        return False
    when = [str(value) for value in event.values("date")]
    same_time = bool(sighting.date and when and any(dates.overlap(sighting.date, value) for value in when))
    if sighting.date and when and not same_time:
        return False
    if len(sighting.date or "") > 4 and not _within(sighting.date or "", when):
        return False
    untold = last.item == place.item and not any(event.values("on")) and sighting.date not in when
    if untold and object_likeness.different(place.titled, sighting.on):
        return False
    if sighting.fresh and last.item != place.item and last.section != "purpose" and not same_time:
        return False
    if sighting.fresh and sighting.strength > 1 and sighting.inspectors and when and not (sighting.date or same_time):
        return False  # "a visit from the regulator" after another that is told of with its time
    if sighting.of_it and sighting.head == "visited" and not same_time:
        return False  # who came back had been there before
    if same_time and len(sighting.date or "") > 4:
        apart = sighting.date not in when and any(
            object_likeness.different(p.sighting.on, sighting.on) for p in event.places
        )
        return not apart and not contradicts(event, sighting, strict=False)
    if all(p.sighting.arranged != sighting.arranged for p in event.places):
        return False
    if any(_another(p, place) for p in event.places) and not same_time:
        return False
    if sighting.date and not when and last.item != place.item and not _is_made_alike(event, sighting):
        return False
    return not contradicts(event, sighting, strict=not _of_same_matter(event, place))


def _is_of_kind(event: Event, place: Place) -> bool:
    """Whether the sighting is of the event's kind, or by a word that may take it up."""
    sighting = place.sighting
    kinds = {p.sighting.kind for p in event.places}
    taken_up = sighting.bare and kinds & _TAKES_UP.get(sighting.head, set())
    return bool(sighting.kind in kinds or taken_up or _judges(event, place) or _is_visit(event, sighting))


def _stands_so(event: Event, place: Place) -> bool:
    """Whether the sighting stands where the event may be told of again: not in a list, under another heading, beside another."""
    sighting, last = place.sighting, event.places[-1]
    if sighting.head == "listed" and sighting.on and sighting.on not in event.values("on"):
        return False
    if sighting.bare and last.item != place.item and sighting.head != "inspection":
        return False
    if sighting.date is None and last.item == place.item and last.part != place.part:
        return False
    if last.sentence is not place.sentence:
        return True
    other_time = sighting.date and last.sighting.date and sighting.date != last.sighting.date
    return not (other_time or object_likeness.different(last.sighting.on, sighting.on))


def _is_made_alike(event: Event, sighting: Sighting) -> bool:
    """Whether both name the same body or framework, and the sighting names a framework where the event does."""
    framed = any(True for _ in event.values("framework"))
    return shared(event, sighting) and not (framed and sighting.framework is None)


def is_award(sighting: Sighting) -> bool:
    """Whether a regulator's grade is told with the day on which it was given, which is not that of the inspection."""
    return sighting.head == "judged" and sighting.kind == "other" and sighting.date is not None


_INSPECTING = frozenset(("inspection", "visited", "inspected", "fieldwork"))


def _is_grade_of_dated(event: Event, sighting: Sighting) -> bool:
    """Whether one of the two is a regulator's grade and the other an inspection, and each has its day."""
    if is_award(sighting):
        return any(p.sighting.date and p.sighting.head in _INSPECTING for p in event.places)
    dated = sighting.date is not None and sighting.head in _INSPECTING and sighting.judgement is None
    return dated and all(is_award(p.sighting) for p in event.places)


def _awards(event: Event, sighting: Sighting) -> bool:
    """Whether of a regulator's grade and an inspection, each told with its day, the one was given for the other."""
    if contradicts(event, sighting, strict=True) or any(p.sighting.arranged for p in event.places) or sighting.arranged:
        return False
    days = [str(value) for value in event.values("date")]
    if is_award(sighting):
        graded = any(event.values("judgement"))
        return not graded and shared(event, sighting) and min(days) <= str(sighting.date)
    return str(sighting.date) <= max(days)


def _judges(event: Event, place: Place) -> bool:
    """Whether the sighting is the grade, told later in the item, that the same body gave for the event."""
    sighting, last = place.sighting, event.places[-1]
    ungraded = not any(event.values("judgement")) and not any(p.sighting.arranged for p in event.places)
    told = sighting.head == "judged" and sighting.date is None and last.item == place.item
    graded = {p.sighting.kind for p in event.places} <= {"inspection", "other", "assurance visit"}
    return told and graded and ungraded and shared(event, sighting)


def _is_visit(event: Event, sighting: Sighting) -> bool:
    """Whether "the Ofsted visit in May" and "the focused visit in May" are one."""
    heads = {p.sighting.head for p in event.places}
    alike = (sighting.head == "visit" and heads & SPECIAL) or (sighting.head in SPECIAL and "visit" in heads)
    return bool(alike and sighting.date and sighting.date in event.values("date") and shared(event, sighting))


def _within(date: str, when: list[str]) -> bool:
    """Whether the date overlaps one of those that tell more than a year, if any does."""
    exact = [value for value in when if len(value) > 4]
    return not exact or any(dates.overlap(date, value) for value in exact)


def _another(one: Place, other: Place) -> bool:
    """Whether "first", "previous" or "next" tells two sightings apart; "the inspection" may be the first, told of before."""
    mine, theirs = other.sighting.which, one.sighting.which
    if mine == theirs:
        return False
    return bool(mine) or theirs not in PLACES or one.item != other.item


def shared(event: Event, sighting: Sighting) -> bool:
    """Whether the sighting and the event name the same inspectorate or framework."""
    slugs = {body.slug for value in event.values("inspectors") for body in value}  # type: ignore[attr-defined]
    slugs |= {body.slug for body in (event.topic.inspectors if event.topic else event.titled)}
    frameworks = {value.slug for value in event.values("framework")}  # type: ignore[attr-defined]
    return bool(slugs & {body.slug for body in sighting.inspectors}) or bool(
        sighting.framework and sighting.framework.slug in frameworks
    )


def contradicts(event: Event, sighting: Sighting, strict: bool) -> bool:
    """Whether inspectors, framework, judgement or what was inspected tell the two apart."""
    for place in event.places:
        other = place.sighting
        if other.framework and sighting.framework and other.framework.slug != sighting.framework.slug:
            return True
        mine, theirs = (bodies_of(s) - {b.slug for b in s.inspectors if _LEADS.match(b.label)} for s in (sighting, other))
        if mine and theirs and not mine & theirs:
            return True
        if (
            strict
            and other.judgement
            and sighting.judgement
            and not _same_verdict(other.judgement.slug, sighting.judgement.slug)
        ):
            return True
        if strict and object_likeness.different(other.on or event.lent_on, sighting.on):
            return True
    return False


_SUCH_TIME = regex(r"\b[Ii]t\s+(?:was|is|had\s+been)\s+the\s+(?:first|second|third|fourth|last|only)\s+time\b")
"""What tells how often somebody was inspected so, of the inspection told of: "it was the first time that the Council had"."""


def _of_same_matter(event: Event, place: Place) -> bool:
    """Whether both are told of in one item, one of them as what the item is for or by how often there was such a thing."""
    last = event.places[-1]
    if last.item != place.item or place.sighting.date:
        return False
    announced = last.section == "purpose" and place.section != "purpose" and place.sighting.kind in VISITS_MADE
    return announced or _SUCH_TIME.search(place.sentence.text, 0, place.sighting.start) is not None


_LEADS = regex(r"(?:Dame|Sir|Lord|Lady|Baroness|Mrs?|Ms|Miss|Dr|Prof(?:essor)?)\b")
"""A person who led what others commissioned."""


def bodies_of(sighting: Sighting) -> set[str]:
    """The bodies named, or else those that inspect under the framework named."""
    named = {body.slug for body in sighting.inspectors} - _UNTOLD
    if named:
        return named
    return set(load("frameworks")[sighting.framework.slug]["inspectors"]) if sighting.framework else set()


def _same_verdict(one: str, other: str) -> bool:
    return _MEANT.get(one, one) == _MEANT.get(other, other)


def _likeness(event: Event, place: Place) -> int:
    sighting, last = place.sighting, event.places[-1]
    when = list(event.values("date"))
    return (
        4 * bool(sighting.date and sighting.date in when)
        + 2 * (last.item == place.item)
        + 2 * shared(event, sighting)
        + (sighting.kind in {p.sighting.kind for p in event.places})
        + (event.strength > 1)
    )
