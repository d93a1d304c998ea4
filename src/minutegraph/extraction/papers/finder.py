"""Documents that the minutes name (reports, plans, letters, appendices) and the facts that are about them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from minutegraph.extraction.context import Context
from minutegraph.extraction.language.caseless import Caseless
from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.language.hints import Hints
from minutegraph.extraction.latest import kept_of_latest
from minutegraph.extraction.papers import titles
from minutegraph.extraction.papers.titles import Title
from minutegraph.extraction.parties import mentions as parties
from minutegraph.extraction.parties.outsiders import bodies, frameworks, party
from minutegraph.model import Fact, Inspection, Minutes, Paper, Party, Report, Sentence
from minutegraph.reading.sentences import reading_form


@dataclass(frozen=True, slots=True)
class _First:
    """Where a document first names a title; `shorts` are what it may be called besides, `again` where it is so called."""

    item: int
    sentence: Sentence
    title: Title
    id: str
    shorts: tuple[str, ...] = ()
    again: tuple[tuple[Sentence, Title], ...] = ()


_WORD = regex(r"\w+")


@lru_cache(maxsize=512)
def _key(text: str) -> str:
    """The text in lower case, without apostrophes and other marks: titles that differ in these only are one."""
    return " ".join(_WORD.findall(text.lower().replace("'", "").replace("&", "and")))


_SHORT = regex(r"\s*\((?P<short>[A-Za-z]*[A-Z][A-Za-z]*)\)")


def _abbreviation(text: str, title: Title) -> str:
    """What the document may call the paper for short: printed after it in brackets, or the initials of a long title."""
    printed = _SHORT.match(text, title.end)
    if printed is not None:
        return printed["short"]
    letters = "".join(word[0] for word in _BETWEEN.split(title.title) if word[0].isalpha())
    return letters.upper() if len(letters) > 3 and title.kind in ("statement", "plan", "strategy") else ""


_BETWEEN = regex(r"[\s-]+")


@kept_of_latest
def _named(minutes: Minutes) -> tuple[_First, ...]:
    """The titles of a document, each where it is named first; those of the document read last are kept."""
    return tuple(_firsts(minutes))


_FURNITURE = Caseless(r"^(?:supporting|additional|background)\s+(?:documents?|papers?)|pdf\b")
_FURNITURE_HINTS = Hints.of(_FURNITURE.pattern)


def _firsts(minutes: Minutes) -> Iterator[_First]:
    """Each paper of a document where it is named first; a bare "improvement plan" is the one that has a full title."""
    seen: set[str] = set()
    found: list[_First] = []
    hints = titles.hints()
    for index, item in enumerate(minutes.items):
        for block in item.blocks:
            if block.section == "furniture" or block.kind == "heading":
                continue
            for sentence in block.sentences:
                if not hints.found(sentence.text):
                    continue
                if _FURNITURE_HINTS.found(sentence.text) and _FURNITURE.search(sentence.text):
                    continue
                for title in titles.find(sentence.text):
                    if _key(title.title) not in seen:
                        short = _abbreviation(sentence.text, title)
                        seen.update((_key(title.title), _key(short) if short else ""))
                        found.append(_First(index, sentence, title, f"p{len(found) + 1}", (short,) if short else ()))
    yield from _joined(found)


def _joined(found: list[_First]) -> Iterator[_First]:
    """The papers; a shorter title goes to the only paper that it can mean ("the improvement plan", "Vital Signs")."""
    meant = {first.id: _meant(first, found) for first in found}
    for first in found:
        if meant[first.id] is None:
            shorter = [other for other in found if meant[other.id] == first.id]
            shorts = (*first.shorts, *(other.title.title for other in shorter))
            yield replace(first, shorts=shorts, again=tuple((other.sentence, other.title) for other in shorter))


def _meant(first: _First, found: list[_First]) -> str | None:
    """The id of the paper that a short title stands for: it ends in it, where that is general, or adds its kind."""
    key = _key(first.title.title)
    longer = [other for other in found if _key(other.title.title) == f"{key} {other.title.kind}"]
    if titles.is_general(first.title.title):
        longer += [other for other in found if _key(other.title.title).endswith(f" {key}")]
    return longer[0].id if len(longer) == 1 else None


def find(context: Context) -> Iterator[Paper]:
    """The papers that the item names before any other item does, in order of the text, then the item's own report.

    `answers` holds the ids of inspections of this item or an earlier one. The report that an item brings without naming
    it ("presented the report") is a paper with the item's title; its place is the sentence that brings it.
    """
    here = [first for first in _named(context.minutes) if first.item == context.index]
    known = _inspections(context) if here else []
    for first in here:
        yield Paper(
            first.id, first.title.title, first.title.kind, first.sentence.start, first.sentence.end, context.index,
            _issuer(first.sentence.text, first.title), _answers_of(first, known),
        )  # fmt: skip
    report = _own_report(context)
    if report is not None:
        yield report


def _inspections(context: Context) -> list[Inspection]:
    """Those of the item and of the items before it."""
    return [fact for fact in (*context.earlier, *context.facts) if isinstance(fact, Inspection)]


_THE_REPORT = Caseless(
    r"\b(?:the|a|an|this|his|her|its|their|joint|verbal|written|detailed|annual)\s+(?:\w+\s+)?(?:reports?|updates?|"
    r"papers?|presentations?|briefings?)\b",
)


def _own_report(context: Context) -> Paper | None:
    """The paper that the item is about, where an act of reporting brings it without a title of its own.

    Items of the same title are about the same paper, which the first of them yields.
    """
    reports = [fact for fact in context.facts if isinstance(fact, Report)]
    title = reading_form((context.item.title or "").strip(" .:")) if reports else ""
    text = context.minutes.document.text
    for fact in reports if title else ():
        words = reading_form(text[fact.start : fact.end])
        if _THE_REPORT.search(words) and not any(t.kind == "report" for t in titles.find(words)):
            if any(isinstance(f, Report) and _title_key(context.minutes, f) == _key(title) for f in context.earlier):
                return None
            by, answers = fact.by or _author(words), _answers_of_title(context, title)
            return Paper(f"p-{context.index}", title, "report", fact.start, fact.end, context.index, by, answers)
    return None


def _title_key(minutes: Minutes, fact: Fact) -> str:
    """The key of the title of the fact's item."""
    return _key(reading_form((minutes.items[fact.item].title or "").strip(" .:")))


