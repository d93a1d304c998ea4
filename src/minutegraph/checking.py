"""Validates what lies on disk: a whole graph folder document by document, or one file of RDF."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from glob import escape
from pathlib import Path

from pyoxigraph import NamedNode, Triple

from minutegraph.errors import RecordError
from minutegraph.rdf.terms import DCTERMS
from minutegraph.rdf.turtle import read_turtle
from minutegraph.record.layout import Layout
from minutegraph.validation import Context, Result, Texts, validate, validate_file

Watch = Callable[[int, int], None]
"""Called with how many documents are validated, and of how many."""


def check(place: Path, reference: bool = False, watch: Watch | None = None) -> Iterator[Result]:
    """What SHACL has to say of a graph folder or a file of RDF, document by document, the shared nodes last.

    A file of a graph folder is validated with what the folder says of the nodes that it refers to. A single file always
    goes to pySHACL, a folder with `reference`. Raises RecordError where something cannot be read.
    """
    if place.is_dir():
        yield from _folder(Layout(place), reference, watch or (lambda done, total: None))
    elif place.parent.parent.name == "minutes" and (entities := place.parent.parent.parent / "entities.ttl").is_file():
        layout = Layout(entities.parent)
        around = Context.of(read_turtle(entities), _speaking(layout, read_turtle(place)))
        yield from validate_file(place, around, _text(layout, place))
    else:
        yield from validate_file(place)


def _folder(layout: Layout, reference: bool, watch: Watch) -> Iterator[Result]:
    """The results of all documents of a graph folder, then of its shared nodes."""
    documents = layout.documents()
    if not documents:
        raise RecordError(f"{layout.root}: holds no graph: make one with `kg build SOURCE --out {layout.root}`")
    shared = read_turtle(layout.entities) if layout.entities.exists() else []
    context = Context.of(shared)
    local: dict[str, frozenset[str]] = {}
    for number, path in enumerate(documents, 1):
        triples = read_turtle(path)
        speaking = _speaking(layout, triples)
        around = Context({**Context.of(speaking).classes, **context.classes}) if speaking else context
        yield from validate(triples, around, _text(layout, path), reference=reference)
        own = Context.of(triples).classes
        local |= {node: classes for node, classes in own.items() if "/local/" in node}
        watch(number, len(documents))
    yield from validate(shared, Context(local), reference=reference)


def _speaking(layout: Layout, triples: list[Triple]) -> list[Triple]:
    """What the document says that speaks in the place of one that is a version of it: its meeting may be its own."""
    best = next((each.object for each in triples if each.predicate == DCTERMS["isReplacedBy"]), None)
    slug = best.value.rpartition("/")[2] if isinstance(best, NamedNode) else ""
    return [triple for path in layout.minutes.glob(f"*/{escape(slug)}.ttl") for triple in read_turtle(path)] if slug else []


def _text(layout: Layout, document: Path) -> Texts:
    """The text of one document, whatever source is asked for."""

    def text(source: str) -> str | None:
        try:
            return layout.text(document.stem).read_text("utf-8")
        except (OSError, UnicodeDecodeError):
            return None  # a text that is gone or damaged is for `kg verify` to tell; here only the lines are unknown

    return text
