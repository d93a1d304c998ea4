"""Asks a store a prepared query and gives an answer made of plain bytes, which any process can pass on."""

from __future__ import annotations

import io
import re
import traceback
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal

from minutegraph.errors import QueryError
from minutegraph.queries import PREFIXES, Prepared, authorities
from minutegraph.queries.guard import explain, names_dataset, refuse_service
from minutegraph.queries.parameters import PARAMETERS

if TYPE_CHECKING:
    import pyoxigraph

Form = Literal["solutions", "boolean", "triples"]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query answered.

    `data` is, by form: SPARQL 1.1 TSV (rows of a SELECT), `true` or `false` (ASK), N-Triples (CONSTRUCT, DESCRIBE; each
    triple once, sorted). These keep every term as it is, datatypes and languages included. `count` is the number of
    rows or triples; `truncated` tells that there were more than the limit; `undated` is how many rows were left out
    because a date was asked for and they have none; `columns` are those that a table shows, empty for all; `remark` is
    what to tell a user who asked for an authority, or for letters in capitals, that are not there.
    """

    form: Form
    data: bytes
    count: int = 0
    truncated: bool = False
    undated: int = 0
    columns: tuple[str, ...] = ()
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Scope:
    """What a query may see and how much it may answer.

    `default_graphs` and `named_graphs` are the dataset of the SPARQL protocol as IRIs; None stands for all, the default
    graph then being the union. `rows` and `size` (bytes) limit the answer; None stands for no limit. `prefixes` are
    declared in advance.
    """

    default_graphs: tuple[str, ...] | None = None
    named_graphs: tuple[str, ...] | None = None
    rows: int | None = None
    size: int | None = None
    prefixes: bool = True


EVERYTHING = Scope()
"""The whole graph, without limits."""
_ABOUT = next(each.variable for each in PARAMETERS if each.name == "about")
_LETTERS = re.compile("[A-Z]{2,6}")
"""What the named queries look for as it is printed, and as a whole word: "SEND", which is not "send"."""


def run(store: pyoxigraph.Store, prepared: Prepared, scope: Scope = EVERYTHING) -> Answer:
    """The answer of the store.

    Raises SyntaxFault for a text that is no query, RefusedError for an update and for SERVICE, QueryError where
    Oxigraph cannot evaluate it.
    """
    if not prepared.trusted:
        refuse_service(prepared.text)
    answer = _ask(store, prepared, dict(prepared.bindings), scope)
    wanted = prepared.bindings.get(authorities.ONLY)
    if wanted and not answer.count:
        known = authorities.names(store)
        other = authorities.otherwise(wanted, known)
        if other is not None:
            return run(store, replace(prepared, bindings={**prepared.bindings, authorities.ONLY: other}), scope)
        answer = replace(answer, remark=authorities.told(wanted, known))
    about = prepared.bindings.get(_ABOUT, "")
    if prepared.trusted and not (answer.count or answer.remark) and _LETTERS.fullmatch(about):
        found = run(store, replace(prepared, bindings={**prepared.bindings, _ABOUT: about.lower()}), scope)
        if found.count:
            return replace(found, remark=f"nothing has {about} in capitals; these have it in small letters or mixed")
    dated = {"onlyFrom", "onlyTo"} & prepared.bindings.keys()
    if dated and "onlyUndated" in prepared.hidden:
        others = {name: value for name, value in prepared.bindings.items() if name not in dated}
        undated = _ask(store, prepared, others | {"onlyUndated": "yes"}, scope).count
    else:
        undated = 0
    return replace(answer, undated=undated, columns=prepared.columns)


def _ask(store: pyoxigraph.Store, prepared: Prepared, values: dict[str, str], scope: Scope) -> Answer:
    """The answer with those values for its variables.

    What Oxigraph gives may be let go of in the thread that asked only. So no frame that an error holds keeps it, nor
    one from which rdflib parses, whose errors are kept in a cache with all frames above them.
    """
    import pyoxigraph as ox

    try:
        terms: dict[ox.Variable, Any] = {ox.Variable(name): ox.Literal(value) for name, value in values.items()}
        terms.update({ox.Variable(name): ox.NamedNode(value) for name, value in prepared.iris.items()})
        prefixes = PREFIXES if scope.prefixes else None
        dataset = _dataset(prepared.text, scope)
        return _answer(store.query(prepared.text, substitutions=terms, prefixes=prefixes, **dataset), prepared, scope)
    except SyntaxError as error:
        raise explain(prepared.text, error) from error
    except (RuntimeError, ValueError) as error:
        traceback.clear_frames(error.__traceback__)
        raise QueryError(f"the query cannot be evaluated: {' '.join(str(error).split())[:200]}") from error


def _answer(result: Any, prepared: Prepared, scope: Scope) -> Answer:
    """What Oxigraph gave, as bytes."""
    import pyoxigraph as ox

    if isinstance(result, ox.QueryBoolean):
        return Answer("boolean", b"true" if result else b"false", 1)
    if isinstance(result, ox.QueryTriples):
        data, _, truncated = _serialized(result, ox.RdfFormat.N_TRIPLES, scope, header=0)
        lines = sorted(set(data.splitlines(keepends=True)))
        return Answer("triples", b"".join(lines), len(lines), truncated)
    data, count, truncated = _serialized(result, ox.QueryResultsFormat.TSV, scope, header=1)
    return Answer("solutions", _without(data, prepared.hidden), count, truncated)


def _dataset(text: str, scope: Scope) -> dict[str, Any]:
    """The dataset: what the scope names, else what the query names, else the union of all graphs."""
    import pyoxigraph as ox

    if scope.default_graphs is None and scope.named_graphs is None:
        return {"use_default_graph_as_union": not names_dataset(text)}
    return {
        "default_graph": [ox.NamedNode(iri) for iri in scope.default_graphs or ()],
        "named_graphs": [ox.NamedNode(iri) for iri in scope.named_graphs or ()],
    }


class _Lines(io.RawIOBase):
    """Takes what is written, up to the limits of lines and bytes; then it refuses, which stops the writer."""

    def __init__(self, lines: int | None, size: int | None) -> None:
        self.limit, self.size = lines, size
        self.chunks: list[bytes] = []
        self.lines = self.bytes = 0
        self.full = False

    def writable(self) -> bool:
        return True

    def write(self, chunk: Any) -> int:
        if self.full:  # the writer tries its last chunk again when it is closed
            raise OSError("the answer is larger than the limit")
        taken = bytes(chunk)
        self.chunks.append(taken)
        self.lines += taken.count(b"\n")
        self.bytes += len(taken)
        if (self.limit is not None and self.lines > self.limit) or (self.size is not None and self.bytes > self.size):
            self.full = True
            raise OSError("the answer is larger than the limit")
        return len(taken)


def _serialized(result: Any, form: Any, scope: Scope, header: int) -> tuple[bytes, int, bool]:
    """The lines of a result up to the limits, how many there are without the header, and whether there were more."""
    lines = _Lines(None if scope.rows is None else scope.rows + header, scope.size)
    try:
        result.serialize(output=lines, format=form)
    except OSError:
        if not lines.full:
            raise
    data = b"".join(lines.chunks)
    if not lines.full:
        return data, lines.lines - header, False
    kept = data.split(b"\n")[:-1]
    if scope.rows is not None:
        kept = kept[: scope.rows + header]
    return b"".join(line + b"\n" for line in kept), len(kept) - header, True


def _without(table: bytes, hidden: Sequence[str]) -> bytes:
    """A table in TSV without those columns. Terms hold no tab or line feed, for TSV writes them escaped."""
    head, _, rest = table.partition(b"\n")
    names = head.split(b"\t")
    kept = [index for index, name in enumerate(names) if name[1:].decode() not in hidden]
    if len(kept) == len(names) or not hidden:
        return table
    rows = [head, *rest.split(b"\n")[:-1]]
    if kept == list(range(len(kept))):
        drop = len(names) - len(kept)
        return b"".join(row.rsplit(b"\t", drop)[0] + b"\n" for row in rows)
    cells = (row.split(b"\t") for row in rows)
    return b"".join(b"\t".join([row[index] for index in kept]) + b"\n" for row in cells)
