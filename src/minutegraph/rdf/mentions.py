"""What a document says of inspections, interventions, recommendations and people that others may mention too."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pyoxigraph import NamedNode

from minutegraph.lexicon import load
from minutegraph.model import Extraction, Inspection, Intervention, Party, Recommendation, Role
from minutegraph.rdf.bodies import renamings
from minutegraph.rdf.entities import Agents
from minutegraph.rdf.facts import PARTIES, framework_of, outcome_of
from minutegraph.rdf.iris import digest, folded, key
from minutegraph.rdf.terms import code

PERSON = "person"
"""The type of the mention of people."""

RENAMED = "renaming"
"""The type of the mention of a body's new name."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A mention of an inspection, intervention, recommendation or person, as `rdf.joining` joins those of many documents.

    `fact`, `authority` and `agents` (who inspected, intervened or recommended) are IRIs, `framework` and `outcome` IRIs
    of concepts. `subject` tells what was acted upon: "" for the authority as a whole, else the sorted IRIs of those
    named, joined by a space. `label` is the words for who acted; `number` and `words` (the quote) are a recommendation's.

    All people of a document are one mention: `fact` is a key of the document, `subject` the IRIs, joined by a space,
    `label` the names, one a line, `date` the meeting's, and `words` the document's IRI. Of a body that got another name,
    `fact` is a key, `subject` the IRIs of the body by its former and by its later name, `label` the two names, one a line, and
    `words` what the minutes say.
    """

    type: str
    fact: str
    authority: str | None
    subject: str
    agents: tuple[str, ...]
    label: str
    kind: str
    date: str | None
    framework: str | None = None
    outcome: str | None = None
    number: str | None = None
    words: str = ""


def find_mentions(extraction: Extraction, agents: Agents, nodes: Mapping[str, str]) -> Iterator[Mention]:
    """The mentions of one document in the order of its facts; `nodes` are the IRIs of the facts by `id`."""
    text = extraction.minutes.document.text
    for fact in extraction.facts:
        if isinstance(fact, Inspection | Intervention | Recommendation):
            yield _mention(fact, agents, nodes[fact.id], folded(text[fact.start : fact.end]))


def posts(extraction: Extraction) -> frozenset[str]:
    """The labels of all posts of the authority itself that a document names."""
    found = set()
    for fact in extraction.facts:
        if isinstance(fact, Role):
            found.add(fact.label if fact.organisation is None else "")
        for slot, _ in PARTIES[fact.type]:
            for party in getattr(fact, slot):
                if party.kind == "post" and party.organisation is None:
                    found.add(party.label)
    return frozenset(found - {""})


def find_people(document: str, agents: Agents, date: str | None) -> Iterator[Mention]:
    """One mention of all people whom a document names, if it names any and its authority is known.

    `document` is its IRI, `date` the meeting's ISO date.
    """
    people = agents.people()
    if agents.authority is not None and people:
        yield Mention(
            type=PERSON,
            fact=f"{document}/people",
            authority=agents.authority,
            subject=" ".join(iri for iri, _ in people),
            agents=(),
            label="\n".join(" ".join(label.split()) for _, label in people),
            kind="",
            date=date,
            words=document,
        )


def find_renamings(document: str, agents: Agents, text: str) -> Iterator[Mention]:
    """The bodies of which a text says that they got another name, if its authority is known; `document` is its IRI."""
    if agents.authority is None:
        return
    for each in renamings(text):
        named = [agents.of(Party(name, "body")) for name in (each.old, each.new)]
        if len(set(named)) == 2 and all(map(agents.certain, named)):
            yield Mention(
                type=RENAMED,
                fact=f"{document}/renaming/{digest(*named)}",
                authority=agents.authority,
                subject=" ".join(named),
                agents=(),
                label=f"{each.old}\n{each.new}",
                kind="",
                date=None,
                words=each.words,
            )


def _mention(
    fact: Inspection | Intervention | Recommendation, agents: Agents, node: str, words: str
) -> Mention:
    """A fact as a mention of something that other documents may mention too."""
    actors = fact.inspector if isinstance(fact, Inspection) else fact.by
    authority, subject = _acted_upon(fact.to if isinstance(fact, Recommendation) else fact.on, agents)
    framework = _framework(fact, agents) if isinstance(fact, Inspection) else None
    outcome = outcome_of(fact.outcome) if isinstance(fact, Inspection) else None
    return Mention(
        type=fact.type,
        fact=node,
        authority=authority,
        subject=subject,
        agents=tuple(sorted({agents.of(party) for party in actors})),
        label=" and ".join(dict.fromkeys(agents.label(agents.of(party)) for party in actors)),
        kind="" if isinstance(fact, Recommendation) else fact.kind,
        date=None if isinstance(fact, Recommendation) else fact.date,
        framework=None if framework is None else framework.value,
        outcome=None if outcome is None else outcome.value,
        number=fact.number if isinstance(fact, Recommendation) else None,
        words=words if isinstance(fact, Recommendation) else "",
    )


def _framework(fact: Inspection, agents: Agents) -> NamedNode | None:
    """The framework printed, else the one that is told by what was inspected and by whom: "Ofsted inspected SEND services"."""
    printed = framework_of(fact.framework)
    if printed is not None or fact.framework:
        return printed
    inspectors = {agents.of(party).rsplit("/", 1)[1] for party in fact.inspector}
    for notation, words in load("agents")["told_frameworks"].items():
        whole = any(agents.is_whole(party.label) and set(key(party.label).split()) & set(words) for party in fact.on)
        if whole and inspectors and inspectors <= set(load("frameworks")[notation]["inspectors"]):
            return code("framework", notation)
    return None


def _acted_upon(parties: tuple[Party, ...], agents: Agents) -> tuple[str | None, str]:
    """The authority acted upon, and what else is named: an authority named holds over the one whose minutes these are.

    None where it has no certain name ("a neighbouring authority"). The authority's children's services, called so or "the
    service", are the authority as a whole: minutes name one for the other. So are another's, by its name ("Bradford
    Children's Services").
    """
    named, certain = set(), set()
    unknown = False
    for party in parties:
        of_council = agents.served_by(party.label)
        if of_council is not None:
            certain.add(of_council)
        elif not agents.is_whole(party.label):
            iri = agents.of(party)
            named.add(iri)
            if agents.kind(iri) == "Authority":
                certain.update({iri} if agents.certain(iri) else ())
                unknown = unknown or not agents.certain(iri)
    authority = min(certain) if certain else None if unknown else agents.authority
    return authority, " ".join(sorted((named | certain) - {authority}))
