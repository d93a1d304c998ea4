"""The name with which a part of a list of those who attended begins."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from minutegraph.extraction.attendance.attendee_seats import INITIAL, Attendee, noted, seat, seats, words_in
from minutegraph.extraction.language import vocabulary as v
from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.language.words import Words
from minutegraph.extraction.parties import mentions as parties
from minutegraph.extraction.parties import people
from minutegraph.extraction.parties.post_hints import may_name_post
from minutegraph.lexicon import load

_THINGS = v.HEADS | v.BODY_HEADS | v.ORG_HEADS | v.GROUPS | v.STOPS
_NO_NAMES = _THINGS | v.PLACES | v.AREAS
_OFFICE_FIRST = regex(r"(?:[Tt]he )?(?P<office>[^()]{3,60}) \((?P<name>[^()]{3,60})\)")
_SPELLED = v.SPELLED_RANKS | v.HEADS


@dataclass(frozen=True, slots=True)
class Begun:
    """The person with whom a part begins, the title that a series goes on with, and the words that are not understood."""

    person: Attendee
    series: str
    rest: str


def begun_by(part: str, series: str, usual: bool) -> Begun | None:
    """The person with whom a part begins, None where it begins with none; `series` is the title of a row of names."""
    return _in_bracket(part, series) or _behind_office(part) or _by_name(part, series, usual)


def _in_bracket(part: str, series: str) -> Begun | None:
    """The person whose name stands in brackets behind the office: "The Chairman (Councillor A Bone)"."""
    match = _OFFICE_FIRST.fullmatch(part)
    office = seat(match["office"]) if match else None
    if match is None or office is None:
        return None
    named = _by_name(match["name"], "", True)
    return Begun(replace(named.person, role=office, known=True), series, "") if named and not named.rest else None


def _behind_office(part: str) -> Begun | None:
    """The person whose office stands before the name: "Provost Hector Baird", "Chief Constable Hugh Tate"."""
    first = next(iter(parties.find(part)), None) if may_name_post(part) else None
    if first is None or first.start or first.pronoun:
        return None
    words = words_in(part)
    party, spelled = first.party, words.word[0] not in v.RANKS and words.low[0] not in v.TITLES
    if party.kind == "post" and party.holder and spelled and party.label.lower().split()[-1] in v.SPELLED_RANKS:
        return _begun(Attendee(part[: first.end], known=True), part[first.end :])
    if party.kind == "post" and party.holder and part.startswith(party.label):
        return _begun(Attendee(party.holder, party.label, known=True), part[first.end :])
    if party.kind == "person" and spelled and {words.low[0], words.at(1)} & _SPELLED:
        return _begun(Attendee(party.label, known=True), part[first.end :])
    return None


def _begun(person: Attendee, after: str, series: str = "") -> Begun:
    named, rest = noted(person, after)
    return Begun(named, series, rest)


def _by_name(part: str, series: str, usual: bool) -> Begun | None:
    words = words_in(part)
    begin = at = role_end = _before(words)
    while words.at(at) in v.BEFORE_TITLE and words.at(at + 1) in v.TITLES:
        at += 1
    several = words.at(at) in v.PLURAL_TITLES
    if several:
        series = v.SINGULAR[words.low[at]]
        begin = at = at + 1 + (words.at(at + 1) == ".")
    ranked = people.ranked(words, at) if at < len(words) and words.word[at] in v.RANKS else None
    inner = at
    while words.at(inner) == "." or (words.at(inner) in v.TITLES and words.capital(inner)):
        inner += 1
    titled = inner > at or ranked is not None
    end = ranked.last if ranked else people.name_end(words, inner)
    if end <= inner and not ranked:
        return None
    if not ranked and not any(len(word) > 1 and not INITIAL.match(word) for word in words.word[inner:end]):
        return None  # initials alone: the name goes on elsewhere
    name = words.span(begin, end)
    if series and (not titled or several or set(words.low[at:inner]) <= _in_series()):
        name = f"{series} {name}"  # also "Councillors Colbeck, Mrs Denny": she is one of them
    elif not titled and not _bare(words, begin, end, usual):
        return None
    else:
        series = ""
    office = bool(series) or ranked is not None or (titled and not _civil(words.low[at:inner]))
    lead = words.span(0, role_end) if role_end else None
    return _begun(Attendee(name, lead, known=office or bool(lead)), part[words.end(end - 1) :], series)


def _civil(titles: list[str]) -> bool:
    """Whether titles are such as anybody may have."""
    return all(word in load("redaction")["civil"] or word == "." for word in titles)


def _before(words: Words) -> int:
    """The words of a seat that stand right before a name: "Chairman Cllr Shewell"."""
    for size in (3, 2, 1):
        if size >= len(words) or words.low[size - 1] in v.TITLES:
            continue
        named = words.low[size] in v.TITLES or words.low[size] in v.GIVEN or INITIAL.match(words.word[size])
        if named and " ".join(words.low[:size]) in seats():
            return size
    return 0


def _bare(words: Words, begin: int, end: int, usual: bool) -> bool:
    """Whether words without a title are the name of a person: two at least, none a thing's, a given name or initial first.

    In a list of bare names, which is `usual`, the given name may be a rare one.
    """
    names = [word for word in words.low[begin:end] if word != "."]
    given = names[0] in v.GIVEN or INITIAL.match(words.word[begin]) is not None
    things = names[-1] in _THINGS or (not given and names[0] in _NO_NAMES)
    return len(names) > 1 and (given or usual) and not things


@cache
def _in_series() -> frozenset[str]:
    return frozenset((".", *load("attendance")["series"]["titles"]))
