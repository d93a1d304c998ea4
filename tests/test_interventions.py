"""Formal acts upon an authority: what is told as done, and what only sounds like it."""

from __future__ import annotations

from typing import Any

import pytest
from sample_items import item, labels, quote

from minutegraph.extraction.finders import extract
from minutegraph.extraction.interventions import finder as interventions
from minutegraph.model import Intervention, Minutes

TOLD: list[tuple[str, dict[str, Any]]] = [
    ("The Secretary of State had on 3rd March 2023 designated the Council under section 62A of the Planning Act 1990.",
     {"kind": "other", "by": ["Secretary of State"], "on": ["Council"], "date": "2023-03-03"}),
    ("The Borough had been designated in May 2023 for the quality of its decisions on major applications.", {"on": ["Borough"]}),
    ("As a result of the revisit the local area had been issued with a requirement for an accelerated plan.",
     {"kind": "other", "on": ["local area"]}),
    ("The CQC had inspected the scheme in May 2023 and the scheme remained under special measures.",
     {"on": ["scheme"], "date": None}),
    ("Elm School, which was in special measures, had had a second monitoring visit by Estyn on 4 May 2023.",
     {"on": ["Elm School"], "date": None}),
    ("The auditor had moreover made a statutory recommendation to the Town Council, dated 4th June 2023.",
     {"kind": "statutory recommendation", "by": ["auditor"], "on": ["Town Council"], "date": "2023-06-04"}),
    ("Mrs Orme asked about the statutory recommendation which the Auditor General made to the Council in May 2022.",
     {"kind": "statutory recommendation", "by": ["Auditor General"], "on": ["Council"], "date": "2022-05"}),
    ("Accordingly Vane Marsh LLP had on 3 June 2023 issued to the Authority a statutory recommendation about its accounts.",
     {"kind": "statutory recommendation", "by": ["Vane Marsh LLP"], "on": ["Authority"], "date": "2023-06-03"}),
    ("The recommendation had been made by Vane Marsh LLP in July under Schedule 7 to the Local Audit and Accountability Act "
     "2014 and required the Council to agree a plan.",
     {"kind": "statutory recommendation", "by": ["Vane Marsh LLP"], "on": ["Council"]}),
    ("The Clerk reported that the Information Commissioner had served the Council with a decision notice on 3rd July 2023.",
     {"kind": "other", "by": ["Information Commissioner"], "on": ["Council"], "date": "2023-07-03"}),
    ("In November 2022 Hale Wick, the Council's external auditors, issued a statutory recommendation to the Council.",
     {"kind": "statutory recommendation", "by": ["Hale Wick"], "on": ["Council"], "date": "2022-11"}),
    ("RQIA had on 3rd March 2023 served a failure to comply notice on the Trust about its fire doors.",
     {"kind": "other", "by": ["RQIA"], "on": ["Trust"], "date": "2023-03-03"}),
    ("After the visit the CQC had on 2 February 2023 served a warning notice on the Trust under section 29A.",
     {"kind": "other", "by": ["CQC"], "on": ["Trust"], "date": "2023-02-02"}),
    ("Mr Vane pointed out that the ICB had been in the Recovery Support Programme of NHS England since May.",
     {"kind": "other", "by": ["NHS England"], "on": ["ICB"]}),
    ("Ofsted and the Care Quality Commission had inspected the partnership in June 2023, had found failings and had required "
     "a priority action plan.",
     {"kind": "other", "by": ["Ofsted", "Care Quality Commission"], "on": ["partnership"], "date": None}),
    ("Ofsted requires a written statement of action from the partnership by 19 May 2023.",
     {"kind": "other", "by": ["Ofsted"], "on": ["partnership"], "date": None}),
    ("Mrs Orme said that one provider, Elm Lodge, had been served with an improvement notice by the Care Inspectorate.",
     {"kind": "improvement notice", "by": ["Care Inspectorate"], "on": ["Elm Lodge"]}),
    ("The Department for Education had in April 2023 appointed a SEND adviser to the partnership.",
     {"kind": "adviser appointment", "by": ["Department for Education"], "on": ["partnership"], "date": "2023-04"}),
    ("The DfE issued an Improvement Notice to the Council in May 2022.",
     {"kind": "improvement notice", "by": ["DfE"], "on": ["Council"], "date": "2022-05"}),
    ("The Secretary of State had issued the Council with a statutory direction on 12 June 2023.",
     {"kind": "statutory direction", "by": ["Secretary of State"], "on": ["Council"], "date": "2023-06-12"}),
    ("The Council was under a Statutory Direction.", {"kind": "statutory direction", "by": [], "on": ["Council"]}),
    ("The Council had received a Direction from the Secretary of State for Education in March 2022.",
     {"kind": "statutory direction", "by": ["Secretary of State for Education"], "on": ["Council"], "date": "2022-03"}),
    ("Directions under section 15 of the Local Government Act 1999 were made by the Secretary of State in May 2021.",
     {"kind": "statutory direction", "by": ["Secretary of State"], "date": "2021-05"}),
    ("The Welsh Ministers issued a direction to the Authority in 2022.",
     {"kind": "statutory direction", "by": ["Welsh Ministers"], "on": ["Authority"]}),
    ("A Children's Services Commissioner was appointed by the Secretary of State for six months.",
     {"kind": "commissioner appointment", "by": ["Secretary of State"]}),
    ("Two Commissioners were appointed to the authority by the Secretary of State in June 2021.",
     {"kind": "commissioner appointment", "on": ["authority"], "date": "2021-06"}),
    ("The Minister had sent in commissioners under Best Value powers.", {"kind": "commissioner appointment"}),
    ("The Department for Education had appointed Jane Marsh as improvement adviser to the Council in March 2021.",
     {"kind": "adviser appointment", "by": ["Department for Education"], "on": ["Council"], "date": "2021-03"}),
    ("Mrs Helen Dart, the improvement adviser appointed by the Department for Education, addressed the Board.",
     {"kind": "adviser appointment", "by": ["Department for Education"]}),
    ("The external auditor issued two statutory recommendations in November 2022.",
     {"kind": "statutory recommendation", "by": ["external auditor"], "date": "2022-11"}),
    ("Grant Thornton had made a statutory recommendation to the Council under Schedule 7 of the 2014 Act.",
     {"kind": "statutory recommendation", "by": ["Grant Thornton"], "on": ["Council"], "date": None}),
    ("The auditor issued a report in the public interest in August 2020.", {"kind": "other", "by": ["auditor"]}),
    ("The hospital was placed in special measures by the Care Quality Commission in 2022.",
     {"kind": "other", "by": ["Care Quality Commission"], "on": ["hospital"], "date": "2022"}),
    ("Hillside School had been put into special measures.", {"kind": "other", "on": ["Hillside School"]}),
    ("The authority remained in special measures.", {"kind": "other", "on": ["authority"]}),
    ("A Best Value Notice was issued to the Council by DLUHC in July 2023.", {"kind": "other", "by": ["DLUHC"]}),
    ("The Force was moved to Engage by HMICFRS in June 2022.", {"kind": "other", "by": ["HMICFRS"], "on": ["Force"]}),
    ("On 24 January the Service was notified that it was being moved to the Engage process.",
     {"kind": "other", "on": ["Service"], "date": "2023-01-24"}),
    ("HMICFRS had placed the Service in enhanced monitoring.", {"kind": "other", "on": ["Service"]}),
    ("The Regulator of Social Housing published a regulatory notice on the Council in March 2021.",
     {"kind": "other", "by": ["Regulator of Social Housing"], "on": ["Council"], "date": "2021-03"}),
    ("On 13 October the Regulator of Social Housing had withdrawn the notice served in March 2021.",
     {"kind": "other", "by": ["Regulator of Social Housing"], "date": "2021-03"}),
    ("The Health and Safety Executive served an improvement notice on the Council in April 2023.",
     {"kind": "improvement notice", "by": ["Health and Safety Executive"], "on": ["Council"]}),
    ("The Information Commissioner's Office had issued the Council with a reprimand on 3 July 2023.", {"kind": "other"}),
    ("The Section 151 Officer had issued a section 114 notice on 5 September 2023.", {"kind": "other", "date": "2023-09-05"}),
    ("The partnership had been required to submit a Written Statement of Action to Ofsted by 4 May.",
     {"kind": "other", "on": ["partnership"], "date": None}),
    ("Ofsted and the CQC required the local area to produce a Priority Action Plan.",
     {"kind": "other", "by": ["Ofsted", "CQC"], "on": ["local area"]}),
    ("The Secretary of State had directed the Council to transfer its children's services to a trust.",
     {"kind": "statutory direction", "by": ["Secretary of State"], "on": ["Council"]}),
    ("Commissioners had been in place since 2021.", {"kind": "commissioner appointment", "date": "2021"}),
    ("The school was judged to require special measures in March.", {"on": ["school"], "date": "2023-03"}),
    ("The CQC had served a warning notice on the provider of Elm House in June.",
     {"kind": "other", "by": ["CQC"], "on": ["provider of Elm House"]}),
    ("A Written Statement of Action had been requested by the inspectors.", {"kind": "other"}),
    ("The local area must now produce an Accelerated Progress Plan.", {"on": ["local area"]}),
    ("The local area was subject to an Accelerated Progress Plan.", {"kind": "other", "on": ["local area"]}),
    ("On 16 May a direction had been issued to the Council by the Secretary of State for Education under section 497A.",
     {"kind": "statutory direction", "by": ["Secretary of State for Education"], "on": ["Council"], "date": "2023-05-16"}),
    ("Ms Ida Crewe had been named by the Department as Commissioner for Children's Services to the Council.",
     {"kind": "commissioner appointment", "by": ["Department"], "on": ["Council"]}),
    ("Two statutory recommendations under section 24 of the Local Audit and Accountability Act 2014 had been made "
     "to the Council "
     "by Pike Lowe on 30th October.",
     {"kind": "statutory recommendation", "by": ["Pike Lowe"], "on": ["Council"], "date": "2023-10-30"}),
    ("The auditor had written to the Council on 3 June 2023 making a statutory recommendation.",
     {"kind": "statutory recommendation", "by": ["auditor"], "on": ["Council"], "date": "2023-06-03"}),
    ("The Authority had been placed by Estyn in the category of causing significant concern.",
     {"kind": "other", "by": ["Estyn"], "on": ["Authority"]}),
    ("A provider, Fern Lodge Limited, had been placed in special measures by the CQC in May.",
     {"kind": "other", "by": ["CQC"], "on": ["Fern Lodge Limited"], "date": "2023-05"}),
    ("The Fire Service inspected the hall on 2 August and served an enforcement notice on the Parish Council.",
     {"kind": "other", "by": ["Fire Service"], "on": ["Parish Council"], "date": "2023-08-02"}),
    ("The Information Commissioner's Office reprimanded the Council in May 2023.",
     {"kind": "other", "by": ["Information Commissioner's Office"], "on": ["Council"], "date": "2023-05"}),
    ("An Improvement Notice had been in place since June 2021. It was issued to the Council by the Department for Education.",
     {"kind": "improvement notice", "by": ["Department for Education"], "on": ["Council"], "date": "2021-06"}),
    ("The letter of 8 May 2018 required the Council and the Clinical Commissioning Group (CCG) to produce a WSOA.",
     {"kind": "other", "on": ["Council", "Clinical Commissioning Group"], "date": "2018-05-08"}),
    ("The Local Authority and the CCG were required to submit a Written Statement of "
     "Action.", {"on": ["Local Authority", "CCG"]}),
    ("The Council, together with Health, was required to produce a WSOA.", {"kind": "other", "on": ["Council"]}),
    ("When Ofsted and CQC inspected the area in May 2021 they had required a written statement of action.",
     {"kind": "other", "by": ["Ofsted", "CQC"], "on": ["area"]}),
    ("Ofsted had also required the partnership to send it a priority action plan by 5 February.",
     {"kind": "other", "by": ["Ofsted"], "on": ["partnership"], "date": None}),
    ("The Tarnshire Fire and Rescue Service had issued an enforcement notice on the Council for Mallow Court in January 2023.",
     {"by": ["Tarnshire Fire and Rescue Service"], "on": ["Council"], "date": "2023-01"}),
    ("Pike Lowe, the external auditors, made two statutory recommendations to the Council in December 2022.",
     {"kind": "statutory recommendation", "by": ["Pike Lowe"], "on": ["Council"]}),
    ("The Director of Finance issued a section 114 notice in respect of the Council on 28 September 2023.",
     {"by": ["Director of Finance"], "on": ["Council"], "date": "2023-09-28"}),
    ("Fern Lodge, a home in private ownership, had been served with an improvement notice by the Care "
     "Inspectorate on 12 August.",
     {"kind": "improvement notice", "by": ["Care Inspectorate"], "on": ["Fern Lodge"], "date": "2023-08-12"}),
    ("The Silver Coast Academy Trust has a notice to improve from the ESFA, dated 9 February 2023.",
     {"kind": "improvement notice", "by": ["ESFA"], "on": ["Silver Coast Academy Trust"], "date": "2023-02-09"}),
    ("In May the Department for Education had appointed Ms Ida Crewe to the partnership as SEND Improvement Adviser.",
     {"kind": "adviser appointment", "by": ["Department for Education"], "on": ["partnership"], "date": "2023-05"}),
    ("On 9 January the Parliamentary Under-Secretary of State had served an improvement notice on the Council.",
     {"by": ["Parliamentary Under-Secretary of State"], "on": ["Council"], "date": "2023-01-09"}),
    ("The Secretary of State had on 5 October 2023 exercised powers under section 15 to issue Directions to the Council.",
     {"kind": "statutory direction", "by": ["Secretary of State"], "on": ["Council"], "date": "2023-10-05"}),
    ("The Council had been issued with a Best Value Notice in 2022 by the then Department for Levelling Up, "
     "Housing and Communities.",
     {"by": ["Department for Levelling Up, Housing and Communities"], "on": ["Council"], "date": "2022"}),
    ("HMICFRS moved the Force from \"Scan\" to \"Engage\" in June "
     "2022.", {"by": ["HMICFRS"], "on": ["Force"], "date": "2022-06"}),
    ("In May 2023 a section 114 notice was issued by the s151 "
     "Officer.", {"kind": "other", "by": ["s151 Officer"], "date": "2023-05"}),
    ("Ysgol Glan Afon remained in special measures and was visited by Estyn in May 2023.",
     {"kind": "other", "by": [], "on": ["Ysgol Glan Afon"]}),
    ("Elm County is in special measures, with a board appointed; Ash has been inspected by "
     "Estyn.", {"by": [], "on": ["Elm County"]}),
    # Acts described without their name.
    ("Since the report a notice requiring the Council to improve had been issued by the Department for Education on 30 May 2023.",
     {"kind": "improvement notice", "by": ["Department for Education"], "on": ["Council"], "date": "2023-05-30"}),
    ("The Borough's children's services had been put under a commissioner by the Government.",
     {"kind": "commissioner appointment", "by": ["Government"], "on": ["Borough's children's services"]}),
    ("The auditor had issued three written recommendations to the Council under Schedule 7 to the Act on 31 October 2023.",
     {"kind": "statutory recommendation", "by": ["auditor"], "on": ["Council"], "date": "2023-10-31"}),
    ("NHS Glenmore had been escalated to Stage 4 of the NHS Scotland framework by the Scottish Government in May 2023.",
     {"kind": "other", "by": ["Scottish Government"], "on": ["NHS Glenmore"], "date": "2023-05"}),
    ("The Environment Agency accepted an enforcement undertaking from the Council in March 2023 after the spill.",
     {"kind": "other", "by": ["Environment Agency"], "on": ["Council"], "date": "2023-03"}),
    # States.
    ("The Trust had entered the Recovery Support Programme in January 2023.", {"on": ["Trust"], "date": "2023-01"}),
    ("Pen Fire and Rescue Service, which had been moved into the engaged phase in March 2023, was asked to speak.",
     {"kind": "other", "on": ["Pen Fire and Rescue Service"], "date": "2023-03"}),
    ("On 11 May HMICFRS told the Chief Constable that the Force had been moved from Scan to Engage.",
     {"by": ["HMICFRS"], "on": ["Force"], "date": "2023-05-11"}),
    ("The Constabulary would return to routine monitoring, having been in Engage since September 2022.",
     {"on": ["Constabulary"], "date": "2022-09"}),
    ("Ysgol Bro Hedd had gone into Estyn review in February 2023.", {"on": ["Ysgol Bro Hedd"], "date": "2023-02"}),
    # Whose act it is, upon whom.
    ("Mr Dan Marsh had been named by the Secretary of State as commissioner for children's services in Marlshire.",
     {"by": ["Secretary of State"], "on": ["Marlshire"], "date": None}),
    ("The Department's improvement adviser, Jill Hart, had been in place since March 2023.",
     {"by": ["Department"], "date": "2023-03"}),
    ("A Best Value Notice had been issued to the City on 9 January 2023.", {"on": ["City"], "date": "2023-01-09"}),
    ("A home in private hands, Plas Coch, had been served with an improvement notice by CIW in January 2023.",
     {"by": ["CIW"], "on": ["Plas Coch"], "date": "2023-01"}),
    ("The Council had, in May 2022, been placed under a non-statutory Best Value Notice, which ran out on 30 April 2023.",
     {"on": ["Council"], "date": "2022-05"}),
    ("The Fire Authority served a fire safety notice on the Council for Elm Court on 17 May 2023.",
     {"by": ["Fire Authority"], "on": ["Council"], "date": "2023-05-17"}),
    ("A Complaint Handling Failure Order was issued on 14 May for not answering the Ombudsman in time.",
     {"kind": "other", "date": "2023-05-14"}),
    ("The Council's auditors, Eccles Fay, had sent a letter on 14 March 2023 with two recommendations under section 24.",
     {"kind": "statutory recommendation", "by": ["Eccles Fay"], "date": "2023-03-14"}),
    ("NHS Glenmore remained at Stage 3 of the national escalation framework.", {"kind": "other", "on": ["NHS Glenmore"]}),
    ("Rosewood Lodge had been rated Inadequate by the CQC in October 2023 and placed in special measures.",
     {"by": ["CQC"], "on": ["Rosewood Lodge"], "date": "2023-10"}),
    ("The Northmarsh Fire Brigade carried out an audit of Palmer Court on 4 May and subsequently served the Council with an "
     "enforcement notice dated 28 June 2023.",
     {"by": ["Northmarsh Fire Brigade"], "on": ["Council"], "date": "2023-06-28"}),
    ("The Housing Ombudsman had issued two Complaint Handling Failure Orders to the Council.",
     {"kind": "other", "by": ["Housing Ombudsman"], "on": ["Council"]}),
    ("The DfE had issued an improvement notice to the Authority and the Integrated Care Board on 12 June 2023.",
     {"by": ["DfE"], "on": ["Authority", "Integrated Care Board"], "date": "2023-06-12"}),
    ("Mr Alan Cole, a DfE-appointed adviser, attended the partnership board.", {"kind": "adviser appointment", "on": []}),
    ("An academy order had been made by the Secretary of State on 1 July 2023.",
     {"kind": "other", "by": ["Secretary of State"], "date": "2023-07-01"}),
    # Dates of letters, of plans handed in, of what led to an act are none of the act.
    ("The Minister wrote on 14 March to confirm that an improvement notice had been issued to the council.", {"date": None}),
    ("A priority action plan was required and it was submitted on 8 March.", {"kind": "other", "date": None}),
    ("It was as long ago as June 2019 and led to a written statement of action.", {"kind": "other", "date": None}),
]  # fmt: skip

