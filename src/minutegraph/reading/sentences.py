"""Where sentences end in minutes: names with initials, posts, times, numbers and web addresses do not end one."""

from __future__ import annotations

import re

from minutegraph.lexicon import load
from minutegraph.model import Sentence

_WORDS = load("abbreviations")
_NEVER = frozenset(_WORDS["never"])
_BEFORE_NUMBER = frozenset(_WORDS["before_number"])
_STARTERS = frozenset(_WORDS["starters"])
_LABELLED = frozenset(_WORDS["labelled"])

_STOP = re.compile(r"""[.?!…]+["')\]\u200b]*(?=[\s\u200b]|[("'\[]?[A-Z][A-Za-z]|\Z)""")
_WORD_BEFORE = re.compile(r"""([\w'&./@:-]*)\Z""")
_NEXT = re.compile(r"""[\s\u200b]*(["'(\[]*)(\S?)([\w'’-]*)""")
_ACRONYM = re.compile(r"(?:[A-Za-z]\.)*[A-Za-z]")
_LEADING = re.compile(r"""["'(\[\s]*""")
_BLANK = re.compile(r"[\s\u200b]+")
_SPACES = re.compile(r"\s+")
_ODD = re.compile(r"[^\x20-\x7e\u00a3\u2013\u2014]")
_QUOTES = str.maketrans({"‘": "'", "’": "'", "‚": "'", "‛": "'", "`": "'", "´": "'", "“": '"', "”": '"', "„": '"'})
_INVISIBLE = str.maketrans(dict.fromkeys("\u200b\u200c\u200d\u2060\u00ad\ufeff"))
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "…": "..."})
_LOOK_BACK = 40


def reading_form(text: str) -> str:
    """The text as it is matched: white space folded, quotes straight, invisible characters gone, ligatures apart."""
    if _ODD.search(text):
        text = text.translate(_QUOTES).translate(_INVISIBLE).translate(_LIGATURES)
        text = _SPACES.sub(" ", text)
    elif "  " in text:
        text = _SPACES.sub(" ", text)
    return text.strip()


def split(text: str, start: int = 0, end: int | None = None) -> tuple[Sentence, ...]:
    """The sentences of text[start:end], in order, without white space at their ends.

    A sentence ends at `.`, `?` or `!` with the quotes and brackets that close after it; a semicolon ends none. What has
    no full stop at all is one sentence.
    """
    end = len(text) if end is None else end
    found: list[Sentence] = []
    begin = start
    for stop in _STOP.finditer(text, start, end):
        if stop.end() < end and stop.end() > begin and _ends(text, begin, stop, end):
            _append(found, text, begin, stop.end())
            begin = stop.end()
    _append(found, text, begin, end)
    return tuple(found)


def _append(found: list[Sentence], text: str, start: int, end: int) -> None:
    """Add text[start:end] without the blanks at its ends, if anything is left."""
    part = text[start:end]
    bare = part.lstrip(" \n\t\u00a0\u200b")
    start = end - len(bare)
    bare = bare.rstrip(" \n\t\u00a0\u200b")
    if bare.strip():
        lead = len(bare) - len(bare.lstrip())
        bare = bare.strip()
        found.append(Sentence(start + lead, start + lead + len(bare), reading_form(bare)))


def _ends(text: str, begin: int, stop: re.Match[str], end: int) -> bool:
    """Whether the stop ends the sentence that began at `begin`, by the word before it and the word after it."""
    after = _NEXT.match(text, stop.end(), end)
    if after is None or not after[2]:
        return True
    opened, first = after[1], after[2]
    following = first + after[3]
    if first.islower():
        return False
    glued = after.start(1) == stop.end()
    if stop[0][0] != ".":
        return not glued or first.isupper()
    if first in ",;:.-/%)]&+=" and not opened:
        return False
    before = _WORD_BEFORE.search(text[max(begin, stop.start() - _LOOK_BACK) : stop.start()])
    word = before[1] if before else ""
    if glued:
        return _glued(word, following)
    if not word:
        return True
    return _word_ends(text, begin, stop.start() - len(word), word, following)


def _glued(word: str, following: str) -> bool:
    """Whether a stop with no space after it ends a sentence: "delivered.The", not "gov.Uk" or "Ph.D"."""
    if not word or "@" in word or "/" in word or "www" in word or "." in word:
        return False
    return len(word) > 1 and (word[-1].islower() or word[-1].isdigit()) and word.lower() not in _NEVER


def _word_ends(text: str, begin: int, place: int, word: str, following: str) -> bool:
    """Whether the word that stands before a full stop and a space can end a sentence."""
    low = word.lower().strip("'\"")
    if low in _NEVER:
        return False
    if low in _BEFORE_NUMBER and not (len(word) == 1 and word.isupper()):
        return not (following[0].isdigit() or following in ("No", "Nos"))
    if _ACRONYM.fullmatch(word) and word[-1].isupper():
        previous = text[max(begin, place - _LOOK_BACK) : place].split()
        if previous and previous[-1].lower() in _LABELLED:
            return True
        return following in _STARTERS
    # A number that opens the stretch is its marker ("2. That ..."), not a sentence.
    if word.isdigit() and len(word) < 4 and _LEADING.fullmatch(text, begin, place):
        return False
    return True
