"""The named queries answer as eval contract and docs/architecture.md promise, with and without parameters."""

from __future__ import annotations

import gc
import http.server
import sys
import threading
import time
from pathlib import Path

import pyoxigraph as ox
import pytest

from minutegraph import queries, results
from minutegraph.errors import QueryError, UsageError
from minutegraph.queries import execution
from minutegraph.queries.execution import Scope, run
from minutegraph.queries.guard import RefusedError, SyntaxFault, names_dataset
from minutegraph.queries.patience import interruptible

GRAPH = Path(__file__).parent / "data" / "queries" / "graph.trig"
BASE = "https://w3id.org/minutegraph/id/"

CONTRACT = {
    "reports": "event source quote by to about",
    "questions": "event source quote by to about",
    "answers": "event source quote by to question",
    "statements": "event source quote by to stance",
    "decisions": "event source quote by kind",
    "actions": "event source quote owner due",
    "inspections": "event source quote inspector on framework kind date outcome",
    "interventions": "event source quote by on kind date",
    "recommendations": "event source quote by to number",
    "roles": "event source quote label holder organisation",
    "meetings": "meeting item authority body date title source",
    "who-reported-what-to-whom": "event act by to basis about date authority source quote",
    "inspection-history": "inspection authority inspector framework kind date outcome mentions",
    "unanswered-questions": "event by about authority body date source quote",
    "open-actions": "event owner due authority body date source quote",
    "follow-ups": "event state takesUp earlier matter authority body date source quote",
    "open-recommendations": "event by to number authority body date source quote",
    "overdue": "event owner due dueDate meeting authority body date source quote",
    "attendance": "event person kind as insteadOf authority body date source quote",
    "role-activity": "role authority reports answers statements asked actions",
}
FACTS = list(CONTRACT)[:10]


@pytest.fixture(scope="module")
def store() -> ox.Store:
    store = ox.Store()
    store.load(path=GRAPH)
    return store


def rows(store: ox.Store, name: str, **given: str) -> list[dict[str, str | None]]:
    prepared = queries.prepare(name, {key.rstrip("_"): value for key, value in given.items()})
    return [
        {key: value and value.removeprefix(BASE) for key, value in row.items()}
        for row in results.records(run(store, prepared))
    ]


def events(store: ox.Store, name: str, **given: str) -> list[str | None]:
    return list(dict.fromkeys(row["event"] for row in rows(store, name, **given)))


def test_all_queries_of_the_contract_are_there() -> None:
    assert set(queries.names()) >= set(CONTRACT)


@pytest.mark.parametrize("name", CONTRACT)
def test_variables_are_those_of_the_contract(store: ox.Store, name: str) -> None:
    shown = results.variables(run(store, queries.prepare(name)))
    assert set(CONTRACT[name].split()) <= set(shown)
    assert not [variable for variable in shown if variable.startswith("only")]
    if name in FACTS:
        assert {"authority", "body", "date", "item"} <= set(shown)


@pytest.mark.parametrize("name", CONTRACT)
def test_comments_tell_of_every_variable(store: ox.Store, name: str) -> None:
    query = queries.load(name)
    assert query.title and query.description
    assert tuple(v for v, _ in query.variables) == results.variables(run(store, queries.prepare(name)))
    assert query.columns and set(query.columns) <= {v for v, _ in query.variables}
    comments = [line for line in query.text.splitlines() if line.startswith("#")]
    for parameter in query.parameters:
        assert any(line.startswith(f"#   {parameter.variable} ") for line in comments)


@pytest.mark.parametrize("name", CONTRACT)
def test_rows_are_distinct_and_in_the_same_order_whatever_the_order_of_loading(store: ox.Store, name: str) -> None:
    turned = ox.Store()
    turned.extend(sorted(store, key=str, reverse=True))
    one, other = run(store, queries.prepare(name)).data, run(turned, queries.prepare(name)).data
    assert one == other
    lines = one.splitlines()
    assert len(lines) > 1
    assert len(set(lines)) == len(lines)


@pytest.mark.parametrize("name", CONTRACT)
def test_rdflib_reads_every_query(name: str) -> None:
    from rdflib.plugins.sparql import prepareQuery

    assert prepareQuery(queries.load(name).text).algebra.name == "SelectQuery"


