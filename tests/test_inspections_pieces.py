"""Inspections told in pieces: the visit, the grade and the earlier one in sentences of their own, in lists and tables."""

from __future__ import annotations

from typing import Any

import pytest
from sample_inspections import found, slots_of
from sample_items import item, labels

from minutegraph.model import Document, Metadata
from minutegraph.reading.layout import read

TOLD: list[tuple[str, dict[str, Any]]] = [
    ("Hollow Primary was inspected by Ofsted in November 2019 and had gone from Requires Improvement to Good.",
     {"on": ["Hollow Primary"], "date": "2019-11", "outcome": "good"}),
    ("The Chief Officer reported on the joint inspection of adult support and protection in the Rathmore partnership, which was "
     "undertaken by the Care Inspectorate in May 2023.", {"on": ["Rathmore partnership"], "date": "2023-05"}),
    # Who came, and where, however it is put.
    ("The CQC had paid an unannounced visit to the stroke ward at Fairmead on 4 and 5 March 2023, after complaints.",
     {"inspector": ["CQC"], "on": ["stroke ward at Fairmead"], "date": "2023-03-04/2023-03-05"}),
    ("Estyn was last in the Authority in May 2019, when the youth service was inspected.",
     {"inspector": ["Estyn"], "on": ["youth service"], "date": "2019-05"}),
    ("It was hoped that there were lessons for fostering, where Ofsted was due to begin its inspection on 8 December.",
     {"inspector": ["Ofsted"], "on": ["fostering"], "date": "2023-12-08"}),
    ("The Youth Justice Board had carried out an assurance visit on 5 and 6 July and the letter was awaited.",
     {"kind": "assurance visit", "inspector": ["Youth Justice Board"], "date": "2023-07-05/2023-07-06"}),
    ("Members heard that Ysgol Bryn Hir, which had been placed in special measures in May, had received its third monitoring "
     "visit from Estyn on 8 June 2023.", {"kind": "monitoring visit", "on": ["Ysgol Bryn Hir"], "date": "2023-06-08"}),
    ("It was the second time Marle Fire and Rescue Service had been inspected by HMICFRS.",
     {"on": ["Marle Fire and Rescue Service"]}),
    ("The field, which had come out as medium risk at the RoSPA inspection in April, was in need of a new surface.",
     {"on": ["field"], "outcome": "medium risk"}),
    ("The Panel heard that the CQC had published its report and rated the overall service at Heron House as inadequate.",
     {"on": ["Heron House"], "outcome": "inadequate"}),
    ("Ofsted judged the overall effectiveness of Elm School to be good in May 2023.", {"on": ["Elm School"], "outcome": "good"}),
    ("A summary of the Care Inspectorate inspection of the Children with Disabilities Service published in May was tabled.",
     {"on": ["Children with Disabilities Service"], "date": None}),
    ("The rating of requires improvement was better than that of the last inspection, which had found the service inadequate.",
     {"outcome": "inadequate"}),
    ("A summary of the inspection by the Care Inspectorate of Holm House was received. It covered two areas of inspection, "
     "firstly children being heard, which was graded as Adequate.", {"on": ["Holm House"], "outcome": None}),
    ("The LGA team had been in the Borough from 6 to 9 May 2023.",
     {"kind": "peer review", "inspector": ["LGA"], "on": ["Borough"], "date": "2023-05-06/2023-05-09"}),
    ("Four peers, under the banner of the LGA, came to Wendle in the first week of March 2023.",
     {"kind": "peer review", "inspector": ["LGA"], "on": ["Wendle"], "date": "2023-03"}),
    ("The peer team, led by the Chief Executive of Hale Council, was with us for four days in early March 2023.",
     {"kind": "peer review", "date": "2023-03"}),
    ("HSE had called at the Tannery Road Depot on 9 April 2023 after a fall.",
     {"inspector": ["HSE"], "on": ["Tannery Road Depot"], "date": "2023-04-09"}),
    ("The Building Safety Regulator asked for the safety case and an inspector visited the tower on 17 May 2023.",
     {"inspector": ["Building Safety Regulator"], "on": ["tower"], "date": "2023-05-17"}),
    ("Ofsted and CQC came to look at SEND between 4 and 22 March 2023.", {"on": ["SEND"]}),
    ("The inspector of HMICFRS had visited remotely on 3 April 2023.", {"on": []}),
    ("Ofsted and the CQC had written to say that a local area SEND inspection would begin on 30 November.",
     {"inspector": ["Ofsted", "CQC"], "date": "2023-11-30"}),
    ("The Investigatory Powers Commissioner's Office carried out its inspection by video link on 12 March 2023.",
     {"date": "2023-03-12"}),
    ("The Council received the report by SwingSafe Play, who inspected on 18 July 2023.",
     {"inspector": ["SwingSafe Play"], "date": "2023-07-18"}),
    ("HIW and CIW together had reviewed the mental health team at Rhos between 5 and 7 June 2023.",
     {"kind": "other", "inspector": ["HIW", "CIW"], "on": ["mental health team at Rhos"]}),
    ("The District had a visit from the LGA in July.", {"kind": "other", "inspector": ["LGA"], "on": ["District"]}),
    # The grade beside the time, or as a sentence of its own.
    ("Officers told of progress since Ofsted's ILACS inspection in November 2022 (inadequate), but from a low base.",
     {"inspector": ["Ofsted"], "date": "2022-11", "outcome": "inadequate"}),
    ("Ferny Lodge – full inspection by Ofsted 9 and 10 March 2023, good.",
     {"inspector": ["Ofsted"], "on": ["Ferny Lodge"], "date": "2023-03-09/2023-03-10", "outcome": "good"}),
    ("Two Burns – inspected 11 and 12 February. Requires improvement.",
     {"on": ["Two Burns"], "date": "2023-02-11/2023-02-12", "outcome": "requires improvement"}),
    ("Ferny Lodge had a full inspection by Ofsted on 9 March 2023. It was good in all areas.", {"outcome": "good"}),
    ("Ferny Lodge had a full inspection by Ofsted on 9 March 2023. Good news for the staff.", {"outcome": None}),
    ("Ysgol Nant Oer had been inspected by Estyn in May 2022 and judged to be in need of significant improvement.",
     {"on": ["Ysgol Nant Oer"], "outcome": "in need of significant improvement"}),
    # Who judged is not who was judged; a time is no part of a name.
    ("The joint inspection carried out by Ofsted and the Care Quality Commission in March 2023 had found systemic failings.",
     {"inspector": ["Ofsted", "Care Quality Commission"], "on": [], "outcome": "systemic failings"}),
    ("The report of the LGA peer challenge of the planning service of 10-12 May 2023 was received.",
     {"on": ["planning service"], "date": "2023-05-10/2023-05-12"}),
    # Whose inspection it was, where something else is told of them.
    ("Rosebank had been put into special measures following the CQC's visit of 4 March 2023.", {"on": ["Rosebank"]}),
    ("Ysgol Bro Hafren had lost its head after its Estyn inspection in May 2023.", {"on": ["Ysgol Bro Hafren"]}),
    ("The care home in Moss Ward, which the CQC rated Inadequate in March 2023, was still open.",
     {"on": ["care home in Moss Ward"], "outcome": "inadequate"}),
    ("The 2021 inspection had found the Service good at prevention.", {"on": ["Service"], "date": "2021", "outcome": None}),
    ("Marsh Fire and Rescue Service was inspected in May 2023.", {"on": ["Marsh Fire and Rescue Service"]}),
    ("A letter from Ofsted about its focused visit on 8 and 9 October was attached.",
     {"kind": "focused visit", "inspector": ["Ofsted"], "date": "2023-10-08/2023-10-09"}),
    ("The short breaks home, Fairacre, had come through its full inspection on 21 July 2023.", {"on": ["Fairacre"]}),
    ("Ardle Academy, to which Estyn's inspectors returned on 11 March 2023, was calm.", {"on": ["Ardle Academy"]}),
    ("The joint control room had been assessed by the National Fire Chiefs Council in May 2023.",
     {"kind": "other", "inspector": ["National Fire Chiefs Council"], "on": ["joint control room"]}),
    ("The last such inspection by CIW was as far back as 2015.", {"inspector": ["CIW"], "date": "2015"}),
    ("A fire at the store had led to a visit from the Health and Safety Executive.",
     {"inspector": ["Health and Safety Executive"], "date": None}),
    ("Savills had undertaken an independent audit of fire risk assessments between May and July 2023.",
     {"kind": "audit", "inspector": ["Savills"], "on": ["fire risk assessments"], "date": "2023-05/2023-07"}),
    ("The Northmarsh Fire Brigade carried out an audit of Palmer Court on 4 November 2023.",
     {"kind": "audit", "inspector": ["Northmarsh Fire Brigade"], "on": ["Palmer Court"], "date": "2023-11-04"}),
    ("Kiln Lane Primary (inspected 16 and 17 May 2023) remained good.",
     {"on": ["Kiln Lane Primary"], "date": "2023-05-16/2023-05-17", "outcome": "good"}),
    ("Members had the letter received from Ofsted and the CQC after the area SEND inspection which had taken place in May 2023.",
     {"inspector": ["Ofsted", "CQC"], "framework": "area SEND inspection", "date": "2023-05"}),
    # Auditors told of by what they do.
    ("Dunn & Raine, who audit the Council, had issued a disclaimer on the 2021/22 accounts in July 2023.",
     {"kind": "audit", "inspector": ["Dunn & Raine"], "on": ["2021/22 accounts"], "date": "2023-07", "outcome": "disclaimer"}),
    ("The Annual Audit Report was on the 2021/22 accounts, which Audit Scotland had signed off on 31 October 2022.",
     {"kind": "audit", "inspector": ["Audit Scotland"], "date": "2022-10-31"}),
    ("The external auditor said that the audit of the 2021/22 accounts began in May 2023 and that a disclaimed opinion was "
     "expected.", {"date": "2023-05", "outcome": None}),
    ("The Best Value inspection led by Sir Guy Hay took place between March and May 2023.",
     {"inspector": ["Sir Guy Hay"], "date": "2023-03/2023-05"}),
    # Grades.
    ("Our last inspection was in 2019 and had been Good.", {"date": "2019", "outcome": "good"}),
    ("The full ILACS in May 2022 = Inadequate.", {"framework": "ILACS", "date": "2022-05", "outcome": "inadequate"}),
    ("Waiting times had been criticised in the PEEL inspection of the force.", {"framework": "PEEL", "on": ["force"]}),
    ("The ETI had evaluated Cairn Primary in February 2023 as good.", {"on": ["Cairn Primary"], "outcome": "good"}),
]  # fmt: skip

