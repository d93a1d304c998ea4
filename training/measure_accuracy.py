"""Measures the marked minutes of the tests, and writes the figures into the tables of docs/accuracy.md.

    python -m training.measure_accuracy            # build the sets, write the figures, tell what the model adds
    python -m training.measure_accuracy --check    # write nothing; exit 1 where the page has other figures

Only cells of figures are written: what the sets are, and what was reached at first sight, somebody has told. The two sets of
the shared folder are measured where it is there; rows of minutes that are not kept stay as they are.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from minutegraph.evaluation import Evaluation, Figures, evaluate, read
from minutegraph.evaluation.gold import Documents, for_those_that_speak, found, versions
from minutegraph.extraction import finders
from minutegraph.extraction.learned import likely
from training import sets

PAGE = sets.ROOT / "docs" / "accuracy.md"
SHARED = Path(os.environ.get("MINUTEGRAPH_SHARED") or sets.ROOT.parent / "shared")
MINUTES = sets.DATA / "minutes"
PLACES = {path.name: (path, path) for path in sorted(MINUTES.iterdir()) if path.is_dir() and path.name != "gold"} | {
    "held out": (MINUTES / "heldout", MINUTES / "heldout"),
    "examples": (sets.EXAMPLES, MINUTES / "gold"),
    "real items": (SHARED / "minutes" / "seeds", SHARED / "eval" / "gold"),
    "real parish minutes": (SHARED / "minutes" / "parish", SHARED / "eval" / "gold-parish"),
}
"""The minutes and the marks of each row, by what the page calls them."""
UNREAD: Mapping[str, frozenset[str]] = {
    name: frozenset(marks.stem for _, marks in group) for name, group in groupby(sets.unread(), key=itemgetter(0))
}
"""By set the documents whose errors nobody has read."""
_OTHERS = re.compile(r"(?<=\bthe other )(\w+ are at )\d\.\d\d and \d\.\d\d")

Row = Callable[[Sequence[str]], Sequence[str]]
"""What makes the cells of a row of those that stand there."""


@dataclass(frozen=True, slots=True)
class Measured:
    """A set as a council would build it: its marked facts and those found."""

    marked: Documents
    found: Documents

    def all(self) -> Evaluation:
        """The figures of all its documents."""
        return evaluate(self.marked, self.found, only_found=True)

    def of(self, names: frozenset[str]) -> Evaluation:
        """The figures of some of its documents."""
        return evaluate({name: facts for name, facts in self.marked.items() if name in names}, self.found, only_found=True)


def measured() -> dict[str, Measured]:
    """The sets that are there, by the name of their row."""
    out: dict[str, Measured] = {}
    for name, (minutes, gold) in PLACES.items():
        if minutes.is_dir():
            with sets.built(minutes) as store:
                out[name] = Measured(for_those_that_speak(read(gold), versions(store)), found(store))
    return out


@contextmanager
def rules_alone() -> Iterator[None]:
    """Without the model of the facts, for as long as it lasts."""
    kept = finders.FINDERS
    finders.FINDERS = tuple(finder for finder in kept if finder is not likely.find)
    try:
        yield
    finally:
        finders.FINDERS = kept


def pair(figures: Figures) -> tuple[str, str]:
    """Detection and slots as the page prints them."""
    return f"{figures.detection_f1:.2f}", f"{figures.slot_f1:.2f}"


def written(page: str, rows: Mapping[str, Row]) -> str:
    """The page with every row of the tables named by a cell of their head made anew."""
    out: list[str] = []
    head = ""
    for line in page.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if not line.startswith("|"):
            head = ""
        elif not head:
            head = line
        elif set(line) - set("|-: "):
            make = next((row for name, row in rows.items() if f"| {name} |" in head), None)
            line = f"| {' | '.join(make(cells))} |".replace("|  |", "| |") if make else line
        out.append(line)
    return "\n".join(out) + "\n"


def of_sets(known: Mapping[str, Measured]) -> Row:
    """Rows of: name, what it is, facts, detection, slots."""

    def row(cells: Sequence[str]) -> Sequence[str]:
        name, about = cells[:2]
        if name not in known:
            return cells
        others = pair(known[name].of(UNREAD[name]).by_type["all"]) if _OTHERS.search(about) else ("", "")
        figures = known[name].all().by_type["all"]
        return name, _OTHERS.sub(rf"\g<1>{' and '.join(others)}", about), f"{figures.gold:,}", *pair(figures)

    return row


def of_types(known: Mapping[str, Measured]) -> Row:
    """Rows of: type; of unseen facts, precision, recall, detection, slots; of later, and of latest, facts, detection, slots."""
    by_type = [known[name].of(UNREAD[name]).by_type for name in ("unseen", "later", "latest")]

    def row(cells: Sequence[str]) -> Sequence[str]:
        first, *others = (each[cells[0]] for each in by_type)
        out = [cells[0], str(first.gold), f"{first.precision:.2f}", f"{first.recall:.2f}", *pair(first)]
        return out + [cell for figures in others for cell in (str(figures.gold), *pair(figures))]

    return row


def of_model(alone: Mapping[str, Measured], known: Mapping[str, Measured]) -> Row:
    """Rows of: set, or its second half; detection and slots by the rules alone; with the model."""

    def row(cells: Sequence[str]) -> Sequence[str]:
        name = cells[0].removesuffix(", second half")
        if name not in known:
            return cells
        return cells[0], *(", ".join(pair(each[name].of(UNREAD[name]).by_type["all"])) for each in (alone, known))

    return row


def added(known: Mapping[str, Measured]) -> str:
    """How many of the facts that the model found on unread minutes are right, and how many are not, but for "unseen"."""
    right = total = 0
    for name in UNREAD.keys() - {"unseen", "mirrors"}:
        for rule, (hits, number) in known[name].of(UNREAD[name]).by_rule.items():
            if rule.endswith(".likely"):
                right, total = right + hits, total + number
    return f"the model adds {right} facts that are right, {total - right} that are not"


def main() -> int:
    """Write the page, or compare."""
    known = measured()
    with rules_alone():
        alone = measured()
    rows = {"what they are": of_sets(known), "unseen: facts": of_types(known)}
    rows["rules alone: detection, slots"] = of_model(alone, known)
    page = PAGE.read_text("utf-8")
    now = written(page, rows)
    if "--check" in sys.argv:
        if now != page:
            print(f"{PAGE}: other figures are reached: run python -m training.measure_accuracy", file=sys.stderr)
        return int(now != page)
    PAGE.write_text(now, "utf-8")
    print(added(known))
    return 0


if __name__ == "__main__":
    sys.exit(main())