def test_several_reporters_are_several_rows_of_one_event(store: ox.Store) -> None:
    found = [row for row in rows(store, "reports") if row["event"] == "minutes/panel-1/fact/r1"]
    assert [(row["by"], row["to"]) for row in found] == [("Director", "Panel"), ("Head of Fostering", "Panel")]
    assert found[0]["byIri"] == "authority/eastmere/post/director"
    assert found[1]["byIri"] == "minutes/panel-1/party/head-of-fostering"


def test_white_space_in_a_quote_is_folded(store: ox.Store) -> None:
    assert rows(store, "reports", authority="eastmere")[0]["quote"] == (
        "The Director and the Head of Fostering presented their plan to the Panel."
    )


def test_where_the_text_names_nobody_the_variable_is_unbound(store: ox.Store) -> None:
    found = {row["event"]: row for row in rows(store, "reports")}
    assert found["minutes/town/fact/r1"]["by"] is None
    assert found["minutes/loose/fact/r1"]["authority"] is None
    assert found["minutes/loose/fact/r1"]["date"] is None


def test_an_answer_points_at_its_question(store: ox.Store) -> None:
    (answer,) = rows(store, "answers")
    assert answer["question"] in events(store, "questions")


def test_kinds_and_stances_are_words(store: ox.Store) -> None:
    assert [row["kind"] for row in rows(store, "interventions")] == ["improvement notice"]
    assert {row["stance"] for row in rows(store, "statements")} == {"concern", "neutral"}
    assert [row["kind"] for row in rows(store, "inspections", authority="eastmere")] == [
        "focused visit",
        "inspection",
        "focused visit",
    ]


def test_who_reported_what_to_whom(store: ox.Store) -> None:
    found = {(row["event"], row["by"]): (row["act"], row["to"], row["basis"]) for row in rows(store, CONTRACT_WHO)}
    assert found == {
        ("minutes/loose/fact/r1", "Clerk"): ("report", None, "derived"),
        ("minutes/panel-1/fact/r1", "Director"): ("report", "Panel", "stated"),
        ("minutes/panel-1/fact/r1", "Head of Fostering"): ("report", "Panel", "stated"),
        ("minutes/panel-1/fact/a1", "Director"): ("answer", "Children and Families Panel", "derived"),
        ("minutes/panel-1/fact/s1", "Chair"): ("statement", "Director", "derived"),
        ("minutes/panel-2/fact/r1", "Director of Children's Services"): (
            "report",
            "Children and Families Panel",
            "derived",
        ),
        ("minutes/town/fact/r1", None): ("report", "Full Council", "derived"),
    }


CONTRACT_WHO = "who-reported-what-to-whom"


def test_an_inspection_mentioned_twice_is_one_row(store: ox.Store) -> None:
    found = rows(store, "inspection-history")
    assert [row["inspection"] for row in found] == [
        "inspection/eastmere-2019",
        "inspection/eastmere-2021-05",
        "inspection/unknown",
    ]
    visit = found[1]
    assert (visit["mentions"], visit["inspector"]) == ("2", "Care Quality Commission; Ofsted")
    assert visit["framework"] == "ILACS; focused visit framework"
    assert (visit["date"], visit["kind"], visit["authority"]) == ("2021-05", "focused visit", "Eastmere City Council")
    assert found[0]["outcome"] == "requires improvement"


def test_questions_without_an_answer(store: ox.Store) -> None:
    assert events(store, "unanswered-questions") == ["minutes/panel-1/fact/q2"]


def test_an_action_is_open_until_a_later_meeting_of_the_body_reports_on_it(store: ox.Store) -> None:
    assert "minutes/panel-1/fact/c2" in events(store, "actions")
    assert events(store, "open-actions") == ["minutes/loose/fact/c1", "minutes/panel-1/fact/c1"]


