"""What a question's own sentence, or the next, tells of its answer: that it came, or that nobody gave one."""

from __future__ import annotations

import re
from functools import cache

from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.language.hints import Hints
from minutegraph.lexicon import load

_ANSWERED_INSIDE = regex(
    r"^(?=.*(?:[;:–]|\s-|,\s+to\s+which|\bit\s+was))"  # one of these it has, and they are soon looked for
    r"(?!.*\b(?:declarations?\s+of\s+interest|(?:content|happy)\s+with\s+the\s+minutes|apologies)\b).*?"
    r"(?:(?:,|\band)\s+it\s+was\s+(?:then\s+)?(?:agreed|arranged|promised)\s+(?:that\b.*\bwould|to)\b.*$|,\s+to\s+which\s+(?:the\s+)?(?:answer|reply|response)\s+(?:was|is)\b.*$|"
    r"(?:[;:]|\s[–-])\s+(?:(?:it|they|this|that|he|she|none|both|all|not)\s+(?:(?:was|were|did|had|would|could|is|are|has|have|will)"
    r"(?:\s+not|n't)?(?:\s+been|\s+be)?|yet|so\s+far)|there\s+(?:was|were|is|are)\s+(?:none|no\s+\w+|\d[\d,]*))\W*$|"
    r"\b(?:enquired|inquired|asked|queried)\s+(?:about|after|for)\s+[^:;?]{3,90}:\s+"
    r"(?:an?\s+average|about|around|approximately|some|roughly|over|under|nearly|£?\d))",
    re.I,
)
_ASKED_TOO = regex(
    r"\b(?:ask|quer|question(?:ed|ing)|said|stat|report|inform|advis|not(?:ed|ing)|express|explain|confirm|told|agree|undert|"
    r"recommend|(?:replied|responded|answered) that)",
    re.I,
)


def answers_itself(text: str) -> bool:
    """Whether a sentence that asks tells the answer too: "asked if they were included; they were not"."""
    return _ANSWERED_INSIDE.search(text) is not None


def in_vain(text: str) -> bool:
    """Whether a question ends with nobody answering it: "asked when, but received no reply"."""
    return _in_vain().search(text) is not None


@cache
def _in_vain() -> re.Pattern[str]:
    return regex(load("saying")["procedure"]["in_vain"], re.I)


_NO_ANSWERS = Hints(load("saying")["procedure"]["unanswered_hints"])


@cache
def _unanswered() -> re.Pattern[str]:
    return regex("|".join(load("saying")["procedure"]["unanswered"]), re.I)


def goes_unanswered(text: str) -> bool:
    """Whether a sentence only tells that nobody answered."""
    return _NO_ANSWERS.found(text) and _unanswered().match(text) is not None and _ASKED_TOO.search(text) is None
