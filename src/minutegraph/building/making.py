"""What a worker does with one document: the road from its bytes to what record, ledger and store take.

Nothing here knows of other documents; two workers never write to the same place.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING

from minutegraph.errors import MinutegraphError, SourceError
from minutegraph.extraction.finders import RULES_VERSION, extract
from minutegraph.formats.reading import document
from minutegraph.model import Document, Extraction, Metadata
from minutegraph.places import line_of
from minutegraph.rdf import mapping
from minutegraph.rdf.prepared import Prepared, Stated, prepare, state
from minutegraph.reading import kinds
from minutegraph.reading.files import Source, read_bytes
from minutegraph.reading.furniture import cut_items
from minutegraph.reading.language import looks_like_agenda
from minutegraph.reading.layout import read
from minutegraph.reading.sentences import LONGEST, left_out
from minutegraph.record.remarks import Remark, Severity
from minutegraph.redaction.withholding import Rule, Withholding, concerned, withhold
from minutegraph.validation import Context, Result, validate

if TYPE_CHECKING:
    from minutegraph.review.rows import Row

_MADE_OF = (
    "extraction",
    "formats",
    "lexicon",
    "model",
    "ontology",
    "rdf",
    "reading",
    "redaction",
    "register",
    "review",
    "shapes",
)
_MADE_BY = (
    "building/making.py",
    "graphs.py",
    "namespaces.py",
    "places.py",
    "shacl.py",
    "shacl_reference.py",
    "shacl_rules.py",
    "validation.py",
    "version.py",
    "vocabulary.py",
)
"""The folders and files of the package that decide what a document becomes."""

_SHORT = 80
"""Words of a text too short to tell whether it reads like minutes, where there are facts in it."""

CORRECTION = "correction"
"""The component of remarks on corrections."""

ROW = "urn:minutegraph:row:"
"""What the focus of a remark on a correction begins with; the name of its row follows."""


@dataclass(frozen=True, slots=True)
class Task:
    """A document to make: its file, what the manifest gives of it, the base of all IRIs (ends in `/`), its corrections.

    `withheld` are the names that redactions.csv takes out of it, `public_names` is what is done with those of people who
    hold no office.
    """

    source: Source
    given: Metadata
    base: str
    corrections: tuple[Row, ...] = ()
    withheld: tuple[str, ...] = ()
    public_names: Rule = "keep"

    @property
    def redacted(self) -> bool:
        """Whether names may be taken out."""
        return bool(self.withheld) or self.public_names != "keep"


@dataclass(frozen=True, slots=True)
class Made:
    """A document made: `key` sums up all that it was made from, `text` is what the quotes point into.

    `redacted` tells that names were taken out, so that the text is no more that of the file.
    """

    key: str
    text: str
    prepared: Prepared
    remarks: tuple[Remark, ...]
    redacted: bool = False


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a document could not be made, in one line for the user."""

    reason: str


def make(task: Task) -> Made | Refused:
    """Make one document. What is wrong with the file is told in the result; only a fault in the program is raised."""
    try:
        content = read_bytes(task.source)
        extraction, told, redacted = _extracted(task, content)
        text = extraction.minutes.document.text
        mapped = mapping.triples(extraction, task.base, RULES_VERSION)
        stated = state(mapped)
        remarks = (*_results(stated, text), *_notes(extraction, mapped), *told)
        return Made(key(content, task), text, prepare(mapped, task.base, stated), remarks, redacted)
    except MinutegraphError as error:
        return Refused(str(error))


def extracted(task: Task) -> Extraction:
    """The first half of the road: the facts of one document. Raises SourceError where its file cannot be used."""
    return _extracted(task, read_bytes(task.source))[0]


def _extracted(task: Task, content: bytes) -> tuple[Extraction, tuple[Remark, ...], bool]:
    """The facts as people have corrected them, what is to be told of the corrections, whether names were taken out."""
    document, withholding = _read(task, content)
    extraction = extract(read(document))
    if not task.corrections:
        return extraction, (), bool(withholding.finders)
    from minutegraph.review.applying import apply  # most builds have no corrections

    rows = {_clean(row, withholding): row.name for row in task.corrections}
    names = {row.name: name for row, name in rows.items()}
    corrected, told = apply(extraction, tuple(rows))
    remarks = tuple(on_correction(each.severity, each.message, names.get(each.row, each.row)) for each in told)
    return corrected, remarks, bool(withholding.finders)


