"""People by name: "Councillor Mrs A Smith", "Mr. Bonner", "Ruth Marlow", "D. Pickering", "DCI Abernethy", "JH"."""

from __future__ import annotations

from typing import NamedTuple

from minutegraph.extraction.language import vocabulary as v
from minutegraph.extraction.language.words import Words
from minutegraph.extraction.speech.openings import starts_post

_LONGEST = 8  # words of a name with its initials, stops and letters


class Name(NamedTuple):
    """A person's name: the words `first`..`last` (half-open) and the label as the text prints it.

    With a rank before it `rank` is the word behind that, and `begin` the first of the name itself; else both are 0.
    """

    first: int
    last: int
    label: str
    rank: int = 0
    begin: int = 0


def titled(words: Words, at: int) -> tuple[Name, ...]:
    """The people that a title at the word `at` opens: one, or several after "Councillors"; none if no name follows."""
    low = words.low[at]
    if low in v.BEFORE_TITLE:
        rest = titled(words, at + 1) if words.at(at + 1) in v.TITLES else ()
        return tuple(Name(at, n.last, words.span(at, n.last)) if n is rest[0] else n for n in rest)
    if not words.upper[at]:
        return ()
    if low in v.PLURAL_TITLES:
        return _several(words, at)
    begin = _titles(words, at)
    if is_field(words, at):
        return ()
    end = name_end(words, begin)
    return (Name(at, end, words.span(at, end)),) if end > begin else ()


def is_field(words: Words, at: int) -> bool:
    """Whether a title begins a field of work instead of a name: "Major Projects"."""
    return words.low[at] in v.RANKS_TOO and words.at(at + 1) in v.AREAS


def _titles(words: Words, at: int) -> int:
    """The word after a run of titles with their stops; the last is the name itself where none follows: "Ms Baillie"."""
    first = at
    while words.at(at) == "." or (words.at(at) in v.TITLES and words.upper[at]):
        at += 1
    return at - 1 if at - first > 1 and _is_surname(words, at - 1) else at


def _is_surname(words: Words, at: int) -> bool:
    """Whether a title is the name behind another: "Ms Baillie confirmed", not "Cllr Lord Hay"."""
    return words.low[at] in v.SURNAMES_TOO and _behind_title(words, at) and not words.capital(at + 1)


def _several(words: Words, at: int) -> tuple[Name, ...]:
    """The people of "Councillors A Smith, Jones (Chair) and Lee", each with the singular title."""
    title = v.SINGULAR[words.low[at]]
    begin = at + 1 + (words.at(at + 1) == ".")
    inside = words.at(begin) in v.TITLES
    found: list[Name] = []
    first = at
    while True:
        start = _titles(words, begin) if inside else begin
        end = name_end(words, start)
        if end == start:
            break
        found.append(Name(first, end, f"{title} {words.span(begin, end)}"))
        after = _behind_bracket(words, end)
        while words.at(after) in (",", "and"):
            after += 1
        if after == end or not words.capital(after) or (words.low[after] in v.TITLES and not inside):
            break
        if words.low[after] in v.MODIFIERS - v.GIVEN and words.at(after + 1) in v.HEADS:
            break  # "Councillors Lee and Shaw, and Independent Person Carol Dow"
        first = begin = after
    return tuple(found)


def _behind_bracket(words: Words, at: int) -> int:
    if words.at(at) != "(":
        return at
    return next((k + 1 for k in range(at, min(at + 12, len(words))) if words.word[k] == ")"), at)


def name_end(words: Words, at: int) -> int:
    """The word behind a name (initials, given names, particles, surname, letters after it) that begins at `at`."""
    start, names = at, 0
    while at < len(words) and at - start < _LONGEST and names < 3:
        word = words.word[at]
        if (
            (word == "." and at > start and _initial(words.word[at - 1]) and words.capital(at + 1))
            or (word in v.SUFFIXES and names)
            or (words.low[at] in v.PARTICLES and not words.upper[at] and words.capital(at + 1))
            or (not names and (word != "I" or _behind_title(words, at)) and _initial(word) and words.upper[at])
        ):
            at += 1
        elif _can_be_name(words, at, names):
            names += 1
            at += 1
            if words.owns(at - 1):
                break
        else:
            break
    while at < len(words) and names and words.word[at] in v.SUFFIXES:
        at += 1
    while at > start and words.word[at - 1] == ".":
        at -= 1
    return at


def _initial(word: str) -> bool:
    if word.isupper():
        return (len(word) == 1 and word.isalpha()) or ("." in word and len(word) <= 6)
    return word in v.WELSH_INITIALS


def _can_be_name(words: Words, at: int, names: int) -> bool:
    word, low = words.word[at], words.low[at]
    named = low in v.NAMES_TOO and (words.at(at - 1) in v.GIVEN if names else _behind_title(words, at))
    stops = low in v.STOPS and not named
    if not words.upper[at] or stops or (low in v.TITLES and not _is_surname(words, at)):
        return False
    if not names:
        return low not in v.NO_NAMES
    if low in v.HEADS or low in v.BODY_HEADS or low in v.ORG_HEADS or low in v.NO_NAMES:
        return False
    if any(word == name.exact for name in v.NAMED.get(low, ())) or starts_post(words, at):
        return False
    if word.isupper() and len(word) > 3 and not words.word[at - 1].isupper():
        return words.low[at - 1] in v.GIVEN and words.at(at + 1) in _BEHIND_NAMES  # "Bailie Hamish LUMSDEN, Convener"
    return True


