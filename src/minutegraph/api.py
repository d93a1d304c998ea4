"""The library: what the commands do, in few names.

    import minutegraph

    summary = minutegraph.build(["examples/minutes"], "graph")
    graph = minutegraph.Graph("graph")
    for row in graph.query("who-reported-what-to-whom", authority="Stourshire"):
        print(row["by"], "told", row["to"], "about", row["about"])
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, overload

from minutegraph import queries, results
from minutegraph.checking import check
from minutegraph.errors import QueryError
from minutegraph.queries.execution import Answer, run
from minutegraph.record.verify import Proof, verify
from minutegraph.store import open_for_reading
from minutegraph.validation import Result

if TYPE_CHECKING:
    import networkx
    import pandas

Row = dict[str, str | None]
"""A row of an answer: text by the name of the variable, None where it is unbound."""


class Graph:
    """A graph that `build` made, in a folder. Read-only; a build that ends meanwhile is seen by the next query."""

    def __init__(self, folder: str | Path = "graph") -> None:
        """The graph in this folder, which is opened when it is asked."""
        self.folder = Path(folder)

    def __repr__(self) -> str:
        """`Graph('graph')`."""
        return f"Graph({str(self.folder)!r})"

    def query(self, query: str, **parameters: str | None) -> Rows:
        """The answer to a named query (see `minutegraph.queries.names()`) or to any SPARQL.

        Parameters narrow a named query: authority, body, from_, to, about … (see `kg query --list NAME`). Raises
        QueryError for a query that is unknown, malformed or refused, UsageError for a parameter that it does not take,
        RecordError where there is no graph.
        """
        given = {name.rstrip("_"): value for name, value in parameters.items()}
        return Rows(run(open_for_reading(self.folder), queries.prepare(query, given)))

    def validate(self, reference: bool = False) -> tuple[Result, ...]:
        """What does not conform to the shapes, document by document; with `reference` all is asked of pySHACL."""
        return tuple(check(self.folder, reference))

    def verify(self) -> Proof:
        """The proof that every quote stands at its place in a text that is as it was."""
        return verify(self.folder)


class Rows(Sequence[Row]):
    """The answer to a query as a sequence of rows; `answer` has it as it came.

    An ASK has no rows: it is true or false (`bool(rows)`). Nor have CONSTRUCT and DESCRIBE: `serialize` gives the
    triples.
    """

    def __init__(self, answer: Answer) -> None:
        """The rows of an answer."""
        self.answer = answer
        self._rows = results.records(answer)

    @property
    def variables(self) -> tuple[str, ...]:
        """The names of the columns."""
        return results.variables(self.answer)

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> list[Row]: ...
    def __getitem__(self, index: int | slice) -> Row | list[Row]:
        """A row, or several."""
        return self._rows[index]

    def __bool__(self) -> bool:
        """Whether there is any row or triple; of an ASK, whether it is true."""
        return self.answer.data == b"true" if self.answer.form == "boolean" else self.answer.count > 0

    def __len__(self) -> int:
        """How many rows there are."""
        return len(self._rows)

    def __iter__(self) -> Iterator[Row]:
        """The rows in order."""
        return iter(self._rows)

    def pandas(self) -> pandas.DataFrame:
        """The rows as a data frame. Needs the extra `minutegraph[pandas]`; raises UsageError without it."""
        return results.frame(self.answer)

    def networkx(self, source: str = "by", target: str = "to") -> networkx.MultiDiGraph[str]:
        """The rows as a network of networkx: an edge a row, from the value of one variable to that of another.

        Nodes go by their IRI where the answer has it (`byIri` for `by`), with the attribute `label`, the fullest of
        the rows; edges carry all columns. Rows in which one of the two is unbound are left out. Raises QueryError where
        there is no such column.
        """
        import networkx

        for name in (source, target):
            if name not in self.variables:
                raise QueryError(f"the answer has no column {name!r}; it has {', '.join(self.variables)}")
        network: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
        for row in self._rows:
            ends = []
            for name in (source, target):
                if label := row[name]:
                    node = row.get(f"{name}Iri") or label
                    known = network.nodes[node]["label"] if node in network else ""
                    network.add_node(node, label=max(known, label, key=len))
                    ends.append(node)
            if len(ends) == 2:
                network.add_edges_from([(ends[0], ends[1], dict(row))])
        return network

    def serialize(self, form: str) -> bytes:
        """The answer as json, csv, tsv or xml, or as turtle, ntriples, jsonld or rdfxml where it is triples."""
        return results.serialize(self.answer, form)
