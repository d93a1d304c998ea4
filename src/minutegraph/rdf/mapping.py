"""From an extraction to RDF: what is written is told in docs/architecture.md, "The graph"."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from pyoxigraph import Literal, NamedNode, Triple

from minutegraph.model import Attendance, Correction, Document, Extraction, Fact, Item, Metadata, Note, Paper
from minutegraph.rdf import corrections, followups, linked
from minutegraph.rdf.entities import Agents, Occasion
from minutegraph.rdf.evidence import Evidence
from minutegraph.rdf.facts import Facts
from minutegraph.rdf.followups import Matters
from minutegraph.rdf.iris import document_slug, fact_names, folded, item_keys, key, slug
from minutegraph.rdf.mentions import Mention, find_mentions, find_people, find_renamings, posts
from minutegraph.rdf.metadata import Basis, disagreements, meeting_of, metadata_triples, page, session
from minutegraph.rdf.people import known_as
from minutegraph.rdf.sketches import Place, Sketch, sketch
from minutegraph.rdf.terms import DCTERMS, LABEL, MG, PROV, TYPE, date_literal
from minutegraph.reading.contacts import contact
from minutegraph.version import VERSION


@dataclass(frozen=True, slots=True)
class Mapped:
    """What one document gives: its own triples, those of shared nodes, mentions to join, and what to tell the user.

    `iri` is the document, and the named graph of `triples`, all of whose subjects lie under it; those of `entities` lie
    outside. `slug` and `authority` (slug, or "unknown") make the paths of its files. `counts` are facts by type; `sketch` is
    what tells versions of one meeting.
    """

    iri: str
    slug: str
    authority: str
    triples: tuple[Triple, ...]
    entities: tuple[Triple, ...]
    mentions: tuple[Mention, ...]
    counts: tuple[tuple[str, int], ...]
    notes: tuple[Note, ...]
    matters: Matters | None = None
    sketch: Sketch | None = None


def triples(extraction: Extraction, base: str, rules: str = VERSION) -> Mapped:
    """Map one document; `base` ends in `/`, `rules` is the version of the rules that found the facts."""
    return _Mapping(extraction, base, rules).mapped()


def _paper_name(paper: Paper) -> str:
    """The slug of the title, with the kind where the title does not tell it."""
    name, kind = slug(paper.title), slug(paper.kind)
    return name if kind in name.split("-") else f"{name}-{kind}"


class _Mapping:
    """The work of mapping one document."""

    def __init__(self, extraction: Extraction, base: str, rules: str) -> None:
        self._extraction = extraction
        self._minutes = extraction.minutes
        self._document: Document = extraction.minutes.document
        self._base = base
        self._rules = rules
        self._triples: list[Triple] = []
        self._shared: list[Triple] = []
        self._notes: list[Note] = []
        self._matters: Matters | None = None
        self._slug = document_slug(self._document.source)
        self._iri = f"{base}minutes/{self._slug}"
        self._node = NamedNode(self._iri)
        self._known = meeting_of(self._document.given, self._minutes.stated)
        known = self._known
        self._derived = self._from_contact()
        named = posts(extraction)
        authority = known.authority or self._derived.authority
        listed = known_as(each.person for each in extraction.attendance)
        occasion = Occasion(authority, known.body, known.date, known.url, named, self._document.text, listed)
        self._agents = Agents(base, self._iri, occasion)
        self._facts = Facts(self._iri, self._agents, self._triples.append, self._known.date)

    def _from_contact(self) -> Metadata:
        """The authority whose contact the text prints at its top, where nothing else tells it; nothing of a joint body."""
        known = self._known
        if known.authority or known.url or "joint" in key(known.body or "").split():
            return Metadata()
        found = contact(self._document.text, known.date)
        return Metadata(found.council.name, places=(("authority", found.start, found.end),)) if found else Metadata()

    def mapped(self) -> Mapped:
        """All of it."""
        extraction, facts = self._extraction, self._facts
        keys = item_keys(self._minutes.items)
        names = dict(extraction.names) or fact_names(self._document, extraction.facts, keys)
        facts.fact_nodes = {each.id: NamedNode(f"{self._iri}/fact/{names[each.id]}") for each in extraction.facts}
        facts.paper_nodes = self._paper_nodes()
        evidence = self._evidence(keys)
        meeting = self._meeting()
        self._head(meeting, evidence)
        items = [self._item(item, index, keys, meeting) for index, item in enumerate(self._minutes.items)]
        self._triples += linked.triples(self._document, self._known.url, evidence, self._holders(items))

        def common(each: Fact | Attendance) -> tuple[tuple[NamedNode, NamedNode], ...]:
            quote = evidence.node(keys[each.item], each.start, each.end)
            return (MG["item"], items[each.item]), (MG["minutes"], self._node), (MG["evidence"], quote)

        for fact in extraction.facts:
            facts.fact(fact, common(fact))
        for position, attended in enumerate(extraction.attendance, 1):
            facts.attendance(attended, position, common(attended))
        for paper in extraction.papers:
            facts.paper(paper, evidence.node(keys[paper.item], paper.start, paper.end))
        taken = self._follow_ups(evidence, keys, items)
        for correction in extraction.corrections:
            quote = evidence.node(keys[correction.item], correction.start, correction.end)
            self._correction(correction, names[correction.fact], (items[correction.item], quote))
        evidence.write(self._triples.append)
        self._provenance()
        nodes = {each: node.value for each, node in facts.fact_nodes.items()}
        place = (self._agents.body, self._known.date)
        self._matters = followups.matters(self._iri, extraction, place, self._agents, nodes | taken)
        people = find_people(self._iri, self._agents, self._known.date)
        new_names = find_renamings(self._iri, self._agents, self._document.text)
        return self._sorted_out((*find_mentions(extraction, self._agents, nodes), *people, *new_names), meeting)

    def _sorted_out(self, mentions: tuple[Mention, ...], meeting: NamedNode) -> Mapped:
        """All that was made, the document's own triples apart from those of shared nodes."""
        counts: dict[str, int] = {}
        for fact in self._extraction.facts:
            counts[fact.type] = counts.get(fact.type, 0) + 1
        inside = f"{self._iri}/"
        for triple in (*self._agents.triples(), *self._facts.held):
            inner = isinstance(triple.subject, NamedNode) and triple.subject.value.startswith(inside)
            (self._triples if inner else self._shared).append(triple)
        return Mapped(
            iri=self._iri,
            slug=self._slug,
            authority=self._agents.authority_slug or "unknown",
            triples=tuple(dict.fromkeys(self._triples)),
            entities=tuple(dict.fromkeys(self._shared)),
            mentions=mentions,
            counts=tuple(sorted(counts.items())),
            matters=self._matters,
            notes=(*disagreements(self._document.given, self._minutes.stated), *self._agents.notes, *self._notes),
            sketch=sketch(self._extraction, self._place(meeting)),
        )

    def _place(self, meeting: NamedNode) -> Place:
        """Where the document stands among others: body and day name its meeting where they are known outside of it."""
        body, date = self._agents.body, self._known.date
        certain = body is not None and date is not None and len(date) == 10 and self._agents.certain(body)
        return Place(self._iri, meeting.value, f"{body} {date}" if certain else None, self._known.time)

    def _paper_nodes(self) -> dict[str, NamedNode]:
        """The papers' nodes: papers of one title and kind are one thing in one document.

        A report on the Improvement Plan, itself called "Improvement Plan", is not the plan.
        """
        return {paper.id: NamedNode(f"{self._iri}/paper/{_paper_name(paper)}") for paper in self._extraction.papers}

    def _evidence(self, keys: tuple[str, ...]) -> Evidence:
        """The quotes of all that is proved by the text."""
        places = [(keys[fact.item], fact.start, fact.end) for fact in self._extraction.facts]
        places += [(keys[paper.item], paper.start, paper.end) for paper in self._extraction.papers]
        places += [(keys[each.item], each.start, each.end) for each in self._extraction.corrections]
        places += [(keys[each.item], each.start, each.end) for each in self._extraction.follow_ups]
        places += [(keys[each.item], each.start, each.end) for each in self._extraction.attendance]
        places += [("", start, end) for _, start, end in (*self._minutes.stated.places, *self._derived.places)]
        places += [("", each.start, each.end) for each in self._document.linked]
        return Evidence(self._iri, self._document, places)

    def _meeting(self) -> NamedNode:
        """The meeting: shared by all minutes of a body on a day, the document's own where one of these is not known.

        A body may meet twice a day, so that the time, where it is told, tells meetings apart too.
        """
        known, body, authority = self._known, self._agents.body, self._agents.authority
        shared = body is not None and authority is not None and known.date is not None and len(known.date) == 10
        clock = f"T{known.time.replace(':', '')}" if known.time else ""
        node = NamedNode(f"{body}/meeting/{known.date}{clock}" if shared else f"{self._iri}/meeting")
        add = (self._shared if shared and not str(body).startswith(self._iri) else self._triples).append
        add(Triple(node, TYPE, MG["Meeting"]))
        when = " ".join(filter(None, (known.date, known.time)))
        label = ", ".join(part for part in (known.body or known.authority, when) if part)
        add(Triple(node, LABEL, Literal(label or folded(known.title or "") or self._document.source)))
        if body is not None:
            add(Triple(node, MG["ofBody"], NamedNode(body)))
        if authority is not None:
            add(Triple(node, MG["authority"], NamedNode(authority)))
        if known.date:
            add(Triple(node, MG["date"], date_literal(known.date)))
        for triple in session(node, known):
            add(triple)
        return node

    def _holders(self, items: list[NamedNode]) -> list[tuple[int, int, NamedNode]]:
        """What links to documents: the items of business, each with its place, and around them the minutes."""
        places = [(item.start, item.end) for item in self._minutes.items]
        found = [(start, end, node) for (start, end), node in zip(places, items, strict=True)]
        return [*found, (0, len(self._document.text), self._node)]

    def _head(self, meeting: NamedNode, evidence: Evidence) -> None:
        """Writes the document itself, its text and what is known of its meeting."""
        node, add = self._node, self._triples.append
        text = NamedNode(f"{self._iri}/text")
        add(Triple(node, TYPE, MG["Minutes"]))
        add(Triple(node, DCTERMS["source"], Literal(self._document.source)))
        add(Triple(node, MG["records"], meeting))
        add(Triple(node, MG["text"], text))
        if self._known.title:
            add(Triple(node, DCTERMS["title"], Literal(folded(self._known.title))))
        add(Triple(text, TYPE, MG["Text"]))
        add(Triple(text, MG["sha256"], Literal(sha256(self._document.text.encode()).hexdigest())))
        self._metadata("stated", self._minutes.stated, evidence)
        self._metadata("given", self._document.given, evidence)
        self._metadata("derived", self._derived, evidence)

    def _metadata(self, basis: Basis, metadata: Metadata, evidence: Evidence) -> None:
        """What is known of the meeting on that basis, with the note that its page's address is none."""
        if metadata == Metadata():
            return
        self._triples += metadata_triples(self._node, basis, metadata, evidence)
        if metadata.url and page(metadata.url) is None:
            self._notes.append(Note(f"the page's address {metadata.url!r} is no URL and was left out: correct the manifest"))

    def _item(self, item: Item, index: int, keys: tuple[str, ...], meeting: NamedNode) -> NamedNode:
        """Writes an item of business; gives its node."""
        node, add = NamedNode(f"{self._iri}/item/{keys[index]}"), self._triples.append
        add(Triple(node, TYPE, MG["AgendaItem"]))
        add(Triple(node, DCTERMS["isPartOf"], self._node))
        add(Triple(node, MG["meeting"], meeting))
        add(Triple(node, MG["position"], Literal(index + 1)))
        if item.number:
            add(Triple(node, MG["number"], Literal(item.number)))
        if item.title:
            add(Triple(node, DCTERMS["title"], Literal(folded(item.title))))
        return node

    def _follow_ups(self, evidence: Evidence, keys: tuple[str, ...], items: list[NamedNode]) -> dict[str, str]:
        """Writes what became of matters of earlier meetings; gives the IRIs by "follow-up N"."""
        nodes = {}
        named = zip(self._extraction.follow_ups, followups.names(self._extraction, keys), strict=True)
        for number, (each, name) in enumerate(named):
            node = NamedNode(f"{self._iri}/followup/{name}")
            nodes[f"follow-up {number}"] = node.value
            followups.write(each, node, self._facts, self._triples.append)
            self._triples.append(Triple(node, MG["minutes"], self._node))
            self._triples.append(Triple(node, MG["item"], items[each.item]))
            self._triples.append(Triple(node, MG["evidence"], evidence.node(keys[each.item], each.start, each.end)))
        return nodes

    def _correction(self, correction: Correction, name: str, place: tuple[NamedNode, NamedNode]) -> None:
        """What a person said of the fact of that name; `place` are its item of business and its quote."""
        node, fact = NamedNode(f"{self._iri}/correction/{name}"), NamedNode(f"{self._iri}/fact/{name}")
        self._triples += corrections.triples(correction, node, fact, self._base)
        self._triples.append(Triple(node, MG["minutes"], self._node))
        self._triples.append(Triple(node, MG["item"], place[0]))
        self._triples.append(Triple(node, MG["evidence"], place[1]))
        self._shared += corrections.shared(correction, self._base)

    def _provenance(self) -> None:
        """Which version of which rules found it; no clock, so that the same input gives the same bytes."""
        activity, add = NamedNode(f"{self._iri}/extraction"), self._triples.append
        software = NamedNode(f"{self._base}software/{slug(f'minutegraph {VERSION} {self._rules}')}")
        add(Triple(self._node, PROV["wasGeneratedBy"], activity))
        add(Triple(activity, TYPE, PROV["Activity"]))
        add(Triple(activity, PROV["used"], NamedNode(f"{self._iri}/text")))
        add(Triple(activity, PROV["wasAssociatedWith"], software))
        self._shared.append(Triple(software, TYPE, PROV["SoftwareAgent"]))
        self._shared.append(Triple(software, LABEL, Literal(f"minutegraph {VERSION}")))
        self._shared.append(Triple(software, MG["rulesVersion"], Literal(self._rules)))
