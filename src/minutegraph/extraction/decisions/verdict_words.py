"""What a sentence that decides is taken for, and the words by which such sentences are known."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from minutegraph.extraction.decisions.bodyverdicts import ADVERBS
from minutegraph.extraction.language.caseless import Caseless
from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.language.phrases import pattern
from minutegraph.extraction.rules import DecisionRule
from minutegraph.lexicon import load
from minutegraph.model import DecisionKind, Party


@dataclass(frozen=True, slots=True)
class Verdict:
    """A decision in a sentence. `start` is where its clause begins in the text, 0 if nothing else stands before it.

    `soft` tells that a later formal outcome on the same matter takes its place; `by` are the deciders printed.
    """

    kind: DecisionKind
    start: int
    rule: DecisionRule
    by: tuple[Party, ...] = ()
    soft: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """The words of `lexicon/decisions.toml` as expressions."""

    passive: Caseless
    outside: re.Pattern[str]
    votes: Caseless
    election: re.Pattern[str]
    nothing: re.Pattern[str]
    telegraphic: Caseless
    comment: re.Pattern[str]
    applied: re.Pattern[str]
    application: re.Pattern[str]
    programme: re.Pattern[str]
    titles: re.Pattern[str]


@cache
def words() -> Words:
    """The expressions, made once."""
    data = load("decisions")
    return Words(
        passive=Caseless(
            rf"\b(?:was|were)\s+{ADVERBS}(?:(?:{pattern(data['passives']['before'])})\s+(?:and|&)\s+{ADVERBS})?"
            rf"(?P<verb>{pattern(data['passives']['words'])})\b"
        ),
        outside=_whole(data["passives"]["outside"]),
        votes=Caseless(rf"\b(?:{pattern(data['votes']['words'])})\b"),
        election=_election(),
        nothing=_whole(data["procedural"]["nothing"]),
        telegraphic=Caseless(
            rf"(?P<subject>(?:[^.;:?]|[.:](?=\d)){{3,160}}?)\s+(?P<verb>{pattern(data['kinds']['telegraphic'])})"
            r"(?:\s+(?:and|&)\s+(?:signed|paid|noted|agreed|adopted|approved))?(?:\s+(?:unanimously|nem\.?\s*con))?\W*$"
        ),
        comment=_comment(),
        applied=_applied(),
        application=regex(
            rf"\b(?:{pattern(data['applications']['works'])}|[A-Z]{{1,4}}/?\d{{2,4}}/\d{{3,}}|\d{{2}}/\d{{4,}})\b", re.I
        ),
        programme=_whole(data["programme"]["verbs"]),
        titles=_whole(data["programme"]["titles"]),
    )


def _whole(phrases: list[str]) -> re.Pattern[str]:
    return regex(rf"\b(?:{pattern(phrases)})\b", re.I)


def _election() -> re.Pattern[str]:
    """Somebody elected to an office, or "duly elected" without one."""
    elections = load("decisions")["elections"]
    elected, offices = pattern(elections["words"]), pattern(elections["offices"])
    return regex(
        rf"\b(?:was|were|be|been)\s+{ADVERBS}(?:{elected})\s+(?:as\s+|to\s+be\s+|to\s+(?:act|serve)\s+as\s+)?"
        rf"(?:to\s+the\s+(?:position|post|office|role)\s+of\s+)?(?:the\s+|its\s+|a\s+|"
        rf"our\s+)?(?:[\w'-]+\s+){{0,3}}?(?:{offices})\b"
        rf"|^\W*(?:they\s+were\s+all|all\s+(?:was|were))\s+{ADVERBS}(?:{elected})\b"
        rf"|\b(?:was|were)\s+{ADVERBS}(?:co-opted|re-elected|duly elected|appointed to)\b"
        r"|\bduly\s+(?:co-opted|elected|appointed)\b",
        re.I,
    )


def _comment() -> re.Pattern[str]:
    """What is said of a planning application, behind its number and a mark, or in capitals."""
    return regex(
        r"\W*(?:[A-Z]+[/ ])?(?:\d{1,4}/)?(?:\d{2,4}[/-]\d{3,6}|[A-Z]{1,3}(?:\d\d/)?\d{4,8})\b.{3,200}?"
        r"(?:(?:\s[-–—|]|[:.])\s*|"
        r"\s(?=(?-i:[A-Z]{6,}|NO [A-Z]{6,}|(?:Support|Object|No objection|No comment)(?=$|,|\W*$))\b))"
        rf"(?:{pattern(load('decisions')['comments']['words'])})\b[^.;:]{{0,80}}?[\W_]*$",
        re.I,
    )


def _applied() -> re.Pattern[str]:
    """What became of an application or a request, at the end of its line, and by whom."""
    return regex(
        r"(?:(?P<mark>^|[-–—:.,;|]\s*)|\s)(?:(?P<word>(?i:resolved|agreed))[,:]?\s+)?"
        rf"(?P<verb>(?i:{pattern(load('decisions')['applications']['words'])}))"
        r"(?:\s+by\s+(?:the\s+)?(?P<by>[A-Z][\w'’&]+(?:\s+[A-Z][\w'’&]+){0,4})|\s+as\s+[^.;:]{3,60}|,\s+[^.;:,]{3,50})?\W*$"
    )


FINITE = regex(
    r"\b(?:was|were|is|are|be|been|had|has|have|will|would|could|should|can|did|does|gave|who|which|that|it|he|she|they|not)\b"
)
"""Words that a thing named without a verb does not have."""
