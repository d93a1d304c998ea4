"""Lists inside a sentence: "asked the Trust to: (a) put up signs; (b) offer hot meals", one recommendation for each part."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from minutegraph.extraction.context import Context
from minutegraph.extraction.language.caseless import Caseless
from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.language.numbers import ORDINALS
from minutegraph.extraction.parties import voices
from minutegraph.extraction.recommendations import addressees, recommendation_makers
from minutegraph.extraction.recommendations.recommendation_lines import is_wanted
from minutegraph.extraction.recommendations.recommendation_words import OWN, STATES
from minutegraph.extraction.recommendations.recommended_areas import UNREAL, place
from minutegraph.model import Party, Recommendation, Sentence

_MARK = regex(
    r"(?:^|[\s,;:])(?:and\s+|or\s+)?(?P<all>\(?(?P<n>[a-h]|[ivx]{1,4}|\d{1,2}|(?<=\()[A-Z]{1,3}\d{1,2})\)|(?P<code>R\d{1,2})(?=[\s,:–-]))[\s:–-]+(?=\w)"
)
_FIRST, _SECOND = frozenset(("a", "i", "1")), frozenset(("b", "ii", "2"))
_SEMICOLON = regex(r";\s+(?:and\s+|or\s+)?(?:that\s+)?(?=\w)")
_COLON = regex(r":[\s–-]*(?:that\s+)?(?=[a-z(])")
_TRAILING = regex(r"[\s,;:]*(?:\band)?[\s,;:]*$")
_THAT = regex(r"(?:,|;)?\s+(?:and\s+)?(?=that\s)")
_LAST_THAT = regex(r"(?:,|;)?\s+and\s+(?=that\s|(?:it\s+)?should\s+[a-z])")
_ANOTHER = Caseless(
    rf"[,;]\s+(?:and\s+)?(?=(?:the\s+)?(?!first\b)(?:{ORDINALS}|last|final|other|another)(?:\s+(?:one|of\s+(?:them|these|which)))?"
    r"\s+(?:was\s+|is\s+)?that\s)"
)
_ORDER = Caseless(
    rf"(?:(?:and|or|the|a|an|{ORDINALS}|last|final|other|another|one|of|them|these|which|was|is)\s+)*that\s+"
    r"(?:.*\b(?:should|must|needs?\s+to|needed\s+to|ought\s+to)\b|.*?(?<!would )(?<!will )"
    r"(?<!could )(?<!can )(?<!may )(?<!might )(?<!to )\bbe\s+\w+|"
    r"(?:it|they)\s+(?!(?:was|were|had|has|is|are|would|will|did)\b)[a-z]+(?<!ed)(?<!s)\s)|"
    r"(?:it\s+)?should\s"
)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a list inside a sentence: its place in the sentence's text, and its number as printed."""

    start: int
    end: int
    number: str | None = None


def listed(context: Context, sentence: Sentence) -> Iterator[Recommendation]:
    """The parts of the list that the sentence opens and holds, if it is one of another body's recommendations."""
    stem, parts = _parts(sentence.text)
    if not parts or sentence.start in context.claimed or OWN.search(stem) or UNREAL.search(stem) or _ALL.search(stem):
        return
    if any(_ONLY_NAMED.match(sentence.text, part.start, part.end) for part in parts):
        return  # "recommendations (a) and (b) had been accepted"
    makers = _makers(context, replace(sentence, text=stem), [sentence.text[part.start : part.end] for part in parts])
    if makers:
        yield from _facts(context, sentence, parts, makers, addressees.of_opener(stem))


def may_list(text: str) -> bool:
    """Whether the text has the marks of a list, brackets or codes, or semicolons behind a colon: a quick test before `listed`."""
    if ";" in text:
        return ":" in text or text.count(")") > 1 or "R" in text
    return ") " in text and (text.count(")") > 1 or "R" in text)


