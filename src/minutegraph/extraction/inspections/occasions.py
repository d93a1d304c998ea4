"""A sentence as the rules for inspections read it: bodies, frameworks and dates named, and how they hang together."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from minutegraph.extraction.inspections.sighting import NOTHING, Around
from minutegraph.extraction.language import dates as calendar
from minutegraph.extraction.language.caseless import Caseless
from minutegraph.extraction.language.dates import DateMention
from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.language.hints import Hints
from minutegraph.extraction.language.numbers import ORDINALS
from minutegraph.extraction.language.phrases import pattern
from minutegraph.extraction.parties import strangers
from minutegraph.extraction.parties.outsiders import Named, bodies, frameworks, short
from minutegraph.lexicon import load


@cache
def words(table: str, name: str) -> str:
    """The source of an expression that matches any of a list of `lexicon/inspections.toml`, as a whole word."""
    return rf"(?<![\w-])(?:{pattern(load('inspections')[table][name])})(?![\w-])"


@cache
def heads() -> Caseless:
    """What an event is called; the name of the group that matched is the head's key."""
    table = load("inspections")["heads"]
    parts = "|".join(f"(?P<{key}>{pattern(entry['words'])})" for key, entry in table.items())
    return Caseless(rf"(?<![\w-])(?:{parts})(?![\w-])")


@cache
def heads_hints() -> Hints:
    """A sentence without any of these has no head."""
    return Hints.of(heads().pattern)


STATUTORY = frozenset(("inspectorate", "regulator"))
"""Kinds of the outside bodies that inspect and judge by law, whoever asked for it."""
INSPECTED = "|".join(load("inspections")["beside"]["plain"])
"""Common nouns for what is inspected, in small letters, as the alternatives of an expression."""
PREMISES = "|".join(load("inspections")["premises"]["names"])
"""Words in which the names of homes and schools end, as the alternatives of an expression."""
OFF = regex(words("time", "off"), re.I)
"""What tells that an inspection was put off, or was none."""
BY = regex(r"\b(?:by|from|with)\s+(?:the\s+|both\s+)?$")
"""What stands before a body that did something."""
_BETWEEN = regex(rf"{words('time', 'between')}|[;:]", re.I)
_BY_NAME = regex(r"\bby\s+(?:the\s+|an?\s+)?(?:[a-z]+,?\s+){0,2}(?:[A-Z][\w&']*|and|of|for|the|\s)+")
_PUBLISHED = regex(
    r"\b(?:publish\w*|issued|released|sent|received(?!\s+(?:an?|its|their)\s*$)|announced|considered|discussed|noted|notice\s+of|"
    r"asked\s+for|notified\s+of|told\s+of)\s+(?:its|the|a|an|their)?\s*$",
    re.I,
)
_PAPER = regex(r"\s+(?:report|letter|findings)\b", re.I)
_BEGINS = regex(
    r"\b(?:to|would|will|which\s+is\s+to)\s+(?:begin|start|take\s+place|be\s+held|run|commence)\b|\b(?:beginning|"
    r"starting|commencing)\b"
)
"""Between what was announced and the time at which it is to be."""
_ASKED = regex(r"\b(?:asked|requested|called)\s+(?:[\w' ]{2,40}?\s+)?for\s+(?:its|the|a|an|another)?\s*$", re.I)
"""Before an event: the time is that of the request."""
_LEADING = regex(r"(?:in|on|during|since|between|from)\s+(?:the\s+)?", re.I)
_AFTER_ANOTHER = regex(
    r"\s(?:since|following|after|before)\s+(?:the|its|their|our|that)\s+(?:[\w'-]+\s+){0,3}?(?:inspection|visit|"
    r"review|assessment|judge?ment)\b(?!\s+(?:in|on|of)\s*$)"
)
_ITS_REVIEW = regex(
    r"^\s+(?:(?:progress|follow-?up|return|one\s+year\s+on)\s+)?(?:review|re-?visit|visit|inspection)\b",
    re.I,
)
_LEAD_IN = regex(r"(?:In|On|During|Between|From|Over|Throughout|At)\s+(?:[\w-]+\s+){1,4}")
_AFTER_LEAD = regex(r",?\s+[^;:]{0,60}")
_UNDER = regex(r"\bunder\b|\bas\s+part\s+of\s+(?:its|their|the)\b", re.I)
_REGIME = regex(r"\)?\s*(?:\([^)]*\)\s*)?(?:\w+\s+)?(?:framework|regime|arrangements|programme)\b", re.I)
_FRONTED = regex(
    r"\W*Under\s+(?:the\s+|its\s+)?(?:[\w'-]+\s+){0,4}?(?:(?:framework|regime|arrangements),\s+(?:the\s+)?)?(?:\w+\s+){0,3}?"
)
"""Before the framework of a sentence that it opens: "Under the old framework, the SIF, the Borough had been inspected"."""
_OPENING = regex(r"\s*\(\s*")
_TAIL = regex(r"\s+(?:inspection|review)\b", re.I)
_CLAUSES = (", ", "; ", ": ", " and had ", " but ")


