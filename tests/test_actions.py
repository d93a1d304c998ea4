"""Actions: what is to be done after the meeting, by whom and when, and plans that are none."""

from __future__ import annotations

import pytest
from sample_items import item, labels, quote

from minutegraph.extraction.actions import due
from minutegraph.extraction.actions import finder as actions
from minutegraph.extraction.context import Context
from minutegraph.extraction.decisions import finder as outcomes
from minutegraph.extraction.finders import extract
from minutegraph.extraction.speech import finder as speech
from minutegraph.model import Action, Document, Minutes
from minutegraph.reading.layout import read

Expected = tuple[str, list[str], str | None]


def found_in(minutes: Minutes) -> list[Action]:
    """The actions of all items, decisions and speech having been found before them."""
    found: list[Action] = []
    for index in range(len(minutes.items)):
        context = Context(minutes, index)
        context.facts += list(outcomes.find(context))
        context.facts += list(speech.find(context))
        found += actions.find(context)
    return found


# the passage, then for each action: words of its quote, its owners, its deadline
TASKS: list[tuple[str, list[Expected]]] = [
    ("The Chair asked for the figures since May, which the Director undertook to circulate.", [("figures", ["Director"], None)]),
    ("Faye Whitlow would take advice from Legal Services.", [("advice", ["Faye Whitlow"], None)]),
    ("The Chief Officer undertook to take the plan to the Carers Group before it was submitted.",
     [("plan", ["Chief Officer"], "before it was submitted")]),
    ("The Clerk apologised and said she would send it that afternoon.", [("send it", ["Clerk"], "that afternoon")]),
    ("The Clerk would find out when the lease was to end.", [("lease", ["Clerk"], None)]),
    ("RESOLVED that the Trust be invited back when the CQC has reported on its February visit.",
     [("Trust", [], "when the CQC has reported on its February visit")]),
    ("RESOLVED that a progress report be brought to the meetings in July 2025 and January 2026.",
     [("progress report", [], "meetings in July 2025 and January 2026")]),
    ("RESOLVED that the Head of Finance report to this Committee twice a year, rather than quarterly.",
     [("Head of Finance", ["Head of Finance"], "twice a year")]),
    ("RESOLVED that the Chief Executive be authorised, after consultation with the Leader, to sign the lease.",
     [("lease", ["Chief Executive"], None)]),
    ("RECOMMENDED to County Council: that £2 million be transferred to the fund.", [("transferred", ["County Council"], None)]),
    (
        "ACTION: Participation Officer to book the venue by 4 June.",
        [("book the venue", ["Participation Officer"], "by 4 June")],
    ),
    ("Members asked for the link to be sent. (Action: Clerk)", [("link", ["Clerk"], None)]),
    ("Members discussed the map. The map should be reissued.\n\nACTION: Priya Nand", [("map", ["Priya Nand"], None)]),
    ("Action: Clerk & Cllr Nunn to meet the contractor.", [("contractor", ["Clerk", "Cllr Nunn"], None)]),
    (
        "Action - Head of Place to circulate the map before the next meeting",
        [("map", ["Head of Place"], "before the next meeting")],
    ),
    ("AP1: Deputy Head to check numbers.", [("check numbers", ["Deputy Head"], None)]),
    (
        "A briefing was asked for, with the Scrutiny Officer to find a date.",
        [("find a date", ["Scrutiny Officer"], None)],
    ),
    ("(Note: Officers to email members the figures.)", [("figures", ["Officers"], None)]),
    ("The bin was broken. The Clerk would inform both firms.", [("inform both firms", ["Clerk"], None)]),
    (
        "The Cabinet Member replied that she would meet the traders next week.",
        [("meet the traders", ["Cabinet Member"], "next week")],
    ),
    (
        "RESOLVED:\n\n(1) That the Head of Finance report progress on savings to each meeting of the Committee.",
        [("report progress", ["Head of Finance"], "each meeting of the Committee")],
    ),
    (
        "The Board:\n\n(a) NOTED the report;\n(b) ASKED both Leaders to report attendance at the May meeting; and\n"
        "(c) REQUESTED a further report on the unit for the August meeting.",
        [("ASKED both", ["Leaders"], "May meeting"), ("REQUESTED", [], "August meeting")],
    ),
    ("The Panel asked that a list be sent.\n\nACTION: G MILNER", [("list", ["G MILNER"], None)]),
    ("The Clerk (Mrs Day) to write to the owner.", [("owner", ["Clerk"], None)]),
    (
        "It was agreed that the Analyst would pass on the points of the motion which had been referred to the Panel.",
        [("pass on", ["Analyst"], None)],
    ),
    ("RESOLVED: Clerk to advise that a later date would be preferable.", [("later date", ["Clerk"], None)]),
    ("Action 3/1: PB to circulate the plan by end May.", [("circulate the plan", ["PB"], "by end May")]),
    (
        "It was resolved to recommend to Full Council that it change the rules for the final approval of the Council's accounts.",
        [("change the rules", ["Full Council"], None)],
    ),
    (
        "RESOLVED: That the panel formed after the May 2019 election be asked to visit the home.",
        [("visit the home", ["panel"], "after the May 2019 election")],
    ),
    ("This will be reported to Highways.", [("Highways", [], None)]),
    ("Action: That the Director provide the data.", [("provide the data", ["Director"], None)]),
    ("Street lights: Clerk to report the lamp to the contractor.", [("report the lamp", ["Clerk"], None)]),
    ("The link would help.\n\n[Action: Scrutiny Officer]", [("link would help", ["Scrutiny Officer"], None)]),
    ("The Panel recommended to the Commissioner that the reserves be reviewed.",
     [("reserves be reviewed", ["Commissioner"], None)]),
    ("The Commission NOTED the report and REQUESTED an update in 6 months.", [("update", [], "in 6 months")]),
    (
        "It was agreed that the hall be booked as the venue. Clerk to action",
        [("hall be booked", ["Clerk"], None)],
    ),
    ("The path was still blocked. Clerk to action.", [("still blocked", ["Clerk"], None)]),
    ("Lettering on the stones – BW to organise a meeting with the mason.", [("organise a meeting", ["BW"], None)]),
    ("Brambles - SV to request that the contractor cut them.", [("request that", ["SV"], None)]),
    (
        "Councillor Clay asked for a report on abuse, which the Facilitator said that she would check before the next meeting.",
        [("would check", ["Facilitator"], "before the next meeting")],
    ),
    (
        "It was resolved by the Committee that the Chair write to the Minister.",
        [("write to the Minister", ["Chair"], None)],
    ),
    ("Councillor Dow asked for the figures to be circulated and this was agreed.", [("figures", [], None)]),
    (
        "The Planner said that she would ensure that it was in the next report.",
        [("ensure", ["Planner"], "next report")],
    ),
    (
        "It was agreed that a meeting be held before any decision can be taken.",
        [("meeting be held", [], "before any decision can be taken")],
    ),
    ("That the plan be recommended to the Executive for adoption.", [("plan", ["Executive"], None)]),
    ("The Clerk would be happy to circulate the slides.", [("slides", ["Clerk"], None)]),
    (
        "Actions:\n\n- Clerk to write to Highways.\n\n- Cllr Webb to price a noticeboard.",
        [("Highways", ["Clerk"], None), ("noticeboard", ["Cllr Webb"], None)],
    ),
    ("The Registrar undertook to circulate the list.", [("list", ["Registrar"], None)]),
    ("The Planner would circulate a note.", [("note", ["Planner"], None)]),
    ("The Chair requested a note for the next meeting.", [("note", [], "next meeting")]),
    ("Officers were asked to add a column.", [("column", ["Officers"], None)]),
    ("It was agreed that the Analyst would rerun the figures.", [("rerun", ["Analyst"], None)]),
    (
        "RESOLVED:\n\n(a) That the Clerk be asked to write to the Minister.\n\n(b) That the report be noted.",
        [("Minister", ["Clerk"], None)],
    ),
    ("RESOLVED: That an update be brought to the March meeting.", [("update", [], "March meeting")]),
    ("Slides to be shared after the meeting.", [("Slides", [], "after the meeting")]),
    ("The Chair would write to the Bishop.", [("Bishop", ["Chair"], None)]),
    ("Members were asked to send comments by Friday.", [("comments", ["Members"], "by Friday")]),
    ("The figures would be sent to Members.", [("figures", [], None)]),
    ("It would be picked up outside the meeting.", [("picked up", [], None)]),
    ("The Nurse said she would report back.", [("report back", ["Nurse"], None)]),
    ("RESOLVED: That dental access be added to the work programme.", [("dental", [], None)]),
    ("RESOLVED: That the Coroner be invited to the May meeting.", [("Coroner", [], "May meeting")]),
    ("The Auditor agreed to circulate the fee scale by June.", [("fee scale", ["Auditor"], "by June")]),
    ("The Surveyor undertook to check the lease.", [("lease", ["Surveyor"], None)]),
    ("A written answer would be provided.", [("answer", [], None)]),
    ("The Analyst did not have the figure to hand but would share it.", [("share", ["Analyst"], None)]),
    ("The Inspector said he would raise it with the sergeant.", [("raise", ["Inspector"], None)]),
    ("Cllr Webb to price a noticeboard.", [("noticeboard", ["Cllr Webb"], None)]),
    ("The Chairman asked that costs be sent to Members.", [("costs", [], None)]),
    (
        "The Committee asked the Director to bring a paper to the June meeting.",
        [("paper", ["Director"], "June meeting")],
    ),
    (
        "RESOLVED: That authority be delegated to the Treasurer, in consultation with the Leader, to sign the lease.",
        [("lease", ["Treasurer"], None)],
    ),
    ("RESOLVED: That the matter be referred to the Planning Committee.", [("Planning", ["Planning Committee"], None)]),
    (
        "RESOLVED: That the Head of Parks be instructed to consult residents and report back in the autumn.",
        [("Head of Parks", ["Head of Parks"], "autumn")],
    ),
    (
        "RESOLVED: That the report be noted and the Town Clerk obtain three quotations for the wall.",
        [("three quotations", ["Town Clerk"], None)],
    ),
    (
        "RESOLVED: That the Committee visit Holm Lane depot before its next meeting.",
        [("Holm Lane depot", ["Committee"], "before its next meeting")],
    ),
    ("It was agreed that a letter be sent to Translink.", [("Translink", [], None)]),
    ("Members were asked to return the form by Friday.", [("form", ["Members"], "by Friday")]),
    ("The Clerk will contact the landowner.", [("landowner", ["Clerk"], None)]),
    ("Mr Dale offered to repair the gate.", [("gate", ["Mr Dale"], None)]),
    ("Cllr Orme to obtain three quotes for the wall.", [("quotes", ["Cllr Orme"], None)]),
    ("It was agreed to write to the bus company.", [("bus company", [], None)]),
    ("It was resolved that the Clerk order two bins.", [("bins", ["Clerk"], None)]),
    ("The Clerk was instructed to reply.", [("reply", ["Clerk"], None)]),
    ("Three quotations to be obtained before the next meeting.", [("quotations", [], "before the next meeting")]),
    ("He undertook to look into the delay.", [("delay", [], None)]),
    (
        "The Head of Fostering explained the scheme. She would send Members the leaflet in due course.",
        [("leaflet", ["Head of Fostering"], "in due course")],
    ),
    (
        "The Head of SEND advised that this information would be provided to Members after the meeting.",
        [("information", [], "after the meeting")],
    ),
    (
        "The Director agreed to come back to the Panel with a fuller answer in July.",
        [("fuller answer", ["Director"], "July")],
    ),
    (
        "The Chair requested that the Monitoring Officer circulate the guidance.",
        [("guidance", ["Monitoring Officer"], None)],
    ),
    (
        "Members requested that an update be presented to the next meeting of the Board.",
        [("update", [], "next meeting of the Board")],
    ),
    (
        "RESOLVED: To request the Director of Housing to provide a progress report within six months.",
        [("progress report", ["Director of Housing"], "within six months")],
    ),
    (
        "RESOLVED that the Panel:\n\n(a) notes the report; and\n\n(b) asks the Leader to write to the Secretary of State.",
        [("Leader", ["Leader"], None)],
    ),
    ("RESOLVED: That Council be recommended to adopt the code.", [("code", ["Council"], None)]),
    ("The response would be shared with the Committee when available.", [("response", [], "when available")]),
    (
        "It was agreed that the Clerk would write to Mr Fenn and that Cllr Dace would visit the site.",
        [("Clerk", ["Clerk"], None), ("site", ["Cllr Dace"], None)],
    ),
    (
        "The Strategic Lead took this away and would confirm the figure by email.",
        [("figure", ["Strategic Lead"], None)],
    ),
    ("The Vice-Chair asked if the map could be circulated; the Clerk agreed to do so.", [("map", ["Clerk"], None)]),
    (
        "The Director of Public Health agreed to share the figures by ward with Members.",
        [("figures", ["Director of Public Health"], None)],
    ),
    (
        "The Head of Legal said that she would check the position and come back to the Chair.",
        [("check", ["Head of Legal"], None)],
    ),
    ("Cllr Holt said he would discuss this with the Leader.", [("discuss", ["Cllr Holt"], None)]),
    ("The Finance Manager would provide a breakdown to Members by email.", [("breakdown", ["Finance Manager"], None)]),
    ("An update would be brought to the Panel in September.", [("update", [], "September")]),
    ("The Trust would report back to the Panel in six months.", [("report back", ["Trust"], "in six months")]),
    (
        "The Democratic Services Officer was asked to add the item to the work programme.",
        [("work programme", ["Democratic Services Officer"], None)],
    ),
    ("Officers agreed to look at this again.", [("look at this", ["Officers"], None)]),
    ("Details of the scheme would be circulated to Members outside the meeting.", [("Details", [], None)]),
    (
        "A further briefing for governors would be arranged before the end of July.",
        [("briefing", [], "before the end of July")],
    ),
    (
        "Cllr Orr asked for the last three reports. They would be sent out by the Clerk.",
        [("sent out", ["Clerk"], None)],
    ),
    ("The smith had been ill but it would be done by the end of the month.", [("done", [], "by the end of the month")]),
    ("The gate would be fixed by the Warden.", [("gate", ["Warden"], None)]),
    ("The Warden offered to have a word with the owner.", [("a word", ["Warden"], None)]),
    (
        "The Chair asked to be told as soon as there were any proposals. The Chief Nurse undertook to do this.",
        [("asked to be told", ["Chief Nurse"], "as soon as there were any proposals")],
    ),
    ("The Director replied that the Panel would be asked to comment on the plan.", [("comment", ["Panel"], None)]),
    ("The Chairman directed that the matter be brought back in September.", [("brought back", [], "September")]),
    ("Members wanted to see the plan again in six months.", [("see the plan", [], "in six months")]),
    ("The Director promised a written answer by Friday.", [("written answer", ["Director"], "by Friday")]),
    ("It was left with the Clerk to obtain quotes.", [("quotes", ["Clerk"], None)]),
    ("The Treasurer was to report further in July.", [("report further", ["Treasurer"], "July")]),
    (
        "The Council resolved to accept the report and the Clerk to put the notice on the website by 30th September.",
        [("notice", ["Clerk"], "by 30th September")],
    ),
    (
        "RESOLVED: To request a progress report from the Head of Place in March.",
        [("progress", ["Head of Place"], "March")],
    ),
    (
        "RESOLVED: That the Head of Place, in consultation with the Leader, be given delegated authority to agree the terms.",
        [("delegated authority", ["Head of Place"], None)],
    ),
    (
        "RESOLVED: That the Managing Director be authorised, following consultation with the Leader, to agree the terms.",
        [("authorised", ["Managing Director"], None)],
    ),
    (
        "Resolved to buy chains at up to £150. Cllr Amos to fit them before half-term.",
        [("fit them", ["Cllr Amos"], "before half-term")],
    ),
    ("RESOLVED: That the Panel meet monthly until March 2025.", [("monthly", ["Panel"], "until March 2025")]),
    ("The Warden undertook to speak to Members in July before forming a view.", [("Members", ["Warden"], "July")]),
    ("It was agreed to recommend it to Cabinet.", [("recommend it", ["Cabinet"], None)]),
    (
        "Further information to be provided:\n\n- The Registrar to supply a table.\n\n- Scrutiny Officer to book a visit.",
        [("table", ["Registrar"], None), ("visit", ["Scrutiny Officer"], None)],
    ),
]


