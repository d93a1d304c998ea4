"""Posts: "Interim Assistant Director (Social Care)", "Chief Nurse of the CCG", "cabinet member children and families".

A post is read from its head: to the left over modifiers, to the right over brackets, links and areas (areas.py).
"""

from __future__ import annotations

import calendar
from typing import NamedTuple

from minutegraph.extraction.language import areas
from minutegraph.extraction.language import vocabulary as v
from minutegraph.extraction.language.words import Words
from minutegraph.extraction.parties import people, post_tails
from minutegraph.extraction.speech.openings import only_opens
from minutegraph.lexicon import load


class Post(NamedTuple):
    """A post: the words `first`..`last` (half-open) of its label, `end` behind its notes, and its organisation.

    `full` is the word behind a bracket at the end of the name that the label leaves out, else `last`.
    """

    first: int
    last: int
    end: int
    full: int
    organisation: str | None = None


def read(words: Words, at: int, floor: int) -> Post | None:
    """The post with a head at the word `at`, begun not before `floor`; None where the word is no post here."""
    at = _last_head(words, at)
    low, capital = words.low[at], words.upper[at]
    if low == "member" and not (at > floor and words.low[at - 1] in v.POST_MEMBERS):
        return _seat_member(words, at, floor)
    if low == "person" and not (capital and at > floor and words.low[at - 1] == "independent"):
        return None
    if not capital and low not in v.SMALL_HEADS:
        return None
    if low == "planner" and words.at(at - 1) in _PLANNERS:
        return None
    if capital == words.capital(at + 1) and words.at(at + 1) in _BODIES and not words.owns(at):
        return None  # "Executive Board", "officer team"
    if capital and words.capital(at + 1) and words.at(at + 1) in _PLURALS and not words.owns(at):
        return None  # "Cabinet Lead Members"
    first = _left(words, at, floor, capital)
    if low == "commissioner" and capital:
        first = min(first, _police(words, at, floor))
    last, full, end = (at + 1, at + 1, at + 1) if words.owns(at) else _tail(words, at + 1, capital)
    if last == at + 1 and not _complete(words, first, at):
        return None
    if not capital and not _introduced(words, first, at, last):
        return None
    if not capital and first > floor and words.low[first - 1] in ONE_OF_SEVERAL:
        first -= 1  # "One headteacher"
    if low == "chair" and first == at and last == at + 1 and _seat(words, at):
        return None
    organisation, end = post_tails.outside_organisation(words, end)
    return Post(first, last, end, full, organisation)


ONE_OF_SEVERAL = frozenset(("one", "another"))
"""Before the title of some of many, who is no distinct post: "another head teacher"."""
_PLANNERS = frozenset(load("posts")["heads"]["planners"])
_PLURALS = v.MEETING_GROUPS - v.TITLES
_BODIES = v.BODY_ALONE | v.BODY_JOINED


def _seat_member(words: Words, at: int, floor: int) -> Post | None:
    """The member for a ward: "the Local Member for Cwm Dulas"; none where no place is named."""
    end = seat_end(words, at + 1)
    seated = at > floor and words.low[at - 1] in v.SEAT_MEMBERS and end > at + 1
    return Post(at - 1, end, end, end) if seated else None


def seat_end(words: Words, at: int) -> int:
    """The word behind "for" and the names of wards or places that stand at `at`; `at` if there are none."""
    if words.at(at) != "for" or not _in_place(words, at + 1):
        return at
    end = at + 2
    while _in_place(words, end) or (words.at(end) in _BETWEEN_PLACES and _in_place(words, end + 1)):
        end += 1
    return end


def _in_place(words: Words, at: int) -> bool:
    """Whether the word may be of a place's name: one with a capital, of no person, post, body or day."""
    return words.capital(at) and words.low[at] not in _NO_PLACE


_BETWEEN_PLACES = frozenset(("and", "of", "the", "upon", "on", "&"))
_NO_PLACE = (
    v.TITLES | v.HEADS | v.BODY_HEADS | v.ORG_HEADS | v.GROUPS | v.STOPS | v.NO_SEATS
    | {name.lower() for name in (*calendar.month_name, *calendar.day_name)}
)  # fmt: skip


