"""Readers run in a process of their own, which is bounded in time and memory: a hostile file harms nothing else.

The process is started at the first file that is no plain text, serves one file after the other, and ends with the one
that started it. It ends itself when a file takes too long, even inside a library's native code.
"""

from __future__ import annotations

import atexit
import faulthandler
import importlib
import os
import pickle
import subprocess
import sys
import threading
import time
import traceback
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from minutegraph.errors import MinutegraphError, SourceError
from minutegraph.formats.content import Content, SitePage

SECONDS = 60
"""The longest that one file may take. The thousand pages of the longest PDF that is read take some fifteen."""

MEMORY = 2 * 1024**3
"""Bytes of address space of the process, where the system can bound it (not on Windows)."""

_START = "from minutegraph.formats.guard import main; main()"


@dataclass(frozen=True, slots=True)
class Request:
    """A file to read: the function as `module:name`, which takes the bytes and gives what it found.

    Where `part` is not "" the function takes it too: which part of the file is meant.
    """

    reader: str
    content: bytes
    part: str = ""


@dataclass(frozen=True, slots=True)
class Fault:
    """Why there is no content: `words` for the user, or the library's own error in `what` and `trace`."""

    words: str = ""
    what: str = ""
    trace: str = ""


Answer = Content | SitePage | Fault
"""What comes back: what a reader gives of a file, or of a page of a site, or why it gives nothing."""


class _Process:
    """The process, started when first asked and anew when it has ended."""

    def __init__(self, seconds: int = SECONDS, start: str = _START) -> None:
        self.seconds, self.start = seconds, start
        self.lock = threading.Lock()
        self.child: subprocess.Popen[bytes] | None = None
        self.owner = 0

    def ask(self, request: Request) -> Answer:
        """The answer of the process, or that it ended without one."""
        with self.lock:
            if self.child is None or self.owner != os.getpid() or self.child.poll() is not None:
                self.child, self.owner = _started(self.start, self.seconds), os.getpid()
            child = self.child
            assert child.stdin and child.stdout
            began = time.monotonic()
            try:
                pickle.dump(request, child.stdin, protocol=pickle.HIGHEST_PROTOCOL)
                child.stdin.flush()
                answer: Answer = pickle.load(child.stdout)
            except (EOFError, OSError, ValueError, pickle.UnpicklingError):
                self.close()
                return Fault(f"{self._end(child, time.monotonic() - began)}; save its text as a file of its own")
            except BaseException:  # Ctrl-C: the answer that nobody took must not be that to the next request
                self.close()
                raise
        return answer

    def _end(self, child: subprocess.Popen[bytes], took: float) -> str:
        """Why a process that is no more has not answered."""
        if took >= self.seconds * 0.9:
            return f"takes more than the {self.seconds} seconds that one file may take"
        return f"the process that read it ended (status {child.returncode}); it may need more memory than one file may take"

    def close(self) -> None:
        """End the process."""
        child, self.child = self.child, None
        if child is None or self.owner != os.getpid():
            return
        child.kill()
        child.wait()
        for pipe in filter(None, (child.stdin, child.stdout)):
            with suppress(OSError, ValueError):
                pipe.close()


_PROCESS = _Process()
atexit.register(_PROCESS.close)


def guarded(reader: str, content: bytes, name: str, what: str, part: str = "") -> Content:
    """What the reader `module:name` gives of the bytes of the file `name`, which is `what` ("a PDF file"), or a part.

    Raises SourceError where it cannot be read, takes too long or too much memory.
    """
    answer = _PROCESS.ask(Request(reader, content, part))
    if isinstance(answer, Content):
        return answer
    raise _refusal(answer, name, what)


def guarded_page(content: bytes, name: str) -> SitePage:
    """What `kg fetch` looks for in a page, which is `name` in errors. Raises SourceError as `guarded` does."""
    answer = _PROCESS.ask(Request("sitepage:read", content))
    if isinstance(answer, SitePage):
        return answer
    raise _refusal(answer, name, "a web page")


def _refusal(answer: Answer, name: str, what: str) -> SourceError:
    """Why there is no content, in words for the user."""
    assert isinstance(answer, Fault)
    if answer.trace and os.environ.get("KG_DEBUG"):
        print(answer.trace, file=sys.stderr)
    if answer.words:
        return SourceError(f"{name}: {answer.words}")
    why = f" ({answer.what})" if answer.what else ""
    return SourceError(f"{name}: cannot be read as {what}, it may be damaged{why}; save it again, or as text")


def _started(start: str, seconds: int) -> subprocess.Popen[bytes]:
    path = os.pathsep.join(entry or str(Path.cwd()) for entry in sys.path)
    return subprocess.Popen(
        [sys.executable, "-P", "-W", "ignore", "-c", start, str(seconds)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=None if os.environ.get("KG_DEBUG") else subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": path},
        start_new_session=True,
    )


def attempt(request: Request) -> Answer:
    """What the reader gives, or why it gives nothing, whatever the library raised."""
    with ThreadPoolExecutor(1) as thread:
        future = thread.submit(_run, request)
        error = future.exception()
    if error is None:
        return future.result()
    if isinstance(error, MinutegraphError):
        return Fault(str(error))
    told = not isinstance(error, AttributeError | LookupError | TypeError | AssertionError)  # those speak of code
    what = " ".join(f"{type(error).__name__}: {error}".split())[:100] if told else ""
    return Fault("", what, "".join(traceback.format_exception(error)))


def _run(request: Request) -> Content | SitePage:
    """What the reader itself gives; its libraries are imported when they are first needed."""
    module, _, name = request.reader.partition(":")
    parts = (request.part,) if request.part else ()
    found: Content | SitePage = getattr(importlib.import_module(f"minutegraph.formats.{module}"), name)(request.content, *parts)
    return found


def main() -> None:
    """Serves requests from standard input until it is closed."""
    results = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints goes elsewhere and does not disturb the results
    _bound()
    seconds = int(sys.argv[1])
    with Path(os.devnull).open("w") as nowhere:
        serve(sys.stdin.buffer, results, nowhere.fileno(), seconds)


def serve(requests: BinaryIO, results: BinaryIO, nowhere: int, seconds: int) -> None:
    """Answers each request; a watch that needs no interpreter ends the process when one takes too long."""
    while True:
        try:
            request = pickle.load(requests)
        except EOFError:
            return
        faulthandler.dump_traceback_later(seconds, exit=True, file=nowhere)
        answer = attempt(request)
        faulthandler.cancel_dump_traceback_later()
        pickle.dump(answer, results, protocol=pickle.HIGHEST_PROTOCOL)
        results.flush()


def _bound() -> None:
    """Bounds the memory of this process, where the system can."""
    if sys.platform != "win32":
        import resource

        with suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
