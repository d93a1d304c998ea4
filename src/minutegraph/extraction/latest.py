"""What was found in the document read last, kept while its items are gone over: each asks for it anew."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

_Source = TypeVar("_Source")
_Value = TypeVar("_Value")


def kept_of_latest(find: Callable[[_Source], _Value]) -> Callable[[_Source], _Value]:
    """The finder, which keeps what it found in the source it was asked about last, and of no other.

    A source is known by identity, not by what it holds: to compare whole documents would cost more than to read them.
    """
    kept: list[tuple[_Source, _Value]] = []

    @wraps(find)
    def found(source: _Source) -> _Value:
        if not kept or kept[0][0] is not source:
            kept[:] = [(source, find(source))]
        return kept[0][1]

    return found
