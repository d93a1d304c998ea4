"""What pySHACL, the reference, finds in a graph. It takes longer on one document than all else that a build does with it."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING

from minutegraph.errors import RecordError
from minutegraph.graphs import TYPE, Index, Statement
from minutegraph.namespaces import SH
from minutegraph.shacl import Finding
from minutegraph.shacl_rules import Context, rules, shape_statements

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node


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
    known = rules()
    for subject, kinds in index.types.items():
        for kind in kinds:
            yield from ((subject, TYPE, other) for other in known.above.get(kind, ())[1:])
    named = {target for table in index.tables.values() for targets in table.values() for target in targets}
    for node in named:
        for classes in (context.classes, known.codes):
            yield from ((node, TYPE, kind) for kind in classes.get(node, ()))
        for name, table in known.shared.items():
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


@cache
def _shapes_graph() -> Graph:
    """The shapes as pySHACL takes them."""
    return _rdflib_graph(shape_statements())


def _rdflib_graph(graph: Iterable[Statement]) -> Graph:
    """A graph of rdflib by way of N-Triples: terms of Oxigraph turned one by one make plain strings `xsd:string`."""
    from rdflib import Graph

    return Graph().parse(data="".join(map(_line, graph)), format="nt")


def _line(statement: Statement) -> str:
    """A statement as a line of N-Triples."""
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
