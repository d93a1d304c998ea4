"""The catalogue: what the whole is, for whoever finds it, in DCAT and VoID. It carries the clock; nothing else does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from pyoxigraph import Literal, NamedNode, Triple

from minutegraph.rdf.facts import CLASSES
from minutegraph.rdf.terms import DCAT, DCTERMS, MG, OWL, TYPE, VOID, XSD
from minutegraph.record.ledger import Row
from minutegraph.version import VERSION

TITLE = "Who reported what to whom: a graph of council minutes"


def describe(rows: Iterable[Row], base: str, issued: str) -> list[Triple]:
    """The triples of the catalogue: the dataset, how to get it, and how much of what it holds.

    `issued` is the time of the build in ISO 8601 with its zone. No licence is told: minutes are each council's own to license.
    """
    dataset, turtle = NamedNode(f"{base}catalogue"), NamedNode(f"{base}catalogue#turtle")
    counts: Counter[str] = Counter()
    documents = total = 0
    for row in rows:
        documents += 1
        total += row.triples
        counts.update(dict(row.counts))
    triples = [
        Triple(dataset, TYPE, DCAT["Dataset"]),
        Triple(dataset, TYPE, VOID["Dataset"]),
        Triple(dataset, DCTERMS["title"], Literal(TITLE, language="en")),
        Triple(dataset, DCTERMS["modified"], Literal(issued, datatype=XSD["dateTime"])),
        Triple(dataset, OWL["versionInfo"], Literal(VERSION)),
        Triple(dataset, VOID["uriSpace"], Literal(base)),
        Triple(dataset, VOID["vocabulary"], NamedNode(MG.base)),
        Triple(dataset, VOID["documents"], Literal(documents)),
        Triple(dataset, VOID["triples"], Literal(total)),
        Triple(dataset, DCAT["distribution"], turtle),
        Triple(turtle, TYPE, DCAT["Distribution"]),
        Triple(turtle, DCAT["mediaType"], NamedNode("https://www.iana.org/assignments/media-types/text/turtle")),
    ]
    for name, times in counts.items():
        part = NamedNode(f"{base}catalogue#{name}")
        triples.append(Triple(dataset, VOID["classPartition"], part))
        triples.append(Triple(part, VOID["class"], CLASSES[name]))
        triples.append(Triple(part, VOID["entities"], Literal(times)))
    return triples
