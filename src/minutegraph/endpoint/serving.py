"""Runs the endpoint under uvicorn."""

from __future__ import annotations

import errno
import socket
import sys
from pathlib import Path

from minutegraph.endpoint.app import make_app
from minutegraph.endpoint.settings import Settings
from minutegraph.errors import UsageError

QUEUED = 128
"""Connections that may wait to be accepted."""


def serve(graph: Path, host: str, port: int, settings: Settings) -> None:
    """Serve until Ctrl-C; says on standard error where. Raises RecordError, and UsageError where it cannot listen."""
    import uvicorn

    app = make_app(graph, settings)
    listening = _listen(host, port)
    try:
        app.start()
        name = f"[{host}]" if ":" in host else host
        print(
            f"kg: {graph} at http://{name}:{listening.getsockname()[1]}/ (Ctrl-C to stop)", file=sys.stderr, flush=True
        )
        config = uvicorn.Config(
            app, log_level="warning", server_header=False, h11_max_incomplete_event_size=4 * settings.url
        )
        uvicorn.Server(config).run(sockets=[listening])
    finally:
        app.close()
        listening.close()


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
        listening.listen(QUEUED)
    except (OSError, OverflowError) as error:
        listening.close()
        taken = isinstance(error, OSError) and error.errno == errno.EADDRINUSE
        why = "something else listens there" if taken else str(getattr(error, "strerror", None) or error)
        raise UsageError(f"cannot listen at {host} port {port}: {why}; choose another --port or --host") from error
    return listening
