"""The mentions of shared things in the ledger, and the joining of those of all documents at the end of a build."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import fields

from minutegraph.rdf.joining import joined
from minutegraph.rdf.links import Links, Merge
from minutegraph.rdf.mentions import Mention
from minutegraph.record import matters, remarks, shared
from minutegraph.record.remarks import Remark
from minutegraph.record.shared import ENTITIES, INFERRED, split

_CROWDS = "<crowds>"
"""Who owns the remarks on what was not joined because too much of it may be one."""

_FIELDS = tuple(field.name for field in fields(Mention))


def put(database: sqlite3.Connection, number: int, mentions: Iterable[Mention]) -> None:
    """Keep the mentions of the document of that number."""
    rows = [(number, each.fact, each.authority, each.type, _written(each)) for each in mentions]
    database.executemany("INSERT INTO mention VALUES (?, ?, ?, ?, ?)", rows)


def drop(database: sqlite3.Connection, number: int) -> None:
    """Forget the mentions of a document that is taken out."""
    database.execute("DELETE FROM mention WHERE number = ?", (number,))


def join(database: sqlite3.Connection, base: str, links: Links) -> None:
    """Join the mentions of all documents to shared things, and what was left open to what takes it up."""
    database.execute("DELETE FROM fresh")
    database.execute("DELETE FROM merge")
    crowds: list[Remark] = []
    for group in _groups(database):
        found = joined(group, base, links)
        merged = [(each.reason, each.left, each.right) for each in found.merges]
        crowds += (Remark("warning", message, focus=group[0].authority) for message in found.crowds)
        database.executemany("INSERT OR IGNORE INTO merge VALUES (?, ?, ?)", merged)
        _follows(database, split(ENTITIES, found.entities) + split(INFERRED, found.inferred))
    remarks.put(database, _CROWDS, crowds)
    matters.link(database, links, "iri NOT IN (SELECT iri FROM version)")
    for lines in matters.triples(database, base):
        _follows(database, split(ENTITIES, lines))
    for change in ("event EXCEPT SELECT * FROM fresh", "fresh EXCEPT SELECT * FROM event"):
        shared.touch(database, database.execute(f"SELECT * FROM {change}").fetchall())
    database.execute("DELETE FROM event")
    database.execute("INSERT INTO event SELECT * FROM fresh")


def merges(database: sqlite3.Connection) -> Iterator[Merge]:
    """What was taken for one when the documents were last joined, and why; in the order of the reasons."""
    with closing(database.cursor()) as cursor:
        for reason, node, other in cursor.execute("SELECT * FROM merge ORDER BY reason, node, other"):
            yield Merge(node, other, reason)


def _follows(database: sqlite3.Connection, rows: list[shared.Row]) -> None:
    """Keep what is said of shared things by all documents together."""
    database.executemany("INSERT OR IGNORE INTO fresh VALUES (?, ?, ?)", rows)


def _groups(database: sqlite3.Connection) -> Iterator[list[Mention]]:
    """The mentions of one authority and type together, those without an authority each alone."""
    group: list[Mention] = []
    place: tuple[str | None, str] | None = None
    with closing(database.cursor()) as cursor:
        ordered = "SELECT authority, type, content FROM mention ORDER BY authority, type, fact"
        for authority, kind, content in cursor.execute(ordered):
            if group and (authority is None or place != (authority, kind)):
                yield group
                group = []
            place = (authority, kind)
            group.append(_read(content))
    if group:
        yield group


def _written(mention: Mention) -> str:
    """A mention as the ledger keeps it."""
    return json.dumps([getattr(mention, name) for name in _FIELDS], ensure_ascii=False)


def _read(content: str) -> Mention:
    """The mention that `_written` wrote."""
    values = dict(zip(_FIELDS, json.loads(content), strict=True))
    return Mention(**{**values, "agents": tuple(values["agents"])})
