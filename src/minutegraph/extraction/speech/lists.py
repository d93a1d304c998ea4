"""Lists of things said: what their items are by the line that opens them."""

from __future__ import annotations

import re
from dataclasses import replace

from minutegraph.extraction import rules
from minutegraph.extraction.context import Context
from minutegraph.extraction.language.clause import Parse
from minutegraph.extraction.language.clauses import parse
from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.language.grammar import either
from minutegraph.extraction.language.verbs import forms
from minutegraph.extraction.parties import mentions as parties
from minutegraph.extraction.parties.reference import Referents, derived, judges
from minutegraph.extraction.speech.act import Act
from minutegraph.extraction.speech.acts import acts
from minutegraph.extraction.speech.adjacency import MEETS
from minutegraph.extraction.speech.discourse import Discourse
from minutegraph.extraction.speech.leadlines import noted_behind
from minutegraph.extraction.speech.openers import NOTHING, TOLD_OF, Opening, opening
from minutegraph.extraction.speech.replyleads import reply_lead
from minutegraph.extraction.speech.turns import Turn
from minutegraph.model import Block, Party, Sentence

_QUERY = regex(
    r"(?!.*\b(?:was|were) (?:also )?(?:discussed|considered|debated)\b)(?:whether|how|why|what|when|where|who|which|if|"
    r"clarification|quer(?:y|ied)|request(?:ed)?|asked|"
    r"(?:could|can|is|are|does|do|was|were|will|would|should|has|have|had|did)(?= (?:the|a|an|we|you|it|there|this|that|these|"
    r"they|any|all|both|more|he|she|officers|members|councillors|residents|staff|schools|children)\b))\b",
    re.I,
)
_FEELS = frozenset((rules.FEELING, "statement.raise-concern", "statement.nominal-concern", rules.EXISTENCE))
_FINITE = regex(r"\b(?:was|were|had|has|have|is|are|would|could|did|will|should)\b")
_SUBORDINATE = regex(r"\b(?:that|which|who|whether|how|why|what|where|when|if)\b|,")
_COMMENTS = regex(
    rf"(?:(?:general|other|further|public|members'?|residents'?)\s+)?(?:{either('openers', 'comments')})"
    r"(?:\s+(?:made|raised|received|expressed|given))?(?:\s+(?:by|from)\s+(?:(?!\b(?:were|was|are|included?)\b)[^:.]){3,40})?\s*[:–-]*",
    re.I,
)
_REPLIES = regex(
    r"\b(?:in (?:response|reply|answer)|(?:replied|responded|answered)"
    r"(?: (?:to )?(?:the|these|those|members['’]?|all)(?: \w+){0,2} questions?)?"
    r"(?: (?:as follows|(?:with )?the following|that))?)\s*[:–-]+$",
    re.I,
)
"""Ends a line below which stand answers to what has been asked: "said the following in response:", "replied as follows:"."""
_FRAMES = frozenset(
    (rules.HEARD, rules.TOLD, rules.IMPERSONAL, rules.NOMINAL, rules.EXISTENCE, "statement.passive-say")
)
"""Of these a line that opens a list may be no more than the frame."""
_THE_FOLLOWING = regex(
    r"\b(?:raised|made|noted|highlighted|discussed|drew attention to) the following\b[^:]{0,40}:|"
    r"\b(?:are|were|was|is) as follows\W*$|\b(?:raised|made|noted|highlighted) (?:a \w+ of|several|some|"
    r"various|the (?:key|main)) \w+(?: \w+)?(?: as follows)?\s*:[\s–-]*$",
    re.I,
)
_FRAMING = regex(
    r"\b(?:following|number of|several|various|some|questions|queries|points|comments|issues|matters)\b", re.I
)


