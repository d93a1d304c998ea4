"""Networks of who reported what to whom, as networkx graphs made of query rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import networkx

Row = Mapping[str, str | None]

_KINDS = {
    "post": "post",
    "person": "person",
    "body": "body",
    "group": "group",
    "authority": "authority",
    "inspectorate": "inspectorate",
    "department": "department",
    "organisation": "organisation",
    "paper": "document",
}


@dataclass(frozen=True, slots=True)
class Proof:
    """A sentence that proves an edge, with where it stands."""

    quote: str
    date: str
    authority: str
    body: str
    title: str
    source: str


def told(rows: Iterable[Row], papers: Iterable[Row] = ()) -> networkx.MultiDiGraph[str]:
    """The network of who told whom: nodes are agents and documents by IRI, an edge for each pair and act.

    `rows` are those of the query `who-reported-what-to-whom`; an act without a named speaker, or without anybody who
    hears, makes no edge. `papers` are rows of `papers-reported`: they lead from who reported to the document. A node has
    `label`, `kind` and `authority`; an edge has `act` (also its key), and `proofs` in the order of the rows.
    """
    import networkx

    network: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    for row in rows:
        _edge(network, row, "toIri", "to", row["act"] or "")
    for row in papers:
        _edge(network, row, "paperIri", "paper", "reported on")
    return network


def agents(network: networkx.MultiDiGraph[str]) -> list[tuple[str, dict[str, str]]]:
    """The nodes with what is known of them (`label`, `kind`, `authority`), in order of their IRIs."""
    return sorted(network.nodes.items(), key=lambda node: node[0])


def links(network: networkx.MultiDiGraph[str]) -> list[tuple[str, str, str, list[Proof]]]:
    """The edges as (from, to, act, proofs), in that order."""
    edges = ((source, aim, act, network.edges[source, aim, act]["proofs"]) for source, aim, act in network.edges)
    return sorted(edges, key=lambda edge: edge[:3])


def _edge(network: networkx.MultiDiGraph[str], row: Row, target_iri: str, target: str, act: str) -> None:
    source, aim = row["byIri"], row[target_iri]
    if not source or not aim or source == aim:
        return
    for iri, label in ((source, row["by"]), (aim, row[target])):
        if iri not in network:
            network.add_node(iri, label=label or iri, kind=kind(iri), authority=row["authority"] or "")
        elif label and len(label) > len(network.nodes[iri]["label"]):  # "the Director" after "Director of Place"
            network.nodes[iri]["label"] = label
    if not network.has_edge(source, aim, act):
        network.add_edge(source, aim, act, act=act, proofs=[])
    network.edges[source, aim, act]["proofs"].append(_proof(row))


def _proof(row: Row) -> Proof:
    return Proof(*(row.get(name) or "" for name in ("quote", "date", "authority", "body", "title", "source")))


def kind(iri: str) -> str:
    """What a node of the graph is, by its IRI: post, person, body, group, authority, inspectorate … or "other"."""
    parts = iri.rstrip("/").split("/")
    return next((_KINDS[part] for part in reversed(parts[:-1]) if part in _KINDS), "other")
