"""One run: which meetings there are, which of them are asked for, and what came of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches

from minutegraph.errors import FetchError
from minutegraph.fetching import found
from minutegraph.fetching.client import Busy, Client
from minutegraph.fetching.folder import Folder
from minutegraph.fetching.found import Committee, Door, Meeting
from minutegraph.fetching.pages import Pages
from minutegraph.fetching.service import Closed, Service
from minutegraph.lexicon import load

IN_A_ROW = 5
"""So many failures one after the other end a run: the site has a fault, and is not asked for more."""

_LOCAL = re.compile(rf"\b(?:{'|'.join(load('authorities')['words']['local'])}|village|city) council\b", re.I)
_SHOWN = 12

Step = Callable[[int, int], None]
"""Called with how many lists have been read, or meetings asked for, and of how many."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What to fetch: of which committees (names or numbers; all where none is named), of which days, and how many.

    `limit` is the most meetings saved; `again` asks for meetings that are saved already too.
    """

    first: date
    last: date
    committees: tuple[str, ...] = ()
    limit: int | None = None
    again: bool = False


@dataclass(slots=True)
class Outcome:
    """What a run found and did.

    `planned` are the meetings that it would ask for, newest first; `here` counts those whose minutes were there before,
    `without` those that have none, `left` those not asked for since the run ended early; `failures` are lines.
    """

    planned: tuple[Meeting, ...] = ()
    saved: int = 0
    changed: int = 0
    unchanged: int = 0
    here: int = 0
    without: int = 0
    left: int = 0
    limited: bool = False
    failures: list[str] = field(default_factory=list)

    @property
    def had(self) -> int:
        """How many meetings gave their minutes in this run."""
        return self.saved + self.changed + self.unchanged


@dataclass(frozen=True, slots=True)
class Survey:
    """What the lists of a site say: the way in, and what there is to ask for."""

    door: Door
    outcome: Outcome


def survey(client: Client, folder: Folder, wish: Wish, step: Step = lambda done, total: None) -> Survey:
    """What a run would ask for, by the lists of the site; writes nothing.

    A list that fails is a line of the outcome. Raises FetchError where nothing can be asked, or no committee is the one
    named.
    """
    today = date.today()
    outcome = Outcome()
    door, committees = _door(client)
    listed = found.unique(_meetings(door, _chosen(committees, wish.committees), wish, outcome, step))
    held = [each for each in listed if not each.cancelled]
    held.sort(key=lambda each: (each.date, int(each.id)), reverse=True)
    for each in held:
        if not wish.again and not folder.wanted(each, today):
            outcome.here += folder.has(each)
            outcome.without += not folder.has(each)
    outcome.planned = tuple(each for each in held if wish.again or folder.wanted(each, today))
    return Survey(door, outcome)


def fetch(client: Client, folder: Folder, wish: Wish, seen: Survey, step: Step = lambda done, total: None) -> Outcome:
    """Saves the minutes of the meetings of a survey in the folder, newest first, and tells what came of it.

    What fails for one meeting is a line of the outcome, and the others are still asked for.
    """
    outcome, today, row = seen.outcome, date.today(), 0
    for done, meeting in enumerate(outcome.planned):
        if wish.limit is not None and outcome.had >= wish.limit:
            outcome.left, outcome.limited = len(outcome.planned) - done, True
            break
        try:
            _one(client, seen.door, folder, meeting, today, outcome)
            row = 0
        except FetchError as error:
            outcome.failures.append(f"{meeting.committee.title}, {meeting.date}: {error}")
            row += 1
            if isinstance(error, Busy) or row >= IN_A_ROW:
                outcome.left = len(outcome.planned) - done - 1
                break
        if wish.limit is None:
            step(done + 1, len(outcome.planned))
        else:
            step(outcome.had, min(wish.limit, len(outcome.planned)))
    return outcome


def _door(client: Client) -> tuple[Door, tuple[Committee, ...]]:
    """The web service, or the pages where it is closed, with the committees found there."""
    pages = Pages(client)
    service = Service(client, pages)
    try:
        return service, service.committees()
    except Closed:
        return pages, pages.committees()


def _chosen(committees: Sequence[Committee], names: Sequence[str]) -> tuple[Committee, ...]:
    """The committees that are named: by number, by the whole name, or by a part of the name that only one has."""
    if not names:
        return tuple(committees)
    made: dict[str, Committee] = {}
    for name in names:
        for each in _named(committees, name):
            made[each.id] = each
    return tuple(made.values())


def _named(committees: Sequence[Committee], name: str) -> list[Committee]:
    low = " ".join(name.lower().split())
    for fits in (
        lambda each: each.id == low,
        lambda each: each.title.lower() == low,
        lambda each: low in each.title.lower(),
    ):
        matching = [each for each in committees if fits(each)]
        if len(matching) == 1 or (matching and matching[0].title.lower() == low):
            return matching
        if matching:
            listed = "; ".join(f"{each.id} {each.title}" for each in matching[:_SHOWN])
            raise FetchError(
                f"{name!r} is in the names of {len(matching)} committees: {listed}; give the number of one"
            )
    titles = {each.title.lower(): each for each in committees}
    near = [titles[key] for key in get_close_matches(low, titles, n=_SHOWN // 2, cutoff=0.4)] or committees[:_SHOWN]
    listed = "; ".join(f"{each.id} {each.title}" for each in near)
    raise FetchError(f"no committee of the site is called {name!r}; there are {len(committees)}, among them {listed}")


def _meetings(
    door: Door, committees: Sequence[Committee], wish: Wish, outcome: Outcome, step: Step
) -> Iterator[Meeting]:
    """The meetings of the committees on the days wanted, whatever days the site's lists have."""
    first, last = wish.first.isoformat(), wish.last.isoformat()
    row = 0
    for done, committee in enumerate(committees):
        step(done, len(committees))
        try:
            listed = door.meetings(committee, wish.first, wish.last)
        except Busy:
            raise
        except FetchError as error:
            outcome.failures.append(f"{committee.title}: {error}")
            row += 1
            if row >= IN_A_ROW:
                raise FetchError(f"{row} lists of meetings in a row cannot be had ({error}); try again later") from None
            continue
        row = 0
        yield from (each for each in listed if first <= each.date <= last)


def _one(client: Client, door: Door, folder: Folder, meeting: Meeting, today: date, outcome: Outcome) -> None:
    document = door.minutes(meeting)
    if document is None:
        folder.without(meeting, today)
        outcome.without += 1
        return
    # A parish may publish on the site of its district: whose meeting that is, its own papers tell.
    local = _LOCAL.search(meeting.committee.title) is not None
    authority = None if local else client.target.authority
    if authority is None and not local and document.suffix == ".xml":  # pages say it themselves
        authority = door.authority()
    state = folder.save(meeting, document, authority, today)
    outcome.saved += state == "new"
    outcome.changed += state == "changed"
    outcome.unchanged += state == "unchanged"
