"""Whose minutes a page is, by the contact that it prints at its top: derived, and only where that is one council's."""

from __future__ import annotations

from pathlib import Path

import pytest

from minutegraph import Graph, build
from minutegraph.reading.contacts import contact

PAGE = (
    "Agenda and minutes\n\nCabinet\nTuesday, 3 May 2022\n\nContact: J Oak  Email: {address}\n\n"
    "1. Trees\n\nThe Head of Trees presented a report on trees.\n"
)


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("democracy@wirral.gov.uk", "wirral-borough-council"),
        ("j.oak@wirral.gov.uk and https://democracy.wirral.gov.uk/mgWhatsNew.aspx", "wirral-borough-council"),
        ("j.oak@wirral.gov.uk and k.elm@sefton.gov.uk", None),  # of two councils
        ("j.oak@wirral.gov.uk, planning@environment-agency.gov.uk", None),  # of another public body too
        ("democracy@adur-worthing.gov.uk", None),  # a site of two
        ("clerk@example.org", None),
        ("j.oak@wirral.gov.uk for Oakham Parish Council", None),
    ],
)
def test_the_contact_tells_the_council_where_it_is_one(address: str, expected: str | None) -> None:
    found = contact(PAGE.format(address=address), "2022-05-03")
    assert (found.council.id if found else None) == expected


def test_of_councils_that_followed_each_other_on_a_site_the_one_of_the_day_is_meant() -> None:
    page = PAGE.format(address="democracy@somerset.gov.uk")
    found = [contact(page, date) for date in ("2018-05-02", "2024-05-02")]
    assert [each and each.council.id for each in found] == ["somerset-county-council", "somerset-council"]


@pytest.mark.parametrize(
    ("top", "expected"),
    [
        ("", [("Wirral Borough Council", "derived", "wirral.gov.uk")]),
        ("OAKHAM CITY COUNCIL\n\n", [("OAKHAM CITY COUNCIL", "stated", "OAKHAM CITY COUNCIL")]),
        ("Joint Trees Committee - 3 May 2022\n\n", []),
    ],
)
def test_the_graph_tells_that_the_authority_was_derived(
    top: str, expected: list[tuple[str, str, str]], tmp_path: Path
) -> None:
    page = PAGE.format(address="democracy@wirral.gov.uk")
    (tmp_path / "a.txt").write_text(top + (page.replace("Cabinet\n", "") if "Joint" in top else page), "utf-8")
    build([tmp_path / "a.txt"], tmp_path / "graph")
    graph = Graph(tmp_path / "graph")
    rows = graph.query(
        "SELECT ?name ?basis ?quote { ?minutes mg:records/mg:authority/rdfs:label ?name ; mg:metadata ?metadata . "
        "?metadata mg:authorityName ?given ; mg:basis/skos:notation ?basis ; mg:evidence/oa:hasSelector/oa:exact ?quote "
        "FILTER(CONTAINS(STR(?quote), ?given) || ?basis = 'derived') }"
    )
    assert [(row["name"], row["basis"], row["quote"]) for row in rows] == expected
    assert all(each.severity == "warning" for each in graph.validate())
