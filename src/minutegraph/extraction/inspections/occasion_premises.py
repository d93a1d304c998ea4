"""Inspections told by the homes and schools that they were of: "the Care Inspectorate reports on A and B had been published"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from minutegraph.extraction.inspections import judgements, strands
from minutegraph.extraction.inspections.gradewords import FOUND, QUOTE
from minutegraph.extraction.inspections.judgements import Judgement
from minutegraph.extraction.inspections.occasions import PREMISES, STATUTORY, Occasion
from minutegraph.extraction.inspections.sighting import Sighting
from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.language.hints import Hints
from minutegraph.extraction.language.numbers import SEVERAL
from minutegraph.extraction.parties.outsiders import ADDRESSED, Named, outcomes
from minutegraph.lexicon import load

_words = load("inspections")["premises"]
_WORD = r"(?:St\.|[A-Z](?:[\w'’&-]|\.(?=\w))*)"
_NAME = rf"{_WORD}(?:\s+(?:[-–]\s+)?(?:(?:out\s+of|of|the|at|on|for|y|yr|&)\s+)?{_WORD}){{0,6}}"
_PART = r"(?:Nursery|Infants?|Juniors?|Primary|Secondary|Sixth|Early)(?:\s+(?:School|Class|Centre|Form|Years))*\b"
"""What "and" joins within a school's name: "Elm Infant and Nursery School"."""
_AND = rf"(?:,\s+(?:and\s+)?|\s+and\s+)(?!{_PART})(?:the\s+)?"
_NAMES = rf"(?:the\s+)?(?P<names>{_NAME}(?:\s+and\s+{_PART})?(?:{_AND}{_NAME}(?:\s+and\s+{_PART})?){{0,9}})"
_SPLIT = regex(_AND)
_IS_PREMISES = regex(rf"\b(?:{PREMISES}|{'|'.join(_words['also'])})\b")
_NO_PREMISES = regex(r"\b(?:Plans?|Reports?|Actions?|Letters?|Council|Committee|Board|Panel|Group|Team|Members|Authority)$")
_OF_PEOPLE = regex(r"(?:Head\w*|Chair\w*|Director|Manager|Governors?|Councillors?|Cllrs?|Mrs?|Ms|Miss|Dr|Members)\b")
_REPORTS = regex(
    rf"\b(?P<own>[Ii]nspection\s+)?[Rr]eports?(?:\s+(?:by|from)\s+(?:the\s+)?(?P<by>{_NAME}))?\s+"
    r"(?:(?:had|has|have|was|were|are|is)\s+(?:now\s+|also\s+|both\s+)?(?:been\s+)?(?:received|published|issued|released|awaited)\s+)?"
    rf"(?:on|for|into|about|in\s+respect\s+of|relating\s+to)\s+{_NAMES}"
)
_THEIR_REPORTS = regex(
    rf"(?:^|[,;:]\s+|\bthat\s+){_NAMES}(?:\s+in\s+{_WORD})?,?\s+(?:(?:had|has|have|were|was|are|is|now|also|both|since|just|still)\s+)*"
    r"(?:received|awaiting|waiting\s+for|awaited)\s+(?:its|their|the|an?)\s+(?:(?:final|draft|full|latest)\s+)*(?P<own>inspection\s+)?"
    r"reports?\b(?!\s+(?:of|on|about|into))"
)
_WHOSE = regex(
    r"(?:\s*\([^)]*\))?(?:'s?)?\s+(?:(?:(?:had|has|have|now|also|since)\s+)*(?:published|issued|released)\s+)?(?:(?:its|their|the|both|two|three|latest|final|draft|full|new|recent|published)\s+)*"
)
_HANDLED = regex(rf"\b(?:{'|'.join(_words['handled'])})\b", re.I)
_OF_REPORTS = Hints((" report ", " reports "))
_BEFORE = (
    r"(?:^\W*|[,;:–-]\s+|\b(?:that|and|while|whilst|but|where)\s+)"
    rf"(?P<one>(?:[Oo]ne|[Aa]nother|[Aa]|[Tt]he\s+other|{SEVERAL})\s+(?:\w+\s+)?(?:{'|'.join(_words['kinds'])}),\s+)?"
)
_HAD = r"(?:(?:had|has|have|was|were|been|being|is|are|also|still|now|again|both|all|recently|just|last|once|previously)\s+)*"
_GRADING = (
    rf"(?:{FOUND}|(?:re|up|down)-?graded|lowered|raised|moved|improved|dropped|fallen|fell|risen|rose|slipped|kept|keeps|retained|maintained|"
    r"received|achieved|awarded|given|got|gained|remained|remains)"
)
_TO_GRADE = (
    r"(?:\s+(?:by\s+(?:the\s+)?[A-Z]\w+(?:\s+[A-Z]\w+){0,3}|up|down|as|to|at|of|be|being|back|from|an?|its|their|the|overall|previous|current|"
    rf"CQC|Ofsted|ratings?|grad(?:e|ing)s?|judge?ments?))*{QUOTE}"
)
_GRADED = regex(
    rf"{_BEFORE}{_NAMES}(?:\s+in\s+{_WORD})?(?:,\s+(?!which\b)[a-z][^,;]{{3,60}},|,)?\s+(?:which\s+)?"
    rf"(?P<verb>{_HAD}{_GRADING}){_TO_GRADE}"
)
_NOW = regex(rf"['\")]*,?\s+(?:and|but)\s+(?:(?:it|they)\s+)?{_HAD}now\s+{_HAD}(?:{_GRADING})?{_TO_GRADE}", re.I)
_TO = regex(r"['\")]*\s+to\s+(?:an?\s+)?['\"(]*")
_FROM = regex(r"\bfrom\s+(?:an?\s+)?['\"(]*$")


