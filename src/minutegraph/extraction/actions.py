"""Things to be done after the meeting: labelled ("ACTION:"), ordered by a decision, promised or asked for in discussion.

Runs after speech, whose resolved speakers tell who "he" is. What is promised in discussion and then ordered by a limb is one
action: the limb's, unless the limb only says that the body is to receive it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from minutegraph.extraction import due
from minutegraph.extraction.context import Context
from minutegraph.extraction.likeness import overlap
from minutegraph.extraction.orders import orders
from minutegraph.extraction.phrases import pattern
from minutegraph.extraction.subjects import main_subject, party_at, subject_of
from minutegraph.extraction.tasks import Task, promises
from minutegraph.lexicon import load
from minutegraph.model import Action, Block, Decision, Party, Sentence

_ORDERING = frozenset(
    ("decision.limb", "decision.run-on", "decision.label", "decision.bare", "decision.it-was", "decision.body", "decision.seconded",
     "decision.agenda", "decision.closing")
)
_ATTENDANCE = re.compile(r"\b(?:present|apolog|attend|absen|membership|declaration|interests?)", re.I)
_REQUEST_LEAD = re.compile(r"\b(?:asked\s+(?:that|for)|requested(?:\s+(?:that|for))?)\s*[:\-–—]*\s*$", re.I)
_ASKED_FOR = re.compile(r"\b(?:asked|requested|suggested|proposed|request|suggestion)\b", re.I)
_REFUSED = re.compile(
    r"\b(?:did not (?:accept|agree|approve|support)|declined|rejected|refused|not (?:be )?(?:agreed|approved|accepted))\b", re.I
)
_IT_WAS = re.compile(r"\W*it\s+(?:was|is)\s+(?:\w+\s+){0,2}?(?:agreed|resolved|decided|recommended)(?:\s+unanimously)?\s*(?:that|to)?\b", re.I)
_LABELLED = re.compile(r"^\W*(?:RESOLVED|Resolved|AGREED|Agreed|RECOMMENDED|Recommended|ORDERED|DECIDED|Decided)\b[^A-Za-z]*(?:unanimously\b|UNANIMOUSLY\b)?\W*")
_AGREED = re.compile(
    r"\b(?:it|this|that)\s+(?:was|is)\s+(?:\w+\s+){0,2}?(?:agreed|resolved|decided|recommended)(?:\s+unanimously)?\s*(?P<that>that|to|by)?\b|"
    r"\bseconded\b.{0,60}?\b(?:that)\b|\b(?:agreed|resolved|decided|recommended)\s+(?P<verb>that|to)\b",
    re.I,
)


@dataclass(slots=True)
class _Draft:
    """An action before those of its item are compared; `text` is what it was found in, in reading form."""

    start: int
    end: int
    text: str
    task: Task
    ordered: bool
    """A limb or label orders it; a promise made in discussion is not ordered."""


def find(context: Context) -> Iterator[Action]:
    """The actions of the item in the order of the text."""
    drafts = _Finder(context).drafts()
    for draft in _distinct(drafts):
        task = draft.task
        yield Action(
            start=draft.start, end=draft.end, rule=task.rule, item=context.index, owner=task.owner, due=task.due,
            basis="derived" if any(p.basis == "derived" for p in task.owner) else "stated",
        )


class _Finder:
    """Goes over the sentences of an item."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.found: list[_Draft] = []
        self.decisions = [fact for fact in context.facts if isinstance(fact, Decision)]
        self.before: list[Sentence] = []
        """The sentences read so far."""
        self.labelled_list = -1
        """The block that opened a list of actions ("Actions:")."""
        self.request_lists: set[int] = set()
        self.columns: _Columns | None = None

    def drafts(self) -> list[_Draft]:
        """All actions found, in order."""
        for number, block in enumerate(self.context.item.blocks):
            if block.section == "furniture":
                continue
            for sentence in block.sentences:
                previous = self.before[-1] if self.before else None
                if self._row(block, sentence):
                    continue
                if self._label(number, block, sentence, previous) or self._column(block, sentence, previous) or self._uptake(sentence):
                    self.before.append(sentence)
                    continue
                if self._request_list(number, block, sentence):
                    self.before.append(sentence)
                    continue
                deciding = self._deciding(sentence)
                if deciding:
                    self._ordered(block, sentence, deciding)
                elif block.section in ("minutes", "decision"):
                    self._spoken(sentence)
                self.before.append(sentence)
        return sorted(self.found, key=lambda d: (d.start, d.end))

    # ordered by a decision

    def _deciding(self, sentence: Sentence) -> list[Decision]:
        """The decisions that this sentence states, one that quotes a longer stretch only at its first sentence."""
        return [fact for fact in self.decisions if fact.start < sentence.end and sentence.start < fact.end]

    def _ordered(self, block: Block, sentence: Sentence, decisions: list[Decision]) -> None:
        document = self.context.minutes.document.text
        for decision in decisions:
            if decision.rule not in _ORDERING or (decision.rule == "decision.agenda" and decision.kind == "recommended"):
                if block.section in ("minutes", "decision"):
                    self._spoken(sentence)
                continue
            if decision.start > sentence.start or decision.end < sentence.end:  # limbs that run on
                if decision.start < sentence.start:
                    continue
                low, high = decision.start, decision.end
            else:
                low, high = sentence.start, sentence.end
            text = _reading(document[low:high])
            told = text if block.depth == 0 or decision.rule != "decision.limb" else text
            at = 0
            if decision.rule in ("decision.it-was", "decision.body", "decision.seconded", "decision.closing"):
                match = _AGREED.search(told)
                at = match.end() if match else 0
                if match and (match["that"] == "to" or match["verb"] == "to"):
                    at = match.end() - 2
                told = told[at:]
            else:
                label = _LABELLED.match(told) or _IT_WAS.match(told)
                if decision.rule == "decision.label" and label is None and decision.end > sentence.end:
                    continue  # the label stands in a later sentence: "... stakeholder events. Noted"
                at = label.end() if label else 0
                if label and label[0].endswith(" to"):
                    at -= 2
                told = told[at:]
            tasks = [] if decision.rule != "decision.limb" and _REFUSED.search(text) else orders(told)
            if decision.rule == "decision.body" and told.startswith("to "):
                tasks = [replace(task, owner=task.owner or decision.by) for task in tasks]
            if decision.rule not in ("decision.limb", "decision.run-on", "decision.label", "decision.bare"):
                self._besides(sentence, tasks, decision)
            for task in tasks:
                if len(tasks) > 1:
                    start, end = _stretch(document, low, high, text, at + task.start, at + task.end)
                else:
                    start, end = low, high
                owner = self._owner(task, sentence)
                self.found.append(_Draft(start, end, text, replace(task, owner=owner), decision.rule not in ("decision.it-was", "decision.body")))

    def _besides(self, sentence: Sentence, tasks: list[Task], decision: Decision) -> None:
        """What somebody else undertakes in the sentence of a decision: "..., and the Clerk offered to write"."""
        known = {party.label for task in tasks for party in task.owner} | {party.label for party in decision.by}
        for task in promises(sentence.text):
            if task.owner and not any(party.label in known for party in task.owner) and task.rule in ("action.undertook", "action.would", "action.asked"):
                self.found.append(_Draft(sentence.start, sentence.end, sentence.text, task, False))

    # promised or asked for

    def _spoken(self, sentence: Sentence) -> None:
        if sentence.text.endswith("?"):
            return
        for task in promises(sentence.text):
            owner = self._owner(task, sentence)
            low, high = sentence.start, sentence.end
            if task.end - task.start < len(sentence.text):
                document = self.context.minutes.document.text
                low, high = _stretch(document, low, high, sentence.text, task.start, task.end)
            self.found.append(_Draft(low, high, sentence.text[task.start : task.end], replace(task, owner=owner), False))

    def _owner(self, task: Task, sentence: Sentence) -> tuple[Party, ...]:
        """The owner of a task; where it is a pronoun, who speaks in the sentence, or the last party named before it."""
        if not task.pending:
            return task.owner
        speakers = self.context.speakers.get(sentence.start, ())
        for earlier in reversed(self.before[-4:]):
            if speakers:
                break
            speakers = tuple(p for p in main_subject(earlier.text, len(earlier.text)) if p.kind in ("post", "person"))
        return tuple(replace(party, basis="derived") for party in speakers)

    # labelled

    def _label(self, number: int, block: Block, sentence: Sentence, previous: Sentence | None) -> bool:
        """"ACTION: X to do Y", "Action - Head of X" (for the task above), items of a list under "Actions:"."""
        text = sentence.text
        if block.opener is not None and block.opener == self.labelled_list:
            if self._deciding(sentence):
                return False
            self._add_labelled(sentence, text, 0)
            return True
        match = _label_pattern().match(text)
        if match is None:
            bracket = _bracket_pattern().search(text)
            if bracket is None:
                return False
            owner, _ = _owners(bracket["owner"], 0)
            if owner:
                self._attach(sentence, owner, bracket["owner"])
                return previous is sentence or text[: bracket.start()].strip() == ""
            return False
        rest = text[match.end() :]
        if not rest.strip(" .:-"):
            following = self.context.item.blocks[number + 1 : number + 2]
            self.labelled_list = number if following and following[0].depth else -1
            return True
        if _nothing_pattern().match(rest):
            return True
        owner, end = _owners(rest, 0)
        if owner and not rest[end:].strip(" .):;-"):
            self._attach_to(previous, owner, sentence)
            return True
        self._add_labelled(sentence, rest, match.end())
        return True

    def _add_labelled(self, sentence: Sentence, rest: str, at: int) -> None:
        """An action under a label: owner first ("X - to do Y", "X to do Y") or last ("do Y - X", "do Y (X)")."""
        owner, end = _owners(rest, 0)
        tail = rest[end:]
        if owner and not re.match(r"\s*(?:\([^)]*\))?\s*(?:[-–—:,]|to\b|will\b|would\b|and\b|$)", tail):
            owner = ()
        if not owner:
            last = re.search(r"(?:\s[-–—]\s*|\(|\.\s+|\bby\s+(?:the\s+)?)(?P<owner>[^()–—]{2,60})\)?\W*$", rest)
            if last:
                owner, end = _owners(last["owner"], 0)
                if last["owner"][end:].strip(" .)"):
                    owner = ()
        found = promises(rest) if not owner else []
        if found:
            owner = found[0].owner
        late = due.find(rest)
        task = Task(0, len(rest), "action.label", owner, late.text if late else None)
        same = [d for d in self.found if not d.ordered and d.end > sentence.start - 1500 and overlap(d.text, rest) >= 0.2]
        if same:  # the label sums up what was promised before
            self.found.remove(same[-1])
            task = replace(task, owner=owner or same[-1].task.owner, due=task.due or same[-1].task.due)
        self.found.append(_Draft(sentence.start, sentence.end, rest, task, True))

    def _attach_to(self, previous: Sentence | None, owner: tuple[Party, ...], label: Sentence) -> None:
        """Give an owner that stands alone under a label to the action above it, or make the sentence above it one."""
        if self.found and (previous is None or self.found[-1].end >= previous.start):
            last = self.found[-1]
            last.task = replace(last.task, owner=last.task.owner or owner)
            return
        if previous is not None:
            late = due.find(previous.text)
            task = Task(0, 0, "action.label", owner, late.text if late else None)
            self.found.append(_Draft(previous.start, previous.end, previous.text, task, True))

    def _attach(self, sentence: Sentence, owner: tuple[Party, ...], bracket: str) -> None:
        """"... for the link to be sent. (Action: Clerk)": the sentence is the task, the bracket names who."""
        text = sentence.text.replace(bracket, "")
        late = due.find(text)
        task = Task(0, 0, "action.bracket", owner, late.text if late else None)
        self.found.append(_Draft(sentence.start, sentence.end, sentence.text, task, True))

    def _column(self, block: Block, sentence: Sentence, previous: Sentence | None) -> bool:
        """A name alone at the end of a paragraph, as an action column leaves it: "... was still ongoing. Clerk"."""
        if sentence is not block.sentences[-1] or len(block.sentences) < 2 or len(sentence.text) > 60 or previous is None:
            return False
        owner, end = _owners(sentence.text, 0)
        everybody = sentence.text.strip(" .") in ("ALL", "All")
        if everybody:
            owner, end = (Party("ALL", "group"),), len(sentence.text)
        if not owner or sentence.text[end:].strip(" .") or any(p.kind not in ("post", "person", "group") for p in owner):
            return False
        if _ATTENDANCE.search(self.context.item.title or "") or _ATTENDANCE.match(block.sentences[0].text):
            return False
        if self.found and self.found[-1].end >= previous.start:
            self.found[-1].task = replace(self.found[-1].task, owner=self.found[-1].task.owner or owner)
            return True
        late = due.find(previous.text)
        task = Task(0, 0, "action.column", owner, late.text if late else None)
        self.found.append(_Draft(previous.start, sentence.end, previous.text, task, True))
        return True

    def _uptake(self, sentence: Sentence) -> bool:
        """"The Scrutiny Officer agreed to this.": takes up what was asked just before."""
        match = _uptake_pattern().search(sentence.text)
        if match is None:
            return False
        owner = subject_of(sentence.text, match.start()).parties
        asked = [d for d in self.found if not d.task.owner and d.task.rule in ("action.requested", "action.asked-list") and d.end > sentence.start - 900]
        if not owner:
            return False
        if not asked:
            earlier = self.before[-1].text if self.before else ""
            if not _ASKED_FOR.search(earlier) and not _ASKED_FOR.search(sentence.text, 0, match.start()):
                return False
            late = due.find(sentence.text) or due.find(earlier)
            task = Task(0, 0, "action.agreed-to", owner, late.text if late else None)
            self.found.append(_Draft(sentence.start, sentence.end, sentence.text, task, False))
            return True
        for draft in asked if "both" in match[0] or "these" in match[0] else [d for d in asked if d.task.rule == asked[-1].task.rule][-3:]:
            draft.task = replace(draft.task, owner=owner)
        return True

    def _request_list(self, number: int, block: Block, sentence: Sentence) -> bool:
        """Items under "The Chairman asked that:" are requests."""
        if block.opener is None or block.opener not in self.request_lists:
            if sentence is block.sentences[-1] and _REQUEST_LEAD.search(sentence.text):
                self.request_lists.add(number)
                return not self._deciding(sentence)
            return False
        tasks = orders(sentence.text)
        for task in tasks:
            self.found.append(_Draft(sentence.start, sentence.end, sentence.text, replace(task, rule="action.asked-list", start=0), False))
        return bool(tasks)

    # tables

    def _row(self, block: Block, sentence: Sentence) -> bool:
        """A row of a table of actions; its header sets the columns."""
        if " | " not in sentence.text:
            if block.depth == 0 and block.kind == "paragraph":
                self.columns = None
            return False
        cells = [cell.strip() for cell in sentence.text.strip("| ").split("|")]
        header = _columns(cells)
        if header:
            self.columns = header
            return True
        if self.columns is None or max(self.columns.task, self.columns.owner) >= len(cells):
            return False
        status = cells[self.columns.status] if 0 <= self.columns.status < len(cells) else ""
        if not cells[self.columns.task] or _done_pattern().match(status):
            return True
        owner, _ = _owners(cells[self.columns.owner], 0)
        when = cells[self.columns.due] if 0 <= self.columns.due < len(cells) else ""
        task = Task(0, 0, "action.table", owner, when or None)
        self.found.append(_Draft(sentence.start, sentence.end, cells[self.columns.task], task, True))
        return True


