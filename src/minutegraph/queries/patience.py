"""Waiting for Oxigraph so that Ctrl-C is heard: a query runs in machine code, which hears no signal."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

Result = TypeVar("Result")

LISTENING = 0.05
"""Seconds between two looks for a signal while a query runs; a query that ends earlier is not held up."""


class _Task(threading.Thread, Generic[Result]):
    def __init__(self, work: Callable[[], Result]) -> None:
        super().__init__(daemon=True, name="query")
        self._work = work
        self.result: Result
        self.error: BaseException | None = None

    def run(self) -> None:
        try:
            self.result = self._work()
        except BaseException as error:  # noqa: BLE001  handed to the waiting thread, which raises it
            self.error = error


def interruptible(work: Callable[[], Result]) -> Result:
    """What `work` returns or raises, done in a thread that is left behind where Ctrl-C comes first."""
    task = _Task(work)
    task.start()
    while task.is_alive():
        task.join(LISTENING)
    if task.error is not None:
        raise task.error
    return task.result
