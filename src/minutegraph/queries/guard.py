"""What may be asked: a query, of any form, that reads this graph and nothing else.

Oxigraph follows SERVICE to any address and has no switch against it, so a query with a SERVICE clause is refused before
it is run. Whether one is there is told by the parse tree, not by the word, which may stand in a string or a comment.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from minutegraph.errors import QueryError

_UPDATE = re.compile(r"\b(insert|delete|load|clear|drop|create|add|move|copy)\b", re.IGNORECASE)
_PLACE = re.compile(r"error at (\d+):(\d+)")


_OUTSIDE = re.compile(
    r"""(?P<word>(?<![\w?$:.-])from(?![\w:.-]))"""
    r"""|"{3}(?:[^"\\]|\\.|"(?!""))*"{3}|'{3}(?:[^'\\]|\\.|'(?!''))*'{3}"""
    r"""|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'"""
    r"""|<[^<>"{}|^`\\\s]*>|\#[^\n]*""",
    re.IGNORECASE | re.DOTALL,
)


class RefusedError(QueryError):
    """The query is well-formed but asks for what is not offered: to change the graph, or to ask another endpoint."""


class SyntaxFault(QueryError):
    """The text is no SPARQL query; the message has line and column, counted from 1."""


def refuse_service(text: str) -> None:
    """Raises RefusedError where the query has a SERVICE clause.

    A text without the word cannot have the clause, so the parser (which is slow) runs only where the word is there.
    Where it cannot read the text, which may be wrong or may go beyond SPARQL 1.1, SyntaxFault is raised: what cannot be
    checked is not run.
    """
    if "service" not in text.lower():
        return
    from pyparsing import ParseBaseException
    from rdflib.plugins.sparql.parser import parseQuery

    try:
        tree = parseQuery(text)
    except ParseBaseException as error:
        what = f"cannot read this as SPARQL 1.1 ('{_excerpt(text, error.loc)}'), so SERVICE cannot be ruled out"
        raise SyntaxFault(f"line {error.lineno}, column {error.col}: {what}") from error
    except RecursionError as error:
        raise RefusedError("the query nests too deep to rule out SERVICE") from error
    if "ServiceGraphPattern" in _names(tree):
        raise RefusedError("SERVICE is refused: this graph answers from itself and asks no other endpoint")


def _excerpt(text: str, start: int) -> str:
    """A few characters of the text from there on, on one line."""
    return " ".join(text[start : start + 30].split())


def names_dataset(text: str) -> bool:
    """Whether a query has a FROM clause of its own.

    FROM is a word of SPARQL in that clause only, so it is enough to look outside of strings, IRIs, comments and names.
    """
    return any(match["word"] for match in _OUTSIDE.finditer(text))


def explain(text: str, error: SyntaxError) -> QueryError:
    """The error to show for a text that Oxigraph does not accept as a query: an update refused, or a syntax fault."""
    if _UPDATE.search(text) and _is_update(text):
        return RefusedError("this is an update; the graph is read-only (change the minutes and run kg build)")
    place = _PLACE.search(str(error))
    if not place:
        return SyntaxFault(f"not a SPARQL query: {' '.join(str(error).split())[:120]}")
    line, column = int(place[1]), int(place[2])
    lines = text.splitlines() or [""]
    rest = lines[line - 1][column - 1 :].strip() if line <= len(lines) else ""
    found = f"cannot read '{rest[:30]}' here" if rest else "something is missing here or just before"
    hint = "; is a PREFIX missing?" if "Prefix not found" in str(error) else ""
    return SyntaxFault(f"line {line}, column {column}: {found}{hint}")


def _is_update(text: str) -> bool:
    from pyparsing import ParseBaseException
    from rdflib.plugins.sparql.parser import parseUpdate

    try:
        parseUpdate(text)
    except (ParseBaseException, RecursionError):
        return False
    return True


def _names(node: Any) -> Iterator[str]:
    """The names of all parts of a parse tree of rdflib, in its own order."""
    from pyparsing import ParseResults
    from rdflib.plugins.sparql.parserutils import CompValue

    waiting = [node]
    while waiting:
        part = waiting.pop()
        if isinstance(part, CompValue):
            yield part.name
            waiting.extend(part.values())
        elif isinstance(part, list | tuple | ParseResults):
            waiting.extend(part)
