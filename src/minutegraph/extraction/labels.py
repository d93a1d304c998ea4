"""Whom or what an inspection was of, as the sentence prints it."""

from __future__ import annotations

import re
from functools import cache

from minutegraph.extraction.dateforms import MONTHS, SEASONS
from minutegraph.extraction.expressions import regex
from minutegraph.extraction.phrases import pattern
from minutegraph.lexicon import load

_SERVICES = (
    r"services\s+for\s+children\s+in\s+need\s+of\s+help\s+and\s+protection(?:,?\s+(?:and\s+)"
    r"?(?:children\s+looked\s+after|"
    r"looked\s+after\s+children|children\s+in\s+care|care\s+leavers))*|"
    r"[\w'-]+(?:,\s+[\w'-]+){1,3}\s+and\s+[\w'-]+\s+(?:arrangements|services|functions|provision|processes|teams)"
)
STOP = (
    r"(?=\s+(?:by|which|that|who|whom|whose|in(?!\s+need)|on|during|between|from|under|held|undertaken|carried|"
    r"conducted|took|had|"
    r"has|have|was|were|is|are|would|will|with|following|since|where|against|over|throughout|across|within|"
    r"finding|found|"
    r"looking|focus\w+|starting|beginning|commencing|and\s+(?:had|was|were|has|gave|given|found|rated|judged|"
    r"graded|its|published|issued|signed|completed|concluded|identified|made|"
    r"there|that|invited|informed|met|spoke|talked|saw|heard|interviewed|observed|praised|commended|rated|thanked|asked|advised|said|stated|noted|welcomed|reported|explained|"
    r"outlined|highlighted|"
    r"presented|drew|made|would|will|it|this|they|he|she)|arranged|due|published|led|last|earlier|again|"
    r"for\s+(?:an?\s+)?(?:[\w-]+\s+)?(?:days?|weeks?|"
    r"months?)|for\s+(?:the\s+(?:week|\d)|early|late|mid|\d{1,2}\s+(?:and\b|[-–]|to\b|(?-i:[A-Z]))|(?-i:"
    rf"{MONTHS}))|this\s+(?:year|month|week|{SEASONS})|as|when|while|"
    r"whilst|because|but|so|until|before|(?<!looked\s)after|ended|began|started|took|at(?!\s+(?:the\s+)?(?-i:[A-Z]))|raised|"
    r"identified|noted|"
    r"concluded|gave|resulted|said|to(?<!response\sto)(?<!access\sto)|(?:19|20)\d\d(?![/-]\d))\b|\s*[,;.:()]|"
    r"\s+[-–]\s|$)"
)
"""What ends the name of what was inspected."""
_THE = r"(?:the\s+|its\s+|our\s+|their\s+|all\s+)?"
OF = regex(
    rf"(?:'s)?(?:\s+\(\w+\))?(?:\s+(?:had|has)\s+been)?,?\s+(?:of|into)\s+{_THE}"
    rf"(?P<on>(?:{_SERVICES}|[\w'&/-]+(?:\s+[\w'&/-]+){{0,9}}?)(?:,?\s+plus\s+[^,.;]+)?){STOP}",
    re.I,
)
"""After the head of an event: "inspection of the local area by"; the group `on` is what was inspected."""
_TITLE_OF = regex(r"\s+(?:of|into)\s+(?:the\s+)?(?P<on>[^–:()]+?)(?:\s+[-–]\s.*|\s+\d{4}.*)?$", re.I)
_TITLE_BEFORE = regex(
    r"(?P<on>[A-Z][\w'&, ]+?)\s+[-–:]\s+(?:outcomes?|findings|results?|feedback|report)\s+(?:of|from|on)\b", re.I
)
_COLON = regex(r"(?:\s+\d{4}(?:\s?[-–/]\s?\d{2,4})?)?\s*[:–-]\s*(?P<on>[A-Z][\w'& ]+)$")
_UNDERWENT = regex(
    r"\s+(?:(?:(?:had|has)\s+been|was|were|is)\s+(?:recently\s+)?the\s+subject\s+of|(?:had\s+|has\s+)?(?:been|"
    r"gone|went|come)\s+through|(?:had\s+|has\s+)?taken\s+part\s+in|(?:was|were|had\s+been|has\s+been|is|been)\s+"
    r"(?:\w+\s+)?subject(?:ed)?\s+to|"
    r"(?:had\s+|has\s+)?(?:undergone|underwent|received|had|welcomed|hosted)|(?:would|will|is\s+to|was\s+to|agreed\s+to|due\s+to)\s+"
    r"(?:host|undergo|welcome|receive|have))\s+(?:an?\s+|the\s+|its\s+|their\s+)?$",
    re.I,
)
_PLUS = regex(r",?\s+plus\s+(?:the\s+)?", re.I)
_OBJECT = regex(rf"\s+(?P<on>[\w'&/-]+(?:\s+[\w'&/-]+){{0,12}}?)(?:{STOP}|(?=\s+(?:for|again|last|earlier)\b))", re.I)
_ACCOUNTS = regex(
    r"\b(?:on\s+)?(?:the\s+|its\s+|their\s+)?(?P<on>(?:\d{4}(?:[/-]\d\d(?:\d\d)?)?\s+)?(?:(?:financial|annual|"
    r"final)\s+)?"
    r"(?:accounts|statements|statement of accounts|annual (?:governance and accountability )?return|agar|"
    r"(?:housing\s+benefits?|teachers'\s+pensions?|pooling|grant)\s+(?:subsidy\s+)?(?:claim|return)|pension\s+fund)\b"
    r"(?:\s+for\s+(?:the\s+year\s+)?\d{4}(?:[/-]\d{2,4})?)?)",
    re.I,
)
_LEAD = regex(
    r"^.*\b(?:last\s+time(?:\s+that)?|that|where|because|as|when|which|since|noted|advised|said|asked|reported|stated|explained|informed|"
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
_TAIL = regex(
    r"\s+(?:(?:improvement|action)\s+plan|reports?(?:\s+(?:"
    rf"{MONTHS}))?|"
    r"update|arrangement|\d{4}\s*[/-]\s*\d{2,4})$",
    re.I,
)
_ARTICLE = regex(r"^(?:the|its|our|their|an?|all)\s+", re.I)
_AND_ITS = regex(r"\s+and\s+(?:its|their|his|her)\s.*$", re.I)
_COUNT = r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten)\s+"
_COUNTED = regex(
    rf"^(?:{_COUNT}of\s+(?:the\s+|our\s+|its\s+)?(?:{_COUNT})?|(?:the|all|its|our)\s+{_COUNT})"
    rf"(?=[a-z])",
    re.I,
)
_TO_BE = regex(r"\s+to(?:\s+be(?:\s+\w+)?)?$")
_NEXT = regex(r"\b(services?|council|authority)\s+an?\s.*$", re.I)  # behind it the subject of the next verb
_PART = regex(r"^\w+\s+of\s+(?:the\s+)?\w+\s+(?=(?:centres|homes|schools|services|providers)$)")
_OWNERLESS = frozenset(
    (
        "the", "a", "an", "its", "our", "their", "this", "that", "of", "for", "by", "in", "on", "to", "from",
        "after", "following", "since", "at", "and", "or", "with", "was", "were", "had", "has", "been", "is",
        "before", "during", "about", "into", "under", "as", "when", "which", "noted", "said", "asked", "reported",
        "advised",
    )
)  # fmt: skip
_OWNED_BY_INSPECTOR = regex(
    r"\b(?:regulator|inspectorate|inspectors?|auditors?|commission|government|"
    r"ombudsman|team|firm|commissioner)$",
    re.I,
)
_FRAMEWORK = regex(r"local authority children(?:'?s)? services?", re.I)
_MANNER = regex(
    r"(?:way|ways|manner|extent|how|progress|performance|effectiveness|quality|impact|response|position)",
    re.I,
)