def test_an_action_is_not_closed_by_an_earlier_meeting_or_another_body(store: ox.Store) -> None:
    changed = ox.Store()
    changed.extend(store)
    meeting = ox.NamedNode(f"{BASE}authority/eastmere/body/panel/meeting/2021-12-07")
    for quad in list(changed.quads_for_pattern(meeting, None, None)):
        if str(quad.predicate.value).endswith("#date"):
            changed.remove(quad)
            early = ox.Literal("2021-08-01", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#date"))
            changed.add(ox.Quad(meeting, quad.predicate, early, quad.graph_name))
    assert "minutes/panel-1/fact/c2" in events(changed, "open-actions")


def test_an_action_is_overdue_after_its_day_and_not_on_it(store: ox.Store) -> None:
    assert events(store, "overdue", on="2021-10-14") == []
    (row,) = rows(store, "overdue", on="2021-10-15")
    assert (row["event"], row["owner"], row["due"]) == ("minutes/panel-1/fact/c1", "Director", "within a month")
    assert (row["dueDate"], row["date"], row["source"]) == ("2021-10-14", "2021-09-14", "panel-1.txt")
    assert row["quote"] == "The Director undertook to send figures by ward within a month."
    assert rows(store, "overdue") == rows(store, "overdue", on="2500-01-01")


def changed_due(store: ox.Store, fact: str, predicate: str, value: ox.Literal) -> ox.Store:
    """The graph with another deadline of an action, which names no paper."""
    changed = ox.Store()
    changed.extend(store)
    node, mg = ox.NamedNode(BASE + fact), "https://w3id.org/minutegraph/ontology#"
    for name in ("dueDate", "concerns"):
        for quad in list(changed.quads_for_pattern(node, ox.NamedNode(mg + name), None)):
            changed.remove(quad)
    graph = ox.NamedNode(BASE + fact.partition("/fact/")[0])
    changed.add(ox.Quad(node, ox.NamedNode(mg + predicate), value, graph))
    return changed


def test_what_is_due_by_the_next_meeting_is_due_at_the_next_one_of_the_body_in_the_graph(store: ox.Store) -> None:
    true = ox.Literal(True)
    changed = changed_due(store, "minutes/panel-1/fact/c2", "dueByNextMeeting", true)
    assert "minutes/panel-1/fact/c2" not in events(changed, "overdue", on="2021-12-07")
    found = {row["event"]: row["dueDate"] for row in rows(changed, "overdue", on="2021-12-08")}
    assert found["minutes/panel-1/fact/c2"] == "2021-12-07"
    assert list(found) == ["minutes/panel-1/fact/c1", "minutes/panel-1/fact/c2"]  # the oldest first
    assert "minutes/loose/fact/c1" not in events(
        changed_due(store, "minutes/loose/fact/c1", "dueByNextMeeting", true), "overdue", on="2500-01-01"
    )


@pytest.mark.parametrize("day", ["2021", "2021-06", "tomorrow", "2021-02-30"])
def test_the_day_on_which_actions_are_late_is_a_whole_one(day: str) -> None:
    with pytest.raises(UsageError, match="2021-06-30"):
        queries.prepare("overdue", {"on": day})


def test_role_activity_counts_acts_not_rows(store: ox.Store) -> None:
    found = {row["role"]: row for row in rows(store, "role-activity")}
    director = found["Director of Children's Services"]
    assert [director[key] for key in ("reports", "answers", "statements", "asked", "actions")] == list("21011")
    assert director["authority"] == "Eastmere City Council"
    assert found["Chair"]["statements"] == "1"
    assert found["Chair"]["asked"] == "0"
    assert found["Clerk"]["authority"] is None


def test_attendance_tells_who_came_and_for_whom_and_can_be_narrowed_to_a_person(store: ox.Store) -> None:
    found = [(row["person"], row["kind"], row["as"], row["insteadOf"]) for row in rows(store, "attendance")]
    vale, orme = ("Councillor Vale", "apologies", None, None), ("Mr Orme", "in attendance", "Clerk", "Councillor Vale")
    assert found == [vale, orme]
    for person in ("orme", f"{BASE}authority/eastmere/person/orme"):
        assert [row["person"] for row in rows(store, "attendance", person=person)] == ["Mr Orme"]


def test_meetings_lists_every_item_undated_ones_last(store: ox.Store) -> None:
    found = rows(store, "meetings")
    assert [row["item"] for row in found] == [
        "minutes/panel-1/item/1",
        "minutes/panel-1/item/2",
        "minutes/panel-2/item/1",
        "minutes/town/item/1",
        "minutes/loose/item/1",
    ]
    assert found[0]["title"] == "Foster carers"


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({}, "loose panel-1 panel-2 town"),
        ({"authority": "northwick"}, "town"),
        ({"authority": "Eastmere City"}, "panel-1 panel-2"),
        ({"authority": BASE + "authority/northwick"}, "town"),
        ({"authority": "council"}, "panel-1 panel-2 town"),
        ({"authority": "nowhere"}, ""),
        ({"body": "families"}, "panel-1 panel-2"),
        ({"from_": "2021-12"}, "panel-2 town"),
        ({"from_": "2022-06-30"}, "town"),
        ({"from_": "2021-12-08", "to": "2021-12-31"}, ""),
        ({"to": "2021"}, "panel-1 panel-2"),
        ({"to": "2021-09-14"}, "panel-1"),
        ({"to": "2022-01"}, "panel-1 panel-2 town"),
        ({"from_": "2021-09-15", "to": "2021-12-07"}, "panel-2"),
        ({"undated": "yes"}, "loose"),
        ({"about": "fostering"}, "panel-1"),
        ({"about": "Children in care"}, "panel-1"),
        ({"about": "children-in-care"}, "panel-1"),
        ({"about": "sufficiency plan"}, "panel-1 panel-2 town"),
        ({"about": '50% of "the" plan'}, "town"),
        ({"about": "CLERK GAVE"}, "loose"),
        ({"about": "clerk"}, "loose"),
        ({"about": "CLERK"}, "loose"),  # nothing has it in capitals
        ({"about": '") || true || ("'}, ""),
        ({"about": "plan", "authority": "eastmere", "to": "2021-10"}, "panel-1"),
    ],
)
def test_parameters_narrow_the_reports(store: ox.Store, given: dict[str, str], expected: str) -> None:
    assert [str(event).split("/")[1] for event in events(store, "reports", **given)] == expected.split()


