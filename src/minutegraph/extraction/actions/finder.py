"""Things to be done after the meeting: labelled ("ACTION:"), ordered by a decision, promised or asked for in discussion.

Runs after speech, whose resolved speakers tell who "he" is. What is promised in discussion and then ordered by a limb is one
action: the limb's, unless the limb only says that the body is to receive it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import replace

from minutegraph.extraction.actions import due
from minutegraph.extraction.actions.actionlog import Draft, Log
from minutegraph.extraction.actions.actionowners import last_owners
from minutegraph.extraction.actions.actiontables import Tables
from minutegraph.extraction.actions.jottings import jotted
from minutegraph.extraction.actions.labelled import Labelled
from minutegraph.extraction.actions.orders import orders
from minutegraph.extraction.actions.spoken import promises
from minutegraph.extraction.actions.tasks import Task, of_inspectors
from minutegraph.extraction.context import Context
from minutegraph.extraction.language import leads
from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.language.hints import Hints
from minutegraph.extraction.language.phrases import any_of, pattern
from minutegraph.extraction.learned.likeness import overlap
from minutegraph.extraction.recommendations.advice import addressed, advised
from minutegraph.extraction.rules import DecisionRule, TaskRule
from minutegraph.lexicon import load
from minutegraph.model import Action, Answer, Block, Decision, Party, Recommendation, Sentence
from minutegraph.reading.sentences import reading_form

# rules of decisions whose text may order something; votes, elections, approvals of minutes and noted papers do not
_LIMBS: frozenset[DecisionRule] = frozenset(
    ("decision.limb", "decision.run-on", "decision.label", "decision.bare", "decision.agenda")
)
_TOLD: frozenset[DecisionRule] = frozenset(("decision.it-was", "decision.body", "decision.seconded", "decision.closing"))
_BY_LIMB: DecisionRule = "decision.limb"
_BY_BODY: DecisionRule = "decision.body"
_BY_CLOSING: DecisionRule = "decision.closing"
_BY_LABEL: DecisionRule = "decision.label"
_JOTTED: tuple[TaskRule, ...] = ("action.to-do", "action.label", "action.would", "action.undertook")
_PROMISED: tuple[TaskRule, ...] = ("action.would", "action.undertook")
_SOFT: frozenset[DecisionRule] = frozenset(("decision.it-was", "decision.body"))
_VERBS = load("actions")["verbs"]
_LABEL = regex(
    r"\W*(?:RESOLVED|Resolved|AGREED|Agreed|RECOMMENDED|Recommended|ORDERED|DECIDED|Decided)\b[^A-Za-z]*"
    r"(?:unanimously\b|UNANIMOUSLY\b)?\W*"
)
_IT_WAS = regex(
    r"\W*it\s+(?:was|is)\s+(?:\w+\s+){0,2}?(?:agreed|resolved|decided|recommended)(?:\s+unanimously)?\s*(?:that|to)?\b",
    re.I,
)
_AGREED = regex(
    r"\b(?:it|this|that)\s+(?:was|is)\s+(?:\w+\s+){0,2}?(?:agreed|resolved|decided|recommended)(?:\s+unanimously)?"
    r"\s*(?P<that>that|to|by)?\b|\bseconded\b.{0,60}?\b(?:that)\b|\b(?:agreed|resolved|decided|recommended)\s+(?P<verb>that|to)\b",
    re.I,
)
_LATER = regex(
    r"\b(?:(?:would|will|could)\s+(?!be\s+(?:£|\d|about|around|some|an?\b|the\b))|undertook|agreed|offered|promised|hoped\b)"
)
_DOES = regex(rf"\W*(?:{pattern(_VERBS['by_decider'])})\s")
_NOTED_DOWN = regex(
    rf"(?:[\w' ]{{2,30}}:\s+)?(?:needs?\s+\w+ing\b|{any_of(_VERBS['noted_down'])}\s)[^.;]{{0,120}}?(?:\s[-–—]\s|\()[A-Z]"
)
_NOTES = Hints.of(_NOTED_DOWN.pattern)
_TO_DO = regex(r"to\s+(?!the\b|an?\b|its\b|their\b|[A-Z])")
_THAT_OR_TO = regex(r"\b(?:that|to)\b")
_NOTED = regex(r"\W*(?:that\s+)?(?:(?:it|the\s+\w+)\s+(?:\w+\s+)?)?note[sd]?\s+that\b", re.I)
"""A limb of what is noted, whose further sentences tell more of it: "Noted that a board has been set up. It will meet."."""
_REFUSED = regex(  # or left to those who decide
    r"\b(?:(?:was|were) supportive of|did not (?:accept|agree|approve|support)|declined|rejected|refused"
    r"|not (?:be )?(?:agreed|approved|accepted))\b",
    re.I,
)


def find(context: Context) -> Iterator[Action]:
    """The actions of the item in the order of the text."""
    for draft in _distinct(_Finder(context).drafts()):
        task = draft.task
        yield Action(
            start=draft.start,
            end=draft.end,
            rule=task.rule,
            item=context.index,
            owner=task.owner,
            due=task.due,
            basis="derived" if any(party.basis == "derived" for party in task.owner) else "stated",
        )


class _Finder:
    """Goes over the sentences of an item."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.log = Log(context)
        self.decisions = sorted((f for f in context.facts if isinstance(f, Decision)), key=lambda fact: fact.start)
        self.deciding = self._by_sentence() if self.decisions else {}
        """What is decided in a sentence, by its start."""
        self.outside = sorted(fact.start for fact in context.facts if isinstance(fact, Recommendation))

    def drafts(self) -> list[Draft]:
        """All actions found, in order."""
        labelled, tables = Labelled(self.log, frozenset(self.deciding)), Tables(self.log)
        for number, block, sentence in self.context.sentences():
            if tables.read(block, sentence):
                continue
            if not labelled.read(number, block, sentence):
                self._sentence(block, sentence)
            if block.kind != "heading":
                self.log.before.append(sentence)
        self.log.found = [
            draft
            for draft in self.log.found
            if not (self._answered(draft) or (draft.task.rule in _PROMISED and of_inspectors(draft.task.owner)))
        ]
        return sorted(self.log.found, key=lambda draft: (draft.start, draft.end))

    def _answered(self, draft: Draft) -> bool:
        """Whether what is asked for ("asked that the fee be reported") is told in the next sentence: nothing is left to do."""
        task = draft.task
        if task.rule != "action.requested" or task.due or task.owner:
            return False
        following = next((s for s in self.log.before if s.start >= draft.end), None)
        if following is None or _LATER.search(following.text):
            return False
        return any(isinstance(fact, Answer) and fact.start == following.start for fact in self.context.facts)

    def _sentence(self, block: Block, sentence: Sentence) -> None:
        spoken = block.section in ("minutes", "decision")
        decisions = self.deciding.get(sentence.start, ())
        for decision in decisions:
            if decision.rule in _TOLD or (decision.rule in _LIMBS and (spoken or decision.kind != "recommended")):
                self._ordered(sentence, decision)
            elif spoken:
                self._spoken(sentence)
        if spoken and not decisions and not self._from_outside(sentence):
            self._spoken(sentence)

    def _from_outside(self, sentence: Sentence) -> bool:
        """Whether the sentence states what another body recommended and nothing that was promised besides."""
        if not self.outside:
            return False
        told = bisect_left(self.outside, sentence.start) < bisect_left(self.outside, sentence.end)
        return told and not _LATER.search(sentence.text)

    def _by_sentence(self) -> dict[int, list[Decision]]:
        """The decisions that a sentence states, or states a part of, by its start."""
        sentences = [sentence for _, _, sentence in self.context.sentences()]
        starts = [sentence.start for sentence in sentences]
        found: dict[int, list[Decision]] = {}
        for decision in self.decisions:
            begun = max(bisect_right(starts, decision.start) - 1, 0)
            for sentence in sentences[begun : bisect_left(starts, decision.end)]:
                if decision.start < sentence.end:
                    found.setdefault(sentence.start, []).append(decision)
        return found

    def _spoken(self, sentence: Sentence) -> None:
        tasks = promises(sentence.text) or _agreed_in_passing(sentence.text)
        for task in tasks:
            whole = len(tasks) == 1 and task.rule == "action.to-do"  # "Bin at the hall - Clerk to ask"
            self.log.add_part(sentence, replace(task, start=0) if whole else task, False)
        if not tasks and _NOTES.found(sentence.text) and _NOTED_DOWN.match(sentence.text):
            owner = last_owners(
                self.context.minutes, sentence.text
            )  # "Book the hall - LD", "Risk 6: needs rewording (FI)"
            if owner:
                late = due.find(sentence.text)
                self.log.add(sentence, Task(0, 0, "action.to-do", owner, late.text if late else None), False)

    # ordered by a decision

    def _ordered(self, sentence: Sentence, decision: Decision) -> None:
        """What a decision orders in this sentence; of limbs that run on, each is read once, where it begins."""
        document = self.context.minutes.document.text
        low, high = sentence.start, sentence.end
        if decision.start < low and _NOTED.match(document, decision.start):
            return
        if decision.start > low or decision.end < high:
            if decision.start < low:
                return
            low, high = decision.start, decision.end
        text = reading_form(document[low:high])
        lead = leads.behind(text)
        at = _order_start(leads.without(text), decision, decision.end > sentence.end)
        if at < 0:
            return
        at += lead
        if decision.rule == _BY_CLOSING and text.rstrip(" .").endswith("noted"):
            return
        refused = decision.rule != _BY_LIMB and _REFUSED.search(text)
        tasks = [] if refused else orders(text[at:])
        if decision.rule == _BY_BODY and _TO_DO.match(text, at):
            tasks = [task if task.hearing else replace(task, owner=task.owner or decision.by) for task in tasks]
        if decision.rule == _BY_LIMB and _DOES.match(text, at):
            tasks = [replace(task, owner=task.owner or decision.by) for task in tasks if not task.hearing] or tasks
        if decision.rule in _TOLD:
            self._besides(sentence, tasks, decision)
        if len(tasks) == 1 and not tasks[0].owner and (given := _given(text)) is not None:
            tasks = [replace(tasks[0], owner=given.owner, due=tasks[0].due or given.due)]
        for_another = None if tasks or refused else advised(self.context, sentence, decision, text)
        if for_another:
            self.log.found.append(Draft(low, high, text, for_another, True))
        elif decision.kind == "recommended":
            tasks = [replace(task, owner=task.owner or addressed(text)) for task in tasks]
        for task in tasks:
            shifted = replace(task, start=at + task.start, end=at + task.end)
            start, end = self.log.place(low, high, text, shifted) if len(tasks) > 1 else (low, high)
            owned = self.log.owned(task, sentence)
            self.log.found.append(Draft(start, end, text, owned, decision.rule not in _SOFT))

    def _besides(self, sentence: Sentence, tasks: list[Task], decision: Decision) -> None:
        """What somebody else undertakes in the sentence of a decision: "..., and the Clerk offered to write"."""
        known = {party.label for task in tasks for party in task.owner} | {party.label for party in decision.by}
        for task in promises(sentence.text):
            if task.rule == "action.requested" and not tasks:
                self.log.add(sentence, task, False)
            if task.rule not in ("action.undertook", "action.would", "action.asked") or not task.owner:
                continue
            if not any(party.label in known for party in task.owner):
                self.log.add(sentence, task, False)


