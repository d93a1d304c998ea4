"""Formal acts that a sentence describes without their name: "a notice requiring the Council to improve"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from minutegraph.extraction.interventions.act_dates import date_of
from minutegraph.extraction.interventions.act_makers import makers_of
from minutegraph.extraction.interventions.act_targets import label_of, target_of
from minutegraph.extraction.interventions.formal_act import ALONE, Act, Nearby, clause_of, is_unreal, words
from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.language.hints import Hints
from minutegraph.lexicon import load

_described = load("interventions")["described"]
HINTS = Hints(_described["hints"])
"""Without any of these no sentence describes an act so."""


@dataclass(frozen=True, slots=True)
class _Description:
    """How acts of a kind are described; `name` stands for them.

    `by_whom` tells that who did it must be named, `accepted` that it must be told that somebody accepted it.
    """

    kind: str
    name: str
    expression: re.Pattern[str]
    by_whom: bool = False
    accepted: bool = False


_DESCRIPTIONS = tuple(
    _Description(
        entry["kind"],
        entry["name"],
        regex("|".join(entry["expressions"]), re.I),
        entry.get("by_whom", False),
        entry.get("accepted", False),
    )
    for entry in _described["acts"]
)
_PASSIVE = regex(
    r"(?P<on>[\w'’&-]+(?:\s+[\w'’&-]+){0,6}?)\s+(?:(?:had|has|have)\s+)?(?:was|were|been|is|are|being)\s+$", re.I
)
_STATE = regex(r"(?:remained|remains|was|is|stayed)\b", re.I)
_THAT = regex(r"^.*\b(?:that|where|which|as|because|and|alarm)\s+", re.I)
_ACCEPTED = regex(r"\b(?:accepted|agreed|entered\s+into|signed|given|offered)\b", re.I)
_TO_WHOM = regex(
    r"\b(?:to|on|upon|for)\s+the\s+(?P<on>(?:[A-Z][\w-]*\s+){0,4}(?:Council|Authority|council|authority|City|Borough|County|District))\b"
)
_FROM = regex(
    r"\s+(?:from|by|of|with|offered\s+by|given\s+by)\s+(?:the\s+)?(?P<on>[A-Z][\w'&-]*(?:\s+[A-Z][\w'&-]*){0,4})"
)


def find(text: str, own: str | None = None, near: Nearby = ALONE) -> Iterator[Act]:
    """The acts that the sentence describes as done; what is denied, feared or hoped for is left out."""
    if not HINTS.found(text):
        return
    for description in _DESCRIPTIONS:
        match = description.expression.search(text)
        if match is None or is_unreal(text[clause_of(text[: match.start()]) : match.start()][-70:]):
            continue
        makers = near.bodies(text)
        by = makers_of(text, makers, match)
        if description.by_whom and not by:
            continue
        if description.accepted and not (makers and _ACCEPTED.search(text)):
            continue
        done = words("done").search(text[: match.end() + 60]) is not None
        yield Act(
            description.kind, description.name, 2 if done else 1, by, _upon(text, match), date_of(text, match, own)
        )


def _upon(text: str, match: re.Match[str]) -> tuple[str, ...]:
    """Upon whom: the object that the description holds, the subject of its passive, or whoever else the sentence tells."""
    named = label_of(match["on"]) if match.re.groupindex and match["on"] else ""
    if named:
        return (named,)
    whom = _TO_WHOM.search(match[0])
    if whom is not None:
        return (whom["on"],)
    offered = _FROM.match(text, match.end()) if "undertaking" in match[0].lower() else None
    if offered is not None:
        return (offered["on"],)
    state = _STATE.match(match[0])
    begin = clause_of(text[: match.start()])
    if state is not None and (label := label_of(_THAT.sub("", text[begin : match.start()]))):
        return (label,)
    passive = _PASSIVE.search(text, clause_of(text[: match.start()]), match.start())
    label = label_of(_THAT.sub("", passive["on"])) if passive else ""
    return (label,) if label else target_of(text, match)
