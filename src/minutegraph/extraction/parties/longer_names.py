"""Names that are longer than they seem: a body, a group or a field that only begins the name of a post or of another body."""

from __future__ import annotations

from minutegraph.extraction.language import vocabulary as v
from minutegraph.extraction.language.words import Words

_INSIDE = v.HEADS | v.GROUPS | v.BODY_HEADS | v.ORG_HEADS | {"and"}
"""Words in small letters that may stand in a name."""


def goes_on(words: Words, at: int) -> bool:
    """Whether a name whose head stands before `at` goes on to a later head: "Panel Members", "Police Area Manager"."""
    if words.at(at) == "," and _of_police(words, at - 1):
        return True
    for k in range(at, min(at + 6, len(words))):
        low, capital = words.low[k], words.upper[k]
        if not capital and low not in _INSIDE:
            return False
        if words.owns(k - 1) and (k == at or words.low[k - 1] not in v.OWNING):
            return False
        if low in v.HEADS:
            small = k == at and low in v.SMALL_HEADS and not words.capital(k - 1)
            return capital or low in v.AFTER_CAPITAL_HEADS or small
        if low in v.GROUPS or (capital and low in v.CAPITAL_GROUPS):
            return capital or k == at
        if low in v.BODY_HEADS or low in v.ORG_HEADS:
            return capital or low in v.AFTER_CAPITAL_BODIES
        if low == "and":
            field = words.at(k + 1) in v.AREAS or words.at(k + 1) in v.MODIFIERS
            if words.low[k - 1] not in v.AREAS or not field or not words.capital(k + 1):
                return False
        elif not capital or low in v.STOPS or low in v.TITLES:
            return False
    return False


def _of_police(words: Words, at: int) -> bool:
    """Whether "Police" at `at` is only the first word of "Police, Fire and Crime Commissioner" or of such a panel."""
    last = at
    while words.at(last) in v.POLICE:
        last += 1
    return words.low[at] == "police" and last > at + 2 and words.capital(last) and words.at(last) in (*v.HEADS, *v.BODY_HEADS)


def begins_body(words: Words, at: int) -> bool:
    """Whether the word before `at` only begins a body's name: "the Carers Federation", "the Parent Carer Forum"."""
    for k in range(at, min(at + 3, len(words))):
        if not words.upper[k] or words.owns(k - 1) or words.low[k] in v.STOPS:
            return False
        if words.low[k] in v.BODY_HEADS or words.low[k] in v.ORG_HEADS:
            return True
    return False


def begins_post(words: Words, at: int) -> bool:
    """Whether the word before `at` only begins a post: "Tenant Representative", "Parent Governor Representative"."""
    for k in range(at, min(at + 4, len(words))):
        low = words.low[k]
        if words.owns(k - 1):
            return False
        if low in v.HEADS:
            return words.upper[k] or low in v.AFTER_CAPITAL_HEADS
        if not words.upper[k] or low in v.STOPS or low in v.TITLES:
            return False
    return False
