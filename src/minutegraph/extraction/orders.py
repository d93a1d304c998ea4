"""What a limb of a decision orders: who is to do what by when. A limb that only notes, receives or approves orders nothing.

    orders("That the Director be requested to report back in May")
    orders("the improvement plan be approved") == []
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from minutegraph.extraction import due
from minutegraph.extraction.phrases import pattern
from minutegraph.extraction.subjects import agent_after, party_at
from minutegraph.extraction.tasks import Task, bare, is_participle, is_task
from minutegraph.lexicon import load
from minutegraph.model import Party

_HEAD = re.compile(
    r"^\W*(?:(?:and|further|also|that|to|it|was|agreed|resolved|recommended|decided|be|is|the following)\b[\s:,–-]*)*", re.I
)
_CONTENT = re.compile(r"\b(?:be|is|was)\s+(?:noted|recorded|acknowledged|recognised|minuted)\s+that\b(?P<content>.*?)(?=,?\s(?:and|but)\s+that\b|$)", re.I)
_ADVERBS = r"(?:(?:also|further|now|hereby|formally|again|then|jointly|all|each|both|\w+ly)\s+)*"
_CLAUSES = re.compile(
    r";\s+(?:and\s+)?(?:that\s+)?|,?\s+(?:but\s+that\s+|and\s+that\s+|and\s+(?=(?:the\s+|a\s+|an\s+)?[\w'’-]+(?:\s+[\w'’-]+){0,6}?\s+(?:be|should|would|will|come|to\s+be)\s))|\.\s+(?=[A-Z])"
)
_NEGATED = re.compile(r"\b(?:no|not|nor)\b[^,;()]*$", re.I)
_BE = re.compile(
    rf"\b(?P<aux>(?:would|will|should|shall|must|is to|are to|to|needs? to)\s+)?{_ADVERBS}be\s+(?P<not>not\s+)?{_ADVERBS}(?P<part>taken as read|taken up|taken forward|taken back|[\w-]+)"
    rf"(?:\s+and\s+(?:be\s+|\w+ly\s+)?(?P<second>[\w-]+ed|sent|brought|put|made|given)\b)?",
    re.I,
)
_MODAL = re.compile(rf"\b(?:would|will|should|shall|must)\s+{_ADVERBS}(?P<verb>[a-z]+)", re.I)
_EVENTS = re.compile(r"\b(?:take place|takes place|come|comes|go|return|start|commence|remain an? (?:standing )?item|be an? (?:standing |regular )?(?:agenda )?item)\b", re.I)
_OBJECT = re.compile(
    r"\W*$|\W+(?:the|an?|to|on|in|with|for|its|their|that|all|any|him|her|them|it|this|these|those|back|up|out|at|by|from|as|of|into|each|every|further|not|and|\w+ly|\d|"
    r"written|members?|councillors?|details|information|[A-Z])"
)
_VERB = re.compile(
    r"\b(?:be|would|will|should|come)\s+\w+|\b(?:receives?|notes?|approves?|write|report|bring|provide|considers?|endorses?|supports?|welcomes?)\s+(?:the|an?|to)\b"
)
_MINUTES = re.compile(r"\bminutes\b.*\bsigned\b|\bcorrect\s+record\b", re.I)
_SECOND = re.compile(r"\b(?:and|,)\s+(?:the\s+|an?\s+|its\s+)?(?:[\w'-]+\s+){0,8}?(?P<part>brought|provided|reported|circulated|sent|submitted|published|presented|arranged|shared|established)\b", re.I)
_ASKS = frozenset("ask asks asked request requests requested instruct instructs instructed invite invites invited urge urges urged direct directs directed authorise authorises authorised task tasked call calls called seek seeks sought".split())


@dataclass(frozen=True, slots=True)
class _Words:
    settled: frozenset[str]
    settled_verbs: re.Pattern[str]
    directives: frozenset[str]
    handed: re.Pattern[str]
    now: frozenset[str]


@cache
def _words() -> _Words:
    data = load("actions")
    return _Words(
        frozenset(data["limbs"]["settled"]),
        re.compile(rf"(?:{pattern(data['limbs']['settled_verbs'])})\b", re.I),
        frozenset(data["requests"]["directives"]) | {"recommended", "advised"},
        re.compile(rf"\b(?P<verb>{pattern(data['limbs']['handed'])})\b", re.I),
        frozenset(("note", "be", "receive", "approve", "accept", "welcome")),
    )


def orders(text: str) -> list[Task]:
    """The tasks that a limb's text orders. One, unless its clauses each name a deadline or an owner of their own."""
    content = _CONTENT.search(text)
    if content:
        rest = text[content.end() :]
        found = orders(rest) if re.match(r",?\s(?:and|but)\s+that\b", rest) else []
        return [replace(task, start=0, end=len(text)) for task in found]
    if _MINUTES.search(text):
        return []
    found = []
    start = 0
    for stop in [*_CLAUSES.finditer(text), None]:
        end = stop.start() if stop else len(text)
        if stop and "that" not in stop[0] and ";" not in stop[0] and "." not in stop[0] and not _VERB.search(text, start, end):
            continue  # "damp and mould be added": one noun phrase
        task = _clause(text[start:end])
        if task:
            found.append(replace(task, start=start, end=end))
        start = stop.end() if stop else end
    if len(found) > 1 and _apart(text, found):
        return found
    if not found:
        return []
    owner = next((task.owner for task in found if task.owner), ())
    late = due.find(text)
    return [
        Task(
            0, len(text), found[0].rule, owner, late.text if late else None,
            not owner and any(task.pending for task in found), all(task.hearing for task in found),
        )
    ]


