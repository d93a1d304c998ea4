"""Reports, questions, answers and statements of one item: who told what to whom.

Each sentence is read by itself (acts.py). Then the item is walked once in order: a list takes type and speaker from the line
that opens it, a pronoun the speaker before it, a saying right after a question by somebody else is its answer, and
a concern that is answered was a question. The rules follow eval's guide, told in docs/facts.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache

from minutegraph.extraction.acts import Act, acts, motion
from minutegraph.extraction.clauses import Group, Parse, parse
from minutegraph.extraction.context import Context
from minutegraph.extraction.openers import NOTHING, Opening, opening, reply_lead
from minutegraph.extraction.reference import Referents, judges
from minutegraph.extraction.stance import stance
from minutegraph.extraction.verbs import forms
from minutegraph.lexicon import load
from minutegraph.model import Answer, Block, Fact, Party, Question, Report, Sentence, Statement


_QUERY = re.compile(r"(?!.*\b(?:was|were) (?:also )?(?:discussed|considered|debated)\b)(?:whether|how|why|what|when|where|who|which|if|clarification|quer(?:y|ied)|request(?:ed)?|asked|could|can|is|are|does|do)\b", re.I)
_DIRECT = re.compile(r"(?:how|why|what|when|where|who)\b(?: \w+){0,2} (?:is|are|was|were|will|would|can|could|do|does|did|has|have|had)\b(?! that)[^.;]{5,110}\.?$", re.I)
_FEELS = frozenset(("statement.feeling", "statement.raise-concern", "statement.nominal-concern", "statement.existence"))
_MOTION = re.compile(r"\b(?:seconded|seconder|2nd|moved)\b", re.I)
_TOPIC = re.compile(
    r"\b(?:on|about|regarding|concerning|in relation to|in respect of|relating to|with regard to|outlining|setting out|detailing|summarising|"
    r"which (?:set out|outlined|provided|detailed|presented|summarised|gave|informed \w+ of))\s+(?:the |an? )?(?!\d)(.+)"
)
_TAIL = re.compile(r",? (?:a copy of which|copies of which|which|that|and (?:explained|advised|highlighted|informed|stated|reported|said|noted)|following)\b|[;.(]|, (?:and|as|in|with|including)\b")
_NTH = re.compile(r"(?:on|in (?:reply|response|answer) to|regarding|as (?:to|regards)|with regard to) the (first|second|third|fourth|last)\b", re.I)
_FINITE = re.compile(r"\b(?:was|were|had|has|have|is|are|would|could|did|will|should)\b")
_SUBORDINATE = re.compile(r"\b(?:that|which|who|whether|how|why|what|where|when|if)\b|,")
_FURTHER = frozenset(("note", "advise", "explain", "confirm", "clarify", "add", "say", "state", "report", "reply", "respond", "answer"))
_THANKS = frozenset(("thank", "congratulate", "praise", "commend", "welcome", "move", "second", "propose"))
_MEETS = frozenset(("explain", "clarify", "confirm", "assure", "reassure", "advise", "respond", "reply", "inform", "apologise"))
_FRAMES = frozenset(("statement.hear", "statement.passive-tell", "statement.impersonal", "statement.nominal", "statement.existence", "statement.passive-say"))
_FRAMING = re.compile(r"\b(?:following|number of|several|various|some|questions|queries|points|comments|issues|matters)\b", re.I)


def _answers_for(party: Party) -> bool:
    return party.kind in ("post", "person") or "officer" in party.label.lower()


def _labels(parties: tuple[Party, ...]) -> set[str]:
    return {p.label.lower() for p in parties}


@dataclass(slots=True)
class Turn:
    """A fact in the making."""

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
    convertible: bool = False
    voiced: bool = False
    frame: str = ""
    id: str = ""


@dataclass(slots=True)
class _Discourse:
    """What is remembered from sentence to sentence."""

    turns: list[Turn] = field(default_factory=list)
    open: list[Turn] = field(default_factory=list)
    answering: list[Turn] = field(default_factory=list)
    answerer: tuple[Party, ...] = ()
    block: int = -1
    answer_block: int = -1
    openings: dict[int, Opening] = field(default_factory=dict)


def find(context: Context) -> Iterator[Fact]:
    """The speech facts of the item, in order; also fills `context.speakers`."""
    if context.item.title and _procedural().search(context.item.title):
        return
    walk = _Walk(context)
    for number, block in enumerate(context.item.blocks):
        if block.section == "minutes":
            walk.block(number, block)
    yield from _facts(_settled(walk.discourse.turns), context)


@cache
def _procedural() -> re.Pattern[str]:
    return re.compile(load("saying")["procedure"]["titles"], re.I)


def _settled(turns: list[Turn]) -> list[Turn]:
    """The turns less those that others make needless: a paper that speaks for itself where somebody presents it."""
    presented = any(t.kind == "report" and t.rule != "report.paper" for t in turns)
    return [t for t in turns if t.kind != "request" and not (presented and t.rule == "report.paper")]


class _Walk:
    """Goes over the blocks of one item."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.discourse = _Discourse()
        self.referents = Referents()
        self.listed = False

    def block(self, number: int, block: Block) -> None:
        d = self.discourse
        d.block = number
        self.listed = block.depth > 0
        if block.kind == "heading" and not self._opens(number):
            return
        inherited = d.openings.get(block.opener) if block.opener is not None else None
        before = len(d.turns)
        for place, sentence in enumerate(block.sentences):
            if sentence.start in self.context.claimed:
                self._close()
                self._moved(sentence)
                continue
            if place == 0 and inherited and self._asks(block, sentence, inherited):
                self._turn("question", "question.list", sentence, by=inherited.by, about=sentence.text)
                continue
            self._sentence(block, place, sentence, inherited)
        if inherited and inherited.kind and block.sentences and block.sentences[0].start not in self.context.claimed:
            self._inherit(block, inherited, before)
        self._opening(number, block, inherited)

    def _moved(self, sentence: Sentence) -> None:
        """A decision's sentence that names mover and seconder states their motion as well."""
        if _MOTION.search(sentence.text) and (by := motion(parse(sentence.text))):
            self._turn("statement", "statement.motion", sentence, by=self._parties(by))

    def _asks(self, block: Block, sentence: Sentence, inherited: Opening) -> bool:
        """Whether the first sentence of a list item, without an act of its own, is a question by the line that opens the list."""
        if inherited.kind == "mixed" and self._labels(block):
            return False
        if inherited.kind == "question" or (inherited.kind == "mixed" and (_QUERY.match(sentence.text) or self._met(block, inherited))):
            return not self._read(0, sentence, inherited)[1] and not reply_lead(parse(sentence.text))
        return False

    def _labels(self, block: Block) -> bool:
        """Whether the first sentence of a list item only names the matter that a member then speaks to: "Backlog. A Member asked"."""
        if len(block.sentences) < 2 or len(block.sentences[0].text.split()) > 5:
            return False
        second = acts(parse(block.sentences[1].text))
        return bool(second) and judges(tuple(m.party for m in second[0].by))

    def _met(self, block: Block, inherited: Opening) -> bool:
        """Whether the second sentence of a list item meets the first: "The number of officers. It was confirmed that two"."""
        if len(block.sentences) < 2:
            return False
        first = block.sentences[0].text
        if len(first.split()) < 4 or _FINITE.search(_SUBORDINATE.split(first, maxsplit=1)[0]):
            return False
        second = acts(parse(block.sentences[1].text))
        return bool(second) and second[0].verb in _MEETS and not judges(tuple(m.party for m in second[0].by))

    def _opening(self, number: int, block: Block, inherited: Opening | None) -> None:
        if not block.sentences:
            return
        last = block.sentences[-1].text
        found = opening(last, self.referents.speaker) if last.endswith((":", ":-", "-", "–")) or self._opens(number) else None
        if found is not None and found.kind == NOTHING:
            found = None
        elif block.depth and inherited is not None and found is not None and not acts(parse(last)):
            found = inherited
        elif found is not None and not found.kind:
            found = inherited if inherited is not None and block.depth else self._goes_on(block)
        elif found is None and block.depth:
            found = inherited
        if found is not None:
            self.discourse.openings[number] = found
            if self._opens(number) and found is not inherited:
                self._unframe(block.sentences[-1])

    def _goes_on(self, block: Block) -> Opening | None:
        """The opening that a line without an act gives where somebody presents or has just spoken: "Particularly these areas:"."""
        turn = self._presentation()
        if turn is None or not turn.by or block.sentences[-1].start in self.context.claimed:
            return None
        last = block.sentences[-1]
        near = turn.block == self.discourse.block and turn.kind in ("statement", "report") and last.text.endswith(":")
        itself = turn.start == last.start and turn.kind == "report"
        presents = turn.kind == "report" or turn.rule == "statement.list"
        short = block.kind == "heading" or len(last.text) < 80 and not last.text.endswith(".")
        if near or itself or (presents and short and last.text.endswith((":", "-", "–"))) or (presents and block.kind == "heading"):
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
        d = self.discourse
        turn = d.turns[-1] if d.turns else None
        if turn is None or turn.start != sentence.start:
            return
        words = parse(sentence.text).clauses
        bare = bool(words) and len(sentence.text[words[-1].verb_end :].split()) <= 3
        if turn.rule in _FRAMES or (turn.kind == "question" and _FRAMING.search(sentence.text)) or (bare and turn.kind != "report") or turn.kind == "answer":
            d.turns = [t for t in d.turns if t.start != sentence.start]
            d.open = [q for q in d.open if q.start != sentence.start]

    def _opens(self, number: int) -> bool:
        blocks = self.context.item.blocks
        return number + 1 < len(blocks) and blocks[number + 1].opener == number

    def _close(self) -> None:
        self.discourse.open.clear()
        self.discourse.answering.clear()

    def _read(self, place: int, sentence: Sentence, inherited: Opening | None) -> tuple[Parse, tuple[Act, ...]]:
        """The sentence with its acts; an item that begins with a verb takes the subject of the line that opens the list."""
        parsed = parse(sentence.text)
        if place == 0 and inherited is not None and inherited.by and parsed.tokens:
            form = forms().get(parsed.tokens[0].lower)
            if form is not None and form.finite:
                whole = f"{inherited.by[0].label} {sentence.text[0].lower()}{sentence.text[1:]}"
                return parsed, tuple(replace(a, start=0, end=len(sentence.text)) for a in acts(parse(whole)))
        return parsed, acts(parsed)

    def _sentence(self, block: Block, place: int, sentence: Sentence, inherited: Opening | None) -> None:
        parsed, found = self._read(place, sentence, inherited)
        lead = reply_lead(parsed)
        if lead is not None and lead.query and not self._already_asked(lead.by):
            asker = self._parties(lead.by) or (inherited.by if inherited and inherited.asks else ())
            self._turn("question", "question.in-response-to", sentence, by=asker, about=lead.about)
        presented = inherited is not None and inherited.kind == "statement" and bool(inherited.by)
        if not presented and (sentence.text.rstrip("\"' )").endswith("?") or _DIRECT.match(sentence.text)) and not any(a.kind == "question" for a in found):
            self._bare_question(block, place, sentence, inherited)
            return
        if not found:
            self._bare(block, place, sentence, lead is not None)
            return
        for act in found:
            if lead is not None and lead.to and not act.to:
                act = replace(act, to=lead.to)
            self._act(act, sentence, lead is not None, inherited)
        self.context.speakers[sentence.start] = self.referents.speaker

    def _already_asked(self, asker: Group) -> bool:
        """Whether the question that a reply refers to stands in the sentence before."""
        return bool(self.discourse.open)

    def _parties(self, group: Group) -> tuple[Party, ...]:
        return self.referents.resolve(group)

    def _turn(self, kind: str, rule: str, sentence: Sentence, **slots: object) -> Turn:
        turn = Turn(kind, rule, self.discourse.block, sentence.start, sentence.end, sentence.text, **slots)  # type: ignore[arg-type]
        d = self.discourse
        d.turns.append(turn)
        if kind == "question":
            if d.open and d.open[-1].block != turn.block and not (rule == d.open[-1].rule == "question.list"):
                d.open.clear()
            d.open.append(turn)
            d.answering.clear()
        return turn

    def _bare_question(self, block: Block, place: int, sentence: Sentence, inherited: Opening | None) -> None:
        by: tuple[Party, ...] = ()
        if place and self.referents.block == self.discourse.block:
            by = () if self.discourse.answering else self.referents.speaker
        elif inherited is not None:
            by = inherited.by
        self._turn("question", "question.direct", sentence, by=by, about=sentence.text)

    def _bare(self, block: Block, place: int, sentence: Sentence, reply: bool) -> None:
        """A sentence without a verb of saying: the answer if a question of the same block waits, else part of what stands before."""
        d = self.discourse
        first = parse(sentence.text).tokens[:1]
        if first and first[0].group:
            self.referents.mentioned(first[0].group)
            if not d.open and " would " in sentence.text and self._voiced() and not judges(self._parties(first[0].group)):
                self._convert()
        if reply and not d.open:
            return
        if d.open and d.open[-1].start != sentence.start and (d.open[-1].block == d.block or self._printed_apart(place)):
            self._answer("answer.bare", sentence, self._doer(sentence), ())

    def _printed_apart(self, place: int) -> bool:
        """Whether question and reply are printed as paragraphs of their own: "When will work begin?" and below it the answer."""
        question = self.discourse.open[-1]
        block = self.context.item.blocks[question.block]
        return place == 0 and question.rule == "question.direct" and self.discourse.block - question.block == 1 and block.end <= question.end + 2

    def _doer(self, sentence: Sentence) -> tuple[Party, ...]:
        """Who answers by a sentence without a verb of saying: "Officers did not have the figure to hand"."""
        first = parse(sentence.text).tokens[:1]
        asked = self.discourse.open[-1]
        if first and first[0].group:
            by = self._parties(first[0].group)
            if by and all(_answers_for(p) for p in by) and by != asked.by:
                return by
        return tuple(replace(p, basis="derived") for p in asked.to)

    def _answer(self, rule: str, sentence: Sentence, by: tuple[Party, ...], to: tuple[Party, ...]) -> None:
        d = self.discourse
        for question in self._answered(rule, sentence) or [None]:  # type: ignore[list-item]
            self._turn("answer", rule, sentence, by=by, to=to, question=question)
        if d.open:
            d.answering = list(d.open)
            d.open.clear()
        d.answerer, d.answer_block = by, d.block

    def _answered(self, rule: str, sentence: Sentence) -> list[Turn]:
        """The questions that a reply answers: those of its own block if any waits there, else all that wait."""
        d = self.discourse
        if not d.open:
            return d.answering[-1:]
        here = [q for q in d.open if q.block == d.block]
        waiting = here or list(d.open)
        if (nth := _NTH.match(sentence.text)) and len(waiting) > 1:
            place = ("first", "second", "third", "fourth").index(nth[1].lower()) if nth[1].lower() != "last" else -1
            return waiting[place:][:1] or waiting[-1:]
        return waiting

    def _act(self, act: Act, sentence: Sentence, reply: bool, inherited: Opening | None) -> None:
        by = self.referents.resolve(act.by, act.kind == "question")
        to = self._parties(act.to)
        if act.kind == "question":
            self.referents.asked(by)
        if act.by:
            self.referents.spoke(by, self.discourse.block)
        place = self._clause(act, sentence)
        if act.kind == "report":
            self.discourse.open.clear()
            self.discourse.answering.clear()
            self._turn("report", act.rule, place, by=by, to=to, about=act.about)
        elif act.kind == "question":
            self._question(act, place, by, to)
        elif act.kind == "undertaking":
            if self.discourse.open and self._answers(act, by, False) or self._voiced() and self._convert():
                self._answer("answer.undertaking", place, by, to)
        else:
            self._saying(act, place, by, to, reply, inherited)

    def _clause(self, act: Act, sentence: Sentence) -> Sentence:
        """The stretch of the sentence that the act quotes."""
        if act.start == 0 and act.end >= len(sentence.text):
            return sentence
        raw = self.context.minutes.document.text
        return _stretch(raw, sentence, act.start, act.end)

    def _question(self, act: Act, sentence: Sentence, by: tuple[Party, ...], to: tuple[Party, ...]) -> None:
        d = self.discourse
        same = [t for t in d.open if t.start == sentence.start and t.by == by]
        if same:
            return
        self._turn("question", act.rule, sentence, by=by, to=to, about=act.about)

    def _saying(self, act: Act, sentence: Sentence, by: tuple[Party, ...], to: tuple[Party, ...], reply: bool, inherited: Opening | None) -> None:
        d = self.discourse
        explicit = reply or act.kind == "answer"
        if d.open and self._answers(act, by, explicit):
            self._answer("answer." + act.rule.split(".")[1], sentence, by, to)
            return
        if d.answering and d.block == d.answer_block and self._continues(act, by, explicit, sentence, to):
            return
        listed = inherited is not None and inherited.kind in ("question", "mixed") and not by and d.turns and d.turns[-1].block == d.block
        if act.kind == "answer" and not (by and judges(by)) and d.turns and d.turns[-1].kind == "statement" and d.turns[-1].by and d.turns[-1].by != by:
            d.turns[-1].convertible = True
        if explicit or listed or self._explains(act, by):
            if self._convert(listed):
                self._answer("answer." + act.rule.split(".")[1], sentence, by, to)
                return
        if act.kind == "answer" and not act.content and sentence.text.rstrip(".").endswith(("responded", "replied", "answered")):
            return
        if explicit and not d.answering:
            kind = "answer" if reply else "statement"
        else:
            kind = "statement"
        if not (d.answering and d.block == d.answer_block):
            d.answering.clear()
        turn = self._turn(kind, act.rule, sentence, by=by, to=to, about=act.about)
        turn.voiced = act.kind in ("concern", "raise", "request")
        turn.convertible = turn.voiced or (bool(by) and judges(by))
        if act.kind == "request":
            turn.kind = "request"

    def _answers(self, act: Act, by: tuple[Party, ...], explicit: bool) -> bool:
        """Whether a saying answers the questions that wait."""
        d = self.discourse
        question = d.open[-1]
        if _labels(by) & _labels(question.by) or act.verb in _THANKS:
            return False
        if explicit:
            return True
        if act.rule == "statement.nominal":
            return False
        if by and judges(by) and (judges(question.by) or not question.by):
            return False
        near = d.block - question.block
        if act.kind in ("concern", "raise"):
            return near == 0 and bool(by) and not judges(by)
        if not by:
            return near == 0 or (near == 1 and act.rule == "statement.passive-tell" and not self.listed)
        return near <= 1

    def _continues(self, act: Act, by: tuple[Party, ...], explicit: bool, sentence: Sentence, to: tuple[Party, ...]) -> bool:
        """Whether a saying in the block of an answer belongs to that answer, or answers the same question once more."""
        d = self.discourse
        if not by:
            if act.rule in ("statement.passive-tell", "statement.hear"):
                return True
            if act.impersonal and not d.answerer and sentence.text and act.verb and d.turns[-1].rule == "answer.bare" and self._late(act, sentence):
                return True
            d.answering.clear()
            return False
        if _labels(by) & _labels(d.answerer):
            return True
        if stance(sentence.text, False) == "concern":
            d.answering.clear()
            return False
        asked = {label for q in d.answering for label in _labels(q.by)}
        if asked & _labels(by) or judges(by):
            d.answering.clear()
            return False
        if act.verb not in _FURTHER or to:
            d.answering.clear()
            return False
        self._answer("answer.further", sentence, by, to)
        return True

    def _late(self, act: Act, sentence: Sentence) -> bool:
        """Whether the verb of saying stands late in its sentence: "Staff were capped at 15 but it was acknowledged that"."""
        found = parse(sentence.text).clauses
        return bool(found) and found[0].start > 12

    def _explains(self, act: Act, by: tuple[Party, ...]) -> bool:
        """Whether the verb is one by which somebody meets a concern: a reply need not say that it is one."""
        if act.verb not in _MEETS:
            same = self._voiced() and self.discourse.turns[-1].block == self.discourse.block
            return self._voiced() and bool(by) and not judges(by) and (same or not self.listed)
        return act.content and self._convertible() and (not by or not judges(by)) or act.kind == "answer" and self._convertible()

    def _voiced(self) -> bool:
        """Whether what was said last is a concern, a request or a matter raised."""
        return self._convertible() and self.discourse.turns[-1].voiced

    def _convertible(self) -> bool:
        previous = self.discourse.turns[-1] if self.discourse.turns else None
        reach = 0 if self.listed else 1
        return previous is not None and previous.convertible and self.discourse.block - previous.block <= reach

    def _convert(self, anyway: bool = False) -> bool:
        """Makes the concern just voiced the question that is now answered."""
        d = self.discourse
        if not self._convertible() or (anyway and not d.turns[-1].by):
            return False
        previous = d.turns[-1]
        previous.kind, previous.rule = "question", "question.answered-concern"
        previous.convertible = False
        d.open.append(previous)
        return True

    def _inherit(self, block: Block, inherited: Opening, before: int) -> None:
        """The part of a list item before any act of its own takes type and speaker from the line that opens the list."""
        turns = self.discourse.turns
        acted = turns[before].start if len(turns) > before else block.end + 1
        bare = [s for s in block.sentences if s.start < acted]
        if bare and bare[-1].text.endswith(":") and len(bare) > 1:
            bare = bare[:-1]
        opening_words = parse(bare[0].text).tokens[:2] if bare else ()
        if len(opening_words) == 2 and opening_words[0].group and opening_words[1].lower in ("considered", "discussed", "debated"):
            return
        label = len(bare) == 1 and len(block.sentences) > 1 and len(bare[0].text.split()) <= 8
        if label and len(turns) > before and turns[before].kind != "statement":
            return
        if label and len(turns) > before and inherited.kind == "mixed" and (judges(turns[before].by) or not turns[before].by):
            return
        if not bare or (len(bare) == 1 and (len(bare[0].text.split()) < 2 or bare[0].text.endswith(":"))):
            return
        if inherited.kind == "subject":
            return
        kind = "statement" if inherited.kind in ("mixed", "question") else inherited.kind
        if kind == "answer":
            bare = bare[:1]
        turn = Turn(kind, f"{kind}.list", self.discourse.block, bare[0].start, bare[-1].end, " ".join(s.text for s in bare), inherited.by, inherited.to)
        turn.frame = inherited.text
        turns.insert(before, turn)


