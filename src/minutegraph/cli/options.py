"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from math import isnan
from pathlib import Path
from typing import Any

import click

DEFAULT_GRAPH = Path("graph")
"""The folder of the graph where nothing else is said."""

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


def folder_of_graph(*names: str) -> Decorator:
    """The option of these names for the folder of the graph, which the environment variable KG_GRAPH gives too."""
    return click.option(
        *names,
        type=click.Path(path_type=Path),
        default=DEFAULT_GRAPH,
        envvar="KG_GRAPH",
        show_default=True,
        show_envvar=True,
        help="The folder of the graph.",
    )


def table(name: str, help: str) -> Decorator:
    """The option of that name for a table that people write beside their minutes."""
    return click.option(name, type=click.Path(path_type=Path), metavar="FILE", help=help)


graph = folder_of_graph("--graph", "graph")
"""The graph to ask: `--graph DIR`, the environment variable KG_GRAPH, or `graph`."""


class Seconds(click.FloatRange):
    """Seconds between two bounds, which "nan" is not: every comparison with it is false."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """The number. Fails where it is none, or out of bounds."""
        seconds: float = super().convert(value, param, ctx)
        if isnan(seconds):
            self.fail(f"{value!r} is no number of seconds.", param, ctx)
        return seconds
