"""The index answers what the record says, once, and never what it does not say."""

from __future__ import annotations

import json
import multiprocessing
import os
import shutil
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

import graph_samples as samples
import pytest
from graph_samples import BASE, ISSUED, MG
from pyoxigraph import NamedNode, Quad, Store

from minutegraph import edition as edition_module
from minutegraph import store
from minutegraph.edition import Edition
from minutegraph.errors import RecordError, SourceError
from minutegraph.model import Extraction, Metadata, Party, Statement
from minutegraph.record.layout import Layout, Staging
from minutegraph.record.ledger import Ledger
from minutegraph.store import open_for_reading

INFERRED, ENTITIES = NamedNode(f"{BASE}inferred"), NamedNode(f"{BASE}entities")


@pytest.fixture
def graph(tmp_path: Path) -> Path:
    return tmp_path / "graph"


def said(source: str, label: str, given: Metadata = samples.GIVEN) -> Extraction:
    """Minutes in which someone of that label tells the committee something."""
    fact = samples.made(Statement, by=(Party(label, "post"),), to=(samples.COMMITTEE,))
    return samples.Draft(source, given).item("1").say(f"The {label} told the Committee so.", fact).done()


def build(graph: Path, documents: Iterable[Extraction], drop: Iterable[str] = (), expect: int = 0) -> None:
    with Edition(graph, BASE) as edition:
        edition.expect(expect)
        for source in drop:
            edition.drop(source)
        for each in documents:
            samples.put(edition, each)
        edition.publish(ISSUED)


def quads(graph: Path) -> set[Quad]:
    """All of the index that does not come from the package itself."""
    ours = (quad for quad in store.open_for_reading(graph) if isinstance(quad.graph_name, NamedNode))
    return {quad for quad in ours if quad.graph_name.value.startswith(BASE)}  # type: ignore[union-attr]


def asked(index: Store, query: str) -> list[tuple[str, ...]]:
    found = index.query(f"PREFIX mg: <{MG}> {query}", use_default_graph_as_union=True)
    return sorted(tuple(term.value for term in row) for row in found)  # type: ignore[union-attr]


def record(graph: Path) -> dict[str, bytes]:
    files = (path for path in graph.rglob("*") if path.is_file() and "store" not in path.parts)
    return {path.relative_to(graph).as_posix(): path.read_bytes() for path in files}


DRAFTS = (
    samples.meeting("a.txt"),
    samples.meeting("b.txt", given=Metadata()),
    samples.inspected("c.txt"),
    said("d.txt", "Clerk"),
    said("e.txt", "clerk"),
    said("f.txt", "Head of Housing"),
)


def test_an_edition_writes_record_and_index(graph: Path) -> None:
    build(graph, DRAFTS)
    assert set(record(graph)) == {
        *(f"minutes/eastmere-city-council/{name}.ttl" for name in "acdef"),
        "minutes/unknown/b.ttl",
        *(f"texts/{name}.txt" for name in "abcdef"),
        "entities.ttl",
        "catalogue.ttl",
    }
    index = store.open_for_reading(graph)
    assert len(asked(index, "SELECT ?m ?t { ?m a mg:Minutes ; mg:text ?t }")) == 6
    for path in (graph / "minutes").glob("*/*.ttl"):
        own = set(store.read_turtle(path))
        name = NamedNode(f"{BASE}minutes/{path.stem}")
        assert {quad.triple for quad in index.quads_for_pattern(None, None, None, name)} == own
    shared = {quad.triple for quad in index.quads_for_pattern(None, None, None, ENTITIES)}
    assert shared == set(store.read_turtle(graph / "entities.ttl"))


def test_no_triple_is_in_two_graphs_so_that_the_union_counts_right(graph: Path) -> None:
    build(graph, DRAFTS)
    index = store.open_for_reading(graph)
    union = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    once = "SELECT (COUNT(*) AS ?n) { SELECT DISTINCT ?s ?p ?o { ?s ?p ?o } }"
    assert asked(index, union) == asked(index, once)
    graphs = "SELECT DISTINCT ?g ?s { GRAPH ?g { ?s ?p ?o } }"
    derived = ("inferred", "ontology")
    rows = [(name, subject) for name, subject in asked(index, graphs) if not name.endswith(derived)]
    subjects = [subject for name, subject in rows if name.startswith(BASE)]
    assert len(subjects) == len(set(subjects))


