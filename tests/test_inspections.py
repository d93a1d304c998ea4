"""Inspections, visits, reviews and audits by outside bodies: what is told of one event, and what is none."""

from __future__ import annotations

from typing import Any

import pytest
from sample_inspections import found
from sample_items import facts, item, labels, quote

from minutegraph.extraction.inspections import finder as inspections
from minutegraph.extraction.inspections import judgements
from minutegraph.model import Document, Metadata
from minutegraph.reading.layout import read

TOLD: list[tuple[str, dict[str, Any]]] = [
    ("The background to the Ofsted inspection of services for Children in Care on 9 May 2023 was looked into.",
     {"inspector": ["Ofsted"], "on": ["services for Children in Care"], "date": "2023-05-09"}),
    ("The yearly inspection of the play area was carried out by Orme Play Inspections on 8th May 2023.",
     {"inspector": ["Orme Play Inspections"], "on": ["play area"], "date": "2023-05-08"}),
    ("Vane Marsh LLP's audit of the Council was completed on 9 May 2023 - unqualified.",
     {"inspector": ["Vane Marsh LLP"], "on": ["Council"], "date": "2023-05-09", "outcome": "unqualified"}),
    ("The report set out the findings of Estyn after inspecting the Authority's education services between 4 and 8 May 2023.",
     {"inspector": ["Estyn"], "on": ["Authority's education services"], "date": "2023-05-04/2023-05-08"}),
    ("The Director told Members of the focused visit made by Ofsted to children's social care on 9 and 10 May 2023.",
     {"inspector": ["Ofsted"], "on": ["children's social care"], "date": "2023-05-09/2023-05-10"}),
    ("The Care Inspectorate, together with HMICS, had carried out the inspection of the partnership in May 2023.",
     {"inspector": ["Care Inspectorate", "HMICS"], "on": ["partnership"], "date": "2023-05"}),
    ("The County Fire Service inspected the Hall on 22nd February 2023 and found it \"broadly compliant\".",
     {"on": ["Hall"], "date": "2023-02-22", "outcome": "broadly compliant"}),
    ("The Fire and Rescue Service had carried out a fire safety audit of the hall in May 2023 and found it broadly compliant.",
     {"on": ["hall"], "date": "2023-05", "outcome": "broadly compliant"}),
    ("Vane Marsh LLP had completed its audit of the Authority's 2021/22 accounts in May 2023 and issued an unqualified opinion.",
     {"on": ["Authority"], "date": "2023-05", "outcome": "unqualified opinion"}),
    ("Ofsted inspected Elmshire's fostering service on 2 and 3 May 2023 and found it to be good.",
     {"inspector": ["Ofsted"], "on": ["Elmshire's fostering service"], "date": "2023-05-02/2023-05-03", "outcome": "good"}),
    ("She said that the ILACS inspection in June 2022 had found services to require improvement.",
     {"framework": "ILACS", "on": ["services"], "outcome": "requires improvement"}),
    ("She reported that following the December 2021 Ofsted inspection of children's services an improvement notice was expected.",
     {"inspector": ["Ofsted"], "on": ["children's services"], "date": "2021-12"}),
    ("The service was last inspected in 2019.", {"on": ["service"], "date": "2019", "inspector": []}),
    ("The ILACS inspection held in June 2022 had rated the Council as requires improvement to be good.",
     {"framework": "ILACS", "on": ["Council"], "date": "2022-06", "outcome": "requires improvement to be good"}),
    ("The fourth Monitoring Visit took place on 7 and 8 February 2023.",
     {"kind": "monitoring visit", "date": "2023-02-07/2023-02-08"}),
    ("Services for children were judged to be good overall at the inspection in March 2022.",
     {"date": "2022-03", "outcome": "good"}),
    ("It was the third inadequate judgement that Ofsted had given the authority.",
     {"inspector": ["Ofsted"], "outcome": "inadequate"}),
    ("The letter was published on 9 July after the May visit by Ofsted.", {"inspector": ["Ofsted"], "date": "2023-05"}),
    ("Inspectors would be on site from 6 December.", {"date": "2023-12-06"}),
    ("A SEND peer challenge took place in October.", {"kind": "peer review", "date": "2023-10"}),
    ("The LGA peer team visited the Council in March 2023.",
     {"kind": "peer review", "inspector": ["LGA"], "on": ["Council"], "date": "2023-03"}),
    ("Ofsted and CQC revisited Marlow Vale in March 2020.",
     {"inspector": ["Ofsted", "CQC"], "on": ["Marlow Vale"], "date": "2020-03"}),
    ("The Chair reported that HMICFRS had inspected the Force in May.",
     {"inspector": ["HMICFRS"], "on": ["Force"], "date": "2023-05"}),
    ("The Borough underwent a consumer standards inspection in June 2023 by the Regulator of Social Housing.",
     {"inspector": ["Regulator of Social Housing"], "on": ["Borough"], "date": "2023-06"}),
    ("The Council received a C3 grading in July 2023 from the Regulator of Social Housing.",
     {"kind": "other", "outcome": "c3", "on": ["Council"], "date": "2023-07"}),
    ("The Round 3 inspection of the Service by HMICFRS took place in spring 2023.", {"on": ["Service"], "date": "2023"}),
    ("KPMG had completed the audit of the 2021/22 accounts in September 2023.",
     {"kind": "audit", "inspector": ["KPMG"], "on": ["2021/22 accounts"], "date": "2023-09"}),
    ("Azets issued an unqualified opinion on the 2019/20 accounts.",
     {"kind": "audit", "inspector": ["Azets"], "outcome": "unqualified opinion", "date": None}),
    ("The external auditors had issued a qualified opinion on the accounts for 2020/21.",
     {"kind": "audit", "on": ["accounts for 2020/21"], "outcome": "qualified opinion"}),
    ("Education Scotland visited Glenbrae Primary School in May.",
     {"inspector": ["Education Scotland"], "on": ["Glenbrae Primary School"], "date": "2023-05"}),
    ("CIW undertook an improvement check in October.", {"inspector": ["CIW"], "date": "2023-10"}),
    ("The IPCO inspector visited on 4 May 2022.", {"inspector": ["IPCO"], "date": "2022-05-04"}),
    ("Estyn inspected the education service in July 2022.", {"inspector": ["Estyn"], "date": "2022-07"}),
    ("The Care Inspectorate carried out an unannounced inspection of Seaview House on 12 September 2023, grading it very good.",
     {"inspector": ["Care Inspectorate"], "on": ["Seaview House"], "outcome": "very good"}),
    ("The Joint Targeted Area Inspection took place from 4 to 8 September 2023.",
     {"framework": "Joint Targeted Area Inspection", "date": "2023-09-04/2023-09-08"}),
    ("The Youth Justice Service had been inspected by HM Inspectorate of Probation in January 2023 and rated Good.",
     {"inspector": ["HM Inspectorate of Probation"], "on": ["Youth Justice Service"], "outcome": "good"}),
    ("The CQC had inspected Hollybank on 3 August and rated the home Requires Improvement.",
     {"inspector": ["CQC"], "on": ["Hollybank"], "outcome": "requires improvement"}),
    ("The Corporate Peer Challenge was undertaken by the Local Government Association between 6 and 9 June 2023.",
     {"kind": "peer review", "inspector": ["Local Government Association"], "framework": "Corporate Peer Challenge"}),
    ("The recent Ofsted inspection had recognised the progress made in the front door.", {"inspector": ["Ofsted"]}),
    ("Following the Ofsted focused visit in July 2023, an action plan had been drawn up.",
     {"kind": "focused visit", "date": "2023-07"}),
    ("Ofsted had carried out a monitoring visit on 18 and 19 October and the letter would be published on 24 November.",
     {"kind": "monitoring visit", "date": "2023-10-18/2023-10-19"}),
    ("An assurance visit by Ofsted took place between 9 and 12 March 2021.", {"kind": "assurance visit"}),
    ("The Director advised that the Care Quality Commission assessment of adult social care had started in September 2023.",
     {"inspector": ["Care Quality Commission"], "on": ["adult social care"], "date": "2023-09"}),
    ("The Information Commissioner's Office had audited the Council in March 2022 and given reasonable assurance.",
     {"kind": "audit", "outcome": "reasonable assurance", "on": ["Council"]}),
    ("At its last inspection in November 2021 Ofsted had judged the Council's services inadequate.",
     {"inspector": ["Ofsted"], "date": "2021-11", "outcome": "inadequate"}),
    ("The Council's children's services moved from inadequate to good in the inspection of July 2023.",
     {"outcome": "good", "on": ["Council's children's services"]}),
    ("The Ofsted inspection was expected to begin in the week commencing 4 December 2023.", {"date": "2023-12-04"}),
    ("A follow-up visit by the peer team was arranged for 17 January.", {"kind": "peer review", "date": "2024-01-17"}),
    ("The overall effectiveness of the service was inadequate, Ofsted had concluded after its inspection in 2018.",
     {"inspector": ["Ofsted"], "date": "2018", "outcome": "inadequate"}),
    ("Audit Wales had carried out a review of the Council's financial sustainability in 2022.",
     {"kind": "other", "inspector": ["Audit Wales"], "date": "2022"}),
    ("Oakfield Primary had been inspected by Ofsted on 5 July.", {"on": ["Oakfield Primary"], "date": "2023-07-05"}),
    ("A stocktake by DfE and NHS England is fixed for 14 November.", {"kind": "other", "date": "2023-11-14"}),
    ("Ofsted's first monitoring visit to the Council is on 17 and 18 November.",
     {"kind": "monitoring visit", "date": "2023-11-17/2023-11-18"}),
    ("Harwell County Council will undertake a peer review of the front door in the week commencing 6 November.",
     {"kind": "peer review", "inspector": ["Harwell County Council"], "on": ["front door"], "date": "2023-11-06"}),
    ("The CfGS had undertaken a review of scrutiny in the autumn of 2022.", {"inspector": ["CfGS"], "on": ["scrutiny"]}),
    ("HMICFRS published its PEEL report on the Constabulary in October 2023.",
     {"inspector": ["HMICFRS"], "framework": "PEEL", "date": None}),
    ("The Regulator of Social Housing had found serious failings in the Council's landlord service.",
     {"kind": "other", "outcome": "serious failings"}),
    ("Ofsted rated the authority's children's services as Outstanding.", {"outcome": "outstanding"}),
    ("Grant Thornton's audit of the 2022/23 accounts was complete.", {"kind": "audit", "inspector": ["Grant Thornton"]}),
    ("The service was subject to an Ofsted inspection in March.", {"on": ["service"], "date": "2023-03"}),
    ("The council had received an 'inadequate' rating from Ofsted in 2019.", {"date": "2019", "outcome": "inadequate"}),
    ("Ofsted had now inspected all four of the homes.", {"inspector": ["Ofsted"]}),
    ("CIW had been in the Authority for two weeks in June.", {"inspector": ["CIW"], "date": "2023-06"}),
    ("The Care Quality Commission had notified the Council that its assessment would begin on 8 January 2024.",
     {"inspector": ["Care Quality Commission"], "date": "2024-01-08"}),
    ("Ofsted would be returning in January for a focused visit on permanence.",
     {"kind": "focused visit", "date": "2024-01"}),
    ("The Leader thanked the LGA peer team who had visited the Council from 6 to 9 March 2023.",
     {"kind": "peer review", "inspector": ["LGA"], "on": ["Council"]}),
    ("Two schools, Oak Primary and Elm Academy, had been inspected by Ofsted on 3 May.",
     {"on": ["Oak Primary", "Elm Academy"]}),
    ("An independent review of the service by Red Quadrant had been completed in March 2022.",
     {"kind": "other", "inspector": ["Red Quadrant"], "on": ["service"]}),
    ("In the CPA of 2004 the Council had been rated excellent.",
     {"framework": "CPA", "date": "2004", "outcome": "excellent"}),
    ("A thematic inspection of youth justice by HMIP was published in October.", {"inspector": ["HMIP"], "date": None}),
    ("In February a mock assessment was done by two retired directors.",
     {"kind": "other", "inspector": ["two retired directors"], "date": "2023-02"}),
    ("The findings were of the focused visit that Ofsted made to Elmshire on 6 and 7 June 2023.",
     {"inspector": ["Ofsted"], "on": ["Elmshire"], "date": "2023-06-06/2023-06-07"}),
    ("The monitoring visit in May 2023 to the fostering team had gone well.", {"on": ["fostering team"], "date": "2023-05"}),
    ("HMICFRS had spent six weeks with the Service, from 8 May to 16 June 2023.",
     {"inspector": ["HMICFRS"], "on": ["Service"], "date": "2023-05-08/2023-06-16"}),
    ("Hill House, which was inspected by Ofsted in October 2022, was good.",
     {"on": ["Hill House"], "date": "2022-10", "outcome": "good"}),
    ("Bramley House, a nursing home in Eastmere, was inspected by the CQC on 12 January 2023 and rated inadequate.",
     {"on": ["Bramley House"], "outcome": "inadequate"}),
    ("The Trust's stroke unit was last looked at by the CQC on 3 May 2023.", {"inspector": ["CQC"], "date": "2023-05-03"}),
    ("Estyn had been in the county in the week of 6 March 2023 to inspect the Authority's education services.",
     {"inspector": ["Estyn"], "on": ["Authority's education services"], "date": "2023-03-06"}),
    ("The Council had come out of the Regulator of Social Housing's inspection of May 2023 with a C2.",
     {"inspector": ["Regulator of Social Housing"], "outcome": "c2"}),
    ("In its judgement of 22 February 2023 the Regulator of Social Housing gave the Council a grade of C3.",
     {"on": ["Council"], "outcome": "c3"}),
    ("The play area was inspected by Playsafe Ltd on 6 June 2023.", {"inspector": ["Playsafe Ltd"], "on": ["play area"]}),
    ("The annual safety inspection of the play area was carried out on 4 July by Playright Ltd.",
     {"inspector": ["Playright Ltd"], "on": ["play area"], "date": "2023-07-04"}),
    ("The Fire Service had inspected the hall on 4 July.", {"inspector": ["Fire Service"], "on": ["hall"], "kind": "inspection"}),
    ("The planning service had been through an LGA peer review in June 2023.",
     {"inspector": ["LGA"], "on": ["planning service"], "kind": "peer review"}),
    ("The LGA peer review in June 2023 of the planning service had gone well.", {"on": ["planning service"]}),
    ("The front door had been the subject of a peer review by Fellshire County Council in March 2023.",
     {"inspector": ["Fellshire County Council"], "on": ["front door"]}),
    ("The Council's last ILACS inspection was in May 2022.", {"on": ["Council"], "framework": "ILACS", "date": "2022-05"}),
    ("HMICFRS was to inspect the Service from 22 to 26 January 2024.", {"on": ["Service"], "date": "2024-01-22/2024-01-26"}),
    ("The Council would be inspected by the Regulator of Social Housing in March 2024.",
     {"inspector": ["Regulator of Social Housing"], "on": ["Council"], "date": "2024-03"}),
    ("Ofsted was expected in the week beginning 8 January 2024 for the first monitoring visit.",
     {"inspector": ["Ofsted"], "kind": "monitoring visit", "date": "2024-01-08"}),
    ("Ofsted had announced its inspection on 27 February and was on site from 6 to 17 March 2023.",
     {"inspector": ["Ofsted"], "date": "2023-03-06/2023-03-17"}),
    ("The first monitoring visit since the inspection had been made on 5 and 6 June 2023.",
     {"kind": "monitoring visit", "date": "2023-06-05/2023-06-06"}),
    ("In the previous July the CQC had inspected the ambulance service.", {"on": ["ambulance service"], "date": "2023-07"}),
    ("The external auditor, BDO LLP, had given an unqualified opinion on the annual return for 2021/22.",
     {"inspector": ["BDO LLP"], "on": ["annual return for 2021/22"], "outcome": "unqualified opinion"}),
    ("The audit of the 2021/22 accounts had ended in October 2023.",
     {"kind": "audit", "on": ["2021/22 accounts"], "date": "2023-10"}),
    ("The external audit would begin on 8 January.", {"kind": "audit", "inspector": [], "date": "2024-01-08"}),
    ("The Care Inspectorate had inspected Rowan Lodge on 4 May 2023 and graded it weak.", {"outcome": "weak"}),
    ("Rowan Lodge had been inspected by the Care Inspectorate on 4 May 2023 with an evaluation of very good.",
     {"outcome": "very good"}),
    ("The youth justice service was rated Good by HMIP in June 2023, one point short of Outstanding.", {"outcome": "good"}),
    ("At the previous inspection in 2019 the Force had been graded good for responding to the public.",
     {"on": ["Force"], "outcome": None}),
    ("The Probation Service was judged by HMIP to be inadequate at the inspection of October 2022.",
     {"inspector": ["HMIP"], "on": ["Probation Service"], "outcome": "inadequate"}),
]  # fmt: skip

