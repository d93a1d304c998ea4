"""Inspections told by a noun: "an inspection of X by Y in March", "the Ofsted monitoring visit"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from minutegraph.extraction.inspections import (
    antecedents,
    labels,
    occasion_grades,
    occasion_kinds,
    occasion_objects,
    occasion_phrases,
    occasion_strength,
    occasion_subjects,
    occasion_times,
)
from minutegraph.extraction.inspections.occasion_phrases import Phrase
from minutegraph.extraction.inspections.occasions import OFF, STATUTORY, Occasion, heads, heads_hints, which, words
from minutegraph.extraction.inspections.sighting import Sighting
from minutegraph.extraction.language.dates import DateMention
from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.language.numbers import ORDINALS
from minutegraph.extraction.parties.outsiders import Named

_SINCE = regex(
    r"\b(?:visits?|review|inspection)\s+(?:since|after|following)\s+(?:the\s+|its\s+|our\s+|their\s+)?$", re.I
)
_TEAM = regex(r"\s+team\b", re.I)
_PLANNED = regex(words("time", "planned"), re.I)
_BEGINS = regex(rf"{words('time', 'planned')}|{words('time', 'begins')}", re.I)
_SOON = regex(words("time", "soon"), re.I)
_VAGUE = regex(rf"{words('time', 'vague')}|\bany\s+time\b(?!\s+after)", re.I)


_HOW_MANY = regex(r"\b(?:number|frequency|programme|round|schedule|rate|volume)s?\s+of\s+(?:[\w-]+\s+){0,2}$", re.I)


_SORT_OF = regex(r"\b(?:types?|kinds?|sorts?|forms?)\s+of\s+(?:[\w-]+\s+){0,2}$", re.I)
_RULES_FOR = regex(
    r"\b(?:framework|handbook|regime|methodology|guidance|criteria|fees?)\s+"
    r"(?:for|on)\s+(?:the\s+|an?\s+)?$",
    re.I,
)
"""Before an inspection: it is spoken of in general."""
_BY_WHOM = regex(r"[^.;:,]{0,40}?\bby\s")


def find(told: Occasion) -> Iterator[Sighting]:
    """The events that nouns of the sentence tell of, in order."""
    for match in heads().finditer(told.text) if heads_hints().found(told.text) else ():
        phrase = occasion_phrases.phrase(told, match)
        if phrase is None or (match[0].lower().endswith("s") and _HOW_MANY.search(told.text, 0, match.start())):
            continue
        if _SORT_OF.search(told.text, 0, match.start()):
            continue
        if _RULES_FOR.search(told.text, 0, match.start()) and not _BY_WHOM.match(told.text, match.end()):
            continue
        if phrase.head in (*occasion_kinds.COMMON, "named") and not occasion_kinds.outside(told, phrase):
            taken_up = _again(told, phrase)
            if taken_up is not None:
                yield taken_up
            continue
        sighting = _sighting(told, phrase, match[0])
        if sighting is not None:
            yield sighting


_SECOND = regex(
    rf"\band\s+(?:the|its|a)\s+(?P<which>{ORDINALS}|next|last|latest)\s+(?:one\s+)?(?:(?:had|"
    rf"was|took|place|been|came|followed|held)\s+)*"
    r"(?:in|on|between|from|during)\s+(?:the\s+)?$",
    re.I,
)


def with_second(told: Occasion, found: list[Sighting]) -> Iterator[Sighting]:
    """The sightings, and what "the second in May" adds to "the first inspection had been in March"."""
    for sighting in found:
        yield sighting
        for date in told.dates if sighting.which and sighting.date else ():
            match = _SECOND.search(told.text, sighting.end, date.start)
            if match is not None:
                yield replace(
                    sighting, start=match.start(), end=date.end, when=date, judgement=None,
                    which=match["which"].lower(),
                )  # fmt: skip
                break


_AGAIN = regex(r"re-?(?:visit|inspection)", re.I)
_WANTED = regex(
    r"\s+(?:was|were|had\s+been|is|be)\s+(?:recommended|suggested|proposed|needed|requested|desirable|"
    r"called\s+for)\b",
    re.I,
)
_TOOK_PLACE = regex(
    r"\s+(?:had\s+|has\s+)?(?:taken|took|been\s+held|was\s+held|begun|began|started|finished|ended)\s+(?:place\s+)?(?:on|in|between|from|"
    r"during)\b",
)
_TO_INVITE = regex(r"\b(?:to|would|will|should|could|be)\s+(?:\w+ly\s+)?invited?\b", re.I)
_CANCELLED = regex(
    r"[^;]*?\b(?:but|and)\s+(?:it\s+)?(?:had\s+been|has\s+been|was)\s+(?:later\s+|then\s+|since\s+|subsequently\s+)?"
    r"(?:cancelled|withdrawn|abandoned|called\s+off)\b"
)


def _fieldwork_ahead(told: Occasion, phrase: Phrase) -> Sighting | None:
    """Work on site that is to begin at a stated time, of the one inspectorate or regulator that the sentence before names."""
    date = told.time_of(phrase.left, phrase.start, phrase.end)
    near = told.only_near(*STATUTORY)
    if date is None or not near or OFF.search(told.text):
        return None
    return Sighting(
        phrase.left, phrase.end, "inspection", 3, when=date, arranged=True, head="fieldwork",
        near=near,
    )  # fmt: skip


_OPENS = regex(r"\s*(?:(?:for|in)\s+which\s+|whose\s+|and\s+)?", re.I)


def _again(told: Occasion, phrase: Phrase) -> Sighting | None:
    """Something like "the review" that may take up what was told of before; by itself it is no event."""
    bare = phrase.head == "fieldwork" and _OPENS.fullmatch(told.text, told.clause(phrase.left), phrase.left)
    if (
        phrase.text
        or not (bare or phrase.determiner in ("the", "this"))
        or phrase.head not in ("review", "visit", "audit", "assessment", "fieldwork")
    ):
        return None
    if bare and occasion_times.is_future(told, phrase):
        return _fieldwork_ahead(told, phrase)
    tells = occasion_strength.TOLD.match(told.text, phrase.end) and not _TEAM.match(told.text, phrase.end)
    before_it = phrase.head == "visit" and _AHEAD_OF.search(told.text, 0, phrase.left) is not None
    month = next((d for d in told.dates if _IN_MONTH.fullmatch(told.text, phrase.end, d.start)), None) if before_it else None
    if month is not None:
        kind = occasion_kinds.KIND_OF[phrase.head]
        return Sighting(phrase.left, phrase.end, kind, 3, when=month, bare=True, head=phrase.head, again=True)
    if not tells or occasion_times.is_future(told, phrase):
        return None
    on = occasion_objects.after(told, phrase.end, phrase.head).labels
    timed = phrase.head == "fieldwork" or _TOOK_PLACE.match(told.text, phrase.end)
    date = told.time_of(phrase.left, phrase.start, phrase.end) if timed else None
    return Sighting(
        phrase.left, phrase.end, occasion_kinds.KIND_OF[phrase.head], 3 if date and timed else 2, on=on, when=date,
        bare=True, head=phrase.head, again=True,
    )  # fmt: skip


_AHEAD_OF = regex(
    r"\b(?!would|will)(?:\w+ed|gave|sent|held|met|took|had)\b[^;.]*"
    r"\b(?:ahead\s+of|before|prior\s+to|during|at|after|since|following)\s+(?:the|that|its)\s+$"
)
"""What somebody did about the time of a visit: "provided documents ahead of" the visit in March."""
_IN_MONTH = regex(r"\s+(?:in|on|of)\s+(?:the\s+)?(?:week\s+of\s+)?")
_LAST_YEARS = regex(r"\blast\s+year's\s", re.I)


_IT_WAS = regex(r"\b(?:it|this|that|which)\s+(?:was|is|had\s+been)\s+(?:an?\s+)?$", re.I)


_MAY = regex(r"\s+(?:may|might|could)\s+(?:well\s+)?(?:be|take|come|start|begin|look|follow|happen)\b")
_PERHAPS = regex(r"\b(?:probably|possibly|perhaps|maybe|presumably)\b", re.I)


_REPORTED = regex(
    r"\b(?:published|issued|released)\s+(?:its|their|an?|the)\s+(?:\w+\s+)?(?:report|letter|findings|judge?ment)\b", re.I
)
"""In the sentence before: whose report it was tells whose "the inspection" is."""


def _is_off(told: Occasion, phrase: Phrase) -> bool:
    """Whether the event did not come about, or is only wished for."""
    text, end, clause = told.text, phrase.end, told.clause(phrase.start)
    if OFF.search(text, clause, min(len(text), end + 60)) or _TO_INVITE.search(text, clause, phrase.start):
        return True
    return _WANTED.match(text, end) is not None or _CANCELLED.match(text, end) is not None


def _is_open(told: Occasion, phrase: Phrase, date: DateMention | None) -> bool:
    """Whether of something still to come no time is told, or only what may be."""
    text = told.text
    if _PERHAPS.search(text, max(0, phrase.left - 30), phrase.left) or _MAY.match(text, phrase.end):
        return True
    if occasion_times.is_next_year(told, date):
        return True
    return _VAGUE.search(text) is not None or not (date or (_BEGINS.search(text) and _SOON.search(text)))


def _sighting(told: Occasion, phrase: Phrase, word: str) -> Sighting | None:
    """What the sentence tells of the event; None where it is denied, only hoped for or spoken of in general."""
    text, end = told.text, phrase.end
    head = "peer" if phrase.head == "visit" and "peer" in text[end : end + 30].lower() else phrase.head
    after = occasion_objects.after(told, end, head)
    date = occasion_times.time(told, phrase, after.reach)
    in_passing = _SINCE.search(text, max(0, phrase.left - 30), phrase.left) is not None
    if in_passing or (head == "peer" and _TEAM.match(text, end)):
        date = None  # "the first visit since the inspection was made in June"
    if date is None and told.year and _LAST_YEARS.search(text, max(0, phrase.left - 12), phrase.start):
        date = DateMention(phrase.left, phrase.start, str(told.year - 1), False)
    future = occasion_times.is_future(told, phrase) or bool(date and date.start >= end and _PLANNED.search(text, end, date.start))
    future = future or bool(date and told.year and int(date.iso[:4]) > told.year)
    if _is_off(told, phrase) or (future and _is_open(told, phrase, date)):
        return None
    plural = word.lower().endswith("s") and not word.lower().endswith("ilacs")
    listed = plural and any(occasion_grades.SERIES_OF.fullmatch(text, end, d.start) for d in told.dates[:1])
    if plural and date is None and not (future or told.title or listed or occasion_strength.goes_on(told, phrase)):
        return None
    if plural and not (phrase.named or phrase.determiner or after.labels or told.title or listed):
        return None  # "based on inspections carried out between June and August"
    of_team = date is None and head == "peer" and _TEAM.match(text, end) is not None
    strength = 2 if listed else 1 if in_passing or of_team else occasion_strength.strength(told, phrase, date, future)
    if strength is None:
        return None
    head, kind = occasion_kinds.kind_told(told, phrase, head, future)
    here = any(b.end <= phrase.start + 3 and b.start >= phrase.left for b in phrase.inspectors)
    return Sighting(
        phrase.left, end, kind, strength, inspectors=phrase.inspectors, on=_on(told, phrase, head),
        framework=phrase.framework, when=date, which=which(phrase.text), arranged=future, head=head,
        bare=not (here or phrase.framework or date) and phrase.determiner not in ("", "a", "an"),
        fresh=phrase.determiner in ("a", "an") and not _IT_WAS.search(text, 0, phrase.left),
        of_it=_AGAIN.match(word) is not None or (head in ("visit", "inspection") and occasion_kinds.is_another(phrase)),
        near=_reported_by(told, phrase),
    )  # fmt: skip


def _reported_by(told: Occasion, phrase: Phrase) -> tuple[Named, ...]:
    """Whose "the inspection" is of which nothing is told: of the body whose report the sentence before tells of."""
    own = told.text.startswith((" of ", " into "), phrase.end) or bool(phrase.inspectors)
    reported = phrase.determiner == "the" and not own and _REPORTED.search(told.around.before)
    return told.only_near(*STATUTORY) if reported else ()


_THERE = regex(r"\s+there\b")


def _on(told: Occasion, phrase: Phrase, head: str) -> tuple[str, ...]:
    """What was inspected: told after the head, else before it or in its phrase."""
    text = told.text
    if told.title or head == "named":
        named = labels.titled(text, phrase.end, head)
        if named and not any(named[0] in f.label for f in told.frameworks):
            return named
    return (
        occasion_objects.after(told, phrase.end, head).labels
        or antecedents.underwent(text, told.clause(phrase.left), phrase.left)
        or occasion_objects.before(told, phrase.left, phrase.start)
        or occasion_objects.told_first(told, phrase.left, phrase.start)
        or occasion_objects.named_before(told, phrase.left, phrase.start)
        or occasion_subjects.where(told, told.clause(phrase.left))
        or occasion_subjects.put_after(told, phrase.left)
        or occasion_subjects.reported_on(told, phrase.left)
        or occasion_subjects.accepting(told, phrase.left, phrase.end)
        or occasion_objects.looked_at(told, phrase.end)
        or occasion_subjects.heading(told, phrase.left)
        or (antecedents.asked_about(told.around.before) if _THERE.match(text, phrase.end) else ())
        or (occasion_subjects.whose(told, phrase.left) if phrase.determiner in ("its", "their") else ())
    )


