"""Who attended: lists and sentences of many clerks, what must not be taken for them, and the way to the graph."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from hypothesis import given
from hypothesis import strategies as st

from minutegraph.extraction.attendance.finder import find
from minutegraph.model import Document
from minutegraph.reading import layout

Kg = Callable[..., Result]
HEAD = "Ravenbourne Council\n\nChildren's Scrutiny Panel\n\nMinutes of the meeting held on 4 March 2024\n\n"
BUSINESS = (
    "\n\n1. Budget\n\nThe Director of Finance presented the budget.\n\n2. Homes\n\nMembers asked why two homes had closed.\n"
)

DATA = Path(__file__).parent / "data"
CASES = [
    line.replace("\\n", "\n").split(" => ")
    for line in (DATA / "attendance.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]
PIECES = [
    *("Councillors ", "Cllr ", "Mrs. ", "Vale", "A ", "A. ", "(", ")", "(Chair)", ", ", "; ", " and ", " & ", " - ", "|", "\n"),
    *("Head of Housing", "PC ", "Chair ", "members of the public", "substituting for ", "Healthwatch", "–", "\u200b", "ß", "İ"),
    *("Director of ", "-Chair", "\t\t", ". ", "_", "12 "),
]
KINDS = {"P": "present", "A": "apologies", "S": "substitute", "I": "in attendance", "X": "absent"}


def attended(text: str) -> list[str]:
    """`P Councillor Vale (Chair)`, `S Councillor Orme for Councillor Vale` ... of a text as it stands."""
    letters = {kind: letter for letter, kind in KINDS.items()}
    found = find(layout.read(Document("a.txt", text)))
    return [
        f"{letters[each.kind]} {each.person}"
        + (f" ({each.role})" if each.role else "")
        + (f" for {each.instead_of}" if each.instead_of else "")
        for each in found
    ]


@pytest.mark.parametrize(("lines", "expected"), CASES)
def test_lists_and_sentences(lines: str, expected: str) -> None:
    assert "; ".join(attended(HEAD + lines + BUSINESS)) == expected


@pytest.mark.parametrize(
    "lines",
    [
        "Present: 12 members of the public",
        "Members of the public: Hannah Vale, Owen Orme",
        "Also present: Hannah Vale (resident), Owen Orme (local resident)",
        "Also present: Hannah Vale and Owen Orme",
        "Apologies: None",
        "Apologies for absence: no apologies were received.",
        "Councillor Vale gave apologies for lateness.",
        "To receive any apologies for absence.",
        "Members were asked to give their apologies to the Clerk.",
        "Members of the public attended the meeting.",
        "Chair: to be elected",
        "No apologies had been received from Councillor Ink.",
        "Councillor Gow did not attend and had not sent apologies.",
        "Apologies had been given at the last meeting by Councillor Eve.",
        "Present: Councillors Bone (P), Cole (P), Dunn (A), Eve (AB)",
        "Mr J Kay had sent apologies for not being able to present his petition.",
        "Inspector Ann Vale attended for item 4.",
        "Officers: to follow",
        "Councillor Vale asked why the Director was absent.",
        "Councillor Vale reported that Mrs Rita Orme had sent apologies.",
        "Neither Councillor Vale nor Councillor Orme was present.",
        "The Chair gave apologies on behalf of the Council to Mrs Rita Orme, whose son had died.",
        "Mr John Orme, resident, was present.",
        "Witnesses: Ann Vale, mother; John Orme, complainant",
        "Chairman: Councillor Vale thanked Mrs Orme for her gift to the school.",
        "Members: Councillor Vale asked about roads and Mr John Orme replied.",
    ],
)
def test_what_lists_nobody(lines: str) -> None:
    assert attended(HEAD + lines + BUSINESS) == []


def test_an_item_on_apologies_is_read_and_a_report_on_school_attendance_is_not() -> None:
    text = (
        HEAD + "1. Apologies for Absence and Substitutions\n\nApologies were received from Councillor Vale. Councillor "
        "Orme was present as a substitute.\n\n2. Attendance at schools\n\nThe Head of Education presented a report. Apologies "
        "were sent by Mrs Tate to all parents.\n\n3. Homes\n\nCouncillor Dunn attended the opening of a home.\n"
    )
    assert attended(text) == ["A Councillor Vale", "S Councillor Orme"]


def test_prose_ends_a_list_and_so_does_another_label() -> None:
    lines = "Present:\n\nCouncillor A Vale\n\nDeclarations of interest:\n\nCouncillor B Orme\n\nCouncillor C Tate spoke."
    text = HEAD + lines + BUSINESS
    assert attended(text) == ["P Councillor A Vale"]


def test_somebody_is_listed_once_as_there() -> None:
    lines = "Present: Councillor A Vale (Chair), John Orme, Rita Dunn, Mary Tate\n\nMinute secretary: John Orme"
    assert attended(HEAD + lines + BUSINESS) == ["P Councillor A Vale (Chair)", "P John Orme", "P Rita Dunn", "P Mary Tate"]


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_no_list_however_odd_is_a_fault(text: str) -> None:
    for line in (f"Present: {text}", f"Apologies were received from {text}.", text):
        told = attended(HEAD + "Present:\n\nCouncillor B Orme\n\n" + line + BUSINESS)
        assert any(each.startswith("P Councillor B Orme") for each in told)
        assert all(each.partition(" ")[2].strip() for each in told)


def test_on_minutes_that_the_rules_were_not_made_for() -> None:
    """Of 22 documents written apart from the rules, whose lists people have marked: who attended, in which way."""
    lines = (DATA / "attendance.jsonl").read_text("utf-8").splitlines()
    marked = Counter((row["file"], row["kind"], folded(row["person"])) for row in map(json.loads, lines))
    found: Counter[tuple[str, str, str]] = Counter()
    for name in ("fresh", "unseen"):
        for path in sorted((DATA / "minutes" / name).glob("*.txt")):
            people = find(layout.read(Document(path.name, path.read_text("utf-8"))))
            found.update((path.name, each.kind, folded(each.person)) for each in people)
    both = (marked & found).total()
    assert both / found.total() >= 0.95 and both / marked.total() >= 0.86, (both, found.total(), marked.total())


def folded(name: str) -> str:
    return " ".join(re.sub(r"[^\w']", " ", name.lower()).split())


def rows(result: Result) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(result.stdout)))


def test_the_graph_tells_who_attended_with_the_line_that_proves_it(kg: Kg, tmp_path: Path) -> None:
    text = HEAD + "Present: Councillors Vale (Chair) and Orme\n\nApologies: Councillor Tate" + BUSINESS
    later = text.replace("4 March", "6 May").replace("Vale (Chair) and", "Tate and").replace("Apologies: Councillor Tate", "")
    (tmp_path / "a.txt").write_text(text, "utf-8")
    (tmp_path / "b.txt").write_text(later, "utf-8")
    assert kg("build", "a.txt", "b.txt").exit_code == 0
    found = rows(kg("query", "attendance", "--format", "csv"))
    assert [(row["date"], row["person"], row["kind"], row["as"]) for row in found] == [
        ("2024-03-04", "Councillor Vale", "present", "Chair"),
        ("2024-03-04", "Councillor Orme", "present", ""),
        ("2024-03-04", "Councillor Tate", "apologies", ""),
        ("2024-05-06", "Councillor Tate", "present", ""),
        ("2024-05-06", "Councillor Orme", "present", ""),
    ]
    assert found[2]["quote"] == "Apologies: Councillor Tate" and found[2]["personIri"] == found[3]["personIri"]
    narrowed = rows(kg("query", "attendance", "--person", "orme", "--format", "csv"))
    assert [row["date"] for row in narrowed] == ["2024-03-04", "2024-05-06"]
    assert kg("validate").exit_code == 0 and "nothing wrong" in kg("verify").output
    told = kg("build", "a.txt", "--explain").output
    assert "  apologies at " in told and ": Councillor Tate" in told


def test_names_withheld_are_not_listed(kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(HEAD + "Present: Councillor Vale, Councillor Orme" + BUSINESS, "utf-8")
    (tmp_path / "redactions.csv").write_text("name\nOrme\n", "utf-8")
    assert kg("build", "a.txt").exit_code == 0
    found = rows(kg("query", "attendance", "--format", "csv"))
    assert [row["person"] for row in found] == ["Councillor Vale"]
