"""The service description: what this endpoint is and can do (SPARQL 1.1 Service Description)."""

from __future__ import annotations

from minutegraph import results
from minutegraph.namespaces import DCTERMS, FORMATS, RDF, SD, VOID
from minutegraph.queries.execution import Answer

RESULT_FORMATS = (
    "SPARQL_Results_JSON",
    "SPARQL_Results_XML",
    "SPARQL_Results_CSV",
    "SPARQL_Results_TSV",
    "Turtle",
    "N-Triples",
    "RDF_XML",
    "JSON-LD",
    "TriG",
)
"""The formats of answers, by their names in the namespace `FORMATS`."""


def describe(endpoint: str, triples: int, name: str) -> bytes:
    """The description in the format `name` of `result_formats.TRIPLES`.

    `endpoint` is the address of the endpoint, `triples` how many the graph holds.
    """
    import pyoxigraph as ox

    def sd(term: str) -> ox.NamedNode:
        """A term of the service description."""
        return ox.NamedNode(SD + term)

    kind = ox.NamedNode(RDF + "type")
    service, dataset, graph = (ox.NamedNode(endpoint + part) for part in ("#service", "#dataset", "#default-graph"))
    told = [
        ox.Triple(service, kind, sd("Service")),
        ox.Triple(service, sd("endpoint"), ox.NamedNode(endpoint)),
        ox.Triple(service, sd("supportedLanguage"), sd("SPARQL11Query")),
        ox.Triple(service, sd("feature"), sd("UnionDefaultGraph")),
        ox.Triple(service, sd("defaultDataset"), dataset),
        ox.Triple(dataset, kind, sd("Dataset")),
        ox.Triple(dataset, sd("defaultGraph"), graph),
        ox.Triple(graph, kind, sd("Graph")),
        ox.Triple(graph, ox.NamedNode(VOID + "triples"), ox.Literal(triples)),
        ox.Triple(
            service,
            ox.NamedNode(DCTERMS + "description"),
            ox.Literal("Read-only SPARQL 1.1 queries over minutes of councils; no updates, no SERVICE.", language="en"),
        ),
    ]
    told += [ox.Triple(service, sd("resultFormat"), ox.NamedNode(FORMATS + each)) for each in RESULT_FORMATS]
    data = ox.serialize(told, format=ox.RdfFormat.N_TRIPLES) or b""
    return results.serialize(Answer("triples", data, len(told)), name)
