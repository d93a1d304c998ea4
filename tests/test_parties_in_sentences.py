"""Whoever speaks, asks, answers, reports or is to act is found as the same party wherever they stand in an ordinary sentence.

Every kind of name and post is put into every kind of sentence; what is expected is known from how the sentence is made. The few
that are not read so are named, and must be taken off the list when they are.
"""

from __future__ import annotations

import re

import pytest
from sample_items import item, labels

from minutegraph.extraction.finders import extract

PARTIES = {
    "Councillor Tern": "Councillor Tern",
    "Cllr J. Tern": "Cllr J. Tern",
    "the Head of Planning": "Head of Planning",
    "Jane Marsh, Head of Planning,": "Head of Planning",
    "the Head of Planning, Jane Marsh,": "Head of Planning",
    "the Head of Planning (Jane Marsh)": "Head of Planning",
    "Jane Marsh (Head of Planning)": "Head of Planning",
    "Head of Planning Jane Marsh": "Head of Planning",
    "Mr Dunn": "Mr Dunn",
    "Mr Dunn of KPMG": "Mr Dunn",
    "Ms Doyle from Sport Fylde": "Ms Doyle",
    "Ms Doyle (Audit Wales)": "Ms Doyle",
    "Ms Ann Doyle, Audit Wales,": "Ms Ann Doyle",
    "Jane Marsh": "Jane Marsh",
    "Jane Marsh from Healthwatch Fylde": "Jane Marsh",
    "the Chair of the Panel": "Chair of the Panel",
    "the Chairman": "Chairman",
    "a resident": "resident",
    "a member of the public": "member of the public",
    "Dr Amy Cole": "Dr Amy Cole",
    "the Chief Constable": "Chief Constable",
    "the Cabinet Member for Housing": "Cabinet Member for Housing",
    "Councillor Tern (Cabinet Member for Housing)": "Cabinet Member for Housing",
    "the Cabinet Member for Housing, Councillor Tern,": "Cabinet Member for Housing",
    "the Director of Children's Services": "Director of Children's Services",
    "the Committee": "Committee",
    "Members": "Members",
    "officers": "officers",
    "a Member": "Member",
    "the Youth Parliament representative": "Youth Parliament representative",
    "the interim Director of Adult Social Care": "interim Director of Adult Social Care",
    "the Clerk": "Clerk",
    "County Councillor Tern": "County Councillor Tern",
    "the Headteacher of Marlow School": "Headteacher of Marlow School",
}
"""How a party is printed, and its label."""
FRAMES = {
    "report": [
        "{S} presented the report.",
        "The report was presented by {s}.",
        "The Chair welcomed {s}, who presented the report.",
        "{S} introduced the report and took Members through the main points.",
        "The Board received a presentation from {s} on the new strategy.",
        "The Board received an update from {s}.",
        "An update on staffing was given by {s}.",
        "{S} gave a verbal update on staffing.",
        "A verbal report was provided by {s} on staffing.",
        "The Chair invited {s} to present the report.",
        "{S} was in attendance and presented the report.",
        "{S} attended the meeting to present the annual report.",
        "The Board considered the annual report, which was introduced by {s}.",
        "{S} took the Board through the paper.",
        "{S} spoke to the report.",
    ],
    "statement": [
        "{S} said that the budget would be met.",
        "The Board was informed by {s} that the budget would be met.",
        "It was noted by {s} that the budget would be met.",
        "The budget would be met, {s} said.",
        "{S} informed the Board that the budget would be met.",
        "{S} explained that the budget would be met.",
        "{S} highlighted the rise in demand.",
        "{S} drew attention to the rise in demand.",
        "According to {s}, the budget would be met.",
        "It was reported by {s} that the budget would be met.",
        "{S} thanked the team for its work.",
        "{S} expressed concern at the rise in demand.",
        "Concern was expressed by {s} at the rise in demand.",
        "{S} commented on the rise in demand.",
        "{S} felt that the budget would be met.",
        "{S} emphasised the importance of early help.",
        "Thanks were expressed by {s} to the team.",
        "Following the introduction, {s} advised that the budget would be met.",
        "In presenting the report, {s} stated that the budget would be met.",
    ],
    "question": [
        "{S} asked whether the budget would be met.",
        "{S} asked the Director of Resources whether the budget would be met.",
        "The Director of Resources was asked by {s} whether the budget would be met.",
        "A question was asked by {s} about agency spend.",
        "In response to a question from {s}, the Director of Resources said that the budget would be met.",
        "In response to {s}, the Director of Resources said that the budget would be met.",
        "Responding to a query from {s} about agency spend, the Director of Resources said that the budget would be met.",
        "The Director of Resources, in response to a question from {s}, said that the budget would be met.",
        "The Director of Resources responded to a question from {s} about agency spend.",
        "{S} queried agency spend. The Director of Resources replied that the budget would be met.",
        "{S} sought clarification on agency spend.",
        "{S} enquired about agency spend and was advised that the budget would be met.",
        "{S} asked about agency spend and the Director of Resources advised that the budget would be met.",
        "Asked by {s} about agency spend, the Director of Resources said that the budget would be met.",
        "In answer to {s}, the Director of Resources confirmed that the budget would be met.",
        "A query was raised by {s} regarding agency spend.",
        "Clarification was sought by {s} on agency spend.",
        "{S} requested further information on agency spend.",
        "{S} wished to know why agency spend had risen.",
        "{S} questioned why agency spend had risen.",
    ],
    "answer": [
        "Councillor Bright asked about agency spend. {S} said that the budget would be met.",
        "Councillor Bright asked about agency spend and {s} said that the budget would be met.",
        "In response to a question from Councillor Bright, {s} said that the budget would be met.",
        "Asked by Councillor Bright about agency spend, {s} said that the budget would be met.",
        "{S}, in response to Councillor Bright, said that the budget would be met.",
        "Councillor Bright asked about agency spend. In response, {s} explained that the budget would be met.",
        "Councillor Bright asked about agency spend. It was confirmed by {s} that the budget would be met.",
        "{S} responded to a question from Councillor Bright about agency spend.",
        "Councillor Bright asked why agency spend had risen, to which {s} replied that the budget would be met.",
        "In response to questions, {s} advised that the budget would be met.",
    ],
    "action": [
        "{S} undertook to circulate the figures.",
        "{S} agreed to circulate the figures to Members.",
        "It was agreed that {s} would circulate the figures.",
        "ACTION: {S} to circulate the figures.",
        "{S} would circulate the figures after the meeting.",
        "{S} was asked to circulate the figures.",
        "The Board asked {s} to circulate the figures.",
        "The figures would be circulated by {s}.",
        "It was agreed to ask {s} to circulate the figures.",
        "RESOLVED: That {s} be requested to circulate the figures.",
        "{S} offered to circulate the figures.",
        "Action: figures to be circulated ({S})",
    ],
}
"""By type the sentences; {S} is a party at the start of one, {s} elsewhere."""
OTHERS = {
    "answer": (
        "Councillor Tern",
        "Cllr J. Tern",
        "resident",
        "member of the public",
        "Member",
        "County Councillor Tern",
        "Members",
        "Committee",
    ),
    "question": ("officers",),
}
"""Who does not say so in meetings, or may as well ask on."""
MISREAD = {
    ("Action: figures to be circulated ({S})", "Ms Ann Doyle, Audit Wales,"),
    ("Action: figures to be circulated ({S})", "Ms Doyle (Audit Wales)"),
    ("Action: figures to be circulated ({S})", "the Cabinet Member for Housing, Councillor Tern,"),
    ("Action: figures to be circulated ({S})", "the Head of Planning (Jane Marsh)"),
    ("The Board asked {s} to circulate the figures.", "Ms Ann Doyle, Audit Wales,"),
    ("The figures would be circulated by {s}.", "Ms Ann Doyle, Audit Wales,"),
    ("{S} was asked to circulate the figures.", "Ms Ann Doyle, Audit Wales,"),
    ("Asked by Councillor Bright about agency spend, {s} said that the budget would be met.", "Mr Dunn"),
    ("Asked by Councillor Bright about agency spend, {s} said that the budget would be met.", "officers"),
    (
        "Councillor Bright asked about agency spend and {s} said that the budget would be met.",
        "the Youth Parliament representative",
    ),
    (
        "In answer to {s}, the Director of Resources confirmed that the budget would be met.",
        "Jane Marsh, Head of Planning,",
    ),
    (
        "In response to a question from {s}, the Director of Resources said that the budget would be met.",
        "Jane Marsh, Head of Planning,",
    ),
    (
        "In response to {s}, the Director of Resources said that the budget would be met.",
        "Jane Marsh, Head of Planning,",
    ),
    ("The Chair welcomed {s}, who presented the report.", "Members"),
    ("The Chair welcomed {s}, who presented the report.", "a Member"),
    ("The Chair welcomed {s}, who presented the report.", "a member of the public"),
    ("The Chair welcomed {s}, who presented the report.", "a resident"),
    ("The Chair welcomed {s}, who presented the report.", "officers"),
    ("The Chair welcomed {s}, who presented the report.", "the Committee"),
    ("According to {s}, the budget would be met.", "Members"),
    ("According to {s}, the budget would be met.", "a Member"),
    ("According to {s}, the budget would be met.", "a member of the public"),
    ("According to {s}, the budget would be met.", "a resident"),
    ("According to {s}, the budget would be met.", "officers"),
    ("According to {s}, the budget would be met.", "the Committee"),
    ("Thanks were expressed by {s} to the team.", "the Clerk"),
}


def read(kind: str, frame: str, printed: str) -> list[list[str]]:
    """The parties of each fact of the type that the sentence is found to state, in small letters."""
    sentence = frame.format(S=printed[0].upper() + printed[1:], s=printed)
    minutes = item(re.sub(r",(?=[.,])", "", sentence), "Budget and staffing")
    slot = "owner" if kind == "action" else "by"
    return [
        [label.lower() for label in labels(getattr(fact, slot))] for fact in extract(minutes).facts if fact.type == kind
    ]


@pytest.mark.parametrize(("kind", "frame"), [(kind, frame) for kind, frames in FRAMES.items() for frame in frames])
def test_everybody_is_found_there(kind: str, frame: str) -> None:
    told = {p: label for p, label in PARTIES.items() if label not in OTHERS.get(kind, ())}
    wrong = {p for p, label in told.items() if read(kind, frame, p) != [[label.lower()]]}
    assert wrong == {p for sentence, p in MISREAD if sentence == frame}