def _answers_of_title(context: Context, title: str) -> tuple[str, ...]:
    """The inspections that the title of the item names."""
    known = _inspections(context)
    slugs = {b.slug for b in bodies(title)} | {f.slug for f in frameworks(title)}
    return tuple(fact.id for fact in known if fact.id and slugs & _slugs(fact))


def _author(text: str) -> tuple[Party, ...]:
    """Who wrote the report: "a report of the Director"."""
    match = _REPORT_OF.search(text)
    if match is None:
        return ()
    return tuple(m.party for m in parties.find(text) if m.start == match.end() and not m.pronoun)[:1]


_REPORT_OF = regex(r"\b(?:report|update|paper|presentation|briefing)s?\s+(?:of|by|from)\s+(?:the\s+)?", re.I)


def _issuer(text: str, title: Title) -> tuple[Party, ...]:
    """Who wrote the paper: named before it ("the Ofsted letter") or after "of", "by" or "from"."""
    within = [b for b in bodies(title.title) if b.start < 3]
    if within and title.kind in ("letter", "report", "notice", "assessment"):
        return (party(within[0]),)
    if title.kind in ("plan", "strategy", "policy", "framework", "data") and _OF.match(text, title.end):
        return ()
    after = _WRITTEN_BY.match(text, title.end)
    if after is None:
        return ()
    place = after.end()
    outside = [party(b) for b in bodies(text) if b.start == place]
    posts = [
        m.party
        for m in parties.find(text)
        if m.start == place and not m.pronoun and m.party.kind in ("post", "person", "body", "authority")
    ]
    return tuple((outside or posts)[:1])


_WRITTEN_BY = regex(r"\s+(?:of|by|from|produced\s+by|written\s+by|published\s+by|issued\s+by)\s+(?:the\s+)?", re.I)
_OF = regex(r"\s+of\b")
_ANSWERING = regex(
    r"\b(?:in\s+response\s+to|respon\w+\s+to|following|address\w*|as\s+a\s+result\s+of|arising\s+from|"
    r"in\s+line\s+with|in\s+accordance\s+with|after|covered|built\s+around|"
    r"outcomes?\s+of|findings\s+(?:of|from)|recommendations\s+(?:of|from|made))\b",
    re.I,
)
_REQUIRING = regex(r"\b(?:required|requires|resulted\s+in|led\s+to)\b", re.I)
_JUDGING = regex(r"inspect|visit|ofsted|review|recommendations", re.I)


