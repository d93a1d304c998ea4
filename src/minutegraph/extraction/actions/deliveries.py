"""What would be delivered to the meeting: "a written answer would be sent", "it would come to the next meeting"."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from minutegraph.extraction.actions import due
from minutegraph.extraction.actions.tasks import (
    ADVERBS,
    Rule,
    Task,
    asked_before,
    first,
    made,
    sieve,
    told_before,
    words,
)
from minutegraph.extraction.language.caseless import Caseless
from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.language.hints import Sieve
from minutegraph.extraction.language.phrases import any_of, pattern
from minutegraph.extraction.parties.subjects import Subject, agent_after, main_subject, subject_of
from minutegraph.lexicon import load

_DATA = load("actions")
_VERBS, _THINGS = _DATA["verbs"], _DATA["things"]
_AT_THIS_MEETING = regex(
    r"\s+(?:under\s+(?:the|this|that|a later)\s+(?:item|agenda|heading)\b|later\s+(?:in|on)\b|at\s+(?:item|agenda))"
)
_IN_WRITING = regex(r"\s+in\s+writing\b")
_UNCERTAIN = regex(
    r"\b(?:had|if|unless|whether|was|were|is|are|asked|requested|suggested|hoped|wished|able|need|needed)\s+(?:\w+\s+){0,2}$"
)
_DONE = Caseless(
    rf"\b(?:would|will|was\s+to|is\s+to|are\s+to)\s+(?:now\s+|also\s+|\w+ly\s+)?be\s+(?:{pattern(_VERBS['dealt_with'])})\b"
)
_WITH = regex(
    rf"\b(?:{pattern(_THINGS['promised'])})\s+(?:would|will)\s+be\s+with\s+"
    r"(?:him|her|them|Members?|(?:Cllr|Councillor|Mrs?|Ms|the)\s+\w+)\s+(?=by|before|within|in|on|this|next|tomorrow)\w+"
)
_PUT_UP = regex(r"\b(?:put\s+up|taken\s+down|cut\s+back)")
_INTO = regex(r"\b(?:looked|followed|picked|taken\s+up|chased)")
_LOOKED = regex(
    r"(?:\s+(?:again|further|urgently|separately|carefully|next|in detail|outside (?:of )?the meeting|after the meeting|"
    r"in due course))*\W*"
)
"""What may stand behind "would be looked at" where that is the whole of a promise."""
_PASSED_ON = regex(
    rf"\b(?:will|is\s+to|are\s+to)\s+be\s+(?:{pattern(_VERBS['passed_on'])})\s+(?:to|with)\s+(?:the\s+)?"
    rf"(?:(?i:{pattern(_THINGS['outside'])})|{any_of(_THINGS['outsiders'])}|"
    r"(?:County|Borough|District|City)\s+(?:Council|Cllr|Councillor)|"
    rf"(?!{any_of(_THINGS['no_outsiders'])})"
    r"(?!(?:[A-Z]\w+\s+){1,4}(?:Committee|Board|Panel|Forum|Group)\b)[A-Z]\w+)"
)
_HOPED = regex(
    r"\b(?:hoped|expected|likely|if|once|when|until|asked|planned|wished|proposed)\s+(?:that\s+)?(?:\w+\s+)?$"
)
_SENT_OUT = regex(
    r"(?:\s+(?:out|round|on))?(?=\s*[.;]?$|\s+(?:to|with|by|on|in|before|after|following|ahead|separately|together|as soon|"
    r"once|next)\b)"
)
_GATHERING = regex(rf"\b(?:{pattern(_THINGS['gatherings'])})s?\b")
_RELATIVE = regex(r"\w\s+$")
_THIS_BODY = regex(r"\b(?:this|the)\s+(?:\w+\s+)?(?:committee|panel|board|meeting|forum)\b|\bnext\b", re.I)
_OCCASION = regex(r"meeting|committee|panel|board|council", re.I)
_ANSWER = regex(rf"\b(?:{pattern(_THINGS['answers'])})$", re.I)
_COME = Caseless(
    r"\b(?:would|will|is\s+to)\s+(?:\w+ly\s+|also\s+|then\s+|now\s+)*(?:come|return|go|report)\s+(?:back\s+)?"
    r"(?:in\s+draft|(?<=back\s)in\s+\w+\s+(?:weeks|months)|(?:to|before)\s+(?:the\s+|a\s+|this\s+|its\s+)?"
    r"(?:next|future|\w+\s+meeting|committee|panel|board|forum|group|members|cabinet|full council|council)|at\s+the)|"
    r"\b(?:would|will)\s+(?:also\s+|now\s+)?go(?:\s+(?:out|off|up|round))?(?=\s+(?:tomorrow|today|(?:the\s+)?next|this|by|on|before|"
    r"within|as\s+soon)\b)",
)
_BACK_HERE = regex(
    rf"(?:would|will)\s.*?\bback\s+to\s+(?:(?:the|this)\s+(?:\w+\s+)?{any_of(_THINGS['here'])}|(?:the\s+|[A-Z]\w+\s+)?[Mm]embers)\b"
)
"""A paper comes back to those who meet: no time need be told."""
_AFTERWARDS = regex(
    r"(?<=sent)\s+(?:round|out)\W*$|(?<=circulated)(?:\s+to\s+(?:the\s+)?[Mm]embers)?\W*$"
    r"|[^.;,]{0,40}?\s(?:after|outside(?:\s+of)?|following)\s+(?:the|this)\s+meeting\b"
)
"""Behind what "could be" sent: it is to be."""
_READY = regex(r"\b(?:would|will)\s+be\s+(?:ready|available)\s+(?:for|at|by|in\s+time\s+for)\s")
_TO_HAVE = regex(
    r"\b(?:would|will)\s+(?:also\s+|then\s+|all\s+|now\s+)?be\s+(?:sent|e-?mailed|given|(?:provided|supplied|issued)\s+with)\s+"
    rf"(?:an?|the|all|any|further|more|copies|details|{any_of(_VERBS['matters'])})\b(?!\s+(?:\w+\s+){{0,2}}(?:{any_of(_THINGS['chances'])})\b)"
)
_GROUP_MADE = regex(
    rf"\b(?:an?|one|another|this|the)\s+(?:[\w-]+\s+){{0,4}}?(?i:{pattern(_THINGS['groups'])})\s+(?:would|will|is\s+to)\s+(?:now\s+|also\s+|then\s+)?be\s+"
    r"(?:set\s+up|formed|established|convened|created)\b"
)
_COMES = regex(rf"\b(?:{pattern(_THINGS['coming'])})$")
_OFTEN = regex(r"\b(?:every|each|monthly|quarterly|annually|normally|usually)\b")
_POINTERS = frozenset(_THINGS["pointers"])
_SENT = frozenset(_VERBS["sent"])
_NOTHING = frozenset(("there", "which", "who", "we"))


@cache
def _passive() -> Caseless:
    delivered = pattern(_VERBS["delivered"])
    return Caseless(
        rf"\b(?P<aux>(?:would|will)(?:\s+have\s+to)?|could|can|shall|is\s+to|are\s+to|was\s+to|were\s+to|needs?\s+to)\s+{ADVERBS}"
        rf"(?:be|get)\s+{ADVERBS}(?P<verb>{delivered})\b",
    )


@cache
def _common() -> frozenset[str]:
    return frozenset(_DATA["grammar"]["common_participles"])


@cache
def _headed() -> re.Pattern[str]:
    """A matter with a clause of its own behind it: "that a summary of what they had said", "more detail and what it meant"."""
    return regex(
        rf"(?:\bthat|^)\s*(?:(?:an?|the|some|any|more|further|full|all|\w+ed)\s+)*(?:\w+\s+)?(?:{pattern(_VERBS['matters'])})\s+"
        r"(?:of|on|about|for|and)\s(?:(?!\bthat\b)[^,;:.])*\b(?:what|which|who|how|why)\b(?:(?!\bthat\b)[^;:.])*$",
        re.I,
    )


def delivered(text: str) -> list[Task]:
    """The task of a passive ("this could be circulated"); its owner is the agent, rarely printed, or who says it is in hand."""
    return first(_rules(), text)


@cache
def _rules() -> Sieve[Rule]:
    """The ways to say that a thing would be delivered, each let through by its expression."""
    return sieve({
        _in_hand: (_WITH,),
        _done: (_DONE,),
        _ready: (_READY,),
        _to_have: (_TO_HAVE,),
        _group_made: (_GROUP_MADE,),
        _delivered: (_passive(),),
        _passed_on: (_PASSED_ON,),
    })  # fmt: skip


def _passed_on(text: str) -> list[Task]:
    """ "The potholes will be reported to Highways": passed on to somebody outside the council that meets."""
    found = _PASSED_ON.search(text)
    if not found or asked_before(text[: found.start()]) or told_before(text[: found.start()]):
        return []
    if _HOPED.search(text, 0, found.start()) or subject_of(text, found.start()).kind == "pronoun":
        return []
    return [made(text, "action.would-be", (), found.start())]


def _in_hand(text: str) -> list[Task]:
    """ "Ms Pike said it would be with her by the end of the day": promised by whoever says so."""
    found = _WITH.search(text)
    before = text[: found.start()] if found else ""
    if not found or asked_before(before) or told_before(before) or due.find(text, found.end() - 3) is None:
        return []
    return [made(text, "action.would-be", main_subject(text, found.start()), found.start())]


def _done(text: str) -> list[Task]:
    """ "It would be done by the end of the month", "Number 1 would be done by the Clerk"."""
    found = _DONE.search(text)
    if not found or asked_before(text[: found.start()]) or told_before(text[: found.start()]):
        return []
    agents = tuple(p for p in agent_after(text, found.end()) if p.kind in ("post", "person"))
    subject = subject_of(text, found.start())
    if _HOPED.search(text, 0, found.start()) or subject.kind == "pronoun" or _is_relative(text, subject):
        return []
    looked = _LOOKED.fullmatch(text, found.end()) and _INTO.search(found[0]) and subject.kind == "thing"
    if looked and 0 < len(subject.words.split()) < 6 and not _OFTEN.search(text):
        return [made(text, "action.would-be", agents, found.start())]
    if _PUT_UP.search(found[0]):
        late_enough = subject.kind == "thing" and due.find(text, found.end()) is not None
        return [made(text, "action.would-be", agents, found.start())] if agents or late_enough else []
    late = subject.words in _POINTERS and due.find(text, found.end()) is not None
    return [made(text, "action.would-be", agents, found.start())] if agents or late else []


def _ready(text: str) -> list[Task]:
    """ "This would be ready for the July committee": a paper by the meeting that it is for."""
    found = _READY.search(text)
    if not found or asked_before(text[: found.start()]) or _HOPED.search(text, 0, found.start()):
        return []
    subject, late = subject_of(text, found.start()), due.find(text, found.end() - 4)
    matter = subject.words in _POINTERS or words().matters.search(subject.words) is not None
    if subject.kind != "thing" or not matter or late is None or not _OCCASION.search(late.text):
        return []
    return [made(text, "action.would-be", at=found.start())]


def _to_have(text: str) -> list[Task]:
    """ "Members would be sent a copy": those who meet get it, and nobody is named who sends it."""
    found = _TO_HAVE.search(text)
    before = text[: found.start()] if found else ""
    if not found or asked_before(before) or told_before(before) or _HOPED.search(before):
        return []
    subject = subject_of(text, found.start())
    here = bool(subject.parties) and not subject.resolved and all(words().meeting.search(p.label) for p in subject.parties)
    return [made(text, "action.would-be", at=found.start())] if here else []


def _group_made(text: str) -> list[Task]:
    """ "A working party would be set up", where nobody else is told to set it up."""
    found = _GROUP_MADE.search(text)
    before = text[: found.start()] if found else ""
    if not found or asked_before(before) or told_before(before) or _HOPED.search(before) or agent_after(text, found.end()):
        return []
    return [made(text, "action.would-be", at=found.start())]


_RULES = regex(
    rf"\b(?:{pattern(_THINGS['rules'])})\s+(?:(?:had|also|clearly)\s+)*(?:stated?s?|says?|said|provided?s?|required?s?|set\s+out)"
    r"\s+that\b[^.;]*$",
    re.I,
)
"""Before what somebody's rules say would be done: "The policy stated that complaints" would be answered."""
_AND_WOULD = regex(
    r"\b(?:that|said)\s+(?P<what>(?:the|a|an|this|these|more|further)\s+[\w'’ -]{2,40}?)\s+(?:was|were|is|are)\b"
    r"(?:(?!\b(?:that|who|which)\b)[^,;.:])*,?\s(?:and|but)\s+$"
)


