"""The drawing of `kg draw`: one HTML page with everything inside, that asks no host for anything.

The network is made by networks.py, its places by layouts.py; pyvis gives the nodes, the edges and the drawing library
(vis-network), which it ships. The page itself is templates/drawing.html. Labels come from minutes and are hostile: they
reach the page as JSON, and are only ever set as text.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import astuple
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from minutegraph import queries, results
from minutegraph.errors import RecordError
from minutegraph.layouts import captions, clusters
from minutegraph.networks import agents, links, told
from minutegraph.queries.execution import run
from minutegraph.store import open_for_reading

if TYPE_CHECKING:
    import networkx

COLOURS: Mapping[str, str] = {
    "post": "#1f5fa8",
    "person": "#2f8f83",
    "body": "#8a3b8f",
    "group": "#b06bb5",
    "authority": "#5b3fa0",
    "inspectorate": "#c2410c",
    "department": "#d97706",
    "organisation": "#64748b",
    "document": "#7c8a2e",
    "other": "#94a3b8",
}
"""The colour of each kind of node; all have a contrast of at least 3 to 1 with white."""

ACTS: Mapping[str, str] = {
    "report": "#1f5fa8",
    "answer": "#15803d",
    "statement": "#64748b",
    "reported on": "#7c8a2e",
}
"""The colour of each act."""

_SHAPES = {"body": "dot", "group": "dot", "document": "square", "inspectorate": "diamond", "department": "diamond"}
_LIBRARY = "lib/vis-9.1.2/vis-network.min.js"


def draw(graph: Path, out: Path, parameters: Mapping[str, str | None], documents: bool = True) -> tuple[int, int]:
    """Writes the page of who reported what to whom; returns how many nodes and edges it shows.

    `parameters` narrow it as they narrow a named query; `documents` adds what was reported on as nodes. Raises
    RecordError where the page cannot be written, QueryError for a bad parameter.
    """
    store = open_for_reading(graph)
    rows = results.records(run(store, queries.prepare("who-reported-what-to-whom", parameters)))
    papers = results.records(run(store, queries.prepare("papers-reported", parameters))) if documents else []
    network = told(rows, papers)
    try:
        out.write_text(page(network), "utf-8")
    except OSError as error:
        raise RecordError(f"{out}: cannot be written ({error.strerror}); name another place with --out") from error
    return network.number_of_nodes(), network.number_of_edges()


def page(network: networkx.MultiDiGraph[str]) -> str:
    """The HTML page of a network that `networks.told` made."""
    from jinja2 import Environment, PackageLoader
    from markupsafe import Markup

    environment = Environment(loader=PackageLoader("minutegraph"), autoescape=True)
    authorities = sorted({values["authority"] for _, values in agents(network) if values["authority"]})
    kinds = Counter([values["kind"] for _, values in agents(network)] + ["authority"] * len(authorities))
    library = (files("pyvis") / _LIBRARY).read_text("utf-8")
    return environment.get_template("drawing.html").render(
        data=Markup(_json(_contents(network))),
        library=Markup(library.replace("</script", "<\\/script")),
        style=Markup((files("minutegraph.templates") / "drawing.css").read_text("utf-8")),
        script=Markup((files("minutegraph.templates") / "drawing.js").read_text("utf-8")),
        kinds=_legend(COLOURS, kinds),
        acts=_legend(ACTS, Counter(act for _, _, act, _ in links(network))),
        authorities=authorities,
        nodes=network.number_of_nodes(),
        edges=network.number_of_edges(),
    )


def _legend(colours: Mapping[str, str], counts: Counter[str]) -> list[tuple[str, str, int]]:
    """Name, colour and number of each that occurs, in the order of the colours."""
    return [(name, colour, counts[name]) for name, colour in colours.items() if counts[name]]


def _json(value: object) -> str:
    """JSON that can stand inside a script element: no character that HTML reads is left."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text


def _caption(drawing: Any, places: Mapping[str, tuple[float, float]]) -> None:
    """Adds the name of each authority above its cluster, as text."""
    for name, (x, y) in places.items():
        drawing.add_node(
            f"authority {name}",
            label=name,
            shape="text",
            font={"size": 34, "color": COLOURS["authority"], "strokeWidth": 6, "strokeColor": "#ffffff"},
            x=round(x),
            y=round(y),
            name=name,
            kind="authority",
            authority=name,
        )


def _contents(network: networkx.MultiDiGraph[str]) -> dict[str, Any]:
    """Nodes and edges as pyvis makes them, and the proofs of each edge by its number."""
    from pyvis.network import Network  # type: ignore[import-untyped]

    drawing = Network(directed=True)
    places = clusters(network)
    _caption(drawing, captions(network, places))
    degrees: dict[str, int] = dict(network.degree())
    for node, values in agents(network):
        x, y = places[node]
        kind = values["kind"]
        drawing.add_node(
            node,
            label=_wrapped(values["label"]),
            shape=_SHAPES.get(kind, "dot"),
            color=COLOURS[kind],
            size=10 + 3 * min(degrees[node], 12) ** 0.5,
            x=round(x),
            y=round(y),
            name=values["label"],
            kind=kind,
            authority=values["authority"],
        )
    proofs = []
    for number, (source, target, act, said) in enumerate(links(network)):
        drawing.add_edge(
            source,
            target,
            id=number,
            act=act,
            color=ACTS.get(act, "#94a3b8"),
            width=1 + min(len(said), 16) ** 0.5,
        )
        proofs.append([astuple(proof) for proof in said])
    return {"nodes": drawing.nodes, "edges": drawing.edges, "proofs": proofs}


def _wrapped(label: str, width: int = 22) -> str:
    """The label in lines of about so many letters, at most three."""
    import textwrap

    lines = textwrap.wrap(label, width, break_long_words=True)
    return "\n".join(lines[:3]) + (" …" if len(lines) > 3 else "")
