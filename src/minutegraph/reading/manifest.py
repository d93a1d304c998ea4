"""The manifest: what the user knows of the minutes beside it: `file, authority, body, date, title, url` (`time, venue`).

Any spreadsheet's CSV will do: separated by commas, semicolons or tabs, in UTF-8 or Windows-1252. Only `file` must be
there. What cannot be used is reported with its line, and the rest is used.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from urllib.parse import urlsplit

from minutegraph.model import Metadata
from minutegraph.reading import csvlines
from minutegraph.reading.archives import Place, lies_beside
from minutegraph.reading.csvlines import Record
from minutegraph.reading.days import MONTHS
from minutegraph.reading.times import TIME, clock

COLUMNS = ("file", "authority", "body", "date", "title", "url")
"""The columns that are read, in any order and in any case."""

MORE = ("time", "venue")
"""Columns that are read too, where they are there: when on its day and where the meeting was held."""

_ISO = re.compile(r"(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?(?:[t ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?z?)?")
_DAY_FIRST = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?: \d{1,2}:\d{2}(?::\d{2})?)?")
_WORDS = re.compile(r"(?:(\d{1,2})(?:st|nd|rd|th)? )?([a-z]{3,9}),? (\d{4})")
_OF_24 = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)(?::00)?")
_NOT_IN_IRI = re.compile(r"[\s<>\"{}|\\^`\x00-\x20]")


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """A line of a manifest that cannot be used, or not wholly; `line` counts from 1."""

    path: str
    line: int
    message: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What manifests give: the metadata by the name of the source, and what is wrong with them, by file and line."""

    given: Mapping[str, Metadata] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


def read(
    files: Iterable[tuple[Place, str]], names: Collection[str], pages: Mapping[str, Sequence[str]] = {}
) -> Manifest:
    """What `files` (each with the prefix of its files' names) give of the sources called `names`.

    `pages` are files of several meetings, each with the names of those: what a row says of the file holds for all that
    have no row of their own, but for what is of one meeting. Where two rows tell of one source the first is used.
    Raises SourceError where a manifest cannot be read at all.
    """
    given: dict[str, Metadata] = {}
    problems: list[Problem] = []
    of_pages: dict[str, Metadata] = {}
    by_lower = {name.lower(): name for name in (*names, *pages)}
    for path, prefix in files:
        report = _Report(path, problems)
        for row in _rows(path, report):
            cell = row.cells["file"]
            name = prefix + _name(cell)
            near = by_lower.get(name.lower())
            if name in given or name in of_pages:
                report(row.line, f"{name} is told of twice; the first row is used")
            elif name in names:
                given[name] = _metadata(row, report)
            elif name in pages:
                of_pages[name] = _of_page(_metadata(row, report), name, pages[name], row.line, report)
            elif near:
                report(row.line, f"{cell} is not among the minutes; write it as {near.removeprefix(prefix)}")
            elif not lies_beside(path, cell):
                # A file that is there was not asked for, or is told of elsewhere.
                report(row.line, f"{cell[:200]} is not among the minutes; check the name, or take the row out")
    for name, known in of_pages.items():
        for part in pages[name]:
            own = given.get(part)
            given[part] = known if own is None else _filled(own, known)
    return Manifest(given, tuple(sorted(problems)))


def _of_page(known: Metadata, name: str, parts: Sequence[str], line: int, report: _Report) -> Metadata:
    """What a row says of all meetings of a page; a body or a day can only be that of one."""
    if known.body or known.date or known.time or known.venue or known.title:
        report(line, f"{name} is of {len(parts)} meetings; give body, date and title in rows of their own, as {parts[0]}")
    return Metadata(known.authority, url=known.url)


def _filled(own: Metadata, known: Metadata) -> Metadata:
    return replace(own, authority=own.authority or known.authority, url=own.url or known.url)


def iso_date(text: str) -> str | None:
    """A date in ISO form, at the precision given: 2018-03-13, 2018-03, 2018. None where it is no date.

    Read are ISO dates, whole or partial (a time after it is dropped), dates with the day first (13/03/2018, 13.03.2018,
    as the United Kingdom writes them) and with the month as a word (13 March 2018, Mar 2018).
    """
    text = " ".join(text.lower().split())
    if match := _ISO.fullmatch(text):
        year, month, day = match.groups()
    elif match := _DAY_FIRST.fullmatch(text):
        day, month, year = match.groups()
    elif match := _WORDS.fullmatch(text):
        day, word, year = match.groups()
        month = next((str(n) for n, name in enumerate(MONTHS, 1) if name.startswith(word)), "0")
    else:
        return None
    try:
        whole = date(int(year), int(month or 1), int(day or 1)).isoformat()
    except ValueError:
        return None
    return whole if day else whole[:7] if month else whole[:4]


@dataclass(frozen=True, slots=True)
class _Report:
    """Notes what is wrong with a line of one manifest."""

    path: Place
    problems: list[Problem]

    def __call__(self, line: int, message: str) -> None:
        self.problems.append(Problem(str(self.path), line, message))


def _rows(path: Place, report: _Report) -> Iterator[Record]:
    """The rows of a manifest that name a file."""
    lacking = f"the manifest has no column 'file'; its first line must be {','.join(COLUMNS)}"
    found = csvlines.read(path, "the manifest", ("file",), lacking, lambda cell: " ".join(cell.split()))
    for column in found.header:
        if column and column not in (*COLUMNS, *MORE):
            report(1, f"the column {column!r} is not known and not used; known are {', '.join((*COLUMNS, *MORE))}")
    for row in found.rows(report):
        if row.cells.get("file"):
            yield row
        else:
            report(row.line, "the row names no file; not used")


def _name(cell: str) -> str:
    return unicodedata.normalize("NFC", cell.replace("\\", "/").removeprefix("./"))


def _metadata(row: Record, report: _Report) -> Metadata:
    """The values of a row that can be used."""
    cells = {name: cell or None for name, cell in row.cells.items()}
    day = cells.get("date")
    iso = iso_date(day) if day else None
    if day and not iso:
        report(row.line, f"{day!r} is not a date; write it as 2018-03-13, 2018-03, 2018 or, day first, 13/03/2018")
    url = cells.get("url")
    if url and not is_url(url):
        report(row.line, f"{url!r} is not a web address; write it with http:// or https:// and without spaces")
        url = None
    began = cells.get("time")
    time = _time(began) if began else None
    if began and not time:
        report(row.line, f"{began!r} is not a time of the day; write it as 18:00 or 6.00 pm")
    known = (cells.get("authority"), cells.get("body"), iso, cells.get("title"), url)
    return Metadata(*known, time=time, venue=cells.get("venue"))


def _time(text: str) -> str | None:
    """A time as "18:00"; of the twenty-four hours where it does not say which half of the day."""
    if match := _OF_24.fullmatch(text):
        return f"{int(match[1]):02}:{match[2]}"
    found = TIME.fullmatch(text)
    return clock(found) if found else None


def is_url(text: str) -> bool:
    """Whether a text is the address of a page that a graph can name."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and not _NOT_IN_IRI.search(text)
