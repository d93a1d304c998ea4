"""What a user learns of a graph that does not conform, and that the quick way says the same as pySHACL."""

from __future__ import annotations

import gc
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import RdfFormat, Triple, parse
from rdflib import Graph

from minutegraph.errors import RecordError
from minutegraph.graphs import Statement, literal, plain, statements
from minutegraph.model import Decision, Document, Extraction, Inspection, Item, Metadata, Minutes, Party, Question
from minutegraph.namespaces import SH
from minutegraph.rdf.mapping import Mapped, triples
from minutegraph.shacl import compile_shapes
from minutegraph.validation import (
    Context,
    Result,
    compiled_findings,
    conforms,
    index_of,
    line_of,
    reference_findings,
    validate,
    validate_file,
)

WORLD = statements((Path(__file__).parent / "data" / "shapes" / "world.ttl").read_bytes())
MG = "https://w3id.org/minutegraph/ontology#"
EX = "https://example.org/minutes/m1/"
TEXT = "1. Homes\n\nMembers asked how many\nhomes were empty.\nRESOLVED that the report be noted.\nOfsted came.\n"


def mapped(given: Metadata, outcome: str | None = None) -> Mapped:
    """A document as a build has it: a question, a decision and an inspection."""
    document = Document("panel/homes.txt", TEXT, given)
    question, resolved, came = TEXT.index("Members"), TEXT.index("RESOLVED"), TEXT.index("Ofsted")
    facts = (
        Question(start=question, end=resolved - 1, rule="t", id="f1", by=(Party("Members", "group"),)),
        Decision(start=resolved, end=came - 1, rule="t", id="f2"),
        Inspection(start=came, end=came + 12, rule="t", id="f3", date="2021-05", outcome=outcome),
    )
    minutes = Minutes(document, Metadata(), (Item("1", "Homes", 0, len(TEXT), ()),))
    return triples(Extraction(minutes, facts), "https://w3id.org/minutegraph/id/")


KNOWN = Metadata(authority="Eastmere City Council", body="Homes Panel", date="2021-09-14")


def check(document: Mapped) -> tuple[Result, ...]:
    return validate(document.triples, Context.of(document.entities), {"panel/homes.txt": TEXT}.get)


def without(graph: list[Statement], subject: str, predicate: str) -> list[Statement]:
    return [each for each in graph if each[:2] != (f"<{EX}{subject}>", f"<{MG}{predicate}>")]


def test_a_document_with_its_meeting_known_conforms() -> None:
    document = mapped(KNOWN)
    assert check(document) == ()
    assert validate(document.entities) == ()


def test_nodes_that_others_describe_need_their_context() -> None:
    """The meeting is described among the shared nodes: without their types it is taken for missing."""
    document = mapped(KNOWN)
    assert {result.path for result in validate(document.triples)} >= {f"{MG}records", f"{MG}meeting"}


def test_unknown_meeting_is_a_warning_with_a_remedy() -> None:
    results = check(mapped(Metadata()))
    assert {result.severity for result in results} == {"warning"}
    assert conforms(results)
    assert not conforms(results, strict=True)
    messages = " ".join(str(result) for result in results)
    for column in ("'authority'", "'body'", "'date'"):
        assert column in messages
    assert all(result.source == "panel/homes.txt" for result in results)


def test_an_outcome_that_no_list_has_is_a_warning_at_its_line() -> None:
    assert check(mapped(KNOWN, outcome="good")) == ()
    (result,) = check(mapped(KNOWN, outcome="rather splendid"))
    assert result.severity == "warning"
    assert result.shape.endswith("#KnownOutcome")
    assert (result.source, result.line) == ("panel/homes.txt", 6)
    assert "panel/homes.txt, line 6: No code list has the outcome" in str(result)


@pytest.mark.parametrize(
    ("predicate", "component"),
    [("evidence", "MinCountConstraintComponent"), ("answers", "ClassConstraintComponent")],
)
def test_violations_come_from_pyshacl(predicate: str, component: str) -> None:
    graph = without(WORLD, "answer", predicate)
    if predicate == "answers":
        graph.append((f"<{EX}answer>", f"<{MG}answers>", f"<{EX}statement>"))
    (result,) = validate(graph)
    assert result == validate(graph, reference=True)[0]
    assert (result.severity, result.component) == ("violation", SH + component)
    assert (result.focus, result.path) == (f"{EX}answer", f"{MG}{predicate}")
    assert result.value == (f"{EX}statement" if predicate == "answers" else None)
    assert not conforms([result])


