"""Dates as minutes print them: "Thursday 3 July 2014", "FEBRUARY 2ND 2010", "13/03/2018"."""

from __future__ import annotations

import re
from datetime import date

from minutegraph.lexicon import load

_CALENDAR = load("calendar")

MONTHS: tuple[str, ...] = tuple(names[0] for names in _CALENDAR["months"])
"""The English names of the months, in lower case, in order."""

WEEKDAY = f"(?:{'|'.join((*_CALENDAR['weekdays'], *_CALENDAR['weekday_slips']))})"
"""The expression of a weekday, in lower case."""

_MONTH = "|".join(f"{name}|{name[:3]}(?:t)?\\.?" for name in MONTHS)

DATE = re.compile(
    rf"(?:\b{WEEKDAY},?\s+)?"
    r"(?:(?:the\s+)?\b(?P<day>\d{1,2})\s*(?:st|nd|rd|th)?(?:\s+of)?\s+"
    rf"(?P<month>{_MONTH}),?\s+(?P<year>\d{{4}})\b"
    rf"|\b(?P<month2>{_MONTH})\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year2>\d{{4}})\b"
    r"|\b(?P<day3>\d{1,2})[/.](?P<month3>\d{1,2})[/.](?P<year3>\d{4})\b)",
    re.I,
)
"""A day with month and year, its weekday included; numbers are day first."""

_SHORT = re.compile(DATE.pattern.replace(r"\d{4}", r"\d{2}"), re.I)

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_CENTURY = 70
"""Years of two digits from this one on are of the last century."""


def of_meeting(line: str) -> re.Match[str] | None:
    """The day in a line of the head of minutes, where its year may have two digits: "22.7.25", "22 July 25"."""
    return DATE.search(line) if _YEAR.search(line) else _SHORT.search(line)


def iso(match: re.Match[str]) -> str | None:
    """The date that `DATE` or `of_meeting` matched, in ISO form; None where there is no such day."""
    day = match["day"] or match["day2"] or match["day3"]
    year = match["year"] or match["year2"] or match["year3"]
    named = match["month"] or match["month2"]
    month = [name[:3] for name in MONTHS].index(named[:3].lower()) + 1 if named else int(match["month3"])
    if len(year) == len("25"):
        year = ("19" if int(year) >= _CENTURY else "20") + year
    try:
        return date(int(year), month, int(day)).isoformat()
    except ValueError:
        return None