class Lists:
    """The openings of an item's lists, by block, and what they make of the list items."""

    def __init__(self, context: Context, discourse: Discourse, referents: Referents) -> None:
        self.context = context
        self.discourse = discourse
        self.referents = referents
        self.openings: dict[int, Opening] = {}
        self._asked: dict[int, Turn] = {}
        """What an item of a list of answers answers, by its block."""
        self._under: Opening | None = None
        """What a heading ("Comments") makes of the bare lines right under it."""

    def inherited(self, block: Block) -> Opening | None:
        """What the line that opens the block's list, or stands over its bare lines, makes of the block, or None."""
        if block.opener is not None:
            for asked in self.discourse.open:  # below the list its questions wait as if they were its last item
                if asked.rule == rules.LISTED_QUESTION and self.context.item.blocks[asked.block].opener == block.opener:
                    asked.reach = self.discourse.block
            return self.openings.get(block.opener)
        self._under = self._under if _is_bare_line(block) else None
        return self._under

    def headed(self, number: int, block: Block) -> bool:
        """Whether what looks like a heading is one; it is remembered what it makes of the bare lines under it.

        Whoever was asked for comments makes them.
        """
        if self._under is not None and _POINT.fullmatch(block.sentences[0].text):
            return False
        above = self.context.item.blocks[number - 1] if number else None
        asked = _whose_views(above.sentences[-1].text) if above is not None and above.sentences else ()
        told = _COMMENTS.fullmatch(block.sentences[0].text) if len(block.sentences) == 1 else None
        self._under = Opening("mixed", asked) if told else None
        return True

    def asks(self, block: Block, sentence: Sentence, inherited: Opening) -> bool:
        """Whether the first sentence of a list item, without an act of its own, is a question by the line that opens the list."""
        if inherited.kind == "mixed" and self._labels(block):
            return False
        if inherited.kind == "question" or (
            inherited.kind == "mixed" and (_QUERY.match(sentence.text) or self._met(block))
        ):
            parsed = parse(sentence.text)
            return not acts_in(0, parsed, inherited) and not reply_lead(parsed)
        return False

    def _labels(self, block: Block) -> bool:
        """Whether the first sentence of a list item only names the matter spoken to: "Backlog. A Member asked"."""
        if len(block.sentences) < 2 or len(block.sentences[0].text.split()) > 5:
            return False
        second = acts(parse(block.sentences[1].text))
        return bool(second) and judges(tuple(m.party for m in second[0].by))

    def _met(self, block: Block) -> bool:
        """Whether the second sentence of a list item meets the first: "The number of officers. It was confirmed that two"."""
        if len(block.sentences) < 2:
            return False
        first = block.sentences[0].text
        if len(first.split()) < 4 or _FINITE.search(_SUBORDINATE.split(first, maxsplit=1)[0]):
            return False
        second = acts(parse(block.sentences[1].text))
        return bool(second) and second[0].verb in MEETS and not judges(tuple(m.party for m in second[0].by))

    def open(self, number: int, block: Block, inherited: Opening | None) -> None:
        """Remember what the block, read by now, opens."""
        if not block.sentences:
            return
        last = block.sentences[-1].text
        found = (
            opening(last, self.referents.speaker)
            if last.endswith((":", ":-", "-", "–")) or self.opens(number)
            else None
        )
        if found is not None and found.kind in ("statement", "subject", "question") and _REPLIES.search(last):
            found = self._replies(number, block, found)
        if found is not None and found.kind == NOTHING:
            found = None
        elif block.depth and inherited is not None and found is not None and not acts(parse(last)):
            found = inherited
        elif found is not None and not found.kind:
            found = inherited if inherited is not None and block.depth else self._goes_on(block)
        elif found is None and block.depth:
            found = inherited
        if found is not None:
            self.openings[number] = found
            if self.opens(number) and found is not inherited and found.kind != TOLD_OF:
                self._unframe(block.sentences[-1])

    def _replies(self, number: int, block: Block, found: Opening) -> Opening:
        """The opening of a list of answers, where questions wait: to the only one, or to as many as the items, in turn."""
        asked: list[Turn] = []
        for turn in reversed([turn for turn in self.discourse.turns if turn.start != block.sentences[-1].start]):
            if turn.kind in ("answer", "report"):
                break
            if turn.kind == "question":
                asked.insert(0, turn)
        items = [place for place, other in enumerate(self.context.item.blocks) if other.opener == number]
        if len(asked) in (1, len(items)):
            self._asked |= zip(items, asked if len(asked) > 1 else asked * len(items), strict=True)
        return replace(found, kind="answer") if asked or found.kind == "question" else found

    def _goes_on(self, block: Block) -> Opening | None:
        """The opening that a line without an act gives where somebody presents or has just spoken: "These areas:"."""
        turn = self._presentation()
        if turn is None or not turn.by or block.sentences[-1].start in self.context.claimed:
            return None
        last = block.sentences[-1]
        near = turn.block == self.discourse.block and turn.kind in ("statement", "report") and last.text.endswith(":")
        itself = turn.start == last.start and turn.kind == "report"
        presents = turn.kind == "report" or turn.rule == rules.LISTED_STATEMENT
        short = block.kind == "heading" or (len(last.text) < 80 and not last.text.endswith("."))
        if (
            near
            or itself
            or (presents and short and last.text.endswith((":", "-", "–")))
            or (presents and block.kind == "heading")
        ):
            return Opening("statement", turn.by, (), turn.text if near and turn.rule in _FEELS else last.text)
        return None

    def _presentation(self) -> Turn | None:
        """The last turn, or the report that is still being presented: nobody has asked anything since."""
        turns = self.discourse.turns
        for turn in reversed(turns):
            if turn.kind in ("question", "answer"):
                break
            if turn.kind == "report" and turn.by:
                return turn if turn is turns[-1] or turn.by == turns[-1].by else turns[-1]
        return turns[-1] if turns else None

    def _unframe(self, sentence: Sentence) -> None:
        """Takes back what the line itself gave where it only frames its list: "It was noted that:", "Members asked:"."""
        turn = self.discourse.last
        if turn is None or turn.start != sentence.start:
            return
        words = parse(sentence.text).clauses
        bare = bool(words) and len(sentence.text[words[-1].verb_end :].split()) <= 3
        if (
            turn.rule in _FRAMES
            or (turn.kind == "statement" and _THE_FOLLOWING.search(sentence.text))
            or (turn.kind == "question" and _FRAMING.search(sentence.text))
            or (bare and turn.kind != "report")
            or turn.kind == "answer"
        ):
            brought = [t for t in self.discourse.turns if t.start == sentence.start and t.kind == "report" and t is not turn]
            self.discourse.turns = [t for t in self.discourse.turns if t.start != sentence.start or t in brought]
            self.discourse.open = [q for q in self.discourse.open if q.start != sentence.start]

    def opens(self, number: int) -> bool:
        """Whether the block opens a list."""
        blocks = self.context.item.blocks
        return number + 1 < len(blocks) and blocks[number + 1].opener == number

    def inherit(self, block: Block, inherited: Opening, before: int) -> None:
        """The part of a list item before any act of its own takes type and speaker from the line that opens the list.

        `before` is the number of turns before the block.
        """
        first = self.discourse.turns[before] if len(self.discourse.turns) > before else None
        bare = [s for s in block.sentences if first is None or s.start < first.start]
        if bare and bare[-1].text.endswith(":") and len(bare) > 1:
            bare = bare[:-1]
        if not bare or inherited.kind in ("subject", TOLD_OF) or _only_debates(bare[0]) or _AMOUNT.match(bare[0].text):
            return
        if len(bare) == 1 and (len(bare[0].text.split()) < 2 or bare[0].text.endswith(":")):
            return
        label = len(bare) == 1 and len(block.sentences) > 1 and len(bare[0].text.split()) <= 8
        if label and first is not None:
            taken_up = inherited.kind == "mixed" and (judges(first.by) or not first.by)
            if first.kind != "statement" or taken_up:
                return
        kind = "statement" if inherited.kind in ("mixed", "question") else inherited.kind
        if kind == "answer":
            bare = bare[:1]
        turn = Turn(
            kind=kind,
            rule=f"{kind}.list",
            block=self.discourse.block,
            start=bare[0].start,
            end=bare[-1].end,
            text=" ".join(s.text for s in bare),
            by=inherited.by or (noted_behind(bare[-1].text) if kind == "statement" else ()),
            to=inherited.to,
            frame=inherited.text,
        )
        if kind == "answer":
            turn.question = self._asked.get(self.discourse.block)
        self.discourse.turns.insert(before, turn)


