"""Which of the events that a sentence tells of its judgement belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from minutegraph.extraction.inspections import (
    antecedents,
    judgements,
    labels,
    occasion_grades,
    occasion_verdicts,
    strands,
)
from minutegraph.extraction.inspections.gradewords import FOUND, GRADED, GRADING
from minutegraph.extraction.inspections.judgements import Judgement
from minutegraph.extraction.inspections.occasions import STATUTORY, Occasion
from minutegraph.extraction.inspections.sighting import Sighting
from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.parties.outsiders import outcomes
from minutegraph.lexicon import load

_PART = regex(r",\s+(?:and|but|while|whilst|whereas)\s+|;\s+")


def apart(told: Occasion, found: list[Sighting]) -> list[Sighting]:
    """The event behind a judgement with a time of its own, told in another clause than the events found."""
    judgement = judgements.find(told.text) if found and found[0].judgement is None and _PART.search(told.text) else None
    if judgement is None or len(told.dates) < 2:
        return []
    marks = [*(m.span() for m in _PART.finditer(told.text)), (len(told.text), len(told.text))]
    begin = 0
    for mark in marks:
        if begin <= judgement.start < mark[0]:
            end = mark[0]
            times = [d for d in told.dates if begin <= d.start < end]
            dated = any(not occasion_verdicts.OF_PAPER.search(told.text, begin, d.start) for d in times)
            if not dated or any(s.start < end and begin < s.end for s in found):
                return []
            part = Occasion(told.text[begin:end], told.year, told.title, told.around)
            return [replace(s, start=s.start + begin, end=s.end + begin) for s in occasion_verdicts.find(part)]
        begin = mark[1]
    return []


_GRADED_WHOM = regex(
    rf"\b(?:{GRADED})\s+(?:the|our|its)\s+(?P<on>[\w'’&-]+(?:\s+[\w'’&-]+){{0,5}}?)\s+(?:as\s+|to\s+be\s+|overall\s+)?['\"]?$"
)
"""Whom an inspectorate graded, up to the first of several grades: "had graded the Force good in one area, adequate in four"."""


def _graded(told: Occasion, sighting: Sighting) -> tuple[str, ...]:
    """Who was graded at an inspection, where only strands of it are told: "when the Force had been graded good for"."""
    found = outcomes(told.text)
    active = _GRADED_WHOM.search(told.text, 0, found[0].start) if found and sighting.inspectors else None
    if active is not None:
        return labels.cleaned(active["on"])
    match = judgements.WAS_GRADED.search(told.text) if sighting.kind == "inspection" and not sighting.bare else None
    if match is None or not found:
        return ()
    begin = max(told.clause(match.start()), sighting.end if sighting.end < match.start() else 0)
    subject = antecedents.subject(told.text[begin : match.start()])
    return (subject,) if occasion_verdicts.WHOLE.search(subject) else ()


def _several(told: Occasion, only: Sighting) -> list[Sighting]:
    """The events of which the only one that a sentence seems to tell of is made up, each with its own time or grade."""
    if ": " in told.text and len(told.dates) > 1 and len(times := list(occasion_grades.dated(told, only))) > 1:
        return times
    if only.head not in ("inspected", "visited") or only.arranged:
        return []
    for rule in (occasion_grades.enumerated, occasion_grades.timed, occasion_grades.each_time):
        if len(told_so := list(rule(told, only))) > 1:
            return told_so
    named = only if len(only.on) > 1 else occasion_grades.with_names(told, only)
    return list(occasion_grades.each(told, named)) if named is not None else []


def add(told: Occasion, found: list[Sighting]) -> Iterator[Sighting]:
    """The sightings, the sentence's judgement given to the one that it is told of: the nearest that can have one."""
    several = _several(told, found[0]) if len(found) == 1 else []
    if several:
        yield from several
        return
    if len(found) > 1 and all(s.head in ("inspected", "visited") and s.on for s in found):
        for sighting, after in zip(found, (*found[1:], None), strict=True):
            then = occasion_grades.then(told, sighting, after.start if after else len(told.text))
            yield replace(sighting, judgement=sighting.judgement or then)
        return
    judgement = judgements.find(told.text) if found and found[0].judgement is None else None
    found, judgement = _with_own(told, found, judgement)
    if judgement is None:
        for sighting in found:
            then = occasion_grades.then(told, sighting) if len(found) == 1 and not sighting.judgement else None
            on = sighting.on or (() if sighting.judgement else _graded(told, sighting))
            yield replace(sighting, judgement=sighting.judgement or then, on=on)
        return
    fitting = [s for s in found if not (s.arranged or s.judgement) and s.head != "mock" and _may_have(s, judgement.slug)]
    nearest = min(fitting, key=lambda s: abs(s.end - judgement.start), default=None)
    for sighting in found:
        if sighting is nearest:
            on = sighting.on or _of_nobody_outside(told, occasion_verdicts.object_of(told, judgement))
            of_it = not on and (sighting.of_it or _OF_IT.search(told.text, 0, judgement.start) is not None)
            yield replace(
                sighting, judgement=judgement, on=on, of_it=of_it, strength=3 if sighting.strength == 3 else 2
            )
        else:
            yield sighting


