"""From the labels of one document to agents: who is the same as whom, as far as the document alone can tell.

Conservative: equal labels (`iris.key`) of one kind within one authority are one agent. Councils of the register,
inspectorates and departments that the lexicon knows are the same everywhere; everything else belongs to the authority,
and where that is not known, to the document alone. A label that names no certain one ("the Committee", "Newcastle")
is the one that the document's own body, authority or date tells, else local to the document.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from pyoxigraph import Literal, NamedNode, Triple

from minutegraph.model import WITHHELD, Note, Party, PartyKind
from minutegraph.rdf import bodies
from minutegraph.rdf.councils import council_iri, council_triples
from minutegraph.rdf.iris import key, slug
from minutegraph.rdf.posts import chair, meant_by, post_class, post_name
from minutegraph.rdf.terms import LABEL, MG, ORG, SKOS, TYPE
from minutegraph.rdf.wording import alike, core, is_member, is_no_council, known_bodies, words_of
from minutegraph.register import Authority, Surroundings, at_address, initials, kind_words, resolve, the_kind_meant

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
_BRACKETS = re.compile(r"\s*\([^()]*\)\s*$")


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


@dataclass(frozen=True, slots=True)
class Occasion:
    """The meeting that a document records: the names of its authority and body, its ISO date, the page's address.

    `posts` are the labels of the posts that the document names, `text` is all of its text; `known_as` gives, by first name,
    surname or initials, the full name of the one listed as attending who has them.
    """

    authority: str | None = None
    body: str | None = None
    date: str | None = None
    address: str | None = None
    posts: frozenset[str] = frozenset()
    text: str = ""
    known_as: Mapping[str, str] = field(default_factory=dict)


class Agents:
    """The agents that one document names; `base` ends in `/`, `document` is the document's IRI."""

    def __init__(self, base: str, document: str, occasion: Occasion) -> None:
        """Start with the authority and the body themselves."""
        self._base = base
        self._local = f"{document}/local"
        self._found: dict[str, Agent] = {}
        self._resolved: dict[tuple[str, str, str | None], str] = {}
        self.notes: list[Note] = []
        self._council = self._own_council(occasion)
        named = None if self.notes else occasion.authority  # one that may be of two councils is no authority's name
        self._name = named or (self._council.name if self._council else None)
        self._around = Surroundings(self._council, occasion.date, occasion.address)
        self.authority = self._own_authority()
        self._scope = self.authority or self._local
        own = (self._council.name, *self._council.names, *self._council.abbreviations) if self._council else ()
        own_words = {word for name in (self._name or "", *own) for word in key(name).split()}
        self._own_words = frozenset(own_words | {f"{word}s" for word in own_words})  # "Eastmere's children's services"
        self._posts = occasion.posts
        self._text = occasion.text
        self._known_as = occasion.known_as
        self._body_name = occasion.body
        self._speaks_of_own = not words_of("bodies_of_others") & set(key(occasion.body or "").split())
        self.body = self._body(occasion.body) if occasion.body else None

    @property
    def authority_slug(self) -> str | None:
        """The last part of the authority's IRI, None where the authority is not known."""
        return self.authority.rsplit("/", 1)[1] if self.authority else None

    def _own_council(self, occasion: Occasion) -> Authority | None:
        """The council of the register that met: by the name given or stated, else by the address of the page."""
        if occasion.authority:
            found = resolve(occasion.authority, Surroundings(None, occasion.date, occasion.address))
            if found.open:
                names = " or ".join(each.name for each in found.open)
                told = "give its name in full, or the meeting's date, in manifest.csv"
                self.notes.append(Note(f"the authority {occasion.authority!r} may be {names}: {told}"))
            return found.authority
        if not occasion.address:
            return None
        here = at_address(occasion.address)
        left = [each for each in here if (each.stood(occasion.date) if occasion.date else not each.end)]
        return left[0] if len(left) == 1 else None

    def _own_authority(self) -> str | None:
        if self._council is not None:
            return self._of_register(self._council)
        return self._add(f"{self._base}authority/{slug(self._name)}", "Authority", self._name) if self._name else None

    def of(self, party: Party) -> str:
        """The IRI of the agent that a party's label names."""
        ranked = self.ranked(party)
        if ranked is not None:
            return self.person(ranked)
        place = (party.kind, party.label, party.organisation)
        iri = self._resolved.get(place)
        if iri is None:
            iri = self._resolved[place] = self._resolve(party.kind, party.label, party.organisation)
        return iri

    def ranked(self, party: Party) -> str | None:
        """The name of somebody told by rank and name, "Sergeant Ash", who is a person, as many hold the rank; else None."""
        if party.kind != "post" or not party.holder or party.organisation or key(party.label) not in words_of("ranks"):
            return None
        repeats = key(party.holder).startswith(f"{key(party.label)} ")
        return party.holder if repeats else f"{party.label} {party.holder}"

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

    def home(self, iri: str) -> str | None:
        """The agent that the one of that IRI belongs to, None where it is not known."""
        return self._found[iri].within

    def kind(self, iri: str) -> str:
        """The class of the agent of that IRI, a name in `mg:`."""
        return self._found[iri].kind

    def is_whole(self, label: str) -> bool:
        """Whether a label names the authority's services as a whole: "BCP Children's Services", "the local area"."""
        words = set(key(label).split())
        return bool(words & words_of("services")) and words <= words_of("services") | words_of("of_services") | self._own_words

    def served_by(self, label: str) -> str | None:
        """The council of the register whose services as a whole a label names: "BCP Children's Services"; else None."""
        words = label.split()
        kept = len(words)
        while kept and key(words[kept - 1]) in words_of("services") | words_of("of_services"):
            kept -= 1
        name = " ".join(words[:kept]).removesuffix("'s").removesuffix("’s")
        services = any(key(word) in words_of("services") for word in words[kept:])
        found = resolve(name, self._around).authority if name and services else None
        return self._of_register(found) if found is not None else None

    def people(self) -> list[tuple[str, str]]:
        """IRI and label of each person found whose authority is known, in the order found."""
        return [(each.iri, each.label) for each in self._found.values() if each.kind == "Person" and self.certain(each.iri)]

    def triples(self) -> list[Triple]:
        """What the graph says of each agent found: type, one label, and what it belongs to; in the order found."""
        triples: list[Triple] = []
        for agent in self._found.values():
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

    def _resolve(self, kind: PartyKind, label: str, organisation: str | None) -> str:
        if kind == "authority":
            return self._authority(label)
        if kind in ("body", "organisation") and "council" in key(label).split():
            council = resolve(label, self._around).authority
            if council is not None:
                return self._of_register(council)
        if kind in ("body", "post"):
            return self._body(label) if kind == "body" else self._post(label, organisation)
        everywhere = known_bodies().get(key(label)) if kind in ("inspectorate", "department", "organisation") else None
        if everywhere is not None:
            return self._add(self._base + everywhere[0], *everywhere[1:])
        if kind == "inspectorate" and organisation:
            return self._resolve("organisation", organisation, None)  # "inspectors" of Ofsted
        if kind == "inspectorate" and key(label) in words_of("bare_inspectorates"):
            return self._add(f"{self._local}/{kind}/{slug(label)}", _CLASSES[kind], label)
        if kind == "group":
            # "Members" of one body are not those of another, "[name withheld]" of one document not that of another.
            home = self._local if label == WITHHELD else self.body or self._local
            return self._add(f"{home}/group/{slug(label)}", "Group", label)
        if kind == "person":
            label = _BRACKETS.sub("", label) or label
            label = self._known_as.get(label, label)
        return self._add(f"{self._scope}/{kind}/{slug(label)}", _CLASSES[kind], label)

    def _authority(self, label: str) -> str:
        if key(label) in words_of("own_authority"):
            return self._own_kind(label)
        own = self._name if self.authority else None
        nameless = core(label) <= words_of("functions")
        if own and nameless and key(own).endswith(f" {key(label)}"):
            return self._scope
        if own and self._council is None and core(label) == core(own) and alike(label, own):
            return self._scope
        found = resolve(label, self._around)
        bare = not kind_words(label)
        if own and self._council is None and bare and core(label) < core(own) and not is_member(label, own):
            found = replace(found, authority=None, open=found.open or tuple(filter(None, (found.authority,))))
        if found.authority is not None:
            return self._of_register(found.authority)
        if own and not found.open and ((core(label) == core(own) and alike(label, own)) or label == initials(own)):
            return self._scope
        named = any(word[0].isupper() for word in label.split() if core(word))  # not "a neighbouring authority"
        if nameless or not named or found.open:
            return self._unknown_authority(label)
        return self._add(f"{self._base}authority/{slug(label)}", "Authority", label)

    def _unknown_authority(self, label: str) -> str:
        return self._add(f"{self._local}/authority/{slug(label)}", "Authority", label)

    def _own_kind(self, label: str) -> str:
        """The authority that "the Council" or "the County Council" means here: the own one, unless it is of another kind."""
        words = kind_words(label)
        own = kind_words(self._name) if self._name else frozenset()
        if self._name and is_no_council(self._name) and key(label) != "authority":
            return self._unknown_authority(label)
        if self._council is not None:
            own |= kind_words(self._council.name) | (kind_words(self._council.kind) - {"unitary"})
        if self.authority and (not words or not own or words & own):
            return self.authority
        meant = the_kind_meant(label, self._around)
        return self._of_register(meant) if meant is not None else self._unknown_authority(label)

    def _of_register(self, council: Authority) -> str:
        iri = council_iri(self._base, council.id)
        self._found.setdefault(iri, Agent(iri, "Authority", council.name, council=council.id))
        return iri

    def _body(self, label: str) -> str:
        name = key(label)
        if self._body_name is not None and label is not self._body_name:
            own = key(self._body_name)
            title = key(self._body_name.partition("(")[0])  # "the Scrutiny Board", of one for a service in brackets
            same = name in (own, title) or (name in words_of("bare_bodies") and f" {name} " in f" {own} ")
            if self.body and same:
                return self.body
            if own.endswith(f" {name}"):
                # "The Scrutiny Committee", in the minutes of one for children, may be that one or another.
                return self._add(f"{self._local}/body/{slug(label)}", "Body", label, self.authority, "unitOf")
        certain = self.authority is not None and name not in words_of("bare_bodies")
        if name in words_of("bare_bodies") | words_of("short_bodies") and label is not self._body_name:
            kind = name in words_of("kinds_of_bodies")
            meant = bodies.meant_by(label, self._text, closely=not kind) if kind or self._body_name else None
            if meant is not None and key(meant) != name:
                return self._body(meant)
            certain = certain and not bodies.is_short(label, self._text)
        iri = f"{self._scope if certain else self._local}/body/{slug(label)}"
        return self._add(iri, "Body", label, self.authority, "unitOf")

    def _post(self, label: str, organisation: str | None) -> str:
        if organisation:
            home = self._resolve("organisation", organisation, None)
            name = post_name(label, council=False)
            return self._titled(home, name, label, home)
        chaired = chair(label)
        if chaired is not None:
            post, body = chaired
            home = self._body(body) if body else self.body or self._local
            return self._titled(home, post, label, None if home == self._local else home)
        name = post_name(label, self._speaks_of_own)
        scope = self._scope
        if key(name) in words_of("bare_posts"):
            meant = meant_by(name, self._posts)
            if meant is not None:
                name = label = meant
            else:
                scope = self._local
        return self._titled(scope, name, label, self.authority)

    def _titled(self, home: str, name: str, label: str, within: str | None) -> str:
        """A post of a name, which the document calls `label`."""
        other = label if key(label) != key(name) else None
        iri = f"{home}/post/{slug(name)}"
        self._found.setdefault(iri, Agent(iri, post_class(name), label if other is None else name, within, "postIn", other))
        return iri

    def _add(self, iri: str, kind: str, label: str, within: str | None = None, by: str | None = None) -> str:
        self._found.setdefault(iri, Agent(iri, kind, label, within, by))
        return iri
