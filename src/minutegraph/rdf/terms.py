"""The namespaces of the graph, and how a date or a code becomes a term."""

from __future__ import annotations

import re
from functools import cache

from pyoxigraph import Literal, NamedNode


class Namespace:
    """Names under one IRI: `MG["Report"]` is the node of `mg:Report`, made once."""

    __slots__ = ("_made", "base")

    def __init__(self, base: str) -> None:
        """The namespace of the names that follow `base`."""
        self.base = base
        self._made: dict[str, NamedNode] = {}

    def __getitem__(self, name: str) -> NamedNode:
        """The node of `name`."""
        node = self._made.get(name)
        if node is None:
            node = self._made[name] = NamedNode(self.base + name)
        return node


MG = Namespace("https://w3id.org/minutegraph/ontology#")
CODE = Namespace("https://w3id.org/minutegraph/code/")
DCAT = Namespace("http://www.w3.org/ns/dcat#")
DCTERMS = Namespace("http://purl.org/dc/terms/")
FOAF = Namespace("http://xmlns.com/foaf/0.1/")
OA = Namespace("http://www.w3.org/ns/oa#")
ORG = Namespace("http://www.w3.org/ns/org#")
OWL = Namespace("http://www.w3.org/2002/07/owl#")
PROV = Namespace("http://www.w3.org/ns/prov#")
RDF = Namespace("http://www.w3.org/1999/02/22-rdf-syntax-ns#")
RDFS = Namespace("http://www.w3.org/2000/01/rdf-schema#")
SKOS = Namespace("http://www.w3.org/2004/02/skos/core#")
VOID = Namespace("http://rdfs.org/ns/void#")
XSD = Namespace("http://www.w3.org/2001/XMLSchema#")
EDTF = NamedNode("http://id.loc.gov/datatypes/edtf/EDTF")

ONTOLOGY = NamedNode("https://w3id.org/minutegraph/ontology")
"""The ontology itself, and the named graph that holds it in the store."""

TYPE = RDF["type"]
LABEL = RDFS["label"]
VALUE = RDF["value"]

PREFIXES = {
    "dcat": DCAT.base,
    "dcterms": DCTERMS.base,
    "foaf": FOAF.base,
    "mg": MG.base,
    "oa": OA.base,
    "org": ORG.base,
    "prov": PROV.base,
    "rdfs": RDFS.base,
    "skos": SKOS.base,
    "void": VOID.base,
    "xsd": XSD.base,
    "attendance-kind": CODE.base + "attendance-kind/",
    "authority-kind": CODE.base + "authority-kind/",
    "basis": CODE.base + "basis/",
    "decision-kind": CODE.base + "decision-kind/",
    "follow-up-state": CODE.base + "follow-up-state/",
    "framework": CODE.base + "framework/",
    "inspection-kind": CODE.base + "inspection-kind/",
    "intervention-kind": CODE.base + "intervention-kind/",
    "outcome": CODE.base + "outcome/",
    "paper-kind": CODE.base + "paper-kind/",
    "party-kind": CODE.base + "party-kind/",
    "stance": CODE.base + "stance/",
    "theme": CODE.base + "theme/",
    "verdict": CODE.base + "verdict/",
}
"""The prefixes of every Turtle file that is written."""

_DATE_TYPES = (
    (re.compile(r"\d{4}-\d\d-\d\d"), XSD["date"]),
    (re.compile(r"\d{4}-\d\d"), XSD["gYearMonth"]),
    (re.compile(r"\d{4}"), XSD["gYear"]),
)


@cache
def code(scheme: str, notation: str) -> NamedNode:
    """The concept of a code list: `code("stance", "concern")`. A space in the notation is written as a hyphen."""
    return CODE[f"{scheme}/{notation.replace(' ', '-')}"]


def date_literal(date: str) -> Literal:
    """The literal of an ISO date at its own precision; an interval `a/b` and anything else gets the EDTF datatype."""
    for pattern, datatype in _DATE_TYPES:
        if pattern.fullmatch(date):
            return Literal(date, datatype=datatype)
    return Literal(date, datatype=EDTF)
