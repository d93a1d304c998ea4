"""Which format a client gets: `Accept` with its weights, or the name of a format in the address (RFC 9110, 12.5.1)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

ROW_TYPES: Mapping[str, str] = {
    "application/sparql-results+json": "json",
    "application/sparql-results+xml": "xml",
    "text/csv": "csv",
    "text/tab-separated-values": "tsv",
    "application/json": "json",
    "application/xml": "xml",
    "text/xml": "xml",
    "text/html": "html",
}
"""Media types for rows and for yes or no, the preferred first, each with the name of its format."""

TRIPLE_TYPES: Mapping[str, str] = {
    "text/turtle": "turtle",
    "application/n-triples": "ntriples",
    "application/rdf+xml": "rdfxml",
    "application/ld+json": "jsonld",
    "application/trig": "trig",
    "application/json": "jsonld",
    "application/xml": "rdfxml",
    "text/xml": "rdfxml",
    "text/html": "html",
}
"""Media types for triples, the preferred first, each with the name of its format."""

_SHORT = {"ttl": "turtle", "nt": "ntriples", "rdf": "rdfxml", "json-ld": "jsonld"}
_TEXT = ("text/", "application/trig", "application/n-triples")


@dataclass(frozen=True, slots=True)
class Choice:
    """A format chosen: the media type for the reply, and the name of the format."""

    media_type: str
    name: str

    @property
    def content_type(self) -> str:
        """The value of Content-Type; text types say that they are UTF-8."""
        return f"{self.media_type}; charset=utf-8" if self.media_type.startswith(_TEXT) else self.media_type


def by_name(name: str, types: Mapping[str, str]) -> Choice | None:
    """The format of that name or media type; None where there is none."""
    wanted = name.strip().lower()
    wanted = _SHORT.get(wanted, wanted)
    for media_type, format_name in types.items():
        if wanted in (media_type, format_name):
            return Choice(media_type, format_name)
    return None


def by_accept(accept: str | None, types: Mapping[str, str]) -> Choice | None:
    """The format that the client likes best, of equals the one that we prefer; None where it takes none of ours.

    Without `Accept`, and for `*/*`, that is the first of `types`.
    """
    ranges = parse(accept) if accept and accept.strip() else [("*/*", 1.0)]
    best: tuple[float, int] | None = None
    chosen = None
    for place, (media_type, name) in enumerate(types.items()):
        weight = _weight(media_type, ranges)
        if weight > 0 and (best is None or (weight, -place) > best):
            best, chosen = (weight, -place), Choice(media_type, name)
    return chosen


def parse(accept: str) -> list[tuple[str, float]]:
    """The media ranges of an Accept header with their weights, 0 to 1; what cannot be read is left out."""
    ranges = []
    for part in accept.split(","):
        media_range, *parameters = (piece.strip().lower() for piece in part.split(";"))
        if media_range == "*":
            media_range = "*/*"  # sent by some old clients
        weight = 1.0
        for parameter in parameters:
            key, _, value = parameter.partition("=")
            if key.strip() == "q":
                try:
                    weight = min(1.0, max(0.0, float(value)))
                except ValueError:
                    weight = 0.0
        if media_range.count("/") == 1:
            ranges.append((media_range, weight))
    return ranges


def _weight(media_type: str, ranges: list[tuple[str, float]]) -> float:
    """The weight of a media type: that of the most specific range that covers it, 0 where none does."""
    main = media_type.split("/")[0]
    for wanted in (media_type, f"{main}/*", "*/*"):
        weights = [weight for media_range, weight in ranges if media_range == wanted]
        if weights:
            return max(weights)
    return 0.0
