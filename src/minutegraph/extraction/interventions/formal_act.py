"""A formal act that a sentence tells of, what stands near that sentence, and how such acts are told as done."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.language.phrases import pattern
from minutegraph.extraction.parties import strangers
from minutegraph.extraction.parties.outsiders import Named, bodies
from minutegraph.extraction.parties.strangers import Firms
from minutegraph.lexicon import load


@dataclass(frozen=True, slots=True)
class Nearby:
    """What stands near a sentence: whether a regulator was named just before, and the auditors' firms of the document.

    `before` is the sentence before it.
    """

    regulated: bool = False
    firms: Firms = field(default_factory=Firms)
    before: str = ""

    def bodies(self, text: str) -> tuple[Named, ...]:
        """The outside bodies that the text names, those firms among them."""
        return strangers.with_firms(text, bodies(text), self.firms)


ALONE = Nearby()
"""Nothing is known of what stands near a sentence."""


@dataclass(frozen=True, slots=True)
class Act:
    """An act that a sentence tells of: its kind (a notation), what it is called, who did it to whom, when.

    `told` is 2 where the sentence says that it was done, 1 where it speaks of it as standing. A date that lacks its
    year in the text is completed.
    """

    kind: str
    name: str
    told: int
    by: tuple[Named, ...] = ()
    on: tuple[str, ...] = ()
    date: str | None = None


_BREAK = regex(r"[;:.]\s|,\s+(?:and|but|which|while|whilst|although)\s+|\s(?:but|although|whereas)\s")


def clause_of(text: str) -> int:
    """Where the last clause of the text begins."""
    return max((match.end() for match in _BREAK.finditer(text)), default=0)


@cache
def words(name: str) -> re.Pattern[str]:
    """A list of words of `lexicon/interventions.toml` as one expression for whole words in any case."""
    return regex(rf"(?<![\w-])(?:{pattern(load('interventions')['words'][name])})(?![\w-])", re.I)


def is_unreal(text: str) -> bool:
    """Whether the text denies, fears or hopes for what follows it; the month of May is no "may"."""
    return any(match[0] != "May" for match in words("unreal").finditer(text))
