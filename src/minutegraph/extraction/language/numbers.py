"""Numbers that are written as words: "three", "third"; made of lexicon/numbers.toml."""

from __future__ import annotations

from minutegraph.lexicon import load

_CARDINALS: list[str] = load("numbers")["cardinals"]

CARDINALS = "|".join(_CARDINALS)
"""The source of an expression for a number from one upwards, in small letters."""
SEVERAL = "|".join(_CARDINALS[1:])
"""The same from two upwards."""
ORDINALS = "|".join(load("numbers")["ordinals"])
"""The source of an expression for a place in a row: "first", in small letters."""
PLACES = frozenset(load("numbers")["ordinals"])
"""The words for places in a row."""


def value(word: str) -> int:
    """The number that a word or figures stand for. Raises ValueError where they stand for none."""
    return _CARDINALS.index(word) + 1 if word in _CARDINALS else int(word)
