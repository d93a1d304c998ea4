"""Grades that a sentence gives one by one: each home its own, an earlier one with its time, one told after the visit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from minutegraph.extraction.inspections import (
    antecedents,
    judged_labels,
    judgements,
    labels,
    object_likeness,
    strands,
)
from minutegraph.extraction.inspections.gradewords import FOUND, GRADED
from minutegraph.extraction.inspections.judgements import Judgement
from minutegraph.extraction.inspections.occasions import INSPECTED, Occasion
from minutegraph.extraction.inspections.sighting import Sighting
from minutegraph.extraction.language import dates
from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.parties.outsiders import fold, outcomes

_WAS = regex(
    r"(?:^|[\s,;])(?:(?:it|which|that|this|they|and|when)\s+)*(?:was|were|is|are|had\s+been|has\s+been|remained|remains|stayed|came\s+out|(?:had\s+)?(?:risen|improved|moved|rose|gone|gone\s+up)\s+to|being|got|received|"
    rf"grading\s+it|rating\s+it|(?:{GRADED})(?:\s+as|\s+to\s+be)?)\s+(?:(?:now|still|also|again)\s+)?(?:at\s+|as\s+|an?\s+)?['\"]?$",
    re.I,
)
_COLON = regex(r"\s*(?:[:–(]|,\s+with\s+(?:an?|the)\s+\w+\s+of|,)\s*['\"]?$")
_STOPS = regex(r"['\")]*\s*(?:[.,;:)]|$|overall\b|and\b)", re.I)
_HOME = r"[A-Z][\w'’-]*(?:\s+(?:(?:y|yr|the|of|and)\s+)?[A-Z][\w'’-]*){0,4}"
"""The name of a home or school."""
_ENUMERATED = regex(rf"(?:\s|^)(?P<on>{_HOME})\s+\((?P<told>[^()]{{3,60}})\)")


def enumerated(told: Occasion, sighting: Sighting) -> Iterator[Sighting]:
    """One sighting for each home or school of "had inspected Oak Primary (January, good) and Elm Academy (March, weak)"."""
    for match in _ENUMERATED.finditer(told.text, min(sighting.start, sighting.end)):
        if any(b.start <= match.start("told") <= b.end + 2 for b in told.bodies):
            continue
        date = next(iter(dates.find(f"in {match['told']}", told.year)), None)
        named = next(iter(outcomes(match["told"])), None)
        if date is not None or named is not None:
            when = date or sighting.when
            yield replace(
                sighting, start=match.start("on"), end=match.end(), on=(match["on"],), when=when, strength=3 if when else 2,
                judgement=judgements.judgement(named) if named else None,
            )  # fmt: skip


_LABEL_AFTER = regex(r"\s+\((?P<on>[^()]{3,40})\)")
SERIES_OF = regex(r"(?:\s+[\w']+){0,5}:\s+")
"""Between a series and the first of its dates: "monitoring visits so far: "."""
_THEN = regex(r"(?:\s+\([^()]{3,40}\))?(?:,|;|,?\s+and)\s+(?:in\s+)?")


def dated(told: Occasion, sighting: Sighting) -> Iterator[Sighting]:
    """One sighting for each visit of "monitoring visits so far: November 2022 (front door), March 2023 (children in need)"."""
    head = SERIES_OF.match(told.text, sighting.end)
    times = [d for d in told.dates if head and d.start >= head.end()]
    if head is None or len(times) < 2 or times[0].start != head.end():
        return
    for n, date in enumerate(times):
        if n and not _THEN.fullmatch(told.text, times[n - 1].end, date.start):
            return
        label = _LABEL_AFTER.match(told.text, date.end)
        yield replace(
            sighting, start=date.start, end=label.end() if label else date.end,
            on=(label["on"],) if label else sighting.on, when=date,
            strength=3, bare=False, arranged=False,
        )  # fmt: skip


_NAME_THEN = regex(rf"(?:^|[:,;]|\band)\s+(?:and\s+)?(?P<on>(?:St\.?\s+)?{_HOME})\s+(?:in|on)\s+(?:the\s+)?$")


def timed(told: Occasion, sighting: Sighting) -> Iterator[Sighting]:
    """One sighting for each home or school of "four had been inspected: Oak Primary in March and Elm Academy in April"."""
    colon = told.text.find(": ", sighting.end)
    at = colon
    for date in told.dates if colon >= 0 else ():
        match = _NAME_THEN.search(told.text, at, date.start) if date.start > colon else None
        if match is not None:
            yield replace(
                sighting, start=match.start("on"), end=date.end, on=(match["on"],), when=date,
                strength=3, head="listed",
            )  # fmt: skip
            at = date.end


_WHEN_IT_WAS = regex(
    r",?\s+(?:when|at\s+which\s+(?:time|point))\s+(?P<on>it|they|the\s+(?:[\w'-]+\s+){0,2}?"
    rf"(?:{INSPECTED}|services|area|borough|county|city|provider))\s+(?:was|were|had\s+been)\s+"
    rf"(?:(?:{GRADED}|found)\s+)?(?:to\s+be\s+|as\s+)?(?:an?\s+)?['\"]?$",
    re.I,
)


def each_time(told: Occasion, sighting: Sighting) -> Iterator[Sighting]:
    """One sighting for each time of "inspected in 2009, when the service was adequate, and again in 2012, when it was good"."""
    on = sighting.on
    for named in outcomes(told.text):
        date = next((d for d in reversed(told.dates) if d.end <= named.start), None)
        match = _WHEN_IT_WAS.fullmatch(told.text, date.end, named.start) if date else None
        if date is None or match is None:
            continue
        if match["on"].startswith("the ") and object_likeness.different(on, (match["on"][4:],)):
            continue  # somebody else was so
        on = on or labels.some(antecedents.subject(match["on"]))
        yield replace(
            sighting, start=date.start, end=named.end, on=on, when=date, strength=3,
            judgement=judgements.judgement(named),
        )  # fmt: skip


_JUDGED = regex(rf"\b(?:{GRADED}|assessed)\s+(?:(?:as|to\s+be|overall)\s+)*(?:an?\s+)?['\"(]*$", re.I)
_THEN_IN = regex(
    r"['\")]*(?:\s+(?:overall|by\s+(?:the\s+)?[\w' ]{2,40}?))?,?\s+(?:in|on|at|following)\s+(?:the\s+)?(?:[\w-]+\s+){0,3}?$",
    re.I,
)
_SERIES = 3
"""Grades of a sentence, each with its time, from which on they are told one after the other."""


def series(told: Occasion) -> tuple[Sighting, ...]:
    """One sighting for each grade of "had been judged inadequate by Ofsted in 2018, good in 2021 and outstanding in 2024"."""
    named = outcomes(told.text)
    if len(named) < _SERIES or len(told.dates) < len(named) or not _JUDGED.search(told.text, 0, named[0].start):
        return ()
    on = judged_labels.judged(told.text[told.clause(named[0].start) : named[0].start], "", False)
    bodies = tuple(b for b in told.bodies if b.kind == "inspectorate")[:1]
    made = []
    for n, grade in enumerate(named):
        stop = named[n + 1].start if n + 1 < len(named) else len(told.text)
        date = next((d for d in told.dates if grade.end <= d.start < stop), None)
        if date is None or not _THEN_IN.fullmatch(told.text, grade.end, date.start):
            return ()
        made.append(Sighting(
            grade.start, date.end, "inspection", 3, inspectors=bodies, on=on, when=date,
            judgement=judgements.judgement(grade), head="judged",
        ))  # fmt: skip
    return tuple(made)


_NAME_AND_GRADE = regex(rf"(?:\s|^|[:(])(?P<on>(?:The\s+)?{_HOME})\s+\((?P<told>[^()]{{3,40}})\)")


def names(told: Occasion) -> Iterator[Sighting]:
    """One sighting for each of "two homes had full inspections: Rose Cottage (Good) and Elm View (Requires Improvement)"."""
    graded = [(m, found[0]) for m in _NAME_AND_GRADE.finditer(told.text) if len(found := outcomes(m["told"])) == 1]
    if len(graded) > 1 and all(grade.label == fold(match["told"]) for match, grade in graded):
        bodies = tuple(b for b in told.bodies if b.kind == "inspectorate")[:1]
        for match, grade in graded:
            name = labels.clean(match["on"])
            yield Sighting(
                match.start("on"), match.end(), "inspection", 2, inspectors=bodies, on=(name,) if name else (),
                judgement=judgements.judgement(grade), head="listed",
            )  # fmt: skip


_BOTH = regex(
    rf"\b(?:both|all|each)\s+(?:(?:of\s+them|homes?|schools?|three|four)\s+)?(?:was|were|had\s+been|being)\s+(?:(?:{GRADED}|found)\s+)?(?:to\s+be\s+|as\s+)?",
    re.I,
)
_NAME_GRADED = regex(
    rf"(?:^|[:;,]\s+|\band\s+)(?P<on>[A-Z][\w'’-]*(?:\s+[A-Z][\w'’-]*){{0,4}})\s+(?:\(|(?:(?:was|were|had\s+been|is)\s+)?(?:(?:{GRADED})\s+)?(?:as\s+)?)$"
)


def with_names(told: Occasion, sighting: Sighting) -> Sighting | None:
    """The sighting with the names of homes or schools that the sentence goes on to grade one by one, if it does."""
    names = []
    at = sighting.end
    for named in outcomes(told.text[sighting.end :]):
        match = _NAME_GRADED.search(told.text[at : named.start + sighting.end])
        if match is not None and match["on"] not in names:
            names.append(match["on"])
        at = named.end + sighting.end
    return replace(sighting, on=tuple(names)) if len(names) > 1 else None


_NOTHING_ELSE = regex(
    r"[)\s,;]*(?:(?:and|when|at\s+which|but)\s+)?(?:(?:it|they|this|that|which|the\s+"
    rf"(?:{INSPECTED}|rating|judge?ment|grade|outcome|result))\s+)?(?:was|were|had\s+been|has\s+been|is|remained|came\s+out|got|received)\b",
    re.I,
)
"""Behind the time of an inspection: what was graded is what was inspected, and no part of it."""


_ASIDE = regex(r"\s*(?:\((?:(?:overall|judged|rated|graded|outcome|result)\W+)*|,\s+)['\"]?", re.I)
_ASIDE_ENDS = regex(r"['\"]?(?:\s+overall)?(?P<sign>\)|\W*$)", re.I)


def _beside(text: str, date: int, begin: int, end: int) -> bool:
    """Whether a grade stands beside the time: "inspection in November 2023 (inadequate)", "on 4 May, good."."""
    opened, closed = _ASIDE.fullmatch(text, date, begin), _ASIDE_ENDS.match(text, end)
    return opened is not None and closed is not None and (closed["sign"] == ")") == ("(" in opened[0])


def then(told: Occasion, sighting: Sighting, stop: int | None = None) -> Judgement | None:
    """The grade that the sentence goes on to give what was inspected: "had been inspected in May and was good"."""
    dated = sighting.head == "inspection" and sighting.date is not None
    told_of = sighting.head in ("inspected", "visited") and (sighting.on or sighting.of_it)
    if not (dated or told_of) or sighting.arranged:
        return None
    for named in outcomes(told.text[sighting.end : stop]):
        begin, end = named.start + sighting.end, named.end + sighting.end
        date = next((d.end for d in told.dates if sighting.end <= d.start and d.end <= begin), sighting.end)
        beside = sighting.date is not None and _beside(told.text, date, begin, end)
        if strands.NAMED.search(told.text, date, begin) or (dated and not (beside or _NOTHING_ELSE.match(told.text, date))):
            continue
        goes_on = _WAS.search(told.text, sighting.end, begin) or _COLON.fullmatch(told.text, date, begin)
        if beside or (goes_on and _STOPS.match(told.text, end)):
            return judgements.judgement(replace(named, start=begin, end=end))
    return None


def each(told: Occasion, sighting: Sighting) -> Iterator[Sighting]:
    """The sighting of several homes or schools; where each is given its grade, one sighting for each of them."""
    when = sighting.when
    first, _, second = when.iso.partition("/") if when else ("", "", "")
    if when and second and len(sighting.on) == 2 and "respectively" in told.text[sighting.end :]:
        for on, day in zip(sighting.on, (first, second), strict=True):
            yield replace(sighting, on=(on,), when=replace(when, iso=day))
        return
    given: list[tuple[str, Judgement]] = []
    both = _BOTH.search(told.text, sighting.end)
    if both is not None:
        named = next(iter(outcomes(told.text[both.end() : both.end() + 40])), None)
        if named is not None and named.start <= _CLOSE:
            grade = replace(named, start=named.start + both.end(), end=named.end + both.end())
            given = [(label, judgements.judgement(grade)) for label in sighting.on]
    for label in sighting.on if not given else ():
        at = told.text.find(label, sighting.end)
        rest = _GIVEN.match(told.text, at + len(label)) if at >= 0 else None
        named = next(iter(outcomes(told.text[rest.end() : rest.end() + 40])), None) if rest else None
        if rest is None or named is None or named.start > 2:
            yield sighting
            return
        begin = rest.end() + named.start
        given.append((label, judgements.judgement(replace(named, start=begin, end=rest.end() + named.end))))
    for label, judgement in given:
        yield replace(sighting, on=(label,), judgement=judgement, strength=3 if sighting.date else 2)


_GIVEN = regex(
    rf"\s*(?::|[-–]|\(|,)?\s*(?:(?:had\s+been|has\s+been|was|were|is|remained|got|received)\s+)?(?:(?:{FOUND})\s+)?"
    r"(?:to\s+be\s+|as\s+|an?\s+|at\s+)?['\"]?",
    re.I,
)
_EARLIER = regex(
    rf",?\s+(?:having\s+(?:previously\s+|last\s+)?been\s+(?:{FOUND})(?:\s+as|\s+to\s+be)?|having\s+(?:previously\s+|last\s+)?been|(?:down|up|a\s+(?:fall|rise|"
    r"drop)|an?\s+improvement)\s+(?:from|on))\s+(?:the\s+|an?\s+)?['\"]?(?=\w)",
    re.I,
)
_CLOSE = 3
_AND_THEN = regex(
    rf",?\s+(?:and|then|but|before)\s+(?:(?:was|were|then|now|as|again|had|been|{GRADED}|moved|to|an?|is)\s+)*(?:(?-i:(?P<on>[A-Z][\w'’-]*(?:\s+[A-Z][\w'’-]*){{0,4}}))\s+)?(?:(?:was|as)\s+)?['\"]?",
    re.I,
)


def earlier(told: Occasion) -> int | None:
    """Where a sentence turns to another judgement with its time: ", down from good in 2019", "and good in 2021"; or None."""
    named = outcomes(told.text)
    if not named:
        return None
    match = _EARLIER.search(told.text)
    if match is not None and any(0 <= n.start - match.end() < _CLOSE for n in named):
        return match.start() if told.dates and told.dates[-1].start > match.end() else None
    if len(named) < 2 or len(told.dates) != 2:
        return None
    first, last = named[:2]
    if first.end < told.dates[0].start and last.end < told.dates[1].start:
        match = _AND_THEN.fullmatch(told.text, told.dates[0].end, last.start)
        return match.start() if match else None
    return None


def before(told: Occasion, at: int, found: list[Sighting]) -> Sighting:
    """The earlier judgement that begins at `at`, of what the sentence's own sightings are of."""
    named = next(n for n in outcomes(told.text[at:]))
    named = replace(named, start=named.start + at, end=named.end + at)
    date = next(d for d in told.dates if d.start >= at)
    bodies = tuple(b for b in told.bodies if b.start >= at and b.kind == "inspectorate")[:1]
    then = _EARLIER.match(told.text, at) is not None
    other = None if then else _AND_THEN.match(told.text, at)
    on = (other["on"],) if other and other["on"] else next((s.on for s in found if s.on), ())
    if (not then or told.text.startswith(", having", at)) and not bodies:
        bodies = next((s.inspectors for s in found if s.inspectors), ())
    return Sighting(
        at, named.end, "inspection", 3, inspectors=bodies, on=on, when=date,
        judgement=judgements.judgement(named), which="previous" if then else "", head="earlier",
    )  # fmt: skip
