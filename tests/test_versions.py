"""One meeting, several versions: which documents are taken for versions, which speaks, and that the others come back."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from format_samples import FORMS, MEETINGS
from graph_folder import record

from minutegraph.api import Graph
from minutegraph.building import Options, build
from minutegraph.checking import check
from minutegraph.cli import cli
from minutegraph.model import Document, Metadata
from minutegraph.rdf.links import NOTHING_SAID, Link, Links
from minutegraph.rdf.sketches import Sketch
from minutegraph.rdf.versions import versions
from minutegraph.reading.layout import read
from minutegraph.reading.standing import standing
from minutegraph.record.verify import verify

Kg = Callable[..., Result]

TOP = "Northmoor Borough Council\nChildren's Services Scrutiny Committee\n12 March 2019\n"
ROUTINE = """
1. Apologies for Absence

Apologies were received from Councillor Amos and from Councillor Petra Lindqvist.

2. Declarations of Interest

Members were reminded of the need to declare any interest in the business before them.
"""
PLAN = """
3. Improvement Plan

The Director of Children's Services presented a report on the progress of the Improvement Plan.

Members asked how many social workers had left in the last year. The Director replied that nine had left.

The Chair expressed concern about the number of vacancies in the assessment teams.

RESOLVED: That the progress of the Improvement Plan be noted.
"""
HOMES = """
4. Placement Sufficiency

The Head of Commissioning presented the Placement Sufficiency Strategy to the Committee.

Councillor Bell asked whether more foster carers had come forward. The Head of Commissioning replied that twelve had.

RESOLVED: That the Placement Sufficiency Strategy be recommended to Cabinet for adoption.
"""
BUSES = """
3. Home to School Transport

The Transport Manager presented the policy on home to school transport to the Committee.

Councillor Dunmore asked why eleven routes had been closed. The Transport Manager replied that few pupils had used them.

