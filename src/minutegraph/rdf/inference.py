"""What follows from a document's triples by the ontology: for the store only, never written in the record.

Sub-classes, sub-properties, inverses and property chains, read from `ontology/minutegraph.ttl` itself. A statement is
a triple of terms as N-Triples writes them: strings are many times faster to handle here than terms.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from pyoxigraph import NamedNode, RdfFormat, Triple, parse

from minutegraph.rdf.terms import OWL, RDF, RDFS, TYPE

Statement = tuple[str, str, str]

_TYPE = str(TYPE)


@dataclass(frozen=True, slots=True)
class Rules:
    """What the ontology lets follow.

    `types`: the classes above a class; `properties`: what holds besides a property, and whether turned round (`True`
    for the inverse); `chains`: the property that a path of properties amounts to. All closed, all as N-Triples terms.
    """

    types: Mapping[str, tuple[str, ...]]
    properties: Mapping[str, tuple[tuple[str, bool], ...]]
    chains: tuple[tuple[str, tuple[str, ...]], ...]


@cache
def ontology_rules() -> Rules:
    """The rules of the package's own ontology, read once a process."""
    return read_rules((files("minutegraph.ontology") / "minutegraph.ttl").read_bytes())


def read_rules(ontology: bytes) -> Rules:
    """The rules of an ontology in Turtle: its sub-class, sub-property, inverse-of and property-chain axioms."""
    triples = [Triple(quad.subject, quad.predicate, quad.object) for quad in parse(ontology, RdfFormat.TURTLE)]
    above: defaultdict[str, set[tuple[str, bool]]] = defaultdict(set)
    classes: defaultdict[str, set[tuple[str, bool]]] = defaultdict(set)
    chains = []
    for triple in triples:
        subject, target = str(triple.subject), str(triple.object)
        if triple.predicate == RDFS["subClassOf"] and isinstance(triple.object, NamedNode):
            classes[subject].add((target, False))
        elif triple.predicate == RDFS["subPropertyOf"]:
            above[subject].add((target, False))
        elif triple.predicate == OWL["inverseOf"]:
            above[subject].add((target, True))
            above[target].add((subject, True))
        elif triple.predicate == OWL["propertyChainAxiom"]:
            chains.append((subject, _members(triples, target)))
    return Rules(
        types={name: tuple(sorted(other for other, _ in _reach(classes, name))) for name in classes},
        properties={name: tuple(sorted(_reach(above, name))) for name in above},
        chains=tuple(sorted(chains)),
    )


def _members(triples: Iterable[Triple], head: str) -> tuple[str, ...]:
    """The members of an RDF list."""
    first, rest = {}, {}
    for triple in triples:
        if triple.predicate == RDF["first"]:
            first[str(triple.subject)] = str(triple.object)
        elif triple.predicate == RDF["rest"]:
            rest[str(triple.subject)] = str(triple.object)
    members = []
    while head in first:
        members.append(first[head])
        head = rest[head]
    return tuple(members)


def _reach(edges: Mapping[str, set[tuple[str, bool]]], start: str) -> set[tuple[str, bool]]:
    """All that can be reached from a term, with whether an odd number of inverses lies on the way; without itself."""
    found: set[tuple[str, bool]] = set()
    to_do = [(start, False)]
    while to_do:
        name, turned = to_do.pop()
        for other, turns in edges.get(name, ()):
            step = (other, turned != turns)
            if step not in found:
                found.add(step)
                to_do.append(step)
    return found - {(start, False)}


def infer(statements: Iterable[Statement], rules: Rules) -> list[Statement]:
    """What follows from the statements and is not among them, sorted; chains are followed until nothing new comes."""
    asserted = statements if isinstance(statements, set | frozenset) else set(statements)
    types, properties = rules.types, rules.properties
    links = {name for _, path in rules.chains for name in path}
    derived: set[Statement] = set()
    for subject, predicate, target in asserted:
        if predicate == _TYPE:
            for name in types.get(target, ()):
                derived.add((subject, _TYPE, name))
        elif predicate in properties:
            for name, turned in properties[predicate]:
                derived.add((target, name, subject) if turned else (subject, name, target))
    while rules.chains:
        joined = _chained((each for known in (asserted, derived) for each in known if each[1] in links), rules)
        new = joined - derived - asserted
        if not new:
            break
        derived |= new
    return sorted(derived - asserted)


def _chained(links: Iterable[Statement], rules: Rules) -> set[Statement]:
    """What the chains give over these statements, each with what holds besides it."""
    steps: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for subject, predicate, target in links:
        steps[predicate][subject].append(target)
    found: set[Statement] = set()
    for name, (opening, *rest) in rules.chains:
        for start, reached in steps[opening].items():
            ends = set(reached)
            for link in rest:
                hops = steps[link]
                ends = {end for middle in ends if middle in hops for end in hops[middle]}
                if not ends:
                    break
            for end in ends:
                found.add((start, name, end))
                for other, turned in rules.properties.get(name, ()):
                    found.add((end, other, start) if turned else (start, other, end))
    return found
