"""People by name: "Councillor Mrs A Smith", "Mr. Bonner", "Ruth Marlow", "D. Pickering", "DCI Abernethy", "JH"."""

from __future__ import annotations

from dataclasses import dataclass

from minutegraph.extraction import vocabulary as v
from minutegraph.extraction.openings import starts_post
from minutegraph.extraction.words import Words

LONGEST = 8  # words of a name with its initials, stops and letters


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name: the words `first`..`last` (half-open) and the label as the text prints it."""

    first: int
    last: int
    label: str


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
    return words.low[at] in _RANKS_TOO and words.at(at + 1) in v.AREAS


_RANKS_TOO = frozenset(("major", "general"))


def _titles(words: Words, at: int) -> int:
    """The word after a run of titles with their stops."""
    while words.at(at) == "." or (words.at(at) in v.TITLES and words.upper[at]):
        at += 1
    return at


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
        first = begin = after
    return tuple(found)


def _behind_bracket(words: Words, at: int) -> int:
    if words.at(at) != "(":
        return at
    return next((k + 1 for k in range(at, min(at + 12, len(words))) if words.word[k] == ")"), at)


def name_end(words: Words, at: int) -> int:
    """The word behind a name (initials, given names, particles, surname, letters after it) that begins at `at`."""
    start, names = at, 0
    while at < len(words) and at - start < LONGEST and names < 3:
        word = words.word[at]
        if (
            (word == "." and at > start and _initial(words.word[at - 1]) and words.capital(at + 1))
            or (word in v.SUFFIXES and names)
            or (words.low[at] in v.PARTICLES and not words.upper[at] and words.capital(at + 1))
            or (not names and (word != "I" or words.at(at - 1) in v.TITLES) and _initial(word) and words.upper[at])
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
    return word.isupper() and ((len(word) == 1 and word.isalpha()) or ("." in word and len(word) <= 6))


def _can_be_name(words: Words, at: int, names: int) -> bool:
    word, low = words.word[at], words.low[at]
    if not words.upper[at] or low in v.STOPS or low in v.TITLES:
        return False
    if not names:
        return low not in v.NO_NAMES
    if low in v.HEADS or low in v.BODY_HEADS or low in v.ORG_HEADS or low in v.NO_NAMES:
        return False
    if any(word == name.exact for name in v.NAMED.get(low, ())) or starts_post(words, at):
        return False
    return not (word.isupper() and len(word) > 3 and not words.word[at - 1].isupper())


def ranked(words: Words, at: int) -> Name | None:
    """The person that a rank opens ("PC 123 Smith", "Chief Inspector Hay"), if a name follows it."""
    begin = at + 1 + (words.at(at + 1) == ".")
    while words.at(begin) in v.SPELLED_RANKS or words.at(begin) == "chief":
        begin += 1
    if words.at(begin).isdigit():
        begin += 1
    if words.at(begin) in v.TITLES | v.HEADS | v.FOLLOWERS | v.AREAS | v.BODY_HEADS or words.at(begin) in v.NAMED:
        return None
    end = name_end(words, begin)
    return Name(at, end, words.span(at, end)) if end > begin else None


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
    if end - at < 2 or (doubtful and not says(words, end) and not _beside_post(words, at, end)):
        return None
    return Name(at, end, words.span(at, end))


def _initials(words: Words, at: int) -> Name | None:
    word = words.word[at]
    if (
        word in ("A", "I", "Y")
        and words.at(at + 1) != "."
        and (at == 0 or words.at(at - 1) not in (",", "and", ":", ";"))
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
        or (words.at(end - 1) in v.AREAS | v.HEADS | v.PLACES | v.GROUPS and not _beside_post(words, at, end))
    ):
        return None
    return Name(at, end, words.span(at, end))


def bare(words: Words, at: int) -> Name | None:
    """A name known only by what it does, at the start of a clause: "Katie said", "JH to chase"."""
    word, low = words.word[at], words.low[at]
    if (
        len(word) == 2
        and word.isupper()
        and word.isalpha()
        and words.at(at + 1) in _PUT
        and not words.at(at - 1).isalpha()
    ):
        return Name(at, at + 1, words.span(at, at + 1))
    if len(word) == 2 and word.isupper() and (low in v.STOPS or word in _INITIALS_TOO) and _acts_as_person(words, at):
        return Name(at, at + 1, words.span(at, at + 1))  # "TO reported", of somebody whose initials are a word
    if low in _NOT_NAMES or words.at(at - 1) in v.LABELLED:
        return None
    one = Name(at, at + 1, words.span(at, at + 1))
    if word.isupper() and word.isalpha() and 2 <= len(word) <= 3:
        return one if _stands_for_name(words, at) else None
    after = words.at(at + 1)
    if given(low):
        acts = says(words, at + 1) or after == "to" or (after in v.AUXILIARIES and low not in v.AMBIGUOUS_GIVEN)
        return one if acts else None
    if words.capital(at + 1) and says(words, at + 2) and after not in _NO_SURNAMES:
        return Name(at, at + 2, words.span(at, at + 2))
    if len(word) > 3 and after in _ACTING and words.at(at + 2) in _WHAT and _unusual(low):
        return one
    if len(word) > 3 and after in _STRICT and words.at(at + 2) not in ("by", ".", ",") and not low.endswith(_NOUNS):
        return one
    return None


_NOT_NAMES = v.STOPS | v.AREAS | v.MODIFIERS | v.HEADS | v.GROUPS | v.BODY_HEADS | v.ORG_HEADS | frozenset(v.NAMED)
_NO_SURNAMES = v.STOPS | v.AREAS | v.HEADS | v.BODY_HEADS | v.GROUPS | v.ORG_HEADS


def posted(words: Words, at: int) -> Name | None:
    """A name of two or three unknown words that a post stands beside, after a mark or "by", "from" and the like.

    "Jyoti Prandesh, Service Manager, said"; "the Director of People, Jyoti Prandesh, was"
    """
    low, before, after = words.low[at], words.at(at - 1), words.at(at + 1)
    if low in _NOT_NAMES or after in _NO_SURNAMES or not words.capital(at + 1):
        return None
    if (before.isalpha() and before not in _BEFORE) or before in v.LABELLED:
        return None
    end = name_end(words, at)
    beside = end >= at + 2 and not words.owns(end - 1) and _beside_post(words, at, end)
    return Name(at, end, words.span(at, end)) if beside else None


def _beside_post(words: Words, at: int, end: int) -> bool:
    mark, behind = words.at(end), words.low[end + 1 : end + 5]
    held = words.capital(end + 1) and mark in (",", "(") and starts_post(words, end + 1)
    if held and any(low in v.HEADS for low in behind) and not _PLURALS.intersection(behind):
        return True
    holds = words.at(at - 1) == "," and words.capital(at - 2) and words.at(at - 2) in _FIELDS
    return holds and (mark in (",", "and") or mark in v.AUXILIARIES or says(words, end))


_BEFORE = frozenset(("by", "from", "and", "with", "to", "thanked"))
_FIELDS = v.AREAS | v.HEADS
_PLURALS = frozenset(low for low in v.MEETING_GROUPS if low.endswith("s"))
_PUT = frozenset(
    ("asked", "queried", "proposed", "seconded", "wondered", "felt", "thought", "enquired", "replied", "said")
)
_STRICT = frozenset(
    [
        "asked",
        "said",
        "explained",
        "felt",
        "thought",
        "wondered",
        "replied",
        "queried",
        "commented",
        "suggested",
        "stated",
        "told",
        "enquired",
    ]
)


def _unusual(low: str) -> bool:
    """Whether a word with a capital at the start of a sentence may be a name nobody has listed."""
    return low not in v.NOBODY and not low.endswith(_NOUNS)


_OPENS_CLAUSE = frozenset(("", ".", ":", ";", "(", "[", "/", "-", "–"))
_NO_PERSON = frozenset(("it", "us", "no", "in", "on", "up", "so", "ok"))
_SAID = frozenset(("added", "answered", "explained", "replied", "responded", "said"))
_BINDING = frozenset(("will", "would", "undertook", "agreed", "offered"))
_INITIALS_TOO = frozenset(("AM", "HC", "CO", "RE", "SE", "NE", "PP", "OS", "AR", "CV"))
_ACTING = frozenset(
    (
        "gave",
        "took",
        "presented",
        "introduced",
        "outlined",
        "acknowledged",
        "added",
        "challenged",
        "raised",
        "thanked",
        "updated",
        "confirmed",
        "noted",
        "highlighted",
        "advised",
        "reported",
        "shared",
        "let",
        "agreed",
        "expressed",
        "described",
    )
)
_WHAT = frozenset(
    (
        "the",
        "an",
        "a",
        "that",
        "this",
        "whether",
        "how",
        "why",
        "his",
        "her",
        "their",
        "members",
        "everyone",
        "all",
        "him",
        "them",
        "with",
        "concern",
        "concerns",
        "frustration",
    )
)
_NOUNS = ("s", "ion", "ment", "ance", "ing", "ed", "y")


def _acts_as_person(words: Words, at: int) -> bool:
    """Whether capitals that are a word too ("TO", "AM") say or are to do something: "TO to bring costings"."""
    before, after = words.at(at - 1), words.at(at + 1)
    if paired(words, at):
        return True
    if at == 0 and says(words, 1):
        return True
    if before not in _OPENS_CLAUSE or words.low[at] in _NO_PERSON:
        return False
    if after == "to":
        return words.at(at + 2).isalpha() and words.word[at + 2].islower() and words.at(at + 2) not in v.STOPS
    return after in _BINDING


def _stands_for_name(words: Words, at: int) -> bool:
    """Whether capitals are somebody's initials here: they act, or stand alone where owners stand."""
    if words.word[at] in v.NO_INITIALS or words.word[at] in v.POST_ACRONYMS:
        return False
    before, after = words.at(at - 1), words.at(at + 1)
    if says(words, at + 1) or (after in v.AUXILIARIES and before in _OPENS_CLAUSE):
        return True
    beside = (before == "/" and _capitals(words, at - 2)) or (after == "/" and _capitals(words, at + 2))
    acts = ("to", *v.AUXILIARIES)
    if at == 0 and len(words.word[at]) == 2 and after == "still":
        return True
    joined = after == "and" and _capitals(words, at + 2) and words.at(at + 3) in acts
    if joined or (paired(words, at) and after in acts):
        return True
    if told(words, at) or (at == 0 and after in (":", "–") and len(words.word[at]) == 2 and len(words) > 3):
        return True
    listed = before in ("(", ",") and after in (")", ",") and not words.at(at - 2).isdigit()
    return beside or listed or (after in ("", ".") and before in ("", ".", ":", "-", "–"))


