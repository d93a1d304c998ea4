"""Names of the rules that are asked after elsewhere: what becomes of a fact may depend on how it was told.

A rule that finds decisions or actions is of a type, so that a name that is no rule is noticed where it is compared.
"""

from __future__ import annotations

from typing import Literal

ANSWERED_CONCERN = "question.answered-concern"
"""A concern that somebody met, which so became a question."""
MET_REQUEST = "question.answered-request"
"""A request that somebody met."""
DIRECT_QUESTION = "question.direct"
"""A question by its form: "When would work begin?"."""
LISTED_QUESTION = "question.list"
"""A question by the line that opens its list: "Members asked about:"."""
LISTED_ANSWER = "answer.list"
"""An answer by the line that opens its list: "In response to questions, officers said:"."""
REPLY = "answer.reply"
"""An answer by its verb: "The Chair responded that"."""
PROMISED = "answer.undertaking"
"""A promise that answers: "The Clerk undertook to send them"."""
BARE_ANSWER = "answer.bare"
"""An answer without a verb of saying: "It had not been."."""
LISTED_STATEMENT = "statement.list"
"""A statement by the line that opens its list: "The Clerk reported the following:"."""
ATTRIBUTED = "statement.attributed"
"""What was said stands before who said it: "The plan was late, the Director confirmed."."""
BRIEFED = "report.passive-brief"
""" "Members were updated on"."""
EXISTENCE = "statement.existence"
""" "There was concern that"."""
FEELING = "statement.feeling"
""" "Members were concerned that"."""
HEARD = "statement.hear"
""" "The Panel heard that"."""
IMPERSONAL = "statement.impersonal"
""" "It was noted that"."""
MOTION = "statement.motion"
"""Who moved, and who seconded."""
NOMINAL = "statement.nominal"
""" "A point was made about"."""
TOLD = "statement.passive-tell"
""" "Members were advised that"."""
URGED = "statement.urge"
""" "Members urged the Council to"."""
PAPER = "report.paper"
"""A paper speaks for itself: "This report set out"."""

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
