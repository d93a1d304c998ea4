"""The ledger: what was built from which source, and what each document says of shared nodes, on disk in SQLite.

It is what joins documents without holding them in memory, and what tells which of them must be done again. One
transaction lasts a whole build (`record.database`).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any

from minutegraph.errors import SourceError
from minutegraph.model import Note
from minutegraph.rdf.links import NOTHING_SAID, Links, Merge
from minutegraph.rdf.prepared import Prepared
from minutegraph.rdf.versions import Version
from minutegraph.record import fingerprints, matters, mentions, remarks, shared, versions
from minutegraph.record.database import connect, told
from minutegraph.record.fingerprints import Fingerprint, line_sums
from minutegraph.record.remarks import Remark, Severity
from minutegraph.record.shared import ENTITIES, INFERRED, split

_TABLES = (
    "document", "shared", "mention", "event", "merge", "remark", "fingerprint", "setting", "sketch", "version", *matters.NAMES,
)  # fmt: skip
_COLUMNS = "source, slug, iri, key, path, triples, counts, notes"


@dataclass(frozen=True, slots=True)
class Row:
    """What the ledger holds of one document.

    `key` sums up all that it was made from, `path` is its Turtle file relative to the graph folder, `triples` how many
    that holds.
    """

    source: str
    slug: str
    iri: str
    key: str
    path: str
    triples: int
    counts: tuple[tuple[str, int], ...]
    notes: tuple[Note, ...]


class Ledger:
    """The ledger of one graph folder, held for writing until it is closed."""

    def __init__(self, path: Path, patience: float = 0.0) -> None:
        """Open or create it, and lock the folder.

        `patience` is how many seconds to wait for another process. Raises RecordError where that is not enough, or
        where the file cannot be used.
        """
        self.path = path
        self._db = connect(path, patience)
        with told(path):
            self._last = self._db.execute("SELECT MAX(number) FROM document").fetchone()[0] or 0
        self._next = self._last + 1

    def __enter__(self) -> Ledger:
        """The ledger itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Forget what was not committed, and unlock the folder."""
        self.close()

    def close(self) -> None:
        """Forget what was not committed, and unlock the folder."""
        self._db.close()

    def commit(self) -> None:
        """Keep what was written, and unlock the folder. Raises RecordError."""
        with told(self.path):
            self._db.execute("COMMIT")

    def clear(self) -> None:
        """Forget all documents."""
        with told(self.path):
            for table in _TABLES:
                self._db.execute(f"DELETE FROM {table}")

    def setting(self, name: str) -> str | None:
        """A value kept under a name, None where there is none."""
        row = self._db.execute("SELECT value FROM setting WHERE name = ?", (name,)).fetchone()
        return None if row is None else str(row[0])

    def set(self, name: str, value: str) -> None:
        """Keep a value under a name."""
        self._db.execute("INSERT OR REPLACE INTO setting VALUES (?, ?)", (name, value))

    def row(self, source: str) -> Row | None:
        """What is held of a source, None where it was not built."""
        found = self._db.execute(f"SELECT {_COLUMNS} FROM document WHERE source = ?", (source,)).fetchone()
        return None if found is None else _row(found)

    def intact(self, row: Row, text: bytes) -> bool:
        """Whether the text of a document is still what was built, line by line."""
        found = self._db.execute("SELECT lines FROM fingerprint WHERE path = ?", (row.path,)).fetchone()
        return found is not None and found[0] == line_sums(text)

    def rows(self, earlier: bool = False) -> Iterator[Row]:
        """What is held of all sources, in the order of their names; with `earlier` those not entered since opening."""
        only = f"WHERE number <= {self._last}" if earlier else ""
        with closing(self._db.cursor()) as cursor:
            for found in cursor.execute(f"SELECT {_COLUMNS} FROM document {only} ORDER BY source"):
                yield _row(found)

    def __len__(self) -> int:
        """How many documents there are."""
        return int(self._db.execute("SELECT COUNT(*) FROM document").fetchone()[0])

    def put(self, source: str, key: str, path: str, prepared: Prepared, mark: Fingerprint) -> None:
        """Enter a document, in place of what was held of its source; `path` is its Turtle file, `mark` what that was.

        Raises SourceError where another source has the same name but for the case of its letters, RecordError where
        the disk is full.
        """
        with told(self.path):
            same_name = "SELECT source FROM document WHERE slug = ? AND source <> ?"
            other = self._db.execute(same_name, (prepared.slug, source)).fetchone()
            if other is not None:
                raise SourceError(f"{source}: has the same name in the graph as {other[0]}: rename one of the two")
            self.drop(source)
            rows = split(ENTITIES, prepared.entities) + split(INFERRED, prepared.inferred)
            notes = json.dumps([[note.message, note.start] for note in prepared.notes])
            lines = shared.packed(rows)
            counts = json.dumps(prepared.counts)
            values = (source, prepared.slug, prepared.iri, key, path, prepared.triples, counts, notes, lines)
            number, self._next = self._next, self._next + 1
            self._db.execute(
                f"INSERT INTO document (number, {_COLUMNS}, lines) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (number, *values),
            )
            shared.add(self._db, rows, number)
            mentions.put(self._db, number, prepared.mentions)
            fingerprints.put(self._db, path, mark)
            matters.put(self._db, number, prepared.matters)
            if prepared.sketch is not None:
                versions.enter(self._db, prepared.sketch)

    def drop(self, source: str) -> Row | None:
        """Take out a document, and give what was held of it."""
        with told(self.path):
            query = f"SELECT {_COLUMNS}, number, lines FROM document WHERE source = ?"
            found = self._db.execute(query, (source,)).fetchone()
            if found is None:
                return None
            *columns, number, lines = found
            shared.take_out(self._db, shared.unpacked(lines), number)
            mentions.drop(self._db, number)
            matters.drop(self._db, number)
            remarks.put(self._db, source, ())
            versions.forget(self._db, source)
            self._db.execute("DELETE FROM fingerprint WHERE source = ?", (source,))
            self._db.execute("DELETE FROM document WHERE number = ?", (number,))
        return _row(tuple(columns))

    def alike(self, prepared: Prepared) -> bool:
        """Whether there is another document that may be a version of the same meeting as this one."""
        return prepared.sketch is not None and versions.alike(self._db, prepared.sketch)

    def versions(self, links: Links = NOTHING_SAID) -> list[Version]:
        """The documents that are versions of others, as all that were entered tell, in the order of their sources."""
        with told(self.path):
            return sorted(versions.found(self._db, links), key=lambda each: each.source)

    def silent(self) -> list[Version]:
        """The documents that have been made silent, in the order of their sources."""
        return versions.silent(self._db)

    def silence(self, version: Version, turtle: bytes, base: str) -> Prepared:
        """Take the facts of a document out, and keep them apart; gives what is left of it.

        `turtle` is its file of the record; of one that is silent already another document then speaks.
        """
        with told(self.path):
            return versions.silence(self._db, version, turtle, base)

    def voice(self, source: str) -> bytes:
        """Give a silent document its facts again; gives its file of the record."""
        with told(self.path):
            return versions.voice(self._db, source)

    def remark(self, owner: str, said: Iterable[Remark]) -> None:
        """Keep what is to be told of a source or a shared node, in place of what was kept of it."""
        with told(self.path):
            remarks.put(self._db, owner, said)

    def move_remarks(self, places: Mapping[tuple[str, str], tuple[str, int]]) -> None:
        """Give remarks, by owner and focus, another file and line."""
        with told(self.path):
            remarks.move(self._db, places)

    def remarks(self) -> Iterator[Remark]:
        """All that is to be told: the worst first, those of one message together, then by source and line."""
        return remarks.read(self._db)

    def remark_counts(self) -> dict[Severity, int]:
        """How many remarks there are of each severity."""
        return remarks.count(self._db)

    def join(self, base: str, links: Links = NOTHING_SAID) -> None:
        """Join the mentions of all documents to shared things, and what was left open to what takes it up."""
        with told(self.path):
            mentions.join(self._db, base, links)

    def merges(self) -> Iterator[Merge]:
        """What was taken for one when the documents were last joined, and why; in the order of the reasons."""
        return mentions.merges(self._db)

    def taken_up(self) -> Iterator[Merge]:
        """What later meetings were found to have taken up when the documents were last joined, and why."""
        return matters.taken_up(self._db)

    def nodes(self) -> Iterator[list[str]]:
        """The lines of N-Triples of each shared node, nodes and lines in order.

        Of several labels the one that most documents use stays `rdfs:label`, the others become `skos:altLabel`.
        """
        return shared.nodes(self._db)

    def types(self, nodes: Iterable[str]) -> list[str]:
        """The lines of N-Triples that tell what shared nodes are, in order."""
        return shared.types(self._db, nodes)

    def touched_nodes(self) -> Iterator[tuple[str, list[str]]]:
        """Each shared node of which this build has changed something, with its lines; none where it is no more."""
        return shared.touched_nodes(self._db)

    def inferred(self) -> Iterator[str]:
        """The lines of N-Triples that follow about shared nodes, in order."""
        return shared.inferred(self._db)

    def touched_lines(self) -> Iterator[tuple[str, bool]]:
        """The lines about shared nodes that may follow no more, or newly, since this build, and whether they do."""
        return shared.touched_lines(self._db)


def _row(found: tuple[Any, ...]) -> Row:
    """A row of the table, in the order of `_COLUMNS`."""
    source, slug, iri, key, path, triples, counts, notes = found
    return Row(
        source=source,
        slug=slug,
        iri=iri,
        key=key,
        path=path,
        triples=triples,
        counts=tuple((name, times) for name, times in json.loads(counts)),
        notes=tuple(Note(message, start) for message, start in json.loads(notes)),
    )
