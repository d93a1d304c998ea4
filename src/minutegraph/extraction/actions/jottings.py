"""Tasks jotted down without a finite verb: "Clerk to write to Highways.", "Quotes to be obtained."."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from minutegraph.extraction.actions import due
from minutegraph.extraction.actions.tasks import ADVERBS, Rule, Task, first, is_participle, made, sieve, words
from minutegraph.extraction.language.caseless import Caseless
from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.language.hints import Hints, Sieve
from minutegraph.extraction.language.phrases import pattern
from minutegraph.extraction.parties.subjects import agent_after, main_subject, party_at
from minutegraph.lexicon import load

_VERBS, _THINGS = load("actions")["verbs"], load("actions")["things"]
_NOTE = regex(r"[(\[]?(?:(?:Note|NB|N\.B\.)\s*[:–-]\s*)?")
_STARTS = regex(
    r"\s(?:[(\[](?=[A-Z])|[-–—]\s)|,\s(?:(?=[A-Z])|with\s+(?=the\s|[A-Z]))|;\s|[.:]\s(?=[A-Z])|:\s(?=the\s[A-Z])|\band\s+(?=(?:the\s+)?(?:[A-Z]|clerk\b|officers\b))"
)
_INFINITIVE = regex(rf"\W*To\s+(?:{pattern(_VERBS['opening'])})\b")
_TO_BE = regex(r"\W*To\s+be\s+(?:\w+ly\s+|further\s+|re-?)?(?P<part>\w+)\b")
_IS_TO_BE = regex(
    r"(?!(?:(?!\s(?:(?:is|are)\s+to|will)\s+be\b).){0,60}\b(?:whether|if|that|which|who|when|where|asked|states?|stated|says?|said|noted)\b)"
    r"(?:[A-Z][^.,;:]{2,60}?\s[-–—]\s)?(?:[A-Z]|the\s|an?\s)[^.,;:]{2,60}?\s(?:(?:is|are)\s+to\s+be|will\s+be)\s+(?:again\s+)?"
    rf"(?P<part>{pattern(_VERBS['to_be'])})\b"
)
""" "The Borough Council are to be asked if a bin could be supplied": nobody is named who asks."""
_JOTTED = regex(
    rf"(?P<subject>(?:[^.;:]|(?<=\b[A-Z])\.|(?<=Cllr)\.|(?<=Mrs)\.|(?<=Mr)\.|(?<=Ms)\.|(?<=Dr)\.){{2,110}}?)\s+(?P<to>to)\s+{ADVERBS}(?P<verb>be\s+{ADVERBS}(?P<part>\w+)|[a-z]+)\b"
)
_NOUNS = frozenset(load("actions")["grammar"]["no_verbs"])
_TOLD = regex(r"\s\w+ed\s|\s(?:thought|felt|saw|took|made|found|gave)\s")
_FINITE = Caseless(
    r"\b(?:was|were|is|are|had|has|have|would|will|could|should|did|does|said|asked|noted|advised|reported|agreed|resolved|"
    r"explained|confirmed|stated|which|who|that|if|whether|there|it)\b",
)
_DASH = regex(r"\s[-–—]\s")
_AFTER_DASH = regex(r"\s[-–—]\s*$")
_TELLS_ON = regex(r"[^.,;]*?\b(?:was|were|had been|has been|have been)\b")
_NO_TASKS = frozenset(_VERBS["no_tasks"])
_ON = regex(r"\s+(?:on|about)\b")
_TO = regex(r"\s+to\s+(?!(?:the|an?|this|its|their|our)\b)[a-z]")
_HANDED_IN = regex(
    r"(?:[Aa]ll |[Aa]ny |[Tt]he )?(?:[\w'-]+\s+){1,7}?to\s+be\s+(?:with|in\s+to|back\s+with|returned\s+to|"
    r"submitted\s+to|sent\s+to|handed\s+in\s+to|received\s+by)\s+(?:the\s+)?"
)
_TITLE = regex(r"[A-Z][\w'&/-]*(?:\s[\w'&/-]+){0,4}(?::|\s[–-])\s+(?=[a-z])")
_DUE_FROM = regex(
    r"(?:(?:[Aa]ny|[Aa]ll|[Pp]lease,?|[Ff]urther|[Oo]ther|[Tt]he)\s+)*(?:[\w'-]+\s+){0,2}?"
    rf"(?i:{pattern(_THINGS['handed_in'])})"
    r"(?:\s+(?:for|on)\s+(?:(?!\b(?:be|is|are|was|were|should|will|would|had|has)\b)[^,;.]){3,50}?)?\s+to\s+(?:the\s+)?"
)
"""What is to be handed in: "Any comments to the Clerk, please, by 5 May."."""
_THINGS_DUE = Hints.of(_DUE_FROM.pattern)
_MOVES = regex(
    r"[A-Z][\w'-]*(?:\s(?!the\b)[\w'-]+){0,6}\s+to\s+(?:move|slip|come\s+back|be\s+moved)\s+to\s+[^.;:]{3,40}\W*"
)
_TO_FOLLOW = regex(
    r"(?:(?:[Ff]urther|[Mm]ore|[Aa]n?|[Tt]he|[Ff]ull|[Ww]ritten)\s+)*"
    rf"(?i:{pattern(_THINGS['follow'])})\b"
    r"[^.;:]{0,60}?\s+to\s+follow\b[^.;:]{0,40}\W*"
)
_STILL = regex(r"\s+still$")
_NOTHING_BETWEEN = regex(r"(?:\s+(?:still|now|also|again|both|then))?[\s,]*(?:\([^()]*\)?[\s,]*)*")


@cache
def _no_task() -> Caseless:
    before = pattern(load("actions")["grammar"]["no_task_before"])
    return Caseless(rf"\b(?:{before}|\w+ed)\s*$")


def jotted(text: str) -> list[Task]:
    """The task that a sentence, or a stretch of it between dashes, jots down."""
    return first(_rules(), text)


@cache
def _rules() -> Sieve[Rule]:
    """The ways to jot down a task, each let through by its expressions."""
    return sieve({
        _do: (_INFINITIVE,),
        _to_be_done: (_TO_BE,),
        _is_to_be: (_IS_TO_BE,),
        _to_come: (_TO_FOLLOW, _MOVES),
        _of_somebody: (_JOTTED, _HANDED_IN, _DUE_FROM),
    })  # fmt: skip


def _do(text: str) -> list[Task]:
    """ "To ask Highways for a bin."."""
    return [made(text, "action.to-do")] if _INFINITIVE.match(text) else []


def _to_be_done(text: str) -> list[Task]:
    """ "To be chased."."""
    return _be(text, _TO_BE.match(text))


def _is_to_be(text: str) -> list[Task]:
    """ "The Borough Council are to be asked."."""
    return _be(text, None if _TO_BE.match(text) else _IS_TO_BE.match(text))


def _be(text: str, found: re.Match[str] | None) -> list[Task]:
    if found is None or not is_participle(found["part"]) or found["part"] in _NO_TASKS:
        return []
    return [made(text, "action.to-be", agent_after(text, found.end()))]


def _to_come(text: str) -> list[Task]:
    """ "Report to follow.", "Item to move to May."."""
    if _TO_FOLLOW.fullmatch(text) or (_MOVES.fullmatch(text) and due.find(text)):
        return [made(text, "action.to-be")]
    return []


def _of_somebody(text: str) -> list[Task]:
    """ "Clerk to write to Highways.", "Quotes to be obtained.", "Comments to the Clerk by 5 May."."""
    last = text.rfind(" to ")
    for start in _starts(text, last):
        handed_in = _handed_in(text, start)
        receivers = party_at(text, handed_in.end())[0] if handed_in is not None else ()
        if handed_in and any(p.kind in ("post", "person") for p in receivers) and due.find(text, handed_in.end()):
            return [made(text, "action.to-be", at=handed_in.end())]
        if start > last or _FINITE.search(text, start, text.index(" to ", start)):
            continue
        found = _JOTTED.match(text, start)
        if found is None or not _is_subject(text, found):
            continue
        parties, end = party_at(text, found.start("subject"))
        between = text[end : found.start("to")]
        whole = bool(parties) and _NOTHING_BETWEEN.fullmatch(between) is not None
        task = _to_be(text, found, whole) if found["part"] else _to_do(text, found, whole)
        if task and task.due and text[:start].rstrip().endswith(":") and text.find(task.due) < start:
            task = replace(task, due=None)  # "Bulbs for autumn: JF to price up": what the label tells is no time of the task
        if task:
            return _besides(text, _segment(text, found.start(), task), found.end())
    return []


def _handed_in(text: str, start: int) -> re.Match[str] | None:
    """What is to be handed in, from `start` on, up to whom it is to go to."""
    if " to be " in text and (found := _HANDED_IN.match(text, start)) is not None:
        return found
    return _DUE_FROM.match(text, start) if _THINGS_DUE.found(text) else None


def told(text: str) -> Task | None:
    """ "Clerk write to Sgt Haldane.", "Cllr Ley get 3 quotes": whom a note tells to do what, in the plain form of the verb."""
    found = _told().match(text)
    if found is None:
        return None
    owner, end = party_at(text, 0)
    return made(text, "action.told", owner) if owner and end == found.end("who") else None


@cache
def _told() -> re.Pattern[str]:
    data = load("actions")["told"]
    return regex(
        rf"(?P<who>(?:{'|'.join(data['who'])})(?:(?<=Cllr)\.?\s+(?:Mrs?\s+|Miss\s+)?[A-Z][\w'’-]+)?)\s+(?:please\s+)?(?:{pattern(data['verbs'])})\s+(?!details\b|forms?\b|books?\b|list\b)(?=[\w£])"
    )


def _besides(text: str, first: Task, after: int) -> list[Task]:
    """The task, and the one that another is to do behind it: "Clerk to contact BT and Cllr Shaw to speak to the owner"."""
    if not first.owner or first.end < len(text):
        return [first]
    for place in _STARTS.finditer(text, after):
        found = _JOTTED.match(text, place.end())
        parties, end = party_at(text, place.end()) if found else ((), 0)
        if found is None or not parties or found["part"] or {p.label for p in parties} & {p.label for p in first.owner}:
            continue
        second = _to_do(text, found, _NOTHING_BETWEEN.fullmatch(text[end : found.start("to")]) is not None)
        if second is not None and _is_subject(text, found):
            late = due.find(text, first.start, place.start())
            behind = due.find(text, place.end())
            return [
                replace(first, end=place.start(), due=late.text if late else None),
                replace(second, start=place.end(), due=behind.text if behind else None),
            ]
    return [first]


def _starts(text: str, last: int) -> Iterator[int]:
    """Where a task may begin: the text, and what follows a mark or "and" before the `last` place."""
    note = _NOTE.match(text)
    first = note.end() if note else 0
    yield first
    label = _TITLE.match(text, first)  # "Fees: comparison to be brought to the April meeting"
    if label is not None:
        yield label.end()
    for start in _STARTS.finditer(text, first, last):
        yield start.end()


def _is_subject(text: str, found: re.Match[str]) -> bool:
    """Whether the words before "to" are a noun phrase of their own, without a verb."""
    subject = found["subject"] if found["part"] else _STILL.sub("", found["subject"])
    tail = _no_task().search(subject)
    if tail and subject[tail.start()].islower():
        return False  # not so in "Cllr Prior to ask"
    if (
        _FINITE.search(subject)
        or len(subject.split()) > 14
        or subject[:1] in "(["
        or subject.count(")") > subject.count("(")
    ):
        return False
    low = found.start("subject")
    return not (_TOLD.search(subject) and main_subject(text[low:], found.start("to") - low))


def _to_be(text: str, found: re.Match[str], whole: bool) -> Task | None:
    part = found["part"].lower()
    if not is_participle(part) or part in _NO_TASKS or (len(found["subject"].split()) > 10 and not whole):
        return None
    if part == "made" and "payment" in found["subject"].lower():
        return None  # the heading of a list of payments
    if not whole and _TELLS_ON.match(text, found.end()):
        return None  # "The amount to be given was discussed"
    told = part in ("asked", "instructed", "reminded", "requested", "tasked") and whole and _TO.match(text, found.end())
    owner = party_at(text, found.start("subject"))[0] if told else agent_after(text, found.end())
    return made(text, "action.to-be", owner, found.start())


def _to_do(text: str, found: re.Match[str], whole: bool) -> Task | None:
    verb = found["verb"].lower()
    if verb in _NOUNS or words().nothing.fullmatch(verb) or not whole:
        return None
    if found["subject"].lower().startswith(("to ", "from ")) or (verb == "speak" and _ON.match(text, found.end())):
        return None
    owner = party_at(text, found.start("subject"))[0]
    if verb in _HEARS and owner and owner[0].kind == "body" and due.find(text) is None:
        return None  # "The Commission to hear an update"
    return made(text, "action.to-do", owner, found.start())


_HEARS = frozenset(("hear", "receive"))


def _segment(text: str, start: int, task: Task) -> Task:
    """The task with the stretch between dashes that it stands in, where it follows a dash."""
    if not _AFTER_DASH.search(text[:start]):
        return task
    end = _DASH.search(text, start + 3)
    return replace(task, start=start, end=end.start() if end else len(text))
