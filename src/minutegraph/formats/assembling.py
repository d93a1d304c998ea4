"""From the blocks of a file without a structure of its own for meetings (Word, OpenDocument) to the text."""

from __future__ import annotations

from collections.abc import Sequence

from minutegraph.formats.content import Block, Content, Sheet


def assemble(found: Sequence[Block], media: str) -> Content:
    """The text of the blocks, each with its way back; what the text says of the meeting is left to reading/."""
    sheet = Sheet(media)
    for block in found:
        sheet.write(block)
    return sheet.content()
