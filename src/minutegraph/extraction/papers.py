"""Documents that the minutes name (reports, plans, letters, appendices) and the facts that are about them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from minutegraph.extraction import parties
from minutegraph.extraction.context import Context
from minutegraph.extraction.outsiders import bodies, fold, frameworks, party
from minutegraph.extraction.phrases import compiled, pattern
from minutegraph.lexicon import load
from minutegraph.model import Fact, Inspection, Minutes, Paper, Party, Report, Sentence
from minutegraph.reading.sentences import reading_form


@dataclass(frozen=True, slots=True)
class Title:
    """A document named at start..end of a sentence: its title as printed, without article, and its kind."""

    start: int
    end: int
    title: str
    kind: str


@cache
def _heads() -> tuple[re.Pattern[str], dict[str, str]]:
    """The words in which titles end, and the kind of each."""
    kinds: dict[str, str] = {}
    for kind, entry in load("papers").items():
        for head in entry["heads"]:
            kinds.setdefault(fold(head), kind)
    return compiled(kinds), kinds


@cache
def _whole() -> tuple[re.Pattern[str], dict[str, str]]:
    """Titles that are titles without capitals, and the kind of each."""
    kinds = {fold(title): kind for kind, entry in load("papers").items() for title in entry["whole"]}
    return compiled(kinds), kinds


_APPENDIX = re.compile(r"\b(?:Appendix|Annex|Document|Enclosure|appendix|annex)\s+[\"']?(?P<mark>[A-Z]{1,2}\d?|\d{1,2}[A-Za-z]?|[a-h])[\"']?(?![\w-])")
_QUOTED = re.compile(r"(?<!\w)([\"'])(?P<title>[A-Z][^\"']{6,80}?)\1(?!\w)")
_JOINING = frozenset("of and for the in on to & with from".split())
_ARTICLES = frozenset("the a an its their our this that his her any each every no all said".split())
_WORD_BACK = re.compile(r"([\w'&/.()-]+)([\s-]+)$")
_NOT_TITLE = re.compile(
    r"^(?:the|an?|this|that|in|at|on|for|of|and|to|following|under|with|from|since|however|members?|officers?|councillors?|cllr|further|"
    r"monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|june|july|august|september|october|november|december|q[1-4]|"
    r"resolved|agreed|noted|decision|minutes|additional|supporting|verbal|draft|it|he|she|they|chair|chairman|mr|mrs|ms|dr)$",
    re.I,
)
_FURNITURE = re.compile(r"^(?:supporting|additional|background)\s+(?:documents?|papers?)|pdf\b", re.I)
_NO_PAPER_AFTER = re.compile(
    r"\s+(?:board|committee|sub-?committee|group|panel|officers?|team|manager|lead|service|department|unit|meetings?|process|period|visit|inspection|rules?|no\.?\s*\d)\b", re.I
)
_POST = re.compile(r"(?:(?:assistant|deputy|interim|strategic|corporate|executive)\s+)*(?:head|director|manager|chair\w*|cabinet|leader|councillor|standing|article)\b", re.I)
_LIMIT = 12


def titles(text: str) -> tuple[Title, ...]:
    """The documents that a sentence names, in order, none within another.

    A title is capitalised words that end in a word of the lexicon ("Children's Services Improvement Plan", "Vital Signs
    report"), an appendix with its mark, a title in quotation marks, or one of those that the lexicon lists whole.
    """
    found = [Title(m.start(), m.end(), m[0].replace('"', "").replace("'", ""), "appendix") for m in _APPENDIX.finditer(text)]
    expression, kinds = _heads()
    for match in expression.finditer(text):
        if _NO_PAPER_AFTER.match(text, match.end()):
            continue
        title = _titled(text, match, kinds[fold(match[0])])
        if title is not None:
            found.append(title)
    whole, kinds = _whole()
    found += [Title(m.start(), m.end(), m[0], kinds[fold(m[0])]) for m in whole.finditer(text)]
    found += [t for m in _QUOTED.finditer(text) if (t := _quoted(m)) is not None]
    return _apart(found)


def _apart(found: list[Title]) -> tuple[Title, ...]:
    kept: list[Title] = []
    for title in sorted(found, key=lambda t: (t.start - t.end, t.start)):
        if not any(title.start < k.end and k.start < title.end for k in kept):
            kept.append(title)
    return tuple(sorted(kept, key=lambda t: t.start))


def _quoted(match: re.Match[str]) -> Title | None:
    """A title in quotation marks, if it ends as titles do."""
    expression, kinds = _heads()
    heads = list(expression.finditer(match["title"]))
    if not heads or heads[-1].end() != len(match["title"]):
        return None
    return Title(match.start("title"), match.end("title"), match["title"], kinds[fold(heads[-1][0])])


def _titled(text: str, head: re.Match[str], kind: str) -> Title | None:
    """The title that ends in this head, read leftwards over capitalised words; None where it has no name of its own."""
    start, capitals = head.start(), 0
    at = start
    for _ in range(_LIMIT):
        match = _WORD_BACK.search(text, max(0, at - 40), at)
        if match is None:
            break
        word = match[1].strip("()'\"")
        if word.lower() in _ARTICLES or "(" in match[1] or match[1].endswith((")", ".")) and len(word) > 2:
            break
        if word.lower() in ("and", "&") and _ends_title(text, match.start(1)):
            break
        if word[:1].isupper() or re.fullmatch(r"\d{4}(?:[/-]\d{2,4})?", word):
            if _NOT_TITLE.match(word) and (match.start() == 0 or word.lower() != "draft"):
                break
            start, at, capitals = match.start(1), match.start(1), capitals + word[:1].isupper()
        elif word.lower() in _JOINING and _goes_on(text, match.start(1)):
            at = match.start(1)
        elif word in ("improvement", "action", "annual", "assurance", "visit", "inspection", "monitoring", "focused", "self", "review", "audit", "signs"):
            start, at = match.start(1), match.start(1)
        else:
            break
    leading = next((b for b in bodies(text[start : head.end()]) if b.start == 0), None)
    if leading is not None and (joined := re.match(r"\s+and\s+", text[start + leading.end : head.end()])):
        start += leading.end + joined.end()
    title = text[start : head.end()].strip(" '\"(")
    own = len(title.split()) - len(head[0].split())
    if capitals < 1 or own < 1 or _POST.match(title) or _sentence_start_only(text, start, head, capitals):
        return None
    return Title(start, head.end(), title, kind)


def _goes_on(text: str, place: int) -> bool:
    """Whether the word before the joining word at `place` is capitalised too."""
    match = _WORD_BACK.search(text, max(0, place - 40), place)
    return bool(match and match[1].strip("()'\"")[:1].isupper() and not _NOT_TITLE.match(match[1].strip("()'\"")))


def _ends_title(text: str, place: int) -> bool:
    """Whether another title ends before the joining word at `place`: "Improvement Plan and Vital Signs" are two."""
    before = text[max(0, place - 60) : place].rstrip()
    return any(match.end() == len(before) for match in _heads()[0].finditer(before))


def _sentence_start_only(text: str, start: int, head: re.Match[str], capitals: int) -> bool:
    """Whether the only capital is that of the sentence's first word ("Written reports")."""
    return start == 0 and capitals == 1 and head[0][0].islower() and not bodies(text[: head.end()])


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


def _firsts(minutes: Minutes) -> Iterator[_First]:
    seen: set[str] = set()
    number = 0
    hint = _heads()[0]
    for index, item in enumerate(minutes.items):
        for block in item.blocks:
            if block.section == "furniture" or block.kind == "heading":
                continue
            for sentence in block.sentences:
                if _FURNITURE.search(sentence.text):
                    continue
                if hint.search(sentence.text) or _APPENDIX.search(sentence.text):
                    for title in titles(sentence.text):
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


_THE_REPORT = re.compile(r"\b(?:the|a|an|this|his|her|its|their|joint|verbal|written|detailed|annual)\s+(?:\w+\s+)?(?:reports?|updates?|papers?|presentations?|briefings?)\b", re.I)


def _own_report(context: Context) -> Paper | None:
    """The paper that the item is about, where an act of reporting brings it without a title of its own."""
    title = (context.item.title or "").strip(" .:")
    if not title:
        return None
    text = context.minutes.document.text
    for fact in context.facts:
        if isinstance(fact, Report):
            words = reading_form(text[fact.start : fact.end])
            if _THE_REPORT.search(words) and not any(t.kind == "report" for t in titles(words)):
                return Paper(f"p-{context.index}", reading_form(title), "report", fact.start, fact.end, context.index, fact.by or _author(words), _answers_of_title(context, title))
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
    after = re.match(r"\s+(?:of|by|from|produced\s+by|written\s+by|published\s+by|issued\s+by)\s+(?:the\s+)?", text[title.end :], re.I)
    if after is None:
        return ()
    place = title.end + after.end()
    outside = [party(b) for b in bodies(text) if b.start == place]
    posts = [m.party for m in parties.find(text) if m.start == place and not m.pronoun and m.party.kind in ("post", "person", "body", "authority")]
    return tuple((outside or posts)[:1])


_RESPONDS = re.compile(
    r"\b(?:in\s+response\s+to|respon\w+\s+to|following|address\w*|as\s+a\s+result\s+of|arising\s+from|in\s+line\s+with|in\s+accordance\s+with|after|covered|built\s+around|"
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
    if title.kind in ("letter", "report") and (bodies(title.title) or frameworks(title.title) or re.search(r"inspection|visit", title.title, re.I)):
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
    named = {by_title[key] for m in expression.finditer(_unquoted(words)) if (key := _key(m[0])) in by_title} if expression else set()
    if own is not None and isinstance(fact, Report) and (fact.start == own.start or _THE_REPORT.search(words)):
        named.add(own.id)
    return replace(fact, papers=tuple(sorted(named))) if named else fact


def _unquoted(text: str) -> str:
    """The text without quotation marks about a mark ("Appendix 'B'" as Appendix B), as titles are kept."""
    return re.sub(r"(?<=\s)[\"'](\w{1,3})[\"']", r"\1", text)

