"""What the files of a document were when they were built, so that `verify` can tell where one has changed since.

The Turtle record proves each quote; a change between quotes shows in the hash of the text only. The ledger keeps a
short sum of every line besides, which names the line. Without a ledger the change is found, but not its place.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from hashlib import blake2b
from itertools import zip_longest
from pathlib import Path
from zlib import crc32

_WIDTH = 4

TABLE = """
CREATE TABLE fingerprint (
    path TEXT PRIMARY KEY, source TEXT NOT NULL, origin TEXT NOT NULL, turtle BLOB NOT NULL, lines BLOB NOT NULL
) WITHOUT ROWID;
CREATE INDEX fingerprint_source ON fingerprint (source);
"""
"""The table of the ledger: `path` is the Turtle file relative to the graph folder."""


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What a document was made of: `source` as the graph names it, `origin` the path of its file on this machine or "".

    `turtle` is a hash of its Turtle file, `lines` are the sums of the lines of its text.
    """

    source: str
    origin: str
    turtle: bytes
    lines: bytes


def fingerprint(source: str, origin: Path | None, turtle: bytes, text: bytes) -> Fingerprint:
    """The fingerprint of a document as it is written."""
    return Fingerprint(source, "" if origin is None else str(origin.absolute()), turtle_hash(turtle), line_sums(text))


def turtle_hash(content: bytes) -> bytes:
    """The hash of a Turtle file."""
    return blake2b(content, digest_size=16).digest()


def line_sums(text: bytes) -> bytes:
    """The sum of each line of a text, four bytes each, in order."""
    return b"".join(crc32(line).to_bytes(_WIDTH) for line in text.split(b"\n"))


def changed_lines(sums: bytes, text: bytes) -> list[int]:
    """The lines, from 1, that differ; where there are more or fewer lines now, only the first that does."""
    now = line_sums(text)
    pairs = zip_longest(_each(sums), _each(now))
    changed = [number for number, (one, other) in enumerate(pairs, 1) if one != other]
    return changed if len(sums) == len(now) else changed[:1]


def _each(sums: bytes) -> Iterator[bytes]:
    return (sums[start : start + _WIDTH] for start in range(0, len(sums), _WIDTH))


def put(database: sqlite3.Connection, path: str, mark: Fingerprint) -> None:
    """Keep the fingerprint of the document with that Turtle file."""
    values = (path, mark.source, mark.origin, mark.turtle, mark.lines)
    database.execute("INSERT OR REPLACE INTO fingerprint VALUES (?, ?, ?, ?, ?)", values)


def change(database: sqlite3.Connection, source: str, turtle: bytes) -> None:
    """Note that a document has another Turtle file in place of the one that it had."""
    database.execute("UPDATE fingerprint SET turtle = ? WHERE source = ?", (turtle_hash(turtle), source))


def read(ledger: Path) -> Iterator[tuple[str, Fingerprint]]:
    """All fingerprints by Turtle file, in order; none where there is no ledger, or none that can be read.

    Does not wait for a build: what it has not yet published is not seen.
    """
    if not ledger.exists():
        return
    with suppress(sqlite3.Error), closing(sqlite3.connect(f"{ledger.resolve().as_uri()}?mode=ro", uri=True)) as found:
        for path, *values in found.execute("SELECT * FROM fingerprint ORDER BY path"):
            yield path, Fingerprint(*values)
