"""What stands behind the title of a post: a bracket, and the outside organisation that the post belongs to."""

from __future__ import annotations

from minutegraph.extraction.language import areas
from minutegraph.extraction.language import vocabulary as v
from minutegraph.extraction.language.words import Words
from minutegraph.extraction.parties import barenames, bodies, people
from minutegraph.extraction.speech.openings import starts_post

_NOTE = 12  # words of a bracketed note at most
_OF_FIELDS = v.AREAS | v.MODIFIERS
_QUOTES = frozenset("\"'“”‘’")


def bracket(words: Words, at: int) -> tuple[int, bool]:
    """The word behind a bracket at `at` and whether its words belong to the post; (at, False) if there is none."""
    if words.at(at) != "(":
        return at, False
    close = next((k for k in range(at + 1, min(at + _NOTE, len(words))) if words.word[k] == ")"), at)
    if close <= at + 1:
        return at, False
    first, low = words.word[at + 1], words.low[at + 1]
    if close == at + 2 and first.isupper() and low not in v.AREAS:
        return close + 1, False
    inside = range(at + 1, close)
    if low in v.TITLES or low in v.NOTES or people.plain(words, at + 1) or barenames.bare(words, at + 1):
        return at, False
    if (low in v.HEADS and close == at + 2) or any(
        words.low[k] in v.HEADS and words.low[k] not in v.AREAS for k in inside[1:]
    ):
        return at, False
    if any(words.word[k].isdigit() or words.word[k] in _QUOTES for k in inside):
        return close + 1, False
    if low in v.AREAS or (first[0].isupper() and not _OF_FIELDS.isdisjoint(words.low[at + 1 : close])):
        return close + 1, True
    return (close + 1, False) if first[0].isupper() else (at, False)  # a place or a name: "(West)"


def outside_organisation(words: Words, end: int) -> tuple[str | None, int]:
    """The outside organisation after a post (", OPCC", "at Elm Hospitals") and the word behind it."""
    mark = words.at(end)
    if mark not in (",", "at", "from"):
        return None, end
    begin = end + 1 + (words.at(end + 1) == "the")
    if not words.capital(begin) or starts_post(words, begin):
        return None, end
    reach = _outside(words, begin)
    if reach == begin or (mark == "," and words.at(reach) == "and" and not _between_posts(words, begin, reach)):
        return None, end
    if mark == "," and words.at(end + 1) == "the" and (words.at(reach) in v.AUXILIARIES or people.says(words, reach)):
        return None, end  # "in answer to the representative, the Committee was told": a new subject
    if mark != "," and words.at(reach) == "(" and words.at(reach + 2) == ")" and words.word[reach + 1].isupper():
        return words.span(begin, reach), reach + 3  # "at the Ouse Hospitals NHS Trust (OHT)"
    return words.span(begin, reach), reach


def _between_posts(words: Words, begin: int, reach: int) -> bool:
    """Whether an organisation of several words and without "the" stands before "and the" with the next post."""
    named = words.at(begin - 1) == "," and reach > begin + 2
    return named and words.at(reach + 1) == "the" and starts_post(words, reach + 2)


def _outside(words: Words, at: int) -> int:
    """The word behind the name of an organisation at `at`, or `at`."""
    if words.matches(at, ("office", "of")):
        return areas.linked(words, at + 2 + (words.at(at + 2) == "the"), True)
    short = words.word[at]
    if words.at(at - 1) in ("at", "from") and 2 < len(short) < 6 and short.isupper() and short.isalpha():
        return at + 1  # "the Service Director at ESPT"
    hit = bodies.known(words, at)
    if hit is not None:
        return (
            bodies.forward(words, at) if hit.kind in (*v.OUTSIDE, "authority") else at
        )
    reach = bodies.forward(words, at)
    return at if "," in words.low[at:reach] or words.low[reach - 1] in v.SERVICE_HEADS else reach
