"""Documents that a sentence names: titles of reports and plans, letters, appendices with their marks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from minutegraph.extraction.language.caseless import Caseless
from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.language.hints import Hints, Sieve
from minutegraph.extraction.language.phrases import compiled, pattern
from minutegraph.extraction.parties.outsiders import bodies, fold
from minutegraph.lexicon import load


@dataclass(frozen=True, slots=True)
class Title:
    """A document named at start..end of a sentence: its title as printed, without article, and its kind."""

    start: int
    end: int
    title: str
    kind: str


@dataclass(frozen=True, slots=True)
class _Words:
    joining: frozenset[str]
    articles: frozenset[str]
    small: frozenset[str]
    no_title: frozenset[str]
    behind: re.Pattern[str]
    """What follows the word for a paper where none is meant."""
    post: re.Pattern[str]


@cache
def _words() -> _Words:
    words, others = load("titles")["words"], load("titles")["others"]
    return _Words(
        frozenset(words["joining"]),
        frozenset(words["articles"]),
        frozenset(words["small"]),
        frozenset(words["no_title"]),
        regex(rf"\s+(?:{pattern(others['behind'])}|no\.?\s*\d)\b", re.I),
        regex(rf"(?:(?:{pattern(others['ranks'])})\s+)*(?:{pattern(others['posts'])})\b", re.I),
    )


@cache
def _heads() -> tuple[Caseless, dict[str, str]]:
    """The words in which titles end, and the kind of each."""
    kinds: dict[str, str] = {}
    for kind, entry in load("papers").items():
        for head in entry["heads"]:
            kinds.setdefault(fold(head), kind)
    return compiled(kinds), kinds


@cache
def _whole() -> tuple[Caseless, dict[str, str]]:
    """Titles that are titles without capitals, and the kind of each."""
    kinds = {fold(title): kind for kind, entry in load("papers").items() for title in entry["whole"]}
    return compiled(kinds), kinds


_APPENDIX = regex(
    r"\b(?:Appendix|Annex|Document|Enclosure|appendix|annex)\s+[\"']?(?:[A-Z]{1,2}\d?|\d{1,2}[A-Za-z]?|"
    r"[a-h])[\"']?(?![\w-])"
)
_QUOTED = regex(r"(?<!\w)([\"'])(?P<title>[A-Z][^\"']{6,80}?)\1(?!\w)")
_WORD_BACK = regex(r"([\w'&/.()-]+)([\s-]+)$")
_YEAR = regex(r"\d{4}(?:[/-]\d{2,4})?")
_LIMIT = 12
_FAR = 40  # characters


def find(text: str) -> tuple[Title, ...]:
    """The documents that a sentence names, in order, none within another.

    A title is capitalised words that end in a word of the lexicon ("Children's Services Improvement Plan", "Vital Signs
    report"), an appendix with its mark, a title in quotation marks, or one of those that the lexicon lists whole.
    """
    found = [title for ways in _ways().passed(text) for title in ways(text)]
    if '"' in text or "'" in text:
        found += [t for m in _QUOTED.finditer(text) if (t := _quoted(m)) is not None]
    return _apart(found)


@cache
def _ways() -> Sieve[Callable[[str], Iterator[Title]]]:
    """The ways to name a document without quotation marks, each let through by its expression."""
    return Sieve((
        (_marked, (_APPENDIX.pattern,)),
        (_ending, (_heads()[0].pattern,)),
        (_known, (_whole()[0].pattern,)),
    ))  # fmt: skip


def _marked(text: str) -> Iterator[Title]:
    """ "Appendix A"."""
    for match in _APPENDIX.finditer(text):
        yield Title(match.start(), match.end(), match[0].replace('"', "").replace("'", ""), "appendix")


def _ending(text: str) -> Iterator[Title]:
    """Capitalised words that end in a word of the lexicon."""
    for match in _heads()[0].finditer(text):
        title = _titled(text, match)
        if title is not None:
            yield title


def _known(text: str) -> Iterator[Title]:
    """Titles that the lexicon lists whole."""
    expression, kinds = _whole()
    for match in expression.finditer(text):
        yield Title(match.start(), match.end(), text[match.start() : match.end()], kinds[fold(match[0])])


def _apart(found: list[Title]) -> tuple[Title, ...]:
    if len(found) < 2:
        return tuple(found)
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


def _titled(text: str, head: re.Match[str]) -> Title | None:
    """The title that ends in this head; None where it has no name of its own."""
    start, capitals = _leftwards(text, head.start())
    if capitals < 1 or _words().behind.match(text, head.end()):
        return None
    leading = next((b for b in bodies(text[start : head.end()]) if b.start == 0), None)
    if leading is not None and (joined := re.match(r"\s+and\s+", text[start + leading.end : head.end()])):
        start += leading.end + joined.end()
    title = text[start : head.end()].strip(" '\"(")
    own = len(title.split()) - len(head[0].split())
    if own < 1 or _words().post.match(title) or _sentence_start_only(text, start, head, capitals):
        return None
    return Title(start, head.end(), title, _heads()[1][fold(head[0])])


def _leftwards(text: str, head: int) -> tuple[int, int]:
    """Where a title begins that ends in the word at `head`, read over words with a capital, and how many those are."""
    words = _words()
    start, at, capitals = head, head, 0
    for _ in range(_LIMIT):
        match = _word_before(text, at)
        if match is None:
            break
        word = match[1].strip("()'\"")
        low = word.lower()
        ends = match[1].endswith((")", ".")) and len(word) > 2
        if ends or low in words.articles or "(" in match[1]:
            break
        if low in ("and", "&") and _ends_title(text, match.start(1)):
            break
        if word[:1].isupper() or _YEAR.fullmatch(word):
            if low in words.no_title and (match.start() == 0 or low != "draft"):
                break
            start, at, capitals = match.start(1), match.start(1), capitals + word[:1].isupper()
        elif low in words.joining and _goes_on(text, match.start(1)):
            at = match.start(1)
        elif word in words.small:
            start, at = match.start(1), match.start(1)
        else:
            break
    return start, capitals


def _word_before(text: str, place: int) -> re.Match[str] | None:
    """The word that stands before the place, and what parts them; looked for from the last blank before it on."""
    low = max(0, place - _FAR)
    low += text[low:place].rstrip(" -").rfind(" ") + 1
    return _WORD_BACK.search(text, low, place)


def _goes_on(text: str, place: int) -> bool:
    """Whether the word before the joining word at `place` is capitalised too."""
    match = _word_before(text, place)
    word = match[1].strip("()'\"") if match else ""
    return word[:1].isupper() and word.lower() not in _words().no_title


def _ends_title(text: str, place: int) -> bool:
    """Whether another title ends before the joining word at `place`: "Improvement Plan and Vital Signs" are two."""
    before = text[max(0, place - 60) : place].rstrip()
    return any(match.end() == len(before) for match in _heads()[0].finditer(before))


def _sentence_start_only(text: str, start: int, head: re.Match[str], capitals: int) -> bool:
    """Whether the only capital is that of the sentence's first word ("Written reports")."""
    return start == 0 and capitals == 1 and text[head.start()].islower() and not bodies(text[: head.end()])


@cache
def hints() -> Hints:
    """The last words of titles, and the first of appendices: a sentence without one of them names no document."""
    return Hints({head.split()[-1] for head in _heads()[1]} | {"appendix", "annex", "document", "enclosure"})


def is_general(title: str) -> bool:
    """Whether the title is one of those that many papers have ("improvement plan")."""
    return fold(title) in _whole()[1]
