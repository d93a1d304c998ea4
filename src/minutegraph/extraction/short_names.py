"""First names and initials by which a document knows people: "Marcus", "PW"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from minutegraph.extraction import attendance
from minutegraph.extraction import vocabulary as v
from minutegraph.extraction.expressions import regex
from minutegraph.lexicon import load
from minutegraph.model import Minutes

_PRESENT = regex(
    r"\b(?:(?:Cllr|Councillor|Mrs?|Ms|Miss|Dr|Prof|Professor|Rev)\.?[ \t]+)?"
    r"(?P<first>[A-Z])[\w'’-]+(?:[ \t]+[A-Z][\w'’.-]*)*?[ \t]+(?P<last>[A-Z])[\w'’-]+(?:,?[ \t]+[^()\n]{1,80}?)?[ \t]*"
    r"\((?P<who>[A-Z]{2,4})\)"
)
_SPOKE = regex(
    r"(?:^|[.\n][ \t]*)(?P<who>[A-Z]{2,3})[ \t]+(?:said|asked|agreed|advised|noted|reported|explained|confirmed|thanked|felt|"
    r"will|would|to[ \t]+(?:circulate|send|bring|write|check|speak|contact|ask|share|look|chase|arrange|report|provide))\b"
)
_latest: list[tuple[Minutes, frozenset[str]]] = []
_people: list[tuple[Minutes, frozenset[str]]] = []


def explained(minutes: Minutes) -> frozenset[str]:
    """The initials of people that the document explains or has speak; those of the document read last are kept."""
    if not _latest or _latest[0][0] is not minutes:
        text = minutes.document.text
        told = {m["who"] for m in _PRESENT.finditer(text) if m["who"][0] == m["first"] and m["who"][-1] == m["last"]}
        _latest[:] = [(minutes, frozenset(told | {m["who"] for m in _SPOKE.finditer(text)}))]
    return _latest[0][1]


def people(minutes: Minutes) -> frozenset[str]:
    """The same with first names and initials of those whom the document lists as attending, but for common abbreviations."""
    if not _people or _people[0][0] is not minutes:
        _people[:] = [(minutes, explained(minutes).union(_attending(minutes)))]
    return _people[0][1]


def _attending(minutes: Minutes) -> Iterator[str]:
    for each in attendance.find(minutes):
        words = [
            word for word in each.person.split() if word[:1].isupper() and word.strip(".").lower() not in _titles()
        ]
        if len(words) < 2 or not all(word.replace("-", "").replace("'", "").strip(".").isalpha() for word in words):
            continue
        if len(words[0]) > 2:
            yield words[0]
        letters = "".join(word[0] for word in words)
        if len(letters) < 4 and letters not in _abbreviations():
            yield letters


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
