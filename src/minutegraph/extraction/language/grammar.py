"""The small words by which clauses are told apart, and the nouns, feelings and verbs of `lexicon/saying.toml`, as sets."""

from __future__ import annotations

from collections.abc import Iterable

from minutegraph.extraction.language.phrases import by_word
from minutegraph.lexicon import load

_saying = load("saying")
_grammar = _saying["grammar"]


def words(table: str, key: str) -> frozenset[str]:
    """A list of `lexicon/saying.toml` as a set; of an entry of several words the last, by which it is recognised."""
    return frozenset(entry.split()[-1] for entry in _saying[table][key])


def either(table: str, key: str) -> str:
    """The entries of a list of `lexicon/saying.toml`, which are expressions, as the source of one that matches any of them."""
    return "|".join(_saying[table][key])


def _set(key: str) -> frozenset[str]:
    return frozenset(_grammar[key])


def _phrases(entries: Iterable[str], at: int = 0) -> dict[str, list[tuple[str, ...]]]:
    return by_word((e for e in entries if " " in e), at)


COPULAS = words("grammar", "copulas")
BE = _set("be")
AUXILIARIES = BE | _set("auxiliaries")
DO = _set("do")
PERFECT = _set("perfect")
MODALS = _set("modals")
NEGATIONS = _set("negations")
COORDINATORS = _set("coordinators")
SUBORDINATORS = _set("subordinators")
WH = _set("wh")
ABOUT = frozenset(w for w in _grammar["about"] if " " not in w)
ABOUT_PHRASES = _phrases(_grammar["about"])
OPENERS = _set("openers")
LEADS = _set("leads")
INSERTIONS = _set("insertions")
PARTICIPLES = _set("participles")
ASIDES = _set("asides")
MANNERS = _phrases(_grammar["manners"])
DEGREES = _set("degrees")
OBJECTS = _set("objects")
ATTENDANCE = frozenset(_grammar["attendance"])
ADVERBS = frozenset(w for w in _saying["adverbs"]["words"] if " " not in w)
ADVERB_PHRASES = _phrases(_saying["adverbs"]["words"], -1)
"""Those of several words, by the last of them."""
QUESTIONS = words("questions", "nouns")
CONCERNS = words("questions", "concerns")
THANKS = words("questions", "thanks")
MATTERS = words("questions", "matters")
REQUESTS = words("questions", "requests")
CONSIDERATION = words("questions", "consideration")
BUSINESS = words("business", "nouns")
SPEAKING_PAPERS = words("business", "speakers")
NOMINALS = QUESTIONS | CONCERNS | THANKS | MATTERS | REQUESTS | CONSIDERATION | BUSINESS | SPEAKING_PAPERS
THANKED = words("acts", "thanked")
BROUGHT = words("acts", "brought")
ASKED = words("acts", "asked")
INFORMS = words("acts", "informs")
AGREES = words("acts", "agrees")
OPINES = words("acts", "opines")
POSSESSIVES: dict[str, str] = _grammar["possessives"]
"""Whom a possessive stands for: "his" for "he"."""
FEELINGS: dict[str, str] = {word: kind for kind, entries in _saying["feelings"].items() for word in entries}
"""What the word, after "was", tells that somebody feels: `concern`, `praise` or `neutral`."""
FEELING_PHRASES = _phrases((*FEELINGS, *ATTENDANCE))
"""Feelings, and ways to be there, of several words, by the first of them."""


def adverb(low: str) -> bool:
    """Whether a word, lower-case, may stand between subject and verb."""
    return low in ADVERBS or (low.endswith("ly") and len(low) > 4)
