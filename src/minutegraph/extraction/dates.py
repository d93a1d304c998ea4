"""Dates that a sentence names, as ISO values at the precision stated."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from minutegraph.extraction.expressions import regex

_SHORT_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTHS = {name: number for number, name in enumerate(_SHORT_MONTHS, start=1)}
_WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+)?"
_DAY = r"(?:the\s+)?{w}(?:the\s+)?(?P<{d}>\d{{1,2}})(?:\s?(?:st|nd|rd|th))?\b"
_MONTH_NAME = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|"
    r"Nov(?:ember)?|Dec(?:ember)?)"
)
_MONTH = rf"(?P<{{m}}>{_MONTH_NAME}\b\.?)"
_YEAR = r"(?P<{y}>(?:19|20)\d\d)(?![\d/]|[-–]\d)"
_GLUE = r"\s*(?:-|–|—|/|\bto\b|\band\b|\buntil\b|\btill\b|\bthrough\b|&)\s*"
_OF = r"\s*(?:of\s+)?"
_IN = r",?\s*(?:of\s+|in\s+)?"


def _day(name: str) -> str:
    return _DAY.format(w=_WEEKDAY, d=name)


def _month(name: str) -> str:
    return _MONTH.format(m=name)


def _year(name: str) -> str:
    return _YEAR.format(y=name)


_OPTIONAL_YEAR = rf"(?:{_IN}{_year('y')})?"
_SEASON = r"(?:spring|summer|autumn|winter)"
# A month without year or day is a date only where a word before it says so: "may" and "march" are verbs too.
_BEFORE_MONTH = (
    r"(?<![\w-])(?:in|during|since|by|for|from|until|between|over|of|last|this|that|next|early|late|mid|every|throughout|back\sas|ago\sas|end\sof|"
    r"the|before|after|previous|following)[\s-]+(?:early[\s-]|late[\s-]|mid[\s-])?"
)
_BEFORE_YEAR = (
    r"(?<![\w-])(?:in|during|since|by|for|from|until|between|of|early|late|mid|throughout|the|an?|before|after|"
    r"back\sas|ago\sas|back\sin|end\sof|around|"
    rf"{_SEASON})[\s-]+(?:of\s+|early[\s-]|late[\s-]|mid[\s-])?"
)
_NOT_YEAR = regex(r"(?:Act|Regulations?|Order|Rules|Code|Measure|Section|Part|Bill|£|No\.?|paragraph)\s*$")

_THAT_YEAR = regex(rf"\b(?P<t>(?:that|the\s+same)\s+(?:{_SEASON}|year))\b", re.I)
_DIGIT = regex(r"\d")
_NAMES_MONTH = regex(rf"\b{_MONTH_NAME}\b", re.I)
_NAMES_YEAR = regex(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_NAMES_SEASON = regex(_SEASON, re.I)
_SAYS_YEAR = regex(r"\byear\b", re.I)


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date at start..end of the text: `iso` is 2021, 2021-12, 2021-12-15 or an interval a/b of two of these.

    `derived` tells that the year, which the text does not print, was supplied by the caller.
    """

    start: int
    end: int
    iso: str
    derived: bool = False


@dataclass(slots=True)
class _Reading:
    """One match being read: whether the caller's year had to be used."""

    match: re.Match[str]
    default: int | None
    derived: bool = False

    def year(self, name: str = "y") -> int | None:
        printed = self.match.groupdict().get(name)
        if printed:
            number = int(printed)
            return number if len(printed) == 4 else number + (2000 if number < 70 else 1900)
        if self.default is not None:
            self.derived = True
        return self.default

    def month(self, name: str = "m") -> int:
        return _MONTHS[self.match[name][:3].lower()]  # "Sepember" too

    def on(self, year: int | None, month: int, day: str) -> str | None:
        if year is None:
            return None
        try:
            return date(year, month, int(day)).isoformat()
        except ValueError:
            return None


def _span(first: str | None, last: str | None) -> str | None:
    """first/last where both are known and in order; None else."""
    if first is None or last is None or first > last:
        return None
    return first if first == last else f"{first}/{last}"


def _iso(r: _Reading) -> str | None:
    return r.on(int(r.match["y"]), int(r.match["n"]), r.match["d"])


def _numeric(r: _Reading) -> str | None:
    return r.on(r.year(), int(r.match["n"]), r.match["d"])


def _days_of_two_months(r: _Reading) -> str | None:
    last = r.year()
    first = int(r.match["y1"]) if r.match["y1"] else last
    if first is not None and last is not None and first == last and r.month("m1") > r.month() and not r.match["y1"]:
        first -= 1  # "20 December to 7 January 2021" begins in the year before
    return _span(r.on(first, r.month("m1"), r.match["d1"]), r.on(last, r.month(), r.match["d"]))


def _days(r: _Reading) -> str | None:
    year = r.year()
    return _span(r.on(year, r.month(), r.match["d1"]), r.on(year, r.month(), r.match["d"]))


