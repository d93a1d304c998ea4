"""Answers in every format: a table for people, the formats of SPARQL 1.1 and of RDF for programs.

All terms are written by Oxigraph's own serialisers, so datatypes and languages are kept.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from minutegraph import result_formats
from minutegraph.errors import UsageError
from minutegraph.queries import PREFIXES
from minutegraph.queries.execution import Answer, Form

if TYPE_CHECKING:
    import pandas
    import pyoxigraph

    Term = pyoxigraph.NamedNode | pyoxigraph.BlankNode | pyoxigraph.Literal | pyoxigraph.Triple
    Row = tuple[Term | None, ...]

_OFFERED: dict[Form, tuple[str, ...]] = {
    "solutions": ("table", *result_formats.ROWS),
    "boolean": ("table", *result_formats.ROWS),
    "triples": tuple(result_formats.TRIPLES),
}
_FORM_NAMES: dict[Form, str] = {"solutions": "rows", "boolean": "yes or no", "triples": "triples"}

_CONTROLS = re.compile(r"[^\s\x20-\x7e\xa0-\U0010ffff]|[\x1c-\x1f\x85\u200e\u200f\u202a-\u202e\u2066-\u2069]")

GAP = 2
"""The characters between two columns of a table."""

LONGEST_WORD = 14
"""The longest word, in characters, for which a column of a table makes room; a longer one is folded."""


def default_format(form: Form) -> str:
    """The format in which an answer of that form is shown where none was asked for."""
    return _OFFERED[form][0]


def serialize(answer: Answer, name: str) -> bytes:
    """The answer in a format for programs, UTF-8. Raises UsageError where the format does not fit the form."""
    import pyoxigraph as ox

    offered = _OFFERED[answer.form]
    if name not in offered:
        raise UsageError(f"this query answers with {_FORM_NAMES[answer.form]}; choose the format {', '.join(offered)}")
    if answer.form == "triples":
        if name == "ntriples":
            return answer.data
        triples = ox.parse(answer.data, format=ox.RdfFormat.N_TRIPLES)
        kind = ox.RdfFormat.from_extension(result_formats.TRIPLES[name])
        assert kind is not None
        return ox.serialize(triples, format=kind, prefixes=PREFIXES if name in ("turtle", "trig") else None) or b""
    kind_of_rows = ox.QueryResultsFormat.from_extension(result_formats.ROWS[name])
    assert kind_of_rows is not None
    if answer.form == "solutions" and name == "tsv":
        return answer.data
    return _parsed(answer).serialize(format=kind_of_rows) or b""


def _parsed(answer: Answer) -> pyoxigraph.QuerySolutions | pyoxigraph.QueryBoolean:
    import pyoxigraph as ox

    return ox.parse_query_results(answer.data, format=ox.QueryResultsFormat.TSV)


def variables(answer: Answer) -> tuple[str, ...]:
    """The names of the columns; empty for an answer that is no table."""
    if answer.form != "solutions":
        return ()
    head = answer.data.split(b"\n", 1)[0].decode()
    return tuple(name[1:] for name in head.split("\t") if name)


def rows(answer: Answer) -> Iterator[Row]:
    """The rows as RDF terms, None where a variable is unbound, in the order of `variables`."""
    if answer.form == "solutions":
        for solution in _parsed(answer):  # type: ignore[union-attr]
            yield tuple(solution)


def records(answer: Answer) -> list[dict[str, str | None]]:
    """The rows as dictionaries of plain text: IRIs and the lexical values of literals, None where unbound."""
    names = variables(answer)
    return [dict(zip(names, map(_value, row), strict=True)) for row in rows(answer)]


def frame(answer: Answer) -> pandas.DataFrame:
    """The rows as a pandas DataFrame of texts; pandas is an extra of its own (`pip install minutegraph[pandas]`)."""
    try:
        import pandas
    except ImportError as error:
        raise UsageError("pandas is not installed; pip install 'minutegraph[pandas]'") from error
    return pandas.DataFrame(records(answer), columns=list(variables(answer)), dtype=object)


def _value(term: Term | None) -> str | None:
    if term is None:
        return None
    value = getattr(term, "value", None)
    return value if isinstance(value, str) else str(term)


def table(answer: Answer, width: int, columns: Sequence[str] = ()) -> str:
    """The answer for people, no line wider than `width` characters, ending in a line feed.

    `columns` are those to show; by default those that the query names, else all. A column without any
    value is left out. Rows stand one under another, a line a value, where the columns would be too narrow.
    """
    if answer.form == "boolean":
        return "yes\n" if answer.data == b"true" else "no\n"
    shown = _shown(answer, columns)
    taken = [[_short(row[name]) for name in shown] for row in _terms(answer)]
    if not taken:
        return "no rows\n"
    filled = [place for place, name in enumerate(shown) if name in columns or any(cells[place] for cells in taken)]
    filled = filled or list(range(len(shown)))
    names = [shown[place] for place in filled]
    cells = [[row[place] for place in filled] for row in taken]
    widths = _widths(names, cells, width)
    text = _grid(names, cells, widths) if widths else _blocks(names, cells, width)
    more = " (more were left out)" if answer.truncated else ""
    return f"{text}{len(cells):,} row{'s' if len(cells) != 1 else ''}{more}\n"


def _terms(answer: Answer) -> Iterator[dict[str, Term | None]]:
    names = variables(answer)
    return (dict(zip(names, row, strict=True)) for row in rows(answer))


def _shown(answer: Answer, columns: Sequence[str]) -> list[str]:
    names = variables(answer)
    missing = [name for name in columns if name not in names]
    if missing:
        raise UsageError(f"no column {missing[0]!r}; there is {', '.join(names)}")
    return [name for name in columns or answer.columns or names if name in names]


def _short(term: Term | None) -> str:
    """A term for people, on one line: the value of a literal, an IRI by its prefix where it has one.

    Without control characters, by which a text could steer the terminal.
    """
    import pyoxigraph as ox

    text = " ".join(_CONTROLS.sub("", _value(term) or "").split())
    return short(text) if isinstance(term, ox.NamedNode) else text


def short(iri: str) -> str:
    """An IRI by its prefix where it has one, the longest that fits; else the IRI."""
    fitting = [prefix for prefix, namespace in PREFIXES.items() if iri.startswith(namespace)]
    if not fitting:
        return iri
    prefix = max(fitting, key=lambda each: len(PREFIXES[each]))
    return f"{prefix}:{iri[len(PREFIXES[prefix]) :]}"


def _widths(names: Sequence[str], cells: Sequence[Sequence[str]], width: int) -> list[int] | None:
    """A width for each column so that the table fits, or None where it cannot.

    What a column needs where there is room, else at least its longest word.
    """
    columns = [[name, *(row[place] for row in cells)] for place, name in enumerate(names)]
    wanted = [max(map(len, column)) for column in columns]
    words = [max((len(word) for text in column for word in text.split()), default=1) for column in columns]
    least = [min(word, LONGEST_WORD) for word in words]
    room = width - GAP * (len(names) - 1)
    if sum(wanted) <= room:
        return wanted
    if sum(least) > room:
        return None
    # What is left goes to the columns by how much text they hold, so that one long cell does not narrow the others.
    text = [sum(map(len, column)) for column in columns]
    widths, spare = list(least), room - sum(least)
    for place in sorted(range(len(names)), key=lambda each: wanted[each] - least[each]):
        share = spare * text[place] // max(1, sum(text))
        widths[place] += min(share, wanted[place] - least[place])
        spare -= widths[place] - least[place]
        text[place] = 0
    return widths


def _grid(names: Sequence[str], cells: Sequence[Sequence[str]], widths: Sequence[int]) -> str:
    """A table whose columns have these widths."""
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    grid = Table(box=SIMPLE_HEAD, padding=(0, GAP - 1, 0, 0), show_edge=False, pad_edge=False)
    for name, width in zip(names, widths, strict=True):
        grid.add_column(name, overflow="fold", width=width)
    for row in cells:
        grid.add_row(*(Text(cell) for cell in row))
    return _printed(grid, sum(widths) + GAP * len(widths))


def _blocks(names: Sequence[str], cells: Sequence[Sequence[str]], width: int) -> str:
    """The rows one below the other, a line a cell, where they are too wide for a table."""
    from rich.table import Table
    from rich.text import Text

    parts = []
    for row in cells:
        block = Table(box=None, show_header=False, padding=(0, 1, 0, 0))
        block.add_column(no_wrap=True, overflow="ellipsis", max_width=max(4, width // 3))
        block.add_column(overflow="fold")
        for name, cell in zip(names, row, strict=True):
            if cell:
                block.add_row(name, Text(cell))
        parts.append(_printed(block, width))
    return "\n".join(parts) + "\n"


def _printed(table: object, width: int) -> str:
    from rich.console import Console

    sink = io.StringIO()
    Console(file=sink, width=max(width, 20), color_system=None, highlight=False, emoji=False).print(table)
    return "".join(line.rstrip() + "\n" for line in sink.getvalue().splitlines())