def _apart(text: str, tasks: list[Task]) -> bool:
    """Whether the clauses of a limb are tasks of their own: each has a deadline, or they are sentences, or owners differ."""
    if all(task.due for task in tasks):
        return True
    marks = {(tuple(p.label for p in task.owner), task.due) for task in tasks}
    if len(marks) == len(tasks) and all(" be " in text[task.start : task.end] or " to " in text[task.start : task.end] for task in tasks[1:]):
        return True
    if any("." in text[one.end : two.start] for one, two in zip(tasks, tasks[1:], strict=False)):
        return True
    owners = {tuple(p.label for p in task.owner) for task in tasks}
    return len(owners) == len(tasks) and all(task.owner for task in tasks)


def _clause(text: str) -> Task | None:
    """The task of one clause of a limb, or None."""
    agreed = re.match(r"\W*(?:that\s+)?it\s+be\s+(?:agreed|resolved|recommended)\s+that\s+", text, re.I)
    text = text[agreed.end() :] if agreed else text
    if re.search(r"\bwish(?:ed|es)?\s+to\s+(?:see|receive)\b", text):
        return _made(text, "action.limb-asks")
    for rule in (_handed, _standing, _passive, _we, _active, _first, _modal, _event):
        found = rule(text)
        if found is not None:
            return found if found.rule else None
    tasks = bare(text[_HEAD.match(text).end() :] if _HEAD.match(text) else text)  # type: ignore[union-attr]
    return tasks[0] if tasks else None


def _made(text: str, rule: str, owner: tuple[Party, ...] = (), hearing: bool = False) -> Task:
    late = due.find(text)
    return Task(0, len(text), rule, owner, late.text if late else None, False, hearing)


_NONE = Task(0, 0, "")


def _handed(text: str) -> Task | None:
    """"authority be delegated to X to ...", "refer the matter to the Y": the party that gets it owns it."""
    found = _words().handed.search(text)
    if not found or _NEGATED.search(text[: found.start()]):
        return None
    verb = found["verb"].lower()
    if verb.startswith("instruct"):
        return None
    if verb.startswith("recommend"):
        to = re.compile(r"\s+to\s+(?=the\b|[A-Z]|cabinet|council)").match(text, found.end())
        if to is None:
            owner, _ = party_at(text, found.end())
            told = re.match(r"\s*(?:the\s+)?", text[found.end() :])
            if owner and told and re.search(r"\bto\s+\w+|\bthat\b", text[found.end() :]):
                return _made(text, "action.limb-recommended", owner)
            return None
    else:
        to = re.compile(r"[^,;]{0,120}?\s+to\s+(?=(?:the\s+|an?\s+)?\S)").match(text, found.end())
    at = to.end() if to else -1
    while to is not None:
        owner, _ = party_at(text, at - 1)
        if owner:
            if verb.startswith("deferred") and not re.search(r"\bfor\b|\bto\s+(?!the\b)\w+\b", text[at:]) and re.search(r"\bmeeting\b", text[at:]):
                return _NONE
            if owner[0].kind == "body" and re.match(r"(?:the\s+|its\s+|a\s+)?(?:next|extraordinary|special|\w+)?\s*meeting", text[at:], re.I):
                return _NONE
            return _made(text, "action.limb-handed", owner)
        to = re.compile(r"[^,;]{0,120}?\s+to\s+(?=(?:the\s+|an?\s+)?\S)").match(text, at)
        at = to.end() if to and to.end() > at else -1
        if at < 0:
            break
    if verb.startswith(("delegat", "remit", "refer")) and not verb.startswith("defer"):
        return _made(text, "action.limb-handed")
    return None


