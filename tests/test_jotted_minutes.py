"""What clerks of small councils jot down: applications, what is put off, who is to do what, who agreed, whose words a line is."""

from __future__ import annotations

from typing import Any

import pytest
from sample_items import item, labels, quote

from minutegraph.extraction.finders import extract

# the passage, the type looked for, then for each fact of it: its quote from its beginning, and slots
STATED: list[tuple[str, str, list[tuple[str, dict[str, Any]]]]] = [
    ("21/0447/FUL Porch, 3 Elm Row. No objection.", "decision", [("21/0447/FUL Porch", {"kind": "resolved"})]),
    ("Request for a bench on the green. Refused as there is no room for one.", "decision",
     [("Request for a bench", {"kind": "resolved"})]),
    ("Loft conversion, Ash Cottage 20/0031 - approved by the District Council.", "decision",
     [("Loft conversion", {"kind": "resolved", "by": ["District Council"]})]),
    ("Decisions of the District Council received:\n\n20/0031 Ash Cottage - GRANTED\n\n20/0032 Elm Row - REFUSED", "decision",
     [("20/0031", {"by": ["District Council"]}), ("20/0032", {"by": ["District Council"]})]),
    ("Scout Group, new tents - declined, funds being spent", "decision", [("Scout Group", {"kind": "resolved"})]),
    ("Handyman's hours - deferred to September.", "decision", [("Handyman's hours", {"kind": "resolved"})]),
    ("Fence at the rec carried over until the May meeting.", "decision", [("Fence at the rec", {"kind": "resolved"})]),
    ("All agreed, prop. Cllr Vane sec. Cllr Orme.", "decision", [("All agreed", {"kind": "agreed"})]),
    ("Accepted, moved Nell Orme and Tom Vane.", "decision", [("Accepted, moved", {"kind": "resolved"})]),
    ("The precept was set at £9,500.", "decision", [("The precept", {"kind": "resolved"})]),
    ("Allotment rents for next year set at £25 (proposed Cllr Orme, seconded Cllr Vane).", "decision",
     [("Allotment rents", {"kind": "resolved"})]),
    ("The Parish Council object to this application because of its height.", "decision",
     [("The Parish Council", {"kind": "resolved", "by": ["Parish Council"]})]),
    ("Garage at 9 Mill Row - objection, too near the road", "decision", [("Garage at 9 Mill Row", {"kind": "resolved"})]),
    ("Porch at 4 Elm Row - supported", "decision", [("Porch at 4 Elm Row", {"kind": "resolved"})]),
    ("The Council objects as the sewer is full.", "decision", [("The Council objects", {"by": ["Council"]})]),
    ("These were adopted, proposed Nell Orme, seconded Farid Vane.", "decision", [("These were adopted", {"kind": "resolved"})]),
    ("It was proposed by Cllr Orme, seconded by Cllr Vane that the minutes be accepted. All in favour.", "decision",
     [("It was proposed", {"kind": "resolved"})]),
    ("Proposed by Nell Orme, seconded Farid Vane and accepted", "statement",
     [("Proposed by", {"by": ["Nell Orme", "Farid Vane"]})]),
    ("A camera survey will be requested.", "action", [("A camera survey", {"owner": []})]),
    ("The Trust seeks a trustee -- Nell Orme volunteered to go.", "action", [("The Trust seeks", {"owner": ["Nell Orme"]})]),
    ("Cllr Vane\n\nBins\n\nShe feared that there would be more dumping.", "statement", [("She feared", {"by": ["Cllr Vane"]})]),
    ("W/27710 Extension, Hafan. Resolved, no objections.", "decision", [("W/27710 Extension", {"kind": "resolved"})]),
    ("25/0031/FUL Two sheds, Elm Row – agreed no comment.", "decision", [("25/0031/FUL", {"kind": "agreed"})]),
    ("Cllr. I. Orme to put up the lights by 1st December.", "action",
     [("Cllr. I. Orme", {"owner": ["Cllr. I. Orme"], "due": "by 1st December"})]),
    ("A resident complained of smoke from the yard, the Chairman explained that there is no bye-law against it.", "answer",
     [("A resident complained", {"by": ["Chairman"]})]),
    ("Hall bookings, £6 an hour: agreed 4-1", "decision", [("Hall bookings", {"kind": "agreed"})]),
    ("Cllr Vane proposed that Mr Sale be asked to audit the books, seconded by Cllr Orme - Agreed", "decision",
     [("Cllr Vane proposed", {"kind": "agreed"})]),
    ("The Clerk was asked to write to the three owners, all Councillors agreed.", "decision",
     [("The Clerk was asked", {"kind": "agreed", "by": ["Councillors"]})]),
    ("The minutes were agreed and signed as a true record, all Councillors agreed.", "decision",
     [("The minutes were", {"by": ["Councillors"]})]),
    ("Clerk write to the Drainage Board about the outfall.", "action", [("Clerk write", {"owner": ["Clerk"]})]),
    ("Cllr Orme get three quotes by the June meeting.", "action",
     [("Cllr Orme get", {"owner": ["Cllr Orme"], "due": "by the June meeting"})]),
    ("It was agreed to buy two bags of salt - the Clerk to order.", "action", [("It was agreed", {"owner": ["Clerk"]})]),
    ("The bus company will be asked whether the stop could be moved.", "action", [("The bus company", {"owner": []})]),
    ("Letter from the County asking if verges may be cut - the Clerk was instructed to reply by May.", "action",
     [("Letter from", {"owner": ["Clerk"], "due": "by May"})]),
    ("Mr Sale asked whether the pump had been mended - the Clerk advised that it had not and she would ring the firm.", "action",
     [("the Clerk advised", {"owner": ["Clerk"]})]),
    ("Mr Sale queried whether the lamp had been mended- the Clerk advised that the part was on order.", "answer",
     [("Mr Sale queried", {"by": ["Clerk"]})]),
    ("(Cllr Orme: does that include the annexe? Mr Sale: no.)", "question", [("(Cllr Orme", {"by": ["Cllr Orme"]})]),
    ("Mr Sale again: is there any news of the bus?", "question", [("Mr Sale again", {"by": ["Mr Sale"]})]),
    ("Q from Cllr Orme: would that be before the summer?", "question", [("Q from", {"by": ["Cllr Orme"]})]),
    ("Chair\nFound the delay hard to accept. She had waited since May.", "statement",
     [("Found the delay", {"by": ["Chair"]})]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "expected"), STATED)
