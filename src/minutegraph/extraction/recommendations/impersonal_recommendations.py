"""Recommendations by nobody who is named: "it was recommended that", the meeting's own or those of a letter just told of."""

from __future__ import annotations

import re

from minutegraph.extraction.context import Context
from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.language.phrases import pattern
from minutegraph.extraction.parties import voices
from minutegraph.extraction.parties.outsiders import derived
from minutegraph.lexicon import load
from minutegraph.model import Block, Party, Sentence

_words = load("reviewers")["impersonal"]
_IMPERSONAL = regex(
    r"It\s+(?:was|is)\s+(?:(?:also|further|therefore|then|additionally|moreover)\s+)*recommended\s+that\s+(?:the|its|their|all)\s+(?P<who>[^,;]{2,60}?)\s+"
    rf"(?P<modal>should\s+|must\s+|be\s+)(?!(?:be\s+)?(?:{pattern(_words['done'])}|{pattern(_words['do'])})\b)",
    re.I,
)
_OF_MEETING = regex(rf"\b(?:{pattern(_words['own'])})$|\b(?:{pattern(_words['voted'])})\b", re.I)
_DISCUSSED = regex(rf"\b(?:{pattern(_words['discussed'])})\b", re.I)
_TELLS_OF = regex(rf"\b(?:{pattern(_words['told_of'])})\b", re.I)
_REACH = 4
"""Sentences before one that may tell whose letter or report it goes on to tell of."""


def impersonal(context: Context, block: Block, sentence: Sentence) -> tuple[Party, ...]:
    """Who recommended what "it was recommended that" goes on to tell of their letter or report; nobody where the meeting did.

    The words themselves must tell that somebody else is to do more than receive or approve, but for one that follows another.
    """
    matched = _IMPERSONAL.match(sentence.text) if sentence is not block.sentences[0] else None
    if matched is None:
        return ()
    if _OF_MEETING.search(matched["who"]) or _OF_MEETING.search(sentence.text, matched.end()):
        return ()
    before = [earlier for earlier in block.sentences if earlier.start < sentence.start]
    if ANY_IMPERSONAL.match(before[-1].text):
        return impersonal(context, block, before[-1])
    if matched["modal"].startswith("be"):
        return ()
    for earlier in reversed(before[-_REACH:]):
        named = voices.of_item(context).named(earlier.text)
        if named and _TELLS_OF.search(earlier.text):
            return tuple(derived(one) for one in named)
        if _DISCUSSED.search(earlier.text):
            return ()
    return ()


ANY_IMPERSONAL = regex(r"It\s+(?:was|is)\s+(?:\w+\s+)*?recommended\s+that\s", re.I)
"""A recommendation by nobody who is named: the meeting's own, but where `impersonal` knows better."""
