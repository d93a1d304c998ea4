"""One edition of a graph folder: what a build changes in record, ledger and index, all of it or nothing.

    with Edition(Path("graph"), base) as edition:
        for row in edition.rows(): ...                  # what is there from the last build
        if not edition.unchanged(source, key): ...      # decide what to do again, then
        edition.expect(number_of_changes)
        edition.drop(source)                            # first what is gone,
        edition.put(source, key, text, prepared)        # then what is new or changed
        edition.settle()                                # of several versions of a meeting one speaks
        edition.write("report.md", report)
        edition.publish(about)                          # without it nothing has happened
"""

from __future__ import annotations

import shutil
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, suppress
from pathlib import Path
from typing import BinaryIO

from minutegraph.next_index import NextIndex
from minutegraph.rdf import turtle
from minutegraph.rdf.iris import digest
from minutegraph.rdf.links import NOTHING_SAID, Link, Links, Merge
from minutegraph.rdf.ontology import ontology_digest
from minutegraph.rdf.prepared import Prepared, graph_lines, statements
from minutegraph.rdf.turtle import triples_of
from minutegraph.rdf.versions import Version
from minutegraph.record import catalogue
from minutegraph.record.fingerprints import fingerprint
from minutegraph.record.layout import Layout, Staging, document_path, recover, text_path
from minutegraph.record.ledger import Ledger, Row
from minutegraph.record.remarks import Remark, Severity
from minutegraph.store import current_index
from minutegraph.version import VERSION

_PATIENCE = 1.0
"""Seconds to wait for a reader that makes the index anew, or for a build that is just ending."""


