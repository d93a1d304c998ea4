"""The facts that likely.py holds to be likely, with who speaks, hears or acts as far as the sentence and those before tell."""

from __future__ import annotations

import re
from typing import Any, Literal

from minutegraph.extraction.actions import due
from minutegraph.extraction.actions.actionowners import last_owners
from minutegraph.extraction.actions.tasks import of_inspectors
from minutegraph.extraction.context import Context
from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.learned import likely_inspections
from minutegraph.extraction.learned.sentence_features import Seen
from minutegraph.extraction.learned.stance import of_statement
from minutegraph.extraction.parties import voices
from minutegraph.extraction.parties.reference import Referents, derived, judges, labels
from minutegraph.extraction.parties.speakers import Voice, doer, voice
from minutegraph.extraction.recommendations import addressees
from minutegraph.extraction.speech.turns import unnamed
from minutegraph.model import (
    Action,
    Answer,
    Decision,
    Fact,
    Inspection,
    Party,
    Question,
    Recommendation,
    Report,
    Statement,
)

Spoken = Report | Question | Answer | Statement
SPOKEN = frozenset(("report", "question", "answer", "statement"))
"""Their types."""


_ONLY_SUGGESTED = regex(r"\b(?:it was|had(?: also)?) (?:suggested|proposed) that\b(?!.*\b(?:agreed|accepted|will|would)\b)", re.I)
"""What nobody has yet taken up: "It was suggested that the Head be invited", "the inspector had proposed that"."""


_ANSWER_TOLD = regex(r"(?:\W*the\s)?(?:[\w,-]+\s){0,6}?(?:answers?|repl(?:y|ies)|responses?)\s+given\s+by\b", re.I)
"""An answer that was given, as a phrase without a verb: "The written answer given by the Leader to a question put by ..."."""
_ASKED_LONG_AGO = regex(r"\bhad(?: also)? (?:asked|requested|instructed|invited)\b(?!.*\b(?:would|will|agreed)\b)", re.I)
"""What somebody had asked for before the meeting."""


_GETS = regex(
    r"\b(?:Panel|Committee|Board|Members|Cabinet|Council|Commission|Forum)\s+(?:have\s+sight\s+of|(?:be|were|was)\s+(?:provided|supplied|sent|given|kept|updated|informed))\b",
    re.I,
)
"""Who gets a thing does not bring it: "That the Panel were provided with a breakdown"."""


