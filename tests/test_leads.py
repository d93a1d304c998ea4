"""The phrase by which a sentence opens changes nothing of what it tells, and the quote keeps it."""

from __future__ import annotations

from collections import Counter

import pytest
from sample_items import item, labels, quote

from minutegraph.extraction.finders import extract
from minutegraph.extraction.language import leads
from minutegraph.model import Fact

LEADS = (
    "In addition, ", "However, ", "Finally, ", "At this point ", "At this stage, ", "Following discussion, ",
    "Following a lengthy discussion, ", "After some debate, ", "During the discussion, ", "In the course of the debate, ",
    "With regard to staffing, ", "In relation to the pressure on temporary accommodation, ", "In terms of staffing, ",
    "Regarding the new school, ", "On the subject of staffing, ", "On staffing, ", "Turning to staffing, ",
    "Moving on to the school's budget, ", "As regards fees, ", "Referring to page 12 of the report, ",
    "With reference to paragraph 3.4, ", "In light of the above, ", "In view of this, ", "With the permission of the Chair, ",
    "By way of background, ", "In conclusion, ", "On a related matter, ", "Furthermore, ", "Separately, ",
)  # fmt: skip
SENTENCES = (
    "the Head of Planning replied that it was late.",
    "Cllr Tern was concerned that nobody had been told.",
    "concern was expressed at the rise in fees.",
    "thanks were given to Mr Sneath for clearing the ditch.",
    "members were informed that the school would close.",
    "the Board approved the Complaints Policy.",
    "the report was noted.",
    "it was agreed that officers would circulate the figures.",
    "the Clerk would write to the owner before the next meeting.",
    "Councillor Bright asked whether agency spend had fallen.",
    "a question was raised about agency spend.",
    "Mr Dunn apologised and undertook to report back in March.",
    "Jane Marsh, Head of Planning, explained the delay.",
    "the Director of Resources presented the budget monitoring report.",
    "the Vice-Chair was less convinced, as she had been told otherwise.",
    "the school had been inspected by Ofsted in March 2023 and judged good.",
    "the Department for Education had issued a statutory direction to the Council in March 2023.",
    "the Council had been placed under a statutory direction in March 2023.",
    "the external auditor recommended that the Council review its governance.",
)
NO_LEADS = (
    "In response to a question, the Director said that it was late.",
    "On the question of cost raised by Mr Hay, the Director said that it was high.",
    "On 3 May, the Director said that it was late.",
    "In March, Ofsted inspected the home.",
    "On fees, which he also asked about, she said nothing.",
    "On being asked, the Clerk said that it was late.",
    "With regard to the concerns of residents, the Clerk said that a letter had gone.",
    "On the proposal of Cllr Tern, it was agreed to meet in May.",
    "On behalf of the Board, the Chair thanked the team.",
    "The Director said that it was late.",
    "Regarding it as late, the Chair left.",
    "On the first, Ms Hale said that she could not tell.",
)


def told(text: str) -> Counter[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """What is found in a sentence, by type, doers, and hearers or whom it was done to."""
    return Counter(key(fact) for fact in extract(item(text, "Budget and staffing")).facts if fact.type != "role")


def key(fact: Fact) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """A fact's type, its doers, and its hearers or whom it was done to."""
    doers = next((getattr(fact, slot) for slot in ("owner", "by", "inspector") if hasattr(fact, slot)), ())
    others = next((getattr(fact, slot) for slot in ("to", "on") if hasattr(fact, slot)), ())
    return fact.type, tuple(labels(doers)), tuple(labels(others))


@pytest.mark.parametrize("sentence", SENTENCES)
def test_it_tells_the_same_behind_each(sentence: str) -> None:
    alone = sentence if sentence.startswith("members") else sentence[0].upper() + sentence[1:]
    expected = told(alone)
    assert expected
    assert {lead: told(lead + sentence) for lead in LEADS if told(lead + sentence) != expected} == {}


@pytest.mark.parametrize("sentence", SENTENCES)
def test_the_quote_is_the_whole_sentence(sentence: str) -> None:
    minutes = item(LEADS[0] + sentence, "Budget and staffing")
    quotes = {quote(minutes, fact) for fact in extract(minutes).facts if fact.type != "role"}
    assert quotes == {LEADS[0] + sentence}


@pytest.mark.parametrize("text", NO_LEADS)
def test_what_tells_who_or_when_is_none(text: str) -> None:
    assert leads.behind(text) == 0
    assert leads.without(text) == text


def test_brackets_that_only_point_elsewhere_are_blank() -> None:
    text = "The policy be approved (Minute 23 refers) and sent to Mr Dunn (Clerk)."
    assert leads.unreferred(text) == "The policy be approved                    and sent to Mr Dunn (Clerk)."


def test_a_pointer_makes_no_action() -> None:
    facts = extract(item("The Board approved the Complaints Policy (paragraph 3.4 refers).", "Policies")).facts
    assert [fact.type for fact in facts] == ["decision"]


@pytest.mark.parametrize("opening", ["By way of background, ", "From the floor, ", "By then ", "From experience, "])
def test_a_short_sentence_that_begins_so_names_no_asker_of_what_follows(opening: str) -> None:
    facts = extract(item(f"{opening}Mr Dunn explained the delay.\n\nThe Board noted the report.", "Budget")).facts
    assert ("statement", ["Mr Dunn"]) in [(fact.type, labels(getattr(fact, "by", ()))) for fact in facts]
