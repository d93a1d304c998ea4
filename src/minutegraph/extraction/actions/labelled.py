"""Actions that the clerk marks as such: "ACTION: X to do Y", "(Action: Clerk)", a name in the margin, "X agreed to this"."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from minutegraph.extraction.actions import due
from minutegraph.extraction.actions.actionlog import Log
from minutegraph.extraction.actions.actionowners import last_owners, owners
from minutegraph.extraction.actions.actiontables import has_column
from minutegraph.extraction.actions.orders import orders
from minutegraph.extraction.actions.spoken import promises
from minutegraph.extraction.actions.tasks import Task
from minutegraph.extraction.language.caseless import Caseless
from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.language.hints import Hints
from minutegraph.extraction.language.phrases import pattern
from minutegraph.extraction.parties.movers import WORDS
from minutegraph.extraction.parties.subjects import subject_of
from minutegraph.lexicon import load
from minutegraph.model import Block, Party, Sentence

_AFTER_OWNER = regex(r"\s*(?:\([^)]*\))?\s*(?:[-–—:,]|to\b|will\b|would\b|and\b|$)")
_SHOUTED_TO = regex(r"\W*(?P<owner>[A-Z][A-Z .'/&,-]{1,60}?)\s+(?:TO|WILL)\s+[A-Z]{2}")
"""An owner before a task that is all in capitals: "CLERK TO ASK HIGHWAYS"."""
_LAST_OWNER = regex(r"(?:\s[-–—]\s*|\(|\.\s+|\bby\s+(?:the\s+)?)(?P<owner>[^()–—]{2,60})\)?\W*$")
_OWNER_BY = regex(r"\((?P<owner>[^()–—-]{2,60}?)\s*[-–—,:]\s*(?:by|before|due)\b[^()]*\)\W*$")
_ATTENDANCE = regex(r"\b(?:present|apolog|attend|absen|membership|declaration|interests?)", re.I)
_PRESENT = regex(r"(?:[A-Z]\w+\s+){1,2}(?:present|attending|in\s+attendance)\s*:", re.I)
_MOVER = regex(rf"\b{WORDS}(?:\s+by)?[\W_]*(?:\w+[\W_]+)?$", re.I)
_ASKED_FROM_OUTSIDE = regex(
    r"\b(?:letter|report|judgement|notice|inspect\w*|reviewers?|peer team|auditors?|regulator|ombudsman)\b[^,.;:]{0,30}"
    r"\b(?:ask|request)\w*",
    re.I,
)
_REQUEST_LEAD = Caseless(r"\b(?:asked\s+(?:that|for)|requested(?:\s+(?:that|for))?)\s*[:\-–—]*\s*$")
_REQUESTS = Hints.of(_REQUEST_LEAD.pattern)
_ASKED_FOR = regex(r"\b(?:asked|requested|suggested|proposed|request|suggestion)\b", re.I)
_BRACKETED = regex(r"[(\[](?P<who>[^()]{2,40})[)\]]\W*")
_UPTAKES = Hints(("agreed", "undertook", "offered", "promised"))
_TO_ACTION = regex(r"\W*(?P<owner>[A-Z][^.;:]{1,40}?)\s+to\s+action(?:\s+this)?\W*")
_NAME = 60
"""Characters: what stands in a margin or in a column of actions is no longer."""
_SHOUTED = regex(r"ACTION\s+(?=[A-Z]{2,3}(?:\s*[/&,]\s*[A-Z]{2,3})*\s+(?:[-–—]\s|to\b))")
_ALL = frozenset(("ALL", "All"))


_OF_LOG = regex(
    r"\W*(?:[Aa]ction|ACTION)\s+\d{1,3}(?:[/.]\d{1,4})?\s*[-–:]\s+(?:(?:[Oo]ngoing|[Oo]pen|[Cc]losed|[Cc]ompleted?|[Ii]n\s+progress)\s*[-–:.,]\s*)?"
    r"[A-Z][\w' ]{0,40}?\s(?:advised|reported|confirmed|noted|updated|explained|said|stated|(?:has|have|"
    r"had)\s+(?:now\s+)?\w+(?:ed|en|nt))\b"
)
"""A line of the log of earlier actions, where somebody tells how one stands: "Action 23/018 – GO advised that"."""


class Labelled:
    """Reads the marks in an item, sentence by sentence, into its log. `read` tells whether a sentence was one."""

    def __init__(self, log: Log, deciding: frozenset[int]) -> None:
        self.log = log
        self.deciding = deciding
        """The sentences, by their start, that state a decision."""
        self.listed = -1
        """The block that opened a list of actions ("Actions:")."""
        self.run = -2
        """The last block of a run of lines under "ACTIONS", each of which names its owner first."""
        self.requests: set[int] = set()
        """Blocks that open a list of requests ("The Chairman asked that:")."""

    def read(self, number: int, block: Block, sentence: Sentence) -> bool:
        """Whether the sentence is a label, a name in the margin, a request taken up, or an item of a list of requests."""
        if not self._may_mark(number, block, sentence):
            return False
        return (
            self._label(number, block, sentence)
            or self._to_action(block, sentence)
            or self._margin(block, sentence)
            or self._in_column(number, block, sentence)
            or self._uptake(sentence)
            or self._request(number, block, sentence)
        )

    def _may_mark(self, number: int, block: Block, sentence: Sentence) -> bool:
        """Whether the sentence has the length, the place or the words of a mark: a quick test before the slow ones."""
        opener = block.opener
        if number == self.run + 1 or (opener is not None and (opener == self.listed or opener in self.requests)):
            return True
        named = len(sentence.text) <= _NAME and (len(block.sentences) > 1 or has_column(self.log.context.minutes))
        named = named and sentence is block.sentences[-1]
        return named or _signs().found(sentence.text) or _label().match(sentence.text) is not None

    def _label(self, number: int, block: Block, sentence: Sentence) -> bool:
        text = sentence.text
        if block.opener is not None and block.opener == self.listed:
            if sentence.start not in self.deciding:
                self._labelled(sentence, text)
            return sentence.start not in self.deciding
        if number == self.run + 1 and sentence.start not in self.deciding and sentence is block.sentences[0]:
            owner, end = owners(text)
            if owner and _AFTER_OWNER.match(text, end) and text[end:].strip(" -–—:") and not text.startswith(" to be", end):
                self.run = number
                self._labelled(sentence, text)
                return True
        match = _label().match(text) or _SHOUTED.match(text)
        if match is None:
            return self._bracket(sentence)
        rest = text[match.end() :]
        if not rest.strip(" .:-"):
            following = self.log.context.item.blocks[number + 1 : number + 2]
            self.listed = number if following and following[0].depth else -1
            self.run = number
            return True
        if _nothing().match(rest) or _OF_LOG.match(text):
            return True
        owner, end = owners(rest)
        if owner and not rest[end:].strip(" .)]:;-"):
            self.log.give(owner, self.log.previous, "action.label")
        else:
            self._labelled(sentence, rest)
        return True

    def _labelled(self, sentence: Sentence, rest: str) -> None:
        """An action under a label: owner first ("X - to do Y", "X to do Y") or last ("do Y - X", "do Y (X)")."""
        shouted = _SHOUTED_TO.match(rest)
        owner, end = owners(shouted["owner"] if shouted else rest)
        if owner and not _AFTER_OWNER.match(shouted["owner"] if shouted else rest, end):
            owner = ()
        last = (_OWNER_BY.search(rest) or _LAST_OWNER.search(rest)) if not owner else None
        if last:
            owner, end = owners(last["owner"])
            if last["owner"][end:].strip(" .)"):
                owner = ()
        told = promises(rest) if not owner else []
        ordered = orders(rest) if not owner and not told and rest.startswith("That ") else []
        owner = owner or next((task.owner for task in [*told, *ordered] if task.owner), ())
        late = due.find(rest) or due.ending(rest)
        task = Task(0, len(rest), "action.label", owner, late.text if late else None)
        same = self.log.take_same(sentence, rest)
        if same:
            task = replace(task, owner=owner or same.owner, due=task.due or same.due)
        self.log.add(sentence, task, True, rest)

    def _bracket(self, sentence: Sentence) -> bool:
        """ "... for the link to be sent. (Action: Clerk)": the sentence is the task, the bracket names who."""
        bracket = _bracket().search(sentence.text) if "(" in sentence.text or "[" in sentence.text else None
        owner = owners(bracket["owner"])[0] if bracket else ()
        if not bracket or not owner:
            return False
        if not sentence.text[: bracket.start()].strip():
            self.log.give(owner, self.log.previous, "action.bracket")
            return True
        late = due.find(sentence.text, 0, bracket.start())
        self.log.add(sentence, Task(0, 0, "action.bracket", owner, late.text if late else None), True)
        return True

    def _margin(self, block: Block, sentence: Sentence) -> bool:
        """A name alone at the end of a paragraph, as an action column leaves it: "... was still ongoing. Clerk"."""
        previous = self.log.previous
        if (
            sentence is not block.sentences[-1]
            or len(block.sentences) < 2
            or len(sentence.text) > _NAME
            or previous is None
        ):
            return False
        text = sentence.text.lstrip("| ")
        bracket = _BRACKETED.fullmatch(text)
        if bracket is not None:
            text = bracket["who"] if last_owners(self.log.context.minutes, f"x {text}") else text
        owner, end = owners(text)
        if text.strip(" .") in _ALL:
            owner, end = (Party("ALL", "group"),), len(text)
        if not owner or text[end:].strip(" .|") or any(p.kind not in ("post", "person", "group") for p in owner):
            return False
        if _MOVER.search(previous.text) or ": " in text:  # "Deputy Clerk: Mrs Ann Dow." names a holder
            return False
        if previous.text.endswith("?"):  # who asked
            return False
        heads = block.sentences[0].text
        if _ATTENDANCE.search(self.log.context.item.title or "") or _ATTENDANCE.match(heads) or _PRESENT.match(heads):
            return False
        found = self.log.found
        if found and found[-1].end >= previous.start:
            found[-1].task = replace(found[-1].task, owner=found[-1].task.owner or owner)
        else:
            late = due.find(previous.text)
            task = Task(0, 0, "action.column", owner, late.text if late else None)
            self.log.add(replace(previous, end=sentence.end), task, True)
        return True

    def _to_action(self, block: Block, sentence: Sentence) -> bool:
        """ "... be booked. Clerk to action": the sentence before is the task."""
        if sentence is block.sentences[0] or " to action" not in sentence.text:
            return False
        match = _TO_ACTION.fullmatch(sentence.text)
        owner, end = owners(match["owner"]) if match else ((), 0)
        if not match or not owner or match["owner"][end:].strip() or self.log.previous is None:
            return False
        self.log.give(owner, self.log.previous, "action.label")
        return True

    def _in_column(self, number: int, block: Block, sentence: Sentence) -> bool:
        """A name on a line of its own below a text, in minutes with a column of actions: it is that person's task."""
        if len(block.sentences) > 1 or len(sentence.text) > _NAME or not number:
            return False
        above = self.log.context.item.blocks[number - 1]
        if not above.sentences or not has_column(self.log.context.minutes):
            return False
        owner, end = owners(sentence.text)
        if not owner or sentence.text[end:].strip(" .|"):
            return False
        if any(party.kind not in ("post", "person", "group") for party in owner):
            return False
        last = self.log.found[-1] if self.log.found else None
        if last is not None and above.start <= last.start < above.end:
            last.task = replace(last.task, owner=last.task.owner or owner)
        elif above.kind != "heading" and not _ATTENDANCE.search(self.log.context.item.title or "present"):
            self.log.give(owner, self.log.previous, "action.column")
        return True

    def _uptake(self, sentence: Sentence) -> bool:
        """ "The Scrutiny Officer agreed to this.": takes up what was asked just before."""
        if not _UPTAKES.found(sentence.text):
            return False
        match = _uptake().search(sentence.text, max(0, len(sentence.text) - 60))
        owner = subject_of(sentence.text, match.start()).parties if match else ()
        if match is None or not owner:
            return False
        open_requests = [
            draft
            for draft in self.log.found
            if not draft.task.owner
            and draft.task.rule in ("action.requested", "action.asked-list")
            and draft.end > sentence.start - 900
        ]
        for draft in [d for d in open_requests if d.task.rule == open_requests[-1].task.rule][-3:]:
            draft.task = replace(draft.task, owner=owner)
        if open_requests:
            return True
        earlier = self.log.previous.text if self.log.previous else ""
        if not _ASKED_FOR.search(earlier) and not _ASKED_FOR.search(sentence.text, 0, match.start()):
            return False
        late = due.find(sentence.text) or due.find(earlier)
        self.log.add(sentence, Task(0, 0, "action.agreed-to", owner, late.text if late else None), False)
        return True

    def _request(self, number: int, block: Block, sentence: Sentence) -> bool:
        """Items under "The Chairman asked that:" are requests."""
        if block.opener is None or block.opener not in self.requests:
            last = sentence is block.sentences[-1] and _REQUESTS.found(sentence.text)
            if last and _REQUEST_LEAD.search(sentence.text[-40:]) and not _ASKED_FROM_OUTSIDE.search(sentence.text):
                self.requests.add(number)
                return sentence.start not in self.deciding
            return False
        tasks = orders(sentence.text)
        for task in tasks:
            self.log.add(sentence, replace(task, rule="action.asked-list"), False)
        return bool(tasks)


