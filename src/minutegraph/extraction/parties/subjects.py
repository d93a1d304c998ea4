"""Whose verb a verb is: the party, pronoun or thing that stands as its subject, and the agent behind "by"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from minutegraph.extraction.language import vocabulary as v
from minutegraph.extraction.language.adverbs import adverbs
from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.parties.coordinations import groups
from minutegraph.extraction.parties.mentions import Mention, find
from minutegraph.extraction.parties.movers import MOVED
from minutegraph.model import Party

_ADVERBS = adverbs("has", "have", "is", "are", "was", "were", "had", "who")
_GAP = regex(rf"\s*(?:\([^)]*\))?\s*(?:,[^,;]{{2,90}},)?\s*(?:who\s(?:(?!\band\b)[^,;.:]){{3,60}}\s)?{_ADVERBS}", re.I)
_PRONOUN = regex(rf"\b(?P<word>he|she|they|we|it|this|that|these|those|which|who|there)\s*{_ADVERBS}$", re.I)
_SOMEBODY = ("post", "person")
_ASIDE = regex(
    r"(?:,\s+(?:acting\s+)?as|\bsuch\s+as|\bincluding|\b(?:purpose|aim|role|remit|function|duty|duties|task|job)\s+of)\s+(?:the\s+|an?\s+)?$"
)
_AND_BEGINS = regex(r",\s+and\s+(?:the\s+)?")
_OBJECT = regex(r"\b(?:with|to|from|for|about|ask|tell|told|asked|inform|write\s+to)\s+(?:the\s+)?$")
_JOINED = regex(rf"(?:^|[,;:–-]|\b(?:and|but|or|then|so))\s*{_ADVERBS}$", re.I)
_FINITE = regex(
    r"\s*(?:\([^)]*\))?\s*(?:,[^,;]{2,120},)?\s*(?:also|then|further|again|both|all|in\s+turn|subsequently|\w+ly)?\s*"
    r"(?:\w+ed|said|says|thought|felt|was|were|is|would|will|took|gave|undertook|had|has|could|did|spoke|told|hoped|saw|knew|went|"
    r"understood|wrote|brought|read|set|put|drew|came|made|shall|meant|heard|found|did|sought|\w+s)\b",
)
_BREAK = regex(r"(?:[;:]|,\s|\s[-–—]\s|\b(?:that|and|but|which|because|as|if|when|where|so|though|although|said)\s)")
# what may stand before a pronoun that is the subject of a clause, and not of a relative one ("the thing he would take away")
_SPEAKS = regex(
    r"(?:^|[^\w\s])\s*$|\b(?:that|and|but|so|or|as|although|though|whilst|while|then|because|if|when|also|however|said|says|thought|hoped|felt|\w+ed)\s+$",
    re.I,
)
_WITH = regex(r"\s+and\s+(?:the\s+)?", re.I)
_THAT = regex(r"\bthat\b|;")
_OPENING_PRONOUN = regex(r"(?:He|She|They)(?=\s)")
_DETERMINED = regex(r"\W*(?:(?:the|our|an?)\s+)?", re.I)
_CLAUSE = regex(r"\b(?:when|once|as soon as|which|who|as|where|if|because|since|having|being)\b", re.I)


@dataclass(frozen=True, slots=True)
class Subject:
    """The subject of a verb. `start` is where it begins in the text; `words` are its words, lower case, if it is a thing.

    `kind` is "pronoun" where "he", "she" or "they" has to be resolved and nobody in the sentence serves; the parties are
    then empty. `resolved` tells that the parties were taken from elsewhere in the sentence.
    """

    kind: Literal["party", "pronoun", "thing", "none"]
    start: int
    parties: tuple[Party, ...] = ()
    words: str = ""
    resolved: bool = False


_TELLS = regex(
    r"\s+(?:had\s+|also\s+|then\s+)?(?:said|advised|confirmed|explained|agreed|stated|indicated|replied|responded|reported)\s+"
    r"(?:(?:Members|the\s+\w+)\s+)?(?:that\s+)?"
)


_ASKED = regex(rf".{{2,60}}?\s(?:{v.ASKED})\b")
"""A sentence that begins with a question: who goes on behind an answer in it is who answers."""


def subject_of(text: str, at: int) -> Subject:
    """The subject of the verb (its auxiliary included) that begins at `at` of a sentence's reading text."""
    mentions = tuple(m for m in find(text) if m.end <= at)
    for group in reversed(groups(text, mentions)):
        last = group[-1]
        if at - last.end > 120:
            break
        if _ASIDE.search(text, 0, group[0].start):
            continue  # "the Vice-Chair, as Chair, would", "contact with bodies such as the Youth Council would"
        behind = last.end + (last.party.holder is not None and text[last.end] == ",")  # "Mrs Hay, the Clerk, would"
        if _GAP.fullmatch(text, behind, at):
            group = _own(text, group)
            if all(m.pronoun for m in group):
                if not _SPEAKS.search(text, 0, group[0].start):
                    return Subject("thing", group[0].start, (), "which")
                return _pronoun(text, last.start, mentions, last.party.label)
            parties = tuple(m.party for m in group if not m.pronoun)
            pronouns = [m for m in group if m.pronoun]
            if pronouns and len(pronouns) < len(group):
                parties = _pronoun(text, pronouns[0].start, mentions, pronouns[0].party.label).parties + parties
            return Subject("party", group[0].start, parties, "", bool(pronouns))
    pronoun = _PRONOUN.search(text, max(0, at - 60), at)
    if pronoun:
        word = pronoun["word"].lower()
        if word in ("he", "she", "they", "we"):
            if not _SPEAKS.search(text, 0, pronoun.start()):
                return Subject("thing", pronoun.start(), (), "which")
            return _pronoun(text, pronoun.start(), mentions, word)
        return Subject("thing", pronoun.start(), (), word)
    if _JOINED.search(text, max(0, at - 60), at):
        main = main_subject(text, at)
        opening = _OPENING_PRONOUN.match(text) if not main else None
        if opening and _FINITE.match(text, opening.end(), at + 1) and not _THAT.search(text, opening.end(), at):
            return Subject("pronoun", opening.start())
        return Subject("party", at, main, "", True) if main else Subject("none", at)
    start = 0
    for stop in _BREAK.finditer(text, max(0, at - 200), at):
        start = stop.end()
    return Subject("thing", start, (), text[start:at].strip().lower())