_TOLD_OF_IT = r"(?:(?!\b(?:no|had|has|was|were|which|that)\b)[^,;]){2,60}"
_OWN = regex(
    rf"(?:,?\s+(?:by|in|of|on|from|undertaken|carried\s+out|held|made)\s{_TOLD_OF_IT})?,?\s+(?:(?:which|that)\s+)?(?:had\s+|has\s+)?"
    rf"(?:(?:{FOUND})\s+(?:the\s+)?(?:(?!no\b|below\b|above\b)[\w'’-]+\s+){{1,5}}?(?:overall\s+)?(?:to\s+be\s+|as\s+)?|"
    r"(?:ended|resulted|culminated)\s+in\s+an?\s+(?:overall\s+)?(?:judge?ment|rating|grade|grading|outcome|verdict)\s+of\s+)"
    r"(?:an?\s+)?['\"(]*",
    re.I,
)
"""Between an event and its own grade: ", which had found the service"."""
_GIVE_GRADES = frozenset(("inspection", "assessment", "visit", "named"))


def _with_own(told: Occasion, found: list[Sighting], judgement: Judgement | None) -> tuple[list[Sighting], Judgement | None]:
    """The sightings, those with a grade told right behind them given it, and the sentence's judgement if it is none of these."""
    if judgement is not None and len(found) < 2:
        return found, judgement
    ends = [*(s.start for s in found[1:]), len(told.text)]
    own = [_own(told, sighting, end) for sighting, end in zip(found, ends, strict=True)]
    if judgement is not None and any(grade and grade.start == judgement.start for grade in own):
        judgement = None
    return [replace(s, judgement=s.judgement or grade) for s, grade in zip(found, own, strict=True)], judgement


def _own(told: Occasion, sighting: Sighting, stop: int) -> Judgement | None:
    """The grade that right behind the event is told to be its own, where the sentence gives others too."""
    if sighting.arranged or sighting.head not in _GIVE_GRADES:
        return None
    for named in outcomes(told.text):
        if sighting.end <= named.start < stop and _OWN.fullmatch(told.text, sighting.end, named.start):
            part = strands.is_of_part("", told.text[named.end :]) or named.slug in judgements.ADVERBS
            return None if part else judgements.judgement(named)
    return None


def _of_nobody_outside(told: Occasion, on: tuple[str, ...]) -> tuple[str, ...]:
    """The labels of what was judged; none where they hold who judged: "Ofsted and the Commission in May, which had found"."""
    judges = [told.text[body.start : body.end] for body in told.bodies if body.kind in STATUTORY]
    return () if any(judge in label for judge in judges for label in on) else on


_OF_IT = regex(
    rf"\b(?:{FOUND}|{GRADING}|finding)\s+(?:it|them)\s+(?:to\s+be\s+|"
    r"as\s+)?(?:an?\s+)?['\"]?$|"
    rf"\b(?:it|they)\s+(?:had\s+been|was|were|has\s+been)\s+(?:\w+\s+)?(?:{FOUND})\s+"
    r"(?:to\s+be\s+|as\s+)?"
    r"(?:an?\s+)?['\"]?$",
    re.I,
)


def _may_have(sighting: Sighting, slug: str) -> bool:
    """Whether a judgement may be of such an event: opinions are of audits, levels of assurance and of compliance of anything."""
    frameworks = load("frameworks")
    audit = sighting.kind == "audit" or (
        sighting.framework is not None and frameworks[sighting.framework.slug]["kinds"][0] == "audit"
    )
    return audit == (slug in judgements.OPINIONS) or slug in judgements.ASSURANCE | judgements.COMPLIANCE