@pytest.mark.parametrize(("passage", "expected"), TASKS)
def test_tasks(passage: str, expected: list[Expected]) -> None:
    minutes = item(passage)
    found = found_in(minutes)
    assert [(labels(fact.owner), fact.due) for fact in found] == [(owner, by) for _, owner, by in expected]
    for fact, (words, _, _) in zip(found, expected, strict=True):
        assert words in quote(minutes, fact)


NO_TASKS = [
    "Agreed with one change: at 2.1 \"ten\" should read \"two\".",
    "The Chair asked whether the Director would circulate the figures.",
    "An Improvement Board with an independent Chair was being set up and would meet for the first time on 22 February.",
    "The Director said that the letter asked that:\n\n- meetings be held by the second review.",
    "Highways: Members to note the closure.",
    "Purpose: Panel to receive the report.",
    "It was agreed to suspend standing orders.",
    "RESOLVED to go into private session.",
    "Agreed.\n\nThe officer would leave the room.",
    "It was agreed that Item 6, Quality Assurance, be considered in Part II of the agenda.",
    "RESOLVED: That the following governor appointments be made.",
    "Mrs Hay was sorry that, after being told that the firm would attend the next meeting, nobody had come.",
    "Paul Mackie to speak on the Music Festival.",
    "The Parish Council decided to make no observations.",
    "RESOLVED: that the Council would be represented on the following bodies:",
    "Subject to this amendment all Councillors agreed to the new Standing Orders.",
    "Cases will be referred to CAMHS where needed.",
    "The outcome will be reported to Cabinet.",
    "Mrs Gray asked that the meeting formally acknowledge the new structure.",
    "Action 17 - a Member thought that it had been marked as complete.",
    "The steps were described. These included:\n\n- The Lead Inspector chose 20 cases for the authority (LA) to audit\n\n"
    "- Staff spoke",
    "The Forum was asked to be mindful of this when making a choice.",
    "The Chair reminded Councillors to declare any interests when applicable.",
    "Members are requested to intimate any declarations of interest.",
    "Having said that she would be pleased to answer, the Leader told Members that income had held.",
    "Cllr Ash confirmed that he was happy to remain as Chairman.",
    "RESOLVED: To otherwise note the report.",
    "Declarations of interest in respect of matters to be discussed.",
    "Work was under way to open a hub.",
    "The strategy would be launched in May.",
    "The team would recruit six social workers.",
    "The letter had been sent.",
    "ACTION: None.",
    "Members were asked to note the report.",
    "RESOLVED: That the report be noted.",
    "RESOLVED: That the minutes be approved and signed by the Chair.",
    "RESOLVED: That Councillor Gale be elected Chair.",
    "RESOLVED that the press and public be excluded.",
    "The Director was asked to explain the delay.",
    "A Member asked whether officers would circulate the map.",
    "The service planned to open a hub next year.",
    "The Council had agreed to review the policy in 2019.",
    "Councillor Ash asked that his vote against be recorded.",
    "The Board agreed that this would be helpful.",
    "The home would open in the autumn.",
    "Ofsted would return within twelve months.",
    "It would be for the Government to decide.",
    "The Chair invited the Director to present the report.",
    "The Clerk had written to Highways.",
    "The Panel would continue to monitor performance.",
    "The report would be considered by Cabinet in June.",
    "He would not wish to guess.",
    "Parents would be able to apply online from May.",
    "The pilot was due to end in March.",
    "Residents wanted to know when the road would reopen.",
    "The new system would allow officers to share records.",
    "RESOLVED: That no further action be taken.",
    "The Chair said that it would be a difficult year.",
    "A Member felt that the plan should be shorter.",
    "The Director said staff would have to reapply for their posts.",
    "The inspector would expect to see evidence.",
    "Next steps included a review of the offer.",
    "The Trust was working to reduce delays.",
    "Members suggested that the leaflet could be shorter.",
    "Attention was drawn to page 4.",
    "The scheme would cost £2m.",
    "Carers would be invited to apply in spring.",
    "There would be a slot at the next conference.",
    "The commissioner would report to the Minister in 12 weeks.",
    "RESOLVED: That the recommendations be approved.",
    "The Head of Finance explained how the fund would be used.",
    "To receive the report of the Director.",
    "To consider any urgent business.",
    "The matter was referred to in the report.",
    "The contract would be let in 2024.",
    "Officers confirmed that the target would be met by March.",
    "The Director said he would be surprised if that were so.",
    "It was hoped that the road would reopen by Easter.",
    "The service would review the policy in the autumn.",
    "Officers would continue to work with the Trust.",
    "The Trust would write to all parents in May.",
    "The Cabinet Member would take a decision in June.",
    "The Commissioner would publish his response within 56 days.",
    "The Director would present the budget to Cabinet in February.",
    "The results would be reported in a way that residents could follow.",
    "Schools were asked to complete a survey in May.",
    "The team would contact every family by March.",
    "RESOLVED: That the fee be frozen for 2024/25.",
    "Consultants would be appointed to carry out the survey.",
    "The Council would submit its return in June.",
    "Staff would be trained by the end of the year.",
    "A new form would be provided to foster carers that made it easier.",
    "The panel would be chaired by the Lead Member.",
    "The inspectors would be looking at the front door.",
    "The police would share data with schools from April.",
    "The Head of Service said that the strategy would be updated once the Act was passed.",
    "Tenants would be consulted in the autumn.",
    "Dame Honor Hart had agreed to chair the panel and would start on 2 October.",
    "Cllr Lamb urged everyone to fill in the survey.",
    "The Chairman asked that the fee be reported. Ms Lowe stated that it would be £86,000.",
    "The auditor visited in May and asked that the register be dated.",
    "It was agreed to move the February meeting to the 6th.",
    "Accepted and signed. Prop. BT Sec. PD",
    "The Government promised a new framework in the spring.",
    "Two families had been promised a reply in May.",
    "It was hoped that it would be done by May.",
    "The Council would be inspected again within six months.",
    "The repairs would be done in June.",
    "The Board gave its approval to the plan.",
]


