"""Promises without a task behind their verb: "promised a written answer", "would have it sent", "accepted this and would"."""

from __future__ import annotations

import re
from functools import cache

from minutegraph.extraction.actions.tasks import Task, asked_before, long_past, made_by, told_before
from minutegraph.extraction.language.caseless import Caseless
from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.language.phrases import pattern
from minutegraph.extraction.parties.subjects import subject_of
from minutegraph.lexicon import load

_VERBS = load("actions")["verbs"]
ACCEPTED = regex(
    r"\b(?:accepted|apologised|acknowledged|took)\b[^.;]{0,60}?\s(?:and|but)\s+(?P<modal>would|will)\s+"
    r"(?!be\b|have\b|not\b|like\b|continue\b|expect\b)\w+"
)
"""What a speaker draws from a point made."""
HAS_DONE = regex(
    r"\b(?:would|will)\s+(?:also\s+|then\s+)?(?:have|get)\s+(?:the|an?|it|them|this|that|these|those|his|her|"
    rf"its|their)\b[^.;]{{0,50}}?\s(?:{pattern(_VERBS['done'])})\b"
)
"""What somebody would have done."""
HAD = regex(r"\bhad\s+(?:\w+\s+)?$")
"""Before a promise of earlier."""
CONDITION = regex(r"\b(?:if|unless|whether)\s+(?:\w+\s+){0,3}$", re.I)
"""Before what is promised only if something else is so."""
_CONDITION_BEHIND = regex(r"\W+(?:if|were\s+there|unless)\b")
_SUPPOSED = regex(r"\b(?:[Ii]f|[Uu]nless)\s[^.;]*$")


@cache
def thing() -> Caseless:
    """A paper that is promised or offered."""
    papers = pattern([*load("actions")["requests"]["papers"], *load("actions")["requests"]["replies"]])
    return Caseless(
        r"\b(?:promised|offered)\s+(?:(?:the\s+)?(?:[\w'’-]+\s+){1,3}?)??(?:an?|the|some|further)\s+(?:(?:[\w'’-]+)\s+){0,2}?"
        rf"(?:{papers})\b|\bpromised\s+(?:it|this|that|them|these|one)\s+(?:for|by|before|in|at|within)\b"
    )


def promised_thing(text: str) -> list[Task]:
    """ "The Director promised Members a written answer by Friday": a paper, and no verb."""
    found = thing().search(text)
    if not found or HAD.search(text[: found.start()]) or asked_before(text[: found.start()]):
        return []
    subject = subject_of(text, found.start())
    offered = found[0].lower().startswith("offered")
    if subject.kind not in ("party", "pronoun") or (
        offered and any(p.kind not in ("post", "person") for p in subject.parties)
    ):
        return []
    return [made_by(text, "action.undertook", subject, found.start())]


def has_done(text: str) -> list[Task]:
    """ "She would have the plan sent to Members": done for the one who says so."""
    found = HAS_DONE.search(text)
    before = text[: found.start()] if found else ""
    if not found or asked_before(before) or told_before(before) or CONDITION.search(before) or long_past(before):
        return []
    if _CONDITION_BEHIND.match(text, found.end()) or _SUPPOSED.search(before):
        return []
    subject = subject_of(text, found.start())
    return [made_by(text, "action.would", subject, found.start())] if subject.kind in ("party", "pronoun") else []


def followed(text: str) -> list[Task]:
    """ "Officers accepted this and would use letters": what a speaker draws from a point made."""
    found = ACCEPTED.search(text)
    if not found:
        return []
    subject = subject_of(text, found.start("modal"))
    return [made_by(text, "action.would", subject, found.start())] if subject.kind == "party" else []
