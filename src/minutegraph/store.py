"""The index: an Oxigraph store made from the record, made again when it is missing or the record has changed.

Only this module opens it. Every index has a folder of its own under `store/`; `store/stamp.json` names the one that
holds and the state of the record that it was made from. A build makes the next index beside it, so that readers keep
the old one until the new is whole, and a build that dies leaves nothing that could answer wrongly.
"""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Iterable
from itertools import chain, islice
from pathlib import Path

from pyoxigraph import NamedNode, Quad, RdfFormat, Store, Triple, parse

from minutegraph.errors import RecordError
from minutegraph.rdf.inference import infer, ontology_rules
from minutegraph.rdf.ontology import ontology_digest, ontology_quads
from minutegraph.rdf.prepared import graph_lines, ntriples, statements
from minutegraph.rdf.terms import MG, TYPE
from minutegraph.rdf.turtle import read_turtle
from minutegraph.record.layout import Layout, pending, recover, writing
from minutegraph.record.ledger import Ledger

_FORMAT = 1
_PATIENCE = 10.0
"""Seconds that a reader waits while a build publishes or another reader makes the index."""
_BATCH = 16_000_000
"""Bytes of N-Quads loaded at once: about 60 documents. Smaller ones make more files, larger ones use one core only."""
_INDEX = re.compile(r"index-[0-9]{1,9}")
_ATTEMPTS = 3
_LINES = 5000


def open_for_reading(graph: Path) -> Store:
    """The index of a graph folder, read-only; made from the record first where it is missing or stale.

    Ask it with `use_default_graph_as_union=True`: no triple is in two of its graphs. In a folder that cannot be written
    the index is made in memory. Raises RecordError where there is no graph, a file of it is broken, or another process
    is at work for longer than a few seconds.
    """
    layout = Layout(graph)
    _check(layout)
    reason = "the record changes all the time"
    for _ in range(_ATTEMPTS):
        current = current_index(layout)
        if current is None:
            if not os.access(layout.store if layout.store.exists() else layout.root, os.W_OK):
                return _in_memory(layout)
            rebuild(graph)
            current = current_index(layout)
        if current is not None:
            try:
                return Store.read_only(str(current))
            except (OSError, RuntimeError) as error:  # replaced in this moment, or damaged
                reason = str(error)
                if current_index(layout) == current:
                    layout.stamp.unlink(missing_ok=True)
    raise RecordError(f"{layout.store}: cannot be read ({reason}): delete this folder and ask again")


def current_index(layout: Layout) -> Path | None:
    """The folder of the index that was made from the record as it is now, None where there is none."""
    try:
        stamp = json.loads(layout.stamp.read_text("utf-8"))
        index = layout.store / str(stamp["index"])
        made_from = (stamp["format"], stamp["ontology"], stamp["record"])
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
    if not _INDEX.fullmatch(str(stamp["index"])):
        return None  # a stamp that other hands have made
    if pending(layout) or not index.is_dir() or made_from != (_FORMAT, ontology_digest(), layout.signature()):
        return None
    return index


def rebuild(graph: Path) -> None:
    """Make the index anew from the record, unless another process has just done so. Raises RecordError."""
    layout = Layout(graph)
    _check(layout)
    with Ledger(layout.ledger, _PATIENCE):
        recover(layout)
        if current_index(layout) is None:
            with IndexWriter(layout) as index:
                load_record(layout, index)
                index.seal()


def load_record(layout: Layout, index: IndexWriter) -> None:
    """Give everything that the record holds to an index. Raises RecordError where a Turtle file is broken."""
    base = None
    for path in layout.documents():
        triples = read_turtle(path)
        document = next((t.subject for t in triples if t.predicate == TYPE and t.object == MG["Minutes"]), None)
        if not isinstance(document, NamedNode):
            raise RecordError(f"{path}: holds no minutes: build again, or take the file away")
        base = document.value.rsplit("minutes/", 1)[0]
        index.add(document.value, base, triples)
    if base is None:
        return
    if layout.entities.exists():
        own = statements(read_turtle(layout.entities))
        index.load(f"{base}entities", ntriples(own))
        index.load(f"{base}inferred", ntriples(infer(own, ontology_rules())))
    if layout.catalogue.exists():
        index.replace(f"{base}catalogue", read_turtle(layout.catalogue))


def _check(layout: Layout) -> None:
    """Refuse a folder that holds no graph."""
    if not layout.minutes.is_dir() and not layout.entities.exists():
        raise RecordError(f"{layout.root}: holds no graph: make one with `kg build SOURCE --out {layout.root}`")


def _in_memory(layout: Layout) -> Store:
    """The index of a record whose folder cannot be written."""
    with IndexWriter(layout, on_disk=False) as index:
        load_record(layout, index)
        return index.store


def _indexes(layout: Layout) -> list[Path]:
    """The folders of indexes, finished or not."""
    return [path for path in layout.store.glob("index-*") if _INDEX.fullmatch(path.name)]


