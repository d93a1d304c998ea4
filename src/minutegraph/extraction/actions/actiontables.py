"""Tables of actions: a header that names task and owner, then a row an action; rows that are done are none."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from minutegraph.extraction.actions import due
from minutegraph.extraction.actions.actionlog import Log
from minutegraph.extraction.actions.actionowners import owners
from minutegraph.extraction.actions.tasks import Task
from minutegraph.extraction.language.cells import cells, columns, is_row
from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.language.hints import Hints
from minutegraph.extraction.language.phrases import pattern
from minutegraph.extraction.latest import kept_of_latest
from minutegraph.lexicon import load
from minutegraph.model import Block, Minutes, Party, Sentence

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
_COLUMN = regex(
    r"(?:\A|\|\s*)(?:actions?(?:\s+by|\s+owner)?|by\s+whom|lead|owner|responsib(?:le|ility)(?:\s+person)?)\W*\Z", re.I
)
_COLUMN_WORDS = Hints.of(_COLUMN.pattern)
_TOP = 40
"""Blocks at the head of a document in which a column of actions is named."""


class Tables:
    """Reads rows of tables into the log; `read` tells whether a sentence was a row."""

    def __init__(self, log: Log) -> None:
        self.log = log
        self.columns: _Columns | None = None

    def read(self, block: Block, sentence: Sentence) -> bool:
        """Whether the sentence is the header or a row of a table of actions."""
        if not is_row(sentence.text):
            if _LABEL.fullmatch(sentence.text):
                self.columns = _LABELLED
            elif block.depth == 0 and block.kind == "paragraph":
                self.columns = None
            return False
        row = cells(sentence.text)
        header = _columns(row)
        if header:
            self.columns = header
            return True
        known = self.columns
        if known and block.marker and len(row) == known.width - 1:
            row = [block.marker, *row]  # the number of the row, in a column of its own
        if known is None or max(known.task, known.owner) >= len(row):
            return False
        if known is _LABELLED and not (len(row) == known.width and _owners(row[known.owner])):
            return False
        status = row[known.status] if 0 <= known.status < len(row) else ""
        if row[known.task] and not _done().match(status):
            when = row[known.due].strip("-–— ") if 0 <= known.due < len(row) else ""
            late = due.find(row[known.task]) if known.due < 0 else None
            task = Task(0, 0, "action.table", _owners(row[known.owner]), when or (late.text if late else None))
            self.log.add(sentence, task, True, row[known.task])
        return True


def _owners(cell: str) -> tuple[Party, ...]:
    """Who owns the action of a row: a cell that is nothing but a name is that of a person, known or not."""
    found = owners(cell)[0]
    return found or ((Party(cell, "person"),) if _NAME.fullmatch(cell) and not _NO_NAME.search(cell) else ())


def _columns(row: list[str]) -> _Columns | None:
    """The columns, where this row is the header of such a table."""
    places = columns(row, _heads())
    if not places["task"] or not places["owner"]:
        return None
    return _Columns(len(row), **{name: next(iter(at), -1) for name, at in places.items()})


@kept_of_latest
def has_column(minutes: Minutes) -> bool:
    """Whether a line near the top heads a column of actions: "Action", "Item | Discussion | Action by"."""
    blocks = [block for item in minutes.items[:3] for block in item.blocks][:_TOP]
    ends = (block.sentences[-1].text for block in blocks if block.sentences)
    return any(_COLUMN_WORDS.found(text) and _COLUMN.search(text) for text in ends)


@cache
def _heads() -> dict[str, frozenset[str]]:
    table = load("actions")["table"]
    return {name: frozenset(table[name]) for name in ("task", "owner", "due", "status")}


@cache
def _done() -> re.Pattern[str]:
    return regex(rf"\W*(?:{pattern(load('actions')['table']['done'])})\b", re.I)
