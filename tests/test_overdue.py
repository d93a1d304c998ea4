"""From minutes to `kg query overdue`: due dates in the graph, what is late on a day, and what an earlier date is told of."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
from click.testing import Result

Kg = Callable[..., Result]

HEAD = "Northmoor Borough Council\nHousing Scrutiny Committee\n{day}\n\n5. Repairs\n\n"
FIRST = (
    "The Clerk would write to the landlord by the end of January.\n\n"
    "The Director undertook to send figures by ward within six weeks.\n\n"
    "The Head of Housing agreed to circulate the survey before the next meeting.\n\n"
    "The Solicitor undertook to look at the lease in due course.\n"
)


def late(kg: Kg, day: str) -> list[tuple[str, str, str]]:
    result = kg("query", "overdue", "--on", day, "-f", "json")
    rows = json.loads(result.stdout)["results"]["bindings"]
    return [(row["owner"]["value"], row["due"]["value"], row["dueDate"]["value"]) for row in rows]


def test_actions_are_late_after_the_day_that_their_words_lead_to(kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.txt").write_text(HEAD.format(day="18 November 2020") + FIRST, "utf-8")
    assert kg("build", "in").exit_code == 0
    clerk = ("Clerk", "by the end of January", "2021-01-31")
    director = ("Director", "within six weeks", "2020-12-30")
    assert late(kg, "2020-12-30") == []
    assert late(kg, "2021-01-31") == [director]
    assert late(kg, "2021-02-01") == [director, clerk]
    later = HEAD.format(day="2 December 2020") + "RESOLVED: That the report be noted.\n"
    (tmp_path / "in/b.txt").write_text(later, "utf-8")
    assert kg("build", "in").exit_code == 0
    head = ("Head of Housing", "before the next meeting", "2020-12-02")
    assert late(kg, "2021-02-01") == [head, director, clerk]


def test_a_due_date_before_the_meeting_is_a_warning_in_both_reports(kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    words = "\nThe Clerk would write to the landlord by 3 March 2019.\n"
    (tmp_path / "in/a.txt").write_text(HEAD.format(day="18 November 2020") + FIRST + words, "utf-8")
    assert "0 violations, " in kg("build", "in").stderr
    _, _, told = (tmp_path / "graph/report.md").read_text("utf-8").partition("The action was due before the meeting.")
    assert told.split("\n\n")[1].startswith("- a.txt, line 15 (2020-11-18)")
    sh = "http://www.w3.org/ns/shacl#"
    report = list(ox.parse((tmp_path / "graph/report.ttl").read_bytes(), format=ox.RdfFormat.TURTLE))
    assert any(quad.object == ox.NamedNode(f"{sh}Warning") for quad in report)
