"""How much a sentence tells of the event of its noun."""

from __future__ import annotations

import re

from minutegraph.extraction.inspections import judgements, occasion_objects
from minutegraph.extraction.inspections.occasion_phrases import Phrase
from minutegraph.extraction.inspections.occasions import PREMISES, Occasion, words
from minutegraph.extraction.inspections.sighting import Strength
from minutegraph.extraction.language.dateforms import MONTHS
from minutegraph.extraction.language.dates import DateMention
from minutegraph.extraction.language.expressions import regex

TOLD = regex(
    r"(?:'s)?(?:\s+(?:report|letter|team|findings|outcome|visit|judgement|feedback|which|"
    r"that))*\s*,?\s*(?:\((?:[^)]*)\)\s*)?"
    r"(?:(?:had|has|have)\s+)?(?:(?:also|now|since|just|recently|generally|largely|clearly|not)\s+)*"
    rf"(?:{words('verbs', 'told')}|in\s+(?=\w+\s+\d{{4}}))",
    re.I,
)
"""Behind the noun of an event: what it did, or what came of it."""
_OF_YEAR = regex(
    r"\b(?:in|during|at|from|following)\s+(?:the|its|their|our)\s+(?:19|20)\d\d\s?[/-]\s?\d\d(?:\d\d)?\s+$", re.I
)
_IN_GENERAL = regex(
    r"\s+(?:looked|covered|involved|included|lasted|focus+ed|considered|judged|was\s+an?|stood|meant)\b",
    re.I,
)
_HANDLED = regex(
    rf"\s+(?:report|letter|findings|outcomes?|results?)s?\s+(?:(?:was|were|is|had\s+been|"
    rf"has\s+been)\s+)?(?:also\s+)?{words('verbs', 'handled')}",
    re.I,
)
_FRAME = regex(rf"{words('verbs', 'frames')}\s+(?:(?:the|an?|its|our|their|this|that|both|his|her)\s+)?$", re.I)
_DOING = regex(rf"{words('verbs', 'doing')}\s+(?:an?\s+|the\s+|its\s+|their\s+)?$", re.I)
_RECENT = regex(r"\b(?:recent(?:ly)?|latest|last|previous|most\s+recent|earlier|prior)\b", re.I)
_MONTH_NEXT = regex(rf"[^.;:]{{0,40}}?\b(?:for|in|during)\s+(?:{MONTHS})\b")
_HAD_COMMISSIONED = regex(r"\bcommissioned\s+(?:an?\s+)?$", re.I)
_UNDER_WAY = regex(
    r"\s+(?:was|were|is|are)\s+(?:currently\s+|now\s+|still\s+|also\s+)?(?:being\s+(?:held|carried\s+out|undertaken|conducted|made)|"
    r"under\s?way|in\s+progress|taking\s+place)\b",
    re.I,
)
"""Behind the noun of an event: it is going on."""
_THERE_WAS = regex(r"\b[Tt]here\s+(?:(?:had|has|have)\s+(?:recently\s+|also\s+)?been|was|were)\s+(?:an?\s+|another\s+)?$")
_TO_BE_TOLD = regex(
    r"\s+(?:reports?\s+|letter\s+)?be\s+(?:reported|brought|presented|submitted|circulated|shared|sent)\b[^;]*\b(?:when|once|as\s+soon\s+as|following)\b"
)
"""Behind what is still awaited: "that the outcome of the inspection be reported when published"."""
_CAUSED = regex(r"\b(?:led\s+to|resulted\s+in|prompted|triggered|brought(?:\s+about)?)\s+(?:an?\s+)?$", re.I)


def strength(told: Occasion, phrase: Phrase, date: DateMention | None, future: bool) -> Strength | None:
    """How much the sentence tells of the event; None where it hardly speaks of one."""
    text, end = told.text, phrase.end
    if date is not None:
        return 3
    if future or goes_on(told, phrase):
        return 2
    if phrase.head == "mock":
        return 2 if _MONTH_NEXT.match(text, end) else None
    known = phrase.definite or phrase.named
    if _TO_BE_TOLD.match(text, end):
        return 1 if known else None
    if phrase.head == "named" and not (phrase.determiner or phrase.inspectors) and _IN_GENERAL.match(text, end):
        return None
    if (known or _of_premises(told, phrase)) and not _HANDLED.match(text, end):
        ends = (
            *occasion_objects.after(told, end, phrase.head).reach,
            max(end, *(body.end for body in phrase.inspectors), 0),
        )
        if any(TOLD.match(text, place) for place in ends):
            return 2
    if (
        phrase.named
        and phrase.determiner in ("a", "an")
        and _CAUSED.search(text, max(0, phrase.left - 30), phrase.left)
    ):
        return 2
    if phrase.head == "named" and judgements.WAS_GRADED.search(text, end):
        return 2
    if known and _RECENT.search(phrase.text):
        return 2
    if _is_framed(told, phrase):
        return 2
    left = phrase.left
    commissioned = phrase.head == "review" and _HAD_COMMISSIONED.search(text, max(0, left - 40), left)
    return 1 if known or told.title or commissioned else None


def _is_framed(told: Occasion, phrase: Phrase) -> bool:
    """Whether the words before the event tell that it was: "there had been an Ofsted visit"."""
    text, left = told.text, phrase.left
    if phrase.head == "audit" and _OF_YEAR.search(text, max(0, left - 20), phrase.start):
        return True
    if phrase.named and _THERE_WAS.search(text, max(0, left - 40), left):
        return True
    if not phrase.definite:
        return False
    framed = _FRAME.search(text, max(0, left - 60), left) is not None
    if phrase.named:
        return framed or _DOING.search(text, max(0, left - 40), left) is not None
    return framed and _of_premises(told, phrase)


def goes_on(told: Occasion, phrase: Phrase) -> bool:
    """Whether the event is told to be going on in a place with a name: "an inspection was being held at Elm House"."""
    if phrase.head != "inspection" or _UNDER_WAY.match(told.text, phrase.end) is None:
        return False
    return any(label[0].isupper() for label in occasion_objects.after(told, phrase.end, phrase.head).labels)


_IS_PREMISES = regex(rf"\b(?:{PREMISES})$")


def _of_premises(told: Occasion, phrase: Phrase) -> bool:
    """Whether it is an inspection of a home or school by its name, and so a single one."""
    return phrase.head == "inspection" and any(
        map(_IS_PREMISES.search, occasion_objects.after(told, phrase.end, phrase.head).labels)
    )
