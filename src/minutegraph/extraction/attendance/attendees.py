"""The names in a list of those who attended, each with the seat or office that the list gives beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import zip_longest

from minutegraph.extraction.attendance.attendee_names import begun_by
from minutegraph.extraction.attendance.attendee_seats import (
    BRACKET,
    INITIAL,
    Attendee,
    beside,
    is_organisation,
    is_public,
    of_organisation,
    office_at,
    seat,
    seats,
    words_in,
)
from minutegraph.extraction.language import vocabulary as v
from minutegraph.extraction.language.expressions import regex
from minutegraph.lexicon import load
from minutegraph.model import WITHHELD

_NEXT_NAME = regex(
    r"(?<=\))\s+(?=[A-Z])|\s+(?=Clerk:?\s+[A-Z]\.?\s?[A-Z])|(?<!\bfor)(?<!\bof)\s+(?=(?:(?:County|Borough|District|Parish|Town|City|Community)\s+)?"
    rf"(?:{v.PRINTED_TITLES}|Cllrs|Councillors)\.?\s+[A-Z])"
)
_LEADING = regex(r"[\s.*_]*(?:(?:from|by|and|also|the)\s+)*")
_GLUED = regex(r"(?<=[a-z]{2})(?<!ice)-(?=(?:Vice-?)?(?:Chair|Clerk))")
STOP = r"(?<!Mrs)(?<!llr)(?<!llrs)(?<!srs)(?<!evd)(?<!rof)\.\s+(?=[A-Z])"
"""A full stop that ends a sentence, and not a title ("Cllr.", "Messrs."), as the source of an expression."""
_SEPARATOR = regex(
    r"\s*(?:[,;|\n]|\s(?:and|&|plus|(?:together\s)?with)\s|\s[-–—]+\s|:\s"
    rf"|(?<=[a-z][a-z]){STOP})\s*(?:and\s+)?"
)
_MARKS = regex(r"\((?:A|AB|Ab|Ap|Apols?|ABS|Abs|x)\)")
_FEW = 5  # Words of something printed beside a name that is neither office nor organisation.
_BESIDE = frozenset((",", "|", "-", "–", "—", ":", ")"))
"""What stands between a name and its office, a bracket before it too; "and" does not."""
_LEADS = _BESIDE - {",", "|", ")"}


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a list: its words, what stands before it (a comma, "and" ...), and where it begins."""

    text: str
    sign: str
    start: int


def read(text: str, whole: bool, title: str = "") -> tuple[Attendee, ...]:
    """The people of a list in order; `title` is that of those who have none, where the label of the list gives it.

    With `whole` what is no name is passed over; without it the list must begin with a name, and hold nothing that is neither
    name nor office nor a number of people, or there are none.
    """
    text = _GLUED.sub(" - ", text)
    if _MARKS.search(text):
        return ()  # "Vale (P), Orme (A)": marks that a key elsewhere explains
    roll = _Roll(text, tuple(_parts(text)), whole, title)
    return tuple(map(_with_names, (each for each in roll.people() if not is_public(each))))


class _Roll:
    """One reading of a list: who was found so far, and what the parts before tell of the next."""

    def __init__(self, text: str, parts: tuple[_Part, ...], whole: bool, title: str) -> None:
        self.text, self.parts, self.whole, self.title = text, parts, whole, title
        self.usual = _usual(parts)
        self.found: list[Attendee] = []
        self.series, self.lead = title, ""
        """The title of a row of names, and the office that stands before the next name."""
        self.taken = 0
        """Where an office ends that goes over several parts."""
        self.ended = self.public = self.told = self.strangers = False

    def people(self) -> list[Attendee]:
        """All of the list; none where it holds what is neither name nor office, unless that is passed over."""
        for part, following in zip_longest(self.parts, self.parts[1:]):
            if self.public and part.sign in _LEADS:
                break  # whoever is named behind "members of the public:"
            self.public = False
            if part.start < self.taken:
                continue  # it belongs to the office before it: "Director of Children, Families and Learning"
            if WITHHELD in part.text:  # a row of names goes on behind one that is withheld
                self.series = v.SINGULAR.get(words_in(part.text).at(0), self.series)
            elif not self._name(part, following) and not self._beside(part) and not self.whole:
                return []
        return self.found

    def _name(self, part: _Part, following: _Part | None) -> bool:
        """Whether the part is somebody's name, who is added."""
        named = self.usual or _with_office(self.text, part, following)
        begun = begun_by(part.text, "" if self.ended or part.sign == ";" else self.series, named)
        self.ended = part.sign in ("and", "&") and bool(self.series) and not self.title
        if begun is None or (begun.rest and not self.whole):
            return False
        led = self.lead and part.sign in ("", ":") and begun.person.role is None
        person = replace(begun.person, role=self.lead, known=True) if led else begun.person
        if self.strangers and not person.known:
            return True
        if self.found and part.sign in ("and", "&") and self.found[-1].role is None and is_public(person, several=True):
            self.found.pop()  # "Mr Kay and Mrs Moy (parishioners)"
        self.found.append(person)
        self.told = begun.person.role is not None
        self.series, self.lead = begun.series or self.title, ""
        return True

    def _beside(self, part: _Part) -> bool:
        """Whether the part tells of those named: the office of the last or the next, an organisation, a number of people."""
        self.series, before, self.lead = self.title, self.lead, ""
        last = self.found[-1] if self.found else None
        joined = last is not None and part.sign in _BESIDE
        changed = beside(last, part.text) if last and joined else None
        if changed:
            self.found[-1] = changed
        elif is_besides(part.text) and not (last and _holds(last, part)):
            self.public = bool(_of_people().search(part.text))
            self.strangers = self.strangers or self.public
        elif role := office_at(self.text, part.start, part.text):
            self.taken = part.start + len(role)
            if last and joined and not self.told and not before:
                self.found[-1], self.told = replace(last, role=role, known=True), True
            elif "(" not in role:
                self.lead = role
        elif last and joined and (len(part.text.split()) < _FEW or is_organisation(part.text)):
            self.found[-1] = of_organisation(last, part.text)
        else:
            return False
        return True


