"""From a document to its items of business, their blocks and sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from minutegraph.lexicon import load
from minutegraph.model import Block, Document, Item, Metadata, Minutes, Section, Sentence
from minutegraph.reading import authorities
from minutegraph.reading.blocks import blocks, drafts, width
from minutegraph.reading.furniture import download_at, is_furniture, opens_decision, opens_documents, opens_minutes
from minutegraph.reading.header import stated
from minutegraph.reading.headings import Heading, told
from minutegraph.reading.items import headings, is_item_page
from minutegraph.reading.language import language
from minutegraph.reading.lines import Line, close_up, line_at, lines
from minutegraph.reading.sentences import reading_form
from minutegraph.reading.shadow import shadow
from minutegraph.reading.titles import is_inner, is_purpose, is_title, tells

_AGENDA = load("layout")["agenda"]
_MINUTES = load("layout")["minutes_after_agenda"]
_FIELDS = ("authority", "body", "date", "title", "url", "time", "venue")
_LEAD_LINES = 4
_LONGEST_TITLE = 250
_Marked = list[tuple[Line, Section]]


def read(document: Document) -> Minutes:
    """A document as items of business with their blocks and sentences, all places in `document.text`.

    Always at least one item; what stands above the first numbered one (attendance) is an item without a number.
    """
    shade = shadow(document.text)
    found = lines(shade)
    close_up(found)
    wide = width(found)
    after = 0 if document.heads else _agenda_end(found)
    heads = told(found, document.heads)
    if not heads:
        heads = [replace(head, line=head.line + after) for head in headings(found[after:])]
    first = heads[0].line if heads else len(found)
    lead, front = _front(found[:first], after, bool(heads))
    items = [_item(shade, wide, None, front)] if front or not heads else []
    if items and heads:
        items = [replace(items[0], blocks=tuple(_plain(block) for block in items[0].blocks))]
    ends = [*(head.line for head in heads[1:]), len(found)]
    marked = any(opens_minutes(line.whole) for line in found)
    for head, end in zip(heads, ends, strict=False):
        items.append(_headed(shade, wide, head, found[head.line : end], lead, marked))
        lead = []
    offered = {(each.start, each.end) for each in document.linked}
    items = [_without_offers(item, offered) for item in items] if offered else items
    known = _known(document.told, stated(found, items))
    if not known.authority and not document.given.authority:
        known = _with_authority(known, shade)
    if not heads:
        items = [_named(shade, items[0], found, known)]
    return Minutes(document, _with_title(known, items), tuple(items), language(document.text))


def _agenda_end(found: Sequence[Line]) -> int:
    """The index of the line "MINUTES" that follows an agenda printed in front of them, 0 where there is none."""
    start = next((index for index, line in enumerate(found[:40]) if line.whole == _AGENDA), None)
    if start is None:
        return 0
    return next((index for index in range(start, len(found)) if found[index].whole == _MINUTES), 0)


def _front(found: Sequence[Line], agenda_end: int, many: bool) -> tuple[_Marked, _Marked]:
    """What stands above the first heading: lines that only lead to it, or else the lines of an item of their own."""
    if many and any(is_item_page(line.whole) for line in found[:12]):
        text = [line for line in found if not is_furniture(line.whole)]
        if len(text) < _LEAD_LINES and all(is_title(line.whole, alone=True) for line in text):
            lead: _Marked = [(line, "furniture" if is_furniture(line.whole) else "purpose") for line in found]
            return lead, []
    if many:
        return [], [(line, _line_section(line, "purpose" if index < agenda_end else "minutes"))
                    for index, line in enumerate(found)]  # fmt: skip
    return [], _sections(found)


def _plain(block: Block) -> Block:
    """A block of the front matter: names of those present are short lines too, and no headings."""
    if block.kind != "heading" or not block.sentences:
        return block
    text = block.sentences[0].text
    return block if text.endswith(":") or text.isupper() or is_inner(text) else replace(block, kind="paragraph")


def _item(shade: str, wide: int, head: Heading | None, marked: _Marked) -> Item:
    """An item of business without its title."""
    made = blocks(shade, drafts(marked, wide))
    start, end = (marked[0][0].start, marked[-1][0].end) if marked else (0, 0)
    number = reading_form(shade[head.number[0] : head.number[1]]).rstrip(".:") if head and head.number else None
    return Item(number, None, start, end, made)


def _headed(shade: str, wide: int, head: Heading, found: Sequence[Line], lead: _Marked, has_marker: bool) -> Item:
    """The item of business under a heading; the first one takes the page's lines that lead to it."""
    body = list(found[head.lines :])
    if head.rest is not None:
        last = found[head.lines - 1]
        indent = last.indent + head.rest - last.start
        body.insert(0, line_at(shade, head.rest, last.end, indent, 1))
    item = _item(shade, wide, head, [*lead, *_sections(body, titled=not has_marker)])
    start = lead[0][0].start if lead else found[0].start
    item = replace(item, start=start, end=found[-1].end)
    if head.title is None:
        return item
    place = sum(1 for block in item.blocks if block.end <= head.title[0])
    section: Section = "purpose" if any(opens_minutes(line.whole) for line in body) else "minutes"
    title = _title(shade, head.title, section)
    shifted = (_shifted(block, place) for block in item.blocks[place:])
    return replace(item, title=title.sentences[0].text, blocks=(*item.blocks[:place], title, *shifted))


