"""Commissioners, envoys and advisers whom a department appointed to an authority."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from minutegraph.extraction.interventions.act_dates import date_after, date_of
from minutegraph.extraction.interventions.act_makers import COMMON, common, it_did, makers_of
from minutegraph.extraction.interventions.act_targets import APPOINTED, APPOINTED_HINTS, label_of, target_of
from minutegraph.extraction.interventions.formal_act import ALONE, Act, Nearby, clause_of, is_unreal
from minutegraph.extraction.language import vocabulary as v
from minutegraph.extraction.language.dateforms import MONTHS
from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.language.phrases import pattern
from minutegraph.extraction.parties.outsiders import bodies
from minutegraph.lexicon import load

_NOT_COMMISSIONER = regex(rf"\b(?:{pattern(load('interventions')['sent']['others'])})\s+$", re.I)
"""Before a commissioner or adviser of another sort."""
_WAS_ONE = regex(r"\b(?:former|ex-|retired)\s*(?:[\w-]+\s+){0,3}$", re.I)
"""Before somebody who was a commissioner elsewhere: "a former Department appointed Commissioner"."""
_APPOINTED_AFTER = regex(
    r"(?:\s+\([^)]*\))?(?:,?\s+[A-Z][\w'.-]+){0,4},?\s+(?:(?:had|has|have|was|were|been|is|are|being|then|also|"
    r"subsequently)\s+)+(?:appointed|sent\s+in|put\s+in|installed|in\s+place)\b|"
    r"\s+(?:(?:\w+\s+){0,3})?appointed\s+by\b|,?\s+appointed\b",
    re.I,
)
_APPOINTED_BEFORE = regex(
    r"\b(?:appointed|appointment\s+(?:by\s+the\s+[A-Z][\w ]{3,60}?\s+)?of|appoint|"
    r"sent\s+in|named|installed|nominated|chosen|designated|imposed|"
    r"appointing)\s+(?:by\s+[^,;]{3,60}?\s+)?(?:as\s+)?(?:[A-Z][\w'.-]+\s+){0,4}(?:to\s+the"
    r"\s+[\w' -]{3,40}?\s+)?(?:as\s+)?(?:an?\s+|the\s+|its\s+|"
    r"their\s+|to\s+be\s+|(?:the\s+)?[\w'-]+'s?\s+)?(?:(?:new|further|second|independent|external|permanent)\s+)*$|"
    r"\b(?:been|was|were)\s+(?:given|assigned|sent)\s+an?\s+(?:(?:new|further|second|independent|external|permanent)\s+)*$",
    re.I,
)


_ANOTHER = regex(r"\s*(?:for\s+(?:england|wales|victims)|\(?PCC|'s?\s+office|of\s+police)", re.I)
_ADVISER = regex(r"advis|partner", re.I)
_BY_STATE = regex(r"\b(?:by\s+the|[Tt]he)\s+(?:Department|(?:\w+\s+)?Ministers?|Government)\b")
_STATE = regex(r"statutor|intervention|best\s+value|direction|secretary|minister|government", re.I)


_IN_PLACE = regex(rf"\s+for\s+[a-z'’ ]{{4,40}}?\s+in\s+(?!{MONTHS})(?:the\s+)?(?P<on>[A-Z][\w'’-]*(?:\s+[A-Z][\w'’-]*){{0,3}})")
_FOR_WHOM = regex(
    r"\s+(?:for|of)\s+(?:the\s+)?(?P<on>(?:[A-Z][\w'&-]*\s+){0,5}(?:Council|Authority|City|Borough|County)|(?:[A-Z][\w&-]*['’]s?\s+)?"
    rf"(?:{v.SERVICE_OPENERS})(?:['’]s?)?(?:\s+[a-z'’-]+){{0,3}}?\s+(?:services?|social\s+care))"
    r"(?=\s+(?:in|on|by|from|under|and|at|after|following|to|with|since)\b|[,.;]|$)"
)
"""Of whom one is commissioner: "as commissioner for Elm Council"."""
_DIRECTED = regex(
    r"(?:had\s+|has\s+|then\s+|also\s+)*directed\s+(?:the\s+|"
    r"that\s+the\s+)?(?P<on>[\w'&-]+(?:\s+[\w'&-]+){0,5}?)(?:,?\s+(?:in|on)\s+[^,;]{3,30}?,?)?\s+(?:to\b|should\b)",
    re.I,
)


def directed(text: str, own: str | None = None) -> Iterator[Act]:
    """That a department directed somebody to do something: a direction without its name."""
    plain = COMMON.search(text)
    for body in bodies(text) or ((common(plain),) if plain else ()):
        match = _DIRECTED.match(text, body.end + 1) if body.kind == "department" else None
        if match is not None and not is_unreal(text[max(0, body.start - 40) : body.start]):
            label = label_of(match["on"])
            on = (label,) if label else ()
            date = date_after(text, match.end("on"), own) or date_of(text, match, own)
            yield Act("statutory-direction", "direction", 2, (body,), on, date)


_DIRECTION = regex(r"\b[Dd]irections?\b[^;]{0,120}?\bappoint", re.S)


def under_direction(act: Act, others: Iterable[Act], text: str) -> Act:
    """The appointment, with maker and date of the direction that the sentence tells to have made it."""
    direction = next((other for other in others if other.kind == "statutory-direction"), None)
    if direction is None or not _DIRECTION.search(text):
        return act
    return replace(act, by=act.by or direction.by, date=act.date or direction.date)


def find(text: str, own: str | None = None, near: Nearby = ALONE) -> Iterator[Act]:
    """The appointments that the sentence tells of, in order.

    Who is only named ("the commissioner's report"), whom the body hires itself, and officers of the same name (the
    Police and Crime Commissioner, a personal adviser) are left out.
    """
    for match in APPOINTED.finditer(text) if APPOINTED_HINTS.found(text) else ():
        before = text[: match.start()]
        if _NOT_COMMISSIONER.search(before + " ") or _WAS_ONE.search(before) or _ANOTHER.match(text, match.end()):
            continue
        if not (_APPOINTED_AFTER.match(text, match.end()) or _APPOINTED_BEFORE.search(before)):
            continue
        if is_unreal(before[clause_of(before) :][-60:]):
            continue
        adviser = _ADVISER.search(match[0]) is not None
        departments = tuple(body for body in bodies(text) if body.kind == "department")
        stated = departments or _BY_STATE.search(text)
        if not stated and (adviser or (match[0][0].islower() and not _STATE.search(text))):
            continue
        kind, name = ("adviser-appointment", "adviser") if adviser else ("commissioner-appointment", "commissioner")
        by = makers_of(text, departments, match) or it_did(text, match.start(), near)
        placed = _IN_PLACE.match(text, match.end())
        placed = placed or _FOR_WHOM.match(text, match.end())
        on = (placed["on"],) if placed else target_of(text, match)
        yield Act(kind, name, 2, by, on, date_of(text, match, own))
