"""A line of text of a PDF page, as columns are told apart and before paragraphs are made."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Line:
    """A line of text of a page. `edge` is the right margin of its column, `leading` the usual distance of rows.

    `row` tells that it is a row of a table, `note` that it stands beside the text and tells who is to act.
    Of a row of a ruled table `cells` are the lines in its cells, and `columns` the places of the rules between them.
    """

    text: str
    left: float
    right: float
    low: float
    size: float
    bold: bool
    bold_whole: bool
    page: int
    column: int
    edge: float
    leading: float
    depth: int = 0
    row: bool = False
    note: bool = False
    cells: tuple[tuple[Line, ...], ...] = ()
    columns: tuple[float, ...] = ()