UNTOLD = """\
Ofsted inspects children's homes every year.
The team wished to be ready for the next Ofsted inspection.
The Council was preparing for inspection under the ILACS framework.
Grades run from C1 to C4, with C4 the worst.
The Committee noted that inspections were carried out under the framework of May 2012.
An internal audit of the payroll had been completed in May.
Internal Audit had given limited assurance on parking income.
Members carried out a site inspection on 4 May.
The accounts were available for public inspection.
Regulation 44 visits were made every month by an independent visitor.
The Planning Inspector dismissed the appeal on 3 March 2023.
The Chair said that he hoped the Council would be judged good by Ofsted.
If Ofsted inspected tomorrow the service would not be ready.
No inspection had taken place since the new framework came in.
The service had not been inspected.
Social workers visited every child within ten days.
It was good to hear that the inspection preparations were going well.
27 care homes in the area were rated good and one inadequate.
The self-assessment described the service as good.
Performance was graded as red, amber or green.
The Head of Internal Audit's annual opinion was reasonable assurance.
The Panel reviewed the budget in detail.
A peer review of another council would be undertaken by officers.
Ofsted had registered the new home.
Members asked when the inspection would take place.
An inspection was expected at any time.
The Ofsted handbook had been revised.
A copy of the inspection report was attached.
Case file audits were completed each month.
The external audit plan was presented by Grant Thornton.
The external auditors presented the audit plan for 2023/24.
The audit fee had risen to £120,000.
The Audit and Governance Committee met on 4 May.
Children placed in homes rated good by Ofsted did better.
The tree inspection was booked for June.
The play area was inspected weekly by the groundsman.
The Council's risk assessment was reviewed in March.
The health visitor visited on 4 May.
Members thanked inspectors for their work.
Ofsted's annual report was published in December.
The Ombudsman upheld two complaints.
A mock inspection would be considered.
The Chief Executive met with Ofsted in June.
The annual engagement meeting with Ofsted was held once a year.
The Police Inspector attended on 6 June.
Inspector Jones visited the school in June.
All 153 councils were to be assessed by the CQC by December 2025.
The Council's ambition was to be outstanding.
The needs assessment was completed in 2022.
An equality impact assessment had been carried out in May 2023.
The review of polling districts took place in 2019.
The strategic review of libraries was commissioned in May 2022.
Members were reminded that the judicial review had been heard in June.
The budget review was undertaken in October 2022 by the Director of Finance.
He asked what Ofsted would think.
The performance review in May had been positive.
A quarterly inspection of playgrounds was carried out in May.
Cllr Hart asked how many schools had been inspected by Ofsted this term.
A full inspection was likely in the next twelve months.
Mazars presented its report and anticipated issuing an unqualified opinion.
The boiler inspection took place in June 2023.
The Committee undertook visits to three children's homes in May 2023.
Officers had visited Leeds to learn from its good rating.
The Fire and Rescue Service had inspected 230 premises in 2022/23.
The Estyn inspection expected in June had been put off.
The Local Audit and Accountability Act 2014 was cited by Brackwell Stone on 4 May.
The review by the Head of Legal Services was completed in June 2023.
The review by Councillor Smith was completed in June 2023.
A clinical audit by the Trust was completed in June 2023.
Environmental Health had inspected the kitchen on 4 June.
KPMG attended the meeting on 4 June 2023.
The CQC had written to the Council on 4 June 2023.
The CQC had met the Director on 4 June 2023.
HMICFRS had published its State of Policing report in June 2023.
Members would visit the children's homes in June.
In May, 14 of the 20 plans had been judged to be good.
The Independent Visitor had visited Vale Road on 4 June 2023.
The internal auditor, Mr Pargeter, visited on 15th May.
""".splitlines()


