"""What the rules for the clauses of a limb share: the words, where a clause and its subject begin, a task made."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from minutegraph.extraction.actions import due
from minutegraph.extraction.actions.tasks import Task
from minutegraph.extraction.language.adverbs import adverbs
from minutegraph.extraction.language.caseless import Caseless
from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.language.phrases import pattern
from minutegraph.extraction.parties.subjects import party_at
from minutegraph.extraction.rules import TaskRule
from minutegraph.lexicon import load
from minutegraph.model import Party

NONE = Task(0, 0, "")
"""No task: the clause surely orders nothing."""

ADVERBS = adverbs()
"""An expression for the adverbs before a verb, each with the blank behind it."""

HEAD = Caseless(
    r"\W*(?:(?:and|further|also|that|to|it|was|agreed|resolved|recommended|decided|be|is|the following)\b[\s:,–-]*)*",
)
"""What may stand before the subject of a limb: "That it be agreed that"."""

NEGATED = regex(r"\b(?:no|not|nor|neither)\b[^,;()]*$", re.I)
"""A negation that reaches to the end of what stands before a verb."""

TO_DO = regex(r"\s*(?:\([^)]*\))?\s+to\s+(?!be\b)[a-z]")
"""A party, just before, is to do something."""

ASKS = frozenset(load("actions")["grammar"]["asks"])
"""Verbs of asking, as they stand in a limb."""

_OPENING = regex(r"^(?:subject to|following|in|with|on|for|whilst)\b[^,]*,\s+|\bthat\s+", re.I)


@dataclass(frozen=True, slots=True)
class Words:
    """The words that settle what a limb orders.

    `settled`, `settled_verbs`: what the meeting itself does ("noted"); `directives`, `told_to`: somebody is told to do something;
    `handed`: a matter is handed over; `tasks`, `second_task`: verbs of what is done after the meeting, the second behind "and".
    """

    settled: frozenset[str]
    settled_verbs: re.Pattern[str]
    directives: frozenset[str]
    told_to: re.Pattern[str]
    handed: re.Pattern[str]
    tasks: re.Pattern[str]
    second_task: re.Pattern[str]


@cache
def words() -> Words:
    """The words of the lexicon."""
    data = load("actions")
    limbs, directives = data["limbs"], data["requests"]["directives"]
    tasks = pattern(data["verbs"]["tasks"])
    return Words(
        settled=frozenset(limbs["settled"]),
        settled_verbs=regex(rf"(?:{pattern(limbs['settled_verbs'])})\b", re.I),
        directives=frozenset((*directives, *limbs["directives"])),
        told_to=regex(rf"\b(?:is|are)\s+{ADVERBS}(?:{pattern([d for d in directives if d != 'told'])})\s+to\s+(?!note\b)\w+"),
        handed=regex(rf"(?<![\w-])(?P<verb>{pattern(limbs['handed'])})\b", re.I),
        tasks=regex(rf"(?:{tasks})\b", re.I),
        second_task=regex(rf"\band\s+(?:to\s+)?(?P<verb>{tasks})\b", re.I),
    )


def made(text: str, rule: TaskRule, owner: tuple[Party, ...] = (), hearing: bool = False) -> Task:
    """A task of the whole clause, with the deadline that stands in it."""
    late = due.find(text)
    return Task(0, len(text), rule, owner, late.text if late else None, False, hearing)


def subject_start(text: str, before: int) -> int:
    """Where the subject of the clause begins: behind "That", an opening phrase, or the words of deciding."""
    head = HEAD.match(text)
    start = head.end() if head else 0
    if party_at(text, start)[0]:
        return start
    for stop in _OPENING.finditer(text, start, before):
        if party_at(text, stop.end())[0]:
            return stop.end()
    return start
