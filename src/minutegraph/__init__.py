"""minutegraph: the minutes of UK councils as a knowledge graph that people can trust and question.

    import minutegraph

    summary = minutegraph.build(["examples/minutes"], "graph")
    graph = minutegraph.Graph("graph")
    rows = graph.query("who-reported-what-to-whom", authority="Stourshire")
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from minutegraph.errors import MinutegraphError, QueryError, RecordError, SourceError, UsageError
from minutegraph.version import VERSION as __version__

if TYPE_CHECKING:
    from minutegraph.api import Graph, Rows
    from minutegraph.building import Options, Summary, build

__all__ = [
    "Graph",
    "MinutegraphError",
    "Options",
    "QueryError",
    "RecordError",
    "Rows",
    "SourceError",
    "Summary",
    "UsageError",
    "__version__",
    "build",
]

_ROOMS = {
    "Graph": "minutegraph.api",
    "Options": "minutegraph.building",
    "Rows": "minutegraph.api",
    "Summary": "minutegraph.building",
    "build": "minutegraph.building",
}


def __getattr__(name: str) -> Any:
    """A public name, imported when it is first asked for: the command line must not wait for all of it."""
    if name not in _ROOMS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_ROOMS[name]), name)


def __dir__() -> list[str]:
    """The public names."""
    return __all__
