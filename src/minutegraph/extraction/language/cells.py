"""Rows of tables as the reader of pages prints them, cells parted by bars; and what the heads of their columns say."""

from __future__ import annotations

from collections.abc import Collection, Mapping


def is_row(text: str) -> bool:
    """Whether a line has more than one cell."""
    return " | " in text


def cells(line: str) -> list[str]:
    """What stands in the cells of a row, bars and blanks at its ends left out."""
    return [cell.strip() for cell in line.strip("| ").split("|")]


def heads(row: list[str]) -> list[str]:
    """The cells of a header in small letters, without the marks around them: "**By whom?**" is "by whom"."""
    return [cell.lower().strip(" .:*?") for cell in row]


def columns(row: list[str], names: Mapping[str, Collection[str]]) -> dict[str, list[int]]:
    """Under each name the columns, from 0, whose heads are among its words."""
    printed = heads(row)
    return {name: [at for at, head in enumerate(printed) if head in words] for name, words in names.items()}
