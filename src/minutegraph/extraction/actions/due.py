"""When a thing is to be done, in the words of the text: "by 4 June", "next meeting", "once it has been published".

    find("The Clerk would write to the owner before the next meeting.") == "before the next meeting"
    find("That an update be brought to the March meeting.") == "March meeting"

A date that tells when something was held, or what a paper covers, is no deadline.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from minutegraph.extraction.language.caseless import Caseless, Expression
from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.language.hints import Hints, Sieve
from minutegraph.extraction.language.needed import needed
from minutegraph.extraction.language.phrases import any_of
from minutegraph.lexicon import load

_KINDS = ("strong", "occasion", "date", "fixed", "clause")
"""The kinds of forms, the strongest first."""
_OCCASION, _DATE, _CLAUSE = (_KINDS.index(kind) for kind in ("occasion", "date", "clause"))
_ARTICLE = regex(r"^(?:the|a|an|its|our|their|this(?! (?:week|weekend|month|year|term)\b))\s+(?=(?!\w+ of\b)\w)", re.I)
_TAIL = regex(r"(?:\s+and|\s+or|\s+to|\s+with|\s+by|\s+that|[\s,;:.])+$", re.I)
_AT_LATEST = regex(r",?\s*(?:and\s+in\s+any\s+(?:event|case)\s*|\(must\s+be\s*)$")
_PURPOSE = regex(r"\bso\s+that\b")
_PAST = regex(r"\b(?:was|were|had|did)\W*\Z")
_BUSINESS = regex(r"\b(?:business|matters?|items?|papers?|reports?|evidence|applications?|motions?|had|c[ao]mes?|coming)\s+\Z")
_BEFORE_BODY = regex(r"before (?:the|this) (?:\w+ )?(?:council|committee|panel|board|cabinet|executive|authority|court)\b", re.I)
_STOP = regex(
    r"[,;:.](?!\d)|\s[-–—]\s|\s(?:and|but|so|or)\s(?!any\b|practicable)|(?<!\bcan)(?<!could)(?<!will)(?<!would)(?<!\bmay)(?<!might)(?<!must)(?<!should)(?<!\bto)\sbe\s|\s\(|\)|$"
)


@dataclass(frozen=True, slots=True)
class Due:
    """A deadline: `text` as printed without its article, and where it stands in the text that was searched."""

    text: str
    start: int
    end: int


_WHEN_DONE = regex(r"when\s+[^,;]{2,60}?\s(?:has|have)\s", re.I)


@dataclass(frozen=True, slots=True)
class _Rules:
    hints: Hints
    forms: Sieve[tuple[int, Expression]]
    """The forms, the strongest first, each with its strength."""
    past: re.Pattern[str]
    more: re.Pattern[str]


@lru_cache(maxsize=256)  # who asks whether there is one asks again for the task that is made
def find(text: str, start: int = 0, end: int | None = None) -> Due | None:
    """The deadline that text[start:end] gives, or None.

    Of several, the strongest form is taken ("by" before "at", an occasion before a bare date), then the last; what is
    joined to it ("and bi-monthly thereafter", "and in any case by 4 January") belongs to it.
    """
    rules = _rules()
    stop = len(text) if end is None else end
    if text.isupper():
        return _shouted(text, start, stop)
    purpose = _PURPOSE.search(text, start, stop)
    stop = purpose.start() if purpose else stop
    if not rules.hints.found(text):
        return None
    best: tuple[int, int, int] | None = None
    for strength, pattern in rules.forms.passed(text):
        for match in pattern.finditer(text, start, stop):
            low, high = match.span("due")
            past = strength in (_OCCASION, _DATE) and rules.past.search(text, max(start, low - 40), low)
            if past and not (strength == _OCCASION and past[0].rstrip().endswith(" for")):
                continue  # "the plan for May" covers May; "a plan for the May meeting" is due then
            if strength == _CLAUSE or match.groupdict().get("open") is not None:
                high = _stop(text, high, stop)
                told = text[low:high]
                if told.lower().startswith("when ") and _is_circumstance(told):
                    continue
            if _BEFORE_BODY.match(text, low) and _BUSINESS.search(text, start, low):
                continue  # "the business before the Council"
            if best is None or strength < best[0] or (strength == best[0] and _better(best, low, high)):
                best = (strength, low, high)
        if best is not None and best[0] <= _DATE:
            break
    if best is None:
        return None
    low = best[1]
    at_latest = _AT_LATEST.search(text, start, low)
    if at_latest and (first := find(text, start, at_latest.start())) is not None:
        low = first.start
    return _trimmed(text, low, _joined(rules, text, best[2], stop))


def _shouted(text: str, start: int, stop: int) -> Due | None:
    """The deadline of a text in capitals, in which only what the calendar names is read with one."""
    found = find(_named().sub(lambda name: name[0].capitalize(), text.lower()), start, stop)
    return found and replace(found, text=text[found.start : found.end])


@cache
def _named() -> re.Pattern[str]:
    words = _lists()
    return regex(rf"\b{any_of([name.lower() for name in (*words.months, *words.weekdays, *load('due')['feasts'])])}\b")


def ending(text: str) -> Due | None:
    """The bare date or meeting behind a comma or a dash with which a labelled task ends: "DS to redo the plan - 8 November"."""
    match = _ending().search(text)
    return _trimmed(text, *match.span("due")) if match else None


@cache
def _ending() -> re.Pattern[str]:
    own = _pieces()
    bracket = r"\s\((?=(?:by|end|early|mid)\b|[^()\d]*\d{1,2}[^()\d]*\))"  # with its year it may be that of a paper
    return regex(rf"(?:,|\s[-–—]|{bracket})\s*(?P<due>{own.occasion}|(?:(?:by|end|end\s+of|early|mid)\s+)?{own.date})\W*$")


def _is_circumstance(told: str) -> bool:
    """Whether a clause that begins with "when" tells how things are rather than a time."""
    return not _WHEN_DONE.match(told) and (len(told.split()) > 8 or _PAST.search(told) is not None)


def _better(best: tuple[int, int, int], low: int, high: int) -> bool:
    """Whether a deadline of the same strength is taken for the best so far: it stands later, or holds it."""
    return low >= best[2] or (low < best[1] and high >= best[2])


def _stop(text: str, at: int, stop: int) -> int:
    """Where a clause of time that runs on from `at` ends: at the next stop, or after twelve words."""
    match = _STOP.search(text, at, stop)
    high = match.start() if match else stop
    words = list(re.finditer(r"\S+", text[at:high]))
    return at + words[11].end() if len(words) > 12 else high


def _joined(rules: _Rules, text: str, at: int, stop: int) -> int:
    """The end of a deadline with all that is joined to it."""
    while (match := rules.more.match(text, at, stop)) is not None:
        at = match.end()
    return at


def _trimmed(text: str, start: int, end: int) -> Due | None:
    words = text[start:end]
    tail = _TAIL.search(words)
    if tail:
        words = words[: tail.start()]
    article = _ARTICLE.match(words)
    if article:
        start += article.end()
        words = words[article.end() :]
    return Due(words, start, start + len(words)) if words else None


@dataclass(frozen=True, slots=True)
class _Lists:
    """The words of due.toml with those of calendar.toml that they go with, as sources of expressions."""

    months: tuple[str, ...]
    weekdays: tuple[str, ...]
    seasons: tuple[str, ...]
    periods: tuple[str, ...]
    units: tuple[str, ...]
    numbers: tuple[str, ...]
    occasions: tuple[str, ...]
    ordinals: tuple[str, ...]


@cache
def _lists() -> _Lists:
    own, calendar = load("due"), load("calendar")
    seasons = [name for name in calendar["seasons"] if " " not in name]
    return _Lists(
        months=tuple(name.capitalize() for names in calendar["months"] for name in names),
        weekdays=tuple(name.capitalize() for name in calendar["weekdays"]),
        seasons=(*seasons, *(name.capitalize() for name in seasons), *own["feasts"]),
        periods=(*own["periods"], *calendar["years"]),
        units=(*own["units"], *calendar["days"], *calendar["lengths"]),
        numbers=(*own["numbers"], *calendar["numbers"]),
        occasions=(*calendar["meetings"], *calendar["bodies"], *own["occasions"]),
        ordinals=(*calendar["next"], *own["ordinals"]),
    )


@dataclass(frozen=True, slots=True)
class _Pieces:
    """Sources of expressions that the rules are made of."""

    date: str
    span: str
    """A stretch of the calendar: "the end of the financial year"."""
    occasion: str
    """A meeting, a report to come: "the next meeting of the Board"."""
    period: str
    year: str


@cache
def _pieces() -> _Pieces:
    words = _lists()
    month, day_name = any_of(words.months), any_of(words.weekdays)
    season, period = any_of(words.seasons), f"(?i:{any_of(words.periods)})"
    year = r"(?:19|20)\d\d(?:[/-]\d\d(?:\d\d)?)?"
    day = r"\d{1,2}(?:\s?(?:st|nd|rd|th))?"
    part = (
        r"(?:(?:the\s+)?(?:very\s+)?(?:early|mid|late|end|beginning|start|middle)(?:\s+of\s+|\s+in\s+|\s*-\s*|\s+)(?:the\s+)?"
        r"|(?:the\s+)?(?:first|second|third|last|final)\s+(?:week|half|part)\s+(?:of|in)\s+|w/c\s+|week\s+commencing\s+)"
    )
    date = (
        rf"(?:{part})?(?:(?:{day_name},?\s+)?(?:the\s+)?{day}(?:\s+of)?\s+{month}\b(?:,?\s+{year})?"
        rf"|{month}\s+{day}(?!\d)(?:,?\s+{year})?|{month}\b(?:,?\s+{year})?|\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}}"
        rf"|(?:the\s+)?{season}\b(?:\s+(?i:term|recess|break|holidays?)\b)?(?:\s+(?:of\s+)?{year})?|(?:Quarter\s+\d|Q[1-4])\b(?:\s+{year})?|{day_name}\b)"
    )
    span = (
        rf"(?:(?:the\s+)?(?:end|beginning|start|middle|close)\s+of\s+(?:the\s+|this\s+|next\s+|that\s+)?"
        rf"(?:{period}\b|{year}|meeting\b)|(?:early|late|later)\s+in\s+(?:the\s+(?:new\s+|next\s+)?{period}\b|{year})"
        rf"|(?:early|late)\s+{year}|the\s+(?:new|next|coming)\s+{period}\b)"
    )
    return _Pieces(date, span, _occasion(date, year), period, year)


def _occasion(date: str, year: str) -> str:
    words = _lists()
    body = r"(?:\s+of\s+(?:the\s+|this\s+)?[A-Z][\w'-]*(?:\s+(?:and|of|for|the|[A-Z][\w'-]*))*)?"
    return (
        rf"(?:(?:the|a|an|its|our|their|this|any)\s+|(?:the\s+)?[A-Z]\w+'s\s+(?=next\b))?(?:(?:{any_of(words.ordinals)}|one\s+of\s+its|{date})\s+)+"
        rf"(?:(?!of\b)[\w'-]+\s+){{0,3}}?{any_of(words.occasions)}\b{body}"
        rf"(?:,?\s+(?:in|on)\s+{date})?(?:\s+(?:of\s+)?{year})?"
        rf"|(?:(?:the|a|an|its|our)\s+)?(?:next|future|following|forthcoming|subsequent)\s+(?:\w+\s+)?"
        rf"{any_of(load('due')['papers'])}\b"
        rf"|(?:the|a|our|its)\s+(?:meeting|session)s?\s+(?:in|on|of)\s+{date}(?:(?:,\s+{date})*\s+and\s+(?:(?:in|on)\s+)?{date})?"
    )


@cache
def _sources() -> tuple[tuple[int, str, str], ...]:
    """The strength of each form of the lexicon, strongest first, the form, and one for its signs, their pieces filled in."""
    words, lists, own = load("due"), _lists(), _pieces()
    pieces = {
        "date": own.date,
        "span": own.span,
        "occasion": own.occasion,
        "period": own.period,
        "year": own.year,
        "number": rf"(?:\d+|{any_of(lists.numbers)})",
        "unit": f"{any_of(lists.units)}s?",
        "place": f"(?i:{any_of(words['place_words'])})",
        "deadline": any_of(words["deadline_words"]),
        "month": any_of(lists.months),
        "lower": r"(?:council|cabinet|committee|panel|board|forum)\b(?!\s+(?:member|officer|tax|house))",
        "standing": any_of([word for word in words["fixed"] if word not in words["bare_adverbs"]]),
        "bare_adverbs": any_of(words["bare_adverbs"]),
        "clause_words": any_of(words["clause_words"]),
        "coming": any_of([*lists.occasions, *words["papers"]]),
        "asked": "".join(rf"(?<!\b{verb} )" for verb in words["asking"]),
    }
    signs = {**pieces, **{name: _signs(pieces[name]) for name in ("date", "span", "occasion")}}
    return tuple(
        (_KINDS.index(form["kind"]), _filled(form["pattern"], pieces), _filled(form["pattern"], signs))
        for form in words["forms"]
    )


def _filled(form: str, pieces: dict[str, str]) -> str:
    return _PIECE.sub(lambda match: pieces[match[1]], form)


def _signs(source: str) -> str:
    """The source of an expression for the words of which one stands where the longer one matches."""
    return "(?:" + "|".join(sorted(needed(source)[0])).replace(" ", r"\b") + ")"


_PIECE = regex(r"\{([a-z_]+)\}")


@cache
def _rules() -> _Rules:
    words, lists, own = load("due"), _lists(), _pieces()
    forms = (((kind, regex(form) if kind <= _DATE else Caseless(form)), (signs,)) for kind, form, signs in _sources())
    more = regex(
        rf"\s*,?\s*(?:and\s+|or\s+)?(?:in\s+any\s+(?:event|case)\s+)?(?:"
        rf"(?:by|before|from|(?:starting|beginning)(?:\s+in|\s+from|\s+on)?)\s+(?:{own.occasion}|{own.span}|{own.date})|(?:{own.date})(?=\W|$)"
        rf"|(?:bi-|six-)?(?:monthly|annually|quarterly|weekly)(?:\s+thereafter)?"
        rf"|(?:each|every)\s+(?:\w+\s+){{1,3}}(?:thereafter|following|after\s+that|meeting)|thereafter\b"
        rf"|until\s+(?:the\s+\w+(?:\s+visit)?|{own.occasion}|{own.date}|further\s+notice)\b"
        rf"|\(must\s[^)]*\)|(?<=days)\))"
    )
    past = (
        rf"(?<!-)\b(?<!agenda )(?<!be )(?<!being )(?<!ten )(?<!five )(?<!few )(?<!\d ){any_of(words['past_words'])}\s+"
        r"(?:on\s+|the\s+|at\s+)*$"
    )
    named = (*lists.months, *lists.weekdays, *lists.occasions, *words["signs"])
    hints = Hints((*"0123456789", "next", *(f" {word.lower()}" for word in named)))
    return _Rules(hints, Sieve(forms), regex(past, re.I), more)
