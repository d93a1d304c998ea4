"""Speakers whose posts hold words that no list has, known at the head of a sentence: "The GMB convenor stated"."""

from __future__ import annotations

from minutegraph.extraction.language import vocabulary as v
from minutegraph.extraction.language.grammar import FEELINGS
from minutegraph.extraction.language.words import Words
from minutegraph.extraction.parties.joining import Piece
from minutegraph.extraction.parties.people import says
from minutegraph.model import Party

_LONGEST = 7  # words of such a post
_ARTICLES = frozenset(("the", "a", "an"))
_BE = frozenset(("was", "were"))
HEADS = v.SMALL_HEADS | v.HEADS | {"deputy", "side"}


def headed(words: Words, pieces: list[Piece]) -> list[Piece]:
    """The parties of a sentence, and first of all who stands at its head before a verb of saying, if that is another."""
    end = _verb(words) if words.at(0) in _ARTICLES else 0
    first = 1
    while first < end and words.low[first] in v.ADJECTIVES:
        first += 1
    if end - first < 2 or any(piece.first == first and piece.last >= end for piece in pieces) or not _is_post(words, first, end):
        return pieces
    label = words.span(first, end)
    rest = [piece for piece in pieces if piece.first >= end]
    return [Piece(first, end, Party(label, "post"), title=label), *rest]


def _verb(words: Words) -> int:
    """The word at which a verb of saying stands behind an article and a few plain words; 0 if none does."""
    for at in range(1, min(_LONGEST + 2, len(words))):
        low = words.low[at]
        headed_by = at > 2 and words.low[at - 1] in HEADS and not words.owns(at - 1)
        if headed_by and (says(words, at) or (low in _BE and _felt(words, at + 1))):
            return at
        if low == "of" and words.upper[at - 1] and words.capital(at + 1):
            continue  # "the Chamber of Commerce representative"
        if low in v.STOPS or low in v.AUXILIARIES or not (low[0].isalpha() or low in ("'", "'s", "’")):
            return 0
    return 0


def _felt(words: Words, at: int) -> bool:
    """Whether a feeling stands at the word, or behind one of degree: "was far from convinced"."""
    return any(words.at(place) in FEELINGS for place in (at, at + 1))


def _is_post(words: Words, first: int, end: int) -> bool:
    """Whether the words name a post: more than a head, and behind a vague one a name."""
    named = any(words.upper[at] for at in range(first, end - 1))
    return named if words.low[end - 1] in v.BEHIND_NAMES else True
