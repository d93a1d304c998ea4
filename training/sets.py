"""What the models learn from, and the marked minutes of the tests on which they are measured alone.

`tests/data/minutes/sets.json` tells of each set every which document has been read for its errors, counted from the first,
and of which sets every which, counted from the last of so many, has not.
"""

from __future__ import annotations

import csv
import hashlib
import json
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from minutegraph.building import build
from minutegraph.store import open_for_reading

if TYPE_CHECKING:
    from pyoxigraph import Store

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT / "tests" / "data"
EXAMPLES = ROOT / "examples" / "minutes"
PAGES = ROOT / "training" / "pages"
SENTENCES = ROOT / "training" / "sentences"
PASSAGES = DATA / "apart"
SPOKEN = ("boards", "comments", "discussion", "parishes", "replies", "speech")
"""The passages that hold statements."""
_SETS: dict[str, dict[str, int]] = json.loads((DATA / "minutes" / "sets.json").read_text("utf-8"))


def read() -> Iterator[tuple[str, Path]]:
    """The set and the marks of each document whose errors have been read: the models learn from these."""
    for name, every in _SETS["read"].items():
        yield from ((name, path) for path in _documents(name)[::every])


def unread() -> Iterator[tuple[str, Path]]:
    """Those of each document whose errors nobody has read: only to measure on."""
    for name, every in _SETS["unread"].items():
        yield from ((name, path) for path in _documents(name)[every - 1 :: every])


def _documents(name: str) -> list[Path]:
    return sorted((DATA / "minutes" / name).glob("*.jsonl"))


@contextmanager
def built(minutes: Path) -> Iterator[Store]:
    """The graph of a folder of minutes, as a council would build it, for as long as it is looked at."""
    with tempfile.TemporaryDirectory() as folder:
        build([minutes], Path(folder) / "graph")
        yield open_for_reading(Path(folder) / "graph")


def for_facts() -> Iterator[Path]:
    """The files from which the model of the facts learns."""
    yield from PAGES.glob("*/*.txt")
    yield from PASSAGES.glob("*.jsonl")
    for _, marks in read():
        yield from (marks, text_of(marks))


def for_stance() -> Iterator[Path]:
    """The files from which the model of the stance learns."""
    yield from SENTENCES.glob("*.jsonl")
    yield from PAGES.glob("*/*.txt")
    yield from (PASSAGES / f"{name}.jsonl" for name in (*SPOKEN, "stance"))
    yield DATA / "speech-stance.txt"
    yield from (marks for _, marks in read())


def digest(files: Iterable[Path]) -> str:
    """What tells these files, by name and content, from any others."""
    state = hashlib.sha256()
    for path in sorted(files):
        content = path.read_bytes()
        state.update(f"{path.relative_to(ROOT).as_posix()}\0{len(content)}\0".encode() + content)
    return state.hexdigest()


def text_of(marks: Path) -> Path:
    """The minutes that a file of marks belongs to."""
    beside = marks.with_suffix(".txt")
    return beside if beside.exists() else EXAMPLES / beside.name


def write(rows: Sequence[Sequence[str]], weights: Path) -> None:
    """Write a table of weights."""
    with weights.open("w", encoding="utf-8", newline="") as lines:
        csv.writer(lines, lineterminator="\n").writerows(rows)


def differs(rows: Sequence[Sequence[str]], weights: Path) -> bool:
    """Whether a table is another than the one in the package."""
    with weights.open(encoding="utf-8", newline="") as lines:
        return list(csv.reader(lines)) != [list(row) for row in rows]
