"""The ontology, its alignments and the code lists as the store holds them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from hashlib import sha256

from pyoxigraph import NamedNode, Quad, RdfFormat, Triple, parse

from minutegraph.vocabulary import CODES, ontology_parts


@cache
def _files() -> tuple[tuple[str, str, bytes], ...]:
    """Name, IRI and content of each file, in order of the names."""
    parts = ontology_parts().items()
    named = ((f"codes/{part.name}" if iri.startswith(CODES) else part.name, iri, part) for iri, part in parts)
    return tuple((name, iri, part.read_bytes()) for name, iri, part in sorted(named, key=lambda each: each[0]))


@cache
def ontology_digest() -> str:
    """A hash of them all, as this version has them."""
    state = sha256()
    for name, _, content in _files():
        state.update(name.encode() + b"\0" + content + b"\0")
    return state.hexdigest()


def ontology_quads() -> Iterator[Quad]:
    """Their triples, each file's in the graph of its own IRI; what two of them say only in the first."""
    seen: set[Triple] = set()
    for _, iri, content in _files():
        graph = NamedNode(iri)
        triples = [quad.triple for quad in parse(content, RdfFormat.TURTLE)]
        yield from (Quad(t.subject, t.predicate, t.object, graph) for t in triples if t not in seen)
        seen.update(triples)
