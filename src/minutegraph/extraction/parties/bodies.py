"""Bodies, authorities, services, organisations, groups: "Adults Panel", "Council", "NHS England", "Members"."""

from __future__ import annotations

from typing import NamedTuple

from minutegraph.extraction.language import vocabulary as v
from minutegraph.extraction.language.words import Words
from minutegraph.extraction.speech.openings import only_opens, starts_post
from minutegraph.model import PartyKind

_REACH = 10  # words of a name, read from its front


class Named(NamedTuple):
    """A body, organisation or group: the words `first`..`last` (half-open) and its kind; the label is their text."""

    first: int
    last: int
    kind: PartyKind


def known(words: Words, at: int) -> Named | None:
    """The longest known name that begins at the word `at`, or None."""
    after = words.at(at + 1)
    for name in v.NAMED.get(words.at(at), ()):
        last = at + len(name.words)
        if last > at + 1 and (name.words[1] != after or not words.matches(at, name.words)):
            continue
        if name.definite and not (words.at(at - 1) == "the" and _free(words, last)):
            continue
        if name.exact and words.span(at, last) != name.exact:
            continue
        if not name.exact and name.kind in v.OUTSIDE and not words.upper[at]:
            continue
        if name.kind == "group" and words.at(last) in v.HEADS:
            continue  # "the SMT lead for safeguarding"
        return Named(at, _through_place(words, last) if words.at(last - 1) in v.ORG_OF_PLACE else last, name.kind)
    return None


def _through_place(words: Words, at: int) -> int:
    """Where the name of a place ends that goes on an organisation's name at `at`: "NHS Aymouth", "Healthwatch Redham"."""
    last = at
    while last < at + 3 and words.capital(last) and words.word[last][1:].islower() and words.low[last] not in _NO_PLACE:
        last += 1
    return at if words.at(last) in ("&", "and") or words.capital(last) else last


_NO_PLACE = v.STOPS | v.TITLES | v.HEADS | v.AREAS | v.MODIFIERS | v.BODY_HEADS | v.ORG_HEADS | v.GROUPS | v.THINGS


def left(words: Words, at: int, floor: int) -> int:
    """The first word of a capital name whose head is at `at`, not before `floor`."""
    first = at
    while first > floor:
        low = words.low[first - 1]
        if (words.upper[first - 1] and low not in v.STOPS and low not in v.TITLES) or (
            low in ("and", ",") and first - 1 > floor and _joins(words, first, low)
        ):
            first -= 1
        elif (
            low in _APOSTROPHES and first - 1 > floor and words.plural_possessive(first - 2) and words.upper[first - 2]
        ):
            first -= 2
        else:
            break
    while first < at and words.low[first] in ("and", ","):
        first += 1
    return first + 1 if first == 0 and first < at and only_opens(words, first) else first


_APOSTROPHES = ("'", "’")


def _joins(words: Words, first: int, mark: str) -> bool:
    """Whether "and" or a comma before the word `first` stands inside a name ("Adults, Wellbeing and Health")."""
    before = words.low[first - 2]
    if not words.upper[first - 2] or before in v.STOPS:
        return False
    if before in v.AREAS or (before in v.MODIFIERS and mark == "and"):
        return True
    return mark == "and" and before not in _ENDS and words.at(first - 3) in v.DETERMINERS


_ENDS = v.HEADS | v.BODY_HEADS | v.GROUPS


def body(words: Words, at: int, floor: int) -> Named | None:
    """The body, authority or service whose last word stands at `at`; its first word is not before `floor`."""
    low = words.low[at]
    if words.at(at + 1) in v.FOLLOWERS and not words.possessive(at) and not _does(words, at + 1):
        return None
    if low in v.BODY_ONLY_AFTER and words.at(at - 1) not in v.BODY_ONLY_AFTER[low]:
        return None
    kind: PartyKind = "authority" if low in v.AUTHORITY_HEADS else "body"
    after_capital = at > floor and words.upper[at - 1] and words.low[at - 1] not in v.STOPS
    if not words.upper[at] and not (low in v.AFTER_CAPITAL_BODIES and after_capital):
        return _small_body(words, at, floor, kind)
    first = left(words, at, floor)
    before = words.low[at - 1] if first < at else ""
    if (
        before in v.THINGS
        or (low == "meeting" and before != "parish")
        or (not before and not (low in v.BODY_ALONE or low in v.AUTHORITY_HEADS or low == "service"))
    ):
        return None
    if before and low in ("service", "services") and before not in _SERVED:
        return None
    last = at + 1
    if (
        words.at(last) == "of"
        and words.capital(last + 1)
        and (words.low[last + 1] in v.BODY_OF or low in ("borough", "council"))
    ):
        last += 2
        while words.capital(last) or (
            words.at(last) == "and" and words.possessive(last - 1) and words.capital(last + 1)
        ):
            last += 1
    return Named(first, last, kind)


_SERVED = v.AREAS | v.MODIFIERS | v.SERVICE_OF
"""Words before "service" that make a body of it."""


def _small_body(words: Words, at: int, floor: int, kind: PartyKind) -> Named | None:
    """A body in small letters: after "the", at the start, or, for some, wherever it stands alone."""
    low = words.low[at]
    if low not in v.SMALL_BODIES:
        return None
    if low == "meeting":
        return Named(at, at + 1, kind) if _meeting_acts(words, at) else None
    first = at
    while first > floor and not words.upper[first - 1] and words.low[first - 1] in _SMALL_LEFT:
        first -= 1
    while first < at and words.low[first] == "and":
        first += 1
    if low == "authority" and words.at(at + 1) in ("to", "for", "be", "is", "was", "of"):
        return None  # "authority be delegated"
    if words.at(first - 1) in _DEFINITE or at == 0:
        return Named(first, at + 1, kind)
    return Named(at, at + 1, kind) if low in v.BARE_BODIES and first == at and _free(words, at + 1) else None