@pytest.mark.parametrize("passage", NO_TASKS)
def test_what_asks_for_nothing(passage: str) -> None:
    minutes = item(passage)
    assert [(quote(minutes, fact), fact.rule) for fact in found_in(minutes)] == []


DEADLINES = [
    ("bring it to next mtg", "next mtg"),
    ("report back within 2 wks", "within 2 wks"),
    ("PUT THE LINK ON THE WEBSITE BEFORE END OF NOVEMBER", "BEFORE END OF NOVEMBER"),
    ("bring forward the follow-up to Q3", "Q3"),
    ("cost it for the budget meeting", "budget meeting"),
    ("bring a draft to the Annual Meeting", "Annual Meeting"),
    ("would pay for the hire of the hall for the AGM", None),
    ("report in the Spring Term", "Spring Term"),
    ("ask why the Council was not told when Newtown were", None),
    ("declare any interests when applicable", None),
    ("send the report to the next meeting of the Board", "next meeting of the Board"),
    ("The Clerk would write before the next meeting.", "before the next meeting"),
    ("an update be brought to the March meeting", "March meeting"),
    ("report back within six months", "within six months"),
    ("circulate the plan by 4 June 2024", "by 4 June 2024"),
    ("circulated once published and in any case by 4 January", "once published and in any case by 4 January"),
    ("provide a scorecard on 3 May 2023 and quarterly thereafter", "3 May 2023 and quarterly thereafter"),
    ("send it in due course", "in due course"),
    ("bring it early in the new Municipal Year", "early in the new Municipal Year"),
    ("share the note as soon as it was available", "as soon as it was available"),
    ("finalise the plan prior to submission", "prior to submission"),
    ("arrange it in the first week of March", "first week of March"),
    ("the matter be put off to the autumn and a visit be held in February", "February"),
    ("attend the September meeting in person", "September meeting"),
    ("reply by the end of the week", "by the end of the week"),
    ("have it done by the 30th", "by the 30th"),
    ("minutes of the meeting held on 4 May be sent", None),
    ("eight officers be employed until 31 March 2024", None),
    ("the budget for 2024/25 be circulated", None),
    ("circulate dates in June and September", None),
    ("brought before the Committee", None),
    ("by Councillor Ash", None),
    ("the leaflet be sent to parents", None),
]


