"""Linear models of words and signs: their features, and the tables of weights, as `training/` writes them.

A table has a feature and its thousandths for each outcome a row. A feature is a word ("whether"), two words side by side
("was noted") or a sign, which is a name with what it is ("section=minutes").
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from importlib import resources
from itertools import repeat
from struct import Struct
from sys import intern

Feature = str | tuple[str, str]
"""A word, or one and the next, or the name of a sign with "=" and what it is: to look up what is not joined is quicker."""
BIAS = "*"
"""The feature that every text has."""
_SCALE = 1000


def name_of(feature: Feature) -> str:
    """The feature as the tables name it."""
    if isinstance(feature, str):
        return feature
    is_sign = feature[0].endswith("=") and feature[0] != "="
    return ("" if is_sign else " ").join(feature)


def feature_of(name: str) -> Feature:
    """The feature that has this name in a table."""
    if "=" in name:
        sign, equals, value = name.partition("=")
        if sign and " " not in sign:
            return intern(sign + equals), intern(value)
    one, blank, other = name.partition(" ")
    return (intern(one), intern(other)) if blank else intern(name)


class Lanes:
    """Whole numbers below 2 ** 31 for each of some outcomes, side by side in one, which is quick to add."""

    __slots__ = ("_each", "_zero")

    def __init__(self, size: int) -> None:
        self._each = Struct(f"<{size}i")
        self._zero = sum(1 << 32 * n + 31 for n in range(size))

    def together(self, numbers: Iterable[int]) -> int:
        """The numbers as one; less than nothing in a lane is taken from the next."""
        return (int.from_bytes(self._each.pack(*numbers), "little") ^ self._zero) - self._zero

    def apart(self, sum_: int) -> tuple[int, ...]:
        """The number in each lane."""
        return self._each.unpack((sum_ + self._zero ^ self._zero).to_bytes(self._each.size, "little"))


@dataclass(frozen=True, slots=True)
class Weights:
    """The thousandths of each feature for all outcomes."""

    lanes: Lanes
    rows: dict[Feature, int]

    def sums(self, features: Iterable[Feature]) -> list[float]:
        """What the features that are known weigh together, for each outcome in order."""
        return [each / _SCALE for each in self.lanes.apart(sum(map(self.rows.get, features, repeat(0))))]


def load(table: str) -> Weights:
    """The table of this name that lies in the package; its first row names the outcomes."""
    text = resources.files("minutegraph.extraction.learned").joinpath(table).read_text("utf-8")
    (_, *outcomes), *rows = csv.reader(text.splitlines())
    lanes = Lanes(len(outcomes))
    return Weights(lanes, {feature_of(feature): lanes.together(map(int, weights)) for feature, *weights in rows})
