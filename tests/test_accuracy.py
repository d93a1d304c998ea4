"""What has been won stays won: floors under the figures on the example minutes, and on the sets written apart from the rules.

The floors lie a little under the figures reached (docs/accuracy.md). A change that lowers a figure by more has to say why.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
DATA = ROOT / "tests" / "data" / "minutes"

FLOORS: Mapping[str, Mapping[str, tuple[float, float]]] = json.loads((DATA / "floors.json").read_text("utf-8"))
"""By set and type: the least detection F1 and slot F1."""


@pytest.fixture(scope="module")
def figures(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, dict[str, float]]]:
    """The figures of each set, through the command line as a council would get them."""
    sets = {"examples": (ROOT / "examples" / "minutes", DATA / "gold")}
    sets |= {name: (DATA / name, DATA / name) for name in FLOORS if (DATA / name).is_dir()}
    if shared := _shared():
        sets["seeds"] = (shared / "minutes" / "seeds", shared / "eval" / "gold")
        sets["parish"] = (shared / "minutes" / "parish", shared / "eval" / "gold-parish")
    return {name: _figures(*where, tmp_path_factory.mktemp(name)) for name, where in sets.items()}


def _shared() -> Path | None:
    folder = Path(os.environ.get("MINUTEGRAPH_SHARED", ROOT.parent / "shared"))
    return folder if (folder / "eval" / "gold").is_dir() else None


def _figures(minutes: Path, gold: Path, out: Path) -> dict[str, dict[str, float]]:
    kg = [sys.executable, "-m", "minutegraph"]
    built = subprocess.run([*kg, "build", minutes, "--out", out / "graph"], capture_output=True, text=True, check=False)
    assert (out / "graph").is_dir(), built.stderr
    asked = [*kg, "evaluate", gold, "--graph", out / "graph", "--json", "--only-found"]
    done = subprocess.run(asked, capture_output=True, text=True, check=True)
    figures: dict[str, dict[str, float]] = json.loads(done.stdout)
    return figures


@pytest.mark.parametrize(("name", "kind"), [(s, k) for s, kinds in FLOORS.items() for k in kinds])
def test_no_figure_falls_under_its_floor(figures: dict[str, dict[str, dict[str, float]]], name: str, kind: str) -> None:
    if name not in figures:
        pytest.skip(f"the {name} minutes are not beside the project")
    detection, slot = FLOORS[name][kind]
    reached = figures[name][kind]
    assert reached["detection_f1"] >= detection, reached
    assert reached["slot_f1"] >= slot, reached
