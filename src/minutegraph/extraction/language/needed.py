"""What a text must hold for an expression to match in it: the pieces of words of which one must stand there.

    needed(r"\\b(?:was|were)\\s+deferred\\b") == ({" deferred "}, {" was ", " were "})

Most expressions look for something that few sentences hold. A `Sieve` (hints.py) lets the others go by one look-up, and nothing
is written twice: what is needed is read from the expression itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib import import_module
from typing import Any

from minutegraph.lexicon import load

try:
    _parse: Any = import_module("re._parser").parse
except (ImportError, AttributeError):  # a Python that does it otherwise: nothing is known to be needed
    _parse = None

_MOST = 64
"""Different strings that are kept of a part of an expression."""
_WORD = re.compile(r"[^\W_]+")
_COMMON = frozenset(load("decisions")["empty"]["words"])
_EDGE = " "
"""Where no letter or digit can stand: a blank, a mark, the edge of a word or of the text."""

_NOTHING = frozenset(("",))
_Strings = frozenset[str] | None
"""All that a part can match, in small letters; None where that is too much."""


def needed(source: str) -> tuple[frozenset[str], ...]:
    """Sets of pieces of single words, of each of which one stands in each text in which the expression matches; two at most.

    A blank in a piece is the edge of a word. What may match without any word needs a blank, which each word has at its side.
    """
    sets: list[frozenset[str]] = []
    if _parse is not None:
        _close(_read(_parse(source), sets), sets)
    return tuple(sorted(dict.fromkeys(sets), key=_frequency)[:2]) or (frozenset((_EDGE,)),)


def _read(parts: Iterable[tuple[Any, Any]], sets: list[frozenset[str]]) -> _Strings:
    """What a row of parts can match; what it needs besides goes to `sets`."""
    run = _NOTHING
    whole = True
    for code, value in parts:
        if code.name == "LITERAL":
            letter = _letter(value)
            run = frozenset([string + letter for string in run])
            continue
        strings = _read_part(code.name, value, sets)
        if strings is not None and len(run) * len(strings) <= _MOST:
            run = frozenset([first + second for first in run for second in strings])
        else:
            whole = False
            _close(run, sets)
            run = strings or _NOTHING
    if whole:
        return run
    _close(run, sets)
    return None


def _letter(code: int) -> str:
    letter = chr(code)
    return _EDGE if letter.isspace() else letter.lower()


def _read_part(name: str, value: Any, sets: list[frozenset[str]]) -> _Strings:
    if name == "AT":
        return frozenset(("" if value.name == "AT_NON_BOUNDARY" else _EDGE,))
    if name == "IN":
        return _of_class(value)
    if name == "SUBPATTERN":
        return _read(value[3], sets)
    if name == "ASSERT":
        _close(_read(value[1], sets), sets)
        return _NOTHING
    if name == "ASSERT_NOT":
        return _NOTHING
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
        name = code.name
        if name == "LITERAL":
            letter = chr(member).lower()
            found.add(letter if letter.isalnum() else _EDGE)
        elif name == "RANGE" and member[1] - member[0] < 12:
            found.update(chr(each).lower() for each in range(member[0], member[1] + 1))
        elif name == "CATEGORY" and member.name == "CATEGORY_DIGIT":
            found.update("0123456789")
        elif name == "CATEGORY" and member.name in ("CATEGORY_SPACE", "CATEGORY_NOT_WORD"):
            found.add(_EDGE)
        else:
            return None
    return frozenset(found)


def _of_branches(branches: Iterable[Any], sets: list[frozenset[str]]) -> _Strings:
    """What one of several ways can match; it needs what each way needs, the rarest of it."""
    ways: list[tuple[_Strings, list[frozenset[str]]]] = []
    for branch in branches:
        own: list[frozenset[str]] = []
        ways.append((_read(branch, own), own))
    if sum(_MOST if strings is None else len(strings) for strings, _ in ways) <= _MOST:
        return frozenset(string for strings, _ in ways for string in strings or ())
    for strings, own in ways:
        _close(strings, own)
    if all(own for _, own in ways):
        sets.append(frozenset(piece for _, own in ways for piece in min(own, key=_frequency)))
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
    """Keeps what is needed of a run that is at its end: of each string its rarest word."""
    if run is None or "" in run or _EDGE in run:
        return
    pieces = frozenset(map(_piece, run))
    if "" not in pieces:
        sets.append(pieces)


@cache
def _piece(string: str) -> str:
    """The rarest word of a string, with a blank on the sides where it is known to be at its end."""
    if string.isalnum():
        return string
    words = [
        (_EDGE if match.start() else "") + match[0] + (_EDGE if match.end() < len(string) else "")
        for match in _WORD.finditer(string)
    ]
    return min(words, key=_likely, default=next(iter(string.split()), ""))


@cache
def _likely(piece: str) -> float:
    """How likely a text holds a piece: the less the longer it is; surely the words that most texts have, short ones first."""
    word = piece.strip()
    return 1.0 - len(word) / 100 if word in _COMMON else 3.0 ** -len(piece)


def _frequency(pieces: Iterable[str]) -> float:
    return sum(map(_likely, pieces))
