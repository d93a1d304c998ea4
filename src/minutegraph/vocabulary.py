"""The files of the ontology, the code lists and the shapes, by the IRIs that they define."""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable

from minutegraph.namespaces import CODES, ONTOLOGY

__all__ = ["CODES", "ONTOLOGY", "ontology_parts", "shape_parts"]


def ontology_parts() -> dict[str, Traversable]:
    """The Turtle files of the ontology, its alignments and the code lists, in order, by the IRI that each defines."""
    folder = files("minutegraph.ontology")
    found = {ONTOLOGY: folder / "minutegraph.ttl", f"{ONTOLOGY}/alignments": folder / "alignments.ttl"}
    return found | {CODES + part.name.removesuffix(".ttl"): part for part in _turtle(folder / "codes")}


def shape_parts() -> tuple[Traversable, ...]:
    """The Turtle files of the shapes, by name.

    Another SHACL engine wants the ontology and the code lists mixed into the data graph (`pyshacl -e`), so that it
    knows which class lies below which and which codes there are.
    """
    return tuple(_turtle(files("minutegraph.shapes")))


def _turtle(folder: Traversable) -> list[Traversable]:
    """The Turtle files of a folder, by name."""
    return sorted((part for part in folder.iterdir() if part.name.endswith(".ttl")), key=lambda part: part.name)
