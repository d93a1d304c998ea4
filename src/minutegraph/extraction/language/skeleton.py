"""A sentence with each party replaced by one symbol, as tokens: what grammar is read from.

"The Director of Place and the Leader presented a report" becomes `P presented a report`, where P is one character of the
private use area that stands for the group of both parties.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache, partial
from typing import NamedTuple

from minutegraph.extraction.language import vocabulary as v
from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.parties.coordinations import groups
from minutegraph.extraction.parties.mentions import Mention, find
from minutegraph.lexicon import load

_TOKEN = regex(r"[^\W_]+(?:['-][^\W_]+)*|[^\s]")
_AND = regex(r"\band\b|[&/+]|\bor\b", re.I)
_ADJECTIVE = "|".join(sorted(v.ADJECTIVES - v.DETERMINERS))
_DETERMINER = regex(rf"\b(?:the|an?|our|their|his|her|its|one|another)\s+(?:(?:{_ADJECTIVE})\s+){{0,3}}$", re.I)
_REACH = 40  # letters of a determiner and adjectives before a party


class Token(NamedTuple):  # a tuple: thousands are made a second, and it is quicker to make than a dataclass
    """A word, a mark or a party symbol. `start` and `end` are places in the sentence's reading text."""

    text: str
    lower: str
    start: int
    end: int
    group: tuple[Mention, ...] = ()


_token = partial(tuple.__new__, Token)


def tokens(text: str) -> tuple[Token, ...]:
    """The tokens of a sentence in order; a group of coordinated parties is one token with its mentions in `group`."""
    pieces: list[Token] = []
    at = 0
    for group in _coordinations(text):
        start, end = group[0].start, group[-1].end
        determiner = _DETERMINER.search(text, max(at, start - _REACH), start)
        if determiner:
            start = determiner.start()
        pieces += _words(text, at, start)
        pieces.append(Token("\ue000", "\ue000", start, end, group[1:] if _counted(group) else group))
        at = end
    pieces += _words(text, at, len(text))
    return tuple(pieces)


def _coordinations(text: str) -> Iterator[tuple[Mention, ...]]:
    """Groups of parties joined by "and"; what only a comma parts stands side by side: "in the unit, the Panel was told"."""
    for group in groups(text, find(text)):
        if len(group) == 1 or _AND.search(text, group[-2].end, group[-1].start):
            yield group
        else:
            yield from ((mention,) for mention in group)


def _counted(group: tuple[Mention, ...]) -> bool:
    """Whether the first of a group only counts the people named behind it: "Two carers, Mrs Lee and Mr Bay, spoke"."""
    if len(group) <= 2:
        return False
    first, rest = group[0].party, group[1:]
    count = _NUMBERS.get(first.label.split()[0].lower())
    return count == len(rest) and first.kind == "group" and all(m.party.kind == "person" for m in rest)


_NUMBERS = {"two": 2, "three": 3, "four": 4}


def _words(text: str, start: int, end: int) -> list[Token]:
    """The words and marks of a stretch."""
    found: list[Token] = []
    for printed in text[start:end].split(" "):  # what stands between two blanks comes again and again
        for word, low, begin, behind in _within(printed):
            found.append(_token((word, low, start + begin, start + behind, ())))
        start += len(printed) + 1
    return found


@lru_cache(maxsize=16384)
def _within(printed: str) -> tuple[tuple[str, str, int, int], ...]:
    """The words and marks of what stands between two blanks: each as printed and in lower case, where it begins and ends in it.

    "wasn't" is two: "was", and "n't", in lower case "not".
    """
    return tuple(part for m in _TOKEN.finditer(printed) for part in _parts(m.start(), m[0]))


def _parts(start: int, word: str) -> tuple[tuple[str, str, int, int], ...]:
    end = start + len(word)
    if word[-3:] not in _NOT or word[:-3].lower() not in _NEGATED:
        return ((word, word.lower(), start, end),)
    return (word[:-3], word[:-3].lower(), start, end - 3), (word[-3:], "not", end - 3, end)


_NOT = ("n't", "n’t")
_NEGATED = frozenset(load("saying")["grammar"]["negated"])