def _does(words: Words, at: int) -> bool:
    """Whether the word behind a body is what it does, and not what it has: "that the Panel visit the home"."""
    if words.low[at] not in v.FOLLOWING_VERBS or words.upper[at]:
        return False
    return words.at(at + 1) in _DEFINITE or (words.low[at] == "visit" and words.capital(at + 1))


def _free(words: Words, at: int) -> bool:
    """Whether no noun stands at `at`, so that the word before ends its phrase."""
    low = words.at(at)
    return not low.isalpha() or low in v.AUXILIARIES or low in v.SAYING or low in FREE


_DEFINITE = v.DETERMINERS - {"that"}
_SMALL_LEFT = v.AREAS | v.MODIFIERS | {"and"}
FREE = frozenset(
    ("that", "to", "and", "or", "on", "in", "at", "by", "with", "for", "if", "when", "who", "which", "had", "from", "as", "not")
)
"""Words in small letters after which a noun phrase has ended."""


def _meeting_acts(words: Words, at: int) -> bool:
    """Whether "the meeting" is who hears or decides, not the occasion."""
    if words.at(at - 1) == "the" and words.at(at - 2) in v.SAYING:
        return True
    after, told = words.at(at + 1), v.SAYING.get(words.at(at + 2))
    starts = at <= 1 or not words.at(at - 2).isalpha()
    passive = after == "was" and told is not None and "tell" in told.classes
    return starts and (passive or after in ("agreed", "noted", "resolved", "heard"))


def organisation(words: Words, at: int, floor: int) -> Named | None:
    """The organisation whose last word stands at `at` ("Elm Hospitals Trust", "the police"), or None."""
    low = words.low[at]
    if not words.upper[at]:
        return Named(at, at + 1, "organisation") if low in v.ORG_ALONE and words.at(at - 1) in ("the", "our") else None
    first = left(words, at, floor)
    if first < at or (low in v.ORG_ALONE and words.at(at - 1) in v.DETERMINERS):
        return Named(first, at + 1, "organisation")
    return None


_BEFORE_VERBS = frozenset(("to", "would", "will", "could", "should", "can"))


def group(words: Words, at: int, floor: int) -> Named:
    """The group, or one of it, whose last word stands at `at` ("Another Member", "Panel Members", "officers")."""
    first = at
    if words.upper[at] or (
        at > floor and words.upper[at - 1] and not words.possessive(at - 1) and words.low[at - 1] in _OWNERS
    ):
        first = left(words, at, floor)
    if first == at:
        while first > floor and words.low[first - 1] in v.MODIFIERS and not words.upper[first - 1]:
            if words.at(first - 2) in _BEFORE_VERBS:
                break  # "offered to send Members a map"
            first -= 1
        if first == at > floor and words.owns(at - 1) and words.low[at - 1] in v.GROUPS:
            first -= 1
    before = words.at(first - 1)
    if before in v.QUANTIFIERS and first > floor:
        first -= 2 if words.at(first - 2) in v.QUANTIFIERS and first - 1 > floor else 1  # "one other member"
    elif before in _WHOSE and _some_of(words, first) and first - 3 >= floor and not words.owns(at):
        first -= 3  # "one of the members"
    elif before == "of" and words.at(first - 2) in v.COUNTS and words.at(first - 3) != "the" and first - 2 >= floor:
        first -= 2
    return Named(first, at + 1, "group")


def _some_of(words: Words, at: int) -> bool:
    """Whether "one of the" or the like stands before the word `at`."""
    return words.at(at - 2) == "of" and words.at(at - 3) in _SOME


_WHOSE = frozenset(("the", "our", "its", "their"))
_SOME = v.QUANTIFIERS | v.COUNTS
_OWNERS = v.BODY_HEADS | v.ORG_HEADS | frozenset(v.NAMED)


def forward(words: Words, at: int) -> int:
    """The word behind a name of a body or organisation that begins at `at` (after "of the"), or `at` if none does."""
    hit = known(words, at)
    if hit and hit.kind != "group":
        return _longer(words, hit.last)
    end = at
    for k in range(at, min(at + _REACH, len(words))):
        low, upper = words.low[k], words.upper[k]
        if low == "and" and starts_post(words, k + 1):
            break
        head = (low in v.BODY_HEADS or low in v.ORG_HEADS) and (upper or low in v.SMALL_BODIES or low in v.ORG_ALONE)
        if head and (k == at or words.low[k - 1] not in (",", "and")):
            end = k + 1
            if words.owns(k):
                break
        elif (end == k > at and not upper) or not _goes_with(words, k):
            break
    return end


def _longer(words: Words, at: int) -> int:
    """The word behind a known name that goes on from `at` to the head of an organisation ("NHS Devon ICB")."""
    for k in range(at, min(at + 5, len(words))):
        low = words.low[k]
        if not words.upper[k] or low in v.STOPS or words.owns(k - 1):
            break
        if low in v.ORG_HEADS or low in v.BODY_HEADS:
            return k + 1
    return at


def _goes_with(words: Words, at: int) -> bool:
    """Whether a word can stand inside the name of a body."""
    low = words.low[at]
    if low in _APOSTROPHES:
        return words.plural_possessive(at - 1) and words.capital(at + 1)  # "the Tenants' Panel"
    return (words.upper[at] and low not in v.TITLES) or low in _INSIDE or low in v.AREAS or low in v.MODIFIERS


_INSIDE = frozenset({"and", ",", "of", "for"})
