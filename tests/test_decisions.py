"""Decisions: the ways in which clerks set out a formal outcome, and what only looks like one."""

from __future__ import annotations

import pytest
from sample_decisions import Expected, decisions
from sample_items import item, labels, quote

from minutegraph.extraction.finders import extract

# the passage, then for each decision: words of its quote, its kind, who decides
OUTCOMES: list[tuple[str, list[Expected]]] = [
    ("The dashboard was NOTED.", [("dashboard", "resolved", [])]),
    ("Use of the reserve for trips: CARRIED (7 for, 2 against)", [("reserve", "resolved", [])]),
    ("Local rates to follow the national ones: AGREED unanimously", [("rates", "agreed", [])]),
    ("Secondary vote: AGREED to keep the fund.", [("keep the fund", "agreed", [])]),
    ("Agreed, once the name of Mr Fox has been put right on page 3.", [("Mr Fox", "agreed", [])]),
    ("Agreed with one change: at 2.1 \"ten\" should read \"two\".", [("one change", "agreed", [])]),
    ("Approved, subject to paragraph 5 reading £40k and not £80k.", [("paragraph 5", "resolved", [])]),
    ("RESOLVED: That the report be noted.", [("report be noted", "resolved", [])]),
    ("Resolved - That the Elmshire schools plan be approved.", [("schools plan", "resolved", [])]),
    ("RESOLVED (unanimously) that the accounts for 2021/22 be approved.", [("accounts", "resolved", [])]),
    ("R E S O L V E D - T H A T the accounts be approved.", [("accounts", "resolved", [])]),
    (
        "RESOLVED\n\nThat the minutes of the meeting held on 4 May 2021 be confirmed as a correct record.",
        [("minutes of the meeting", "resolved", [])],
    ),
    (
        "RESOLVED that the Panel:\n\n(1) notes the plan;\n\n(2) requests a further report in six "
        "months; and\n\n(3) recommends that Cabinet approve the scheme.",
        [
            ("notes the plan", "resolved", ["Panel"]),
            ("requests a further", "resolved", ["Panel"]),
            ("recommends that", "recommended", ["Panel"]),
        ],
    ),
    (
        "Resolved - (a) That the update be noted; (b) that the Head of Place be asked to report in "
        "May; and (c) that a site visit be arranged.",
        [("update be noted", "resolved", []), ("Head of Place", "resolved", []), ("site visit", "resolved", [])],
    ),
    (
        "Resolved: (i) that the audit be received, and (ii) that the fee be paid. The Chair thanked the officers.",
        [("audit be received", "resolved", []), ("fee be paid", "resolved", [])],
    ),
    ("The Cabinet RESOLVED to adopt the policy.", [("adopt the policy", "resolved", ["Cabinet"])]),
    ("The Committee agreed to meet monthly.", [("meet monthly", "agreed", ["Committee"])]),
    ("The Board agreed that the risk register be updated by the Clerk.", [("risk register", "agreed", ["Board"])]),
    ("AGREED that the item be taken in private.", [("taken in private", "agreed", [])]),
    ("It was agreed that the terms of reference be widened.", [("terms of reference", "agreed", [])]),
    ("It was resolved to move to a vote on the motion.", [("move to a vote", "resolved", [])]),
    ("It was unanimously agreed that the bench should be moved.", [("bench", "agreed", [])]),
    (
        "It was agreed:\n\n1. To note the report.\n\n2. To ask the Clerk to write to the bus company.",
        [("note the report", "agreed", []), ("ask the Clerk", "agreed", [])],
    ),
    ("The Forum approved the funding formula.", [("funding formula", "resolved", ["Forum"])]),
    ("Members noted the forward plan.", [("forward plan", "resolved", ["Members"])]),
    ("The Committee noted the report.", [("noted the report", "resolved", ["Committee"])]),
    ("The report was noted.", [("report was noted", "resolved", [])]),
    (
        "The Committee had before it, and NOTED, a report from the Head of Law on complaints.",
        [("had before it", "resolved", ["Committee"])],
    ),
    ("The Board RESOVLED to:\n\n1. Approve the plan.", [("Approve the plan", "resolved", ["Board"])]),
    ("The quarter two dashboard was received and noted.", [("dashboard", "resolved", [])]),
    ("NOTED.", [("NOTED", "resolved", [])]),
    ("NOTED the update", [("NOTED the update", "resolved", [])]),
    ("Agreed.", [("Agreed", "agreed", [])]),
    ("The minutes of 3 May were taken as read and confirmed.", [("taken as read", "resolved", [])]),
    ("All agreed to adopt the pledge and to send it to Council.", [("adopt the pledge", "agreed", [])]),
    ("The minutes of 3 May 2022 were agreed as a correct record.", [("minutes of 3 May", "agreed", [])]),
    (
        "The minutes of the meeting on 5 June were confirmed as a correct record and signed by the Chair.",
        [("minutes of the meeting", "resolved", [])],
    ),
    (
        "The minutes, having been circulated, were taken as read and signed as a true record.",
        [("taken as read", "resolved", [])],
    ),
    ("RECOMMENDED to Council that the fee be frozen.", [("fee be frozen", "recommended", [])]),
    ("RECOMMENDED - That the code be adopted.", [("code be adopted", "recommended", [])]),
    ("The Committee recommended that the boundary be redrawn.", [("boundary", "recommended", ["Committee"])]),
    ("The amendment was put to the vote and lost.", [("amendment", "resolved", [])]),
    ("On being put to the vote the motion was declared carried.", [("motion", "resolved", [])]),
    (
        "Upon a show of hands the motion was carried by 12 votes to 5 with two abstentions.",
        [("12 votes", "resolved", [])],
    ),
    ("The motion was lost.", [("motion", "resolved", [])]),
    ("Councillor Gale was elected Chair for the municipal year.", [("Councillor Gale", "resolved", [])]),
    ("That Councillor Wray be elected Vice-Chair.", [("Wray be elected", "resolved", [])]),
    ("Mrs Orr was duly co-opted.", [("Orr", "resolved", [])]),
    ("The application was deferred pending a site visit.", [("application", "resolved", [])]),
    (
        "RESOLVED that the press and public be excluded from the meeting for the following item.",
        [("press and public", "resolved", [])],
    ),
    (
        "The Cabinet did not accept the recommendation of the Panel that fees be cut.",
        [("did not accept", "resolved", ["Cabinet"])],
    ),
    (
        "The Executive Councillor resolved to:\n\ni. note the work done;\n\nii. approve the grant.",
        [
            ("note the work", "resolved", ["Executive Councillor"]),
            ("approve the grant", "resolved", ["Executive Councillor"]),
        ],
    ),
    (
        "DECISION\n\nAGREED to:\n\n(a) note the plan;\n\n(b) seek a further report.",
        [("note the plan", "agreed", []), ("further report", "agreed", [])],
    ),
    (
        "The Board, having heard the Chief Officer, (i) noted progress; (ii) agreed to remit the plan to officers.",
        [("noted progress", "resolved", ["Board"]), ("remit the plan", "agreed", ["Board"])],
    ),
    (
        "Thereafter, the Committee:\n\ni. NOTED the audit; and\n\nii. AGREED the timetable.",
        [("NOTED the audit", "resolved", ["Committee"]), ("AGREED the timetable", "agreed", ["Committee"])],
    ),
    (
        "Following consideration the Committee agreed to: i) note the audit ii) request an update.",
        [("note the audit", "agreed", ["Committee"]), ("request an update", "agreed", ["Committee"])],
    ),
    (
        "It was PROPOSED by Alderman Reid, Seconded by Councillor Lunn and RESOLVED: that fees be waived.",
        [("fees be waived", "resolved", [])],
    ),
    (
        "Proposed by Cllr Dace, seconded by Cllr Orme, that a new bin be bought. All agreed.",
        [("All agreed", "agreed", [])],
    ),
    (
        "Cllr Dace proposed the accounts be paid, seconded by Cllr Orme, and this was agreed.",
        [("accounts be paid", "agreed", [])],
    ),
    ("It was resolved the Clerk order two bins.", [("two bins", "resolved", [])]),
    ("It was decided to paint the shelter green.", [("shelter", "resolved", [])]),
    ("Standing Orders were suspended to allow the meeting to continue past 9.30 pm.", [("suspended", "resolved", [])]),
    (
        "The Council resolved:- (i) in terms of section 50A to exclude the public; and (ii) to thank staff.",
        [("exclude the public", "resolved", ["Council"]), ("thank staff", "resolved", ["Council"])],
    ),
    ("That the contents of the report be noted.", [("contents", "resolved", [])]),
    (
        "The Committee unanimously agreed the recommendations set out in the report.",
        [("recommendations", "agreed", ["Committee"])],
    ),
    ("The recommendations were agreed.", [("recommendations", "agreed", [])]),
    (
        "ORDERED as follows:\n\n1. That the plan be approved.\n\n2. That staff be thanked.",
        [("plan be approved", "resolved", []), ("staff be thanked", "resolved", [])],
    ),
    (
        "RESOLVED:\n\nThat the strategy be approved.\n\nThat delegated authority be given to the "
        "Treasurer to sign the lease.\n\nThe Chair thanked everyone.",
        [("strategy", "resolved", []), ("Treasurer", "resolved", [])],
    ),
    (
        "RESOLVED:\n\n1. That the bid not be supported for the following reasons:\n\na. the "
        "cost;\n\nb. the delay.\n\n2. That the Leader be informed.",
        [("bid not be", "resolved", []), ("Leader be informed", "resolved", [])],
    ),
    (
        "RESOLVED: That the plan be approved.\n\nReasons for decision:\n\n1. To meet the duty.\n\n2. To save money.",
        [("plan be approved", "resolved", [])],
    ),
    ("The Mayor resolved that the grant be paid.", [("grant", "resolved", ["Mayor"])]),
    ("By 7 votes to 2 the Panel upheld the call-in.", [("upheld", "resolved", [])]),
    ("It was agreed to vary the order of business.", [("vary", "agreed", [])]),
    ("The Chair agreed to take the late report as an urgent item.", [("late report", "agreed", ["Chair"])]),
    ("UNANIMOUSLY RESOLVED that the policy be adopted.", [("policy", "resolved", [])]),
    ("Councillors resolved to approve payment of the invoices.", [("invoices", "resolved", ["Councillors"])]),
    ("All councillors agreed to accept the quote from Hart Fencing.", [("quote", "agreed", ["councillors"])]),
    (
        "The following payments were approved:\n\n- Hall hire £40.00\n\n- Clerk's salary £310.00",
        [("Hall hire", "resolved", []), ("salary", "resolved", [])],
    ),
    ("Planning\n\n24/0112 Extension, 4 Mill Row. No objections. Agreed.", [("Mill Row", "agreed", [])]),
    ("Decision: The Cabinet NOTED the places plan and AGREED to consult.", [("places plan", "resolved", ["Cabinet"])]),
    ("DECISION: The Cabinet noted the report.", [("noted the report", "resolved", ["Cabinet"])]),
    ("Decision - Report noted.", [("Report noted", "resolved", [])]),
    ("Decision: Agreed.", [("Agreed", "agreed", [])]),
    ("Decision: Approved the recommendations in the report.", [("Approved the", "resolved", [])]),
    ("Committee decision:\n\nTo note the contents of the report.", [("note the contents", "resolved", [])]),
    (
        "Decision: The Board agreed to:\n\n1. note the plan\n\n2. ask the Director to report in May",
        [("note the plan", "agreed", ["Board"]), ("ask the Director", "agreed", ["Board"])],
    ),
    ("Resolution: The Board recommended the strategy to Council.", [("strategy", "recommended", ["Board"])]),
    ("Deferred to the May meeting at the request of the Trust.", [("Deferred", "resolved", [])]),
    ("Cllr Orr's proposal to plant trees was deferred to March in his absence.", [("plant trees", "resolved", [])]),
    ("Consideration of the item was deferred until the next meeting.", [("Consideration", "resolved", [])]),
    (
        "The minutes of 4 May, having been circulated, were taken as read, confirmed and signed.",
        [("4 May", "resolved", [])],
    ),
    ("Minutes of 4th May approved & signed.", [("approved & signed", "resolved", [])]),
    ("Payments of £1,418.66 as listed approved.", [("£1,418.66", "resolved", [])]),
    ("The Clerk's report was noted with thanks.", [("with thanks", "resolved", [])]),
    ("Noted with thanks.", [("Noted", "resolved", [])]),
    ("21/0417/FUL 3 Well Cottages, rear extension – no objection", [("Well Cottages", "resolved", [])]),
    ("21/0533/OUT Land at Hob Lane, 45 houses – object (access, drainage).", [("Hob Lane", "resolved", [])]),
    ("The Council had no objection.", [("no objection", "resolved", ["Council"])]),
    (
        "Resolved: to accept the quote from Hart Fencing. Proposed Cllr Dace, seconded Cllr Orme. All in favour.",
        [("accept the quote", "resolved", [])],
    ),
    ("Resolved: that the Committee establish a working group.", [("working group", "resolved", ["Committee"])]),
    ("It was agreed to recommend the offer to Cabinet.", [("recommend the offer", "agreed", [])]),
    (
        "The Clerk told the Council that the audit was clean. Cllr Dace congratulated him. NOTED.",
        [("NOTED", "resolved", [])],
    ),
    ("Members voted by 7 to 3 to refuse the application.", [("refuse", "resolved", ["Members"])]),
    ("The Panel agreed to veto the precept by 9 votes to 3.", [("veto", "agreed", ["Panel"])]),
    ("The Sub-Committee determined to revoke the licence.", [("revoke", "resolved", ["Sub-Committee"])]),
    ("It was moved by the Chair and agreed that standing orders be suspended.", [("standing orders", "agreed", [])]),
    ("RESOLVED: The Committee noted the report.", [("noted the report", "resolved", ["Committee"])]),
    ("The Cabinet considered the report and agreed the recommendations.", [("agreed the", "agreed", ["Cabinet"])]),
    ("Agreed as recommended.", [("Agreed", "agreed", [])]),
    (
        "In conclusion, the Panel:\n\n- Noted the report.\n\n- Requested an update in March.",
        [("Noted the report", "resolved", ["Panel"]), ("update in March", "resolved", ["Panel"])],
    ),
    ("The Chair declared the motion carried.", [("declared", "resolved", [])]),
    ("Approval was given to the accounts.", [("accounts", "resolved", [])]),
    ("The Board gave its approval to the plan.", [("approval", "resolved", ["Board"])]),
    ("RECOMMENDATION\n\nThat Council approves the revised code.", [("revised code", "recommended", [])]),
    (
        "The Board recommends to Council:\n\n- that the scheme be adopted\n\n- that the fee be frozen",
        [("scheme", "recommended", ["Board"]), ("fee", "recommended", ["Board"])],
    ),
    (
        "The Panel made the following recommendations to Cabinet:\n\n1. That the plan be adopted.\n\n2. That staff be thanked.",
        [("plan be adopted", "recommended", ["Panel"]), ("staff be thanked", "recommended", ["Panel"])],
    ),
    (
        "The Cabinet approved the recommendations in the report, namely that:\n\n(a) the strategy be adopted; and\n\n"
        "(b) the levy be paid.",
        [("strategy", "resolved", ["Cabinet"]), ("levy", "resolved", ["Cabinet"])],
    ),
    (
        "The Committee NOTED:\n\n(a) the grades; and\n\n(b) the action plan.",
        [("grades", "resolved", ["Committee"]), ("action plan", "resolved", ["Committee"])],
    ),
    # numbered orders with lists of their own, numbers without stops
    (
        "The Forum RESOLVED:\n\n1 to NOTE:\n\ni. the position on the block; and\n\nii. that rates had been set.\n\n"
        "2 to AGREE:\n\ni. the criteria in Annex 5; and\n\nii. that the fund be kept.\n\n"
        "3 to RECOMMEND to the Executive Member that budgets be set.",
        [
            ("position on the block", "resolved", ["Forum"]),
            ("rates had been set", "resolved", ["Forum"]),
            ("criteria in Annex 5", "resolved", ["Forum"]),
            ("fund be kept", "resolved", ["Forum"]),
            ("budgets be set", "recommended", ["Forum"]),
        ],
    ),
    (
        "It was moved by Cllr Ash, seconded by Cllr Birch and\n\nRESOLVED THAT:\n\nCabinet approves the new terms.",
        [("Cabinet approves", "resolved", ["Cabinet"])],
    ),
    (
        "It was\n\nResolved to RECOMMEND: (to Council)\n\nThat the terms of reference be approved.",
        [("terms of reference", "recommended", [])],
    ),
    (
        "RESOLVED: That (1) the Leader be thanked; (2) further figures be provided.",
        [("Leader be thanked", "resolved", []), ("further figures", "resolved", [])],
    ),
    (
        "Decision of the Executive Councillor for Housing\n\ni. Noted the progress made.\n\n"
        "ii. Agreed to go on with the scheme.",
        [
            ("progress made", "resolved", ["Executive Councillor for Housing"]),
            ("go on with the scheme", "agreed", ["Executive Councillor for Housing"]),
        ],
    ),
    (
        "Resolved –\n\nThat the Panel:\n\n(a) notes the response; and\n\n(b) thanks the officers.",
        [("notes the response", "resolved", ["Panel"]), ("thanks the officers", "resolved", ["Panel"])],
    ),
    (
        "Decision of the Executive Councillor for Housing:\n\ni. Noted the progress made.\n\n"
        "ii. Agreed to go on with the scheme.",
        [
            ("progress made", "resolved", ["Executive Councillor for Housing"]),
            ("go on with the scheme", "agreed", ["Executive Councillor for Housing"]),
        ],
    ),
    ("This was deferred to the next meeting as the figures were late.", [("deferred", "resolved", [])]),
    ("Consideration of the lease was deferred until May.", [("lease", "resolved", [])]),
    (
        "Ann Dale – proposed by Cllr Ash, seconded by Cllr Birch and unanimously appointed.",
        [("Ann Dale", "resolved", [])],
    ),
    ("Cllr Gale was elected to the position of Vice-Chairman unopposed.", [("Vice-Chairman", "resolved", [])]),
    (
        "Cllr Ash proposed that Mr Webb be co-opted, Cllr Birch seconded, unanimous approval.",
        [("Mr Webb", "resolved", [])],
    ),
    (
        "It was proposed by the Chair that the Panel look at small sites in June, which was accepted by the Panel.",
        [("small sites", "resolved", ["Panel"])],
    ),
    ("Recommendations agreed nem con", [("Recommendations", "agreed", [])]),
    (
        "RESOLVED\n\nThat:  (a)   the report be noted; and\n\n    (b)   that this committee recommends a briefing in May.",
        [("the report be noted", "resolved", []), ("recommends a briefing", "resolved", ["committee"])],
    ),
    (
        "Thereafter, the Committee:-\n\ni. SCRUTINISED the content of the report;\n\nii. NOTED the issues raised; and\n\n"
        "iii. AGREED that a report be presented in November.",
        [
            ("SCRUTINISED", "resolved", ["Committee"]),
            ("issues raised", "resolved", ["Committee"]),
            ("report be presented", "agreed", ["Committee"]),
        ],
    ),
    (
        "The committee NOTED the duty to report, and AGREED the following:\n\n1. That figures be included.",
        [("NOTED the duty", "resolved", ["committee"]), ("figures be included", "agreed", ["committee"])],
    ),
    ("There had been circulated and were NOTED the minutes of the Sub-Committee.", [("were NOTED", "resolved", [])]),
    (
        "Subject to this amendment all Councillors agreed the new Standing Orders.",
        [("Standing Orders", "agreed", ["Councillors"])],
    ),
    ("All were elected nem. con.", [("All were elected", "resolved", [])]),
    ("Age Concern - request for a donation - not agreed", [("donation", "resolved", [])]),
    ("Accounts were presented and accepted for payment.", [("Accounts", "resolved", [])]),
    (
        "The Statement was completed and approved by the Parish Council.",
        [("Statement", "resolved", ["Parish Council"])],
    ),
    ("One payment of £11.50 for printing was agreed for payment.", [("printing", "agreed", [])]),
    (
        "It was moved, seconded and RESOLVED\n\nThat the rents be increased by 4%.",
        [("rents be increased", "resolved", [])],
    ),
    (
        "The Committee resolved as follows:\n\nThat the policy be approved, and\nThat authority be delegated to the Director.",
        [("policy be approved", "resolved", ["Committee"]), ("authority be delegated", "resolved", ["Committee"])],
    ),
    (
        "Resolved:-\n\n(1) That the report be received.\n\n(2) That the following information be provided:-\n\n"
        "- numbers of damp cases\n\n- numbers of repairs",
        [("report be received", "resolved", []), ("following information", "resolved", [])],
    ),
    (
        "Resolved:-\n\nThat the following be approved:-\n\n(a) the budget; and\n\n(b) the plan.",
        [("the budget", "resolved", []), ("the plan", "resolved", [])],
    ),
    (
        "It was suggested by the Chair, and AGREED, that a letter be sent to the Minister.",
        [("letter be sent", "agreed", [])],
    ),
    ("The Board:\n\nRESOLVED\n\n1. To note the report.", [("note the report", "resolved", ["Board"])]),
    (
        "Recommendations:\n\n1. The Select Committee congratulates the service.\n\n2. That a report come in May.\n\n"
        "3. The Cabinet Member to write to the Minister.",
        [
            ("congratulates", "recommended", ["Select Committee"]),
            ("report come", "recommended", []),
            ("write to the Minister", "recommended", []),
        ],
    ),
    ("RESOLVED –\n\nTHAT the report be noted.\n\nTo Note: Executive Director", [("THAT the report", "resolved", [])]),
    ("RESOLVED to recommend to Council that the plan be approved.", [("plan be approved", "recommended", [])]),
    (
        "RESOLVED to recommend to Cabinet that:\n\n(a) the plan be approved; and\n\n(b) the fee be paid.",
        [("plan be approved", "recommended", []), ("fee be paid", "recommended", [])],
    ),
    ("Agreed.\n\nThe officer left the room.", [("Agreed.", "agreed", [])]),
    ("The following was agreed: that the Clerk buy a bench.", [("buy a bench", "agreed", [])]),
    ("It was noted and agreed that the fees be raised.", [("fees be raised", "agreed", [])]),
    ("The budget was approved with 8 votes for and 2 against.", [("budget", "resolved", [])]),
    ("Members considered and approved the plan.", [("plan", "resolved", ["Members"])]),
    ("Cllr Ash was duly appointed.", [("Cllr Ash", "resolved", [])]),
    ("The motion fell.", [("motion fell", "resolved", [])]),
    ("The Cabinet Member agreed the recommendations.", [("recommendations", "agreed", ["Cabinet Member"])]),
    ("PA15/06493 73 Elm Park SUPPORT", [("73 Elm Park", "resolved", [])]),
    ("RESOLVED: That the Assets Panel noted the plan.", [("noted the plan", "resolved", ["Assets Panel"])]),
    ("Resolved that the Board continues to support the scheme.", [("scheme", "resolved", ["Board"])]),
    (
        "RESOLVED:\n\n1. That the Panel recommend to Cabinet that the grant be paid.\n\n2. Recommend to Council that it be kept.",
        [("grant be paid", "resolved", ["Panel"]), ("it be kept", "recommended", [])],
    ),
    (
        "The Committee resolved to note the report and recommended to Council that a plan be adopted.",
        [("resolved to note", "resolved", ["Committee"]), ("recommended to Council", "recommended", ["Committee"])],
    ),
    (
        "Following scrutiny, the Committee was supportive of the proposals to be considered by the Cabinet.",
        [("supportive", "resolved", ["Committee"])],
    ),
    ("The minute of the meeting of 17th September 2025 was held as read.", [("held as read", "resolved", [])]),
]


