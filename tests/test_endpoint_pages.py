"""The pages of the endpoint: every minted IRI has one, links lead somewhere, and nothing in minutes runs or loads."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from urllib.parse import quote, urlsplit

import graph_folder
import pyoxigraph as ox
import pytest
import rdflib
import served
from served import Reply, Server

from minutegraph import queries
from minutegraph.rdf.terms import PREFIXES

BASE = graph_folder.BASE
HOSTILE = "</textarea></script><script>alert(1)</script><img src=x onerror=alert(2)> 'q' \\\"p\\\" {{ 7*7 }}"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    source = graph_folder.TRIG.read_text("utf-8")
    source = source.replace('rdfs:label "Head of Fostering"', f'rdfs:label "{HOSTILE}"')
    source = source.replace('dcterms:title "Foster carers"', f'dcterms:title "{HOSTILE}"')
    source = source.replace(
        "<minutes/panel-1> a mg:Minutes ;",
        "<minutes/panel-1> a mg:Minutes ; mg:page <javascript:alert(3)>, <https://example.org/minutes> ;",
    )
    graph = graph_folder.make(tmp_path_factory.mktemp("pages") / "graph", source.encode())
    with served.serving(graph) as server:
        yield server


class Page(HTMLParser):
    """The elements of a page with their attributes, and its text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    def links(self) -> set[str]:
        return {value for _, attrs in self.elements for name, value in attrs.items() if name == "href" and value}


def page(reply: Reply) -> Page:
    assert reply.media_type == "text/html"
    return Page(reply.text)


def harmless(found: Page) -> None:
    """Nothing runs, nothing comes from elsewhere."""
    assert not {"script", "img", "iframe", "object", "embed", "base"} & {tag for tag, _ in found.elements}
    for tag, attrs in found.elements:
        assert not [name for name in attrs if name.startswith("on")]
        for name in ("href", "src", "action"):
            address = urlsplit(attrs.get(name) or "")
            elsewhere = tag == "a" and attrs.get("rel") == "noreferrer" and address.scheme in ("http", "https")
            assert elsewhere or (address.scheme, address.netloc) in (("", ""), ("data", ""))


def test_the_start_page_tells_of_queries_and_of_what_there_is(server: Server) -> None:
    reply = server.ask("/", Accept="text/html")
    found = page(reply)
    harmless(found)
    assert {f"/queries/{name}" for name in queries.names()} <= found.links()
    assert "textarea" in {tag for tag, _ in found.elements}
    assert re.search(r"minutes\s*4", found.text)
    assert "script-src" not in reply.headers["content-security-policy"]
    assert "default-src 'none'" in reply.headers["content-security-policy"]


def test_every_link_of_the_pages_leads_somewhere(server: Server) -> None:
    waiting, seen = ["/", "/queries/reports?run=yes"], set()
    while waiting and len(seen) < 150:
        path = waiting.pop().partition("#")[0]
        if not path or path in seen or path.startswith("data:"):
            continue
        seen.add(path)
        reply = server.ask(path, Accept="text/html")
        assert reply.status in (200, 303), path
        if reply.status == 303:
            waiting.append(reply.headers["location"])
        elif reply.media_type == "text/html":
            found = page(reply)
            harmless(found)
            waiting = sorted(link for link in found.links() - seen if link.startswith("/")) + waiting
    assert len(seen) == 150


def test_every_minted_iri_has_a_page_and_rdf(server: Server) -> None:
    source = ox.parse(graph_folder.TRIG.read_bytes(), format=ox.RdfFormat.TRIG)
    minted = {q.subject.value for q in source if isinstance(q.subject, ox.NamedNode)}
    minted = {iri for iri in minted if iri.startswith(BASE)}
    assert len(minted) > 60
    for iri in sorted(minted)[::3]:
        path = "/id/" + iri.removeprefix(BASE).partition("#")[0]
        html = server.ask(path, Accept="text/html")
        assert (html.status, html.headers["location"]) == (303, path + ".html")
        found = page(server.ask(path + ".html"))
        harmless(found)
        assert iri.partition("#")[0] in found.text
        turtle = server.ask(path, Accept="text/turtle")
        assert (turtle.status, turtle.headers["location"]) == (303, path + ".ttl")
        graph = rdflib.Graph().parse(data=server.ask(path + ".ttl").body, format="turtle")
        assert (rdflib.URIRef(iri), None, None) in graph


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")  # rdflib's own parsers use what it deprecates
@pytest.mark.filterwarnings("ignore:Dataset:DeprecationWarning")
def test_a_thing_comes_in_every_format(server: Server) -> None:
    path = "/id/minutes/panel-1/fact/r1"
    expected = rdflib.Graph().parse(data=server.ask(path + ".ttl").body, format="turtle")
    accepts = {
        "application/n-triples": ("nt", "nt"),
        "application/rdf+xml": ("rdf", "xml"),
        "application/ld+json": ("jsonld", "json-ld"),
        "text/html;q=0.5, text/turtle": ("ttl", "turtle"),
    }
    for accept, (ending, parser) in accepts.items():
        assert server.ask(path, Accept=accept).headers["location"] == f"{path}.{ending}"
        graph = rdflib.Graph().parse(data=server.ask(f"{path}.{ending}").body, format=parser)
        assert set(graph) == set(expected)
    reply = server.ask(path + ".ttl")
    assert f'<{path}>; rel="describes"' in reply.headers["link"]
    assert server.ask(path + ".ttl", If_None_Match=reply.headers["etag"]).status == 304
    assert server.ask(path, Accept="image/png").status == 406


