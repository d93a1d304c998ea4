"""Which pieces of a PDF page belong together: tables of data, columns side by side, notes beside the text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from minutegraph.formats.pdflines import Line
from minutegraph.formats.pdfnotes import NEAR, notes_behind, parted, starts_note
from minutegraph.formats.pdfrows import Piece, Row
from minutegraph.formats.tables import LABEL, heads_tasks

_SIDE = 0.55  # Of the width of the text: a column that begins farther right is beside it and no half of it.
_PROSE = 0.45  # Of the width of the text: a piece that wide is prose and no datum.
_SLACK = 6.0  # Points by which the left edges of one column differ.
_BLOCK_GAP = 1.28  # Of the usual distance of rows: what is nearer belongs together.
_MARGIN = 10.0  # Points: the widest margin inside of a cell; text that is farther from its rule is set in the middle.


def columns(rows: Sequence[Row], page: int, step: float) -> list[Line]:
    """The lines of a page in reading order; `step` is the usual distance of rows of the file."""
    return _Page(rows, page, step).lines() if rows else []


class _Page:
    """One page."""

    def __init__(self, rows: Sequence[Row], page: int, step: float) -> None:
        self.page = page
        self.rows = rows
        self.left = min(piece.left for row in rows for piece in row.pieces)
        self.right = max(piece.right for row in rows for piece in row.pieces)
        self.leading = step
        self.side = self._side()
        if self.side is not None:
            self.rows = parted(rows, self.side, self.leading)
        self.edges = self._edges()
        self.column = 0

    def _edges(self) -> dict[float, float]:
        """The right margins of the rows beside notes, by the lower edges of their pieces."""
        made: dict[float, float] = {}
        block: list[Row] = []
        for row in [*self.rows, None]:
            if row is not None and (not block or block[-1].low - row.low < self.leading * _BLOCK_GAP):
                block.append(row)
                continue
            body = [piece for each in block for piece in each.pieces if not self._is_note(piece)]
            if body and len(body) < sum(len(each.pieces) for each in block):
                edge = max(piece.right for piece in body)
                made.update((piece.low, edge) for piece in body)
            block = [row] if row is not None else []
        return made

    def lines(self) -> list[Line]:
        """The lines in reading order."""
        made: list[Line] = []
        for run in self._runs():
            if run[0].cells:
                made.append(self._ruled(run[0]))
            elif len(run) > 1 and self._is_table(run):
                made += [self._datum(row) for row in run]
            elif (len(run) > 1 or len(run[0].pieces) > 1) and self._is_split(run):
                made += self._split(run)
            else:
                made += [line for row in run for line in self._pieces(row)]
        return notes_behind(made)

    def _side(self) -> float | None:
        """Where a column of notes beside the text begins: under its head, or where such notes stand; None without one."""
        beyond = self.left + (self.right - self.left) * _SIDE
        starts = [
            word.left
            for row in self.rows
            if not row.cells and not self._heads_tasks(row, beyond)
            for piece in row.pieces
            for at, word in enumerate(piece.words)
            if word.left > beyond and starts_note(row, piece, at)
        ]
        return min(starts) - NEAR if starts else None

    def _heads_tasks(self, row: Row, beyond: float) -> bool:
        """Whether a row is the head of a table of actions: what is to be done stands at the left, owner and day beside it."""
        return len(row.pieces) > 2 and any(heads_tasks(piece.text) for piece in row.pieces if piece.left < beyond)

    def _is_note(self, piece: Piece) -> bool:
        return self.side is not None and piece.left >= self.side

    def _runs(self) -> Iterator[list[Row]]:
        """Neighbouring rows with the same shape: rows of several pieces together, rows of one piece one by one."""
        run: list[Row] = []
        for row in self.rows:
            body = [piece for piece in row.pieces if not self._is_note(piece)]
            several = len(body) > 1 and not row.cells
            if run and not (several and run[-1].low - row.low < self.leading * 2.2):
                yield run
                run = []
            if several:
                run.append(row)
            else:
                yield [row]
        if run:
            yield run

    def _is_table(self, run: Sequence[Row]) -> bool:
        """Whether rows of several pieces are a table of data: short pieces in columns."""
        wide = (self.right - self.left) * _PROSE
        if any(piece.right - piece.left > wide for row in run for piece in row.pieces):
            return False
        if any(LABEL.match(row.pieces[0].text) for row in run):
            return False
        if all(len(row.pieces) == 2 for row in run):
            return any(sign.isdigit() for row in run for sign in row.pieces[1].text) and _in_columns(run)
        return _in_columns(run)

    def _datum(self, row: Row) -> Line:
        """A row of a table in one line."""
        text = "| " + " | ".join(piece.text.replace("|", "/") for piece in row.pieces) + " |"
        line = self._line(row.pieces[0], text)
        line.row = True
        return line

    def _ruled(self, row: Row) -> Line:
        """A row of a ruled table, with the lines of its cells."""
        line = self._line(row.pieces[0], row.text)
        line.row, line.columns = True, row.columns
        cells = []
        for cell, (left, right) in zip(row.cells, pairwise(row.columns), strict=True):
            found = tuple(self._line(piece, piece.text) for piece in cell)
            for each in found:
                each.edge = right - min(_MARGIN, max(0.0, min(piece.left for piece in cell) - left))
            cells.append(found)
        line.cells = tuple(cells)
        return line

    def _is_split(self, run: Sequence[Row]) -> bool:
        """Whether rows of several pieces are names beside labels, or two columns to be read one after the other."""
        if any(LABEL.match(row.pieces[0].text) for row in run):
            return all(
                piece.right - piece.left < (self.right - self.left) * _PROSE for row in run for piece in row.pieces
            )
        return len(run) > 1 and all(len(row.pieces) == 2 for row in run) and _aligned(run, 1)

    def _split(self, run: Sequence[Row]) -> list[Line]:
        """Two columns: labels with what stands beside them row by row, else the left one and then the right one."""
        made: list[Line] = []
        if any(LABEL.match(row.pieces[0].text) for row in run):
            for row in run:
                made += [self._own(piece) for piece in row.pieces]
            return made
        for side in (0, 1):
            self.column += 1
            edge = max(row.pieces[side].right for row in run)
            for row in run:
                line = self._line(row.pieces[side], row.pieces[side].text)
                line.edge = edge
                made.append(line)
        self.column += 1
        return made

    def _own(self, piece: Piece) -> Line:
        """A piece as a line that no other goes on with."""
        self.column += 1
        line = self._line(piece, piece.text)
        line.row = True
        return line

    def _pieces(self, row: Row) -> Iterator[Line]:
        """The pieces of a row one after the other; one that stands beside the text as a note."""
        body = [piece for piece in row.pieces if not self._is_note(piece)]
        if body:
            whole = Piece(tuple(word for piece in body for word in piece.words))
            yield self._line(whole, whole.text)
        for piece in row.pieces:
            if self._is_note(piece):
                line = self._line(piece, piece.text)
                line.note = True
                yield line

    def _line(self, piece: Piece, text: str) -> Line:
        edge = max(self.edges.get(piece.low, self.right), piece.right)
        return Line(
            text,
            piece.left,
            piece.right,
            piece.low,
            piece.size,
            piece.bold,
            piece.bold,
            self.page,
            self.column,
            edge,
            self.leading,
        )


def _in_columns(run: Sequence[Row]) -> bool:
    """Whether the pieces of neighbouring rows stand below each other, at the left, the right or the middle.

    The stretched gaps of justified lines come at other places in every line.
    """
    good = 0
    for above, below in pairwise(run):
        fewer, more = sorted((above.pieces, below.pieces), key=len)
        matched = sum(any(_below(one, other) for other in more[1:]) for one in fewer[1:])
        good += matched * 2 > len(fewer) - 1
    return good * 2 >= len(run) - 1


def _below(one: Piece, other: Piece) -> bool:
    """Whether two pieces of different rows stand in one column."""
    left, right = one.left - other.left, one.right - other.right
    return min(abs(left), abs(right), abs(left + right) / 2) <= NEAR


def _aligned(run: Sequence[Row], at: int) -> bool:
    """Whether the pieces at one place of the rows have one left edge."""
    edges = [row.pieces[at].left for row in run if len(row.pieces) > at]
    return max(edges) - min(edges) <= _SLACK * 2
