"""Promises: "X undertook to look into it", "she would write to Members", "Mr Dale offered to repair the gate"."""

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
    told_before,
    words,
)
from minutegraph.extraction.actions.undertakings import (
    ACCEPTED,
    CONDITION,
    HAD,
    HAS_DONE,
    followed,
    has_done,
    promised_thing,
    thing,
)
from minutegraph.extraction.decisions.bodyverdicts import is_members
from minutegraph.extraction.language.caseless import Caseless
from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.language.hints import Hints, Sieve
from minutegraph.extraction.language.phrases import any_of, pattern
from minutegraph.extraction.parties.subjects import Subject, party_at, subject_of
from minutegraph.lexicon import load

_VERBS = load("actions")["verbs"]
_IS_TO = regex(r"\b(?:(?:is|are)\s+(?:also\s+)?|agreed\s+)to\s+(?P<verb>[a-z]+)")
_HAVE_DONE = regex(
    rf"have\s+(?:a|another|further|some)\s+(?:\w+\s+)?(?:{pattern(_VERBS['talks'])})\b"
    r"|(?:have|get)\s+(?:the|an?|it|them|this|that|these|those|his|her|its|"
    rf"their)\b(?:\s+[\w'-]+){{0,5}}?\s+(?:\w+ed|{pattern(_VERBS['done_irregular'])})\b"
)
_NOTED = regex(r"\b(?:noted|recalled|understood|recognised)\s+that\s+(?:\w+\s+){0,2}$")
_ASKS_IF = regex(r"\s+(?:[\w'-]+\s+){1,5}?(?:if|whether|when|what|how|why)\b")
_TOOK = regex(
    r"\btook\s+(?:this|that|it|these|them|the\s+\w+)\s+(?:away|back|up\s+with)\b|\btook\s+(?:(?:away|on)\s+)?(?:an|the)\s+action\s+(?:away\s+)?to\b"
)
_TAKES = regex(r"take\s+(?:the|an?|its|their|his|her|this|these|those|all)\s+(?:[\w'-]+\s+){1,5}?(?:back\s+)?(?:to|up|away)\b")
_STATE = regex(r"\b(?:was|is|are|were|be|been|remained|remains|fully|being)\s+(?:\w+ly\s+)?$")
_ASSURED = regex(
    r"[^.;]{2,80}?\b(?:would|will)\s+(?:have|get|receive|be\s+(?:with|sent|given|told|provided)|see|hear)\b"
)
_GIVES = regex(
    r"\s+(?:(?:him|her|them|Members?|the\s+\w+)\s+(?:with\s+)?)?(?:an?|the|some|those|these|that|further|"
    r"more)\s+(?:[\w'-]+\s+){0,3}?"
    rf"(?:{pattern(_VERBS['given'])})\b"
)
_CLAUSE_START = regex(r"(?:\A|[.;:]\s+|\s[-–]\s+)(?=[A-Z])")
_ARTICLE = regex(r"(?:The|A|An|Our)\s")
_WILL = regex(r"(?:\s*\([^)]*\))?\s+(?:will|'ll)\s+(?:also\s+|then\s+|now\s+)?(?P<verb>[a-z]+)")
_LIKELY = regex(r"\b(?:likely|unlikely|possible|expected|suggested|felt|feared)\s+(?:that\s+)?(?:the\s+)?$")
_ELSEWHERE = regex(
    rf"\bto\s+(?:the\s+)?(?:full\s+)?{any_of(load('actions')['things']['elsewhere'])}\b"
)
_NO_VERBS = frozenset(("not", "never", "be", "have", "the", "a", "an"))
_PAPER = regex(r"\b(?:report|update|paper|agenda|meeting)\b")
_GLADLY = ("happy to", "pleased to", "willing to")
_BODIES = frozenset(("body", "authority", "organisation", "department", "inspectorate"))


@cache
def _strong() -> Caseless:
    """Words that promise whatever verb follows: "undertook to"."""
    promises = load("actions")["promises"]
    strong = [phrase for phrase in promises["words"] if phrase not in promises["weak"]]
    apart = r"(?:undertook|offered|promised|volunteered|agreed)(?:,\s[^,;]{3,60},)\s+to"
    return Caseless(rf"\b(?P<aux>{pattern(strong)}|{apart})\s+{ADVERBS}(?P<verb>[a-z]+)")


