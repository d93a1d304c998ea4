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
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import closing, suppress
from pathlib import Path
from typing import Any, Generic, TypeVar

from minutegraph.building.worker import Failure, attempt

Task = TypeVar("Task")
Result = TypeVar("Result")

IN_FLIGHT = 8
"""Tasks handed out for each worker, so that they work on while the index takes in what is done."""

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
    with closing(_Pool(function, jobs)) as pool, ThreadPoolExecutor(jobs) as threads:
        pending: dict[Future[Result | Failure], Task] = {}
        try:
            for task in tasks:
                pending[threads.submit(pool.ask, task)] = task
                if len(pending) >= jobs * IN_FLIGHT:
                    yield from _done(pending)
            while pending:
                yield from _done(pending)
        finally:
            for future in pending:
                future.cancel()
            pool.close()  # before the threads are waited for: they wait for the workers


def _done(pending: dict[Future[Any], Task]) -> Iterator[tuple[Task, Any]]:
    """Takes the tasks that are done out of `pending`; waits for one at least."""
    for future in wait(pending, return_when=FIRST_COMPLETED).done:
        yield pending.pop(future), future.result()


class _Pool(Generic[Task, Result]):
    """Worker processes, one for each thread that asks, started at its first task."""

    def __init__(self, function: Callable[[Task], Result], jobs: int) -> None:
        self.name = f"{function.__module__}:{function.__qualname__}"
        self.workers: list[subprocess.Popen[bytes]] = []
        self.mine = threading.local()
        self.closed = False

    def ask(self, task: Task) -> Result | Failure:
        """The result of one task, from the worker of this thread; a worker that died is replaced for the next task."""
        worker = getattr(self.mine, "worker", None)
        if worker is None or worker.poll() is not None:
            worker = self.mine.worker = self.start()
        assert worker.stdin and worker.stdout
        try:
            pickle.dump(task, worker.stdin, protocol=pickle.HIGHEST_PROTOCOL)
            worker.stdin.flush()
            answer: Result | Failure = pickle.load(worker.stdout)
        except (EOFError, OSError, ValueError, pickle.UnpicklingError):
            worker.kill()
            status = worker.wait()
            how = f"signal {-status}" if status < 0 else f"exit status {status}"
            return Failure(f"the process that read it ended ({how}); it may need more memory than there is")
        return answer

    def start(self) -> subprocess.Popen[bytes]:
        """A new worker."""
        path = os.pathsep.join(entry or str(Path.cwd()) for entry in sys.path)
        worker = subprocess.Popen(
            [sys.executable, "-P", "-c", START, self.name],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": path},
            start_new_session=True,  # Ctrl-C goes to the parent alone, which ends the workers
        )
        self.workers.append(worker)
        if self.closed:
            worker.kill()
        return worker

    def close(self) -> None:
        """Ends all workers, at work or not."""
        self.closed = True
        for worker in self.workers:
            worker.kill()
        for worker in self.workers:
            worker.wait()
            for pipe in filter(None, (worker.stdin, worker.stdout)):
                with suppress(OSError, ValueError):  # what was not sent is of no use any more
                    pipe.close()
