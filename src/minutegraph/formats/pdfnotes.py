"""Notes beside the text of a PDF page that say who is to act: where one begins, how far it goes, what it says."""

from __future__ import annotations

import re
from collections.abc import Sequence

from minutegraph.formats.pdflines import Line
from minutegraph.formats.pdfrows import Piece, Row
from minutegraph.formats.tables import ACTION_HEAD, NOBODY
from minutegraph.lexicon import load

_ACTION = re.compile(r"actions?\b", re.I)
NEAR = 3.0
"""Points by which the left edges of notes differ."""

_SPACE = 0.5  # Of the size of the letters: wider than the blank of a line that is not stretched.


def starts_note(row: Row, piece: Piece, at: int) -> bool:
    """Whether a word begins what stands beside the text: the head "Action", or "Action: ..." set apart from it."""
    if at == 0 and ACTION_HEAD.match(piece.text):
        return True
    word = piece.words[at]
    if not word.text[:1].isupper() or not _ACTION.match(word.text):
        return False
    if at == 0:
        return piece is not row.pieces[0]
    return word.left - piece.words[at - 1].right > (word.high - word.low) * _SPACE


def parted(rows: Sequence[Row], side: float, step: float) -> list[Row]:
    """The rows, where a note comes so close to the text that no gap sets it apart cut at the left edge of its column.

    A note begins where `starts_note` says, and goes on in the rows right below as long as a word begins at that edge.
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
            at = next((k for k, word in enumerate(piece.words) if abs(word.left - side - NEAR) <= NEAR), 0)
            goes_on = low is not None and low - row.low < step * 1.5
            if at and (starts_note(row, piece, at) or goes_on) and piece.words[at - 1].right < side:
                pieces += [Piece(piece.words[:at]), Piece(piece.words[at:])]
                noted = True
            else:
                pieces.append(piece)
                noted = noted or piece.left >= side
        low = row.low if noted else None
        made.append(Row(pieces))
    return made


def notes_behind(lines: Sequence[Line]) -> list[Line]:
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
    if ACTION_HEAD.match(line.text) or NOBODY.match(line.text):
        return False
    if not _ACTION.match(line.text):
        line.text = load("formats")["action_lead"] + line.text
    return True
