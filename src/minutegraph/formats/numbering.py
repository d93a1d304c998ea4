"""The numbers and bullets that Word shows before paragraphs, and that no text of the file holds: they are counted here.

python-docx gives the definitions; how they count is told in ECMA-376, part 1, 17.9.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from lxml.etree import _Element as Element

from minutegraph.digits import natural
from minutegraph.formats.markers import numeral

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PLACE = re.compile(r"%([1-9])")
_LEVELS = 9
_DEEPEST_STYLE = 20


@dataclass(frozen=True, slots=True)
class _Level:
    """How one level of a list is numbered: Word's style of numbers, the text around them, the first number."""

    style: str = "decimal"
    text: str = ""
    start: int = 1
    legal: bool = False


@dataclass(slots=True)
class _List:
    """A list as it is counted; several lists of a document may share an abstract one, and so its counters."""

    levels: dict[int, _Level]
    abstract: str
    restarts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """Counts the lists of one document, paragraph by paragraph in their order."""

    def __init__(self, document: Any) -> None:
        """Read the definitions of `document` (python-docx); a document without any has no numbers."""
        self._lists: dict[str, _List] = {}
        self._by_style: dict[str, tuple[str, int]] = {}
        self._linked: dict[str, int] = {}  # the level that a list has for a style, where the style tells none
        self._counters: dict[str, list[int]] = {}
        self._begun: set[tuple[str, int]] = set()
        part = _part(document)
        if part is not None:
            self._read(part)
        self._bases: dict[str, str] = {}
        for style in document.styles.element.iter(f"{W}style"):
            ident = style.get(f"{W}styleId", "")
            self._bases[ident] = _attribute(style, "basedOn")
            own = style.find(f"{W}pPr/{W}numPr")
            if own is not None and (number := _attribute(own, "numId")):
                self._by_style[ident] = (number, _number(_attribute(own, "ilvl"), self._linked.get(ident, 0)))

    def sign(self, paragraph: Element) -> tuple[str, int]:
        """What stands before a paragraph ("3.2", "(a)", "•", "" for nothing), and how deep its list is, from 0."""
        ident, level = self._place(paragraph)
        found = self._lists.get(ident)
        if found is None or level not in found.levels:
            return "", 0
        shape = found.levels[level]
        self._count(ident, found, level)
        if shape.style in ("bullet", "none"):
            return ("•" if shape.style == "bullet" else ""), level
        counters = self._counters[found.abstract]

        def place(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            own = found.levels.get(at, _Level())
            return numeral(counters[at], "decimal" if shape.legal else own.style)

        return " ".join(_PLACE.sub(place, shape.text).split())[:40], level

    def _count(self, ident: str, found: _List, level: int) -> None:
        counters = self._counters.setdefault(found.abstract, [0] * _LEVELS)
        if (ident, level) not in self._begun:
            self._begun.add((ident, level))
            if level in found.restarts:
                counters[level] = found.restarts[level] - 1
        if not counters[level]:
            counters[level] = found.levels[level].start - 1
        counters[level] += 1
        for above in range(level):
            if not counters[above]:
                counters[above] = found.levels.get(above, _Level()).start
        for below in range(level + 1, _LEVELS):
            counters[below] = 0

    def _place(self, paragraph: Element) -> tuple[str, int]:
        """The list and level of a paragraph, its own or those of its style."""
        own = paragraph.find(f"{W}pPr/{W}numPr")
        style = _attribute(paragraph, f"pPr/{W}pStyle")
        ident, level = self._styled(style)
        if own is not None:
            ident = _attribute(own, "numId") or ident
            level = _number(_attribute(own, "ilvl"), level)
        return ident, min(level, _LEVELS - 1)

    def _styled(self, style: str) -> tuple[str, int]:
        for _ in range(_DEEPEST_STYLE):
            if style in self._by_style:
                return self._by_style[style]
            style = self._bases.get(style, "")
            if not style:
                break
        return "", 0

    def _read(self, part: Element) -> None:
        abstracts: dict[str, dict[int, _Level]] = {}
        for each in part.iter(f"{W}abstractNum"):
            abstracts[each.get(f"{W}abstractNumId", "")] = dict(map(_level, each.findall(f"{W}lvl")))
            for level in each.findall(f"{W}lvl"):
                linked = _attribute(level, "pStyle")
                if linked:
                    self._linked[linked] = _number(level.get(f"{W}ilvl", ""), 0)
        for number in part.iter(f"{W}num"):
            abstract = _attribute(number, "abstractNumId")
            levels = dict(abstracts.get(abstract, {}))
            restarts: dict[int, int] = {}
            for override in number.findall(f"{W}lvlOverride"):
                at = _number(override.get(f"{W}ilvl", ""), 0)
                if (start := _attribute(override, "startOverride")) != "":
                    restarts[at] = _number(start, 1)
                if (own := override.find(f"{W}lvl")) is not None:
                    levels[at] = _level(own)[1]
            self._lists[number.get(f"{W}numId", "")] = _List(levels, abstract, restarts)


def _part(document: Any) -> Element | None:
    """The part that defines the lists, None where the file has none (python-docx would make one up)."""
    from docx.opc.constants import RELATIONSHIP_TYPE

    for relation in document.part.rels.values():
        if relation.reltype == RELATIONSHIP_TYPE.NUMBERING and not relation.is_external:
            element: Element = relation.target_part.element
            return element
    return None


def _level(level: Element) -> tuple[int, _Level]:
    legal = level.find(f"{W}isLgl")
    return _number(level.get(f"{W}ilvl", ""), 0), _Level(
        style=_attribute(level, "numFmt") or "decimal",
        text=_attribute(level, "lvlText"),
        start=_number(_attribute(level, "start"), 1),
        legal=legal is not None and legal.get(f"{W}val", "1") not in ("0", "false"),
    )


def _attribute(element: Element, path: str) -> str:
    found = element.find(f"{W}{path}")
    return found.get(f"{W}val", "") if found is not None else ""


def _number(text: str, default: int) -> int:
    number = natural(text, 6)
    return default if number is None else number
