"""The tasks of a sentence that is no limb: what somebody undertook, was asked to do, or jotted down to be done.

    promises("The Clerk undertook to write to the owner before the next meeting.")

Plans of a service ("the team would recruit", "a home would open") are none.
"""

from __future__ import annotations

import re
from dataclasses import replace

from minutegraph.extraction.actions.deliveries import coming, delivered
from minutegraph.extraction.actions.jottings import jotted, told
from minutegraph.extraction.actions.promises import promised
from minutegraph.extraction.actions.requests import asked, requested
from minutegraph.extraction.actions.tasks import Task
from minutegraph.extraction.language import leads
from minutegraph.extraction.language import vocabulary as v
from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.language.hints import Hints
from minutegraph.lexicon import load

_QUESTION_ITEM = regex(r"\W*(?:whether|if|how|what|why|when|who|where|which)\b", re.I)
_TWO_PLANS = regex(r",?\s+and\s+(?=(?:(?:the|a|an)\s+[\w' -]{1,50}?|[a-z]+s)\s(?:would|will)\b)")
_REQUESTS = load("actions")["requests"]
# Each kind of task with pieces of words of which one must stand in the sentence.
_RULES = (
    (
        Hints((
            "would", "will", "shall", "'d", "'ll", "undert", "offer", "promise", "volunteer", "pledge", "commit", "agree",
            "guarant", "happy to", "pleased to", "hoped to", "took ", "is to", "are to", "was to", "were to", "also to",
            "gave an", "gave her word", "gave his word", "still has", "still need", "committed",
        )),
        promised,
    ),
    (
        Hints((*_REQUESTS["directives"], *_REQUESTS["entrusted"], "left ")),
        asked,
    ),
    (
        Hints((*_REQUESTS["verbs"], "would", "wish", "'d", "wanted", "suggested", "proposed")),
        requested,
    ),
    (Hints(("be ", "get ")), delivered),
    (Hints(("would", "will", "is to")), coming),
)  # fmt: skip


_MET = regex(
    rf".{{2,60}}?\s(?:{v.ASKED})\b[^–—]*?(?:\s[-–—]|(?<=\w)-)\s(?=(?:the\s|[A-Z]))",
)
"""A question up to the dash behind which somebody meets it: "Mr Hay asked if it had come - the Clerk said not and she would"."""
_MEETS = Hints.of(_MET.pattern)


def _in_parts(text: str) -> list[Task]:
    """The tasks of a sentence of parts each with its own subject: "Ms Lee asked if it was so; the Director would check"."""
    out: list[Task] = []
    at = 0
    for part in text.split("; "):
        if at and not _OWN_SUBJECT.match(part):
            return []
        found = promises(part) if _OWN_SUBJECT.match(part) else []
        out += [replace(task, start=task.start + at, end=task.end + at) for task in found]
        at += len(part) + 2
    return out


_OWN_SUBJECT = regex(r"(?:and\s+|but\s+)?(?:[Tt]he\s|[A-Z])")


def promises(text: str) -> list[Task]:
    """The tasks of a sentence's reading text, in order; mostly one."""
    text = leads.unreferred(text)
    found, at = _promises(text), leads.behind(text)
    if found or not at:
        return found
    told = _promises(leads.without(text))
    return [replace(task, start=task.start + at if task.start else 0, end=task.end + at) for task in told]


def _promises(text: str) -> list[Task]:
    if text.endswith("?") or _QUESTION_ITEM.match(text):
        return []
    if (ordered := told(text)) is not None:
        return [ordered]
    if _MEETS.found(text) and (met := _MET.match(text)) is not None and (found := promises(text[met.end() :])):
        return [replace(task, start=task.start + met.end(), end=task.end + met.end()) for task in found]
    if "; " in text and (parted := _in_parts(text)):
        return parted
    plans = " and " in text and (" would " in text or " will " in text)
    joint = _TWO_PLANS.search(text) if plans else None
    if joint:
        first, second = promises(text[: joint.start()]), promises(text[joint.end() :])
        if (
            first
            and second
            and second[0].owner != first[0].owner
            and first[0].rule != second[0].rule
        ):
            at = joint.end()
            return first + [replace(task, start=task.start + at, end=task.end + at) for task in second]
    for hints, rule in _RULES:
        found = rule(text) if hints.found(text) else []
        if found:
            return found + ([task for task in jotted(text) if task.start > found[0].start] if " - " in text else [])
    return jotted(text) if " to " in text or " will be " in text or text.startswith("To ") else []
