"""Requests for something to be done later: "asked Members to send comments", "requested that a report be brought"."""

from __future__ import annotations

import re
from functools import cache

from minutegraph.extraction.actions import due
from minutegraph.extraction.actions.tasks import (
    ADVERBS,
    Rule,
    Task,
    asked_before,
    first,
    long_past,
    made,
    made_by,
    sieve,
    words,
)
from minutegraph.extraction.language.caseless import Caseless
from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.language.hints import Sieve
from minutegraph.extraction.language.phrases import any_of, pattern
from minutegraph.extraction.parties.subjects import agent_after, party_at, subject_of
from minutegraph.lexicon import load
from minutegraph.model import Party

_REQUESTS = load("actions")["requests"]
_PASSIVE = regex(r"\b(?:was|were|is)\s+(?:also\s+)?$")
_EARLIER = regex(r"\b(?:been|being|had)\b")
_LATER = regex(r"(?:would|will)\b", re.I)
_ANYBODY = regex(
    rf"(?:{pattern(load('actions')['things']['anybody'])})\b",
    re.I,
)
_TO_BE_TOLD = regex(
    rf"\b(?:asked|requested)\s+to\s+be\s+(?:{pattern(_REQUESTS['to_be_told'])})\b"
)
_WENT = regex(r"\b(?:visited|inspected|wrote|written|rang|phoned|e-?mailed)\b")
_IF = regex(r"\bif\b")
_TASK = regex(rf"\s+(?:in\s+turn\s+)?to\s+{ADVERBS}(?P<task>[a-z]+)")
_TOLD_AS_FACT = regex(r"\s+(?:\w+\s+){0,6}?(?:was|were|had|(?:note|notes|consider)(?=\s+(?:the|that|this|its|it)\b))\b")
_GETS = regex(r"\s+(?:should\s+|could\s+|might\s+)?(?:see|have|get|receive|hear|consider|had)\b")
_DOES = regex(r"\s+(?:also\s+|then\s+|to\s+)?(?!be\b|was\b|were\b|is\b)[a-z]+")
_BE_ASKED = regex(r"\s+be\s+(?:asked|requested|invited|instructed|tasked)\s+to\b")
_BE = regex(r"\brequested\s+.*\bbe\s+\w+", re.I)
_LIKE = regex(
    r"\b(?:would|'d)\s+(?:also\s+)?(?:like|welcome|appreciate)\s+(?:an?|the|some|further|more)\b|\bwish(?:ed|es)\s+to\s+see\b",
    re.I,
)
_OCCASION = regex(r"meeting|committee|panel|board|session|report", re.I)
_BROUGHT = regex(r"\b(?:brought|circulated|provided|sent|reported)\b")
_WISHED = regex(
    r"\b(?:wanted|wished|asked|requested|(?:would|'d)\s+like)\s+to\s+(?:see|receive|have|hear)\b"
    rf"(?=[^.;]{{0,80}}?\b(?:{pattern(_REQUESTS['wished'])})\b)",
    re.I,
)
_LEFT = regex(r"\b(?:was|were)\s+(?:left|up|agreed\s+and\s+left)\s+(?:to|with|for)\s+(?=(?:the\s+|our\s+)?\w)")
_BY_MEETING = regex(
    rf"\s+(?:the\s+|this\s+)?(?:meeting|members|councillors|{pattern(load('decisions')['meeting']['bodies'])})\s+(?:\w+ly\s+)?",
    re.I,
)
_BACK = regex(r"\s+back\b")
_SETTLED = regex(r"[^,;.]{3,80}?\sbe\s+(?:agreed|approved|endorsed|accepted|adopted|supported|welcomed)\b(?![^.;]*\band\b)")
"""What the meeting is asked to do there and then: "asked that the plan be agreed"."""
_ENTRUSTED = any_of(_REQUESTS["entrusted"])
_TASKED = regex(rf"\b(?:was|were)\s+(?:also\s+)?{_ENTRUSTED}\s+with\s+\w+ing\b", re.I)
_TASKING = regex(rf"\b{_ENTRUSTED}\s+")
_WITH_DOING = regex(r"\s+with\s+\w+ing\b")
_GRANTED = regex(
    r"\b(?:this|which|it)\s+was\s+(?:agreed|accepted|supported)\b|\b(?:Members|the\s+(?:Committee|Panel|Board|Council|Commission|meeting)|all)\s+"
    r"agreed(?:\s+to\s+this)?\s*(?:[.;]|$)"
)
_PROPOSED_DOING = regex(
    rf"\b(?:suggested|proposed)\s+(?:{pattern(_REQUESTS['proposed_doing'])})\b"
)
_SUGGESTED_THAT = regex(r"\b(?:suggested|proposed)\s+that\b")
_MIGHT = regex(
    rf"\basked\s+(?:if|whether)\b[^.;]{{3,100}}?\b(?:could|might|would)\s+be\s+(?:{pattern(_REQUESTS['might_be'])})\b"
)
_CONFIRMED = regex(
    r"\b(?:confirmed|agreed|replied|said|promised|undertook)\s+(?:that\s+)?(?:they|it|this|these)\s+(?:would|could)\b(?:\s+be)?(?:\s+done)?\s*(?:[.,;]|$)"
)
_TO_BE = regex(r"\bto\s+be\s+\w+(?:ed|en|wn|de|ld|nt|ut|et|pt)\b")
_FORWARD = regex(r"\s+forward\s+(?!(?:their|any|the|further|more|your)?\s*(?:questions?|views|comments|points|case|position)\b)")
_ARTICLES = frozenset(("the", "a", "an", "this", "that", "its", "their", "our"))
_NOT = regex(r"\b(?:not|never)\s+(?:\w+ly\s+)?$")
_IMPERSONAL = frozenset(("it", "which", "who", "this", "that"))


