"""Who is named in a sentence: every party noun phrase with its place.

`find` reads a sentence from left to right. A word of the lexicon (a title, a head of a post, a body, a group) opens a
party; its words are then read to the left and to the right. Person and post side by side become one (joining.py).
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from minutegraph.extraction.language import areas
from minutegraph.extraction.language import vocabulary as v
from minutegraph.extraction.language.words import Words, read
from minutegraph.extraction.parties import (
    barenames,
    bodies,
    double_posts,
    longer_names,
    people,
    post_tails,
    posts,
    roster,
    unlisted,
)
from minutegraph.extraction.parties.joining import Piece, merged
from minutegraph.model import Party

PRONOUNS = frozenset({"he", "she", "they"})


class Mention(NamedTuple):  # a tuple, as its pieces are: thousands are made a second, and it is quicker to make than a dataclass
    """A party at `start`..`end` of the sentence's reading text, half-open: its own words without determiner.

    With a post and its holder the stretch covers both, with a bracketed note also that. `pronoun` tells that the party
    is a "he", "she" or "they" that the discourse has to resolve. `title` is the post in full, with a bracket at its end
    where that belongs to the name; the party's label leaves it out. `beside` are posts that a bracket gives to the same
    person: "Head of Housing (Chair)".
    """

    start: int
    end: int
    party: Party
    pronoun: bool = False
    title: str = ""
    beside: tuple[Party, ...] = ()


_NAMES = v.HEADS | v.BODY_HEADS | v.ORG_HEADS | v.ORG_ALONE | v.GROUPS | v.TITLES | v.GIVEN | frozenset(v.NAMED)
_LETTERS = frozenset(w.lower() for w in v.POST_ACRONYMS | v.RANKS)
_IDLE = frozenset(word for word in v.STOPS if len(word) > 1) - v.BEFORE_TITLE - v.SPELLED_RANKS - v.RANKS
"""Words that open no party where they are no trigger, capital or not: "The", "In"."""
_TRIGGERS = _NAMES | v.CAPITAL_GROUPS | _LETTERS | PRONOUNS | v.GROUP_PRONOUNS
_OWN_NAMES = frozenset(first for first, names in v.NAMED.items() if any(n.exact or n.kind not in v.OUTSIDE for n in names))
_SMALL_BODIES = v.SMALL_BODIES | v.AFTER_CAPITAL_BODIES | v.ORG_ALONE
_SMALL_TRIGGERS = v.HEADS | v.GROUPS | {"group"} | _SMALL_BODIES | _OWN_NAMES | PRONOUNS | v.GROUP_PRONOUNS
"""Those that open a party in small letters too."""


def find(text: str) -> tuple[Mention, ...]:
    """Every party of a sentence's reading text, left to right, not overlapping; a coordination gives one a member."""
    return _find(text, roster.known())


def alone(text: str) -> tuple[Mention, ...]:
    """The one party that a text names with all its words; nobody where it has others."""
    named = find(text)
    return named if len(named) == 1 and named[0].start == 0 and named[0].end == len(text) else ()


@lru_cache(maxsize=4096)
def _find(text: str, known: frozenset[str]) -> tuple[Mention, ...]:
    words = read(text, known)
    pieces: list[Piece] = []
    at = floor = 0
    low, upper, end = words.low, words.upper, len(words.low)
    while at < end:
        word = low[at]
        opens = (word not in _IDLE or word in _TRIGGERS or words.word[at].isupper()) if upper[at] else word in _SMALL_TRIGGERS
        if opens and (found := _open(words, at, floor)):
            pieces += found
            at = floor = max(found[-1].last, at + 1)
        else:
            at += 1
    whole = double_posts.made_one(words, merged(words, pieces))
    return tuple([_mention(words, piece) for piece in unlisted.headed(words, whole)])


def _mention(words: Words, piece: Piece) -> Mention:
    start, end = words.start[piece.first], words.end(piece.last - 1)
    return Mention(start, end, piece.party, piece.pronoun, piece.title, piece.beside)