UNTOLD = """\
The report was on those schools which were in an Estyn follow-up category as at 31st October 2023.
The Secretary of State designated the marsh under the Habitats Regulations.
The auditor had wide powers under section 24, including statutory recommendations and a public interest report.
The stage 4 complaint was escalated to the Ombudsman.
The risk had been escalated to level 4 of the corporate framework by the Board in May.
The commissioner for the arts had been appointed in May by the Council.
The contractor was sent a notice requiring it to improve the drains.
The Officers' enforcement undertaking was to visit weekly.
Two other services had been put into Engage since the summer.
The auditor made four recommendations and spoke of his duties.
The direction of travel was positive.
The Police and Crime Commissioner attended the meeting.
The Director of Commissioning was appointed in May.
No statutory recommendations had been made.
The auditor could issue statutory recommendations.
The auditors had a power to issue statutory recommendations under the Act.
A new Director of Children's Services had been appointed.
The Council wished to avoid a section 114 notice.
An Article 4 Direction was made in respect of the conservation area.
Members gave officers a clear direction.
A breach of condition notice was served on the landowner.
An enforcement notice was issued on 4 May in respect of the land at Mill Lane.
The Chair gave notice that she would retire.
The Information Commissioner's guidance had changed.
The Schools Commissioner had approved the academy.
A capitalisation direction had been requested from the Government.
The Secretary of State was minded to appoint commissioners.
If the plan failed the Council might be placed in special measures.
An independent adviser was appointed to the pension committee.
Notice of motion had been given by Councillor Fell.
A personal adviser was appointed for each care leaver.
The Council was not under any direction.
There were special measures for vulnerable witnesses.
The improvement plan was discussed.
Members noted the Written Statement of Action.
Officers would engage with residents.
The Children's Commissioner for England visited in June.
The commissioners of the service were content.
Other councils had issued section 114 notices.
Fixed penalty notices were issued for littering.
The Government had announced its intention to send in commissioners.
The directions would expire on 31 May 2025.
Section 114 had been avoided.
The commissioner's first report had gone to the Secretary of State.
She drew attention to the comments of the DfE adviser.
Statutory recommendations tend to be more serious and can be issued at any time.
He had a duty to issue a section 114 notice if spending were likely to exceed resources.
The Council had served nine improvement notices on landlords in 2023/24.
Officers had issued an improvement notice on the takeaway.
""".splitlines()


