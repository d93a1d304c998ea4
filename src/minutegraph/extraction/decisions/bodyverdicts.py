"""Whether a body decides in a sentence: "The Cabinet noted the letter.", "The Chair agreed to take a late item."."""

from __future__ import annotations

import re
from functools import cache

from minutegraph.extraction.language.adverbs import adverbs
from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.language.phrases import any_of, pattern
from minutegraph.extraction.parties.mentions import find as find_parties
from minutegraph.lexicon import load
from minutegraph.model import Party

_DATA = load("decisions")

ADVERBS = adverbs("so")
"""What may stand between a subject and its verb, as the source of an expression."""

SAYING = regex(rf"\b(?:{pattern(_DATA['said']['verbs'])}|which|who|whether|if|when|because|where|after|since)\b")
"""Words behind which a sentence tells what somebody said, or of another time."""

_DECIDES = frozenset(_DATA["opinions"]["deciding"])
_RULING = regex(rf"\b(?P<word>{any_of([*_DECIDES, *_DATA['opinions']['verbs']])})\b", re.I)
_THAT = regex(r"[\s,]*(?:by\s+[^,]*?\s)?that\b")
_WITH = regex(r"\s*(?:with|there\s+(?:was|were|had))\b")
_COUNT = regex(r"\b(?:and|with|,)\s+(?:\w+\s+){1,2}(?:against|for|abstain\w*|in\s+favour)\b")
"""How many were for and against, and not what came of it."""
_IS_TO = regex(r"(?:is|are)\s+to\b")
_MONTHS = any_of(names[0].capitalize() for names in load("calendar")["months"])
_PAST = regex(
    rf"\s+(?:on|in|at|last|back in)\s+(?:its\s|their\s|(?:the\s)?(?:\w+\s)?meeting|\d|{_MONTHS}\b|(?:19|20)\d\d|week|month|year)"
)
_MEMBERS = regex(rf"^(?:all\s+|the\s+)?(?:(?:\w+\s){{0,2}}members|{pattern(_DATA['meeting']['everybody'])})$", re.I)
_SINGLE = regex(rf"\b(?:{pattern(_DATA['meeting']['single'])})\b", re.I)
_PROPOSALS = regex(r"\s*(?:(?:the|all|both)\s+){0,2}(?:recommendations?|proposals?)\b")
_PROCEDURE = regex(
    r"\s*to\s+(?:take|accept|allow|vary|bring\s+forward|adjourn|extend|suspend|defer|admit)\b|"
    r"\s*that\s[^.;]{3,60}?\bbe\s+(?:taken|admitted|considered)\s+as\b"
)
ADMITTED = regex(r"\s+admitted\s+to\s+the\s+agenda\b")
"""What, behind a matter, the meeting lets in."""
_ASIDE = regex(r",\s+and\s+(?:\w+ly\s+)?$")
_ASKS_TOO = regex(
    r"\band\s+(?:(?:\w+ly|also|then)\s+)?(?:queried|questioned|sought\s+(?:clarification|assurance)|(?:asked|enquired|wondered)\s+(?:if|whether|how|what|why|when|who|about|as\s+to))\b"
)
"""The noting only opens what is asked: "noted the figures and asked how many"."""
_SCRUTINISED = regex(
    r"\W*(?:following|after)\s+(?:\w+\s+|pre-\w+\s+)?scrutiny\b[^.;]*\b(?:proposals?|recommendations?)\b",
    re.I,
)
"""The outcome of scrutiny before a cabinet decides: "Following scrutiny, the Committee was supportive of the proposals"."""
_NO_PAPER = regex(r"\s*(?:,|that\b|how\b|in\s|with\s)")
_ENDS = regex(r"\s*(?:with|and|,)\s|\s*[.;]?\s*$")
_COMMA_THAT = regex(
    r"^\s*,\s+[^,]{3,40}\s(?:dissenting|abstaining|voting\s+against),\s+(?=to\b|that\b)|"
    r"^\s*,(?:\s+by\s[^,]{3,40},)?\s+(?=that\b)|^\s*,\s+by\s[^,]{3,40},\s+(?=to\b)"
)
_ARTICLE_AND_BLANKS = 6
"""Characters."""
_STOPS = regex(r"\s*[.,]")
_OPENS = regex(
    r"(?:after|following|having|subject\s+to|with|given|bearing\s+in\s+mind|in\s+(?:view|light)\s+of)\s", re.I
)
_ARTICLE = regex(r"\b(?:the|all|our)\s*$")
_AFTER_OPENING = regex(r"\b(?:following|after|having)\b[^.]*,\s*(?:the|all|our)?\s*$", re.I)
_SAID = regex(r"\b(?:said|told|advised|stated)\b")
_NEW_CLAUSE = regex(r"(?:,|\band|:|;|-|–|\.)\s*(?:the|this|all|our)?\s*$|^\W*(?:the|this|all|our)\s*$", re.I)
_TO_VERB = regex(rf"\s*(?:,[^,]{{3,120}},)?\s*{ADVERBS}(?:have\s+|has\s+)?", re.I)
_BY = regex(r"\s+(?:\w+\s+){0,2}?by\s+(?:the\s+)?")
_VOTED = regex(
    r"\s*(?:unanimously\s+|by\s+(?:a\s+|large\s+)*majority,?\s+|(?:by\s+)?\w+\s+(?:votes?\s+)?to\s+\w+,?\s+)?"
    r"(?:to|that|for|against|in favour)\b"
)
_TO = regex(r"\s+(?:to|that)\b")
_APPROVES = frozenset(_DATA["body_verbs"]["approving"])


