"""Due dates as printed resolve to the latest day that the words allow, and stay open where they decide nothing."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minutegraph.extraction.actions.deadlines import resolve


def latest(due: str, held: str | None) -> str | None:
    """The day that a deadline leads to."""
    return resolve(due, held).day


CASES = (
    # a day in full needs no meeting
    ("by 31 May 2013", None, "2013-05-31"),
    ("by 14 March 2022", "2022-01-10", "2022-03-14"),
    ("before 14 March 2022", "2022-01-10", "2022-03-13"),
    ("no later than Friday 4th June 2021", "2021-05-01", "2021-06-04"),
    ("7 February 2011", None, "2011-02-07"),
    ("by 30/09/2021", "2021-07-01", "2021-09-30"),
    ("by 30.9.21", "2021-07-01", "2021-09-30"),
    ("2021-09-30", None, "2021-09-30"),
    # a day without a year is the first of that name from the meeting on
    ("by 14 March", "2022-01-10", "2022-03-14"),
    ("by 14 March", "2021-11-10", "2022-03-14"),
    ("17th March", "2021-02-03", "2021-03-17"),
    ("on or before the 24th of February", "2021-02-03", "2021-02-24"),
    ("by March 14th", "2021-02-03", "2021-03-14"),
    ("by 30/9", "2021-07-01", "2021-09-30"),
    ("9/12", "2021-07-01", "2021-12-09"),
    ("by 14 March", None, None),
    ("by 14 March", "2022", None),
    # one that has just gone by may be meant
    ("by 14 March", "2022-03-20", None),
    ("by the end of February", "2022-03-05", None),
    ("by 31 February", "2021-01-05", None),
    ("by 29 February", "2021-01-05", None),
    # a day of the month, of the week
    ("by the 30th", "2021-06-12", "2021-06-30"),
    ("by the 5th", "2021-06-12", "2021-07-05"),
    ("by Friday", "2021-06-09", "2021-06-11"),
    ("by Wednesday", "2021-06-09", "2021-06-16"),
    ("by close of play on Friday", "2021-06-09", "2021-06-11"),
    # months, and parts of them
    ("by the end of January", "2020-11-18", "2021-01-31"),
    ("before the end of October", "2021-07-01", "2021-10-31"),
    ("by end February", "2024-01-09", "2024-02-29"),
    ("by March", "2021-01-05", "2021-03-31"),
    ("before March", "2021-01-05", "2021-02-28"),
    ("January 2023", None, "2023-01-31"),
    ("by the end of March 2022", None, "2022-03-31"),
    ("in September", "2021-09-14", "2021-09-30"),
    ("by early March", "2021-01-05", "2021-03-10"),
    ("by mid-March", "2021-01-05", "2021-03-20"),
    ("in late November", "2021-09-05", "2021-11-30"),
    ("first week of March", "2021-01-05", "2021-03-07"),
    ("March meeting", "2021-01-05", "2021-03-31"),
    ("before the December meeting", "2021-09-05", "2021-12-30"),
    ("meeting in July", "2021-01-05", "2021-07-31"),
    ("at the meeting on 14 December 2023", None, "2023-12-14"),
    ("next meeting of the Committee, on 12 March 2024", None, "2024-03-12"),
    # so much time after the meeting
    ("within six weeks", "2021-01-05", "2021-02-16"),
    ("within 28 days", "2021-01-05", "2021-02-02"),
    ("within 28 days of the meeting", "2021-01-05", "2021-02-02"),
    ("within a month", "2021-01-31", "2021-02-28"),
    ("within 6 months", "2021-08-31", "2022-02-28"),
    ("in the next 3 months", "2021-01-05", "2021-04-05"),
    ("in two weeks' time", "2021-01-05", "2021-01-19"),
    ("within a fortnight", "2021-01-05", "2021-01-19"),
    ("within ten working days", "2021-06-09", "2021-06-23"),
    ("within five working days", "2021-06-11", "2021-06-18"),
    ("within 24 hours", "2021-06-09", "2021-06-10"),
    ("within a year", "2024-02-29", "2025-02-28"),
    ("within six weeks", None, None),
    ("within 28 days of receipt", "2021-01-05", None),
    ("within a few weeks", "2021-01-05", None),
    ("within two cycles", "2021-01-05", None),
    # feasts, seasons, stretches of the calendar
    ("before Christmas", "2021-09-05", "2021-12-24"),
    ("by Christmas", "2021-09-05", "2021-12-25"),
    ("by Easter 2021", "2021-01-05", "2021-04-04"),
    ("before Easter", "2024-01-09", "2024-03-30"),
    ("by the summer", "2021-01-05", "2021-08-31"),
    ("by spring 2022", "2021-10-05", "2022-05-31"),
    ("by autumn", "2021-01-05", "2021-11-30"),
    ("by the end of the summer term", "2021-01-05", "2021-07-31"),
    ("before the new year", "2021-11-05", "2021-12-31"),
    ("by the end of the year", "2021-06-05", "2021-12-31"),
    ("by the end of 2021", "2021-06-05", "2021-12-31"),
    ("by the end of the financial year", "2021-06-05", "2022-03-31"),
    ("before the end of the financial year", "2021-02-05", "2021-03-31"),
    ("by the end of the month", "2021-02-05", "2021-02-28"),
    ("by the end of next month", "2021-12-05", "2022-01-31"),
    ("by the end of the week", "2021-06-09", "2021-06-13"),
    ("before the end of the following week", "2021-06-09", "2021-06-20"),
    ("by the end of the quarter", "2021-05-09", "2021-06-30"),
    ("next month", "2021-12-05", "2022-01-31"),
    ("next week", "2021-06-09", "2021-06-20"),
    ("tomorrow", "2021-06-09", "2021-06-10"),
    ("Q2 2021/22", "2021-05-09", "2021-09-30"),
    ("by the end of Q4 2021/22", "2021-05-09", "2022-03-31"),
    ("by the end of 2021/22", "2021-05-09", "2022-03-31"),
    # two told together
    ("as soon as possible and in any event by 4 January", "2021-11-05", "2022-01-04"),
    ("once published and in any case by 4 January", "2021-11-05", "2022-01-04"),
    ("as soon as it was available and in any event before 31 October", "2021-07-05", "2021-10-30"),
    ("23 March 2023 and bi-monthly thereafter", "2023-01-05", "2023-03-23"),
    # these decide nothing
    ("next meeting", "2021-01-05", None),
    ("before the next meeting", "2021-01-05", None),
    ("in due course", "2021-01-05", None),
    ("as soon as possible", "2021-01-05", None),
    ("quarterly", "2021-01-05", None),
    ("Q2", "2021-01-05", None),
    ("from 1st July", "2021-01-05", None),
    ("from October 2022 onwards", "2021-01-05", None),
    ("after 6 May", "2021-01-05", None),
    ("until Christmas", "2021-01-05", None),
    ("in the New Year", "2021-11-05", None),
    ("once it has been published", "2021-01-05", None),
    ("before the report comes back in January 2026", "2025-01-05", None),
    ("a future meeting", "2021-01-05", None),
    ("session 3", "2021-01-05", None),
    ("by 14 March or 12 April", "2021-01-05", "2021-04-12"),
    ("", "2021-01-05", None),
)


@pytest.mark.parametrize(("due", "held", "expected"), CASES)
def test_a_deadline_is_the_latest_day_that_its_words_allow(due: str, held: str | None, expected: str | None) -> None:
    assert latest(due, held) == expected


def test_white_space_case_and_curly_quotes_are_no_matter() -> None:
    assert latest("By  the\nEND of January", "2020-11-18") == "2021-01-31"
    assert latest("in two weeks’ time", "2021-01-05") == "2021-01-19"


def test_a_deadline_printed_in_full_may_lie_before_the_meeting() -> None:
    """An action log keeps what is late; the shapes warn of it."""
    assert latest("by 1 March 2020", "2021-01-05") == "2020-03-01"


def test_the_next_meeting_is_told_from_other_occasions() -> None:
    for due in ("next meeting", "before the next meeting", "at its next ordinary meeting", "to the following meeting"):
        assert resolve(due, "2021-01-05").next_meeting
    for due in ("next meeting of the Finance Board", "a future meeting", "every meeting", "March meeting"):
        assert not resolve(due, "2021-01-05").next_meeting


FORWARD = [due for due, held, expected in CASES if held and expected and not any(y in due for y in ("20", "21"))]
DAYS = st.dates(date(1995, 1, 1), date(2060, 12, 31))


@settings(max_examples=400, deadline=None)
@given(st.sampled_from(FORWARD), DAYS)
def test_words_that_look_ahead_never_lead_behind_the_meeting(due: str, held: date) -> None:
    found = latest(due, held.isoformat())
    if found is not None:
        assert held <= date.fromisoformat(found) <= held + timedelta(days=732)


@settings(max_examples=400, deadline=None)
@given(st.text(max_size=60), st.one_of(st.none(), st.text(max_size=12), DAYS.map(date.isoformat)))
def test_no_words_are_too_odd(due: str, held: str | None) -> None:
    found = latest(due, held)
    assert found is None or date.fromisoformat(found)


WORDS = ("by", "before", "the", "end", "of", "within", "31", "6", "weeks", "February", "next", "2022", "year", "Christmas",
         "99", "meeting", "9999", "and", "working days", "early", "30/2", "Q4", "2021/22", "0", "Friday")  # fmt: skip


@settings(max_examples=600, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join), st.one_of(st.none(), DAYS.map(date.isoformat)))
def test_no_order_of_the_words_of_deadlines_is_too_odd(due: str, held: str | None) -> None:
    found = latest(due, held)
    assert found is None or date.fromisoformat(found)
