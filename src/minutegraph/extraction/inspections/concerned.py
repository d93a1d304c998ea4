"""Whom an inspection was of, by what its sentence tells of them: "The home was expecting", "congratulated the school on"."""

from __future__ import annotations

from minutegraph.extraction.inspections.gradewords import GRADED
from minutegraph.extraction.inspections.labels import clean
from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.language.hints import Hints
from minutegraph.extraction.parties.mentions import find as parties
from minutegraph.extraction.parties.outsiders import bodies, outcomes
from minutegraph.lexicon import load

_concerned = load("inspections")["concerned"]
_WHOM = r"(?:[Tt]he\s+|[Oo]ur\s+)?(?P<on>[\w'’&-]+(?:\s+[\w'’&-]+){0,8}?)"
_OPENS = r"(?:^|[,;:]\s+|\bthat,?\s+)"
_STILL = r"(?:(?:also|now|still|already|currently)\s+)?"
_AWAITS = rf"(?:{'|'.join(_concerned['awaits'])})"
_IMPROVES = rf"(?:{'|'.join(_concerned['improves'])})"
_KEEPS = rf"(?:{'|'.join(_concerned['keeps'])})"
_GRADE = rf"(?:{'|'.join(_concerned['grades'])})"
_EVENT = rf"(?:{'|'.join(_concerned['events'])})"
_PRAISES = rf"(?:{'|'.join(_concerned['praises'])})"
_TELLING = tuple(
    (regex(expression), Hints.of(expression))
    for expression in (
        rf"{_OPENS}{_WHOM}\s+(?:was|were|is|are|(?:had|has|have)\s+been|would\s+be)\s+{_STILL}{_AWAITS}\b",
        rf"{_OPENS}{_WHOM}\s+(?:(?:had|has|have)\s+)?{_STILL}{_KEEPS}\s+(?:its|their|an?)\s[^,;:]{{0,40}}?\b{_GRADE}\b",
        rf"^(?:Since|Following|After|As\s+a\s+result\s+of)\s[^,;:]{{0,90}}\b{_EVENT}\b[^,;:]{{0,60}},\s+{_WHOM}\s+"
        rf"(?:(?:had|has|have)\s+)?{_STILL}{_IMPROVES}\b",
        rf"\b{_PRAISES}\s+{_WHOM}\s+(?:on|for|upon)\s+(?:the|its|their|this|an?|achieving|receiving|gaining)\s[^,;:]{{0,60}}?"
        rf"\b(?:{_GRADE}|{_EVENT})\b",
        rf"\bwith\s+{_WHOM}\s+(?:being|having\s+been)\s+(?:\w+ly\s+)?(?:{GRADED})\b",
        rf"\bon[\s-]site\s+(?:at|in|with)\s+{_WHOM}(?=\s+(?:in|on|from|between|during|over|for|last|this|throughout|at|and|to)\b|[,.;])",
        rf"\b(?:report|letter|findings)\s+(?:on|about)\s+{_WHOM},?\s+(?:following|after)\s+(?:the|its|an?|their)\s+"
        rf"(?:[\w-]+\s+){{0,4}}{_EVENT}\b",
        rf"{_OPENS}{_WHOM}\s+(?:was|were|is|had\s+been)\s+[\w'\" ]{{3,30}}?\s(?:at|in|after|following)\s+(?:its|their)\s+"
        rf"(?:[\w-]+\s+){{0,4}}{_EVENT}\b",
    )
)
_LAST_WORDS = frozenset(_concerned["last_words"])
_NO_ONE_INSPECTED = frozenset(_concerned["nobody"])
_NOBODY = frozenset(("person", "post", "group", "inspectorate"))
_LINKS = frozenset(("of", "and", "the", "at", "for", "y", "yr", "an", "in", "&"))


def concerned(text: str) -> str | None:
    """The label of the body, service or premises that the sentence of an event speaks of so, None where of none."""
    for expression, hints in _TELLING:
        for match in expression.finditer(text) if hints.found(text) else ():
            label = clean(match["on"])
            if label and _may_be_inspected(label):
                return label
    return None


def _may_be_inspected(label: str) -> bool:
    """Whether the label names a body, service or premises, and no person, meeting or inspectorate."""
    words = label.split()
    if words[-1].lower() in _NO_ONE_INSPECTED or any(letter.isdigit() for letter in label) or bodies(label) or outcomes(label):
        return False
    if any(mention.pronoun or mention.party.kind in _NOBODY for mention in parties(label)):
        return False
    return words[-1].lower() in _LAST_WORDS or all(word[0].isupper() or word in _LINKS for word in words)
