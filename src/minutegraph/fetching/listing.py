"""The manifest of a folder of fetched minutes: rows are added to it, and those that are there stay as people made them."""

from __future__ import annotations

import csv
import io
import os
from pathlib import Path

from minutegraph.errors import FetchError
from minutegraph.reading.manifest import COLUMNS
from minutegraph.reading.sources import MANIFEST


class Listing:
    """The manifest of one folder. Opening it reads what is there. Raises FetchError where nothing can be added to it."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / MANIFEST
        self._files = self._read()

    def add(self, *row: str) -> None:
        """A row of the columns of a manifest, unless the file is told of already: people may have corrected that."""
        if row[0] in self._files:
            return
        text = io.StringIO(newline="")
        rows = csv.writer(text, lineterminator="\n")
        if not self.path.is_file():
            rows.writerow(COLUMNS)
        rows.writerow(row)
        add_lines(self.path, text.getvalue())
        self._files.add(row[0])

    def _read(self) -> set[str]:
        """The files that the manifest tells of."""
        if not self.path.is_file():
            return set()
        try:
            rows = list(csv.reader(io.StringIO(self.path.read_text("utf-8-sig"), newline="")))
        except (UnicodeDecodeError, csv.Error):
            rows = []
        if not rows or [cell.strip().lower() for cell in rows[0]] != list(COLUMNS):
            raise FetchError(
                f"{self.path}:1: no manifest that can be added to; its first line must be {','.join(COLUMNS)}. "
                "Save it so, in UTF-8, or name another folder (--out)"
            )
        return {row[0] for row in rows[1:] if row}


def write_whole(path: Path, content: bytes) -> None:
    """Writes a file that is there whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.part")
    part.write_bytes(content)
    part.replace(path)


def add_lines(path: Path, text: str) -> None:
    """Adds lines to a file, on lines of their own even where a run before could not finish its last one."""
    with path.open("a+b") as file:
        if file.seek(0, os.SEEK_END):
            file.seek(-1, os.SEEK_END)
            if file.read(1) != b"\n":
                text = "\n" + text
        file.write(text.encode("utf-8"))
