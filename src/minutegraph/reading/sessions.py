"""When and where a text states that its meeting was held: the time of its beginning and the venue, each with its place.

Only lines at the top count, with a label ("Time: 7.00 pm"), with the date ("held on 5 March 2024 at 7.00 pm in the Guildhall"),
or alone. What is told in two ways, or may go on in the next line, is not stated.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from minutegraph.lexicon import load
from minutegraph.reading.authorities import Stated
from minutegraph.reading.days import DATE, MONTHS, WEEKDAY, of_meeting
from minutegraph.reading.lines import Line
from minutegraph.reading.sentences import reading_form
from minutegraph.reading.times import HOURS, TIME, clock

_WORDS = load("headers")
_HINT = re.compile(r"\d\s*(?:[ap]\.?\s?m\b|hrs|hours)|\d[.:][0-5]\d|\bnoon\b|\bmidday\b", re.I)
_TIME_LABEL = re.compile(r"(?:^|[\s|,;(])(?:" + "|".join(_WORDS["time_labels"]) + r")\s*:?\s*(?:at\s+)?\Z", re.I)
_LEADS_TO_TIME = re.compile(r"(?:\bat|,|[-–—|]|\bfrom|\bheld|\d{4}|\A)\s*\Z", re.I)
_OTHER = re.compile(r"\b(?:" + "|".join(_WORDS["other_times"]) + r")\b", re.I)
_MEETING = re.compile(r"\b(?:held|meeting|minutes)\b", re.I)

_VENUE_LABEL = re.compile(r"(?:^|[\s|,;])(?:" + "|".join(_WORDS["venue_labels"]) + r")\s*:\s*(?P<venue>\S.*)", re.I)
_BARE_LABEL = re.compile(r"(?:" + "|".join(_WORDS["venue_labels"]) + r")\s*:\Z", re.I)
_END_OF_VENUE = re.compile(r"[\s|,;]+(?:" + "|".join(_WORDS["end_of_venue"]) + r")\s*:|\.?\s*view directions", re.I)
_HELD = re.compile(r"\b(?:held|met|meeting)\b", re.I)
_PLACE = re.compile(r"\b(?i:at|in)\s+(?i:the\s+)?(?P<venue>[A-Z][^<;|]*)")
_END_OF_PLACE = re.compile(
    rf"\s+on\s+(?:the\s+)?(?:\d|{WEEKDAY})|[\s,–—-]+(?:on\s+)?{WEEKDAY}\b|,?\s+(?:at|from|commencing|starting)\s+\d|[.](?:\s|\Z)|\s+(?:when|to|which|where|with|following)\b",
    re.I,
)
_BEHIND = re.compile(
    rf"(?:[\s,;–—|-]+(?i:{HOURS}))?[\s,;–—|-]+(?:(?i:at|in|via)\s+)?(?:[Tt]he\s+)?"
    rf"(?P<venue>[A-Z][^:|]{{3,100}}?)(?:[\s,;–—|-]+(?i:{HOURS}))?[\s.]*\Z"
)
_ROOM = re.compile(r"\b(?:" + "|".join(_WORDS["rooms"]) + r")\b", re.I)
_NO_PLACE = re.compile(r"(?:" + "|".join(MONTHS) + r")\b|(?:" + "|".join(_WORDS["bodies"]) + r")\Z", re.I)
_ON = re.compile(r"\s+on\Z", re.I)
_SMALL_WORDS = frozenset(("the", "of", "and", "at", "in", "on", "via", "by", "for", "s", "st"))
_LONGEST = 160
_WRAPPED = 55
"""A line of so many letters, with the next right below it, may go on there."""


def times(top: Sequence[Line]) -> Iterator[Stated]:
    """The times at which the lines at the top of a text say that the meeting began."""
    for line in top:
        if line.size > _LONGEST * 2 or not _HINT.search(line.whole) or _OTHER.search(line.whole):
            continue
        for match in TIME.finditer(line.whole):
            told = clock(match)
            before, after = line.whole[: match.start()], line.whole[match.end() :]
            alone = not before.strip(" ,:–—-") and not after.strip(" .,:–—-")
            dated = of_meeting(line.whole) is not None or _MEETING.search(line.whole) is not None
            if told and (alone or _TIME_LABEL.search(before) or (dated and _LEADS_TO_TIME.search(before))):
                yield Stated(told, line.start + match.start(), line.start + match.end())
                break


def venue(top: Sequence[Line]) -> Stated | None:
    """The venue that the lines at the top of a text name: by a label, else as where the meeting was held."""
    for find in (_labelled, _told, _dated):
        found = [each for index, line in enumerate(top) if line.size <= _LONGEST * 2 for each in find(line, top, index)]
        if found:
            return found[0] if len({each.value.lower() for each in found}) == 1 else None
    return None


def _labelled(line: Line, top: Sequence[Line], index: int) -> Iterator[Stated]:
    if _BARE_LABEL.match(line.whole):
        below = top[index + 1] if index + 1 < len(top) else None
        if below is not None and ":" not in below.whole and not DATE.search(below.whole) and not below.kind:
            yield from _value(below, 0, below.whole)
        return
    match = _VENUE_LABEL.search(line.whole)
    if match is not None:
        end = _END_OF_VENUE.search(match["venue"])
        yield from _value(line, match.start("venue"), match["venue"][: end.start()] if end else match["venue"])


def _told(line: Line, top: Sequence[Line], index: int) -> Iterator[Stated]:
    held = _HELD.search(line.whole)
    match = _PLACE.search(line.whole, held.end()) if held else None
    if match is None:
        return
    words = match["venue"]
    ends = [found.start() for found in (_END_OF_PLACE.search(words), DATE.search(words)) if found]
    ends += [found.start() for found in TIME.finditer(words) if clock(found)][:1]
    if ends:
        words = words[: min(ends)]
    elif line.size >= _WRAPPED and index + 1 < len(top) and not top[index + 1].blanks:
        return
    if not words.rstrip().endswith(",") and not _NO_PLACE.match(words) and not _NO_PLACE.search(words.strip()):
        yield from _value(line, match.start("venue"), words)


def _dated(line: Line, top: Sequence[Line], index: int) -> Iterator[Stated]:
    day = of_meeting(line.whole)
    place = place_behind(line.whole, day.end()) if day else None
    if place:
        yield from _value(line, place[0], line.whole[slice(*place)])


def place_behind(words: str, at: int) -> tuple[int, int] | None:
    """Where a line whose day ends at `at` goes on with no more than the venue (and the time), None where it does not.

    A venue is a room or a building in words with capitals: "22 July 2025, 10.00am - Committee Room 2".
    """
    match = _BEHIND.match(words, at)
    if match is None or not _ROOM.search(match["venue"]):
        return None
    small = [word for word in re.findall(r"[^\W\d_]+", match["venue"]) if word[0].islower() and not _ROOM.fullmatch(word)]
    return None if set(small) - _SMALL_WORDS else match.span("venue")


def _value(line: Line, start: int, words: str) -> Iterator[Stated]:
    name = _ON.sub("", words.strip(" .,;|–—-"))
    start += words.find(name)
    if 2 < len(name) <= _LONGEST and any(map(str.isalpha, name)):
        yield Stated(reading_form(name), line.start + start, line.start + start + len(name))
