"""Turtle that is the same for the same triples, in whatever order they come: sorted by subject, predicate, object."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from operator import itemgetter
from pathlib import Path
from typing import IO

from pyoxigraph import RdfFormat, Triple, parse, serialize

from minutegraph.errors import RecordError
from minutegraph.rdf.terms import PREFIXES, TYPE

_TYPE = f" {TYPE} "
_FIRST = itemgetter(0)


def write(triples: Iterable[Triple], prefixes: Mapping[str, str] = PREFIXES) -> bytes:
    """The Turtle of a set of triples, UTF-8: equal triples once, subjects in order, each with its types first."""
    triples = list(dict.fromkeys(triples))
    return write_statements(triples, [str(triple) for triple in triples], prefixes)


def write_statements(triples: Sequence[Triple], lines: Sequence[str], prefixes: Mapping[str, str]) -> bytes:
    """As `write`, for triples without repetition of which the N-Triples (without the dot) are at hand."""
    ordered = [triple for _, triple in sorted(zip(map(_type_first, lines), triples, strict=True), key=_FIRST)]
    written = serialize(ordered, format=RdfFormat.TURTLE, prefixes=dict(sorted(prefixes.items())))
    return written or b""  # None only where an output is given


def document_prefixes(document: str) -> dict[str, str]:
    """The prefixes of a document's Turtle: the common ones, and one for each kind of its own nodes."""
    own = {name: f"{document}/{name}/" for name in ("fact", "item", "paper", "party", "quote")}
    return {**PREFIXES, **own}


def _type_first(line: str) -> str:
    """What a line is sorted by: itself, with `rdf:type` before all other predicates."""
    return line.replace(_TYPE, " ! ", 1)


def write_nodes(nodes: Iterable[Iterable[str]], output: IO[bytes], prefixes: Mapping[str, str] = PREFIXES) -> None:
    """Write Turtle node by node: each is its lines of N-Triples, nodes in the order of their IRIs; none is kept."""
    triples = (quad.triple for lines in nodes for quad in parse(_block(lines), RdfFormat.N_TRIPLES))
    serialize(triples, output, format=RdfFormat.TURTLE, prefixes=dict(sorted(prefixes.items())))


def _block(lines: Iterable[str]) -> bytes:
    """The lines of one node, its types first."""
    return "\n".join(sorted(lines, key=_type_first)).encode()


def read_turtle(path: Path) -> list[Triple]:
    """The triples of a Turtle file. Raises RecordError with file and line where it cannot be read."""
    try:
        return [quad.triple for quad in parse(path=path, format=RdfFormat.TURTLE)]
    except SyntaxError as error:
        raise RecordError(f"{path}:{error.lineno or 1}: not Turtle ({error.msg}): mend it or build again") from error
    except OSError as error:
        raise RecordError(f"{path}: cannot be read: {error.strerror or error}") from error


def triples_of(turtle: bytes) -> list[Triple]:
    """The triples of Turtle that this package has written."""
    return [quad.triple for quad in parse(turtle, format=RdfFormat.TURTLE)]
