"""The corrections of a document in PROV: who said what of which fact, and when."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Triple

from minutegraph.model import Correction
from minutegraph.rdf.iris import folded, slug
from minutegraph.rdf.terms import LABEL, MG, PROV, RDFS, TYPE, code, date_literal


def triples(correction: Correction, node: NamedNode, fact: NamedNode, base: str) -> Iterator[Triple]:
    """What a correction says besides where it stands: the document's own triples.

    `fact` is the fact as it stands after it. One that was dropped stands no more: it is named as what the correction
    ended, and nothing else is said of it.
    """
    yield Triple(node, TYPE, MG["Correction"])
    yield Triple(node, MG["verdict"], code("verdict", correction.verdict))
    yield Triple(node, MG["factType"], Literal(correction.type))
    if correction.verdict == "drop":
        yield Triple(node, PROV["invalidated"], fact)
    else:
        yield Triple(node, MG["corrects"], fact)
    if correction.mark:
        yield Triple(node, MG["mark"], Literal(correction.mark))
    if correction.on:
        yield Triple(node, MG["date"], date_literal(correction.on))
    if correction.note:
        yield Triple(node, RDFS["comment"], Literal(folded(correction.note)))
    made = correction.verdict in ("change", "add")
    if made:
        yield Triple(fact, PROV["wasGeneratedBy"], node)
    if correction.by:
        who = reviewer(correction.by, base)
        yield Triple(node, PROV["wasAssociatedWith"], who)
        if made:
            yield Triple(fact, PROV["wasAttributedTo"], who)


def shared(correction: Correction, base: str) -> Iterator[Triple]:
    """What a correction says of who made it, whom other documents may name too."""
    if correction.by:
        who = reviewer(correction.by, base)
        yield Triple(who, TYPE, PROV["Person"])
        yield Triple(who, LABEL, Literal(folded(correction.by)))


def reviewer(name: str, base: str) -> NamedNode:
    """The node of a person who reviews facts, shared by all documents of the graph."""
    return NamedNode(f"{base}reviewer/{slug(name)}")