def found(minutes: Minutes) -> list[Intervention]:
    return [fact for _, fact in interventions.find_document(minutes)]


@pytest.mark.parametrize(("text", "slots"), TOLD)
def test_an_act_told_is_found_with_its_slots(text: str, slots: dict[str, Any]) -> None:
    (fact,) = found(item(text))
    told: dict[str, Any] = {"by": labels(fact.by), "on": labels(fact.on), "kind": fact.kind, "date": fact.date}
    assert {key: told[key] for key in slots} == slots


@pytest.mark.parametrize("text", UNTOLD)
def test_what_only_sounds_like_an_act_yields_nothing(text: str) -> None:
    assert found(item(text)) == []


def test_two_acts_of_one_sentence_are_two_facts() -> None:
    text = "The Secretary of State issued a Statutory Direction and appointed an Improvement Adviser to work with the Council."
    direction, adviser = found(item(text))
    assert (direction.kind, adviser.kind) == ("statutory direction", "adviser appointment")
    assert labels(direction.on) == labels(adviser.on) == ["Council"]


def test_an_act_named_again_is_one_fact_and_a_later_sentence_may_date_it() -> None:
    minutes = item(
        "The Secretary of State had issued a Statutory Direction to the Council.\n\n"
        "The statutory direction was received by officers in March 2022."
    )
    (fact,) = found(minutes)
    assert fact.date == "2022-03"


