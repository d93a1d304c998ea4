"""Whom or what an inspection was of, as the sentence prints it."""

from __future__ import annotations

import re
from functools import cache

from minutegraph.extraction.language.dateforms import MONTHS, SEASONS
from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.language.numbers import SEVERAL
from minutegraph.extraction.language.phrases import pattern
from minutegraph.lexicon import load

_SERVICES = (
    r"services\s+for\s+children\s+in\s+need\s+of\s+help\s+and\s+protection(?:,?\s+(?:and\s+)"
    r"?(?:children\s+looked\s+after|"
    r"looked\s+after\s+children|children\s+in\s+care|care\s+leavers))*|"
    r"[\w'-]+(?:,\s+[\w'-]+){1,3}\s+and\s+[\w'-]+\s+(?:arrangements|services|functions|provision|processes|teams)"
)
STOP = (
    r"(?=\s+(?:by|which|that|who|whom|whose|in(?!\s+(?:need|care)\b)|on|during|between|from|under|held|undertaken|carried|"
    r"conducted|took|had|"
    r"has|have|was|were|is|are|would|will|with(?!\s+(?:disabilit|special|additional|learning|complex|SEND))|following|since|where|against|over|throughout|across|within|"
    r"finding|found|"
    r"looking|focus\w+|starting|beginning|commencing|and\s+(?:had|was|were|has|gave|given|found|rated|judged|"
    r"graded|its|published|issued|signed|completed|concluded|identified|made|"
    r"there|that|invited|informed|met|spoke|talked|saw|heard|interviewed|observed|praised|commended|rated|thanked|asked|advised|said|stated|noted|welcomed|reported|explained|"
    r"outlined|highlighted|"
    r"presented|drew|made|would|will|it|this|they|he|she)|arranged|due|published|issued|released|led|last|earlier|again|"
    r"for\s+(?:an?\s+)?(?:[\w-]+\s+)?(?:days?|weeks?|"
    r"months?)|for\s+(?:the\s+(?:week|\d)|early|late|mid|\d{1,2}\s+(?:and\b|[-–]|to\b|(?-i:[A-Z]))|(?-i:"
    rf"{MONTHS}))|of\s+(?:\d+|(?-i:{MONTHS}))|this\s+(?:year|month|week|{SEASONS})|as|when|while|"
    r"whilst|because|but|so|until|before|(?<!looked\s)after|ended|began|started|took|at(?!\s+(?:the\s+)?(?-i:[A-Z]))|raised|"
    r"identified|noted|"
    r"concluded|gave|resulted|said|to(?<!response\sto)(?<!access\sto)|(?:19|20)\d\d(?![/-]\d))\b|\s*[,;.:()]|"
    r"\s+[-–]\s|$)"
)
"""What ends the name of what was inspected."""
THE = r"(?:the\s+|its\s+|our\s+|their\s+|all\s+)?"
"""What may stand before such a name."""
OF = regex(
    rf"(?:'s)?(?:\s+\(\w+\))?(?:\s+(?:had|has)\s+been)?,?\s+(?:of|into)\s+{THE}"
    rf"(?P<on>(?:{_SERVICES}|[\w'&/-]+(?:\s+[\w'&/-]+){{0,9}}?)(?:,?\s+plus\s+[^,.;]+)?){STOP}",
    re.I,
)
"""After the head of an event: "inspection of the local area by"; the group `on` is what was inspected."""
_TITLE_OF = regex(r"\s+(?:of|into)\s+(?:the\s+)?(?P<on>[^–:()]+?)(?:\s+[-–]\s.*|\s+\d{4}.*)?$", re.I)
_TITLE_BEFORE = regex(
    r"(?P<on>[A-Z][\w'&, ]+?)\s+[-–:]\s+(?:outcomes?|findings|results?|feedback|report)\s+(?:of|from|on)\b", re.I
)
_COLON = regex(r"(?:\s+\d{4}(?:\s?[-–/]\s?\d{2,4})?)?\s*[:–-]\s*(?P<on>[A-Z][\w'& ]+)$")
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
_TAIL = regex(
    r"\s+(?:(?:improvement|action)\s+plan|reports?(?:\s+(?:"
    rf"{MONTHS}))?|"
    r"update|arrangement|\d{4}\s*[/-]\s*\d{2,4})$",
    re.I,
)
_ARTICLE = regex(r"^(?:the|its|our|their|an?|all)\s+", re.I)
_AND_ITS = regex(r"\s+and\s+(?:its|their|his|her)\s.*$", re.I)
_COUNT = rf"(?:\d+|{SEVERAL})\s+"
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


_PAPER = regex(rf"\b(?:{pattern(load('inspections')['around']['papers'])})$", re.I)


def is_paper(label: str) -> bool:
    """Whether the label is of a text and not of anybody: "Written Statement of Action"; "the Plan" may be a neighbourhood's."""
    return " " in label and _PAPER.search(label) is not None


def cleaned(label: str) -> tuple[str, ...]:
    """The label as `clean` gives it, or nothing."""
    return some(clean(label))


def some(label: str | None) -> tuple[str, ...]:
    """The label, or nothing where it is empty."""
    return (label,) if label else ()


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