@dataclass(frozen=True, slots=True)
class Told:
    """What was inspected, and the places after the head up to which the sentence tells who, when and of what."""

    labels: tuple[str, ...]
    reach: tuple[int, ...]


class Occasion:
    """The sentence `text`, with the outside bodies, frameworks and dates that it names, each found once.

    `title` tells that it is the title or purpose of an item; `year` completes dates without a year.
    """

    def __init__(self, text: str, year: int | None = None, title: bool = False, around: Around | None = None) -> None:
        around = around or NOTHING
        self.text = text
        self.title = title
        self.year = year
        self.around = around
        listed = strangers.with_firms(text, bodies(text), around.firms)
        self.bodies = (listed or (short(text, around.known) if around.known else ())) + strangers.same(
            text, around.last
        )
        self.frameworks = _named_frameworks(text)
        self.objects: dict[tuple[int, str], Told] = {}
        self._dates: tuple[DateMention, ...] | None = None

    @property
    def dates(self) -> tuple[DateMention, ...]:
        """The dates named, in order; looked for only when asked for."""
        if self._dates is None:
            self._dates = calendar.find(self.text, self.year)
        return self._dates

    @property
    def near(self) -> tuple[Named, ...]:
        """The bodies that the sentence before names."""
        return bodies(self.around.before) if self.around.before else ()

    def only_near(self, *kinds: str) -> tuple[Named, ...]:
        """The one body of these kinds that the sentence before names; nobody where it names several or none."""
        named = {body.slug: body for body in reversed(self.near) if body.kind in kinds}
        return tuple(named.values()) if len(named) == 1 else ()

    def clause(self, place: int) -> int:
        """Where the clause that holds the place begins."""
        found = max(self.text.rfind(mark, 0, place) for mark in _CLAUSES)
        return found + 1 if found >= 0 else 0

    def has_clause_between(self, begin: int, end: int) -> bool:
        """Whether a new clause begins between two places."""
        return any(self.text.find(mark, begin, end) >= 0 for mark in ("; ", ", and ", " and had ", " but ", ", which "))

    def framework(self, left: int, end: int) -> Named | None:
        """The framework named within left..end, or "under" which it was done."""
        inside = [f for f in self.frameworks if left <= f.end and f.start <= end + 2]
        under = (
            [f for f in self.frameworks if _UNDER.search(self.text, end, f.start) and self._is_regime(f)] if end else []
        )
        fronted = [f for f in self.frameworks if f.end <= left and _FRONTED.fullmatch(self.text, 0, f.start)]
        return (*inside, *under, *fronted, None)[0]

    def _is_regime(self, framework: Named) -> bool:
        """Whether what stands after "under" is called a framework or is its abbreviation, and is not only a set of standards."""
        label = framework.label
        return label.isupper() or "inspect" in label.lower() or _REGIME.match(self.text, framework.end) is not None

    def time_of(self, left: int, start: int, end: int, made: bool = False) -> DateMention | None:
        """The time of an event whose phrase is left..end and whose head begins at `start`.

        It stands in the phrase, is told after it, or opens the clause. `made` tells that the phrase says who made the event, so
        that a time after it is that, and not when it was considered.
        """
        inside = [d for d in self.dates if left <= d.start and d.end <= start]
        if inside:
            return inside[-1]
        published = not made and _PUBLISHED.search(self.text, max(0, left - 30), left) is not None
        for mention in self.dates:
            if mention.start >= end:
                gap = _ITS_REVIEW.sub(" ", _AFTER_ANOTHER.sub(" ", self._without_bodies(end, mention.start)))
                if (not published or _BEGINS.search(gap)) and tells_time(gap) and not heads().search(_BY_NAME.sub(" ", gap)):
                    return mention
                break
        asked = _ASKED.search(self.text, max(0, left - 60), left) is not None
        paper = published and _PAPER.match(self.text, end) is not None
        lead = [] if asked or paper else [d for d in self.dates if d.end <= left and self._leads(d)]
        if lead and lead[-1].end >= self.clause(left) - 2 and _AFTER_LEAD.fullmatch(self.text, lead[-1].end, left):
            return lead[-1]
        return None

    def _without_bodies(self, begin: int, end: int) -> str:
        """The text between two places without names of bodies and frameworks, which hold words like "Inspection"."""
        at, parts = begin, []
        for named in sorted((*self.bodies, *self.frameworks), key=lambda one: one.start):
            if at < named.end <= end:
                parts.append(BY.sub("", self.text[at : max(at, named.start)]))
                at = named.end
        return "".join((*parts, self.text[at:end]))

    def _leads(self, mention: DateMention) -> bool:
        """Whether a time opens its clause, also one of what somebody says: "recalled that in March"."""
        said = self.text.rfind(" that ", 0, mention.start)
        begin = max(self.clause(mention.start), said + len(" that ") if said >= 0 else 0)
        return _LEADING.fullmatch(self.text[begin : mention.start].strip() + " ") is not None

    def time_after(self, end: int) -> DateMention | None:
        """The time of a verb that ends at `end`: told after it, or at the head of the sentence."""
        for mention in self.dates:
            if mention.start >= end:
                return mention if tells_time(self.text[end : mention.start]) else None
        lead = self.dates[0] if self.dates else None
        return lead if lead and (lead.start < 12 or _LEAD_IN.fullmatch(self.text, 0, lead.start)) else None


