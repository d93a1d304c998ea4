"""From the tables of corrections to those of each document: what can be used of each row, and what is wrong with it."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Literal, get_args

from minutegraph.digits import natural
from minutegraph.model import Verdict
from minutegraph.rdf.iris import digest
from minutegraph.reading.archives import Place, lies_beside
from minutegraph.reading.csvlines import Record, Table
from minutegraph.reading.manifest import Problem
from minutegraph.review import slots, table
from minutegraph.review.cells import day
from minutegraph.review.slots import SLOTS

VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
"""What a person may say of a fact."""

MOST = 1000
"""Problems told of one table; where a table is broken from end to end nobody reads more."""

LONGEST = 4000
"""The longest quote that is looked for in a text, in characters: many times the longest sentence of minutes."""

Severity = Literal["warning", "info"]


@dataclass(frozen=True, slots=True, order=True)
class Row:
    """What a person says of one fact of a document: of which (`type`, `quote`, `item`, `mark`, of an added one `line`),
    and what.

    `cells` are its slots as pairs of name and cell: all that the table has a column for where `kg review` wrote the row;
    of a row written by hand, which has no mark, the filled ones, and the others are left as they were found. `by`, `on`
    (ISO) and `note` are who said it, when and why, "" where not told. Two rows that say the same are equal, wherever in
    the table they stand.
    """

    type: str
    quote: str
    item: str
    mark: str
    verdict: Verdict
    cells: tuple[tuple[str, str], ...] = ()
    by: str = ""
    on: str = ""
    note: str = ""
    line: int = 0

    @property
    def name(self) -> str:
        """A short name of all that the row says, the same wherever it stands."""
        return digest(*(str(getattr(self, each)) for each in self.__slots__), size=8)


@dataclass(frozen=True, slots=True)
class Corrections:
    """All corrections: the rows by the name of the source, in an order of their own; what is wrong with the tables.

    `places` has the table and line of each row by source and name of the row.
    """

    given: Mapping[str, tuple[Row, ...]] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    places: Mapping[tuple[str, str], tuple[str, int]] = field(default_factory=dict)


def read(
    files: Iterable[tuple[Place, str]], names: Collection[str], pages: Mapping[str, Sequence[str]] = {}
) -> Corrections:
    """The corrections in `files`, each with the prefix of its files' names, of the sources called `names`.

    `pages` are files of several meetings, each with the names of those, of which a row must name one.
    Raises SourceError where a table cannot be read at all, so that no graph is built without its corrections.
    """
    reading = _Reading(names, pages)
    for path, prefix in files:
        reading.take(path, prefix)
    given = {name: tuple(sorted(rows)) for name, rows in sorted(reading.given.items())}
    return Corrections(given, tuple(sorted(reading.problems)), reading.places)


class _Reading:
    """One reading of all tables."""

    def __init__(self, names: Collection[str], pages: Mapping[str, Sequence[str]]) -> None:
        self.names = names
        self.pages = pages
        self.by_lower = {name.lower(): name for name in names}
        self.given: dict[str, set[Row]] = {}
        self.problems: list[Problem] = []
        self.places: dict[tuple[str, str], tuple[str, int]] = {}

    def take(self, path: Place, prefix: str) -> None:
        """Takes one table."""
        found = table.read(path)
        told = 0

        def report(line: int, message: str) -> None:
            nonlocal told
            told += 1
            if told <= MOST:
                self.problems.append(Problem(str(path), line, message))
            elif told == MOST + 1:
                self.problems.append(Problem(str(path), line, "and more rows from here on that cannot be used"))

        for column in found.header:
            if column and column not in table.COLUMNS:
                report(1, f"the column {column!r} is not known and not used; kg review writes those that are")
        for record in found.rows(report):
            self.record(record, found, prefix, partial(report, record.line))

    def record(self, record: Record, found: Table, prefix: str, problem: table.Problem) -> None:
        """Takes one row of a table."""
        row = _row(record.cells, problem)
        name = self.source(record.cells["file"], prefix, found.path, problem) if row else None
        if row and name:
            self.given.setdefault(name, set()).add(row)
            self.places.setdefault((name, row.name), (str(found.path), record.line))

    def source(self, cell: str, prefix: str, path: Place, problem: table.Problem) -> str | None:
        """The source that a row names, None where it is not among the minutes."""
        name = prefix + unicodedata.normalize("NFC", cell.replace("\\", "/").removeprefix("./"))
        near = self.by_lower.get(name.lower())
        if name in self.names:
            return name
        if near:
            problem(f"{cell} is not among the minutes; write it as {near.removeprefix(prefix)}")
        elif name in self.pages:
            problem(f"{cell} is of several meetings; write which, as {self.pages[name][0].removeprefix(prefix)}")
        elif not lies_beside(path, cell):  # a file that is there was not asked for
            problem(f"{cell[:200]} is not among the minutes any more; its correction waits, or take the row out")
        return None


def _row(cells: Mapping[str, str], problem: table.Problem) -> Row | None:
    """What a row of the table says, None where it says nothing, or nothing that can be used."""
    verdict, kind, quote = cells.get("verdict", "").lower(), cells.get("type", "").lower(), cells.get("quote", "")
    if not verdict:
        if kind in SLOTS and (edited(cells) or not cells.get("mark")):
            problem("no verdict, but cells were filled in or edited; write change (or add) in the column 'verdict'")
        return None
    if verdict not in VERDICTS:
        problem(f"the verdict {_shown(verdict)} is not known; write keep, drop, change or add")
    elif kind not in SLOTS:
        hint = "".join(f", such as {near}" for near in difflib.get_close_matches(kind, SLOTS, 1))
        problem(f"{_shown(kind)} is no type of fact{hint}; there are {', '.join(SLOTS)}")
    elif not cells.get("file"):
        problem("the row names no file; not used")
    elif not quote or len(quote) > LONGEST:
        problem("the row has no quote" if not quote else f"the quote has more than {LONGEST:,} characters; shorten it")
    elif wrong := wrong_cells(verdict, kind, cells):
        problem(wrong)
    else:
        whole = verdict == "add" or bool(cells.get("mark"))
        told = not (whole and verdict in ("keep", "drop"))  # the mark says better which fact is meant
        given = {slot: cells[slot] for slot in SLOTS[kind] if told and slot in cells and (whole or cells[slot])}
        place = cells.get("line", "") if verdict == "add" else ""
        return Row(
            type=kind,
            quote=quote,
            item=cells.get("item", ""),
            mark="" if verdict == "add" else cells.get("mark", ""),
            verdict=verdict,
            cells=tuple((slot, _value(kind, slot, cell)) for slot, cell in given.items()),
            by=cells.get("checked by", ""),
            on=_checked_on(cells.get("checked on", ""), problem),
            note=cells.get("note", ""),
            line=natural(place) or 0,
        )
    return None


def refused(cells: Mapping[str, str]) -> str:
    """Why a build does not use a row, whatever the minutes say; "" where it does, or the row says nothing."""
    told: list[str] = []
    return told[0] if _row(cells, told.append) is None and told else ""


def edited(cells: Mapping[str, str]) -> bool:
    """Whether the slots of a row that `kg review` wrote are not what it wrote any more."""
    own, kind = cells.get("mark", ""), cells.get("type", "").lower()
    if not own or kind not in SLOTS or not any(cells.get(slot) for slot in SLOTS[kind]):
        return False  # of a fact that was dropped the graph has no slots to write
    now = slots.mark(kind, cells)
    if kind == "answer" and not cells.get("question"):
        return own[5:9] != now[5:]
    return own[:9] != now


def wrong_cells(verdict: str, kind: str, cells: Mapping[str, str]) -> str | None:
    """Why the slots of a row cannot be used; None where they can."""
    for slot in slots.COLUMNS:
        if slot not in SLOTS[kind] and cells.get(slot):
            return f"{_a(kind)} has no slot {slot!r}, it has {', '.join(SLOTS[kind])}; clear the cell"
    if verdict == "keep" and edited(cells):
        return "the verdict is keep, but the slots were edited; write change, or put them back"
    if verdict in ("keep", "drop"):
        return None
    if kind == "role" and not cells.get("label"):
        return "a role needs a label: the post in full"
    for slot, holds in SLOTS[kind].items():
        cell = cells.get(slot, "")
        if cell and holds == "date" and day(cell) is None:
            return f"{_shown(cell)} in {slot!r} is not a date; write 2021, 2021-12, 2021-12-15 or 2021-12-13/2021-12-17"
        if cell and holds == "code" and slots.normal(kind, slot, cell) not in slots.codes(kind, slot):
            return f"{_shown(cell)} in {slot!r} is not known; write {', '.join(slots.codes(kind, slot))}"
    return None


def _shown(cell: str) -> str:
    """A cell in a message; of a long one only its length, as a name that is withheld must not be cut in two."""
    return repr(cell) if len(cell) <= 40 else f"a text of {len(cell):,} characters"


def _a(kind: str) -> str:
    return f"an {kind}" if kind[0] in "aeio" else f"a {kind}"


def _value(kind: str, slot: str, cell: str) -> str:
    """The cell as the slot takes it, the same for cells that say the same in another order."""
    holds = SLOTS[kind][slot]
    if holds == "parties":
        return slots.joined(sorted(slots.labels(cell)))
    return (day(cell) or cell) if holds == "date" else slots.normal(kind, slot, cell) if holds == "code" else cell


def _checked_on(cell: str, problem: table.Problem) -> str:
    iso = day(cell) if cell else ""
    if iso is None:
        problem(
            f"{_shown(cell)} in 'checked on' is not a date, the correction is used without it; write it as 2026-03-13"
        )
    return iso or ""
