"""Regular expressions that know with which letters a match of theirs can begin.

The engine of `re` passes over places where no match can begin, but works them out for the plainest expressions only: not behind
`\\b`, not in groups within groups, not where case is ignored. Elsewhere it tries the expression at each place, which takes
several times as long. What is found is the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from importlib import import_module
from typing import Any

try:
    _compiler: Any = import_module("re._compiler")
    _plain = _compiler._get_charset_prefix
except (ImportError, AttributeError):  # a Python that does it otherwise: its own expressions must do
    _compiler = _plain = None

_ALSO = {"i": "İı", "s": "ſ", "k": "\u212a"}
"""What else matches a letter of ASCII where case is ignored."""
_NARROW = ("CATEGORY_DIGIT", "CATEGORY_SPACE")
_WIDE = 64
"""Letters: a set from which few are missing is of no use."""

_Parts = Iterable[tuple[Any, Any]]


class _AnyError(Exception):
    """A match may begin with nearly any letter."""


def regex(source: str, flags: int = 0) -> re.Pattern[str]:
    """The expression, as `re.compile` gives it, but quicker to search."""
    if _compiler is None:
        return re.compile(source, flags)
    _compiler._get_charset_prefix = _beginnings
    try:
        return re.compile(source, flags)
    finally:
        _compiler._get_charset_prefix = _plain


def _beginnings(parsed: Any, flags: int) -> list[tuple[Any, Any]] | None:
    """In the place of `re._compiler._get_charset_prefix`: the members of a class with which a match begins, or None."""
    found: set[tuple[Any, Any]] = set()
    try:
        empty = _begin(parsed, flags, found)
    except _AnyError:
        return None
    return None if empty else sorted(found, key=lambda member: (str(member[0]), member[1]))


def _begin(parts: _Parts, flags: int, found: set[tuple[Any, Any]]) -> bool:
    """Adds to `found` what a match of the parts can begin with; whether it can be empty. Raises _AnyError."""
    return all(_begin_part(str(code), code, value, flags, found) for code, value in parts)


def _begin_part(name: str, code: Any, value: Any, flags: int, found: set[tuple[Any, Any]]) -> bool:
    if name in ("AT", "ASSERT", "ASSERT_NOT"):
        return True  # these restrict where a match begins, not with what
    if name == "LITERAL":
        found.update((code, letter) for letter in _cases(value, flags))
        return False
    if name == "IN":
        for code, member in value:
            _add_member(str(code), code, member, flags, found)
        return False
    if name == "SUBPATTERN":
        _, on, off, inner = value
        return _begin(inner, (flags | on) & ~off, found)
    if name == "BRANCH":
        empty = [_begin(branch, flags, found) for branch in value[1]]
        return any(empty)
    if name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
        least, _, inner = value
        return _begin(inner, flags, found) or least == 0
    if name == "ATOMIC_GROUP":
        return _begin(value, flags, found)
    raise _AnyError


def _add_member(name: str, code: Any, member: Any, flags: int, found: set[tuple[Any, Any]]) -> None:
    """Adds a member of a class: a letter, some in a row, or all digits or blanks."""
    if name == "LITERAL":
        found.update((code, letter) for letter in _cases(member, flags))
    elif name == "RANGE" and member[1] - member[0] < _WIDE and not flags & re.IGNORECASE:
        found.add((code, member))
    elif name == "RANGE" and member[1] - member[0] < _WIDE:
        literal = _compiler.LITERAL
        found.update((literal, letter) for each in range(member[0], member[1] + 1) for letter in _cases(each, flags))
    elif name == "CATEGORY" and str(member) in _NARROW:
        found.add((code, member))
    else:
        raise _AnyError


def _cases(letter: int, flags: int) -> list[int]:
    """The letter, and where case is ignored all that match it. Raises _AnyError for letters beyond ASCII."""
    if not flags & re.IGNORECASE:
        return [letter]
    printed = chr(letter)
    if not printed.isascii():
        raise _AnyError
    return [ord(each) for each in {printed.lower(), printed.upper(), *_ALSO.get(printed.lower(), "")}]
