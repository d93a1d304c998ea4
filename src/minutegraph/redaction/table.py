"""redactions.csv: the names that are withheld, as a table `file, name, note` beside the minutes.

`file` may be left empty: then the name is withheld in all minutes of the folder. A table that cannot be read to its end
stops the build, so that nothing is published that it withholds.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from minutegraph.errors import SourceError
from minutegraph.reading import csvlines
from minutegraph.reading.archives import Place, lies_beside
from minutegraph.reading.manifest import Problem

COLUMNS = ("file", "name", "note")
"""The columns that are read, in any order and in any case; only `name` must be there."""

SHORTEST = 2
"""Letters that a name must have at least."""


@dataclass(frozen=True, slots=True)
class Redactions:
    """The names withheld, sorted, by the name of the source; what is wrong with the tables, never with a name in it.

    `names` are all names of the tables, also those of files that are not built.
    """

    given: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    names: tuple[str, ...] = ()


def read(
    files: Iterable[tuple[Place, str]], sources: Collection[str], pages: Mapping[str, Sequence[str]] = {}
) -> Redactions:
    """What the tables withhold, each with the prefix of its files' names, of the sources of these names.

    `pages` are files of several meetings, each with the names of those. Raises SourceError where a table, or a row of
    it, cannot be read.
    """
    given: dict[str, set[str]] = {}
    names: set[str] = set()
    problems: list[Problem] = []
    meant = {source.lower(): (source,) for source in sources} | {page.lower(): tuple(pages[page]) for page in pages}
    for path, prefix in files:
        for line, cells in _rows(path):
            name = " ".join(unicodedata.normalize("NFC", cells.get("name", "")).split())
            if sum(map(str.isalpha, name)) < SHORTEST:
                raise SourceError(
                    f"{path}:{line}: withholds no name; write it into the column name, or take the row out"
                )
            names.add(name)
            cell = unicodedata.normalize("NFC", cells.get("file", "").replace("\\", "/").removeprefix("./"))
            found = meant.get((prefix + cell).lower(), ())
            if cell and not found and not lies_beside(path, cell):
                problems.append(
                    Problem(str(path), line, "its file is not among the minutes: the name is withheld in all")
                )
                cell = ""
            for each in found if cell else (each for each in sources if each.startswith(prefix)):
                given.setdefault(each, set()).add(name)
    by_source = {source: tuple(sorted(withheld)) for source, withheld in given.items()}
    return Redactions(by_source, tuple(sorted(problems)), tuple(sorted(names)))


def _rows(path: Place) -> Iterator[tuple[int, Mapping[str, str]]]:
    """The rows that hold anything, each with its line. Raises SourceError at the first that cannot be read."""

    def refuse(line: int, message: str) -> None:
        raise SourceError(f"{path}:{line}: {message}; nothing is built without the names that the table withholds")

    lacking = f"has no column name; its first line must be {','.join(COLUMNS)}"
    found = csvlines.read(path, "the table of names", ("name",), lacking)
    for row in found.rows(refuse):
        yield row.line, row.cells
