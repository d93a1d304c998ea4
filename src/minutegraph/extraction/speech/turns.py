"""Turns: facts of speech in the making, and the facts that they become."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypedDict

from minutegraph.extraction import rules
from minutegraph.extraction.context import Context
from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.language.grammar import AGREES, FEELINGS, INFORMS, OPINES, words
from minutegraph.extraction.learned.stance import of_statement
from minutegraph.extraction.parties.offices import lay
from minutegraph.extraction.parties.reference import judges
from minutegraph.model import Answer, Basis, Fact, Party, Question, Report, Sentence, Stance, Statement
from minutegraph.reading.sentences import printed

_REMARKS = words("acts", "remarks")
_COMMENDS = words("acts", "commends")
_BRIEF = regex(
    r"(?:\S+ ){0,9}(?:agreed|concurred|echoed)(?: (?:with )?(?:him|her|them|this|that|these|it)\b[^.;]{0,30})?\.?$"
)
_TOPIC = regex(
    r"\b(?:on|about|regarding|concerning|in relation to|in respect of|relating to|with regard to|"
    r"outlining|setting out|detailing|summarising|"
    r"which (?:set out|outlined|provided|detailed|presented|summarised|gave|informed \w+ of))\s+(?:the |an? )?(?!\d)(.+)"
)
_TOPICS = regex(
    r"\b(?:discuss\w*|consider\w*|areas|issues|matters|topics)\b(?!.*\b(?:comment|view|felt|concern))", re.I
)
_TAIL = regex(
    r",? (?:a copy of which|copies of which|which|that|following|"
    r"and (?:explained|advised|highlighted|informed|stated|reported|said|noted))\b|[;.(]|, (?:and|as|in|with|including)\b"
)


_LONGEST_TOPIC = 200
"""Characters of what a question or report is about."""


class _Common(TypedDict):
    """The slots that all facts of speech have."""

    start: int
    end: int
    rule: str
    id: str
    item: int
    by: tuple[Party, ...]
    to: tuple[Party, ...]
    basis: Basis


@dataclass(slots=True)
class Turn:
    """A fact in the making.

    `convertible` tells that it becomes a question if somebody meets it, None that it does unless it praises; `voiced` that it
    is a concern, a request or a matter raised; `frame` is the line that opens the list it stands in, `reach` the last item read
    of a list of questions; `kind` may be "request", which becomes nothing by itself.
    """

    kind: str
    rule: str
    block: int
    start: int
    end: int
    text: str
    by: tuple[Party, ...] = ()
    to: tuple[Party, ...] = ()
    about: str | None = None
    question: Turn | None = None
    convertible: bool | None = False
    voiced: bool = False
    frame: str = ""
    verb: str = ""
    id: str = ""
    reach: int = -1


def stretch(raw: str, sentence: Sentence, start: int, end: int) -> Sentence:
    """The part start..end of a sentence's reading text as a sentence with its own places in the document."""
    text = sentence.text[start:end].strip()
    return Sentence(*printed(raw, sentence.start, sentence.end, sentence.text[:start], text), text)


def widen(turns: list[Turn], sentence: Sentence) -> None:
    """Let what is asked and what answers it in one sentence both quote the whole of it."""
    here = [turn for turn in turns if sentence.start <= turn.start and turn.end <= sentence.end]
    for turn in here:
        if turn.kind == "answer" and turn.question is not None and any(turn.question is other for other in here):
            for each in (turn, turn.question):
                each.start, each.end = sentence.start, sentence.end


def _business(about: str | None, title: str | None) -> str | None:
    """What was brought, in few words: the topic that the sentence names, else the title of the item."""
    topic = _TOPIC.search(about or "")
    if topic is None:
        return title or _TAIL.split(about or "", maxsplit=1)[0].strip(" ,.;:") or None
    return _TAIL.split(topic[1], maxsplit=1)[0].strip(" ,.;:") or title