def _open(words: Words, at: int, floor: int) -> list[Piece]:
    """The parties that the word `at` opens or heads; empty if none."""
    low = words.low[at]
    if low in PRONOUNS and words.word[at] not in words.known:
        return [Piece(at, at + 1, Party(low, "person"), True)]
    if words.upper[at] and barenames.may_name(words, at) and (someone := _people(words, at)):
        return someone
    hit = bodies.known(words, at) if low in v.NAMED else None
    if hit and hit.kind == "group" and (seated := _seated(words, hit, floor)):
        return seated
    if hit and hit.kind == "group" and not longer_names.goes_on(words, hit.last):
        return [_members(words, hit)]
    if hit and not longer_names.goes_on(words, hit.last):
        return [_named(words, _grown(words, hit, floor))]
    if low not in _TRIGGERS:
        return []
    acronym = low in _LETTERS and words.span(at, at + 1) in v.POST_ACRONYMS
    if acronym and not (words.capital(at + 1) and longer_names.goes_on(words, at + 1)):
        first = at
        while first > floor and words.upper[first - 1] and words.low[first - 1] in v.MODIFIERS:
            first -= 1  # "the Senior HMI", "the Interim DCS"
        return [_post(words, posts.Post(first, at + 1, at + 1, at + 1))]
    if low in v.HEADS and (post := posts.read(words, at, floor)):
        return [_held(words, post) or _post(words, post)]
    if _is_group(words, at):
        group = bodies.group(words, at, floor)
        return _seated(words, group, floor) or [_members(words, group)]
    if low in v.GROUP_PRONOUNS and (low != "all" or _for_all(words, at)):
        return [Piece(at, at + 1, Party(words.span(at, at + 1), "group"))]
    if not longer_names.goes_on(words, at + 1):
        body = bodies.body(words, at, floor) if low in v.BODY_HEADS else None
        if body is None and (low in v.ORG_HEADS or low in v.ORG_ALONE):
            body = bodies.organisation(words, at, floor)
        return [_named(words, body)] if body else []
    return []


def _people(words: Words, at: int) -> list[Piece]:
    """The people whose name, with or without title or rank, begins at a capital word."""
    low = words.low[at]
    if low in barenames.THINGS:
        name = barenames.known(words, at)
        return [Piece(name.first, name.last, Party(name.label, "person"))] if name else []
    name = None
    if low in v.TITLES or low in v.BEFORE_TITLE:
        several = people.titled(words, at)
        if not several and words.word[at].isupper() and len(low) == 2 and barenames.acts_next(words, at):
            return [Piece(at, at + 1, Party(words.span(at, at + 1), "person"))]
        if several or low in v.TITLES:
            return _with_posts(words, [Piece(n.first, n.last, Party(n.label, "person")) for n in several])
    chief = low == "chief" and words.capital(at + 1) and words.word[at + 1] in v.RANKS  # "Chief Supt Gow"
    if chief or words.word[at] in v.RANKS or low in v.SPELLED_RANKS:
        name = people.ranked(words, at)
        if name is not None and name.rank > at and low != "pcso":
            return [_of_rank(words, name)]
    name = name or people.plain(words, at)
    if name is None and (not words.at(at - 1).isalpha() or barenames.are_initials(words, at)):
        name = barenames.bare(words, at)
    name = name or barenames.posted(words, at) or barenames.heard(words, at) or barenames.known(words, at)
    return [Piece(name.first, name.last, Party(name.label, "person"))] if name else []


def _of_rank(words: Words, name: people.Name) -> Piece:
    """A rank with a name: a post and its holder."""
    label = words.span(name.first, name.rank)
    organisation, _ = post_tails.outside_organisation(words, name.last)
    party = Party(label, "post", holder=words.span(name.begin, name.last), organisation=organisation)
    return Piece(name.first, name.last, party, title=label)


def _with_posts(words: Words, named: list[Piece]) -> list[Piece]:
    """The people of a list with the posts in brackets between them: "Councillors Lee (Chair), Fox and Shaw"."""
    out = named[:1]
    for piece in named[1:]:
        for at in range(out[-1].last, piece.first):
            post = posts.read(words, at, out[-1].last) if words.low[at] in v.HEADS and at >= out[-1].last else None
            if post:
                out.append(_post(words, post))
        out.append(piece)
    return out


def _post(words: Words, post: posts.Post) -> Piece:
    owner = bodies.known(words, post.first) if post.last - post.first > 1 and post.organisation is None else None
    outside = (
        words.span(owner.first, owner.last)
        if owner and owner.kind in v.OUTSIDE and words.at(owner.last) not in ("and", ",")
        else post.organisation
    )
    party = Party(words.span(post.first, post.last), "post", organisation=outside)
    return Piece(post.first, post.end, party, title=words.span(post.first, post.full))


_SHORTEST = 3  # letters of a holder: "N" alone is none


