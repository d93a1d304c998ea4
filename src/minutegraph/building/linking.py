"""links.csv: what people say of two nodes, as a table `left, right, verdict, by, on, note` beside the minutes.

Left and right are IRIs as report.md prints them: of two mentions of an inspection, intervention or recommendation, or of
two people. The verdict is `same` or `different`.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from minutegraph.errors import SourceError
from minutegraph.rdf.links import Link
from minutegraph.reading.archives import Place
from minutegraph.reading.csvlines import columns
from minutegraph.reading.manifest import Problem

COLUMNS = ("left", "right", "verdict", "by", "on", "note")
"""The columns that are read, in any order and in any case."""

_NEEDED = frozenset(COLUMNS[:3])


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


def _rows(path: Place, problems: list[Problem]) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows that hold anything, each with its line."""
    lines = _text(path).splitlines(keepends=True)
    for delimiter in ",;\t":
        header = columns("".join(lines[:1]), delimiter)
        if set(header) >= _NEEDED:
            break
    else:
        raise SourceError(
            f"{path}:1: has no columns left, right and verdict; its first line must be {','.join(COLUMNS)}"
        )
    reader = csv.reader(io.StringIO("".join(lines[1:]), newline=""), delimiter=delimiter, strict=True)
    line = 2
    try:
        for record in reader:
            cells = [cell.strip().removeprefix("<").removesuffix(">") for cell in record]
            if any(cells):
                yield line, dict(zip(header, cells, strict=False))
            line = reader.line_num + 2
    except csv.Error as error:
        problems.append(Problem(str(path), line, f"not CSV from here on ({error}); mend the quotes of this line"))


def _text(path: Place) -> str:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise SourceError(f"{path}: cannot be read ({error.strerror}); check the path") from error
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise SourceError(f"{path}: is not text; save the table as CSV in UTF-8")
