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
# each kind of task with words of which one must stand in the sentence: most sentences have none
_RULES = (
    (
        re.compile(
            r"\b(?:would|will|shall|under\w+|offer\w*|promise\w*|volunteer\w*|pledge\w*|commit\w*|commitment|agree\w*|guarant\w+|"
            r"happy|willing|pleased|hoped|took|(?:is|are|am|was|were|wanted|willingness) (?:also )?to)\b|'d\b|'ll\b",
            re.I,
        ),
        promised,
    ),
    (re.compile(r" to ", re.I), asked),
    (re.compile(r"\b(?:request|ask|would|wish|'d)", re.I), requested),
    (re.compile(r"\b(?:be|get) ", re.I), delivered),
    (re.compile(r"\b(?:would|will|is to) ", re.I), coming),
)


def promises(text: str) -> list[Task]:
    """The tasks of a sentence's reading text, in order; mostly one."""
    if not _MAY.search(text) or _QUESTION_ITEM.match(text) or text.endswith("?"):
        return []
    joint = _TWO_PLANS.search(text) if " and " in text else None
    if joint:
        first, second = promises(text[: joint.start()]), promises(text[joint.end() :])
        if (
            first
            and second
            and second[0].owner
            and second[0].owner != first[0].owner
            and first[0].rule != second[0].rule
        ):
            at = joint.end()
            return first + [replace(task, start=task.start + at, end=task.end + at) for task in second]
    for words, rule in _RULES:
        found = rule(text) if words.search(text) else []
        if found:
            return found + ([task for task in jotted(text) if task.start > found[0].start] if " - " in text else [])
    return jotted(text)