@pytest.mark.parametrize("name", [name for name in CONTRACT if name != "inspection-history"])
def test_every_query_can_be_narrowed_to_a_body(store: ox.Store, name: str) -> None:
    everything, narrowed = rows(store, name), rows(store, name, body="families")
    assert 0 < len(narrowed) <= len(everything)
    assert rows(store, name, body="no such body") == []
    assert all(row.get("body") in (None, "Children and Families Panel") for row in narrowed)


@pytest.mark.parametrize("name", CONTRACT)
def test_every_query_can_be_narrowed_by_date_and_authority(store: ox.Store, name: str) -> None:
    assert rows(store, name, from_="1900", to="1901") == []
    assert rows(store, name, authority="no such authority") == []
    undated = rows(store, name, undated="yes")
    assert all(row.get("date") is None for row in undated)
    dated = rows(store, name, from_="0001", to="9999")
    if name != "role-activity":
        assert len(dated) + len(undated) == len(rows(store, name))


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"from_": "2018-12-01"}, "eastmere-2019 eastmere-2021-05"),
        ({"to": "2018"}, "eastmere-2019"),
        ({"to": "2018-11-25"}, ""),
        ({"from_": "2021-05-20"}, "eastmere-2021-05"),
        ({"from_": "2021-06"}, ""),
        ({"on": "council", "from_": "2020"}, "eastmere-2021-05"),
        ({"on": "eastmere"}, "eastmere-2019 eastmere-2021-05"),
        ({"undated": "yes"}, "unknown"),
    ],
)
def test_intervals_and_months_overlap(store: ox.Store, given: dict[str, str], expected: str) -> None:
    found = [str(row["inspection"]).removeprefix("inspection/") for row in rows(store, "inspection-history", **given)]
    assert found == expected.split()