@cache
def deciding() -> re.Pattern[str]:
    """The verb with which a body decides, behind its name."""
    verbs = _DATA["body_verbs"]
    body = pattern([*verbs["formal"], *verbs["papers"], *verbs["negated"]])
    heard = r"considered|discussed|received|reviewed|debated|examined|had\s+before\s+(?:it|them)"
    first = rf"(?:(?:{heard})(?:\s[^.;]{{3,90}}?)?,?\s+and\s+)?"
    return regex(rf"\s*(?:,[^,]{{3,120}},)?\s*{ADVERBS}{first}{ADVERBS}(?P<verb>{body})\b(?:\s+unanimously)?", re.I)


@cache
def papers() -> re.Pattern[str]:
    """Words of things that a body notes, approves or receives."""
    return regex(rf"\b(?:{pattern(_DATA['papers']['words'])})\b", re.I)


def is_members(label: str) -> bool:
    """Whether a label is of the members of the meeting, all together: "Members"."""
    return label.lower() in _DATA["meeting"]["members"]


def decides_first(text: str) -> tuple[str, int, tuple[Party, ...]] | None:
    """The same as `body_decides`, where the subject opens the text, an article let through."""
    found = body_decides(text)
    return found if found and found[1] <= _ARTICLE_AND_BLANKS else None


def body_decides(text: str) -> tuple[str, int, tuple[Party, ...]] | None:
    """The verb, the place of the subject and the decider of a sentence whose subject decides, or None."""
    for mention in find_parties(text):
        if ADMITTED.match(text, mention.end):
            return "admitted", mention.start, (mention.party,)
        found = deciding().match(text, mention.end)
        if not found or not _at_head(text, mention.start):
            continue
        verb = " ".join(found["verb"].lower().split())
        if verb.endswith("supportive of") and not _SCRUTINISED.match(text):
            continue
        rest = text[found.end() :]
        if rest.startswith(",") and _ASIDE.search(text, found.start(), found.start("verb")):
            rest = rest[1:]  # "had before it, and NOTED, a report"
        label = mention.party.label
        collective = mention.party.kind in ("body", "authority") or _MEMBERS.match(label) is not None
        if _may(verb, rest, label, collective) and not _PAST.match(rest):
            return verb, mention.start, (mention.party,)
    return None


def _may(verb: str, rest: str, label: str, collective: bool) -> bool:
    """Whether a party of such a label decides with this verb and what follows it."""
    head = " ".join(rest.split()[:9])
    if verb in _DATA["body_verbs"]["papers"]:
        noted = collective and not _NO_PAPER.match(rest) and papers().search(head) is not None
        return noted and not _ASKS_TOO.search(rest)
    if verb.startswith(("agree", "decid", "resolv", "recommend")):
        return _agrees(verb, _COMMA_THAT.sub(" ", rest), label, collective)
    if verb.startswith("determin") and _TO.match(rest):
        return collective
    if verb.startswith(("accept", "confirm", "support", "reject", "determin")):
        return collective and not rest.lstrip().startswith("that ") and papers().search(head) is not None
    if verb == "voted":
        return collective and _VOTED.match(rest) is not None and not _COUNT.search(rest)
    if verb in _APPROVES:
        return (collective or _SINGLE.search(label) is not None) and not _STOPS.match(rest)
    return collective and (bool(rest.strip(" .")) or verb.endswith("objection"))


def _agrees(verb: str, rest: str, label: str, collective: bool) -> bool:
    """Whether "agreed", "resolved" and the like decide: not with a remark, and of single persons only some."""
    if is_opinion(rest) or _ENDS.match(rest):
        return verb.startswith("resolv")
    if collective:
        return True
    if verb.startswith("resolv") or _PROPOSALS.match(rest):
        return _SINGLE.search(label) is not None
    return "chair" in label.lower() and _PROCEDURE.match(rest) is not None


def is_opinion(rest: str) -> bool:
    """Whether what follows "agreed" states how things are: the first verb is a plain past or present one."""
    that = _THAT.match(rest)
    if not that:
        return _WITH.match(rest) is not None
    ruling = _RULING.search(rest, that.end())
    if ruling is None:
        return False
    word = " ".join(ruling["word"].lower().split())
    if word in ("is", "are"):
        return _IS_TO.match(rest, ruling.start()) is None
    return word not in _DECIDES


def _at_head(text: str, start: int) -> bool:
    """Whether a subject at `start` opens the sentence or a clause of its own, and is not inside what somebody said."""
    before = text[:start]
    if not before.strip(" \"'(*-–"):
        return True
    opened = _OPENS.match(before)
    if opened and not SAYING.search(before, opened.end()) and _ARTICLE.search(before):
        return True
    if SAYING.search(before):
        return _AFTER_OPENING.search(before) is not None and not _SAID.search(before)
    return _NEW_CLAUSE.search(before) is not None


def subject_at(text: str, verb: int) -> tuple[Party, ...]:
    """The party right before the verb at `verb`, adverbs and a phrase between commas let through."""
    for mention in reversed(find_parties(text)):
        if mention.end <= verb and _TO_VERB.fullmatch(text, mention.end, verb):
            return (mention.party,)
    return ()


def agent_at(text: str, at: int) -> tuple[Party, ...]:
    """The party after "by" at `at`."""
    by = _BY.match(text, at)
    for mention in find_parties(text) if by else ():
        if by and by.end() - 4 <= mention.start <= by.end():
            return (mention.party,)
    return ()
