"""Rows of tables that tell, beside a task, what has become of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from minutegraph.extraction import dates
from minutegraph.extraction.actionowners import owners
from minutegraph.extraction.followupstates import state_of_cell
from minutegraph.lexicon import load
from minutegraph.model import Block, FollowUp, Sentence

_NAMES = ("number", "task", "owner", "date", "state")


@dataclass(frozen=True, slots=True)
class _Columns:
    """Which column holds what; -1 where there is none. Several may tell the state: the first that tells one holds."""

    number: int
    task: int
    owner: int
    date: int
    states: tuple[int, ...]
    subject: str


class Tables:
    """Reads the rows of one item after the other."""

    def __init__(self) -> None:
        """No table yet."""
        self._columns: _Columns | None = None

    @property
    def open(self) -> bool:
        """Whether rows may follow."""
        return self._columns is not None

    def read(self, block: Block, sentence: Sentence, scope: str, date: str | None) -> tuple[FollowUp, ...] | None:
        """What a row tells; () for a header or a row that tells nothing, None where the sentence is none of such a table.

        `scope` is the kind of the item or heading it stands under; `date` the ISO date of the meeting.
        """
        if " | " not in sentence.text:
            if block.depth == 0:
                self._columns = None
            return None
        cells = [cell.strip() for cell in sentence.text.strip("| ").split("|")]
        header = _columns(cells)
        if header is not None:
            self._columns = header
            return ()
        columns = self._columns
        if columns is None or columns.task >= len(cells) or not cells[columns.task]:
            return None
        return _row(cells, columns, sentence, scope, date)


def _row(cells: list[str], columns: _Columns, sentence: Sentence, scope: str, date: str | None) -> tuple[FollowUp, ...]:
    told = [state_of_cell(cells[at]) for at in columns.states if at < len(cells) and cells[at]]
    state = next((each for each in told if each), None)
    if state is None:
        return ()
    number, owner, raised = (
        cells[at] if 0 <= at < len(cells) else "" for at in (columns.number, columns.owner, columns.date)
    )
    days = [
        each.iso
        for each in dates.find(raised, int(date[:4]) if date else None)
        if "/" not in each.iso and len(each.iso) >= 7
    ]
    meeting = days[0] if days and (date is None or days[0] < date) else None
    minute = columns.subject == "minute"
    return (
        FollowUp(
            start=sentence.start,
            end=sentence.end,
            rule="follow-up.row",
            state=state,
            subject=columns.subject if columns.subject in ("recommendation", "question") else "",
            heading=cells[columns.task],
            last=scope in ("arising", "minutes") and meeting is None,
            meeting=meeting,
            minute=number if minute and any(letter.isdigit() for letter in number) else None,
            number=number if not minute and any(letter.isdigit() for letter in number) else None,
            by=owners(owner)[0] if owner else (),
        ),
    )


def _columns(cells: list[str]) -> _Columns | None:
    """The columns, where these cells are the header of such a table."""
    low = [cell.lower().strip(" .:*") for cell in cells]
    names = _header_words()
    places = {name: [at for at, cell in enumerate(low) if cell in names[name]] for name in _NAMES}
    if not places["task"] or not places["state"]:
        return None
    task = places["task"][0]
    states = tuple(at for at in places["state"] if at != task)
    if not states:
        return None
    first = {
        name: next((at for at in places[name] if at != task and at not in states), -1)
        for name in ("number", "owner", "date")
    }
    title = low[task]
    subject = "recommendation" if "recommendation" in title else "question" if title in ("question", "query") else ""
    if first["number"] >= 0 and low[first["number"]].startswith("min"):
        subject = "minute"
    return _Columns(first["number"], task, first["owner"], first["date"], states, subject)


@cache
def _header_words() -> dict[str, frozenset[str]]:
    table = load("followup")["table"]
    return {name: frozenset(table[name]) for name in _NAMES}
