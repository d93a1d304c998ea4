"""A person and a post side by side made one party: "Jane Doe, Head of Place", "the Chair, Mr Lee", "Mr Lee (Chair)"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import NamedTuple

from minutegraph.extraction.language import vocabulary as v
from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.language.words import Words
from minutegraph.lexicon import load
from minutegraph.model import Party


class Piece(NamedTuple):
    """A mention while its sentence is read: its first word, the word behind it, its party; see `parties.Mention`."""

    first: int
    last: int
    party: Party
    pronoun: bool = False
    title: str = ""
    beside: tuple[Party, ...] = ()


# The words that may stand between a person and that person's post, in this order and the other way round.
_PERSON_POST = regex(
    r"|,|-|–|:|(?:, )?(?:(?:speaking|acting) )?as(?: (?:the|its|our|their))?(?: new)?"
    r"|,? who (?:would|will) be the(?: new)?|, (?:the|our|your|an?|new|the new|newly appointed)"
    r"|(?:, )?in (?:his|her|their) (?:capacity|role) as(?: the)?"
)
_POST_PERSON = frozenset({(), ("-",), ("–",), (":",)})
_NEXT = ((), (",",))
_OF_A_FIELD = regex(r"\s(?:for|of)\s")
_COUNCILLOR = regex(r"(?:\w+ )?\w+ Councillor")
_OWN = frozenset({"authority", "body"})
_LABELS = frozenset(load("roles")["tables"]["labels"])
_OUTSIDE = frozenset({*v.OUTSIDE, "group"})


def merged(words: Words, pieces: list[Piece]) -> list[Piece]:
    """The parties of a sentence with each person and post that stand together made one."""
    if len(pieces) < 2:
        return pieces
    out: list[Piece] = []
    for index, piece in enumerate(pieces):
        after = pieces[index + 1] if index + 1 < len(pieces) else None
        one = _joined(words, out[-1], piece, after) if out else None
        if one:
            out[-1] = one
            if one.title and len(out) > 1 and (whole := _joined(words, out[-2], one, after)):
                out[-2:] = [whole]  # "Ms Yule, carers' representative"
        else:
            out.append(piece)
    return out


SPEAKS_FOR = frozenset(("representative", "representatives", "spokesperson", "advocate", "champion"))
_GENITIVE = (["'"], ["’"])


def _joined(words: Words, one: Piece, two: Piece, after: Piece | None) -> Piece | None:
    """The single party of two pieces side by side, or None."""
    kinds = (one.party.kind, two.party.kind)
    if kinds[1] == "post" and _genitive(words, one, two) and (owned := _owned(words, one, two)):
        return owned
    if kinds == ("group", "group") and words.low[two.first] in SPEAKS_FOR and words.low[one.last : two.first] in _GENITIVE:
        label = words.span(one.first, two.last)
        if words.low[two.first] == "representatives":
            return Piece(one.first, two.last, Party(label, "group"))
        return Piece(one.first, two.last, Party(label, "post"), title=label)
    if kinds == ("group", "person") and words.low[one.first] == "one" and words.low[one.last : two.first] == [","]:
        return Piece(one.first, two.last, two.party) if words.at(two.last) == "," else None  # "One of the residents, Mrs Petrov,"
    if kinds == ("post", "post") and words.low[one.last : two.first] == ["("] and words.at(two.last) == ")":
        return one._replace(last=two.last + 1, beside=(*one.beside, two.party))
    if kinds == ("person", "group") and _COUNCILLOR.fullmatch(two.party.label):
        two = two._replace(party=replace(two.party, kind="post"), title=two.party.label)
        kinds = ("person", "post")
    if kinds not in (("person", "post"), ("post", "person")) or one.pronoun or two.pronoun:
        return None
    person, post = (one, two) if kinds[0] == "person" else (two, one)
    between = tuple(words.low[one.last : two.first])
    if post.party.holder:
        return None
    if between == ("(",):
        held = replace(post.party, holder=person.party.label)
        return Piece(one.first, _behind_bracket(words, two.last), held, title=post.title)
    fits = (_post_behind if kinds[0] == "person" else _person_behind)(words, one, two, after)
    if not fits or (between[:1] == (",",) and _opens_clause(words, one, two)):
        return None
    return Piece(one.first, two.last, replace(post.party, holder=person.party.label), title=post.title)


def _post_behind(words: Words, person: Piece, post: Piece, after: Piece | None) -> bool:
    """Whether a post that stands behind a person is that person's."""
    between = tuple(words.low[person.last : post.first])
    if between[:1] == (",",) and after is not None and _has_its_own(words, post, after):
        return False
    if between == (",", "the"):
        return words.at(post.last) in (",", ")", "", ".", ";", "who") or (
            words.at(post.last) == "and" and _OF_A_FIELD.search(post.party.label) is not None
        )
    if between == (":",) and words.at(post.last) == ",":
        return False  # "Cllr Lee: Chairman, why ...": who is addressed
    if after is not None and after.party.kind == "person" and words.low[post.last : after.first] == [":"] and between in _NEXT:
        return False  # "Mr Dow, Mr Lee Clerk: Mr Hay": the post heads the next entry
    return len(between) < 7 and _PERSON_POST.fullmatch(" ".join(between)) is not None


