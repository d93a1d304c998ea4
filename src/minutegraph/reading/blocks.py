"""From the lines of an item of business to its blocks: hard line breaks joined, lists opened and closed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from minutegraph.model import Block, Section
from minutegraph.reading.lines import Line
from minutegraph.reading.lists import Level, listed, sub_headings, unmarked
from minutegraph.reading.sentences import split
from minutegraph.reading.titles import is_heading, is_label

_OPEN_END = re.compile(
    r"(?:[,&/(]|\w-|\w['’]s|\b(?:a|an|and|as|at|be|by|for|from|in|is|of|on|or|that|the|to|was|were|with|Mr|Mrs|Ms|Miss|Dr)\.?)\Z"
)
_TERMINAL = re.compile(r"""[.?!:;]["')\]]*\Z""")
_ROW = re.compile(
    r"(?:[A-Z][\w'’-]*\.?\s+){1,3}[A-Z][\w'’-]+(?:\s+\([A-Z]{2,4}\))?\s*"
    r"(?:\([^()]{3,60}\)\Z|\s[-–—]\s+[A-Z][^.;]{3,70}\Z|,\s+(?:[A-Z][\w'’&-]*(?:,\s+|\s+|\Z)|(?:of|and|&|the|for|to|in)\s+){1,14}(?:\([^()]{2,40}\))?\Z)"
)
_LABELLED = re.compile(r"(?:[A-Z]{1,4}\d{1,2}[.:)]?|[A-Z][a-z]{3,}(?: (?:and )?[a-z]+){0,2}:)\s+[A-Za-z]")
_PLAIN_NUMBER = re.compile(r"(\d{1,2})[ ]+(?=[A-Za-z])")
_ANNOUNCES = re.compile(r"(?:[:–—-]|\b(?:that|to|following))\Z", re.I)
_INITIAL = re.compile(r"(?:(?:Cllr|Councillor|Mrs?|Ms|Dr|[a-z]) [A-Z]|\b(?:Mrs?|Ms|Dr|Cllr|Messrs))\.\Z")
"""What ends a line and no sentence: "Councillor Ann J." above "Dow", "Mrs." above "Hay"."""
_LIMB_END = re.compile(r"[,;](?: and)?\Z")
_FIRST_WORDS = 3
_TAIL = 12  # Characters at a line's end that tell how it ends.
_RUN_IN_INDENT = 25  # Only text that follows a title in the title's own line stands as far to the right.


@dataclass(slots=True)
class Draft:
    """A block before it knows its list: its first line, place of its content, and section."""

    first: Line
    start: int
    end: int
    section: Section
    last: Line


