"""What a document says became of matters of earlier meetings: matters arising, logs of actions, "as requested last time".

These are no facts: whether one of an earlier document is meant is found when all documents are known (`rdf.followuplinks`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from minutegraph.extraction.followups.followupparties import parties_of
from minutegraph.extraction.followups.followupreferences import NOTHING, Reference, approved, head, reference
from minutegraph.extraction.followups.followupstates import Told, state_of
from minutegraph.extraction.followups.followuptables import Tables
from minutegraph.extraction.followups.followupwords import hints as states_hints
from minutegraph.extraction.language import vocabulary as v
from minutegraph.extraction.language.caseless import small
from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.language.hints import Hints
from minutegraph.extraction.language.phrases import pattern
from minutegraph.lexicon import load
from minutegraph.model import Block, FollowUp, Item, Minutes, Sentence
from minutegraph.reading.sentences import LONGEST

_ASKED = regex(rf"\b(?:{v.ASKED}|sought)\b")
_OF_BEFORE = regex(
    r"\W*(?:it|this|these|they|those|both|all(?!\s+(?:of\s+)?(?:the\s+)?(?:outstanding\s+)?actions?)|he|she|that)\b"
)
_THEY = regex(r"\b(?:it|they|these|this|those)\s+(?:had|has|have|was|were)\b")
_QUESTION = regex(r"\b(?:question|questions|query|queries|queried|enquir\w+|asked(?!\s+(?:that|for|to)\b))\b")
_RECOMMENDATION = regex(r"\brecommendations?\b")
_REQUEST = regex(r"\brequest(?:s|ed)?\b|\basked\s+(?:for|to|that)\b")
_TASK = regex(r"\b(?:actions?|undert\w+|promised|agreed to|tasked)\b")
_EVERY = regex(
    r"\ball\s+(?:of\s+)?(?:the\s+)?(?:other\s+)?(?:outstanding\s+)?action(?:s|\s+points|\s+items)\b[^.;]{0,90}?\b(?:had|have|has|were|are)\b"
)
_FORMAL = regex(r"\W*(?:resolved|agreed|recommended|decided|ordered)\b")
_NOT_EVERY = regex(
    rf"\b(?:{pattern(load('followup')['kinds']['not_every'])})\b"
)


_MINUTES = ("minutes", "the minutes", "previous minutes", "last minutes")
_THROUGH = ("arising", "tracker")
"""The kinds of what goes through all that earlier meetings left open."""
_FEW = 2
"""Words: so short a sentence ("Done.", "Now closed.") tells what became of the one before it."""


@dataclass(slots=True)
class _Scope:
    """Under what a sentence stands: whether an item or heading goes through what earlier meetings left open, and its entry."""

    kind: str = ""
    subject: str = ""
    entry: Reference = NOTHING
    words: str = ""


@cache
def _headings() -> tuple[tuple[str, re.Pattern[str]], ...]:
    data = load("followup")["headings"]
    return tuple((kind, regex(rf"\b(?:{pattern(data[kind])})\b")) for kind in ("tracker", "arising", "minutes"))


@cache
def _heading_hints() -> Hints:
    return Hints(words for kind in load("followup")["headings"].values() for words in kind)


@cache
def _hints() -> Hints:
    earlier = load("followup")["earlier"]
    places = ("held", "on", "in", "of")
    months = [names[0] for names in load("calendar")["months"]]
    return Hints(
        (
            *earlier["last"],
            *earlier["any"],
            *(f"{month} meeting" for month in months),
            *(f"in {month}" for month in months),
            *(f"meeting {each}" for each in places),
            *(" minute ", " minutes ", " min ", " action ", " actions ", " matter ", " matters ", "arising", " | "),
        )
    )


def find(minutes: Minutes) -> tuple[tuple[FollowUp, ...], tuple[str, ...]]:
    """What became of matters of earlier meetings, in the order of the text; and the days of those whose minutes it approves."""
    date = minutes.document.given.date or minutes.stated.date
    found: list[FollowUp] = []
    previous: dict[str, None] = {}
    for index, item in enumerate(minutes.items):
        reader = _Reader(item, index, date)
        found += reader.find()
        previous.update(dict.fromkeys(reader.previous))
    return tuple(found), tuple(previous)


class _Reader:
    """Goes over the sentences of an item."""

    def __init__(self, item: Item, index: int, date: str | None) -> None:
        self.item, self.index, self.date = item, index, date
        self.previous: list[str] = []
        self.scope = _Scope()
        self.before: Sentence | None = None
        self.tables = Tables()

    def find(self) -> Iterator[FollowUp]:
        """All of the item."""
        title = self.item.title or ""
        self._opened(title, small(title))
        for block in self.item.blocks:
            if block.section in ("furniture", "purpose"):
                continue
            if block.kind == "heading":
                self._heading(block)
                continue
            for number, sentence in enumerate(block.sentences):
                if self.scope.kind or (len(sentence.text) <= LONGEST and _hints().found(sentence.text)):
                    yield from self._sentence(block, number, sentence)
                self.before = sentence

    def _opened(self, title: str, low: str) -> bool:
        """Whether a title or heading says that what was left open is gone through from here on."""
        if low.strip(" .:") in _MINUTES:
            self.scope = _Scope("minutes")
            return True
        for kind, words in _headings() if _heading_hints().found(title) else ():
            if words.search(low):
                subject = "recommendation" if "recommendation" in low else "question" if "questions" in low else ""
                self.scope = _Scope(kind, subject)
                self.previous += approved(title, self.date)
                return True
        return False

    def _heading(self, block: Block) -> None:
        text = " ".join(sentence.text for sentence in block.sentences)
        low = small(text)
        if text == self.item.title or self._opened(text, low) or not self.scope.kind:
            return
        self.scope = replace(self.scope, entry=head(low, True), words=text)
        self.before = None

    def _sentence(self, block: Block, number: int, sentence: Sentence) -> Iterator[FollowUp]:
        text, low = sentence.text, small(sentence.text)
        if " | " in text or self.tables.open:
            row = self.tables.read(block, sentence, self.scope.kind, self.date)
            if row is not None:
                yield from (replace(each, item=self.index) for each in row)
                return
        if "minutes" in low:
            self.previous += approved(text, self.date)
        if number == 0 and _heading_hints().found(text):
            opening = low[:60]
            if any(words.search(opening) for kind, words in _headings() if kind != "minutes"):
                self._opened(text[:60], opening)
        if len(text) > LONGEST:
            return
        own = self._entry(block, number, low)
        if not states_hints().found(text):
            return
        through = self.scope.kind in _THROUGH
        told = self._state(text, low) if through else None
        if through and told is None:
            return
        found = reference(text, self.date, bool(self.scope.kind))
        if not (through or found.points or (self.scope.kind and (found.origin or own.minute or own.number))):
            return
        told = told or self._state(text, low)
        follow_up = self._told(sentence, told, own, found) if told else None
        if follow_up is not None:
            yield follow_up

    def _state(self, text: str, low: str) -> Told | None:
        """What the sentence tells of the state of a thing; a formal outcome tells of none."""
        return None if _FORMAL.match(low) else state_of(text, self.scope.kind in _THROUGH)

    def _entry(self, block: Block, number: int, low: str) -> Reference:
        """The numbers under which the block stands: its own, or those of the heading above it."""
        if not self.scope.kind:
            return NOTHING
        if number == 0:
            own = head(f"{block.marker} {low}" if "." in block.marker.strip(".") else low, self.scope.kind != "minutes")
            if own.minute or own.number:
                self.scope = replace(self.scope, entry=own, words="")
            elif block.depth == 0 and not self.scope.words:
                self.scope = replace(self.scope, entry=NOTHING)
        return self.scope.entry

    def _told(self, sentence: Sentence, told: Told, own: Reference, found: Reference) -> FollowUp | None:
        """The follow-up of which the sentence tells, if it is known of what."""
        text, low = sentence.text, small(sentence.text)
        takes_up = (
            told.again or _OF_BEFORE.match(low) is not None or _THEY.search(low) is not None or len(low.split()) <= _FEW
        )
        earlier = self.before.text if self.before is not None and takes_up else ""
        if told.again and not (earlier and _ASKED.search(small(earlier))):
            return None
        parties = parties_of(f"{earlier} {text}" if told.again else text, found.body_at)
        every = _EVERY.search(low) is not None and _NOT_EVERY.search(low) is None and told.state == "done"
        minute, action = found.minute or own.minute, found.number or own.number
        whole = f"{small(earlier)} {low}"
        return FollowUp(
            start=sentence.start,
            end=sentence.end,
            rule=f"follow-up.{self.scope.kind or 'stated'}",
            state=told.state,
            item=self.index,
            subject=found.subject or own.subject or self.scope.subject or _subject(whole),
            heading=self.scope.words,
            before=earlier,
            thing=told.thing,
            last=found.last or (self.scope.kind in ("arising", "minutes") and not found.meeting),
            meeting=found.meeting,
            minute=minute,
            number=action,
            every=every,
            by=parties.by,
            asked_by=parties.asked_by,
            body=parties.body,
        )


def _subject(low: str) -> str:
    """What the words say that is taken up, "" where they do not tell."""
    if _QUESTION.search(low):
        return "question"
    if _RECOMMENDATION.search(low):
        return "recommendation"
    if _REQUEST.search(low):
        return "request"
    return "action" if _TASK.search(low) else ""
