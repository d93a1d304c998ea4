"""What has been won stays won: floors under the figures on the example minutes, and on the sets written apart from the rules.

The floors lie a little under the figures reached (docs/accuracy.md). A change that lowers a figure by more has to say why.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from conftest import ROOT, SHARED

from minutegraph.evaluation import Figures, evaluate, read
from minutegraph.evaluation.gold import for_those_that_speak, found, versions
from minutegraph.store import open_for_reading

DATA = ROOT / "tests" / "data" / "minutes"
PAGE = ROOT / "docs" / "accuracy.md"

FLOORS: Mapping[str, Mapping[str, tuple[float, float]]] = json.loads((DATA / "floors.json").read_text("utf-8"))
"""By set and type: the least detection F1 and slot F1."""
ON_PAGE = {"held out": "heldout", "real items": "seeds", "real parish minutes": "parish"}
"""The sets that docs/accuracy.md calls by another name than their folder's."""
OUTSIDE = {"seeds": ("minutes/seeds", "eval/gold"), "parish": ("minutes/parish", "eval/gold-parish")}
"""The sets of the shared folder: their minutes and their marks."""


@pytest.fixture(scope="module")
def figures(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Mapping[str, Figures]]:
    """The figures of each set, from graphs that are built as a council would build them."""
    sets = {"examples": (ROOT / "examples" / "minutes", DATA / "gold")}
    sets |= {name: (DATA / name, DATA / name) for name in FLOORS if (DATA / name).is_dir()}
    if (SHARED / "minutes").is_dir():
        sets |= {name: (SHARED / minutes, SHARED / gold) for name, (minutes, gold) in OUTSIDE.items()}
    reached: dict[str, Mapping[str, Figures]] = {}
    for together in _together({name: minutes for name, (minutes, _) in sets.items()}):
        graph = tmp_path_factory.mktemp("together") / "graph"
        sources = [sets[name][0] for name in together]
        asked = [sys.executable, "-m", "minutegraph", "build", *sources, "--out", graph]
        built = subprocess.run(asked, capture_output=True, text=True, check=False)
        assert graph.is_dir(), built.stderr
        store = open_for_reading(graph)
        facts = found(store)
        for name in together:
            marked = for_those_that_speak(read(sets[name][1]), versions(store))
            reached[name] = evaluate(marked, facts, only_found=True).by_type
    return reached


def _together(sets: Mapping[str, Path]) -> list[list[str]]:
    """The sets whose documents can lie in one graph, as no name is in two of them: fewer builds take less time."""
    groups: list[tuple[list[str], set[str]]] = []
    for name, folder in sets.items():
        documents = {path.name for path in folder.iterdir() if path.suffix != ".jsonl"}
        group = next((group for group in groups if documents.isdisjoint(group[1])), None)
        if group is None:
            group = ([], set())
            groups.append(group)
        group[0].append(name)
        group[1].update(documents)
    return [names for names, _ in groups]


@pytest.mark.parametrize(("name", "kind"), [(s, k) for s, kinds in FLOORS.items() for k in kinds])
def test_no_figure_falls_under_its_floor(
    figures: dict[str, Mapping[str, Figures]], name: str, kind: str, request: pytest.FixtureRequest
) -> None:
    if name in OUTSIDE:
        request.getfixturevalue("shared")
    detection, slot = FLOORS[name][kind]
    reached = figures[name][kind]
    assert reached.detection_f1 >= detection, reached
    assert reached.slot_f1 >= slot, reached


def test_the_page_tells_the_figures_reached(figures: dict[str, Mapping[str, Figures]]) -> None:
    rows = re.findall(r"(?m)^\| ([a-z ]+) \|.+\| ([\d,]+) \| (\d\.\d\d) \| (\d\.\d\d) \|$", PAGE.read_text("utf-8"))
    told = {ON_PAGE.get(name, name): tuple(cells) for name, *cells in rows}
    whole = {name: by_type["all"] for name, by_type in figures.items()}
    reached = {name: (f"{f.gold:,}", f"{f.detection_f1:.2f}", f"{f.slot_f1:.2f}") for name, f in whole.items()}
    assert {name: told.get(name) for name in reached} == reached, "run: python -m training.measure_accuracy"