@pytest.mark.parametrize(("text", "slots"), TOLD)
def test_an_inspection_told_is_found_with_its_slots(text: str, slots: dict[str, Any]) -> None:
    (fact,) = found(item(text))
    told: dict[str, Any] = {
        "inspector": labels(fact.inspector), "on": labels(fact.on), "kind": fact.kind, "date": fact.date,
        "outcome": fact.outcome, "framework": fact.framework,
    }  # fmt: skip
    assert {key: told[key] for key in slots} == slots


@pytest.mark.parametrize("text", UNTOLD)
def test_what_tells_of_no_inspection_yields_nothing(text: str) -> None:
    assert found(item(text)) == []


def test_an_event_named_often_is_one_fact_with_the_fullest_statement() -> None:
    minutes = item(
        "The Director introduced the report on the inspection.\n\n"
        "Ofsted had inspected the Council's fostering service in June 2022.\n\n"
        "The inspection had found that carers felt supported. The judgement was good overall.\n\n"
        "Members asked what had changed since the inspection."
    )
    (fact,) = found(minutes)
    assert quote(minutes, fact) == "Ofsted had inspected the Council's fostering service in June 2022."
    assert (fact.date, fact.outcome, labels(fact.inspector)) == ("2022-06", "good", ["Ofsted"])


