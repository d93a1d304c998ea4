"""Words by which a document knows people: first names, surnames, initials: "Marcus", "Harbottle", "PW"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from minutegraph.extraction.attendance import finder as attendance
from minutegraph.extraction.language import vocabulary as v
from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.language.grammar import either
from minutegraph.extraction.latest import kept_of_latest
from minutegraph.lexicon import load
from minutegraph.model import Minutes

_PRESENT = regex(
    rf"\b(?:(?:{v.PRINTED_TITLES})\.?[ \t]+)?"
    r"(?P<first>[A-Z])[\w'’-]{1,30}(?:[ \t]{1,3}[A-Z][\w'’.-]{0,30}){0,3}?[ \t]{1,3}(?P<last>[A-Z])[\w'’-]{1,30}"
    r"(?:,?[ \t]{1,3}[^()\n]{1,60}?)?[ \t]{0,3}\((?P<who>[A-Z]{2,4})\)"
)
_SPOKE = regex(
    rf"(?:^|[.\n][ \t]*)(?P<who>[A-Z]{{2,3}})[ \t]+(?:{either('names', 'initials_said')}|"
    rf"will|would|to[ \t]+(?:{either('names', 'initials_to_do')}))\b"
)
_FULL = regex(
    r"(?<![\w.-])(?P<first>[A-Z][a-z'’-]++)[ \t](?P<last>[A-Z][a-z'’]{2,}(?:-[A-Z][a-z]+)?)(?![\w-])"
)
_SUBJECT = regex(
    r"(?<![\w.'’-])(?:(?P<first>[A-Z][a-z]++)\s++and\s++)?(?P<who>[A-Z][a-z]++(?:[-'’][A-Z]?[a-z]++)*+)\s++"
    r"(?:(?:also|then|again)\s+)?(?P<verb>[a-z]++)\b"
)
_DONE_TO = regex(r"\s*(?:[.,:;]|(?:by|in|at|on|during|from|were|was|are|is|above|below|as)\b)")
"""Behind a verb: something was done to what stands before it, as in "Points made in discussion"."""
_BEFORE = regex(r"[A-Z][\w'’&-]*(?:[ \t]+|(?<=[^\n]{40})\n[ \t]*)$")
"""A word with a capital right before another, at the end of a broken line too."""
_BRACKETED = regex(r"\([A-Z]{2,4}\)")
_BACK = 60
"""Characters before a name in which that word stands."""
_HEAD = 2500
"""Characters at the top of a document in which those present are named."""
_WORDS = regex(r"[A-Z][\w'’-]*")
_CAPITALS = regex(r"(?<![\w&])[A-Z]{2,3}(?![\w&])")
_SEVERAL = 3
"""A document that prints the initials of so many people goes by initials."""
_NO_SURNAMES = (
    v.STOPS | v.AREAS | v.MODIFIERS | v.HEADS | v.GROUPS | v.BODY_HEADS | v.ORG_HEADS | v.PLACES | frozenset(v.NAMED)
)


@kept_of_latest
def explained(minutes: Minutes) -> frozenset[str]:
    """The initials of people that the document explains or has speak."""
    text = minutes.document.text
    told = {m["who"] for m in _present(text) if m["who"][0] == m["first"] and m["who"][-1] == m["last"]}
    return frozenset(told | {m["who"] for m in _SPOKE.finditer(text)})


def _present(text: str) -> Iterator[re.Match[str]]:
    """Those whose initials stand in a bracket behind the name: nobody of a line without such a bracket."""
    end = 0
    for bracket in _BRACKETED.finditer(text):
        if bracket.start() >= end:
            start, end = text.rfind("\n", 0, bracket.start()) + 1, text.find("\n", bracket.end())
            end = end if end >= 0 else len(text)
            yield from _PRESENT.finditer(text, start, end)


@kept_of_latest
def people(minutes: Minutes) -> frozenset[str]:
    """The same with the names and initials of those listed as attending, and the names of those named in full or who speak."""
    text = minutes.document.text
    known = {word for word in explained(minutes) if not _stands_for_else(word, text)}
    return frozenset(known.union(_attending(minutes), _named(text), _speaking(text)))


def _stands_for_else(letters: str, text: str) -> bool:
    """Whether letters that seem to speak are a body, a post or an abbreviation: "ICB will fund it", "DCS said"."""
    if letters in v.NO_INITIALS or letters in v.POST_ACRONYMS or letters.lower() in v.NAMED or letters in _abbreviations():
        return not any(m["who"] == letters and m["who"][0] == m["first"] for m in _present(text))
    return f"({letters})" in text and not any(m["who"] == letters for m in _present(text))


def _attending(minutes: Minutes) -> Iterator[str]:
    """First names, surnames and initials of those whom the document lists.

    Initials that mostly stand for something else ("PC") only count where the document goes by initials.
    """
    initials: set[str] = set()
    for each in attendance.find(minutes):
        words = [
            word for word in each.person.split() if word[:1].isupper() and word.strip(".").lower() not in _titles()
        ]
        while words and words[-1].strip(",.") in v.SUFFIXES:
            words.pop()  # "Sir John Day MP"
        if len(words) < 2 or not all(word.replace("-", "").replace("'", "").strip(".").isalpha() for word in words):
            continue
        if len(words[0]) > 2:
            yield words[0]
        if len(words[-1]) > 2 and words[-1].lower() not in _NO_SURNAMES:
            yield words[-1]
        initials.add("".join(word[0] for word in words))
    sure = {letters for letters in initials if len(letters) < 4} - _abbreviations()
    yield from sure
    doubtful = initials & _abbreviations()
    if doubtful and len(sure.intersection(_CAPITALS.findall(minutes.document.text))) >= _SEVERAL:
        yield from doubtful


def _named(text: str) -> Iterator[str]:
    """First name and surname of those whom the text names in full."""
    for match in _FULL.finditer(text):
        first, last = match["first"].lower(), match["last"].lower()
        if first in v.GIVEN and first not in v.AMBIGUOUS_GIVEN and last not in _NO_SURNAMES:
            yield match["first"]
            yield match["last"]


def _speaking(text: str) -> Iterator[str]:
    """Words with a capital that are the subject of verbs of saying: twice, or once where they are listed at the head too."""
    said: Counter[str] = Counter()
    said_at_head: Counter[str] = Counter()
    for match in _SUBJECT.finditer(text):
        form = v.SAYING.get(match["verb"])
        if form is None or not form.finite or _DONE_TO.match(text, match.end()):
            continue
        before = _before(text, match.start())
        if before is None or before[0].strip().lower() in v.TITLES:
            for word in (match["who"], match["first"]) if match["first"] else (match["who"],):
                said[word] += 1
                said_at_head[word] += match.start() < _HEAD
    head = _WORDS.findall(text[:_HEAD])
    for word, times in said.items():
        low = word.lower()
        if (times > 1 or head.count(word) > said_at_head[word]) and low not in _NO_SURNAMES and low not in v.NOBODY:
            yield word


def _before(text: str, at: int) -> re.Match[str] | None:
    """The word with a capital right before a place, if there is one."""
    begin = max(0, at - _BACK)
    last = text[begin:at].rstrip()
    return _BEFORE.search(text, begin + max(last.rfind(" "), last.rfind("\n")) + 1, at) if last else None


@cache
def _titles() -> frozenset[str]:
    """Words before a name that are none, in lower case."""
    return frozenset(
        word.lower().strip(".")
        for word in v.TITLES | v.BEFORE_TITLE | v.RANKS | v.SPELLED_RANKS | v.HEADS | v.MODIFIERS | v.BODY_HEADS
    )


@cache
def _abbreviations() -> frozenset[str]:
    """What capitals stand for besides people."""
    return frozenset(load("likely")["people"]["abbreviations"])
