"""What the pages and the endpoint ask of the graph: every question goes to a worker and so has a time limit."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import cache, partial
from importlib.resources import files
from pathlib import Path

from anyio import to_thread

from minutegraph import results
from minutegraph.endpoint.jobs import Job
from minutegraph.endpoint.settings import Settings
from minutegraph.endpoint.workers import NO_INDEX, Open, Pool
from minutegraph.queries import Prepared
from minutegraph.queries.execution import Answer, Scope
from minutegraph.record.layout import Layout

Records = list[dict[str, str | None]]


@cache
def _text(name: str) -> str:
    return (files("minutegraph.endpoint") / f"{name}.rq").read_text("utf-8")


def version_of(graph: Path) -> str:
    """What changes whenever the index of a graph folder is made anew; `NO_INDEX` where there is none."""
    try:
        return hashlib.sha256(Layout(graph).stamp.read_bytes()).hexdigest()[:16]
    except FileNotFoundError:
        return NO_INDEX


class Graph:
    """One graph folder as the endpoint sees it."""

    def __init__(self, graph: Path, settings: Settings, open_store: Open) -> None:
        """Nothing is opened yet."""
        self.settings = settings
        self.pool = Pool(graph, open_store, settings, partial(version_of, graph))
        self._kept: dict[tuple[str, str], Records] = {}

    @property
    def version(self) -> str:
        """What changes whenever the index is made anew."""
        return self.pool.version()

    def scope(self, rows: int | None = None) -> Scope:
        """The limits of a query of ours."""
        return Scope(rows=rows or self.settings.rows, size=self.settings.size, prefixes=False)

    async def ask(self, job: Job) -> Answer:
        """The answer to a job. Raises as `Pool.run`."""
        return await to_thread.run_sync(self.pool.run, job)

    async def own(self, name: str, iris: Mapping[str, str] | None = None, rows: int | None = None) -> Answer:
        """The answer to a query of this room, by its name, with IRIs bound."""
        hidden = tuple(iris or ())
        prepared = Prepared(name, _text(name), {}, hidden, trusted=True, iris=dict(iris or {}))
        return await self.ask(Job(prepared, self.scope(rows)))

    async def kept(self, name: str) -> Records:
        """The rows of a query of this room, asked once for each version of the index."""
        place = (self.version, name)
        if place not in self._kept:
            found = results.records(await self.own(name))
            if len(self._kept) > 16:
                self._kept.clear()
            self._kept[place] = found
        return self._kept[place]

    async def base(self) -> str | None:
        """The base of the graph's own IRIs; None for a graph without minutes."""
        found = await self.kept("base")
        return found[0]["base"] if found else None

    async def triples(self) -> int:
        """How many triples the graph holds."""
        return int((await self.kept("triples"))[0]["number"] or 0)
