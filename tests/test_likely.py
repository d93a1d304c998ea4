"""Facts that the trained model finds: what it is told, on what it was trained, what it adds to the rules and what never."""

from __future__ import annotations

import re
import runpy
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sample_items import item

from minutegraph.extraction.context import Context
from minutegraph.extraction.finders import RULES, extract, look
from minutegraph.extraction.learned.fact_model import TYPES, log_odds, of_chance
from minutegraph.extraction.learned.sentence_features import features, seen
from minutegraph.extraction.learned.weights import Lanes, Weights, feature_of, load, name_of
from minutegraph.extraction.parties import roster
from minutegraph.extraction.parties.speakers import doer, openly, voice
from minutegraph.model import (
    Action,
    Answer,
    Decision,
    Document,
    Fact,
    Inspection,
    Party,
    Question,
    Recommendation,
    Statement,
)
from minutegraph.reading.layout import read

PAGES = Path(__file__).parent.parent / "training" / "pages"
KINDS = {
    "report", "question", "answer", "statement", "decision", "action", "inspection", "intervention", "recommendation", "role",
}  # fmt: skip
NAMES = frozenset({"PW", "Marcus", "Jean", "NF", "JO"})


def likely(text: str) -> list[Fact]:
    """The facts of a text that no rule finds."""
    return [fact for fact in extract(item(text, "Housing")).facts if fact.rule.endswith(".likely")]


def labels(parties: tuple[Party, ...]) -> list[str]:
    return [party.label for party in parties]


def test_the_weights_are_those_of_the_files_that_are_learned_from() -> None:
    sets = runpy.run_path(str(PAGES.with_name("sets.py")))
    files = list(sets["for_facts"]())
    assert {path.parent.name for path in files} >= {"bait", "apart", "gold", "latest", "minutes"}
    assert sets["digest"](files) == PAGES.with_name("facts.sha256").read_text("utf-8").strip(), "run python -m training.facts"


def test_the_pages_are_marked_with_the_types_of_the_guide() -> None:
    marks = [mark for path in PAGES.glob("*/*.txt") for mark in re.findall(r"\{([^{}]*)\}", path.read_text("utf-8"))]
    told = [re.sub(r"[:@>].*", "", part).strip() for mark in marks for part in mark.split(",")]
    assert len(marks) > 9000
    assert sum(kind in KINDS for kind in told) / len(told) > 0.98  # a comma may stand in a name


def test_names_and_figures_do_not_matter() -> None:
    def told(text: str) -> set[str]:
        minutes = item(text, "Housing")
        context = Context(minutes, 0, ())
        look(context, RULES)
        every = [{name_of(feature) for feature in told} for told in features(seen(context))]
        return next(told for told in every if "section=minutes" in told and "councillor" not in told)

    one = told("Councillor Ash was lukewarm about 14 homes in Elm Park.")
    assert one == told("Councillor Oduya was lukewarm about 203 homes in Mill Lane.")
    assert {"<person*>", "#", "Name Name", "first=<person*>"} <= one


@given(
    st.dictionaries(st.text(max_size=3), st.lists(st.integers(-(10**6), 10**6), min_size=3, max_size=3), max_size=40)
)
def test_weights_side_by_side_are_summed_each_by_itself(rows: dict[str, list[int]]) -> None:
    lanes = Lanes(3)
    packed = Weights(lanes, {name: lanes.together(weights) for name, weights in rows.items()})
    assert packed.sums([*rows, "no such feature"]) == [sum(w[n] for w in rows.values()) / 1000 for n in range(3)]


@settings(deadline=None)  # the first time the table is read
@given(st.sets(st.text(max_size=8)))
def test_any_features_have_odds(told: set[str]) -> None:
    assert set(log_odds(told)) == set(TYPES)
    assert log_odds(told) == log_odds(sorted(told))


def test_a_feature_is_known_by_the_name_that_the_table_gives_it() -> None:
    names = ["the", "=", "= #", "# =", "= =", "was noted", "heading=", "before=action same", "behind=<body> ,", "last==", "*"]
    rows = {name_of(feature): feature for feature in map(feature_of, names)}
    assert list(rows) == names
    assert rows["was noted"] == ("was", "noted")
    assert rows["# ="] == ("#", "=")
    assert rows["before=action same"] == ("before=", "action same")


def test_a_chance_of_one_half_is_even_odds() -> None:
    assert of_chance(0.5) == 0
    assert of_chance(0.9) > of_chance(0.6) > 0


def test_the_table_is_small_and_has_a_column_a_type() -> None:
    weights = load("fact_weights.csv")
    assert len(weights.sums(())) == len(TYPES)
    assert 10_000 < len(weights.rows) < 60_000


