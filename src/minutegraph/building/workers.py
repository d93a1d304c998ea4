"""One function applied to many tasks, in worker processes that may die without harm to the others.

Each worker is a Python process that runs worker.py, spoken to over its standard input and output. Unlike the pools of
the standard library this needs no guard in the caller's main module, knows which task killed a worker, leaves no
process behind however the parent ends, and keeps only a few tasks in flight.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from itertools import islice
from pathlib import Path
from queue import SimpleQueue
from typing import Any, Generic, TypeVar

from minutegraph.building.worker import Failure, attempt

Task = TypeVar("Task")
Result = TypeVar("Result")

IN_FLIGHT = 32
"""Tasks taken for each worker whose results may wait for the caller: enough to go on while the index takes in a batch."""

AHEAD = 2
"""Tasks that a worker has at a time: when one is done, the next is already there."""

START = "from minutegraph.building.worker import main; main()"
"""What a worker runs: the module under its own name, so that parent and worker know the same classes."""


def each(
    function: Callable[[Task], Result], tasks: Iterable[Task], jobs: int
) -> Generator[tuple[Task, Result | Failure], None, None]:
    """Each task with the result of `function` or why there is none, in the order in which they are done.

    `function` belongs to a module and is no closure. `jobs` of them run at a time; one alone runs in this process.
    When the caller leaves the loop early, by an exception or Ctrl-C, all workers are ended before it goes on.
    """
    if jobs == 1:
        for task in tasks:
            yield task, attempt(function, task)
        return
    with ThreadPoolExecutor(jobs) as threads, closing(_Pool(function, tasks, jobs)) as pool:
        running = [threads.submit(pool.work) for _ in range(jobs)]
        yield from pool.results()
        for thread in running:
            thread.result()


class _Pool(Generic[Task, Result]):
    """Worker processes, one for each thread that runs `work`, and the results that they gave."""

    def __init__(self, function: Callable[[Task], Result], tasks: Iterable[Task], jobs: int) -> None:
        self.name = f"{function.__module__}:{function.__qualname__}"
        self.jobs = jobs
        self.tasks = iter(tasks)
        self.room = threading.Semaphore(jobs * IN_FLIGHT)
        self.done: SimpleQueue[tuple[Task, Result | Failure] | None] = SimpleQueue()
        self.workers: list[subprocess.Popen[bytes]] = []
        self.lock = threading.Lock()
        self.closed = False

    def results(self) -> Iterator[tuple[Task, Result | Failure]]:
        """What the workers give, until all of them have ended."""
        ended = 0
        while ended < self.jobs:
            result = self.done.get()
            if result is None:
                ended += 1
                continue
            yield result
            self.room.release()

    def work(self) -> None:
        """Has one worker do tasks until there are none left; one that died is replaced."""
        given: deque[Task] = deque()
        worker = None
        try:
            while True:
                if worker is None or (not given and worker.poll() is not None):
                    with self.lock:
                        if self.closed:
                            return
                        worker = self.start()
                    for task in given:
                        _give(worker, task)
                while len(given) < AHEAD and (more := self.take(wait=not given)):
                    given += more
                    _give(worker, more[0])
                if not given:
                    return
                answer, died = self.answer(worker)
                self.done.put((given.popleft(), answer))
                worker = None if died else worker
        finally:
            self.done.put(None)

    def take(self, wait: bool) -> list[Task]:
        """The next task, if there is one and room for its result; with `wait` the room is waited for."""
        if not self.room.acquire(blocking=wait):
            return []
        with self.lock:
            task = [] if self.closed else list(islice(self.tasks, 1))
        if not task:
            self.room.release()
        return task

    def answer(self, worker: subprocess.Popen[bytes]) -> tuple[Result | Failure, bool]:
        """What a worker gives for the oldest of its tasks, and whether it has died of it."""
        assert worker.stdout
        try:
            return pickle.load(worker.stdout), False
        except (EOFError, OSError, ValueError, pickle.UnpicklingError):
            worker.kill()
            status = worker.wait()
        how = f"signal {-status}" if status < 0 else f"exit status {status}"
        return Failure(f"the process that read it ended ({how}); it may need more memory than there is"), True

    def start(self) -> subprocess.Popen[bytes]:
        """A new worker; under the lock."""
        path = os.pathsep.join(entry or str(Path.cwd()) for entry in sys.path)
        worker = subprocess.Popen(
            [sys.executable, "-P", "-c", START, self.name],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": path},
            start_new_session=True,  # Ctrl-C goes to the parent alone, which ends the workers
        )
        self.workers.append(worker)
        return worker

    def close(self) -> None:
        """Ends all workers, at work or not."""
        with self.lock:
            self.closed = True
        self.room.release(self.jobs)
        for worker in self.workers:
            worker.kill()
        for worker in self.workers:
            worker.wait()
            for pipe in filter(None, (worker.stdin, worker.stdout)):
                with suppress(OSError, ValueError):  # what was not sent is of no use any more
                    pipe.close()


def _give(worker: subprocess.Popen[Any], task: object) -> None:
    """Sends a task to a worker. One that has died meanwhile is noticed when its answer is read."""
    assert worker.stdin
    with suppress(OSError, ValueError):
        pickle.dump(task, worker.stdin, protocol=pickle.HIGHEST_PROTOCOL)
        worker.stdin.flush()
