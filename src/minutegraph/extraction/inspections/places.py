"""Where a document speaks of inspections: the sightings of its items, with what stands before each."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from minutegraph.extraction.inspections import occasion_continued, occasion_earlier, occasion_series, sightings
from minutegraph.extraction.inspections.listed_inspections import (
    COLUMNS,
    by_opener,
    heading_of,
    lists_inspections,
    named_last,
    opener_of,
    published,
    publisher_of,
    told_in,
)
from minutegraph.extraction.inspections.occasion_kinds import VISITS_MADE
from minutegraph.extraction.inspections.occasions import PREMISES
from minutegraph.extraction.inspections.sighting import Around, Sighting
from minutegraph.extraction.inspections.topics import as_in_text
from minutegraph.extraction.language import dates, leads
from minutegraph.extraction.language.dates import DateMention
from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.language.hints import Hints
from minutegraph.extraction.parties import outsiders
from minutegraph.extraction.parties.outsiders import Named, bodies
from minutegraph.extraction.parties.strangers import Firms
from minutegraph.lexicon import load
from minutegraph.model import Block, Item, Sentence


@dataclass(frozen=True, slots=True)
class Place:
    """A sighting and where it stands.

    `limb` is true in a resolution, which seldom states the event fully; `listed` in a list of an inspectorate's
    reports. `titled` is what the item's title says was inspected. `part` counts the names of homes or schools that stand
    as headings in the item.
    """

    item: int
    section: str
    sentence: Sentence
    sighting: Sighting
    limb: bool = False
    listed: bool = False
    titled: tuple[str, ...] = ()
    part: int = 0


def _with_answer(block: Block, sentence: Sentence) -> str:
    """The text of a row, with the grade behind the question that it prints: "How well do we support wellbeing? 5 Very Good"."""
    after = next((s for s in block.sentences if s.start >= sentence.end), None)
    return f"{sentence.text} {after.text}" if after is not None and sentence.text.endswith("?") else sentence.text


_LIMB = regex(r"(?:that|\(?[a-z0-9ivx]{1,3}\)\s*that)\b", re.I)


_OF_AUDITORS = Hints(("audit", "opinion", "account", " firm ", "assurance", "annual return"))
_FOLLOWING = 4
"""Sentences after that which tells of an event in which its outcome may be told in common words."""
_GRADED_WITHIN = 2
"""And so many in which that may be told without the word of a judgement: "Severe maladministration was found."."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What holds for a whole document: its own date, the year of it, and the outside bodies that it names.

    `known` gives the keys of those listed, `firms` the auditors not listed; looked for when first asked for.
    """

    own: str | None
    year: int | None
    known: Callable[[], frozenset[str]]
    firms: Callable[[], Firms]


_IN_GENERAL = regex(
    r"^\W*(?:An?|Any|Each|Every)\s+(?:[\w'-]+\s+){0,4}(?:inspection|visit|assessment|review)s?\s+(?:lasts?|"
    r"lasted|involve[sd]?|takes?|"
    r"took\s+(?!place)|(?:was|were|is|are|would)\s+(?:usually|normally|generally|typically)|usually|normally|"
    r"typically|can|could)\b|"
    r"\b(?:inspections|visits|assessments)\s+(?:were|are|was|is)\s+(?:usually|normally|generally|typically)\b|"
    r"\b(?:stands|stood)\s+for\b|"
    r"\b(?:could|would|can)\s+(?:\w+\s+)?(?:receive|trigger|undergo|be\s+subject\s+to)\s+(?:an?|another)\b"
)
"""What tells how such things go in general: "the inspection" right after it is none that took place."""
_GENERALLY = Hints(
    ("last", "involve", "take", "took ", "usually", "normally", "generally", "typically", " can ", " could ",
     "stands for", "stood for", "receive", "trigger", "undergo", "subject")
)  # fmt: skip
"""Without any of these no sentence tells of that."""


def find(index: int, item: Item, setting: Setting) -> Iterator[Place]:
    """The sightings of an item, in order of the text, with where they stand."""
    walk = _Walk(item, setting)
    for block in item.blocks:
        walk.enter(block)
        for sentence in block.sentences if block.section != "furniture" else ():
            told = leads.bare(sentence)
            for sighting, limb in walk.told(block, told):
                yield Place(index, block.section, told, sighting, limb, walk.publisher is not None, part=walk.part)


class _Walk:
    """The way through an item, sentence by sentence: what stood before tells what a sentence is about.

    `publisher` is the inspectorate whose reports the block lists, `part` how many homes or schools stood as headings.
    """

    def __init__(self, item: Item, setting: Setting) -> None:
        self._item, self._setting = item, setting
        self.publisher: Named | None = None
        self.part = 0
        self._opener: int | None = None
        self._heading, self._visits = "", False
        self._inspector: Named | None = None  # named last
        self._event: Sighting | None = None  # the last that was told of, not only named
        self._told: list[Sighting] = []  # the last two of those
        self._series: Sighting | None = None  # visits counted, of which each may be told by "the first"
        self._visit: str | None = None  # the kind of the last visit
        self._text = ""  # the sentence before
        self._spoken: Sighting | None = None  # what that told of last
        self._since = _FOLLOWING  # sentences since an event was told of
        self._general = 0  # 2 in a sentence on how such things go, 1 right behind it

    def enter(self, block: Block) -> None:
        """Take in what a block is opened or headed by."""
        if block.section == "furniture":
            if block.sentences and COLUMNS.search(block.sentences[-1].text):
                self._heading = block.sentences[-1].text
            return
        if block.opener != self._opener:  # the blocks of a list share what it is opened as
            self._opener = block.opener
            self.publisher = publisher_of(self._item, block)
            self._visits = self.publisher is None and lists_inspections(self._item, block)
        if block.opener is None:
            self._heading = heading_of(block, self._heading)
        if len(block.sentences) == 1 and _NAMED.found(block.sentences[0].text):
            self.part += _NAMES.fullmatch(block.sentences[0].text) is not None

    def told(self, block: Block, sentence: Sentence) -> Iterator[tuple[Sighting, bool]]:
        """What the sentence tells of, and whether as a limb of a resolution."""
        spoken, self._spoken = self._spoken, None
        self._since += 1
        before, self._text = self._text, sentence.text
        if not self._heading and _is_owned_row(sentence.text):
            return
        goes_on = spoken if spoken is not None and occasion_continued.HINTS.found(sentence.text) else None
        hinted = self._is_hinted(sentence.text)
        if self._series is not None and occasion_series.counts_others(sentence.text):
            self._series = None
        if not (hinted or goes_on or self._visits or self._heading or self.publisher is not None):
            return
        if block.kind == "heading" and sentence.text == self._item.title:
            self._text = before
            return
        found = self._found(sentence.text, before, goes_on, hinted)
        found = self._listed(block, sentence, found) or found
        self._remember(found)
        if self.publisher is not None:
            found = published(self._item, block, sentence, self.publisher, found)
        limb = _LIMB.match(sentence.text) is not None
        announced = _ANNOUNCES.found(sentence.text) and _ANNOUNCED.search(sentence.text) is not None
        in_general = _GENERALLY.found(sentence.text) and _IN_GENERAL.search(sentence.text)
        self._general = 2 if in_general else self._general - 1
        for sighting in by_opener(self._item, block, found):
            if self._counts(sighting, limb) and not (announced and sighting.date is None and sighting.judgement is None):
                yield _dated(sighting, self._setting.own, sentence.text), limb

    def _is_hinted(self, text: str) -> bool:
        """Whether the sentence may tell of an event or, close behind one, of its outcome."""
        return (
            sightings.HINTS.found(text)
            or (self._event is not None and occasion_earlier.HINTS.found(text))
            or (self._since <= _FOLLOWING and occasion_continued.OUTCOMES.found(text))
            or (self._series is not None and text.startswith("The "))
        )

    def _found(self, text: str, before: str, goes_on: Sighting | None, hinted: bool) -> tuple[Sighting, ...]:
        """The sightings of a sentence: what goes on about the event of the sentence before, else what it tells itself."""
        setting = self._setting
        found = occasion_continued.taken_up(text, setting.year, goes_on) if goes_on is not None else ()
        found = found or (occasion_series.graded_alike(text, self._told) if self._since <= 1 else ())
        if not found and self._series is not None:
            found = occasion_series.one_of(text, setting.year, self._series)
        self._series = occasion_series.counted(text, self._inspector) or self._series
        if found or not (hinted or self.publisher is not None):
            return found
        known = setting.known() if outsiders.may_shorten(text) else frozenset[str]()
        firms = setting.firms() if _OF_AUDITORS.found(text) else Firms()
        around = Around(known, firms, self._inspector, self._event, before, self._visit)
        found = sightings.find(text, setting.year, around=around)
        event = self._event if self._since <= _GRADED_WITHIN else None
        if event is not None and all(s.head == "judged" and s.bare and not s.on for s in found):
            graded = occasion_continued.graded(text, event, self._since <= 1)
            found = graded if not found or any(s.on != event.on for s in graded) else found
        if not found and goes_on is not None:
            found = occasion_continued.fieldwork(text, setting.year, goes_on)
        return found

    def _listed(self, block: Block, sentence: Sentence, found: tuple[Sighting, ...]) -> tuple[Sighting, ...]:
        """What a row of a list of inspections tells, where the sentence itself tells none fully."""
        if not (self._visits or self._heading) or any(s.strength == 3 for s in found):
            return ()
        item = self._item
        by = bodies(self._heading or opener_of(item, block)) or tuple(as_in_text(item, b) for b in bodies(item.title or ""))
        text = told_in(self._heading, _with_answer(block, sentence))
        by = by or named_last(item, sentence.start)
        if not by and self._heading and not _ESTABLISHMENTS.search(self._heading):
            return ()  # trees, vehicles, payrolls
        return sightings.listed(text, self._setting.year, by)

    def _remember(self, found: tuple[Sighting, ...]) -> None:
        self._spoken = found[-1] if found else None
        for sighting in found:
            if sighting.kind in VISITS_MADE:
                self._visit = sighting.kind
            if sighting.strength > 1:
                self._event = sighting
                self._told = [*self._told[-1:], sighting]
            if sighting.inspectors:
                self._inspector = sighting.inspectors[-1]
        if any(s.strength > 1 and not s.arranged for s in found):
            self._since = 0

    def _counts(self, sighting: Sighting, limb: bool) -> bool:
        if limb and sighting.head == "judged" and sighting.strength == 1:
            return False  # "that concern at the inadequate grading be conveyed"
        told = sighting.date is not None or sighting.judgement is not None
        return told or not (self._general == 2 or (self._general > 0 and sighting.bare))


_ESTABLISHMENTS = regex(
    rf"\b(?:{'|'.join(load('inspections')['premises']['kinds'])}|inspections?\s+of)\b", re.I
)
_ANNOUNCED = regex(r"\binspection\s+(?:outcomes|results|grades|judge?ments|reports)\b[^:]{0,80}:\s*$", re.I)
"""The line that opens a list of inspections, each told below it."""
_NAMES = regex(
    r"(?:[A-Z][\w'’&.-]*\s+(?:(?:of|the|and|for)\s+)?|\([A-Z]\w+\)\s+){1,6}?"
    rf"(?:{PREMISES})(?:\s*[-–:].{{0,60}})?"
)
"""A home or school as the heading of what follows: "Elm Primary School – the school continues to be good"."""
_NAMED, _ANNOUNCES = Hints.of(_NAMES.pattern), Hints.of(_ANNOUNCED.pattern)


_OWNER_CELL = regex(r"\|\s*(?P<who>[A-Z]{2,3})(?:\s*[/,&]\s*[A-Z]{2,3})*\s*(?:\||$)")


def _is_owned_row(text: str) -> bool:
    """Whether the sentence is a row of a table of tasks: a cell holds initials, which are no inspectorate's."""
    owner = _OWNER_CELL.search(text) if " | " in text else None
    return owner is not None and not bodies(owner["who"])


_LAST_MONTH = regex(r"\blast\s+month\b")


def _last_month(text: str, sighting: Sighting) -> bool:
    """Whether "last month" is right beside what tells of the event, and of nothing between commas before it."""
    match = _LAST_MONTH.search(text, max(0, sighting.start - _NEAR), sighting.end + _NEAR)
    return match is not None and "," not in text[match.end() : max(match.end(), sighting.start)]


_NEAR = 50  # characters


def _dated(sighting: Sighting, own: str | None, text: str) -> Sighting:
    """The sighting with its derived year set right: what has happened lies before the meeting; "last month" is a date."""
    if sighting.date is None and own and len(own) > len("2020") and not sighting.arranged and _last_month(text, sighting):
        year, month = int(own[:4]), int(own[5:7])
        date = f"{year}-{month - 1:02}" if month > 1 else f"{year - 1}-12"
        when = DateMention(sighting.start, sighting.end, date, True)
        return replace(sighting, when=when, strength=3) if sighting.strength > 1 else sighting
    if sighting.when is None or not sighting.derived:
        return sighting
    return replace(sighting, when=replace(sighting.when, iso=dates.beside(sighting.when.iso, own, sighting.arranged)))
