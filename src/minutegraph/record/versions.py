"""The versions of meetings in the ledger: the sketch of each document, and all that was taken out of those that are silent.

A document that is a version of another has no facts in the record; they wait here, so that it can speak again when the other
goes away, also where its own file is not at hand.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from array import array
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import asdict, dataclass, fields
from typing import Any

from minutegraph.rdf.links import Links
from minutegraph.rdf.prepared import Prepared
from minutegraph.rdf.silent import silenced
from minutegraph.rdf.sketches import Sketch
from minutegraph.rdf.versions import LEAST_WORDS, Version, versions
from minutegraph.record import fingerprints, remarks, shared
from minutegraph.record.remarks import Remark

TABLE = """
CREATE TABLE sketch (
    source TEXT PRIMARY KEY, iri TEXT NOT NULL UNIQUE, day TEXT, digest TEXT NOT NULL, content TEXT NOT NULL,
    sentences BLOB NOT NULL
) WITHOUT ROWID;
CREATE INDEX sketch_day ON sketch (day);
CREATE INDEX sketch_digest ON sketch (digest);
CREATE TABLE version (
    source TEXT PRIMARY KEY, iri TEXT NOT NULL, best TEXT NOT NULL, best_source TEXT NOT NULL, meeting TEXT NOT NULL,
    reason TEXT NOT NULL, whole BLOB NOT NULL
) WITHOUT ROWID;
"""
"""The tables of the ledger: `whole` is what the document says when it speaks."""

_ALIKE = """
SELECT source, iri, day, digest FROM sketch
WHERE day IN (SELECT day FROM sketch WHERE day IS NOT NULL GROUP BY day HAVING COUNT(*) > 1)
    OR digest IN (SELECT digest FROM sketch GROUP BY digest HAVING COUNT(*) > 1)
    OR iri IN (SELECT value FROM json_each(?))
