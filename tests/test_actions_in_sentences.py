"""Whoever is to do a thing, by when, and who decided what, is found in every kind of ordinary sentence.

What is expected is known from how the sentence is made. The few cells that are not read so are named, and must be taken off the
list when they are.
"""

from __future__ import annotations

import re

import pytest
from sample_items import item, labels

from minutegraph.extraction.finders import extract
from minutegraph.model import Action, Decision

OWNERS = {
    "Councillor Tern": ["Councillor Tern"],
    "the Head of Planning": ["Head of Planning"],
    "Jane Marsh, Head of Planning,": ["Head of Planning"],
    "Mr Dunn": ["Mr Dunn"],
    "Jane Marsh": ["Jane Marsh"],
    "officers": ["officers"],
    "the Clerk": ["Clerk"],
    "the Chair": ["Chair"],
    "the Chief Executive": ["Chief Executive"],
    "the Director of Resources and the Head of Planning": ["Director of Resources", "Head of Planning"],
    "Dr Amy Cole": ["Dr Amy Cole"],
    "the Cabinet Member for Housing": ["Cabinet Member for Housing"],
    "the Chief Constable": ["Chief Constable"],
    "the Monitoring Officer": ["Monitoring Officer"],
    "the Director of Children's Services": ["Director of Children's Services"],
    "Mr Dunn and Ms Doyle": ["Mr Dunn", "Ms Doyle"],
    "the Partnership Manager": ["Partnership Manager"],
    "the Democratic Services Officer": ["Democratic Services Officer"],
}
TIMES = (
    "by the end of March", "before the next meeting", "at the next meeting", "by 12 March 2024", "within six months", "in March",
    "by Friday", "at the March meeting", "in the new year", "by the autumn", "within two weeks", "in six months' time",
    "by the end of the week", "in January 2024", "before Christmas", "by the next meeting", "no later than 31 March",
    "by spring 2024",
)  # fmt: skip
ORDERS = (
    "{S} undertook to circulate the figures {D}.",
    "{S} agreed to circulate the figures {D}.",
    "{S} would circulate the figures {D}.",
    "{S} will circulate the figures {D}.",
    "It was agreed that {s} would circulate the figures {D}.",
    "ACTION: {S} to circulate the figures {D}.",
    "Action: {S} to circulate the figures {D}",
    "RESOLVED: That {s} be asked to circulate the figures {D}.",
    "RESOLVED: That {s} circulate the figures {D}.",
    "{S} was asked to circulate the figures {D}.",
    "The Board asked {s} to circulate the figures {D}.",
    "The Board requested that {s} circulate the figures {D}.",
    "{S} promised to circulate the figures {D}.",
    "{S} offered to circulate the figures {D}.",
    "The figures would be circulated by {s} {D}.",
    "{S} committed to circulating the figures {D}.",
    "The Chair asked that {s} circulate the figures {D}.",
    "{S} was requested to circulate the figures {D}.",
    "{S} was tasked with circulating the figures {D}.",
    "Action for {s}: circulate the figures {D}.",
    "Members asked {s} to circulate the figures {D}.",
    "It was agreed to ask {s} to circulate the figures {D}.",
    "RESOLVED: That {s} be instructed to circulate the figures {D}.",
    "The Board agreed that {s} should circulate the figures {D}.",
    "{S} agreed to report back {D}.",
    "{S} was to circulate the figures {D}.",
    "{S} undertook, {D}, to circulate the figures.",
    "{S} took away an action to circulate the figures {D}.",
    "Councillor Bright asked {s} to circulate the figures {D}.",
    "Councillor Bright requested that {s} circulate the figures {D}.",
    "{S} would report back to the Board {D}.",
    "{S} would write to members {D}.",
    "It was suggested that {s} circulate the figures {D}, and this was agreed.",
    "{S} confirmed that they would circulate the figures {D}.",
    "{S} is to circulate the figures {D}.",
    "The Board asked for {s} to circulate the figures {D}.",
    "{S} said they would circulate the figures {D}.",
)
"""Each makes S (s within it) do a thing by D."""
BODIES = (
    "Board", "Committee", "Panel", "Cabinet", "Council", "Forum", "Scrutiny Committee", "Sub-Committee", "Authority",
    "Governing Body", "Partnership", "Commission", "Working Group", "Executive", "Corporate Parenting Board", "Town Council",
    "Trustees", "Governors", "Audit and Risk Committee", "Joint Committee", "Integration Joint Board", "Trust Board",
    "Task Group", "Parish Council",
)  # fmt: skip
MATTERS = (
    ("the report be noted", "note the report"),
    ("the recommendations be approved", "approve the recommendations"),
    ("the policy be adopted", "adopt the policy"),
    ("the plan be endorsed", "endorse the plan"),
    ("the grant of £500 be approved", "approve the grant of £500"),
    ("the quotation from Marsh & Co be accepted", "accept the quotation from Marsh & Co"),
    (
        "the minutes of the meeting held on 3 May be approved as a correct record",
        "approve the minutes of the meeting held on 3 May as a correct record",
    ),
    ("the budget for 2025/26 be set at £2 million", "set the budget for 2025/26 at £2 million"),
    ("the item be deferred", "defer the item"),
    ("the press and public be excluded", "exclude the press and public"),
    ("Councillor Tern be elected Chair", "elect Councillor Tern as Chair"),
    ("the contract be awarded to Marsh & Co", "award the contract to Marsh & Co"),
)
DECISIONS = {
    "RESOLVED: That {x}.": "resolved",
    "RESOLVED that {x}.": "resolved",
    "Resolved: {X}.": "resolved",
    "RESOLVED – That {x}.": "resolved",
    "It was RESOLVED that {x}.": "resolved",
    "It was resolved that {x}.": "resolved",
    "AGREED: That {x}.": "agreed",
    "Agreed: {X}.": "agreed",
    "It was AGREED that {x}.": "agreed",
    "It was agreed that {x}.": "agreed",
    "The {B} AGREED that {x}.": "agreed",
    "The {B} agreed that {x}.": "agreed",
    "The {B} RESOLVED that {x}.": "resolved",
    "The {B} resolved that {x}.": "resolved",
    "The {B} RESOLVED to {y}.": "resolved",
    "The {B} resolved to {y}.": "resolved",
    "The {B} agreed to {y}.": "agreed",
    "It was agreed to {y}.": "agreed",
    "It was unanimously agreed that {x}.": "agreed",
    "It was unanimously resolved to {y}.": "resolved",
    "DECISION: That {x}.": "resolved",
    "The {B} unanimously agreed to {y}.": "agreed",
    "It was resolved by the {B} that {x}.": "resolved",
    "The {B} decided to {y}.": "resolved",
    "RESOLVED (unanimously) that {x}.": "resolved",
    "Councillor Tern proposed, Councillor Bright seconded and it was resolved that {x}.": "resolved",
    "On the proposal of Councillor Tern, seconded by Councillor Bright, it was RESOLVED that {x}.": "resolved",
    "RECOMMENDED: That {x}.": "recommended",
    "The {B} RECOMMENDED that {x}.": "recommended",
    "It was RECOMMENDED that {x}.": "recommended",
    "RESOLVED, on a vote of 6 to 2, that {x}.": "resolved",
    "Following discussion, the {B} agreed that {x}.": "agreed",
    "Following a vote, it was agreed that {x}.": "agreed",
    "It was proposed by Councillor Tern, seconded by Councillor Bright and agreed that {x}.": "agreed",
    "After debate the {B} resolved to {y}.": "resolved",
    "RESOLVED:\n\nThat {x}.": "resolved",
    "RESOLVED:\n\n1. That {x}.": "resolved",
    "Resolved\n\nThat {x}.": "resolved",
    "The {B} AGREED:\n\nThat {x}.": "agreed",
    "AGREED\n\n1. {X}.": "agreed",
}
"""Sentences by the kind of decision: B decides X, or to do Y."""
MISREAD: dict[str, tuple[str, ...]] = {
    "RESOLVED: That {s} circulate the figures {D}.": ("Jane Marsh, Head of Planning,",),
    "It was resolved by the {B} that {x}.": (
        "the minutes of the meeting held on 3 May be approved as a correct record",
        "Trustees",
        "Governors",
    ),
    "It was proposed by Councillor Tern, seconded by Councillor Bright and agreed that {x}.": (
        "Councillor Tern be elected Chair",
    ),
}
"""By sentence, with whom, when or what it is misread."""
_BE = re.compile(r"(?<=[a-z] )(?:was|is)(?= (?:asked|requested|tasked|to)\b)")
_LITTLE = {"the", "a", "of", "by", "in", "at"}


