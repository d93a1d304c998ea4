"""What is remembered from sentence to sentence: which questions wait, who is answering, what was voiced last.

A saying right after a question by somebody else is its answer; a concern that somebody meets was a question. What makes such
a pair, adjacency.py tells.
"""

from __future__ import annotations

from minutegraph.extraction import rules
from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.language.grammar import INFORMS
from minutegraph.extraction.parties.reference import chairs, judges, labels
from minutegraph.extraction.speech import adjacency
from minutegraph.extraction.speech.act import Act
from minutegraph.extraction.speech.adjacency import THANKS, Here, Said
from minutegraph.extraction.speech.turns import Turn
from minutegraph.model import Party, Sentence

_TOLD_FIRST = regex(
    r"(?!(?:In|On|At|By|Then|Finally|However|Subsequently|Also|Again|Accordingly|Later|Next|Responding|Turning|Having|After|When|"
    r"As|Before|With|For)\b)[^,]{1,80},\s+(?:the\s+)?[\w' -]{2,50}\s(?:responded|replied|answered)\.?$"
)
"""What was answered stands before who answered: "Eleven, the Treasurer replied."."""
_LEFT_OPEN = regex(
    r"(?:responded|replied|answered)(?: (?:on behalf of|for) (?:the )?(?!.*\bthat\b)[\w ]{2,40}| in turn| accordingly)?\.*$"
)


