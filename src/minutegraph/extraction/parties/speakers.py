"""Who speaks, who hears and who is to act, by where the parties stand in a sentence and whatever its verb."""

from __future__ import annotations

from dataclasses import dataclass

from minutegraph.extraction.language.clause import Group
from minutegraph.extraction.language.clauses import parse
from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.language.grammar import BE, MODALS, NEGATIONS, PERFECT, POSSESSIVES, adverb
from minutegraph.extraction.language.skeleton import Token
from minutegraph.extraction.parties.mentions import Mention
from minutegraph.lexicon import load
from minutegraph.model import Party

_words = {key: frozenset(entries) for key, entries in load("likely")["words"].items()}
_behind = load("likely")["behind"]
_WELCOMES = frozenset(load("saying")["pronouns"]["welcomes"])
_BEHIND = regex(rf"\b(?:{'|'.join(_behind['phrases'])})$")
_FIRST = regex("|".join(_behind["first"]))
_IMPERSONAL = regex("|".join(_behind["impersonal"]))
_ACCORDING = regex(r"\baccording to (?:the |our )?$")
_END = frozenset((".", "?", "!", ")", '"', "'"))
_LETTERS = frozenset(("Q", "A"))
_ANDS = frozenset(("and", "but"))
_OPENS = frozenset(("from", "("))
_CELLS = frozenset(("|", "→", ">", "/"))
_DASHES = frozenset(("–", "—", "-", "("))
_PARTS = frozenset((":", "–", "—", "-", ")"))
_CLOSES = frozenset((".", ",", ";", ")", "?"))
_ASIDE = 14
"""Tokens of what commas set apart behind a party."""
_NEAR = 60
"""Letters before a party that may tell that it speaks."""
_MARKS = frozenset(("|", "-", "–", "—", ":", ";", ",", ".", "(", ")", "→", ">", "/"))
_EARLY = 8
"""Tokens at the head of a sentence in which who hears stands, where it is told so."""


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks and who hears; `nobody` tells that the sentence is one of those that name no speaker ("it was noted")."""

    by: Group = ()
    to: Group = ()
    nobody: bool = False


def voice(text: str) -> Voice:
    """Who speaks and hears in a sentence."""
    tokens = parse(text).tokens
    if not tokens:
        return Voice()
    passive = next((n for n, token in enumerate(tokens[:_EARLY]) if token.group and _is_told(tokens, n)), None)
    if passive is not None:
        agent = next(
            (t.group for n, t in enumerate(tokens) if t.group and n > passive and tokens[n - 1].lower == "by"), ()
        )
        return Voice(agent, tokens[passive].group, not agent)
    if (last := _last(tokens)) is not None:
        return Voice(last)
    if tokens[0].group:
        return Voice(_welcomed(tokens) or tokens[0].group, _hearer(tokens, 0))
    if tokens[0].lower in POSSESSIVES and len(tokens) > 1 and not tokens[1].text[0].isupper():
        return Voice((_person(tokens[0], POSSESSIVES[tokens[0].lower], True),))
    for n, token in enumerate(tokens):
        if token.group and n and _is_behind(text, tokens, n):
            return Voice(token.group)
    for n, token in enumerate(tokens):
        if (
            token.group
            and _acts(tokens, n)
            and not any(t.lower in _words["subordinate"] for t in tokens[max(0, n - 3) : n])
        ):
            return Voice(token.group, _hearer(tokens, n))
    return Voice(nobody=_IMPERSONAL.match(text.lower()) is not None)


def _welcomed(tokens: tuple[Token, ...]) -> Group:
    """Who is welcomed and then speaks: "The Chair welcomed Mr Dunn of the auditors, who presented the report."."""
    if _verb(tokens, 0) >= len(tokens) or tokens[_verb(tokens, 0)].lower not in _WELCOMES:
        return ()
    who = next((n for n, token in enumerate(tokens) if token.lower == "who"), 0)
    return next((token.group for token in tokens[1:who] if token.group), ())


def openly(text: str) -> Group:
    """Who is told to have the word by a label at the head or by a name at the end: "Rhys: …", "From Mr Day: …", "…, per KL"."""
    tokens = parse(text).tokens
    head = 2 if len(tokens) > 2 and tokens[0].text in _LETTERS and tokens[1].text in _MARKS else 0
    head += len(tokens) > head + 1 and tokens[head].lower in _OPENS
    if head + 1 < len(tokens) and tokens[head].group and tokens[head + 1].text in _PARTS:
        return tokens[head].group
    if (last := _last(tokens)) is not None:
        return last
    for n in range(1, len(tokens)):
        someone, end = tokens[n].group, n + 1
        if someone and (end >= len(tokens) or tokens[end].text in _CLOSES):
            if tokens[n - 1].lower == "per" or _ACCORDING.search(_before(text, tokens[n])):
                return someone
            if end >= len(tokens) - 1 and tokens[n - 1].text in _DASHES:
                return someone
    return ()


def _before(text: str, token: Token) -> str:
    """The end of what stands before a token, in lower case."""
    return text[max(0, token.start - _NEAR) : token.start].lower()


def _is_behind(text: str, tokens: tuple[Token, ...], n: int) -> bool:
    """Whether a party is told to speak by what stands before it: "according to X", "in X's view", "it troubled X that"."""
    if tokens[n - 1].lower == "in" and any(token.lower in _words["views"] for token in tokens[n + 1 : n + 4]):
        return True
    before = _before(text, tokens[n])
    return _BEHIND.search(before) is not None or (n < _EARLY and _FIRST.fullmatch(before) is not None)


def _last(tokens: tuple[Token, ...]) -> Group | None:
    """Who stands at the end with a verb of saying: "…, said Cllr Orme.", "…, Cllr Orme observed."."""
    end = len(tokens)
    while end and tokens[end - 1].lower in _END:
        end -= 1
    if end > _EARLY // 2 and tokens[end - 1].group and tokens[end - 2].lower in _words["quotes"]:
        return tokens[end - 1].group
    if end > _EARLY // 2 and tokens[end - 1].lower in _words["quotes"] and tokens[end - 2].group:
        return tokens[end - 2].group
    return None


def _person(token: Token, label: str, pronoun: bool = False) -> Mention:
    return Mention(token.start, token.end, Party(label, "person"), pronoun)


def _verb(tokens: tuple[Token, ...], n: int) -> int:
    """The place of the word behind a party, adverbs and what commas set apart left out."""
    at = _behind_aside(tokens, n + 1)
    while at < len(tokens) and (
        adverb(tokens[at].lower) or tokens[at].lower in ("also", "then", "again", "both", "all", "each")
    ):
        at += 1
    return at


def _behind_aside(tokens: tuple[Token, ...], at: int) -> int:
    """The place behind ", who had not got the figure with her,", the place itself where there is no such thing."""
    if at + 1 >= len(tokens) or tokens[at].text != "," or tokens[at + 1].lower not in ("who", "which", "whose"):
        return at
    return next((n + 1 for n in range(at + 2, min(at + _ASIDE, len(tokens))) if tokens[n].text == ","), at)


def _is_told(tokens: tuple[Token, ...], n: int) -> bool:
    at = _verb(tokens, n)
    while at < len(tokens) and (tokens[at].lower in BE or tokens[at].lower in PERFECT or adverb(tokens[at].lower)):
        at += 1
    return n + 1 < at < len(tokens) and tokens[at].lower in _words["told"] and tokens[at - 1].lower in BE


def _acts(tokens: tuple[Token, ...], n: int) -> bool:
    """Whether the party is a subject with its verb behind it, or a label ("Cllr Orme: …", "Cllr Orme – …")."""
    if _is_governed(tokens, n):
        return False
    at = _verb(tokens, n)
    if at >= len(tokens):
        return False
    low = tokens[at].lower
    if n == 0 and low in (":", "–", "-"):
        return True
    return (
        low in BE or low in PERFECT or low in MODALS or low in NEGATIONS or low in _words["verbs"]
        or (low.endswith("ed") and len(low) > 4) or (n == 0 and low.endswith("s") and low.isalpha() and len(low) > 3)
    )  # fmt: skip


def _hearer(tokens: tuple[Token, ...], n: int) -> Group:
    """Whom the verb behind a party is said to: "thanked the officers", "took members through"."""
    at = _verb(tokens, n)
    if at + 1 < len(tokens) and tokens[at + 1].group and tokens[at].lower.startswith(tuple(_words["hearing"])):
        return tokens[at + 1].group
    return ()


def doer(text: str) -> Group:
    """Who is to act: the subject of "will", "to", "undertook" …, whom "by" names behind a passive, or a name alone."""
    tokens = parse(text).tokens
    groups = [n for n, token in enumerate(tokens) if token.group]
    if 0 in groups and _is_base(tokens, 1) and not _acts(tokens, 0):
        return tokens[0].group  # "Clerk ask the County."
    subject = next((n for n in groups if _verb_of(tokens, n) in _words["doing"] and not _is_governed(tokens, n)), None)
    if subject is not None and not _is_patient(tokens, subject + 1):
        return tokens[subject].group
    goes_on = next(
        (n for n in range(1, len(tokens)) if tokens[n].lower in _words["doing"] and tokens[n - 1].lower in _ANDS), 0
    )
    begins = max(
        (n for n in range(goes_on) if tokens[n].group and _opens_clause(tokens, n)), default=None
    )
    if begins is not None:
        return tokens[begins].group  # "HO has a saw and will see to it."
    agent = next((n for n in groups if n and tokens[n - 1].lower == "by" and not _is_asker(tokens, n)), None)
    asked = next((n for n in groups if n and tokens[n - 1].lower == "that" and _is_base(tokens, n + 1)), None)
    alone = next((n for n in groups if _apart(tokens, n) and _alone(tokens, n, n + 1)), None)
    chosen = next((n for n in (agent, asked, alone) if n is not None), None)
    return tokens[chosen].group if chosen is not None else ()


def _is_asker(tokens: tuple[Token, ...], n: int) -> bool:
    """Whether the party behind "by" has only asked: "Asked by Cllr Orme what it cost, the Director undertook"."""
    return n > 1 and tokens[n - 2].lower in _words["told"]


def _opens_clause(tokens: tuple[Token, ...], n: int) -> bool:
    """Whether a party stands at the head of the sentence or of a clause of it."""
    return n == 0 or tokens[n - 1].lower in _MARKS or tokens[n - 1].lower in _ANDS


def _apart(tokens: tuple[Token, ...], n: int) -> bool:
    """Whether a party stands at the head, in a cell, behind a dash or between commas, and not only at the end of a phrase."""
    if n == 0:
        return True
    commas = n + 1 < len(tokens) and tokens[n - 1].text == tokens[n + 1].text == ","
    return commas or tokens[n - 1].text in _DASHES or tokens[n - 1].text in _CELLS


def _is_patient(tokens: tuple[Token, ...], end: int) -> bool:
    """Whether something will be done to whoever stands before a place, and not by them: "Staff will be trained"."""
    return any(token.lower == "be" for token in tokens[end + 1 : end + 3])


def _verb_of(tokens: tuple[Token, ...], n: int) -> str:
    at = _verb(tokens, n)
    return tokens[at].lower if at + 1 < len(tokens) else ""


def _is_governed(tokens: tuple[Token, ...], n: int) -> bool:
    return n > 0 and tokens[n - 1].lower in _words["governs"]


def _is_base(tokens: tuple[Token, ...], n: int) -> bool:
    """Whether the plain form of a verb may stand there: "that the Clerk write"."""
    word = tokens[n].text if n < len(tokens) else ""
    small = word.isalpha() and word.islower() and word not in _ANDS
    return small and word not in _words["governs"] and not word.endswith(("ed", "ing", "s"))


def _alone(tokens: tuple[Token, ...], first: int, end: int) -> bool:
    """Whether what stands there is between marks, or before "to" or "will": a name in a cell, behind a dash, before a colon."""
    before = tokens[first - 1].lower if first else "|"
    after = tokens[end].lower if end < len(tokens) else "|"
    acts = after in _words["doing"] and before not in _words["governs"] and not _is_patient(tokens, end)
    return acts or (before in _MARKS and after in _MARKS)
