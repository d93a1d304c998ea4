"""Sentences that readers of a change tried on it and that once gave something false: what must be found, and what must not."""

from __future__ import annotations

import pytest
from sample_items import item

from minutegraph.extraction.finders import extract
from minutegraph.model import Fact


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
