"""Who made what a sentence opens as a list of recommendations."""

from __future__ import annotations

import re

from minutegraph.extraction.context import Context
from minutegraph.extraction.language.caseless import Caseless
from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.language.numbers import SEVERAL
from minutegraph.extraction.language.phrases import pattern
from minutegraph.extraction.parties import voices
from minutegraph.extraction.recommendations import addressees, known_inspectors, other_bodies, recommenders
from minutegraph.extraction.recommendations.recommendation_lines import LABEL, NUMBERED, WANTED
from minutegraph.extraction.recommendations.recommendation_words import KIND, MUST, OWN, OWN_TO_DO, words
from minutegraph.lexicon import load
from minutegraph.model import Party, Sentence

DEMAND = Caseless(
    rf"\b(?:recommend(?:ed|s)?|require|{words('told')}|{words('suggested')}|said|stated|"
    r"(?:identified|found|concluded|considered|determined)(?=\s+that\s[^.:;]{2,110}\b(?:should|must)\b)|"
    r"call\s+(?:up)?on|calls\s+(?:up)?on)\b(?:[^.:;]{0,110}\b(?:that|to|must|should)(?:,?\s+(?:by|within)\s+[\w\s]{3,25})?"
    r"(?:,?\s+(?:it|they|(?:the|its|their|all|each)\s+[\w'&\s-]{2,50}))?|"
    rf"[^.:;]{{2,80}}\bto\s+(?:{words('tasks')}|do\s+\w+\s+things?)(?:\s+(?:on|in)\s+(?:\w+\s+){{0,2}}(?:respects|areas|ways|matters|things|points))?"
    r"|\s+in\s+(?:its|their|the|an?)\s+[\w'\s-]{3,40})?[\s:–-]*$"
)
_MUST = Caseless(
    rf"\b(?:{MUST}|need\s+to|{words('must_or_did')})(?:\s+(?:therefore|now|also|next)|,?\s+(?:by|within)\s+[\w\s]{{3,25}})?\s*[:–-]*$"
)
_OWN_TO_DO = Caseless(rf"\b(?:{OWN_TO_DO})\s+(?:should|must|needed\s+to|had\s+to)\b")
"""The end of an opener that tells what the meeting's own body has to do."""
_VIEW = Caseless(
    r"\b(?:findings?|conclusions?|views?|advice|judge?ments?|opinion|message|verdict|demands?|expectations?)\s+(?:(?:was|were|is|are)\s+)?"
    r"(?:also\s+|clear\s+)?that\b"
)
"""What somebody is said to think: "the auditor's view was that"."""
_MADE = regex(
    r"\brequirements?\s+(?:was|were|had been|have been)\s+(?:\w+\s+)?(?:set|made|issued|imposed|left|given)\b"
)
_PASSIVE = regex(r"\b(?:was|were|been|is|are|being)\s+(?:\w+\s+)?$")
_FOR = Caseless(
    r"(?:and\s+|also\s+)*(?:(?:those|the\s+(?:others?|rest|remaining\s+\w+|remainder)|others|"
    r"(?:the\s+)?recommendations?|\w+)\s+)?"
    r"(?:(?:were|was|are)\s+)?(?:of\s+[\w\s]{2,50}?\s+)?(?:for|to)\s+(?:the\s+)?[\w'&\s-]{3,60}:[\s–-]*"
)
_lists = load("recommendations")["lists"]
_ANNOUNCED = Caseless(rf"\b(?:{pattern(_lists['announced'])}|areas?\s+(?:for|of)\s+\w+)\b")
_GENERAL = Caseless(rf"\b(?:{pattern(_lists['general'])})\b")
_INSPECTED = Caseless(rf"\b(?:{pattern(_lists['inspected'])})\b")


def of_another(context: Context, text: str) -> tuple[Party, ...]:
    """The other committee that "had recommended to Cabinet:", which is not the one whose minutes these are."""
    owned = RECOMMENDATIONS_TO.search(text)
    at = text.find("recommended to") if owned is None else owned.start()
    return other_bodies.another_body(context, f"{text[:at]} had " if owned else text[:at]) if at > 0 else ()


RECOMMENDATIONS_TO = regex(r"'s?\s+recommendations\s+to\b")
"""Behind another committee: "The Panel's recommendations to the Cabinet were"."""


def follows(context: Context, number: int) -> bool:
    """Whether the layout itself hangs a list on the block."""
    return any(block.opener == number for block in context.item.blocks)


_WHAT = Caseless(
    r"\bwhat\b[^:.]{3,70}\b"
    r"(?:improved?|to\s+do|should\s+do|must\s+do|to\s+be\s+done|change|better)\W*(?:\([^)]*\)\W*)?$"
)
_REFERS = Caseless(
    rf"\b(?:these|those|them|ones|which|the\s+(?:first|main|most|others?|rest|following|remaining|latter|{SEVERAL}))\b.*:[\s–-]*$|"
    rf"\b(?:{SEVERAL})(?:\s+(?:of\s+(?:these|them)|as\s+(?:an\s+)?examples?))*\s*:[\s–-]*$"
)
_IN_MEETING = Caseless(rf"\b(?:{pattern(_lists['meeting'])})\b")


