"""The words by which recommendations, and those who make them, are told: expressions made of lexicon/recommendations.toml."""

from __future__ import annotations

from functools import cache

from minutegraph.extraction.language.caseless import Caseless
from minutegraph.extraction.language.hints import Hints
from minutegraph.extraction.language.phrases import pattern
from minutegraph.lexicon import load


@cache
def words(key: str) -> str:
    """The source of an expression, in small letters, for the verbs or nouns of demanding that stand under the key."""
    return pattern(load("recommendations")["demands"][key])


MUST = words("must")
"""The source of an expression for the modal verb of what somebody should do."""

_kinds = pattern(load("recommendations")["words"]["kinds"])
KIND = Caseless(rf"(?<![\w&])(?:{_kinds})(?![\w&])")
"""What such a thing is called: "recommendations", "areas for improvement", "what needs to improve"."""


@cache
def kind_hints() -> Hints:
    """A sentence without any of these names nothing of the kind."""
    return Hints.of(KIND.pattern)



_own = load("recommendations")["own"]
_did, _bodies, _became = pattern(_own["did"]), pattern(_own["bodies"]), pattern(_own["became"])
OWN = Caseless(
    rf"\b(?:resolved|(?:the|this|her|his)\s+(?:{_bodies})\s+(?:(?!(?:was|were|been|be)\b)\w+\s+)?(?:{_did})|"
    rf"(?:members|councillors?\s+\w+|officers?'?s?)\s+(?:\w+\s+)?(?:{pattern(_own['proposed'])})|"
    r"recommendations?\s+(?:in|of|contained\s+in|set\s+out\s+in|at)\s+(?:the|this)\s+(?:officer'?s?\s+)?(?:report|paper)|"
    rf"recommend(?:ed|s)?\s+(?:to|that)\s+(?:the\s+)?(?:{pattern(_own['to'])})|"
    r"recommendations?\s+to\s+(?:(?:the\s+)?(?:cabinet|executive|full)|council)|"
    rf"recommendations?\s+(?:\w+\s+){{0,2}}(?:{_became})|"
    rf"(?:asked|invited|requested)\s+to\s+(?:{pattern(_own['asked'])})|"
    r"it\s+was\s+recommended|is\s+recommended|internal\s+audit\w*|following\s+decisions?)\b",
)
"""Words of the body itself, its officers, or its internal auditors, whose recommendations are none."""
OWN_TO_DO = pattern(_own["must"])
"""The source of an expression for those of the meeting's own who have something to do."""
STATES = Caseless(
    rf"\b(?:(?:said|stated)(?:\s+\w+){{0,2}}\s+that|(?:{words('suggested')}|advised)(?!\s+(?:that|to)\b)[^:]*)[\s:–-]*$"
)
"""The end of an opener that may tell of findings, or subjects to talk of, as well as of what is wanted."""
