"""Validates what lies on disk: a whole graph folder document by document, or one file of RDF."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from minutegraph.errors import RecordError
from minutegraph.record.layout import Layout
from minutegraph.store import read_turtle
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
        yield from validate_file(place, Context.of(read_turtle(entities)), _text(layout, place))
    else:
        yield from validate_file(place)


def _folder(layout: Layout, reference: bool, watch: Watch) -> Iterator[Result]:
    documents = layout.documents()
    if not documents:
        raise RecordError(f"{layout.root}: holds no graph: make one with `kg build SOURCE --out {layout.root}`")
    shared = read_turtle(layout.entities) if layout.entities.exists() else []
    context = Context.of(shared)
    local: dict[str, frozenset[str]] = {}
    for number, path in enumerate(documents, 1):
        triples = read_turtle(path)
        yield from validate(triples, context, _text(layout, path), reference=reference)
        own = Context.of(triples).classes
        local |= {node: classes for node, classes in own.items() if "/local/" in node}
        watch(number, len(documents))
    yield from validate(shared, Context(local), reference=reference)


def _text(layout: Layout, document: Path) -> Texts:
    """The text of one document, whatever source is asked for."""

    def text(source: str) -> str | None:
        try:
            return layout.text(document.stem).read_text("utf-8")
        except (OSError, UnicodeDecodeError):
            return None  # a text that is gone or damaged is for `kg verify` to tell; here only the lines are unknown

    return text
