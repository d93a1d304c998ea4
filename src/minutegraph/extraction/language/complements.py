"""What follows a verb of saying: who hears, who is its agent, and the kind of its complement."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from minutegraph.extraction.language.clause import Clause, Complement, Group, Subject
from minutegraph.extraction.language.grammar import (
    ABOUT,
    ABOUT_PHRASES,
    ASIDES,
    AUXILIARIES,
    BUSINESS,
    COORDINATORS,
    MANNERS,
    MODALS,
    NEGATIONS,
    OBJECTS,
    WH,
    adverb,
    words,
)
from minutegraph.extraction.language.skeleton import Token
from minutegraph.extraction.language.verbs import Form
from minutegraph.extraction.parties.mentions import Mention
from minutegraph.model import Party

_BEGINS_CLAUSE = frozenset(("it", "there", "this", "these"))
_TAKES_HEARER = frozenset(("tell", "ask", "answer", "present"))
_AFTER_OBJECT = WH | ABOUT | COORDINATORS | {"that", "for", "to", "of"}
_HEARER_VERBS = words("acts", "hearers")
_ARTICLES = frozenset(("a", "an", "the", "its", "their", "his", "her", "with", "on", "through", "regular", "further"))


class Verb(NamedTuple):
    """The verb at token `at`, its voice, and its auxiliaries and adverbs, lower-case."""

    at: int
    form: Form
    passive: bool = False
    aux: Sequence[str] = ()


def complete(text: str, tokens: tuple[Token, ...], verb: Verb, subject: Subject) -> Clause:
    """The clause of a verb and its subject with all that follows the verb."""
    i, form, passive, aux = verb
    hearer, agent, k = _named_after(tokens, i + 1, form, passive)
    return Clause(
        start=subject.start,
        verb_start=tokens[i].start,
        verb_end=tokens[i].end,
        lemma=form.lemma,
        classes=form.classes,
        passive=passive,
        negated=not NEGATIONS.isdisjoint(aux),
        modal=not MODALS.isdisjoint(aux),
        subject=subject.group,
        noun=subject.noun,
        hearer=hearer,
        agent=agent,
        complement=_complement(tokens, k),
        complement_start=tokens[k].start if k < len(tokens) else len(text),
        shared=subject.shared,
    )


def bare_clause(words: Sequence[Token]) -> bool:
    """Whether what is said begins so without "that": "mentioned she would", "felt it was"."""
    begins = len(words) > 1 and words[1].lower in AUXILIARIES
    return begins and (words[0].lower in _BEGINS_CLAUSE or any(m.pronoun for m in words[0].group))


def _named_after(tokens: tuple[Token, ...], k: int, form: Form, passive: bool) -> tuple[Group, Group, int]:
    """Hearer and agent among the tokens from k on, and where what is said begins."""
    hearer: Group = ()
    agent: Group = ()
    while k < len(tokens):
        word = tokens[k]
        low = word.lower
        following = tokens[k + 1].group if k + 1 < len(tokens) else ()
        if adverb(low) or (low == "out" and form.lemma == "point"):
            k += 1
        elif low == "by" and following:
            agent = following
            k += 2
        elif low == "to" and following and form.lemma != "refer":
            hearer = following
            k += 2
        elif word.group and not hearer and not passive and _hears(form, word.group) and not _goes_on(form, tokens, k + 1):
            hearer = word.group
            k += 1
            apposed = word.group[-1].party.holder is not None and k < len(tokens) and tokens[k].text == ","
            k += apposed  # "asked Jane Marsh, Head of Planning, whether"
        elif low in OBJECTS and not hearer and not passive and _takes(form) and _alone(tokens, k):
            hearer = (Mention(word.start, word.end, Party(low, "person"), True),)
            k += 1
        elif low == "," and k + 2 < len(tokens) and adverb(tokens[k + 1].lower) and tokens[k + 2].text == ",":
            k += 3
        elif jump := _beyond(tokens, k):
            k = jump
        else:
            break
    return hearer, agent, k


def _hears(form: Form, group: Group) -> bool:
    """Whether the party right after the verb is who hears, not the subject of what is said."""
    return _takes(form) and not group[0].pronoun  # "he" is never whom somebody told


def _goes_on(form: Form, tokens: tuple[Token, ...], k: int) -> bool:
    """Whether the party before token k only begins what the verb is about: "queried the manager's fee"."""
    owned = form.lemma != "ask" and k < len(tokens) and tokens[k].lower in ("'", "'s")  # "asked the Director's opinion"
    return owned or _titles(form, tokens, k)


def _titles(form: Form, tokens: tuple[Token, ...], k: int) -> bool:
    """Whether the party before token k only names a paper: "presented the Ofsted report", "submitted the CQC Action Plan"."""
    if "present" not in form.classes or k >= len(tokens):
        return False
    field = not any(m.party.kind in ("person", "post", "group") for m in tokens[k - 1].group)
    titled = field and tokens[k].lower not in _ARTICLES
    paper = titled and any(word.lower in BUSINESS for word in tokens[k : k + 4])
    return paper or tokens[k].text[0].isupper()


def _takes(form: Form) -> bool:
    """Whether who hears can stand right behind the verb."""
    return not form.classes.isdisjoint(_TAKES_HEARER) or form.lemma in _HEARER_VERBS


def _alone(tokens: tuple[Token, ...], k: int) -> bool:
    """Whether the "her" at k is no possessive: "thanked her for", not "thanked her team"."""
    low = tokens[k + 1].lower if k + 1 < len(tokens) else "."
    return not low[0].isalnum() or low in _AFTER_OBJECT


def _aside(tokens: tuple[Token, ...], k: int) -> int | None:
    """The place after "…, in response to X, …" between verb and complement."""
    if tokens[k + 1].lower not in ASIDES:
        return None
    for n in range(k + 2, min(k + 16, len(tokens) - 1)):
        if tokens[n].lower == ",":
            return n + 1
    return None


def _beyond(tokens: tuple[Token, ...], k: int) -> int | None:
    """The place after what stands between verb and complement: an aside, or for whom somebody speaks."""
    if tokens[k].lower == ",":
        return _aside(tokens, k) if k + 2 < len(tokens) else None
    return _for_others(tokens, k) if tokens[k].lower == "on" else _manner(tokens, k) or _first_name(tokens, k)


def _manner(tokens: tuple[Token, ...], k: int) -> int | None:
    """The place after a phrase that tells how somebody spoke: "asked through the Chair whether"."""
    if tokens[k].lower not in MANNERS:
        return None
    said = tuple(t.group[0].party.label.lower() if t.group else t.lower for t in tokens[k : k + 4])
    return next((k + len(phrase) for phrase in MANNERS[tokens[k].lower] if said[: len(phrase)] == phrase), None)


def _first_name(tokens: tuple[Token, ...], k: int) -> int | None:
    """The place after somebody's first name alone, which is known for none: "asked Shanice how"."""
    named = tokens[k].text.istitle() and k + 1 < len(tokens) and tokens[k + 1].lower in WH
    return k + 1 if named else None


def _for_others(tokens: tuple[Token, ...], k: int) -> int | None:
    """The place of "that" after "on behalf of X": "reported on behalf of the Clerk that"."""
    if tuple(word.lower for word in tokens[k : k + 3]) != ("on", "behalf", "of"):
        return None
    return next((n for n in range(k + 3, min(k + 9, len(tokens))) if tokens[n].lower == "that"), None)


def _complement(tokens: tuple[Token, ...], k: int) -> Complement:
    """The kind of what begins at token k."""
    if k >= len(tokens) or tokens[k].lower in (".", ";"):
        return "none"
    low = tokens[k].lower
    if low == "that":
        return "that"
    if low in WH:
        return "wh"
    if low == "to":
        return "to"
    if low in ABOUT:
        return "about"
    if low == "for":
        return "for"
    if low in (":", '"', "'"):
        return "quote"
    if low in ABOUT_PHRASES:
        following = tuple(w.lower for w in tokens[k : k + 3])
        if any(following[: len(p)] == p for p in ABOUT_PHRASES[low]):
            return "about"
    return "np"
