"""Bodies that no list knows and that are not the meeting's own: another committee, a group or review that recommended."""

from __future__ import annotations

import re
from functools import cache

from minutegraph.extraction.context import Context
from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.language.phrases import pattern
from minutegraph.extraction.parties.mentions import find
from minutegraph.extraction.parties.outsiders import derived
from minutegraph.lexicon import load
from minutegraph.model import Party, PartyKind, Sentence

_NAMED_BODY = regex(
    r"\b[Tt]he\s+(?P<who>(?:(?!The\b)[A-Z][\w'&-]+,?\s+(?:(?:and|of|for|&)\s+)?){0,7}(?:Committee|Panel|Board|"
    r"Commission|Forum))"
    r"(?:\s*\([^)]*\))?\s+(?:(?:had|has)\s+(?:also\s+)?|(?=$))$"
)


def another_body(context: Context, before: str) -> tuple[Party, ...]:
    """A committee with a name of its own that "had recommended", where it is not the body whose minutes these are."""
    match = _NAMED_BODY.search(before)
    if match is None or _own_body(context) is None or _is_own(context, match["who"]):
        return ()
    return (Party(match["who"], "body"),)


_AS_TOLD = regex(r"(?:.{0,60}?\bthat\s+)?(?:[Tt]he\s+|[Aa]n?\s+)?")
_HAD_CHECKED = regex(
    r"(?:\s*\([^)]*\))?\s+(?:(?:had|has|have|also|since|jointly|recently)\s+)+(?:visited|inspected|reviewed|assessed|audited|examined|"
    r"surveyed|investigated|looked\s+(?:at|into)|(?:done|made|held|led|finished|completed|conducted|undertaken|carried\s+out|paid)\s+(?:an?|the|its|"
    r"their|two|three)\s+(?:[\w-]+\s+){0,4}?(?:visit|inspection|review|assessment|audit|survey|challenge|health\s+check|investigation|inquiry))s?\b"
    r"[^;:]*?,?\s+and\s+(?:(?:had|has|have|also)\s+)*$"
)
"""Between a body and "recommended", where it had come to look: "had visited the Council in May and had"."""


def visitor(context: Context, sentence: Sentence, before: str) -> tuple[Party, ...]:
    """The body, of no list, that is told to have inspected, reviewed or visited before it recommended."""
    named = find(sentence.text)
    if not named or not _AS_TOLD.fullmatch(before, 0, named[0].start) or not _HAD_CHECKED.fullmatch(before, named[0].end):
        return ()
    one = named[0].party
    if " " not in one.label or not one.label[:1].isupper():
        return ()
    own = context.minutes.document.given.authority or context.minutes.stated.authority
    other = one.label.lower() not in own.lower() if own else "peer" in before
    outside = one.kind in ("body", "organisation") and _of_others().search(one.label) and not OWN_TEAM.search(one.label)
    return (one,) if outside or (one.kind == "authority" and other) else ()


@cache
def _of_others() -> re.Pattern[str]:
    """Words of the name of a body that is not the council's own."""
    return regex(rf"\b(?:{pattern(load('recommendations')['words']['outside'])})\b", re.I)


OWN_TEAM = regex(r"\b(?:Department|Panel|Board|Group|Committee|Forum)$")


def _own_body(context: Context) -> str | None:
    return context.minutes.document.given.body or context.minutes.stated.body


def _is_own(context: Context, name: str) -> bool:
    """Whether the name may be that of the body whose minutes these are: the words of the shorter stand in the longer."""
    own = _own_body(context)
    if own is None:
        return False
    mine, theirs = (set(_WORD.findall(words.lower())) for words in (name, own))
    return mine <= theirs or theirs <= mine


_WORD = regex(r"\w{3,}")
_OF_WHOM = regex(
    r"\b(?i:rec(?:ommendation)?s?(?:\s+\d+)?\s+(?:of|from|made\s+by)|"
    r"findings\s+of)\s+(?:the\s+)?(?P<who>(?:[\w'&-]+\s+){0,7}?(?i:committee|panel|board|review|inquiry|group|"
    r"commission|forum|team|challenge|inspection|audit|assessment))\b"
)


def others(context: Context) -> tuple[Party, ...]:
    """Another body whose recommendations the item is about ("the recommendations of the scrutiny committee")."""
    for _, _, sentence in context.sentences():
        named = of_whom(context, sentence.text)
        if named:
            return tuple(derived(one) for one in named)
    return ()


_THIS = regex(r"(?:this|that|the\s+same)\s+\w+", re.I)
"""What points back to something named before: "that audit"."""
_GROUP_MADE = regex(
    r"^(?:the\s+)?(?P<who>(?:[\w'-]+\s+){0,4}(?:group|panel|inquiry|review|working\s+party|task\s+force|commission))\s+(?:(?:had|has|have|also)\s+)*"
    r"(?:made|put\s+forward|submitted|given|put)\s+(?:\w+\s+){0,3}(?:recommendations|proposals|suggestions)\s+to\s+(?:the\s+)?"
    r"(?:[\w'-]+\s+){0,3}?(?:board|council|cabinet|committee|executive|trust|service|authority|landlord)\b",
    re.I,
)


def of_whom(context: Context, text: str) -> tuple[Party, ...]:
    """The body whose recommendations or findings the sentence speaks of, if it is not that of the minutes."""
    match = _OF_WHOM.search(text) or _GROUP_MADE.match(text)
    if match is None:
        return ()
    if _THIS.fullmatch(match["who"]):
        return ()
    label = _ARTICLE.sub("", match["who"])
    return () if _is_own(context, label) else (Party(label, _body_kind(label)),)


_ARTICLE = regex(r"^(?:an?|the|our|its)\s+", re.I)


def _body_kind(label: str) -> PartyKind:
    return "body" if _OF_MEMBERS.search(label) else "organisation"


_OF_MEMBERS = regex(r"committee|panel|board|forum|commission|group$", re.I)
