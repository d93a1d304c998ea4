"""From the labels of one document to agents: who is the same as whom, as far as the document alone can tell.

Conservative: equal labels (`iris.key`) of one kind within one authority are one agent. Councils of the register,
inspectorates and departments that the lexicon knows are the same everywhere; everything else belongs to the authority,
and where that is not known, to the document alone. A label that names no certain one ("the Committee", "Newcastle")
is the one that the document's own body, authority or date tells, else local to the document.
"""

from __future__ import annotations

import re

from pyoxigraph import Triple

from minutegraph.model import WITHHELD, Party, PartyKind
from minutegraph.rdf import bodies
from minutegraph.rdf.agents import Found
from minutegraph.rdf.authorities import Authorities
from minutegraph.rdf.iris import key, slug
from minutegraph.rdf.occasions import Occasion
from minutegraph.rdf.posts import chair, meant_by, post_class, post_name
from minutegraph.rdf.wording import known_bodies, words_of

__all__ = ["Agents", "Occasion"]

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


class Agents:
    """The agents that one document names; `base` ends in `/`, `document` is the document's IRI."""

    def __init__(self, base: str, document: str, occasion: Occasion) -> None:
        """Start with the authority and the body themselves."""
        self._base = base
        self._local = f"{document}/local"
        self._found = Found(base)
        self._resolved: dict[tuple[str, str, str | None], str] = {}
        self._authorities = Authorities(base, self._local, occasion, self._found)
        self.notes = self._authorities.notes
        self.authority = self._authorities.own
        self._scope = self.authority or self._local
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
        return self._authorities.is_whole(label)

    def served_by(self, label: str) -> str | None:
        """The council of the register whose services as a whole a label names: "BCP Children's Services"; else None."""
        return self._authorities.served_by(label)

    def people(self) -> list[tuple[str, str]]:
        """IRI and label of each person found whose authority is known, in the order found."""
        return [(each.iri, each.label) for each in self._found if each.kind == "Person" and self.certain(each.iri)]

    def triples(self) -> list[Triple]:
        """What the graph says of each agent found: type, one label, and what it belongs to; in the order found."""
        return self._found.triples()

    def _resolve(self, kind: PartyKind, label: str, organisation: str | None) -> str:
        """The IRI of the agent of a kind that a label names."""
        if kind == "authority":
            return self._authorities.named(label)
        if kind in ("body", "organisation") and "council" in key(label).split():
            council = self._authorities.council(label)
            if council is not None:
                return council
        if kind in ("body", "post"):
            return self._body(label) if kind == "body" else self._post(label, organisation)
        everywhere = known_bodies().get(key(label)) if kind in ("inspectorate", "department", "organisation") else None
        if everywhere is not None:
            return self._found.add(self._base + everywhere[0], *everywhere[1:])
        if kind == "inspectorate" and organisation:
            return self._resolve("organisation", organisation, None)  # "inspectors" of Ofsted
        if kind == "inspectorate" and key(label) in words_of("bare_inspectorates"):
            return self._found.add(f"{self._local}/{kind}/{slug(label)}", _CLASSES[kind], label)
        if kind == "group":
            # "Members" of one body are not those of another, "[name withheld]" of one document not that of another.
            home = self._local if label == WITHHELD else self.body or self._local
            return self._found.add(f"{home}/group/{slug(label)}", "Group", label)
        if kind == "person":
            label = _BRACKETS.sub("", label) or label
            label = self._known_as.get(label, label)
        return self._found.add(f"{self._scope}/{kind}/{slug(label)}", _CLASSES[kind], label)

    def _body(self, label: str) -> str:
        """The body that a label names: the one that met, where it may be that, or one of the authority's."""
        name = key(label)
        if self._body_name is not None and label is not self._body_name:
            own = key(self._body_name)
            title = key(self._body_name.partition("(")[0])  # "the Scrutiny Board", of one for a service in brackets
            same = name in (own, title) or (name in words_of("bare_bodies") and f" {name} " in f" {own} ")
            if self.body and same:
                return self.body
            if own.endswith(f" {name}"):
                # "The Scrutiny Committee", in the minutes of one for children, may be that one or another.
                return self._found.add(f"{self._local}/body/{slug(label)}", "Body", label, self.authority, "unitOf")
        certain = self.authority is not None and name not in words_of("bare_bodies")
        if name in words_of("bare_bodies") | words_of("short_bodies") and label is not self._body_name:
            kind = name in words_of("kinds_of_bodies")
            meant = bodies.meant_by(label, self._text, closely=not kind) if kind or self._body_name else None
            if meant is not None and key(meant) != name:
                return self._body(meant)
            certain = certain and not bodies.is_short(label, self._text)
        iri = f"{self._scope if certain else self._local}/body/{slug(label)}"
        return self._found.add(iri, "Body", label, self.authority, "unitOf")

    def _post(self, label: str, organisation: str | None) -> str:
        """The post that a label names: of an organisation, in the chair of a body, or of the authority."""
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
        goes_by = label if other is None else name
        return self._found.add(f"{home}/post/{slug(name)}", post_class(name), goes_by, within, "postIn", other)