@pytest.mark.parametrize(("text", "expected"), DEADLINES)
def test_deadlines(text: str, expected: str | None) -> None:
    found = due.find(text)
    assert (found.text if found else None) == expected
    if found:
        assert text[found.start : found.end] == found.text


def test_two_orders_of_one_limb_with_deadlines_of_their_own_are_two() -> None:
    minutes = item(
        "It was agreed that:\n\n- the Manager would circulate the figures before the next meeting and comments should be sent to "
        "the Clerk by 4 May;\n\n- the Chair would write to the Minister."
    )
    assert [(labels(fact.owner), fact.due) for fact in found_in(minutes)] == [
        (["Manager"], "before the next meeting"),
        ([], "by 4 May"),
        (["Chair"], None),
    ]


def test_a_limb_takes_the_place_of_the_same_promise() -> None:
    minutes = item(
        "Members requested that library opening hours be looked at by the Culture Panel.\n\n"
        "RESOLVED to:\n\n(1) refer library opening hours to the Culture Panel."
    )
    assert [(labels(fact.owner), fact.rule) for fact in found_in(minutes)] == [
        (["Culture Panel"], "action.limb-handed")
    ]


def test_a_promise_stays_where_the_limb_only_receives() -> None:
    minutes = item(
        "It was agreed that the updated travel plan would be circulated when finished.\n\n"
        "The Committee agreed:\n\n1. To receive the updated travel plan when finished."
    )
    assert [fact.due for fact in found_in(minutes)] == ["when finished"]
    assert len(found_in(minutes)) == 1


def test_an_owner_alone_under_a_label_goes_to_the_limb_above() -> None:
    minutes = item("Resolved -\n\nThat a housing plan be presented in July.\n\nACTION: Director of Housing")
    (fact,) = found_in(minutes)
    assert labels(fact.owner) == ["Director of Housing"] and fact.due == "July"


def test_a_label_sums_up_what_was_promised_before() -> None:
    minutes = item(
        "The Manager said he would circulate the voids table.\n\nACTION: Voids table to be circulated to Members."
    )
    (fact,) = found_in(minutes)
    assert labels(fact.owner) == ["Manager"] and fact.rule == "action.label"


def test_owners_joined_by_signs() -> None:
    minutes = item("ACTION: Priya Nand / Clerk - to book the hall by 4 June.")
    (fact,) = found_in(minutes)
    assert labels(fact.owner) == ["Priya Nand", "Clerk"] and fact.due == "by 4 June"


def test_a_name_left_by_an_action_column() -> None:
    minutes = item("The survey of footpaths was still under way. Clerk")
    (fact,) = found_in(minutes)
    assert labels(fact.owner) == ["Clerk"] and "footpaths" in quote(minutes, fact)


def test_rows_of_a_table_of_actions() -> None:
    minutes = item(
        "Action | Owner | Due | Status\n\nShare the risk map | Head of Place | 30 September | Open\n\n"
        "Send the letter | Clerk | May | Complete"
    )
    (fact,) = found_in(minutes)
    assert labels(fact.owner) == ["Head of Place"] and fact.due == "30 September"


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("Ms Burrows promised to have it moved to the front page.", ["Ms Burrows"]),
        ("The Manager undertook to have the fence mended.", ["Manager"]),
        ("The Director agreed to have it checked by May.", ["Director"]),
        ("The Director was happy to have the support of Members.", None),
        ("The Director agreed to have a share in it.", None),
    ],
)
def test_what_somebody_promises_to_have_done(text: str, owner: list[str] | None) -> None:
    found = found_in(item(text))
    assert [labels(fact.owner) for fact in found] == ([] if owner is None else [owner])


def test_rows_whose_numbers_stand_in_a_column_of_their_own() -> None:
    minutes = item(
        "Ref | Action | Lead officer | Deadline | Status\n\n"
        "18.1 | Send an operative to Abbey Court | Head of Repairs | 12 Sept | Open\n\n"
        "18.2 | List of blocks to Members | Director of Housing | 25 Sept | Complete\n\n"
        "19.1 | Mould policy to Committee | Lead Member for Homes | November | Ongoing"
    )
    found = [(labels(fact.owner), fact.due) for fact in found_in(minutes)]
    assert found == [(["Head of Repairs"], "12 Sept"), (["Lead Member for Homes"], "November")]


def test_requests_in_a_list_and_who_takes_them_up() -> None:
    minutes = item(
        "The Chairman asked that\n\n- Members get the summary after each board;\n\n- the letter be circulated in May.\n\n"
        "The Chief Fire Officer agreed to both."
    )
    assert [labels(fact.owner) for fact in found_in(minutes)] == [["Chief Fire Officer"], ["Chief Fire Officer"]]


def test_a_pronoun_takes_who_spoke_and_is_derived() -> None:
    minutes = item(
        "The Principal Social Worker said that each was rung weekly. It was asked how many. She would have to find out."
    )
    (fact,) = found_in(minutes)
    assert labels(fact.owner) == ["Principal Social Worker"] and fact.basis == "derived"


def test_a_stated_owner_is_stated() -> None:
    (fact,) = found_in(item("The Registrar undertook to circulate the list."))
    assert fact.basis == "stated"


