"""From the blocks of a file to the text: which numbered blocks begin items of business, and how their numbers are written."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from minutegraph.formats.content import Block, Content, Sheet

_LONGEST_TITLE = 200
_LEAST_WORDS = 8  # Of text below a title, on average: rows with less are a list.
_NUMBER = re.compile(r"(?:minute\s+)?(\d{1,4})[.):]?\Z", re.I)
_TERMINAL = re.compile(r"[.;,]\Z")
_LARGEST_STEP = 2


def assemble(found: Sequence[Block], media: str) -> Content:
    """The text of the blocks, each with its way back; what the text says of the meeting is left to reading/."""
    sheet = Sheet(media)
    write(sheet, found, sheet.write)
    return sheet.content()


def write(sheet: Sheet, found: Sequence[Block], plain: Callable[[Block], None]) -> None:
    """Write the blocks, those that begin items of business as such, all others by `plain`."""
    heads = _heads(found)
    for index, block in enumerate(found):
        if index in heads:
            sheet.item(Block(block.number, fragment=block.fragment), replace(block, number=""))
        elif block.number:
            plain(replace(block, text=f"{block.number} {block.text}", number="", marked=True))
        else:
            plain(block)


def _heads(found: Sequence[Block]) -> frozenset[int]:
    """Which blocks begin items: titles with numbers that rise one by one, and text below them; none where in doubt."""
    numbered = [index for index, block in enumerate(found) if _NUMBER.match(block.number)]
    titled = [index for index in numbered if _is_title(found[index])]
    numbers = [int(match[1]) for index in titled if (match := _NUMBER.match(found[index].number))]
    rising = all(0 < below - above <= _LARGEST_STEP for above, below in pairwise(numbers))
    if len(titled) < 2 or not rising or len(titled) < len(numbered) * 0.6:
        return frozenset()
    words = sum(
        len(block.text.split()) for index, block in enumerate(found) if index > titled[0] and index not in titled
    )
    return frozenset(titled) if words >= len(titled) * _LEAST_WORDS else frozenset()


def _is_title(block: Block) -> bool:
    return (
        len(block.text) <= _LONGEST_TITLE
        and "\n" not in block.text
        and (block.bold or not _TERMINAL.search(block.text))
    )
