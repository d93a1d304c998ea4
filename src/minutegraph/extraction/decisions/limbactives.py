"""Tasks of a limb with a verb that does: "the Director write to each home", "to write to", "officers should report"."""

from __future__ import annotations

import re
from dataclasses import replace

from minutegraph.extraction.actions import due
from minutegraph.extraction.actions.tasks import Task
from minutegraph.extraction.decisions.bodyverdicts import is_members
from minutegraph.extraction.decisions.limbclauses import ADVERBS, ASKS, HEAD, NEGATED, NONE, made, subject_start, words
from minutegraph.extraction.language import vocabulary as v
from minutegraph.extraction.language.caseless import Caseless
from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.language.phrases import pattern
from minutegraph.extraction.parties.subjects import agent_after, party_at, subject_of
from minutegraph.lexicon import load
from minutegraph.model import Party

_MODAL = Caseless(rf"\b(?:would|will|should|shall|must)\s+{ADVERBS}(?P<verb>[a-z]+)")
_LIMBS, _GRAMMAR = load("actions")["limbs"], load("actions")["grammar"]
_EVENT = regex(rf"\b(?:{pattern(_LIMBS['events'])})\b")
_DOES = regex(
    rf"\s*(?:\([^)]*\))?\s*(?:,[^,]{{3,120}},)?\s*(?P<modal>(?:would|will|should|shall|must|to|is to|are to)\s+)?{ADVERBS}"
    r"(?P<verb>[a-z][a-z-]*)"
)
_OBJECT = regex(
    r"\W*$|\W+(?:(?:the|an?|to|on|in|with|for|its|their|that|all|any|him|her|them|it|this|these|those|back|up|out|at|by|from|as|of|"
    r"into|each|every|further|not|and|\w+ly|written|members?|councillors?|details|information)\b|\d|[A-Z])"
)
_THAT = regex(r"\s+that\s+")
_TOLD = regex(r"\s+(?!be\b)[a-z]+|\s+be\s+(?:asked|requested)")
_TO_VERB = regex(r"[^.;]*?\bto\s+(?!(?:the|an?|its|our|this|that|any|each|all|every|future|later)\b)(?P<verb>[a-z]+)")
_FIRST_VERB = regex(rf"{ADVERBS}(?P<verb>[A-Za-z][a-z-]*)\b")
_DO_THIS = regex(r"do\s+(?:this|it|the)\b(?!\s+at\s+(?:their|its|his|her)\b)")
_FROM = regex(r"\bfrom\s+(?=the\b|[A-Z]|officers)")
_WE = regex(r"\W*(?:that\s+)?(?P<who>we|he|she)\s+(?:would\s+|will\s+|should\s+)?(?P<verb>[a-z]+)", re.I)
_AND_ASKS = regex(r"\band\s+(?:requests?|asks?|instructs?)\b(?=\s+(?:an?|the|that|for|further)\b|\s+[A-Z])")
_NAME = regex(r"\W*(?:[Tt]hat\s+)?(?P<who>[A-Z][a-z][\w'-]+(?:\s+[A-Z][\w'-]+){0,3})\s+(?P<verb>[a-z-]+)")
_HOLDS = regex(r"\s+an?\s+(?:\w+\s+){0,3}(?:meeting|session|event|seminar|workshop|review)\b")
_INFINITIVE = regex(r"\W*(?:\w+\s+)?to\b")
_HEARS, _NO_VERBS = (frozenset(_GRAMMAR[name]) for name in ("hears", "no_limb_verbs"))
_NO = regex(r"\s+no\b")
_NOUNS = frozenset(_GRAMMAR["no_verbs"])
_SOMEBODY = ("post", "person")


def we(text: str) -> Task | None:
    """ "we try to involve the planners", "she discuss it with the Cabinet Member"."""
    found = _WE.match(text)
    if not found or found["verb"] in ("be", "are", "were", "have", "had", "not"):
        return None
    if words().settled_verbs.fullmatch(found["verb"]):
        return None
    return replace(made(text, "action.limb-does"), pending=found["who"].lower() != "we")


