"""A quick test whether a sentence can hold what a finder looks for, before the slow ones.

Most sentences hold nothing that most finders look for. All tests of this kind share one reading of the sentence, and which of
them a word passes is looked up once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache, reduce
from operator import or_
from typing import Generic, TypeVar

from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.language.needed import needed
from minutegraph.extraction.language.phrases import pattern
from minutegraph.reading.sentences import LONGEST

Rule = TypeVar("Rule")
_MARKS = regex(r"[\W_]+")
LONGEST_PIECE = 24
"""Letters of a piece, with the blanks about it, that is looked for whole; of a longer one its beginning is."""

_passed: dict[str, int] = {}
"""The bits of the tests that a word with this piece passes, where it has a blank at either side."""
_bits: dict[frozenset[str], int] = {}
"""The bit of each test, by its pieces."""


class Hints:
    """Pieces of words, in lower case, one of which a sentence must have.

    A blank in a piece is the edge of a word: " c1" opens one, "agree " is the end of one, "happy to" two side by side.
    """

    __slots__ = ("_others", "_side_by_side", "_single", "_some")

    def __init__(self, pieces: Iterable[str]) -> None:
        every = set(pieces)
        needed = [p for p in every if not any(other != p and other in p for other in every)]
        several = [p for p in needed if " " in p.strip()]
        single = _test(p for p in needed if p not in several)
        self._single = single
        words = [_longest_words(piece) for piece in several]
        self._some = single | _test(longest for longest, *_ in words)
        self._others = _test(other for *_, other in words)
        self._side_by_side = regex(_either(several)) if several else None

    @classmethod
    def of(cls, *sources: str) -> Hints:
        """The hints of some expressions, by their sources: the rarest words that each needs."""
        return cls(piece for source in sources for piece in needed(source)[0])

    def found(self, text: str) -> bool:
        """Whether the text has one of the pieces, in any case; False of one that is longer than a sentence can be."""
        passed = _of_text(text)
        if not passed & self._some:
            return False
        if passed & self._single or self._side_by_side is None:
            return True
        return bool(passed & self._others) and self._side_by_side.search(text.lower()) is not None


class Sieve(Generic[Rule]):
    """Rules, each with the sources of expressions of which one must match a sentence: which of them may find something there."""

    __slots__ = ("_some", "_ways")

    def __init__(self, rules: Iterable[tuple[Rule, Iterable[str]]]) -> None:
        needs = [(rule, [_test(pieces) for pieces in needed(source)]) for rule, sources in rules for source in sources]
        self._ways = tuple((reduce(or_, bits), rule) for rule, bits in needs)
        self._some = reduce(or_, (bits[0] for _, bits in needs), 0)

    def passed(self, text: str) -> list[Rule]:
        """The rules for which the text has the words, in their order; none for a text longer than a sentence can be."""
        passed = _of_text(text)
        rules: list[Rule] = []
        if not passed & self._some:
            return rules
        for bits, rule in self._ways:
            if passed & bits == bits and (not rules or rules[-1] is not rule):
                rules.append(rule)
        return rules


def _test(pieces: Iterable[str]) -> int:
    """The bit of a test for one of the pieces, none of which goes over a word's end; 0 where there is none."""
    needed = frozenset(pieces)
    if not needed or needed in _bits:
        return _bits.get(needed, 0)
    bit = _bits[needed] = 1 << len(_bits)
    for piece in needed:
        _passed[piece[:LONGEST_PIECE]] = _passed.get(piece[:LONGEST_PIECE], 0) | bit
    _of_word.cache_clear()
    _of_text.cache_clear()
    return bit


def _longest_words(piece: str) -> list[str]:
    """The two longest words of a piece, the longest first, with the blanks beside them; of "and" there may be the sign."""
    words = [match[1] for match in re.finditer(r"(?=((?:^| )[^ ]+(?: |$)))", piece.replace("-", " "))]
    return sorted((word for word in words if word.strip() not in ("and", "&")), key=len, reverse=True)[:2]


def _either(pieces: Iterable[str]) -> str:
    """The source of an expression for any of some pieces of several words, those with an edge before them only at one."""
    begun: dict[bool, list[str]] = {}
    for piece in pieces:
        begun.setdefault(piece.startswith(" "), []).append(piece.strip())
    return "|".join((r"(?<![^\W_])" if edge else "") + f"(?:{pattern(some)})" for edge, some in begun.items())


@lru_cache(maxsize=65536)
def _of_word(word: str) -> int:
    """The bits of the tests that the word, in lower case, passes as it is printed or without the marks about it."""
    return reduce(or_, [_passed[piece] for piece in pieces(word) if piece in _passed], 0)


def pieces(word: str) -> list[str]:
    """The pieces of a word as it is printed and without the marks about it, with a blank at either side."""
    spaced = f" {word} " if word.isalnum() else f" {word} {_MARKS.sub(' ', word)} "
    size = len(spaced)
    return [spaced[start:end] for start in range(size) for end in range(start + 1, min(start + LONGEST_PIECE, size) + 1)]


@lru_cache(maxsize=8192)
def _of_text(text: str) -> int:
    """The bits of the tests that a word of the text passes."""
    return reduce(or_, map(_of_word, text.lower().split()), 0) if len(text) <= LONGEST else 0
