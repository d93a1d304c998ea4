"""The slots of each type of fact as cells of the table: which there are, how they are written and compared."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Literal

from minutegraph.model import Answer, Fact, Party
from minutegraph.namespaces import CODES
from minutegraph.rdf.iris import digest, key
from minutegraph.review.cells import day, folded, plain
from minutegraph.vocabulary import ontology_parts

Kind = Literal["parties", "text", "date", "code", "question"]

SLOTS: Mapping[str, Mapping[str, Kind]] = {
    "report": {"by": "parties", "to": "parties", "about": "text"},
    "question": {"by": "parties", "to": "parties", "about": "text"},
    "answer": {"by": "parties", "to": "parties", "question": "question"},
    "statement": {"by": "parties", "to": "parties", "stance": "code"},
    "decision": {"by": "parties", "kind": "code"},
    "action": {"owner": "parties", "due": "text"},
    "inspection": {
        "inspector": "parties",
        "on": "parties",
        "framework": "text",
        "kind": "code",
        "date": "date",
        "outcome": "text",
    },
    "intervention": {"by": "parties", "on": "parties", "kind": "code", "date": "date"},
    "recommendation": {"by": "parties", "to": "parties", "number": "text"},
    "role": {"label": "text", "holder": "text", "organisation": "text"},
}
"""The slots of each type, as docs/facts.md tells them, and what each holds."""

COLUMNS = tuple(dict.fromkeys(slot for slots in SLOTS.values() for slot in slots))
"""All slots, in the order of the table's columns."""

SEPARATOR = ";"
"""Stands between several labels in one cell."""

_IDENTITY = frozenset({"by", "owner", "inspector", "on", "label", "question", "date", "number"})
"""The slots that tell facts of one sentence apart; the others are what rules get better at."""

_LISTS = {
    ("statement", "stance"): "stance",
    ("decision", "kind"): "decision-kind",
    ("inspection", "kind"): "inspection-kind",
    ("intervention", "kind"): "intervention-kind",
}
DEFAULTS = {
    ("statement", "stance"): "neutral",
    ("decision", "kind"): "resolved",
    ("inspection", "kind"): "inspection",
    ("intervention", "kind"): "other",
}
"""What a code slot is where a person leaves it empty: there always is one."""

_NOTATION = re.compile(r'skos:notation "([^"]+)"')

Cells = Mapping[str, str]
"""The slots of one fact: cell by name of the slot, empty where the text names nobody or nothing."""


@cache
def codes(kind: str, slot: str) -> tuple[str, ...]:
    """The words that a slot of a code list takes, as the guide writes them: `focused visit`."""
    text = ontology_parts()[f"{CODES}{_LISTS[kind, slot]}"].read_text("utf-8")
    return tuple(notation.replace("-", " ") for notation in _NOTATION.findall(text))


def labels(cell: str) -> tuple[str, ...]:
    """The labels that a cell holds."""
    return tuple(label for part in cell.split(SEPARATOR) if (label := folded(part)))


def cells_of(fact: Fact, quotes: Mapping[str, str]) -> dict[str, str]:
    """The slots of a fact as cells; `quotes` has the quote of each fact by its id."""
    return {slot: _cell(fact, slot, quotes) for slot in SLOTS[fact.type]}


def _cell(fact: Fact, slot: str, quotes: Mapping[str, str]) -> str:
    if slot == "question" and isinstance(fact, Answer):
        return quotes.get(fact.question or "", "")
    value = getattr(fact, slot)
    if isinstance(value, tuple):
        return joined(party.label for party in value if isinstance(party, Party))
    return folded(value or "")


def joined(names: Iterable[str]) -> str:
    """Labels as one cell."""
    return f"{SEPARATOR} ".join(map(folded, names))


def same(kind: str, slot: str, one: str, other: str) -> bool:
    """Whether two cells of a slot say the same."""
    return normal(kind, slot, one) == normal(kind, slot, other)


def normal(kind: str, slot: str, cell: str) -> str:
    """What cells that say the same share, whatever a spreadsheet or a pair of hands has done to them."""
    holds = SLOTS[kind][slot]
    if holds == "parties":
        return "|".join(sorted({key(plain(label)) for label in labels(cell)}))
    if holds == "code":
        return folded(cell).lower().replace("-", " ") or DEFAULTS[kind, slot]
    if holds == "question":
        return plain(cell)
    return day(cell) or plain(cell).casefold()


def mark(kind: str, cells: Cells) -> str:
    """What tells a fact from others of its type and sentence, and its cells from edited ones.

    A letter, so that no spreadsheet takes it for a number, four digits of what identifies the fact, four of all slots but
    the question, which an answer may lose by a correction of that.
    """
    told = {slot: f"{slot}={normal(kind, slot, cells.get(slot, ''))}" for slot in SLOTS[kind]}
    own = digest(*(words for slot, words in told.items() if slot in _IDENTITY), size=2)
    others = digest(*(words for slot, words in told.items() if slot != "question"), size=2)
    return f"k{own}{others}"


def marks(places: Sequence[tuple[object, str, str]], plain_marks: Sequence[str]) -> list[str]:
    """The marks of all facts of a document in the order of the text; those of twins have a number besides.

    `places` are (item, type, quote), in which twins agree; of twins with equal slots the later ones have a higher number.
    """
    size = Counter(places)
    seen: Counter[tuple[object, str]] = Counter()
    out = []
    for place, own in zip(places, plain_marks, strict=True):
        seen[place, own] += 1
        out.append(f"{own} {seen[place, own]}" if size[place] > 1 else own)
    return out
