"""What people say of two nodes, "same" or "different", against or beside what the tool would join by itself."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Literal

Verdict = Literal["same", "different"]


@dataclass(frozen=True, slots=True)
class Link:
    """What a person says of two nodes, by their IRIs: of two mentions of an inspection, or of two people.

    `by`, `on` and `note` are who said it, when and why, "" where not told.
    """

    left: str
    right: str
    verdict: Verdict
    by: str = ""
    on: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Merge:
    """Two nodes that are taken for one, the first named by the second; `reason` in words for people."""

    left: str
    right: str
    reason: str


class Links:
    """All that people say of pairs of nodes."""

    def __init__(self, links: Collection[Link] = ()) -> None:
        """The links; of two that contradict each other "different" holds, as nothing is joined against doubt."""
        self._apart = {pair for each in links if each.verdict == "different" for pair in _both(each)}
        self._same = sorted(
            (each for each in links if each.verdict == "same" and (each.left, each.right) not in self._apart),
            key=lambda each: (each.left, each.right),
        )
        self._parted = frozenset(node for pair in self._apart for node in pair)

    def apart(self, one: str, other: str) -> bool:
        """Whether someone said that the two are different."""
        return (one, other) in self._apart

    def parted(self, node: str) -> bool:
        """Whether someone said of the node that it is different from some other."""
        return node in self._parted

    def pairs(self, nodes: Collection[str]) -> Iterator[Link]:
        """Those links that say of two of the nodes that they are the same, in order."""
        yield from (each for each in self._same if each.left in nodes and each.right in nodes)

    def same(self) -> Iterator[tuple[str, str]]:
        """All pairs that someone said are the same, in order."""
        yield from ((each.left, each.right) for each in self._same)

    def asked(self) -> tuple[Link, ...]:
        """All links by which people say that two nodes are the same, in order."""
        return tuple(self._same)

    def given(self, labels: dict[str, str]) -> Iterator[Merge]:
        """The merges of nodes with those labels that people ask for."""
        for each in self.pairs(labels):
            yield Merge(each.left, each.right, f"{labels[each.left]!r} is {labels[each.right]!r}: {said(each)}")


NOTHING_SAID = Links()
"""No links."""


def _both(link: Link) -> tuple[tuple[str, str], tuple[str, str]]:
    return (link.left, link.right), (link.right, link.left)


def said(link: Link) -> str:
    """Who says so, and why."""
    who = f"said by {link.by}" if link.by else "said in links.csv"
    when = f" on {link.on}" if link.on else ""
    return f"{who}{when}{f' ({link.note})' if link.note else ''}"
