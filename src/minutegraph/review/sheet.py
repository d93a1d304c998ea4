"""The table that a person edits: the facts of a graph, least certain first, made one with what people have written before."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from minutegraph.errors import SourceError
from minutegraph.model import Verdict
from minutegraph.review import slots, table
from minutegraph.review.fitting import Candidates, Misfit
from minutegraph.review.graph import Seen, seen
from minutegraph.review.rows import VERDICTS, Row, edited, refused

FITS_NOT = "fits no fact of the graph"
"""Stands in the column `why` of a correction that the graph has no fact for."""

NOT_YET = "not in the graph: build it; where it stays so the build says why"
"""Stands there of an added fact that the graph does not have."""

UNUSED = "not used: "
"""Stands there before the reason why a build does not use a row."""

Cells = Mapping[str, str]

_UNFIT, _OPEN, _JUDGED, _ELSEWHERE = range(4)
"""The parts of a table in their order: what fits no more, what is to be judged, what was, and other documents."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table to be written: its rows, the columns that people added, and how many rows are judged, and fit no more."""

    rows: tuple[Cells, ...]
    more: tuple[str, ...] = ()
    judged: int = 0
    unfit: int = 0

    def content(self) -> bytes:
        """The CSV file."""
        return table.written(self.rows, self.more)


def sheet(graph: Path, documents: Iterable[str] = (), existing: Path | None = None) -> Sheet:
    """The facts of the documents (all where none is named), with what people have written in the table at `existing`.

    Raises RecordError where there is no graph, SourceError where it lacks a document, or where the table cannot be read
    to its end: then nothing may be written in its place.
    """
    names = tuple(documents)
    facts, sources = seen(graph, names)
    scope = sources if names else None
    if existing is None or not existing.exists() or not existing.stat().st_size:
        return merged(facts, (), scope)
    found = table.read(existing)

    def refuse(line: int, message: str) -> None:
        raise SourceError(f"{existing}:{line}: {message}")

    written = [record.cells for record in found.rows(refuse)]
    more = tuple(column for column in found.header if column and column not in table.COLUMNS)
    return merged(facts, written, scope, more)


def merged(
    facts: Sequence[Seen], written: Sequence[Cells], sources: Collection[str] | None, more: Sequence[str] = ()
) -> Sheet:
    """One table of the facts of `sources` and of the rows already written, of which none that a person wrote is lost.

    What a person has written stands as it is; what the tool tells beside it is brought up to date. Rows of other
    documents stay as they are; there are none where `sources` is None, as the facts are those of a whole graph.
    """
    places: list[tuple[tuple[int, float, str, int, int], Cells]] = []
    by_source: dict[str, list[int]] = {}
    for index, fact in enumerate(facts):
        by_source.setdefault(fact.cells["file"], []).append(index)
    candidates = {name: Candidates([facts[i].candidate for i in own]) for name, own in by_source.items()}
    told: set[int] = set()
    unfit = 0
    for number, cells in enumerate(written):
        name = cells.get("file", "")
        if sources is not None and name not in sources:
            places.append(((_ELSEWHERE, 0.0, name, 0, number), cells))
        elif by_person(cells):
            at = _index(cells, facts, by_source.get(name, ()), candidates.get(name))
            if at is None:
                unfit += 1
                why = _unused(cells) or (NOT_YET if cells.get("verdict", "").lower() == "add" else FITS_NOT)
                places.append(((_UNFIT, 0.0, name, 0, number), {**cells, "certainty": "", "why": why}))
            else:
                told.add(at)
                places.append(_place(facts[at], _updated(cells, facts[at]), number))
    places += [_place(fact, fact.cells, 0) for index, fact in enumerate(facts) if index not in told]
    rows = tuple(cells for _, cells in sorted(places, key=lambda pair: pair[0]))
    return Sheet(rows, tuple(more), sum(bool(cells.get("verdict")) for cells in rows), unfit)


def by_person(cells: Cells) -> bool:
    """Whether a person has written anything in a row, or all of it."""
    return any(cells.get(column) for column in table.PERSON) or not cells.get("mark") or edited(cells)


def _index(cells: Cells, facts: Sequence[Seen], own: Sequence[int], candidates: Candidates | None) -> int | None:
    """Which fact a row is about, None where there is none or it is not clear."""
    kind = cells.get("type", "").lower()
    if candidates is None or kind not in slots.SLOTS:
        return None
    verdict = cells.get("verdict", "").lower()
    row = Row(
        type=kind,
        quote=cells.get("quote", ""),
        item=cells.get("item", ""),
        mark=cells.get("mark", ""),
        verdict=_verdict(verdict),
        cells=tuple((slot, cells.get(slot, "")) for slot in slots.SLOTS[kind]),
    )
    if verdict == "add":
        alike = [own[at] for at in candidates.alike(row)]
        same = [at for at in alike if slots.mark(kind, facts[at].cells) == slots.mark(kind, cells)]
        added = [at for at in alike if facts[at].cells["verdict"] == "add"]
        return same[0] if same else added[0] if len(added) == 1 else None
    try:
        at = candidates.fit(row)
    except Misfit:
        return None
    return None if at is None else own[at]


def _verdict(word: str) -> Verdict:
    return next((verdict for verdict in VERDICTS if verdict == word), "keep")


def _updated(cells: Cells, fact: Seen) -> Cells:
    """A person's row with what the tool tells of the fact now."""
    judged = bool(cells.get("verdict"))
    now = {column: fact.cells[column] for column in ("line", "rule")}
    now["certainty"] = "" if judged else fact.cells["certainty"]
    now["why"] = _unused(cells) or (f"reviewed: {cells['verdict']}" if judged else fact.cells["why"])
    return {**cells, **now}


def _unused(cells: Cells) -> str:
    """What `why` says of a row that no build uses; "" for others."""
    reason = refused(cells)
    return f"{UNUSED}{reason}" if reason else ""


def _place(fact: Seen, cells: Cells, number: int) -> tuple[tuple[int, float, str, int, int], Cells]:
    """Where a fact stands in the table: what is to be judged by its certainty, what was judged by its place."""
    if cells.get("verdict"):
        return (_JUDGED, 0.0, cells.get("file", ""), fact.start, number), cells
    return (_OPEN, round(fact.sure, 4), cells.get("file", ""), fact.start, number), cells
