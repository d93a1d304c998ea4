"""What the tests share: where material lies, a short set of minutes, and the command line as a user meets it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import settings

ROOT = Path(__file__).resolve().parent.parent

SHARED = Path(os.environ.get("MINUTEGRAPH_SHARED") or ROOT.parent / "shared")
"""The folder of shared material (minutes, marks, tables), which no checkout holds."""
NO_SHARED = "the shared minutes are not here; name their folder in MINUTEGRAPH_SHARED"
NO_FILE_SYSTEM = "no file system here is as this test needs it"
"""With NO_SHARED the only reasons for which a test may be skipped under KG_CI."""

settings.register_profile("minutegraph", deadline=None)  # how fast a machine is, and what else it does, is not told of here
settings.load_profile("minutegraph")

MINUTES = """\
Northmoor Borough Council
Children's Services Scrutiny Committee
12 March 2019

5. Improvement Plan

The Director of Children's Services presented a report on the progress of the Improvement Plan.

Members asked how many social workers had left in the last year. The Director replied that nine had left.

The Chair expressed concern about the number of vacancies.

RESOLVED: That the report be noted.
"""
"""A short item of business in a common house style, written for the tests."""


@pytest.fixture(autouse=True)
def _clean_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test sees the user's own graph or a debugging switch."""
    for name in ("KG_GRAPH", "KG_DEBUG"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(scope="session")
def shared() -> Path:
    """`SHARED`; the test is skipped where it is not there."""
    if not (SHARED / "minutes").is_dir():
        pytest.skip(NO_SHARED)
    return SHARED


@pytest.fixture
def minutes(tmp_path: Path) -> Path:
    """A folder `minutes` with two sets of minutes, in the test's own folder."""
    folder = tmp_path / "minutes"
    folder.mkdir()
    (folder / "a.txt").write_text(MINUTES, "utf-8")
    (folder / "b.txt").write_text(MINUTES.replace("12 March", "14 May").replace("nine", "four"), "utf-8")
    return folder


@pytest.fixture
def kg(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Result]]:
    """Runs `kg` in this process, in the test's own folder; gives click's result with exit_code, stdout and stderr."""
    from minutegraph.cli import cli

    monkeypatch.chdir(tmp_path)

    def run(*args: str | Path) -> Result:
        return CliRunner().invoke(cli, [str(arg) for arg in args], prog_name="kg")

    yield run


@pytest.fixture
def sheet(kg: Callable[..., Result], minutes: Path) -> Path:
    """The table of a graph of two documents, as kg review writes it beside them."""
    assert kg("build", minutes).exit_code == 0
    path = minutes / "corrections.csv"
    result = kg("review", "--out", path)
    assert result.exit_code == 0, result.stderr
    return path


@pytest.fixture
def kg_process(tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Runs `kg` as a process of its own, in the test's own folder."""

    def run(*args: str | Path, **options: object) -> subprocess.CompletedProcess[str]:
        settings: dict[str, object] = {"cwd": tmp_path, "capture_output": True, "text": True, "timeout": 120, **options}
        command = [sys.executable, "-m", "minutegraph", *map(str, args)]
        return subprocess.run(command, check=False, **settings)  # type: ignore[call-overload, no-any-return]

    return run


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Under KG_CI a skipped test is a failure, unless it wants what no checkout, or this machine, has."""
    terminal = session.config.pluginmanager.get_plugin("terminalreporter")
    if not os.environ.get("KG_CI") or terminal is None:
        return
    reasons = {str(report.longrepr[2]).removeprefix("Skipped: ") for report in terminal.stats.get("skipped", [])}
    refused = sorted(reasons - {NO_SHARED, NO_FILE_SYSTEM})
    for reason in refused:
        terminal.write_line(f"skipped, which is a failure under KG_CI: {reason}", red=True)
    if refused:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
