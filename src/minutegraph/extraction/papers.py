"""Documents that the minutes name (reports, plans, letters, appendices) and the facts that are about them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from minutegraph.extraction import parties, titles
from minutegraph.extraction.context import Context
from minutegraph.extraction.outsiders import bodies, fold, frameworks, party
from minutegraph.extraction.phrases import pattern
from minutegraph.extraction.titles import Title
from minutegraph.model import Fact, Inspection, Minutes, Paper, Party, Report, Sentence
from minutegraph.reading.sentences import reading_form


@dataclass(frozen=True, slots=True)
class _First:
    """Where a document first names a title; `short` is the abbreviation that it prints after it in brackets."""

    item: int
    sentence: Sentence
    title: Title
    id: str
    short: str = ""


def _key(title: str) -> str:
    """Titles that differ only in case, hyphens or apostrophes have one key."""
    return fold(title).replace("'", "")


_SHORT = re.compile(r"\s*\((?P<short>[A-Za-z]*[A-Z][A-Za-z]*)\)")


def _abbreviation(text: str, title: Title) -> str:
    """What the document may call the paper for short: printed after it in brackets, or the initials of a long title."""
    printed = _SHORT.match(text, title.end)
    if printed is not None:
        return printed["short"]
    letters = "".join(word[0] for word in re.split(r"[\s-]+", title.title) if word[0].isalpha())
    return letters.upper() if len(letters) > 3 and title.kind in ("statement", "plan", "strategy") else ""


_last: list[tuple[Minutes, tuple[_First, ...]]] = []


def _named(minutes: Minutes) -> tuple[_First, ...]:
    """The titles of a document, each where it is named first; those of the document read last are kept."""
    if not _last or _last[0][0] is not minutes:
        _last[:] = [(minutes, tuple(_firsts(minutes)))]
    return _last[0][1]


_FURNITURE = re.compile(r"^(?:supporting|additional|background)\s+(?:documents?|papers?)|pdf\b", re.I)


def _firsts(minutes: Minutes) -> Iterator[_First]:
    seen: set[str] = set()
    number = 0
    for index, item in enumerate(minutes.items):
        for block in item.blocks:
            if block.section == "furniture" or block.kind == "heading":
                continue
            for sentence in block.sentences:
                if _FURNITURE.search(sentence.text):
                    continue
                if titles.may_name(sentence.text):
                    for title in titles.find(sentence.text):
                        if _key(title.title) not in seen:
                            number += 1
                            short = _abbreviation(sentence.text, title)
                            seen.update((_key(title.title), _key(short)))
                            yield _First(index, sentence, title, f"p{number}", short)


def find(context: Context) -> Iterator[Paper]:
    """The papers that the item names before any other item does, in order of the text, then the item's own report.

    `answers` holds the ids of inspections of this item or an earlier one. The report that an item brings without naming
    it ("presented the report") is a paper with the item's title; its place is the sentence that brings it.
    """
    known = [fact for fact in (*context.earlier, *context.facts) if isinstance(fact, Inspection)]
    for first in _named(context.minutes):
        if first.item == context.index:
            yield Paper(
                first.id, first.title.title, first.title.kind, first.sentence.start, first.sentence.end, context.index,
                _issuer(first.sentence.text, first.title), _answers(first.sentence, first.title, known),
            )  # fmt: skip
    report = _own_report(context)
    if report is not None:
        yield report


_THE_REPORT = re.compile(
    r"\b(?:the|a|an|this|his|her|its|their|joint|verbal|written|detailed|annual)\s+(?:\w+\s+)?(?:reports?|updates?|"
    r"papers?|presentations?|briefings?)\b",
    re.I,
)


def _own_report(context: Context) -> Paper | None:
    """The paper that the item is about, where an act of reporting brings it without a title of its own."""
    title = (context.item.title or "").strip(" .:")
    if not title:
        return None
    text = context.minutes.document.text
    for fact in context.facts:
        if isinstance(fact, Report):
            words = reading_form(text[fact.start : fact.end])
            if _THE_REPORT.search(words) and not any(t.kind == "report" for t in titles.find(words)):
                return Paper(
                    f"p-{context.index}",
                    reading_form(title),
                    "report",
                    fact.start,
                    fact.end,
                    context.index,
                    fact.by or _author(words),
                    _answers_of_title(context, title),
                )
    return None


def _answers_of_title(context: Context, title: str) -> tuple[str, ...]:
    """The inspections that the title of the item names."""
    known = [fact for fact in (*context.earlier, *context.facts) if isinstance(fact, Inspection)]
    slugs = {b.slug for b in bodies(title)} | {f.slug for f in frameworks(title)}
    return tuple(fact.id for fact in known if fact.id and slugs & _slugs(fact))


_OF = re.compile(r"\b(?:of|by|from)\s+(?:the\s+)?$", re.I)


def _author(text: str) -> tuple[Party, ...]:
    """Who wrote the report: "a report of the Director"."""
    match = re.search(r"\b(?:report|update|paper|presentation|briefing)s?\s+(?:of|by|from)\s+(?:the\s+)?", text, re.I)
    if match is None:
        return ()
    return tuple(m.party for m in parties.find(text) if m.start == match.end() and not m.pronoun)[:1]


def _issuer(text: str, title: Title) -> tuple[Party, ...]:
    """Who wrote the paper: named before it ("the Ofsted letter") or after "of", "by" or "from"."""
    within = [b for b in bodies(title.title) if b.start < 3]
    if within and title.kind in ("letter", "report", "notice", "assessment"):
        return (party(within[0]),)
    if title.kind in ("plan", "strategy", "policy", "framework", "data") and re.match(r"\s+of\b", text[title.end :]):
        return ()
    after = re.match(
        r"\s+(?:of|by|from|produced\s+by|written\s+by|published\s+by|issued\s+by)\s+(?:the\s+)?",
        text[title.end :],
        re.I,
    )
    if after is None:
        return ()
    place = title.end + after.end()
    outside = [party(b) for b in bodies(text) if b.start == place]
    posts = [
        m.party
        for m in parties.find(text)
        if m.start == place and not m.pronoun and m.party.kind in ("post", "person", "body", "authority")
    ]
    return tuple((outside or posts)[:1])


_RESPONDS = re.compile(
    r"\b(?:in\s+response\s+to|respon\w+\s+to|following|address\w*|as\s+a\s+result\s+of|arising\s+from|"
    r"in\s+line\s+with|in\s+accordance\s+with|after|covered|built\s+around|"
    r"outcomes?\s+of|findings\s+(?:of|from)|recommendations\s+(?:of|from|made)|produced|required)\b",
    re.I,
)


def _slugs(fact: Inspection) -> set[str]:
    """The keys of the inspectors and the framework of an inspection."""
    named = {b.slug for p in fact.inspector for b in bodies(p.label)}
    return named | ({f.slug for f in frameworks(fact.framework)} if fact.framework else set())


def _answers(sentence: Sentence, title: Title, known: list[Inspection]) -> tuple[str, ...]:
    """The inspections that the paper records (a letter of the inspectorate) or answers (a plan in response to it)."""
    known = [fact for fact in known if fact.id]
    text = sentence.text
    if title.kind in ("letter", "report") and (
        bodies(title.title) or frameworks(title.title) or re.search(r"inspection|visit", title.title, re.I)
    ):
        mine = {b.slug for b in bodies(title.title)} | {f.slug for f in frameworks(title.title)}
        fitting = [f for f in known if mine & _slugs(f) and _same_kind(title.title, f)]
        return tuple(f.id for f in fitting[:1])
    if title.kind in ("plan", "statement", "strategy", "report") and _RESPONDS.search(text):
        here = [f for f in known if f.start == sentence.start]
        named = {b.slug for b in bodies(text)} | {f.slug for f in frameworks(text)}
        if not here and re.search(r"inspect|visit|ofsted|review", text, re.I):
            here = [f for f in known if named & _slugs(f)] or (known if len(known) == 1 else [])
        return tuple(f.id for f in here[:2])
    return ()


def _same_kind(title: str, fact: Inspection) -> bool:
    """Whether a letter's title speaks of another kind of visit than the inspection was."""
    kinds = re.findall(r"(?:monitoring|focus+ed|assurance)\s+visit|peer\s+(?:review|challenge)", title.lower())
    return not kinds or kinds[0][:5] == fact.kind[:5]


