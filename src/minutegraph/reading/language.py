"""The language of a text, and whether it looks like minutes at all."""

from __future__ import annotations

import re
from collections import Counter

from minutegraph.lexicon import load
from minutegraph.model import Minutes

_WORDS = load("language")
_ENGLISH = frozenset(_WORDS["english"])
_WELSH = frozenset(_WORDS["welsh"])
_SAID = frozenset(_WORDS["said"])
_SPEAKERS = frozenset(_WORDS["speakers"])
_PHRASES = tuple(_WORDS["phrases"])

_WORD = re.compile(r"[a-zŵŷâêîôû]+(?:['’]r)?")
_SAMPLE = 20_000
_LEAST_SHARE = 0.08


def language(text: str) -> str:
    """The language of a text by the share of its commonest words: "en", "cy" (Welsh) or "und" (neither).

    Looks at the first 20,000 characters.
    """
    words = _WORD.findall(text[:_SAMPLE].lower().replace("’", "'"))
    if not words:
        return "und"
    counts = Counter(words)
    english = sum(counts[word] for word in _ENGLISH) / len(words)
    welsh = sum(counts[word] for word in _WELSH) / len(words)
    if max(english, welsh) < _LEAST_SHARE:
        return "und"
    return "en" if english >= welsh else "cy"


def looks_like_minutes(minutes: Minutes) -> bool:
    """Whether a document reads like the minutes of a meeting, and not like an agenda, a report or a newspaper page."""
    raise NotImplementedError
