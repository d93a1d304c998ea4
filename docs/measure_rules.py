"""Measure each rule on the marked minutes of the tests, and write src/minutegraph/review/rules.toml.

    python docs/measure_rules.py

`kg review` puts the facts of the rules that are most often wrong first. What counts as right is what `kg evaluate` counts.
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from pathlib import Path

from minutegraph.building import build
from minutegraph.evaluation import evaluate, read
from minutegraph.evaluation.gold import Documents, found
from minutegraph.store import open_for_reading

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "tests" / "data" / "minutes"
SETS = ((ROOT / "examples" / "minutes", DATA / "gold"), (DATA / "heldout", DATA / "heldout"))
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


def measured() -> tuple[dict[str, Counter[str]], dict[str, Counter[str]]]:
    """What was found, right and exact, by rule and by type."""
    rules: dict[str, Counter[str]] = {}
    types: dict[str, Counter[str]] = {}
    for minutes, gold in SETS:
        evaluation = evaluate(read(gold), answers(minutes))
        for rule, (right, total) in evaluation.by_rule.items():
            rules.setdefault(rule, Counter()).update({"found": total, "right": right})
        for kind, figures in evaluation.by_type.items():
            counts = {"found": figures.found, "right": figures.hit, "exact": figures.exact}
            types.setdefault(kind, Counter()).update(counts)
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