@cache
def _directed() -> Caseless:
    """ "were asked to", "would be asked to"."""
    directives = pattern(_REQUESTS["directives"])
    return Caseless(
        rf"\b(?:was|were|(?:is|are)(?!\s+invited)|(?:would|will|to)\s+(?:also\s+)?be(?!\s+(?:\w+\s+)?invited)|been|being)\s+{ADVERBS}"
        rf"(?P<verb>{directives})\s+(?:if\s+(?:they|he|she)\s+(?:could|would)|to)\s+{ADVERBS}(?P<task>[a-z]+)",
    )


@cache
def _directing() -> Caseless:
    return Caseless(rf"\b(?:{pattern(_REQUESTS['directives'])})\s+(?P<for>for\s+)?")


@cache
def _that() -> Caseless:
    return Caseless(rf"\b(?:{pattern(_REQUESTS['verbs'])})\s+(?:that|for)\b")


@cache
def _to_be_delivered() -> Caseless:
    return Caseless(rf"\bto\s+be\s+{ADVERBS}(?:{pattern(load('actions')['verbs']['delivered'])})\b")


@cache
def _proposed() -> Caseless:
    """ "suggested that a letter be sent"."""
    done = pattern([*load("actions")["verbs"]["delivered"], *_REQUESTS["proposed"]])
    return Caseless(rf"\b(?:suggested|proposed)\s+that\b(?=[^.;]{{3,120}}?\bbe\s+(?:{done})\b)")


@cache
def _papers() -> Caseless:
    papers = pattern(_REQUESTS["papers"])
    return Caseless(
        rf"\b(?:{papers})\b[^.;]*?\b(?:was|were)\s+(?:also\s+)?requested\b"
        r"|\b(?:requested|asked for)\s+sight\s+of\b"
        rf"|\b(?:requested|asked for)\s+(?:that\s+)?(?:an?|the|further|regular)\s+(?:[\w'-]+\s+){{0,4}}?(?:{papers})\b",
    )


@cache
def _now() -> frozenset[str]:
    return frozenset(_REQUESTS["now"])


@cache
def _never() -> frozenset[str]:
    return frozenset(_REQUESTS["never"])


