"""What the trained model makes of what rules took for said: far likelier said in another way, no answer, nothing said at all.

The bounds were chosen on minutes that the model at hand had not seen (docs/accuracy.md).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from minutegraph.extraction import rules
from minutegraph.extraction.context import Context
from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.learned.fact_model import of_chance
from minutegraph.extraction.learned.likely_facts import Spoken
from minutegraph.extraction.learned.sentence_features import Seen
from minutegraph.extraction.learned.stance import of_statement
from minutegraph.extraction.parties.reference import judges, labels
from minutegraph.extraction.speech.turns import unnamed
from minutegraph.model import Answer, Fact, Question, Statement
from minutegraph.reading.sentences import reading_form

_UNLIKELY = of_chance(0.1)
"""Less likely than this, what a rule found in a sentence gives way to another way to speak that is likely."""
_UNBELIEVED = of_chance(0.015)
"""Less likely than this, what a rule took for a statement is none."""
_URGED = of_chance(0.3)
"""The same where it only urges something."""
_TURNS = {"statement": (("answer", 2.5), ("question", 3.5)), "answer": (("statement", 2.5),)}
"""By how much one way to speak must be likelier than the one that a rule took, to be taken in its place."""
_MET_BY_ANSWERS = (rules.ANSWERED_CONCERN, rules.MET_REQUEST)
_MET = 0.0
"""The log odds of a question and of an answer, together, for a concern to be met by what follows it."""
_REPLIED = regex(r"\b(?:replied|responded|answered|in\s+(?:reply|response|answer))\b", re.I)
"""Words of an answer that say that it is one."""

_TOLD_FOR_ANSWERS = frozenset((rules.REPLY, rules.LISTED_ANSWER))
"""Rules of answers of which the verb, or the line that opens their list, says that they are."""


class Doubts:
    """What is doubted of one item, asked sentence by sentence in order; what is taken back goes out of the context's facts."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._asked: dict[str | None, float] = {}  # the log odds of questions, by id
        self._changed = False

    def given_up(self, each: Seen, facts: Sequence[Fact], odds: dict[str, float]) -> Spoken | None:
        """What a rule took, in this sentence alone, for another way to speak than it likely is; it is a fact no more.

        `facts` are those that begin in the sentence.
        """
        said = self._said(each, facts)
        if len(said) != 1 or odds[said[0].type] >= _UNLIKELY:
            return None
        self._drop(said[0])
        return said[0]

    def turned(self, each: Seen, facts: Sequence[Fact], odds: dict[str, float]) -> tuple[str, Spoken] | None:
        """The way to speak that is far likelier than the one that a rule took the sentence for, and what gave way to it."""
        said = self._said(each, facts)
        if len(said) != 1 or (best := _likelier(said[0].type, odds)) is None or self._told_the_asker(said[0]):
            return None
        if isinstance(said[0], Answer) and said[0].rule in _TOLD_FOR_ANSWERS:
            return None
        concern = self._concern_of(said[0])
        self._drop(said[0])
        self._unmet(concern)
        return None if said[0].rule == rules.PROMISED else (best, said[0])

    def believed(self, facts: Sequence[Fact], odds: dict[str, float]) -> list[Fact]:
        """Of the facts that begin in a sentence those that stand, an answer to what is hardly a question as a statement."""
        kept: list[Fact] = []
        alone = len([fact for fact in facts if isinstance(fact, Spoken)]) == 1
        for fact in facts:
            least = _URGED if fact.rule == rules.URGED else _UNBELIEVED
            if self._changed and fact not in self._context.facts:
                kept.append(fact)  # it has given way already
            elif alone and isinstance(fact, Statement) and odds["statement"] < least and self._names_speaker(fact):
                self._take_out(fact)
            elif isinstance(fact, Answer) and (concern := self._hardly_met(fact, odds["answer"], facts)) is not None:
                kept.append(self._stated(fact))
                self._unmet(concern)
            else:
                kept.append(fact)
            if isinstance(fact, Question):
                self._asked[fact.id] = odds["question"]
        return kept

    def _names_speaker(self, fact: Statement) -> bool:
        """Whether nobody speaks, or somebody whom the words themselves name: of another the layout tells."""
        said = self._context.minutes.document.text[fact.start : fact.end]
        return not fact.by or any(party.label in said for party in fact.by)

    def _said(self, each: Seen, facts: Sequence[Fact]) -> list[Spoken]:
        """What rules found said in this sentence alone."""
        start, end = each.sentence.start, each.sentence.end
        standing = self._context.facts if self._changed else facts
        return [f for f in standing if f.start == start and f.end <= end and isinstance(f, Spoken)]

    def _drop(self, fact: Spoken) -> None:
        """Take the fact out of those found; what answered it answers nothing."""
        self._take_out(fact)
        facts = self._context.facts
        for at, other in enumerate(facts):
            if isinstance(other, Answer) and other.question and other.question == fact.id:
                facts[at] = replace(other, question=None)

    def _take_out(self, fact: Spoken) -> None:
        self._context.facts.remove(fact)
        self._changed = True

    def _told_the_asker(self, fact: Spoken) -> bool:
        """Whether the words themselves tell that whoever asked is answered: "The Clerk told Mr Hill"."""
        asked = fact.question if isinstance(fact, Answer) else None
        questions = (f for f in self._context.facts if asked is not None and f.id == asked and isinstance(f, Question))
        return any(labels(fact.to) & labels(question.by) for question in questions)

    def _hardly_met(self, answer: Answer, odds: float, facts: Sequence[Fact]) -> Question | None:
        """The concern, if any, that is hardly a question and that this hardly answers; `facts` are those of the same sentence."""
        concern = self._concern_of(answer)
        if concern is None or self._told_the_asker(answer) or concern.id not in self._asked or concern in facts:
            return None  # in one sentence: "A resident complained of smoke, the Chairman explained that there is no bye-law"
        if _REPLIED.search(self._context.minutes.document.text, answer.start, answer.end):
            return None
        return concern if self._asked[concern.id] + odds < _MET else None

    def _concern_of(self, fact: Spoken) -> Question | None:
        """The concern that the fact answers, which is a question only because it does."""
        asked = fact.question if isinstance(fact, Answer) else None
        concerns = (f for f in self._context.facts if isinstance(f, Question) and f.rule in _MET_BY_ANSWERS)
        return next((f for f in concerns if asked is not None and f.id == asked), None)

    def _unmet(self, concern: Question | None) -> None:
        """Let a concern be a statement again that nothing answers any longer."""
        facts = self._context.facts
        if concern is not None and not any(isinstance(fact, Answer) and fact.question == concern.id for fact in facts):
            self._stated(concern)

    def _stated(self, fact: Question | Answer) -> Fact:
        """The question or answer as a statement, in its place; a promise or request is none, and taken out."""
        if fact.rule in (rules.PROMISED, rules.MET_REQUEST):
            self._take_out(fact)
            return fact
        text = reading_form(self._context.minutes.document.text[fact.start : fact.end])
        stance = of_statement(text, unnamed(text, (*fact.by, *fact.to)), judges(fact.by), bool(fact.by))
        said = Statement(
            start=fact.start, end=fact.end, rule="statement.likely", item=fact.item, basis=fact.basis, id=fact.id,
            by=fact.by, to=fact.to, stance=stance,
        )  # fmt: skip
        self._context.facts[self._context.facts.index(fact)] = said
        self._changed = True
        return said


def _likelier(old: str, odds: dict[str, float]) -> str | None:
    """The way to speak that is so much likelier than this one that it takes its place."""
    by = {new: odds[new] - odds[old] - least for new, least in _TURNS.get(old, ())}
    best = max(by, key=lambda new: by[new], default=None)
    return best if best is not None and by[best] >= 0 else None
