"""When a found fact is a marked one: quotes that share enough words, and slots that agree.

Two facts match where their types agree and their quotes share enough words (token F1 of at least 0.5), each matched at
most once, best pairs first; roles match on their label, inspections and interventions on their quote or on equal date
and kind. A matched pair is exact where every scored slot agrees.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

Value = str | tuple[str, ...] | None

TYPES = (
    "report",
    "question",
    "answer",
    "statement",
    "decision",
    "action",
    "inspection",
    "intervention",
    "recommendation",
    "role",
)
"""The fact types in the order of the figures; answers are matched after the questions that they answer."""

THRESHOLD = 0.5
SAME_LABEL = 0.8
SETS: Mapping[str, tuple[str, ...]] = {
    "report": ("by", "to"),
    "question": ("by", "to"),
    "answer": ("by", "to"),
    "statement": ("by", "to"),
    "decision": ("by",),
    "action": ("owner",),
    "inspection": ("inspector", "on"),
    "intervention": ("by", "on"),
    "recommendation": ("by", "to"),
    "role": ("holder",),
}
"""Slots compared as sets of labels, by type."""
_EXACT = {
    "statement": ("stance",),
    "decision": ("kind",),
    "inspection": ("kind", "outcome", "date"),
    "intervention": ("kind", "date"),
}
_LOOSE = {"action": ("due",), "inspection": ("framework",)}
_SMALL = frozenset(("the", "a", "an", "of", "and", "for"))


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact to compare: its type, its own name, its slots (one of several values is a tuple), the line that marks it."""

    type: str
    id: str
    slots: Mapping[str, Value]
    line: int = 0

    def text(self, slot: str) -> str:
        """The slot as text, "" where it is empty."""
        value = self.slots.get(slot)
        return value if isinstance(value, str) else " ".join(value or ())

    def labels(self, slot: str) -> tuple[str, ...]:
        """The slot as labels."""
        value = self.slots.get(slot)
        return (
            (value,)
            if isinstance(value, str) and value
            else tuple(v for v in value or () if v)
            if not isinstance(value, str)
            else ()
        )

    @property
    def evidence(self) -> str:
        """The quote, or the label of a role without one: what a person is shown."""
        return self.text("quote") or self.text("label")


@lru_cache(maxsize=65536)
def words(text: str) -> tuple[str, ...]:
    """Lower-case words, with quotes, hyphens, accents and possessives folded."""
    folded = unicodedata.normalize("NFKC", text).lower().replace("’", "'").replace("‘", "'")
    return tuple(re.findall(r"[^\W_]+", re.sub(r"(?<=\w)'s?\b", "", folded)))


def token_f1(a: str, b: str) -> float:
    """How many words two texts share, 0 to 1."""
    first, second = words(a), words(b)
    if not first or not second:
        return 0.0
    return 2 * (Counter(first) & Counter(second)).total() / (len(first) + len(second))


def same_label(a: str, b: str) -> bool:
    """Whether two labels name the same: shared words at least 0.8 by Dice, small words left out."""
    first, second = frozenset(words(a)) - _SMALL, frozenset(words(b)) - _SMALL
    return bool(first and second) and 2 * len(first & second) / (len(first) + len(second)) >= SAME_LABEL


def _same_set(a: Sequence[str], b: Sequence[str]) -> bool:
    rest = list(b)
    if len(a) != len(rest):
        return False
    for label in a:
        hit = next((other for other in rest if same_label(label, other)), None)
        if hit is None:
            return False
        rest.remove(hit)
    return True


def disagreeing(gold: Fact, found: Fact, questions: Mapping[str, str]) -> tuple[str, ...]:
    """The scored slots in which a found fact differs from the marked one.

    `questions` maps the name of each marked question to that of the found question it was matched with.
    """
    kind = gold.type
    wrong = [s for s in SETS.get(kind, ()) if not _same_set(gold.labels(s), found.labels(s))]
    wrong += [s for s in _EXACT.get(kind, ()) if gold.text(s).lower() != found.text(s).lower()]
    for slot in _LOOSE.get(kind, ()):
        marked, seen = gold.text(slot), found.text(slot)
        if bool(marked) != bool(seen) or (marked and token_f1(marked, seen) < THRESHOLD):
            wrong.append(slot)
    if (
        kind == "answer"
        and gold.text("question")
        and questions.get(gold.text("question"), "") != found.text("question")
    ):
        wrong.append("question")
    return tuple(wrong)


def _similarity(gold: Fact, found: Fact) -> float:
    if gold.type == "role":
        return float(same_label(gold.text("label"), found.text("label")))
    score = token_f1(gold.text("quote"), found.text("quote"))
    dated = gold.type in ("inspection", "intervention") and gold.text("date")
    if score < THRESHOLD and dated and all(gold.text(s) == found.text(s) for s in ("date", "kind")):
        return THRESHOLD
    return score


def match(golds: Sequence[Fact], founds: Sequence[Fact], questions: Mapping[str, str]) -> tuple[tuple[int, int], ...]:
    """Pairs of places (marked, found) of facts of one type, one to one, best first; equals by fewest wrong slots."""
    pairs = []
    for i, gold in enumerate(golds):
        for j, found in enumerate(founds):
            score = _similarity(gold, found)
            if score >= THRESHOLD:
                pairs.append((-round(score, 6), len(disagreeing(gold, found, questions)), i, j))
    taken_gold: set[int] = set()
    taken_found: set[int] = set()
    out = []
    for _, _, i, j in sorted(pairs):
        if i not in taken_gold and j not in taken_found:
            taken_gold.add(i)
            taken_found.add(j)
            out.append((i, j))
    return tuple(out)
