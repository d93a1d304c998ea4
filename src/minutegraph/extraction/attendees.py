"""The names in a list of those who attended, each with the seat or office that the list gives beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import zip_longest

from minutegraph.extraction import vocabulary as v
from minutegraph.extraction import words as wording
from minutegraph.extraction.attendee_names import begun_by
from minutegraph.extraction.attendee_seats import (
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
)
from minutegraph.extraction.expressions import regex
from minutegraph.lexicon import load
from minutegraph.model import WITHHELD

_NEXT_NAME = regex(
    r"(?<=\))\s+(?=[A-Z])|\s+(?=Clerk:?\s+[A-Z]\.?\s?[A-Z])|(?<!\bfor)(?<!\bof)\s+(?=(?:(?:County|Borough|District|Parish|Town|City|Community)\s+)?"
    r"(?:Cllrs?|Councillors?|Mr|Mrs|Ms|Miss|Dr)\.?\s+[A-Z])"
)
_LEADING = regex(r"[\s.*_]*(?:(?:from|by|and|also|the)\s+)*")
_GLUED = regex(r"(?<=[a-z]{2})(?<!ice)-(?=(?:Vice-?)?(?:Chair|Clerk))")
_SEPARATOR = regex(
    r"\s*(?:[,;|\n]|\s(?:and|&|plus|(?:together\s)?with)\s|\s[-–—]+\s|:\s"
    r"|(?<=[a-z][a-z])(?<!Mrs)(?<!llr)(?<!llrs)(?<!srs)(?<!evd)(?<!rof)\.\s+(?=[A-Z]))\s*(?:and\s+)?"
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
    parts = tuple(_parts(text))
    usual = _usual(parts)
    found: list[Attendee] = []
    series, lead = title, ""
    taken, ended, public, told, strangers = 0, False, False, False, False
    for part, following in zip_longest(parts, parts[1:]):
        if public and part.sign in _LEADS:
            break  # whoever is named behind "members of the public:"
        public = False
        if part.start < taken:
            continue  # it belongs to the office before it: "Director of Children, Families and Learning"
        if WITHHELD in part.text:  # a row of names goes on behind one that is withheld
            first = wording.read(part.text).at(0)
            series = v.SINGULAR.get(first, series)
            continue
        named = usual or _with_office(text, part, following)
        begun = begun_by(part.text, "" if ended or part.sign == ";" else series, named)
        ended = part.sign in ("and", "&") and bool(series) and not title
        if begun is not None and (whole or not begun.rest):
            led = lead and part.sign in ("", ":") and begun.person.role is None
            person = replace(begun.person, role=lead, known=True) if led else begun.person
            if strangers and not person.known:
                continue
            if found and part.sign in ("and", "&") and found[-1].role is None and is_public(person, several=True):
                found.pop()  # "Mr Kay and Mrs Moy (parishioners)"
            found.append(person)
            told = begun.person.role is not None
            series, lead = begun.series or title, ""
            continue
        series, before, lead = title, lead, ""
        changed = beside(found[-1], part.text) if found and part.sign in _BESIDE else None
        if changed:
            found[-1] = changed
        elif is_besides(part.text) and not (found and _holds(found[-1], part)):
            public = bool(_of_people().search(part.text))
            strangers = strangers or public
        elif role := office_at(text, part.start, part.text):
            taken = part.start + len(role)
            if found and not told and part.sign in _BESIDE and not before:
                found[-1], told = replace(found[-1], role=role, known=True), True
            elif "(" not in role:
                lead = role
        elif found and part.sign in _BESIDE and (len(part.text.split()) < _FEW or is_organisation(part.text)):
            found[-1] = of_organisation(found[-1], part.text)
        elif not whole:
            return ()
    return tuple(map(_with_names, (each for each in found if not is_public(each))))


def _with_names(person: Attendee) -> Attendee:
    """The person with the names, in place of the words, of who stood in for whom."""
    if person.instead_of is None and person.deputy is None:
        return person
    return replace(person, instead_of=name_in(person.instead_of or ""), deputy=name_in(person.deputy or ""))


def _with_office(text: str, part: _Part, following: _Part | None) -> bool:
    """Whether an office stands beside what opens an entry, so that it is a name: "Lucille Amery, Section 151 Officer"."""
    if part.sign not in ("", ";"):
        return False
    note = BRACKET.search(part.text)
    if note:
        return seat(note["note"]) is not None
    return following is not None and following.sign in _BESIDE and office_at(text, following.start, following.text) is not None


def _usual(parts: tuple[_Part, ...]) -> bool:
    """Whether a list is one of bare names: most begin with a given name or initial, so that rare ones are names too."""
    each = [wording.read(BRACKET.sub("", part.text)) for part in parts]
    bare = [words for words in each if len(words) in (2, 3, 4) and words.capital(0) and words.low[0] not in v.TITLES]
    known = [words for words in bare if words.low[0] in v.GIVEN or INITIAL.match(words.word[0])]
    return len(bare) > 2 and len(known) * 5 >= len(bare) * 3


def name_in(text: str) -> str | None:
    """The one name that a text holds, None where it holds none or several."""
    found = read(text.rstrip(" ."), whole=True)
    return found[0].name if len(found) == 1 else None


def key(name: str) -> str:
    """The name without titles and marks, for comparison within a list."""
    words = [word for word in wording.read(name).low if word not in v.TITLES and word.isalnum()]
    return " ".join(words)


def are_two(name: str, other: str) -> bool:
    """Whether the titles of two names with one key tell that they are a man's and a woman's: "Mr Bell", "Mrs Bell"."""
    said = [set(wording.read(each).low) for each in (name, other)]
    men, women = (set(load("redaction")[each]) for each in ("men", "women"))
    return any(one & men and another & women for one, another in (said, said[::-1]))


def _holds(person: Attendee, part: _Part) -> bool:
    """Whether an office that lists also name alone is that of the person before it: "Ms Eve Dunn, Clerk"."""
    no_member = person.name.split()[0].strip(".").lower() in _NO_MEMBERS
    return part.sign == "," and person.role is None and no_member and seat(part.text.rstrip(".")) is not None


_NO_MEMBERS = frozenset(("mr", "mrs", "ms", "miss"))


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
        words = wording.read(text[place:stop]).low
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
