"""How a document stands among the versions of its meeting: a draft, confirmed, published again with corrections.

Only lines that speak of the document itself count: those above the first item of business and the last ones, lines that are
a mark and nothing else ("DRAFT"), the name of the file and the title that the manifest gives. That an earlier meeting's minutes
were confirmed is business of this one and says nothing of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from minutegraph.lexicon import load
from minutegraph.model import Minutes

_LINES = 15
"""So many lines at the top, and as many at the end, may speak of the document itself."""

_LONGEST = 240
_HINTS: list[str] = load("versions")["hints"]
_MARK = re.compile(r"^[ \t*_\-–—(\[]*(?:UNCONFIRMED|DRAFT|Draft)(?: MINUTES| Minutes)?[\s*_\-–—)\].:]*$", re.M)
_KINDS = ("draft", "confirmed", "corrected")


@dataclass(frozen=True, slots=True)
class Standing:
    """What a document says of itself."""

    draft: bool = False
    confirmed: bool = False
    corrected: bool = False


def standing(minutes: Minutes) -> Standing:
    """How the document of these minutes stands; a draft is never confirmed too."""
    document = minutes.document
    found = {kind for line in _lines(minutes) for kind in _KINDS if _patterns()[kind].fullmatch(line)}
    if ("DRAFT" in document.text or "Draft" in document.text or "UNCONFIRMED" in document.text) and _MARK.search(document.text):
        found.add("draft")
    names = f"{document.source}\n{document.given.title or ''}"
    found |= {kind for kind in _KINDS if _names()[kind].search(names)}
    draft = "draft" in found
    return Standing(draft, "confirmed" in found and not draft, "corrected" in found)


def _lines(minutes: Minutes) -> Iterator[str]:
    """The lines that may speak of the document, white space folded, without brackets and stars around them."""
    text, items = minutes.document.text, minutes.items
    many = len(items) > 1
    first = items[1].start if many and items[0].number is None and items[0].title is None else items[0].start if many else 0
    head = text[: min(first or 1500, 4000)].split("\n")[:_LINES]
    tail = text[-1500:].rstrip().split("\n")[-_LINES:]
    for line in (*head, *tail):
        if len(line) < _LONGEST and line[-1:] != "|":
            low = line.lower()
            if any(hint in low for hint in _HINTS):
                yield " ".join(line.split()).strip("*_()[]-–—.: ")


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    words: dict[str, Any] = load("versions")
    return {
        kind: re.compile("|".join(each.replace("{minutes}", words["minutes"]) for each in words[kind]), re.I)
        for kind in _KINDS
    }


@cache
def _names() -> dict[str, re.Pattern[str]]:
    words = load("versions")
    return {kind: re.compile(words[f"named_{kind}"], re.I) for kind in _KINDS}