def _last_head(words: Words, at: int) -> int:
    """The last of heads that follow each other ("Executive Director", "Lead Reviewing Officer")."""
    if words.upper[at] and words.at(at + 1) == "police" and (head := _of_police(words, at + 1)):
        return head
    best, flexible = at, words.low[at] not in v.ALONE
    for k in range(at + 1, min(at + 5, len(words))):
        low = words.low[k]
        if words.possessive(k - 1) and k - 1 == best:
            break
        if words.upper[k] != words.upper[at]:
            return k if low in v.AFTER_CAPITAL_HEADS and words.upper[at] else best
        if low in v.HEADS:
            best, flexible = k, low not in v.ALONE
        elif not flexible or low in v.STOPS or low in v.TITLES or not (low in v.MODIFIERS or low in v.AREAS):
            break
    return best


def _of_police(words: Words, at: int) -> int:
    """The head of "Police and Crime Commissioner", "Police, Fire and Crime Commissioner" behind "Deputy"; 0 if none is there."""
    for k in range(at, min(at + 8, len(words))):
        if words.low[k] == "commissioner":
            return k if k > at + 1 else 0
        if words.low[k] not in v.POLICE:
            break
    return 0


def _police(words: Words, at: int, floor: int) -> int:
    """The first word of "Deputy Police, Fire and Crime Commissioner", whose head is the word `at`; else `at`."""
    first = at
    while first > floor and words.low[first - 1] in v.POLICE:
        first -= 1
    if words.low[first] != "police":
        return at
    while first > floor and words.upper[first - 1] and words.low[first - 1] in v.MODIFIERS:
        first -= 1
    return first


def _left(words: Words, at: int, floor: int, capital: bool) -> int:
    """The first word of the title."""
    first, spokesman = at, words.low[at] in v.SPOKESMEN  # "the Fire Brigades Union representative"
    while first > floor:
        low, upper = words.low[first - 1], words.upper[first - 1]
        if low in _CROWN and words.low[first] == "majesty":
            first -= 1
            break
        phrase = _phrase(words, first, floor) if upper else 0
        if phrase:
            first -= phrase
            continue
        if low in v.ADJECTIVES or low in v.DETERMINERS or (low in v.TITLES and low not in v.MODIFIERS):
            break
        letters = words.word[first - 1].isupper() and 1 < len(low) < 5 and not words.word[at].isupper()  # "the RE Adviser"
        named = low not in v.STOPS or low in v.MODIFIERS or letters
        if (
            ((capital or (upper and (first == at or spokesman))) and (upper or low.isdigit()) and named)
            or (low in v.MODIFIERS and (not capital or not upper))
            or (low == "and" and first - 1 > floor and _joins(words, first, capital))
        ):
            first -= 1
        elif spokesman and low in _APOSTROPHES and first - 2 >= floor and words.plural_possessive(first - 2):
            first -= 2  # "Tenants' Federation representative"
        else:
            break
    while first < at and (words.low[first] == "and" or (words.possessive(first) and words.low[first] in v.BODY_HEADS)):
        first += 1
    return first + 1 if first == 0 and first < at and only_opens(words, first) else first


def _phrase(words: Words, first: int, floor: int) -> int:
    """How many words before the word `first` are a name with little words in it: "Church of England", "Freedom to Speak Up"."""
    for phrase in v.POST_PHRASES if first and words.low[first - 1] in _LAST_OF_PHRASES else ():
        begin = first - len(phrase)
        if begin >= floor and tuple(words.low[begin:first]) == phrase:
            return len(phrase)
    return 0


_LAST_OF_PHRASES = frozenset(phrase[-1] for phrase in v.POST_PHRASES)
_CROWN = frozenset(("his", "her"))  # "His Majesty's Inspector"
_APOSTROPHES = ("'", "’")


def _joins(words: Words, first: int, capital: bool) -> bool:
    """Whether "and" before the word `first` stands inside the title ("Overview and Scrutiny Officer")."""
    before = words.low[first - 2]
    if before in v.HEADS or before in v.GROUPS or (words.possessive(first - 2) and before not in v.AREAS):
        return False
    return (before in v.AREAS or before in v.MODIFIERS) and (not capital or words.upper[first - 2])