RESOLVED: That the policy on home to school transport be sent back to the Cabinet Member.
"""
WHOLE = TOP + ROUTINE + PLAN + HOMES
DRAFT = WHOLE.replace("12 March 2019\n", "12 March 2019\n\nDRAFT MINUTES\n").replace("that nine had", "that eight had")


def folder(tmp_path: Path, **files: str) -> Path:
    """A folder of texts, by the names of the files without their ending."""
    made = tmp_path / "minutes"
    made.mkdir(exist_ok=True)
    for name, text in files.items():
        (made / f"{name}.txt").write_text(text, "utf-8")
    return made


def rows(graph: Path, query: str = "who-reported-what-to-whom") -> list[tuple[str, str]]:
    """Source and quote of each row."""
    return [(row["source"], row["quote"]) for row in Graph(graph).query(query)]


def report(graph: Path) -> str:
    return (graph / "report.md").read_text("utf-8").replace("\\", "")


def same_as_fresh(graph: Path, sources: Path, tmp_path: Path) -> bool:
    """Whether a graph holds what a build from nothing makes of the sources, in record and index, and proves itself."""
    shutil.rmtree(tmp_path / "fresh", ignore_errors=True)
    build([sources], tmp_path / "fresh")
    for name in (graph, tmp_path / "fresh"):
        assert verify(name).findings == ()
        assert not [each for each in check(name) if each.severity == "violation"]
    queries = ("answers", "decisions", "meetings", "roles", "interventions")
    for query in queries:
        assert list(Graph(graph).query(query)) == list(Graph(tmp_path / "fresh").query(query))
    own = "CONTAINS(STR(?s), '/minutegraph/id/') && !CONTAINS(STR(?s), 'catalogue')"
    everything = f"SELECT ?s ?p ?o WHERE {{ ?s ?p ?o FILTER({own}) }} ORDER BY ?s ?p ?o"
    assert list(Graph(graph).query(everything)) == list(Graph(tmp_path / "fresh").query(everything))
    return record(graph) == record(tmp_path / "fresh")


# Which speaks


def test_confirmed_minutes_speak_and_the_draft_is_kept(tmp_path: Path) -> None:
    sources, graph = folder(tmp_path, confirmed=WHOLE, adraft=DRAFT), tmp_path / "graph"
    summary = build([sources], graph)
    assert summary.versions == (("adraft.txt", "confirmed.txt"),)
    assert "1 document kept as a version of another, which speaks for the meeting" in "\n".join(summary.lines())
    for query in ("answers", "decisions", "questions", "reports", "roles", "statements", "actions", "meetings"):
        assert {row["source"] for row in Graph(graph).query(query)} <= {"confirmed.txt"}
    answers = [quote for _, quote in rows(graph, "answers")]
    assert "The Director replied that nine had left." in answers and len(answers) == 2
    assert (graph / "texts/adraft.txt").read_text("utf-8") == DRAFT
    assert "'adraft.txt' is a version of 'confirmed.txt', which speaks: the same body and day" in report(graph)
    assert "the former is a draft" in report(graph)
    ask = "SELECT ?draft ?whole { ?draft <http://purl.org/dc/terms/isReplacedBy> ?whole }"
    (row,) = Graph(graph).query(ask)
    assert row["draft"].endswith("/minutes/adraft") and row["whole"].endswith("/minutes/confirmed")
    counts = dict(summary.facts)
    assert counts == dict(build([folder(tmp_path / "alone", confirmed=WHOLE)], tmp_path / "other").facts)


@pytest.fixture(autouse=True)
def _folders(tmp_path: Path) -> None:
    (tmp_path / "alone").mkdir()


@pytest.mark.parametrize(
    ("best", "other", "why"),
    [
        (WHOLE, WHOLE.replace(TOP, f"{TOP}Draft minutes\n"), "the former is a draft"),
        (WHOLE, f"{WHOLE}\nThese minutes are subject to confirmation at the next meeting.\n", "the former is a draft"),
        (
            f"{WHOLE}\nThese minutes were confirmed as a correct record on 2 April 2019.\n",
            WHOLE,
            "the latter is confirmed",
        ),
        (WHOLE.replace(TOP, f"{TOP}Minutes (corrected)\n").replace("twelve", "ten"), WHOLE, "the latter is corrected"),
        (WHOLE, TOP + ROUTINE + PLAN, "the former is but a part"),
        (WHOLE, f"DRAFT\n{TOP}{PLAN}", "the former is but a part"),
        (f"DRAFT\n{WHOLE}", TOP + PLAN, "the former is but a part"),
        (WHOLE + "\nThe meeting closed at half past eight in the evening.\n", WHOLE, "the latter has more text"),
        (WHOLE, WHOLE, "the latter is the first by name"),
    ],
)
def test_the_best_version_speaks(best: str, other: str, why: str, tmp_path: Path) -> None:
    for names in ((("a", best), ("b", other)), (("b", best), ("a", other))):
        if why.endswith("by name") and names[0][0] == "b":
            continue
        sources, graph = folder(tmp_path, **dict(names)), tmp_path / "graph"
        assert build([sources], graph).versions == ((f"{names[1][0]}.txt", f"{names[0][0]}.txt"),)
        assert why in report(graph)


@pytest.mark.parametrize("meeting", MEETINGS, ids=[meeting.body for meeting in MEETINGS])
def test_one_meeting_in_all_formats_is_one_meeting(tmp_path: Path, meeting: object) -> None:
    sources = tmp_path / "minutes"
    sources.mkdir()
    for ending, made in FORMS.items():
        (sources / f"m.{ending}").write_bytes(made(meeting))  # type: ignore[arg-type]
    given = f"file,authority\nm.xml,{meeting.authority}\n"  # type: ignore[attr-defined]
    (sources / "manifest.csv").write_text(given, "utf-8")
    summary = build([sources], tmp_path / "graph")
    assert {best for _, best in summary.versions} == {"m.xml"}
    assert len(summary.versions) == len(FORMS) - 1
    assert {source for source, _ in rows(tmp_path / "graph")} == {"m.xml"}
    assert "is an answer of the web service, the former a PDF file" in report(tmp_path / "graph")
    (sources / "m.xml").unlink()
    assert {best for _, best in build([sources], tmp_path / "graph").versions} == {"m.html"}
    assert same_as_fresh(tmp_path / "graph", sources, tmp_path)


# What stays two


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(WHOLE, TOP + ROUTINE + BUSES, id="two meetings of one day"),
        pytest.param(
            WHOLE.replace("2019\n", "2019 at 10.00 am\n"),
            (TOP + ROUTINE + BUSES).replace("2019\n", "2019 at 2.00 pm\n"),
            id="two times",
        ),
        pytest.param(TOP + ROUTINE + PLAN, TOP + ROUTINE + HOMES, id="two parts"),
        pytest.param(WHOLE, WHOLE.replace("12 March", "19 March"), id="two days"),
        pytest.param(WHOLE, WHOLE.replace("Children's Services Scrutiny", "Resources Scrutiny"), id="two bodies"),
        pytest.param(WHOLE, WHOLE.replace("Northmoor", "Eastmere"), id="two councils"),
        pytest.param(
            WHOLE.removeprefix(TOP), DRAFT.removeprefix(TOP[:20]).replace("12 March 2019", ""), id="nothing known"
        ),
        pytest.param(TOP + ROUTINE, TOP + ROUTINE + BUSES, id="routine business only"),
    ],
)
def test_other_business_stays_apart(one: str, other: str, tmp_path: Path) -> None:
    sources, graph = folder(tmp_path, a=one, b=other), tmp_path / "graph"
    summary = build([sources], graph)
    assert summary.versions == ()
    assert "Versions of one meeting" not in report(graph)


def test_two_hearings_with_one_procedure_stay_apart(tmp_path: Path) -> None:
    procedure = "".join(
        f"\nThe Chair outlined step {step} of the procedure that hearings of the Sub-Committee follow.\n"
        for step in range(9)
    )
    hearing = (
        "\n3. Application for a Premises Licence: {0}\n{1}\nRESOLVED: That the licence for {0} be granted in full.\n"
    )
    one, other = (TOP + hearing.format(name, procedure) for name in ("The Lamplighter", "Bishop's Cellar"))
    assert build([folder(tmp_path, a=one, b=other)], tmp_path / "graph").versions == ()


def test_without_body_or_authority_only_the_same_words_are_one(tmp_path: Path) -> None:
    bare = WHOLE.removeprefix(TOP)
    sources = folder(tmp_path, a=bare, b=bare.replace("\n\n", "\n\n\n"), c=bare.replace("nine", "ten"))
    assert build([sources], tmp_path / "graph").versions == (("b.txt", "a.txt"),)
    assert "the same words throughout" in report(tmp_path / "graph")
    results = [*check(tmp_path / "graph"), *check(next((tmp_path / "graph").glob("minutes/*/b.ttl")))]
    assert {each.severity for each in results} == {"warning"}


# What comes and goes


def test_any_order_of_arrival_ends_in_the_same_bytes(tmp_path: Path) -> None:
    everything = {
        "a": DRAFT,
        "b": WHOLE,
        "c": WHOLE.replace(TOP, f"{TOP}Corrected minutes\n"),
        "d": TOP + ROUTINE + BUSES,
    }
    for order in ("abcd", "dcba", "cadb"):
        sources = tmp_path / order
        sources.mkdir()
        for name in order:
            (sources / f"{name}.txt").write_text(everything[name], "utf-8")
            build([sources], tmp_path / f"graph-{order}")
        assert same_as_fresh(tmp_path / f"graph-{order}", sources, tmp_path)
    build([sources], tmp_path / "jobs", Options(jobs=2))
    assert record(tmp_path / "jobs") == record(tmp_path / "graph-abcd") == record(tmp_path / "graph-cadb")


def test_when_the_best_goes_the_next_speaks(tmp_path: Path) -> None:
    sources, graph = folder(tmp_path, a=DRAFT, b=WHOLE, other=TOP + ROUTINE + BUSES), tmp_path / "graph"
    build([sources], graph)
    (sources / "b.txt").unlink()
    summary = build([sources], graph)
    assert (summary.made, summary.versions, summary.removed) == (0, (), ("b.txt",))
    assert "The Director replied that eight had left." in [quote for _, quote in rows(graph, "answers")]
    assert same_as_fresh(graph, sources, tmp_path)
    (sources / "b.txt").write_text(WHOLE, "utf-8")
    assert build([sources], graph).versions == (("a.txt", "b.txt"),)
    assert same_as_fresh(graph, sources, tmp_path)
    (sources / "b.txt").write_text(WHOLE.replace("12 March", "12 April"), "utf-8")  # no version any more
    assert build([sources], graph).versions == ()
    assert same_as_fresh(graph, sources, tmp_path)


def test_a_document_among_many_becomes_a_version_of_a_better_one(tmp_path: Path) -> None:
    """The index is copied and changed in place, where few of many documents change."""
    several = {f"m{n}": WHOLE.replace("12 March", f"{n} May").replace("nine", f"{n}0") for n in range(10, 18)}
    sources, graph = folder(tmp_path, **several), tmp_path / "graph"
    build([sources], graph)
    (sources / "better.txt").write_text(several["m12"].replace(TOP[:10], f"Confirmed Minutes\n{TOP[:10]}"), "utf-8")
    assert build([sources], graph).versions == (("m12.txt", "better.txt"),)
    assert same_as_fresh(graph, sources, tmp_path)
    (sources / "better.txt").unlink()
    assert build([sources], graph).versions == ()
    assert same_as_fresh(graph, sources, tmp_path)


def test_added_versions_speak_or_keep_silent_without_the_other_files(tmp_path: Path) -> None:
    sources, graph = folder(tmp_path, a=DRAFT, b=WHOLE), tmp_path / "graph"
    expected = tmp_path / "expected"
    build([sources], expected)
    for first, second in (("a", "b"), ("b", "a")):
        shutil.rmtree(graph, ignore_errors=True)
        build([sources / f"{first}.txt"], graph)
        summary = build([sources / f"{second}.txt"], graph, Options(add=True))
        assert summary.versions == (("a.txt", "b.txt"),)
        assert record(graph) == record(expected)
    aside = tmp_path / "aside"
    aside.mkdir()
    (aside / "b.txt").write_text(WHOLE.replace("12 March", "9 March"), "utf-8")
    (sources / "a.txt").unlink()  # what it says is in the graph alone
    assert build([aside], graph, Options(add=True)).versions == ()
    assert {source for source, _ in rows(graph, "answers")} == {"a.txt", "b.txt"}
    assert verify(graph).findings == ()


def test_a_best_that_cannot_be_read_any_more_gives_way(tmp_path: Path) -> None:
    sources, graph = folder(tmp_path, a=DRAFT, b=WHOLE), tmp_path / "graph"
    build([sources], graph)
    (sources / "b.txt").write_bytes(b"%PDF-1.4 broken")
    summary = build([sources], graph)
    assert summary.failed and summary.versions == ()
    assert {source for source, _ in rows(graph, "answers")} == {"a.txt"}


def test_the_index_made_anew_of_the_record_is_the_same(tmp_path: Path) -> None:
    graph = tmp_path / "graph"
    build([folder(tmp_path, a=DRAFT, b=WHOLE)], graph)
    before = rows(graph)
    shutil.rmtree(graph / "store")
    assert rows(graph) == before
    assert build([tmp_path / "minutes"], graph).versions == (("a.txt", "b.txt"),)


# What people say


def addresses(graph: Path) -> tuple[str, str]:
    """The two addresses that the report has of a version."""
    line = next(line for line in report(graph).splitlines() if " is a version of " in line)
    one, other = line.rsplit(": ", 1)[1].split(" and ")
    return one.strip("<>"), other.strip("<>")


def test_people_refuse_a_version_and_ask_for_one(tmp_path: Path) -> None:
    sources, graph = folder(tmp_path, a=DRAFT, b=WHOLE, c=TOP + ROUTINE + BUSES), tmp_path / "graph"
    build([sources], graph)
    one, other = addresses(graph)
    links = sources / "links.csv"
    links.write_text(f"left,right,verdict,by\n{one},{other},different,J Clerk\n", "utf-8")
    summary = build([sources], graph)
    assert (summary.made, summary.versions) == (0, ())
    assert {source for source, _ in rows(graph, "answers")} == {"a.txt", "b.txt", "c.txt"}
    assert same_as_fresh(graph, sources, tmp_path)
    third = other.replace("/b", "/c")
    links.write_text(f"left,right,verdict,by\n{other},{third},same,J Clerk\n", "utf-8")
    assert dict(build([sources], graph).versions) == {"a.txt": "b.txt", "c.txt": "b.txt"}
    assert "said by J Clerk" in report(graph)
    assert same_as_fresh(graph, sources, tmp_path)
    links.unlink()
    assert build([sources], graph).versions == (("a.txt", "b.txt"),)


def test_corrections_of_a_version_wait_and_are_told_of(tmp_path: Path, kg: Kg) -> None:
    sources, graph = folder(tmp_path, a=DRAFT), tmp_path / "graph"
    build([sources], graph)
    assert kg("review", "--graph", graph, "--out", sources / "corrections.csv").exit_code == 0
    table = list(csv.DictReader(io.StringIO((sources / "corrections.csv").read_text("utf-8-sig"))))
    table[0]["verdict"] = "drop"
    with (sources / "corrections.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(table[0]))
        writer.writeheader()
        writer.writerows(table)
    alone = build([sources], graph)
    assert (alone.corrected, alone.corrections) == (1, ())
    facts = dict(alone.facts)
    (sources / "b.txt").write_text(WHOLE, "utf-8")
    summary = build([sources], graph)
    (told,) = summary.corrections
    assert "corrections.csv:2: is kept, but says nothing now: a.txt is a version of b.txt, which speaks" in told
    path, _, what = told.partition(":2: ")
    assert what in report(graph) and f"- {path}, line 2" in report(graph)
    kg("review", "--graph", graph, "--out", sources / "corrections.csv")
    assert "drop" in (sources / "corrections.csv").read_text("utf-8")
    (sources / "b.txt").unlink()
    again = build([sources], graph)
    assert (dict(again.facts), again.corrections) == (facts, ())


def test_a_name_withheld_leaves_the_versions_too(tmp_path: Path) -> None:
    sources, graph = folder(tmp_path, a=DRAFT, b=WHOLE), tmp_path / "graph"
    build([sources], graph)
    (sources / "redactions.csv").write_text("name\nCouncillor Petra Lindqvist\n", "utf-8")
    assert build([sources], graph).versions == (("a.txt", "b.txt"),)
    found = [path for path in graph.rglob("*") if path.is_file() and b"Lindqvist" in path.read_bytes()]
    assert found == []


# The decision by itself


def drawn(source: str, sentences: range = range(10), **others: object) -> Sketch:
    plain = Sketch(
        source, f"https://x.org/{source}", "m", "body 2020-01-01", None, source, 500, True, False, False, False,
        "text/plain", ("housing",), tuple(sentences),
    )  # fmt: skip
    return replace(plain, **others)  # type: ignore[arg-type]


def silent(*sketches: Sketch, links: Links = NOTHING_SAID) -> dict[str, str]:
    found = {each.source: each.best_source for each in versions(sketches, links)}
    assert found == {each.source: each.best_source for each in versions(sketches[::-1], links)}
    return found


@pytest.mark.parametrize(
    ("other", "one"),
    [
        ({"sentences": range(4, 14)}, True),
        ({"sentences": range(5, 15)}, False),
        ({"sentences": range(5, 15), "time": "10:00"}, True),
        ({"sentences": range(8, 18), "time": "10:00"}, False),
        ({"sentences": range(1, 11), "time": "14:00"}, True),
        ({"sentences": range(2, 12), "time": "14:00"}, False),
        ({"titles": ("transport",)}, False),
        ({"titles": ()}, True),
        ({"day": None}, False),
        ({"day": None, "digest": "a"}, True),
        ({"day": "body 2020-01-02", "digest": "a"}, False),
    ],
)
def test_evidence(other: dict[str, object], one: bool) -> None:
    left = drawn("a", time="10:00") if "time" in other else drawn("a")
    assert bool(silent(left, drawn("b", **other))) is one  # type: ignore[arg-type]


def test_extracts_of_a_draft_do_not_outrank_it() -> None:
    whole, part = drawn("whole", range(100), draft=True), drawn("part", range(10), confirmed=True)
    assert silent(whole, part) == {"part": "whole"}
    final = drawn("final", range(2, 102))
    assert silent(whole, part, final) == {"part": "final", "whole": "final"}


def test_the_page_of_one_item_does_not_speak_for_a_short_meeting() -> None:
    whole = drawn("whole.txt", range(6), titles=("housing", "respite beds"), words=300)
    page = drawn("item.html", range(4), media="text/html", words=200)
    assert silent(whole, page) == {"item.html": "whole.txt"}
    assert silent(drawn("notes.txt", range(4)), page) == {"notes.txt": "item.html"}, "the same business in both"


def test_two_parts_of_a_whole_are_extracts_and_without_it_two() -> None:
    one, other = drawn("one", range(40), titles=("a",)), drawn("other", range(40, 80), titles=("b",))
    assert silent(one, other) == {}
    assert silent(one, other, drawn("whole", range(80), titles=("a", "b"))) == {"one": "whole", "other": "whole"}


def test_what_does_not_read_like_minutes_never_speaks_for_what_does() -> None:
    agenda = drawn("agenda", range(30), minutes=False, media="text/html")
    assert silent(agenda, drawn("minutes", range(10))) == {"agenda": "minutes"}


def test_an_agenda_is_a_version_of_its_minutes_by_its_titles() -> None:
    titles = ("housing", "respite beds", "transport")
    minutes = drawn("minutes", titles=titles)
    agenda = drawn("agenda", range(0), minutes=False, words=60, titles=titles[:2])
    assert silent(agenda, minutes) == {"agenda": "minutes"}
    assert silent(agenda, replace(minutes, titles=("trees", "budget", "housing"))) == {}
    assert silent(replace(agenda, time="10:00"), replace(minutes, time="14:00")) == {}
    assert silent(replace(agenda, minutes=True), minutes) == {}, "notes of few words"


def test_people_hold_against_the_evidence() -> None:
    pair = (drawn("a"), drawn("b"))
    iris = (pair[0].iri, pair[1].iri)
    assert silent(*pair, links=Links([Link(*iris, "different")])) == {}
    apart = (drawn("a"), drawn("b", range(50, 60)))
    assert silent(*apart, links=Links([Link(*iris, "same")])) == {"b": "a"}


@pytest.mark.parametrize(
    ("text", "draft", "confirmed", "corrected"),
    [
        ("Draft Minutes\n", True, False, False),
        ("*** DRAFT ***\n", True, False, False),
        ("Minutes (draft)\n", True, False, False),
        ("Unconfirmed minutes\n", True, False, False),
        ("Minutes - to be confirmed at the next meeting of the Committee\n", True, False, False),
        ("Minutes of the meeting (subject to approval)\n", True, False, False),
        ("Confirmed Minutes\n", False, True, False),
        ("Minutes - approved\n", False, True, False),
        ("Corrected Minutes\n", False, False, True),
        ("Minutes (as amended on 3 May 2019)\n", False, False, True),
        ("This version replaces that of 3 April\n", False, False, True),
        ("Minutes\n", False, False, False),
        ("Draft Local Plan Working Party\n", False, False, False),
        ("Venue to be confirmed\n", False, False, False),
    ],
)
def test_what_a_document_says_of_itself(text: str, draft: bool, confirmed: bool, corrected: bool) -> None:
    found = standing(read(Document("a.txt", f"{text}{WHOLE}")))
    assert (found.draft, found.confirmed, found.corrected) == (draft, confirmed, corrected)


def test_business_about_drafts_and_confirmed_minutes_says_nothing_of_the_document() -> None:
    business = (
        "\n3. Minutes of the Last Meeting\n\nThe minutes of the last meeting were confirmed as a correct record and signed.\n"
        "\n4. Draft Budget\n\nThe Treasurer presented the draft budget, which is subject to approval by the Council.\n"
        "\nRESOLVED: That the draft minutes of the working party be noted.\n"
    )
    found = standing(read(Document("a.txt", TOP + ROUTINE + business + PLAN + HOMES)))
    assert not (found.draft or found.confirmed or found.corrected)


@pytest.mark.parametrize(("name", "draft"), [("2019/draft-minutes.pdf", True), ("overdraft.txt", False)])
def test_the_name_of_the_file_tells(name: str, draft: bool) -> None:
    assert standing(read(Document(name, WHOLE, Metadata()))).draft is draft


# The meeting: when, where, and what it links to


def test_two_meetings_of_one_day_are_two_nodes_with_their_times(tmp_path: Path) -> None:
    early = WHOLE.replace("12 March 2019\n", "Held on 12 March 2019 at 10.00 am in the Guildhall\n")
    late = (TOP + ROUTINE + BUSES).replace("12 March 2019\n", "Held on 12 March 2019 at 2.00 pm in the Moot Hall\n")
    graph = tmp_path / "graph"
    build([folder(tmp_path, a=early, b=late)], graph)
    ask = """PREFIX mg: <https://w3id.org/minutegraph/ontology#>
    SELECT ?meeting ?time ?venue ?label { ?meeting a mg:Meeting ; mg:startTime ?time ; mg:venue ?venue ;
      <http://www.w3.org/2000/01/rdf-schema#label> ?label } ORDER BY ?time"""
    found = list(Graph(graph).query(ask))
    assert [(row["time"], row["venue"]) for row in found] == [("10:00:00", "Guildhall"), ("14:00:00", "Moot Hall")]
    assert [row["meeting"].rsplit("/", 1)[1] for row in found] == ["2019-03-12T1000", "2019-03-12T1400"]
    told = {(row["source"], row["time"], row["venue"]) for row in Graph(graph).query("meetings")}
    assert told == {("a.txt", "10:00", "Guildhall"), ("b.txt", "14:00", "Moot Hall")}
    assert found[0]["label"] == "Children's Services Scrutiny Committee, 2019-03-12 10:00"
    assert not [each for each in check(graph) if each.severity == "violation"]
    assert verify(graph).findings == ()


@pytest.mark.parametrize(
    ("ending", "address"),
    [("html", "https://democracy.example.org/documents/s1/1.pdf"), ("xml", "https://democracy.example.org/mgConvert2PDF.aspx?ID=1")],
)
def test_items_lead_to_the_documents_that_the_page_links_to(tmp_path: Path, ending: str, address: str) -> None:
    sources, graph = tmp_path / "minutes", tmp_path / "graph"
    sources.mkdir()
    (sources / f"a.{ending}").write_bytes(FORMS[ending](MEETINGS[0]))
    page = "https://democracy.example.org/ieListDocuments.aspx?MId=77"
    (sources / "manifest.csv").write_text(f"file,authority,url\na.{ending},{MEETINGS[0].authority},{page}\n", "utf-8")
    build([sources], graph)
    ask = """PREFIX mg: <https://w3id.org/minutegraph/ontology#> PREFIX dcterms: <http://purl.org/dc/terms/>
    SELECT ?number ?title ?page ?quote { ?item dcterms:references ?linked ; mg:number ?number .
      ?linked a mg:LinkedDocument ; dcterms:title ?title ; mg:evidence/<http://www.w3.org/ns/oa#hasSelector> ?words .
      ?words <http://www.w3.org/ns/oa#exact> ?quote . OPTIONAL { ?linked <http://xmlns.com/foaf/0.1/page> ?page } }"""
    found = {(row["title"], row["page"], row["quote"]) for row in Graph(graph).query(ask)}
    assert ("Improvement Plan", address, "Improvement Plan") in found
    numbers = {row["number"] for row in Graph(graph).query(ask) if row["title"] == "Improvement Plan"}
    assert numbers == {item.number for item in MEETINGS[0].items if "Improvement Plan" in item.papers}
    assert not [each for each in check(graph) if each.severity == "violation"]
    assert verify(graph).findings == ()


def test_facts_marked_in_a_draft_are_compared_with_the_version_that_speaks(tmp_path: Path) -> None:
    said = "The Clerk reported that two oaks had been felled."
    text = f"Oakham Borough Council\nTree Panel\n3 May 2022\n\nPresent: Cllr Vye\n\n1. Oaks\n\n{said}\n"
    minutes, marked = tmp_path / "minutes", tmp_path / "marked"
    minutes.mkdir()
    marked.mkdir()
    (minutes / "confirmed.txt").write_text(text)
    (minutes / "draft.txt").write_text(f"DRAFT MINUTES\n{text}")
    row = {"id": "1", "type": "statement", "by": ["Clerk"], "to": ["Tree Panel"], "stance": "neutral", "quote": said}
    (marked / "draft.jsonl").write_text(json.dumps(row))
    place = ["--graph", str(tmp_path / "graph")]
    assert CliRunner().invoke(cli, ["build", str(minutes), *place]).exit_code == 0
    told = CliRunner().invoke(cli, ["evaluate", str(marked), *place]).output
    assert "draft: a version of confirmed, which speaks for the meeting; its marked facts count for that" in told
    assert re.search(r"^statement +1 +1 +1\.00 +1\.00", told, re.M)
