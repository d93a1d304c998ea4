"""Who is named in a sentence: every party noun phrase with its place, and the groups that "and" makes of them.

`find` reads a sentence from left to right. A word of the lexicon (a title, a head of a post, a body, a group) opens a party;
its words are then read to the left and to the right. Person and post that stand together become one party.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from minutegraph.extraction import bodies, people, posts
from minutegraph.extraction import vocabulary as v
from minutegraph.extraction.words import Words, read
from minutegraph.model import Party

PRONOUNS = frozenset({"he", "she", "they"})


@dataclass(frozen=True, slots=True)
class Mention:
    """A party at `start`..`end` of the sentence's reading text, half-open: its own words without determiner.

    With a post and its holder the stretch covers both, with a bracketed note also that. `pronoun` tells that the party is
    a "he", "she" or "they" that the discourse has to resolve. `title` is the post in full, a bracket at its end included
    where that belongs to the name; the party's label leaves it out.
    """

    start: int
    end: int
    party: Party
    pronoun: bool = False
    title: str = ""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A mention while its sentence is read: its first word, the word behind it, and its party."""

    first: int
    last: int
    party: Party
    pronoun: bool = False
    title: str = ""


_TRIGGERS = (
    v.HEADS
    | v.BODY_HEADS
    | v.ORG_HEADS
    | v.ORG_ALONE
    | v.GROUPS
    | v.TITLES
    | v.GIVEN
    | frozenset(v.NAMED)
    | PRONOUNS
    | v.GROUP_PRONOUNS
    | frozenset(w.lower() for w in v.POST_ACRONYMS | v.RANKS)
)


@lru_cache(maxsize=4096)
def find(text: str) -> tuple[Mention, ...]:
    """Every party of a sentence's reading text, left to right, not overlapping; a coordination gives one a member."""
    words = read(text)
    pieces: list[_Piece] = []
    at = floor = 0
    low, upper = words.low, words.upper
    while at < len(low):
        if (upper[at] or low[at] in _TRIGGERS) and (found := _open(words, at, floor)):
            pieces += found
            at = floor = max(found[-1].last, at + 1)
        else:
            at += 1
    return tuple(
        Mention(words.start[p.first], words.end(p.last - 1), p.party, p.pronoun, p.title) for p in _merge(words, pieces)
    )


def _open(words: Words, at: int, floor: int) -> list[_Piece]:
    """The parties that the word `at` opens or heads; empty if none."""
    low = words.low[at]
    if low in PRONOUNS:
        return [_Piece(at, at + 1, Party(low, "person"), True)]
    if words.upper[at] and (people_here := _people(words, at)):
        return people_here
    hit = bodies.known(words, at) if low in v.NAMED else None
    if hit and not _goes_on(words, hit.last):
        return [_named(words, _grow(words, hit, floor))]
    if low not in _TRIGGERS:
        return []
    if words.word[at] in v.POST_ACRONYMS:
        return [_post(words, posts.Post(at, at + 1, at + 1, at + 1))]
    if low in v.HEADS and (post := posts.read(words, at, floor)):
        return [_held(words, post) or _post(words, post)]
    if _is_group(words, at):
        return [_members(words, bodies.group(words, at, floor))]
    if low in v.GROUP_PRONOUNS and (low != "all" or _for_all(words, at)):
        return [_Piece(at, at + 1, Party(words.span(at, at + 1), "group"))]
    if (low in v.BODY_HEADS or low in v.ORG_HEADS or low in v.ORG_ALONE) and not _goes_on(words, at + 1):
        body = bodies.body(words, at, floor) if low in v.BODY_HEADS else None
        if body is None and (low in v.ORG_HEADS or low in v.ORG_ALONE):
            body = bodies.organisation(words, at, floor)
        return [_named(words, body)] if body else []
    return []


def _is_group(words: Words, at: int) -> bool:
    """Whether the word names a group itself, and does not only begin a post or a team's name."""
    low = words.low[at]
    if low not in v.GROUPS:
        return low == "group" and words.at(at - 1) in v.QUANTIFIERS
    if words.upper[at]:
        return not _to_post(words, at + 1)
    return words.owns(at) or words.at(at + 1) not in v.BODY_JOINED


def _people(words: Words, at: int) -> list[_Piece]:
    """The people whose name, with or without title or rank, begins at a capital word."""
    low = words.low[at]
    name = None
    if low in v.TITLES or low in v.BEFORE_TITLE:
        several = people.titled(words, at)
        if several or low in v.TITLES:
            return _with_posts(words, [_Piece(n.first, n.last, Party(n.label, "person")) for n in several])
    if words.word[at] in v.RANKS or low in v.SPELLED_RANKS:
        name = people.ranked(words, at)
    name = name or people.plain(words, at)
    if name is None and not words.at(at - 1).isalpha():
        name = people.bare(words, at)
    name = name or people.heard(words, at)
    return [_Piece(name.first, name.last, Party(name.label, "person"))] if name else []


