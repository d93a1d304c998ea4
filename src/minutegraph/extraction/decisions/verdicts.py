"""Sentences that tell by themselves what was decided: "It was agreed that ...", "The Cabinet noted the letter.", a vote.

`verdict(text)` reads one sentence. That somebody agreed with a remark, was told of a decision of others, or noted a fact is
speech, and gives None.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache

from minutegraph.extraction.decisions import applications
from minutegraph.extraction.decisions import jotted_verdicts as jotted
from minutegraph.extraction.decisions.bodyverdicts import (
    ADMITTED,
    ADVERBS,
    SAYING,
    agent_at,
    body_decides,
    deciding,
    is_opinion,
    papers,
    subject_at,
)
from minutegraph.extraction.decisions.formal import kind_of
from minutegraph.extraction.decisions.verdict_words import Verdict, words
from minutegraph.extraction.decisions.votes import BECAME, CARRIED_OUT, COUNTED, PUT_AND, vote
from minutegraph.extraction.language import leads
from minutegraph.extraction.language.caseless import Caseless, Expression
from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.language.hints import Sieve
from minutegraph.extraction.language.phrases import pattern
from minutegraph.extraction.parties.subjects import party_at
from minutegraph.lexicon import load

_MINUTES, _OUTCOMES = load("decisions")["minutes"], load("decisions")["outcomes"]
_APPROVED = pattern(_MINUTES["approved"])
_RECORD = Caseless(
    rf"\b(?:{pattern(_MINUTES['true'])})(?:\s+and\s+\w+)?(?:\s+(?:{pattern(_MINUTES['record'])})|\s*(?:[,.;]|$|by\b))",
)
_SIGNED = Caseless(
    rf"\bminutes?\b[^.;]{{0,120}}\b(?:held as read|(?:{_APPROVED}|taken as read)(?:,|,?\s+(?:and|&))\s+(?:\w+\s+){{0,2}}signed"
    rf"|taken as read(?:,|,?\s+(?:and|&))\s+(?:then\s+)?(?:{_APPROVED}))\b"
)
_RECORDS = regex(rf"\b(?:{_APPROVED}|{pattern(_MINUTES['besides'])})\b|^\W*otherwise\b", re.I)
_REGISTER = regex(rf"[^,;]{{0,80}}?\b(?:{pattern(_MINUTES['others'])})\b(?![^.;]*\bminutes?\b)", re.I)
_NOT_YET = regex(r"\b(?:asked|whether|would be|will be|cannot|not yet)\b")
_AGREED = regex(r"\bagreed\b", re.I)
_MOTION = regex(r"\b(?:proposed|moved)\b.*\bthat\b", re.I)
_OUTCOME = regex(rf"(?<!be )(?<!are )\b(?:{pattern(_OUTCOMES['motion'])})\b", re.I)
_IT_WAS = Caseless(
    rf"(?:(?<=^)|(?<=[\s(\"-]))(?P<subject>it|this|that|these|which)\s+(?:was|were|is)\s+{ADVERBS}"
    r"(?:(?:noted|discussed|moved|proposed|seconded|considered)\s+and\s+)?"
    rf"(?P<verb>{pattern(_OUTCOMES['it_was'])}|(?:{pattern(_OUTCOMES['it_was_last'])})(?=\W*$))\b"
    r"(?:\s+(?:unanimously|by\s+(?:all|everyone|a\s+majority|majority)[^,.]{0,20}?|nem\.?\s?con\.?))?",
)
_ALL_AGREED = Caseless(
    r"^\W*all\s+(?:present\s+)?(?:were\s+)?agreed\s+(?=to\s|on\s+(?:the|an?)\s+(?:\w+\s+)?(?:one|ones|option|quote|quotation|date|colour|design|cheaper|cheapest|first|second)\b|that\s|this\s(?!was\b|is\b|seemed\b))"
)
_BY = regex(r"\s+by\s+")
_OFFICE = regex(rf"\b(?:{pattern(load('decisions')['meeting']['officers'])})$", re.I)
_OTHERS = ("post", "person", "group", "inspectorate", "department", "organisation")
_WITH_OTHERS = regex(r"\s+(?:with|by\s+(?:ofsted|the\s+(?:government|dfe)))\b", re.I)
_CONDITION = regex(r"\b(?:if|whether|until|once|when|unless|before)\s+$", re.I)
_SETTLED = regex(rf"\b(?:{pattern(_OUTCOMES['settled'])})\b", re.I)
_HAD = regex(r"\bhad\b")
_EARLIER = regex(r"\b(?:had|has|have)\s+(?:\w+\s+)?been\b|\bnewly\b")
_OUTSIDE_POST = regex(
    r"\b(?:in|since)\s+(?:19|20)\d\d\b|\bby\s+the\s+(?:DfE|Secretary|Department|Government|Trust|Home)\b|"
    r"\b(?:Commissioner|Adviser|Inspector|Director|Headteacher)\b"
)
_IMPERSONAL = regex(r"\b(?:it|which|that|who|there)\s*$", re.I)
_ELSEWHERE = regex(
    r"\s*(?:that\b|to\s+(?!be\s+a)|with\b(?!\s+(?:\d+\b|\w+\s+votes?\b|thanks|interest|regret|appreciation|"
    r"amendments?)\b)|in\s+(?:principle\s+)?(?:19|20)\d\d|in\s+\w+\s+20\d\d|as\s+(?:being|still)\b|"
    r"at\s+(?:full\s+)?Council|for\s+\w+ing\b)"
)
_ENDS = regex(
    r"\s*(?:[.;:]|$|for\s+payment\b|and\b|with\b|by\b|unanimously\b|as\b|\(|subject\b|,|pending\b|until\b|"
    r"on\s+the\s+(?:proposition|proposal|motion)\b)"
)
_AS_THE = regex(r"\s*as\s+(?:the|a)\b")
_SECONDED = regex(
    r"\bseconded\b.{0,80}?\b(?:and|was|were)\s+(?:unanimously\s+|duly\s+)?"
    rf"(?P<verb>{pattern(_OUTCOMES['seconded'])})\b"
    r"|\bit\s+was\s+(?:\w+ly\s+)?(?:moved|proposed)\b.{0,80}?\band\s+(?:\w+ly\s+)?(?P<moved>agreed|approved|resolved|carried)\b",
    re.I,
)
_INVERTED = regex(
    r"\b(?:was|were)\s+(?:NOTED|APPROVED|AGREED|CONFIRMED|RECEIVED)\s+(?:the|a|an)\s+(?i:minutes?|notes?|reports?|updates?)\b"
)
_SUGGESTED = Caseless(
    r"\W*it\s+was\s+(?:\w+ly\s+)?(?:suggested|proposed|"
    r"requested)\b[^.;]{0,80}?\band\s+(?:\w+ly\s+)?(?P<verb>agreed|resolved)\b,?\s+(?:that|to)\b"
)
_FOLLOWING = Caseless(
    rf"\W*the\s+following\s+(?:was|were)\s+(?:\w+ly\s+)?(?P<verb>{pattern(_OUTCOMES['following'])})"
    r"\s*[:–-]+\s*(?=[\w\"])"
)
_DEFERRED = Caseless(
    r"^\W*(?:this|it|consideration|the\s+(?:\w+\s+){0,2}?(?:item|matter|report|issue|decision|application))"
    r"(?:\s+(?:item|matter|report)|\s+of\s+[^,.;]{3,60})?\s+(?:was|were)\s+(?:\w+ly\s+)?deferred\s+"
    r"(?:to|until|till|for|pending|so\s+that)\b"
)
_HELD_OVER = Caseless(
    r"\W*[^,.;:]{3,60}?\s+(?:(?:was|were)\s+(?:held|stood)\s+over|stood\s+over)\s+(?:to|until|till|for)\b|"
    r"\W*(?:the|this|that)\s+(?:\w+\s+){0,2}(?:items?|matters?|reports?|motions?|discussions?|decisions?)\s+(?:was|were)\s+carried\s+over\s+(?:to|until|till|for)\b|"
    rf"\W*[^,.;:]{{0,50}}?\b(?:{pattern(_OUTCOMES['turned_down'])})\b[^,.;:]{{0,50}}?\s+(?:was|were)\s+(?:turned|voted)\s+down"
    r"(?=\W*$|\s+(?:unanimously|as|because|by\s+(?:\d|\w+\s+votes|a\s+majority|all)|on\s+(?:the\s+)?(?:grounds|cost))\b)|"
    r"[^.;:]{3,90}?\s[–-]\s+voted\s+(?:through|down)(?=\W*$|\s+\(|\s+(?:by\s+)?\d|\s+unanimously\b)"
)
_OTHERS_DID = regex(rf"{SAYING.pattern}|\b(?:that|why|how|planning|his|her|appeal)\b", re.I)
"""Before "was turned down": somebody speaks of what was turned down elsewhere."""
_TAKEN_UP = Caseless(
    r"\b(?:proposed|requested|suggested|moved)\b.{8,240}?,\s+(?:and\s+this|which)\s+was\s+(?:\w+ly\s+)?"
    r"(?P<verb>accepted|agreed|approved|supported)(?:\s+by\s+|\W*$)"
)
_GIVEN = Caseless(
    rf"\b(?:{pattern(_OUTCOMES['given'])})\s+was\s+(?:\w+ly\s+)?(?P<verb>given|granted)\b"
)
_JOINED = regex(r"(?:[,;]|\s[-–—])\s*(?P<verb>resolved|agreed)\s+to\s+\w+")
_NOUN = regex(r"\b(?!(?:and|but|so|then|or)\b)\w+\s$")
_PROCEDURE = frozenset(load("decisions")["passives"]["procedure"])
_MOVER = regex(r"\s+by\b")
_FAR = 60  # a clause that begins later than this leaves room for speech before it


def verdict(text: str, title: str = "") -> Verdict | None:
    """The decision that a sentence tells, or None. `title` is the item's: in a work programme a plain change is one."""
    text = leads.unreferred(text)
    found = None if text.endswith("?") else _told(text)
    if found is None and (at := leads.behind(text)) and not text.endswith("?"):
        found = _told(leads.without(text))
        found = replace(found, start=found.start + at if found.start else 0) if found else None
    if found is None and title and is_programme(title):
        found = _programme_change(text)
    return None if found is None or _LEADS_IN.search(text) else found