def _passive(text: str) -> Task | None:
    """"X be asked to ...", "a report be brought to ...", "the report be noted" (nothing)."""
    settled = False
    told = re.search(rf"\b(?:is|are)\s+{_ADVERBS}(?:{pattern(sorted(_words().directives - {'advised', 'recommended', 'told'}))})\s+to\s+(?!note\b)\w+", text)
    if told:
        owner, _ = party_at(text, _subject_start(text, told.start()))
        pronoun = re.search(r"\b(?:he|she|they)\s*$", text[: told.start()], re.I) is not None
        return replace(_made(text, "action.limb-asked", owner), pending=pronoun)
    for found in _BE.finditer(text):
        before = text[: found.start()]
        if re.search(r"\b(?:which|who|having|as|already|may|can|could|cannot)\s+(?:\w+\s+)?$", before):
            continue
        part = found["part"].lower()
        if not is_participle(part.split()[0]) or (part in ("replaced", "amended", "changed") and re.search(r"\b(?:sentence|paragraph|word|words|minute|line)\b", text)):
            settled = True
            continue
        if found["not"] or _NEGATED.search(before):
            settled = True
            continue
        if part in _words().directives and re.match(rf"\s*,?[^,;]*?\bto\s+{_ADVERBS}(?!(?:the|an?|its|their|this|our|each|any|all)\b)(?P<v>[a-z]+)", text[found.end("part") :]):
            task = re.search(r"\bto\s+(?P<v>[a-z]+)", text[found.end("part") :])
            if task and task["v"] in _words().now and part != "invited":
                settled = True
                continue
            owner, _ = party_at(text, _subject_start(text, found.start()))
            return _made(text, "action.limb-asked", owner)
        if part in _words().settled:
            settled = True
            second = found["second"]
            if second is None or second.lower() in _words().settled:
                more = _SECOND.search(text, found.end())
                if more and more["part"].lower() not in _words().settled and "," not in more[0][:1]:
                    return _made(text, "action.limb-be", agent_after(text, found.end()))
                continue
            return _made(text, "action.limb-be", agent_after(text, found.end()))
        return _made(text, "action.limb-be", agent_after(text, found.end("part")))
    return _NONE if settled else None


def _subject_start(text: str, before: int) -> int:
    """Where the noun phrase that ends at `before` begins: behind "That", "and that", or the head of the clause."""
    head = _HEAD.match(text)
    start = head.end() if head else 0
    for stop in re.compile(r"^(?:subject to|following|in|with|on|for|whilst)\b[^,]*,\s+|\bthat\s+", re.I).finditer(text, start, before):
        if party_at(text, stop.end())[0] and not party_at(text, start)[0]:
            return stop.end()
    return start


def _active(text: str) -> Task | None:
    """"the Service Director write to each home", "the Panel notes the plan" (nothing), "Cabinet ask the Leader to"."""
    start = _subject_start(text, len(text))
    owner, end = party_at(text, start)
    if not owner:
        return None
    modal = rf"(?P<modal>(?:would|will|should|shall|must|to|is to|are to)\s+)?{_ADVERBS}(?P<verb>[a-z][a-z-]*)"
    found = re.compile(rf"\s*(?:\([^)]*\))?\s*(?:,[^,]{{3,120}},)?\s*{modal}").match(text, end)
    if not found or (found["verb"] in ("be", "and", "or", "of", "in", "on", "at", "for", "with", "by", "from", "a", "the", "meeting", "as", "had", "may", "can", "could", "did", "does", "do")):
        return None
    verb = found["verb"]
    if not found["modal"] and not _OBJECT.match(text, found.end()) and not is_task(verb):
        return None  # "the Commissioner stakeholder events"
    if verb in _ASKS:
        return _asking(text, found.end(), verb)
    if verb in ("receive", "receives", "consider", "considers", "hear", "scrutinise", "monitor", "get", "have", "see") and (owner[0].kind == "body" or re.match(r"(?:members|councillors)$", owner[0].label, re.I)):
        late = due.find(text, found.end())
        if verb == "monitor":
            return _made(text, "action.limb-does", owner)
        return _made(text, "action.limb-receives", (), True) if late else _NONE
    if _words().settled_verbs.fullmatch(verb) or re.match(r"place\s+on\s+record|record\b", text[found.start("verb") :]):
        return _NONE
    if verb.endswith("ed") and not found["modal"]:
        return None
    return _made(text, "action.limb-does", owner)


