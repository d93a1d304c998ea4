"""What SHACL and the readers have to say of a document or of a shared node, kept in the ledger from build to build."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import asdict, dataclass
from typing import Literal

Severity = Literal["violation", "warning", "info"]
"""`violation`: the data is wrong; `warning`: something should be added or looked at; `info`: good to know."""

SEVERITIES: tuple[Severity, ...] = ("violation", "warning", "info")
"""All severities, the worst first."""

TABLE = """
CREATE TABLE remark (
    owner TEXT NOT NULL, severity INTEGER NOT NULL, message TEXT NOT NULL, source TEXT NOT NULL, line INTEGER NOT NULL,
    rest TEXT NOT NULL
);
CREATE INDEX remark_owner ON remark (owner);
"""
"""The table of the ledger: `owner` is a source, or the shared node (as N-Triples has it) that the remark is about."""


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing to be told: `message` says what is the matter and what to do; `source` and `line` (from 1) where.

    What SHACL says has besides the node, the path, the value, the shape and the component, as `validation.Result`.
    """

    severity: Severity
    message: str
    source: str | None = None
    line: int | None = None
    focus: str | None = None
    path: str | None = None
    value: str | None = None
    shape: str | None = None
    component: str | None = None


def put(database: sqlite3.Connection, owner: str, remarks: Iterable[Remark]) -> None:
    """Keep the remarks on a source or shared node, in place of those kept before."""
    database.execute("DELETE FROM remark WHERE owner = ?", (owner,))
    rows = []
    for remark in remarks:
        values = asdict(remark)
        severity = SEVERITIES.index(values.pop("severity"))
        columns = (values.pop("message"), values.pop("source") or "", values.pop("line") or 0)
        rows.append((owner, severity, *columns, json.dumps(values, ensure_ascii=False)))
    database.executemany("INSERT INTO remark VALUES (?, ?, ?, ?, ?, ?)", rows)


def move(database: sqlite3.Connection, places: Mapping[tuple[str, str], tuple[str, int]]) -> None:
    """Give remarks, by owner and focus, another source and line."""
    with_focus = database.execute("SELECT rowid, owner, rest FROM remark WHERE owner NOT LIKE '<%'").fetchall()
    moved = []
    for row, owner, rest in with_focus:
        place = places.get((owner, json.loads(rest)["focus"] or ""))
        if place is not None:
            moved.append((*place, row))
    database.executemany("UPDATE remark SET source = ?, line = ? WHERE rowid = ?", moved)


def read(database: sqlite3.Connection, owner: str | None = None) -> Iterator[Remark]:
    """All remarks, or those on one owner: the worst first, those of one message together, then by source and line."""
    only = "" if owner is None else "WHERE owner = :owner"
    ordered = f"SELECT severity, message, source, line, rest FROM remark {only} ORDER BY severity, message, source, line, rest"
    with closing(database.cursor()) as cursor:
        for severity, message, source, line, rest in cursor.execute(ordered, {"owner": owner}):
            yield Remark(SEVERITIES[severity], message, source or None, line or None, **json.loads(rest))


def count(database: sqlite3.Connection) -> dict[Severity, int]:
    """How many remarks there are of each severity, the worst first."""
    found = dict(database.execute("SELECT severity, COUNT(*) FROM remark GROUP BY severity").fetchall())
    return {severity: found.get(rank, 0) for rank, severity in enumerate(SEVERITIES)}
