"""The limbs of a resolution: where each stands when they run on in one paragraph, their marks, form and kind, and who decides.

pieces("Resolved - (a) That A be noted; (b) that B be sent.", 11) gives the stretches of (a) and (b).
"""

from __future__ import annotations

import re
from functools import cache

from minutegraph.extraction.decisions.bodyverdicts import is_members
from minutegraph.extraction.decisions.formal import kind_of
from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.language.phrases import pattern
from minutegraph.extraction.parties.mentions import find as find_parties
from minutegraph.lexicon import load
from minutegraph.model import DecisionKind, Party

_MARKER = regex(r"(?:(?<=\s)|(?<=[-–—:;,])|^)\(?(?P<mark>[a-hA-H]|[ivx]{1,4}|\d{1,2})[).](?:\s+|(?=[A-Z]))")
_MARK = 8  # characters of a marker and the blank behind it
_LEAD = regex(r"[ \n\t\-–—:(]*")
_BEFORE = regex(r"\(?(\w{1,4})[).]\s*$")
_NOT_MARK = regex(r"[^a-z0-9]")
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_END = regex(r"(?:[\s,;]|\band)*$")
_ORDER = regex(r"^(?:that|to)\b|\b(?:be|to be|shall|should|would|will|must)\s+\w+|\bmay\s+(?!have\b)\w+", re.I)
_GROUNDS = regex(
    r"\b(?:grounds?(?:\s+that)?|reasons?|because|conditions?|criteria|namely|including|comprising|as\s+follows|"
    r"consisting\s+of|amendments?|terms|subject\s+to|noting|members(?:hip)?)\s*[:\-–—]*\s*$",
    re.I,
)
_FOLLOWING = regex(r"^\W*(?:that\s+)?(?:the\s+)?following\b[^.]*[:\-–—]?\s*$", re.I)
_SUBJUNCTIVE = regex(
    r"^[\"'(\s]*(?:That|that|THAT|T H A T)\b,?\s+(?!(?:was|were|is|had|has|would|meant|means|could|did|does|way|said|"
    r"figure|night|day|evening|year|afternoon|which)\b)",
)
# "(a) the plan be approved": a noun phrase with a subjunctive and no auxiliary before it
_ORDERED = regex(
    r"(?:subject\s+to\s[^,]{3,120},\s+)?(?:the|an?|this|these|authority|approval|delegated|consideration|members|"
    r"councillors?|cllr|no)\b[^.;:]{3,200}?(?<!to )(?<!would )(?<!will )(?<!should )(?<!could )(?<!can )(?<!must )"
    r"(?<!may )(?<!might )(?<!not )(?<!cannot )\bbe\s+(?:\w+ly\s+)?\w+(?:ed|en|ght|nt|de)\b",
    re.I,
)
_SHOULD_BE = regex(r"\b(?:should|would|will|could|must)\s+(?:not\s+)?be\b")
_BE = regex(r"\b(?:be|not be|is hereby|are hereby)\s+(?:\w+ly\s+)?\w+")
_BODIES = pattern(load("decisions")["meeting"]["bodies"])
_THAT_BODY = regex(rf"That\s+(?:this|the)\s+(?:{_BODIES})\s*", re.I)
_RECOMMENDS = regex(
    rf"\W*(?:(?:that|to)\s+|(?:this|the)\s+(?:sub-?)?(?:{_BODIES})\s+)?recommend(?:s|ed)?\b",
    re.I,
)
_BY = regex(r"\bby\s+(?:the\s+)?(?=[^.]{0,60}\W*$)")
_OBJECT = regex(r"\b(?:be|of|to|by|with|for|from|in|on|at|between|requested?|asked?)\s+(?:the|this|that)?\s*$", re.I)
_THAT = regex(r"\bthat\s+(?:the|this)?\s*$", re.I)
_ASKED = regex(r"\b(?:recommend|request|ask|urge|advise|inform|invite|instruct)\w*\b", re.I)
_AT_END = regex(r"\s*(?:,\s+having[^:]{1,160},)?\s*[:\-–—]*\s*$|\s*[:\-–—]+\s*\(?[a1i][).]")


