"""The words of the domain: no list holds an entry twice."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from conftest import ROOT

FILES = sorted((ROOT / "src/minutegraph/lexicon").glob("*.toml"))


def lists(value: Any, path: str) -> Iterator[tuple[str, list[str]]]:
    """Every list of a file with its name: an array of strings, or words printed over several lines."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from lists(inner, f"{path}.{key}")
    elif isinstance(value, list) and all(isinstance(each, str) for each in value):
        yield path, value
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from lists(inner, f"{path}.{number}")
    elif isinstance(value, str) and "\n" in value:
        yield path, value.split()


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_no_list_holds_an_entry_twice(file) -> None:
    told = dict(lists(tomllib.loads(file.read_text("utf-8")), file.stem))
    twice = {path: [entry for entry, times in Counter(entries).items() if times > 1] for path, entries in told.items()}
    assert {path: entries for path, entries in twice.items() if entries} == {}
