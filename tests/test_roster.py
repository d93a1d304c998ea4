"""Words by which a document knows people: what stands at its head tells who "Carys", "HE" and "Harbottle" are further down."""

from __future__ import annotations

import pytest

from minutegraph.extraction.finders import extract
from minutegraph.extraction.parties import roster
from minutegraph.extraction.parties.mentions import find
from minutegraph.extraction.parties.short_names import people
from minutegraph.model import Action, Answer, Attendance, Document, Party, Question, Report, Statement
from minutegraph.reading.layout import read

HEAD = """\
ORTON SCHOOLS FORUM
Minutes of the meeting of 4 May 2024

Present: Carys Bowen (Chair), Helen Ellery (HE), Ishmael Brandrick, Pavel Novotny, Alan Reeve, Gerda Noakes

1. Budget

"""


def told(text: str) -> list[tuple[str, list[str], list[str]]]:
    """Each fact of speech and each action under the head, with who speaks or owns and who hears."""
    found = []
    for fact in extract(read(Document("forum", HEAD + text))).facts:
        if isinstance(fact, (Report, Question, Answer, Statement)):
            found.append((fact.type, labels(fact.by), labels(fact.to)))
        if isinstance(fact, Action):
            found.append((fact.type, labels(fact.owner), []))
    return found


def labels(parties: tuple[Party, ...]) -> list[str]:
    return [party.label for party in parties]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Carys explained that the helpline took forty calls.", [("statement", ["Carys"], [])]),
        ("Brandrick thanked Novotny for the figures.", [("statement", ["Brandrick"], ["Novotny"])]),
        ("HE presented the plan for the year.", [("report", ["HE"], [])]),
        ("IB asked HE what it would cost. HE said that it would cost nothing.",
         [("question", ["IB"], ["HE"]), ("answer", ["HE"], [])]),
        ("PN will send the list to Carys by Friday.", [("action", ["PN"], [])]),
        ("It had been agreed in principle, Carys said, with a decision to come.", [("statement", ["Carys"], [])]),
        ("Carys Bowen and Ishmael told the Forum that they were content.",
         [("statement", ["Carys Bowen", "Ishmael"], ["Forum"])]),
    ],
)  # fmt: skip
def test_first_names_surnames_and_initials_are_people(text: str, expected: list[object]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "He presented the plan for the year.",  # a pronoun, and no "HE"
        "The hall at Bowen House was let.",
        "The Reeve was paid in May.",
        "The works in Brandrick Road were late.",
    ],
)
def test_words_that_only_look_like_them_are_not(text: str) -> None:
    minutes = read(Document("forum", HEAD + text))
    with roster.of(people(minutes)):
        assert not [m for m in find(text) if m.party.kind == "person" and not m.pronoun]


def test_who_speaks_twice_is_known_without_a_list() -> None:
    text = "Minutes\n\nHollins said that it rained. Hollins asked when it would stop. Mr Day thanked Hollins for the note."
    last = [fact for fact in extract(read(Document("m", text))).facts if isinstance(fact, Statement)][-1]
    assert labels(last.to) == ["Hollins"]


def test_another_document_does_not_know_them() -> None:
    text = "The note was sent to Carys."
    with roster.of(frozenset({"Carys"})):
        assert [m.party.label for m in find(text)] == ["Carys"]
    assert not find(text)
    assert not roster.known()


def test_a_list_of_those_present_may_be_wrapped_inside_an_entry() -> None:
    text = (
        "ORTON BOARD\nMinutes of 4 May 2024\n\nIn attendance:  Mr Calum Reed, Chief Officer; Mrs Morag Bain, Chief\n"
        "                Finance Officer; Ms Eve Dunn, Clerk.\n\n1. Minutes\n\nThe minutes were approved.\n"
    )
    listed: tuple[Attendance, ...] = extract(read(Document("m", text))).attendance
    assert [(each.person, each.role) for each in listed] == [
        ("Mr Calum Reed", "Chief Officer"), ("Mrs Morag Bain", "Chief Finance Officer"), ("Ms Eve Dunn", "Clerk"),
    ]  # fmt: skip
