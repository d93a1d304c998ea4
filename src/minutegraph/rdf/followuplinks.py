"""Which action, question or recommendation of an earlier meeting a follow-up takes up, where the text decides it.

It must be of the body that met, or the one named, and of an earlier meeting: the one that the text names by "last meeting", by
its day or by the number of a minute, else one of the two years before. And the words must tell it: they share what tells it
from all other matters of those meetings, beside who had asked or was to do it. What could be either of two stays open; only
where the two say the same (a task put down again) both are taken up. Likeness alone, without words that point back to an earlier
meeting, never links.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from minutegraph.rdf.followups import Matters, Raised, Taken
from minutegraph.rdf.followupwords import of_names, parts, printed, telling, years
from minutegraph.rdf.links import Links

WINDOW = 731
"""Days that a matter may have stood open before the meeting that takes it up without saying when it began."""

_NEAR = 190
"""Days within which the last meeting that the graph has is believed to be the last, where "all actions" of it are meant."""

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
class Open:
    """A matter that a meeting left open, with what it is compared by: its words, those of names only, of the title, years."""

    raised: Raised
    day: str
    words: str
    own: frozenset[str]
    names: frozenset[str]
    title: frozenset[str]
    years: frozenset[str]


@dataclass(frozen=True, slots=True)
class Meeting:
    """The matters that the minutes of a day left open."""

    day: str
    matters: tuple[Open, ...]


@dataclass(frozen=True, slots=True)
class _Said:
    """A follow-up with what it is compared by."""

    taken: Taken
    words: frozenset[str]
    thing: frozenset[str]
    years: frozenset[str]
    persons: frozenset[str]
    asked_by: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Fit:
    """How well a matter fits a follow-up: the words shared, its weight, and what agrees."""

    matter: Open
    shared: frozenset[str]
    weight: float
    reason: str


def opened(matters: Matters) -> Meeting:
    """What a document leaves open, ready to be compared."""
    out = []
    for raised in matters.raised:
        own, words = telling(raised.words), raised.words
        if len(own) < _TELLS:
            words = f"{raised.before} {words}"
            own = telling(words)
        title = telling(raised.title) - own
        out.append(Open(raised, matters.day, words, own, of_names(words), title, years(raised.words)))
    return Meeting(matters.day, tuple(out))


def found(
    own: Matters, earlier: Sequence[Meeting], links: Links, same: Mapping[str, str], closed: Iterable[str] = ()
) -> Iterator[TakenUp]:
    """What the follow-ups of a document take up of what meetings of the same body and earlier days left open.

    `same` gives, for the IRI of a person, that of the fullest name; matters that are `closed` are taken up again only where
    no other fits. A follow-up of which people say that it is not about some matter takes up only what they say.
    """
    done = frozenset(closed)
    for taken in own.taken:
        if links.parted(taken.node):
            continue
        days = _days(taken, own, earlier)
        matters = [matter for meeting in earlier if meeting.day in days for matter in meeting.matters]
        if taken.every:
            yield from _all(taken, own, matters)
            continue
        said = _said(taken, same)
        for kind in _kinds(taken):
            fits = [fit for each in matters if each.raised.kind == kind and (fit := _fit(said, each, same)) is not None]
            still_open = [fit for fit in fits if fit.matter.raised.fact not in done]
            for fit in _chosen(still_open or fits):
                reason = f"{_pointed(taken, fit.matter.day)}; {fit.reason}"
                yield _taken_up(fit.matter.raised, own.day, taken, reason)


def _taken_up(raised: Raised, day: str, taken: Taken, reason: str) -> TakenUp:
    return TakenUp(raised.fact, day, taken.node, taken.state, raised.quote, taken.quote, reason)


def _days(taken: Taken, own: Matters, earlier: Sequence[Meeting]) -> frozenset[str]:
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


def _all(taken: Taken, own: Matters, matters: Iterable[Open]) -> Iterator[TakenUp]:
    """All actions of the meeting of which the text says that they are done."""
    if taken.meeting or taken.last:
        for each in matters:
            if each.raised.kind == "action":
                yield _taken_up(each.raised, own.day, taken, f"said of all actions of the meeting of {each.day}")


def _kinds(taken: Taken) -> tuple[str, ...]:
    """The kinds of matters that a follow-up may take up."""
    both = ("question", "action")
    return {"question": both, "request": both, "recommendation": ("recommendation",), "action": ("action",)}.get(
        taken.subject, ("action", "question") if taken.asked_by else ("action",)
    )


def _said(taken: Taken, same: Mapping[str, str]) -> _Said:
    words = telling(f"{taken.words} {taken.before} {taken.heading}")
    asked_by = frozenset(same.get(each, each) for each in taken.asked_by)
    return _Said(
        taken,
        words,
        telling(taken.thing),
        years(taken.words),
        asked_by | {same.get(each, each) for each in taken.by},
        asked_by,
    )


def _fit(said: _Said, matter: Open, same: Mapping[str, str]) -> _Fit | None:
    """How well a matter fits, None where it does not."""
    taken, raised = said.taken, matter.raised
    shared = matter.own & said.words
    if all(word[0].isdigit() for word in shared):
        shared = frozenset()  # "by 30 June 2025" and "on 27 June 2025" do not tell what was done
    if not shared and not taken.minute and not taken.number:
        return None
    parties = {same.get(each, each) for each in raised.parties}
    if _contradict(said, matter, parties):
        return None
    title = matter.title & said.words
    by_number = _same_number(taken, raised)
    by_minute = taken.minute is not None and not by_number and _same_minute(taken.minute, raised.minute)
    if taken.minute is not None and raised.minute is not None and not by_minute and not by_number:
        return None
    if said.thing and not said.thing & matter.own and not by_number:
        return None  # the pothole outside the school is not the drain outside the school
    party = bool(said.persons & parties)
    part = len(shared) / max(1, min(len(matter.own), len(said.words)))
    enough = len(shared) >= _TELLS and part >= 0.34
    if by_number or by_minute:
        enough = bool(shared) or (party and bool(title))
    elif party:
        enough = (bool(shared) and part >= 0.5) or enough
    elif not (taken.last or taken.meeting):
        enough = enough and part >= 0.5
    if not enough or (shared and shared <= matter.names and not matter.own <= shared):
        return None
    why = [f"the words {', '.join(printed(matter.words, shared))}"] if shared else []
    why += ["the number of the action"] if by_number else []
    why += ["the same party"] if party else []
    weight = len(shared) + 0.5 * len(title) + 2 * party + 3 * by_number
    return _Fit(matter, shared, weight, f"both have {' and '.join(why)}")


def _contradict(said: _Said, matter: Open, parties: set[str]) -> bool:
    """Whether the follow-up says of whom asked, which action or what years other than the matter does."""
    taken, raised = said.taken, matter.raised
    if raised.kind == "question" and said.asked_by and parties and not said.asked_by & parties:
        return True
    if taken.number and raised.number and not taken.last and not taken.meeting and not _same_number(taken, raised):
        return True
    return bool(said.years and matter.years and not said.years & matter.years)


def _same_number(taken: Taken, raised: Raised) -> bool:
    return bool(taken.number and raised.number and parts(taken.number) == parts(raised.number))


def _same_minute(number: str, item: str | None) -> bool:
    """Whether a number is that of an item: "45/23" is 45, and "4.2a" is in item 4."""
    if not item:
        return False
    one, other = parts(number), parts(item)
    shorter = min(len(one), len(other))
    if not shorter:
        return False
    return one[:shorter] == other[:shorter] or (one[0].rstrip("abcdefghij") == other[0] and len(other) == 1)


def _chosen(fits: Sequence[_Fit]) -> Sequence[_Fit]:
    """The one that fits, with those that say the same; none where another fits as well."""
    if not fits:
        return ()
    ordered = sorted(fits, key=lambda fit: (-fit.weight, fit.matter.raised.fact))
    best = ordered[0]
    alike = [best]
    for other in ordered[1:]:
        if _one_matter(best.matter, other.matter):
            alike.append(other)
        elif other.weight > best.weight - 1 or (other.weight > best.weight - 2 and not other.shared < best.shared):
            return ()
    return alike


def _one_matter(one: Open, other: Open) -> bool:
    """Whether two matters are one that was put down again: their words are the same, and nothing says otherwise."""
    mine, yours = one.own, other.own
    owners = {*one.raised.parties}, {*other.raised.parties}
    alike = _LONGER if mine <= yours or yours <= mine else _SAME
    same_owner = not all(owners) or bool(owners[0] & owners[1])
    return same_owner and bool(mine) and 2 * len(mine & yours) >= alike * (len(mine) + len(yours))


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
