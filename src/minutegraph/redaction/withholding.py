"""A document without the names that are withheld: its text, and all that points into it.

This happens before the text is read, so that no later step ever sees a name. Quotes are verified against the text that
is left, which is the one that the graph keeps.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from minutegraph.extraction.language import vocabulary as v
from minutegraph.lexicon import load
from minutegraph.model import WITHHELD, Document, Head, Linked, Metadata
from minutegraph.redaction import forms
from minutegraph.redaction.people import Person, named, outsiders, parse

MARK = WITHHELD
"""What stands for a name."""

Rule = Literal["keep", "initials", "drop"]
"""What is done with the names of people who hold no office: kept, cut to initials, or withheld."""


@dataclass(frozen=True, slots=True)
class Withholding:
    """What one document is made without; `clean` takes it out of any other words about the document."""

    finders: tuple[tuple[re.Pattern[str], str], ...] = ()

    def clean(self, words: str) -> str:
        """The words without the names."""
        return _without(words, _matches(words, self.finders))[0]

    def touches(self, words: str) -> bool:
        """Whether the words hold a name that is withheld."""
        return any(pattern.search(words) for pattern, _ in self.finders)


def concerned(text: str, names: Iterable[str]) -> tuple[str, ...]:
    """Those of the names that may have to be taken out of a text: their last word, or all of it, stands there."""
    return tuple(name for name in names if _trace(name).search(text))


@cache
def _trace(name: str) -> re.Pattern[str]:
    person = _person(name)
    return forms.phrase(person.surname if person else name)


def without(names: Iterable[str], words: str) -> str:
    """Words that belong to no one document, such as what is wrong with a table, without the names."""
    found = concerned(words, names)
    return Withholding(tuple(each for name in found for each in _of_name(name, name.upper(), ()))).clean(words)


def withhold(document: Document, names: tuple[str, ...], rule: Rule) -> tuple[Document, Withholding]:
    """The document without `names`, and without or with shorter names of people who hold no office, by the rule.

    The same document where there is nothing to take out.
    """
    given = document.given
    about = "\n".join(
        filter(None, (document.text, given.authority, given.body, given.title, given.url, given.venue, document.source))
    )
    names = concerned(about, names)
    if not names and rule == "keep":
        return document, Withholding()
    withholding = Withholding(tuple(_finders(document, names, rule)))
    cuts = _matches(document.text, withholding.finders)
    text, moved = _without(document.text, cuts)
    return (
        replace(
            document,
            text=text,
            given=_cleaned(given, withholding, lambda place: place),
            told=_cleaned(document.told, withholding, moved),
            marks=tuple(replace(mark, start=moved(mark.start)) for mark in document.marks),
            heads=tuple(Head(_pair(head.number, moved), _pair(head.title, moved)) for head in document.heads),
            linked=tuple(_offered(each, withholding, moved) for each in document.linked),
        ),
        withholding,
    )


def _person(name: str) -> Person | None:
    return parse(name) if forms.is_person(name) else None


def _finders(document: Document, names: tuple[str, ...], rule: Rule) -> Iterable[tuple[re.Pattern[str], str]]:
    people = named(document)
    holders = tuple(each for each in people if each.office)
    for name in names:
        yield from _of_name(name, document.text, holders)
    if rule != "keep":
        left: Callable[[Person], str] = forms.initials if rule == "initials" else lambda one: MARK
        for person in outsiders(people):
            yield from _of(person, document.text, holders, left)


def _of_name(name: str, text: str, holders: tuple[Person, ...]) -> Iterable[tuple[re.Pattern[str], str]]:
    """What finds a name that is withheld, in all its forms, in this text."""
    yield forms.phrase(name), MARK
    person = _person(name)
    if person is not None:
        yield from _of(person, text, _others(person, holders), lambda one: MARK)


def _others(person: Person, holders: tuple[Person, ...]) -> tuple[Person, ...]:
    """The office-holders who are somebody else: a surname alone is that of the one with an office, if it is one only."""
    left = [each for each in holders if not _same(each, person)]
    if len(left) == len(holders):
        return holders
    if not any(each.given and _folded(each)[-1] == _folded(person)[-1] for each in left):
        left = [each for each in left if _folded(each) != _folded(person)[-1:]]
    return tuple(left)


def _same(holder: Person, person: Person) -> bool:
    """Whether the holder's name, as printed, is withheld with this person's: "J. Roe" with "Jane Roe"."""
    if _folded(holder) == _folded(person):
        return True
    printed = " ".join((*holder.given, holder.surname))
    return bool(holder.given and person.given and forms.full(person).fullmatch(printed))


def _folded(person: Person) -> tuple[str, ...]:
    return tuple(name.casefold() for name in (*person.given, person.surname))


def _of(
    person: Person, text: str, holders: tuple[Person, ...], left: Callable[[Person], str]
) -> Iterable[tuple[re.Pattern[str], str]]:
    """What finds a person in this text, and what is left of it; names that office-holders share are told apart."""
    shared = [each for each in holders if each.surname.casefold() == person.surname.casefold()]
    seen = False
    if person.given:
        pattern = forms.full(person)
        seen = bool(pattern.search(text))
        yield pattern, left(person)
    if person.given or person.title:
        titles = _titles(person, shared)
        if titles:
            pattern = forms.titled(replace(person, given=(), title=""), titles)
            seen = seen or bool(pattern.search(text))
            yield pattern, left(replace(person, given=()))
    if (seen or not (person.given or person.title)) and not shared and _stands_alone(person.surname, text):
        yield forms.bare(person.surname), left(replace(person, given=(), title=""))


def _titles(person: Person, shared: list[Person]) -> tuple[str, ...]:
    """The civil titles that mean this person where only they stand before the surname."""
    return tuple(
        title
        for title in load("redaction")["civil"]
        if not any(Person((), person.surname, title).may_be(each) for each in shared)
        and Person((), "", title).may_be(Person((), "", person.title))
    )


def _stands_alone(surname: str, text: str) -> bool:
    """Whether the surname by itself names somebody: it is no word of the language, as far as text and lexicon tell."""
    low = surname.casefold()
    common = low in v.PLACES or low in v.AREAS or low in v.HEADS or low in v.AMBIGUOUS_GIVEN or low in load("redaction")["months"]
    return len(surname) > 2 and not common and not re.search(rf"(?<!\w){re.escape(low)}(?!\w)", text)


def _matches(text: str, finders: Iterable[tuple[re.Pattern[str], str]]) -> list[tuple[int, int, str]]:
    """Where names stand, in order; of those that overlap the longest, and what is left of it."""
    found = [(*match.span(), left) for pattern, left in finders for match in pattern.finditer(text)]
    kept: list[tuple[int, int, str]] = []
    for start, end, left in sorted(found, key=lambda cut: (cut[0], -cut[1], cut[2] != MARK)):
        if kept and start < kept[-1][1]:
            kept[-1] = (kept[-1][0], max(end, kept[-1][1]), kept[-1][2])
        else:
            kept.append((start, end, left))
    ends = (0, *(end for _, end, _ in kept))
    return [
        (_with_title(text, before, start) if left == MARK else start, end, left)
        for before, (start, end, left) in zip(ends, kept, strict=False)
    ]


def _with_title(text: str, before: int, start: int) -> int:
    """Where a name begins with the title of office before it: "Councillor" without a name would be nobody.

    `before` is where the name before it ends. A title that ends a sentence or a paragraph is somebody else's.
    """
    found = _office().search(text, max(before, start - 60), start)
    return found.start() if found else start


@cache
def _office() -> re.Pattern[str]:
    titles = [title for title in load("redaction")["office"] if title not in v.PLURAL_TITLES]
    civil = "|".join(load("redaction")["civil"])
    before = "|".join(sorted(v.BEFORE_TITLE))
    either = "|".join(rf"{title}\.?" if title in load("redaction")["with_stop"] else title for title in titles)
    blank = r"(?:[^\S\n]+|[^\S\n]*\n[^\S\n]*)"
    return re.compile(rf"(?:(?<!\w)(?:{before})\s+)?(?<!\w)(?:{either}){blank}(?:(?:{civil})\.?{blank})*\Z", re.I)


def _without(text: str, cuts: list[tuple[int, int, str]]) -> tuple[str, Callable[[int], int]]:
    """The text with the cuts made, and the function from places before to places after them."""
    out: list[str] = []
    at = 0
    for start, end, left in cuts:
        out += text[at:start], left
        at = end
    out.append(text[at:])

    def moved(place: int) -> int:
        gone = 0
        for start, end, left in cuts:
            if place < end:
                return min(place, start) - gone if place <= start else start - gone
            gone += end - start - len(left)
        return place - gone

    return "".join(out), moved


def _pair(place: tuple[int, int] | None, moved: Callable[[int], int]) -> tuple[int, int] | None:
    return None if place is None else (moved(place[0]), moved(place[1]))


def _offered(linked: Linked, withholding: Withholding, moved: Callable[[int], int]) -> Linked:
    """A document that is linked to without the names; an address that holds one is left out."""
    url = None if linked.url and withholding.touches(linked.url) else linked.url
    return Linked(withholding.clean(linked.title), url, moved(linked.start), moved(linked.end))


def _cleaned(metadata: Metadata, withholding: Withholding, moved: Callable[[int], int]) -> Metadata:
    """The metadata without the names; an address that holds one is left out, for no other leads there."""
    words = {name: getattr(metadata, name) for name in ("authority", "body", "title", "venue")}
    return replace(
        metadata,
        **{name: value and withholding.clean(value) for name, value in words.items()},
        url=None if metadata.url and withholding.touches(metadata.url) else metadata.url,
        places=tuple((name, moved(start), moved(end)) for name, start, end in metadata.places),
    )
