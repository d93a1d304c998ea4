"""Events told together: visits that a sentence counts and each is told of after it, and a grade that two were given."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from minutegraph.extraction.inspections import antecedents, judgements
from minutegraph.extraction.inspections.gradewords import GRADED
from minutegraph.extraction.inspections.occasion_kinds import KIND_OF, SORTS
from minutegraph.extraction.inspections.occasions import STATUTORY, Occasion
from minutegraph.extraction.inspections.sighting import Sighting
from minutegraph.extraction.language.dates import DateMention
from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.language.hints import Hints
from minutegraph.extraction.language.numbers import ORDINALS, SEVERAL
from minutegraph.extraction.parties.outsiders import Named, bodies, outcomes

_COUNTED = regex(
    rf"\b(?:{SEVERAL}|\d|several)\s+(?:further\s+|more\s+)?(?:Ofsted\s+)?(?P<kind>{'|'.join(SORTS)})\s+visits\b",
    re.I,
)
_COUNTS = Hints.of(_COUNTED.pattern)
_ONE_OF = regex(
    rf"The\s+(?P<which>{ORDINALS}|latest|last|other|most\s+recent)(?:\s+of\s+(?:these|them))?"
    r"(?:,?\s+(?:(?:took\s+place|was|had\s+been|came|was\s+made|followed)\s+)?(?:on|in|from|between)\s+)(?:the\s+)?$"
)


_NOT_MADE = regex(
    r"\b(?:would|will|should|could|might|may|(?:was|were|is|are|due|going|planned|expected|wished|hoped)\s+to|asked\s+for|if)\b"
    r"[^.;,]{0,40}$",
    re.I,
)
_IN_YEAR = regex(r"(?:\s+(?:by|from|to|of)\s+(?:the\s+)?(?:[A-Z][\w']*\s*){1,4})?\s*(?:in|during)\s+(?P<year>(?:19|20)\d\d)\b")
_COUNTS_OTHERS = regex(
    rf"\b(?:{SEVERAL}|\d|several)\s+(?:[a-z-]+\s+){{0,3}}[a-z-]+s\s+(?:had|has|have|was|were|would)\b", re.I
)


def counts_others(text: str) -> bool:
    """Whether a sentence counts something else, of which "the last" then is one: "Two tenders were opened"."""
    return _COUNTS_OTHERS.search(text) is not None and _COUNTED.search(text) is None


def counted(text: str, last: Named | None) -> Sighting | None:
    """The visits that a sentence counts, as one to take each from, with the year told of them all.

    None where they were not made: "two monitoring visits from Ofsted", but not "Ofsted would make two".
    """
    match = _COUNTED.search(text) if _COUNTS.found(text) else None
    if match is None:
        return None
    named = tuple(body for body in bodies(text) if body.kind in STATUTORY)[:1] or ((last,) if last else ())
    if not named or _NOT_MADE.search(text, 0, match.start()):
        return None
    kind = SORTS[match["kind"].lower()]
    told = _IN_YEAR.match(text, match.end())
    return Sighting(
        0, len(text), KIND_OF[kind], 1, inspectors=named, on=antecedents.underwent(text, 0, match.start()), head=kind,
        when=DateMention(*told.span("year"), told["year"]) if told else None,
    )  # fmt: skip


def one_of(text: str, year: int | None, series: Sighting) -> tuple[Sighting, ...]:
    """One of the visits that were counted: "The first, on 21 February 2017, looked at assessments."."""
    told = int(series.date) if series.date else None
    for date in Occasion(text, told or year).dates[:1]:
        match = _ONE_OF.search(text, 0, date.start)
        if match is not None and match.start() == 0 and not text.startswith(" of ", date.end):
            when = replace(date, derived=date.derived and told is None)
            return (replace(series, end=date.end, strength=3, when=when, which=match["which"].lower()),)
    return ()


_BOTH = regex(
    r"Both\s+(?:of\s+them\s+|(?:the\s+)?(?:schools|academies|nurseries|colleges|homes|hospitals|services|settings|providers|centres|units|forces|authorities|"
    rf"councils|visits|inspections)\s+)?(?:(?:had|have)\s+been|were)\s+(?:\w+ly\s+|again\s+|also\s+)?(?:{GRADED}|found)\b"
    r"(?!.*\b(?:not|by\s+(?:the\s+)?(?:officers|members|parents|staff|governors|pupils|residents|users|carers))\b)"
)


def graded_alike(text: str, told: Sequence[Sighting]) -> tuple[Sighting, ...]:
    """The two events told of last with the grade that both were given: "Both had been judged outstanding."."""
    if len(told) != 2 or not _BOTH.match(text):
        return ()
    grades = outcomes(text)
    if len(grades) != 1 or any(one.judgement is not None or one.arranged for one in told):
        return ()
    return tuple(replace(one, start=0, end=len(text), judgement=judgements.judgement(grades[0])) for one in told)
