"""Items of business that are marked in rarer ways: "CPB/12 Title", "Item No. 4", "(3) Title", "B. Title", "Title (Item 9)".

Lists inside the items are marked like that too, so a run of marks opens the items only where what it marks looks like
titles and reaches over a good part of the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from minutegraph.reading.headings import Heading, place, run_in, titled
from minutegraph.reading.lines import Line, ordinal
from minutegraph.reading.runs import Member, best_run
from minutegraph.reading.titles import is_known_title, is_title

# "Cou/28/07-08", "HOSC.12/20", "SF/4/2020", "PC 21-4", "2021.44", "1.0"
_CODE = re.compile(
    r"(?=\S*[A-Za-z/-]|\d{4}\.|\d{1,2}\.0\b)(?P<number>(?:[A-Z]{2,6} (?=\d)|[A-Z][A-Za-z&]{0,7}[./-]?){0,2}"
    r"\d{1,4}(?:[./-]\d{1,4}){0,3})[.:]?(?: +\(\d+\))?(?: +[-–—|])?[ \u200b]+(?P<title>[A-Z'\"].*)"
)
_ALONE = re.compile(r"(?i:(?:agenda )?item|minute)(?i: no\.?)? ?(?P<number>\d{1,4})[.:]?\Z")
_CODE_ALONE = re.compile(
    r"(?P<number>\d{1,2}\.0|[A-Z]{1,6}[./ -]?\d{1,4}(?:[./-]\d{1,4})*|\d{1,4}[./]\d{1,4}[./][A-Z]{2,6})[.:]?\Z"
)
_BRACKETS = re.compile(r"[(\[](?P<number>\d{1,3})[)\]][ \u200b]*(?P<title>[A-Z'\"].*)")
_LETTER = re.compile(r"(?P<number>[A-Z])[.):][ \u200b]+(?P<title>[A-Z'\"].*)")
_ROMAN = re.compile(r"(?P<number>[IVX]{1,5})[.):]?[ \u200b]+(?P<title>[A-Z'\"].*)")
_BEHIND = re.compile(
    r"(?P<title>[A-Z].{2,200}?) *[(\[](?i:(?:agenda )?(?:item|minute|no\.)(?: no\.?)?) ?"
    r"(?P<number>\d{1,3})(?: on the agenda)?[)\]]\Z"
)
_DIGITS = re.compile(r"\d+")
_LEAST = 3
_LONGEST_CODE = 18
_LEAST_SPAN = 0.2
_LEAST_KNOWN = 2


def marked(found: Sequence[Line]) -> list[Heading]:
    """The headings of items whose marks are codes, words, brackets or letters; none where there are no such items."""
    for style in (_codes, _codes_alone, _alone, _behind, _in_brackets, _romans, _letters):
        made = style(found)
        if made:
            return made
    return []


def _codes(found: Sequence[Line]) -> list[Heading]:
    """ "CPB/12 Title", "1.0 Title": runs of one shape."""
    shapes: dict[str, list[Member]] = {}
    for index, line in enumerate(found):
        if any(sign.isdigit() for sign in line.whole[:10]) and (match := _CODE.match(line.whole)):
            numbers = [int(part) for part in _DIGITS.findall(match["number"])]
            shapes.setdefault(_DIGITS.sub("9", match["number"]), []).append((index, match, numbers))
    return _taken(found, best_run(shapes.values()), 0)


def _codes_alone(found: Sequence[Line]) -> list[Heading]:
    """ "12/15/HMB" on a line of its own, the title on the next."""
    shapes: dict[str, list[Member]] = {}
    for index, line in enumerate(found[:-1]):
        match = _CODE_ALONE.match(line.whole) if line.size < _LONGEST_CODE else None
        if match:
            numbers = [int(part) for part in _DIGITS.findall(match["number"])]
            shapes.setdefault(_DIGITS.sub("9", match["number"]), []).append((index, match, numbers))
    run = best_run(shapes.values())
    return (
        [titled(found, index, place(found[index], match, "number")) for index, match in run]
        if len(run) >= _LEAST
        else []
    )


def _alone(found: Sequence[Line]) -> list[Heading]:
    """ "Item No. 4" on a line of its own, the title on the next."""
    run = best_run([_members(found, _ALONE, lambda mark: int(mark))])
    if len(run) < _LEAST:
        return []
    return [titled(found, index, place(found[index], match, "number")) for index, match in run]


def _behind(found: Sequence[Line]) -> list[Heading]:
    """ "Title (Item 9)": the number behind the title."""
    run = best_run([_members(found, _BEHIND, lambda mark: int(mark))])
    if len(run) < _LEAST or not all(is_title(match["title"], alone=True) for _, match in run):
        return []
    return [Heading(at, place(found[at], match, "number"), place(found[at], match, "title")) for at, match in run]


def _in_brackets(found: Sequence[Line]) -> list[Heading]:
    return _taken(found, best_run([_members(found, _BRACKETS, lambda mark: int(mark))]), _LEAST_KNOWN)


def _romans(found: Sequence[Line]) -> list[Heading]:
    members = _members(found, _ROMAN, lambda mark: ordinal(mark, True))
    return _taken(found, best_run([members]), _LEAST_KNOWN)


def _letters(found: Sequence[Line]) -> list[Heading]:
    members = _members(found, _LETTER, lambda mark: ordinal(mark, False))
    return _taken(found, best_run([members]), _LEAST_KNOWN)


def _members(found: Sequence[Line], mark: re.Pattern[str], number: Callable[[str], int]) -> list[Member]:
    """The lines that carry a mark, with the number that it stands for."""
    matches = ((index, mark.match(line.whole)) for index, line in enumerate(found))
    return [(index, match, [number(match["number"])]) for index, match in matches if match]


def _taken(found: Sequence[Line], run: Sequence[tuple[int, re.Match[str]]], known: int) -> list[Heading]:
    """The headings of a run that is long and wide enough, has titles, and `known` titles that all agendas have."""
    if len(run) < _LEAST:
        return []
    span = found[run[-1][0]].start - found[run[0][0]].start
    titles = [match["title"] for _, match in run]
    if span < (found[-1].end - found[0].start) * _LEAST_SPAN or sum(map(is_title, titles)) < len(run) * 0.75:
        return []
    if sum(map(is_known_title, titles)) < known:
        return []
    return [run_in(found, index, match) for index, match in run]
