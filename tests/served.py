"""Runs `kg serve` as a process of its own for tests, and asks it raw HTTP."""

from __future__ import annotations

import http.client
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode


@dataclass(frozen=True)
class Reply:
    """What came back."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def media_type(self) -> str:
        return self.headers.get("content-type", "").split(";")[0]


@dataclass(frozen=True)
class Server:
    """A server that runs."""

    port: int
    process: subprocess.Popen[str]

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def ask(self, path: str, method: str = "GET", body: bytes | str | None = None, **headers: str) -> Reply:
        """One request; `_` in the names of headers stands for `-`."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            sent = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.request(method, path, body, sent)
            reply = connection.getresponse()
            return Reply(reply.status, {k.lower(): v for k, v in reply.getheaders()}, reply.read())
        finally:
            connection.close()

    def sparql(self, query: str, accept: str | None = None, **more: str) -> Reply:
        """A query by GET."""
        headers = {"Accept": accept} if accept else {}
        return self.ask(f"/sparql?{urlencode({'query': query, **more})}", **headers)


@contextmanager
def serving(graph: Path, *options: str) -> Iterator[Server]:
    """`kg serve` over a graph folder, ended at the end."""
    command = [sys.executable, "-m", "minutegraph", "serve", "--graph", str(graph), "--port", "0", *options]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    assert process.stderr is not None
    try:
        line = process.stderr.readline()
        assert " at http://" in line, line + process.stderr.read()
        yield Server(int(line.split(":")[-1].split("/")[0]), process)
    finally:
        process.terminate()
        process.wait(20)
        process.stderr.close()
