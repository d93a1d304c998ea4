"""Whom an act is told to or asked of, where they do not stand right behind the verb: "drew Members' attention to"."""

from __future__ import annotations

from minutegraph.extraction.language.clause import Clause, Group, Parse
from minutegraph.extraction.language.skeleton import Token
from minutegraph.extraction.speech.act import Act, following
from minutegraph.lexicon import load

_REACH = 9
_ENDS = frozenset(("that", "whether", "if", "how", "why", "what", "when", "about", "on", "regarding", "over", ";", "."))
_PREPOSITIONS: dict[str, list[str]] = load("saying")["said_to"]
"""The words by which each verb names whom it is said to."""


def with_hearer(parse: Parse, c: Clause, act: Act) -> Act:
    """The act with whom it was told to or asked of, if the clause names them behind a preposition or before "attention"."""
    if act.to or c.passive or c.lemma not in _PREPOSITIONS or act.kind in ("report", "answer"):
        return act
    named = _behind(parse, c)
    return act._replace(to=named) if named else act


def _behind(parse: Parse, c: Clause) -> Group:
    before = earlier = ""
    words = following(parse, c.verb_end, _REACH)
    for place, word in enumerate(words):
        named = before in _PREPOSITIONS[c.lemma] and (c.lemma != "draw" or earlier == "attention")
        if word.group and (named or (c.lemma == "draw" and _attention(words, place + 1))):
            return word.group
        if word.lower in _ENDS or (word.group and before not in ("out",)):
            return ()
        earlier, before = before, word.lower
    return ()


def _attention(words: list[Token], place: int) -> bool:
    """Whether "'s attention" stands at the place."""
    return any(w.lower == "attention" for w in words[place : place + 3])
