"""Measures each rule on the marked minutes of the tests, and writes src/minutegraph/review/rules.toml.

    python -m training.measure_rules

`kg review` puts the facts of the rules that are most often wrong first. What counts as right is what `kg evaluate` counts.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from minutegraph.evaluation import evaluate, read
from minutegraph.evaluation.gold import Documents, found
from training import sets

MINUTES = sets.DATA / "minutes"
READ = ((sets.EXAMPLES, MINUTES / "gold"), (MINUTES / "heldout", MINUTES / "heldout"))
"""Minutes and their marks, on which the facts of rules are measured."""
LIKELY = ".likely"
"""The end of the rules of facts that the model finds: they are measured only on what it has not learned from."""
OUT = sets.ROOT / "src" / "minutegraph" / "review" / "rules.toml"

HEAD = """\
# How often each rule is right on the marked minutes of the tests: [facts found, those of them that people have marked
# too], and for types [found, marked too, with every slot the same]. Written by `python -m training.measure_rules`.

"""


def answers(minutes: Path) -> Documents:
    """The facts that the graph of these minutes holds."""
    with sets.built(minutes) as store:
        return found(store)


def unread() -> Iterator[Path]:
    """Folders of the documents that the model has not seen, each with its marks; each is gone when the next is asked for."""
    for _, documents in groupby(sets.unread(), key=itemgetter(0)):
        with tempfile.TemporaryDirectory() as folder:
            for _, marks in documents:
                shutil.copy(marks, folder)
                shutil.copy(sets.text_of(marks), folder)
            yield Path(folder)


def measured() -> tuple[dict[str, Counter[str]], dict[str, Counter[str]]]:
    """What was found, right and exact, by rule and by type."""
    rules: dict[str, Counter[str]] = {}
    types: dict[str, Counter[str]] = {}
    for minutes, gold in READ:
        evaluation = evaluate(read(gold), answers(minutes))
        for rule, (right, total) in evaluation.by_rule.items():
            if not rule.endswith(LIKELY):
                rules.setdefault(rule, Counter()).update({"found": total, "right": right})
        for kind, figures in evaluation.by_type.items():
            counts = {"found": figures.found, "right": figures.hit, "exact": figures.exact}
            types.setdefault(kind, Counter()).update(counts)
    for folder in unread():
        for rule, (right, total) in evaluate(read(folder), answers(folder)).by_rule.items():
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