def test_what_a_member_thinks_without_a_verb_is_a_statement() -> None:
    (fact,) = likely("The Clerk introduced the report. Cllr Marrow less sure – no good to anybody without a car.")
    assert isinstance(fact, Statement)
    assert (labels(fact.by), fact.stance, fact.rule) == (["Cllr Marrow"], "concern", "statement.likely")


def test_a_visit_in_other_words_is_an_inspection() -> None:
    (fact,) = likely("Fern House was seen, unannounced, by Ofsted's people on 12 March 2023 and came out as good.")
    assert isinstance(fact, Inspection)
    assert (labels(fact.inspector), labels(fact.on), fact.date) == (["Ofsted"], ["Fern House"], "2023-03-12")
    assert fact.outcome == "good"


def test_what_inspectors_wanted_is_a_recommendation() -> None:
    text = "Ofsted visited on 4 May 2023. Inspectors wanted supervision to be written up each month by every manager."
    assert any(isinstance(fact, Recommendation) and labels(fact.by) for fact in extract(item(text, "Letter")).facts)


def test_a_decision_without_a_word_of_decision() -> None:
    (fact,) = likely("Happy with all three, subject to the Clerk checking the accounts of the band.")
    assert isinstance(fact, Decision)


@pytest.mark.parametrize(
    "text",
    [
        "The library is open on five days a week and has some four thousand members.",
        "The Children Act 1989 sets out the duties of a local authority.",
        "Date of next meeting: Tuesday 4 June at 7.30 pm in the Village Hall.",
        "There being no further business the meeting closed at 9.05 pm.",
        "Apologies were received from Cllr Dunn and Mrs Hale.",
        "The report sets out performance in the third quarter against twelve indicators.",
        "If the plan were adopted, the Council would be inspected every two years.",
        "Grades run from C1, the best, to C4.",
        "The works should take three days.",
        "Work was under way to recruit more foster carers.",
    ],
)
def test_what_tells_of_nothing_stays_so(text: str) -> None:
    assert not likely(text)


@pytest.mark.parametrize(
    "text",
    [
        "Cllr Orme asked whether the post would be filled. The Head of Service did not say.",
        "Cllr Orme asked why it was late. No answer was given.",
        "Cllr Orme asked what had been paid. There was no response from the Cabinet Member.",
    ],
)
def test_silence_is_no_answer(text: str) -> None:
    assert not any(isinstance(fact, Answer) for fact in extract(item(text, "Housing")).facts)


def test_a_line_that_opens_a_list_states_nothing_itself() -> None:
    assert not likely("The Board was uneasy about three things:")


def test_welsh_is_not_guessed_at() -> None:
    welsh = "Croesawodd y Cadeirydd yr aelodau i'r cyfarfod. Roedd y Cynghorydd Rees yn anfodlon gyda'r adroddiad hwn. "
    assert not likely(welsh * 8)


def test_an_answer_in_the_sentence_of_its_question_answers_that() -> None:
    text = "Asked by Cllr Orme if the club had signed up, Mrs Hale said that it had, subject to two more buses."
    asked, told = extract(item(text, "Buses")).facts
    assert isinstance(asked, Question) and isinstance(told, Answer)
    assert (told.question, told.rule) == (asked.id, "answer.likely")


def test_ids_of_all_facts_are_told_once_and_answers_point_to_questions() -> None:
    said = (
        "Cllr Orme wondered aloud about house {0}. About {0}, in Mrs Hale's book. Cllr Dunn far from happy with that."
    )
    text = " ".join(said.format(n) for n in range(20))
    facts = extract(item(text, "Homes")).facts
    ids = [fact.id for fact in facts]
    assert len(set(ids)) == len(ids)
    asked = [fact.id for fact in facts if isinstance(fact, Question)]
    assert len(asked) == 20
    assert [fact.question for fact in facts if isinstance(fact, Answer)] == asked


