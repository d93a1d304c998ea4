"""links.csv: what people say of two nodes, as a table `left, right, verdict, by, on, note` beside the minutes.

Left and right are IRIs as report.md prints them: of two mentions of an inspection, intervention or recommendation, or of
two people. The verdict is `same` or `different`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from minutegraph.rdf.links import Link
from minutegraph.reading import csvlines
from minutegraph.reading.archives import Place
from minutegraph.reading.manifest import Problem

COLUMNS = ("left", "right", "verdict", "by", "on", "note")
"""The columns that are read, in any order and in any case."""


@dataclass(frozen=True, slots=True)
class Linking:
    """The links of all tables, each once and in order, and what is wrong with the tables, by file and line."""

    links: tuple[Link, ...] = ()
    problems: tuple[Problem, ...] = ()


def read(paths: Iterable[Place]) -> Linking:
    """What the tables say. Raises SourceError where one cannot be read at all, so that nothing is joined against it."""
    links: set[Link] = set()
    problems: list[Problem] = []
    for path in paths:
        for line, cells in _rows(path, problems):
            left, right, verdict = (cells.get(name, "") for name in COLUMNS[:3])
            others = (cells.get(name, "") for name in COLUMNS[3:])
            if verdict.lower() not in ("same", "different"):
                problems.append(
                    Problem(str(path), line, f"the verdict {verdict!r} is not known; write same or different")
                )
            elif not all("://" in iri and " " not in iri for iri in (left, right)) or left == right:
                problems.append(Problem(str(path), line, "left and right must be two IRIs, as report.md prints them"))
            else:
                links.add(Link(left, right, "same" if verdict.lower() == "same" else "different", *others))
    ordered = sorted(links, key=lambda each: (each.left, each.right, each.verdict, each.by, each.on, each.note))
    return Linking(tuple(ordered), tuple(sorted(problems)))


def _rows(path: Place, problems: list[Problem]) -> Iterator[tuple[int, Mapping[str, str]]]:
    """The rows that hold anything, each with its line."""
    lacking = f"has no columns left, right and verdict; its first line must be {','.join(COLUMNS)}"
    found = csvlines.read(path, "the table of links", COLUMNS[:3], lacking, _bare)
    for row in found.rows(lambda line, message: problems.append(Problem(str(path), line, message))):
        yield row.line, row.cells


def _bare(cell: str) -> str:
    return cell.strip().removeprefix("<").removesuffix(">")