def test_the_title_of_the_item_names_the_inspector_and_says_so() -> None:
    (fact,) = found(item("The inspection had finished on 13 October 2023.", "Feedback from the Ofsted Single Inspection"))
    assert labels(fact.inspector) == ["Ofsted"] and fact.inspector[0].basis == "derived"
    assert fact.framework == "Single Inspection"


def test_an_earlier_inspection_is_another_event_without_the_inspector_of_the_title() -> None:
    minutes = item(
        "The inspection had finished on 13 October 2023. The previous inspection in 2019 had judged the service adequate.",
        "Feedback from the Ofsted Single Inspection",
    )
    first, earlier = found(minutes)
    assert labels(first.inspector) == ["Ofsted"] and first.outcome is None
    assert labels(earlier.inspector) == [] and (earlier.date, earlier.outcome) == ("2019", "adequate")


def test_the_minutes_are_quoted_before_the_purpose_and_the_purpose_gives_the_date() -> None:
    minutes = read(Document(
        "t.txt",
        "Agenda item\n\nImprovement plan\n\nTo inform the Committee of the plan made in response to the Ofsted inspection of "
        "December 2022.\n\nMinutes:\n\nOfficers had drawn up the plan after the latest Ofsted inspection.\n",
        Metadata(),
    ))  # fmt: skip
    (fact,) = found(minutes)
    assert quote(minutes, fact).startswith("Officers had drawn up")
    assert fact.date == "2022-12"


