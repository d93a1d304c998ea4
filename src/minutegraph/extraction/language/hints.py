"""A quick test whether a sentence can hold what a finder looks for, before the slow ones.

Most sentences hold nothing that most finders look for. All tests of this kind share one reading of the sentence, and which of
them a word passes is looked up once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache, reduce
from operator import or_

from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.language.phrases import pattern
from minutegraph.reading.sentences import LONGEST

_MARKS = regex(r"[\W_]+")

_tests: list[re.Pattern[str]] = []
"""What each test looks for in a word with a blank at either side; the place in the list is the bit of the test."""


class Hints:
    """Pieces of words, in lower case, one of which a sentence must have.

    A blank in a piece is the edge of a word: " c1" opens one, "agree " is the end of one, "happy to" two side by side.
    """

    __slots__ = ("_side_by_side", "_single", "_some")

    def __init__(self, pieces: Iterable[str]) -> None:
        every = set(pieces)
        needed = [p for p in every if not any(other != p and other in p for other in every)]
        several = [p for p in needed if " " in p.strip()]
        single = _test(p for p in needed if p not in several)
        self._single = single
        self._some = single | _test(map(_longest_word, several))
        self._side_by_side = regex(pattern(p.strip() for p in several)) if several else None

    def found(self, text: str) -> bool:
        """Whether the text has one of the pieces, in any case; False of one that is longer than a sentence can be."""
        passed = _of_text(text)
        if not passed & self._some:
            return False
        if passed & self._single or self._side_by_side is None:
            return True
        return self._side_by_side.search(text.lower()) is not None


def _test(pieces: Iterable[str]) -> int:
    """The bit of a new test for one of the pieces, none of which goes over a word's end; 0 where there is none."""
    if not (needed := sorted(set(pieces))):
        return 0
    _tests.append(regex("|".join(map(re.escape, needed))))
    _of_word.cache_clear()
    _of_text.cache_clear()
    return 1 << len(_tests) - 1


def _longest_word(piece: str) -> str:
    """The longest word of a piece, with the blanks beside it."""
    return max((match[1] for match in re.finditer(r"(?=((?:^| )[^ ]+(?: |$)))", piece)), key=len)


@lru_cache(maxsize=65536)
def _of_word(word: str) -> int:
    """The bits of the tests that the word, in lower case, passes as it is printed or without the marks about it."""
    spaced = f" {word} {_MARKS.sub(' ', word)} "
    return sum(1 << n for n, test in enumerate(_tests) if test.search(spaced))


@lru_cache(maxsize=8192)
def _of_text(text: str) -> int:
    """The bits of the tests that a word of the text passes."""
    return reduce(or_, map(_of_word, text.lower().split()), 0) if len(text) <= LONGEST else 0
