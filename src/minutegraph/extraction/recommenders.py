"""Who made a recommendation, and to whom: named in the sentence, or known from the item."""

from __future__ import annotations

import re

from minutegraph.extraction import inspections
from minutegraph.extraction.context import Context
from minutegraph.extraction.outsiders import Named, bodies, party, short
from minutegraph.model import Party, PartyKind, Sentence

_REVIEW = re.compile(
    r"\b(?:the\s+)?(?P<who>(?:(?:independent|external|national|[A-Z][\w'-]+)\s+)*(?:review(?:\s+by\s+(?-i:[A-Z][\w'-]+)(?:\s+(?-i:[A-Z][\w'-]+))*)?|inquiry|"
    r"independent\s+(?:\w+\s+){1,3}panel|"
    r"inspection\s+report|inspectors?|peer\s+team|peers|coroner|reviewers?|auditors?|tenants?'?\s+panel|"
    r"task\s+(?:and\s+finish\s+)?group|"
    r"scrutiny\s+(?:committee|panel|board|review)|ombudsman|actuary|report\s+by\s+[A-Z]\w+))(?:'s)?\s+(?:(?:had|"
    r"has|have|also|therefore|further|strongly)\s+)*$",
    re.I,
)
_PERSON = re.compile(
    r"(?:\b(?:when|as|what|that|where|which|since|because|if)\s+|^)(?P<who>(?:(?:Lord|Lady|Sir|Dame|Professor|"
    r"Baroness|Judge|Dr)\s+)?(?:[A-Z][a-z'-]+\s?){1,3})\s*(?:had|has)\s+(?:also\s+)?$"
)
_NOT_PERSON = re.compile(
    r"\b(?:Members?|Officers?|Council\w*|Cllr|Cabinet|Committee|Panel|Board|Chair\w*|Director|Executive|Authority|"
    r"He|She|They|It|Group|Service|Forum|Leader|Mayor)\b"
)


_NAMED_BODY = re.compile(
    r"\b[Tt]he\s+(?P<who>(?:(?!The\b)[A-Z][\w'&-]+,?\s+(?:(?:and|of|for|&)\s+)?){1,7}(?:Committee|Panel|Board|Commission|Forum))"
    r"\s+(?:had|has)\s+(?:also\s+)?$"
)
_TEAM = re.compile(r"\b(?P<who>peer\s+team|review\s+team)(?:'s)?\b", re.I)


def another_body(context: Context, before: str) -> tuple[Party, ...]:
    """A committee with a name of its own that "had recommended", where it is not the body whose minutes these are."""
    match = _NAMED_BODY.search(before)
    if match is None or _own_body(context) is None or _is_own(context, match["who"]):
        return ()
    return (Party(match["who"], "body"),)


def _own_body(context: Context) -> str | None:
    return context.minutes.document.given.body or context.minutes.stated.body


def _is_own(context: Context, name: str) -> bool:
    """Whether the name may be that of the body whose minutes these are: the words of the shorter stand in the longer."""
    own = _own_body(context)
    if own is None:
        return False
    mine, theirs = (set(re.findall(r"\w{3,}", words.lower())) for words in (name, own))
    return mine <= theirs or theirs <= mine


def team(text: str) -> tuple[Party, ...]:
    """The peers or reviewers of whom a sentence speaks without their association's name."""
    match = _TEAM.search(text)
    return (Party(match["who"], "group"),) if match else ()


def outside(context: Context, sentence: Sentence) -> tuple[Party, ...]:
    """The outside bodies that the sentence names, by full name, abbreviation or short name."""
    named = [
        b
        for b in bodies(sentence.text)
        if b.kind not in ("department",) and not re.search(r"\b(?:to|with)\s+(?:the\s+)?$", sentence.text[: b.start])
    ]
    if not named:
        named = list(short(sentence.text, _known(context)))
    return tuple(party(body) for body in named[:2])


def _known(context: Context) -> set[str]:
    """Keys of the bodies that the item names."""
    return {b.slug for _, _, sentence in context.sentences() for b in bodies(sentence.text)} | {
        b.slug for b in bodies(context.item.title or "")
    }


