"""Limbs of resolutions, what opens them, and which of two tellings of one decision holds."""

from __future__ import annotations

import pytest
from sample_decisions import Expected, decisions
from sample_items import item, labels, quote

from minutegraph.extraction.context import Context
from minutegraph.extraction.decisions import finder as outcomes
from minutegraph.extraction.decisions import formal, limbs
from minutegraph.extraction.finders import extract
from minutegraph.lexicon import load
from minutegraph.model import Decision, Document
from minutegraph.reading.layout import read


def test_each_limb_quotes_its_own_stretch() -> None:
    minutes = item(
        "Resolved - (a) That the plan be noted, (b) that the Clerk be asked to reply, and (c) that staff be thanked."
    )
    assert [quote(minutes, fact) for fact in decisions(minutes)] == [
        "That the plan be noted",
        "that the Clerk be asked to reply",
        "that staff be thanked.",
    ]


def test_grounds_and_conditions_are_no_limbs() -> None:
    minutes = item(
        "RESOLVED:\n\n1. That the bid be refused on the grounds that:\n\na. it came late;\n\nb. the sum was not stated.\n\n"
        "2. That the bidder be told."
    )
    assert [quote(minutes, fact)[:21] for fact in decisions(minutes)] == [
        "That the bid be refus",
        "That the bidder be to",
    ]


def test_orders_inside_a_limb_are_limbs() -> None:
    minutes = item(
        "RESOLVED:\n\n1. That with immediate effect:\n\na. a log be kept by the Clerk;\n\nb. the "
        "Chair may refuse late papers.\n\n"
        "2. That the rest be noted.",
    )
    found = [quote(minutes, fact) for fact in decisions(minutes)]
    assert found[-3:] == ["a log be kept by the Clerk;", "the Chair may refuse late papers.", "That the rest be noted."]


def test_a_lead_in_that_only_opens_is_no_decision() -> None:
    minutes = item(
        "RESOLVED:\n\nThat the following be approved:\n\n- That the grant be paid.\n\n- That the lease be signed."
    )
    assert [quote(minutes, fact) for fact in decisions(minutes)] == [
        "That the grant be paid.",
        "That the lease be signed.",
    ]


def test_limbs_whose_label_the_page_has_lost() -> None:
    minutes = item(
        "The Clerk gave a report.\n\n(a) the work programme be approved;\n\n(b) two members be named:\n\nCouncillor Ash\n\n"
        "(c) the Clerk email all members."
    )
    assert [quote(minutes, fact)[:14] for fact in decisions(minutes)] == [
        "the work progr",
        "two members be",
        "the Clerk emai",
    ]


def test_a_formal_outcome_takes_the_place_of_the_same_in_discussion() -> None:
    minutes = item(
        "It was agreed that the fostering leaflet would be circulated to schools. Members thanked her.\n\n"
        "RESOLVED: That the fostering leaflet be circulated to all schools by May."
    )
    assert [fact.kind for fact in decisions(minutes)] == ["resolved"]


def test_another_matter_agreed_in_discussion_stays() -> None:
    minutes = item(
        "It was agreed that the bench be mended. The Clerk spoke.\n\nRESOLVED: That the accounts be approved."
    )
    assert [fact.kind for fact in decisions(minutes)] == ["agreed", "resolved"]


def test_a_task_agreed_in_discussion_is_no_decision_beside_the_outcome_of_the_item() -> None:
    task = "It was agreed that a copy of the rota would be sent to Mr Dale."
    assert [fact.kind for fact in decisions(item(task))] == ["agreed"]
    assert [fact.kind for fact in decisions(item(f"{task}\n\nRESOLVED: That the report be noted."))] == ["resolved"]
    minutes = item("It was AGREED that a stile would be built.\n\nRESOLVED: That the report be noted.")
    assert len(decisions(minutes)) == 2


def test_the_page_s_decision_is_one_with_that_of_the_minutes() -> None:
    page = (
        "Agenda item\n\nBus services\n\nDecision:\n\nThat the bus contract be awarded to the lowest bidder.\n\nMinutes:\n\n"
        "The Officer spoke.\n\nRESOLVED: That the bus contract be awarded to the lowest bidder.\n"
    )
    minutes = read(Document("t.txt", page))
    found = decisions(minutes)
    assert len(found) == 1
    assert page[: found[0].start].count("Minutes:") == 1


def test_a_recommended_resolution_counts_only_where_the_minutes_lack_it() -> None:
    agenda = "Agenda item\n\nParks\n\nRecommended -\n\nThat the Board notes the parks survey.\n\nMinutes:\n\n"
    same = read(Document("t.txt", agenda + "RESOLVED: That the Board notes the parks survey.\n"))
    other = read(Document("t.txt", agenda + "RESOLVED: That a skate ramp be built.\n"))
    assert [fact.kind for fact in decisions(same)] == ["resolved"]
    assert [(fact.kind, labels(fact.by)) for fact in decisions(other)] == [("recommended", ["Board"]), ("resolved", [])]


def test_a_quoted_motion_is_not_yet_decided() -> None:
    minutes = item(
        'Councillor Ames moved:\n\n"This Council resolves to:\n\n1. Write to the Minister.\n\n2. Set up a group."\n\n'
        "On being put to the vote the motion was lost."
    )
    assert [quote(minutes, fact) for fact in decisions(minutes)] == ["On being put to the vote the motion was lost."]


