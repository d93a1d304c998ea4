"""Where the items of business of a meeting begin."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import zip_longest

from minutegraph.reading.columns import heads_tasks
from minutegraph.reading.days import DATE
from minutegraph.reading.furniture import download_at, opens_minutes
from minutegraph.reading.headings import Heading, place, run_in, titled
from minutegraph.reading.itemmarks import marked
from minutegraph.reading.lines import Line
from minutegraph.reading.plainitems import capitals, known, spaced
from minutegraph.reading.runs import Member, best_run
from minutegraph.reading.titles import (
    flat_title_end,
    is_stopped_title,
    is_title,
    tells,
)

_ITEM_PAGE = re.compile(r"(?:agenda item|issue\s*-\s*(?:meetings|decisions))\Z", re.I)
MEETING = re.compile(
    r"Meeting:\s+(?P<date>\d{1,2}/\d{1,2}/\d{4}|\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]{2,8},? \d{4})"
    r"(?:,? (?:at )?\d{1,2}[.:]\d{2} ?(?:[ap]\.?m\.?)?)?\s+[-–—]\s+"
    r"(?P<body>\S.*?)(?:(?<=\S)\s{1,9}\(Item (?P<number>[\w.]+)\))?\Z"
)
"""The line with which a page of one matter at several meetings begins each of them."""

_DECIDED = re.compile(r"\d{1,2}/\d{1,2}/\d{4} - (?P<title>\S.*)")
_BARE = re.compile(r"(?P<number>\d{1,4}\.|\d{1,4}/\d{1,4}\.?|(?:\d\d-\d\d/)[A-Z]{2,5}/\d{1,3})\Z")
_CODED = re.compile(
    r"""(?P<number>
          [A-Z]{0,4}/?\d{1,4}/\d{2,4} | \d{1,3}-\d{2}/\d{2} | [A-Z]{1,3}-?\d{1,3}-\d{1,3}(?:/\d{2})?
        | \d{2}\.\d{1,2}\.\d{1,3} | \d{2}\.\d{2,3} | \d{3,5} | Minute[ ](?:No\.?[ ])?\d+[.:]?
        | (?P<lettered>[A-Z]\.\d{1,3}|[A-Z]{2,4}\d{2,3})
        )(?![a-z0-9_/,:-]|[A-Z]\b|\.\d)\.? (?:[ ]+\(\d+\))? (?:[ ]+[-–—|](?=[ ]))? [ \u200b]* (?P<title>[A-Z].*)""",
    re.X,
)
_NUMBERED = re.compile(
    r"(?:\|[ ]*)?[\u200b ]*(?P<number>\d{1,3})(?P<sign>[.):]?)(?:[ ]*\(\d{1,3}\)(?=[ ]))?(?:[ ]*[-–—|](?=[ ]))?"
    r"[\u200b ]*(?P<title>(?:[A-Z'\"]|(?<=[.):] )(?:19|20)\d\d(?:[/-]\d\d)?[ ]+[A-Za-z]).*)"
)
_ITEM = re.compile(
    r"\(?(?:agenda[ ])?item[ ](?:no\.?[ ]?)?(?P<number>\d{1,3})[ ]?(?P<sign>[.):|–—-])[ ]+(?P<title>(?-i:[A-Z'\"]).*)",
    re.I,
)
_DIGITS = re.compile(r"\d+")
_LONGEST_TITLE = 250
_LONGEST_NUMBER = 15
_SHORT = 80  # Characters of a heading that has a verb: "3  What the inspectors said".
_LEAST_SPAN = 0.2
_TOP_LINES = 15
_LEAST_PAGES = 2
_LEAST_CODED = 3  # items with codes that a page of one item does not have
_ROW_LINES = 12  # Of a row of a flattened table: title, purpose, recommendations.


def headings(found: Sequence[Line]) -> list[Heading]:
    """The headings of the items of business, in order; none where the text is one item."""
    made = _meetings(found)
    if made or (any(is_item_page(line.whole) for line in found[:12]) and len(_coded(found)) < _LEAST_CODED):
        return made or _pages(found)
    styles: tuple[Callable[[Sequence[Line]], list[Heading]], ...] = (
        _bare, _coded, _numbered, marked, _above_minutes, spaced, capitals, known,
    )  # fmt: skip
    rows = _rows_of_tasks(found)
    for style in styles:
        made = [heading for heading in style(found) if heading.line not in rows]
        if made:
            return made
    return []


def _rows_of_tasks(found: Sequence[Line]) -> frozenset[int]:
    """The lines that are rows of a log of actions: their codes number no items."""
    rows: set[int] = set()
    for index, line in enumerate(found):
        if "|" in line.whole and (index - 1 in rows or (index and heads_tasks(found[index - 1].whole))):
            rows.add(index)
    return frozenset(rows)


def is_item_page(line: str) -> bool:
    """Whether a line heads a page of one item of business: "Agenda item", "Issue - meetings"."""
    return len(line) < 30 and _ITEM_PAGE.match(line) is not None


def _pages(found: Sequence[Line]) -> list[Heading]:
    """Pages of single items one after the other, each with its own "Agenda item", and some with no "Minutes:"."""
    tops = [index for index, line in enumerate(found) if line.whole.lower() == "agenda item"]
    if len(tops) < _LEAST_PAGES:
        return []
    dated = [index + 1 < len(found) and DATE.search(found[index + 1].whole) is not None for index in tops]
    return _apart([
        Heading(index, None, None) if meeting else titled(found, index, None)
        for index, meeting in zip(tops, dated, strict=True)
    ])  # fmt: skip


def _meetings(found: Sequence[Line]) -> list[Heading]:
    """A page of one matter at several meetings: "Meeting: 13/03/2018 - Cabinet (Item 9)", "17/10/2022 - Update"."""
    made: list[Heading] = []
    for index, line in enumerate(found):
        if made and line.whole == "Decision details":
            made.append(titled(found, index, None))
        if line.size > _LONGEST_TITLE:
            continue
        match = MEETING.match(line.whole) if line.whole.startswith("Meeting:") else None
        if match:
            made.append(titled(found, index, place(line, match, "number") if match["number"] else None))
        elif "/" in line.whole and (decided := _DECIDED.match(line.whole)):
            made.append(Heading(index, None, place(line, decided, "title")))
    return _apart(made)


def _apart(made: Sequence[Heading]) -> list[Heading]:
    """The headings, those without a title of which the lines go over the next heading."""
    return [
        Heading(head.line, head.number, None) if following and head.line + head.lines > following.line else head
        for head, following in zip_longest(made, made[1:])
    ]


def _bare(found: Sequence[Line]) -> list[Heading]:
    """A number on a line of its own, the title on the next."""
    members: list[Member] = []
    for index, line in enumerate(found[:-1]):
        match = _BARE.match(line.whole) if line.size <= _LONGEST_NUMBER else None
        if match and not _ends_sentence(found, index):
            members.append((index, match, [int(part) for part in _DIGITS.findall(match["number"])]))
    taken = best_run([members])
    made = [titled(found, index, place(found[index], match, "number")) for index, match in taken]
    return made if len(made) > 1 else []


_STOPPED = re.compile(r"""[.?!:;]["')\]]*\Z""")
_BROKEN = 45  # characters


