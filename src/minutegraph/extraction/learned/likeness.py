"""How much two stretches of text are about the same thing, by the words of content that they share."""

from __future__ import annotations

from functools import lru_cache

from minutegraph.extraction.language.expressions import regex
from minutegraph.lexicon import load

_WORD = regex(r"[^\W_]+")
_EMPTY = frozenset(load("decisions")["empty"]["words"])


@lru_cache(maxsize=1024)
def content(text: str) -> frozenset[str]:
    """The words of content of a text, lower case, cut to five letters so that "circulate" and "circulated" are one."""
    words = (word.lower() for word in _WORD.findall(text))
    return frozenset(word[:5] for word in words if word not in _EMPTY)


def overlap(first: str, second: str) -> float:
    """The share (0 to 1) of the shorter text's words of content that the other has too; 0 if either has none."""
    one, two = content(first), content(second)
    if not one or not two:
        return 0.0
    return len(one & two) / min(len(one), len(two))


def alike(first: str, second: str) -> float:
    """Dice's measure (0 to 1) of the words of content of two texts."""
    one, two = content(first), content(second)
    if not one or not two:
        return 0.0
    return 2 * len(one & two) / (len(one) + len(two))