def test_a_quote_tells_where_it_stands(server: Server) -> None:
    found = page(server.ask("/id/minutes/panel-1/quote/r1.html"))
    assert "presented" in found.text
    assert {"exact", "position"} <= {attrs.get("id") for _, attrs in found.elements}
    assert re.search(r"\b10\b.*\b88\b|\b88\b.*\b10\b", found.text, re.S)


@pytest.mark.parametrize(
    "path",
    [
        "/id/nothing",
        "/id/minutes/panel-1/fact/none.ttl",
        "/id/",
        "/id/%20%3Cscript%3E",
        "/resource?iri=https%3A%2F%2Fexample.org%2Fnone",
        "/queries/none",
        "/queries/none.json",
        "/none",
        "/static/../app.py",
    ],
)
def test_what_is_not_there_is_404(server: Server, path: str) -> None:
    for accept in ("text/html", "text/turtle, */*;q=0.1"):
        assert server.ask(path, Accept=accept).status in (404, 400)
        assert "<script" not in server.ask(path, Accept=accept).text


def test_codes_and_classes_have_pages_too(server: Server) -> None:
    for iri in (PREFIXES["mg"] + "Report", "https://w3id.org/minutegraph/code/theme/fostering"):
        reply = server.ask("/resource?iri=" + quote(iri, safe=""), Accept="text/html")
        harmless(page(reply))
        assert iri in reply.text
        data = server.ask("/resource?iri=" + quote(iri, safe=""), Accept="text/turtle").body
        assert (rdflib.URIRef(iri), None, None) in rdflib.Graph().parse(data=data, format="turtle")


def test_a_page_elsewhere_is_linked_only_where_it_is_on_the_web(server: Server) -> None:
    web = page(server.ask("/resource?iri=" + quote("https://example.org/minutes", safe=""), Accept="text/html"))
    harmless(web)
    assert "https://example.org/minutes" in web.links()
    script = page(server.ask("/resource?iri=" + quote("javascript:alert(3)", safe=""), Accept="text/html"))
    harmless(script)
    assert "javascript:alert(3)" in script.text


def test_a_named_query_can_be_asked_with_parameters(server: Server) -> None:
    form = page(server.ask("/queries/reports", Accept="text/html"))
    assert {attrs.get("name") for tag, attrs in form.elements if tag == "input"} >= {"authority", "from", "undated"}
    assert "Answer" not in form.text
    asked = page(server.ask("/queries/reports?authority=northwick", Accept="text/html"))
    harmless(asked)
    assert "1 row" in asked.text and "The report was received." in asked.text
    assert "/queries/reports.csv?authority=northwick" in asked.links()
    csv = server.ask("/queries/reports.csv?authority=northwick")
    assert (csv.media_type, len(csv.body.splitlines())) == ("text/csv", 2)
    json = server.ask("/queries/reports?from=2021", Accept="application/json")
    assert json.headers["x-undated"] == "1 rows without a date left out"
    assert server.ask("/queries/reports?from=yesterday", Accept="text/html").status == 400
    assert server.ask("/queries/reports.pdf").status == 406


def test_nothing_that_minutes_say_becomes_markup(server: Server) -> None:
    for path in (
        "/queries/reports?run=yes",
        "/queries/meetings?run=yes",
        "/id/minutes/panel-1/party/head-of-fostering.html",
        "/id/minutes/panel-1/item/1.html",
        "/id/minutes/panel-1.html",
        "/sparql?query=" + quote(f'SELECT ("{HOSTILE}" AS ?x) {{}}'),
        "/sparql?query=" + quote(HOSTILE),
        "/queries/reports?about=" + quote(HOSTILE),
    ):
        found = page(server.ask(path, Accept="text/html"))
        harmless(found)
        values = (value for _, attrs in found.elements for value in attrs.values() if value)
        assert "<script>alert(1)</s" in " ".join((found.text, *values))
        assert "49 " not in found.text
