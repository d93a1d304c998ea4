"""Paragraphs whose speaker a label or the line above tells: "Councillor Lee: rents were too high", "Members" over "Asked why"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Literal

from minutegraph.extraction.language.clauses import parse
from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.parties.mentions import alone
from minutegraph.extraction.speech.act import Act
from minutegraph.extraction.speech.acts import acts
from minutegraph.extraction.speech.openers import Opening
from minutegraph.model import Block, Sentence

_WISHES = regex(
    r"[^:]{2,60}: (?:(?:and|so|well|thank you|thanks|chair(?:man)?)[,.]? )*(?:I(?:'d| would|"
    r" should)? (?:also )?like to (?:know|ask|understand)"
    r"|I (?:also )?want(?:ed)? to (?:know|ask)|(?:may|can|could) I (?:also )?ask|I (?:would )?ask\b|"
    r"I wonder\b|(?:please )?tell us\b)",
    re.I,
)
"""A paragraph of a speaker who asks without a question mark: "Cllr Lee: I'd like to know when ..."."""
_NAME = regex(r"\s*(?:[A-Z][\w.'’-]*\s+){1,3}[A-Z][\w'’-]+\W*")
_LONGEST_NAME = 7  # words


def labelled(block: Block, place: int) -> tuple[Act, Sentence] | None:
    """What a paragraph without verbs of saying says that begins with its speaker: "Councillor Lee: rents were too high"."""
    first = parse(block.sentences[0].text).tokens[:3] if place == 0 else ()
    if len(first) < 3 or first[1].text != ":" or len(first[0].group) != 1:
        return None
    speaker = first[0].group[0]
    if speaker.party.kind not in ("person", "post") or any(acts(parse(s.text)) for s in block.sentences):
        return None
    whole = " ".join(s.text for s in block.sentences)
    if _NAME.fullmatch(whole.partition(":")[2]):
        return None  # who holds the post: "Head of Housing: Ruth Ambler"
    kind: Literal["question", "statement"] = "question" if _WISHES.match(whole) else "statement"
    said = Act(kind, f"{kind}.labelled", 0, len(whole), first[0].group, (), "say", None, content=True)
    return said, replace(block.sentences[0], end=block.sentences[-1].end, text=whole)


def speaker_above(block: Block) -> Opening | None:
    """Whose words a paragraph without a subject tells ("Pointed out that"), where the line above it is a name or a post alone."""
    only = block.sentences[0].text.rstrip(" :") if len(block.sentences) == 1 and block.depth == 0 else ""
    named = alone(only) if 0 < len(only.split()) <= _LONGEST_NAME else ()
    who = tuple(mention.party for mention in named if mention.party.kind in ("person", "post"))
    return Opening("statement", who) if who else None
