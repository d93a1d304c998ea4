"""What titles and labels of a file say of its meeting: authority, body, date."""

from __future__ import annotations

import re
from collections.abc import Iterable

from minutegraph.lexicon import load
from minutegraph.reading import authorities
from minutegraph.reading.days import DATE, iso
from minutegraph.reading.times import TIME, clock
from minutegraph.register import Resolution, resolve

_WORDS = load("headers")
_LABELS = load("formats")
_NAMED = frozenset([*_LABELS["body_labels"], *_LABELS["date_labels"]])
_LONGEST = 200
_BODY = re.compile(r"\b(?:" + "|".join([*_WORDS["bodies"], "council"]) + r")(?:\s*\([^()]{3,60}\))?\Z", re.I)
_LEADS = [*_WORDS["around"], "copyright", r"\d{4}", "agenda item", "home"]
_EDGE = re.compile(r"^(?:" + "|".join(_LEADS) + r")\b[\s:–—-]*", re.I)
_SITE = re.compile(r"^(?:" + "|".join(_LABELS["site_words"]) + r")\s+|\s+(?:" + "|".join(_LABELS["site_words"]) + r")$", re.I)
_PARTS = re.compile(r"\s+[-–—|:]\s+|\s*\|\s*|\s*[©»>]\s*")


def authority(texts: Iterable[str]) -> str | None:
    """The authority that the first of the texts names which names one: titles, names of the site, its copyright line.

    Where none names one with its kind, the council of the register by whose other names two of the texts go ("BCP Democracy",
    "Home - BCP").
    """
    known: dict[str, set[str]] = {}
    for text in texts:
        for part in _PARTS.split(text):
            name = " ".join(part.split())
            while (short := _EDGE.sub("", name)) != name:
                name = short
            found = authorities.in_line(name)
            if found is not None:
                return found
            meant = resolve(_SITE.sub("", name)) if name and len(name) < _LONGEST else Resolution()
            for council in (meant.authority, *meant.open):
                if council is not None:
                    known.setdefault(council.name, set()).add(text)
    (sole,) = known if len(known) == 1 else (None,)
    return sole if sole is not None and len(known[sole]) > 1 else None


def meeting(text: str) -> tuple[str | None, str | None]:
    """Body and date of "Scrutiny Board - Thursday, 17th October, 2013 9.45 am"; None for what is not there."""
    found = DATE.search(text)
    if found is None:
        return None, None
    body = text[: found.start()].strip(" ,:–—-•|")
    for word in (" on", " held"):
        body = body.removesuffix(word)
    while (short := _EDGE.sub("", body)) != body:
        body = short
    return body.strip(" ,:–—-") or None, iso(found)


def first_meeting(texts: Iterable[str]) -> tuple[str | None, str | None]:
    """Body and date that the first of the texts names which names both."""
    for text in texts:
        body, date = meeting(text) if len(text) < _LONGEST else (None, None)
        if date and body and is_body(body):
            return body, date
    return None, None


def labelled(lines: Iterable[str]) -> tuple[str | None, str | None]:
    """Body and date of lines that are values behind labels: "Committee: Planning Committee", "Date: 12 May 2021"."""
    body = date = None
    name = ""
    for line in lines:
        label, colon, value = line.partition(":")
        known = label.strip().lower() in _NAMED
        if not (colon and known):
            value, label = line, name  # a value may stand in a block of its own, below its label
        name = "" if value.strip() else label
        label = label.strip().lower()
        if label in _LABELS["body_labels"] and not body:
            body = value.strip() or None
        elif label in _LABELS["date_labels"] and not date:
            date = day(value)
    return body, date


def is_body(name: str) -> bool:
    """Whether a name is one of a body: a committee, a board, the cabinet."""
    return _BODY.search(name) is not None and len(name) < 160


def time(text: str) -> str | None:
    """The time of the day that a text begins with, as "18:00"; None where it is none, or could be another."""
    found = TIME.match(text.strip())
    return clock(found) if found else None


def start(texts: Iterable[str], date: str | None) -> str | None:
    """The time that the first of the texts names behind this date (ISO): "Scrutiny Board - 17 October 2013 9.45 am"."""
    for text in texts:
        found = DATE.search(text) if len(text) < _LONGEST else None
        if found and iso(found) == date and (known := time(text[found.end() :].lstrip(" ,–—-").removeprefix("at "))):
            return known
    return None


def time_words(text: str, wanted: str) -> str | None:
    """The words with which a text prints the time `wanted`, None where it does not."""
    return next((found[0].strip() for found in TIME.finditer(text[:2000]) if clock(found) == wanted), None)


def day_words(text: str, wanted: str) -> str | None:
    """The words with which a text prints the date `wanted` (ISO), None where it does not."""
    return next((found[0].strip() for found in DATE.finditer(text[:2000]) if iso(found) == wanted), None)


def day(text: str) -> str | None:
    """The first date in a text, in ISO form."""
    found = DATE.search(text)
    return iso(found) if found else None