def test_a_statement_of_action_and_its_abbreviation_are_one_act() -> None:
    minutes = item(
        "The local area was required to produce a Written Statement of Action.\n\nThe Council had to submit the WSOA by May."
    )
    (fact,) = found(minutes)
    assert quote(minutes, fact).startswith("The local area was required")


def test_a_second_notice_of_the_same_sentence_is_another_act() -> None:
    text = "The Director of Finance issued a section 114 notice on 28 September 2022, and a second on 11 December."
    assert [fact.date for fact in found(item(text))] == ["2022-09-28", "2022-12-11"]


def test_a_statement_of_action_and_a_priority_action_plan_are_two_acts() -> None:
    minutes = item(
        "In May 2021 Ofsted required the partnership to submit a Written Statement of Action.\n\n"
        "Ofsted had now required the partnership to submit a priority action plan."
    )
    assert [fact.date for fact in found(minutes)] == ["2021-05", None]


def test_each_act_of_a_sentence_has_its_own_maker() -> None:
    text = (
        "An improvement notice had been served on the Council by the Department for Education in April 2022; this was followed "
        "in March 2023 by a statutory direction under which the Council must work with the adviser appointed by the "
        "Secretary of State."
    )
    made = {fact.kind: (labels(fact.by), fact.date) for fact in found(item(text))}
    assert made["improvement notice"] == (["Department for Education"], "2022-04")
    assert made["statutory direction"] == ([], "2023-03")
    assert made["adviser appointment"][0] == ["Secretary of State"]


