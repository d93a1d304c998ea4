"""The names of the rules that find decisions and actions, which a fact bears as its `rule`.

Some rules go by which other rule has found a thing; what they compare has these types, so that a name that is no rule is noticed.
"""

from __future__ import annotations

from typing import Literal

DecisionRule = Literal[
    "decision.agenda",
    "decision.all-agreed",
    "decision.application",
    "decision.bare",
    "decision.body",
    "decision.capitals",
    "decision.charged",
    "decision.closing",
    "decision.election",
    "decision.it-was",
    "decision.label",
    "decision.limb",
    "decision.minutes",
    "decision.moved",
    "decision.passive",
    "decision.planning",
    "decision.programme",
    "decision.put-off",
    "decision.run-on",
    "decision.seconded",
    "decision.telegraphic",
    "decision.vote",
]
"""By which form of words an outcome is known: a label, a limb of a list, "it was agreed", a vote."""

TaskRule = Literal[
    "",
    "action.advised",
    "action.agreed-to",
    "action.asked",
    "action.asked-list",
    "action.bracket",
    "action.column",
    "action.is-to",
    "action.label",
    "action.limb-asked",
    "action.limb-asks",
    "action.limb-be",
    "action.limb-does",
    "action.limb-event",
    "action.limb-first",
    "action.limb-handed",
    "action.limb-receives",
    "action.limb-recommended",
    "action.requested",
    "action.table",
    "action.to-be",
    "action.to-do",
    "action.told",
    "action.undertook",
    "action.would",
    "action.would-be",
    "action.would-come",
]
"""By which form of words a task is known: a mark of the clerk, a limb, a promise, a request; "" for what surely is none."""