_WHEN = regex(r"\s*(?:when|at\s+which\s+time|in\s+which)\s", re.I)


def time_of_when(told: Occasion, begin: int) -> DateMention | None:
    """The time right before a clause that tells what was done then: "in May 2019, when the hostel was inspected"."""
    if not _WHEN.match(told.text, begin):
        return None
    return next((d for d in told.dates if d.end <= begin and not told.text[d.end : begin].strip(" ,")), None)


_BY_WAY = regex(
    r"\bwithout\s+(?:any\s+|prior\s+)?(?:announcement|warning|notice)\b|"
    r"\bby\s+(?:video(?:[\s-]?(?:link|conference|call))?|telephone|phone|Teams|Zoom|remote\s+means|"
    r"correspondence|appointment)\b"
)


def tells_time(gap: str) -> bool:
    """Whether what stands between an event and a date lets the date be the event's."""
    gap = _BY_WAY.sub(" ", gap)
    return len(gap) <= 130 and not _BETWEEN.search(_BY_NAME.sub(" ", gap))


def _named_frameworks(text: str) -> tuple[Named, ...]:
    """The frameworks named; of a name with its abbreviation in brackets, the abbreviation."""
    found: list[Named] = []
    for named in frameworks(text):
        if _IS_INSPECTED.match(text, named.end):
            continue  # "The SEND local area had been inspected"
        if found and found[-1].slug == named.slug and _OPENING.fullmatch(text, found[-1].end, named.start):
            found[-1] = Named(found[-1].start, named.end, named.slug, named.label)
            continue
        of = _INSPECTION_OF.search(text, 0, named.start)
        if of is not None and "inspect" not in named.label.lower():
            named = Named(of.start(), named.end, named.slug, text[of.start() : named.end])
        tail = _TAIL.match(text, named.end) if " " in named.label else None
        found.append(replace(named, label=named.label + tail[0]) if tail else named)
    return tuple(found)


_IS_INSPECTED = regex(
    r"\s+(?:was|were|(?:had|has|have)\s+been)\s+(?:\w+ly\s+|last\s+)?(?:re-?)?(?:inspected|visited|revisited)\b"
)
_INSPECTION_OF = regex(r"\binspection\s+of\s+$", re.I)
_ORDINALS = regex(rf"\b(?:{ORDINALS})\b", re.I)
_EARLIER = regex(r"\b(?:previous|prior|earlier|original)\b", re.I)
_LATER = regex(r"\b(?:next|upcoming|forthcoming|future)\b", re.I)


def which(phrase: str) -> str:
    """What tells the event from others of its kind: an ordinal, "previous", "next" or nothing."""
    ordinal = _ORDINALS.search(phrase)
    if ordinal:
        return ordinal[0].lower()
    if _EARLIER.search(phrase):
        return "previous"
    return "next" if _LATER.search(phrase) else ""
