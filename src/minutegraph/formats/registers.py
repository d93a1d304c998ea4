"""Tables that tell who attended: with a column that says how, or with a column for each way.

They become what minutes print: "Present:", and below it a line for each name with the role in brackets.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from minutegraph.formats.content import Block, Cell, Row
from minutegraph.lexicon import load


def groups(rows: Sequence[Row]) -> list[Block] | None:
    """The blocks of a table of who attended; None of any other, and of one whose marks ("P", a tick) are not understood."""
    return _by_column(rows) or _by_status(rows)


def is_register(rows: Sequence[Row]) -> bool:
    """Whether a table has a column of names and one that tells how they attended, in whatever marks."""
    heads = [text(cell).lower().strip(" .:") for cell in rows[0]]
    names, how = _column(heads, "name_columns"), _column(heads, "attendance_columns")
    return names is not None and how is not None and names != how


def _by_status(rows: Sequence[Row]) -> list[Block] | None:
    """A row a person, with a column that tells how: "Member | Role | Attendance"."""
    heads = [text(cell).lower().strip(" .:") for cell in rows[0]]
    names, how = _column(heads, "name_columns"), _column(heads, "attendance_columns")
    if names is None or how is None or names == how:
        return None
    if set(heads) - {word for name in _COLUMNS for word in load("formats")[name]}:
        return None  # a column of what nobody would look for among names: the rows stay as they are
    roles = [at for at, head in enumerate(heads) if head in load("formats")["role_columns"]]
    made: dict[str, list[Block]] = {}
    for row in rows[1:]:
        if len(row) <= names or not row[names]:
            continue
        way = text(row[how]) if len(row) > how else ""
        label = _label(way)
        if label is None or (heads[how] == "status" and way.lower() in ("yes", "no")):
            return None
        name = row[names][0]
        more = _SUBSTITUTE.match(way)
        said = [*(text(row[at]) for at in roles if len(row) > at), f"substitute for {more['for']}" if more else ""]
        notes = "".join(f" ({note})" for note in said if note)
        made.setdefault(label, []).append(Block(f"{text((name,))}{notes}", fragment=name.fragment))
    return [block for label, people in made.items() for block in (Block(f"{label}:"), *people)]


def _by_column(rows: Sequence[Row]) -> list[Block] | None:
    """A column a way: "PRESENT | APOLOGIES | OFFICERS" above the names."""
    labels = [_label(text(cell)) for cell in rows[0]]
    if len(labels) < 2 or None in labels or len(set(labels)) < len(labels) or len(rows) < 2:
        return None
    made = []
    for at, cell in enumerate(rows[0]):
        people = [block for row in rows[1:] if len(row) > at for block in row[at]]
        made += [Block(f"{text(cell).strip(' :')}:"), *people]
    return made


_COLUMNS = ("name_columns", "attendance_columns", "role_columns", "plain_columns")


def _column(heads: Sequence[str], name: str) -> int | None:
    words = load("formats")[name]
    return next((at for at, head in enumerate(heads) if head in words), None)


def _label(words: str) -> str | None:
    """The label of a way to attend, None where the words tell none."""
    return next((label for label, pattern in _ways() if pattern.fullmatch(words.strip(" .:"))), None)


_SUBSTITUTE = re.compile(r"(?:as )?(?:a )?substitut\w+ for (?P<for>\S.{2,60})\Z", re.I)


@cache
def _ways() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((label, re.compile(pattern, re.I)) for label, pattern in load("formats")["ways_to_attend"].items())


def text(cell: Cell) -> str:
    """The words of a cell, its paragraphs on one line."""
    return " ".join(block.text.replace("\n", " ") for block in cell)
