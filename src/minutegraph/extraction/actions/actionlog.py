"""The actions of one item while they are gathered: what was found where, the sentences read so far, who "she" is."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from minutegraph.extraction.actions import due
from minutegraph.extraction.actions.actionowners import last_owners
from minutegraph.extraction.actions.tasks import Task
from minutegraph.extraction.context import Context
from minutegraph.extraction.learned.likeness import overlap
from minutegraph.extraction.parties.subjects import main_subject
from minutegraph.extraction.rules import TaskRule
from minutegraph.model import Party, Sentence
from minutegraph.reading.sentences import printed


@dataclass(slots=True)
class Draft:
    """An action before those of its item are compared; `text` is what it was found in, in reading form.

    `ordered` tells that a limb or a label orders it; what is only promised in discussion is not.
    """

    start: int
    end: int
    text: str
    task: Task
    ordered: bool


@dataclass(slots=True)
class Log:
    """What has been found in an item so far, in reading order."""

    context: Context
    found: list[Draft] = field(default_factory=list)
    before: list[Sentence] = field(default_factory=list)
    """The sentences read so far."""

    @property
    def previous(self) -> Sentence | None:
        """The sentence read last."""
        return self.before[-1] if self.before else None

    def add(self, sentence: Sentence, task: Task, ordered: bool, text: str | None = None) -> None:
        """Keep a task that quotes the whole sentence."""
        self.found.append(
            Draft(sentence.start, sentence.end, text or sentence.text, self.owned(task, sentence), ordered)
        )

    def add_part(self, sentence: Sentence, task: Task, ordered: bool) -> None:
        """Keep a task that quotes the stretch of the sentence that it names."""
        if task.start == 0 and task.end >= len(sentence.text):
            self.add(sentence, task, ordered)
            return
        start, end = self.place(sentence.start, sentence.end, sentence.text, task)
        text = sentence.text[task.start : task.end]
        self.found.append(Draft(start, end, text, self.owned(task, sentence), ordered))

    def owned(self, task: Task, sentence: Sentence) -> Task:
        """The task with its owner; a pronoun takes who speaks in the sentence, or who last did something before it.

        What names nobody takes who stands at its end: "a letter to be sent (Clerk)".
        """
        if not task.pending:
            named = task.owner or last_owners(self.context.minutes, sentence.text)
            return task if task.owner or not named else replace(task, owner=named)
        speakers = self.context.speakers.get(sentence.start, ())
        same = (
            [sentence] if task.rule == "action.limb-does" else []
        )  # "X suggested a visit and it was agreed that she go"
        for earlier in [*same, *reversed(self.before[-4:])]:
            if speakers:
                break
            told = self.context.speakers.get(earlier.start, ()) if earlier is not sentence else ()
            speakers = tuple(
                p for p in told or main_subject(earlier.text, len(earlier.text)) if p.kind in ("post", "person")
            )
        return replace(task, owner=tuple(replace(party, basis="derived") for party in speakers), pending=False)

    def place(self, low: int, high: int, text: str, task: Task) -> tuple[int, int]:
        """Where text[task.start:task.end], in reading form, stands in the document's low..high, by counting letters."""
        document = self.context.minutes.document.text
        return printed(document, low, high, text[: task.start], text[task.start : task.end])

    def take_same(self, sentence: Sentence, text: str) -> Task | None:
        """Take out what was promised shortly before about the same matter, so that a label that sums it up stands for it."""
        for draft in reversed(self.found):
            if not draft.ordered and draft.end > sentence.start - 1500 and overlap(draft.text, text) >= 0.2:
                self.found.remove(draft)
                return draft.task
        return None

    def give(self, owner: tuple[Party, ...], previous: Sentence | None, rule: TaskRule) -> None:
        """Give an owner that stands alone to the action of the sentence before, or make that sentence one."""
        if self.found and (previous is None or self.found[-1].end >= previous.start):
            last = self.found[-1]
            last.task = replace(last.task, owner=last.task.owner or owner)
        elif previous is not None:
            late = due.find(previous.text)
            self.add(previous, Task(0, 0, rule, owner, late.text if late else None), True)
