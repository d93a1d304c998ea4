"""What is known of a meeting: as the text states it, as the manifest gives it, and what is taken as true of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal as OneOf

from pyoxigraph import Literal, NamedNode, Triple

from minutegraph.model import Metadata, Note
from minutegraph.rdf.evidence import Evidence
from minutegraph.rdf.iris import folded, key
from minutegraph.rdf.terms import DCTERMS, FOAF, MG, TYPE, XSD, code, date_literal
from minutegraph.register import Surroundings, resolve

Basis = OneOf["stated", "given", "derived"]
"""Whether the text says it, the manifest gives it, or it was found out by itself."""

_MEETING_FIELDS = ("authority", "body", "date", "time", "title")


def meeting_of(given: Metadata, stated: Metadata) -> Metadata:
    """What is taken as true of the meeting: what the user gives, else what the text states."""
    return Metadata(
        authority=given.authority or stated.authority,
        body=given.body or stated.body,
        date=given.date or stated.date,
        title=given.title or stated.title,
        url=given.url or stated.url,
        time=given.time or stated.time,
        venue=given.venue or stated.venue,
    )


def disagreements(given: Metadata, stated: Metadata) -> tuple[Note, ...]:
    """A note for each field in which the user and the text say different things; a coarser date is no other date."""
    notes = []
    places = {name: start for name, start, _ in stated.places}
    for name in _MEETING_FIELDS:
        one, other = getattr(given, name), getattr(stated, name)
        if one and other and not _agree(name, one, other, given.date or stated.date):
            notes.append(
                Note(f"the {name} given is {one!r}, the text states {other!r}: the one given is used", places.get(name))
            )
    return tuple(notes)


def _agree(name: str, one: str, other: str, day: str | None) -> bool:
    """Whether two values of a field may be meant as one; `day` is that of the meeting."""
    if name == "date":
        return one.startswith(other) or other.startswith(one)
    if name == "time":
        return one == other
    if name == "authority":
        councils = [resolve(each, Surroundings(date=day)).authority for each in (one, other)]
        if None not in councils:
            return councils[0] is councils[1]
    one, other = f" {key(one)} ", f" {key(other)} "
    return one in other or other in one


def session(node: NamedNode, known: Metadata) -> Iterator[Triple]:
    """When on its day and where a meeting was held."""
    if known.time:
        yield Triple(node, MG["startTime"], Literal(f"{known.time}:00", datatype=XSD["time"]))
    if known.venue:
        yield Triple(node, MG["venue"], Literal(folded(known.venue)))


def page(url: str) -> NamedNode | None:
    """The node of a page's address, None where it is no address."""
    try:
        return NamedNode(url)
    except ValueError:
        return None


def metadata_triples(minutes: NamedNode, basis: Basis, metadata: Metadata, evidence: Evidence) -> Iterator[Triple]:
    """The node `metadata/BASIS` of minutes; an address that is none is left out."""
    node = NamedNode(f"{minutes.value}/metadata/{basis}")
    yield Triple(minutes, MG["metadata"], node)
    yield Triple(node, TYPE, MG["Metadata"])
    yield Triple(node, MG["basis"], code("basis", basis))
    if metadata.authority:
        yield Triple(node, MG["authorityName"], Literal(metadata.authority))
    if metadata.body:
        yield Triple(node, MG["bodyName"], Literal(metadata.body))
    if metadata.date:
        yield Triple(node, MG["date"], date_literal(metadata.date))
    yield from session(node, metadata)
    if metadata.title:
        yield Triple(node, DCTERMS["title"], Literal(folded(metadata.title)))
    url = page(metadata.url) if metadata.url else None
    if url is not None:
        yield Triple(node, FOAF["page"], url)
    for _, start, end in metadata.places:
        yield Triple(node, MG["evidence"], evidence.node("", start, end))
