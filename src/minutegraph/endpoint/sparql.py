"""The endpoint itself, `/sparql`: the SPARQL 1.1 Protocol over the workers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from starlette.responses import Response

from minutegraph.endpoint import cells, negotiation, protocol, responses
from minutegraph.endpoint.description import describe
from minutegraph.endpoint.jobs import Job, NotAcceptableError
from minutegraph.endpoint.negotiation import ROW_TYPES, TRIPLE_TYPES, Choice
from minutegraph.queries import Prepared
from minutegraph.queries.execution import Answer, Scope

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jinja2 import Environment
    from starlette.requests import Request

    from minutegraph.endpoint.graph import Graph

_CHANGING = re.compile(r"\b(now|rand|uuid|struuid|bnode)\s*\(", re.IGNORECASE)

SHOWN = 500
"""The rows that a page shows of an answer; the whole is a link away."""


class Sparql:
    """The handler of `/sparql`."""

    def __init__(self, graph: Graph, templates: Environment) -> None:
        """Over one graph."""
        self._graph, self._templates = graph, templates

    async def __call__(self, request: Request) -> Response:
        """One request: a query, or none, which asks for the description of the service."""
        asked = await protocol.read(request, self._graph.settings.body)
        accept = request.headers.get("accept")
        if asked.query is None:
            return await self._description(request, asked.format, accept)
        rows, triples = _choices(asked.format, accept)
        scope = Scope(
            default_graphs=asked.default_graphs,
            named_graphs=asked.named_graphs,
            rows=self._graph.settings.rows,
            size=self._graph.settings.size,
            prefixes=False,
        )
        tag = responses.etag(self._graph.version, asked.query, scope, rows, triples)
        known = responses.unchanged(request, tag)
        if known is not None:
            return known
        prepared = Prepared("the query", asked.query, {}, ())
        answer = await self._graph.ask(Job(prepared, scope, _written(rows, "tsv"), _written(triples, "turtle")))
        headers = {"Vary": "Accept"} if _CHANGING.search(asked.query) else responses.caching(tag)
        choice = triples if answer.form == "triples" else rows
        if choice is None:
            raise NotAcceptableError("no format fits")
        if choice.name == "html":
            return await self._page(request, asked.query, answer, headers)
        return responses.data(answer, choice, headers)

    async def _description(self, request: Request, name: str | None, accept: str | None) -> Response:
        choice = negotiation.by_name(name, TRIPLE_TYPES) if name else negotiation.by_accept(accept, TRIPLE_TYPES)
        if choice is None:
            raise NotAcceptableError(f"the service description comes as {', '.join(TRIPLE_TYPES)}")
        root = request.scope.get("root_path", "")
        if choice.name == "html":
            page = self._templates.get_template("sparql.html").render(root=root, query="")
            return Response(page, headers={"Vary": "Accept"}, media_type="text/html; charset=utf-8")
        address = str(request.url.replace(query="", fragment=""))
        data = describe(address, await self._graph.triples(), choice.name)
        return Response(data, headers={"Vary": "Accept", "Content-Type": choice.content_type})

    async def _page(self, request: Request, query: str, answer: Answer, headers: Mapping[str, str]) -> Response:
        root = request.scope.get("root_path", "")
        page = self._templates.get_template("sparql.html").render(
            root=root,
            query=query,
            answer=answer,
            table=cells.table(answer, root, await self._graph.base(), SHOWN),
            text=answer.data.decode() if answer.form != "solutions" else "",
        )
        return Response(page, headers=dict(headers), media_type="text/html; charset=utf-8")


def _choices(name: str | None, accept: str | None) -> tuple[Choice | None, Choice | None]:
    """The formats for rows and for triples. Raises NotAcceptableError where there is neither."""
    if name:
        rows, triples = negotiation.by_name(name, ROW_TYPES), negotiation.by_name(name, TRIPLE_TYPES)
    else:
        rows, triples = negotiation.by_accept(accept, ROW_TYPES), negotiation.by_accept(accept, TRIPLE_TYPES)
    if rows is None and triples is None:
        offered = ", ".join(dict.fromkeys((*ROW_TYPES, *TRIPLE_TYPES)))
        raise NotAcceptableError(f"no format fits; there is {offered}")
    return rows, triples


def _written(choice: Choice | None, for_pages: str) -> str | None:
    """The format in which a worker writes: for a page, one that the page is made from."""
    if choice is None:
        return None
    return for_pages if choice.name == "html" else choice.name
