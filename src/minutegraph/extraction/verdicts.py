"""Sentences that tell by themselves what was decided: "It was agreed that ...", "The Cabinet noted the letter.", a vote.

`verdict(text)` reads one sentence. That somebody agreed with a remark, was told of a decision of others, or noted a fact is
speech, and gives None.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from minutegraph.extraction.formal import Kind, kind_of
from minutegraph.extraction.parties import Mention
from minutegraph.extraction.parties import find as find_parties
from minutegraph.extraction.phrases import pattern
from minutegraph.lexicon import load
from minutegraph.model import Party

_ADVERBS = r"(?:(?:also|then|further|therefore|subsequently|accordingly|duly|unanimously|formally|finally|generally|hereby|all|both|collectively|thereafter|again|so|\w+ly)\s+)*"
_SAYING = re.compile(
    r"\b(?:said|says|advised|noted|reported|stated|commented|asked|queried|told|informed|heard|explained|confirmed|understood|felt|suggested|"
    r"reminded|which|who|whether|if|when|because|where|after|since|added|thought|believed|hoped|requested|pointed|remembered|read|responded|replied)\b"
)
_RULING = re.compile(
    r"\b(?P<word>would|will|should|shall|be|to|must|may|can|is to|are to|was|were|is|are|had|has|have|remained|seemed|felt|did|does|could|made|needed|meant|showed|might)\b",
    re.I,
)
_PAST = re.compile(r"\s+(?:on|in|at|last|back in)\s+(?:its\s|their\s|(?:the\s)?(?:\w+\s)?meeting|\d|(?:January|February|March|April|May|June|July|August|September|October|November|December)\b|(?:19|20)\d\d|week|month|year)")
_MEMBERS = re.compile(r"^(?:all\s+|the\s+)?(?:(?:\w+\s){0,2}members|councillors|cllrs|those present|all|trustees|governors|everyone|all present|meeting|it)$", re.I)
_SINGLE = re.compile(r"\b(?:mayor|leader|cabinet member|executive member|executive councillor|portfolio holder|commissioner|lead member)\b", re.I)


@dataclass(frozen=True, slots=True)
class Verdict:
    """A decision in a sentence. `start` is where its clause begins in the text; `soft` tells that a later formal outcome on
    the same matter takes its place; `by` the deciders printed."""

    kind: Kind
    start: int
    rule: str
    by: tuple[Party, ...] = ()
    soft: bool = False


@dataclass(frozen=True, slots=True)
class _Rules:
    it_was: re.Pattern[str]
    body: re.Pattern[str]
    papers: re.Pattern[str]
    passive: re.Pattern[str]
    outside: re.Pattern[str]
    record: re.Pattern[str]
    votes: re.Pattern[str]
    election: re.Pattern[str]
    closing: re.Pattern[str]
    nothing: re.Pattern[str]
    programme: re.Pattern[str]
    titles: re.Pattern[str]


@cache
def _rules() -> _Rules:
    data = load("decisions")
    verbs = data["body_verbs"]
    elections = data["elections"]
    body = pattern([*verbs["formal"], *verbs["papers"], *verbs["negated"]])
    return _Rules(
        re.compile(
            rf"(?:(?<=^)|(?<=[\s(\"-]))(?:it|this|that|these|which)\s+(?:was|were|is)\s+{_ADVERBS}"
            rf"(?P<verb>agreed|resolved|decided|recommended|ordered|determined|agreeed|(?:declined|approved|accepted|refused|rejected)(?=\W*$))\b(?P<how>\s+(?:unanimously|by\s+(?:all|everyone|a\s+majority|majority)[^,.]{{0,20}}?|nem\.?\s?con\.?))?",
            re.I,
        ),
        re.compile(rf"\s*(?:,[^,]{{3,120}},)?\s*{_ADVERBS}(?P<verb>{body})\b(?P<adverb>\s+unanimously)?", re.I),
        re.compile(rf"\b(?:{pattern(data['papers']['words'])})\b", re.I),
        re.compile(rf"\b(?:was|were|being|been|be)\s+{_ADVERBS}(?P<verb>{pattern(data['passives']['words'])})\b", re.I),
        re.compile(rf"\b(?:{pattern(data['passives']['outside'])})\b", re.I),
        re.compile(r"\b(?:true|correct|accurate|fair)(?:\s+and\s+\w+)?(?:\s+(?:record|account|reflection|minute)|\s*(?:[,.;]|$|by\b))", re.I),
        re.compile(rf"\b(?:{pattern(data['votes']['words'])})\b", re.I),
        re.compile(
            rf"\b(?:was|were|be|been)\s+{_ADVERBS}(?:{pattern(elections['words'])})\s+(?:as\s+|to\s+be\s+|to\s+(?:act|serve)\s+as\s+)?(?:the\s+|its\s+|a\s+|our\s+)?(?:[\w'-]+\s+){{0,3}}?(?:{pattern(elections['offices'])})\b"
            rf"|\b(?:was|were)\s+{_ADVERBS}(?:co-opted|re-elected|duly elected|appointed to)\b|\bduly\s+(?:co-opted|elected)\b",
            re.I,
        ),
        re.compile(
            r"(?:^|[-–—,;.)]\s*|\band\s+|\b(?=all\s+(?:noted|agreed|in)))(?:(?:this|it|which|these)\s+(?:was|were)\s+)?(?:(?:all|unanimously|was|were|everyone|all councillors|all members|and)\s+)*"
            r"(?P<verb>agreed|approved|carried|noted|resolved|all in favour|all were in favour|in favour)(?:\s+(?:unanimously|by all|in favour|for payment|and signed))?\W*$",
            re.I,
        ),
        re.compile(rf"\b(?:{pattern(data['procedural']['nothing'])})\b", re.I),
        re.compile(rf"\b(?:{pattern(data['programme']['verbs'])})\b", re.I),
        re.compile(rf"\b(?:{pattern(data['programme']['titles'])})\b", re.I),
    )


def verdict(text: str, title: str = "") -> Verdict | None:
    """The decision that a sentence tells, or None. `title` is the item's: in a work programme a plain change is one."""
    if "?" in text[-3:]:
        return None
    for rule in (_record, _it_was, _closing, _vote, _election, _body, _passive, _seconded):
        found = rule(text)
        if found:
            return found
    if title and _rules().titles.search(title) and _rules().programme.search(text) and not _SAYING.search(text):
        return Verdict("resolved", 0, "decision.programme")
    return None


