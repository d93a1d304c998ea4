"""The tasks of a sentence that is no limb: what somebody undertook, was asked to do, or jotted down to be done.

    promises("The Clerk undertook to write to the owner before the next meeting.")

Plans of a service ("the team would recruit", "a home would open") are none.
"""

from __future__ import annotations

import re
from dataclasses import replace

from minutegraph.extraction.deliveries import coming, delivered
from minutegraph.extraction.jottings import jotted
from minutegraph.extraction.promises import promised
from minutegraph.extraction.requests import asked, requested
from minutegraph.extraction.tasks import Task

_MAY = re.compile(
    r"\b(?:would|will|shall|could|undert\w+|offer\w*|promise\w*|volunteer\w*|pledge\w*|commit\w*|agree\w*|happy|willing|pleased|"
    r"to|ask\w*|request\w*|should)\b|'d\b|'ll\b",
    re.I,
)
_QUESTION_ITEM = re.compile(r"\W*(?:whether|if|how|what|why|when|who|where|which)\b", re.I)
_TWO_PLANS = re.compile(r",?\s+and\s+(?=(?:the|a|an)\s+[\w' -]{1,50}?\s(?:would|will)\b)")
_RULES = (promised, asked, requested, delivered, coming)


def promises(text: str) -> list[Task]:
    """The tasks of a sentence's reading text, in order; mostly one."""
    if not _MAY.search(text) or _QUESTION_ITEM.match(text) or text.endswith("?"):
        return []
    joint = _TWO_PLANS.search(text)
    if joint:
        first, second = promises(text[: joint.start()]), promises(text[joint.end() :])
        if first and second and second[0].owner and second[0].owner != first[0].owner and first[0].rule != second[0].rule:
            at = joint.end()
            return first + [replace(task, start=task.start + at, end=task.end + at) for task in second]
    for rule in _RULES:
        found = rule(text)
        if found:
            return found + ([task for task in jotted(text) if task.start > found[0].start] if " - " in text else [])
    return jotted(text)
