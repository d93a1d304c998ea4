"""Recommendations and areas for improvement that an inspectorate, auditor, regulator, review or another body made."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from minutegraph.extraction.context import Context
from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.language.hints import Hints
from minutegraph.extraction.recommendations import (
    recommendation_lists,
    recommended,
    recommended_inside,
    recommended_series,
)
from minutegraph.extraction.recommendations.recommended import CODE
from minutegraph.extraction.recommendations.recommended_series import Lead
from minutegraph.lexicon import load
from minutegraph.model import Recommendation, Sentence

_HINTS = Hints(load("recommendations")["hints"]["named"])
_TELLING = Hints(load("recommendations")["hints"]["told"])
_OPENING = Hints(load("recommendations")["hints"]["opens"])
_CODE_HINTS = Hints(f" {letter.lower()}{digit}" for letter in load("recommendations")["codes"]["letters"] for digit in range(10))


def find(context: Context) -> Iterator[Recommendation]:
    """The recommendations that the item states one by one, in order of the text, each once a document."""
    text = context.minutes.document.text
    said = [_words(text[f.start : f.end]) for f in context.earlier if isinstance(f, Recommendation)]
    here: list[Recommendation] = []
    for fact in sorted(_found(context), key=lambda f: f.start):
        words = _words(text[fact.start : fact.end])
        listed = fact.rule in _LISTS
        others = [f for f in here if not (listed and f.rule == fact.rule and f.by == fact.by)]
        twin = any(f.start == fact.start and f.number != fact.number for f in here)
        if any(f.start == fact.start and f.number == fact.number for f in here):
            continue
        if twin or not any(_alike(words, other) for other in (*said, *(_words(text[f.start : f.end]) for f in others))):
            here.append(fact)
            yield fact


_LISTS = ("recommendations.list", "recommendations.table", "recommendations.parts")


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.lower()))


_WORD = regex(r"\w+")


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) >= 0.8 * max(len(one), len(other), 1)


def _hinted(text: str) -> bool:
    """Whether the sentence may state a recommendation: a quick test before the slow ones."""
    return _HINTS.found(text) or (_CODE_HINTS.found(text) and CODE.search(text) is not None)


_ASIDE = regex(
    r"\s*,\s+(?:it\s+(?:was|is)\s+(?:explained|said|reported|noted|understood|added|recalled|pointed\s+out)|as\s+(?:members|the\s+(?:committee|panel|board))\s+"
    r"(?:knew|would\s+recall|had\s+heard|were\s+aware)),\s+"
)
"""What somebody puts between a subject and its verb: "The Inspectorate, it was explained, had told"."""


def _without_aside(sentence: Sentence) -> Sentence:
    """The sentence with blanks for such words, so that each of the others stays in its place."""
    if ", it " not in sentence.text and ", as " not in sentence.text:
        return sentence
    return replace(sentence, text=_ASIDE.sub(lambda aside: " " * len(aside[0]), sentence.text))


def _found(context: Context) -> Iterator[Recommendation]:
    openers = {block.opener for block in context.item.blocks if block.opener is not None}
    listed: set[int] = set()
    lead, near = Lead(), 0
    for number, block, sentence in context.sentences():
        if block.kind == "heading" and block.section != "minutes":
            continue
        if sentence.start in listed:
            continue
        hinted = _hinted(sentence.text)
        last = sentence is block.sentences[-1]
        goes_on = near > 0 and sentence.text.rstrip().endswith(":")
        if last and (hinted or goes_on or number in openers or _OPENING.found(sentence.text)):
            opened = recommendation_lists.opening(context, number, block, sentence)
            made = list(recommendation_lists.members(context, opened)) if opened else []
            if opened and made:
                listed |= {fact.start for fact in made}
                lead = Lead(opened.makers, made[-1].start, opened.to, made[-1])
                yield from made
                continue
            if opened and sentence.text.rstrip().endswith(":"):
                lead = Lead(opened.makers, sentence.start, opened.to)
        near = 3 if hinted else near - 1
        lists = recommended_inside.may_list(sentence.text)
        if not (near > 0 or lists or _TELLING.found(sentence.text)):
            continue
        sentence = _without_aside(sentence)
        inside = list(recommended_inside.listed(context, sentence)) if lists else []
        if inside:
            lead = Lead(inside[-1].by, inside[-1].start, inside[-1].to, inside[-1])
            yield from inside
            continue
        if hinted or _TELLING.found(sentence.text) or (near > 0 and recommended_series.goes_on(sentence.text)):
            for fact in recommended.stated(context, block, sentence, lead):
                lead = replace(lead, last=fact)
                yield fact
