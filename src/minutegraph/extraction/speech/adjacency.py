"""Pairs of what is asked and what answers it: whether a saying answers what waits, goes on with an answer, meets a concern.

Nothing is kept here: discourse.py remembers what waits, and asks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from minutegraph.extraction import rules
from minutegraph.extraction.language.clauses import parse
from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.language.grammar import AGREES, OPINES, words
from minutegraph.extraction.learned.stance import stance
from minutegraph.extraction.parties.reference import chairs, judges, labels, leads, public
from minutegraph.extraction.speech.act import Act
from minutegraph.extraction.speech.turns import Turn
from minutegraph.model import Party, Sentence

THANKS = words("acts", "thanks")
MEETS = words("acts", "meets")
_FURTHER = words("acts", "further")
REPLIES = MEETS | _FURTHER
_REPEATS = REPLIES | words("acts", "repeats")
_MOVES_ON = words("acts", "moves_on")
_TAKES_UP = words("acts", "takes_up")
_STATES = words("acts", "states")
_TO_THEM = MEETS | words("acts", "offers")
_IN_LISTS = MEETS | words("acts", "meets_in_lists")
_NTH = regex(
    r"(?:on|in (?:reply|response|answer) to|regarding|as (?:to|regards)|with regard to) the (first|second|third|fourth|last)\b",
    re.I,
)
_TURNS = regex(r"(?:With reference to|Turning to|Moving on to|With regards? to|As regards|In relation to|In respect of)\b")
"""What nobody named says next is of another matter."""
_PLACES = {"first": 0, "second": 1, "third": 2, "fourth": 3, "last": -1}
_DISCREPANCY = regex(r"\d|\b(?:told|informed|promised|recalled|whereas)\b")
_CLAUSE = regex(r" (?:\S+ ){1,8}?(?:had|was|were|would|is|are|could|has|have|will|did)\b")  # a clause without "that"
_CLAUSE_BEHIND = regex(r" that ")
_ONLY_SORRY = regex(r"(?: (?:for|about) (?:this|that|it))?[ .;]*")
"""Behind "apologised", nothing that meets a concern."""
_FOR_ONESELF = regex(
    r" (?:for (?:being|having|arriving|leaving|not (?:being|having)|(?:(?:his|her|their|the|an?) )?(?:\w+ )?(?:absence|"
    r"lateness|late|early|length|state|quality of the (?:line|sound))\b)|"
    r"that (?:he|she|they|it)\b|on behalf of\b|in advance\b)"
)
"""Behind "apologised": it is for what the speaker does, and meets nobody's concern."""
_AND_MORE = regex(
    r"\band\s+(?:had\s+)?(?:added|undertook|promised|said|explained|advised|replied|confirmed|offered|would(?!\s+be\b)|agreed\s+to|"
    r"that\b)|\b(?:because|owing\s+to|due\s+to|since|as\s+(?:the|it|they|there|this|a|an))\b"
)
"""Behind "accepted the point": what answers it after all."""


@dataclass(frozen=True, slots=True)
class Said:
    """A saying, its pronouns resolved. `reply` tells that the sentence opens as a reply ("In response,").

    `mixed` tells that it stands in a list of which the opening line says that questions were asked; `opening` is the phrase
    before the sentence, without which this is read.
    """

    act: Act
    sentence: Sentence
    by: tuple[Party, ...]
    to: tuple[Party, ...]
    reply: bool
    mixed: bool
    opening: str = ""

    @property
    def explicit(self) -> bool:
        """Whether the words themselves tell that it is a reply."""
        return self.reply or self.act.kind == "answer"


@dataclass(frozen=True, slots=True)
class Here:
    """Where the item stands when a sentence is read: the last turn, the block at hand, and whether that is a list item.

    `question_time` tells that the item is one in which members put questions to members.
    """

    last: Turn | None
    block: int
    listed: bool
    question_time: bool


def of_another(last: Turn | None, by: tuple[Party, ...]) -> Turn | None:
    """The last turn where it is a statement of somebody other than who speaks now."""
    return last if last is not None and last.kind == "statement" and last.by and last.by != by else None


def convertible(here: Here, replied: bool = False) -> bool:
    """Whether the last turn becomes a question if somebody meets it here; `replied` tells that a word says so."""
    reach = 0 if here.listed and not replied else 1
    return here.last is not None and here.block - here.last.block <= reach and _converts(here.last)


def _converts(turn: Turn) -> bool:
    """Whether a turn becomes a question if somebody meets it; whether an opinion praises is looked at only now."""
    if turn.convertible is None:
        turn.convertible = stance(turn.text, False) != "praise"
    return turn.convertible


def voiced(here: Here) -> bool:
    """Whether what was said last is a concern, a request or a matter raised."""
    return here.last is not None and convertible(here) and here.last.voiced


def alongside(turn: Turn, before: Turn) -> bool:
    """Whether the turn before voices a concern of somebody else right before that of a turn, so that one reply meets both."""
    both = before.kind == turn.kind == "statement" and before.voiced and turn.voiced and before.block == turn.block
    return both and not labels(before.by) & labels(turn.by)


def goes_on(last: Turn | None, by: tuple[Party, ...]) -> bool:
    """Whether it is whoever voiced a concern last who says more."""
    return last is not None and last.voiced and bool(labels(by) & labels(last.by))


