"""The wheel: everything is in it, and it works in a fresh environment without what only tests need."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest
from conftest import MINUTES, ROOT

FOLDERS = {"src/minutegraph/": "minutegraph/", "ontology/": "minutegraph/ontology/", "shapes/": "minutegraph/shapes/"}


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of what a clean checkout holds, so that nothing built earlier slips into the wheel."""
    folder = tmp_path_factory.mktemp("checkout")
    for part in ("src", "ontology", "shapes", "pyproject.toml", "README.md", "LICENSE"):
        source = ROOT / part
        if source.is_dir():
            shutil.copytree(source, folder / part, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
        else:
            shutil.copy(source, folder / part)
    return folder


@pytest.fixture(scope="module")
def wheel(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built as a user builds it."""
    folder = tmp_path_factory.mktemp("dist")
    pip = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(folder), str(checkout)]
    subprocess.run(pip, check=True, cwd=folder)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def kg(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command of a fresh environment into which the wheel alone was installed."""
    folder = tmp_path_factory.mktemp("fresh")
    venv.create(folder, with_pip=True)
    place = folder / ("Scripts" if os.name == "nt" else "bin")
    subprocess.run([place / "python", "-m", "pip", "install", "--quiet", wheel], check=True, cwd=folder)
    return place / "kg"


def test_the_wheel_holds_every_file_of_the_package(wheel: Path, checkout: Path) -> None:
    held = set(zipfile.ZipFile(wheel).namelist())
    wanted = set()
    for folder, inside in FOLDERS.items():
        for path in (checkout / folder).rglob("*"):
            if path.is_file():
                wanted.add(inside + path.relative_to(checkout / folder).as_posix())
    assert wanted - held == set()
    assert {name for name in held if ".dist-info/" not in name} - wanted == set()


def test_the_wheel_works_in_an_empty_folder(kg: Path, tmp_path: Path) -> None:
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "KG_", "VIRTUAL_ENV"))}

    def run(*args: str) -> str:
        done = subprocess.run([kg, *args], cwd=tmp_path, env=clean, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    (tmp_path / "minutes").mkdir()
    for name, day in (("a", "12 March"), ("b", "14 May")):
        (tmp_path / f"minutes/{name}.txt").write_text(MINUTES.replace("12 March", day), "utf-8")
    assert "build" in run("--help")
    assert "who-reported-what-to-whom" in run("query", "--list")
    run("build", "minutes")
    rows = json.loads(run("query", "who-reported-what-to-whom", "--format", "json"))["results"]["bindings"]
    assert {row["source"]["value"] for row in rows} == {"a.txt", "b.txt"}
    run("validate", "--reference")
    run("verify")


def test_nothing_that_only_tests_need_is_installed_with_it(kg: Path) -> None:
    code = "from importlib.metadata import distributions as d; print(*(each.name.lower() for each in d()))"
    listed = subprocess.run([kg.parent / "python", "-I", "-c", code], capture_output=True, text=True, check=True)
    names = set(listed.stdout.split())
    assert {"minutegraph", "rdflib", "pyoxigraph"} < names
    assert not names & {"pytest", "mypy", "ruff", "playwright", "pandas", "hypothesis"}