def test_what_is_not_read_gives_nothing() -> None:
    """Nor do an English heading over Welsh lines and the names in their margin."""
    welsh = (
        "Cyngor Cymuned Dyffryn\n\n1. Ymddiheuriadau\n\nCafwyd ymddiheuriadau gan y Cyng. A Huws "
        "ac roedd y Clerc yn bresennol yn y cyfarfod.\n\n"
        "2. Materion yn codi\n\nMae'r trefniadau ar gyfer y plac yn yr eglwys mewn llaw "
        "ac fe fydd y gwaith yn dechrau yn fuan. Cyng A Huws\n\n"
        "Roedd y llythyr wedi ei anfon at y Cyngor Sir gan y Clerc ac nid oedd ateb wedi dod i law hyd yn hyn. Clerc\n\n"
        "MATTERS ARISING\n\n"
        "3.3.4ii) Y polyn ffôn sy’n gwyro yn Heol y Felin, Clerc i atgoffa’r cwmni. Clerc\n\n"
        "3.3.7. Bydd y Cyng. D. Amlyn yn llunio llythyr at y Gweinidog Addysg am ddyfodol yr ysgol fach. Cyng. D. Amlyn\n\n"
        "3.6i) Adroddodd y Cyng. B. Sarnau ar gyfarfod pwyllgor y neuadd, mae angen toiled newydd i’r anabl. Clerc\n"
    )
    minutes = read(Document("a.txt", welsh))
    assert minutes.language == "cy"
    extraction = extract(minutes)
    assert (extraction.facts, extraction.papers, extraction.attendance) == ((), (), ())


TABLE = """Schools Forum

| Item | Discussion | Action |
|---|---|---|
| 1. | Welcome. The Chair welcomed everyone. | |
| 2. | Grant monitoring. The officer spoke. It was agreed that the plan be brought to the next meeting. | Finance Manager |
| 3. | Growth fund. The forum AGREED the criteria. The list would be circulated to members. | SB |
| 4. | Any other business. None. | |
"""


def test_owners_in_a_column_beside_the_text() -> None:
    minutes = read(Document("a.txt", TABLE))
    assert [item.title for item in minutes.items if item.number] == [
        "Welcome",
        "Grant monitoring",
        "Growth fund",
        "Any other business",
    ]
    assert [(labels(task.owner), task.due) for task in found_in(minutes)] == [
        (["Finance Manager"], "next meeting"),
        (["SB"], None),
    ]


def test_a_name_on_its_own_line_owns_nothing_where_there_is_no_such_column() -> None:
    minutes = item("It was agreed that the plan be brought to the next meeting.\n\nFinance Manager")
    assert [labels(task.owner) for task in found_in(minutes)] == [[]]


def test_rows_of_a_pasted_log_of_actions_are_rows() -> None:
    minutes = item(
        "Ref | Action | Owner | Due date | Status\n1 | Circulate the needs assessment | Head of Place | 31 March | Complete\n"
        "2 | Bring a paper on vaccination | Dr Hill | June 2022 | Ongoing\n3 | Write to the board | Chair | May 2022 | Open"
    )
    assert [(labels(task.owner), task.due) for task in found_in(minutes)] == [
        (["Dr Hill"], "June 2022"),
        (["Chair"], "May 2022"),
    ]


def test_a_name_below_a_text_where_a_column_of_actions_has_lost_its_table() -> None:
    minutes = read(
        Document(
            "a.txt",
            "Leigh Parish Council\n\nAction\n\n1.0\n\nApologies\n\n1.1\n\nThere were none.\n\n2.0\n\nFootpaths\n\n2.1\n\n"
            "The stile on the lane was loose.\n\nSV\n\n3.0\n\nHedges\n\n3.1\n\nJohn Fox agreed to cut the hedge.\n\nJF\n",
        )
    )
    assert [item.number for item in minutes.items if item.number] == ["1.0", "2.0", "3.0"]
    assert [labels(task.owner) for task in found_in(minutes)] == [["SV"], ["John Fox"]]


