"""When two mentions are of one inspection, intervention or recommendation: what speaks against it, and what for it.

Both are asked of every pair: nothing may speak against it, and something beside likeness must speak for it.
"""

from __future__ import annotations

import re
from functools import lru_cache

from minutegraph.lexicon import load
from minutegraph.rdf.iris import key
from minutegraph.rdf.mentions import Mention

ISO = re.compile(r"\d{4}(-\d\d){0,2}(/\d{4}(-\d\d){0,2})?")
"""A date or interval at any precision."""

_PRECISE = len("2021-05")
"""A month. A year alone is no evidence that two visits are one: an authority may have several in a year."""

_RECOMMENDED = re.compile(r".{0,120}?\brecommended\s+(?:(?:also|further|again)\s+)?that\s+")
_FEW_WORDS = 4


def contradict(one: Mention, other: Mention) -> bool:
    """Whether two mentions cannot be of one event, or nothing places them in time or with an authority."""
    if not one.authority or scope_of(one) != scope_of(other):
        return True
    if one.fact != other.fact and one.fact.split("~")[0] == other.fact.split("~")[0]:
        return True  # a sentence that tells of two tells of two
    if one.type == "recommendation":
        return len({each.number for each in (one, other) if each.number is not None}) > 1
    if not (one.date and other.date and ISO.fullmatch(one.date) and ISO.fullmatch(other.date)):
        return True
    if not _overlap(one.date, other.date):
        return True
    if one.framework and other.framework and one.framework != other.framework:
        return True
    return bool(one.agents and other.agents) and not set(one.agents) & set(other.agents)


def supports(one: Mention, other: Mention) -> bool:
    """Whether two mentions that do not contradict each other share what makes them one: who acted, or the framework."""
    shared = set(one.agents) & set(other.agents)
    if one.type != "inspection":
        return bool(shared) or (one.type == "intervention" and min(map(_precision, (one, other))) >= _PRECISE)
    framework = one.framework is not None and one.framework == other.framework
    sole = one.kind in load("agents")["scopes"]["kinds_of_one_inspector"]
    if shared and (framework or sole or (set(one.agents) == set(other.agents) and not _joint(one, other))):
        return True  # an inspection by Ofsted alone is not one that it made with another, unless the framework is one
    if min(map(_precision, (one, other))) < _PRECISE:
        return False
    if framework or _inspects_under(one, other) or _inspects_under(other, one):
        return True
    return sole and not (one.agents and other.agents)


def _precision(mention: Mention) -> int:
    return len(mention.date or "")


def _joint(one: Mention, other: Mention) -> bool:
    """Whether one of two mentions alone names a framework, and one of several inspectors, of whom one only is named."""
    several = len(_inspectors(one)) > 1 or len(_inspectors(other)) > 1
    return several and one.framework != other.framework and len(one.agents) < 2


def _inspects_under(one: Mention, other: Mention) -> bool:
    """Whether the framework of one mention is that of the very inspector whom the other names."""
    return not one.agents and len(other.agents) == 1 and [other.agents[0].rsplit("/", 1)[-1]] == _inspectors(one)


def _inspectors(mention: Mention) -> list[str]:
    """Who inspect under the framework of a mention: keys of inspectorates.toml."""
    row = load("frameworks").get((mention.framework or "").rsplit("/", 1)[-1], {})
    found: list[str] = row.get("inspectors", [])
    return found


def scope_of(mention: Mention) -> tuple[str, str | None, str, str, str]:
    """What two mentions of one event must have in common to the letter."""
    return (mention.type, mention.authority, mention.subject, mention.kind, _recommended(mention.words))


@lru_cache(maxsize=4096)
def _recommended(words: str) -> str:
    """What a sentence recommends, folded, without the words that tell who did so and when."""
    rest = _RECOMMENDED.sub("", words, count=1)
    return key(rest if len(rest.split()) > _FEW_WORDS else words)


def _overlap(one: str, other: str) -> bool:
    """Whether two ISO dates or intervals, each at its own precision, can be the same time."""
    (start, end), (first, last) = bounds(one), bounds(other)
    return _not_after(start, last) and _not_after(first, end)


def bounds(date: str) -> tuple[str, str]:
    """The first and the last day, month or year of an ISO date or interval."""
    start, _, end = date.partition("/")
    return start, end or start


def _not_after(one: str, other: str) -> bool:
    shorter = min(len(one), len(other))
    return one[:shorter] <= other[:shorter]
