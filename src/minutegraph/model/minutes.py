"""A document as it comes and as it is read: metadata, items of business, blocks, sentences."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

BlockKind = Literal["paragraph", "item", "heading"]
Section = Literal["purpose", "minutes", "decision", "furniture"]


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of the meeting that a document records, from one origin (the text, or the user's manifest).

    Dates are ISO strings at the precision known (`2021`, `2021-12`, `2021-12-15`), `time` is when it began ("18:00"). None
    where the origin is silent.
    `places` are the names of fields, each with start and end of the words in the text that state it; empty for what the
    manifest gives.
    """

    authority: str | None = None
    body: str | None = None
    date: str | None = None
    title: str | None = None
    url: str | None = None
    places: tuple[tuple[str, int, int], ...] = ()
    time: str | None = None
    venue: str | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """A way back into the file: from `start` of the text on, up to the next mark, the words stand at `fragment` of it.

    `fragment` is what follows `#` in an address: "page=3" of a PDF, "AI123" of a page, "paragraph=12" of a Word file.
    """

    start: int
    fragment: str


@dataclass(frozen=True, slots=True)
class Head:
    """Where the structure of a file says that an item of business begins: the places of its number and title, or None."""

    number: tuple[int, int] | None
    title: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Linked:
    """A document that the file links to: its title, its address where that is known, and where its title stands."""

    title: str
    url: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Document:
    """One source, decoded: `text` has no byte-order mark and only `\\n` as line end.

    Of plain text nothing else is changed; of any other format (`media`) it is the text that a reader took out of it,
    with `marks` in the order of the text as the way back, `told`, what the file's own structure says of the meeting,
    `heads`, where it says that items begin, in order (empty where it does not say), and `linked`, the papers it links to.
    `source` is the path relative to its source folder, with `/`; `given` is the manifest's row.
    """

    source: str
    text: str
    given: Metadata = Metadata()
    told: Metadata = Metadata()
    marks: tuple[Mark, ...] = ()
    heads: tuple[Head, ...] = ()
    media: str = "text/plain"
    linked: tuple[Linked, ...] = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, or the whole of a list item that is none.

    `text` is the stretch start..end of the document in reading form: runs of white space are one space, curly quotes
    are straight, dashes are kept; no list marker. It is made for matching; the evidence is always the document's own
    stretch.
    """

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a list item or a heading inside an item of business.

    `section` tells where it stands: `purpose` (the agenda's text above "Minutes:"), `minutes`, `decision` (under a
    "Decision:" heading of the page), `furniture` (navigation, venue, contact, documents: yields nothing).
    `marker` is the list marker as printed ("(a)", "1.", "•") or "". `depth` is 0 for text outside lists, 1 for list
    items, 2 for items of a list inside a list. `opener` is the index, in the item's blocks, of the block that opens the
    list ("Members asked:"), or None.
    """

    kind: BlockKind
    section: Section
    start: int
    end: int
    sentences: tuple[Sentence, ...]
    marker: str = ""
    depth: int = 0
    opener: int | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One item of business: its number and title as printed (or None), its place, its blocks in reading order."""

    number: str | None
    title: str | None
    start: int
    end: int
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Minutes:
    """A document read: what its text states of the meeting, and its items of business in order."""

    document: Document
    stated: Metadata
    items: tuple[Item, ...]
    language: str = "en"
