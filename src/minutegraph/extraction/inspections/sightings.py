"""Where a sentence speaks of an inspection, visit, review or audit by an outside body, and what it says of it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import replace

from minutegraph.extraction.inspections import (
    judgements,
    occasion_awards,
    occasion_earlier,
    occasion_grades,
    occasion_nouns,
    occasion_premises,
    occasion_reports,
    occasion_verbs,
    occasion_verdicts,
)
from minutegraph.extraction.inspections.gradewords import GRADED
from minutegraph.extraction.inspections.occasions import PREMISES, STATUTORY, Occasion
from minutegraph.extraction.inspections.sighting import NOTHING, Around, Sighting
from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.language.hints import Hints
from minutegraph.extraction.parties.outsiders import Named, bodies, outcomes
from minutegraph.lexicon import load

HINTS = Hints(tuple(load("inspections")["around"]["hints"]))
"""A sentence without any of these speaks of no inspection."""


def find(text: str, year: int | None = None, title: bool = False, around: Around | None = None) -> tuple[Sighting, ...]:
    """The events that the sentence speaks of, in order; `year` completes dates without a year.

    `around` tells of the bodies that the text before names. With `title` the text is
    the title or purpose of an item, which may name events in the plural. What is denied, hoped for, a matter of routine
    or internal to the body is left out. Texts without `HINTS` need not be tried.
    """
    around = around or NOTHING
    parts = text.split("; ") if "; " in text and not title else []
    if len(parts) > 1 and all(outcomes(part) and Occasion(part, year).dates for part in parts):
        return tuple(_of_parts(parts, year, around))
    told = Occasion(text, year, title, around)
    several = occasion_grades.series(told)
    if several:
        return several
    if occasion_earlier.HINTS.found(text):
        return tuple(_with_earlier(told))
    return _of_sentence(told)


def _of_parts(parts: list[str], year: int | None, around: Around) -> Iterator[Sighting]:
    """The events of a sentence whose parts each tell a time and a grade: "was weak in May 2022; it was good in June 2023"."""
    at = 0
    for part in parts:
        yield from (replace(s, start=s.start + at, end=s.end + at) for s in find(part, year, around=around))
        at += len(part) + 2


def _with_earlier(told: Occasion) -> Iterator[Sighting]:
    """The events of a sentence, those included that it tells of as earlier ones: "the previous one, in 2018"."""
    text, spoken, made = told.text, told.around.spoken, []
    for since in occasion_earlier.find(told, None):
        made.append(since)
        text = occasion_earlier.blanked(text, since)
    without = Occasion(text, told.year, told.title, told.around) if made else told
    rest = _of_sentence(without)
    first = next(iter(rest), spoken)
    if first and spoken and first.date is None and first.kind == spoken.kind:
        first = replace(first, when=spoken.when)
    for one in occasion_earlier.find(told, first) if first else ():
        if not any(one.start < other.end and other.start < one.end for other in made):
            made.append(one)
            text = occasion_earlier.blanked(text, one)
    if text != without.text:
        rest = _of_sentence(Occasion(text, told.year, told.title, told.around))
    yield from sorted((*rest, *(one.sighting for one in made)), key=lambda sighting: sighting.start)


def _of_sentence(told: Occasion) -> tuple[Sighting, ...]:
    """The events that the sentence tells of by itself."""
    text, year, title, around = told.text, told.year, told.title, told.around
    turn = occasion_grades.earlier(told)
    if turn is not None:
        now = _told(Occasion(text[:turn], year, title, around))
        return (*now, occasion_grades.before(told, turn, now))
    return tuple(_told(told)) or (tuple(occasion_grades.names(told)) if "nspect" in text else ())


_LISTED = regex(
    r"(?:\W*|\(?\w{1,3}[.)]\s+)(?P<on>(?:\d{1,3}[a-z]?\s+)?[A-Z][\w'’&.-]*(?:\s+(?:[A-Z(][\w'’&.)-]*|of|and|the|for|at|in|on))*?)\s*(?:[,:;(|–-]|"
    r"\s(?:was|were|had|is)\b)"
)


def _is_overall(text: str, grades: tuple[Named, ...], is_row: bool) -> bool:
    """Whether a row or an item of a list gives one grade: several of a table are of as many questions."""
    return len(grades) == 1 if is_row or " | " in text else len({grade.slug for grade in grades}) == 1


_LISTED_FIRST = regex(
    r"(?:\W*|\(?\w{1,3}[.)]\s+)(?P<on>(?:\d{1,3}[a-z]?\s+)?[A-Z](?:(?!\s(?:was|were|had|has|is|are|will|would|to)\s)[^|;:,.–(]){1,70}?)\s*(?:,\s[^|;:.–(-]{1,40}?)?(?:\([^)]*\)\s*)?(?:\s-\s|\s–\s|\|)"
)
"""What stands first in a row or an item of a list: "Mill Lane respite unit - unannounced"."""


_ROW = regex(r"(?P<on>[A-Z][\w'’&.-]*(?:\s+(?:[A-Z(][\w'’&.)-]*|of|and|the|for|at|in|on))*?)\s+")
"""What stands first in a row whose columns only blanks part: "Mill House 4 June 2024 3 (Adequate)"."""


_GRADED_ROW = regex(
    rf"(?P<on>[A-Z][\w'’&.-]*(?:\s+(?:(?:of|and|the|&|for)\s+){{0,2}}[A-Z(][\w'’&.()-]*){{0,8}})\s*(?:\s[–-]|:|\||,)\s*(?:(?:{GRADED})\s+)?['\"]?"
)
"""What stands before the grade in a row without a time: "Oak Bank Primary School – Good"."""


_IS_PREMISES = regex(rf"\b(?:{PREMISES})\b(?:\s*\([^)]*\))?$")


_NO_PREMISES = frozenset(("in", "on", "at", "by", "from", "since", "between", "during", "this", "that", "the", "it", "there"))
_DEMANDS = regex(r"\b(?:should|must)\b")


def listed(text: str, year: int | None, inspectors: tuple[Named, ...]) -> tuple[Sighting, ...]:
    """The inspection of an item in a list of inspections: "Vale Road, 4 June 2024: good"; none without time and grade."""
    first, _, rest = text.partition(" | ")
    who = bodies(first)
    if rest and who and who[0].label == first:
        return listed(rest, year, who)  # the inspectorate has a column of its own
    told = Occasion(text, year)
    grades = tuple(g for g in outcomes(text) if g.slug not in judgements.ADVERBS)
    match = (len({g.slug for g in grades}) == 1 and _LISTED.match(text)) or _LISTED_FIRST.match(text)
    spaced = None
    if not match and grades and len(told.dates) == 1 and all(grade.start > told.dates[0].end for grade in grades):
        match = spaced = _ROW.fullmatch(text, 0, told.dates[0].start)
    row = _GRADED_ROW.fullmatch(text, 0, grades[0].start) if len(grades) == 1 and not told.dates else None
    if row is not None and _IS_PREMISES.search(row["on"]) and not text[grades[0].end :].strip(" .;'\""):
        own = tuple(b for b in inspectors if b.kind in STATUTORY)[:1]
        grade = judgements.judgement(grades[0])
        return (Sighting(0, len(text), "inspection", 2, inspectors=own, on=(row["on"],), judgement=grade, head="listed"),)
    if not match or len(told.dates) != 1 or match.end("on") > told.dates[0].start:
        return ()
    if match["on"].strip().lower() in _NO_PREMISES or _DEMANDS.search(text):
        return ()  # "In 2024 …", "R1 – The Council should agree … by March"
    date = told.dates[0]
    own = tuple(b for b in told.bodies if b.kind in STATUTORY) or tuple(b for b in inspectors if b.kind in STATUTORY)[:1]
    return (
        Sighting(
            0, len(text), "inspection", 3, inspectors=own, on=(match["on"].strip(),), when=date,
            judgement=judgements.judgement(grades[0]) if _is_overall(text, grades, spaced is not None) else None, head="listed",
        ),
    )  # fmt: skip


def _told(told: Occasion) -> list[Sighting]:
    """The events of a sentence that speaks of one time only, in order."""
    found = _once(_apart([*occasion_verbs.find(told), *occasion_nouns.find(told)])) or list(
        occasion_verdicts.find(told)
    )
    found = occasion_premises.joined(told, found)
    reported = next(occasion_reports.find(told), None) if len(found) < 2 else None
    if reported is None and not found:
        return []
    if reported is not None and not found:
        found = [reported]
    elif reported is not None and reported.strength == 2 and all(not _overlap(reported, s) for s in found):
        found = [reported, *found]
    elif reported is not None and found[0].head == "fieldwork" and not found[0].inspectors:
        found = [
            replace(
                found[0], kind=reported.kind, inspectors=reported.inspectors, on=found[0].on or reported.on,
                again=False, bare=False, strength=3 if found[0].date else 2,
            )
        ]  # fmt: skip
    found = list(occasion_nouns.with_second(told, found))
    apart = occasion_awards.apart(told, found)
    if apart:
        return sorted((*found, *apart), key=lambda sighting: sighting.start)
    full = _again(list(occasion_awards.add(told, sorted(found, key=lambda sighting: sighting.start))))
    return [_filled(told, full[0])] if len(full) == 1 and not told.title else full


def _once(found: list[Sighting]) -> list[Sighting]:
    """Without a visit of which the sentence goes on to tell what was inspected: "was there, when the home was inspected"."""
    then = {(s.date, s.inspectors) for s in found if s.head == "inspected" and s.date}
    return [s for s in found if s.head != "visited" or not any(s.date == date for date, _ in then)]


def _again(found: list[Sighting]) -> list[Sighting]:
    """The sightings, a re-visit with what the one before it in the sentence was of, if the same inspectors made both.

    So too the inspection that "had revisited the area since the original inspection in May" names behind it.
    """
    for n, (one, other) in enumerate(itertools.pairwise(found), start=1):
        same = [b.slug for b in one.inspectors] == [b.slug for b in other.inspectors]
        original = other.head == "inspection" and other.which == "previous" and not other.inspectors
        if ((other.of_it and same) or original) and not other.on and one.on:
            found[n] = replace(other, on=one.on)
    return found


_ABOUT = regex(
    r"(?:\b(?:to|with|told|inform\w*|for|against|from|asked|than|registered\s+with)\s+(?:the\s+|both\s+)?|"
    r"\bbefore\s+)$",
    re.I,
)
_SENT = regex(r"\b(?:send|sent|sending|submit\w*|submission|returned?)\b[^;:]{0,60}?\bto\s+(?:the\s+)?$", re.I)
_AFTER_IT = regex(r"\s+(?:following|after|in\s+response\s+to)\s+(?:the|its|their)\s")
"""Between those to whom a plan is sent and the inspection that they made: "sent to the CQC following the inspection"."""
_SUITED = {
    "audit": STATUTORY | {"auditor"}, "peer review": frozenset(("reviewer",)), "other": STATUTORY | {"reviewer", "auditor"},
}  # fmt: skip


def _filled(told: Occasion, sighting: Sighting) -> Sighting:
    """The only event of a sentence with the only inspector that the sentence names."""
    if sighting.strength < 2 or sighting.again or sighting.which == "previous":
        return sighting
    suited = _SUITED.get(sighting.kind, STATUTORY)
    own = load("frameworks")[sighting.framework.slug]["inspectors"] if sighting.framework else ()
    bodies = [b for b in told.bodies if b.kind in suited or b.slug in own]
    near = len(bodies) == 1 and told.text.find("; ", *sorted((bodies[0].end, sighting.start))) < 0
    before = near and bodies[0].end <= sighting.start
    sent = before and _SENT.search(told.text, 0, bodies[0].start) and _AFTER_IT.match(told.text, bodies[0].end)
    if not sighting.inspectors and sent:
        return replace(sighting, inspectors=(bodies[0],), bare=False)
    if not sighting.inspectors and near and not _ABOUT.search(told.text, 0, bodies[0].start):
        sighting = replace(sighting, inspectors=(bodies[0],), bare=False)
    return sighting


def _apart(found: list[Sighting]) -> list[Sighting]:
    """Without those that name again what a stronger one beside them names; "its third inspection" tells which that is."""
    kept: list[Sighting] = []
    for one in sorted(found, key=lambda sighting: -sighting.strength):
        beside = [n for n, k in enumerate(kept) if _overlap(one, k)]
        if not beside:
            kept.append(one)
        elif one.which and not kept[beside[0]].which:
            kept[beside[0]] = replace(kept[beside[0]], which=one.which)
    return kept


def _overlap(one: Sighting, other: Sighting) -> bool:
    return one.start < other.end and other.start < one.end and (one.start, one.end) != (other.start, other.end)
