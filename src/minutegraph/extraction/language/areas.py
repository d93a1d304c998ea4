"""The field of work behind the head of a post: "of Culture, Leisure and Libraries", "- Education and SEND".

The hard part is where it ends: a comma or "and" may go on with the area or begin the next party.
"""

from __future__ import annotations

from minutegraph.extraction.language import vocabulary as v
from minutegraph.extraction.language.words import Words
from minutegraph.extraction.parties import barenames, bodies, people
from minutegraph.extraction.speech.openings import starts_post

_LONGEST = 14  # words of an area
_ENDS = v.STOPS - v.AREAS
_SHARED = frozenset(("partnership", "partnerships"))  # bodies that are fields of work as well


def link(words: Words, at: int) -> int:
    """How many words tie an area to the head before `at` ("of the", "with Responsibility (CMR) for"); 0 if none do."""
    first = words.at(at)
    if first == "with":
        for k in range(at + 1, min(at + 8, len(words))):
            if words.low[k] == "for":
                charged = any(w in ("responsibility", "responsibilities", "portfolio") for w in words.low[at + 1 : k])
                return k - at + 1 + (words.at(k + 1) == "the") if charged else 0
        return 0
    for phrase in v.LINKS.get(first, ()):
        if words.matches(at, phrase):
            reach = at + len(phrase)
            if first == "for" and _of_time(words, reach):
                return 0
            if phrase == ("for", "a") and not (words.capital(reach) and words.at(at - 1) == "member"):
                return 0
            if first == "for" and words.at(at - 1) == "executive" and not words.capital(reach):
                return 0  # "recommended to the Executive for adoption"
            if first == "of" and words.at(at - 1) == "member" and not words.capital(reach):
                return 0  # "informed the Cabinet Member of the outcomes"
            to = first == "to"
            if to and (words.at(at - 1) not in v.TO_HEADS or (phrase != ("to", "the") and not words.capital(at + 1))):
                return 0
            return len(phrase)
    return 0


def _of_time(words: Words, at: int) -> bool:
    """Whether the words at `at` tell for how long an office is held: "the Municipal Year", "the meeting"."""
    if words.at(at) not in v.TERMS:
        return False
    return words.at(at) not in ("council", "financial") or words.at(at + 1) in v.TERM_ENDS


def unlinked(words: Words, at: int, capital: bool) -> int:
    """The word behind an area that follows the head without a link, or after a comma, dash or colon; else `at`."""
    mark = words.at(at) in v.MARKS
    begin = at + mark
    low = words.at(begin)
    if low not in v.AREAS or words.capital(begin) != capital or starts_post(words, begin):
        return at
    if mark and (not capital or (words.word[at] in "-–—" and words.text[words.start[at] - 1] != " ")):
        return at
    if not capital and low in v.AREA_VERBS:
        return at
    if low in v.GIVEN and people.name_end(words, begin) > begin + 1:
        return at
    reach = _area(words, begin, capital)
    if words.at(at) == "," and (
        (words.at(reach) == "and" and "and" not in words.low[begin:reach]) or _names_body(words, begin, reach)
    ):
        return at
    return reach


def _names_body(words: Words, begin: int, reach: int) -> bool:
    """Whether the words after a comma are the name of a body or organisation, not a field of work or a service."""
    whole = bodies.forward(words, begin)
    return whole >= reach > begin + 1 and words.low[whole - 1] not in v.SERVICE_HEADS


def linked(words: Words, at: int, capital: bool) -> int:
    """The word behind the area after "of" or "for", which may be the name of a body; `at` if there is none."""
    if words.at(at) == '"':  # Editor of "The Bugle"
        return next((k + 1 for k in range(at + 2, min(at + 8, len(words))) if words.word[k] == '"'), at)
    whole = bodies.forward(words, at)
    if whole > at and words.capital(whole) and words.low[whole] in v.HEADS and not words.owns(whole - 1):
        return whole + 1  # "a representative of the Borough Treasurer"
    plain = "," not in words.low[at:whole] or (words.low[whole - 1] in v.BODY_ALONE and _in_series(words, at, whole))
    ends = words.owns(whole - 1) or not _goes_on(words, whole, capital)
    on = words.at(whole) in v.AREAS and capital and words.capital(whole) and not starts_post(words, whole)
    if whole > at and plain and ends and not starts_post(words, at) and not on:
        return whole
    reach = _area(words, at, capital)
    return reach if reach > at else _other(words, at)


def _goes_on(words: Words, at: int, capital: bool) -> bool:
    """Whether "and" or a comma behind a field of work opens another: "for adult social care, health and homes said"."""
    small = words.at(at) == "," and not words.capital(at + 1) and _listed_small(words, at) > at
    return small or (words.at(at) == "and" and _segment(words, at + 1, capital))


def _in_series(words: Words, at: int, end: int) -> bool:
    """Whether commas part fields of work, the last behind "and", and not a post from where it is held."""
    last = max(k for k in range(at, end) if words.low[k] == ",")
    link = next((k for k in range(last, end) if words.low[k] in ("and", "&")), 0)
    return not v.AREAS.isdisjoint(words.low[last:link])


