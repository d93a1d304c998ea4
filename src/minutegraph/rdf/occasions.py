"""The meeting that a document records, as far as it tells who is meant by a label."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Occasion:
    """The meeting that a document records: the names of its authority and body, its ISO date, the page's address.

    `posts` are the labels of the posts that the document names, `text` is all of its text; `known_as` gives, by first name,
    surname or initials, the full name of the one listed as attending who has them.
    """

    authority: str | None = None
    body: str | None = None
    date: str | None = None
    address: str | None = None
    posts: frozenset[str] = frozenset()
    text: str = ""
    known_as: Mapping[str, str] = field(default_factory=dict)
