"""Where the items of business begin in minutes that do not number them: by blank lines, capitals or titles that agendas have."""

from __future__ import annotations

import re
from collections.abc import Sequence

from minutegraph.lexicon import load
from minutegraph.reading.days import DATE
from minutegraph.reading.furniture import download_at, is_furniture
from minutegraph.reading.headings import Heading
from minutegraph.reading.lines import Line
from minutegraph.reading.titles import (
    MEETING_PAGE,
    is_inner,
    is_known_title,
    is_label,
    is_purpose,
    is_title,
    run_in_at,
    tells,
)

_BODY = re.compile(r"\b(?:" + "|".join(load("headers")["bodies"]) + r")\Z", re.I)
_TOP_LINES = 15

_ANNOUNCES = re.compile(r"\b(?:" + "|".join(load("layout")["announces"]) + r")\b", re.I)


def spaced(found: Sequence[Line]) -> list[Heading]:
    """A page's items without numbers: short lines that are set apart, or that offer a download."""
    heads = [index for index, line in enumerate(found[:30]) if MEETING_PAGE.match(line.whole)]
    if not heads:
        return []
    top = heads[-1]
    first = top + 1 if "tem" in found[top].whole else -1
    made: list[Heading] = []
    for index in range(top + 1, len(found)):
        line = found[index]
        cut = download_at(line.whole)
        apart = line.blanks > 1 or index == first or (index > top + 1 and is_furniture(found[index - 1].whole))
        title = line.whole[:cut].rstrip() if cut else line.whole
        if not cut and made and made[-1].line == index - 1 and is_purpose(title):
            continue  # "Report of the Managing Director" below its title
        known = line.blanks > 0 and is_known_title(title)
        row = " | " in title or "\t" in title
        if row or line.kind or line.size > 160 or not (cut or apart or known) or line.whole[0].isdigit():
            continue
        if not cut and index + 1 < len(found) and found[index + 1].blanks == 0:
            continue
        question = line.blanks > 2 and title.endswith("?") and len(title) < 80
        if question or (is_title(title, alone=True) and (known or not title.endswith((":", "-", "–", ",")))):
            made.append(Heading(index, None, (line.start, line.start + len(title.rstrip(" :")))))
    return made if len(made) > 1 else []


def capitals(found: Sequence[Line]) -> list[Heading]:
    """Upper-case lines, where at least two of them are titles that agendas have."""
    made = [index for index, line in enumerate(found) if index > 1 and _is_capitals(line)]
    while made and not is_known_title(found[made[0]].whole):
        made.pop(0)
    known = sum(1 for index in made if is_known_title(found[index].whole))
    return [Heading(index, None, (found[index].start, found[index].end)) for index in made] if known > 1 else []


def _is_capitals(line: Line) -> bool:
    """Whether a line is a short upper-case heading."""
    text = line.whole
    if not (4 < line.size < 100 and text.isupper()) or line.kind or text.count(" ") > 7:
        return False
    return sum(map(str.isalpha, text)) > line.size // 2 and not is_inner(text) and not is_furniture(text)


def known(found: Sequence[Line]) -> list[Heading]:
    """Titles that agendas have, each on a line of its own or before a colon; then other headings with a colon too."""
    top = _top_end(found)
    made: list[Heading] = []
    usual = 0
    for index, line in enumerate(found):
        if line.kind or index < top or is_inner(line.whole):
            continue
        title = line.whole
        cut = run_in_at(title)
        lead = title[: cut[0]] if cut else title.rstrip(" :")
        if is_known_title(lead) and len(lead) < 90 and (cut or is_title(lead, alone=True)):
            if re.match("(?i)apologies", lead) and not made:
                continue
            usual += 1
            rest = line.start + cut[1] if cut else None
            made.append(Heading(index, None, (line.start, line.start + len(lead)), 1, rest))
        elif line.blanks and title.endswith(":") and made and is_title(title, alone=True) and not _ANNOUNCES.search(title):
            made.append(Heading(index, None, (line.start, line.start + len(lead))))
    return made if usual > 1 else []


def _top_end(found: Sequence[Line]) -> int:
    """The index of the line behind those that name the body and the day at the top: "Audit Committee", "Minutes of 3 May 2024".

    These lines begin like titles of agendas. The top ends with the first sentence, list or label ("Present:").
    """
    last = 0
    for index, line in enumerate(found[:_TOP_LINES]):
        if line.kind or is_label(line.whole) or tells(line.whole):
            break
        if DATE.search(line.whole) or _BODY.search(line.whole):
            last = index
    return last + 1