def told(words: Words, at: int) -> bool:
    """Whether the word may be the initials of who said what stands before, or would do something: "All schools, said PL."."""
    before, after = words.at(at - 1), words.at(at + 1)
    binds = before in ("agreed", "and", "but", "that") and after in _BINDING and len(words.word[at]) == 2
    return (binds or (before in _SAID and after in ("", ".", ",", ";"))) and _capitals(words, at)


def paired(words: Words, at: int) -> bool:
    """Whether the word and the one before "and" are both somebody's initials, it seems: "CB and DO"."""
    return words.at(at - 1) == "and" and _capitals(words, at) and _capitals(words, at - 2)


def _capitals(words: Words, at: int) -> bool:
    return (
        0 <= at < len(words)
        and words.word[at].isupper()
        and 2 <= len(words.word[at]) <= 3
        and words.word[at] not in v.NO_INITIALS
    )


def says(words: Words, at: int) -> bool:
    """Whether a finite verb of saying stands at `at`, and no agent follows it."""
    form = v.SAYING.get(words.at(at))
    return form is not None and form.finite and words.at(at + 1) != "by"


def acts_next(words: Words, at: int) -> bool:
    """Whether a verb of saying or an auxiliary stands right behind the word."""
    return says(words, at + 1) or words.at(at + 1) in v.AUXILIARIES


def heard(words: Words, at: int) -> Name | None:
    """A given name alone where a verb or preposition makes it a party: "thanked Sam", "supplied by Katie"."""
    low, before = words.low[at], words.at(at - 1)
    if low in v.AMBIGUOUS_GIVEN or low not in v.GIVEN or words.capital(at + 1):
        return None
    if before in v.SAYING or before in ("by", "from", "with", "to", "and", ","):
        return Name(at, at + 1, words.span(at, at + 1))
    return None
