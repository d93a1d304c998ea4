"""Papers that minutes name, who issued them, which inspection they answer, and which facts are about them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sample_items import item, labels

from minutegraph.extraction.context import Context
from minutegraph.extraction.inspections import finder as inspections
from minutegraph.extraction.papers import finder as papers
from minutegraph.extraction.papers import titles
from minutegraph.model import Minutes, Paper, Party, Report, Statement

TITLES = [
    ("The Children's Services Improvement Plan was in place.", [("Children's Services Improvement Plan", "plan")]),
    ("Members had the Vital Signs report.", [("Vital Signs report", "report")]),
    ("A copy of the Ofsted letter was tabled.", [("Ofsted letter", "letter")]),
    ("It appears as Appendix 'B' to these minutes.", [("Appendix B", "appendix")]),
    ("The report (Document \"AX\") was considered.", [("Document AX", "appendix")]),
    ("The Council had to write a written statement of action.", [("written statement of action", "statement")]),
    ("The Improvement Plan and Vital Signs would be presented.", [("Improvement Plan", "plan"), ("Vital Signs", "data")]),
    ("the Medium Term Financial Strategy and the Corporate Plan",
     [("Medium Term Financial Strategy", "strategy"), ("Corporate Plan", "plan")]),
    ("The Annual Governance Statement was signed.", [("Annual Governance Statement", "statement")]),
    ("The Police and Crime Plan had been published.", [("Police and Crime Plan", "plan")]),
]  # fmt: skip

NO_TITLES = """\
The report was noted.
Written reports were welcome.
He had a plan.
The Head of Internal Audit spoke.
Letters had been sent to parents.
Standing Order 7.1 was extended.
The Audit Committee met.
They planned to act.
""".splitlines()


@pytest.mark.parametrize(("text", "expected"), TITLES)
def test_a_title_is_read_with_its_kind(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(title.title, title.kind) for title in titles.find(text)] == expected


@pytest.mark.parametrize("text", NO_TITLES)
def test_common_words_are_no_titles(text: str) -> None:
    assert titles.find(text) == ()


def read(minutes: Minutes, *reports: Report) -> list[Paper]:
    """The papers of the first item, its inspections numbered as in an extraction."""
    found = [replace(fact, id=f"i{n}") for n, fact in enumerate(inspections.find(Context(minutes, 0)))]
    return list(papers.find(Context(minutes, 0, facts=[*found, *reports])))


def test_a_paper_is_one_however_often_and_in_whatever_case_it_is_named() -> None:
    minutes = item("The Northmoor Recovery Plan was agreed.\n\nMembers praised the NORTHMOOR RECOVERY PLAN.")
    assert [paper.title for paper in read(minutes)] == ["Northmoor Recovery Plan"]


def test_the_short_title_is_the_paper_that_has_the_long_one() -> None:
    minutes = item("The Social Care Improvement Plan was presented.\n\nThe improvement plan would be updated.")
    (paper,) = read(minutes)
    start = minutes.document.text.index("The improvement plan")
    fact = Statement(start=start, end=start + 38, rule="test", id="f1")
    assert papers.Naming((paper,), minutes).of(fact) == (paper.id,)


def test_an_abbreviation_in_brackets_is_the_paper() -> None:
    minutes = item("The Written Statement of Action (WSOA) was due.\n\nThe WSOA had been late.")
    (paper,) = read(minutes)
    start = minutes.document.text.index("The WSOA had")
    fact = Statement(start=start, end=start + 23, rule="test", id="f1")
    assert papers.Naming((paper,), minutes).of(fact) == (paper.id,)


def test_a_letter_of_an_inspectorate_is_issued_by_it_and_records_the_visit() -> None:
    minutes = item("The Ofsted assurance visit took place in May 2021.\n\nThe Ofsted Assurance Visit letter was appended.")
    (paper,) = [paper for paper in read(minutes) if paper.kind == "letter"]
    assert labels(paper.issuer) == ["Ofsted"] and paper.answers == ("i0",)


def test_a_plan_made_in_response_answers_the_inspection() -> None:
    minutes = item("The Improvement Plan was written in response to the Ofsted inspection of December 2022.")
    (paper,) = read(minutes)
    assert paper.answers == ("i0",)


def test_a_plan_that_only_stands_beside_an_inspection_answers_none() -> None:
    minutes = item("Following the Ofsted inspection of December 2022 members also read the Housing Plan.")
    (paper,) = read(minutes)
    assert paper.answers == ()


def test_a_report_without_a_title_has_that_of_the_item() -> None:
    minutes = item("The Director of Place presented the report.\n\nMembers thanked her.", "Winter maintenance")
    start = minutes.document.text.index("The Director of Place")
    fact = Report(start=start, end=start + 43, rule="test", id="f1", by=(Party("Director of Place", "post"),))
    (paper,) = read(minutes, fact)
    assert (paper.title, paper.kind, labels(paper.issuer)) == ("Winter maintenance", "report", ["Director of Place"])
    assert papers.Naming((paper,), minutes).of(fact) == (paper.id,)


def test_facts_that_name_no_paper_are_left_as_they_are() -> None:
    minutes = item("The Corporate Plan was agreed.\n\nMembers thanked her.")
    start = minutes.document.text.index("Members thanked")
    fact = Statement(start=start, end=start + 20, rule="test", id="f1")
    assert papers.Naming(tuple(read(minutes)), minutes).of(fact) == ()
