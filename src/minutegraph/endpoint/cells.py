"""Terms as the pages show them: a text, and where it leads."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from urllib.parse import quote

from markupsafe import Markup, escape

from minutegraph import results
from minutegraph.queries.execution import Answer


@dataclass(frozen=True, slots=True)
class Cell:
    """A term to show: `link` is where it leads or empty, `note` its datatype or language, `whole` all of it."""

    text: str
    link: str = ""
    note: str = ""
    whole: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows to show: the names of the columns, a cell or None for each value."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell | None, ...], ...]


def table(answer: Answer, root: str, base: str | None, limit: int, columns: tuple[str, ...] = ()) -> Table:
    """The first `limit` rows of an answer in TSV; `columns` are those to show, empty for all."""
    names = results.variables(answer)
    places = [names.index(name) for name in columns if name in names] or list(range(len(names)))
    rows = tuple(
        tuple(None if row[place] is None else cell(row[place], root, base) for place in places)
        for row in islice(results.rows(answer), limit)
    )
    return Table(tuple(names[place] for place in places), rows)


def cell(term: results.Term | None, root: str, base: str | None, label: str | None = None) -> Cell:
    """A term to show, under a label where it has one."""
    import pyoxigraph as ox

    if isinstance(term, ox.NamedNode):
        return Cell(label or short(term.value, base), address(term.value, root, base), whole=term.value)
    if isinstance(term, ox.Literal):
        note = term.language or short(term.datatype.value, base)
        return Cell(term.value, note="" if note == "xsd:string" else note)
    return Cell(str(term))


def short(iri: str, base: str | None) -> str:
    """An IRI in few letters: what follows the base, or by its prefix, or whole."""
    if base and iri.startswith(base):
        return iri[len(base) :]
    return results.short(iri)


def address(iri: str, root: str, base: str | None) -> str:
    """Where the page of an IRI is: our own under `/id/`, any other under `/resource`."""
    if base and iri.startswith(base) and iri != base:
        path, _, fragment = iri[len(base) :].partition("#")
        return f"{root}/id/{quote(path, safe='/~')}" + (f"#{quote(fragment)}" if fragment else "")
    return f"{root}/resource?iri={quote(iri, safe='')}"


def marked(text: str) -> Markup:
    """A text whose words in backticks become code, all else escaped."""
    parts = (
        Markup("<code>{}</code>").format(part) if odd % 2 else escape(part) for odd, part in enumerate(text.split("`"))
    )
    return Markup("").join(parts)
