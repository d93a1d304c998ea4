"""The heading of an item of business: its number and title, and where the text begins that follows in the same line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from minutegraph.model import Head
from minutegraph.reading.furniture import download_at
from minutegraph.reading.lines import Line
from minutegraph.reading.titles import cell_title, flat_title_end, is_inner, is_stopped_title, run_in_at

_LONGEST_TITLE = 250
_TITLE_WORDS = 9  # What has more and ends with a full stop is a sentence.
_TITLE_LINES = 3


@dataclass(slots=True)
class Heading:
    """Where an item begins: the index of its first line, number and title as places in the text, or None.

    `lines` is how many lines the heading takes; `rest` is where the text begins that follows the title in its last
    line.
    """

    line: int
    number: tuple[int, int] | None
    title: tuple[int, int] | None
    lines: int = 1
    rest: int | None = None


def place(line: Line, match: re.Match[str], name: str) -> tuple[int, int]:
    """Where in the text a group stands that was matched in the whole of a line."""
    return line.start + match.start(name), line.start + match.end(name)


def titled(found: Sequence[Line], index: int, number: tuple[int, int] | None) -> Heading:
    """A heading whose title is the line below, with those that go on with it, unless that is a sentence or too long."""
    if index + 1 >= len(found) or found[index + 1].kind:
        return Heading(index, number, None)
    if found[index + 1].size > _LONGEST_TITLE and not cell_title(found[index + 1].whole):
        return Heading(index, number, None)
    below = found[index + 1]
    lead = re.match(r"\d{1,4}[ ]+", below.whole)
    start = below.start + (lead.end() if lead else 0)
    cut = download_at(below.whole)
    if cut:
        return Heading(index, number, (start, below.start + cut), 2)
    flat = flat_title_end(below.whole)
    if flat:
        return Heading(index, number, (start, below.start + flat), 2, below.start + flat)
    cell = cell_title(below.whole)
    if cell:
        return Heading(index, number, (start, below.start + cell[0]), 2, below.start + cell[1])
    last = index + 1
    while last + 1 < len(found) and last < index + 1 + _TITLE_LINES and _goes_on(found[last + 1]):
        last += 1
    words = sum(line.whole.count(" ") + 1 for line in found[index + 1 : last + 1])
    if found[last].whole.endswith(".") and words > _TITLE_WORDS and not is_stopped_title(found[last].whole):
        return Heading(index, number, None)
    return Heading(index, number, (start, found[last].end), last - index + 1)


def told(found: Sequence[Line], heads: Sequence[Head]) -> list[Heading]:
    """The headings that the structure of a file tells, found again among the lines."""
    starts = {line.start: index for index, line in enumerate(found)}
    made: list[Heading] = []
    for head in heads:
        places = [place for place in (head.number, head.title) if place is not None]
        first = starts.get(places[0][0])
        last = starts.get(places[-1][0])
        if first is not None and last is not None:
            made.append(Heading(first, head.number, head.title, last - first + 1))
    return made


def _goes_on(line: Line) -> bool:
    """Whether a line goes on with the one right above it."""
    return line.blanks == 0 and not line.kind and line.whole[:1].islower()


_BROKEN = 40
"""Characters from which on a heading in capitals may be broken where a line of text goes on with its last word."""


def run_in(found: Sequence[Line], index: int, match: re.Match[str]) -> Heading:
    """The heading that a numbered line opens, cut where the text of the item follows it."""
    line = found[index]
    number = place(line, match, "number")
    start, end = place(line, match, "title")
    title, lines = match["title"], 1
    # An upper-case heading may be broken over lines.
    while title.isupper() and index + lines < len(found) and lines <= _TITLE_LINES:
        below = found[index + lines]
        lead = below.text.split(None, 1)[0] if below.text else ""
        if below.blanks or below.kind or not lead.isupper() or len(lead) < 2 or is_inner(below.text):
            break
        if len(line.whole) < _BROKEN and not " ".join(below.text.split()[:2]).isupper():
            break  # "POLICE REPORT", and below it "PCSO Lugg reported"
        title = title + " " * (below.start - end) + below.whole
        end, lines = below.end, lines + 1
    cell = title.find(" | ")
    cut = run_in_at(title[:cell] if cell > 0 else title)
    if cell > 0 and cut in (None, (0, 0)):
        cut = cell_title(title[:cell])
    if cell > 0 and cut is None:  # a row of a table: the title's column, then the text's
        return Heading(index, number, (start, start + cell), lines, start + cell + 3)
    if cut is None:
        below_cut = download_at(title)
        return Heading(index, number, (start, start + (below_cut or len(title.rstrip(" :-–—\u200b")))), lines)
    if cut == (0, 0):
        return Heading(index, number, None, lines, start)
    return Heading(index, number, (start, start + cut[0]), lines, start + cut[1])