class Edition:
    """The next edition of a graph folder, made beside the one that is there; the folder is locked meanwhile."""

    def __init__(self, graph: Path, base: str) -> None:
        """Lock the folder, and finish what a build that died was publishing; `base` ends in `/`.

        Raises RecordError where another build is at work there, or where the folder cannot be written.
        """
        self.layout = Layout(graph)
        self.base = base
        absent = not graph.exists()
        self._ledger = Ledger(self.layout.ledger, _PATIENCE)
        self._published = self._first = False
        try:
            recover(self.layout)
            self._first = absent and not self.layout.catalogue.exists()  # unless another was first while this one waited
            if self._ledger.setting("state") != self._state():
                self._ledger.clear()  # another version or base, or a record that other hands have changed
            self._staging = Staging(self.layout)
        except BaseException:
            self._leave()
            raise
        self._index = NextIndex(self.layout, self._ledger, base)
        self._joined = False
        self._links = NOTHING_SAID
        self._said: str | None = None
        self._held: set[str] = set()
        self._settled: set[str] = set()

    def __enter__(self) -> Edition:
        """The edition itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Leave the folder as it was, unless the edition is published; unlock it."""
        self._index.leave()
        self._staging.discard()
        self._leave()

    def _leave(self) -> None:
        """Unlock the folder; one that was made for an edition that came to nothing goes with it."""
        nothing = self._first and not self._published
        if nothing:
            for begun in (self.layout.staging, *self.layout.store.glob("index-*")):
                shutil.rmtree(begun, ignore_errors=True)
        self._ledger.close()
        if nothing:
            self._ledger.path.unlink(missing_ok=True)
            for folder in (self.layout.store, self.layout.root):
                with suppress(OSError):  # another has begun there by now
                    folder.rmdir()

    @property
    def complete(self) -> bool:
        """Whether the ledger knows every document of the record: if not, none can be kept, all must be built again."""
        return len(self._ledger) == len(self.layout.documents())

    def rows(self) -> Iterator[Row]:
        """What is held of every source, in the order of their names; it changes as the edition is made."""
        return self._ledger.rows()

    def holds(self, source: str) -> bool:
        """Whether there is a document of that source."""
        return self._ledger.row(source) is not None

    def types(self, nodes: Iterable[str]) -> list[str]:
        """The lines of N-Triples that tell what shared nodes (as N-Triples has them) are; none of one not known."""
        return self._ledger.types(nodes)

    def unchanged(self, source: str, key: str) -> bool:
        """Whether the source was built from just what `key` sums up, and its text still is as it was kept."""
        row = self._ledger.row(source)
        if row is None or row.key != key:
            return False
        try:
            return self._ledger.intact(row, self.layout.text(row.slug).read_bytes())
        except OSError:
            return False

    def expect(self, changes: int) -> None:
        """Tell how many documents will be put and dropped: it decides whether the index is changed or made anew."""
        self._index.expected = changes

    def begin_anew(self) -> None:
        """Make the index from nothing: a copy would keep the words of documents that are replaced, out of sight."""
        self._index.anew = True

    def put(self, source: str, key: str, text: str, prepared: Prepared, origin: Path | None = None) -> None:
        """Put a document in place of what there is of its source; `origin` is its file, which `verify` looks at again.

        Raises SourceError where its name is that of another source, RecordError where it cannot be written.
        """
        index, self._joined = self._index.writer(), False
        old = self._ledger.row(source)
        path = document_path(prepared.authority, prepared.slug)
        content = text.encode()
        self._ledger.put(source, key, path, prepared, fingerprint(source, origin, prepared.turtle, content))
        if old is not None:
            self._forget(old)
        self._staging.write(path, prepared.turtle)
        self._staging.write(text_path(prepared.slug), content)
        self._settled.discard(source)
        if self._ledger.alike(prepared):
            self._held.add(source)  # it may turn out to be silent: what the index has is slow to take out again
        else:
            self._held.discard(source)
            index.add_quads(prepared.quads)

    def drop(self, source: str) -> None:
        """Take a document out; nothing if there is none of that source."""
        self._index.writer()
        self._joined = False
        row = self._ledger.drop(source)
        self._held.discard(source)
        if row is not None:
            self._forget(row)

    def write(self, path: str, content: bytes) -> None:
        """Put a file of the record that is no document, such as a report; `path` is relative to the graph folder."""
        self._staging.write(path, content)

    def open(self, path: str) -> AbstractContextManager[BinaryIO]:
        """Put a file like `write`, but bit by bit."""
        return self._staging.open(path)

    def remark(self, owner: str, remarks: Iterable[Remark]) -> None:
        """Keep what is to be told of a source or a shared node; a source's remarks go when it is put or dropped."""
        self._ledger.remark(owner, remarks)

    def move_remarks(self, places: Mapping[tuple[str, str], tuple[str, int]]) -> None:
        """Give remarks, by what owns them and their focus, the file and line where what they are about stands now."""
        self._ledger.move_remarks(places)

    def remarks(self) -> Iterator[Remark]:
        """All that is to be told: the worst first, those of one message together, then by source and line."""
        return self._ledger.remarks()

    def remark_counts(self) -> dict[Severity, int]:
        """How many remarks there are of each severity."""
        return self._ledger.remark_counts()

    def link(self, links: Collection[Link]) -> None:
        """Join the documents as people say; where they say other than at the last build, all is joined anew."""
        self._links = Links(links)
        said = digest(*map(repr, links)) if links else ""
        if said != (self._ledger.setting("links") or ""):
            self._said = said
            self._index.writer()

    def settle(self) -> list[Version]:
        """Of the versions of a meeting have the best speak; gives the others, which are silent now, by source.

        It is decided by all documents that there are, so that it does not matter in which order they came.
        """
        before = {each.source: each for each in self._ledger.silent()}
        now = before
        if self._index.begun:
            now = {each.source: each for each in self._ledger.versions(self._links)}
            for source in before.keys() - now.keys():
                self._speak(source)
            for source in sorted(now.keys() - {name for name, each in now.items() if before.get(name) == each}):
                self._silence(now[source])
        self._release()
        return [now[source] for source in sorted(now)]

    def versions(self) -> list[Version]:
        """The documents that are silent, as versions of others, in the order of their sources."""
        return self._ledger.silent()

    def merges(self) -> Iterator[Merge]:
        """What was taken for one when the documents were joined, and why."""
        return self._ledger.merges()

    def taken_up(self) -> Iterator[Merge]:
        """What later meetings took up of what earlier ones left open: follow-up, fact, and why."""
        return self._ledger.taken_up()

    def joined(self) -> Iterator[tuple[str, list[str]]]:
        """Join what the documents say; gives each shared node that has changed with its lines (none: it is gone)."""
        if self._index.begun:
            self._ledger.join(self.base, self._links)
            self._joined = True
            yield from self._ledger.touched_nodes()

    def publish(self, issued: str) -> None:
        """Make this the edition that the folder holds; `issued` is the time in ISO 8601 with its zone. Raises RecordError."""
        self._release()
        known = {row.path for row in self._ledger.rows()}
        files = (path.relative_to(self.layout.root) for path in self.layout.documents())
        strays = [path for path in files if path.as_posix() not in known]
        for path in strays:
            self._staging.remove(path.as_posix())
            self._staging.remove(text_path(path.stem))
        if not self._index.begun and not strays and current_index(self.layout) is not None:
            self._staging.publish()
            self._published = True
            return
        index = self._index.writer()
        if not self._joined:
            self._ledger.join(self.base, self._links)
        with self._staging.open("entities.ttl") as file:
            turtle.write_nodes(self._ledger.nodes(), file)
        described = catalogue.describe(self._ledger.rows(), self.base, issued)
        self._staging.write("catalogue.ttl", turtle.write(described))
        self._index.bring_up(self._settled)
        index.replace(f"{self.base}catalogue", described)
        index.finish()
        self._staging.publish()
        self._published = True
        self._ledger.set("state", self._state())
        if self._said is not None:
            self._ledger.set("links", self._said)
        self._ledger.commit()
        self._index.seal()

    def _state(self) -> str:
        """What must be as the last build left it for its ledger to be believed."""
        return f"{self.base} {VERSION} {ontology_digest()} {self.layout.signature()}"

    def _silence(self, version: Version) -> None:
        """Leave of a document what a version of another is left with."""
        row = self._row(version.source)
        turtle = self._staging.read(row.path)
        left = self._ledger.silence(version, turtle, self.base)
        self._put_again(row, left.turtle, left.quads)

    def _speak(self, source: str) -> None:
        """Give a document that was silent its facts again."""
        turtle = self._ledger.voice(source)
        row = self._row(source)
        self._put_again(row, turtle, self._quads(row, turtle))

    def _quads(self, row: Row, turtle: bytes) -> bytes:
        """The lines of N-Quads of a document by its file of the record."""
        quads, _ = graph_lines(row.iri, self.base, statements(triples_of(turtle)))
        return quads

    def _row(self, source: str) -> Row:
        """What the ledger holds of a source that it knows."""
        row = self._ledger.row(source)
        assert row is not None
        return row

    def _put_again(self, row: Row, turtle: bytes, quads: bytes) -> None:
        """Put another form of a document, which the ledger already has, in place of the one that there is."""
        index, self._joined = self._index.writer(), False
        if row.source not in self._held:
            index.remove(row.iri, self.base)
        self._held.discard(row.source)
        self._settled.add(row.source)
        self._staging.write(row.path, turtle)
        index.add_quads(quads)

    def _release(self) -> None:
        """Give the index the documents that were held back and speak after all."""
        for source in sorted(self._held):
            row = self._row(source)
            self._index.writer().add_quads(self._quads(row, self._staging.read(row.path)))
        self._held.clear()

    def _forget(self, row: Row) -> None:
        """Take the files of a document and its place in the index away."""
        self._staging.remove(row.path)
        self._staging.remove(text_path(row.slug))
        self._index.forget(row)
