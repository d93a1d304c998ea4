"""From several meetings of one body to `kg query`: what later ones say became of actions, questions and recommendations."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from minutegraph.cli import cli
from minutegraph.extraction.followups.followupstates import state_of

DATA = Path(__file__).parent / "data" / "followups"
HEAD = "{authority}\n{body}\n{day}\n\n"
FIRST, SECOND = "18 November 2020", "20 January 2021"
BODY = "Housing Scrutiny Committee"
MATTERS = """
SELECT ?quote ?source ?state {
  ?matter mg:raisedAs ?fact ; mg:state/skos:notation ?state .
  ?fact mg:minutes/dcterms:source ?source ; mg:evidence/oa:hasSelector/oa:exact ?quote
}"""
QUERIES = ("open-actions", "unanswered-questions", "actions", "questions", "recommendations")


def cases(name: str) -> list[dict[str, Any]]:
    return list(tomllib.loads((DATA / f"{name}.toml").read_text("utf-8"))["case"])


POSITIVE, NEGATIVE = cases("positive"), cases("negative")
Rows = list[dict[str, str]]


def asked(graph: Path, query: str, *options: str) -> Rows:
    result = CliRunner().invoke(cli, ["query", query, "--graph", str(graph), "-f", "json", *options])
    assert result.exit_code == 0, result.output
    return [
        {name: cell["value"] for name, cell in row.items()} for row in json.loads(result.stdout)["results"]["bindings"]
    ]


def council(kind: str, number: int) -> str:
    """The council of a case: no two have one."""
    return f"Northmoor {kind} {'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[number % 26]}{number}ton Borough Council"


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Rows]:
    """What the queries say of all cases, each of which has a council of its own."""
    folder = tmp_path_factory.mktemp("cases")
    for kind, each in (("p", POSITIVE), ("n", NEGATIVE)):
        for number, case in enumerate(each):
            authority = council({"p": "Upper", "n": "Lower"}[kind], number)
            first = HEAD.format(authority=authority, body=BODY, day=FIRST) + case["raised"]
            later = {"authority": case.get("later_authority", authority), "body": case.get("later_body", BODY)}
            second = HEAD.format(**later, day=case.get("later_day", SECOND)) + case["later"]
            (folder / f"{kind}{number:02}a.txt").write_text(f"{first}\n", "utf-8")
            (folder / f"{kind}{number:02}b.txt").write_text(f"{second}\n", "utf-8")
    graph = folder / "graph"
    built = CliRunner().invoke(cli, ["build", str(folder), "--out", str(graph), "--jobs", "1"])
    assert "0 violations" in built.stderr, built.stderr
    return {name: asked(graph, name) for name in QUERIES} | {"matters": asked(graph, MATTERS)}


def of(rows: Rows, source: str) -> Rows:
    return [row for row in rows if row["source"] == source]


@pytest.mark.parametrize("number", range(len(POSITIVE)), ids=[case["name"] for case in POSITIVE])
def test_what_a_later_meeting_says_is_taken_up(answers: dict[str, Rows], number: int) -> None:
    case, source = POSITIVE[number], f"p{number:02}a.txt"
    words = case.get("closes") or case["keeps"]
    states = {row["state"] for row in of(answers["matters"], source) if words in " ".join(row["quote"].split())}
    still = [row for name in QUERIES[:2] for row in of(answers[name], source) if words in row["quote"]]
    raised = [row for name in QUERIES[2:4] for row in of(answers[name], source) if words in row["quote"]]
    if "keeps" in case:
        assert states == {case["state"]}
        assert {row["state"] for row in still} == {case["state"]}
    elif "query" in case:
        assert states == {"done"}
    else:
        assert raised
        assert states <= {"done", "superseded"} and states
        assert still == []


@pytest.mark.parametrize("number", range(len(NEGATIVE)), ids=[case["name"] for case in NEGATIVE])
def test_what_a_later_meeting_does_not_say_stays_open(answers: dict[str, Rows], number: int) -> None:
    case, source = NEGATIVE[number], f"n{number:02}a.txt"
    still = [row for name in QUERIES[:2] for row in of(answers[name], source)]
    if case["open"]:
        assert any(case["open"] in row["quote"] for row in still)
    matters = of(answers["matters"], source)
    assert not any(row["state"] in ("done", "superseded") for row in matters)
    assert case.get("linked", False) or matters == []


def test_there_are_enough_cases() -> None:
    assert min(len(POSITIVE), len(NEGATIVE)) >= 40
    for each in (POSITIVE, NEGATIVE):
        assert len({case["name"] for case in each}) == len(each)


# Several meetings, and what changes


FIGURES = "34. Repairs\n\nThe Director of Housing undertook to circulate figures on void times by ward by the end of November.\n"
GONE = "2. Matters arising\n\nMinute 34: the figures on void times by ward had been circulated.\n"
NOT_YET = "2. Matters arising\n\nMinute 34: the figures on void times by ward had not yet been circulated.\n"


def minutes(folder: Path, **documents: tuple[str, str]) -> None:
    """Writes minutes of one body, each from its day and its text."""
    folder.mkdir(exist_ok=True)
    for name, (day, text) in documents.items():
        head = HEAD.format(authority="Northmoor Borough Council", body=BODY, day=day)
        (folder / f"{name}.txt").write_text(head + text, "utf-8")


ADVICE = """8. Peer review

