"""Who asked, who answered and who then spoke is found in every kind of ordinary exchange, whoever they are.

What is expected is known from how the passage is made. The few cells that are not read so are named, and must be taken off the
list when they are.
"""

from __future__ import annotations

import re
from collections import Counter

import pytest
from sample_items import item, labels

from minutegraph.extraction.finders import extract
from minutegraph.model import Fact

ASKERS = {
    "Councillor Bright": ("Councillor Bright", "He"),
    "a Member": ("Member", "He"),
    "Members": ("Members", "They"),
    "Cllr J. Hale": ("Cllr J. Hale", "She"),
    "the Chair": ("Chair", "He"),
    "the Vice-Chairman": ("Vice-Chairman", "He"),
    "the Youth Parliament representative": ("Youth Parliament representative", "She"),
    "Mrs Hale": ("Mrs Hale", "She"),
    "Mr Alan Hope (parent governor)": ("parent governor", "He"),
    "a resident": ("resident", "He"),
}
ANSWERERS = {
    "the Director of Resources": ("Director of Resources", "She"),
    "Mr Dunn": ("Mr Dunn", "He"),
    "Jane Marsh, Head of Planning,": ("Head of Planning", "She"),
    "officers": ("officers", "They"),
    "the Chief Constable": ("Chief Constable", "He"),
    "Ms Doyle (Audit Wales)": ("Ms Doyle", "She"),
    "the Clerk": ("Clerk", "She"),
    "the Head of Service": ("Head of Service", "He"),
    "the Cabinet Member": ("Cabinet Member", "He"),
    "Dr Cole": ("Dr Cole", "She"),
    "the Service Manager": ("Service Manager", "He"),
    "the Assistant Director (Housing)": ("Assistant Director (Housing)", "She"),
}
"""How somebody is printed, their label, and the pronoun for them."""
EXCHANGES = {
    "{Q} asked about agency spend. {A} replied that it had fallen. {AP} added that more staff had been recruited.": (
        ("question", "Q"),
        ("answer", "A"),
    ),
    "{Q} asked about agency spend. {A} said that it had fallen. {AP} explained that more staff had been recruited.": (
        ("question", "Q"),
        ("answer", "A"),
    ),
    "{Q} asked why fees had risen. {A} explained that demand had. Councillor Tern asked if they would fall. {A} said so.": (
        ("question", "Q"),
        ("answer", "A"),
        ("question", "T"),
        ("answer", "A"),
    ),
    "{Q} asked about agency spend, and {a} explained that it had fallen. Councillor Tern noted that this was welcome.": (
        ("question", "Q"),
        ("answer", "A"),
        ("statement", "T"),
    ),
    "{Q} asked whether agency spend had fallen. It was confirmed that it had.": (("question", "Q"), ("answer", "")),
    "{Q} asked whether agency spend had fallen. {A} confirmed that it had.": (("question", "Q"), ("answer", "A")),
    "{Q} asked whether agency spend had fallen and, if so, by how much. {A} said that it had fallen by a tenth.": (
        ("question", "Q"),
        ("answer", "A"),
    ),
    "{Q} asked for a breakdown of agency spend. {A} agreed to provide this.": (
        ("question", "Q"),
        ("answer", "A"),
        ("action", "A"),
    ),
    "{Q} expressed concern about the rise in agency spend. {A} explained that demand had grown.": (
        ("question", "Q"),
        ("answer", "A"),
    ),
    "{Q} thanked the team and asked whether agency spend would fall. {A} confirmed that it would.": (
        ("statement", "Q"),
        ("question", "Q"),
        ("answer", "A"),
    ),
    "In answer to a question from {q} about agency spend, {a} said that it had fallen. {AP} added that more was hoped for.": (
        ("question", "Q"),
        ("answer", "A"),
    ),
    "{Q} asked what was being done about agency spend. {A} advised that a plan was in place and that it was working.": (
        ("question", "Q"),
        ("answer", "A"),
    ),
    "Asked whether agency spend would fall, {a} said that it would.": (("question", ""), ("answer", "A")),
    "A question was raised about agency spend. {A} responded that it had fallen.": (("question", ""), ("answer", "A")),
    "Questions were asked about agency spend, to which {a} replied that it had fallen.": (
        ("question", ""),
        ("answer", "A"),
    ),
    "{Q} asked if agency spend could be reported monthly. {A} undertook to look into this.": (
        ("question", "Q"),
        ("answer", "A"),
        ("action", "A"),
    ),
    "In response to {q}, {a} stated that agency spend had fallen.": (("question", "Q"), ("answer", "A")),
    "In response to a query regarding agency spend, {a} stated that it had fallen.": (
        ("question", ""),
        ("answer", "A"),
    ),
    "{Q} sought assurance that agency spend would fall. {A} assured Members that it would.": (
        ("question", "Q"),
        ("answer", "A"),
    ),
    "{Q} enquired about agency spend. In reply, {a} said that it had fallen.": (("question", "Q"), ("answer", "A")),
    "{Q} questioned the rise in agency spend. In response, it was explained that demand had grown.": (
        ("question", "Q"),
        ("answer", ""),
    ),
    "{Q} asked how agency spend compared with others. {A} replied that it was lower. {QP} thanked {a} for the answer.": (
        ("question", "Q"),
        ("answer", "A"),
        ("statement", "Q"),
    ),
    "{Q} asked about agency spend. {A} said that the figures were not to hand and would be circulated.": (
        ("question", "Q"),
        ("answer", "A"),
        ("action", ""),
    ),
    "{Q} asked about agency spend and was told by {a} that it had fallen.": (("question", "Q"), ("answer", "A")),
    "{Q} referred to agency spend and asked whether it had fallen. {A} confirmed this.": (
        ("question", "Q"),
        ("answer", "A"),
    ),
    "{Q} wanted to know whether agency spend had fallen. {A} explained that it had.": (
        ("question", "Q"),
        ("answer", "A"),
    ),
    "Responding to {q}, {a} said that agency spend had fallen. Councillor Tern welcomed this.": (
        ("question", "Q"),
        ("answer", "A"),
        ("statement", "T"),
    ),
    "{Q} asked whether agency spend had fallen. {A}, in response, said that it had.": (
        ("question", "Q"),
        ("answer", "A"),
    ),
    "{Q} queried whether agency spend had fallen, to which {a} replied that it had.": (
        ("question", "Q"),
        ("answer", "A"),
    ),
    "{Q} asked {a} whether agency spend had fallen. {AP} replied that it had.": (("question", "Q"), ("answer", "A")),
    "{Q} asked {a} about agency spend, who replied that it had fallen.": (("question", "Q"), ("answer", "A")),
    "{Q} said that agency spend was too high. {A} said that it had fallen.": (("statement", "Q"), ("statement", "A")),
    "{Q} asked about agency spend and staff turnover. {A} said that both had fallen.": (
        ("question", "Q"),
        ("answer", "A"),
    ),
    "{Q} raised a question about agency spend. {A} clarified that it had fallen.": (("question", "Q"), ("answer", "A")),
    "Clarification was sought on agency spend. {A} clarified that it had fallen.": (("question", ""), ("answer", "A")),
    "{Q} asked if there were plans to reduce agency spend. {A} stated that there were.": (
        ("question", "Q"),
        ("answer", "A"),
    ),
    "{A} reported that agency spend had fallen. In response to questions, {ap} said that more staff had been recruited.": (
        ("statement", "A"),
        ("answer", "A"),
    ),
    "{Q} asked when agency spend would fall. {A} said by March.": (("question", "Q"), ("answer", "A")),
    "{Q} asked whether agency spend had fallen. There was no answer.": (("question", "Q"),),
}
"""Passages by what they tell: question, answer, statement and action, each of the asker Q, the answerer A, T or nobody.

In them Q and q ask, A and a answer, QP, AP and ap are their pronouns.
"""
MISREAD: dict[str, tuple[str, ...]] = {
    "In response to {q}, {a} stated that agency spend had fallen.": ("the Vice-Chairman",),
    "Responding to {q}, {a} said that agency spend had fallen. Councillor Tern welcomed this.": ("the Vice-Chairman",),
}
"""By passage, with whom it is misread."""
_TOLD = frozenset(("question", "answer", "statement", "action"))


