"""Lists of what another body wants done: "The inspectors made the following recommendations:" and the lines under it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from minutegraph.extraction import addressees, recommenders, voices
from minutegraph.extraction.caseless import Caseless
from minutegraph.extraction.context import Context
from minutegraph.extraction.phrases import pattern
from minutegraph.lexicon import load
from minutegraph.model import Block, Party, Recommendation, Sentence

KIND = Caseless(rf"(?<![\w&])(?:{pattern(load('recommendations')['words']['kinds'])})(?![\w&])")
"""What such a thing is called: "recommendations", "areas for improvement", "what needs to improve"."""

OWN = Caseless(
    r"\b(?:resolved|(?:the|this|her|his)\s+(?:committee|panel|board|cabinet|council|executive|sub-?committee|forum|authority|"
    r"members?|chair\w*|task\s+group|working\s+group|meeting)\s+"
    r"(?:(?!(?:was|were|been|be)\b)\w+\s+)?(?:recommend\w*|made|agreed|endorsed|resolved|identified|suggested|asked|requested)|"
    r"(?:members|councillors?\s+\w+|officers?'?s?)\s+(?:\w+\s+)?(?:recommend\w*|made|identified|suggested)|"
    r"recommendations?\s+(?:in|of|contained\s+in|set\s+out\s+in|at)\s+(?:the|this)\s+(?:officer'?s?\s+)?(?:report|paper)|"
    r"recommend(?:ed|s)?\s+(?:to|that)\s+(?:the\s+)?(?:cabinet|full\s+council|executive)|"
    r"recommendations?\s+to\s+(?:the\s+)?(?:cabinet|council|executive|full)|"
    r"recommendations?\s+(?:\w+\s+){0,2}(?:agreed|approved|adopted|endorsed|carried|moved|proposed|put\s+to)|"
    r"(?:asked|invited|requested)\s+to\s+(?:note|consider|agree|approve|comment|endorse|recommend)|it\s+was\s+recommended|is\s+recommended|"
    r"internal\s+audit\w*|following\s+decisions?)\b",
)
"""Words of the body itself, its officers, or its internal auditors, whose recommendations are none."""

_OPENS = Caseless(
    r".*(?::[\s–-]*|\b(?:following|included?|including|were|are|as\s+follows|namely|viz\.?|to\s+wit|among\s+(?:them|which)|below|as\s+follows\.|"
    r"the\s+following\.|below\.|in\s+the\s+table\.|that|to|should|must|recommended|recommends|recommend|required|requires)[\s–-]*)"
)
_CLOSED = re.compile(r"[.;?!]\s*['\"”’)]*\s*$")
_TITLE = Caseless(
    r"(?:(?:the|key|main|ofsted's|inspectors'|\w+)\s+){0,3}(?:what\s+(?:needs|needed)\s+to\s+(?:improve|be\s+improved)|"
    r"(?:areas?|proposals|points)\s+(?:for|of)\s+(?:further\s+)?(?:improvement|development|priority\s+action)|afis|"
    r"recommendations?\s+(?:of|from|by|made\s+by)\s+.{3,60})"
)
_BELOW = re.compile(r"\b(?:as\s+follows|the\s+following|set\s+out\s+below|listed\s+below|in\s+the\s+table(?:\s+below)?)\.$", re.I)
_DEMAND = Caseless(
    r"\b(?:recommend(?:ed|s)?|require[ds]?|told|ordered|urged|instructed|advised|wants?|wanted|expect(?:ed|s)?|asked|said|stated|"
    r"call(?:ed|s)\s+(?:up)?on)\b(?:[^.:;]{0,110}\b(?:that|to|must|should)(?:,?\s+(?:by|within)\s+[\w\s]{3,25})?"
    r"(?:,?\s+(?:the|its|their|all|each)\s+[\w'&\s-]{2,50})?)?[\s:–-]*$"
)
_MUST = Caseless(r"\b(?:should|must|needed\s+to|needs\s+to|need\s+to|had\s+to|has\s+to|was\s+to|were\s+to|is\s+to|are\s+to|ought\s+to)(?:\s+therefore)?\s*[:–-]*$")
_FOR = Caseless(
    r"(?:and\s+|also\s+)*(?:(?:those|the\s+(?:others?|rest|remaining\s+\w+|remainder)|others|(?:the\s+)?recommendations?|\w+)\s+)?"
    r"(?:(?:were|was|are)\s+)?(?:of\s+[\w\s]{2,50}?\s+)?(?:for|to)\s+(?:the\s+)?[\w'&\s-]{3,60}:[\s–-]*"
)
_CLAIMED = Caseless(r"^(?!.*\b(?:be|agreed|approved|noted)\b).*\brecommendations?\s+(?:by|of|from)\b.*:[\s–-]*$")
_ANNOUNCED = Caseless(r"\b(?:recommend\w*|causes?\s+(?:of|for)\s+concern|requirements?|areas?\s+(?:for|of)\s+\w+|notice)\b")
_GENERAL = Caseless(r"\b(?:requirements?|suggestions|proposals|must\s+do|should\s+do|to\s+be\s+addressed|actions\s+required|points|priority\s+actions?|improvements?\s+required|suggestions)\b")
_INSPECTED = Caseless(
    r"\b(?:inspect\w*|the\s+letter|ofsted|visit|peer\s+(?:team|review|challenge)|reviewers?|assessment|audit\w*|ombudsman|regulator)\b"
)
_PROGRESS = re.compile(
    r"^(?:all|none|most|both|\d+|[a-z]+)\s+(?:recommendations?|areas?)\b|\bcompleted?\W*$|^completed?\b(?!\s+(?:the|an?|all|its)\b)|\bon\s+track\b|^\d+%|^(?:none|nil|n/a)\b", re.I
)
_COUNT = Caseless(r"\b(?P<n>two|three|four|five|six|seven|eight|nine|ten|\d{1,2})\s+(?:\w+\s+){0,3}")
_NUMBERS = {w: n for n, w in enumerate(["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"], 2)}


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
    if sentence is not block.sentences[-1] or (
        _CLOSED.search(text) and not _BELOW.search(text) and not _follows(context, number)
    ):
        return None
    titled = block.kind == "heading" and _TITLE.fullmatch(text) is not None
    hung = _follows(context, number) and bool(_DEMAND.search(text) or KIND.search(text) and voices.of_item(context).acting(text))
    if not (titled or hung or _OPENS.fullmatch(text)) or OWN.search(text):
        return None
    if sentence.start in context.claimed and not (_CLAIMED.search(text) and voices.of_item(context).named(text)):
        return None
    kinds = list(KIND.finditer(text))
    makers = _makers(context, sentence, kinds[-1] if kinds else _WHAT.search(text)) or _by_items(context, number, text)
    if not makers or any(_DECIDED.match(first) for first in _first_lines(context, number)):
        return None
    count = _COUNT.search(text)
    several = _NUMBERS.get(count["n"]) or int(count["n"]) if count else 0
    return Opened(number, makers, addressees.of_opener(text), several)


def _follows(context: Context, number: int) -> bool:
    """Whether the layout itself hangs a list on the block."""
    return any(block.opener == number for block in context.item.blocks)


_WHAT = Caseless(r"\bwhat\b[^:.]{3,70}\b(?:improved?|to\s+do|should\s+do|must\s+do|to\s+be\s+done|change|better)\W*$")
_DECIDED = Caseless(
    r"(?:that\s+|to\s+)?(?:the\s+)?(?:.{0,80}\bbe\s+(?:noted|approved|agreed|endorsed|adopted|received|thanked|accepted|welcomed)\b|"
    r"(?:note|approve|agree\s+the|endorse|receive|delegate|authorise|thank|welcome)\b)"
)


_REFERS = Caseless(
    r"\b(?:these|those|them|ones|which|the\s+(?:first|main|most|others?|rest|following|remaining|latter|two|three|four|five|six|seven|eight))\b.*:[\s–-]*$|"
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten)\s*:[\s–-]*$"
)
_IN_MEETING = Caseless(
    r"\b(?:asked|questions?|comments|queries|discuss\w*|raised|answers?|said|stated|felt|suggested|informed|actions|resolved|agreed|noted|replied|"
    r"responded|progress|response|officers|members|councillors?|strengths|following\s+points)\b"
)


def _first_lines(context: Context, number: int) -> list[str]:
    """The texts of the lines that may be the list's."""
    blocks = context.item.blocks
    hung = [b for b in blocks if b.opener == number and b.sentences] or [b for b in blocks[number + 1 : number + 3] if b.sentences]
    return [b.sentences[0].text for b in hung]


