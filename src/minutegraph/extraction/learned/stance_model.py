"""What a linear model makes of the words of a statement: how likely it is concern, praise or neutral.

The weights were trained on sentences written for it and on marked minutes (`training/stance.py`); they lie in
`stance_weights.csv`, one row a word, pair of words or sign, in thousandths. The same text gives the same answer everywhere.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import pairwise
from sys import intern

from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.learned.weights import BIAS, Feature, Weights
from minutegraph.extraction.learned.weights import load as load_weights
from minutegraph.lexicon import load
from minutegraph.model import Stance

STANCES: tuple[Stance, ...] = ("concern", "neutral", "praise")
"""The columns of the weights, in order."""
_NAME = "Name"
_TOKENS = regex(r"[A-Za-z']+|\d+|[^\sA-Za-z\d]")


def features(text: str, signs: Iterable[Feature] = ()) -> list[Feature]:
    """What the model knows of a sentence: its words, pairs of words next to each other, and the signs given, each once.

    Figures are all alike. So are names, as no name tells a stance: words with a capital but those of the lexicon, and but
    the first.
    """
    tokens = _TOKENS.findall(text.replace("’", "'"))
    words = list(map(_word, tokens))
    if words and words[0] == _NAME:
        words[0] = tokens[0].lower()
    return list(dict.fromkeys((BIAS, *words, *pairwise(words), *signs)))


@lru_cache(maxsize=16384)
def _word(token: str) -> str:
    small = token.lower()
    if token[0].isdigit():
        return "#"
    return _NAME if token[0].isupper() and small not in _kept() else intern(small)


@cache
def _kept() -> frozenset[str]:
    return frozenset(load("stance")["model"]["kept"])


@cache
def _weights() -> Weights:
    return load_weights("stance_weights.csv")


def likeliest(text: str, signs: Iterable[Feature]) -> Stance:
    """The likeliest stance of a sentence with such signs; of equally likely ones neutral."""
    sums = dict(zip(STANCES, _weights().sums(features(text, signs)), strict=True))
    return max(STANCES, key=lambda stance: (sums[stance], stance == "neutral"))