def words(text: str) -> set[str]:
    """The words of a deadline that tell when."""
    return set(re.findall(r"\w+", text.lower())) - _LITTLE


def is_ordered(frame: str, owner: str, when: str) -> bool:
    """Whether the one action of the sentence is found, whose it is and by when."""
    told = frame.format(S=owner[0].upper() + owner[1:], s=owner, D=when)
    told = re.sub(r",(?=[,.:])", "", told)
    if " and " in owner or owner == "officers":
        told = _BE.sub(lambda be: {"was": "were", "is": "are"}[be[0]], told)
    found = [fact for fact in extract(item(told, "Quality report")).facts if isinstance(fact, Action)]
    if len(found) != 1 or [label.lower() for label in labels(found[0].owner)] != [
        label.lower() for label in OWNERS[owner]
    ]:
        return False
    return bool(words(when) & words(found[0].due or "")) and words(found[0].due or "") <= words(told)


def is_decided(frame: str, body: str, matter: tuple[str, str]) -> bool:
    """Whether the one decision of the sentence is found, of its kind and by whom."""
    told = frame.format(B=body, x=matter[0], X=matter[0][0].upper() + matter[0][1:], y=matter[1])
    found = [fact for fact in extract(item(told, "Quality report")).facts if isinstance(fact, Decision)]
    if len(found) != 1:
        return False
    return (found[0].kind, labels(found[0].by)) == (DECISIONS[frame], [body] if "{B}" in frame else [])


@pytest.mark.parametrize("frame", ORDERS)
def test_whose_it_is_by_when(frame: str) -> None:
    wrong = {owner for n, owner in enumerate(OWNERS) if not is_ordered(frame, owner, TIMES[(n + 3) % len(TIMES)])}
    wrong |= {when for when in TIMES if not is_ordered(frame, "the Head of Planning", when)}
    assert wrong == set(MISREAD.get(frame, ()))


@pytest.mark.parametrize("frame", DECISIONS)
def test_what_was_decided_by_whom(frame: str) -> None:
    wrong = {matter[0] for matter in MATTERS if not is_decided(frame, "Board", matter)}
    wrong |= {body for body in BODIES if "{B}" in frame and not is_decided(frame, body, MATTERS[0])}
    assert wrong == set(MISREAD.get(frame, ()))
