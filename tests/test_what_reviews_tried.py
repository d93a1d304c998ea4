"""Sentences that readers of a change tried on it and that once gave something false: what must be found, and what must not."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest
from sample_items import item
from test_apart import faults

from minutegraph.extraction.finders import extract
from minutegraph.model import Document, Fact, Question
from minutegraph.reading.layout import read


def found(text: str) -> tuple[Fact, ...]:
    return extract(item(text, "Matters", "2023-11-14")).facts


def speakers(text: str) -> list[tuple[str, list[str]]]:
    kinds = ("report", "question", "answer", "statement")
    return [(fact.type, [party.label for party in getattr(fact, "by", ())]) for fact in found(text) if fact.type in kinds]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The Local Member for Upton asked why.", [("question", ["Local Member for Upton"])]),
        ("The Member for Eastgate asked why.", [("question", ["Member for Eastgate"])]),
        ("The Local Member for Upton and Mr Hill asked why.", [("question", ["Local Member for Upton", "Mr Hill"])]),
        ("The Ward Member for Upton and Leader of the Council presented the report.",
         [("report", ["Ward Member for Upton", "Leader of the Council"])]),
        ("The Director of Finance, asked by Councillor Marsh whether it was so, answered that it was not.",
         [("question", ["Councillor Marsh"]), ("answer", ["Director of Finance"])]),
        ("The Chair said that the Director, when asked about costs, replied that none were known.", [("statement", ["Chair"])]),
        ("Arising from a query by Councillor Dunnett on staff, Members were informed that 11 posts were vacant.",
         [("question", ["Councillor Dunnett"]), ("answer", [])]),
        ("Cllr Hill was concerned about flooding. The Director of Place felt that the risk was low.",
         [("statement", ["Cllr Hill"]), ("statement", ["Director of Place"])]),
        ("Cllr Hill was concerned about parking. The Director of Place felt that charges were fair because they had not risen.",
         [("question", ["Cllr Hill"]), ("answer", ["Director of Place"])]),
        ("Cllr Goodacre wasn't convinced by that.", [("statement", ["Cllr Goodacre"])]),
        ("The Head of Property answered questions.", []),
        ("County Councillor Rees took a different view.", [("statement", ["County Councillor Rees"])]),
        ("Who was preparing the accounts now? (Cllr Isaacson). Jo Ames replied that a new firm had been engaged.",
         [("question", ["Cllr Isaacson"]), ("answer", ["Jo Ames"])]),
        ("Governors' questions:\n\nQ. Did the inspectors see the plans?\n\nA. Yes, but they were new.",
         [("question", ["Governors"]), ("answer", [])]),
    ],
)  # fmt: skip
def test_who_speaks(text: str, told: list[tuple[str, list[str]]]) -> None:
    assert speakers(text) == told


@pytest.mark.parametrize(
    "text",
    [
        "RESOLVED: That the terms of reference be accepted (June 2024).",
        "The policy was agreed (2023).",
        "Carried, 7 for, 1 abstention.",
        "The motion was carried, the voting being as follows:",
        "The minutes of 4 May were approved as follows:",
        "On a vote, two were for the amendment and four for the motion, which accordingly became the decision of the Board.",
        "Cabinet noted the delegated decisions taken since May and the forward work programme.",
        "23/01902/HOU | 2 Church Row | Porch | No objection",
    ],
)
def test_what_decides(text: str) -> None:
    assert [fact.type for fact in found(text) if fact.type in ("decision", "statement")] == ["decision"]


@pytest.mark.parametrize(
    "text",
    [
        "Accepted (Feb 2025)",
        "The Leader explained that a motion of 2019 became the resolution of the Council.",
        "Carried 4 to the next meeting.",
        "On being put to the vote, with 8 in favour and 3 abstentions, it was",
    ],
)
def test_what_decides_nothing(text: str) -> None:
    assert not [fact for fact in found(text) if fact.type == "decision"]


@pytest.mark.parametrize(
    ("text", "firm"),
    [
        ("The external auditors, Hill LLP, had finished. Hill LLP had recommended that the register be kept.", "Hill LLP"),
        ("The external auditor, Bishop Lane, had recommended that the register be reconciled.", "Bishop Lane"),
        ("Ofsted also says that the gate should be self-closing.", "Ofsted"),
    ],
)
def test_who_recommends(text: str, firm: str) -> None:
    made = [fact for fact in found(text) if fact.type == "recommendation"]
    assert [[party.label for party in fact.by] for fact in made] == [[firm]]  # type: ignore[attr-defined]


def test_agenda_numbers_are_no_limbs() -> None:
    text = "RESOLVED:\n1. That the report be noted.\n2. That the plan be agreed.\n9. Correspondence\nThe Clerk read a letter."
    assert [fact.type for fact in found(text)].count("decision") == 2


@pytest.mark.parametrize(
    ("text", "on"),
    [
        ("Following the inspection by HMICFRS in May 2023, the Force had accepted all of the recommendations.", ["Force"]),
        ("Following the inspection by HMICFRS in May 2023, the Council had responded to the consultation on bus lanes.", []),
        ("A C2 grading had been given to the Council by the Regulator of Social Housing following its inspection in May 2023.",
         ["Council"]),
    ],
)  # fmt: skip
def test_what_was_inspected(text: str, on: list[str]) -> None:
    made = [fact for fact in found(text) if fact.type == "inspection"]
    assert [[party.label for party in fact.on] for fact in made] == [on]  # type: ignore[attr-defined]


def labels(fact: Fact, slot: str) -> list[str]:
    return [party.label for party in getattr(fact, slot)]


HOMES = "Home\tDate\tOutcome\nElm View\t4 June 2023\tGood\nOak Lodge\t11 July 2023\tRequires improvement"
PEOPLE = (
    "Name\tRole\tAgency\nBeth Cawley\tCommunity Safety Manager\tThornbeck Council\n"
    "Dr Amrit Sekhon\tDesignated Doctor\tThornbeck ICB"
)
TASKS = "No.\tAction\tOwner\tDeadline\n1\tShare the template\tMarcus Oyelaran\t31/05/2024\n2\tSend the list\tClerk\tMay"
BUDGET = "Service\tBudget\tOutturn\nLibraries\t400\t410\nParks\t200\t195"


def test_rows_whose_cells_tabs_part() -> None:
    inspected = [fact for fact in found(f"Ofsted had inspected these homes.\n\n{HOMES}") if fact.type == "inspection" and fact.on]
    assert [(labels(fact, "on"), fact.date, fact.outcome) for fact in inspected] == [
        (["Elm View"], "2023-06-04", "good"),
        (["Oak Lodge"], "2023-07-11", "requires improvement"),
    ]
    held = {fact.label: fact.holder for fact in found(PEOPLE) if fact.type == "role"}
    assert held == {"Community Safety Manager": "Beth Cawley", "Designated Doctor": "Dr Amrit Sekhon"}
    tasks = [(labels(fact, "owner"), fact.due) for fact in found(TASKS) if fact.type == "action"]
    assert tasks == [(["Marcus Oyelaran"], "31/05/2024"), (["Clerk"], "May")]
    assert found(BUDGET) == ()


LETTER = "Mr Lund presented the letter of the external auditor. The accounts had not been produced. "


@pytest.mark.parametrize(
    ("text", "by", "decided"),
    [
        (f"{LETTER}It was recommended that the Authority should strengthen its finance team.", ["external auditor"], False),
        ("The Inspectorate had inspected the Service in May. HMICFRS judged it good. It was recommended that the Service should "
         "train all staff. It was further recommended that the plan be reviewed.", ["HMICFRS", "HMICFRS"], False),
        ("The report of the external auditor was received. It was recommended that the report be accepted.", [], True),
        ("The external auditor had been appointed. It was recommended that Full Council should opt in to the scheme.", [], True),
        ("The Clerk read the auditor's report. It was recommended that the Council should open an account; proposed Cllr Tarn, "
         "seconded Cllr Moss.", [], True),
        ("It was recommended that the Authority should write to the Minister.", [], True),
    ],
)  # fmt: skip
def test_who_recommends_what_it_was_recommended(text: str, by: list[str], decided: bool) -> None:
    facts = found(text)
    assert [label for fact in facts if fact.type == "recommendation" for label in labels(fact, "by")] == by
    assert any(fact.type == "decision" for fact in facts) == decided


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("The LGA peer review took place in March. They want the Council to merge its two boards.", ["LGA"]),
        ("Ofsted inspected the Council in May 2023. Residents were at the meeting. They want the Council to act.", []),
        ("Ofsted rated the nursery good. The Director said that parents were pleased. They want the Council to expand it.", []),
        ("Ofsted inspected Birch House in May 2023. The Committee should now:\n\n- visit the home\n- write to the manager", []),
    ],
)  # fmt: skip
def test_who_wants_something_done(text: str, by: list[str]) -> None:
    assert [label for fact in found(text) if fact.type == "recommendation" for label in labels(fact, "by")] == by


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Leanne said that her flat had had no cooker for weeks. Mr Lund apologised to her and said that one had been ordered.",
         [("question", ["Leanne"]), ("answer", ["Mr Lund"])]),
        ("Cllr Tarn said that the library was well used. The Head of Culture apologised for having to leave early and explained "
         "that she had another engagement.", [("statement", ["Cllr Tarn"]), ("statement", ["Head of Culture"])]),
        ("The Chair thanked the officers for the report. The Head of Finance explained that another would follow.",
         [("statement", ["Chair"]), ("statement", ["Head of Finance"])]),
        ("NS queried if the older wards were included; they were not.", [("question", ["NS"]), ("answer", [])]),
        ("Cllr Moss asked if the lamp had been repaired - it had.", [("question", ["Cllr Moss"]), ("answer", [])]),
        ("Cllr Moss asked how many plots were free; there were 43.", [("question", ["Cllr Moss"]), ("answer", [])]),
        ("There was a query about the fee. This was £86,000 and had been agreed.", [("question", []), ("answer", [])]),
        ("There had been a query about the boundary in 2019.", []),
        ("Cllr Tarn had difficulty with the proposal as it stood.", [("statement", ["Cllr Tarn"])]),
        ("Cllr Tarn had difficulty with his microphone.", []),
        ("Mrs Pettifer did not hide her frustration that it had taken five months.", [("statement", ["Mrs Pettifer"])]),
        ("Cllr Moss was against the proposal.", [("statement", ["Cllr Moss"])]),
        ("Cllr Moss was against Cllr Tarn in the ballot for Chair.", []),
        ("Cllr Fox asked whether any had closed.\n\nA GP practice in the town had closed in March.", [("question",
         ["Cllr Fox"])]),
    ],
)  # fmt: skip
def test_who_asks_who_answers_and_who_only_speaks(text: str, told: list[tuple[str, list[str]]]) -> None:
    assert speakers(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The Environment Agency inspected the depot on 5 March 2023. The Environment Agency had gone back on 4 June 2023.",
         [("2023-03-05", None), ("2023-06-04", None)]),
        ("Ofsted inspected the County in February 2023; the report moves the County from inadequate to good.",
         [("2023-02", "good")]),
        ("Overall it was good. This compared with inadequate when Ofsted last inspected Upton in 2021.",
         [("2021", "inadequate")]),
        ("Ofsted inspected Birch House in May 2023 and rated it good, with behaviour outstanding.", [("2023-05", "good")]),
        ("Ofsted rated the service good in May 2023 because leaders had acted.", [("2023-05", "good")]),
        ("If Ofsted went back to Birch House in 2023 it would find little changed.", []),
        ("Healthwatch Greenholt attended and gave an update on its work in 2023.", []),
        ("Healthwatch Greenholt visited the meeting in March 2023.", []),
    ],
)  # fmt: skip
def test_when_inspectors_came_and_what_they_found(text: str, told: list[tuple[str, str | None]]) -> None:
    assert [(fact.date, fact.outcome) for fact in found(text) if fact.type == "inspection"] == told


@pytest.mark.parametrize(
    ("text", "inspector", "on"),
    [
        ("The CQC went back in February 2023 and the home is now rated requires improvement.", ["CQC"], ["home"]),
        ("HM Inspectors of Probation inspected the Youth Justice Service in May 2023.",
         ["HM Inspectors of Probation"], ["Youth Justice Service"]),
        ("A peer review by the Corvedale Partnership of Trusts took place on 5 May 2023.",
         ["Corvedale Partnership of Trusts"], []),
        ("At Elm Primary and Nursery Class, inspected in June 2023 by Education Scotland, leadership was weak.",
         ["Education Scotland"], ["Elm Primary and Nursery Class"]),
    ],
)  # fmt: skip
def test_who_inspected_whom(text: str, inspector: list[str], on: list[str]) -> None:
    (fact,) = (fact for fact in found(text) if fact.type == "inspection")
    assert (labels(fact, "inspector"), labels(fact, "on")) == (inspector, on)


def test_a_body_of_each_place_ends_where_another_begins() -> None:
    facts = found("Healthwatch Redham and Ofsted had visited the home in May 2023.")
    (fact,) = (fact for fact in facts if fact.type == "inspection")
    assert labels(fact, "inspector") == ["Healthwatch Redham", "Ofsted"]


@pytest.mark.parametrize(
    ("text", "owners"),
    [
        ("RESOLVED that Greenholt write to every household.", [["Greenholt"]]),
        ("Members agreed that Greenholt write to every household.", [["Greenholt"]]),
        ("AGREED: That the draft be deferred and re-written.", [[]]),
        ("Agreed: That the Committee notes the report and requests a briefing on waiting lists.", [[]]),
        ("The papers were late. The Finance Manager would have them re-sent by Monday.", [["Finance Manager"]]),
        ("The Clerk would have them re-sent if they were returned.", []),
        ("Action 23/018 – GO advised that the review had slipped to July.", []),
        ("RESOLVED that neither service be de-delegated for 2024/25.", []),
    ],
)  # fmt: skip
def test_what_is_to_be_done(text: str, owners: list[list[str]]) -> None:
    assert [labels(fact, "owner") for fact in found(text) if fact.type == "action"] == owners


SAID_BY_NOBODY = """\
The Chair ended by leaving the room.
Officer report - recommended refusal.
Member question time was held.
Cllr Lee would like to present a petition at the next meeting.
""".splitlines()


@pytest.mark.parametrize("text", SAID_BY_NOBODY)
def test_headlines_and_wishes_are_said_by_nobody(text: str) -> None:
    spoken = ("report", "question", "answer", "statement")
    assert not [fact for fact in extract(item(text, "Business")).facts if fact.type in spoken]


def test_a_bracket_that_is_no_askers_is_no_question() -> None:
    found = extract(item("The Treasurer said that it was so. (SL) The bridge is shut.", "Roads")).facts
    assert [fact.type for fact in found if fact.type in ("question", "answer")] == []


def test_a_body_by_its_letters_is_no_person() -> None:
    text = "ORTON BOARD\n\n1. Posts\n\nICB will fund the post. The Chair thanked the ICB."
    parties = [party for fact in extract(read(Document("m", text))).facts for party in getattr(fact, "to", ())]
    assert [(party.label, party.kind) for party in parties] == [("ICB", "organisation")]


def test_an_asker_is_not_carried_over_what_another_does() -> None:
    text = "Cllr Lee asked about the cost. The Director said it was £5. The Chair invited the public to ask. Why is there no bin?"
    last = [fact for fact in extract(item(text, "Bins")).facts if isinstance(fact, Question)][-1]
    assert last.by == ()


TRIED = [json.loads(line) for line in (Path(__file__).parent / "data" / "reviewed.jsonl").read_text("utf-8").splitlines()]
LOOKED_AT = ("inspection", "intervention", "recommendation", "decision", "action", "question", "answer")


@pytest.mark.parametrize("passage", TRIED, ids=[passage["text"][:60] for passage in TRIED])
def test_what_a_reader_tried_gives_what_it_states_and_no_more(passage: dict[str, Any]) -> None:
    assert not list(faults(passage, LOOKED_AT))


HOSTILE = ["John Smith " * 2400, "Table   Owner" + " " * 100_000 + "\u2003x", "is it so?" + " " * 100_000 + "Yes it is."]


@pytest.mark.parametrize("text", HOSTILE, ids=["names", "columns", "blanks"])
def test_long_runs_take_time_in_proportion(text: str) -> None:
    started = time.process_time()
    extract(read(Document("m", text)))
    assert time.process_time() - started < 5  # they took from 9 seconds to more than a minute


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Highways inspectors would look at the pothole by Friday.", ["action"]),
        ("It was reported that the trains were running late.", ["statement"]),
        ("It was noted that Northern Water had sent apologies for the flood.", ["statement"]),
        ("It was noted that Cllr Vane would arrive a few minutes late.", []),
        ("The Clerk presented the report and shared concerns about the roof.", ["report", "statement"]),
        ("Members would be given a further opportunity to comment on the draft plan.", []),
        ("The Committee noted the report and also asked whether it was right.", ["question"]),
        ("Question from Mr Lee to the Chairman:\n\nWhen will it open?\n\nResponse:\n\nRESOLVED that the answer be noted.",
         ["decision", "question"]),
    ],
)  # fmt: skip
def test_what_only_looks_like_something_else(text: str, kinds: list[str]) -> None:
    assert sorted(fact.type for fact in found(text) if fact.type != "role") == kinds


def test_minutes_up_for_approval_hide_no_report_beside_them() -> None:
    text = "The Committee received the minutes of the meeting of 3 May 2025 and a report from the Director of Housing on voids."
    [report] = [fact for fact in found(text) if fact.type == "report"]
    assert [party.label for party in report.by] == ["Director of Housing"]  # type: ignore[attr-defined]


def test_a_cabinet_speaks_for_itself_in_a_list() -> None:
    text = "The Director of Housing made the following points:\n\n- The Cabinet was concerned about the cost."
    [statement] = [fact for fact in found(text) if fact.type == "statement"]
    assert [party.label for party in statement.by] == ["Cabinet"]  # type: ignore[attr-defined]


def test_years_as_leader_are_no_post_that_acts() -> None:
    assert [fact for fact in found("Councillor Vane spoke about his years as Leader.") if fact.type == "role"] == []