def test_commissioners_whom_a_direction_appointed_have_its_maker_and_date() -> None:
    text = (
        "It was a year since the Secretary of State's Directions of 24 March 2022 appointed Commissioners to the Council, "
        "following the Best Value inspection led by Ms Hay between May and July 2021."
    )
    assert {(fact.kind, *labels(fact.by), fact.date) for fact in found(item(text))} == {
        ("statutory direction", "Secretary of State", "2022-03-24"),
        ("commissioner appointment", "Secretary of State", "2022-03-24"),
    }


def test_a_notice_after_an_inspection_is_the_inspectorates() -> None:
    (fact,) = found(
        item("The CQC had inspected the ward in November 2022.\n\nA warning notice followed on 12 December 2022.")
    )
    assert (fact.kind, fact.date) == ("other", "2022-12-12")
    assert not found(item("The depot had been painted.\n\nA warning notice followed on 12 December 2022.", "Depot"))


def test_the_next_sentence_may_tell_upon_whom_an_act_is() -> None:
    text = "The auditor had made a statutory recommendation in July 2023. It required the Authority to close the gap."
    (fact,) = found(item(text))
    assert labels(fact.on) == ["Authority"]


def test_a_resolution_that_only_receives_an_act_tells_of_none() -> None:
    assert not found(item("RESOLVED:\n\n(1) That the statutory recommendations be received."))


