"""An act of speech: what one clause does in the meeting, and what the readers of clauses share."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import Literal, NamedTuple

from minutegraph.extraction.language.clause import Clause, Group, Parse
from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.language.grammar import BUSINESS, words
from minutegraph.extraction.language.skeleton import Token
from minutegraph.extraction.language.verbs import forms

Kind = Literal["report", "question", "answer", "statement", "concern", "raise", "undertaking", "request"]

RECEIVED = words("business", "received")
OWN_MINUTES = regex(
    r"minutes\b(?: \([^()]*\))? (?:of (?:(?:the|its|our|a) )?(?:\w+ )?(?:meetings?|proceedings)\b"
    r"|(?:held|dated|of|from) (?:\w+ )?\d)",
    re.I,
)
"""Minutes that a body has of its own meeting, to approve them: no business is brought with them."""
ASKED_FOR = words("questions", "asked_for")

_INFORMS = words("business", "informs")
_CONTENT_BEGINS = frozenset(("that", "which", "whether", "about", "regarding", "on", "to", ";", "."))
_AGENT_ENDS = frozenset(("that", "whether", "if", "how", "why", "what", ";"))
_SENDER_ENDS = frozenset(("which", "that", "who", "on", "about", "regarding"))
_REPLIES = frozenset(("response", "reply", "answer"))
_DONE = frozenset(("undertaken", "led", "run"))


class Act(NamedTuple):  # a tuple, as a clause is
    """An act of speech in one sentence; `start` and `end` are places in its reading text, the whole of it if nothing else fits.

    `concern`, `raise` and `request` become questions if somebody answers them. `impersonal` tells that no speaker is
    printed and the subject hears or is "it". `verb` is the lemma that decided. `content` tells that the clause says
    something of its own ("that …", "felt …").
    """

    kind: Kind
    rule: str
    start: int
    end: int
    by: Group = ()
    to: Group = ()
    verb: str = ""
    about: str | None = None
    impersonal: bool = False
    shared: bool = False
    content: bool = False
    verb_end: int = 0


def make(c: Clause, kind: Kind, rule: str, by: Group = (), to: Group = (), about: str | None = None) -> Act:
    """The act of a clause."""
    content = c.complement == "that" or ("opine" in c.classes and c.lemma != "welcome")
    return Act(kind, rule, c.start, c.verb_end, by, to, c.lemma, about, not by, c.shared, content, c.verb_end)


def rest(parse: Parse, c: Clause) -> str:
    """The text of the complement, to the end of the sentence."""
    return parse.text[c.complement_start :].rstrip(" .;:")


def following(parse: Parse, start: int, count: int) -> list[Token]:
    """Up to `count` tokens that begin at the place `start` or behind it."""
    tokens = parse.tokens
    for i, word in enumerate(tokens):
        if word.start >= start:
            return list(tokens[i : i + count])
    return []


def has_noun(parse: Parse, start: int, nouns: frozenset[str], within: int) -> bool:
    """Whether one of the nouns stands within so many tokens of the place, before any preposition of content."""
    for word in following(parse, start, within):
        if word.lower in nouns:
            return True
        if word.lower in _CONTENT_BEGINS:
            return False
    return False


def asked_for(parse: Parse, c: Clause) -> bool:
    """Whether "for" is followed by something that can be given at once: figures, a view, clarification."""
    return has_noun(parse, c.complement_start + len("for "), ASKED_FOR, 5)


def business_after(parse: Parse, c: Clause, within: int) -> bool:
    """Whether a noun for what is brought to a meeting stands within so many tokens of the complement."""
    return any(w.lower in BUSINESS for w in following(parse, c.complement_start, within))


def through(parse: Parse, c: Clause) -> bool:
    """Whether "through" follows the verb: "took the Forum through the tables"."""
    near = any(w.lower == "through" for w in following(parse, c.complement_start, 4))
    return near or "through" in parse.text[c.verb_end : c.verb_end + 12]


def agent_anywhere(parse: Parse, c: Clause) -> Group:
    """The party after the first "by" (or "from") that follows the verb and precedes the content."""
    if c.agent:
        return c.agent
    return party_after(parse.tokens, c.verb_end, ("by", "from"), _AGENT_ENDS)


def sender(tokens: Iterable[Token]) -> Group:
    """From which officer what is considered came: "Consideration was given to a report from the Director"."""
    group = party_after(tokens, 0, ("from",), _SENDER_ENDS)
    return group if all(m.party.kind in ("person", "post") for m in group) else ()


def told_by_paper(parse: Parse, c: Clause) -> Group:
    """Whom a paper is said to inform: "submitted a report informing the Committee of"."""
    pairs = pairwise(following(parse, c.verb_end, 30))
    return next((heard.group for verb, heard in pairs if verb.lower in _INFORMS and meets(heard.group)), ())


def meets(group: Group) -> bool:
    """Whether all are bodies or groups, as whoever meets is."""
    return bool(group) and all(m.party.kind in ("body", "group") for m in group)


def _does(word: str) -> bool:
    """Whether a participle tells of something done that is no act of speech: "generated"."""
    return word in _DONE or (word.endswith("ed") and word not in forms())


def party_after(tokens: Iterable[Token], start: int, prepositions: tuple[str, ...], ends: frozenset[str]) -> Group:
    """The party right behind one of the prepositions, from the place `start` on and before any of the words `ends`."""
    before = earlier = ""
    for word in tokens:
        if word.start < start:
            continue
        behind = before == "to" and earlier in _REPLIES  # "introduced it, and clarified the cost in response to a Member"
        if before in prepositions and word.group and not (before == "by" and _does(earlier)) and not behind:
            return word.group  # not "the work generated by the Panel"
        if word.lower in ends:
            break
        earlier, before = before, word.lower
    return ()


def with_others(tokens: list[Token], giver: Group) -> Group:
    """The giver and those named behind semicolons: "contributions from the Chair; the Director; and the Head of Practice"."""
    at = next((n for n, word in enumerate(tokens) if giver and word.group == giver), len(tokens))
    while tokens[at + 1 : at + 2] and tokens[at + 1].text == ";":
        at += 3 if tokens[at + 2 : at + 3] and tokens[at + 2].lower == "and" else 2
        more = tokens[at].group if at < len(tokens) else ()
        if not more or any(m.party.kind not in ("person", "post") for m in more):
            break
        giver = (*giver, *more)
    return giver


def brings_paper(parse: Parse, c: Clause) -> bool:
    """Whether a paper stands behind the verb, and not the minutes that are up for approval."""
    papers = (w for w in following(parse, c.verb_end, 6) if w.lower in RECEIVED)
    return any(not OWN_MINUTES.match(parse.text, paper.start) for paper in papers)
