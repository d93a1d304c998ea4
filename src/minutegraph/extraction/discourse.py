"""What is remembered from sentence to sentence: which questions wait, who is answering, what was voiced last.

A saying right after a question by somebody else is its answer; a concern that somebody meets was a question.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from minutegraph.extraction.act import Act
from minutegraph.extraction.clauses import parse
from minutegraph.extraction.expressions import regex
from minutegraph.extraction.grammar import AGREES, INFORMS, OPINES, words
from minutegraph.extraction.reference import chairs, judges, leads, public
from minutegraph.extraction.stance import stance
from minutegraph.extraction.turns import Turn
from minutegraph.model import Party, Sentence

_NTH = regex(
    r"(?:on|in (?:reply|response|answer) to|regarding|as (?:to|regards)|with regard to) the (first|second|third|fourth|last)\b",
    re.I,
)
_FURTHER = words("acts", "further")
_THANKS = words("acts", "thanks")
MEETS = words("acts", "meets")
REPLIES = MEETS | _FURTHER

_MOVES_ON = words("acts", "moves_on")
_TAKES_UP = words("acts", "takes_up")
_STATES = frozenset(("state", "report", "explain", "confirm", "clarify", "advise"))
_DISCREPANCY = regex(r"\d|\b(?:told|informed|promised|recalled|whereas)\b")
_CLAUSE = regex(r" (?:\S+ ){1,8}?(?:had|was|were|would|is|are|could|has|have|will|did)\b")  # a clause without "that"
_TO_MEET = MEETS | {"tell", "offer"}
_REPEATS = REPLIES | {"reiterate", "indicate", "stress", "emphasise"}
_TOLD_FIRST = regex(
    r"(?!(?:In|On|At|By|Then|Finally|However|Subsequently|Also|Again|Accordingly|Later|Next|Responding|Turning|Having|After|When|"
    r"As|Before|With|For)\b)[^,]{1,80},\s+(?:the\s+)?[\w' -]{2,50}\s(?:responded|replied|answered)\.?$"
)
"""What was answered stands before who answered: "Eleven, the Treasurer replied."."""
_LEFT_OPEN = regex(
    r"(?:responded|replied|answered)(?: (?:on behalf of|for) (?:the )?(?!.*\bthat\b)[\w ]{2,40}| in turn| accordingly)?\.*$"
)

_CLAUSE_BEHIND = regex(r" that ")
_ONLY_SORRY = regex(r"(?: (?:for|about) (?:this|that|it))?[ .;]*")
"""Behind "apologised", nothing that meets a concern."""

_FOR_ONESELF = regex(
    r" (?:for (?:being|having|arriving|leaving|not (?:being|having)|(?:(?:his|her|their|the|an?) )?(?:\w+ )?(?:absence|"
    r"lateness|late|early|length|state|quality of the (?:line|sound))\b)|"
    r"that (?:he|she|they|it)\b|on behalf of\b|in advance\b)"
)
"""Behind "apologised": it is for what the speaker does, and meets nobody's concern."""

Parties = tuple[Party, ...]


def labels(parties: Parties) -> set[str]:
    """The labels of the parties in lower case, by which they are compared."""
    return {p.label.lower() for p in parties}


@dataclass(frozen=True, slots=True)
class Said:
    """A saying, its pronouns resolved. `reply` tells that the sentence opens as a reply ("In response,").

    `mixed` tells that it stands in a list of which the opening line says that questions were asked.
    """

    act: Act
    sentence: Sentence
    by: Parties
    to: Parties
    reply: bool
    mixed: bool

    @property
    def explicit(self) -> bool:
        """Whether the words themselves tell that it is a reply."""
        return self.reply or self.act.kind == "answer"


_AND_MORE = regex(
    r"\band\s+(?:had\s+)?(?:added|undertook|promised|said|explained|advised|replied|confirmed|offered|would(?!\s+be\b)|agreed\s+to|"
    r"that\b)|\b(?:because|owing\s+to|due\s+to|since|as\s+(?:the|it|they|there|this|a|an))\b"
)
"""Behind "accepted the point": what answers it after all."""


