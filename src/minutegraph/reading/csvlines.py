"""The first line of a table that people made: the names of its columns."""

from __future__ import annotations

import csv


def columns(line: str, delimiter: str) -> list[str]:
    """The names of the columns in small letters, without blanks around them; none where the line is no CSV."""
    try:
        return [name.strip().lower() for name in next(csv.reader([line], delimiter=delimiter), [])]
    except csv.Error:  # a cell beyond all measure, a line end inside
        return []