def _order_start(text: str, decision: Decision, goes_on: bool) -> int:
    """Where, in the text of a decision, what is ordered begins; -1 where its label stands in a later sentence."""
    if decision.rule in _TOLD:
        match = _AGREED.search(text)
        if match is None:
            return 0
        if match["that"] == "by":  # "It was resolved by the Committee that the Chair write"
            behind = _THAT_OR_TO.search(text, match.end())
            return match.end() if behind is None else behind.end() - (2 if behind[0] == "to" else 0)
        return match.end() - 2 if "to" in (match["that"], match["verb"]) else match.end()
    label = _LABEL.match(text) or _IT_WAS.match(text)
    if label is None:
        return -1 if decision.rule == _BY_LABEL and goes_on else 0
    return label.end() - 2 if label[0].endswith(" to") else label.end()


def _agreed_in_passing(text: str) -> list[Task]:
    """What is agreed in discussion where the item's own outcome, below it, is another: "it was agreed that it be sent"."""
    agreed = _PASSING.search(text)
    tasks = orders(text[agreed.end() :]) if agreed else []
    return [replace(task, start=0, end=len(text)) for task in tasks[:1]]


_PASSING = regex(r"\b[Ii]t\s+was\s+(?:then\s+|also\s+|therefore\s+)?agreed\s+that\b")
_GIVEN_TO = regex(r"(?:\s[-–—]|,)\s+(?=(?:the\s+)?[A-Z][^,;]{2,50}?\s+to\s+[a-z])")


