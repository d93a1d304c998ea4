"""Tables of actions: a header that names task and owner, then a row an action; rows that are done are none."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from minutegraph.extraction import due
from minutegraph.extraction.actionlog import Log
from minutegraph.extraction.actionowners import owners
from minutegraph.extraction.expressions import regex
from minutegraph.extraction.phrases import pattern
from minutegraph.extraction.tasks import Task
from minutegraph.lexicon import load
from minutegraph.model import Block, Party, Sentence

_NAME = regex(r"(?:(?:Cllr|Mrs?|Ms|Miss|Dr)\.? )?(?:[A-Z][a-z'’-]+|[A-Z]\.?(?: ?[A-Z]\.?)?)(?: [A-Z][A-Za-z'’-]+){1,2}")
_NO_NAME = regex(r"\b(?:All|None|Board|Committee|Members|Officers|Team|Service|Services|Council|Not|To|Be)\b")


@dataclass(frozen=True, slots=True)
class _Columns:
    """Which column of a table holds what, -1 where it has none; how many there are."""

    width: int
    task: int
    owner: int
    due: int
    status: int


_LABEL = regex(r"\W*(?:ACTIONS?|Actions?)\W*")
_LABELLED = _Columns(2, 0, 1, -1, -1)
"""Under "ACTION" alone on its line: what is to be done, and who does it."""


class Tables:
    """Reads rows of tables into the log; `read` tells whether a sentence was a row."""

    def __init__(self, log: Log) -> None:
        self.log = log
        self.columns: _Columns | None = None

    def read(self, block: Block, sentence: Sentence) -> bool:
        """Whether the sentence is the header or a row of a table of actions."""
        if " | " not in sentence.text:
            if _LABEL.fullmatch(sentence.text):
                self.columns = _LABELLED
            elif block.depth == 0 and block.kind == "paragraph":
                self.columns = None
            return False
        cells = [cell.strip() for cell in sentence.text.strip("| ").split("|")]
        header = _columns(cells)
        if header:
            self.columns = header
            return True
        columns = self.columns
        if columns and block.marker and len(cells) == columns.width - 1:
            cells = [block.marker, *cells]  # the number of the row, in a column of its own
        if columns is None or max(columns.task, columns.owner) >= len(cells):
            return False
        if columns is _LABELLED and not (len(cells) == columns.width and _owners(cells[columns.owner])):
            return False
        status = cells[columns.status] if 0 <= columns.status < len(cells) else ""
        if cells[columns.task] and not _done().match(status):
            when = cells[columns.due].strip("-–— ") if 0 <= columns.due < len(cells) else ""
            late = due.find(cells[columns.task]) if columns.due < 0 else None
            task = Task(0, 0, "action.table", _owners(cells[columns.owner]), when or (late.text if late else None))
            self.log.add(sentence, task, True, cells[columns.task])
        return True


def _owners(cell: str) -> tuple[Party, ...]:
    """Who owns the action of a row: a cell that is nothing but a name is that of a person, known or not."""
    found = owners(cell)[0]
    return found or ((Party(cell, "person"),) if _NAME.fullmatch(cell) and not _NO_NAME.search(cell) else ())


def _columns(cells: list[str]) -> _Columns | None:
    words = load("actions")["table"]
    low = [cell.lower().strip(" .:?") for cell in cells]

    def place(name: str) -> int:
        return next((number for number, cell in enumerate(low) if cell in words[name]), -1)

    found = _Columns(len(cells), place("task"), place("owner"), place("due"), place("status"))
    return found if found.task >= 0 and found.owner >= 0 else None


@cache
def _done() -> re.Pattern[str]:
    return regex(rf"\W*(?:{pattern(load('actions')['table']['done'])})\b", re.I)
