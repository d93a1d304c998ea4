"""Makes a graph folder of the hand-written graph in tests/data/queries, for tests that need a record on disk."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox

TRIG = Path(__file__).parent / "data" / "queries" / "graph.trig"
BASE = "https://w3id.org/minutegraph/id/"


def make(folder: Path, source: bytes | None = None) -> Path:
    """Write the record (one Turtle file a document, and the shared nodes) into `folder`; the index follows from it.

    `source` is TriG to use in place of the file.
    """
    triples: dict[str, list[ox.Triple]] = {}
    for quad in ox.parse(source or TRIG.read_bytes(), format=ox.RdfFormat.TRIG):
        if isinstance(quad.graph_name, ox.NamedNode):
            triples.setdefault(quad.graph_name.value.removeprefix(BASE), []).append(quad.triple)
    for name, found in triples.items():
        if name == "codes":
            continue  # the index takes them from the package
        path = folder / ("entities.ttl" if name == "entities" else f"minutes/any/{Path(name).name}.ttl")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(ox.serialize(found, format=ox.RdfFormat.TURTLE) or b"")
    return folder
