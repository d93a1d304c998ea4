"""Precision, recall and F1 by type, with their uncertainty, precision by rule, and every miss and invention."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import sqrt

from minutegraph.evaluation.gold import Documents
from minutegraph.evaluation.matching import TYPES, Fact, disagreeing, match

Z = 1.96  # the normal deviate of a 95 % interval
RESAMPLES = 400  # enough for two digits of a percentile interval; more changes the third
Interval = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Figures:
    """How many facts were marked, found, matched, and matched with every slot right."""

    gold: int = 0
    found: int = 0
    hit: int = 0
    exact: int = 0

    def __add__(self, other: Figures) -> Figures:
        """The sum."""
        return Figures(self.gold + other.gold, self.found + other.found, self.hit + other.hit, self.exact + other.exact)

    @property
    def precision(self) -> float:
        """The share of what was found that was marked."""
        return self.hit / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """The share of what was marked that was found."""
        return self.hit / self.gold if self.gold else 0.0

    @property
    def detection_f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.hit / (self.gold + self.found) if self.gold + self.found else 0.0

    @property
    def slot_f1(self) -> float:
        """The same where a match counts only if every scored slot agrees."""
        return 2 * self.exact / (self.gold + self.found) if self.gold + self.found else 0.0


@dataclass(frozen=True, slots=True)
class Difference:
    """One miss (`found` is None), invention (`gold` is None), or match with wrong slots, of a document."""

    document: str
    gold: Fact | None
    found: Fact | None
    wrong: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The figures by type and in all (`all`), 95 % intervals, (matched, found) by rule, and every difference.

    `intervals` has, by type, those of precision, recall (Wilson), detection and slot F1 (bootstrap over documents).
    """

    by_type: dict[str, Figures]
    intervals: dict[str, dict[str, Interval]]
    by_rule: dict[str, tuple[int, int]]
    differences: tuple[Difference, ...]
    absent: tuple[str, ...]


def evaluate(gold: Documents, found: Documents, only_found: bool = False) -> Evaluation:
    """Compares document by document. Marked documents that the graph lacks count as missed, unless `only_found`."""
    absent = tuple(sorted(set(gold) - set(found)))
    names = [name for name in gold if not (only_found and name in absent)]
    tallies: list[dict[str, Figures]] = []
    differences: list[Difference] = []
    rules: dict[str, Counter[str]] = {}
    for name in names:
        tally, unlike, credit = _compare(name, gold[name], found.get(name, []))
        tallies.append(tally)
        differences += unlike
        for rule, hit in credit:
            rules.setdefault(rule, Counter()).update(("hit", "found") if hit else ("found",))
    by_type = {kind: sum((t[kind] for t in tallies), Figures()) for kind in TYPES}
    by_type["all"] = sum(by_type.values(), Figures())
    for tally in tallies:
        tally["all"] = sum(tally.values(), Figures())
    return Evaluation(
        by_type,
        {kind: _intervals(by_type[kind], [t[kind] for t in tallies]) for kind in by_type},
        {rule: (count["hit"], count["found"]) for rule, count in sorted(rules.items())},
        tuple(differences),
        absent,
    )


def _compare(
    name: str, golds: Sequence[Fact], founds: Sequence[Fact]
) -> tuple[dict[str, Figures], list[Difference], list[tuple[str, bool]]]:
    """The figures of one document by type, what differs, and each found fact's rule with whether it was marked."""
    tally: dict[str, Figures] = {}
    unlike: list[Difference] = []
    credit: list[tuple[str, bool]] = []
    questions: dict[str, str] = {}
    for kind in TYPES:
        marked = [f for f in golds if f.type == kind]
        seen = [f for f in founds if f.type == kind]
        pairs = match(marked, seen, questions)
        if kind == "question":
            questions = {marked[i].id: seen[j].id for i, j in pairs}
        wrong = {(i, j): disagreeing(marked[i], seen[j], questions) for i, j in pairs}
        tally[kind] = Figures(len(marked), len(seen), len(pairs), sum(not w for w in wrong.values()))
        hits = {j for _, j in pairs}
        credit += [(fact.text("rule") or "?", j in hits) for j, fact in enumerate(seen)]
        unlike += [Difference(name, marked[i], seen[j], w) for (i, j), w in wrong.items() if w]
        unlike += [Difference(name, f, None) for i, f in enumerate(marked) if i not in {p[0] for p in pairs}]
        unlike += [Difference(name, None, f) for j, f in enumerate(seen) if j not in hits]
    return tally, unlike, credit


def _intervals(total: Figures, by_document: Sequence[Figures]) -> dict[str, Interval]:
    return {
        "precision": _wilson(total.hit, total.found),
        "recall": _wilson(total.hit, total.gold),
        "detection_f1": _bootstrap(by_document, "detection_f1"),
        "slot_f1": _bootstrap(by_document, "slot_f1"),
    }


def _wilson(hits: int, of: int) -> Interval:
    """The 95 % interval of a share, after Wilson (1927); (0, 1) where there is nothing to count."""
    if not of:
        return 0.0, 1.0
    share, z2 = hits / of, Z * Z
    middle = (share + z2 / (2 * of)) / (1 + z2 / of)
    half = Z * sqrt(share * (1 - share) / of + z2 / (4 * of * of)) / (1 + z2 / of)
    return max(0.0, middle - half), min(1.0, middle + half)


def _bootstrap(parts: Sequence[Figures], measure: str) -> Interval:
    """The 95 % percentile interval of a measure over documents drawn anew; the same at every run."""
    if len(parts) < 2:
        return 0.0, 1.0
    draw = random.Random(0)
    values = sorted(float(getattr(_sum(draw.choices(parts, k=len(parts))), measure)) for _ in range(RESAMPLES))
    return values[int(0.025 * RESAMPLES)], values[int(0.975 * RESAMPLES) - 1]


def _sum(parts: Iterable[Figures]) -> Figures:
    return sum(parts, Figures())
