"""Inspections as clerks of all sorts of bodies tell of them: scales, asides, series, lists, whose an inspection was."""

from __future__ import annotations

from typing import Any

import pytest
from sample_inspections import found, slots_of
from sample_items import item, labels, quote

from minutegraph.extraction.inspections import judgements

TOLD: list[tuple[str, dict[str, Any]]] = [
    ("HMICFRS had made a six-week virtual inspection of Tarnshire Fire & Rescue Service (TFRS) between May and June 2021.",
     {"inspector": ["HMICFRS"], "on": ["Tarnshire Fire & Rescue Service"], "date": "2021-05/2021-06"}),
    ("The CQC had carried out a wholly unlooked-for inspection of Beech House in May 2023.",
     {"inspector": ["CQC"], "on": ["Beech House"], "date": "2023-05"}),
    ("The round 3, tranche 2 inspection for TFRS took place in May 2023.", {"on": ["TFRS"], "date": "2023-05"}),
    ("In May 2023 Ofsted had undertaken a short, two day inspection of the college.",
     {"inspector": ["Ofsted"], "on": ["college"], "date": "2023-05"}),
    ("As part of the third tranche of the programme Mereshire Police were subject to an onsite inspection in "
     "March 2019 and the "
     "Inspection report was published in July.", {"on": ["Mereshire Police"], "date": "2019-03"}),
    ("It was said that a focused Ofsted visit had taken place in July 2023.",
     {"kind": "focused visit", "inspector": ["Ofsted"], "date": "2023-07"}),
    ("Ofsted's framework had focused visits to authorities who were judged as 'requires improvement' and the "
     "first visit was held "
     "on 30 May 2023.", {"kind": "focused visit", "inspector": ["Ofsted"], "on": [], "date": "2023-05-30", "outcome": None}),
    ("Members noted the outcome of the CQC assessment of the way in which the Council discharges its duties, "
     "undertaken in May 2023.",
     {"inspector": ["CQC"], "on": ["Council"]}),
    ("The report told of the Children's Services Ofsted monitoring visit held in May 2023.",
     {"kind": "monitoring visit", "on": ["Children's Services"]}),
    ("The Local Authority's Education Services Inspection by Estyn took place in May 2023.",
     {"inspector": ["Estyn"], "on": ["Local Authority's Education Services"]}),
    ("The Chair spoke of the Ofsted inspection of Children's Services in May 2023 and invited the Director to "
     "address the panel.",
     {"on": ["Children's Services"]}),
    ("The report was of the Ofsted Inspection of Local Authority Children's Services (ILACS) in November 2019.",
     {"framework": "ILACS", "date": "2019-11"}),
    ("The school had been inspected in 2019 under Ofsted's previous framework.", {"inspector": ["Ofsted"], "date": "2019"}),
    ("From April to June 2023 the Council underwent its CQC assessment, and the CQC published its report on 30 October 2023, "
     "assigning a rating of Good.", {"inspector": ["CQC"], "date": "2023-04/2023-06", "outcome": "good"}),
    ("The local area SEND inspection, which Ofsted and the CQC carried out together, ran from 5 to 9 June 2023.",
     {"inspector": ["Ofsted", "CQC"], "date": "2023-06-05/2023-06-09"}),
    ("The joint inspection of custody suites by HMICFRS and the CQC took place in June 2022.",
     {"framework": "joint inspection", "inspector": ["HMICFRS", "CQC"]}),
    ("Hillfoot Special School, where Ofsted called without notice on 3 May 2023, had done well.",
     {"inspector": ["Ofsted"], "on": ["Hillfoot Special School"], "date": "2023-05-03"}),
    ("The adoption agency, Western Roots, hosted by a neighbouring council, had been inspected by Ofsted in March "
     "2023 and was good.",
     {"on": ["Western Roots"], "outcome": "good"}),
    ("The landlord had been inspected by the Regulator of Social Housing in 2022 and graded G2/V2.", {"outcome": "g2/v2"}),
    ("Inspectors from HMICFRS would be back on 12 December to inspect the control room.",
     {"kind": "inspection", "on": ["control room"], "date": "2023-12-12"}),
    ("HMICFRS would return in December to assess the Service's progress against the plan.",
     {"kind": "other", "on": ["Service"]}),
    ("There had been a review of transport by consultants, Redwing Advice, in March 2023.",
     {"inspector": ["Redwing Advice"], "on": ["transport"], "date": "2023-03"}),
    ("A peer challenge progress review by the LGA would be held on 2 and 3 December.",
     {"inspector": ["LGA"], "date": "2023-12-02/2023-12-03"}),
    ("A summary was given of an inspection carried out by the Care Inspectorate on Gorse Street Home in October 2022.",
     {"inspector": ["Care Inspectorate"], "on": ["Gorse Street Home"], "date": "2022-10"}),
    ("The paper concerned the CIW improvement check visit to Pen Glas County Council Children's Services in May 2023.",
     {"on": ["Pen Glas County Council Children's Services"], "date": "2023-05"}),
    ("CQC's on-site fieldwork was scheduled for the week commencing 4 December.", {"inspector": ["CQC"], "date": "2023-12-04"}),
    ("The Area SEND inspection by Ofsted and CQC of the Brackshire local area partnership took place from 5 to 9 June 2023.",
     {"inspector": ["Ofsted", "CQC"], "on": ["Brackshire local area partnership"]}),
    ("HM Inspectorate of Prisons for Scotland had been at HMP Strathorne from 3 to 7 June 2023.",
     {"inspector": ["HM Inspectorate of Prisons for Scotland"], "on": ["HMP Strathorne"]}),
    ("The recent inspection of Tarnshire Fire and Rescue Service by HMICFRS in May 2023 was a service inspection.",
     {"inspector": ["HMICFRS"], "framework": None}),
]  # fmt: skip