class Maker:
    """Makes the facts of an item in order of the text; it remembers who spoke last, what was asked, what a list holds."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._referents = Referents()
        self._asked: Question | None = None
        self._asked_at = 0
        self._recommended: Recommendation | None = None
        self._recommended_at = 0
        self._inspected: Inspection | None = None
        self._listed: dict[tuple[int | None, str], Fact] = {}
        self._recommenders: dict[tuple[int | None, int], tuple[Party, ...]] = {}

    def remember(self, fact: Fact, each: Seen) -> None:
        """Take in a fact that the sentence states."""
        self._referents.at = each.number
        if isinstance(fact, Spoken):
            self._referents.spoke(fact.by, each.number)
        if isinstance(fact, Question):
            self._referents.asked(fact.by, fact.to)
            self._asked, self._asked_at = fact, each.number
        if isinstance(fact, (Decision, Report)):
            self._asked = None
        if isinstance(fact, Recommendation):
            self._recommended, self._recommended_at = fact, each.number
        if isinstance(fact, Inspection):
            self._inspected = fact
        self._listed[each.block.opener, fact.type] = fact

    def made(self, kind: str, each: Seen, instead: Spoken | None) -> Fact | None:
        """The fact of a type that a sentence states, None where too little of it is told; `instead` is what gave way to it."""
        context, sentence = self._context, each.sentence
        self._referents.at = each.number
        common = {"start": sentence.start, "end": sentence.end, "rule": f"{kind}.likely", "item": context.index}
        if kind == "inspection":
            return likely_inspections.of_sentence(context, sentence, self._inspected)
        if kind == "recommendation":
            return self._recommendation(each, common)
        if kind == "decision":
            return self._decision(each, common)
        if kind == "action":
            return self._action(each, common)
        common["id"] = f"{context.index}.{kind}.{sentence.start}"
        return self._speech(kind, each, common, instead)

    def _beside(self, kind: str, each: Seen) -> Fact | None:
        """The fact of the type that the item of the same list before it states."""
        return self._listed.get((each.block.opener, kind)) if each.block.opener is not None else None

    def _action(self, each: Seen, common: dict[str, Any]) -> Action | None:
        text, minutes = each.sentence.text, self._context.minutes
        if _ONLY_SUGGESTED.search(text):
            return None
        owner = last_owners(minutes, text) or self._referents.resolve(doer(text))
        if of_inspectors(owner) or _ANSWER_TOLD.match(text) or _ASKED_LONG_AGO.search(text):
            return None
        if gets := _GETS.search(text):
            owner = tuple(party for party in owner if not gets[0].lower().startswith(party.label.lower()))
        late = due.find(text)
        return Action(**common, owner=owner, due=late.text if late else None)

    def _decision(self, each: Seen, common: dict[str, Any]) -> Decision:
        text, beside = each.sentence.text, self._beside("decision", each)
        kind = _kind(text) or (beside.kind if isinstance(beside, Decision) else "resolved")
        by = tuple(mention.party for mention in voice(text).by if mention.party.kind == "body")
        return Decision(**common, by=by, kind=kind)

    def _recommendation(self, each: Seen, common: dict[str, Any]) -> Recommendation | None:
        text = each.sentence.text
        if text.rstrip().endswith("?"):
            return None  # what is asked is not recommended
        near = self._recommended if each.number - self._recommended_at <= _FAR else None
        beside = self._beside("recommendation", each) or near
        by = voices.of_item(self._context).named(text)
        to = addressees.addressees(text) or self._addressed(each)
        if not by and isinstance(beside, Recommendation):
            by, to = beside.by, to or beside.to
        return Recommendation(**common, by=by or self._recommender(each), to=to)

    def _addressed(self, each: Seen) -> tuple[Party, ...]:
        """To whom the line that opens a list addresses its items: "three recommendations to the Council:"."""
        if each.block.opener is None:
            return ()
        opener = self._context.item.blocks[each.block.opener]
        return derived(addressees.of_opener(opener.sentences[-1].text)) if opener.sentences else ()

    def _recommender(self, each: Seen) -> tuple[Party, ...]:
        """Whose recommendations a list or a block tells of, found once for it."""
        key = (each.block.opener, each.number if each.block.opener is None else 0)
        if key not in self._recommenders:
            self._recommenders[key] = self._told_before(each)
        return self._recommenders[key]

    def _told_before(self, each: Seen) -> tuple[Party, ...]:
        """Who is named in the line that opens the list, before it, or as who inspected."""
        item, heard, opened = self._context.item, voices.of_item(self._context), ""
        if each.block.opener is not None:
            opened = next((s.text for s in reversed(item.blocks[each.block.opener].sentences)), "")
            if by := heard.named(opened):
                return derived(by)
        if before := heard.before(each.sentence.start):
            return voices.as_printed(before, opened)
        told = self._inspected.inspector if self._inspected else heard.named(item.title or "")
        return derived(voices.as_printed(told, opened))

    def _speech(self, kind: str, each: Seen, common: dict[str, Any], instead: Spoken | None) -> Spoken:
        text = each.sentence.text
        by, to = (instead.by, instead.to) if instead is not None else self._speakers(kind, each)
        asked = self._waiting(each) if kind == "answer" else None
        if asked is not None and labels(by) & labels(asked.by):
            by = ()  # nobody answers themselves
        common["basis"] = "derived" if any(party.basis == "derived" for party in by) else "stated"
        if kind == "report":
            if all(party.kind == "body" for party in by):
                by, to = (), by or to  # who received it
            return Report(**common, by=by, to=to, about=self._context.item.title)
        if kind == "question":
            return Question(**common, by=by, to=to)
        if kind == "answer":
            return Answer(**common, by=by, to=to, question=asked.id if asked else None)
        stance = of_statement(text, unnamed(text, (*by, *to)), judges(by), bool(by))
        return Statement(**common, by=by, to=to, stance=stance)

    def _waiting(self, each: Seen) -> Question | None:
        """The question that the sentence may answer: the last, where that is not far."""
        return self._asked if each.number - self._asked_at <= _FAR else None

    def _speakers(self, kind: str, each: Seen) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
        """Who speaks in a sentence and who hears; who goes on to speak where it names nobody."""
        told = voice(each.sentence.text)
        return self._referents.resolve(told.by) or self._goes_on(kind, each, told), self._referents.resolve(told.to)

    def _goes_on(self, kind: str, each: Seen, told: Voice) -> tuple[Party, ...]:
        """Who goes on to speak: who spoke in the item of the list before, or before in the block."""
        if told.nobody or kind == "report":
            return ()
        beside = self._beside(kind, each)
        if isinstance(beside, Spoken):
            return beside.by
        here = each.place > 0 and self._referents.block == each.number
        return derived(self._referents.speaker) if here else ()


_FAR = 2
"""Blocks between a question and its answer, a recommendation and the next."""


def _kind(text: str) -> Literal["recommended", "agreed"] | None:
    """What a decision's own words call it."""
    told = _CALLED.search(text)
    return None if told is None else "recommended" if told[0][0] in "rR" else "agreed"


_CALLED = regex(r"\b(?:recommend|agree)", re.I)
