"""Recommendations inside a sentence, listed or going on from one to the next, and what the meeting itself lists or thinks."""

from __future__ import annotations

import pytest
from sample_items import item, labels, quote
from sample_recommendations import found

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
