"""What a reader gives of a file, and the sheet on which it writes it: one block a line, a blank line between blocks."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field, replace
from typing import Literal

from minutegraph.model import Head, Linked, Mark, Metadata

INDENT = 4
"""So many spaces stand before a block for each list that it lies inside of another."""

MOST_LINKS = 5000
"""So many documents are noted that a file links to; a whole council's meeting has some hundred."""

Told = Literal["authority", "body", "date", "title", "time", "venue"]

NOTHING = Metadata()
"""What a file tells that has no structure to tell it."""

_SPACES = re.compile(r"[ \t\r\f\v\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
_BREAKS = re.compile(r" *\n[ \n]*")
_INVISIBLE = re.compile("[\x00-\x08\x0e-\x1f\x7f\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]")
_ENTITY = re.compile(r"&(?:[A-Za-z]{2,8}|#\d{2,6}|#x[0-9A-Fa-f]{2,5});")


@dataclass(frozen=True, slots=True)
class Content:
    """What a reader took out of a file: see `model.Document`.

    `parts` are the names of the meetings of a page of several, each of which can be read alone (see histories.py).
    """

    text: str
    told: Metadata = NOTHING
    marks: tuple[Mark, ...] = ()
    heads: tuple[Head, ...] = ()
    media: str = "text/plain"
    linked: tuple[Linked, ...] = ()
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SitePage:
    """A page of a site.

    `links` are addresses as the page has them, each with its words; `shown` tells whether it has minutes, `whole`
    whether it has all of them; `names` is what it says of whose site it is.
    """

    links: tuple[tuple[str, str], ...]
    shown: bool
    whole: bool
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading or list item as a reader gives it: `text` with its marker, no line end but printed ones.

    `depth` counts the lists that it lies inside of another, `fragment` is the way back to where it stands ("" unknown),
    `marked` tells whether the text begins with a list marker, `bold` whether all of it stands out as a heading does.
    `number` stands before the text, but apart from it: in a cell of its own, or counted by Word before a heading.
    `links` are the titles in the text that lead to documents, each with the address as the file has it.
    """

    text: str
    depth: int = 0
    fragment: str = ""
    marked: bool = False
    bold: bool = False
    number: str = ""
    links: tuple[tuple[str, str], ...] = ()


Cell = tuple[Block, ...]
"""The blocks of a cell of a table."""

Row = tuple[Cell, ...]


@dataclass(slots=True)
class Sheet:
    """The text as it is written, with the marks and with the places of what is told."""

    media: str
    told: Metadata = NOTHING
    _parts: list[str] = field(default_factory=list)
    _size: int = 0
    _marks: list[Mark] = field(default_factory=list)
    _heads: list[Head] = field(default_factory=list)
    _linked: list[Linked] = field(default_factory=list)

    def write(self, block: Block, **told: str | None) -> None:
        """Write a block under the last one; `told` names values of the metadata that it states, with their words.

        The place of a value is where its words stand in the block, the whole block where they do not.
        """
        text = block.text
        if not text:
            return
        if self._parts:
            self._add("\n\n")
        self._add(" " * INDENT * block.depth)
        self.mark(block.fragment)
        start = self._size
        self._add(text)
        for title, address in block.links if len(self._linked) < MOST_LINKS else ():
            at = text.find(title)
            if at >= 0:
                self._linked.append(Linked(title, address, start + at, start + at + len(title)))
        for name, words in told.items():
            if words:
                at = text.find(words)
                place = (start + at, start + at + len(words)) if at >= 0 else (start, self._size)
                places = (*(each for each in self.told.places if each[0] != name), (name, *place))
                self.told = replace(self.told, places=places)

    def item(self, number: Block | None, title: Block | None) -> None:
        """Write the number and the title with which an item of business begins, each as a block, and note their places."""
        places: list[tuple[int, int] | None] = []
        for block in (number, title):
            if block is None or not block.text:
                places.append(None)
            else:
                self.write(block)
                places.append((self._size - len(block.text), self._size))
        if any(places):
            self._heads.append(Head(places[0], places[1]))

    def mark(self, fragment: str, at: int | None = None) -> None:
        """From here on (or from `at` code points into what is written) the way back is `fragment`."""
        if fragment and (not self._marks or self._marks[-1].fragment != fragment):
            self._marks.append(Mark(self._size if at is None else at, fragment))

    @property
    def size(self) -> int:
        """Code points written so far."""
        return self._size

    def content(self) -> Content:
        """All that was written."""
        if self._parts:
            self._add("\n")
        marks, heads, linked = tuple(self._marks), tuple(self._heads), tuple(self._linked)
        return Content("".join(self._parts), self.told, marks, heads, self.media, linked)

    def _add(self, text: str) -> None:
        self._parts.append(text)
        self._size += len(text)


def tidy(text: str) -> str:
    """Text with runs of spaces as one, no space around line ends, no invisible characters, entities left over resolved."""
    if "&" in text:
        text = _ENTITY.sub(lambda match: html.unescape(match[0]), text)
    text = _INVISIBLE.sub("", text).replace("\u200b", "").replace("\u00ad", "").replace("\ufeff", "")
    return _BREAKS.sub("\n", _SPACES.sub(" ", text)).strip(" \n")
