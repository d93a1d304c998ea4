"""What a list of those who attended prints beside a name: seat, office, organisation, and who stands in for whom."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from minutegraph.extraction.language import vocabulary as v
from minutegraph.extraction.language import words as wording
from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.language.words import Words
from minutegraph.extraction.parties import mentions as parties
from minutegraph.extraction.parties.post_hints import may_name_post
from minutegraph.lexicon import load
from minutegraph.model import AttendanceKind

BRACKET = regex(r"\s*[(\[](?P<note>[^()\[\]]*)[)\]]")
"""A note in brackets behind a name."""

INITIAL = regex(r"(?:[A-Z]|(?:[A-Z]\.)+)\Z")
"""A word that is the initial of a given name."""

_INITIALS = regex(r"[A-Z][A-Z.']{1,4}\Z")
_SECTION = regex(r"\b[Ss](?:ection)?\.? ?\d+\b")  # "Section 151 Officer"
_IN_THE_CHAIR = regex(r"(?:was |who (?:was|took) )?(?:in )?the chair", re.I)
_LONGEST_ROLE = 110
_WORDS_OF_ROLE = 9
_FARTHEST = 300  # Characters in which an office is looked for.


@dataclass(frozen=True, slots=True)
class Attendee:
    """Somebody in a list: the name as printed with its title, the seat or office printed beside it.

    `known` tells that title, office or organisation say that it is nobody of the public; `substitute` that a note says so of
    this person, `instead_of` whose, `deputy` that the note names somebody who came instead, `away` that this one did not come.
    """

    name: str
    role: str | None = None
    known: bool = False
    substitute: bool = False
    instead_of: str | None = None
    deputy: str | None = None
    away: AttendanceKind | None = None


def noted(person: Attendee, after: str) -> tuple[Attendee, str]:
    """The person with what brackets, or words right behind the name, tell; and the words that are not understood."""
    while match := BRACKET.match(after):
        person = _with_note(person, match["note"].strip())
        after = after[match.end() :]
    rest = after.strip(" ,:–—-/")
    if changed := beside(person, rest):
        return changed, ""
    if rest and person.role is None and (role := seat(rest)):
        return replace(person, role=role, known=True), ""
    return person, rest


def beside(person: Attendee, text: str) -> Attendee | None:
    """The person with what stands beside the name, not in brackets, and is no office: away, in whose place, of the public."""
    for kind, pattern in _away():
        if pattern.fullmatch(text):
            return replace(person, away=kind)
    match = _standing_in()[0].fullmatch(text)
    if match and match["name"][:1].isupper():
        return replace(person, substitute=True, known=True, instead_of=match["name"])
    if person.role is None and not text.endswith("s") and _of_public().fullmatch(text) and not is_organisation(text):
        return replace(person, role=text)
    return None


def _with_note(person: Attendee, note: str) -> Attendee:
    for_whom, alone, other = _standing_in()
    for kind, pattern in _away():
        if pattern.fullmatch(note):
            return replace(person, away=kind)
    if match := for_whom.fullmatch(note):
        return replace(person, substitute=True, known=True, instead_of=match["name"])
    if alone.fullmatch(note):
        return replace(person, substitute=True, known=True)
    if match := other.fullmatch(note):
        return replace(person, deputy=match["name"] or match["other"])
    if _of_public().match(note) and not is_organisation(note):
        return replace(person, role=note)
    if _IN_THE_CHAIR.fullmatch(note):
        return replace(person, role=person.role or note, known=True)
    if _INITIALS.match(note) or not note:
        return person
    role = seat(note)
    if role:
        return replace(person, role=person.role or role, known=True)
    return replace(person, known=person.known or is_organisation(note))


@lru_cache(maxsize=1024)
def words_in(text: str) -> Words:
    """The words of a part of a list, which are asked for again and again: for a name, a seat, an office."""
    return wording.read(text)


def seat(text: str) -> str | None:
    """The text, where it tells a seat or an office."""
    text = text.strip(" .,;:*_")
    if not text or len(text) > _LONGEST_ROLE or any(map(str.isdigit, _SECTION.sub("", text))):
        return None
    words = words_in(text)
    low = words.low
    if text.count("(") != text.count(")") or (low and low[0] in v.TITLES and words.capital(1) and words.at(1) not in seats()):
        return None  # half of a bracket, or somebody's name
    for at in range(1, len(low) - 1):
        if low[at - 1] in seats() and (INITIAL.match(words.word[at]) or low[at] in v.GIVEN):
            return None  # somebody else's name: "Clerk J Connelly"
    posts = [mention for mention in parties.find(text) if mention.party.kind == "post"] if may_name_post(text) else []
    if any(mention.start < 5 and (mention.end - mention.start) * 2 > len(text) for mention in posts):
        return text
    named = any(" ".join(low[at : at + size]) in seats() for at in range(len(low)) for size in (1, 2, 3))
    opens = words.capital(0) or words.at(0) in seats() or words.at(len(words) - 1) in seats()
    return text if named and opens and len(low) <= _WORDS_OF_ROLE else None


def is_organisation(text: str) -> bool:
    """Whether a text names an organisation, body or authority."""
    found = parties.find(text)
    return any(mention.party.kind in ("organisation", "body", "authority", "department", "inspectorate") for mention in found)


def of_organisation(person: Attendee, text: str) -> Attendee:
    """The person with what stands behind a comma and is no office: an organisation, with a seat in brackets perhaps."""
    if not is_organisation(BRACKET.sub("", text)):
        return person
    note = BRACKET.search(text)
    return replace(person, known=True, role=person.role or (seat(note["note"]) if note else None))


def office_at(text: str, start: int, part: str) -> str | None:
    """The office with which a part begins, as far as it goes: a comma or "and" may be part of it."""
    stretch = text[start : start + _FARTHEST]
    whole = next(iter(parties.find(stretch)), None) if may_name_post(stretch) else None
    post = whole and whole.party.kind == "post" and not whole.party.holder
    if whole and post and whole.start == 0 and whole.end > len(part):
        return text[start : start + whole.end]
    return seat(part) if not BRACKET.search(part) or seat(BRACKET.sub("", part)) else None


def is_public(person: Attendee, several: bool = False) -> bool:
    """Whether the list says that somebody is of the public, or that `several` are."""
    if person.role is None or (several and not person.role.endswith("s")):
        return False
    return _of_public().match(person.role) is not None


@cache
def seats() -> frozenset[str]:
    """The words for seats and offices, folded."""
    return frozenset(" ".join(words_in(each).low) for each in load("attendance")["seats"]["words"])


@cache
def _of_public() -> re.Pattern[str]:
    known = map(re.escape, sorted(load("redaction")["public"], key=len, reverse=True))
    words = "|".join((*known, *load("attendance")["public"]["notes"]))
    return regex(rf"^(?:an?\s+|the\s+|local\s+)*(?:{words})s?(?:\s+(?:of|from|in|for)\b.*|,.*)?$", re.I)


@cache
def _away() -> tuple[tuple[AttendanceKind, re.Pattern[str]], ...]:
    words = load("attendance")["away"]
    kinds: tuple[AttendanceKind, ...] = ("apologies", "absent")
    return tuple((kind, regex(words[kind], re.I)) for kind in kinds)


@cache
def _standing_in() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """A note that tells for whom somebody came, that somebody is a substitute, and who came instead."""
    words = load("attendance")["standing-in"]
    doing = rf"(?:{words['before']})"
    return (
        regex(rf"(?:as\s+(?:an?\s+)?)?(?:{doing}\s+)?{words['for']}\s+(?P<name>(?!whom\b).+)", re.I),
        regex(words["alone"], re.I),
        regex(
            rf"(?:for whom\s+)?(?P<name>.+?)\s+{doing}|"
            rf"(?:(?:substitut(?:e|ed\s+by)|(?:represented|replaced)\s+by)[:\s]|(?:sub|deputy)\s*[:–-])\s*"
            r"(?P<other>(?!for\b)\S.+)",
            re.I,
        ),
    )