def _ends_sentence(found: Sequence[Line], index: int) -> bool:
    """Whether the number only ends a sentence that was broken before it: "set up in June" above "2019."."""
    above = found[index - 1] if index and not found[index].blanks else None
    return above is not None and above.size > _BROKEN and _STOPPED.search(above.text) is None


def _coded(found: Sequence[Line]) -> list[Heading]:
    """ "52/10 TITLE", "15.11.6 Bonfire", "412   TITLE - text": at least three, one after the other in number."""
    shapes: dict[str, list[Member]] = {}
    for index, line in enumerate(found):
        match = _CODED.match(line.whole)
        if match and (not match["lettered"] or is_title(match["title"], alone=True)):
            shape = _DIGITS.sub("9", match["number"].rstrip("."))
            number = [int(part) for part in _DIGITS.findall(match["number"])]
            shapes.setdefault(shape, []).append((index, match, number))
    best = best_run(shapes.values())
    return [run_in(found, index, match) for index, match in best] if len(best) >= _LEAST_CODED else []


def _numbered(found: Sequence[Line]) -> list[Heading]:
    """ "7. Title", "7 TITLE", "7) Title: text": the best chain of rising numbers, if its members look like titles.

    Lists inside the items have numbers too; a chain scores by its members that look like titles, so theirs lose.
    """
    best: dict[int, tuple[int, int, int | None]] = {}
    chain: list[tuple[int, re.Match[str], bool, int | None]] = []
    for index, line in enumerate(found):
        match = _number(line)
        if match is None:
            continue
        number, fits = int(match["number"]), not match["sign"] or is_title(match["title"])
        before = max((best[n] for n in (number - 1, number - 2) if n in best), default=(0, -1, None))
        row = " | " in line.whole  # rows of tables inside the items have numbers as well
        score = before[0] + ((2 if row else 3) if fits else 1)
        chain.append((index, match, fits, before[1] if before[1] >= 0 else None))
        if number not in best or score > best[number][0]:
            best[number] = (score, len(chain) - 1, before[1])
    if not best:
        return []
    picked: list[int] = []
    at: int | None = max(best.values(), key=lambda value: value[0])[1]
    while at is not None:
        picked.append(at)
        at = chain[at][3]
    picked.reverse()
    return _accepted(found, [chain[at] for at in picked])