def _told(text: str) -> Verdict | None:
    for rule in _rules().passed(text):
        found = rule(text)
        if found:
            return _decided(text, found) if not found.by else found
    return None


def _decided(text: str, found: Verdict) -> Verdict:
    """The decision with the body that the sentence names first: "The Board agreed that Councillor Tern be elected Chair"."""
    body = body_decides(text) if found.rule in _WHOEVER_DECIDES else None
    if body is not None and body[2]:
        return replace(found, kind=kind_of(body[0]), by=body[2])
    return replace(found, by=jotted.who_agreed(text))


_WHOEVER_DECIDES = frozenset(("decision.minutes", "decision.election", "decision.charged"))


def is_programme(title: str) -> bool:
    """Whether an item of this title goes over the programme of work, where a plain change is a decision."""
    return words().titles.search(title) is not None


def _programme_change(text: str) -> Verdict | None:
    """ "The fostering item moved to May.": a change of the programme of work told plainly."""
    found = words().programme.search(text)
    if not found or SAYING.search(text) or _HAD.search(text[: found.start() + 4]) or _MOVER.match(text, found.end()):
        return None
    return Verdict("resolved", 0, "decision.programme")


def _clause(at: int) -> int:
    return 0 if at < _FAR else at


def _record(text: str) -> Verdict | None:
    """Minutes approved as a correct record, whatever the construction."""
    if not (_RECORD.search(text) or _SIGNED.search(text)) or text.lstrip().lower().startswith("to "):
        return None
    found = _RECORDS.search(text)
    if not found or _NOT_YET.search(text) or _REGISTER.match(text):
        return None
    if _MOTION.search(text) and not _OUTCOME.search(text):
        return None  # "It was proposed by A and seconded by B that the minutes be signed": a motion, of which no more is told
    if _AGREED.search(text):
        return Verdict("agreed", 0, "decision.minutes", subject_at(text, found.start()))
    by = tuple(party for party in agent_at(text, found.end()) if party.kind == "body")
    return Verdict("resolved", 0, "decision.minutes", by)


