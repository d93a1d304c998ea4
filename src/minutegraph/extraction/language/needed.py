"""What a text must hold for an expression to match in it: the pieces of words of which one must stand there.

    needed(regex(r"\\b(?:was|were)\\s+deferred\\b")) == {" deferred "}

Most expressions look for something that few sentences hold. `Hints` or a `Sieve` of these pieces lets the others go by one
look-up, and nothing is written twice: what is needed is read from the expression itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from importlib import import_module
from itertools import product
from typing import Any, Protocol

try:
    _parse: Any = import_module("re._parser").parse
except (ImportError, AttributeError):  # a Python that does it otherwise: nothing is known to be needed
    _parse = None

_MOST = 400
"""Different strings that are kept of a part of an expression."""
_WORD = re.compile(r"[^\W_]+")
_EDGE = " "
"""Where no letter or digit can stand: a blank, a mark, the edge of a word or of the text."""

_Strings = frozenset[str] | None
"""All that a part can match, in small letters; None where that is too much."""


class Expression(Protocol):
    """An expression, in any case or not."""

    @property
    def pattern(self) -> str:
        """Its source."""
        ...


def needed(*expressions: Expression) -> frozenset[str]:
    """Pieces of words, as `Hints` takes them, one of which stands in each text in which one of the expressions matches.

    Of one that may match without any it is a blank, which each word has at its side.
    """
    found: set[str] = set()
    for expression in expressions:
        sets: list[frozenset[str]] = []
        if _parse is not None:
            _close(_read(_parse(expression.pattern, getattr(expression, "flags", 0)), sets), sets)
        found |= _rarest(sets) or {_EDGE}
    return frozenset(found)


def _read(parts: Iterable[tuple[Any, Any]], sets: list[frozenset[str]]) -> _Strings:
    """What a row of parts can match; what it needs besides goes to `sets`."""
    run: _Strings = frozenset(("",))
    whole = True
    for code, value in parts:
        strings = _read_part(str(code), value, sets)
        joined = None if strings is None or run is None or len(run) * len(strings) > _MOST else strings
        if joined is not None and run is not None:
            run = frozenset(first + second for first, second in product(run, joined))
        else:
            whole = False
            _close(run, sets)
            run = strings if strings is not None else frozenset(("",))
    if whole:
        return run
    _close(run, sets)
    return None


def _read_part(name: str, value: Any, sets: list[frozenset[str]]) -> _Strings:
    if name == "LITERAL":
        return frozenset((_EDGE if chr(value).isspace() else chr(value).lower(),))
    if name == "AT":
        return frozenset(("" if str(value) == "AT_NON_BOUNDARY" else _EDGE,))
    if name == "IN":
        return _of_class(value)
    if name == "SUBPATTERN":
        return _read(value[3], sets)
    if name == "ASSERT":
        _close(_read(value[1], sets), sets)
        return frozenset(("",))
    if name == "ASSERT_NOT":
        return frozenset(("",))
    if name == "BRANCH":
        return _of_branches(value[1], sets)
    if name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
        least, most, inner = value
        return _of_repeat(least, most, inner, sets)
    if name == "ATOMIC_GROUP":
        return _read(value, sets)
    return None


def _of_class(members: Iterable[tuple[Any, Any]]) -> _Strings:
    """What a class of letters can match; all marks and blanks are one."""
    found: set[str] = set()
    for code, member in members:
        name = str(code)
        if name == "LITERAL":
            letter = chr(member).lower()
            found.add(letter if letter.isalnum() else _EDGE)
        elif name == "RANGE" and member[1] - member[0] < 12:
            found.update(chr(each).lower() for each in range(member[0], member[1] + 1))
        elif name == "CATEGORY" and str(member) == "CATEGORY_DIGIT":
            found.update("0123456789")
        elif name == "CATEGORY" and str(member) in ("CATEGORY_SPACE", "CATEGORY_NOT_WORD"):
            found.add(_EDGE)
        else:
            return None
    return frozenset(found)


def _of_branches(branches: Iterable[Any], sets: list[frozenset[str]]) -> _Strings:
    """What one of several ways can match; it needs what the rarest of each way needs."""
    exact: set[str] = set()
    union: set[str] = set()
    whole = sound = True
    for branch in branches:
        own: list[frozenset[str]] = []
        strings = _read(branch, own)
        _close(strings, own)
        best = _rarest(own)
        sound = sound and bool(best)
        union |= best
        whole = whole and strings is not None
        exact |= strings or frozenset()
    if whole and len(exact) <= _MOST:
        return frozenset(exact)
    if sound:
        sets.append(frozenset(union))
    return None


def _of_repeat(least: int, most: int, inner: Any, sets: list[frozenset[str]]) -> _Strings:
    """What is repeated, or may be left out."""
    own: list[frozenset[str]] = []
    strings = _read(inner, own)
    if least:
        sets += own
    if strings == frozenset((_EDGE,)):
        return strings if least else frozenset((_EDGE, ""))
    if most == 1:
        return strings if least or strings is None else strings | {""}
    if least:
        _close(strings, sets)
    return None


def _close(run: _Strings, sets: list[frozenset[str]]) -> None:
    """Keeps what is needed of a run that is at its end: of each string its longest word."""
    pieces = frozenset(_piece(each) for each in run) if run is not None else frozenset()
    if pieces and "" not in pieces:
        sets.append(pieces)


def _piece(string: str) -> str:
    """The longest word of a string, with a blank on the sides where it is known to be at its end."""
    words = [
        (_EDGE if match.start() else "") + match[0] + (_EDGE if match.end() < len(string) else "")
        for match in _WORD.finditer(string)
    ]
    return max(words, key=len, default=string.strip(_EDGE))


def _rarest(sets: Iterable[frozenset[str]]) -> frozenset[str]:
    """The set of which a text least likely holds one, by the length of its pieces."""
    return min(sets, key=lambda pieces: sum(3.0 ** -len(piece) for piece in pieces), default=frozenset())
