"""Corrections applied to what was found in a document: the same result in whatever order they stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from operator import attrgetter

from minutegraph.extraction.papers import finder as papers
from minutegraph.model import Answer, Correction, Extraction, Fact
from minutegraph.rdf.iris import fact_names
from minutegraph.rdf.iris import item_keys as item_names
from minutegraph.review import slots
from minutegraph.review.cells import folded, plain
from minutegraph.review.fitting import Candidate, Candidates, Misfit, Text, chosen, item_keys
from minutegraph.review.rows import Row, Severity
from minutegraph.review.values import Named, added, changed


@dataclass(frozen=True, slots=True, order=True)
class Told:
    """What is to be told of a correction: `row` is the name of its row."""

    row: str
    severity: Severity
    message: str


def apply(extraction: Extraction, rows: Iterable[Row]) -> tuple[Extraction, tuple[Told, ...]]:
    """The extraction as people have corrected it, and which corrections could not be applied, and why."""
    work = _Applying(extraction)
    for row in sorted(rows):
        try:
            work.take(row)
        except Misfit as misfit:
            work.tell(row, "warning", f"{misfit}; this correction is not applied")
    return work.done(), tuple(sorted(work.told))


class _Applying:
    """The corrections of one document."""

    def __init__(self, extraction: Extraction) -> None:
        self.extraction = extraction
        self.text = extraction.minutes.document.text
        self.where = Text(self.text)
        self.items = [item_keys(item.number, item.title) for item in extraction.minutes.items]
        self.found = extraction.facts
        self.quotes = {fact.id: folded(self.text[fact.start : fact.end]) for fact in self.found}
        self.cells = [slots.cells_of(fact, self.quotes) for fact in self.found]
        self.marks = slots.marks(
            [(fact.item, fact.type, plain(self.quotes[fact.id])) for fact in self.found],
            [slots.mark(fact.type, cells) for fact, cells in zip(self.found, self.cells, strict=True)],
        )
        self.candidates = Candidates([self.candidate(index) for index in range(len(self.found))])
        self.named = Named(self.found)
        self.claims: dict[int, list[Row]] = {}
        self.new: dict[tuple[int, int, int, str, str], list[Row]] = {}
        self.told: list[Told] = []

    def candidate(self, index: int) -> Candidate:
        """A found fact as one that corrections may be about."""
        fact = self.found[index]
        quote = plain(self.quotes[fact.id])
        return Candidate(fact.type, quote, self.items[fact.item], self.marks[index], self.cells[index])

    def tell(self, row: Row, severity: Severity, message: str) -> None:
        """Notes what is to be told of a row."""
        self.told.append(Told(row.name, severity, message))

    def take(self, row: Row) -> None:
        """Takes a correction to the fact that it is about. Raises Misfit where there is none."""
        if row.verdict == "add":
            self.add(row)
            return
        index = self.candidates.fit(row)
        if index is None:
            raise Misfit(self.why_not(row))
        self.claims.setdefault(index, []).append(row)

    def why_not(self, row: Row) -> str:
        """Why a correction is about none of the facts."""
        if not self.where.occurrences(row.quote):
            return f"its sentence has gone from the text: {_shown(row.quote)}"
        if self.candidates.alike(row):
            return f"this sentence has another {row.type} now: {_shown(row.quote)}"
        return f"no {row.type} is found in this sentence: {_shown(row.quote)}"

    def add(self, row: Row) -> None:
        """Takes a fact that a person adds; one that is found too, with the same slots, is there once."""
        places = list(self.places(row))
        place = places[chosen(places, row, self.items, self.where)]
        cells = dict(row.cells)
        own = slots.mark(row.type, cells)
        for index, fact in enumerate(self.found):
            if (fact.start, fact.end, fact.type) == (*place[:2], row.type) and self.marks[index].split(" ")[0] == own:
                self.claims.setdefault(index, []).append(row)
                return
        self.new.setdefault((*place, row.type, own), []).append(row)

    def places(self, row: Row) -> Iterator[tuple[int, int, int]]:
        """Where the quote of an added fact stands, with the item of business. Raises Misfit where it stands nowhere."""
        found = self.where.occurrences(row.quote)
        if not found:
            raise Misfit(f"its sentence is not in the text: {_shown(row.quote)}")
        inside = False
        for start, end in found:
            for index, item in enumerate(self.extraction.minutes.items):
                if item.start <= start and end <= item.end:
                    inside = True
                    yield start, end, index
                    break
        if not inside:
            raise Misfit(f"its sentence stands outside all items of business: {_shown(row.quote)}")

    def done(self) -> Extraction:
        """The corrected extraction."""
        settled = [(self.found[index], self.settled(rows), index) for index, rows in sorted(self.claims.items())]
        claims = [(fact, row, index) for fact, row, index in settled if row is not None]
        latest = {place: max(rows, key=lambda row: (row.on, row)) for place, rows in self.new.items()}
        new = [(self.made(place, row, n), row) for n, (place, row) in enumerate(sorted(latest.items()), 1)]
        facts = {fact.id: fact for fact in (*self.found, *(fact for fact, _ in new))}
        dropped = {fact.id for fact, row, _ in claims if row.verdict == "drop"}
        for fact, row, index in claims:
            if row.verdict == "change":
                facts[fact.id] = self.changed(fact, row, index)
        for fact, row in [*((fact, row) for fact, row, _ in claims), *new]:
            self.asked(facts, fact, row, dropped)
        for each in facts.values():
            if isinstance(each, Answer) and each.question in dropped:
                facts[each.id] = replace(each, question=None)
        for row in [*(row for _, row, _ in claims), *(row for _, row in new)]:
            if not row.by or not row.on:
                self.tell(
                    row, "info", "a correction does not say who made it and when; fill in 'checked by' and 'checked on'"
                )
        corrections = [_correction(fact, row, self.marks[index]) for fact, row, index in claims]
        corrections += [_correction(facts[fact.id], row, "") for fact, row in new]
        names = fact_names(
            self.extraction.minutes.document,
            (*self.found, *(facts[fact.id] for fact, _ in new)),
            item_names(self.extraction.minutes.items),
        )
        kept = [fact for fact in facts.values() if fact.id not in dropped]
        return replace(
            self.extraction,
            facts=tuple(sorted(kept, key=attrgetter("start", "end"))),
            papers=tuple(
                replace(paper, answers=tuple(answered for answered in paper.answers if answered not in dropped))
                for paper in self.extraction.papers
            ),
            corrections=tuple(corrections),
            names=tuple(names.items()),
        )

    def settled(self, rows: list[Row]) -> Row | None:
        """Of several corrections of one fact the latest; None where those of one day disagree."""
        latest = max(row.on for row in rows)
        last = [row for row in rows if row.on == latest]
        for row in rows:
            if row.on != latest:
                self.tell(row, "info", "a later correction of the same fact is used in place of this one")
        if len({(row.verdict, row.cells if row.verdict == "change" else ()) for row in last}) > 1:
            for row in last:
                self.tell(row, "warning", "another correction of the same fact and day disagrees; neither is applied")
            return None
        return last[-1]

    def made(self, place: tuple[int, int, int, str, str], row: Row, number: int) -> Fact:
        """An added fact."""
        start, end, item, kind, _ = place
        fact = added(kind, (start, end, item), dict(row.cells), self.text[start:end], self.named)
        naming = papers.Naming(self.extraction.papers, self.extraction.minutes)
        fact = replace(fact, papers=naming.of(fact))
        return replace(fact, id=f"a{number}")

    def changed(self, fact: Fact, row: Row, index: int) -> Fact:
        """A fact with other slots."""
        if all(slots.same(fact.type, slot, cell, self.cells[index][slot]) for slot, cell in row.cells):
            self.tell(row, "info", "the verdict is change, but the slots are as found; it counts as keep")
            return fact
        return changed(fact, self.cells[index], dict(row.cells), self.named)

    def asked(self, facts: dict[str, Fact], fact: Fact, row: Row, dropped: set[str]) -> None:
        """Ties an answer to the question that a person names by its quote."""
        now, cell = facts[fact.id], dict(row.cells).get("question")
        if row.verdict not in ("change", "add") or not isinstance(now, Answer) or cell is None:
            return
        if plain(cell) == plain(self.quotes.get(now.question or "", "")):
            return
        alike = [
            each
            for each in facts.values()
            if each.type == "question"
            and each.id not in dropped
            and plain(self.text[each.start : each.end]) == plain(cell)
        ]
        nearest = min(alike, key=lambda each: (each.item != now.item, abs(each.start - now.start)), default=None)
        if cell and nearest is None:
            self.tell(row, "warning", f"no question has the quote {_shown(cell)}; the answer is left without one")
        facts[fact.id] = replace(now, question=nearest.id if nearest else None, basis="corrected")


def _correction(fact: Fact, row: Row, mark: str) -> Correction:
    return Correction(
        verdict=row.verdict,
        fact=fact.id,
        type=fact.type,
        item=fact.item,
        start=fact.start,
        end=fact.end,
        mark=mark,
        by=row.by or None,
        on=row.on or None,
        note=row.note or None,
    )


def _shown(quote: str) -> str:
    quote = folded(quote)
    return f'"{quote}"' if len(quote) <= 80 else f'"{quote[:77]}..."'