def answers(here: Here, said: Said, question: Turn) -> bool:
    """Whether a saying answers the question that waits."""
    act, by, to = said.act, said.by, said.to
    asker = labels(question.by)
    if act.impersonal is False and labels(to) & asker and not labels(by) & asker:
        return act.verb not in THANKS
    if labels(by) & asker or act.verb in THANKS:
        return False
    if said.explicit:
        return True
    if act.rule == rules.NOMINAL:
        return False
    away = here.block - (question.block if here.listed else max(question.block, question.reach))
    if by and judges(by) and (judges(question.by) or not question.by):
        if public(question.by) and not public(by) and act.verb in _REPEATS:
            return away <= 1
        if leads(by) or (here.question_time and act.verb in _REPEATS):
            return away <= 1
        return chairs(by) and act.verb in _REPEATS and away == 0
    if act.kind in ("concern", "raise"):
        return away == 0 and bool(by) and not judges(by)
    if not by:
        meets = act.rule in (rules.TOLD, rules.HEARD) or act.verb in MEETS
        return away == 0 or (away == 1 and meets and not here.listed)
    return away <= 1


def answered(sentence: Sentence, to: tuple[Party, ...], waiting: Sequence[Turn], block: int) -> list[Turn]:
    """Of the questions that wait those that a reply answers: of who is answered by name, of its own block if any, else all."""
    named = [q for q in waiting if to and labels(to) & labels(q.by)]
    found = named or [q for q in waiting if q.block == block] or list(waiting)
    if (nth := _NTH.match(sentence.text)) and len(found) > 1:
        place = _PLACES[nth[1].lower()]
        return found[place:][:1] or found[-1:]
    return found


def answers_late(said: Said, left: Sequence[Turn], answerer: tuple[Party, ...]) -> list[Turn]:
    """Of the questions that waited with those last answered those that a saying answers after all; empty if none."""
    late = [question for question in left if labels(said.to) & labels(question.by)]
    if not late or labels(said.by) & labels(late[-1].by) or said.act.verb in THANKS | _MOVES_ON:
        return []
    informs = bool(labels(said.by) & labels(answerer)) or not judges(said.by)
    return late if informs and stance(said.sentence.text, False) == "neutral" else []


def continues(
    here: Here, said: Said, answering: Sequence[Turn], answerer: tuple[Party, ...]
) -> Literal["same", "further"] | None:
    """Whether a saying in the block of an answer belongs to that answer, or answers the same question once more."""
    act, by = said.act, said.by
    if not by and _TURNS.match(said.opening or said.sentence.text):
        return None
    if not by:
        bare = here.last is not None and here.last.rule == rules.BARE_ANSWER
        late = act.impersonal and not answerer and bare and _begins_late(said.sentence)
        return "same" if late or act.rule in (rules.TOLD, rules.HEARD) else None
    if labels(by) & labels(answerer):
        return "same"
    if act.verb not in _FURTHER or said.to or judges(by) or any(labels(question.by) & labels(by) for question in answering):
        return None
    return "further" if stance(said.sentence.text, False) == "neutral" else None


def _begins_late(sentence: Sentence) -> bool:
    """Whether the verb of saying stands late in its sentence: "Staff were capped at 15 but it was acknowledged that"."""
    found = parse(sentence.text).clauses
    return bool(found) and found[0].start > 12


def tells_them(said: Said, other: Turn) -> bool:
    """Whether a saying is told to whoever spoke before, and may meet what they said."""
    return bool(labels(said.to) & labels(other.by)) and said.act.verb in _TO_THEM


def meets_in_list(here: Here, said: Said) -> bool:
    """Whether a saying of nobody named, in a list of questions, meets what stands before it in the same list item."""
    may = said.mixed and not said.by and said.act.verb in _IN_LISTS and said.act.kind != "raise"
    return may and here.last is not None and here.last.block == here.block


def explains(here: Here, said: Said) -> bool:
    """Whether the verb is one by which somebody meets a concern: a reply need not say that it is one."""
    act, by, text = said.act, said.by, said.sentence.text
    if act.verb in _MOVES_ON or act.verb in THANKS or act.kind == "request" or act.rule == rules.FEELING:
        return False
    shares = act.verb in _TAKES_UP and act.kind != "answer" and not _AND_MORE.search(text, act.verb_end)
    if shares and not _CLAUSE_BEHIND.search(text, act.verb_end):
        return False
    last = here.last
    if act.verb == "apologise" and by and not judges(by) and (convertible(here) or _spoke_before(here, by)):
        return not (_ONLY_SORRY.fullmatch(text, act.verb_end) or _FOR_ONESELF.match(text, act.verb_end))
    says = act.content or bool(_CLAUSE.match(text, act.verb_end))
    if says and _doubted(here) and act.verb not in AGREES | OPINES and not (by and judges(by)):
        return bool(by) or act.verb in _STATES
    if shares:
        return False
    same = last is not None and voiced(here) and last.block == here.block
    asked_by_public = last is not None and public(last.by) and not public(by)
    requested = last is not None and last.kind == "request" and leads(by)
    informs = not judges(by) or asked_by_public or requested or (chairs(by) and same and act.content)
    if act.verb in MEETS:
        return convertible(here) and (act.kind == "answer" or (act.content and informs))
    if last is not None and last.kind == "request" and not (act.verb in _FURTHER and act.content):
        return False
    return voiced(here) and bool(by) and informs and (same or not here.listed)


def _spoke_before(here: Here, by: tuple[Party, ...]) -> bool:
    """Whether the last turn is a saying of somebody else in this block."""
    last = here.last
    said = last is not None and last.kind == "statement" and last.block == here.block and bool(last.by)
    return last is not None and said and not labels(last.by) & labels(by)


def _doubted(here: Here) -> bool:
    """Whether a member has just held a figure, or what was said before, against what is before the meeting."""
    return here.last is not None and convertible(here) and _DISCREPANCY.search(here.last.text) is not None
