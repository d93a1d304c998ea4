"""The names of things: slugs of labels, keys of items, and the hashes that name facts and quotes.

A name is made from what the thing is, never from where it stands, so that an edit in one place of a document moves no
name elsewhere; nor from the user's metadata, so that a corrected manifest moves none either. `~` sets an ordinal or a
discriminator apart: no slug and no hash contains it.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import fields
from functools import lru_cache
from hashlib import blake2b

from minutegraph.model import Answer, Document, Fact, Item, Party, Role
from minutegraph.register.names import fold

_CLLR = re.compile(r"\bcllr\b")
_UNFIT = re.compile(r"[^a-z0-9]+")
_PLAIN_SOURCE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\.txt")
_LONGEST = 60
_COMMON_FIELDS = frozenset({"start", "end", "rule", "id", "item", "basis", "papers", "themes", "question"})


def digest(*parts: str, size: int = 6) -> str:
    """A short name for a sequence of strings: 2 * `size` hexadecimal digits, the same on every machine."""
    return blake2b("\x1f".join(parts).encode("utf-8", "surrogatepass"), digest_size=size).hexdigest()


@lru_cache(maxsize=65536)
def key(label: str) -> str:
    """What two labels of one thing share: what `fold` leaves, and "Cllr" read as "councillor"."""
    return _CLLR.sub("councillor", fold(label))


@lru_cache(maxsize=65536)
def slug(label: str) -> str:
    """An ASCII name of a label, equal for labels of equal `key`; a short hash follows where letters were lost."""
    folded = key(label)
    ascii_form = _UNFIT.sub("-", unicodedata.normalize("NFKD", folded).encode("ascii", "ignore").decode()).strip("-")
    if ascii_form and len(ascii_form) <= _LONGEST and ascii_form.replace("-", " ") == folded:
        return ascii_form
    return f"{ascii_form[:_LONGEST].rstrip('-')}-{digest(folded, size=3)}".lstrip("-")


def document_slug(source: str) -> str:
    """The name of a document, from its source path alone: `S01.txt` gives `s01`; other paths end in a short hash.

    Two sources that differ only in the case of letters get the same name; the ledger refuses the second.
    """
    lower = source.lower()
    if len(lower) <= _LONGEST and _PLAIN_SOURCE.fullmatch(lower):
        return lower.removesuffix(".txt")
    stem = lower.split("://", 1)[-1].removesuffix(".txt")
    ascii_form = _UNFIT.sub("-", unicodedata.normalize("NFKD", stem).encode("ascii", "ignore").decode()).strip("-")
    return f"{ascii_form[:_LONGEST].rstrip('-')}-{digest(source, size=4)}".lstrip("-")


def folded(quote: str) -> str:
    """The quote with every run of white space as one space: a text wrapped anew keeps the names of its facts."""
    return " ".join(quote.split())


def item_keys(items: Sequence[Item]) -> tuple[str, ...]:
    """A name for each item of business, in order: its number, else its title, else `item`.

    Of several with the same number the later ones add their title; what is then still equal is counted (`7~2`).
    """
    keys: list[str] = []
    seen: Counter[str] = Counter()
    for item in items:
        name = slug(item.number or item.title or "item")
        if seen[name] and item.number and item.title:
            name = f"{name}~{slug(item.title)}"
        seen[name] += 1
        keys.append(name if seen[name] == 1 else f"{name}~{seen[name]}")
    return tuple(keys)


def fact_names(document: Document, facts: Iterable[Fact], items: Sequence[str]) -> dict[str, str]:
    """The name of each fact by its `id`; `items` are the keys of the items of business.

    A name hashes the item's key, the type and the quote (and the label of a role). Of twins, which agree in all
    this, the first in the text has that name; the next add what tells them apart (slots, the question answered), and
    true twins an ordinal.
    """
    facts = tuple(facts)
    plain = {fact.id: _plain_name(document, fact, items) for fact in facts}
    names: dict[str, str] = {}
    first: dict[str, Fact] = {}
    seen: Counter[str] = Counter()
    for fact in facts:
        name = plain[fact.id]
        if name in first:
            told = _told_apart(fact, plain)
            if told != _told_apart(first[name], plain):
                name = f"{name}~{digest(*told, size=3)}"
        else:
            first[name] = fact
        seen[name] += 1
        names[fact.id] = name if seen[name] == 1 else f"{name}~{seen[name]}"
    return names


def _plain_name(document: Document, fact: Fact, items: Sequence[str]) -> str:
    label = key(fact.label) if isinstance(fact, Role) else ""
    return digest(items[fact.item], fact.type, folded(document.text[fact.start : fact.end]), label)


def _told_apart(fact: Fact, plain: dict[str, str]) -> tuple[str, ...]:
    """What may tell a fact from another of the same words: the values of its slots, and the question it answers."""
    told = []
    for slot in fields(fact):
        if slot.name not in _COMMON_FIELDS:
            value = getattr(fact, slot.name)
            if isinstance(value, tuple):
                value = "\x1e".join(sorted(key(party.label) for party in value if isinstance(party, Party)))
            told.append(f"{slot.name}={'' if value is None else value}")
    if isinstance(fact, Answer) and fact.question is not None:
        told.append(plain.get(fact.question, ""))
    return tuple(told)


def quote_names(document: Document, places: Iterable[tuple[str, int, int]]) -> dict[tuple[str, int, int], str]:
    """The name of each piece of evidence by (item key, start, end): a hash of the key and the words.

    The same words at several places of one item are counted in the order of the text.
    """
    names: dict[tuple[str, int, int], str] = {}
    seen: Counter[str] = Counter()
    for place in sorted(set(places)):
        item, start, end = place
        name = digest(item, folded(document.text[start:end]))
        seen[name] += 1
        names[place] = name if seen[name] == 1 else f"{name}~{seen[name]}"
    return names
