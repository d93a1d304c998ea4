"""Actions that stand under labels, in limbs, tables and columns, and which of two tellings of one holds."""

from __future__ import annotations

import pytest
from sample_actions import found_in
from sample_items import item, labels, quote

from minutegraph.extraction.finders import extract
from minutegraph.model import Action, Document
from minutegraph.reading.layout import read


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
