"""The stance of a statement: concern, praise or neutral, by the words of lexicon/stance.toml and by the trained model.

The words are asked first; what they show is, with who speaks, a sign for the model. It has
the last word, but where the clerk says "with concern".
"""

from __future__ import annotations

import re
from functools import cache

from minutegraph.extraction.language.caseless import Caseless
from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.language.phrases import choice
from minutegraph.extraction.learned.stance_model import likeliest
from minutegraph.extraction.learned.weights import Feature
from minutegraph.extraction.learned.wordings import Wordings
from minutegraph.lexicon import load
from minutegraph.model import Stance


@cache
def _pattern(table: str, key: str) -> Caseless:
    return Caseless(rf"\b(?:{choice(load('stance')[table][key])})(?!\w)")


@cache
def _wordings() -> Wordings:
    """The lists of which a sentence may show something, by table and key."""
    stance = load("stance")
    lists = {
        f"{table} {key}": [rf"\b(?:{source})(?!\w)" for source in stance[table][key]]
        for table in ("told", "condolence", "unworried", "concern", "praise")
        for key in stance[table]
    }
    return Wordings({**lists, "courtesy": stance["courtesy"]["patterns"]})


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
    """The stance that the words of a sentence show. `opinion` tells that its speaker judges (a member, a resident, "felt that").

    An officer's bad news is neutral; a member's is concern. `frame` is the line that opens the list that the text stands in;
    `felt` what "was" with a feeling tells by itself ("Members were reassured by").
    """
    return _by_words(text, opinion, frame, felt)[0]


def _by_words(text: str, opinion: bool, frame: str, felt: str | None) -> tuple[Stance, _Shown | None]:
    """The stance by the words, and what they show; None where nothing else decides (a frame, "with concern")."""
    if frame and (framed := _framed(frame)) is not None:
        return framed, None
    shown = _Shown(text)
    if shown.told:
        return "concern", None
    found = shown.stance(opinion, felt)
    if found == "concern" and shown.condolence:
        return "neutral", None
    return found, shown


def of_statement(sentence: str, text: str, opinion: bool, speaker: bool, frame: str = "", felt: str | None = None) -> Stance:
    """The stance of a statement: what the model says of its words, but for a frame that tells it, and for condolences.

    `text` is the sentence without the names of those who speak and hear; `speaker` tells whether anybody is named who speaks.
    """
    found, shown = _by_words(text, opinion, frame, felt)
    if shown is None:
        return found
    return likeliest(sentence, shown.signs(found, opinion, speaker))


def signs(text: str, opinion: bool, speaker: bool) -> list[Feature]:
    """What the model is told of a sentence besides its words."""
    shown = _Shown(text)
    return shown.signs(shown.stance(opinion, None), opinion, speaker)


def _unworried(text: str) -> str:
    """The sentence without phrases whose words worry though nobody does: "no objection", "the risk register"."""
    plain = _pattern("unworried", "patterns")
    while (found := plain.search(text)) is not None:
        text = f"{text[: found.start()]}…{text[found.end() :]}"
    return text


class _Shown:
    """What the words of a sentence show, each list of the lexicon asked once."""

    __slots__ = ("concern", "condolence", "courtesy", "praise", "text", "told", "weak_concern", "weak_praise")

    def __init__(self, sentence: str) -> None:
        self.text = sentence
        found = _wordings().found(sentence)
        self.told = "told concern" in found
        self.condolence = "condolence patterns" in found
        if "unworried patterns" in found:
            self.text = _unworried(sentence)
            found = _wordings().found(self.text)
        self.praise = "praise strong" in found
        self.concern = "concern strong" in found
        self.weak_concern = "concern weak" in found
        self.weak_praise = "praise weak" in found
        self.courtesy = "courtesy" in found

    def stance(self, opinion: bool, felt: str | None) -> Stance:
        """The stance by these words alone."""
        if self.praise and not self.concern and not self.courtesy:
            return "concern" if opinion and _but(self.text) else "praise"
        if self.concern or felt == "concern":
            return "concern"
        if felt == "praise" and not self.courtesy:
            return "praise"
        if opinion and self.weak_concern and (_BUT.search(self.text) or not self.courtesy):
            return "concern"
        if opinion and self.weak_praise and not self.courtesy:
            return "praise"
        return "neutral"

    def signs(self, found: Stance, opinion: bool, speaker: bool) -> list[Feature]:
        """What the model is told besides the words."""
        told: list[Feature] = [("words=", found)]
        told += [("strong=", "praise")] * self.praise + [("strong=", "concern")] * self.concern
        told += [("weak=", "praise")] * self.weak_praise + [("weak=", "concern")] * self.weak_concern
        told += [("courtesy=", "")] * self.courtesy
        if opinion or not speaker:
            told.append(("speaker=", "judges" if opinion else "none"))
        return told
