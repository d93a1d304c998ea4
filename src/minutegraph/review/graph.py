"""The facts of a graph, and what people have said of them, as rows of the table."""

from __future__ import annotations

import difflib
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from minutegraph import results
from minutegraph.errors import RecordError, SourceError
from minutegraph.queries import Prepared
from minutegraph.queries.execution import run
from minutegraph.record.layout import Layout
from minutegraph.review import slots
from minutegraph.review.cells import folded, plain
from minutegraph.review.certainty import certainty
from minutegraph.review.fitting import Candidate, item_keys, item_label
from minutegraph.store import open_for_reading

if TYPE_CHECKING:
    from pyoxigraph import Store

Answer = Mapping[str, str | None]


@dataclass(frozen=True, slots=True)
class Seen:
    """A fact of the graph, or one that was dropped from it: its row, what corrections know it by, and how sure it is.

    `start` is the place of its quote. A fact that a person has judged is `judged`; its certainty is 1.
    """

    cells: Mapping[str, str]
    candidate: Candidate
    start: int
    sure: float
    judged: bool


@dataclass(frozen=True, slots=True)
class _Fact:
    """A fact or a dropped one as the queries give it; `said` is the correction, empty where there is none."""

    told: Answer
    cells: Mapping[str, str]
    derived: frozenset[str]
    said: Answer

    @property
    def group(self) -> tuple[str | None, ...]:
        """What twins agree in."""
        return (self.told["source"], self.told["number"], self.told["title"], self.told["type"], self.quote)

    @property
    def quote(self) -> str:
        """The quote, as quotes are compared."""
        return plain(self.told["exact"] or "")


def seen(graph: Path, documents: Iterable[str] = ()) -> tuple[list[Seen], list[str]]:
    """All facts of the documents, those dropped among them, in the order of the text; and the sources of those named.

    A document is named by its source, or by the end or the stem of it; all are meant where none is named. Raises
    RecordError where there is no graph, SourceError where it has no such document.
    """
    store = open_for_reading(graph)
    all_sources = sorted(row["source"] or "" for row in _ask(store, "documents"))
    sources = sorted({_source(name, all_sources) for name in documents})
    gathered: list[_Fact] = []
    asked: list[str | None] = [*sources] or [None]
    for source in asked:
        gathered += _gathered(store, source)
    gathered.sort(key=lambda fact: (fact.told["source"] or "", int(fact.told["start"] or 0)))
    return [*_rows(gathered, Layout(graph))], sources


def _ask(store: Store, name: str, source: str | None = None) -> list[dict[str, str | None]]:
    text = (files(__package__) / f"{name}.rq").read_text("utf-8")
    bound = {} if source is None else {"source": source}
    return results.records(run(store, Prepared(name, text, bound, (), trusted=True)))


def _source(name: str, sources: list[str]) -> str:
    """The source that a person means by a name."""
    asked = PurePosixPath(name.replace("\\", "/").removeprefix("./").lower())
    paths = {source: PurePosixPath(source.lower()) for source in sources}
    for found in (
        [source for source, path in paths.items() if path == asked],
        [source for source, path in paths.items() if _ends(path, asked) or _ends(asked, path)],
        [source for source, path in paths.items() if path.stem == asked.name],
    ):
        if len(found) == 1:
            return found[0]
        if found:
            raise SourceError(f"{name} could be {' or '.join(found[:3])}; write one of them in full")
    near = difflib.get_close_matches(name, sources, n=3, cutoff=0.4)
    hint = f"did you mean {' or '.join(near)}?" if near else "kg query meetings lists what it has"
    raise SourceError(f"{name}: no such document in the graph; {hint}")


def _ends(path: PurePosixPath, other: PurePosixPath) -> bool:
    """Whether a path ends in another, folder by folder."""
    return path.parts[-len(other.parts) :] == other.parts


def _gathered(store: Store, source: str | None) -> Iterator[_Fact]:
    """The facts with their slots and corrections, and the dropped facts."""
    cells: dict[str, dict[str, list[str]]] = {}
    derived: dict[str, set[str]] = {}
    for row in _ask(store, "slots", source):
        fact, slot = row["fact"] or "", row["slot"] or ""
        values = cells.setdefault(fact, {}).setdefault(slot, [])
        if row["value"] not in values:
            values.append(row["value"] or "")
        if row["derived"] == "true":
            derived.setdefault(fact, set()).add(slot)
    said: dict[str, Answer] = {}
    for row in _ask(store, "corrections", source):
        if row["fact"]:
            said[row["fact"]] = row
        else:
            yield _Fact(row, {}, frozenset(), row)
    for row in _ask(store, "facts", source):
        fact = row["fact"] or ""
        own = {slot: slots.joined(values) for slot, values in cells.get(fact, {}).items()}
        yield _Fact(row, own, frozenset(derived.get(fact, ())), said.get(fact, {}))


def _rows(facts: list[_Fact], layout: Layout) -> Iterator[Seen]:
    """A row of the table for each fact."""
    marks = _marks(facts)
    lines: dict[str, list[int]] = {}
    for fact, mark in zip(facts, marks, strict=True):
        told, said = fact.told, fact.said
        minutes, kind, start = told["minutes"] or "", told["type"] or "", int(told["start"] or 0)
        if minutes not in lines:
            lines[minutes] = _line_ends(layout, minutes.rpartition("/")[2])
        sure, why = 1.0, f"reviewed: {said.get('verdict')}"
        if not said:
            sure, why = certainty(kind, told["rule"] or "", fact.cells, fact.derived)
        number, title, quote = told["number"], told["title"], folded(told["exact"] or "")
        cells = {
            **{column: fact.cells.get(column, "") for column in slots.SLOTS[kind]},
            "verdict": said.get("verdict") or "",
            "note": said.get("note") or "",
            "checked by": said.get("who") or "",
            "checked on": said.get("when") or "",
            "file": told["source"] or "",
            "item": item_label(number, title),
            "type": kind,
            "quote": quote,
            "line": str(bisect_left(lines[minutes], start) + 1),
            "rule": told.get("rule") or "",
            "mark": mark,
            "certainty": "" if said else f"{sure:.2f}",
            "why": why,
        }
        candidate = Candidate(kind, fact.quote, item_keys(number, title), mark, fact.cells)
        yield Seen(cells, candidate, start, sure, bool(said))


def _marks(facts: list[_Fact]) -> list[str]:
    """The mark of each fact as the build has it: of a corrected fact as it was found; an added one has none."""
    size: dict[tuple[object, ...], int] = {}
    taken: set[tuple[object, ...]] = set()
    for fact in facts:
        if not fact.said or fact.said["mark"]:
            size[fact.group] = size.get(fact.group, 0) + 1
        taken.add((*fact.group, fact.said.get("mark")))
    marks = []
    for fact in facts:
        mark = fact.said.get("mark") or ""
        if not fact.said:
            mark = own = slots.mark(fact.told["type"] or "", fact.cells)
            number = 1
            while size[fact.group] > 1 and (*fact.group, mark := f"{own} {number}") in taken:
                number += 1
            taken.add((*fact.group, mark))
        marks.append(mark)
    return marks


def _line_ends(layout: Layout, slug: str) -> list[int]:
    """Where each line of a document's text ends. Raises RecordError where the text is not there."""
    path = layout.text(slug)
    try:
        text = path.read_bytes().decode()
    except (OSError, UnicodeDecodeError) as error:
        raise RecordError(f"{path}: cannot be read ({error}); build the graph again") from error
    return [at for at, sign in enumerate(text) if sign == "\n"]
