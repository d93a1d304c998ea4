"""The day that a deadline ends on, from its words and the day of the meeting.

    resolve("by the end of January", "2020-11-18").day == "2021-01-31"
    resolve("within six weeks", "2021-01-05").day == "2021-02-16"
    resolve("in due course", "2021-01-05").day is None

It is the latest day that the words allow, so that nothing is called late that may not be. A day without a year is the
first of that name from the meeting on; where one was less than a month ago, either may be meant, and it stays open.
Working days are Monday to Friday; bank holidays are not counted off.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache

from minutegraph.extraction.actions.deadlineforms import Form, Yearly, forms, lengths
from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.language.phrases import any_of
from minutegraph.extraction.language.spans import Span
from minutegraph.lexicon import load

_AGO = timedelta(days=31)
"""A day of the same name that is no longer ago may be the one that is meant."""

_LONGEST = 200
"""Characters of the longest deadline that is read; what is longer is no date."""

_DAY = regex(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Resolved:
    """What the words of a deadline lead to: `day` (ISO) or None; or only to the next meeting of the same body."""

    day: str | None = None
    next_meeting: bool = False


@dataclass(frozen=True, slots=True)
class _Rules:
    governor: re.Pattern[str]
    hour: re.Pattern[str]
    joint: re.Pattern[str]
    at_latest: re.Pattern[str]
    recurring: re.Pattern[str]
    next_meeting: re.Pattern[str]
    open: frozenset[str]


@lru_cache(maxsize=4096)
def resolve(due: str, held: str | None) -> Resolved:
    """The latest day that a deadline as printed allows, for a meeting held on that day (ISO), or the next meeting.

    Only a deadline that names day and year needs no meeting. A month or a year is no day of a meeting.
    """
    rules = _rules()
    words = _plain(due)
    if len(words) > _LONGEST:
        return Resolved()
    if rules.next_meeting.fullmatch(words):
        return Resolved(next_meeting=True)
    at_latest = rules.at_latest.search(words)
    if at_latest:
        words = words[at_latest.end() :].strip(" ,")
    recurring = rules.recurring.search(words)
    if recurring:
        words = words[: recurring.start()]
    try:
        found = _last(words, date.fromisoformat(held) if held and _DAY.fullmatch(held) else None)
    except (ValueError, OverflowError):  # no such day, or one beyond the calendar
        found = None
    return Resolved(None if found is None else found.isoformat())


def _plain(due: str) -> str:
    return " ".join(due.lower().replace("’", "'").replace("–", "-").split()).strip(" .,;:()")


def _last(words: str, held: date | None) -> date | None:
    """The last of the days that a deadline names; None where one of them is open."""
    rules = _rules()
    days: list[date] = []
    strict = governed = False
    for part in rules.joint.split(words):
        governor = rules.governor.match(part)
        if governor:
            strict, governed = governor["before"] is not None, governor["place"] is None
        rest = part[governor.end() :] if governor else part
        rest = rest[hour.end() :] if (hour := rules.hour.match(rest)) else rest
        if rest in rules.open and not governed:
            return None
        day = _read(lengths(), part, held, False) or _read(forms(), rest, held, strict)
        if day is None:
            return None
        days.append(day)
    return max(days, default=None)


def _read(ways: tuple[Form, ...], words: str, held: date | None, strict: bool) -> date | None:
    """The day of a deadline without its preposition; with `strict` it lies before the time that is named."""
    for form in ways:
        match = form.pattern.fullmatch(words)
        if match is None:
            continue
        read = form.read(match, held)
        if read is None or isinstance(read, Span):
            return None if read is None else read.deadline(strict)
        printed = match.groupdict().get("year")
        if printed:
            return _within(read, int(printed) + (2000 if len(printed) == 2 else 0), strict)
        return None if held is None else _first(read, held, strict)
    return None


def _within(yearly: Yearly, year: int, strict: bool) -> date | None:
    try:
        return yearly(year).deadline(strict)
    except ValueError:
        return None


def _first(yearly: Yearly, held: date, strict: bool) -> date | None:
    """The first such deadline from the meeting on; None where one was not long ago."""
    known = [day for year in range(held.year - 1, held.year + 2) if (day := _within(yearly, year, strict)) is not None]
    if any(held - _AGO <= day < held for day in known):
        return None
    return next((day for day in known if day >= held), None)


@cache
def _rules() -> _Rules:
    lexicon = load("deadlines")
    words = lexicon["words"]
    before, place = any_of(lexicon["before"]), any_of(lexicon["place"])
    governor = rf"(?:(?P<before>{before})|{any_of(lexicon['by'])}|(?P<place>{place})) "
    occasion = rf"(?:{any_of(words['kinds'])} )?{any_of(words['met'])}"
    ungrouped = re.sub(r"\(\?P<\w+>", "(?:", governor)
    return _Rules(
        governor=regex(governor),
        hour=regex(rf"{any_of(lexicon['hours'])},? (?:on |of )?"),
        joint=regex(r"(?<!\bon)(?<!\bat)(?<!\bby),? (?:and|or) (?=\D*\d|by |before )"),
        at_latest=regex(rf"\b(?:and )?{any_of(words['at_latest'])}\b"),
        recurring=regex(rf",?(?: and)? {any_of(words['recurring'])}\b.*$"),
        next_meeting=regex(rf"(?:{ungrouped}|to )?(?:(?:the|its|our|their) )?{any_of(load('calendar')['next'])} {occasion}"),
        open=frozenset(lexicon["open"]),
    )
