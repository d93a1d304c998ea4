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


@dataclass(slots=True)
class _Event:
    """Mentions that are one event, and the different evidence that they give; the first is the most telling."""

    mentions: list[Mention]
    evidence: list[Mention] = field(default_factory=list)
    said: tuple[str, ...] = ()

    @property
    def alone(self) -> bool:
        """Whether nothing tells which event it is, so that no other mention can join."""
        return not self.evidence


@dataclass(frozen=True, slots=True)
class Joined:
    """What the graph says of the things that mentions are, what follows from it, and what was taken for one, and why.

    `entities` and `inferred` are lines of N-Triples.
    """

    entities: list[str]
    inferred: tuple[str, ...]
    merges: tuple[Merge, ...] = ()


def joined(mentions: Sequence[Mention], base: str, links: Links = NOTHING_SAID) -> Joined:
    """What the graph says of the events, or the people, that these mentions are.

    Mentions of one authority and type must come together. A node's name is made from the authority, the inspector, the
    kind and the date. `links` are what people say of the mentions (by the IRIs of the facts) and of people.
    """
    people = [mention for mention in mentions if mention.type == PERSON]
    merges = [*joined_people(people, links), *renamed(mentions, links)]
    triples = [Triple(NamedNode(each.left), OWL["sameAs"], NamedNode(each.right)) for each in merges]
    names: set[str] = set()
    for event in _united(_events((each for each in mentions if each.type in _TERMS), links), links):
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
    return Joined(sorted(set(ntriples(own))), tuple(ntriples(infer(own, ontology_rules()))), tuple(merges))


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


def _events(mentions: Iterable[Mention], links: Links) -> list[_Event]:
    """The events that are mentioned, in an order that the mentions alone decide."""
    same: defaultdict[Evidence, list[Mention]] = defaultdict(list)
    for mention in sorted(mentions, key=_most_telling):
        alone = mention.fact if "~" in mention.fact or links.parted(mention.fact) else ""
        same[(*_evidence(mention), alone)].append(mention)
    events: list[_Event] = []
    by_year: defaultdict[tuple[str | None, ...], list[_Event]] = defaultdict(list)
    for group in same.values():
        first = group[0]
        if contradict(first, first) or not supports(first, first):
            events += [_Event([mention]) for mention in group]
            continue
        drawers = [(*scope_of(first), year) for year in _years(first.date or "")]
        near = {id(event): event for drawer in drawers for event in by_year[drawer]}
        fitting = [
            event
            for event in near.values()
            if not any(contradict(each, first) for each in (*event.evidence, *event.mentions))
            and any(supports(each, first) for each in (*event.evidence, *event.mentions))
            and not any(links.apart(each.fact, first.fact) for each in event.mentions)
        ]
        if len(fitting) == 1:
            fitting[0].mentions += group
            fitting[0].evidence.append(first)
        elif fitting:
            events += [_Event([mention]) for mention in group]  # it could be either
        else:
            events.append(_Event(group, [first]))
        for drawer in drawers:
            by_year[drawer] += fitting[:1] if len(fitting) == 1 else [] if fitting else events[-1:]
    return events


def _united(events: list[_Event], links: Links) -> list[_Event]:
    """The events, where people say that two mentions are of one, as one."""
    of = {mention.fact: event for event in events for mention in event.mentions}
    for link in links.pairs(of):
        one, other = of[link.left], of[link.right]
        if one is other:
            continue
        one.mentions = sorted([*one.mentions, *other.mentions], key=_most_telling)
        one.evidence = [*one.evidence, *other.evidence] or one.mentions[:1]
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