def _person_behind(words: Words, post: Piece, person: Piece, after: Piece | None) -> bool:
    """Whether a person who stands behind a post holds it."""
    between = tuple(words.low[post.last : person.first])
    if between == (",",):
        return _apposed(words, person, post, after) and not _appoints(words, post)
    if between == (":",) and post.party.label.lower() in _LABELS and words.at(person.last) in (",", "("):
        return False  # "Observer: Cllr Lee (Cabinet Member for Schools)": her post follows
    return between in _POST_PERSON


def _behind_bracket(words: Words, at: int) -> int:
    """The word behind the bracket that is open at a word, what else it tells left out: "(Engagement Lead, Greave Holloway)"."""
    end = next((k for k in range(at, min(at + _NOTE, len(words))) if words.word[k] in ("(", ")")), at)
    note = words.low[at] in (",", "of", "for", "at") if at < end else True
    return end + 1 if note and words.at(end) == ")" else at


_NOTE = 8
"""Words that may follow a post in a bracket."""


def _owned(words: Words, one: Piece, two: Piece) -> Piece | None:
    """The post that the party before it has, with the owner in its label where that is outside the council."""
    if one.party.kind in _OWN:
        return two._replace(first=one.first)  # "the Council's Monitoring Officer"
    label = words.text[words.start[one.first] : words.start[two.first]] + two.party.label
    if one.party.kind in _OUTSIDE:
        return Piece(one.first, two.last, replace(two.party, label=label, organisation=one.party.label))
    if one.party.kind == "post" and not one.party.holder:
        return Piece(one.first, two.last, replace(two.party, label=label), title=label)  # "the Leader's Chief of Staff"
    return None


def _has_its_own(words: Words, post: Piece, after: Piece) -> bool:
    """Whether a post behind a comma is no office of who stands before it: it has its own holder, or begins a row of posts."""
    between = words.low[post.last : after.first]
    return (after.party.kind == "person" and not between and not after.pronoun) or (
        after.party.kind == "post" and between in ([",", "the"], ["and", "the"])
    )


def _apposed(words: Words, person: Piece, post: Piece, after: Piece | None) -> bool:
    """Whether a person behind "post," is its holder and not the next of a list."""
    behind = words.at(person.last)
    if after is None:
        return True
    if after.party.kind == "post" and behind == "(":
        return False  # "the Leader, Councillor Lee (Leader of the Opposition)": the bracket tells her post
    return behind != "and" or not _elsewhere(person.party.label, post.party.label)


def _appoints(words: Words, post: Piece) -> bool:
    """Whether the post is of who sends another, named behind it: "the adviser appointed by the Minister, Ms Lee"."""
    by = post.first - 1 - (words.at(post.first - 1) == "the")
    sent = next((k for k in range(max(1, by - 6), by) if words.low[k] in ("appointed", "sent", "named")), 0)
    return words.at(by) == "by" and not v.HEADS.isdisjoint(words.low[max(0, sent - 4) : sent])  # not "an e-mail sent by"


def _opens_clause(words: Words, one: Piece, two: Piece) -> bool:
    """Whether the comma after the first piece ends an opening phrase: "In reply to the Chair, Councillor Lee said"."""
    ends = words.at(two.last) in (",", ")", "(", "", ".", "and", ";")
    return words.low[0] in _OPENING and "," not in words.low[: one.first] and not ends


_OPENING = frozenset(
    ("in", "at", "to", "on", "for", "with", "by", "from", "after", "following", "responding", "replying", "referring")
)


def _elsewhere(person: str, post: str) -> bool:
    """Whether a councillor stands next to an officer's post, which no councillor holds."""
    officer = re.search(r"\b(?:Director|Officer|Manager|Solicitor)\b", post)
    return person.startswith(v.COUNCILLORS) and officer is not None


def _genitive(words: Words, one: Piece, two: Piece) -> bool:
    """Whether an outside party owns the post: "the external auditors' Engagement Lead"; not "Members' Champion"."""
    if one.party.kind == "group" and "auditor" not in one.party.label:
        return False
    between = words.low[one.last : two.first]
    return between in (["'"], ["’"]) or (not between and words.possessive(one.last - 1))
