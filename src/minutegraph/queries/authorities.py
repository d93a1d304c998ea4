"""What a user means who narrows a query to an authority by a name that no authority of the graph has in these letters."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from minutegraph.queries import PREFIXES
from minutegraph.queries.parameters import PARAMETERS
from minutegraph.register import resolve

if TYPE_CHECKING:
    import pyoxigraph

ONLY = next(each.variable for each in PARAMETERS if each.name == "authority")
"""The variable of the named queries that holds the name."""

_NAMES = """
SELECT DISTINCT ?name ?label ?node {
  ?node a mg:Authority ; rdfs:label ?label ; rdfs:label|skos:altLabel ?name
}"""


def names(store: pyoxigraph.Store) -> dict[str, str]:
    """The label of each authority of the graph by each of its names and its IRI."""
    found: dict[str, str] = {}
    for row in store.query(_NAMES, prefixes=PREFIXES, use_default_graph_as_union=True):  # type: ignore[union-attr]
        found[row["name"].value] = found[row["node"].value] = row["label"].value
    return found


def otherwise(name: str, known: dict[str, str]) -> str | None:
    """The label of the authority of the graph that is meant by a name that it does not have: "B&NES Council" is found so.

    None where part of a name is the name asked for, where the register knows no such council, or the graph has it not.
    """
    if any(name.casefold() in each.casefold() for each in known):
        return None
    meant = resolve(name).authority
    return meant.name if meant is not None and meant.name in known.values() else None


def told(name: str, known: dict[str, str]) -> str:
    """That no authority of the graph has such a name, and which names are near; "" where one has it."""
    if any(name.casefold() in each.casefold() for each in known):
        return ""
    labels = {each.casefold(): label for each, label in known.items() if "://" not in each}
    by_nearness = sorted(labels, key=lambda each: (-_nearness(name.casefold(), each), each))
    near = list(dict.fromkeys(labels[each] for each in by_nearness))[:3]
    nearest = f"the nearest names are {', '.join(map(repr, near))}" if near else "the graph has no authority at all"
    return f"no authority in the graph is called {name!r}; {nearest}"


def _nearness(one: str, other: str) -> float:
    """How like two names are: as a whole, or as the one is like a word of the other."""
    return max(SequenceMatcher(None, one, each).ratio() for each in (other, *other.split()))
