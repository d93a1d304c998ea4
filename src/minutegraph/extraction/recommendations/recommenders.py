"""Who made a recommendation: the subject of what the sentence tells, by name or by what stands for it."""

from __future__ import annotations

import re

from minutegraph.extraction.context import Context
from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.language.phrases import pattern, printed
from minutegraph.extraction.parties import voices
from minutegraph.extraction.parties.mentions import find
from minutegraph.extraction.parties.outsiders import ADDRESSED, bodies, party, short
from minutegraph.extraction.recommendations.known_inspectors import as_printed, inspectors
from minutegraph.extraction.recommendations.other_bodies import OWN_TEAM, another_body, visitor
from minutegraph.lexicon import load
from minutegraph.model import Party, Sentence

_words = load("reviewers")
_reviews, _posts, _titles = _words["reviews"], _words["posts"], _words["titles"]
_RANKS = printed((*_titles["first"], *_titles["last"]))
_REVIEW = regex(
    rf"\b(?:the\s+)?(?P<who>(?:(?:{pattern(_reviews['sorts'])}|(?-i:[A-Z][\w'-]+))\s+)*"
    r"(?:review(?:\s+by\s+(?:the\s+)?(?-i:[A-Z][\w'-]+)(?:\s+(?-i:[A-Z][\w'-]+))*)?|independent\s+(?:\w+\s+){1,3}panel|"
    rf"{pattern(_reviews['names'])}|report\s+by\s+(?-i:[A-Z])\w+))(?:'s)?\s+(?:(?:had|has|have|also|therefore|further|strongly)\s+)*$",
    re.I,
)
_PERSON = regex(
    rf"(?:\b(?:when|as|what|that|where|which|since|because|if)\s+|^)(?P<who>(?:(?:{_RANKS})\s+)?(?:[A-Z][a-z'-]+\s?){{1,3}})\s*(?:had|has)\s+(?:also\s+)?$"
)
_NOT_PERSON = regex(rf"\b(?:{printed(_posts['not_persons'])})\b")


_OWN_REVIEW = regex(
    r"^(?:the\s+)?(?:internal\s+.*|(?:this\s+)?(?:scrutiny\s+)?(?:committee|panel|board))(?:'s)?\s+(?:had|has|"
    r"have|also|therefore|"
    r"further|strongly|\s)*$", re.I,
)  # fmt: skip


def outside(context: Context, sentence: Sentence) -> tuple[Party, ...]:
    """The outside bodies that the sentence names, by full name, abbreviation or short name."""
    named = [
        b
        for b in bodies(sentence.text)
        if b.kind not in ("department",) and not ADDRESSED.search(sentence.text, 0, b.start)
    ]
    if not named:
        named = list(short(sentence.text, _known(context)))
    return tuple(party(body) for body in named[:2])


def _known(context: Context) -> set[str]:
    """Keys of the bodies that the item names."""
    return {b.slug for _, _, sentence in context.sentences() for b in bodies(sentence.text)} | {
        b.slug for b in bodies(context.item.title or "")
    }


_PRONOUN = regex(r"(?:^|.*\W)(?P<who>[Ii]t|This|[Tt]hey|[Hh]e|[Ss]he|which|who|and|but)[\s,]*$", re.S)
_PAPER = regex(
    r"(?:\b(?:[Tt]he|[Ii]ts|[Tt]heir|[Tt]his|[Hh]is|[Hh]er|an?)|(?<=\w)'s)\s+(?:\w+\s+){0,2}"
    rf"(?:letter(?:\s+to\s+[\w ]{{3,30}})?|{pattern(_reviews['papers'])})(?:\s+(?:of|dated)\s+\d{{1,2}}\s+\w+(?:\s+\d{{4}})?)?"
    rf"(?:,\s+(?:{pattern(_reviews['came'])})\b[^,;:]{{0,60}},)?[\s,]*$"
)
_THAT_SAYS = regex(r"(?<=letter|report)\s+that\s*$")
"""Between a paper and what it says: "the Ofsted letter that" stressed the need."""
_TITLED = regex(rf"(?:{printed(_titles['plain'])}|Dr|Professor)\s")
_GOES_ON = regex(r"(?:He|She)\s")
_ADVISER = regex(
    r"\b(?:(?:[Tt]he|[Aa]n?|[Oo]ur|[Tt]heir)\s+)?(?P<who>(?:[A-Z]\w+'s?\s+|[a-z-]+s'\s+|[a-z-]+\s+){0,2}?"
    rf"(?:{pattern(_posts['trades'])}))\s+(?:(?:had|has|have|also|therefore|further|strongly)\s+)*$"
)
"""People of a trade who are asked for their advice: "the insurers' surveyor had recommended"."""
_OF_TITLE = regex(
    rf"\b(?P<who>(?:{_RANKS})\s+[A-Z][\w'-]*\w(?:\s+[A-Z][\w-]+)?)'s\s+(?:\w+\s+)?(?:review|report|inquiry|findings|letter)[\s,]*$"
)
_OF_INSPECTION = regex(pattern(_reviews["of_inspection"]))
_INSPECTOR = regex(
    r"(?:\b[Tt]he\s+(?:\w+\s+)?|^|\bthat\s+|[,;]\s+)(?:[Ii]nspectors?|[Ii]nspection\s+team|"
    r"assessors?)[\s,]*$"
)
_SUBJECT = 40  # letters at the end of a text in which the subject of what follows stands
_AUXILIARY = regex(rf"(?:[\s,]+(?:{pattern(_reviews['adverbs'])}))+[\s,]*$", re.I)
_WHOSE = regex(
    r"\b[Tt]he\s+(?P<who>[A-Z][\w'-]+(?:\s[A-Z][\w'-]+){0,3}),\s+whose\s+(?:own\s+)?(?:report|"
    r"review|letter|visit)\b[^;]{0,90}\band\s*$"
)


