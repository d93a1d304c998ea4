"""Extractions made by hand, for tests of what comes after them: no reader and no finder takes part."""

from __future__ import annotations

from dataclasses import replace

from minutegraph.edition import Edition
from minutegraph.model import (
    Answer,
    Decision,
    Document,
    Extraction,
    Fact,
    Inspection,
    Intervention,
    Item,
    Metadata,
    Minutes,
    Paper,
    Party,
    Question,
    Report,
    Role,
    Statement,
)
from minutegraph.rdf import mapping
from minutegraph.rdf.prepared import Prepared, prepare

BASE = "https://example.org/id/"
MG = "https://w3id.org/minutegraph/ontology#"
GIVEN = Metadata(authority="Eastmere City Council", body="Children's Scrutiny Committee", date="2021-09-14")
UNKNOWN = Metadata()
ISSUED = "2026-01-02T03:04:05+00:00"

DIRECTOR = Party("Director of Children's Services", "post", holder="Ms Orla Penhaligon")
MEMBERS = Party("Members", "group")
COMMITTEE = Party("Committee", "body")
CHAIR = Party("Chair", "post")
OFSTED = Party("Ofsted", "inspectorate")

WORDS = (
    "The Director of Children's Services presented the Improvement Plan to the Committee.",
    "Members asked how long families wait for a first visit.",
    "She replied that the wait was nine days.",
    "The Chair thanked the team for its work.",
    "Ofsted carried out a focused visit in May 2021 and found progress.",
    "RESOLVED that the report be noted.",
)


class Draft:
    """Minutes under way: each `say` adds a sentence, and the facts that it states."""

    def __init__(self, source: str = "panel.txt", given: Metadata = GIVEN, stated: Metadata = UNKNOWN) -> None:
        self.source, self.given, self.stated = source, given, stated
        self.text = ""
        self.facts: list[Fact] = []
        self.papers: list[Paper] = []
        self.items: list[Item] = []

    def item(self, number: str | None, title: str | None = None) -> Draft:
        if title:
            self.text += f"{number or ''} {title}\n\n"
        self.items.append(Item(number, title, len(self.text), len(self.text), ()))
        return self

    def say(self, sentence: str, *facts: Fact) -> Draft:
        start = len(self.text)
        self.text += f"{sentence}\n\n"
        for fact in facts:
            id = fact.id or f"f{len(self.facts) + 1}"
            place = {"start": start, "end": start + len(sentence), "item": len(self.items) - 1}
            self.facts.append(replace(fact, id=id, **place))  # type: ignore[arg-type]
        return self

    def paper(self, paper: Paper) -> Draft:
        self.papers.append(paper)
        return self

    def done(self) -> Extraction:
        document = Document(self.source, self.text, self.given)
        minutes = Minutes(document, self.stated, tuple(self.items))
        return Extraction(minutes, tuple(self.facts), tuple(self.papers))


def made(type: type[Fact], /, **slots: object) -> Fact:
    """A fact whose place is not yet known."""
    return type(start=0, end=0, rule=f"test.{type.type}", **slots)  # type: ignore[arg-type]


def meeting(source: str = "panel.txt", given: Metadata = GIVEN, words: tuple[str, ...] = WORDS) -> Extraction:
    """A short meeting with a fact of most types; `words` are its six sentences."""
    draft = Draft(source, given).item("7", "Improvement Plan")
    draft.say(
        words[0],
        made(Report, by=(DIRECTOR,), to=(COMMITTEE,), about="Improvement Plan", papers=("p1",), themes=("workforce",)),
        made(Role, label=DIRECTOR.label, holder=DIRECTOR.holder),
    )
    place = (draft.facts[0].start, draft.facts[0].end)
    draft.paper(Paper("p1", "Improvement Plan", "plan", *place, issuer=(DIRECTOR,), answers=("visit",)))
    draft.say(words[1], made(Question, id="asked", by=(MEMBERS,), about="waiting"))
    derived = (replace(DIRECTOR, basis="derived"),)
    draft.say(words[2], made(Answer, by=derived, to=(replace(MEMBERS, basis="derived"),), question="asked"))
    draft.say(words[3], made(Statement, by=(CHAIR,), stance="praise"))
    visit = {"framework": "ILACS", "kind": "focused visit", "date": "2021-05", "outcome": "found progress"}
    draft.say(words[4], made(Inspection, id="visit", inspector=(OFSTED,), **visit))
    draft.say(words[5], made(Decision, by=(COMMITTEE,)))
    return draft.done()


def inspected(source: str, given: Metadata = GIVEN, **slots: object) -> Extraction:
    """Minutes that mention one inspection."""
    fact = made(Inspection, **{"inspector": (OFSTED,), "kind": "focused visit", "date": "2021-05", **slots})
    return Draft(source, given).item("1", "Visits").say(f"A visit was made, {source} says.", fact).done()


def intervened(source: str, given: Metadata = GIVEN, **slots: object) -> Extraction:
    """Minutes that mention one intervention."""
    fact = made(Intervention, **{"kind": "improvement notice", "date": "2019-03", **slots})
    return Draft(source, given).item("1", "Notices").say(f"A notice was served, {source} says.", fact).done()


def prepared(extraction: Extraction, base: str = BASE) -> Prepared:
    """The document ready for record and store."""
    return prepare(mapping.triples(extraction, base), base)


def put(edition: Edition, extraction: Extraction, key: str = "1") -> None:
    """Put a document into an edition."""
    document = extraction.minutes.document
    edition.put(document.source, key, document.text, prepared(extraction, edition.base))