def _slugs(fact: Inspection) -> set[str]:
    """The keys of the inspectors and the framework of an inspection."""
    named = {b.slug for p in fact.inspector for b in bodies(p.label)}
    return named | ({f.slug for f in frameworks(fact.framework)} if fact.framework else set())


def _answers(sentence: Sentence, title: Title, known: list[Inspection]) -> tuple[str, ...]:
    """The inspections that the paper records (a letter of the inspectorate) or answers (a plan in response to it)."""
    known = [fact for fact in known if fact.id]
    text = sentence.text
    if title.kind in ("letter", "report") and (
        bodies(title.title) or frameworks(title.title) or _OF_VISIT.search(title.title)
    ):
        mine = {b.slug for b in bodies(title.title)} | {f.slug for f in frameworks(title.title)}
        fitting = [f for f in known if mine & _slugs(f) and _same_kind(title.title, f)]
        return tuple(f.id for f in fitting[:1])
    answering = _ANSWERING.search(text, title.end) or _REQUIRING.search(text, 0, title.start)
    if title.kind not in ("plan", "statement", "strategy") or answering is None or not _JUDGING.search(text):
        return ()
    here = [f for f in known if f.start == sentence.start]
    if not here:
        named = {b.slug for b in bodies(text)} | {f.slug for f in frameworks(text)}
        here = [f for f in known if named & _slugs(f)] or (known if len(known) == 1 else [])
    return tuple(f.id for f in here[:1])


_OF_VISIT = regex(r"inspection|visit", re.I)


def _answers_of(first: _First, known: list[Inspection]) -> tuple[str, ...]:
    """The inspections that the sentences which name the paper first, by whatever title, say that it answers."""
    places = ((first.sentence, first.title), *first.again)
    return tuple(dict.fromkeys(answer for sentence, title in places for answer in _answers(sentence, title, known)))


def _same_kind(title: str, fact: Inspection) -> bool:
    """Whether a letter's title speaks of another kind of visit than the inspection was."""
    kinds = _VISITS.findall(title.lower())
    return not kinds or kinds[0][:5] == fact.kind[:5]


_VISITS = regex(r"(?:monitoring|focus+ed|assurance)\s+visit|peer\s+(?:review|challenge)")


class Naming:
    """Which of a document's papers a fact is about: those that its stretch of text names."""

    def __init__(self, papers: tuple[Paper, ...], minutes: Minutes) -> None:
        self.text = minutes.document.text
        self._minutes = minutes
        known = {paper.id for paper in papers}
        called = [(f" {_key(paper.title)} ", paper.id) for paper in papers if not paper.id.startswith("p-")]
        called += [(f" {_key(s)} ", first.id) for first in _named(minutes) if first.id in known for s in first.shorts]
        self._called = [(name, name.rsplit(" ", 2)[1], paper) for name, paper in called]
        self._own = {_key(paper.title): paper.id for paper in papers if paper.id.startswith("p-")}
        self._lasts = sorted({last for _, last, _ in self._called})
        self._in_stretch: dict[tuple[int, int], frozenset[str]] = {}

    def of(self, fact: Fact) -> tuple[str, ...]:
        """The ids of the papers, sorted. A report that brings "the report" is about the paper that has the item's title."""
        place = (fact.start, fact.end)
        named = self._in_stretch.get(place)
        if named is None:
            named = self._in_stretch[place] = self._named_in(self.text[fact.start : fact.end])
        if isinstance(fact, Report) and self._own and _THE_REPORT.search(reading_form(self.text[fact.start : fact.end])):
            paper = self._own.get(_title_key(self._minutes, fact))
            named = named | {paper} if paper is not None else named
        return tuple(sorted(named)) if named else ()

    def _named_in(self, text: str) -> frozenset[str]:
        """The papers that are called by one of their names in the text; of names within names by the longest."""
        low = text.lower()
        for last in self._lasts:
            if last in low:
                break
        else:
            return frozenset()
        words = f" {_key(reading_form(text))} "
        here = [(name, paper) for name, _, paper in self._called if name in words]
        return frozenset(paper for name, paper in here if not any(name != other and name in other for other, _ in here))
