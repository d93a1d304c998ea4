"""The index that the next edition of a graph will have; none is made until something changes."""

from __future__ import annotations

from collections.abc import Collection

from minutegraph.errors import RecordError
from minutegraph.rdf.turtle import read_turtle
from minutegraph.record.layout import Layout
from minutegraph.record.ledger import Ledger, Row
from minutegraph.store import IndexWriter, current_index


class NextIndex:
    """The index in the making: a copy of the one that is there, or a new one where most of it changes.

    `expected` is how many documents will be put and dropped; `anew` tells that a copy will not do.
    """

    def __init__(self, layout: Layout, ledger: Ledger, base: str) -> None:
        """Of the graph of this folder; `base` ends in `/`."""
        self._layout, self._ledger, self._base = layout, ledger, base
        self._writer: IndexWriter | None = None
        self._copied = False
        self.expected = 0
        self.anew = False

    @property
    def begun(self) -> bool:
        """Whether anything has changed."""
        return self._writer is not None

    def writer(self) -> IndexWriter:
        """What writes it; from now on it is begun."""
        if self._writer is None:
            current = current_index(self._layout)
            few = self.expected * 2 < len(self._ledger) and not self.anew
            self._copied = current is not None and self._ledger_holds_index() and few
            try:
                self._writer = IndexWriter(self._layout, current if self._copied else None)
            except RuntimeError:  # the index that is there is damaged
                self._copied = False
                self._writer = IndexWriter(self._layout)
        return self._writer

    def _ledger_holds_index(self) -> bool:
        """Whether the index that is there shows what the ledger holds; a cleared ledger knows nothing of it."""
        return self._ledger.setting("state") is not None

    def forget(self, row: Row) -> None:
        """Take out a document that was there before, as far as it has come along."""
        writer = self.writer()
        if self._copied:
            writer.remove(row.iri, self._base)

    def bring_up(self, settled: Collection[str]) -> None:
        """Bring it to what the ledger holds of shared nodes, and of documents that were not done again.

        `settled` are the sources of documents that it has already, though they were not done again.
        """
        writer = self.writer()
        if self._copied:
            writer.update(self._ledger, self._base)
            return
        for row in self._ledger.rows(earlier=True):
            if row.source not in settled:
                writer.add(row.iri, self._base, read_turtle(self._layout.root / row.path))
        writer.fill(self._ledger, self._base)

    def seal(self) -> None:
        """Make it the one that readers ask, when the record is published. Raises RecordError."""
        try:
            self.writer().seal()
        except RecordError as error:
            reason = error.__cause__ or error
            raise RecordError(
                f"{self._layout.root}: the graph is written, but its index could not be ({reason}); "
                "it is made again when the graph is next asked: see that there is space"
            ) from error

    def leave(self) -> None:
        """Take away what was begun, unless it was sealed."""
        if self._writer is not None:
            self._writer.__exit__()
