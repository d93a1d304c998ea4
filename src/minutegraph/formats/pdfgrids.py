"""Tables of a PDF page whose cells are ruled: which words stand in which cell, however the words are broken and aligned."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

Box = tuple[float, float, float, float]
"""Left, right, lower and upper edge, in points."""

_NEAR = 3.0  # Points: the two sides of a drawn rule, and the ends of rules that meet.
_SHORT = 8.0  # Points: what is shorter is the end of a thick rule, or a dash.
_MOST_STROKES = 20_000  # Of one page; a page with more is a map or a plan.
_MOST_RULES = 1_500


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line of a page: `at` is its height where it lies, its distance from the left where it stands."""

    lies: bool
    at: float
    start: float
    end: float

    def covers(self, place: float) -> bool:
        """Whether it passes a place of the page, told in its own direction."""
        return self.start - _NEAR <= place <= self.end + _NEAR


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled table: the places of its columns from the left and of its rows from the top, and the rules between."""

    columns: tuple[float, ...]
    rows: tuple[float, ...]
    rules: tuple[Rule, ...]

    def cell(self, across: float, height: float) -> tuple[int, int] | None:
        """Row and column of the cell at a place, the first ones of a cell over several; None outside of the table."""
        if not (self.columns[0] < across < self.columns[-1] and self.rows[-1] < height < self.rows[0]):
            return None
        left = max((r.at for r in self.rules if not r.lies and r.at <= across and r.covers(height)), default=self.columns[0])
        top = min((r.at for r in self.rules if r.lies and r.at >= height and r.covers(across)), default=self.rows[0])
        return _nearest(self.rows, top), _nearest(self.columns, left)


def _nearest(places: Sequence[float], place: float) -> int:
    return min(range(len(places) - 1), key=lambda at: abs(places[at] - place))


def rules(page: Any, raw: Any, upright: Callable[[Any], Box]) -> list[Rule]:
    """The straight rules of a page, as it is shown; none where it has far more than tables have."""
    drawn = [raw.FPDFPage_GetObject(page, at) for at in range(raw.FPDFPage_CountObjects(page))]
    paths = [each for each in drawn if raw.FPDFPageObj_GetType(each) == raw.FPDF_PAGEOBJ_PATH]
    if sum(raw.FPDFPath_CountSegments(path) for path in paths) > _MOST_STROKES:
        return []
    made = []
    for start, end in (stroke for path in paths for stroke in _strokes(path, raw)):
        box = raw.FS_RECTF(min(start[0], end[0]), max(start[1], end[1]), max(start[0], end[0]), min(start[1], end[1]))
        left, right, low, high = upright(box)
        if high - low < 1 < right - left:
            made.append(Rule(True, (low + high) / 2, left, right))
        elif right - left < 1 < high - low:
            made.append(Rule(False, (left + right) / 2, low, high))
    joined = [*_joined([rule for rule in made if rule.lies]), *_joined([rule for rule in made if not rule.lies])]
    return joined if len(joined) <= _MOST_RULES else []


def _strokes(path: Any, raw: Any) -> Iterator[tuple[tuple[float, float], tuple[float, float]]]:
    """The straight parts of what is drawn, from point to point."""
    across, height, matrix = ctypes.c_float(), ctypes.c_float(), raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(path, matrix):
        return
    first = last = (0.0, 0.0)
    for part in range(raw.FPDFPath_CountSegments(path)):
        segment = raw.FPDFPath_GetPathSegment(path, part)
        raw.FPDFPathSegment_GetPoint(segment, across, height)
        x, y = across.value, height.value
        point = (matrix.a * x + matrix.c * y + matrix.e, matrix.b * x + matrix.d * y + matrix.f)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_LINETO:
            yield last, point
        elif kind == raw.FPDF_SEGMENT_MOVETO:
            first = point
        if raw.FPDFPathSegment_GetClose(segment):
            yield point, first
        last = point


def _joined(found: list[Rule]) -> Iterator[Rule]:
    """Rules of one direction, those as one that go on with each other or lie upon each other."""
    for group in _clusters(sorted(found, key=lambda rule: rule.at)):
        at = sum(rule.at for rule in group) / len(group)
        start: float | None = None
        end = 0.0
        for rule in [*sorted(group, key=lambda rule: rule.start), None]:
            if rule is not None and start is not None and rule.start <= end + _NEAR:
                end = max(end, rule.end)
                continue
            if start is not None and end - start >= _SHORT:
                yield Rule(group[0].lies, at, start, end)
            if rule is not None:
                start, end = rule.start, rule.end


def _clusters(found: Sequence[Rule]) -> list[list[Rule]]:
    made: list[list[Rule]] = []
    for rule in found:
        if made and rule.at - made[-1][0].at <= _NEAR:
            made[-1].append(rule)
        else:
            made.append([rule])
    return made


def grids(found: Sequence[Rule]) -> list[Grid]:
    """The tables that rules make: of those that cross or meet, at least two rows and two columns."""
    lying, standing = [rule for rule in found if rule.lies], [rule for rule in found if not rule.lies]
    group = list(range(len(lying)))  # the first lying rule that each hangs together with
    for rule in standing:
        meets = {group[at] for at, other in enumerate(lying) if rule.covers(other.at) and other.covers(rule.at)}
        group = [min(meets) if each in meets else each for each in group]
    made = []
    for _, members in groupby(sorted(range(len(lying)), key=lambda at: (group[at], at)), key=lambda at: group[at]):
        rows = [lying[at] for at in members]
        columns = [rule for rule in standing if any(rule.covers(row.at) and row.covers(rule.at) for row in rows)]
        if columns:
            made.append(_grid(rows, columns))
    return [grid for grid in made if len(grid.columns) > 2 and len(grid.rows) > 2]


def _grid(rows: Sequence[Rule], columns: Sequence[Rule]) -> Grid:
    """The table of rules; where its outer edges are not drawn they are where its rules end."""
    across = [*(rule.at for rule in columns), min(rule.start for rule in rows), max(rule.end for rule in rows)]
    heights = [*(rule.at for rule in rows), min(rule.start for rule in columns), max(rule.end for rule in columns)]
    return Grid(_places(across), _places(heights)[::-1], (*rows, *columns))


def _places(found: Sequence[float]) -> tuple[float, ...]:
    made: list[float] = []
    for place in sorted(found):
        if not made or place - made[-1] > _NEAR:
            made.append(place)
    return tuple(made)
