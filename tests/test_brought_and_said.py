"""What counts as brought to the meeting or said in it, and by whom."""

from __future__ import annotations

import pytest
from sample_items import facts, item, labels

from minutegraph.extraction.finders import extract
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
    assert ("report", ["Engineer"], []) in told(text)


def test_a_presenter_who_goes_on_brings_nothing_more() -> None:
    found = told("Mrs Hale presented the report. She summarised the work done since May.")
    assert [(kind, by) for kind, by, _ in found] == [("report", ["Mrs Hale"]), ("statement", ["Mrs Hale"])]


def test_information_given_in_reply_answers() -> None:
    found = told("In response to questions, the Engineer gave the following information:\n\n- it was May;\n\n- lamps had come.")
    assert found == [("answer", ["Engineer"], [])] * 2


def test_who_was_heard_says_what_stands_below() -> None:
    found = told("The Panel next heard from Ivo Marsh, Head of Roads, who stated:\n\n- Lamps had come.\n\n- Rain fell.")
    assert found == [("statement", ["Head of Roads"], [])] * 2


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("The Engineer advised Members that it was late, however Members were told that it had been paid for.", [["Engineer"]]),
        ("Mrs Hale mentioned she would like to see it and the Chair confirmed it was open.", [["Mrs Hale"], ["Chair"]]),
        ("The Panel considered a report that set out the costs and outlined the risks.", []),
        ("The Auditor was obliged to report whether the accounts were sound.", []),
        ("The gate on Elm Lane was mentioned as needing a spring.", [[]]),
        ("The feedback from the inspectors acknowledged that staff were open.", [[]]),
        ("Group leaders gave the views of their groups.", [["Group leaders"]]),
        ("It was noted that Councillor Ames would arrive late.", []),
        ("It was noted that the contractor would join the two pipes.", [[]]),
    ],
)
def test_who_states_what_a_sentence_holds(text: str, by: list[list[str]]) -> None:
    assert [speakers for kind, speakers, _ in told(text) if kind == "statement"] == by


def test_to_whose_attention_something_is_brought_hears_it() -> None:
    assert told("The Chair brought to the Panel's attention that pets were banned.") == [("statement", ["Chair"], ["Panel"])]


def test_a_mark_inside_a_paragraph_begins_another_point() -> None:
    text = "Members welcomed the sign but asked that it be lit. · Members were advised that the road had been rated as good."
    assert [kind for kind, _, _ in told(f"These comments were noted: · The bus was late. · {text}")][-2:] == ["statement"] * 2


def test_what_others_did_is_a_point_of_whose_list_it_is() -> None:
    points = "- The team welcomed the challenge.\n\n- The need for pace was stressed.\n\n- The Panel noted that it was late."
    found = told(f"The Cabinet Member made the following points:\n\n{points}")
    assert [by for _, by, _ in found] == [["Cabinet Member"], ["Cabinet Member"], ["Panel"]]


@pytest.mark.parametrize(
    "text",
    [
        "The Deputy Head of Finance agreed to amend the table for the January meeting.",
        "Mr Fox undertook to write to all the schools before the end of term.",
        "On cards, the Panel requested that reports be by street. The Deputy Head of Finance agreed to amend the table.",
    ],
)
def test_a_promise_is_no_statement(text: str) -> None:
    assert [fact for fact in extract(item(text)).facts if isinstance(fact, Statement)] == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Officers proposed, and Members agreed, that the Elm Trust be invited.", []),
        ("Councillor Ames was proposed and seconded to act as Chair.", []),
        ("Mrs Hale presented the plan, supported by the Engineer.", [("report", ["Mrs Hale"], [])]),
        ("The Engineer introduced the charter and outlined the changes in it.", [("report", ["Engineer"], [])]),
        ("The Engineer presented the report which told the Panel about it.", [("report", ["Engineer"], ["Panel"])]),
        ("Attention was drawn also to minute 19 of the July meeting.", [("statement", [], [])]),
        ("The idea of setting up a walkers' group was noted.", [("statement", [], [])]),
        ("Members were urged to come along and let the Clerk know if they could not.", [("statement", [], ["Members"])]),
        ("Members were encouraged to attend the fair.", [("statement", [], ["Members"])]),
        ("Members were encouraged to see the fall.", [("statement", ["Members"], [])]),
        ("It was noted that apologies for absence were received from Councillor Ames.", []),
    ],
)
def test_what_a_sentence_alone_tells(text: str, found: Told) -> None:
    assert told(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Officers went onto explain that it was late.", [("statement", ["Officers"], [])]),
        ("Mrs Hale spoke. She invited members to say whether they were right.", []),
        ("Members were given information on proposals made by Audit Wales.", [("report", [], ["Members"])]),
        ("The Panel had before it its planner for the year.", [("report", [], ["Panel"])]),
        ("There was submitted Report No 8 giving elected members the position.", [("report", [], ["elected members"])]),
    ],
)
def test_what_else_is_brought_or_said(text: str, found: Told) -> None:
    assert told(text) == found


def test_titles_of_what_is_to_be_answered_are_not_said() -> None:
    titles = "- Ten years on, are teams meeting their aims?\n\n- The police response to rural theft"
    found = told(f"The Panel considered a report on the inspections that had required a comment, listed below:\n\n{titles}")
    assert found == [("report", [], ["Panel"])]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The Engineer submits a paper on what is being done.", []),
        ("The Clerk made a visit and found the yard clean.", []),
        ("The Clerk made a visit and found that the yard was shut.", [("statement", ["Clerk"], [])]),
        ("The Panel received the following letters for information:\n\n- Client bulletin (May)", [("report", [], ["Panel"])]),
        ("The Engineer highlighted a number of gains:-\n\n- lamps were lit", [("statement", ["Engineer"], [])]),
    ],
)
def test_what_only_lists_or_was_done_elsewhere(text: str, found: Told) -> None:
    assert told(text) == found


def test_capitals_of_scrutiny_committees_are_bodies_that_meet() -> None:
    text = "The OSC received a report on the bridges. The HOSC noted that it was late."
    assert told(text) == [("report", [], ["OSC"]), ("statement", ["HOSC"], [])]


def test_concerns_that_members_are_reminded_of_are_told_as_fact() -> None:
    points = "- Identification of need\n\n- Delays in plans"
    found = extract(item(f"Members were reminded of the key areas of concern, these were as follows:-\n\n{points}")).facts
    assert [fact.stance for fact in found if isinstance(fact, Statement)] == ["neutral"] * 2
