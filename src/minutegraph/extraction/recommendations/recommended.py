"""Recommendations that a single sentence states: "Ofsted recommended that ...", "the one area for improvement was ..."."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from minutegraph.extraction.context import Context
from minutegraph.extraction.language.caseless import Caseless
from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.language.hints import Hints
from minutegraph.extraction.language.phrases import printed
from minutegraph.extraction.parties import voices
from minutegraph.extraction.recommendations import (
    addressees,
    known_inspectors,
    other_bodies,
    recommended_areas,
    recommended_inside,
    recommended_series,
    recommenders,
)
from minutegraph.extraction.recommendations.demands import demanding
from minutegraph.extraction.recommendations.impersonal_recommendations import ANY_IMPERSONAL, impersonal
from minutegraph.extraction.recommendations.recommendation_lines import is_wanted
from minutegraph.extraction.recommendations.recommendation_words import OWN, words
from minutegraph.extraction.recommendations.recommended_areas import UNREAL
from minutegraph.extraction.recommendations.recommended_series import Lead
from minutegraph.lexicon import load
from minutegraph.model import Block, Party, Recommendation, Sentence

_LETTERS = printed(load("recommendations")["codes"]["letters"])
CODE = regex(rf"\b(?:{_LETTERS})\d{{1,2}}\b")
"""A recommendation's code."""


_NUMBERED = regex(
    r"\b(?:(?:recommendation|rec\.?|proposal\s+for\s+improvement|AFI)\s+(?:no\.?\s*)?(?P<number>\d+(?:\.\d+)?|"
    rf"(?-i:[A-Z]\d*))|(?P<code>(?-i:{_LETTERS})\d{{1,2}})(?=\s*[(:–-]))\b(?!\s*(?:to|and|,|-|–)\s*\d)\s*"
    r"(?:\(\w+\)(?=:))?(?P<content>\([^)]{8,}\)|[-–:,]\s*\S+(?:\s+\S+){1,}|(?:was|is|that|on|to|of|which|"
    r"concerning|regarding|about|"
    r"asked|called)\s+\S+(?:\s+\S+){2,})",
    re.I,
)
_NUMBER = regex(r"\d|(?:ecommendation|Rec\.?|AFI|mprovement)\s+[A-Z]\b")
_CODED = regex(rf"(?P<code>(?:{_LETTERS})\d{{1,2}})[.:)]?\s+(?=[A-Z][a-z])")
_STATUS = regex(
    rf"^\(?[-–:,]?\s*(?:(?:was|is|had\s+been|has\s+been|be|were)\s+)?"
    rf"(?:not\s+|now\s+|fully\s+|partly\s+)?(?:{words('became')})\b",
    re.I,
)
_TO_DO = r"to(?!\s+(?:the|its?|our|their|them|us|all|an?|each|any)\b)"
_SAID = Caseless(
    r"(?:'s)\s+recommendation\s+(?:that|to)\s+(?P<of>\S.+)$|"
    r"\b(?:recommended|recommends?|recommending)\s+(?:only\s+|also\s+|further\s+|instead\s+)?(?:that\s+|to\s+)?(?P<what>\S.+)$|"
    r"\brecommendation\s+(?:(?:of|from|by)\s+[\w\s']{3,40}?\s+|\w+\s+)?(?:to\s+[\w\s'&-]{3,40}?\s+)?(?:was|is|had\s+been)\s+(?:that|to|for)\s+(?P<was>\S.+)$|"
    r"\bmade\s+(?:one|a|the|a\s+further)\s+recommendation,?\s*(?:that|to|:)\s+(?P<made>\S.+)$|"
    rf"\b(?:with|by|and|but|was|is|{words('gave')})\s+(?:an?|one|the\s+single|the)\s+(?:\w+\s+)?(?:recommendation|requirement)\s+"
    rf"(?:that|{_TO_DO})\s+(?P<noun>\S.+)$|"
    rf"\brecommendations?\s+(?:(?:by|of|from)\s+[^,;]{{3,50}}?\s+)?(?:that|{_TO_DO})\s+"
    r"(?!(?:would|had|have|has|were|was|are|is|could|can|will|may|might)\b)(?P<nouns>(?:the\s+|[a-z])\S*\s.+)$|"
    r"\brecommendation\s+(?:\w+\s+)?(?:reads?|ran|was|is)\s*(?:as\s+follows)?\s*:?\s*(?P<read>[\"“].+)$",
)


