"""The recommendations of short items, for the tests of their finder."""

from __future__ import annotations

from sample_items import facts

from minutegraph.extraction.recommendations import finder as recommendations
from minutegraph.model import Minutes, Recommendation


def found(minutes: Minutes) -> list[Recommendation]:
    return [fact for fact in facts(minutes, recommendations.find) if isinstance(fact, Recommendation)]

