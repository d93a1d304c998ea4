"""Bodies by what the text of the minutes says of them: which one "the Working Group" is, and which got a new name.

Both are read from the whole text and never from likeness: a short name means the one body that the text names in full before
it, and a body is another renamed where a sentence says so in as many words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice

from minutegraph.lexicon import load
from minutegraph.rdf.iris import folded, key

_BEFORE = re.compile(r"((?:[A-Z][\w'’&-]*,?|\((?:[A-Z][\w'’&-]*\s?)+\)|and|of|for|&)\s+){1,9}\Z")
_JOINTS = re.compile(rf"^(?:(?:{'|'.join(load('agents')['scopes']['before_bodies'])})\s+)+", re.I)
_PARAGRAPH = re.compile(r"\n[^\S\n]*\n")
_ARTICLE = re.compile(r"\b(?:the|this|that)\s+\Z", re.I)
_OF_NAME = re.compile(r"\s+(?:of|for|on)\s+(?:the\s+)?[A-Z]")
_OWNER = re.compile(r"([A-Za-z]+)['’]s\b")
_REACH = 120
_LONGEST = 200
_MOST = 300
"""So many places of a text are looked into: minutes have a few, and a hostile text must not take minutes."""


@dataclass(frozen=True, slots=True)
class Renaming:
    """A body's former name and its later one, as printed, and the words that say so."""

    old: str
    new: str
    words: str


def meant_by(bare: str, text: str, closely: bool) -> str | None:
    """The name of the one body that a bare label ("Working Group") means among those that a text names; None where open.

    It is the only one named so in the text, before the bare label; `closely`: in the same paragraph, each time.
    """
    names: set[str] = set()
    first = ""
    named: list[int] = []
    bares: list[int] = []
    for found in islice(_kind(bare).finditer(text), _MOST):
        name = _name_before(text, found.start())
        if _OF_NAME.match(text, found.end(), found.end() + _REACH):
            names.add(text[found.start() : found.end() + _REACH])  # "the Working Group on Roads"
        elif name:
            first = first or f"{name} {found[0]}"
            names.add(key(f"{name} {found[0]}"))
            named.append(found.start())
        elif _ARTICLE.search(text, max(0, found.start() - 9), found.start()):
            bares.append(found.start())
    if len(names) != 1 or not named or not bares or named[0] > bares[0]:
        return None
    if closely and not all(_together(text, named, each) for each in bares):
        return None
    return folded(first)


def is_short(label: str, text: str) -> bool:
    """Whether a text names a body whose name ends in a label: "the Scrutiny Committee" may then be that one."""
    return any(_name_before(text, found.start()) for found in islice(_kind(label).finditer(text), _MOST))


@cache
def _kind(bare: str) -> re.Pattern[str]:
    words = key(bare).split()
    return re.compile(r"\b" + r"[\s-]+".join("(?:and|&)" if word == "and" else re.escape(word) for word in words) + r"\b", re.I)


def _name_before(text: str, end: int) -> str:
    """The capitalised words that stand before a place and make a name with what follows; "" where there are none."""
    before = text[max(0, end - _REACH) : end]
    found = _BEFORE.search(_PARAGRAPH.split(before)[-1])
    return _JOINTS.sub("", found[0]).strip() if found else ""


def _together(text: str, named: list[int], bare: int) -> bool:
    """Whether the last place before `bare` where the body is named is in the same paragraph."""
    before = [each for each in named if each < bare]
    return bool(before) and _PARAGRAPH.search(text, before[-1], bare) is None


@cache
def _renamings() -> tuple[re.Pattern[str], tuple[re.Pattern[str], ...]]:
    """A quick test, and the forms in which minutes tell of a new name."""
    words = load("agents")["renaming"]
    kinds = "|".join(sorted(load("headers")["bodies"], key=len, reverse=True))
    body = r"(?:(?:[A-Z][\w'’&-]*|and|of|for|&),?\s+){0,9}?[A-Z]?(?i:" + kinds + r")\b(?:\s+\((?:[A-Z][\w'’&-]*\s?)+\))?"
    old, new = rf"(?:[Tt]he\s+)?(?P<old>{body})", rf"(?:[Tt]he\s+)?(?P<new>{body})"
    before, after, became = ("|".join(words[each]) for each in ("before", "after", "became"))
    called = r"(?:\s+(?:known\s+as|called|named|titled|the))*\s+"
    ends = r"(?=\s*(?:[),.;:–—]|-\s|\Z))"  # "the Board, previously the Panel had agreed" tells of no new name
    forms = (
        rf"\b{new}\s*[(,–—-]\s*(?:which\s+was\s+)?(?:{before}){called}{old}{ends}",
        rf"\b{old}\s*[(,–—-]\s*(?:which\s+(?:is|was)\s+)?(?:{after}){called}{new}{ends}",
        rf"\b{old}\s+(?:{became}){called}{new}",
    )
    aside = rf"[(,–—-]\s*(?:which\s+(?:is|was)\s+)?(?:{before}|{after})\b[^.]{{0,100}}?(?i:{kinds})"
    return re.compile(f"{aside}|{became}"), tuple(map(re.compile, forms))


def renamings(text: str) -> Iterator[Renaming]:
    """The bodies of which a text says that they got another name, paragraph by paragraph."""
    if not any(hint in text for hint in load("agents")["renaming"]["hints"]):
        return
    quick, forms = _renamings()
    told: dict[Renaming, None] = {}
    for place in islice(quick.finditer(text), _MOST):
        before = _PARAGRAPH.split(text[max(0, place.start() - _LONGEST) : place.start()])[-1]
        around = before + _PARAGRAPH.split(text[place.start() : place.end() + _LONGEST])[0]
        for found in (found for form in forms for found in form.finditer(around)):
            old, new = (_JOINTS.sub("", folded(found[part])) for part in ("old", "new"))
            named = key(old) != key(new) and _is_name(old) and _is_name(new)
            if named and not _of_another(around, found.start()):
                told[Renaming(old, new, folded(found[0])[:_LONGEST])] = None
    yield from told


def _is_name(body: str) -> bool:
    """Whether a body's name tells which it is, and that it is of no other council."""
    owners = {owner.lower() for owner in _OWNER.findall(body)}
    named = key(body) not in load("agents")["scopes"]["bare_bodies"] and " " in body
    return named and "Council" not in body and owners <= set(load("agents")["renaming"]["owners"])


def _of_another(text: str, start: int) -> bool:
    """Whether the name of a council stands before a body: "Wyreshire's Scrutiny Committee"."""
    return re.search(r"(?:['’]s|\bCouncil)\s+(?:the\s+)?\Z", text[max(0, start - 30) : start]) is not None