def pieces(text: str, start: int, end: int | None = None) -> list[tuple[int, int]]:
    """The limbs that run on in text[start:end] of the document, as (start, end), markers and closing "; and" left out.

    Empty where the stretch does not open with a first marker ("(a)", "1.", "i)").
    """
    stop = len(text) if end is None else end
    marks: list[re.Match[str]] = []
    ahead = _LEAD.match(text, start, stop)
    if ahead is None or not _MARKER.search(text, start, min(stop, ahead.end() + _MARK)):
        return []
    for match in _MARKER.finditer(text, start, stop):
        if marks:
            if follows(marks[-1]["mark"], match["mark"]):
                marks.append(match)
        elif not _is_first(match["mark"]) or match.start() > ahead.end():
            return []
        else:
            marks.append(match)
    out = []
    for number, match in enumerate(marks):
        high = marks[number + 1].start() if number + 1 < len(marks) else stop
        closing = _END.search(text[match.end() : high])
        out.append((match.end(), match.end() + (closing.start() if closing else high - match.end())))
    return [(low, high) for low, high in out if high > low]


def marker_before(text: str, at: int) -> str:
    """The marker that stands right before a limb at `at` of the document, or ""."""
    match = _BEFORE.search(text[max(0, at - 12) : at])
    return match[1] if match else ""


def follows(first: str, second: str) -> bool:
    """Whether one marker is the next after another: "(a)" and "b)", "ii" and "iii", "1." and "2."."""
    first, second = _bare(first), _bare(second)
    if first.isdigit() or second.isdigit():
        return first.isdigit() and second.isdigit() and int(second) == int(first) + 1
    if first in _ROMAN and second in _ROMAN and _ROMAN.index(second) == _ROMAN.index(first) + 1:
        return True
    return len(first) == len(second) == 1 and ord(second) == ord(first) + 1


def _bare(marker: str) -> str:
    return _NOT_MARK.sub("", marker.lower())


def _is_first(marker: str) -> bool:
    return _bare(marker) in ("a", "i", "1")


def is_order(text: str) -> bool:
    """Whether an item of a list inside a limb orders something itself: it has "be", "shall", a verb of deciding first."""
    return _ORDER.search(text) is not None or own_kind(text) is not None


def opens_grounds(text: str) -> bool:
    """Whether a limb ends in words after which its list holds reasons, conditions or parts, and no limbs."""
    return _GROUNDS.search(text) is not None


def only_opens(text: str) -> bool:
    """Whether a limb says nothing but that a list follows: "That the following be approved:"."""
    short = (text.rstrip().endswith((":", "-", "–")) or _THAT_BODY.fullmatch(text) is not None) and len(text.split()) <= 5
    if short or _FOLLOWING.match(text) is None:
        return short
    ordered = _BE.search(text)
    return ordered is None or ordered[0].split()[-1].lower() in _participles()


def may_open(marker: str, text: str) -> bool:
    """Whether a list item without a lead-in has the form of a first limb: "(a) the plan be approved;"."""
    return _is_first(marker) and (is_resolution(text) or _ORDERED.match(text) is not None)


def is_resolution(text: str) -> bool:
    """Whether a sentence by itself has the form of a resolution: "That the report be noted."."""
    if not _SUBJUNCTIVE.match(text) or (text[:1] == "t" and _SHOULD_BE.search(text)):
        return False
    return _BE.search(text) is not None or _base_verb().search(text) is not None


def own_kind(text: str) -> DecisionKind | None:
    """The kind that a limb's own first word makes it: "recommended to Cabinet" is `recommended`; None without one."""
    match = _verb_first().match(text)
    return kind_of(match["verb"]) if match else None


