"""The form of a document that is a version of another: its text, its metadata, what speaks in its place, and no facts.

It is made of the document's own Turtle, so that it is the same whichever way the document came to be silent.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from pyoxigraph import NamedNode, RdfFormat, Triple, parse

from minutegraph.rdf.mapping import Mapped
from minutegraph.rdf.prepared import Prepared, prepare
from minutegraph.rdf.terms import DCTERMS, MG, OA, PROV
from minutegraph.rdf.versions import Version

_LEADING = frozenset({MG["text"], MG["metadata"], MG["evidence"], OA["hasSelector"], PROV["wasGeneratedBy"]})
"""What leads from the minutes to those of their nodes that stay."""

Nodes = Mapping[NamedNode, list[Triple]]


def silenced(version: Version, turtle: bytes, shared: Iterable[str], base: str) -> Prepared:
    """The document without its facts, with `dcterms:isReplacedBy` the one that speaks, whose meeting it records.

    `turtle` is its file in the record, `shared` the lines of N-Triples that it says of nodes outside itself, `base` that of
    all IRIs. What it says of its meeting, body and authority goes too: the document that speaks says it. The name of its folder
    is not known here: `authority` is "".
    """
    minutes = NamedNode(version.iri)
    own = _nodes(quad.triple for quad in parse(turtle, RdfFormat.TURTLE))
    left = [each for each in _reached(own, [minutes], _LEADING) if each.subject != minutes or _stays(each, own)]
    left.append(Triple(minutes, MG["records"], NamedNode(version.meeting)))
    left.append(Triple(minutes, DCTERMS["isReplacedBy"], NamedNode(version.best)))
    outside = _nodes(quad.triple for quad in parse("\n".join(shared).encode(), RdfFormat.N_TRIPLES))
    named = [each.object for each in left if each.predicate != MG["records"] and isinstance(each.object, NamedNode)]
    mapped = Mapped(
        iri=version.iri,
        slug=version.iri.rpartition("/")[2],
        authority="",
        triples=tuple(left),
        entities=tuple(_reached(outside, dict.fromkeys(node for node in named if node not in own))),
        mentions=(),
        counts=(),
        notes=(),
    )
    return prepare(mapped, base)


def _stays(triple: Triple, own: Nodes) -> bool:
    """Whether what the minutes say of themselves holds when they are silent: nothing that leads to what goes."""
    return triple.predicate in _LEADING or (triple.predicate != MG["records"] and triple.object not in own)


def _nodes(triples: Iterable[Triple]) -> dict[NamedNode, list[Triple]]:
    nodes: defaultdict[NamedNode, list[Triple]] = defaultdict(list)
    for triple in triples:
        if isinstance(triple.subject, NamedNode):
            nodes[triple.subject].append(triple)
    return nodes


def _reached(nodes: Nodes, start: Iterable[NamedNode], by: frozenset[NamedNode] | None = None) -> list[Triple]:
    """The triples of the nodes that can be reached over these properties (over any, where none is named)."""
    found: list[Triple] = []
    to_do = list(start)
    seen = set(to_do)
    while to_do:
        for triple in nodes.get(to_do.pop(), ()):
            found.append(triple)
            target = triple.object
            if (by is None or triple.predicate in by) and isinstance(target, NamedNode) and target not in seen:
                seen.add(target)
                to_do.append(target)
    return found
