"""Upon whom a formal act was done, as the sentence that tells of it says."""

from __future__ import annotations

import re

from minutegraph.extraction.interventions.formal_act import clause_of
from minutegraph.extraction.language import leads
from minutegraph.extraction.language import vocabulary as v
from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.language.hints import Hints
from minutegraph.extraction.language.numbers import SEVERAL
from minutegraph.extraction.language.phrases import pattern, printed
from minutegraph.extraction.parties.outsiders import bodies
from minutegraph.lexicon import load

_upon, _sent = load("interventions")["upon"], load("interventions")["sent"]
_ALONE = printed(_upon["alone"])
_TARGETS = rf"(?:(?:{_ALONE}|{printed(_upon['places'])})\s+)*(?:{printed(_upon['targets'])}|(?-i:{_ALONE})(?!\s+[A-Z]))"
GENERAL = regex(rf"(?:{_TARGETS})\b", re.I)
"""Labels that may stand for any authority: "Council", "the force"."""
APPOINTED = regex(
    rf"\b(?:(?:(?:{pattern(_sent['commissioners'])})\s+)*commissioners?|(?:ministerial\s+)?envoys?|"
    rf"(?:(?:{pattern(_sent['advisers'])})\s+)*(?:improvement\s+)?advis[eo]rs?|improvement\s+partner)\b",
    re.I,
)
"""Those whom departments send: commissioners, envoys, advisers, improvement partners."""
APPOINTED_HINTS = Hints.of(APPOINTED.pattern)
_SUBORDINATE = regex(r"^.*\b(?:that|where|which|as|because)\s+", re.I)
_PASSIVE = regex(
    r"^(?:[^,;]*\b(?:having|being)\b[^,;]*,\s+)?(?P<on>.*?)\s+(?:(?:had|has|have)\s+)?(?:(?:was|were|been|being|is|are|remained|remains)\s+)+(?:\w+ly\s+|"
    r"also\s+|now\s+|still\s+)?(?:issued\s+with|served\s+(?:with|by)|given|made\s+subject\s+to|subject\s+to|"
    r"placed\s+(?:under|on|into|in)|put\s+(?:under|on|into|in)|under|sent|moved)\b|"
    r"^(?P<got>.*?)\s+(?:had\s+|has\s+|have\s+)?received\b",
    re.I,
)
_WHOM = regex(
    rf"(?:\s+(?:was|were|is|had\s+been|would\s+be)\s+required\s+of|\s+(?:on|upon|to))\s+(?:the\s+|(?=[A-Z]|(?:{v.SERVICE_OPENERS})\b))(?P<on>[\w'&-]+(?:\s+[\w'&-]+){{0,6}}?)"
    r"(?=\s+(?:in|on|by|for|from|under|which|and|at|because|after|following|requiring|as|over|about|concerning|"
    r"regarding|relating|with|"
    r"against|during|within|that|when|where|until|since|last|had|was|were)\b|[,.;]|$)(?!\s+and\s+\w+\s+Act\b)"
)
_UPON = regex(
    rf"\b(?:on|upon|to|against|at|in|support|supporting|with|received\s+by|served\s+on|issued\s+to)\s+(?:the\s+|"
    rf"our\s+)?(?P<on>(?:[A-Z][\w'&-]+\s+){{0,6}}?{_TARGETS})\b(?!\s+(?:of\s+ministers|tax|house))"
)
_UPON_SERVICES = regex(
    rf"\b(?:on|upon|to|at)\s+(?:the\s+|our\s+|its\s+)?(?P<on>(?:(?:[A-Z][\w&-]*\s+){{0,4}}[A-Z][\w&-]*['’]s?\s+)?(?:{v.SERVICE_OPENERS})(?:['’]s?)?"
    r"(?:\s+[a-z'’-]+){0,3}?\s+(?:services?|social\s+care))\b"
)
"""A service in small letters: "issued to the Council's children's services by"."""
_HAS_ONE = regex(
    r"(?:[Tt]he\s+)?(?P<on>[A-Z][\w'&-]+(?:\s+[\w'&-]+){0,6}?)\s+(?:has|had)\s+(?:an?|"
    r"its\s+own)\s+(?:[\w-]+\s+){0,2}$",
)
_ANY = regex(rf"\b(?:the\s+|The\s+)(?P<on>{_TARGETS})\b(?!\s+(?:board|meeting|group|panel|chair|executive))")


_ASIDE = regex(r"(?<=\w),\s+(?:in|on|during|since)\s[^,;]{3,25},(?=\s)")
_AT_HEAD = regex(
    r"(?:At|For|In\s+respect\s+of|In\s+the\s+case\s+of)"
    r"\s+(?:the\s+)?(?P<on>[A-Z][\w'&-]*(?:\s+[A-Z][\w'&-]*){0,4}),?\s+(?:an?|the|two|three)\s"
)
_APPOSED = regex(r"\b(?:[Aa]n?|[Tt]he|[Oo]ur|[Oo]ne(?:\s+of\s+the)?)\s+[a-z][\w\s'-]{2,50},\s+(?P<name>[A-Z][^,;]{2,60}),?$")


