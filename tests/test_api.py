"""The library in few names."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import rdflib

import minutegraph
from minutegraph import Graph, QueryError, RecordError, UsageError


@pytest.fixture
def graph(minutes: Path, tmp_path: Path) -> Graph:
    minutegraph.build([minutes], tmp_path / "graph")
    return Graph(tmp_path / "graph")


def test_all_public_names_are_there_sorted_and_documented() -> None:
    assert minutegraph.__all__ == sorted(minutegraph.__all__) == dir(minutegraph)
    for name in minutegraph.__all__:
        assert getattr(minutegraph, name).__doc__
    with pytest.raises(AttributeError):
        _ = minutegraph.no_such_name


def test_importing_the_library_loads_nothing_heavy() -> None:
    code = "import sys, minutegraph; print([n for n in ('rdflib', 'pyoxigraph', 'click') if n in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_a_script_needs_no_guard_to_build_with_several_processes(tmp_path: Path, minutes: Path) -> None:
    text = (minutes / "a.txt").read_text("utf-8")
    for number in range(40):
        (minutes / f"c{number}.txt").write_text(text, "utf-8")
    script = tmp_path / "script.py"
    script.write_text(
        "import minutegraph\nprint('once')\n"
        "print(minutegraph.build(['minutes'], 'graph', minutegraph.Options(jobs=2)).made)\n"
    )
    done = subprocess.run([sys.executable, script], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("once\n42\n", "")


def test_a_named_query_gives_rows(graph: Graph) -> None:
    rows = graph.query("reports")
    assert len(rows) == 2 and rows and rows.variables[0] == "event"
    assert {row["by"] for row in rows} == {"Director of Children's Services"}
    assert [row["source"] for row in rows[:]] == [rows[0]["source"], rows[1]["source"]]


def test_parameters_narrow_a_query(graph: Graph) -> None:
    assert len(graph.query("reports", from_="2019-04")) == 1
    assert not graph.query("reports", authority="Elsewhere")
    with pytest.raises(UsageError):
        graph.query("reports", colour="red")


def test_rows_become_a_data_frame(graph: Graph) -> None:
    frame = graph.query("reports").pandas()
    assert list(frame["source"]) == ["a.txt", "b.txt"]


def test_rows_become_a_network(graph: Graph) -> None:
    network = graph.query("who-reported-what-to-whom").networkx()
    labels = dict(network.nodes(data="label"))
    told = {(labels[one], labels[other], act) for one, other, act in network.edges(data="act")}
    assert ("Director of Children's Services", "Children's Services Scrutiny Committee", "report") in told
    with pytest.raises(QueryError, match="no column 'who'"):
        graph.query("reports").networkx("who")


def test_every_form_of_sparql_is_answered(graph: Graph) -> None:
    assert graph.query("ASK { ?report a mg:Report }")
    assert not graph.query("ASK { ?report a mg:Nothing }")
    triples = graph.query("CONSTRUCT { ?report a mg:Report } WHERE { ?report a mg:Report }")
    assert triples and len(triples) == 0
    assert len(rdflib.Graph().parse(data=triples.serialize("turtle"), format="turtle")) == 2


def test_errors_are_of_one_family(tmp_path: Path, graph: Graph) -> None:
    with pytest.raises(QueryError):
        graph.query("report")
    with pytest.raises(RecordError):
        Graph(tmp_path / "nowhere").query("reports")
    with pytest.raises(RecordError):
        Graph(tmp_path / "nowhere").verify()


def test_a_graph_validates_and_verifies(graph: Graph) -> None:
    assert not [result for result in graph.validate() if result.severity == "violation"]
    proof = graph.verify()
    assert (proof.documents, proof.sources, proof.findings) == (2, 2, ())
    text = graph.folder / "texts/a.txt"
    text.write_text(text.read_text("utf-8").replace("progress", "congress"), "utf-8")
    assert graph.verify().findings