def _record(text: str) -> Verdict | None:
    """Minutes approved as a correct record, whatever the construction."""
    if not _rules().record.search(text) or re.match(r"\s*to\b", text, re.I):
        return None
    found = re.search(
        r"\b(?P<verb>agreed|approved|confirmed|adopted|accepted|signed|taken as read|moved|proposed|received|ratified)\b|^\W*otherwise\b", text, re.I
    )
    if not found or re.search(r"\b(?:asked|whether|would be|will be|cannot|not yet)\b", text):
        return None
    agreed = re.search(r"\bagreed\b", text, re.I)
    by = _subject(text, found.start()) if agreed else tuple(p for p in _agent(text, found.end()) if p.kind == "body")
    return Verdict("agreed" if agreed else "resolved", 0, "decision.minutes", by)


def _it_was(text: str) -> Verdict | None:
    """"It was agreed that X be ...": not where the complement only states an opinion."""
    for found in _rules().it_was.finditer(text):
        rest = text[found.end() :]
        agent: tuple[Party, ...] = ()
        by = re.match(r"\s+by\s+", rest)
        if by:
            agent = _agent(text, found.end())
        if re.match(r"\s+(?:with|by\s+(?:ofsted|the\s+(?:government|dfe)))\b", rest, re.I) or found[0].split()[0].lower() in ("that", "which") and not rest.strip(" ."):
            continue
        if re.search(r"\b(?:if|whether|until|once|when|unless|before)\s+$", text[: found.start()], re.I):
            continue
        if not _opinion(rest):
            return Verdict(kind_of(found["verb"]), _clause_start(text, found.start()), "decision.it-was", agent, soft=True)
    return None


def _opinion(rest: str) -> bool:
    """Whether what follows "agreed" states how things are: the first verb is a plain past or present one."""
    that = re.match(r"[\s,]*(?:by\s+[^,]*?\s)?that\b", rest)
    if not that:
        return re.match(r"\s*(?:with|there\s+(?:was|were|had))\b", rest) is not None
    ruling = _RULING.search(rest, that.end())
    if ruling is None:
        return False
    word = ruling["word"].lower()
    if word in ("is", "are"):
        return re.match(r"(?:is|are)\s+to\b", rest[ruling.start() :]) is None
    return word not in ("would", "will", "should", "shall", "be", "to", "must", "may", "can", "is to", "are to")