_WHOSE_PAPER = regex(r",\s+whose\s[^,;]{5,80},\s*$")
"""Between whoever advised and the verb: "The Ombudsman, whose decision was appended," suggested."""


def subject(context: Context, sentence: Sentence, before: str) -> tuple[Party, ...]:
    """The outside body that is the subject of what follows `before`, by its name or by what stands for it.

    A pronoun, or "the letter", is that of whom the sentences just before tell.
    """
    stem = _THAT_SAYS.sub("", _AUXILIARY.sub("", _WHOSE_PAPER.sub("", before)))
    heard = voices.of_item(context)
    named = heard.ending(stem)
    if named:
        return named
    if _INSPECTOR.search(stem) and not _WHOSE.search(stem):
        known = inspectors(context, sentence) or heard.before(sentence.start, 6) or heard.titled()
        return as_printed(stem[-_SUBJECT:], known) or known
    somebody = _WHOSE.search(stem) or _OF_TITLE.search(stem)
    if somebody is not None:
        return (Party(somebody["who"], "person"),)
    paper = _PAPER.search(stem)
    if paper is not None:
        told = heard.named(paper[0]) or heard.named(stem[: paper.start()]) or heard.before(sentence.start, 3) or heard.titled()
        return told or (inspectors(context, sentence) if _OF_INSPECTION.search(paper[0]) else ())
    pronoun = _PRONOUN.match(stem)
    if pronoun is None:
        return ()
    inside = heard.named(stem[: pronoun.start("who")])
    if not inside and pronoun["who"] == "which" and _PAPER.search(stem, 0, pronoun.start("who")):
        return subject(context, sentence, stem[: pronoun.start("who")])
    if inside or pronoun["who"] in ("which", "who", "and", "but"):
        return inside
    if pronoun["who"].lower() in ("he", "she"):
        return _somebody_before(heard, sentence)
    return heard.before(sentence.start, 3) or heard.titled()


def _somebody_before(heard: voices.Voices, sentence: Sentence) -> tuple[Party, ...]:
    """Who "he" or "she" is that opens a sentence: the person of an outside body named in those before."""
    previous = heard.previous(sentence.start)
    while previous is not None and _GOES_ON.match(previous.text) and not heard.named(previous.text):
        previous = heard.previous(previous.start)  # "He drew attention to ... He had also urged"
    told = heard.named(previous.text) if previous else ()
    if previous is None or not told:
        return ()
    personal = _PERSONAL.search(told[0].label) or _PERSONAL.search(previous.text) or _TITLED.match(previous.text)
    return told if personal else ()


_PERSONAL = regex(rf"\b(?:{pattern(_posts['persons'])})\b|^(?:{_RANKS})\s", re.I)
_COMMISSIONED = regex(
    r",?\s+(?:which\s+(?:was|had\s+been)\s+)?commissioned\s+by\s+[^,;]+?(?:\s+in\s+\w+(?:\s+\d{4})?)?,?"
    r"(?=\s+(?:had|has|have)\b|\s*$)"
)


def recommender(context: Context, sentence: Sentence, place: int) -> tuple[Party, ...]:
    """The subject of "recommended", where it is an outside body, a review or a person outside the meeting."""
    text = sentence.text
    before = _COMMISSIONED.sub("", text[:place])
    if _BY.search(text, place, place + 60):
        return ()
    review = _REVIEW.search(before)
    if review is None or " by " not in review["who"]:
        named = voices.of_item(context).ending(_AUXILIARY.sub("", before))
        if named:
            return named
    if review is not None and not _OWN_REVIEW.search(review[0]):
        if _OF_INSPECTORS.search(review["who"]):
            known = inspectors(context, sentence)
            return as_printed(review["who"], known) or known or (Party(review["who"], "group"),)
        return (Party(review["who"], "organisation"),)
    committee = another_body(context, before) or visitor(context, sentence, before)
    if committee:
        return committee
    found = subject(context, sentence, before)
    if found:
        return found
    adviser = _ADVISER.search(before)
    if adviser is not None:
        return (Party(_ARTICLE.sub("", adviser["who"]), "organisation"),)
    person = _PERSON.search(before)
    if person is not None and not _NOT_PERSON.search(person["who"]):
        return (Party(person["who"].strip(), "person"),)
    return _organisation(text[:place])


_PLAIN_INSPECTORS = regex(r"\bby\s+(?:the\s+)?(?P<who>inspectors|inspection\s+team)$")


def by_inspectors(context: Context, sentence: Sentence, before: str) -> tuple[Party, ...]:
    """The inspectors without a name with whom the text ends: "it had been recommended by the inspectors"."""
    plain = _PLAIN_INSPECTORS.search(before)
    if plain is None:
        return ()
    known = inspectors(context, sentence)
    return as_printed(plain[0], known) or known or (Party(plain["who"], "group"),)


_ARTICLE = regex(r"^(?:the|an?|our|their)\s+", re.I)
_OF_INSPECTORS = regex(r"inspector|^report|inspection", re.I)
_BY = regex(r"\brecommended\s+by\s+", re.I)


def _organisation(before: str) -> tuple[Party, ...]:
    """The organisation of no list with which the text ends: "The Woodland Trust has"."""
    stem = _AUXILIARY.sub("", before).rstrip(" ,")
    others = [m for m in find(stem) if m.party.kind == "organisation" and m.end == len(stem)]
    return tuple(m.party for m in others if not OWN_TEAM.search(m.party.label))
