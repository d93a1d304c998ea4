"""Whom or what an inspection was of, as the words about its noun tell: "made to X in May", "X's last inspection"."""

from __future__ import annotations

import re

from minutegraph.extraction.inspections import labels
from minutegraph.extraction.inspections.gradewords import GRADED
from minutegraph.extraction.inspections.occasions import INSPECTED, Occasion, Told, words
from minutegraph.extraction.language import vocabulary as v
from minutegraph.extraction.language.dateforms import MONTHS, SEASONS, WEEKDAYS
from minutegraph.extraction.language.dates import DateMention
from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.language.numbers import SEVERAL
from minutegraph.extraction.parties.outsiders import Named
from minutegraph.lexicon import load

_SPECIAL = {key for key, entry in load("inspections")["heads"].items() if entry.get("special")}
_VISITS = frozenset(("visit", "peer")) | _SPECIAL
_NOUN = r"[\w'&/-]+(?:\s+[\w'&/-]+){0,9}?"
_CAPITAL = r"(?-i:[A-Z])"
_TIMES = rf"(?:{MONTHS}|{SEASONS.title()})"
_DAYS = "|".join(day.title() for day in WEEKDAYS)
_AT = regex(rf"\s+at\s+{labels.THE}(?P<on>{_CAPITAL}{_NOUN}|(?:council|authority|service|home|school)){labels.STOP}", re.I)
_IN = regex(
    rf"\s+(?:in|across)\s+(?:the\s+)?(?!{_TIMES}\b)(?P<on>(?-i:[A-Z][\w'-]+(?:\s+[A-Z][\w'-]+){{0,3}})){labels.STOP}",
    re.I,
)
_SERVED = rf"(?=(?:{v.SERVICE_OPENERS})\b)"
_TO = regex(
    rf"\s+to\s+(?:(?:(?:the|its|our|their|all)\s+|{_SERVED})(?P<on>{_NOUN})|(?P<name>{_CAPITAL}{_NOUN})){labels.STOP}", re.I
)
_VISIT = regex(r"\s+visit(?=\s+to\b)", re.I)
_HOW = regex(
    r"(?:'s)?(?:\s*\([^)]*\))?\s+(?:of|into)\s+(?:the\s+(?:way|ways|manner|extent)\s+(?:in|to)\s+which|"
    r"how\s+(?:well|effectively|far)?)"
    r"\s*(?:the\s+)?(?P<on>(?:(?-i:[A-Z])[\w'&-]*\s+){0,4}?(?:council|authority|service|services|force|area|"
    r"partnership|trust|"
    r"department|(?-i:[A-Z])[\w'&-]*))(?P<name>)\s+(?!of\b|and\b|for\b)(?:\w+s|was|were|had|\w+ed|would)\b",
    re.I,
)
_FOR = regex(
    r"\s+for\s+(?:the\s+)?(?P<on>(?:[A-Z][\w'&-]*\s+){0,4}?(?:Council|Authority|Service|Force|Police|"
    r"Constabulary|Partnership|"
    rf"[A-Z]{{3,}}))(?P<name>){labels.STOP}"
)
_ON = regex(
    rf"\s+on\s+(?:the\s+)?(?!{_TIMES}\b|{_DAYS})(?P<on>{_CAPITAL}{_NOUN})(?P<name>){labels.STOP}",
)
_TO_INSPECT = regex(
    rf",?\s+to\s+(?:inspect|review|assess|examine|look\s+at|evaluate|audit)\s+{labels.THE}(?P<on>{_NOUN}){labels.STOP}", re.I
)
_BRACKETS = regex(r"(?:'s)?\s*\([^)]*\)")
_PREPOSITION = regex(
    r"\s*,?\s*(?:(?:which|that|by|from|with|led|jointly|both|in|on|during|between|over|at|for|of|around|w/c|the|week|"
    rf"weeks?|days?|{SEVERAL}|beginning|commencing|starting|early|late|mid|end|and|period|held|"
    r"had)[\s-]+){0,6}$",
    re.I,
)
_PREPOSED = regex(
    r"\s*,?\s*(?:and(?=\s+(?:the\s+)?(?-i:[A-Z]))|which|that|by|from|with|led|jointly|in|on|during|between|"
    r"over|at|for|of|w/c|this|last|held|to)\b",
    re.I,
)
_DOING = regex(
    r"\s*,?\s*(?:(?:and|which|that|who|would|will|had|has|have|was|were|is|are|to|be|been|being|also|then|last|recently|currently|now|still|"
    r"since|first|due|jointly)\s+)*(?:made|paid|carried\s+out|undertaken|undertook|conducted|held|done|"
    r"completed|taken\s+place|"
    r"took\s+place|take\s+place|taking\s+place|begun|began|started|led|commissioned|be(?=\s+of\b)|been(?=\s+of\b)|was(?=\s+of\b))\b",
    re.I,
)


