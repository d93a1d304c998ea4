"""Where the time of a build goes: each step's own processor time, in one process.

    python -m benchmarks.steps FOLDER OUT

The functions that are the steps are wrapped while a build with one job runs; a step's time is its own, without that of
the steps inside it. Gives JSON.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

from minutegraph import edition, store
from minutegraph.building import Options, build, making, road
from minutegraph.rdf import mapping, prepared, sketches, turtle
from minutegraph.record import layout, ledger

STEPS: tuple[tuple[str, object, tuple[str, ...]], ...] = (
    ("read", making, ("read_bytes", "document", "read")),
    ("read", sketches, ("looks_like_minutes",)),
    ("extract", making, ("extract",)),
    ("map", mapping, ("triples",)),
    ("turtle", turtle, ("write_statements", "write_nodes", "write")),
    ("infer", prepared, ("infer",)),
    ("quads", making, ("prepare", "state")),
    ("validate", making, ("validate",)),
    ("validate", road, ("remark_on_shared_nodes",)),
    ("record", edition.Edition, ("__init__", "put", "publish", "remark")),
    ("record", ledger.Ledger, ("put", "commit")),
    ("record", layout.Staging, ("write", "publish")),
    ("record", road, ("report_on",)),
    ("join", ledger.Ledger, ("join",)),
    ("store", store.IndexWriter, ("__init__", "_flush", "fill", "update", "replace", "finish", "seal")),
)
"""What counts as which step: the owner of the functions, and their names."""


class Clock:
    """Processor time of this process by step, as the steps are entered and left."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = {}
        self._open = ["rest"]
        self._last = time.process_time()

    def turn(self) -> None:
        """Give the time since the last turn to the step that is open."""
        now = time.process_time()
        self.spent[self._open[-1]] = self.spent.get(self._open[-1], 0.0) + now - self._last
        self._last = now

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """The time inside is that of the step."""
        self.turn()
        self._open.append(name)
        try:
            yield
        finally:
            self.turn()
            self._open.pop()

    def wrapped(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """The function, as a step."""

        def timed(*arguments: Any, **named: Any) -> Any:
            with self.step(name):
                return function(*arguments, **named)

        return timed


def measured(source: Path, out: Path) -> dict[str, float]:
    """Milliseconds of processor time that each step takes a document, in a build with one job."""
    clock = Clock()
    with ExitStack() as stack:
        for name, owner, functions in STEPS:
            for function in functions:
                wrapped = clock.wrapped(name, getattr(owner, function))
                stack.enter_context(patch.object(owner, function, wrapped))
        summary = build([source], out, Options(jobs=1))
        clock.turn()
    return {name: spent * 1000 / summary.documents for name, spent in clock.spent.items()}


if __name__ == "__main__":
    json.dump(measured(Path(sys.argv[1]), Path(sys.argv[2])), sys.stdout)
