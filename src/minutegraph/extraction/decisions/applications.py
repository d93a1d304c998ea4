"""What is said of planning applications and other requests, and what became of them: "3 pods, Bryn Teg. Refused by DCC."."""

from __future__ import annotations

import re
from collections.abc import Sequence

from minutegraph.extraction.decisions.bodyverdicts import SAYING
from minutegraph.extraction.decisions.formal import kind_of
from minutegraph.extraction.decisions.verdict_words import FINITE, Verdict, words
from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.parties.outsiders import kind_by
from minutegraph.extraction.rules import DecisionRule
from minutegraph.lexicon import load
from minutegraph.model import Block, Party

RULE: DecisionRule = "decision.application"
ADVICE: DecisionRule = "decision.planning"


def advice(text: str) -> Verdict | None:
    """ "3 Mill Lane, extension to dwelling - recommend approval", "Approval recommended.": what is said of an application."""
    found = ADVISED.search(text[-_VERDICT:])
    if found is None or SAYING.search(text) or not (words().application.search(text) or len(text.split()) <= _ALONE):
        return None
    return Verdict("recommended", 0, ADVICE)


ADVISED = regex(
    r"(?:^|[-–—:.,;]\s*|\botherwise\s+)(?:recommend(?:s|ed)?\s+(?:for\s+)?(?:approval|refusal)|(?:approval|refusal)\s+recommended)\W*$",
    re.I,
)
"""What is said of an application, at the end of its line."""
_VERDICT = 45
"""Characters at the end of a line in which it stands."""
_ALONE = 4
"""Words of a verdict that stands alone behind its application."""


def outcome(text: str) -> Verdict | None:
    """ "DN/19/0298 - 3 pods, Bryn Teg - refused by DCC", "Permitted.": what became of an application or a request."""
    last = max(0, len(text) - _OUTCOME)
    found = words().applied.search(text[last:]) if text[-1:] not in ":?" else None
    if found is None:
        return None
    subject = text[: last + found.start()]
    if SAYING.search(subject) or FINITE.search(subject) or len(subject.split()) > _LONGEST or ": " in subject[:-1]:
        return None
    set_off = (found["mark"] or "").strip() in _DASHES
    if subject.strip() and not (set_off or words().application.search(subject)):
        return None
    by = (Party(found["by"], kind_by(found["by"])),) if found["by"] else ()
    return Verdict(kind_of(found["word"] or found["verb"]), 0, RULE, by)


_DASHES = ("-", "–", "—", "|")
_OUTCOME = 90
"""Characters at the end of a line in which it stands, with who decided and why."""
_LONGEST = 25
"""Words of what was applied for."""


def is_alone(text: str) -> bool:
    """Whether a sentence tells only what became of what the sentences before it name."""
    return words().applied.match(text) is not None


def names_one(text: str) -> bool:
    """Whether a line, of which the last words tell only what became of it, names an application or a request."""
    asked = any(word in text.lower() for word in load("decisions")["applications"]["asked"])
    return asked or any(letter.isdigit() for letter in text) or words().application.search(text) is not None


def decider(above: Sequence[Block]) -> tuple[Party, ...]:
    """Who decided what stands in a list, where a line above it says so: "Decisions from the Borough:"."""
    lines = [block.sentences[-1].text for block in above[-_NEAR:] if block.sentences]
    told = next((found for line in reversed(lines) if (found := _DECISIONS_OF.search(line))), None)
    return (Party(told["by"], "authority", "derived"),) if told else ()


_NEAR = 6
"""Blocks above a line among which the one that opens its list is looked for."""
_DECISIONS_OF = regex(
    r"\b(?i:(?:decisions?|determinations?|notices?)\s+(?:\w+\s+)?(?:of|by|from|made\s+by)\s+(?:the\s+)?)"
    rf"(?P<by>(?:[A-Z][\w'’-]*\s+)*(?:{'|'.join(load('decisions')['applications']['authorities'])})|[A-Z]{{3,6}}\b)"
)
