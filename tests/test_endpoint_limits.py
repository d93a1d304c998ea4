"""What goes beyond a limit is stopped, cut or refused, and the reply says so; the server lives on."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Never

import graph_folder
import psutil
import pytest
import served
from served import Server

from minutegraph import queries
from minutegraph.endpoint.graph import version_of
from minutegraph.endpoint.jobs import Job
from minutegraph.endpoint.settings import MEGABYTE, Settings
from minutegraph.endpoint.workers import BusyError, Pool, TimeLimitError
from minutegraph.errors import QueryError, RecordError
from minutegraph.queries.execution import Answer, Scope
from minutegraph.store import open_for_reading

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
GREEDY = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?i ?f ?c"
EASY = "ASK { ?s ?p ?o }"

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the limits of a process are POSIX")


@pytest.fixture
def graph(tmp_path: Path) -> Path:
    return graph_folder.make(tmp_path / "graph")


@pytest.fixture
def pool_of(graph: Path) -> Iterator[Callable[[Settings], Pool]]:
    pools = []

    def make(settings: Settings) -> Pool:
        pools.append(Pool(graph, open_for_reading, settings, lambda: version_of(graph)))
        return pools[-1]

    yield make
    for pool in pools:
        pool.close()


def job(text: str, **limits: int) -> Job:
    return Job(queries.prepare(text), Scope(**limits))  # type: ignore[arg-type]


def workers() -> list[psutil.Process]:
    return [each for each in psutil.Process().children(recursive=True) if "spawn_main" in " ".join(each.cmdline())]


def test_a_query_beyond_the_time_limit_is_stopped_for_good(pool_of: Callable[[Settings], Pool]) -> None:
    pool = pool_of(Settings(timeout=1, workers=1))
    pool.start()
    (worker,) = workers()
    begun = time.monotonic()
    with pytest.raises(TimeLimitError, match="longer than 1 seconds"):
        pool.run(job(ENDLESS))
    assert time.monotonic() - begun < 3
    assert not worker.is_running()
    assert pool.run(job(EASY)).data == b"true"


def test_a_query_that_needs_too_much_memory_is_stopped(pool_of: Callable[[Settings], Pool]) -> None:
    pool = pool_of(Settings(timeout=60, workers=1, memory=400 * MEGABYTE))
    with pytest.raises(QueryError, match="more memory"):
        pool.run(job(GREEDY))
    assert pool.run(job(EASY)).data == b"true"


class Faulty(Job):
    """A job in which the program itself is at fault."""

    def run(self, store: object) -> Never:
        raise ZeroDivisionError


def test_a_fault_of_the_program_is_not_told_as_a_lack_of_memory(pool_of: Callable[[Settings], Pool]) -> None:
    pool = pool_of(Settings(timeout=60, workers=1))
    with pytest.raises(QueryError, match="a fault in kg itself; please report it"):
        pool.run(Faulty(queries.prepare(EASY), Scope()))
    assert pool.run(job(EASY)).data == b"true"


def test_who_finds_all_workers_busy_is_told_so(pool_of: Callable[[Settings], Pool]) -> None:
    pool = pool_of(Settings(timeout=6, waiting=0.2, workers=1))
    pool.start()
    stopped: list[str] = []

    def long() -> None:
        try:
            pool.run(job(ENDLESS))
        except TimeLimitError as error:
            stopped.append(str(error))

    thread = threading.Thread(target=long)
    thread.start()
    time.sleep(0.5)
    with pytest.raises(BusyError, match="busy"):
        pool.run(job(EASY))
    thread.join()
    assert stopped
    assert pool.run(job(EASY)).data == b"true"


def test_errors_leave_the_worker_as_it_is(pool_of: Callable[[Settings], Pool]) -> None:
    pool = pool_of(Settings(workers=1))
    pool.start()
    before = workers()
    for _ in range(3):
        with pytest.raises(QueryError):
            pool.run(job("SELECT * {"))
    assert workers() == before


def test_closing_ends_busy_workers(pool_of: Callable[[Settings], Pool]) -> None:
    pool = pool_of(Settings(timeout=60, workers=2))
    pool.start()  # a busy machine may take long to open the index
    told: list[str] = []

    def long() -> None:
        try:
            pool.run(job(ENDLESS))
        except QueryError as error:
            told.append(str(error))

    thread = threading.Thread(target=long)
    thread.start()
    time.sleep(1.5)
    assert workers()
    pool.close()
    thread.join(5)
    assert told == ["the query was stopped: the server is stopping"]
    assert not workers()


def never(graph: Path) -> Never:
    """An index that takes longer to open than anybody waits."""
    time.sleep(600)
    raise AssertionError(graph)


def test_closing_while_a_worker_opens_the_index_is_no_fault_of_the_index(graph: Path) -> None:
    pool = Pool(graph, never, Settings(workers=1), lambda: "1")
    told: list[str] = []

    def wait() -> None:
        try:
            pool.run(job(EASY))
        except BusyError as error:
            told.append(str(error))

    thread = threading.Thread(target=wait)
    thread.start()
    while not workers():
        time.sleep(0.05)
    pool.close()
    thread.join(10)
    assert told == ["the server is stopping"]


def test_a_new_index_is_seen_at_once(graph: Path, pool_of: Callable[[Settings], Pool]) -> None:
    pool = pool_of(Settings(workers=1))
    count = job("SELECT (COUNT(*) AS ?n) { ?s a mg:Minutes }")
    assert b"\n4\n" in pool.run(count).data
    (graph / "minutes" / "any" / "town.ttl").unlink()
    open_for_reading(graph)  # as a build, or any reader, would
    assert b"\n3\n" in pool.run(count).data


def test_a_folder_without_a_graph_is_told_of_at_the_start(tmp_path: Path) -> None:
    pool = Pool(tmp_path, open_for_reading, Settings(workers=1), lambda: version_of(tmp_path))
    with pytest.raises(RecordError, match="holds no graph"):
        pool.start()
    pool.close()


def test_large_answers_are_cut(pool_of: Callable[[Settings], Pool]) -> None:
    pool = pool_of(Settings(workers=1))
    answer: Answer = pool.run(job("SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }", rows=1000))
    assert (answer.count, answer.truncated) == (1000, True)
    answer = pool.run(job("SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }", size=100_000))
    assert answer.truncated and len(answer.data) <= 200_000


@pytest.fixture
def server(graph: Path) -> Iterator[Server]:
    with served.serving(graph, "--timeout", "1", "--workers", "1") as server:
        yield server


def test_over_http_a_stopped_query_is_a_503_with_its_reason(server: Server) -> None:
    for _ in range(2):
        reply = server.sparql(ENDLESS)
        assert reply.status == 503
        assert reply.text == "the query was stopped: it took longer than 1 seconds\n"
        assert "retry-after" in reply.headers
        assert server.sparql(EASY).status == 200


def test_over_http_a_cut_answer_says_so_in_a_header(server: Server) -> None:
    reply = server.sparql("SELECT ?b { ?a ?b ?c . ?d ?e ?f }", "text/csv")
    assert reply.status == 200
    assert reply.headers["x-truncated"] == "only the first 100000 rows"
    assert len(reply.body.splitlines()) == 100_001
    assert "x-truncated" not in server.sparql("SELECT * { ?s ?p ?o }").headers


def test_other_requests_are_answered_while_a_query_runs(server: Server) -> None:
    thread = threading.Thread(target=server.sparql, args=(ENDLESS,))
    thread.start()
    time.sleep(0.2)
    begun = time.monotonic()
    assert server.ask("/static/style.css").status == 200
    assert time.monotonic() - begun < 0.5
    thread.join()


def test_no_worker_outlives_the_server(server: Server) -> None:
    server.sparql(EASY)
    children = psutil.Process(server.process.pid).children(recursive=True)
    assert children
    server.process.send_signal(signal.SIGINT)
    assert server.process.wait(10) == 130
    _, alive = psutil.wait_procs(children, 5)
    assert not alive


def test_a_port_in_use_is_one_line(graph: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        command = [sys.executable, "-m", "minutegraph", "serve", "--graph", str(graph), "--port"]
        result = subprocess.run(
            [*command, str(other.getsockname()[1])], capture_output=True, text=True, timeout=60, check=False
        )
    assert result.returncode == 2
    assert "something else listens there; choose another --port" in result.stderr.splitlines()[-1]
    assert "Traceback" not in result.stderr


def test_a_missing_graph_is_one_line(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "minutegraph", "serve", "--graph", str(tmp_path / "none"), "--port", "0"]
    result = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert result.returncode == 1
    assert len(result.stderr.splitlines()) == 1
    assert "holds no graph" in result.stderr


def test_the_graph_that_is_served_can_be_asked_for_json(server: Server) -> None:
    assert json.loads(server.sparql("SELECT ?s { ?s a <a:none> }").body)["results"]["bindings"] == []
