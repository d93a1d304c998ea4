"""Tables of the weights of linear models, as `training/` writes them: a feature and its thousandths for each outcome a row."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from importlib import resources
from itertools import repeat

BIAS = "*"
"""The feature that every text has."""
_SCALE = 1000
_BITS = 32
_HALF, _WHOLE = 1 << _BITS - 1, (1 << _BITS) - 1


@dataclass(frozen=True, slots=True)
class Weights:
    """The thousandths of each feature for each of `size` outcomes, side by side in one whole number, which is quick to add."""

    size: int
    rows: dict[str, int]

    def sums(self, features: Iterable[str]) -> list[float]:
        """What the features that are known weigh together, for each outcome in order."""
        left = sum(map(self.rows.get, features, repeat(0)))
        out = []
        for _ in range(self.size):
            lowest = (left + _HALF & _WHOLE) - _HALF
            out.append(lowest / _SCALE)
            left = left - lowest >> _BITS
        return out


def load(name: str) -> Weights:
    """The table of this name that lies in the package; its first row names the outcomes."""
    text = resources.files("minutegraph.extraction.learned").joinpath(name).read_text("utf-8")
    (_, *outcomes), *rows = csv.reader(text.splitlines())
    return Weights(len(outcomes), {feature: _side_by_side(map(int, weights)) for feature, *weights in rows})


def _side_by_side(weights: Iterable[int]) -> int:
    return sum(weight << _BITS * n for n, weight in enumerate(weights))
