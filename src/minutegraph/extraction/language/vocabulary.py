"""The words of posts, bodies, groups, organisations and people, and of what they do, as sets: the lexicon ready for look-up."""

from __future__ import annotations

from dataclasses import dataclass

from minutegraph.extraction.language import verbs
from minutegraph.extraction.language.phrases import by_word
from minutegraph.extraction.language.words import fold, read
from minutegraph.lexicon import load
from minutegraph.model import PartyKind


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


_posts, _bodies, _groups, _names, _orgs = (load(n) for n in ("posts", "bodies", "groups", "names", "organisations"))

ALONE = _set(_posts["heads"]["alone"])
HEADS = ALONE | _set(_posts["heads"]["joined"])
AFTER_CAPITAL_HEADS = frozenset(_posts["heads"]["after_capital"])
STRICT_HEADS = _set(_posts["heads"]["strict"])
SMALL_HEADS = _set(_posts["heads"]["small"])
SMALL_OPENERS = frozenset(_posts["heads"]["small_openers"])
SPOKESMEN = frozenset(_posts["heads"]["spokesmen"])
FOR_OTHERS = frozenset(_posts["heads"]["for_others"])
POLICE = frozenset(_posts["heads"]["police"])
BEHIND_NAMES = frozenset(_posts["heads"]["behind_names"])
VAGUE_HEADS = _set(_posts["heads"]["vague"])
MODIFIERS = _set(_posts["modifiers"]["words"])
OWNING = frozenset(_posts["areas"]["owning"])
AREA_VERBS = _set(_posts["areas"]["verbs"])
AREAS = frozenset(fold(w) for w in _posts["areas"]["words"].split()) | AREA_VERBS
SMALL_OWNERS = frozenset(_posts["members"]["small_owners"])
INNER = frozenset(_posts["areas"]["inner"])
LINKS = by_word(_posts["links"]["words"])
TO_HEADS = frozenset(_posts["links"]["to"])
MARKS = frozenset(_posts["links"]["marks"])
POST_MEMBERS = _set(_posts["members"]["post"])
SEAT_MEMBERS = frozenset(_posts["members"]["seats"])
NO_SEATS = frozenset(_posts["members"]["no_seats"])
POST_PHRASES = tuple(tuple(phrase.split()) for phrase in _posts["modifiers"]["phrases"])
POST_ACRONYMS = _set(_posts["acronyms"]["posts"])
RANKS = _set(_posts["acronyms"]["ranks"])
FOR_MEMBERS = frozenset(_posts["members"]["fields"])
TERMS = frozenset(_posts["terms"]["words"])
TERM_ENDS = frozenset(_posts["terms"]["behind"])
SPELLED_RANKS = frozenset(_posts["acronyms"]["spelled"])
NOTES = frozenset(_posts["brackets"]["notes"])
ADJECTIVES = frozenset(_posts["adjectives"]["words"])
STOPS = _set(_posts["stops"]["words"])

BODY_ALONE = _set(_bodies["heads"]["body"])
BODY_JOINED = _set(_bodies["heads"]["joined"])
AUTHORITY_HEADS = frozenset(_bodies["heads"]["authority"])
SERVICE_HEADS = frozenset(_bodies["heads"]["service"])
SERVICE_OPENERS = "|".join(_bodies["services"]["opens"])
BODY_HEADS = BODY_ALONE | BODY_JOINED | AUTHORITY_HEADS | SERVICE_HEADS
SMALL_BODIES = frozenset(_bodies["small"]["words"])
AFTER_CAPITAL_BODIES = frozenset(_bodies["small"]["after_capital"])
BARE_BODIES = frozenset(_bodies["small"]["bare"])
BODY_OF = frozenset(_bodies["links"]["of"])
SERVICE_OF = frozenset(fold(w) for w in _bodies["heads"]["service_of"])
THINGS = frozenset(_bodies["heads"]["things"])
BODY_ONLY_AFTER: dict[str, list[str]] = _bodies["heads"]["only_after"]
FOLLOWERS = _set(_bodies["followers"]["words"])
FOLLOWING_VERBS = frozenset(_bodies["followers"]["verbs"])

ORG_HEADS = _set(_orgs["heads"]["words"])
ORG_ALONE = frozenset(_orgs["heads"]["alone"])
ORG_OF_PLACE = frozenset(_orgs["heads"]["of_place"])

