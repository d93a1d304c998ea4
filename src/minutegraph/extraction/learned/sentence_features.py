"""What a linear model is told of a sentence of minutes: its words, where it stands, what the rules found in and around it.

Whoever is named is told by kind only, and names and figures are all alike: no name and no sum tells what is said.
"""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter

from minutegraph.extraction.context import Context
from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.learned.fact_model import TYPES
from minutegraph.extraction.learned.weights import BIAS
from minutegraph.extraction.parties import mentions as parties
from minutegraph.extraction.parties import roster
from minutegraph.extraction.parties.mentions import Mention
from minutegraph.extraction.parties.reference import judges
from minutegraph.model import Block, Sentence

_SPEECH = ("answer", "question", "statement", "report", "decision")
"""Types of facts that tell who has the word, the one that tells most first."""
_TOKENS = regex(r"<[\w*]+>|[A-Za-z']+|\d+|[^\sA-Za-z\d]")
_MARKERS = regex(r"(?P<figure>\d)|(?P<letter>\w)|(?P<bullet>\S)")
_FIRST, _NEAR = 3, 6
"""So many words count by their place at the head, and behind the first party."""
_SHORT = 14
"""A group is told by its words where they have fewer letters than this: "members", "officers"."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A sentence of an item, its block and the block's index, its place in the block, and the types of facts found in it."""

    sentence: Sentence
    block: Block
    number: int
    place: int
    found: frozenset[str]


def seen(context: Context) -> tuple[Seen, ...]:
    """The sentences of the item, in order, with what has been found in them so far."""
    facts = sorted(context.facts, key=lambda fact: fact.start)
    longest = max((fact.end - fact.start for fact in facts), default=0)
    out = []
    for number, block in enumerate(context.item.blocks):
        if block.section != "furniture":
            for place, sentence in enumerate(block.sentences):
                low = bisect_left(facts, sentence.start - longest, key=_start)
                high = bisect_left(facts, sentence.end, low, key=_start)
                inside = (f for f in facts[low:high] if overlap(f.start, f.end, sentence.start, sentence.end))
                found = frozenset([fact.type for fact in inside])
                out.append(Seen(sentence, block, number, place, found))
    return tuple(out)


_start = attrgetter("start")


def overlap(start: int, end: int, low: int, high: int) -> bool:
    """Whether at least half of one stretch of a text lies in the other."""
    shared = min(end, high) - max(start, low)
    return shared > 0 and 2 * shared >= min(end - start, high - low)


def tokens(text: str) -> tuple[str, ...]:
    """The words and marks of a sentence's reading text, in lower case; a party by its kind, with `*` where it judges."""
    return _tokens(text, roster.known())


@lru_cache(maxsize=4096)
def _tokens(text: str, known: frozenset[str]) -> tuple[str, ...]:
    parts: list[str] = []
    at = 0
    for mention in parties.find(text):
        parts += text[at : mention.start], _kind(text[mention.start : mention.end], mention)
        at = mention.end
    parts.append(text[at:])
    words = _TOKENS.findall("".join(parts))
    return (words[0].lower(), *map(_token, words[1:])) if words else ()


def _kind(words: str, mention: Mention) -> str:
    party = mention.party
    if mention.pronoun or (party.kind == "group" and len(words) < _SHORT):
        return f"<{''.join(filter(str.isalnum, words.lower()))}>"
    return f"<{party.kind}*>" if judges((party,)) else f"<{party.kind}>"


@lru_cache(maxsize=16384)
def _token(token: str) -> str:
    if token[0].isdigit():
        return "#"
    return "Name" if len(token) > 1 and token[0].isupper() else token.lower()


def features(item: Sequence[Seen]) -> Iterator[set[str]]:
    """Of each sentence of an item what the model is told of it; what has "=" in it is no word."""
    run = "none"
    before: Seen | None = None
    for each, after in itertools.zip_longest(item, item[1:]):
        told = _words(tokens(each.sentence.text))
        told.add(f"run={run}")
        told.update([f"same={kind}" for kind in each.found])
        _place(told, each)
        _before(told, each, before)
        if after is not None:
            told.update([f"after={kind}" for kind in after.found.intersection(TYPES) or _NONE])
        yield told
        run = next((kind for kind in _SPEECH if kind in each.found), run)
        before = each


_NONE = ("none",)


def _words(words: tuple[str, ...]) -> set[str]:
    told = {BIAS, *words, *map(" ".join, itertools.pairwise(words))}
    told.update([f"p{n}={word}" for n, word in enumerate(words[:_FIRST])])
    told.add(f"last={words[-1] if words else ''}")
    first = next((n for n, word in enumerate(words) if word[0] == "<"), None)
    if first is None:
        told.add("first=-")
        return told
    told.add(f"first={words[first]}")
    told.add(f"behind={' '.join(words[first : first + 2])}")
    told.update([f"near={word}" for word in words[first + 1 : first + _NEAR]])
    return told


def _place(told: set[str], each: Seen) -> None:
    block = each.block
    told.add(f"section={block.section}")
    told.add(f"depth={min(block.depth, 2)}")
    told.add(f"place={min(each.place, 3)}")
    if block.kind == "heading":
        told.add("heading=")
    if each.place == 0 and block.marker and (marker := _MARKERS.search(block.marker)):
        told.add(f"marker={marker.lastgroup}")


def _before(told: set[str], each: Seen, before: Seen | None) -> None:
    if before is None:
        told.add("before=nothing")
        return
    new = "same" if before.number == each.number else "new"
    told.add(f"block={new}")
    for kind in before.found.intersection(TYPES) or _NONE:
        told.add(f"before={kind}")
        told.add(f"before={kind} {new}")
    words = tokens(before.sentence.text)
    told.add(f"before-last={words[-1] if words else ''}")
    told.update([f"before-first={word}" for word in words[:2]])
