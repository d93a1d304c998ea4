"""Relative clauses by which somebody answers what their sentence raises: "asked for figures, which the Clerk agreed to send"."""

from __future__ import annotations

from minutegraph.extraction.language.clause import Clause
from minutegraph.extraction.language.grammar import adverb
from minutegraph.extraction.language.grammar import words as entries
from minutegraph.extraction.language.skeleton import Token
from minutegraph.extraction.language.verbs import forms

_MEETS = entries("acts", "meets_in_relatives")
_PROMISES = frozenset(("agree", "undertake", "promise"))
_RAISES = entries("acts", "voices_in_relatives")


def takes_up(words: tuple[Token, ...], j: int, last: Clause | None) -> bool:
    """Whether an officer or a member who stands at j, behind "which", meets what the clause before asks or raises."""
    if last is None or not words[j].group:
        return False
    if last.classes.isdisjoint(("ask", "existence")) and last.lemma not in _RAISES and not last.noun:
        return False
    verb = next((w.lower for w in words[j + 1 : j + 4] if not adverb(w.lower)), "")
    form = forms().get(verb)
    meets = form is not None and form.finite and form.lemma in _MEETS
    if not meets or not all(m.party.kind in ("post", "person") for m in words[j].group):
        return False
    return words[j - 2].text == "," or (form is not None and form.lemma in _PROMISES)
