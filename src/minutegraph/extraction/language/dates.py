"""Dates that a sentence names, as ISO values at the precision stated."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from minutegraph.extraction.language.caseless import small
from minutegraph.extraction.language.dateforms import RULES, SEASONS, Read, Reading
from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.language.hints import Sieve
from minutegraph.reading.sentences import LONGEST


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date at start..end of the text: `iso` is 2021, 2021-12, 2021-12-15 or an interval a/b of two of these.

    `derived` tells that the year, which the text does not print, was supplied by the caller.
    """

    start: int
    end: int
    iso: str
    derived: bool = False


_THAT_YEAR = regex(rf"\b(?P<t>(?:that|the\s+same)\s+(?:(?:{SEASONS})|year))\b")
_OF_THAT_YEAR = regex(r"\s+(?:of\s+)?(?:that|the\s+same)\s+year\b")
"""Behind a date whose year another sentence tells: "in the spring of that year"."""


@lru_cache(maxsize=256)
def find(text: str, year: int | None = None) -> tuple[DateMention, ...]:
    """The dates that the text names, in order, none within another.

    `year` is the year of the document's own date: it completes "in March" and "on 6 May", which are left out without
    it. Financial years (2021/22), quarters, times of day and years of Acts are no dates. Of "spring 2024" only the year
    is kept; "that summer" has the year of the date before it. A date that the calendar does not have is left out.
    """
    taken: list[tuple[int, int]] = []
    found: list[DateMention] = []
    waiting: list[tuple[re.Match[str], Read]] = []
    low = small(text)
    for pattern, read in _sieve().passed(text) if len(text) <= LONGEST else RULES:
        for match in pattern.finditer(low):
            start, end = match.span()
            if any(start < b and a < end for a, b in taken):
                continue
            taken.append((start, end))
            reading = Reading(match, text, year)
            iso = read(reading) if read else None
            if read and reading.derived and _OF_THAT_YEAR.match(text, end):
                waiting.append((match, read))
            elif iso is not None:
                found.append(DateMention(_first(match), end, iso, reading.derived))
    found += _of_that_year(text, found, waiting)
    for match in _THAT_YEAR.finditer(low) if found else ():
        last = _last_before(found, match)
        if last is not None:
            found.append(DateMention(match.start("t"), match.end(), last.iso[:4], last.derived))
    return tuple(sorted(found, key=lambda mention: mention.start))


@cache
def _sieve() -> Sieve[tuple[re.Pattern[str], Read | None]]:
    return Sieve((rule, (rule[0].pattern,)) for rule in RULES)


def _last_before(found: list[DateMention], match: re.Match[str]) -> DateMention | None:
    """Of the dates found the last that stands before the match."""
    before = (mention for mention in found if mention.end <= match.start())
    return max(before, key=lambda mention: mention.start, default=None)


def _of_that_year(
    text: str, found: list[DateMention], waiting: list[tuple[re.Match[str], Read]]
) -> Iterator[DateMention]:
    """Dates that have the year of the one told before them: "January 2023, and another in the June of that year"."""
    for match, read in waiting:
        last = _last_before(found, match)
        iso = read(Reading(match, text, int(last.iso[:4]))) if last else None
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