def _own(text: str, group: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Those of a group whose verb follows: of "he would ask the Mayor, and the Clerk offered", the Clerk alone."""
    if len(group) == 2 and _AND_BEGINS.fullmatch(text, group[0].end, group[1].start) and _OBJECT.search(text, 0, group[0].start):
        return group[1:]
    return group


def main_subject(text: str, before: int) -> tuple[Party, ...]:
    """The first party of the sentence that has a finite verb of its own before `before`; () if there is none."""
    mentions = tuple(m for m in find(text) if m.end <= before)
    first: tuple[Party, ...] = ()
    opener: tuple[Party, ...] = ()
    for group in groups(text, mentions):
        named = tuple(m.party for m in group if not m.pronoun)
        if named and _DETERMINED.fullmatch(text, 0, group[0].start):
            opener = named
        if not named or not _FINITE.match(text, group[-1].end, before + 1):
            continue
        joined = any(m.pronoun and _WITH.fullmatch(text, m.end, group[0].start) for m in mentions)
        if first and joined:  # "he and the Vice-Chairman had met ..., and would"
            return first + named
        first = first or named
    return first or opener


def _pronoun(text: str, at: int, mentions: tuple[Mention, ...], word: str) -> Subject:
    if word.lower() == "we":
        return Subject("thing", at, (), "we")
    teller = next((m for m in reversed(mentions) if _TELLS.fullmatch(text, m.end, at)), None)
    if teller and not teller.pronoun and word.lower() in ("he", "she") and teller.party.kind in _SOMEBODY:
        return Subject("party", at, (teller.party,), "", True)  # "... which the Head of Audit said that she would"
    main = main_subject(text, at)
    if word.lower() in ("he", "she") and _ASKED.match(text):
        tellers = [m.party for m in mentions if m.party.kind in _SOMEBODY and not m.pronoun and _TELLS.match(text, m.end)]
        if tellers:  # "Mr Hay asked if it had come - the Clerk said not and she"
            return Subject("party", at, (tellers[-1],), "", True)
    if word.lower() in ("he", "she"):
        main = tuple(p for p in main if p.kind in _SOMEBODY)[-1:]
        if not main:
            main = tuple(m.party for m in mentions if m.end <= at and not m.pronoun and m.party.kind in _SOMEBODY)[-1:]
    return Subject("party", at, main, "", True) if main else Subject("pronoun", at)


_BY = regex(r"\bby\s+(?:the\s+|an?\s+|our\s+)?")
_ARTICLE = regex(r"\s*(?:(?:to|the|an?|our|all|both|each|every|this|that)\s+)*", re.I)


def agent_after(text: str, at: int, stop: int | None = None) -> tuple[Party, ...]:
    """The parties behind the first "by" after `at` that names one ("by the Clerk", not "by March")."""
    clause = _CLAUSE.search(text, at)
    end = min(len(text) if stop is None else stop, clause.start() if clause else len(text))
    moved = MOVED.search(text, at, end)
    for match in _BY.finditer(text, at, moved.start() if moved else end):
        for group in groups(text, tuple(m for m in find(text) if m.start >= match.start() and m.end <= end)):
            if group[0].start <= match.end():
                return tuple(m.party for m in group if not m.pronoun)
            break
    return ()


def party_at(text: str, at: int) -> tuple[tuple[Party, ...], int]:
    """The parties that begin at `at` of the text (an article let through) and where they end; ((), at) if none do."""
    article = _ARTICLE.match(text, at)
    low = article.end() if article else at
    for group in groups(text, find(text)):
        if at <= group[0].start <= low:
            return tuple(m.party for m in group if not m.pronoun), group[-1].end
    return (), at
