"""What the finders of one item share: the item, the facts so far, and who is speaking where."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from minutegraph.model import Block, Fact, Item, Minutes, Party, Section, Sentence


@dataclass(slots=True)
class Context:
    """The state of one item of business while the finders go over it, in the order that docs/architecture.md gives.

    `facts` are those found so far in this item; `claimed` holds the `start` of every sentence that a formal outcome or, in a
    list, a recommendation has taken, in which no speech is looked for; `speakers` tells, by a sentence's `start`, who speaks
    in it, pronouns resolved. `earlier` are the facts of the items before this one. `officers`, shared by the items of a
    document, is filled by offices.py when first asked for.
    """

    minutes: Minutes
    index: int
    earlier: tuple[Fact, ...] = ()
    facts: list[Fact] = field(default_factory=list)
    claimed: set[int] = field(default_factory=set)
    speakers: dict[int, tuple[Party, ...]] = field(default_factory=dict)
    officers: list[frozenset[str]] = field(default_factory=list)

    @property
    def item(self) -> Item:
        """The item of business at hand."""
        return self.minutes.items[self.index]

    def sentences(self, *sections: Section) -> Iterator[tuple[int, Block, Sentence]]:
        """Block index, block and sentence of the item in reading order; of the sections named, or of all but furniture."""
        for number, block in enumerate(self.item.blocks):
            if block.section in sections if sections else block.section != "furniture":
                for sentence in block.sentences:
                    yield number, block, sentence
