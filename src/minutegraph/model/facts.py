"""What is found in minutes: parties, the facts of ten types, papers, attendance, follow-ups, corrections."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar, Literal

from minutegraph.model.minutes import Minutes

Basis = Literal["stated", "given", "derived", "corrected"]
"""`stated` in the text, `given` by the user (the manifest), `derived` by the tool (a pronoun resolved), `corrected` where a
person who reviewed the facts changed or added it."""

Verdict = Literal["keep", "drop", "change", "add"]
"""What a person says of a fact: right as found; wrong; right with other slots; missing."""

Stance = Literal["concern", "praise", "neutral"]
"""What a statement shows that whoever made it thinks."""

FollowUpState = Literal["done", "in progress", "not done", "superseded"]
"""What became of a thing that an earlier meeting left open; a question that was answered is done."""

AttendanceKind = Literal["present", "apologies", "substitute", "in attendance", "absent"]
"""How somebody attended a meeting: as a member, not at all, in place of a member, otherwise."""

WITHHELD = "[name withheld]"
"""What stands in a text for a name that is withheld: a party of which only this is known."""

DecisionKind = Literal["resolved", "recommended", "agreed"]
"""What a formal outcome is: settled by the meeting itself, put to another body, agreed."""

PartyKind = Literal["post", "person", "body", "authority", "inspectorate", "department", "organisation", "group"]
"""What a label names. `group` is a collective without a name of its own: "Members", "officers", "a resident"."""


@dataclass(frozen=True, slots=True)
class Party:
    """Someone or something that speaks, hears, decides, owns or is inspected, by the label that the text prints.

    `label` has no leading "the", no possessive ending, no trailing bracket note. `basis` is `derived` where the text
    has a pronoun or no word at all and the label was found elsewhere in the item. `holder` is the person that the
    sentence names together with the post; `organisation` the one outside the council that the text ties the post to,
    or, derived, whose "the inspectors" are.
    """

    label: str
    kind: PartyKind
    basis: Basis = "stated"
    holder: str | None = None
    organisation: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """What the text states at start..end: the common part of all ten types.

    `id` is unique in the document, in order of the text ("f1"); `item` is the index of the item of business; `rule`
    names the rule that found it; `about` is the matter in few words, or None; `papers` are ids of `Paper`s named;
    `themes` are notations of the theme scheme, sorted.
    """

    type: ClassVar[str]
    start: int
    end: int
    rule: str
    id: str = ""
    item: int = 0
    basis: Basis = "stated"
    about: str | None = None
    papers: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Report(Fact):
    """An act of bringing business to the meeting."""

    type: ClassVar[str] = "report"
    by: tuple[Party, ...] = ()
    to: tuple[Party, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Question(Fact):
    """A query put in the meeting."""

    type: ClassVar[str] = "question"
    by: tuple[Party, ...] = ()
    to: tuple[Party, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer(Fact):
    """A reply; `question` is the id of the `Question` answered, None where the minutes do not print it."""

    type: ClassVar[str] = "answer"
    by: tuple[Party, ...] = ()
    to: tuple[Party, ...] = ()
    question: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement(Fact):
    """Other attributed saying."""

    type: ClassVar[str] = "statement"
    by: tuple[Party, ...] = ()
    to: tuple[Party, ...] = ()
    stance: Stance = "neutral"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision(Fact):
    """A formal outcome, one fact a limb."""

    type: ClassVar[str] = "decision"
    by: tuple[Party, ...] = ()
    kind: DecisionKind = "resolved"


@dataclass(frozen=True, slots=True, kw_only=True)
class Action(Fact):
    """A thing to be done after the meeting; `due` as the text says it."""

    type: ClassVar[str] = "action"
    owner: tuple[Party, ...] = ()
    due: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspection(Fact):
    """A mention of an outside inspection, visit, review or audit. `date` is ISO or an interval `a/b`."""

    type: ClassVar[str] = "inspection"
    inspector: tuple[Party, ...] = ()
    on: tuple[Party, ...] = ()
    framework: str | None = None
    kind: str = "inspection"
    date: str | None = None
    outcome: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Intervention(Fact):
    """A formal act upon an authority. `date` is ISO or an interval `a/b`."""

    type: ClassVar[str] = "intervention"
    by: tuple[Party, ...] = ()
    on: tuple[Party, ...] = ()
    kind: str = "other"
    date: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Recommendation(Fact):
    """A single recommendation or area for improvement that an outside body made; `number` as printed."""

    type: ClassVar[str] = "recommendation"
    by: tuple[Party, ...] = ()
    to: tuple[Party, ...] = ()
    number: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Role(Fact):
    """A post or office that the text names as acting, once a document."""

    type: ClassVar[str] = "role"
    label: str = ""
    holder: str | None = None
    organisation: str | None = None


@dataclass(frozen=True, slots=True)
class Paper:
    """A document that the text names: a report, plan, letter, appendix, framework.

    `kind` is a notation of the paper scheme ("report", "plan" ...); `issuer` who wrote or presented it, where stated;
    `answers` ids of the `Inspection` facts that it responds to or records; start..end is the sentence that names it.
    """

    id: str
    title: str
    kind: str
    start: int
    end: int
    item: int = 0
    issuer: tuple[Party, ...] = ()
    answers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Attendance:
    """Somebody whom the minutes list as attending, or as not attending: the name as printed, with the title.

    `role` is the seat or office printed beside it, `instead_of` the member whose substitute it is, or None. start..end is
    the line or paragraph that tells it.
    """

    kind: AttendanceKind
    person: str
    start: int
    end: int
    item: int = 0
    role: str | None = None
    instead_of: str | None = None


@dataclass(frozen=True, slots=True)
class FollowUp:
    """What the text at start..end says became of something that an earlier meeting left to be done or answered.

    It is no fact of its own, but may be found to be about one of an earlier document. `subject` is "action", "question",
    "request" (which may be either) or "recommendation" where the words tell which; `heading` are the words under which it
    stands, `before` the sentence that it takes up ("It had been sent."), `thing` the words for what something was done
    with, each "" where there are none. Which meeting is meant: `last` the one before this, `meeting` one of that ISO date
    (or month), `minute` the number of its minute, else any before; `number` is that of the action, as printed. `by` are
    those whom the text names, but for `asked_by`, who had asked; `every` tells that all actions are meant; `body`
    is another body that is named.
    """

    start: int
    end: int
    rule: str
    state: FollowUpState
    item: int = 0
    subject: str = ""
    heading: str = ""
    before: str = ""
    thing: str = ""
    last: bool = False
    meeting: str | None = None
    minute: str | None = None
    number: str | None = None
    every: bool = False
    by: tuple[Party, ...] = ()
    asked_by: tuple[Party, ...] = ()
    body: Party | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """Something the reader should be told of: what was left out or is doubtful, where, and what to do about it."""

    message: str
    start: int | None = None


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person who reviewed the facts said of one of them.

    `fact` is its id, also where it was dropped and is a fact no more; `type`, `item`, `start` and `end` are those of the
    fact. `mark` tells it from others of its type and sentence. `by` whom, `on` what date (ISO) and with what `note`, where
    told.
    """

    verdict: Verdict
    fact: str
    type: str
    item: int
    start: int
    end: int
    mark: str = ""
    by: str | None = None
    on: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was found in one document: facts in the order of the text, papers, and notes for the build report.

    Where people have corrected it, `corrections` tell of that, and `names` keep the names of all facts, the dropped ones
    among them, as pairs of id and name: no correction moves the name of a fact. `follow_ups` tell what became of matters of
    earlier meetings; `previous` are the days of those whose minutes were approved here. `attendance` tells who attended.
    """

    minutes: Minutes
    facts: tuple[Fact, ...] = ()
    papers: tuple[Paper, ...] = ()
    notes: tuple[Note, ...] = field(default=())
    corrections: tuple[Correction, ...] = ()
    names: tuple[tuple[str, str], ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    previous: tuple[str, ...] = ()
    attendance: tuple[Attendance, ...] = ()
