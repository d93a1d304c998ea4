"""The part of SHACL Core that the project's shapes use, compiled to checks that are quick on the graph of one document.

The shapes files are the only source: what they say is compiled here, and a component that is not known here is an
error when they are read. pySHACL stays the reference; `validation` says when it is asked. Where this module cannot be
certain of agreeing with it, it raises `UnsureError` and does not guess.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from minutegraph.graphs import Index, Statement, literal
from minutegraph.namespaces import RDF, SH, XSD

Values = Mapping[str, Sequence[str]]
"""Value nodes by focus node."""

_INTEGER = re.compile(rf'"(-?[1-9][0-9]{{0,17}}|0)"\^\^<{re.escape(XSD)}integer>')
_OF_INTEGER = f'"^^<{XSD}integer>'
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MONTH = re.compile(r"[0-9]{4}-(?:0[1-9]|1[0-2])")
_YEAR = re.compile(r"[0-9]{4}")
_CLOCK = re.compile(r"(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]")


class UnsureError(Exception):
    """The quick checks cannot tell what the reference would say."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A result: the shape that the focus node does not conform to, by which component, and the value to blame."""

    shape: str
    component: str
    focus: str
    value: str | None


Test = Callable[[Index, str], bool]
Check = Callable[[Index, Sequence[str], Values], Iterable[tuple[str, str | None]]]


@dataclass(frozen=True, slots=True)
class Shape:
    """A compiled shape: its path (no predicate for a node shape), what it tells people, its checks, its parts."""

    name: str
    path: tuple[str, ...]
    severity: str
    message: str
    checks: tuple[tuple[str, Check], ...] = field(repr=False)
    parts: tuple[Shape, ...] = ()
    target: str | None = None

    def findings(self, index: Index, focus: Sequence[str]) -> Iterator[Finding]:
        """What is found on these nodes, shape by shape. Raises `UnsureError` where the reference must be asked."""
        values = _values(index, focus, self.path)
        for component, check in self.checks:
            for node, value in check(index, focus, values):
                if value is not None and value.endswith(_OF_INTEGER) and not _INTEGER.fullmatch(value):
                    raise UnsureError(value)  # the reference writes "007" as "7"
                yield Finding(self.name, component, node, value)
        for part in self.parts:
            yield from part.findings(index, focus)

    def conforms(self, index: Index, node: str) -> bool:
        """Whether nothing is found on this one node."""
        return next(self.findings(index, (node,)), None) is None


def _values(index: Index, focus: Sequence[str], path: tuple[str, ...]) -> Values:
    if not path:
        return {node: (node,) for node in focus}
    if len(path) == 1:
        return index.table(path[0])
    reached: dict[str, Sequence[str]] = {node: (node,) for node in focus}
    for predicate in path:
        table = index.table(predicate)
        reached = {node: _reached(table, steps) for node, steps in reached.items()}
    return {node: values for node, values in reached.items() if values}


def _reached(table: Values, steps: Sequence[str]) -> Sequence[str]:
    """The different objects of several subjects; most have one."""
    if len(steps) == 1:
        return table.get(steps[0], ())
    found = [value for step in steps for value in table.get(step, ())]
    return found if len(found) < 2 else tuple(dict.fromkeys(found))


def compile_shapes(graph: Iterable[Statement]) -> tuple[Shape, ...]:
    """The node shapes of a shapes graph that have a target, in order of their names.

    Raises `ValueError` for a component, path or parameter that is not known here.
    """
    shapes = Index(graph)
    targets = shapes.table(f"<{SH}targetClass>")
    return tuple(_shape(shapes, node, kind) for node in sorted(targets) for kind in sorted(targets[node]))


def _shape(shapes: Index, node: str, target: str | None = None) -> Shape:
    """The compiled shape of a node of the shapes files."""
    path: tuple[str, ...] = ()
    severity, message = "Violation", ""
    checks: list[tuple[str, Check]] = []
    parts: list[Shape] = []
    for predicate, table in sorted(shapes.tables.items()):
        if node not in table or not predicate.startswith(f"<{SH}"):
            continue
        name = predicate[len(SH) + 1 : -1]
        values = sorted(table[node])
        if name == "path":
            path = tuple(_list(shapes, values[0])) or (values[0],)
        elif name == "severity":
            severity = values[0][len(SH) + 1 : -1]
        elif name == "message":
            message = _text(values[0])
        elif name == "property":
            parts = [_shape(shapes, value) for value in values]
        elif name in _COMPONENTS:
            component = f"{name[0].upper()}{name[1:]}ConstraintComponent"
            checks += [(component, _COMPONENTS[name](shapes, value)) for value in values]
        elif name != "targetClass":
            raise ValueError(f"sh:{name} in the shape {node} is not known here")
    if any(not step.startswith("<") for step in path):
        raise ValueError(f"the path of the shape {node} is no predicate and no sequence of predicates")
    if path and parts:
        raise ValueError(f"sh:property in the property shape {node} is not known here")
    return Shape(node[1:-1], path, severity, message, tuple(checks), tuple(parts), target)