def test_grades_by_strand_leave_the_outcome_open() -> None:
    (fact,) = found(item("In 2021 the Service was graded as good for effectiveness and requires improvement for efficiency."))
    assert fact.outcome is None and labels(fact.on) == ["Service"]


def test_two_returns_arranged_are_two_events() -> None:
    text = "HMICFRS would revisit in the week commencing 4 December for Protection and in the summer for Culture."
    first, second = found(item(text))
    assert (first.date, second.date) == ("2023-12-04", "2023")


def test_a_list_of_the_reports_of_an_inspectorate_names_an_event_an_item() -> None:
    minutes = item(
        "The Panel considered the reports published by HMICFRS since its last meeting:\n\n"
        "- A national thematic on rural crime\n- Custody in the north\n",
        "Police inspections",
    )
    assert [(labels(fact.inspector), fact.kind) for fact in found(minutes)] == [(["HMICFRS"], "other")] * 2


def test_two_judgements_of_one_sentence_are_two_events() -> None:
    made = found(item("The Ofsted judgement in 2018 had been inadequate; the Ofsted judgement in 2021 was requires improvement."))
    assert [(fact.date, fact.outcome) for fact in made] == [("2018", "inadequate"), ("2021", "requires improvement")]


def test_a_table_without_its_lines_is_passed_over() -> None:
    assert found(item("Ofsted inspected the home in May 2021 and " * 100)) == []


