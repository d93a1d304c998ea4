"""From mentions of inspections, interventions, recommendations, people and new names to the things that they mention.

Two mentions are one event only on evidence: the same authority, dates that overlap, the same kind, and inspectors and
framework that do not contradict each other; of a recommendation, who made it, and the same words. A mention without
date or authority stays alone, and so does one that could be either of two events. The order of the documents plays no
part.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import product

from pyoxigraph import Literal, NamedNode, Triple

from minutegraph.rdf.inference import infer, ontology_rules
from minutegraph.rdf.iris import digest, key, slug
from minutegraph.rdf.links import NOTHING_SAID, Links, Merge, said
from minutegraph.rdf.mentions import PERSON, RENAMED, Mention
from minutegraph.rdf.people import joined_people
from minutegraph.rdf.prepared import ntriples, statements
from minutegraph.rdf.sameness import ISO, bounds, contradict, scope_of, supports
from minutegraph.rdf.terms import LABEL, MG, OWL, TYPE, code, date_literal

_TERMS = {
    "inspection": ("Inspection", "inspectedBy"),
    "intervention": ("Intervention", "intervenedBy"),
    "recommendation": ("Recommendation", "recommendedBy"),
}
"""The class of what is mentioned, and the property that leads to who acted, by the type of the fact."""

Evidence = tuple[object, ...]

MOST_COMPARED = 500
"""Mentions that a further one is compared with: where more may be the same, nothing would tell which it is."""


@dataclass(slots=True, eq=False)
class _Event:
    """Mentions that are one event, the most telling first; `evidence` has the first of those that tell the same."""

    mentions: list[Mention]
    evidence: dict[Evidence, Mention] = field(default_factory=dict)
    said: tuple[str, ...] = ()
    sentences: set[str] = field(default_factory=set)

    @property
    def alone(self) -> bool:
        """Whether nothing tells which event it is, so that no other mention can join."""
        return not self.evidence

    def take(self, group: Sequence[Mention]) -> None:
        """Take in mentions that tell the same."""
        self.mentions += group
        self.evidence.setdefault(_evidence(group[0]), group[0])
        self.sentences.update(map(_sentence, group))

    def admits(self, mention: Mention, links: Links) -> bool:
        """Whether nothing speaks against a further mention, and something for it."""
        if _sentence(mention) in self.sentences or any(contradict(each, mention) for each in self.evidence.values()):
            return False
        if links.parted(mention.fact) and any(links.apart(each.fact, mention.fact) for each in self.mentions):
            return False
        return any(supports(each, mention) for each in self.evidence.values())


class _Drawers:
    """Events by what all mentions of one have in common, and by years, who acted and number, where these are told."""

    _ANY = ""

    def __init__(self) -> None:
        self._drawers: defaultdict[Evidence, dict[_Event, None]] = defaultdict(dict)

    def put(self, event: _Event, mention: Mention) -> None:
        """Have an event found by what a mention of it tells."""
        agents = (*(mention.agents or (None,)), self._ANY)
        for place in product(_years(mention.date or ""), agents, {mention.number, self._ANY}):
            self._drawers[(*scope_of(mention), *place)][event] = None

    def near(self, mention: Mention) -> list[_Event]:
        """All events that may have this mention: none that names others alone, or another number."""
        agents = (*mention.agents, None) if mention.agents else (self._ANY,)
        numbers = (self._ANY,) if mention.number is None else (mention.number, None)
        places = product(_years(mention.date or ""), agents, numbers)
        found = (self._drawers.get((*scope_of(mention), *place), ()) for place in places)
        return list(dict.fromkeys(event for events in found for event in events))


@dataclass(frozen=True, slots=True)
class Joined:
    """What the graph says of the things that mentions are, what follows from it, and what was taken for one, and why.

    `entities` and `inferred` are lines of N-Triples. `crowds` tells of what was left apart because too much may be one.
    """

    entities: list[str]
    inferred: tuple[str, ...]
    merges: tuple[Merge, ...] = ()
    crowds: tuple[str, ...] = ()


def joined(mentions: Sequence[Mention], base: str, links: Links = NOTHING_SAID) -> Joined:
    """What the graph says of the events, or the people, that these mentions are.

    Mentions of one authority and type must come together. A node's name is made from the authority, the inspector, the
    kind and the date. `links` are what people say of the mentions (by the IRIs of the facts) and of people.
    """
    people = joined_people((mention for mention in mentions if mention.type == PERSON), links)
    merges = [*people.merges, *renamed(mentions, links)]
    triples = [Triple(NamedNode(each.left), OWL["sameAs"], NamedNode(each.right)) for each in merges]
    names: set[str] = set()
    events, crowds = _events((each for each in mentions if each.type in _TERMS), links)
    for event in _united(events, links):
        first = min(event.mentions, key=lambda each: each.fact)
        name = _name(event)
        if name is None:
            name = digest(first.fact, size=8)
        elif name in names:
            name = f"{name}~{digest(first.fact)}"
        names.add(name)
        triples += _triples(event, NamedNode(f"{base}{first.type}/{name}"))
        merges += _merges(event)
    own = statements(triples)
    follows = tuple(ntriples(infer(own, ontology_rules())))
    return Joined(sorted(set(ntriples(own))), follows, tuple(merges), (*people.crowds, *crowds))


def renamed(mentions: Iterable[Mention], links: Links = NOTHING_SAID) -> Iterator[Merge]:
    """The bodies that minutes say got another name, each with the body of that name; in order.

    Where minutes say both that the one became the other and the reverse, both are left apart.
    """
    told: dict[tuple[str, str], Mention] = {}
    for mention in sorted((each for each in mentions if each.type == RENAMED), key=lambda each: each.fact):
        old, new = mention.subject.split(" ")
        told.setdefault((old, new), mention)
    for (old, new), mention in sorted(told.items()):
        if (new, old) not in told and not links.apart(old, new):
            names = " is ".join(repr(name) for name in mention.label.split("\n"))
            yield Merge(old, new, f"{names}: the minutes say so ({mention.words!r})")


def _events(mentions: Iterable[Mention], links: Links) -> tuple[list[_Event], tuple[str, ...]]:
    """The events that are mentioned, in an order that the mentions alone decide, and what is told of crowds of them."""
    same: defaultdict[Evidence, list[Mention]] = defaultdict(list)
    for mention in sorted(mentions, key=_most_telling):
        alone = mention.fact if "~" in mention.fact or links.parted(mention.fact) else ""
        same[(*_evidence(mention), alone)].append(mention)
    events: list[_Event] = []
    drawers = _Drawers()
    crowded: list[Mention] = []
    for group in same.values():
        first = group[0]
        placed = supports(first, first) and not contradict(first, first)
        near = drawers.near(first) if placed else []
        crowd = sum(len(event.evidence) for event in near) > MOST_COMPARED
        fitting = [] if crowd else [event for event in near if event.admits(first, links)]
        if crowd or not placed or len(fitting) > 1:
            events += [_Event([mention]) for mention in group]  # nothing tells which it is
            crowded += group if crowd else ()
            continue
        event = fitting[0] if fitting else _Event([])
        event.take(group)
        events += [] if fitting else [event]
        drawers.put(event, first)
    return events, _crowds(crowded)


def _crowds(mentions: Sequence[Mention]) -> tuple[str, ...]:
    """What is told of mentions that were compared with nothing."""
    if not mentions:
        return ()
    first = mentions[0]
    what = f"of the {first.type}s mentioned may be one of more than {MOST_COMPARED} others, such as {first.words or first.kind!r}"
    return (f"{len(mentions):,} {what}; each such is left by itself",)


def _sentence(mention: Mention) -> str:
    """The sentence that mentions it; one that tells of two events mentions each under a name of its own."""
    return mention.fact.split("~")[0]


def _united(events: list[_Event], links: Links) -> list[_Event]:
    """The events, where people say that two mentions are of one, as one."""
    of = {mention.fact: event for event in events for mention in event.mentions}
    for link in links.pairs(of):
        one, other = of[link.left], of[link.right]
        if one is other:
            continue
        one.mentions = sorted([*one.mentions, *other.mentions], key=_most_telling)
        one.evidence = {**other.evidence, **one.evidence} or {_evidence(one.mentions[0]): one.mentions[0]}
        one.said = (*one.said, *other.said, said(link))
        of.update((mention.fact, one) for mention in other.mentions)
        events.remove(other)
    return events


def _merges(event: _Event) -> Iterator[Merge]:
    """Each mention of the event beside the most telling one, with what tells that it is of the same."""
    first, *others = event.mentions
    for mention in others:
        if event.said:
            why = ", ".join(event.said)
        elif mention.type == "recommendation":
            why = "the same words, by the same body to the same authority"
        else:
            alike = ["the same authority and kind"]
            alike += ["the same inspector"] if set(mention.agents) & set(first.agents) else []
            alike += ["the same framework"] if mention.framework and mention.framework == first.framework else []
            alike += [] if len(alike) > 1 else ["nobody else named in its place"]
            dates = "the same date" if mention.date == first.date else f"{mention.date} may be {first.date}"
            why = f"{', '.join(alike)}, and {dates}"
        yield Merge(mention.fact, first.fact, f"{_words_of(event)}: {why}")


def _words_of(event: _Event) -> str:
    best = event.mentions[0]
    label = next((each.label for each in event.mentions if each.label), "")
    return best.words or " ".join(part for part in (label, best.kind, best.date) if part)


def _evidence(mention: Mention) -> Evidence:
    """All that tells which event a mention is of."""
    return (*scope_of(mention), mention.date, mention.agents, mention.framework, mention.number)


def _years(date: str) -> list[str]:
    """The years of an ISO date or interval; one drawer for all that has none."""
    if not ISO.fullmatch(date):
        return [""]
    start, end = bounds(date)
    return [str(year) for year in range(int(start[:4]), int(end[:4]) + 1)]


def _most_telling(mention: Mention) -> tuple[object, ...]:
    """The order in which mentions are taken: the more precise and complete first, so that the vague join them."""
    date = mention.date or ""
    return (
        -len(date.split("/")[0]),
        not mention.agents,
        mention.framework is None,
        date,
        mention.kind,
        mention.agents,
        mention.framework or "",
        mention.number is None,
        mention.number or "",
        mention.fact,
    )


def _name(event: _Event) -> str | None:
    best = event.mentions[0]
    if event.alone or not best.authority:
        return None  # named by the fact that mentions it
    who = next((each.label for each in event.mentions if each.label), "")
    what = digest(key(best.words)) if best.words else f"{slug(best.kind)}-{(best.date or '').replace('/', '--')}"
    name = "-".join(part for part in (best.authority.rsplit("/", 1)[-1], slug(who) if who else "", what) if part)
    return f"{name}~{digest(best.subject)}" if best.subject else name


def _triples(event: _Event, node: NamedNode) -> list[Triple]:
    """What the graph says of the one thing that all these mentions are of."""
    best = event.mentions[0]
    class_name, acted = _TERMS[best.type]
    triples = [Triple(node, TYPE, MG[class_name]), Triple(node, LABEL, Literal(_words_of(event)))]
    if best.kind:
        triples.append(Triple(node, MG[f"{best.type}Kind"], code(f"{best.type}-kind", best.kind)))
    if best.authority:
        triples.append(Triple(node, MG["authority"], NamedNode(best.authority)))
    if best.date:
        triples.append(Triple(node, MG["date"], date_literal(best.date)))
    if best.number:
        triples.append(Triple(node, MG["number"], Literal(best.number)))
    for mention in event.mentions:
        triples.append(Triple(node, MG["mentionedIn"], NamedNode(mention.fact)))
        triples += [Triple(node, MG[acted], NamedNode(agent)) for agent in mention.agents]
        if mention.framework:
            triples.append(Triple(node, MG["framework"], NamedNode(mention.framework)))
        if mention.outcome:
            triples.append(Triple(node, MG["outcome"], NamedNode(mention.outcome)))
    return triples
