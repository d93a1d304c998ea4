"""What may be asked: a query, of any form, that reads this graph and nothing else.

Oxigraph follows SERVICE to any address and has no switch against it, so a query with a SERVICE clause is refused before
it is run. Another parser would not do for this: where it reads a text otherwise than Oxigraph, a clause hides from it.
So the words of a query are looked for in every way in which its text can be parted into strings, IRIs, comments and
names (SPARQL 1.1, section 19.8); what can be read as the clause is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from minutegraph.errors import QueryError

_UPDATE = re.compile(r"\b(insert|delete|load|clear|drop|create|add|move|copy)\b", re.IGNORECASE)
_PLACE = re.compile(r"error at (\d+):(\d+)")

_IDLE = r"(?:\s|\#[^\r\n]*+)*+"
"""Blanks and comments."""
_COMMENT = re.compile(r"\#[^\r\n]*+")
_IRI = re.compile(r"<(?:[^\x00-\x20<>\"{}|^`\\]|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8})*+>")
_STRINGS = tuple(
    re.compile(form, re.DOTALL)
    for form in (
        r"\"{3}(?:[^\"\\]|\\.|\"(?!\"\"))*+\"{3}",
        r"'{3}(?:[^'\\]|\\.|'(?!''))*+'{3}",
        r"\"(?:[^\"\\\r\n]|\\.)*+\"",
        r"'(?:[^'\\\r\n]|\\.)*+'",
    )
)
_NUMBER = re.compile(r"\d++")
_MARKED = re.compile(r"[?$]\w*+|@[\w-]*+|_:[\w-]*+")
"""Variables, languages and blank nodes."""
_LOCAL = r":(?:[\w:-]|%[0-9A-Fa-f]{2}|\\.)*+"
_NAME = re.compile(rf"(?P<word>(?:[^\W\d]|_)[\w-]*+)(?P<local>{_LOCAL})?|{_LOCAL}")
_PLAIN = re.compile(r"[^\w?$@:<\"'\#]++")

_BEFORE_GROUP = re.compile(_IDLE + r"\{")
_AT_ENDPOINT = re.compile(rf"{_IDLE}(?:silent{_IDLE})?(?:[?$]\w++|<[^>]*+>|[\w.-]*+:[^\s{{]*+){_IDLE}\{{", re.IGNORECASE)
_BEFORE_DATASET = re.compile(rf"{_IDLE}(?:named{_IDLE})?(?:<|[\w.-]*+:)", re.IGNORECASE)
_TANGLED = 200
"""Strings without an end, each of which costs a look at all that follows."""


class RefusedError(QueryError):
    """The query asks for what is not offered: to change the graph, or to ask another endpoint."""


class SyntaxFault(QueryError):
    """The text is no SPARQL query; the message has line and column, counted from 1."""


def refuse_service(text: str) -> None:
    """Raises RefusedError where the query can be read as having a SERVICE clause."""
    if "service" not in text.lower():
        return
    for name in _names(text):
        word = (name["word"] or "").lower()  # a keyword may stand right before another word: "trueSERVICE", "SERVICEx:y"
        behind = _BEFORE_GROUP if name["local"] else _AT_ENDPOINT
        if "service" in word and behind.match(text, name.end()):
            raise RefusedError("SERVICE is refused: this graph answers from itself and asks no other endpoint")


def names_dataset(text: str) -> bool:
    """Whether a query has a FROM clause of its own."""
    return "from" in text.lower() and any(
        (name["word"] or "").lower() == "from" and not name["local"] and _BEFORE_DATASET.match(text, name.end())
        for name in _names(text)
    )


def _names(text: str) -> Iterator[re.Match[str]]:
    """The words and prefixed names of a text, in any way to read it.

    Where "<" may open an IRI or be a sign, both are followed; each place is read once. A way on which a string has no
    end is given up; RefusedError where there are very many of them.
    """
    waiting, seen, endless = [0], set[int](), 0
    while waiting:
        place = waiting.pop()
        if place in seen or place >= len(text):
            continue
        seen.add(place)
        if match := _NAME.match(text, place):
            yield match
            waiting.append(match.end())
        else:
            following = _behind(text, place)
            endless += not following
            if endless > _TANGLED:
                raise RefusedError("the query is too tangled to be read: close its strings")
            waiting.extend(following)


def _behind(text: str, place: int) -> list[int]:
    """Where reading may go on behind what is no name; nowhere behind the opening of a string that has no end."""
    sign = text[place]
    if sign == "<":
        found = _IRI.match(text, place)
        return [place + 1, *([found.end()] if found else [])]
    if sign in "\"'":
        return [match.end() for form in _STRINGS if (match := form.match(text, place))][:1]
    for form in (_MARKED, _COMMENT, _NUMBER, _PLAIN):
        if found := form.match(text, place):
            return [found.end()]
    return [place + 1]


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
