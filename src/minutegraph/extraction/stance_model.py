"""What a linear model makes of the words of a statement: how likely it is concern, praise or neutral.

The weights were trained on sentences written for it and on marked minutes (`training/stance.py`); they lie in
`stance_weights.csv`, one row a word, pair of words or sign, in thousandths. The same text gives the same answer everywhere.
"""

from __future__ import annotations

import csv
import itertools
import math
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import resources
from typing import Literal

from minutegraph.extraction.expressions import regex
from minutegraph.lexicon import load

Stance = Literal["concern", "praise", "neutral"]
STANCES: tuple[Stance, ...] = ("concern", "neutral", "praise")
"""The columns of the weights, in order."""
BIAS = "*"
"""The feature that every sentence has."""
_TOKENS = regex(r"[A-Za-z']+|\d+|[^\sA-Za-z\d]")
_SCALE = 1000


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
def _weights() -> dict[str, tuple[int, ...]]:
    """The weight of each feature for each of `STANCES`."""
    text = resources.files("minutegraph.extraction").joinpath("stance_weights.csv").read_text("utf-8")
    _, *rows = csv.reader(text.splitlines())
    return {feature: tuple(map(int, weights)) for feature, *weights in rows}


def likeliest(text: str, signs: Iterable[str]) -> tuple[Stance, float]:
    """The likeliest stance of a sentence with such signs, and how likely it is, from a third to one."""
    weights = _weights()
    sums = [sum(column) for column in zip(*(weights[each] for each in features(text, signs) if each in weights), strict=True)]
    best = max(range(len(STANCES)), key=lambda n: (sums[n], STANCES[n] == "neutral"))
    return STANCES[best], 1 / sum(math.exp((each - sums[best]) / _SCALE) for each in sums)
