"""Lists of limbs over several blocks: which blocks belong to the list that a lead-in opened, and what each decides."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from minutegraph.extraction.decisions import formal, limbs
from minutegraph.extraction.decisions.decisiondrafts import Draft, Page, block_text, is_vote
from minutegraph.extraction.decisions.verdicts import verdict
from minutegraph.extraction.language.expressions import regex
from minutegraph.model import Block, DecisionKind, Party, Sentence

_LETTERS = regex(r"[^\W\d_]{2}")
_THAT_FIRST = regex(r"\s*(?:that|to)\W*?(?=\(?[a1i][).])", re.I)
_FOR_NOTE = regex(r"\W*[Tt]o [Nn]ote\s*:\s*(?=[A-Z])")  # who is to be told of the decision above
_TOTAL = regex(r"^\W*(?:sub-?)?total\b", re.I)
_NEXT_LIMB = regex(r"^\W*(?:and\s+)?(?:that|to|further)\b", re.I)


@dataclass(slots=True)
class LimbList:
    """An open list of limbs: what its lead-in makes of them, the block that opened it and the last that belongs to it.

    `asked` tells that the lead-in says that a list or text follows ("RESOLVED:"), so that the next paragraph is its limb;
    `loose` that each short paragraph is one, though it does not open with "That". `marker` is the last limb's. `skip` are
    blocks whose own lists hold grounds or parts of a limb, and no limbs.
    """

    kind: DecisionKind | None
    by: tuple[Party, ...]
    opener: int
    last: int
    asked: bool
    count: int = 0
    loose: bool = False
    marker: str = ""
    skip: frozenset[int] = frozenset()
    inner: dict[int, tuple[Party, ...]] = field(default_factory=dict)
    """Who decides in a list inside the list, by the block that opens it: "(a) the Committee:"."""


class LimbLists:
    """Keeps the list that is open while the blocks of an item go by."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.open: LimbList | None = None
        self.broken: LimbList | None = None
        """The list that was open last, which an item may take up again."""

    def read(self, number: int, block: Block) -> tuple[Sentence, ...] | None:
        """Take a block as a limb: the sentences of it that are left to read, or None where it is no limb."""
        if self.open is None and self._resumes(number, block):
            self.open = self.broken
        if self.open is None:
            return None
        self.broken = self.open
        text = block_text(block)
        if not _LETTERS.search(text):
            return ()
        if _FOR_NOTE.match(text):
            self.page.claim(block.sentences)
            return ()
        if formal.ends_limbs(text) or (not block.depth and formal.opening(block.sentences[0].text)):
            self.open = None
            return None
        return self._item(number, block, text) if block.depth else self._paragraph(number, block, text)

    def _item(self, number: int, block: Block, text: str) -> tuple[Sentence, ...] | None:
        limbs_open = self.open
        if limbs_open is None or not self.belongs(number, block):
            self.open = None
            return None
        if block.opener in limbs_open.skip:
            limbs_open.skip |= {number}
            limbs_open.last = number
            self.page.claim(block.sentences)
            return ()
        return self._take(limbs_open, number, block, text)

    def _paragraph(self, number: int, block: Block, text: str) -> tuple[Sentence, ...] | None:
        limbs_open = self.open
        if limbs_open is None:
            return None
        fresh = limbs_open.count == 0
        if fresh and formal.lead_in(text) and self.page.list_ahead(number, block.sentences[-1]):
            return None
        if is_vote(text):
            self.page.claim(block.sentences)
            limbs_open.last = number
            return ()
        heads = block.kind == "heading" and fresh and limbs_open.asked and limbs_open.kind is not None
        if heads or self._continues(limbs_open, block, text):
            return self._take(limbs_open, number, block, text)
        if not fresh:
            self.open = None
        return None

    def belongs(self, number: int, block: Block) -> bool:
        """Whether a list item belongs to the open list: opened by its lead-in or by one of its limbs, or right behind it."""
        limbs_open = self.open
        if limbs_open is None:
            return False
        if limbs_open.marker and limbs.follows(limbs_open.marker, block.marker):
            return True
        opener = block.opener
        if not limbs_open.asked:
            return limbs_open.count > 0 and opener is not None and limbs_open.opener < opener <= limbs_open.last
        if opener is not None and limbs_open.opener <= opener:
            return opener <= limbs_open.last
        between = self.page.blocks[limbs_open.last + 1 : number]
        return all(not _LETTERS.search(block_text(other)) for other in between)

    def _resumes(self, number: int, block: Block) -> bool:
        """Whether an item goes on with a list of limbs that a few lines of another kind (names, figures) broke."""
        broken = self.broken
        if broken is None or not block.depth or not broken.count or number - broken.last > 5:
            return False
        same = self.page.blocks[broken.last].section == block.section
        return same and limbs.follows(broken.marker, block.marker)

    def _continues(self, limbs_open: LimbList, block: Block, text: str) -> bool:
        """Whether a paragraph goes on with the list: it opens with "That", or is the first after a bare "RESOLVED:"."""
        if limbs.is_resolution(text):
            return True
        if limbs_open.kind is None:
            return limbs_open.asked and limbs_open.count == 0 and limbs.own_kind(text) is not None
        if limbs_open.loose:
            return len(text.split()) <= 25 and not text.endswith(".") and not _TOTAL.match(text)
        if _NEXT_LIMB.match(text) and (limbs_open.asked or limbs_open.count):
            return True
        first = limbs_open.asked and limbs_open.count == 0 and block.kind == "paragraph"
        return first and verdict(block.sentences[0].text) is None

    def _take(self, limbs_open: LimbList, number: int, block: Block, text: str) -> tuple[Sentence, ...]:
        """Add the block as a limb, or as the opener of a list inside the list; gives the sentences left over."""
        limbs_open.last = number
        limbs_open.marker = block.marker or limbs_open.marker
        blocks = self.page.blocks
        ahead = number + 1 < len(blocks) and blocks[number + 1].opener == number
        nested = block.opener != limbs_open.opener and block.depth > 1 and block.opener not in limbs_open.inner
        if nested and not limbs.is_order(text):
            self.page.claim(block.sentences)
            return ()
        if ahead and limbs.opens_grounds(text) and not limbs.only_opens(text):
            limbs_open.skip |= {number}
        limbs_open.count += 1
        if (ahead and limbs.only_opens(text)) or formal.points_elsewhere(text):
            limbs_open.inner[number] = limbs.decider(text)
            self.page.claim(block.sentences)
            return ()
        return self._limb(limbs_open, block, text)

    def _limb(self, limbs_open: LimbList, block: Block, text: str) -> tuple[Sentence, ...]:
        by = limbs.decider(text) or limbs_open.inner.get(block.opener or -1, ()) or limbs_open.by
        run_on = limbs.pieces(self.page.text, block.start, block.end) if block.depth == 0 else []
        if not run_on and block.depth == 0 and (that := _THAT_FIRST.match(self.page.text, block.start, block.end)):
            run_on = limbs.pieces(self.page.text, that.end(), block.end)
            if run_on:
                limbs_open.marker = limbs.marker_before(self.page.text, run_on[-1][0])
        if len(run_on) > 1 or (run_on and run_on[0][0] > block.start + len("a) ")):
            self.page.add_run_on(run_on, block, limbs_open.kind, by)
            return ()
        quoted = block.sentences if block.depth else block.sentences[:1]
        kind = limbs.limb_kind(text, limbs_open.kind)
        self.page.add(Draft(quoted[0].start, quoted[-1].end, text, kind, by, "decision.limb", block.section))
        self.page.claim(quoted)
        return block.sentences[len(quoted) :]
