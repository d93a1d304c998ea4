"""The expressions that find what became of a thing, made of the words of lexicon/followup.toml."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from minutegraph.extraction.language.adverbs import adverbs
from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.language.hints import Hints, Sieve
from minutegraph.extraction.language.phrases import pattern
from minutegraph.lexicon import load
from minutegraph.model import FollowUpState

_ADVERBS = adverbs("since", "therein", never=("only", "partly", "partially", "nearly"))
_AUXILIARY = r"(?:had|has|have|was|were|is|are|be|been|being|which|that|who|to|would|will|should|could|might|may|not)\b"


@dataclass(frozen=True, slots=True)
class States:
    """The expressions, for texts in small letters."""

    done: re.Pattern[str]
    spoken: re.Pattern[str]
    bare: re.Pattern[str]
    verbless: re.Pattern[str]
    brought: re.Pattern[str]
    got: re.Pattern[str]
    past: re.Pattern[str]
    removed: re.Pattern[str]
    label: re.Pattern[str]
    labels: tuple[tuple[FollowUpState, re.Pattern[str], re.Pattern[str]], ...]
    part: re.Pattern[str]
    superseded: re.Pattern[str]
    not_done: re.Pattern[str]
    in_progress: re.Pattern[str]
    planned: re.Pattern[str]
    addressed: re.Pattern[str]
    replies: re.Pattern[str]


def _whole(words: list[str]) -> re.Pattern[str]:
    return regex(rf"(?<![\w-])(?:{pattern(words)})(?![\w-])")


def _label(words: list[str]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A label set apart by signs in a line, and one that opens what a cell of a table holds."""
    source = pattern(words)
    apart = regex(rf"(?:^\W*|[–—|:(]\s*|\s-\s*|\.\s+)(?:now\s+)?(?:{source})(?=\s*(?:$|[–—:.;,)|]|\s-))")
    return apart, regex(rf"\W*(?:now\s+)?(?:{source})(?![\w-])")


@cache
def states() -> States:
    """The expressions; made once a process."""
    data = load("followup")
    done, not_done, in_progress = data["done"], data["not_done"], data["in_progress"]
    deeds, spoken = pattern(done["participles"]), pattern(done["spoken"])
    labels: tuple[tuple[FollowUpState, list[str]], ...] = (
        ("not done", not_done["labels"]),
        ("in progress", in_progress["labels"]),
        ("superseded", data["superseded"]["words"]),
        ("done", done["labels"]),
    )
    return States(
        **_done(done, deeds, spoken),
        label=_label([each for _, words in labels for each in words])[0],
        labels=tuple((state, *_label(words)) for state, words in labels),
        part=_whole(in_progress["part"]),
        superseded=_whole(data["superseded"]["words"]),
        not_done=_not_done(not_done, deeds, spoken),
        in_progress=_whole(in_progress["words"]),
        planned=regex(
            rf"\b(?:would|will|(?:is|are|was|were)\s+to)\s+{_ADVERBS}be\s+{_ADVERBS}(?:{deeds}|{spoken})(?![\w-])|\bbeing\s+{_ADVERBS}(?:{deeds}|drafted|written)(?![\w-])"
        ),
        addressed=_whole(done["addressed"]),
        replies=_whole(done["replies"]),
    )


AGAIN = regex(
    r"\b(?:that\s+)?(?:it|this|they|he|she|these|those)\s+(?:had|has|have|was|were|did)"
    r"(?:\s+(?:been|now|done so|so|indeed|all))*\s*[.;]?$|"
    r"\b(?:it|they|these|this)\s+(?:had\s+gone|went|had\s+been\s+done|was\s+done|were\s+done)\b|\bdone\s+so\b"
)
"""What stands for a deed named before."""


@cache
def telling() -> Sieve[str]:
    """The names of the expressions, and "again", each let through by what it needs: few of them fit a sentence."""
    own = states()
    names = ("label", "superseded", "not_done", "done", "spoken", "brought", "bare", "past", "got", "verbless", "removed",
             "in_progress", "planned")  # fmt: skip
    return Sieve([*((name, [getattr(own, name).pattern]) for name in names), ("again", [AGAIN.pattern])])


