"""What a text states of its own meeting: authority, body, date, time and venue, each with its place.

Only what stands at the top of the page, in lines that are no prose, counts: a date inside a sentence is seldom the
meeting's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from minutegraph.lexicon import load
from minutegraph.model import Item, Metadata
from minutegraph.reading.authorities import AROUND, MEETS, Stated, at_top
from minutegraph.reading.days import DATE, MONTHS, iso, of_meeting
from minutegraph.reading.furniture import opens_minutes
from minutegraph.reading.items import MEETING, is_item_page
from minutegraph.reading.lines import Line
from minutegraph.reading.sentences import reading_form
from minutegraph.reading.sessions import place_behind, times, venue
from minutegraph.reading.times import HOURS
from minutegraph.reading.titles import is_label

_WORDS = load("headers")
_BODY = re.compile(r"\b(?:" + "|".join(_WORDS["bodies"]) + r")(?:\s*\([^()]{3,60}\))?\Z", re.I)
_OTHER = re.compile("|".join(_WORDS["other_dates"]), re.I)
_BEFORE_DATE = re.compile(r"(?:\s[–—-]|\bon|,)\s*\Z", re.I)
_DATE_LABEL = re.compile(r"\W*(?:(?:meeting )?dates?|date (?:of|and time of) (?:the )?meeting|held on|day)\s*[:|\t-]\s*", re.I)
"""What names the day that follows it on a line: "Date: 18/06/2009   Time: 2.00 p.m."."""
_MONTH_NAME = re.compile(r"(?:the\s+)?(?:" + "|".join(MONTHS) + r")\b", re.I)
_TIME = re.compile(rf"[\s,–—-]*(?:{HOURS})?(?:\s*\(Item\s+[\w.]+\))?[\s.]*\Z", re.I)
_TIME_FIRST = re.compile(rf"(?:{HOURS})?[\s,–—-]*(?:on\s+)?", re.I)
"""What may stand before the day on its line: "7.00 pm, Tuesday, 4 June 2024"."""

_LOCAL = "|".join(load("authorities")["words"]["local"])
_COUNCIL = re.compile(
    r"\b(?:meeting|minutes)\s+of\s+(?:(?:the|a|this)\s+)?(?:(?:above|said)\s+)?"
    rf"(?P<of>(?:(?:full|{_LOCAL}|city|county|borough|district)\s+)?council)\b(?=\s*(?:held\b|on\b|at\b|in\b|,|\.|\Z|[–-]))"
    rf"|\b(?P<meets>(?:{_LOCAL})\s+council)\s+(?:(?:ordinary|annual|monthly|extraordinary|full|general|virtual)\s+)*meeting\b",
    re.I,
)
"""A council that meets itself, and not one of its committees: "Minutes of the meeting of the Council held on ..."."""
_UNCLEAR = re.compile(r"/|\d|\bvia\b|\.\s")
_TOP_LINES = 25
_LONGEST = 300


def stated(found: Sequence[Line], items: Sequence[Item]) -> Metadata:
    """What a text states at its top of its meeting; None for what it does not state, or states in two ways.

    `found` are the lines of the text's shadow, `items` its items of business.
    """
    top = _top(found, items)
    authority = _only(at_top(top))
    time = where = None
    if any(map(_meeting_line, found)):
        day, body = _page_meeting(found)
    else:
        day = _only(_dates(top))
        body = _mixed_case(_bodies(top), authority) or (None if _bodies(top) else _only(_councils(top)))
        time, where = _only([*times(top)]), venue(top)
    values = {"authority": authority, "body": body, "date": day, "time": time, "venue": where}
    known = {name: value.value for name, value in values.items() if value}
    places = tuple((name, value.start, value.end) for name, value in values.items() if value)
    return Metadata(**known, places=places)


def _top(found: Sequence[Line], items: Sequence[Item]) -> list[Line]:
    """The lines above the first item of business, the attendance and the minutes themselves."""
    limit = items[1].start if len(items) > 1 and items[0].number is None and items[0].title is None else None
    if len(items) > 1 and limit is None:
        limit = items[0].start
    made: list[Line] = []
    for index, line in enumerate(found[:_TOP_LINES]):
        if index and is_item_page(found[index - 1].whole):
            continue  # the title of the page's item, which may name another body
        if (limit is not None and line.start >= limit) or opens_minutes(line.whole) or is_label(line.whole):
            break
        if line.size > _LONGEST:
            break
        made.append(line)
    return made


def _page_meeting(found: Sequence[Line]) -> tuple[Stated | None, Stated | None]:
    """Date and body of a page of one matter, None where it was at several meetings."""
    days: list[Stated] = []
    bodies: list[Stated] = []
    for line in found:
        if match := _meeting_line(line):
            start = line.start + match.start("date")
            printed = DATE.match(match["date"])
            day = iso(printed) if printed else None
            if day:
                days.append(Stated(day, start, start + len(match["date"])))
            start = line.start + match.start("body")
            bodies.append(Stated(reading_form(match["body"]), start, start + len(match["body"])))
    return _only(days), _only(bodies)


def _meeting_line(line: Line) -> re.Match[str] | None:
    """The line with which a page of one matter begins a meeting, matched; None of any other line."""
    return MEETING.match(line.whole) if line.size <= _LONGEST and line.whole.startswith("Meeting:") else None


def _only(values: Sequence[Stated]) -> Stated | None:
    """The first, if all say the same."""
    return values[0] if len({_folded(value) for value in values}) == 1 else None


def _folded(value: Stated) -> str:
    """The value for comparison."""
    return value.value.lower().replace("&", "and")


def _mixed_case(values: Sequence[Stated], authority: Stated | None) -> Stated | None:
    """The body named, in mixed case where it is printed in two ways; None where two are named."""
    names = {_folded(value) for value in values}
    if len(names) != 1 or (authority and _folded(authority) in names):
        return None
    return next((value for value in values if not value.value.isupper()), values[0])


def _dates(top: Sequence[Line]) -> list[Stated]:
    """The dates of lines that are a date, end with one, or speak of a meeting held."""
    made: list[Stated] = []
    for index, line in enumerate(top):
        match = of_meeting(line.whole)
        day = iso(match) if match else None
        if match is None or day is None or _OTHER.search(line.whole) or line.kind:
            continue
        before = line.whole[: match.start()]
        last = _TIME.match(line.whole, match.end()) is not None or place_behind(line.whole, match.end()) is not None
        alone = last and _TIME_FIRST.fullmatch(before) is not None
        ends = last and _BEFORE_DATE.search(before) is not None
        above = top[index - 1].whole if index else ""
        labelled = _DATE_LABEL.fullmatch(before) is not None
        if alone or ends or labelled or MEETS.search(line.whole) or MEETS.search(above):
            made.append(Stated(day, line.start + match.start(), line.start + match.end()))
    return made


def _bodies(top: Sequence[Line]) -> list[Stated]:
    """The bodies that have a line of their own, or one with the date of the meeting."""
    made: list[Stated] = []
    for line in top:
        text = line.whole
        if line.size > 200 or line.kind:
            continue
        cut = of_meeting(text)
        text = text[: cut.start()] if cut else text
        held = re.search(r"\s+held\b", text, re.I)
        text = (text[: held.start()] if held else text).rstrip(" ,–—-")
        if text.endswith(" on"):
            text = text[:-3].rstrip(" ,")
        name = AROUND.sub("", AROUND.sub("", text)).strip(" ,:–—-")
        match = _BODY.search(name)
        clear = match is not None and " " in name and not _MONTH_NAME.match(name) and not _UNCLEAR.search(name)
        if clear or name.lower() in _WORDS["whole_bodies"]:
            start = line.start + line.whole.index(name)
            made.append(Stated(reading_form(name), start, start + len(name)))
    return made


def _councils(top: Sequence[Line]) -> list[Stated]:
    """The council, as body, where the lines tell that it met itself."""
    made: list[Stated] = []
    for line in top:
        match = _COUNCIL.search(line.whole) if line.size <= _LONGEST and not line.kind else None
        if match:
            name = "of" if match["of"] else "meets"
            start, end = match.span(name)
            made.append(Stated(reading_form(match[name]), line.start + start, line.start + end))
    return made
