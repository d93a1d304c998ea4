"""Dates as clerks write them, at the precision that they state."""

from __future__ import annotations

import pytest

from minutegraph.extraction.language.dates import find, overlap

STATED = [
    ("The visit took place from 15 to 17 December 2020.", ["2020-12-15/2020-12-17"]),
    ("from the 15th to 17th December 2020", ["2020-12-15/2020-12-17"]),
    ("between 9 and 13 October 2017", ["2017-10-09/2017-10-13"]),
    ("on 3-7 March 2021", ["2021-03-03/2021-03-07"]),
    ("on 3 – 7 March 2021", ["2021-03-03/2021-03-07"]),
    ("on 1, 2 and 3 May 2022", ["2022-05-01/2022-05-03"]),
    ("from 30 November to 4 December 2020", ["2020-11-30/2020-12-04"]),
    ("from 20 December to 7 January 2021", ["2020-12-20/2021-01-07"]),
    ("Monday 12th of June, 2023", ["2023-06-12"]),
    ("on 3 March, 2021 and on 4 April 2022", ["2021-03-03", "2022-04-04"]),
    ("dated 12/01/2023", ["2023-01-12"]),
    ("dated 12/01/23", ["2023-01-12"]),
    ("the file of 2021-03-09", ["2021-03-09"]),
    ("March 3, 2021", ["2021-03-03"]),
    ("in the week commencing 6 March 2023", ["2023-03-06"]),
    ("in December 2021", ["2021-12"]),
    ("in late-November 2019", ["2019-11"]),
    ("in February and March 2024", ["2024-02/2024-03"]),
    ("in July/August 2017", ["2017-07/2017-08"]),
    ("between November 2024 and February 2025", ["2024-11/2025-02"]),
    ("since 2008", ["2008"]),
    ("between 2019 and 2021", ["2019/2021"]),
    ("the 2021 inspection", ["2021"]),
    ("in spring 2024", ["2024"]),
    ("It was commissioned in November 2022 after the visit of that summer.", ["2022-11", "2022"]),
]

OF_THE_MEETING = [
    ("on August 16th", ["2022-08-16"]),
    ("on Sept. 4th", ["2022-09-04"]),
    ("on 30th and 31st March", ["2022-03-30/2022-03-31"]),
    ("in March", ["2022-03"]),
    ("on 6 May", ["2022-05-06"]),
    ("in the autumn", ["2022"]),
    ("last year", ["2021"]),
    ("in the spring of next year", ["2023"]),
]

NONE = [
    "The accounts for 2021/22 were signed.",
    "PEEL 2023-25",
    "the Care Act 2014",
    "Schedule 7 of the 2014 Act",
    "It may be done, and members march on.",
    "31 February 2020",
    "11 to 15 staff",
    "£2021 and 2,021 people",
    "quarter 3 of the year",
    "at 10.30 am",
    "minute 30/4",
    "the last year of the plan",
]


@pytest.mark.parametrize(("text", "expected"), STATED)
def test_a_date_stated_is_read_without_help(text: str, expected: list[str]) -> None:
    assert [mention.iso for mention in find(text)] == expected
    assert not any(mention.derived for mention in find(text))


@pytest.mark.parametrize(("text", "expected"), OF_THE_MEETING)
def test_a_year_not_stated_is_taken_from_the_meeting(text: str, expected: list[str]) -> None:
    assert [mention.iso for mention in find(text, 2022)] == expected
    assert all(mention.derived for mention in find(text, 2022))
    assert find(text) == ()


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_date_is_left_alone(text: str) -> None:
    assert find(text) == ()


def test_a_month_that_is_misspelt_between_its_short_and_its_long_form_is_read() -> None:
    assert [mention.iso for mention in find("The home was seen on 4 Sepember 2023.")] == ["2023-09-04"]


def test_a_mention_is_the_words_of_the_date() -> None:
    text = "Ofsted came in December 2021 and left."
    (mention,) = find(text)
    assert text[mention.start : mention.end] == "December 2021"


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("2021", "2021-12-15", True),
        ("2021-12", "2021-11-30", False),
        ("2020-12-15/2020-12-17", "2020-12-16", True),
        ("2020-12-15/2020-12-17", "2020-12", True),
        ("2020", "2021", False),
        ("2024-11/2025-02", "2025-01", True),
    ],
)
def test_overlap_compares_at_the_precision_stated(one: str, other: str, expected: bool) -> None:
    assert overlap(one, other) is expected
    assert overlap(other, one) is expected
