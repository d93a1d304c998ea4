"""The ways to print a date in minutes, and how each is read. The expressions are for text in small letters."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.language.phrases import pattern
from minutegraph.lexicon import load

_NAMES: list[list[str]] = load("calendar")["months"]
_NUMBERS = {names[0][:3]: number for number, names in enumerate(_NAMES, start=1)}
MONTHS = "|".join(names[0].title() for names in _NAMES)
"""The months by their full names, as the alternatives of an expression."""
SHORT_MONTHS = "|".join(names[0][:3].title() for names in _NAMES)
"""And by the first three letters of these."""
SEASONS = "|".join(name for name in load("calendar")["seasons"] if " " not in name)
"""The seasons, in small letters."""
WEEKDAYS: tuple[str, ...] = tuple(load("calendar")["weekdays"])
"""The days of the week, in small letters."""
_START = r"(?<![\w/.£])"
_WEEKDAY = rf"(?:(?:{'|'.join(WEEKDAYS)}),?\s+)?"
_DAY = r"(?P<{d}>\d{{1,2}})(?:\s?(?:st|nd|rd|th))?\b"
_MONTH_NAME = rf"(?:{pattern(name for names in _NAMES for name in names)})"
_MONTH = rf"(?P<{{m}}>{_MONTH_NAME}\b\.?)"
_YEAR = r"(?P<{y}>(?:19|20)\d\d)(?![\d/]|[-–]\d)"
_GLUE = r"\s*(?:-|–|—|/|\bto\b|\band\b|\buntil\b|\btill\b|\bthrough\b|&)\s*"
_OF = r"\s*(?:of\s+)?"
_IN = r",?\s*(?:of\s+|in\s+)?"


def _day(name: str) -> str:
    """A day of the month, behind the day of the week if that is told."""
    return rf"(?:the\s+)?{_WEEKDAY}(?:the\s+)?{_DAY.format(d=name)}"


def _first_day(name: str) -> str:
    """A day of the month with which an expression begins: by its figures alone, which are looked for more quickly."""
    return rf"{_START}{_DAY.format(d=name)}"


def _month(name: str) -> str:
    return _MONTH.format(m=name)


def _year(name: str) -> str:
    return _YEAR.format(y=name)


_OPTIONAL_YEAR = rf"(?:{_IN}{_year('y')})?"
_SEASON = rf"(?:{SEASONS})"
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


@dataclass(slots=True)
class Reading:
    """One match being read: whether the caller's year had to be used.

    `text` is the text with its capitals, `default` that year.
    """

    match: re.Match[str]
    text: str
    default: int | None
    derived: bool = False

    def year(self, name: str = "y") -> int | None:
        """The year printed, else the caller's."""
        printed = self.match.groupdict().get(name)
        if printed:
            number = int(printed)
            return number if len(printed) == 4 else number + (2000 if number < 70 else 1900)
        if self.default is not None:
            self.derived = True
        return self.default

    def month(self, name: str = "m") -> int:
        """The number of the month printed."""
        return _NUMBERS[self.match[name][:3]]  # "Sepember" too

    def on(self, year: int | None, month: int, day: str) -> str | None:
        """The day as an ISO value; None where its year is not known or the calendar does not have it."""
        if year is None:
            return None
        try:
            return date(year, month, int(day)).isoformat()
        except ValueError:
            return None


Read = Callable[[Reading], str | None]
"""How a match is read: the ISO value, or None where it tells no date."""


def _span(first: str | None, last: str | None) -> str | None:
    """first/last where both are known and in order; None else."""
    if first is None or last is None or first > last:
        return None
    return first if first == last else f"{first}/{last}"


def _iso(r: Reading) -> str | None:
    return r.on(int(r.match["y"]), int(r.match["n"]), r.match["d"])


def _numeric(r: Reading) -> str | None:
    return r.on(r.year(), int(r.match["n"]), r.match["d"])


def _days_of_two_months(r: Reading) -> str | None:
    last = r.year()
    first = int(r.match["y1"]) if r.match["y1"] else last
    if first is not None and last is not None and first == last and r.month("m1") > r.month() and not r.match["y1"]:
        first -= 1  # "20 December to 7 January 2021" begins in the year before
    return _span(r.on(first, r.month("m1"), r.match["d1"]), r.on(last, r.month(), r.match["d"]))


def _days(r: Reading) -> str | None:
    year = r.year()
    return _span(r.on(year, r.month(), r.match["d1"]), r.on(year, r.month(), r.match["d"]))


def _one_day(r: Reading) -> str | None:
    return r.on(r.year(), r.month(), r.match["d"])


