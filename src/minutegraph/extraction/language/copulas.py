"""Clauses whose verb is "was": a feeling or a noun stands for what is said: "X was concerned that", "There was concern that"."""

from __future__ import annotations

from minutegraph.extraction.language.clause import Clause, Subject
from minutegraph.extraction.language.clause_subjects import subject
from minutegraph.extraction.language.complements import Verb, complete
from minutegraph.extraction.language.grammar import ATTENDANCE, DEGREES, FEELING_PHRASES, FEELINGS, NOMINALS, adverb
from minutegraph.extraction.language.hints import Hints
from minutegraph.extraction.language.skeleton import Token
from minutegraph.extraction.language.verbs import Form, forms
from minutegraph.reading.sentences import LONGEST

_INITIALS = 3  # letters
_NOTED_AT = 6  # words, among which a note names its speaker: "Training - FO"
_CLAUSE_MARKS = frozenset(("-", "–", "—", ":", "."))


_FEELS = Hints((" there ", *(f" {phrase.split()[-1]} " for phrase in (*FEELINGS, *ATTENDANCE))))


def may_feel(text: str) -> bool:
    """Whether a text has a word without which no clause of it is one of those here."""
    return len(text) > LONGEST or _FEELS.found(text)


def noted(text: str, words: tuple[Token, ...]) -> Clause | None:
    """The clause of a note that leaves out "was": "AC concerned that few copies reach the estate"."""
    at = 0
    for word in words[:_NOTED_AT]:
        if word.group:
            break
        at += 1
    else:
        return None
    label = word.group[0].party.label
    if len(label) > _INITIALS or len(word.group) > 1 or not label.isupper() or (at and words[at - 1].lower not in _CLAUSE_MARKS):
        return None
    k, lemma, negative = _feeling(words, at, [])
    if k >= len(words) or lemma not in FEELINGS:
        return None
    made = Form(lemma, frozenset({"feeling"}), True, False)
    verb = Verb(k, made, False, ["not"] if negative else [])
    return complete(text, words, verb, Subject(word.start, word.group))


def copula(text: str, words: tuple[Token, ...], i: int, left: tuple[int, list[str]], last: Clause | None) -> Clause | None:
    """ "X was concerned that", "There was concern that": the feeling or the noun stands for the verb "was" at i.

    `left` is the token before the verb group with the group's auxiliaries and adverbs, `last` the clause before.
    """
    j, aux = left
    k, lemma, negative = _feeling(words, i, aux)
    if k >= len(words):
        return None
    there = j >= 0 and words[j].lower == "there"
    form = forms().get(words[k].lower)
    if there and form is not None and form.participle:
        return None  # "there was submitted a report"
    if lemma in ATTENDANCE:
        if not (k + 1 < len(words) and words[k + 1].lower == "to"):
            return None
    elif lemma not in FEELINGS and not (there and _nominal_after(words, k)):
        return None
    who = subject(text, words, j, False, last)
    if who is None:
        return None
    if who.noun == "there":
        if not (noun := _nominal_after(words, k)):
            return None
        k, lemma = noun
    elif who.noun is not None or (lemma not in FEELINGS and lemma not in ATTENDANCE):
        return None
    made = Form(lemma, frozenset({"feeling" if who.group else "existence"}), True, False)
    if negative and not lemma.startswith("not"):
        aux = [*aux, "not"]
    return complete(text, words, Verb(k, made, False, aux), who)


def _feeling(words: tuple[Token, ...], i: int, aux: list[str]) -> tuple[int, str, bool]:
    """The last token of the feeling after the "was" at i, the feeling as the lexicon has it, and whether it is negated."""
    k, negative = i + 1, "not" in aux
    while k < len(words) and (adverb(words[k].lower) or words[k].lower in DEGREES):
        negative = negative or words[k].lower == "not"
        k += 1
    if k >= len(words):
        return k, "", negative
    low = words[k].lower
    for phrase in FEELING_PHRASES.get(low, ()):
        end = k + len(phrase)
        if tuple(w.lower for w in words[k:end]) == phrase:
            return end - 1, " ".join(phrase), negative
    return k, f"not {low}" if negative and f"not {low}" in FEELINGS else low, negative


def _nominal_after(words: tuple[Token, ...], k: int) -> tuple[int, str] | None:
    """The place and the word of the noun of something said at k or soon after it."""
    for n in range(k, min(k + 5, len(words))):
        low = words[n].lower
        if low in NOMINALS:
            return n, low
        if low in ("of", "in", "that", ","):
            break
    return None