def passage(frame: str, asker: str, answerer: str) -> str:
    """The passage with these two in it."""
    begun = {name: name[0].upper() + name[1:] for name in (asker, answerer)}
    turns = {"Q": begun[asker], "q": asker, "QP": ASKERS[asker][1]}
    turns |= {"A": begun[answerer], "a": answerer, "AP": ANSWERERS[answerer][1], "ap": ANSWERERS[answerer][1].lower()}
    return re.sub(r",(?=[,.])", "", frame.format(**turns))


def who(fact: Fact) -> str:
    """Whose the fact is, in small letters."""
    return ", ".join(labels(fact.owner if fact.type == "action" else fact.by)).lower()  # type: ignore[union-attr]


def is_read(frame: str, asker: str, answerer: str) -> bool:
    """Whether just what the passage tells is found in it."""
    people = {"Q": ASKERS[asker][0], "A": ANSWERERS[answerer][0], "T": "Councillor Tern", "": ""}
    expected = Counter((kind, people[letter].lower()) for kind, letter in EXCHANGES[frame])
    facts = extract(item(passage(frame, asker, answerer), "Budget and staffing")).facts
    return Counter((fact.type, who(fact)) for fact in facts if fact.type in _TOLD) == expected


@pytest.mark.parametrize("frame", EXCHANGES)
def test_who_asked_and_who_answered(frame: str) -> None:
    answering = list(ANSWERERS)
    wrong = {asker for n, asker in enumerate(ASKERS) if not is_read(frame, asker, answering[n % len(answering)])}
    wrong |= {answerer for answerer in ANSWERERS if not is_read(frame, "Councillor Bright", answerer)}
    assert wrong == set(MISREAD.get(frame, ()))
