"""Which themes a text names, by the words of `lexicon/themes.toml`."""

from __future__ import annotations

from functools import cache, lru_cache

from minutegraph.extraction.caseless import Caseless
from minutegraph.extraction.expressions import regex
from minutegraph.extraction.phrases import compiled
from minutegraph.lexicon import load

_WORD = regex(r"[^\W_]+(?:['&][^\W_]+)*\*?")
_Phrases = tuple[tuple[Caseless, tuple[str, ...]], ...]


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
        found[first] = (*found.get(first, ()), (compiled((phrase,)), themes_of[phrase]))
    return found


@cache
def _stems() -> tuple[tuple[str, _Phrases], ...]:
    """The phrases whose first word is a stem, by the stem."""
    return tuple((first[:-1], phrases) for first, phrases in _phrases().items() if first.endswith("*"))


@lru_cache(maxsize=16384)
def _opened_by(word: str) -> _Phrases:
    """The phrases that may begin with the word, which is in lower case."""
    stemmed = (phrases for stem, phrases in _stems() if word.startswith(stem))
    return (*_phrases().get(word, ()), *(phrase for phrases in stemmed for phrase in phrases))


@lru_cache(maxsize=512)
def themes(text: str) -> tuple[str, ...]:
    """The notations of the themes that the text names, sorted, each once; wider themes only where they are named too."""
    low = text.lower()
    found: set[str] = set()
    end = 0
    for word in _WORD.finditer(low):
        if not (opened := _opened_by(word[0])) or word.start() < end:
            continue
        for expression, notations in opened:
            match = expression.match(low, word.start())
            if match is not None:
                found.update(notations)
                end = match.end()
                break
    return tuple(sorted(found))
