"""The model behind the stance of statements: what it is given, what it answers, on what it was trained."""

from __future__ import annotations

import json
import runpy
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_items import item

from minutegraph.extraction.finders import extract
from minutegraph.extraction.learned.stance_model import STANCES, features, likeliest
from minutegraph.extraction.learned.weights import Feature
from minutegraph.model import Statement

TRAINING = Path(__file__).parent.parent / "training"


def test_the_weights_are_those_of_the_files_that_are_learned_from() -> None:
    sets = runpy.run_path(str(TRAINING / "sets.py"))
    files = list(sets["for_stance"]())
    assert {path.parent.name for path in files} >= {"sentences", "bait", "apart", "data", "gold", "latest"}
    told = (TRAINING / "stance.sha256").read_text("utf-8").strip()
    assert sets["digest"](files) == told, "run python -m training.stance"


def test_the_sentences_are_marked_and_each_stands_once() -> None:
    lines = [line for path in (TRAINING / "sentences").glob("*.jsonl") for line in path.read_text("utf-8").splitlines()]
    rows = [json.loads(line) for line in lines]
    assert len({row["text"].lower() for row in rows}) == len(rows) > 8000
    assert {row["stance"] for row in rows} == set(STANCES)
    assert {row["by"] for row in rows} == {"member", "officer", "outsider", "public", "nobody"}


def test_names_and_figures_do_not_matter() -> None:
    one = list(features("Councillor Ash said that 14 homes in Elm Park were empty."))
    assert one == list(features("Councillor Oduya said that 203 homes in Mill Lane were empty."))
    assert {"councillor", "Name", "#", ("were", "empty")} <= set(one)


_SIGNS: list[Feature] = [("words=", "concern"), ("strong=", "praise"), ("speaker=", "judges"), ("no such=", "sign")]


@given(st.text(max_size=200), st.lists(st.sampled_from(_SIGNS)))
def test_any_text_has_a_likeliest_stance(text: str, signs: list[Feature]) -> None:
    found = likeliest(text, signs)
    assert found in STANCES
    assert found == likeliest(text, signs)


@pytest.mark.parametrize(
    ("sentence", "stance"),
    [
        ("Councillor Reeve said that she had been promised the same thing in 2019 and again in 2021.", "concern"),
        ("Mr Dunne said that he would believe it when he saw a bus.", "concern"),
        ("Councillor Abara said that she had never seen a tidier depot.", "praise"),
        ("The Head of Housing advised that 41 complaints about damp had been received in the quarter.", "neutral"),
        ("Councillor Reeve said that not all schools had replied yet.", "neutral"),
        ("The Chair said that no vote would be taken today.", "neutral"),
    ],
)
def test_what_no_list_of_words_tells(sentence: str, stance: str) -> None:
    facts = [fact for fact in extract(item(sentence, "Housing")).facts if isinstance(fact, Statement)]
    assert [fact.stance for fact in facts] == [stance]


@pytest.mark.parametrize("said", ["noted with concern that it was dated 4 May", "noted with great alarm that there were 40"])
def test_what_the_clerk_calls_concern_is_concern(said: str) -> None:
    facts = extract(item(f"Members {said}.")).facts
    assert [fact.stance for fact in facts if isinstance(fact, Statement)] == ["concern"]
