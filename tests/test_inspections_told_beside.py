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


TITLES = """The Panel considered the findings of the recent reports by HMICFRS that had called for a comment, listed below:

* Custody Inspection - Follow-up Review (for copy see file)
* Ten years on, are teams meeting their aims?

A member referred to the Custody Inspection of June 2022.
"""


def test_each_title_of_an_inspectorates_reports_is_an_event_of_its_own() -> None:
    facts = [(labels(f.inspector), f.kind, f.date, labels(f.on)) for f in found(item(TITLES, "Reports"))]
    assert facts[:2] == [(["HMICFRS"], "other", None, []), (["HMICFRS"], "other", None, [])]
    assert [fact[2] for fact in facts[2:]] == ["2022-06"]


GRADED = [
    ("Members were glad that Adult Care Services had been rated as 'Outstanding' with some 'Good' areas and the Elm and Tarn "
     "Health Partnership had been judged 'Good'.", ["Adult Care Services", "Elm and Tarn Health Partnership"]),
    ("Members noted that Larkhill had been judged as 'Good' and Fenn Lodge, run jointly with the neighbouring borough, had "
     "been rated 'Outstanding'.", ["Larkhill", "Fenn Lodge"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "on"), GRADED)
def test_two_that_are_graded_in_one_sentence_are_two_inspections(text: str, on: list[str]) -> None:
    facts = found(item(text, "CQC inspection reports"))
    assert [label for fact in facts for label in labels(fact.on)] == on
    assert all(labels(fact.inspector) == ["CQC"] for fact in facts if on)


AUDITS = [
    ("Mr Orme of Hale Marsh LLP presented the Auditor's Annual Report to the Council.", ["Hale Marsh"], ["Council"]),
    ("Members received the Audit Findings Report from the external auditor, Hale Marsh LLP.", ["Hale Marsh LLP"], []),
    ("The Clerk said that Hale Marsh had finished the external audit for 2021/22.", ["Hale Marsh"], []),
    ("The audit of the 2021/22 accounts by Hale Marsh had ended in May 2022.", ["Hale Marsh"], ["2021/22 accounts"]),
]


@pytest.mark.parametrize(("text", "by", "on"), AUDITS)
def test_an_audit_is_told_by_who_finished_it_or_by_its_report(text: str, by: list[str], on: list[str]) -> None:
    (fact,) = found(item(text, "External audit"))
    assert (fact.kind, [label.removesuffix(" LLP") for label in labels(fact.inspector)], labels(fact.on)) == (
        "audit",
        [label.removesuffix(" LLP") for label in by],
        on,
    )


@pytest.mark.parametrize("text", [
    "The Internal Auditor's Annual Report was presented.",
    "That the Auditor's Annual Report be received.",
    "The Auditor's Annual Report would be presented in May.",
    "The risk register was reviewed each term by the CQC.",
    "The Written Statement of Action was reviewed each term by the Department for Education.",
])  # fmt: skip
def test_no_audit_is_told_by_other_reports_and_no_text_is_inspected(text: str) -> None:
    assert found(item(text, "Update")) == []


def test_who_was_sent_the_plan_after_an_inspection_had_inspected() -> None:
    (fact,) = found(item("The plan would be sent to the CQC following the inspection in February 2022.", "Homes"))
    assert labels(fact.inspector) == ["CQC"]


def test_the_day_of_a_report_is_not_that_of_the_inspection() -> None:
    (fact,) = found(item("Members heard of the inspection by Ofsted of Elm House issued in January 2022.", "Homes"))
    assert (labels(fact.on), fact.date) == (["Elm House"], None)
    (fact,) = found(item("On 3 September the Service had been sent its Round 4 HMICFRS inspection report.", "Fire"))
    assert (fact.framework, fact.date) == ("Round 4", None)


def test_a_force_is_who_its_inspectorate_inspects() -> None:
    text = (
        "Members were reminded of a return visit by HMICFRS in October 2022, after the PEEL inspection of May 2021.\n\n"
        "The Force was better."
    )
    assert [(labels(fact.inspector), labels(fact.on)) for fact in found(item(text, "Update"))] == [(["HMICFRS"], ["Force"])] * 2


def test_the_visit_that_somebody_prepared_for_is_the_inspection_told_of() -> None:
    text = (
        "The Committee considered an update on the recent CQC inspection of Elm Ambulance Service NHS Trust.\n\n"
        "Ms Orme explained that the trust provided many documents to the CQC ahead of the visit in March."
    )
    (fact,) = found(item(text, "Ambulances"))
    assert (labels(fact.on), fact.date) == (["Elm Ambulance Service NHS Trust"], "2023-03")


def test_who_had_a_report_was_inspected() -> None:
    text = (
        "Members heard that Adult Services at Elm County Council had now received their report from the CQC, and that another "
        "inspection by the CQC was anticipated in June 2024."
    )
    facts = found(item(text, "Update"))
    assert [(labels(fact.on), fact.date) for fact in facts] == [(["Adult Services at Elm County Council"], None), ([], "2024-06")]


def test_the_fullest_statement_of_a_review_is_its_quote() -> None:
    minutes = item(
        "The Committee considered the NHS England commissioned Independent Review of Maternity Services at Elm Trust.\n\n"
        "Key points: a summary of the independent review that had been led by Dame Ann Orme.", "Review",
    )  # fmt: skip
    (fact,) = found(minutes)
    assert quote(minutes, fact).startswith("The Committee") and labels(fact.inspector) == ["NHS England"]


def test_a_report_whose_name_has_an_ampersand_and_an_apostrophe_names_one_body() -> None:
    text = (
        "The report set out the outcome of His Majesty's Inspectorate of Constabulary & Fire & Rescue Services' (HMICFRS) PEEL "
        "inspection of Elm Police in May 2022."
    )
    (fact,) = found(item(text, "Update"))
    assert labels(fact.inspector) == ["His Majesty's Inspectorate of Constabulary & Fire & Rescue Services"]
