"""How well names are led to the right nodes: over a thousand mentions, each with the node that is right or "unknown".

The figures are those of docs/linking.md; `python tests/test_linking.py` prints them, with every mention that went wrong.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cache

import pytest
from graph_samples import BASE
from linking_contexts import DATA, UNKNOWN, Linked, contexts, linked

from minutegraph.model import Party, PartyKind
from minutegraph.rdf.entities import Agents, Occasion
from minutegraph.rdf.links import NOTHING_SAID
from minutegraph.rdf.mentions import find_people
from minutegraph.rdf.people import joined_people

DOCUMENT = f"{BASE}minutes/panel"


def rows(name: str, folder: str = "") -> list[dict[str, str]]:
    with (DATA / folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def node_of(agents: Agents, kind: PartyKind, label: str, organisation: str | None = None) -> str:
    """The last part of the IRI of the node that a mention is led to, "unknown" where it stays with the document."""
    label = label.removeprefix("the ")  # as the labels of parties have none
    iri = agents.of(Party(label, kind, organisation=organisation))
    return iri.removeprefix(BASE) if agents.certain(iri) else UNKNOWN


def authorities(folder: str = "") -> Iterator[Linked]:
    for row in rows("authorities", folder):
        agents = Agents(BASE, DOCUMENT, Occasion(row["own"] or None, None, row["date"] or None, row["address"] or None))
        expected = row["expect"].removeprefix("=")
        if expected == "own":
            expected = str(agents.authority_slug)
        found = node_of(agents, "authority", row["mention"]).removeprefix("authority/")
        yield Linked("authorities", f"{row['mention']} ({row['own']} {row['date']})", expected, found)


def of_authority(kind: PartyKind, name: str, folder: str = "") -> Iterator[Linked]:
    for row in rows(name, folder):
        agents = Agents(BASE, DOCUMENT, Occasion(row["authority"], row["body"] or None, "2021-09-14"))
        found = node_of(agents, kind, row["mention"], row.get("organisation") or None)
        home = f"authority/{agents.authority_slug}/"
        yield Linked(name, f"{row['mention']} ({row['body']})", row["expect"], found.removeprefix(home))


def people(folder: str = "") -> Iterator[Linked]:
    """The names of people, joined over all documents of an authority; a name that stays apart is its own node."""
    by_authority: defaultdict[str, list[dict[str, str]]] = defaultdict(list)
    for row in rows("people", folder):
        by_authority[row["authority"]].append(row)
    for authority, named in by_authority.items():
        mentions, nodes = [], []
        for row in named:
            document = f"{BASE}minutes/{row['document']}"
            agents = Agents(BASE, document, Occasion(authority, None, row["date"] or None))
            nodes.append(agents.person(row["mention"]))
            mentions += find_people(document, agents, row["date"] or None)
        same = {merge.left: merge.right for merge in joined_people(mentions, NOTHING_SAID).merges}
        for row, node in zip(named, nodes, strict=True):
            found = same.get(node, node).rsplit("/", 1)[1]
            if node not in same and found != row["expect"]:
                found = UNKNOWN  # left apart: joined with nobody, so with nobody wrongly
            yield Linked("people", f"{row['mention']} ({authority} {row['document']})", row["expect"], found)


SETS: dict[str, Callable[[], Iterator[Linked]]] = {
    "authorities": authorities,
    "bodies": lambda: of_authority("body", "bodies"),
    "posts": lambda: of_authority("post", "posts"),
    "people": people,
}

HELD_OUT: dict[str, Callable[[], Iterator[Linked]]] = {
    "authorities, held out": lambda: authorities("held-out"),
    "posts, held out": lambda: of_authority("post", "posts", "held-out"),
    "people, held out": lambda: people("held-out"),
}
"""Mentions written after the rules were done. What they showed was put right where it could be for all names alike."""


CONTEXTS = {"developed": "contexts-developed.txt", "held out": "contexts-held-out.txt"}
"""Short minutes with their mentions: the first were developed on; the others' figures were not looked into."""


@cache
def in_context(name: str) -> tuple[Linked, ...]:
    return tuple(linked(CONTEXTS[name]))


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


def test_names_written_after_the_rules_lead_to_the_right_nodes() -> None:
    precision, recall = figures([each for make in HELD_OUT.values() for each in make()])
    assert precision >= 0.98
    assert recall >= 0.9


@pytest.mark.parametrize("name", CONTEXTS)
def test_every_mention_stands_in_its_context(name: str) -> None:
    for context in contexts(CONTEXTS[name]):
        for kind, words, _ in context.mentions:
            last = words.split(" @ ")[0].split(" ")[-1]
            assert kind == "document" or last.lower() in context.document.text.lower(), (context.name, words)


def test_there_are_enough_mentions_of_each_kind_in_context() -> None:
    count = Counter(each.kind for name in CONTEXTS for each in in_context(name))
    assert count["authority"] >= 120
    assert all(count[kind] >= 70 for kind in ("body", "post", "person"))


@pytest.mark.parametrize("name", CONTEXTS)
def test_mentions_in_context_lead_to_the_right_nodes(name: str) -> None:
    precision, recall = figures(list(in_context(name)))
    assert precision >= 0.99
    assert recall >= 0.97


@pytest.mark.parametrize("kind", ["document", "authority", "body", "post", "person"])
def test_mentions_of_each_kind_in_context_lead_to_the_right_nodes(kind: str) -> None:
    precision, recall = figures([each for name in CONTEXTS for each in in_context(name) if each.kind == kind])
    assert precision >= 0.98
    assert recall >= 0.94


def main() -> None:
    for title, sets in (("all", SETS), ("written later", HELD_OUT)):
        found_in = {name: list(make()) for name, make in sets.items()}
        found_in[title] = [each for found in found_in.values() for each in found]
        tell_wrong(found_in[title])
        for name, found in found_in.items():
            tell(name, found)
    for name in CONTEXTS:
        if name != "held out":  # nobody is to develop on those
            tell_wrong(in_context(name))
        for kind in ("document", "authority", "body", "post", "person"):
            tell(f"{kind}, {name}", [each for each in in_context(name) if each.kind == kind])
        tell(f"in context, {name}", list(in_context(name)))


def tell_wrong(found: Iterable[Linked]) -> None:
    for each in found:
        if each.found != each.expected:
            sys.stdout.write(f"{each.kind}: {each.mention}: {each.found} instead of {each.expected}\n")


def tell(name: str, found: list[Linked]) -> None:
    precision, recall = figures(found)
    known = sum(each.expected != UNKNOWN for each in found)
    sys.stdout.write(f"{name:24} {len(found):4} {known:4} {precision:.3f} {recall:.3f}\n")


if __name__ == "__main__":
    main()
