"""What a manifest gives, and what the user is told of its mistakes."""

from __future__ import annotations

from pathlib import Path

import pytest

from minutegraph.errors import SourceError
from minutegraph.model import Metadata
from minutegraph.reading import manifest

NAMES = ("a.txt", "b.txt", "sub/C.txt")


def read(folder: Path, content: str | bytes, prefix: str = "") -> manifest.Manifest:
    path = folder / "manifest.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return manifest.read([(path, prefix)], NAMES)


def told(result: manifest.Manifest) -> list[tuple[int, str]]:
    return [(problem.line, problem.message) for problem in result.problems]


def test_all_columns_are_read(tmp_path: Path) -> None:
    result = read(
        tmp_path,
        "file,authority,body,date,title,url\n"
        'a.txt,Northmoor Council,"Health, Care and Homes Panel",2019-03-12,Fostering,https://example.org/m?id=1\n',
    )
    assert not result.problems
    assert result.given == {
        "a.txt": Metadata(
            "Northmoor Council", "Health, Care and Homes Panel", "2019-03-12", "Fostering", "https://example.org/m?id=1"
        )
    }


def test_every_column_but_the_first_may_be_empty_or_missing(tmp_path: Path) -> None:
    result = read(tmp_path, "date,file\n,a.txt\n2019,b.txt\n")
    assert not result.problems
    assert result.given == {"a.txt": Metadata(), "b.txt": Metadata(date="2019")}


@pytest.mark.parametrize(
    "content",
    [
        "\ufefffile,body\na.txt,Caf\u00e9 Board\n".encode(),
        "file;body\r\na.txt;Caf\u00e9 Board\r\n".encode("cp1252"),
        "FILE\tBody \ra.txt\tCaf\u00e9  Board\r".encode(),
        "file,body\na.txt,Caf\u00e9 Board\n".encode("utf-16"),
        'file;body\n"a.txt";"Caf\u00e9 Board"\n\n;\n'.encode(),
        "file,body,\n.\\a.txt,Caf\u00e9 Board,\n".encode(),
    ],
    ids=["bom", "windows-semicolons", "tabs-old-mac", "utf-16", "quotes", "backslash"],
)
def test_what_spreadsheets_write_is_read(tmp_path: Path, content: bytes) -> None:
    result = read(tmp_path, content)
    assert not result.problems
    assert result.given == {"a.txt": Metadata(body="Caf\u00e9 Board")}


def test_names_are_relative_to_the_folder_of_the_manifest(tmp_path: Path) -> None:
    assert list(read(tmp_path, "file\nC.txt\n", prefix="sub/").given) == ["sub/C.txt"]


def test_a_row_for_a_missing_file_is_told_with_its_line(tmp_path: Path) -> None:
    result = read(tmp_path, "file,body\na.txt,Cabinet\nnone.txt,Cabinet\nA.TXT,Cabinet\n")
    assert list(result.given) == ["a.txt"]
    assert told(result) == [
        (3, "none.txt is not among the minutes; check the name, or take the row out"),
        (4, "A.TXT is not among the minutes; write it as a.txt"),
    ]


def test_a_row_for_a_file_that_was_not_asked_for_is_no_mistake(tmp_path: Path) -> None:
    (tmp_path / "z.txt").write_text("Minutes")
    assert not read(tmp_path, "file\nz.txt\n").problems


def test_the_first_of_two_rows_for_one_file_is_used(tmp_path: Path) -> None:
    result = read(tmp_path, "file,body\na.txt,Cabinet\na.txt,Council\n")
    assert result.given["a.txt"].body == "Cabinet"
    assert told(result) == [(3, "a.txt is told of twice; the first row is used")]


def test_a_bad_date_is_told_and_the_rest_of_the_row_is_used(tmp_path: Path) -> None:
    result = read(tmp_path, "file,body,date\na.txt,Cabinet,31/02/2019\n")
    assert result.given == {"a.txt": Metadata(body="Cabinet")}
    assert told(result) == [
        (2, "'31/02/2019' is not a date; write it as 2018-03-13, 2018-03, 2018 or, day first, 13/03/2018")
    ]


