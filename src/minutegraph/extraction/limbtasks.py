"""The task of one clause of a limb, by its verb: handed to somebody, to be done, done by somebody, asked of somebody.

Each rule gives a task, `_NONE` where the clause surely orders nothing, or None where the next rule is to look.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from minutegraph.extraction import due
from minutegraph.extraction.caseless import Caseless
from minutegraph.extraction.expressions import regex
from minutegraph.extraction.jottings import jotted
from minutegraph.extraction.phrases import pattern
from minutegraph.extraction.subjects import agent_after, party_at, subject_of
from minutegraph.extraction.tasks import Task, is_participle
from minutegraph.lexicon import load
from minutegraph.model import Party

_NONE = Task(0, 0, "")

_ADVERBS = r"(?:(?:also|otherwise|further|now|hereby|formally|again|then|jointly|all|each|both|\w+ly)\s+)*"
_HEAD = Caseless(
    r"\W*(?:(?:and|further|also|that|to|it|was|agreed|resolved|recommended|decided|be|is|the following)\b[\s:,–-]*)*",
)
_IT_BE_AGREED = regex(r"\W*(?:that\s+)?it\s+be\s+(?:agreed|resolved|recommended)\s+that\s+", re.I)
_AGENDA = regex(
    r"\b(?:move|take|bring|vary|consider)\b.{0,60}\b(?:the agenda|order of (?:the )?(?:business|agenda))"
    r"|\b(?:considered|taken|heard|dealt\s+with)\b.{0,30}\b(?:in\s+(?:part\s+(?:ii|2|two|b)\b|private|closed\s+session)|"
    r"as\s+the\s+(?:next|first|last)\s+item|(?:before|after|prior\s+to)\s+(?:agenda\s+)?item|at\s+this\s+point)"
    r"|\b(?:move|change|reschedule|postpone|put back|cancel)\b.{0,40}\b(?:meetings?|dates?|start time)\b",
    re.I,
)
_WISHED = regex(r"\b(?:wish(?:ed|es)?|asked)\s+to\s+(?:see|receive)\b")
_NEGATED = regex(r"\b(?:no|not|nor)\b[^,;()]*$", re.I)
_BE = Caseless(
    rf"\b(?P<aux>(?:would|will|should|shall|must|is to|are to|to|needs? to)\s+)?{_ADVERBS}be\s+(?P<not>not\s+)?{_ADVERBS}"
    r"(?P<part>taken as read|taken up|taken forward|taken back|set up|drawn up|put up|put to|[\w-]+)"
    r"(?:\s+and\s+(?:be\s+|\w+ly\s+)?(?P<second>[\w-]+ed|sent|brought|put|made|given)\b)?",
)
_TO_VERB = regex(
    rf"(?:,[^,;]{{3,120}},)?\s*,?[^,;]*?\bto\s+{_ADVERBS}(?!(?:the|an?|its|their|this|our|each|any|all)\b)(?P<verb>[a-z]+)",
    re.I,
)
_TO_LIST = regex(r"\s+to\s*[:\-–—]*\s*$")
_MODAL = Caseless(rf"\b(?:would|will|should|shall|must)\s+{_ADVERBS}(?P<verb>[a-z]+)")
_EVENT = regex(r"\b(?:takes? place|comes? (?:back )?to|go to|go ahead|return to|remain an? (?:standing )?item)\b")
_STANDING = regex(r"\bbe an? (?:\w+ )?(?:agenda )?item on\b", re.I)
_DOES = regex(
    rf"\s*(?:\([^)]*\))?\s*(?:,[^,]{{3,120}},)?\s*(?P<modal>(?:would|will|should|shall|must|to|is to|are to)\s+)?{_ADVERBS}"
    r"(?P<verb>[a-z][a-z-]*)"
)
_OBJECT = regex(
    r"\W*$|\W+(?:the|an?|to|on|in|with|for|its|their|that|all|any|him|her|them|it|this|these|those|back|up|out|at|by|from|as|of|"
    r"into|each|every|further|not|and|\w+ly|\d|written|members?|councillors?|details|information|[A-Z])"
)
_SECOND = regex(
    r"\band\s+(?:the\s+|an?\s+|its\s+)?(?:[\w'-]+\s+){0,8}?(?P<part>brought|provided|reported|circulated|sent|submitted|"
    r"published|presented|arranged|shared|established)\b",
    re.I,
)
_RELATIVE_BEFORE = regex(r"\b(?:which|who|having|as|already|may|can|could|cannot)\s+(?:\w+\s+)?$")
_RELATIVE = regex(r"\b(?:that|which|who)\s+(?:had\s+(?:been\s+)?|was\s+|were\s+)?$")
_TEXT_CHANGED = regex(r"\b(?:sentence|paragraph|word|words|minute|line)\b")
_PRONOUN = regex(r"\b(?:he|she|they)\s*$", re.I)
_OPENING = regex(r"^(?:subject to|following|in|with|on|for|whilst)\b[^,]*,\s+|\bthat\s+", re.I)
_HANDED_TO = regex(r"[^,;]{0,120}?\s+to\s+(?=(?:the\s+|an?\s+)?\S)")
_RECOMMENDED_TO = regex(
    r"(?:\s+(?:it|this|that|them|these|the\s+\w+(?:\s+\w+)?))?\s+to\s+(?=the\b|[A-Z]|cabinet|council)"
)
_DELEGATED = regex(r"delegated\s+(?:decisions?|functions|budgets?|reports?|grants?)\b", re.I)
"""What has been delegated before."""
_GIVEN = regex(r"\bbe\s+(?:given|granted)\s+(?:full\s+)?delegated\s+(?:authority|powers?)\b")
_FROM = regex(r"\bfrom\s+(?=the\b|[A-Z]|officers)")
_ASKS_FOR = regex(r"\bto\s+\w+|\bthat\b")
_A_MEETING = regex(r"(?:the\s+|its\s+|a\s+)?(?:next|extraordinary|special|\w+)?\s*meeting", re.I)
_FOR = regex(r"\bfor\b|\bto\s+(?!the\b)\w+\b")
_WE = regex(r"\W*(?:that\s+)?(?P<who>we|he|she)\s+(?:would\s+|will\s+|should\s+)?(?P<verb>[a-z]+)", re.I)
_HOLDS = regex(r"\s+an?\s+(?:\w+\s+){0,3}(?:meeting|session|event|seminar|workshop|review)\b")
_INFINITIVE = regex(r"\W*(?:\w+\s+)?to\b")
_MEMBERS = regex(r"(?:members|councillors)$", re.I)
_GRAMMAR = load("actions")["grammar"]
_ASKS, _HEARS, _NO_VERBS = (frozenset(_GRAMMAR[name]) for name in ("asks", "hears", "no_limb_verbs"))
_NO = regex(r"\s+no\b")
_APPOINTED = regex(r"\b(?:appointments?|nominations?|co-options?|payments?)\s*\Z", re.I)
_TO_DO = regex(r"\s*(?:\([^)]*\))?\s+to\s+(?!be\b)[a-z]")
_ARRANGES = regex(r"\s*(?:\([^)]*\))?\s+(?:arranges?|ensures?|makes?\s+sure|sees?\s+to\s+it)\s")
_NOUNS = frozenset(_GRAMMAR["no_verbs"])
_ONLY_NOTES = frozenset(("note", "be", "receive", "approve", "accept", "welcome"))


@dataclass(frozen=True, slots=True)
class _Words:
    settled: frozenset[str]
    settled_verbs: re.Pattern[str]
    directives: frozenset[str]
    told_to: re.Pattern[str]
    handed: re.Pattern[str]
    tasks: re.Pattern[str]
    second_task: re.Pattern[str]


@cache
def _words() -> _Words:
    data = load("actions")
    limbs, directives = data["limbs"], data["requests"]["directives"]
    tasks = pattern(data["verbs"]["tasks"])
    return _Words(
        frozenset(limbs["settled"]),
        regex(rf"(?:{pattern(limbs['settled_verbs'])})\b", re.I),
        frozenset(directives) | {"recommended", "advised", "required"},
        regex(rf"\b(?:is|are)\s+{_ADVERBS}(?:{pattern([d for d in directives if d != 'told'])})\s+to\s+(?!note\b)\w+"),
        regex(rf"(?<![\w-])(?P<verb>{pattern(limbs['handed'])})\b", re.I),
        regex(rf"(?:{tasks})\b", re.I),
        regex(rf"\band\s+(?:to\s+)?(?P<verb>{tasks})\b", re.I),
    )


def clause_task(text: str) -> Task | None:
    """The task that a clause of a limb orders, or None."""
    agreed = _IT_BE_AGREED.match(text)
    text = text[agreed.end() :] if agreed else text
    if _AGENDA.search(text):
        return None
    if _WISHED.search(text):
        return _made(text, "action.limb-asks")
    asked = _first(text) if _asks_first(text) else None
    if asked is not None and asked.rule and asked.owner:
        return asked
    if _told_off(text):
        found = _active(text)
        return found if found and found.rule else None
    for rule in (_handed, _standing, _passive, _we, _active, _first, _modal, _event):
        found = rule(text)
        if found is not None:
            return found if found.rule else None
    head = _HEAD.match(text)
    tasks = jotted(text[head.end() :] if head else text)
    return tasks[0] if tasks else None


def _asks_first(text: str) -> bool:
    """Whether a limb opens with a verb of asking: "ask the Commissioner to explain how it would be used"."""
    head = _HEAD.match(text)
    first = text[head.end() if head else 0 :].split(None, 1)
    return bool(first) and first[0].lower() in _ASKS


def _told_off(text: str) -> bool:
    """Whether a party with "to" and a verb opens the clause: "Clerk to advise that it would be late"."""
    owner, end = party_at(text, _subject_start(text, len(text)))
    told = _TO_DO.match(text, end) or _ARRANGES.match(text, end)
    return bool(owner) and owner[0].kind in ("post", "person") and told is not None


def _made(text: str, rule: str, owner: tuple[Party, ...] = (), hearing: bool = False) -> Task:
    late = due.find(text)
    return Task(0, len(text), rule, owner, late.text if late else None, False, hearing)


def _subject_start(text: str, before: int) -> int:
    """Where the subject of the clause begins: behind "That", an opening phrase, or the words of deciding."""
    head = _HEAD.match(text)
    start = head.end() if head else 0
    if party_at(text, start)[0]:
        return start
    for stop in _OPENING.finditer(text, start, before):
        if party_at(text, stop.end())[0]:
            return stop.end()
    return start


def _handed(text: str) -> Task | None:
    """ "authority be delegated to X to ...", "refer the matter to the Y": the party that gets it owns it."""
    found = _words().handed.search(text)
    if not found or _NEGATED.search(text[: found.start()]) or _RELATIVE.search(text[: found.start()]):
        return None
    verb = found["verb"].lower()
    if verb.startswith("instruct") or _DELEGATED.match(text, found.start()):
        return None
    given = _GIVEN.search(text) if verb.startswith("delegated") else None
    if given:
        return _made(text, "action.limb-handed", party_at(text, _subject_start(text, given.start()))[0])
    if verb.startswith("recommend"):
        to = _RECOMMENDED_TO.match(text, found.end())
        if to is None:
            owner = party_at(text, found.end())[0]
            asks = owner and _ASKS_FOR.search(text, found.end())
            return _made(text, "action.limb-recommended", owner) if asks else None
    else:
        owner, end = party_at(text, found.end()) if verb.startswith("remit") else ((), 0)
        if owner and _TO_DO.match(text, end):
            return _made(text, "action.limb-handed", owner)  # "remitted the Director to consult"
        to = _HANDED_TO.match(text, found.end())
    while to is not None:
        owner = party_at(text, to.end() - 1)[0]
        if owner:
            return _hand_over(text, verb, owner, to.end())
        to = _HANDED_TO.match(text, to.end())
    if verb.startswith(("delegat", "remit", "refer")):
        return _made(text, "action.limb-handed")
    return None


def _hand_over(text: str, verb: str, owner: tuple[Party, ...], at: int) -> Task:
    """The task of whoever gets the matter; a matter put off to a meeting is nobody's."""
    rest = text[at:]
    put_off = verb.startswith("deferred") and "meeting" in rest and not _FOR.search(rest)
    if put_off or (owner[0].kind == "body" and _A_MEETING.match(rest)):
        return _NONE
    return _made(text, "action.limb-handed", owner)


