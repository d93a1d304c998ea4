"""Answers in every format keep every term as it is; tables fit the width that they are given."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from minutegraph import queries, results
from minutegraph.errors import UsageError
from minutegraph.queries.execution import Answer, Scope, run

GRAPH = Path(__file__).parent / "data" / "queries" / "graph.trig"
AWKWARD = [
    ox.Literal('tab\there, "quotes", back\\slash\nand a new line'),
    ox.Literal("2021", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#gYear")),
    ox.Literal("2018-11-26/2019-01-11", datatype=ox.NamedNode("http://id.loc.gov/datatypes/edtf/EDTF")),
    ox.Literal("Plant y sir", language="cy"),
    ox.Literal("007"),
    ox.Literal("true"),
    ox.Literal(""),
    ox.Literal(12),
    ox.Literal("<script>alert(1)</script>"),
    ox.NamedNode("https://example.org/a%20b?c=1&d=2"),
]


@pytest.fixture(scope="module")
def store() -> ox.Store:
    store = ox.Store()
    store.load(path=GRAPH)
    return store


@pytest.fixture(scope="module")
def awkward() -> Answer:
    store = ox.Store()
    for number, term in enumerate(AWKWARD):
        store.add(ox.Quad(ox.NamedNode(f"a:{number}"), ox.NamedNode("a:is"), term))
    return run(store, queries.prepare("SELECT ?value ?nothing { ?thing <a:is> ?value } ORDER BY ?thing"))


def test_rows_are_the_terms_themselves(awkward: Answer) -> None:
    assert [row[0] for row in results.rows(awkward)] == AWKWARD
    assert {row[1] for row in results.rows(awkward)} == {None}


def test_json_keeps_datatypes_and_languages(awkward: Answer) -> None:
    data = json.loads(results.serialize(awkward, "json"))
    assert data["head"]["vars"] == ["value", "nothing"]
    values = [row["value"] for row in data["results"]["bindings"]]
    assert values[0] == {"type": "literal", "value": AWKWARD[0].value}
    assert values[1]["datatype"].endswith("#gYear")
    assert values[2]["datatype"] == "http://id.loc.gov/datatypes/edtf/EDTF"
    assert values[3]["xml:lang"] == "cy"
    assert values[4]["value"] == "007"
    assert values[9]["type"] == "uri"


@pytest.mark.parametrize("name", ["json", "xml", "tsv", "csv"])
def test_rdflib_reads_every_format_of_rows(awkward: Answer, name: str) -> None:
    from rdflib.query import Result

    data = results.serialize(awkward, name)
    if name == "csv":
        rows = list(csv.reader(io.StringIO(data.decode())))
        assert [row[0] for row in rows[1:]] == [term.value for term in AWKWARD]
        return
    if name == "tsv":
        assert len(data.splitlines()) == len(AWKWARD) + 1
        return
    parsed = Result.parse(io.BytesIO(data), format=name)
    assert [str(row[0]) for row in parsed] == [term.value for term in AWKWARD]  # type: ignore[index]


def test_a_yes_and_a_no(store: ox.Store) -> None:
    yes = run(store, queries.prepare("ASK { ?s a mg:Report }"))
    no = run(store, queries.prepare("ASK { ?s a mg:NoSuchThing }"))
    assert json.loads(results.serialize(yes, "json"))["boolean"] is True
    assert json.loads(results.serialize(no, "json"))["boolean"] is False
    assert b"<boolean>false</boolean>" in results.serialize(no, "xml")
    assert results.serialize(no, "csv").strip() == b"false"
    assert (results.table(yes, 80), results.table(no, 80)) == ("yes\n", "no\n")


@pytest.mark.filterwarnings("ignore:Dataset:DeprecationWarning")  # rdflib's own parsers use what it deprecates
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")
@pytest.mark.parametrize(
    ("name", "rdflib_name"),
    [("turtle", "turtle"), ("ntriples", "nt"), ("jsonld", "json-ld"), ("rdfxml", "xml"), ("trig", "trig")],
)
@pytest.mark.parametrize(
    "text", ["CONSTRUCT WHERE { ?s ?p ?o }", "DESCRIBE <https://w3id.org/minutegraph/id/minutes/panel-1/fact/r1>"]
)
def test_rdflib_reads_every_format_of_triples(store: ox.Store, text: str, name: str, rdflib_name: str) -> None:
    from rdflib.compare import isomorphic

    answer = run(store, queries.prepare(text))
    expected = rdflib.Graph().parse(data=answer.data, format="nt")
    found = rdflib.Dataset() if name == "trig" else rdflib.Graph()
    found.parse(data=results.serialize(answer, name), format=rdflib_name)
    triples = found.default_graph if isinstance(found, rdflib.Dataset) else found
    assert len(expected) == answer.count > 5
    assert isomorphic(rdflib.Graph() + triples, expected)


def test_a_triple_that_matches_twice_is_one(store: ox.Store) -> None:
    answer = run(store, queries.prepare("CONSTRUCT { ?o a mg:Meeting } { ?s mg:records ?o }"))
    assert answer.count == len(set(answer.data.splitlines())) == 4


@pytest.mark.parametrize(
    ("text", "name"),
    [("SELECT * { ?s ?p ?o }", "turtle"), ("ASK {}", "jsonld"), ("CONSTRUCT WHERE { ?s ?p ?o }", "csv")],
)
def test_a_format_that_does_not_fit_is_refused_with_those_that_do(store: ox.Store, text: str, name: str) -> None:
    with pytest.raises(UsageError, match="choose the format"):
        results.serialize(run(store, queries.prepare(text)), name)


@pytest.mark.parametrize("width", [20, 40, 60, 80, 100, 160])
@pytest.mark.parametrize("name", queries.names())
def test_tables_fit_the_width(store: ox.Store, name: str, width: int) -> None:
    text = results.table(run(store, queries.prepare(name)), width)
    assert max(map(len, text.splitlines())) <= width
    assert "http" not in text


def test_a_table_shows_names_and_not_the_parameters_or_empty_columns(store: ox.Store) -> None:
    text = results.table(run(store, queries.prepare("reports")), 120)
    assert text.splitlines()[0].split() == ["by", "to", "about", "date", "source", "quote"]
    assert text.endswith("5 rows\n")
    assert results.table(run(store, queries.prepare("answers")), 120).split()[:4] == ["by", "date", "source", "quote"]


def test_a_table_of_chosen_columns(store: ox.Store) -> None:
    answer = run(store, queries.prepare("reports"))
    text = results.table(answer, 120, ["event", "by"])
    assert text.splitlines()[0].split() == ["event", "by"]
    with pytest.raises(UsageError, match="no column 'nix'; there is event"):
        results.table(answer, 120, ["nix"])


def test_a_table_of_iris_alone_shows_them_by_prefix(store: ox.Store) -> None:
    text = results.table(run(store, queries.prepare("SELECT DISTINCT ?class { ?s a ?class }")), 80)
    assert "mg:Report" in text


def test_a_table_without_rows_and_one_cut_short(store: ox.Store) -> None:
    assert results.table(run(store, queries.prepare("reports", {"body": "nowhere"})), 80) == "no rows\n"
    cut = run(store, queries.prepare("reports"), Scope(rows=2))
    assert results.table(cut, 80).endswith("2 rows (more were left out)\n")


def test_markup_and_control_characters_of_minutes_stay_text() -> None:
    store = ox.Store()
    store.add(ox.Quad(ox.NamedNode("a:a"), ox.NamedNode("a:is"), ox.Literal("[bold]x[/bold] :smile: \x1b[31mred\x07")))
    text = results.table(run(store, queries.prepare("SELECT ?v { ?s <a:is> ?v }")), 80)
    assert "[bold]x[/bold] :smile:" in text
    assert "\x1b" not in text and "\x07" not in text


def test_records_and_frame(store: ox.Store) -> None:
    answer = run(store, queries.prepare("reports"))
    assert results.records(answer)[1]["by"] == "Director"
    frame = results.frame(answer)
    assert list(frame.columns) == list(results.variables(answer))
    assert len(frame) == answer.count == 5
    assert frame["source"].nunique() == 4


def test_a_table_of_a_query_of_ones_own_has_all_columns_that_were_asked_for(store: ox.Store) -> None:
    text = results.table(
        run(store, queries.prepare("SELECT ?report ?minutes { ?report a mg:Report ; mg:minutes ?minutes } LIMIT 1")),
        300,
    )
    assert text.splitlines()[0].split() == ["report", "minutes"]