def _months(r: Reading) -> str | None:
    last = r.year()
    printed = r.match.groupdict().get("y1")
    first = int(printed) if printed else last
    if first is None or last is None:
        return None
    if r.month("m1") > r.month() and not printed:
        first -= 1
    return _span(f"{first}-{r.month('m1'):02}", f"{last}-{r.month():02}")


def _one_month(r: Reading) -> str | None:
    year = r.year()
    return None if year is None else f"{year}-{r.month():02}"


def _one_year(r: Reading) -> str | None:
    return None if _NOT_YEAR.search(r.text, 0, r.match.start("y")) else r.match["y"]


def _years(r: Reading) -> str | None:
    return _span(r.match["y1"], r.match["y"])


def _relative_year(r: Reading) -> str | None:
    year = r.year()
    if year is None:
        return None
    return str(year + {"last": -1, "previous": -1, "next": 1, "following": 1}.get(r.match["w"], 0))


def _month_of_relative_year(r: Reading) -> str | None:
    year = _relative_year(r)
    return None if year is None else f"{year}-{r.month():02}"


def _season(r: Reading) -> str | None:
    # The season is more than a date can say; its year is what the text states.
    year = r.year()
    return None if year is None else str(year)


_MORE_DAYS = r"(?:,\s*\d{1,2}(?:st|nd|rd|th)?)*,?"
_ABOUT = r"(?:(?:early|late|mid)[\s-])?"
_TOLD = r"(?=\s+(?:\w+\s+){0,3}(?:inspections?|visits?|reviews?|judgement|report|audit|jtai|ilacs)\b)"

RULES: tuple[tuple[re.Pattern[str], Read | None], ...] = tuple(
    (regex(pattern), read)
    for pattern, read in (
        (r"(?<![\w-])(?P<y>(?:19|20)\d\d)-(?P<n>\d\d)-(?P<d>\d\d)(?![\w-])", _iso),
        (
            _START + r"(?P<d>\d{1,2})(?P<s>[/.])(?P<n>\d{1,2})(?P=s)(?P<y>(?:(?:19|20)\d\d|(?<=/)\d\d))(?![\w/])",
            _numeric,
        ),
        (
            _first_day("d1")
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
            _first_day("d1") + _MORE_DAYS + _GLUE + _day("d") + _OF + _month("m") + _OPTIONAL_YEAR,
            _days,
        ),
        (_first_day("d") + _OF + _month("m") + _OPTIONAL_YEAR, _one_day),
        (rf"(?<!\w){_month('m')}\s+{_day('d')},?\s+{_year('y')}", _one_day),
        (rf"(?<!\w){_month('m')}\s+(?:the\s+)?(?P<d>\d{{1,2}})(?:st|nd|rd|th)\b", _one_day),
        (
            rf"(?<!\w){_month('m1')}(?:\s+{_year('y1')})?" + _GLUE + _ABOUT + _month("m") + _IN + _year("y"),
            _months,
        ),
        (_BEFORE_MONTH + _month("m1") + _GLUE + _month("m"), _months),
        (rf"(?<!\w){_month('m')}{_IN}{_year('y')}", _one_month),
        (rf"(?<!\w){_month('m')}\s+(?:of\s+)?(?P<w>last|this|next)\s+year\b", _month_of_relative_year),
        (_BEFORE_MONTH + _month("m") + r"(?!\s*\d)", _one_month),
        (rf"(?<!\w){_SEASON}\s+(?:term\s+)?(?:of\s+)?{_year('y')}", _season),
        (rf"(?<!\w){_SEASON}\s+of\s+(?P<w>this|last|next)\s+year\b", _relative_year),
        # "Last autumn" may lie in this year or the one before, which the year alone does not decide.
        (rf"(?<!\w)(?P<w>last|next|previous)\s+{_SEASON}\b", None),
        (
            rf"(?<!\w)(?:in|this|during|early|late)\s+(?:the\s+)?{_ABOUT}{_SEASON}\b(?!\s+(?:of\s+)?(?:last|next|\d))",
            _season,
        ),
        (_BEFORE_YEAR + _year("y1") + _GLUE + _year("y"), _years),
        (_BEFORE_YEAR + _year("y") + r"(?!\s+(?:act|regulations?|order)\b)", _one_year),
        (rf"(?<![\w/.,£-]){_year('y')}{_TOLD}", _one_year),
        (r"(?<!\w)(?:earlier\s+)?(?P<w>this|last|previous|next)\s+year(?!\w|'s|-)", _relative_year),
    )
)
"""The pattern of each rule and how a match of it is read; without a reader the time stays open.

Earlier rules take their stretch first.
"""
