"""Questions and replies printed as they were put in writing, under lines that only tell whose they are."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from minutegraph.extraction import rules
from minutegraph.extraction.parties.reference import derived
from minutegraph.extraction.speech.barequestions import BareQuestions
from minutegraph.extraction.speech.discourse import Discourse
from minutegraph.extraction.speech.leadlines import replies
from minutegraph.model import Block, Party


@dataclass(slots=True)
class PrintedReplies:
    """Takes what is printed under a line that only tells whose reply follows ("Reply by the Chairman:") as the answer it is.

    `by` is whose reply the last such line opens, None where none does any longer; `begun` tells that its first paragraph is read.
    """

    discourse: Discourse
    questions: BareQuestions
    by: tuple[Party, ...] | None = None
    begun: bool = False

    def taken(self, block: Block, opens: bool, claimed: Collection[int]) -> bool:
        """Whether nothing is left to read in a block: a line above a question or a reply, or a paragraph of a printed reply.

        `opens` tells that the block opens a list; `claimed` holds where sentences begin that are outcomes, which nobody replies.
        """
        text = " ".join([s.text for s in block.sentences])
        if not (opens and " asked " in text) and self.questions.labelled(text):
            self.by = None
            return True
        if self.discourse.open and (by := replies(text)) is not None:
            self.by, self.begun = by or derived(self.discourse.open[-1].to), False
            return True
        if block.kind == "heading" or (block.sentences and block.sentences[0].start in claimed):
            self.by = None
        if self.by is None or not text:
            return False
        if self.discourse.open and not self.begun:
            self.discourse.answer(rules.BARE_ANSWER, block.sentences[0], self.by, ())
            self.begun = True
            return True
        if not text.startswith(('"', "'")):
            self.by = None
        return self.by is not None