def _other(words: Words, at: int) -> int:
    """The word behind a body of another kind in small letters ("of the football club"), or `at`."""
    end = at
    while words.matches(at - 2, ("of", "the")) and end < at + 2 and words.at(end).isalpha() and not words.upper[end]:
        low = words.low[end]
        if low in v.GROUPS:
            return at
        verb = low in v.SAYING or low in v.AUXILIARIES or low in v.IRREGULAR or low.endswith("ed")
        if verb or low in bodies.FREE or low in v.STOPS:
            break
        end += 1
    return end


def _area(words: Words, at: int, capital: bool) -> int:
    start, closed = at, False
    while at < len(words) and at - start < _LONGEST:
        low = words.low[at]
        if low == "and":
            step = 2 if _with_article(words, at + 1) else 1
            if closed or not _segment(words, at + step, capital):
                break
            closed = True
            at += step
        elif low == ",":
            further = _listed if capital and words.capital(at + 1) else _listed_small
            reach = further(words, at) if not closed and at > start else at
            if reach == at:
                break
            at, closed = reach, True
        elif low in ("of", "for", "in", "to", "with") and at > start:
            step = 1 + (words.at(at + 1) == "the")
            if (low != "of" and step == 2) or not _segment(words, at + step, capital):
                break
            at += step
        elif _belongs(words, at, start):
            at += 1
            if words.owns(at - 1) and words.low[at - 1] not in v.OWNING:
                break
        else:
            break
    while at > start and (words.low[at - 1] in v.INNER or words.low[at - 1] == ","):
        at -= 1
    return at


def _with_article(words: Words, at: int) -> bool:
    """Whether "the" at the word `at` opens a part of the area: "Education and the Welsh Language"."""
    if words.at(at) != "the":
        return False
    end = at + 1
    while words.capital(end):
        end += 1
    return end > at + 1 and words.low[end - 1] in v.AREAS and not any(w in v.HEADS for w in words.low[at + 1 : end])


def _belongs(words: Words, at: int, start: int) -> bool:
    """Whether the word goes on with the area that began at `start`."""
    low = words.low[at]
    if not low[0].isalnum():
        return False
    if _for_members(words, at):
        return True
    if low == "after" and words.low[at - 1] == "looked":
        return True
    if words.upper[at]:
        post = low in v.HEADS and starts_post(words, at)
        title = low in v.TITLES and not people.is_field(words, at)
        return not (low in v.STOPS or title or post or people.plain(words, at))
    if low not in v.AREAS:
        return low in v.SMALL_OWNERS and (at == start or words.low[at - 1] in v.SMALL_OWNERS)
    if low in v.AREA_VERBS and at > start:
        return words.low[at - 1] in ("and", "of", "for") or (
            words.at(at + 1) in v.AREAS and words.at(at + 1) not in v.AREA_VERBS
        )
    return True


def _for_members(words: Words, at: int) -> bool:
    """Whether "Member" is part of a field of work: "Member Development"."""
    return (
        words.at(at) == "member" and words.capital(at) and words.capital(at + 1) and words.at(at + 1) in v.FOR_MEMBERS
    )


def _segment(words: Words, at: int, capital: bool) -> bool:
    """Whether the words at `at` go on with an area: no title, name, post, body alone or group begins there."""
    low = words.at(at)
    if _for_members(words, at):
        return capital
    if not low or not low[0].isalnum() or low in _ENDS or (low in v.TITLES and not people.is_field(words, at)):
        return False
    if low not in v.AREAS and not (capital and words.upper[at]):
        return False
    if starts_post(words, at) or people.plain(words, at) or barenames.bare(words, at):
        return False
    if low not in v.AREAS and bodies.known(words, at):
        return False
    alone = (low in v.BODY_ALONE or low in v.AUTHORITY_HEADS) and low not in _SHARED
    return not alone or words.capital(at + 1)


def _listed_small(words: Words, at: int) -> int:
    """As `_listed`, for an area in small letters, all of whose words must be known and which a verb must follow.

    "cabinet member children's services, safeguarding and corporate parenting said"
    """
    k, closed = at, False
    while words.at(k) == "," or (words.at(k) == "and" and not closed):
        closed = words.low[k] == "and"
        k += 1
        begin = k
        while words.at(k) in v.AREAS and not words.capital(k):
            k += 1
        if k == begin:
            return at
    return k if closed and (people.says(words, k) or words.at(k) in v.AUXILIARIES) else at


def _listed(words: Words, at: int) -> int:
    """The word behind ", B and C" that goes on with an area at the comma `at`, or `at` if the comma ends the post."""
    k = at
    while words.at(k) == ",":
        k += 1
        if words.at(k) == "and":
            break
        if not words.capital(k) or not _segment(words, k, True):
            return at
        begin = k
        while (words.capital(k) and words.low[k] not in _ENDS) or (words.at(k) == "of" and words.capital(k + 1)):
            k += 1
        if not any(w in v.AREAS for w in words.low[begin:k]):
            return at
    if words.at(k) != "and" or not words.capital(k + 1) or not _segment(words, k + 1, True):
        return at
    k += 1
    while k < len(words) and _belongs(words, k, at):
        k += 1
    return k
