"""Who is named in a sentence, and as what: a table of sentences of our own, and what must hold for any text."""

from __future__ import annotations

from pathlib import Path

import pytest

from minutegraph.extraction.parties.coordinations import groups
from minutegraph.extraction.parties.mentions import Mention, find

TABLE = Path(__file__).parent / "data" / "parties.txt"


def cases() -> list[tuple[str, list[str]]]:
    """The sentences of the table and what each of their parties is to be, in order."""
    found: list[tuple[str, list[str]]] = []
    for line in TABLE.read_text("utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        if line.startswith(" "):
            found[-1][1].append(line.strip())
        else:
            found.append((line, []))
    return found


def written(mention: Mention) -> str:
    party = mention.party
    if mention.pronoun:
        return f"pronoun: {party.label}"
    holder = f" = {party.holder}" if party.holder else ""
    organisation = f" @ {party.organisation}" if party.organisation else ""
    beside = "".join(f" + {other.label}" for other in mention.beside)
    return f"{party.kind}: {party.label}{beside}{holder}{organisation}"


@pytest.mark.parametrize(("sentence", "expected"), cases())
def test_parties_of_a_sentence(sentence: str, expected: list[str]) -> None:
    assert [written(m) for m in find(sentence)] == expected


def test_the_table_is_large() -> None:
    assert len(cases()) >= 150


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The Director of Place and the Leader, Cllr Fox, agreed.", [["Director of Place", "Leader"]]),
        ("Members, officers and the Clerk met the Mayor.", [["Members", "officers", "Clerk"], ["Mayor"]]),
        ("Moved by Cllr Ash, seconded by Cllr Ivy.", [["Cllr Ash"], ["Cllr Ivy"]]),
        ("Cllr Ash and Cllr Ivy told the Panel that they agreed.", [["Cllr Ash", "Cllr Ivy"], ["Panel"], ["they"]]),
        ("The Chair together with the Clerk signed.", [["Chair", "Clerk"]]),
        ("JH/SL to write", [["JH", "SL"]]),
        ("In reply to Cllr Lee, the Director said so.", [["Cllr Lee"], ["Director"]]),
        (
            "In reply to Cllr Lee, Cllr Ash and Cllr Ivy, D Marsh said so.",
            [["Cllr Lee", "Cllr Ash", "Cllr Ivy"], ["D Marsh"]],
        ),
        ("Supt. Gray told Members; the PCC agreed.", [["Supt."], ["Members"], ["PCC"]]),
        ("Ofsted wrote.", [["Ofsted"]]),
        ("Nothing was said.", []),
    ],
)
def test_groups_of_parties(sentence: str, expected: list[list[str]]) -> None:
    assert [[m.party.label for m in g] for g in groups(sentence, find(sentence))] == expected


@pytest.mark.parametrize(("sentence", "expected"), cases())
def test_mentions_lie_in_order_and_hold_their_label(sentence: str, expected: list[str]) -> None:
    end = 0
    for mention in find(sentence):
        assert end <= mention.start < mention.end <= len(sentence)
        end = mention.end
        if "Councillors" not in sentence and "Cllrs" not in sentence:
            assert mention.party.label.lower() in sentence[mention.start : mention.end].lower()
        assert not sentence[mention.start : mention.end].lower().startswith(("the ", "a ", "an "))


def test_the_title_keeps_the_bracket_that_the_label_leaves_out() -> None:
    (mention,) = find("Mr Tom Wray, Assistant Director of Education (Inclusion and Skills) provided an update.")
    assert mention.party.label == "Assistant Director of Education"
    assert mention.title == "Assistant Director of Education (Inclusion and Skills)"


@pytest.mark.parametrize(
    "text", ["", " ", "(", "'", "’s", "A", "The", "Councillors", "Director of", "(((Chair", "Mr.", "&", ", and"]
)
def test_fragments_do_no_harm(text: str) -> None:
    for mention in find(text):
        assert text[mention.start : mention.end]


def test_curly_apostrophes_count_as_straight_ones() -> None:
    curly = [m.party.label for m in find("The Director of Children’s Services answered Members’ questions.")]
    assert curly == ["Director of Children’s Services", "Members"]


@pytest.mark.parametrize(("sentence", "expected"), cases())
def test_a_sentence_cut_anywhere_does_no_harm(sentence: str, expected: list[str]) -> None:
    for end in range(len(sentence)):
        for mention in find(sentence[:end]):
            assert mention.end <= end
