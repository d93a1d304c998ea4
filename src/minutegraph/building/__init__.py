"""The road composed: sources in, record and store out, document by document, over all cores."""

from minutegraph.building.road import BASE, Options, build, explained
from minutegraph.building.summary import Summary

__all__ = ["BASE", "Options", "Summary", "build", "explained"]