def test_an_address_that_is_none_is_told_and_not_used(tmp_path: Path) -> None:
    result = read(tmp_path, "file,url\na.txt,www.example.org\nb.txt,https://example.org/a b\n")
    assert [m.url for m in result.given.values()] == [None, None]
    assert [line for line, _ in told(result)] == [2, 3]


def test_an_unknown_column_is_told_once(tmp_path: Path) -> None:
    result = read(tmp_path, "file,committee\na.txt,Cabinet\nb.txt,Cabinet\n")
    (problem,) = told(result)
    assert problem[0] == 1 and "'committee' is not known" in problem[1]


def test_a_row_with_a_comma_outside_quotes_is_not_used_half(tmp_path: Path) -> None:
    result = read(tmp_path, "file,body,date\na.txt,Health, Care Panel,2019\nb.txt,Cabinet,2019\n")
    assert list(result.given) == ["b.txt"]
    assert told(result)[0][0] == 2 and "quotes" in told(result)[0][1]


def test_lines_are_counted_through_cells_of_several_lines(tmp_path: Path) -> None:
    result = read(tmp_path, 'file,title\na.txt,"One\ntwo"\n\nnone.txt,x\n')
    assert result.given["a.txt"].title == "One two"
    assert told(result)[0][0] == 5


def test_an_open_quote_is_told_and_the_rows_before_it_are_used(tmp_path: Path) -> None:
    result = read(tmp_path, 'file,title\na.txt,One\nb.txt,"Two\n')
    assert list(result.given) == ["a.txt"]
    assert told(result)[0][0] == 3


@pytest.mark.parametrize(
    "content", [b"", b"name,body\na.txt,Cabinet\n", b"\x00\x01\x02"], ids=["empty", "no-file", "binary"]
)
def test_a_manifest_without_a_column_file_is_an_error(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(SourceError, match=r"manifest\.csv"):
        read(tmp_path, content)


def test_a_manifest_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="cannot be read"):
        manifest.read([(tmp_path / "manifest.csv", "")], NAMES)


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2018-03-13", "2018-03-13"),
        ("2018-3-5", "2018-03-05"),
        ("2018/03/13", "2018-03-13"),
        ("2018-03", "2018-03"),
        ("2018", "2018"),
        ("2018-03-13 00:00:00", "2018-03-13"),
        ("2018-03-13T19:00", "2018-03-13"),
        ("13/03/2018", "2018-03-13"),
        ("3/4/2018", "2018-04-03"),
        ("13.03.2018", "2018-03-13"),
        ("13 March 2018", "2018-03-13"),
        ("13th Mar 2018", "2018-03-13"),
        ("March 2018", "2018-03"),
        ("03/13/2018", None),
        ("13/03/18", None),
        ("2018-13-01", None),
        ("2019-02-29", None),
        ("next Tuesday", None),
        ("13 Nonsense 2018", None),
        ("13 Marvellous 2018", None),
    ],
)
def test_dates(text: str, iso: str | None) -> None:
    assert manifest.iso_date(text) == iso


def test_time_and_venue_may_be_given(tmp_path: Path) -> None:
    table = tmp_path / "manifest.csv"
    table.write_text("file,time,venue\na.txt,6.00 pm,Guildhall\nb.txt,9:30,\nc.txt,teatime,Guildhall\n", "utf-8")
    result = manifest.read([(table, "")], {"a.txt", "b.txt", "c.txt"})
    assert [(each.time, each.venue) for _, each in sorted(result.given.items())] == [
        ("18:00", "Guildhall"),
        ("09:30", None),
        (None, "Guildhall"),
    ]
    (problem,) = result.problems
    assert (problem.line, problem.message) == (4, "'teatime' is not a time of the day; write it as 18:00 or 6.00 pm")
