"""The table of corrections as a CSV file: read however a spreadsheet saved it, written so that any opens it.

Read are commas, semicolons and tabs, UTF-8, UTF-16 and Windows-1252. Written is UTF-8 with a byte-order mark, by which
Excel knows it; a cell that a spreadsheet would execute or convert begins with an apostrophe (see cells.py).
"""

from __future__ import annotations

import csv
import io
import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile

from minutegraph.errors import SourceError
from minutegraph.reading.archives import Place
from minutegraph.review.cells import folded, shielded, unshielded
from minutegraph.review.slots import COLUMNS as SLOTS

PERSON = ("verdict", "checked by", "checked on", "note")
"""The columns that a person fills."""

PLACE = ("file", "item", "line", "type", "quote")
"""The columns that say which fact a row is about."""

COLUMNS = (*PERSON, "certainty", "why", *PLACE, *SLOTS, "rule", "mark")
"""All columns, in the order in which they are written; they are read in any order."""

NEEDED = ("file", "type", "quote", "verdict")
"""The columns without which there is no correction."""

_OWN = frozenset({"certainty", "line", "mark"})
"""Columns whose cells are plain numbers, or words made so that no spreadsheet takes them for anything else."""

MAX_BYTES = 256_000_000
"""The largest table that is read: more rows than a spreadsheet can show, and a few times its size in memory."""

_WORDS = re.compile(r"[\s_-]+")

Report = Callable[[int, str], None]
"""Told of a line, from 1, and what is wrong with it."""

Problem = Callable[[str], None]
"""Told what is wrong with one row."""


@dataclass(frozen=True, slots=True)
class Record:
    """A row of the table: its line, from 1, and its cells by the name of the column."""

    line: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Table:
    """A table read: the names of its columns, folded, and what its rows are read from."""

    path: Place
    header: tuple[str, ...]
    delimiter: str
    body: str

    def rows(self, report: Report) -> Iterator[Record]:
        """The rows that hold anything; what is not CSV, or has more cells than columns, is reported and left out."""
        reader = csv.reader(io.StringIO(self.body, newline=""), delimiter=self.delimiter, strict=True)
        line = 1
        try:
            for number, record in enumerate(reader):
                cells = [unshielded(folded(cell)) for cell in record] if number else []
                if any(cells[len(self.header) :]):
                    report(
                        line, 'more cells than columns; not used; put a cell that has the separator in it in "quotes"'
                    )
                elif any(cells):
                    yield Record(line, dict(zip(self.header, cells, strict=False)))
                line = reader.line_num + 1
        except csv.Error as error:
            report(line, f"not CSV from here on ({error}), and not used; mend the quotation marks of this line")


def read(path: Place) -> Table:
    """The table in a file. Raises SourceError where it cannot be read, or is no table of corrections."""
    text = _text(path)
    first = text[: text.find("\n") + 1 or len(text)]
    for delimiter in ",;\t":
        with suppress(csv.Error):
            names = next(csv.reader(io.StringIO(first, newline=""), delimiter=delimiter), [])
            header = tuple(_WORDS.sub(" ", name).strip().lower() for name in names)
            if "file" in header:
                break
    else:
        raise SourceError(f"{path}:1: no table of corrections, for it has no column 'file'; kg review writes one")
    lacking = [name for name in NEEDED if name not in header]
    if lacking:
        raise SourceError(f"{path}:1: the table of corrections has no column {lacking[0]!r}; kg review writes one")
    twice = [name for name in header if name and header.count(name) > 1]
    if twice:
        raise SourceError(f"{path}:1: the column {twice[0]!r} is there twice; take one of them out")
    return Table(path, header, delimiter, text)


def _text(path: Place) -> str:
    try:
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise SourceError(f"{path}: the corrections cannot be read ({error.strerror}); check the path") from error
    if len(content) > MAX_BYTES:
        raise SourceError(
            f"{path}: has more than the {MAX_BYTES // 1_000_000} MB of corrections that are read; split it"
        )
    marked = content[:2] in (b"\xff\xfe", b"\xfe\xff")
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "cp1252"):
        with suppress(UnicodeDecodeError):
            text = content.decode(encoding)
            if "\0" not in text:
                return text.replace("\r\n", "\n").replace("\r", "\n")
    raise SourceError(f"{path}: the corrections are not text; save the table as CSV in UTF-8")


def written(rows: Iterable[Mapping[str, str]], more: Iterable[str] = ()) -> bytes:
    """The table as a file; `more` are columns that a person has added, which follow the others."""
    columns = (*COLUMNS, *more)
    output = io.StringIO(newline="")
    writer = csv.writer(output)
    writer.writerow(columns)
    for row in rows:
        cells = [folded(row.get(column, "")) for column in columns]
        writer.writerow([cell if each in _OWN else shielded(cell) for each, cell in zip(columns, cells, strict=True)])
    return b"\xef\xbb\xbf" + output.getvalue().encode("utf-8", "replace")


def replace(path: Path, content: bytes) -> None:
    """Put `content` into the file, all of it or, where that fails, none: what people have written is not lost.

    Raises SourceError where it cannot be written.
    """
    try:
        _replace(Path(os.path.realpath(path)), content)
    except OSError as error:  # which tells of a temporary file
        raise SourceError(f"{path}: cannot be written ({error.strerror}); check the folder") from None


def _replace(path: Path, content: bytes) -> None:
    with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as file:
        try:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
            file.close()
            mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask()
            Path(file.name).chmod(mode)
            Path(file.name).replace(path)
        except BaseException:
            file.close()
            Path(file.name).unlink(missing_ok=True)
            raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