def _vote(text: str) -> Verdict | None:
    found = _rules().votes.search(text)
    if not found or _rules().nothing.search(text):
        return None
    low = text.lower()
    if re.search(r"\b(?:asked|requested|called)\s+(?:for|that)\b", low) or re.search(r"\b(?:had been|has been)\s+(?:carried|lost)\b", low):
        return None
    if not re.search(r"\b(?:carried|lost|defeated|agreed|approved|chosen|result|elected|favour|fell|negatived|adopted|resolved|declared|upheld|passed|refused|granted)\b", low):
        return None
    if re.search(r"\bcarried\s+(?:out|forward|over|on)\b", low) and not re.search(r"\bvote\b|\bunanimous", low):
        return None
    return Verdict("agreed" if re.search(r"\bagreed\b", low) and "carried" not in low else "resolved", 0, "decision.vote")


def _election(text: str) -> Verdict | None:
    found = _rules().election.search(text)
    if not found or _SAYING.search(text[: found.start()]) or re.search(r"\b(?:had|has|have)\s+(?:\w+\s+)?been\b|\bnewly\b", text[: found.end()]):
        return None
    if re.search(r"\b(?:in|since)\s+(?:19|20)\d\d\b|\bby\s+the\s+(?:DfE|Secretary|Department|Government|Trust|Home)\b|\b(?:Commissioner|Adviser|Inspector|Director|Headteacher)\b", text[found.start() : found.end() + 60]):
        return None
    return Verdict("resolved", 0, "decision.election")


def _subject_mentions(text: str, verb: int) -> tuple[Mention, ...]:
    return tuple(m for m in find_parties(text) if m.end <= verb)


def _subject(text: str, verb: int) -> tuple[Party, ...]:
    """The party that stands right before the verb at `verb`, adverbs and a phrase between commas let through."""
    for mention in reversed(_subject_mentions(text, verb)):
        if re.fullmatch(rf"\s*(?:,[^,]{{3,120}},)?\s*{_ADVERBS}(?:have\s+|has\s+)?", text[mention.end : verb], re.I):
            return (mention.party,)
    return ()


def _agent(text: str, at: int) -> tuple[Party, ...]:
    """The party after "by" from `at` on."""
    by = re.compile(r"\s+(?:\w+\s+){0,2}?by\s+(?:the\s+)?").match(text, at)
    if not by:
        return ()
    return tuple(m.party for m in find_parties(text) if by.end() - 4 <= m.start <= by.end())[:1]


def _body(text: str) -> Verdict | None:
    """A body that agrees, approves, notes a paper; a single member of an executive who resolves; the Chair on procedure."""
    for mention in find_parties(text):
        found = _rules().body.match(text, mention.end)
        if re.match(r"\s+admitted\s+to\s+the\s+agenda\b", text[mention.end :]):
            return Verdict("resolved", 0, "decision.body", (mention.party,))
        if not found or not _at_head(text, mention.start):
            continue
        verb = re.sub(r"\s+", " ", found["verb"].lower())
        rest = text[found.end() :]
        label = mention.party.label
        collective = mention.party.kind in ("body", "authority") or _MEMBERS.match(label) is not None
        if not _may(verb, rest, label, collective) or _PAST.match(rest):
            continue
        start = _clause_start(text, mention.start)
        return Verdict(kind_of(found["verb"]), start, "decision.body", (mention.party,), soft=verb == "agreed")
    return None


def _may(verb: str, rest: str, label: str, collective: bool) -> bool:
    """Whether a party of such a label decides with this verb and what follows it."""
    papers = load("decisions")["body_verbs"]["papers"]
    if verb in papers:
        head = " ".join(rest.split()[:9])
        return collective and not re.match(r"\s*(?:,|that\b|how\b|in\s|with\s)", rest) and _rules().papers.search(head) is not None
    if verb.startswith(("agree", "decid", "resolv", "recommend")):
        rest = re.sub(r"^\s*,\s+(?=that\b)", " ", rest)
        if _opinion(rest) or re.match(r"\s*(?:with|and|,)\s|\s*[.;]?\s*$", rest):
            return verb.startswith("resolv")
        if collective:
            return True
        if verb.startswith("resolv"):
            return _SINGLE.search(label) is not None
        return "chair" in label.lower() and re.match(r"\s*to\s+(?:take|accept|allow|vary|bring\s+forward|adjourn|extend|suspend|defer|admit)\b", rest) is not None
    if verb.startswith(("accept", "confirm", "support", "reject", "determin")):
        return collective and not re.match(r"\s*that\b", rest) and (_rules().papers.search(" ".join(rest.split()[:9])) is not None)
    if verb in ("approved", "approves", "adopted", "endorsed", "ratified", "endorses"):
        return (collective or _SINGLE.search(label) is not None) and not re.match(r"\s*[.,]", rest)
    return collective and bool(rest.strip(" ."))


