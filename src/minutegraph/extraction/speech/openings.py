"""What begins at a word: a post, or only the sentence."""

from __future__ import annotations

from minutegraph.extraction.language import vocabulary as v
from minutegraph.extraction.language.words import Words


def starts_post(words: Words, at: int) -> bool:
    """Whether a post by its own head, or a group of the meeting, begins at `at` ("Deputy Chief Executive")."""
    for k in range(at, min(at + 5, len(words))):
        low = words.low[k]
        if low == "member" and words.upper[k] and words.capital(k + 1) and words.at(k + 1) in v.FOR_MEMBERS:
            continue  # "Scrutiny and Member Development": a field of work
        if low in v.HEADS and (low in v.ALONE or k > at or words.at(k + 1) in ("of", "for")):
            return True
        if low in v.MEETING_GROUPS:
            return True
        if not (words.upper[k] or low in v.MODIFIERS) or low in v.STOPS or (words.owns(k) and low not in v.OWNING):
            return False
    return False


def only_opens(words: Words, at: int) -> bool:
    """Whether the word, the first of its sentence, is an ordinary one with a capital only for its place."""
    low = words.low[at]
    return low.endswith(("ing", "ly")) and low not in v.AREAS and low not in v.MODIFIERS
