"""People by name: "Councillor Mrs A Smith", "Mr. Bonnett", "Kelly Twitchen", "D. Pickston", "DCI Abernethy", "JH"."""

from __future__ import annotations

from dataclasses import dataclass

from minutegraph.extraction import vocabulary as v
from minutegraph.extraction.words import Words


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name: the words `first`..`last` (half-open) and the label as the text prints it."""

    first: int
    last: int
    label: str
    rank: bool = False


def titled(words: Words, at: int) -> tuple[Name, ...]:
    """The people that a title at the word `at` opens: one, or several after "Councillors"; none if no name follows."""
    low = words.low[at]
    if low in v.BEFORE_TITLE and words.capital(at) and words.at(at + 1) in v.TITLES:
        rest = titled(words, at + 1)
        if rest and low != "c":
            head = rest[0]
            return (Name(at, head.last, words.span(at, head.last)), *rest[1:])
        return rest
    if low not in v.TITLES or not words.capital(at):
        return ()
    if low in v.PLURAL_TITLES:
        return _several(words, at)
    begin = _titles(words, at)
    end = name_end(words, begin)
    return (Name(at, end, words.span(at, end)),) if end > begin else ()


def _titles(words: Words, at: int) -> int:
    """The word after a run of titles with their stops."""
    while at < len(words) and (words.low[at] in v.TITLES or words.word[at] == ".") and (
        words.capital(at) or words.word[at] == "."
    ):
        at += 1
    return at


def _several(words: Words, at: int) -> tuple[Name, ...]:
    """The people of "Councillors A Smith, Jones (Chair) and Mrs Lee", each with the singular title."""
    title = v.SINGULAR[words.low[at].rstrip(".")]
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
        after = end
        if words.at(after) == "(":
            closing = next((k for k in range(after, min(after + 12, len(words))) if words.word[k] == ")"), after)
            after = closing + 1
        while words.at(after) in (",", "and", "&"):
            after += 1
        if after == end or not words.capital(after) or (words.low[after] in v.TITLES and not inside):
            break
        first = begin = after
    return tuple(found)


def name_end(words: Words, at: int) -> int:
    """The word behind a name (initials, given names, particles, surname, letters after it) that begins at `at`."""
    start, names = at, 0
    while at < len(words) and at - start < 8:
        word, low = words.word[at], words.low[at]
        if word == "." and at > start and (_initial(words.word[at - 1]) and words.capital(at + 1)):
            at += 1
            continue
        if word in v.SUFFIXES and at > start and names:
            at += 1
            continue
        if _initial(word) and words.capital(at) and not names and low not in ("i",):
            at += 1
            continue
        if low in v.PARTICLES and at > start - 1 and words.capital(at + 1) and not words.capital(at):
            at += 1
            continue
        if not _can_be_name(words, at, names):
            break
        names += 1
        at += 1
        if names == 3 or words.possessive(at - 1) or words.plural_possessive(at - 1):
            break
    while at > start and words.word[at - 1] == ".":
        at -= 1
    return at


def _initial(word: str) -> bool:
    return len(word.replace(".", "")) <= 2 and word.isupper() and ("." in word or len(word) == 1)


def _can_be_name(words: Words, at: int, names: int) -> bool:
    word, low = words.word[at], words.low[at]
    if not word[0].isupper() or low in v.STOPS or low in v.TITLES:
        return False
    if names and (low in v.HEADS or low in v.NAMED and word in (n[2] for n in v.NAMED[low])):
        return False
    if names and low in v.MODIFIERS and words.at(at + 1) in v.HEADS:
        return False
    if names and low in v.BODY_HEADS | v.ORG_HEADS:
        return False
    return not (names and word.isupper() and len(word) > 3 and not words.word[at - 1].isupper())


def ranked(words: Words, at: int) -> Name | None:
    """The person that a rank opens ("PC 123 Smith", "Chief Inspector Hay"), if a name follows it."""
    begin = at + 1 + (words.at(at + 1) == ".")
    if words.at(begin).isdigit():
        begin += 1
    if words.at(begin) in v.TITLES | v.HEADS:
        return None
    end = name_end(words, begin)
    return Name(at, end, words.span(at, end), True) if end > begin else None


def plain(words: Words, at: int) -> Name | None:
    """The person whose name without a title begins at `at`: given name and surname, or initials and surname."""
    word, low = words.word[at], words.low[at]
    if not word[0].isupper() or words.at(at - 1) in v.LABELLED:
        return None
    if low in v.GIVEN and low not in v.STOPS:
        return _given(words, at)
    if _initial(word):
        return _initials(words, at)
    return None


def _given(words: Words, at: int) -> Name | None:
    end = name_end(words, at)
    if end - at >= 2 and words.at(end - 1) not in v.PLACES | v.AREAS | v.HEADS:
        return Name(at, end, words.span(at, end))
    if end - at >= 2 and says(words, end) and words.at(end - 1) not in v.AREAS:
        return Name(at, end, words.span(at, end))
    return None


def _initials(words: Words, at: int) -> Name | None:
    if words.word[at] in ("A", "I") and (at == 0 or words.at(at + 1) != "."):
        return None
    end = name_end(words, at)
    surname = words.word[end - 1]
    if end - at < 2 or len(surname) < 3 or surname.isupper() or words.at(end - 1) in v.AREAS | v.HEADS | v.PLACES:
        return None
    return Name(at, end, words.span(at, end))


def bare(words: Words, at: int) -> Name | None:
    """A name known only by what it does: "Katie said", "Xanthe Poole asked", "JH to chase"; at the start of a clause."""
    word, low = words.word[at], words.low[at]
    if not word[0].isupper() or low in v.STOPS or low in v.AREAS or low in v.NAMED or low in v.MODIFIERS:
        return None
    if word.isupper() and word.isalpha() and 2 <= len(word) <= 3:
        return Name(at, at + 1, word) if _stands_for_name(words, at) else None
    if low in v.GIVEN:
        acts = says(words, at + 1) or words.at(at + 1) == "to" or words.at(at + 1) in v.AUXILIARIES and low not in v.AMBIGUOUS_GIVEN
        return Name(at, at + 1, words.span(at, at + 1)) if acts else None
    nxt = words.at(at + 1)
    if words.capital(at + 1) and says(words, at + 2) and nxt not in v.STOPS | v.AREAS | v.HEADS | v.BODY_HEADS | v.GROUPS | v.ORG_HEADS:
        return Name(at, at + 2, words.span(at, at + 2))
    if len(word) > 3 and says(words, at + 1, strict=True) and not low.endswith(("s", "ion", "ment", "ance", "ing", "ed", "y")):
        return Name(at, at + 1, words.span(at, at + 1))
    return None


def _stands_for_name(words: Words, at: int) -> bool:
    """Whether capitals are somebody's initials here: they act, or stand alone where owners stand."""
    if words.word[at] in v.NO_INITIALS or words.word[at] in v.POST_ACRONYMS:
        return False
    before, after = words.at(at - 1), words.at(at + 1)
    if says(words, at + 1) or after in v.AUXILIARIES and before in ("", ".", "/", ":", ";"):
        return True
    paired = (before == "/" and _capitals(words, at - 2)) or (after == "/" and _capitals(words, at + 2))
    listed = before in ("(", ",") and after in (")", ",")
    return paired or listed or after in ("", ".") and before in ("", ".", ":", "-", "–", "/")


def _capitals(words: Words, at: int) -> bool:
    return 0 <= at < len(words) and words.word[at].isupper() and 2 <= len(words.word[at]) <= 3 and words.word[at] not in v.NO_INITIALS


_STRICT = frozenset("asked said explained felt thought wondered replied queried commented suggested stated told enquired".split())


def says(words: Words, at: int, strict: bool = False) -> bool:
    """Whether a finite verb of saying stands at `at` (and no agent follows it)."""
    low = words.at(at)
    if strict:
        return low in _STRICT and words.at(at + 1) not in ("by", ".", ",")
    form = v.SAYING.get(low)
    return form is not None and form.finite and words.at(at + 1) != "by"
