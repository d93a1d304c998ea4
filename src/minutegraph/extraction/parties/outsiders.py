"""Inspectorates, regulators, auditors, reviewers and departments that a text names, with frameworks and outcomes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from operator import itemgetter

from minutegraph.extraction.language.caseless import Caseless, Expression
from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.language.hints import Hints
from minutegraph.extraction.language.phrases import pattern
from minutegraph.lexicon import load
from minutegraph.model import Party, PartyKind
from minutegraph.reading.sentences import LONGEST

_EDGE, _END = r"(?<![\w&])", r"(?![\w&])"


ADDRESSED = regex(r"(?<!according\s)\b(?:to|with)\s+(?:the\s+)?$", re.I)
"""What stands before a body to which something is said or sent."""


@dataclass(frozen=True, slots=True)
class Named:
    """Something from a code list that the text names at start..end: `slug` is its key there, `label` what is printed.

    `kind` is of an outside body: inspectorate, regulator, auditor, ombudsman, reviewer or department; "" else.
    """

    start: int
    end: int
    slug: str
    label: str
    kind: str = ""

    @classmethod
    def of(cls, match: re.Match[str], kind: str, group: str = "who") -> Named:
        """The body that no list has and a group of the match holds, without "The" before its name."""
        label = match[group].removeprefix("The ")
        return cls(match.end(group) - len(label), match.end(group), key_of(label), label, kind)


def key_of(label: str) -> str:
    """What stands for the key of a body that no list has: its name."""
    return f"name {fold(label)}"


def fold(text: str) -> str:
    """The text in lower case, white space and hyphens as one space, `&` as "and": how lexicon entries are compared."""
    return " ".join(text.lower().replace("&", "and").replace("-", " ").split())


@dataclass(frozen=True, slots=True)
class _Index:
    """Expressions for names and for abbreviations with what each of them stands for, and a quick test for them."""

    hints: Hints
    expressions: tuple[Expression, ...]
    by_name: dict[str, str]

    def find(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Place and key of each name in the text, in order."""
        if len(text) <= LONGEST and not self.hints.found(text):
            return
        found = [match.span() for expression in self.expressions for match in expression.finditer(text)]
        last = 0
        for start, end in sorted(found, key=itemgetter(0)) if len(self.expressions) > 1 else found:
            if start >= last:
                yield start, end, self.by_name[fold(text[start:end])]
                last = end


def _index(names: Iterable[tuple[str, str]], exact: Iterable[tuple[str, str]]) -> _Index:
    """An index of names (any case) and of abbreviations; short abbreviations are matched in their own case only."""
    names, exact = tuple(names), tuple(exact)
    loose = [*(n for n, _ in names), *(a for a, _ in exact if len(a) > 4)]
    strict = [re.escape(a) for a, _ in exact if len(a) <= 4]
    expressions: list[Expression] = [Caseless(f"{_EDGE}(?:{pattern(loose)}){_END}")] if loose else []
    if strict:
        expressions.append(regex(f"{_EDGE}(?:{'|'.join(sorted(strict, key=len, reverse=True))}){_END}"))
    by_name = {fold(name): key for name, key in (*exact, *names)}
    return _Index(Hints(f" {name}" for name in by_name), tuple(expressions), by_name)


@cache
def _bodies() -> _Index:
    table = load("inspectorates")
    makers = load("interventions")["makers"]
    return _index(
        [(name, key) for key, entry in table.items() for name in entry["names"]]
        + [(name, "department") for name in makers["names"] if name not in ("government", "minister", "ministers")],
        [(short, key) for key, entry in table.items() for short in entry["abbreviations"]]
        + [(short, "department") for short in makers["abbreviations"]],
    )


@cache
def _kinds() -> dict[str, str]:
    return {key: entry["kind"] for key, entry in load("inspectorates").items()} | {"department": "department"}


# An adjective ("Ofsted registered", "CQC rated homes"), not the body at work.
_NOT_BODY = regex(
    r"[\s-]+(?:registered|registration|rated\s+(?:['\"]?(?:good|outstanding|inadequate|"
    r"requires\s+improvement)['\"]?\s+)?"
    r"(?:or\s+\w+\s+)?(?:homes?|schools?|nurser\w+|provi\w+|settings?|placements?|care)\b)",
    re.I,
)
_BRACKETED = regex(r"(?:['’]s?)?\s*\(\s*")
_PLACE = regex(r"\s+(?P<place>[A-Z][a-z'-]+)(?!\w)(?P<more>\s+(?:and\s+)?[A-Z][a-z'-]+(?!\w))?")


@cache
def _of_places() -> frozenset[str]:
    """Keys of the bodies of which each place has its own, told by its name: "Healthwatch Redham"."""
    return frozenset(key for key, entry in load("inspectorates").items() if entry.get("of_place"))


@cache
def _no_places() -> frozenset[str]:
    posts = load("posts")
    own = load("organisations")["heads"]["not_places"]
    return frozenset((*posts["stops"]["words"].split(), *posts["heads"]["alone"].split(), *own))


