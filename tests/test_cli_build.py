"""`kg build`, `kg validate` and the library's doors as a user meets them: what is shown where, and the exit status."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from minutegraph.reading import kinds

Kg = Callable[..., Result]
Process = Callable[..., subprocess.CompletedProcess[str]]

UNDATED = "Members asked about cats.\n\nRESOLVED: That officers bring a report on cats.\n"


def test_build_ends_with_a_summary_on_standard_error(kg: Kg, minutes: Path) -> None:
    (minutes / "c.csv").touch()
    result = kg("build", minutes)
    assert (result.exit_code, result.stdout) == (0, "")
    lines = result.stderr.splitlines()
    assert lines[0].startswith("2 documents built, in ")
    assert "2 report" in lines[1] and " facts: " in lines[1]
    assert lines[2] == f"skipped: 1 not read: a .csv file; minutes are {kinds.SHOWN}"
    assert lines[3] == "0 violations, 0 warnings; told with file and line in graph/report.md"
    assert lines[4] == "ask it: kg query who-reported-what-to-whom"


def test_the_graph_is_where_it_was_asked_for(
    kg: Kg, minutes: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "--graph other" in kg("build", minutes, "--out", "other").stderr
    monkeypatch.setenv("KG_GRAPH", "third")
    assert kg("build", minutes).exit_code == 0
    assert (tmp_path / "other/entities.ttl").is_file() and (tmp_path / "third/entities.ttl").is_file()
    assert kg("query", "reports", "--format", "csv").exit_code == 0


def test_removed_documents_are_listed(kg: Kg, minutes: Path) -> None:
    kg("build", minutes)
    lines = kg("build", minutes / "a.txt").stderr.splitlines()
    assert lines[0].startswith("0 documents built, 1 unchanged, 1 removed, in ")
    assert lines[1] == "removed: b.txt"


def test_warnings_fail_under_strict_only(kg: Kg, minutes: Path) -> None:
    (minutes / "c.txt").write_text(UNDATED)
    assert kg("build", minutes).exit_code == 0
    result = kg("build", minutes, "--strict")
    assert result.exit_code == 1 and "0 violations, " in result.stderr
    assert kg("validate").exit_code == 0
    assert kg("validate", "--strict").exit_code == 1


def test_problems_of_all_tables_are_told_and_counted_alike(kg: Kg, minutes: Path, tmp_path: Path) -> None:
    (minutes / "manifest.csv").write_text("file,date\nnone.txt,2020\na.txt,teatime\n")
    (minutes / "links.csv").write_text("left,right,verdict\na,b,maybe\n")
    lines = kg("build", minutes).stderr.splitlines()
    (count,) = (line.split()[2] for line in lines if line.startswith("0 violations, "))
    report = (tmp_path / "graph" / "report.md").read_text("utf-8")
    assert f"| warnings | {count} |" in report and count == "3"
    told = report.partition("## Tables")[2].partition("\n## ")[0]
    assert [part in told for part in ("manifest.csv:2: ", "manifest.csv:3: ", "links.csv:2: ")] == [True] * 3


def test_quiet_shows_only_what_could_not_be_used(kg: Kg, minutes: Path) -> None:
    assert kg("build", minutes, "--quiet").stderr == ""
    (minutes / "b.txt").write_bytes(b"\0\1\2")
    result = kg("build", minutes, "-q")
    assert result.exit_code == 1 and result.stderr.count("\n") == 1 and "b.txt" in result.stderr


def test_a_manifest_named_by_the_user_is_used(kg: Kg, minutes: Path, tmp_path: Path) -> None:
    (tmp_path / "given.csv").write_text("file,body\na.txt,Cabinet\n")
    (minutes / "manifest.csv").write_text("file,body\na.txt,Council\n")
    assert kg("build", minutes, "--manifest", "given.csv").exit_code == 0
    told = (tmp_path / "graph/report.md").read_text("utf-8")
    assert "Cabinet" in told and "'Council'" not in told


def test_explain_shows_each_step_and_builds_nothing(kg: Kg, minutes: Path, tmp_path: Path) -> None:
    (minutes / "manifest.csv").write_text("file,title\na.txt,Improvement\n")
    result = kg("build", minutes / "a.txt", "--explain")
    assert result.exit_code == 0
    for part in (
        "title (given by the manifest): Improvement",
        "authority (stated in the text): Northmoor Borough Council",
        "item 1 at ",
        "sentence at 11:1: The Chair expressed concern",
        "quote: The Director of Children's Services presented a report",
        "by: Director of Children's Services [post]",
        "by the rule ",
    ):
        assert part in result.stdout
    assert not (tmp_path / "graph").exists()


def test_explain_of_a_file_that_is_no_text_is_one_line(kg: Kg, minutes: Path) -> None:
    (minutes / "b.txt").write_bytes(b"\0\1\2")
    result = kg("build", minutes / "b.txt", "--explain")
    assert result.exit_code == 1 and result.stderr.startswith("kg: ") and result.stderr.count("\n") == 1


@pytest.mark.parametrize(
    "args", [("build",), ("build", "minutes", "--jobs", "0"), ("build", "minutes", "--base", "nonsense")]
)
def test_wrong_usage_is_exit_status_2(kg: Kg, minutes: Path, args: tuple[str, ...]) -> None:
    assert kg(*args).exit_code == 2


def test_validate_finds_what_was_made_wrong(kg: Kg, minutes: Path, tmp_path: Path) -> None:
    kg("build", minutes)
    (document,) = (tmp_path / "graph/minutes").glob("*/a.ttl")
    whole = document.read_text("utf-8")
    document.write_text(whole.replace("mg:evidence", "mg:about", 1).replace("oa:start 0", "oa:start 999999"), "utf-8")
    result = kg("validate")
    assert result.exit_code == 1
    assert result.stdout.startswith("violation: a.txt") and "violations" in result.stderr
    assert kg("validate", document).exit_code == 1
    (other,) = (tmp_path / "graph/minutes").glob("*/b.ttl")
    assert kg("validate", other).exit_code == 0


@pytest.mark.parametrize("place", ["nowhere", "nowhere.ttl"])
def test_validate_of_nothing_is_one_line(kg: Kg, place: str) -> None:
    result = kg("validate", place)
    assert result.exit_code == 1 and result.stderr.startswith("kg: nowhere") and result.stderr.count("\n") == 1


def test_long_builds_show_lines_where_there_is_no_terminal(
    kg: Kg, minutes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from minutegraph.cli import progress

    monkeypatch.setattr(progress, "SECONDS_BETWEEN_LINES", 0.0)
    lines = kg("build", minutes).stderr.splitlines()
    assert lines[:2] == ["Building: 1 of 2", "Building: 2 of 2"]


def test_a_terminal_shows_a_bar(minutes: Path, tmp_path: Path) -> None:
    for number in range(8):
        (minutes / f"c{number}.txt").write_text(UNDATED)
    ours, theirs = os.openpty()
    command = [sys.executable, "-m", "minutegraph", "build", str(minutes)]
    with subprocess.Popen(command, cwd=tmp_path, stderr=theirs, env={**os.environ, "TERM": "xterm"}) as process:
        os.close(theirs)
        shown = b""
        while chunk := _read(ours):
            shown += chunk
    os.close(ours)
    assert process.returncode == 0
    assert "Building" in shown.decode() and "10/10" in shown.decode() and "━" in shown.decode()
    assert shown.decode().rstrip().endswith("kg query who-reported-what-to-whom")


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 4096)
    except OSError:  # Linux says so where the other end is closed
        return b""


def test_exit_statuses_of_the_real_program(kg_process: Process, minutes: Path) -> None:
    assert kg_process("build", minutes).returncode == 0
    done = kg_process("query", "reports", "--format", "csv")
    assert done.returncode == 0 and done.stdout.count("\n") == 3 and done.stderr == ""
    assert kg_process("validate").returncode == 0
    (minutes / "b.txt").write_bytes(b"\0\1\2")
    done = kg_process("build", minutes)
    assert done.returncode == 1 and done.stdout == "" and "Traceback" not in done.stderr
    assert kg_process("build").returncode == 2