def _standing(text: str) -> Task | None:
    """ "the plan would be an item on every agenda"."""
    return _made(text, "action.limb-event") if _STANDING.search(text) else None


def _passive(text: str) -> Task | None:
    """ "X be asked to ...", "a report be brought to ...", "the report be noted" (nothing)."""
    told = _words().told_to.search(text)
    if told:
        owner = party_at(text, _subject_start(text, told.start()))[0]
        pronoun = _PRONOUN.search(text[: told.start()]) is not None
        return replace(_made(text, "action.limb-asked", owner), pending=pronoun)
    settled = False
    for found in _BE.finditer(text):
        before = text[: found.start()]
        if _RELATIVE_BEFORE.search(before) or (found["aux"] and _RELATIVE.search(before)):
            continue  # a relative clause: "the challenges that need to be addressed"
        if found["not"] or _NEGATED.search(before):
            settled = True
            continue
        task = _by_participle(text, found)
        if task is not None:
            return task
        settled = True
    return _NONE if settled else None


def _by_participle(text: str, found: re.Match[str]) -> Task | None:
    """The task of one "be" with its participle; None where it is settled by the meeting itself ("be noted")."""
    part = found["part"].lower()
    told = _TO_VERB.match(text, found.end("part")) if part in _words().directives else None
    if part == "summoned":
        return _made(text, "action.limb-asked", party_at(text, _subject_start(text, found.start()))[0])
    if told or (part in _words().directives and _TO_LIST.match(text, found.end("part"))):
        if told and told["verb"].lower() in (_ONLY_NOTES if part not in ("invited", "recommended") else ("note",)):
            return None
        return _made(text, "action.limb-asked", party_at(text, _subject_start(text, found.start()))[0])
    if not is_participle(part.split()[0]):
        return None
    if part == "made" and _APPOINTED.search(text[: found.start()]):
        return None
    if part in ("replaced", "amended", "changed") and _TEXT_CHANGED.search(text):
        return None
    if part not in _words().settled:
        return _made(text, "action.limb-be", agent_after(text, found.end("part")))
    second = found["second"]
    if second is not None and second.lower() not in _words().settled:
        return _made(text, "action.limb-be", agent_after(text, found.end()))
    more = _SECOND.search(text, found.end())
    return _made(text, "action.limb-be", agent_after(text, found.end())) if more else None


