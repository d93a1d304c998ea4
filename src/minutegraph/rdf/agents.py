"""The agents that a document names, each once, and what the graph says of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Triple

from minutegraph.rdf.councils import council_iri, council_triples
from minutegraph.rdf.terms import LABEL, MG, ORG, SKOS, TYPE
from minutegraph.register import Authority


@dataclass(frozen=True, slots=True)
class Agent:
    """An agent: its IRI, its class (a name in `mg:`), its label; the IRI it is part of, and by which name in `org:`.

    `other` is what the document prints in place of the label, where that is quite another name; `council` its id in the
    register.
    """

    iri: str
    kind: str
    label: str
    within: str | None = None
    by: str | None = None
    other: str | None = None
    council: str | None = None


class Found:
    """The agents found so far, in the order in which they were; what is said first of one holds."""

    def __init__(self, base: str) -> None:
        """None as yet; `base` ends in `/`."""
        self._base = base
        self._agents: dict[str, Agent] = {}

    def __getitem__(self, iri: str) -> Agent:
        """The agent of that IRI."""
        return self._agents[iri]

    def __iter__(self) -> Iterator[Agent]:
        """All of them."""
        return iter(self._agents.values())

    def add(
        self, iri: str, kind: str, label: str, within: str | None = None, by: str | None = None, other: str | None = None
    ) -> str:
        """An agent, as `Agent` has it, unless it is known; gives its IRI."""
        self._agents.setdefault(iri, Agent(iri, kind, label, within, by, other))
        return iri

    def add_council(self, council: Authority) -> str:
        """A council of the register; gives its IRI."""
        iri = council_iri(self._base, council.id)
        self._agents.setdefault(iri, Agent(iri, "Authority", council.name, council=council.id))
        return iri

    def triples(self) -> list[Triple]:
        """What the graph says of each agent: type, one label, and what it belongs to; in the order found."""
        triples: list[Triple] = []
        for agent in self:
            if agent.council is not None:
                triples += council_triples(self._base, agent.council)
                continue
            node = NamedNode(agent.iri)
            triples.append(Triple(node, TYPE, MG[agent.kind]))
            triples.append(Triple(node, LABEL, Literal(agent.label)))
            if agent.other:
                triples.append(Triple(node, SKOS["altLabel"], Literal(agent.other)))
            if agent.within and agent.by:
                triples.append(Triple(node, ORG[agent.by], NamedNode(agent.within)))
        return triples
