"""What is kept of a document to tell whether it is a version of the same meeting as another: small, and enough.

Of its words only sums are kept: one of the whole text, one of each sentence of its own business.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from zlib import crc32

from minutegraph.lexicon import load
from minutegraph.model import Extraction, Item
from minutegraph.reading.language import looks_like_minutes
from minutegraph.reading.standing import standing
from minutegraph.register.names import fold

SENTENCES = 2000
"""So many sentences are kept of a document, those with the smallest sums: far more than most minutes have."""

_LEAST_LETTERS = 25
"""Shorter sentences ("That the report be noted") stand in minutes of any meeting."""

_OTHERS = bytes(set(range(256)) - set(b"abcdefghijklmnopqrstuvwxyz0123456789"))
"""All bytes but letters and digits: taken out before words are compared, as formats differ in signs and blanks."""

_BUSINESS = ("minutes", "decision")


@dataclass(frozen=True, slots=True)
class Sketch:
    """A document as the search for versions sees it.

    `meeting` is the IRI of the meeting that it records; `day` names body and day where both are certain, and `time` is
    "19:00" where it is told. `digest` sums up all its `words`. `minutes` tells whether it reads like minutes. `titles` are the
    titles of its own business, folded, and `sentences` the sums of its sentences, sorted: what every meeting has
    (apologies, declarations) is in neither.
    """

    source: str
    iri: str
    meeting: str
    day: str | None
    time: str | None
    digest: str
    words: int
    minutes: bool
    draft: bool
    confirmed: bool
    corrected: bool
    media: str
    titles: tuple[str, ...]
    sentences: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """The nodes of a document: its IRI, its meeting, and what names body and day where both are certain."""

    iri: str
    meeting: str
    day: str | None
    time: str | None


def sketch(extraction: Extraction, place: Place) -> Sketch:
    """The sketch of a document."""
    minutes = extraction.minutes
    document = minutes.document
    own = tuple(_business(minutes.items))
    stands = standing(minutes)
    sums = sorted({*_sums(own)})
    return Sketch(
        source=document.source,
        iri=place.iri,
        meeting=place.meeting,
        day=place.day,
        time=place.time,
        digest=blake2b(_letters(document.text), digest_size=12).hexdigest(),
        words=len(document.text.split()),
        minutes=looks_like_minutes(minutes),
        draft=stands.draft,
        confirmed=stands.confirmed,
        corrected=stands.corrected,
        media=document.media,
        titles=tuple(sorted({fold(item.title) for item in own if item.title})),
        sentences=tuple(sums[:SENTENCES]),
    )


def _business(items: tuple[Item, ...]) -> Iterator[Item]:
    """The items of the meeting's own business: not its front matter, and not what every meeting has."""
    for item in items:
        front = len(items) > 1 and item.number is None and item.title is None
        if not front and not (item.title and _routine().fullmatch(item.title.strip(" .:"))):
            yield item


def _sums(items: tuple[Item, ...]) -> Iterator[int]:
    for item in items:
        for block in item.blocks:
            if block.section in _BUSINESS and block.kind != "heading":
                for sentence in block.sentences:
                    letters = _letters(sentence.text)
                    if len(letters) >= _LEAST_LETTERS:
                        yield crc32(letters)


def _letters(text: str) -> bytes:
    """The Latin letters and digits of a text, in small letters."""
    return text.lower().encode("utf-8", "replace").translate(None, _OTHERS)


@cache
def _routine() -> re.Pattern[str]:
    return re.compile("|".join(load("versions")["routine"]), re.I)