def _we(text: str) -> Task | None:
    """ "we try to involve the planners", "she discuss it with the Cabinet Member"."""
    found = _WE.match(text)
    if not found or found["verb"] in ("be", "are", "were", "have", "had", "not"):
        return None
    if _words().settled_verbs.fullmatch(found["verb"]):
        return None
    return replace(_made(text, "action.limb-does"), pending=found["who"].lower() != "we")


def _active(text: str) -> Task | None:
    """ "the Service Director write to each home", "the Panel notes the plan" (nothing), "Cabinet ask the Leader to"."""
    owner, end = party_at(text, _subject_start(text, len(text)))
    found = _DOES.match(text, end) if owner else None
    if not found or found["verb"] in _NO_VERBS:
        return None
    verb, modal = found["verb"], found["modal"]
    if not modal and not _OBJECT.match(text, found.end()) and not _words().tasks.match(text, found.start("verb")):
        return None  # "the Commissioner stakeholder events"
    if verb in _ASKS:
        base = modal or not verb.endswith(("s", "ed", "t"))
        doing = base and owner[0].kind in ("post", "person")  # "the Clerk should ask the contractor": the Clerk does
        return _made(text, "action.limb-does", owner) if doing else _asking(text, found.end())
    if verb in _HEARS and (owner[0].kind == "body" or _MEMBERS.match(owner[0].label)):
        if verb in ("monitor", "scrutinise"):
            return _made(text, "action.limb-does", owner)
        return _made(text, "action.limb-receives", (), True) if due.find(text, found.end()) else _NONE
    if _words().settled_verbs.match(text, found.start("verb")):
        return _NONE
    if verb.endswith("ed") and not modal:
        return None
    return _made(text, "action.limb-does", owner)


