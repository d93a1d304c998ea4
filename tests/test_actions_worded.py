"""Actions said in rarer ways, and what sounds like one and is none."""

from __future__ import annotations

import pytest
from sample_actions import Expected, found_in
from sample_items import item, labels, quote

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
    (
        "The Director said that a summary of what carers had told the reviewers would be sent to Members.",
        [("summary", [], None)],
    ),
    ("A summary of the deadlines would be taken to the next meeting.", [("summary", [], "next meeting")]),
    ("The Director advised that a report would come back in six months.", [("come back", [], "in six months")]),
    ("A written answer would be given to Cllr Hay.", [("written answer", [], None)]),
    (
        "Members agreed that Cllr Hay, as Chair, would write to the Department about the floor.",
        [("Department", ["Chair"], None)],
    ),
    (
        "Cllr Dale confirmed that he would take this up with the Mayor, and the Head of Law undertook to tell the owner.",
        [("owner", ["Head of Law"], None), ("Mayor", ["Cllr Dale"], None)],
    ),
    (
        "The Chair said that she would ring those who were absent and letters would also be sent to members.",
        [("ring those", ["Chair"], None), ("letters", [], None)],
    ),
    (
        "It was agreed that the Panel would write to Mrs Routh, Mr Hasel and Ms Dodd to ask if they would stay.",
        [("Routh", ["Panel"], None)],
    ),
    (
        "It was agreed that Cllr Hay plus the Clerk go to the briefing on 3 December.",
        [("briefing", ["Cllr Hay", "Clerk"], "3 December")],
    ),
    (
        "It was resolved to ask Cllr Hay and one other Member to visit the site before Christmas.",
        [("visit", ["Cllr Hay", "one other Member"], "before Christmas")],
    ),
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
    ("The Treasurer noted that further figures would come back to the Panel.", [("come back", [], None)]),
    ("Mr Dale added that a list could be sent round after the meeting.", [("list", [], "after the meeting")]),
    ("Officers advised that this would be ready for the July committee.", [("ready", [], "July committee")]),
    ("The Commissioner confirmed that Members would be sent all the plans.", [("plans", [], None)]),
    ("Mrs Dow said that a small working party would be set up to watch this.", [("working party", [], None)]),
    ("The Clerk would hold and circulate the latest copy.", [("latest copy", ["Clerk"], None)]),
    ("Members were invited to put forward sites for consideration.", [("sites", ["Members"], None)]),
    ("Ms Baillie undertook to circulate the letter.", [("letter", ["Ms Baillie"], None)]),
    ("The strategy would come before the Committee in the autumn.", [("strategy", [], "autumn")]),
    ("Mr Dale added that a list could be sent round.", [("list", [], None)]),
    ("The petition will be put before Cabinet in December.", [("petition", [], "December")]),
    ("RESOLVED: That arrangements be made for the Panel to visit the home.", [("visit the home", ["Panel"], None)]),
    ("RESOLVED: To note that officers would circulate the figures by June.", [("figures", ["officers"], "by June")]),
    ("Members asked that the rota be sent with the next bulletin.", [("rota", [], "next bulletin")]),
    (
        "RESOLVED: That delegated authority be approved to enable the Head of Parks to make minor changes.",
        [("minor changes", ["Head of Parks"], None)],
    ),
    (
        "In reply to a question on the fair, after the reports in May, Mr Dale said that a note would be sent to Members.",
        [("note", [], None)],
    ),
]

NO_MORE_TASKS = """\
Resolved that the Board continues to support the scheme.
Councillors present: Mr T Dow, Mrs P Prew. District Councillor Mrs J Lamb. Mr P R Hay (Clerk)
The Treasurer presented the report and asked that the plan be agreed for sending to the Trust.
RESOLVED that Mr Dale act as Chair for this meeting only.
The Commission to hear an update on the hospital.
Inspectors would talk to a broad group of people.
Audit Wales would come back to it in the autumn.
The Treasurer feared that the question would come back to haunt the Council.
Members were told that names could be shared with the police.
The Head of Service said that the homes would be ready by March.
Members would be given the opportunity to speak.
Mr Dale asked whether a working party would be set up.
Mrs Dow mentioned that everyone was invited to the picnic.
The Chair told Members that he had deliberately not invited the Trust to attend.
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


def test_what_is_agreed_in_passing_is_a_task_though_no_decision() -> None:
    minutes = item("It was agreed that the Chair would see the vicar.\n\nRESOLVED: That the report be noted.")
    assert [quote(minutes, fact) for fact in found_in(minutes)] == ["It was agreed that the Chair would see the vicar."]


@pytest.mark.parametrize("passage", NO_MORE_TASKS)
def test_what_sounds_like_a_task_and_is_none(passage: str) -> None:
    assert found_in(item(passage)) == []
