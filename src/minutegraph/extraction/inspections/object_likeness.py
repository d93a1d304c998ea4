"""Whether two descriptions of what was inspected may be of the same."""

from __future__ import annotations

import re

from minutegraph.extraction.inspections.occasions import PREMISES
from minutegraph.extraction.language.expressions import regex

_GENERAL = regex(
    r"(?:the )?(?:local )?(?:council|authority|services?|area|force|county|city|borough|district|department|trust|"
    r"children's services)(?:'s? (?:\w+ )?(?:children's |social care )?services?| for .*| area.*)?",
    re.I,
)
_PLACE = regex(
    rf"(?!.*\b(?:{PREMISES}|Service|Trust|Care|Infirmary)\b)"
    r"[A-Z][\w'-]*(?:\s+[A-Z][\w'-]*){0,2}"
)
_COMMON = regex(
    r"[a-z]|(?:Council|Authority|Service|Children|Adult)|.*\b(?i:services|arrangements|provision|education|"
    r"department|partnership)\b"
)


def _same_object(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two descriptions of what was inspected may be of the same: a word shared, or one of them general."""
    if any(_GENERAL.fullmatch(label) for label in (*one, *other)):
        return True
    if (_PLACE.fullmatch(" ".join(one)) and _COMMON.match(other[0])) or (
        _PLACE.fullmatch(" ".join(other)) and _COMMON.match(one[0])
    ):
        return True
    if any(_shortens(a, b) or _shortens(b, a) for a in one for b in other):
        return True
    own, others = _own_words(one), _own_words(other)
    if own and others:
        return bool(own & others)
    mine, theirs = ({w for label in labels for w in re.findall(r"\w{3,}", label.lower())} for labels in (one, other))
    apart = mine - _OF_ANY, theirs - _OF_ANY
    return bool(apart[0] & apart[1]) if all(apart) else bool((mine & theirs) - _LITTLE)


_LITTLE = frozenset(("the", "and", "for", "nhs"))
_OF_ANY = _LITTLE | frozenset(("service", "services", "support", "care", "home", "homes", "team", "council", "trust", "social"))
"""Words of many names, which alone do not make two of them alike: "Respite Service", "Housing Support Service"."""


def _shortens(one: str, other: str) -> bool:
    """Whether one is an abbreviation of the other's words: "EPT", "Elm Partnership NHS Trust"."""
    initials = iter(word[0] for word in re.findall(r"[A-Z][\w'-]*", other))
    return _SHORT.fullmatch(one) is not None and one[0] == other[:1] and all(letter in initials for letter in one)


_SHORT = regex(r"[A-Z]{2,6}")
_IS_PREMISES = regex(rf"\b(?:{PREMISES})\b")


def _own_words(labels: tuple[str, ...]) -> set[str]:
    """The words of homes' and schools' own names, without what they are: "Elm" and not "Primary School"."""
    if not all(map(_IS_PREMISES.search, labels)):
        return set()
    return {word.lower() for label in labels for word in re.findall(r"[A-Z]\w{2,}", _IS_PREMISES.sub("", label))} - {"the"}


def different(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two descriptions of what was inspected are both given and of different things."""
    return bool(one and other) and not _same_object(one, other)
