"""Turtle: the same bytes for the same triples, and the same triples for every reader."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from itertools import permutations
from pathlib import Path

import graph_samples as samples
import pyoxigraph as ox
import rdflib
from graph_samples import BASE
from hypothesis import given
from hypothesis import strategies as st
from rdflib.compare import isomorphic

from minutegraph.rdf import mapping, turtle

_NODES = st.sampled_from([ox.NamedNode(f"{BASE}{name}") for name in ("a", "b/c", "d~2", "minutes/x/fact/1#exact")])
_LITERALS = st.text(st.characters(exclude_categories=["Cs"])).map(ox.Literal)
_TRIPLES = st.builds(ox.Triple, _NODES, _NODES, _NODES | _LITERALS)


def test_a_documents_turtle_reads_the_same_in_rdflib_and_oxigraph() -> None:
    mapped = mapping.triples(samples.meeting(), BASE)
    written = turtle.write(mapped.triples, turtle.document_prefixes(mapped.iri))
    read = rdflib.Graph().parse(data=written, format="turtle")
    lines = ox.serialize(mapped.triples, format=ox.RdfFormat.N_TRIPLES)
    assert isomorphic(read, rdflib.Graph().parse(data=lines, format="nt"))
    assert {quad.triple for quad in ox.parse(written, ox.RdfFormat.TURTLE)} == set(mapped.triples)


@given(st.lists(_TRIPLES, max_size=4))
def test_the_order_of_the_triples_changes_no_byte(triples: list[ox.Triple]) -> None:
    written = {turtle.write(order) for order in permutations(triples)}
    assert len(written) == 1
    assert {quad.triple for quad in ox.parse(written.pop(), ox.RdfFormat.TURTLE)} == set(triples)


def test_subjects_are_in_order_and_types_come_first() -> None:
    mapped = mapping.triples(samples.meeting(), BASE)
    written = turtle.write(mapped.triples, turtle.document_prefixes(mapped.iri)).decode()
    starts = [line for line in written.splitlines() if line[0] not in "@\t"]
    assert starts and all(" a " in line for line in starts)
    facts = [line.split()[0] for line in starts if line.startswith("fact:")]
    assert len(facts) == 7 and facts == sorted(facts)


def test_nothing_depends_on_the_hash_seed_of_the_process() -> None:
    program = (
        "import sys, graph_samples as s; from minutegraph.rdf import mapping, turtle; "
        "m = mapping.triples(s.meeting(), s.BASE); "
        "sys.stdout.buffer.write(turtle.write(m.triples, turtle.document_prefixes(m.iri)) + turtle.write(m.entities))"
    )
    runs = [
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(Path(__file__).parent)},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert runs[0] == runs[1] and len(runs[0]) > 5000


def test_nodes_are_written_one_by_one_like_all_at_once() -> None:
    entities = mapping.triples(samples.meeting(), BASE).entities
    lines = sorted(f"{triple} ." for triple in entities)
    nodes: dict[str, list[str]] = {}
    for line in lines:
        nodes.setdefault(line.split(" ", 1)[0], []).append(line)
    output = io.BytesIO()
    turtle.write_nodes(nodes.values(), output)
    assert output.getvalue() == turtle.write(entities)
