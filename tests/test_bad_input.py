"""What is wrong with an input gets one clear line and the right exit status; the rest is built; a good graph stays."""

from __future__ import annotations

import json
import resource
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import Result
from conftest import MINUTES, NO_FILE_SYSTEM

Kg = Callable[..., Result]

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256))
BINARY = bytes(range(256)) * 40


def contents(graph: Path) -> dict[str, bytes]:
    """All files of the record."""
    files = (path for path in graph.rglob("*") if path.is_file() and "store" not in path.relative_to(graph).parts)
    return {str(path.relative_to(graph)): path.read_bytes() for path in files}


def sources(kg: Kg) -> list[str]:
    """The documents of which the graph knows a report, once for each."""
    answer = json.loads(kg("query", "reports", "--format", "json").stdout)
    return sorted(row["source"]["value"] for row in answer["results"]["bindings"])


def told(result: Result, about: str) -> str:
    """The one line that tells of a file."""
    (line,) = [line for line in result.stderr.splitlines() if line.startswith("kg: ") and about in line]
    assert "Traceback" not in result.output
    return line


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"", "empty"), (b" \r\n\xc2\xa0\n", "empty"), (BINARY, "binary"), (PNG, "PNG image"), (b"%PDF-1.4\n", "PDF")],
    ids=["empty", "blank", "binary", "image", "pdf"],
)
def test_a_file_that_is_no_text_is_told_and_the_rest_is_built(
    kg: Kg, minutes: Path, tmp_path: Path, content: bytes, words: str
) -> None:
    (minutes / "odd.txt").write_bytes(content)
    result = kg("build", minutes)
    assert result.exit_code == 1
    assert words in told(result, "odd.txt") and ";" in told(result, "odd.txt")
    assert "2 documents built" in result.stderr
    assert sources(kg) == ["a.txt", "b.txt"]
    assert "odd.txt" in (tmp_path / "graph/report.md").read_text("utf-8")


def test_a_file_of_50_mb_is_refused_at_once(kg: Kg, minutes: Path) -> None:
    with (minutes / "odd.txt").open("wb") as file:
        for _ in range(50):
            file.write(b"The Chair welcomed all those present. \n" * 25_642)
    start = time.monotonic()
    result = kg("build", minutes)
    assert time.monotonic() - start < 20
    assert result.exit_code == 1 and "split it by meeting" in told(result, "odd.txt")
    assert "2 documents built" in result.stderr


def test_a_folder_without_minutes_leaves_the_graph_as_it_was(kg: Kg, minutes: Path, tmp_path: Path) -> None:
    kg("build", minutes)
    before = contents(tmp_path / "graph")
    (tmp_path / "none").mkdir()
    (tmp_path / "none/list.xlsx").touch()
    result = kg("build", "none")
    assert result.exit_code == 1 and result.stderr.startswith("kg: none: no minutes here; they are .txt, ")
    assert result.stderr.count("\n") == 1
    assert contents(tmp_path / "graph") == before


def test_text_that_is_no_minutes_is_a_warning(kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "recipe.txt").write_text("Take two onions and cut them. Fry them slowly until they are brown.\n" * 20)
    result = kg("build", "recipe.txt")
    assert result.exit_code == 0
    assert "does not read like minutes" in (tmp_path / "graph/report.md").read_text("utf-8")


def test_an_agenda_is_a_warning_however_short_it_is(kg: Kg, tmp_path: Path) -> None:
    top = "Oakham Borough Council\nTree Panel\nAGENDA\nThursday 20 November 2025 at 6.30 pm, Council Chamber\n\n"
    text = top + "1. Apologies\n\n2. Oaks\n\nTo consider a report of the Director of Parks, Mrs Ann Lee.\n"
    (tmp_path / "agenda.txt").write_text(text)
    assert kg("build", "agenda.txt").exit_code == 0
    assert "this reads like an agenda, " in (tmp_path / "graph/report.md").read_text("utf-8")


