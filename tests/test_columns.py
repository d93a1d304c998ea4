"""Tables of tasks whose columns only blanks part: rows are actions, and everything else stays as it is."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from minutegraph.extraction.finders import extract
from minutegraph.model import Action, Document
from minutegraph.reading.columns import with_edges
from minutegraph.reading.layout import read

LOG = """\
ORTON BOARD
Minutes of the meeting of 4 May 2024

1. Minutes

The minutes were approved.

ACTION LOG

No.  Action                                     Owner                  Due
A1   Circulate the slides to all members        CFO                    27 June
A2   Write to the Minister on pay               Chair                  -
A3   Find out if insurers will meet the cost of Treasurer / Clerk      next meeting

Signed ......................... Chair
"""
CODED = """\
ORTON BOARD
Minutes of the meeting of 4 May 2024

1. Minutes
The minutes were approved.

2. Actions agreed at this meeting
Ref     Action                                   Owner      Due
25/21   Circulate the audit report to members    BF         21 November
25/22   Approach the regulator about a visit     Chair      by 5 December
25/23   Draw up a glossary for the log           TWH / KS   next meeting
"""


def actions(text: str) -> list[tuple[list[str], str | None]]:
    """Who is to do what by when, of each action."""
    found = [fact for fact in extract(read(Document("log", text))).facts if isinstance(fact, Action)]
    assert all(fact.rule == "action.table" for fact in found)
    return [([party.label for party in fact.owner], fact.due) for fact in found]


def test_each_row_is_an_action_with_owner_and_day() -> None:
    assert actions(LOG) == [(["CFO"], "27 June"), (["Chair"], None), (["Treasurer", "Clerk"], "next meeting")]


def test_codes_of_rows_open_no_items_of_business() -> None:
    assert actions(CODED) == [(["BF"], "21 November"), (["Chair"], "by 5 December"), (["TWH", "KS"], "next meeting")]


def test_the_evidence_is_the_row_as_printed() -> None:
    found = extract(read(Document("log", LOG)))
    quotes = [LOG[fact.start : fact.end] for fact in found.facts if isinstance(fact, Action)]
    assert all("|" not in quote for quote in quotes)
    assert quotes[1].split() == ["A2", "Write", "to", "the", "Minister", "on", "pay", "Chair", "-"]


def test_a_cell_of_two_lines_leaves_the_table_alone() -> None:
    wrapped = LOG.replace("A2   Write to the Minister on pay ", "     and to their deputies        ")
    assert with_edges(wrapped) == wrapped


def test_text_that_is_no_such_table_stays() -> None:
    text = "Present:   Cllr Orme     Cllr Hale\nThe owner of the action was named.\n\nName      Owner\nBell      Ann"
    assert with_edges(text) == text


@given(st.text(alphabet="aA |-\n", max_size=60))
def test_places_never_move(noise: str) -> None:
    text = f"Action      Owner     Due\n{noise}\nTask    Lead officer    Date\nwrite   Clerk           May\n"
    edged = with_edges(text)
    assert len(edged) == len(text)
    assert [a for a, b in zip(text, edged, strict=True) if a != b and b != "|"] == []
    assert all(a == " " for a, b in zip(text, edged, strict=True) if a != b)
