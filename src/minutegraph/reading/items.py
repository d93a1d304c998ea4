"""Where the items of business of a meeting begin: numbered, coded, page and upper-case headings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from minutegraph.reading.furniture import download_at
from minutegraph.reading.lines import Line

_MEETING = re.compile(r"Meeting: \d{1,2}/\d{1,2}/\d{4} - .+?(?: \(Item (?P<number>[\w.]+)\))?\Z")
_DECIDED = re.compile(r"\d{1,2}/\d{1,2}/\d{4} - (?P<title>\S.*)")
_BARE = re.compile(r"(?P<number>\d{1,4}\.|\d{1,4}/\d{1,4}\.?)\Z")
_CODED = re.compile(
    r"""(?P<number>\d{1,4}/\d{1,4} | \d{2}\.\d{1,2}\.\d{1,3} | \d{3,4}\.? | Minute[ ]\d+[.:]?) (?:[ ]+\(\d+\))? [ ]*
        (?P<title>[A-Z].*)""",
    re.X,
)
_RUN_IN = re.compile(r"(?P<title>[^.;:]{3,160}?)(?:[ \u200b]*:|[ ]+[–-])[ \u200b]+(?P<rest>\S.*)")
_ITEM_PAGE = re.compile(r"(?:agenda item|issue\s*-\s*(?:meetings|decisions))\Z", re.I)
_LONGEST_TITLE = 250


@dataclass(slots=True)
class Heading:
    """Where an item begins: the index of its first line, number and title as places in the text, or None.

    `lines` is how many lines the heading takes; `rest` is where the text begins that follows the title in its own line.
    """

    line: int
    number: tuple[int, int] | None
    title: tuple[int, int] | None
    lines: int = 1
    rest: int | None = None


def headings(found: Sequence[Line]) -> list[Heading]:
    """The headings of the items of business, in order; none where the text is one item."""
    made = _meetings(found)
    if made or any(_ITEM_PAGE.match(line.whole) for line in found[:12]):
        return made
    for style in (_bare, _coded):
        made = style(found)
        if made:
            return made
    return []


def _place(line: Line, match: re.Match[str], name: str) -> tuple[int, int]:
    return line.start + match.start(name), line.start + match.end(name)


def _meetings(found: Sequence[Line]) -> list[Heading]:
    """A page of one matter at several meetings: "Meeting: 13/03/2018 - Cabinet (Item 9)", "17/10/2022 - SEND Update"."""
    made: list[Heading] = []
    for index, line in enumerate(found):
        if line.size > _LONGEST_TITLE:
            continue
        match = _MEETING.match(line.whole)
        decided = None if match else _DECIDED.match(line.whole)
        if match:
            heading = _titled(found, index, _place(line, match, "number") if match["number"] else None)
            made.append(heading)
        elif decided:
            made.append(Heading(index, None, _place(line, decided, "title")))
    return made


def _titled(found: Sequence[Line], index: int, number: tuple[int, int] | None) -> Heading:
    """A heading whose title is the line below, unless that is a sentence or too long."""
    if index + 1 >= len(found) or found[index + 1].size > _LONGEST_TITLE:
        return Heading(index, number, None)
    below = found[index + 1]
    lead = re.match(r"\d{1,4}[ ]+", below.whole)
    start = below.start + (lead.end() if lead else 0)
    cut = download_at(below.whole)
    if cut is None and below.whole.endswith(".") and len(below.whole.split()) > 9:
        return Heading(index, number, None)
    return Heading(index, number, (start, below.start + cut if cut else below.end), 2)


def _bare(found: Sequence[Line]) -> list[Heading]:
    """A number on a line of its own, the title on the next."""
    made: list[Heading] = []
    for index, line in enumerate(found[:-1]):
        match = _BARE.match(line.whole) if line.size < 12 else None
        if match:
            made.append(_titled(found, index, _place(line, match, "number")))
    return made if len(made) > 1 else []


def _coded(found: Sequence[Line]) -> list[Heading]:
    """"52/10 TITLE", "15.11.6 Bonfire", "412   TITLE - text"."""
    made: list[Heading] = []
    for index, line in enumerate(found):
        match = _CODED.match(line.whole)
        if match:
            made.append(run_in(line, match, index))
    return made if len(made) > 2 else []


def run_in(line: Line, match: re.Match[str], index: int) -> Heading:
    """The heading that a line opens, cut where the text of the item follows in the same line."""
    start, end = _place(line, match, "title")
    number = _place(line, match, "number")
    inner = _RUN_IN.match(match["title"])
    if inner and (end - start > 90 or inner["title"].isupper()):
        return Heading(index, number, (start, start + inner.end("title")), 1, start + inner.start("rest"))
    return Heading(index, number, (start, end))
