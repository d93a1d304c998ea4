"""What the words beside an event tell of it: whom it was of, that it is one with another, that it has not come yet."""

from __future__ import annotations

import pytest
from sample_inspections import found
from sample_items import item, labels, quote

ON = [
    ("The member referred to the CQC inspection of May 2021 and to concerns regarding the trust's record keeping.", ["trust"]),
    ("The Local Government Association had told the Council after its peer review in March 2022 to train members.", ["Council"]),
    ("The Marlshire SEND Local Area Inspection took place in June 2022.", ["Marlshire"]),
    ("The Ambleford Police PEEL inspection had begun in May 2022.", ["Ambleford Police"]),
    ("MFRS HMICFRS Round 3 inspection commenced on 3 February 2022.", ["MFRS"]),
    ("The full CQC inspection was in November 2022.", []),
    ("The Director of the Council told Members that the Ofsted inspection had taken place in May 2022.", ["Council"]),
    ("The Council considered the report of RoSPA, who had inspected on 18 July 2022.", []),
    ("The Council's Leader said that the ILACS inspection had taken place in May 2022.", []),
    ("The Council and the Trust heard that the CQC inspection had taken place in May 2022.", []),
    ("The CQC had published a report on Elm Vale NHS Trust (EVT), following inspections in May 2022.", ["Elm Vale NHS Trust"]),
    ("The Ofsted inspector's letter on the fostering service had been published.", ["fostering service"]),
    ("One further inspection by Ofsted was currently taking place at the Mary Orme Centre.", ["Mary Orme Centre"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "on"), ON)
def test_the_sentence_tells_beside_the_event_whom_it_was_of(text: str, on: list[str]) -> None:
    (fact,) = found(item(text, "Update"))
    assert labels(fact.on) == on


def test_of_several_homes_each_is_told_by_its_own_name() -> None:
    text = "The Care Inspectorate reports on Elmbank and Oakhill Care Homes had been published."
    assert [labels(fact.on) for fact in found(item(text, "Homes"))] == [["Elmbank"], ["Oakhill"]]


ONE = [
    "It was heard that this was a new type of visit; it was the first time that the County had been subject to a focused visit.",
    "The outcome of the visit had been encouraging.",
    "The visit was carried out by two inspectors.",
]


@pytest.mark.parametrize("more", ONE)
def test_what_is_said_of_a_visit_is_of_the_one_told_of(more: str) -> None:
    minutes = item(f"The Director said that there had been an Ofsted focused visit to the front door.\n\n{more}", "Update")
    (fact,) = found(minutes)
    assert quote(minutes, fact).startswith("The Director said") and fact.kind == "focused visit"


@pytest.mark.parametrize("text", [
    "The preparations for the CQC assessment were discussed, with the case file sample due to be sent in October 2024.",
    "That the outcome of the CQC assessment be reported to the Committee when published.",
    "PEEL Spotlight – the response to rural theft",
])  # fmt: skip
def test_what_has_not_come_yet_is_none(text: str) -> None:
    assert found(item(text, "Update")) == []


def test_further_inspections_of_another_service_are_others() -> None:
    text = (
        "The Care Inspectorate's reports on Oak House and Tarn Respite Service had been published.\n\n"
        "Further inspections were being carried out in the Elm Support Service."
    )
    assert len(found(item(text, "Care Inspectorate"))) == 3


def test_who_led_a_review_is_no_other_than_who_commissioned_it() -> None:
    minutes = item(
        "The Committee considered the NHS England commissioned Independent Review of Maternity Services at Elm Trust.\n\n"
        "The independent review had been led by Dame Ann Orme.", "Review",
    )  # fmt: skip
    (fact,) = found(minutes)
    assert labels(fact.inspector) in (["NHS England"], ["Dame Ann Orme"])


def test_the_conclusion_that_a_trust_requires_improvement_is_its_grade() -> None:
    (fact,) = found(item('The CQC inspection of May 2022 had concluded that the Trust "requires improvement".', "Trust"))
    assert fact.outcome == "requires improvement"
