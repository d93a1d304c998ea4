"""The limits of an endpoint, in one value."""

from __future__ import annotations

from dataclasses import dataclass

MEGABYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Settings:
    """The limits of an endpoint; what goes beyond one is refused, stopped or cut, and the reply says so.

    `timeout` is in seconds, for a query from its start to the last byte of its answer; `waiting` in seconds, for a
    process to come free. `workers` are processes, each of which runs one query at a time. `rows` (or triples) and
    `size` (bytes) bound an answer, `memory` (bytes) what one query may hold, `body` and `url` (bytes) a request.
    """

    timeout: float = 30.0
    waiting: float = 10.0
    workers: int = 2
    rows: int = 100_000
    size: int = 64 * MEGABYTE
    memory: int = 2048 * MEGABYTE
    body: int = MEGABYTE
    url: int = 16_384
