"""The facts that people have marked, and those that a graph holds, in one form."""

from __future__ import annotations

import json
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from minutegraph import queries, results
from minutegraph.errors import SourceError
from minutegraph.evaluation.matching import SETS, TYPES, Fact, Value
from minutegraph.queries.execution import run

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


def _facts(path: Path) -> list[Fact]:
    facts = []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except json.JSONDecodeError as error:
            raise SourceError(f"{path}:{number}: not JSON ({error.msg}); write one fact a line") from error
        if not isinstance(row, dict) or row.get("type") not in TYPES:
            raise SourceError(f"{path}:{number}: no fact; its `type` must be one of {', '.join(TYPES)}")
        facts.append(Fact(row["type"], str(row.get("id", number)), {k: _value(v) for k, v in row.items()}))
    return facts


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
_VERSIONS = files(__package__) / "versions.rq"
