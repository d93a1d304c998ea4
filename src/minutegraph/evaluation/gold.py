"""The facts that people have marked, and those that a graph holds, in one form."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import suppress
from importlib.resources import files
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from minutegraph import queries, results
from minutegraph.errors import SourceError
from minutegraph.evaluation.matching import SETS, TYPES, Fact, Value
from minutegraph.queries.execution import run
from minutegraph.record.layout import Layout

if TYPE_CHECKING:
    from pyoxigraph import Store

Documents = dict[str, list[Fact]]
"""Facts by the name of their document: the file's name without its ending."""


def read(folder: Path) -> Documents:
    """The marked facts of a folder, by document. Raises SourceError that names file and line of what cannot be read."""
    paths = sorted(folder.glob("*.jsonl"))
    if not paths:
        raise SourceError(f"{folder}: no .jsonl files; name the folder that holds the marked facts")
    return {path.stem: [*_facts(path)] for path in paths}


def _facts(path: Path) -> Iterator[Fact]:
    for number, line in _lines(path):
        try:
            row = json.loads(line)
        except json.JSONDecodeError as error:
            raise SourceError(f"{path}:{number}: not JSON ({error.msg}); write one fact a line") from error
        except (RecursionError, ValueError):  # thousands of brackets, or of digits
            raise SourceError(f"{path}:{number}: no fact; write its slots as texts and lists of texts") from None
        if not isinstance(row, dict) or row.get("type") not in TYPES:
            raise SourceError(f"{path}:{number}: no fact; its `type` must be one of {', '.join(TYPES)}")
        slots = {slot: _value(value) for slot, value in row.items()}
        yield Fact(row["type"], str(row.get("id", number)), slots, number)


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    """The lines that hold anything, each with its number."""
    for number, line in enumerate(path.read_bytes().split(b"\n"), 1):
        if line.strip():
            try:
                yield number, line.decode("utf-8-sig" if number == 1 else "utf-8")
            except UnicodeDecodeError:
                raise SourceError(f"{path}:{number}: not UTF-8; save the file as text in UTF-8") from None


def doubts(marked: Documents, texts: Mapping[str, str], folder: Path) -> Iterator[str]:
    """What lets a marked fact be missed without a fault of the graph, each with file and line.

    A quote that the text does not have, an `id` that two facts of a file have, a question that no fact is.
    """
    for name, facts in marked.items():
        text = _flat(texts[name]) if name in texts else None
        ids = Counter(fact.id for fact in facts)
        questions = {fact.id for fact in facts if fact.type == "question"}
        for fact in facts:
            place = f"{folder / name}.jsonl:{fact.line}"
            if text is not None and _flat(fact.text("quote")) not in text:
                yield f"{place}: its quote is not in the text of {name}; copy it from texts/ of the graph"
            if ids[fact.id] > 1:
                yield f"{place}: another fact has the id {fact.id!r} too; give each its own"
            if fact.type == "answer" and (asked := fact.text("question")) and asked not in questions:
                yield f"{place}: no question has the id {asked!r}, which it is to answer"


def _flat(text: str) -> str:
    return " ".join(text.split())


def _value(value: Any) -> Value:
    if isinstance(value, list):
        return tuple(str(v) for v in value)
    return None if value is None else str(value)


def found(store: Store) -> Documents:
    """The facts that a graph answers with through its named queries, by document; `rule` names what found each."""
    rules = {row["event"]: row["rule"] for row in _rows(store, _RULES.read_text("utf-8"))}
    out: Documents = {}
    for kind in TYPES:
        events: dict[str, dict[str, Value]] = {}
        for row in _rows(store, f"{kind}s"):
            slots = events.setdefault(str(row["event"]), {"rule": rules.get(row["event"])})
            _merge(slots, row, SETS[kind])
        for event, slots in events.items():
            out.setdefault(document(str(slots["source"])), []).append(Fact(kind, event, slots))
    return out


def versions(store: Store) -> dict[str, str]:
    """Of each document that is silent, as a version of another, the name of the one that speaks."""
    rows = _rows(store, _VERSIONS.read_text("utf-8"))
    return {document(str(row["silent"])): document(str(row["speaks"])) for row in rows}


def texts(store: Store, graph: Path) -> dict[str, str]:
    """The texts of a graph folder that the quotes point into, by document, as far as they are there."""
    out: dict[str, str] = {}
    for row in _rows(store, _TEXTS.read_text("utf-8")):
        slug = str(row["minutes"]).rpartition("/")[2]
        with suppress(OSError, UnicodeDecodeError):
            out[document(str(row["source"]))] = Layout(graph).text(slug).read_text("utf-8")
    return out


def for_those_that_speak(marked: Documents, silent: Mapping[str, str]) -> Documents:
    """The marked facts of silent versions counted for the one that speaks, where it has none of its own; else left out."""
    out = {name: facts for name, facts in marked.items() if silent.get(name, name) == name}
    for name in sorted(marked.keys() - out.keys()):
        out.setdefault(silent[name], marked[name])
    return out


def _merge(slots: dict[str, Value], row: Mapping[str, str | None], sets: tuple[str, ...]) -> None:
    """Takes a row into the slots of its event: a slot with several values has several rows."""
    for name, value in row.items():
        if value is None:
            continue
        if name in sets:
            seen = slots.get(name) or ()
            slots[name] = seen if value in seen else (*seen, value)
        else:
            slots.setdefault(name, value)


def _rows(store: Store, query: str) -> list[dict[str, str | None]]:
    return results.records(run(store, queries.prepare(query)))


def document(source: str) -> str:
    """The name of a document: S01 of minutes/S01.txt and of https://host/S01.html."""
    return PurePosixPath(unquote(source).replace("\\", "/").split("#")[0].split("?")[0]).stem


_RULES = files(__package__) / "rules.rq"
_TEXTS = files(__package__) / "texts.rq"
_VERSIONS = files(__package__) / "versions.rq"
