"""Turtle that is the same for the same triples, in whatever order they come: sorted by subject, predicate, object."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import IO

from pyoxigraph import RdfFormat, Triple, parse, serialize

from minutegraph.rdf.terms import PREFIXES, TYPE

_TYPE = str(TYPE)


def write(triples: Iterable[Triple], prefixes: Mapping[str, str] = PREFIXES) -> bytes:
    """The Turtle of a set of triples, UTF-8: equal triples once, subjects in order, each with its types first."""
    lines = {str(triple): triple for triple in triples}
    ordered = [lines[line] for line in sorted(lines, key=_type_first)]
    written = serialize(ordered, format=RdfFormat.TURTLE, prefixes=dict(sorted(prefixes.items())))
    return written or b""  # None only where an output is given


def document_prefixes(document: str) -> dict[str, str]:
    """The prefixes of a document's Turtle: the common ones, and one for each kind of its own nodes."""
    own = {name: f"{document}/{name}/" for name in ("fact", "item", "paper", "party", "quote")}
    return {**PREFIXES, **own}


def _type_first(line: str) -> tuple[str, bool, str]:
    subject, predicate, _ = line.split(" ", 2)
    return subject, predicate != _TYPE, line


def write_nodes(nodes: Iterable[Iterable[str]], output: IO[bytes], prefixes: Mapping[str, str] = PREFIXES) -> None:
    """Write Turtle node by node: each is its lines of N-Triples, nodes in the order of their IRIs; none is kept."""
    triples = (quad.triple for lines in nodes for quad in parse(_block(lines), RdfFormat.N_TRIPLES))
    serialize(triples, output, format=RdfFormat.TURTLE, prefixes=dict(sorted(prefixes.items())))


def _block(lines: Iterable[str]) -> bytes:
    return "\n".join(sorted(lines, key=_type_first)).encode()
