"""ZIP archives of minutes: which members are read, and their bytes. Nothing is unpacked to the disk, all is bounded."""

from __future__ import annotations

import io
import lzma
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path, PurePosixPath

from minutegraph.errors import SourceError

MAX_MEMBERS = 20_000
MAX_TOTAL = 2_000_000_000
MAX_RATIO = 200
"""Bounds of an archive: members, bytes unpacked in all, and how many bytes one packed byte may become in it. Text packs to
a tenth at best, a bomb to a thousandth."""

_FREE = 10_000_000  # Bytes that an archive may always become: small ones of few words pack very well.
_LINK = 0o120000
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    NotImplementedError,
    RuntimeError,
    OSError,
    ValueError,
    EOFError,
)


@dataclass(frozen=True, slots=True)
class Member:
    """A file inside an archive: its path there, its bytes unpacked, and why it cannot be read ("" where it can)."""

    name: str
    size: int
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Inside:
    """A table inside an archive, read as a file is. `size` bytes of it are read at most."""

    archive: Path
    member: str
    size: int

    def __str__(self) -> str:
        """Where it lies, as messages tell it."""
        return str(self.archive / self.member)

    def read_bytes(self) -> bytes:
        """Its content. Raises SourceError where it cannot be unpacked."""
        return member_bytes(self.archive, self.member, self.size)

    def open(self, mode: str = "rb") -> io.BytesIO:
        """Its content as a file. Raises SourceError where it cannot be unpacked."""
        return io.BytesIO(self.read_bytes())


Place = Path | Inside
"""Where a table lies: in a folder, or in an archive."""


def lies_beside(table: Place, cell: str) -> bool:
    """Whether a cell of a table names a file beside it; tables in archives have none but those of the archive."""
    try:
        return isinstance(table, Path) and (table.parent / cell).is_file()
    except (OSError, ValueError):
        return False  # a cell that can be no path


def members(path: Path) -> Iterator[Member]:
    """The files in an archive, in the order of their names, without hidden ones. Raises SourceError."""
    infos = [info for info in _opened(path).infolist() if not info.is_dir()]
    total, packed = sum(info.file_size for info in infos), max(1, path.stat().st_size)
    if len(infos) > MAX_MEMBERS:
        raise SourceError(f"{path}: holds more than {MAX_MEMBERS:,} files; unpack it and name the folders one by one")
    if total > MAX_TOTAL or (total > _FREE and total / packed > MAX_RATIO):
        raise SourceError(
            f"{path}: would unpack to {total / 1e6:,.0f} MB, far more than minutes take; unpack it yourself"
        )
    seen: set[str] = set()
    for info in sorted(infos, key=lambda each: each.filename):
        parts = info.filename.split("/")
        if any(part.startswith(".") and part not in (".", "..") for part in parts) or parts[0] == "__MACOSX":
            continue
        yield Member(info.filename, info.file_size, _reason(info, info.filename in seen))
        seen.add(info.filename)


def holds(path: Path, name: str) -> bool:
    """Whether an archive has a file of this name; not where it cannot be opened."""
    try:
        return name in _opened(path).NameToInfo
    except SourceError:
        return False


def member_bytes(path: Path, name: str, most: int) -> bytes:
    """The first `most` bytes of a file in an archive. Raises SourceError where it cannot be unpacked."""
    try:
        with _opened(path).open(name) as file:
            return file.read(most)
    except KeyError:
        raise SourceError(f"{path}/{name}: is no longer in the archive; build again") from None
    except _DAMAGE as error:
        raise SourceError(
            f"{path}/{name}: cannot be unpacked, the archive may be damaged ({error}); get it again"
        ) from None


def _reason(info: zipfile.ZipInfo, twice: bool) -> str:
    name = info.filename
    if name.startswith("/") or "\\" in name or ":" in name or ".." in PurePosixPath(name).parts:
        return "its path leads out of the archive; make the archive again"
    if info.flag_bits & 1:
        return "it is locked with a password; unpack the archive first"
    if (info.external_attr >> 16) & 0o170000 == _LINK:
        return "it is a link, not a file; put the file itself into the archive"
    return "the archive holds two files of this name; make the archive again" if twice else ""


def _opened(path: Path) -> zipfile.ZipFile:
    try:
        state = path.stat()
        return _archive(path, state.st_mtime_ns, state.st_size)
    except _DAMAGE as error:
        raise SourceError(f"{path}: cannot be opened as a ZIP archive ({error}); get it again, or unpack it") from None


@lru_cache(maxsize=4)
def _archive(path: Path, changed: int, size: int) -> zipfile.ZipFile:
    """The archive, kept open: reading its list anew for each of its files would take quadratic time."""
    return zipfile.ZipFile(path)