def _through_place(text: str, end: int) -> int:
    """Where the name of the place ends that goes on a body's name: "Redham" of "Healthwatch Redham and Ofsted"."""
    place = _PLACE.match(text, end)
    if place is None or place["place"].lower() in _no_places():
        return end
    more = place["more"] or ""
    known = not more or more.split()[-1].lower() in _no_places() or any(_bodies().find(more.split()[-1]))
    return place.end("place") if known else place.end()


@lru_cache(maxsize=4096)
def bodies(text: str) -> tuple[Named, ...]:
    """The outside bodies named, in order; an abbreviation in brackets after its full name is part of that name."""
    found: list[Named] = []
    for start, end, slug in _bodies().find(text):
        if _NOT_BODY.match(text, end):
            continue
        if found and found[-1].slug == slug and _BRACKETED.fullmatch(text, found[-1].end, start):
            continue
        if slug in _of_places():
            end = _through_place(text, end)
        found.append(Named(start, end, slug, text[start:end], _kinds()[slug]))
    return tuple(found)


def party(body: Named) -> Party:
    """The body as a party of a fact."""
    kind: PartyKind = "inspectorate"
    if body.kind == "department":
        kind = "department"
    elif body.kind == "reviewer":
        kind = "organisation"
    return Party(body.label, kind)


def kind_by(label: str) -> PartyKind:
    """What kind of party somebody is who is known by a label alone."""
    return "authority" if _AUTHORITY.search(label) else "organisation"


_AUTHORITY = regex(r"\b(?:council|authority)$|^(?:councils|authorities)$", re.I)


def is_general(body: Named) -> bool:
    """Whether the name is one of those that a firm's own name may stand behind: "the external auditor"."""
    return body.slug in _general()


@cache
def _general() -> frozenset[str]:
    return frozenset(key for key, entry in load("inspectorates").items() if entry.get("firm"))


def derived(one: Party) -> Party:
    """The party as one that the text does not name at the place itself."""
    return replace(one, basis="derived")


@cache
def _short_names() -> dict[str, tuple[str, ...]]:
    """The bodies that a common noun may stand for once they were named: `commission`, `inspectorate`, `regulator`."""
    found: dict[str, tuple[str, ...]] = {}
    for key, entry in load("inspectorates").items():
        for word in entry.get("short", ()):
            found[word] = (*found.get(word, ()), key)
    return found


@cache
def _short_hints() -> Hints:
    return Hints(f"the {word}" for word in _short_names())


@cache
def _short_expression() -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, _short_names()), key=len, reverse=True))
    return regex(rf"\b[Tt]he\s+(?i:({words}))(?!\w)(?!\s+(?i:committee|for|of|to)\b)")


def may_shorten(text: str) -> bool:
    """Whether the text has a common noun that may stand for an outside body; a quick test before `short`."""
    return _short_hints().found(text)


def shortened(word: str) -> frozenset[str]:
    """Keys of the bodies that the common noun may stand for."""
    return frozenset(_short_names().get(word, ()))


def short(text: str, known: Iterable[str]) -> tuple[Named, ...]:
    """Bodies that the text names by a common noun ("the Commission"), where a body of `known` (keys) may be meant."""
    keys = tuple(known)
    found = []
    for match in _short_expression().finditer(text):
        meant = [key for key in _short_names()[fold(match[1])] if key in keys]
        if meant:
            found.append(Named(match.start(1), match.end(1), meant[0], match[1], _kinds()[meant[0]]))
    return tuple(found)


@cache
def _frameworks() -> _Index:
    words = [(word, key) for key, entry in load("frameworks").items() for word in entry["words"]]
    return _index(
        [(w, k) for w, k in words if not w.isupper()],
        [(w, k) for w, k in words if w.isupper()],
    )


_DASH = regex(r"\s[-–]+\s")
_ROUNDS = regex(r"\s+(?:\d{4}(?:\s?[-–/]\s?\d{2,4})?)\b")


@lru_cache(maxsize=512)
def frameworks(text: str) -> tuple[Named, ...]:
    """The inspection frameworks named, in order, each with the years printed after it ("PEEL 2023-25")."""
    found = []
    for start, end, slug in _frameworks().find(text):
        if _DASH.search(text, start, end):
            continue  # "Fostering Service - Inspection"
        years = _ROUNDS.match(text, end)
        stop = years.end() if years and load("frameworks")[slug].get("rounds") else end
        found.append(Named(start, stop, slug, text[start:stop]))
    return tuple(found)


@cache
def _outcomes() -> _Index:
    return _index([(word, key) for key, entry in load("outcomes").items() for word in entry["words"]], ())


@lru_cache(maxsize=256)
def outcomes(text: str) -> tuple[Named, ...]:
    """The words of outcome scales that stand in the text, in order, as printed but in lower case.

    Whether one of them is the judgement of an inspection is for the caller to find out: "good" is a common word.
    """
    return tuple(Named(start, end, slug, fold(text[start:end])) for start, end, slug in _outcomes().find(text))
