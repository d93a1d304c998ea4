"""Firms, reviewers and commissioners outside the code lists, by the names that a document uses of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from minutegraph.extraction import inspections
from minutegraph.extraction.caseless import Caseless
from minutegraph.extraction.expressions import regex
from minutegraph.extraction.outsiders import bodies
from minutegraph.model import Minutes, Party, PartyKind

_SUFFIX = regex(r",?\s+(?:LLP|Ltd|Limited|plc|CIC)\.?$")
_FIRM = regex(r"\b((?:[A-Z][\w'-]+\s+(?:&\s+)?){1,3})(?:LLP|Ltd|Limited)\b")
_PROPER = r"[A-Z][\w'&-]*[a-zA-Z](?:\s+(?:(?:of|for|and|&|the|in)\s+)?[A-Z][\w'&-]+){0,6}"
_BY_NAME = regex(rf"\s(?:by|from)\s+(?:the\s+|an?\s+)?(?P<who>{_PROPER})")
_CHECKED = Caseless(
    r"\b(?:inspect\w+|review\w*|audit\w*|visit\w*|assess\w+|survey\w*|investigat\w+|inquiry|challenge|examin\w+|"
    r"evaluat\w+|carried\s+out|"
    r"undertaken|conducted|commissioned)\b[^.;:]{0,60}$"
)
_CALLED = regex(rf"(?:uditors?|onsultants?|eviewers?|nspectors?|urveyors?),\s+(?P<who>{_PROPER})")
NOT_OUTSIDE = regex(
    r"\b(?:Council\w*|Committee|Cabinet|Director\w*|Head|Officers?|Cllrs?|Members?|Chair\w*|Mr|Mrs|Ms|Miss|Clerk|"
    r"Manager|Leader|Mayor|Board|Panel|"
    r"Internal|January|February|March|April|May|June|July|August|September|October|November|December|Chief|Deputy|"
    r"Constable|Portfolio|"
    r"Scrutiny|Solicitor|Treasurer|Auditor|Full|Annex\w*|Appendix|Easter|Christmas|Spring|Summer|Autumn|Winter)\b|"
    r"\b(?:Team|Force|Authority|Service|Services)$"
)
_names: list[tuple[Minutes, tuple[Party, ...]]] = []


def called(minutes: Minutes) -> tuple[Party, ...]:
    """Firms and others outside the code lists, by the name that is used of them without "LLP" or "Ltd", the longest first.

    Those of the document read last are kept.
    """
    if not _names or _names[0][0] is not minutes:
        labels = sorted(_labels(minutes), key=lambda label: (-len(label), label))
        _names[:] = [
            (minutes, tuple(Party(label, _kind(label)) for label in labels if len(label) > 3 and not bodies(label)))
        ]
    return _names[0][1]


_POST_OF_SENT = ("Commissioner", "Commissioners")
"""What those are called whom the government sent to a council, and who recommends as an outside body does."""


def _kind(label: str) -> PartyKind:
    return "post" if label in _POST_OF_SENT else "organisation"


_SENT = regex(
    r"\b(?:appoint\w+|named|nominated|sent)\b[^.;]{0,80}\b(?-i:Commissioners?)\b|"
    r"\b(?:DfE|[Gg]overnment|[Ll]ead|[Mm]anaging|[Dd]epartment's|[Mm]inister's)\s+Commissioner\b|"
    r"(?<!Information )\bCommissioner\s+(?:for|of)\s+(?:Children|Social\s+Care|Improvement|the\s+(?:Council|Department))",
)
"""A commissioner whom the government sent, not that of the police."""


def _labels(minutes: Minutes) -> set[str]:
    text = minutes.document.text
    firms = any(word in text for word in ("LLP", " Ltd", "Limited"))
    labels = {match[1].strip() for match in _FIRM.finditer(text)} if firms else set()
    for _, fact in inspections.of_document(minutes):
        for one in fact.inspector if fact.inspector and not bodies(fact.inspector[0].label) else ():
            if one.label[:1].isupper():
                labels |= {_SUFFIX.sub("", one.label), *_first_word(text, one.label), *_sort_alone(text, one.label)}
    named = [m["who"] for m in _BY_NAME.finditer(text) if _CHECKED.search(text[max(0, m.start() - 80) : m.start()])]
    named += [m["who"] for m in _CALLED.finditer(text)]
    if "ommissioner" in text and "Crime Commissioner" not in text and _SENT.search(text):
        labels |= set(_POST_OF_SENT)
    for who in named:
        label = _SUFFIX.sub("", who)
        if not NOT_OUTSIDE.search(label):
            labels |= {label, *_shorter(label), *_first_word(text, label), *_sort_alone(text, label)}
    return labels


_SORTS = frozenset(
    ("Association", "Centre", "Agency", "Institute", "Foundation", "Society", "College", "Inspectorate", "Alliance", "Federation")
)


def _sort_alone(text: str, label: str) -> Iterator[str]:
    """The word for the sort of body, where the text goes on with that: "The Association recommended" of one of councils."""
    for word in label.split()[1:]:
        said = (
            rf"\b[Tt]he\s+{word}(?:'s\s+\w+)?\s+(?:(?:had|has|also)\s+)*"
            r"(?:recommended|recommends|asked|advised|found|said|told|reported)\b"
        )
        if word in _SORTS and re.search(said, text):
            yield word


def _first_word(text: str, label: str) -> Iterator[str]:
    """A firm's first name where the text goes on with it alone: "Larkspur recommended"."""
    first, *rest = label.split()
    said = rf"\b{re.escape(first)}\s+(?:had\s+)?(?:recommended|found|said|told|advised|reported)\b"
    if rest and len(first) > 4 and re.search(said, text):
        yield first


def _shorter(label: str) -> Iterator[str]:
    """How a person of title is named again: "Dame Moira", "Professor Dale"."""
    words = label.split()
    if len(words) > 2 and words[0] in ("Dame", "Sir"):
        yield f"{words[0]} {words[1]}"
    elif len(words) > 2 and words[0] in ("Professor", "Lord", "Lady", "Baroness", "Judge", "Dr"):
        yield f"{words[0]} {words[-1]}"
