"""The decisions of one item while they are gathered, what stands around them, and which of them are the same."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from minutegraph.extraction.context import Context
from minutegraph.extraction.decisions import limbs
from minutegraph.extraction.decisions.limbtasks import clause_task
from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.learned.likeness import alike, content, overlap
from minutegraph.extraction.parties.movers import MOVED
from minutegraph.extraction.rules import DecisionRule
from minutegraph.model import Block, DecisionKind, Party, Section, Sentence

_VOTES = regex(r"^\W*(?:\d+|\w+)?\s*(?:votes?\b|for\b|against\b|in favour\b|abst|voting\b|unanimous\b|carried\b)", re.I)
_MINUTES = regex(r"\bminutes?\b.*\b(?:correct|true|accurate)\b", re.I | re.S)
_FORMAL: frozenset[DecisionRule] = frozenset(("decision.label", "decision.limb", "decision.run-on"))
_OUTCOMES: frozenset[DecisionRule] = _FORMAL | frozenset(("decision.bare",))
_AGREED = regex(r"\bagreed\s+that\b(?=[^.;]*\b(?:would|will)\b)")
"""What somebody would do, in small letters: capitals are the outcome itself."""
_RANKS: dict[Section, int] = {"minutes": 2, "decision": 1}
_BROUGHT = regex(r"\bhad\s+before\s+(?:it|them)\b")
"""A paper is brought in the sentence that decides on it: "had before it, and NOTED, a report"."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A decision before it is compared with the others of its item. `text` is in reading form.

    `soft` tells that a later formal outcome on the same matter takes its place.
    """

    start: int
    end: int
    text: str
    kind: DecisionKind
    by: tuple[Party, ...]
    rule: DecisionRule
    section: Section
    soft: bool = False


@dataclass(slots=True)
class Page:
    """An item of business with the decisions found in it so far."""

    context: Context
    found: list[Draft] = field(default_factory=list)

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks of the item."""
        return self.context.item.blocks

    @property
    def text(self) -> str:
        """The text of the document."""
        return self.context.minutes.document.text

    def add(self, draft: Draft) -> None:
        """Keep a decision."""
        self.found.append(draft)

    def add_sentence(
        self, sentence: Sentence, block: Block, kind: DecisionKind, by: tuple[Party, ...], rule: DecisionRule
    ) -> None:
        """Keep a decision that quotes one sentence."""
        self.found.append(Draft(sentence.start, sentence.end, sentence.text, kind, by, rule, block.section))

    def add_run_on(
        self, stretches: list[tuple[int, int]], block: Block, kind: DecisionKind | None, by: tuple[Party, ...]
    ) -> None:
        """Keep limbs that follow each other in one paragraph; the last ends with its sentence."""
        for order, (low, high) in enumerate(stretches):
            if order == len(stretches) - 1:
                ends = [s.end for s in block.sentences if s.start < high and s.end > low + 3]
                high = min(high, ends[0]) if ends else high
            text = " ".join(self.text[low:high].split())
            decider = limbs.decider(text) or by
            self.add(Draft(low, high, text, limbs.limb_kind(text, kind), decider, "decision.run-on", block.section))
        low, high = stretches[0][0], stretches[-1][1]
        self.claim(tuple(s for s in block.sentences if s.end > low and s.start < high))

    def claim(self, sentences: tuple[Sentence, ...]) -> None:
        """Tell speech to leave the sentences alone, but for those that name a mover or a seconder."""
        self.context.claimed.update(s.start for s in sentences if not (MOVED.search(s.text) or _BROUGHT.search(s.text)))

    def above(self, number: int) -> Block | None:
        """The nearest block above that is no furniture, not more than three away."""
        near = reversed(self.blocks[max(0, number - 3) : number])
        return next((block for block in near if block.sentences and block.section != "furniture"), None)

    def following(self, number: int) -> Block | None:
        """The next block that is neither furniture nor a count of votes."""
        for block in self.blocks[number + 1 :]:
            if block.section != "furniture" and block.sentences and not is_vote(block_text(block)):
                return block
        return None

    def next_items(self, number: int) -> tuple[Block, ...]:
        """The next three blocks that are items of a list."""
        behind = [
            block for block in self.blocks[number + 1 : number + 6] if block.sentences and block.section != "furniture"
        ]
        return tuple(block for block in behind[:3] if block.depth)

    def list_ahead(self, number: int, sentence: Sentence) -> bool:
        """Whether the next block is an item of a list that this sentence, the last of its block, opens."""
        block, following = self.blocks[number], self.following(number)
        if sentence is not block.sentences[-1] or following is None:
            return False
        return following.depth > block.depth or following.opener == number

    def paragraph_ahead(self, number: int, sentence: Sentence) -> bool:
        """Whether a paragraph follows that can be what this sentence, the last of its block, announces."""
        block, following = self.blocks[number], self.following(number)
        if sentence is not block.sentences[-1] or following is None:
            return False
        plain = following.section == block.section and following.kind != "heading"
        text = block_text(following)
        return plain or limbs.is_resolution(text) or (text.startswith("That ") and limbs.only_opens(text))