def _makers(context: Context, opener: Sentence, said: list[str]) -> tuple[Party, ...]:
    """Who made what is listed after the words of `opener`."""
    wanted = all(is_wanted(part) for part in said)
    if STATES.search(opener.text) and not wanted:
        return ()
    makers = recommendation_makers.makers(context, opener)
    if makers or not wanted or not _TELLS.search(opener.text):
        return makers
    return voices.of_item(context).acting(opener.text)


_ONLY_NAMED = regex(r"\W*(?:and\W*$|(?:and\s+)?(?:had|has|have\s+been|was|were|is|are|will|would|remained|remain)\b)")
_ALL = Caseless(r"\b(?:all|every)\s+(?:councils?|authorit(?:y|ies)|schools?|trusts?|landlords?|forces?|services)\b")
_TELLS = Caseless(r"\bnamely\W*$|\b(?:following|matters|things|points|steps|improvements?|examples?|these)\b[^:]*:\s*$")


def apart(context: Context, sentence: Sentence, fact: Recommendation) -> Iterator[Recommendation]:
    """The recommendation that the sentence states, or those that it joins: "that the path be cut and that the gate be mended"."""
    text = sentence.text
    first = text.find(" that ") + 1
    marks = list((_THAT if ";" in text else _LAST_THAT).finditer(text, first + 5)) if first else []
    marks = [m for m in marks if text.startswith("that ", m.end()) or " should " in text[first : m.start()]]
    marks = sorted([*marks, *_ANOTHER.finditer(text)], key=lambda m: m.start())
    if not marks or fact.number is not None:
        yield fact
        return
    begins = [_begin(text, first), *(m.end() for m in marks)]
    parts = [Part(a, b) for a, b in zip(begins, [*(m.start() for m in marks), len(text)], strict=True)]
    if not all(_ORDER.match(text[p.start : p.end]) or addressees.addressees(text[p.start : p.end]) for p in parts):
        yield fact
        return
    yield from _facts(context, sentence, parts, fact.by, fact.to)


def _begin(text: str, first: int) -> int:
    """Where the first part begins: with its "that", or, in a series ("The first was that"), with the sentence."""
    return 0 if _ANOTHER.search(text) else first


def _facts(
    context: Context, sentence: Sentence, parts: list[Part], makers: tuple[Party, ...], told: tuple[Party, ...]
) -> Iterator[Recommendation]:
    to = told
    for part in parts:
        said = sentence.text[part.start : part.end]
        to = addressees.addressees(said) or to
        stretch = place(context.minutes.document.text, sentence, said)
        if stretch is not None and stretch[0] < stretch[1]:  # "and that ;" says nothing
            yield Recommendation(
                start=stretch[0], end=stretch[1], rule="recommendations.parts", item=context.index, by=makers, to=to,
                number=part.number,
            )  # fmt: skip


def _parts(text: str) -> tuple[str, list[Part]]:
    """What opens the list inside the text, and its parts: marked, or between semicolons behind a colon; none without a list."""
    marks = list(_MARK.finditer(text))
    if len(marks) > 1 and _in_order(marks):
        ends = [*(m.start() for m in marks[1:]), len(text)]
        found = [_part(text, m.end(), end, m) for m, end in zip(marks, ends, strict=True)]
        return text[: marks[0].start()], found
    colon = _COLON.search(text)
    if colon is None or marks:
        return "", []
    splits = list(_SEMICOLON.finditer(text, colon.end()))
    begins, ends = [colon.end(), *(m.end() for m in splits)], [*(m.start() for m in splits), len(text)]
    found = [_part(text, a, b) for a, b in zip(begins, ends, strict=True)]
    return text[: colon.end()], found if splits else []


def _part(text: str, start: int, end: int, mark: re.Match[str] | None = None) -> Part:
    stop = start + len(_TRAILING.sub("", text[start:end]))
    n = mark["n"] or mark["code"] if mark else ""
    number = None if mark is None else n if n[0].isupper() else mark["all"]
    return Part(start, stop, number)


def _in_order(marks: list[re.Match[str]]) -> bool:
    first, second = (mark["n"] or mark["code"] for mark in marks[:2])
    return (first in _FIRST and second in _SECOND) or (first[0].isupper() and second[0] == first[0])
