"""The ways to name a time in a deadline, and how each is read.

A form that names a time of every year ("14 March") is read as a function from the year to its span, one that the day of
the meeting decides ("the end of the week") as a span.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.language.phrases import any_of
from minutegraph.extraction.language.spans import Span, after_months, after_working_days, day_of, easter, month_end
from minutegraph.lexicon import load

Yearly = Callable[[int], Span]
"""The time that a name has in a year. Raises ValueError where the year has no such day."""

Read = Callable[[re.Match[str], date | None], Span | Yearly | None]
"""How a match is read, with the day of the meeting where it is known; None where the words stay open."""

_YEAR = r"(?P<year>(?:19|20)\d\d)"
_LAST_DAY = 31


@dataclass(frozen=True, slots=True)
class Form:
    """A way to name a time: it must match the whole, and is read by `read`; its group `year` is the year printed."""

    pattern: re.Pattern[str]
    read: Read


@cache
def lengths() -> tuple[Form, ...]:
    """The ways to say how long after the meeting."""
    calendar = load("calendar")
    length = rf"(?P<number>\d{{1,4}}|{any_of(calendar['numbers'])})"
    unit = rf"(?P<unit>{any_of([*calendar['days'], *calendar['lengths']])})(?:s'|'s|s)?"
    source = (
        rf"(?:with)?in (?:the )?(?:(?:next|coming|following) )?{length} (?P<working>working )?(?:calendar )?{unit}"
        r"(?: time)?(?: of (?:the |this )?(?:date of (?:the |this )?)?meeting)?"
    )
    return (Form(regex(source), _after),)


@cache
def forms() -> tuple[Form, ...]:
    """The ways to name a day or a longer time, without the preposition; the first that matches is taken."""
    lexicon, calendar = load("deadlines"), load("calendar")
    words = lexicon["words"]
    next_one = any_of(calendar["next"])
    weekday, month = any_of(calendar["weekdays"]), rf"(?P<month>{any_of(_months())})\b\.?"
    number, year = r"(?P<day>\d{1,2})(?: ?(?:st|nd|rd|th))?", rf"(?:,?(?: of| in)? {_YEAR})?"
    day = rf"(?:{weekday},? )?(?:the )?{number}(?: of)? ?{month}{year}"
    end = r"(?P<end>(?:the )?(?:very )?(?:end|close)(?: of)?[ -])"
    part = rf"(?:{end}|(?P<part>{any_of(lexicon['parts'])})(?: of| in|-)?[ -]?)?(?:the )?"
    season = any_of([*calendar["seasons"], *calendar["feasts"], "easter"])
    meetings = any_of([*calendar["meetings"], *(name.lower() for name in calendar["bodies"])])
    occasion = rf"(?:{any_of(words['kinds'])} )?{meetings}\b"
    to_come = any_of([*calendar["next"], "future", "later"])
    met = rf"(?:(?:the|its|a|an|our|their|this) )?(?:{to_come} )?{occasion}(?: of [^\d]*?)?,?"
    period = rf"(?P<period>{any_of([*calendar['years'], 'month', 'week', 'quarter', 'day'])})"
    this = rf"(?:the )?(?:(?P<next>{next_one})|this|current|present|same)"
    sources: tuple[tuple[str, Read], ...] = (
        (r"(?P<year>\d{4})-(?P<number>\d\d)-(?P<day>\d\d)", _day),
        (day, _day),
        (rf"{month} {number}{year}", _day),
        (rf"(?:{weekday},? )?(?P<day>\d{{1,2}})[./](?P<number>\d{{1,2}})(?:[./](?P<year>\d{{4}}|\d\d))?", _day),
        (rf"{met} (?:on|of) {day}", _day),
        (rf"{part}{month}{year}", _month),
        (rf"(?:(?:the|its|our|their|a) )?{month}{year} (?P<met>{occasion})(?: of [^\d]*)?", _month),
        (rf"(?P<met>{met}) (?:in|of) {part}{month}{year}", _month),
        (rf"{part}(?P<season>{season}){year}", _season),
        (rf"{end}?(?:the )?(?:q|quarter )(?P<quarter>[1-4])(?: of)? {_YEAR}[/-](?P<second>20\d\d|\d\d)", _year),
        (rf"{end}?{_YEAR}(?:[/-](?P<second>20\d\d|\d\d))?", _year),
        (rf"{end}(?:{this} |the )?{period}", _period),
        (rf"{this} {period}", _period),
        (r"the (?P<day>\d{1,2})(?:st|nd|rd|th)", _day_of_month),
        (rf"(?:(?P<next>{next_one}) |this )?(?P<weekday>{weekday})", _weekday),
        (rf"(?P<tomorrow>{any_of(words['tomorrow'])})|{any_of(words['today'])}", _today),
    )
    return tuple(Form(regex(source), read) for source, read in sources)


@cache
def _months() -> dict[str, int]:
    return {name: at for at, names in enumerate(load("calendar")["months"], 1) for name in names}


def _day(match: re.Match[str], held: date | None) -> Yearly:
    groups = match.groupdict()
    month = int(groups["number"]) if groups.get("number") else _months()[match["month"]]
    day = int(match["day"])
    return lambda year: Span(date(year, month, day), date(year, month, day))


def _month(match: re.Match[str], held: date | None) -> Yearly:
    groups = match.groupdict()
    month = _months()[match["month"]]
    first, last = load("deadlines")["parts"].get(groups.get("part"), (1, _LAST_DAY))
    at_end, met = bool(groups.get("end")), bool(groups.get("met"))

    def span(year: int) -> Span:
        end = month_end(year, month)
        return Span(date(year, month, first), min(end, date(year, month, 1) + timedelta(days=last - 1)), at_end, met)

    return span


def _season(match: re.Match[str], held: date | None) -> Yearly | None:
    calendar, name = load("calendar"), match["season"]
    at_end = bool(match["end"])
    if name in calendar["seasons"]:
        first, last = calendar["seasons"][name]
        if match["part"] and match["part"] != "late":
            return None  # how long the early part of a season is nobody tells
        return lambda year: Span(day_of(year, first), day_of(year + (last < first), last), at_end)
    if match["part"] or at_end:
        return None
    if name == "easter":
        return lambda year: Span(easter(year), easter(year))
    day = calendar["feasts"][name]
    return lambda year: Span(day_of(year, day), day_of(year, day))


def _year(match: re.Match[str], held: date | None) -> Span | None:
    """A year by its number: of two numbers it is the financial year, and its quarters are counted from April."""
    groups = match.groupdict()
    year, at_end = int(match["year"]), bool(match["end"])
    second = groups["second"]
    if not second:
        return Span(date(year, 1, 1), date(year, 12, 31), at_end)
    if int(second) % 100 != (year + 1) % 100:
        return None
    first = date(year, 4, 1)
    if not groups.get("quarter"):
        return Span(first, date(year + 1, 3, 31), at_end)
    quarter = int(match["quarter"])
    return Span(after_months(first, 3 * quarter - 3), after_months(first, 3 * quarter) - timedelta(days=1), at_end)


def _period(match: re.Match[str], held: date | None) -> Span | None:
    """The period in which the meeting lies, or the one after it."""
    if held is None:
        return None
    name, at_end = match["period"], bool(match.groupdict().get("end"))
    later = 1 if match["next"] else 0
    if name == "day":
        day = held + timedelta(days=later)
        return Span(day, day, at_end)
    if name == "week":
        monday = held + timedelta(days=7 * later - held.weekday())
        return Span(monday, monday + timedelta(days=6), at_end)
    if name in ("month", "quarter"):
        long = 3 if name == "quarter" else 1
        first = after_months(date(held.year, (held.month - 1) // long * long + 1, 1), long * later)
        return Span(first, after_months(first, long) - timedelta(days=1), at_end)
    written = load("calendar")["years"][name]
    last = day_of(held.year, written)
    last = day_of(held.year + later + (last < held), written)
    return Span(day_of(last.year - 1, written) + timedelta(days=1), last, at_end)


def _after(match: re.Match[str], held: date | None) -> Span | None:
    calendar = load("calendar")
    number = int(match["number"]) if match["number"].isdigit() else calendar["numbers"][match["number"]]
    unit = match["unit"]
    if held is None or (match["working"] and unit != "day"):
        return None
    if unit == "hour":
        day = held + timedelta(days=-(-number // 24))
    elif match["working"]:
        day = after_working_days(held, number)
    elif unit in calendar["days"]:
        day = held + timedelta(days=number * calendar["days"][unit])
    else:
        day = after_months(held, number * calendar["lengths"][unit])
    return Span(day, day)


def _day_of_month(match: re.Match[str], held: date | None) -> Span | None:
    if held is None:
        return None
    day = int(match["day"])
    month = held if day >= held.day else after_months(held.replace(day=1), 1)
    return Span(month.replace(day=day), month.replace(day=day))


def _weekday(match: re.Match[str], held: date | None) -> Span | None:
    """The first such day after the meeting; with "next" the one after that, which it may be."""
    if held is None:
        return None
    ahead = (load("calendar")["weekdays"].index(match["weekday"]) - held.weekday() - 1) % 7 + 1
    first = held + timedelta(days=ahead)
    return Span(first, first + timedelta(days=7 if match["next"] else 0))


def _today(match: re.Match[str], held: date | None) -> Span | None:
    if held is None:
        return None
    day = held + timedelta(days=1 if match["tomorrow"] else 0)
    return Span(day, day)
