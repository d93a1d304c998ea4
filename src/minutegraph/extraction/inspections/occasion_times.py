"""When the event of a noun was or is to be: its date, and whether it is still to come."""

from __future__ import annotations

import re

from minutegraph.extraction.inspections.occasion_phrases import Phrase
from minutegraph.extraction.inspections.occasions import Occasion, words
from minutegraph.extraction.language.dates import DateMention
from minutegraph.extraction.language.expressions import regex

_FUTURE = regex(rf"{words('time', 'future')}|\bmay\b", re.I)
_PAST_AFTER = regex(
    r"\b(?:was|were|had\s+been)\s+(?:recently\s+|last\s+)?(?:undertaken|carried\s+out|held|inspected)|\btook\s+place",
    re.I,
)
_TO_COME = regex(
    r"\s+(?:\w+\s+){0,3}?(?:is|was|were|are|would|will|to|being)\s+(?:also\s+|now\s+|still\s+)?(?:anticipated|"
    r"expected|due|scheduled|fixed|booked|pencilled|set|"
    r"planned|arranged|imminent|awaited|be|take|begin|start|likely|going)\b|\s+(?:would|will|arranged|due|planned|"
    r"scheduled|expected)\b",
    re.I,
)
_TO_BEGIN = regex(
    r"(?:\s[^,;]{2,60})?,?\s+(?:(?:which|that)\s+(?:was|is|would|will)\s+)?to\s+(?:begin|start|take\s+place|commence|run)\s"
)
"""Behind the noun of an event that was announced: "an inspection of Elm House, to begin in May"."""
_NEXT_YEAR = regex(r"next\s+year", re.I)


def is_next_year(told: Occasion, date: DateMention | None) -> bool:
    """Whether the time told is only "next year", which is no stated time."""
    return date is not None and _NEXT_YEAR.match(told.text, date.start) is not None


_WHICH_THEY = regex(r"\b(?:which|that)\b.*\b(?:made|carried\s+out|undertaken|undertook|conducted|held|led|completed)\b")


def time(told: Occasion, phrase: Phrase, reach: tuple[int, ...]) -> DateMention | None:
    """When the event was: told right behind it, else behind all that is said of it, else between."""
    made = _WHICH_THEY.search(told.text, phrase.end, reach[-1]) is not None
    ends = ((phrase.end, False), *((place, made) for place in (reach[-1], *reach[1:-1])))
    year = _YEAR_BEHIND.match(told.text, phrase.end)
    if year is not None:
        return DateMention(year.start("year"), year.end(), year["year"], False)
    dates = (told.time_of(phrase.left, phrase.start, place, by_them) for place, by_them in ends)
    date = next((date for date in dates if date is not None), None)
    issued = date is not None and phrase.head != "audit" and _ISSUED.search(told.text, phrase.end, date.start)
    return None if issued else date


_ISSUED = regex(r"\b(?:issued|released)\s+(?:on|in)\s+(?:the\s+)?$")
"""Before the time at which a report came out: "the inspection of Elm House issued in May"."""
_YEAR_BEHIND = regex(r"\s+(?P<year>(?:19|20)\d\d)(?=,|\.(?!\d)|;|\)|$|\s+(?:had|was|were|of|by|at|in\s+which|when)\b)")
"""The year of "the PEEL inspection 2016,"."""
_AT_HAND = regex(
    r"\b(?:is|are)\s+(?:now\s+)?(?:doing|making|carrying\s+out|undertaking|conducting|starting|beginning|having|holding)\s+(?:an?\s+|the\s+|its\s+|their\s+)?$"
    r"|\b(?:starts?|begins?)\s+(?:its|their|the)\s+$|\breminded\s+[^,;]{2,40}?\s(?:about|of)\s+(?:the\s+|its\s+|our\s+)?$"
)
"""What tells, in the present, of something that is still to come: "the LGA are doing a", "reminded everyone about the"."""


def is_future(told: Occasion, phrase: Phrase) -> bool:
    """Whether it is told of as still to come."""
    text = told.text
    if _PAST_AFTER.search(text, phrase.end, phrase.end + 60):
        return False
    if _AT_HAND.search(text, max(told.clause(phrase.left), phrase.left - 60), phrase.left):
        return True
    begin = max(told.clause(phrase.left), phrase.left - 60)
    hit = next((m for m in _FUTURE.finditer(text, begin, phrase.start) if m[0] != "May"), None)
    return hit is not None or _TO_COME.match(text, phrase.end) is not None or _TO_BEGIN.match(text, phrase.end) is not None