UNTOLD = """\
The next inspection may be in 2024 and may focus on culture.
It was thought that the next inspection could well be in the spring.
A visit from the Mayor in May was much enjoyed.
The team came back on 4 May with costs for the roof.
The last one, in May, had been well attended.
The previous one, in 2019, was the better policy.
It was the first meeting since May 2022, when the Chair had been elected.
Site work took place over three days from 9 to 11 April and the road reopened.
The peers in the House of Lords had visited in May.
It was carried out by the LGA.
The Council considered the report by Acme Parking, who surveyed the car park on 18 July.
The Inspector from the neighbourhood team came to the meeting on 4 May with figures.
The previous inspection notice came in on 6 January.
An LGA peer challenge was pencilled in for some time in 2025.
The CQC reviewed the Council's progress on 4 May.
A follow up visit by Members was made to the depot on 14 March.
The internal auditor, Mr Pell, visited on 15 May and was content.
The Cabinet was to invite the LGA to undertake a corporate peer challenge in autumn 2024.
Members had before them the findings of HMICFRS on Marshire Police.
Ofsted's report on Oak Lodge was attached.
On-site activity would take place in the week beginning 4 December.
The Panel had undertaken an independent audit of benches in May.
There would be an annual meeting in January 2025 and probably a focused visit next year.
The first full survey since May 2019, when half the roofs were leaking, was to hand.
""".splitlines()