def test_undated_rows_are_counted(store: ox.Store) -> None:
    assert run(store, queries.prepare("reports", {"from": "2021"})).undated == 1
    assert run(store, queries.prepare("reports", {"from": "2021", "authority": "eastmere"})).undated == 0
    assert run(store, queries.prepare("reports")).undated == 0


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"from": "2021-13"}, "no such date"),
        ({"to": "2021-02-30"}, "no such date"),
        ({"from": "last year"}, "write a date as"),
        ({"from": "2022", "to": "2021-06"}, "is after"),
        ({"on": "x"}, "reports takes no --on; it takes --authority"),
        ({"nonsense": "x"}, "takes no --nonsense"),
    ],
)
def test_parameters_that_cannot_be(given: dict[str, str], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        queries.prepare("reports", given)


def test_a_year_and_a_month_of_it_are_no_contradiction() -> None:
    assert queries.prepare("reports", {"from": "2022-06", "to": "2022"}).bindings == {
        "onlyFrom": "2022-06",
        "onlyTo": "2022",
    }


def test_an_unknown_name_lists_near_ones() -> None:
    with pytest.raises(QueryError, match=r"did you mean .*reports"):
        queries.prepare("report")
    with pytest.raises(QueryError, match="role-activity"):
        queries.prepare("zzzzzz")


def test_any_query_may_take_parameters(store: ox.Store) -> None:
    text = 'SELECT ?s $onlyAbout ?l { ?s rdfs:label ?l FILTER(COALESCE($onlyAbout = "", true) || ?l = $onlyAbout) }'
    answer = run(store, queries.prepare(text, {"about": "Ofsted"}))
    assert results.variables(answer) == ("s", "l")
    assert {row["l"] for row in results.records(answer)} == {"Ofsted"}
    assert len(results.records(run(store, queries.prepare(text)))) > 5
    with pytest.raises(UsageError, match="takes no --about; it takes no parameter"):
        queries.prepare("SELECT * { ?s ?p ?o }", {"about": "x"})


def test_a_parameter_outside_the_projection_is_an_error(store: ox.Store) -> None:
    with pytest.raises(QueryError, match="onlyAbout"):
        run(store, queries.prepare("SELECT ?s { ?s ?p $onlyAbout }", {"about": "Ofsted"}))


@pytest.mark.parametrize(
    ("text", "error", "message"),
    [
        ("SELECT *\n{ ?s ?p }", SyntaxFault, r"line 2, column 10: something is missing"),
        ("SELECT * { ?s ?p", SyntaxFault, "line 1, column 17: something is missing"),
        ("SELECT * { ?s nix:x ?o }", SyntaxFault, "is a PREFIX missing"),
        ("SELECT * {} SELECT * {}", SyntaxFault, "line 1, column 19: cannot read"),
        ("INSERT DATA { <a:a> <a:b> <a:c> }", RefusedError, "read-only"),
        ("DROP ALL ", RefusedError, "read-only"),
        ("LOAD <http://127.0.0.1:9/x>", RefusedError, "read-only"),
        ("DELETE WHERE { ?s ?p ?o }", RefusedError, "read-only"),
        ("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", RefusedError, "SERVICE"),
        ("ASK { FILTER EXISTS { { SERVICE SILENT ?x { ?s ?p ?o } } } }", RefusedError, "SERVICE"),
        ("SELECT (EXISTS { SERVICE <a:b> {} } AS ?x) {}", RefusedError, "SERVICE"),
        ("SELECT * { SERVICE <a:b> {}", RefusedError, "SERVICE"),
        ("SELECT * { ?s ?p ?o LATERAL { SERVICE <a:b> {} } }", RefusedError, "SERVICE"),
        pytest.param("SELECT * { ?s ?p " + '"\\"\\' * 30_000 + "service", SyntaxFault, "cannot read", id="an endless string"),
    ],
)
def test_what_is_no_query_of_this_graph_is_told_in_a_line(
    store: ox.Store, text: str, error: type[QueryError], message: str
) -> None:
    with pytest.raises(error, match=message) as caught:
        run(store, queries.prepare(text))
    assert "\n" not in str(caught.value)


def test_the_word_service_is_no_service(store: ox.Store) -> None:
    text = 'SELECT ("SERVICE <x>" AS ?service) { } # SERVICE <http://127.0.0.1:9/> { }'
    assert results.records(run(store, queries.prepare(text))) == [{"service": "SERVICE <x>"}]


@pytest.fixture
def unheard(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The errors that Python could raise nowhere, as where a thread drops what only another one may drop."""
    found: list[str] = []
    monkeypatch.setattr(sys, "unraisablehook", lambda what: found.append(str(what.exc_value)))
    return found


def test_no_thread_drops_what_oxigraph_gave_another(store: ox.Store, unheard: list[str]) -> None:
    assert run(store, queries.prepare('SELECT ("SERVICE" AS ?word) ?s { ?s ?p ?o }')).count
    sweep = threading.Thread(target=gc.collect)
    sweep.start()
    sweep.join()
    assert not unheard


def test_an_error_brings_nothing_of_oxigraph_to_another_thread(
    store: ox.Store, monkeypatch: pytest.MonkeyPatch, unheard: list[str]
) -> None:
    def broken(*_: object) -> int:
        raise RuntimeError("the pipe\nis broken")

    monkeypatch.setattr(execution._Lines, "write", broken)
    with pytest.raises(QueryError, match="cannot be evaluated: the pipe is broken") as caught:
        interruptible(lambda: run(store, queries.prepare("SELECT * { ?s ?p ?o }")))
    del caught
    gc.collect()
    assert not unheard


HIDDEN = (
    r'ASK { VALUES ?a { "\u0022" } SERVICE SILENT THERE { } VALUES ?b { "\u0022" } }',
    "ASK { # x \rSERVICE SILENT THERE { } \n }",
    "ASK { ?s ?p trueSERVICE THERE {} }",
    "PREFIX x: THERE ASK { SERVICEx: {} }",
    "PREFIX : THERE ASK { SERVICE: {} }",
    "PREFIX x: THERE ASK { SERVICESILENTx: {} }",
    "ASK { SERVICESILENT THERE {} }",
    "ASK { ?s ?p ?o FILTER(?o<?b)SERVICE#>\nTHERE {} }",
    'ASK { ?s ?p ?o FILTER(true || ?o <?b#>"""\n) SERVICE THERE {} #"""\n }',
    'PREFIX x: <x:> ASK { ?s ?p ?o FILTER(true || ?o <x:b#>"""\n) OPTIONAL {?s <p:#> ?x} SERVICE THERE {} #"""\n }',
    "ASK { BIND(1 AS ?x)SERVICE THERE{}}",
    "PREFIX ex.a: THERE ASK { SERVICE ex.a: {} }",
    "BASE THERE ASK { SERVICE <> {} }",
    "ASK { SERVICE #{\n THERE #{\n {} }",
)
"""Where a clause could hide from who looks for it, or a word stands beside another."""


