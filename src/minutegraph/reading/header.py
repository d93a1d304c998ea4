"""What a text states of its own meeting: authority, body, date, title."""

from __future__ import annotations

from minutegraph.model import Metadata


def stated(text: str, shade: str) -> Metadata:
    """The metadata that a text states, with their places."""
    return Metadata()