def test_notices_of_different_sorts_are_different_acts() -> None:
    text = (
        "The Housing Ombudsman had issued a Complaint Handling Failure Order to the Council.\n\n"
        "The Fire Authority served an enforcement notice on the Council on 28 June 2023."
    )
    assert [fact.date for fact in found(item(text))] == [None, "2023-06-28"]


def test_an_act_upon_it_is_upon_whom_the_sentence_before_told_of() -> None:
    text = "Hill School was now in special measures. An academy order was made in respect of it by the Regional Director in May."
    measures, order = found(item(text))
    assert (labels(measures.on), labels(order.by), labels(order.on)) == (
        ["Hill School"],
        ["Regional Director"],
        ["Hill School"],
    )


def test_what_stands_in_the_clause_of_another_is_not_of_the_act() -> None:
    text = "The Council had stopped placements there on 5 December 2024 and the CQC had issued a warning notice."
    (fact,) = [fact for fact in extract(item(text)).facts if isinstance(fact, Intervention)]
    assert ([party.label for party in fact.by], fact.on, fact.date) == (["CQC"], (), None)


@pytest.mark.parametrize(
    ("before", "by"), [("DLUHC", ["DLUHC"]), ("The Secretary of State", ["Secretary of State"]), ("Ofsted", []), ("The DfE", [])]
)
def test_a_best_value_notice_is_by_the_department_for_local_government_of_the_sentence_before(before: str, by: list[str]) -> None:
    (fact,) = found(item(f"{before} had written to the Council in May. A Best Value notice was issued on 3 June 2023."))
    assert (labels(fact.by), fact.date) == (by, "2023-06-03")