def _one_day(r: _Reading) -> str | None:
    return r.on(r.year(), r.month(), r.match["d"])


def _months(r: _Reading) -> str | None:
    last = r.year()
    printed = r.match.groupdict().get("y1")
    first = int(printed) if printed else last
    if first is None or last is None:
        return None
    if r.month("m1") > r.month() and not printed:
        first -= 1
    return _span(f"{first}-{r.month('m1'):02}", f"{last}-{r.month():02}")


def _one_month(r: _Reading) -> str | None:
    year = r.year()
    return None if year is None else f"{year}-{r.month():02}"


def _one_year(r: _Reading) -> str | None:
    return None if _NOT_YEAR.search(r.match.string, 0, r.match.start("y")) else r.match["y"]


def _years(r: _Reading) -> str | None:
    return _span(r.match["y1"], r.match["y"])


def _relative_year(r: _Reading) -> str | None:
    year = r.year()
    if year is None:
        return None
    return str(year + {"last": -1, "previous": -1, "next": 1, "following": 1}.get(r.match["w"].lower(), 0))


def _month_of_relative_year(r: _Reading) -> str | None:
    year = _relative_year(r)
    return None if year is None else f"{year}-{r.month():02}"


def _relative_season(r: _Reading) -> str | None:
    # "Last autumn" may lie in this year or the one before, which the year alone does not decide.
    return None


def _season(r: _Reading) -> str | None:
    # The season is more than a date can say; its year is what the text states.
    year = r.year()
    return None if year is None else str(year)


_START = r"(?<![\w/.£])"
_MORE_DAYS = r"(?:,\s*\d{1,2}(?:st|nd|rd|th)?)*,?"
_ABOUT = r"(?:(?:early|late|mid)[\s-])?"
_TOLD = r"(?=\s+(?:\w+\s+){0,3}(?:inspections?|visits?|reviews?|judgement|report|audit|JTAI|ILACS)\b)"

# What a rule needs the text to have, its pattern, how a match is read. Earlier rules take their stretch first.
_RULES: tuple[tuple[re.Pattern[str], re.Pattern[str], Callable[[_Reading], str | None]], ...] = tuple(
    (needs, regex(pattern, re.I), read)
    for needs, pattern, read in (
        (_NAMES_YEAR, r"(?<![\w-])(?P<y>(?:19|20)\d\d)-(?P<n>\d\d)-(?P<d>\d\d)(?![\w-])", _iso),
        (
            _DIGIT,
            _START + r"(?P<d>\d{1,2})(?P<s>[/.])(?P<n>\d{1,2})(?P=s)(?P<y>(?:(?:19|20)\d\d|(?<=/)\d\d))(?![\w/])",
            _numeric,
        ),
        (
            _NAMES_MONTH,
            _START
            + _day("d1")
            + _OF
            + _month("m1")
            + rf"(?:{_IN}{_year('y1')})?"
            + _GLUE
            + _day("d")
            + _OF
            + _month("m")
            + _OPTIONAL_YEAR,
            _days_of_two_months,
        ),
        (
            _NAMES_MONTH,
            _START + _day("d1") + _MORE_DAYS + _GLUE + _day("d") + _OF + _month("m") + _OPTIONAL_YEAR,
            _days,
        ),
        (_NAMES_MONTH, _START + _day("d") + _OF + _month("m") + _OPTIONAL_YEAR, _one_day),
        (_NAMES_MONTH, rf"(?<!\w){_month('m')}\s+{_day('d')},?\s+{_year('y')}", _one_day),
        (_NAMES_MONTH, rf"(?<!\w){_month('m')}\s+(?:the\s+)?(?P<d>\d{{1,2}})(?:st|nd|rd|th)\b", _one_day),
        (
            _NAMES_MONTH,
            rf"(?<!\w){_month('m1')}(?:\s+{_year('y1')})?" + _GLUE + _ABOUT + _month("m") + _IN + _year("y"),
            _months,
        ),
        (_NAMES_MONTH, _BEFORE_MONTH + _month("m1") + _GLUE + _month("m"), _months),
        (_NAMES_MONTH, rf"(?<!\w){_month('m')}{_IN}{_year('y')}", _one_month),
        (_SAYS_YEAR, rf"(?<!\w){_month('m')}\s+(?:of\s+)?(?P<w>last|this|next)\s+year\b", _month_of_relative_year),
        (_NAMES_MONTH, _BEFORE_MONTH + _month("m") + r"(?!\s*\d)", _one_month),
        (_NAMES_SEASON, rf"(?<!\w){_SEASON}\s+(?:term\s+)?(?:of\s+)?{_year('y')}", _season),
        (_NAMES_SEASON, rf"(?<!\w){_SEASON}\s+of\s+(?P<w>this|last|next)\s+year\b", _relative_year),
        (_NAMES_SEASON, rf"(?<!\w)(?P<w>last|next|previous)\s+{_SEASON}\b", _relative_season),
        (
            _NAMES_SEASON,
            rf"(?<!\w)(?:in|this|during|early|late)\s+(?:the\s+)?{_ABOUT}{_SEASON}\b(?!\s+(?:of\s+)?(?:last|next|\d))",
            _season,
        ),
        (_NAMES_YEAR, _BEFORE_YEAR + _year("y1") + _GLUE + _year("y"), _years),
        (_NAMES_YEAR, _BEFORE_YEAR + _year("y") + r"(?!\s+(?:Act|Regulations?|Order)\b)", _one_year),
        (_NAMES_YEAR, rf"(?<![\w/.,£-]){_year('y')}{_TOLD}", _one_year),
        (_SAYS_YEAR, r"(?<!\w)(?:earlier\s+)?(?P<w>this|last|previous|next)\s+year(?!\w|'s|-)", _relative_year),
    )
)


