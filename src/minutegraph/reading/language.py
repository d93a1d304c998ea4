"""The language of a text, and whether it looks like minutes at all."""

from __future__ import annotations

import re

from minutegraph.lexicon import load
from minutegraph.model import Minutes
from minutegraph.reading.furniture import opens_minutes

_WORDS = load("language")
_ENGLISH = frozenset(_WORDS["english"])
_WELSH = frozenset(_WORDS["welsh"])
_SAID = frozenset(_WORDS["said"])
_SPEAKERS = frozenset(_WORDS["speakers"])
# All of them begin with a word: to say so before the choice spares trying each of them at every letter.
_STRUCTURE = re.compile(r"\b(?:" + "|".join(_WORDS["structure"]) + ")", re.M)
_REPORT = re.compile(r"\b(?:" + "|".join(_WORDS["report"]) + ")", re.M)
_AGENDA = re.compile("|".join(_WORDS["agenda"]), re.I)

_WORD = re.compile(r"[a-zŵŷâêîôû]+(?:['’]r)?")
_LANGUAGE_SAMPLE = 4_000
_SAMPLE = 20_000
_HEAD = 1_000
_LEAST_SHARE = 0.08
# Of 78 minutes in English the barest has 0.6 % verbs of saying and deciding, and a speaker with one in 1,000 words.
_LEAST_SAID = 0.005
_WORDS_A_PAIR = 1000
_FEW = 2  # Verbs that any short paper can have ("as requested").


def language(text: str) -> str:
    """The language of a text by the share of its commonest words: "en", "cy" (Welsh) or "und" (neither).

    Looks at the first 4,000 characters.
    """
    words = text[:_LANGUAGE_SAMPLE].lower().replace("’", "'").split()
    if not words:
        return "und"
    english = sum(map(_ENGLISH.__contains__, words)) / len(words)
    welsh = sum(map(_WELSH.__contains__, words)) / len(words)
    if max(english, welsh) < _LEAST_SHARE:
        return "und"
    return "en" if english >= welsh else "cy"


def looks_like_agenda(minutes: Minutes) -> bool:
    """Whether a document says at its top that it is an agenda, and reads like no minutes."""
    text = minutes.document.text
    if not any(_AGENDA.fullmatch(line.strip()) for line in text[:_HEAD].splitlines()):
        return False
    return not (any(opens_minutes(line.strip()) for line in text.splitlines()) or looks_like_minutes(minutes))


def looks_like_minutes(minutes: Minutes) -> bool:
    """Whether a document reads like the minutes of a meeting, and not like an agenda, a report or a newspaper page.

    It takes verbs of saying and deciding in the past tense with those who speak in meetings before them, and a sign of
    minutes ("Minutes:", "Resolved", "Apologies"). A text in Welsh gives False: `language` tells it.
    """
    text = minutes.document.text[:_SAMPLE].replace("’", "'").lower()
    words = _WORD.findall(text)
    if not words:
        return False
    # "Members are asked to note" tells what a paper wants, not what a meeting did.
    places = [i for i, word in enumerate(words) if word in _SAID and (i == 0 or words[i - 1] not in ("is", "are"))]
    pairs = sum(1 for place in places if _SPEAKERS.intersection(words[max(0, place - 5) : place]))
    against = sum(1 for _ in _REPORT.finditer(text))
    share = len(places) / len(words)
    spoken = share >= _LEAST_SAID and pairs > len(words) // _WORDS_A_PAIR
    if spoken and against <= 1 + pairs // 2:
        return _STRUCTURE.search(text) is not None  # one sign is enough: no need to count them
    signs = {match[0].strip() for match in _STRUCTURE.finditer(text)}
    formal = share >= 2 * _LEAST_SAID and len(signs) > 1 and len(places) > _FEW
    return bool(signs) and (spoken or formal) and against <= len(signs) + pairs // 2
