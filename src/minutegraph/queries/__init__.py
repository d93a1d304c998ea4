"""The named queries, as files, and their parameters.

A query is a file NAME.rq: its first line is `# Title`, then comments tell what it answers, its variables and its
parameters; SPARQL follows. To add a query, add a file.
"""

from __future__ import annotations

import difflib
import re
import sys
import textwrap
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path

from minutegraph import namespaces
from minutegraph.errors import QueryError
from minutegraph.queries.parameters import PARAMETERS, Parameter, bindings, of_text
from minutegraph.rdf import terms

PREFIXES = {
    **terms.PREFIXES,
    "code": terms.CODE.base,
    "owl": terms.OWL.base,
    "rdf": terms.RDF.base,
    "sd": namespaces.SD,
}
"""The prefixes that a query from the command line need not declare, and that answers are written with."""

_VARIABLE = re.compile(r"  (\w+) +(\S.*)")


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A named query: its text, and what its comments tell.

    `variables` are pairs of name and meaning in the order of the columns; `columns` are those that a table shows.
    """

    name: str
    title: str
    description: str
    variables: tuple[tuple[str, str], ...]
    columns: tuple[str, ...]
    parameters: tuple[Parameter, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Prepared:
    """A query ready to be asked, made of plain values so that it can be sent to another process.

    `name` says in messages what it is; `bindings` are variable to value; `hidden` are the variables of its parameters,
    the last of its projection, which no result shows; `columns` are those that a table shows, empty for all;
    `trusted` is true for the queries of this package, which need no check. `iris` are bindings whose values are IRIs.
    """

    name: str
    text: str
    bindings: Mapping[str, str]
    hidden: tuple[str, ...]
    columns: tuple[str, ...] = ()
    trusted: bool = False
    iris: Mapping[str, str] = field(default_factory=dict)


def names() -> tuple[str, ...]:
    """The names of all named queries, sorted."""
    return tuple(sorted(entry.name[:-3] for entry in files(__name__).iterdir() if entry.name.endswith(".rq")))


@cache
def load(name: str) -> NamedQuery:
    """The named query of that name. Raises QueryError that lists near names where there is none."""
    if name not in names():
        near = difflib.get_close_matches(name, names(), n=3, cutoff=0.5)
        hint = f"did you mean {' or '.join(near)}?" if near else f"there are {', '.join(names())}"
        raise QueryError(f"no query is called {name!r}; {hint} (kg query --list tells of all)")
    return describe(name, (files(__name__) / f"{name}.rq").read_text("utf-8"))


def describe(name: str, text: str) -> NamedQuery:
    """A query read from its text: title, description, variables and columns from the comments that it begins with."""
    comments = []
    for line in text.splitlines():
        if not line.startswith("#"):
            break
        comments.append(line[1:].removeprefix(" "))
    title = comments[0].strip() if comments else name
    sections: dict[str, list[str]] = {"": []}
    heading = ""
    for line in comments[1:]:
        if line.startswith(("Variables", "Parameters", "Columns")):
            heading = line.split()[0]
            sections[heading] = [line.partition(":")[2]]
        else:
            sections[heading].append(line)
    described = (_VARIABLE.match(line) for line in sections.get("Variables", ()))
    return NamedQuery(
        name=name,
        title=title,
        description=" ".join(" ".join(sections[""]).split()),
        variables=tuple((match[1], match[2]) for match in described if match),
        columns=tuple(" ".join(sections.get("Columns", ())).replace(",", " ").split()),
        parameters=of_text(text),
        text=text,
    )


def prepare(query: str, parameters: Mapping[str, str | None] | None = None) -> Prepared:
    """A query made ready: `query` is the name of a named query, or SPARQL text (anything with a brace or white space).

    `parameters` map names of parameters to values; None stands for not given. Raises QueryError for an unknown name,
    UsageError for a parameter that the query does not take.
    """
    trusted = not is_text(query)
    named = load(query) if trusted else describe("the query", query)
    return Prepared(
        name=named.name,
        text=named.text,
        bindings=bindings(parameters or {}, named.parameters, named.name),
        hidden=tuple(parameter.variable for parameter in named.parameters),
        columns=named.columns,
        trusted=trusted,
    )


def find(argument: str) -> str:
    """What a user means by an argument: a named query's name, the text of a file, of standard input (`-`), or SPARQL.

    Raises QueryError where it is none of these, with near names.
    """
    if argument == "-":
        return _spoken(sys.stdin.read(), "standard input")
    if argument in names() or (is_text(argument) and not argument.endswith(".rq")):
        return argument
    path = Path(argument)
    if path.suffix == ".rq" or path.is_file():
        return read(path)
    return load(argument).name


def explained(name: str | None = None) -> str:
    """The named queries for people: all with what they answer, or one in full with variables and parameters."""
    if name is None:
        parts = [f"{query.name}\n{_wrapped(f'{query.title}. {query.description}')}" for query in map(load, names())]
        return "\n\n".join(parts) + "\n"
    query = load(name)
    wide = max(len(variable) for variable, _ in query.variables)
    lines = [query.name, _wrapped(f"{query.title}. {query.description}"), "", "variables"]
    lines += [f"    {variable:{wide}}  {meaning}" for variable, meaning in query.variables]
    lines += ["", "parameters"] + [f"    --{p.name:{wide - 2}}  {p.meaning}" for p in query.parameters]
    return "\n".join(lines) + "\n"


def _wrapped(text: str) -> str:
    return textwrap.fill(text, 96, initial_indent="    ", subsequent_indent="    ")


def is_text(query: str) -> bool:
    """Whether that is SPARQL text and not the name of a query."""
    return bool(re.search(r"[\s{}]", query.strip()))


def read(path: Path) -> str:
    """The text of a file of SPARQL. Raises QueryError where it is not UTF-8 or is empty."""
    try:
        text = path.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        raise QueryError(f"{path}: not a text in UTF-8; save the query as UTF-8") from error
    return _spoken(text, str(path))


def _spoken(text: str, origin: str) -> str:
    if not text.strip():
        raise QueryError(f"{origin}: empty; write a SPARQL query into it")
    return text if is_text(text) else text + "\n"


__all__ = [
    "PARAMETERS",
    "PREFIXES",
    "NamedQuery",
    "Parameter",
    "Prepared",
    "describe",
    "explained",
    "find",
    "is_text",
    "load",
    "names",
    "prepare",
    "read",
]
