"""From the labels of one document to agents: who is the same as whom, as far as the labels alone can tell.

Conservative: equal labels (`iris.key`) of one kind within one authority are one agent. Inspectorates and departments
that the lexicon knows are the same everywhere; everything else belongs to the authority, and where that is not
known, to the document alone. A label that names no certain one ("the Committee") is the body that met where its name
has the word, else local to the document.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from pyoxigraph import Literal, NamedNode, Triple

from minutegraph.lexicon import load
from minutegraph.model import Party, PartyKind
from minutegraph.rdf.iris import key, slug
from minutegraph.rdf.terms import LABEL, MG, ORG, TYPE

_CLASSES: dict[PartyKind, str] = {
    "post": "Role",
    "person": "Person",
    "body": "Body",
    "authority": "Authority",
    "inspectorate": "Inspectorate",
    "department": "Department",
    "organisation": "Organisation",
    "group": "Group",
}
_AFTER_HEAD = re.compile(r" (?:of|for|to|in|at|with|on) ")


@dataclass(frozen=True, slots=True)
class Agent:
    """An agent: its IRI, its class (a name in `mg:`), its label; the IRI it is part of, and by which name in `org:`."""

    iri: str
    kind: str
    label: str
    within: str | None = None
    by: str | None = None


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(key(word) for word in load("agents")["scopes"][name])


@cache
def _known() -> dict[str, tuple[str, str, str]]:
    """Room, class and label of the inspectorates and departments of the lexicon, by the keys of all their names."""
    known: dict[str, tuple[str, str, str]] = {}
    uncertain = load("agents")["scopes"]["uncertain_inspectorates"]
    for name, row in load("inspectorates").items():
        if name not in uncertain:
            for label in (row["label"], *row["names"], *row["abbreviations"], *row.get("former", ())):
                known.setdefault(key(label), (f"inspectorate/{name}", "Inspectorate", row["label"]))
    for name, row in load("departments").items():
        for label in (row["label"], *row["names"]):
            known.setdefault(key(label), (f"department/{name}", "Department", row["label"]))
    return known


@cache
def _post_classes() -> tuple[tuple[str, re.Pattern[str], re.Pattern[str] | None, frozenset[str]], ...]:
    rows = []
    for row in load("agents")["classes"]:
        without = re.compile(_any_word(row["without"])) if "without" in row else None
        rows.append((row["name"], re.compile(_any_word(row["words"])), without, frozenset(row.get("before", ()))))
    return tuple(rows)


def _any_word(words: list[str]) -> str:
    return r"\b(?:" + "|".join(re.escape(word) for word in words) + r")\b"


@lru_cache(maxsize=65536)
def post_class(label: str) -> str:
    """The class of a post by the head of its label: "Assistant Director, Housing" is a `Director`; else `Role`."""
    words_of_label = key(label)  # the key alone, as it alone names the post: one post, one class
    found = _AFTER_HEAD.search(words_of_label)
    head = words_of_label[: found.start()] if found else words_of_label
    link = found.group().strip() if found else ""
    for name, words, without, before in _post_classes():
        if words.search(head) and not (without and without.search(head)) and (not before or link in before):
            return name
    return "Role"


@lru_cache(maxsize=65536)
def _core(name: str) -> frozenset[str]:
    """The words of an authority's name that tell which one it is."""
    return frozenset(key(name).split()) - _words("generic")


