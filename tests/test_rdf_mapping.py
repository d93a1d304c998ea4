"""What a document becomes: its own graph, the shared nodes it speaks of, and where its origins disagree."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

import graph_samples as samples
import pytest
from graph_samples import BASE, MG, Draft, made
from pyoxigraph import Literal, NamedNode, Triple

from minutegraph.model import (
    Action,
    Decision,
    Inspection,
    Intervention,
    Metadata,
    Paper,
    Party,
    Recommendation,
    Role,
    Statement,
)
from minutegraph.rdf.mapping import Mapped, triples
from minutegraph.rdf.terms import DCTERMS, FOAF, LABEL, OA, ORG, PROV, TYPE

DOCUMENT = f"{BASE}minutes/panel"
BODY = f"{BASE}authority/eastmere-city-council/body/childrens-scrutiny-committee"


class Graph:
    """The triples of a mapped document, to be asked."""

    def __init__(self, mapped: Mapped) -> None:
        self.own, self.shared = set(mapped.triples), set(mapped.entities)

    def values(self, subject: str | NamedNode, predicate: str | NamedNode) -> list[str]:
        node = NamedNode(subject) if isinstance(subject, str) else subject
        name = NamedNode(MG + predicate) if isinstance(predicate, str) else predicate
        found = (t.object for t in self.own | self.shared if t.subject == node and t.predicate == name)
        return sorted(term.value for term in found)  # type: ignore[union-attr]

    def value(self, subject: str | NamedNode, predicate: str | NamedNode) -> str:
        (found,) = self.values(subject, predicate)
        return found

    def members(self, name: str) -> list[str]:
        found = (t.subject for t in self.own | self.shared if t.predicate == TYPE and t.object == NamedNode(MG + name))
        return sorted(node.value for node in found)  # type: ignore[union-attr]

    def one(self, name: str) -> str:
        (found,) = self.members(name)
        return found


@pytest.fixture(scope="module")
def mapped() -> Mapped:
    return triples(samples.meeting(), BASE)


@pytest.fixture(scope="module")
def graph(mapped: Mapped) -> Graph:
    return Graph(mapped)


def test_own_and_shared_triples_have_subjects_of_their_own(mapped: Mapped) -> None:
    assert all(t.subject.value.startswith(DOCUMENT) for t in mapped.triples)  # type: ignore[union-attr]
    assert not any(t.subject.value.startswith(f"{BASE}minutes/") for t in mapped.entities)  # type: ignore[union-attr]
    assert len(set(mapped.triples)) == len(mapped.triples)
    assert (mapped.iri, mapped.slug, mapped.authority) == (DOCUMENT, "panel", "eastmere-city-council")
    assert dict(mapped.counts) == dict.fromkeys(
        ("report", "role", "question", "answer", "statement", "inspection", "decision"), 1
    )


def test_a_document_tells_its_source_text_and_meeting(graph: Graph) -> None:
    text = graph.value(DOCUMENT, "text")
    assert graph.value(DOCUMENT, DCTERMS["source"]) == "panel.txt"
    assert graph.value(text, "sha256") == sha256(samples.meeting().minutes.document.text.encode()).hexdigest()
    meeting = graph.value(DOCUMENT, "records")
    assert meeting == f"{BODY}/meeting/2021-09-14"
    assert graph.value(meeting, "ofBody") == BODY
    assert graph.value(BODY, ORG["unitOf"]) == f"{BASE}authority/eastmere-city-council"
    item = graph.one("AgendaItem")
    assert item == f"{DOCUMENT}/item/7"
    assert (graph.value(item, "number"), graph.value(item, "position")) == ("7", "1")
    assert (graph.value(item, DCTERMS["title"]), graph.value(item, "meeting")) == ("Improvement Plan", meeting)


def test_every_fact_has_item_minutes_evidence_basis_and_rule(graph: Graph) -> None:
    facts = [t.subject for t in graph.own if t.predicate == NamedNode(MG + "rule")]
    assert len(facts) == 7
    for fact in facts:
        assert isinstance(fact, NamedNode)
        assert graph.value(fact, "item") == f"{DOCUMENT}/item/7"
        assert graph.value(fact, "minutes") == DOCUMENT
        assert graph.value(fact, "basis") == "https://w3id.org/minutegraph/code/basis/stated"
        assert graph.value(fact, "evidence").startswith(f"{DOCUMENT}/quote/")


def test_evidence_finds_its_quote_in_the_text(graph: Graph) -> None:
    text = samples.meeting().minutes.document.text
    quotes = [t.subject for t in graph.own if t.object == OA["SpecificResource"]]
    assert len(quotes) == len(samples.WORDS)  # the report, the role and the paper share one
    for quote in quotes:
        assert isinstance(quote, NamedNode)
        words, place = graph.values(quote, OA["hasSelector"])
        assert (words, place) == (f"{quote.value}#exact", f"{quote.value}#position")
        start, end = int(graph.value(place, OA["start"])), int(graph.value(place, OA["end"]))
        assert text[start:end] == graph.value(words, OA["exact"]) in samples.WORDS
        assert text[:start].endswith(graph.value(words, OA["prefix"]))
        assert text[end:].startswith(graph.value(words, OA["suffix"]))
        assert graph.value(quote, OA["hasSource"]) == f"{DOCUMENT}/text"


def test_the_slots_of_speech_lead_to_parties_and_on_to_agents(graph: Graph) -> None:
    report = graph.one("Report")
    presenter = graph.value(report, "presenter")
    assert presenter == f"{DOCUMENT}/party/post-director-of-childrens-services"
    assert graph.value(presenter, LABEL) == "Director of Children's Services"
    post = f"{BASE}authority/eastmere-city-council/post/director-of-childrens-services"
    assert graph.value(presenter, "refersTo") == post == graph.one("Director")
    assert graph.value(post, ORG["heldBy"]) == f"{BASE}authority/eastmere-city-council/person/ms-orla-penhaligon"
    assert graph.value(graph.value(report, "addressee"), "refersTo") == BODY
    assert graph.value(report, "about") == "Improvement Plan"
    assert graph.value(report, DCTERMS["subject"]).endswith("/theme/workforce")
    assert graph.value(report, "concerns") == graph.one("Paper") == f"{DOCUMENT}/paper/improvement-plan"
    assert graph.values(report, "derivedSlot") == []


def test_an_answer_names_its_question_and_what_was_resolved(graph: Graph) -> None:
    answer = graph.one("Answer")
    assert graph.value(answer, "answers") == graph.one("Question")
    assert graph.values(answer, "derivedSlot") == [f"{MG}addressee", f"{MG}answerer"]


def test_a_paper_tells_its_issuer_and_the_inspection_it_answers(graph: Graph) -> None:
    paper = graph.one("Paper")
    assert graph.value(paper, DCTERMS["title"]) == "Improvement Plan"
    assert graph.value(paper, "paperKind").endswith("/paper-kind/plan")
    assert graph.value(paper, "issuer") == f"{DOCUMENT}/party/post-director-of-childrens-services"
    assert graph.value(paper, "respondsTo") == graph.one("InspectionMention")


def test_an_inspection_has_codes_where_the_lists_have_them_and_words_always(graph: Graph, mapped: Mapped) -> None:
    mention = graph.one("InspectionMention")
    assert graph.value(mention, "framework").endswith("/framework/ilacs")
    assert graph.value(mention, "frameworkLabel") == "ILACS"
    assert graph.value(mention, "inspectionKind").endswith("/inspection-kind/focused-visit")
    assert graph.value(mention, "outcomeLabel") == "found progress"
    assert graph.values(mention, "outcome") == []
    assert Triple(NamedNode(mention), NamedNode(MG + "date"), date("2021-05", "gYearMonth")) in graph.own
    (found,) = (each for each in mapped.mentions if each.type != "person")
    assert (found.fact, found.date, found.label) == (mention, "2021-05", "Ofsted")
    assert found.agents == (f"{BASE}inspectorate/ofsted",)
    assert found.authority == f"{BASE}authority/eastmere-city-council"


def date(value: str, datatype: str) -> Literal:
    return Literal(value, datatype=NamedNode(f"http://www.w3.org/2001/XMLSchema#{datatype}"))


@pytest.mark.parametrize(
    ("value", "datatype"),
    [
        ("2021", "http://www.w3.org/2001/XMLSchema#gYear"),
        ("2021-05", "http://www.w3.org/2001/XMLSchema#gYearMonth"),
        ("2021-05-09", "http://www.w3.org/2001/XMLSchema#date"),
        ("2021-05-09/2021-05-11", "http://id.loc.gov/datatypes/edtf/EDTF"),
    ],
)
def test_dates_keep_their_precision(value: str, datatype: str) -> None:
    found = Graph(triples(samples.inspected("a.txt", date=value), BASE))
    mention = NamedNode(found.one("InspectionMention"))
    expected = Triple(mention, NamedNode(MG + "date"), Literal(value, datatype=NamedNode(datatype)))
    assert expected in found.own


def test_the_other_types_have_their_slots() -> None:
    council, inspector = Party("Council", "authority"), Party("Secretary of State for Education", "department")
    draft = Draft().item("1")
    draft.say("The Clerk will write by June.", made(Action, owner=(Party("Clerk", "post"),), due="by June"))
    draft.say("It was agreed.", made(Decision, kind="agreed"))
    draft.say("A direction was made.", made(Intervention, by=(inspector,), on=(council,), kind="statutory direction"))
    draft.say("Record visits.", made(Recommendation, by=(samples.OFSTED,), to=(council,), number="007"))
    draft.say("Mr Lamb, Nurse, Northmoor Trust.", made(Role, label="Nurse", holder="Mr Lamb", organisation="Trust"))
    draft.say("It is poor.", made(Statement, stance="concern", basis="derived"))
    found = Graph(triples(draft.done(), BASE))
    assert found.value(found.one("Action"), "due") == "by June"
    assert found.value(found.one("Action"), "dueDate") == "2022-06-30"
    assert found.values(found.one("Action"), "derivedSlot") == [f"{MG}dueDate"]
    assert found.value(found.one("Action"), "owner").endswith("/party/post-clerk")
    assert found.value(found.one("Decision"), "decisionKind").endswith("/decision-kind/agreed")
    intervention = found.one("InterventionMention")
    assert found.value(intervention, "interventionKind").endswith("/intervention-kind/statutory-direction")
    by, on = (found.value(intervention, slot) for slot in ("intervener", "subjectOfIntervention"))
    assert found.value(by, "refersTo") == f"{BASE}department/department-for-education"
    assert found.value(on, "refersTo").endswith("/authority/eastmere-city-council")
    recommendation = NamedNode(found.one("RecommendationMention"))
    assert Triple(recommendation, NamedNode(MG + "number"), Literal("007")) in found.own
    role = found.one("RoleMention")
    assert (found.value(role, LABEL), found.value(role, "holderName")) == ("Nurse", "Mr Lamb")
    assert found.value(role, "mentions").endswith("/eastmere-city-council/organisation/trust/post/nurse")
    assert found.value(found.one("Statement"), "stance").endswith("/stance/concern")
    assert found.value(found.one("Statement"), "basis").endswith("/basis/derived")


def test_what_is_given_holds_over_what_is_stated_and_both_are_kept() -> None:
    stated = Metadata("Westmere Council", "Scrutiny Committee", "2021-09", places=(("authority", 0, 8),))
    draft = Draft(given=replace(samples.GIVEN, title="Plan", url="https://example.org/m?1"), stated=stated)
    mapped = triples(draft.item("1").say("Westmere met.").done(), BASE)
    found = Graph(mapped)
    assert found.value(f"{DOCUMENT}/metadata/stated", "authorityName") == "Westmere Council"
    assert found.value(f"{DOCUMENT}/metadata/given", "authorityName") == "Eastmere City Council"
    assert found.value(f"{DOCUMENT}/metadata/given", FOAF["page"]) == "https://example.org/m?1"
    evidence = found.value(f"{DOCUMENT}/metadata/stated", "evidence")
    assert found.value(f"{evidence}#exact", OA["exact"]) == "Westmere"
    assert found.value(DOCUMENT, "records") == f"{BODY}/meeting/2021-09-14"
    (note,) = mapped.notes  # the coarser date and the shorter name of the body are no disagreement
    assert "authority" in note.message and "Westmere" in note.message and note.start == 0


def test_silence_leaves_no_metadata_and_a_meeting_of_the_document_alone() -> None:
    mapped = triples(samples.meeting(given=Metadata()), BASE)
    found = Graph(mapped)
    assert found.members("Metadata") == []
    meeting = f"{DOCUMENT}/meeting"
    assert found.value(DOCUMENT, "records") == meeting
    assert found.values(meeting, "date") == found.values(meeting, "ofBody") == []
    assert mapped.authority == "unknown"
    assert {t.subject.value for t in mapped.entities} == {  # type: ignore[union-attr]
        f"{BASE}inspectorate/ofsted",
        found.value(f"{DOCUMENT}/extraction", PROV["wasAssociatedWith"]),
    }


def test_a_page_that_is_no_address_is_left_out_and_told() -> None:
    mapped = triples(samples.meeting(given=replace(samples.GIVEN, url="not a page")), BASE)
    assert not any(t.predicate == FOAF["page"] for t in mapped.triples)
    assert any("not a page" in note.message for note in mapped.notes)


def test_provenance_names_the_rules_and_has_no_clock(graph: Graph) -> None:
    activity = graph.value(DOCUMENT, PROV["wasGeneratedBy"])
    software = graph.value(activity, PROV["wasAssociatedWith"])
    assert graph.value(activity, PROV["used"]) == f"{DOCUMENT}/text"
    assert graph.value(software, "rulesVersion")
    assert not any("dateTime" in str(t) for t in graph.own | graph.shared)


def test_one_place_of_a_sentence_is_one_quote_and_labels_of_one_key_are_one_party() -> None:
    draft = Draft().item("1")
    draft.say("The Chair and the chair spoke.", *(made(Statement, by=(Party(x, "post"),)) for x in ("Chair", "chair")))
    found = Graph(triples(draft.done(), BASE))
    assert len({found.value(fact, "evidence") for fact in found.members("Statement")}) == 1
    assert found.values(found.one("Party"), LABEL) == ["Chair"]


def test_a_mention_without_a_date_or_code_maps_too() -> None:
    extraction = samples.inspected("panel.txt", date=None, framework="Our own check", outcome=None, inspector=())
    (mention,) = triples(extraction, BASE).mentions
    assert (mention.date, mention.framework, mention.outcome, mention.agents) == (None, None, None, ())
    assert isinstance(extraction.facts[0], Inspection)


def test_papers_of_one_name_and_kind_are_one_with_the_first_title() -> None:
    draft = Draft().item("1").say("The Plan, the plan and the plan's report.")
    rows = (("Improvement Plan", "plan"), ("improvement plan", "plan"), ("Plan", "report"))
    for number, (title, kind) in enumerate(rows):
        draft.paper(Paper(f"p{number}", title, kind, 0, 10))
    found = Graph(triples(draft.done(), BASE))
    assert found.members("Paper") == [f"{DOCUMENT}/paper/improvement-plan", f"{DOCUMENT}/paper/plan-report"]
    assert found.values(f"{DOCUMENT}/paper/improvement-plan", DCTERMS["title"]) == ["Improvement Plan"]
