"""Inspections, visits, reviews and audits by outside bodies: one fact for an event, however often it is named."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from minutegraph.extraction.context import Context
from minutegraph.extraction.inspections import auditors_reports, occasion_objects, occasion_reports
from minutegraph.extraction.inspections.concerned import concerned
from minutegraph.extraction.inspections.event_matching import Event, is_award
from minutegraph.extraction.inspections.events import events, fullness
from minutegraph.extraction.inspections.inspected_beside import inspected_beside, spoken_of
from minutegraph.extraction.inspections.occasion_kinds import SPECIAL
from minutegraph.extraction.inspections.occasions import STATUTORY, Occasion, heads
from minutegraph.extraction.inspections.places import Place
from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.latest import kept_of_latest
from minutegraph.extraction.parties.outsiders import Named, bodies, kind_by, party
from minutegraph.lexicon import load
from minutegraph.model import Inspection, Minutes, Party


def find(context: Context) -> Iterator[Inspection]:
    """The inspections whose statement stands in the item at hand, in order of the text."""
    for item, fact in of_document(context.minutes):
        if item == context.index:
            yield fact


_Both = tuple[tuple[tuple[int, Inspection], ...], dict[int, Inspection]]


def of_document(minutes: Minutes) -> tuple[tuple[int, Inspection], ...]:
    """The document's inspections with the index of their item, in order of the text."""
    return _both(minutes)[0]


def in_passing(minutes: Minutes) -> dict[int, Inspection]:
    """What the document seems only to name in passing, as if it told of it, by where its sentence begins."""
    return _both(minutes)[1]


@kept_of_latest
def _both(minutes: Minutes) -> _Both:
    """Those told of and those in passing, for which each item of the document asks."""
    told: list[tuple[int, Inspection]] = []
    passing: list[Inspection] = []
    for event in events(minutes):
        place, fact = _fact(event)
        fact = fact if fact.inspector else replace(fact, inspector=_of_framework(event, place, minutes))
        fact = fact if fact.on else replace(fact, on=_force(fact, minutes))
        if _is_told(event):
            told.append((place.item, fact))
        else:
            passing.append(fact)
    if not any(fact.kind == "audit" for _, fact in told):
        told.extend(auditors_reports.find(minutes))
    return tuple(sorted(told, key=lambda pair: pair[1].start)), {fact.start: fact for fact in reversed(passing)}


_REPORTED = regex(r"\s+(?:reports?|letter|findings|outcome|judge?ment|recommendations)\b", re.I)
_OF_IT = regex(
    r"\b(?:outcome|findings?|results?|recommendations|report|feedback)\s+(?:of|from|following|on)\s+the\s+$", re.I
)


_NO_EVENT = ("judged", occasion_reports.HEAD)


def _is_told(event: Event) -> bool:
    """Whether the document tells of the event, and does not only name it in passing."""
    if event.strength > 1:
        return True
    if event.topic is None:
        return False
    if any(s.head != "judged" for s in event.topic.titled):
        return any(p.sighting.head not in _NO_EVENT or p.sighting.judgement for p in event.places)
    return any(
        _REPORTED.match(p.sentence.text, p.sighting.end) or _OF_IT.search(p.sentence.text[: p.sighting.start] + "the ")
        for p in event.places
        if p.sighting.head not in _NO_EVENT
    )


def _fact(event: Event) -> tuple[Place, Inspection]:
    """The fact of an event with the place of its fullest statement."""
    told = [p for p in event.places if p.sighting.strength > 1]
    full = [p for p in event.places if p.section != "purpose" and not _is_heading(p)]
    if all(p.sighting.again and not fullness(p) > p.sighting.strength for p in told):
        told = full or event.places
    elif event.strength == 2 and not any(p.sighting.on or p.sighting.judgement for p in told):
        told = [p for p in full if p.sighting.inspectors and p.sighting.on] or told
    minuted = [p for p in told if p.section != "purpose"] or told
    if any(p.sighting.date and not is_award(p.sighting) for p in minuted):
        minuted = [p for p in minuted if not is_award(p.sighting)]
    best = max(minuted, key=lambda place: (fullness(place), -place.sentence.start))
    order = [best, *sorted((p for p in event.places if p is not best), key=lambda p: -fullness(p))]
    kind = best.sighting.kind
    if best.sighting.bare:
        kind = next((p.sighting.kind for p in order if not p.sighting.bare), kind)
    if best.sighting.head == "visit":
        kind = next((p.sighting.kind for p in order if p.sighting.head in SPECIAL), kind)
    if kind == "inspection" and best.sighting.bare and best.sighting.head == "visited" and event.topic is not None:
        kind = next((s.kind for s in event.topic.sightings if s.head in SPECIAL), kind)
    framework = _framework(event, order)
    if kind in ("inspection", "other") and framework is not None:
        kind = _usual(framework, kind)
    return best, Inspection(
        start=best.sentence.start,
        end=best.sentence.end,
        rule=f"inspections.{best.sighting.head}",
        item=best.item,
        inspector=tuple(_inspectors(event, order, kind)),
        on=tuple(_on(event, order)),
        framework=framework.label if framework else _jointly(order) or _under(order),
        kind=kind,
        date=_first(place.sighting.date for place in sorted(order, key=lambda one: is_award(one.sighting))),
        outcome=_first(place.sighting.judgement.words if place.sighting.judgement else None for place in order),
    )  # fmt: skip