@cache
def _firmly() -> Hints:
    return Hints.of(_strong().pattern)


@cache
def _idle() -> frozenset[str]:
    return frozenset(_VERBS["idle"])


@cache
def _committed() -> Caseless:
    tasks = load("actions")["verbs"]["tasks"]
    return Caseless(rf"\bcommitted\s+to\s+(?:{pattern([_gerund(verb) for verb in tasks])})\b")


@cache
def _service() -> Caseless:
    return Caseless(pattern(_VERBS["service"]))


@cache
def _serves() -> Caseless:
    """Posts that work for the meeting: whatever their holder would do is done for it."""
    return Caseless(rf"(?:^|\s)(?:{pattern(load('actions')['grammar']['serves'])})$")


@cache
def _own_matter() -> Caseless:
    return Caseless(pattern(_VERBS["own_matter"]))


@cache
def _weak() -> Caseless:
    """Words that promise only with a verb of a task: "would", "will", "agreed to"."""
    data = load("actions")
    tasks, weak = data["verbs"]["tasks"], pattern(data["promises"]["weak"])
    doing = pattern([_gerund(verb) for verb in tasks])
    return Caseless(
        rf"(?:\b(?P<aux>{weak}|would|will|shall)|'(?:d|ll))\s+{ADVERBS}"
        rf"(?:be\s+(?P<ing>{doing})|(?:(?!not\b|be\b|have\b|come\b|go\b|try\b)[a-z]+\s+and\s+)??(?P<verb>{pattern(tasks)}))\b",
    )


def _gerund(verb: str) -> str:
    """ "take up" gives "taking up"."""
    first, _, rest = verb.partition(" ")
    stem = first[:-1] if first.endswith("e") and not first.endswith("ee") else first
    if first in ("get", "put", "let", "cut", "submit", "refer"):
        stem += stem[-1]
    return f"{stem}ing {rest}".strip()


def promised(text: str) -> list[Task]:
    """The promises of a sentence, one for each different owner."""
    return first(_rules(), text)


@cache
def _rules() -> Sieve[Rule]:
    """The ways to promise, each let through by its expressions."""
    return sieve({
        _would_do: (_strong(), _weak()),
        _will_do: (_WILL,),
        _took_on: (_TOOK, _committed()),
        has_done: (HAS_DONE,),
        _is_to: (_IS_TO,),
        followed: (ACCEPTED,),
        promised_thing: (thing(),),
    })  # fmt: skip


def _would_do(text: str) -> list[Task]:
    """ "The Clerk undertook to look into it, and the Chair would write"."""
    out: list[Task] = []
    firm = list(_strong().finditer(text)) if _firmly().found(text) else []
    for found in [*firm, *_weak().finditer(text)]:
        before = text[: found.start()]
        agreed = "agreed" in found[0].lower()
        if (long_past(before) and not agreed) or HAD.search(before) or asked_before(before):
            continue
        if CONDITION.search(before) or told_before(before):
            continue
        subject = subject_of(text, found.start())
        if _LIKELY.search(text[: subject.start]):
            continue
        strong = found in firm
        if subject.kind not in ("party", "pronoun") or not _worth(found, text, subject, strong):
            continue
        task = made_by(text, "action.undertook" if strong else "action.would", subject, found.start())
        if all(task.owner != other.owner for other in out):
            out.append(task)
    return out