_BEHIND_NAMES = (",", "(", "-", "–", ":", "")


def _behind_title(words: Words, at: int) -> bool:
    return words.at(at - 1 - (words.at(at - 1) == ".")) in v.TITLES


_NO_BEARER = v.TITLES | v.HEADS | v.FOLLOWERS | v.AREAS | v.BODY_HEADS | frozenset(v.NAMED)
"""Words behind a rank that begin no name."""


def ranked(words: Words, at: int) -> Name | None:
    """The person that a rank opens ("PC 123 Smith", "Chief Inspector Hay"), if a name follows it."""
    begin = at + 1 + (words.at(at + 1) == ".")
    while words.at(begin) in v.SPELLED_RANKS or words.at(begin) == "chief" or _abbreviated(words, begin):
        begin += 1
    if words.at(begin).isdigit():
        begin += 1
    if words.at(begin) in _NO_BEARER:
        return None
    end = name_end(words, begin)
    if end <= begin:
        return None
    rank = begin - words.at(begin - 1).isdigit()
    return Name(at, end, words.span(at, end), rank, begin)


def _abbreviated(words: Words, at: int) -> bool:
    """Whether a second rank stands at `at`, written short: "Det Sgt", "Ch Supt"."""
    return at < len(words) and words.word[at] in v.RANKS and words.word[at].istitle()


def plain(words: Words, at: int) -> Name | None:
    """The person whose name without a title begins at `at`: given name and surname, or initials and surname."""
    low = words.low[at]
    if given(low):
        if not words.upper[at] or words.at(at - 1) in v.LABELLED or low in v.STOPS:
            return None
        return _given(words, at)
    if len(low) == 1 or low[1] == ".":
        return _initials(words, at) if _initial(words.word[at]) and words.at(at - 1) not in v.LABELLED else None
    return None


def given(low: str) -> bool:
    """Whether a word in small letters is a given name, or two of them with a hyphen ("sally-ann")."""
    if low in v.GIVEN:
        return True
    first, hyphen, second = low.partition("-")
    return bool(hyphen) and first in v.GIVEN and second in v.GIVEN


def _given(words: Words, at: int) -> Name | None:
    end = name_end(words, at)
    last = words.at(end - 1)
    doubtful = last in v.PLACES or last in v.HEADS or (last in v.AREAS and words.low[at] in v.AMBIGUOUS_GIVEN)
    if end - at < 2 or (doubtful and not says(words, end) and not beside_post(words, at, end)):
        return None
    return Name(at, end, words.span(at, end))


_OTHERS = v.AREAS | v.HEADS | v.PLACES | v.GROUPS
"""Words that are no surname behind initials unless a post stands beside."""
_NO_SURNAMES = v.HEADS | v.GROUPS | v.AREAS | v.PLACES | v.BODY_HEADS | v.ORG_HEADS | v.STOPS | v.TITLES


def _initials(words: Words, at: int) -> Name | None:
    word = words.word[at]
    if (
        word in ("A", "I", "Y")
        and words.at(at + 1) != "."
        and (at == 0 or words.at(at - 1) not in (",", "and", ":", ";"))
        and not (at == 0 and word == "A" and words.capital(1) and says(words, 2) and words.low[1] not in _NO_SURNAMES)
    ):
        return None
    if word.replace(".", "") in v.NO_INITIALS:
        return None
    end = name_end(words, at)
    surname = words.word[end - 1]
    if (
        end - at < 2
        or len(surname) < 3
        or surname.isupper()
        or (words.at(end - 1) in _OTHERS and not beside_post(words, at, end))
    ):
        return None
    return Name(at, end, words.span(at, end))


def beside_post(words: Words, at: int, end: int) -> bool:
    """Whether a post stands right behind the name at..end, or right before it between commas."""
    mark, behind = words.at(end), words.low[end + 1 : end + 5]
    held = words.capital(end + 1) and mark in (",", "(") and starts_post(words, end + 1)
    if held and any(low in v.HEADS for low in behind) and not _PLURALS.intersection(behind):
        return True
    if words.at(at - 1) == ":" and words.at(at - 2) in _FIELDS and not mark:
        return starts_post(words, 0)  # "Head of Housing: Ifeanyi Cole"
    holds = words.at(at - 1) == "," and words.capital(at - 2) and words.at(at - 2) in _FIELDS
    return holds and (mark in (",", "and") or mark in v.AUXILIARIES or says(words, end))


_FIELDS = v.AREAS | v.HEADS
_PLURALS = frozenset(low for low in v.MEETING_GROUPS if low.endswith("s"))


def says(words: Words, at: int) -> bool:
    """Whether a finite verb of saying stands at `at`, and no agent follows it."""
    form = v.SAYING.get(words.at(at))
    return form is not None and form.finite and words.at(at + 1) != "by"
