"""Formal outcomes: decisions, one fact a limb, however the clerk sets them out.

`find` also fills `context.claimed` with the sentences that an outcome has taken, so that no speech is looked for in them: labels,
lead-ins, limbs, votes. A sentence that tells who moved and who seconded is left to speech as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from minutegraph.extraction import formal, limbs
from minutegraph.extraction.context import Context
from minutegraph.extraction.formal import Kind
from minutegraph.extraction.likeness import alike, overlap
from minutegraph.extraction.verdicts import verdict
from minutegraph.model import Block, Decision, Party, Section, Sentence

_IT_WAS = re.compile(r"\W*it\s+was\b", re.I)
_BARE_LEAD = re.compile(r"\b(?:resolved|agreed|recommended|decided)(?:\s+(?:that|to|as follows))?\s*[:\-–—]+\s*$", re.I)
_MOVED = re.compile(r"\b(?:proposed|moved|seconded|proposer|seconder|2nd|prop)\b", re.I)
_VOTES = re.compile(r"^\W*(?:\d+|\w+)?\s*(?:votes?\b|for\b|against\b|in favour\b|abst|voting\b|unanimous\b|carried\b)", re.I)
_MINUTES = re.compile(r"\bminutes?\b.*\b(?:correct|true|accurate)\b", re.I | re.S)
_TOTAL = re.compile(r"^\W*(?:sub-?)?total\b", re.I)
_LETTERS = re.compile(r"[^\W\d_]{2}")
_AGENDA = re.compile(r"^\W*(?:that\b|recommend|recommended\b|proposed resolution)", re.I)
_LIST_END = re.compile(r"[:\-–—]\s*$")
_NEXT_LIMB = re.compile(r"^\W*(?:and\s+)?(?:that|to|further)\b", re.I)


@dataclass(frozen=True, slots=True)
class _Draft:
    """A decision before it is compared with the others of its item. `text` is in reading form."""

    start: int
    end: int
    text: str
    kind: Kind
    by: tuple[Party, ...]
    rule: str
    section: Section
    soft: bool = False


@dataclass(slots=True)
class _List:
    """An open list of limbs: what its lead-in makes of them, the block that opened it and the last that belongs to it."""

    kind: Kind | None
    by: tuple[Party, ...]
    opener: int
    last: int
    asked: bool
    """The lead-in says that a list or a text follows ("RESOLVED:"), so that the next paragraph is its limb."""
    count: int = 0
    loose: bool = False
    """Each short paragraph that follows is a limb, though it does not open with "That"."""
    marker: str = ""
    """The last marker of limbs that run on in a paragraph; further items go on from it."""
    skip: frozenset[int] = frozenset()
    """Blocks whose own lists hold grounds or parts of a limb, and no limbs."""


def find(context: Context) -> Iterator[Decision]:
    """The decisions of the item in the order of the text, each limb one; fills `context.claimed`."""
    drafts = _Walker(context).drafts()
    for draft in _distinct(drafts):
        yield Decision(
            start=draft.start, end=draft.end, rule=draft.rule, item=context.index, by=draft.by, kind=draft.kind
        )


class _Walker:
    """Goes over the blocks of an item and keeps the list that is open."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.blocks = context.item.blocks
        self.text = context.minutes.document.text
        self.found: list[_Draft] = []
        self.list: _List | None = None
        self.broken: _List | None = None
        """The list that was open last."""
        self.in_minutes = any(block.section in ("minutes", "decision") for block in self.blocks)

    def drafts(self) -> list[_Draft]:
        """All decisions found, in order."""
        section = ""
        for number, block in enumerate(self.blocks):
            if block.section == "furniture" or not block.sentences:
                continue
            if block.section != section:
                self.list, section = None, block.section
            if block.section == "purpose":
                self._purpose(number, block)
            elif not self._limb(number, block):
                self._prose(number, block)
        return self.found

    # purpose text: recommended resolutions only

    def _purpose(self, number: int, block: Block) -> None:
        first = block.sentences[0].text
        if number == 0 and block.kind == "heading":
            return
        opened = formal.opening(first)
        if opened is None and not limbs.is_resolution(first) and not (self.list and block.depth):
            self.list = None
            return
        if opened and not first[opened.rest :].strip():
            self.list = _List("recommended", limbs.decider(first), number, number, True)
            return
        if self.list and block.depth and not self._belongs(number, block):
            self.list = None
            return
        kind: Kind = "recommended" if self.in_minutes else "resolved"
        if opened and opened.kind:
            kind = opened.kind if not self.in_minutes else "recommended"
        if not opened and not limbs.is_resolution(first):
            return
        if self.list:
            self.list.last = number
        self._add(block.sentences[0].start, block.sentences[-1].end, _text(block), kind, limbs.decider(first), "decision.agenda", block)

    # limbs of an open list

    def _belongs(self, number: int, block: Block) -> bool:
        """Whether a list item belongs to the open list: opened by its lead-in or by one of its limbs, or right behind it."""
        open_list = self.list
        if open_list is None:
            return False
        if self.broken is open_list and limbs.follows(open_list.marker, block.marker):
            return True
        if not open_list.asked:
            if open_list.marker and limbs.follows(open_list.marker, block.marker):
                open_list.marker = block.marker
                return True
            return open_list.count > 0 and block.opener is not None and open_list.opener < block.opener <= open_list.last
        if block.opener is not None and open_list.opener <= block.opener:
            return block.opener == open_list.opener or block.opener <= open_list.last
        return open_list.last >= number - 1 or all(not _LETTERS.search(_text(b)) for b in self.blocks[open_list.last + 1 : number])

    def _limb(self, number: int, block: Block) -> bool:
        """Take the block as a limb of the open list; False where it is none."""
        if self.list is None and self._resumes(number, block):
            self.list = self.broken
        open_list = self.list
        if open_list is None:
            return False
        self.broken = open_list
        text = _text(block)
        if not _LETTERS.search(text):
            return True
        if formal.ends_limbs(text) or (not block.depth and formal.opening(block.sentences[0].text)):
            self.list = None
            return False
        if not block.depth and open_list.count == 0 and formal.lead_in(text) and self._list_ahead(number, block, block.sentences[-1]):
            return False
        if block.depth:
            if not self._belongs(number, block):
                self.list = None
                return False
            if block.opener in open_list.skip:
                open_list.skip |= {number}
                open_list.last = number
                self._claim(block.sentences)
                return True
            self._take(number, block, text)
            return True
        if _is_vote(text):
            self._claim(block.sentences)
            open_list.last = number
            return True
        if self._paragraph_limb(block, text):
            self._take(number, block, text)
            return True
        if open_list.kind is None and open_list.count == 0:
            return False
        if block.kind == "heading" and open_list.count == 0 and open_list.asked:
            self._take(number, block, text)
            return True
        if open_list.count:
            self.list = None
        return False

    def _resumes(self, number: int, block: Block) -> bool:
        """Whether an item goes on with a list of limbs that a few lines of another kind (names, figures) broke."""
        broken = self.broken
        return (
            broken is not None and block.depth > 0 and broken.count > 0 and number - broken.last <= 5
            and self.blocks[broken.last].section == block.section and limbs.follows(broken.marker, block.marker)
        )

    def _paragraph_limb(self, block: Block, text: str) -> bool:
        """Whether a paragraph goes on with the list: it opens with "That", or is the first after a bare "RESOLVED:"."""
        open_list = self.list
        assert open_list is not None
        if limbs.is_resolution(text):
            return True
        if open_list.kind is None:
            return False
        if open_list.loose:
            return len(text.split()) <= 25 and not text.endswith(".") and not _TOTAL.match(text)
        if _NEXT_LIMB.match(text) and (open_list.asked or open_list.count):
            return True
        return open_list.asked and open_list.count == 0 and block.kind == "paragraph" and verdict(block.sentences[0].text) is None

    def _take(self, number: int, block: Block, text: str) -> None:
        """Add the block as a limb, or as the opener of a list inside the list."""
        open_list = self.list
        assert open_list is not None
        open_list.last = number
        open_list.marker = block.marker or open_list.marker
        ahead = number + 1 < len(self.blocks) and self.blocks[number + 1].opener == number
        nested = block.opener != open_list.opener and block.depth > 1
        if nested and not limbs.is_order(text):
            self._claim(block.sentences)
            return
        if ahead and limbs.opens_grounds(text) and not limbs.only_opens(text):
            open_list.skip |= {number}
        open_list.count += 1
        if (ahead and limbs.only_opens(text)) or formal.points_elsewhere(text):
            self._claim(block.sentences)
            return
        kind = open_list.kind
        own = limbs.own_kind(text)
        if kind is None:
            kind = own or "resolved"
        elif own == "recommended" and re.match(r"\W*(?:to\s+)?recommend", text, re.I):
            kind = "recommended"
        sentences = block.sentences
        if block.depth == 0 and len(sentences) > 1:
            sentences = sentences[:1]
        run_on = limbs.pieces(self.text, block.start, block.end) if block.depth == 0 else []
        by = limbs.decider(text) or open_list.by
        if len(run_on) > 1:
            self._run_on(run_on, kind, by, block)
        else:
            self._add(sentences[0].start, sentences[-1].end, text, kind, by, "decision.limb", block)
            self._claim(sentences)
            for sentence in block.sentences[len(sentences) :]:
                self._sentence(number, block, sentence)

    def _run_on(self, stretches: list[tuple[int, int]], kind: Kind, by: tuple[Party, ...], block: Block) -> None:
        """Add limbs that follow each other in one paragraph; the last ends with its sentence."""
        for order, (low, high) in enumerate(stretches):
            if order == len(stretches) - 1:
                ends = [s.end for s in block.sentences if s.start < high and s.end > low + 3]
                high = min(high, ends[0]) if ends else high
            text = " ".join(self.text[low:high].split())
            own = limbs.own_kind(text)
            mine: Kind = "recommended" if own == "recommended" and kind == "resolved" else kind
            self._add(low, high, text, mine, limbs.decider(text) or by, "decision.run-on", block)
        self._claim(tuple(s for s in block.sentences if s.end > stretches[0][0] and s.start < stretches[-1][1]))

    # prose

    def _prose(self, number: int, block: Block) -> None:
        taken_until = -1
        for sentence in block.sentences:
            if sentence.start < taken_until:
                continue
            taken_until = max(taken_until, self._sentence(number, block, sentence))

    def _sentence(self, number: int, block: Block, sentence: Sentence) -> int:
        """Read one sentence that no open list has taken; the place up to which text is settled."""
        text = sentence.text
        if self.list is not None and self.list.count and self.list.last != number and _LETTERS.search(text):
            self.list = None
        announces = block.sentences[-1] is sentence and _LIST_END.search(text) is not None
        if not announces and not formal.may_decide(text) and not _bare(text) and not (block.marker and " be " in text):
            title = self.context.item.title or ""
            found = verdict(text, title) if title else None
            if found:
                self._verdict(block, sentence, found.start, found.kind, found.by, found.rule, False)
            return -1
        opened = formal.opening(text) if text[:1] not in "\"'" else None  # a quoted resolution is one of another meeting
        if opened and _IT_WAS.match(text) and text[opened.rest :].strip(" .:-–") and verdict(text) is None:
            opened = None  # "It was agreed that the figures were disappointing."
        if opened:
            return self._opened(number, block, sentence, opened)
        lead = formal.lead_in(text) if sentence is block.sentences[-1] and text[:1] not in "\"'" else None
        ahead = self._list_ahead(number, block, sentence) or (
            lead is not None and (lead.loose or (_BARE_LEAD.search(text) is not None and self._paragraph_ahead(number, block, sentence)))
        )
        if lead and ahead and (lead.kind or self.list is not None or self._order_ahead(number)):
            outer = self.list.kind if self.list is not None and self.list.asked and self.list.count == 0 else None
            self.list = _List(outer or lead.kind, self._deciders(text, lead.verb), number, number, True)
            self.list.loose = lead.loose
            self._claim((sentence,))
            return -1
        run_on = self._run_on_lead(block, sentence)
        if run_on:
            return run_on
        if limbs.is_resolution(text) or self._opens_bare(block, sentence):
            by = limbs.decider(text)
            self._add(sentence.start, sentence.end, text, "resolved", by, "decision.bare", block)
            self._claim((sentence,))
            self.list = _List("resolved", (), number, number, False, 1, marker=block.marker)
            return -1
        found = verdict(text, self.context.item.title or "")
        if found:
            position = block.sentences.index(sentence)
            if text.startswith("Otherwise") and position:
                sentence = replace(sentence, start=block.sentences[position - 1].start)
            self._verdict(block, sentence, found.start, found.kind, found.by, found.rule, found.soft)
        return -1

    def _opens_bare(self, block: Block, sentence: Sentence) -> bool:
        """Whether a list item opens limbs whose "RESOLVED" the page has lost."""
        if sentence is not block.sentences[0] or not limbs.may_open(block.marker, sentence.text):
            return False
        return block.opener is None or not _LIST_END.search(_text(self.blocks[block.opener]))

    def _verdict(
        self, block: Block, sentence: Sentence, at: int, kind: Kind, by: tuple[Party, ...], rule: str, soft: bool
    ) -> None:
        self._add(sentence.start, sentence.end, sentence.text, kind, by, rule, block, soft)
        if at == 0:
            self._claim((sentence,))

    def _opened(self, number: int, block: Block, sentence: Sentence, opened: formal.Opening) -> int:
        """A sentence with a formal word at its head."""
        text, rest = sentence.text, sentence.text[opened.rest :]
        self._claim((sentence,))
        by = self._deciders(text, None)
        if opened.kind is None:
            self.list = _List(None, by, number, number, True)
            if rest and limbs.is_resolution(rest):
                self._add(sentence.start, sentence.end, text, "resolved", by, "decision.label", block)
            return -1
        if formal.points_elsewhere(rest):
            self.list = None
            return -1
        raw = self._raw_rest(block, sentence, opened.word)
        run_on = limbs.pieces(self.text, raw, block.end)
        if run_on and (len(run_on) > 1 or re.match(r"\W*(?:that\W+)?\(?[a1i][).]", rest)):
            self._run_on(run_on, opened.kind, by, block)
            marker = limbs.marker_before(self.text, run_on[-1][0])
            self.list = _List(opened.kind, by, number, number, False, len(run_on), marker=marker)
            return run_on[-1][1]
        if self._list_ahead(number, block, sentence) and (not rest.strip(" .") or not text.rstrip().endswith(".")):
            self.list = _List(opened.kind, by, number, number, True)
            return -1
        if not rest.strip(" .") and opened.strong and self._paragraph_ahead(number, block, sentence):
            self.list = _List(opened.kind, by, number, number, True)
            return -1
        kind = opened.kind
        start, by = sentence.start, by or (limbs.agent(text) if rest.startswith("by ") else ())
        if (not rest.strip(" .") or rest.startswith("by ")) and len(_text(block).split()) < 45 and sentence is block.sentences[-1]:
            start = block.sentences[0].start
        if kind == "resolved" and re.match(r"\W*(?:(?:that|to)\s+)?recommend", rest, re.I):
            kind = "recommended"
        self._add(start, sentence.end, text, kind, by, "decision.label", block)
        self.list = _List(opened.kind, by, number, number, False, 1)
        return self._more_limbs(block, sentence, kind)

    def _more_limbs(self, block: Block, sentence: Sentence, kind: Kind) -> int:
        """Sentences after the first under a label that go on with "That ..."."""
        position = block.sentences.index(sentence)
        until = -1
        for following in block.sentences[position + 1 :]:
            if not limbs.is_resolution(following.text):
                break
            self._add(following.start, following.end, following.text, kind, limbs.decider(following.text), "decision.label", block)
            self._claim((following,))
            until = following.end
        return until

    def _run_on_lead(self, block: Block, sentence: Sentence) -> int:
        """"The Board, having heard the Chief Officer, (i) noted ...; (ii) agreed ...": limbs inside the sentence."""
        marker = re.search(r"\(?[a1i][).]\s", sentence.text)
        if not marker:
            return 0
        lead = formal.lead_in(sentence.text[: marker.start()].rstrip(" :-–") + ":")
        if not lead:
            return 0
        raw = re.compile(r"\(?[a1i][).]\s").search(self.text, sentence.start, block.end)
        stretches = limbs.pieces(self.text, raw.start(), block.end) if raw else []
        if len(stretches) < 2:
            return 0
        by = self._deciders(sentence.text[: marker.start()], lead.verb)
        for low, high in stretches:
            text = " ".join(self.text[low:high].split())
            self._add(low, high, text, lead.kind or limbs.own_kind(text) or "resolved", by, "decision.run-on", block)
        self._claim((sentence,))
        return stretches[-1][1]

    def _raw_rest(self, block: Block, sentence: Sentence, word: str) -> int:
        """Where, in the document, the text behind the formal word of a sentence begins."""
        pattern = re.compile(r"\s*".join(re.escape(letter) for letter in word if not letter.isspace()), re.I)
        match = pattern.search(self.text, sentence.start, block.end)
        if not match:
            return sentence.start
        skip = re.compile(r"(?:\s*\([^)\n]{3,60}\))?(?:\s+(?:unanimously|that|to|accordingly))?[\s:\-–—.,;]*", re.I).match(self.text, match.end())
        return skip.end() if skip else match.end()

    # what stands ahead

    def _list_ahead(self, number: int, block: Block, sentence: Sentence) -> bool:
        """Whether the next block is a list item, or a paragraph that the sentence announces."""
        if sentence is not block.sentences[-1]:
            return False
        following = self._next(number)
        return following is not None and (following.depth > block.depth or following.opener == number)

    def _paragraph_ahead(self, number: int, block: Block, sentence: Sentence) -> bool:
        if sentence is not block.sentences[-1]:
            return False
        following = self._next(number)
        return following is not None and following.section == block.section and following.kind != "heading" or (
            following is not None and limbs.is_resolution(_text(following))
        )

    def _order_ahead(self, number: int) -> bool:
        """Whether the list ahead opens with a verb of deciding ("noted the report")."""
        following = self._next(number)
        return following is not None and limbs.own_kind(_text(following)) is not None

    def _next(self, number: int) -> Block | None:
        for block in self.blocks[number + 1 :]:
            if block.section != "furniture" and block.sentences and not _is_vote(_text(block)):
                return block
        return None

    def _deciders(self, text: str, verb: int | None) -> tuple[Party, ...]:
        """Who decides in a lead-in: the subject of its formal verb, or the body at its end."""
        if verb is not None:
            found = verdict(text[: verb] + text[verb:].split(" ")[0] + " that it be so.")
            if found and found.by:
                return found.by
        return limbs.decider(text)

    # results

    def _add(
        self, start: int, end: int, text: str, kind: Kind, by: tuple[Party, ...], rule: str, block: Block, soft: bool = False
    ) -> None:
        self.found.append(_Draft(start, end, text, kind, by, rule, block.section, soft))

    def _claim(self, sentences: tuple[Sentence, ...]) -> None:
        for sentence in sentences:
            if not _MOVED.search(sentence.text):
                self.context.claimed.add(sentence.start)


