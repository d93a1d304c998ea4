"""The tables that tell of minutes are honoured in an archive as in a folder, and on the command line."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from conftest import MINUTES

from minutegraph.reading import archives, sources

Kg = Callable[..., Result]

CONCERN = "The Chair expressed concern about the number of vacancies."
RESIDENT = "A resident, Jane O'Connor, asked when the library would open. The Director replied that it would in May.\n"
TABLES = {
    "manifest.csv": "file,title\na.txt,Spring meeting\nsub/b.txt,Early summer\n",
    "corrections.csv": f'file,type,quote,verdict,checked by,checked on\na.txt,statement,"{CONCERN}",drop,Ada Quill,2026-03-13\n',
    "redactions.csv": "file,name\n,Jane O'Connor\n",
    "links.csv": "left,right,verdict,by\nhttps://x.example/1,https://x.example/2,different,A Clerk\n,,,\nx,y,same,\n",
}
"""A table of each kind; that of links has a row in its fourth line that cannot be used."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "in"
    (made / "sub").mkdir(parents=True)
    (made / "a.txt").write_text(MINUTES + RESIDENT, "utf-8")
    (made / "sub/b.txt").write_text(MINUTES.replace("12 March", "14 May") + RESIDENT, "utf-8")
    return made


def zipped(folder: Path, path: Path) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for each in sorted(folder.rglob("*.*")):
            archive.writestr(each.relative_to(folder).as_posix(), each.read_bytes())
    return path


def record(graph: str) -> dict[str, str]:
    """What was written of the documents, by file."""
    texts = [*Path(graph).glob("minutes/*/*.ttl"), *Path(graph).glob("texts/*"), Path(graph) / "entities.ttl"]
    return {str(path.relative_to(graph)): path.read_text("utf-8") for path in texts}


def test_all_tables_in_an_archive_do_what_they_do_in_a_folder(kg: Kg, folder: Path, tmp_path: Path) -> None:
    for name, table in TABLES.items():
        (folder / name).write_text(table, "utf-8")
    (folder / "sub/redactions.csv").write_text("file,name\nb.txt,May\n", "utf-8")
    zipped(folder, tmp_path / "in.zip")
    told = {}
    for source, graph in (("in", "g1"), ("in.zip", "g2")):
        result = kg("build", source, "--out", graph)
        assert result.exit_code == 0 and "2 documents built" in result.stderr, result.stderr
        told[graph] = [line.replace("in.zip", "in") for line in result.stderr.splitlines() if " built" not in line]
    assert record("g1") == record("g2")
    assert any("links.csv:4: left and right must be two IRIs" in line for line in told["g2"])
    assert [line.replace("g2", "g1") for line in told["g2"]] == told["g1"]
    written = "".join(record("g2").values())
    assert "Spring meeting" in written and "Early summer" in written and "O'Connor" not in written
    assert "would in May" in written and "would in [name withheld]" in written


def test_an_archive_in_a_folder_has_tables_of_its_own(kg: Kg, folder: Path, tmp_path: Path) -> None:
    (folder / "redactions.csv").write_text(TABLES["redactions.csv"], "utf-8")
    (tmp_path / "all").mkdir()
    (tmp_path / "all/open.txt").write_text(MINUTES.replace("12 March", "1 June") + RESIDENT, "utf-8")
    zipped(folder, tmp_path / "all/in.zip")
    assert kg("build", "all").exit_code == 0
    assert {name for name, text in record("graph").items() if name.startswith("texts") and "Connor" in text} == {
        "texts/open.txt"
    }


def test_corrections_in_an_archive_that_is_made_anew_are_applied_to_its_documents_only(
    kg: Kg, folder: Path, tmp_path: Path
) -> None:
    zipped(folder, tmp_path / "in.zip")
    kg("build", "in.zip")
    (folder / "corrections.csv").write_text(TABLES["corrections.csv"], "utf-8")
    zipped(folder, tmp_path / "in.zip")
    result = kg("build", "in.zip")
    assert "1 document built, 1 unchanged" in result.stderr and "1 correction by people" in result.stderr, result.stderr


