"""From the words of a page to rows, each of one or more pieces set apart; running heads and feet are left out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from minutegraph.formats.pdfgrids import Grid
from minutegraph.formats.tables import LONG, heads_tasks
from minutegraph.lexicon import load

_APART = 1.4  # Of the size of the letters: so wide a gap inside a row sets two pieces apart.
_SAME_ROW = 0.45  # Of the height of the smaller word: so much of it lies beside the other in a row.
_EDGE_ROWS = 3  # Rows at the top and at the bottom of a page that may be running heads and feet.
_SHARE = 0.5  # Of the pages: a row that stands at the edge of so many is a running head or foot.
_SAME_COLUMN = 4.0  # Points by which the columns of a table differ from page to page.
_FULL = 0.85  # Of the width of a page's text: a row that reaches so far goes on in the next.
_DIGITS = re.compile(r"\d+|\b[ivxlc]+\b")
_PAGE_NUMBER = re.compile(
    r"(?:" + "|".join([*load("layout")["page"], r"[-–—\s]*\d{1,4}[-–—\s]*", r"page\s+\d+.{0,20}"]) + r")\Z", re.I
)
_MARKER = re.compile(
    r"(?:[•·●▪■□◦‣⁃∙➢➤\uf0b7\uf0a7o–-]|\(?[a-zA-Z]{1,4}[.)]|\(?\d{1,3}(?:\.\d{1,3})*[.)]?"
    r"|[A-Z]{0,3}/?\d{1,4}/\d{2,4}\.?)\Z"
)
_YEARS = re.compile(r"(?:19|20)\d\d(?:/\d\d)?\Z")


@dataclass(frozen=True, slots=True)
class Word:
    """A word and where it stands on its page, in points from the lower left corner."""

    text: str
    left: float
    right: float
    low: float
    high: float
    bold: bool


@dataclass(frozen=True, slots=True)
class Piece:
    """Words side by side on one row without a wide gap, from left to right."""

    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        """The words with a blank between them."""
        return " ".join(word.text for word in self.words)

    @property
    def left(self) -> float:
        """Its left edge."""
        return self.words[0].left

    @property
    def right(self) -> float:
        """Its right edge."""
        return max(word.right for word in self.words)

    @property
    def low(self) -> float:
        """Its lower edge."""
        return min(word.low for word in self.words)

    @property
    def high(self) -> float:
        """Its upper edge."""
        return max(word.high for word in self.words)

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return all(word.bold for word in self.words)

    @property
    def size(self) -> float:
        """The height of the letters."""
        return self.high - self.low


@dataclass(slots=True)
class Row:
    """What stands side by side on a page, from left to right; of a ruled table the cells too, each of rows of one piece.

    `columns` are the places of the rules between the cells.
    """

    pieces: list[Piece]
    cells: tuple[tuple[Piece, ...], ...] = ()
    columns: tuple[float, ...] = ()

    @property
    def text(self) -> str:
        """All of it."""
        return " ".join(piece.text for piece in self.pieces)

    @property
    def low(self) -> float:
        """Its lower edge."""
        return min(piece.low for piece in self.pieces)


def pages_of_rows(pages: Sequence[Sequence[Word]], grids: Sequence[Sequence[Grid]]) -> list[list[Row]]:
    """The rows of each page from top to bottom, without what only runs from page to page; `grids` are its ruled tables."""
    tables = [[(grid, _cells(words, grid)) for grid in found] for words, found in zip(pages, grids, strict=True)]
    prose = [grid.columns for page in tables for grid, cells in page if _is_prose(cells)]
    made = []
    for words, found in zip(pages, tables, strict=True):
        data = [(grid, cells) for grid, cells in found if not any(alike(grid.columns, each) for each in prose)]
        inside = {id(word) for _, cells in data for cell in cells.values() for word in cell}
        rows = _rows([word for word in words if id(word) not in inside])
        for grid, cells in data:
            at = next((at for at, row in enumerate(rows) if row.low < grid.rows[0]), len(rows))
            rows[at:at] = _table(grid, cells)
        made.append(rows)
    running = _running(made)
    return [_without(rows, running, number) for number, rows in enumerate(made)]


def _cells(words: Sequence[Word], grid: Grid) -> dict[tuple[int, int], list[Word]]:
    """The words of a ruled table by row and column."""
    made: dict[tuple[int, int], list[Word]] = {}
    for word in words:
        place = grid.cell((word.left + word.right) / 2, (word.low + word.high) / 2)
        if place:
            made.setdefault(place, []).append(word)
    return made


def _is_prose(cells: dict[tuple[int, int], list[Word]]) -> bool:
    """Whether a page is only laid out in a table, and is read as one without: long cells that tell no tasks."""
    texts = {place: " ".join(word.text for word in cell) for place, cell in cells.items()}
    return any(len(words) > LONG and not heads_tasks(texts.get((0, at), "")) for (_, at), words in texts.items())


def alike(one: Sequence[float], other: Sequence[float]) -> bool:
    """Whether two tables have the same columns, as the parts of one have that goes on on the next page."""
    return len(one) == len(other) and all(abs(a - b) < _SAME_COLUMN for a, b in zip(one, other, strict=True))


def _table(grid: Grid, cells: dict[tuple[int, int], list[Word]]) -> list[Row]:
    made = []
    for row in range(len(grid.rows) - 1):
        lines = [
            tuple(Piece(tuple(word for piece in line.pieces for word in piece.words)) for line in _rows(cells.get((row, at), [])))
            for at in range(len(grid.columns) - 1)
        ]
        if any(lines):
            made.append(Row([piece for cell in lines for piece in cell], tuple(lines), grid.columns))
    return made


def _rows(words: Sequence[Word]) -> list[Row]:
    """The words of a page as rows."""
    left = sorted(words, key=lambda word: (-(word.low + word.high), word.left))
    bands: list[list[Word]] = []
    low = high = 0.0
    for word in left:
        overlap = min(high, word.high) - max(low, word.low)
        smaller = min(high - low, word.high - word.low)
        if bands and overlap > max(smaller, 0.1) * _SAME_ROW:
            bands[-1].append(word)
            if word.high - word.low > (high - low) * 0.8:
                low, high = min(low, word.low + (word.high - word.low) * 0.1), max(high, word.high)
                low, high = (low, high) if high - low < (word.high - word.low) * 1.3 else (word.low, word.high)
        else:
            bands.append([word])
            low, high = word.low, word.high
    return [Row(_pieces(sorted(band, key=lambda word: word.left))) for band in bands]


def _pieces(band: Sequence[Word]) -> list[Piece]:
    """The words of a row as pieces; a number or bullet goes with what stands to the right of it."""
    made: list[list[Word]] = []
    marker = False
    right = 0.0
    for word in band:
        size = max(word.high - word.low, 1.0)
        if made and (word.left - right < size * _APART or (marker and not word.text[:1].isdigit())):
            made[-1].append(word)
            marker = False
        else:
            made.append([word])
            marker = len(made) == 1 and _MARKER.match(word.text) is not None and not _YEARS.match(word.text)
        right = max(right, word.right) if len(made[-1]) > 1 else word.right
    return [Piece(tuple(words)) for words in made]


def _running(pages: Sequence[Sequence[Row]]) -> set[tuple[int, str]]:
    """The running heads (place from the top, from 0) and feet (place from the bottom, from -1), digits aside."""
    filled = [rows for rows in pages if rows]
    if len(filled) < 2:
        return set()
    seen: dict[tuple[int, str], int] = {}
    for rows in filled:
        for place in _edges(rows):
            key = (place, _folded(rows[place].text))
            seen[key] = seen.get(key, 0) + 1
    least = max(2, round(len(filled) * _SHARE))
    return {key for key, count in seen.items() if count >= least}


def _edges(rows: Sequence[Row]) -> list[int]:
    depth = min(_EDGE_ROWS, len(rows) // 2)
    return [*range(depth), *range(-depth, 0)]


def _folded(text: str) -> str:
    return _DIGITS.sub("#", text.lower())


def _without(rows: list[Row], running: set[tuple[int, str]], number: int) -> list[Row]:
    """The rows of a page without running heads and feet; the head of the first page stays, it may name the meeting."""
    gone: set[int] = set()
    for place in _edges(rows):
        text = rows[place].text
        first = number == 0 and place >= 0 and not _PAGE_NUMBER.match(text)
        if (place, _folded(text)) in running and not first:
            gone.add(place % len(rows))
    for place in (0, -1):
        if rows and _PAGE_NUMBER.match(rows[place].text):
            gone.add(place % len(rows))
    return [row for index, row in enumerate(rows) if index not in gone]


def leading(pages: Sequence[Sequence[Row]]) -> float:
    """The usual distance from row to row inside a paragraph, in points: the most frequent one of the file."""
    steps: dict[float, int] = {}
    for rows in pages:
        left = min((row.pieces[0].left for row in rows), default=0.0)
        full = left + (max((row.pieces[-1].right for row in rows), default=0.0) - left) * _FULL
        for above, below in pairwise(rows):
            if above.cells or below.cells or above.pieces[-1].right < full:
                continue  # a paragraph may end here
            step = round((above.low - below.low) * 2) / 2
            size = max(piece.size for piece in below.pieces)
            if 0.8 * size < step < 2.5 * size:
                steps[step] = steps.get(step, 0) + 1
    # Rows of neighbouring sizes count together; of equally frequent distances the smaller one is inside paragraphs.
    near = {step: sum(steps.get(step + by, 0) for by in (-0.5, 0, 0.5)) for step in steps}
    return min(near, key=lambda step: (-near[step], step), default=14.0)
