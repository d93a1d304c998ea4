"""Acts whose subject asks: puts a question, or a request that becomes one if it is met."""

from __future__ import annotations

import re
from collections.abc import Iterator

from minutegraph.extraction.language.clause import Clause, Group, Parse
from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.language.grammar import QUESTIONS, either, words
from minutegraph.extraction.parties.reference import chairs, judges
from minutegraph.extraction.speech.act import ASKED_FOR, Act, asked_for, following, has_noun
from minutegraph.extraction.speech.passives import WANTS_TO_KNOW
from minutegraph.extraction.speech.thanked import thanked
from minutegraph.extraction.speech.ways import Way, Ways, hearer, nobody

_CONTENT = regex(
    rf"(?:if|whether) (?:they|all|members|councillors|everyone) (?:is|are|was|were) (?:{either('asking', 'content')})\b", re.I
)
"""By this the chair only asks what the meeting makes of an item: "asked Members if they were content"."""
_FROM_THE_MEETING = regex(
    rf"(?:(?:any|the|their|further|members') )*(?:{either('openers', 'comments')})\b[^.;]{{0,60}}?\bfrom (?:the )?"
    r"(?:members|committee|panel|board|forum|cabinet)\b",
    re.I,
)
_FOR_WHAT = regex(r"for (?:what|which|how|whom)\b")
_RECORDED = regex(rf"\b(?:be (?:{either('asking', 'recorded')}|passed)|thanks)\b")
_TO_RECORD = regex(
    rf"for (?:it|this|that|(?:his|her|their) [\w' ]{{3,40}}?) to be (?:{either('asking', 'recorded')})\b"
)
_LATER_SENT = regex(r"\blist\b.* to be (?:sent|circulated|brought|forwarded)\b")
_PASSED_ON = regex(r"that (?:\S+ ){1,3}(?:thanks|congratulations|appreciation|gratitude) be (?:\S+ ){1,3}to\b")
_TO_BE_GIVEN = regex(rf"to be (?:{either('asking', 'to_be_given')})\b")
_TO_BE_TOLD = regex(rf"to be (?:{either('asking', 'to_be_told')}) (?:about|of|on|as to|regarding|whether|how|why|what|when)\b")
_PUSHED_FOR = regex(
    rf"(?:further )?for (?:an? |the |some |more )*(?:\w+ )?(?:{either('asking', 'pushed_for')})\b",
)
_OPENS_FLOOR = regex(
    r"for (?:its|their|any|his|her|members'?|further|questions|comments)\b"
    r"(?: (?:\w+ ){0,2}(?:comments|views|questions|observations))?\s*$"
)
_EXPLAIN = regex(rf"to (?:{either('asking', 'to_explain')})\b")
_WORTH = regex(rf"the (?:{either('asking', 'worth')}) of\b")
_INVERTED = frozenset(("was", "were", "is", "are", "did", "could", "would", "had"))
_QUESTIONS_OR_ASKED_FOR = QUESTIONS | ASKED_FOR


def asking(parse: Parse, c: Clause) -> Iterator[Act]:
    """The subject puts a question, or a request that becomes one if it is met."""
    return _WAYS.acts(parse, c)


def _asked_of(parse: Parse, c: Clause) -> Group:
    """Who stands behind "to know from": of them the question is asked."""
    words = [token for token in parse.tokens if token.start >= c.complement_start][:4]
    known = [n for n, token in enumerate(words[:-2]) if token.lower == "know" and words[n + 1].lower in ("from", "of")]
    return words[known[0] + 2].group if known else ()


def _thanked(parse: Parse, c: Clause) -> Group:
    """Whom thanks that are asked to be passed on are for, else who is asked."""
    return thanked(parse, c, to=True) if _PASSED_ON.match(parse.text, c.complement_start) else c.hearer


def _asks_what(_: Parse, c: Clause, about: str) -> bool:
    if chairs(tuple(m.party for m in c.subject)) and _CONTENT.match(about):
        return False
    asks = c.complement in ("wh", "about", "quote") or about.strip() in ("that", "this")
    return asks or _FOR_WHAT.match(about) is not None


