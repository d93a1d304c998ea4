"""Lists of what another body wants done: "The inspectors made the following recommendations:" and the lines under it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from minutegraph.extraction.context import Context
from minutegraph.extraction.language import numbers
from minutegraph.extraction.language.caseless import Caseless
from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.language.phrases import pattern
from minutegraph.extraction.parties import voices
from minutegraph.extraction.recommendations import addressees, recommendation_tables
from minutegraph.extraction.recommendations.recommendation_lines import BELOW, CLOSED, NUMBERED, WANTED, content, under
from minutegraph.extraction.recommendations.recommendation_makers import (
    DEMAND,
    RECOMMENDATIONS_TO,
    by_items,
    first_lines,
    follows,
    makers,
    of_another,
)
from minutegraph.extraction.recommendations.recommendation_words import KIND, OWN, STATES
from minutegraph.lexicon import load
from minutegraph.model import Block, Party, Recommendation, Sentence

_OPENS = Caseless(
    r".*(?::[\s–-]*|\b(?:following|included?|including|were|are|as\s+follows|namely|viz\.?|to\s+wit|"
    r"among\s+(?:them|which)|below|as\s+follows\.|"
    r"the\s+following\.|below\.|in\s+the\s+table\.|that|to|should|must|recommended|recommends|recommend|required|"
    r"requires)[\s–-]*)"
)
_TITLE = Caseless(
    r"(?:(?:the|key|main|ofsted's|inspectors'|\w+)\s+){0,3}(?:what\s+(?:needs|needed)\s+to\s+(?:improve|be\s+improved)|"
    r"(?:areas?|proposals|points)\s+(?:for|of)\s+(?:further\s+)?(?:improvement|development|priority\s+action)|afis|"
    r"recommendations?\s+(?:of|from|by|made\s+by)\s+.{3,60})"
)
_CLAIMED = Caseless(r"^(?!.*\b(?:be|agreed|approved|noted)\b).*\brecommendations?\s+(?:by|of|from)\b.*:[\s–-]*$")
_PROGRESS = regex(
    r"^(?:all|none|most|both|\d+|[a-z]+)\s+(?:recommendations?|areas?)\b|\bcompleted?\W*$|"
    r"^completed?\b(?!\s+(?:the|an?|all|its)\b)|\bon\s+track\b|^\d+%|^(?:none|nil|n/a)\b",
    re.I,
)
_COUNT = Caseless(rf"\b(?P<n>{numbers.SEVERAL}|\d{{1,2}})\s+(?:\w+\s+){{0,3}}")


@dataclass(frozen=True, slots=True)
class Opened:
    """A list that is opened: who made what is in it, and to whom its opener addresses it."""

    number: int
    makers: tuple[Party, ...]
    to: tuple[Party, ...]
    several: int = 0


def opening(context: Context, number: int, block: Block, sentence: Sentence) -> Opened | None:
    """The list that the sentence opens, if it is one of another body's recommendations."""
    text = sentence.text.strip()
    if recommendation_tables.heads_table(context, block):
        by = recommendation_tables.makers(context, sentence)
        return Opened(number, by, ()) if by else None
    if sentence is not block.sentences[-1] or (
        CLOSED.search(text) and not BELOW.search(text) and not follows(context, number)
    ):
        return None
    titled = block.kind == "heading" and _TITLE.fullmatch(text) is not None
    if not (titled or _OPENS.fullmatch(text[-60:]) or _hung(context, number, text)):
        return None
    if OWN.search(text) and not of_another(context, text):
        return None
    if sentence.start in context.claimed and not (_CLAIMED.search(text) and voices.of_item(context).named(text)):
        return None
    others = of_another(context, text)
    owned = others if RECOMMENDATIONS_TO.search(text) else ()
    found = owned or makers(context, sentence) or others or by_items(context, number, text)
    lines = first_lines(context, number)
    if not found or (lines and all(_DECIDED.match(line) for line in lines)) or (lines and _OURS.match(lines[0])):
        return None
    if STATES.search(text) and not all(WANTED.match(line) for line in lines):
        return None
    count = _COUNT.search(text)
    several = numbers.value(count["n"]) if count else 0
    return Opened(number, voices.as_printed(found, text), addressees.of_opener(text), several)