UNTOLD = """\
C1, which was awarded to the landlords that did best.
C2
C4, the worst grade of all.
C3 meant serious failings and C4 very serious ones.
No council in the county had been given a C1.
The wording for a C2 grade was that improvement is needed.
Unlike focused inspections, ILACS looked into all the work of the service.
ILACS stood for Inspection of Local Authority Children's Services.
Such inspections were usually conducted every three years.
An Ofsted inspection lasted three weeks and there was no warning of the inspection.
A Good school would receive a one day visit from Ofsted.
The national report was based on inspections carried out between June 2018 and August 2019.
Only 16 services had been graded as 'good' for all three pillars.
HMICFRS had introduced a new grade of adequate.
The CQC rated how well councils did by four grades: poor, adequate, well and excellent.
Each force was given an overall grading as well as individual grades.
From April 2024 the Regulator would inspect all landlords at least every four years.
It was the first time since 2009 that all local authorities in Wales had been inspected.
Whilst it was not certain, the county would likely be inspected in early 2025.
The authority would show the Peer Review Team in the spring of 2024 what had been done.
Cabinet was asked to double the number of inspections of flats from April 2024.
Ofsted's inspectors came on six occasions.
The next round of inspections would start in February 2025.
The auditors and the regulator were making good progress.
A full inspection was recommended when it was believed that a school had slipped.
An LGA peer review of the front door had been scheduled for January 2024 but was cancelled because of the election.
The kitchens had been inspected by Environmental Health on 4 June.
84% of services in the county were graded good or better.
86% of children attended schools judged good or outstanding.
The Force received no Outstanding grades from HMICFRS.
All 14 nurseries in the town were rated good or outstanding by Ofsted.
""".splitlines()