def width(found: Sequence[Line]) -> int:
    """At what width the text's lines are broken, 0 where they are not.

    Lines that run on to the next without a blank line tell it: where most of the longer ones end within a narrow span, and
    no more lines are far longer.
    """
    sizes = sorted(
        line.size + line.indent
        for line, below in pairwise(found)
        if below.blanks == 0 and line.size > 35 and not is_row(line.whole) and not _TERMINAL.search(line.text[-_TAIL:])
    )
    if len(sizes) < 3:
        return 0
    high = sizes[(len(sizes) * 9) // 10]
    near = sum(1 for size in sizes if high * 0.82 <= size <= high * 1.05)
    if sum(1 for line in found if line.size > high * 1.5) > len(sizes):
        return 0
    return high if high <= 150 and near >= len(sizes) * 0.5 else 0


def is_row(text: str) -> bool:
    """Whether a line is a row of those present: "Ian Hay – Clerk to the Forum", "Ann Dow (Chair)"."""
    return _ROW.match(text) is not None


def joins(above: Line, below: Line, wide: int) -> bool:
    """Whether the line below goes on with the sentence or paragraph above."""
    if below.kind and not _chance(above, below, wide):
        return False
    text = above.text
    if is_row(above.whole) and is_row(below.whole):
        return False
    if (" | " in above.whole and " | " in below.whole) or (_dashed(above.whole) and _dashed(below.whole)):
        return False  # rows of a table
    if _are_columns(above, below):
        return False
    if _LABELLED.match(below.whole) and _LABELLED.match(above.whole):
        return False  # lines with a code or a word of their own: "R2 Improve", "Prevention: lists"
    if below.whole.startswith("That ") and _LIMB_END.search(text[-_TAIL:]):
        return False
    if is_label(below.whole) and not _OPEN_END.search(text[-_TAIL:]):
        return False
    if below.blanks:
        # A page break inside a sentence, or a text with a blank line after every line.
        return (
            below.blanks <= 6 and above.size >= 45 and not _TERMINAL.search(text[-_TAIL:])
            and below.text[:1].islower() and not below.kind
        )  # fmt: skip
    if (wide and _full(above, below, wide)) or _in_series(above, below):
        return True
    if _TERMINAL.search(text[-_TAIL:]):
        return _INITIAL.search(text[-_TAIL:]) is not None and below.text[:1].isupper()
    if wide and _goes_on(above, below, wide):
        return True
    return below.text[:1].islower() or (len(text) > 12 and _OPEN_END.search(text[-_TAIL:]) is not None)


_GAP = re.compile(r"(?<=\S)(?:[^\S\n]{3,}|\t)(?=\S)")


def _are_columns(above: Line, below: Line) -> bool:
    """Whether two lines are rows whose columns wide blanks part: justified text runs on, in small letters or behind "the"."""
    one, other = ([gap.end() for gap in _GAP.finditer(line.whole)] for line in (above, below))
    if not one or len(one) != len(other):
        return False
    runs_on = below.text[:1].islower() or _OPEN_END.search(above.text[-_TAIL:]) is not None
    return one == other or (above.size < _ROW_SIZE and not runs_on)


_ROW_SIZE = 110  # characters


def _in_series(above: Line, below: Line) -> bool:
    """Whether an indented line goes on with an entry of a list that semicolons part: "…; Mrs Bain, Chief", "Officer; …"."""
    return ";" in above.text and not above.text.endswith((";", ".", ":")) and below.indent > _HANGING


_HANGING = 7  # characters


def _dashed(text: str) -> bool:
    """Whether dashes part a line into three or more, as the cells of a row: "Elm View - 4 May - Good"."""
    return text.count(" - ") + text.count(" – ") > 1


def _full(above: Line, below: Line, wide: int) -> bool:
    """Whether the first word of the line below would not have fitted into the line above."""
    word = below.text.split(None, 1)[0] if below.text else ""
    return wide * 1.25 >= above.indent + above.size and above.indent + above.size + 1 + len(word) > wide - 4


def _goes_on(above: Line, below: Line, wide: int) -> bool:
    """Whether a line without a full stop goes on in the next, though that begins with a capital and had room."""
    reach = (above.indent + above.size) / wide
    if above.indent > _RUN_IN_INDENT:
        return reach > 0.6
    if is_heading(above.text) or is_heading(below.text):
        return False
    return (reach > 0.6 and below.text.startswith("(")) or (reach > 0.85 and above.text[-2:].islower())


def _chance(above: Line, below: Line, wide: int) -> bool:
    """Whether what looks like a list marker is only the first word of a broken line ("2014. The", "- as he said -")."""
    if below.blanks or not wide or _TERMINAL.search(above.text[-_TAIL:]) or not _full(above, below, wide):
        return False
    return above.kind != below.kind or _OPEN_END.search(above.text[-_TAIL:]) is not None


def number_lists(found: Sequence[tuple[Line, Section]]) -> None:
    """Make list items of lines "1 to note ...", "2 to agree ..." that follow a line which announces them."""
    expected = 0
    for (above, _), (line, section) in pairwise(found):
        plain = _PLAIN_NUMBER.match(line.whole) if not line.kind and section != "furniture" else None
        number = int(plain[1]) if plain else 0
        announced = number == 1 and _ANNOUNCES.search(above.whole[-_TAIL:]) is not None
        if plain and (announced or number == expected):
            line.kind, line.content = "1", line.start + plain.end()
            line.text = line.whole[plain.end() :]
            expected = number + 1
        elif number == 1:
            expected = 0


def bare_points(found: Sequence[tuple[Line, Section]]) -> frozenset[int]:
    """The places of lines that are the points of a list that lost its marks: three or more in small letters below "...:".

    The lines of a broken paragraph are of about one length, as all long ones of the text are, and some break inside a phrase.
    """
    points: set[int] = set()
    longest = max((line.size for line, _ in found), default=0)
    for opener, (line, _) in enumerate(found):
        if not line.text.endswith(":"):
            continue
        last = opener + 1
        while last < len(found) and _is_point(found[last][0], first=last == opener + 1):
            last += 1
        run = [found[place][0] for place in range(opener + 1, last)]
        sizes = [point.size for point in run[:-1]]
        broken = len(run) < 3 or any(_OPEN_END.search(point.text[-_TAIL:]) for point in run)
        if not broken and (min(sizes) < max(sizes) * 0.8 or max(sizes) * 1.5 < longest):
            points.update(range(opener + 2, last))
    return frozenset(points)


def _is_point(line: Line, first: bool) -> bool:
    return line.blanks <= first and not line.kind and line.text[:1].islower()


def drafts(found: Sequence[tuple[Line, Section]], wide: int) -> list[Draft]:
    """The lines joined to blocks."""
    number_lists(found)
    points = frozenset[int]() if wide else bare_points(found)
    made: list[Draft] = []
    for place, (line, section) in enumerate(found):
        last = made[-1] if made else None
        if last is not None and last.section == section and place not in points and (
            joins(last.last, line, wide) or _breaks_behind_mark(last, found, place)
        ):  # fmt: skip
            last.end, last.last = line.end, line
        elif last is not None and last.start >= last.end and not line.kind and last.section == section:
            # A marker on a line of its own: its text is the next line.
            last.start, last.end, last.last = line.content, line.end, line
        else:
            made.append(Draft(line, line.content, line.end, section, line))
    return made


def _breaks_behind_mark(point: Draft, found: Sequence[tuple[Line, Section]], place: int) -> bool:
    """Whether a point goes on that has its mark on a line of its own, its first words on the next, and the rest below.

    So pages break them that are saved with the lines of their source. Another mark has to follow: a last point might end there.
    """
    first = point.last
    bare = point.first.content >= point.first.end and point.start == first.start
    if not bare or first.whole.count(" ") >= _FIRST_WORDS or _TERMINAL.search(first.text[-_TAIL:]):
        return False
    for line, _ in found[place:]:
        if line.blanks or line.kind:
            return line.kind != "" and not line.blanks and line is not found[place][0]
    return False


def blocks(shade: str, made: Sequence[Draft]) -> tuple[Block, ...]:
    """The blocks with their sentences and their places in lists."""
    done: list[Block] = []
    levels: list[Level] = []
    for draft in made:
        block = _block(shade, draft)
        if draft.section == "furniture":
            done.append(block)
            continue
        if draft.first.kind and draft.start < draft.end:
            block = listed(shade, draft.first, block, levels, done)
        done.append(block)
    return tuple(sub_headings(shade, unmarked(shade, done)))


def _block(shade: str, draft: Draft) -> Block:
    """The draft as a block outside lists."""
    sentences = split(shade, draft.start, draft.end)
    start = sentences[0].start if sentences else draft.start
    end = sentences[-1].end if sentences else max(draft.start, draft.end)
    kind = "heading" if not draft.first.kind and len(sentences) == 1 and is_heading(shade[start:end]) else "paragraph"
    return Block(kind, draft.section, start, end, sentences)  # type: ignore[arg-type]