def attach(facts: tuple[Fact, ...], papers: tuple[Paper, ...], minutes: Minutes) -> tuple[Fact, ...]:
    """The facts, each with the ids of the papers that its stretch of text names, in the order of the facts.

    A report that brings "the report" is about the paper that has the item's title.
    """
    if not papers:
        return facts
    by_title = {_key(paper.title): paper.id for paper in papers if not paper.id.startswith("p-")}
    words = [paper.title for paper in papers if not paper.id.startswith("p-")]
    for first in _named(minutes):
        if first.short and _key(first.title.title) in by_title:
            by_title[_key(first.short)] = by_title[_key(first.title.title)]
            words.append(first.short)
    expression = _expression(words)
    own = {paper.item: paper for paper in papers if paper.id.startswith("p-")}
    return tuple(_attached(fact, expression, by_title, own.get(fact.item), minutes) for fact in facts)


def _expression(words: list[str]) -> re.Pattern[str] | None:
    """One expression for all the titles; apostrophes may be missing."""
    if not words:
        return None
    return re.compile(rf"(?<![\w&])(?:{pattern(map(_safe, words)).replace(chr(39), chr(39) + '?')})(?![\w&])", re.I)


def _safe(title: str) -> str:
    return title.replace("*", " ")


def _attached(
    fact: Fact, expression: re.Pattern[str] | None, by_title: dict[str, str], own: Paper | None, minutes: Minutes
) -> Fact:
    words = reading_form(minutes.document.text[fact.start : fact.end])
    named = (
        {by_title[key] for m in expression.finditer(_unquoted(words)) if (key := _key(m[0])) in by_title}
        if expression
        else set()
    )
    if own is not None and isinstance(fact, Report) and (fact.start == own.start or _THE_REPORT.search(words)):
        named.add(own.id)
    return replace(fact, papers=tuple(sorted(named))) if named else fact


def _unquoted(text: str) -> str:
    """The text without quotation marks about a mark ("Appendix 'B'" as Appendix B), as titles are kept."""
    return re.sub(r"(?<=\s)[\"'](\w{1,3})[\"']", r"\1", text)
