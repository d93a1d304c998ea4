"""Adverbs that may stand before a verb: "was then unanimously agreed"."""

from __future__ import annotations

from minutegraph.extraction.language.phrases import pattern
from minutegraph.lexicon import load


def adverbs(*besides: str, never: tuple[str, ...] = ()) -> str:
    """The source of an expression for any number of adverbs, each with the blank behind it.

    They are those of the lexicon, those `besides`, and all in "-ly" but those that are verbs and those in `never`.
    """
    words = load("decisions")["adverbs"]
    verbs = "|".join((*words["verbs"], *never))
    return rf"(?:(?:{pattern([*words['words'], *besides])}|(?!(?:{verbs})\b)\w+ly)\s+)*"