def _done(words: dict[str, Any], deeds: str, spoken: str) -> dict[str, re.Pattern[str]]:
    """How a deed is told as done: "had been sent", "– sent", "members received", "the Clerk wrote to"."""
    behind = r"(?=\s*(?:[.,;:)–(]|$|\s-\s|by\b|on\s+\d|with\s+the\b|to\s+(?:all|members)\b))"
    who = r"(?:members?|committee|panel|board|forum|councillors?|(?:cllr|councillor|mrs?|ms|miss)\.?\s+\w+|he|she|they)"
    named = r"(?:(?:the|an?|cllr|councillor|mrs?|ms|miss|dr)\.?\s+)?"
    no_deed = (
        r"(?!by\b|to\s+be\b|at\b|that\b|to\s+(?:the\s+)?(?:question|query|concern)s?\b|with\s+the\s+agenda\b|in\s+advance\b)"
    )
    return {
        "done": regex(
            rf"\b(?:had|has|have|was|were|is|are|now)\s+{_ADVERBS}(?:been\s+)?{_ADVERBS}(?P<deed>{deeds}|complete|done)(?![\w-])(?!\s+away)"
        ),
        "spoken": regex(
            rf"\b(?:had|has|have)\s+{_ADVERBS}been\s+{_ADVERBS}(?P<deed>{spoken})(?![\w-])(?!\s+(?:that|whether|if|how|why|as)\b)"
        ),
        "bare": regex(rf"(?:[–—:]\s*|\s-\s*){_ADVERBS}(?P<deed>{deeds})(?![\w-])"),
        "verbless": regex(rf"\w\s+{_ADVERBS}(?P<deed>{deeds}){behind}"),
        "brought": regex(rf"\b\w+\s+(?P<deed>{pattern(words['brought'])})(?![\w-])"),
        "got": regex(rf"\b{who}\s+(?:had|has|have)\s+{_ADVERBS}(?P<deed>received)(?!\s+no\b)"),
        "past": regex(
            rf"(?:^|:\s*|[–—]\s*|\bthat\s+){named}(?:(?!{_AUXILIARY})\w+[\s,]+){{1,7}}?{_ADVERBS}(?P<deed>{pattern(words['verbs'])})\s+{no_deed}"
        ),
        "removed": regex(
            rf"\b(?:can|could|may|should|would|to|will|that\b[^;]{{0,80}})\s*\b{_ADVERBS}be\s+{_ADVERBS}(?:{pattern(words['removals'])})\b"
        ),
    }


def _not_done(words: dict[str, Any], deeds: str, spoken: str) -> re.Pattern[str]:
    """How it is told that a thing was not done: "outstanding", "was still missing", "had not been sent"."""
    return regex(
        rf"(?<![\w-])(?:{pattern(words['words'])})(?![\w-])|"
        rf"\b(?:is|was|were|are|remain|remains|remained|still|be)\s+(?:\w+\s+)?(?:{pattern(words['adjectives'])})(?![\w-])(?!\s+(?:action|item|matter|issue)s?\b)|"
        rf"\b(?:had|has|have|was|were|is|are)(?:n't|\s+(?:still\s+)?(?:not|never))\s+{_ADVERBS}(?:been\s+)?{_ADVERBS}"
        rf"(?:{deeds}|{spoken}|received|done|complete|made|taken|found|heard|available)(?![\w-])"
    )


@cache
def hints() -> Hints:
    """What a text must hold to tell anything."""
    data = load("followup")
    done, not_done, in_progress = data["done"], data["not_done"], data["in_progress"]
    words = [*data["superseded"]["words"]]
    words += [each for key in ("participles", "spoken", "verbs", "brought", "labels", "removals") for each in done[key]]
    words += [each for key in ("words", "adjectives", "labels") for each in not_done[key]]
    words += [each for key in ("words", "labels") for each in in_progress[key]]
    words += ["done", "went", " had ", "received", "made", "taken", "found", "heard", "available", "drafted", "complete"]
    return Hints(words)
