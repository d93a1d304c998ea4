"""The same work by the libraries that people would else take, in the same run: only ratios are told."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyoxigraph

from minutegraph.building import making
from minutegraph.graphs import statements
from minutegraph.model import Metadata
from minutegraph.rdf import mapping, prepared
from minutegraph.reading import manifest, sources
from minutegraph.record.layout import Layout
from minutegraph.store import IndexWriter, load_record, open_for_reading
from minutegraph.validation import Context, compiled_findings, index_of, reference_findings

BASE = "https://w3id.org/minutegraph/id/"
_ROUNDS = 3


def ratios(source: Path, graph: Path, sample: int) -> dict[str, float]:
    """How many times as long a peer takes, by what it is. `graph` was built from the folder `source`."""
    extractions = [making.extracted(task) for task in _tasks(source)[:sample]]
    mapped = [mapping.triples(each, BASE) for each in extractions]
    return {
        "rdflib builds and writes Turtle": _ratio(
            lambda: [_turtle(each) for each in extractions], lambda: [_rdflib_turtle(each) for each in mapped]
        ),
        "pySHACL validates": _validation(mapped[: max(1, sample // 4)]),
        **_loading(graph, sample),
    }


def _tasks(source: Path) -> list[making.Task]:
    found = sources.find([source], Path("none"))
    given = manifest.read(found.manifests, {each.name for each in found.sources}).given
    return [making.Task(each, given.get(each.name, Metadata()), BASE) for each in found.sources]


def _ratio(ours: Callable[[], Any], theirs: Callable[[], Any], rounds: int = _ROUNDS) -> float:
    """Processor time of theirs to ours: the best of some rounds, taken in turn."""
    best = [float("inf"), float("inf")]
    for _ in range(rounds):
        for index, work in enumerate((ours, theirs)):
            started = time.process_time()
            work()
            best[index] = min(best[index], time.process_time() - started)
    return best[1] / best[0]


def _turtle(extraction: Any) -> bytes:
    """Our way from facts to Turtle; the lines of the index that it makes besides are counted too."""
    return prepared.prepare(mapping.triples(extraction, BASE), BASE).turtle


def _rdflib_turtle(mapped: mapping.Mapped) -> str:
    """rdflib's way from the same triples to Turtle; it finds no facts and makes no lines of an index."""
    from rdflib import Graph, URIRef

    graph = Graph()
    for triple in mapped.triples:
        graph.add((_term(triple.subject), URIRef(triple.predicate.value), _term(triple.object)))
    return graph.serialize(format="turtle")


def _term(term: Any) -> Any:
    from rdflib import Literal, URIRef

    if isinstance(term, pyoxigraph.Literal):
        return Literal(term.value, datatype=None if term.language else URIRef(term.datatype.value), lang=term.language)
    return URIRef(term.value)


def _validation(mapped: list[mapping.Mapped]) -> float:
    graphs = [[*statements(each.triples), *statements(each.entities)] for each in mapped]
    context = Context()
    return _ratio(
        lambda: [compiled_findings(index_of(each, context)) for each in graphs],
        lambda: [reference_findings(index_of(each, context), context) for each in graphs],
        rounds=1,
    )


def _loading(graph: Path, sample: int) -> dict[str, float]:
    """Loading a record and asking a named query of it, by rdflib."""
    from rdflib import Graph

    small = _part(Layout(graph), sample)
    files = [*small.documents(), small.entities]

    def ours() -> None:
        with IndexWriter(small, on_disk=False) as index:
            load_record(small, index)
            index.finish()

    def theirs() -> Any:
        held = Graph()
        for path in files:
            held.parse(path, format="turtle")
        return held

    store, held = open_for_reading(small.root), theirs()
    question = (Path(__file__).parent / "question.rq").read_text("utf-8")
    rows = len(list(store.query(question, use_default_graph_as_union=True)))
    if rows != len(held.query(question)):
        raise RuntimeError("rdflib and the index disagree on benchmarks/question.rq")
    return {
        "rdflib loads the record": _ratio(ours, theirs, rounds=1),
        "rdflib answers question.rq": _ratio(
            lambda: list(store.query(question, use_default_graph_as_union=True)), lambda: list(held.query(question))
        ),
    }


def _part(layout: Layout, documents: int) -> Layout:
    """A record with the first documents of another, and all its shared nodes."""
    part = Layout(layout.root.with_name(f"{layout.root.name}-part"))
    for path in (*layout.documents()[:documents], layout.entities):
        target = part.root / path.relative_to(layout.root)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(path.read_bytes())
    return part
