"""The road composed: sources in, record and store out, document by document, over all cores."""

from minutegraph.building.options import Options
from minutegraph.building.road import build, explained
from minutegraph.building.summary import Summary
from minutegraph.namespaces import BASE

__all__ = ["BASE", "Options", "Summary", "build", "explained"]
