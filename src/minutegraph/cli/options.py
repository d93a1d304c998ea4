"""Options that several commands share."""

from __future__ import annotations

from math import isnan
from pathlib import Path
from typing import Any

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


class Seconds(click.FloatRange):
    """Seconds between two bounds, which "nan" is not: every comparison with it is false."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """The number. Fails where it is none, or out of bounds."""
        seconds: float = super().convert(value, param, ctx)
        if isnan(seconds):
            self.fail(f"{value!r} is no number of seconds.", param, ctx)
        return seconds
