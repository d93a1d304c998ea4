"""Answers without a verb of saying: "It had not been.", "Officers did not have the figure to hand", "212, from the Leader"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from minutegraph.extraction import rules
from minutegraph.extraction.actions.spoken import promises
from minutegraph.extraction.language.clause import Group, Parse
from minutegraph.extraction.language.clauses import parse
from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.language.grammar import either
from minutegraph.extraction.parties.reference import Referents, derived, judges, labels
from minutegraph.extraction.parties.speakers import openly
from minutegraph.extraction.parties.subjects import party_at
from minutegraph.extraction.speech.discourse import Discourse
from minutegraph.extraction.speech.leadlines import asker, replier
from minutegraph.extraction.speech.turns import Turn
from minutegraph.model import Item, Minutes, Party, Sentence

_GIVEN = regex(r"(?:it|they|this|that|these|there|one|none|both)\b.*\b(?:was|were|had|is|are|would|will|could)\b", re.I)
_LABELLED_REPLY = regex(
    r"(?:(?:officer|written|verbal|full|council) )?(?:response|reply|answer)\s*(?:(?:by|from|"
    r"of)\s[^:?]{3,80})?[:–-]",
    re.I,
)
_ELLIPSIS = regex(
    r"(?:It|This|That|They|He|She|There)\s+(?:had|was|were|did|would|could|is|are|has|have|will)(?:\s+not|"
    r"n't)?(?:\s+(?:be|been))?\s*[.;,]|"
    r"This\s+was\s+agreed\b"
)
"""A sentence whose verb is left to what was asked: "It had not been;"."""
_WILLING = regex(
    rf"^.{{2,60}}?\b(?:was|were)\s+(?:quite\s+|not\s+|also\s+)?(?:{either('names', 'willing')})\b"
)
_SOMEBODY_SAID = regex(
    r"(?:The\s+)?[A-Z][\w'’&-]*(?:\s+(?:(?:of|and|for|the|&)\s+)?[A-Z][\w'’&-]*){0,6}\s+(?:also\s+|then\s+)?"
    rf"(?:{either('names', 'somebody_said')})\b"
)
_ACCORDING = regex(r",?\s+according\s+to\s+")


@dataclass(frozen=True, slots=True)
class BareAnswers:
    """Reads sentences without a verb of saying, into the discourse of an item."""

    minutes: Minutes
    item: Item
    discourse: Discourse
    referents: Referents

    def read(self, place: int, sentence: Sentence, parsed: Parse, reply: bool, marked: bool) -> None:
        """A sentence without a verb of saying: the answer if a question of the same block waits, else part of the last.

        `marked` tells that the letter A stood before it.
        """
        if subject := _subject(parsed):
            self.referents.mentioned(subject)
        behind = self.discourse.last if self.discourse.open else None
        if behind is not None and behind.rule == rules.DIRECT_QUESTION and not behind.by and (by := asker(sentence.text)):
            behind.by = by  # "(Cllr Isaacson)."
            return
        if self._meets_a_wish(sentence.text, parsed):
            self.discourse.convert()
        asked = self.discourse.open[-1] if self.discourse.open else None
        if asked is None:
            return
        if asked.start == sentence.start:
            if reply and asked.to:  # "Asked by Mr Lee how many, the Director put it at 340"
                self.discourse.answer(rules.BARE_ANSWER, sentence, asked.to, ())
            return
        away = self.discourse.block - asked.block
        beside = away == 0 or self.discourse.replying or (marked and away == 1)
        if beside or self._printed_apart(place, sentence):
            self.discourse.answer(rules.BARE_ANSWER, sentence, self._doer(sentence), ())

    def _meets_a_wish(self, text: str, parsed: Parse) -> bool:
        """Whether the sentence tells that what was just voiced or asked for will be seen to, so that it was a question."""
        first = parsed.tokens[0].group if parsed.tokens else ()
        promised = bool(first) and (" would " in text or (" will " in text and bool(promises(text))))
        if promised and not self.discourse.open and self.discourse.voiced() and not judges(self.referents.resolve(first)):
            return True
        last = self.discourse.last
        here = last is not None and last.kind == "request" and last.block == self.discourse.block
        return here and _GIVEN.match(text) is not None

    def _printed_apart(self, place: int, sentence: Sentence) -> bool:
        """Whether question and reply are printed as paragraphs of their own: "When will work begin?" and below it the answer."""
        question = self.discourse.open[-1]
        block = self.item.blocks[question.block]
        if place == 0 and self.discourse.block - question.block == 1 and _LABELLED_REPLY.match(sentence.text):
            return True
        return (
            place == 0
            and self.discourse.block - question.block == 1
            and (
                (question.rule == rules.DIRECT_QUESTION and block.end <= question.end + 2)
                or self._replies_briefly(question, sentence)
            )
        )

    def _replies_briefly(self, question: Turn, sentence: Sentence) -> bool:
        """Whether a sentence without a verb of saying can only be a reply: "It had not been.", "The Clerk will look into it."."""
        if _ELLIPSIS.match(sentence.text):
            return True
        first = parse(sentence.text).tokens[:1]
        by = self.referents.resolve(first[0].group) if first and first[0].group else ()
        if not by or labels(by) & labels(question.by) or not all(_answers_for(p) for p in by):
            return False
        return _WILLING.search(sentence.text) is not None or any(
            task.rule in ("action.would", "action.undertook") for task in promises(sentence.text)
        )

    def _doer(self, sentence: Sentence) -> tuple[Party, ...]:
        """Who answers by a sentence without a verb of saying: "Officers did not have the figure to hand"."""
        if who := self.discourse.replying or replier(sentence.text) or _source(sentence.text):
            return who
        first = parse(sentence.text).tokens[:1]
        if not (first and first[0].group) and _SOMEBODY_SAID.match(sentence.text):
            return ()  # of somebody whose post is not known for one
        asked = self.discourse.open[-1]
        named = self.referents.resolve(openly(sentence.text))
        if named and not labels(named) & labels(asked.by):
            return named
        if first and first[0].group:
            by = self.referents.resolve(first[0].group)
            if by and all(_answers_for(p) for p in by) and not labels(by) & labels(asked.by):
                return by
        return derived(asked.to)


def _subject(parsed: Parse) -> Group:
    """The subject of the first clause that has one, else the first party near the sentence's beginning."""
    for clause in parsed.clauses:
        if clause.subject:
            return clause.subject
    return next((token.group for token in parsed.tokens[:_NEAR] if token.group), ())


_NEAR = 12
"""Words from the beginning."""


def _answers_for(party: Party) -> bool:
    return party.kind in ("post", "person") or "officer" in party.label.lower()


def _source(text: str) -> tuple[Party, ...]:
    """Whose word a sentence is at its end or before a comma: "It was 2019, according to the Treasurer."."""
    found = _ACCORDING.search(text)
    named, end = party_at(text, found.end()) if found else ((), 0)
    told = named and (text.startswith(",", end) or not text[end:].strip(" ."))
    return named if told and all(_answers_for(p) for p in named) else ()