def _with_posts(words: Words, named: list[_Piece]) -> list[_Piece]:
    """The people of a list with the posts in brackets between them: "Councillors Lee (Chair), Fox and Shaw"."""
    out = named[:1]
    for piece in named[1:]:
        for at in range(out[-1].last, piece.first):
            post = posts.read(words, at, out[-1].last) if words.low[at] in v.HEADS and at >= out[-1].last else None
            if post:
                out.append(_post(words, post))
        out.append(piece)
    return out


def _goes_on(words: Words, at: int) -> bool:
    """Whether a name whose head stands before `at` goes on to a later head: "Panel Members", "Police Area Manager"."""
    for k in range(at, min(at + 6, len(words))):
        low, capital = words.low[k], words.capital(k)
        if words.owns(k - 1) and (k == at or words.low[k - 1] not in v.AREAS):
            return False
        if low in v.HEADS:
            return (
                capital
                or low in v.AFTER_CAPITAL_HEADS
                or (k == at and not words.capital(k - 1) and low in v.SMALL_HEADS)
            )
        if low in v.GROUPS:
            return capital or k == at
        if low in v.BODY_HEADS or low in v.ORG_HEADS:
            return capital or low in v.AFTER_CAPITAL_BODIES
        if low == "and":
            if (
                words.low[k - 1] not in v.AREAS
                or words.at(k + 1) not in v.AREAS | v.MODIFIERS
                or not words.capital(k + 1)
            ):
                return False
        elif not capital or low in v.STOPS or low in v.TITLES:
            return False
    return False


def _to_post(words: Words, at: int) -> bool:
    """Whether the word before `at` only begins a post: "Tenant Representative", "Parent Governor Representative"."""
    for k in range(at, min(at + 4, len(words))):
        low, capital = words.low[k], words.capital(k)
        if words.owns(k - 1):
            return False
        if low in v.HEADS:
            return capital or low in v.AFTER_CAPITAL_HEADS
        if not capital or low in v.STOPS or low in v.TITLES:
            return False
    return False


def _grow(words: Words, hit: bodies.Named, floor: int) -> bodies.Named:
    """A known name with the capital words before it, where it is a body's or service's ("Children's Improvement Board")."""
    if hit.kind in ("body", "authority") and words.capital(hit.first):
        return replace(hit, first=bodies.left(words, hit.first, floor))
    return hit


def _for_all(words: Words, at: int) -> bool:
    return (words.capital(at) and words.at(at + 1) in ("to", "", ".") and not words.at(at - 1).isalpha()) or (
        words.at(at - 1) in v.SAYING and words.at(at + 1) in ("for", "who", "that")
    )


def _named(words: Words, named: bodies.Named) -> _Piece:
    return _Piece(named.first, named.last, Party(words.span(named.first, named.last), named.kind))


def _members(words: Words, named: bodies.Named) -> _Piece:
    """A group with its body: "Members of the Committee"."""
    last = named.last
    if words.at(last) in ("of", "from") and not words.possessive(last - 1):
        begin = last + 1 + (words.at(last + 1) in ("the", "this"))
        reach = bodies.forward(words, begin)
        if reach > begin and not any(words.word[k] == "," for k in range(begin, reach)):
            last = reach
    return _Piece(named.first, last, Party(words.span(named.first, last), "group"))


def _post(words: Words, post: posts.Post) -> _Piece:
    party = Party(words.span(post.first, post.last), "post", organisation=post.organisation)
    return _Piece(post.first, post.end, party, title=words.span(post.first, post.full))


def _held(words: Words, post: posts.Post) -> _Piece | None:
    """A post right before a name: "Chief Inspector Gow" is a person with a rank, "Area Manager Strutt" a post and holder."""
    at = post.end
    if post.last != at or not words.capital(at) or words.low[at] in _NO_HOLDER or words.owns(at - 1):
        return None
    end = people.name_end(words, at)
    if end == at or (words.word[at].isupper() and len(words.word[at]) > 1):
        return None
    if words.low[at - 1] in v.SPELLED_RANKS:
        return _Piece(post.first, end, Party(words.span(post.first, end), "person"))
    label, holder = words.span(post.first, at), words.span(at, end)
    return _Piece(post.first, end, Party(label, "post", holder=holder))


_NO_HOLDER = (
    v.STOPS
    | v.AREAS
    | v.MODIFIERS
    | v.BODY_HEADS
    | v.ORG_HEADS
    | v.GROUPS
    | frozenset(v.NAMED)
    | v.FOLLOWERS
    | v.TITLES
)


