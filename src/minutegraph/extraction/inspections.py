"""Inspections, visits, reviews and audits by outside bodies: one fact for an event, however often a document names it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from minutegraph.extraction import dates, outsiders, sightings
from minutegraph.extraction.context import Context
from minutegraph.extraction.outsiders import Named, bodies, party
from minutegraph.extraction.sightings import Sighting
from minutegraph.lexicon import load
from minutegraph.model import Block, Inspection, Item, Minutes, Party, PartyKind, Sentence


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


@dataclass(frozen=True, slots=True)
class Place:
    """A sighting and where it stands.

    `limb` is true in a resolution, which seldom states the event fully; `listed` in a list of an inspectorate's reports.
    """

    item: int
    section: str
    sentence: Sentence
    sighting: Sighting
    limb: bool = False
    listed: bool = False


@dataclass(slots=True)
class Event:
    """What a document says of one inspection: its sightings, in order, and what its item's title adds."""

    places: list[Place] = field(default_factory=list)
    topic: Topic | None = None

    def values(self, name: str) -> Iterator[object]:
        """The values of a sighting's field that are not empty, in order."""
        return (value for place in self.places if (value := getattr(place.sighting, name)))

    @property
    def strength(self) -> int:
        """The strength of its best sighting."""
        return max(place.sighting.strength for place in self.places)


def find(context: Context) -> Iterator[Inspection]:
    """The inspections whose statement stands in the item at hand, in order of the text."""
    for item, fact in _remembered(context.minutes):
        if item == context.index:
            yield fact


_last: list[tuple[Minutes, tuple[tuple[int, Inspection], ...]]] = []


def _remembered(minutes: Minutes) -> tuple[tuple[int, Inspection], ...]:
    """The document's inspections by item; those of the document read last are kept, as each item asks for them."""
    if not _last or _last[0][0] is not minutes:
        _last[:] = [(minutes, tuple(find_document(minutes)))]
    return _last[0][1]


def find_document(minutes: Minutes) -> Iterator[tuple[int, Inspection]]:
    """The inspections of a whole document, each with the index of its item, in order of the text."""
    found = [(place.item, fact) for event in events(minutes) for place, fact in _fact(event)]
    yield from sorted(found, key=lambda pair: pair[1].start)


def meeting_date(minutes: Minutes) -> str | None:
    """The document's own date: what the manifest gives, else what the text states."""
    return minutes.document.given.date or minutes.stated.date


def events(minutes: Minutes) -> list[Event]:
    """The distinct events that a document speaks of, those named only in passing included."""
    own = meeting_date(minutes)
    year = int(own[:4]) if own else None
    known = frozenset(body.slug for body in bodies(minutes.document.text))
    found: list[Event] = []
    for index, item in enumerate(minutes.items):
        topic = _topic(item, year)
        here: list[Event] = []
        for place in _places(index, item, _Setting(own, year, known)):
            event = _same(found, place)
            if event is None:
                if place.sighting.again:
                    continue
                event = Event()
                found.append(event)
            event.places.append(place)
            if event not in here:
                here.append(event)
        _apply(topic, here)
    return found


def _topic(item: Item, year: int | None) -> Topic:
    title = item.title or ""
    named = [_short(title, body) for body in bodies(title)]
    purposes: list[Sighting] = []
    for block in item.blocks:
        if block.section == "purpose":
            for sentence in block.sentences:
                if re.search(r"inspect|judge?ment|visit", sentence.text, re.I):
                    named += bodies(sentence.text)
                    purposes += sightings.find(sentence.text, year, title=True)
    distinct = {body.slug: body for body in reversed(named) if body.kind not in ("department", "ombudsman")}
    titled = sightings.find(title, year, title=True) if title else ()
    return Topic(tuple(reversed(distinct.values())), titled, tuple(purposes))


_LIMB = re.compile(r"(?:that|\(?[a-z0-9ivx]{1,3}\)\s*that)\b", re.I)


