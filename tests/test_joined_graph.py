"""What several minutes say of one inspection and of one person, in a built graph: joined on evidence, told, and undone."""

from __future__ import annotations

import csv
import time
from pathlib import Path

import pytest

from minutegraph import Graph, build
from minutegraph.building import linking
from minutegraph.errors import SourceError
from minutegraph.rdf.links import NOTHING_SAID, Link, Links
from minutegraph.rdf.mentions import PERSON, Mention
from minutegraph.rdf.people import joined_people, parsed

HEAD = "{authority}\n{body}\n{day}\n\n5. Children's Services\n\n"
FIRST = (
    "The Director of Children's Services, Hannah Brice, presented a report on Children's Services.\n\n"
    "Ofsted carried out an ILACS inspection of children's services in December 2021 and judged them to be inadequate.\n\n"
    "Councillor Jane Vale asked how many social workers had left. Ms Brice replied that nine had left.\n\n"
    "RESOLVED: That the report be noted.\n"
)
SECOND = (
    "The Head of Audit presented a report on risk.\n\n"
    "The Committee noted that Ofsted had carried out an ILACS inspection of the Council in December 2021.\n\n"
    "Cllr Vale asked whether the risk register had been updated.\n\n"
    "RESOLVED: That the report be noted.\n"
)


def write(folder: Path, name: str, text: str, authority: str, body: str, day: str) -> None:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(HEAD.format(authority=authority, body=body, day=day) + text, "utf-8")


@pytest.fixture
def minutes(tmp_path: Path) -> Path:
    """Two committees of one council, and one of another where people have the same names."""
    folder = tmp_path / "minutes"
    write(folder, "a.txt", FIRST, "Eastmere City Council", "Children's Scrutiny Committee", "15 March 2022")
    write(folder, "b.txt", SECOND, "Eastmere City Council", "Audit Committee", "20 June 2022")
    write(folder, "c.txt", SECOND, "Westmere City Council", "Audit Committee", "21 June 2022")
    return folder


def history(graph: Graph) -> list[tuple[str | None, str | None, str | None]]:
    return [(row["authority"], row["date"], row["mentions"]) for row in graph.query("inspection-history")]


def same(graph: Graph) -> list[tuple[str, str]]:
    found = graph.query("SELECT ?a ?b { ?a owl:sameAs ?b } ORDER BY ?a")
    return [(str(row["a"]).rsplit("/id/", 1)[1], str(row["b"]).rsplit("/", 1)[1]) for row in found]


def test_one_inspection_in_two_committees_is_one_and_another_councils_is_not(minutes: Path, tmp_path: Path) -> None:
    build([minutes], tmp_path / "graph")
    graph = Graph(tmp_path / "graph")
    assert history(graph) == [("Eastmere City Council", "2021-12", "2"), ("Westmere City Council", "2021-12", "1")]
    report = (tmp_path / "graph" / "report.md").read_text("utf-8")
    assert "## Taken for one" in report
    assert "Ofsted inspection 2021-12: the same authority and kind, the same inspector, the same framework" in report


def test_names_of_one_person_are_joined_within_their_council_only(minutes: Path, tmp_path: Path) -> None:
    build([minutes], tmp_path / "graph")
    graph = Graph(tmp_path / "graph")
    assert same(graph) == [
        ("authority/eastmere-city-council/person/councillor-vale", "councillor-jane-vale"),
        ("authority/eastmere-city-council/person/ms-brice", "hannah-brice"),
    ]
    assert "both are named within 4 years" in (tmp_path / "graph" / "report.md").read_text("utf-8")
    assert graph.validate() == ()


def test_the_holder_of_a_post_is_told_with_day_and_evidence(minutes: Path, tmp_path: Path) -> None:
    build([minutes], tmp_path / "graph")
    (row,) = Graph(tmp_path / "graph").query(
        "SELECT ?post ?person ?date ?quote ?home { ?holding a org:Membership ; org:member/rdfs:label ?person ; "
        "org:organization/rdfs:label ?home ; mg:heldPost/rdfs:label ?post ; mg:date ?date ; "
        "mg:evidence/oa:hasSelector/oa:exact ?quote }"
    )
    assert (row["post"], row["person"], row["date"]) == (
        "Director of Children's Services",
        "Hannah Brice",
        "2022-03-15",
    )
    assert row["home"] == "Eastmere City Council"
    assert str(row["quote"]).startswith("The Director of Children's Services, Hannah Brice, presented")


def test_what_was_joined_is_undone_when_the_evidence_goes(minutes: Path, tmp_path: Path) -> None:
    build([minutes], tmp_path / "graph")
    (minutes / "a.txt").unlink()
    build([minutes], tmp_path / "graph")
    graph = Graph(tmp_path / "graph")
    assert history(graph) == [("Eastmere City Council", "2021-12", "1"), ("Westmere City Council", "2021-12", "1")]
    assert same(graph) == []
    assert "Taken for one" not in (tmp_path / "graph" / "report.md").read_text("utf-8")