def test_what_has_happened_lies_before_the_meeting_and_what_is_arranged_after() -> None:
    (past,) = found(item("Ofsted inspected the home in November.", date="2024-01-16"))
    (coming,) = found(item("The Ofsted inspection was arranged for February.", date="2023-11-14"))
    assert (past.date, coming.date) == ("2023-11", "2024-02")


def test_the_finder_gives_each_item_its_own_facts() -> None:
    minutes = item("Ofsted inspected the home in June 2022.")
    assert [fact.item for fact in facts(minutes, inspections.find)] == [fact.item for fact in found(minutes)]


JUDGED = [
    ("The outcome was an overall inadequate judgement.", "inadequate"),
    ("Overall - requires improvement.", "requires improvement"),
    ("The judgement was Inadequate overall, with adoption Requires Improvement.", "inadequate"),
    ("The authority was performing well overall.", "well"),
    ("The Council had been judged to be Good in all areas.", "good"),
    ("The auditor issued a disclaimer of opinion on the accounts.", "disclaimer of opinion"),
    ("Services had moved from Inadequate to Requires Improvement.", "requires improvement"),
    ("The Council was regraded from C3 to C2.", "c2"),
    ("Fern House was graded 2 (Weak) across the board by the Care Inspectorate.", "weak"),
    ("The slide had come out as high risk at the inspection.", "high risk"),
]
UNJUDGED = [
    "The LSCB: requires improvement.",
    "Adoption was good.",
    "Of 24 audits, 9 were good, 13 required improvement and two inadequate.",
    "Grades run from C1 to C4.",
    "The force was graded good in two areas and adequate in five.",
    "Four were rated Good and one Requires Improvement.",
    "The self-assessment had said that the service was good.",
    "The aim was to be judged outstanding.",
    "Performance was graded as poorly, adequately, well or excellently.",
    "It was good to hear that placements were good.",
    "The area graded as requires improvement was responding to the public.",
]


