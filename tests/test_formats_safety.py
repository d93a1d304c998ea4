"""Hostile files: each is bounded in time and memory, refused with one line, and harms no other."""

from __future__ import annotations

import io
import stat
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from conftest import MINUTES
from format_samples import SCRUTINY, as_pdf
from fuzz_formats import TABLES, run, trouble
from pdf_samples import drawn, lines

from minutegraph.errors import SourceError
from minutegraph.formats import guard
from minutegraph.formats.reading import read
from minutegraph.reading import archives, sources

Kg = Callable[..., Result]
KEPT = Path(__file__).parent / "data/formats/kept"


def archive(path: Path, *members: tuple[str | zipfile.ZipInfo, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in members:
            made.writestr(name, content)
    return path


def reasons(path: Path) -> dict[str, str]:
    """Why what an archive holds is not read, by its path inside; "" for the archive itself."""
    found = sources.find([path])
    assert all(each.failed for each in found.skipped)
    return {each.path.removeprefix(f"{path}").lstrip("/"): each.reason for each in found.skipped}


def test_an_archive_that_would_unpack_to_far_too_much_is_refused_unopened(tmp_path: Path) -> None:
    bomb = archive(tmp_path / "bomb.zip", *((f"{n}.txt", bytes(20_000_000)) for n in range(3)))
    start = time.monotonic()
    found = sources.find([bomb])
    assert time.monotonic() - start < 1
    assert not found.sources and "far more than minutes take" in reasons(bomb)[""]


def test_a_member_is_never_unpacked_beyond_its_limit(tmp_path: Path) -> None:
    path = archive(tmp_path / "a.zip", ("a.txt", b"The Chair spoke. " * 500_000))
    (source,) = sources.find([path]).sources
    from minutegraph.reading.files import MAX_TEXT, read_bytes

    with pytest.raises(SourceError, match="split it by meeting"):
        read_bytes(source)
    assert len(archives.member_bytes(path, "a.txt", 100)) == 100 < MAX_TEXT


def test_too_many_members_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MAX_MEMBERS", 5)
    path = archive(tmp_path / "many.zip", *((f"{n}.txt", b"x") for n in range(6)))
    assert "holds more than 5 files" in reasons(path)[""]


def test_paths_out_of_the_archive_links_locks_and_inner_archives_are_refused_and_the_rest_is_read(
    tmp_path: Path,
) -> None:
    link = zipfile.ZipInfo("link.txt")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    inner = archive(tmp_path / "inner.zip", ("b.txt", b"x")).read_bytes()
    path = archive(
        tmp_path / "a.zip",
        ("../up.txt", b"x"), ("/root.txt", b"x"), ("C:\\win.txt", b"x"), (link, b"/etc/passwd"), ("inner.zip", inner),
        (".hidden/c.txt", b"x"), ("__MACOSX/d.txt", b"x"), ("good.txt", MINUTES.encode()),
    )  # fmt: skip
    content = bytearray(archive(tmp_path / "locked.zip", ("locked.txt", b"x" * 50)).read_bytes())
    for at in (content.index(b"PK\x03\x04") + 6, content.index(b"PK\x01\x02") + 8):
        content[at] |= 1
    (tmp_path / "locked.zip").write_bytes(content)
    assert [source.name for source in sources.find([path]).sources] == ["good.txt"]
    found = {Path(name).name: reason for name, reason in reasons(path).items()}
    assert {"up.txt", "root.txt", "link.txt", "inner.zip"} <= set(found) and len(found) == 5
    assert all("out of the archive" in found[name] for name in ("up.txt", "root.txt"))
    assert "link" in found["link.txt"] and "inside an archive" in found["inner.zip"]
    assert "password" in reasons(tmp_path / "locked.zip")["locked.txt"]


def test_a_damaged_archive_is_one_line_and_the_rest_is_built(kg: Kg, minutes: Path) -> None:
    (minutes / "cut.zip").write_bytes(archive(minutes / "x.zip", ("a.txt", MINUTES.encode())).read_bytes()[:60])
    (minutes / "x.zip").unlink()
    result = kg("build", minutes)
    assert result.exit_code == 1 and "2 documents built" in result.stderr
    assert sum("cut.zip" in line for line in result.stderr.splitlines()) == 1 and "Traceback" not in result.output


def test_a_name_can_neither_forge_a_line_nor_steer_the_terminal(kg: Kg, minutes: Path) -> None:
    (minutes / "x\nkg: all is well.pdf").write_bytes(b"%PDF-1.4")
    (minutes / "\x1b[2Jred\u202efdp.pdf").write_bytes(b"%PDF-1.4")
    archive(minutes / "a.zip", ("y\n6 documents built.zip", b"x"), ("z\x1b[31m.docx", b"PK\x03\x04"))
    result = kg("build", minutes)
    told = result.stderr.splitlines()
    assert result.exit_code == 1 and "2 documents built" in result.stderr
    assert sum(line.startswith("kg: ") for line in told) == 4 and not any(line.startswith("6 doc") for line in told)
    assert not {"\x1b", "\u202e", "\r"} & set(result.stderr)
    report = Path("graph/report.md").read_text("utf-8")
    assert not {"\x1b", "\u202e"} & set(report) and "\nkg: all is well" not in report


@pytest.mark.parametrize(
    "page",
    [
        b"<html><body>" + b"<div>" * 100_000 + b"The Chair spoke." + b"</div>" * 100_000,
        b"<html><body>" + b"<table><tr><td>" * 3_000 + b"The Chair spoke.",
        b"<html><body>" + b"<ul><li>" * 5_000 + b"The Chair spoke.",
        b"<html><body><table>" + b"<tr>" + b"<td>1</td>" * 60_000 + b"</tr></table><p>The Chair spoke.</p>",
        b"<html><body><p>" + b"<span style='mso-list:" * 20_000 + b"The Chair spoke.",
        b"<html><body><p>" + b"&lt;" * 500_000 + b"The Chair spoke.",
    ],
    ids=["deep", "tables", "lists", "wide", "styles", "entities"],
)
def test_pages_made_to_break_readers_end_soon(page: bytes) -> None:
    start = time.monotonic()
    try:
        found = read(page, "a.html")
    except SourceError as error:
        assert str(error).startswith("a.html: ") and "that one file may take" not in str(error)
    else:
        assert len(found.text) < 3_000_000
    assert time.monotonic() - start < 15


def test_a_pdf_whose_drawings_call_each_other_without_end_is_stopped() -> None:
    """Each form draws the next ten times: ten to the twelfth words, of a file of three kilobytes."""
    kinds, parts = [], []
    for number in range(12):
        body = b"/F Do " * 10 if number < 11 else b"BT /T 9 Tf 1 1 Td (word) Tj ET"
        fonts = b"/Font << /T << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>"
        inner = b"/XObject << /F %d 0 R >>" % (number + 5) if number < 11 else fonts
        kinds.append(
            b"<< /Type /XObject /Subtype /Form /BBox [0 0 99 99] /Resources << "
            + inner
            + b" >> /Length %d >>" % len(body)
        )
        parts.append(body)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] /Contents 16 0 R /Resources << /XObject << /F 4 0 R >> >> >>",
        *(kind + b"\nstream\n" + part + b"\nendstream" for kind, part in zip(kinds, parts, strict=True)),
        b"<< /Length 5 >>\nstream\n/F Do\nendstream",
    ]  # fmt: skip
    file = io.BytesIO(b"%PDF-1.4\n")
    file.seek(0, io.SEEK_END)
    for number, each in enumerate(objects, 1):
        file.write(b"%d 0 obj\n" % number + each + b"\nendobj\n")
    file.write(b"trailer << /Root 1 0 R /Size %d >>\n%%%%EOF" % (len(objects) + 1))
    process = guard._Process(seconds=4)
    start = time.monotonic()
    answer = process.ask(guard.Request("pdf:read", file.getvalue()))
    assert time.monotonic() - start < 12
    assert isinstance(answer, guard.Fault) and "4 seconds" in answer.words
    assert not isinstance(process.ask(guard.Request("pdf:read", as_pdf(SCRUTINY))), guard.Fault), "it serves on"
    process.close()


