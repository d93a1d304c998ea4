"""How sure a fact is, from what its rule and its type were found to be on marked minutes, and from what is doubtful in it."""

from __future__ import annotations

import tomllib
from collections.abc import Collection
from functools import cache
from importlib.resources import files

from minutegraph.review import slots

PRIOR = 4
"""So many facts of the type's own precision are counted to those of a rule, as a rule found right twice may yet be wrong."""

DERIVED = 0.94
"""Measured: where a slot was resolved and not printed, all slots are right 0.94 times as often (0.88 of inspections)."""

EMPTY = 0.99
"""Measured: where nobody is named all slots are as often right; yet a person may find more, so such facts go first."""

_MAIN = {
    "report": ("by",),
    "question": ("by",),
    "answer": ("by", "question"),
    "statement": ("by",),
    "decision": ("by",),
    "action": ("owner",),
    "inspection": ("inspector", "on", "date"),
    "intervention": ("by", "on", "date"),
    "recommendation": ("by", "to"),
    "role": (),
}
"""The slots that a reader would ask for first."""


@cache
def _measured() -> dict[str, dict[str, list[int]]]:
    return tomllib.loads((files(__package__) / "rules.toml").read_text("utf-8"))


def certainty(kind: str, rule: str, cells: slots.Cells, derived: Collection[str]) -> tuple[float, str]:
    """How likely a fact of a type is right in all slots, 0 to 1, and why, for people.

    `derived` are the slots that were resolved: a pronoun, the body that met. The figures are in rules.toml.
    """
    found, right, exact = _measured()["types"][kind]
    of_rule = _measured()["rules"].get(rule)
    own_found, own_right = of_rule or (0, 0)
    sure = (own_right + PRIOR * right / found) / (own_found + PRIOR) * exact / right
    reasons = [f"the rule was right {own_right} times of {own_found}" if of_rule else "the rule was never measured"]
    if derived:
        sure *= DERIVED
        reasons.append(f"resolved, not printed: {', '.join(sorted(derived))}")
    if empty := [slot for slot in _MAIN[kind] if not cells.get(slot)]:
        sure *= EMPTY ** len(empty)
        reasons.append(f"empty: {', '.join(empty)}")
    return sure, "; ".join(reasons)
