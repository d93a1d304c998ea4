"""Is a graph an ontology in the OWL 2 RL profile? A check for ontologies of named classes and properties.

It knows the axioms that OWL 2 RL allows (OWL 2 Profiles, section 4.2) in as far as they speak of named terms, and
calls everything else an error: it is narrower than the profile, so what passes is in it. Besides, it checks what OWL 2
DL asks of every ontology: declarations and no forbidden punning (Structural Specification, 5.8.1), a regular hierarchy
and no restriction on composite properties (11.2).
"""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import BNode, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.namespace import OWL, RDF, RDFS, XSD
from rdflib.term import Node

KINDS = {OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty, OWL.Ontology}
# Reflexive properties are not in the profile (4.2.5).
CHARACTERISTICS = {
    OWL.FunctionalProperty,
    OWL.InverseFunctionalProperty,
    OWL.SymmetricProperty,
    OWL.AsymmetricProperty,
    OWL.IrreflexiveProperty,
    OWL.TransitiveProperty,
}
FOR_SIMPLE_ONES = CHARACTERISTICS - {OWL.SymmetricProperty, OWL.TransitiveProperty}
DATATYPES = {RDF.PlainLiteral, RDF.XMLLiteral, RDFS.Literal} | {
    XSD[name]
    for name in (
        *("decimal", "integer", "nonNegativeInteger", "nonPositiveInteger", "positiveInteger", "negativeInteger"),
        *("long", "int", "short", "byte", "unsignedLong", "unsignedInt", "unsignedShort", "unsignedByte"),
        *("float", "double", "string", "normalizedString", "token", "language", "Name", "NCName", "NMTOKEN"),
        *("boolean", "hexBinary", "base64Binary", "anyURI", "dateTime", "dateTimeStamp"),
    )
}
ANNOTATIONS = {RDFS.label, RDFS.comment, RDFS.seeAlso, RDFS.isDefinedBy, OWL.versionInfo, OWL.deprecated}
HEADER = {OWL.versionIRI, OWL.imports, OWL.priorVersion}


def problems(graph: Graph) -> list[str]:
    """What keeps a graph out of the profile, sorted; nothing where it is in it."""
    return sorted({*_forms(graph), *_puns(graph), *_composites(graph)})


def _declared(graph: Graph, kind: URIRef) -> set[Node]:
    return set(graph.subjects(RDF.type, kind))


def _forms(graph: Graph) -> Iterator[str]:
    classes, objects = _declared(graph, OWL.Class), _declared(graph, OWL.ObjectProperty)
    data, notes = _declared(graph, OWL.DatatypeProperty), _declared(graph, OWL.AnnotationProperty)
    lists = set(graph.subjects(RDF.first))
    for subject, predicate, target in graph:
        if predicate == RDF.type:
            if target == OWL.AllDisjointClasses:
                good = set(Collection(graph, graph.value(subject, OWL.members))) <= classes
            elif target in CHARACTERISTICS:
                good = subject in objects or (target == OWL.FunctionalProperty and subject in data)
            else:
                good = target in KINDS or target in classes
        elif predicate == RDFS.subClassOf:
            good = {subject, target} <= classes
        elif predicate == RDFS.subPropertyOf:
            good = any({subject, target} <= properties for properties in (objects, data, notes))
        elif predicate == OWL.inverseOf:
            good = {subject, target} <= objects
        elif predicate == RDFS.domain:
            good = subject in objects | data and target in classes
        elif predicate == RDFS.range:
            good = (subject in objects and target in classes) or (subject in data and target in DATATYPES)
        elif predicate == OWL.propertyChainAxiom:
            good = subject in objects and set(Collection(graph, target)) <= objects
        elif predicate == OWL.members:
            good = (subject, RDF.type, OWL.AllDisjointClasses) in graph
        elif predicate in (RDF.first, RDF.rest):
            good = subject in lists
        elif predicate in HEADER:
            good = (subject, RDF.type, OWL.Ontology) in graph
        elif predicate in ANNOTATIONS | notes:
            good = not isinstance(subject, BNode)
        else:
            good = predicate in (data if isinstance(target, Literal) else objects)
        if not good:
            yield f"{subject} {predicate} {target}"


def _puns(graph: Graph) -> Iterator[str]:
    properties = [_declared(graph, kind) for kind in (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)]
    for place, one in enumerate(properties):
        for other in properties[place + 1 :]:
            yield from (f"{term} is a property of two kinds" for term in one & other)
    yield from (f"{term} is a class and a datatype" for term in _declared(graph, OWL.Class) & DATATYPES)


def _composites(graph: Graph) -> Iterator[str]:
    """The global restrictions; a property and its inverse count as one."""
    above: dict[Node, set[Node]] = {}
    for one, other in graph.subject_objects(RDFS.subPropertyOf):
        above.setdefault(one, set()).add(other)
    for one, other in graph.subject_objects(OWL.inverseOf):
        above.setdefault(one, set()).add(other)
        above.setdefault(other, set()).add(one)
    chains = {head: list(Collection(graph, links)) for head, links in graph.subject_objects(OWL.propertyChainAxiom)}
    before: dict[Node, set[Node]] = {}
    for head, links in chains.items():
        rest = links if links != [head, head] else []
        rest = rest[1:] if rest[:1] == [head] else rest[:-1] if rest[-1:] == [head] else rest
        for link in rest:
            before.setdefault(link, set()).add(head)
    for one in before:
        for other in _reach(before, one):
            if one == other or one in _reach(above, other):
                yield f"{one} and {other}: the hierarchy of properties is not regular"
    composite = {*chains, *graph.subjects(RDF.type, OWL.TransitiveProperty)}
    composite |= {other for one in composite for other in _reach(above, one)}
    for kind in FOR_SIMPLE_ONES:
        yield from (f"{one} is composite and {kind}" for one in _declared(graph, kind) & composite)


def _reach(edges: dict[Node, set[Node]], start: Node) -> set[Node]:
    found: set[Node] = set()
    todo = list(edges.get(start, ()))
    while todo:
        node = todo.pop()
        if node not in found:
            found.add(node)
            todo += edges.get(node, ())
    return found