The peer review team recommended that the Council publish a register of its empty homes.

The peer review team recommended that the Council visit each of its hostels once a year.

The peer review team recommended that the Council write a plan for its garages.
"""
TRACKED = """6. Recommendations tracker

| Recommendation | Lead | Status |
| Publish a register of empty homes | Head of Housing | Implemented |
| Visit each of the hostels once a year | Head of Housing | In progress |
"""


def test_which_recommendations_are_open_is_asked_and_seen(tmp_path: Path) -> None:
    minutes(tmp_path / "in", a=(FIRST, ADVICE), b=(SECOND, TRACKED))
    graph = tmp_path / "graph"
    built(str(tmp_path / "in"), "--out", str(graph))
    found = {row["quote"].split()[8]: row.get("state") for row in of(asked(graph, "recommendations"), "a.txt")}
    assert found == {"publish": "done", "visit": "in-progress", "write": None}
    still = {row["quote"].split()[8]: row.get("state") for row in of(asked(graph, "open-recommendations"), "a.txt")}
    assert still == {"visit": "in-progress", "write": None}
    table = CliRunner().invoke(cli, ["query", "open-recommendations", "--graph", str(graph)]).stdout
    assert "state" in table and "in-progress" in table and "done" not in table
    assert "done" in CliRunner().invoke(cli, ["query", "recommendations", "--graph", str(graph)]).stdout


def record(graph: Path) -> dict[str, bytes]:
    """The files of a record that carry no clock."""
    files = [*(graph / "minutes").rglob("*.ttl"), graph / "entities.ttl"]
    return {str(path.relative_to(graph)): path.read_bytes() for path in sorted(files)}


def states(graph: Path) -> list[str]:
    return [row["state"] for row in asked(graph, MATTERS)]


def built(*arguments: str) -> None:
    result = CliRunner().invoke(cli, ["build", *arguments, "--jobs", "1"])
    assert result.exit_code == 0, result.output


@pytest.mark.parametrize("query", ["open-actions", "overdue"])
def test_an_action_is_open_again_when_the_later_minutes_go(
    query: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    minutes(tmp_path / "in", a=(FIRST, FIGURES))
    built("in")
    one = asked(tmp_path / "graph", query)
    assert [row["owner"] for row in one] == ["Director of Housing"]
    alone = record(tmp_path / "graph")
    minutes(tmp_path / "in", b=(SECOND, GONE))
    built("in")
    assert asked(tmp_path / "graph", query) == []
    (tmp_path / "in/b.txt").unlink()
    built("in")
    assert asked(tmp_path / "graph", query) == one
    assert record(tmp_path / "graph") == alone


def test_the_latest_meeting_decides(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    later = (
        "2. Action log\n\n| Action | Owner | Status |\n| Figures on void times by ward | Director of Housing | {} |\n"
    )
    minutes(tmp_path / "in", a=(FIRST, FIGURES), b=(SECOND, NOT_YET), c=("17 March 2021", later.format("Complete")))
    built("in")
    assert states(tmp_path / "graph") == ["done"]
    assert asked(tmp_path / "graph", "open-actions") == []
    minutes(
        tmp_path / "in", b=(SECOND, GONE), c=("17 March 2021", later.format("Reopened: figures of Thornbury missing"))
    )
    built("in")
    (row,) = of(asked(tmp_path / "graph", "open-actions"), "a.txt")
    assert (row["state"], row["followedUp"]) == ("not-done", "2021-03-17")
    assert row["followUp"].startswith("| Figures") or row["followUp"].startswith("Figures")


def test_of_two_things_said_in_one_meeting_the_more_open_holds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    both = GONE + "\n3. Action log\n\nFigures on void times by ward: in progress\n"
    minutes(tmp_path / "in", a=(FIRST, FIGURES), b=(SECOND, both))
    built("in")
    assert states(tmp_path / "graph") == ["in-progress"]


def test_a_record_built_bit_by_bit_is_the_same_as_one_built_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    texts = {"a": (FIRST, FIGURES), "b": (SECOND, NOT_YET), "c": ("17 March 2021", GONE.replace("Minute 34: t", "T"))}
    minutes(tmp_path / "in", **texts)
    built("in", "--out", "whole")
    for order in ("cab", "bca"):
        for name in order:
            minutes(tmp_path / order, **{name: texts[name]})
            built(order, "--out", f"graph-{order}")
        assert record(tmp_path / f"graph-{order}") == record(tmp_path / "whole")
        assert states(tmp_path / f"graph-{order}") == states(tmp_path / "whole") == ["not-done"]


def test_a_task_that_a_log_lists_again_is_closed_wherever_it_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    log = "2. Action log\n\n| No | Action | Owner | Status |\n| 1 | Figures on void times by ward | Director of Housing | {} |\n"
    minutes(tmp_path / "in", a=(FIRST, FIGURES), b=(SECOND, log.format("In progress")))
    built("in")
    assert {row["source"] for row in asked(tmp_path / "graph", "actions")} == {"a.txt", "b.txt"}
    minutes(tmp_path / "in", c=("17 March 2021", log.format("Complete")))
    built("in")
    assert asked(tmp_path / "graph", "open-actions") == []
    assert {row["takesUp"].split("/")[-3] for row in asked(tmp_path / "graph", "follow-ups")} == {"a", "b"}


def test_people_refuse_and_ask_for_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    minutes(tmp_path / "in", a=(FIRST, FIGURES), b=(SECOND, GONE))
    built("in")
    (row,) = asked(tmp_path / "graph", "follow-ups")
    report = (tmp_path / "graph/report.md").read_text("utf-8")
    _, _, told = report.partition("## Taken up later")
    assert row["event"] in told and row["takesUp"] in told and "it names minute 34 of the meeting of 2020-11-18" in told
    links = tmp_path / "in/links.csv"
    links.write_text(f"left,right,verdict,by\n{row['event']},{row['takesUp']},different,J Clerk\n", "utf-8")
    built("in")
    assert states(tmp_path / "graph") == [] and len(asked(tmp_path / "graph", "open-actions")) == 1
    assert "Taken up later" not in (tmp_path / "graph/report.md").read_text("utf-8")
    minutes(tmp_path / "in", b=(SECOND, GONE.replace("void times by ward", "empty homes").replace("Minute 34: t", "T")))
    links.unlink()
    built("in")
    assert states(tmp_path / "graph") == []
    (other,) = asked(tmp_path / "graph", "follow-ups")
    links.write_text(f"left,right,verdict,by\n{row['takesUp']},{other['event']},same,J Clerk\n", "utf-8")
    built("in")
    assert states(tmp_path / "graph") == ["done"]
    assert "said by J Clerk" in (tmp_path / "graph/report.md").read_text("utf-8")


def test_every_link_is_derived_and_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    minutes(tmp_path / "in", a=(FIRST, FIGURES), b=(SECOND, GONE))
    built("in")
    found = asked(
        tmp_path / "graph",
        "SELECT ?basis ?reason { ?m a mg:Matter ; mg:basis/skos:notation ?basis ; mg:reason ?reason }",
    )
    assert [row["basis"] for row in found] == ["derived"]
    assert "both have the words void, ward" in found[0]["reason"]
    for command in (["verify", "--graph", "graph"], ["validate", "graph"]):
        assert CliRunner().invoke(cli, command).exit_code == 0


def test_follow_ups_are_no_facts_of_the_ten_types(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    minutes(tmp_path / "in", b=(SECOND, GONE))
    built("in")
    types = ("reports", "questions", "answers", "statements", "decisions", "actions", "inspections", "interventions")
    for name in (*types, "recommendations", "roles"):
        assert asked(tmp_path / "graph", name) == []
    assert [row["state"] for row in asked(tmp_path / "graph", "follow-ups")] == ["done"]


@pytest.mark.parametrize(
    ("sentence", "state"),
    [
        ("Councillor Ray asked how many cases were open.", None),
        ("The Clerk asked the contractor when the lights had been mended.", None),
        ("As asked at the last meeting, the list of cases had been circulated.", "done"),
    ],
)
def test_a_question_tells_no_state(sentence: str, state: str | None) -> None:
    told = state_of(sentence)
    assert (told.state if told else None) == state


def test_a_row_that_repeats_what_is_open_is_not_listed_beside_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    row = "2. Action log\n\nAction | Owner | Status\nFigures on void times by ward | Director of Housing | {}\n"
    minutes(tmp_path / "in", a=(FIRST, FIGURES), b=("17 March 2021", row.format("Outstanding")))
    built("in")
    (listed,) = asked(tmp_path / "graph", "open-actions")
    assert (listed["source"], listed["state"]) == ("a.txt", "not-done")
    (tmp_path / "in" / "a.txt").unlink()
    built("in")
    (listed,) = asked(tmp_path / "graph", "open-actions")
    assert listed["source"] == "b.txt"