_SERVED_WITH = regex(
    r"\b(?:served|issued|presented)\s+(?:the\s+)?(?P<on>(?!(?:been|with|on|by|upon)\b)[\w'&-]+(?:\s+[\w'&-]+){0,5}?)\s+with\s+(?:an?|the|its|two|three)\s+(?:[\w-]+\s+){0,3}$"
)
_HANDED = regex(
    r"\b(?:handed|gave|given|issued|sent|served)\s+(?:the\s+|(?=[A-Z]))(?P<on>[\w'&-]+(?:\s+[A-Z][\w'&-]+){0,5})\s+(?:an?|two|three)\s+(?:[\w-]+\s+){0,2}$"
)
_PURPOSE = regex(r"^(?:To|In\s+order\s+to)\s+[^,;]{3,40}?,?\s+(?=the\s)")
"""What opens a clause: "To help with this" the council had been given an adviser."""
_BE_ASKED = regex(
    r"\W*(?:\w{1,3}[.)]\s+)?(?:[Tt]hat\s+)?(?:the\s+)?(?:[Ff]ull\s+)?(?P<on>Council|Authority)\s+be\s+(?:asked|requested|recommended)\b"
)
_A_REPORT = regex(r"\s+(?:an?|the)\s+(?:[\w-]+\s+){0,2}(?:reports?|updates?|presentations?|briefings?)\b", re.I)
"""Behind "received": what tells of an act upon others."""
_OFFICE = regex(rf"\b(?:{printed(_upon['offices'])})$")
"""Those to whom a notice may be handed though it is upon their body."""
_AND_UPON = regex(
    r"\s+and\s+(?:the\s+)?(?P<on>[A-Z][\w'&-]+(?:\s+[A-Z][\w'&-]+){0,5})(?=\s+(?:in|on|by|for|from|under|which|requiring|following|after|dated)\b|[,.;]|$)"
)


def target_of(text: str, match: re.Match[str]) -> tuple[str, ...]:
    """Upon whom: the subject of a passive, the object of "upon", else the authority that the sentence speaks of."""
    before = text[: match.start()]
    clause = leads.without(before[clause_of(before) :])
    clause = _ASIDE.sub("", clause)
    headed = _AT_HEAD.match(clause.lstrip())
    if headed is not None and not bodies(headed["on"]):
        return (headed["on"],)
    served = _SERVED_WITH.search(before) or _HANDED.search(before)
    if served is not None and (label := label_of(served["on"])) and not _OFFICE.search(label):
        return (label,)
    passive = _PASSIVE.search(clause)
    apposed = _APPOSED.search(passive["on"] or passive["got"]) if passive else None
    if apposed is not None:
        return (apposed["name"],)
    if passive and passive["got"] and _A_REPORT.match(clause, passive.end()):
        passive = None
    if passive and not APPOINTED.search(passive["on"] or passive["got"] or ""):
        label = label_of(_PURPOSE.sub("", _SUBORDINATE.sub("", passive["on"] or passive["got"])))
        if label:
            return (label,)
    whom = _WHOM.match(text, match.end())
    label = label_of(whom["on"]) if whom else ""
    if whom is not None and label:
        more = _AND_UPON.match(text, whom.end("on"))
        return (label, more["on"]) if more else (label,)
    upon = _UPON_SERVICES.search(text, match.end()) or _UPON.search(text, match.end()) or _UPON.search(text)
    holder = None if upon else _HAS_ONE.match(clause)
    if holder is not None and not bodies(holder["on"]) and (label := label_of(holder["on"])):
        return (label,)
    anyone = upon or _ANY.search(text) or _BE_ASKED.match(text)
    if anyone:
        label = label_of(anyone["on"])
        return (label,) if label else ()
    return ()


_PRONOUN = regex(
    r"(?:when\s|it|they|he|she|we|us|them|him|her|which|who|that|this|these|those|there|one|some|each|members|no|an?|"
    r"in|as|following|"
    rf"remaining|others?|{SEVERAL}|\d+)\b",
    re.I,
)


_CLAUSE = regex(
    r"\b(?:judged|rated|graded|found|to\s+be|(?<!ooked )after(?!\s+school)|before(?!\s+and)|since|because|"
    r"(?<!arly )years?|months?|weeks?)\b"
)
"""What no name of a body or service holds: a piece of another clause."""
_OF_ACT = regex(
    r"\b(?:notice|direction|action|plan|recommendations?|letter|report|inspection|visit)s?(?:\s+(?:in|of|on)\s.*)?$",
    re.I,
)
_STATUTE = regex(r"\bAct\b(?:\s+\d{4})?$")


def label_of(text: str) -> str:
    """A label without article and possessive; empty where it names nobody."""
    text = _BRACKETS.sub("", text).strip(" ,.;:-–'\"")
    text = _ARTICLE.sub("", text)
    text = _APPOSITION.sub("", text)
    text = _AUXILIARIES.sub("", text)
    text = _POSSESSIVE.sub("", text)
    if not text or _PRONOUN.match(text) or len(text.split()) > 10:
        return ""
    return "" if _OF_ACT.search(text) or _CLAUSE.search(text) or _STATUTE.search(text) else text


_POSSESSIVE = regex(r"'s?$")
_AUXILIARIES = regex(r"(?:\s+(?:had|has|have|also|both|then|was|were|is|are|been))+$")
_APPOSITION = regex(r"(?<=\w),\s+(?:an?|one\s+of|the)\s+.*$")
_ARTICLE = regex(r"^(?:the|its|our|their)\s+", re.I)
_BRACKETS = regex(r"\s*\([^)]*\)")
