"""Firms, reviewers and commissioners outside the code lists, by the names that a document uses of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from minutegraph.extraction.inspections import finder as inspections
from minutegraph.extraction.language.caseless import Caseless
from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.language.phrases import pattern, printed
from minutegraph.extraction.latest import kept_of_latest
from minutegraph.extraction.parties.outsiders import bodies
from minutegraph.extraction.parties.strangers import firms
from minutegraph.lexicon import load
from minutegraph.model import Minutes, Party, PartyKind

_words = load("reviewers")
_firms, _organisations, _titles = _words["firms"], _words["organisations"], _words["titles"]
_SUFFIX = regex(rf",?\s+(?:{printed(_firms['marks'])})\.?$")
_FIRM = regex(rf"\b((?:[A-Z][\w'-]+\s+(?:&\s+)?){{1,3}})(?:{printed(_firms['named_by'])})\b")
_PROPER = r"[A-Z][\w'&-]*[a-zA-Z](?:\s+(?:(?:of|for|and|&|the|in)\s+)?[A-Z][\w'&-]+){0,6}"
_BY_NAME = regex(rf"\s(?:by|from)\s+(?:the\s+|an?\s+)?(?P<who>{_PROPER})")
_CHECKED = Caseless(rf"\b(?:{pattern(_organisations['checked'])})\b[^.;:]{{0,60}}$")
_CALLED = regex(rf"(?:uditors?|onsultants?|eviewers?|nspectors?|urveyors?)(?:,\s+|\s+\()(?P<who>{_PROPER})")
NOT_OUTSIDE = regex(rf"\b(?:{printed(_organisations['not_outside'])})\b|\b(?:{printed(_organisations['not_last'])})$")
"""What no outside body has in its name."""


@kept_of_latest
def called(minutes: Minutes) -> tuple[Party, ...]:
    """Firms and others outside the code lists, by the name that is used of them without "LLP" or "Ltd", the longest first.

    Those of the document read last are kept.
    """
    labels = sorted(_labels(minutes), key=lambda label: (-len(label), label))
    return tuple(Party(label, _kind(label)) for label in labels if len(label) > 3 and not bodies(label))


_POST_OF_SENT = frozenset(_words["posts"]["sent"])
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
    marked = any(mark in text for mark in _firms["named_by"])
    labels = {match[1].strip() for match in _FIRM.finditer(text)} if marked else set()
    for _, fact in inspections.of_document(minutes):
        for one in fact.inspector if fact.inspector and not bodies(fact.inspector[0].label) else ():
            if one.label[:1].isupper():
                labels |= {_SUFFIX.sub("", one.label), *_first_word(text, one.label), *_sort_alone(text, one.label)}
    named = [m["who"] for m in _BY_NAME.finditer(text) if _CHECKED.search(text[max(0, m.start() - 80) : m.start()])]
    named += [m["who"] for m in _CALLED.finditer(text)]
    named += {firm.label for firm in firms(text).find(text)}
    if "ommissioner" in text and "Crime Commissioner" not in text and _SENT.search(text):
        labels |= _POST_OF_SENT
    for who in named:
        label = _SUFFIX.sub("", who)
        if not NOT_OUTSIDE.search(label):
            labels |= {label, *_shorter(label), *_first_word(text, label), *_sort_alone(text, label)}
    return labels


_SORTS = frozenset(_organisations["sorts"])


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
    if len(words) > 2 and words[0] in _titles["first"]:
        yield f"{words[0]} {words[1]}"
    elif len(words) > 2 and words[0] in _titles["last"]:
        yield f"{words[0]} {words[-1]}"
