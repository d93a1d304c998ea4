"""A page and RDF for every IRI that the graph mints, under `/id/`; any other node of the graph under `/resource`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote

from starlette.responses import RedirectResponse, Response

from minutegraph import result_formats, results
from minutegraph.endpoint import negotiation, responses
from minutegraph.endpoint.cells import Cell, cell, short
from minutegraph.endpoint.jobs import NotAcceptableError
from minutegraph.endpoint.negotiation import TRIPLE_TYPES
from minutegraph.namespaces import DCTERMS, MG, OA, RDF, RDFS, SKOS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jinja2 import Environment
    from starlette.requests import Request

    from minutegraph.endpoint.graph import Graph

ENDINGS = {"html": "text/html", **{ending: name for name, ending in result_formats.TRIPLES.items()}}
"""The endings of the documents about a thing: `/id/x.ttl` tells of `/id/x` in Turtle."""

LINKS = 500
"""The links to a thing that its page lists."""

_TYPE = f"{RDF}type"
_NAMES = (f"{RDFS}label", f"{SKOS}prefLabel", f"{DCTERMS}title", f"{DCTERMS}source", f"{OA}exact")
_EVIDENCE = f"{MG}evidence"


@dataclass(frozen=True, slots=True)
class Statement:
    """A property and its values, as a page shows them."""

    property: Cell
    values: tuple[Cell, ...]


class Resources:
    """The handlers of the pages of things."""

    def __init__(self, graph: Graph, templates: Environment) -> None:
        """Over one graph."""
        self._graph, self._templates = graph, templates

    async def minted(self, request: Request) -> Response:
        """`/id/x` leads by 303 to the document about x that the client likes best; `/id/x.ttl` is such a document."""
        path = unquote(request.path_params["path"])
        base = await self._graph.base()
        stem, dot, ending = path.rpartition(".")
        root = request.scope.get("root_path", "")
        if base is None:
            return self._missing(request, path)
        if dot and ending in ENDINGS:
            return await self._document(request, base + stem, ENDINGS[ending], f"{root}/id/{stem}")
        choice = negotiation.by_accept(request.headers.get("accept"), {"text/html": "html", **TRIPLE_TYPES})
        if choice is None:
            raise NotAcceptableError(f"this thing is described in {', '.join(TRIPLE_TYPES)}")
        if not await self._is_there(base + path):
            return self._missing(request, base + path)
        ending = "html" if choice.name == "html" else result_formats.TRIPLES[choice.name]
        return RedirectResponse(f"{root}/id/{path}.{ending}", 303, {"Vary": "Accept"})

    async def any(self, request: Request) -> Response:
        """`/resource?iri=…`: the document about a node that the graph did not mint, such as a code or a class."""
        iri = request.query_params.get("iri", "")
        choice = negotiation.by_accept(request.headers.get("accept"), {"text/html": "html", **TRIPLE_TYPES})
        if choice is None:
            raise NotAcceptableError(f"this thing is described in {', '.join(TRIPLE_TYPES)}")
        name = choice.media_type if choice.name == "html" else choice.name
        return await self._document(request, iri, name, "")

    async def _is_there(self, iri: str) -> bool:
        """Whether the graph says anything of a node, points at it, or uses it as a property."""
        for name in ("description", "links", "uses"):
            if (await self._graph.own(name, {"iri": iri}, rows=1)).count:
                return True
        return False

    async def _document(self, request: Request, iri: str, name: str, stem: str) -> Response:
        tag = responses.etag(iri, name, self._graph.version)
        known = responses.unchanged(request, tag)
        if known is not None:
            return known
        headers = responses.caching(tag)
        if stem:
            others = [f'<{stem}.{ending}>; rel="alternate"' for ending in ENDINGS]
            headers["Link"] = ", ".join([f'<{stem}>; rel="describes"', *others])
        if name == "text/html":
            return await self._page(request, iri, stem, headers)
        answer = await self._graph.own("description", {"iri": iri})
        if not answer.count and not await self._is_there(iri):
            return self._missing(request, iri)
        choice = negotiation.by_name(name, TRIPLE_TYPES)
        assert choice is not None
        data = results.serialize(answer, choice.name)
        return Response(data, headers=headers | {"Content-Type": choice.content_type})

    async def _page(self, request: Request, iri: str, stem: str, headers: dict[str, str]) -> Response:
        root, base = request.scope.get("root_path", ""), await self._graph.base()
        about = list(results.rows(await self._graph.own("about", {"iri": iri})))
        links = list(results.rows(await self._graph.own("links", {"iri": iri})))
        if not about and not links and not await self._is_there(iri):
            return self._missing(request, iri)
        own = [row[1:] for row in about if row[0] is not None and _iri(row[0]) == iri]
        inner = {_iri(row[0]) for row in about} - {iri}
        page = self._templates.get_template("resource.html").render(
            root=root,
            iri=iri,
            stem=stem,
            endings=[ending for ending in ENDINGS if ending != "html"],
            title=_title(own) or short(iri, base),
            statements=_statements(own, root, base),
            parts=[
                (part, _statements([row[1:] for row in about if _iri(row[0]) == part], root, base))
                for part in sorted(inner)
            ],
            links=_statements([(row[1], row[2], row[0], row[3]) for row in links[:LINKS]], root, base),
            more=len({(_iri(row[0]), _iri(row[1])) for row in links}) > LINKS,
        )
        return Response(page, headers=headers, media_type="text/html; charset=utf-8")

    def _missing(self, request: Request, iri: str) -> Response:
        return responses.failure(request, self._templates, 404, f"the graph knows no {iri}")


def _iri(term: results.Term | None) -> str:
    return str(getattr(term, "value", term))


def _title(rows: Iterable[results.Row]) -> str | None:
    """What a thing goes by: the first of the properties of naming that it has, else the sentence that states it."""
    found: dict[str, str] = {}
    for row in rows:
        name = _iri(row[0])
        value = row[3] if name == _EVIDENCE else row[2]
        if value is not None:
            found.setdefault(name, _iri(value))
    return next((" ".join(found[name].split()) for name in (*_NAMES, _EVIDENCE) if name in found), None)


def _statements(rows: Iterable[results.Row], root: str, base: str | None) -> list[Statement]:
    """Rows of property, its label, value, its label, put together by property; the type first."""
    properties: dict[str, Cell] = {}
    values: dict[str, dict[results.Term | None, Cell]] = {}
    for prop, prop_label, value, label in rows:
        name = _iri(prop)
        words = None if prop_label is None else _iri(prop_label)
        properties.setdefault(name, cell(prop, root, base, "type" if name == _TYPE else words))
        told = None if label is None else " ".join(_iri(label).split())
        values.setdefault(name, {}).setdefault(value, cell(value, root, base, told))
    order = sorted(properties, key=lambda name: (name != _TYPE, properties[name].text, name))
    return [Statement(properties[name], tuple(values[name].values())) for name in order]
