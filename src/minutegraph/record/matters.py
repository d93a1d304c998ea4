"""What documents leave open and take up, in the ledger, and what of it later meetings are found to have taken up.

One row a document; a build reads those that take something up, and of the same body those of the two years before.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from itertools import groupby

from pyoxigraph import Literal, NamedNode, Triple

from minutegraph.rdf.followuplinks import WINDOW, Meeting, TakenUp, found, opened
from minutegraph.rdf.followups import Matters, Raised, Taken, read
from minutegraph.rdf.iris import digest
from minutegraph.rdf.links import Link, Links, Merge, said
from minutegraph.rdf.prepared import ntriples, statements
from minutegraph.rdf.terms import LABEL, MG, TYPE, code, date_literal

TABLE = """
CREATE TABLE matters (
    number INTEGER PRIMARY KEY, iri TEXT NOT NULL UNIQUE, body TEXT NOT NULL, day TEXT NOT NULL, takes INTEGER NOT NULL,
    content TEXT NOT NULL
);
CREATE INDEX matters_place ON matters (body, day);
-- What later meetings took up, made anew at the end of each build.
CREATE TABLE taken_up (
    matter TEXT NOT NULL, day TEXT NOT NULL, follow_up TEXT NOT NULL, state TEXT NOT NULL, label TEXT NOT NULL,
    words TEXT NOT NULL, reason TEXT NOT NULL, PRIMARY KEY (matter, follow_up)
) WITHOUT ROWID;
"""
"""The tables of the ledger: `takes` tells whether the document takes anything up."""

NAMES = ("matters", "taken_up")

_LEAST_DONE = ("not done", "in progress", "superseded", "done")
"""Of two things that one meeting says of a matter the one that leaves it more open holds."""

_LONGEST_LABEL = 200


def put(database: sqlite3.Connection, number: int, matters: Matters | None) -> None:
    """Keep the matters of the document of that number."""
    if matters is not None:
        row = (number, matters.document, matters.body, matters.day, bool(matters.taken), matters.written())
        database.execute("INSERT INTO matters VALUES (?, ?, ?, ?, ?, ?)", row)


def drop(database: sqlite3.Connection, number: int) -> None:
    """Forget the matters of a document that is taken out."""
    database.execute("DELETE FROM matters WHERE number = ?", (number,))


def link(database: sqlite3.Connection, links: Links, silent: str = "") -> None:
    """Find anew what later meetings took up; `silent` is a condition of SQL on `iri` for documents that say nothing.

    The people of the ledger must have been joined before. The order of the documents plays no part.
    """
    database.execute("DELETE FROM taken_up")
    if database.execute("SELECT 1 FROM matters WHERE takes LIMIT 1").fetchone() is None:
        return
    people = dict(database.execute("SELECT node, other FROM merge WHERE node LIKE '%/person/%'").fetchall())
    with closing(database.cursor()) as cursor:
        only = f"AND {silent}" if silent else ""
        query = f"SELECT body, content FROM matters WHERE takes {only} ORDER BY body, day, iri"
        for _, rows in groupby(cursor.execute(query), key=lambda row: row[0]):
            earlier = _Earlier(database, only)
            for _, content in rows:
                own = read(content)
                _keep(database, earlier.taken_up(own, links, people))
    _keep(database, _asked_for(database, links, only))


class _Earlier:
    """The documents of one body, read once and kept while they may still be spoken of, with what was closed since."""

    def __init__(self, database: sqlite3.Connection, only: str) -> None:
        self._database, self._only = database, only
        self._read: dict[str, Meeting] = {}
        self._closed: dict[str, str] = {}

    def taken_up(self, own: Matters, links: Links, people: dict[str, str]) -> list[TakenUp]:
        """What a document, later than all those asked of before, takes up."""
        other = {each.body for each in own.taken if each.body and each.body != own.body}
        own_body = self._of(own.body, own.day)
        closed = [matter for matter, day in self._closed.items() if day < own.day]
        parts = [(own.body, own_body), *((body, self._of(body, own.day)) for body in sorted(other))]
        out: list[TakenUp] = []
        for body, documents in parts:
            takes = tuple(each for each in own.taken if (each.body or own.body) == body)
            previous = own.previous if body == own.body else ()
            asked = Matters(own.document, body, own.day, previous, (), takes)
            out += found(asked, documents, links, people, closed)
        self._closed.update((each.matter, own.day) for each in out if each.state in ("done", "superseded"))
        return out

    def _of(self, body: str, day: str) -> list[Meeting]:
        """What the documents of a body left open in the two years before a day, in order."""
        first = (date.fromisoformat(day) - timedelta(WINDOW)).isoformat()
        query = (
            f"SELECT iri, number FROM matters WHERE body = ? AND day >= ? AND day < ? {self._only} ORDER BY day, iri"
        )
        rows = self._database.execute(query, (body, first, day)).fetchall()
        known = {iri: self._read[iri] for iri, _ in rows if iri in self._read}
        for iri, number in rows:
            if iri not in known:
                content = self._database.execute("SELECT content FROM matters WHERE number = ?", (number,)).fetchone()
                known[iri] = opened(read(content[0]))
        if rows:
            self._read = {iri: each for iri, each in self._read.items() if each.day >= first} | known
        return [known[iri] for iri, _ in rows]


def _keep(database: sqlite3.Connection, taken: list[TakenUp]) -> None:
    rows = [(each.matter, each.day, each.follow_up, each.state, each.label, each.words, each.reason) for each in taken]
    database.executemany("INSERT OR REPLACE INTO taken_up VALUES (?, ?, ?, ?, ?, ?, ?)", rows)


def _asked_for(database: sqlite3.Connection, links: Links, only: str) -> list[TakenUp]:
    """What people say that follow-ups take up."""
    out = []
    for each in links.asked():
        for one, other in ((each.left, each.right), (each.right, each.left)):
            own, there = _holder(database, one, only), _holder(database, other, only)
            taken = next((t for t in own.taken if t.node == one), None) if own else None
            raised = next((r for r in there.raised if r.fact == other), None) if there else None
            if own is not None and taken is not None and raised is not None:
                out.append(_said(own, taken, raised, each))
    return out


def _said(own: Matters, taken: Taken, raised: Raised, link: Link) -> TakenUp:
    return TakenUp(raised.fact, own.day, taken.node, taken.state, raised.quote, taken.quote, said(link))


def _holder(database: sqlite3.Connection, node: str, only: str) -> Matters | None:
    """The matters of the document in which a node lies."""
    for part in ("/followup/", "/fact/"):
        if part in node:
            query = f"SELECT content FROM matters WHERE iri = ? {only}"
            row = database.execute(query, (node.rsplit(part, 1)[0],)).fetchone()
            return read(row[0]) if row else None
    return None


def triples(database: sqlite3.Connection, base: str) -> Iterator[list[str]]:
    """The lines of N-Triples of each matter that was taken up, matters in order."""
    with closing(database.cursor()) as cursor:
        rows = cursor.execute("SELECT * FROM taken_up ORDER BY matter, day, follow_up")
        for matter, group in groupby((TakenUp(*row) for row in rows), key=lambda each: each.matter):
            taken = list(group)
            last = max(each.day for each in taken)
            latest = min(
                (each for each in taken if each.day == last),
                key=lambda each: (_LEAST_DONE.index(each.state), each.follow_up),
            )
            node = NamedNode(f"{base}matter/{digest(matter, size=8)}")
            label = latest.label if len(latest.label) <= _LONGEST_LABEL else f"{latest.label[: _LONGEST_LABEL - 1]}…"
            found = [
                Triple(node, TYPE, MG["Matter"]),
                Triple(node, LABEL, Literal(label)),
                Triple(node, MG["basis"], code("basis", "derived")),
                Triple(node, MG["raisedAs"], NamedNode(matter)),
                Triple(node, MG["latestFollowUp"], NamedNode(latest.follow_up)),
                Triple(node, MG["state"], code("follow-up-state", latest.state)),
                Triple(node, MG["date"], date_literal(latest.day)),
                Triple(node, MG["reason"], Literal(latest.reason)),
            ]
            found += [Triple(node, MG["takenUpAs"], NamedNode(each.follow_up)) for each in taken]
            yield ntriples(statements(found))


def taken_up(database: sqlite3.Connection) -> Iterator[Merge]:
    """What later meetings were found to have taken up, and why; in the order of the reasons."""
    with closing(database.cursor()) as cursor:
        query = (
            "SELECT label, state, words, reason, follow_up, matter FROM taken_up ORDER BY label, matter, day, follow_up"
        )
        for label, state, words, reason, follow_up, matter in cursor.execute(query):
            yield Merge(follow_up, matter, f"{label!r} is {state} by {words!r}: {reason}")
