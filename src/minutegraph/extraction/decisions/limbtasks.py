"""The task of one clause of a limb, by its verb: handed to somebody, to be done, done by somebody, asked of somebody.

Each rule gives a task, `limbclauses.NONE` where the clause surely orders nothing, or None where the next rule is to look.
"""

from __future__ import annotations

import re

from minutegraph.extraction.actions.jottings import jotted
from minutegraph.extraction.actions.tasks import Task
from minutegraph.extraction.decisions.limbactives import active, event, first, modal, we
from minutegraph.extraction.decisions.limbclauses import ASKS, HEAD, TO_DO, made, subject_start
from minutegraph.extraction.decisions.limbpassives import handed, passive, standing
from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.language.hints import Hints
from minutegraph.extraction.language.phrases import pattern
from minutegraph.extraction.parties.subjects import party_at
from minutegraph.lexicon import load

_IT_BE_AGREED = regex(r"\W*(?:that\s+)?it\s+be\s+(?:agreed|resolved|recommended)\s+that\s+", re.I)
_LIMBS = load("actions")["limbs"]
_AGENDA = regex(
    rf"\b(?:{pattern(_LIMBS['agenda'])})\b.{{0,60}}\b(?:the agenda|order of (?:the )?(?:business|agenda))"
    rf"|\b(?:{pattern(_LIMBS['heard'])})\b.{{0,30}}\b(?:in\s+(?:part\s+(?:ii|2|two|b)\b|private|closed\s+session)|"
    r"as\s+the\s+(?:next|first|last)\s+item|(?:before|after|prior\s+to)\s+(?:agenda\s+)?item|at\s+this\s+point)"
    rf"|\b(?:{pattern(_LIMBS['dates'])})\b.{{0,40}}\b(?:meetings?|dates?|start time)\b",
    re.I,
)
_WISHED = regex(r"\b(?:wish(?:ed|es)?|asked)\s+to\s+(?:see|receive)\b")
_ARRANGES = regex(r"\s*(?:\([^)]*\))?\s+(?:arranges?|ensures?|makes?\s+sure|sees?\s+to\s+it)\s")
_TOLD = Hints.of(TO_DO.pattern, _ARRANGES.pattern)
_RULES = (handed, standing, passive, we, active, first, modal, event)


def clause_task(text: str) -> Task | None:
    """The task that a clause of a limb orders, or None."""
    agreed = _IT_BE_AGREED.match(text)
    text = text[agreed.end() :] if agreed else text
    if _AGENDA.search(text):
        return None
    if _WISHED.search(text):
        return made(text, "action.limb-asks")
    asked = first(text) if _asks_first(text) else None
    if asked is not None and asked.rule and asked.owner:
        return asked
    if _told_off(text):
        found = active(text)
        return found if found and found.rule else None
    for rule in _RULES:
        found = rule(text)
        if found is not None:
            return found if found.rule else None
    head = HEAD.match(text)
    tasks = jotted(text[head.end() :] if head else text)
    return tasks[0] if tasks else None


def _asks_first(text: str) -> bool:
    """Whether a limb opens with a verb of asking: "ask the Commissioner to explain how it would be used"."""
    head = HEAD.match(text)
    opening = text[head.end() if head else 0 :].split(None, 1)
    return bool(opening) and opening[0].lower() in ASKS


def _told_off(text: str) -> bool:
    """Whether a party with "to" and a verb opens the clause: "Clerk to advise that it would be late"."""
    if not _TOLD.found(text):
        return False
    owner, end = party_at(text, subject_start(text, len(text)))
    told = TO_DO.match(text, end) or _ARRANGES.match(text, end)
    return bool(owner) and owner[0].kind in ("post", "person") and told is not None
