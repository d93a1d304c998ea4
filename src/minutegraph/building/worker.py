"""The process behind a worker of the pool: takes tasks from standard input, gives results on standard output."""

from __future__ import annotations

import gc
import importlib
import os
import pickle
import sys
import traceback
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from typing import Any, BinaryIO, TypeVar

Task = TypeVar("Task")
Result = TypeVar("Result")


_PIPE = 1 << 20
"""Bytes: what an unprivileged process may ask for at most, and more than most results take."""


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a task has no result: `what` in one line; `trace` where the function itself is at fault."""

    what: str
    trace: str = ""


@cache
def _thread() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(1)


def attempt(function: Callable[[Task], Result], task: Task) -> Result | Failure:
    """The function's result, or a `Failure` where it raised, whatever that was: one task never stops the others."""
    future = _thread().submit(function, task)
    error = future.exception()
    if error is None:
        return future.result()
    what = " ".join(f"{type(error).__name__}: {error}".split())
    trace = "".join(traceback.format_exception(error))
    return Failure(f"a fault in kg itself ({what}); please report it, with what KG_DEBUG=1 shows", trace)


def serve(function: Callable[[Any], Any], tasks: BinaryIO, results: BinaryIO) -> None:
    """Applies `function` to each task, until the tasks end because the parent closed the pipe or is no more."""
    while True:
        try:
            task = pickle.load(tasks)
        except EOFError:
            return
        pickle.dump(attempt(function, task), results, protocol=pickle.HIGHEST_PROTOCOL)
        results.flush()


def _widen(pipe: BinaryIO) -> None:
    """Lets a pipe hold a whole result, where the system can, so that a worker need not wait until it is read."""
    with suppress(ImportError, AttributeError, OSError):
        import fcntl

        fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, _PIPE)


def settle() -> None:
    """Lets Python look for cycles less often: what is imported stays, and a task makes many small values, hardly a cycle."""
    gc.freeze()
    gc.set_threshold(100_000, 20, 100)


def main() -> None:
    """Serves the function that the command line names as `module:name`."""
    module, _, name = sys.argv[1].partition(":")
    results = os.fdopen(os.dup(1), "wb")
    _widen(results)
    os.dup2(2, 1)  # whatever prints goes to standard error and does not disturb the results
    function = getattr(importlib.import_module(module), name)
    settle()
    serve(function, sys.stdin.buffer, results)