class IndexWriter:
    """An index in the making; it holds for readers from `seal` on. One at a time: under the ledger's lock."""

    def __init__(self, layout: Layout, start: Path | None = None, on_disk: bool = True) -> None:
        """Begin with the ontology and the code lists, or with a copy of the index `start`. Raises RecordError."""
        self._layout = layout
        self._lines: list[bytes] = []
        self._size = 0
        self._sealed = False
        self.path: Path | None = None
        with writing(layout.store):
            if on_disk:
                self.path = self._new_folder()
                if start is not None:
                    Store.read_only(str(start)).backup(self.path)
            self.store = Store(self.path) if self.path else Store()
            if start is None:
                self.store.bulk_extend(ontology_quads())

    def _new_folder(self) -> Path:
        """A folder that no index has had; what unfinished builds left is taken away."""
        self._layout.store.mkdir(parents=True, exist_ok=True)
        current = current_index(self._layout)
        numbers = [0]
        for path in _indexes(self._layout):
            numbers.append(int(path.name.removeprefix("index-")))
            if path != current:
                shutil.rmtree(path, ignore_errors=True)
        return self._layout.store / f"index-{max(numbers) + 1}"

    def __enter__(self) -> IndexWriter:
        """The writer itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Take away what was not sealed."""
        if not self._sealed and self.path is not None:
            self._let_go()
            shutil.rmtree(self.path, ignore_errors=True)

    def add(self, document: str, base: str, triples: Iterable[Triple]) -> None:
        """Put a document that is not in the index, with all that follows from it alone."""
        quads, shared = graph_lines(document, base, statements(triples))
        self.add_quads(quads)
        self.load(f"{base}inferred", shared)

    def add_quads(self, quads: bytes) -> None:
        """Put lines of N-Quads, as `rdf.prepared.prepare` makes them of a document that is not in the index."""
        self._lines.append(quads)
        self._size += len(quads)
        if self._size >= _BATCH:
            self._flush()

    def load(self, graph: str, lines: Iterable[str]) -> None:
        """Put lines of N-Triples into a graph."""
        ending = f" <{graph}> .\n"
        each = iter(lines)
        while batch := [line.removesuffix(" .") + ending for line in islice(each, _LINES)]:
            self.add_quads("".join(batch).encode())

    def remove(self, document: str, base: str) -> None:
        """Take out a document with all that followed from it alone; nothing if it is not there."""
        self._flush()
        graph = NamedNode(document)
        own = statements(quad.triple for quad in self.store.quads_for_pattern(None, None, None, graph))
        if own:
            quads, _ = graph_lines(document, base, own)
            with writing(self._layout.store):
                self.store.remove_graph(graph)
                for quad in parse(quads, RdfFormat.N_QUADS):
                    if quad.graph_name != graph:
                        self.store.remove(quad)

    def replace(self, graph: str, triples: Iterable[Triple]) -> None:
        """Put triples in place of all that a graph holds."""
        self._flush()
        name = NamedNode(graph)
        with writing(self._layout.store):
            self.store.clear_graph(name)
            self.store.extend(Quad(t.subject, t.predicate, t.object, name) for t in triples)

    def update(self, ledger: Ledger, base: str) -> None:
        """Bring what is said of shared nodes, in an index that was copied, to what the ledger holds now."""
        self._flush()
        entities, inferred = NamedNode(f"{base}entities"), NamedNode(f"{base}inferred")
        with writing(self._layout.store):
            for node, lines in ledger.touched_nodes():
                for quad in list(self.store.quads_for_pattern(NamedNode(node[1:-1]), None, None, entities)):
                    self.store.remove(quad)
                self.load(entities.value, lines)
            for line, follows in ledger.touched_lines():
                if follows:
                    self.load(inferred.value, [line])
                else:
                    self.store.remove(_quad(line, inferred))
        self._flush()

    def fill(self, ledger: Ledger, base: str) -> None:
        """Put all that the ledger holds of shared nodes into an index that has nothing of them."""
        self.load(f"{base}entities", chain.from_iterable(ledger.nodes()))
        self.load(f"{base}inferred", ledger.inferred())

    def _flush(self) -> None:
        """Load what was put so far."""
        if self._lines:
            quads = b"".join(self._lines)
            self._lines, self._size = [], 0
            with writing(self._layout.store):
                self.store.bulk_load(quads, RdfFormat.N_QUADS, lenient=True)  # our own lines, already checked

    def finish(self) -> None:
        """Write what is still in memory; the index may then be sealed."""
        self._flush()
        with writing(self._layout.store):
            self.store.flush()

    def _let_go(self) -> None:
        """Close the store, as far as it is open: readers may have its folder, or it may be taken away."""
        if hasattr(self, "store"):
            del self.store

    def seal(self) -> None:
        """Make this the index of the record as it is now. Raises RecordError."""
        self.finish()
        if self.path is None:
            return
        self._let_go()
        stamp = {
            "format": _FORMAT,
            "index": self.path.name,
            "ontology": ontology_digest(),
            "record": self._layout.signature(),
        }
        draft = self._layout.stamp.with_suffix(".draft")
        with writing(self._layout.stamp):
            draft.write_text(json.dumps(stamp), "utf-8")
            draft.replace(self._layout.stamp)
        self._sealed = True
        for path in _indexes(self._layout):
            if path != self.path:
                shutil.rmtree(path, ignore_errors=True)


def _quad(line: str, graph: NamedNode) -> Quad:
    """A line of N-Triples in a graph."""
    quad = next(iter(parse(line.encode(), RdfFormat.N_TRIPLES)))
    return Quad(quad.subject, quad.predicate, quad.object, graph)
