"""The register of councils: whom a name, a day and an address mean, and what the graph then says of them."""

from __future__ import annotations

import csv
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from conftest import MINUTES
from graph_samples import BASE
from pyoxigraph import NamedNode

import minutegraph.register
from minutegraph import Graph, build
from minutegraph.lexicon import load
from minutegraph.model import Document, Extraction, Metadata, Minutes
from minutegraph.rdf.councils import council_triples
from minutegraph.rdf.mapping import triples
from minutegraph.rdf.terms import DCTERMS, FOAF, LABEL, MG, SKOS
from minutegraph.register import (
    Surroundings,
    area,
    at_address,
    authority,
    ids,
    initials,
    nearest,
    resolve,
    the_kind_meant,
)
from minutegraph.register.make import made
from minutegraph.register.names import fold

BCP = "bournemouth-christchurch-and-poole-council"


def meant(name: str, date: str | None = None, own: str | None = None, address: str | None = None) -> str | None:
    around = Surroundings(authority(own) if own else None, date, address)
    found = resolve(name, around).authority
    return found.id if found else None


@pytest.mark.parametrize("id", ids())
def test_every_council_is_found_by_its_official_name(id: str) -> None:
    council = authority(id)
    assert resolve(council.name).authority is council
    assert fold(council.name).replace(" ", "-") == id
    assert council.kind in load("authorities")["kinds"]
    for other in (*council.successors, council.county, council.combined):
        assert not other or authority(other).id == other
    assert council.region
    assert not council.end or council.successors


@pytest.mark.parametrize(
    ("former", "successor"),
    [
        ("Moyle District Council", "causeway-coast-and-glens-borough-council"),
        ("Down District Council", "newry-mourne-and-down-district-council"),
        ("Lisburn City Council", "lisburn-and-castlereagh-city-council"),
    ],
)
def test_the_districts_of_northern_ireland_have_successors(former: str, successor: str) -> None:
    found = resolve(former).authority
    assert found is not None and found.successors == (successor,) and found.end == "2015-03-31"


def test_belfast_kept_its_council() -> None:
    assert meant("Belfast", "2010-05-11", "lisburn-city-council") == "belfast-city-council"


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        ("london-borough-of-hounslow", "london-borough-of-richmond-upon-thames"),
        ("surrey-county-council", None),
        ("north-yorkshire-council", None),  # the town, whose council is gone
        (None, None),
    ],
)
def test_another_place_of_the_name_stays_though_its_council_is_gone(own: str | None, expected: str | None) -> None:
    assert meant("Richmond", "2024-04-18", own) == expected


def test_a_name_that_other_places_have_means_the_council_near_by_only() -> None:
    assert meant("Newport", "2020-01-09", "torfaen-county-borough-council") == "newport-city-council"
    assert meant("Newport", "2020-01-09", "telford-and-wrekin-council") is None


def test_no_abbreviation_is_of_two_councils() -> None:
    short = [name for id in ids() for name in authority(id).abbreviations]
    assert len(short) == len(set(short)) > 20


