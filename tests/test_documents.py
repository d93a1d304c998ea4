"""The documents tell the truth: what they show is what the program prints, and what they name exists."""

from __future__ import annotations

import re
import runpy
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from minutegraph import __version__
from minutegraph.cli import COMMANDS
from minutegraph.queries import names

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")


@pytest.fixture(scope="module")
def generator() -> dict[str, Any]:
    return runpy.run_path(str(ROOT / "docs" / "generate.py"))


@pytest.fixture(scope="module")
def pages(generator: dict[str, Any]) -> dict[str, str]:
    written: dict[str, str] = generator["pages"]()
    return written


@pytest.mark.parametrize("name", ["docs/commands.md", "docs/queries.md", "README.md", "examples/README.md"])
def test_a_generated_page_is_as_it_would_be_written_now(pages: dict[str, str], name: str) -> None:
    assert (ROOT / name).read_text("utf-8") == pages[name], "run python docs/generate.py"


def test_the_check_of_the_generator_finds_a_stale_page(generator: dict[str, Any], tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("Before.\n\n```console\n$ kg --version\nminutegraph 0.0.0\n```\n")
    assert f"minutegraph, version {__version__}" in generator["document"](page)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_in_the_reference_and_has_help(command: str) -> None:
    assert f"## `kg {command}`" in (ROOT / "docs" / "commands.md").read_text("utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "minutegraph", command, "--help"], capture_output=True, text=True, check=True
    )
    assert len(done.stdout.splitlines()) > 5


@pytest.mark.parametrize("query", names())
def test_every_named_query_is_in_the_reference(query: str) -> None:
    assert re.search(rf"^{query}$", (ROOT / "docs" / "queries.md").read_text("utf-8"), re.M)


@pytest.mark.parametrize("path", sorted(ROOT.glob("*.md")) + sorted(ROOT.glob("*/*.md")), ids=lambda p: p.name)
def test_every_link_leads_somewhere(path: Path) -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", path.read_text("utf-8")):
        assert (path.parent / target).exists(), f"{path.name} links to {target}"


def test_the_changelog_tells_of_this_version() -> None:
    first = re.search(r"^## \[(\d+\.\d+\.\d+)\]", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.M)
    assert first is not None
    assert first[1] == __version__


def test_the_readme_runs_in_python(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (code,) = re.findall(r"```python\n(.*?)```", README, re.S)
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    monkeypatch.chdir(tmp_path)
    exec(compile(code, "README.md", "exec"), {"__name__": "readme"})  # it is our own text
    assert capsys.readouterr().out.strip()


def test_ci_runs_the_test_command_of_the_readme() -> None:
    script = (ROOT / ".ci" / "run").read_text("utf-8")
    (reader,) = re.findall(r"< <\((awk .* README\.md)\)", script)
    found = subprocess.run(["bash", "-c", reader], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    first, second = found.splitlines()
    assert "kg build" in first and "kg query" in first and second.endswith("pytest")
    assert 'bash -c "${commands[0]}"' in script and 'bash -c "${commands[1]}"' in script


def test_no_document_names_a_machine() -> None:
    for path in [*ROOT.glob("*.md"), *ROOT.glob("*/*.md")]:
        assert not re.search(r"(?<![\w./-])/(?:home|root|tmp|var|opt|mnt)/\w", path.read_text("utf-8")), path
