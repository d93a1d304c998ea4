"""Where in the minutes a node of the graph stands: the source file, and the line of the quote that proves it."""

from __future__ import annotations

from collections.abc import Callable

from minutegraph.digits import natural
from minutegraph.graphs import Index, literal, plain
from minutegraph.namespaces import DCTERMS, MG, OA

Texts = Callable[[str], str | None]
"""The text that the quotes of a source point into, None where it is not at hand."""

_SOURCE = f"<{DCTERMS}source>"


def line_of(text: str, offset: int) -> int:
    """The line, from 1, of the code point at `offset`."""
    return text.count("\n", 0, offset) + 1


class Places:
    """Finds the places of nodes of one graph; `texts` is asked at most once a source."""

    def __init__(self, index: Index, texts: Texts | None = None) -> None:
        """Look for the minutes that the graph describes."""
        self._index = index
        self._texts = texts
        self._read: dict[str, str | None] = {}
        sources = index.table(_SOURCE)
        minutes = [node for node in index.members(f"<{MG}Minutes>") if node in sources]
        self._sources = [(f"{node[:-1]}/", plain(sources[node][0])) for node in minutes]

    def of(self, node: str) -> tuple[str | None, int | None]:
        """The source of the minutes that a node belongs to, and the first line that proves it; None where unknown."""
        # A document's own nodes lie under its IRI.
        iri = f"{node[:-1]}/"
        source = next((source for own, source in self._sources if iri.startswith(own)), None)
        if source is None or self._texts is None:
            return source, None
        starts = self._starts(node) or [start for user in self._users(node) for start in self._starts(user)]
        if not starts:
            return source, None
        if source not in self._read:
            self._read[source] = self._texts(source)
        text = self._read[source]
        return source, None if text is None else line_of(text, min(starts))

    def _starts(self, node: str) -> list[int]:
        """The starts of the quotes of a fact or paper, of a quote itself, or of a selector."""
        reached = [node]
        for name in (f"<{MG}evidence>", f"<{OA}hasSelector>"):
            table = self._index.table(name)
            reached += [target for step in reached for target in table.get(step, ())]
        table = self._index.table(f"<{OA}start>")
        texts = [literal(term) or "" for step in reached for term in table.get(step, ())]
        return [start for text in texts if (start := natural(text)) is not None]

    def _users(self, node: str) -> list[str]:
        """The nodes that refer to this one: the facts of a party or item, the quote of a selector."""
        return [user for table in self._index.tables.values() for user, targets in table.items() if node in targets]
