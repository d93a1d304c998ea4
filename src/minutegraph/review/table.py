"""The table of corrections as a CSV file: read however a spreadsheet saved it, written so that any opens it.

Written is UTF-8 with a byte-order mark, by which Excel knows it; a cell that a spreadsheet would execute or convert
begins with an apostrophe (see cells.py).
"""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from tempfile import NamedTemporaryFile

from minutegraph.errors import SourceError
from minutegraph.reading import csvlines
from minutegraph.reading.archives import Place
from minutegraph.reading.csvlines import Table
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

Problem = Callable[[str], None]
"""Told what is wrong with one row."""


def cleaned(cell: str) -> str:
    """What a person means by a cell: without the apostrophe that keeps a spreadsheet from converting it."""
    return unshielded(folded(cell))


def read(path: Place) -> Table:
    """The table in a file. Raises SourceError where it cannot be read, or is no table of corrections."""
    lacking = "no table of corrections, for it has no column 'file'; kg review writes one"
    found = csvlines.read(path, "the table of corrections", ("file",), lacking, cleaned)
    missing = [name for name in NEEDED if name not in found.header]
    if missing:
        raise SourceError(f"{path}:1: the table of corrections has no column {missing[0]!r}; kg review writes one")
    twice = [name for name in found.header if name and found.header.count(name) > 1]
    if twice:
        raise SourceError(f"{path}:1: the column {twice[0]!r} is there twice; take one of them out")
    return found


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
