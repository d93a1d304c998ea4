"""Every shape tells a conforming example from a violating one, in words that say what to do, and pySHACL agrees."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import Graph
from rdflib.namespace import RDF, SH

from minutegraph.graphs import Statement, statements
from minutegraph.shacl import compile_shapes
from minutegraph.validation import Context, compiled_findings, index_of, reference_findings, validate
from minutegraph.vocabulary import shape_parts

EXAMPLES = Path(__file__).parent / "data" / "shapes"
COMPILED = compile_shapes([each for part in shape_parts() for each in statements(part.read_bytes())])
SHAPES = "https://w3id.org/minutegraph/shapes"
NAMES = sorted({shape.name.removeprefix(f"{SHAPES}#") for shape in COMPILED})


def shapes_graph() -> Graph:
    graph = Graph()
    for part in shape_parts():
        graph.parse(data=part.read_bytes(), format="turtle")
    return graph


def example(name: str, kind: str) -> list[Statement]:
    """An example, with the small world that its nodes stand in; or that world alone."""
    world = EXAMPLES / "world.ttl"
    files = (world,) if kind == "world" else (world, EXAMPLES / name / f"{kind}.ttl")
    return [each for file in files for each in statements(file.read_bytes())]


def test_every_example_is_of_a_shape() -> None:
    assert sorted(path.name for path in EXAMPLES.iterdir() if path.is_dir()) == NAMES


def test_the_small_world_conforms() -> None:
    world = (EXAMPLES / "world.ttl").read_bytes()
    assert validate(world, reference=True) == ()
    assert validate(world) == ()


@pytest.mark.parametrize("name", NAMES)
def test_shape(name: str) -> None:
    """The valid example has no result; each node of the invalid one breaks the part of the shape that names it."""
    assert validate(example(name, "valid"), reference=True) == ()
    results = validate(example(name, "invalid"), reference=True)
    own = [result for result in results if result.shape.split("#")[1].partition("-")[0] == name]
    broken = {(result.focus.rpartition("/")[2], result.shape.split("#")[1].partition("-")[2]) for result in own}
    (shape, *others) = (shape for shape in COMPILED if shape.name == f"{SHAPES}#{name}")
    parts = {part.name.split("#")[1].partition("-")[2] for part in shape.parts}
    assert not others
    assert {part for part in parts if (part, part) not in broken} == set()
    assert parts or broken
    assert all(result.focus.startswith("https://example.org/invalid/") for result in results)


@pytest.mark.parametrize("name", NAMES)
def test_compiled_shapes_find_what_pyshacl_finds(name: str) -> None:
    """On all nodes of the violating example but those with a term of which the compiled shapes are not sure."""
    world, graph = example(name, "world"), example(name, "invalid")
    nodes = {subject for subject, _, _ in graph} - {subject for subject, _, _ in world}
    alone = {node: [*world, *(each for each in graph if each[0] == node)] for node in nodes}
    sure = {node for node in nodes if compiled_findings(index_of(alone[node], Context())) is not None}
    index = index_of([each for each in graph if each[0] in sure or each[0] not in nodes], Context())
    found = compiled_findings(index)
    assert found is not None and set(found) == set(reference_findings(index, Context())) != set()
    assert len(sure) >= len(nodes) / 2


def test_every_shape_speaks_to_people() -> None:
    graph = shapes_graph()
    for shape in [*graph.subjects(RDF.type, SH.PropertyShape), *graph.subjects(SH["or"])]:
        if str(shape) == f"{SHAPES}#Date":  # only used by sh:node
            continue
        messages = list(graph.objects(shape, SH.message))
        assert len(messages) == 1, shape
        text = str(messages[0])
        assert text[0].isupper() and text.endswith("."), text
        assert not any(word in text for word in ("sh:", "mg:", "IRI", "literal", "node", "constraint")), text


def test_only_core_constraints() -> None:
    """`sh:sparql` is nearly all of the cost of validation."""
    used = {str(predicate) for predicate in shapes_graph().predicates()}
    assert not any(name in predicate for predicate in used for name in ("sparql", "js", "rule", "expression"))


def test_severities() -> None:
    """What is wrong is a violation, what a user should add a warning, what only minutes can tell an info."""
    severity = {part.name.split("#")[1]: part.severity for shape in COMPILED for part in (shape, *shape.parts)}
    assert (
        severity["Fact-evidence"] == severity["TextPositionSelector-start"] == severity["Answer-answers"] == "Violation"
    )
    warnings = {name for name, value in severity.items() if value == "Warning"}
    assert warnings == {
        "Meeting-day",
        "Meeting-body",
        "Meeting-whose",
        "KnownOutcome",
        "Inspection-agreement",
        "Action-order",
    }
    infos = {name for name, value in severity.items() if value == "Info"}
    assert infos == {"Action-someone", "InspectionMention-day", "KnownFramework"}
