"""Lists and tables of inspections: what opens them, whose reports they hold, who made what stands in a row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from minutegraph.extraction.inspections.sighting import Sighting
from minutegraph.extraction.language.caseless import Caseless
from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.parties import outsiders
from minutegraph.extraction.parties.outsiders import Named, bodies
from minutegraph.lexicon import load
from minutegraph.model import Block, Item, Sentence


def published(
    item: Item, block: Block, sentence: Sentence, publisher: Named, found: tuple[Sighting, ...]
) -> tuple[Sighting, ...]:
    """The sightings of an item in the list of an inspectorate's reports; its words name an event, if no noun does."""
    if _DEMANDS.search(sentence.text):
        return ()
    if not found and len(block.sentences) == 1:
        framework = _listed_framework(sentence.text)
        if framework is None and sentence.text.endswith("."):
            return ()  # a sentence about one of the reports
        kind = _listed_kind(item, block)
        return (Sighting(0, len(sentence.text), kind, 2, inspectors=(publisher,), framework=framework, head="listed"),)
    again = _TITLE.fullmatch(sentence.text) if found and len(block.sentences) == 1 else None
    if again is not None:
        kind = "other" if "review" in again["what"].lower() else "inspection"
        on = (again["on"],) if again["on"] else ()
        return (Sighting(0, len(sentence.text), kind, 2, inspectors=(publisher,), on=on, head="listed"),)
    return tuple(
        s if s.inspectors else replace(s, inspectors=(publisher,), strength=3 if s.strength == 3 else 2, bare=False)
        for s in found
    )


_DEMANDS = regex(r"\b(?:should|must)\b")
_TITLE = regex(
    r"[^.:;]{3,60}\s?[-–]\s(?P<what>[^.:;(]*\b(?:review|re-?visit))\b(?:\s+(?:to|of)\s+(?:the\s+)?(?P<on>[^.:;(]{3,60}?))?\s*"
    r"(?:\([^)]*\))?\.?",
    re.I,
)
"""The title of a report: "Custody Inspection – Follow-up Review (copy on file)"."""


def by_opener(item: Item, block: Block, found: tuple[Sighting, ...]) -> Iterator[Sighting]:
    """The sightings of a list's item, those without an inspector with the one that the line which opens the list names."""
    unnamed = block.opener is not None and any(s.head == "inspected" and not s.inspectors for s in found)
    opened = [body for body in bodies(opener_of(item, block)) if body.kind == "inspectorate"] if unnamed else []
    for sighting in found:
        lacking = len(opened) == 1 and sighting.head == "inspected" and not sighting.inspectors
        yield replace(sighting, inspectors=tuple(opened), follows=False) if lacking else sighting


_REPORTS = Caseless(
    r"\b(?:reports?|inspections?|reviews?|visits?|publications)\s+(?:(?:\w+\s+){0,3}(?:published|issued|carried\s+out|conducted|produced|"
    r"undertaken|made|received)(?P<by>\s+by)?|(?P<of>by))\b",
)


_INSPECTIONS = regex(r"\binspections?\b", re.I)
_INSPECTED = Caseless(
    r"\b(?:inspected|inspections?\s+(?:published|since|in|during|of|by|outcomes?|grades?|results?|had|were)|(?:ofsted|cqc|"
    r"care inspectorate)\s+(?:grades?|ratings?|"
    r"judge?ments?|outcomes?|results?))\b"
)


def lists_inspections(item: Item, block: Block) -> bool:
    """Whether the block is of a list opened as one of inspections: "The following homes had been inspected:"."""
    if block.opener is None:
        return False
    opener = opener_of(item, block)
    return len(opener) < _LONGEST_OPENER and _INSPECTED.search(opener) is not None


_LONGEST_OPENER = 250
COLUMNS = Caseless(
    r"\binspect(?:ed|ions?)\b.*\|.*\b(?:outcome|judge?ment|grade|grading|rating|result)\b|\bdates?\s+of\s+(?:last\s+|the\s+)?inspection\b.*\||"
    r"\|\s*(?:date\s+of\s+(?:last\s+|the\s+)?inspection|(?:date\s+)?(?:last\s+)?inspected|inspection\s+date)\s*(?:\||$)"
)
"""The header of a table of inspections."""
_SPACED_COLUMNS = regex(
    r"(?:Name\s+of\s+)?(?:[A-Z][\w']*\s+(?:[a-z]+\s+)?)?(?:[Ss]chools?|[Hh]omes?|[Pp]roviders?|[Ss]ettings?|[Ss]ervices?|"
    r"[Ee]stablishments?|[Cc]entres?|[Nn]urser(?:y|ies)|[Aa]cadem(?:y|ies)|[Uu]nits?|[Hh]ospitals?|[Ll]ocations?|[Pp]remises)(?:\s+[Nn]ame)?\s+(?:[Dd]ate\s+of\s+(?:last\s+)?[Ii]nspection|(?:Last\s+)?[Ii]nspection\s+[Dd]ate|"
    r"[Dd]ate\s+[Ii]nspected|Inspected|[Dd]ate(?=\s+(?:[Oo]verall\b|[Gg]rad|[Jj]udge?ment|[Oo]utcome|[Rr]ating)))"
    r"(?:\s+[A-Z][\w'&,/ ]{2,60})?"
)
"""The header of one whose columns only blanks part."""
_OF_OTHERS = Caseless(
    r"\b(?:recommendations?|recommended|areas?\s+for|actions?|points?|questions?|priorit(?:y|ies)|should|must)\b"
)
"""A line that opens a list of something else."""
_LEFT_OPEN = (":", "–", "-")


