"""`kg query` as a user meets it: answers on standard output, notes on standard error, one line for each error."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import graph_folder
import pytest
import rdflib
from click.testing import Result

from minutegraph import queries

Kg = Callable[..., Result]


@pytest.fixture
def graph(tmp_path: Path) -> Path:
    return graph_folder.make(tmp_path / "graph")


def test_a_named_query_is_a_table_of_names(kg: Kg, graph: Path) -> None:
    result = kg("query", "reports")
    assert result.exit_code == 0
    assert result.stdout.splitlines()[0].split() == ["by", "to", "about", "date", "source", "quote"]
    assert "Fostering" in result.stdout  # at 80 columns the post takes two lines
    assert "5 rows" in result.stdout
    assert result.stderr == ""


def test_json_is_what_scripts_rely_on(kg: Kg, graph: Path) -> None:
    result = kg("query", "answers", "--graph", graph, "--format", "json")
    (row,) = json.loads(result.stdout)["results"]["bindings"]
    assert row["by"] == {"type": "literal", "value": "Director"}
    assert row["question"]["value"].startswith(graph_folder.BASE)
    assert not [name for name in json.loads(result.stdout)["head"]["vars"] if name.startswith("only")]


def test_the_graph_may_come_from_the_environment(kg: Kg, graph: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    graph.rename(graph.parent / "elsewhere")
    assert kg("query", "reports").exit_code == 1
    monkeypatch.setenv("KG_GRAPH", str(graph.parent / "elsewhere"))
    assert kg("query", "reports").exit_code == 0


def test_letters_in_capitals_are_a_word_as_it_is_printed_and_else_told_of(kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "panel.txt").write_text(
        "Northwick Council\n\nSCHOOLS PANEL\n\nMinutes of the meeting held on 4 June 2024\n\n1. SCHOOLS\n\n"
        "The Director said that ACEs were common. The Clerk said that there was no place for the budget. "
        "The Treasurer said that PACE was late.\n",
        "utf-8",
    )
    assert kg("build", tmp_path / "panel.txt", "--out", tmp_path / "graph").exit_code == 0

    def said(about: str) -> tuple[list[str], str]:
        result = kg("query", "statements", "--graph", tmp_path / "graph", "--about", about, "-f", "json")
        rows = json.loads(result.stdout)["results"]["bindings"]
        return sorted(row["by"]["value"] for row in rows), result.stderr

    assert said("ACE") == (["Director"], "")
    assert said("ace") == (["Clerk", "Director", "Treasurer"], "")
    assert said("BUDGET") == (["Clerk"], "kg: nothing has BUDGET in capitals; these have it in small letters or mixed\n")
    assert said("NOTHIN") == ([], "")


def test_parameters_narrow_and_undated_rows_are_counted(kg: Kg, graph: Path) -> None:
    result = kg("query", "reports", "--from", "2021-12", "--authority", "EASTMERE", "-f", "csv")
    assert [line.split(",")[0].split("/")[-3] for line in result.stdout.splitlines()[1:]] == ["panel-2"]
    result = kg("query", "reports", "--to", "2021-12")
    assert "loose.txt" not in result.stdout
    assert result.stderr == "kg: 1 row without a date left out (--undated shows them)\n"
    assert "loose.txt" in kg("query", "reports", "--undated").stdout


def test_sparql_from_the_command_line_a_file_and_standard_input(
    kg: Kg, graph: Path, kg_process: Callable[..., subprocess.CompletedProcess[str]]
) -> None:
    text = "SELECT ?label { ?x a mg:Inspectorate ; rdfs:label ?label } ORDER BY ?label"
    assert "Ofsted" in kg("query", text).stdout
    (graph.parent / "mine.rq").write_text("# Mine\n" + text, "utf-8")
    assert "Ofsted" in kg("query", "mine.rq").stdout
    assert "Ofsted" in kg_process("query", "-", "--format", "tsv", input=text).stdout


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")  # rdflib's own parser uses it
def test_triples_are_turtle_by_default_and_other_formats_on_request(kg: Kg, graph: Path) -> None:
    text = "CONSTRUCT WHERE { ?x a mg:Inspectorate ; rdfs:label ?label }"
    for options, name in (
        ((), "turtle"),
        (("-f", "jsonld"), "json-ld"),
        (("-f", "rdfxml"), "xml"),
        (("-f", "ntriples"), "nt"),
    ):
        found = rdflib.Graph().parse(data=kg("query", text, *options).stdout, format=name)
        assert len(found) == 4


def test_yes_and_no(kg: Kg, graph: Path) -> None:
    assert kg("query", "ASK { ?x a mg:Report }").stdout == "yes\n"


def test_columns_of_a_table_can_be_chosen(kg: Kg, graph: Path) -> None:
    assert kg("query", "reports", "--columns", "by,authority").stdout.splitlines()[0].split() == ["by", "authority"]
    result = kg("query", "reports", "--columns", "nix")
    assert result.exit_code == 2
    assert "no column 'nix'" in result.stderr


def test_what_is_late_is_told_for_a_day_or_for_today(kg: Kg, graph: Path) -> None:
    result = kg("query", "overdue", "--on", "2021-10-15")
    assert result.stdout.splitlines()[0].split() == ["dueDate", "owner", "due", "state", "source", "quote"]
    assert "2021-10-14" in result.stdout and result.stderr == ""
    assert "no rows" in kg("query", "overdue", "--on", "2021-10-14").stdout
    result = kg("query", "overdue")
    assert "2021-10-14" in result.stdout
    assert result.stderr == f"kg: late on {date.today()}, today (--on DATE asks for another day)\n"
    assert kg("query", "overdue", "--on", "Eastmere").exit_code == 2


def test_the_list_tells_of_every_query(kg: Kg) -> None:
    text = kg("query", "--list").stdout
    assert all(f"\n{name}\n" in f"\n{text}" for name in queries.names())
    one = kg("query", "open-actions", "--list").stdout
    assert "--about" in one and "owner " in one


@pytest.mark.parametrize(
    ("args", "status", "message"),
    [
        (["query"], 2, "name a query"),
        (["query", "report"], 1, "did you mean"),
        (["query", "nix.rq"], 1, "nix.rq"),
        (["query", "SELECT * { ?s ?p }"], 1, "line 1, column"),
        (["query", "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }"], 1, "SERVICE is refused"),
        (["query", "DELETE WHERE { ?s ?p ?o }"], 1, "read-only"),
        (["query", "SELECT * { ?s ?p ?o }", "--format", "turtle"], 2, "choose the format table, json"),
        (["query", "reports", "--from", "yesterday"], 2, "write a date as"),
        (["query", "reports", "--on", "x"], 2, "takes no --on"),
        (["query", "reports", "--format", "pdf"], 2, "pdf"),
        (["query", "reports", "--format", "csv", "--columns", "by"], 2, "--columns chooses those of a table"),
        (["query", "reports", "--graph", "nowhere"], 1, "nowhere"),
    ],
)
def test_errors_are_one_line_and_a_status(kg: Kg, graph: Path, args: list[str], status: int, message: str) -> None:
    result = kg(*args)
    assert result.exit_code == status
    assert result.stdout == ""
    last = result.stderr.splitlines()[-1]
    assert message in last
    if status == 1:
        assert len(result.stderr.splitlines()) == 1


def test_broken_files_of_sparql(kg: Kg, graph: Path) -> None:
    (graph.parent / "empty.rq").write_text("\n")
    (graph.parent / "latin.rq").write_bytes(b"SELECT * { ?s ?p 'caf\xe9' }")
    assert "empty.rq: empty" in kg("query", "empty.rq").stderr
    assert "latin.rq: not a text in UTF-8" in kg("query", "latin.rq").stderr


@pytest.mark.skipif(os.name == "nt", reason="signals are POSIX")
def test_ctrl_c_ends_a_long_query(graph: Path) -> None:
    text = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
    command = [sys.executable, "-m", "minutegraph", "query", text, "--graph", str(graph)]
    assert "5 rows" in subprocess.run([*command[:4], "reports", *command[5:]], capture_output=True, text=True).stdout
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # a shell's job in the background ignores it
    )  # fmt: skip
    time.sleep(2)
    try:
        assert process.poll() is None
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=10)
    finally:
        process.kill()
    assert (process.returncode, out, err) == (130, "", "kg: stopped\n")
