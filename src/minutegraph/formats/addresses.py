"""Where a file comes from, as it says itself: the address that a page was saved from, the page of a meeting."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable

from lxml.etree import _Element as Element

from minutegraph.reading.manifest import is_url

_SAVED = re.compile(
    rb"<!--\s*saved from url=\(\d{1,5}\)(https?://[^\s<>\"]{4,900}?)\s*-->|Page saved with SingleFile\s+url:\s*(https?://[^\s<>\"]{4,900})"
)
"""What browsers, and the extension SingleFile, write on top of a page that they save."""

_HEAD = 4096
_OWN = "//link[@rel='canonical']/@href | //meta[@property='og:url']/@content"
_OF_SITE = re.compile(r"/(?:(?:mg|ie)\w+\.aspx|documents/).*\Z", re.I)
_LONGEST = 1000


def of_page(content: bytes, root: Element) -> str | None:
    """The address of a saved page: as the browser noted it, or as the page calls itself. None where neither does."""
    found = _SAVED.search(content[:_HEAD])
    noted = [html.unescape((found[1] or found[2]).decode("latin-1"))] if found else []
    named = root.xpath(_OWN)
    own = [str(each) for each in named] if isinstance(named, list) else []
    return next((each for each in (*noted, *own) if _is_address(each)), None)


def of_meeting(links: Iterable[str], number: str) -> str | None:
    """The page of a meeting of this number at the ModernGov site that the links lead into; None where none does."""
    for each in links:
        if number.isdigit() and _is_address(each) and _OF_SITE.search(each):
            return f"{_OF_SITE.sub('', each)}/ieListDocuments.aspx?MId={number}"
    return None


def _is_address(text: str) -> bool:
    """Whether a text is the address of a page, and not absurdly long."""
    return len(text) < _LONGEST and is_url(text)
