"""Formal outcomes: decisions, one fact a limb, however the clerk sets them out.

`find` also fills `context.claimed` with the sentences that an outcome has taken, so that no speech is looked for in them:
labels, lead-ins, limbs, votes. A sentence that tells who moved and who seconded is left to speech as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from minutegraph.extraction import applications, formal, impersonal_recommendations, limbs
from minutegraph.extraction.bodyverdicts import SAYING, body_decides
from minutegraph.extraction.context import Context
from minutegraph.extraction.decisiondrafts import Draft, Page, block_text, distinct
from minutegraph.extraction.expressions import regex
from minutegraph.extraction.formal import Kind, Opening
from minutegraph.extraction.leadins import LeadIns, deciders
from minutegraph.extraction.limblists import LimbList, LimbLists
from minutegraph.extraction.parties import find as find_parties
from minutegraph.extraction.verdicts import is_programme, verdict
from minutegraph.model import Block, Decision, Party, Sentence

_NOTHING = regex(r"\W*(?:(?:that|to)\b\W*)?", re.I)
_TO_RECOMMEND = regex(
    r"\W*(?:it\s+was\s+)?(?:\w+ly\s+)?(?:resolved|agreed|decided)\W*(?:to|that\s+it\s+be)\s+recommend(?:ed)?\b"
    r"[\s:,–-]*(?:\(?to\s+(?:(?!that\b|to\b)\w+\b\s*){1,6}\)?)?(?:\W*that\b|(?=\s*[:–-]|\)|\s*\Z))[^\w.]*",
    re.I,
)
_LIST_END = regex(r"[:\-–—]\s*$")
_IT_WAS = regex(r"\W*it\s+was\b", re.I)
_OPENS_WITH_MARKER = regex(r"\W*(?:that\W+)?\(?[a1i][).]", re.I)
_BEHIND_WORD = regex(
    r"(?:\s*\([^)\n]{3,60}\))?[\s:\-–—.,;]*(?:\b(?:unanimously|that|to|accordingly)\b)?[\s:\-–—.,;]*", re.I
)
_RECOMMENDATIONS = regex(r"\W*recommendations?\W*", re.I)
_CAPITALS = regex(r"\W*[A-Z]{4}")
_SECONDED = regex(r"\b(?:proposed|seconded|moved|prop|sec)\b", re.I)
_VOTED = ("decision.closing", "decision.vote")
_ARTICLE = 6  # characters of "RESOLVED: The" before its body
_IS_MOTION = regex(r"\b(?:proposed|moved)\b.*\bsecond(?:ed|s)\b.*\bthat\b|\b(?:proposed|moved)\s+that\b.*\bseconded\b", re.I)
_BARE_VOTE, _MOVERS = 4, 9  # words
_BARE = ("That ", "that ", "That,", "THAT ")
_OF = regex(r"\bof\s+(?:the\s+)?\Z")
_QUOTES = ('"', "'")


_RESPONSE = regex(r"(?:^|(?<=[.;]\s))(?:Partly |Partially |Not )?(?:Accepted|Agreed)\s*\((?:[A-Z][a-z]+\s+)?(?:19|20)\d\d\)\W*$")
"""What managers say to a recommendation, in the last column of its row: "Accepted (Feb 2025)"."""
_APOLOGIES = regex(r"\W*(?:to\s+(?:receive|accept)\s+)?apologies\b", re.I)


def find(context: Context) -> Iterator[Decision]:
    """The decisions of the item in the order of the text, each limb one; fills `context.claimed`."""
    for draft in distinct(_Reader(context).drafts(), context.minutes.document.text):
        yield Decision(
            start=draft.start, end=draft.end, rule=draft.rule, item=context.index, by=draft.by, kind=draft.kind
        )


_APPLICATION = 4
"""Sentences in which an application is told before what is said of it."""


class _Reader:
    """Goes over the blocks of an item: limbs of the list that is open, else sentences one by one."""

    def __init__(self, context: Context) -> None:
        self.page = Page(context)
        self.lists = LimbLists(self.page)
        self.leads = LeadIns(self.page, self.lists)
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
        text = block_text(block)
        if not text.startswith('"') or text.count('"') != 1:
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
        kind: Kind = "recommended" if self.has_minutes else "resolved"
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
        if _RESPONSE.search(text):
            return -1
        last = sentence is block.sentences[-1]
        announces = last and _LIST_END.search(text) is not None
        if (
            not announces
            and not formal.may_decide(text)
            and not text.startswith(_BARE)
            and not _may_be_limb(block, text)
        ):
            if self.programme:
                self._verdict(block, sentence)
            return -1
        quoted = text.startswith(_QUOTES)  # a quoted resolution is one of another meeting
        opened = None if quoted else formal.opening(text)
        if not quoted and self.leads.recommends(number, block, sentence):
            return -1
        if impersonal_recommendations.impersonal(self.page.context, block, sentence):
            return -1  # what the inspectorate's report recommends
        first = sentence is block.sentences[0]
        if opened and first and self._of_other_list(block) and not _CAPITALS.match(text):
            opened = None  # "The officer stated: ... Agreed that it would be looked at."
        if opened and not (_IT_WAS.match(text) and text[opened.rest :].strip(" .:-–") and verdict(text) is None):
            return self._opened(number, block, sentence, opened)
        lead = formal.lead_in(text) if last and not quoted else None
        if lead and self.leads.announces(number, sentence, lead):
            return self.leads.open(number, sentence, lead)
        if last and not quoted and self.leads.ends_with_word(number, sentence):
            return -1
        settled = self.leads.run_on(block, sentence)
        if settled:
            return settled
        if (limbs.is_resolution(text) and not self._of_other_list(block)) or self._opens_bare(block, sentence):
            kind: Kind = "recommended" if self._under_recommendations(number) else "resolved"
            by = limbs.decider(text) if kind == "resolved" else ()
            self.page.add_sentence(sentence, block, kind, by, "decision.bare")
            self.page.claim((sentence,))
            self.lists.open = LimbList(kind, (), number, number, False, 1, marker=block.marker)
            return -1
        self._verdict(block, sentence)
        return -1

    def _verdict(self, block: Block, sentence: Sentence) -> None:
        """A sentence that tells by itself what was decided."""
        found = verdict(sentence.text, self.title)
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
        self.page.add(
            Draft(quoted.start, quoted.end, sentence.text, found.kind, found.by, found.rule, block.section, found.soft)
        )
        if found.start == 0:
            self.page.claim((sentence,))

    def _confirms(self, block: Block, sentence: Sentence) -> bool:
        """Whether a bare "All in favour." only counts the hands for the decision right above, its movers named between."""
        last = self.page.found[-1] if self.page.found else None
        if last is None or last.start < block.start or len(sentence.text.split()) > _BARE_VOTE:
            return False
        between = [other.text for other in block.sentences if last.end <= other.start < sentence.start]
        return all(len(text.split()) <= _MOVERS and _SECONDED.search(text) for text in between)

    def _opens_bare(self, block: Block, sentence: Sentence) -> bool:
        """Whether a list item opens limbs whose "RESOLVED" the page has lost."""
        if sentence is not block.sentences[0] or not limbs.may_open(block.marker, sentence.text):
            return False
        return not self._of_other_list(block)

    def _under_recommendations(self, number: int) -> bool:
        """Whether the block stands right under a heading "Recommendations"."""
        above = [block for block in self.page.blocks[max(0, number - 3) : number] if block.section != "furniture"]
        return bool(above) and _RECOMMENDATIONS.fullmatch(block_text(above[-1])) is not None

    def _of_other_list(self, block: Block) -> bool:
        """Whether the block is an item of a list that a sentence of its own opens, which announces no limbs."""
        return block.opener is not None and _LIST_END.search(block_text(self.page.blocks[block.opener])) is not None

    # labels

    def _opened(self, number: int, block: Block, sentence: Sentence, opened: Opening) -> int:
        """A sentence with a formal word at its head."""
        text, rest = sentence.text, sentence.text[opened.rest :]
        self.page.claim((sentence,))
        named = body_decides(rest) if rest else None
        by = deciders(text, None) or (named[2] if named and named[1] <= _ARTICLE else ()) or _named_in(text, opened)
        bare = _NOTHING.fullmatch(rest) is not None
        if bare and _APOLOGIES.match(self.title):
            return -1  # "Cllr Northcott (holiday). Accepted."
        if bare and not by:
            by = self.leads.body_above(number)
        if opened.kind is None:
            lead = formal.lead_in(text) if rest and sentence is block.sentences[-1] else None
            if lead and self.leads.announces(number, sentence, lead):
                return self.leads.open(number, sentence, lead)
            told = self._told_by_label(block, sentence, rest)
            self.lists.open = None if told else LimbList(None, by, number, number, True)
            return -1
        if formal.points_elsewhere(rest):
            self.lists.open = None
            return -1
        if _TO_RECOMMEND.fullmatch(text) and self.page.paragraph_ahead(number, sentence):
            self.lists.open = LimbList("recommended", by, number, number, True)
            return -1
        run_on = limbs.pieces(self.page.text, self._behind(block, sentence, opened.word), block.end)
        if len(run_on) > 1 or (run_on and _OPENS_WITH_MARKER.match(rest)):
            self.page.add_run_on(run_on, block, opened.kind, by)
            marker = limbs.marker_before(self.page.text, run_on[-1][0])
            self.lists.open = LimbList(opened.kind, by, number, number, False, len(run_on), marker=marker)
            return run_on[-1][1]
        listed = self.page.list_ahead(number, sentence) and (bare or not text.rstrip().endswith("."))
        if listed or (bare and opened.strong and self._paragraph_told(number, sentence)):
            self.lists.open = LimbList(opened.kind, by, number, number, True)
            return -1
        return self._labelled(number, block, sentence, opened, by)

    def _paragraph_told(self, number: int, sentence: Sentence) -> bool:
        """Whether the paragraph below a bare label is what was decided; a label with a full stop ("Agreed.") stands alone."""
        if not self.page.paragraph_ahead(number, sentence):
            return False
        following = self.page.following(number)
        told = following is not None and limbs.is_resolution(block_text(following))
        return told or not sentence.text.rstrip().endswith(".")

    def _told_by_label(self, block: Block, sentence: Sentence, rest: str) -> bool:
        """Whether the label's own sentence has the decision: "Decision: The Cabinet noted it.", "Decision - Report noted."."""
        if not formal.may_decide(rest) and not limbs.is_resolution(rest):
            return False
        inner = formal.opening(rest)
        found = verdict(rest, self.title)
        kind: Kind = (found.kind if found else None) or (inner.kind if inner else None) or formal.first_kind(rest)
        by = (found.by if found else ()) or deciders(rest, None)
        self.page.add_sentence(sentence, block, kind, by, "decision.label")
        return True

    def _labelled(self, number: int, block: Block, sentence: Sentence, opened: Opening, by: tuple[Party, ...]) -> int:
        """A label with its decision in the same sentence, or one that stands for it ("... events. Noted")."""
        rest = sentence.text[opened.rest :]
        told_by = rest.startswith("by ")
        soft = _IT_WAS.match(sentence.text) is not None
        start = sentence.start
        if (
            (not rest.strip(" .") or told_by)
            and sentence is block.sentences[-1]
            and len(block_text(block).split()) < 45
            and not SAYING.search(block_text(block), 0, len(block_text(block)) - len(sentence.text))
        ):
            start = block.sentences[0].start
        kind = opened.kind if soft and opened.kind else limbs.limb_kind(rest, opened.kind)
        decided_by = by or (limbs.agent(sentence.text) if told_by else ())
        rule = "decision.it-was" if soft else "decision.label"
        self.page.add(Draft(start, sentence.end, sentence.text, kind, decided_by, rule, block.section, soft))
        self.lists.open = LimbList(opened.kind, by, number, number, False, 1)
        settled = -1
        for following in block.sentences[block.sentences.index(sentence) + 1 :]:
            if not limbs.is_resolution(following.text):
                break
            self.page.add_sentence(following, block, kind, limbs.decider(following.text), "decision.label")
            self.page.claim((following,))
            settled = following.end
        return settled

    def _behind(self, block: Block, sentence: Sentence, word: str) -> int:
        """Where, in the document, the text behind the formal word of a sentence begins."""
        spaced = regex(r"\s*".join(re.escape(letter) for letter in word if not letter.isspace()), re.I)
        match = spaced.search(self.page.text, sentence.start, block.end)
        if not match:
            return sentence.start
        behind = _BEHIND_WORD.match(self.page.text, match.end())
        return behind.end() if behind else match.end()


def _may_be_limb(block: Block, text: str) -> bool:
    return bool(block.marker) and " be " in text


def _named_in(text: str, opened: Opening) -> tuple[Party, ...]:
    """Who decides in a label that names whose decision it is: "Decision of the Executive Councillor for Housing:"."""
    if opened.kind is not None:
        return ()
    mentions = find_parties(text[: opened.rest])
    return next(((m.party,) for m in mentions if _OF.search(text, 0, m.start)), ())
