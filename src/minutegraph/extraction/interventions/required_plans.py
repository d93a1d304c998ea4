"""Plans and statements that an inspectorate or a department made somebody produce."""

from __future__ import annotations

import re

from minutegraph.extraction.interventions.act_dates import date_after, date_before, date_of
from minutegraph.extraction.interventions.act_makers import makers_of
from minutegraph.extraction.interventions.act_targets import label_of
from minutegraph.extraction.interventions.formal_act import Act
from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.language.phrases import pattern
from minutegraph.extraction.parties.outsiders import Named, bodies
from minutegraph.lexicon import load

_plans = load("interventions")["plans"]
_MUST = regex(
    r"\b(?:required|requires|directed|obliged|instructed|asked\s+by\s+(?:ofsted|the\s+regulator)|ordered)\s+"
    r"(?:(?P<on>(?:the\s+)?[A-Z][^;:]{0,140}?|(?:the\s+)?(?:local\s+area|council|authority|partners|"
    r"partnership)[^;:]{0,60}?)\s+)?to\s+(?:\w+ly\s+|both\s+)?"
    rf"(?:{pattern(_plans['produce'])})\b[^;:]{{0,60}}$",
    re.I,
)
_HAD_TO = regex(
    r"\b(?:(?:had|have|has|needed|were|was)\s+to|must(?:\s+now)?)\s+(?:\w+ly\s+)?"
    rf"(?:{pattern(_plans['had_to'])})\b[^;:]{{0,50}}$",
    re.I,
)
_GIVEN = regex(
    r"\b(?:was|were|had\s+been|would\s+be|is|are|being)\s+(?:given|subject\s+to|placed\s+(?:on|under)|put\s+on|"
    r"issued\s+with)\b[^;:]{0,70}$",
    re.I,
)
_RESULTED = regex(
    r"\b(?:resulted\s+in|led\s+to|requirement\s+(?:for|to\s+(?:produce|submit))|required|requires|"
    r"necessitated)\s+(?:\w+\s+){0,6}$",
    re.I,
)


_OUTSIDE = regex(pattern(_plans["outside"]), re.I)
_ASKED_FOR = regex(r"\s+(?:\([^)]*\)\s+)?(?:(?:had|has)\s+been|was|were)\s+(?:required|requested|demanded)\b", re.I)


def required(text: str, match: re.Match[str], kind: str, own: str | None) -> Act | None:
    """The act of requiring the plan whose name matched, if the sentence tells that somebody was made to produce it.

    `kind` is the notation of such acts, `own` the document's own date.
    """
    before = text[: match.start()]
    plain = match[0].lower() == "improvement plan"
    must = _MUST.search(before)
    other = None if plain else _HAD_TO.search(before) or _RESULTED.search(before)
    told = must or (None if plain else _GIVEN.search(before)) or other
    if told is None:
        return None if plain else _asked_for(text, match, kind, own)
    if plain and not _OUTSIDE.search(text):
        return None
    on = _bound(text, match, told, of_must=told is must)
    before = before[: told.start()]
    makers = _makers(text, told.start())
    led = told is other and _LED_TO.match(told[0]) is not None
    date = None if led else date_before(text, told.start(), own) or _date_behind(text, match.end(), own)
    if not makers and _PRONOUN.search(before + " "):
        makers, on = _of_pronoun(before, makers, on)
    if not makers and _AND_HAD.search(before + " "):
        makers, on = _of_pronoun(before, makers, ())
        date = None
    return Act(kind, _plan(match[0]), 2, makers, on, date)


def _asked_for(text: str, match: re.Match[str], kind: str, own: str | None) -> Act | None:
    """The act where the plan comes first: "A written statement of action was required from the Council and the ICB"."""
    asked = _ASKED_FOR.match(text, match.end())
    if asked is None:
        return _in_hand(text, match, kind)
    asked_of = _FROM.match(text, asked.end())
    both = _AND_OF.match(text, asked_of.end()) if asked_of else None
    on = tuple(filter(None, (label_of(m["on"]) for m in (asked_of, both) if m)))
    date = None if _HANDED_IN.search(text, match.end()) else date_of(text, match, own)
    return Act(kind, _plan(match[0]), 2, makers_of(text, bodies(text), match), on, date)


_IN_HAND = regex(
    r"(?:\s*\([^)]*\))?\s+(?:which\s+)?(?:was|were|is|(?:had|has)\s+been)\s+(?:(?:then|also|now|since)\s+)?(?:an?\s+required\b|"
    r"(?:approved|reviewed|accepted|signed\s+off|agreed|published|submitted|monitored|in\s+place|fit\s+for\s+purpose)\b)",
    re.I,
)
_OF_INSPECTION = regex(r"\binspections?\s+[-–]\s+$", re.I)


def _in_hand(text: str, match: re.Match[str], kind: str) -> Act | None:
    """The act where the sentence tells of the plan as one that was called for: it "was approved by Ofsted"."""
    titled = _OF_INSPECTION.search(text, 0, match.start())
    if titled is None and _IN_HAND.match(text, match.end()) is None:
        return None
    return Act(kind, _plan(match[0]), 2 if bodies(text) else 1)