@cache
def _sayings() -> Hints:
    return Hints.of(_SAID.pattern)


_NOTE = regex(r"Recommendation\s+(?:is\s+|was\s+)?(?:not\s+)?to\s+\w")
_EMPTY = Caseless(
    r"(?:as\s+follows|the\s+following|below|above|it|them|this|these|those|approval|acceptance|"
    r"refusal)\W*"
)


def stated(context: Context, block: Block, sentence: Sentence, lead: Lead) -> Iterator[Recommendation]:
    """The recommendations that one sentence states; `lead` is the list opened last before it."""
    text = sentence.text
    printed = _NUMBER.search(text) is not None
    numbered = [m for m in _NUMBERED.finditer(text) if not _STATUS.match(m["content"])] if printed else []
    if numbered and not OWN.search(text):
        makers = _around(context, block, sentence, lead)
        for match in numbered if makers else ():
            yield _fact(context, sentence, "numbered", makers, match["number"] or match["code"])
        return
    coded = _CODED.match(text)
    if coded is not None and not lead.makers and not is_wanted(text[coded.end() :]):
        coded = None  # an item's own number
    if coded is not None or _NOTE.match(text):
        makers = lead.makers or _around(context, block, sentence, lead)
        if makers:
            yield _fact(context, sentence, "numbered", makers, coded["code"] if coded else None)
        return
    if text.rstrip().endswith((":", ":-")) or (sentence.start in context.claimed and not _is_told(context, sentence)):
        return
    sayers = impersonal(context, block, sentence) or _saying(context, sentence)
    if sayers is not None:
        if sayers:
            yield from recommended_inside.apart(context, sentence, _fact(context, sentence, "said", sayers, None))
        return
    makers = demanding(context, sentence) or recommended_series.makers(context, sentence, lead)
    if makers:
        to = recommended_series.same_addressee(context, sentence, lead) or lead.to
        yield from recommended_inside.apart(context, sentence, _fact(context, sentence, "told", makers, None, to))
        return
    yield from recommended_areas.stated(context, block, sentence)


_LIMB = regex(r"\W*(?:that|to|resolved|agreed|recommended|\(?\w{1,3}[.)])\b", re.I)


def _is_told(context: Context, sentence: Sentence) -> bool:
    """Whether what was taken for an outcome of the meeting is what an outside body did."""
    if "ecommend" not in sentence.text or _LIMB.match(sentence.text):
        return False
    return bool(voices.of_item(context).acting(sentence.text))


def _around(context: Context, block: Block, sentence: Sentence, lead: Lead) -> tuple[Party, ...]:
    """Who made the numbered ones of a sentence: named in it or beside it, else who is known from the item."""
    heard = voices.of_item(context)
    beside = next((named for s in block.sentences if s.start > sentence.start and (named := heard.named(s.text))), ())
    return (
        recommenders.outside(context, sentence) or lead.makers or other_bodies.others(context) or beside
        or heard.before(sentence.start) or known_inspectors.inspectors(context, sentence) or heard.titled()
    )  # fmt: skip


