"""A mapped document made ready for the record and the store: plain bytes and strings that a worker can hand over."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pyoxigraph import Triple

from minutegraph.model import Note
from minutegraph.rdf import turtle
from minutegraph.rdf.followups import Matters
from minutegraph.rdf.inference import Statement, infer, ontology_rules
from minutegraph.rdf.mapping import Mapped
from minutegraph.rdf.mentions import Mention
from minutegraph.rdf.sketches import Sketch


@dataclass(frozen=True, slots=True)
class Prepared:
    """What `record` and `store` need of one document.

    `turtle` is its file in the record. `quads` are the lines of its named graph and of what follows inside it, as
    N-Quads. `entities` and `inferred` are sorted lines of N-Triples about shared nodes, which others may say too.
    """

    iri: str
    slug: str
    authority: str
    triples: int
    turtle: bytes
    quads: bytes
    entities: tuple[str, ...]
    inferred: tuple[str, ...]
    mentions: tuple[Mention, ...]
    counts: tuple[tuple[str, int], ...]
    notes: tuple[Note, ...]
    matters: Matters | None = None
    sketch: Sketch | None = None


@dataclass(frozen=True, slots=True)
class Stated:
    """A mapped document as strings: its own triples as N-Triples without the dot, and as statements; the shared ones."""

    lines: list[str]
    own: list[Statement]
    shared: list[Statement]


def state(mapped: Mapped) -> Stated:
    """The strings of a mapped document: they are made once, for validation and for `prepare`."""
    lines = [str(triple) for triple in mapped.triples]
    return Stated(lines, _split(lines), statements(mapped.entities))


def prepare(mapped: Mapped, base: str, stated: Stated | None = None) -> Prepared:
    """Make a mapped document ready; `base` is the one that it was mapped with, `stated` what `state` made of it."""
    stated = stated or state(mapped)
    shared = stated.shared
    quads, inferred = graph_lines(mapped.iri, base, stated.own)
    return Prepared(
        iri=mapped.iri,
        slug=mapped.slug,
        authority=mapped.authority,
        triples=len(mapped.triples),
        turtle=turtle.write_statements(mapped.triples, stated.lines, turtle.document_prefixes(mapped.iri)),
        quads=quads,
        entities=tuple(sorted(ntriples(shared))),
        inferred=tuple(sorted({*inferred, *ntriples(infer(shared, ontology_rules()))})),
        mentions=mapped.mentions,
        counts=mapped.counts,
        notes=mapped.notes,
        matters=mapped.matters,
        sketch=mapped.sketch,
    )


def statements(triples: Iterable[Triple]) -> list[Statement]:
    """Triples as statements of N-Triples terms, in their order."""
    return _split(map(str, triples))


def _split(lines: Iterable[str]) -> list[Statement]:
    return [tuple(line.split(" ", 2)) for line in lines]  # type: ignore[misc]


def ntriples(lines: Iterable[Statement]) -> list[str]:
    """Statements as lines of N-Triples without the line end."""
    return [f"{subject} {predicate} {target} ." for subject, predicate, target in lines]


def graph_lines(document: str, base: str, own: list[Statement]) -> tuple[bytes, list[str]]:
    """The N-Quads of a document with what follows in it, and the N-Triples of what follows about shared nodes.

    `own` are the statements of its named graph. A derived statement with one end in the document is the document's
    alone; the others may follow from several documents.
    """
    inside, node = f"<{document}/", f"<{document}>"
    lines = [f"{subject} {predicate} {target} {node} ." for subject, predicate, target in own]
    outside = []
    for subject, predicate, target in infer(own, ontology_rules()):
        if subject.startswith(inside) or target.startswith(inside) or subject == node or target == node:
            lines.append(f"{subject} {predicate} {target} <{base}inferred> .")
        else:
            outside.append(f"{subject} {predicate} {target} .")
    return ("\n".join(lines) + "\n").encode(), outside