def test_the_vote_and_the_resolution_that_words_it_are_one() -> None:
    minutes = item(
        "Councillor Ames moved that the library be kept open. The motion was put to the vote and carried.\n\n"
        "RESOLVED: That the library be kept open."
    )
    assert [quote(minutes, fact) for fact in decisions(minutes)] == ["RESOLVED: That the library be kept open."]


def test_a_vote_on_another_motion_is_a_decision_of_its_own() -> None:
    minutes = item(
        "Councillor Ames moved a vote of thanks to the drivers. The motion was put to the vote and carried.\n\n"
        "RESOLVED: That the accounts be approved."
    )
    assert len(decisions(minutes)) == 2


def test_a_change_of_the_programme_is_a_decision_in_its_item_only() -> None:
    change = "Short Breaks would be put back to May."
    assert len(decisions(item(change, "Work Programme"))) == 1
    assert decisions(item(change, "Short Breaks")) == []


def test_sentences_taken_are_claimed_but_not_those_of_movers() -> None:
    minutes = item(
        "Members asked about cost.\n\nIt was PROPOSED by Cllr Reid, Seconded by Cllr Lunn and "
        "RESOLVED: that fees be waived.\n\n"
        "RESOLVED:\n\n1. That the rest be noted.\n\n(4 for, 2 against)",
    )
    context = Context(minutes, 0)
    list(outcomes.find(context))
    claimed = sorted(" ".join(minutes.document.text[start:].split())[:12] for start in context.claimed)
    assert claimed == ["(4 for, 2 ag", "RESOLVED: 1.", "That the res"]


def test_a_resolution_printed_elsewhere_is_not_found_twice() -> None:
    assert decisions(item("Resolved - As above.")) == []


@pytest.mark.parametrize(
    ("first", "second", "next_one"),
    [
        ("(a)", "(b)", True),
        ("i)", "ii)", True),
        ("iv", "v", True),
        ("1.", "2.", True),
        ("(h)", "(i)", True),
        ("a", "c", False),
    ],
)
def test_markers_follow_each_other(first: str, second: str, next_one: bool) -> None:
    assert limbs.follows(first, second) is next_one


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("The Panel agreed the following recommendations:", "agreed"),
        ("Following discussion it was agreed that:", "agreed"),
        ("RESOLVED that the Panel:", "resolved"),
        ("The Committee:", None),
    ],
)
def test_lead_ins(line: str, kind: str | None) -> None:
    found = formal.lead_in(line)
    assert found is not None and found.kind == kind


@pytest.mark.parametrize(
    "line",
    [
        "The report recommended:- that the Council",
        "It was suggested that:",
        "It recommended that the Force should:",
        "Members asked:",
    ],
)
def test_what_opens_no_list_of_limbs(line: str) -> None:
    assert formal.lead_in(line) is None


def test_every_formal_word_holds_one_of_the_signs() -> None:
    data = load("decisions")
    words = (
        [word for kind in data["kinds"].values() for word in kind] + data["labels"]["strong"] + data["labels"]["heads"]
    )
    words += [word for verbs in data["body_verbs"].values() for word in verbs]
    words += [word for table in ("votes", "elections", "passives", "comments") for word in data[table]["words"]]
    assert [word for word in words if not any(sign in word for sign in data["signs"]["letters"])] == []


def test_a_decision_that_sums_up_the_resolutions_below_is_told_once() -> None:
    page = (
        "Agenda item\n\nBest value\n\nDecision:\n\n(a) The improvement programme was approved.\n\nMinutes:\n\n"
        "RESOLVED:\n\n(a) the improvement programme at Appendix B be approved, with a further £350,000 from the reserve; and\n\n"
        "(b) the Leader be thanked.\n"
    )
    assert len(decisions(read(Document("t.txt", page)))) == 2


def test_all_in_favour_of_another_matter_is_a_decision() -> None:
    minutes = item(
        "Resolved to buy a bin. Cllr Dace proposed that the old hall be sold and the money be put to the new one. All in favour."
    )
    assert len(decisions(minutes)) == 2


BODIES_ALONE: list[tuple[str, list[Expected]]] = [
    ("DECISION\n\nThat Cabinet:\n\n1. notes the report;\n2. approves the plan at Appendix B;",
     [("notes the report", "resolved", ["Cabinet"]), ("approves the plan", "resolved", ["Cabinet"])]),
    ("Board AGREED\n\na) the plan, with new targets\nb) that it be sent by 15 November",
     [("the plan", "agreed", ["Board"]), ("be sent", "agreed", ["Board"])]),
]  # fmt: skip


@pytest.mark.parametrize(("passage", "expected"), BODIES_ALONE)
def test_a_body_alone_opens_what_it_decides(passage: str, expected: list[Expected]) -> None:
    minutes = item(passage)
    made = decisions(minutes)
    assert [(fact.kind, labels(fact.by)) for fact in made] == [(kind, by) for _, kind, by in expected]
    assert all(words in quote(minutes, fact) for fact, (words, _, _) in zip(made, expected, strict=True))


@pytest.mark.parametrize("label", ["RESOLVED", "DECISION", "Decision"])
def test_what_stands_behind_a_label_is_decided_limb_by_limb(label: str) -> None:
    limbs = "(1) That the letter be noted. (2) That the Clerk draft a reply. (3) That an apology be sent to tenants."
    told = [fact for fact in extract(item(f"{label}: {limbs}")).facts if isinstance(fact, Decision)]
    assert [fact.kind for fact in told] == ["resolved"] * 3
    alone = [fact for fact in extract(item(f"{label}: That the Clerk draft a reply by May.")).facts if isinstance(fact, Decision)]
    assert len(alone) == 1
