"""The namespaces of the graph, and how a date or a code becomes a term."""

from __future__ import annotations

import re
from functools import cache

from pyoxigraph import Literal, NamedNode

from minutegraph import namespaces


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


MG = Namespace(namespaces.MG)
CODE = Namespace(namespaces.CODES)
DCAT = Namespace(namespaces.DCAT)
DCTERMS = Namespace(namespaces.DCTERMS)
FOAF = Namespace(namespaces.FOAF)
OA = Namespace(namespaces.OA)
ORG = Namespace(namespaces.ORG)
OWL = Namespace(namespaces.OWL)
PROV = Namespace(namespaces.PROV)
RDF = Namespace(namespaces.RDF)
RDFS = Namespace(namespaces.RDFS)
SH = Namespace(namespaces.SH)
SKOS = Namespace(namespaces.SKOS)
VOID = Namespace(namespaces.VOID)
XSD = Namespace(namespaces.XSD)
EDTF = NamedNode("http://id.loc.gov/datatypes/edtf/EDTF")

ONTOLOGY = NamedNode(namespaces.ONTOLOGY)
"""The ontology itself, and the named graph that holds it in the store."""

TYPE = RDF["type"]
LABEL = RDFS["label"]
VALUE = RDF["value"]

_LISTS = (
    "attendance-kind", "authority-kind", "basis", "decision-kind", "follow-up-state", "framework", "inspection-kind",
    "intervention-kind", "outcome", "paper-kind", "party-kind", "stance", "theme", "verdict",
)  # fmt: skip
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
    **{name: f"{CODE.base}{name}/" for name in _LISTS},
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
