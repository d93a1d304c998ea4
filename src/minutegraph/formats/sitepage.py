"""What `kg fetch` looks for in a page of a site: its links, whether it shows minutes, and whose site it is."""

from __future__ import annotations

import re

from minutegraph.formats import moderngov
from minutegraph.formats.content import SitePage
from minutegraph.formats.markup import parse, select, text_of

_SUBTITLES = ".//*[contains(@class, 'mgSubItemTitleTxt')]"
_MINUTES = re.compile(r"minutes\b", re.I)
_CUT = re.compile(r"view the full minutes text", re.I)
"""What a meeting's page says in place of the rest of long minutes."""


def read(content: bytes) -> SitePage:
    """What stands in a page. Raises SourceError where nothing does."""
    root = parse(content)
    return SitePage(
        links=tuple((each.get("href", ""), _words(text_of(each))) for each in select(root, "//a[@href]")),
        shown=any(_MINUTES.match(_words(text_of(each))) for each in select(root, _SUBTITLES)),
        whole=_CUT.search(text_of(root)) is None,
        names=tuple(moderngov.site_names(root)),
    )


def _words(text: str) -> str:
    return " ".join(text.split())