def test_text_without_full_stops_is_left_out_and_told_and_what_stands_around_is_read(
    kg: Kg, minutes: Path, tmp_path: Path
) -> None:
    endless = "The Director said and that the plan was not ready " * 400
    text = (minutes / "a.txt").read_text("utf-8")
    (minutes / "a.txt").write_text(f"{text}\n\n{endless}\n\nMembers asked when the road would open.\n", "utf-8")
    assert kg("build", minutes).exit_code == 0
    report = (tmp_path / "graph/report.md").read_text("utf-8")
    assert "no sentence ends here in more than 2500 characters" in report
    line = text.count("\n") + 3
    assert f"- a.txt, line {line}\n" in report
    quotes = kg("query", "questions", "--format", "csv").stdout
    assert "when the road would open" in quotes and "was not ready" not in quotes


def test_a_manifest_with_mistakes_is_told_by_line_and_used_where_it_can_be(kg: Kg, minutes: Path) -> None:
    rows = "file,date,town\na.txt,32/13/2019,x\nmissing.txt,2019-01-01,x\nb.txt,2019-05-14,x\n"
    (minutes / "manifest.csv").write_text(rows)
    result = kg("build", minutes)
    lines = [line for line in result.stderr.splitlines() if "manifest.csv:" in line]
    assert result.exit_code == 0
    assert [line.split("manifest.csv:")[1].split(":")[0] for line in lines] == ["1", "2", "3"]
    assert "'town'" in lines[0] and "32/13/2019" in lines[1] and "missing.txt" in lines[2]


@pytest.mark.parametrize(
    "content", [None, b"", b"\0\1\2", b"name,date\n"], ids=["gone", "empty", "binary", "no-file-column"]
)
def test_a_manifest_that_cannot_be_used_stops_the_build_before_it_begins(
    kg: Kg, minutes: Path, tmp_path: Path, content: bytes | None
) -> None:
    kg("build", minutes)
    before = contents(tmp_path / "graph")
    if content is not None:
        (tmp_path / "m.csv").write_bytes(content)
    result = kg("build", minutes, "--manifest", "m.csv")
    assert result.exit_code == 1 and "manifest" in told(result, "m.csv") and result.stderr.count("\n") == 1
    assert contents(tmp_path / "graph") == before


def test_the_same_name_in_two_folders_is_told_with_both(kg: Kg, minutes: Path, tmp_path: Path) -> None:
    (tmp_path / "more").mkdir()
    (tmp_path / "more/a.txt").write_text(MINUTES, "utf-8")
    result = kg("build", minutes, "more")
    assert result.exit_code == 1 and "more/a.txt" in told(result, "minutes/a.txt")


def test_a_broken_query_is_one_line_with_its_place(kg: Kg, minutes: Path) -> None:
    kg("build", minutes)
    result = kg("query", "SELECT ?x WHERE { ?x a }")
    assert result.exit_code == 1 and result.stdout == "" and result.stderr.count("\n") == 1
    assert result.stderr.startswith("kg: ")


def test_a_pattern_that_is_none_is_one_line(kg: Kg, minutes: Path) -> None:
    result = kg("build", "x**.txt")
    assert result.exit_code == 1 and result.stderr.count("\n") == 1 and result.stderr.startswith("kg: x**.txt: ")


def test_a_version_at_an_address_that_looks_like_a_pattern_is_no_fault(kg: Kg, minutes: Path, tmp_path: Path) -> None:
    kg("build", minutes)
    (document,) = (tmp_path / "graph/minutes").glob("*/a.ttl")
    with document.open("a", encoding="utf-8") as file:
        file.write("\n<http://x/a> <http://purl.org/dc/terms/isReplacedBy> <http://x/**b> .\n")
    assert "violation" in kg("validate", document).stderr


def test_turtle_with_a_syntax_error_is_told_with_file_and_line(kg: Kg, minutes: Path, tmp_path: Path) -> None:
    kg("build", minutes)
    (document,) = (tmp_path / "graph/minutes").glob("*/a.ttl")
    lines = document.read_text("utf-8").splitlines()
    lines.insert(40, "mg: mg: mg: mg:")
    document.write_text("\n".join(lines), "utf-8")
    for args in (("validate",), ("validate", str(document)), ("query", "reports")):
        result = kg(*args)
        assert result.exit_code == 1 and result.stderr.count("\n") == 1, args
        assert "a.ttl" in result.stderr and "41" in result.stderr
    assert kg("build", minutes).exit_code == 0, "a build mends what other hands have broken"
    assert kg("validate").exit_code == 0