@pytest.mark.parametrize(
    "text",
    [
        "SELECT ?SERVICE { ?SERVICE ?p ?o }",
        "PREFIX a: <x:service/> SELECT * { ?s a:service ?o ; a:x-service ?b ; a:x.service ?c }",
        "PREFIX service: <http://x.example/service#>\nASK { ?s service: ?o GRAPH ?g { ?s a <http://x.example/service/y> } }",
        'SELECT * { ?s ?p "a"@service, "SERVICE <a:b> {}" } # SERVICE <a:b> {}',
        "SELECT * { ?s ?p '''it's SERVICE <a:b> {}''' ; ?q _:service }",
    ],
)
def test_the_word_service_may_stand_where_it_is_no_clause(store: ox.Store, text: str) -> None:
    run(store, queries.prepare(text))


def test_no_spelling_of_service_or_from_reaches_another_host(store: ox.Store) -> None:
    asked: list[str] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        do_POST = do_GET

        def log_message(self, *args: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        there = f"http://127.0.0.1:{server.server_port}/x"
        texts = [
            f"SELECT * {{ SERVICE <{there}> {{ ?s ?p ?o }} }}",
            f"SELECT * {{ sErViCe SILENT <{there}> {{ ?s ?p ?o }} }}",
            f"SELECT * {{ SERVI\\u0043E <{there}> {{ ?s ?p ?o }} }}",
            f"SELECT * {{ SERVICE/**/<{there}> {{ ?s ?p ?o }} }}",
            f"SELECT * {{ SERVICE#x\n<{there}> {{ ?s ?p ?o }} }}",
            f"PREFIX SERVICE: <{there}> SELECT * {{ VALUES ?x {{ SERVICE: }} SERVICE ?x {{ ?s ?p ?o }} }}",
            f"SELECT * {{ {{ SELECT * {{ ?a ?b ?c OPTIONAL {{ SERVICE SILENT <{there}> {{ ?s ?p ?o }} }} }} }} }}",
            f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ SERVICE SILENT <{there}> {{ ?s ?p ?o }} }}",
            f"DESCRIBE ?s {{ SERVICE SILENT <{there}> {{ ?s ?p ?o }} }}",
            f"SELECT * {{ MINUS {{ SERVICE SILENT <{there}> {{ ?s ?p ?o }} }} }}",
            f"SELECT * FROM <{there}> {{ ?s ?p ?o }}",
            f"LOAD <{there}>",
            *(text.replace("THERE", f"<{there}>") for text in HIDDEN),
        ]
        for text in texts:
            try:
                run(store, queries.prepare(text))
            except QueryError:
                continue
        server.shutdown()
    assert asked == []