_OF_THAT_YEAR = regex(r"\s+(?:of\s+)?(?:that|the\s+same)\s+year\b")
"""Behind a date whose year another sentence tells: "in the spring of that year"."""


def find(text: str, year: int | None = None) -> tuple[DateMention, ...]:
    """The dates that the text names, in order, none within another.

    `year` is the year of the document's own date: it completes "in March" and "on 6 May", which are left out without
    it. Financial years (2021/22), quarters, times of day and years of Acts are no dates. Of "spring 2024" only the year
    is kept; "that summer" has the year of the date before it. A date that the calendar does not have is left out.
    """
    taken: list[tuple[int, int]] = []
    found: list[DateMention] = []
    waiting: list[tuple[re.Match[str], Callable[[_Reading], str | None]]] = []
    present: dict[re.Pattern[str], bool] = {}
    for needs, pattern, read in _RULES:
        if needs not in present:
            present[needs] = needs.search(text) is not None
        if not present[needs]:
            continue
        for match in pattern.finditer(text):
            start, end = match.span()
            if any(start < b and a < end for a, b in taken):
                continue
            taken.append((start, end))
            reading = _Reading(match, year)
            iso = read(reading)
            if reading.derived and _OF_THAT_YEAR.match(text, end):
                waiting.append((match, read))
            elif iso is not None:
                found.append(DateMention(_first(match), end, iso, reading.derived))
    found += _of_that_year(found, waiting)
    for match in _THAT_YEAR.finditer(text):
        last = _last_before(found, match)
        if last is not None:
            found.append(DateMention(match.start("t"), match.end(), last.iso[:4], last.derived))
    return tuple(sorted(found, key=lambda mention: mention.start))


def _last_before(found: list[DateMention], match: re.Match[str]) -> DateMention | None:
    """Of the dates found the last that stands before the match."""
    before = (mention for mention in found if mention.end <= match.start())
    return max(before, key=lambda mention: mention.start, default=None)


def _of_that_year(
    found: list[DateMention], waiting: list[tuple[re.Match[str], Callable[[_Reading], str | None]]]
) -> Iterator[DateMention]:
    """Dates that have the year of the one told before them: "January 2023, and another in the June of that year"."""
    for match, read in waiting:
        last = _last_before(found, match)
        iso = read(_Reading(match, int(last.iso[:4]))) if last else None
        if iso is not None:
            yield DateMention(_first(match), match.end(), iso, True)


def _first(match: re.Match[str]) -> int:
    """Where the date itself begins: after the preposition that vouched for it."""
    places = [match.start(name) for name, value in match.groupdict().items() if value is not None]
    return min(places, default=match.start())


def overlap(one: str, other: str) -> bool:
    """Whether two ISO values may mean the same time: one begins with the other, or their intervals share a day.

    Partial dates stand for all their days, so `2021` overlaps `2021-12-15`.
    """
    (a, b), (c, d) = _bounds(one), _bounds(other)
    return a <= d and c <= b


def _bounds(iso: str) -> tuple[str, str]:
    first, _, last = iso.partition("/")
    last = last or first
    return (first + "-01-01"[len(first) - 4 :] if len(first) < 10 else first), last + "-99-99"[len(last) - 4 :]


def beside(iso: str, own: str | None, ahead: bool) -> str:
    """A value whose year was supplied, put on its side of the document's own date.

    What has happened lies before the meeting and, with `ahead`, what is arranged after it: "in November", told in January
    of what has happened, is in the year before. Values without a month, or where either date has none, stay as they are.
    """
    if own is None or len(iso) < 7 or len(own) < 7:
        return iso
    if ahead and iso[:7] < own[:7]:
        return _shifted(iso, 1)
    return _shifted(iso, -1) if not ahead and iso[:7] > own[:7] else iso


def _shifted(iso: str, years: int) -> str:
    return "/".join(f"{int(part[:4]) + years}{part[4:]}" for part in iso.split("/"))
