"""To whom or what a clause refers: its subject, the noun before "which", what a question was about."""

from __future__ import annotations

import re

from minutegraph.extraction.inspections.labels import clean, cleaned, some
from minutegraph.extraction.language import leads
from minutegraph.extraction.language.expressions import regex

_UNDERWENT = regex(
    r"\s+(?:(?:(?:had|has)\s+been|was|were|is)\s+(?:recently\s+)?the\s+subject\s+of|(?:had\s+|has\s+)?(?:been|"
    r"gone|went|come)\s+through|(?:had\s+|has\s+)?taken\s+part\s+in|(?:was|were|had\s+been|has\s+been|is|been)\s+"
    r"(?:\w+\s+)?subject(?:ed)?\s+to|"
    r"(?:had\s+|has\s+)?(?:undergone|underwent|received|had|welcomed|hosted)|(?:would|will|is\s+to|was\s+to|agreed\s+to|due\s+to)\s+"
    r"(?:host|undergo|welcome|receive|have))\s+(?:an?\s+|the\s+|its\s+|their\s+)?$",
    re.I,
)
_LEAD = regex(
    r"^.*\b(?:(?:first|second|third|last|only)\s+time(?:\s+that)?|that|where|because|as|when|which|since|noted|advised|said|asked|reported|stated|explained|informed|"
    r"confirmed|heard|whether|why|how|although|while|whilst|included|including|such\s+as|namely)\s+(?=\S)",
    re.I,
)
_TIMED = regex(
    r"(?:in|on|during|at|by|since|between|from|over|early|late|throughout|following|after|before|under|as\s+a\s+result\s+of)\s[^,]*\s"
    r"(?P<rest>(?:the|its|our|their)\s[^,]+)$",
    re.I,
)
_SINCE_THE = regex(
    r"^(?:[Ss]ince|[Bb]efore|[Aa]fter|[Ff]ollowing)\s+(?:the|that|its|this)\s+(?:[\w-]+\s+){1,3}?(?=(?:the|its|our)\s+\w+$)"
)
"""What opens a clause before its subject: "Since the inspection" the Council had received."""
_AS_A_WHOLE = regex(r"\s+as\s+a\s+whole\b")
_AT = regex(r"^(?:At|Of|With)\s+(?=[A-Z])")
_SAME_PLACE = regex(r"\s+(?:at|in|of)\s+(?:the\s+same|that)\s+\w+$")
_TRAIL = regex(r"(?:^|\s+)(?:just|had|has|have|also|then|again|recently|since|itself|each)$", re.I)
_ORGANISED = regex(
    r"\b(?:Service|Council|Authority|Partnership|Trust|Department|Board|Force|Police|Constabulary|"
    r"Association|Agency)$"
)
_STATE = regex(
    r"(?P<on>(?:[A-Z][\w'’&.-]*\s+){1,6}|(?:the|our|its)\s+(?:[\w'-]+\s+){1,4}?)"
    r"(?:remained|remains|is|was|were|had|has|continued|stayed|received|got)\s.*\sand$"
)
_ADVERBIAL = regex(
    r"(?:(?:as\s+)?part\s+of|under|in\s+line\s+with|as\s+with|along\s+with|like|unlike|together\s+with)\s",
    re.I,
)


def subject(text: str) -> str:
    """The subject that stands at the end of the text, cleaned; empty where there is none."""
    text = _AT.sub("", _AS_A_WHOLE.sub("", leads.without(text.strip(" ,"))))
    text = _LEAD.sub("", _SINCE_THE.sub("", text))
    timed = _TIMED.match(text)
    if timed is not None:
        text = timed["rest"]
    while (shorter := _TRAIL.sub("", text)) != text:
        text = shorter
    state = _STATE.match(text)
    text = clean(_SAME_PLACE.sub("", state["on"] if state else text))
    if _ADVERBIAL.match(text) and (name := _LAST_NAME.search(text)) and " " in name["on"]:
        text = clean(name["on"])
    return text if 0 < len(text.split()) <= 10 else ""


_LAST_NOUN = regex(r"^.*\b(?:the|its|our|their|his|her)\s+(?P<on>[\w'&-]+(?:\s+[\w'&-]+){0,5})$")
_LAST_NAME = regex(r"(?P<on>(?:[A-Z][\w'&-]*\s+(?:(?:and|of|for|the|at)\s+)?)*[A-Z][\w'&-]*)$")
_PLACED = regex(
    r"\b(?:[Tt]he|[Aa]n?|[Oo]ur|[Ii]ts)\s+(?P<on>(?:[\w'’-]+\s+){0,2}(?:home|school|hospital|unit|ward|centre|practice|surgery|clinic|"
    r"nursery|college|academy|hostel|station|service|department|scheme)\s+(?:in|at|on|near|of)\s+(?:the\s+)?(?:[A-Z][\w'&’-]*\s*)+)$"
)
"""A home or service told by its place: "the children's home in Moss Ward"."""
_FOR = regex(r"\bfor\s+(?:the\s+)?(?P<on>[a-z'’-]+(?:\s+[a-z'’-]+){0,3})$")