def _is_heading(place: Place) -> bool:
    """Whether the sentence names the event, of somebody perhaps, and tells nothing of it."""
    of = sum(len(label) + 4 for label in place.sighting.on)
    return len(place.sentence.text) - (place.sighting.end - place.sighting.start) - of <= _HEADING


_HEADING = 10
"""Characters that a sentence has besides, if it tells anything."""


def _first(values: Iterable[str | None]) -> str | None:
    return next((value for value in values if value), None)


_MAKERS = {"audit": frozenset(("auditor",)), "peer review": frozenset(("reviewer",))}
"""Whose work kinds of events are that are not made by inspectorates and regulators."""


def _inspectors(event: Event, order: list[Place], kind: str) -> Iterator[Party]:
    topical = {body.slug: body for body in event.topic.inspectors} if event.topic else {}
    for n, place in enumerate(order):
        if place.sighting.inspectors:
            for body in place.sighting.inspectors:
                printed = body.label in place.sentence.text
                named = _by_name(event, body) if _is_common(body.label) else body
                named = named if printed else topical.get(body.slug, named)
                stated = n == 0 and printed and named is body
                yield party(body) if stated else replace(party(named), basis="derived")
            return
    if event.lent_inspectors:
        yield from (replace(party(body), basis="derived") for body in event.lent_inspectors)
        return
    suited = _MAKERS.get(kind, STATUTORY)
    titled = [
        body for body in (event.topic.inspectors if event.topic is not None else event.titled) if body.kind in suited
    ]
    near = next((place.sighting.near for place in order if place.sighting.near), ())
    yield from (replace(party(body), basis="derived") for body in titled or near)


def _by_name(event: Event, body: Named) -> Named:
    """The body by its name, where another sentence or the title gives it: "the peer team" is the LGA's."""
    told = (value for place in event.places for value in place.sighting.inspectors)
    known = (*told, *(event.topic.inspectors if event.topic else event.titled))
    return next((other for other in known if other.slug == body.slug and not _is_common(other.label)), body)


def _is_common(label: str) -> bool:
    """Whether the label is a common noun for the body and not its name: "the peer team", "the Peer Review Team"."""
    return label[0].islower() or label.lower().startswith("peer ")


def _on(event: Event, order: list[Place]) -> Iterator[Party]:
    from_title = [s.on for s in event.topic.sightings if s.on] if event.topic else []
    text = order[0].sentence.text
    for n, labels in enumerate([*(place.sighting.on for place in order), event.lent_on, *from_title]):
        if labels and from_title and _is_name(from_title[0]) and all(map(_GENERAL.fullmatch, labels)):
            n, labels = len(order), from_title[0]  # "the Force" is the one that the title names
        if labels:
            yield from (Party(x, kind_by(x), "stated" if n == 0 and x in text else "derived") for x in labels)
            return
    if order[0].sighting.head == "fieldwork":
        told = Occasion(text[: order[0].sighting.start])
        of = [occasion_objects.after(told, head.end(), head.lastgroup or "").labels for head in heads().finditer(told.text)]
        yield from (Party(label, kind_by(label)) for label in next(filter(None, of), ()))
    elif order[0].sighting.head != "listed" and (beside := inspected_beside(text) or concerned(text)):
        yield Party(beside, kind_by(beside))
    elif order[0].sighting.head != "listed" and (spoken := _spoken_of(event, text)):
        yield Party(spoken, kind_by(spoken), "derived")