@dataclass(frozen=True, slots=True)
class _Setting:
    """What holds for a whole document: its own date, the year of it, and the outside bodies that it names."""

    own: str | None
    year: int | None
    known: frozenset[str]


def _places(index: int, item: Item, setting: _Setting) -> Iterator[Place]:
    for block in item.blocks:
        if block.section == "furniture":
            continue
        for sentence in block.sentences:
            if block.kind == "heading" and sentence.text == item.title:
                continue
            publisher = _publisher(item, block)
            limb = bool(_LIMB.match(sentence.text))
            found = sightings.find(sentence.text, setting.year, known=setting.known)
            if publisher and not found and len(block.sentences) == 1:
                found = (Sighting(0, len(sentence.text), _listed_kind(item, block), 2, (publisher,), framework=_listed_framework(sentence.text), head="listed"),)
            for sighting in found:
                if publisher and not sighting.inspectors:
                    sighting = replace(sighting, inspectors=(publisher,), strength=max(2, sighting.strength), bare=False)
                yield Place(index, block.section, sentence, _dated(sighting, setting.own), limb, publisher is not None)


_REPORTS = re.compile(
    r"\b(?:reports?|inspections?|reviews?|visits?|publications)\s+(?:\w+\s+){0,3}(?:published|issued|carried\s+out|undertaken|made|received)(?P<by>\s+by)?\b", re.I
)


_SHORT = re.compile(r"\s*\((?P<short>\w+)\)")


def _publisher(item: Item, block: Block) -> Named | None:
    """The inspectorate whose reports the list that holds the block is opened as, if it is one."""
    if block.opener is None:
        return None
    opener = _opener(item, block)
    told = _REPORTS.search(opener)
    if told is None:
        return None
    for body in bodies(opener) if told["by"] else bodies(item.title or ""):
        if body.kind == "inspectorate":
            return _short(opener if told["by"] else item.title or "", body)
    return None


def _short(text: str, body: Named) -> Named:
    """The body by the abbreviation that the text prints after its name in brackets, if it does."""
    short = _SHORT.match(text, body.end)
    return replace(body, label=short["short"]) if short else body


def _opener(item: Item, block: Block) -> str:
    """The text of the line that opens the block's list."""
    return " ".join(part.text for part in item.blocks[block.opener].sentences) if block.opener is not None else ""


def _listed_kind(item: Item, block: Block) -> str:
    """What the list's opener calls its items."""
    return "inspection" if re.search(r"\binspections?\b", _REPORTS.search(_opener(item, block))[0], re.I) else "other"  # type: ignore[index]


def _listed_framework(text: str) -> Named | None:
    named = outsiders.frameworks(text)
    return named[0] if named else None


def _dated(sighting: Sighting, own: str | None) -> Sighting:
    """The sighting with its derived year set right: what has happened lies before the meeting."""
    date = sighting.date
    if not (date and own and sighting.derived) or len(date) < 7 or len(own) < 7:
        return sighting
    if not sighting.arranged and date[:7] > own[:7]:
        return replace(sighting, date=_shifted(date, -1))
    if sighting.arranged and date[:7] < own[:7]:
        return replace(sighting, date=_shifted(date, 1))
    return sighting


def _shifted(date: str, years: int) -> str:
    return "/".join(f"{int(part[:4]) + years}{part[4:]}" for part in date.split("/"))


# Which heads may take up which kinds: "the visit" any visit, "the inspection" whatever judges.
_TAKES_UP = {
    "inspection": {"inspection", "assurance visit", "focused visit", "other"},
    "visit": {"monitoring visit", "focused visit", "assurance visit", "inspection", "other"},
    "visited": {"inspection", "monitoring visit", "focused visit", "assurance visit"},
    "inspected": {"inspection"},
    "judged": {"inspection", "other", "assurance visit"},
    "review": {"other", "peer review"},
    "opinion": {"audit"},
    "named": {"inspection", "focused visit"},
}


