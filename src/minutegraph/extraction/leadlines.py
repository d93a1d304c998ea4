"""Lines that only tell whose question follows: "(1) By Mr Hall to the Leader", "Question 3 from Mrs Pike"."""

from __future__ import annotations

import re
from typing import NamedTuple

from minutegraph.extraction.expressions import regex
from minutegraph.extraction.parties import Mention, find
from minutegraph.model import Party

_LABEL = r"(?:public |written |oral |supplementary |members?'? )?question(?:\s*(?:no\.?\s*)?\d+)?\s*[-–:]?\s*"
_WHO_TO_WHOM = (
    r"(?:(?:asked|put|submitted|received|tabled)\s+)?(?:by|from)\s+(?P<who>[^?:]{3,80}?)(?:\s+to\s+(?P<whom>[^?:]{3,90}?))?"
)
_FORM = regex(rf"(?:\(?\d{{1,2}}[.)]?\s*)?(?:{_LABEL})?{_WHO_TO_WHOM}\s*[:.]?$", re.I)
_INLINE = regex(rf"{_LABEL}{_WHO_TO_WHOM}\s*:\s*(?=[\"“‘'A-Z])[^:]{{8,}}$", re.I)
_REPLY = regex(r"(?:(?:written|verbal) )?(?:answer|response|reply)\s+(?:by|from|of)\s+(?P<who>[^?:]{3,80}?)\s*:", re.I)
_LONGEST = 30  # words


class Put(NamedTuple):
    """Whose question follows a line, and to whom it is put; `to` is empty where the line names nobody."""

    by: tuple[Party, ...]
    to: tuple[Party, ...]


def put(text: str) -> Put | None:
    """Who puts the question that follows the line, or None where the line is none of this kind."""
    return _put(text, _FORM.fullmatch(text) if len(text.split()) <= _LONGEST else None)


def put_inline(text: str) -> Put | None:
    """Who puts the question that stands behind the label on one line: "Question from Mr Hay to the Leader: when?"."""
    return _put(text, _INLINE.match(text) if text.rstrip("\"”’' .)").endswith("?") else None)


def _put(text: str, match: re.Match[str] | None) -> Put | None:
    by = _within(text, match, "who") if match is not None else ()
    return Put(by, _within(text, match, "whom") if match["whom"] else ()) if match is not None and by else None


def replier(text: str) -> tuple[Party, ...]:
    """Whose reply the label at the head of a text tells: "Answer by the Leader: 212"; empty where it has none."""
    match = _REPLY.match(text)
    return _within(text, match, "who") if match is not None else ()


def _within(text: str, match: re.Match[str], group: str) -> tuple[Party, ...]:
    low, high = match.span(group)
    named: list[Mention] = [m for m in find(text) if low <= m.start < high]
    return tuple(m.party for m in named[:1])