def _worth(found: re.Match[str], text: str, subject: Subject, strong: bool) -> bool:
    """Whether the verb of a promise is a task for the meeting and no plan of a service."""
    groups = found.groupdict()
    verb = (groups.get("verb") or "").lower()
    aux = " ".join((groups.get("aux") or "").lower().split())
    if aux.endswith(("assurance that", "word that")):
        return _ASSURED.match(text, found.end("aux")) is not None and due.find(text, found.end()) is not None
    if aux.endswith(" that"):
        return True
    if verb and verb.split()[0] in _NO_VERBS and not _HAVE_DONE.match(text, found.start("verb")):
        return False
    collective = bool(subject.parties) and all(p.kind in _BODIES for p in subject.parties)
    if collective and aux.endswith(_GLADLY):
        return False
    if strong:
        return _worth_of_strong(found, text, aux)
    if "agree" in aux:
        of_all = collective or any(is_members(p.label) or p.label.lower() == "all" for p in subject.parties)
        return not of_all and words().nothing.fullmatch(verb) is None
    if collective and aux in ("would need to", "will need to", "would have to", "will have to"):
        return False
    if verb and subject.parties and all(_serves().search(p.label) for p in subject.parties):
        return True
    doing = (found["ing"] or "").lower()
    if doing.startswith("doing ") or ((verb or doing).startswith("attend") and _NOTED.search(text, 0, subject.start)):
        return False
    return _worth_of_verb(found, text, verb, collective)


def _worth_of_strong(found: re.Match[str], text: str, aux: str) -> bool:
    """The same of a promise by its word: "undertook to", "was happy to"."""
    at = found.start("verb")
    task = words().tasks.match(text, at)
    if aux.endswith(_GLADLY) and not task:
        return False  # "would be pleased to answer", "was happy to remain as Chairman"
    return bool(_HAVE_DONE.match(text, at) or task or _TAKES.match(text, at)) or words().nothing.match(text, at) is None


def _worth_of_verb(found: re.Match[str], text: str, verb: str, collective: bool) -> bool:
    """The same by what is to be done, and for whom or by when."""
    if verb == "ask" and _ASKS_IF.match(text, found.end()):
        return True
    if verb in ("provide", "supply", "produce") and not collective and _GIVES.match(text, found.end()):
        return True
    near = words().meeting.search(text, found.end(), found.end() + 160) is not None
    if verb == "report to" or (collective and not _own_matter().fullmatch(verb)):
        return near
    if found["ing"] or words().common.match(verb):
        late = due.find(text, found.end())
        if verb == "ensure" and late is not None and _PAPER.search(late.text):
            return True
        if near or _service().fullmatch(verb):
            return near and not (_service().fullmatch(verb) and _ELSEWHERE.search(text, found.end()))
        return late is not None or words().recipients.search(text, found.end(), found.end() + 160) is not None
    return True


def _will_do(text: str) -> list[Task]:
    """ "Estates Manager will fit them": jotted, without an article, of somebody who is there."""
    for start in _CLAUSE_START.finditer(text):
        parties, end = party_at(text, start.end())
        found = _WILL.match(text, end) if parties and not _ARTICLE.match(text, start.end()) else None
        if found is None or found["verb"] in _idle() or any(party.kind not in ("post", "person") for party in parties):
            continue
        task = made(text, "action.would", parties, found.start())
        return [task]
    return []


def _took_on(text: str) -> list[Task]:
    """ "The Head of Transport took this away", "the Commissioner committed to publishing the letter"."""
    found = _TOOK.search(text) or _committed().search(text)
    before = text[: found.start()] if found else ""
    if not found or long_past(before) or asked_before(before) or _STATE.search(before):
        return []
    subject = subject_of(text, found.start())
    if subject.kind not in ("party", "pronoun") or any(party.kind in _BODIES for party in subject.parties):
        return []
    return [made_by(text, "action.undertook", subject, found.start())]


def _is_to(text: str) -> list[Task]:
    """ "Cllr Briston is to place a stake", "Mr Hill agreed to go": any verb, where a person or post is the subject."""
    for found in _IS_TO.finditer(text):
        idle = found["verb"] in _NO_VERBS or words().nothing.fullmatch(found["verb"]) is not None
        idle = idle and _HAVE_DONE.match(text, found.start("verb")) is None
        before = text[: found.start()]
        if idle or asked_before(before) or HAD.search(before):
            continue
        subject = subject_of(text, found.start())
        if subject.kind != "party" or (subject.resolved and not found[0].startswith("agreed")):
            continue
        if all(party.kind in ("post", "person") for party in subject.parties):
            return [made_by(text, "action.is-to", subject, found.start())]
    return []
