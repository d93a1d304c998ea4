"""Tasks of a limb told in the passive or by a handing over: "a report be brought", "authority be delegated to X"."""

from __future__ import annotations

import re
from dataclasses import replace

from minutegraph.extraction.actions.tasks import Task, is_participle
from minutegraph.extraction.decisions.limbclauses import ADVERBS, NEGATED, NONE, TO_DO, made, subject_start, words
from minutegraph.extraction.language.caseless import Caseless
from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.parties.subjects import agent_after, party_at
from minutegraph.model import Party

_BE = Caseless(
    rf"\b(?P<aux>(?:would|will|should|shall|must|is to|are to|to|needs? to)\s+)?{ADVERBS}be\s+(?P<not>not\s+)?{ADVERBS}"
    r"(?P<part>taken as read|(?:placed|put) on record|taken up|taken forward|taken back|set up|drawn up|put up|put to|[\w-]+)"
    r"(?:\s+and\s+(?:be\s+|\w+ly\s+)?(?P<second>[\w-]+ed|(?:re-?)?(?:written|drafted|drawn)|sent|brought|put|made|given)\b)?",
)
_TO_VERB = regex(
    rf"(?:,[^,;]{{3,120}},)?\s*,?[^,;]*?\bto\s+{ADVERBS}(?!(?:the|an?|its|their|this|our|each|any|all)\b)(?P<verb>[a-z]+)",
    re.I,
)
_TO_LIST = regex(r"\s+to\s*[:\-–—]*\s*$")
_STANDING = regex(r"\bbe an? (?:\w+ )?(?:agenda )?item (?:on|from|at|of)\b", re.I)
_SECOND = regex(
    r"\band\s+(?:the\s+|an?\s+|its\s+)?(?:[\w'-]+\s+){0,8}?(?P<part>brought|provided|reported|circulated|sent|submitted|"
    r"published|presented|arranged|shared|established)\b",
    re.I,
)
_RELATIVE_BEFORE = regex(r"\b(?:which|who|having|as|already|may|can|could|cannot)\s+(?:\w+\s+)?$")
_RELATIVE = regex(r"\b(?:that|which|who)\s+(?:had\s+(?:been\s+)?|was\s+|were\s+)?$")
_TEXT_CHANGED = regex(r"\b(?:sentence|paragraph|word|words|minute|line)\b")
_PRONOUN = regex(r"\b(?:he|she|they)\s*$", re.I)
_HANDED_TO = regex(r"[^,;]{0,120}?\s+to\s+(?=(?:the\s+|an?\s+)?\S)")
_RECOMMENDED_TO = regex(
    r"(?:\s+(?:it|this|that|them|these|the\s+\w+(?:\s+\w+)?))?\s+to\s+(?=the\b|[A-Z]|cabinet|council)"
)
_DELEGATED = regex(r"delegated\s+(?:decisions?|functions|budgets?|reports?|grants?)\b", re.I)
"""What has been delegated before."""
_GIVEN = regex(r"\bbe\s+(?:given|granted)\s+(?:full\s+)?delegated\s+(?:authority|powers?)\b")
_ENABLED = regex(
    r"\b(?:authority|powers?)\s+be\s+(?:approved|agreed|given|granted)\s+(?:(?:to|for)\s+)?(?:(?:to\s+)?(?:enable|allow|permit|enabling|allowing)\s+)?",
    re.I,
)
"""Before whom it is given: "delegated authority be approved to enable the Head of Housing to make changes"."""
_ASKS_FOR = regex(r"\bto\s+\w+|\bthat\b")
_A_MEETING = regex(r"(?:the\s+|its\s+|a\s+)?(?:next|extraordinary|special|\w+)?\s*meeting", re.I)
_FOR = regex(r"\bfor\b|\bto\s+(?!the\b)\w+\b")
_APPOINTED = regex(r"\b(?:appointments?|nominations?|co-options?|payments?)\s*\Z", re.I)
_ARRANGED = regex(r"\b(?:arrangements?|provision)\s*\Z", re.I)
_ONLY_NOTES = frozenset(("note", "be", "receive", "approve", "accept", "welcome"))


def standing(text: str) -> Task | None:
    """ "the plan would be an item on every agenda"."""
    return made(text, "action.limb-event") if _STANDING.search(text) else None