@pytest.mark.parametrize("end", [5, 12])
def test_an_end_not_after_its_start(end: int) -> None:
    oa = "http://www.w3.org/ns/oa#"
    graph = [each for each in WORLD if each[1] != f"<{oa}end>"]
    graph.append((f"<{EX}position>", f"<{oa}end>", f'"{end}"^^<http://www.w3.org/2001/XMLSchema#integer>'))
    (result,) = validate(graph, texts=lambda source: "one\ntwo\nthree\nfour")
    assert result.component == SH + "LessThanConstraintComponent"
    assert (result.source, result.line, result.value) == ("m1.txt", 3, "12")


def test_a_place_of_thousands_of_digits_is_a_result_like_any_other() -> None:
    oa = "http://www.w3.org/ns/oa#"
    graph = [each for each in WORLD if each[1] != f"<{oa}start>"]
    graph.append((f"<{EX}position>", f"<{oa}start>", f'"{"9" * 5000}"^^<http://www.w3.org/2001/XMLSchema#integer>'))
    results = validate(graph, texts=lambda source: "one\ntwo\nthree\nfour")
    assert {(result.focus, result.path) for result in results} == {(f"{EX}position", f"{oa}start")}


def test_a_bad_literal_is_a_result_and_no_traceback(caplog: pytest.LogCaptureFixture) -> None:
    graph = [each for each in WORLD if each[:2] != (f"<{EX}meeting>", f"<{MG}date>")]
    graph.append((f"<{EX}meeting>", f"<{MG}date>", '"2021-02-30"^^<http://www.w3.org/2001/XMLSchema#date>'))
    (result,) = validate(graph)
    assert (result.severity, result.value) == ("violation", "2021-02-30")
    assert not caplog.records


def test_results_are_sorted_worst_first_then_by_place() -> None:
    graph = without(without(WORLD, "answer", "evidence"), "action", "owner")
    graph = [each for each in graph if each[:2] != (f"<{EX}meeting>", f"<{MG}date>")]
    assert [result.severity for result in validate(graph)] == ["violation", "warning", "info"]
    assert validate(graph) == validate(list(reversed(graph)))


def test_all_forms_of_a_graph_give_the_same() -> None:
    """Strings are plain in each of them: none becomes an `xsd:string` of its own."""
    graph = without(WORLD, "answer", "rule")
    text = "".join(" ".join(each) + " .\n" for each in graph)
    quads = list(parse(text, RdfFormat.N_TRIPLES))
    expected = validate(graph)
    assert len(expected) == 1
    forms = (text, text.encode(), quads, [Triple(quad.subject, quad.predicate, quad.object) for quad in quads])
    assert all(validate(form) == expected for form in (*forms, Graph().parse(data=text, format="turtle")))


def test_terms() -> None:
    (_, _, term) = statements(b'<x:s> <x:p> "tab\\t, quote \\", back\\\\slash,\\nline, caf\xc3\xa9" .')[0]
    assert literal(term) == plain(term) == 'tab\t, quote ", back\\slash,\nline, café'
    assert literal("<x:s>") is None
    assert (plain("<x:s>"), plain("_:b"), plain('"a"@en')) == ("x:s", "_:b", "a")


def test_line_of() -> None:
    text = "á\nb\n\nd"
    assert [line_of(text, offset) for offset in (0, 1, 2, 4, 5)] == [1, 1, 2, 3, 4]


def test_file_with_a_syntax_error(tmp_path: Path) -> None:
    path = tmp_path / "bad.ttl"
    path.write_text("@prefix ex: <https://example.org/> .\n\nex:a ex:b ;; .\nex:c ex:d 'e .\n", "utf-8")
    with pytest.raises(RecordError) as caught:
        validate_file(path)
    message = str(caught.value)
    assert message.startswith(f"{path}, line ") and "not valid Turtle" in message and "\n" not in message


@pytest.mark.parametrize(
    ("strange", "told"), [("<<( <x:a> <x:b> <x:c> )>>", "<x:a> <x:b> <x:c>"), ('"hi"@en--ltr', '"hi"@en--ltr')]
)
def test_a_file_of_rdf_1_2_is_refused_with_the_statement_that_is_meant(
    tmp_path: Path, strange: str, told: str
) -> None:
    path = tmp_path / "new.ttl"
    path.write_text(f"<x:a> <x:b> <x:c>, {strange} .", "utf-8")
    with pytest.raises(RecordError) as caught:
        validate_file(path)
    message = str(caught.value)
    assert message.startswith(f"{path}: ") and f"RDF 1.1 only, and not <x:a> <x:b> {told}" in message


