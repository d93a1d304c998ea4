"""The benchmarks run, and what they measure has sense; how fast is not judged here."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent

pytestmark = pytest.mark.skipif(not (ROOT / "benchmarks").is_dir(), reason="the benchmarks are not installed")


def run(name: str, *arguments: str | Path) -> str:
    command = [sys.executable, "-m", f"benchmarks.{name}", *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout


def texts(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text("utf-8") for path in sorted(folder.glob("*.txt"))}


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("benchmarks") / "corpus"
    run("corpus", 72, folder)
    return folder


def test_documents_of_a_corpus_differ_and_have_about_700_words(corpus: Path) -> None:
    made = texts(corpus)
    assert len(made) == len(set(made.values())) == 72
    lengths = [len(text.split()) for text in made.values()]
    assert 650 < sum(lengths) / len(lengths) < 750
    assert min(lengths) > 400 and max(lengths) < 1100


def test_documents_of_one_pattern_share_few_sentences(corpus: Path) -> None:
    made = texts(corpus)
    sentences = [
        {each.strip() for each in made[name].split(".") if len(each.split()) > 7} for name in ("00000.txt", "00036.txt")
    ]
    common = sentences[0] & sentences[1]
    assert sentences[0] and len(common) < len(sentences[0]) / 2


def test_every_document_is_in_the_manifest(corpus: Path) -> None:
    with (corpus / "manifest.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["file"] for row in rows] == sorted(texts(corpus))
    assert all(row["authority"] and row["body"] for row in rows)


def test_a_seed_makes_the_same_corpus_and_a_smaller_one_is_its_beginning(corpus: Path, tmp_path: Path) -> None:
    run("corpus", 5, tmp_path / "same")
    run("corpus", 5, tmp_path / "other", "--seed", 2)
    first = dict(list(texts(corpus).items())[:5])
    assert texts(tmp_path / "same") == first
    assert not set(texts(tmp_path / "other").values()) & set(first.values())


def test_a_build_is_measured(tmp_path: Path) -> None:
    if not sys.platform.startswith("linux"):
        pytest.skip("memory of processes is read from /proc")
    report = tmp_path / "found.json"
    shown = run("build", "--items", 8, "--json", report, "--work", tmp_path / "work")
    found: dict[str, Any] = json.loads(report.read_text("utf-8"))
    assert [each["items"] for each in found["builds"]] == [2, 4, 8]
    for each in found["builds"]:
        assert each["processor ms an item"] > 0 and each["parent MB"] > 10 and each["index kB an item"] > 0
    assert "0 documents built, 8 unchanged" in found["again"]["said"]
    assert "1 document built, 7 unchanged" in found["one changed"]["said"]
    assert {"read", "extract", "map", "turtle", "infer", "validate", "record", "store"} <= found["steps"].keys()
    assert found["peers"]["pySHACL validates"] > 1
    assert found["peers"]["rdflib builds and writes Turtle"] > 1
    assert all(ratio > 0 for ratio in found["peers"].values())
    assert "processor ms an item" in shown and "one changed" in shown


def test_extraction_is_measured(tmp_path: Path) -> None:
    report = tmp_path / "found.json"
    shown = run("extraction", "--items", 3, "--json", report)
    found = json.loads(report.read_text("utf-8"))
    assert found["words"] > 1000
    assert found["reading, words a second"] > found["reading and extraction, words a second"] > 0
    assert (found["spacy, times extraction alone"] is None) == ("not measured" in shown)
