"""Processes that run queries and can be killed: Oxigraph cannot stop a query, so the process that runs it is ended.

Each worker opens the index for reading, in a process of its own, and answers one job at a time over a pipe.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import queue
import threading
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from pathlib import Path
from typing import TYPE_CHECKING

from minutegraph.endpoint.jobs import Job
from minutegraph.endpoint.settings import Settings
from minutegraph.errors import MinutegraphError, QueryError, RecordError
from minutegraph.queries.execution import Answer

if TYPE_CHECKING:
    import pyoxigraph

Open = Callable[[Path], "pyoxigraph.Store"]

STARTING = 60.0
"""Seconds that a worker may take to start and open the index; it takes a fraction of one."""

_FAULT = 1
"""The status of a Python process that ends with a traceback; one that lacks memory is ended by the system."""

NO_INDEX = "none"
"""The version where there is no index yet; the first worker makes it."""


class TimeLimitError(QueryError):
    """The query was stopped because it took longer than the time limit."""


class BusyError(QueryError):
    """All workers are taken, and none came free in time."""


class _Worker:
    """A process and the pipe to it; `version` is that of the index when it was opened."""

    def __init__(self, graph: Path, open_store: Open, memory: int, version: str) -> None:
        context = multiprocessing.get_context("spawn")
        self.pipe, there = context.Pipe()
        self.version = version
        self.process: SpawnProcess = context.Process(
            target=_serve, args=(there, graph, open_store, memory), daemon=True, name="minutegraph-query"
        )
        self.process.start()
        there.close()

    def kill(self) -> None:
        """End the process; whoever waits for its answer is told by the pipe."""
        self.process.kill()
        self.process.join()

    def receive(self, timeout: float) -> Answer | None:
        """The next message, or None where it does not come in time.

        Raises what the worker raised, and EOFError where it died.
        """
        if not self.pipe.poll(timeout):
            return None
        message: Answer | BaseException = self.pipe.recv()
        if isinstance(message, BaseException):
            raise message
        return message


def _serve(pipe: Connection, graph: Path, open_store: Open, memory: int) -> None:
    """The life of a worker process: open the index, then answer jobs until the pipe is closed."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the server, which then ends its workers
    _limit_memory(memory)
    try:
        store = open_store(graph)
    except (MinutegraphError, OSError) as error:
        pipe.send(RecordError(str(error)))
        return
    pipe.send(Answer("boolean", b"true"))
    with contextlib.suppress(EOFError, BrokenPipeError):
        while True:
            job: Job = pipe.recv()
            try:
                pipe.send(job.run(store))
            except MinutegraphError as error:
                pipe.send(error)
            except MemoryError:
                pipe.send(QueryError("the query needs more memory than one query may have"))
            except OSError as error:
                pipe.send(RecordError(f"{graph}: the index cannot be read: {error}"))


def _limit_memory(memory: int) -> None:
    """Bound what the process may hold of its own, mapped files aside; where the system cannot, there is no bound."""
    try:
        import resource
    except ImportError:  # Windows
        return
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))


class Pool:
    """The workers of one endpoint.

    `version` tells which index there is, never with an empty text; a worker that opened another is replaced before its
    next job. All methods may be called from any thread.
    """

    def __init__(self, graph: Path, open_store: Open, settings: Settings, version: Callable[[], str]) -> None:
        """Nothing is started yet."""
        self._graph, self._open, self._settings = graph, open_store, settings
        self.version = version
        self._idle: queue.LifoQueue[_Worker | None] = queue.LifoQueue()
        self._all: set[_Worker] = set()
        self._lock = threading.Lock()
        self._closed = False
        for _ in range(settings.workers):
            self._idle.put(None)

    def start(self) -> None:
        """Start one worker, to see that the index can be opened. Raises RecordError."""
        place = self._idle.get()
        try:
            place = self._fresh(place)
        finally:
            self._idle.put(place)

    def close(self) -> None:
        """End all workers, busy or not."""
        with self._lock:
            self._closed = True
            workers, self._all = list(self._all), set()
        for worker in workers:
            worker.kill()

    def run(self, job: Job) -> Answer:
        """The answer to a job.

        Raises TimeLimitError, BusyError, what the query raised, and RecordError where the index cannot be opened.
        """
        try:
            worker = self._idle.get(timeout=self._settings.waiting)
        except queue.Empty:
            raise BusyError("all workers are busy with other queries; try again in a moment") from None
        try:
            worker = self._fresh(worker)
            answer = self._answer(worker, job)
            if answer is None:
                raise TimeLimitError(f"the query was stopped: it took longer than {self._settings.timeout:g} seconds")
            return answer
        except (EOFError, BrokenPipeError, ConnectionResetError) as error:
            raise QueryError(f"the query was stopped: {self._end(worker)}") from error
        finally:
            self._idle.put(worker if worker is not None and worker.version else None)

    def _end(self, worker: _Worker | None) -> str:
        """Why a worker that is no more has not answered."""
        if self._closed:
            return "the server is stopping"
        if worker is not None and worker.process.exitcode == _FAULT:
            return "a fault in kg itself; please report it, with what kg serve shows of it"
        return "it needs more memory than one query may have"

    def _answer(self, worker: _Worker, job: Job) -> Answer | None:
        """The worker's answer; where it gives none it is killed, and `version` emptied so that nobody uses it."""
        whole = False
        try:
            worker.pipe.send(job)
            answer = worker.receive(self._settings.timeout)
            whole = answer is not None
            return answer
        except MinutegraphError:
            whole = True
            raise
        except (EOFError, BrokenPipeError, ConnectionResetError):
            worker.process.join(1)  # not killed yet, so that its status tells why it ended
            raise
        finally:
            if not whole:
                self._drop(worker)

    def _drop(self, worker: _Worker) -> None:
        worker.version = ""
        with self._lock:
            known = worker in self._all
            self._all.discard(worker)
        if known:
            worker.kill()
        worker.pipe.close()

    def _fresh(self, worker: _Worker | None) -> _Worker:
        """The worker, or a new one where there is none or the index has changed since it was opened."""
        version = self.version()
        if worker is not None and worker.version == version and worker.process.is_alive():
            return worker
        if worker is not None:
            self._drop(worker)
        new = _Worker(self._graph, self._open, self._settings.memory, version)
        with self._lock:
            if self._closed:
                new.kill()
                raise BusyError("the server is stopping")
            self._all.add(new)
        deadline = time.monotonic() + STARTING
        ready = False
        try:
            ready = new.receive(deadline - time.monotonic()) is not None
        except (EOFError, ConnectionResetError) as error:
            if self._closed:
                raise BusyError("the server is stopping") from error
            raise RecordError(f"{self._graph}: the index could not be opened") from error
        finally:
            if not ready:
                self._drop(new)
        if not ready:
            raise RecordError(f"{self._graph}: the index did not open within {STARTING:g} seconds")
        if version == NO_INDEX:  # the worker has made the index
            new.version = self.version()
        return new
