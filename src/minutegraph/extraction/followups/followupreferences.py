"""Where a sentence points back to an earlier meeting: "at the last meeting", "Minute 45/23", "Action 12"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from minutegraph.extraction.language import dates
from minutegraph.extraction.language.caseless import small
from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.language.phrases import any_of, pattern
from minutegraph.lexicon import load

_BODIES = load("decisions")["meeting"]["bodies"]
_WEEKDAYS = any_of(load("calendar")["weekdays"])
_NUMBER = r"(?P<number>\d[\w./()]*(?:-\d+)?)"
_MINUTE = regex(
    rf"\b(?:minutes?|min)\b\.?\s*(?:nos?\.?|numbers?|ref(?:erence)?\.?|item)?\s*:?\s*#?{_NUMBER}"
    r"(?!\s*(?:minutes|hours|years|days|%|per cent))"
)
_ITEM = regex(rf"\W*(?:agenda\s+)?item\s*(?:no\.?|number)?\s*:?\s*{_NUMBER}")
_PATH = regex(r"\W*(?P<number>\d+(?:[./]\d+)*[a-z]?(?:[./]\d+[a-z]?)*)\s*[-–—:)]\s*")
_ACTION = regex(
    r"(?<!\d )\b(?P<what>actions?|ap|recommendations?|rec|requests?)\b"
    r"\s*(?:points?|items?|nos?\.?|numbers?|ref(?:erence)?\.?)?\s*:?\s*#?(?P<number>[a-z]{0,4}\d[\w./-]*\w|[a-z]{0,4}\d)(?![\w%])(?!\s*(?:%|per\s+cent|months?|years?|days?|weeks?))"
)
_MEETING_BEFORE = regex(
    rf"\b(?:meeting|session|{pattern(_BODIES)})(?:\s+of\s+(?:the\s+)?[\w'&, -]{{3,60}}?)?"
    rf"(?:\s+(?:which\s+was\s+)?held)?\s*(?:on|of|in|dated|,|-|–)?\s*(?:the\s+)?{_WEEKDAYS}?,?\s*(?:the\s+)?$"
)
_MEETING_BEHIND = regex(rf"\s*(?:\d{{4}}\s*)?(?:meeting|{pattern(_BODIES)})\b(?!\s+(?:would|will|is|was))")
_BEGUN = pattern(load("followup")["recitals"]["begun_in"])
_BEGUN_IN = regex(rf"\b(?:{_BEGUN})\b[^.;]{{0,40}}\bin\s+$")
_AT = regex(r"\b(?:at|from|of|in|during|by)\s+(?:the|its|our|their|last)?\s*(?:\w+\s+){0,2}$")
_BODY = regex(r"\b(?:meeting|minutes)\s+of\s+(?:the\s+)?(?=[a-z])")
_DIGIT = regex(r"\d")
_SPEAKS_OF_MEETING = regex(
    rf"meeting|session|{pattern(_BODIES)}|\b(?:{_BEGUN})\b"
)
_NAMES_DAY = regex(rf"\d|{any_of(names[0] for names in load('calendar')['months'])}")
_RECORDS = pattern(load("followup")["kinds"]["minutes"])
_APPROVED = regex(rf"\b(?:{_RECORDS})\b")
_APPROVED_OF = regex(rf"\b(?:{_RECORDS})\b[^;]{{0,100}}\d")
_OF_MEETING = regex(r"\b(?:meetings?|held|on|of|dated|last|previous)\b|[-–—:(,]\s*$")


@dataclass(frozen=True, slots=True)
class Reference:
    """What a sentence says of the meeting where a thing began, as `FollowUp` has it.

    `origin` tells that it says what was done there: asked, agreed, undertaken; `subject` what it speaks of, where it numbers it;
    `body_at` where another body may be named, or -1.
    """

    last: bool = False
    any: bool = False
    meeting: str | None = None
    minute: str | None = None
    number: str | None = None
    origin: bool = False
    subject: str = ""
    body_at: int = -1

    @property
    def points(self) -> bool:
        """Whether it points to an earlier meeting and tells of something begun there."""
        begun = self.last or self.any or self.meeting is not None
        return self.minute is not None or self.number is not None or (begun and self.origin)


NOTHING = Reference()
"""What says nothing of an earlier meeting."""


@dataclass(frozen=True, slots=True)
class _Words:
    last: re.Pattern[str]
    any: re.Pattern[str]
    none: re.Pattern[str]
    origins: re.Pattern[str]


@cache
def _words() -> _Words:
    data = load("followup")["earlier"]
    return _Words(
        regex(rf"\b(?:{pattern(data['last'])})\b"),
        regex(rf"\b(?:{pattern(data['any'])})\b"),
        regex(rf"\b(?:{pattern(data['none'])})\b[^.;]{{0,40}}$"),
        regex(rf"\b(?:{pattern(data['origins'])})(?!\w)"),
    )


def reference(text: str, date: str | None, scope: bool = False) -> Reference:
    """What a sentence's reading text says of an earlier meeting; `date` is the ISO date of its own.

    Outside of the `scope` of what goes through earlier meetings only a sentence that tells what was done there is read.
    """
    low, words = small(text), _words()
    found = numbered(low) if _DIGIT.search(low) else NOTHING
    origin = words.origins.search(low) is not None
    if not origin and not scope:
        return found
    last = any(not words.none.search(low[: match.start()]) for match in words.last.finditer(low))
    meeting = _meeting(text, low, date)
    body = _BODY.search(low)
    return replace(
        found,
        last=last,
        any=words.any.search(low) is not None,
        meeting=meeting,
        origin=origin,
        body_at=body.end() if body and (last or meeting) else -1,
    )


def numbered(low: str) -> Reference:
    """The numbers of minute and action that a text in small letters names, wherever they stand."""
    minute, action = _MINUTE.search(low), _ACTION.search(low)
    if not (minute or action):
        return NOTHING
    return Reference(
        minute=minute["number"].rstrip(".,)") if minute else None,
        number=action["number"].rstrip(".,") if action else None,
        subject="" if not action else "recommendation" if action["what"].startswith("rec") else "action",
    )


def head(low: str, loose: bool) -> Reference:
    """The numbers with which an entry opens, in small letters; `loose` takes "5.6 - Tablets" and "Item 4" for minutes too."""
    found = numbered(low[:60])
    if loose and found.minute is None and found.number is None:
        path = _ITEM.match(low) or _PATH.match(low)
        if path:
            return replace(found, minute=path["number"].rstrip(".,)"))
    return found


def _meeting(text: str, low: str, date: str | None) -> str | None:
    """The ISO date of the earlier meeting that the text names: "the meeting on 3 May", "the November meeting"."""
    if not _NAMES_DAY.search(low) or not _SPEAKS_OF_MEETING.search(low):
        return None
    for mention in dates.find(text, int(date[:4]) if date else None):
        before, behind = low[: mention.start], low[mention.end :]
        named = _MEETING_BEFORE.search(before) or (_MEETING_BEHIND.match(behind) and _AT.search(before))
        if len(mention.iso) == len("2021-05"):
            named = named or _BEGUN_IN.search(before)
        if not named or _words().none.search(before) or "/" in mention.iso or len(mention.iso) < 7:
            continue
        iso = dates.beside(mention.iso, date, ahead=False) if mention.derived else mention.iso
        if date is None or iso < date:
            return iso
    return None


def approved(text: str, date: str | None) -> tuple[str, ...]:
    """The days of the meetings whose minutes a sentence or title names, in order; none that is not before `date`."""
    low = small(text)
    if not _APPROVED_OF.search(low):
        return ()
    found = []
    for mention in dates.find(text, int(date[:4]) if date else None):
        before = low[max(0, mention.start - 120) : mention.start]
        if len(mention.iso) == 10 and _APPROVED.search(before) and _OF_MEETING.search(before):
            iso = dates.beside(mention.iso, date, ahead=False) if mention.derived else mention.iso
            if date is None or iso < date:
                found.append(iso)
    return tuple(dict.fromkeys(found))
