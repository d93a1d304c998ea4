"""The triples of facts and papers: which property each slot of `model.py` becomes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache

from pyoxigraph import Literal, NamedNode, Triple

from minutegraph.extraction.actions.deadlines import resolve
from minutegraph.lexicon import load
from minutegraph.model import Action, Answer, Attendance, Fact, Inspection, Intervention, Paper, Party, Role
from minutegraph.rdf.entities import Agents
from minutegraph.rdf.iris import digest, key, slug
from minutegraph.rdf.terms import DCTERMS, LABEL, MG, ORG, TYPE, XSD, code, date_literal

Slots = tuple[tuple[str, NamedNode], ...]

CLASSES: dict[str, NamedNode] = {
    "report": MG["Report"],
    "question": MG["Question"],
    "answer": MG["Answer"],
    "statement": MG["Statement"],
    "decision": MG["Decision"],
    "action": MG["Action"],
    "inspection": MG["InspectionMention"],
    "intervention": MG["InterventionMention"],
    "recommendation": MG["RecommendationMention"],
    "role": MG["RoleMention"],
}
"""The class of a fact, by its type."""

PARTIES: dict[str, Slots] = {
    "report": (("by", MG["presenter"]), ("to", MG["addressee"])),
    "question": (("by", MG["asker"]), ("to", MG["addressee"])),
    "answer": (("by", MG["answerer"]), ("to", MG["addressee"])),
    "statement": (("by", MG["stater"]), ("to", MG["addressee"])),
    "decision": (("by", MG["decider"]),),
    "action": (("owner", MG["owner"]),),
    "inspection": (("inspector", MG["inspector"]), ("on", MG["inspected"])),
    "intervention": (("by", MG["intervener"]), ("on", MG["subjectOfIntervention"])),
    "recommendation": (("by", MG["recommender"]), ("to", MG["recipient"])),
    "role": (),
}
"""The slots of each type that hold parties, and what they become."""

_WORDS: dict[str, Slots] = {
    "action": (("due", MG["due"]),),
    "inspection": (("framework", MG["frameworkLabel"]), ("outcome", MG["outcomeLabel"])),
    "recommendation": (("number", MG["number"]),),
    "role": (("label", LABEL), ("holder", MG["holderName"]), ("organisation", MG["organisationName"])),
}
_CODES: dict[str, tuple[tuple[str, NamedNode, str], ...]] = {
    "statement": (("stance", MG["stance"], "stance"),),
    "decision": (("kind", MG["decisionKind"], "decision-kind"),),
    "inspection": (("kind", MG["inspectionKind"], "inspection-kind"),),
    "intervention": (("kind", MG["interventionKind"], "intervention-kind"),),
}


_TRUE = Literal("true", datatype=XSD["boolean"])


@cache
def _notations(scheme: str) -> dict[str, str]:
    """The notations of a scheme of the lexicon (`frameworks`, `outcomes`), by the keys of all words for them."""
    notations: dict[str, str] = {}
    for notation, row in load(scheme).items():
        if "words" in row:
            for words in (notation, row["label"], *row["words"]):
                notations.setdefault(key(words), notation)
    return notations


def framework_of(label: str | None) -> NamedNode | None:
    """The concept of a framework as printed, None where the code list has no such words."""
    words = key(label or "")
    notations = _notations("frameworks")
    for ending in ("", " framework", " inspection", " inspections"):
        notation = notations.get(words.removesuffix(ending)) if words.endswith(ending) else None
        if notation is not None:
            return code("framework", notation)
    return None


def outcome_of(label: str | None) -> NamedNode | None:
    """The concept of an outcome as printed, None where the code list has no such words."""
    notation = _notations("outcomes").get(key(label or ""))
    return None if notation is None else code("outcome", notation)


class Facts:
    """Writes the facts and papers of one document.

    `add` takes one triple; `date` is the meeting's; `fact_nodes` and `paper_nodes` are the nodes by `id`, `item_nodes`
    those by index.
    """

    def __init__(
        self, document: str, agents: Agents, add: Callable[[Triple], None], date: str | None = None
    ) -> None:
        """Begin with no party named."""
        self._date = date
        self._evidence: NamedNode | None = None
        self._document = document
        self._agents = agents
        self._add = add
        self._parties: dict[tuple[str, str, str | None], NamedNode] = {}
        self._written: set[str] = set()
        self.held: list[Triple] = []
        self.fact_nodes: dict[str, NamedNode] = {}
        self.paper_nodes: dict[str, NamedNode] = {}

    def fact(self, fact: Fact, common: Iterable[tuple[NamedNode, NamedNode]]) -> None:
        """Write one fact; `common` are properties that need the whole document: item, minutes, evidence."""
        node, add = self.fact_nodes[fact.id], self._add
        add(Triple(node, TYPE, CLASSES[fact.type]))
        for predicate, value in common:
            add(Triple(node, predicate, value))
            if predicate == MG["evidence"]:
                self._evidence = value
        add(Triple(node, MG["basis"], code("basis", fact.basis)))
        add(Triple(node, MG["rule"], Literal(fact.rule)))
        if fact.about:
            add(Triple(node, MG["about"], Literal(fact.about)))
        for theme in fact.themes:
            add(Triple(node, DCTERMS["subject"], code("theme", theme)))
        for paper in fact.papers:
            if paper in self.paper_nodes:
                add(Triple(node, MG["concerns"], self.paper_nodes[paper]))
        self._slots(node, fact)

    def _slots(self, node: NamedNode, fact: Fact) -> None:
        """Writes whom a fact names, its words as printed and its codes."""
        add = self._add
        for name, predicate in PARTIES[fact.type]:
            parties: tuple[Party, ...] = getattr(fact, name)
            for party in parties:
                add(Triple(node, predicate, self.party(party)))
            if any(party.basis == "derived" for party in parties):
                add(Triple(node, MG["derivedSlot"], predicate))
        for name, predicate in _WORDS.get(fact.type, ()):
            words = getattr(fact, name)
            if words:
                add(Triple(node, predicate, Literal(words)))
        for name, predicate, scheme in _CODES.get(fact.type, ()):
            add(Triple(node, predicate, code(scheme, getattr(fact, name))))
        if isinstance(fact, Answer):
            if fact.question in self.fact_nodes:
                add(Triple(node, MG["answers"], self.fact_nodes[fact.question]))
        elif isinstance(fact, Action):
            self._deadline(node, fact)
        elif isinstance(fact, Inspection | Intervention):
            self._event(node, fact)
        elif isinstance(fact, Role):
            post = self._agents.post(fact.label, fact.organisation)
            add(Triple(node, MG["mentions"], NamedNode(post)))
            party = Party(fact.label, "post", holder=fact.holder, organisation=fact.organisation)
            self._held(post, self._agents.ranked(party) or fact.holder)

    def _deadline(self, node: NamedNode, fact: Action) -> None:
        """The day that the words of the deadline lead to; of a meeting known by its month or year only nothing is told."""
        if not fact.due or (self._date and len(self._date) != 10):
            return
        found = resolve(fact.due, self._date)
        if found.day:
            self._add(Triple(node, MG["dueDate"], date_literal(found.day)))
            self._add(Triple(node, MG["derivedSlot"], MG["dueDate"]))
        if found.next_meeting:
            self._add(Triple(node, MG["dueByNextMeeting"], _TRUE))

    def _event(self, node: NamedNode, fact: Inspection | Intervention) -> None:
        if fact.date:
            self._add(Triple(node, MG["date"], date_literal(fact.date)))
        if isinstance(fact, Inspection):
            framework, outcome = framework_of(fact.framework), outcome_of(fact.outcome)
            if framework is not None:
                self._add(Triple(node, MG["framework"], framework))
            if outcome is not None:
                self._add(Triple(node, MG["outcome"], outcome))

    def party(self, party: Party) -> NamedNode:
        """The node of a party; what it says of it is written at its first use in the document."""
        ranked = self._agents.ranked(party)
        place = (party.kind, ranked or party.label, party.organisation)
        node = self._parties.get(place)
        if node is None:
            agent = self._agents.of(party)
            name = place[1] if party.organisation is None else f"{place[1]}, {party.organisation}"
            iri = f"{self._document}/party/{party.kind}-{slug(name)}"
            node = self._parties[place] = NamedNode(iri)
            if iri not in self._written:  # labels that differ in case only are one party, by its first label
                self._written.add(iri)
                self._add(Triple(node, TYPE, MG["Party"]))
                self._add(Triple(node, LABEL, Literal(party.label)))
                self._add(Triple(node, MG["partyKind"], code("party-kind", party.kind)))
                self._add(Triple(node, MG["refersTo"], NamedNode(agent)))
        if party.kind == "post" and ranked is None:
            self._held(self._agents.of(party), party.holder)
        return node

    def _held(self, post: str, holder: str | None) -> None:
        """Writes that the document names somebody as the holder of a post; nothing where it names nobody."""
        if not holder:
            return
        person, add = self._agents.person(holder), self._add
        self.held.append(Triple(NamedNode(post), ORG["heldBy"], NamedNode(person)))
        node = NamedNode(f"{self._document}/holding/{digest(post, person)}")
        if node.value not in self._written:
            self._written.add(node.value)
            add(Triple(node, TYPE, MG["Holding"]))
            add(Triple(node, ORG["member"], NamedNode(person)))
            add(Triple(node, MG["heldPost"], NamedNode(post)))
            add(Triple(node, MG["minutes"], NamedNode(self._document)))
            if self._agents.authority is not None:
                add(Triple(node, ORG["organization"], NamedNode(self._agents.home(post) or self._agents.authority)))
            if self._date:
                add(Triple(node, MG["date"], date_literal(self._date)))
        if self._evidence is not None:
            add(Triple(node, MG["evidence"], self._evidence))

    def paper(self, paper: Paper, evidence: NamedNode) -> None:
        """Write one paper; of papers that are one node the first gives the title."""
        node, add, self._evidence = self.paper_nodes[paper.id], self._add, evidence
        if node.value not in self._written:
            self._written.add(node.value)
            add(Triple(node, TYPE, MG["Paper"]))
            add(Triple(node, DCTERMS["title"], Literal(paper.title)))
            add(Triple(node, MG["paperKind"], code("paper-kind", paper.kind)))
        add(Triple(node, MG["evidence"], evidence))
        for party in paper.issuer:
            add(Triple(node, MG["issuer"], self.party(party)))
        for answered in paper.answers:
            if answered in self.fact_nodes:
                add(Triple(node, MG["respondsTo"], self.fact_nodes[answered]))

    def attendance(self, each: Attendance, position: int, common: Iterable[tuple[NamedNode, NamedNode]]) -> None:
        """Write that somebody attended or did not; `common` are the same properties as those of a fact."""
        node = NamedNode(f"{self._document}/attendance/{digest(each.kind, each.person)}")
        add = self._add
        add(Triple(node, TYPE, MG["Attendance"]))
        for predicate, value in common:
            add(Triple(node, predicate, value))
        add(Triple(node, MG["position"], Literal(position)))
        add(Triple(node, MG["attendanceKind"], code("attendance-kind", each.kind)))
        add(Triple(node, MG["attendee"], self.party(Party(each.person, "person"))))
        if each.role:
            add(Triple(node, MG["attendedAs"], Literal(each.role)))
        if each.instead_of:
            add(Triple(node, MG["insteadOf"], self.party(Party(each.instead_of, "person"))))