@dataclass(frozen=True, slots=True)
class _Columns:
    """Which column of a table holds what; -1 where it has none."""

    task: int
    owner: int
    due: int
    status: int


def _columns(cells: list[str]) -> _Columns | None:
    tables = load("actions")["table"]
    low = [cell.lower().strip(" .:") for cell in cells]
    place = {name: next((i for i, cell in enumerate(low) if cell in tables[name]), -1) for name in ("task", "owner", "due", "status")}
    if place["task"] < 0 or place["owner"] < 0:
        return None
    return _Columns(place["task"], place["owner"], place["due"], place["status"])


def _owners(text: str, at: int) -> tuple[tuple[Party, ...], int]:
    """The owners that a label names from `at` on, joined by "/", "&", "and", commas; and where they end."""
    out: list[Party] = []
    end = at
    while True:
        parties, after = party_at(text, end)
        if not parties:
            break
        out += parties
        end = after
        joint = re.compile(r"\s*(?:\([^)]*\))?\s*(?:/|&|\band\b|,|;)\s*").match(text, end)
        if joint is None:
            break
        more, _ = party_at(text, joint.end())
        if not more:
            break
        end = joint.end()
    return tuple(out), end


@cache
def _label_pattern() -> re.Pattern[str]:
    words = pattern(load("actions")["labels"]["words"])
    return re.compile(rf"^\W*(?:(?:ADDITIONAL|Additional)\s+)?(?:{words})(?:\s*[:–—-]+\s*|\s*\d+\s*:\s*|\s*$)", re.I)