def antecedent(text: str) -> str:
    """The noun or name at the end of the text, to which "which" or "who" after it refers."""
    match = _PLACED.search(text) or _LAST_NAME.search(text) or _LAST_NOUN.match(text) or _FOR.search(text)
    return clean(match["on"]) if match else subject(text)


_RELATIVE = regex(r"(?:which|who|that)(?:\s+(?:had|has|have|was|were|been|also|last|again|itself))*\s*", re.I)
_CAPITALS = r"[A-Z][\w'’-]*(?:\s+[A-Z][\w'’-]*)+"
_PART_OF_SCHOOL = regex(
    r"^(?:Nursery(?:\s+(?:Class|School))?|Early\s+Years\s+Centre|Sixth\s+Form|Infant\s+School|Junior\s+School|"
    r"Primary\s+School)$"
)
_TWO_NAMES = regex(rf"({_CAPITALS})\s+and\s+({_CAPITALS})")
_APPOSED = regex(r"(?<=\w),\s+(?:an?|the|its|our|one\s+of)\s+[^,;]+,\s*$")
_RUN_BY = regex(
    r"(?<=\w),\s+(?:hosted|run|managed|operated|owned|based|led|registered|commissioned|provided|which|who|whose)\s[^,;]+,\s*$",
)
_ASIDE = regex(r",\s+(?P<names>[A-Z][\w'& ]+?),\s*$")


def subjects(text: str, begin: int, end: int) -> tuple[str, ...]:
    """The subjects that end at `end`, whose clause begins at `begin`; after an aside its names: "two, A and B, were"."""
    if _RELATIVE.fullmatch(text[begin:end].lstrip()) and begin > 2:
        before = text[:begin].rstrip(" ,(")
        at = max(before.rfind(mark) + len(mark) for mark in (", ", "; ", ": "))
        return some(antecedent(before[at if at > 1 else 0 :]))
    run = _RUN_BY.search(text, 0, begin + 1) if not _TRAIL.sub("", text[begin:end].strip()) else None
    if run is not None:
        begin = run.start() + 2
        end = begin
    label = subject(text[begin:end])
    if label:
        pair = _TWO_NAMES.fullmatch(label)
        one = pair is not None and (_ORGANISED.search(pair[2]) and not _ORGANISED.search(pair[1]))
        if pair is not None and (one or _PART_OF_SCHOOL.search(pair[2])):
            pair = None  # "Marsh Fire and Rescue Service", "Elm Primary and Nursery Class"
        return pair.groups() if pair else (label,)
    apposed = _APPOSED.search(text, 0, begin + 1)
    if apposed and not _TRAIL.sub("", text[begin:end].strip()):
        at = text.rfind("; ", 0, apposed.start())
        return some(subject(text[at + 2 if at >= 0 else 0 : apposed.start()]))
    aside = _ASIDE.search(text, 0, begin) if not _TRAIL.sub("", text[begin:end].strip()) else None
    if aside is not None:
        return tuple(filter(None, map(clean, re.split(r"\s+and\s+", aside["names"]))))
    if run is None:
        return ()
    at = max(text.rfind(mark, 0, run.start()) + len(mark) for mark in (", ", "; "))
    return some(subject(text[at if at > 1 else 0 : run.start()]))


def underwent(text: str, clause: int, left: int) -> tuple[str, ...]:
    """The subject of undergoing before `left`: "the Council was subject to a", "the force had received an"."""
    match = _UNDERWENT.search(text, clause, left)
    if match is None or match.end() != left:
        return ()
    label = subject(text[clause : match.start()])
    return (label,) if label else subjects(text, clause, match.start())


_ASKED_ABOUT = regex(
    r"\b(?:asked|enquired|inquired|queried|asking|question)\s+(?:[\w']+\s+){0,3}?(?:about|after|on|regarding)\s+(?:the\s+|our\s+)?"
    r"(?P<on>[\w'’&-]+(?:\s+[\w'’&-]+){0,5}?)\s*[.?]?$",
    re.I,
)


def asked_about(text: str) -> tuple[str, ...]:
    """What a question was about, which the reply calls "it": "asked about the adoption agency."."""
    match = _ASKED_ABOUT.search(text)
    return cleaned(match["on"]) if match else ()