def _merge(words: Words, pieces: list[_Piece]) -> list[_Piece]:
    """Person and post that stand together made one."""
    out: list[_Piece] = []
    for index, piece in enumerate(pieces):
        joined = _join(words, out[-1], piece, pieces[index + 1] if index + 1 < len(pieces) else None) if out else None
        if joined:
            out[-1] = joined
        else:
            out.append(piece)
    return out


def _join(words: Words, one: _Piece, two: _Piece, after: _Piece | None) -> _Piece | None:
    """The single party of a person and a post side by side, or None."""
    kinds = (one.party.kind, two.party.kind)
    if kinds[1] == "post" and kinds[0] in _OUTSIDE and one.last <= two.first and _genitive(words, one, two):
        label = (
            words.text[words.start[one.first] : words.end(one.last - 1)]
            + words.text[words.end(one.last - 1) : words.start[two.first]]
        )
        return _Piece(
            one.first, two.last, replace(two.party, label=label + two.party.label, organisation=one.party.label)
        )
    if kinds == ("person", "group") and re.fullmatch(r"(?:\w+ )?\w+ Councillor", two.party.label):
        two = replace(two, party=replace(two.party, kind="post"), title=two.party.label)
        kinds = ("person", "post")
    if kinds not in (("person", "post"), ("post", "person")) or one.pronoun or two.pronoun:
        return None
    person, post = (one, two) if kinds[0] == "person" else (two, one)
    if post.party.holder:
        return None
    between = tuple(words.low[one.last : two.first])
    last = two.last
    if between == ("(",):
        last += words.at(last) == ")"
    elif kinds[0] == "person":
        if between not in _PERSON_POST:
            return None
    elif between == (",",):
        if after is not None and after.party.kind == "post" and words.at(last) == "(":
            return None  # "the Leader, Councillor Lee (Leader of the Opposition)": the bracket's post is hers
        if words.at(last) == "and" and after is not None and _elsewhere(person.party.label, post.party.label):
            return None
    elif between not in _POST_PERSON:
        return None
    party = replace(post.party, holder=person.party.label)
    return _Piece(one.first, last, party, title=post.title)


def _elsewhere(person: str, post: str) -> bool:
    """Whether a councillor stands next to an officer's post, which is not held by councillors."""
    return (
        person.startswith(("Cllr", "Councillor"))
        and re.search(r"\b(?:Director|Officer|Manager|Solicitor)\b", post) is not None
    )


_PERSON_POST = {
    (), (",",), ("-",), ("–",), (",", "the"), ("as",), (",", "as"), (",", "speaking", "as"), (",", "our"), (":",),
    (",", "in", "his", "capacity", "as"), (",", "in", "her", "capacity", "as"), (",", "acting", "as"), (",", "your"),
    ("in", "his", "capacity", "as"), ("in", "her", "capacity", "as"), ("in", "his", "role", "as"), ("in", "her", "role", "as"),
    (",", "in", "his", "role", "as"), (",", "in", "her", "role", "as"), ("in", "their", "role", "as"), (",", "the", "new"),
    (",", "a"), (",", "an"), (",", "new"), (",", "newly", "appointed"), ("as", "the"), (",", "as", "the"),
}  # fmt: skip
_POST_PERSON = {(), ("-",), ("–",), (":",)}
_OUTSIDE = frozenset({"organisation", "inspectorate", "department", "group"})


def _genitive(words: Words, one: _Piece, two: _Piece) -> bool:
    """Whether an outside party owns the post: "the external auditors' Engagement Lead"; not "Members' Champion"."""
    if one.party.kind == "group" and "auditor" not in one.party.label:
        return False
    between = words.low[one.last : two.first]
    return between in (["'"], ["’"]) or (not between and words.possessive(one.last - 1))


_BETWEEN = re.compile(
    r"\s*(?:[,;/&]|,?\s*and\b|,?\s*together with\b|,?\s*along with\b|,?\s*as well as\b)+\s*(?:(?:both|also)\s+)?(?:(?:the|an?|our|their|his|her)\s+)?",
    re.I,
)


def groups(text: str, mentions: tuple[Mention, ...]) -> tuple[tuple[Mention, ...], ...]:
    """The mentions gathered where only commas and "and" stand between them, in order; pronouns stay alone."""
    out: list[tuple[Mention, ...]] = []
    for mention in mentions:
        last = out[-1][-1] if out else None
        if last and not (mention.pronoun or last.pronoun) and _BETWEEN.fullmatch(text, last.end, mention.start):
            out[-1] = (*out[-1], mention)
        else:
            out.append((mention,))
    return tuple(out)
