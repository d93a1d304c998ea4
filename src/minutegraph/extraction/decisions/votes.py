"""Votes that tell what was decided: "On being put to the vote the motion was lost.", "Carried, 7 for, 1 abstention."."""

from __future__ import annotations

import re

from minutegraph.extraction.decisions.bodyverdicts import body_decides
from minutegraph.extraction.decisions.verdict_words import Verdict, words
from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.language.phrases import pattern
from minutegraph.lexicon import load

_OUTCOMES = load("decisions")["outcomes"]
_AGREED = regex(r"\bagreed\b", re.I)
_CALLED = regex(r"\b(?:asked|requested|called)\s+(?:for|that)\b|\b(?:had been|has been)\s+(?:carried|lost)\b")
_RESULT = regex(rf"\b(?:{pattern(_OUTCOMES['vote'])})\b")
CARRIED_OUT = regex(r"(?i)\bcarried\s+(?:out|forward|over|on)\b")
"""What is no outcome of a vote: "The works were carried out."."""
_VOTE = regex(r"\bvote\b|\bunanimous")


def vote(text: str) -> Verdict | None:
    """ "On being put to the vote the motion was lost."."""
    if words().nothing.search(text):
        return None
    became = BECAME.search(text)
    counted = COUNTED.match(text)
    if counted or (became and not _TOLD_OF.search(text, 0, became.end())):
        return Verdict("agreed" if counted and _AGREED.match(text.lstrip()) else "resolved", 0, "decision.vote")
    put = PUT_AND.search(text)
    if put is not None and not _TOLD_OF.search(text, 0, put.end()):
        return Verdict("agreed" if put["how"].lower() == "agreed" else "resolved", 0, "decision.vote")
    if not words().votes.search(text):
        return None
    low = text.lower()
    if _CALLED.search(low) or not _RESULT.search(low) or (CARRIED_OUT.search(low) and not _VOTE.search(low)):
        return None
    agreed = "carried" not in low and _AGREED.search(low) is not None
    body = body_decides(text)
    return Verdict("agreed" if agreed else "resolved", 0, "decision.vote", body[2] if body else ())


COUNTED = regex(
    r"\W*(?:(?:The\s+)?(?:motion|amendment)\s+)?(?:Carried|Lost|Agreed|Adopted|Approved|Accepted|CARRIED|LOST),?\s+(?:by\s+|with\s+)?\d+\s+"
    r"(?:votes?\s+)?(?:for|to|in\s+favour|against|abstentions?)(?=\s*(?:\d|[,.;:)]|and\b|$))"
)
"""How the vote went, jotted down: "Carried, 7 for, 1 abstention."."""
_TOLD_OF = regex(rf"\b(?:{pattern(load('decisions')['said']['votes'])}|whether|how)\b", re.I)
PUT_AND = regex(
    r"\b(?:motion|amendment|proposal|recommendation)\s+was\s+(?:then\s+|duly\s+)?put(?:\s+to\s+the\s+(?:vote|meeting))?,?\s+and\s+(?:was\s+)?(?:declared\s+)?"
    rf"(?P<how>{pattern(_OUTCOMES['put'])})\b",
    re.I,
)
"""What came of a motion that was put: "the motion was put to the vote and carried"."""
BECAME = regex(
    r"\b(?:motion|amendment|proposal)\b[^.]*?\bbecame\s+the\s+(?:decision|finding|resolution)\s+of\s+(?:the\s+)?(?:[A-Z]\w*\s*|meeting)+"
)
"""A motion that was taken: "which became the finding of the Council"."""
