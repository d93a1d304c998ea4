"""What a worker does with one document: the road from its bytes to what record, ledger and store take.

Nothing here knows of other documents; two workers never write to the same place.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable

from minutegraph.errors import MinutegraphError
from minutegraph.extraction.finders import RULES_VERSION, extract
from minutegraph.model import Document, Extraction, Metadata, Note
from minutegraph.places import line_of
from minutegraph.rdf import mapping
from minutegraph.rdf.prepared import Prepared, Stated, prepare, state
from minutegraph.reading.language import looks_like_minutes
from minutegraph.reading.layout import read
from minutegraph.reading.sources import Source, read_bytes
from minutegraph.reading.text import decode
from minutegraph.record.remarks import Remark, Severity
from minutegraph.validation import Context, Result, validate

_MADE_OF = ("extraction", "lexicon", "ontology", "rdf", "reading", "register", "shapes")
_MADE_BY = ("building/making.py", "graphs.py", "places.py", "shacl.py", "validation.py", "version.py", "vocabulary.py")
"""The folders and files of the package that decide what a document becomes."""


@dataclass(frozen=True, slots=True)
class Task:
    """A document to make: its file, what the manifest gives of it, and the base of all IRIs (ends in `/`)."""

    source: Source
    given: Metadata
    base: str


@dataclass(frozen=True, slots=True)
class Made:
    """A document made: `key` sums up all that it was made from, `text` is what the quotes point into."""

    key: str
    text: str
    prepared: Prepared
    remarks: tuple[Remark, ...]


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a document could not be made, in one line for the user."""

    reason: str


def make(task: Task) -> Made | Refused:
    """Make one document. What is wrong with the file is told in the result; only a fault in the program is raised."""
    try:
        content = read_bytes(task.source)
        extraction = _extracted(task, content)
        text = extraction.minutes.document.text
        mapped = mapping.triples(extraction, task.base, RULES_VERSION)
        stated = state(mapped)
        remarks = (*_results(stated, text), *_notes(extraction, mapped.notes))
        return Made(key(content, task.given, task.base), text, prepare(mapped, task.base, stated), remarks)
    except MinutegraphError as error:
        return Refused(str(error))


def extracted(task: Task) -> Extraction:
    """The first half of the road: the facts of one document. Raises SourceError where its file cannot be used."""
    return _extracted(task, read_bytes(task.source))


def _extracted(task: Task, content: bytes) -> Extraction:
    text = decode(content, str(task.source.path))
    return extract(read(Document(task.source.name, text, task.given)))


def key(content: bytes, given: Metadata, base: str) -> str:
    """What sums up all that a document is made from: bytes, manifest row, base, and the rules of this version."""
    state = sha256(rules().encode())
    for part in (base, repr(given)):
        state.update(len(part).to_bytes(8) + part.encode())
    state.update(content)
    return state.hexdigest()


@cache
def rules() -> str:
    """A hash of all code and data of the package that decide what a document becomes."""
    state = sha256()
    package = files("minutegraph")
    for name in _MADE_OF:
        folder = files(f"minutegraph.{name}") if name in ("ontology", "shapes") else package / name
        for path, content in _content(folder, name):
            state.update(f"{path}\0{len(content)}\0".encode() + content)
    for name in _MADE_BY:
        state.update((package / name).read_bytes())
    return state.hexdigest()


def _content(folder: Traversable, name: str) -> Iterator[tuple[str, bytes]]:
    for entry in sorted(folder.iterdir(), key=lambda each: each.name):
        if entry.is_dir() and entry.name != "__pycache__":
            yield from _content(entry, f"{name}/{entry.name}")
        elif entry.name.endswith((".py", ".toml", ".ttl", ".csv")):
            yield f"{name}/{entry.name}", entry.read_bytes()


def _results(stated: Stated, text: str) -> Iterator[Remark]:
    """What SHACL says of the document's own nodes and of the shared ones as this document has them."""
    for result in validate([*stated.own, *stated.shared], Context(), lambda source: text):
        yield of_result(result)


def of_result(result: Result) -> Remark:
    """A result of SHACL as a remark."""
    return Remark(
        severity=result.severity,
        message=result.message,
        source=result.source,
        line=result.line,
        focus=result.focus,
        path=result.path,
        value=result.value,
        shape=result.shape,
        component=result.component,
    )


def _notes(extraction: Extraction, notes: tuple[Note, ...]) -> Iterator[Remark]:
    """What the readers say."""
    document = extraction.minutes.document

    def remark(severity: Severity, message: str, start: int | None = None) -> Remark:
        line = None if start is None else line_of(document.text, start)
        return Remark(severity, message, document.source, line)

    if extraction.minutes.language == "cy":
        yield remark("warning", "this is in Welsh, which is not read yet; only its metadata is in the graph")
    elif not looks_like_minutes(extraction.minutes):
        yield remark("warning", "this does not read like minutes of a meeting; take it out if it is something else")
    elif not extraction.facts:
        yield remark("warning", "no facts were found; kg build --explain shows how it was read")
    yield from (remark("warning", note.message, note.start) for note in notes)
    yield from (remark("info", note.message, note.start) for note in extraction.notes)