def _elided(before: str) -> Subject | None:
    """The thing that a second verb goes on with: "said that the figures were not to hand and" would be sent."""
    told = _AND_WOULD.search(before)
    return Subject("thing", told.start("what"), words=told["what"].lower()) if told else None


def _delivered(text: str) -> list[Task]:
    """A passive with one of the verbs of delivering."""
    for found in _passive().finditer(text):
        before = text[: found.start()]
        if asked_before(before) or told_before(before) or _RULES.search(before):
            continue
        possible = found["aux"].lower() in ("could", "can") and not _AFTERWARDS.match(text, found.end())
        if (possible and _UNCERTAIN.search(before)) or _AT_THIS_MEETING.match(text, found.end()):
            continue
        subject = _elided(before) or subject_of(text, found.start())
        sent = subject.kind == "pronoun" and _SENT_OUT.match(text, found.end("verb"))
        if (subject.kind == "pronoun" and not sent) or subject.words in _NOTHING or _is_relative(text, subject):
            continue
        if sent and found["verb"].lower().split()[0] in _SENT:  # "They would be sent out with the notes"
            return [made(text, "action.would-be", agent_after(text, found.end()), found.start())]
        if possible and (subject.words not in _POINTERS or found["verb"].lower() not in _SENT):
            continue
        if _worth(text, found, subject):
            return [made(text, "action.would-be", agent_after(text, found.end()), found.start())]
    return []


