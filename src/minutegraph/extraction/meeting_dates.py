"""The date of the meeting that a document is of."""

from __future__ import annotations

from minutegraph.extraction.language import dates
from minutegraph.extraction.language.dateforms import SHORT_MONTHS
from minutegraph.extraction.language.expressions import regex
from minutegraph.model import Minutes


def meeting_date(minutes: Minutes) -> str | None:
    """The document's own date: what the manifest gives, else what the text states."""
    return minutes.document.given.date or minutes.stated.date or _head_date(minutes.document.text)


_WHOLE_DATE = regex(
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?\s+(?:day\s+of\s+|of\s+)?(?:{SHORT_MONTHS}|{SHORT_MONTHS.upper()})[A-Za-z]*,?\s+(?:19|20)\d\d\b"
)
_DAY_OF = regex(r"\s+day\s+of\s+")
_HEAD = 400
"""Characters at the head of a document in which its own date stands, if anywhere."""


def _head_date(text: str) -> str | None:
    """The first whole date at the head of a text that states none in a form of its own."""
    match = _WHOLE_DATE.search(text, 0, _HEAD)
    return next((d.iso for d in dates.find(_DAY_OF.sub(" ", match[0]))), None) if match else None