def asked(text: str) -> list[Task]:
    """The task of a sentence in which somebody is asked to do something: its owner is who is asked."""
    return first(_asking(), text)


@cache
def _asking() -> Sieve[Rule]:
    return sieve({
        _was_asked: (_directed(),),
        _tasked: (_TASKING,),
        _asked_directly: (_directing(),),
        _left_to: (_LEFT,),
    })  # fmt: skip


def _was_asked(text: str) -> list[Task]:
    """ "The Clerk was asked to write to the owner"."""
    for found in _directed().finditer(text):
        before = text[: found.start()]
        if long_past(before) or _EARLIER.search(found[0]) or asked_before(before) or _IF.search(before, _clause(before)):
            continue
        verb = found["task"].lower()
        if verb in _never() or (verb in _ARTICLES and due.find(text, found.end("verb")) is None):
            continue  # "was invited to the picnic"
        late = due.find(text, found.end()) is not None or (verb == "respond" and found["verb"].lower() != "invited")
        late = late or _LATER.match(found[0]) is not None or _BACK.match(text, found.end()) is not None
        late = late or (verb == "put" and _FORWARD.match(text, found.end()) is not None)
        if not late and (verb in _now() or words().nothing.fullmatch(verb)):
            continue
        subject = subject_of(text, found.start())
        if _LATER.match(found[0]) and _ANYBODY.match(text, subject.start):
            continue
        if found[0].lower().startswith("to be") or (subject.kind == "thing" and subject.words in _IMPERSONAL):
            continue
        if (subject.kind == "party" and not subject.resolved) or subject.kind == "pronoun":
            return [made_by(text, "action.asked", subject, found.start())]
    return []


def _clause(before: str) -> int:
    """Where the clause begins that the text ends in, told by a dash or a semicolon."""
    return max((mark.end() for mark in _MARKS.finditer(before)), default=0)


_MARKS = regex(r"[-–—]\s|;\s")


def _tasked(text: str) -> list[Task]:
    """ "The Clerk was tasked with obtaining quotes"."""
    active = _TASKING.search(text)
    parties, end = party_at(text, active.end()) if active else ((), 0)
    if parties and _WITH_DOING.match(text, end) and not long_past(text[: active.start()] if active else ""):
        return [made(text, "action.asked", parties, end)]
    found = _TASKED.search(text)
    if not found or long_past(text[: found.start()]) or asked_before(text[: found.start()]):
        return []
    subject = subject_of(text, found.start())
    return [made_by(text, "action.asked", subject, found.start())] if subject.kind in ("party", "pronoun") else []


def _left_to(text: str) -> list[Task]:
    """ "It was left with the Clerk to obtain quotes"."""
    found = _LEFT.search(text)
    parties, end = party_at(text, found.end()) if found else ((), 0)
    if not found or not parties or not _TASK.match(text, end) or long_past(text[: found.start()]):
        return []
    return [made(text, "action.asked", parties, found.start())]


def _asked_directly(text: str) -> list[Task]:
    """ "The Committee asked the Director to bring a paper"."""
    for found in _directing().finditer(text):
        parties, end = _party_at(text, found.end())
        task = _TASK.match(text, end)
        if task and found["for"] and task["task"] == "be":
            continue  # "asked for the Director to be present"
        if _ANYBODY.match(text, found.end()) or _NOT.search(text, 0, found.start()):
            continue
        if not parties or not task or long_past(text[: found.start()]) or asked_before(text[: found.start()]):
            continue
        late = due.find(text, task.end()) is not None or _BACK.match(text, task.end()) is not None
        if (late or task["task"] not in _now()) and task["task"] not in _never():
            return [made(text, "action.asked", parties, found.start())]
    return []


def _party_at(text: str, at: int) -> tuple[tuple[Party, ...], int]:
    """The parties that begin at the place, and where they end, the comma behind "Jane Marsh, Head of Planning," included."""
    parties, end = party_at(text, at)
    apposed = bool(parties) and parties[-1].holder is not None and "," in text[at:end] and text.startswith(",", end)
    return parties, end + apposed


