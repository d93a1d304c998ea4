"""Who is named in a document, and who of them holds an office."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from minutegraph.extraction.language import vocabulary as v
from minutegraph.extraction.parties import mentions as parties
from minutegraph.lexicon import load
from minutegraph.model import Document
from minutegraph.reading.layout import read

LONGEST = 60
"""Lines of the longest list of those who attended."""

_CAPITALS = r"[^\W\d_a-z][\w'’.-]*"
_NAME_RUN = rf"{_CAPITALS}(?: (?:{_CAPITALS}|{'|'.join(load('redaction')['particles'])})){{1,3}}"
_THINGS = v.BODY_HEADS | v.ORG_HEADS | v.HEADS | v.GROUPS | v.PLACES | v.STOPS


@dataclass(frozen=True, slots=True)
class Person:
    """A person as one place of a text names them.

    `title` is a civil one ("mr"), `given` the given names or initials, `surname` with its particles ("van Dijk"). `office`:
    the title, a post or the list of those who attended tells of an office; `public`: the text says that it is somebody of
    the public.
    """

    given: tuple[str, ...]
    surname: str
    title: str = ""
    office: bool = False
    public: bool = False

    def may_be(self, other: Person) -> bool:
        """Whether both may be one person: one surname, and neither given names nor titles speak against it."""
        if self.surname.casefold() != other.surname.casefold():
            return False
        if self.given and other.given:
            one, two = self.given[0].casefold().strip("."), other.given[0].casefold().strip(".")
            return one == two if len(one) > 1 and len(two) > 1 else one[:1] == two[:1]
        words = load("redaction")
        sides = [{title in words["men"], title in words["women"]} for title in (self.title, other.title) if title]
        known = [(title in words["men"], title in words["women"]) for title in (self.title, other.title) if title]
        return len(sides) < 2 or known[0] == known[1] or (False, False) in known


def parse(label: str) -> Person | None:
    """The person of a label as `extraction` prints it ("Ms J Smith", "Councillor Lee"); None without a surname."""
    words = load("redaction")
    tokens = label.replace("’", "'").split()
    title, office = "", False
    while tokens:
        low = tokens[0].lower().strip(".")
        office = office or low in words["office"] or low in v.BEFORE_TITLE or tokens[0] in v.RANKS
        if low in words["civil"]:
            title = low
        elif not (
            low in v.TITLES or low in v.BEFORE_TITLE or tokens[0] in v.RANKS or low in v.SPELLED_RANKS or low.isdigit()
        ):
            break
        tokens = tokens[1:]
    while len(tokens) > 1 and tokens[-1].strip(",.") in v.SUFFIXES:
        office = office or tokens[-1].strip(",.").lower() in words["letters"]
        tokens = tokens[:-1]
    if not tokens:
        return None
    first = next((at for at, token in enumerate(tokens[:-1]) if at and token in v.PARTICLES), len(tokens) - 1)
    return Person(tuple(tokens[:first]), " ".join(tokens[first:]).strip(".,"), title, office)


def named(document: Document) -> tuple[Person, ...]:
    """Everybody whom the document names, each once in order; those who attended have an office, unless the line tells else."""
    text = document.text
    found: dict[Person, None] = {}
    attended = _attended(document)
    listing = _Listing()
    together: list[str] = []
    at = 0
    for line in text.split("\n"):
        listed = listing.takes(line) or any(low <= at < high for low, high in attended)
        listed = listed and not _rules().public.match(line)
        found.update(dict.fromkeys(_of(_folded(line), listed)))
        together = [*together, line] if listed and line.strip() else []
        if len(together) > 1:  # names that go on in the next line
            found.update(dict.fromkeys(_of(_folded(" ".join(together[-2:])), True)))
        at += len(line) + 1
    for paragraph in re.split(r"\n\s*\n", text):
        if "\n" in paragraph:
            found.update(dict.fromkeys(_of(_folded(paragraph), False)))
    return tuple(found)


class _Listing:
    """Tells line by line whether a list of those who attended is being read."""

    def __init__(self) -> None:
        self._left = 0
        self._alone = False

    def takes(self, line: str) -> bool:
        """Whether the line belongs to such a list; a list ends at a blank line, below a heading alone at a sentence."""
        rules = _rules()
        lead = rules.lead.match(line)
        if lead:
            self._left, self._alone = LONGEST, not line[lead.end() :].strip(" *|:")
            return True
        if rules.attended.search(line):
            return True
        words = len(line.split())
        if not words:
            self._left = self._left if self._alone else 0
        elif words > 40 or (self._alone and words > 8 and line.rstrip().endswith(".")):
            self._left = 0
        self._left -= self._left > 0
        return self._left > 0 and words > 0


def outsiders(people: Iterable[Person]) -> tuple[Person, ...]:
    """Those who hold no office as far as the document tells; in doubt somebody holds none."""
    everybody = tuple(people)
    holders = [each for each in everybody if each.office]
    return tuple(
        each
        for each in everybody
        if not each.office
        and (each.public or not any(each.may_be(holder) or _short(each, holder) for holder in holders))
    )


def _short(person: Person, holder: Person) -> bool:
    """Whether a single word is the holder's given name or initials: "Danny", "JH", "ABE" for Andy Beeston."""
    if person.given or person.title or not holder.given:
        return False
    word, given = person.surname, holder.given[0]
    if not word.isupper():
        return word.casefold() == given.casefold()
    surname = "".join(filter(str.isalpha, holder.surname)).upper()
    return word[0] == given[0].upper() and surname.startswith(word[1:]) and len(word) < 4


