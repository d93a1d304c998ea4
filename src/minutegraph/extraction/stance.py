"""The stance of a statement: concern, praise or neutral, by the words of lexicon/stance.toml."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from minutegraph.extraction.caseless import Caseless
from minutegraph.extraction.expressions import regex
from minutegraph.lexicon import load

Stance = Literal["concern", "praise", "neutral"]


@cache
def _pattern(table: str, key: str) -> Caseless:
    return Caseless(r"\b(?:" + "|".join(load("stance")[table][key]) + r")(?!\w)")


@cache
def _courtesy() -> Caseless:
    return Caseless("|".join(load("stance")["courtesy"]["patterns"]))


def _framed(frame: str) -> Stance | None:
    if _pattern("frames", "concern").search(frame):
        return "concern"
    if _pattern("frames", "praise").search(frame):
        return "praise"
    return None


_BUT = regex(r"\b(?:but|however|although|though|yet)\b|\bwhile\b[^,]*,", re.I)


def _but(text: str) -> bool:
    """Whether the sentence goes on from praise to what is wrong: "good news, but the reviews were where the problem was"."""
    turn = _BUT.search(text)
    return turn is not None and bool(_pattern("concern", "weak").search(text, turn.end()))


def stance(text: str, opinion: bool, frame: str = "", felt: str | None = None) -> Stance:
    """The stance that a sentence shows. `opinion` tells that its speaker judges (a member, a resident, "felt that").

    An officer's bad news is neutral; a member's is concern. `frame` is the line that opens the list that the text stands in;
    `felt` what "was" with a feeling tells by itself ("Members were reassured by").
    """
    if frame and (framed := _framed(frame)) is not None:
        return framed
    shown = _shown(text, opinion, felt)
    if shown == "concern" and _pattern("condolence", "patterns").search(text):
        return "neutral"
    return shown


def _unworried(text: str) -> str:
    """The sentence without phrases whose words worry though nobody does: "no objection", "the risk register"."""
    plain = _pattern("unworried", "patterns")
    while (found := plain.search(text)) is not None:
        text = f"{text[: found.start()]}…{text[found.end() :]}"
    return text


def _shown(text: str, opinion: bool, felt: str | None) -> Stance:
    """The stance by the words of the sentence alone."""
    text = _unworried(text)
    praise = bool(_pattern("praise", "strong").search(text))
    concern = bool(_pattern("concern", "strong").search(text))
    if praise and not concern and not _courtesy().search(text):
        return "concern" if opinion and _but(text) else "praise"
    if concern or felt == "concern":
        return "concern"
    if felt == "praise" and not _courtesy().search(text):
        return "praise"
    if opinion:
        if _pattern("concern", "weak").search(text) and (_BUT.search(text) or not _courtesy().search(text)):
            return "concern"
        if _pattern("praise", "weak").search(text) and not _courtesy().search(text):
            return "praise"
    return "neutral"