ORDER BY source
"""
_COLUMNS = tuple(field.name for field in fields(Version))
_DRAWN = tuple(field.name for field in fields(Sketch) if field.name != "sentences")
_SUM = "I"
"""How a sum of a sentence is stored: in four bytes."""


@dataclass(frozen=True, slots=True)
class _Whole:
    """What the ledger and the record hold of a document: its Turtle, its rows of other tables, what is told of it."""

    turtle: str
    triples: int
    counts: str
    notes: str
    lines: list[shared.Row]
    mentions: list[list[Any]]
    remarks: list[Remark]


def enter(database: sqlite3.Connection, sketch: Sketch) -> None:
    """Keep the sketch of a document."""
    content = json.dumps({name: getattr(sketch, name) for name in _DRAWN}, ensure_ascii=False)
    digest = sketch.digest if sketch.words >= LEAST_WORDS else sketch.iri  # short texts are not looked at together
    row = (sketch.source, sketch.iri, sketch.day, digest, content, array(_SUM, sketch.sentences).tobytes())
    database.execute("INSERT INTO sketch VALUES (?, ?, ?, ?, ?, ?)", row)


def forget(database: sqlite3.Connection, source: str) -> None:
    """Forget a document that is taken out."""
    database.execute("DELETE FROM sketch WHERE source = ?", (source,))
    database.execute("DELETE FROM version WHERE source = ?", (source,))


def alike(database: sqlite3.Connection, sketch: Sketch) -> bool:
    """Whether there is another document that may be a version of the same meeting."""
    query = "SELECT 1 FROM sketch WHERE source <> ? AND (day = ? OR digest = ?) LIMIT 1"
    return database.execute(query, (sketch.source, sketch.day, sketch.digest)).fetchone() is not None


def found(database: sqlite3.Connection, links: Links) -> Iterator[Version]:
    """The documents that are versions of others, as the sketches of all tell and as people say."""
    for sources in _together(database, links):
        yield from versions([_sketch(database, source) for source in sources], links)


def silent(database: sqlite3.Connection) -> list[Version]:
    """The documents that are silent, in the order of their sources."""
    rows = database.execute(f"SELECT {', '.join(_COLUMNS)} FROM version ORDER BY source").fetchall()
    return [Version(*row) for row in rows]


def _together(database: sqlite3.Connection, links: Links) -> Iterator[list[str]]:
    """The sources of documents that must be looked at together: of one body and day, of one text, or linked by people."""
    named = {iri for pair in links.same() for iri in pair}
    rows = database.execute(_ALIKE, (json.dumps(sorted(named)),)).fetchall()
    roots: dict[str, str] = {}

    def root(name: str) -> str:
        while (above := roots.setdefault(name, name)) != name:
            roots[name] = name = roots[above]
        return name

    for _, iri, day, digest in rows:
        for name in (day and f"day {day}", f"digest {digest}"):
            if name:
                roots[root(name)] = root(iri)
    for one, other in links.same():
        roots[root(one)] = root(other)
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for source, iri, _, _ in rows:
        groups[root(iri)].append(source)
    yield from (sources for sources in groups.values() if len(sources) > 1)


def _sketch(database: sqlite3.Connection, source: str) -> Sketch:
    query = "SELECT content, sentences FROM sketch WHERE source = ?"
    content, sentences = database.execute(query, (source,)).fetchone()
    values = json.loads(content)
    return Sketch(**{**values, "titles": tuple(values["titles"])}, sentences=tuple(array(_SUM, sentences)))


def silence(database: sqlite3.Connection, version: Version, turtle: bytes, base: str) -> Prepared:
    """Take the facts of a document out of the ledger, or tell it of another that speaks; gives what is left of it.

    `turtle` is its file in the record.
    """
    whole = _kept(database, version.source) or _whole(database, version.source, turtle.decode())
    lines = [f"{subject} {rest}" for graph, subject, rest in whole.lines if graph == shared.ENTITIES]
    left = silenced(version, whole.turtle.encode(), lines, base)
    rows = shared.split(shared.ENTITIES, left.entities) + shared.split(shared.INFERRED, left.inferred)
    said = [each for each in whole.remarks if _stays(each, left, whole.notes)]
    rest = _Whole(left.turtle.decode(), left.triples, "[]", whole.notes, rows, [], said)
    _replace(database, version.source, rest)
    content = zlib.compress(json.dumps(asdict(whole), ensure_ascii=False).encode(), 1)
    values = [getattr(version, name) for name in _COLUMNS]
    names = ", ".join((*_COLUMNS, "whole"))
    marks = ", ".join("?" * (len(values) + 1))
    database.execute(f"INSERT OR REPLACE INTO version ({names}) VALUES ({marks})", (*values, content))
    return left


def voice(database: sqlite3.Connection, source: str) -> bytes:
    """Give a silent document its facts again; gives its file of the record."""
    whole = _kept(database, source)
    assert whole is not None
    _replace(database, source, whole)
    database.execute("DELETE FROM version WHERE source = ?", (source,))
    return whole.turtle.encode()


def _kept(database: sqlite3.Connection, source: str) -> _Whole | None:
    """What a silent document says when it speaks; None of one that speaks."""
    row = database.execute("SELECT whole FROM version WHERE source = ?", (source,)).fetchone()
    if row is None:
        return None
    values = json.loads(zlib.decompress(row[0]))
    values["lines"] = [tuple(line) for line in values["lines"]]
    values["remarks"] = [Remark(**remark) for remark in values["remarks"]]
    return _Whole(**values)


def _whole(database: sqlite3.Connection, source: str, turtle: str) -> _Whole:
    """What the ledger holds of a document that speaks."""
    query = "SELECT number, triples, counts, notes, lines FROM document WHERE source = ?"
    number, triples, counts, notes, lines = database.execute(query, (source,)).fetchone()
    rows = shared.unpacked(lines)
    mentions = database.execute("SELECT * FROM mention WHERE number = ? ORDER BY fact", (number,)).fetchall()
    said = list(remarks.read(database, source))
    return _Whole(turtle, triples, counts, notes, rows, [list(each[1:]) for each in mentions], said)


def _replace(database: sqlite3.Connection, source: str, content: _Whole) -> None:
    """Put this in place of what the ledger holds of a document."""
    number, lines = database.execute("SELECT number, lines FROM document WHERE source = ?", (source,)).fetchone()
    shared.take_out(database, shared.unpacked(lines), number)
    shared.add(database, content.lines, number)
    database.execute("DELETE FROM mention WHERE number = ?", (number,))
    rows = [(number, *each) for each in content.mentions]
    database.executemany("INSERT INTO mention VALUES (?, ?, ?, ?, ?)", rows)
    change = "UPDATE document SET triples = ?, counts = ?, lines = ? WHERE source = ?"
    database.execute(change, (content.triples, content.counts, shared.packed(content.lines), source))
    remarks.put(database, source, content.remarks)
    fingerprints.change(database, source, content.turtle.encode())


def _stays(remark: Remark, left: Prepared, notes: str) -> bool:
    """Whether a remark on a document is also about what is left of it when it is silent."""
    if remark.shape is None:
        return remark.message in {message for message, _ in json.loads(notes)}
    return remark.focus is not None and f"\n<{remark.focus}> ".encode() in b"\n" + left.quads