MORE_TASKS: list[tuple[str, list[Expected]]] = [
    ("TO to bring costings to the April meeting.", [("costings", ["TO"], "April meeting")]),
    ("AM to advise whether the form had been used.", [("advise", ["AM"], None)]),
    ("TO will report it to the County Council.", [("report it", ["TO"], None)]),
    ("IT undertook to speak to the caterers before Friday.", [("caterers", ["IT"], "before Friday")]),
    ("Stile broken on FP 12. DO will write to the landowner.", [("landowner", ["DO"], None)]),
    ("(RC to circulate the link to the dashboard.)", [("link", ["RC"], None)]),
    ("The pump was broken (Clerk to order a new one).", [("order", ["Clerk"], None)]),
    ("[Officer to send the plan to Members after the meeting]", [("plan", ["Officer"], "after the meeting")]),
    ("Minute 575: Clerk to send the ward map by the end of April.", [("ward map", ["Clerk"], "by the end of April")]),
    ("Minute 12/24 (estates): the list of sites would be sent to Members.", [("sites", [], None)]),
    ("Bench at the green: Cllr Oakes still to collect the paint.", [("paint", ["Cllr Oakes"], None)]),
    ("FP 7: Cllr Prior to ask the landowner to cut back the hedge, copy to Clerk.", [("hedge", ["Cllr Prior"], None)]),
    ("Speed signs: JP has the keys and will move them to Church Street next month.", [("keys", ["JP"], "next month")]),
    ("Agreed: CB and DO to meet this week to settle the invoice.", [("invoice", ["CB", "DO"], "this week")]),
    (
        "The Panel: noted the programme; and agreed that a paper on rural crime be brought in June.",
        [("rural crime", [], "June")],
    ),
    (
        "It was agreed officers bring back a recovery plan within six weeks.",
        [("recovery plan", ["officers"], "within six weeks")],
    ),
    ("The rota would be looked at.", [("rota", [], None)]),
    ("The rota for the winter would be looked at again in May.", [("rota", [], "May")]),
    ("A note of what was said would be sent round by the Panel Secretary.", [("note", ["Panel Secretary"], None)]),
    ("Three quotes to be got for the chains.", [("chains", [], None)]),
    ("The PCSO's rota to be asked for.", [("rota", [], None)]),
    ("Nominations to be with the Clerk by 8 December.", [("Nominations", [], "by 8 December")]),
    ("A sign would be put up there by the end of the month.", [("sign", [], "by the end of the month")]),
    (
        "Cllr Hay invited Cllr Creggan to write to her group as well, which she agreed to.",
        [("Creggan", ["Cllr Creggan"], None)],
    ),
    (
        "Members asked for home schooling to be moved from the autumn to July, which was accepted.",
        [("home schooling", [], "July")],
    ),
    ("It was left with the Chair and Clerk to order the bark.", [("bark", ["Chair", "Clerk"], None)]),
    ("The Board asked to see the plan in six months.", [("plan", [], "in six months")]),
    ("OB did not have the number to hand and would let the Clerk have it.", [("number", ["OB"], None)]),
    ("She had been asked to publish the data and would do so this week.", [("this week", [], "this week")]),
    ("TB would ask around.", [("ask around", ["TB"], None)]),
    ("The Secretary would have the comparison sent to members.", [("comparison", ["Secretary"], None)]),
    ("Cllr Munn would speak for the Council at the district's committee.", [("speak", ["Cllr Munn"], None)]),
    (
        "The Clerk had been awaiting a date and would chase the firm before Christmas.",
        [("chase", ["Clerk"], "before Christmas")],
    ),
    ("RECOMMENDED to Cabinet that a reserve of £2m be kept.", [("reserve", ["Cabinet"], None)]),
    (
        "Resolved to move £2,000 to the reserve account and to ask the bank to add Cllr Prior as a signatory.",
        [("signatory", [], None)],
    ),
    (
        "DECISION: That the forecast be noted and that every director bring forward proposals by 15 November 2024.",
        [("proposals", ["director"], "by 15 November 2024")],
    ),
    ("BL agreed to ask the Mayor for ten minutes at the next full council.", [("Mayor", ["BL"], "next full council")]),
    ("ES to send NB the links this week.", [("links", ["ES"], "this week")]),
    ("Cllr Hay to do the October check.", [("check", ["Cllr Hay"], "October")]),
    ("Cllr Dewhirst agreed to visit each scheme over the summer.", [("scheme", ["Cllr Dewhirst"], "over the summer")]),
    ("The Clerk to circulate the plan on publication.", [("plan", ["Clerk"], "on publication")]),
    ("The Clerk would send the list with the notes.", [("list", ["Clerk"], "with the notes")]),
    ("The Chairman agreed to walk it with Cllr Vane at the weekend.", [("walk", ["Chairman"], "at the weekend")]),
    ("SM offered to draft a piece for the magazine (deadline 20th).", [("magazine", ["SM"], "20th")]),
    ("Members were asked to fill it in online by 31st.", [("fill it in", ["Members"], "by 31st")]),
    (
        "The Head of Service was asked to provide a monthly summary to Members.",
        [("summary", ["Head of Service"], "monthly")],
    ),
    ("RECOMMENDED to Cabinet that a reserve of £2m be kept.", [("reserve", ["Cabinet"], None)]),
    (
        "RECOMMENDED that the Council make training mandatory for members of the Audit Committee.",
        [("training", ["Council"], None)],
    ),
    (
        "RECOMMENDED TO COUNCIL:\n\n(a) That the policy be adopted.\n\n(b) That the fee be approved.",
        [("policy", ["COUNCIL"], None), ("fee", ["COUNCIL"], None)],
    ),
    ("RESOLVED to recommend to the Executive that the plan be approved.", [("plan", ["Executive"], None)]),
    (
        "The Panel recommended that Cabinet approve the charter at its meeting in May.",
        [("charter", ["Cabinet"], "meeting in May")],
    ),
    (
        "The Clerk reported that the lock was stiff. Cllr Pugh kindly agreed to oil it.",
        [("oil it", ["Cllr Pugh"], None)],
    ),
    (
        "Members felt that more notice was needed, and the Head of Transport took this away to consider.",
        [("took this away", ["Head of Transport"], None)],
    ),
    ("It was agreed to write to the Minister expressing the Council's concern.", [("write to the Minister", [], None)]),
    ("A follow-up report was requested for the autumn.", [("follow-up report", [], "autumn")]),
    (
        "The Chair asked officers to come back with costed options in the new year.",
        [("costed options", ["officers"], "new year")],
    ),
    (
        "Cllr Boyle will circulate a draft response for comment by Wednesday.",
        [("draft response", ["Cllr Boyle"], "by Wednesday")],
    ),
    ("ACTION – SM to liaise with the school about parking", [("liaise", ["SM"], None)]),
    (
        "Action: Head of Audit/Treasurer – agree a date for the workshop by the end of May",
        [("workshop", ["Head of Audit", "Treasurer"], "by the end of May")],
    ),
    (
        "The Monitoring Officer would arrange training for new members as soon as possible.",
        [("training", ["Monitoring Officer"], "as soon as possible")],
    ),
    (
        "It was noted that the figures were out of date and these would be updated for the next meeting.",
        [("updated", [], "next meeting")],
    ),
    (
        "The Committee requested that the Director provide a briefing note on school places.",
        [("briefing note", ["Director"], None)],
    ),
    (
        "Councillor Ali asked if the slides could be shared and the officer confirmed that they would be.",
        [("slides", [], None)],
    ),
    (
        "The Commissioner committed to publishing the letter once it had been received.",
        [("publishing the letter", ["Commissioner"], "once it had been received")],
    ),
    ("The Vice-Chair volunteered to represent the Panel on the working group.", [("represent", ["Vice-Chair"], None)]),
    ("Clerk to be asked to put the item on the agenda for July.", [("agenda for July", ["Clerk"], "July")]),
    (
        "The Business Manager is to find out who owns the strip of land.",
        [("strip of land", ["Business Manager"], None)],
    ),
    (
        "RESOLVED that the Clerk be instructed to obtain three quotations for resurfacing the car park.",
        [("quotations", ["Clerk"], None)],
    ),
    (
        "AGREED: to invite the Police and Crime Commissioner to the December meeting.",
        [("invite", [], "December meeting")],
    ),
    (
        "That officers investigate the feasibility of a crossing and report back within three months.",
        [("crossing", ["officers"], "within three months")],
    ),
    (
        "That the matter be referred to the Audit Committee for consideration.",
        [("referred", ["Audit Committee"], None)],
    ),
    (
        "The Head of Legal was happy to share the advice with Members in confidence.",
        [("advice", ["Head of Legal"], None)],
    ),
    (
        "It was suggested that a letter of thanks be sent to the volunteers and this was agreed.",
        [("letter of thanks", [], None)],
    ),
    ("The Secretary will add this to the action log.", [("action log", ["Secretary"], None)]),
    (
        "Members requested further detail on agency spend, which the Assistant Director undertook to provide in writing.",
        [("agency spend", ["Assistant Director"], None)],
    ),
    (
        "Helen to let everybody know when the new dates are confirmed.",
        [("new dates", ["Helen"], "when the new dates are confirmed")],
    ),
    (
        "Cllrs Dee and Rowe to look over the draft policy and report back.",
        [("draft policy", ["Cllr Dee", "Cllr Rowe"], None)],
    ),
    (
        "It was agreed that this item would be deferred and brought back in March with more information.",
        [("brought back", [], "March")],
    ),
    (
        "The Director of Public Health agreed to circulate the link to the needs assessment outside the meeting.",
        [("link", ["Director of Public Health"], None)],
    ),
    (
        "The Assistant Chief Constable offered the Panel a visit to the custody suite.",
        [("custody suite", ["Assistant Chief Constable"], None)],
    ),
    ("Further work was needed on the scorecard, and PT would lead on this with KB.", [("lead on this", ["PT"], None)]),
    (
        "All Members to complete the on-line training by 30 September 2025.",
        [("on-line training", ["Members"], "by 30 September 2025")],
    ),
    (
        "The Board tasked the Programme Manager with producing a dashboard for its next meeting.",
        [("dashboard", ["Programme Manager"], "next meeting")],
    ),
    ("Cllr Nairn asked for an update at the next meeting.", [("update", [], "next meeting")]),
    (
        "Clerk to contact BT re the broken pole and Cllr Shaw to speak to the landowner.",
        [("BT", ["Clerk"], None), ("landowner", ["Cllr Shaw"], None)],
    ),
    ("It was left that Cllr Firth would make enquiries.", [("enquiries", ["Cllr Firth"], None)]),
    ("The Clerk has agreed to draft a reply.", [("draft a reply", ["Clerk"], None)]),
    (
        "Councillor Lloyd suggested an item and it was agreed that she discuss this with the Clerk.",
        [("discuss", ["Councillor Lloyd"], None)],
    ),
    (
        "The Treasurer apologised and gave an assurance that Members would have the note within a week.",
        [("note", ["Treasurer"], "within a week")],
    ),
    ("The Chair undertook, on behalf of the Board, to write to the family.", [("family", ["Chair"], None)]),
    ("The Analyst would provide a figure for each depot.", [("depot", ["Analyst"], None)]),
    (
        "Gate at the pond: Estates Manager will rehang it once the hinges come.",
        [("rehang", ["Estates Manager"], "once the hinges come")],
    ),
    (
        "Fees: a comparison with other towns to be brought to the April meeting by the Clerk.",
        [("comparison", ["Clerk"], "April meeting")],
    ),
    (
        "Allotments – Cllr Sayle had not finished the rules and promised them for March.",
        [("rules", ["Cllr Sayle"], "March")],
    ),
    ("Cllr Noakes was willing to go and see the neighbours.", [("neighbours", ["Cllr Noakes"], None)]),
    (
        "Agreed that the balcony be closed and that the Clerk seek advice from the insurers.",
        [("advice", ["Clerk"], None)],
    ),
    ("Cllr Hay will paint the bus shelter.", [("paint", ["Cllr Hay"], None)]),
    ("At the next meeting the Director agreed to give a talk on fostering.", [("talk", ["Director"], "next meeting")]),
    ("Leaflets were shown. Action: To be put in the porch.", [("porch", [], None)]),
    ("A briefing on the school estate would be issued to members next week.", [("briefing", [], "next week")]),
    (
        "Members who had not sent back their forms were asked to do so by Friday 8 December.",
        [("forms", ["Members"], "by Friday 8 December")],
    ),
    (
        "The Vice-Chair suggested inviting the carers to the May meeting and Members agreed.",
        [("carers", [], "May meeting")],
    ),
    ("Any further comments to the Scrutiny Officer please, by 31 July.", [("comments", [], "by 31 July")]),
    ("The Committee noted the report and remitted the Director to consult parents.", [("consult", ["Director"], None)]),
    (
        "The Principal Engineer said he would walk the route with the ward councillors.",
        [("walk the route", ["Principal Engineer"], None)],
    ),
    (
        "Members were keen to see the film, and Jess Lang would bring it to the September meeting.",
        [("film", ["Jess Lang"], "September meeting")],
    ),
    ("The Board agreed that a letter of support should be sent to the bid team.", [("letter of support", [], None)]),
    (
        "Councillor Dowd requested that the minutes of the working group be circulated in future.",
        [("working group", [], "in future")],
    ),
    (
        "The Head of Housing will provide Members with a list of the empty homes in each ward.",
        [("empty homes", ["Head of Housing"], None)],
    ),
    (
        "The Director confirmed that she would be happy to take members through the model on a one-to-one basis.",
        [("model", ["Director"], None)],
    ),
    (
        "A task and finish group of five Members would be set up, and the Scrutiny Officer would seek "
        "nominations from the groups.",
        [("nominations", ["Scrutiny Officer"], None)],
    ),
    (
        "The Committee asked for sight of the draft before it was signed off.",
        [("sight", [], "before it was signed off")],
    ),
    ("Noted that the lease was overdue. Solicitor to be chased.", [("chased", [], None)]),
    (
        "Cllr Amos reported the flooding at Pound Corner and this would be followed up with Highways.",
        [("followed up", [], None)],
    ),
    (
        "The Chief Executive gave her word that the report would be with Members by Easter.",
        [("report", ["Chief Executive"], "by Easter")],
    ),
    ("IT WAS AGREED that Mr Penn look into the price of a new mower.", [("mower", ["Mr Penn"], None)]),
    ("RESOLVED to ask Mr Hobbs to trim the hedge at a cost of £80.", [("hedge", ["Mr Hobbs"], None)]),
    (
        "Councillors to check their entries in the register and let the Monitoring Officer know of any changes.",
        [("register", ["Councillors"], None)],
    ),
    ("The Panel wished to receive quarterly updates on the estate.", [("updates", [], "quarterly")]),
    (
        "The Service Manager took an action to review the wording of the letter.",
        [("wording", ["Service Manager"], None)],
    ),
    ("The Accountant to adjust the figures and re-issue the paper.", [("figures", ["Accountant"], None)]),
    ("Further information on the contract to follow.", [("contract", [], None)]),
    (
        "Resolved that the Town Clerk arranges for the plaque to be cleaned before Remembrance Sunday.",
        [("plaque", ["Town Clerk"], "before Remembrance Sunday")],
    ),
    ("The Chairman would speak to the farmer.", [("farmer", ["Chairman"], None)]),
    ("The Vice-Chair asked to be sent the slides.", [("slides", [], None)]),
    ("Cllr Rix has kindly offered to audit the asset list.", [("asset list", ["Cllr Rix"], None)]),
    ("The officer would double check and respond to Councillor Bale directly.", [("double check", ["officer"], None)]),
    ("Owner of the dog to be written to.", [("dog", [], None)]),
    ("LD still has to send the figures to Members.", [("figures", ["LD"], None)]),
    (
        "The Director said that the boiler had failed, that parts were hard to find, and that a "
        "letter would go out next week.",
        [("letter", [], "next week")],
    ),
    (
        "RESOLVED: to ask the Commissioner to explain how the reserve would be used.",
        [("explain", ["Commissioner"], None)],
    ),
    ("Agreed SR will draft section 2 by 9 May.", [("section 2", ["SR"], "by 9 May")]),
    (
        "RESOLVED: That the Commission:\n\n(a) write to the Secretary of State about nurses; and\n(b) ask the "
        "Trust to return in May.",
        [("write", ["Commission"], None), ("ask", ["Trust"], "May")],
    ),
    ("Dentistry to move to September.", [("Dentistry", [], "September")]),
    ("Ms Pike was sorry and said it would be with her by Friday.", [("with her", ["Ms Pike"], "by Friday")]),
    (
        "The Cabinet Member would reflect on whether a report should come to this Committee.",
        [("reflect", ["Cabinet Member"], None)],
    ),
    ("ACTION: CLLR HARBEN TO ASK HIGHWAYS FOR A DATE", [("CLLR HARBEN TO ASK", ["CLLR HARBEN"], None)]),
    ("ACTION: CLERK TO PUT THE NUMBER ON THE WEBSITE", [("CLERK TO PUT", ["CLERK"], None)]),
    ("ACTION: JW to redo the plan on a page – 8 November", [("redo the plan", ["JW"], "8 November")]),
    ("ACTION: Clerk to price a gate, June meeting", [("price a gate", ["Clerk"], "June meeting")]),
    ("RESOLVED: That the Carers Task Group be asked to look at it.", [("Carers Task Group", ["Carers Task Group"], None)]),
    ("Cllr Harben proposed that £100 be sent for the coach seconded by Cllr Miss Lowe - Agreed.", [("£100 be sent", [], None)]),
]