def _asking(text: str, at: int, verb: str) -> Task:
    """A limb that asks: "ask the Chief Officer to write", "requests that the Leader writes", "request a further report"."""
    that = re.compile(r"\s+that\s+").match(text, at)
    owner, end = party_at(text, that.end() if that else at)
    if that:
        told = re.match(r"\s+(?!be\b)[a-z]+|\s+be\s+(?:asked|requested)", text[end:])
        return _made(text, "action.limb-asks", owner if told else agent_after(text, at))
    task = re.compile(r"[^.;]*?\bto\s+(?P<v>[a-z]+)").match(text, end)
    if owner and (task is None or task["v"] in ("note", "receive")):
        return _NONE if task else _made(text, "action.limb-asks")
    return _made(text, "action.limb-asks", owner)


def _we(text: str) -> Task | None:
    """"we try to involve the planners"."""
    found = re.match(r"\W*(?:that\s+)?we\s+(?:would\s+|will\s+|should\s+)?(?P<verb>[a-z]+)", text, re.I)
    if not found or found["verb"] in ("be", "are", "were", "have", "had", "not") or _words().settled_verbs.fullmatch(found["verb"]):
        return None
    return _made(text, "action.limb-does")


def _first(text: str) -> Task | None:
    """A limb that opens with its verb: "to write to ...", "agreed to add ...", "receive an update in January"."""
    head = _HEAD.match(text)
    at = head.end() if head else 0
    found = re.compile(rf"{_ADVERBS}(?P<verb>[A-Za-z][a-z-]*)\b").match(text, at)
    if not found:
        return None
    verb = found["verb"].lower()
    infinitive = re.search(r"\bto\s*$", text[:at].rstrip() + " ") is not None or re.match(r"\W*(?:\w+\s+)?to\b", text) is not None
    if verb in _ASKS:
        return _asking(text, found.end(), verb)
    if verb in ("receive", "receives", "consider"):
        late = due.find(text, found.end())
        return _made(text, "action.limb-receives", (), True) if late else _NONE
    if _words().settled_verbs.fullmatch(verb) or verb in ("take", "hold", "approve", "confirm", "pay"):
        if verb in ("hold", "pay") or not re.search(r"\band\b", text):
            meeting = re.match(r"\s+an?\s+(?:\w+\s+){0,3}(?:meeting|session|event|seminar|workshop|review)\b", text[found.end() :])
            return _made(text, "action.limb-first") if verb == "hold" and meeting else _NONE
        second = re.search(rf"\band\s+(?:to\s+)?(?P<verb>{pattern(load('actions')['verbs']['tasks'])})\b", text[found.end() :])
        return _made(text, "action.limb-first") if second and not _words().settled_verbs.fullmatch(second["verb"]) else _NONE
    if infinitive or re.match(rf"(?:{pattern(load('actions')['verbs']['tasks'])})\b", text[at:]):
        return _made(text, "action.limb-first")
    return None


def _modal(text: str) -> Task | None:
    """"the measures would be ...", "officers should report": a modal whose subject is no party at the head."""
    found = _MODAL.search(text)
    if not found:
        return None
    verb = found["verb"].lower()
    if verb in ("be", "not", "have", "continue", "remain", "stay", "like", "go") or _words().settled_verbs.fullmatch(verb):
        return None
    from minutegraph.extraction.subjects import subject_of

    subject = subject_of(text, found.start())
    return _made(text, "action.limb-does", subject.parties)


def _standing(text: str) -> Task | None:
    """"the plan would be an item on every agenda"."""
    return _made(text, "action.limb-event") if re.search(r"\bbe an? (?:\w+ )?(?:agenda )?item on\b", text, re.I) else None


def _event(text: str) -> Task | None:
    """"an annual conversation take place", "the plan would be an item on every agenda"."""
    found = _EVENTS.search(text)
    if not found or _NEGATED.search(text[: found.start()]):
        return None
    return _made(text, "action.limb-event")