def _asks_for_now(parse: Parse, c: Clause, about: str) -> bool:
    """ "Asked for the figures", which are given at once; not "asked for comments", nor "for this to be minuted"."""
    given = c.complement == "for" and asked_for(parse, c)
    return given and not (_OPENS_FLOOR.match(about) or _TO_RECORD.match(about) or _LATER_SENT.search(about))


def _asks_to_explain(_: Parse, c: Clause, about: str) -> bool:
    return c.complement == "to" and (_EXPLAIN.match(about) or _TO_BE_TOLD.match(about)) is not None


def _asks_a_question(parse: Parse, c: Clause, _: str) -> bool:
    return c.complement == "np" and not QUESTIONS.isdisjoint(w.lower for w in following(parse, c.complement_start, 5))


def _asks_inverted(parse: Parse, c: Clause, _: str) -> bool:
    """ "Asked was the bridge safe"."""
    return c.complement == "np" and any(w.lower in _INVERTED for w in following(parse, c.complement_start, 1))


def _asks_to_record(_: Parse, c: Clause, about: str) -> bool:
    return (c.complement == "that" and _RECORDED.search(about) is not None) or _TO_RECORD.match(about) is not None


def _asks_that(_: Parse, c: Clause, about: str) -> bool:
    return c.complement == "that" or (c.complement == "to" and _TO_BE_GIVEN.match(about) is not None)


def _asks_for(_: Parse, c: Clause, about: str) -> bool:
    return c.complement == "for" and not _OPENS_FLOOR.match(about)


def _to_know(_: Parse, c: Clause, about: str) -> bool:
    return c.complement == "to" and WANTS_TO_KNOW.match(about) is not None


def _pushes(_: Parse, c: Clause, about: str) -> bool:
    return _PUSHED_FOR.match(about) is not None or (c.lemma == "explore" and c.complement == "wh")


def _doubts(_: Parse, __: Clause, about: str) -> bool:
    """ "Questioned the wisdom of the scheme"."""
    return _WORTH.match(about) is not None


def _seeks(parse: Parse, c: Clause, about: str) -> bool:
    judged = judges(tuple(m.party for m in c.subject))
    if not judged and _FROM_THE_MEETING.match(about):
        return False  # "The Director sought comments from Members": it opens the floor
    return has_noun(parse, c.complement_start, _QUESTIONS_OR_ASKED_FOR, 5)


def _requests(_: Parse, c: Clause, __: str) -> bool:
    return c.complement in ("np", "that")


def _wants(parse: Parse, c: Clause, _: str) -> bool:
    return c.complement == "np" and has_noun(parse, c.complement_start, ASKED_FOR, 4)


def _not_understood(parse: Parse, c: Clause, _: str) -> bool:
    return c.negated and c.complement == "wh" and c is parse.clauses[0]


def _challenges(_: Parse, c: Clause, __: str) -> bool:
    return bool(c.hearer) or c.complement == "wh"


_WANT = words("asking", "want")
_QUERY = words("asking", "query")
_WAYS = Ways(
    (
        Way(("ask",), "question", "question.ask", _asks_what),
        Way(("ask",), "question", "question.ask-for", _asks_for_now),
        Way(("ask",), "question", "question.ask-to-explain", _asks_to_explain),
        Way(("ask",), "question", "question.put", _asks_a_question),
        Way(("ask",), "question", "question.ask-direct", _asks_inverted),
        Way(("ask",), "statement", "statement.ask-to-record", _asks_to_record, _thanked, quiet=True),
        Way(("ask",), "request", "question.ask-that", _asks_that),
        Way(("ask",), "request", "question.ask-for", _asks_for),
        Way(words("asking", "enquire"), "question", "question.enquire"),
        Way(("seek",), "question", "question.want-to-know", _to_know, nobody),
        Way(words("asking", "push"), "question", "question.push", _pushes),
        Way(("question",), "concern", "statement.doubt", _doubts),
        Way(_QUERY, "question", "question.query"),
        Way(("seek", "request"), "question", "question.seek", _seeks),
        Way(("request",), "request", "question.request", _requests),
        Way(_WANT, "question", "question.want", _wants, nobody),
        Way(_WANT, "question", "question.want-to-know", _to_know, _asked_of),
        Way(("understand",), "question", "question.not-understood", _not_understood, nobody),
        Way(words("asking", "challenge"), "question", "question.challenge", _challenges, hearer),
    )
)
