"""Which fact a correction is about: by item, type and quote, never by the line; and where a quote stands in a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from minutegraph.rdf.iris import key
from minutegraph.review import slots
from minutegraph.review.cells import folded, plain
from minutegraph.review.rows import Row

_ALIKE = {"'": "['’‘ʼ`´]", '"': '["“”„«»]', "-": "[-‐‑‒–—−]"}
_APOSTROPHES, _QUOTES, _DASHES = "’‘ʼ`´", "“”„«»", "‐‑‒–—−"
_CLASS = {
    **dict.fromkeys(_APOSTROPHES, _ALIKE["'"]),
    **dict.fromkeys(_QUOTES, _ALIKE['"']),
    **dict.fromkeys(_DASHES, _ALIKE["-"]),
    **_ALIKE,
}


class Misfit(Exception):
    """Why a correction cannot be applied: a phrase without a full stop, for people."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A fact that corrections may be about: its quote as `plain` has it, the keys of its item, its mark and its slots."""

    type: str
    quote: str
    items: frozenset[str]
    mark: str
    cells: Mapping[str, str]


class Candidates:
    """The facts of one document in the order of the text."""

    def __init__(self, facts: Sequence[Candidate]) -> None:
        """Index them."""
        self._facts = facts
        self._by_quote: dict[tuple[str, str], list[int]] = {}
        for index, fact in enumerate(facts):
            self._by_quote.setdefault((fact.type, fact.quote), []).append(index)

    def alike(self, row: Row) -> list[int]:
        """The facts of the row's type, quote and item; of any item where its own has none, as where items were renumbered."""
        found = self._by_quote.get((row.type, plain(row.quote)), [])
        item = key(row.item)
        return [index for index in found if item in self._facts[index].items] or found

    def fit(self, row: Row) -> int | None:
        """The fact that the row is about, None where there is none. Raises Misfit where it could be about several."""
        alike = self.alike(row)
        own, _, number = row.mark.partition(" ")
        if number:
            return self._twin(alike, own, number)
        if len(alike) == 1:
            (only,) = alike
            another = row.type == "role" and own and self._facts[only].mark[:5] != own[:5]
            return None if another else only
        for chosen in (self._marked(alike, own), [index for index in alike if self._agrees(index, row)]):
            if len(chosen) == 1:
                return chosen[0]
        if alike:
            raise Misfit(
                f"{len(alike)} facts have this type and quote; give the mark that kg review shows, or the slots"
            )
        return None

    def _twin(self, alike: list[int], own: str, number: str) -> int | None:
        """One of several facts of one sentence: by all its slots, else by those that identify it."""
        mark = f"{own} {number}"
        exact = [index for index in alike if self._facts[index].mark in ((mark, own) if number == "1" else (mark,))]
        near = exact or [index for index in alike if self._facts[index].mark[:5] == own[:5] and number == "1"]
        if len(near) > 1:
            raise Misfit("several facts could be meant; give the item, and the mark that kg review shows now")
        return near[0] if near else None

    def _marked(self, among: list[int], own: str) -> list[int]:
        return [index for index in among if self._facts[index].mark.partition(" ")[0] == own]

    def _agrees(self, index: int, row: Row) -> bool:
        """Whether the slots that the row gives are those of the fact."""
        cells = self._facts[index].cells
        return all(slots.same(row.type, slot, cell, cells.get(slot, "")) for slot, cell in row.cells if cell)


def item_keys(number: str | None, title: str | None) -> frozenset[str]:
    """What a person may call an item of business: its number, its title, both."""
    names = (number, title, item_label(number, title))
    return frozenset(key(name) for name in names if name)


def item_label(number: str | None, title: str | None) -> str:
    """An item of business in one cell: `7. Improvement Plan`."""
    if not number or not title:
        return folded(number or title or "")
    return folded(f"{number}{'.' if number[-1].isalnum() else ''} {title}")


class Text:
    """The text of a document, in which quotes are looked for."""

    def __init__(self, text: str) -> None:
        """Keep the text and its plain form, which tells at once of most quotes that they do not stand in it."""
        self.text = text
        self._plain: str | None = None

    def occurrences(self, quote: str) -> list[tuple[int, int]]:
        """Where a quote stands, as half-open stretches in order; runs of white space count as one space.

        Quotation marks and dashes of one kind are one; where the quote stands nowhere, `?` is any sign that Windows-1252
        lacks, as tables saved by spreadsheets have it.
        """
        if self._plain is None:
            self._plain = plain(self.text)
        words = quote.split()
        if not words or plain(quote) not in self._plain:
            return []
        for unknown in (r"\?", r"(?:\?|[^\x00-\xff])") if "?" in quote else (r"\?",):
            expression = r"\s+".join("".join(_signs(word, unknown)) for word in words)
            found = [match.span() for match in re.finditer(rf"(?<!\w){expression}(?!\w)", self.text)]
            if not found and not (quote[0].isalnum() and quote[-1].isalnum()):
                found = [match.span() for match in re.finditer(expression, self.text)]
            if found:
                return found
        return []

    def line(self, start: int) -> int:
        """The line, from 1, on which the character at `start` stands."""
        return self.text.count("\n", 0, start) + 1


def _signs(word: str, unknown: str) -> Iterator[str]:
    for sign in word:
        yield unknown if sign == "?" else _CLASS.get(sign) or re.escape(sign)


def chosen(places: Iterable[tuple[int, int, int]], row: Row, items: Sequence[frozenset[str]], text: Text) -> int:
    """Which of several places (start, end, item) an added quote is meant at. Raises Misfit where that is not clear."""
    places = list(places)
    inside = [n for n, (_, _, item) in enumerate(places) if key(row.item) in items[item]] or [*range(len(places))]
    if len(inside) > 1 and row.line:
        inside = [n for n in inside if text.line(places[n][0]) == row.line] or inside
    if len(inside) > 1:
        lines = ", ".join(str(text.line(places[n][0])) for n in inside[:5])
        raise Misfit(f"the quote stands {len(inside)} times in the text (lines {lines}); give the item, or the line")
    return inside[0]