def test_limits_cut_an_answer_and_say_so(store: ox.Store) -> None:
    everything = queries.prepare("SELECT * { ?s ?p ?o }")
    whole = run(store, everything)
    assert not whole.truncated
    cut = run(store, everything, Scope(rows=3))
    assert (cut.count, cut.truncated, len(list(results.rows(cut)))) == (3, True, 3)
    assert run(store, everything, Scope(rows=whole.count)).truncated is False
    small = run(store, everything, Scope(size=2000))
    assert small.truncated and 0 < len(list(results.rows(small))) == small.count < whole.count
    triples = run(store, queries.prepare("CONSTRUCT WHERE { ?s ?p ?o }"), Scope(rows=5))
    assert (triples.count, triples.truncated) == (5, True)


def test_a_scope_names_the_graphs_that_a_query_sees(store: ox.Store) -> None:
    labels = queries.prepare("SELECT ?l { ?s rdfs:label ?l }")
    codes = run(store, labels, Scope(default_graphs=(BASE + "entities",)))
    assert {row["l"] for row in results.records(codes)} >= {"Ofsted", "Chair"}
    assert len(results.records(codes)) < len(results.records(run(store, labels)))
    named = queries.prepare("SELECT ?g { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g")
    assert [row["g"] for row in results.records(run(store, named, Scope(named_graphs=(BASE + "entities",))))] == [
        BASE + "entities"
    ]


def test_a_query_may_name_its_own_dataset(store: ox.Store) -> None:
    everything = len(results.records(run(store, queries.prepare("SELECT * { ?s ?p ?o }"))))
    own = f"SELECT * FROM <{BASE}entities> {{ ?s ?p ?o }}"
    assert 0 < len(results.records(run(store, queries.prepare(own)))) < everything
    assert results.records(run(store, queries.prepare("SELECT * FROM NAMED <a:b> { ?s ?p ?o }"))) == []
    given = Scope(default_graphs=(BASE + "minutes/town",))
    town = results.records(run(store, queries.prepare(own), given))
    assert {str(row["s"]).split("/")[5] for row in town} == {"minutes"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SELECT * FROM <a:b> {}", True),
        ("select * from named <a:b> {}", True),
        ("SELECT *\nFROM<a:b>{}", True),
        ("DESCRIBE <a:b> FROM ex:g", True),
        ('SELECT ("FROM <a:b>" AS ?x) {}', False),
        ("SELECT ('''it's from''' AS ?x) {}", False),
        ("SELECT * { ?s <a:from> ?from } # FROM", False),
        ("SELECT * { ?s from:x ?o }", False),
        ("SELECT * { ?s x:from $from }", False),
        ('SELECT ("\\\\" AS ?x) { ?a ?b "\\" from" }', False),
    ],
)
def test_a_dataset_clause_is_told_from_the_word(text: str, expected: bool) -> None:
    assert names_dataset(text) is expected


@pytest.fixture(scope="module")
def many() -> ox.Store:
    """The same minutes many times, under other names, every fact on a theme: a bad plan of the store takes minutes."""
    store = ox.Store()
    for path in (Path(__file__).parent.parent / "ontology" / "codes").glob("*.ttl"):
        store.load(path=path, format=ox.RdfFormat.TURTLE, to_graph=ox.NamedNode(f"{BASE}{path.stem}"))
    text = GRAPH.read_text("utf-8")
    text = text.replace(
        " ; mg:minutes ", " ; dcterms:subject <https://w3id.org/minutegraph/code/theme/fostering> ; mg:minutes "
    )
    for n in range(200):
        copy = text.replace('source "', f'source "n{n}-')
        for kind in ("minutes", "matter"):
            copy = copy.replace(f"<{kind}/", f"<{kind}/n{n}-")
        store.load(copy.encode(), format=ox.RdfFormat.TRIG)
    return store


@pytest.mark.parametrize("given", [{}, {"about": "fostering"}, {"authority": "eastmere", "from": "2019"}])
@pytest.mark.parametrize("name", CONTRACT)
def test_time_grows_with_the_rows_and_not_with_their_square(many: ox.Store, name: str, given: dict[str, str]) -> None:
    taken = {p.name for p in queries.load(name).parameters}
    begun = time.process_time()
    answer = run(many, queries.prepare(name, {key: value for key, value in given.items() if key in taken}))
    assert time.process_time() - begun < 4
    assert answer.count > 0