@pytest.mark.parametrize(("text", "words"), JUDGED)
def test_an_overall_judgement_is_read(text: str, words: str) -> None:
    judgement = judgements.find(text)
    assert judgement is not None and judgement.words == words


@pytest.mark.parametrize("text", UNJUDGED)
def test_strands_counts_scales_and_hopes_are_no_judgement(text: str) -> None:
    assert judgements.find(text) is None


def told(text: str, title: str = "Update") -> list[tuple[list[str], list[str], str | None, str | None]]:
    """Inspectors, what was inspected, time and outcome of each inspection of an item; paragraphs are parted by a slash."""
    made = found(item(text.replace(" / ", "\n\n"), title))
    return [(labels(fact.inspector), labels(fact.on), fact.date, fact.outcome) for fact in made]


SEVERAL = [
    ("Two homes, Oak Lodge and Elm House, had been visited by Ofsted in April; Oak Lodge was good and Elm House outstanding.",
     [(["Ofsted"], ["Oak Lodge"], "2023-04", "good"), (["Ofsted"], ["Elm House"], "2023-04", "outstanding")]),
    ("Oak Lodge had been inspected by Ofsted on 4 May (good) and Elm House on 11 May (outstanding).",
     [(["Ofsted"], ["Oak Lodge"], "2023-05-04", "good"), (["Ofsted"], ["Elm House"], "2023-05-11", "outstanding")]),
    ("Ofsted had inspected Oak Primary (January, good) and Elm Academy (March, requires improvement).",
     [(["Ofsted"], ["Oak Primary"], "2023-01", "good"), (["Ofsted"], ["Elm Academy"], "2023-03", "requires improvement")]),
    ("Oak Primary and Elm Academy had been inspected by Ofsted in February and both were good.",
     [(["Ofsted"], ["Oak Primary"], "2023-02", "good"), (["Ofsted"], ["Elm Academy"], "2023-02", "good")]),
    ("In June 2023 the CQC inspected the maternity unit and rated it inadequate, down from good at the CQC's inspection of 2019.",
     [(["CQC"], ["maternity unit"], "2023-06", "inadequate"), (["CQC"], ["maternity unit"], "2019", "good")]),
    ("Oak Primary had been judged good by Ofsted in February and Elm Academy requires improvement in March.",
     [(["Ofsted"], ["Oak Primary"], "2023-02", "good"), (["Ofsted"], ["Elm Academy"], "2023-03", "requires improvement")]),
    ("Ofsted had rated the services as good in 2018, and its focused visit in May 2021 to the front door had raised drift.",
     [(["Ofsted"], ["services"], "2018", "good"), (["Ofsted"], ["front door"], "2021-05", None)]),
    ("Oak Lodge had been inspected by Ofsted on 4 May. / Elm House had been inspected on 11 May and was good.",
     [(["Ofsted"], ["Oak Lodge"], "2023-05-04", None), (["Ofsted"], ["Elm House"], "2023-05-11", "good")]),
    ("HMICFRS had made its third inspection of the Service in May 2023. The first inspection had been in 2018 and the second "
     "in March 2021.",
     [(["HMICFRS"], ["Service"], "2023-05", None), (["HMICFRS"], ["Service"], "2018", None),
      (["HMICFRS"], ["Service"], "2021-03", None)]),
    ("Members asked about the audit of the 2022/23 accounts. It would begin in January 2024.",
     [([], ["2022/23 accounts"], "2024-01", None)]),
    ("Ofsted had inspected children's services from 6 to 17 March 2023. The grade was requires improvement.",
     [(["Ofsted"], ["children's services"], "2023-03-06/2023-03-17", "requires improvement")]),
    ("Ofsted and the CQC inspected the local area partnership in March 2023. The outcome was the lowest of three, widespread "
     "and/or systemic failings.",
     [(["Ofsted", "CQC"], ["local area partnership"], "2023-03", "widespread and/or systemic failings")]),
    ("KPMG finished its audit of the 2021/22 accounts on 28 February 2023. The opinion was qualified.",
     [(["KPMG"], ["2021/22 accounts"], "2023-02-28", "qualified")]),
    ("The following homes had been inspected by the Care Inspectorate: / - Rowan Lodge, 4 May 2023: very good / "
     "- Birch House, 9 May 2023: adequate",
     [(["Care Inspectorate"], ["Rowan Lodge"], "2023-05-04", "very good"),
      (["Care Inspectorate"], ["Birch House"], "2023-05-09", "adequate")]),
    ("Ofsted judged the service good in 2019. / The same inspectorate had inspected Oak Lodge in May.",
     [(["Ofsted"], ["service"], "2019", "good"), (["Ofsted"], ["Oak Lodge"], "2023-05", None)]),
    ("The joint inspection was carried out by the Care Inspectorate in Strathorne between March and June 2023. / Birch House had "
     "been inspected by the Care Inspectorate on 9 May.",
     [(["Care Inspectorate"], ["Strathorne"], "2023-03/2023-06", None),
      (["Care Inspectorate"], ["Birch House"], "2023-05-09", None)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "events"), SEVERAL)
def test_events_told_together_are_told_apart(text: str, events: list[Any]) -> None:
    assert told(text) == events


def test_the_firm_that_the_minutes_introduce_is_the_auditor() -> None:
    text = (
        "Ms Strath, Key Audit Partner, Brackwell Stone LLP, attended. / Brackwell Stone had carried out its audit of the "
        "Council's arrangements between April and August 2023. / The audit of the 2020/21 accounts by her firm had ended in May "
        "2022."
    )
    assert [fact[0] for fact in told(text)] == [["Brackwell Stone"], ["Brackwell Stone LLP"]]


def test_the_body_that_the_title_names_made_the_visit_that_the_item_tells_of() -> None:
    ((inspectors, on, date, _),) = told("It was about the focused visit made to the care team on 4 May.", "What Ofsted said")
    assert (inspectors, on, date) == (["Ofsted"], ["care team"], "2023-05-04")


def test_the_date_at_the_head_of_the_page_gives_the_year() -> None:
    text = "1  Homes\n\nOak Lodge had been inspected by Ofsted on 7 February.\n"
    page = f"Harbour Board\n\nTuesday, 14 March 2023 4.30 pm – The Hub\n\n{text}"
    (fact,) = found(read(Document("t.txt", page, Metadata())))
    assert fact.date == "2023-02-07"


BESIDE = [
    ("The Chair said that, Orton having been judged inadequate by Ofsted in May 2022, a direction was made.", ["Orton"]),
    ("The last inspection by HMICFRS was in 2022 and found the Service good at preventing fires.", ["Service"]),
    ("Fell House Monitoring visit by Ofsted 24th August 2023 notice met", ["Fell House"]),
    ("It was reported that Ofsted had come on 3 May 2023 and that the school continues to be good.", ["school"]),
]


@pytest.mark.parametrize(("text", "on"), BESIDE)
def test_what_was_inspected_may_be_told_beside_the_event(text: str, on: list[str]) -> None:
    (fact,) = found(item(text, "Updates"))
    assert labels(fact.on) == on


@pytest.mark.parametrize(
    "opener", ["The Commission had made two recommendations:", "Ofsted inspected in May. Its priorities were:"]
)
def test_a_list_of_recommendations_is_no_list_of_inspections(opener: str) -> None:
    text = f"The Audit Commission had inspected the waste service in January 2004. {opener}\n"
    lines = "\nR1 - The Councils should agree a policy by March 2010.\nR2 - The Councils should publish the cost."
    quotes = [quote(item(text + lines), fact) for fact in found(item(text + lines))]
    assert quotes[0] == "The Audit Commission had inspected the waste service in January 2004."
    assert not any("Councils" in each for each in quotes)
