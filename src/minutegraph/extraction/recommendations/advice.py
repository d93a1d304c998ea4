"""Whom a body asks to decide what it recommends: "RECOMMENDED to Cabinet that the fee be frozen" is for Cabinet to do."""

from __future__ import annotations

import re

from minutegraph.extraction.actions import due
from minutegraph.extraction.actions.tasks import Task
from minutegraph.extraction.context import Context
from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.parties.subjects import party_at
from minutegraph.model import Decision, Party, Sentence

_TO = regex(r"\brecommend\w*\s*[:–-]?\s+to\s+(?:the\s+)?(?=(?-i:[A-Z]))", re.I)
_HEAD = regex(r"\b(?:RECOMMENDED|[Rr]ecommended|[Rr]ecommends?)\W*")
_THAT = regex(r"\W*(?:to\s+(?:the\s+)?)?(?:that\s+)?(?=(?:the\s+)?[A-Z])")
_DOES = regex(
    r"(?:\s*,[^,;]{3,60},|\s+at\s+its\s+[^,;]{3,40}?)?\s+(?:be\s+asked\s+to\s+)?(?!be\b|is\b|was\b|that\b|and\b)[a-z]+\b"
)
_DECIDES = regex(r"\b(?:Council|Cabinet|Executive|Leader|Mayor|Commissioner|Assembly|Authority|Governing Body)$", re.I)
_OWN = regex(r"\b(?:this|our)\s+$", re.I)


def advised(context: Context, sentence: Sentence, decision: Decision, text: str) -> Task | None:
    """The task of a recommendation that asks for nothing but a decision; None where the text does not say of whom."""
    if decision.kind != "recommended":
        return None
    owner = addressed(text) or _subject(text) or _above(context, sentence)
    if not owner or any(party in decision.by for party in owner):
        return None
    late = due.find(text)
    return Task(0, len(text), "action.advised", owner, late.text if late else None)


def addressed(text: str) -> tuple[Party, ...]:
    """ "... RECOMMENDED to Council": who is named behind the word."""
    found = _TO.search(text)
    return _deciding(party_at(text, found.end())[0]) if found else ()


def _subject(text: str) -> tuple[Party, ...]:
    """ "RECOMMENDED that the Council make training mandatory": the subject of what is recommended."""
    head = _HEAD.search(text)
    that = _THAT.match(text, head.end() if head else 0)
    if that is None or _OWN.search(text, 0, that.end()):
        return ()
    owner, end = party_at(text, that.end())
    return _deciding(owner) if owner and _DOES.match(text, end) else ()


def _above(context: Context, sentence: Sentence) -> tuple[Party, ...]:
    """ "RECOMMENDED TO COUNCIL:" above the limb."""
    blocks = context.item.blocks
    place = next((n for n, block in enumerate(blocks) if block.start <= sentence.start < block.end), 0)
    opener = blocks[place].opener
    for number in ([opener] if opener is not None else []) + list(range(place - 1, max(-1, place - 12), -1)):
        lines = blocks[number].sentences
        text = lines[-1].text if lines else ""
        if _TO.search(text):
            shouted = _TO.search(text)
            return addressed(text) or _deciding(party_at(text.title(), shouted.end())[0] if shouted else ())
        if blocks[number].kind != "item" and number != place - 1:
            break
    return ()


def _deciding(owner: tuple[Party, ...]) -> tuple[Party, ...]:
    return tuple(party for party in owner if _DECIDES.search(party.label))
