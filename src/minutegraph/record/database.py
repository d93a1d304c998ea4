"""The ledger's file: its tables, its lock, and what it says when it cannot be used.

One transaction lasts a whole build. It is the lock of the graph folder too, and goes away with the process that holds
it.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from minutegraph.errors import RecordError
from minutegraph.record import fingerprints, matters, remarks, versions

_FORMAT = 8
_CACHE = 16_000
"""kB of pages held in memory. Documents come in any order, so each touches pages all over the tables."""
_SCHEMA = f"""{remarks.TABLE}{fingerprints.TABLE}{matters.TABLE}{versions.TABLE}
CREATE TABLE document (
    number INTEGER PRIMARY KEY, source TEXT NOT NULL UNIQUE, slug TEXT NOT NULL UNIQUE, iri TEXT NOT NULL,
    key TEXT NOT NULL, path TEXT NOT NULL, triples INTEGER NOT NULL, counts TEXT NOT NULL, notes TEXT NOT NULL,
    lines BLOB NOT NULL
);
-- What documents say of nodes outside them: `rest` is predicate and object. One row for each document that says it.
CREATE TABLE shared (
    graph INTEGER NOT NULL, subject TEXT NOT NULL, rest TEXT NOT NULL, number INTEGER NOT NULL,
    PRIMARY KEY (graph, subject, rest, number)
) WITHOUT ROWID;
CREATE TABLE mention (
    number INTEGER NOT NULL, fact TEXT PRIMARY KEY, authority TEXT, type TEXT NOT NULL, content TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX mention_number ON mention (number);
-- What the joined mentions say, made anew at the end of each build.
CREATE TABLE event (
    graph INTEGER NOT NULL, subject TEXT NOT NULL, rest TEXT NOT NULL, PRIMARY KEY (graph, subject, rest)
) WITHOUT ROWID;
-- What was taken for one when they were joined.
CREATE TABLE merge (
    reason TEXT NOT NULL, node TEXT NOT NULL, other TEXT NOT NULL, PRIMARY KEY (reason, node, other)
) WITHOUT ROWID;
CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""
_TABLES = set(re.findall(r"CREATE TABLE (\w+)", _SCHEMA))
# What this build has changed of shared nodes, for the index: in the `entities` graph by subject, else by line.
_TOUCHED = """
CREATE TEMP TABLE touched (graph INTEGER, subject TEXT, rest TEXT, PRIMARY KEY (graph, subject, rest)) WITHOUT ROWID;
CREATE TEMP TABLE fresh (graph INTEGER, subject TEXT, rest TEXT, PRIMARY KEY (graph, subject, rest)) WITHOUT ROWID;
"""


def connect(path: Path, patience: float = 0.0) -> sqlite3.Connection:
    """The ledger's database in a transaction that locks it; a file that is none is made anew.

    `patience` is how many seconds to wait for another process. Raises RecordError.
    """
    with told(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        database = _begun(path, patience)
        if database is None:
            path.unlink()  # damaged; the ledger is derived, and what it held is only built again
            database = _begun(path, patience)
        if database is None:
            raise RecordError(f"{path}: cannot be used: delete the folder {path.parent} and build again")
        return database


def _begun(path: Path, patience: float) -> sqlite3.Connection | None:
    """The database in its transaction, its tables ready; None where the file is no database."""
    database = sqlite3.connect(path, timeout=patience, isolation_level=None)
    try:
        # A ledger that is lost with the machine's power is only built again.
        database.execute("PRAGMA synchronous = OFF")
        database.execute("PRAGMA secure_delete = ON")  # a name that is withheld later must not stay in a free page
        database.execute(f"PRAGMA cache_size = -{_CACHE}")
        database.execute("BEGIN IMMEDIATE")
        tables = {name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        if database.execute("PRAGMA user_version").fetchone()[0] != _FORMAT or tables != _TABLES:
            for name in sorted(tables):
                database.execute(f'DROP TABLE "{name}"')
            _run(database, _SCHEMA)
            database.execute(f"PRAGMA user_version = {_FORMAT}")
        _run(database, _TOUCHED)
    except sqlite3.Error as error:
        database.close()
        if isinstance(error, sqlite3.OperationalError):
            raise
        return None
    return database


def _run(database: sqlite3.Connection, script: str) -> None:
    """Run each statement: `executescript` would end the transaction."""
    for statement in script.split(";\n"):
        if statement.strip():
            database.execute(statement)


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn what SQLite or the system says against the ledger into one line for the user."""
    try:
        yield
    except sqlite3.OperationalError as error:
        if "locked" in str(error):
            folder = path.parent.parent
            raise RecordError(f"{folder}: a build is at work in this folder: try again when it has ended") from error
        raise RecordError(f"{path}: cannot write: {error}") from error
    except sqlite3.DatabaseError as error:
        raise RecordError(f"{path}: is damaged ({error}): delete the folder {path.parent} and build again") from error
    except OSError as error:
        raise RecordError(f"{error.filename or path}: cannot write: {error.strerror or error}") from error
