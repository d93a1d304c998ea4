"""Stretches of the calendar: what a deadline names, and the day that it ends on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Span:
    """A time from `first` to `last`. With `at_end` its end is what is named: "the end of March".

    A meeting some time in it (`met`) may be as late as its last day.
    """

    first: date
    last: date
    at_end: bool = False
    met: bool = False

    def deadline(self, strict: bool) -> date:
        """The last day up to it; with `strict` the last day before it."""
        if not strict or self.at_end:
            return self.last
        return (self.last if self.met else self.first) - _DAY


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year + month // 12, month % 12 + 1, 1) - _DAY


def day_of(year: int, written: str) -> date:
    """The day MM-DD of a year; a day past the end of the month is its last. Raises ValueError where there is none."""
    month, day = int(written[:2]), int(written[3:])
    return min(date(year, month, min(day, 28)) + timedelta(days=max(0, day - 28)), month_end(year, month))


def after_months(day: date, months: int) -> date:
    """So many months later, on the last day of the month where that day is missing."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return min(date(year, month + 1, 1) + timedelta(days=day.day - 1), month_end(year, month + 1))


def after_working_days(day: date, days: int) -> date:
    """So many days later, of which Saturdays and Sundays do not count."""
    weeks, rest = divmod(days, 5)
    day += timedelta(weeks=weeks)
    while rest or day.weekday() > 4:
        day += _DAY
        rest -= rest > 0 and day.weekday() < 5
    return day


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar, by the algorithm of Meeus, Jones and Butcher."""
    golden, century, rest = year % 19, year // 100, year % 100
    corrected = (century - (century + 8) // 25 + 1) // 3
    moon = (19 * golden + century - century // 4 - corrected + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)
