"""Does a graph conform to the shapes, and where not, what is a reader of the minutes to do about it.

pySHACL is the reference. It takes longer on one document than all else that a build does with it, so `validate` asks
it only where the compiled shapes (`shacl`) find a violation or are not sure; what it then says is what is reported.
Findings below a violation (a date that nobody gave) are common and are reported as the compiled shapes have them;
tests hold both to the same results. `reference=True` always asks pySHACL.

Nodes shared by documents are described elsewhere: `Context` tells of which classes they are.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from minutegraph.errors import RecordError
from minutegraph.graphs import TYPE, Index, Statement, plain, statements
from minutegraph.places import Places, Texts, line_of
from minutegraph.shacl import SH, Finding, Shape, UnsureError, compile_shapes
from minutegraph.vocabulary import CODES, ontology_parts, shape_parts

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

    from minutegraph.graphs import Data

__all__ = [
    "Context",
    "Result",
    "Severity",
    "Texts",
    "compiled_findings",
    "conforms",
    "index_of",
    "line_of",
    "reference_findings",
    "validate",
    "validate_file",
]

Severity = Literal["violation", "warning", "info"]
_SKOS = "http://www.w3.org/2004/02/skos/core#"
_IN_SCHEME = f"<{_SKOS}inScheme>"
_SUBCLASS = "<http://www.w3.org/2000/01/rdf-schema#subClassOf>"
_SEVERITIES: Mapping[str, Severity] = {"Violation": "violation", "Warning": "warning", "Info": "info"}


@dataclass(frozen=True, slots=True)
class Result:
    """One thing that does not conform.

    `message` says what is wrong and what to do. `focus` is the node, `path` the property (for a path of several, joined
    by `/`; None for the node itself), `value` the value to blame, where there is one; `shape` and `component` are IRIs.
    `source` and `line` (from 1) tell where the minutes say it, as far as that can be told.
    """

    severity: Severity
    message: str
    focus: str
    path: str | None
    value: str | None
    shape: str
    component: str
    source: str | None = None
    line: int | None = None

    def __str__(self) -> str:
        """One line for a terminal: the place, what is wrong, and the node."""
        place = self.source or ""
        if self.line is not None:
            place += f", line {self.line}"
        return f"{self.severity}: {place + ': ' if place else ''}{self.message} <{self.focus}>"


@dataclass(frozen=True, slots=True)
class Context:
    """The classes of nodes that a graph refers to and others describe, by node (both as N-Triples terms)."""

    classes: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, *graphs: Data) -> Context:
        """The context that these graphs give: their types, and the classes above them."""
        above = _rules().above
        classes: dict[str, frozenset[str]] = {}
        for graph in graphs:
            for subject, predicate, kind in statements(graph):
                if predicate == TYPE:
                    classes[subject] = classes.get(subject, frozenset()).union(above.get(kind, (kind,)))
        return cls(classes)


def validate(
    data: Data, context: Context | None = None, texts: Texts | None = None, *, reference: bool = False
) -> tuple[Result, ...]:
    """All results, worst first, then by source, line and node; none where the graph conforms.

    `data` is a graph of rdflib, Turtle, or triples of Oxigraph. Raises `SyntaxError` for text that is no Turtle, and
    `RecordError` where pySHACL gives up.
    """
    named, context = _rules().named, context or Context()
    index = index_of(data, context)
    findings = None if reference else compiled_findings(index)
    if findings is None or any(named[finding.shape].severity == "Violation" for finding in findings):
        findings = reference_findings(index, context)
    places = Places(index, texts)
    return tuple(sorted((_result(finding, named[finding.shape], places) for finding in findings), key=_order))


def validate_file(path: Path, context: Context | None = None, texts: Texts | None = None) -> tuple[Result, ...]:
    """All results for a file of RDF, as pySHACL gives them. Raises `RecordError` where it cannot be read."""
    from pyoxigraph import RdfFormat, parse

    form = RdfFormat.from_extension(path.suffix.removeprefix(".").lower()) or RdfFormat.TURTLE
    try:
        data = statements(parse(path.read_bytes(), form))
    except OSError as error:
        raise RecordError(f"{path}: {error.strerror}") from None
    except SyntaxError as error:
        line = f", line {error.lineno}" if error.lineno else ""
        reason = str(error.msg).removeprefix(f"Parser error at line {error.lineno} ").strip()
        raise RecordError(f"{path}{line}: not valid {form.name}: {reason}; correct it there") from None
    try:
        return validate(data, context, texts, reference=True)
    except RecordError as error:
        raise RecordError(f"{path}: {error}") from None


def conforms(results: Iterable[Result], *, strict: bool = False) -> bool:
    """Whether there is no violation, and with `strict` no warning either."""
    bad = {"violation", "warning"} if strict else {"violation"}
    return not any(result.severity in bad for result in results)


@dataclass(frozen=True, slots=True)
class _Rules:
    """The shapes, and what they need of the ontology and the code lists; read once a process."""

    shapes: tuple[Shape, ...]
    named: Mapping[str, Shape]
    above: Mapping[str, tuple[str, ...]]
    codes: Mapping[str, frozenset[str]]
    shared: Mapping[str, Mapping[str, tuple[str, ...]]]


@cache
def _rules() -> _Rules:
    from minutegraph.rdf.inference import ontology_rules

    shapes = compile_shapes(_shape_statements())
    named = {part.name: part for shape in shapes for part in (shape, *shape.parts)}
    schemes: dict[str, tuple[str, ...]] = {}
    for iri, part in ontology_parts().items():
        if iri.startswith(CODES):
            for subject, predicate, target in statements(part.read_bytes()):
                if predicate == _IN_SCHEME:
                    schemes[subject] = (target,)
    codes = dict.fromkeys(schemes, frozenset({f"<{_SKOS}Concept>"}))
    above = {kind: (kind, *others) for kind, others in ontology_rules().types.items()}
    return _Rules(shapes, named, above, codes, {_IN_SCHEME: schemes})


def _shape_statements() -> list[Statement]:
    return [statement for part in shape_parts() for statement in statements(part.read_bytes())]


@cache
def _shapes_graph() -> Graph:
    return _rdflib_graph(_shape_statements())


def _rdflib_graph(graph: Iterable[Statement]) -> Graph:
    """A graph of rdflib by way of N-Triples: terms of Oxigraph turned one by one make plain strings `xsd:string`."""
    from rdflib import Graph

    return Graph().parse(data="".join(map(_line, graph)), format="nt")


def _line(statement: Statement) -> str:
    return "{} {} {} .\n".format(*statement)


def _unknown(graph: Iterable[Statement]) -> str:
    """The first statement that rdflib cannot read, in short."""
    from rdflib.exceptions import ParserError

    for statement in graph:
        try:
            _rdflib_graph([statement])
        except ParserError:
            return _line(statement).strip()[:200]
    return ""


def index_of(data: Data, context: Context) -> Index:
    """A graph with all that the shapes need to know besides: its context, the ontology, the code lists."""
    rules = _rules()
    return Index(statements(data), rules.above, (context.classes, rules.codes), rules.shared)


def compiled_findings(index: Index) -> list[Finding] | None:
    """What the compiled shapes find; None where they cannot tell what pySHACL would say."""
    if _SUBCLASS in index.tables:
        return None
    found: dict[Finding, None] = {}
    try:
        for shape in _rules().shapes:
            focus = tuple(index.members(shape.target or ""))
            if focus:
                found.update(dict.fromkeys(shape.findings(index, focus)))
    except UnsureError:
        return None
    return list(found)


def reference_findings(index: Index, context: Context) -> list[Finding]:
    """What pySHACL finds on the graph's own nodes. Raises `RecordError` where it gives up."""
    from pyshacl import validate as reference
    from pyshacl.errors import ReportableRuntimeError
    from rdflib import Graph
    from rdflib.exceptions import ParserError
    from rdflib.namespace import RDF
    from rdflib.namespace import SH as shacl

    try:
        with _quiet():
            graph = _rdflib_graph((*index.statements(), *_around(index, context)))
            _, report, text = reference(graph, shacl_graph=_shapes_graph(), inplace=True)
    except ReportableRuntimeError as error:
        report, text = None, error.message
    except ParserError:
        report, text = None, f"pySHACL reads RDF 1.1 only, and not {_unknown(index.statements())}; leave it out"
    if not isinstance(report, Graph):
        raise RecordError(f"the graph cannot be validated: {' '.join(text.split())}")
    found: dict[Finding, None] = {}
    for result in report.objects(report.value(None, RDF.type, shacl.ValidationReport), shacl.result):
        component = str(report.value(result, shacl.sourceConstraintComponent)).removeprefix(SH)
        value = report.value(result, shacl.value)
        finding = Finding(
            shape=str(report.value(result, shacl.sourceShape)),
            component=component,
            focus=_term(report.value(result, shacl.focusNode)),
            value=None if value is None else _term(value),
        )
        if finding.focus in index.types or finding.focus.startswith("_:"):
            found[finding] = None
    return list(found)


