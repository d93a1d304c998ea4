"""The ontology, its code lists and its alignments, as Turtle.

    minutegraph.ttl   the ontology, OWL 2 RL
    alignments.ttl    what its terms are close to in other vocabularies
    codes/*.ttl       the code lists, one SKOS scheme a file; some are written by `python -m minutegraph.ontology.codelists`
"""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable

ONTOLOGY = "https://w3id.org/minutegraph/ontology"
"""The IRI of the ontology; its terms follow after `#`."""

CODES = "https://w3id.org/minutegraph/code/"
"""The IRI under which each code list lies: `CODES + list`, a code of it `CODES + list + "/" + notation`."""


def parts() -> dict[str, Traversable]:
    """The Turtle files of the ontology, its alignments and code lists, keyed by the IRI that each defines, in order."""
    found = {ONTOLOGY: files(__name__) / "minutegraph.ttl", f"{ONTOLOGY}/alignments": files(__name__) / "alignments.ttl"}
    codes = (entry for entry in (files(__name__) / "codes").iterdir() if entry.name.endswith(".ttl"))
    for entry in sorted(codes, key=lambda entry: entry.name):
        found[CODES + entry.name.removesuffix(".ttl")] = entry
    return found