def _stretch(raw: str, sentence: Sentence, start: int, end: int) -> Sentence:
    """The part start..end of a sentence's reading text as a sentence with its own places in the document."""
    text = sentence.text[start:end].strip()
    skipped = len("".join(sentence.text[:start].split()))
    wanted = len("".join(text.split()))
    at, seen = sentence.start, 0
    while at < sentence.end and seen < skipped:
        seen += not raw[at].isspace()
        at += 1
    while at < sentence.end and raw[at].isspace():
        at += 1
    stop, seen = at, 0
    while stop < sentence.end and seen < wanted:
        seen += not raw[stop].isspace()
        stop += 1
    return Sentence(at, stop, text)


def _business(about: str | None, title: str | None) -> str | None:
    """What was brought, in few words: the topic that the sentence names, else the title of the item."""
    topic = _TOPIC.search(about or "")
    if topic is None:
        return title or about
    return _TAIL.split(topic[1], maxsplit=1)[0].strip(" ,.;:") or title


def _facts(turns: list[Turn], context: Context) -> Iterator[Fact]:
    for n, turn in enumerate(turns):
        turn.id = f"{context.index}.{n}"
    for turn in turns:
        common = {"start": turn.start, "end": turn.end, "rule": turn.rule, "id": turn.id, "item": context.index, "by": turn.by, "to": turn.to}
        common["basis"] = "derived" if any(p.basis == "derived" for p in turn.by) else "stated"
        about = (turn.about or "").strip(" ,.;:?")[:200] or None
        if turn.kind == "report":
            yield Report(**common, about=_business(about, context.item.title))  # type: ignore[arg-type]
        elif turn.kind == "question":
            yield Question(**common, about=about)  # type: ignore[arg-type]
        elif turn.kind == "answer":
            yield Answer(**common, question=turn.question.id if turn.question else None)  # type: ignore[arg-type]
        else:
            opinion = judges(turn.by) or turn.rule in ("statement.feeling",)
            yield Statement(**common, stance=stance(turn.text, opinion, turn.frame))  # type: ignore[arg-type]
