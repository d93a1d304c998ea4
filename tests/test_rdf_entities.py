"""Who is the same as whom: equal labels within one authority, and nothing bolder."""

from __future__ import annotations

from importlib.resources import files

import pytest
import rdflib
from graph_samples import BASE, MG

from minutegraph.lexicon import load
from minutegraph.model import Party, PartyKind
from minutegraph.rdf.entities import Agents, Occasion
from minutegraph.rdf.people import known_as
from minutegraph.rdf.posts import meant_by, post_class

DOCUMENT = f"{BASE}minutes/panel"
EASTMERE = f"{BASE}authority/eastmere-city-council"
BODY = f"{EASTMERE}/body/childrens-scrutiny-committee"
LOCAL = f"{DOCUMENT}/local"


def agent(
    kind: PartyKind,
    label: str,
    authority: str | None = "Eastmere City Council",
    body: str | None = "Children's Scrutiny Committee",
    organisation: str | None = None,
    holder: str | None = None,
) -> str:
    agents = Agents(BASE, DOCUMENT, Occasion(authority, body))
    return agents.of(Party(label, kind, organisation=organisation, holder=holder))


@pytest.mark.parametrize(
    ("kind", "label", "expected"),
    [
        ("post", "Head of Housing", f"{EASTMERE}/post/head-of-housing"),
        ("post", "head of housing", f"{EASTMERE}/post/head-of-housing"),
        ("post", "Chair", f"{BODY}/post/chair"),
        ("post", "Chair of the Audit Committee", f"{EASTMERE}/body/audit-committee/post/chair"),
        ("person", "Mr Pascoe", f"{EASTMERE}/person/mr-pascoe"),
        ("person", "Cllr Pascoe", f"{EASTMERE}/person/councillor-pascoe"),
        ("body", "Committee", BODY),
        ("body", "Children's Scrutiny Committee", BODY),
        ("body", "Panel", f"{LOCAL}/body/panel"),
        ("body", "Audit Committee", f"{EASTMERE}/body/audit-committee"),
        ("group", "Members", f"{BODY}/group/members"),
        ("authority", "Council", EASTMERE),
        ("authority", "Eastmere", EASTMERE),
        ("authority", "Westmere Council", f"{BASE}authority/westmere-council"),
        ("authority", "neighbouring authority", f"{LOCAL}/authority/neighbouring-authority"),
        ("inspectorate", "CQC", f"{BASE}inspectorate/cqc"),
        ("inspectorate", "Care Quality Commission", f"{BASE}inspectorate/cqc"),
        ("organisation", "Ofsted", f"{BASE}inspectorate/ofsted"),
        ("inspectorate", "review team", f"{EASTMERE}/inspectorate/review-team"),
        ("inspectorate", "External Auditor", f"{EASTMERE}/inspectorate/external-auditor"),
        ("department", "DfE", f"{BASE}department/department-for-education"),
        ("department", "Minister", f"{EASTMERE}/department/minister"),
        ("organisation", "Police", f"{EASTMERE}/organisation/police"),
    ],
)
def test_a_label_names_an_agent(kind: PartyKind, label: str, expected: str) -> None:
    assert agent(kind, label) == expected


@pytest.mark.parametrize(
    ("kind", "label", "room"),
    [
        ("post", "Head of Housing", "post"),
        ("person", "Mr Pascoe", "person"),
        ("body", "Audit Committee", "body"),
        ("group", "Members", "group"),
        ("organisation", "Police", "organisation"),
    ],
)
def test_where_the_authority_is_not_known_agents_belong_to_the_document(kind: PartyKind, label: str, room: str) -> None:
    assert agent(kind, label, authority=None, body=None).startswith(f"{LOCAL}/{room}/")


def test_a_bare_body_without_the_name_of_the_body_is_nobodys_but_the_documents() -> None:
    assert agent("body", "Committee", body=None) == f"{LOCAL}/body/committee"
    assert agent("post", "Chair", body=None) == f"{LOCAL}/post/chair"
    assert agent("group", "Members", body=None) == f"{LOCAL}/group/members"


def test_a_post_at_an_organisation_is_not_the_councils() -> None:
    iri = agent("post", "Director", organisation="Northmoor Trust")
    assert iri == f"{EASTMERE}/organisation/northmoor-trust/post/director"


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("Chair", "Chair"),
        ("Independent Chair of the Safeguarding Board", "Chair"),
        ("Vice-Chairman", "ViceChair"),
        ("Deputy Chair", "ViceChair"),
        ("Assistant Director, Commissioning", "Director"),
        ("Strategic Director Safeguarding", "Director"),
        ("Personal Assistant to the Director", "Role"),
        ("Head of Fostering", "HeadOfService"),
        ("Headteacher", "Role"),
        ("Service Manager (Placements)", "Manager"),
        ("Cabinet Member for Children", "PortfolioHolder"),
        ("Lead Member for Children", "PortfolioHolder"),
        ("Leader of the Council", "Leader"),
        ("Deputy Leader", "Role"),
        ("Team Leader", "Manager"),
        ("Chief Executive", "ChiefExecutive"),
        ("Deputy Lord Mayor", "Mayor"),
        ("Monitoring Officer", "Officer"),
        ("Town Clerk", "Officer"),
        ("Police and Crime Commissioner", "Commissioner"),
        ("Her Majesty's Inspector", "Inspector"),
        ("Lighthouse Keeper", "Role"),
    ],
)
def test_a_post_has_the_class_of_the_head_of_its_label(label: str, expected: str) -> None:
    assert post_class(label) == expected


