"""Which pieces of a PDF page belong together: tables of data, columns side by side, notes beside the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from minutegraph.formats.pdfrows import Piece, Row
from minutegraph.formats.tables import heads_tasks
from minutegraph.lexicon import load

_WORDS = load("formats")
_ACTION_HEAD = re.compile(r"(?:" + "|".join(_WORDS["action_column"]) + r")\W*\Z", re.I)
_ACTION = re.compile(r"actions?\b", re.I)
_LABEL = re.compile(r"(?:" + "|".join(_WORDS["labels"]) + r")\b.{0,30}\Z", re.I)
_NOBODY = re.compile(r"[-–—\s]*\Z|n/?a\Z|none\Z", re.I)
_SIDE = 0.55  # Of the width of the text: a column that begins farther right is beside it and no half of it.
_PROSE = 0.45  # Of the width of the text: a piece that wide is prose and no datum.
_SLACK = 6.0  # Points by which the left edges of one column differ.
_BLOCK_GAP = 1.28  # Of the usual distance of rows: what is nearer belongs together.
_NEAR = 3.0  # Points by which the left edges of notes differ.
_MARGIN = 10.0  # Points: the widest margin inside of a cell; text that is farther from its rule is set in the middle.
_SPACE = 0.5  # Of the size of the letters: wider than the blank of a line that is not stretched.


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
            self.rows = _parted(rows, self.side, self.leading)
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
        return _notes_behind(made)

    def _side(self) -> float | None:
        """Where a column of notes beside the text begins: under its head, or where such notes stand; None without one."""
        beyond = self.left + (self.right - self.left) * _SIDE
        starts = [
            word.left
            for row in self.rows
            if not row.cells and not self._heads_tasks(row, beyond)
            for piece in row.pieces
            for at, word in enumerate(piece.words)
            if word.left > beyond and _starts_note(row, piece, at)
        ]
        return min(starts) - _NEAR if starts else None

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
        if any(_LABEL.match(row.pieces[0].text) for row in run):
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
        if any(_LABEL.match(row.pieces[0].text) for row in run):
            return all(
                piece.right - piece.left < (self.right - self.left) * _PROSE for row in run for piece in row.pieces
            )
        return len(run) > 1 and all(len(row.pieces) == 2 for row in run) and _aligned(run, 1)

    def _split(self, run: Sequence[Row]) -> list[Line]:
        """Two columns: labels with what stands beside them row by row, else the left one and then the right one."""
        made: list[Line] = []
        if any(_LABEL.match(row.pieces[0].text) for row in run):
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


def _starts_note(row: Row, piece: Piece, at: int) -> bool:
    """Whether a word begins what stands beside the text: the head "Action", or "Action: ..." set apart from it."""
    if at == 0 and _ACTION_HEAD.match(piece.text):
        return True
    word = piece.words[at]
    if not word.text[:1].isupper() or not _ACTION.match(word.text):
        return False
    if at == 0:
        return piece is not row.pieces[0]
    return word.left - piece.words[at - 1].right > (word.high - word.low) * _SPACE


def _parted(rows: Sequence[Row], side: float, step: float) -> list[Row]:
    """The rows, where a note comes so close to the text that no gap sets it apart cut at the left edge of its column.

    A note begins where `_starts_note` says, and goes on in the rows right below as long as a word begins at that edge.
    """
    made: list[Row] = []
    low: float | None = None
    for row in rows:
        if row.cells:
            made.append(row)
            continue
        pieces: list[Piece] = []
        noted = False
        for piece in row.pieces:
            at = next((k for k, word in enumerate(piece.words) if abs(word.left - side - _NEAR) <= _NEAR), 0)
            goes_on = low is not None and low - row.low < step * 1.5
            if at and (_starts_note(row, piece, at) or goes_on) and piece.words[at - 1].right < side:
                pieces += [Piece(piece.words[:at]), Piece(piece.words[at:])]
                noted = True
            else:
                pieces.append(piece)
                noted = noted or piece.left >= side
        low = row.low if noted else None
        made.append(Row(pieces))
    return made


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
    return min(abs(left), abs(right), abs(left + right) / 2) <= _NEAR


def _aligned(run: Sequence[Row], at: int) -> bool:
    """Whether the pieces at one place of the rows have one left edge."""
    edges = [row.pieces[at].left for row in run if len(row.pieces) > at]
    return max(edges) - min(edges) <= _SLACK * 2


def _notes_behind(lines: Sequence[Line]) -> list[Line]:
    """The lines with each note whole and behind the text that it stands beside; heads of the column are left out."""
    made: list[Line] = []
    waiting: list[Line] = []
    for line in lines:
        if not line.note:
            made.append(line)
            continue
        last = waiting[-1] if waiting else None
        if last is not None and last.low - line.low < last.leading * 1.5 and not _ACTION.match(line.text):
            last.text, last.low = f"{last.text} {line.text}", line.low
        else:
            waiting.append(line)
            made.append(line)
    return [line for line in made if not line.note or _named(line)]


def _named(line: Line) -> bool:
    """Whether a note names someone; it then says that it is an action."""
    if _ACTION_HEAD.match(line.text) or _NOBODY.match(line.text):
        return False
    if not _ACTION.match(line.text):
        line.text = _WORDS["action_lead"] + line.text
    return True