def test_the_index_knows_the_ontology_the_codes_and_what_follows(graph: Path) -> None:
    build(graph, DRAFTS)
    index = store.open_for_reading(graph)
    names = {name.value for name in index.named_graphs()}  # type: ignore[union-attr]
    assert {MG.rstrip("#"), "https://w3id.org/minutegraph/code/stance", f"{BASE}catalogue"} <= names
    skos = "PREFIX skos: <http://www.w3.org/2004/02/skos/core#>"
    assert asked(index, f"{skos} SELECT ?l {{ ?i a mg:Inspection ; mg:inspectionKind/skos:prefLabel ?l }}")
    told = asked(index, "SELECT ?by { ?by mg:statedTo ?to }")
    assert (f"{BASE}authority/eastmere-city-council/post/clerk",) in told
    assert asked(index, "SELECT ?f { ?f mg:mentions ?i . ?i a mg:Inspection }") == asked(
        index, "SELECT ?f { ?i a mg:Inspection ; mg:mentionedIn ?f }"
    )


@pytest.mark.parametrize("expect", [0, 100])
def test_a_changed_build_gives_what_a_first_build_gives(graph: Path, tmp_path: Path, expect: int) -> None:
    edited = samples.meeting("a.txt", words=(*samples.WORDS[:3], "The Chair was worried.", *samples.WORDS[4:]))
    build(graph, DRAFTS)
    build(graph, [edited, said("g.txt", "Clerk")], drop=["e.txt", "c.txt"], expect=expect)
    build(tmp_path / "other", [said("g.txt", "Clerk"), edited, DRAFTS[1], DRAFTS[3], DRAFTS[5]])
    assert record(graph) == record(tmp_path / "other")
    assert quads(graph) == quads(tmp_path / "other")


def test_the_order_of_the_documents_changes_no_byte(graph: Path, tmp_path: Path) -> None:
    build(graph, DRAFTS)
    build(tmp_path / "other", DRAFTS[::-1])
    assert record(graph) == record(tmp_path / "other")
    assert quads(graph) == quads(tmp_path / "other")


def test_the_index_made_from_the_record_is_the_one_that_the_build_made(graph: Path) -> None:
    build(graph, DRAFTS)
    built = quads(graph)
    shutil.rmtree(graph / "store")
    assert quads(graph) == built


def test_one_document_can_go_and_come_back(graph: Path) -> None:
    build(graph, DRAFTS)
    before = record(graph), quads(graph)
    build(graph, [], drop=["a.txt", "d.txt"])
    gone = quads(graph)
    assert not any(f"{BASE}minutes/a" in str(quad) or f"{BASE}minutes/d" in str(quad) for quad in gone)
    build(graph, [DRAFTS[3], DRAFTS[0]])
    assert (record(graph), quads(graph)) == before


def test_a_build_without_changes_leaves_every_byte(graph: Path) -> None:
    build(graph, DRAFTS)
    before, stamp = record(graph), Layout(graph).stamp.read_text()
    with Edition(graph, BASE) as edition:
        assert edition.unchanged("a.txt", "1") and not edition.unchanged("a.txt", "2")
        assert edition.complete and [row.source[0] for row in edition.rows()] == list("abcdef")
        edition.publish(ISSUED)
    assert (record(graph), Layout(graph).stamp.read_text()) == (before, stamp)


def test_a_document_of_another_authority_moves(graph: Path) -> None:
    build(graph, [said("d.txt", "Clerk")])
    build(graph, [said("d.txt", "Clerk", Metadata(authority="Westmere Council"))])
    assert [path.parent.name for path in Layout(graph).documents()] == ["westmere-council"]
    assert not any("eastmere" in str(quad) for quad in quads(graph))


