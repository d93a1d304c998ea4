"""The shapes with what they need of the ontology and the code lists, and a graph indexed together with it.

Nodes shared by documents are described elsewhere: `Context` tells of which classes they are.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from minutegraph.graphs import TYPE, Index, Statement, statements
from minutegraph.namespaces import CODES, SKOS
from minutegraph.shacl import Shape, compile_shapes
from minutegraph.vocabulary import ontology_parts, shape_parts

if TYPE_CHECKING:
    from minutegraph.graphs import Data

_IN_SCHEME = f"<{SKOS}inScheme>"


@dataclass(frozen=True, slots=True)
class Rules:
    """The shapes, and what they need of the ontology and the code lists.

    `named` are the shapes and their parts by IRI, `above` the classes that a class lies below, itself among them; `codes` gives
    the classes of each code, `shared` the statements that tell its list.
    """

    shapes: tuple[Shape, ...]
    named: Mapping[str, Shape]
    above: Mapping[str, tuple[str, ...]]
    codes: Mapping[str, frozenset[str]]
    shared: Mapping[str, Mapping[str, tuple[str, ...]]]


@cache
def rules() -> Rules:
    """The rules of the package's own shapes and ontology; read once a process."""
    from minutegraph.rdf.inference import ontology_rules

    shapes = compile_shapes(shape_statements())
    named = {part.name: part for shape in shapes for part in (shape, *shape.parts)}
    schemes: dict[str, tuple[str, ...]] = {}
    for iri, part in ontology_parts().items():
        if iri.startswith(CODES):
            for subject, predicate, target in statements(part.read_bytes()):
                if predicate == _IN_SCHEME:
                    schemes[subject] = (target,)
    codes = dict.fromkeys(schemes, frozenset({f"<{SKOS}Concept>"}))
    above = {kind: (kind, *others) for kind, others in ontology_rules().types.items()}
    return Rules(shapes, named, above, codes, {_IN_SCHEME: schemes})


def shape_statements() -> list[Statement]:
    """The statements of all shapes files."""
    return [statement for part in shape_parts() for statement in statements(part.read_bytes())]


@dataclass(frozen=True, slots=True)
class Context:
    """The classes of nodes that a graph refers to and others describe, by node (both as N-Triples terms)."""

    classes: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, *graphs: Data) -> Context:
        """The context that these graphs give: their types, and the classes above them."""
        above = rules().above
        classes: dict[str, frozenset[str]] = {}
        for graph in graphs:
            for subject, predicate, kind in statements(graph):
                if predicate == TYPE:
                    classes[subject] = classes.get(subject, frozenset()).union(above.get(kind, (kind,)))
        return cls(classes)


def index_of(data: Data, context: Context) -> Index:
    """A graph with all that the shapes need to know besides: its context, the ontology, the code lists."""
    known = rules()
    return Index(statements(data), known.above, (context.classes, known.codes), known.shared)
