"""Rich text (.rtf), by striprtf: Word writes the numbers of lists into it, so none has to be counted."""

from __future__ import annotations

import re

from minutegraph.errors import SourceError
from minutegraph.formats.assembling import assemble
from minutegraph.formats.content import Block, Content, tidy

_ROW = re.compile(r"[^|\n]*\|(?:[^|\n]*\|)+\s*\Z")
_MARKED = re.compile(r"\s*(?:[•·\uf0b7]|\(?[a-zA-Z0-9.]{1,6}[.)])\t")


def read(content: bytes) -> Content:
    """A rich text file. Raises SourceError where it cannot be understood."""
    from striprtf.striprtf import rtf_to_text

    try:
        text = str(rtf_to_text(content.decode("latin-1"), errors="ignore"))  # type: ignore[no-untyped-call]
    except (ValueError, IndexError, KeyError, LookupError) as error:
        raise SourceError(
            f"is a rich text file that is damaged ({error}); open it in Word and save it as .docx"
        ) from None
    return assemble([_block(line, number) for number, line in enumerate(text.split("\n"), 1)], "application/rtf")


def _block(line: str, number: int) -> Block:
    """A line of the text, which is a paragraph; a row of a table as rows are written."""
    if _ROW.match(line):
        cells = [" ".join(cell.split()) for cell in line.strip().strip("|").split("|")]
        words = "| " + " | ".join(cells) + " |" if len(cells) > 1 else cells[0]
        return Block(words, fragment=f"paragraph={number}")
    return Block(tidy(line.replace("\uf0b7", "•")), 0, f"paragraph={number}", _MARKED.match(line) is not None)