NO_MORE_TASKS = """\
The decision would be with the Regulator by May.
It will be with us for years.
The Council will put up signs each spring, he said.
The consultation would go live in May.
The old posts would be taken down by the contractor as part of the scheme.
Hedges would be cut back in line with the contract.
The Director had asked that staff be told.
The Leader was willing to listen.
The Director offered an apology.
The Council offered a discount to students.
Officers promised better in future.
The Chief Constable would have the support of the Panel.
Members would have the chance to vote in May.
He would have the same concern again.
The Panel asked to see fewer acronyms.
The Committee asked that its thanks be recorded.
The Director took the view that it was too late.
The Head took the Panel through the slides.
The Commissioner was committed to publishing data.
The Trust committed to improving care.
It was suggested that the plan be changed but this was not agreed.
Members asked if the plan could be changed and the officer said that it could not.
The Board tasked itself with learning lessons.
It was looked at in detail.
Cllr Hay will be the new Chair.
Mrs Lowe will talk about bees at the May meeting.
The Clerk will be on leave in June.
The Mayor will lay a wreath.
The survey to be carried out by the Trust was delayed.
The Vice-Chair had still to be elected.
Children still to be seen numbered four.
Comments on the plan to date had been few.
Items on the agenda were to be taken in order.
Papers to the value of £200 had been bought.
A reply to the MP was sent by 3 May.
The lorry would go by Friday.
Recommended reading for the Panel would be sent out with the agenda as usual.
The bid to move to a new site was lost.
The Council would need to find £4m by April.
The Treasurer gave an assurance that the accounts were sound.
The Minister gave her word that funding would rise.
DP would like to thank the volunteers.
AM and PM peaks would be reviewed.
TO THE CHAIR
DO NOT OPEN
Further progress to follow the plan was slow.
The Committee was asked to agree the plan and it agreed.
Members asked for the seats to be moved, which was done.
Families to move to new homes.
The money would go on repairs next year.
The Director said that a bus would go by the school.
LD still thinks of Spain.
Members were keen to see the film.
Further information is to be found on the website.
The Chairman would speak for hours.
The Vice-Chair asked to be excused.
The report would be published by the Regulator in May.
Cllr Rix had kindly audited the asset list.
The Service Manager took action to improve visits.
The lease was to be chased no further.
The Board agreed that a letter should have been sent.
It was agreed that the weather had been poor.
The Head of Housing will retire in May.
The Panel wished the Leader well.
Children to be seen within ten days was the target.
The Youth Council was consulted on the design.
Items for the agenda should be sent to the Clerk two weeks in advance of meetings.
Comments to the Inspectorate by 3 October.
The Vice-Chair suggested inviting the carers and this was discussed.
The passes were issued to members last week.
The Director gave an assurance that the home was safe.
Cllr Hay will be away in June.
Cllr Hay will retire at the election.
The Manager will run the service from May.
The new depot will provide a figure for comparison.
Fees: a comparison was to hand.
RESOLVED that a plan be noted giving an indication of when work will begin.
The Clerk had circulated the draft reply in March.
The Council would invest £4m in roads over the next two years.
The Director said that schools would open in September.
The Chair agreed with Councillor Hill.
It was agreed that the scheme had been a success.
The contractor is to be on site from May.
To receive the report of the Treasurer.
Cllr Boyle asked if officers would circulate the draft.
The policy is to be reviewed every three years.
The Trust offered appointments within two weeks.
The Service would continue to work with partners.
The new system will provide better data to the team.
The Panel would welcome fewer acronyms.
Residents would be asked to separate food waste.
The Cabinet Member hoped to see fewer empty homes.
The Regulator would write to all landlords in May.
Cllr Shaw would have preferred an earlier start.
The Head of Legal was happy with the report.
Officers were to be congratulated.
The Commissioner was committed to neighbourhood policing.
The Clerk was asked about the hedge.
The Board was asked to note the position.
He would be surprised if the grant were renewed.
Members then agreed to hear from Ms Hay.
The Chair asked Members to pause for a moment in memory of those who died.
The Committee noted that the Cabinet Member would be attending in June.
To the surprise of Members, TO had been left off the list.
It will be sunny.
The rota had been looked at.
AM peak services would be reviewed by the operator.
The Council's website would be looked at by thousands of people.
A new road would be put up for consultation by the developer in 2030.
The Panel: noted the programme; and agreed the minutes.
Nominations were with the Clerk by 8 December.
(Clerk to the Council)
The Director agreed that it would be hard.
The scheme would be submitted for funding by the contractor.
Speed signs: JP has the keys and will soon be sixty.
Cllr Munn had been asked to organise the raffle last year.
Cllr Hay invited Cllr Creggan to speak, which she did.
It was agreed officers work hard.
Members asked for the minutes to be changed, which was done there and then.
The survey in May was well received.
The signs would be put up for sale.
The Secretary of State would have the final say.
Cllr Munn would speak for the whole village, he said.
Passengers would ask around for help.
RECOMMENDED that the report be noted.
The Committee recommended that this Committee note the report.
RECOMMENDED that the minutes be approved.
RESOLVED that the report be noted.
""".splitlines()


