"""What a user says and is told: the wish from words, the plan and the outcome as lines."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from datetime import date

from minutegraph.errors import UsageError
from minutegraph.fetching.folder import Folder
from minutegraph.fetching.found import page
from minutegraph.fetching.run import Outcome, Wish
from minutegraph.fetching.target import Target
from minutegraph.reading.manifest import iso_date

_FIRST = date(1974, 4, 1)
"""Before this day no council of today sat."""

_SHOWN = 20


def wish(committees: tuple[str, ...], first: str | None, last: str | None, limit: int | None, again: bool) -> Wish:
    """What to fetch, from the words of the user. Meetings to come have no minutes. Raises UsageError for no date."""
    today = date.today()
    begin = _day("--from", first, end=False) if first else _FIRST
    end = min(today, _day("--to", last, end=True)) if last else today
    if begin > end:
        raise UsageError(f"there are no minutes from {begin} on to {end}; check --from and --to")
    return Wish(begin, end, committees, limit, again)


def _day(option: str, text: str, end: bool) -> date:
    """The first or last day of a date of any precision."""
    iso = iso_date(text)
    if iso is None:
        raise UsageError(f"{option}: {text!r} is not a date; write it as 2018-03-13, 2018-03 or 2018")
    parts = [int(part) for part in iso.split("-")]
    month = parts[1] if len(parts) > 1 else 12 if end else 1
    last = calendar.monthrange(parts[0], month)[1]
    return date(parts[0], month, parts[2] if len(parts) > 2 else last if end else 1)


def plan(outcome: Outcome, target: Target, limit: int | None) -> Iterator[str]:
    """The meetings that a run would ask for, a line each: day, committee, address."""
    for each in outcome.planned[:limit]:
        yield f"{each.date}  {each.committee.title}  {page(target.url, each)}"


def lines(outcome: Outcome, folder: Folder, dry: bool, quiet: bool) -> Iterator[str]:
    """What came of a run: failures, and unless `quiet` the counts and what to do next."""
    for line in outcome.failures[:_SHOWN]:
        yield f"not had: {line}"
    if len(outcome.failures) > _SHOWN:
        yield f"not had: {len(outcome.failures) - _SHOWN} more"
    if quiet:
        return
    if dry:
        yield f"{_meetings(len(outcome.planned))} would be asked for minutes; {outcome.here:,} saved before; nothing was written"
        return
    told = [f"{_meetings(outcome.saved)} saved in {folder.path}"]
    for number, what in (
        (outcome.changed, "saved again, corrected"),
        (outcome.unchanged, "as before"),
        (outcome.here, "saved before"),
        (outcome.without, "without minutes so far"),
        (len(outcome.failures), "not had"),
    ):
        if number:
            told.append(f"{number:,} {what}")
    yield "; ".join(told)
    if outcome.left and outcome.limited:
        yield f"{_meetings(outcome.left)} not asked for, since the limit is reached"
    elif outcome.left:
        yield (
            f"{_meetings(outcome.left)} not asked for, since the site has too many faults or asks to be left alone; "
            "run the same again later to go on"
        )
    if outcome.saved or outcome.changed or outcome.here:
        yield f"build the graph of them: kg build {folder.path}"


def _meetings(number: int) -> str:
    return f"{number:,} meeting{'' if number == 1 else 's'}"