SEVERAL = [
    ("An inspection had been carried out of the Council's housing service, starting in May 2023, by the Regulator "
     "of Social Housing. / "
     "Four grades could be awarded: / - C1, which was awarded to the best / - C2 / - C3 / - C4, the worst grade / "
     "In its report the Regulator awarded the Council a C3 rating.",
     [(["Regulator of Social Housing"], ["Council's housing service"], "2023-05", "c3")]),
    ("When Ofsted and CQC inspected the area in May 2021 they found delay, and at the re-visit by both of them in "
     "March 2023 there was "
     "progress.",
     [(["Ofsted", "CQC"], ["area"], "2021-05", None), (["Ofsted", "CQC"], ["area"], "2023-03", None)]),
    ("Children's services had been judged as 'Good' by Ofsted in May 2023 with a number of 'Outstanding' features.",
     [(["Ofsted"], ["Children's services"], "2023-05", "good")]),
    ("In its judgement Ofsted said that overall the service required improvement, with a few areas that were "
     "judged overall as good.",
     [(["Ofsted"], ["service"], None, "requires improvement")]),
    ("The CQC made its annual performance assessment of the Council in 2009. The grading of 'performing well' by "
     "the CQC pleased Members.",
     [(["CQC"], ["Council"], "2009", "well")]),
    ("Found to be inadequate by Ofsted, the service was to have visits. / Ofsted made its first monitoring visit in May 2023.",
     [(["Ofsted"], ["service"], None, "inadequate"), (["Ofsted"], [], "2023-05", None)]),
    ("Ofsted inspections since May – / Netherdale High School, 5 and 6 June: requires improvement / St Bride's "
     "Primary, 14 June: good",
     [(["Ofsted"], ["Netherdale High School"], "2023-06-05/2023-06-06", "requires improvement"),
      (["Ofsted"], ["St Bride's Primary"], "2023-06-14", "good")]),
    ("Oak Infant School – the school continues to be good / The school had been inspected by Ofsted in 2013. / "
     "Elm Primary School – Requires Improvement / This school was previously rated requires improvement.",
     [(["Ofsted"], ["school"], "2013", None)]),
    ("The Council could be proud of its plan; the plan was approved as fit for purpose by Ofsted on 9 May; and "
     "the first monitoring "
     "visit had taken place in June 2023.",
     [([], ["Council"], "2023-06", None)]),
]  # fmt: skip


