"""`verify` proves a graph folder, and names what is not as it was."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import graph_samples as samples
import pytest
from click.testing import CliRunner
from graph_samples import BASE, ISSUED
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from minutegraph.cli import cli
from minutegraph.edition import Edition
from minutegraph.errors import RecordError
from minutegraph.record.layout import Layout
from minutegraph.record.verify import Finding, verify


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    folder = tmp_path / "minutes"
    folder.mkdir()
    return folder


@pytest.fixture
def graph(tmp_path: Path, sources: Path) -> Path:
    with Edition(tmp_path / "graph", BASE) as edition:
        for name in ("a", "b"):
            extraction = samples.meeting(f"{name}.txt")
            text = extraction.minutes.document.text
            origin = sources / f"{name}.txt"
            origin.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
            edition.put(f"{name}.txt", "1", text, samples.prepared(extraction), origin)
        edition.publish(ISSUED)
    return tmp_path / "graph"


def found(graph: Path) -> list[Finding]:
    return list(verify(graph).findings)


def test_a_graph_as_it_was_built_is_proved(graph: Path) -> None:
    proof = verify(graph)
    assert proof.findings == ()
    assert (proof.documents, proof.quotes, proof.sources) == (2, 2 * len(samples.WORDS), 2)


def test_the_record_alone_is_enough(graph: Path, sources: Path) -> None:
    shutil.rmtree(graph / "store")
    shutil.rmtree(sources)
    proof = verify(graph)
    assert (proof.findings, proof.quotes, proof.sources) == ((), 2 * len(samples.WORDS), 0)


def test_a_quote_that_was_changed_is_named_with_file_line_and_place(graph: Path) -> None:
    path = Layout(graph).text("a")
    text = path.read_text("utf-8")
    offset = text.index("families")
    path.write_text(text.replace("families", "fAmilies"), "utf-8")
    line = text.count("\n", 0, offset) + 1
    (changed, quote, after) = found(graph)
    assert {(each.path, each.line) for each in (changed, quote, after)} == {("texts/a.txt", line)}
    assert "does not stand here any more" in quote.message and quote.offset == offset + 1
    assert "the words after" in after.message
    expected = f'texts/a.txt:{line}: "{samples.WORDS[1]}" does not stand here any more'
    assert str(quote) == f"{expected} (character {offset + 1})"


def test_a_change_between_quotes_is_named_with_its_line_while_the_ledger_is_there(graph: Path) -> None:
    path = Layout(graph).text("b")
    path.write_bytes(path.read_bytes().replace(b"7 Improvement", b"8 Improvement"))
    (change,) = [each for each in found(graph) if "quote" not in each.message.split()[0]][:1]
    assert (change.path, change.line, change.offset) == ("texts/b.txt", 1, 0)
    shutil.rmtree(graph / "store")
    assert any(each.path == "texts/b.txt" and "SHA-256 has changed" in each.message for each in found(graph))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 10_000), st.integers(1, 255))
def test_any_changed_byte_of_a_text_is_found(graph: Path, place: int, change: int) -> None:
    path = Layout(graph).text("a")
    before = path.read_bytes()
    place %= len(before)
    path.write_bytes(before[:place] + bytes([before[place] ^ change]) + before[place + 1 :])
    try:
        findings = [each for each in found(graph) if each.path == "texts/a.txt"]
        assert findings
        line = before.count(b"\n", 0, place) + 1
        assert any(abs(each.line - line) <= 1 for each in findings)
    finally:
        path.write_bytes(before)


def test_a_text_that_was_cut_gives_few_findings_and_a_count(graph: Path) -> None:
    path = Layout(graph).text("a")
    path.write_bytes(path.read_bytes()[1:])
    findings = found(graph)
    assert 2 <= len(findings) <= 12


DOCUMENT = "minutes/eastmere-city-council/a.ttl"
Harm = Callable[[Layout], object]


def replaced(name: str, old: bytes, new: bytes) -> Harm:
    def harm(layout: Layout) -> None:
        (path,) = layout.root.glob(name)
        content = path.read_bytes()
        assert old in content
        path.write_bytes(content.replace(old, new, 1))

    return harm


@pytest.mark.parametrize(
    ("harm", "path", "message"),
    [
        (lambda layout: layout.text("a").unlink(), "texts/a.txt", "cannot be read"),
        (lambda layout: layout.text("a").write_bytes(b"one\n\xff"), "texts/a.txt", "byte 4 is not UTF-8"),
        (lambda layout: layout.text("z").write_bytes(b""), "texts/z.txt", "belongs to no minutes"),
        (lambda layout: layout.documents()[0].unlink(), DOCUMENT, "is missing"),
        (lambda layout: layout.documents()[0].unlink(), "catalogue.ttl", "tells of 2 documents, but 1 are there"),
        (lambda layout: layout.entities.unlink(), "entities.ttl", "is missing"),
        (lambda layout: layout.catalogue.write_bytes(b"@"), "catalogue.ttl", "is not Turtle"),
        (replaced("minutes/*/a.ttl", b'"waiting"', b'"wanting"'), DOCUMENT, "has changed"),
        (replaced("minutes/*/a.ttl", b" .\n", b" !\n"), DOCUMENT, "is not Turtle"),
        (replaced("minutes/*/a.ttl", b"nine days", b"nine DAYS"), "texts/a.txt", "nine DAYS"),
        (replaced("minutes/*/a.ttl", b"oa:start", b"oa:other"), DOCUMENT, "no full selectors"),
        (replaced("minutes/*/a.ttl", b"oa:start ", b"oa:start 1"), DOCUMENT, "says 1"),
        (replaced("minutes/*/a.ttl", b"mg:sha256", b"mg:other"), "texts/a.txt", "0 hashes of this text are recorded"),
    ],
)
def test_what_is_missing_or_changed_is_named(graph: Path, harm: Harm, path: str, message: str) -> None:
    harm(Layout(graph))
    assert any(each.path == path and message in each.message for each in found(graph))


def test_a_source_that_has_changed_since_is_named(graph: Path, sources: Path) -> None:
    (sources / "b.txt").write_text("something else")
    proof = verify(graph)
    (finding,) = proof.findings
    assert finding.path == str(sources / "b.txt") and "has changed since b.txt was built from it" in finding.message
    assert proof.sources == 1


def test_findings_are_in_order_of_files_and_places(graph: Path) -> None:
    for name in ("a", "b"):
        path = Layout(graph).text(name)
        path.write_bytes(path.read_bytes().replace(b" ", b"_"))
    findings = found(graph)
    assert findings == sorted(findings) and len({each.path for each in findings}) == 2


def test_a_folder_without_a_graph_is_told(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="holds no graph"):
        verify(tmp_path)


def test_offsets_count_code_points(tmp_path: Path) -> None:
    fact = samples.made(samples.Statement)
    extraction = samples.Draft("a.txt").item("1").say("Ŵyn 𝒳 was “noted”.", fact).say("And “this” too 🙂.", fact).done()
    with Edition(tmp_path / "graph", BASE) as edition:
        samples.put(edition, extraction)
        edition.publish(ISSUED)
    assert verify(tmp_path / "graph").findings == ()
    raw = Layout(tmp_path / "graph").text("a").read_bytes()
    assert raw.decode() == extraction.minutes.document.text
    assert sha256(raw).hexdigest().encode() in Layout(tmp_path / "graph").documents()[0].read_bytes()


@pytest.mark.skipif(os.name == "nt", reason="no such names of files there")
@pytest.mark.parametrize("command", ["verify", "validate"])
def test_the_name_of_a_file_can_not_steer_the_terminal(tmp_path: Path, command: str) -> None:
    name = "ju\x1b[31mne.txt"
    (tmp_path / name).write_text("The Chair said that the hall was full.\n")
    invoke = CliRunner().invoke
    place = ["--graph", str(tmp_path / "graph")]
    assert invoke(cli, ["build", str(tmp_path / name), *place]).exit_code == 0
    (tmp_path / name).write_text("The Chair said that the hall was empty.\n")
    told = invoke(cli, [command, *place]).output
    assert "ju[31mne.txt" in told and "\x1b" not in told
