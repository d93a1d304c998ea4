"""Does a graph conform to the shapes, and where not, what is a reader of the minutes to do about it.

pySHACL is the reference. It takes longer on one document than all else that a build does with it, so `validate` asks
it only where the compiled shapes (`shacl`) find a violation or are not sure; what it then says is what is reported.
Findings below a violation (a date that nobody gave) are common and are reported as the compiled shapes have them;
tests hold both to the same results. `reference=True` always asks pySHACL.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from minutegraph.errors import RecordError
from minutegraph.graphs import Index, plain, statements
from minutegraph.namespaces import RDFS, SH
from minutegraph.places import Places, Texts, line_of
from minutegraph.shacl import Finding, Shape, UnsureError
from minutegraph.shacl_reference import reference_findings
from minutegraph.shacl_rules import Context, index_of, rules

if TYPE_CHECKING:
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
_SUBCLASS = f"<{RDFS}subClassOf>"
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


def validate(
    data: Data, context: Context | None = None, texts: Texts | None = None, *, reference: bool = False
) -> tuple[Result, ...]:
    """All results, worst first, then by source, line and node; none where the graph conforms.

    `data` is a graph of rdflib, Turtle, or triples of Oxigraph. Raises `SyntaxError` for text that is no Turtle, and
    `RecordError` where pySHACL gives up.
    """
    named, context = rules().named, context or Context()
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


def compiled_findings(index: Index) -> list[Finding] | None:
    """What the compiled shapes find; None where they cannot tell what pySHACL would say."""
    if _SUBCLASS in index.tables:
        return None
    found: dict[Finding, None] = {}
    try:
        for shape in rules().shapes:
            focus = tuple(index.members(shape.target or ""))
            if focus:
                found.update(dict.fromkeys(shape.findings(index, focus)))
    except UnsureError:
        return None
    return list(found)


def _result(finding: Finding, shape: Shape, places: Places) -> Result:
    """A finding for people, with its place in the minutes."""
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
    """The worst first, then by source, line and node."""
    rank = list(_SEVERITIES.values()).index(result.severity)
    place = (rank, result.source or "", result.line or 0)
    return (*place, result.focus, result.path or "", result.value or "", result.shape, result.component)
