"""Long lists of expressions asked at once: only those are tried of which a text has a word that they need."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from itertools import chain

from minutegraph.extraction.language.caseless import small
from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.language.hints import LONGEST_PIECE, pieces
from minutegraph.extraction.language.needed import needed


class Wordings:
    """Lists of expressions, written in small letters, by name."""

    __slots__ = ("_by_piece", "_of_word", "_sources")

    def __init__(self, lists: Mapping[str, Iterable[str]]) -> None:
        self._sources = [(name, source) for name, sources in lists.items() for source in sources]
        self._by_piece: dict[str, list[int]] = {}
        for n, (_, source) in enumerate(self._sources):
            for piece in _needed(source):
                self._by_piece.setdefault(piece[:LONGEST_PIECE], []).append(n)
        self._of_word = lru_cache(maxsize=65536)(self._tried)

    def found(self, text: str) -> set[str]:
        """The names of the lists of which an expression matches in the text, in any case."""
        low = small(text)
        names: set[str] = set()
        for n in set(chain.from_iterable(map(self._of_word, low.split()))):
            name, source = self._sources[n]
            if name not in names and _compiled(source).search(low):
                names.add(name)
        return names

    def _tried(self, word: str) -> tuple[int, ...]:
        """The expressions that need a piece of this word."""
        return tuple({n for piece in pieces(word) if piece in self._by_piece for n in self._by_piece[piece]})


def _needed(source: str) -> frozenset[str]:
    """The pieces of words of which an expression needs one: of a plain phrase, of which most are, its longest word."""
    plain = _PHRASE.fullmatch(source)
    return needed(source)[0] if plain is None else frozenset((f" {max(plain[1].split(), key=len)} ",))


_PHRASE = re.compile(r"\\b\(\?:([a-z ]+)\)\(\?!\\w\)")


@cache
def _compiled(source: str) -> re.Pattern[str]:
    """The expression, made when it is first tried: many never are."""
    return regex(source)
