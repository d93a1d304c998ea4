"""Where everything lies in a graph folder, and how files get there: all of an edition or none of it.

A build writes beside the record, under `.staging/`; when all is written, a plan is put there, and the files are moved
to their places. A build that dies before the plan leaves the old record as it was; one that dies after it is finished
by whoever opens the folder next (`recover`).
"""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

from minutegraph.errors import RecordError

_PLAN = "plan.json"
_SHARED_FILES = ("entities.ttl", "catalogue.ttl")
_NAME = r"(?!\.)[^/\\\0]+"
_OWN = re.compile(rf"minutes/{_NAME}/{_NAME}\.ttl|texts/{_NAME}\.txt|(?:entities|catalogue)\.ttl|report\.(?:md|ttl)")
"""The files that an edition puts; a plan that names others is none of ours."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The paths of a graph folder."""

    root: Path

    @property
    def minutes(self) -> Path:
        """The folder of the documents' Turtle files, one folder an authority."""
        return self.root / "minutes"

    @property
    def texts(self) -> Path:
        """The folder of the texts that the quotes point into."""
        return self.root / "texts"

    @property
    def entities(self) -> Path:
        """The nodes shared by several documents."""
        return self.root / "entities.ttl"

    @property
    def catalogue(self) -> Path:
        """DCAT and VoID of the whole."""
        return self.root / "catalogue.ttl"

    @property
    def store(self) -> Path:
        """The folder of all that is derived and may be deleted."""
        return self.root / "store"

    @property
    def ledger(self) -> Path:
        """The ledger of what was built."""
        return self.store / "ledger.sqlite"

    @property
    def stamp(self) -> Path:
        """What the index was made from."""
        return self.store / "stamp.json"

    @property
    def staging(self) -> Path:
        """The folder in which a build prepares its files."""
        return self.root / ".staging"

    def documents(self) -> list[Path]:
        """The documents' Turtle files, sorted."""
        return sorted(self.minutes.glob("*/*.ttl"))

    def text(self, slug: str) -> Path:
        """The text of a document."""
        return self.texts / f"{slug}.txt"

    def signature(self) -> str:
        """A hash of names, sizes and times of the files of the record; any change of a file changes it.

        Hashing the contents would cost more than a query on a large graph; `kg verify` finds what changed under an
        unchanged time and size.
        """
        found = [(entry.name, entry.stat()) for entry in _entries(self.root) if entry.name in _SHARED_FILES]
        for folder in _entries(self.minutes):
            if folder.is_dir():
                files = _entries(Path(folder.path))
                found += [(f"{folder.name}/{file.name}", file.stat()) for file in files if file.name.endswith(".ttl")]
        lines = sorted(f"{name}\0{state.st_size}\0{state.st_mtime_ns}\n" for name, state in found)
        return sha256("".join(lines).encode("utf-8", "surrogateescape")).hexdigest()


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    """What lies in a folder; nothing where there is none. Many times faster than paths, and asked before each query."""
    try:
        with os.scandir(folder) as entries:
            return list(entries)
    except (FileNotFoundError, NotADirectoryError):
        return []


def document_path(authority: str, slug: str) -> str:
    """Where a document's Turtle lies, relative to the graph folder."""
    return f"minutes/{authority}/{slug}.ttl"


def text_path(slug: str) -> str:
    """Where a document's text lies, relative to the graph folder."""
    return f"texts/{slug}.txt"


@contextmanager
def writing(place: Path) -> Iterator[None]:
    """Turn what the system says against writing at `place` into one line for the user."""
    try:
        yield
    except OSError as error:
        where = error.filename or place
        reason = error.strerror or str(error)
        raise RecordError(f"{where}: cannot write: {reason}; the graph that was there is kept as it was") from error


