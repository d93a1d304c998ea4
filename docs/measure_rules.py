"""Measure each rule on the marked minutes of the tests, and write src/minutegraph/review/rules.toml.

    python docs/measure_rules.py

`kg review` puts the facts of the rules that are most often wrong first. What counts as right is what `kg evaluate` counts.
"""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from minutegraph.building import build
from minutegraph.evaluation import evaluate, read
from minutegraph.evaluation.gold import Documents, found
from minutegraph.store import open_for_reading

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "tests" / "data" / "minutes"
SETS = ((ROOT / "examples" / "minutes", DATA / "gold"), (DATA / "heldout", DATA / "heldout"))
UNREAD: dict[str, int] = json.loads((DATA / "sets.json").read_text("utf-8"))["unread"]
"""Minutes of which every so many were not used to train the model: its facts are measured on these alone."""
LIKELY = ".likely"
"""The end of the rules of facts that the model finds."""
OUT = ROOT / "src" / "minutegraph" / "review" / "rules.toml"

HEAD = """\
# How often each rule is right on the marked minutes of the tests: [facts found, those of them that people have marked
# too], and for types [found, marked too, with every slot the same]. Written by `python docs/measure_rules.py`.

"""


def answers(minutes: Path) -> Documents:
    """The facts that the graph of these minutes holds."""
    with tempfile.TemporaryDirectory() as folder:
        build([minutes], Path(folder) / "graph")
        return found(open_for_reading(Path(folder) / "graph"))


def unread() -> Iterator[tuple[Path, Path]]:
    """Folders with the documents that the model has not seen, and their marks."""
    for name, every in UNREAD.items():
        with tempfile.TemporaryDirectory() as folder:
            for path in sorted((DATA / name).glob("*.jsonl"))[every - 1 :: every]:
                shutil.copy(path, folder)
                shutil.copy(path.with_suffix(".txt"), folder)
            yield Path(folder), Path(folder)


def measured() -> tuple[dict[str, Counter[str]], dict[str, Counter[str]]]:
    """What was found, right and exact, by rule and by type."""
    rules: dict[str, Counter[str]] = {}
    types: dict[str, Counter[str]] = {}
    for minutes, gold in SETS:
        evaluation = evaluate(read(gold), answers(minutes))
        for rule, (right, total) in evaluation.by_rule.items():
            if not rule.endswith(LIKELY):
                rules.setdefault(rule, Counter()).update({"found": total, "right": right})
        for kind, figures in evaluation.by_type.items():
            counts = {"found": figures.found, "right": figures.hit, "exact": figures.exact}
            types.setdefault(kind, Counter()).update(counts)
    for minutes, gold in unread():
        for rule, (right, total) in evaluate(read(gold), answers(minutes)).by_rule.items():
            if rule.endswith(LIKELY):
                rules.setdefault(rule, Counter()).update({"found": total, "right": right})
    return rules, types


def main() -> int:
    """Write the file."""
    rules, types = measured()
    lines = [HEAD, "[types]\n"]
    lines += [
        f"{kind} = [{n['found']}, {n['right']}, {n['exact']}]\n" for kind, n in sorted(types.items()) if kind != "all"
    ]
    lines += ["\n[rules]\n"]
    lines += [f'"{rule}" = [{n["found"]}, {n["right"]}]\n' for rule, n in sorted(rules.items())]
    OUT.write_text("".join(lines), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