def _number(line: Line) -> re.Match[str] | None:
    """The number and title that a line may open an item with; of numbers without a sign only those before a title."""
    first = line.whole[0]
    if first in "iIaA(":
        return _ITEM.match(line.whole) if line.whole[:6].lower().lstrip("(")[:5] in ("item ", "agend") else None
    match = _NUMBERED.match(line.whole) if first.isdigit() or first in "\u200b|" else None
    if match is None or match["sign"]:
        return match
    if DATE.match(line.whole):
        return None
    set_off = line.blanks > 0 and line.whole.startswith(f"{match['number']}  ") and line.size < _SHORT
    title = match["title"].partition(" | ")[0]  # of a row of a table the column of titles
    return match if is_title(title) or (set_off and line.whole[-1] not in ".,;:") else None


def _accepted(found: Sequence[Line], chain: list[tuple[int, re.Match[str], bool, int | None]]) -> list[Heading]:
    """The chain's headings, if it is long, wide and titled enough to be the meeting's and not a list's."""
    first, last = chain[0][0], chain[-1][0]
    if len(chain) < 3:
        wanted = first < _TOP_LINES and all(_stands_alone(found, index, match) for index, match, _, _ in chain)
    else:
        span = found[last].start - found[first].start
        wanted = span >= (found[-1].end - found[0].start) * _LEAST_SPAN
        wanted = wanted and sum(member[2] for member in chain) >= len(chain) * 0.6
    if not wanted:
        return []
    return [run_in(found, index, match) for index, match, _, _ in chain]


def _above_minutes(found: Sequence[Line]) -> list[Heading]:
    """Items without numbers in a flattened table: the line right above each "Minutes:" is title and purpose."""
    made: list[Heading] = []
    for index in range(1, len(found)):
        if not opens_minutes(found[index].whole):
            continue
        first = _row_start(found, index)
        if made and first <= made[-1].line:
            continue  # "Minutes:" twice
        row = found[first]
        cut = download_at(row.whole) or flat_title_end(row.whole) or len(row.whole)
        flat = found[index].blanks == 0
        if flat and (cut < row.size or is_title(row.whole, alone=True) or is_stopped_title(row.whole)):
            rest = row.start + cut if cut < row.size else None
            cut = download_at(row.whole[:cut]) or cut
            made.append(Heading(first, None, (row.start, row.start + cut), 1, rest))
    return made if len(made) > 1 else []


def _row_start(found: Sequence[Line], index: int) -> int:
    """The first line of the row of a flattened table in which "Minutes:" stands: the one above it, or where blanks set it off."""
    first = index - 1
    while first > max(0, index - _ROW_LINES) and found[first].blanks == 0:
        if opens_minutes(found[first - 1].whole):
            return index - 1
        first -= 1
    return first if found[first].blanks else index - 1


def _stands_alone(found: Sequence[Line], index: int, match: re.Match[str]) -> bool:
    """Whether a numbered title is set apart: blank lines around it, text below it, no list that it could be part of."""
    if index + 1 == len(found) or not is_title(match["title"], alone=True) or not match["sign"]:
        return False
    above, below = found[index - 1] if index else None, found[index + 1]
    set_off = above is None or (found[index].blanks > 0 and not above.whole.endswith((":", "-", "–")))
    if opens_minutes(below.whole):
        return True
    apart = below.blanks > 0 or tells(below.whole)
    return set_off and apart and not below.kind and len(below.text) > len(match["title"])