def _is_vote(text: str) -> bool:
    """Whether a line only counts votes: "(8 votes for, 2 against)"."""
    return _VOTES.match(text) is not None and len(text.split()) < 25


def _bare(text: str) -> bool:
    return text[:5] in ("That ", "that ", "That,", "THAT ")


def _text(block: Block) -> str:
    return " ".join(sentence.text for sentence in block.sentences)


def _distinct(drafts: list[_Draft]) -> list[_Draft]:
    """Each decision once: minutes before a page's "Decision:" block before the agenda; a formal outcome before a soft one."""
    kept: list[_Draft] = []
    for number, draft in enumerate(drafts):
        others = [other for place, other in enumerate(drafts) if place != number]
        if draft.section in ("purpose", "decision") and any(_same(draft, o) for o in others if _rank(o) > _rank(draft)):
            continue
        if draft.rule == "decision.vote" and "carried" in draft.text.lower() and "amendment" not in draft.text.lower():
            if any(draft.end <= o.start <= draft.end + 400 and o.rule in ("decision.label", "decision.limb", "decision.run-on") for o in others):
                continue
        if draft.soft and any(o.start > draft.start and not o.soft and overlap(draft.text, o.text) >= 0.4 for o in others):
            continue
        if any(o.start <= draft.start and draft.end <= o.end and o is not draft for o in kept):
            continue
        if any(alike(draft.text, o.text) > 0.9 and o.section == draft.section and draft.soft for o in kept):
            continue
        kept.append(draft)
    return [replace(draft) for draft in sorted(kept, key=lambda d: (d.start, d.end))]


def _rank(draft: _Draft) -> int:
    return {"minutes": 2, "decision": 1}.get(draft.section, 0)


def _same(first: _Draft, second: _Draft) -> bool:
    """Whether two decisions of different parts of a page are one."""
    if _MINUTES.search(first.text) and _MINUTES.search(second.text):
        return True
    return alike(first.text, second.text) >= 0.6
