"""The words of the lexicon by which the labels of agents are understood."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from minutegraph.lexicon import load
from minutegraph.rdf.iris import key
from minutegraph.register import kind_words


@cache
def words_of(name: str) -> frozenset[str]:
    """The keys of the words of a list in `scopes` of agents.toml."""
    return frozenset(key(word) for word in load("agents")["scopes"][name])


@cache
def known_bodies() -> dict[str, tuple[str, str, str]]:
    """Room, class and label of the inspectorates and departments of the lexicon, by the keys of all their names."""
    known: dict[str, tuple[str, str, str]] = {}
    uncertain = load("agents")["scopes"]["uncertain_inspectorates"]
    for name, row in load("inspectorates").items():
        if name not in uncertain:
            for label in (row["label"], *row["names"], *row["abbreviations"], *row.get("former", ())):
                known.setdefault(key(label), (f"inspectorate/{name}", "Inspectorate", row["label"]))
    for name, row in load("departments").items():
        for label in (row["label"], *row["names"]):
            known.setdefault(key(label), (f"department/{name}", "Department", row["label"]))
    return known


@lru_cache(maxsize=65536)
def core(name: str) -> frozenset[str]:
    """The words of an authority's name that tell which one it is."""
    return frozenset(key(name).split()) - words_of("generic")


@lru_cache(maxsize=65536)
def alike(one: str, other: str) -> bool:
    """Whether two names of authorities do not tell of different kinds: a county council is no city council."""
    return not kind_words(one) or not kind_words(other) or bool(kind_words(one) & kind_words(other))


@lru_cache(maxsize=4096)
def is_no_council(name: str) -> bool:
    """Whether a name is of an authority of several councils or of one service: a combined authority, a fire authority."""
    words = key(name).split()
    return "authority" in words and "council" not in words


@lru_cache(maxsize=4096)
def is_member(place: str, authority: str) -> bool:
    """Whether the name of a joint authority lists a place, which is then no short form of it: Kent, of Kent and Medway."""
    listed = re.split(r" and |, ", key(re.sub(r"\s*,\s*", " and ", authority)))
    found = any(part == key(place) or part.startswith(f"{key(place)} ") for part in listed)
    return is_no_council(authority) and found and len(listed) > 1 and listed[0].split()[-1] not in words_of("bodies_of_others")
