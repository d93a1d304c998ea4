"""The words by which recommendations, and those who make them, are told: expressions made of lexicon/recommendations.toml."""

from __future__ import annotations

from minutegraph.extraction.caseless import Caseless
from minutegraph.extraction.phrases import pattern
from minutegraph.lexicon import load

KIND = Caseless(rf"(?<![\w&])(?:{pattern(load('recommendations')['words']['kinds'])})(?![\w&])")
"""What such a thing is called: "recommendations", "areas for improvement", "what needs to improve"."""

OWN = Caseless(
    r"\b(?:resolved|(?:the|this|her|his)\s+(?:committee|panel|board|cabinet|council|executive|sub-?committee|"
    r"forum|authority|"
    r"members?|chair\w*|task\s+group|working\s+group|meeting)\s+"
    r"(?:(?!(?:was|were|been|be)\b)\w+\s+)?(?:recommend\w*|made|agreed|endorsed|resolved|identified|suggested|"
    r"asked|requested)|"
    r"(?:members|councillors?\s+\w+|officers?'?s?)\s+(?:\w+\s+)?(?:recommend\w*|made|identified|suggested)|"
    r"recommendations?\s+(?:in|of|contained\s+in|set\s+out\s+in|at)\s+(?:the|this)\s+(?:officer'?s?\s+)?(?:report|"
    r"paper)|"
    r"recommend(?:ed|s)?\s+(?:to|that)\s+(?:the\s+)?(?:cabinet|full\s+council|executive)|"
    r"recommendations?\s+to\s+(?:the\s+)?(?:cabinet|council|executive|full)|"
    r"recommendations?\s+(?:\w+\s+){0,2}(?:agreed|approved|adopted|endorsed|carried|moved|proposed|put\s+to)|"
    r"(?:asked|invited|requested)\s+to\s+(?:note|consider|agree|approve|comment|endorse|recommend)|"
    r"it\s+was\s+recommended|is\s+recommended|"
    r"internal\s+audit\w*|following\s+decisions?)\b",
)
"""Words of the body itself, its officers, or its internal auditors, whose recommendations are none."""
STATES = Caseless(
    r"\b(?:(?:said|stated)(?:\s+\w+){0,2}\s+that|(?:suggested|proposed|advised|proposes)(?!\s+(?:that|to)\b)[^:]*)[\s:–-]*$"
)
"""The end of an opener that may tell of findings, or subjects to talk of, as well as of what is wanted."""
