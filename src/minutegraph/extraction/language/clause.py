"""A clause with a verb as grammar sees it, and a sentence parsed: the values that clauses.py makes."""

from __future__ import annotations

from typing import Literal, NamedTuple

from minutegraph.extraction.language.skeleton import Token
from minutegraph.extraction.parties.mentions import Mention

Complement = Literal["that", "wh", "to", "about", "for", "quote", "np", "none"]
Group = tuple[Mention, ...]


class Subject(NamedTuple):
    """The subject of a clause: where the clause begins, its parties, or its noun in lower case where it is no party.

    `noun` is "it", "there", "concern", "report" … or "" for any other thing; None where there are parties. `shared` tells
    that the subject was taken from the clause before ("X introduced the report and explained that").
    """

    start: int
    group: Group = ()
    noun: str | None = None
    shared: bool = False


class Clause(NamedTuple):  # a tuple: thousands are made a second, and it is quicker to make than a dataclass
    """A clause with a verb of saying, hearing, bringing or feeling. Places are in the sentence's reading text.

    `start` is where the clause begins (its subject), `verb_start`..`verb_end` the verb. `subject`, `noun` and `shared` are
    those of its `Subject`. `hearer` is who stands behind the verb, `agent` who stands behind "by". `complement` is the kind,
    `complement_start` the place, of what follows.
    """

    start: int
    verb_start: int
    verb_end: int
    lemma: str
    classes: frozenset[str]
    passive: bool
    negated: bool
    modal: bool
    subject: Group
    noun: str | None
    hearer: Group
    agent: Group
    complement: Complement
    complement_start: int
    shared: bool = False


class Parse(NamedTuple):
    """A sentence's tokens and its clauses in order."""

    text: str
    tokens: tuple[Token, ...]
    clauses: tuple[Clause, ...]
