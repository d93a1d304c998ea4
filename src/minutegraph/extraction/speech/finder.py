"""Reports, questions, answers and statements of one item: who told what to whom.

Each sentence is read by itself (acts.py). Then the item is walked once in order: a list takes type and speaker from the line
that opens it (lists.py), a pronoun the speaker before it (reference.py), and what answers what is decided from what stands
before (discourse.py). docs/facts.md tells what each fact is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from minutegraph.extraction import rules
from minutegraph.extraction.context import Context
from minutegraph.extraction.language import leads
from minutegraph.extraction.language.clause import Group, Parse
from minutegraph.extraction.language.clauses import parse
from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.language.hints import Hints
from minutegraph.extraction.language.phrases import pattern
from minutegraph.extraction.language.verbs import SPEAKS, forms
from minutegraph.extraction.parties.reference import Manner, Referents, judges, labels
from minutegraph.extraction.speech.act import Act
from minutegraph.extraction.speech.acts import motion
from minutegraph.extraction.speech.adjacency import REPLIES, THANKS, Said
from minutegraph.extraction.speech.bareanswers import BareAnswers
from minutegraph.extraction.speech.barequestions import BareQuestions, asks
from minutegraph.extraction.speech.business_items import is_procedure, tells_attendance
from minutegraph.extraction.speech.discourse import Discourse
from minutegraph.extraction.speech.leadlines import Put, mark
from minutegraph.extraction.speech.lists import Lists, acts_in
from minutegraph.extraction.speech.openers import TOLD_OF, Opening, raised_by, tells_of
from minutegraph.extraction.speech.own_answers import answers_itself, goes_unanswered, in_vain
from minutegraph.extraction.speech.printed import PrintedReplies
from minutegraph.extraction.speech.replyleads import Lead, asked_within, reply_behind, reply_lead, said_behind, said_in
from minutegraph.extraction.speech.speaker_lines import labelled, speaker_above
from minutegraph.extraction.speech.turns import facts, settled, stretch, widen
from minutegraph.lexicon import load
from minutegraph.model import Block, Fact, Party, Recommendation, Sentence
from minutegraph.reading.lines import BULLETS

_LEADS_IN = regex(r"\b(?:questions?|queries|points|comments|issues|following)\b[^:?]*:-?\s*$", re.I)
_THAT_CONCERN = regex(
    r"(?:in (?:response|reply|answer) to|responding to|replying to) (?:the|this|these|that|those|his|her|their) "
    r"(?:\w+ )?(?:concerns?|comments?|points?|observations?|criticisms?|suggestions?)\b(?: (?:raised|expressed|made|voiced))?,? ",
    re.I,
)
_QUESTIONS = Hints(("questions",))
_SUBMITTED = regex(r"\bquestions\b(?: \w+){0,3} (?:submitted|received|put|asked|tabled) (?:by|from)\b", re.I)
_SECONDS = Hints(("seconded", "2nd"))
_SECONDED = regex(
    r"(?:(?:this|that|which|the (?:motion|proposal|amendment)) was )?(?:duly )?seconded\b.{0,60}$|"
    r".{3,60} (?:seconded|2nd)(?: (?:it|this|the (?:motion|proposal|amendment)))?\.?$",
    re.I,
)
_MOVES = frozenset(("move", "propose"))
_QUESTION_TIME = regex(r"\bquestions?\b", re.I)
_REPLY = Hints(("in response", "in reply", "in answer"))
_IN_REPLY = regex(r"\b(\w+),? in (?:response|reply|answer)\b(?! to wh)", re.I)
_words = load("saying")["pronouns"]
_REACTS, _CONTINUES = (frozenset(_words[name]) for name in ("reacts", "continues"))
_HONOURS = THANKS | frozenset(_words["honours"])
_FURTHER = regex(rf"\b{_words['further']}", re.I)
_GIVES_WORD = regex(
    rf"\b(?:{pattern(_words['gives_word'])}|(?:{pattern(_words['welcomes'])})(?=[^.;:]{{3,80}}\bwho\b)) ", re.I
)
_MOTION = regex(r"\b(?:seconded|seconder|2nd|moved|sec)\b", re.I)


def find(context: Context) -> Iterator[Fact]:
    """The speech facts of the item, in order; also fills `context.speakers`."""
    if is_procedure(context.item):
        return
    walk = _Walk(context)
    for number, block in enumerate(context.item.blocks):
        if block.section == "minutes":
            walk.block(number, block)
    yield from facts(settled(walk.discourse.turns), context)


def _outside(parties: tuple[Party, ...]) -> bool:
    """Whether the speakers are inspectorates or departments: what "Ofsted stated" was said outside the meeting."""
    return bool(parties) and all(p.kind in ("inspectorate", "department") or p.label.lower() in _outsiders() for p in parties)


@cache
def _outsiders() -> frozenset[str]:
    return frozenset(load("saying")["outside"]["labels"])


def _manner(act: Act, text: str) -> Manner:
    """Whether an act of "he" or "she" reacts to what was said last, or goes on with it."""
    if not any(mention.pronoun for mention in act.by):
        return None
    if act.verb in _CONTINUES or _FURTHER.search(text, act.start):
        return "goes on"
    return "reacts" if act.verb in _REACTS else None


def _presented(above: Opening | None) -> bool:
    """Whether a line above presents what somebody other than the meeting says."""
    if above is None or above.kind != "statement":
        return above is not None and above.kind == TOLD_OF
    return bool(above.by) and not judges(above.by)


def _says_in_reply(text: str) -> bool:
    behind = _IN_REPLY.search(text) if _REPLY.found(text) else None
    form = forms().get(behind[1].lower()) if behind is not None else None
    return form is not None and not form.classes.isdisjoint(SPEAKS) and form.classes.isdisjoint(("ask", "present"))


def _replied(act: Act, lead: Lead) -> Act:
    """An act whose sentence opens as a reply: "In answer to questions, Members noted that" tells what Members heard."""
    if lead.query and act.rule == "report.give":  # "In response to questions, the Clerk gave the following information:"
        return act._replace(kind="answer", rule="answer.give")
    if lead.query and act.verb == "note" and act.kind == "statement" and judges(tuple(m.party for m in act.by)):
        return act._replace(by=(), to=act.by, impersonal=True)
    return act._replace(to=lead.to) if lead.to and not act.to else act


class _Walk:
    """Goes over the blocks of one item."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.discourse = Discourse(bool(_QUESTION_TIME.search(context.item.title or "")))
        self.referents = Referents()
        self.lists = Lists(context, self.discourse, self.referents)
        self.bare = BareAnswers(context.minutes, context.item, self.discourse, self.referents)
        self.questions = BareQuestions(self.discourse, self.referents)
        self.printed = PrintedReplies(self.discourse, self.questions)
        self.above: Opening | None = None
        self.begins, self.opening = -1, ""
        self.recommended = [fact for fact in context.facts if isinstance(fact, Recommendation)]

    def block(self, number: int, block: Block) -> None:
        """Read one block of the item."""
        self.discourse.block = self.referents.at = number
        self.discourse.listed = block.depth > 0
        if self.printed.taken(block, self.lists.opens(number), self.context.claimed):
            return
        if block.kind == "heading" and not self.lists.opens(number) and self.lists.headed(number, block):
            if (speaker := speaker_above(block)) is not None:
                self.referents.spoke(speaker.by, number)  # "She" under it, and under headings of matters, is who is named
            return
        inherited = self.lists.inherited(block)
        self.above = speaker_above(self.context.item.blocks[number - 1]) if number and inherited is None else None
        before = len(self.discourse.turns)
        for place, sentence in enumerate(block.sentences):
            if sentence.start in self.context.claimed:
                self.discourse.close()
                self._moved(sentence)
                continue
            if place == 0 and inherited and self.lists.asks(block, sentence, inherited):
                by, to = inherited.by, inherited.to
                self.discourse.add("question", rules.LISTED_QUESTION, sentence, by=by, to=to, about=sentence.text)
                continue
            self._sentence(block, place, sentence, inherited)
        if inherited and inherited.kind and block.sentences and block.sentences[0].start not in self.context.claimed:
            self.lists.inherit(block, inherited, before)
        self.lists.open(number, block, inherited)

    def _moved(self, sentence: Sentence) -> None:
        """A decision's sentence that names mover and seconder states their motion as well."""
        if _MOTION.search(sentence.text) and (by := motion(parse(sentence.text))):
            self.discourse.add("statement", rules.MOTION, sentence, by=self._parties(by))
        self.questions.noted(sentence)

    def _sentence(self, block: Block, place: int, sentence: Sentence, inherited: Opening | None) -> None:
        """Read a sentence without the phrase by which it opens, and quote it with that."""
        at, before = leads.behind(sentence.text), len(self.discourse.turns)
        self.begins, self.opening = sentence.start, sentence.text[:at]
        if not at:
            self._read(block, place, sentence, inherited)
            return
        rest = stretch(self.context.minutes.document.text, sentence, at, len(sentence.text))
        self._read(block, place, replace(rest, text=leads.without(sentence.text)), inherited)
        for turn in self.discourse.turns[before:]:
            turn.start = sentence.start if turn.start == rest.start else turn.start
        if rest.start in self.context.speakers:
            self.context.speakers[sentence.start] = self.context.speakers[rest.start]

    def _read(self, block: Block, place: int, sentence: Sentence, inherited: Opening | None) -> None:
        if place == 0 and tells_attendance(sentence.text):
            return
        marked, begin = mark(sentence.text) if place == 0 else ("", 0)
        if marked:
            raw = self.context.minutes.document.text
            sentence = stretch(raw, sentence, begin, len(sentence.text))
        if place and sentence.text[0] in BULLETS and self.discourse.last is not None:
            self.discourse.last.convertible = False  # another point of a list that runs on in its paragraph
        if goes_unanswered(sentence.text):
            self.discourse.close()
            return
        parsed = parse(sentence.text)
        if _SECONDS.found(sentence.text) and _SECONDED.match(sentence.text) and self._seconded(parsed):
            return
        if _QUESTIONS.found(sentence.text) and _SUBMITTED.search(sentence.text) and (askers := raised_by(parsed)):
            self.questions.put = Put(askers, ())
        behind = reply_behind(parsed) if (lead := reply_lead(parsed)) is None else None
        lead = lead or behind
        if (within := asked_within(parsed)) is not None:
            lead, rest = within
            found = said_in(rest, parsed)
        else:
            found = list(acts_in(place, parsed, inherited or self.above))
            if lead is not None and lead.query and not found:
                found = said_in(said_behind(parsed), parsed)
        if behind is not None and len(found) > 1 and found[0].kind == "report":
            self._act(found.pop(0), sentence, False, inherited)  # "introduced it and clarified the fee in response to a question"
        if lead is not None and lead.query and (found or not lead.voiced or sentence.text.endswith(":")):
            lead = self._answers(lead, sentence, within is not None, inherited)
        if not any(act.kind == "question" for act in found) and not _presented(inherited) and asks(sentence.text):
            self.questions.add(place, sentence, inherited)
        elif found:
            replied = found if lead is None else [_replied(act, lead) for act in found]
            self._acts(replied, parsed, sentence, lead is not None or marked == "A", inherited)
        elif (said := labelled(block, place)) is not None:
            self._act(said[0], said[1], False, inherited)
        else:
            self.bare.read(place, sentence, parsed, lead is not None, marked == "A")
            self._given_word(parsed)

    def _answers(self, lead: Lead, sentence: Sentence, within: bool, inherited: Opening | None) -> Lead:
        """What a sentence answers that opens so, which is added as a question; a concern just voiced is made one instead."""
        if _THAT_CONCERN.match(sentence.text) and self.discourse.convert(several=True):
            return replace(lead, query=False)  # "In response to these concerns" answers what has just been voiced
        if (within or not self.discourse.open) and not lead.many:
            whose = self._parties(lead.by) or (inherited.by if inherited and inherited.asks else ())
            asked = self._parties(lead.asked)
            self.discourse.add("question", "question.in-response-to", sentence, by=whose, to=asked, about=lead.about)
            self.referents.asked(whose, asked)
        return lead

    def _acts(self, found: list[Act], parsed: Parse, sentence: Sentence, reply: bool, inherited: Opening | None) -> None:
        """What a sentence with verbs of saying tells; `reply` tells that it opens as a reply."""
        reply = reply or _says_in_reply(sentence.text)
        if any(act.rule.endswith(".attributed") and any(m.pronoun for m in act.by) for act in found) and parsed.clauses:
            self.referents.mentioned(parsed.clauses[0].subject)  # "Mrs Hay thanked the wardens, without whom, she said, …"
        for act in found:
            self._act(act, sentence, reply or (inherited is not None and inherited.replied_by(act.by)), inherited)
        widen(self.discourse.turns[-len(found) - 1 :], sentence)
        if self.discourse.asked_in(sentence) and answers_itself(sentence.text):
            self.discourse.answer_inside(sentence)
        elif self.discourse.asked_in(sentence) and in_vain(sentence.text):
            self.discourse.close()
        self.context.speakers[sentence.start] = self.referents.speaker

    def _given_word(self, parsed: Parse) -> None:
        """Remember who is given the word, as who speaks next: "The Chair invited the Head of Planning to comment."."""
        if (gives := _GIVES_WORD.search(parsed.text)) is not None:
            whom = next((token.group for token in parsed.tokens if token.start >= gives.end()), ())
            self.referents.mentioned(whom)

    def _seconded(self, parsed: Parse) -> bool:
        """Whether the sentence only tells who seconds the motion just told, who then is one of its makers."""
        last = self.discourse.last
        by = next((t.group for t in parsed.tokens if t.group), ())
        if last is None or last.verb not in _MOVES or self.discourse.block - last.block > 1 or not by:
            return False
        last.by = (*last.by, *(p for p in self._parties(by) if p.label not in {q.label for q in last.by}))
        return True

    def _parties(self, group: Group) -> tuple[Party, ...]:
        return self.referents.resolve(group)

    def _act(self, act: Act, sentence: Sentence, reply: bool, inherited: Opening | None) -> None:
        replies = bool(self.discourse.open) and (reply or act.verb in REPLIES or act.kind == "undertaking")
        by = self.referents.resolve(act.by, act.kind == "question", replies, _manner(act, sentence.text), act.to)
        by = inherited.by if inherited is not None and not _outside(by) and tells_of(by, act, inherited) else by
        to = tuple(p for p in self.referents.hearers(act.to, act.kind == "question") if not any(p.label == q.label for q in by))
        if act.kind == "question":
            self.referents.asked(by, to)
        outside = self._recommended(by, sentence)
        if act.by and not outside:
            self.referents.spoke(by, self.discourse.block)  # whoever recommends outside the meeting is not "he" in it
        self.referents.heard(to)
        self.referents.told(by, () if act.verb in _HONOURS else to)
        place = self._clause(act, sentence)
        if act.kind == "report" and not (act.rule == rules.BRIEFED and self.discourse.tells_asker(to)):
            self.discourse.close()
            self.discourse.add("report", act.rule, place, by=by, to=to, about=act.about)
        elif act.kind == "question":
            if _LEADS_IN.search(sentence.text):
                self.questions.put = Put(by, to)  # whose questions follow, in a list or in paragraphs of their own
            else:
                self._question(act, place, by, to)
        elif act.kind == "undertaking":
            self.discourse.undertaking(act, place, by, to)
        elif not ((_outside(by) or outside) and not self.discourse.open):
            mixed = inherited is not None and inherited.kind in ("question", "mixed")
            self.discourse.saying(Said(act, place, by, to, reply, mixed, self.opening))

    def _recommended(self, by: tuple[Party, ...], sentence: Sentence) -> bool:
        """Whether the sentence tells of a recommendation that they, or nobody named, made outside the meeting."""
        made = [fact for fact in self.recommended if self.begins <= fact.start < sentence.end]
        impersonal = not by and sentence.text.startswith("It ")
        return any(labels(by) == labels(fact.by) or impersonal for fact in made)

    def _clause(self, act: Act, sentence: Sentence) -> Sentence:
        """The stretch of the sentence that the act quotes."""
        if act.start == 0 and act.end >= len(sentence.text):
            return sentence
        raw = self.context.minutes.document.text
        part = stretch(raw, sentence, act.start, act.end)
        return part if part.text else sentence

    def _question(self, act: Act, sentence: Sentence, by: tuple[Party, ...], to: tuple[Party, ...]) -> None:
        if not any(t.start == sentence.start and t.by == by for t in self.discourse.open):
            self.discourse.add("question", act.rule, sentence, by=by, to=to, about=act.about)
