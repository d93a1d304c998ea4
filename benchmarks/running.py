"""Runs `kg build` as a user does, and measures what all its processes take. Linux only: it reads /proc."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_OFTEN = 0.05
"""Seconds between two looks at the memory of the processes; the high-water mark misses nothing in between."""

_MEMORY = re.compile(r"^VmHWM:\s+([0-9]+) kB", re.M)


@dataclass(frozen=True, slots=True)
class Run:
    """One build: seconds by the clock, seconds of processor time of all processes, and peaks of memory in MB."""

    seconds: float
    processor: float
    parent: float
    workers: tuple[float, ...]
    said: str


def build(source: Path, out: Path) -> Run:
    """Build a graph of `source` in a fresh process. Raises RuntimeError where it fails."""
    command = [sys.executable, "-m", "minutegraph", "build", str(source), "--out", str(out)]
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    assert process.stderr
    peaks: dict[int, float] = {}
    ended = threading.Event()
    watch = threading.Thread(target=_watch, args=(process.pid, peaks, ended), daemon=True)
    watch.start()
    said = process.stderr.read()
    ended.set()
    watch.join()
    _, status, used = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"kg build ended with {process.returncode}: {said}")
    workers = tuple(sorted(peak for pid, peak in peaks.items() if pid != process.pid))
    return Run(seconds, used.ru_utime + used.ru_stime, peaks.get(process.pid, 0.0), workers, said.strip())


def _watch(pid: int, peaks: dict[int, float], ended: threading.Event) -> None:
    while not ended.wait(_OFTEN):
        for each in (pid, *_children(pid)):
            peaks[each] = _peak(each) or peaks.get(each, 0.0)


def _children(pid: int) -> Iterator[int]:
    for path in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            yield from map(int, path.read_text().split())
        except OSError:  # the thread has just ended
            continue


def _peak(pid: int) -> float | None:
    """The most memory that a process has held so far, in MB."""
    try:
        found = _MEMORY.search(Path(f"/proc/{pid}/status").read_text())
    except OSError:
        return None
    return int(found.group(1)) / 1024 if found else None


def size(path: Path) -> int:
    """The bytes of a file or of all files in a folder."""
    if path.is_file():
        return path.stat().st_size
    return sum(each.stat().st_size for each in path.rglob("*") if each.is_file())


def yardstick() -> float:
    """Milliseconds of processor time of a fixed piece of work: tells runs on busy and on quiet machines apart."""
    best = float("inf")
    for _ in range(5):
        started = time.process_time()
        counts: dict[str, int] = {}
        for number in range(100_000):
            name = str(number % 1000)
            counts[name] = counts.get(name, 0) + 1
        best = min(best, time.process_time() - started)
    return best * 1000