class Discourse:
    """The turns of an item so far, and what the next sentence may answer.

    `question_time` tells that the item is one in which members put questions to members. `open` are the questions
    that wait, `answering` those last answered, by `answerer` in block `answer_block`, `left` those of others
    that waited with them; `block` is
    the block at hand, `listed` whether it is a list item; `replying` is who has been told to respond, without a word of it yet.
    """

    def __init__(self, question_time: bool = False) -> None:
        self.question_time = question_time
        self.turns: list[Turn] = []
        self.open: list[Turn] = []
        self.answering: list[Turn] = []
        self.left: list[Turn] = []
        self.answerer: Parties = ()
        self.replying: Parties = ()
        self.block = -1
        self.answer_block = -1
        self.listed = False

    def close(self) -> None:
        """Nothing that was asked waits any longer: another act of business has begun."""
        self.open.clear()
        self.answering.clear()
        self.left.clear()

    def add(self, kind: str, rule: str, sentence: Sentence, **slots: object) -> Turn:
        """Take a turn for a sentence; a question waits from now on, alone but for others of its block or list."""
        self.replying = ()
        turn = Turn(kind, rule, self.block, sentence.start, sentence.end, sentence.text, **slots)  # type: ignore[arg-type]
        self.turns.append(turn)
        if kind == "question":
            if self.open and self.open[-1].block != turn.block and not (rule == self.open[-1].rule == "question.list"):
                self.open.clear()
            self.open.append(turn)
            self.answering.clear()
        return turn

    def saying(self, said: Said) -> None:
        """Take a saying: an answer to what waits, more of an answer, the reply to a concern, or a statement."""
        act, sentence, by, to = said.act, said.sentence, said.by, said.to
        rule = "answer." + act.rule.split(".")[1]
        if (
            act.kind == "answer"
            and not act.content
            and _LEFT_OPEN.search(sentence.text)
            and not _TOLD_FIRST.match(sentence.text)
        ):
            last = self.turns[-1] if self.turns else None
            if last is not None and last.kind == "statement" and last.by and last.by != by:
                last.convertible = True
            if self.open or self.convert(replied=True):
                self.replying = by  # "Ms Lowe responded.": what she said comes next
            return
        if self._overtaken():
            self.open.clear()
        if self.open and self.answers(act, by, to, said.explicit):
            self.answer(rule, sentence, by, to)
            return
        here = self.block == self.answer_block
        late = here and self._answers_late(said)
        if self.answering and here and not late and self.continues(act, by, sentence, to):
            return
        if late or self._meets(said):
            self.answer(rule, sentence, by, to)
            return
        kind = "answer" if said.reply and not self.answering else "statement"
        if not (self.answering and here):
            self.answering.clear()
        goes_on = self._goes_on(by)
        turn = self.add(kind, act.rule, sentence, by=by, to=to, about=act.about)
        turn.verb = act.verb
        turn.voiced = goes_on or act.kind in ("concern", "raise", "request")
        judged = bool(by) and judges(by) and act.verb not in _THANKS and not (chairs(by) and act.verb in INFORMS)
        turn.convertible = turn.voiced or (judged and act.rule != "statement.motion" and stance(sentence.text, False) != "praise")
        if act.kind == "request":
            turn.kind = "request"

    def _answers_late(self, said: Said) -> bool:
        """Whether a saying answers one of the questions that waited with those last answered; if so, that one waits again."""
        late = [question for question in self.left if labels(said.to) & labels(question.by)]
        if not late or labels(said.by) & labels(late[-1].by) or said.act.verb in _THANKS | _MOVES_ON:
            return False
        informs = bool(labels(said.by) & labels(self.answerer)) or not judges(said.by)
        if not informs or stance(said.sentence.text, False) != "neutral":
            return False
        self.open, self.left = late, []
        return True

    def _overtaken(self) -> bool:
        """Whether a concern of the block at hand stands between what waits, of a block before, and the reply."""
        return bool(self.open) and self.open[-1].block != self.block and self.voiced() and self.turns[-1].block == self.block

    def undertaking(self, act: Act, sentence: Sentence, by: Parties, to: Parties) -> None:
        """Take a promise: it answers a question that waits or a concern just voiced, or what a member has just said."""
        waits = bool(self.open) and self.answers(act, by, to, False)
        if waits or (self.voiced() and self.convert()):
            self.answer(act.rule, sentence, by, to)
            return
        last = self.turns[-1] if self.turns else None
        said = last is not None and last.kind == "statement" and last.block == self.block and judges(last.by)
        if said and by and not judges(by):
            self.add("answer", act.rule, sentence, by=by, to=to)

    def _meets(self, said: Said) -> bool:
        """Whether the saying answers what was voiced last, which then becomes the question."""
        last = self.turns[-1] if self.turns else None
        judged = bool(said.by) and judges(said.by)
        answered = last is not None and last.kind == "statement" and last.by and last.by != said.by
        if last is not None and answered and said.act.kind == "answer" and (not judged or chairs(said.by)):
            last.convertible = True
        replying = said.act.verb in MEETS | {"report", "say", "state", "note"} and said.act.kind != "raise"
        listed = said.mixed and not said.by and replying and last is not None and last.block == self.block
        to_them = bool(answered) and bool(labels(said.to) & labels(last.by)) and said.act.verb in _TO_MEET  # type: ignore[union-attr]
        if to_them and not judged:
            last.convertible = True  # type: ignore[union-attr]
            return self.convert()
        replies = said.act.kind == "answer" and bool(answered)
        if not said.explicit and self._goes_on(said.by):
            return False
        meets = said.explicit or listed or self.explains(said.act, said.by, said.sentence.text)
        return meets and self.convert(listed, replies)

    def _goes_on(self, by: Parties) -> bool:
        """Whether it is whoever voiced a concern last who says more."""
        last = self.turns[-1] if self.turns else None
        return last is not None and last.voiced and bool(labels(by) & labels(last.by))

    def answer(self, rule: str, sentence: Sentence, by: Parties, to: Parties) -> None:
        """Take an answer to each question that the sentence answers, or to none that is printed."""
        answered = self._answered(sentence, to)
        for question in answered or [None]:  # type: ignore[list-item]
            self.add("answer", rule, sentence, by=by, to=to, question=question)
        self.left = [question for question in self.open if question not in answered]
        if self.open:
            self.answering = list(self.open)
            self.open.clear()
        self.answerer, self.answer_block = by, self.block

    def _answered(self, sentence: Sentence, to: Parties) -> list[Turn]:
        """The questions that a reply answers: of who is answered by name, of its own block if any waits there, else all."""
        if not self.open:
            return self.answering[-1:]
        named = [q for q in self.open if to and labels(to) & labels(q.by)]
        here = named or [q for q in self.open if q.block == self.block]
        waiting = here or list(self.open)
        if (nth := _NTH.match(sentence.text)) and len(waiting) > 1:
            place = ("first", "second", "third", "fourth").index(nth[1].lower()) if nth[1].lower() != "last" else -1
            return waiting[place:][:1] or waiting[-1:]
        return waiting

    def answers(self, act: Act, by: Parties, to: Parties, explicit: bool) -> bool:
        """Whether a saying answers the questions that wait."""
        question = self.open[-1]
        if act.impersonal is False and labels(to) & labels(question.by) and not labels(by) & labels(question.by):
            return act.verb not in _THANKS
        if labels(by) & labels(question.by) or act.verb in _THANKS:
            return False
        if explicit:
            return True
        if act.rule == "statement.nominal":
            return False
        if by and judges(by) and (judges(question.by) or not question.by):
            if public(question.by) and not public(by) and act.verb in _REPEATS:
                return self.block - question.block <= 1
            if leads(by) or (self.question_time and act.verb in _REPEATS):
                return self.block - question.block <= 1
            return chairs(by) and act.verb in _REPEATS and self.block == question.block
        near = self.block - question.block
        if act.kind in ("concern", "raise"):
            return near == 0 and bool(by) and not judges(by)
        if not by:
            meets = act.rule == "statement.passive-tell" or act.verb in MEETS
            return near == 0 or (near == 1 and meets and not self.listed)
        return near <= 1

    def continues(self, act: Act, by: Parties, sentence: Sentence, to: Parties) -> bool:
        """Whether a saying in the block of an answer belongs to that answer, or answers the same question once more."""
        if not by:
            if act.rule in ("statement.passive-tell", "statement.hear"):
                return True
            if act.impersonal and not self.answerer and self.turns[-1].rule == "answer.bare" and _late(sentence):
                return True
            self.answering.clear()
            return False
        if labels(by) & labels(self.answerer):
            return True
        if stance(sentence.text, False) != "neutral":
            self.answering.clear()
            return False
        asked = {label for q in self.answering for label in labels(q.by)}
        if asked & labels(by) or judges(by):
            self.answering.clear()
            return False
        if act.verb not in _FURTHER or to:
            self.answering.clear()
            return False
        self.answer("answer.further", sentence, by, to)
        return True

    def explains(self, act: Act, by: Parties, text: str) -> bool:
        """Whether the verb is one by which somebody meets a concern: a reply need not say that it is one."""
        if act.verb in _MOVES_ON or act.verb in _THANKS or act.kind == "request" or act.rule == "statement.feeling":
            return False
        shares = act.verb in _TAKES_UP and act.kind != "answer" and not _AND_MORE.search(text, act.verb_end)
        if shares and not _CLAUSE_BEHIND.search(text, act.verb_end):
            return False
        if act.verb == "apologise" and by and not judges(by) and (self._convertible() or self._spoke_before(by)):
            meets = not (_ONLY_SORRY.fullmatch(text, act.verb_end) or _FOR_ONESELF.match(text, act.verb_end))
            self.turns[-1].convertible = meets or self.turns[-1].convertible
            return meets
        says = act.content or bool(_CLAUSE.match(text, act.verb_end))
        if says and self._doubted() and act.verb not in AGREES | OPINES and not (by and judges(by)):
            return bool(by) or act.verb in _STATES
        same = self.voiced() and self.turns[-1].block == self.block
        asked_by_public = bool(self.turns) and public(self.turns[-1].by) and not public(by)
        informs = not judges(by) or asked_by_public or (chairs(by) and same and act.content)
        if shares:
            return False
        if act.verb not in MEETS:
            if self.turns and self.turns[-1].kind == "request" and not (act.verb in _FURTHER and act.content):
                return False
            return self.voiced() and bool(by) and informs and (same or not self.listed)
        return self._convertible() and (act.kind == "answer" or (act.content and informs))

    def _spoke_before(self, by: Parties) -> bool:
        """Whether the last turn is a saying of somebody else in this block."""
        last = self.turns[-1] if self.turns else None
        said = last is not None and last.kind == "statement" and last.block == self.block and bool(last.by)
        return last is not None and said and not labels(last.by) & labels(by)

    def _doubted(self) -> bool:
        """Whether a member has just held a figure, or what was said before, against what is before the meeting."""
        return self._convertible() and bool(_DISCREPANCY.search(self.turns[-1].text))

    def voiced(self) -> bool:
        """Whether what was said last is a concern, a request or a matter raised."""
        return self._convertible() and self.turns[-1].voiced

    def _convertible(self, replied: bool = False) -> bool:
        previous = self.turns[-1] if self.turns else None
        reach = 0 if self.listed and not replied else 1
        return previous is not None and previous.convertible and self.block - previous.block <= reach

    def convert(self, anyway: bool = False, replied: bool = False) -> bool:
        """Makes the concern just voiced the question that is now answered; `replied` tells that a word says so."""
        if not self._convertible(replied) or (anyway and not self.turns[-1].by):
            return False
        previous = self.turns[-1]
        previous.kind, previous.rule = "question", "question.answered-concern"
        previous.convertible = False
        self.open.append(previous)
        return True


def _late(sentence: Sentence) -> bool:
    """Whether the verb of saying stands late in its sentence: "Staff were capped at 15 but it was acknowledged that"."""
    found = parse(sentence.text).clauses
    return bool(found) and found[0].start > 12
