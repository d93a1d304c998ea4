"""From the paths that a user names to the files that are read, each with the name that the graph knows it by."""

from __future__ import annotations

import os
import stat
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from minutegraph.errors import SourceError

SUFFIXES = (".txt", ".md")
"""The endings of the files that are read as minutes, in any case."""

MAX_BYTES = 5_000_000
"""The largest file that is read. The longest meetings are well below 1 MB of text; a larger file is a whole archive in
one, whose meetings cannot be told apart. Building takes about 0.3 GB of memory for each MB of one file."""

MANIFEST = "manifest.csv"
"""The file in a source folder that tells of the minutes beside it (see manifest.py)."""

CORRECTIONS = "corrections.csv"
"""The file in a source folder by which people correct the facts of the minutes beside it (see review/rows.py)."""


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """A file to read: `name` is its path relative to its source folder, with `/` (`source` in the graph)."""

    name: str
    path: Path


@dataclass(frozen=True, slots=True, order=True)
class Skipped:
    """A file or folder that is not read, and why. `failed` where the user would expect it to be read."""

    path: str
    reason: str
    failed: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """What the named paths hold: `sources` in order of their names, `skipped` of their paths.

    `manifests` are the manifest files, each with the prefix that its files' names have in the graph; so `corrections`.
    """

    sources: tuple[Source, ...]
    skipped: tuple[Skipped, ...]
    manifests: tuple[tuple[Path, str], ...]
    corrections: tuple[tuple[Path, str], ...] = ()


def find(paths: Iterable[str | Path], out: Path | None = None) -> Found:
    """All minutes below `paths` (files, and folders with all that is in them), in order of their names.

    The order of `paths` makes no difference. Files that begin with a dot are passed over in silence, as is `out`, the
    folder of the graph; any other folder that looks like a graph is skipped, and so is a README. A file that can be
    reached in two ways (links, a path named twice) is read once. Raises SourceError where a path does not exist, or
    where two files would have the same name.
    """
    walk = _Walk(out)
    for path in sorted(map(Path, paths), key=_outer_first):
        walk.enter(path)
    walk.follow_links()
    return walk.result()


def read_bytes(source: Source) -> bytes:
    """The content of a source. Raises SourceError where it cannot be read, or is above `MAX_BYTES`."""
    try:
        with source.path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise SourceError(f"{source.path}: cannot be read ({error.strerror}); check its permissions") from error
    if len(content) > MAX_BYTES:
        limit = f"{MAX_BYTES // 1_000_000} MB"
        raise SourceError(f"{source.path}: has more than the {limit} that are read of one file; split it by meeting")
    return content