SEVERAL += [
    ("The service had been judged 'Inadequate' by Ofsted in May 2018, 'Requires Improvement' in 2021 and, most "
     "recently, 'Good' in July "
     "2023.",
     [(["Ofsted"], ["service"], "2018-05", "inadequate"), (["Ofsted"], ["service"], "2021", "requires improvement"),
      (["Ofsted"], ["service"], "2023-07", "good")]),
    ("Two homes had received full inspections by Ofsted since the last meeting: Rose Cottage (Good) and The Willows (Requires "
     "Improvement).",
     [(["Ofsted"], ["Rose Cottage"], None, "good"), (["Ofsted"], ["Willows"], None, "requires improvement")]),
    ("Ysgol Glan Afon remained in special measures and was visited by Estyn in May 2023.",
     [(["Estyn"], ["Ysgol Glan Afon"], "2023-05", None)]),
    ("The agency, Two Moors Adoption, was inspected by Ofsted in March 2023 and received an Outstanding judgement.",
     [(["Ofsted"], ["Two Moors Adoption"], "2023-03", "outstanding")]),
    ("Ofsted had inspected the service in May 2023. Overall effectiveness: "
     "good.", [(["Ofsted"], ["service"], "2023-05", "good")]),
    ("HMICFRS inspected the Force in May 2023. The Force was graded Outstanding for one area, Good for three and "
     "Adequate for four.",
     [(["HMICFRS"], ["Force"], "2023-05", None)]),
    ("Brook Academy, judged Inadequate by Ofsted in January 2023, had joined a trust.",
     [(["Ofsted"], ["Brook Academy"], "2023-01", "inadequate")]),
    ("St Luke's had received an Ofsted monitoring visit in June.", [(["Ofsted"], ["St Luke's"], "2023-06", None)]),
    ("Members recalled the peer challenge in May 2021; that review of scrutiny had been undertaken by the CfGS in 2022.",
     [([], [], "2021-05", None), (["CfGS"], ["scrutiny"], "2022", None)]),
    ("The LGA's Corporate Peer Challenge team revisited on 12 and 13 June "
     "2023.", [(["LGA"], [], "2023-06-12/2023-06-13", None)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "slots"), TOLD)
def test_an_inspection_is_found_with_its_slots(text: str, slots: dict[str, Any]) -> None:
    (fact,) = found(item(text))
    assert {key: value for key, value in slots_of(fact).items() if key in slots} == slots


@pytest.mark.parametrize("text", UNTOLD)
def test_scales_customs_and_prospects_are_no_inspections(text: str) -> None:
    assert found(item(text, title="Update")) == []


@pytest.mark.parametrize(("text", "events"), SEVERAL)
def test_each_event_has_its_own_time_and_grade(text: str, events: list[Any]) -> None:
    made = found(item(text.replace(" / ", "\n\n"), title="Update"))
    assert [(labels(f.inspector), labels(f.on), f.date, f.outcome) for f in made] == events


def test_the_inspectorate_named_nearest_decides_whose_a_reinspection_was() -> None:
    minutes = item(
        "Ofsted had inspected children's services in February 2022 under the ILACS framework.\n\n"
        "The Chief Fire Officer spoke of HMICFRS and its causes of concern.\n\n"
        "He advised that a re-inspection had occurred in February 2022.",
        "Inspections",
    )
    first, again = found(minutes)
    assert (labels(first.inspector), first.framework) == (["Ofsted"], "ILACS")
    assert labels(again.inspector) != ["Ofsted"] and again.framework is None


def test_the_quote_of_a_grade_told_later_is_that_of_the_inspection() -> None:
    minutes = item(
        "The Regulator of Social Housing had inspected the Council in May 2023.\n\nThe Regulator gave the Council a C2 grade."
    )
    (fact,) = found(minutes)
    assert quote(minutes, fact).startswith("The Regulator of Social Housing had inspected") and fact.outcome == "c2"


@pytest.mark.parametrize(("text", "words"), [
    ("Progress since the C2 grading (C1 being the highest level, C4 the lowest) was told.", "c2"),
    ("The Council had been awarded C2, the second highest grade.", "c2"),
    ("The city had received a C3 judgement, as anticipated.", "c3"),
    ("The landlord was regraded G1/V2.", "g1/v2"),
    ("The grading of \"performing well\" was the second of four.", "well"),
    ("The overall judgement of the inspection was that the service required improvement.", "requires improvement"),
    ("The inspectors' overall judgement had been that the service was adequate.", "adequate"),
])  # fmt: skip
def test_the_grade_given_is_told_from_the_scale(text: str, words: str) -> None:
    judgement = judgements.find(text)
    assert judgement is not None and judgement.words == words


@pytest.mark.parametrize("text", [
    "In the area of values, the Service was judged to require improvement.",
    "The county was one of two services to receive a grading of 'Good' in 10 areas of inspection.",
    "Authorities who were judged inadequate were visited.",
    "The outcome of the visit was that the authority was making good progress.",
    "The grade meant little: C2 meant some weaknesses.",
])  # fmt: skip
def test_grades_of_parts_of_others_and_good_progress_are_none(text: str) -> None:
    assert judgements.find(text) is None


TABLE = """The Manager took the Panel through the reports. The table was noted.

Home | Places | Last full Ofsted inspection | Judgement | Requirements
Larch House | 5 | 12-13 November 2024 | Good | 1
The Sands | 4 | 20-21 August 2024 | Requires improvement to be good | 4

A visit is likely before long.
"""
ROWS = """The report told of inspections published since then. The services were:

Rowan House, Kinlar - unannounced, 11 April 2019 - 5 Very Good - no requirements
Fore Care at Home - 24 April 2019 - 4 Good - one requirement
"""


def test_each_row_of_a_table_of_inspected_homes_is_an_inspection() -> None:
    assert [(labels(f.inspector), labels(f.on), f.date, f.outcome) for f in found(item(TABLE, "Our homes"))] == [
        (["Ofsted"], ["Larch House"], "2024-11-12/2024-11-13", "good"),
        (["Ofsted"], ["The Sands"], "2024-08-20/2024-08-21", "requires improvement to be good"),
    ]


def test_each_line_of_a_list_with_dashes_is_an_inspection() -> None:
    assert [(labels(f.inspector), labels(f.on), f.date, f.outcome) for f in found(item(ROWS, "Care Inspectorate"))] == [
        (["Care Inspectorate"], ["Rowan House"], "2019-04-11", "very good"),
        (["Care Inspectorate"], ["Fore Care at Home"], "2019-04-24", "good"),
    ]


@pytest.mark.parametrize("text", [
    "Investigating crime had been graded as adequate.",
    "The inadequate grade came with a cause of concern.",
])  # fmt: skip
def test_the_grade_of_what_is_done_or_told_before_is_none_of_the_whole(text: str) -> None:
    assert judgements.find(text) is None


def test_a_sentence_in_a_list_of_an_inspectorates_reports_is_no_inspection() -> None:
    minutes = item(
        "The Director presented the report on the inspection published by CIW:\n\n* Inspectors award no ratings.\n"
        "* Staff were described as kind.",
        "Care Inspectorate Wales",
    )
    assert not [fact for fact in found(minutes) if "kind" in quote(minutes, fact) or "award" in quote(minutes, fact)]
