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
from minutegraph.reading.items import MEETING, is_item_page

MOST = 300
"""So many meetings one page may be of; a matter that a council has dealt with for years was at some thirty."""

_MARKER = re.compile(r"(?:[•*-]|\d{1,3}[.)])\s+")
_SENTENCE = re.compile(r"[.;,:?!]\Z")
_OTHER = re.compile(r"Meeting:\s+[A-Z0-9][^\n]{3,150}(?<![.;?!])\Z")
_LONGEST_TITLE = 200
_LONGEST_NAME = 100
_UNFIT = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Part:
    """A meeting of the page: its body and its day (ISO), None where its line does not tell them; its blocks, that line first.

    `name` is the same whenever the page is saved, whatever other meetings it then has: "2018-03-13-cabinet".
    """

    name: str
    body: str | None
    date: str | None
    blocks: tuple[Block, ...]


def parts(found: Sequence[Block]) -> tuple[Part, ...]:
    """The meetings of a page, in the order of the page; none where no line names one.

    The titles above the first are those of the matter, and stand in each. Two items of one meeting are one part. Where more
    than titles stands above the first, the page is of a matter only if a title says so: minutes may name meetings to come.
    Raises SourceError where there are more than `MOST`.
    """
    above: list[Block] = []
    blocks: dict[str, list[Block]] = {}
    meetings: dict[str, tuple[str | None, str | None]] = {}
    current, begun = above, False
    for block in found:
        text = _MARKER.sub("", block.text, count=1) if block.marked else block.text
        known = _meeting(text)
        if known:
            name, body, date = known
            meetings.setdefault(name, (body, date))
            current = blocks.setdefault(name, list(filter(_is_title, above)))
            block = replace(block, text=text, marked=False, depth=0, fragment="")
        elif begun and not _is_title(block):
            current += _matter(above)  # the item has no title of its own
        current.append(block)
        begun = known is not None
    if not (all(map(_is_title, above)) or any(is_item_page(block.text) for block in above)):
        return ()
    if len(blocks) > MOST:
        raise SourceError(f"tells of {len(blocks):,} meetings, more than the {MOST} of one page; save their pages one by one")
    return tuple(Part(name, *meetings[name], tuple(own)) for name, own in blocks.items())


def _meeting(text: str) -> tuple[str, str | None, str | None] | None:
    """Name, body and day of the meeting that a line begins; of one that is not understood no body, and what day it has."""
    match = MEETING.match(text)
    if match is None and not _OTHER.match(text):
        return None
    date = told.day(match["date"] if match else text)
    body = match["body"].strip() if match else None
    words = f"{date or (match['date'] if match else '')} {body or text.removeprefix('Meeting:')}"
    return _UNFIT.sub("-", words.lower()).strip("-")[:_LONGEST_NAME], body, date


def _matter(above: Sequence[Block]) -> list[Block]:
    """The title of the matter: the last above the first meeting."""
    titles = [block for block in above if _is_title(block) and not is_item_page(block.text)]
    return [replace(titles[-1], fragment="")] if titles else []


def _is_title(block: Block) -> bool:
    return len(block.text) <= _LONGEST_TITLE and not block.marked and not _SENTENCE.search(block.text)
