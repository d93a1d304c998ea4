"""What four meetings of three committees, and one of another council, tell of the same inspections, in a built graph."""

from __future__ import annotations

from pathlib import Path

import pytest

from minutegraph import Graph, build

HARDWICK, PENMOOR = "Hardwick County Council", "Penmoor City Council"
MEETINGS = {
    "scrutiny.txt": (
        HARDWICK,
        "Children's Scrutiny Committee",
        "15 March 2022",
        "Ofsted carried out an ILACS inspection of children's services from 6 to 17 December 2021 and judged them to be "
        "inadequate.\n\nOfsted and CQC had carried out a joint area SEND inspection in October 2021.\n\n"
        "Ofsted recommended that the Council should improve the supervision of its social workers.\n\n"
        "The Department for Education had issued an improvement notice to the Council in February 2022.",
    ),
    "cabinet.txt": (
        HARDWICK,
        "Cabinet",
        "12 April 2022",
        "Ofsted had inspected Hardwick's children's services in December 2021.\n\n"
        "The CQC and Ofsted had inspected the local area's SEND services in October 2021.\n\n"
        "Ofsted had recommended that the Council should improve the supervision of its social workers.",
    ),
    "audit.txt": (
        HARDWICK,
        "Audit Committee",
        "20 June 2022",
        "The Children's Scrutiny Committee (now the People Scrutiny Committee) had seen the plan.\n\n"
        "The Chief Executive reported that the first monitoring visit by Ofsted, on 10 and 11 May 2022, had gone well.\n\n"
        "The Committee noted the improvement notice of February 2022.",
    ),
    "later.txt": (
        HARDWICK,
        "People Scrutiny Committee",
        "11 October 2022",
        "The People Scrutiny Committee asked for it.\n\nThe Director of Children's Services reported that Ofsted had carried "
        "out its first monitoring visit in May 2022 and its second monitoring visit on 6 and 7 September 2022.\n\n"
        "Hollybank Children's Home had been inspected by Ofsted in September 2022 and was rated good.",
    ),
    "penmoor.txt": (
        PENMOOR,
        "Children and Young People Scrutiny Panel",
        "22 March 2022",
        "Ofsted carried out an ILACS inspection of Penmoor's children's services in December 2021 and judged them inadequate.\n\n"
        "Ofsted recommended that the Council should improve the supervision of its social workers.\n\n"
        "An improvement notice was issued by the Department for Education in February 2022.",
    ),
}


@pytest.fixture
def minutes(tmp_path: Path) -> Path:
    folder = tmp_path / "minutes"
    folder.mkdir()
    for name, (authority, body, day, text) in MEETINGS.items():
        (folder / name).write_text(f"{authority}\n{body}\n{day}\n\n5. Inspections\n\n{text}\n", "utf-8")
    return folder


def test_inspections_of_three_committees_are_told_once_each_in_order(minutes: Path, tmp_path: Path) -> None:
    build([minutes], tmp_path / "graph")
    rows = Graph(tmp_path / "graph").query("inspection-history")
    assert [(row["authority"], row["date"], row["kind"], row["mentions"]) for row in rows] == [
        (HARDWICK, "2021-10", "inspection", "2"),
        (PENMOOR, "2021-12", "inspection", "1"),
        (HARDWICK, "2021-12-06/2021-12-17", "inspection", "2"),
        (HARDWICK, "2022-05-10/2022-05-11", "monitoring visit", "2"),
        (HARDWICK, "2022-09", "inspection", "1"),  # of a children's home
        (HARDWICK, "2022-09-06/2022-09-07", "monitoring visit", "1"),
    ]


@pytest.mark.parametrize(("type", "expected"), [("Intervention", ["1", "2"]), ("Recommendation", ["1", "2"])])
def test_what_followed_is_one_in_one_council_and_two_in_two(
    minutes: Path, tmp_path: Path, type: str, expected: list[str]
) -> None:
    build([minutes], tmp_path / "graph")
    rows = Graph(tmp_path / "graph").query(
        f"SELECT ?event (COUNT(?mention) AS ?count) {{ ?event a mg:{type} ; mg:mentionedIn ?mention }} GROUP BY ?event"
    )
    assert sorted(str(row["count"]) for row in rows) == expected


def test_a_renamed_body_is_one_until_the_minutes_that_say_so_go(minutes: Path, tmp_path: Path) -> None:
    def same() -> list[tuple[str, str]]:
        found = Graph(tmp_path / "graph").query("SELECT ?a ?b { ?a owl:sameAs ?b ; a mg:Body }")
        return [(str(row["a"]).rsplit("/", 1)[1], str(row["b"]).rsplit("/", 1)[1]) for row in found]

    build([minutes], tmp_path / "graph")
    assert same() == [("childrens-scrutiny-committee", "people-scrutiny-committee")]
    report = (tmp_path / "graph" / "report.md").read_text("utf-8")
    assert "'Children's Scrutiny Committee'" in report or "\"Children's Scrutiny Committee\"" in report
    (minutes / "audit.txt").unlink()
    build([minutes], tmp_path / "graph")
    assert same() == []
