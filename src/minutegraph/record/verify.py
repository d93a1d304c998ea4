"""Reads a graph folder again and proves it: every quote at its place, every text as it was, nothing lost.

Needs the Turtle files and the texts only. Where the ledger is there too, it tells the line that has changed between
quotes, the Turtle files that other hands have changed, and whether the sources are still what was read.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse

from minutegraph.errors import RecordError, SourceError
from minutegraph.formats.reading import read as read_again
from minutegraph.rdf.terms import MG, OA, TYPE, VOID
from minutegraph.reading.files import read_bytes, source_at
from minutegraph.record.fingerprints import Fingerprint, changed_lines, read, turtle_hash
from minutegraph.record.layout import Layout

_MOST = 10
"""Findings of one kind told of one file; where a text was cut, all later quotes are wrong."""


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """Something that is not as it was: in which file (relative to the graph folder), where, and what.

    `line` counts from 1, `offset` code points from 0; 0 and -1 where the whole file is meant.
    """

    path: str
    line: int
    offset: int
    message: str

    def __str__(self) -> str:
        """`texts/s01.txt:12: ... (character 533)`."""
        place = f":{self.line}" if self.line else ""
        where = f" (character {self.offset:,})" if self.offset >= 0 else ""
        return f"{self.path}{place}: {self.message}{where}"


@dataclass(frozen=True, slots=True)
class Proof:
    """What was proved: so many quotes, of so many documents read; and what was found wrong, in order of files and places.

    `sources` is how many documents still have their source file, and it is what was read.
    """

    documents: int
    quotes: int
    sources: int
    findings: tuple[Finding, ...]


@dataclass(slots=True)
class _Tally:
    quotes: int = 0
    sources: int = 0
    findings: list[Finding] = field(default_factory=list)


Properties = dict[NamedNode, list[NamedNode | Literal]]


def verify(graph: Path) -> Proof:
    """Prove a graph folder. Raises RecordError where there is none."""
    layout = Layout(graph)
    paths = layout.documents()
    if not paths and not layout.entities.exists():
        raise RecordError(f"{graph}: holds no graph: name the folder that `kg build` made with --graph")
    tally = _Tally()
    marks = dict(read(layout.ledger))
    texts = set()
    for path in paths:
        name = path.relative_to(graph).as_posix()
        texts.add(path.stem)
        tally.findings += _document(layout, path, marks.pop(name, None), tally)
    tally.findings += [Finding(name, 0, -1, "is missing: build again") for name in marks]
    tally.findings += _others(layout, len(paths), texts)
    return Proof(len(paths), tally.quotes, tally.sources, tuple(sorted(tally.findings)))


def _document(layout: Layout, path: Path, mark: Fingerprint | None, tally: _Tally) -> Iterator[Finding]:
    """What is wrong with the file and the quotes of one document."""
    name = path.relative_to(layout.root).as_posix()
    try:
        content = path.read_bytes()
        nodes = _nodes(quad.triple for quad in parse(content, RdfFormat.TURTLE))
    except SyntaxError as error:
        yield Finding(name, error.lineno or 1, -1, f"is not Turtle: {error.msg}")
        return
    except OSError as error:
        yield Finding(name, 0, -1, f"cannot be read: {error.strerror}")
        return
    if mark is not None and turtle_hash(content) != mark.turtle:
        yield Finding(name, 0, -1, "has changed since it was built")
    text_name, text_file = f"texts/{path.stem}.txt", layout.text(path.stem)
    try:
        raw = text_file.read_bytes()
        text = raw.decode()
    except OSError as error:
        yield Finding(text_name, 0, -1, f"cannot be read: {error.strerror}: the quotes of {name} cannot be proved")
        return
    except UnicodeDecodeError as error:
        before = error.object[: error.start]
        line, offset = before.count(b"\n") + 1, len(before.decode())
        yield Finding(text_name, line, offset, f"byte {error.start:,} is not UTF-8: the text has changed")
        return
    yield from _text(nodes, raw, text, text_name, mark)
    wrong = list(_quotes(nodes, text, text_name, name, tally))
    yield from wrong[:_MOST]
    if len(wrong) > _MOST:
        yield Finding(text_name, wrong[_MOST].line, -1, f"and {len(wrong) - _MOST} more quotes of {name} from here on")
    if mark is not None:
        yield from _source(nodes, mark, tally)


def _nodes(triples: Iterable[Triple]) -> dict[NamedNode, Properties]:
    """The properties of each node of a document."""
    nodes: dict[NamedNode, Properties] = {}
    for triple in triples:
        if isinstance(triple.subject, NamedNode) and isinstance(triple.object, NamedNode | Literal):
            nodes.setdefault(triple.subject, defaultdict(list))[triple.predicate].append(triple.object)
    return nodes


def _text(
    nodes: dict[NamedNode, Properties], raw: bytes, text: str, name: str, mark: Fingerprint | None
) -> Iterator[Finding]:
    """Whether the text is what it was."""
    recorded = [value.value for own in nodes.values() for value in own.get(MG["sha256"], ())]
    if len(recorded) != 1:
        yield Finding(name, 0, -1, f"{len(recorded)} hashes of this text are recorded, not one")
        return
    if sha256(raw).hexdigest() == recorded[0]:
        return
    lines = changed_lines(mark.lines, raw) if mark is not None else []
    starts = text.split("\n")
    for line in lines[:_MOST]:
        offset = sum(len(each) + 1 for each in starts[: line - 1])
        yield Finding(name, line, offset, "this line is not as it was when the quotes were taken")
    if not lines:
        yield Finding(name, 0, -1, "is not as it was when the quotes were taken: its SHA-256 has changed")


def _quotes(
    nodes: dict[NamedNode, Properties], text: str, text_name: str, name: str, tally: _Tally
) -> Iterator[Finding]:
    """Whether each quote stands at its place with what stood before and after it."""
    for node, own in nodes.items():
        if OA["SpecificResource"] not in own.get(TYPE, ()):
            continue
        merged: Properties = {}
        for selector in own.get(OA["hasSelector"], ()):
            merged.update(nodes.get(selector, {}) if isinstance(selector, NamedNode) else {})
        try:
            start, end = (int(merged[OA[side]][0].value) for side in ("start", "end"))
            exact, prefix, suffix = (merged[OA[part]][0].value for part in ("exact", "prefix", "suffix"))
        except (KeyError, ValueError):
            yield Finding(name, 0, -1, f"the quote <{node.value}> has no full selectors")
            continue
        shown = _shown(exact)
        parts = (
            (start, exact, f"{shown} does not stand here any more"),
            (start - len(prefix), prefix, f"the words before {shown} have changed"),
            (end, suffix, f"the words after {shown} have changed"),
        )
        if end - start != len(exact) or start < len(prefix):
            yield Finding(name, 0, -1, f"the quote <{node.value}> says {start} to {end}, but has other words")
            continue
        for place, words, message in parts:
            if not text.startswith(words, place):
                offset = place + _first_difference(text[place : place + len(words)], words)
                line = text.count("\n", 0, offset) + 1
                yield Finding(text_name, line, offset, message)
                break
        else:
            tally.quotes += 1


def _first_difference(one: str, other: str) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (left, right) in pairs if left != right), min(len(one), len(other)))


def _shown(words: str) -> str:
    words = " ".join(words.split())
    return f'"{words}"' if len(words) <= 60 else f'"{words[:57]}..."'


def _source(nodes: dict[NamedNode, Properties], mark: Fingerprint, tally: _Tally) -> Iterator[Finding]:
    """Whether the source, where it is still there, is what was read."""
    origin = source_at(Path(mark.origin)) if mark.origin else None
    if origin is None:
        return
    recorded = {value.value for own in nodes.values() for value in own.get(MG["sha256"], ())}
    try:
        now = sha256(read_again(read_bytes(origin), str(origin.place), origin.part).text.encode()).hexdigest()
    except SourceError:
        now = ""
    if now in recorded:
        tally.sources += 1
    else:
        yield Finding(str(origin.place), 0, -1, f"has changed since {mark.source} was built from it: build again")


def _others(layout: Layout, documents: int, known: set[str]) -> Iterator[Finding]:
    """Whether the files that are no documents are whole, and no text is left over."""
    for path in (layout.entities, layout.catalogue):
        name = path.relative_to(layout.root).as_posix()
        try:
            quads = parse(path=path, format=RdfFormat.TURTLE)
            told = [value for quad in quads if quad.predicate == VOID["documents"] for value in _value(quad.object)]
        except FileNotFoundError:
            yield Finding(name, 0, -1, "is missing: build again")
        except SyntaxError as error:
            yield Finding(name, error.lineno or 1, -1, f"is not Turtle: {error.msg}")
        else:
            for said in told:
                if said != str(documents):
                    yield Finding(name, 0, -1, f"tells of {said} documents, but {documents} are there")
    for path in sorted(layout.texts.glob("*.txt")):
        if path.stem not in known:
            yield Finding(f"texts/{path.name}", 0, -1, "belongs to no minutes of the record")


def _value(term: object) -> tuple[str, ...]:
    return (term.value,) if isinstance(term, Literal) else ()
