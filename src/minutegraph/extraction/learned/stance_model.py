"""What a linear model makes of the words of a statement: how likely it is concern, praise or neutral.

The weights were trained on sentences written for it and on marked minutes (`training/stance.py`); they lie in
`stance_weights.csv`, one row a word, pair of words or sign, in thousandths. The same text gives the same answer everywhere.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from functools import cache

from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.learned.weights import BIAS, Weights
from minutegraph.extraction.learned.weights import load as load_weights
from minutegraph.lexicon import load
from minutegraph.model import Stance

STANCES: tuple[Stance, ...] = ("concern", "neutral", "praise")
"""The columns of the weights, in order."""
_TOKENS = regex(r"[A-Za-z']+|\d+|[^\sA-Za-z\d]")


def features(text: str, signs: Iterable[str] = ()) -> Iterator[str]:
    """What the model knows of a sentence: its words, pairs of words next to each other, and the signs given, each once.

    Figures are all alike. So are names, as no name tells a stance: words with a capital but those of the lexicon, and but
    the first.
    """
    words = list(_words(text.replace("’", "'")))
    yield from dict.fromkeys((BIAS, *words, *(f"{one} {other}" for one, other in itertools.pairwise(words)), *signs))


def _words(text: str) -> Iterator[str]:
    kept = _kept()
    for n, token in enumerate(_TOKENS.findall(text)):
        small = token.lower()
        if token[0].isdigit():
            yield "#"
        elif n and token[0].isupper() and small not in kept:
            yield "Name"
        else:
            yield small


@cache
def _kept() -> frozenset[str]:
    return frozenset(load("stance")["model"]["kept"])


@cache
def _weights() -> Weights:
    return load_weights("stance_weights.csv")


def likeliest(text: str, signs: Iterable[str]) -> Stance:
    """The likeliest stance of a sentence with such signs; of equally likely ones neutral."""
    sums = dict(zip(STANCES, _weights().sums(features(text, signs)), strict=True))
    return max(STANCES, key=lambda stance: (sums[stance], stance == "neutral"))
