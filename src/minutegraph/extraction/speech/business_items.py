"""Items of business and paragraphs in which nothing is said that counts: apologies, declarations, who was there."""

from __future__ import annotations

import re
from functools import cache

from minutegraph.extraction.language.expressions import regex
from minutegraph.lexicon import load
from minutegraph.model import Item


def is_procedure(item: Item) -> bool:
    """Whether the item is one of those in which nobody speaks to the business: apologies, declarations."""
    return bool(item.title) and _procedural().search(item.title or "") is not None


def tells_attendance(text: str) -> bool:
    """Whether a paragraph that begins so only tells who was there."""
    return _attendance().match(text) is not None


@cache
def _procedural() -> re.Pattern[str]:
    return regex(load("saying")["procedure"]["titles"], re.I)


@cache
def _attendance() -> re.Pattern[str]:
    return regex(load("saying")["procedure"]["attendance"], re.I)
