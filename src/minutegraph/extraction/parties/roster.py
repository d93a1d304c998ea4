"""Words by which the document that is being read knows people: first names, surnames, initials of those who attend."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_known: ContextVar[frozenset[str]] = ContextVar("known", default=frozenset())


def known() -> frozenset[str]:
    """The words by which the document that is being read knows people."""
    return _known.get()


@contextmanager
def of(words: frozenset[str]) -> Iterator[None]:
    """While it lasts, sentences are read as of a document that knows people by these words."""
    token = _known.set(words)
    try:
        yield
    finally:
        _known.reset(token)