def _by_items(context: Context, number: int, text: str) -> tuple[Party, ...]:
    """The outside body that the opener tells to have done something, where each line under it says who should do what."""
    acting = voices.of_item(context).acting(text)
    if not acting or not _follows(context, number):
        return ()
    lines = _first_lines(context, number)
    return acting if all(_WANTED.match(line) and addressees.addressees(line) for line in lines) else ()


def _makers(context: Context, sentence: Sentence, kind: re.Match[str] | None) -> tuple[Party, ...]:
    text, heard = sentence.text.strip(), voices.of_item(context)
    if kind is not None:
        return _of_kind(context, sentence, kind)
    demand = _DEMAND.search(text)
    if demand is not None:
        said = recommenders.subject(context, sentence, text[: demand.start()])
        if said or not _MUST.search(text):
            return said
    previous = heard.previous(sentence.start)
    announced = previous is not None and not OWN.search(previous.text) and (
        _ANNOUNCED.search(previous.text) or (heard.acting(previous.text) and not _IN_MEETING.search(text))
    )
    if previous is not None and announced and _REFERS.search(text) and KIND.search(previous.text) and not _IN_MEETING.search(text):
        return heard.named(text) or heard.named(previous.text) or heard.before(previous.start)
    if previous is not None and announced and (_MUST.search(text) or _FOR.fullmatch(text)):
        return heard.named(text) or heard.named(previous.text) or heard.before(previous.start)
    return ()