def limb_kind(text: str, lead: DecisionKind | None) -> DecisionKind:
    """The kind of a limb under a lead-in of a kind; only "recommend" as its first word changes what the lead-in says."""
    if lead is None:
        return own_kind(text) or "resolved"
    return "recommended" if _RECOMMENDS.match(text) else lead


def agent(text: str) -> tuple[Party, ...]:
    """The body after "by" at the end of a short outcome: "Agreed by Borough Council."."""
    match = _BY.search(text)
    for mention in find_parties(text) if match else ():
        if match and match.end() - 4 <= mention.start <= match.end() and mention.party.kind in ("body", "authority"):
            return (mention.party,)
    return ()


def decider(text: str) -> tuple[Party, ...]:
    """Who decides, where a limb or lead-in names the body itself: "That this Committee notes", "RESOLVED that the Panel:"."""
    for mention in find_parties(text):
        if mention.party.kind not in ("body", "authority") and not is_members(mention.party.label):
            continue
        before = text[: mention.start]
        if _OBJECT.search(before) and not _THAT.search(before):
            continue
        decides = _deciding().match(text, mention.end) is not None and not _ASKED.search(before)
        decides = decides or (_FIRST.fullmatch(before) is not None and _decided().match(text, mention.end) is not None)
        at_end = _AT_END.match(text, mention.end) is not None
        if decides or (at_end and (_THAT.search(before) is not None or not _starts_with_verb(text))):
            return (mention.party,)
    return ()


_FIRST = regex(r"\W*(?:(?:resolved|agreed|decided)\W+(?:unanimously\W+)?)?that\W+(?:the\s+|this\s+)?", re.I)
"""Before the body that a limb opens with."""


def _starts_with_verb(text: str) -> bool:
    """Whether a limb opens with its verb, and so with a body at its end that it is about: "Agreed to visit the service"."""
    found = _verb_first().match(text)
    return found is not None and not text.rstrip().endswith((":", "-", "–", "—")) and found.end() < len(text.rstrip())


@cache
def _participles() -> frozenset[str]:
    """The words of decisions that may follow "be": "That the following be approved:" opens limbs, "be provided:" a list."""
    data = load("decisions")["kinds"]
    return frozenset(word for kind in ("resolved", "agreed", "recommended") for word in data[kind])


@cache
def _base_verb() -> re.Pattern[str]:
    """A noun and then a base form: "That the Lead Member write to"."""
    verbs = load("decisions")["limb_verbs"]
    named = pattern([*verbs["base"], *verbs["doing"]])
    return regex(rf"^\W*that,?\s+(?:[^,]{{0,60}},\s+)?(?:[\w'&/()-]+\s+){{1,14}}?(?:{named})\b", re.I)


@cache
def _verb_first() -> re.Pattern[str]:
    data = load("decisions")
    past = [word for kind in ("resolved", "agreed", "recommended") for word in data["kinds"][kind]]
    verbs = pattern([*data["limb_verbs"]["base"], *data["limb_verbs"]["past"], *past])
    return regex(rf"^\W*(?:(?:that|to|also|and|further|unanimously|it)\s+)*(?P<verb>{verbs})\b", re.I)


@cache
def _decided() -> re.Pattern[str]:
    """The same told as past, or as going on: "That the Board noted", "That the Panel continues to support"."""
    data = load("decisions")
    kinds = (data["kinds"][kind] for kind in ("resolved", "agreed", "recommended"))
    past = [*data["limb_verbs"]["past"], *(word for kind in kinds for word in kind)]
    return regex(rf"\s*(?:also\s+)?(?:{pattern(past)}|continues?\s+to)\b", re.I)


@cache
def _deciding() -> re.Pattern[str]:
    """A verb with which a body decides, behind its name."""
    deciding = pattern(load("decisions")["limb_verbs"]["deciding"])
    return regex(
        rf"(?:,[^,]*,)?\s*(?:also\s+|further\s+|hereby\s+|formally\s+)?"
        rf"(?:(?:{deciding})s?|had\s+no|has\s+no|have\s+no|should|would\s+like|does\s+not)\b",
        re.I,
    )
