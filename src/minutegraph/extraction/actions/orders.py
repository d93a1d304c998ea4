"""What a limb of a decision orders: who is to do what by when. A limb that only notes, receives or approves orders nothing.

orders("That the Director be requested to report back in May")
orders("the improvement plan be approved") == []
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from minutegraph.extraction.actions import due
from minutegraph.extraction.actions.promises import promised
from minutegraph.extraction.actions.tasks import Task
from minutegraph.extraction.decisions.limbtasks import clause_task
from minutegraph.extraction.language import leads
from minutegraph.extraction.language import vocabulary as v
from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.language.phrases import pattern
from minutegraph.lexicon import load

# "That it be noted that ..." holds a content that orders nothing; what follows "and that" may.
_CONTENT = regex(
    r"(?:\b(?:be|is|was)\s+(?:noted|recorded|acknowledged|recognised|minuted)|^\W*(?:that\s+)?(?:the\s+)?(?:[\w']+\s+){0,5}?note[sd]?)"
    r"\s+that\b.*?(?=,?\s(?:and|but)\s+that\b|$)",
    re.I,
)
_AND_THAT = regex(r",?\s(?:and|but)\s+that\b")
_MINUTES = regex(r"\bminutes\b.*\bsigned\b|\bcorrect\s+record\b", re.I)
_LIMBS = load("actions")["limbs"]
_DONE = rf"(?:{pattern(load('actions')['verbs']['tasks'])})\s+(?:{pattern(_LIMBS['objects'])})\b"
_CLAUSES = regex(
    r";\s+(?:and\s+)?(?:that\s+)?|,?\s+(?:(?:but|and)\s+that\s+|"
    r"and\s+(?=(?:the\s+|a\s+|an\s+)?[\w'’-]+(?:\s+[\w'’-]+){0,6}?\s+(?:be|should|would|will|come|to\s+be)\s)"
    r"|and\s+(?=(?:the\s+)?(?:[A-Z][\w'’-]*|clerk|officers)(?:\s+[A-Z][\w'’-]*){0,4}\s+to\s+(?!the\b|be\b|a\b)[a-z]))"
    r"|(?<!\b[A-Z])\.\s+(?=[A-Z])"  # not "Cllr J. Tern"
    r"|,\s+(?=(?:the\s+)?(?:[A-Z][\w'’-]*|clerk|officers)(?:\s+[A-Z][\w'’-]*){0,4}\s+to\s+(?!the\b|be\b|a\b)[a-z])"
    # "the report be noted and the Town Clerk obtain three quotations"
    rf"|\s+and\s+(?=the\s+[A-Z][\w'’-]*(?:\s+[A-Z][\w'’-]*){{0,4}}\s+{_DONE})"
)
_SURE = regex(r"that|;|\.")
_SOMEBODY = rf"(?:{v.PRINTED_TITLES})\s+[A-Z][\w'’.-]*(?:\s+[A-Z][\w'’.-]*){{0,3}}"
_ROW = regex(rf"{_SOMEBODY},?(?:\s+and)?\s+{_SOMEBODY}\s+to\b")
"""Two people whom one verb before them is about: "would write to Mr Haslam and Ms Dodd to ensure"."""
_VERB = regex(
    rf"\b(?:be|would|will|should|come)\s+\w+|\b(?:(?:{pattern(_LIMBS['clauses_now'])})s?|{pattern(_LIMBS['clauses'])})\s+"
    r"(?:the|an?|to|all|its|their)\b"
)
_SHOUTED = regex(r"\W*[A-Z]{4,}(?=\s+[a-z])")
_CLAUSE_OF_ITS_OWN = regex(r"\s(?:be|to)\s")


def orders(text: str) -> list[Task]:
    """The tasks that a limb's text orders. One, unless its clauses each name a deadline or an owner of their own."""
    text = leads.unreferred(text)
    shouted = _SHOUTED.match(text)
    if shouted:  # "REQUESTED a further report"
        text = shouted[0].lower() + text[shouted.end() :]
    content = _CONTENT.search(text)
    if content:
        rest = text[content.end() :]
        found = orders(rest) if _AND_THAT.match(rest) else _noted_promise(text[content.start() :])
        return [replace(task, start=0, end=len(text)) for task in found]
    if _MINUTES.search(text):
        return []
    found = []
    for start, end in _clauses(text):
        task = clause_task(text[start:end])
        if task:
            found.append(replace(task, start=start, end=end))
    if len(found) > 1 and _apart(text, found):
        return found
    return [_joined(text, found)] if found else []


def _noted_promise(text: str) -> list[Task]:
    """ "to note that officers would circulate the figures": what is noted is a promise of those who serve the meeting."""
    return [task for task in promised(text) if task.owner and all(_SERVES.match(party.label) for party in task.owner)][:1]


_SERVES = regex(r"(?:[A-Z]\w+\s+)?[Oo]fficers$|(?:Clerk|Chief Officer|Director|Head of|Convener)\b")


def _clauses(text: str) -> Iterator[tuple[int, int]]:
    """The clauses of a limb. "damp and mould be added" is one: "and" parts only what has a verb on both sides."""
    start = 0
    for stop in _CLAUSES.finditer(text):
        if any(row.start() < stop.start() < row.end() for row in _ROW.finditer(text)):
            continue
        if _SURE.search(stop[0]) or _VERB.search(text, start, stop.start()):
            yield start, stop.start()
            start = stop.end()
    yield start, len(text)


def _joined(text: str, tasks: list[Task]) -> Task:
    """Several clauses as one task: the first owner named, the deadline of the whole."""
    owner = next((task.owner for task in tasks if task.owner), ())
    late = due.find(text)
    return Task(
        start=0,
        end=len(text),
        rule=tasks[0].rule,
        owner=owner,
        due=late.text if late else None,
        pending=not owner and any(task.pending for task in tasks),
        hearing=all(task.hearing for task in tasks),
    )


def _apart(text: str, tasks: list[Task]) -> bool:
    """Whether clauses are tasks of their own: each has a deadline, they are sentences, or owner and deadline differ."""
    if all(task.due for task in tasks):
        return True
    if any(not two.due and text[one.end : two.start].strip() == "," for one, two in pairwise(tasks)):
        return False  # "a group be set up, the Clerk to arrange" is one
    if any("." in text[one.end : two.start] for one, two in pairwise(tasks)):
        return True
    marks = {(tuple(party.label for party in task.owner), task.due) for task in tasks}
    if len(marks) < len(tasks):
        return False
    whole = all(_CLAUSE_OF_ITS_OWN.search(text, task.start, task.end) for task in tasks[1:])
    return whole or all(task.owner for task in tasks)