@cache
def _label() -> Caseless:
    words = pattern(load("actions")["labels"]["words"])
    return Caseless(
        rf"\W*(?:additional\s+)?(?:{words})(?:\s*[:–—-]+\s*|\s*\d+\s*:\s*|\s*\d+(?:[./]\d+)+\s*[:–—-]+\s*|\s*$)"
        r"|\W*actions?\s+(?:for|by)\s+(?=[^.;:]{2,60}:\s)"
        r"|\W*(?:actions?|further information|information)\b[^.:]{0,50}"
        r"\b(?:requested|provided|arising|follows|agreed|required|taken)\s*:\s*$"
    )


@cache
def _signs() -> Hints:
    """Words of which all marks but a label at the head of a sentence need one."""
    marks = (_SHOUTED, _bracket(), _TO_ACTION, _uptake(), _REQUEST_LEAD)
    return Hints.of(*(mark.pattern for mark in marks))


@cache
def _bracket() -> re.Pattern[str]:
    words = pattern(load("actions")["labels"]["words"])
    return regex(rf"[(\[]\s*(?:{words})(?:\s*\d+)?\s*[:–—-]\s*(?P<owner>[^)\]]{{2,80}})[)\]]", re.I)


@cache
def _nothing() -> Caseless:
    return Caseless(rf"\W*(?:{pattern(load('actions')['labels']['nothing'])})\b\W*(?:$|[.:])")


@cache
def _uptake() -> Caseless:
    words = pattern(load("actions")["requests"]["uptake"])
    return Caseless(rf"\b(?:agreed|undertook|offered|promised)\s+(?:to\s+)?(?:{words})\W*$")