class Discourse:
    """The turns of an item so far, and what the next sentence may answer.

    `question_time` tells that the item is one in which members put questions to members. `open` are the questions
    that wait, `answering` those last answered, by `answerer` in block `answer_block`, `left` those of others that waited
    with them; `block` is the block at hand, `listed` whether it is a list item; `replying` is who has been told to respond,
    without a word of it yet.
    """

    def __init__(self, question_time: bool = False) -> None:
        self.question_time = question_time
        self.turns: list[Turn] = []
        self.open: list[Turn] = []
        self.answering: list[Turn] = []
        self.left: list[Turn] = []
        self.answerer: tuple[Party, ...] = ()
        self.replying: tuple[Party, ...] = ()
        self.block = -1
        self.answer_block = -1
        self.listed = False

    @property
    def last(self) -> Turn | None:
        """The last turn, None before the first."""
        return self.turns[-1] if self.turns else None

    @property
    def _here(self) -> Here:
        return Here(self.last, self.block, self.listed, self.question_time)

    def close(self) -> None:
        """Nothing that was asked waits any longer: another act of business has begun."""
        self.open.clear()
        self.answering.clear()
        self.left.clear()

    def add(
        self,
        kind: str,
        rule: str,
        sentence: Sentence,
        *,
        by: tuple[Party, ...] = (),
        to: tuple[Party, ...] = (),
        about: str | None = None,
        question: Turn | None = None,
    ) -> Turn:
        """Take a turn for a sentence; a question waits from now on, alone but for others of its block or list."""
        self.replying = ()
        turn = Turn(kind, rule, self.block, sentence.start, sentence.end, sentence.text, by, to, about, question)
        self.turns.append(turn)
        if kind == "question":
            if self.open and self.open[-1].block != turn.block and not (rule == self.open[-1].rule == rules.LISTED_QUESTION):
                self.open.clear()
            self.open.append(turn)
            self.answering.clear()
        return turn

    def saying(self, said: Said) -> None:
        """Take a saying: an answer to what waits, more of an answer, the reply to a concern, or a statement."""
        if self._announces(said):
            return
        if self._overtaken():
            self.open.clear()
        rule = "answer." + said.act.rule.split(".")[1]
        if self.open and adjacency.answers(self._here, said, self.open[-1]) and not self._asked(said):
            self.answer(rule, said.sentence, said.by, said.to)
            return
        here = self.block == self.answer_block
        late = adjacency.answers_late(said, self.left, self.answerer) if here else []
        if late:
            self.open, self.left = late, []
        elif self.answering and here and self._continues(said):
            return
        if late or self._meets(said):
            self.answer(rule, said.sentence, said.by, said.to)
            return
        kind = "answer" if said.reply and not self.answering and said.act.verb not in THANKS else "statement"
        if not here:
            self.answering.clear()
        self._state(said, kind)

    def _asked(self, said: Said) -> bool:
        """Whether who speaks has put one of the questions that wait: what a member says then answers none of the others."""
        return not said.explicit and any(labels(said.by) & labels(q.by) for q in self.open)

    def tells_asker(self, to: tuple[Party, ...]) -> bool:
        """Whether those who are told asked in this block, and wait: "The Panel asked about fees. The Panel was updated on"."""
        return any(question.block == self.block and labels(question.by) & labels(to) for question in self.open)

    def _announces(self, said: Said) -> bool:
        """Whether somebody is only told to have replied, so that what they said comes next: "Ms Lowe responded."."""
        text = said.sentence.text
        if said.act.kind != "answer" or said.act.content or not _LEFT_OPEN.search(text) or _TOLD_FIRST.match(text):
            return False
        if (other := adjacency.of_another(self.last, said.by)) is not None:
            other.convertible = True
        if self.open or self.convert(replied=True, several=True):
            self.replying = said.by
        return True

    def _state(self, said: Said, kind: str) -> None:
        """Take a saying that answers nothing; whether somebody may meet it is remembered."""
        act, by = said.act, said.by
        goes_on = adjacency.goes_on(self.last, by)
        rule = rules.LISTED_ANSWER if kind == "answer" and self.listed else act.rule
        turn = self.add(kind, rule, said.sentence, by=by, to=said.to, about=act.about)
        turn.verb = act.verb
        turn.voiced = goes_on or act.kind in ("concern", "raise", "request")
        judged = bool(by) and judges(by) and act.verb not in THANKS and not (chairs(by) and act.verb in INFORMS)
        turn.convertible = True if turn.voiced else None if judged and act.rule != rules.MOTION else False
        if act.kind == "request":
            turn.kind = "request"

    def _overtaken(self) -> bool:
        """Whether a concern of the block at hand stands between what waits, of a block before, and the reply."""
        return bool(self.open) and self.open[-1].block != self.block and self.voiced() and self.turns[-1].block == self.block

    def undertaking(self, act: Act, sentence: Sentence, by: tuple[Party, ...], to: tuple[Party, ...]) -> None:
        """Take a promise: it answers a question that waits or a concern just voiced, else it is only an action."""
        said = Said(act, sentence, by, to, False, False)
        waits = bool(self.open) and adjacency.answers(self._here, said, self.open[-1])
        if waits or (self.voiced() and self.convert()):
            self.answer(act.rule, sentence, by, to)
        elif self.last is not None:
            self.last.convertible = False  # what was said has been met by a promise: the next saying meets it no more

    def _meets(self, said: Said) -> bool:
        """Whether the saying answers what was voiced last, which then becomes the question."""
        here = self._here
        last, other = here.last, adjacency.of_another(here.last, said.by)
        judged = bool(said.by) and judges(said.by)
        replies = other is not None and said.act.kind == "answer"
        if other is not None and replies and (not judged or chairs(said.by)):
            other.convertible = True
        if other is not None and not judged and adjacency.tells_them(said, other):
            other.convertible = True
            return self.convert()
        if not said.explicit and adjacency.goes_on(last, said.by):
            return False
        listed = adjacency.meets_in_list(here, said)
        if not (said.explicit or listed):
            if not adjacency.explains(here, said):
                return False
            if last is not None and said.act.verb == "apologise":
                last.convertible = True
        return self.convert(listed, replies, said.explicit)

    def asked_in(self, sentence: Sentence) -> bool:
        """Whether what waits for an answer, or was last asked for, was so in this sentence."""
        turn = self.open[-1] if self.open else self.last
        return turn is not None and turn.start == sentence.start and turn.kind in ("question", "request")

    def answer_inside(self, sentence: Sentence) -> None:
        """Take the answer that a sentence gives to what itself asks: "asked for it and it was agreed to send it"."""
        if self.open or self.convert():
            self.answer(rules.BARE_ANSWER, sentence, (), ())

    def answer(self, rule: str, sentence: Sentence, by: tuple[Party, ...], to: tuple[Party, ...]) -> None:
        """Take an answer to each question that the sentence answers, or to none that is printed."""
        answered = adjacency.answered(sentence, to, self.open, self.block) if self.open else self.answering[-1:]
        for question in answered:
            self.add("answer", rule, sentence, by=by, to=to, question=question)
        if not answered:
            self.add("answer", rule, sentence, by=by, to=to)
        self.left = [question for question in self.open if question not in answered]
        if self.open:
            self.answering = list(self.open)
            self.open.clear()
        self.answerer, self.answer_block = by, self.block

    def _continues(self, said: Said) -> bool:
        """Whether a saying belongs to the answer before it, or is taken as another to the same question; else that is over."""
        how = adjacency.continues(self._here, said, self.answering, self.answerer)
        if how is None:
            self.answering.clear()
        elif how == "further":
            self.answer("answer.further", said.sentence, said.by, said.to)
        return how is not None

    def voiced(self) -> bool:
        """Whether what was said last is a concern, a request or a matter raised."""
        return adjacency.voiced(self._here)

    def convert(self, anyway: bool = False, replied: bool = False, several: bool = False) -> bool:
        """Makes the concern just voiced the question that is now answered; `replied` tells that a word says so.

        `several` tells that concerns of others right before it are answered with it.
        """
        last = self.last
        if last is None or not adjacency.convertible(self._here, replied) or (anyway and not last.by):
            return False
        met = [last]
        while several and last.voiced and len(met) < len(self.turns) and adjacency.alongside(met[0], self.turns[-1 - len(met)]):
            met.insert(0, self.turns[-1 - len(met)])
        for turn in met:
            turn.rule = rules.MET_REQUEST if turn.kind == "request" else rules.ANSWERED_CONCERN
            turn.kind, turn.convertible = "question", False
        self.open += met
        return True