def joined(told: Occasion, found: list[Sighting]) -> list[Sighting]:
    """The events found, with those told by the names of homes and schools, or with what these names tell of the one found."""
    reported = list(_reported(told)) if _OF_REPORTS.found(told.text) and all(s.strength < 3 for s in found) else []
    graded = [] if reported else list(_graded(told))
    if reported or not found:
        return reported or graded
    if len(graded) == 1 and len(found) == 1 and not (found[0].on or found[0].arranged):
        one = graded[0]
        grade = found[0].judgement or one.judgement
        return [replace(found[0], on=one.on, judgement=grade, strength=3 if found[0].strength == 3 else 2, bare=False)]
    if len(graded) > 1 and all(map(_only_judged, found)):
        before = [replace(s, judgement=None) for s in found if s.head != "judged"]
        return [*(replace(one, inspectors=found[0].inspectors) for one in graded), *before]
    return found


def _only_judged(sighting: Sighting) -> bool:
    """Whether a grade alone is told, or an inspection before, without a time and hardly of what."""
    judged = sighting.head == "judged" or sighting.which == "previous"
    return judged and not (sighting.date or (sighting.on and sighting.strength > 1))


def _of_names(match: re.Match[str]) -> tuple[str, ...]:
    """The names that the match holds, one by one; none where they are of people."""
    names = tuple(name for name in _SPLIT.split(match["names"]) if name and not _NO_PREMISES.search(name))
    if len(names) == 2 and " " not in names[0] and _OF_SORT.search(names[1]) and not _IS_PREMISES.search(names[1]):
        return (match["names"].removeprefix("the "),)  # "the Elm and Tarn Health Partnership"
    if len(names) > 1:
        names = tuple(_OF_SEVERAL.sub("", name) or name for name in names)  # "Elm and Oak Care Homes"
    return () if any(map(_OF_PEOPLE.match, names)) else names


