"""What a linear model is told of a sentence of minutes: its words, where it stands, what the rules found in and around it.

Whoever is named is told by kind only, and names and figures are all alike: no name and no sum tells what is said.
"""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from operator import attrgetter
from sys import intern
from typing import NamedTuple

from minutegraph.extraction.context import Context
from minutegraph.extraction.language import leads
from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.learned.weights import BIAS, Feature
from minutegraph.extraction.parties import mentions as parties
from minutegraph.extraction.parties.mentions import Mention
from minutegraph.extraction.parties.reference import judges
from minutegraph.model import Block, Fact, Sentence

_SPEECH = ("answer", "question", "statement", "report", "decision")
"""Types of facts that tell who has the word, the one that tells most first."""
_TOKENS = regex(r"<[\w*]+>|[A-Za-z']+|\d+|[^\sA-Za-z\d]")
_MARKERS = regex(r"(?P<figure>\d)|(?P<letter>\w)|(?P<bullet>\S)")
_NEAR = 6
"""So many words, the party with them, count as near the first party."""
_NAME, _FIGURE = "Name", "#"
_SHORT = 14
"""A group is told by its words where they have fewer letters than this: "members", "officers"."""


class Seen(NamedTuple):  # a tuple: one is made of each sentence, and it is quicker to make than a dataclass
    """A sentence of an item, its block and the block's index, its place in the block, and the types of facts found in it.

    It is read without the phrase by which it opens.
    """

    sentence: Sentence
    block: Block
    number: int
    place: int
    found: frozenset[str]


def seen(context: Context) -> tuple[Seen, ...]:
    """The sentences of the item, in order, with what has been found in them so far."""
    facts = sorted(context.facts, key=attrgetter("start"))
    starts = [fact.start for fact in facts]
    longest = max([fact.end - fact.start for fact in facts], default=0)
    out = []
    for number, block in enumerate(context.item.blocks):
        if block.section != "furniture":
            for place, sentence in enumerate(block.sentences):
                near = facts[bisect_left(starts, sentence.start - longest) : bisect_left(starts, sentence.end)]
                out.append(Seen(leads.bare(sentence), block, number, place, _types(sentence, near) if near else _NO_TYPES))
    return tuple(out)


_NO_TYPES: frozenset[str] = frozenset()


def _types(sentence: Sentence, near: Sequence[Fact]) -> frozenset[str]:
    """The types of the facts at least half of which lies in the sentence."""
    start, end = sentence.start, sentence.end
    return frozenset([fact.type for fact in near if overlap(fact.start, fact.end, start, end)])


def overlap(start: int, end: int, low: int, high: int) -> bool:
    """Whether at least half of one stretch of a text lies in the other."""
    shared = min(end, high) - max(start, low)
    return shared > 0 and 2 * shared >= min(end - start, high - low)


def tokens(text: str) -> list[str]:
    """The words and marks of a sentence's reading text, in lower case; a party by its kind, with `*` where it judges."""
    words: list[str] = []
    at = 0
    for mention in parties.find(text):
        for printed in text[at : mention.start].split():
            words += _within(printed)
        words.append(_kind(text[mention.start : mention.end], mention))
        at = mention.end
    for printed in text[at:].split():
        words += _within(printed)
    if words and words[0] in (_NAME, _FIGURE) and (first := _TOKENS.search(text)):
        words[0] = first[0].lower()  # which has its capital because it is the first
    return words


def _kind(words: str, mention: Mention) -> str:
    party = mention.party
    if mention.pronoun or (party.kind == "group" and len(words) < _SHORT):
        return f"<{''.join(filter(str.isalnum, words.lower()))}>"
    return f"<{party.kind}*>" if judges((party,)) else f"<{party.kind}>"


@lru_cache(maxsize=16384)
def _within(printed: str) -> tuple[str, ...]:
    """The words and marks of what stands between two blanks."""
    return tuple(intern(_token(token)) for token in _TOKENS.findall(printed))


def _token(token: str) -> str:
    if token[0].isdigit():
        return _FIGURE
    return _NAME if len(token) > 1 and token[0].isupper() else token.lower()


def features(item: Sequence[Seen]) -> Iterator[list[Feature]]:
    """Of each sentence of an item what the model is told of it, each once."""
    run = "none"
    before: Seen | None = None
    ended: list[str] = []
    for each, after in itertools.zip_longest(item, item[1:]):
        words = tokens(each.sentence.text)
        told: list[Feature] = [*{BIAS, *words}, *set(itertools.pairwise(words)), ("run=", run)]
        told += [("same=", kind) for kind in each.found]
        told += _of_words(words)
        told += _of_place(each)
        told += _of_before(each, before, ended)
        if after is not None:
            told += [("after=", kind) for kind in after.found or _NONE]
        yield told
        if each.found:
            run = next((kind for kind in _SPEECH if kind in each.found), run)
        before, ended = each, words


_HEADS = ("p0=", "p1=", "p2=")
_NONE = ("none",)


def _of_words(words: list[str]) -> Iterator[Feature]:
    """What the first words and the last tell, and the first party with what stands behind it."""
    yield "last=", words[-1] if words else ""
    yield from zip(_HEADS, words, strict=False)
    for n, word in enumerate(words):
        if word[0] == "<":
            yield "first=", word
            yield "behind=", " ".join(words[n : n + 2])
            for near in set(words[n + 1 : n + _NEAR]):
                yield "near=", near
            return
    yield "first=", "-"


def _of_place(each: Seen) -> Iterator[Feature]:
    block = each.block
    yield "section=", block.section
    yield "depth=", _UP_TO_THREE[min(block.depth, 2)]
    yield "place=", _UP_TO_THREE[min(each.place, 3)]
    if block.kind == "heading":
        yield "heading=", ""
    if each.place == 0 and block.marker and (marker := _MARKERS.search(block.marker)):
        yield "marker=", str(marker.lastgroup)


_UP_TO_THREE = "0123"


def _of_before(each: Seen, before: Seen | None, words: list[str]) -> Iterator[Feature]:
    """What the sentence before tells, which has these words."""
    if before is None:
        yield "before=", "nothing"
        return
    new = "same" if before.number == each.number else "new"
    yield "block=", new
    for kind in before.found or _NONE:
        yield "before=", kind
        yield "before=", f"{kind} {new}"
    yield "before-last=", words[-1] if words else ""
    for word in set(words[:2]):
        yield "before-first=", word
