"""What counts as brought to the meeting or said in it, and by whom."""

from __future__ import annotations

import pytest
from sample_items import facts, item, labels

from minutegraph.extraction.speech import finder as speech
from minutegraph.model import Answer, Question, Report, Statement

Told = list[tuple[str, list[str], list[str]]]


def told(text: str, title: str = "Road repairs") -> Told:
    """Type, speakers and hearers of what the item tells, in order."""
    spoken = (Report, Question, Answer, Statement)
    found = [fact for fact in facts(item(text, title), speech.find) if isinstance(fact, spoken)]
    return [(fact.type, labels(fact.by), labels(fact.to)) for fact in found]


@pytest.mark.parametrize(
    "text",
    [
        "The minutes of the Cabinet held on 12th September 2018 were submitted.",
        "Submitted - The minutes (previously circulated) of the meeting of this Panel held on 4 May.",
        "The Panel considered the minutes of the meeting held on 4 May.",
        "The inspectors gave positive feedback on the front door.",
        "The Chair asked Members to provide any information that they held on empty shops.",
        "Ms Tice advised that since the report of May, the Care Inspectorate reports on Elm House and Oak Lodge had come out.",
    ],
)
def test_nothing_is_brought(text: str) -> None:
    assert [kind for kind, _, _ in told(text) if kind == "report"] == []


@pytest.mark.parametrize(
    ("text", "by", "to"),
    [
        ("The Panel received the minutes of the Schools Forum.", [], ["Panel"]),
        ("The Auditor was invited by the Chair to present appendix 3.", ["Auditor"], []),
        ("The Leader welcomed the Chief Engineer and invited him to present the report.", ["Chief Engineer"], []),
        ("Members gave consideration to topics for the programme of the year.", [], ["Members"]),
        ("This report provided an update to Members on the bridges.", [], ["Members"]),
        ("The Panel considered an update from Mrs Orla Tice on the bridges.", ["Mrs Orla Tice"], ["Panel"]),
        (
            "The Panel received a talk with contributions from the Head of Roads; the Chief Engineer; and Mrs Tice.",
            ["Head of Roads", "Chief Engineer", "Mrs Tice"],
            ["Panel"],
        ),
    ],
)
def test_who_brings_what_to_whom(text: str, by: list[str], to: list[str]) -> None:
    assert told(text) == [("report", by, to)]


def test_whose_question_is_answered_hears_no_report() -> None:
    text = "The Engineer introduced the report and clarified the cost in response to a Member's question."
    assert told(text)[0] == ("report", ["Engineer"], [])


def test_a_presenter_who_goes_on_brings_nothing_more() -> None:
    found = told("Mrs Hale presented the report. She summarised the work done since May.")
    assert [(kind, by) for kind, by, _ in found] == [("report", ["Mrs Hale"]), ("statement", ["Mrs Hale"])]


def test_information_given_in_reply_answers() -> None:
    found = told("In response to questions, the Engineer gave the following information:\n\n- it was May;\n\n- lamps had come.")
    assert found == [("answer", ["Engineer"], [])] * 2


def test_who_was_heard_says_what_stands_below() -> None:
    found = told("The Panel next heard from Ivo Marsh, Head of Roads, who stated:\n\n- Lamps had come.\n\n- Rain fell.")
    assert found == [("statement", ["Head of Roads"], [])] * 2