_OF_SEVERAL = regex(
    r"\s+(?:(?:Care|Nursing|Residential|Children's|Primary|Infant|Junior|Secondary|High|Special)\s+)?"
    rf"(?:{'|'.join(kind for kind in _words['several'] if kind != 'nurseries').title()})$"
)


def _reported(told: Occasion) -> Iterator[Sighting]:
    """One event for each home or school whose inspection report had come or was awaited."""
    text = told.text
    match = _REPORTS.search(text)
    if match is not None:
        who = tuple(
            b for b in told.bodies if b.kind in STATUTORY
            and (_WHOSE.fullmatch(text, b.end, match.start()) or (match["by"] and match.start("by") <= b.start < match.end("by")))
        )  # fmt: skip
        handled = bool(who or match["own"]) and _HANDLED.search(text) is not None
    else:
        match, who = _THEIR_REPORTS.search(text), ()
        handled = match is not None and bool(match["own"] or "nspect" in told.around.before)
    names = _of_names(match) if match and handled else ()
    statutory = tuple(b for b in told.bodies if b.kind in STATUTORY)
    who = who or (statutory if len(statutory) == 1 else ())
    if match is not None and (told.around.spoken is not None or _IS_PREMISES.search(match["names"])):
        for name in names:
            yield Sighting(match.start(), match.end(), "inspection", 2, inspectors=who, on=(name,), head="listed")


def _graded(told: Occasion) -> Iterator[Sighting]:
    """One event for each home or school that is told to have been given its grade."""
    text = told.text
    grades = outcomes(text)
    found = list(_GRADED.finditer(text)) if grades and not judgements.unreal(_ASIDE.sub(" ", text)) else []
    several = len(found) > 1 and any(_OF_SORT.search(match["names"]) for match in found)
    for match in found:
        names = _of_names(match)
        grade = _grade(told, grades, match)
        known = match["one"] or any(map(_IS_PREMISES.search, names)) or (several and _may_be_graded(match["names"]))
        if grade is None or not known:
            continue
        who = tuple(b for b in told.bodies if b.kind in STATUTORY and not ADDRESSED.search(text, 0, b.start))[:1]
        for name in names:
            yield Sighting(
                match.start("names"), grade.end, "inspection", 2, inspectors=who, on=(name,), judgement=grade,
                head="judged" if len(names) == 1 else "listed",
            )  # fmt: skip


_OF_SORT = regex(rf"\b(?:{PREMISES}|Services?|Partnership|Trust|Agency|Team)$")
_IS_STRAND = regex(r"(?:ing|ion|ment|ance|ship|are|ety)$|^\W*(?:It|They|This|That|Both)\b")
"""Parts of what is inspected: "Safeguarding", "Leadership", "Care"."""


_ASIDE = regex(r",\s+(?!and\b|but\b|which\b)[a-z][^,;]{3,60},(?=\s+(?:had|has|was|were)\b)")


def _may_be_graded(name: str) -> bool:
    """Whether the name, beside a home's or service's that is graded as well, may be of another and is of no part of one."""
    return _OF_SORT.search(name) is not None or _IS_STRAND.search(name) is None


def _grade(told: Occasion, grades: tuple[Named, ...], match: re.Match[str]) -> Judgement | None:
    """The grade that stands behind the verb, or that to which it was changed."""
    text = told.text
    grade = next((g for g in grades if g.start == match.end()), None)
    after = next((g for g in grades if grade and g.start > grade.end), None)
    if grade is not None and after is not None:
        changed = _FROM.search(text, 0, grade.start) and _TO.fullmatch(text, grade.end, after.start)
        if changed or _NOW.fullmatch(text, grade.end, after.start):
            return judgements.judgement(after)
    past = "previously" in match["verb"] or "last" in match["verb"]
    if grade is None or past or _FROM.search(text, 0, grade.start) or strands.is_of_part("", text[grade.end :]):
        return None
    return judgements.judgement(grade)