def _is_relative(text: str, subject: Subject) -> bool:
    """Whether "that" opens a relative clause: "the report that was to be sent"."""
    return subject.words == "that" and subject.start > 0 and _RELATIVE.search(text[: subject.start]) is not None


def _worth(text: str, found: re.Match[str], subject: Subject) -> bool:
    """Whether the passive is a task for the meeting and no plan of a service."""
    verb = " ".join(found["verb"].lower().split())
    rest = text[found.end() :]
    late = due.find(text, found.end())
    if _IN_WRITING.match(rest) or (late and late.text.startswith("in future")):
        return True
    if verb in _VERBS["arranged"] and _GATHERING.search(
        text, max(0, found.start() - 90), found.start()
    ):
        return late is not None or words().recipients.search(text) is not None
    thing = subject.kind == "thing"
    common = verb in _common()
    matter = thing and (words().matters.search(subject.words) is not None or _headed().search(text, 0, found.start()) is not None)
    matter = matter or (thing and verb in _VERBS["put_before"] and _COMES.search(subject.words) is not None)
    named = bool(agent_after(text, found.end()))
    if not matter and not (not common and (named or (late and thing))):
        return False
    if verb in _VERBS["discussed"] and not _THIS_BODY.search(rest):
        return False
    if verb in _VERBS["supplied"] and _ANSWER.search(subject.words):
        common = False
    return not common or words().meeting.search(rest) is not None or bool(late and _OCCASION.search(late.text))


def coming(text: str) -> list[Task]:
    """The task of a sentence that says that a paper would come to a later meeting."""
    found = _COME.search(text)
    if not found or asked_before(text[: found.start()]) or _OFTEN.search(text, found.start()):
        return []
    subject = subject_of(text, found.start())
    matter = words().matters.search(subject.words) or _COMES.search(subject.words)
    if subject.kind != "thing" or not matter:
        return []
    if due.find(text, found.start()) is None and not _BACK_HERE.match(text, found.start()):
        return []
    task = made(text, "action.would-come", at=found.start())
    last = text.rfind(" that ", 0, found.start()) + 1
    several = text.find(" that ") + 1 < last
    return [replace(task, start=last) if several else task]