@pytest.mark.parametrize("out", ["taken", "taken/graph"])
def test_a_graph_where_a_file_is_in_the_way_is_one_line(kg: Kg, minutes: Path, tmp_path: Path, out: str) -> None:
    (tmp_path / "taken").write_text("precious")
    result = kg("build", minutes, "--out", out)
    assert result.exit_code == 1 and result.stderr.startswith("kg: ") and result.stderr.count("\n") == 1
    assert (tmp_path / "taken").read_text() == "precious"


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of its own with 1 MB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1M", "none", str(folder)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip(NO_FILE_SYSTEM)  # only root may mount one
    yield folder
    subprocess.run(["umount", "--lazy", folder], check=True)


def test_no_space_left_is_one_line(kg: Kg, minutes: Path, small_disk: Path) -> None:
    result = kg("build", minutes, "--out", small_disk / "graph")
    assert result.exit_code == 1 and result.stderr.count("\n") == 1
    assert "No space left" in result.stderr and str(small_disk) in result.stderr
    assert not (small_disk / "graph").exists()


@pytest.mark.parametrize("limit", [6_000, 60_000])
def test_a_write_that_fails_keeps_the_graph_that_was_there(kg: Kg, minutes: Path, tmp_path: Path, limit: int) -> None:
    kg("build", minutes)
    before = contents(tmp_path / "graph")
    for number in range(30):
        (minutes / f"c{number}.txt").write_text(MINUTES.replace("12 March", f"{number % 28 + 1} June"), "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "minutegraph", "build", str(minutes)],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
    )
    assert done.returncode == 1 and done.stderr.count("\n") == 1 and done.stderr.startswith("kg: ")
    assert contents(tmp_path / "graph") == before
    assert sources(kg) == ["a.txt", "b.txt"]


def test_control_c_in_mid_build_leaves_the_graph_and_no_process(kg: Kg, minutes: Path, tmp_path: Path) -> None:
    kg("build", minutes)
    before = contents(tmp_path / "graph")
    for number in range(2000):
        (minutes / f"c{number}.txt").write_text(MINUTES.replace("12 March", f"{number % 28 + 1} June") * 10, "utf-8")
    command = [sys.executable, "-m", "minutegraph", "build", str(minutes), "--jobs", "2"]
    process = subprocess.Popen(
        command,
        cwd=tmp_path,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # a shell's job in the background ignores it
    )
    try:
        _until(lambda: len(list((tmp_path / "graph/.staging").rglob("*.ttl"))) > 5)
        workers = _children(process.pid)
        assert len(workers) == 2
        process.send_signal(signal.SIGINT)
        _, stderr = process.communicate(timeout=20)
    finally:
        process.kill()
    assert (process.returncode, stderr.splitlines()[-1]) == (130, "kg: stopped")
    assert "Traceback" not in stderr
    assert not any(Path(f"/proc/{worker}").exists() for worker in workers)
    assert contents(tmp_path / "graph") == before
    assert sources(kg) == ["a.txt", "b.txt"]


def _children(parent: int) -> list[str]:
    return Path(f"/proc/{parent}/task/{parent}/children").read_text().split() or [
        child for task in Path(f"/proc/{parent}/task").iterdir() for child in (task / "children").read_text().split()
    ]


def _until(true: Callable[[], bool], seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.02)


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"0" * 2000, "open it in Word and save it as .docx"),
        ("photo.jpg", b"\xff\xd8\xff\xe0" + b"0" * 2000, "not a picture of it"),
    ],
)
def test_a_single_file_that_is_not_read_says_why(kg: Kg, tmp_path: Path, name: str, content: bytes, reason: str) -> None:
    (tmp_path / name).write_bytes(content)
    result = kg("build", name)
    assert result.exit_code == 1 and result.stderr.startswith(f"kg: {name}: not read: ")
    assert reason in result.stderr and result.stderr.count("\n") == 1


def test_an_archive_without_anything_that_is_read_names_the_first_reason(kg: Kg, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("/abs.txt", "The Chair spoke.")
        archive.writestr("../up.txt", "The Chair spoke.")
    result = kg("build", "a.zip")
    assert result.exit_code == 1 and result.stderr.count("\n") == 1
    assert "2 files are not read, the first is a.zip/../up.txt: its path leads out" in result.stderr
