"""Which lines of a page are furniture: navigation, venue, contact, downloads, signatures."""

from __future__ import annotations

import re

from minutegraph.lexicon import load

_LAYOUT = load("layout")


def _whole(patterns: list[str]) -> re.Pattern[str]:
    """One pattern that matches a whole line if any of these does, in any case."""
    return re.compile("(?:" + "|".join(patterns) + r")\s*\Z", re.I)


_FURNITURE = _whole(_LAYOUT["furniture"])
# What the patterns begin with: looked up first, since the patterns are many and the lines are more.
_STARTS = frozenset(pattern[:3] for pattern in _LAYOUT["furniture"] if re.match("[a-z]{3}", pattern))
_OTHERS = _whole([pattern for pattern in _LAYOUT["furniture"] if not re.match("[a-z]{3}", pattern)])
_DOWNLOAD = re.compile(r"(?:" + _LAYOUT["download"] + r")(?:\s+additional documents:?)?[\s\u200b|]*\Z", re.I)
_DOCUMENTS = _whole(_LAYOUT["documents"])
_MINUTES = _whole(_LAYOUT["minutes"])
_DECISION = _whole(_LAYOUT["decision"])
_CUT = re.compile(_LAYOUT["cut"], re.I | re.M)
_PHONE = re.compile(r"\(?[A-Z][^.?!;]{2,80}?[ (–-]0\d{2,5}\)?[ \d]{5,9}\)?")
_LONGEST = 240


def is_furniture(line: str) -> bool:
    """Whether a line is furniture by itself, wherever it stands."""
    if len(line) >= _LONGEST:
        return False
    if line[-1:] in ")0123456789" and _PHONE.fullmatch(line):
        return True
    pattern = _FURNITURE if line[:3].lower() in _STARTS else _OTHERS
    return pattern.match(line) is not None


def download_at(line: str) -> int | None:
    """Where a line's "PDF 60 KB" begins, None where it offers no download."""
    if "b" not in line[-4:].lower() and not line.endswith(("documents:", "documents")):
        return None
    found = _DOWNLOAD.search(line)
    return found.start() if found else None


def opens_documents(line: str) -> bool:
    """Whether a line opens the list of supporting documents."""
    return len(line) < 40 and _DOCUMENTS.match(line) is not None


def opens_minutes(line: str) -> bool:
    """Whether a line is the page's own "Minutes:"."""
    return len(line) < 20 and _MINUTES.match(line) is not None


def opens_decision(line: str) -> bool:
    """Whether a line is the page's own "Decision:"."""
    return len(line) < 20 and _DECISION.match(line) is not None


def cut_items(text: str) -> list[tuple[int, str]]:
    """Where a page shows only the first part of an item's minutes, with the item's number ("" where it says none)."""
    if "view the full" not in text.lower():
        return []
    return [(found.start(), found["number"] or "") for found in _CUT.finditer(text)]
