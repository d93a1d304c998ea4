"""Lines that only tell whose question follows: "(1) By Mr Hall to the Leader", "Question 3 from Mrs Pike"."""

from __future__ import annotations

import re
from typing import NamedTuple

from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.parties.mentions import Mention, find
from minutegraph.model import Party

_LABEL = r"(?:public |written |oral |supplementary |members?'? )?question(?:\s*(?:no\.?\s*)?\d+)?\s*[-–:]?\s*"
_WHO_TO_WHOM = (
    r"(?:(?:asked|put|submitted|received|tabled)\s+)?(?:by|from)\s+(?P<who>[^?:]{3,80}?)(?:\s+to\s+(?P<whom>[^?:]{3,90}?))?"
)
_FORM = regex(rf"(?:(?:\(?\d{{1,2}}|Q\s?\d{{1,2}})[.):]?\s*)?(?:{_LABEL})?{_WHO_TO_WHOM}\s*[:.]?$", re.I)
_INLINE = regex(rf"{_LABEL}{_WHO_TO_WHOM}\s*:\s*(?=[\"“‘'A-Z])[^:]{{8,}}$", re.I)
_OWNED = regex(r"(?P<who>[A-Z][\w ]{2,40}?)(?:'s|s'|’s|s’)\s+(?:further\s+)?questions?(?P<whom>)\s*[:.]?$")
_PAIR = regex(
    rf"(?:\(?[a-z\d]{{1,3}}[.):]\s*)?(?:{_LABEL})?(?P<who>[^?:]{{3,60}}?)\s+(?:to(?:\s+ask)?|(?P<told>asked))\s+"
    r"(?P<whom>[^?:()]{3,80}?)(?:\s*\([^()]{3,70}\))?\s*(?(told):|:?)$",
    re.I,
)
_MARKED = regex(r"\W*(?:(?:Q|Question)\s*\d*\s*[.:)]?\s*)?\((?P<who>[^()]{2,40})\)\s")
_MARK = regex(r"(?P<mark>Q|A)\s*\d{0,2}(?:\s*[.:)]\s+|\s+(?=[A-Z]{2,3}(?:\s[–-]|:)))")
_BEHIND = regex(r"\((?P<who>[^()]{2,40})\)\W*")
_ENDS = regex(r"\?[\"']?\s*\((?P<who>[^()?]{2,40})\)\W*$")
_INSERTED = regex(
    r"[A-Z]\w*(?:\s\w+){0,3},\s+(?P<who>[A-Z][^,:?]{2,40}?)\s+(?:had\s+|then\s+)?(?:asked|wondered|enquired|inquired),\s"
)
"""Who asks, set between what is asked: "Why, Mrs Ballard asked, were they always last?"."""
_SUPPLEMENTARY = regex(
    r"(?:[Bb]y\s+way\s+of\s+(?:a\s+)?supplementary,\s+)?(?P<who>[^,:]{3,50}),\s+(?:by\s+way\s+of|"
    r"as)\s+(?:a\s+)?supplementary(?:\s+question)?:\s"
)
_DASHED = regex(r"(?P<who>[A-Z][\w.' ]{1,40}?)\s*(?:\s[–-]|:)\s+(?=\w)")
_REPLY = regex(r"(?:(?:written|verbal) )?(?:answer|response|reply)\s+(?:by|from|of)\s+(?P<who>[^?:]{3,80}?)\s*:", re.I)
_REPLIES = regex(
    r"(?:(?:written|verbal|oral|full|supplementary) )*(?:answer|response|reply)"
    r"(?:\s+to\s+(?:the\s+)?(?:supplementary\s+)?question)?"
    r"(?:\s*(?:no\.?\s*)?\d{1,2})?\s*[-–:]?\s*(?:(?:given\s+)?(?:by|from|of)\s+(?P<who>[^?:]{3,90}?))?\s*[:.–-]*$|"
    r"(?P<giver>[^?:]{3,80}?)\s+(?:gave|provided|read(?:\s+out)?)\s+(?:the\s+following|this|an?)\s+(?:\w+\s+)?(?:answer|response|reply)\s*:$",
    re.I,
)
INITIALS = regex(r"[A-Z]{2,3}")
_WORDS = frozenset(("NB", "OK", "NO", "YES", "RE", "AOB", "FYI"))
_LONGEST = 30  # words


class Put(NamedTuple):
    """Whose question follows a line, and to whom it is put; `to` is empty where the line names nobody."""

    by: tuple[Party, ...]
    to: tuple[Party, ...]


def asked_behind(text: str) -> bool:
    """Whether a question is followed by who asked it: "Do we know how others compare? (PD)"."""
    return _ENDS.search(text) is not None


def put(text: str) -> Put | None:
    """Who puts the question that follows the line, or None where the line is none of this kind."""
    if text.count(" ") >= _LONGEST:
        return None
    low = text.lower()
    if "by " in low or "from " in low or "question" in low:
        told = _put(text, _FORM.fullmatch(text) or _OWNED.fullmatch(text))
        if told is not None:
            return told
    return _pair(text) if " to " in low or " asked " in low else None


