"""Facts that no rule finds and that the trained model holds to be likely: said in words that no rule knows.

The model tells only that a sentence states a fact of a type (fact_model.py); who speaks, who is to act, and when, is read
from the sentence here, and left out where it does not tell.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from minutegraph.extraction import addressees, due, likely_inspections, voices
from minutegraph.extraction.actionowners import last_owners, people
from minutegraph.extraction.acts import acts
from minutegraph.extraction.clause import Group
from minutegraph.extraction.clauses import parse
from minutegraph.extraction.context import Context
from minutegraph.extraction.expressions import regex
from minutegraph.extraction.fact_model import TYPES, log_odds, of_chance
from minutegraph.extraction.likely_speakers import doer, voice
from minutegraph.extraction.reference import Referents, judges
from minutegraph.extraction.sentence_features import Seen, features, seen
from minutegraph.extraction.stance import of_statement
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

LEAST = of_chance(0.6)
"""How likely a fact must be that no rule finds."""
LEAST_SAID = of_chance(0.8)
"""How likely one must be of a sentence with a verb of saying that the rules know, and yet took for none."""
UNLIKELY = of_chance(0.2)
"""Less likely than this, what a rule found in a sentence gives way to another way to speak that is likely."""
Spoken = Report | Question | Answer | Statement
_SPOKEN = ("answer", "question", "statement", "report")
_KINDS = (("recommended", regex(r"\brecommend", 0)), ("agreed", regex(r"\bagree", 0)))


def find(context: Context) -> Iterator[Fact]:
    """The likely facts of an item, in order of the text."""
    if context.minutes.language != "cy":
        yield from _Walk(context).facts()


def _likely(each: Seen, likely: dict[str, float]) -> list[str]:
    """The types that are likely and not found; of the ways to speak, the likeliest, but for a question with its answer."""
    kinds = [kind for kind in TYPES if kind not in each.found and likely[kind] >= LEAST]
    if any(kind in _SPOKEN and likely[kind] < LEAST_SAID for kind in kinds) and acts(parse(each.sentence.text)):
        kinds = [kind for kind in kinds if kind not in _SPOKEN or likely[kind] >= LEAST_SAID]
    spoken = sorted((kind for kind in kinds if kind in _SPOKEN), key=lambda kind: -likely[kind])
    kept = spoken[:2] if set(spoken[:2]) == {"question", "answer"} else spoken[:1]
    return [kind for kind in kinds if kind not in _SPOKEN or kind in kept]


class _Walk:
    """Goes over the sentences of an item, with who spoke last and what was asked last."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.referents = Referents()
        self.asked: Question | None = None
        self.recommended: Recommendation | None = None
        self.listed: dict[tuple[int | None, str], Fact] = {}
        self.by_start: dict[int, list[Fact]] = {}
        for fact in context.facts:
            self.by_start.setdefault(fact.start, []).append(fact)

    def facts(self) -> Iterator[Fact]:
        """What is likely, in order."""
        item = seen(self.context)
        for n, (each, told) in enumerate(zip(item, features(item), strict=True)):
            self.referents.at = each.number
            likely = log_odds(told)
            kinds = _likely(each, likely)
            given_up = self._given_up(each, kinds, likely)
            for fact in self.by_start.get(each.sentence.start, ()):
                if given_up is None or not isinstance(fact, Spoken):
                    self._remember(fact, each)
            for kind in kinds:
                if (fact := self._fact(kind, each, n, given_up)) is not None:
                    self._remember(fact, each)
                    yield fact

    def _given_up(self, each: Seen, kinds: list[str], likely: dict[str, float]) -> Spoken | None:
        """What a rule took for another way to speak than it likely is; it is a fact no more."""
        if not any(kind in _SPOKEN for kind in kinds):
            return None
        facts = self.context.facts
        said = [fact for fact in facts if fact.start == each.sentence.start and isinstance(fact, Spoken)]
        if len(said) != 1 or likely[said[0].type] >= UNLIKELY:
            return None
        facts.remove(said[0])
        for at, fact in enumerate(facts):
            if isinstance(fact, Answer) and fact.question and fact.question == said[0].id:
                facts[at] = replace(fact, question=None)
        return said[0]

    def _remember(self, fact: Fact, each: Seen) -> None:
        if isinstance(fact, Spoken):
            self.referents.spoke(fact.by, each.number)
        if isinstance(fact, Question):
            self.referents.asked(fact.by, fact.to)
            self.asked = fact
        if isinstance(fact, Recommendation):
            self.recommended = fact
        self.listed[each.block.opener, fact.type] = fact

    def _fact(self, kind: str, each: Seen, n: int, given_up: Spoken | None) -> Fact | None:
        context, sentence = self.context, each.sentence
        common = {"start": sentence.start, "end": sentence.end, "rule": f"{kind}.likely", "item": context.index}
        if kind == "inspection":
            return likely_inspections.of_sentence(context, sentence)
        if kind == "recommendation":
            return self._recommendation(each, common)
        if kind == "decision":
            return self._decision(each, common)
        if kind == "action":
            owner = last_owners(context.minutes, sentence.text) or self._parties(
                doer(sentence.text, people(self.context.minutes))
            )
            late = due.find(sentence.text)
            return Action(**common, owner=owner, due=late.text if late else None)
        common["id"] = f"{context.index}.likely.{n}"
        return self._speech(kind, each, common, given_up)

    def _beside(self, kind: str, each: Seen) -> Fact | None:
        """The fact of the type that the item of the same list before it states."""
        return self.listed.get((each.block.opener, kind)) if each.block.opener is not None else None

    def _recommendation(self, each: Seen, common: dict[str, Any]) -> Recommendation:
        text, heard = each.sentence.text, voices.of_item(self.context)
        beside = self._beside("recommendation", each) or self.recommended
        by = heard.named(text)
        to = tuple(addressees.addressees(text) or ())
        if not by and isinstance(beside, Recommendation):
            by, to = beside.by, to or beside.to
        return Recommendation(**common, by=by or self._recommender(each), to=to)

    def _recommender(self, each: Seen) -> tuple[Party, ...]:
        """Whose recommendations a list or an item tells of: named in the line that opens it, before it, or as who inspected."""
        heard = voices.of_item(self.context)
        if each.block.opener is not None:
            opener = self.context.item.blocks[each.block.opener]
            if opened := heard.named(" ".join(sentence.text for sentence in opener.sentences)):
                return tuple(replace(party, basis="derived") for party in opened)
        if before := heard.before(each.sentence.start):
            return before
        made = [f.inspector for f in self.context.facts if isinstance(f, Inspection) and f.start < each.sentence.start]
        return tuple(
            replace(party, basis="derived")
            for party in (made[-1] if made else heard.named(self.context.item.title or ""))
        )

    def _decision(self, each: Seen, common: dict[str, Any]) -> Decision:
        text, beside = each.sentence.text, self._beside("decision", each)
        told = next((name for name, words in _KINDS if words.search(text.lower())), None)
        kind = told or (beside.kind if isinstance(beside, Decision) else "resolved")
        return Decision(**common, by=tuple(m.party for m in voice(text).by if m.party.kind == "body"), kind=kind)

    def _speech(self, kind: str, each: Seen, common: dict[str, Any], given_up: Spoken | None) -> Fact:
        text, place = each.sentence.text, each.sentence.start
        told = voice(text, people(self.context.minutes))
        by, to = self._parties(told.by), self._parties(told.to)
        asked = next((f for f in self.by_start.get(place, ()) if isinstance(f, Question)), None) or self.asked
        beside = self._beside(kind, each)
        if kind == "answer" and asked is not None and asked.start == place and by == asked.by:
            by = ()
        if not by and not told.nobody:
            by = self._goes_on(beside, each) if kind != "report" else ()
        if given_up is not None:
            by, to = given_up.by, given_up.to
        common["basis"] = "derived" if any(p.basis == "derived" for p in by) else "stated"
        if kind == "report":
            if all(party.kind == "body" for party in by):
                by, to = (), by or to
            return Report(**common, by=by, to=to, about=self.context.item.title)
        if kind == "question":
            return Question(**common, by=by, to=to)
        if kind == "answer":
            return Answer(**common, by=by, to=to, question=asked.id if asked else None)
        plain = text
        for party in by:
            plain = plain.replace(party.label, "")
        return Statement(**common, by=by, to=to, stance=of_statement(text, plain, judges(by), bool(by)))

    def _goes_on(self, beside: Fact | None, each: Seen) -> tuple[Party, ...]:
        """Who goes on to speak in a sentence that names nobody: who spoke in the list or in the block before it."""
        if isinstance(beside, Spoken):
            return beside.by
        if each.place and self.referents.block == each.number:
            return tuple(replace(party, basis="derived") for party in self.referents.speaker)
        return ()

    def _parties(self, group: Group) -> tuple[Party, ...]:
        return self.referents.resolve(group)
