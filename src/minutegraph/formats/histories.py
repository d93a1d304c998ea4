"""Pages of one matter at several meetings, such as an issue's history in ModernGov: which of its blocks are of which meeting.

Each meeting is a part of the page, and a document of its own, so that what was said at it has its body and its day.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from minutegraph.errors import SourceError
from minutegraph.formats import told
from minutegraph.formats.content import Block
from minutegraph.reading.items import MEETING

MOST = 300
"""So many meetings one page may be of; a matter that a council has dealt with for years was at some thirty."""

_MARKER = re.compile(r"(?:[•*-]|\d{1,3}[.)])\s+")
_SENTENCE = re.compile(r"[.;,:]\Z")
_LONGEST_TITLE = 200
_UNFIT = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Part:
    """A meeting of the page: its body, its day (ISO, None where it is none), its blocks, that which names it first.

    `name` is the same whenever the page is saved, whatever other meetings it then has: "2018-03-13-cabinet".
    """

    name: str
    body: str
    date: str | None
    blocks: tuple[Block, ...]


def parts(found: Sequence[Block]) -> tuple[Part, ...]:
    """The meetings of a page, in the order of the page; none where no line names one.

    The titles above the first are those of the matter, and stand in each. Two items of one meeting are one part.
    Raises SourceError where there are more than `MOST`.
    """
    above: list[Block] = []
    blocks: dict[str, list[Block]] = {}
    meetings: dict[str, tuple[str, str | None]] = {}
    current = above
    for block in found:
        text = _MARKER.sub("", block.text, count=1) if block.marked else block.text
        if match := MEETING.match(text):
            date, body = told.day(match["date"]), match["body"].strip()
            name = _UNFIT.sub("-", f"{date or match['date']} {body}".lower()).strip("-")
            meetings.setdefault(name, (body, date))
            current = blocks.setdefault(name, list(filter(_is_title, above)))
            block = replace(block, text=text, marked=False, depth=0, fragment="")
        current.append(block)
    if len(blocks) > MOST:
        raise SourceError(f"tells of {len(blocks):,} meetings, more than the {MOST} of one page; save their pages one by one")
    return tuple(Part(name, *meetings[name], tuple(own)) for name, own in blocks.items())


def _is_title(block: Block) -> bool:
    return len(block.text) <= _LONGEST_TITLE and not block.marked and not _SENTENCE.search(block.text)