def unnamed(text: str, parties: tuple[Party, ...]) -> str:
    """The text without those who speak and hear: a "Head of Waste" is no waste."""
    for party in parties:
        text = text.replace(party.label, "")
    return text


def facts(turns: list[Turn], context: Context) -> Iterator[Fact]:
    """The facts of the turns, in their order; an answer points to its question by id."""
    for n, turn in enumerate(turns):
        turn.id = f"{context.index}.{n}"
    last: Stance = "neutral"
    for turn in turns:
        common = _common(turn, context.index)
        about = (turn.about or "").strip(" ,.;:?")[:_LONGEST_TOPIC] or None
        if turn.kind == "report":
            yield Report(**common, about=_business(about, context.item.title))
        elif turn.kind == "question":
            yield Question(**common, about=about)
        elif turn.kind == "answer":
            yield Answer(**common, question=(turn.question.id or None) if turn.question else None)
        else:
            last = _shown(turn, context, last)
            yield Statement(**common, stance=last)


def _common(turn: Turn, item: int) -> _Common:
    """The slots that all facts of speech have."""
    return {
        "start": turn.start,
        "end": turn.end,
        "rule": turn.rule,
        "id": turn.id,
        "item": item,
        "by": turn.by,
        "to": turn.to,
        "basis": "derived" if any(party.basis == "derived" for party in turn.by) else "stated",
    }


def _shown(turn: Turn, context: Context, last: Stance) -> Stance:
    """The stance of a statement; who only agrees takes that of the statement before it, `last`."""
    if turn.verb in _COMMENDS:
        return "praise"
    feels = turn.rule == rules.FEELING
    topic = turn.rule == rules.LISTED_STATEMENT and _TOPICS.search(turn.frame)
    opinion = (judges(turn.by) and turn.verb not in INFORMS and not topic) or feels or turn.verb in OPINES
    opinion = opinion or (turn.verb in _REMARKS and lay(turn.by, context))
    felt = FEELINGS.get(turn.verb) if feels else None
    shown = of_statement(turn.text, unnamed(turn.text, (*turn.by, *turn.to)), opinion, bool(turn.by), turn.frame, felt)
    agrees = shown == "neutral" and opinion and turn.verb in AGREES and _BRIEF.match(turn.text)
    return last if agrees else shown


_SEVERAL = regex(
    r"\b(?:asked|put|raised|posed) (?:(?:a (?:number|series|range) of|several|some|various|the following|many|"
    r"their) )?questions[.:]*\s*$",
    re.I,
)
_ANNOUNCES = regex(
    r"(?!.*\b(?:that\b.*\bthat|which|welcom|thank|concern|prais|criti|confirm|regret))"
    r"(?:.{0,70}\b(?:following|namely|matters|points|issues|comments|observations|received|discussion)\b[^:]{0,40}|"
    r"(?:\S+ ){1,4}(?:asked|stated|said|requested) that|"
    r"(?:\S+ ){1,6}(?:said|stated|reported|advised|explained) (?:that )?(?:the|these|his|her|their)\b[^:]{3,60}"
    r"\b(?:were|are|included))\s*:[\s–-]*$",
    re.I,
)
"""A line that only announces what somebody says in those below: "He drew attention to three matters, namely:"."""


def settled(turns: list[Turn]) -> list[Turn]:
    """The turns less those that others make needless: a paper that speaks for itself where somebody presents it,
    and that questions were asked where they follow.
    """
    presented = any(t.kind == "report" and t.rule != rules.PAPER for t in turns)
    last = max((n for n, t in enumerate(turns) if t.kind == "question"), default=0)
    return [
        t
        for n, t in enumerate(turns)
        if t.kind != "request"
        and not (presented and t.rule == rules.PAPER)
        and not (n < last and t.kind == "question" and _SEVERAL.search(t.text))
        and not (t.kind == "statement" and ":" in t.text and _ANNOUNCES.match(t.text))
    ]