def passive(text: str) -> Task | None:
    """ "X be asked to ...", "a report be brought to ...", "the report be noted" (nothing)."""
    told = words().told_to.search(text)
    if told:
        owner = party_at(text, subject_start(text, told.start()))[0]
        pronoun = _PRONOUN.search(text[: told.start()]) is not None
        return replace(made(text, "action.limb-asked", owner), pending=pronoun)
    settled = False
    for found in _BE.finditer(text):
        before = text[: found.start()]
        if _RELATIVE_BEFORE.search(before) or (found["aux"] and _RELATIVE.search(before)):
            continue  # a relative clause: "the challenges that need to be addressed"
        if found["not"] or NEGATED.search(before):
            settled = True
            continue
        task = _by_participle(text, found)
        if task is not None:
            return task
        settled = True
    return NONE if settled else None


def _by_participle(text: str, found: re.Match[str]) -> Task | None:
    """The task of one "be" with its participle; None where it is settled by the meeting itself ("be noted")."""
    part = found["part"].lower()
    told = _TO_VERB.match(text, found.end("part")) if part in words().directives else None
    if part == "summoned":
        return made(text, "action.limb-asked", party_at(text, subject_start(text, found.start()))[0])
    if told or (part in words().directives and _TO_LIST.match(text, found.end("part"))):
        if told and told["verb"].lower() in (_ONLY_NOTES if part not in ("invited", "recommended") else ("note",)):
            return None
        return made(text, "action.limb-asked", party_at(text, subject_start(text, found.start()))[0])
    if not is_participle(part.split()[0]):
        return None
    arranged = _ARRANGED.search(text, 0, found.start()) if part == "made" else None
    party, end = party_at(text, found.end("part") + 5) if arranged and text.startswith(" for ", found.end("part")) else ((), 0)
    if party and TO_DO.match(text, end):
        return made(text, "action.limb-be", party)  # "arrangements be made for the Panel to visit"
    if part == "made" and _APPOINTED.search(text[: found.start()]):
        return None
    if part in ("replaced", "amended", "changed") and _TEXT_CHANGED.search(text):
        return None
    if part not in words().settled:
        return made(text, "action.limb-be", agent_after(text, found.end("part")))
    second = found["second"]
    if second is not None and second.lower() not in words().settled:
        return made(text, "action.limb-be", agent_after(text, found.end()))
    more = _SECOND.search(text, found.end())
    return made(text, "action.limb-be", agent_after(text, found.end())) if more else None


def handed(text: str) -> Task | None:
    """ "authority be delegated to X to ...", "refer the matter to the Y": the party that gets it owns it."""
    enabled = _ENABLED.search(text)
    owner, end = party_at(text, enabled.end()) if enabled and not NEGATED.search(text[: enabled.start()]) else ((), 0)
    if owner and _TO_VERB.match(text, end):
        return made(text, "action.limb-handed", owner)
    found = words().handed.search(text)
    if not found or NEGATED.search(text[: found.start()]) or _RELATIVE.search(text[: found.start()]):
        return None
    verb = found["verb"].lower()
    if verb.startswith("instruct") or _DELEGATED.match(text, found.start()):
        return None
    given = _GIVEN.search(text) if verb.startswith("delegated") else None
    if given:
        return made(text, "action.limb-handed", party_at(text, subject_start(text, given.start()))[0])
    if verb.startswith("recommend"):
        to = _RECOMMENDED_TO.match(text, found.end())
        if to is None:
            owner = party_at(text, found.end())[0]
            asks = owner and _ASKS_FOR.search(text, found.end())
            return made(text, "action.limb-recommended", owner) if asks else None
    else:
        owner, end = party_at(text, found.end()) if verb.startswith("remit") else ((), 0)
        if owner and TO_DO.match(text, end):
            return made(text, "action.limb-handed", owner)  # "remitted the Director to consult"
        to = _HANDED_TO.match(text, found.end())
    while to is not None:
        owner = party_at(text, to.end() - 1)[0]
        if owner:
            return _hand_over(text, verb, owner, to.end())
        to = _HANDED_TO.match(text, to.end())
    if verb.startswith(("delegat", "remit", "refer")):
        return made(text, "action.limb-handed")
    return None


def _hand_over(text: str, verb: str, owner: tuple[Party, ...], at: int) -> Task:
    """The task of whoever gets the matter; a matter put off to a meeting is nobody's."""
    rest = text[at:]
    put_off = verb.startswith("deferred") and "meeting" in rest and not _FOR.search(rest)
    if put_off or (owner[0].kind == "body" and _A_MEETING.match(rest)):
        return NONE
    return made(text, "action.limb-handed", owner)
