"""Judgements told without naming the inspection: "Ofsted rated the service good"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from minutegraph.extraction.inspections import antecedents, judged_labels, judgements, labels
from minutegraph.extraction.inspections.gradewords import FOUND, GRADED
from minutegraph.extraction.inspections.judgements import Judgement
from minutegraph.extraction.inspections.occasions import STATUTORY, Occasion, time_of_when, which
from minutegraph.extraction.inspections.sighting import Sighting
from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.parties.outsiders import ADDRESSED, Named, outcomes
from minutegraph.lexicon import load

_AGO = regex(r"\b(?:months?|years?)\s+(?:ago|before|earlier|previously)\b", re.I)
_UNGRADED = regex(
    r"\b(?:if|would|could|hop(?:ed|ing)|self-assess\w*|pilots?|other (?:councils|forces|authorities))\b", re.I
)
_GRADING_APART = frozenset(key for key, entry in load("inspectorates").items() if entry.get("grades_apart"))
WHOLE = regex(
    r"\b(?:council|authority|service|services|force|constabulary|county|city|borough|area|partnership|department)$",
    re.I,
)
"""How the name of a whole service or area ends, which is graded strand by strand."""
_LAST = regex(r"\bin\s+the\s+(?:last|previous|latest|most\s+recent)\b", re.I)
_AND = regex(r"(?:\s*\([^)]*\))?\s+(?:and|&)\s+(?:the\s+)?")
_PASSIVE = regex(r"\s*(?:was|were|had\s+been|has\s+been|is|are)\s", re.I)
_PARTICIPLE = regex(
    rf"\s*(?:previously\s+|last\s+|now\s+)?(?:{GRADED})\s+(?:as\s+|to\s+be\s+)?(?:an?\s+)?['\"]?$",
    re.I,
)
_WHICH = regex(
    rf"\s*(?:which|whom|that)\s(?=\w+\s+(?:(?:had|has)\s+)?(?:\w+\s+)?(?:{FOUND})\s+"
    r"(?:to\s+be\s+|as\s+)?(?:an?\s+)?['\"]?$)",
    re.I,
)
_JUDGING = regex(rf"\s+(?:(?:had|has|also|then|since)\s+)*(?:{FOUND})\b")
_WHICH_HAD = regex(
    r"\s*(?:which|who)\s+(?:(?:had|has|have)\s+(?:\w+ly\s+)?(?:retained|kept|maintained|received|achieved|gained|been|come)|was|were|came)\s"
)
_REGULATED = regex(r"[cgv][1-4]|.*failings")


_AND_JUDGED = regex(
    r",?\s+(?:and|while|whilst|but)\s+(?:that\s+)?(?=(?:the\s+)?[A-Z][\w'&-]*(?:\s+[\w'&-]+){0,9}?\s+(?:was|"
    r"were|had\s+been|has\s+been)\s+"
    rf"(?:\w+ly\s+)?(?:{FOUND})\b)"
)


def find(told: Occasion) -> Iterator[Sighting]:
    """The event behind the judgement that the sentence tells, or, if it tells several, behind that of each part."""
    judgement = judgements.find(told.text)
    if judgement is None and "; " in told.text:
        at = 0
        for part in told.text.split("; "):
            for sighting in find(Occasion(part, told.year, told.title)):
                yield replace(sighting, start=sighting.start + at, end=sighting.end + at)
            at += len(part) + 2
    elif judgement is None and len(outcomes(told.text)) > 1 and (parts := _AND_JUDGED.split(told.text))[1:]:
        at = 0
        for part in parts:
            at = told.text.index(part, at)
            for sighting in find(Occasion(part, told.year, told.title)):
                yield replace(sighting, start=sighting.start + at, end=sighting.end + at)
    elif judgement is None:
        yield from _strands(told) if outcomes(told.text) else _papers(told)
    elif judgement.slug in judgements.OPINIONS:
        auditors = [body for body in told.bodies if body.kind == "auditor"][:1]
        if not auditors:
            yield Sighting(
                judgement.start, judgement.end, "audit", 1, on=labels.accounts(told.text),
                judgement=judgement, bare=True, head="opinion",
            )  # fmt: skip
        for auditor in auditors:
            date = told.time_after(judgement.end)
            yield Sighting(
                auditor.start, judgement.end, "audit", 3 if date else 2, inspectors=(auditor,),
                on=labels.accounts(told.text), when=date, judgement=judgement, head="opinion",
            )  # fmt: skip
    else:
        yield _judged(told, judgement)


OF_PAPER = regex(
    r"\b(?:publish\w*|issued|released|announced|took\s+effect|letter|reports?(?!\s+(?:by|from|of|on|"
    r"following)\b))\b[^;]{0,60}$",
    re.I,
)


_DATED_FROM = regex(r"['\")]*,?\s+(?:which\s+|and\s+)?(?:dated|dates|dating)\s+(?:back\s+)?(?:from|to)\s+$", re.I)


_OPENING = regex(
    r"\W*(?:Further\s+to|Following|After|Since|As\s+a\s+result\s+of|In\s+response\s+to|In\s+(?:the\s+)?light\s+of|Because\s+of|Given|Despite)\s[^,;]+,"
)
"""What opens a sentence: the times behind it are of what it led to."""


_HAD = regex(r"\b(?:had|has|have|was|were|would)\b")


def _who_judged(told: Occasion) -> tuple[Named, ...]:
    """The body that is told to have judged, else the first named; two where only they are named, joined by "and"."""
    text = told.text
    named = tuple(b for b in told.bodies if b.kind in STATUTORY and not ADDRESSED.search(text, 0, b.start))
    if len(named) == 2 and _AND.fullmatch(text, named[0].end, named[1].start) and not text.startswith("'s", named[1].end):
        return named
    judging = tuple(body for body in named if _JUDGING.match(text, body.end))
    return (judging or named)[:1]


def _judged(told: Occasion, judgement: Judgement) -> Sighting:
    text = told.text
    inspectors = _who_judged(told)
    date = told.time_of(judgement.start, judgement.start, judgement.end)
    opening = _OPENING.match(text)
    led_to = opening is not None and judgement.end <= opening.end()
    if date is not None and led_to and opening is not None and _HAD.search(text, opening.end(), max(date.start, opening.end())):
        date = None
    framework = told.frameworks[0] if told.frameworks else None
    regulated = any(b.slug in _GRADING_APART for b in inspectors) or (
        _REGULATED.fullmatch(judgement.words) is not None and not any(b.kind == "inspectorate" for b in inspectors)
    )
    date = date or next((d for d in told.dates if _DATED_FROM.fullmatch(text, judgement.end, d.start)), None)
    date = date or time_of_when(told, told.clause(judgement.start))
    if date is None and (inspectors or framework) and not led_to:
        date = next((d for d in told.dates if regulated or not OF_PAPER.search(text, 0, d.start)), None)
    ago = _AGO.search(text, judgement.end) is not None
    strong = bool(inspectors or framework) or date is not None or ago
    return Sighting(
        judgement.start, judgement.end, "other" if regulated else "inspection",
        3 if date else 2 if strong else 1, inspectors=inspectors,
        on=object_of(told, judgement) or (_led_to_act_on(told, judgement.end) if led_to else ()),
        framework=framework, when=date, judgement=judgement,
        which="previous" if ago else which(text[: judgement.start]), bare=not strong, head="judged",
    )  # fmt: skip


_ACT_ON = regex(
    r"\b(?:issued|served|sent|given|made|imposed|appointed)\s[^;,]{3,60}?\s(?:to|on|upon)\s+the\s+(?P<on>(?:[A-Z][\w'&-]*\s+){0,3}(?:Council|Authority|Borough|County|City))\b"
)


def _led_to_act_on(told: Occasion, end: int) -> tuple[str, ...]:
    """Who was acted upon after a judgement: "Further to the inadequate judgement, it had issued a direction to the Council"."""
    match = _ACT_ON.search(told.text, end)
    return (match["on"],) if match else ()


_AND_THEN = regex(r"\s+and\s+(?=(?:the|our|its)\s+(?:\w+\s+){1,3}(?:is|was|were|has|had|are)\s)")


def object_of(told: Occasion, judgement: Judgement) -> tuple[str, ...]:
    """Who was judged, as the clause of the judgement tells it."""
    begin = told.clause(judgement.start)
    behind = _AND_THEN.search(told.text, begin, judgement.start)
    if behind is not None and any(begin <= date.start < behind.start() for date in told.dates):
        begin = behind.end()  # "The CQC went back in May and the home is now rated good"
    clause = told.text[begin : judgement.start]
    if begin > 2 and (opened := _WHICH.match(clause)):
        return tuple(filter(None, antecedents.subjects(told.text, begin, begin + opened.end())))
    if _PARTICIPLE.match(clause) and begin > 2:
        return labels.some(antecedents.antecedent(told.text[:begin].rstrip(" ,")))
    if _WHICH_HAD.match(clause) and begin > 2:
        return labels.some(antecedents.antecedent(told.text[:begin].rstrip(" ,")).rpartition(" at ")[2])
    if _PASSIVE.match(clause):
        return antecedents.subjects(told.text, begin, begin + len(clause) - len(clause.lstrip()))
    on = judged_labels.judged(clause, told.text[judgement.end :], judgement.slug in judgements.FAILINGS)
    first = next((n for n in outcomes(told.text) if n.start < judgement.start), None)
    if on or first is None:
        return on
    return judged_labels.judged(told.text[told.clause(first.start) : first.start], "", False)


def _strands(told: Occasion) -> Iterator[Sighting]:
    """A service graded strand by strand: an event without an overall judgement."""
    match = judgements.WAS_GRADED.search(told.text)
    if match is None or not outcomes(told.text) or _UNGRADED.search(told.text):
        return
    subject = antecedents.subject(told.text[told.clause(match.start()) : match.start()])
    if not WHOLE.search(subject):
        return
    inspectors = tuple(b for b in told.bodies if b.kind == "inspectorate")[:1]
    date = told.dates[0] if told.dates else None
    last = _LAST.search(told.text, 0, match.start())
    if inspectors or date or last:
        yield Sighting(
            match.start(), match.end(), "inspection", 3 if date else 2, inspectors=inspectors,
            on=(subject,), when=date, which="previous" if last else "", head="graded",
        )  # fmt: skip


_PAPERS = regex(r"\b(?:report|letter|certificate|conclusion|opinion)\s+(?:of|from|by)\b", re.I)


_SIGNED = regex(r"\b(?:had|has|have|was|were|been)?\s*(?:signed\s+(?:them\s+)?off|certified)\b", re.I)


def _papers(told: Occasion) -> Iterator[Sighting]:
    """An auditor's report on accounts, which by itself tells of no more than that there was an audit."""
    auditors = [body for body in told.bodies if body.kind == "auditor"][:1]
    accounts = labels.accounts(told.text) if auditors else ()
    signed = _SIGNED.search(told.text, auditors[0].end) if accounts else None
    date = told.time_after(signed.end()) if signed else None
    if signed is not None and date is not None:
        yield Sighting(
            auditors[0].start, signed.end(), "audit", 3, inspectors=tuple(auditors), on=accounts, when=date,
            head="opinion",
        )  # fmt: skip
    elif accounts and _PAPERS.search(told.text):
        yield Sighting(
            auditors[0].start, auditors[0].end, "audit", 1, inspectors=tuple(auditors), on=accounts, bare=True, head="opinion"
        )


