"""What a sentence says of a formal act besides its name: who did it, upon whom, when."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from minutegraph.extraction import dates
from minutegraph.extraction.dates import DateMention
from minutegraph.extraction.outsiders import Named
from minutegraph.extraction.phrases import pattern
from minutegraph.lexicon import load


@dataclass(frozen=True, slots=True)
class Act:
    """An act that a sentence tells of: its kind (a notation), what it is called, who did it to whom, when.

    `told` is 2 where the sentence says that it was done, 1 where it speaks of it as standing. A date that lacks its
    year in the text is completed.
    """

    kind: str
    name: str
    told: int
    by: tuple[Named, ...] = ()
    on: tuple[str, ...] = ()
    date: str | None = None


_BREAK = re.compile(r"[;:.]\s|,\s+(?:and|but|which|while|whilst|although)\s+|\s(?:but|although|whereas)\s")


def clause_of(text: str) -> int:
    """Where the last clause of the text begins."""
    return max((match.end() for match in _BREAK.finditer(text)), default=0)


@cache
def words(name: str) -> re.Pattern[str]:
    """A list of words of `lexicon/interventions.toml` as one expression for whole words in any case."""
    return re.compile(rf"(?<![\w-])(?:{pattern(load('interventions')['words'][name])})(?![\w-])", re.I)


_ACTING = re.compile(
    r"(?:'s)?(?:\s*\([^)]*\))?(?:,\s+(?:which|who))?(?:\s+(?:for\s+\w+(?:,?\s+\w+)*?))?\s+"
    r"(?:(?:had|has|have|then|also|subsequently|formally)\s+)*"
    r"(?:issued|made|appointed|served|published|placed|imposed|gave|given|sent|raised|directed|required|moved|put|"
    r"took|decided|used|reported|withdrawn|withdrew|lifted|revoked|removed)\b",
    re.I,
)
_BY = re.compile(r"\b(?:by|from)\s+(?:the\s+)?$", re.I)
_ITS = re.compile(r"(?:'s?)?\s*(?:-\s*)?(?:\w+\s+){0,2}")
COMMON = re.compile(
    r"\b[Tt]he\s+(?P<who>auditors?|Department|Minister|Ministers|Government|Regulator|Inspectorate)\s+"
    r"(?:(?:had|has|have|also|then)\s+)*(?:issued|made|raised|published|placed|served|appointed|sent|put|directed)\b"
)
"""A common noun for a department, regulator or auditor that is told to have acted: "the Minister had issued"."""


def makers_of(text: str, named: tuple[Named, ...], match: re.Match[str]) -> tuple[Named, ...]:
    """Of the bodies named, the one that acts: before a verb of doing, after "by" or "from", or before the act's name.

    Where no such body is named, the common noun for one ("the auditor", "the Department") that is told to have acted.
    """
    for body in named:
        if (
            _ACTING.match(text, body.end, body.end + 60)
            or _BY.search(text, max(0, body.start - 10), body.start)
            or _ITS.fullmatch(text, body.end, match.start())
        ):
            return (body,)
    common = COMMON.search(text)
    if common is None:
        return ()
    kind = "auditor" if "auditor" in common["who"].lower() else "department"
    return (Named(common.start("who"), common.end("who"), kind, common["who"], kind),)


_TARGETS = (
    r"(?:City\s+|County\s+|Borough\s+|District\s+)?(?:Council|Authority|Local\s+Authority|Force|Constabulary|"
    r"Service|Trust|Partnership|local\s+area|council|authority|force|service|local\s+authority|trust|board)"
)
GENERAL = re.compile(rf"(?:{_TARGETS})\b", re.I)
"""Labels that may stand for any authority: "Council", "the force"."""
APPOINTED = re.compile(
    r"\b(?P<what>(?:lead\s+|managing\s+director\s+|children'?s?\s+(?:services\s+)?|independent\s+|government\s+|"
    r"DfE\s+|statutory\s+|finance\s+|two\s+|three\s+|four\s+|five\s+)*commissioners?|(?:ministerial\s+)?envoys?|"
    r"(?:DfE\s+|independent\s+|government\s+|statutory\s+)*(?:improvement\s+)?advis[eo]rs?|improvement\s+partner)\b",
    re.I,
)
"""Those whom departments send: commissioners, envoys, advisers, improvement partners."""
_SUBORDINATE = re.compile(r"^.*\b(?:that|where|which|as|because)\s+", re.I)
_PASSIVE = re.compile(
    r"^(?P<on>.*?)\s+(?:(?:had|has|have)\s+)?(?:(?:was|were|been|being|is|are|remained|remains)\s+)+(?:\w+ly\s+|"
    r"also\s+|now\s+|still\s+)?(?:issued\s+with|served\s+(?:with|by)|given|made\s+subject\s+to|subject\s+to|"
    r"placed\s+(?:under|on|in)|put\s+(?:under|on)|under|sent|moved)\b|"
    r"^(?P<got>.*?)\s+(?:had\s+|has\s+|have\s+)?received\b",
    re.I,
)
_WHOM = re.compile(
    r"\s+(?:on|upon|to)\s+(?:the\s+|(?=[A-Z]))(?P<on>[\w'&-]+(?:\s+[\w'&-]+){0,6}?)"
    r"(?=\s+(?:in|on|by|for|from|under|which|and|at|because|after|following|requiring|as)\b|[,.;]|$)"
)
_UPON = re.compile(
    rf"\b(?:on|upon|to|against|at|in|support|supporting|received\s+by|served\s+on|issued\s+to)\s+(?:the\s+|"
    rf"our\s+)?(?P<on>(?:[A-Z][\w'&-]+\s+){{0,6}}?{_TARGETS})\b(?!\s+(?:of\s+ministers|tax|house))"
)
_ANY = re.compile(rf"\b(?:the\s+|The\s+)(?P<on>{_TARGETS})\b")


def target_of(text: str, match: re.Match[str]) -> tuple[str, ...]:
    """Upon whom: the subject of a passive, the object of "upon", else the authority that the sentence speaks of."""
    before = text[: match.start()]
    clause = before[clause_of(before) :]
    passive = _PASSIVE.search(clause)
    if passive and not APPOINTED.search(passive["on"] or passive["got"] or ""):
        label = label_of(_SUBORDINATE.sub("", passive["on"] or passive["got"]))
        if label:
            return (label,)
    whom = _WHOM.match(text, match.end())
    label = label_of(whom["on"]) if whom else ""
    if label:
        return (label,)
    upon = _UPON.search(text, match.end()) or _UPON.search(text)
    anyone = upon or _ANY.search(text)
    if anyone:
        label = label_of(anyone["on"])
        return (label,) if label else ()
    return ()


_PRONOUN = re.compile(
    r"(?:it|they|he|she|we|which|who|that|this|these|those|there|one|some|each|members|no|an?|in|as|following|"
    r"remaining|others?|two|three|four|five|six|seven|eight|nine|ten|\d+)\b",
    re.I,
)


def label_of(text: str) -> str:
    """A label without article and possessive; empty where it names nobody."""
    text = re.sub(r"\s*\([^)]*\)", "", text).strip(" ,.;:-–'\"")
    text = re.sub(r"^(?:the|its|our|their)\s+", "", text, flags=re.I)
    text = re.sub(r"(?:\s+(?:had|has|have|also|both|then|was|were|is|are|been))+$", "", text)
    text = re.sub(r"'s?$", "", text)
    if (
        not text
        or _PRONOUN.match(text)
        or len(text.split()) > 10
        or re.search(r"\b(?:notice|direction|action|plan|recommendations?|letter|report|inspection)s?$", text, re.I)
    ):
        return ""
    return text


_DEADLINE = re.compile(
    r"\b(?:by|before|until|no\s+later\s+than|within|end\s+of|next)\s+(?:the\s+|early\s+|mid\s+|end\s+of\s+)*$|"
    r"\b(?:due|ending|meeting\s+(?:of|on)|expire\w*|lifted|review\w*|to\s+be)\s+(?:\w+\s+){0,3}$",
    re.I,
)


def date_of(text: str, match: re.Match[str], own: str | None) -> str | None:
    """The act's date: the nearest after it, or at the head of the sentence; no deadline."""
    return date_after(text, match.end(), own) or date_before(text, match.start(), own)


def date_after(text: str, place: int, own: str | None) -> str | None:
    """The nearest date told after the place that is no deadline and no other act's."""
    for mention in _dates(text, own):
        gap = text[place : mention.start]
        if mention.start >= place and len(gap) < 100 and not (_DEADLINE.search(gap) or _ANOTHER_ACT.search(gap)):
            return _past(mention, own)
    return None


def date_before(text: str, place: int, own: str | None) -> str | None:
    """The last date told before the place that is no deadline."""
    for mention in reversed(_dates(text, own)):
        if mention.end <= place and not _DEADLINE.search(text[: mention.start]) and place - mention.end < 110:
            return _past(mention, own)
    return None


_ANOTHER_ACT = re.compile(r"[;:]|\band\s+(?:appointed|was|had|would)\b")


def _dates(text: str, own: str | None) -> tuple[DateMention, ...]:
    return dates.find(text, int(own[:4]) if own else None)


def _past(mention: DateMention, own: str | None) -> str:
    return dates.beside(mention.iso, own, ahead=False) if mention.derived else mention.iso
