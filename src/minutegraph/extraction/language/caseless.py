"""Regular expressions that match in any case, several times as quick as with `re.IGNORECASE`.

The engine of `re` has no short cut where case is ignored: it tries each alternative at each place. An expression in small letters
over a text in small letters lets it pass over what cannot match.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from functools import lru_cache

from minutegraph.extraction.language.expressions import regex


class Caseless:
    """An expression, written in small letters, that matches a text in any case.

    What it gives are matches of the text in small letters: their places hold for the text itself, their groups are in small
    letters. A text that grows when it is written in small letters ("İ") is read as it is.
    """

    __slots__ = ("_finditer", "_fullmatch", "_match", "_search", "pattern")

    def __init__(self, source: str) -> None:
        expression = regex(source)
        self.pattern = source
        self._search, self._match = expression.search, expression.match
        self._fullmatch, self._finditer = expression.fullmatch, expression.finditer

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """As `re.Pattern.search`."""
        return self._search(small(text), start, end)

    def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """As `re.Pattern.match`."""
        return self._match(small(text), start, end)

    def fullmatch(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """As `re.Pattern.fullmatch`."""
        return self._fullmatch(small(text), start, end)

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """As `re.Pattern.finditer`."""
        return self._finditer(small(text), start, end)


Expression = re.Pattern[str] | Caseless
"""An expression, in any case or not."""


@lru_cache(maxsize=256)  # a sentence is matched by many expressions in turn
def small(text: str) -> str:
    """The text in small letters, place by place."""
    low = text.lower()
    return low if len(low) == len(text) else text
