"""Which themes a text names, by the words of `lexicon/themes.toml`."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.language.phrases import pattern
from minutegraph.lexicon import load

_WORD = regex(r"[^\W_]+(?:['&][^\W_]+)*\*?")
_Phrases = tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]


@cache
def _capitals() -> tuple[tuple[str, re.Pattern[str], str], ...]:
    """Words that name a theme in capitals only, "SEND", and are others in small letters; each with its theme."""
    listed = ((each, notation) for notation, entry in load("themes").items() for each in entry.get("capitals", ()))
    return tuple((each, regex(rf"(?<![\w&]){re.escape(each)}(?![\w&])"), notation) for each, notation in listed)


@cache
def _phrases() -> dict[str, _Phrases]:
    """The phrases by their first word as listed, longest first, each with the themes that it names.

    The names of departments are among them, with no theme: a fact that names the Secretary of State for Education is not
    for that about education.
    """
    themes_of: dict[str, tuple[str, ...]] = dict.fromkeys(load("interventions")["makers"]["names"], ())
    for notation, entry in load("themes").items():
        for phrase in entry["words"]:
            themes_of[phrase] = (*themes_of.get(phrase, ()), notation)
    found: dict[str, _Phrases] = {}
    for phrase in sorted(themes_of, key=len, reverse=True):
        first = _WORD.findall(phrase)[0]
        found[first] = (*found.get(first, ()), (regex(rf"(?<![\w&]){pattern((phrase,))}(?![\w&])"), themes_of[phrase]))
    return found


@cache
def _stems() -> tuple[str, ...]:
    """The stems with which phrases begin."""
    return tuple(first[:-1] for first in _phrases() if first.endswith("*"))


@lru_cache(maxsize=16384)
def _opened_in(printed: str) -> tuple[tuple[int, _Phrases], ...]:
    """Where phrases may begin within what stands between two blanks, and which; it is in lower case."""
    return tuple((word.start(), phrases) for word in _WORD.finditer(printed) if (phrases := _opened_by(word[0])))


def _opened_by(word: str) -> _Phrases:
    """The phrases that may begin with the word, which is in lower case."""
    whole = _phrases().get(word, ())
    if not word.startswith(_stems()):
        return whole
    stemmed = (_phrases()[f"{stem}*"] for stem in _stems() if word.startswith(stem))
    return (*whole, *(phrase for phrases in stemmed for phrase in phrases))


@lru_cache(maxsize=512)
def themes(text: str) -> tuple[str, ...]:
    """The notations of the themes that the text names, sorted, each once; wider themes only where they are named too."""
    printed = text.lower().split()
    low = " ".join(printed)
    found = {notation for word, expression, notation in _capitals() if word in text and expression.search(text)}
    start = end = 0
    for each, opened in zip(printed, map(_opened_in, printed), strict=True):
        for offset, phrases in opened:
            match = _first(phrases, low, start + offset) if start + offset >= end else None
            if match is not None:
                found.update(match[1])
                end = match[0]
        start += len(each) + 1
    return tuple(sorted(found))


def _first(phrases: _Phrases, low: str, start: int) -> tuple[int, tuple[str, ...]] | None:
    """Where the first of the phrases that stands at the place ends, and its themes."""
    for expression, notations in phrases:
        match = expression.match(low, start)
        if match is not None:
            return match.end(), notations
    return None