def _it_was(text: str) -> Verdict | None:
    """ "It was agreed that X be ...": not where the complement only states an opinion."""
    if _ALL_AGREED.match(text):
        return Verdict("agreed", 0, "decision.it-was", soft=True)
    for found in _IT_WAS.finditer(text):
        rest = text[found.end() :]
        subject = found["subject"].lower()
        relative = subject in ("that", "which") and not rest.strip(" .")
        if subject == "that" and _NOUN.search(text, 0, found.start("subject")):
            continue  # "a plan that was agreed by Cabinet in May"
        if relative or _WITH_OTHERS.match(rest) or _CONDITION.search(text[: found.start()]) or is_opinion(rest):
            continue
        agent = agent_at(text, found.end()) if _BY.match(rest) else ()
        if any(party.kind in _OTHERS and not _OFFICE.search(party.label) for party in agent):
            continue  # "This was agreed by the Director": what one was asked for
        return Verdict(kind_of(found["verb"]), _clause(found.start()), "decision.it-was", agent, soft=True)
    return None


_LEADS_IN = regex(
    r"(?:,|\band)\s+it\s+was(?:\s+therefore|\s+accordingly|\s+then)?\W*$|\bresolved\s+(?:to\s+\w+\s+)?as\s+follows\W*$", re.I
)
"""What stands before "RESOLVED" on a line of its own."""

def _election(text: str) -> Verdict | None:
    """ "Councillor Gale was elected Chair."."""
    found = words().election.search(text)
    if not found or SAYING.search(text[: found.start()]) or _EARLIER.search(text[: found.end()]):
        return None
    if found[0].lower().startswith("be") and not _SETTLED.search(text):
        return None  # a motion that somebody be elected
    if _OUTSIDE_POST.search(text, found.start(), found.end() + 60):
        return None
    return Verdict("resolved", 0, "decision.election")


