"""The council to whose site the contact printed at the top of minutes belongs: "Contact: J Oak, democracy@oakham.gov.uk"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from minutegraph.lexicon import load
from minutegraph.register import Authority, at_address

_HOST = re.compile(r"(?:@|\bhttps?://|\bwww\.)(?P<host>[a-z0-9-]+(?:\.[a-z0-9-]+)+)", re.I)
_PUBLIC = re.compile(r"\.gov\.(?:uk|wales|scot)\Z", re.I)
_KINDS = "|".join(load("authorities")["words"]["local"])
_LOCAL = re.compile(rf"\b(?:{_KINDS})\s+(?:council|meeting)\b", re.I)  # which may use the site of its district
_TOP = 2_500


@dataclass(frozen=True, slots=True)
class Contact:
    """The council, and where the text prints the address (half-open)."""

    council: Authority
    start: int
    end: int


def contact(text: str, date: str | None) -> Contact | None:
    """The one council whose addresses the top of a text prints; None where there are several, or another public body's too.

    `date` is the meeting's: of councils that share a site the one that stood on that day is meant, if it is one.
    """
    top = text[:_TOP]
    if ("@" not in top and "www." not in top and "://" not in top) or _LOCAL.search(top):
        return None
    found: dict[str, Contact] = {}
    for match in _HOST.finditer(top):
        councils = [each for each in at_address(match["host"]) if (each.stood(date) if date else not each.end)]
        if len(councils) == 1:
            found.setdefault(councils[0].id, Contact(councils[0], match.start("host"), match.end("host")))
        elif councils or _PUBLIC.search(match["host"]):
            return None
    return next(iter(found.values())) if len(found) == 1 else None
