"""One mention of an inspection, visit, review or audit, and what the sentences about it tell."""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass, field
from typing import Literal

from minutegraph.extraction.inspections.judgements import Judgement
from minutegraph.extraction.language.dates import DateMention
from minutegraph.extraction.parties.outsiders import Named
from minutegraph.extraction.parties.strangers import Firms

Strength = Literal[1, 2, 3]
"""1: named in passing, 2: told of as an event, 3: told of with its time."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """One mention of an event in a sentence's reading text.

    `which` tells it from others: "", "previous", "next" or an ordinal ("first"). `bare` is true of "the inspection" and
    "the visit", which take up another mention. `arranged` is true of what is still to come. `again` is true of a word
    as common as "the review", which is an event only where another sentence tells of one. `head` names the rule.
    `follows` is true of "X was inspected", whose inspector the sentence before may name; `of_it` of a judgement on "it",
    `fresh` of "an inspection", which is none told of in another item. `near` are whose "inspectors" may be.
    """

    start: int
    end: int
    kind: str
    strength: Strength
    _: KW_ONLY
    inspectors: tuple[Named, ...] = ()
    on: tuple[str, ...] = ()
    framework: Named | None = None
    when: DateMention | None = None
    judgement: Judgement | None = None
    which: str = ""
    bare: bool = False
    arranged: bool = False
    head: str = ""
    again: bool = False
    follows: bool = False
    of_it: bool = False
    fresh: bool = False
    near: tuple[Named, ...] = ()

    @property
    def date(self) -> str | None:
        """The time told, as an ISO value."""
        return self.when.iso if self.when else None

    @property
    def derived(self) -> bool:
        """Whether the year of that time is not printed."""
        return self.when is not None and self.when.derived


@dataclass(frozen=True, slots=True)
class Around:
    """What the sentences about a sentence say of outside bodies.

    `known` are the keys of those that "the Inspectorate" or "the Commission" may stand for, `firms` the auditors that the
    document introduces, `last` the body named last: "the same inspectorate", `spoken` the event told last: "the previous
    one", `before` the sentence before, which may name them: "the team", `visit` the kind
    of the monitoring, focused or assurance visits told of.
    """

    known: frozenset[str] = frozenset()
    firms: Firms = field(default_factory=Firms)
    last: Named | None = None
    spoken: Sighting | None = None
    before: str = ""
    visit: str | None = None


NOTHING = Around()
"""Nothing is known of the sentences about a sentence."""