def first_lines(context: Context, number: int) -> list[str]:
    """The texts of the lines that may be the list's."""
    blocks = context.item.blocks
    hung = [b for b in blocks if b.opener == number] or blocks[number + 1 : number + 3]
    return [b.sentences[0].text for b in hung if b.sentences]


def by_items(context: Context, number: int, text: str) -> tuple[Party, ...]:
    """The outside body that the opener tells to have done something, where each line under it says who should do what."""
    if not follows(context, number):
        return ()
    wanted = all(WANTED.match(line) and addressees.addressees(line) for line in first_lines(context, number))
    return voices.of_item(context).acting(text) if wanted else ()


def makers(context: Context, sentence: Sentence) -> tuple[Party, ...]:
    """Who made what the sentence opens as a list; nobody where it opens none of another body's recommendations."""
    text = sentence.text.strip()
    kinds = list(KIND.finditer(text))
    kind = kinds[-1] if kinds else _WHAT.search(text)
    if kind is not None:
        return _of_kind(context, sentence, kind)
    demand = DEMAND.search(text)
    if demand is not None:
        before = text[: demand.start()]
        said = () if _PASSIVE.search(before) else recommenders.subject(context, sentence, before)
        if not said and demand[0].startswith("recommend"):
            said = recommenders.recommender(context, sentence, demand.start())
        if said or not _MUST.search(text):
            return said
    must = (_MUST.search(text) is not None and _OWN_TO_DO.search(text) is None) or _FOR.fullmatch(text) is not None
    refers = _REFERS.search(text) is not None and not _IN_MEETING.search(text)
    return _told_before(context, sentence, must, refers) if must or refers else ()


def _told_before(context: Context, sentence: Sentence, must: bool, refers: bool) -> tuple[Party, ...]:
    """Who made what the sentence before tells of: the sentence says what somebody must do, or refers to things told of."""
    text, heard = sentence.text.strip(), voices.of_item(context)
    previous = heard.previous(sentence.start)
    if previous is None or OWN.search(previous.text):
        return ()
    if refers and KIND.search(previous.text):
        return heard.named(text) or heard.named(previous.text) or heard.before(previous.start)
    if not must:
        return ()
    if _ANNOUNCED.search(previous.text) or (not _IN_MEETING.search(text) and heard.acting(previous.text)):
        return heard.named(text) or heard.named(previous.text) or heard.before(previous.start) or heard.titled()
    return heard.named(text) if _VIEW.search(text) else ()


def _of_kind(context: Context, sentence: Sentence, kind: re.Match[str]) -> tuple[Party, ...]:
    text, heard = sentence.text, voices.of_item(context)
    named = heard.named(text) or recommenders.outside(context, sentence)
    if named:
        return named
    of_report = known_inspectors.inspectorates(context, sentence) if _INSPECTION_REPORT.search(text) else ()
    if of_report:
        return of_report
    by_inspectors = known_inspectors.as_printed(text, known_inspectors.inspectors(context, sentence))
    if by_inspectors:
        return by_inspectors
    recommended = kind[0].startswith("rec")
    if recommended:
        others = other_bodies.of_whom(context, text)
        if others:
            return others
    if _GENERAL.fullmatch(kind[0]) and not _INSPECTED.search(text) and not _labelled(context, sentence):
        previous = heard.previous(sentence.start) if _MADE.search(text) else None
        if previous is not None and heard.acting(previous.text):
            return heard.acting(previous.text)
        if _MUST_DO.match(kind[0]):  # so inspectors of health care call what they ask for
            return heard.before(sentence.start, 6)
        return heard.before(sentence.start, 2) if _THE_RE.search(text) else ()
    if _ITS.match(text):
        return heard.before(sentence.start, 2)
    if len(text.split()) < 3 and not _labelled(context, sentence):
        return ()
    before = heard.before(sentence.start, 6 if recommended else 8)
    if before and not recommended and not any(party.kind == "inspectorate" for party in before):
        before = known_inspectors.inspectorates(context, sentence) or before  # areas for improvement are an inspectorate's
    if before:
        return before
    if recommended and not _INSPECTED.search(text):
        return ()
    return known_inspectors.inspectors(context, sentence) or heard.titled()


_INSPECTION_REPORT = regex(r"\b[Tt]he\s+(?:re-?)?inspection\s+(?:report|letter|findings)\b")
_THE_RE = regex(r"\bthe\s+re", re.I)
""" "The recommendations", "the requirements": those of a body told of before."""
_ITS = regex(r"(?:Its|Their)\s+(?:\w+\s+)?recommendations\s*:")
_MUST_DO = regex(r"(?:must|should)\s+do", re.I)


def _labelled(context: Context, sentence: Sentence) -> bool:
    """Whether the line after the sentence bears a recommendation's label."""
    after = next((b for b in context.item.blocks if b.start > sentence.start and b.sentences), None)
    return after is not None and bool(
        LABEL.fullmatch(after.sentences[0].text) or NUMBERED.match(after.sentences[0].text)
    )
