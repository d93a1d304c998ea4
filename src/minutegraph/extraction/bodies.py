"""Bodies, authorities, services, organisations and groups: "Adults Scrutiny Panel", "Council", "NHS England", "Members"."""

from __future__ import annotations

from dataclasses import dataclass

from minutegraph.extraction import vocabulary as v
from minutegraph.extraction.words import Words
from minutegraph.model import PartyKind


@dataclass(frozen=True, slots=True)
class Named:
    """A body, organisation or group: the words `first`..`last` (half-open) and its kind; the label is their text."""

    first: int
    last: int
    kind: PartyKind


def known(words: Words, at: int) -> Named | None:
    """The longest known name that begins at the word `at`, or None."""
    for name, kind, exact in v.NAMED.get(words.low[at], ()):
        last = at + len(name)
        if last > len(words) or tuple(words.low[at:last]) != name:
            continue
        if exact and words.span(at, last) != exact:
            continue
        if not exact and kind not in ("group", "body", "authority") and not words.capital(at + (name[0] == "the")):
            continue
        return Named(at + (name[0] == "the"), last, kind)
    return None


def left(words: Words, at: int, floor: int) -> int:
    """The first word of a capital name whose head is at `at`, not before `floor`."""
    first = at
    while first > floor:
        word, low = words.word[first - 1], words.low[first - 1]
        if word[0].isupper() and low not in v.STOPS and not (low in v.TITLES):
            first -= 1
        elif low in ("and", "&", ",") and first - 1 > floor and _joins(words, first, low):
            first -= 1
        else:
            break
    while first < at and words.low[first] in ("and", "&", ","):
        first += 1
    if first == 0 and first < at and opener(words, first):
        first += 1
    return first


def _joins(words: Words, first: int, mark: str) -> bool:
    """Whether "and" or a comma before the word `first` stands inside a name ("Adults, Wellbeing and Health")."""
    before = words.low[first - 2]
    if not words.capital(first - 2) or before in v.STOPS:
        return False
    if before in v.AREAS or before in v.MODIFIERS and mark != ",":
        return True
    return mark != "," and before not in v.HEADS | v.BODY_HEADS | v.GROUPS and words.at(first - 3) in v.DETERMINERS


def opener(words: Words, at: int) -> bool:
    """Whether the first word of a sentence is an ordinary one, with a capital only for its place."""
    low = words.low[at]
    return low.endswith(("ing", "ly")) and low not in v.AREAS and low not in v.MODIFIERS


def body(words: Words, at: int, floor: int) -> Named | None:
    """The body, authority or service whose last word stands at `at`; its first word is not before `floor`."""
    low = words.low[at]
    if words.at(at + 1) in v.FOLLOWERS and not words.possessive(at):
        return None
    kind: PartyKind = "authority" if low in v.AUTHORITY_HEADS else "body"
    if not words.capital(at) and not (low in v.AFTER_CAPITAL_BODIES and at > floor and words.capital(at - 1) and words.low[at - 1] not in v.STOPS):
        return _small_body(words, at, floor, kind)
    first = left(words, at, floor)
    alone = low in v.BODY_ALONE or low in v.AUTHORITY_HEADS or low == "service"
    if first == at and not alone:
        return None
    if first == at and low == "meeting":
        return None
    last = at + 1
    if words.at(last) == "of" and (words.at(last + 1) in v.BODY_OF or low in ("borough", "council") and words.capital(last + 1)):
        last += 2
        while words.capital(last) and words.low[last] in v.BODY_HEADS:
            last += 1
    return Named(first, last, kind)


def _small_body(words: Words, at: int, floor: int, kind: PartyKind) -> Named | None:
    low = words.low[at]
    if low not in v.SMALL_BODIES:
        return None
    first = at
    while first > floor and (words.low[first - 1] in v.AREAS | v.MODIFIERS or words.low[first - 1] in ("and", "&")) and not words.capital(first - 1):
        first -= 1
    while first < at and words.low[first] in ("and", "&"):
        first += 1
    before = words.at(first - 1)
    if low == "meeting":
        return Named(at, at + 1, kind) if _meeting(words, at) else None
    if before in v.DETERMINERS or (first == 0 and at == 0):
        return Named(first, at + 1, kind)
    after = words.at(at + 1)
    if low in v.BARE_BODIES and first == at and (not after.isalpha() or after in v.AUXILIARIES or after in v.SAYING or after in _AFTER):
        return Named(at, at + 1, kind)
    return None


_AFTER = frozenset("that to and or on in at by with for if when who which had from".split())


def _meeting(words: Words, at: int) -> bool:
    """Whether "the meeting" is who hears or decides, not the occasion."""
    form = v.SAYING.get(words.at(at - 2))
    after = words.at(at + 1)
    if form is not None and words.at(at - 1) == "the":
        return True
    start = at <= 1 or not words.at(at - 2).isalpha()
    told = v.SAYING.get(words.at(at + 2))
    return start and (after in ("agreed", "noted", "resolved", "heard") or after == "was" and told is not None and "tell" in told.classes)


def organisation(words: Words, at: int, floor: int) -> Named | None:
    """The organisation whose last word stands at `at` ("Elm Hospitals Trust", "the police"), or None."""
    low = words.low[at]
    if words.capital(at):
        first = left(words, at, floor)
        if first < at and words.low[first] in v.AREAS and first == 0 and low not in v.ORG_ALONE:
            return None
        if first < at or low in v.ORG_ALONE and words.at(at - 1) in v.DETERMINERS:
            return Named(first, at + 1, "organisation")
        return None
    if low in v.ORG_ALONE and words.at(at - 1) in ("the", "our"):
        return Named(at, at + 1, "organisation")
    return None


def group(words: Words, at: int, floor: int) -> Named:
    """The group, or one of it, whose last word stands at `at` ("Another Member", "Panel Members", "senior officers")."""
    first = at
    if words.capital(at) or words.capital(at - 1) and at > floor and not words.possessive(at - 1) and words.low[at - 1] in v.BODY_HEADS | v.ORG_HEADS | frozenset(v.NAMED):
        first = left(words, at, floor)
    if first == at:
        while first > floor and words.low[first - 1] in v.MODIFIERS and not words.capital(first - 1):
            first -= 1
    before = words.at(first - 1)
    if before in v.QUANTIFIERS and first - 1 >= floor:
        first -= 1
    elif before == "of" and words.at(first - 2) in v.COUNTS and words.at(first - 3) != "the":
        first -= 2
    last = at + 1
    return Named(first, last, "group")


def forward(words: Words, at: int, limit: int = 9) -> int:
    """The word behind a name of a body or organisation that begins at `at` (after "of the"), or `at` if none does."""
    hit = known(words, at)
    if hit and hit.kind != "group":
        return hit.last
    end = at
    for k in range(at, min(at + limit, len(words))):
        low = words.low[k]
        capital = words.capital(k)
        if low in v.BODY_HEADS | v.ORG_HEADS and (capital or low in v.SMALL_BODIES | v.ORG_ALONE):
            end = k + 1
            if words.possessive(k):
                break
            continue
        if end > k - 1 and end > at and not capital:
            break
        if capital and low not in v.TITLES and low not in ("the", "a") or low in ("and", "&", ",", "of", "for") or low in v.AREAS | v.MODIFIERS:
            continue
        break
    return end
