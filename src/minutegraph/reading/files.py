"""The files of minutes: where each lies, on the disk or in an archive, under which name, and its bytes."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from minutegraph.errors import SourceError
from minutegraph.reading import kinds
from minutegraph.reading.archives import Place, holds, member_bytes

MAX_TEXT = 5_000_000
"""The longest text that is read of one file, in bytes or characters. The longest meetings are well below 1 MB of text; more
is a whole archive in one, whose meetings cannot be told apart. Building takes about 0.3 GB of memory for each MB of text."""

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{1,20}://")

MAX_BYTES = 50_000_000
"""The largest file in any other format that is read: pictures may make a PDF or a saved page much larger than its text."""


PART = "#"
"""What stands between the name of a page of several meetings and that of one of them."""


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """A file to read: `name` is its path relative to its source folder, with `/` (`source` in the graph).

    `member` is its path inside the archive at `path`, or "". `part` is which meeting of a page of several is meant, or "";
    the name then ends in `#` and the part.
    """

    name: str
    path: Path
    member: str = ""
    part: str = ""

    @property
    def place(self) -> Path:
        """Where it lies, for messages and for `origin`: of a file in an archive the path goes on into the archive.

        Of a part of a page the path ends as its name does.
        """
        file = self.path / self.member if self.member else self.path
        return file.with_name(f"{file.name}{PART}{self.part}") if self.part else file

    def of(self, part: str) -> Source:
        """A part of this page, as a source of its own."""
        return replace(self, name=f"{self.name}{PART}{part}", part=part)


@dataclass(frozen=True, slots=True, order=True)
class Skipped:
    """A file or folder that is not read, and why. `failed` where the user would expect it to be read."""

    path: str
    reason: str
    failed: bool = False


Tables = tuple[tuple[Place, str], ...]
"""Tables that tell of minutes, each with the prefix that its files' names have in the graph."""


@dataclass(frozen=True, slots=True)
class Found:
    """What the named paths hold: `sources` in order of their names, `skipped` of their paths.

    `manifests` are the manifest files, `corrections` the tables of corrections, `links` those that tell which nodes are
    the same, `redactions` those that tell which names are withheld.
    """

    sources: tuple[Source, ...]
    skipped: tuple[Skipped, ...]
    manifests: Tables
    corrections: Tables = ()
    links: Tables = ()
    redactions: Tables = ()

    @property
    def pages(self) -> dict[str, list[str]]:
        """The pages of several meetings: the name of each file, and those of the meetings, which are the sources."""
        made: dict[str, list[str]] = {}
        for source in self.sources:
            if source.part:
                made.setdefault(source.name.removesuffix(f"{PART}{source.part}"), []).append(source.name)
        return made


@dataclass(frozen=True, slots=True)
class Placed:
    """A file that is known by more than its name: in the graph it is `prefix`, which ends in `/`, and its name."""

    path: Path
    prefix: str


@dataclass(frozen=True, slots=True)
class Fetched:
    """The files that web addresses gave, and of those that gave none the address and a line for the user."""

    files: tuple[Placed, ...]
    failures: tuple[tuple[str, str], ...] = ()


Fetch = Callable[[Sequence[str]], Fetched]
"""What asks the network for web addresses. reading/ and building/ have no such thing of their own."""


def is_address(source: object) -> bool:
    """Whether what a user names as a source is a web address and no path."""
    return isinstance(source, str) and _ADDRESS.match(source) is not None


def read_bytes(source: Source) -> bytes:
    """The content of a source. Raises SourceError where it cannot be read, or is larger than its kind may be."""
    content = _head(source, MAX_TEXT + 1)
    limit = MAX_TEXT
    if len(content) > MAX_TEXT and _is_rich(content, source.name):
        limit, content = MAX_BYTES, _head(source, MAX_BYTES + 1)
    if len(content) > limit:
        most = f"{limit // 1_000_000} MB"
        raise SourceError(f"{source.place}: has more than the {most} that are read of one file; split it by meeting")
    return content


def source_at(place: Path) -> Source | None:
    """The source whose `place` this is, by its own name; None where there is no such file any more."""
    found = _file_at(place)
    if found is not None and (not found.member or holds(found.path, found.member)):
        return found
    page, sign, part = place.name.rpartition(PART)
    whole = _file_at(place.with_name(page)) if sign and page else None
    return whole.of(part) if whole else found


def _file_at(place: Path) -> Source | None:
    """The file at a path, or inside the archive that the path goes through."""
    if place.is_file():
        return Source(place.name, place)
    for parent in place.parents:
        if parent.is_file():
            return Source(place.name, parent, place.relative_to(parent).as_posix())
    return None


def _is_rich(content: bytes, name: str) -> bool:
    """Whether a file that begins so is in a format that may hold more than text."""
    return content.startswith(kinds.ARCHIVE) or kinds.of(content[: kinds.HEAD], name).kind not in ("text", "other")


def _head(source: Source, most: int) -> bytes:
    """The first bytes of a source."""
    if source.member:
        return member_bytes(source.path, source.member, most)
    try:
        with source.path.open("rb") as file:
            return file.read(most)
    except OSError as error:
        raise SourceError(f"{source.path}: cannot be read ({error.strerror}); check its permissions") from error
