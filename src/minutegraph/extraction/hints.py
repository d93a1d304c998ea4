"""A quick test whether a sentence can hold what a finder looks for, before the slow ones."""

from __future__ import annotations

import re
from collections.abc import Iterable

LONGEST = 2500
"""Characters. What is longer is no sentence but a table without its lines; nothing is looked for in it."""


class Hints:
    """Pieces of words, in lower case, one of which a sentence must have.

    `found` tells whether a sentence in reading form has one; it reads the text once, whatever the number of pieces.
    """

    def __init__(self, pieces: Iterable[str]) -> None:
        every = set(pieces)
        needed = sorted(p for p in every if not any(other != p and other in p for other in every))
        self._search = re.compile("|".join(map(re.escape, needed))).search

    def found(self, text: str) -> bool:
        """Whether the text has one of the pieces, in any case, and is no longer than a sentence can be."""
        return len(text) <= LONGEST and self._search(text.lower()) is not None
