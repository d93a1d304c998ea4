"""Runs of numbers that rise: which of the lines that begin with a number open the items of business."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

Member = tuple[int, re.Match[str], list[int]]
"""The index of a line, what was matched in it, and the numbers of its mark: [52, 10] of "52/10"."""

_FALSE_STARTS = 4  # Numbers that may stand above the first item's: of papers, of streets.
_LARGEST_STEP = 3


def best_run(shapes: Iterable[Sequence[Member]]) -> list[tuple[int, re.Match[str]]]:
    """The longest run of rising numbers in any of the ways of numbering."""
    runs = [_run(members[start:]) for members in shapes for start in range(min(len(members), _FALSE_STARTS))]
    return max(runs, key=len, default=[])


def _run(members: Sequence[Member]) -> list[tuple[int, re.Match[str]]]:
    """Those of the members, from the first on, whose number is one or two above that of the last one taken."""
    taken: list[tuple[int, re.Match[str]]] = []
    last: list[int] = []
    for index, match, number in members:
        steps = [new - old for new, old in zip(number, last, strict=False) if new != old]
        if not taken or (len(steps) == 1 and 0 < steps[0] <= _LARGEST_STEP):
            taken.append((index, match))
            last = number
    return taken