def test_a_reader_that_dies_harms_no_other_file(kg: Kg, minutes: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (minutes / "c.pdf").write_bytes(as_pdf(SCRUTINY))
    (minutes / "d.pdf").write_bytes(drawn(lambda canvas: lines(canvas, ["The Chair welcomed everyone."])))
    monkeypatch.setattr(guard, "_PROCESS", guard._Process(start="import os; os._exit(3)"))
    result = kg("build", minutes)
    told = [line for line in result.stderr.splitlines() if ".pdf" in line]
    assert result.exit_code == 1 and "2 documents built" in result.stderr
    assert len(told) == 2 and all("the process that read it ended (status 3)" in line for line in told)


def test_after_ctrl_c_the_next_file_is_read_as_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    process = guard._Process()
    monkeypatch.setattr(guard, "_PROCESS", process)

    def stopped(stream: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(guard.pickle, "load", stopped)
        read(b"<html><body><p>The first file.</p></body></html>", "a.html")
    assert read(b"<html><body><p>The second file.</p></body></html>", "b.html").text == "The second file.\n"
    process.close()


@pytest.mark.parametrize("path", sorted(KEPT.glob("*.*")), ids=lambda path: path.name)
def test_inputs_that_are_kept_give_text_or_one_clear_line(path: Path) -> None:
    assert trouble(path.name, path.read_bytes()) == ""


def test_a_page_cannot_choose_a_codec_that_is_no_charset() -> None:
    assert read((KEPT / "charset.html").read_bytes(), "a.html").text == "The Chair \\x00 \\ud800 spoke.\n"


HUGE = "x" * 200_000


@pytest.mark.parametrize("name", TABLES)
@pytest.mark.parametrize(
    "broken",
    [
        lambda table: table.replace("\n", f",{HUGE}\n", 1),
        lambda table: table + HUGE + "\n",
        lambda table: HUGE,
        lambda table: table.replace("\n", "\r"),
        lambda table: table[:2] + "\r" + table[2:],
        lambda table: table.replace("a", "\0"),
        lambda table: '"' + table,
        lambda table: table + "," * 1_000_000,
        lambda table: table + "a,b,c\n" * 100_000,
        lambda table: table.replace(",", "/", 1).replace("a.txt", "a/" * 5_000),
        lambda table: "",
    ],
    ids=["header", "cell", "only", "cr", "split", "nul", "quote", "wide", "long", "path", "empty"],
)
def test_tables_made_to_break_their_readers_are_read_or_refused_with_one_line(
    name: str, broken: Callable[[str], str]
) -> None:
    start = time.monotonic()
    assert trouble(name, broken(TABLES[name]).encode()) == ""
    assert time.monotonic() - start < 10


def test_three_hundred_mutated_files_give_text_or_one_clear_line() -> None:
    troubles, ends = run(300, seed=4)
    assert [f"{each.name}: {each.what}" for each in troubles] == []
    assert sum(ends.values()) == 300 and len(ends) == 10
