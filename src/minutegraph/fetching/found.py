"""What is found at a site: its committees, their meetings, and the minutes of a meeting."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal, Protocol
from urllib.parse import urlencode

from lxml import etree
from lxml.etree import _Element as Element

from minutegraph.errors import FetchError
from minutegraph.formats import xmltrees

MOST_COMMITTEES = 5_000
MOST_MEETINGS = 20_000
"""More than any council has had; a list that is longer is cut there, since it may have no end."""

Suffix = Literal[".xml", ".html", ".pdf"]


@dataclass(frozen=True, slots=True)
class Committee:
    """A body that meets: the number and the name that the site gives it."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting in a list: its number, whose it is, its ISO date, whether it was called off."""

    id: str
    committee: Committee
    date: str
    cancelled: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """Minutes as they came, the ending that a file of them has, and the address that people read them at."""

    content: bytes
    suffix: Suffix
    url: str


class Door(Protocol):
    """A way into a site: its web service, or its pages."""

    def committees(self) -> tuple[Committee, ...]:
        """All committees, present and former."""

    def meetings(self, committee: Committee, first: date, last: date) -> tuple[Meeting, ...]:
        """The meetings of a committee between two days, both included."""

    def minutes(self, meeting: Meeting) -> Document | None:
        """The minutes of a meeting; None where it has none (yet)."""

    def authority(self) -> str | None:
        """Whose site it is, as its pages say; None where they do not."""


def page(base: str, meeting: Meeting) -> str:
    """The address of the page on which people read a meeting."""
    return f"{base}/ieListDocuments.aspx?{urlencode({'CId': meeting.committee.id, 'MId': meeting.id, 'Ver': 4})}"


def plain(text: str) -> str:
    """A title of a site as one line that no spreadsheet takes for a formula."""
    return " ".join(text.split()).lstrip("=+-@\t ")[:200].strip()


def unique(meetings: Iterable[Meeting]) -> tuple[Meeting, ...]:
    """The meetings without those that a list gives twice."""
    return tuple({each.id: each for each in reversed(list(meetings))}.values())[::-1]


def parsed(url: str, content: bytes) -> Element:
    """The tree of XML from a site: no entities of its own, no network, no depth beyond bounds. Raises FetchError."""
    try:
        root = xmltrees.parsed(content)
    except (etree.XMLSyntaxError, ValueError):
        raise FetchError(f"{url}: answers XML that breaks off or is damaged") from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise FetchError(f"{url}: answers XML with declarations of its own, which is not read")
    return root


def number(text: str) -> str | None:
    """A number of a committee or meeting, as text; None where it is none."""
    found = re.fullmatch(r"\s*(\d{1,12})\s*", text)
    return found[1] if found else None
