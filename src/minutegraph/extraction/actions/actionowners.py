"""Owners that stand alone: those of a label, joined by signs, and those at the end of a task: "to be circulated (NB)"."""

from __future__ import annotations

from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.parties.short_names import explained
from minutegraph.extraction.parties.subjects import party_at
from minutegraph.model import Minutes, Party

_INITIALS = regex(r"\s*(?P<who>[A-Z]{2,3})(?=\s*(?:[/&,;.):–-]|and\b|to\b|$))")
_CAPITALS = regex(r"\s*(?P<who>(?:[A-Z]\.?\s){1,3}[A-Z][A-Z'’-]{2,})(?=\s*(?:[/&,;.):–-]|\band\b|to\b|$))")
_JOINT = regex(r"\s*(?:\([^)]*\))?\s*(?:/|&|\band\b|,|;)\s*")
_TAIL = regex(r"(?:\s[-–—]\s*|\()(?P<owner>[A-Z][^()–—]{0,40}?)\)?\W*$")

_HEAD = 2500
"""Characters at the top of a document in which those present are named."""

def last_owners(minutes: Minutes, text: str) -> tuple[Party, ...]:
    """Whom the end of a text names alone, behind a dash or in a bracket: people by their initials, or posts."""
    found = _TAIL.search(text)
    named, end = owners(found["owner"]) if found else ((), 0)
    if not found or not named or found["owner"][end:].strip(" ."):
        return ()
    return named if all(_is_somebody(minutes, party) for party in named) else ()


def _is_somebody(minutes: Minutes, party: Party) -> bool:
    """Whether the party is a post, a name, or the initials of somebody whom the document names."""
    if party.kind != "person" or not party.label.isupper():
        return party.kind in ("post", "person")
    if party.label in explained(minutes):
        return True
    first, last = party.label[0], party.label[-1]
    name = regex(
        rf"\b{first}[a-z'’-]+[ \t]+(?:[A-Z][\w'’.-]*[ \t]+)?{last}[a-z'’-]+\b"
        r"(?!\s+(?:Council|Board|Committee|Trust|Road|Lane|Street|Group|Plan|Service))"
    )
    return len(party.label) < 4 and name.search(minutes.document.text[:_HEAD]) is not None


def owners(text: str, at: int = 0) -> tuple[tuple[Party, ...], int]:
    """The owners that a label names from `at` on, joined by "/", "&", "and", commas; and where they end."""
    out: list[Party] = []
    end = at
    while True:
        parties, after = _owner_at(text, end)
        if not parties:
            break
        out += parties
        end = after
        joint = _JOINT.match(text, end)
        if joint is None or not _owner_at(text, joint.end())[0]:
            break
        end = joint.end()
    return tuple(out), end


def _owner_at(text: str, at: int) -> tuple[tuple[Party, ...], int]:
    """The party at a place, or the initials of a person ("MR and Clerk")."""
    capitals = _CAPITALS.match(text, at)
    if capitals:
        return (Party(capitals["who"], "person"),), capitals.end("who")
    parties, end = party_at(text, at)
    initials = _INITIALS.match(text, at) if not parties else None
    return ((Party(initials["who"], "person"),), initials.end("who")) if initials else (parties, end)