@pytest.mark.parametrize("how", ["locked", "large", "damaged", "link"])
def test_names_that_cannot_be_read_stop_the_build_whatever_stands_before_them(
    kg: Kg, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    table = b"file,name\n,Jane O'Connor\n" + b"# padding that packs well\n" * 40
    path = tmp_path / "in.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", (folder / "a.txt").read_bytes())
        info = zipfile.ZipInfo("redactions.csv")
        info.external_attr = (0o120777 << 16) if how == "link" else 0
        archive.writestr(info, table)
    content = bytearray(path.read_bytes())
    if how == "locked":
        content[content.rindex(b"PK\x01\x02") + 8] |= 1
    if how == "damaged":
        at = content.index(b"redactions.csv") + len(b"redactions.csv")
        content[at + 4 : at + 12] = b"\xff" * 8
    if how == "large":
        monkeypatch.setattr(sources, "MAX_TEXT", 100)
    path.write_bytes(content)
    result = kg("build", "in.zip", "--quiet")
    (line,) = result.stderr.splitlines()
    assert result.exit_code == 1 and "redactions.csv" in line and not Path("graph").exists(), line


def test_other_tables_that_cannot_be_read_are_told_of(kg: Kg, folder: Path, tmp_path: Path) -> None:
    (folder / "manifest.csv").write_bytes(b"no,columns\n1,2\n")
    zipped(folder, tmp_path / "in.zip")
    result = kg("build", "in.zip", "--quiet")
    (line,) = result.stderr.splitlines()
    assert result.exit_code == 1 and "in.zip/manifest.csv:1: the manifest has no column 'file'" in line


def test_one_damaged_file_of_an_archive_leaves_the_others(kg: Kg, folder: Path, tmp_path: Path) -> None:
    (folder / "c").write_bytes(b"%PDF-1.4 " * 500)
    path = tmp_path / "in.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.txt", MINUTES)
        archive.writestr("c", b"%PDF-1.4 no pages at all")
    content = bytearray(path.read_bytes())
    at = content.index(b"no pages at all")
    content[at : at + 2] = b"XX"
    path.write_bytes(content)
    archives._archive.cache_clear()
    result = kg("build", "in.zip")
    assert result.exit_code == 1 and "in.zip/c: cannot be unpacked" in result.stderr, result.stderr
    assert "1 document built" in result.stderr


def test_names_on_the_command_line_are_withheld_besides_those_of_the_folder(
    kg: Kg, folder: Path, tmp_path: Path
) -> None:
    (folder / "redactions.csv").write_text(TABLES["redactions.csv"], "utf-8")
    (tmp_path / "more.csv").write_text("name,file\nNorthmoor,a.txt\n", "utf-8")
    assert kg("build", "in", "--redactions", "more.csv").exit_code == 0
    texts = {path.name: path.read_text("utf-8") for path in Path("graph/texts").iterdir()}
    assert "Connor" not in "".join(texts.values())
    assert "Northmoor" not in texts["a.txt"] and any("Northmoor" in text for text in texts.values())


def test_links_on_the_command_line_take_the_place_of_those_of_the_folder(kg: Kg, folder: Path, tmp_path: Path) -> None:
    (folder / "links.csv").write_text(TABLES["links.csv"], "utf-8")
    (tmp_path / "said.csv").write_text("left,right,verdict\nhttps://x/1,https://x/2,perhaps\n", "utf-8")
    result = kg("build", "in", "--links", "said.csv")
    assert "said.csv:2: the verdict 'perhaps' is not known" in result.stderr and "links.csv" not in result.stderr


@pytest.mark.parametrize("option", ["--manifest", "--corrections", "--links", "--redactions"])
def test_a_table_that_is_not_there_is_one_line_and_nothing_is_built(kg: Kg, folder: Path, option: str) -> None:
    result = kg("build", "in", option, "no.csv")
    (line,) = result.stderr.splitlines()
    assert result.exit_code == 1 and line.startswith("kg: no.csv: ") and not Path("graph").exists()
