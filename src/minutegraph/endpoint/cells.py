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
    """Rows to show: the names of the columns, a cell or None for each value, and where the page of each row is."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell | None, ...], ...]
    pages: tuple[str, ...] = ()


def table(answer: Answer, root: str, base: str | None, limit: int) -> Table:
    """The first `limit` rows of an answer in TSV, with all columns."""
    rows = tuple(
        tuple(None if term is None else cell(term, root, base) for term in row)
        for row in islice(results.rows(answer), limit)
    )
    return Table(results.variables(answer), rows)


def readable(answer: Answer, root: str, base: str | None, limit: int, columns: tuple[str, ...]) -> Table:
    """The first `limit` rows with these columns only; a name leads to the node of its `...Iri` variable.

    The page of a row is that of its first IRI, which in the named queries is the fact, the item or the like.
    """
    import pyoxigraph as ox

    rows, pages = [], []
    for row in islice(results.rows(answer), limit):
        known = dict(zip(results.variables(answer), row, strict=True))
        first = next((term for term in row if isinstance(term, ox.NamedNode)), None)
        pages.append("" if first is None else address(first.value, root, base))
        rows.append(tuple(_named(known.get(name), known.get(f"{name}Iri"), root, base) for name in columns))
    return Table(columns, tuple(rows), tuple(pages))


def _named(term: results.Term | None, node: results.Term | None, root: str, base: str | None) -> Cell | None:
    import pyoxigraph as ox

    if term is None:
        return None
    shown = cell(term, root, base)
    if isinstance(node, ox.NamedNode) and not shown.link:
        return Cell(shown.text, address(node.value, root, base), shown.note, node.value)
    return shown


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
