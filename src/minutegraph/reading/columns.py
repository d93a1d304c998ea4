"""Tables whose columns only blanks part: edges are put between the cells, where the text has blanks.

    No.  Action                        Owner        Due
    A1   Circulate the slides          CFO          27 June

Such a table is known by its header, which names who is to do what, or what was inspected when and with what outcome, and by
rows whose cells stand right below those of the header. A table with cells of several lines is left as it is.
"""

from __future__ import annotations

import re
from functools import cache

from minutegraph.lexicon import load

_CELL = re.compile(r"\S+(?: \S+)*")
_LEAST_ROWS = 1


def with_edges(text: str) -> str:
    """A text of the same length, in which "|" stands between the cells of such tables."""
    if not _maybe().search(text):
        return text
    lines = text.split("\n")
    at = 0
    while at < len(lines):
        columns = _columns(lines[at])
        end = at + 1
        while columns and end < len(lines) and _fits(lines[end], columns):
            end += 1
        goes_on = end < len(lines) and not lines[end].isspace() and lines[end] != ""
        if columns and end - at > _LEAST_ROWS and not goes_on and not any(line[columns[0]].isspace() for line in lines[at:end]):
            lines[at:end] = [_edged(line, columns) for line in lines[at:end]]
        at = end
    return "\n".join(lines)


def _columns(line: str) -> list[int]:
    """Where the columns begin, if the line is the header of such a table; else none."""
    if "|" in line or "   " not in line:
        return []
    cells = list(_CELL.finditer(line))
    return [cell.start() for cell in cells] if any(_has(kind, [cell[0] for cell in cells]) for kind in _KINDS) else []


def heads_tasks(line: str) -> bool:
    """Whether a line is the header of a table of tasks, its cells parted by "|"."""
    return "|" in line and _has(_TASKS, line.split("|"))


_TASKS = ("actions", ("task", "owner"))
_KINDS = (_TASKS, ("inspections", ("premises", "day", "outcome")))
"""The file of the lexicon whose table names the columns, and those that a header must have."""


def _has(kind: tuple[str, tuple[str, ...]], cells: list[str]) -> bool:
    names = {cell.lower().strip(" .:?*") for cell in cells}
    lexicon, columns = kind
    return all(not names.isdisjoint(_names(lexicon, column)) for column in columns)


def _fits(line: str, columns: list[int]) -> bool:
    """Whether the cells of a line stand below those of the header."""
    behind = [start for start in columns[1:] if start < len(line)]
    wide = any(line[start - 2 : start] == "  " for start in behind)
    return len(line) > columns[0] and wide and all(line[start - 1] == " " for start in behind)


def _edged(line: str, columns: list[int]) -> str:
    letters = list(line)
    for start in columns[1:]:
        if start < len(letters):
            letters[start - 2 if letters[start - 2] == " " == letters[start - 3] else start - 1] = "|"
    return "".join(letters)


@cache
def _names(lexicon: str, column: str) -> frozenset[str]:
    return frozenset(load(lexicon)["table"][column])


@cache
def _maybe() -> re.Pattern[str]:
    """A line that may be such a header: the name of a column between wide blanks."""
    known = _names("actions", "owner") | _names("inspections", "outcome")
    names = "|".join(map(re.escape, sorted(known, key=len, reverse=True)))
    return re.compile(rf"\S {{3,}}(?:{names})\b[.:]?(?: {{3}}|[ ]{{0,2}}$)", re.I | re.M)
