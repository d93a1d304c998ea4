"""What documents say of nodes outside them, in the ledger: a row for each document that says it.

What follows from their mentions together (`record.mentions`) stands beside it in the table `event`.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from contextlib import closing
from itertools import groupby

from minutegraph.rdf.terms import LABEL, SKOS, TYPE

ENTITIES, INFERRED = 0, 1
"""The graphs of what is said of shared nodes."""

Row = tuple[int, str, str]
"""Graph, subject, and predicate with object."""

_LABEL = f"{LABEL} "
_OTHER_LABEL = f"{SKOS['altLabel']} "
_LINES = """
SELECT subject, rest, COUNT(*) FROM shared WHERE graph = :graph GROUP BY subject, rest
UNION ALL SELECT subject, rest, 1 FROM event WHERE graph = :graph ORDER BY subject, rest
"""
_LINES_OF_NODE = """
SELECT subject, rest, COUNT(*) FROM shared WHERE graph = 0 AND subject = :node GROUP BY subject, rest
UNION ALL SELECT subject, rest, 1 FROM event WHERE graph = 0 AND subject = :node ORDER BY subject, rest
"""
_TOUCHED_LINES = """
SELECT subject, rest, EXISTS (SELECT * FROM shared WHERE graph = 1 AND subject = t.subject AND rest = t.rest)
    OR EXISTS (SELECT * FROM event WHERE graph = 1 AND subject = t.subject AND rest = t.rest)
FROM touched AS t WHERE graph = 1
"""


def split(graph: int, lines: Iterable[str]) -> list[Row]:
    """Lines of N-Triples as rows."""
    return [(graph, *line.split(" ", 1)) for line in lines]  # type: ignore[misc]


def packed(rows: Iterable[Row]) -> bytes:
    """Rows as the ledger keeps them with their document."""
    return zlib.compress(json.dumps(list(rows), ensure_ascii=False).encode(), 1)


def unpacked(content: bytes) -> list[Row]:
    """The rows that `packed` made small."""
    return [tuple(row) for row in json.loads(zlib.decompress(content))]


def add(database: sqlite3.Connection, rows: Iterable[Row], number: int) -> None:
    """Have the document of that number say this."""
    rows = list(rows)
    database.executemany("INSERT INTO shared VALUES (?, ?, ?, ?)", [(*row, number) for row in rows])
    touch(database, rows)


def take_out(database: sqlite3.Connection, rows: Iterable[Row], number: int) -> None:
    """Have the document of that number say this no more."""
    rows = list(rows)
    database.executemany(
        "DELETE FROM shared WHERE graph = ? AND subject = ? AND rest = ? AND number = ?", [(*row, number) for row in rows]
    )
    touch(database, rows)


def touch(database: sqlite3.Connection, rows: Iterable[Row]) -> None:
    """Note what this build has changed, for the index: in the `entities` graph by subject, else by line."""
    database.executemany(
        "INSERT OR IGNORE INTO touched VALUES (?, ?, ?)",
        [(graph, subject, "" if graph == ENTITIES else rest) for graph, subject, rest in rows],
    )


def nodes(database: sqlite3.Connection) -> Iterator[list[str]]:
    """The lines of N-Triples of each shared node, nodes and lines in order.

    Of several labels the one that most documents use stays `rdfs:label`, the others become `skos:altLabel`.
    """
    with closing(database.cursor()) as cursor:
        for _, rows in groupby(cursor.execute(_LINES, {"graph": ENTITIES}), key=lambda row: row[0]):
            yield _one_label(rows)


def types(database: sqlite3.Connection, nodes: Iterable[str]) -> list[str]:
    """The lines of N-Triples that tell what shared nodes are, in order."""
    query = (
        "SELECT DISTINCT subject, rest FROM shared WHERE graph = ? AND subject IN (SELECT value FROM json_each(?)) "
        "AND rest LIKE ? ORDER BY subject, rest"
    )
    found = database.execute(query, (ENTITIES, json.dumps(sorted(nodes)), f"{TYPE} %"))
    return [f"{subject} {rest}" for subject, rest in found.fetchall()]


def inferred(database: sqlite3.Connection) -> Iterator[str]:
    """The lines of N-Triples that follow about shared nodes, in order."""
    with closing(database.cursor()) as cursor:
        for subject, rest, _ in cursor.execute(_LINES, {"graph": INFERRED}):
            yield f"{subject} {rest}"


def touched_nodes(database: sqlite3.Connection) -> Iterator[tuple[str, list[str]]]:
    """Each shared node of which this build has changed something, with its lines; none where it is no more."""
    with closing(database.cursor()) as cursor:
        for (node,) in cursor.execute("SELECT subject FROM touched WHERE graph = 0 ORDER BY subject"):
            yield node, _one_label(database.execute(_LINES_OF_NODE, {"node": node}))


def touched_lines(database: sqlite3.Connection) -> Iterator[tuple[str, bool]]:
    """The lines about shared nodes that may follow no more, or newly, since this build, and whether they do."""
    with closing(database.cursor()) as cursor:
        for subject, rest, follows in cursor.execute(_TOUCHED_LINES):
            yield f"{subject} {rest}", bool(follows)


def _one_label(rows: Iterable[tuple[str, str, int]]) -> list[str]:
    """The lines of one node: of its labels the most frequent, then the fullest, is `rdfs:label`."""
    found = list(rows)
    labels = [(-times, -len(rest), rest) for _, rest, times in found if rest.startswith(_LABEL)]
    best = min(labels)[2] if labels else ""
    lines = []
    for subject, rest, _ in found:
        if rest.startswith(_LABEL) and rest != best:
            rest = _OTHER_LABEL + rest.removeprefix(_LABEL)
        lines.append(f"{subject} {rest}")
    return lines
