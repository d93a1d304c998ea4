"""When a formal act was done, as the sentence that tells of it says."""

from __future__ import annotations

import re

from minutegraph.extraction.interventions.act_makers import UNDER_WHICH
from minutegraph.extraction.language import dates
from minutegraph.extraction.language.dates import DateMention
from minutegraph.extraction.language.expressions import regex

_DEADLINE = regex(
    r"\b(?:by|before|until|no\s+later\s+than|within|end\s+of|next)\s+(?:the\s+|early\s+|mid\s+|end\s+of\s+)*$|"
    r"\b(?:due|ending|meeting\s+(?:of|on)|expire\w*|expired|ran\s+out|runs\s+out|ended|lapsed|came\s+to\s+an\s+end|lifted|review\w*|to\s+be)\s+(?:\w+\s+){0,3}$",
    re.I,
)


def date_of(text: str, match: re.Match[str], own: str | None) -> str | None:
    """The act's date: the nearest after it, or at the head of the sentence; no deadline."""
    return date_after(text, match.end(), own) or date_before(text, match.start(), own)


def date_after(text: str, place: int, own: str | None) -> str | None:
    """The nearest date told after the place that is no deadline and no other act's."""
    for mention in _dates(text, own):
        gap = text[place : mention.start]
        if (
            mention.start >= place
            and len(gap) < (190 if _DONE.search(gap) else 100)
            and not (
                _DEADLINE.search(gap)
                or _ANOTHER_ACT.search(gap)
                or _OF_VISIT.search(gap)
                or _AFTER_VISIT.search(gap)
                or _WHO_BEGINS.search(gap)
            )
        ):
            return _past(mention, own)
    return None


def date_before(text: str, place: int, own: str | None) -> str | None:
    """The last date told before the place that is no deadline."""
    for mention in reversed(_dates(text, own)):
        between = text[mention.end : place]
        if (
            ";" in between
            or UNDER_WHICH.search(between)
            or _ANOTHER_NAMED.search(between)
            or ("that" in between and _TOLD_ON.search(text, 0, mention.start))
            or (" and had " in between and _OF_VISIT.search(text, 0, mention.start))
            or (_THEN_DID.search(between) and _CAME.search(text, 0, mention.start) and not _SAME_DAY.match(between))
            or _AFTER_ONE.search(text, 0, mention.start)
        ):
            continue
        if mention.end <= place and not _DEADLINE.search(text[: mention.start]) and place - mention.end < 110:
            return _past(mention, own)
    return None


_WHO_BEGINS = regex(r",\s+who\s+(?:will|would|is|was|were|are|starts?|begins?|joins?|takes?|took)\b")
_OF_VISIT = regex(
    r"\b(?:visit|inspection|report|letter|audit|assessment|accounts|meeting)\s+(?:of|on|in|"
    r"dated|for)\s+(?:the\s+)?$",
    re.I,
)
_CAME = regex(
    r"\b(?:inspected|visited|came|went\s+into|assessed|audited|(?:carried\s+out|conducted|undertook|"
    r"made)\s[^;,.]{0,40}?\b(?:inspection|visit|audit)|been\s+(?:in|into|on\s+site)|on\s+site)\b[^;.]{0,70}$"
)
_THEN_DID = regex(
    r"(?:,|\band)\s+(?:(?:had|has|have|then|also)\s+)*(?:put|placed|served|issued|rated|judged|graded|made|gave|given|"
    r"moved)\b"
)
"""Between the time of an inspection and what was done afterwards."""
_SAME_DAY = regex(r"\s+and\s+(?:served|issued)\b")
"""Right behind the day of an inspection: the notice was served on it."""
_AFTER_ONE = regex(
    r"\b(?:following|after)\s+(?:an?|the|its)\s+(?:[\w-]+\s+){0,2}(?:inspection|visit|audit)\b"
    r"(?:(?!\b(?:had|has|have)\b)[^;,.]){0,60}$"
)
_AFTER_VISIT = regex(
    r"\b(?:following|after|since|arising\s+from)\s+(?:the|its|an?|last|this|that)\s+(?:[\w'-]+\s+){0,4}?(?:inspection|visit|report|audit|assessment|review)\b"
)
_ANOTHER_NAMED = regex(r",\s+and\s+that\b|,\s+and\s+(?:[A-Z][\w'.-]+\s+){1,4}(?:had|has|was|were)\b")
_TOLD_ON = regex(
    r"\b(?:wrote|written|write|announced|said|told|reported|reminded|met|confirmed)\s+(?:to\s+[\w' ]{2,25}\s+)?(?:on|"
    r"in)\s+(?:the\s+)?$"
)
_DONE = regex(r"\b(?:was|were|been)\s+(?:made|issued|served|given|published|imposed|placed)\b")
_ANOTHER_ACT = regex(
    r"[;:]|\band\s+(?:appointed|was|had|would)\b|\band\s+(?:[\w'-]+\s+){1,4}(?:was|were|had\s+been)\s+(?:appointed|named|installed|sent)\b"
)


def _dates(text: str, own: str | None) -> tuple[DateMention, ...]:
    return dates.find(text, int(own[:4]) if own else None)


def _past(mention: DateMention, own: str | None) -> str:
    return dates.beside(mention.iso, own, ahead=False) if mention.derived else mention.iso
