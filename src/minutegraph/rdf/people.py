"""Which names of people in one authority are names of one person.

"Cllr Smith" and "Councillor Jane Smith" are one where exactly one fuller name fits, and where there is evidence beside the
names: the same minutes have both, or both are councillors within a term of office of each other. Where two could fit,
all are left apart. Nothing of one authority is joined with anything of another.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

from minutegraph.lexicon import load
from minutegraph.rdf.links import Links, Merge
from minutegraph.rdf.mentions import Mention
from minutegraph.register.names import fold

TERM = 4
"""Years for which councillors are elected: nearer than this, two of one name are taken for one."""

MOST_PAIRS = 100_000
"""Pairs of names of one surname that are compared: where more may fit each other, nothing would tell who is who."""

_BRACKETS = re.compile(r"\([^()]*\)?")
_SPLIT = re.compile(r"[\s.,]+")


@dataclass(frozen=True, slots=True)
class Name:
    """A name in its parts, folded: given names, whether of a councillor, "m" or "w" where a title tells, whether there is any.

    `married` is the title that tells of it ("mrs" or "miss"), "" where none does.
    """

    surname: str
    given: tuple[str, ...]
    councillor: bool
    sex: str
    titled: bool
    married: str = ""


@dataclass(slots=True, eq=False)
class _Person:
    """A node for a person: its label and name, in which documents it is and in which months those met."""

    iri: str
    label: str
    name: Name
    documents: set[str] = field(default_factory=set)
    months: set[int] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class JoinedPeople:
    """The names that are joined, each with the fullest of the same person, in order; and what is left apart as too much."""

    merges: tuple[Merge, ...]
    crowds: tuple[str, ...] = ()


class _Crowd(Exception):
    """More names may fit each other than are compared."""


@cache
def _words(table: str, name: str) -> frozenset[str]:
    found = load(table)[name]["words"] if table == "names" else load(table)["people"][name]
    words = found.split() if isinstance(found, str) else found
    return frozenset(fold(word) for word in words)


@lru_cache(maxsize=65536)
def parsed(label: str) -> Name | None:
    """The parts of a name; None where it is one word alone, which may be a given name as well as a surname."""
    words = list(filter(None, map(fold_word, _SPLIT.split(_BRACKETS.sub(" ", label)))))
    titles = []
    while words and words[0] in _words("names", "titles"):
        titles.append(words.pop(0))
    while len(words) > 1 and words[-1] in _words("names", "suffixes"):
        words.pop()
    if not words or (len(words) == 1 and not titles):
        return None
    first = len(words) - 1
    while first > (0 if titles else 1) and words[first - 1] in _words("names", "particles"):
        first -= 1
    told = set(titles)
    sex = "m" if told & _words("agents", "men") else "w" if told & _words("agents", "women") else ""
    councillor = bool(told & _words("agents", "councillors"))
    surname = " ".join(words[first:])
    married = next((title for title in titles if title in _words("agents", "told_married")), "")
    return Name(surname, tuple(words[:first]), councillor, sex, bool(titles), married) if len(surname) > 1 else None


def known_as(listed: Iterable[str]) -> dict[str, str]:
    """By each first name, surname and initials that exactly one of those listed has, that person's name in full.

    "Peter", "Lonsdale" and "PL" are Peter Lonsdale in minutes that list no other Peter.
    """
    full: dict[Name, str] = {}
    forms: defaultdict[str, set[Name]] = defaultdict(set)
    for label in listed:
        name = parsed(label)
        words = [w for w in _SPLIT.split(_BRACKETS.sub(" ", label)) if w and fold_word(w) not in _words("names", "titles")]
        while words and fold_word(words[-1]) in _words("names", "suffixes"):
            words.pop()
        if name is None or not name.given or len(words) < _FULL:
            continue
        one = Name(name.surname, name.given, False, "", False)  # whatever the title
        full.setdefault(one, label)
        initials = "".join(word[0] for word in words)
        for form in {words[0], words[-1], initials, initials[0] + initials[-1]}:
            forms[form].add(one)
    return {form: full[next(iter(names))] for form, names in forms.items() if len(names) == 1 and len(form) > 1}


_FULL = 2
"""Words of a name in full, its titles left out."""


def fold_word(word: str) -> str:
    """A word of a name, folded; its hyphens are kept, as "Hall" is no short form of "Potts-Hall"."""
    return "-".join(filter(None, (fold(part) for part in word.split("-"))))


def _fits(one: Name, other: Name) -> bool:
    """Whether two names may be of one person."""
    if one.surname != other.surname or (one.sex and other.sex and one.sex != other.sex):
        return False
    if one.married and other.married and one.married != other.married:
        return False  # "Mrs Muir" and "Miss Muir"
    if one.councillor != other.councillor and (one.titled and other.titled):
        return False
    if "-".join(one.given) == "-".join(other.given):
        return True  # "Sally Ann" and "Sally-Ann"
    return all(_same_given(a, b) for a, b in zip(one.given, other.given, strict=False))


def _same_given(one: str, other: str) -> bool:
    """Whether two given names may be one: the same, or one the first letter, or letters, of the other ("S-A" of "Sally-Ann")."""
    if one == other:
        return True
    if 1 in (len(one), len(other)):
        return one[0] == other[0]
    parts = one.split("-"), other.split("-")
    return len(parts[0]) == len(parts[1]) > 1 and all(
        a == b or (1 in (len(a), len(b)) and a[0] == b[0]) for a, b in zip(*parts, strict=True)
    )


def _fullness(name: Name) -> tuple[int, int, bool, bool, bool]:
    """How much a name tells."""
    whole = [given for given in name.given if len(given) > 1]
    return len(whole), sum(map(len, name.given)), name.councillor, bool(name.sex), name.titled


def _evidence(one: _Person, other: _Person) -> str:
    """Why, beside their likeness, two names may be of one person; "" where nothing tells."""
    if not one.documents.isdisjoint(other.documents):
        return "both are in the same minutes"
    alike = one.name.given == other.name.given and bool(_fullness(one.name)[0])
    if not (one.name.councillor and other.name.councillor) and not alike:
        return ""  # officers and guests of one surname come and go
    return f"both are named within {TERM} years" if _near(one.months, sorted(other.months)) else ""


def _near(some: Iterable[int], others: Sequence[int]) -> bool:
    """Whether any month of the one lies within a term of office of one of the others, which are in order."""
    for month in some:
        place = bisect_left(others, month - 12 * TERM)
        if place < len(others) and others[place] <= month + 12 * TERM:
            return True
    return False


def _months(date: str) -> int:
    return 12 * int(date[:4]) + int(date[5:7] or 6)


def joined_people(mentions: Iterable[Mention], links: Links) -> JoinedPeople:
    """The names of one authority that are of one person."""
    by_surname: defaultdict[str, dict[str, _Person]] = defaultdict(dict)
    labels: dict[str, str] = {}
    for mention in sorted(mentions, key=lambda each: each.fact):
        for iri, label in zip(mention.subject.split(" "), mention.label.split("\n"), strict=True):
            labels.setdefault(iri, label)
            name = parsed(label)
            if name is None:
                continue
            person = by_surname[name.surname].setdefault(iri, _Person(iri, label, name))
            person.documents.add(mention.words)
            if mention.date and mention.date[:4].isdecimal():
                person.months.add(_months(mention.date))
    merges = list(links.given(labels))
    told = {merge.left for merge in merges}
    crowds = []
    for _, people in sorted(by_surname.items()):
        ordered = sorted(people.values(), key=lambda each: each.iri)
        try:
            merges += (merge for merge in _of_surname(ordered, links) if merge.left not in told)
        except _Crowd:
            what = f"{len(ordered):,} names of one surname, such as {ordered[0].label!r}"
            crowds.append(f"{what}, are too many to tell which are of one person; none of them is joined with another")
    return JoinedPeople(tuple(merges), tuple(crowds))


def _of_surname(people: Sequence[_Person], links: Links) -> Iterator[Merge]:
    """The names of one surname that are joined. Raises _Crowd."""
    fuller = _fuller(people, links)
    found: dict[str, _Person] = {}
    named: defaultdict[str, list[_Person]] = defaultdict(list)
    for one in people:
        fitting = [each for each, _ in fuller[one.iri] if not fuller[each.iri]]
        if len(fitting) == 1:
            found[one.iri] = fitting[0]
            named[fitting[0].iri].append(one)
    for one in people:
        other = found.get(one.iri)
        if other is None or any(not _fits(each.name, one.name) for each in named[other.iri]):
            continue  # of "Mr Brice" and "Ms Brice" one is not "H Brice", and nothing tells which
        reason = next(why for each, why in fuller[one.iri] if each is other)
        why = f"no other name in the minutes of this authority fits, and {reason}"
        yield Merge(one.iri, other.iri, f"{one.label!r} is {other.label!r}: {why}")


def _fuller(people: Sequence[_Person], links: Links) -> dict[str, list[tuple[_Person, str]]]:
    """For each by its IRI all that tell more, or as much and come first, and may be the same, with the evidence.

    Raises _Crowd.
    """
    ranked = sorted(people, key=lambda each: _fullness(each.name), reverse=True)
    rank = {each.iri: place for place, each in enumerate(ranked)}
    near = _comparable(people)
    pairs = 0
    found: dict[str, list[tuple[_Person, str]]] = {}
    for one in people:
        others = near(one.name)
        pairs += len(others)
        if pairs > MOST_PAIRS:
            raise _Crowd
        found[one.iri] = [
            (each, why)
            for each in others
            if rank[each.iri] < rank[one.iri]
            and _fits(one.name, each.name)
            and not links.apart(one.iri, each.iri)
            and (why := _evidence(one, each))
        ]
    return found


def _comparable(people: Sequence[_Person]) -> Callable[[Name], Sequence[_Person]]:
    """The function that gives all whose first given name may be that of a name: the same, its first letter, or none."""
    by_first: defaultdict[str, list[_Person]] = defaultdict(list)
    by_letter: defaultdict[str, list[_Person]] = defaultdict(list)
    for each in people:
        first = _first(each.name)
        by_first[first].append(each)
        by_letter[first[:1]].append(each)

    def near(name: Name) -> Sequence[_Person]:
        first = _first(name)
        if not first:
            return people
        same = by_letter[first] if len(first) == 1 else by_first[first] + by_first[first[0]]
        return same + by_first[""]

    return near


def _first(name: Name) -> str:
    """The first given name up to its hyphen: "Sally-Ann" may be "Sally Ann"."""
    return name.given[0].split("-")[0] if name.given else ""
