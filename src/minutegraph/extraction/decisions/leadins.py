"""Lead-ins of limbs: "The Panel agreed that:", "It was RESOLVED -", "The Committee:", and what stands in their own sentence."""

from __future__ import annotations

import re

from minutegraph.extraction.decisions import formal, limbs
from minutegraph.extraction.decisions.bodyverdicts import decides_first
from minutegraph.extraction.decisions.decisiondrafts import Draft, Page, block_text
from minutegraph.extraction.decisions.formal import LeadIn
from minutegraph.extraction.decisions.limblists import LimbList, LimbLists
from minutegraph.extraction.decisions.verdicts import verdict
from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.parties.strangers import OPENERS
from minutegraph.model import Block, Party, Sentence

_BARE_LEAD = regex(r"\b(?:resolved|agreed|recommended|decided)(?:\s+(?:that|to|as follows))?\s*[:\-–—]+\s*$", re.I)
_FIRST_MARKER = regex(r"\(?[a1i][).]\s")
_BODY_COLON = regex(r"The\s+[A-Z][\w'-]*(?:\s+[\w'&-]+){0,7}\s*:\s*[–-]?\s*(?=[A-Za-z])")
_SEMICOLON = regex(r"\s*;\s*(?:and\s+)?")
_AND = regex(r",?\s+and\s+\Z")
_LAST_WORD = regex(r"\b(?:RESOLVED|AGREED|RECOMMENDED|resolved|recommended)\b(?=\W*\Z)")
_OUTCOMES = regex(r"\W*(?:agreed\s+)?outcomes?\s*[:–-]\s*", re.I)