def _at_head(text: str, start: int) -> bool:
    """Whether a subject at `start` opens the sentence or a clause of its own, and is not inside what somebody said."""
    before = text[:start]
    if not before.strip(" \"'(*-–"):
        return True
    opened = re.match(r"(?:after|following|having)\s", before, re.I)
    if opened and not _SAYING.search(before, opened.end()) and re.search(r"\b(?:the|all|our)\s*$", before):
        return True
    if _SAYING.search(before):
        return re.search(r"\b(?:following|after|having)\b[^.]*,\s*(?:the|all|our)?\s*$", before, re.I) is not None and not re.search(r"\b(?:said|told|advised|stated)\b", before)
    return re.search(r"(?:,|\band|:|;|-|–|\.)\s*(?:the|this|all|our)?\s*$|^\W*(?:the|this|all|our)\s*$", before, re.I) is not None


def _clause_start(text: str, at: int) -> int:
    """Where the clause of a verb at `at` begins: 0, or behind the last " and " or stop before it if much stands there."""
    return 0 if at < 60 else at


def _passive(text: str) -> Verdict | None:
    """"The report was noted.", "The amendment was lost.": a paper, plan or motion as subject of a deciding passive."""
    for found in _rules().passive.finditer(text):
        before, rest = text[: found.start()], text[found.end() :]
        aux = found[0].split()[0].lower()
        if aux in ("been", "be", "being") or re.search(r"\b(?:it|which|that|who|there)\s*$", before, re.I) or _SAYING.search(before):
            continue
        verb = found["verb"].lower()
        procedure = verb in ("carried", "lost", "extended", "suspended", "waived", "varied")
        if not procedure and re.match(r"\s*(?:that\b|to\s+(?!be\s+a)|with\b|in\s+(?:principle\s+)?(?:19|20)\d\d|in\s+\w+\s+20\d\d|as\s+being\b|at\s+(?:full\s+)?Council|for\s+\w+ing\b)", rest):
            continue
        if _rules().outside.search(text) or _rules().nothing.search(before):
            continue
        named = _rules().papers.search(before) is not None and len(before.split()) < 40
        at_end = re.match(r"\s*(?:[.;]|$|and\b|by\b|unanimously\b|as\b|\(|subject\b|,|pending\b|until\b)", rest) is not None
        if (named and (at_end or procedure)) or (verb == "agreed" and re.match(r"\s*as\s+(?:the|a)\b", rest)):
            return Verdict(kind_of(verb), 0, "decision.passive", _agent(text, found.end()))
    return None


def _seconded(text: str) -> Verdict | None:
    """"Proposed by A, seconded by B and approved that ...", "..., resolved to pay": the verb joined without a subject."""
    found = re.search(
        r"\bseconded\b.{0,80}?\b(?:and|was|were)\s+(?:unanimously\s+|duly\s+)?(?P<verb>agreed|approved|resolved|carried|accepted|adopted)\b", text, re.I
    ) or re.search(r"(?:[,;]|\s[-–—])\s*(?P<verb>resolved|agreed)\s+to\s+\w+", text)
    if not found or _SAYING.search(text[: found.start()]):
        return None
    return Verdict(kind_of(found["verb"]), 0, "decision.seconded")


def _closing(text: str) -> Verdict | None:
    """"... - this was agreed", "... all noted.": the outcome told at the end of its matter."""
    found = _rules().closing.search(text)
    if not found or _rules().nothing.search(text) or len(text.split()) < 2 or re.search(r"\b(?:had|has|have|not|be|previously|to be|been)\s+(?:\w+\s+)?$", text[: found.start("verb")]):
        return None
    if found.start() > 0 and re.search(r"\b(?:asked|queried|said|told|stated|which he|who)\b", text[: found.start()]):
        return None
    return Verdict(kind_of(found["verb"]), 0, "decision.closing")