MEETING_GROUPS = _set(_groups["nouns"]["meeting"])
PUBLIC_GROUPS = _set(_groups["nouns"]["public"])
GROUPS = MEETING_GROUPS | PUBLIC_GROUPS
CAPITAL_GROUPS = frozenset(_groups["nouns"]["capital"])
GROUP_PRONOUNS = frozenset(_groups["nouns"]["pronouns"])
QUANTIFIERS = frozenset(_groups["quantifiers"]["kept"])
COUNTS = frozenset(_groups["quantifiers"]["counts"])

TITLES = _set(_names["titles"]["words"])
WELSH_INITIALS = frozenset(_names["initials"]["welsh"])
PRINTED_TITLES = "|".join(_names["titles"]["printed"])
"""Titles as printed before a name, as the source of an expression."""
COUNCILLORS = tuple(_names["titles"]["councillors"])
PLURAL_TITLES = frozenset(_names["titles"]["plural"])
SINGULAR: dict[str, str] = _names["titles"]["singular"]
RANKS_TOO = frozenset(_names["titles"]["fields"])
SURNAMES_TOO = frozenset(_names["titles"]["surnames"])
BEFORE_TITLE = frozenset(_names["titles"]["before"])
SUFFIXES = frozenset(_names["suffixes"]["words"])
PARTICLES = frozenset(_names["particles"]["words"])
GIVEN = _set(_names["given"]["words"])
NOBODY = _set(_names["given"]["nobody"])
NO_NAMES = _set(_names["given"]["no_names"])
AMBIGUOUS_GIVEN = _set(_names["given"]["ambiguous"])
NO_INITIALS = _set(_names["given"]["no_initials"])
LABELLED = frozenset(_names["given"]["labelled"])
PLACES = _set(_names["given"]["places"])
NAMES_TOO = frozenset(_names["given"]["auxiliaries"])

SAYING = {word: form for word, form in verbs.forms().items() if form.classes != {"bound"}}
"""Every form of the verbs of `lexicon/saying.toml`, but of those that only begin or end what is said."""
ASKED = "|".join(load("saying")["questions"]["asked"])
"""The verbs by which one is told to have asked, as the source of an expression."""
IRREGULAR = _set(load("roles")["verbs"]["irregular"])
_grammar = load("saying")["grammar"]
AUXILIARIES = frozenset(_grammar["doing"])
"""Words right behind a party that tell that it does something: auxiliaries, "to", and "then" and "also" before a verb."""
DETERMINERS = frozenset(_grammar["determiners"])


@dataclass(frozen=True, slots=True)
class Known:
    """A known name: its folded words, its kind, its printed form where the case matters, whether "the" must precede."""

    words: tuple[str, ...]
    kind: PartyKind
    exact: str = ""
    definite: bool = False


OUTSIDE: tuple[PartyKind, ...] = ("inspectorate", "department", "organisation")
"""Kinds of parties that are outside the council, and are known by their names."""


def _named() -> dict[str, list[Known]]:
    """Known names by their first folded word, the longest first."""
    found: dict[str, list[Known]] = {}

    def put(name: str, kind: PartyKind, exact: bool = False) -> None:
        definite = name.startswith("the ")
        words = tuple(read(name.removeprefix("the ")).low)
        found.setdefault(words[0], []).append(Known(words, kind, name if exact else "", definite))

    for name in _bodies["heads"]["known_authorities"]:
        put(name, "authority")
    for name in _bodies["heads"]["known_services"] + _bodies["heads"]["known_bodies"]:
        put(name, "body")
    for name in _posts["heads"]["collective"]:
        put(name, "post")
    for name in _groups["nouns"]["phrases"]:
        put(name, "group")
    for kind in OUTSIDE:
        for name in _orgs["names"][kind]:
            put(name, kind, " " not in name)
    for entry in load("inspectorates").values():
        for name in entry.get("names", ()):
            if name.split()[-1] not in HEADS | GROUPS:  # "external auditor" is a post
                put(name, "inspectorate")
        for name in entry.get("abbreviations", ()):
            put(name, "inspectorate", True)
    for names in found.values():
        names.sort(key=lambda n: -len(n.words))
    return found


NAMED = _named()