def test_what_is_jotted_down_is_read(text: str, kind: str, expected: list[tuple[str, dict[str, Any]]]) -> None:
    minutes = item(text, "Any business", "2023-04-14")
    found = [fact for fact in extract(minutes).facts if fact.type == kind]
    assert [quote(minutes, fact)[: len(begin)] for fact, (begin, _) in zip(found, expected, strict=True)] == [
        begin for begin, _ in expected
    ]
    for fact, (_, slots) in zip(found, expected, strict=True):
        told = {name: getattr(fact, name) for name in slots}
        assert {name: labels(value) if isinstance(value, tuple) else value for name, value in told.items()} == slots


NOT_STATED: list[tuple[str, str]] = [
    ("The matter had been deferred to the next meeting by the other council.", "decision"),
    ("It was proposed by Mrs. Orme and seconded by Mr. Vane that the minutes of 4 May be signed as a true record.", "decision"),
    ("The fee had been set at £5 by the County.", "decision"),
    ("All agreed this was a good idea.", "decision"),
    ("The Parish Council object to this application because of its height.", "action"),
    ("The school asked why the grant was refused.", "decision"),
    ("The annual letter told of four complaints. No comments.", "decision"),
    ("Clerk contact details are on the board.", "action"),
    ("Residents would be asked to leave their bins at the gate.", "action"),
    ("Mrs Hall gave the Treasurer's report:\n\n1. £640 burial fees\n\n2. £17.20 photocopying\n\n3. 61p interest", "statement"),
    ("Chair\nThe hall will be painted in May.", "statement"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind"), NOT_STATED)
def test_what_is_not_jotted_down_is_not_read(text: str, kind: str) -> None:
    assert [fact.rule for fact in extract(item(text, "Any business", "2023-04-14")).facts if fact.type == kind] == []