def test_the_classes_of_posts_are_roles_in_the_ontology() -> None:
    ontology = rdflib.Graph().parse(data=(files("minutegraph.ontology") / "minutegraph.ttl").read_text("utf-8"))
    roles = {str(role) for role in ontology.subjects(rdflib.RDFS.subClassOf, rdflib.URIRef(f"{MG}Role"))}
    assert {f"{MG}{row['name']}" for row in load("agents")["classes"]} <= roles


@pytest.mark.parametrize(
    ("named", "expected"),
    [
        (("Director of Homes",), "Director of Homes"),
        (("Director of Homes", "Director, Homes", "Head of Homes"), "Director of Homes"),
        (("Executive Director of Homes", "Director"), "Executive Director of Homes"),
        (("DCS",), "Director of Children's Services"),
        (("Director of Homes", "Director of Education"), None),
        (("Director of Homes", "Assistant Director of Education"), "Director of Homes"),
        (("Director of Homes", "Assistant Director, Education", "Deputy Director of Homes"), "Director of Homes"),
        (("Director of Homes", "Managing Director of Homes Ltd"), None),
        (("Assistant Director of Homes",), None),
        (("Head of Homes",), None),
        ((), None),
    ],
)
def test_the_director_is_the_one_that_the_document_names(named: tuple[str, ...], expected: str | None) -> None:
    assert meant_by("Director", frozenset(named)) == expected


def test_a_post_that_no_document_tells_stays_with_the_document() -> None:
    assert agent("post", "Director") == f"{LOCAL}/post/director"
    agents = Agents(BASE, DOCUMENT, Occasion("Eastmere City Council", posts=frozenset({"Director of Homes"})))
    assert agents.post("Director") == agents.post("Director of Homes") == f"{EASTMERE}/post/director-of-homes"


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("BCP Children's Services", "bournemouth-christchurch-and-poole-council"),
        ("Kent County Council's services for children", "kent-county-council"),
        ("Kent's children’s services", "kent-county-council"),
        ("children's services", None),
        ("Newcastle Children's Services", None),  # which of two
        ("Eastmere Children's Services", None),
        ("Kent", None),  # the council itself
        ("Kent fostering service", None),
    ],
)
def test_the_services_of_a_council_lead_to_it(label: str, expected: str | None) -> None:
    agents = Agents(BASE, DOCUMENT, Occasion(None, None, "2021-09-14"))
    assert agents.served_by(label) == (expected and f"{BASE}authority/{expected}")


def test_the_own_services_are_the_authority_as_a_whole() -> None:
    agents = Agents(BASE, DOCUMENT, Occasion("BCP Council", None, "2021-09-14"))
    assert agents.is_whole("BCP Children's Services") and agents.is_whole("local area") and agents.is_whole("service")
    assert (
        not agents.is_whole("fostering service") and not agents.is_whole("Woodlea") and not agents.is_whole("children")
    )


@pytest.mark.parametrize(
    ("own", "label", "expected"),
    [
        ("Elmshire Fire and Rescue Authority", "Fire and Rescue Authority", "authority/elmshire-fire-and-rescue-authority"),
        ("Elmshire Fire and Rescue Authority", "Authority", "authority/elmshire-fire-and-rescue-authority"),
        ("Elmshire Fire and Rescue Authority", "Council", "minutes/panel/local/authority/council"),
        ("Elmshire Fire and Rescue Authority", "Borough Council", "minutes/panel/local/authority/borough-council"),
        ("Kent and Medway Fire and Rescue Authority", "Medway", "authority/medway-council"),
        ("Kent Fire and Rescue Authority", "Kent", "minutes/panel/local/authority/kent"),
        ("Oakham Parish Council", "P.Council", "authority/oakham-parish-council"),
        ("Oakham Parish Council", "Highways Authority", "minutes/panel/local/authority/highways-authority"),
        ("Newcastle", "Council", "minutes/panel/local/authority/council"),  # of the two, which is not told
    ],
)
def test_authorities_that_are_no_councils_and_names_that_tell_of_no_place(own: str, label: str, expected: str) -> None:
    agents = Agents(BASE, f"{BASE}minutes/panel", Occasion(own))
    assert agents.of(Party(label, "authority")).removeprefix(BASE) == expected


def test_a_rank_that_many_hold_is_no_post_of_the_authority() -> None:
    ash, oak = (agent("post", "Sergeant", holder=name) for name in ("Ash", "Oak"))
    assert (ash, oak) == (f"{EASTMERE}/person/sergeant-ash", f"{EASTMERE}/person/sergeant-oak")
    assert agent("post", "Chief Constable", holder="Jane Ash") == f"{EASTMERE}/post/chief-constable"


def test_a_first_name_a_surname_and_initials_are_the_one_person_listed_who_has_them() -> None:
    known = known_as(["Peter Lonsdale", "Mrs Rachel Dunn (RD)", "Ann Hart", "Ann Moss", "Cllr Vale", "Mr J B Orme"])
    assert known["Peter"] == known["Lonsdale"] == known["PL"] == "Peter Lonsdale"
    assert known["RD"] == known["Dunn"] == "Mrs Rachel Dunn (RD)"
    assert known["Orme"] == known["JBO"] == known["JO"] == "Mr J B Orme"
    assert not {"Ann", "Vale", "J"} & known.keys()


def test_nobody_is_known_by_what_two_have() -> None:
    assert not {"Dunn", "PD"} & known_as(["Peter Dunn", "Paula Dunn"]).keys()
    assert known_as(["Peter Dunn", "Mr Peter Dunn"])["PD"] == "Peter Dunn"