def _body(text: str) -> Verdict | None:
    """A body that agrees, approves, notes a paper; one member of an executive who resolves; the Chair on procedure."""
    found = body_decides(text)
    if not found:
        return None
    verb, start, by = found
    return Verdict(kind_of(verb), _clause(start), "decision.body", by, soft=verb == "agreed")


def _passive(text: str) -> Verdict | None:
    """ "The report was noted.", "The amendment was lost.": a paper, plan or motion as subject of a deciding passive."""
    for found in words().passive.finditer(text):
        before, rest, verb = text[: found.start()], text[found.end() :], found["verb"].lower()
        if _IMPERSONAL.search(before) or SAYING.search(before):
            continue
        procedure = verb in _PROCEDURE
        if CARRIED_OUT.match(text, found.start("verb")) or (verb.endswith("noted") and rest.lstrip().startswith(":")):
            continue
        if (
            (not procedure and _ELSEWHERE.match(rest))
            or words().outside.search(text)
            or words().nothing.search(before)
        ):
            continue
        named = papers().search(before) is not None and len(before.split()) < 40
        if (named and (procedure or _ENDS.match(rest))) or (verb == "agreed" and _AS_THE.match(rest)):
            return Verdict(kind_of(verb), 0, "decision.passive", agent_at(text, found.end()))
    return None


def _inverted(text: str) -> Verdict | None:
    """ "It was NOTED the report": the verb in capitals before its matter."""
    return Verdict("resolved", 0, "decision.passive") if _INVERTED.search(text) else None


def _left(text: str) -> Verdict | None:
    """ "The item was deferred to May.", "The offer was turned down.": what is left for later, or left alone."""
    over = _HELD_OVER.match(text)
    if _DEFERRED.search(text) or (over and not _OTHERS_DID.search(text, 0, over.end())):
        return Verdict("resolved", 0, "decision.passive")
    return None


def _given(text: str) -> Verdict | None:
    """ "Approval was given to the scheme."."""
    given = _GIVEN.search(text)
    if given and not SAYING.search(text[: given.start()]) and not words().outside.search(text):
        return Verdict("resolved", 0, "decision.passive", agent_at(text, given.end()))
    return None


def _seconded(text: str) -> Verdict | None:
    """ "Proposed by A, seconded by B and approved that ...", "..., resolved to pay": the verb joined without a subject."""
    suggested = _SUGGESTED.match(text) or _FOLLOWING.match(text)
    if suggested:
        return Verdict(kind_of(suggested["verb"]), 0, "decision.seconded")
    found = _SECONDED.search(text) or _JOINED.search(text) or _TAKEN_UP.search(text)
    if not found or SAYING.search(text[: found.start()]) or _HAD.search(text[: found.start() + 1]):
        return None
    who, end = party_at(text, 0)
    if end == found.start() and len(who) == 1 and who[0].kind in ("person", "post"):
        return None  # "Ms Marsh, Head of Planning, agreed to circulate the figures": what one person will do
    by = agent_at(text, found.end(found.lastgroup or 0))
    return Verdict(kind_of(found[found.lastgroup or 0]), 0, "decision.seconded", by)


@cache
def _rules() -> Sieve[Callable[[str], Verdict | None]]:
    """The constructions that tell a decision, in the order in which they are asked, each let through by its expressions."""
    own = words()
    rules: dict[Callable[[str], Verdict | None], tuple[Expression, ...]] = {
        _record: (_RECORD, _SIGNED),
        _it_was: (_ALL_AGREED, _IT_WAS),
        jotted.all_agreed: (jotted.ALL_AGREED,),
        applications.advice: (applications.ADVISED,),
        applications.outcome: (own.applied,),
        jotted.put_off: (jotted.PUT_OFF,),
        jotted.moved: (jotted.MOVED,),
        jotted.charged: (jotted.SET_AT,),
        jotted.closing: (jotted.CLOSING,),
        jotted.telegraphic: (jotted.NOTES_AGREED, jotted.AS_ACCURATE, jotted.MONEY, own.telegraphic, own.comment),
        jotted.after_colon: (jotted.AFTER_COLON,),
        vote: (BECAME, COUNTED, PUT_AND, own.votes),
        jotted.capitals: (jotted.CAPITALS,),
        _election: (own.election,),
        _body: (ADMITTED, deciding()),
        _passive: (own.passive,),
        _inverted: (_INVERTED,),
        _left: (_HELD_OVER, _DEFERRED),
        _given: (_GIVEN,),
        _seconded: (_SUGGESTED, _FOLLOWING, _SECONDED, _JOINED, _TAKEN_UP),
    }
    return Sieve((rule, [each.pattern for each in expressions]) for rule, expressions in rules.items())
