"""One post under several labels: "The Director" after "Director of Place", "PCC" beside "Police and Crime Commissioner"."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from minutegraph.extraction.language.expressions import regex
from minutegraph.lexicon import load

_words = load("roles")
_NEVER = frozenset(_words["never"]["labels"])
_HELD = frozenset(_words["never"]["held"])
_LINKS, _RANKING, _APART, _OWN = (
    frozenset(_words["sameness"][k].split()) for k in ("links", "ranking", "apart", "own")
)
_PASSING = regex(r"(?:interim|acting|temporary)\b", re.I)
_SEVERAL = regex(r"[\w ]*?\b(?:Directors|Heads|Managers|Leaders)\b(?= (?:of|for) .* (?:and|&) )")
"""What begins the label of several posts told at once: "Directors of Housing and Estates"."""
_CHAIR = regex(r"chair(?:man|woman|person)\b", re.I)


@dataclass(slots=True)
class ActingPost:
    """A post of the document: its label, where it first acts, holder and organisation.

    `purpose` tells that the agenda names it, not the minutes; `forms` are the labels it is named by; `implied` tells
    that the label is not printed: "Councillor Hay in the Chair".
    """

    label: str
    acts: bool
    holder: str | None = None
    organisation: str | None = None
    item: int = 0
    start: int = 0
    end: int = 0
    purpose: bool = False
    implied: bool = False
    forms: list[str] = field(default_factory=list)


def merged(posts: list[ActingPost], body: str) -> list[ActingPost]:
    """One post a label: short forms, initials and spellings of one taken together, those that never act left out."""
    full: list[ActingPost] = []
    for post in sorted(posts, key=lambda p: (-len(_folded(p.label)), p.purpose, not p.acts, p.start)):
        same = next(
            (p for p in full if any(_same(post.label, form, body) for form in p.forms) and not _parted(post, p)), None
        )
        if same is None:
            full.append(post)
            continue
        if post.label not in same.forms:
            same.forms.append(post.label)
        if post.acts and (not same.acts or post.start < same.start):
            same.item, same.start, same.end = post.item, post.start, post.end
        if post.acts and not same.acts and _folded(post.label) == ("clerk",):
            same.label = post.label  # "Parish Clerk" only signs
        if same.implied and not post.implied:
            same.label, same.implied = post.label, False
        same.acts = same.acts or post.acts
        same.holder = _fuller(same.holder, post.holder)
        same.organisation = same.organisation or post.organisation
    return sorted(
        (p for p in full if p.acts and (p.label.lower() not in _NEVER or (p.holder and p.label.lower() in _HELD))),
        key=lambda p: p.start,
    )


def _fuller(one: str | None, other: str | None) -> str | None:
    """The holder told first, but by the fuller of two names: "Dean Lugg" for "Lugg"."""
    return other if one and other and other.endswith(f" {one}") else one or other


@lru_cache(maxsize=4096)
def _folded(label: str) -> tuple[str, ...]:
    """The words of a label that tell it from others: small letters, plain chairs, no links, no plural ending."""
    plain = _CHAIR.sub("chair", label.replace("’", "'").replace("'s", "").lower())
    return tuple(w.rstrip("s").replace("advisor", "adviser") for w in re.findall(r"\w+", plain) if w not in _LINKS)


def _parted(one: ActingPost, two: ActingPost) -> bool:
    """Whether posts of nearly one label are two: each has a holder of its own, or one is only held for the time being."""
    if one.label == two.label or not one.holder or not two.holder:
        return False
    first, second = one.holder.split()[-1], two.holder.split()[-1]
    return first.lower() != second.lower() and bool(_PASSING.match(one.label) or _PASSING.match(two.label))


def _same(short: str, long: str, body: str) -> bool:
    """Whether a label names the same post as one that is as full or fuller; `body` is the body that meets."""
    if short == long:
        return True
    if (several := _SEVERAL.match(long)) and not short.startswith(several[0]):
        return False
    a, b = _folded(short), _folded(long)
    if a == b:
        return True
    letters = short.replace(".", "")
    if letters.isupper() and " " not in letters:
        return f"({letters})" in long or letters == "".join(w[0] for w in long.split() if w[0].isupper())
    if b[: len(a)] == a:
        rest = b[len(a) :]
        if a[-1] != "chair" and not (len(a) == 1 and a[0] in _APART):
            return True
        return all(word in _OWN for word in rest) or rest == _folded(body)[-1:]
    ahead = b[: -len(a)] if b[-len(a) :] == a else ()
    if ahead and (all(w in _RANKING for w in ahead) or (a == ("clerk",) and all(w in _OWN for w in ahead))):
        return True
    return len(a) > 1 and a[0] == b[0] and a[-1] == b[-1] and set(a) < set(b) and a[0] != "chief"