def _hung(context: Context, number: int, text: str) -> bool:
    """Whether the layout hangs a list on a block that tells what somebody demands or recommends."""
    if not follows(context, number):
        return False
    return DEMAND.search(text) is not None or (KIND.search(text) is not None and bool(voices.of_item(context).acting(text)))


_words = load("recommendations")["lists"]
_DECIDED = Caseless(
    rf"(?:that\s+|to\s+)?(?:the\s+)?(?:.{{0,80}}(?<!should\s)(?<!must\s)\bbe\s+(?:{pattern(_words['decided'])})\b|(?:{pattern(_words['decide'])})\b)"
)


_OURS = Caseless(
    rf"that\s+(?:the\s+)?(?:{pattern(load('recommendations')['own']['must'])})\s+(?:(?:consider\s+and\s+)?(?:{pattern(_words['decide'])})\b|\W*$)"
)
"""The first line of what officers recommend: "The report recommended: that the Committee note"."""


def members(context: Context, opened: Opened) -> Iterator[Recommendation]:
    """The recommendations of the list, in order; what a line inside it ("Those for the Police:") says goes to those after it."""
    blocks, number, to = context.item.blocks, opened.number, opened.to
    depth = blocks[number].depth + 1
    hung = [n for n, b in enumerate(blocks) if b.opener == number and b.depth == depth and b.sentences]
    hung = hung or [n for n, b in enumerate(blocks) if b.opener == number and b.sentences][:60]
    places = hung or under(context, number, opened.several)
    if not places:
        yield from recommendation_tables.members(context, number, opened.makers, to)
        return
    said: tuple[Party, ...] = ()
    for n in range(number + 1, places[-1] + 1):
        block = blocks[n]
        if n in places:
            sentence, _ = content(block)
            if sentence.text.rstrip().endswith((":", ":-")):
                to = addressees.of_heading(sentence.text) or addressees.of_opener(sentence.text) or to
            elif not (_PROGRESS.search(sentence.text) and len(sentence.text.split()) < 6):
                told = _told(block, sentence) or (said if _IT.match(sentence.text) else ())
                said = told or said
                yield _fact(context, block, opened.makers, told or to)
        elif block.depth < depth and block.sentences:
            named = block.sentences[-1].text
            to = addressees.of_heading(named) or addressees.of_opener(named) or to


_IT = Caseless(
    r"(?:(?:that|by|within|before|from)\s+(?:[\w,]+\s+){0,4})?(?:it|they)\s+(?:also\s+)?(?:should|must|needs?|has|have|ought|is|are)\b"
)
"""How a line goes on to tell whom the line before it told: "within six months, it should"."""


def _told(block: Block, sentence: Sentence) -> tuple[Party, ...]:
    """Whom a line tells what to do, in a later sentence perhaps: "Some pupils get no help. The school should ..."."""
    others = (s.text for s in block.sentences if s.start > sentence.start)
    told = addressees.addressees(sentence.text) or addressees.of_line(sentence.text)
    return told or next((to for text in others if (to := addressees.addressees(text))), ())


def _fact(context: Context, block: Block, makers: tuple[Party, ...], to: tuple[Party, ...]) -> Recommendation:
    sentence, label = content(block)
    printed = NUMBERED.match(sentence.text)
    number = printed["number"] or printed["n"] if printed else label or _number(block.marker)
    return Recommendation(
        start=sentence.start, end=sentence.end, rule="recommendations.list", item=context.index, by=makers, to=to, number=number,
    )  # fmt: skip


def _number(marker: str) -> str | None:
    """The number of a list item as printed, without a full stop; None for a bullet."""
    return marker.rstrip(".:") if _LETTER.search(marker) and marker not in ("o", "O") else None


_LETTER = regex(r"\w")
