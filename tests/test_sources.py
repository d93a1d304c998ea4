"""Which files are read, under which names, and what the user is told of the others."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from conftest import NO_FILE_SYSTEM

from minutegraph.errors import SourceError
from minutegraph.reading import files, kinds, sources


def put(path: Path, text: str = "Minutes") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def names(found: files.Found) -> list[str]:
    return [source.name for source in found.sources]


def test_a_folder_gives_its_text_files_in_order_under_their_relative_paths(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "sub/c.TXT", "sub/deep/d.txt"):
        put(tmp_path / name)
    assert names(sources.find([tmp_path])) == ["a.md", "b.txt", "sub/c.TXT", "sub/deep/d.txt"]


def test_a_single_file_goes_by_its_name(tmp_path: Path) -> None:
    put(tmp_path / "sub/c.txt")
    assert names(sources.find([tmp_path / "sub/c.txt"])) == ["c.txt"]


def test_other_files_are_skipped_with_a_reason_and_hidden_ones_in_silence(tmp_path: Path) -> None:
    for name in ("a.txt", "b.csv", "noending", ".hidden.txt", ".git/c.txt", "README.md", "manifest.csv"):
        put(tmp_path / name)
    found = sources.find([tmp_path])
    assert names(found) == ["a.txt"]
    assert [(Path(s.path).name, s.reason, s.failed) for s in found.skipped] == [
        ("README.md", "a README, not minutes", False),
        ("b.csv", f"not read: a .csv file; minutes are {kinds.SHOWN}", False),
        ("noending", f"not read: a file without an ending; minutes are {kinds.SHOWN}", False),
    ]
    assert found.manifests == ((tmp_path / "manifest.csv", ""),)


def test_a_file_named_by_the_user_that_is_no_minutes_is_a_failure(tmp_path: Path) -> None:
    (skipped,) = sources.find([put(tmp_path / "b.csv")]).skipped
    assert skipped.failed


def test_the_same_name_in_two_folders_is_an_error_that_names_both(tmp_path: Path) -> None:
    one, two = put(tmp_path / "one/x/a.txt"), put(tmp_path / "two/x/a.txt")
    with pytest.raises(SourceError) as error:
        sources.find([tmp_path / "one", tmp_path / "two"])
    assert str(one) in str(error.value) and str(two) in str(error.value) and "x/a.txt" in str(error.value)


def test_a_path_that_does_not_exist_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no such file or folder"):
        sources.find([tmp_path / "nowhere"])


def test_a_file_named_in_two_ways_is_read_once_whatever_the_order(tmp_path: Path) -> None:
    put(tmp_path / "sub/c.txt")
    ways = [tmp_path, tmp_path / "sub", tmp_path / "sub/c.txt"]
    assert names(sources.find(ways)) == names(sources.find(reversed(ways))) == ["sub/c.txt"]


def test_loops_of_links_end_and_linked_folders_are_read(tmp_path: Path) -> None:
    put(tmp_path / "minutes/a.txt")
    put(tmp_path / "elsewhere/b.txt")
    (tmp_path / "minutes/loop").symlink_to(tmp_path / "minutes")
    (tmp_path / "minutes/other").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "elsewhere/back").symlink_to(tmp_path / "minutes")
    assert names(sources.find([tmp_path / "minutes"])) == ["a.txt", "other/b.txt"]


def test_a_link_to_a_file_beside_it_is_told_as_the_same_file(tmp_path: Path) -> None:
    put(tmp_path / "a.txt")
    (tmp_path / "b.txt").symlink_to(tmp_path / "a.txt")
    found = sources.find([tmp_path])
    assert names(found) == ["a.txt"]
    assert found.skipped[0].reason == "the same file as a.txt"


def test_a_link_to_nowhere_is_a_failure_and_the_rest_is_found(tmp_path: Path) -> None:
    put(tmp_path / "a.txt")
    (tmp_path / "b.txt").symlink_to(tmp_path / "gone.txt")
    found = sources.find([tmp_path])
    assert names(found) == ["a.txt"]
    assert found.skipped[0].failed


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    found = sources.find([tmp_path])
    assert not found.sources and found.skipped[0].failed


def test_graphs_are_not_read_as_minutes(tmp_path: Path) -> None:
    put(tmp_path / "a.txt")
    put(tmp_path / "graph/texts/a.txt")
    put(tmp_path / "old/texts/a.txt")
    put(tmp_path / "old/catalogue.ttl")
    (tmp_path / "old/minutes").mkdir()
    found = sources.find([tmp_path], out=tmp_path / "graph")
    assert names(found) == ["a.txt"]
    assert [s.reason for s in found.skipped] == ["a graph made by kg build, not minutes"]


def test_names_are_in_one_unicode_form_on_every_machine(tmp_path: Path) -> None:
    put(tmp_path / "re\u0301union.txt")
    assert names(sources.find([tmp_path])) == ["r\u00e9union.txt"]


def test_a_name_that_is_not_unicode_is_a_failure(tmp_path: Path) -> None:
    try:
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt")).write_text("Minutes")
    except OSError:
        pytest.skip(NO_FILE_SYSTEM)
    (skipped,) = sources.find([tmp_path]).skipped
    assert skipped.failed and "rename" in skipped.reason


def test_a_file_beyond_the_limit_is_refused_with_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MAX_TEXT", 1_000_000)
    (source,) = sources.find([put(tmp_path / "a.txt", "x" * 1_000_001)]).sources
    with pytest.raises(SourceError, match=r"more than the 1 MB .* split it by meeting"):
        files.read_bytes(source)
    put(tmp_path / "a.txt", "x" * 1_000_000)
    assert len(files.read_bytes(source)) == 1_000_000


def test_a_file_that_is_gone_is_an_error_that_names_it(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"gone\.txt: cannot be read"):
        files.read_bytes(files.Source("gone.txt", tmp_path / "gone.txt"))