@cache
def _doings() -> re.Pattern[str]:
    return regex(
        rf"(?<=\w)(?:'s|(?<=s)')\s+(?:(?:19|20)\d\d[\d/–-]*\s+)?(?:{pattern(load('inspections')['around']['doings'])})\b.*$", re.I
    )


@cache
def _no_label() -> re.Pattern[str]:
    return regex(rf"(?:{pattern(load('inspections')['around']['no_labels'])}|\d+(?!/))(?![\w-])", re.I)


_NUMBER_IN_NAME = regex(r"(?:One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten)\s+[A-Z][a-z]+(?!s\b)")
_EVENT = regex(r"\b(?:inspections?|monitoring\s+visits?|focused\s+visits?|peer\s+(?:review|challenge)s?)$", re.I)
_SAINT = regex(r"St\.?\s+[A-Z]\w+'s")
_EDGE = regex(
    r"\s+(?:for|of|and|in|on|jointly|together|remotely|virtually|unannounced|successfully|recently|previously)$"
)


_VERB_ON = regex(r"(?<=\w)\s+(?:was|were|had\s+been|has\s+been)\s.*$")
_ORGANISED = regex(
    r"\b(?:Service|Council|Authority|Partnership|Trust|Department|Board|Force|Police|Constabulary|"
    r"Association|Agency)$"
)


