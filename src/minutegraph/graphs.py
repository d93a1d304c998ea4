"""Small graphs as statements of N-Triples terms: made from whatever a caller has, and indexed for the checks of SHACL.

A term is its N-Triples text as Oxigraph writes it: two terms are the same where their texts are. Strings are many times
faster to handle here than terms.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from minutegraph.namespaces import RDF

Statement = tuple[str, str, str]
"""Subject, predicate and object as N-Triples terms, as in `minutegraph.rdf.inference`."""

if TYPE_CHECKING:
    from pyoxigraph import Quad, Triple
    from rdflib import Graph

    Data = Graph | str | bytes | Iterable[Statement] | Iterable[Triple] | Iterable[Quad]
    """What a caller may have: a graph of rdflib, Turtle (N-Triples are such), terms of Oxigraph, or statements."""

TYPE = f"<{RDF}type>"

_NOTHING: Mapping[str, list[str]] = {}
_LITERAL = re.compile(r'"((?:[^"\\]|\\.)*)"(?:@[A-Za-z0-9-]+|\^\^<([^>]*)>)?', re.DOTALL)


def statements(data: Data) -> list[Statement]:
    """The statements of a graph, in its order; the names of graphs are left out.

    Raises `SyntaxError`, with a line, for text that is no Turtle.
    """
    from pyoxigraph import Quad, RdfFormat, Triple, parse

    if isinstance(data, str | bytes):
        return [_statement(quad) for quad in parse(data, RdfFormat.TURTLE)]
    if hasattr(data, "serialize"):
        return statements(data.serialize(format="nt"))
    return [_statement(each) if isinstance(each, Quad | Triple) else each for each in data]


def _statement(term: Quad | Triple) -> Statement:
    return str(term.subject), str(term.predicate), str(term.object)


def literal(term: str) -> str | None:
    """The text of a literal, None for another term."""
    if term[-1:] == term[:1] == '"' and "\\" not in term:  # most have neither language nor datatype nor escapes
        return term[1:-1]
    found = _LITERAL.fullmatch(term)
    if found is None:
        return None
    text = found.group(1)
    if "\\" in text:
        from pyoxigraph import RdfFormat, parse

        (quad,) = parse(f'<x:s> <x:p> "{text}" .', RdfFormat.N_TRIPLES)
        text = quad.object.value
    return text


def plain(term: str) -> str:
    """A term as people read it: the text of a literal, an IRI without its brackets, a blank node as it is."""
    text = literal(term)
    if text is not None:
        return text
    return term[1:-1] if term.startswith("<") else term


class Index:
    """The statements of one graph, by predicate and subject, with what is known of nodes that others describe.

    `above` gives the classes that a class lies below, itself among them. `known` are the classes, completed so, of
    nodes that the graph only refers to; `shared` are further statements of such nodes, by predicate and subject.
    """

    def __init__(
        self,
        graph: Iterable[Statement],
        above: Mapping[str, tuple[str, ...]] = {},
        known: Sequence[Mapping[str, frozenset[str]]] = (),
        shared: Mapping[str, Mapping[str, Sequence[str]]] = {},
    ) -> None:
        """Read the statements once; one that stands there twice counts once."""
        self.tables: dict[str, dict[str, list[str]]] = {}
        for subject, predicate, target in dict.fromkeys(graph):
            table = self.tables.get(predicate)
            if table is None:
                table = self.tables[predicate] = {}
            values = table.get(subject)
            if values is None:
                table[subject] = [target]
            else:
                values.append(target)
        self._known = known
        self._shared = shared
        self.types: Mapping[str, list[str]] = self.tables.get(TYPE, {})
        self._members: dict[str, dict[str, None]] = {}
        for subject, classes in self.types.items():
            for own in classes:
                for kind in above.get(own, (own,)):
                    self._members.setdefault(kind, {})[subject] = None

    def statements(self) -> Iterator[Statement]:
        """The graph's own statements, by predicate."""
        for predicate, table in self.tables.items():
            for subject, targets in table.items():
                for target in targets:
                    yield subject, predicate, target

    def table(self, predicate: str) -> Mapping[str, Sequence[str]]:
        """The objects of a predicate by subject; no list of them is empty."""
        own = self.tables.get(predicate, _NOTHING)
        shared = self._shared.get(predicate)
        if not shared:
            return own
        return {**shared, **own} if own else shared

    def members(self, kind: str) -> Mapping[str, None]:
        """The nodes that the graph itself gives this class or one below it, in its order."""
        return self._members.get(kind, {})

    def is_a(self, node: str, kind: str) -> bool:
        """Whether a node is of this class, by the graph or by what is known besides."""
        return node in self._members.get(kind, _NOTHING) or any(kind in known.get(node, ()) for known in self._known)
