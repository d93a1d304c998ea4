"""Which words of a task or question tell it from others, in a form in which those of a follow-up can be compared with them."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from minutegraph.lexicon import load

_WORD = re.compile(r"\d+(?:[./-]\d+)*|[^\W\d_]+")
_YEARS = re.compile(
    r"\b(?:(?:19|20)\d\d[/–-]\d\d(?:\d\d)?|q[1-4]|quarter (?:one|two|three|four|\d)|(?:first|second|third|fourth) quarter)\b"
)
_PARTS = re.compile(r"[./()\-]+")
_SHORT = 4
"""Letters: so short a word keeps its last."""


@cache
def _common() -> frozenset[str]:
    return frozenset(_stem(word) for word in load("followup")["common"]["words"])


@lru_cache(maxsize=65536)
def _stem(word: str) -> str:
    """A word in a form that "repairs" and "repaired", "vacancy" and "vacancies" share."""
    if word[0].isdigit():
        return word
    for ending, put in (("ies", "y"), ("sses", "ss"), ("s", ""), ("ing", ""), ("ed", "")):
        if word.endswith(ending) and len(word) - len(ending) > 2 and not (ending == "s" and word.endswith("ss")):
            word = word[: -len(ending)] + put
            break
    return (word.removesuffix("e") if len(word) > _SHORT else word)[:6]


def telling(text: str) -> frozenset[str]:
    """The words of a text, cut to what their forms share, that can tell a matter from another."""
    stems = {_stem(word) for word in _WORD.findall(text.lower()) if len(word) > 2}
    return frozenset(stems - _common())


def of_names(text: str) -> frozenset[str]:
    """The telling words of a text that stand in names only: a place alone does not tell what is to be done there."""
    words = [word for word in _WORD.findall(text) if len(word) > 2]
    small = {_stem(word.lower()) for word in words if not word[0].isupper()}
    return frozenset(_stem(word.lower()) for word in words if word[0].isupper()) - small


def printed(text: str, stems: frozenset[str]) -> list[str]:
    """The words of a text, in small letters and order, that have these stems."""
    return sorted({word for word in _WORD.findall(text.lower()) if len(word) > 2 and _stem(word) in stems})


def years(text: str) -> frozenset[str]:
    """The years of accounts and quarters that a text names: figures of two are two matters."""
    return frozenset(_YEARS.findall(text.lower()))


def parts(number: str) -> tuple[str, ...]:
    """The parts of a number as printed: "45/23" is 45 and 23, "4.2a" is 4 and 2a."""
    return tuple(part.lstrip("0") or "0" for part in _PARTS.split(number.lower().strip(" .()#")) if part)
