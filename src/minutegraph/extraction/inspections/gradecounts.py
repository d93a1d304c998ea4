"""Grades that a sentence gives to some of many, by their number."""

from __future__ import annotations

from minutegraph.extraction.inspections.gradewords import GRADED, QUOTE
from minutegraph.extraction.language.caseless import Caseless
from minutegraph.extraction.language.hints import Sieve
from minutegraph.extraction.language.numbers import CARDINALS
from minutegraph.lexicon import load

_MANY = "|".join(load("judgements")["many"]["words"])
_NUMBER = rf"(?:(?!(?:19|20)\d\d\b)\d[\d,.]*%?|{CARDINALS}|some|several|most|many|half|all|both|none)"
COUNT = Caseless(
    rf"\b{_NUMBER}\s+(?:of\s+\w+\s+(?:\w+\s+)?)?(?:(?:was|were|are|is|had been|been|{GRADED}|found|as|"
    rf"to|be)\s+)*{QUOTE}$",
)
"""Before a grade: so many had it."""
_BY_NUMBER = Caseless(
    rf"\b(?:\d+%?|{CARDINALS}|several|few|most|many)\s+"
    rf"(?:of\s+(?:the\s+|all\s+)?)?(?:\w+\s+){{0,2}}(?:{_MANY})\s+"
    rf"(?:in\s+[\w ]{{2,30}}?\s+)?(?:(?:was|were|are|had|have|been|now|also)\s+)+(?:(?:{GRADED}|found|awarded|"
    r"given)\s+)?(?:as\s+|to\s+be\s+)?"
    rf"(?:an?\s+)?{QUOTE}$",
)
_OF_ANY = Caseless(
    rf"\b(?:{_MANY}|areas|those)\s+(?:who|which|that)\s+"
    rf"(?:(?:was|were|are|had|have|been)\s+)+(?:\w+ly\s+)?(?:{GRADED}|awarded|given)\b",
)
_OTHERS = Sieve((each, (each.pattern,)) for each in (_BY_NUMBER, _OF_ANY))


def is_of_others(before: str) -> bool:
    """Whether the words before a grade give it to some of many: "authorities who were judged", "16 services were graded"."""
    return any(expression.search(before) is not None for expression in _OTHERS.passed(before))
