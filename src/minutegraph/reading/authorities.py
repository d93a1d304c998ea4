"""Whose minutes a text says it is: the authority that its top names, else one that its first words tell of.

What a text merely mentions is no authority of its own: a council compared with, inspected or written to may be any.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from minutegraph.lexicon import load
from minutegraph.reading.days import DATE
from minutegraph.reading.lines import Line
from minutegraph.reading.sentences import reading_form
from minutegraph.register import Surroundings, resolve

_WORDS = load("headers")
_KINDS = "|".join(_WORDS["authorities"])
_PLACES = "|".join(_WORDS["places"])
_BODIES = "|".join(_WORDS["bodies"])
_NAME = r"(?:(?:[A-Z][\w'’.&-]*|and|of|the|&|upon),?\s+){1,9}?(?i:" + _KINDS + ")"
_AUTHORITY = re.compile(
    r"(?P<name>(?:(?:[A-Z][\w'.&-]*,?|and|of|the|&|upon)\s+){1,9}?(?:(?i:" + _KINDS + r"))\b(?!\s+(?i:" + _PLACES + r")\b)"
    r"|(?i:(?:London|Royal|Metropolitan|County)\s+)?(?i:Borough\s+of)\s+[A-Z]\w+(?:\s+(?i:and|upon|&)\s+[A-Z]\w+|\s+[A-Z]\w+)*)"
)
_NOT = re.compile(r"(?:" + "|".join(_WORDS["not_authorities"]) + r")\s+council\Z", re.I)
_OF_NO_PLACE = frozenset(
    word for name in (*_WORDS["authorities"], *_WORDS["of_no_place"]) for word in name.split() if word.isalpha()
)
_OF_MEETINGS = re.compile(r"\s+(?:" + "|".join(_WORDS["of_meetings"]) + r")(?=\s+(?:" + _KINDS + r")\Z)", re.I)
_OF_BODY = re.compile(r".*\b(?:members|councillors|" + _BODIES + r")\s+of\s+(?:the\s+)?", re.I)
_EDGE = "(?:" + "|".join(_WORDS["around"]) + ")"
AROUND = re.compile(rf"^(?:{_EDGE}\b[\s:–—-]*)+|[\s:–—-]*\b{_EDGE}$", re.I)
"""What stands around the name of a body or authority in a heading and is no part of it."""
MEETS = re.compile(r"\b(?:minutes|meeting|held)\b", re.I)
"""Words of a line that tells of the meeting."""
_TWO_NAMES = re.compile(r"\s+[/|]\s+")
_BARE_KIND = re.compile(rf"(?:{_KINDS})\Z", re.I)
_PLACE_LINE = re.compile(r"[A-Z][\w'’.&-]*(?:\s+(?:[A-Z][\w'’.&-]*|and|of|the|upon|with|cum|&)){0,7}\Z")
_TOLD = (
    re.compile(rf"(?P<name>{_NAME})\s*\(\s*[\"“'‘]?[Tt](?:he|his) (?:Council|Authority)[\"”'’]?\s*\)"),
    re.compile(rf"(?:\A|[.\n])\s*(?:Members|Councillors)\s+of\s+(?:the\s+)?(?P<name>{_NAME})\b[^.\n]{{0,80}}?\s(?:met|assembled)\b"),
    re.compile(rf"(?:\A|\bMinutes:)\s*(?:The\s+)?(?P<name>{_NAME})(?:['’]s?)?\s[^.\n]{{0,80}}?\s?met\s+(?:on|in|at|remotely|virtually)\b"),
    re.compile(rf"\bwelcomed\b[^.\n]{{0,60}}?\bto\s+(?:the|this|today['’]s)\s+[^.\n]{{0,40}}?meeting\s+of\s+(?:the\s+)?(?P<name>{_NAME})\b"),
    re.compile(rf"\b(?i:at|minutes?\s+of)\s+(?i:a|the)\s+(?:[a-z]+\s+){{0,2}}(?i:meeting)\s+of\s+(?:the\s+)?(?P<name>{_NAME})\b"),
)
_TOP = 1_500
_LONGEST = 300


@dataclass(frozen=True, slots=True)
class Stated:
    """A value and where it stands."""

    value: str
    start: int
    end: int


def at_top(top: Sequence[Line]) -> list[Stated]:
    """The authorities that have a line of their own, or one with the meeting or its date; `top` are the first lines."""
    made: list[Stated] = []
    for index, line in enumerate(top):
        if line.size > _LONGEST or line.kind:
            continue
        for start, part in _parts(line):
            match = _AUTHORITY.search(part)
            found = named(match["name"], start + match.start("name")) if match is not None else None
            if found is not None:
                alone = len(part.removeprefix("The ")) - (found.end - found.start) < 4
                if alone or MEETS.search(part) or DATE.search(part):
                    made.append(found)
            elif _IN_SHORT.search(part) and len(part) < 60 and resolve(part, Surroundings()).authority:
                made.append(Stated(reading_form(part), start, start + len(part)))
            elif index and _BARE_KIND.fullmatch(part) and _continues(top[index - 1], line):
                above = top[index - 1]
                made.append(Stated(reading_form(f"{above.whole} {part}"), above.start, line.end))
    return made


_IN_SHORT = re.compile(r"\b(?:MBC|BC|DC|CC|MDC|LB|LBC|RBWM|Comhairle|Cyngor)\b")
"""What a council is called for short, which alone says too little: the register has to know it."""


def in_line(words: str) -> str | None:
    """The authority that the title or label of a page names, None where it names none."""
    match = _AUTHORITY.search(words)
    found = named(match["name"], match.start("name")) if match is not None else None
    return found.value if found is not None else None


def _parts(line: Line) -> Iterator[tuple[int, str]]:
    """The line, or both of its halves with their places where it says the same in two languages."""
    cut = _TWO_NAMES.search(line.whole)
    if cut is None or DATE.search(line.whole, cut.start()):
        yield line.start, line.whole
    else:
        yield line.start, line.whole[: cut.start()]
        yield line.start + cut.end(), line.whole[cut.end() :]


def _continues(above: Line, line: Line) -> bool:
    """Whether a line "PARISH COUNCIL" goes on with the name of the place in the line above it."""
    alike = above.whole.isupper() == line.whole.isupper()
    return alike and not line.blanks and not above.kind and above.size < 60 and _PLACE_LINE.match(above.whole) is not None


def named(words: str, start: int) -> Stated | None:
    """The authority that words of a text at `start` name, without what stands around it; None where they name none."""
    name = AROUND.sub("", AROUND.sub("", words))
    of_body = _OF_BODY.match(name)
    name = name[of_body.end() :] if of_body else name
    start += words.rindex(name)
    plain = {word for word in re.findall(r"\w+", name.lower()) if not word.isdigit()}
    if " " not in name or _NOT.match(name) or plain <= _OF_NO_PLACE:
        return None
    return Stated(reading_form(_OF_MEETINGS.sub("", name)), start, start + len(name))


def told(shade: str) -> Stated | None:
    """The authority that the first words of a text say it is of: "Members of Wereshire County Council met on …"."""
    top = shade[:_TOP]
    if "ouncil" not in top and "uthority" not in top:
        return None
    found = []
    for pattern in _TOLD:
        for match in pattern.finditer(top):
            name = named(match["name"], match.start("name"))
            if name is not None:
                found.append(name)
    return found[0] if len({each.value.lower() for each in found}) == 1 else None
