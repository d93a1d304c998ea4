"""Building a graph: what is done again, what stays, what goes, and that the same minutes always give the same bytes."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import MINUTES, NO_FILE_SYSTEM
from graph_folder import record

from minutegraph.building import BASE, Options, build, making, road
from minutegraph.edition import Edition
from minutegraph.errors import RecordError, SourceError, UsageError
from minutegraph.model import Extraction, Minutes
from minutegraph.store import open_for_reading

PLACES = ("Northmoor", "Eastmere", "Westleigh")


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Forty documents of three councils, with a manifest for some of them."""
    folder = tmp_path / "corpus"
    rows = ["file,authority,body,date"]
    for number in range(40):
        place = PLACES[number % 3]
        path = folder / place.lower() / f"m{number:02}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(MINUTES.replace("Northmoor", place).replace("12 March", f"{number % 27 + 1} March"), "utf-8")
        if number % 4 == 0:
            rows.append(f"{place.lower()}/m{number:02}.txt,{place} Borough Council,,2019-03")
    (folder / "manifest.csv").write_text("\n".join(rows) + "\n", "utf-8")
    return folder


def test_a_build_writes_the_whole_record(minutes: Path, tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    summary = build([minutes], tmp_path / "graph", watch=lambda done, total: seen.append((done, total)))
    assert (summary.documents, summary.made, summary.failed, summary.removed) == (2, 2, (), ())
    assert summary.facts["report"] == 2 and summary.good()
    assert seen == [(1, 2), (2, 2)]
    names = set(record(tmp_path / "graph"))
    assert {"texts/a.txt", "texts/b.txt", "entities.ttl"} < names
    assert sum(name.startswith("minutes/northmoor-borough-council/") for name in names) == 2
    for name in ("catalogue.ttl", "report.ttl", "report.md"):
        assert (tmp_path / "graph" / name).stat().st_size


@pytest.mark.usefixtures("_small_workers")
def test_the_bytes_are_the_same_for_any_jobs_and_order(corpus: Path, tmp_path: Path) -> None:
    build([corpus], tmp_path / "one", Options(jobs=1))
    expected = record(tmp_path / "one")
    assert len(expected) == 2 * 40 + 1
    build([corpus], tmp_path / "two", Options(jobs=2))
    assert record(tmp_path / "two") == expected
    build([*sorted(corpus.rglob("*.txt"), reverse=True), corpus], tmp_path / "three", Options(jobs=1))
    assert record(tmp_path / "three") == expected


def test_the_bytes_are_the_same_for_any_hash_seed(corpus: Path, tmp_path: Path) -> None:
    for seed in ("1", "2"):
        command = [sys.executable, "-m", "minutegraph", "build", str(corpus), "--out", str(tmp_path / seed), "--jobs=2"]
        subprocess.run(command, check=True, capture_output=True, env={**os.environ, "PYTHONHASHSEED": seed})
    assert record(tmp_path / "1") == record(tmp_path / "2")


@pytest.fixture
def _small_workers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(road, "DOCUMENTS_A_WORKER", 1)


def test_a_second_build_does_nothing_again(minutes: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build([minutes], tmp_path / "graph")
    before = record(tmp_path / "graph")
    monkeypatch.setattr(road, "make", None)  # whoever calls it fails
    summary = build([minutes], tmp_path / "graph")
    assert (summary.documents, summary.made) == (2, 0)
    assert record(tmp_path / "graph") == before
    assert summary.facts["report"] == 2 and "2 unchanged" in "\n".join(summary.lines())


@pytest.mark.parametrize(
    "name", ["extraction/finders.py", "lexicon/stance.toml", "model/facts.py", "rdf/mapping.py", "validation.py"]
)
def test_a_change_of_what_makes_documents_makes_them_anew(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = shutil.copytree(Path(making.__file__).parents[1], tmp_path / "minutegraph")
    here = making.files
    monkeypatch.setattr(making, "files", lambda asked: package if asked == "minutegraph" else here(asked))
    before = making.rules.__wrapped__()
    with (package / name).open("a", encoding="utf-8") as file:
        file.write("\n# changed\n")
    assert making.rules.__wrapped__() != before


def test_only_what_changed_is_done_again(minutes: Path, tmp_path: Path) -> None:
    build([minutes], tmp_path / "graph")
    (minutes / "b.txt").write_text(MINUTES + "\nThe Chair thanked the Director.\n", "utf-8")
    assert build([minutes], tmp_path / "graph").made == 1
    (minutes / "manifest.csv").write_text("file,title\na.txt,Improvement\n", "utf-8")
    assert build([minutes], tmp_path / "graph").made == 1
    assert build([minutes], tmp_path / "graph", Options(base="https://example.org/")).made == 2


def test_changes_end_in_the_same_bytes_as_a_build_from_nothing(corpus: Path, tmp_path: Path) -> None:
    graph = tmp_path / "graph"
    build([corpus], graph)
    (corpus / "northmoor/m00.txt").unlink()
    (corpus / "eastmere/m01.txt").write_text(MINUTES, "utf-8")
    (corpus / "new.txt").write_text(MINUTES.replace("Northmoor", "Southwick"), "utf-8")
    manifest = corpus / "manifest.csv"
    manifest.write_text(manifest.read_text("utf-8").replace("westleigh/m08.txt,Westleigh", "westleigh/m08.txt,Ashdown"))
    summary = build([corpus], graph)
    assert (summary.made, summary.removed) == (3, ("northmoor/m00.txt",))
    build([corpus], tmp_path / "fresh")
    assert record(graph) == record(tmp_path / "fresh")
    assert list((graph / "minutes").glob("ashdown*/*.ttl"))


def test_add_keeps_what_is_not_named(minutes: Path, tmp_path: Path) -> None:
    graph = tmp_path / "graph"
    build([minutes / "a.txt"], graph)
    summary = build([minutes / "b.txt"], graph, Options(add=True))
    assert (summary.documents, summary.made, summary.removed) == (2, 1, ())
    build([minutes], tmp_path / "both")
    assert record(graph) == record(tmp_path / "both")
    assert build([minutes / "b.txt"], graph).removed == ("a.txt",)


def test_add_to_a_graph_of_another_base_is_refused(minutes: Path, tmp_path: Path) -> None:
    build([minutes / "a.txt"], tmp_path / "graph")
    before = record(tmp_path / "graph")
    with pytest.raises(RecordError, match="without --add"):
        build([minutes / "b.txt"], tmp_path / "graph", Options(add=True, base="https://example.org/"))
    assert record(tmp_path / "graph") == before


def test_the_index_comes_back_when_it_was_deleted(minutes: Path, tmp_path: Path) -> None:
    from minutegraph.store import open_for_reading

    build([minutes], tmp_path / "graph")
    before, count = record(tmp_path / "graph"), len(open_for_reading(tmp_path / "graph"))
    shutil.rmtree(tmp_path / "graph/store")
    assert len(open_for_reading(tmp_path / "graph")) == count
    shutil.rmtree(tmp_path / "graph/store")
    assert build([minutes], tmp_path / "graph").documents == 2
    assert record(tmp_path / "graph") == before


@pytest.fixture
def _odd_document(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A fault in the program that only the document a.txt brings out."""
    extract = making.extract

    def failing(minutes: Minutes) -> Extraction:
        if minutes.document.source == "a.txt":
            raise IndexError("something that nobody thought of")
        return extract(minutes)

    monkeypatch.setattr(making, "extract", failing)
    yield


@pytest.mark.usefixtures("_odd_document")
def test_a_fault_with_one_document_never_stops_the_others(minutes: Path, tmp_path: Path) -> None:
    summary = build([minutes], tmp_path / "graph")
    assert (summary.documents, summary.made, summary.good()) == (1, 1, False)
    ((path, reason),) = summary.failed
    assert path.endswith("a.txt") and "IndexError: something that nobody thought of" in reason


def test_a_file_that_can_no_longer_be_read_is_not_in_the_graph(minutes: Path, tmp_path: Path) -> None:
    build([minutes], tmp_path / "graph")
    (minutes / "a.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    summary = build([minutes], tmp_path / "graph")
    assert summary.documents == 1 and "texts/a.txt" not in record(tmp_path / "graph")
    assert not summary.good()


def test_where_nothing_can_be_used_the_graph_is_left_as_it_was(minutes: Path, tmp_path: Path) -> None:
    build([minutes], tmp_path / "graph")
    before = record(tmp_path / "graph")
    for name in ("a.txt", "b.txt"):
        (minutes / name).write_bytes(b"\0\1\2\3")
    summary = build([minutes], tmp_path / "graph")
    assert not summary.published and not summary.good() and len(summary.failed) == 2
    assert record(tmp_path / "graph") == before


def test_names_that_differ_in_case_alone_are_told_and_the_first_is_used(minutes: Path, tmp_path: Path) -> None:
    (minutes / "A.txt").write_text(MINUTES, "utf-8")
    if len(list(minutes.iterdir())) == 2:
        pytest.skip(NO_FILE_SYSTEM)  # it takes the two names for one
    summary = build([minutes], tmp_path / "graph")
    assert summary.documents == 2
    assert "rename one" in dict(summary.failed)[str(minutes / "a.txt")]


def test_a_folder_that_holds_something_else_is_not_written_over(minutes: Path, tmp_path: Path) -> None:
    other = tmp_path / "other/minutes/precious.ttl"
    other.parent.mkdir(parents=True)
    other.write_text("precious")
    with pytest.raises(RecordError, match="holds other files"):
        build([minutes], tmp_path / "other")
    with pytest.raises(UsageError, match="both the source and the graph"):
        build([minutes], minutes)
    for sign in ("store/shelf", "catalogue.ttl"):
        (tmp_path / "other" / sign).parent.mkdir(exist_ok=True)
        (tmp_path / "other" / sign).write_text("")
        with pytest.raises(RecordError, match="holds other files"):
            build([minutes], tmp_path / "other")
    assert other.read_text() == "precious"


def test_two_builds_at_once_do_not_meet(minutes: Path, tmp_path: Path) -> None:
    build([minutes], tmp_path / "graph")
    with Edition(tmp_path / "graph", BASE), pytest.raises(RecordError, match="a build is at work"):
        build([minutes], tmp_path / "graph")


def test_of_two_first_builds_the_one_that_comes_too_late_leaves_the_other_its_graph(minutes: Path, tmp_path: Path) -> None:
    told: list[str] = []

    def meanwhile(done: int, total: int) -> None:
        if not told:
            with pytest.raises(RecordError, match="a build is at work") as error:
                build([minutes], tmp_path / "graph")
            told.append(str(error.value))

    summary = build([minutes], tmp_path / "graph", watch=meanwhile)
    assert told and summary.documents == 2
    assert len(list((tmp_path / "graph/minutes").glob("*/*.ttl"))) == 2


def test_a_first_build_that_fails_leaves_no_folder(minutes: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(self: Edition, about: object) -> None:
        raise RecordError("no space left")

    monkeypatch.setattr(Edition, "publish", full)
    with pytest.raises(RecordError, match="no space left"):
        build([minutes], tmp_path / "graph")
    assert not (tmp_path / "graph").exists()


def test_a_first_graph_whose_index_cannot_be_written_is_kept(
    minutes: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    graph = tmp_path / "graph"
    replace = Path.replace

    def full(self: Path, target: Path) -> Path:
        if self.name == "stamp.draft":
            raise OSError(28, "No space left on device")
        return replace(self, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", full)
        with pytest.raises(RecordError, match=r"the graph is written, but its index could not be \(.*No space left"):
            build([minutes], graph)
    assert len(list(graph.glob("minutes/*/*.ttl"))) == 2
    assert not list(graph.glob("store/index-*"))
    open_for_reading(graph)


@pytest.mark.parametrize("base", ["example.org/", "https://example.org/a b/", "https://example.org/#", ""])
def test_a_base_that_is_no_iri_is_refused(base: str, minutes: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="absolute IRI"):
        build([minutes], tmp_path / "graph", Options(base=base))


def test_the_base_begins_all_iris_of_the_record(minutes: Path, tmp_path: Path) -> None:
    build([minutes], tmp_path / "graph", Options(base="https://data.example.org/council"))
    texts = b"".join(content for name, content in record(tmp_path / "graph").items() if name.endswith(".ttl"))
    assert b"<https://data.example.org/council/minutes/a>" in texts
    assert b"minutegraph/id/" not in texts


def test_the_report_tells_file_and_line(minutes: Path, tmp_path: Path) -> None:
    (minutes / "c.txt").write_text("Members asked about cats.\n\nRESOLVED: That officers bring a report on cats.\n")
    (minutes / "d.csv").touch()
    (minutes / "manifest.csv").write_text("file,date\nc.txt,soon\nz.txt,2019\n")
    summary = build([minutes], tmp_path / "graph")
    report = (tmp_path / "graph/report.md").read_text("utf-8")
    assert summary.warnings >= 4 and summary.good() and not summary.good(strict=True)
    assert "manifest.csv:2: 'soon' is not a date" in report and "manifest.csv:3: z.txt is not among" in report
    assert "d.csv: not read: a .csv file" in report
    assert "column 'date' of manifest.csv" in report and "\n- c.txt\n" in report


def test_the_report_is_a_shacl_report_that_any_tool_reads(minutes: Path, tmp_path: Path) -> None:
    import rdflib

    (minutes / "c.txt").write_text("Members asked about cats.\n\nRESOLVED: That officers bring a report on cats.\n")
    build([minutes], tmp_path / "graph")
    rows = rdflib.Graph().parse(tmp_path / "graph/report.ttl").query(
        """PREFIX sh: <http://www.w3.org/ns/shacl#> PREFIX dcterms: <http://purl.org/dc/terms/>
        SELECT ?source { [ sh:conforms false ; sh:result [ sh:focusNode ?node ; sh:resultSeverity sh:Warning ;
            sh:resultMessage ?message ; sh:sourceShape ?shape ; sh:sourceConstraintComponent ?component ;
            sh:resultPath ?path ; dcterms:source ?source ] ] }"""
    )
    assert {str(row[0]) for row in rows} == {"c.txt"}  # type: ignore[index]


def test_an_officer_of_another_council_in_minutes_of_nobody_known_is_a_person(tmp_path: Path) -> None:
    (tmp_path / "m").mkdir()
    (tmp_path / "m/a.txt").write_text(
        "Minutes of the meeting held on 4 March 2022\n\nPresent: Mr Kevin Mere (Environmental Health Officer, Leeds City "
        "Council)\n\n1. Minutes\n\nThe minutes were agreed. The Clerk reported on the drains.\n"
    )
    build([tmp_path / "m"], tmp_path / "graph")
    assert "Mr Kevin Mere" in "".join(path.read_text("utf-8") for path in (tmp_path / "graph/minutes").rglob("*.ttl"))
    assert "post/environmental-health-officer" in (tmp_path / "graph/entities.ttl").read_text("utf-8")
    assert "Who holds a post" not in (tmp_path / "graph/report.md").read_text("utf-8")


def test_minutes_that_disagree_on_an_inspection_are_told(minutes: Path, tmp_path: Path) -> None:
    for name, day, outcome in (("a", "12 March", "good"), ("b", "9 April", "inadequate")):
        told = f"Ofsted inspected children's services in March 2018 and judged them to be {outcome}."
        text = MINUTES.replace("12 March", day).replace("Members asked", f"{told}\n\nMembers asked")
        (minutes / f"{name}.txt").write_text(text, "utf-8")
    build([minutes], tmp_path / "graph")
    assert "Minutes differ on the outcome" in (tmp_path / "graph/report.md").read_text("utf-8")
    (minutes / "b.txt").write_text(MINUTES, "utf-8")
    build([minutes], tmp_path / "graph")
    assert "Minutes differ on the outcome" not in (tmp_path / "graph/report.md").read_text("utf-8")


def test_nothing_to_read_is_an_error_and_makes_no_folder(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(SourceError, match="no minutes here"):
        build([tmp_path / "empty"], tmp_path / "graph")
    assert not (tmp_path / "graph").exists()
