"""Who attended: the lists and sentences by which minutes tell who was present, sent apologies, substituted or attended otherwise.

Read is what stands above the business and the items on attendance. Members of the public are left out, and so is everybody of
whom a list of those in attendance tells no title, office or organisation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from minutegraph.extraction.attendance import attendees
from minutegraph.extraction.attendance.attendee_seats import Attendee
from minutegraph.extraction.language.caseless import Caseless
from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.language.vocabulary import GIVEN, SINGULAR
from minutegraph.extraction.latest import kept_of_latest
from minutegraph.lexicon import load
from minutegraph.model import Attendance, AttendanceKind, Block, Item, Minutes
from minutegraph.reading.sentences import reading_form
from minutegraph.reading.titles import tells

_LONGEST_LIST = 60
"""Blocks of the longest list."""

_LEADING = r"[\s*_#>•·|\-–—]*(?:\(?\d{1,3}[.):]\s*)?"
_COLUMN = regex(r"(?<=\S)(?:[ \u00a0]{3,}|[ \u00a0]*\t[ \t\u00a0]*)(?=\S)")
"""What parts the columns of a list: name and office."""

_COLUMN_HINTS = ("\t", "   ", "\u00a0")
"""A text without these has no columns."""

_SENTENCE = regex(rf"(?<=[a-z)][a-z)]){attendees.STOP}")
"""Where one sentence of a paragraph ends."""

_LABELLED = regex(r"In attendance|Also |Apologies|Absent|Officers|Substitutes|APOLOGIES|ABSENT|IN ATTENDANCE|ALSO PRESENT")
"""Labels that may stand within a line."""

_SEGMENT = regex(
    r"(?<=[a-z)])(?<!\band)(?<!\bfor)(?<!\bof)[\s|]{1,9}"
    r"(?=(?:In attendance|Also (?:present|in attendance)|Apologies|Absent)\b[\w ]{0,20}:"
    r"|(?:APOLOGIES|ABSENT|IN ATTENDANCE|ALSO PRESENT)\b)|"
    rf"{_SENTENCE.pattern}"
    r"|[;,.]\s+(?=(?:In attendance|Also (?:present|in attendance)|Apologies|Absent|Officers|Substitutes)\b[\w ]{0,20}:)"
)
"""Where one sentence of a paragraph ends, or a label begins within a line that has some."""

_LONGEST = 10_000
"""Characters of the longest block that is read: more is no list of people."""

_WORDS_OF_LIST = 120
"""Words of the longest list that stands in one line or sentence."""


@dataclass(frozen=True, slots=True)
class _Label:
    """The words that open a list: of which kind, None of the public; whether they tell an office of all; what follows.

    `title` is the title that they give to all of one line: "Councillors: Vale, Orme". `speaks` that they may be a speaker's.
    """

    kind: AttendanceKind | None
    office: bool
    rest: str
    title: str = ""
    speaks: bool = False


@kept_of_latest
def find(minutes: Minutes) -> tuple[Attendance, ...]:
    """Everybody whom the minutes list, once as there and once as not, in the order of the text."""
    found: list[Attendance] = []
    named: dict[tuple[bool, str], list[str]] = {}
    for index, item in enumerate(minutes.items):
        for each in _of_item(minutes.document.text, index, item):
            others = named.setdefault((each.kind in _AWAY, attendees.key(each.person)), [])
            if all(attendees.are_two(each.person, other) for other in others):
                others.append(each.person)
                found.append(each)
    return tuple(found)


_AWAY = ("apologies", "absent")


def _of_item(whole: str, index: int, item: Item) -> Iterator[Attendance]:
    head = _label(item.title or "", title=True)
    if head is None and not (index == 0 and item.number is None) and not _titles().search(item.title or ""):
        return
    begun, left = (head, _LONGEST_LIST) if head else (None, 0)
    for block in item.blocks:
        if block.section in ("furniture", "purpose") or block.end - block.start > _LONGEST:
            continue
        text = _text(whole[block.start : block.end])
        for part in (_SEGMENT if _LABELLED.search(text) else _SENTENCE).split(text) if text != item.title else ():
            if label := _label(part):
                begun, left = label, _LONGEST_LIST
                people = _listed(label.rest, label, whole=not (label.speaks and tells(f"{label.rest.rstrip('.')}.")))
            elif told := _matches(part):
                people = tuple(_told(*told))
            else:
                people = _listed(part, begun, whole=False) if begun and left else ()
                if not people and begun and not attendees.is_besides(part) and _ends(block, part):
                    begun = None
            yield from (_attendance(person, block, index) for person in people)
        left -= 1


def _text(printed: str) -> str:
    """The reading form of a block, with bars between columns."""
    return reading_form(_COLUMN.sub(" | ", printed) if any(hint in printed for hint in _COLUMN_HINTS) else printed)


def _ends(block: Block, text: str) -> bool:
    """Whether a block that lists nobody ends the list above it: prose, or another label."""
    return len(text.split()) > 8 or text.rstrip().endswith((":", ".")) or block.kind == "heading"


def _attendance(person: tuple[AttendanceKind, Attendee], block: Block, index: int) -> Attendance:
    kind, named = person
    return Attendance(kind, named.name, block.start, block.end, index, named.role, named.instead_of)


def _listed(text: str, label: _Label, whole: bool) -> tuple[tuple[AttendanceKind, Attendee], ...]:
    """The people of a list; `whole` tells that its label stands before it, else all of it must be names."""
    if label.kind is None or not text:
        return ()
    found = attendees.read(text, whole, label.title if whole else "")
    made = []
    for each in found:
        if label.kind == "in attendance" and not (each.known or label.office):
            continue
        kind = _kind(label.kind, each)
        made.append((kind, replace(each, instead_of=None) if kind in _AWAY else each))
        if each.deputy:
            made.append(("substitute", replace(each, name=each.deputy, instead_of=each.name, role=None)))
    return tuple(made)


def _kind(kind: AttendanceKind, person: Attendee) -> AttendanceKind:
    if person.away:
        return person.away
    return "substitute" if person.substitute and kind in ("present", "in attendance") else kind


def _matches(text: str) -> tuple[AttendanceKind, re.Match[str]] | None:
    """The kind of a sentence that tells who came or did not, and where it names them."""
    text = text.rstrip(" .")
    if not _hints().search(text) or _turns()[3].search(text):
        return None
    for kind, pattern in _sentences():
        match = pattern.search(text)
        if match and len(match["who"].split()) <= _WORDS_OF_LIST and _for_somebody(match):
            return kind, match
    return None


def _for_somebody(match: re.Match[str]) -> bool:
    """Whether what stands behind "for", if anything, is a name: not "attended for item 4"."""
    words = match.groupdict().get("for")
    return not words or words.lower() in GIVEN or attendees.name_in(words) is not None


def _told(kind: AttendanceKind, match: re.Match[str]) -> Iterator[tuple[AttendanceKind, Attendee]]:
    """The people of a sentence that tells who came or did not, and who stood in for the last of them."""
    ends, acts, deputies, _ = _turns()
    instead = match.groupdict().get("for")
    subject = match.start("who") == 0  # "Councillor Vale reported that Mrs Orme had sent apologies" is not of Vale
    people = _listed(ends.sub("", acts.sub("", match["who"])), _Label(kind, False, ""), whole=not subject)
    for given, each in people:
        named = attendees.name_in(instead) if instead and given == kind else None
        yield given, replace(each, instead_of=named or each.instead_of)
    for pattern in deputies if people else ():
        other = pattern.search(match.string)
        name = attendees.name_in(other["deputy"]) if other else None
        if name:
            yield "substitute", Attendee(name, instead_of=people[-1][1].name)


@cache
def _turns() -> tuple[re.Pattern[str], re.Pattern[str], tuple[re.Pattern[str], ...], re.Pattern[str]]:
    """What ends the names of a sentence; what the last of them did; who stood in; what denies that it is of today."""
    words = load("attendance")["turns"]
    ends, acts = regex(words["ends"], re.I), regex(words["acts"], re.I)
    return ends, acts, tuple(regex(each, re.I) for each in words["deputy"]), regex(words["denied"], re.I)


@cache
def _titles() -> re.Pattern[str]:
    return regex("|".join(load("attendance")["titles"]["patterns"]), re.I)


@cache
def _hints() -> Caseless:
    """Words of which a sentence must have one to tell who came or did not."""
    return Caseless(rf"\b(?:{'|'.join(load('attendance')['sentences']['hints'])})")


@cache
def _sentences() -> tuple[tuple[AttendanceKind, re.Pattern[str]], ...]:
    told = load("attendance")["sentences"]
    kinds: tuple[AttendanceKind, ...] = ("apologies", "substitute", "absent", "present", "in attendance")
    return tuple((kind, regex(each, re.I)) for kind in kinds for each in told[kind.replace(" ", "-")])


def _label(text: str, title: bool = False) -> _Label | None:
    """The label with which a block begins: alone, with a colon or dash, or in capitals; the label that a title is."""
    for kind, pattern, alone in _labels() if _begins().match(text) else ():
        match = pattern.match(text)
        if match is None:
            continue
        words, rest = match["label"], text[match.end() :].strip(" *_|")
        marked = bool(match["sign"])
        if not marked and rest and (title or not (words.isupper() and words.split()[0].lower() in _shouted())):
            continue
        if kind is not None and len(rest.split()) > _WORDS_OF_LIST:
            continue
        speaks = _speakers().fullmatch(words) is not None
        return _Label(kind, alone.search(words) is not None, rest, SINGULAR.get(words.lower(), ""), speaks)
    return None


@cache
def _begins() -> Caseless:
    """What any label begins with: the quick test before the labels of each kind."""
    words = load("attendance")
    every = [*words["public"]["labels"], *(label for kind in words["kinds"].values() for label in kind["labels"])]
    return Caseless(rf"{_LEADING}(?:{'|'.join(every)})")


@cache
def _shouted() -> frozenset[str]:
    """First words of labels that need no mark behind them where they stand in capitals."""
    return frozenset(load("attendance")["capitals"]["words"])


@cache
def _speakers() -> re.Pattern[str]:
    return regex("|".join(load("attendance")["speakers"]["labels"]), re.I)


@cache
def _labels() -> tuple[tuple[AttendanceKind | None, re.Pattern[str], re.Pattern[str]], ...]:
    words = load("attendance")
    kinds: dict[str, AttendanceKind | None] = {
        name: "in attendance" if name == "in-attendance" else name for name in words["kinds"]
    }
    ordered = sorted(kinds, key=("absent", "apologies", "substitute", "in-attendance", "present").index)
    lists = [(None, words["public"]["labels"]), *((kinds[name], words["kinds"][name]["labels"]) for name in ordered)]
    office = regex(r"\b(?:" + "|".join(words["officers"]["labels"]) + r")", re.I)
    return tuple((kind, _opening(labels), office) for kind, labels in lists)


def _opening(labels: list[str]) -> re.Pattern[str]:
    either = "|".join(labels)
    return regex(
        rf"{_LEADING}(?P<label>{either})(?:\s*\(\d+\))?\s*[*_]*\s*(?P<sign>[:|]|:?[-–—]+(?=\s))?(?:\s*[-–—]\s*)?[*_]*"
        r"(?=\s|\Z|[A-Z])",
        re.I,
    )
