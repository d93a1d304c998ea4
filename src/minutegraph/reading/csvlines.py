"""Tables that people made, as CSV: read however a spreadsheet saved them.

Read are commas, semicolons and tabs, UTF-8, UTF-16 and Windows-1252, columns in any order and any case.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass

from minutegraph.errors import SourceError
from minutegraph.reading.archives import Place

MAX_BYTES = 256_000_000
"""The largest table that is read: more rows than a spreadsheet can show, and a few times its size in memory."""

_BETWEEN = re.compile(r"[\s_-]+")

Report = Callable[[int, str], None]
"""Told of a line, from 1, and what is wrong with it."""


def _stripped(cell: str) -> str:
    return cell.strip()


@dataclass(frozen=True, slots=True)
class Record:
    """A row of a table: its line, from 1, and its cells by the name of the column."""

    line: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Table:
    """A table read: the names of its columns, in small letters, what its rows are read from, how a cell is cleaned."""

    path: Place
    header: tuple[str, ...]
    delimiter: str
    body: str
    clean: Callable[[str], str] = _stripped

    def rows(self, report: Report) -> Iterator[Record]:
        """The rows that hold anything; what is not CSV, or has more cells than columns, is reported and left out."""
        reader = csv.reader(io.StringIO(self.body, newline=""), delimiter=self.delimiter, strict=True)
        line = 1
        try:
            for number, record in enumerate(reader):
                cells = [self.clean(cell) for cell in record] if number else []
                if any(cells[len(self.header) :]):
                    report(line, 'more cells than columns; put a cell that has the separator in it in "quotes"')
                elif any(cells):
                    yield Record(line, dict(zip(self.header, cells, strict=False)))
                line = reader.line_num + 1
        except csv.Error as error:
            report(line, f"not CSV from here on ({error}); mend the quotation marks of this line")


def read(
    path: Place, what: str, needed: Collection[str], lacking: str, clean: Callable[[str], str] = _stripped
) -> Table:
    """The table in a file, separated by what gives it the columns `needed`; `what` it is stands in errors.

    Raises SourceError where it cannot be read, or, with `lacking` as the reason, where it has not those columns.
    """
    text = _text(path, what)
    first = text[: text.find("\n") + 1 or len(text)]
    for delimiter in ",;\t":
        with suppress(csv.Error):  # a cell beyond all measure
            names = next(csv.reader([first], delimiter=delimiter), [])
            header = tuple(_BETWEEN.sub(" ", name).strip().lower() for name in names)
            if set(needed) <= set(header):
                return Table(path, header, delimiter, text, clean)
    raise SourceError(f"{path}:1: {lacking}")


def _text(path: Place, what: str) -> str:
    """The characters of a file, its line ends as `\\n`. Raises SourceError."""
    try:
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise SourceError(f"{path}: {what} cannot be read ({error.strerror}); check the path") from error
    if len(content) > MAX_BYTES:
        raise SourceError(f"{path}: {what} has more than the {MAX_BYTES // 1_000_000} MB that are read; split it")
    marked = content[:2] in (b"\xff\xfe", b"\xfe\xff")
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "cp1252"):
        with suppress(UnicodeDecodeError):
            text = content.decode(encoding)
            if "\0" not in text:
                return text.replace("\r\n", "\n").replace("\r", "\n")
    raise SourceError(f"{path}: {what} is not text; save it as CSV in UTF-8")