def _without_offers(item: Item, offered: set[tuple[int, int]]) -> Item:
    """The item, in which paragraphs that are no more than the title of a document that the file links to are furniture."""
    made = []
    for block in item.blocks:
        titled = block.kind == "heading" and [each.text for each in block.sentences] == [item.title]
        made.append(replace(block, section="furniture") if (block.start, block.end) in offered and not titled else block)
    return replace(item, blocks=tuple(made))


def _shifted(block: Block, place: int) -> Block:
    """The block after another was put in at `place` above it."""
    if block.opener is None or block.opener < place:
        return block
    opener = block.opener + 1
    return Block(block.kind, block.section, block.start, block.end, block.sentences, block.marker, block.depth, opener)


def _title(shade: str, place: tuple[int, int], section: Section) -> Block:
    """The title as a heading of the item."""
    text = shade[place[0] : place[1]]
    start = place[0] + len(text) - len(text.lstrip(" \n\u200b"))
    end = place[0] + len(text.rstrip(" \n\u200b:"))
    return Block("heading", section, start, end, (Sentence(start, end, reading_form(shade[start:end])),))


def _named(shade: str, item: Item, found: Sequence[Line], known: Metadata) -> Item:
    """An item without a heading, titled by the first line of its page that says nothing else of the meeting."""
    top = next((line.start for line in found[:12] if is_item_page(line.whole)), -1)
    for index, block in enumerate(item.blocks):
        told = any(start < block.end and block.start < end for _, start, end in known.places)
        if block.section == "furniture" or block.start < top or told:
            continue
        text = shade[block.start : block.end]
        short = len(text) < _LONGEST_TITLE and len(block.sentences) == 1 and not block.marker
        titled = short and not tells(text) if top >= 0 else block.kind == "heading" and not is_inner(text)
        if not titled:
            return item
        heading = replace(block, kind="heading")
        blocks_with_it = (*item.blocks[:index], heading, *item.blocks[index + 1 :])
        return replace(item, title=reading_form(text).rstrip(" .:"), blocks=blocks_with_it)
    return item


def _known(told: Metadata, stated: Metadata) -> Metadata:
    """What the file's own structure tells, and what the text states of the rest."""
    if told == Metadata():
        return stated
    values = {name: getattr(told, name) or getattr(stated, name) for name in _FIELDS}
    own = tuple(place for place in told.places if getattr(told, place[0]))
    rest = tuple(place for place in stated.places if not getattr(told, place[0]))
    return Metadata(**values, places=(*own, *rest))


def _with_authority(known: Metadata, shade: str) -> Metadata:
    """What is stated, with the authority that the first words of the text tell of where its header names none."""
    found = authorities.told(shade)
    if found is None:
        return known
    return replace(known, authority=found.value, places=(("authority", found.start, found.end), *known.places))


def _with_title(known: Metadata, items: Sequence[Item]) -> Metadata:
    """What is stated, with the title of the only item of business that has one."""
    titled = [item for item in items if item.title]
    if len(titled) != 1 or known.title:
        return known
    title = titled[0].title or ""
    for block in titled[0].blocks:
        if block.section != "furniture" and block.sentences and block.sentences[0].text.startswith(title):
            return replace(known, title=title, places=(*known.places, ("title", block.start, block.end)))
    return known


def _sections(found: Sequence[Line], titled: bool = False) -> _Marked:
    """Each line with the section that it stands in.

    `titled`: the lines follow a title, in a document without "Minutes:", so that the first may tell the item's purpose.
    """
    marker = any(opens_minutes(line.whole) for line in found)
    current: Section = "purpose" if marker else "minutes"
    made: _Marked = []
    for index, line in enumerate(found):
        text = line.whole
        if opens_documents(text):
            current = "furniture"
        elif opens_minutes(text):
            current = "minutes"
            made.append((line, "furniture"))
            continue
        elif current == "furniture" and not marker and tells(text):
            current = "minutes"  # a page that has lost its "Minutes:"
        elif current != "minutes" and opens_decision(text):
            current = "decision"
        purpose = titled and index == 0 and not line.kind and is_purpose(text)
        made.append((line, _line_section(line, "purpose" if purpose else current)))
    return made


def _line_section(line: Line, current: Section) -> Section:
    """The section of a line: furniture where it is such by itself."""
    if is_furniture(line.whole) or download_at(line.whole) is not None:
        return "furniture"
    return current
