"""Questions without a verb of asking: "When would work begin? (PD)", "Q. (LB) What about the weakest readers?"."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from minutegraph.extraction import rules
from minutegraph.extraction.language.clauses import parse
from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.parties.mentions import alone
from minutegraph.extraction.parties.reference import Referents
from minutegraph.extraction.parties.speakers import openly
from minutegraph.extraction.speech.discourse import Discourse
from minutegraph.extraction.speech.leadlines import Put, answer_noted, asked_behind, asker, put, put_inline
from minutegraph.extraction.speech.openers import Opening
from minutegraph.model import Party, Sentence

_DIRECT = regex(
    r"(?:how|why|what|when|where|who)\b(?: \w+){0,2} "
    r"(?:is|are|was|were|will|would|can|could|do|does|did|has|have|had)\b(?! that)[^.;]{5,110}\.?$",
    re.I,
)
_CLEFT = regex(r"what\b[^?]*\b(?:was|is|were|are) (?:that|to|the|an?|how|not)\b[^?]*\.$", re.I)
"""No question: "What had surprised them was to be listened to."."""
_ASKER = regex(
    r"[(\"']*(?:(?:Q|Question|Query)\s+(?:from|by)\s+)?(?P<who>[A-Z][^:?;,]{1,40}?)(?:\s+(?:again|also|then|next))?\s*:\s"
)
"""Who asks what stands behind it: "(Cllr Imre: does that", "Mr Judd again: is there", "Q from BS: would"."""
_RIGHT_BEHIND = 4
"""Characters between an answer and what is asked on."""
_NOBODY = Put((), ())
_WORD = regex(r"[A-Za-z]{2}")
"""Marks alone ask nothing: "??"."""


def asks(text: str) -> bool:
    """Whether a sentence is a question by its form: its mark, its first word, or who asks told in brackets behind it."""
    if "?" in text and _WORD.search(text) and (text.rstrip("\"' )").endswith("?") or asked_behind(text)):
        return True
    return _DIRECT.match(text) is not None and not _CLEFT.match(text)


@dataclass(slots=True)
class BareQuestions:
    """Adds such questions to the discourse of an item; keeps who puts those that follow."""

    discourse: Discourse
    referents: Referents
    put: Put = field(default=_NOBODY)
    inline: bool = False
    """Whether who puts it was told before the question of the last line only."""

    def labelled(self, text: str) -> bool:
        """Whether a block is a line that only tells who puts the question that follows; a label before a question is kept too."""
        if (line := put(text)) is not None:
            self.discourse.close()
            self.put = line
            return True
        if self.inline:
            self.put = _NOBODY
        self.inline = (line := put_inline(text)) is not None
        if line is not None:
            self.discourse.close()
            self.put = line
        return False

    def add(self, place: int, sentence: Sentence, inherited: Opening | None) -> None:
        """The question that a sentence of a block is, the sentence at `place`; who asks it, where the text tells."""
        by = self._asker(place, sentence, inherited) or self.put.by or self.referents.resolve(openly(sentence.text))
        to = self.put.to if by == self.put.by else ()
        self.discourse.add("question", rules.DIRECT_QUESTION, sentence, by=by, to=to, about=sentence.text)

    def noted(self, sentence: Sentence) -> None:
        """The question and the answer of which a decision's sentence tells that the answer was noted."""
        if (told := answer_noted(sentence.text)) is not None:
            self.discourse.add("question", "question.noted", sentence, by=told[0], about=sentence.text)
            self.discourse.answer("answer.noted", sentence, told[1], ())
            self.discourse.close()

    def _asker(self, place: int, sentence: Sentence, inherited: Opening | None) -> tuple[Party, ...]:
        if told := asker(sentence.text):
            return told
        if (label := _ASKER.match(sentence.text)) and (named := alone(label["who"])):
            return self.referents.resolve(named)
        first = parse(sentence.text).tokens[:2]
        if len(first) == 2 and first[0].group and first[1].lower in ("–", "-", ":"):
            return self.referents.resolve(first[0].group)  # "Cllr Flett – have they been told?"
        if place and self.referents.block == self.discourse.block:
            return self._asks_on(sentence) if self.discourse.answering else self.referents.speaker
        return inherited.by if inherited is not None else ()

    def _asks_on(self, sentence: Sentence) -> tuple[Party, ...]:
        """Who asks again right behind the answer: who asked before, in the same block."""
        last = self.discourse.last
        behind = last is not None and last.kind == "answer" and 0 <= sentence.start - last.end < _RIGHT_BEHIND
        return self.referents.asker_here(self.discourse.block) if behind else ()
