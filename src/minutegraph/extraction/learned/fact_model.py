"""What a linear model makes of a sentence of minutes: how likely it is that it states a fact of a type.

The weights were trained on pages written for it and on marked minutes (`training/facts.py`); they lie in `fact_weights.csv`,
one row a feature, in thousandths. The same sentence gives the same answer everywhere.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import cache

from minutegraph.extraction.learned.weights import Feature, Weights, load

TYPES = ("report", "question", "answer", "statement", "decision", "action", "inspection", "recommendation")
"""The columns of the weights, in order. Roles and interventions are left to the rules."""


@cache
def _weights() -> Weights:
    return load("fact_weights.csv")


def log_odds(told: Iterable[Feature]) -> dict[str, float]:
    """The log odds that a sentence of which the model is told this states a fact of each of `TYPES`."""
    return dict(zip(TYPES, _weights().sums(told), strict=True))


def of_chance(chance: float) -> float:
    """The log odds of what is so likely, from nought to one."""
    return math.log(chance / (1 - chance))