def _clean(row: Row, withholding: Withholding) -> Row:
    """A correction without the names that are withheld."""
    if not withholding.finders:
        return row
    clean = withholding.clean
    cells = tuple((slot, clean(cell)) for slot, cell in row.cells)
    return replace(
        row, quote=clean(row.quote), item=clean(row.item), cells=cells, by=clean(row.by), note=clean(row.note)
    )


def on_correction(severity: Severity, message: str, row: str = "", path: str = "", line: int = 0) -> Remark:
    """A remark on a row of a table of corrections.

    What is said of a document's row is kept with the document, whose `row` is found again wherever it then stands.
    """
    focus = f"{ROW}{row}" if row else None
    return Remark(severity, message, path or None, line or None, focus, component=CORRECTION)


def _read(task: Task, content: bytes) -> tuple[Document, Withholding]:
    """The document without the names that are withheld. Raises SourceError, also where the file's name holds one."""
    found = document(content, task.source.name, str(task.source.place), task.given, task.source.part)
    if not task.redacted:
        return found, Withholding()
    found, withholding = withhold(found, task.withheld, task.public_names)
    if withholding.touches(task.source.name):
        raise SourceError(
            f"{withholding.clean(str(task.source.place))}: its name holds a name that is withheld; rename it"
        )
    return found, withholding


def _withheld(content: bytes, task: Task) -> tuple[str, ...]:
    """The names withheld that concern the document: of plain text those that it may hold, of other files all."""
    if not task.withheld or kinds.of(content[: kinds.HEAD], task.source.name).kind != "text":
        return task.withheld
    text = content.decode("utf-8", "replace")
    if "\ufffd" in text or "\0" in text:
        return task.withheld
    return concerned(f"{text}\n{task.source.name}\n{task.given!r}", task.withheld)


def key(content: bytes, task: Task) -> str:
    """What sums up all that a document is made from.

    These are its bytes, manifest row, base, corrections, the names withheld and the rules of this version.
    """
    state = sha256(rules().encode())
    redaction = (repr((_withheld(content, task), task.public_names)),) if task.redacted else ()
    if redaction == (repr(((), "keep")),):
        redaction = ()
    for part in (task.base, repr(task.given), *(each.name for each in task.corrections), *redaction):
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


def _notes(extraction: Extraction, mapped: mapping.Mapped) -> Iterator[Remark]:
    """What the readers say."""
    document = extraction.minutes.document

    def remark(severity: Severity, message: str, start: int | None = None) -> Remark:
        line = None if start is None else line_of(document.text, start)
        return Remark(severity, message, document.source, line)

    if extraction.minutes.language == "cy":
        yield remark("warning", "this is in Welsh, which is not read yet; only its metadata is in the graph")
    elif looks_like_agenda(extraction.minutes):
        yield remark("warning", "this reads like an agenda, which tells nothing of what was said; give the minutes instead")
    elif mapped.sketch is not None and not mapped.sketch.minutes and not (extraction.facts and mapped.sketch.words < _SHORT):
        yield remark("warning", "this does not read like minutes of a meeting; take it out if it is something else")
    elif not extraction.facts:
        yield remark("warning", "no facts were found; kg build --explain shows how it was read")
    if cut := cut_items(document.text):
        numbers = ", ".join(number for _, number in cut if number)
        which = f"of item{'s' * (len(cut) > 1)} {numbers}" if numbers else "of long items"
        message = (
            f"this page shows only the first part {which}; give the printed minutes (PDF), or the page of the item"
        )
        yield remark("warning", message, cut[0][0])
    for start in left_out(extraction.minutes):
        message = f"no sentence ends here in more than {LONGEST} characters: what stands there was not read; set full stops"
        yield remark("warning", message, start)
    yield from (remark("warning", note.message, note.start) for note in mapped.notes)
    yield from (remark("info", note.message, note.start) for note in extraction.notes)