def _list(shapes: Index, node: str) -> Iterator[str]:
    first, rest = shapes.table(f"<{RDF}first>"), shapes.table(f"<{RDF}rest>")
    while node in first:
        yield first[node][0]
        node = rest[node][0]


def _text(term: str) -> str:
    text = literal(term)
    if text is None:
        raise UnsureError(term)
    return text


def _each(test: Test) -> Check:
    """The check that each value node passes the test by itself."""

    def check(index: Index, focus: Sequence[str], values: Values) -> Iterator[tuple[str, str | None]]:
        for node in focus:
            for value in values.get(node, ()):
                if not test(index, value):
                    yield node, value

    return check


def _min_count(_: Index, parameter: str) -> Check:
    least = int(_text(parameter))
    return lambda index, focus, values: [(node, None) for node in focus if len(values.get(node, ())) < least]


def _max_count(_: Index, parameter: str) -> Check:
    most = int(_text(parameter))
    return lambda index, focus, values: [(node, None) for node in focus if len(values.get(node, ())) > most]


def _class(_: Index, parameter: str) -> Check:
    return _each(lambda index, value: index.is_a(value, parameter))


def _node_kind(_: Index, parameter: str) -> Check:
    if parameter != f"<{SH}IRI>":
        raise ValueError(f"the node kind {parameter} is not known here")
    return _each(lambda index, value: value[0] == "<" and value[1] != "<")


def _in(shapes: Index, parameter: str) -> Check:
    members = frozenset(_list(shapes, parameter))
    if any(not member.startswith("<") for member in members):
        raise ValueError("sh:in with anything but IRIs is not known here")
    return _each(lambda index, value: value in members)


def _datatype(_: Index, parameter: str) -> Check:
    datatype = parameter[1:-1]
    if datatype == XSD + "string":
        return _each(lambda index, value: value[0] == '"' and value[-1] == '"')
    ending = f'"^^{parameter}'
    return _each(lambda index, value: value.endswith(ending) and _well_formed(value[1 : -len(ending)], datatype))


@cache
def _well_formed(text: str, datatype: str) -> bool:
    """True for plain forms of dates and truth values, and for datatypes outside XML Schema; else the reference is to judge."""
    name = datatype.removeprefix(XSD)
    if name == "boolean" and text in ("true", "false"):
        return True
    if name == "date" and _DAY.fullmatch(text):
        try:
            date.fromisoformat(text)
        except ValueError:
            raise UnsureError(text) from None
        return True
    if not datatype.startswith("http://www.w3.org/"):
        return True
    form = {"gYearMonth": _MONTH, "gYear": _YEAR, "time": _CLOCK}.get(name)
    if form is None or not form.fullmatch(text) or text.startswith("0000"):
        raise UnsureError(text)
    return True


def _pattern(_: Index, parameter: str) -> Check:
    pattern = re.compile(_text(parameter))
    return _each(lambda index, value: pattern.search(_text(value)) is not None)


def _min_length(_: Index, parameter: str) -> Check:
    least = int(_text(parameter))
    return _each(lambda index, value: len(_text(value)) >= least)


def _integer(term: str) -> int:
    found = _INTEGER.fullmatch(term)
    if found is None:
        raise UnsureError(term)
    return int(found.group(1))


def _min_inclusive(_: Index, parameter: str) -> Check:
    least = _integer(parameter)
    return _each(lambda index, value: _integer(value) >= least)


def _less_than(_: Index, parameter: str) -> Check:
    def check(index: Index, focus: Sequence[str], values: Values) -> Iterator[tuple[str, str | None]]:
        others = index.table(parameter)
        for node in focus:
            for value in values.get(node, ()):
                for other in others.get(node, ()):
                    if not _integer(value) < _integer(other):
                        yield node, value

    return check


def _day(term: str) -> str:
    ending = f'"^^<{XSD}date>'
    if not term.endswith(ending) or not _well_formed(term[1 : -len(ending)], XSD + "date"):
        raise UnsureError(term)
    return term


def _less_than_or_equals(_: Index, parameter: str) -> Check:
    def check(index: Index, focus: Sequence[str], values: Values) -> Iterator[tuple[str, str | None]]:
        others = index.table(parameter)
        for node in focus:
            for other in others.get(node, ()):
                for value in values.get(node, ()):
                    if not _day(value) <= _day(other):
                        yield node, value

    return check


def _or(shapes: Index, parameter: str) -> Check:
    choices = tuple(_shape(shapes, node) for node in _list(shapes, parameter))
    return _each(lambda index, value: any(choice.conforms(index, value) for choice in choices))


def _node(shapes: Index, parameter: str) -> Check:
    shape = _shape(shapes, parameter)
    return _each(lambda index, value: shape.conforms(index, value))


_COMPONENTS: Mapping[str, Callable[[Index, str], Check]] = {
    "class": _class,
    "datatype": _datatype,
    "in": _in,
    "lessThan": _less_than,
    "lessThanOrEquals": _less_than_or_equals,
    "maxCount": _max_count,
    "minCount": _min_count,
    "minInclusive": _min_inclusive,
    "minLength": _min_length,
    "node": _node,
    "nodeKind": _node_kind,
    "or": _or,
    "pattern": _pattern,
}