_FOUND = regex(
    rf"\s+(?:(?:had|has|have|also)\s+)*(?:found|{GRADED}|considered|concluded|deemed)\s+(?:that\s+)?the\s+"
    r"(?P<on>(?:[A-Z][\w'&-]*\s+){0,4}"
    rf"(?:{INSPECTED.title()}|{INSPECTED}))"
    r"\s+(?:to\s+be|was|were|as|good|outstanding|inadequate|adequate|requires|required)\b"
)
"""Behind the head: "had found the Service good at"."""


def after(told: Occasion, end: int, head: str) -> Told:
    """What the words after the head of an event, which ends at `end`, say was inspected."""
    if (end, head) not in told.objects:
        told.objects[end, head] = _after(told, end, head)
    return told.objects[end, head]


def _after(told: Occasion, end: int, head: str) -> Told:
    visit = _VISIT.match(told.text, end)
    text, at, head = told.text, visit.end() if visit else end, "visit" if visit else head
    reach = [end]
    for _ in range(8):
        match = _HOW.match(text, at) or labels.OF.match(text, at) or _AT.match(text, at) or _IN.match(text, at)
        match = match or _FOR.match(text, at) or (_ON.match(text, at) if len(reach) > 1 or head in _VISITS else None)
        if match is None and head in _VISITS:
            match = _TO.match(text, at) or _TO_INSPECT.match(text, at)
        on = labels.of(match["on"] or match["name"], head) if match and not _is_time(told, match) else ()
        if match and on:
            within = _within_framework(told, match)
            return Told((within["on"],), (*reach, within.end())) if within else Told(on, (*reach, match.end()))
        found = _FOUND.match(text, at)
        if found is not None:
            return Told((found["on"],), (*reach, found.end()))
        past = _past(told, at)
        if past is None:
            break
        at = past
        reach.append(at)
    return Told((), tuple(reach))


def _within_framework(told: Occasion, match: re.Match[str]) -> re.Match[str] | None:
    """The place behind what only belongs to a framework's name: "joint inspection of adult services in the Elm partnership"."""
    end = match.end("on")
    named = any(f.start < match.start() and end <= f.end for f in told.frameworks)
    return _PARTNERSHIP.match(told.text, end) if named else None


_PARTNERSHIP = regex(
    r"\s+(?:in|across)\s+(?:the\s+)?(?P<on>(?:[A-Z][\w'-]+\s+){0,3}[A-Z][\w'-]+(?:\s+(?:partnership|area|authority|council))?)(?![\w'-])"
)


def _is_time(told: Occasion, match: re.Match[str]) -> bool:
    """Whether what follows the preposition is a date or an outside body."""
    group = "on" if match["on"] else "name"
    begin, end = match.span(group)
    return any(d.start <= begin + 4 and begin < d.end for d in told.dates) or any(
        b.start < end and begin < b.end and b.start <= begin + 4 for b in told.bodies
    )


_ASIDE = regex(
    r",\s+which\s+(?:had\s+)?(?:looked|focus+ed|concentrated|considered|covered|examined)\s[^,;]{3,90},(?=\s+(?:had|was|took)\b)"
)
"""What stands between an event and its verb: ", which looked at the response to abuse,"."""


def _past(told: Occasion, at: int) -> int | None:
    """The end of the agent, the time or the verb that stands at the place; None where something else does."""
    brackets = _BRACKETS.match(told.text, at)
    if brackets is not None:
        return brackets.end()
    aside = _ASIDE.match(told.text, at)
    if aside is not None and not any(at < d.start < aside.end() for d in told.dates):
        return aside.end()
    if not _PREPOSED.match(told.text, at):
        doing = _DOING.match(told.text, at)
        return doing.end() if doing and doing.end() > at else None
    spans: list[Named | DateMention] = [*told.bodies, *told.dates]
    for span in spans:
        if at < span.start <= at + 60 and _PREPOSITION.fullmatch(told.text, at, span.start):
            return span.end
    doing = _DOING.match(told.text, at)
    return doing.end() if doing and doing.end() > at else None


