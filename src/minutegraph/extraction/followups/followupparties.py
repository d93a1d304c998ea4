"""Whom a follow-up names: who had asked, and who did what was asked."""

from __future__ import annotations

from dataclasses import dataclass

from minutegraph.extraction.language.caseless import small
from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.parties.mentions import Mention, find
from minutegraph.model import Party

_ASKED_BY = regex(
    r"\b(?:requested|asked(?:\s+for)?|raised|put|sought|queried|posed|question|query|request|enquiry|questions|queries|requests)\b"
    r"(?:\s+(?:at|in|during|on)\s+(?:the|its|our)?\s*(?:\w+\s+){0,3}?meeting|\s+previously|\s+earlier)?\s+(?:by|from|of)\s+(?:the\s+)?$"
)
_HAD_ASKED = regex(
    r"\s+(?:had\s+|has\s+)?(?:also\s+|previously\s+)?(?:asked|requested|queried|questioned|sought|enquired|inquired|raised|wanted|wished|wondered)\b"
)
_OWN_QUESTION = regex(r"['’]s?\s+(?:\w+\s+){0,2}?(?:question|query|request|enquiry|questions|queries)\b")
_NAMED = frozenset(("post", "person", "organisation", "body", "inspectorate", "department", "authority"))


@dataclass(frozen=True, slots=True)
class Parties:
    """Those named who had asked, the others named, and another body whose meeting is spoken of."""

    by: tuple[Party, ...] = ()
    asked_by: tuple[Party, ...] = ()
    body: Party | None = None


def parties_of(text: str, body_at: int = -1) -> Parties:
    """The parties of a sentence's reading text; `body_at` is where a body whose meeting is meant may begin, or -1."""
    low = small(text)
    by: list[Party] = []
    asked: list[Party] = []
    body = None
    for mention in find(text):
        party = mention.party
        if mention.pronoun or party.kind not in _NAMED:
            continue
        if party.kind == "body" and body_at >= 0 and abs(mention.start - body_at) <= 4:
            body = party
        elif party.kind in ("person", "post") and _asked(low, mention):
            asked.append(party)
        elif party.kind != "body":
            by.append(party)
    return Parties(tuple(dict.fromkeys(by)), tuple(dict.fromkeys(asked)), body)


def _asked(low: str, mention: Mention) -> bool:
    behind = _HAD_ASKED.match(low, mention.end) or _OWN_QUESTION.match(low, mention.end)
    return behind is not None or _ASKED_BY.search(low[: mention.start]) is not None