def _spoken_of(event: Event, text: str) -> str | None:
    """The body that the sentence speaks of, but for a council where the inspectorate of forces was there."""
    spoken = spoken_of(text)
    of_force = (body.slug in _OF_FORCES for place in event.places for body in place.sighting.inspectors)
    return None if spoken is not None and spoken.lower() == "council" and any(of_force) else spoken


def _of_framework(event: Event, place: Place, minutes: Minutes) -> tuple[Party, ...]:
    """The inspectorate of forces, where it alone inspects under the framework told of, as the item names it."""
    framework = _framework(event, [place])
    only = _inspecting(framework) if framework else []
    if len(only) != 1 or only[0] not in _OF_FORCES:
        return ()
    told = (s.text for b in minutes.items[place.item].blocks if b.section != "furniture" for s in b.sentences)
    named = next((body for text in told for body in bodies(text) if body.slug == only[0]), None)
    return (replace(party(named), basis="derived"),) if named else ()


def _force(fact: Inspection, minutes: Minutes) -> tuple[Party, ...]:
    """The force or fire service that the item calls so, where its inspectorate inspects and nothing is told of whom."""
    if fact.rule == "inspections.listed" or not any(b.slug in _OF_FORCES for p in fact.inspector for b in bodies(p.label)):
        return ()
    item = minutes.items[fact.item]
    told = (s.text for b in item.blocks if b.section != "furniture" for s in b.sentences)
    named = next(filter(None, map(_THE_FORCE.search, told)), None)
    return (Party(named["on"], kind_by(named["on"]), "derived"),) if named else ()


_OF_FORCES = frozenset(("hmicfrs",))
_THE_FORCE = regex(r"\b(?:[Tt]he|[Oo]ur|[Tt]heir)\s+(?P<on>Force|Service)(?!\s+[A-Z])\b")


def _is_name(labels: tuple[str, ...]) -> bool:
    """Whether the title prints a name, and not only what it is about in capitals."""
    return any(not label.isupper() and re.search(r"[A-Z]", label) for label in labels)


_GENERAL = regex(r"(?:force|service|authority|area|partnership)", re.I)


def _framework(event: Event, order: list[Place]) -> Named | None:
    titles = event.topic.sightings if event.topic else ()
    named = [*(place.sighting.framework for place in order), *(s.framework for s in titles)]
    made = next((place.sighting.inspectors for place in order if place.sighting.inspectors), ())
    listed = {body.slug for body in made} if all(body.kind in STATUTORY for body in made) else set()
    return next((f for f in named if f and not (listed and listed.isdisjoint(_inspecting(f)))), None)


_JOINT = regex(r"\bjoint\s+inspection(?=\s+(?:of|by|which|that|in|had|was|took|led)\b|,)", re.I)


def _jointly(order: list[Place]) -> str | None:
    """What several inspectorates call their inspection that has no other name: "the joint inspection of custody by"."""
    for place in order:
        match = _JOINT.search(place.sentence.text, place.sighting.start, place.sighting.end + 12)
        if match is not None:
            return match[0]
    return None


_UNDER = regex(
    r"\bunder\s+(?:the|its|their)\s+(?:(?:new|then|current|previous|old|revised|common)\s+)?(?P<name>[A-Z][\w'’&-]*"
    r"(?:\s+(?:(?:and|of|for|in|the)\s+)?[A-Z][\w'’&-]*){0,7}\s+(?:framework|regime|methodology))\b"
)


def _under(order: list[Place]) -> str | None:
    """The framework that no list knows, as the statement prints it: "under the Early Help framework"."""
    text, start = order[0].sentence.text, order[0].sighting.start
    match = _UNDER.search(text, start) if order[0].sighting.strength > 1 else None
    return match["name"] if match and not re.search(r"[;:]", text[start : match.start()]) else None


def _inspecting(framework: Named) -> list[str]:
    """Keys of the bodies that inspect under the framework: nobody else's inspection is one under it."""
    inspectors: list[str] = load("frameworks")[framework.slug]["inspectors"]
    return inspectors


def _usual(framework: Named, kind: str) -> str:
    """The kind told, or, where the framework knows none such, its own: some assess from documents alone."""
    kinds: list[str] = load("frameworks")[framework.slug]["kinds"]
    return kind if kind in kinds else kinds[0]