def _complete(words: Words, first: int, at: int) -> bool:
    """Whether a head without an area is a post: by itself, or by the words before it."""
    low = words.low[at]
    if first == at and low in v.ALONE:
        return words.upper[at] or low not in v.VAGUE_HEADS or _told(words, at)
    if first == at and low in v.BODY_ALONE:
        return False  # "The Executive considered"
    if first == at - 1 and low == "executive" and words.low[first] in ("district", "area"):
        return False  # a body: "for District Executive to decide"
    if first == at and low == "head" and not words.upper[at]:  # "The head reported": who leads a school
        return words.at(at - 1) == "the" and people.says(words, at + 1)
    if _phrase(words, at, 0):
        return True
    if first == at:  # "the Nurse", "The Lead apologised"
        return (
            words.upper[at] and words.at(at - 1) == "the" and (low not in v.STRICT_HEADS or people.says(words, at + 1))
        )
    before = words.low[at - 1]
    return low not in v.STRICT_HEADS or before in _IN_TITLES or words.word[at - 1].isupper()


def _told(words: Words, at: int) -> bool:
    """Whether it is told who holds a vague post: "the adviser, Ms Lee, would", "the adviser appointed by"."""
    if words.at(at - 1) != "the":
        return False
    if words.at(at + 1) != ",":
        return words.at(at + 1) in ("appointed", "sent") and "by" in words.low[at + 2 : at + 7]
    named = people.plain(words, at + 2) or next(iter(people.titled(words, at + 2)), None)
    return named is not None and words.at(named.last) == ","


_IN_TITLES = v.MODIFIERS | v.AREAS | v.HEADS
"""Words before a head that make it a post."""


def _introduced(words: Words, first: int, at: int, last: int) -> bool:
    """Whether a post in small letters stands where a party does: after "the", at the start, after "by" or a mark."""
    before = words.at(first - 1)
    if words.upper[first]:
        return True
    if before in ONE_OF_SEVERAL:
        return people.says(words, last)
    if before in v.DETERMINERS or before in v.ADJECTIVES:
        return before not in ("this", "that") or last > at + 1
    if words.low[at] == "chair" and first == at:
        return before in ("", ":", "by")
    if before == "," and words.at(last) == "," and words.upper[first - 2]:
        return last > first + 1  # "Ms Vale, trade union representative, asked"
    return before in ("", "by", "as", ":", "/", "-", "–", "and", "(")


def _seat(words: Words, at: int) -> bool:
    """Whether "the Chair" is the seat: "took the Chair", "in the Chair"."""
    return words.at(at - 1) in ("to", "in") or (words.at(at - 1) == "the" and words.at(at - 2) in _SEATED)


_SEATED = frozenset(["took", "in", "take", "takes", "taking", "taken", "vacated", "left", "assumed", "resumed"])


def _tail(words: Words, at: int, capital: bool) -> tuple[int, int, int]:
    """Where label, full name and post end when the head ends before `at`: brackets, links and areas."""
    if words.at(at) == "pro" and words.at(at + 1) in ("tem", "tempore"):
        return at + 2, at + 2, at + 2  # "Chair Pro Tem"
    close, belongs = post_tails.bracket(words, at)
    link = areas.link(words, close)
    if link and words.low[at - 1] in v.FOR_OTHERS:
        other = _represented(words, close + link)
        if other:
            return other, other, other
    reach = areas.linked(words, close + link, capital) if link else areas.unlinked(words, at, capital)
    if link and reach == close + 2 and words.low[reach - 1] in ("service", "services") and not words.owns(reach - 1):
        return _tail(words, reach, capital)  # "Head of Service (Access)": the area is still to come
    if reach > close + link if link else close == at and reach > at:
        end, named = post_tails.bracket(words, reach)
        return reach, end if named else reach, end
    last = close if belongs else at
    return last, last, close


def _represented(words: Words, begin: int) -> int:
    """The word behind the post of whom a representative speaks for ("of the Borough Treasurer"), 0 if no post begins here."""
    for at in range(begin, min(begin + 5, len(words))):
        if not words.upper[at]:
            break
        post = read(words, at, begin) if words.low[at] in v.HEADS else None
        if post:
            return post.last if post.first == begin else 0
    return 0
