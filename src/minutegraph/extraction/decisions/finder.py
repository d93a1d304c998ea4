"""Formal outcomes: decisions, one fact a limb, however the clerk sets them out.

`find` also fills `context.claimed` with the sentences that an outcome has taken, so that no speech is looked for in them:
labels, lead-ins, limbs, votes. A sentence that tells who moved and who seconded is left to speech as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from minutegraph.extraction.context import Context
from minutegraph.extraction.decisions import applications, formal, limbs
from minutegraph.extraction.decisions.decisiondrafts import Draft, Page, block_text, distinct
from minutegraph.extraction.decisions.formal import Opening
from minutegraph.extraction.decisions.leadins import LeadIns
from minutegraph.extraction.decisions.limblists import LimbList, LimbLists
from minutegraph.extraction.decisions.outcome_labels import Labels, is_impersonal
from minutegraph.extraction.decisions.verdicts import is_programme, verdict
from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.parties.movers import MOVED
from minutegraph.extraction.recommendations import impersonal_recommendations
from minutegraph.extraction.rules import DecisionRule
from minutegraph.model import Block, Decision, DecisionKind, Sentence
from minutegraph.reading.sentences import printed

_LIST_ENDS = (":", "-", "–", "—")
_CAPITALS = regex(r"\W*[A-Z]{4}")
_VOTED: tuple[DecisionRule, ...] = ("decision.closing", "decision.vote")
_IS_MOTION = regex(r"\b(?:proposed|moved)\b.*\bsecond(?:ed|s)\b.*\bthat\b|\b(?:proposed|moved)\s+that\b.*\bseconded\b", re.I)
_BARE_VOTE, _MOVERS = 4, 9  # words
_BARE = ("That ", "that ", "That,", "THAT ")
_QUOTES = ('"', "'")


_RESPONSE = regex(r"(?:^|(?<=[.;]\s))(?:Partly |Partially |Not )?(?:Accepted|Agreed)\s*\((?:[A-Z][a-z]+\s+)?(?:19|20)\d\d\)\W*$")
"""What managers say to a recommendation, in the last column of its row: "Accepted (Feb 2025)"."""


def find(context: Context) -> Iterator[Decision]:
    """The decisions of the item in the order of the text, each limb one; fills `context.claimed`."""
    for draft in distinct(_Reader(context).drafts(), context.minutes.document.text):
        yield Decision(
            start=draft.start, end=draft.end, rule=draft.rule, item=context.index, by=draft.by, kind=draft.kind
        )


_RECOMMENDS_TOO = regex(
    r",?\s+and\s+(?=(?:also\s+|further\s+)?(?:recommended|RECOMMENDED)\s+(?:to\s+(?:the\s+)?[A-Z][^.;]{2,60}?\s)?that\s)"
)
_LIMB_OF_SENTENCE: DecisionRule = "decision.run-on"
_APPLICATION = 4
"""Sentences in which an application is told before what is said of it."""


class _Reader:
    """Goes over the blocks of an item: limbs of the list that is open, else sentences one by one."""

    def __init__(self, context: Context) -> None:
        self.page = Page(context)
        self.lists = LimbLists(self.page)
        self.leads = LeadIns(self.page, self.lists)
        self.labels = Labels(self.page, self.lists, self.leads)
        self.title = context.item.title or ""
        self.programme = is_programme(self.title)
        self.has_minutes = any(block.section in ("minutes", "decision") for block in context.item.blocks)

    def drafts(self) -> list[Draft]:
        """All decisions found, in order."""
        section, quoted = "", -1
        for number, block in enumerate(self.page.blocks):
            if block.section == "furniture" or not block.sentences or number <= quoted:
                continue
            quoted = self._quoted_until(number, block)
            if quoted >= number:
                continue
            if block.section != section:
                self.lists.open, section = None, block.section
            if block.section == "purpose":
                self._purpose(number, block)
                continue
            left = self.lists.read(number, block)
            self._prose(number, block, block.sentences if left is None else left)
        return self.page.found

    def _quoted_until(self, number: int, block: Block) -> int:
        """The last block of a motion printed in quotation marks over several blocks, -1 if none opens here."""
        if not block.sentences[0].text.startswith('"') or block_text(block).count('"') != 1:
            return -1
        for place, other in enumerate(self.page.blocks[number + 1 : number + 14], number + 1):
            if block_text(other).rstrip().endswith(('"', '".', '";')):
                return place
        return -1

    def _purpose(self, number: int, block: Block) -> None:
        """Agenda text: only recommended resolutions; on a page of decisions without minutes they are resolved."""
        text = block.sentences[0].text
        if number == 0 and block.kind == "heading":
            return
        opened = formal.opening(text)
        open_list = self.lists.open
        if opened and not text[opened.rest :].strip():
            self.lists.open = LimbList("recommended", limbs.decider(text), number, number, True)
            return
        resolution = opened is not None or limbs.is_resolution(text)
        inside = open_list is not None and block.depth > 0 and self.lists.belongs(number, block)
        if not resolution or (open_list is not None and block.depth and not inside):
            self.lists.open = open_list if inside else None
            return
        if open_list:
            open_list.last = number
        kind: DecisionKind = "recommended" if self.has_minutes else "resolved"
        if opened and opened.kind and not self.has_minutes:
            kind = opened.kind
        quoted = (block.sentences[0].start, block.sentences[-1].end, block_text(block))
        self.page.add(Draft(*quoted, kind, limbs.decider(text), "decision.agenda", block.section))

    def _prose(self, number: int, block: Block, sentences: Sequence[Sentence]) -> None:
        settled = -1
        for sentence in sentences:
            if sentence.start >= settled:
                settled = max(settled, self._sentence(number, block, sentence))

    def _sentence(self, number: int, block: Block, sentence: Sentence) -> int:
        """Read one sentence that no open list has taken; gives the place up to which the text is settled."""
        text = sentence.text
        if self.lists.open is not None and self.lists.open.count and self.lists.open.last != number:
            self.lists.open = None
        if not self._may_decide(block, sentence):
            if self.programme:
                self._verdict(block, sentence)
            return -1
        if _RESPONSE.search(text):
            return -1
        quoted = text.startswith(_QUOTES)  # a quoted resolution is one of another meeting
        opened = None if quoted else formal.opening(text)
        if not quoted and self.leads.recommends(number, block, sentence):
            return -1
        if impersonal_recommendations.impersonal(self.page.context, block, sentence):
            return -1  # what the inspectorate's report recommends
        if opened and self._is_label(block, sentence, opened):
            return self.labels.read(number, block, sentence, opened)
        if sentence is block.sentences[-1] and not quoted:
            lead = formal.lead_in(text)
            if lead and self.leads.announces(number, sentence, lead):
                return self.leads.open(number, sentence, lead)
            if self.leads.ends_with_word(number, sentence):
                return -1
        settled = self.leads.run_on(block, sentence)
        if settled:
            return settled
        if (limbs.is_resolution(text) and not self._of_other_list(block)) or self._opens_bare(block, sentence):
            self._bare(number, block, sentence)
        else:
            self._verdict(block, sentence)
        return -1

    def _may_decide(self, block: Block, sentence: Sentence) -> bool:
        """Whether a sentence has any of the signs of a decision: a cheap test that lets most go."""
        text = sentence.text
        if text.endswith(_LIST_ENDS) and sentence is block.sentences[-1]:
            return True
        return formal.may_decide(text) or text.startswith(_BARE) or (bool(block.marker) and " be " in text)

    def _is_label(self, block: Block, sentence: Sentence, opened: Opening) -> bool:
        """Whether the formal word at the head of a sentence tells an outcome of the meeting."""
        text = sentence.text
        if sentence is block.sentences[0] and self._of_other_list(block) and not _CAPITALS.match(text):
            return False  # "The officer stated: ... Agreed that it would be looked at."
        return not (is_impersonal(text) and text[opened.rest :].strip(" .:-–") and verdict(text) is None)

    def _bare(self, number: int, block: Block, sentence: Sentence) -> None:
        """A resolution without a formal word: "That the report be noted."; more may follow it."""
        kind: DecisionKind = "recommended" if self._under_recommendations(number) else "resolved"
        by = limbs.decider(sentence.text) if kind == "resolved" else ()
        self.page.add_sentence(sentence, block, kind, by, "decision.bare")
        self.page.claim((sentence,))
        self.lists.open = LimbList(kind, (), number, number, False, 1, marker=block.marker)

    def _verdict(self, block: Block, sentence: Sentence) -> None:
        """A sentence that tells by itself what was decided."""
        found = verdict(sentence.text, self.title if self.programme else "")
        if not found:
            return
        position = block.sentences.index(sentence)
        if found.rule == applications.RULE:
            if (after := block.sentences[position + 1 :]) and formal.opening(after[0].text):
                return  # "No objections. Agreed." is one outcome
            above = self.page.blocks[: self.page.blocks.index(block)]
            found = found if found.by else replace(found, by=applications.decider(above))
        if found.rule in _VOTED and self._confirms(block, sentence):
            self.page.claim((sentence,))
            return
        quoted = sentence
        bare = found.rule in _VOTED and len(sentence.text.split()) <= _BARE_VOTE
        before = block.sentences[position - 1].text if position else ""
        if position and (sentence.text.startswith("Otherwise") or (bare and _IS_MOTION.search(before))):
            quoted = replace(sentence, start=block.sentences[position - 1].start)
        alone = found.rule == applications.RULE and applications.is_alone(sentence.text)
        if alone and not (position and applications.names_one(block_text(block))):
            return
        if position and (alone or found.rule == applications.ADVICE) and position < _APPLICATION:
            quoted = replace(sentence, start=block.start)  # with the application that it is of
        draft = Draft(quoted.start, quoted.end, sentence.text, found.kind, found.by, found.rule, block.section, found.soft)
        for each in self._in_two(sentence, draft) if quoted is sentence else (draft,):
            self.page.add(each)
        if found.start == 0:
            self.page.claim((sentence,))

    def _in_two(self, sentence: Sentence, draft: Draft) -> tuple[Draft, ...]:
        """What a body decides and what it recommends besides: "resolved to note it and recommended to Council that ..."."""
        second = _RECOMMENDS_TOO.search(sentence.text)
        if second is None or draft.kind == "recommended":
            return (draft,)
        text, whole = sentence.text, (self.page.text, sentence.start, sentence.end)
        first = printed(*whole, "", text[: second.start()])
        behind = printed(*whole, text[: second.end()], text[second.end() :])
        return (
            replace(draft, start=first[0], end=first[1], text=text[: second.start()]),
            replace(draft, start=behind[0], end=behind[1], text=text[second.end() :], kind="recommended", rule=_LIMB_OF_SENTENCE),
        )

    def _confirms(self, block: Block, sentence: Sentence) -> bool:
        """Whether a bare "All in favour." only counts the hands for the decision right above, its movers named between."""
        last = self.page.found[-1] if self.page.found else None
        if last is None or last.start < block.start or len(sentence.text.split()) > _BARE_VOTE:
            return False
        between = [other.text for other in block.sentences if last.end <= other.start < sentence.start]
        return all(len(text.split()) <= _MOVERS and MOVED.search(text) for text in between)

    def _opens_bare(self, block: Block, sentence: Sentence) -> bool:
        """Whether a list item opens limbs whose "RESOLVED" the page has lost."""
        if sentence is not block.sentences[0] or not limbs.may_open(block.marker, sentence.text):
            return False
        return not self._of_other_list(block)

    def _under_recommendations(self, number: int) -> bool:
        """Whether the block stands right under a heading "Recommendations"."""
        above = self.page.above(number)
        return above is not None and formal.heads_recommendations(block_text(above))

    def _of_other_list(self, block: Block) -> bool:
        """Whether the block is an item of a list that a sentence of its own opens, which announces no limbs."""
        return block.opener is not None and block_text(self.page.blocks[block.opener]).endswith(_LIST_ENDS)