@pytest.mark.parametrize("content", [b"\xff\xfe\x00\x01", b"\x89PNG\r\n\x1a\n"])
def test_file_that_is_no_text(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "image.ttl"
    path.write_bytes(content)
    with pytest.raises(RecordError, match="not valid Turtle"):
        validate_file(path)


def test_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="No such file"):
        validate_file(tmp_path / "none.ttl")


def test_file(tmp_path: Path) -> None:
    path = tmp_path / "good.nt"
    path.write_text("".join(" ".join(each) + " .\n" for each in WORLD), "utf-8")
    assert validate_file(path) == ()
    path.write_text("".join(" ".join(each) + " .\n" for each in without(WORLD, "answer", "item")), "utf-8")
    assert [result.path for result in validate_file(path)] == [f"{MG}item"]


@pytest.mark.parametrize(
    "shape",
    [
        "sh:property [ sh:path ex:p ; sh:sparql [] ]",
        "sh:property [ sh:path [ sh:inversePath ex:p ] ; sh:minCount 1 ]",
        "sh:property [ sh:path ex:p ; sh:in ( 1 2 ) ]",
        "sh:closed true",
    ],
)
def test_a_component_that_is_not_compiled_is_an_error(shape: str) -> None:
    prefixes = "@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix ex: <https://example.org/> .\n"
    with pytest.raises(ValueError, match=r"not known|no predicate"):
        compile_shapes(statements(f"{prefixes}ex:s a sh:NodeShape ; sh:targetClass ex:C ; {shape} ."))


SUBJECTS = sorted({each[0] for each in WORLD})
PREDICATES = sorted({each[1] for each in WORLD})
ODD = (
    '""',
    '"words"',
    '"words"@en',
    '"2021-02-30"^^<http://www.w3.org/2001/XMLSchema#date>',
    '"2021-02-28"^^<http://www.w3.org/2001/XMLSchema#date>',
    '"-3"^^<http://www.w3.org/2001/XMLSchema#integer>',
    '"007"^^<http://www.w3.org/2001/XMLSchema#integer>',
    '"1.5"^^<http://www.w3.org/2001/XMLSchema#decimal>',
    '"2021/2022"^^<http://id.loc.gov/datatypes/edtf/EDTF>',
    '"soon"^^<http://id.loc.gov/datatypes/edtf/EDTF>',
    "<https://example.org/nothing>",
)
OBJECTS = sorted({each[2] for each in WORLD}) + list(ODD)
EDITS = st.lists(
    st.one_of(
        st.tuples(st.just("drop"), st.sampled_from(WORLD), st.just("")),
        st.tuples(st.just("change"), st.sampled_from(WORLD), st.sampled_from(OBJECTS)),
        st.tuples(
            st.just("add"), st.tuples(st.sampled_from(SUBJECTS), st.sampled_from(PREDICATES)), st.sampled_from(OBJECTS)
        ),
    ),
    min_size=1,
    max_size=6,
)


def edited(edits: list[tuple[str, tuple[str, ...], str]]) -> list[Statement]:
    graph = dict.fromkeys(WORLD)
    for what, place, target in edits:
        if what != "add":
            graph.pop((place[0], place[1], place[2]), None)
        if what != "drop":
            graph[(place[0], place[1], target)] = None
    return list(graph)


@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(EDITS)
def test_compiled_shapes_find_what_pyshacl_finds(edits: list[tuple[str, tuple[str, ...], str]]) -> None:
    """On a graph with a few triples taken away, changed and added, the same results or none at all."""
    index = index_of(edited(edits), Context())
    compiled = compiled_findings(index)
    if compiled is not None:
        assert set(compiled) == set(reference_findings(index, Context()))


def test_the_compiled_shapes_are_sure_of_what_a_build_writes() -> None:
    for outcome in (None, "good", "rather splendid"):
        document = mapped(KNOWN if outcome else Metadata(), outcome)
        assert compiled_findings(index_of(document.triples, Context.of(document.entities))) is not None


def test_a_document_costs_a_few_milliseconds() -> None:
    """About 800 triples in 8 ms of processor time; a quarter of that was measured. The best of five counts."""
    copies = [tuple(term.replace("/m1", f"/m1/{copy}") for term in each) for copy in range(5) for each in WORLD]
    graph = [(subject, predicate, target) for subject, predicate, target in copies]
    assert len(graph) > 800
    assert validate(graph) == ()
    gc.collect()
    taken = []
    for _ in range(5):
        start = time.process_time()
        validate(graph)
        taken.append(time.process_time() - start)
    assert min(taken) < 0.008
