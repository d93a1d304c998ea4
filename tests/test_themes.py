"""Themes: the words of the lexicon in a text."""

from __future__ import annotations

import pytest

from minutegraph.extraction.themes import themes
from minutegraph.lexicon import load


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Members asked about unregistered placements of children in care.", {"placements", "children-in-care"}),
        ("Foster carers felt supported.", {"fostering"}),
        ("Care-leavers in bed and breakfast", {"care-leavers", "homelessness"}),
        ("FAMILY HUBS", {"early-help"}),
        ("The Written Statement of Action on SEND", {"improvement", "send"}),
        ("Caseloads and agency staff", {"workforce"}),
        ("Damp and mould in council homes", {"housing"}),
        ("The overspend in high needs", {"finance", "send"}),
        ("children experiencing\nneglect", {"neglect"}),
        ("a personal education plan", {"virtual-school"}),
        ("Headteachers were worried about exclusions.", {"education", "attendance-exclusion"}),
        ("voice of the child", {"participation"}),
    ],
)
def test_words_name_themes_in_any_form(text: str, expected: set[str]) -> None:
    assert expected <= set(themes(text))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The Clerk would send the figures.", False),
        ("Send copies to all.", False),
        ("Mr Sen took the chair.", False),
        ("The SEND figures were late.", True),
        ("Pupils with SEN were waiting.", True),
    ],
)
def test_send_is_a_theme_in_capitals_only(text: str, names: bool) -> None:
    assert ("send" in themes(text)) is names


NONE = ["The minutes were agreed.", "He thanked her.", "sendings and rescheduling", "the Secretary of State for Education", ""]


@pytest.mark.parametrize("text", NONE)
def test_other_words_name_none(text: str) -> None:
    assert themes(text) == ()


def test_themes_come_sorted_and_once() -> None:
    found = themes("Neglect, neglected children and adoption services; neglect again; foster care")
    assert list(found) == sorted(set(found)) and {"adoption", "fostering", "neglect"} <= set(found)


def test_every_theme_is_labelled_defined_and_can_be_named() -> None:
    for notation, entry in load("themes").items():
        assert entry["label"] and entry["definition"].endswith("."), notation
        assert entry.get("broader", notation) in load("themes"), notation
        for word in entry["words"]:
            assert notation in themes(f"about {word.replace('*', '')} there"), (notation, word)


@pytest.mark.parametrize("name", ["inspectorates", "frameworks", "outcomes"])
def test_every_entry_of_the_other_lists_is_labelled_defined_and_sourced(name: str) -> None:
    for key, entry in load(name).items():
        assert entry["label"] and entry["definition"].endswith("."), key
        assert str(entry.get("source") or entry.get("home")).startswith("https://"), key
