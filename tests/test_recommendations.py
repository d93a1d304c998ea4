"""Recommendations that others made, one by one; the body's own resolutions and bare counts are none."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sample_items import item, labels, quote
from sample_recommendations import found

from minutegraph.extraction.finders import extract
from minutegraph.model import Minutes

OFSTED = "Outcome of the Ofsted inspection"

TOLD = [
    ("Members heard that the Service did receive one area for improvement from HMICFRS, in relation to the recording of drills.",
     ["HMICFRS"], ["Service"]),
    ("The Chair referred to paragraph 11 of the Ofsted letter that stressed the need for elected members to be briefed often.",
     ["Ofsted"], []),
    ("Estyn had emphasised the need to train staff in handling.", ["Estyn"], []),
    ("The CQC had also proposed that quarterly reports by senior managers be taken to the board.", ["CQC"], []),
    ("In November Hale Wick, the Council's external auditors, had recommended that the Council restore its reserves.",
     ["Hale Wick"], ["Council"]),
    ("Hale Wick LLP, the Council's external auditor, had recommended that the register be reconciled.", ["Hale Wick LLP"], []),
    ("The external auditor (Hale Wick) had recommended that the register be reconciled.", ["Hale Wick"], []),
    ("The Ministry's Rough Sleeping Team had visited the Borough in May and had recommended that plans be reviewed weekly.",
     ["Ministry's Rough Sleeping Team"], []),
    ("Harwell Council had done a peer review in June 2019 and recommended that the teams be merged.", ["Harwell Council"], []),
    ("HMICFRS required a new system of training to be in place by 2 March.", ["HMICFRS"], []),
    ("The Care Inspectorate had required that by 30th May, 2024 the provider must record each fall.",
     ["Care Inspectorate"], ["provider"]),
    ("Inspectors had recommended that the rota be published.", ["Inspectors"], []),
    ("The auditor recommended that reconciliations be carried out monthly.", ["auditor"], []),
    ("Grant Thornton had recommended that the Council review its reserves policy.", ["Grant Thornton"], ["Council"]),
    ("Ofsted recommended that the Council should strengthen its front door.", ["Ofsted"], ["Council"]),
    ("The Regulator of Social Housing had recommended improving the stock data.", ["Regulator of Social Housing"], []),
    ("The independent review recommended that a new board be set up.", ["independent review"], []),
    ("The peer team recommended that the Cabinet meet in public.", ["peer team"], ["Cabinet"]),
    (
        "The Care Inspectorate had made one recommendation, that plans be reviewed every six months.",
        ["Care Inspectorate"],
        [],
    ),
    ("A key recommendation was made by the external auditor on the savings plan.", ["external auditor"], []),
    ("The Ombudsman recommended that the Council apologise to the family.", ["Ombudsman"], ["Council"]),
    ("The Coroner had recommended that signs be put up at the quay.", ["Coroner"], []),
    (
        "The Scrutiny Panel's task group had recommended that bus shelters be repaired.",
        ["Scrutiny Panel's task group"],
        [],
    ),
    ("Members asked why both were counted when Munro had recommended one assessment.", ["Munro"], []),
    ("Members welcomed Ofsted's recommendation that the Council should recruit carers.", ["Ofsted"], ["Council"]),
    ("The review by Red Quadrant had recommended a new front door.", ["review by Red Quadrant"], []),
    (
        "The Independent Remuneration Panel had recommended an allowance of £9,000.",
        ["Independent Remuneration Panel"],
        [],
    ),
    ("The Grenfell Inquiry had recommended that plans be prepared for tall buildings.", ["Grenfell Inquiry"], []),
    ("Ofsted had identified the timeliness of visits as an area for improvement.", ["Ofsted"], []),
    ("One area for improvement identified by Ofsted was the consistency of pathway planning.", ["Ofsted"], []),
    ("The Clerk explained that the independent Corley review had recommended that the Council should hold more stock.",
     ["independent Corley review"], ["Council"]),
]

UNTOLD = """\
Members were told that it has been suggested that the next HMICFRS inspection may be in 2024.
The CQC had suggested that the home may be full.
Hale Wick, the external auditors, audited the Council in May and on 4 June made statutory recommendations to it under section 24.
The Committee had visited the depot in May and had recommended that the roof be repaired.
The Council had done a review in June and recommended that the fee be kept.
The Housing Team had looked at the lease and had recommended that it be renewed.
The Committee recommended that the report be noted.
RECOMMENDED that the policy be approved.
The Chair recommended that Members read the report.
The recommendations in the report were agreed.
All recommendations had been implemented.
The report contained 15 recommendations.
Ofsted had made eight recommendations.
Officers recommended approval of the application.
The officer's recommendation was moved by Councillor Fell.
It was recommended that the fees be increased.
There were no areas for improvement.
Weaknesses were found in supervision.
The recommendations of the Cabinet were approved.
Recommendation 2 was agreed.
Recommendations 1 to 6 were accepted.
Recommendation 10 was not accepted.
Recommendations: 87 made in two years.
The recommended dose was two tablets.
Councillor Fell recommended the film to Members.
Internal Audit had made three high priority recommendations.
Members suggested areas for development in the work programme.
The strategy had five areas of improvement.
He recommended early booking.
The GP had recommended rest.
It was suggested that the areas for improvement be reported back.
The Working Group would make recommendations in May.
""".splitlines()

UNTOLD_LISTS = [
    "The following recommendations were agreed:\n\n1. That the report be noted.\n2. That an update be brought in May.",
    "The Cabinet was asked to approve the following recommendations:\n\n1. to note the report\n2. to approve the budget",
    "The Panel made the following recommendations to Cabinet:\n\n- that the fee be reviewed\n- that the policy be published",
    "The areas of weakness were:\n\n- drift in planning\n- poor recording",
]


@pytest.mark.parametrize(("text", "by", "to"), TOLD)
def test_a_sentence_may_state_one(text: str, by: list[str], to: list[str]) -> None:
    (fact,) = found(item(text))
    assert (labels(fact.by), labels(fact.to)) == (by, to)


@pytest.mark.parametrize("text", UNTOLD)
def test_own_recommendations_and_counts_are_none(text: str) -> None:
    assert found(item(text)) == []


@pytest.mark.parametrize("text", UNTOLD_LISTS)
def test_lists_of_the_body_itself_and_of_weaknesses_are_none(text: str) -> None:
    assert found(item(text, OFSTED)) == []


def test_a_list_opened_as_an_inspectorates_gives_one_an_item() -> None:
    minutes = item(
        "Ofsted identified three areas for improvement:\n\n"
        "1. the timeliness of assessments\n2. the recording of visits\n3. the oversight of placements\n"
    )
    made = found(minutes)
    assert [(quote(minutes, fact), fact.number) for fact in made] == [
        ("the timeliness of assessments", "1"), ("the recording of visits", "2"), ("the oversight of placements", "3"),
    ]  # fmt: skip
    assert all(labels(fact.by) == ["Ofsted"] for fact in made)


def test_inspectors_without_a_name_are_those_of_the_item() -> None:
    made = found(
        item("The areas for improvement were:\n\n(a) case recording;\n(b) the frequency of supervision.", OFSTED)
    )
    assert [(labels(fact.by), fact.number) for fact in made] == [(["Ofsted"], "(a)"), (["Ofsted"], "(b)")]
    assert all(party.basis == "derived" for fact in made for party in fact.by)


def test_a_bullet_has_no_number() -> None:
    text = "The inspectors made the following recommendations:\n\n- Strengthen supervision.\n- Improve plans."
    made = found(item(text, OFSTED))
    assert [fact.number for fact in made] == [None, None]


def test_numbered_ones_count_where_their_content_is_told() -> None:
    minutes = item(
        "Recommendation 7 (a member to sit on the board) was a matter for the chair. Recommendation 8 was agreed.",
        "Report of the Corporate Peer Challenge by the LGA",
    )
    (fact,) = found(minutes)
    assert fact.number == "7" and labels(fact.by) == ["LGA"]


def test_two_numbers_in_one_sentence_are_two_facts() -> None:
    text = "The two were R4 (the resourcing of scrutiny) and R11 (the protocol for members and officers)."
    assert [fact.number for fact in found(item(text, "External Auditor's Review"))] == ["R4", "R11"]


def test_an_enumeration_gives_one_a_part_at_its_own_place() -> None:
    text = (
        "The Care Quality Commission gave its report. Areas for improvement put forward by the Commission included that the "
        "council should offer carers a break, bring down waits for adaptations and ensure that people were given information."
    )
    minutes = item(text, "Annual performance assessment")
    made = found(minutes)
    assert [quote(minutes, fact) for fact in made] == [
        "the council should offer carers a break",
        "bring down waits for adaptations",
        "ensure that people were given information.",
    ]
    assert [labels(fact.by) for fact in made] == [["Commission"]] * 3
    assert [labels(fact.to) for fact in made] == [["council"]] * 3


def test_coded_lines_belong_to_the_body_that_opened_them() -> None:
    minutes = item(
        "Audit Wales made the following proposals for improvement:\n\nP1 The Council should set out its priorities."
    )
    (fact,) = found(minutes)
    assert (labels(fact.by), labels(fact.to), fact.number) == (["Audit Wales"], ["Council"], "P1")


def test_the_same_recommendation_twice_is_one() -> None:
    text = "Ofsted recommended that return interviews be offered in time."
    assert len(found(item(f"{text}\n\nMembers spoke.\n\n{text}"))) == 1


def test_the_recommendations_of_another_committee_are_its_own() -> None:
    text = "The recommendations of the Overview and Scrutiny Committee were:\n\n1. That the fee be frozen.\n2. That it be shown."
    made = found(item(text, "Parking fees"))
    assert [labels(fact.by) for fact in made] == [["Overview and Scrutiny Committee"]] * 2
    assert found(replace_body(text, "Overview and Scrutiny Committee")) == []


def replace_body(text: str, body: str) -> Minutes:
    """The item as the minutes of the body named."""
    minutes = item(text, "Parking fees")
    given = replace(minutes.document.given, body=body)
    return replace(minutes, document=replace(minutes.document, given=given))


MORE = [
    (
        "Ofsted visited in May 2023. It had recommended that the Council should publish its plan.",
        ["Ofsted"],
        ["Council"],
    ),
    ("The Council had been told by Ofsted to cut the waits for therapy.", ["Ofsted"], ["Council"]),
    ("It was recommended by Mazars that the ledger be closed monthly.", ["Mazars"], []),
    ("The peer team had urged the Council to fill the post of monitoring officer.", ["peer team"], ["Council"]),
    ("The Housing Ombudsman found fault and ordered the landlord to pay £300.", ["Housing Ombudsman"], ["landlord"]),
    ("The CQC inspected Fern Lodge and told it to improve the management of medicines.", ["CQC"], []),
    (
        "The inspection of play areas was done by Swingright Ltd. Swingright recommend that a chain be replaced.",
        ["Swingright"],
        [],
    ),
    ("The LGA made three recommendations. The first was that the Council should write one plan.", ["LGA"], ["Council"]),
    ("CIW identified that the local authority must ensure that visits are recorded.", ["CIW"], ["local authority"]),
    (
        "Estyn left one requirement. Its recommendation was that the Authority should plan school places.",
        ["Estyn"],
        ["Authority"],
    ),
]

NOT_EVEN_NEAR_ONE = """\
Ofsted had found the homes good. The Chair offered and it was also suggested that the children be invited to the Town Hall.
The Council was required by the Department for Education to publish its accounts.
The DfE required all schools to publish a plan.
Ofsted had visited the school. The Director said that the Council should wait.
The LGA made two recommendations. The first was completed in May.
The auditor asked the Council to provide data by May.
Sarah Bell recommended that the plan be revised.
""".splitlines()

LISTS = [
    ("Ofsted's report set out what needs to improve:\n\n- the quality of plans;\n- the speed of visits.", "Ofsted", ""),
    ("The CQC told the Trust that it must:\n\ni) answer calls at night;\nii) learn from incidents.", "CQC", "Trust"),
    ("HMICFRS raised a cause of concern.\n\nBy 31 March 2024 the Service should:\n\n- audit premises;\n- train inspectors.",
     "HMICFRS", "Service"),
    ("HMICFRS had visited. Two recommendations had been made to the Chief Constable:\n\n(1) to audit "
     "incidents;\n(2) to publish it.",
     "HMICFRS", "Chief Constable"),
    ("The recommendations of the auditor, Pike Lowe LLP, were:\n\nKR1 The Council should set a "
     "plan.\n\nKR2 The Council must save.",
     None, "Council"),
    ("Estyn visited in May. The areas for improvement were as follows.\n\nLeadership\n\n- plan "
     "places\n\nStandards\n\n- cut absence",
     "Estyn", ""),
    ("Ofsted's recommendations and the reply were:\n\n| No | Recommendation | Reply |\n| 1 | Improve "
     "plans | Yes |\n| 2 | Cut cases | No |",
     "Ofsted", ""),
    ("HMICFRS inspected in May. Its recommendations were (1) to review rotas and (2) to test plans yearly.", "HMICFRS", ""),
]  # fmt: skip

OWN_LISTS = [
    "Ofsted had inspected in May. The Chair said that officers should:\n\n- write to parents\n- hold a meeting",
    "The Cabinet considered the Ofsted report. The recommendations were:\n\n1. That the report be "
    "noted.\n2. That the plan be approved.",
    "Ofsted identified areas for improvement. The Director outlined what the service had done:\n\n- recruited\n- trained",
    "Ofsted found strengths, which were:\n\n- strong leadership\n- good schools",
]


@pytest.mark.parametrize(("text", "by", "to"), MORE)
def test_who_recommended_may_be_told_of_before_or_by_another_verb(text: str, by: list[str], to: list[str]) -> None:
    (fact,) = found(item(text))
    assert (labels(fact.by), labels(fact.to)) == (by, to)


@pytest.mark.parametrize("text", NOT_EVEN_NEAR_ONE)
def test_demands_on_all_and_talk_in_the_meeting_are_none(text: str) -> None:
    assert found(item(text)) == []


@pytest.mark.parametrize(("text", "by", "to"), LISTS)
def test_a_list_may_be_opened_and_printed_in_many_ways(text: str, by: str | None, to: str) -> None:
    made = found(item(text))
    assert len(made) == 2
    assert by is None or [labels(fact.by) for fact in made] == [[by]] * 2
    assert [labels(fact.to) for fact in made] == [[to] if to else []] * 2


@pytest.mark.parametrize("text", OWN_LISTS)
def test_lists_of_what_the_meeting_wants_or_heard_are_none(text: str) -> None:
    assert found(item(text)) == []


def test_a_commissioner_who_was_sent_recommends_and_one_of_the_police_does_not() -> None:
    sent = "The Secretary of State had appointed Ann Bright as Commissioner. The Commissioner reported in May. "
    (told,) = found(item(sent + "She had recommended that the service stay with the Council."))
    assert [party.label for party in told.by] == ["Commissioner"]
    police = "The Police and Crime Commissioner reported in May. "
    assert not found(item(police + "She had recommended that the service stay with the Force."))


def test_what_points_back_to_an_audit_is_by_its_auditor() -> None:
    text = "Audit Scotland ended its audit in May. Recommendation 2 of that audit, that a plan be published, is open."
    made = found(item(text))
    assert [[party.label for party in fact.by] for fact in made] == [["Audit Scotland"]]


def test_marks_that_stand_side_by_side_make_no_recommendation_without_words() -> None:
    report = "The Housing Ombudsman's special report on Oakhampton Homes came out in March, following a review of 14 cases."
    text = f"{report} It had called for three things. The Housing Ombudsman's recommendations (a) and (b) are done."
    assert found(item(text, "Homes")) == []
    (told,) = found(item(text.replace("(b)", "(b) that a plan be published"), "Homes"))
    assert told.number == "(b)"


NAMED_SHORT = [
    ("There was a report of the audit by the Food Standards Agency in May 2022. It had been recommended to the Council by the "
     "Agency:\n\n(1) That a plan be drawn up;\n(2) That records be kept for two years.", "Agency", "Council"),
    ("A peer review was carried out by Castlemoor YJS in May 2022. Castlemoor identified the following areas for development:\n\n"
     "- transitions to start at 17\n- assessments to be signed in ten days", "Castlemoor", ""),
    ("The Auditor General has made two recommendations:\n\nR1 The Council should appoint an auditor.\n"
     "R2 The Council should publish its register.", "Auditor General", "Council"),
    ("In the letter the Pensions Regulator asked the Fund to do two things -\n\n3.1 keep a log of breaches;\n"
     "3.2 extend the policy to officers;", "Pensions Regulator", "Fund"),
    ("The recommendations made to the Board by Audit Scotland were:\n\n1. The plan should be refreshed.\n"
     "2. A policy should be adopted.", "Audit Scotland", "Board"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "by", "to"), NAMED_SHORT)
def test_a_list_is_by_whom_its_opener_names_as_it_prints_it(text: str, by: str, to: str) -> None:
    assert [(labels(fact.by), labels(fact.to)) for fact in found(item(text))] == [([by], [to] if to else [])] * 2


def test_what_is_recommended_to_somebody_is_told_to_them() -> None:
    (fact,) = found(item("The Ombudsman had recommended to the Council that the register be reviewed."))
    assert labels(fact.to) == ["Council"]


def test_what_somebody_recommended_outside_is_no_statement_besides() -> None:
    text = "Mr Lucas Pell, the National Adviser, visited on 3 May. He recommended that the Council should scrap the charge."
    assert [fact.type for fact in extract(item(text)).facts if quote(item(text), fact).startswith("He")] == ["recommendation"]


def test_recommendations_only_named_by_their_letters_are_none() -> None:
    text = "Ofsted had made two recommendations. The Chief Executive reported that recommendations (a) and (b) had been accepted."
    assert [quote(item(text), fact) for fact in found(item(text))] == []


OF_OTHERS = [
    ("The Woodland Trust recommended that the ash by the gate be felled.", ["Woodland Trust"], 1),
    ("The external auditor had also recommended in its report of May that the Council should:\n\n1. publish its plan;\n"
     "2. review its reserves.", ["external auditor"], 2),
    ("The Association of Directors came in May. The Association recommended to the Council that:\n\n(a) one plan be adopted;\n"
     "(b) the Corporate Parenting Panel be chaired by the Leader; and\n(c) caseloads be capped.", ["Association"], 3),
]  # fmt: skip


@pytest.mark.parametrize(("text", "by", "number"), OF_OTHERS)
def test_what_others_recommended_is_no_decision(text: str, by: list[str], number: int) -> None:
    made = [fact for fact in extract(item(text)).facts if fact.type in ("decision", "action", "recommendation")]
    assert [(fact.type, labels(fact.by)) for fact in made] == [("recommendation", by)] * number  # type: ignore[attr-defined]


def test_one_that_is_taken_up_is_of_whoever_inspected() -> None:
    text = "Estyn had inspected the service in May. Councillor Pugh highlighted the recommendation to improve the use of data."
    (fact,) = found(item(text, "Youth service"))
    assert labels(fact.by) == ["Estyn"]


def test_what_should_be_done_besides_is_another() -> None:
    for text in (
        "HMICFRS had recommended that by May 2023 the Service should clear the backlog and should check the quality of audits.",
        "HMICFRS had recommended that the Service train more officers by May 2023 and that it stop using paper files.",
    ):
        one, other = found(item(text))
        assert [labels(fact.to) for fact in (one, other)] == [["Service"], ["Service"]]