def facts(graph: Graph) -> list[str]:
    found = graph.query("inspections", authority="Eastmere")
    return [str(row["event"]) for row in found]


def test_people_refuse_and_ask_for_joins_in_a_table(minutes: Path, tmp_path: Path) -> None:
    folder = tmp_path / "graph"
    build([minutes], folder)
    graph = Graph(folder)
    one, other = facts(graph)
    person = str(graph.query("SELECT ?a { ?a owl:sameAs ?b FILTER(CONTAINS(STR(?a), 'vale')) }")[0]["a"])
    full = person.replace("councillor-vale", "councillor-jane-vale")
    rows = [
        ["left", "right", "verdict", "by", "on", "note"],
        [other, one, "different", "A Clerk", "2022-07-01", "two visits"],
    ]
    rows.append([person, full, "Different", "", "", ""])
    rows.append([person.replace("councillor-vale", "ms-brice"), full, "same", "A Clerk", "", ""])
    with (minutes / "links.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    summary = build([minutes], folder)
    assert (summary.made, summary.problems, summary.skipped) == (0, (), ())
    assert [row[2] for row in history(graph)] == ["1", "1", "1"]
    assert same(graph) == [("authority/eastmere-city-council/person/ms-brice", "councillor-jane-vale")]
    assert "said by A Clerk" in (folder / "report.md").read_text("utf-8")
    (minutes / "links.csv").unlink()
    build([minutes], folder)
    assert [row[2] for row in history(graph)] == ["2", "1"]
    build([minutes], tmp_path / "fresh")
    assert (folder / "entities.ttl").read_bytes() == (tmp_path / "fresh" / "entities.ttl").read_bytes()


def test_people_say_that_two_mentions_are_one(minutes: Path, tmp_path: Path) -> None:
    path = minutes / "b.txt"
    path.write_text(path.read_text("utf-8").replace("December 2021", "January 2022"), "utf-8")
    build([minutes], tmp_path / "graph")
    graph = Graph(tmp_path / "graph")
    assert len(history(graph)) == 3
    one, other = facts(graph)
    (minutes / "links.csv").write_text(f"Left;Right;Verdict;by\n<{one}>;{other};same;A Clerk\n", "utf-8")
    build([minutes], tmp_path / "graph")
    assert sorted(str(row[2]) for row in history(graph)) == ["1", "2"]


def test_a_table_of_links_tells_what_is_wrong_with_it(tmp_path: Path) -> None:
    path = tmp_path / "links.csv"
    path.write_text(
        "left,right,verdict\nhttps://a/1,https://a/2,maybe\nx,https://a/2,same\nhttps://a/1,https://a/2,same\n"
    )
    found = linking.read([path])
    assert found.links == (Link("https://a/1", "https://a/2", "same"),)
    assert [(each.line, each.message.split(";")[0][:30]) for each in found.problems] == [
        (2, "the verdict 'maybe' is not kno"),
        (3, "left and right must be two IRI"),
    ]
    path.write_text("one,two\n")
    with pytest.raises(SourceError, match=r"links.csv:1: has no columns left, right and verdict"):
        linking.read([path])


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "cp1252"])
def test_a_table_of_links_is_read_however_a_spreadsheet_saved_it(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "links.csv"
    path.write_text("left\tright\tverdict\tby\r\nhttps://a/1\thttps://a/2\tsame\tZoë\r\n", encoding, newline="")
    assert linking.read([path]).links == (Link("https://a/1", "https://a/2", "same", "Zoë"),)


# People


def merged(*names: str, dates: tuple[str, ...] = (), links: Links = NOTHING_SAID) -> dict[str, str]:
    """The names that are joined, each in minutes of its own, all of one authority."""
    mentions = [
        Mention(PERSON, f"d{number}/people", "a", name.replace(" ", "_"), (), name, "", date, words=f"d{number}")
        for number, (name, date) in enumerate(zip(names, dates or ("2021-05-01",) * len(names), strict=True))
    ]
    return {each.left.replace("_", " "): each.right.replace("_", " ") for each in joined_people(mentions, links).merges}


def test_a_short_name_is_the_one_fuller_name_that_fits() -> None:
    assert merged("Cllr Smith", "Councillor Jane Smith") == {"Cllr Smith": "Councillor Jane Smith"}
    assert merged("Cllr Smith", "Cllr J Smith", "Councillor Jane Smith") == {
        "Cllr Smith": "Councillor Jane Smith",
        "Cllr J Smith": "Councillor Jane Smith",
    }


@pytest.mark.parametrize(
    "names",
    [
        ("Cllr Smith", "Councillor Jane Smith", "Councillor John Smith"),
        ("Cllr J Smith", "Councillor Jane Smith", "Councillor John Smith"),
        ("Cllr Smith", "Councillor Jane Smythe"),
        ("Mr Smith", "Councillor Jane Smith"),
        ("Mr Smith", "Mr John Smith"),  # in other minutes: an officer then, a guest now
        ("Jane", "Councillor Jane Smith"),
        ("Cllr Hall", "Cllr R Potts-Hall"),
        ("Cllr Mrs Smith", "Cllr Mr J Smith"),
        ("Councillor John Smith", "Councillor Jane Smith"),
    ],
)
def test_names_that_may_be_of_two_people_are_left_apart(names: tuple[str, ...]) -> None:
    assert merged(*names) == {}


def test_councillors_of_one_surname_long_apart_are_not_joined() -> None:
    names = ("Cllr Smith", "Councillor Jane Smith")
    assert merged(*names, dates=("2008-05-01", "2021-05-01")) == {}
    assert merged(*names, dates=("2018-05-01", "2021-05")) != {}


def test_thousands_of_one_surname_are_told_apart_quickly() -> None:
    names = [f"Councillor {first}{second}a Smith" for first in FEW for second in FEW]
    started = time.monotonic()
    assert merged(*names, "Cllr Smith", "Councillor J Holm", "Councillor Jane Holm") == {
        "Councillor J Holm": "Councillor Jane Holm"
    }
    assert time.monotonic() - started < 10


FEW = [f"{one.upper()}{two}{three}" for one in "bdfgk" for two in "aeo" for three in "lmn"]


def test_where_too_many_names_may_be_one_none_is_joined_and_that_is_told(tmp_path: Path) -> None:
    names = [f"Councillor J {first} Smith" for first in (each + end for each in FEW for end in "aeiouyst")]
    minutes = tmp_path / "minutes.txt"
    head = "Eastmere City Council\nHousing Committee\nMinutes of the meeting held on 12 May 2021\n\nPresent:\n"
    people = "\n".join([*names, "Councillor J Holm", "Councillor Jane Holm"])
    minutes.write_text(f"{head}{people}\n\n1. Homes\n\nThe Director of Housing reported on homes.\n", "utf-8")
    build([minutes], tmp_path / "graph")
    report = (tmp_path / "graph" / "report.md").read_text("utf-8")
    assert "names of one surname, such as 'Councillor J Bala Smith', are too many" in report
    assert "'Councillor J Holm' is 'Councillor Jane Holm'" in report


def test_people_may_part_what_fits_and_join_what_does_not() -> None:
    names = ("Cllr Smith", "Councillor Jane Smith")
    left, right = (name.replace(" ", "_") for name in names)
    assert merged(*names, links=Links([Link(right, left, "different")])) == {}
    assert merged("Cllr Smith", "Jo Khan", links=Links([Link("Cllr_Smith", "Jo_Khan", "same")])) == {
        "Cllr Smith": "Jo Khan"
    }
    both = [Link(left, right, "different"), Link(left, right, "same")]
    assert merged(*names, links=Links(both)) == {}


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["Cllr S-A Dacre", "Councillor Sally-Ann Dacre"], {"Cllr S-A Dacre": "Councillor Sally-Ann Dacre"}),
        (["Cllr S A Dacre", "Councillor Sally-Ann Dacre"], {"Cllr S A Dacre": "Councillor Sally-Ann Dacre"}),
        (["Councillor Sally Dacre", "Councillor Sally-Ann Dacre"], {}),
        (["Councillor S-J Dacre", "Councillor Sally-Ann Dacre"], {}),
        (["Cllr Mrs Dacre", "Cllr Miss Dacre"], {}),
        (["Cllr Mrs Dacre", "Cllr Ms Ann Dacre"], {"Cllr Mrs Dacre": "Cllr Ms Ann Dacre"}),
        (["Sir Peter Holm KBE", "Sir Peter"], {}),
        (["Councillor Ruth Ames", "Councillor Ruth Ames-Bell"], {}),
    ],
)
def test_given_names_and_titles_agree(names: list[str], expected: dict[str, str]) -> None:
    assert merged(*names) == expected


@pytest.mark.parametrize(
    ("name", "surname", "given", "councillor"),
    [
        ("Cllr. R. Dhaliwal", "dhaliwal", ("r",), True),
        ("Councillor Maria de Souza", "de souza", ("maria",), True),
        ("Mrs. A. Nettleship CC", "nettleship", ("a",), False),
        ("Cllr Smith (Chair)", "smith", (), True),
        ("Councillor O’Neill", "oneill", (), True),
        ("Jane Smith", "smith", ("jane",), False),
    ],
)
def test_a_name_has_parts(name: str, surname: str, given: tuple[str, ...], councillor: bool) -> None:
    found = parsed(name)
    assert found is not None
    assert (found.surname, found.given, found.councillor) == (surname, given, councillor)


@pytest.mark.parametrize("name", ["Jane", "JH", "", "Councillor", "(Chair)"])
def test_a_word_alone_is_no_name_to_go_by(name: str) -> None:
    assert parsed(name) is None