def told_in(heading: str, row: str) -> str:
    """The cells of a row that tell of the inspection: those of the report, and of an earlier one, are left out."""
    names, cells = heading.split(" | "), row.split(" | ")
    if len(names) != len(cells):
        return row
    return " | ".join(cell for name, cell in zip(names, cells, strict=True) if not _is_besides(name.strip(" *:").lower()))


def _is_besides(column: str) -> bool:
    """Whether a column is of the report ("date published") or of an earlier inspection ("previous rating", "last grade")."""
    table = load("inspections")["table"]
    first, _, rest = column.partition(" ")
    earlier = first in table["earlier"] and " " not in rest
    return column in table["report"] or earlier or (first == "last" and rest in table["outcome"])


def heading_of(block: Block, before: str) -> str:
    """The line that opens a list of inspections on which the layout does not hang the lines under it; "" outside one."""
    text = block.sentences[-1].text if block.sentences else ""
    row = " ".join(sentence.text for sentence in block.sentences)
    if (" | " in row and COLUMNS.search(row)) or (
        ("nspect" in row or "ate " in row) and _SPACED_COLUMNS.fullmatch(row.replace(" | ", " "))
    ):
        return row
    if len(text) < _LONGEST_OPENER and text.rstrip().endswith(_LEFT_OPEN) and not _OF_OTHERS.search(text):
        told = " ".join(sentence.text for sentence in block.sentences[-3:])
        return told if _INSPECTED.search(told) else ""
    if not before:
        return ""
    first = block.sentences[0].text if block.sentences else ""
    is_row = len(block.sentences) == 1 and any(letter.isdigit() for letter in text)
    return before if is_row or " - " in first or " – " in first or " | " in first else ""


_BELOW = regex(r"\b(?:listed|set\s+out|shown|given)\s+below\b|\bas\s+follows\b", re.I)
_WANTS = regex(r"\b(?:to|that|should|must)\W*$|\b(?:RESOLVED|AGREED|DECIDED)\b")
"""A line that opens a list of what is to be done."""
_SHORT = regex(r"\s*\((?P<short>\w+)\)")


def publisher_of(item: Item, block: Block) -> Named | None:
    """The inspectorate whose reports the list that holds the block is opened as, if it is one."""
    if block.opener is None:
        return None
    opener = opener_of(item, block)
    told = _REPORTS.search(opener)
    if told is None or _WANTS.search(opener) or (told["of"] and not _BELOW.search(opener)):
        return None
    by = told["by"] or told["of"]
    for body in bodies(opener) if by else bodies(item.title or ""):
        if body.kind == "inspectorate":
            return abbreviated(opener if by else item.title or "", body)
    return None


def abbreviated(text: str, body: Named) -> Named:
    """The body by the abbreviation that the text prints after its name in brackets, if it does."""
    short = _SHORT.match(text, body.end)
    return replace(body, label=short["short"]) if short else body


def opener_of(item: Item, block: Block) -> str:
    """The text of the line that opens the block's list."""
    return " ".join(part.text for part in item.blocks[block.opener].sentences) if block.opener is not None else ""


def _listed_kind(item: Item, block: Block) -> str:
    """What the list's opener calls its items."""
    told = _REPORTS.search(opener_of(item, block))
    return "inspection" if told and _INSPECTIONS.search(told[0]) else "other"


def _listed_framework(text: str) -> Named | None:
    named = outsiders.frameworks(text)
    return named[0] if named else None


def named_last(item: Item, start: int) -> tuple[Named, ...]:
    """The inspectorates that the sentence of the item named that is the last before a place to name any."""
    before = [s for b in item.blocks if b.section != "furniture" for s in b.sentences if s.start < start]
    named = (tuple(body for body in bodies(s.text) if body.kind == "inspectorate") for s in reversed(before))
    return next((found for found in named if found), ())
