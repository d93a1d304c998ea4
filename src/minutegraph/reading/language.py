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
_STRUCTURE = re.compile("(?:" + "|".join(_WORDS["structure"]) + ")", re.I | re.M)
_REPORT = re.compile("(?:" + "|".join(_WORDS["report"]) + ")", re.I | re.M)

_WORD = re.compile(r"[a-zŵŷâêîôû]+(?:['’]r)?")
_SAMPLE = 20_000
_LEAST_SHARE = 0.08
# Of 78 minutes in English the least has 0.6 % verbs of saying and deciding, and one speaker with such a verb in 1,000 words.
_LEAST_SAID = 0.005
_WORDS_A_PAIR = 1000


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
    """Whether a document reads like the minutes of a meeting, and not like an agenda, a report or a newspaper page.

    It takes verbs of saying and deciding in the past tense with those who speak in meetings before them, and a sign of
    minutes ("Minutes:", "Resolved", "Apologies"). A text in Welsh gives False: `language` tells it.
    """
    text = minutes.document.text[:_SAMPLE].replace("’", "'")
    words = _WORD.findall(text.lower())
    if not words:
        return False
    said = sum(1 for word in words if word in _SAID)
    pairs = sum(1 for place, word in enumerate(words) if word in _SAID and _SPEAKERS.intersection(words[max(0, place - 5) : place]))
    signs = {match[0].lower().strip() for match in _STRUCTURE.finditer(text)}
    against = sum(1 for _ in _REPORT.finditer(text))
    share = said / len(words)
    spoken = share >= _LEAST_SAID and pairs > len(words) // _WORDS_A_PAIR
    formal = share >= 2 * _LEAST_SAID and len(signs) > 1
    return bool(signs) and (spoken or formal) and against <= len(signs) + pairs // 2
