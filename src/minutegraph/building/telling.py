"""What a build tells when all documents are in: of shared nodes, of the tables of corrections, and in its reports."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from minutegraph.building.making import CORRECTION, ROW, of_result, on_correction
from minutegraph.building.summary import Summary
from minutegraph.building.tables import Tables
from minutegraph.edition import Edition
from minutegraph.rdf.terms import MG
from minutegraph.rdf.versions import Version
from minutegraph.record import report
from minutegraph.record.remarks import Remark
from minutegraph.validation import Context, validate

NODES_AT_ONCE = 500
"""Shared nodes validated together: enough to be quick, few enough to be small."""


def remark_on_shared_nodes(edition: Edition) -> None:
    """Validate the shared nodes that have changed, for what no document alone can show: minutes that disagree."""
    changed = edition.joined()
    while batch := dict(islice(changed, NODES_AT_ONCE)):
        lines = [line for own in batch.values() for line in own]
        found: dict[str, list[Remark]] = {node: [] for node in batch}
        if lines:
            for result in validate("\n".join(lines), _context(edition, lines)):
                found.setdefault(f"<{result.focus}>", []).append(of_result(result))
        for node, remarks in found.items():
            edition.remark(node, remarks)


def _context(edition: Edition, lines: Iterable[str]) -> Context:
    """The classes of the nodes that these lines refer to. Those inside a document were validated with it."""
    targets = {line.split(" ", 2)[2].removesuffix(" .") for line in lines}
    local = f"<{edition.base}minutes/"
    known = Context.of("\n".join(edition.types(targets)))
    classes = frozenset(str(MG[name]) for name in ("Agent", "Authority", "Person"))
    agents = {node: classes for node in targets if node.startswith(local)}
    return Context({**known.classes, **agents})


def remark_on_corrections(edition: Edition, tables: Tables, silent: Sequence[Version]) -> None:
    """Tell of what is wrong with the tables, and where the rows that do not fit stand in them now.

    `silent` are the documents that are versions of others, whose corrections say nothing.
    """
    wrong = [on_correction("warning", each.message, "", each.path, each.line) for each in tables.wrong_corrections]
    edition.remark(CORRECTION, [*wrong, *_waiting(tables, silent)])
    places = tables.corrections.places
    if places:
        edition.move_remarks({(name, f"{ROW}{row}"): at for (name, row), at in places.items()})


def _waiting(tables: Tables, silent: Sequence[Version]) -> Iterator[Remark]:
    """Tells of the corrections of documents that are silent."""
    for version in silent:
        for row in tables.corrections.given.get(version.source, ()):
            path, line = tables.corrections.places.get((version.source, row.name), ("", 0))
            what = f"is kept, but says nothing now: {version.source} is a version of {version.best_source}, which speaks"
            yield on_correction("warning", f"{what}; write it for that one if it holds there", "", path, line)


def on_corrections(edition: Edition, tables: Tables) -> tuple[str, ...]:
    """What is to be told of the corrections, by table and line; nothing where there are none."""
    if not tables.corrections.places and not tables.corrections.problems:
        return ()
    told = [each for each in edition.remarks() if each.component == CORRECTION and each.severity == "warning"]
    ordered = sorted(told, key=lambda each: (each.source or "", each.line or 0, each.message))
    return tuple(f"{each.source}:{each.line}: {each.message}" for each in ordered)


def report_on(edition: Edition, summary: Summary) -> None:
    """Write report.md for people and report.ttl for programs."""
    with edition.open("report.md") as file:
        report.markdown(summary.account(), edition.remarks(), file, edition.versions(), edition.merges(), edition.taken_up())
    with edition.open("report.ttl") as file:
        conforms = not any(remark.shape for remark in edition.remarks())
        report.write_turtle(edition.base, conforms, edition.remarks(), file)