def _of_kind(context: Context, sentence: Sentence, kind: re.Match[str]) -> tuple[Party, ...]:
    text, heard = sentence.text, voices.of_item(context)
    named = heard.named(text) or recommenders.outside(context, sentence)
    if named:
        return named
    recommended = "recommendation" in kind[0]
    if recommended:
        others = recommenders.of_whom(context, text)
        if others:
            return others
    if _GENERAL.fullmatch(kind[0]) and not _INSPECTED.search(text):
        return heard.before(sentence.start, 2) if re.search(r"\bthe\s+re", text, re.I) else ()
    if len(text.split()) < 3 and not _labelled(context, sentence):
        return ()
    before = heard.before(sentence.start, 6 if recommended else 8)
    if before:
        return before
    if recommended and not _INSPECTED.search(text):
        return ()
    return recommenders.inspectors(context, sentence) or heard.titled()


def _labelled(context: Context, sentence: Sentence) -> bool:
    """Whether the line after the sentence bears a recommendation's label."""
    after = next((b for b in context.item.blocks if b.start > sentence.start and b.sentences), None)
    return after is not None and bool(_LABEL.fullmatch(after.sentences[0].text) or NUMBERED.match(after.sentences[0].text))


def members(context: Context, opened: Opened) -> Iterator[Recommendation]:
    """The recommendations of the list, in order; what a line inside it ("Those for the Police:") says goes to those after it."""
    blocks, to = context.item.blocks, opened.to
    depth = blocks[opened.number].depth + 1
    hung = [n for n, b in enumerate(blocks) if b.opener == opened.number and b.depth == depth and b.sentences]
    hung = hung or [n for n, b in enumerate(blocks) if b.opener == opened.number and b.sentences][:60]
    places = hung or _lines(context, opened)
    if not places:
        yield from _table(context, opened)
        return
    for n in range(places[0], places[-1] + 1):
        block = blocks[n]
        if n in places:
            sentence = block.sentences[0]
            if not (_PROGRESS.search(sentence.text) and len(sentence.text.split()) < 6):
                yield _fact(context, block, opened.makers, addressees.addressees(sentence.text) or to)
        elif block.depth < depth and block.sentences:
            named = block.sentences[-1].text
            to = addressees.of_heading(named) or addressees.of_opener(named) or to


def _fact(context: Context, block: Block, makers: tuple[Party, ...], to: tuple[Party, ...]) -> Recommendation:
    sentence = block.sentences[0]
    printed = NUMBERED.match(sentence.text)
    number = printed["number"] or printed["n"] if printed else _number(block.marker)
    return Recommendation(
        start=sentence.start, end=sentence.end, rule="recommendations.list", item=context.index, by=makers, to=to, number=number,
    )  # fmt: skip


def _number(marker: str) -> str | None:
    """The number of a list item as printed, without a full stop; None for a bullet."""
    return marker.rstrip(".:") if re.search(r"\w", marker) and marker not in ("o", "O") else None


NUMBERED = re.compile(
    r"(?:(?:[Kk]ey\s+)?(?:[Rr]ecommendation|RECOMMENDATION|Requirement|REQUIREMENT|Rec\.?|AFI|Area\s+for\s+[Ii]mprovement|Proposal\s+for\s+"
    r"[Ii]mprovement|Proposal|Action)\s+(?:[Nn]o\.?\s*)?(?P<n>\d{1,2}(?:\.\d{1,2})?|[A-Z]\d*)\b|(?P<number>[A-Z]{1,4}\d{1,2}))"
    r"\s*[.:)–-]{0,2}\s+(?=[\"“'(]?[A-Za-z])"
)
"""A line's own number: "R1 ", "Recommendation 2:"."""
_NAMED_PART = re.compile(r"[A-Z][\w-]+(?:\s[\w-]+){0,4}\s(?:–|-)\s")