def put_inline(text: str) -> Put | None:
    """Who puts the question that stands behind the label on one line: "Question from Mr Hay to the Leader: when?"."""
    return _put(text, _INLINE.match(text) if text.rstrip("\"”’' .)").endswith("?") else None)


def _put(text: str, match: re.Match[str] | None) -> Put | None:
    by = _within(text, match, "who") if match is not None else ()
    if match is not None and _BARE.match(text) and not _named_first(text, match.start("who")):
        return None  # "By way of background, Mr Dunn said", "From the floor, Mr Hay asked"
    return Put(by, _within(text, match, "whom") if match["whom"] else ()) if match is not None and by else None


_BARE = regex(r"(?:by|from)\s", re.I)
_ARTICLE = regex(r"(?:the|an?)\s+", re.I)


def _named_first(text: str, at: int) -> bool:
    """Whether the words behind a bare "by" or "from" begin with somebody."""
    article = _ARTICLE.match(text, at)
    return any(mention.start in (at, article.end() if article else at) for mention in find(text))


def _pair(text: str) -> Put | None:
    """Who asks whom on a line of both alone: "(a) Councillor Hewish to the Leader of the Council"."""
    match = _PAIR.fullmatch(text)
    by, to = (_whole(text, match, "who"), _whole(text, match, "whom")) if match is not None else ((), ())
    return Put(by, to) if by and to and to[0].kind == "post" else None


def mark(text: str) -> tuple[str, int]:
    """ "Q" or "A" where such a letter marks the text as a question or its answer, and where what it marks begins."""
    match = _MARK.match(text)
    return (match["mark"], match.end()) if match is not None else ("", 0)


def asker(text: str) -> tuple[Party, ...]:
    """Who asks, told in brackets: "Q. (LB) What about the weakest readers?", or alone behind the question: "(Cllr Isaacson)."."""
    match = _MARKED.match(text) or _BEHIND.fullmatch(text) or _ENDS.search(text)
    match = match or _SUPPLEMENTARY.match(text) or _INSERTED.match(text)
    return _whole(text, match, "who") if match is not None else ()


_ANSWER_TO = regex(
    r"(?:(?:resolved|agreed|noted)\W+)?(?:that )?(?:(?:the|an?) )?(?:[\w-]+ ){0,5}(?:answers?|reply|replies|responses?) "
    r"(?:(?:which (?:was|were) )?(?:given|provided|made|sent) )?"
    r"(?:by|of|from) (?P<who>[^;]{3,90}?) to (?:(?:an?|the) )?(?:[\w-]+ ){0,2}(?:questions?|quer(?:y|ies)) "
    r"(?:(?:put|asked|raised|submitted|tabled|posed) )?(?:by|from) (?P<asker>[^;]{3,90})",
    re.I,
)


def answer_noted(text: str) -> tuple[tuple[Party, ...], tuple[Party, ...]] | None:
    """Who asked and who answered, of an answer that is noted: "the written answer by the Leader to a question from Mr Hay"."""
    match = _ANSWER_TO.match(text)
    asker, who = (_within(text, match, "asker"), _within(text, match, "who")) if match is not None else ((), ())
    return (asker, who) if asker and who else None


_AT_END = regex(r"\S\s+\((?P<who>[^()]{2,60})\)\W*$")


def noted_behind(text: str) -> tuple[Party, ...]:
    """Whose point an item of a list is, told in brackets at its end: "the gap stood at £3.1m (Section 151 Officer)"."""
    match = _AT_END.search(text)
    who = _whole(text, match, "who") if match is not None else ()
    return who if all(party.kind in ("post", "person") for party in who) else ()


def replies(text: str) -> tuple[Party, ...] | None:
    """Whose reply a line alone opens: "Reply by the Chairman:"; nobody's for "Answer"; None for any other line."""
    match = _REPLIES.fullmatch(text) if text.count(" ") < _LONGEST else None
    if match is None:
        return None
    return _within(text, match, str(match.lastgroup)) if match.lastgroup else ()


def replier(text: str) -> tuple[Party, ...]:
    """Whose reply the label at the head of a text tells: "Answer by the Leader: 212", "PG – daily"; empty without one."""
    match = _REPLY.match(text)
    if match is not None:
        return _within(text, match, "who")
    dashed = _DASHED.match(text)
    if dashed is None:
        return ()
    initials = INITIALS.fullmatch(dashed["who"]) is not None and dashed["who"] not in _WORDS
    return _whole(text, dashed, "who") or ((Party(dashed["who"], "person"),) if initials else ())


def _whole(text: str, match: re.Match[str], group: str) -> tuple[Party, ...]:
    """The party that a group of the match names, and nothing besides."""
    low, high = match.span(group)
    if text[low : low + 4].lower() == "the ":
        low += 4
    bracket = text.startswith(" (", high)  # "Councillor Nunn (Cabinet Member for Highways)" is one party
    return tuple(m.party for m in find(text) if m.start == low and (m.end == high or (bracket and m.end > high)))


def _within(text: str, match: re.Match[str], group: str) -> tuple[Party, ...]:
    low, high = match.span(group)
    named: list[Mention] = [m for m in find(text) if low <= m.start < high]
    return tuple(m.party for m in named[:1])