def requested(text: str) -> list[Task]:
    """The task of a sentence in which somebody asks that a thing be done, or wishes for it at a later meeting."""
    told = _TO_BE_TOLD.search(text)
    if told and not long_past(text[: told.start()]) and not _PASSIVE.search(text[: told.start()]):
        return [made(text, "action.requested", at=told.start())]
    found = _that().search(text)
    if found and text[: found.start()].endswith("to "):
        return []  # "SV to request that": what is to be requested
    if found and not long_past(text[: found.start()]) and not _PASSIVE.search(text[: found.start()]):
        rest = text[found.end() :]
        if not rest.strip(" :–-") or words().records.search(rest) or _WENT.search(text, 0, found.start()):
            return []
        if found[0].lower().endswith("that"):
            if not (_TOLD_AS_FACT.match(rest) or _meeting_settles(rest) or _SETTLED.match(rest)):
                return [made(text, "action.requested", _doer(text, found.end()), found.start())]
        elif (_to_be_delivered().search(rest) and (due.find(rest) or _GRANTED.search(rest))) or (
            _TO_BE.search(rest) and _GRANTED.search(rest)
        ):
            return [made(text, "action.requested", agent_after(text, found.end()), found.start())]
    return first(_requesting(), text)


@cache
def _requesting() -> Sieve[Rule]:
    return sieve({
        _suggested: (_proposed(), _PROPOSED_DOING, _MIGHT, _SUGGESTED_THAT),
        _paper_requested: (_papers(), _WISHED, _LIKE),
    })  # fmt: skip


def _suggested(text: str) -> list[Task]:
    """ "It was suggested that a letter be sent and this was agreed": what is granted in the same sentence."""
    proposal = _proposed().search(text) or _PROPOSED_DOING.search(text)
    found = proposal or _MIGHT.search(text)
    if not found:
        return _suggested_doing(text)
    if long_past(text[: found.start()]):
        return []
    granted = _GRANTED if proposal else _CONFIRMED
    if not granted.search(text, found.end()):
        return []
    return [made(text, "action.requested", agent_after(text, found.end()), found.end())]


def _suggested_doing(text: str) -> list[Task]:
    """ "It was suggested that the Clerk circulate them, and this was agreed"."""
    found = _SUGGESTED_THAT.search(text)
    if not found or not _GRANTED.search(text, found.end()) or long_past(text[: found.start()]):
        return []
    doer = _doer(text, found.end())
    return [made(text, "action.requested", doer, found.end())] if doer else []


def _meeting_settles(rest: str) -> bool:
    """Whether it is the meeting that is to do what it does there and then: "asked that the Committee note the position"."""
    found = _BY_MEETING.match(rest)
    return found is not None and words().nothing.match(rest, found.end()) is not None


def _paper_requested(text: str) -> list[Task]:
    """ "The Chair requested a note for the next meeting", "would like a list at the next meeting"."""
    found = _papers().search(text)
    sound = found and not long_past(text[: found.start()]) and not words().records.search(text, found.start())
    if found and sound and (due.find(text, found.start()) or _BE.search(text)):
        return [made(text, "action.requested", at=found.start())]
    wished = _WISHED.search(text)
    if wished and due.find(text, wished.end()) is not None and not long_past(text[: wished.start()]):
        return [made(text, "action.requested", at=wished.start())]
    liked = _LIKE.search(text)
    if liked:
        late = due.find(text, liked.end())
        if (late and _OCCASION.search(late.text)) or _BROUGHT.search(text, liked.end()):
            return [made(text, "action.requested", at=liked.start())]
    return []


def _doer(text: str, at: int) -> tuple[Party, ...]:
    """Who is to do what is requested in text[at:]: its party with an active verb, or the agent of its passive."""
    parties, end = _party_at(text, at)
    if _GETS.match(text, end):
        return ()
    if parties and (_DOES.match(text, end) or _BE_ASKED.match(text, end)):
        return parties
    return agent_after(text, at)