def clean(label: str) -> str:
    """The label without article, possessive ending and edges; empty where it is no name of a body or service."""
    label = _VERB_ON.sub("", label)
    label = _COUNTED.sub("", _TAIL.sub("", _AND_ITS.sub("", _doings().sub("", label))))
    label = _ARTICLE.sub("", label.strip(" ,.;:-–'\""))
    label = _EDGE.sub("", _NEXT.sub(r"\1", label))
    label = label if _SAINT.fullmatch(label) else re.sub(r"'s?$", "", label)
    label = _PART.sub("", _TO_BE.sub("", label))
    no_label = _no_label().match(label) is not None and _NUMBER_IN_NAME.match(label) is None
    if (
        no_label
        or _EVENT.search(label)
        or _FRAMEWORK.match(label)
        or _MANNER.fullmatch(label)
        or len(label.split()) > 18
    ):
        return ""
    return label


def cleaned(label: str) -> tuple[str, ...]:
    """The label as `clean` gives it, or nothing."""
    return some(clean(label))


def some(label: str | None) -> tuple[str, ...]:
    """The label, or nothing where it is empty."""
    return (label,) if label else ()


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
    text = _AT.sub("", _AS_A_WHOLE.sub("", text.strip(" ,")))
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
    if not _TRAIL.sub("", text[begin:end].strip()) and (run := _RUN_BY.search(text, 0, begin + 1)):
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
    return tuple(filter(None, map(clean, re.split(r"\s+and\s+", aside["names"])))) if aside else ()


_YEARS_ACCOUNTS = regex(r"\b(?:accounts|statements|return)(?:\s+for\s+(?:the\s+year\s+)?\d{4}\S*)?$", re.I)


def of(name: str, head: str) -> tuple[str, ...]:
    """What was inspected, cleaned; several where joined by "plus"."""
    if head == "audit" and _YEARS_ACCOUNTS.search(name) and not _doings().search(name):
        return (name,)
    return tuple(label for label in map(clean, _PLUS.split(name)) if label)


def titled(text: str, end: int, head: str) -> tuple[str, ...]:
    """What was inspected, as a title tells it about the head that ends at `end`."""
    match = _COLON.match(text, end) if head == "named" else _TITLE_OF.match(text, end) or _TITLE_BEFORE.match(text)
    return of(match["on"], head) if match else ()


def owner(name: str) -> str:
    """The owner in "the Council's last inspection", without the words before it that are not of its name."""
    words = name.split()
    while words and (words[0].lower() in _OWNERLESS or words[0].lower().endswith("ly")):
        words = words[1:]
    for n in range(len(words) - 1, -1, -1):
        if words[n].lower() in _OWNERLESS:
            words = words[n + 1 :]
            break
    return "" if _OWNED_BY_INSPECTOR.search(name) else clean(" ".join(words))


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


_ADVERB = regex(r"\s+(?:[a-z]+ly|unannounced|again|without\s+notice)(?=\s)")


def visited(text: str, end: int) -> str:
    """The object of a verb of inspecting that ends at `end`; empty where there is none."""
    adverb = _ADVERB.match(text, end)
    match = _OBJECT.match(text, adverb.end() if adverb else end)
    return clean(match["on"]) if match else ""


def accounts(text: str) -> tuple[str, ...]:
    """The accounts that a sentence about an auditor's opinion names."""
    match = _ACCOUNTS.search(text)
    return (match["on"],) if match else ()
