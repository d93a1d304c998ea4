"""Short texts as they are read, for the tests of reading."""

from __future__ import annotations

from minutegraph.model import Document, Item, Minutes
from minutegraph.reading.layout import read


def reading(text: str) -> Minutes:
    return read(Document("a.txt", text))


def only(text: str) -> Item:
    (item,) = reading(text).items
    return item


def told(item: Item) -> list[tuple[str, str, str, str, int, int | None]]:
    """Kind, section, marker, first sentence, depth and opener of each block that is no furniture."""
    return [
        (block.kind, block.section, block.marker, block.sentences[0].text, block.depth, block.opener)
        for block in item.blocks
        if block.section != "furniture"
    ]


def texts(item: Item) -> list[str]:
    return [" ".join(s.text for s in block.sentences) for block in item.blocks if block.section != "furniture"]