class Agents:
    """The agents that one document names; `base` ends in `/`, `document` is the document's IRI.

    `authority` and `body` are the names of the meeting's, None where not known.
    """

    def __init__(self, base: str, document: str, authority: str | None, body: str | None) -> None:
        """Start with the authority and the body themselves."""
        self._base = base
        self._local = f"{document}/local"
        self._found: dict[str, Agent] = {}
        self._resolved: dict[tuple[str, str, str | None], str] = {}
        self._name = authority
        self.authority = self._add(f"{base}authority/{slug(authority)}", "Authority", authority) if authority else None
        self._scope = self.authority or self._local
        self._body_name = body
        self.body = self._body(body) if body else None

    def of(self, party: Party) -> str:
        """The IRI of the agent that a party's label names."""
        place = (party.kind, party.label, party.organisation)
        iri = self._resolved.get(place)
        if iri is None:
            iri = self._resolved[place] = self._resolve(party.kind, party.label, party.organisation)
        return iri

    def post(self, label: str, organisation: str | None = None) -> str:
        """The IRI of the post of that label, in the authority or in the organisation named."""
        return self.of(Party(label=label, kind="post", organisation=organisation))

    def person(self, name: str) -> str:
        """The IRI of the person of that name."""
        return self.of(Party(label=name, kind="person"))

    def certain(self, iri: str) -> bool:
        """Whether the agent is more than a label of this document."""
        return not iri.startswith(f"{self._local}/")

    def label(self, iri: str) -> str:
        """What the agent of that IRI goes by."""
        return self._found[iri].label

    def kind(self, iri: str) -> str:
        """The class of the agent of that IRI, a name in `mg:`."""
        return self._found[iri].kind

    def triples(self) -> list[Triple]:
        """What the graph says of each agent found: type, one label, and what it belongs to; in the order found."""
        triples = []
        for agent in self._found.values():
            node = NamedNode(agent.iri)
            triples.append(Triple(node, TYPE, MG[agent.kind]))
            triples.append(Triple(node, LABEL, Literal(agent.label)))
            if agent.within and agent.by:
                triples.append(Triple(node, ORG[agent.by], NamedNode(agent.within)))
        return triples

    def _resolve(self, kind: PartyKind, label: str, organisation: str | None) -> str:
        if kind == "authority":
            return self._authority(label)
        if kind == "body":
            return self._body(label)
        if kind == "post":
            return self._post(label, organisation)
        if kind in ("inspectorate", "department", "organisation"):
            known = _known().get(key(label))
            if known is not None:
                return self._add(self._base + known[0], known[1], known[2])
        if kind == "group":
            # "Members" of one body are not those of another.
            return self._add(f"{self.body or self._local}/group/{slug(label)}", "Group", label)
        return self._add(f"{self._scope}/{kind}/{slug(label)}", _CLASSES[kind], label)

    def _authority(self, label: str) -> str:
        if key(label) in _words("own_authority"):
            return self.authority or self._add(f"{self._local}/authority/{slug(label)}", "Authority", label)
        if self.authority and self._name and _core(label) == _core(self._name):
            return self.authority
        named = any(word[0].isupper() for word in label.split() if _core(word))  # not "a neighbouring authority"
        return self._add(f"{self._base if named else self._local + '/'}authority/{slug(label)}", "Authority", label)

    def _body(self, label: str) -> str:
        name = key(label)
        if self._body_name is not None and label is not self._body_name:
            own = key(self._body_name)
            if self.body and (name == own or (name in _words("bare_bodies") and f" {name} " in f" {own} ")):
                return self.body
        certain = self.authority is not None and name not in _words("bare_bodies")
        iri = f"{self._scope if certain else self._local}/body/{slug(label)}"
        return self._add(iri, "Body", label, self.authority, "unitOf")

    def _post(self, label: str, organisation: str | None) -> str:
        if organisation:
            home = self._resolve("organisation", organisation, None)
            return self._add(f"{home}/post/{slug(label)}", post_class(label), label, home, "postIn")
        if key(label) in _words("posts_of_bodies"):
            home = self.body or self._local
            return self._add(f"{home}/post/{slug(label)}", post_class(label), label, self.body, "postIn")
        return self._add(f"{self._scope}/post/{slug(label)}", post_class(label), label, self.authority, "postIn")

    def _add(self, iri: str, kind: str, label: str, within: str | None = None, by: str | None = None) -> str:
        self._found.setdefault(iri, Agent(iri, kind, label, within, by))
        return iri