IN_HAND = [
    ("The Written Statement of Action was a required response and was approved by Ofsted.", [], []),
    ("It was confirmed that the written statement of action was reviewed each term by the DfE.", [], []),
    ("The Cabinet considered the Joint Area SEND Inspection – Written Statement of Action.", [], []),
    ("The Board received a report from Mr Orme of Hale LLP, who said that two statutory recommendations had been made on the "
     "Council's debt.", ["Hale LLP"], ["Council"]),
    ("Members were reminded that the Force had been placed in the 'engage' phase.", [], ["Force"]),
    ("To help with this the council had been given a Children's Services Commissioner for three months.", [], ["council"]),
    ("Council be asked to consider the statutory recommendation contained within the report.", [], ["Council"]),
    ("HMICFRS notified the Service that it had been moved into enhanced monitoring.", ["HMICFRS"], ["Service"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "by", "on"), IN_HAND)
def test_acts_are_told_as_in_hand_and_by_those_who_speak_of_them(text: str, by: list[str], on: list[str]) -> None:
    (fact,) = found(item(text))
    assert (labels(fact.by), labels(fact.on)) == (by, on)


def test_each_of_two_who_act_in_one_sentence_did_what_stands_behind_it() -> None:
    text = "The DfE issued an Improvement Notice to Elm Council and the Secretary of State appointed an adviser for its services."
    facts = found(item(text))
    assert sorted((fact.kind, *labels(fact.by)) for fact in facts) == [
        ("adviser appointment", "Secretary of State"),
        ("improvement notice", "DfE"),
    ]


@pytest.mark.parametrize("text", [
    "There was no requirement for a written statement of action.",
    "The action plan was approved by Cabinet.",
    "The Director hoped that the written statement of action would be liked.",
])  # fmt: skip
def test_other_plans_and_what_is_not_required_are_no_acts(text: str) -> None:
    assert found(item(text)) == []