@pytest.mark.parametrize(("passage", "expected"), MORE_TASKS)
def test_tasks_said_in_more_ways(passage: str, expected: list[Expected]) -> None:
    minutes = item(passage)
    found = found_in(minutes)
    assert [(labels(fact.owner), fact.due) for fact in found] == [(owner, by) for _, owner, by in expected]
    for fact, (words, _, _) in zip(found, expected, strict=True):
        assert words in quote(minutes, fact)


@pytest.mark.parametrize("passage", NO_MORE_TASKS)
def test_what_sounds_like_a_task_and_is_none(passage: str) -> None:
    assert found_in(item(passage)) == []


PRESENT = "Present: Cllr Bea Lowe (BL), Cllr Ron Oak (RO), Nora Birch (NB), clerk to the board\n\n"


@pytest.mark.parametrize(
    ("text", "owners"),
    [
        ("A joint letter to be sent to the Trust about parking - BL and RO", ["BL", "RO"]),
        ("The published letter to be circulated to the board (NB)", ["NB"]),
        ("A copy of the map to be sent to the surgery (Clerk)", ["Clerk"]),
        ("A letter to be sent to the Integrated Care Board (ICB)", []),
        ("A form to be sent to the landlord - DNO", []),
        ("Book the hall for the fete - BL", ["BL"]),
        ("Risk 6: needs rewording (NB)", ["NB"]),
    ],
)
def test_who_stands_alone_at_the_end_of_a_task_owns_it(text: str, owners: list[str]) -> None:
    assert [labels(task.owner) for task in found_in(item(PRESENT + text))] == [owners]


SUMMED_UP = (
    "Ravi Sethi would visit Mrs Hall about her roof before the end of the week.\n\nIt was agreed that a leaflet on damp be sent "
    "to each tenant.\n\nNo | What | Who | When\n1 | Visit Mrs Hall | Ravi Sethi | 11 July\n"
    "2 | Damp leaflet to tenants | Bea Lowe | "
    "31 August\n3 | Mend the gate | Ron Oak | ongoing"
)


def test_a_table_that_sums_up_what_was_told_adds_owners_and_days_and_no_actions() -> None:
    minutes = item(SUMMED_UP)
    told = [fact for fact in extract(minutes).facts if isinstance(fact, Action)]
    assert [(labels(fact.owner), fact.due, quote(minutes, fact)[:8]) for fact in told] == [
        (["Ravi Sethi"], "before the end of the week", "Ravi Set"),
        (["Bea Lowe"], "31 August", "It was a"),
        (["Ron Oak"], "ongoing", "3 | Mend"),
    ]


def test_a_row_under_the_word_action_has_task_and_owner() -> None:
    rows = "ACTION\n\nPaper on fees to be sent to all by 30 May | R Benson\n\nAttend the May meeting to explain | Fees Manager\n"
    assert [(labels(fact.owner), fact.due) for fact in found_in(item(rows))] == [
        (["R Benson"], "by 30 May"),
        (["Fees Manager"], None),
    ]


def test_a_row_of_figures_under_the_word_action_is_none() -> None:
    assert not found_in(item("ACTION\n\nBeds | 12\n\nBikes | 14\n"))


IN_PARTS: list[tuple[str, list[Expected]]] = [
    ("Cllr Yend said that the plan had no dates; the Director accepted that and would put dates in.",
     [("put dates in", ["Director"], None)]),
    ("Ms Lee asked if it was so; Mr Day confirmed that it was, and offered to bring figures to the May meeting.",
     [("offered to bring", ["Mr Day"], "May meeting")]),
    ("To be discussed further at the next meeting.", [("discussed further", [], "next meeting")]),
    ("The Borough Council are to be asked if a bin could be supplied.", [("are to be asked", [], None)]),
    ("The path is muddy. Councillors will again fill the holes.", [("fill the holes", ["Councillors"], None)]),
    ("Notice that the telephone box is to go - clerk to write.", [("Notice that", ["clerk"], None)]),
]  # fmt: skip


@pytest.mark.parametrize(("passage", "expected"), IN_PARTS)
def test_each_part_of_a_sentence_has_its_own_doer(passage: str, expected: list[Expected]) -> None:
    minutes = item(passage)
    found = found_in(minutes)
    assert [(labels(fact.owner), fact.due) for fact in found] == [(owner, by) for _, owner, by in expected]
    for fact, (words, _, _) in zip(found, expected, strict=True):
        assert words in quote(minutes, fact)