SEVERAL = [
    ("Ofsted's last full inspection, in 2019, had ended in a judgement of good and its focused visit of June 2022 had looked at "
     "the front door.", [(["Ofsted"], [], "2019", "good"), ([], [], "2022-06", None)]),
    ("Elm House was inspected by the CQC in May 2021 and again in March 2022 when it was rated good.",
     [(["CQC"], ["Elm House"], "2021-05", None), (["CQC"], ["Elm House"], "2022-03", "good")]),
    ("The third Ofsted monitoring visit to the Council took place on 5 December 2023. Ofsted's first visit had been in "
     "March 2023.",
     [(["Ofsted"], ["Council"], "2023-12-05", None), (["Ofsted"], [], "2023-03", None)]),
    # The visit, the grade and the report each in its sentence.
    ("The Director presented the outcome of the ILACS inspection by Ofsted. Inspectors were on site from 4 to 8 March. The "
     "overall judgement was requires improvement. The experiences of care leavers were graded good. The report was out in May.",
     [(["Ofsted"], [], "2023-03-04/2023-03-08", "requires improvement")]),
    ("Councillor Vane introduced the report on the local authority assessment by the CQC. Site work took place over three "
     "days, from 9 to 11 April 2023, and the report came out on 30 May. The overall rating was Good.",
     [(["CQC"], [], "2023-04-09/2023-04-11", "good")]),
    ("The assessment team of the CQC was in Marlshire for three days from 27 to 29 March. Marlshire had been given 58 per cent "
     "overall, which put it in the category of requires improvement.",
     [(["CQC"], ["Marlshire"], "2023-03-27/2023-03-29", "requires improvement")]),
    # Who made it, told in the next sentence.
    ("The phase 2 inspection of the Glen partnership had taken place in May 2023. It was conducted by the Care Inspectorate with "
     "Healthcare Improvement Scotland.",
     [(["Care Inspectorate", "Healthcare Improvement Scotland"], ["Glen partnership"], "2023-05", None)]),
    ("In 2022 the Council had asked the LGA for a housing peer review. The team came in March 2023 and found willing staff.",
     [(["LGA"], [], "2023-03", None)]),
    ("The Commissioner presented the findings of HMICFRS on Marshire Police. Fieldwork was done over the summer, ending on "
     "11 August 2023.",
     [(["HMICFRS"], ["Marshire Police"], "2023-08-11", None)]),
    ("Considered - the report of Audit Wales on reserves, for which fieldwork had been done in May 2023.",
     [(["Audit Wales"], ["reserves"], "2023-05", None)]),
    ("The Leader spoke of the LGA. Four peers had come to Wendle in the first week of March 2023.",
     [(["LGA"], ["Wendle"], "2023-03", None)]),
    # The earlier one, told by reference to the later.
    ("Ofsted inspected children's services in November 2022. It was a standard ILACS inspection and the judgement, published on "
     "20 January, was good; at the previous one, three years earlier, it was inadequate.",
     [(["Ofsted"], ["children's services"], "2022-11", "good"), ([], [], "2019", "inadequate")]),
    ("It was the first full inspection since June 2018, when the Council had been judged good, and there had been a focused "
     "visit to the front door in July 2021.",
     [([], ["Council"], "2018-06", "good"), ([], ["front door"], "2021-07", None)]),
    ("An LGA peer challenge took place in May 2023. The last one, in 2018, had been kind.",
     [(["LGA"], [], "2023-05", None), (["LGA"], [], "2018", None)]),
    # A coming back is an event of its own.
    ("In January 2023 the CQC inspected urgent care at Denby Hospital and rated it inadequate. The CQC came back on 3 March.",
     [(["CQC"], ["urgent care at Denby Hospital"], "2023-01", "inadequate"),
      (["CQC"], ["urgent care at Denby Hospital"], "2023-03-03", None)]),
    ("Estyn visited Ysgol Teg on 4 March 2022. They returned on 11 May 2023.",
     [(["Estyn"], ["Ysgol Teg"], "2022-03-04", None), (["Estyn"], ["Ysgol Teg"], "2023-05-11", None)]),
    ("Corran House had been inspected by the Care Inspectorate on 9 May 2023. A further follow up visit to Corran House on 14 "
     "August had closed off both requirements.",
     [(["Care Inspectorate"], ["Corran House"], "2023-05-09", None), ([], ["Corran House"], "2023-08-14", None)]),
    # The day on which a regulator gave its grade is not that of the inspection.
    ("A C2 was awarded to the Council by the Regulator of Social Housing on 7 November 2023. The inspection itself had been "
     "carried out over June and July 2023.",
     [(["Regulator of Social Housing"], [], "2023-06/2023-07", "c2")]),
    ("The Regulator of Social Housing inspected the Council in May 2023. On 4 October the Regulator gave the Council a C3 grade.",
     [(["Regulator of Social Housing"], ["Council"], "2023-05", "c3")]),
    ("The Council had commissioned an independent review of culture following complaints made in 2021. It was led by "
     "Dame Ann Hay.",
     [(["Dame Ann Hay"], ["culture"], None, None)]),
    # Another inspectorate's visit is not the one told of before.
    ("HMICFRS inspected the Service in May 2023. A fire at the store had led to a visit from the Health and Safety Executive.",
     [(["HMICFRS"], ["Service"], "2023-05", None), (["Health and Safety Executive"], [], None, None)]),
    # Series in one sentence.
    ("Ofsted's monitoring visits so far: November 2021 (front door), March 2022 (children in need) and July 2022 (care leavers).",
     [(["Ofsted"], ["front door"], "2021-11", None), (["Ofsted"], ["children in need"], "2022-03", None),
      (["Ofsted"], ["care leavers"], "2022-07", None)]),
    ("Three schools had been inspected by Estyn since the last meeting: Ysgol Teg in March, Cwm Primary in April and Bryn "
     "Primary in May.",
     [(["Estyn"], ["Ysgol Teg"], "2023-03", None), (["Estyn"], ["Cwm Primary"], "2023-04", None),
      (["Estyn"], ["Bryn Primary"], "2023-05", None)]),
    ("Two homes, Elm Grange and The Cedars, were inspected by the CQC in May and June respectively.",
     [(["CQC"], ["Elm Grange"], "2023-05", None), (["CQC"], ["Cedars"], "2023-06", None)]),
    ("Rosewood Lodge had been rated Inadequate by the CQC in October 2022; it was re-inspected in January 2023 and was now rated "
     "Good.",
     [(["CQC"], ["Rosewood Lodge"], "2022-10", "inadequate"), ([], ["Rosewood Lodge"], "2023-01", "good")]),
    # What a question was about, which the reply calls "it" or "there".
    ("Councillor Crane asked about the adoption agency. Officers advised that it had been inspected by Ofsted in May 2023.",
     [(["Ofsted"], ["adoption agency"], "2023-05", None)]),
    ("Councillor Bell asked about Fir Tree School. A monitoring visit there had been carried out on 11 June 2023.",
     [([], ["Fir Tree School"], "2023-06-11", None)]),
    # Work still to come of the body named before.
    ("The Regulator of Social Housing had written to the Council. On-site activity would take place in the week beginning 4 "
     "December.",
     [(["Regulator of Social Housing"], [], "2023-12-04", None)]),
    # Lists and tables.
    ("Three schemes are registered with CQC: / - Plum Green - inspected 12 February 2023, Good / - Bell Court - inspected 3 June "
     "2023, Requires Improvement / - The Malt House - not yet inspected",
     [(["CQC"], ["Plum Green"], "2023-02-12", "good"), (["CQC"], ["Bell Court"], "2023-06-03", "requires improvement")]),
    ("Grades awarded by the Care Inspectorate were told of. / Service | Date of inspection | How well do we support wellbeing? | "
     "Leadership / Corran House (residential) | 9 May 2023 | 4 - Good | 3 - Adequate / Ardle Day Centre | 17 and 18 May 2023 | 5 "
     "- Very Good | 5 - Very Good",
     [(["Care Inspectorate"], ["Corran House"], "2023-05-09", None),
      (["Care Inspectorate"], ["Ardle Day Centre"], "2023-05-17/2023-05-18", None)]),
    # What is resolved about a grade grades nothing.
    ("At the last inspection, in 2021, investigating crime had been graded as adequate. / RESOLVED: / (1) that the Panel's "
     "dismay at the inadequate grading be told to the Commissioner.",
     [([], [], "2021", None)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "slots"), TOLD)
def test_an_inspection_is_found_with_its_slots(text: str, slots: dict[str, Any]) -> None:
    (fact,) = found(item(text, title="Update"))
    assert {key: value for key, value in slots_of(fact).items() if key in slots} == slots


@pytest.mark.parametrize("text", UNTOLD)
def test_what_only_sounds_like_one_is_none(text: str) -> None:
    assert found(item(text, title="Update")) == []


@pytest.mark.parametrize(("text", "events"), SEVERAL)
def test_what_several_sentences_tell_is_put_together(text: str, events: list[Any]) -> None:
    made = found(item(text.replace(" / ", "\n\n"), title="Update"))
    assert [(labels(f.inspector), labels(f.on), f.date, f.outcome) for f in made] == events


def test_the_title_tells_the_kind_of_a_visit() -> None:
    (fact,) = found(
        item("Two inspectors had been with the service on 14 and 15 May.", "Ofsted focused visit to the front door")
    )
    assert (fact.kind, labels(fact.inspector), labels(fact.on)) == ("focused visit", ["Ofsted"], ["front door"])


def test_the_title_tells_which_accounts_an_audit_is_of() -> None:
    (fact,) = found(item("The audit had begun on 16 October and was half done.", "Statement of Accounts 2021/22"))
    assert fact.kind == "audit" and fact.date == "2023-10-16"


def test_a_visit_since_the_previous_one_is_of_the_same_kind() -> None:
    first, before = found(item(
        "Ofsted's third monitoring visit to Stanley took place on 3 September 2023.\n\n"
        "Inspectors had found a quicker pace since the previous visit in May.", "Update",
    ))  # fmt: skip
    assert (first.kind, before.kind, before.date) == ("monitoring visit", "monitoring visit", "2023-05")


def test_the_inspector_of_a_title_in_capitals_is_printed_as_in_the_text() -> None:
    facts = found(item("The home was inspected on 4 May. CIW gave no rating.", "CARE INSPECTORATE WALES: OUR HOMES"))
    assert [labels(fact.inspector) for fact in facts] == [["CIW"]]


def test_the_commission_of_a_scrutiny_commission_is_no_inspectorate() -> None:
    text = (
        "NORTHMARSH COUNCIL\n\nHEALTH SCRUTINY COMMISSION\n\n14 November 2023\n\n1. Hospitals\n\n"
        "The CQC had written in May. The Commission visited the unit on 4 May.\n"
    )
    assert found(read(Document("t.txt", text, Metadata(date="2023-11-14")))) == []
