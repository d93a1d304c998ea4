"""What a worker process is asked to do, and what it sends back: plain values both ways."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from minutegraph import results
from minutegraph.errors import QueryError
from minutegraph.queries import Prepared
from minutegraph.queries.execution import Answer, Scope, run

if TYPE_CHECKING:
    import pyoxigraph


class NotAcceptableError(QueryError):
    """The client takes no format that the answer can be written in."""


@dataclass(frozen=True, slots=True)
class Job:
    """A query to run.

    `rows_as` and `triples_as` are the formats for the two kinds of answer, names of `result_formats.ALL`; None where the
    client takes no format of that kind.
    """

    prepared: Prepared
    scope: Scope
    rows_as: str | None = "tsv"
    triples_as: str | None = "ntriples"

    def run(self, store: pyoxigraph.Store) -> Answer:
        """The answer, its data in the format asked for. Raises NotAcceptableError, and what `execution.run` raises."""
        answer = run(store, self.prepared, self.scope)
        name = self.triples_as if answer.form == "triples" else self.rows_as
        if name is None:
            kind = "triples" if answer.form == "triples" else "rows, or yes or no"
            raise NotAcceptableError(f"this query answers with {kind}, and the client takes no format for that")
        if answer.form == "solutions" and name == "tsv":
            return answer
        return replace(answer, data=results.serialize(answer, name))