def block_text(block: Block) -> str:
    """The text of a block in reading form."""
    return " ".join(sentence.text for sentence in block.sentences)


def is_vote(text: str) -> bool:
    """Whether a line only counts votes: "(8 votes for, 2 against)"."""
    return _VOTES.match(text) is not None and len(text.split()) < 25


def distinct(drafts: list[Draft], document: str) -> list[Draft]:
    """Each decision once: minutes before a page's "Decision:" block before the agenda; a formal outcome before a soft one."""
    kept: list[Draft] = []
    for draft in drafts:
        others = [other for other in drafts if other is not draft]
        rank = _RANKS.get(draft.section, 0)
        fuller = [other for other in others if _RANKS.get(other.section, 0) > rank] if rank < 2 else []
        if any(_same(draft, other) for other in fuller) or (rank == 1 and _told_again(draft, fuller)):
            continue
        if _is_carried_vote(draft):
            motion = document[max(0, draft.start - 250) : draft.end]
            below = [other for other in others if other.rule in _FORMAL and draft.end <= other.start <= draft.end + 400]
            if any(overlap(motion, other.text) >= 0.1 for other in below):
                continue  # the resolution below words what was carried
        if draft.soft and any(
            other.start > draft.start and not other.soft and overlap(draft.text, other.text) >= 0.4 for other in others
        ):
            continue
        if draft.soft and _is_task(draft) and any(other.start > draft.start and other.rule in _OUTCOMES for other in others):
            continue
        if not any(other.start <= draft.start and draft.end <= other.end for other in kept):
            kept.append(draft)
    return sorted(kept, key=lambda draft: (draft.start, draft.end))


def _is_task(draft: Draft) -> bool:
    """Whether what was agreed in discussion is for somebody to do: the item's own outcome, below it, is another."""
    agreed = _AGREED.search(draft.text)
    return agreed is not None and clause_task(draft.text[agreed.end() :]) is not None


def _told_again(draft: Draft, fuller: list[Draft]) -> bool:
    """Whether the resolutions of the minutes say, between them, what a page's "Decision:" block sums up."""
    worded = " ".join(other.text for other in fuller if other.rule in _FORMAL)
    return len(content(draft.text) - content(worded)) <= len(content(draft.text)) * 0.35


def _is_carried_vote(draft: Draft) -> bool:
    """Whether a motion was carried; a lost one and an amendment are decisions of their own."""
    text = draft.text.lower()
    voted = draft.rule == "decision.vote" or (draft.rule == "decision.closing" and "vote" in text)
    return voted and "carried" in text and "amendment" not in text


def _same(first: Draft, second: Draft) -> bool:
    """Whether two decisions of different parts of a page are one."""
    if _MINUTES.search(first.text) and _MINUTES.search(second.text):
        return True
    return alike(first.text, second.text) >= 0.6