@cache
def _bracket_pattern() -> re.Pattern[str]:
    words = pattern(load("actions")["labels"]["words"])
    return re.compile(rf"[(\[]\s*(?:{words})(?:\s*\d+)?\s*[:–—-]\s*(?P<owner>[^)\]]{{2,80}})[)\]]|(?<=[.;])\s+(?:ACTION|Action)(?:\s+by)?\s*[:–—-]\s*(?P<last>[^.]{{2,60}})\.?$")


@cache
def _uptake_pattern() -> re.Pattern[str]:
    return re.compile(rf"\b(?:agreed|undertook|offered|promised)\s+(?:to\s+)?(?:{pattern(load('actions')['requests']['uptake'])})\W*$", re.I)


@cache
def _nothing_pattern() -> re.Pattern[str]:
    return re.compile(rf"\W*(?:{pattern(load('actions')['labels']['nothing'])})\b\W*(?:$|[.:])", re.I)


@cache
def _done_pattern() -> re.Pattern[str]:
    return re.compile(rf"\W*(?:{pattern(load('actions')['table']['done'])})\b", re.I)


def _reading(text: str) -> str:
    """A stretch of the document in reading form."""
    return " ".join(text.replace("’", "'").replace("‘", "'").replace("“", '"').replace("”", '"').split())


def _stretch(document: str, low: int, high: int, text: str, start: int, end: int) -> tuple[int, int]:
    """Where text[start:end] of the reading form stands in document[low:high], by counting the letters before it."""
    letters = [place for place in range(low, high) if not document[place].isspace()]
    before, inside = len(re.sub(r"\s", "", text[:start])), len(re.sub(r"\s", "", text[start:end]))
    if not inside or before + inside > len(letters):
        return low, high
    return letters[before], letters[before + inside - 1] + 1


def _distinct(drafts: list[_Draft]) -> list[_Draft]:
    """Each action once: a promise that a limb then orders gives way to it, but not to a limb that only receives."""
    out: list[_Draft] = []
    for draft in drafts:
        others = [other for other in drafts if other is not draft]
        if not draft.ordered and any(o.ordered and not o.task.hearing and o.start > draft.start and overlap(draft.text, o.text) >= 0.5 for o in others):
            continue
        if draft.task.hearing and any(not o.ordered and o.start < draft.start and overlap(draft.text, o.text) >= 0.4 for o in others):
            continue
        if any(o.start == draft.start and o.end == draft.end and o.task.owner == draft.task.owner for o in out):
            continue
        out.append(draft)
    return out