def test_what_is_not_published_has_not_happened(graph: Path) -> None:
    build(graph, DRAFTS)
    before = record(graph), quads(graph)
    with pytest.raises(KeyboardInterrupt), Edition(graph, BASE) as edition:
        edition.drop("a.txt")
        samples.put(edition, said("z.txt", "Clerk"))
        raise KeyboardInterrupt
    assert (record(graph), quads(graph)) == before
    assert not (graph / ".staging").exists() and len(list((graph / "store").glob("index-*"))) == 1


@pytest.mark.parametrize("moment", ["_apply", "signature", "commit", "seal"])
def test_a_build_that_dies_while_publishing_never_answers_wrongly(
    graph: Path, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    build(graph, DRAFTS)
    before = quads(graph)

    def dies(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), Edition(graph, BASE) as edition:
        edition.drop("a.txt")
        target = {"_apply": store.recover.__globals__, "commit": Ledger, "seal": store.IndexWriter}.get(moment, Layout)
        if isinstance(target, dict):
            monkeypatch.setitem(target, moment, dies)
        else:
            monkeypatch.setattr(target, moment, dies)
        edition.publish(ISSUED)
    monkeypatch.undo()
    after = quads(graph)
    assert after != before
    assert not any(f"{BASE}minutes/a/" in str(quad) for quad in after if quad.graph_name != ENTITIES)
    build(graph, DRAFTS)
    assert quads(graph) == before


@pytest.mark.parametrize("harm", ["edit", "remove", "stamp", "index", "garbage", "ontology"])
def test_a_stale_or_damaged_index_is_made_again(graph: Path, monkeypatch: pytest.MonkeyPatch, harm: str) -> None:
    build(graph, DRAFTS)
    before, layout = quads(graph), Layout(graph)
    path = layout.documents()[0]
    index = store.current_index(layout)
    assert index is not None
    if harm == "edit":
        path.write_bytes(path.read_bytes().replace(b"Chair", b"Chief"))
    elif harm == "remove":
        path.unlink()
    elif harm == "stamp":
        layout.stamp.write_text("{")
    elif harm == "index":
        shutil.rmtree(index)
    elif harm == "garbage":
        for file in index.iterdir():
            file.write_bytes(b"garbage")
    else:
        monkeypatch.setattr(store, "ontology_digest", lambda: "another version")
    if harm != "garbage":
        assert store.current_index(layout) is None
    after = quads(graph)
    assert (after == before) == (harm not in ("edit", "remove"))
    assert store.current_index(layout) is not None


def test_a_record_that_other_hands_changed_is_done_again(graph: Path) -> None:
    build(graph, DRAFTS)
    Layout(graph).documents()[0].unlink()
    with Edition(graph, BASE) as edition:
        assert not edition.unchanged("a.txt", "1") and not edition.complete
        for each in DRAFTS[:2]:
            samples.put(edition, each)
        edition.publish(ISSUED)
    assert [path.stem for path in Layout(graph).documents()] == ["a", "b"]
    assert sorted(path.stem for path in Layout(graph).texts.iterdir()) == ["a", "b"]


def test_another_base_does_all_again(graph: Path) -> None:
    build(graph, DRAFTS)
    with Edition(graph, "https://other.example/") as edition:
        assert list(edition.rows()) == []
        samples.put(edition, DRAFTS[0])
        edition.publish(ISSUED)
    index = store.open_for_reading(graph)
    assert asked(index, "SELECT ?m { ?m a mg:Minutes }") == [("https://other.example/minutes/a",)]


def test_an_unwritable_folder_is_indexed_in_memory(graph: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(graph, DRAFTS)
    built = quads(graph)
    shutil.rmtree(graph / "store")
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert quads(graph) == built
    assert not (graph / "store").exists()


@pytest.mark.parametrize(
    "plan",
    [
        '{"put": [], "removed": ["OUTSIDE"]}',
        '{"put": [], "removed": ["../precious.ttl"]}',
        '{"put": ["../stolen.ttl"], "removed": []}',
        '{"put": ["minutes/../../stolen.ttl"], "removed": []}',
        '{"put": [], "removed": ["minutes/elsewhere/precious.ttl"]}',
        '{"put": ["entities.ttl"]}',
        "[" * 100_000,
        "",
    ],
)
def test_a_folder_of_strangers_moves_and_removes_no_file(graph: Path, tmp_path: Path, plan: str) -> None:
    build(graph, DRAFTS[:1])
    precious = tmp_path / "precious.ttl"
    precious.write_text("precious")
    (graph / ".staging").mkdir()
    (graph / "minutes/elsewhere").symlink_to(tmp_path, target_is_directory=True)
    (graph / ".staging/plan.json").write_text(plan.replace("OUTSIDE", str(precious)))
    (tmp_path / "stolen.ttl").write_text("mine")
    before = sorted(path.name for path in graph.iterdir())
    with pytest.raises(RecordError, match="is no plan of an edition: delete"):
        open_for_reading(graph)
    assert precious.read_text() == "precious" and (tmp_path / "stolen.ttl").read_text() == "mine"
    assert sorted(path.name for path in graph.iterdir()) == before


@pytest.mark.parametrize("name", ["../../elsewhere", "index-old", "index-1/..", ""])
def test_a_stamp_of_strangers_opens_no_folder_but_an_index(graph: Path, name: str) -> None:
    build(graph, DRAFTS[:1])
    stamp = json.loads((graph / "store/stamp.json").read_text())
    (graph / "store/stamp.json").write_text(json.dumps(stamp | {"index": name}))
    (graph / "store/index-old").mkdir()
    assert open_for_reading(graph)
    assert json.loads((graph / "store/stamp.json").read_text())["index"] != name
    assert (graph / "store/index-old").is_dir()


def test_a_ledger_without_its_tables_is_made_anew(graph: Path) -> None:
    build(graph, DRAFTS[:1])
    with closing(sqlite3.connect(graph / "store/ledger.sqlite")) as database:
        for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            database.execute(f"DROP TABLE {name}")
        database.commit()
    (graph / "store/stamp.json").unlink()
    assert open_for_reading(graph)


def test_a_folder_without_a_graph_is_told(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="holds no graph: make one with `kg build"):
        store.open_for_reading(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_broken_turtle_file_is_named_with_its_line(graph: Path) -> None:
    build(graph, DRAFTS)
    path = Layout(graph).documents()[0]
    path.write_bytes(path.read_bytes() + b"\nthis is no Turtle .\n")
    line = path.read_bytes().count(b"\n")
    with pytest.raises(RecordError, match=rf"a\.ttl:{line}: not Turtle") as caught:
        store.open_for_reading(graph)
    assert "\n" not in str(caught.value)


def test_readers_stay_with_the_index_they_opened(graph: Path) -> None:
    build(graph, DRAFTS)
    reader = store.open_for_reading(graph)
    count = len(reader)
    build(graph, [], drop=["a.txt"])
    assert len(reader) == count > len(store.open_for_reading(graph))
    with pytest.raises(RuntimeError):
        reader.update("INSERT DATA { <urn:a> <urn:b> <urn:c> }")


def test_readers_read_while_a_build_is_at_work(graph: Path) -> None:
    build(graph, DRAFTS)
    before = quads(graph)
    with Edition(graph, BASE) as edition:
        edition.drop("a.txt")
        assert quads(graph) == before
        edition.publish(ISSUED)
        assert quads(graph) != before


def _second(graph: Path, result: multiprocessing.SimpleQueue[str]) -> None:
    try:
        with Edition(graph, BASE):
            result.put("no error")
    except RecordError as error:
        result.put(str(error))


def test_a_second_build_in_the_same_folder_is_refused(graph: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    context = multiprocessing.get_context("spawn")
    result: multiprocessing.SimpleQueue[str] = context.SimpleQueue()
    with Edition(graph, BASE):
        process = context.Process(target=_second, args=(graph, result))
        process.start()
        process.join()
        assert "a build is at work in this folder" in result.get()
        monkeypatch.setattr(edition_module, "_PATIENCE", 0.0)
        with pytest.raises(RecordError, match="try again when it has ended"):
            Edition(graph, BASE)


def test_a_name_taken_by_another_source_is_refused_and_the_rest_goes_on(graph: Path) -> None:
    with Edition(graph, BASE) as edition:
        samples.put(edition, said("d.txt", "Clerk"))
        with pytest.raises(SourceError, match="rename"):
            samples.put(edition, said("D.txt", "Mayor"))
        samples.put(edition, said("e.txt", "Mayor"))
        edition.publish(ISSUED)
    assert [path.stem for path in Layout(graph).documents()] == ["d", "e"]


def test_an_empty_edition_is_a_graph(graph: Path) -> None:
    build(graph, [])
    assert asked(store.open_for_reading(graph), "SELECT ?m { ?m a mg:Minutes }") == []


def test_a_build_over_a_damaged_index_makes_a_new_one(graph: Path) -> None:
    build(graph, DRAFTS)
    index = store.current_index(Layout(graph))
    assert index is not None
    (index / "CURRENT").write_bytes(b"garbage")
    build(graph, [], drop=["a.txt"])
    assert len(asked(store.open_for_reading(graph), "SELECT ?m { ?m a mg:Minutes }")) == 5


def test_many_documents_are_loaded_in_batches(graph: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    drafts = [said(f"{number}.txt", "Clerk") for number in range(12)]
    build(graph, drafts)
    at_once, waiting = quads(graph), []
    flush = store.IndexWriter._flush
    monkeypatch.setattr(store, "_BATCH", 20_000)
    monkeypatch.setattr(store.IndexWriter, "_flush", lambda self: (waiting.append(self._size), flush(self)))
    shutil.rmtree(graph)
    build(graph, drafts)
    assert quads(graph) == at_once
    assert sum(size > 0 for size in waiting) > 3 and max(waiting) < 40_000


def test_the_catalogue_tells_how_much_there_is_and_carries_the_clock(graph: Path) -> None:
    build(graph, DRAFTS)
    index = store.open_for_reading(graph)
    void = "PREFIX void: <http://rdfs.org/ns/void#> PREFIX dcterms: <http://purl.org/dc/terms/> "
    rows = asked(index, f"{void} SELECT ?n ?t {{ ?d void:documents ?n ; dcterms:modified ?t }}")
    assert rows == [("6", ISSUED.replace("+00:00", "Z"))]
    parts = dict(asked(index, f"{void} SELECT ?c ?n {{ ?d void:classPartition [ void:class ?c ; void:entities ?n ] }}"))
    assert parts[f"{MG}Statement"] == "5" and parts[f"{MG}InspectionMention"] == "3"
    triples = sum(len(store.read_turtle(path)) for path in Layout(graph).documents())
    assert asked(index, f"{void} SELECT ?n {{ ?d a <http://www.w3.org/ns/dcat#Dataset> ; void:triples ?n }}") == [
        (str(triples),)
    ]
    assert b"license" not in record(graph)["catalogue.ttl"]  # minutes are each council's own to license
    clocks = [name for name, content in record(graph).items() if ISSUED.encode() in content]
    assert clocks == ["catalogue.ttl"]


def test_reports_are_published_with_the_rest(graph: Path) -> None:
    with Edition(graph, BASE) as edition:
        samples.put(edition, DRAFTS[0])
        edition.write("report.md", b"# one")
        assert not (graph / "report.md").exists()
        edition.publish(ISSUED)
    with Edition(graph, BASE) as edition:
        edition.write("report.md", b"# two")
        edition.publish(ISSUED)
    assert (graph / "report.md").read_bytes() == b"# two"
    assert json.loads(Layout(graph).stamp.read_text())["index"] == "index-1"


def test_a_full_disk_leaves_the_graph_that_was_there(graph: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(graph, DRAFTS)
    before = record(graph), quads(graph)

    def full(*_: object) -> None:
        raise RecordError("x: cannot write: No space left on device")

    with pytest.raises(RecordError, match="No space left"), Edition(graph, BASE) as edition:
        edition.drop("a.txt")
        monkeypatch.setattr(Staging, "write", full)
        samples.put(edition, said("z.txt", "Clerk"))
    monkeypatch.undo()
    assert (record(graph), quads(graph)) == before
