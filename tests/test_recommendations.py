"""Recommendations that others made, one by one; the body's own resolutions and bare counts are none."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sample_items import facts, item, labels, quote

from minutegraph.extraction.finders import extract
from minutegraph.extraction.recommendations import finder as recommendations
from minutegraph.model import Minutes, Recommendation

OFSTED = "Outcome of the Ofsted inspection"

TOLD = [
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


def found(minutes: Minutes) -> list[Recommendation]:
    return [fact for fact in facts(minutes, recommendations.find) if isinstance(fact, Recommendation)]


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


ONES = [
    ("A cause of concern had been raised, with two recommendations, by HMICFRS. By 31 March 2025 the force should "
     "answer calls in "
     "ten seconds. By 30 June 2025 it should have a process for delays.",
     [("HMICFRS", "force", "By 31 March 2025"), ("HMICFRS", "force", "By 30 June 2025")]),
    ("One requirement had been made by the Care Inspectorate of the service. By 30 May 2024 the provider must "
     "ensure that medication is "
     "recorded.", [("Care Inspectorate", "provider", "By 30 May 2024")]),
    ("The peer team's recommendations had been counted. Among those not begun was that the Council should appoint "
     "independent members.",
     [("peer team", "Council", "Among those")]),
    ("The Independent Office for Police Conduct had, however, recommended in a letter of 4 February that the "
     "force sample video.",
     [("Independent Office for Police Conduct", "force", "The Independent")]),
    ("The Education and Skills Funding Agency (ESFA) had audited the returns. It recommended that payments be "
     "reconciled each term.",
     [("Education and Skills Funding Agency", "", "It recommended")]),
    ("The LGA team made eleven recommendations, among them that the Council should refresh its plan and that it "
     "should review its team.",
     [("LGA", "Council", "the Council should"), ("LGA", "Council", "it should review")]),
    ("The review of finances by CIPFA commissioned by MHCLG in 2022 had recommended that spending be paused.",
     [("CIPFA", "", "The review")]),
    ("HMICFRS made two recommendations under the cause of concern: that the force should review its policy; and "
     "that within three months "
     "the force should train supervisors.", [("HMICFRS", "force", "the force should"), ("HMICFRS", "force", "within three")]),
    ("The auditor raised two key recommendations: KR1 Schools Grant; KR2 Capital programme.",
     [("auditor", "", "KR1"), ("auditor", "", "KR2")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "made"), ONES)
def test_a_series_goes_on_from_sentence_to_sentence(text: str, made: list[tuple[str, str, str]]) -> None:
    minutes = item(text)
    facts_made = sorted(found(minutes), key=lambda fact: fact.start)
    told = [(labels(f.by), labels(f.to), quote(minutes, f)) for f in facts_made]
    assert [(by, to) for by, to, _ in told] == [([by], [to] if to else []) for by, to, _ in made]
    assert all(quoted.startswith(begin) for (_, _, quoted), (_, _, begin) in zip(told, made, strict=True))


NOT_OF_A_SERIES = """\
Ofsted had made two recommendations. The Chair said that the Council should wait.
Members discussed the plan. By 31 March the Council should have a strategy.
The officer referred to the points that Estyn had made, with the recommendations that would improve the service.
The Cabinet made two recommendations. By 31 March the Director should report.
The ICO had issued a practice recommendation to the Council because of late replies to requests.
""".splitlines()


@pytest.mark.parametrize("text", NOT_OF_A_SERIES)
def test_what_is_said_in_the_meeting_goes_on_with_no_series(text: str) -> None:
    assert found(item(text)) == []


OPENED = [
    ("Ofsted inspected the school in May 2023. Ofsted had identified these areas for improvement at the Academy:\n\n"
     "- plan lessons in order;\n- train new staff.", "Ofsted", "Academy"),
    ("The inspection was in May 2023. Ofsted and the CQC gave the partnership two areas for improvement:\n\n- cut waits;\n"
     "- review plans on time.", "Ofsted, CQC", "partnership"),
    ("HMICFRS inspected the Force in May 2023. HMICFRS made two recommendations:\n\n- within a month, the Force should answer "
     "calls sooner;\n- within two months, it should train its staff.", "HMICFRS", "Force"),
    ("HMI Probation inspected in May 2023.\n\nRecommendations from the report:\n\nEastmere YJS should:\n\n1. ask victims what "
     "they want\n\n2. plan with parents", "HMI Probation", "Eastmere YJS"),
    ("The Care Inspectorate inspected the home in May 2023. According to the Inspectorate the home must:\n\na) have enough "
     "staff at night;\nb) keep records.", "Inspectorate", "home"),
    ("Ofsted inspected in May 2023. Inspectors had identified two areas for improvement:\n\n- Leaders should speed up plans.\n"
     "- Leaders should cut waiting times.", "Inspectors", "Leaders"),
    ("The Care Inspectorate inspected in May 2023. The joint inspection team made two recommendations:\n\n"
     "- The partnership should keep chronologies.\n- The partnership should ask carers.", "joint inspection team", "partnership"),
    ("The Secretary of State appointed Dame Ann Bright as Commissioner. The Commissioner reported in May. Her main "
     "recommendations were that the Council should:\n\n(i) set up a board;\n\n(ii) publish a plan.", "Commissioner", "Council"),
    ("The Regulator of Social Housing had inspected. The Regulator now required of the Council that it:\n\n"
     "1. survey every home;\n2. answer complaints.", "Regulator", "Council"),
    ("The Good Homes Panel had been set up. Two inspectors came from Ofsted. The inspectors had listed what the "
     "Council should do:\n\n"
     "R1. Replace the scheme of delegation.\n\nR2. Set a budget without reserves.", "inspectors", "Council"),
    ("A review of funding was made by consultants, Redwing Advice, in May. Redwing recommended:\n\n(1) one banding table\n"
     "(2) an end to uplift", "Redwing", ""),
    ("Inspectors had identified two areas for improvement:\n\n- Leaders should speed up plans.\n- Leaders should "
     "cut waiting times.",
     "Inspectors", "Leaders"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "by", "to"), OPENED)
def test_what_opens_a_list_may_be_said_in_many_ways(text: str, by: str, to: str) -> None:
    made = found(item(text))
    assert [(", ".join(labels(fact.by)), labels(fact.to)) for fact in made] == [(by, [to] if to else [])] * 2


def test_a_line_of_the_list_that_opens_another_is_none_itself_and_says_to_whom() -> None:
    made = found(item(
        "HM Inspectorate of Probation made the following recommendations:\n\n- The Service manager should:\n\n"
        "- ensure that supervision is steady.\n- ensure that victims are heard.\n\n- The Management Board should:\n\n"
        "- ensure that the service has staff.",
    ))  # fmt: skip
    assert [labels(fact.to) for fact in made] == [["Service manager"], ["Service manager"], ["Management Board"]]


def test_numbered_lines_without_a_stop_name_only_who_should_act() -> None:
    made = found(item(
        "Ofsted's letter contained the following recommendations:\n\n1 The quality of plans should be even.\n\n"
        "2 The Council should help young people sooner.",
    ))  # fmt: skip
    assert [labels(fact.to) for fact in made] == [[], ["Council"]]


def test_a_line_inside_a_list_says_to_whom_what_follows_goes() -> None:
    made = found(item(
        "HM Inspectorate of Probation made three recommendations. Those for the Management Board:\n\n1. Meet monthly.\n"
        "2. Review the data.\n\nThose for the Police:\n\n3. Share intelligence.",
    ))  # fmt: skip
    assert [labels(fact.to) for fact in made] == [["Management Board"], ["Management Board"], ["Police"]]


SERIES = {
    "things that had to improve": (
        "Ofsted inspected services for children in May and judged them inadequate. Ms Hay introduced the report. It listed "
        "three things that had to improve:\n\n(1) the reply to children at risk at night;\n(2) oversight by managers;\n"
        "(3) the quality of plans.",
        3,
    ),
    "a code before each sentence": (
        "Ofsted published its report on 27 May. Three priority areas for action were identified:\n\n"
        "PA1. Leaders should agree one strategy.\nPA2. Leaders should cut the waits.\nPA3. Leaders should mend the plans.",
        3,
    ),
    "a code and no stop": (
        "Estyn visited in June. Two recommendations were made by Estyn:\n\nR1 Raise the standards of spoken Welsh in schools\n"
        "R2 Improve attendance in secondary schools, above all of poorer pupils",
        2,
    ),
    "a strand before each sentence": (
        "The Care Inspectorate inspected the service in May. The areas for improvement given in its letter were -\n\n"
        "People: the Authority must offer carers an assessment of their own in good time.\n"
        "Prevention: the lists of those who wait need to be looked through for risk.\n"
        "Partnership: what was agreed with the Health Board should be put in writing.",
        3,
    ),
    "a day by which it must be": (
        "The Care Inspectorate visited the unit in May and made two requirements.\n\nThe provider must, by 31 July 2019:\n"
        "(a) ensure that medicine is given safely;\n(b) ensure that plans are reviewed.",
        2,
    ),
    "findings are none": (
        "The Regulator of Social Housing inspected the council in March.\n\nThe judgement stated that:\n"
        "- The state of half the homes was not known.\n- Tenants were treated with respect.",
        0,
    ),
    "an item's own number is no code": (
        "Ofsted inspected the home in May.\n\nP1 Apologies: Councillor Hay (work).\n\nP2 Public speaking\n\n"
        "P5 It was resolved that the Clerk submit the comments.",
        0,
    ),
}


@pytest.mark.parametrize("name", SERIES)
def test_a_list_gives_each_of_its_lines_and_nothing_else(name: str) -> None:
    text, number = SERIES[name]
    assert len(found(item(text))) == number


INSIDE = [
    ("The Inspectorate of Constabulary (HMICFRS) reported in May. The report recommended that (i) the "
     "force should log each call; (ii) it should train its call takers; and (iii) the Chief Constable "
     "should write to victims.",
     [("Inspectorate of Constabulary", "force", "the force should log", "(i)"),
      ("Inspectorate of Constabulary", "force", "it should train", "(ii)"),
      ("Inspectorate of Constabulary", "Chief Constable", "the Chief", "(iii)")]),
    ("Healthwatch had visited the ward. It asked the Trust to: (a) put up clear signs; (b) offer hot "
     "meals at night; (c) answer letters.",
     [("Healthwatch", "Trust", "put up", "(a)"), ("Healthwatch", "Trust", "offer hot", "(b)"),
      ("Healthwatch", "Trust", "answer letters", "(c)")]),
    ("The external auditor recommended (1) that the Council close its ledger monthly and (2) that "
     "reserves be restored.",
     [("external auditor", "Council", "that the Council", "(1)"),
      ("external auditor", "Council", "that reserves", "(2)")]),
    ("The peer team advised that the strategy be shortened and that a single board be formed.",
     [("peer team", "", "that the strategy", None), ("peer team", "", "that a single", None)]),
    ("Estyn had made two recommendations: to raise attendance; and to plan school places with neighbours.",
     [("Estyn", "", "to raise", None), ("Estyn", "", "to plan", None)]),
    ("Audit Wales had proposed in its report (P1) that the Council should set measures, and (P2) that it "
     "should learn from others.",
     [("Audit Wales", "Council", "that the Council", "P1"), ("Audit Wales", "Council", "that it should", "P2")]),
    ("Ofsted visited in June. Three recommendations were made. The first was that supervision be "
     "recorded, the second that plans be dated, and the third that drift be reported.",
     [("Ofsted", "", "The first", None), ("Ofsted", "", "the second", None), ("Ofsted", "", "the third", None)]),
    ("CIW had set out the following for the authority to address: plans should be shared with families; a "
     "record should be kept of each visit; and placements must be reviewed without delay.",
     [("CIW", "authority", "plans should", None), ("CIW", "authority", "a record", None),
      ("CIW", "authority", "placements", None)]),
    ("There were 12 areas for improvement in the HMICFRS report. The Deputy Chief gave three as examples: "
     "(i) the Service should evaluate visits; (ii) it should check audits; and (iii) it should monitor "
     "contracts.",
     [("HMICFRS", "Service", "the Service", "(i)"), ("HMICFRS", "Service", "it should check", "(ii)"),
      ("HMICFRS", "Service", "it should mon", "(iii)")]),
    ("The Ombudsman told the landlord that it must apologise; that it must pay £900; and that it should "
     "review its policy on leaks.",
     [("Ombudsman", "landlord", "that it must apol", None), ("Ombudsman", "landlord", "that it must pay", None),
      ("Ombudsman", "landlord", "that it should", None)]),
    ("The Regulator of Social Housing required the council to (a) survey every home, (b) publish its "
     "results and (c) answer complaints on time.",
     [("Regulator of Social Housing", "council", "survey", "(a)"),
      ("Regulator of Social Housing", "council", "publish", "(b)"),
      ("Regulator of Social Housing", "council", "answer", "(c)")]),
    ("The DfE's adviser came on 3 May. Officials from the DfE had met the authority, and their note asked "
     "the authority to: (a) cut the use of dear placements; (b) cost the outreach offer.",
     [("DfE", "authority", "cut the", "(a)"), ("DfE", "authority", "cost the", "(b)")]),
    ("HMICFRS judged the force in May. In addition there were 13 areas for improvement. One was that the "
     "force needs to answer calls sooner, another that it should record the views of victims.",
     [("HMICFRS", "force", "One was", None), ("HMICFRS", "force", "another", None)]),
    ("The Care Quality Commission had said that the provider must: keep medicines safely; have enough "
     "staff at night; and deal with complaints.",
     [("Care Quality Commission", "provider", "keep", None),
      ("Care Quality Commission", "provider", "have", None), ("Care Quality Commission", "provider", "deal", None)]),
    ("RoSPA inspected the play area. It was recommended by RoSPA that the gate be made to close by itself "
     "and that the bark be topped up.",
     [("RoSPA", "", "that the gate", None), ("RoSPA", "", "that the bark", None)]),
    ("The auditor's report set out three recommendations, namely: (a) to test the backup yearly; (b) to "
     "name an owner for each risk; and (c) to close old orders.",
     [("auditor", "", "to test", "(a)"), ("auditor", "", "to name", "(b)"), ("auditor", "", "to close", "(c)")]),
    ("Grant Thornton's letter asked that the Council publish its accounts by June and that the Cabinet "
     "see the plan each quarter.",
     [("Grant Thornton", "Council", "that the Council", None),
      ("Grant Thornton", "Cabinet", "that the Cabinet", None)]),
    ("Ofsted had carried out a monitoring visit in May. Mr Lowe went through it. The letter asked "
     "that:\n\n- plans be shared with children;\n- drift be reported to the board.",
     [("Ofsted", "", "plans be", None), ("Ofsted", "", "drift be", None)]),
    ("The Ombudsman's conclusions were that the Council should:\n\n- say sorry;\n- train its staff.",
     [("Ombudsman", "Council", "say sorry", None), ("Ombudsman", "Council", "train its", None)]),
    ("It was the auditor's view that the Authority needed to plan its workforce better.",
     [("auditor", "Authority", "It was", None)]),
    ("The CQC had set out what the Trust must do:\n\n(a) have enough nurses\n\n(b) check its stock "
     "daily\n\nIt should also listen to patients.",
     [("CQC", "Trust", "have enough", "(a)"), ("CQC", "Trust", "check its", "(b)"),
      ("CQC", "Trust", "It should also", None)]),
    ("HMICFRS asked the force to count its devices. By 31 October 2024 the force must have one process for meetings.",
     [("HMICFRS", "force", "HMICFRS asked", None), ("HMICFRS", "force", "By 31", None)]),
    ("HMICFRS made three recommendations in March. A third recommendation, on the care of offenders, "
     "called for visits to be unannounced.",
     [("HMICFRS", "", "A third", None)]),
    ("Estyn reported in June. Its report, which was published in July, recommended that the Authority "
     "should plan school places.",
     [("Estyn", "Authority", "Its report", None)]),
    ("The Care Inspectorate inspected Larch House and made two requirements.\n\nIn respect of Larch House "
     "the provider must, by 31 July 2019:\n\n(a) store medicines safely;\n(b) review each plan.",
     [("Care Inspectorate", "provider", "store", "(a)"), ("Care Inspectorate", "provider", "review", "(b)")]),
    ("Ofsted visited in May. The Housing Ombudsman had ordered the landlord to apologise and had "
     "recommended that it review its policy on damp.",
     [("Housing Ombudsman", "landlord", "The Housing", None)]),
    ("The Regulator wrote in June. The regulator told the landlord to count its homes. Within six months "
     "it must publish the results.",
     [("regulator", "landlord", "The regulator", None), ("regulator", "landlord", "Within six", None)]),
    ("Ofsted asked the Council to:\n\n1. make sure that managers hold supervision;\n2. publish its plan.",
     [("Ofsted", "Council", "make sure", "1"), ("Ofsted", "Council", "publish", "2")]),
    ("The tenants' group had made two recommendations to the Board:\n\ni) a name should be put on each "
     "noticeboard;\nii) walks to be monthly in winter.",
     [("tenants' group", "Board", "a name", "i)"), ("tenants' group", "Board", "walks", "ii)")]),
    ("The Inquiry had called for the force to rewrite its policy on stops.",
     [("Inquiry", "force", "The Inquiry", None)]),
    ("The Coroner had recommended that the Service should ensure that crews carry lines.",
     [("Coroner", "Service", "The Coroner", None)]),
    ("The Information Commissioner's Office had audited the Council in May and made 14 recommendations, "
     "the most urgent being to train all staff.",
     [("Information Commissioner's Office", "", "The Info", None)]),
    ("Healthwatch Midshire had asked that the Trust look again at its complaints process.",
     [("Healthwatch Midshire", "Trust", "Healthwatch", None)]),
    ("Recommendation 5 of the peer review was for the Council to simplify its governance.",
     [("peer review", "Council", "Recommendation 5", "5")]),
    ("R3 (set out a workforce strategy) had not yet been started.  The auditor would check in May.",
     [("auditor", "", "R3", "R3")]),
    ("Among HMICFRS's recommendations was one that the Service should publish its values.",
     [("HMICFRS", "Service", "Among", None)]),
    ("The Coroner wrote to the Council asking it to fence the weir.",
     [("Coroner", "Council", "The Coroner", None)]),
    ("The Ombudsman found fault. He said the Council should pay £500, apologise and remind staff of the policy.",
     [("Ombudsman", "Council", "He said", None)]),
    ("Estyn noted that provision for older pupils needed to improve.",
     [("Estyn", "", "Estyn noted", None)]),
    ("Ofsted visited the home in May. Two requirements were set:\n\n1. The registered person must ensure "
     "that staff are supervised.\n2. Fire drills to take place monthly.",
     [("Ofsted", "registered person", "The registered", "1"), ("Ofsted", "", "Fire drills", "2")]),
    ("The auditors had raised three recommendations, as follows:\n\n• High priority – reconcile the bank "
     "account each month\n• Medium – review user access\n• Low – update the fraud policy",
     [("auditors", "", "High", None), ("auditors", "", "Medium", None), ("auditors", "", "Low", None)]),
    ("The CQC told the Trust it must recruit more midwives.",
     [("CQC", "Trust", "The CQC", None)]),
    ("The Scrutiny Improvement Review by the Centre for Governance suggested that work programmes be shorter.",
     [("Centre for Governance", "", "The Scrut", None)]),
    ("Inspectors advised the Force to review its use of bail.",
     [("Inspectors", "Force", "Inspectors", None)]),
    ("HMIP recommended the following: that the Board publish its data, and that staff be trained.",
     [("HMIP", "Board", "that the Board", None), ("HMIP", "Board", "that staff", None)]),
    ("The Regulator's letter of 3 May required the Council, by 30 June, to complete its fire risk assessments.",
     [("Regulator", "Council", "The Reg", None)]),
    ("The LGA's feedback was that the Council needed to agree its priorities and should communicate them better.",
     [("LGA", "Council", "The LGA", None)]),
    ("The Independent Remuneration Panel recommended (a) a basic allowance of £12,000 and (b) no change to travel rates.",
     [("Independent Remuneration Panel", "", "a basic", "(a)"), ("Independent Remuneration Panel", "", "no change", "(b)")]),
    ("The report by the consultants, Amber & Co, recommended closing two depots.",
     [("Amber & Co", "", "The report", None)]),
    ("Audit Wales's report contained two recommendations. R1: set clear measures. R2: report on them each year.",
     [("Audit Wales", "", "R1", "R1"), ("Audit Wales", "", "R2", "R2")]),
    ("Mr Holt presented the annual report of Sutton Vane LLP. He spoke of the reserves. He had also urged management to "
     "close the ledger.", [("Sutton Vane LLP", "", "He had also", None)]),
    ("HMICFRS reported in May. Its cause of concern called on the Service to record every visit.",
     [("HMICFRS", "Service", "Its cause", None)]),
    ("The insurers' surveyor had recommended that the balcony be closed.", [("insurers' surveyor", "", "The insurers'", None)]),
    ("A structural engineer had recommended that the wall be rebuilt.", [("structural engineer", "", "A structural", None)]),
    ("Ofsted had identified the following aspects for improvement, which had been shared with staff:\n\n- the care of the "
     "garden;\n- the speed of replies.", [("Ofsted", "", "the care", None), ("Ofsted", "", "the speed", None)]),
    ("The Care Inspectorate graded the home in May. It had also made an area for improvement, to the effect that outdoor space "
     "should be used daily.", [("Care Inspectorate", "", "It had also", None)]),
    ("The CQC reported in May. Areas for improvement set out in the letter were waits for therapy; support for carers; and the "
     "use of payments.", [("CQC", "", "waits", None), ("CQC", "", "support", None), ("CQC", "", "the use", None)]),
    ("Baroness Hurst's review had called for better interpreting on each ward.", [("Baroness Hurst", "", "Baroness", None)]),
    ("Ofsted's full inspection in March had left the authority with six things to do:\n\n1. improve the "
     "quality of case records\n2. visit children within ten days",
     [("Ofsted", "authority", "improve the", "1"),
      ("Ofsted", "authority", "visit", "2")]),
    ("The auditor had issued an unqualified opinion with one recommendation – that the Pension Fund "
     "review its valuation policy.",
     [("auditor", "Pension Fund", "The auditor", None)]),
    ("The Ombudsman's remedy was for the Council to apologise, pay £250 and review the policy.",
     [("Ombudsman", "Council", "The Ombudsman's", None)]),
    ("Audit Scotland had recommended that councillors receive more training and the Director said this "
     "was under way.",
     [("Audit Scotland", "", "Audit Scot", None)]),
    ("Recommendations from the peer challenge:\n\n- Set out a clear vision\n- Strengthen scrutiny\n- "
     "Review the senior team",
     [("peer challenge", "", "Set out", None), 
      ("peer challenge", "", "Strengthen", None), 
      ("peer challenge", "", "Review", None)]),
    ("The letter from the Regulator of Social Housing dated 4 May said that the Council must publish its "
     "plan and that tenants should be told.",
     [("Regulator of Social Housing", "Council", "that the Council", None), 
      ("Regulator of Social Housing", "Council", "that tenants", None)]),
    ("CIW had identified two priority action notices. The first required the Authority to visit each "
     "child every six weeks.",
     [("CIW", "Authority", "The first", None)]),
    ("Members were told that Ofsted had asked for the quality of plans to be improved.",
     [("Ofsted", "", "Members were", None)]),
    ("The inspectors' main message was that leaders should focus on the basics.",
     [("inspectors", "leaders", "The inspectors'", None)]),
    ("Key recommendation 1 (financial sustainability): the Council should agree a plan to replenish "
     "reserves. The external auditor, Wick Hale, would report on this in March.",
     [("Wick Hale", "Council", "Key rec", "1")]),
    ("The CQC told managers that supervision must be monthly.",
     [("CQC", "", "The CQC", None)]),
    ("The peer team had six recommendations for the Council; the first was to publish a single plan.",
     [("peer team", "", "The peer team", None)]),
    ("The Care Inspectorate wanted the service to keep better records.",
     [("Care Inspectorate", "service", "The Care", None)]),
    ("It had been recommended by the Boundary Commission that the ward be split.",
     [("Boundary Commission", "", "It had", None)]),
    ("HMICFRS made three recommendations. Its second was for managers to review each case. There was also a requirement to "
     "publish waiting times.", [("HMICFRS", "managers", "Its second", None), ("HMICFRS", "", "There was", None)]),
    ("Ofsted found failings.\n\nPriority actions:\n\nPA1 Leaders should cut the waits.\n\nPA2 Leaders should "
     "review plans.", [("Ofsted", "Leaders", "PA1", "PA1"), ("Ofsted", "Leaders", "PA2", "PA2")]),
    ("HM Inspectorate of Probation's report of 2022 had made seven recommendations, of which one remained open: the Partnership "
     "Board should ensure that health staff are seconded.",
     [("HM Inspectorate of Probation", "Partnership Board", "HM Insp", None)]),
]  # fmt: skip

NOT_INSIDE = """\
The auditor said that the Council should be congratulated on its accounts.
The external auditor told Members that the fee would be £80,000 and that the work should be finished by June.
The Regulator asked for two documents: the plan; the accounts; and a list of homes.
HMICFRS had visited in May. The Chief Constable said that: (a) calls were answered; (b) officers should be proud.
The Ombudsman had asked the Council to comment on the complaint by 3 May.
The inspectors asked to see 40 files.
Estyn had asked the Authority to provide evidence of its progress.
CQC inspectors asked the Trust to submit its records.
The LGA told Members that it must be a party to the agreement.
The coroner said that the death was natural.
The Director said that Ofsted inspectors would return and that the Council should be ready.
Members considered that the Ofsted letter should be shared with parents.
The Committee felt the auditors should attend more often.
Ofsted had asked whether the Council should close the home.
The peer team was told that the Council should have acted sooner.
The Regulator expected to hear from the Council in May.
The auditor's fee was for the Council to pay.
The Care Inspectorate asked for the report to be sent by Friday.
The Information Commissioner's Office told the Council that it must respond by 3 May.
The Boundary Commission asked the Council to submit proposals.
The review by the Board would be published; the first part was to be ready in May.
In its report the Panel said that (a) fares should fall; (b) buses should run later.
The Commissioner told the Panel that he should have known.
The Trust had been told that the CQC would come in June and that staff should be ready.
The actuary advised that contributions would rise.
The fire officer had been asked to inspect the hall; the Clerk would chase.
The surveyor said the roof was sound.
The insurers required the keys to be handed over.
The DfE asked all councils to: (a) publish a plan; (b) appoint a lead.
Ofsted's inspectors had asked about visits, plans and supervision; the Head had answered; and they were content.
The Ombudsman said it was for the Council to decide.
The Director told managers that supervision must be monthly.
The Chair's main message was that leaders should focus on the basics.
Ofsted told managers that supervision had been monthly.
The auditor had two sons; the first was to start school.
The Director recommended that Members read the report.
Ofsted required improvement in three areas last time, the Director recalled.
The Chair asked that the Service consider its values.
Officers advised the Force to review its use of bail.
The Leader's feedback was that the Council needed to agree its priorities.
The Panel suggested that work programmes be shorter.
Members should read the Ofsted report.
The CQC told the Trust that it had improved.
The Ombudsman said that the Council had been slow.
The auditors had raised three queries, as follows: the bank; the ledger; the payroll.
The Chair asked the Director to: (a) send the figures; (b) write to parents.
Members suggested that (i) the leaflet be shorter; (ii) it be sent to schools; and (iii) the website be used.
Ofsted visited in May. The Director said that: (a) staff had been told; (b) a plan was being written; (c) cases were fewer.
The Committee recommended (1) that the fee be frozen and (2) that a review be held.
Ofsted found that visits were late; that plans were thin; and that supervision was rare.
The auditor said that the accounts were late and that the ledger was in good order.
The Council's strategy had three aims: (a) to cut waste; (b) to plant trees; (c) to save energy.
HMICFRS had visited. Members noted that (i) calls were answered; (ii) staff were content.
The Ombudsman had found no fault and closed the case; the tenant was told.
The Chair's view was that the Council should wait.
The Chair asked that the plan be sent round and that Members be told.
It was the Director's view that the Council should wait for the report.
Ofsted had visited in May. The letter asked for more data. The Council should have been told sooner.
It was Councillor Hay's opinion that the authority should plant trees.
The Leader had written to schools. The letter asked that pupils be taught road safety.
The motion was that the Council should declare an emergency.
Members' conclusions were that the Board should meet monthly.
The auditor asked for two records. It should be noted that these were sent.
The Committee asked the Director to report in May. By 31 March she should have the figures.
""".splitlines()


@pytest.mark.parametrize(("text", "made"), INSIDE)
def test_a_sentence_may_hold_a_list_or_go_on_with_one(text: str, made: list[tuple[str, str, str, str | None]]) -> None:
    minutes = item(text)
    told = sorted(found(minutes), key=lambda fact: fact.start)
    assert [(labels(f.by), labels(f.to), f.number) for f in told] == [
        ([by], [to] if to else [], n) for by, to, _, n in made
    ]
    assert all(quote(minutes, f).startswith(begin) for f, (_, _, begin, _) in zip(told, made, strict=True))


@pytest.mark.parametrize("text", NOT_INSIDE)
def test_what_the_meeting_lists_or_thinks_is_none(text: str) -> None:
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