_POSSESSOR = regex(
    r"(?P<on>(?:[\w&-]+\s+){0,3}(?:[A-Z][\w&-]+|council|authority|services?|force|constabulary|county|city|borough|"
    r"partnership|department|trust|school|home|association|college))(?:'s|(?<=s)')\s+(?:(?!(?:to|of|on|by|for|"
    r"in|the|a|an|from|and)\b)[\w'-]+\s+){0,4}?$"
)
_SERVICES_OF = regex(
    r"(?:\w+\s+)*?(?P<on>(?-i:(?:\w+\s+){0,3}(?:Council|Authority|council|"
    r"authority)'s\s+(?:[A-Z][\w-]+\s+){0,3}Services?)|(?:children|adult|adults|young people|youth)(?:'s|"
    r"(?<=s)')\s+(?:social\s+care\s+)?(?:services?|homes?|"
    r"social\s+care|department))\b",
    re.I,
)
_KEEP = regex(words("around", "sorts"), re.I)
_THING = regex(
    r"\b(?:play\s+areas?|(?<!local\s)areas|playgrounds?|services?|care|homes?|schools?|units?|kitchens?|wards?)\s*$",
    re.I,
)


def before(told: Occasion, left: int, start: int) -> tuple[str, ...]:
    """Whose inspection the words left..start before its head say it was: "the Council's", "play area"."""
    text, begin = told.text, max(0, left - 50)
    match = _POSSESSOR.search(text, begin, start) if text.find("'", begin, start) >= 0 else None
    if match is not None and not any(b.start < match.end("on") and match.start("on") < b.end for b in told.bodies):
        whole = _SERVICES_OF.match(text, match.start("on"), start)
        return labels.some(labels.owner(whole["on"] if whole else match["on"]))
    return ()


def named_before(told: Occasion, left: int, start: int) -> tuple[str, ...]:
    """The thing that stands before the head as its attribute: "the annual play area inspection"."""
    named: list[Named | DateMention] = [*told.bodies, *told.frameworks, *told.dates]
    begin = max((s.end for s in named if left <= s.start and s.end <= start), default=left)
    phrase = _KEEP.sub(" ", told.text[begin:start])
    match = _THING.search(phrase)
    if match is None or "'" in phrase:
        return ()
    return labels.cleaned(" ".join(phrase.split()))


_FIRST_TOLD = regex(r"(?:[A-Z][\w&-]*\s+){1,4}")
_around = load("inspections")["around"]
_SMALL = " ".join(_around[key] for key in ("modifiers", "function", "openers")).split()
_NO_NAMES = frozenset((*_SMALL, *_around["internal"], *v.TITLES))


def told_first(told: Occasion, left: int, start: int) -> tuple[str, ...]:
    """The name that stands in the phrase left..start before who inspects, and under what: "Marlshire SEND area"."""
    named = [n.start for n in (*told.bodies, *told.frameworks) if left <= n.start <= start]
    match = _FIRST_TOLD.fullmatch(told.text, left, min(named)) if named else None
    words = match[0].split() if match else []
    if not words or words[0].lower() in _NO_NAMES or any(d.start < left + 4 and d.end > left for d in told.dates):
        return ()
    return labels.cleaned(" ".join(words))


_LOOKED_AT = regex(
    rf"(?:\s+team)?\s+(?:(?:had|has)\s+)?(?:looked\s+(?:at|into)|examined|concentrated\s+on)\s+(?:the\s+|our\s+|its\s+)?"
    rf"(?P<on>[\w'&/-]+(?:\s+[\w'&/-]+){{0,8}}?){labels.STOP}"
)


def looked_at(told: Occasion, end: int) -> tuple[str, ...]:
    """What a review is said to have looked at, right behind it: "an LGA peer review looked at transitions"."""
    match = _LOOKED_AT.match(told.text, end)
    return labels.cleaned(match["on"]) if match else ()


