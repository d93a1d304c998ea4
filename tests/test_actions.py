"""Actions: what is to be done after the meeting, by whom and when, and plans that are none."""

from __future__ import annotations

import pytest
from sample_actions import Expected, found_in
from sample_items import item, labels, quote

from minutegraph.extraction.actions import due
from minutegraph.extraction.finders import extract
from minutegraph.model import Document
from minutegraph.reading.layout import read

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
    "Members were told that the purpose of the Inspectors is to ask what a resident would ask.",
    "The Convener invited Members to move a motion in respect of the business before the Council.",
    "RESOLVED:\n\n1. Noted that a Board has been set up. It will be chaired by Mr Hasel and will meet every month.",
    "RESOLVED that the Panel notes:\n\n(i) that all HMICFRS custody inspections were suspended but restarted in May.",
    "It was then resolved, Cllr Thorne voting against, to levy a rate of 11.2p in the pound.",
    "It was proposed that closer contact with bodies such as the Voices group would help the Committee to look at wards.",
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
    ("be included in the agenda of the January meeting of the Panel", "January meeting of the Panel"),
    ("look at adding this for future reports", "for future reports"),
    ("would be ready for July committee", "July committee"),
    ("visit the hall at a convenient date", "at a convenient date"),
    ("be put in the next one", "next one"),
    ("how the Service looked after its people, a note would be sent", None),
]


@pytest.mark.parametrize(("text", "expected"), DEADLINES)
def test_deadlines(text: str, expected: str | None) -> None:
    found = due.find(text)
    assert (found.text if found else None) == expected
    if found:
        assert text[found.start : found.end] == found.text


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
