"""The pages for people: the start page and the named queries with their parameters."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from starlette.responses import Response

from minutegraph import queries
from minutegraph.endpoint import cells, negotiation, responses
from minutegraph.endpoint.jobs import Job, NotAcceptableError
from minutegraph.endpoint.negotiation import ROW_TYPES, Choice
from minutegraph.endpoint.sparql import SHOWN

if TYPE_CHECKING:
    from jinja2 import Environment
    from starlette.requests import Request

    from minutegraph.endpoint.graph import Graph
    from minutegraph.queries import NamedQuery

HTML = "text/html; charset=utf-8"


class Pages:
    """The handlers of the start page and of the named queries."""

    def __init__(self, graph: Graph, templates: Environment) -> None:
        """Over one graph."""
        self._graph, self._templates = graph, templates

    async def start(self, request: Request) -> Response:
        """What the graph holds, the named queries, and a form for SPARQL."""
        tag = responses.etag("start", self._graph.version)
        known = responses.unchanged(request, tag)
        if known is not None:
            return known
        page = self._render(
            request,
            "start.html",
            counts=await self._graph.kept("counts"),
            triples=await self._graph.triples(),
            queries=[queries.load(name) for name in queries.names()],
            timeout=self._graph.settings.timeout,
            limit=self._graph.settings.rows,
        )
        return Response(page, headers=responses.caching(tag), media_type=HTML)

    async def query(self, request: Request) -> Response:
        """A named query: `/queries/NAME` is its page, `/queries/NAME.json` and the like its answer."""
        name, _, ending = request.path_params["name"].partition(".")
        if name not in queries.names():
            return self.missing(request, f"no query is called {name!r}")
        query = queries.load(name)
        choice = self._choice(request, ending)
        given = {p.name: request.query_params.get(p.name, "") for p in query.parameters}
        asked = choice.name != "html" or any(given.values()) or "run" in request.query_params
        given |= {p.name: p.default() for p in query.parameters if p.default is not None and not given[p.name]}
        if not asked:
            return Response(self._form(request, query, given), headers={"Vary": "Accept"}, media_type=HTML)
        tag = responses.etag(name, self._graph.version, sorted(given.items()), choice)
        known = responses.unchanged(request, tag)
        if known is not None:
            return known
        prepared = queries.prepare(name, given)
        answer = await self._graph.ask(
            Job(prepared, self._graph.scope(), "tsv" if choice.name == "html" else choice.name)
        )
        if choice.name != "html":
            return responses.data(answer, choice, responses.caching(tag))
        root = request.scope.get("root_path", "")
        page = self._form(
            request,
            query,
            given,
            answer=answer,
            table=cells.readable(answer, root, await self._graph.base(), SHOWN, query.columns),
        )
        return Response(page, headers=responses.caching(tag), media_type=HTML)

    def missing(self, request: Request, message: str) -> Response:
        """404, in plain words."""
        return responses.failure(request, self._templates, 404, message)

    def _choice(self, request: Request, ending: str) -> Choice:
        types = {"text/html": "html", **ROW_TYPES}
        choice = (
            negotiation.by_name(ending, types)
            if ending
            else negotiation.by_accept(request.headers.get("accept"), types)
        )
        if choice is None:
            raise NotAcceptableError(f"a named query answers in {', '.join(types)}")
        return choice

    def _form(self, request: Request, query: NamedQuery, given: dict[str, str], **more: object) -> str:
        chosen = urlencode({name: value for name, value in given.items() if value})
        text = "\n".join(line for line in query.text.splitlines() if not line.startswith("#")).strip()
        return self._render(request, "query.html", query=query, given=given, chosen=chosen, text=text, **more)

    def _render(self, request: Request, name: str, **values: object) -> str:
        return self._templates.get_template(name).render(root=request.scope.get("root_path", ""), **values)
