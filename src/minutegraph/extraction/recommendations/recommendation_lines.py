"""The lines under the opener of a list of recommendations, where the layout does not hang them on it."""

from __future__ import annotations

import re
from functools import cache

from minutegraph.extraction.context import Context
from minutegraph.extraction.language.caseless import Caseless
from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.language.phrases import pattern
from minutegraph.lexicon import load
from minutegraph.model import Block, Sentence

CLOSED = regex(r"[.;?!]\s*['\"”’)]*\s*$")
"""The end of a sentence that is not left open."""
BELOW = regex(r"\b(?:as\s+follows|the\s+following|set\s+out\s+below|listed\s+below|"
    r"in\s+the\s+table(?:\s+below)?)\.$", re.I)
"""The end of one that is closed and yet opens a list: "as follows."."""
NUMBERED = regex(
    r"(?:(?:[Kk]ey\s+)?(?:[Rr]ecommendation|RECOMMENDATION|Requirement|REQUIREMENT|Rec\.?|AFI|"
    r"Area\s+for\s+[Ii]mprovement|Proposal\s+for\s+"
    r"[Ii]mprovement|Proposal|Action)\s+(?:[Nn]o\.?\s*)?(?P<n>\d{1,2}(?:\.\d{1,2})?|[A-Z]\d*)\b|"
    r"(?P<number>[A-Z]{1,4}\d{1,2}))"
    r"\s*[.:)–-]{0,2}\s+(?=[\"“'(]?[A-Za-z])"
)
"""A line's own number: "R1 ", "Recommendation 2:"."""
_NAMED_PART = regex(r"[A-Z][\w-]+(?:\s[\w-]+){0,4}\s(?:–|-)\s")


@cache
def _order() -> Caseless:
    return Caseless(rf"(?:to\s+)?(?:(?:urgently|further|also|"
        rf"not)\s+)?(?:{pattern(load('recommendations')['words']['orders'])})\s")


WANTED = Caseless(r".*\b(?:should|must|needs?\s+to|be\s+\w+(?:ed|en|wn|de))\b")


def is_wanted(text: str) -> bool:
    """Whether a line is an order ("Improve attendance") or says what should be done."""
    return _order().match(text) is not None or WANTED.match(text) is not None


def content(block: Block) -> tuple[Sentence, str]:
    """The sentence of a line that says what is wanted, and the label before it that was read as a sentence: "R1."."""
    first, *rest = block.sentences
    label = LABEL.fullmatch(first.text) if rest else None
    return (rest[0], first.text.rstrip(" .:–-").split()[-1]) if label else (first, "")


def _shape(block: Block) -> str:
    """By what a bare line shows that it is one of a list; "" where nothing does."""
    if not block.sentences or (block.kind == "item" and block.opener is None):
        return ""
    sentence, label = content(block)
    text = sentence.text
    if text.rstrip().endswith((":", ":-")):
        return ""
    if label or NUMBERED.match(text):
        return "numbered"
    if text[:1] in "\"“'‘" and WANTED.match(text):
        return "quoted"
    if _THAT.match(text):
        return "that"
    if len(block.sentences) > 1:
        return ""
    if text[:1].islower() and len(text.split()) < 30:
        return "lower"
    if _order().match(text) or (WANTED.match(text) and (_NAMED_PART.match(text) or len(text.split()) < 30)):
        return "order"
    return ""


_THAT = regex(r"that\s", re.I)


def under(context: Context, opener: int, several: int) -> list[int]:
    """The blocks right under the opener that are its list although the layout does not hang them on it.

    Short headings between them ("Leadership") are passed over; a line that is only a label ("Recommendation 1") belongs to the
    line after it.
    """
    blocks, found = context.item.blocks, list[int]()
    words = blocks[opener].sentences[-1].text.rstrip()
    if not _OPEN.search(words) and CLOSED.search(words) and not BELOW.search(words):
        return found
    first, section, n = "", blocks[opener].section, opener + 1
    while n < min(len(blocks), opener + 60) and blocks[n].section == section and blocks[n].sentences:
        block, after = blocks[n], blocks[n + 1] if n + 1 < len(blocks) else None
        if after is not None and after.sentences and len(block.sentences) == 1 and LABEL.fullmatch(block.sentences[0].text):
            found.append(n + 1)
            n += 2
            continue
        if after is not None and _is_group(block) and (after.opener == n or _shape(after) not in ("", "lower")):
            n += 1
            continue
        hung = block.kind == "item" and block.opener is not None and block.opener > opener
        shape = "hung" if hung else _shape(block)
        first = first or shape
        if not shape or shape != first or (block.sentences[0].start in context.claimed and shape == "order"):
            break
        found.append(n)
        n += 1
        if shape == "quoted":
            break
    return found or _counted(context, opener, several)


_OPEN = regex(r"[:–-]$")


LABEL = regex(r"(?:(?:[Kk]ey\s+)?(?:[Rr]ecommendation|RECOMMENDATION|[Rr]equirement|REQUIREMENT|AFI|"
    r"[Aa]rea\s+for\s+[Ii]mprovement)\s+\w{1,4}|[A-Z]{1,3}\d{1,2})\s*[.:–-]?")


def _is_group(block: Block) -> bool:
    """Whether the block is a short heading inside a list."""
    text = block.sentences[0].text
    short = block.kind != "item" and len(block.sentences) == 1 and len(text.split()) <= 6
    return short and not _NO_GROUP.search(text)


_NO_GROUP = regex(r"[.;?]$|^RESOLVED|^Resolved")


def _counted(context: Context, opener: int, several: int) -> list[int]:
    """As many short lines under the opener as it announces."""
    rest = context.item.blocks[opener + 1 : opener + 1 + several]
    short = [b for b in rest if len(b.sentences) == 1 and len(b.sentences[0].text.split()) <= 15 and b.kind != "item"]
    if not several or len(short) != several or any(":" in b.sentences[0].text for b in short):
        return []
    return list(range(opener + 1, opener + 1 + several))
