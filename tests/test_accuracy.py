"""What has been won stays won: floors under the figures on the example minutes, and on the sets written apart from the rules.

The floors lie a little under the figures reached (docs/accuracy.md). A change that lowers a figure by more has to say why.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from conftest import ROOT, SHARED

DATA = ROOT / "tests" / "data" / "minutes"

FLOORS: Mapping[str, Mapping[str, tuple[float, float]]] = json.loads((DATA / "floors.json").read_text("utf-8"))
"""By set and type: the least detection F1 and slot F1."""
OUTSIDE = {"seeds": ("minutes/seeds", "eval/gold"), "parish": ("minutes/parish", "eval/gold-parish")}
"""The sets of the shared folder: their minutes and their marks."""


@pytest.fixture(scope="module")
def figures(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, dict[str, float]]]:
    """The figures of each set, through the command line as a council would get them."""
    sets = {"examples": (ROOT / "examples" / "minutes", DATA / "gold")}
    sets |= {name: (DATA / name, DATA / name) for name in FLOORS if (DATA / name).is_dir()}
    if (SHARED / "minutes").is_dir():
        sets |= {name: (SHARED / minutes, SHARED / gold) for name, (minutes, gold) in OUTSIDE.items()}
    return {name: _figures(*where, tmp_path_factory.mktemp(name)) for name, where in sets.items()}


def _figures(minutes: Path, gold: Path, out: Path) -> dict[str, dict[str, float]]:
    kg = [sys.executable, "-m", "minutegraph"]
    built = subprocess.run([*kg, "build", minutes, "--out", out / "graph"], capture_output=True, text=True, check=False)
    assert (out / "graph").is_dir(), built.stderr
    asked = [*kg, "evaluate", gold, "--graph", out / "graph", "--json", "--only-found"]
    done = subprocess.run(asked, capture_output=True, text=True, check=True)
    figures: dict[str, dict[str, float]] = json.loads(done.stdout)
    return figures


@pytest.mark.parametrize(("name", "kind"), [(s, k) for s, kinds in FLOORS.items() for k in kinds])
def test_no_figure_falls_under_its_floor(
    figures: dict[str, dict[str, dict[str, float]]], name: str, kind: str, request: pytest.FixtureRequest
) -> None:
    if name in OUTSIDE:
        request.getfixturevalue("shared")
    detection, slot = FLOORS[name][kind]
    reached = figures[name][kind]
    assert reached["detection_f1"] >= detection, reached
    assert reached["slot_f1"] >= slot, reached