def _held(words: Words, post: posts.Post) -> Piece | None:
    """A post right before a name: "Chief Inspector Gow" is a person with a rank, "Area Manager Strutt" a held post."""
    at = post.end
    if post.last != at or not words.capital(at) or words.low[at] in _NO_HOLDER or words.owns(at - 1):
        return None
    end = people.name_end(words, at)
    if end == at or (words.word[at].isupper() and len(words.word[at]) > 1) or len(words.span(at, end)) < _SHORTEST:
        return None
    label = words.span(post.first, at)
    return Piece(post.first, end, Party(label, "post", holder=words.span(at, end)), title=label)


_FIELDS = v.STOPS | v.AREAS | v.MODIFIERS | v.FOLLOWERS | v.TITLES
_NO_HOLDER = _FIELDS | v.BODY_HEADS | v.ORG_HEADS | v.GROUPS | frozenset(v.NAMED)


def _is_group(words: Words, at: int) -> bool:
    """Whether the word names a group itself, and does not only begin a post or a team's name."""
    low = words.low[at]
    if low not in v.GROUPS:
        several = low in v.CAPITAL_GROUPS and words.upper[at] and (at > 0 or people.says(words, at + 1))
        return several or (low == "group" and words.at(at - 1) in v.QUANTIFIERS)
    after = words.at(at + 1)
    if words.upper[at]:
        panel = words.plural_possessive(at) and words.capital(at + 2) and words.at(at + 2) in _BODIES
        return not panel and not longer_names.begins_body(words, at + 1) and not longer_names.begins_post(words, at + 1)
    if low in v.SMALL_OPENERS and not words.owns(at) and (after in v.SMALL_HEADS or after in v.GROUPS):
        return False
    if words.owns(at) and after in v.GROUPS:
        return False  # "the applicant's agent"
    return words.owns(at) or after not in v.BODY_JOINED


_BODIES = v.BODY_HEADS | v.ORG_HEADS
_SEATED = frozenset(("member", "members", "councillor", "councillors"))
"""Who may be "for" a ward."""


def _seated(words: Words, group: bodies.Named, floor: int) -> list[Piece]:
    """Those for a ward: "the Member for Eastgate", "the Ward Members for Eastgate and Hill"; empty where no place is named."""
    end = posts.seat_end(words, group.last) if words.low[group.last - 1] in _SEATED else group.last
    several = words.word[group.last - 1].endswith("s")
    if end == group.last or (several and group.last - group.first == 1):
        return []  # "asked Members for ideas"
    post = None if several else posts.read(words, group.last - 1, floor)
    return [_held(words, post) or _post(words, post)] if post else [_members(words, group._replace(last=end))]


def _members(words: Words, named: bodies.Named) -> Piece:
    """A group with its body: "Members of the Committee"."""
    last = named.last
    if words.low[last - 1] in PLURAL_POSTS and words.at(last) in ("of", "for") and (n := areas.link(words, last)):
        last = max(last, areas.linked(words, last + n, words.capital(last + n)))
        return Piece(named.first, last, Party(words.span(named.first, last), "post"))
    if words.at(last) in ("of", "from") and not words.possessive(last - 1):
        begin = last + 1 + (words.at(last + 1) in ("the", "this"))
        reach = bodies.forward(words, begin)
        if reach > begin and "," not in words.low[begin:reach]:
            last = reach
        elif begin == last + 1 and words.low[named.last - 1] in v.PUBLIC_GROUPS and words.capital(begin):
            last = _place_end(words, begin)
    return Piece(named.first, last, Party(words.span(named.first, last), "group"))


PLURAL_POSTS = frozenset(("directors", "heads"))


def _place_end(words: Words, at: int) -> int:
    """The word behind the name of a place: "a resident of Mill Lane"."""
    while words.capital(at) and words.low[at] not in v.STOPS:
        at += 1
        if words.owns(at - 1):
            break
    return at


def _for_all(words: Words, at: int) -> bool:
    """Whether "all" stands for everybody: "ALL to read", "thanked all for"."""
    before, after = words.at(at - 1), words.at(at + 1)
    owner = words.upper[at] and after in ("to", "", ".") and not before.isalpha()
    return owner or (before in v.SAYING and after in ("for", "who", "that"))


def _named(words: Words, named: bodies.Named) -> Piece:
    return Piece(named.first, named.last, Party(words.span(named.first, named.last), named.kind))


def _grown(words: Words, hit: bodies.Named, floor: int) -> bodies.Named:
    """A known name with the capital words before it, where it is a body's or service's ("Elm Improvement Board")."""
    if hit.kind in ("body", "authority") and words.capital(hit.first):
        return hit._replace(first=bodies.left(words, hit.first, floor))
    return hit