def _given(text: str) -> Task | None:
    """Who is to do what was decided, told at the end: "It was agreed to buy bark - the Clerk to order."."""
    places = list(_GIVEN_TO.finditer(text))
    found = jotted(text[places[-1].end() :]) if places else []
    return found[0] if len(found) == 1 and found[0].rule == "action.to-do" and found[0].owner else None


def _handed_on(draft: Draft, after: Draft | None) -> bool:
    """Whether what nobody was told to do ("Resolved to buy chains.") is given to somebody right behind ("Clerk to fit them.")."""
    if after is None or draft.task.owner or not after.task.owner or draft.task.due or not draft.ordered:
        return False
    near = 0 <= after.start - draft.end <= 3
    return (
        near and draft.task.rule == "action.limb-first" and after.task.rule in _JOTTED and len(after.text.split()) < 20
    )


def _distinct(drafts: list[Draft]) -> list[Draft]:
    """Each action once: a promise that a limb then orders gives way to it, but not to a limb that only receives."""
    out: list[Draft] = []
    seen: set[tuple[int, int, tuple[Party, ...]]] = set()
    drafts = [draft for draft, after in zip(drafts, [*drafts[1:], None], strict=False) if not _handed_on(draft, after)]
    orders_given = [draft for draft in drafts if draft.ordered and draft.task.rule != "action.table"]
    told = [draft for draft in drafts if not draft.ordered]
    for draft in drafts:
        if not draft.ordered and any(
            order.start > draft.start and not order.task.hearing and overlap(draft.text, order.text) >= 0.5
            for order in orders_given
        ):
            continue
        if draft.task.hearing and any(
            other.start < draft.start and overlap(draft.text, other.text) >= 0.4 for other in told
        ):
            continue
        place = (draft.start, draft.end, draft.task.owner)
        if place not in seen:
            seen.add(place)
            out.append(draft)
    return out