def _folded(text: str) -> str:
    return " ".join(text.replace("’", "'").replace("‘", "'").split())


def _of(text: str, listed: bool) -> Iterator[Person]:
    """Everybody named in a line or a paragraph; with `listed` it lists those who attended."""
    if not text:
        return
    rules = _rules()
    listed = listed and not rules.public.match(text)
    for mention in parties.find(text):
        party = mention.party
        label = party.holder if party.kind == "post" else party.label if party.kind == "person" else None
        person = parse(label) if label and not mention.pronoun else None
        if person is None or (not person.title and not person.office and _is_thing(person)):
            continue
        public = not person.office and (
            bool(rules.before.search(text, 0, mention.start)) or bool(rules.after.match(text, mention.end))
        )
        office = person.office or (not public and (listed or party.kind == "post" or bool(mention.beside)))
        yield Person(person.given, person.surname, person.title, office, public)
    for pattern, office in ((rules.introduced, False), (rules.explained, False), (rules.listed, True)):
        for match in pattern.finditer(text) if listed or not office else ():
            words = match["name"]
            if not _THINGS & {word.lower() for word in words.split()} and (person := parse(words)):
                public = not office and not person.office
                yield Person(person.given, person.surname, person.title, office or person.office, public)


def _is_thing(person: Person) -> bool:
    words = [*person.given, *person.surname.split()]
    named_so = " ".join(words).lower() in load("redaction")["no_people"]
    return named_so or bool(_THINGS & {word.lower() for word in words[1:]})


def _attended(document: Document) -> list[tuple[int, int]]:
    """The stretches of the text that list those who attended: what stands before the business, and items on it."""
    items = read(document).items
    spans = [(0, items[0].start)] if items else []
    titles = load("redaction")["attendance"]
    return spans + [(each.start, each.end) for each in items if (each.title or "").strip(" .:").lower() in titles]


@dataclass(frozen=True, slots=True)
class _Rules:
    lead: re.Pattern[str]
    attended: re.Pattern[str]
    public: re.Pattern[str]
    before: re.Pattern[str]
    after: re.Pattern[str]
    listed: re.Pattern[str]
    introduced: re.Pattern[str]
    explained: re.Pattern[str]


@cache
def _rules() -> _Rules:
    words = load("redaction")
    public, leads, openers = (_any(words[name]) for name in ("public", "attendance", "named_after"))
    return _Rules(
        lead=re.compile(
            rf"[\W\d_]*(?:(?i:{leads})\W*?(?:\([^)]*\))?\W*?(?:[:|]|$)|(?:PRESENT|APOLOGIES|IN ATTENDANCE)\b)"
        ),
        attended=re.compile(rf"\b{_any(words['attended'])}\b", re.I),
        public=re.compile(rf"\W*(?:{public}|public|the public)s?\b[^:]{{0,30}}:", re.I),
        before=re.compile(rf"\b{public}(?: (?:of|from|in) [^,.;]{{1,40}})?,? ?\(?$", re.I),
        after=re.compile(rf" ?[,(] ?(?:(?:an?|the) )?(?:\w+ ){{0,2}}{public}\b", re.I),
        listed=re.compile(rf"(?P<name>{_NAME_RUN})"),
        introduced=re.compile(
            rf"\b(?i:{public}(?: (?:of|from|in) [^,.;]{{1,40}},)?|{openers}(?: (?:an?|the) (?:\w+ )?{public})?)[,:]? \(?"
            rf"(?P<name>{_NAME_RUN})"
        ),
        explained=re.compile(rf"(?P<name>{_NAME_RUN}) ?[,(] ?(?i:an?|the) (?:\w+ ){{0,2}}(?i:{public})\b"),
    )


def _any(words: list[str]) -> str:
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=lambda each: (-len(each), each))) + ")"
