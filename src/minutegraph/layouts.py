"""Where the nodes of a drawing stand: an authority a cluster, its bodies in the middle, who spoke around them.

Clusters make a drawing of many councils readable at once, and need no simulation: the same network has always the same
places, found in time that grows with the number of nodes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import ceil, cos, pi, sin, sqrt
from typing import TYPE_CHECKING

from minutegraph.networks import agents

if TYPE_CHECKING:
    import networkx

Place = tuple[float, float]

GAP = 110.0
"""Pixels between neighbours on a ring: a label of two lines of 22 letters fits."""

_INNER = ("body", "authority", "group")


def clusters(network: networkx.MultiDiGraph[str]) -> dict[str, Place]:
    """The place (x, y in pixels) of each node: a cluster for each authority, on a grid, the greatest first."""
    by_authority: dict[str, list[str]] = {}
    for node, values in agents(network):
        by_authority.setdefault(values["authority"], []).append(node)
    ordered = sorted(by_authority.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    drawn = [_rings(network, nodes) for _, nodes in ordered]
    return _grid(drawn)


def captions(network: networkx.MultiDiGraph[str], places: Mapping[str, Place]) -> dict[str, Place]:
    """Where the name of each authority stands: above its cluster."""
    tops: dict[str, list[Place]] = {}
    for node, values in agents(network):
        if values["authority"]:
            tops.setdefault(values["authority"], []).append(places[node])
    return {
        name: ((min(x for x, _ in at) + max(x for x, _ in at)) / 2, min(y for _, y in at) - 0.8 * GAP)
        for name, at in sorted(tops.items())
    }


def _rings(network: networkx.MultiDiGraph[str], nodes: Sequence[str]) -> dict[str, Place]:
    """Bodies and groups on an inner ring, posts, people and documents on outer ones, each ring in order of label."""
    inner = [n for n in nodes if network.nodes[n]["kind"] in _INNER]
    outer = [n for n in nodes if network.nodes[n]["kind"] not in _INNER]
    places: dict[str, Place] = {}
    radius = _ring(network, inner, 0.0, places)
    rest = sorted(outer, key=lambda n: (network.nodes[n]["kind"] == "document", network.nodes[n]["label"], n))
    while rest:
        radius += 1.6 * GAP
        room = max(6, int(2 * pi * radius / GAP))
        _ring(network, rest[:room], radius, places)
        rest = rest[room:]
    return places


def _ring(network: networkx.MultiDiGraph[str], nodes: Sequence[str], radius: float, places: dict[str, Place]) -> float:
    """Puts the nodes on a circle of at least this radius; returns the radius taken, 0 for a single node."""
    if not nodes:
        return radius
    if len(nodes) == 1 and not radius:
        places[nodes[0]] = (0.0, 0.0)
        return 0.0
    radius = max(radius, len(nodes) * GAP / (2 * pi), GAP / 2)
    for place, node in enumerate(sorted(nodes, key=lambda n: (network.nodes[n]["label"], n))):
        angle = 2 * pi * place / len(nodes) - pi / 2
        places[node] = (radius * cos(angle), radius * sin(angle))
    return radius


def _grid(drawn: Sequence[Mapping[str, Place]]) -> dict[str, Place]:
    """The clusters side by side, in rows as long as the whole is high."""
    places: dict[str, Place] = {}
    columns = max(1, ceil(sqrt(len(drawn))))
    top = 0.0
    for start in range(0, len(drawn), columns):
        row = drawn[start : start + columns]
        reach = [max((max(abs(x), abs(y)) for x, y in one.values()), default=0.0) + 1.5 * GAP for one in row]
        top += max(reach)
        left = 0.0
        for one, half in zip(row, reach, strict=True):
            left += half
            places.update({node: (left + x, top + y) for node, (x, y) in one.items()})
            left += half
        top += max(reach)
    return places
