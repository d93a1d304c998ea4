"""Many tasks in worker processes: results whole, faults and deaths told, nothing left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from minutegraph.building.worker import Failure
from minutegraph.building.workers import each

DIES, KILLED, RAISES, PRINTS = 3, 5, 7, 8


def square(number: int) -> tuple[int, int]:
    """The square and the process that made it; some numbers go wrong."""
    if number == DIES:
        os._exit(9)
    if number == KILLED:
        os.kill(os.getpid(), signal.SIGKILL)
    if number == RAISES:
        raise IndexError("the seventh")
    if number == PRINTS:
        print("noise on standard output")
    return number * number, os.getpid()


def test_all_tasks_are_done_by_as_many_processes_as_asked_for() -> None:
    results = dict(each(square, range(20, 60), 2))
    assert {task: result[0] for task, result in results.items()} == {task: task * task for task in range(20, 60)}
    processes = {result[1] for result in results.values()}
    assert len(processes) == 2 and os.getpid() not in processes


def test_a_fault_or_a_death_is_told_of_its_own_task_only() -> None:
    results = dict(each(square, range(10), 2))
    failed = {task: result.what for task, result in results.items() if isinstance(result, Failure)}
    assert set(failed) == {DIES, KILLED, RAISES}
    assert "exit status 9" in failed[DIES] and "signal 9" in failed[KILLED]
    assert "IndexError: the seventh" in failed[RAISES]
    assert results[9][0] == 81


def test_one_job_runs_here_and_tells_of_faults_too() -> None:
    results = dict(each(square, [1, RAISES, 2], 1))
    assert results[1] == (1, os.getpid()) and results[2][0] == 4
    assert isinstance(results[RAISES], Failure) and "the seventh" in results[RAISES].trace


def test_leaving_early_ends_the_workers() -> None:
    running = each(square, range(20, 10_000), 2)
    workers = {result[1] for _, result in (next(running) for _ in range(20))}
    running.close()
    for worker in workers:
        with pytest.raises(ProcessLookupError):
            os.kill(worker, 0)


def test_workers_end_when_their_parent_is_killed(tmp_path: Path) -> None:
    (tmp_path / "naps.py").write_text(
        textwrap.dedent(
            """
            import os, pathlib, time
            def nap(number):
                pathlib.Path(f"worker-{os.getpid()}").touch()
                time.sleep(0.01)
            """
        )
    )
    code = "import naps; from minutegraph.building.workers import each\nfor _ in each(naps.nap, range(10**6), 2): pass"
    parent = subprocess.Popen([sys.executable, "-c", code], cwd=tmp_path, stderr=subprocess.DEVNULL)
    _until(lambda: len(list(tmp_path.glob("worker-*"))) == 2)
    parent.kill()
    parent.wait()
    workers = [int(path.name.split("-")[1]) for path in tmp_path.glob("worker-*")]
    _until(lambda: not any(_runs(worker) for worker in workers))


def _runs(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False


def _until(true: object, seconds: float = 20) -> None:
    """Waits until the condition holds."""
    assert callable(true)
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.02)
