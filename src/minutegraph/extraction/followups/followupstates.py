"""What a sentence says became of a thing: done, in progress, not done, superseded; None where it says nothing of the kind.

"Had circulated the note" is done, "would be circulated" is not; "asked whether it had been sent" tells nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import chain

from minutegraph.extraction.followups.followupwords import AGAIN, States, hints, states, telling
from minutegraph.extraction.language.caseless import small
from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.language.phrases import pattern
from minutegraph.lexicon import load
from minutegraph.model import FollowUpState

_DOUBTS, _RECITALS = load("followup")["doubts"], load("followup")["recitals"]
_CLAUSE = regex(
    r";\s+|,?\s+(?:but|although|though|however|while|whilst)\s+|"
    r",?\s+and\s+(?=(?:that\s+)?(?:it|he|she|they|this|these|those|there|no|none|nobody|an?\s+\w+|the\s+\w+|further\s+\w+|another)?"
    r"(?:\s+\w+){0,3}?\s*(?:would|will|was|were|had|has|is|are|should|remained|remains)\b)"
)
_DOUBT = regex(
    rf"\b(?:{pattern(_DOUBTS['words'])}|"
    rf"(?:{pattern(_DOUBTS['asked'])})\s+(?:\w+\s+){{0,3}}?(?:how|when|what|who|where|which)|"
    rf"(?:{pattern(_DOUBTS['sought'])})\s+(?:\w+\s+)?(?:confirmation|assurances?|reassurance|clarification))\b"
)
_AFTER = regex(r"\b(?:after|before|why|how|where)\b(?!\s*,)")
_RELATIVE = regex(r"(?<!,)\s(?:which|that|who)\s+$")
_MODAL = regex(r"\b(?:should|would|could|might|must|may|ought to|to|will|cannot|can|not)\s+$")
_RECITAL = regex(
    rf"\b(?:had|has|was|were)\s+(?:\w+\s+){{0,3}}?(?:{pattern(_RECITALS['participles'])})\b|"
    rf"\b(?:{pattern(_RECITALS['past'])})\s+(?:at|in|by|on|from)\b"
)
_COUNTED = regex(
    r"\bof\s+(?:the|these|those|its|our)\s+(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|many)\b"
)
_ENTRY = regex(rf"\b(?:{pattern(load('followup')['kinds']['entry'])})\b")
_NO_DEED = regex(r"\bmeeting(?:\s+\w+){0,6}\s+$")
_OF_MEETINGS = load("followup")["kinds"]["of_meetings"]
_AS_ASKED = regex(rf"\bas\s+(?:had\s+been\s+|was\s+)?(?:{pattern(_RECITALS['as_asked'])})\b")
_PASSIVE = regex(r"(?:is|are|was|were|now)\b|.*\bbeen\b")
_BOUNDARY = regex(r"\b(?:that|which|who|and|but|had|was)\b|[,:;–—]|\s-\s")
_PREPOSITION = regex(
    r"\b(?:of|for|on|in|at|to|from|about|regarding|outside|near|with|by|relating|concerning|requested|asked|raised|agreed|as|"
    r"and|but|which|that|who)\b|[,;:.]"
)
_TO = regex(r"\s*(?:to|with)\s+")
_CONTACT = regex(r"\w\s+(?:he|she|they|it|we|members|officers)\s+$")
_FINITE = regex(r"[^;]*?\b(?:was|were|is|are|had|has|did|would)\b")
_VERB = regex(
    r"\b(?:was|were|is|are|had|has|have|be|been|would|will|should|could|may|can|to|did|does|said|asked|reported|advised|noted|stated|agreed|"
    r"which|who|that|if|whether|when)\b"
)
_TERSE = 20
"""Words: longer sentences have a verb."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a text tells: the state; `again` where the words stand for a deed named before ("confirmed that it had").

    `thing` are the words for what it was done with, in small letters, up to the first preposition: "the barrier".
    """

    state: FollowUpState
    again: bool = False
    thing: str = ""


@dataclass(frozen=True, slots=True)
class _Clause:
    """What a clause, in small letters, tells: the state, by which deed if by one, and whether that was named before."""

    state: FollowUpState
    text: str
    deed: str | None = None
    again: bool = False
    thing: str = ""


def state_of(text: str, terse: bool = False) -> Told | None:
    """What a sentence's reading text tells of the state of a thing; None where nothing.

    `terse` takes entries without a verb too: "Three quotes obtained."
    """
    may = telling().passed(text) if hints().found(text) else []
    if not may:
        return None
    low, words = small(text), states()
    for state, apart, _ in words.labels if "label" in may and words.label.search(low) else ():
        if apart.search(low):
            return Told(state)
    clauses = [found for clause in _CLAUSE.split(low) if (found := _clause(clause, may, terse)) is not None]
    if not clauses:
        return None
    first, *others = clauses
    later = {each.state for each in others if not _only_unanswered(first, each, words)}
    if first.state == "done" and "not done" in later:
        return Told("in progress")
    if first.state == "in progress" and "not done" in later:
        return Told("not done")
    if first.state in ("in progress", "not done") and "done" in later:
        return Told("in progress")
    return Told(first.state, first.again, first.thing)


def _only_unanswered(first: _Clause, other: _Clause, words: States) -> bool:
    """Whether somebody was written to, and the other clause says only that there was no reply: what was to be done is done."""
    addressed = first.deed is not None and words.addressed.search(first.deed) is not None
    return addressed and other.state == "not done" and words.replies.search(other.text) is not None


def state_of_cell(text: str) -> FollowUpState | None:
    """What a cell of the column that tells the state says."""
    low, words = small(text), states()
    found = next((state for state, _, opening in words.labels if opening.match(low)), None)
    if found:
        return "in progress" if found == "done" and words.part.search(low) else found
    told = state_of(text)
    return told.state if told else None


def _clause(low: str, may: list[str], terse: bool) -> _Clause | None:
    """What a clause, in small letters, tells; `may` are the expressions for which its sentence has the words."""
    words = states()
    doubt = _DOUBT.search(low)
    sure = doubt.start() if doubt else len(low)
    if "superseded" in may and words.superseded.search(low, 0, sure):
        return _Clause("superseded", low)
    if "not_done" in may and words.not_done.search(low, 0, sure):
        return _Clause("not done", low)
    deed = _deed(low, may, terse)
    if deed is not None and deed.start() < sure:
        partly = words.part.search(low) or _COUNTED.search(low)
        return _Clause("in progress" if partly else "done", low, deed["deed"], thing=_thing(low, deed))
    if "removed" in may and words.removed.search(low, 0, sure) and _ENTRY.search(low):
        return _Clause("done", low)
    again = AGAIN.search(low) if "again" in may else None
    if again and again.start() < sure:
        return _Clause("done", low, again=True)
    planned = "planned" in may and words.planned.search(low) and not _RECITAL.search(low)
    if planned or ("in_progress" in may and words.in_progress.search(low)):
        return _Clause("in progress", low)
    return None


def _thing(low: str, deed: re.Match[str]) -> str:
    """What the deed was done with: before a verb in the passive or none, behind one in the active; "" where not told."""
    verb = low[deed.start() : deed.start("deed")]
    if verb.strip(" -–—:") and not _PASSIVE.match(verb):
        opening = _TO.match(low, deed.end())
        return _PREPOSITION.split(low[opening.end() if opening else deed.end() :], 1)[0].strip()
    pieces = [piece.strip() for piece in _BOUNDARY.split(low[: deed.start()])]
    return _PREPOSITION.split(pieces[-1], 1)[0].strip()


def _deed(low: str, may: list[str], terse: bool) -> re.Match[str] | None:
    """The first deed that is told as done, and not as what should have been done or what a thing is known by."""
    words = states()
    done = words.done.finditer(low) if "done" in may else ()
    for match in chain(done, words.spoken.finditer(low) if "spoken" in may else ()):
        before = low[: match.start()]
        if _RELATIVE.search(before) or _MODAL.search(before) or _AFTER.search(before):
            continue
        if match["deed"] in _OF_MEETINGS and _NO_DEED.search(before):
            continue  # the meeting itself was closed
        if match["deed"] == "prepared" and low.startswith(" to ", match.end()):
            continue
        if _CONTACT.search(before) and _FINITE.match(low, match.end()):
            continue  # "the survey that he had been sent was of another park"
        return match
    asked = "brought" in may and _AS_ASKED.search(low)
    if asked and (found := words.brought.search(low)) and not _MODAL.search(low[: found.start()]):
        return found
    found = words.bare.search(low) if "bare" in may else None
    found = words.past.search(low) if found is None and "past" in may else found
    found = words.got.search(low) if found is None and "got" in may else found
    if found is None and terse and "verbless" in may and len(low.split()) <= _TERSE and not _VERB.search(low):
        found = words.verbless.search(low)
    return found