class LeadIns:
    """Tells which sentences of an item open a list of limbs, and opens it."""

    def __init__(self, page: Page, lists: LimbLists) -> None:
        self.page = page
        self.lists = lists

    def announces(self, number: int, sentence: Sentence, lead: LeadIn) -> bool:
        """Whether what a lead-in promises follows: a list, or a paragraph after "resolved:"."""
        ahead = self.page.list_ahead(number, sentence) or lead.loose
        if not ahead and _BARE_LEAD.search(sentence.text):
            ahead = self.page.paragraph_ahead(number, sentence)
        if not ahead:
            return False
        ordering = any(limbs.own_kind(block_text(block)) is not None for block in self.page.next_items(number))
        return lead.kind is not None or self.lists.open is not None or ordering

    def open(self, number: int, sentence: Sentence, lead: LeadIn) -> int:
        """Open the list of a lead-in; inside a bare "RESOLVED:" the word of that rules the kind."""
        if lead.kind is None and self._of_report(number):
            return -1
        self._noted_before(number, sentence, lead)
        outer = self.lists.open
        kind = outer.kind if outer is not None and outer.asked and outer.count == 0 else None
        by = deciders(sentence.text, lead.verb)
        self.lists.open = LimbList(kind or lead.kind, by, number, number, True, loose=lead.loose)
        self.page.claim((sentence,))
        return -1

    def ends_with_word(self, number: int, sentence: Sentence) -> bool:
        """ "It was moved, seconded and RESOLVED" above "That the rents be raised.": opens the list, though no mark says so."""
        found = _LAST_WORD.search(sentence.text)
        following = self.page.following(number) if found else None
        if not found or following is None or not limbs.is_resolution(block_text(following)):
            return False
        by = deciders(sentence.text, found.start())
        self.lists.open = LimbList(formal.kind_of(found[0]), by, number, number, True)
        return True

    def body_above(self, number: int) -> tuple[Party, ...]:
        """Who decides where the line above a bare "RESOLVED" only names the body: "The Board:"."""
        above = self.page.blocks[number - 1] if number else None
        text = block_text(above) if above is not None and above.sentences else ""
        lead = formal.lead_in(text) if text.endswith((":", "-", "–")) else None
        return deciders(text, None) if lead is not None and lead.kind is None else ()

    def recommends(self, number: int, block: Block, sentence: Sentence) -> bool:
        """ "Recommendations:" or "Outcomes:" above a list in which a body puts "That ...": opens the list of them."""
        outcomes = _OUTCOMES.fullmatch(sentence.text) is not None
        if block.section != "minutes" or not (outcomes or formal.heads_recommendations(sentence.text)):
            return False
        items = self.page.next_items(number)
        if not items or not any(limbs.is_resolution(block_text(item)) for item in items):
            return False
        self.lists.open = LimbList("resolved" if outcomes else "recommended", (), number, number, True)
        self.page.claim((sentence,))
        return True

    def _of_report(self, number: int) -> bool:
        """Whether "that the Board:" goes on with what a report recommends: the line above says so."""
        above = self.page.above(number)
        return above is not None and formal.is_of_report(above.sentences[-1].text)

    def _noted_before(self, number: int, sentence: Sentence, lead: LeadIn) -> None:
        """ "The Panel NOTED the plan and AGREED the following:": what it did before the list is a decision too."""
        before = sentence.text[: lead.verb or 0]
        text = _AND.sub("", before)
        found = decides_first(text) if text != before else None
        if not found:
            return
        word = sentence.text[lead.verb or 0 :].split(None, 1)[0]
        joint = regex(rf",?\s+and\s+{re.escape(word)}").search(self.page.text, sentence.start, sentence.end)
        if joint:
            section = self.page.blocks[number].section
            kind = formal.kind_of(found[0])
            self.page.add(Draft(sentence.start, joint.start(), text, kind, found[2], "decision.body", section))

    def run_on(self, block: Block, sentence: Sentence) -> int:
        """ "The Board, having heard the Chief Officer, (i) noted ...; (ii) agreed ...": limbs inside the sentence."""
        marker = _FIRST_MARKER.search(sentence.text)
        if marker is None and ";" in sentence.text:
            return self._joined(block, sentence)
        lead = formal.lead_in(sentence.text[: marker.start()].rstrip(" :-–") + ":") if marker else None
        raw = _FIRST_MARKER.search(self.page.text, sentence.start, block.end) if lead else None
        stretches = limbs.pieces(self.page.text, raw.start(), block.end) if raw else []
        if not marker or not lead or len(stretches) < 2:
            return 0
        by = deciders(f"{sentence.text[: marker.start()].rstrip()}:", lead.verb)
        self.page.add_run_on(stretches, block, lead.kind, by)
        self.page.claim((sentence,))
        return stretches[-1][1]

    def _joined(self, block: Block, sentence: Sentence) -> int:
        """ "The Panel: noted the plan; and agreed that it be sent out.": limbs behind a colon, each with its verb, unmarked."""
        named = _BODY_COLON.match(self.page.text, sentence.start, sentence.end)
        if named is None or not limbs.decider(" ".join(named[0].split())):
            return 0
        places = [named.end(), *(m.end() for m in _SEMICOLON.finditer(self.page.text, named.end(), sentence.end))]
        ends = [*(m.start() for m in _SEMICOLON.finditer(self.page.text, named.end(), sentence.end)), sentence.end]
        stretches = list(zip(places, ends, strict=True))
        if len(stretches) < 2 or not all(limbs.own_kind(" ".join(self.page.text[a:b].split())) for a, b in stretches):
            return 0
        self.page.add_run_on(stretches, block, None, limbs.decider(" ".join(named[0].split())))
        self.page.claim((sentence,))
        return stretches[-1][1]


_OPENER = regex(rf"^\W*(?:{OPENERS})\b,?\s+")


def deciders(text: str, verb: int | None) -> tuple[Party, ...]:
    """Who decides in a lead-in: the subject of its formal verb, or the body at its end."""
    if verb is not None:
        found = verdict(f"{_OPENER.sub('', text[:verb])}resolved that it be so.")
        if found and found.by:
            return found.by
    return limbs.decider(text)
