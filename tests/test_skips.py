"""What may be skipped where a checkout is checked (KG_CI): only what needs material, or a file system, that is not there."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import NO_FILE_SYSTEM, ROOT


@pytest.mark.parametrize(
    ("test", "status"),
    [
        ("def test_a(shared): ...", 0),
        (f"import pytest\ndef test_a(): pytest.skip({NO_FILE_SYSTEM!r})", 0),
        ("import pytest\ndef test_a(): pytest.skip('the shared browser has no file system')", 1),
        ("import pytest\n@pytest.mark.skipif(True, reason='shared')\ndef test_a(): ...", 1),
    ],
)
def test_nothing_else_is_skipped_under_the_check_of_a_checkout(tmp_path: Path, test: str, status: int) -> None:
    (tmp_path / "conftest.py").write_text((ROOT / "tests" / "conftest.py").read_text("utf-8"), "utf-8")
    (tmp_path / "test_a.py").write_text(test + "\n", "utf-8")
    environment = {**os.environ, "KG_CI": "1", "MINUTEGRAPH_SHARED": str(tmp_path / "none"), "PYTEST_ADDOPTS": ""}
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-c", os.devnull, "--rootdir", tmp_path, tmp_path]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert "1 skipped" in done.stdout
    assert done.returncode == status