def _whose_views(text: str) -> tuple[Party, ...]:
    """Who is asked for comments: "asked residents for their views", "invited comments from those present"."""
    asked = _ASKS_VIEWS.search(text)
    groups = [m.party for m in parties.find(text) if asked is not None and m.start >= asked.start() and m.party.kind == "group"]
    return derived(tuple(groups[:1]))


_ASKS_VIEWS = regex(
    r"\b(?:asked|invited|sought|welcomed)\b"
    r"(?=[^.;]*\b(?:input|views?|comments?|thoughts|opinions?|feedback|questions|suggestions)\b)",
    re.I,
)


def _is_bare_line(block: Block) -> bool:
    """Whether a block is one short line without a full stop, as the points of a list are that lost its marks."""
    text = block.sentences[0].text if len(block.sentences) == 1 else ""
    return block.depth == 0 and 2 < len(text.split()) < _LONGEST_POINT and text[-1] not in ".:;"


_LONGEST_POINT = 45  # words
_POINT = regex(r"[A-Z][\w'-]*(?:,?\s[a-z\d][\w'-]*){2,}")
"""A short line that is no title: only its first word has a capital."""


_AMOUNT = regex(r"(?:\w\)\s*)?(?:£\s?\d[\d,.]*|\d+p)\s")
"""A line of an account, which says nothing: "£640 burial fees"."""


def _only_debates(sentence: Sentence) -> bool:
    """Whether a sentence tells only what was debated: "Members discussed the timetable"."""
    words = parse(sentence.text).tokens[:2]
    return len(words) == 2 and bool(words[0].group) and words[1].lower in ("considered", "discussed", "debated")


def acts_in(place: int, parsed: Parse, inherited: Opening | None) -> tuple[Act, ...]:
    """The acts of a sentence; an item that begins with a verb takes the subject of the line that opens its list.

    `place` is the sentence's index in its block. "Members of the Forum:" and below it "Asked for an explanation of".
    """
    if place == 0 and inherited is not None and inherited.by and parsed.tokens:
        form = forms().get(parsed.tokens[0].lower)
        if form is not None and form.finite:
            whole = f"{inherited.by[0].label} {parsed.text[0].lower()}{parsed.text[1:]}"
            return tuple(act._replace(start=0, end=len(parsed.text)) for act in acts(parse(whole)))
    return acts(parsed)
