"""What a task is: a thing to be done, by whom and when; and the words that tell tasks from a service's plans."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from minutegraph.extraction.actions import due
from minutegraph.extraction.language import vocabulary as v
from minutegraph.extraction.language.adverbs import adverbs
from minutegraph.extraction.language.caseless import Expression
from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.language.hints import Sieve
from minutegraph.extraction.language.phrases import pattern
from minutegraph.extraction.parties.subjects import Subject
from minutegraph.extraction.rules import TaskRule
from minutegraph.lexicon import load
from minutegraph.model import Party

ADVERBS = adverbs("in due course", "only")
"""What may stand between an auxiliary and its verb, as the source of an expression."""

_QUESTION = regex(
    rf"\b(?:{v.ASKED}|wanted to know|sought|clarification)\b[^.;]*"
    r"\b(?:if|whether|how|what|when|why|who|where|which|as to|clarification|assurance)\b",
    re.I,
)
_REPLIED = regex(r"\b(?:to which|answered|replied|responded|was (?:told|informed|advised)|said)\b")
_TOLD_BEFORE = regex(
    r"\b(?:having|after)\s+(?:been|being)\s+(?:told|promised|advised)\b|"
    r"\bhad\s+(?:\w+\s+)?(?:said|agreed|promised|undertaken|been told|been promised|been advised|indicated|stated)\b"
)
_PAST = regex(r"\b(?:had|has been|have been|having)\s+(?:\w+\s+)?$", re.I)
_NEW_CLAUSE = regex(
    r"\s(?:and|but|so that)\s+(?=(?:if|it|that|he|she|they|there|this)\b|"
    r"the\s+(?:(?!(?:to|in|by|within|before|at)\b)[\w'’-]+\s+){1,8}?(?:would|will|had|has|have|was|were|is|are|could|should|\w+ed)\b)"
)
_OTHER_CLAUSE = regex(r"\s(?:and|but|so)\s+(?:he|she|they)\b|\b(?:he|she|they)\s+had\b|;")
"""Between a time and a promise: the time is of something else, "it went out on 2 August and she would"."""
_OPENING = regex(
    r"\W*(?:in\s+(?:response|reply|answer)\s+to|responding\s+to|referring\s+to|with\s+reference\s+to)\s(?:(?!\bthat\s+by\s)[^.;])*,\s",
    re.I,
)
"""What was asked: a time in it is none of what is promised."""
_PARTICIPLE = regex(
    r"(?:[^e]ed|eed|en|ght|nt|ut|ept|ade|eld|old|one|aid|ung|\bgot|et|ost|un|own|awn|orn|it|read|taken \w+)$", re.I
)


@dataclass(frozen=True, slots=True)
class Task:
    """A thing to be done: where it stands in the text, who is to do it, by when.

    `pending` tells that the owner is a pronoun which nothing in the sentence explains. `hearing` tells that it is the body
    itself which is to hear or get something ("receive an update in May").
    """

    start: int
    end: int
    rule: TaskRule
    owner: tuple[Party, ...] = ()
    due: str | None = None
    pending: bool = False
    hearing: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """Expressions of the words in `lexicon/actions.toml` that several kinds of tasks need."""

    tasks: re.Pattern[str]
    nothing: re.Pattern[str]
    common: re.Pattern[str]
    recipients: re.Pattern[str]
    meeting: re.Pattern[str]
    matters: re.Pattern[str]
    records: re.Pattern[str]
    adjectives: frozenset[str]


@cache
def words() -> Words:
    """The expressions, made once a process."""
    data = load("actions")
    verbs, grammar = data["verbs"], data["grammar"]
    behind = (
        r"(?:\s+(?:of|on|from|about|regarding|for|to|in|relating|showing|setting|with|requesting|asking|concerning)"
        r"\s.*)?$"
    )
    return Words(
        tasks=regex(rf"(?:{pattern(verbs['tasks'])})\b", re.I),
        nothing=regex(rf"(?:{pattern(verbs['nothing'])})\b", re.I),
        common=regex(rf"(?:{pattern(verbs['common'])})$", re.I),
        recipients=regex(rf"\b(?:{pattern(grammar['recipients'])})\b", re.I),
        meeting=regex(rf"\b(?:{pattern(grammar['meeting'])})\b", re.I),
        matters=regex(rf"\b(?:{pattern(verbs['matters'])}){behind}", re.I),
        records=regex(rf"\b(?:{pattern(data['requests']['records'])})\b", re.I),
        adjectives=frozenset(grammar["adjectives"]),
    )


def is_participle(word: str) -> bool:
    """Whether a word after "be" can be a participle ("sent", "put", "brought") and is no adjective ("present")."""
    return _PARTICIPLE.search(word) is not None and word.lower() not in words().adjectives


_WHICH = regex(r",\s+(?:and\s+this|which|and)\s+(?:the\s+)?(?:[A-Z][\w'’-]*\s*(?:(?:of|for|and|the)\s+)*){1,8}$")
"""What was asked for taken up: "..., which the Director" undertook to send."""


def asked_before(before: str) -> bool:
    """Whether the text before a verb puts a question that nobody has answered yet ("asked whether officers would")."""
    question = None if _WHICH.search(before) else _QUESTION.search(before)
    return question is not None and _REPLIED.search(before, question.start() + 5) is None


def told_before(before: str) -> bool:
    """Whether the text before a verb tells of an earlier promise ("had said that he would")."""
    return _TOLD_BEFORE.search(before) is not None


def long_past(before: str) -> bool:
    """Whether the verb behind this text is a pluperfect or a perfect passive ("had agreed to", "had been asked to")."""
    return _PAST.search(before) is not None


_INSPECTORS = regex(
    r"^(?:(?:(?:Lead|HMI|HM|Ofsted|CQC|Estyn|HMICFRS)\s+)?inspect(?:ors|ion team)|(?:Lead|HMI|HM|Ofsted|CQC|Estyn)\s+inspector)$",
    re.I,
)


def of_inspectors(owner: tuple[Party, ...]) -> bool:
    """Whether those who are to do a thing inspect from outside: their plans are no tasks of the meeting."""
    return bool(owner) and all(p.kind == "inspectorate" or (not p.holder and _INSPECTORS.match(p.label)) for p in owner)


def made(text: str, rule: TaskRule, owner: tuple[Party, ...] = (), at: int = 0) -> Task:
    """A task that quotes the whole text, whose verb stands at `at`; its deadline is looked for behind the verb first."""
    stop = _NEW_CLAUSE.search(text, at + 20) if at else None
    late = due.find(text, at, stop.start() if stop else None)
    if late is None and at:
        opening = _OPENING.match(text, 0, at)
        late = due.find(text, opening.end() if opening else 0, at)
        late = None if late is not None and _OTHER_CLAUSE.search(text, late.end, at) else late
    return Task(0, len(text), rule, owner, late.text if late else None)


def made_by(text: str, rule: TaskRule, subject: Subject, at: int) -> Task:
    """A task whose owner is the subject of its verb, `pending` where that is a pronoun to be resolved."""
    task = made(text, rule, subject.parties, at)
    return Task(task.start, task.end, rule, task.owner, task.due, subject.kind == "pronoun")


Rule = Callable[[str], list[Task]]
"""What finds the tasks of one kind in a sentence."""


def sieve(rules: dict[Rule, tuple[Expression, ...]]) -> Sieve[Rule]:
    """Rules, each let through by its expressions."""
    return Sieve((rule, [each.pattern for each in expressions]) for rule, expressions in rules.items())


def first(rules: Sieve[Rule], text: str) -> list[Task]:
    """What the first of the rules gives that gives anything."""
    for rule in rules.passed(text):
        if found := rule(text):
            return found
    return []
