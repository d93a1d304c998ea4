"""What documents say of nodes outside them, in the ledger: a row for each document that says it."""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Iterable

ENTITIES, INFERRED = 0, 1
"""The graphs of what is said of shared nodes."""

Row = tuple[int, str, str]
"""Graph, subject, and predicate with object."""


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