class Staging:
    """The files of one edition on their way into the record; paths are relative to the graph folder, with `/`."""

    def __init__(self, layout: Layout) -> None:
        """Begin with an empty staging folder; what an earlier build left unfinished there is dropped."""
        self._layout = layout
        self._folders: set[str] = set()
        self._put: dict[str, None] = {}
        self._removed: dict[str, None] = {}
        with writing(layout.root):
            shutil.rmtree(layout.staging, ignore_errors=True)
            layout.staging.mkdir(parents=True)

    def write(self, path: str, content: bytes) -> None:
        """Put a file with this content. Raises RecordError."""
        target = self._target(path)
        with writing(target):
            target.write_bytes(content)
        self._count(path)

    @contextmanager
    def open(self, path: str) -> Iterator[BinaryIO]:
        """Put a file whose content is written bit by bit. Raises RecordError."""
        target = self._target(path)
        with writing(target), target.open("wb") as file:
            yield file
        self._count(path)

    def read(self, path: str) -> bytes:
        """A file as the edition has it: as it was put, else as it is in the record. Raises RecordError."""
        place = (self._layout.staging if path in self._put else self._layout.root) / path
        try:
            return place.read_bytes()
        except OSError as error:
            raise RecordError(f"{place}: cannot be read: {error.strerror or error}; build again") from error

    def _target(self, path: str) -> Path:
        """Where the file is made, in a folder that is there."""
        target = self._layout.staging / path
        folder = path.rpartition("/")[0]
        if folder not in self._folders:
            with writing(target):
                target.parent.mkdir(parents=True, exist_ok=True)
            self._folders.add(folder)
        return target

    def _count(self, path: str) -> None:
        self._put[path] = None
        self._removed.pop(path, None)

    def remove(self, path: str) -> None:
        """Take a file away, unless the edition has put it anew."""
        if path not in self._put:
            self._removed[path] = None

    def publish(self) -> None:
        """Move all files to their places. Raises RecordError; what was already moved is then finished by `recover`."""
        staging = self._layout.staging
        with writing(self._layout.root):
            draft = staging / f"{_PLAN}.draft"
            draft.write_text(json.dumps({"put": list(self._put), "removed": list(self._removed)}), "utf-8")
            draft.replace(staging / _PLAN)
            _apply(self._layout)

    def discard(self) -> None:
        """Leave the record as it was; once the plan is there, what is left to do stays there for `recover`."""
        if not pending(self._layout):
            shutil.rmtree(self._layout.staging, ignore_errors=True)


def recover(layout: Layout) -> bool:
    """Finish the edition that a build was publishing when it died; true if there was one. Needs the ledger's lock."""
    if not (layout.staging / _PLAN).exists():
        return False
    with writing(layout.root):
        _apply(layout)
    return True


def pending(layout: Layout) -> bool:
    """Whether an edition is being published, or was when its build died."""
    return (layout.staging / _PLAN).exists()


def _apply(layout: Layout) -> None:
    """Carry out the plan. May be done again after any interruption: a file no longer staged has been moved."""
    staging = layout.staging
    put, removed = _plan(layout)
    folders: set[Path] = set()
    for path in put:
        source, target = staging / path, layout.root / path
        if target.parent not in folders:
            target.parent.mkdir(parents=True, exist_ok=True)
            folders.add(target.parent)
        if source.exists():
            source.replace(target)
    for path in removed:
        gone = layout.root / path
        gone.unlink(missing_ok=True)
        folders.add(gone.parent)
    for folder in folders:
        if folder.parent == layout.minutes and folder.exists() and not any(folder.iterdir()):
            folder.rmdir()
    (staging / _PLAN).unlink()
    shutil.rmtree(staging, ignore_errors=True)


def _plan(layout: Layout) -> tuple[list[str], list[str]]:
    """The files that are to be put and removed. A folder may come from anywhere: raises RecordError for any other plan."""
    place = layout.staging / _PLAN
    try:
        plan = json.loads(place.read_text("utf-8"))
        put, removed = ([str(path) for path in plan[key]] for key in ("put", "removed"))
    except (ValueError, KeyError, TypeError, RecursionError):
        put, removed = [""], []
    roots = layout.root.resolve(), layout.staging.resolve()
    for path in (*put, *removed):  # no folder on the way may lead elsewhere
        if not _OWN.fullmatch(path) or any((root / path).parent.resolve() != (root / path).parent for root in roots):
            raise RecordError(f"{place}: is no plan of an edition: delete {layout.staging}, and build again")
    return put, removed
