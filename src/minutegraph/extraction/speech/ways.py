"""Ways to do something in a meeting, as tables: which verbs, with what behind them, are which act."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from minutegraph.extraction.language.clause import Clause, Group, Parse
from minutegraph.extraction.speech.act import Act, Kind, make, rest

_Test = Callable[[Parse, Clause, str], bool]
_Group = Callable[[Parse, Clause], Group]


def _subject(_: Parse, c: Clause) -> Group:
    return c.subject


def hearer(_: Parse, c: Clause) -> Group:
    """Whoever stands behind the verb."""
    return c.hearer


def nobody(_: Parse, __: Clause) -> Group:
    """Nobody is told that anybody hears."""
    return ()


def _always(_: Parse, __: Clause, ___: str) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Way:
    """Verbs that are an act of a kind, told by a rule, where `holds` is true of the clause and of what follows the verb.

    `by` and `to` tell whose act it is, and who hears; `quiet` that what follows is not kept as what the act is about.
    """

    verbs: Iterable[str]
    kind: Kind
    rule: str
    holds: _Test = _always
    to: _Group = hearer
    by: _Group = _subject
    quiet: bool = False


class Ways:
    """A table of ways; of those of a verb the first that holds counts."""

    def __init__(self, ways: Iterable[Way]) -> None:
        self._of: dict[str, list[Way]] = {}
        for way in ways:
            for verb in way.verbs:
                self._of.setdefault(verb, []).append(way)

    def acts(self, parse: Parse, c: Clause) -> Iterator[Act]:
        """The act of a clause by the first way that holds, or none."""
        if (ways := self._of.get(c.lemma)) is None:
            return
        about = rest(parse, c)
        for way in ways:
            if way.holds(parse, c, about):
                told = None if way.quiet else about
                yield make(c, way.kind, way.rule, way.by(parse, c), way.to(parse, c), told)
                return
