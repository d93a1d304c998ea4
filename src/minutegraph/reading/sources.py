"""From the paths that a user names to the files that are read, each with the name that the graph knows it by."""

from __future__ import annotations

import os
import re
import stat
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath

from minutegraph.errors import SourceError
from minutegraph.reading import kinds
from minutegraph.reading.archives import Inside, Member, Place, member_bytes, members
from minutegraph.reading.files import MAX_TEXT, Found, Placed, Skipped, Source, Tables

MANIFEST = "manifest.csv"
"""The file in a source folder that tells of the minutes beside it (see manifest.py)."""

CORRECTIONS = "corrections.csv"
"""The file in a source folder by which people correct the facts of the minutes beside it (see review/rows.py)."""

LINKS = "links.csv"
"""The file in a source folder by which people tell which nodes are the same (see building/linking.py)."""

REDACTIONS = "redactions.csv"
"""The file in a source folder, or an archive, that tells which names are withheld (see redaction/table.py)."""

TABLES = (MANIFEST, CORRECTIONS, LINKS, REDACTIONS)
"""The tables that tell of the minutes beside them, in a folder as in an archive."""

_PERHAPS_MINUTES = (".doc", ".docm", ".pages", ".wpd", ".zip", ".gz", ".7z", ".rar", ".eml", ".msg")
"""Files of these endings are not read, but a user may well think that they are: not reading them is a failure."""


def find(paths: Iterable[str | Path | Placed], out: Path | None = None) -> Found:
    """All minutes below `paths` (files, patterns with `*`, ZIP archives, folders with all in them), in order of their names.

    The order of `paths` makes no difference. Files that begin with a dot are passed over in silence, as is `out`, the
    folder of the graph; any other folder that looks like a graph is skipped, and so is a README. A file that can be
    reached in two ways (links, a path named twice) is read once. An archive counts as a folder. Raises SourceError where
    a path does not exist, where two files would have the same name, or where a table of names cannot be read.
    """
    walk = _Walk(out)
    placed: list[Placed] = []
    named: list[Path] = []
    for each in paths:
        if isinstance(each, Placed):
            placed.append(each)
        else:
            named += _expanded(Path(each))
    for path in sorted(named, key=_outer_first):
        walk.enter(path)
    walk.follow_links()
    for file in placed:
        walk.enter(file.path, file.prefix)
    return walk.result()


def _expanded(path: Path) -> list[Path]:
    """The paths that a pattern stands for; the path itself where it exists or is no pattern."""
    if path.exists() or not _MAGIC.search(str(path)):
        return [path]
    root = Path(path.anchor)
    try:
        return list(root.glob(str(path.relative_to(root)))) or [path]
    except ValueError:  # two stars beside other signs, before Python 3.13
        raise SourceError(f"{path}: no pattern that can be followed; write ** alone between two slashes") from None


_MAGIC = re.compile(r"[*?\[]")


