"""What was inspected, where a sentence tells it beside the event: "Vale House, having been judged", "found the Service good"."""

from __future__ import annotations

import re

from minutegraph.extraction.inspections.gradewords import GRADED, GRADING
from minutegraph.extraction.language import vocabulary as v
from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.parties.mentions import find as parties
from minutegraph.extraction.parties.outsiders import bodies, outcomes
from minutegraph.lexicon import load

_NAME = r"[A-Z][\w'’&.-]*(?:\s+(?:(?:of|the|and|at|for|y|an)\s+)?[A-Z][\w'’&-]*){0,5}"
_beside = load("inspections")["beside"]
_PLAIN = rf"(?:{'|'.join(_beside['plain'])})"
_GRADED = rf"(?:{'|'.join(_beside['graded'])})"
_GRADES = rf"(?:{'|'.join(_beside['grades'])})"
_SUBJECT = regex(
    r"(?:^|[,;:(]\s+|\bthat,?\s+|\b(?:when|since|because|whether)\s+)(?:the\s+)?"
    rf"(?P<on>{_NAME}|(?:[Tt]he\s+)?{_PLAIN})(?:,\s+(?:which|who|a|an|the)\s[^,;]{{3,60}},|\s+\([^)]{{2,40}}\))?\s+"
    r"(?:(?:having|had|has|have)\s+been|having\s+come\s+out|was|were|is|being)\s+(?:also\s+|last\s+|again\s+|\w+ly\s+)?"
    rf"{_GRADED}\b"
)
_OBJECT = regex(
    rf"\b(?:found|{GRADED}|evaluated|{GRADING}|finding)\s+(?:that\s+)?"
    rf"(?:the\s+(?P<on>(?:(?:[A-Z][\w'’-]*|[a-z]+)\s+)?(?i:{_PLAIN})|[A-Z][\w'’-]*)|(?P<name>{_NAME}))"
    r"(?:\s+\([^)]{2,40}\))?(?!['’]|\s+(?:and|of|to\s+have)\b)"
)
_STAYS = regex(
    rf"\bthat\s+(?:the\s+)?(?P<on>(?i:{_PLAIN}))\s+(?:continues|continued|remains|remained|is|was|had\s+been)\s+(?:to\s+be\s+)?"
    rf"(?:(?:still|now|again)\s+)?(?:{_GRADES}|{_GRADED})\b"
)
_LABEL = regex(
    r"(?P<on>[A-Z][\w'’&.]*(?:[ -][\w'’&.]+){0,5}?)(?:\s*:|\s+[-–—])\s+(?=.*\b(?:inspect|visit|audit|were\s+in\b))(?!inspectors)|"
    rf"(?P<name>{_NAME})\s+(?=(?:[Ff]ull|[Aa]nnual|[Mm]onitoring|[Ii]nterim|[Ff]ollow-up)\s+(?:inspection|visit|audit)\b)"
)
_LONGEST = 6  # words
_IS_PLAIN = regex(_PLAIN, re.I)
_STRANDS = ("ing", "ion", "ment", "s", "ance", "ship")
_ORDER = frozenset(("first", "second", "third", "last", "next", "short", "full", "further", "final", "joint"))
_NO_PREMISES = frozenset(("person", "post", "group", "inspectorate"))


def inspected_beside(text: str) -> str | None:
    """The label of what was inspected, None where the sentence does not tell it so."""
    for expression in (_SUBJECT, _OBJECT, _STAYS):
        for match in expression.finditer(text):
            if label := _label(match["on"] or match.groupdict().get("name") or ""):
                return label
    opened = _LABEL.match(text)
    return _label(opened["on"] or opened["name"] or "") if opened else None


_WHOLE = regex(
    rf"\b(?:[Tt]he|[Oo]ur)\s+(?P<on>(?:{'|'.join(_beside['whole'])})(?!\w)|(?:{'|'.join(_beside['whole']).title()})(?!\w|\s+[A-Z]))"
    rf"(?!(?:['’]s?)?\s+(?:[\w-]+\s+)?(?i:{'|'.join(_beside['own'])})\b)"
)


def spoken_of(text: str) -> str | None:
    """The one authority, force or service that the sentence of an event speaks of: "concerns about the force's records"."""
    named = {match["on"].lower(): match["on"] for match in _WHOLE.finditer(text)}
    return next(iter(named.values())) if len(named) == 1 else None


def _label(words: str) -> str | None:
    """A label without article, if it is none of an inspectorate, of people, of a grade or of a time."""
    label = words.removeprefix("the ").removeprefix("The ").strip()
    if not label or len(label.split()) > _LONGEST or any(letter.isdigit() for letter in label):
        return None
    if bodies(label) or outcomes(label) or label.split()[0].lower() in v.STOPS | v.ADJECTIVES | _ORDER:
        return None
    if " " not in label and not _IS_PLAIN.fullmatch(label) and (label.lower() in v.AREAS or label.endswith(_STRANDS)):
        return None  # "Safeguarding was found to be effective"
    return None if any(m.pronoun or m.party.kind in _NO_PREMISES for m in parties(label)) else label
