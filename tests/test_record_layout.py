"""Files get into the record all together or not at all."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from minutegraph.errors import RecordError
from minutegraph.record import layout as module
from minutegraph.record.layout import Layout, Staging, document_path, pending, recover, text_path


@pytest.fixture
def layout(tmp_path: Path) -> Layout:
    return Layout(tmp_path / "graph")


def contents(layout: Layout) -> dict[str, bytes]:
    files = (path for path in layout.root.rglob("*") if path.is_file())
    return {path.relative_to(layout.root).as_posix(): path.read_bytes() for path in files}


def publish(layout: Layout, **files: bytes) -> None:
    staging = Staging(layout)
    for name, content in files.items():
        staging.write(document_path("eastmere", name), content)
    staging.publish()


def test_nothing_is_seen_before_it_is_published(layout: Layout) -> None:
    staging = Staging(layout)
    staging.write(document_path("eastmere", "a"), b"1")
    with staging.open("entities.ttl") as file:
        file.write(b"2")
        file.write(b"3")
    assert layout.documents() == [] and not layout.entities.exists()
    staging.publish()
    assert contents(layout) == {"minutes/eastmere/a.ttl": b"1", "entities.ttl": b"23"}
    assert not layout.staging.exists() and not pending(layout)


def test_what_is_discarded_leaves_the_record_as_it_was(layout: Layout) -> None:
    publish(layout, a=b"1")
    staging = Staging(layout)
    staging.write(document_path("eastmere", "a"), b"2")
    staging.remove(document_path("eastmere", "a"))
    staging.discard()
    assert contents(layout) == {"minutes/eastmere/a.ttl": b"1"}


def test_a_file_taken_away_takes_its_empty_folder_along(layout: Layout) -> None:
    publish(layout, a=b"1")
    staging = Staging(layout)
    staging.remove(document_path("eastmere", "a"))
    staging.remove(text_path("never-there"))
    staging.write(document_path("westmere", "a"), b"1")
    staging.publish()
    assert contents(layout) == {"minutes/westmere/a.ttl": b"1"}
    assert not (layout.minutes / "eastmere").exists()


def test_a_file_taken_away_and_put_again_is_there(layout: Layout) -> None:
    publish(layout, a=b"1")
    staging = Staging(layout)
    path = document_path("eastmere", "a")
    staging.remove(path)
    staging.write(path, b"2")
    staging.remove(path)
    staging.publish()
    assert contents(layout) == {path: b"2"}


@pytest.mark.parametrize("moved", [0, 1, 2])
def test_a_build_that_dies_while_it_publishes_is_finished_by_the_next(
    layout: Layout, monkeypatch: pytest.MonkeyPatch, moved: int
) -> None:
    publish(layout, a=b"old", gone=b"old")
    staging = Staging(layout)
    staging.write(document_path("eastmere", "a"), b"new")
    staging.write(document_path("eastmere", "b"), b"new")
    staging.remove(document_path("eastmere", "gone"))
    replace, done = Path.replace, []

    def dies(self: Path, target: Path) -> Path:
        if self.suffix == ".ttl":
            if len(done) == moved:
                raise KeyboardInterrupt
            done.append(target)
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", dies)
    if moved < 2:
        with pytest.raises(KeyboardInterrupt):
            staging.publish()
    else:
        monkeypatch.setattr(Path, "unlink", lambda *_, **__: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            staging.publish()
    monkeypatch.undo()
    assert pending(layout)
    assert recover(layout)
    assert contents(layout) == {"minutes/eastmere/a.ttl": b"new", "minutes/eastmere/b.ttl": b"new"}
    assert not recover(layout)


def test_a_build_that_dies_before_it_publishes_leaves_nothing(layout: Layout) -> None:
    publish(layout, a=b"old")
    Staging(layout).write(document_path("eastmere", "a"), b"new")
    assert not pending(layout) and not recover(layout)
    Staging(layout).publish()
    assert contents(layout) == {"minutes/eastmere/a.ttl": b"old"}


def test_a_full_disk_is_told_in_one_line(layout: Layout, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(layout, a=b"old")
    staging = Staging(layout)

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", "b.ttl")

    monkeypatch.setattr(Path, "open", full)
    with pytest.raises(RecordError, match=r"^b\.ttl: cannot write: No space left on device") as caught:
        staging.write(document_path("eastmere", "b"), b"new")
    assert "\n" not in str(caught.value)
    monkeypatch.undo()
    staging.discard()
    assert contents(layout) == {"minutes/eastmere/a.ttl": b"old"}


def test_a_place_that_cannot_be_written_is_told_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "graph").write_text("a file, not a folder")
    with pytest.raises(RecordError, match=r"graph.*cannot write"):
        Staging(Layout(tmp_path / "graph"))


def test_the_signature_changes_with_any_file_of_the_record(layout: Layout) -> None:
    seen = {layout.signature()}
    publish(layout, a=b"1")
    seen.add(layout.signature())
    assert layout.signature() in seen
    layout.entities.write_bytes(b"x")
    seen.add(layout.signature())
    (layout.minutes / "eastmere" / "a.ttl").rename(layout.minutes / "eastmere" / "b.ttl")
    seen.add(layout.signature())
    layout.texts.mkdir()
    layout.text("a").write_bytes(b"a text is no part of the index")
    assert layout.signature() in seen and len(seen) == 4


def test_texts_keep_every_code_point(layout: Layout) -> None:
    text = "\ufeffone\r\ntwo\u2028three\u00a0\x0b\n"
    staging = Staging(layout)
    staging.write(text_path("a"), text.encode())
    staging.publish()
    assert layout.text("a").read_bytes().decode() == text
    assert module.text_path("a") == "texts/a.txt"