def _saying(context: Context, sentence: Sentence) -> tuple[Party, ...] | None:
    """Who recommended, in so many words; None where the sentence has no such words."""
    text = sentence.text
    said = _SAID.search(text) if _sayings().found(text) else None
    if said is None:
        return None
    form = said.lastgroup or ""  # each way of saying so has one group, for what is recommended
    what = said[form]
    if (
        _EMPTY.fullmatch(what)
        or (len(what.split()) < 5 and _block_opens(context, sentence))
        or (UNREAL.search(text[: said.start()]))
    ):
        return ()
    heard = voices.of_item(context)
    by = _BY.match(text, said.start())
    if by is not None:
        return heard.ending(text[: by.end()]) or recommenders.by_inspectors(context, sentence, text[: by.end()])
    if ANY_IMPERSONAL.match(text):
        return ()  # the meeting's own
    makers = recommenders.recommender(context, sentence, said.start())
    if makers or OWN.search(text):
        return makers
    if form in ("was", "read"):
        return heard.named(text[: said.start(form)]) or (heard.before(sentence.start, 4) if _ITS.match(text) else ())
    if form == "nouns" and _TAKEN_UP.search(text, 0, said.start()) and is_wanted(f"to {what}"):
        return known_inspectors.inspectors(context, sentence)
    if form in ("noun", "nouns"):
        return heard.acting(text[: said.start()]) or heard.ending(text[: max(said.start(), said.start("nouns") - 5)])
    return heard.named(text[: said.start()]) if text[: said.start()].endswith(", ") else ()


_TAKEN_UP = regex(
    r"\b(?:highlighted|referred\s+to|noted|raised|welcomed|questioned|drew\s+attention\s+to|picked\s+up(?:\s+on)?)\s+(?:the|one)\s+$"
)
"""Before a recommendation that somebody at the meeting takes up, of whoever inspected."""
_BY = Caseless(r"recommended\s+by\s+(?:the\s+)?[\w'&\s-]{3,60}?(?=\s+(?:that|to)\s)")


def _block_opens(context: Context, sentence: Sentence) -> bool:
    """Whether a list hangs on the sentence's block."""
    blocks = context.item.blocks
    own = next((n for n, b in enumerate(blocks) if b.start <= sentence.start < b.end), -1)
    return any(b.opener == own for b in blocks)


_ITS = regex(r"(?:The|Its|Their|A|One)\s+(?:\w+\s+){0,2}recommendation\b")


def _from(text: str) -> int:
    """Where what is recommended begins, in so many words; 0 where there are none."""
    said = _SAID.search(text)
    return said.start(said.lastgroup or 0) if said else 0


_WHOLE = Caseless(r"(?:it|they)\s+\w|the\s+\w+\s+that\b|by\s|(?:the\s+)?[\w'&]+(?:\s+[\w'&]+){0,5}?\s+to\s+[a-z]")
_MADE_TO = Caseless(r"\brecommendations?\s[^,;:]{0,60}\bto\s+\w")
_TO_WHOM = Caseless(r"(?:the\s+)?[\w'&]+(?:\s+[\w'&]+){0,4}?\s+that\b")
"""Such a thing is recommended to one who is named before it: "that it review", "to the Council that"."""


def _to(text: str, rule: str) -> tuple[Party, ...]:
    """To whom the sentence makes the recommendation: "ordered the landlord to pay and recommended that it review its policy"."""
    said = _from(text) if rule == "said" else 0
    whole = _WHOLE.match(text[said:]) or (text.endswith("to ", 0, said) and _TO_WHOM.match(text[said:]))
    made = whole or _MADE_TO.search(text[:said])
    return addressees.addressees(text[said:]) or (addressees.addressees(text) if said and made else ())


def _fact(
    context: Context,
    sentence: Sentence,
    rule: str,
    makers: tuple[Party, ...],
    number: str | None,
    to: tuple[Party, ...] = (),
) -> Recommendation:
    return Recommendation(
        start=sentence.start, end=sentence.end, rule=f"recommendations.{rule}", item=context.index, by=makers,
        to=_to(sentence.text, rule) or to, number=number,
    )  # fmt: skip
