"""What each step of the road made of one document, told for a person who wonders why a fact is there, or is not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

from minutegraph.model import Attendance, Block, Extraction, Fact, Item, Metadata, Paper, Party

_TOLD_ELSEWHERE = frozenset({"start", "end", "rule", "id", "item", "basis"})


def explain(extraction: Extraction) -> Iterator[str]:
    """The lines of the explanation: metadata, then each item with its blocks, sentences, facts and papers, then notes.

    Every place is given as `line:column` of the text, both from 1.
    """
    minutes = extraction.minutes
    document = minutes.document
    place = _Places(document.text)
    yield f"{document.source}: {len(document.text):,} characters, {len(document.text.split()):,} words"
    yield from _metadata("given by the manifest", document.given)
    yield from _metadata("stated in the text", minutes.stated)
    yield f"language: {minutes.language}"
    for number, item in enumerate(minutes.items):
        yield ""
        yield from _item(item, number, place)
        for fact in extraction.facts:
            if fact.item == number:
                yield from _fact(fact, document.text, place)
        for paper in extraction.papers:
            if paper.item == number:
                yield from _paper(paper, place)
        for attended in extraction.attendance:
            if attended.item == number:
                yield _attendance(attended, place)
    for note in extraction.notes:
        where = "" if note.start is None else f"{place(note.start)} "
        yield f"note: {where}{note.message}"


class _Places:
    """Turns offsets into `line:column`."""

    def __init__(self, text: str) -> None:
        self._text = text

    def __call__(self, start: int) -> str:
        before = self._text.rfind("\n", 0, start)
        return f"{line_of(self._text, start)}:{start - before}"


def line_of(text: str, start: int) -> int:
    """The line, from 1, on which the character at `start` stands."""
    return text.count("\n", 0, start) + 1


def _metadata(origin: str, metadata: Metadata) -> Iterator[str]:
    for name in ("authority", "body", "date", "title", "url"):
        if value := getattr(metadata, name):
            yield f"{name} ({origin}): {value}"


def _item(item: Item, number: int, place: _Places) -> Iterator[str]:
    yield f"item {number + 1} at {place(item.start)}: {item.number or 'no number'}, {item.title or 'no title'}"
    for index, block in enumerate(item.blocks):
        yield f"  block {index} at {place(block.start)}: {_kind(block)}"
        for sentence in block.sentences:
            yield f"    sentence at {place(sentence.start)}: {sentence.text}"


def _kind(block: Block) -> str:
    marker = f" {block.marker}" if block.marker else ""
    depth = f", depth {block.depth}" if block.depth else ""
    opener = f", opened by block {block.opener}" if block.opener is not None else ""
    return f"{block.kind}{marker} in {block.section}{depth}{opener}"


def _fact(fact: Fact, text: str, place: _Places) -> Iterator[str]:
    yield f"  {fact.type} {fact.id} at {place(fact.start)} ({fact.basis}), by the rule {fact.rule}"
    yield f"    quote: {' '.join(text[fact.start : fact.end].split())}"
    for slot in fields(fact):
        value = getattr(fact, slot.name)
        if slot.name not in _TOLD_ELSEWHERE and value not in (None, ()):
            yield f"    {slot.name}: {_shown(value)}"


def _shown(value: object) -> str:
    if isinstance(value, tuple):
        return "; ".join(_party(each) if isinstance(each, Party) else str(each) for each in value)
    return str(value)


def _party(party: Party) -> str:
    more = [party.kind, "" if party.basis == "stated" else party.basis]
    more += [f"{name} {value}" for name, value in (("holder", party.holder), ("of", party.organisation)) if value]
    return f"{party.label} [{', '.join(filter(None, more))}]"


def _paper(paper: Paper, place: _Places) -> Iterator[str]:
    issuer = f", issued by {_shown(paper.issuer)}" if paper.issuer else ""
    yield f"  paper {paper.id} at {place(paper.start)}: {paper.title} [{paper.kind}]{issuer}"


def _attendance(attended: Attendance, place: _Places) -> str:
    more = f", {attended.role}" if attended.role else ""
    more += f", for {attended.instead_of}" if attended.instead_of else ""
    return f"  {attended.kind} at {place(attended.start)}: {attended.person}{more}"