class _Walk:
    """One walk over the named paths; real folders first, links to folders afterwards, so that no loop can arise."""

    def __init__(self, out: Path | None) -> None:
        self.out = os.path.realpath(out) if out else None
        self.by_name: dict[str, Source] = {}
        self.files: dict[str, str] = {}  # real path -> name
        self.folders: set[str] = set()  # real paths of the folders entered
        self.links: list[tuple[Path, str]] = []  # links to folders, and the prefix of what lies in them
        self.skipped: list[Skipped] = []
        self.tables: dict[str, dict[str, tuple[Place, str]]] = {name: {} for name in TABLES}  # by real path

    def enter(self, path: Path, prefix: str = "") -> None:
        """Takes a path that the user named, or a file that is placed elsewhere in the graph."""
        if path.is_dir():
            self.folder(path, prefix)
        elif path.exists():
            if not _is_regular(path):
                self.skipped.append(Skipped(str(path), "not a file that can be read", True))
                return
            found = self.found(path)
            if found.kind == "zip" and path.suffix.lower() == ".zip":
                self.archive(path, f"{prefix}{path.name}/" if prefix else "")
                self.beside(path, prefix, (REDACTIONS,))  # the others tell of files by their paths in a folder
            elif _taken(path.name, found) or (found.kind == "text" and not path.suffix):
                self.file(Source(prefix + path.name, path))
                self.beside(path, prefix)
            else:
                self.skipped.append(Skipped(str(path), _not_minutes(path, found), True))
        else:
            raise SourceError(f"{path}: there is no such file or folder; check the path")

    def beside(self, path: Path, prefix: str, names: tuple[str, ...] = TABLES) -> None:
        """Takes the tables in the folder of a file, and of those above it that belong to its name."""
        folder = path.parent
        while True:
            for name in names:
                if (folder / name).is_file():
                    self.table(folder / name, prefix)
            if not prefix:
                return
            folder, prefix = folder.parent, prefix.rpartition("/")[0].rpartition("/")[0]
            prefix = f"{prefix}/" if prefix else ""

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
                if _is_beside_page(entry):
                    continue
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
        if path.name.lower() in TABLES:
            self.table(path, prefix)
            return
        if not _is_regular(path):
            self.skipped.append(Skipped(str(path), "not a file that can be read", True))
            return
        known = path.suffix.lower() in kinds.SUFFIXES
        found = kinds.Found("text") if known else self.found(path)
        if found.kind == "zip" and path.suffix.lower() == ".zip":
            self.archive(path, f"{prefix}{path.name}/")
        elif _taken(path.name, found) and path.stem.lower() != "readme":
            self.file(Source(prefix + path.name, path))
        else:
            failed = path.suffix.lower() in _PERHAPS_MINUTES
            self.skipped.append(Skipped(str(path), _not_minutes(path, found), failed))

    def found(self, path: Path) -> kinds.Found:
        """What a file is; one that cannot be opened is told of by whoever reads it."""
        try:
            return kinds.of_file(path)
        except OSError:
            return kinds.Found("text")

    def archive(self, path: Path, prefix: str) -> None:
        """Takes the minutes in an archive, and its tables; an archive inside it is refused."""
        try:
            found = list(members(path))
        except SourceError as error:
            self.skipped.append(Skipped(str(path), str(error).removeprefix(f"{path}: "), True))
            return
        for member in found:
            self.member(path, member, prefix)

    def member(self, path: Path, member: Member, prefix: str) -> None:
        """Takes a file that was found in an archive. Raises SourceError for a table of names that cannot be read."""
        inside = PurePosixPath(member.name)
        place = Path(f"{path}/{member.name}")  # a member's name may begin with a slash
        reason = member.reason
        if inside.name.lower() in TABLES:
            reason = reason or ("too large for a table" if member.size > MAX_TEXT else "")
            if reason and inside.name.lower() == REDACTIONS:
                raise SourceError(f"{place}: {reason}; nothing is built without the names that it withholds")
        elif inside.suffix.lower() == ".zip":
            reason = reason or "an archive inside an archive; unpack the outer one"
        if reason:
            self.skipped.append(Skipped(str(place), reason, True))
        elif inside.name.lower() in TABLES:
            self.table(Inside(path, member.name, MAX_TEXT), prefix + member.name[: -len(inside.name)])
        else:
            self.document(path, member, prefix)

    def document(self, path: Path, member: Member, prefix: str) -> None:
        """Takes a file in an archive that is no table."""
        inside, place = PurePosixPath(member.name), path / member.name
        known = inside.suffix.lower() in kinds.SUFFIXES
        try:
            found = kinds.of(b"" if known else member_bytes(path, member.name, kinds.HEAD), inside.name)
        except SourceError as error:
            self.skipped.append(Skipped(str(place), str(error).removeprefix(f"{place}: "), True))
            return
        if _taken(inside.name, found) and inside.stem.lower() != "readme":
            self.file(Source(prefix + member.name, path, member.name))
        else:
            failed = inside.suffix.lower() in _PERHAPS_MINUTES
            self.skipped.append(Skipped(str(place), _not_minutes(place, found), failed))

    def table(self, place: Place, prefix: str) -> None:
        """Takes a table that tells of minutes, once."""
        real = os.path.realpath(place) if isinstance(place, Path) else str(place)
        name = place.name if isinstance(place, Path) else PurePosixPath(place.member).name
        self.tables[name.lower()].setdefault(real, (place, prefix))

    def file(self, source: Source) -> None:
        """Takes a file of minutes, once."""
        name = unicodedata.normalize("NFC", source.name)
        try:
            name.encode("utf-8")
        except UnicodeEncodeError:
            shown = os.fsencode(source.place).decode("utf-8", "replace")
            self.skipped.append(Skipped(shown, "its name is not UTF-8; rename it", True))
            return
        real = f"{os.path.realpath(source.path)}//{source.member}"
        if real in self.files:
            if self.files[real] != name:
                self.skipped.append(Skipped(str(source.place), f"the same file as {self.files[real]}"))
            return
        if name in self.by_name:
            raise SourceError(
                f"{source.place} and {self.by_name[name].place} would both be {name} in the graph; "
                "rename one, or name the folder that holds both folders"
            )
        self.files[real] = name
        self.by_name[name] = replace(source, name=name)

    def result(self) -> Found:
        """What was found, in order."""
        sources = tuple(source for _, source in sorted(self.by_name.items()))
        manifests, corrections, links, redactions = (self.in_order(name) for name in TABLES)
        return Found(sources, tuple(sorted(set(self.skipped))), manifests, corrections, links, redactions)

    def in_order(self, name: str) -> Tables:
        """The tables of a name, in order."""
        return tuple(sorted(self.tables[name].values(), key=lambda pair: (pair[1], str(pair[0]))))


def _is_regular(path: Path) -> bool:
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except OSError:
        return False  # a link to nowhere, or a folder on the way that may not be entered


def _is_graph(folder: Path) -> bool:
    return (folder / "catalogue.ttl").is_file() and (folder / "minutes").is_dir()


def _is_beside_page(entry: os.DirEntry[str]) -> bool:
    """Whether a folder holds the pictures and scripts that a browser saves beside a page."""
    if not entry.name.endswith("_files") or not entry.is_dir(follow_symlinks=False):
        return False
    stem = entry.path.removesuffix("_files")
    return any(Path(stem + ending).is_file() for ending in (".html", ".htm"))


def _taken(name: str, found: kinds.Found) -> bool:
    """Whether a file is read: because of its ending, or because of what it holds."""
    return PurePosixPath(name).suffix.lower() in kinds.SUFFIXES or found.kind not in ("text", "zip", "other")


def _not_minutes(path: Path, found: kinds.Found) -> str:
    if path.stem.lower() == "readme":
        return "a README, not minutes"
    if found.kind == "other":
        return f"not read: {found.what}; {found.remedy}"
    kind = f"a {path.suffix.lower()} file" if path.suffix else "a file without an ending"
    return f"not read: {kind}; minutes are {kinds.SHOWN}"


def _outer_first(path: Path) -> tuple[bool, int, str]:
    """Folders before files and outer before inner ones, so that a file's name does not hang on the order of paths."""
    real = Path(os.path.realpath(path))
    return not real.is_dir(), len(real.parts), str(real)
