"""Which action, question or recommendation of an earlier meeting a follow-up takes up, where the text decides it.

It must be of the body that met, or the one named, and of an earlier meeting: the one that the text names by "last meeting", by
its day or by the number of a minute, else one of the two years before. And the words must tell it: they share what tells it
from all other matters of those meetings, beside who had asked or was to do it. What could be either of two stays open; only
where the two say the same (a task put down again) both are taken up. Likeness alone, without words that point back to an earlier
meeting, never links.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache

from minutegraph.lexicon import load
from minutegraph.rdf.followups import Matters, Raised, Taken
from minutegraph.rdf.links import Links

WINDOW = 731
"""Days that a matter may have stood open before the meeting that takes it up without saying when it began."""

_NEAR = 190
"""Days within which the last meeting that the graph has is believed to be the last, where "all actions" of it are meant."""

_WORD = re.compile(r"\d+(?:[./-]\d+)*|[^\W\d_]+")
_YEARS = re.compile(
    r"\b(?:(?:19|20)\d\d[/–-]\d\d(?:\d\d)?|q[1-4]|quarter (?:one|two|three|four|\d)|(?:first|second|third|fourth) quarter)\b",
    re.I,
)
_PARTS = re.compile(r"[./()\-]+")
_SHORT = 4
"""Letters: so short a word keeps its last."""

_TELLS = 2
"""Telling words: a task with fewer ("would write to him") is known by the sentence before it."""

_SAME = 0.9
"""How much two matters must share to be one put down twice; less where one has all the words of the other."""

_LONGER = 0.7


@dataclass(frozen=True, slots=True, order=True)
class TakenUp:
    """A matter that a later meeting takes up: the fact, the day, the follow-up and its state, and why it is this one."""

    matter: str
    day: str
    follow_up: str
    state: str
    label: str
    words: str
    reason: str


@dataclass(frozen=True, slots=True)
class _Fit:
    """How well a matter fits a follow-up: the words shared, what else agrees, and its weight."""

    raised: Raised
    day: str
    shared: frozenset[str]
    weight: float
    reason: str


@cache
def _common() -> frozenset[str]:
    return frozenset(_stem(word) for word in load("followup")["common"]["words"])


def _stem(word: str) -> str:
    """A word in a form that "repairs" and "repaired", "vacancy" and "vacancies" share."""
    if word[0].isdigit():
        return word
    for ending, put in (("ies", "y"), ("sses", "ss"), ("s", ""), ("ing", ""), ("ed", "")):
        if word.endswith(ending) and len(word) - len(ending) > 2 and not (ending == "s" and word.endswith("ss")):
            word = word[: -len(ending)] + put
            break
    return (word.removesuffix("e") if len(word) > _SHORT else word)[:6]


@lru_cache(maxsize=4096)
def telling(text: str) -> frozenset[str]:
    """The words of a text, cut to what their forms share, that can tell a matter from another."""
    stems = (_stem(word) for word in _WORD.findall(text.lower()) if len(word) > 2)
    return frozenset(stem for stem in stems if stem not in _common())


def found(
    own: Matters, earlier: Sequence[Matters], links: Links, same: Mapping[str, str], closed: Iterable[str] = ()
) -> Iterator[TakenUp]:
    """What the follow-ups of a document take up of documents of the same body and earlier days.

    `same` gives, for the IRI of a person, that of the fullest name; matters that are `closed` are taken up again only where
    no other fits. A follow-up of which people say that it is not about some matter takes up only what they say.
    """
    done = frozenset(closed)
    for taken in own.taken:
        if links.parted(taken.node):
            continue
        days = _days(taken, own, earlier)
        of_them = [each for each in earlier if each.day in days]
        if taken.every:
            yield from _all(taken, own, of_them)
            continue
        for kind in _kinds(taken):
            fits = [
                fit
                for document in of_them
                for raised in document.raised
                if raised.kind == kind and (fit := _fit(taken, raised, document.day, same)) is not None
            ]
            still_open = [fit for fit in fits if fit.raised.fact not in done]
            for fit in _chosen(still_open or fits):
                yield _taken_up(fit.raised, own.day, taken, f"{_pointed(taken, fit.day)}; {fit.reason}")


def _taken_up(raised: Raised, day: str, taken: Taken, reason: str) -> TakenUp:
    return TakenUp(raised.fact, day, taken.node, taken.state, raised.quote, taken.quote, reason)


def _days(taken: Taken, own: Matters, earlier: Sequence[Matters]) -> frozenset[str]:
    """The days of the earlier meetings of which the follow-up may speak."""
    days = {each.day for each in earlier}
    if taken.meeting:
        return frozenset(day for day in days if day.startswith(taken.meeting))
    if taken.last:
        if own.previous:
            return frozenset(days & set(own.previous))
        last = max(days, default="")
        far = last and (date.fromisoformat(own.day) - date.fromisoformat(last)).days > _NEAR
        return frozenset(() if not last or (far and taken.every) else (last,))
    first = (date.fromisoformat(own.day) - timedelta(WINDOW)).isoformat()
    return frozenset(day for day in days if day >= first)


def _all(taken: Taken, own: Matters, earlier: Iterable[Matters]) -> Iterator[TakenUp]:
    """All actions of the meeting of which the text says that they are done."""
    if taken.meeting or taken.last:
        for document in earlier:
            for raised in document.raised:
                if raised.kind == "action":
                    yield _taken_up(raised, own.day, taken, f"said of all actions of the meeting of {document.day}")


def _kinds(taken: Taken) -> tuple[str, ...]:
    """The kinds of matters that a follow-up may take up."""
    return {"question": ("question", "action"), "recommendation": ("recommendation",), "action": ("action",)}.get(
        taken.subject, ("action", "question") if taken.asked_by else ("action",)
    )


def _fit(taken: Taken, raised: Raised, day: str, same: Mapping[str, str]) -> _Fit | None:
    """How well a matter fits, None where it does not."""
    if _contradict(taken, raised, same):
        return None
    words = raised.words if len(telling(raised.words)) >= _TELLS else f"{raised.before} {raised.words}"
    own = telling(words)
    said = telling(taken.words) | telling(taken.before)
    under = telling(taken.heading)
    shared = own & (said | under)
    title = telling(raised.title) & (said | under) - own
    by_number = _same_number(taken, raised)
    by_minute = taken.minute is not None and not by_number and _same_minute(taken.minute, raised.minute)
    if taken.minute is not None and raised.minute is not None and not by_minute and not by_number:
        return None
    persons = {same.get(each, each) for each in (*taken.by, *taken.asked_by)}
    party = bool(persons & {same.get(each, each) for each in raised.parties})
    part = len(shared) / max(1, min(len(own), len(said | under)))
    enough = len(shared) >= 2 and part >= 0.34
    if by_number or by_minute:
        enough = bool(shared) or (party and bool(title))
    elif party:
        enough = (len(shared) >= 1 and part >= 0.5) or enough
    elif not (taken.last or taken.meeting):
        enough = enough and part >= 0.5
    if not enough or (shared and shared <= _of_names(words) and not own <= shared):
        return None
    weight = len(shared) + 0.5 * len(title) + 2 * party + 3 * by_number
    why = [f"the words {', '.join(sorted(_printed(words, shared)))}"] if shared else []
    why += ["the number of the action"] if by_number else []
    why += ["the same party"] if party else []
    return _Fit(raised, day, shared, weight, f"both have {' and '.join(why)}")


@lru_cache(maxsize=4096)
def _of_names(text: str) -> frozenset[str]:
    """The telling words of a text that stand in names only: a place alone does not tell what is to be done there."""
    words = [word for word in _WORD.findall(text) if len(word) > 2]
    small = {_stem(word.lower()) for word in words if not word[0].isupper()}
    return frozenset(_stem(word.lower()) for word in words if word[0].isupper()) - small


def _contradict(taken: Taken, raised: Raised, same: Mapping[str, str]) -> bool:
    """Whether the follow-up says of whom asked, which action or what years other than the matter does."""
    if raised.kind == "question" and taken.asked_by and raised.parties:
        asked = {same.get(each, each) for each in taken.asked_by}
        if not asked & {same.get(each, each) for each in raised.parties}:
            return True
    if taken.number and raised.number and not taken.last and not taken.meeting and not _same_number(taken, raised):
        return True
    one, other = (set(map(str.lower, _YEARS.findall(words))) for words in (taken.words, raised.words))
    return bool(one and other and not one & other)


def _same_number(taken: Taken, raised: Raised) -> bool:
    return bool(taken.number and raised.number and _plain(taken.number) == _plain(raised.number))


def _plain(number: str) -> tuple[str, ...]:
    return tuple(part.lstrip("0") or "0" for part in _PARTS.split(number.lower().strip(" .()#")) if part)


def _same_minute(number: str, item: str | None) -> bool:
    """Whether a number is that of an item: "45/23" is 45, and "4.2a" is in item 4."""
    if not item:
        return False
    one, other = _plain(number), _plain(item)
    shorter = min(len(one), len(other))
    return shorter > 0 and (
        one[:shorter] == other[:shorter] or (one[0].rstrip("abcdefghij") == other[0] and len(other) == 1)
    )


def _printed(words: str, shared: frozenset[str]) -> set[str]:
    """The words as printed of those that are shared."""
    return {word for word in _WORD.findall(words.lower()) if len(word) > 2 and _stem(word) in shared}


def _chosen(fits: Sequence[_Fit]) -> Sequence[_Fit]:
    """The one that fits, with those that say the same; none where another fits as well."""
    if not fits:
        return ()
    ordered = sorted(fits, key=lambda fit: (-fit.weight, fit.raised.fact))
    best = ordered[0]
    alike = [best]
    for other in ordered[1:]:
        if _one_matter(best.raised, other.raised):
            alike.append(other)
        elif other.weight > best.weight - 1 or (other.weight > best.weight - 2 and not other.shared < best.shared):
            return ()
    return alike


def _one_matter(one: Raised, other: Raised) -> bool:
    """Whether two matters are one that was put down again: their words are the same, and nothing says otherwise."""
    mine, yours = telling(one.words), telling(other.words)
    owners = not one.parties or not other.parties or bool(set(one.parties) & set(other.parties))
    alike = _LONGER if mine <= yours or yours <= mine else _SAME
    return owners and bool(mine) and 2 * len(mine & yours) >= alike * (len(mine) + len(yours))


def _pointed(taken: Taken, day: str) -> str:
    """How the follow-up points to the meeting."""
    if taken.minute:
        return f"it names minute {taken.minute} of the meeting of {day}"
    if taken.meeting:
        return f"it names the meeting of {day}"
    return (
        f"it speaks of the last meeting, that of {day}"
        if taken.last
        else f"it goes through what was left open, this on {day}"
    )
