"""Graph folders on disk: one made of the hand-written graph in tests/data/queries, and what a folder holds."""

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


def record(graph: Path) -> dict[str, bytes]:
    """All files of the record but those that carry a clock."""
    apart = {"catalogue.ttl", "report.ttl", "report.md"}
    files = (path for path in graph.rglob("*") if path.is_file() and "store" not in path.relative_to(graph).parts)
    return {path.relative_to(graph).as_posix(): path.read_bytes() for path in files if path.name not in apart}
