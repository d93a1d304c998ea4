"""Pages of one matter at several meetings become one source a meeting, so that each is a document with its body and its day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from minutegraph.errors import SourceError
from minutegraph.formats.reading import read
from minutegraph.reading.files import Found, Source, read_bytes

_MEETING = b"Meeting:"
_PAGES = (".html", ".htm", ".aspx")


def apart(found: Found) -> Found:
    """The sources, each page of several meetings as one source a meeting. A page that cannot be read stays as it is."""
    return replace(found, sources=tuple(sorted(part for source in found.sources for part in _parts(source))))


def _parts(source: Source) -> Iterator[Source]:
    if source.name.lower().endswith(_PAGES):
        try:
            content = read_bytes(source)
            # Most pages are of one meeting: they are parsed once only, by a worker. UTF-16 has zeros between its letters.
            names = read(content, str(source.place)).parts if content.replace(b"\0", b"").count(_MEETING) > 1 else ()
        except SourceError:
            names = ()
        if names:
            yield from map(source.of, names)
            return
    yield source
