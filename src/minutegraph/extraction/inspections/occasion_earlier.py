"""Earlier inspections told by reference to a later one: "the first since May 2019, when", "the previous one, in 2018"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from minutegraph.extraction.inspections import judgements, labels, occasion_grades, occasion_verdicts
from minutegraph.extraction.inspections.gradewords import GRADED
from minutegraph.extraction.inspections.occasions import Occasion
from minutegraph.extraction.inspections.sighting import Sighting
from minutegraph.extraction.language.dates import DateMention
from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.language.hints import Hints
from minutegraph.extraction.language.numbers import CARDINALS, value

_BEFORE = [f"{which} {verb} " for which in ("last", "previous") for verb in ("was in", "was on", "had been", "took place")]
HINTS = Hints((" since ", " one ", "one,", *_BEFORE))
"""Without any of these no sentence refers to an earlier inspection so."""
_FIRST_SINCE = regex(
    r"\b(?:the|its|our|their)\s+first\s+(?:[\w'-]+\s+){0,3}?(?:(?P<peer>peer\s+(?:review|challenge))|inspection)"
    r"(?:\s+of\s+(?:the\s+|its\s+|our\s+)?(?P<on>[\w' ]{3,60}?))?(?P<since>\s+since\s+)(?:early\s+|late\s+)?$",
    re.I,
)
_WHEN = regex(r",?\s+(?:when|at\s+which|in\s+which)\s+", re.I)
_STOP = regex(r";|,\s+(?:and|but|while|whilst|so)\s|\.$")
_ONE = regex(
    r"\b(?:(?:the|its|our|their|a)\s+(?:previous|last|earlier|preceding|prior)\s+one|the\s+one\s+before(?:\s+(?:it|that|this))?|"
    r"(?:the|its)\s+(?:last|previous)(?=\s+(?:was|had\s+been|took\s+place)\s+(?:in|on)\b))\b",
    re.I,
)
_IN = regex(
    r",?\s+(?:\(|(?:(?:had|was|been|took|taken|place|came|held|carried|out|made|dated|from|back)\s+)*)(?:in|on|of|from)\s+(?:the\s+)?(?:early\s+|late\s+)?",
    re.I,
)
_YEARS = regex(
    rf",?\s+(?:(?:had|was|been|took|taken|place|came|held)\s+)*(?P<n>{CARDINALS}|\d{{1,2}}|a)\s+years?\s+"
    r"(?:earlier|before|previously|ago)\b",
    re.I,
)
_RATED = regex(rf",?\s+when\s+(?:the\s+)?[A-Z][^,;]{{1,50}}?\s(?:had\s+)?(?:{GRADED}|found)\s")


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier event and the stretch of the sentence that tells of nothing else."""

    sighting: Sighting
    start: int
    end: int


def find(told: Occasion, spoken: Sighting | None) -> Iterator[Earlier]:
    """The earlier events that the sentence refers to; `spoken` is what it, or the sentence before it, spoke of."""
    if HINTS.found(told.text):
        yield from _since(told)
        if spoken is not None:
            yield from _one(told, spoken)


def blanked(text: str, earlier: Earlier) -> str:
    """The text with blanks for the stretch that tells of the earlier event."""
    return text[: earlier.start] + " " * (earlier.end - earlier.start) + text[earlier.end :]


def _since(told: Occasion) -> Iterator[Earlier]:
    """The one of "the first inspection since May 2019, when the service had been judged good"."""
    for date in told.dates:
        match = _FIRST_SINCE.search(told.text, 0, date.start)
        when = _WHEN.match(told.text, date.end) if match else None
        if match is None or when is None:
            continue
        stop = _STOP.search(told.text, when.end())
        end = stop.start() if stop else len(told.text)
        part = Occasion(told.text[when.end() : end], told.year)
        judgement = judgements.find(part.text)
        on = (occasion_verdicts.object_of(part, judgement) if judgement else ()) or labels.some(match["on"])
        yield Earlier(
            Sighting(
                match.start("since"), end, "peer review" if match["peer"] else "inspection", 3, on=on, when=date,
                judgement=judgement, which="previous", head="earlier",
            ),
            match.start("since"), end,
        )  # fmt: skip


def _one(told: Occasion, spoken: Sighting) -> Iterator[Earlier]:
    """The one of "at the previous one, three years earlier, it was inadequate"."""
    match = _ONE.search(told.text)
    if match is None:
        return
    stop = _STOP.search(told.text, match.end())
    end = stop.start() if stop else len(told.text)
    date = next((d for d in told.dates if _IN.fullmatch(told.text, match.end(), d.start)), None)
    years = _YEARS.match(told.text, match.end())
    at = date.end if date else years.end() if years else end
    when = date or (_before(spoken.date, years) if years else None)
    if when is None:
        return
    sighting = Sighting(
        match.start(), at, spoken.kind, 3, inspectors=spoken.inspectors, on=spoken.on, when=when,
        which="previous", head="earlier",
    )  # fmt: skip
    grade = occasion_grades.then(told, replace(sighting, head="inspection"), end)
    if grade is None and _RATED.match(told.text, at, end):
        grade = judgements.find(told.text[at:end])
    yield Earlier(replace(sighting, judgement=grade), told.clause(match.start()), end)


def _before(date: str | None, years: re.Match[str]) -> DateMention | None:
    """The year so many years before the date."""
    if date is None:
        return None
    number = years["n"].lower()
    year = int(date[:4]) - (1 if number == "a" else value(number))
    return DateMention(*years.span(), str(year))
