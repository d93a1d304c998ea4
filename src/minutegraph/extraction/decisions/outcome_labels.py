"""Labels of outcomes: "RESOLVED that ...", "Decision:", "Agreed, subject to a change", and what stands behind or below them."""

from __future__ import annotations

import re
from dataclasses import replace

from minutegraph.extraction.decisions import formal, limbs
from minutegraph.extraction.decisions.bodyverdicts import SAYING, decides_first
from minutegraph.extraction.decisions.decisiondrafts import Draft, Page, block_text
from minutegraph.extraction.decisions.formal import Opening
from minutegraph.extraction.decisions.leadins import LeadIns, deciders
from minutegraph.extraction.decisions.limblists import LimbList, LimbLists
from minutegraph.extraction.decisions.verdicts import verdict
from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.parties.mentions import find as find_parties
from minutegraph.extraction.rules import DecisionRule
from minutegraph.model import Block, DecisionKind, Party, Sentence

_NOTHING = regex(r"\W*(?:(?:that|to)\b\W*)?", re.I)
_TO_RECOMMEND = regex(
    r"\W*(?:it\s+was\s+)?(?:\w+ly\s+)?(?:resolved|agreed|decided)\W*(?:to|that\s+it\s+be)\s+recommend(?:ed)?\b"
    r"[\s:,–-]*(?:\(?to\s+(?:(?!that\b|to\b)\w+\b\s*){1,6}\)?)?(?:\W*that\b|(?=\s*[:–-]|\)|\s*\Z))[^\w.]*",
    re.I,
)
_OPENS_WITH_MARKER = regex(r"\W*(?:that\W+)?\(?[a1i][).]", re.I)
_BEHIND_WORD = regex(
    r"(?:\s*\([^)\n]{3,60}\))?[\s:\-–—.,;]*(?:\b(?:unanimously|that|to|accordingly)\b)?[\s:\-–—.,;]*", re.I
)
_THAT = regex(r"\W*(?:\(?[a-z\d]{1,3}[.)]\s*)?that\s", re.I)
_OF = regex(r"\bof\s+(?:the\s+)?\Z")
_APOLOGIES = regex(r"\W*(?:to\s+(?:receive|accept)\s+)?apologies\b", re.I)
_IT_WAS = regex(r"\W*it\s+was\b", re.I)


class Labels:
    """Reads the sentences of an item that open with a formal word; what their lists hold is left to `lists`."""

    def __init__(self, page: Page, lists: LimbLists, leads: LeadIns) -> None:
        self.page = page
        self.lists = lists
        self.leads = leads
        self.title = page.context.item.title or ""

    def read(self, number: int, block: Block, sentence: Sentence, opened: Opening) -> int:
        """A sentence with a formal word at its head."""
        text, rest = sentence.text, sentence.text[opened.rest :]
        self.page.claim((sentence,))
        named = decides_first(rest) if rest else None
        by = deciders(text, None) or (named[2] if named else ()) or _named_in(text, opened)
        bare = _NOTHING.fullmatch(rest) is not None
        if bare and _APOLOGIES.match(self.title):
            return -1  # "Cllr Northcott (holiday). Accepted."
        if bare and not by:
            by = self.leads.body_above(number)
        if opened.kind is None and _THAT.match(rest):
            opened = replace(opened, kind="resolved")  # "DECISION: That a letter be sent"
        if opened.kind is None:
            return self._heading(number, block, sentence, rest, by)
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

    def _heading(self, number: int, block: Block, sentence: Sentence, rest: str, by: tuple[Party, ...]) -> int:
        """A label that is no formal word by itself: "Decision:"."""
        lead = formal.lead_in(sentence.text) if rest and sentence is block.sentences[-1] else None
        if lead and self.leads.announces(number, sentence, lead):
            return self.leads.open(number, sentence, lead)
        told = self._told_by_label(block, sentence, rest)
        self.lists.open = None if told else LimbList(None, by, number, number, True)
        return -1

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
        kind: DecisionKind = (found.kind if found else None) or (inner.kind if inner else None) or formal.first_kind(rest)
        by = (found.by if found else ()) or deciders(rest, None)
        self.page.add_sentence(sentence, block, kind, by, "decision.label")
        return True

    def _labelled(self, number: int, block: Block, sentence: Sentence, opened: Opening, by: tuple[Party, ...]) -> int:
        """A label with its decision in the same sentence, or one that stands for it ("... events. Noted")."""
        rest = sentence.text[opened.rest :]
        told_by = rest.startswith("by ")
        soft = is_impersonal(sentence.text)
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
        rule: DecisionRule = "decision.it-was" if soft else "decision.label"
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


def is_impersonal(text: str) -> bool:
    """Whether a sentence opens with "It was", before its formal word."""
    return _IT_WAS.match(text) is not None


def _named_in(text: str, opened: Opening) -> tuple[Party, ...]:
    """Who decides in a label that names whose decision it is: "Decision of the Executive Councillor for Housing:"."""
    if opened.kind is not None:
        return ()
    mentions = find_parties(text[: opened.rest])
    return next(((m.party,) for m in mentions if _OF.search(text, 0, m.start)), ())