@cache
def _order() -> Caseless:
    return Caseless(rf"(?:to\s+)?(?:(?:urgently|further|also|not)\s+)?(?:{pattern(load('recommendations')['words']['orders'])})\s")


_WANTED = Caseless(r".*\b(?:should|must|needs?\s+to|be\s+\w+(?:ed|en|wn|de))\b")


def _shape(block: Block) -> str:
    """By what a bare line shows that it is one of a list; "" where nothing does."""
    if not block.sentences or (block.kind == "item" and block.opener is None):
        return ""
    text = block.sentences[0].text
    if text.rstrip().endswith((":", ":-")):
        return ""
    if NUMBERED.match(text):
        return "numbered"
    if text[:1] in "\"“'‘" and _WANTED.match(text):
        return "quoted"
    if re.match(r"that\s", text, re.I):
        return "that"
    if len(block.sentences) > 1:
        return ""
    if text[:1].islower() and len(text.split()) < 30:
        return "lower"
    if _order().match(text) or (_WANTED.match(text) and (_NAMED_PART.match(text) or len(text.split()) < 30)):
        return "order"
    return ""


def _lines(context: Context, opened: Opened) -> list[int]:
    """The blocks right under the opener that are its list although the layout does not hang them on it.

    Short headings between them ("Leadership") are passed over; a line that is only a label ("Recommendation 1") belongs to the
    line after it.
    """
    blocks, found = context.item.blocks, list[int]()
    opener = blocks[opened.number].sentences[-1].text.rstrip()
    if not re.search(r"[:–-]$", opener) and _CLOSED.search(opener) and not _BELOW.search(opener):
        return found
    first, section, n = "", blocks[opened.number].section, opened.number + 1
    while n < min(len(blocks), opened.number + 60) and blocks[n].section == section and blocks[n].sentences:
        block, after = blocks[n], blocks[n + 1] if n + 1 < len(blocks) else None
        if after is not None and after.sentences and _LABEL.fullmatch(block.sentences[0].text):
            found.append(n + 1)
            n += 2
            continue
        if after is not None and _is_group(block) and (after.opener == n or _shape(after) not in ("", "lower")):
            n += 1
            continue
        hung = block.kind == "item" and block.opener is not None and block.opener > opened.number
        shape = "hung" if hung else _shape(block)
        first = first or shape
        if not shape or shape != first or block.sentences[0].start in context.claimed and shape == "order":
            break
        found.append(n)
        n += 1
        if shape == "quoted":
            break
    return found or _counted(context, opened)


_LABEL = re.compile(r"(?:(?:[Kk]ey\s+)?(?:[Rr]ecommendation|RECOMMENDATION|[Rr]equirement|REQUIREMENT|AFI|[Aa]rea\s+for\s+[Ii]mprovement)\s+\w{1,4}|[A-Z]{1,3}\d{1,2})\s*[.:–-]?")


def _is_group(block: Block) -> bool:
    """Whether the block is a short heading inside a list."""
    text = block.sentences[0].text
    return block.kind != "item" and len(block.sentences) == 1 and len(text.split()) <= 6 and not re.search(r"[.;?]$|^RESOLVED|^Resolved", text)


def _table(context: Context, opened: Opened) -> Iterator[Recommendation]:
    """The cells of the column of recommendations in the table under the opener."""
    blocks, document = context.item.blocks, context.minutes.document.text
    column = None
    for block in blocks[opened.number + 1 : opened.number + 60]:
        cells = list(_CELL.finditer(document, block.start, block.end))
        if len(cells) < 2 or not block.sentences:
            return
        if column is None:
            column = next((n for n, cell in enumerate(cells) if KIND.search(cell[0])), None)
            if column is None:
                return
        elif column < len(cells):
            start, end = cells[column].span()
            number = cells[0][0] if column and re.fullmatch(r"[A-Z]{0,3}\d{1,2}\.?", cells[0][0]) else None
            to = addressees.addressees(" ".join(document[start:end].split())) or opened.to
            yield Recommendation(
                start=start, end=end, rule="recommendations.table", item=context.index, by=opened.makers, to=to, number=number,
            )  # fmt: skip


_CELL = re.compile(r"[^|\s][^|]*?(?=\s*(?:\||\Z|\n\s*\|))")


def _counted(context: Context, opened: Opened) -> list[int]:
    """As many short lines under the opener as it announces."""
    rest = context.item.blocks[opened.number + 1 : opened.number + 1 + opened.several]
    short = [b for b in rest if b.sentences and len(b.sentences) == 1 and len(b.sentences[0].text.split()) <= 15 and b.kind != "item"]
    if not opened.several or len(short) != opened.several or any(":" in b.sentences[0].text for b in short):
        return []
    return list(range(opened.number + 1, opened.number + 1 + opened.several))
