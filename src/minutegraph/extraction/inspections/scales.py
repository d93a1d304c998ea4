"""The Regulator of Social Housing's letters: which of them are told of as a scale, and not as given."""

from __future__ import annotations

import re

from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.parties.outsiders import Named

LETTER = regex(r"[cgv][1-4]")
"""A grade of the Regulator of Social Housing, in small letters."""
_EXPLAINED = regex(
    r"['\")]*(?:,\s+which\s+(?:was|is)\s+(?:awarded|given|issued|for)\b|,?\s+(?:(?:being|is|was|meaning|means|"
    r"as|which\s+was|"
    r"which\s+is)\s+)?(?:the\s+)?(?:\w+\s+)?(?:highest|lowest|best|worst|top|bottom)\b|\s+(?:means|meant|"
    r"indicates|denotes)\b)",
    re.I,
)
_AWARDED = regex(
    r"\b(?:award\w*|receiv\w*|given|gave|got|judged|rated|graded|achieved|secured|obtained|issued|was|been)\b",
    re.I,
)
PAIR = regex(r"([CG][1-4])(?:\s*/\s*|,?\s+and\s+|,\s*)([GV][1-4])", re.I)
"""Two letters that are one judgement: "G1/V2"."""
_MEANT = regex(
    r"\b[CGV][1-4]['\")]*\s+(?:means|meant|indicates|indicated|denotes|denoted|stands\s+for|stood\s+for|"
    r"signifies|signified)\b",
)
_DEFINING = regex(r"\b(?:wording|definition|meaning|criteria)\s+(?:for|of)\s+(?:an?\s+|the\s+)?['\"]?$", re.I)


def is_explained(text: str, named: Named, clause: int) -> bool:
    """Whether the letter is one of a scale described: "C1, which was awarded to the best", "(C4 the lowest)", "C2" alone.

    `clause` is where the clause that holds it begins.
    """
    if _MEANT.search(text) and not _AWARDED.search(text, clause, named.start):
        return True
    if _DEFINING.search(text, 0, named.start) or text.strip(" .;:·•").lower() == named.label:
        return True
    begin = max(clause, text.rfind("(", 0, named.start))
    return _EXPLAINED.match(text, named.end) is not None and not _AWARDED.search(text, begin, named.start)
