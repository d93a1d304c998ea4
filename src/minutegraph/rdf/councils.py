"""What the graph says of a council of the register, the same in whichever document it is named."""

from __future__ import annotations

from functools import lru_cache

from pyoxigraph import Literal, NamedNode, Triple

from minutegraph.rdf.terms import DCTERMS, FOAF, LABEL, MG, SKOS, TYPE, code, date_literal
from minutegraph.register import Authority, authority


def council_iri(base: str, id: str) -> str:
    """The IRI of a council of the register; `base` ends in `/`."""
    return f"{base}authority/{id}"


@lru_cache(maxsize=1024)
def council_triples(base: str, id: str) -> tuple[Triple, ...]:
    """All that the register tells of a council, of its area, and of those that replaced it.

    The site is a `foaf:page` and no homepage: a homepage belongs to one only, and some councils share a site.
    """
    council = authority(id)
    node = NamedNode(council_iri(base, id))
    triples = [Triple(node, TYPE, MG["Authority"]), Triple(node, LABEL, Literal(council.name))]
    triples += [Triple(node, SKOS["altLabel"], Literal(name)) for name in (*council.names, *council.abbreviations)]
    triples.append(Triple(node, MG["authorityKind"], code("authority-kind", council.kind)))
    triples.append(Triple(node, MG["nation"], Literal(council.nation)))
    if council.start:
        triples.append(Triple(node, MG["established"], date_literal(council.start)))
    if council.end:
        triples.append(Triple(node, MG["abolished"], date_literal(council.end)))
    if council.slug:
        triples.append(Triple(node, MG["govUkSlug"], Literal(council.slug)))
    if council.site is not None:
        triples.append(Triple(node, FOAF["page"], NamedNode(council.site.url)))
    triples += _area(base, node, council)
    for successor in council.successors:
        triples.append(Triple(node, DCTERMS["isReplacedBy"], NamedNode(council_iri(base, successor))))
        triples += council_triples(base, successor)
    return tuple(triples)


def _area(base: str, node: NamedNode, council: Authority) -> list[Triple]:
    """The area, which carries the GSS code: the code is no name of the council."""
    if not council.gss:
        return []
    area = NamedNode(f"{base}area/{council.gss}")
    return [
        Triple(node, MG["administersArea"], area),
        Triple(area, TYPE, MG["Area"]),
        Triple(area, LABEL, Literal(council.names[0] if council.names else council.name)),
        Triple(area, DCTERMS["identifier"], Literal(council.gss)),
    ]
