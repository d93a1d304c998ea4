"""From a document to its items of business, their blocks and sentences."""

from __future__ import annotations

from collections.abc import Sequence

from minutegraph.model import Block, Document, Item, Metadata, Minutes, Section, Sentence
from minutegraph.reading.blocks import blocks, drafts, width
from minutegraph.reading.furniture import download_at, is_furniture, opens_decision, opens_documents, opens_minutes
from minutegraph.reading.items import Heading, headings
from minutegraph.reading.lines import Line, lines
from minutegraph.reading.sentences import reading_form
from minutegraph.reading.shadow import shadow


def read(document: Document) -> Minutes:
    """A document as items of business with their blocks and sentences, all places in `document.text`."""
    shade = shadow(document.text)
    found = lines(shade)
    wide = width(found)
    heads = headings(found)
    items: list[Item] = []
    first = heads[0].line if heads else len(found)
    if not heads or _has_text(found[:first]):
        items.append(_item(shade, None, found[:first], wide, bool(heads)))
    ends = [*(head.line for head in heads[1:]), len(found)]
    for head, end in zip(heads, ends, strict=False):
        items.append(_item(shade, head, found[head.line : end], wide, True))
    return Minutes(document, Metadata(), tuple(items), "en")


def _has_text(found: Sequence[Line]) -> bool:
    return any(not is_furniture(line.whole) for line in found)


def _item(shade: str, head: Heading | None, found: Sequence[Line], wide: int, many: bool) -> Item:
    """One item of business from its lines, the heading's among them."""
    start, end = (found[0].start, found[-1].end) if found else (0, 0)
    titled: tuple[Block, ...] = ()
    title: tuple[int, int] | None = head.title if head else None
    body: Sequence[Line] = found
    if head:
        body = found[head.lines :]
        if head.rest is not None:
            line = found[head.lines - 1]
            text = shade[head.rest : line.end]
            body = [Line(head.rest, line.end, line.indent, 1, head.rest, "", text, text), *body]
    marked = _sections(body, head is None and many)
    made = blocks(shade, drafts(marked, wide))
    if title:
        titled = (_title_block(shade, title, "purpose" if _has_marker(body) else "minutes"),)
        shifted = tuple(_shift(block) for block in made)
        made = titled + shifted
    elif not many:
        title = _first_title(made)
    number = reading_form(shade[head.number[0] : head.number[1]]).rstrip(".:") if head and head.number else None
    return Item(number, reading_form(shade[title[0] : title[1]]) if title else None, start, end, made)


def _shift(block: Block) -> Block:
    if block.opener is None:
        return block
    return Block(block.kind, block.section, block.start, block.end, block.sentences, block.marker, block.depth, block.opener + 1)


def _has_marker(found: Sequence[Line]) -> bool:
    return any(opens_minutes(line.whole) for line in found)


def _title_block(shade: str, place: tuple[int, int], section: Section) -> Block:
    text = shade[place[0] : place[1]]
    start = place[0] + len(text) - len(text.lstrip(" \u200b"))
    end = place[0] + len(text.rstrip(" \u200b"))
    return Block("heading", section, start, end, (Sentence(start, end, reading_form(shade[start:end])),))


def _first_title(made: Sequence[Block]) -> tuple[int, int] | None:
    """The title of a text that is one item: its first block that is no furniture, if that is a heading."""
    for block in made:
        if block.section != "furniture":
            short = block.end - block.start < 200 and len(block.sentences) == 1
            return (block.start, block.end) if short else None
    return None


def _sections(found: Sequence[Line], front: bool) -> list[tuple[Line, Section]]:
    """Each line with the section that it stands in."""
    above: Section = "purpose" if _has_marker(found) and not front else "minutes"
    current = above
    made: list[tuple[Line, Section]] = []
    for line in found:
        text = line.whole
        if opens_documents(text):
            current = "furniture"
        elif opens_minutes(text):
            current = "minutes"
            made.append((line, "furniture"))
            continue
        elif above == "purpose" and current == "purpose" and opens_decision(text):
            current = "decision"
        made.append((line, _line_section(line, current)))
    return made


def _line_section(line: Line, current: Section) -> Section:
    if is_furniture(line.whole) or download_at(line.whole) is not None and not line.whole.endswith("."):
        return "furniture"
    return current
