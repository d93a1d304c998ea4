"""Lists of words and phrases from the lexicon as one regular expression."""

from __future__ import annotations

import re
from collections.abc import Iterable

from minutegraph.extraction.language.caseless import Caseless

_Trie = dict[str, "_Trie"]
_END = ""
_AND = "\x00"


def pattern(phrases: Iterable[str]) -> str:
    """The source of a regular expression that matches any of the phrases, in small letters, the longest first.

    A space in a phrase matches white space or a hyphen, `&` and "and" each other, and a `*` at the end of a word any
    ending of it. Built as a tree, so that matching costs by the letters read and not by the number of phrases.
    Raises ValueError where there is no phrase at all.
    """
    tree: _Trie = {}
    for phrase in phrases:
        node = tree
        for letter in phrase.lower().replace(" & ", " and ").replace(" and ", _AND):
            node = node.setdefault(letter, {})
        node[_END] = {}
    if not tree:
        raise ValueError("no phrases")
    return _source(tree)


def _source(node: _Trie) -> str:
    """The expression of one node of the tree."""
    branches = [_letter(letter) + _source(child) for letter, child in sorted(node.items()) if letter != _END]
    if not branches:
        return ""
    body = branches[0] if len(branches) == 1 and _END not in node else f"(?:{'|'.join(branches)})"
    return body + "?" if _END in node else body


def _letter(letter: str) -> str:
    if letter == _AND:
        return r"\s+(?:and|&)\s+"
    if letter in " -":
        return r"[\s-]+"
    if letter == "*":
        return r"[^\W\d_]*"
    return re.escape(letter)


def any_of(words: Iterable[str]) -> str:
    """The source of an expression for any of the words, the longest first, in their own letters; a space matches white space."""
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return f"(?:{'|'.join(re.escape(word) for word in longest_first)})".replace(r"\ ", r"\s+")


def by_word(phrases: Iterable[str], at: int = 0) -> dict[str, list[tuple[str, ...]]]:
    """The phrases, each as its words, by the first of these, or that at another place; the longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for words in sorted((tuple(phrase.split()) for phrase in phrases), key=len, reverse=True):
        found.setdefault(words[at], []).append(words)
    return found


def compiled(phrases: Iterable[str]) -> Caseless:
    """`pattern` as an expression that matches whole words in any case; the words, in small letters, are `match[0]`."""
    return Caseless(rf"(?<![\w&])(?:{pattern(phrases)})(?![\w&])")


def printed(phrases: Iterable[str]) -> str:
    """The source of an expression for any of the phrases as they are printed, capitals and all, the longest first.

    A space in a phrase matches white space, and a `*` at the end of a word any ending of it.
    """
    longest_first = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return "|".join(re.escape(each).replace(r"\ ", r"\s+").replace(r"\*", r"\w*") for each in longest_first)


_LED_BY_CHOICE = re.compile(r"\(\?:([^()\[\]]*)\)(?![?*+{])(.*)", re.S)
_LETTER_FIRST = re.compile(r"[a-z](?![?*+{])")


def choice(sources: Iterable[str]) -> str:
    """The source of an expression for any of the expressions, none of which is a choice itself but in brackets.

    Those that begin with one letter are tried together, so that the others are not tried in its place, and before those that
    begin with none.
    """
    begun: dict[str, list[str]] = {}
    rest: list[str] = []
    for source in sources:
        led = _LED_BY_CHOICE.fullmatch(source)
        for each in [first + led[2] for first in led[1].split("|")] if led else [source]:
            if _LETTER_FIRST.match(each):
                begun.setdefault(each[0], []).append(each[1:])
            else:
                rest.append(each)
    return "|".join([*(f"{letter}(?:{'|'.join(tails)})" for letter, tails in begun.items()), *rest])