def _asking(text: str, at: int) -> Task:
    """A limb that asks: "ask the Chief Officer to write", "requests that the Leader writes", "request a further report"."""
    that = regex(r"\s+that\s+").match(text, at)
    owner, end = party_at(text, that.end() if that else at)
    if that:
        told = regex(r"\s+(?!be\b)[a-z]+|\s+be\s+(?:asked|requested)").match(text, end)
        return _made(text, "action.limb-asks", owner if told else agent_after(text, at))
    task = regex(
        r"[^.;]*?\bto\s+(?!(?:the|an?|its|our|this|that|any|each|all|every|future|later)\b)(?P<verb>[a-z]+)"
    ).match(text, end)
    if owner and task and task["verb"] in ("note", "receive"):
        return _NONE
    asked_of = _FROM.search(text, at) if not owner and not task else None
    if asked_of:
        owner = tuple(p for p in party_at(text, asked_of.end())[0] if p.kind not in ("person",))
        return _made(text, "action.limb-asks", owner)
    return _made(text, "action.limb-asks", owner if task else ())


def _first(text: str) -> Task | None:
    """A limb that opens with its verb: "to write to ...", "agreed to add ...", "receive an update in January"."""
    head = _HEAD.match(text)
    at = head.end() if head else 0
    found = regex(rf"{_ADVERBS}(?P<verb>[A-Za-z][a-z-]*)\b").match(text, at)
    if not found:
        return None
    verb = found["verb"].lower()
    if verb in _NOUNS:
        return None  # "agreed to the new rules"
    if verb in ("make", "raise", "offer") and _NO.match(text, found.end()):
        return _NONE  # "to make no observations"
    if verb in _ASKS:
        return _asking(text, found.end())
    if verb in ("receive", "receives", "consider"):
        return _made(text, "action.limb-receives", (), True) if due.find(text, found.end()) else _NONE
    if verb == "hold":
        return _made(text, "action.limb-first") if _HOLDS.match(text, found.end()) else _NONE
    if _words().settled_verbs.fullmatch(verb) or verb in ("take", "approve", "confirm", "pay"):
        second = _words().second_task.search(text, found.end())
        besides = second and not _words().settled_verbs.fullmatch(second["verb"])
        return _made(text, "action.limb-first") if besides else _NONE
    if _INFINITIVE.match(text) or _words().tasks.match(text, at):
        return _made(text, "action.limb-first")
    return None


def _modal(text: str) -> Task | None:
    """ "the measures would be ...", "officers should report": a modal whose subject is no party at the head."""
    found = _MODAL.search(text)
    if not found:
        return None
    verb = found["verb"].lower()
    idle = ("be", "not", "have", "continue", "remain", "stay", "like", "go", "read")
    if verb in idle or _words().settled_verbs.fullmatch(verb):
        return None
    return _made(text, "action.limb-does", subject_of(text, found.start()).parties)


def _event(text: str) -> Task | None:
    """ "an annual conversation take place", "a full report come to the meeting"."""
    found = _EVENT.search(text)
    if not found or _NEGATED.search(text[: found.start()]):
        return None
    return _made(text, "action.limb-event")