def _with_names(person: Attendee) -> Attendee:
    """The person with the names, in place of the words, of who stood in for whom."""
    if person.instead_of is None and person.deputy is None:
        return person
    return replace(person, instead_of=name_in(person.instead_of or ""), deputy=name_in(person.deputy or ""))


def _with_office(text: str, part: _Part, following: _Part | None) -> bool:
    """Whether an office stands beside what opens an entry, so that it is a name: "Lucille Amery, Section 151 Officer"."""
    note = BRACKET.search(part.text)
    if note:
        return seat(note["note"]) is not None
    if part.sign not in ("", ";"):
        return False
    return following is not None and following.sign in _BESIDE and office_at(text, following.start, following.text) is not None


def _usual(parts: tuple[_Part, ...]) -> bool:
    """Whether a list is one of bare names: most begin with a given name or initial, so that rare ones are names too."""
    each = [words_in(BRACKET.sub("", part.text)) for part in parts]
    bare = [words for words in each if len(words) in (2, 3, 4) and words.capital(0) and words.low[0] not in v.TITLES]
    known = [words for words in bare if words.low[0] in v.GIVEN or INITIAL.match(words.word[0])]
    return len(bare) > 2 and len(known) * 5 >= len(bare) * 3


def name_in(text: str) -> str | None:
    """The one name that a text holds, None where it holds none or several."""
    found = read(text.rstrip(" ."), whole=True)
    return found[0].name if len(found) == 1 else None


def key(name: str) -> str:
    """The name without titles and marks, for comparison within a list."""
    words = [word for word in words_in(name).low if word not in v.TITLES and word.isalnum()]
    return " ".join(words)


def are_two(name: str, other: str) -> bool:
    """Whether the titles of two names with one key tell that they are a man's and a woman's: "Mr Bell", "Mrs Bell"."""
    said = [set(words_in(each).low) for each in (name, other)]
    men, women = (set(load("redaction")[each]) for each in ("men", "women"))
    return any(one & men and another & women for one, another in (said, said[::-1]))


def _holds(person: Attendee, part: _Part) -> bool:
    """Whether an office that lists also name alone is that of the person before it: "Ms Eve Dunn, Clerk"."""
    no_member = person.name.split()[0].strip(".").lower() in _NO_MEMBERS
    return part.sign == "," and person.role is None and no_member and seat(part.text.rstrip(".")) is not None


_NO_MEMBERS = frozenset(load("attendance")["series"]["no_members"])


def is_besides(text: str) -> bool:
    """Whether a text is what such lists hold besides names: a number of people, "none"."""
    return _besides().fullmatch(text.strip(" .*_")) is not None


def _parts(text: str) -> Iterator[_Part]:
    """The parts of a list; what is in brackets stays with what stands before it."""
    hidden = BRACKET.sub(lambda match: "\0" * len(match[0]), text)
    place, sign = 0, ""
    for match in [*_SEPARATOR.finditer(hidden), None]:
        end, yielded = match.start() if match else len(text), False
        for start, words in _apart(text, place, end):
            between = ")" if text[:start].rstrip().endswith(")") else ""
            yield _Part(words, between if yielded else sign, start)
            yielded = True
        place, sign = (match.end(), match[0].strip()) if match else (end, "")


def _apart(text: str, place: int, end: int) -> Iterator[tuple[int, str]]:
    """The names of a part that nothing stands between: "Vivien Richards County Councillor Ann Webb"."""
    for match in [*_NEXT_NAME.finditer(text, place, end), None]:
        stop = match.start() if match else end
        words = words_in(text[place:stop]).low
        open_bracket = text.count("(", place, stop) > text.count(")", place, stop)
        if match and (not words or open_bracket or words[-1] in v.TITLES | v.BEFORE_TITLE or " ".join(words) in seats()):
            continue
        begin = _LEADING.match(text, place, stop)
        start = begin.end() if begin else place
        if part := text[start:stop].strip(" .*_"):
            yield text.index(part, start), part
        place = match.end() if match else end


@cache
def _besides() -> re.Pattern[str]:
    return regex("(?:plus |and )?(?:" + "|".join(load("attendance")["besides"]["patterns"]) + ")", re.I)


@cache
def _of_people() -> re.Pattern[str]:
    return regex(r"\b(?:" + "|".join(load("attendance")["public"]["labels"]) + r")\b", re.I)
