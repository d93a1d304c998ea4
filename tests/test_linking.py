"""How well names are led to the right nodes: over four hundred mentions, each with the node that is right or "unknown".

The figures are those of docs/linking.md; `python tests/test_linking.py` prints them, with every mention that went wrong.
"""

from __future__ import annotations

import csv
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from graph_samples import BASE

from minutegraph.model import Party, PartyKind
from minutegraph.rdf.entities import Agents, Occasion

DATA = Path(__file__).parent / "data" / "linking"
DOCUMENT = f"{BASE}minutes/panel"
UNKNOWN = "unknown"


@dataclass(frozen=True)
class Linked:
    """A mention, the node that is right, and the one that it was led to."""

    kind: str
    mention: str
    expected: str
    found: str


def rows(name: str) -> list[dict[str, str]]:
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def node_of(agents: Agents, kind: PartyKind, label: str, organisation: str | None = None) -> str:
    """The last part of the IRI of the node that a mention is led to, "unknown" where it stays with the document."""
    label = label.removeprefix("the ")  # as the labels of parties have none
    iri = agents.of(Party(label, kind, organisation=organisation))
    return iri.removeprefix(BASE) if agents.certain(iri) else UNKNOWN


def authorities() -> Iterator[Linked]:
    for row in rows("authorities"):
        agents = Agents(BASE, DOCUMENT, Occasion(row["own"] or None, None, row["date"] or None, row["address"] or None))
        expected = row["expect"].removeprefix("=")
        if expected == "own":
            expected = str(agents.authority_slug)
        found = node_of(agents, "authority", row["mention"]).removeprefix("authority/")
        yield Linked("authorities", f"{row['mention']} ({row['own']} {row['date']})", expected, found)


def of_authority(kind: PartyKind, name: str) -> Iterator[Linked]:
    for row in rows(name):
        agents = Agents(BASE, DOCUMENT, Occasion(row["authority"], row["body"] or None, "2021-09-14"))
        found = node_of(agents, kind, row["mention"], row.get("organisation") or None)
        home = f"authority/{agents.authority_slug}/"
        yield Linked(name, f"{row['mention']} ({row['body']})", row["expect"], found.removeprefix(home))


SETS: dict[str, Callable[[], Iterator[Linked]]] = {
    "authorities": authorities,
    "bodies": lambda: of_authority("body", "bodies"),
    "posts": lambda: of_authority("post", "posts"),
}


def figures(linked: list[Linked]) -> tuple[float, float]:
    """Precision (of the mentions led to a node, how many to the right one) and recall (of those that have one)."""
    led = [each for each in linked if each.found != UNKNOWN]
    right = [each for each in led if each.found == each.expected]
    known = [each for each in linked if each.expected != UNKNOWN]
    return len(right) / len(led), len(right) / len(known)


def test_there_are_enough_mentions_and_hard_ones_among_them() -> None:
    linked = [each for make in SETS.values() for each in make()]
    assert len(linked) >= 300
    assert sum(each.expected == UNKNOWN for each in linked) >= 30


def test_names_lead_to_the_right_nodes() -> None:
    precision, recall = figures([each for make in SETS.values() for each in make()])
    assert precision >= 0.98
    assert recall >= 0.9


@pytest.mark.parametrize("name", SETS)
def test_each_kind_of_name_leads_to_the_right_nodes(name: str) -> None:
    precision, recall = figures(list(SETS[name]()))
    assert precision >= 0.94
    assert recall >= 0.9


def main() -> None:
    by_kind: defaultdict[str, list[Linked]] = defaultdict(list)
    for make in SETS.values():
        for each in make():
            by_kind[each.kind].append(each)
            by_kind["all"].append(each)
            if each.found != each.expected:
                sys.stdout.write(f"{each.kind}: {each.mention}: {each.found} instead of {each.expected}\n")
    for kind, linked in by_kind.items():
        precision, recall = figures(linked)
        known = sum(each.expected != UNKNOWN for each in linked)
        sys.stdout.write(f"{kind:12} {len(linked):4} {known:4} {precision:.3f} {recall:.3f}\n")


if __name__ == "__main__":
    main()