def _same(found: list[Event], place: Place) -> Event | None:
    """The event that the sighting speaks of, if it was spoken of before."""
    fitting = [event for event in found if _fits(event, place)]
    if place.listed:
        fitting = [event for event in fitting if not any(p.listed and p.item == place.item for p in event.places)]
    if not fitting:
        return None
    return max(fitting, key=lambda event: (_likeness(event, place), event.places[-1].sentence.start))


def _fits(event: Event, place: Place) -> bool:
    sighting, last = place.sighting, event.places[-1]
    kinds = {p.sighting.kind for p in event.places}
    if sighting.kind not in kinds and not (sighting.bare and kinds & _TAKES_UP.get(sighting.head, set())):
        return False
    if sighting.bare and last.item != place.item and sighting.head != "inspection":
        return False
    if last.sentence is place.sentence and sighting.date and last.sighting.date and sighting.date != last.sighting.date:
        return False
    when = [str(value) for value in event.values("date")]
    same_time = bool(sighting.date and when and any(dates.overlap(sighting.date, value) for value in when))
    if sighting.date and when and not same_time:
        return False
    if same_time and len(sighting.date or "") > 4:
        return not _contradicts(event, sighting, strict=False)
    if any(p.sighting.arranged != sighting.arranged for p in event.places):
        return False
    if any(p.sighting.which != sighting.which for p in event.places) and not same_time:
        return False
    if sighting.date and not when and last.item != place.item and not _shared(event, sighting):
        return False
    return not _contradicts(event, sighting, strict=True)


def _shared(event: Event, sighting: Sighting) -> bool:
    """Whether the sighting and the event name the same inspectorate or framework."""
    slugs = {body.slug for value in event.values("inspectors") for body in value}  # type: ignore[attr-defined]
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
        if strict and other.judgement and sighting.judgement and not _same_verdict(other.judgement.slug, sighting.judgement.slug):
            return True
        if strict and other.on and sighting.on and not _same_object(other.on, sighting.on):
            return True
    return False


def _bodies_of(sighting: Sighting) -> set[str]:
    """The bodies named, or else those that inspect under the framework named."""
    if sighting.inspectors:
        return {body.slug for body in sighting.inspectors}
    return set(load("frameworks")[sighting.framework.slug]["inspectors"]) if sighting.framework else set()


def _same_verdict(one: str, other: str) -> bool:
    return one == other or {one, other} in ({"c3", "serious-failings"}, {"c4", "very-serious-failings"})


_GENERAL = re.compile(r"(?:the )?(?:council|authority|local authority|service|services|local area|area|force|county|city|borough)\b", re.I)


