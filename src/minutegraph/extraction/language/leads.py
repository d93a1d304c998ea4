"""The phrase by which a sentence opens before it tells what somebody did: "With regard to staffing, the Director said"."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from minutegraph.extraction.language import vocabulary as v
from minutegraph.extraction.language.caseless import Caseless
from minutegraph.extraction.language.expressions import regex
from minutegraph.lexicon import load
from minutegraph.model import Sentence

_LONGEST = 10
"""Words of the matter in such a phrase."""


def behind(text: str) -> int:
    """Where the text goes on behind such a phrase, 0 if it opens with none.

    The phrase says nothing of who does a thing or when; one that tells what was asked, or by whom, is none.
    """
    found = _opening().match(text)
    return found.end() if found is not None else 0


def without(text: str) -> str:
    """The text without the phrase, as a sentence of its own; who speaks without an article is printed as before."""
    at = behind(text)
    rest = text[at:]
    return rest if not at or rest.split(" ", 1)[0] in v.GROUPS else rest[:1].upper() + rest[1:]


def bare(sentence: Sentence) -> Sentence:
    """The sentence with its place, read without the phrase."""
    return replace(sentence, text=without(sentence.text)) if behind(sentence.text) else sentence


def unreferred(text: str) -> str:
    """The text with blanks for the brackets that only point to another place: "(Minute 23 refers)"."""
    return _pointer().sub(lambda found: " " * len(found[0]), text) if "(" in text else text


@cache
def _pointer() -> re.Pattern[str]:
    return regex("|".join(load("leads")["pointers"]["brackets"]), re.I)


@cache
def _opening() -> Caseless:
    leads = {key: "|".join(patterns) for key, patterns in load("leads")["leads"].items()}
    matter = rf"(?:\s+(?!(?:{leads['matters']})\b)[\w'’&/()-]+){{1,{_LONGEST}}}?"
    parted = rf"(?:(?:{leads['parted']})|(?:{leads['about']}){matter}),\s+"
    source = rf"(?:(?:{leads['plain']})(?:,\s+|\s+(?=[a-z]))|{parted})(?!(?:{leads['goes_on']})\b)(?=\w)"
    return Caseless(source.replace(" ", r"\s+"))
