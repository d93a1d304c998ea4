"""Bodies by what the text says: which one a short name means, and which got another name."""

from __future__ import annotations

import pytest
from graph_samples import BASE

from minutegraph.rdf.bodies import meant_by, renamings
from minutegraph.rdf.entities import Agents, Occasion
from minutegraph.rdf.joining import renamed
from minutegraph.rdf.links import Link, Links
from minutegraph.rdf.mentions import find_renamings

OLD, NEW = "Policy Committee", "Overview and Scrutiny Committee"


@pytest.mark.parametrize(
    ("bare", "text", "expected"),
    [
        ("Working Group", "The Budget Working Group met.\n\nThe Working Group would report.", "Budget Working Group"),
        ("Task and Finish Group", "The IT Task & Finish Group sat. The Task and Finish Group met.", "IT Task & Finish Group"),
        ("Working Group", "The Working Group met. The Budget Working Group met too.", None),
        ("Working Group", "The Budget Working Group and the Roads Working Group met. The Working Group agreed.", None),
        ("Working Group", "The Budget Working Group met. The Working Group on Roads met. The Working Group agreed.", None),
        ("Working Group", "The Working Group met.", None),
        ("Sub-Committee", "The Pensions Sub-Committee met. The Sub-Committee agreed.", "Pensions Sub-Committee"),
    ],
)
def test_a_short_name_means_the_one_body_named_so_before(bare: str, text: str, expected: str | None) -> None:
    assert meant_by(bare, text, closely=False) == expected


def test_a_name_that_may_be_of_the_body_that_met_means_another_only_beside_it() -> None:
    beside = "Members asked if the Housing Board had seen it. The Board had."
    assert meant_by("Board", beside, closely=True) == "Housing Board"
    assert meant_by("Board", f"{beside}\n\nThe Board agreed.", closely=True) is None


@pytest.mark.parametrize(
    "text",
    [
        f"The {NEW} (formerly the {OLD}) met.",
        f"the {NEW}, previously known as the {OLD}, met.",
        f"The {OLD} (now the {NEW}) had asked.",
        f"The {OLD} had been renamed the {NEW}.",
        f"The {OLD} was now called the {NEW}.",
    ],
)
def test_a_new_name_is_read_where_the_text_tells_of_it(text: str) -> None:
    assert [(each.old, each.new) for each in renamings(text)] == [(OLD, NEW)]


@pytest.mark.parametrize(
    "text",
    [
        f"The {NEW}, formerly part of the {OLD}, met.",
        f"The {OLD} would be renamed the {NEW}.",
        f"The {OLD} had not been renamed the {NEW}.",
        f"It went to the {NEW}, previously the {OLD} had rejected it.",
        f"Wyreshire's {NEW} (formerly the {OLD}) had met.",
        f"Councillor Vale, formerly Chair of the {OLD}, joined the {NEW}.",
        f"The {NEW} (formerly the Committee) met.",
    ],
)
def test_no_new_name_is_read_where_the_text_tells_of_none(text: str) -> None:
    assert list(renamings(text)) == []


def merged(text: str, links: Links) -> list[tuple[str, str]]:
    document = f"{BASE}minutes/a"
    agents = Agents(BASE, document, Occasion("Eastmere City Council", "Cabinet", "2021-09-14", text=text))
    found = list(find_renamings(document, agents, text))
    return [(each.left.rsplit("/", 1)[1], each.right.rsplit("/", 1)[1]) for each in renamed(found, links)]


def test_a_body_is_the_one_that_it_was_renamed_unless_people_say_no() -> None:
    text = f"The {OLD} (now the {NEW}) had asked."
    assert merged(text, Links()) == [("policy-committee", "overview-and-scrutiny-committee")]
    home = f"{BASE}authority/eastmere-city-council/body"
    refused = Link(f"{home}/policy-committee", f"{home}/overview-and-scrutiny-committee", "different")
    assert merged(text, Links([refused])) == []


def test_two_that_became_each_other_are_left_apart() -> None:
    assert merged(f"The {OLD} (now the {NEW}) sat. The {NEW} had been renamed the {OLD}.", Links()) == []
