"""Which themes a text names: one expression over all the words of `lexicon/themes.toml`."""

from __future__ import annotations

import re
from functools import cache

from minutegraph.extraction.phrases import compiled
from minutegraph.lexicon import load


@cache
def _words() -> tuple[re.Pattern[str], dict[str, tuple[str, ...]]]:
    """The expression of all words, and the notations by each word as it is listed."""
    by_word: dict[str, tuple[str, ...]] = {}
    for notation, entry in load("themes").items():
        for word in entry["words"]:
            by_word[word] = (*by_word.get(word, ()), notation)
    return compiled(by_word), by_word


@cache
def _stems() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Words that end in `*`, longest first, without it, with their notations."""
    _, by_word = _words()
    return tuple(sorted(((w, n) for w, n in by_word.items() if "*" in w), key=lambda pair: -len(pair[0])))


_FOLD = re.compile(r"[\s-]+")


def _notations(found: str) -> tuple[str, ...]:
    """The notations of the words found."""
    text = _FOLD.sub(" ", found.lower())
    known = _words()[1].get(text)
    if known:
        return known
    return _by_stem(text)


_CACHE: dict[str, tuple[str, ...]] = {}


def _by_stem(text: str) -> tuple[str, ...]:
    if text not in _CACHE:
        _CACHE[text] = next((n for w, n in _stems() if _stem(w).fullmatch(text)), ())
    return _CACHE[text]


@cache
def _stem(word: str) -> re.Pattern[str]:
    return compiled((word,))


def themes(text: str) -> tuple[str, ...]:
    """The notations of the themes that the text names, sorted, each once; with each, the wider themes it belongs to."""
    expression, _ = _words()
    return tuple(sorted({n for match in expression.finditer(text) for n in _notations(match[0])}))
