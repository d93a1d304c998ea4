"""Grades of parts: strands, areas and single features of what is inspected, which are not its overall judgement."""

from __future__ import annotations

import re

from minutegraph.extraction.inspections.gradewords import FOUND, GRADED
from minutegraph.extraction.language.caseless import Caseless
from minutegraph.extraction.language.dateforms import MONTHS, SEASONS
from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.language.numbers import CARDINALS
from minutegraph.extraction.parties.outsiders import Named
from minutegraph.lexicon import load

_lists = load("judgements")["strands"]
_UNITS = "|".join(_lists["units"])
NAMED = regex(
    rf"\b(?:{'|'.join(_lists['words'])}|safeguarding (?:children )?board(?! (?:had been|has been|was) (?:{GRADED})))\b"
    r"(?!\s+(?:services?|agency|centres?))",
    re.I,
)
"""Words for parts of what is inspected, which have grades of their own."""
_AFTER = regex(
    r"[\s'\")]*(?:for|in|against|in\s+respect\s+of|with\s+regard\s+to|on|at|across)\s+"
    r"(?!(?-i:(?:the\s+)?[A-Z][a-z]+)\b|(?:its|the|their|our|an?)\s+(?:(?:ILACS|Ofsted|CQC|last|latest|recent|"
    r"previous|first|second|full|most)\b|(?:\w+\s+)?(?:inspection|assessment|visit|review)\b)|"
    r"(?:an?\s+)?(?:Ofsted|CQC)|(?:early|late|mid)?[\s-]*(?:"
    rf"{MONTHS}|\d|{SEASONS})|the\s+(?:{SEASONS}|"
    r"previous|following|same|week)\b|"
    r"the\s+(?:\d{4}|accounts|council|authority|service|financial|statement)|overall|accounts|\d)",
    re.I,
)
"""Behind a grade: what it is for, which is neither the whole nor a time."""
_ALL = Caseless(r"[\s'\")]*(?:in|across|for|on|at)\s+(?:all|every|each of the)\b|[\s'\")]*across\s+the\s+board")
_IN_SOME = regex(
    rf"[\s'\")]*(?:in|across|for|against|on)\s+(?:\d{{1,2}}|{CARDINALS}|some|most|several|many|a\s+number)\s+(?:of\s+)?(?:the\s+)?"
    rf"(?:\w+\s+)?(?:{_UNITS})\b|[\s'\")]*(?:in|for)\s+(?:{CARDINALS})(?=\s*(?:[,;.]|$|and\b))",
    re.I,
)
_IN_AREA = regex(
    r"\W*(?:in|for|under|within|with|as)\s+(?:the\s+)?(?:areas?|pillars?|themes?|strands?|domains?|categor\w+|"
    r"respect|relation|"
    r"regards?|terms)\s+(?:of|to)\b[^,]*,",
    re.I,
)
WITH_PART = regex(rf"\swith\s+(?:the\s+)?[a-z][\w' ]{{3,60}}?\s+(?:(?:as|at|being|{GRADED})\s+)*['\"]?$")
"""Between a grade and that of a part: "good, with behaviour outstanding"."""
COUNTED_OFF = regex(
    r"\b(?:firstly|secondly|thirdly)\b|\b(?:two|both|three|four)\s+(?:areas|categories)\s+of\s+(?:the\s+)?inspection\b", re.I
)
"""Before grades of strands that are told one by one: "firstly of leadership, which was graded as Adequate"."""
_FEATURE = regex(
    rf"['\"]?\s+(?:(?:{'|'.join(_lists['adjectives'])})\s+)?(?:{'|'.join(_lists['features'])}|"
    r"or\s+(?:better|above|outstanding|higher))\b",
    re.I,
)
_DOING = regex(
    rf"(?:^|[,;]\s+|\bthat\s+|\band\s+)(?!(?:{'|'.join(_lists['no_doing'])})\b)[a-z]+ing\s+(?:[a-z']+\s+){{1,4}}?"
    rf"(?:was|were|is|had\s+been|has\s+been)\s+(?:\w+\s+)?(?:{FOUND})\s+(?:to\s+be\s+|as\s+)?['\"]?$",
    re.I,
)
"""What is graded is a strand told by what is done: "investigating crime had been graded as"."""


def is_of_part(before: str, after: str) -> bool:
    """Whether a grade between these words of its clause is of a part: "good for leadership", "inadequate in two areas"."""
    some = _AFTER.match(after) is not None and _ALL.match(after) is None
    return some or _IN_AREA.match(before) is not None or _IN_SOME.match(after) is not None


def is_of_feature(text: str, named: Named) -> bool:
    """Whether the word is of a single feature or of something done: "outstanding features", "investigating crime was good"."""
    return _FEATURE.match(text, named.end) is not None or _DOING.search(text, 0, named.start) is not None
