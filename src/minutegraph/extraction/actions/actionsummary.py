"""A table of actions that sums up the minutes above it: each action once, with the owner and the day that a row adds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from minutegraph.extraction.language.cells import cells
from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.learned.likeness import content
from minutegraph.extraction.rules import TaskRule
from minutegraph.model import Action, Fact, Minutes, Party

_NUMBER = regex(r"[A-Z]{0,3}\d{1,4}(?:[./]\d{1,4})?\.?")
_ROW: TaskRule = "action.table"
_OPEN = regex(r"\W*(?:on-?going|open|t\.?b\.?[ca]\.?|n/?a|none|in progress)?\W*", re.I)
_BEFORE = 200
"""Characters before an action in which its matter may stand: "the page was hard to read. Mr Crook would see to it"."""
_SURE, _OWNED, _NAMED = 0.5, 0.2, 0.4
"""Shares of a row's words that an action above must have: without an owner, with the row's owner; what an owner adds."""


def merged(minutes: Minutes, facts: Sequence[Fact]) -> list[Fact]:
    """The facts without the rows of tables that tell again an action told before; what such a row adds goes to that action.

    An action keeps its own deadline; it takes the row's owner where it has none, or where the two differ and the words
    are the same.
    """
    rows = [fact for fact in facts if isinstance(fact, Action) and fact.rule == _ROW]
    told = [fact for fact in facts if isinstance(fact, Action) and fact.rule != _ROW]
    pairs = sorted(
        ((score, row.start, row, action) for row in rows for action in told if (score := _score(minutes, row, action))),
        key=lambda pair: (-pair[0], pair[1], pair[3].start),
    )
    changed: dict[int, Fact | None] = {}
    for _, _, row, action in pairs:
        if id(row) not in changed and id(action) not in changed:
            changed[id(row)] = None
            changed[id(action)] = _with(action, row)
    return [new for fact in facts if (new := changed.get(id(fact), fact)) is not None]


def _score(minutes: Minutes, row: Action, action: Action) -> float:
    """How surely the row tells the action again; 0 where it does not."""
    if action.start >= row.start:
        return 0.0
    text = minutes.document.text
    words = content(_task(text[row.start : row.end], row))
    if _same_owner(row.owner, action.owner):
        share = _share(words, text[max(0, action.start - _BEFORE) : action.end])
        return share + _NAMED if share >= _OWNED else 0.0
    share = _share(words, text[action.start : action.end])
    return share if share >= _SURE and share * len(words) > 1 else 0.0


def _share(words: frozenset[str], text: str) -> float:
    return len(words & content(text)) / len(words) if words else 0.0


def _task(line: str, row: Action) -> str:
    """The cells of a row but those of its number, its owner and its day."""
    known = {party.label for party in row.owner} | {row.due or ""}
    return " ".join(cell for cell in cells(line) if cell not in known and not _NUMBER.fullmatch(cell))


def _same_owner(one: tuple[Party, ...], other: tuple[Party, ...]) -> bool:
    return any(_same(first.label, second.label) for first in one for second in other)


def _same(first: str, second: str) -> bool:
    """Whether two labels may be of one person: the words of one stand in the other, or it is the other's initials."""
    one, two = set(first.lower().split()), set(second.lower().split())
    letters = {"".join(word[0] for word in label.split()).upper() for label in (first, second)}
    return one <= two or two <= one or first in letters or second in letters


def _with(action: Action, row: Action) -> Action:
    owner = action.owner if not row.owner or _same_owner(row.owner, action.owner) else row.owner
    due = row.due if row.due and not _OPEN.fullmatch(row.due) else None
    return replace(action, owner=owner, due=action.due or due)