@pytest.mark.parametrize(
    "name", ["BCP", "BCP Council", "Bournemouth, Christchurch & Poole", "bournemouth christchurch and poole council"]
)
def test_the_names_of_one_council_mean_one(name: str) -> None:
    assert meant(name) == BCP


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Cyngor Gwynedd", "gwynedd-council"),
        ("Cyngor Sir Ynys Môn", "isle-of-anglesey-county-council"),
        ("Cyngor Sir Ynys Mon", "isle-of-anglesey-county-council"),
        ("Cyngor Sir y Fflint", "flintshire-county-council"),
        ("Cyngor Bwrdeistref Sirol Merthyr Tudful", "merthyr-tydfil-county-borough-council"),
        ("Cyngor Dinas Caerdydd", "city-of-cardiff-council"),
        ("Cyngor Bro Morgannwg", "vale-of-glamorgan-council"),
        ("Cyngor Tref Conwy", None),
        ("Cyngor Cymuned Bro Morgannwg", None),
        ("LB Brent", "london-borough-of-brent"),
        ("Royal Borough of Kensington & Chelsea", "royal-borough-of-kensington-and-chelsea"),
        ("City of Bradford MDC", "city-of-bradford-metropolitan-district-council"),
        ("Calderdale MBC", "calderdale-metropolitan-borough-council"),
        ("The Kent CC", "kent-county-council"),
        ("St. Helens", "st-helens-council"),
        ("Newcastle City Council", "newcastle-city-council"),
        ("Newcastle Borough Council", "newcastle-under-lyme-borough-council"),
        ("Greater Manchester Combined Authority", "greater-manchester-combined-authority"),
    ],
)
def test_a_name_in_full_tells_by_itself(name: str, expected: str | None) -> None:
    assert meant(name) == expected


@pytest.mark.parametrize(
    "name",
    [
        *("Swindon Parish Council", "Exeter Town Council", "Lichfield City Council", "Durham City Council"),
        *("West Yorkshire Fire and Rescue Authority", "Norfolk Police Authority", "Eastmere City Council"),
        *("West Midlands", "Greater Manchester", "London", "Council", "County Council", ""),
    ],
)
def test_what_is_no_council_of_the_register_means_none(name: str) -> None:
    found = resolve(name)
    assert (found.authority, found.open) == (None, ())


@pytest.mark.parametrize("name", ["Newcastle", "Richmond", "Gloucester", "Somerset", "Westminster", "Bournemouth"])
def test_what_may_be_several_or_another_thing_stays_open(name: str) -> None:
    found = resolve(name)
    assert found.authority is None and found.open


def test_the_day_tells_the_council_that_then_stood() -> None:
    assert meant("Bournemouth", "2008-02-11") == "bournemouth-borough-council"
    assert meant("Bournemouth", "2022-02-11") is None
    assert meant("Somerset Council", "2015") == "somerset-county-council"
    assert meant("Somerset Council", "2024-05") == "somerset-council"
    assert meant("Buckinghamshire", "2020-04-01/2020-04-02") == "buckinghamshire-council"
    assert meant("Cornwall", "2005") == "cornwall-council"  # it was a county council then


def test_the_own_authority_tells_which_of_several() -> None:
    assert meant("Newcastle", own="gateshead-metropolitan-borough-council") == "newcastle-city-council"
    assert meant("Newcastle", own="staffordshire-county-council") == "newcastle-under-lyme-borough-council"
    assert meant("Newcastle", own="kent-county-council") is None
    assert meant("Newcastle", address="https://democracy.newcastle.gov.uk/x") == "newcastle-city-council"
    assert (
        meant("KCC", own="kent-county-council") == meant("KCC", own="ashford-borough-council") == "kent-county-council"
    )
    assert meant("KCC") is None


def test_the_county_council_is_that_of_the_district() -> None:
    ashford = Surroundings(authority("ashford-borough-council"), "2016-01-20")
    allerdale = Surroundings(authority("allerdale-borough-council"), "2013-01-15")
    assert getattr(the_kind_meant("County Council", ashford), "id", None) == "kent-county-council"
    assert getattr(the_kind_meant("the County Council", allerdale), "id", None) == "cumbria-county-council"
    assert the_kind_meant("Parish Council", ashford) is None
    assert the_kind_meant("County Council", Surroundings(authority("kirklees-council"))) is None


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://democracy.bcpcouncil.gov.uk/ieListMeetings.aspx?CId=1", [BCP]),
        ("WWW.BCPCOUNCIL.GOV.UK", [BCP]),
        ("https://democracy.adur-worthing.gov.uk", ["adur-district-council", "worthing-borough-council"]),
        ("https://bradford.moderngov.co.uk/", ["city-of-bradford-metropolitan-district-council"]),
        ("https://nobody.moderngov.co.uk/", []),
        ("https://gov.uk/", []),
        ("not an address", []),
        ("http://[broken", []),
    ],
)
def test_an_address_tells_whose_site_it_is(address: str, expected: list[str]) -> None:
    assert [each.id for each in at_address(address)] == expected


