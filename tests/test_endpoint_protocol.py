"""The endpoint keeps to the SPARQL 1.1 Protocol, asked over real HTTP."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urlencode

import graph_folder
import pytest
import rdflib
import served
from served import Server

FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
MG = "https://w3id.org/minutegraph/ontology#"
SELECT = f"SELECT ?event WHERE {{ ?event a <{MG}Report> }} ORDER BY ?event"
CONSTRUCT = f"CONSTRUCT WHERE {{ ?event a <{MG}Report> }}"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    graph = graph_folder.make(tmp_path_factory.mktemp("served") / "graph")
    with served.serving(graph) as server:
        yield server


def test_get_and_both_forms_of_post_answer_the_same(server: Server) -> None:
    expected = json.loads(server.sparql(SELECT).body)
    assert len(expected["results"]["bindings"]) == 4
    form = server.ask("/sparql", "POST", urlencode({"query": SELECT}), Content_Type=FORM)
    direct = server.ask("/sparql", "POST", SELECT, Content_Type=QUERY)
    charset = server.ask("/sparql", "POST", SELECT, Content_Type=QUERY + "; charset=UTF-8")
    for reply in (form, direct, charset):
        assert reply.status == 200
        assert json.loads(reply.body) == expected


def test_head_has_the_headers_of_get_and_no_body(server: Server) -> None:
    path = "/sparql?" + urlencode({"query": SELECT})
    get, head = server.ask(path), server.ask(path, "HEAD")
    assert (head.status, head.body) == (200, b"")
    assert {k: v for k, v in head.headers.items() if k != "date"} == {
        k: v for k, v in get.headers.items() if k != "date"
    }


def test_options_and_cors(server: Server) -> None:
    reply = server.ask("/sparql", "OPTIONS", Origin="https://example.org", Access_Control_Request_Method="POST")
    assert reply.status == 204
    assert "POST" in reply.headers["access-control-allow-methods"]
    assert "Content-Type" in reply.headers["access-control-allow-headers"]
    for each in (
        reply,
        server.sparql(SELECT),
        server.sparql("SELECT *"),
        server.ask("/nowhere"),
        server.ask("/sparql", "PUT"),
        server.ask("/sparql?query=" + "x" * 20_000),
    ):
        assert each.headers["access-control-allow-origin"] == "*"
        assert "access-control-allow-credentials" not in each.headers


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        (None, "application/sparql-results+json"),
        ("*/*", "application/sparql-results+json"),
        ("application/sparql-results+xml", "application/sparql-results+xml"),
        ("application/json", "application/json"),
        ("text/csv", "text/csv"),
        ("text/tab-separated-values", "text/tab-separated-values"),
        ("text/*;q=0.5, application/xml", "application/xml"),
        ("text/csv;q=0.3, application/sparql-results+xml;q=0.7", "application/sparql-results+xml"),
        ("application/*;q=0.1, text/tab-separated-values;q=0.2", "text/tab-separated-values"),
        ("application/sparql-results+json;q=0, */*;q=0.1", "application/sparql-results+xml"),
        ("nonsense, text/csv;q=x, text/tab-separated-values", "text/tab-separated-values"),
        ("text/html,application/xhtml+xml,*/*;q=0.8", "text/html"),
        ("image/png, text/turtle", None),
        ("text/html;q=0, image/*", None),
    ],
)
def test_rows_come_in_the_format_that_accept_prefers(
    server: Server, accept: str | None, media_type: str | None
) -> None:
    for query in (SELECT, "ASK { ?s ?p ?o }"):
        reply = server.sparql(query, accept)
        if media_type is None:
            assert reply.status == 406
        else:
            assert (reply.status, reply.media_type) == (200, media_type)
        assert "Accept" in reply.headers["vary"]


@pytest.mark.parametrize(
    ("accept", "media_type", "parser"),
    [
        (None, "text/turtle", "turtle"),
        ("application/n-triples", "application/n-triples", "nt"),
        ("application/rdf+xml", "application/rdf+xml", "xml"),
        ("application/ld+json", "application/ld+json", "json-ld"),
        ("application/trig", "application/trig", "trig"),
        ("text/turtle;q=0.1, application/n-triples", "application/n-triples", "nt"),
        ("application/sparql-results+json", None, ""),
    ],
)
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")  # rdflib's own parsers use what it deprecates
@pytest.mark.filterwarnings("ignore:Dataset:DeprecationWarning")
def test_triples_come_in_the_format_that_accept_prefers(
    server: Server, accept: str | None, media_type: str | None, parser: str
) -> None:
    reply = server.sparql(CONSTRUCT, accept)
    if media_type is None:
        assert reply.status == 406
        return
    assert (reply.status, reply.media_type) == (200, media_type)
    graph = rdflib.Dataset() if parser == "trig" else rdflib.Graph()
    graph.parse(data=reply.body, format=parser)
    assert len(graph) == 4


@pytest.mark.parametrize("name", ["csv", "text/csv", "CSV"])
def test_the_format_may_stand_in_the_address(server: Server, name: str) -> None:
    assert server.sparql(SELECT, "application/json", format=name).media_type == "text/csv"
    assert server.sparql(CONSTRUCT, format="ttl").media_type == "text/turtle"
    assert server.sparql(SELECT, format="pdf").status == 406


@pytest.mark.parametrize(
    ("status", "method", "path", "body", "content_type"),
    [
        (400, "GET", "/sparql?query=" + quote("SELECT * {"), None, None),
        (400, "GET", "/sparql?query=", None, None),
        (400, "GET", "/sparql?query=ASK%7B%7D&query=ASK%7B%7D", None, None),
        (400, "POST", "/sparql", "query=ASK%7B%7D&query=ASK%7B%7D", FORM),
        (400, "POST", "/sparql?query=ASK%7B%7D", "ASK {}", QUERY),
        (400, "POST", "/sparql", b"ASK { ?s ?p '\xff' }", QUERY),
        (400, "POST", "/sparql", "query=ASK%7B+%FF%7D", FORM),
        (400, "GET", "/sparql?query=%FF", None, None),
        (400, "GET", "/sparql?query=ASK%7B%7D&default-graph-uri=no+iri", None, None),
        (415, "POST", "/sparql", "ASK {}", "text/plain"),
        (415, "POST", "/sparql", "ASK {}", "multipart/form-data"),
        (415, "POST", "/sparql", "ASK {}", None),
        (415, "POST", "/sparql", "ASK {}", QUERY + "; charset=utf-16"),
        (403, "POST", "/sparql", "CLEAR ALL", "application/sparql-update"),
        (403, "POST", "/sparql", "update=CLEAR+ALL", FORM),
        (403, "GET", "/sparql?update=CLEAR+ALL", None, None),
        (403, "GET", "/sparql?query=" + quote("CLEAR ALL"), None, None),
        (403, "GET", "/sparql?query=" + quote("LOAD <http://127.0.0.1:9/>"), None, None),
        (403, "POST", "/sparql", "INSERT DATA { <a:a> <a:b> <a:c> }", QUERY),
        (403, "GET", "/sparql?query=" + quote("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }"), None, None),
        (403, "GET", "/sparql?query=ASK%7B%7D&using-graph-uri=a:b", None, None),
        (413, "POST", "/sparql", "ASK {} #" + "x" * 1_100_000, QUERY),
        (414, "GET", "/sparql?query=" + "x" * 20_000, None, None),
        (405, "PUT", "/sparql", "x", "text/turtle"),
        (405, "DELETE", "/sparql", None, None),
        (405, "POST", "/", "x", FORM),
    ],
)
def test_bad_requests_get_their_status_and_a_reason(
    server: Server, status: int, method: str, path: str, body: bytes | str | None, content_type: str | None
) -> None:
    headers = {"Content_Type": content_type} if content_type else {}
    reply = server.ask(path, method, body, **headers)
    assert reply.status == status
    assert reply.media_type == "text/plain"
    assert reply.text.strip() and len(reply.text.splitlines()) == 1
    if status == 405:
        assert "GET" in reply.headers["allow"]


def test_a_syntax_error_tells_line_and_column(server: Server) -> None:
    assert "line 2, column 3: " in server.sparql("SELECT *\n??").text


def test_the_dataset_may_stand_in_the_request(server: Server) -> None:
    count = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    named = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }"

    def number(query: str, **more: str) -> int:
        return int(json.loads(server.sparql(query, **more).body)["results"]["bindings"][0]["n"]["value"])

    base = graph_folder.BASE
    town = number(count, **{"default-graph-uri": base + "minutes/town"})
    assert 0 < town < number(count)
    assert number(named, **{"named-graph-uri": base + "minutes/town"}) == town
    assert number(count, **{"named-graph-uri": base + "minutes/town"}) == 0
    assert number(count, **{"default-graph-uri": "http://example.org/none"}) == 0
    both = urlencode(
        [("query", count), ("default-graph-uri", base + "minutes/town"), ("default-graph-uri", base + "minutes/loose")]
    )
    assert int(json.loads(server.ask("/sparql?" + both).body)["results"]["bindings"][0]["n"]["value"]) > town
    posted = server.ask("/sparql?default-graph-uri=" + quote(base + "minutes/town"), "POST", count, Content_Type=QUERY)
    assert int(json.loads(posted.body)["results"]["bindings"][0]["n"]["value"]) == town


def test_without_a_query_it_describes_itself(server: Server) -> None:
    sd = rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#")
    for accept, parser in ((None, "turtle"), ("application/rdf+xml", "xml"), ("application/n-triples", "nt")):
        headers = {"Accept": accept} if accept else {}
        graph = rdflib.Graph().parse(data=server.ask("/sparql", **headers).body, format=parser)
        (service,) = graph.subjects(rdflib.RDF.type, sd.Service)
        assert graph.value(service, sd.endpoint) == rdflib.URIRef(server.url + "/sparql")
        assert (service, sd.supportedLanguage, sd.SPARQL11Query) in graph
        assert (service, sd.feature, sd.BasicFederatedQuery) not in graph
    assert server.ask("/sparql", Accept="image/png").status == 406


def test_the_description_names_exactly_the_formats_that_there_are(server: Server) -> None:
    sd = rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#")
    told = {
        str(each).rpartition("/")[2]
        for each in rdflib.Graph()
        .parse(data=server.ask("/sparql").body, format="turtle")
        .objects(None, sd.resultFormat)
    }
    types = {
        "SPARQL_Results_JSON": "application/sparql-results+json",
        "SPARQL_Results_XML": "application/sparql-results+xml",
        "SPARQL_Results_CSV": "text/csv",
        "SPARQL_Results_TSV": "text/tab-separated-values",
        "Turtle": "text/turtle",
        "N-Triples": "application/n-triples",
        "RDF_XML": "application/rdf+xml",
        "JSON-LD": "application/ld+json",
        "TriG": "application/trig",
        "N-Quads": "application/n-quads",
        "N3": "text/n3",
    }
    works = {
        name
        for name, media_type in types.items()
        if server.sparql(SELECT, media_type).status == 200 or server.sparql(CONSTRUCT, media_type).status == 200
    }
    assert told == works


def test_an_etag_spares_the_work(server: Server) -> None:
    path = "/sparql?" + urlencode({"query": SELECT})
    first = server.ask(path)
    tag = first.headers["etag"]
    again = server.ask(path, If_None_Match=tag)
    assert (again.status, again.body, again.headers["etag"]) == (304, b"", tag)
    assert server.ask(path, If_None_Match=f'"other", W/{tag}').status == 304
    assert server.ask(path, If_None_Match='"other"').status == 200
    assert server.ask(path, Accept="text/csv", If_None_Match=tag).status == 200
    assert server.ask("/sparql?" + urlencode({"query": SELECT + " LIMIT 1"})).headers["etag"] != tag
    assert "etag" not in server.sparql("SELECT (NOW() AS ?n) {}").headers


def test_a_browser_gets_pages(server: Server) -> None:
    for query, expected in ((SELECT, "minutes/panel-1/fact/r1"), ("ASK {}", "Yes"), (CONSTRUCT, "a mg:Report")):
        reply = server.sparql(query, "text/html")
        assert reply.media_type == "text/html"
        assert expected in reply.text
    reply = server.sparql("SELECT *", "text/html")
    assert (reply.status, reply.media_type) == (400, "text/html")
    assert "line 1, column" in reply.text


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # rdflib's own client uses what Python deprecates
@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
@pytest.mark.parametrize("form", ["xml", "json", "csv"])
def test_rdflibs_client_can_ask(server: Server, method: str, form: str) -> None:
    from rdflib.plugins.stores.sparqlstore import SPARQLStore

    store = SPARQLStore(server.url + "/sparql", method=method, returnFormat=form)
    graph = rdflib.Graph(store)
    rows = list(graph.query(SELECT))
    assert len(rows) == 4
    assert str(rows[0][0]).startswith(graph_folder.BASE)  # type: ignore[index]
    if form == "xml":
        assert len(graph.query(CONSTRUCT).graph or ()) == 4
        assert bool(graph.query("ASK { ?s ?p ?o }"))


def test_nothing_asked_changes_the_graph(server: Server, tmp_path: Path) -> None:
    before = server.sparql("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").body
    for text in ("INSERT DATA { <a:a> <a:b> <a:c> }", "CLEAR ALL", "DROP ALL"):
        for reply in (
            server.ask("/sparql", "POST", text, Content_Type="application/sparql-update"),
            server.ask("/sparql", "POST", urlencode({"update": text}), Content_Type=FORM),
            server.ask("/sparql", "POST", urlencode({"query": text}), Content_Type=FORM),
        ):
            assert reply.status == 403
    assert server.sparql("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").body == before
