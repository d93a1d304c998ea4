"""Posts that one person holds at once, made one: "Ann Lee, Head of Law, Clerk and Monitoring Officer, said"."""

from __future__ import annotations

from dataclasses import replace

from minutegraph.extraction.language.words import Words
from minutegraph.extraction.parties.joining import Piece
from minutegraph.lexicon import load

_CLOSES = (",", ")", "", ".", ";", "(")
_JOINS = ([","], ["and"], ["/"], [",", "and"])  # of "&" the folded word is "and"
_BESIDES = load("posts")["besides"]
_SECOND, _OF_MEMBERS = (frozenset(_BESIDES[name]) for name in ("officers", "members"))
_LEADERS, _ALONE = (frozenset(_BESIDES[name]) for name in ("leaders", "alone"))
_PLURAL = frozenset(("were", "are", "have"))


def made_one(words: Words, pieces: list[Piece]) -> list[Piece]:
    """The pieces of a sentence, left to right, each row of posts that is one person's as one piece with one label."""
    out: list[Piece] = []
    for piece in pieces:
        if out and piece.title and not piece.party.holder and out[-1].title and _one_holder(words, pieces, out[-1], piece):
            held = out[-1]
            begin = words.text.index(held.title, words.start[held.first])
            label = words.text[begin : words.text.index(piece.title, words.start[piece.first]) + len(piece.title)]
            out[-1] = held._replace(last=piece.last, party=replace(held.party, label=label), title=label)
        else:
            out.append(piece)
    return out


def _one_holder(words: Words, pieces: list[Piece], held: Piece, piece: Piece) -> bool:
    """Whether a post that stands behind another is the same person's."""
    between = words.low[held.last : piece.first]
    if held.party.holder:
        return between in _JOINS and _first_named(words, held) and _closed(words, pieces, piece)
    return between == ["and"] and _is_second(words, held, piece)


def _first_named(words: Words, held: Piece) -> bool:
    """Whether the person is named before the post, not behind it."""
    return words.text.startswith(str(held.party.holder), words.start[held.first])


def _closed(words: Words, pieces: list[Piece], piece: Piece) -> bool:
    """Whether the row of posts that a piece belongs to has an "and" and ends what is told of a person."""
    row = pieces[pieces.index(piece) :]
    for one, two in zip(row, [*row[1:], None], strict=True):
        before = words.at(one.first - 1) in ("and", "/")
        if before or two is None or two.party.kind != "post" or words.low[one.last : two.first] not in _JOINS:
            return before and words.at(one.last) in _CLOSES and not one.party.holder
    return False


def _is_second(words: Words, first: Piece, second: Piece) -> bool:
    """Whether a post is one that is held besides another: "the Director of Resources and Section 151 Officer"."""
    if not words.capital(first.first) or words.at(first.first - 1) != "the" or words.at(second.last) in _PLURAL:
        return False
    one, two = first.title.lower(), second.title.lower()
    if one in _LEADERS:
        return any(two.startswith(f"{post} ") for post in _OF_MEMBERS)
    return two in _SECOND and one not in _ALONE