def _around(index: Index, context: Context) -> Iterator[Statement]:
    """What pySHACL must know besides: classes above those stated, and classes and schemes of nodes referred to."""
    rules = _rules()
    for subject, kinds in index.types.items():
        for kind in kinds:
            yield from ((subject, TYPE, other) for other in rules.above.get(kind, ())[1:])
    named = {target for table in index.tables.values() for targets in table.values() for target in targets}
    for node in named:
        for known in (context.classes, rules.codes):
            yield from ((node, TYPE, kind) for kind in known.get(node, ()))
        for name, table in rules.shared.items():
            yield from ((node, name, target) for target in table.get(node, ()))


def _term(node: Node | None) -> str:
    """The N-Triples term of a node of rdflib."""
    from pyoxigraph import Literal as Term
    from pyoxigraph import NamedNode
    from rdflib import Literal as Words
    from rdflib import URIRef

    if isinstance(node, Words):
        datatype = None if node.datatype is None else NamedNode(str(node.datatype))
        return str(Term(str(node), language=node.language) if node.language else Term(str(node), datatype=datatype))
    return f"<{node}>" if isinstance(node, URIRef) else f"_:{node}"


@contextmanager
def _quiet() -> Iterator[None]:
    """Keeps rdflib from logging a traceback for each literal that its datatype forbids: a result says so."""
    log = logging.getLogger("rdflib.term")
    before = log.level
    log.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        log.setLevel(before)


def _result(finding: Finding, shape: Shape, places: Places) -> Result:
    source, line = places.of(finding.focus)
    return Result(
        severity=_SEVERITIES[shape.severity],
        message=shape.message,
        focus=plain(finding.focus),
        path="/".join(plain(step) for step in shape.path) or None,
        value=None if finding.value is None else plain(finding.value),
        shape=finding.shape,
        component=SH + finding.component,
        source=source,
        line=line,
    )


def _order(result: Result) -> tuple[int, str, int, str, str, str, str, str]:
    rank = list(_SEVERITIES.values()).index(result.severity)
    place = (rank, result.source or "", result.line or 0)
    return (*place, result.focus, result.path or "", result.value or "", result.shape, result.component)
