"""Puts the endpoint together: routes, templates, limits and headers, as an ASGI application."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from minutegraph.endpoint import responses
from minutegraph.endpoint.cells import marked
from minutegraph.endpoint.graph import Graph
from minutegraph.endpoint.headers import Headers
from minutegraph.endpoint.pages import Pages
from minutegraph.endpoint.resources import Resources
from minutegraph.endpoint.settings import Settings
from minutegraph.endpoint.sparql import Sparql
from minutegraph.endpoint.workers import Open
from minutegraph.errors import MinutegraphError
from minutegraph.store import open_for_reading

if TYPE_CHECKING:
    from starlette.types import Receive, Scope, Send

DEFAULT = Settings()
"""The limits where nothing else is said."""


class Application:
    """The endpoint over one graph folder, as an ASGI application.

    `start` opens the graph, and is called by the first request at the latest; `close` ends all processes.
    """

    def __init__(self, graph: Path, settings: Settings = DEFAULT, open_store: Open = open_for_reading) -> None:
        """Nothing is opened yet. `open_store` is called in processes of their own, so it must be a plain function."""
        self._graph = Graph(graph, settings, open_store)
        self._templates = Environment(
            loader=PackageLoader("minutegraph", "templates"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._templates.filters["marked"] = marked
        self._app = Headers(self._routes(), settings.url)

    def start(self) -> None:
        """Open the graph. Raises RecordError."""
        self._graph.pool.start()

    def close(self) -> None:
        """End all processes."""
        self._graph.pool.close()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request, or the life of the server."""
        await self._app(scope, receive, send)

    def _routes(self) -> Starlette:
        pages = Pages(self._graph, self._templates)
        resources = Resources(self._graph, self._templates)
        sparql = Sparql(self._graph, self._templates)
        return Starlette(
            routes=[
                Route("/", pages.start),
                Route("/sparql", sparql.__call__, methods=["GET", "POST"]),
                Route("/queries/{name}", pages.query),
                Route("/id/{path:path}", resources.minted),
                Route("/resource", resources.any),
                Route("/static/style.css", _style),
            ],
            exception_handlers={MinutegraphError: self._told, HTTPException: self._http_error},
            lifespan=self._lifespan,
        )

    @asynccontextmanager
    async def _lifespan(self, _: Starlette) -> AsyncIterator[None]:
        yield
        self.close()

    async def _told(self, request: Request, error: Exception) -> Response:
        assert isinstance(error, MinutegraphError)
        return responses.failure(request, self._templates, responses.status_of(error), str(error))

    async def _http_error(self, request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        reply = responses.failure(request, self._templates, error.status_code, error.detail)
        reply.headers.update(error.headers or {})
        return reply


async def _style(_: Request) -> Response:
    text = (files("minutegraph.templates") / "style.css").read_text("utf-8")
    return Response(text, headers={"Cache-Control": "max-age=3600"}, media_type="text/css; charset=utf-8")


def make_app(graph: Path, settings: Settings = DEFAULT) -> Application:
    """The endpoint over the graph in that folder, to be served by any ASGI server."""
    return Application(graph, settings)