def test_an_area_has_the_councils_of_its_code() -> None:
    assert [each.id for each in area("E06000058")] == [BCP]
    assert area("") == area("E99999999") == ()


def test_near_names_are_offered() -> None:
    assert nearest("Borunemouth Council")[0] == "Bournemouth Borough Council"
    assert nearest("zzz") == ()


def test_initials_leave_small_words_out() -> None:
    assert initials("Kent County Council") == "KCC"
    assert initials("London Borough of Brent") == "LBB"


def test_it_loads_quickly() -> None:
    """In a process of its own, best of three: a worker loads it for its first document."""
    code = (
        "import time, minutegraph.register as r; t = time.perf_counter(); r.resolve('Kent'); "
        "print(time.perf_counter() - t)"
    )
    times = [
        float(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout) for _ in range(3)
    ]
    assert min(times) < 0.05  # measured: 0.01


def test_the_register_is_what_its_sources_make(shared: Path) -> None:
    tables = []
    for name in ("uk-authorities", "council-sites"):
        with (shared / "data" / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
            tables.append(list(csv.DictReader(file)))
    assert [row["id"] for row in made(*tables)] == list(ids())
    for row in made(*tables):
        council = authority(row["id"])
        assert (row["name"], row["gss"], row["end"]) == (council.name, council.gss, council.end)
        assert row["places"].split("|") == list(council.places)


def test_what_is_added_to_the_sources_is_of_councils_there(shared: Path) -> None:
    with (shared / "data" / "uk-authorities.csv").open(encoding="utf-8-sig", newline="") as file:
        codes = {row["local-authority-code"] for row in csv.DictReader(file)}
    added = tomllib.loads((Path(minutegraph.register.__path__[0]) / "additions.toml").read_text("utf-8"))
    assert not {code for table in added.values() for code in table} - codes


# In the graph


def test_the_graph_tells_what_the_register_knows() -> None:
    found = council_triples(BASE, "bournemouth-borough-council")
    node, successor = NamedNode(f"{BASE}authority/bournemouth-borough-council"), NamedNode(f"{BASE}authority/{BCP}")

    def values(subject: NamedNode, predicate: NamedNode) -> list[str]:
        return [t.object.value for t in found if t.subject == subject and t.predicate == predicate]  # type: ignore[union-attr]

    assert values(node, LABEL) == ["Bournemouth Borough Council"]
    assert values(node, MG["abolished"]) == ["2019-03-31"]
    assert values(node, DCTERMS["isReplacedBy"]) == [successor.value]
    assert values(successor, SKOS["altLabel"]) == ["Bournemouth, Christchurch and Poole", "BCP"]
    assert values(successor, MG["established"]) == ["2019-04-01"]
    (place,) = values(successor, MG["administersArea"])
    assert values(NamedNode(place), DCTERMS["identifier"]) == ["E06000058"]
    assert values(successor, DCTERMS["identifier"]) == []  # the code is of the area
    assert values(successor, FOAF["page"]) == ["http://democracy.bcpcouncil.gov.uk"]


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    """Minutes of one council under three names, of the one before it, and of a parish that is in no register."""
    folder = tmp_path_factory.mktemp("councils")
    names = {
        "a": ("BCP Council", "2020-03-12"),
        "b": ("Bournemouth, Christchurch & Poole Council", "2021-03-12"),
        "c": ("Bournemouth Borough Council", "2008-03-12"),
        "d": ("Swindon Parish Council", "2020-03-12"),
    }
    rows = ["file,authority,body,date,url"]
    for name, (council, day) in names.items():
        (folder / f"{name}.txt").write_text(MINUTES.split("\n", 3)[3], "utf-8")
        rows.append(f'{name}.txt,"{council}",Cabinet,{day},')
    (folder / "e.txt").write_text(MINUTES.split("\n", 3)[3], "utf-8")
    rows.append("e.txt,,Cabinet,2022-03-12,https://democracy.bcpcouncil.gov.uk/x")
    (folder / "manifest.csv").write_text("\n".join(rows) + "\n", "utf-8")
    build([folder], folder / "graph")
    return Graph(folder / "graph")


def sources(graph: Graph, name: str) -> list[str | None]:
    return [row["source"] for row in graph.query("meetings", authority=name)]


def test_minutes_under_all_names_of_a_council_are_of_one(graph: Graph) -> None:
    found = graph.query("meetings", authority="BCP")
    assert [row["source"] for row in found] == ["a.txt", "b.txt", "e.txt"]
    assert {row["authority"] for row in found} == {"Bournemouth, Christchurch and Poole Council"}
    assert sources(graph, "Bournemouth, Christchurch & Poole") == ["a.txt", "b.txt", "e.txt"]
    assert sources(graph, "Bournemouth Borough") == ["c.txt"]
    assert sources(graph, "Swindon") == ["d.txt"]
    assert graph.query("meetings", authority="Swindon")[0]["authority"] == "Swindon Parish Council"


def test_only_the_councils_named_and_their_successors_are_in_the_graph(graph: Graph) -> None:
    found = graph.query("SELECT ?name { ?a a mg:Authority ; rdfs:label ?name } ORDER BY ?name")
    assert [row["name"] for row in found] == [
        *("Bournemouth Borough Council", "Bournemouth, Christchurch and Poole Council", "Swindon Parish Council")
    ]
    assert graph.validate() == ()


def test_a_name_that_no_authority_has_is_told_with_near_ones(graph: Graph) -> None:
    answer = graph.query("meetings", authority="Swidnon").answer
    assert answer.remark.startswith(
        "no authority in the graph is called 'Swidnon'; the nearest names are 'Swindon Parish Council'"
    )
    assert graph.query("meetings", authority="Swindon").answer.remark == ""
    assert graph.query("inspections", authority="Swindon").answer.remark == ""  # it is there, and has none


# What the build tells


def told(given: str, stated: str | None = None, date: str | None = None) -> tuple[str, ...]:
    extraction = Extraction(Minutes(Document("m.txt", "", Metadata(given, date=date)), Metadata(stated), ()))
    return tuple(note.message for note in triples(extraction, BASE).notes)


def test_two_names_of_one_council_agree() -> None:
    assert told("BCP", "Bournemouth, Christchurch & Poole Council") == ()
    assert told("Swindon Borough Council", "Swindon Parish Council") != ()
    assert told("Somerset", "Somerset County Council", "2015-03-02") == ()
    (message,) = told("Somerset Council", "Somerset County Council", "2024-03-02")
    assert "the authority given is 'Somerset Council'" in message


def test_a_name_of_several_councils_is_told() -> None:
    (message,) = told("Newcastle")
    assert message.startswith("the authority 'Newcastle' may be Newcastle")
    assert "Newcastle-under-Lyme Borough Council" in message and "manifest.csv" in message
    assert told("Newcastle City Council") == told("Eastmere City Council") == ()


@pytest.mark.parametrize(
    ("code", "day", "council"),
    [
        ("E06000058", None, "Bournemouth, Christchurch and Poole Council"),
        ("e06000028", "2022-03-01", "Bournemouth Borough Council"),
        ("W06000015", "2022-03-01", "City of Cardiff Council"),
        ("E99999999", None, None),
    ],
)
def test_the_code_of_an_area_means_its_council(code: str, day: str | None, council: str | None) -> None:
    found = resolve(code, Surroundings(None, day)).authority
    assert (found.name if found else None) == council
