"""Rows of tables that tell, beside a task, what has become of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from minutegraph.extraction.actions.actionowners import owners
from minutegraph.extraction.followups.followupstates import state_of_cell
from minutegraph.extraction.language import dates
from minutegraph.extraction.language.cells import cells, columns, heads, is_row
from minutegraph.lexicon import load
from minutegraph.model import Block, FollowUp, Sentence


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
        if not is_row(sentence.text):
            if block.depth == 0:
                self._columns = None
            return None
        row = cells(sentence.text)
        header = _columns(row)
        if header is not None:
            self._columns = header
            return ()
        known = self._columns
        if known is None or known.task >= len(row) or not row[known.task]:
            return None
        return _row(row, known, sentence, scope, date)


def _row(row: list[str], known: _Columns, sentence: Sentence, scope: str, date: str | None) -> tuple[FollowUp, ...]:
    told = [state_of_cell(row[at]) for at in known.states if at < len(row) and row[at]]
    state = next((each for each in told if each), None)
    if state is None:
        return ()
    number, owner, raised = (
        row[at] if 0 <= at < len(row) else "" for at in (known.number, known.owner, known.date)
    )
    days = [
        each.iso
        for each in dates.find(raised, int(date[:4]) if date else None)
        if "/" not in each.iso and len(each.iso) >= 7
    ]
    meeting = days[0] if days and (date is None or days[0] < date) else None
    minute = known.subject == "minute"
    return (
        FollowUp(
            start=sentence.start,
            end=sentence.end,
            rule="follow-up.row",
            state=state,
            subject=known.subject if known.subject in ("recommendation", "question") else "",
            heading=row[known.task],
            last=scope in ("arising", "minutes") and meeting is None,
            meeting=meeting,
            minute=number if minute and any(letter.isdigit() for letter in number) else None,
            number=number if not minute and any(letter.isdigit() for letter in number) else None,
            by=owners(owner)[0] if owner else (),
        ),
    )


def _columns(row: list[str]) -> _Columns | None:
    """The columns, where this row is the header of such a table."""
    places = columns(row, _heads())
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
    printed = heads(row)
    title = printed[task]
    subject = "recommendation" if "recommendation" in title else "question" if title in ("question", "query") else ""
    if first["number"] >= 0 and printed[first["number"]].startswith("min"):
        subject = "minute"
    return _Columns(**first, task=task, states=states, subject=subject)


@cache
def _heads() -> dict[str, frozenset[str]]:
    """The heads of each column; those of tasks and owners are those of tables of actions, and some more."""
    own, actions = load("followup")["table"], load("actions")["table"]
    return {name: frozenset((*own[name], *(actions[name] if name in ("task", "owner") else ()))) for name in own}