@pytest.mark.parametrize(("passage", "expected"), OUTCOMES)
def test_outcomes(passage: str, expected: list[Expected]) -> None:
    minutes = item(passage)
    found = decisions(minutes)
    assert [(fact.kind, labels(fact.by)) for fact in found] == [(kind, by) for _, kind, by in expected]
    for fact, (words, _, _) in zip(found, expected, strict=True):
        assert words in quote(minutes, fact)


NOT_DECIDED = [
    "Members were supportive of the idea.",
    "The Committee noted the figures and queried whether two officers would be enough.",
    "The officer said that the plan was APPROVED by the Department.",
    "Members asked that it be NOTED.",
    "The bid had been REFUSED.",
    "Agreed procedures apply, subject to the weather, once the gates of the park have been opened to the public in April.",
    "See the paper marked NOTED in the pack.",
    "The Director agreed that waits were too long.",
    "Members agreed that this was a concern.",
    "The Board noted that funding was short-term.",
    "Members noted that numbers had risen.",
    "It was agreed that the figures were disappointing.",
    "It was noted that the letter had been sent.",
    "The Chair noted the advice.",
    "Councillor Ash moved the motion, seconded by Councillor Birch.",
    "The plan had been approved by Council in March 2019.",
    "Two posts had been agreed.",
    "A plan was agreed with the Regulator.",
    "The Secretary of State approved the scheme in 2018.",
    "Ofsted noted the progress made.",
    "Councillor Fenn asked whether the report had been noted.",
    "Members were asked to note the report.",
    "The Committee is recommended to note the report.",
    "The Committee is asked to:\n\n(a) note the report;\n\n(b) comment on the plan.",
    "Members made the following points:\n\n- The report was long.\n\n- The plan should be shorter.",
    "The Trust accepted that letters were unclear.",
    "The Director advised that Cabinet had agreed the budget.",
    "The report recommended that the fee be raised.",
    "Apologies were received and noted.",
    "The Panel discussed the report.",
    "The Committee considered a report of the Director on housing.",
    "Officers explained that the application had been refused by the Inspector.",
    "Ms Dale agreed to circulate the slides.",
    "The officer agreed with this view.",
    "A Member asked what had been agreed with the Trust.",
    "The Cabinet Member was elected in 2017.",
    "The report was presented by the Director.",
    "The Chair thanked Members for attending.",
    "Reasons for decision\n\nTo meet the statutory duty.",
    "Recommended practice was followed throughout.",
    "There were no votes against the Government.",
    "The Head of Service said it had been decided nationally to stop the scheme.",
    "In response to a question, the Officer said that the grant was agreed in principle by the Department.",
    "The Council received a grant of £2m from the Department.",
    "The Board asked that the letter be shared.",
    "The contract was awarded in 2019.",
    "Members supported the view that more was needed.",
    "She carried out the review and lost no time.",
    "The Committee was advised that a motion had been carried at Council.",
    "Councillor Ames asked to be told the date first. This was agreed by the Head of Service.",
    "Two recommendations by the auditor were carried forward from last year.",
    "Key recommendations were:\n\n- that rules be applied to drives;\n\n- that all staff complete training.",
    "In response to questions, the following was noted:\n\n- Staff had left.\n\n- Fees had risen.",
    "Decision-making was slow in the service.",
    "Decision - making was slow in the service, the Director said.",
    "Decision: see above.",
    "The inspectors made the following recommendations:\n\n1. Train staff.\n\n2. The Council should hire staff.",
    "The report noted that staff had left.",
    "Recommendation 4 not accepted. The council did not hold the figures.",
    "The Committee received the report and noted that numbers had risen.",
    "The Board discussed the figures and agreed that they were disappointing.",
    "The plan approved in March was late.",
    "The Clerk said that the minutes would be approved and signed.",
    "Approval was given by Ofsted to the home in 2019.",
    "Members were told that the Panel gave its approval last year.",
    "The Board heard that the report published in May was noted nationally.",
    "He objected to the plans for 45 houses.",
    "In reply the Facilitator stated the following:\n\ni. Bushes would be cut.\n\nii. Agreed that gardens would be looked at.",
    "Matter for Decision\n\nTo note the progress report.",
    "It was recommended by officers that the plan be approved.",
    "It was suggested by the Chair that a letter be sent.",
    "Recommendations:\n\n1. Improve the training of staff.\n\n2. Keep better records.",
    "With regard to the survey the Committee agreed that it was late.",
    "Proposal for the lease of this land received.",
    "No planning applications received.",
    "Invoices received :-",
    "The current Register of Members' Interests was circulated and confirmed as still accurate.",
    "The report recommended:-\n\nthat the Board -\n\n(a) note the update; and\n\n(b) instruct the Chief Officer to report back.",
    "The grant was deferred by the Government until May.",
    "Ofsted had suggested a change, which was accepted by the Council.",
]


@pytest.mark.parametrize("passage", NOT_DECIDED)
def test_what_decides_nothing(passage: str) -> None:
    minutes = item(passage)
    assert [quote(minutes, fact) for fact in decisions(minutes)] == []


@pytest.mark.parametrize(
    "who",
    [
        "Jane Marsh, Head of Planning",
        "The Head of Planning, Jane Marsh",
        "The Cabinet Member for Housing, Councillor Tern",
        "Ms Ann Doyle, Audit Wales",
    ],
)
def test_what_one_person_agreed_to_do_is_no_decision(who: str) -> None:
    facts = extract(item(f"{who}, agreed to circulate the figures to Members.")).facts
    assert [fact.type for fact in facts if fact.type in ("decision", "action")] == ["action"]


def test_what_a_body_agreed_to_do_behind_an_aside_is_a_decision() -> None:
    facts = extract(item("The Panel, having heard both, agreed to write to the Commissioner.")).facts
    assert "decision" in [fact.type for fact in facts]
