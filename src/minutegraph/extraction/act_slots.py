"""What a sentence says of a formal act besides its name: who did it, upon whom, when."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from minutegraph.extraction import strangers
from minutegraph.extraction.expressions import regex
from minutegraph.extraction.outsiders import Named, bodies
from minutegraph.extraction.phrases import pattern
from minutegraph.extraction.strangers import Firms
from minutegraph.lexicon import load


@dataclass(frozen=True, slots=True)
class Nearby:
    """What stands near a sentence: whether a regulator was named just before, and the auditors' firms of the document.

    `before` is the sentence before it.
    """

    regulated: bool = False
    firms: Firms = field(default_factory=Firms)
    before: str = ""

    def bodies(self, text: str) -> tuple[Named, ...]:
        """The outside bodies that the text names, those firms among them."""
        return strangers.with_firms(text, bodies(text), self.firms)


ALONE = Nearby()
"""Nothing is known of what stands near a sentence."""


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


_BREAK = regex(r"[;:.]\s|,\s+(?:and|but|which|while|whilst|although)\s+|\s(?:but|although|whereas)\s")


def clause_of(text: str) -> int:
    """Where the last clause of the text begins."""
    return max((match.end() for match in _BREAK.finditer(text)), default=0)


@cache
def words(name: str) -> re.Pattern[str]:
    """A list of words of `lexicon/interventions.toml` as one expression for whole words in any case."""
    return regex(rf"(?<![\w-])(?:{pattern(load('interventions')['words'][name])})(?![\w-])", re.I)


def is_unreal(text: str) -> bool:
    """Whether the text denies, fears or hopes for what follows it; the month of May is no "may"."""
    return any(match[0] != "May" for match in words("unreal").finditer(text))


_DOING = (
    r"(?:issued|issuing|made|making|appointed|appointing|served|serving|published|placed|placing|imposed|gave|"
    r"given|giving|sent|raised|"
    r"directed|required|requiring|exercised|moved|put|took|decided|used|reported|withdrawn|withdrew|lifted|"
    r"revoked|removed|"
    r"named|installed|written|wrote|reprimanded|fined|handed|handing|presented|determined)"
)
_AUXILIARY = (
    r"(?:(?:had|has|have|having|both|nevertheless|by\s+letter(?:\s+of\s+\d{1,2}\s+\w+)?|then|also|since|recently|subsequently|formally|thereupon|thereafter|duly|later|in\s+addition|now|moreover|accordingly|therefore|further|"
    r"(?:,\s+)?on\s+\d{1,2}(?:st|nd|rd|th)?\s+\w+(?:,?\s+\d{4})?|in\s+\w+\s+\d{4}|in\s+[A-Z]\w+),?\s+)*"
)
_ACTING = regex(
    rf"(?:'s)?(?:\s*\([^)]*\))?(?:,\s+(?:which|who))?(?:\s+(?:for\s+\w+(?:,?\s+\w+)*?))?\s+{_AUXILIARY}{_DOING}\b", re.I
)
_ACTED = regex(
    rf"(?:\s*\([^)]*\))?(?:'s?\s+\w+)?\s+{_AUXILIARY}(?:\w+ed|found|made|gave|took|came|went|put|sent|"
    rf"wrote|written|given|met|been)\b"
)
_AND_DID = regex(
    rf".*(?:\band\s+(?:(?:then|also|had|has|the\s+same\s+day|subsequently|in\s+\w+)\s+)*|"
    rf",\s+)?\b{_DOING}\s+(?:[\w'&-]+\s+){{0,5}}$",
    re.S,
)
_NEW_SUBJECT = regex(
    r"(?:\band|[;:]|,|\bwhich|\bthat)\s+(?:that\s+)?(?:the|an?|its|their|it|they|he|she|"
    r"[A-Z]\w+)\s+(?:[\w'&-]+\s+){0,4}?(?:had|has|was|were|is|would|could)\b"
)
_BY = regex(r"\b(?:by|from)\s+(?:(?:its|our|their|the)\s+(?:external\s+)?auditors?,\s+)?(?:the\s+)?(?:then\s+)?$", re.I)
_BY_IT = regex(r"\b(?:by|from)\s+(?:it|them)\b")
_ITS = regex(r"(?:'s?)?\s*(?:-\s*)?(?:\w+\s+){0,2}")
_COMMON_NOUN = (
    r"(?P<who>(?:HM|H[ei][rs]\s+Majesty['’]s)\s+Chief\s+Inspector(?:\s+of\s+[A-Z]\w+)?|[Aa]uditor\s+[Gg]eneral|(?:external\s+)?auditors?|Department|(?:First\s+|Deputy\s+|Housing\s+|"
    r"Education\s+)?(?:Parliamentary\s+(?:Under[\s-]+)?Secretary(?:\s+of\s+State)?|Ministers?(?:\s+of\s+State)?)(?:\s+for\s+(?:[A-Z][\w']+(?:,?\s+(?:and\s+)?(?=[A-Z]))?)+)?|"
    r"Government|Brigade|Regulator|regulator|Inspectorate|inspectorate|Commission|[Ff]ire\s+(?:(?:and|"
    r"&)\s+[Rr]escue\s+)?(?:[Ss]ervice|[Aa]uthority|[Bb]rigade)|"
    r"[Oo]mbudsman|Environment\s+Agency|Tribunal|Regional\s+(?:Schools\s+)?(?:Director|Commissioner))"
)
COMMON = regex(
    rf"\b(?:[Tt]he\s+|(?=H[MEIei]))(?:[Tt]hen\s+)?{_COMMON_NOUN}\s+{_AUXILIARY}(?:issued|determined|handed|made|raised|published|placed|served|"
    rf"appointed|sent|put|directed|given|gave|named|written)\b"
)
"""A common noun for a department, regulator or auditor that is told to have acted: "the Minister had issued"."""
_COMMON_BY = regex(
    rf"\b(?:by|received\s+from|notice\s+from|direction\s+from)\s+(?:the\s+|an?\s+|its\s+|"
    rf"their\s+|our\s+|his\s+)?{_COMMON_NOUN}\b"
)
_COMMON_FIRST = regex(rf"\b(?:[Tt]he\s+){_COMMON_NOUN}(?=\s+{_AUXILIARY}\w+ed\b|\s+had\s+written\b|\s+wrote\b)")
_BY_NAME = regex(
    rf"\b{_DOING}\b[^.;]{{0,60}}?\bby\s+(?P<who>(?!(?:January|February|March|April|May|June|July|August|September|"
    rf"October|November|December|"
    r"Cllr|Councillor|Mr|Mrs|Ms|Members|Cabinet|Council|Committee|The|It)\b)[A-Z][\w'&-]+(?:\s+(?:(?:of|for|and|"
    r"&)\s+)?[A-Z][\w'&-]+){0,6})"
)


_NAME_FIRST = regex(
    rf"(?<![\w-])(?:[Tt]he\s+)?(?P<who>(?:(?!(?:The|{strangers.OPENERS})\b)[A-Z][\w'&-]+\s+(?:(?:and|of|for|&)\s+)?){{1,6}}(?:Service|"
    r"Agency|Executive|Inspectorate|"
    rf"Commission|Brigade|LLP|Ltd))\s+{_AUXILIARY}(?:issued|served|made|imposed|given|"
    r"gave)\s+(?:[\w-]+\s+){0,4}?$"
)
_NAME_DID = regex(
    r"(?<![\w-])(?P<who>(?:(?!The\b)[A-Z][\w'&-]+\s+(?:(?:and|of|for|&)\s+)?){1,5}(?:Service|Agency|Executive|Inspectorate|Commission|Brigade))\s+"
    r"(?:had\s+)?(?:carried\s+out|conducted|undertook|inspected|visited|audited)\b[^;.]{3,90}?\band\s+(?:\w+ly\s+|then\s+|later\s+)?"
    r"(?:served|issued|imposed)\s"
)
_APPOSED_FIRST = regex(
    r"(?:^|[.;:]\s+|\bthat\s+)(?P<who>[A-Z][\w'&-]+(?:\s+(?:(?:and|&)\s+)?[A-Z][\w'&-]+){0,4}),\s+(?:the|our|"
    r"its|their)\s+(?:[\w']+\s+){0,2}auditors?,\s+"
    r"(?:(?:had|has|have|also)\s+)*(?:issued|made|given|gave)\s+(?:[\w-]+\s+){0,3}?$"
)


_AUDITORS_APPOSED = regex(
    r"\b(?:[Tt]he\s+)?(?:[\w']+\s+){0,2}auditors?,\s+(?P<who>[A-Z][\w'&-]+(?:\s+(?:(?:and|&)\s+)?[A-Z][\w'&-]+){0,4}),\s+(?:(?:had|has|have|also)\s+)*"
    r"(?:issued|made|given|gave|sent|written|wrote|raised|published)\s"
)
UNDER_WHICH = regex(r"\b(?:under|by|in)\s+which\b|\bwhereby\b")
"""Behind it a sentence tells what an act makes somebody do, and of other acts."""
_OWNED = regex(r"\b[Tt]he\s+(?P<who>Department|Government|Minister|DfE)'s\s+(?:[\w-]+\s+){0,2}$")


def makers_of(text: str, named: tuple[Named, ...], match: re.Match[str]) -> tuple[Named, ...]:
    """Of the bodies named, the one that acts: before a verb of doing, after "by" or "from", or before the act's name.

    Where no such body is named, the common noun for one ("the auditor", "the Department") that is told to have acted, else
    the name after "by", else who is the subject of an earlier verb of the same clause ("wrote to the Council, making").
    """
    begin, end = text.rfind("; ", 0, match.start()) + 1, text.find("; ", match.end())
    named = tuple(body for body in named if begin <= body.start and (end < 0 or body.end <= end))
    clause = clause_of(text[: match.start()])
    found = _maker_named(text, named, match, clause)
    if found is None and named and _BY_IT.search(text):
        found = named[0]
    found = found or _maker_called(text, match, begin, end if end >= 0 else len(text), clause)
    found = found or _maker_before(text, named, match)
    return (found,) if found is not None else ()


def _maker_named(text: str, named: tuple[Named, ...], match: re.Match[str], clause: int) -> Named | None:
    """Of the bodies named, the one that acts beside the verb; those of the same clause come first."""
    for body in sorted(named, key=lambda one: one.start < clause):
        if match.start() <= body.start and body.end <= match.end():
            return body
        if body.start > match.end() and UNDER_WHICH.search(text, match.end(), body.start):
            continue
        if (
            _ACTING.match(text, body.end, body.end + 60)
            or _BY.search(text, max(0, body.start - 40), body.start)
            or _ITS.fullmatch(text, body.end, match.start())
        ):
            return body
    return None


def _maker_called(text: str, match: re.Match[str], begin: int, end: int, clause: int) -> Named | None:
    """Who acts by a common noun, or by a name that no list knows, in the stretch from `begin` to `end`."""
    common = _OWNED.search(text, begin, match.start()) or COMMON.search(text, begin, end) or _COMMON_BY.search(text, begin, end)
    if common is not None:
        return _common(common)
    if (by_name := _BY_NAME.search(text)) is not None:
        return _stranger(by_name, "reviewer")
    if (apposed := _AUDITORS_APPOSED.search(text, begin, match.start())) is not None:
        return _stranger(apposed, "auditor")
    did = _NAME_DID.search(text, begin, match.start()) or _NAME_FIRST.search(text, clause, match.start())
    did = did or _APPOSED_FIRST.search(text, 0, match.start())
    return _stranger(did, "reviewer") if did is not None else None


def _stranger(match: re.Match[str], kind: str) -> Named:
    return Named(match.start("who"), match.end("who"), "", match["who"], kind)


def _maker_before(text: str, named: tuple[Named, ...], match: re.Match[str]) -> Named | None:
    """Who is the subject of an earlier verb of the same clause: "wrote to the Council, making"."""
    subjects = [body for body in named if _ACTED.match(text, body.end)]
    subjects += [_common(m) for m in _COMMON_FIRST.finditer(text, 0, match.start())]
    for body in sorted(subjects, key=lambda b: -b.start):
        between = text[body.end : match.start()]
        if body.end <= match.start() and _AND_DID.match(between) and not _NEW_SUBJECT.search(between):
            return body
    return None


def _common(match: re.Match[str]) -> Named:
    who = match["who"]
    kind = (
        "auditor" if "auditor" in who.lower() else "department" if re.match(r"Dep|.*Minist|Gov", who) else "regulator"
    )
    return Named(match.start("who"), match.end("who"), kind, who, kind)


_IT_DID = regex(
    rf"(?:^|[,;]\s+|\b(?:that|and)\s+)(?:[Ii]t|[Tt]hey)\s+{_AUXILIARY}{_DOING}\b[^;.]{{0,60}}$|"
    rf"^[^,;]{{3,30}},?\s+it\s+{_AUXILIARY}{_DOING}\b[^;.]{{0,60}}$"
)


_BY_HIM = regex(r"\b(?:appointed|issued|made|served|sent|named|given|imposed)\s+(?:\w+\s+)?by\s+(?:him|her|it|them)\b")


def it_did(text: str, start: int, near: Nearby) -> tuple[Named, ...]:
    """The one outside body of the sentence before, where "it" did what is named at `start`: "it had served the Authority"."""
    if not near.before or not (_IT_DID.search(text, 0, start) or _BY_HIM.search(text)) or near.bodies(text):
        return ()
    before = {body.slug: body for body in near.bodies(near.before)}
    return tuple(before.values()) if len(before) == 1 else ()


_TARGETS = (
    r"(?:City\s+|County\s+|Borough\s+|District\s+|Parish\s+|Town\s+|Community\s+)*(?:Council|Authority|"
    r"Local\s+Authority|Force|Constabulary|"
    r"Service|Trust|Partnership|local\s+area|council|authority|force|service|local\s+authority|trust|board|partnership|"
    r"local\s+area\s+partnership|provider|landlord|school|academy|home|hospital|(?-i:City|County|Borough|District)(?!\s+[A-Z]))"
)
GENERAL = regex(rf"(?:{_TARGETS})\b", re.I)
"""Labels that may stand for any authority: "Council", "the force"."""
APPOINTED = regex(
    r"\b(?:(?:lead\s+|managing\s+director\s+|children'?s?\s+(?:services\s+)?|independent\s+|government\s+|"
    r"DfE\s+|statutory\s+|finance\s+|two\s+|three\s+|four\s+|five\s+)*commissioners?|(?:ministerial\s+)?envoys?|"
    r"(?:DfE\s+|independent\s+|government\s+|statutory\s+|SEND\s+)*(?:improvement\s+)?advis[eo]rs?|improvement\s+partner)\b",
    re.I,
)
"""Those whom departments send: commissioners, envoys, advisers, improvement partners."""
_SUBORDINATE = regex(r"^.*\b(?:that|where|which|as|because)\s+", re.I)
_PASSIVE = regex(
    r"^(?:[^,;]*\b(?:having|being)\b[^,;]*,\s+)?(?P<on>.*?)\s+(?:(?:had|has|have)\s+)?(?:(?:was|were|been|being|is|are|remained|remains)\s+)+(?:\w+ly\s+|"
    r"also\s+|now\s+|still\s+)?(?:issued\s+with|served\s+(?:with|by)|given|made\s+subject\s+to|subject\s+to|"
    r"placed\s+(?:under|on|into|in)|put\s+(?:under|on|into|in)|under|sent|moved)\b|"
    r"^(?P<got>.*?)\s+(?:had\s+|has\s+|have\s+)?received\b",
    re.I,
)
_WHOM = regex(
    r"(?:\s+(?:was|were|is|had\s+been|would\s+be)\s+required\s+of|\s+(?:on|upon|to))\s+(?:the\s+|(?=[A-Z]))(?P<on>[\w'&-]+(?:\s+[\w'&-]+){0,6}?)"
    r"(?=\s+(?:in|on|by|for|from|under|which|and|at|because|after|following|requiring|as|over|about|concerning|"
    r"regarding|relating|with|"
    r"against|during|within|that|when|where|until|since|last|had|was|were)\b|[,.;]|$)(?!\s+and\s+\w+\s+Act\b)"
)
_UPON = regex(
    rf"\b(?:on|upon|to|against|at|in|support|supporting|with|received\s+by|served\s+on|issued\s+to)\s+(?:the\s+|"
    rf"our\s+)?(?P<on>(?:[A-Z][\w'&-]+\s+){{0,6}}?{_TARGETS})\b(?!\s+(?:of\s+ministers|tax|house))"
)
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
_OFFICE = regex(r"\b(?:Mayor|Leader|Chair\w*|Members?|Councillors?|Director|Clerk|Cabinet|Committee|Panel)$")
"""Those to whom a notice may be handed though it is upon their body."""
_AND_UPON = regex(
    r"\s+and\s+(?:the\s+)?(?P<on>[A-Z][\w'&-]+(?:\s+[A-Z][\w'&-]+){0,5})(?=\s+(?:in|on|by|for|from|under|which|requiring|following|after|dated)\b|[,.;]|$)"
)


def target_of(text: str, match: re.Match[str]) -> tuple[str, ...]:
    """Upon whom: the subject of a passive, the object of "upon", else the authority that the sentence speaks of."""
    before = text[: match.start()]
    clause = before[clause_of(before) :]
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
    if passive and not APPOINTED.search(passive["on"] or passive["got"] or ""):
        label = label_of(_SUBORDINATE.sub("", passive["on"] or passive["got"]))
        if label:
            return (label,)
    whom = _WHOM.match(text, match.end())
    label = label_of(whom["on"]) if whom else ""
    if whom is not None and label:
        more = _AND_UPON.match(text, whom.end("on"))
        return (label, more["on"]) if more else (label,)
    upon = _UPON.search(text, match.end()) or _UPON.search(text)
    holder = None if upon else _HAS_ONE.match(clause)
    if holder is not None and not bodies(holder["on"]) and (label := label_of(holder["on"])):
        return (label,)
    anyone = upon or _ANY.search(text)
    if anyone:
        label = label_of(anyone["on"])
        return (label,) if label else ()
    return ()


_PRONOUN = regex(
    r"(?:when\s|it|they|he|she|we|us|them|him|her|which|who|that|this|these|those|there|one|some|each|members|no|an?|"
    r"in|as|following|"
    r"remaining|others?|two|three|four|five|six|seven|eight|nine|ten|\d+)\b",
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
    text = re.sub(r"\s*\([^)]*\)", "", text).strip(" ,.;:-–'\"")
    text = re.sub(r"^(?:the|its|our|their)\s+", "", text, flags=re.I)
    text = re.sub(r"(?<=\w),\s+(?:an?|one\s+of|the)\s+.*$", "", text)
    text = re.sub(r"(?:\s+(?:had|has|have|also|both|then|was|were|is|are|been))+$", "", text)
    text = re.sub(r"'s?$", "", text)
    if not text or _PRONOUN.match(text) or len(text.split()) > 10:
        return ""
    return "" if _OF_ACT.search(text) or _CLAUSE.search(text) or _STATUTE.search(text) else text