def active(text: str) -> Task | None:
    """ "the Service Director write to each home", "the Panel notes the plan" (nothing), "Cabinet ask the Leader to"."""
    owner, end = party_at(text, subject_start(text, len(text)))
    if not owner:
        return _by_name(text)
    found = _DOES.match(text, end)
    if not found or (found["verb"] in _NO_VERBS and not _DO_THIS.match(text, found.start("verb"))):
        return None
    verb, modal = found["verb"], found["modal"]
    if not modal and not _OBJECT.match(text, found.end()) and not words().tasks.match(text, found.start("verb")):
        return None  # "the Commissioner stakeholder events"
    if verb in ASKS:
        base = modal or not verb.endswith(("s", "ed", "t"))
        doing = base and owner[0].kind in _SOMEBODY  # "the Clerk should ask the contractor": the Clerk does
        return made(text, "action.limb-does", owner) if doing else _asking(text, found.end())
    if verb in _HEARS and (owner[0].kind == "body" or is_members(owner[0].label)):
        if verb in _LIMBS["watches"]:
            return made(text, "action.limb-does", owner)
        return made(text, "action.limb-receives", (), True) if due.find(text, found.end()) else NONE
    if words().settled_verbs.match(text, found.start("verb")) and not (verb in _LIMBS["goes"] and owner[0].kind in _SOMEBODY):
        besides = _AND_ASKS.search(text, found.end())
        return _asking(text, besides.end()) if besides else NONE
    past = verb.endswith("ed") or (verb in v.IRREGULAR and not words().tasks.match(text, found.start("verb")))
    if past and not modal:
        return None
    return made(text, "action.limb-does", owner)


def _by_name(text: str) -> Task | None:
    """ "that Greenholt write to every household": somebody with no more than a name, and a verb of a task."""
    found = _NAME.match(text)
    if found is None or not words().tasks.match(text, found.start("verb")) or not _OBJECT.match(text, found.end()):
        return None
    person = found["who"].split()[0].lower() in v.GIVEN
    return made(text, "action.limb-does", (Party(found["who"], "person" if person else "organisation"),))


def _asking(text: str, at: int) -> Task:
    """A limb that asks: "ask the Chief Officer to write", "requests that the Leader writes", "request a further report"."""
    that = _THAT.match(text, at)
    owner, end = party_at(text, that.end() if that else at)
    if that:
        told = _TOLD.match(text, end)
        return made(text, "action.limb-asks", owner if told else agent_after(text, at))
    task = _TO_VERB.match(text, end)
    if owner and task and task["verb"] in ("note", "receive"):
        return NONE
    asked_of = _FROM.search(text, at) if not owner and not task else None
    if asked_of:
        owner = tuple(p for p in party_at(text, asked_of.end())[0] if p.kind != "person")
        return made(text, "action.limb-asks", owner)
    return made(text, "action.limb-asks", owner if task else ())


def first(text: str) -> Task | None:
    """A limb that opens with its verb: "to write to ...", "agreed to add ...", "receive an update in January"."""
    head = HEAD.match(text)
    at = head.end() if head else 0
    found = _FIRST_VERB.match(text, at)
    if not found:
        return None
    verb = found["verb"].lower()
    if verb == "not":
        return NONE  # "not to object in principle"
    if verb in _NOUNS:
        return None  # "agreed to the new rules"
    if verb in _LIMBS["with_no"] and _NO.match(text, found.end()):
        return NONE  # "to make no observations"
    if verb in ASKS:
        return _asking(text, found.end())
    if verb in _LIMBS["received"]:
        return made(text, "action.limb-receives", (), True) if due.find(text, found.end()) else NONE
    if verb == "hold":
        return made(text, "action.limb-first") if _HOLDS.match(text, found.end()) else NONE
    if words().settled_verbs.fullmatch(verb) or verb in _LIMBS["settled_first"]:
        second = words().second_task.search(text, found.end())
        besides = second and not words().settled_verbs.fullmatch(second["verb"])
        return made(text, "action.limb-first") if besides else NONE
    if _INFINITIVE.match(text) or words().tasks.match(text, at):
        return made(text, "action.limb-first")
    return None


def modal(text: str) -> Task | None:
    """ "the measures would be ...", "officers should report": a modal whose subject is no party at the head."""
    found = _MODAL.search(text)
    if not found:
        return None
    verb = found["verb"].lower()
    if verb in _LIMBS["states"] or words().settled_verbs.fullmatch(verb):
        return None
    return made(text, "action.limb-does", subject_of(text, found.start()).parties)


def event(text: str) -> Task | None:
    """ "an annual conversation take place", "a full report come to the meeting"."""
    found = _EVENT.search(text)
    if not found or NEGATED.search(text[: found.start()]):
        return None
    return made(text, "action.limb-event")