def _same_object(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two descriptions of what was inspected may be of the same: a word shared, or one of them general."""
    if any(_GENERAL.match(label) for label in (*one, *other)):
        return True
    mine, theirs = ({w for label in labels for w in re.findall(r"\w{4,}", label.lower())} for labels in (one, other))
    return bool(mine & theirs)


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
    if own:
        main = max(own, key=lambda event: (event.strength, max(map(_fullness, event.places)), len(event.places)))
        main.topic = topic


def _may_be_about(topic: Topic, event: Event) -> bool:
    """Whether nothing that is said of the event speaks against its being the one that the title names."""
    if any(place.sighting.head == "mock" or place.sighting.arranged or place.sighting.which in ("previous", "next") for place in event.places):
        return False
    if any(_contradicts(event, sighting, strict=False) for sighting in topic.sightings):
        return False
    kinds = {s.kind for s in topic.sightings if not s.bare} - {"inspection", "other"}
    return not kinds or any(place.sighting.bare or place.sighting.kind in kinds for place in event.places)


def _fullness(place: Place) -> int:
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


_REPORTED = re.compile(r"\s+(?:reports?|letter|findings|outcome|judge?ment|recommendations)\b", re.I)
_OF_IT = re.compile(r"\b(?:outcome|findings?|results?|recommendations|report|feedback)\s+(?:of|from|following|on)\s+the\s+$", re.I)


def _is_told(event: Event) -> bool:
    """Whether the document tells of the event, and does not only name it in passing."""
    if event.strength > 1:
        return True
    if event.topic is None:
        return False
    if any(s.head != "judged" for s in event.topic.titled):
        return any(p.sighting.head != "judged" or p.sighting.judgement for p in event.places)
    return any(
        _REPORTED.match(p.sentence.text, p.sighting.end) or _OF_IT.search(p.sentence.text[: p.sighting.start] + "the ")
        for p in event.places
        if p.sighting.head != "judged"
    )


def _fact(event: Event) -> Iterator[tuple[Place, Inspection]]:
    """The fact of an event with the place of its fullest statement, or nothing where it is not told."""
    if not _is_told(event):
        return
    told = [p for p in event.places if p.sighting.strength > 1] or event.places
    minuted = [p for p in told if p.section != "purpose"] or told
    best = max(minuted, key=lambda place: (_fullness(place), -place.sentence.start))
    order = [best, *sorted((p for p in event.places if p is not best), key=lambda p: -_fullness(p))]
    kind = best.sighting.kind
    if best.sighting.bare:
        kind = next((p.sighting.kind for p in order if not p.sighting.bare), kind)
    framework = _framework(event, order)
    if kind in ("inspection", "other") and framework is not None:
        kind = _usual(framework, kind)
    yield best, Inspection(
        start=best.sentence.start,
        end=best.sentence.end,
        rule=f"inspections.{best.sighting.head}",
        item=best.item,
        inspector=tuple(_inspectors(event, order, kind)),
        on=tuple(_on(event, order)),
        framework=framework.label if framework else None,
        kind=kind,
        date=_first(place.sighting.date for place in order),
        outcome=_first(place.sighting.judgement.words if place.sighting.judgement else None for place in order),
    )  # fmt: skip


def _first(values: Iterable[str | None]) -> str | None:
    return next((value for value in values if value), None)


def _inspectors(event: Event, order: list[Place], kind: str) -> Iterator[Party]:
    topical = {body.slug: body for body in event.topic.inspectors} if event.topic else {}
    for n, place in enumerate(order):
        if place.sighting.inspectors:
            for body in place.sighting.inspectors:
                printed = body.label in place.sentence.text
                named = body if printed else topical.get(body.slug, body)
                yield party(body) if n == 0 and printed else replace(party(named), basis="derived")
            return
    suited = {"audit": ("auditor",), "peer review": ("reviewer",)}.get(kind, ("inspectorate", "regulator"))
    if event.topic is not None:
        for body in event.topic.inspectors:
            if body.kind in suited:
                yield replace(party(body), basis="derived")


def _on(event: Event, order: list[Place]) -> Iterator[Party]:
    from_title = [s.on for s in event.topic.sightings] if event.topic else []
    for n, labels in enumerate([*(place.sighting.on for place in order), *from_title]):
        if labels:
            yield from (Party(label, _kind(label), "stated" if n == 0 else "derived") for label in labels)
            return


def _kind(label: str) -> PartyKind:
    return "authority" if re.search(r"\b(?:council|authority)$", label, re.I) else "organisation"


def _framework(event: Event, order: list[Place]) -> Named | None:
    titles = event.topic.sightings if event.topic else ()
    named = [*(place.sighting.framework for place in order), *(s.framework for s in titles)]
    return next((f for f in named if f), None)


def _usual(framework: Named, kind: str) -> str:
    """The kind told, or, where the framework knows none such, its own: some assess from documents alone."""
    kinds: list[str] = load("frameworks")[framework.slug]["kinds"]
    return kind if kind in kinds else kinds[0]
