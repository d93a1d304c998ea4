"""Lists: which blocks are their items, and which block opens each."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from minutegraph.model import Block, Section
from minutegraph.reading.lines import Line, ordinal
from minutegraph.reading.titles import is_title

_DEEPEST = 5  # Lists inside lists that are kept apart.
_SENTENCE = re.compile(r"[^:]+[.;]\s*")
_LEFT_OUT = 6
"""Numbers by which an item of a list may jump where it stands right below the one before it."""


@dataclass(slots=True)
class Level:
    """One open list: the style of its markers, indent, last number, and the block that opened it."""

    kind: str
    indent: int
    number: int
    roman: bool
    opener: int | None


def listed(shade: str, first: Line, block: Block, levels: list[Level], done: list[Block]) -> Block:
    """The block as an item of the list that is open, of one that goes on, or of a new one."""
    marker = shade[first.start : first.content].strip(" \u200b")
    after_item = bool(done) and done[-1].kind == "item" and done[-1].section == block.section
    place = _going_on(levels, first, marker, after_item)
    if place is None:
        roman = marker.strip("().[] ").lower() in ("i", "ii")
        if not after_item:
            levels.clear()
        del levels[_DEEPEST - 1 :]
        opener = _opener(done, block.section)
        levels.append(Level(first.kind, first.indent, ordinal(marker, roman), roman, opener))
    else:
        del levels[place + 1 :]
        levels[place].number = ordinal(marker, levels[place].roman) or levels[place].number + 1
    return Block("item", block.section, block.start, block.end, block.sentences, marker, len(levels), levels[-1].opener)


def _going_on(levels: list[Level], line: Line, marker: str, after_item: bool) -> int | None:
    """Which open list the marker goes on with, None where it opens a new one."""
    for place in range(len(levels) - 1, -1, -1):
        level = levels[place]
        if level.kind != line.kind:
            continue
        if line.kind == "1.1":
            return place
        if not any(sign in "aA1" for sign in line.kind):
            if after_item and abs(level.indent - line.indent) <= 2:
                return place
            continue
        number = ordinal(marker, level.roman)
        # "1.", "2.", "5.": some of a longer list
        beside = after_item and "1" in line.kind and abs(level.indent - line.indent) <= 2 and _SENTENCE.fullmatch(line.text)
        if level.number < number <= level.number + (_LEFT_OUT if beside else 2):
            return place
    return None


def _opener(done: list[Block], section: Section) -> int | None:
    """The block right above, or the one with a colon above that where only a note in brackets lies between."""
    above = [index for index in range(max(0, len(done) - 8), len(done)) if done[index].section != "furniture"]
    if not above or done[above[-1]].section != section:
        return None
    last = done[above[-1]]
    if len(above) > 1 and last.sentences and last.sentences[0].text.startswith("("):
        before = done[above[-2]]
        if before.section == section and before.sentences and before.sentences[-1].text.endswith((":", ":-", ":–")):
            return above[-2]
    return above[-1]


def unmarked(shade: str, done: list[Block]) -> list[Block]:
    """The blocks, where plain paragraphs after "...:" that are visibly a list made items of it."""
    made = list(done)
    index = 0
    while index < len(made):
        if made[index].kind != "item" and shade[made[index].end - 1 : made[index].end] in (":", "-", "–"):
            last = _run(shade, made, index)
            for place in range(index + 1, last):
                made[place] = replace(made[place], kind="item", depth=1, opener=index)
            index = max(last, index + 1)
        else:
            index += 1
    return made


def _run(shade: str, made: list[Block], opener: int) -> int:
    """The end of the run of unmarked list items after the opener: each ends with ";" or begins with a small letter."""
    index = opener + 1
    while index < len(made):
        block = made[index]
        if block.kind == "item" or block.section != made[opener].section or block.end <= block.start:
            break
        tail = shade[block.start : block.end].rstrip(" ,")
        before = shade[made[index - 1].start : made[index - 1].end]
        small = shade[block.start].islower()
        semi = tail.endswith((";", "; and", "; or"))
        closes = index > opener + 1 and before.rstrip(" ,").endswith((";", "; and", "; or"))
        if not (small or semi or closes) or len(tail) > 400:
            break
        index += 1
    return index if index - opener > 2 else opener + 1


def sub_headings(shade: str, done: list[Block]) -> list[Block]:
    """The blocks, where a marked line that stands alone between paragraphs and is no sentence became a heading."""
    made = list(done)
    for index, block in enumerate(done[:-1]):
        if block.kind != "item" or done[index + 1].kind != "paragraph" or (index and done[index - 1].kind == "item"):
            continue
        opener = done[block.opener] if block.opener is not None else None
        opened = opener is not None and shade[opener.start : opener.end].endswith((":", ":-", ":–"))
        if len(block.sentences) == 1 and not opened and is_title(shade[block.start : block.end], alone=True):
            made[index] = replace(block, kind="heading", depth=0, opener=None)
    return made