def inspectors(context: Context, sentence: Sentence) -> tuple[Party, ...]:
    """The inspectors of the inspection last told of before the sentence in this item, else those of its title."""
    here = [fact for item, fact in inspections.of_document(context.minutes) if item == context.index and fact.inspector]
    before = [fact for fact in here if fact.start <= sentence.start] or here
    if before:
        return tuple(_derived(one) for one in before[-1].inspector)
    return tuple(_derived(party(body)) for body in _kept(bodies(context.item.title or "")))


def _kept(named: tuple[Named, ...]) -> tuple[Named, ...]:
    return tuple(b for b in named if b.kind in ("inspectorate", "regulator", "auditor", "reviewer"))[:1]


def _derived(one: Party) -> Party:
    return Party(one.label, one.kind, "derived", one.holder, one.organisation)


_OF_WHOM = re.compile(
    r"\b(?i:recommendations?(?:\s+\d+)?\s+(?:of|from|made\s+by)|"
    r"findings\s+of)\s+(?:the\s+)?(?P<who>(?:[\w'&-]+\s+){0,7}?(?i:committee|panel|board|review|inquiry|group|"
    r"commission|forum|team))\b"
)


def others(context: Context) -> tuple[Party, ...]:
    """Another body whose recommendations the item is about ("the recommendations of the scrutiny committee")."""
    for _, _, sentence in context.sentences():
        named = of_whom(context, sentence.text)
        if named:
            return tuple(_derived(one) for one in named)
    return ()


def of_whom(context: Context, text: str) -> tuple[Party, ...]:
    """The body whose recommendations or findings the sentence speaks of, if it is not that of the minutes."""
    match = _OF_WHOM.search(text)
    if match is None:
        return ()
    label = re.sub(r"^(?:an?|the|our|its)\s+", "", match["who"], flags=re.I)
    return () if _is_own(context, label) else (Party(label, _body_kind(label)),)


def _body_kind(label: str) -> PartyKind:
    return "body" if re.search(r"committee|panel|board|forum|commission|group$", label, re.I) else "organisation"


def recommender(context: Context, text: str, place: int) -> tuple[Party, ...]:
    """The subject of "recommended", where it is an outside body, a review or a person outside the meeting."""
    before = text[:place]
    for body in bodies(text):
        tail = text[body.end : place]
        if (
            body.end <= place
            and len(tail) < 60
            and re.fullmatch(
                r"(?:'s?)?(?:\s*\([^)]*\))?(?:\s+(?:inspectors?|report|letter|team|review|inspection|had|has|have|"
                r"also|therefore|then|further|and|strongly|in\s+\w+(?:\s+\d{4})?))*\s*,?\s*",
                tail,
                re.I,
            )
        ):
            return (party(body),)
    if re.search(r"\brecommended\s+by\s+", text[place : place + 60], re.I):
        return ()
    short_named = [b for b in short(text, _known(context)) if b.end <= place and place - b.end < 30]
    if short_named:
        return (party(short_named[-1]),)
    review = _REVIEW.search(before)
    if review is not None and not re.search(
        r"^(?:the\s+)?(?:internal\s+.*|(?:this\s+)?(?:scrutiny\s+)?(?:committee|panel|board))(?:'s)?\s+(?:had|has|"
        r"have|also|therefore|further|strongly|\s)*$",
        review[0],
        re.I,
    ):
        if re.search(r"inspector|^report|inspection", review["who"], re.I):
            return inspectors(context, Sentence(0, 0, text)) or (Party(review["who"], "group"),)
        return (Party(review["who"], "organisation"),)
    committee = another_body(context, before)
    if committee:
        return committee
    person = _PERSON.search(before)
    if person is not None and not _NOT_PERSON.search(person["who"]):
        return (Party(person["who"].strip(), "person"),)
    return ()


_SHOULD = re.compile(
    r"\b(?:[Tt]he\s+)?(?P<to>(?:(?!The\b|That\b)[A-Z][\w'&-]+\s+){0,4}(?i:council|authority|force|service|trust|"
    r"partnership|department|local\s+area|constabulary|landlord))\s+"
    r"(?:should|must|needed\s+to|needs\s+to|ought\s+to|ensures?|be\s+asked)\b"
)


def addressee(text: str) -> tuple[Party, ...]:
    """To whom: "the council should ..."."""
    match = _SHOULD.search(text)
    if match is None:
        return ()
    label = re.sub(r"^(?:that\s+)?(?:the\s+)?", "", match["to"], flags=re.I)
    return (Party(label, "authority" if re.search(r"council|authority", label, re.I) else "organisation"),)