class _Walk:
    """One walk over the named paths; real folders first, links to folders afterwards, so that no loop can arise."""

    def __init__(self, out: Path | None) -> None:
        self.out = os.path.realpath(out) if out else None
        self.by_name: dict[str, Path] = {}
        self.files: dict[str, str] = {}  # real path -> name
        self.folders: set[str] = set()  # real paths of the folders entered
        self.links: list[tuple[Path, str]] = []  # links to folders, and the prefix of what lies in them
        self.skipped: list[Skipped] = []
        self.manifests: dict[str, tuple[Path, str]] = {}  # by real path
        self.corrections: dict[str, tuple[Path, str]] = {}  # by real path

    def enter(self, path: Path) -> None:
        """Takes a path that the user named."""
        if path.is_dir():
            self.folder(path, "")
        elif path.exists():
            if path.suffix.lower() not in SUFFIXES:
                self.skipped.append(Skipped(str(path), _not_minutes(path), True))
                return
            self.file(path, path.name)
            if (beside := path.parent / MANIFEST).is_file():
                self.manifest(beside, "")
            if (beside := path.parent / CORRECTIONS).is_file():
                self.correct(beside, "")
        else:
            raise SourceError(f"{path}: there is no such file or folder; check the path")

    def follow_links(self) -> None:
        """Enters the folders that links lead to, those of links found on the way included."""
        while self.links:
            path, prefix = self.links.pop(0)
            self.folder(path, prefix)

    def folder(self, path: Path, prefix: str) -> None:
        """Takes a folder and all real folders below it; each is entered once."""
        pending = [(path, prefix)]
        while pending:
            here, prefix = pending.pop()
            real = os.path.realpath(here)
            if real in self.folders or real == self.out:
                continue
            self.folders.add(real)
            if _is_graph(here):
                self.skipped.append(Skipped(str(here), "a graph made by kg build, not minutes"))
                continue
            for entry in self.entries(here):
                if entry.is_dir(follow_symlinks=False):
                    pending.append((Path(entry.path), f"{prefix}{entry.name}/"))
                elif entry.is_symlink() and Path(entry.path).is_dir():
                    self.links.append((Path(entry.path), f"{prefix}{entry.name}/"))
                else:
                    self.entry(Path(entry.path), prefix)

    def entries(self, folder: Path) -> Iterator[os.DirEntry[str]]:
        """What lies in a folder, in order of name, without hidden files."""
        try:
            with os.scandir(folder) as scan:
                found = sorted(scan, key=lambda entry: entry.name)
        except OSError as error:
            self.skipped.append(Skipped(str(folder), f"the folder cannot be read ({error.strerror})", True))
            return
        yield from (entry for entry in found if not entry.name.startswith("."))

    def entry(self, path: Path, prefix: str) -> None:
        """Takes a file that was found in a folder."""
        if path.name.lower() == MANIFEST:
            self.manifest(path, prefix)
        elif path.name.lower() == CORRECTIONS:
            self.correct(path, prefix)
        elif path.suffix.lower() in SUFFIXES and path.stem.lower() != "readme":
            self.file(path, prefix + path.name)
        else:
            self.skipped.append(Skipped(str(path), _not_minutes(path)))

    def manifest(self, path: Path, prefix: str) -> None:
        """Takes a manifest, once."""
        self.manifests.setdefault(os.path.realpath(path), (path, prefix))

    def correct(self, path: Path, prefix: str) -> None:
        """Takes a table of corrections, once."""
        self.corrections.setdefault(os.path.realpath(path), (path, prefix))

    def file(self, path: Path, name: str) -> None:
        """Takes a file of minutes under a name, once."""
        if not _is_regular(path):
            self.skipped.append(Skipped(str(path), "not a file that can be read", True))
            return
        name = unicodedata.normalize("NFC", name)
        try:
            name.encode("utf-8")
        except UnicodeEncodeError:
            shown = os.fsencode(path).decode("utf-8", "replace")
            self.skipped.append(Skipped(shown, "its name is not UTF-8; rename it", True))
            return
        real = os.path.realpath(path)
        if real in self.files:
            if self.files[real] != name:
                self.skipped.append(Skipped(str(path), f"the same file as {self.files[real]}"))
            return
        if name in self.by_name:
            raise SourceError(
                f"{path} and {self.by_name[name]} would both be {name} in the graph; "
                "rename one, or name the folder that holds both folders"
            )
        self.files[real] = name
        self.by_name[name] = path

    def result(self) -> Found:
        """What was found, in order."""
        sources = tuple(Source(name, path) for name, path in sorted(self.by_name.items()))
        manifests = tuple(sorted(self.manifests.values(), key=lambda pair: (pair[1], str(pair[0]))))
        corrections = tuple(sorted(self.corrections.values(), key=lambda pair: (pair[1], str(pair[0]))))
        return Found(sources, tuple(sorted(set(self.skipped))), manifests, corrections)


def _is_regular(path: Path) -> bool:
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except OSError:
        return False  # a link to nowhere, or a folder on the way that may not be entered


def _is_graph(folder: Path) -> bool:
    return (folder / "catalogue.ttl").is_file() and (folder / "minutes").is_dir()


def _not_minutes(path: Path) -> str:
    if path.stem.lower() == "readme":
        return "a README, not minutes"
    kind = f"a {path.suffix.lower()} file" if path.suffix else "a file without an ending"
    return f"not read: {kind}; minutes are {' or '.join(SUFFIXES)} files"


def _outer_first(path: Path) -> tuple[bool, int, str]:
    """Folders before files and outer before inner ones, so that a file's name does not hang on the order of paths."""
    real = Path(os.path.realpath(path))
    return not real.is_dir(), len(real.parts), str(real)
