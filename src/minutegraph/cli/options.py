"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path

import click

DEFAULT_GRAPH = Path("graph")
"""The folder of the graph where nothing else is said."""

graph = click.option(
    "--graph",
    "graph",
    type=click.Path(path_type=Path),
    default=DEFAULT_GRAPH,
    envvar="KG_GRAPH",
    show_default=True,
    show_envvar=True,
    help="The folder of the graph.",
)
"""The graph to ask: `--graph DIR`, the environment variable KG_GRAPH, or `graph`."""
