"""Whom a name means: a council of the register, one of several that cannot be told apart, or none that it knows.

Never guessed: a name that could mean two councils resolves only where the document itself tells which.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from minutegraph.lexicon import load
from minutegraph.register.authority import Authority
from minutegraph.register.lookup import area, at_address, authority, named
from minutegraph.register.names import fold, initials


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a document tells of the place of a name in it.

    `own` is the council whose meeting it records, `date` the meeting's ISO date, `address` that of its page.
    """

    own: Authority | None = None
    date: str | None = None
    address: str | None = None


@dataclass(frozen=True, slots=True)
class Resolution:
    """Whom a name means: the council, or those that it could mean; neither where the register knows none."""

    authority: Authority | None = None
    open: tuple[Authority, ...] = ()


NOWHERE = Surroundings()
_CODE = re.compile(r"[enws]\d{8}")  # of the Government Statistical Service: "E06000058"


@lru_cache(maxsize=16384)
def resolve(name: str, around: Surroundings = NOWHERE) -> Resolution:
    """The council that a name means in a document.

    A name in full ("Bournemouth Borough Council", "LB Brent", "BCP") tells by itself. One that lacks the kind of
    council ("Somerset Council"), or is a place alone, means one that existed on the day; of several the document's
    own, else the only one in the same county, combined authority or region. The code of an area means the council of
    that area on the day, and without a day the present one.
    """
    folded = fold(name)
    if _CODE.fullmatch(folded):
        councils = area(folded.upper())
        return _one_of(_standing(councils, around.date) or councils, around)
    found = named(folded)
    if found.full:
        return _one_of(_of_kind(_councils(found.full), folded), around)
    if found.council:
        councils = _councils(found.council)
        standing = _standing(councils, around.date)
        if around.date is None or not standing:
            exact = [each for each in councils if fold(each.name) == folded]
            standing = exact[:1] or list(councils)
        return _one_of(standing, around)
    if found.alone:
        return _alone(folded, _councils(found.alone), around)
    return _by_initials(name, around)


def _alone(folded: str, councils: tuple[Authority, ...], around: Surroundings) -> Resolution:
    """The council that the name of a place alone means: one that stood on the day."""
    own, affixes = around.own, load("authorities")["affixes"]
    if folded in affixes["not_alone"]:
        near = own is not None and (own in councils or all(_same_county(each, own) for each in councils))
        return _one_of(councils, around) if near else Resolution(open=councils)
    standing = _standing(councils, around.date)
    if not standing or (around.date is None and len(standing) == 1 and standing[0].end):
        return Resolution(open=councils)  # it may speak of the place long after its council
    rivals = [each for each in councils if each in standing or not any(_one_line(each, other) for other in standing)]
    if len(rivals) > len(standing) or folded in affixes["near"]:
        # The other place of that name is still there, though its council is gone.
        nearest = _nearest(rivals, own)
        sole = len(nearest) == 1 and nearest[0] in standing
        return Resolution(nearest[0]) if sole else Resolution(open=councils)
    return _one_of(standing, around)


def _one_line(one: Authority, other: Authority) -> bool:
    """Whether one of two councils replaced the other."""
    return one.id in other.successors or other.id in one.successors


def _of_kind(councils: tuple[Authority, ...], folded: str) -> tuple[Authority, ...]:
    """Those whose own names have the words for a kind of council that a folded name has, if any have."""
    words = kind_words(folded)
    fitting = tuple(each for each in councils if words <= kind_words(each.name))
    return fitting or councils


@lru_cache(maxsize=16384)
def kind_words(name: str) -> frozenset[str]:
    """The words of a name that tell the kind of council: "borough" of "Ashford Borough Council"."""
    return frozenset(load("authorities")["words"]["kinds"]) & frozenset(fold(name).split())


def _councils(ids: Iterable[str]) -> tuple[Authority, ...]:
    return tuple(map(authority, ids))


def _standing(councils: Iterable[Authority], date: str | None) -> list[Authority]:
    return [each for each in councils if date is None or each.stood(date)]


def _one_of(councils: Iterable[Authority], around: Surroundings) -> Resolution:
    """The one that the document tells of these."""
    left = tuple(councils)
    if len(left) == 1:
        return Resolution(left[0])
    own = around.own
    if own is not None and own in left:
        # In the minutes of a county the name of its county town may be either.
        root = [each for each in left if each.county == own.id]
        return Resolution(open=left) if root else Resolution(own)
    if around.address:
        here = [each for each in at_address(around.address) if each in left]
        if len(here) == 1:
            return Resolution(here[0])
    if around.date is not None:
        standing = _standing(left, around.date)
        if len(standing) == 1:
            return Resolution(standing[0])
    nearest = _nearest(left, own)
    return Resolution(nearest[0]) if len(nearest) == 1 else Resolution(open=left)


def _nearest(councils: Iterable[Authority], own: Authority | None) -> list[Authority]:
    """Those nearest to the document's own council: itself, in its county, its combined authority, its region; none if far."""
    if own is None:
        return []
    for near in (_is_own, _same_county, _same_combined, _same_region):
        close = [each for each in councils if near(each, own)]
        if close:
            return close
    return []


def _is_own(one: Authority, own: Authority) -> bool:
    return one is own or _one_line(one, own)


def _same_county(one: Authority, own: Authority) -> bool:
    return bool(own.county or one.county) and (one.county or one.id) == (own.county or own.id)


def _same_combined(one: Authority, own: Authority) -> bool:
    return bool(own.combined) and own.combined == one.combined


def _same_region(one: Authority, own: Authority) -> bool:
    return bool(own.region) and own.region == one.region


def _by_initials(name: str, around: Surroundings) -> Resolution:
    """The document's own council, or its county, by the initials of its name: "KCC"."""
    own = around.own
    if own is not None and 2 < len(name) < 7 and name.isupper():
        for each in (own, *(authority(id) for id in (own.county,) if id)):
            if initials(each.name) == name:
                return Resolution(each)
    return Resolution()


def the_kind_meant(words: str, around: Surroundings) -> Authority | None:
    """The council that "the County Council" means in the minutes of a district: its county, if that stood on the day."""
    own = around.own
    if own is None or not own.county or "county" not in fold(words).split():
        return None
    county = authority(own.county)
    stood = county.stood(around.date) if around.date else not county.end
    return county if stood else None