@pytest.mark.parametrize(
    ("text", "by", "to"),
    [
        ("Cllr Marrow less sure – no good to anybody without a car.", ["Cllr Marrow"], []),
        ("PW less sure – no good to people without a smartphone.", ["PW"], []),
        ("Members were reminded that the hall is cold.", [], ["Members"]),
        ("Members were reminded by the Clerk that the hall is cold.", ["Clerk"], ["Members"]),
        ("The Chair thanked the Treasurer warmly for the figures.", ["Chair"], ["Treasurer"]),
        ("Not good enough, in Councillor Spratt's book.", ["Councillor Spratt"], []),
        ("It troubled Mrs Heslop that nobody had rung.", ["Mrs Heslop"], []),
        ("The worst paid, too, added Cllr Ewart.", ["Cllr Ewart"], []),
        ("It was noted that the hall is cold.", [], []),
        ("Forty, according to the Treasurer.", ["Treasurer"], []),
    ],
)
def test_who_speaks_where_no_rule_knows_the_verb(text: str, by: list[str], to: list[str]) -> None:
    with roster.of(NAMES):
        told = voice(text)
    assert [mention.party.label for mention in told.by] == by
    assert [mention.party.label for mention in told.to] == to


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("The Clerk to ring the County.", ["Clerk"]),
        ("NF + JO to speak to finance.", ["NF", "JO"]),
        ("Marcus and Jean: write to the bus company", ["Marcus", "Jean"]),
        ("A note would be sent round by the Panel Secretary.", ["Panel Secretary"]),
        ("That the Clerk write to the County.", ["Clerk"]),
        ("Shelter at Mill Cross | Clerk | June", ["Clerk"]),
        ("PW has a saw and will see to it.", ["PW"]),
        ("The Monitoring Officer did not know and would ask Housing.", ["Monitoring Officer"]),
        ("Clerk ask Colin Dudley if he would move it.", ["Clerk"]),
        ("This was sent to the MP, David Orme.", []),
        ("Staff will be trained.", []),
        ("Staff will be trained by the Fire Officer.", ["Fire Officer"]),
        ("The hedge needs cutting.", []),
    ],
)
def test_who_is_to_act(text: str, owner: list[str]) -> None:
    with roster.of(NAMES):
        assert [mention.party.label for mention in doer(text)] == owner


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("PW – where does that leave us?", ["PW"]),
        ("From Councillor Osei: would the Board meet in public?", ["Councillor Osei"]),
        ("Advert out in May, per Cllr Petrie.", ["Cllr Petrie"]),
        ("No ramp, said Mrs Coyne.", ["Mrs Coyne"]),
        ("The hall was cold.", []),
    ],
)
def test_who_is_told_openly_to_have_the_word(text: str, who: list[str]) -> None:
    with roster.of(NAMES):
        assert [mention.party.label for mention in openly(text)] == who


def test_an_owner_and_a_time_are_read_from_a_row() -> None:
    facts = extract(item("ACTIONS\n\n- Leaflets round the estate, Cllr Teague, before Easter", "Actions")).facts
    actions = [fact for fact in facts if isinstance(fact, Action)]
    assert [fact.due for fact in actions] == ["before Easter"]


@pytest.mark.parametrize(
    "text",
    [
        "Cllr Orme asked if it had been sold. It had been sold, Cllr Orme recalled.",
        "Asked by Cllr Orme if the club had signed up, Mrs Hale said that it had, subject to two more buses.",
        "Cllr Orme asked whether forty had been sold and was informed that only nine had.",
    ],
)
def test_nobody_answers_themselves_and_no_answer_is_its_own_question(text: str) -> None:
    facts = extract(item(text, "Housing")).facts
    (asked,) = (fact for fact in facts if isinstance(fact, Question))
    (told,) = (fact for fact in facts if isinstance(fact, Answer))
    assert (labels(asked.by), told.question) == (["Cllr Orme"], asked.id)
    assert "Cllr Orme" not in labels(told.by)


@pytest.mark.parametrize(
    "text",
    [
        "It was asked whether it would be clawed back in March and no assurance could be given.",
        "A question from Ms Fenwick on the crossing patrols was read out and would receive a written reply.",
    ],
)
def test_what_is_left_without_an_answer_has_none(text: str) -> None:
    assert not any(isinstance(fact, Answer) for fact in extract(item(text, "Housing")).facts)


@pytest.mark.parametrize(
    ("reply", "by"),
    [
        ("GP numbers had fallen by ten per cent.", []),
        ("TV licences, mainly.", []),
        ("HR had forty on the books.", []),
        ("GK had forty on the books.", ["GK"]),
    ],
)
def test_common_abbreviations_are_no_people(reply: str, by: list[str]) -> None:
    present = "Present: Cllr Graham Pike, Cllr Tom Vane, Cllr Harry Ross, Cllr Sue Orme, Cllr Gwen Kerr"
    said = f"Cllr Orme asked what had changed. {reply}"
    text = f"Council\n\nMinutes of the meeting held on 4 March 2024\n\n{present}\n\n1. Health\n\n{said}\n"
    (answer,) = (fact for fact in extract(read(Document("t.txt", text))).facts if isinstance(fact, Answer))
    assert labels(answer.by) == by


def test_the_agenda_above_the_minutes_says_nothing() -> None:
    above = "That the Committee comments on the draft plan and is uneasy."
    text = f"Council\n\nAgenda item\n\nPlan\n\nRecommended -\n\n{above}\n\nMinutes:\n\nNoted.\n"
    assert not [fact for fact in extract(read(Document("t.txt", text))).facts if fact.rule == "statement.likely"]


def test_who_is_welcomed_speaks_in_the_clause_behind() -> None:
    said = voice("The Chair welcomed Ms Doyle who took members through the slides.")
    assert [mention.party.label for mention in said.by] == ["Ms Doyle"]
