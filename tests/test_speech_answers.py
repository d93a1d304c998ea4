"""Questions and answers told in one sentence, in lists, in relative clauses, by nouns; and what is none."""

from __future__ import annotations

import pytest
from sample_items import facts, item, labels, quote

from minutegraph.extraction.finders import extract
from minutegraph.extraction.speech import finder as speech
from minutegraph.model import Answer, Decision, Fact, Question, Report

ANSWERED = [
    "Members referred to testing in care homes and the Head of Care advised that nine in ten had been tested.",
    "Cllr Wray raised the parking at the depot and the Head of Fleet explained that spaces were leased.",
    "Cllr Wray raised the parking at the depot and was advised that spaces were leased.",
    "Members expressed concern at the delay and were assured that it would not recur.",
    "Members raised the concern that two posts would cost more, which the Commissioner denied.",
    "Concern was expressed about rats in the lane, which the Head of Housing confirmed had been treated.",
    "Mr Latch asked for a list of the late works which the Head of Assets agreed to append.",
    "There was a request for more information on the review, which the Scrutiny Officer agreed to follow up.",
    "There were several questions from the public about parking and the Head of Fleet explained that permits were free.",
    "The Director explained, in response to a question from Cllr Wray, that the bridge was shut.",
    "The Director clarified the timetable in response to a query from Cllr Wray about the bridge.",
    "The Treasurer introduced the report and clarified the borrowing in response to a Member's question.",
    "A Member sought clarification of the cost of the boiler and it was agreed that it would be sent to them.",
    "After a question from Cllr Wray, the Leader said that he had had no reply.",
]
ASKED = [
    ("There was enquiry from the Panel about agency carers. The Panel was updated on the new contract.", ["Panel"]),
    ("Further questions concerned referral rates. Rachel Dow advised that there was one vacancy.", []),
    ("Members' questions focused on the cost of the scheme. The Treasurer explained that it was £900.", ["Members"]),
    ("The Chair asked to be assured about the picture in the city. The Director said that it was good.", ["Chair"]),
    ("There was concern that the grading was weak. Ms Baillie confirmed that the bathrooms had been refitted.", []),
    (
        "The Panel noted the decision on day care and queried whether the places would do. "
        "Ms Fay Catt, Head of Care, advised that more had been bought.",
        ["Panel"],
    ),
    (
        "The Panel asked how many surgeries there were. Dr May Tath, Secretary of the Elm Medical Committee, said there were 6.",
        ["Panel"],
    ),
]
NOTHING_ASKED = [
    "The Director said that the letter had been sent in response to a query from the Ombudsman.",
    "The Director submitted a report in response to a request from Members for figures.",
    "Cllr Wray referred to the letter, which the Minister confirmed had been sent.",
    "There was an inquiry in 2019 by the Ombudsman into the fees. The Director said that it had closed.",
    "The inspectors' questions related to the survey. The question was about to be put.",
    "The Director submitted the strategy and sought comments from Members.",
    "The Chair asked Members if they were content with the minutes.",
    "The minutes were noted. ??",
    "Members thanked the officers for attending and answering questions.",
]


def found(text: str) -> list[Fact]:
    """What speech says of an item."""
    return facts(item(text, "Road repairs"), speech.find)


def of(text: str) -> tuple[list[Question], list[Answer]]:
    """The questions and the answers of a text."""
    every = found(text)
    return [f for f in every if isinstance(f, Question)], [f for f in every if isinstance(f, Answer)]


@pytest.mark.parametrize("text", ANSWERED)
def test_what_is_asked_and_answered_in_one_sentence_both_quote_it(text: str) -> None:
    minutes = item(text, "Road repairs")
    told = [fact for fact in facts(minutes, speech.find) if isinstance(fact, (Question, Answer))]
    assert [fact.type for fact in told] == ["question", "answer"]
    assert {quote(minutes, fact) for fact in told} == {text}
    assert isinstance(told[1], Answer) and told[1].question == told[0].id


@pytest.mark.parametrize(("text", "by"), ASKED)
def test_what_is_asked_is_answered_by_the_next_sentence(text: str, by: list[str]) -> None:
    questions, answers = of(text)
    assert [labels(question.by) for question in questions] == [by]
    assert [answer.question for answer in answers] == [questions[0].id]


@pytest.mark.parametrize("text", NOTHING_ASKED)
def test_what_is_no_question(text: str) -> None:
    assert of(text) == ([], [])


def test_a_body_that_notes_and_asks_has_decided_nothing() -> None:
    every = extract(item("The Panel noted the decision on day care and queried whether the places would do.", "Care")).facts
    assert not any(isinstance(fact, Decision) for fact in every)


def test_questions_of_a_list_wait_for_the_answer_below_it() -> None:
    questions, answers = of(
        "Members made comments and asked questions:\n\n• What was done to keep midwives;\n\n"
        "• Was the Board sure that staff were heard; and\n\n• Thanking the families.\n\nThe Head of Care said that ten had come."
    )
    assert len(questions) == 2
    assert [answer.question for answer in answers] == [question.id for question in questions]


def test_what_stands_in_a_list_of_answers_is_one() -> None:
    every = found(
        "Answering further comments and questions, officers:\n\n• Explained what the new manager would do.\n\n"
        "• Asked Members to provide any addresses without a certificate."
    )
    assert [fact.type for fact in every] == ["answer", "answer"]


def test_an_answer_that_says_that_it_is_one_is_believed() -> None:
    every = extract(
        item(
            "In response to questions, Ms Dow gave the following information:\n\n"
            "i. the long episode in the report (table in section 3.4, episode 9) was not reported to the police as the "
            "young person's whereabouts were known to the carer;\n\nii. interviews are back on track.",
            "Missing episodes",
        )
    ).facts
    assert [fact.type for fact in every if not isinstance(fact, Report)][:2] == ["answer", "answer"]


def test_who_has_asked_answers_no_question_of_another() -> None:
    _, answers = of(
        "Mrs Hale asked what was being done. Mr Ingram also asked what happened where managers refused.\n\n"
        "Mrs Hale added that the plan was missing."
    )
    assert not answers


def test_points_run_together_behind_one_line_are_read_apart() -> None:
    questions, answers = of(
        "The following was noted: · A Member asked for figures on uptake. Members were advised that these would be sent. "
        "· A Member raised concern that letters were in English only. The Manager confirmed that this was under review."
    )
    assert [labels(question.by) for question in questions] == [["Member"], ["Member"]]
    assert [answer.question for answer in answers] == [question.id for question in questions]
