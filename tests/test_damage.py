"""A graph whose texts were damaged by hand: nothing crashes, verify tells, the next build heals."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

MINUTES = "Minutes:\n\nThe Head of Housing presented a report on repairs.\n\nRESOLVED: That the report be noted.\n"


def kg(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "minutegraph", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def flip(text: Path) -> None:
    content = bytearray(text.read_bytes())
    content[20] |= 0x80
    text.write_bytes(content)


def change(text: Path) -> None:
    text.write_bytes(text.read_bytes().replace(b"Housing", b"Hauling"))


@pytest.mark.parametrize("damage", [flip, change, Path.unlink], ids=["no utf-8", "other words", "gone"])
def test_a_damaged_text_is_told_and_healed(tmp_path: Path, damage: Callable[[Path], None]) -> None:
    source, graph = tmp_path / "minutes", tmp_path / "graph"
    source.mkdir()
    (source / "a.txt").write_text(MINUTES)
    (source / "b.txt").write_text(MINUTES.replace("repairs", "rents"))
    assert kg("build", source, "--out", graph).returncode == 0
    damage(graph / "texts" / "a.txt")

    checked = kg("validate", graph)
    assert "fault in kg" not in checked.stderr
    assert kg("verify", "--graph", graph).returncode == 1

    again = kg("build", source, "--out", graph)
    assert again.returncode == 0
    assert "1 document built" in again.stderr
    assert kg("verify", "--graph", graph).returncode == 0
