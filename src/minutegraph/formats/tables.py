"""What a table of a page or Word file is, and its blocks: rows of data stay rows, tables made for layout become text.

Clerks lay out minutes in tables: the number beside the text, the names of those present in two columns, a column "Action"
at the right. Read cell by cell they would lose what belongs together.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from minutegraph.formats import registers
from minutegraph.formats.content import Block, Cell, Row
from minutegraph.formats.registers import text
from minutegraph.lexicon import load

_WORDS = load("formats")
ACTION_HEAD = re.compile(r"(?:" + "|".join(_WORDS["action_column"]) + r")\W*\Z", re.I)
"""The head of a column that says who is to act."""

_NUMBER = re.compile(
    r"(?:minute\s+)?(?:[A-Z]{0,3}/?\d{1,4}(?:[./-]\d{1,4}){0,2}|\(?[a-z]{1,4}\)|[ivx]{1,4}\.)[.):]?\Z", re.I
)
LABEL = re.compile(r"(?:" + "|".join(_WORDS["labels"]) + r")\b.{0,40}\Z", re.I | re.S)
"""A cell that has the names of those present beside it or below it."""

NOBODY = re.compile(r"[-–—\s]*\Z|n/?a\Z|none\Z", re.I)
"""What such a column says where nobody is to act."""

LONG = 250
"""Characters of a cell that is prose and no datum."""

_MOST_CELLS = 40


def flow(rows: Sequence[Row]) -> list[Block]:
    """The blocks of a table, in reading order."""
    rows = [row for row in (_filled(row) for row in rows) if any(row)]
    if not rows:
        return []
    if max(map(len, rows)) == 1:
        return [block for row in rows for block in row[0]]
    action = _action_column(rows)
    prose = any(len(cell) > 1 or _size(cell) > LONG for row in rows for cell in row)
    log = action is not None and _is_log(rows)
    if action is not None and (prose or _is_numbered(rows)) and not log:
        return _with_actions(rows[1:], action)
    if log and _is_long_in_tasks(rows):
        return [_data(row) for row in rows]
    if attended := registers.groups(rows):
        return attended
    if registers.is_register(rows):
        return [_data(row) for row in rows]
    if _is_labelled(rows):
        return [replace(row[1][0], text=f"{text(row[0])} {row[1][0].text}") for row in rows]
    if _is_attendance(rows):
        return [block for row in rows for block in _attendance(row)]
    if prose or _is_layout(rows):
        return [block for row in rows for block in _across(row)]
    return [_data(row) for row in rows]


def _filled(row: Row) -> Row:
    """The row without the empty cells at its end, and no more cells than a page can show."""
    cells = list(row[:_MOST_CELLS])
    while cells and not cells[-1]:
        cells.pop()
    return tuple(cells)


def _size(cell: Cell) -> int:
    return sum(len(block.text) for block in cell)


def _action_column(rows: Sequence[Row]) -> int | None:
    """Which column, not the first, is headed "Action"."""
    found = [index for index, cell in enumerate(rows[0]) if index and ACTION_HEAD.match(text(cell))]
    return found[-1] if found and len(rows) > 1 else None


def _is_numbered(rows: Sequence[Row]) -> bool:
    """Whether the first column holds the numbers of items."""
    return sum(1 for row in rows[1:] if row and _NUMBER.match(text(row[0]))) > 1


def _is_log(rows: Sequence[Row]) -> bool:
    """Whether the table is a log of actions: cells of one paragraph, and a column of tasks or dates besides."""
    head = {text(cell).lower().strip(" .:") for cell in rows[0]}
    return bool(head & set(_WORDS["log_columns"])) and all(len(cell) < 2 for row in rows for cell in row)


def _is_long_in_tasks(rows: Sequence[Row]) -> bool:
    """Whether a log has long cells, and those only under the head of what is to be done."""
    long = {at for row in rows for at, cell in enumerate(row) if _size(cell) > LONG}
    return bool(long) and all(at < len(rows[0]) and heads_tasks(text(rows[0][at])) for at in long)


def heads_tasks(head: str) -> bool:
    """Whether words are the head of a column of what is to be done."""
    return head.lower().strip(" .:") in _WORDS["task_columns"]


def _with_actions(rows: Sequence[Row], action: int) -> list[Block]:
    """The rows as text; who is to act, from the column at the right, stands below the text that it stands beside."""
    made: list[Block] = []
    for row in rows:
        made += _across(row[:action])
        owners = text(row[action]) if len(row) > action else ""
        if owners and not NOBODY.match(owners):
            lead = "" if owners.lower().startswith("action") else _WORDS["action_lead"]
            fragment = row[action][0].fragment
            made.append(Block(lead + owners, fragment=fragment))
    return made


def _is_attendance(rows: Sequence[Row]) -> bool:
    """Whether the table tells who was there: a label ("Present:") in the first column, names beside it."""
    labelled = [row for row in rows if row[0] and LABEL.match(text(row[0]))]
    return bool(labelled) and len(labelled) * 2 >= sum(1 for row in rows if row[0]) and max(map(len, rows)) <= 3


def _is_labelled(rows: Sequence[Row]) -> bool:
    """Whether the rows are values behind labels: "Date:" and the date; not those of who was there, which are lists."""
    if not all(len(row) == 2 and len(row[0]) == 1 and len(row[1]) == 1 for row in rows):
        return False
    labels = [text(row[0]) for row in rows]
    return all(label.endswith(":") and len(label) < 40 and not LABEL.match(label) for label in labels)


def _attendance(row: Row) -> list[Block]:
    """A label on a line of its own, each name below it."""
    return [block for cell in row for block in cell]


def _is_layout(rows: Sequence[Row]) -> bool:
    """Whether a table of short cells is none of data: numbers and text side by side, without a head."""
    return all(len(row) == 2 and (not row[0] or _NUMBER.match(text(row[0]))) for row in rows)


def _across(row: Row) -> list[Block]:
    """The cells one after the other; a number stands in front of the text that it numbers."""
    cells = [cell for cell in row if cell]
    made: list[Block] = []
    number: Block | None = None
    for cell in cells:
        for index, block in enumerate(cell):
            if number is not None:
                made.append(replace(block, number=number.text, fragment=number.fragment or block.fragment))
                number = None
            elif index == 0 and len(cell) == 1 and len(cells) > 1 and cell is cells[0] and _NUMBER.match(block.text):
                number = block
            else:
                made.append(block)
    return made if number is None else [*made, number]


def _data(row: Row) -> Block:
    """A row of data in one line."""
    cells = [text(cell).replace("|", "/") for cell in row]
    fragment = next((block.fragment for cell in row for block in cell), "")
    return Block("| " + " | ".join(cells) + " |", fragment=fragment)