def _bound(text: str, match: re.Match[str], told: re.Match[str], of_must: bool) -> tuple[str, ...]:
    """The labels of those who had to produce the plan: those made to, else the subject, else "from …" behind it."""
    if of_must and told["on"]:
        return tuple(filter(None, map(label_of, _LISTED.split(_BRACKETS.sub("", told["on"])))))
    subject = label_of(_LEADING.sub("", _last_subject(text[: told.start()])))
    on = tuple(filter(None, map(label_of, _TWO.split(subject)))) if not bodies(subject) else ()
    asked_of = _FROM.match(text, match.end())
    if not on and asked_of is not None and (label := label_of(asked_of["on"])):
        return (label,)
    return on


_BRACKETS = regex(r"\s*\([^)]*\)")


def _date_behind(text: str, place: int, own: str | None) -> str | None:
    """The date behind the plan, unless it is that on which the plan was handed in."""
    return None if _HANDED_IN.search(text, place) else date_after(text, place, own)


_LED_TO = regex(r"(?:resulted\s+in|led\s+to|necessitated)\b", re.I)
"""Of what led to a plan the time is told, and not of the plan."""
_HANDED_IN = regex(
    r"\b(?:it|which|this|and)\s+(?:(?:had|has)\s+been|was|is)?\s*(?:\w+ly\s+)?(?:submitted|sent|published|approved|agreed|signed\s+off|delivered)\b",
    re.I,
)
_THEN = regex(r"(?:\s*\([^)]*\))?\s*(?:had\s+|has\s+|also\s+)*")
_AND = regex(r"(?:\s*\([^)]*\))?\s*(?:and|&)\s*(?:the\s+)?")


def _makers(text: str, end: int) -> tuple[Named, ...]:
    """The bodies, joined by "and", that are the subject of the verb that begins at `end`."""
    makers: tuple[Named, ...] = ()
    for body in reversed(bodies(text[:end])):
        joined = _AND.fullmatch(text, body.end, makers[0].start) if makers else _THEN.fullmatch(text, body.end, end)
        if joined:
            makers = (body, *makers)
    return makers


def _plan(name: str) -> str:
    """Which of the plans that may be required it is: a statement of action is named in several ways."""
    low = name.lower()
    return (
        "required statement"
        if "statement" in low or low == "wsoa"
        else "required plan"
        if low == "improvement plan"
        else low
    )


_PRONOUN = regex(r"\b(?:they|it)\s+(?:(?:had|has|have|also)\s+)*$")
_AND_HAD = regex(r"(?:,|\band)\s+(?:(?:had|has|have|also|then)\s+)+$")
"""Between the verbs of one subject: "had inspected the area, had found failings and had required"."""
_LOOKED_AT = regex(r"\binspected\s+(?P<on>the\s+[\w'-]+(?:\s+[\w'-]+){0,4}?)(?=\s+(?:in|on|between|from|during)\b|,)")


def _of_pronoun(
    before: str, makers: tuple[Named, ...], on: tuple[str, ...]
) -> tuple[tuple[Named, ...], tuple[str, ...]]:
    """Who "they" are, and what they had looked at: "when Ofsted and CQC inspected the area they had required"."""
    named = bodies(before)
    looked = _LOOKED_AT.search(before)
    label = label_of(looked["on"]) if looked else ""
    return (named if len(named) < 3 else makers), (on or ((label,) if label else ()))


_TWO = regex(r"\s+and\s+(?:the\s+|(?=[A-Z]{3,}\b))")
_TOGETHER = regex(r",?\s+(?:together|along|jointly)\s+with\s+[^,;]+?(?:,|$|(?=\s+(?:was|were|had|has)\b))", re.I)
_FROM = regex(
    r"(?:\s*\([^)]*\))?\s+(?:from|of)\s+(?P<on>the\s+[\w'&-]+(?:\s+[\w'&-]+){0,4}?)(?=\s+(?:in|by|"
    r"on|within|to|and|after)\b|[,.;]|$)"
)
_AND_OF = regex(r"\s+and\s+(?:of\s+)?(?:the\s+)?(?P<on>[A-Z][\w'&-]*(?:\s+[A-Z][\w'&-]*){0,4})")
_LEADING = regex(
    r"^.*\b(?:that|where|which)\s+|^(?:as\s+a\s+(?:result|consequence)(?:\s+of\s+(?:the|this|that|these|its|their)\s+[\w'-]+)?,?|consequently|therefore|(?:following|"
    r"after)\s+(?:the\s+|its\s+|an?\s+|this\s+|that\s+)?[\w'-]+(?:\s+(?:of|in)\s+\w+(?:\s+\d{4})?)?,?|in\s+\w+|"
    r"since\s+then|accordingly|"
    r"subsequently|on\s+\d{1,2}\s+\w+(?:\s+\d{4})?|in\s+response|hence|also|in\s+addition)\s+(?=(?:the|both|all|"
    r"[A-Z]))",
    re.I,
)
_LISTED = regex(r",?\s+and\s+(?:the\s+)?|,\s+(?:the\s+)?")


def _last_subject(text: str) -> str:
    """What stands before the verb: the subject, after the last comma or conjunction."""
    text = _TOGETHER.sub("", text)
    cut = max((m.end() for m in _CUTS.finditer(text)), default=0)
    return _ADVERB.sub("", text[cut:].strip())


_ADVERB = regex(r"\s+(?:also|had|has|then|now)$")
_CUTS = regex(r"[;:]\s|,\s|\band\s+(?:the\s+)?(?=\w+\s+\w+$)")
