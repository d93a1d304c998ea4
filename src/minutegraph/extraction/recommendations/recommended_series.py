"""Recommendations that go on from sentence to sentence: "the seventh was that", "By 30 June it should"."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from minutegraph.extraction.context import Context
from minutegraph.extraction.language.caseless import Caseless
from minutegraph.extraction.language.hints import Hints
from minutegraph.extraction.language.numbers import CARDINALS, ORDINALS
from minutegraph.extraction.parties import voices
from minutegraph.extraction.recommendations import addressees
from minutegraph.extraction.recommendations.recommendation_words import OWN
from minutegraph.extraction.recommendations.recommended_areas import OF_SERIES, THESE
from minutegraph.model import Party, Recommendation, Sentence


@dataclass(frozen=True, slots=True)
class Lead:
    """The list opened last in the item: who made it, where its last line stands, to whom it was addressed.

    `last` is the recommendation found last, in a list or not.
    """

    makers: tuple[Party, ...] = ()
    end: int = 0
    to: tuple[Party, ...] = ()
    last: Recommendation | None = None


_ORDINAL = Caseless(
    rf"(?:and\s+|but\s+)?(?:(?:the\s+|a\s+|its\s+|their\s+)?(?:{ORDINALS}|"
    r"last|final|other|others|remaining|latter|"
    r"former|further|[\w-]+(?=\s+one\b))|one|another|two|both|the\s+(?:two|three|"
    r"main\s+one))\s+(?:ones?\s+)?(?:of\s+(?:them|these|which|the\s+[\"'“]?(?:must|should)[\s-]+dos?[\"'”]?(?:\s+actions)?)\s+)?"
    r"(?:(?:\w+\s+){0,2}(?:recommendation|requirement|area\s+for\s+improvement)s?\s+|(?:\w+\s+){0,2}(?:recommendation|requirement|"
    r"area\s+for\s+improvement),\s+[^,;:]{3,60},\s+)?"
    r"(?:was|were|is|concerned|related\s+to|asked|called|required|said|recommended|dealt\s+with|covered|read)\s+"
    r"(?!(?:not\s+|now\s+|already\s+|also\s+|still\s+|being\s+|fully\s+|partly\s+)*(?:\w+ed|met|done|under\s+way|"
    r"on\s+track|underway|open|outstanding|due|"
    r"in\s+progress|why|how|what|whether|if)\b)\w"
)
"""One of a series: "the seventh was that"."""
_NEXT = Caseless(
    r"(?:by\s+(?:the\s+end\s+of\s+|early\s+|end\s+)?(?:\d{1,2}\s+)?(?:january|february|march|april|may|june|"
    r"july|august|september|"
    r"october|november|december|spring|summer|autumn|winter|"
    r"\d{4})(?:\s+\d{4})?,?\s+|within\s+[\w\s]{3,25}?,?\s+)?(?:the\s+[\w'&-]+(?:\s+(?!(?:said|that|who|which)\b)[\w'&-]+){0,4}?|it|they)\s+"
    r"(?:should|must)\s+(?!(?:not\s+)?(?:have\s+been|be\s+(?:noted|proud|congratulated)))\w"
)
"""What a series goes on with, each in a sentence of its own: "By 30 June it should have ..."."""
_IT_SHOULD = Caseless(r"(?:(?:by|within)\s+[\w\s]{3,30}?,?\s+)?(?:it|they)\s+(?:should|must)\b")
_MUSTS = Caseless(r"[^,;:]{3,80}?\s+must\s+(?!have\s+been|be\s+noted)\w")
_COUNTED = Caseless(
    rf"\b(?:an?|{CARDINALS}|\d{{1,2}})\s+(?:\w+\s+){{0,2}}(?:requirements?|"
    r"recommendations?|must\s+dos?)\b"
)
_DATED = Caseless(r"(?:by|within)\s")
_AMONG = Caseless(r"among\s+(?:those|them|these)(?:\s+[\w-]+){0,4}?\s+(?:was|were|is)\s+that\s+\w")
_GOING_ON = (THESE, _ORDINAL, _NEXT, _AMONG, _MUSTS)


@cache
def _hints() -> Hints:
    return Hints.of(*(each.pattern for each in _GOING_ON))


def goes_on(text: str) -> bool:
    """Whether the sentence goes on with a series that the sentence before it began."""
    return _hints().found(text) and any(expression.match(text) for expression in _GOING_ON)


def makers(context: Context, sentence: Sentence, lead: Lead) -> tuple[Party, ...]:
    """Who made the one of a series of which the sentence tells ("the seventh was that ...")."""
    if not _hints().found(sentence.text):
        return ()
    if not _ORDINAL.match(sentence.text):
        return _next(context, sentence, lead)
    heard = voices.of_item(context)
    previous = heard.previous(sentence.start)
    if previous is None or OWN.search(previous.text):
        return ()
    if lead.makers and lead.end < sentence.start and previous.start <= lead.end:
        return lead.makers
    told = OF_SERIES.search(previous.text) or _ORDINAL.match(previous.text)
    return heard.named(previous.text) or heard.before(previous.start) if told else ()


def _next(context: Context, sentence: Sentence, lead: Lead) -> tuple[Party, ...]:
    """Who made what the sentence goes on with, if it goes on with a series that a sentence before it in its block announced."""
    text = sentence.text
    goes_on = _NEXT.match(text) and (_IT_SHOULD.match(text) or addressees.addressees(text))
    if not (goes_on or _AMONG.match(text)):
        return _counted(context, sentence)
    if _IT_SHOULD.match(text) or _DATED.match(text):
        behind = _right_behind(context, sentence, lead.last)
        if behind is not None:
            return behind.by
    announced = next((s for s in _before(context, sentence) if not _NEXT.match(s.text)), None)
    if announced is None or not OF_SERIES.search(announced.text) or OWN.search(announced.text):
        return ()
    return voices.of_item(context).named(announced.text)


def _counted(context: Context, sentence: Sentence) -> tuple[Party, ...]:
    """Who made the requirements that a sentence counts, of which this one says what must be done."""
    if not _MUSTS.match(sentence.text):
        return ()
    announced = next((s for s in _before(context, sentence) if not _MUSTS.match(s.text)), None)
    if announced is None or not _COUNTED.search(announced.text) or OWN.search(announced.text):
        return ()
    heard = voices.of_item(context)
    return heard.named(announced.text) or heard.before(announced.start)


def _right_behind(context: Context, sentence: Sentence, last: Recommendation | None) -> Recommendation | None:
    """The recommendation found last, if the sentence stands right behind it."""
    before = voices.of_item(context).just_before(sentence.start)
    return last if last is not None and before is not None and before.start <= last.start < before.end else None


def _before(context: Context, sentence: Sentence) -> tuple[Sentence, ...]:
    """The sentences before this one in its block, the nearest first."""
    block = next((b for b in context.item.blocks if b.start <= sentence.start < b.end), None)
    return tuple(s for s in reversed(block.sentences) if s.start < sentence.start) if block else ()


def same_addressee(context: Context, sentence: Sentence, lead: Lead) -> tuple[Party, ...]:
    """To whom "it should" is said: to whom the recommendation before it in the block was made."""
    if not _IT_SHOULD.match(sentence.text):
        return ()
    behind = _right_behind(context, sentence, lead.last)
    if behind is not None and behind.to:
        return behind.to
    return next((to for s in _before(context, sentence)[:2] if (to := addressees.addressees(s.text))), ())
