"""Who speaks, who hears and who is to act in a sentence whose verb no rule knows: by where the parties stand in it."""

from __future__ import annotations

from dataclasses import dataclass

from minutegraph.extraction.clause import Group
from minutegraph.extraction.clauses import parse
from minutegraph.extraction.expressions import regex
from minutegraph.extraction.grammar import BE, MODALS, NEGATIONS, PERFECT, adverb
from minutegraph.extraction.parties import Mention
from minutegraph.extraction.skeleton import Token
from minutegraph.model import Party

_GOVERNS = frozenset(
    ("to", "for", "of", "with", "from", "by", "about", "against", "on", "in", "at", "than", "behind", "between", "over",
     "through", "under", "into", "towards", "who", "whose", "whom", "per", "without", "via", "including", "like")
)  # fmt: skip
"""Words whose object a party behind them is: no subject."""
_QUOTED = frozenset(
    ("said", "thought", "felt", "asked", "replied", "answered", "added", "observed", "remarked", "wondered")
)
_TOLD = frozenset(
    ("advised", "informed", "reminded", "told", "assured", "reassured", "updated", "briefed", "warned", "asked", "invited",
     "urged", "encouraged", "thanked", "notified", "requested", "given", "shown", "referred", "directed")
)  # fmt: skip
"""Behind "was" they make who stands before them somebody who hears."""
_IRREGULAR = frozenset(
    ("thought", "felt", "said", "saw", "took", "went", "ran", "made", "gave", "put", "spoke", "told", "came", "brought", "knew",
     "found", "held", "kept", "left", "led", "set", "sent", "drew", "read", "wrote", "understood", "did", "does", "do", "feels",
     "says", "thinks", "wants", "asks", "still", "stood", "heard", "got", "cast", "sought", "undertook", "began", "struck", "let")
)  # fmt: skip
_HEARERS = regex(
    r"^(?:advis|inform|remind|assur|reassur|updat|brief|warn|notif|thank|invit|urg|encourag|told|tells?|asked|address|"
    r"took|takes|walked|talked|led|gave|showed|commended|praised|congratulated|apologised)",
    0,
)
_IMPERSONAL = regex(r"^(?:it|there|that) (?:was|is|were|has been|had been) (?:\S+ly )?\w+", 0)
_BEHIND = regex(
    r"\b(?:according to|on behalf of) (?:the |our )?$|\b(?:by|from) (?:the |an? |one )?$|"
    r"\b(?:view|opinion|estimation|judgement|experience|impression|words|message|reading|assessment) of (?:the |an? |one )?$|"
    r"\bin (?:the |an? )?$(?=.{3,60}(?:'s?|s') (?:own )?(?:view|opinion|estimation|judgement|book|experience|words|eyes)\b)|"
    r"^it (?:\S+ly )?(?:troubled|saddened|worried|concerned|pleased|struck|surprised|irked|heartened|puzzled|angered) (?:the |an? )?$"
)
_SUBORDINATE = frozenset(
    ("that", "how", "what", "whether", "if", "because", "where", "when", "than", "which", "as", "while", "until")
)
_POSSESSIVES = {"his": "he", "her": "she", "their": "they"}
_END = frozenset((".", "?", "!", ")", '"', "'"))
_DOES = frozenset(
    ("to", "will", "would", "shall", "must", "undertook", "agreed", "offered", "promised", "needs", "should")
)


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks and who hears; `nobody` tells that the sentence is one of those that name no speaker ("it was noted")."""

    by: Group = ()
    to: Group = ()
    nobody: bool = False


def voice(text: str, named: frozenset[str] = frozenset()) -> Voice:
    """Who speaks and hears in a sentence; `named` are first names and initials by which the document knows people."""
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
        return Voice(tokens[0].group, _hearer(tokens, 0))
    if someone := _bare(tokens, 0, named):
        return Voice(someone, _hearer(tokens, 0))
    if tokens[0].lower in _POSSESSIVES:
        return Voice((_person(tokens[0], _POSSESSIVES[tokens[0].lower], True),))
    for n, token in enumerate(tokens):
        if token.group and n and _BEHIND.search(text.lower(), 0, token.start):
            return Voice(token.group)
    for n, token in enumerate(tokens):
        if token.group and _acts(tokens, n) and not any(t.lower in _SUBORDINATE for t in tokens[max(0, n - 3) : n]):
            return Voice(token.group, _hearer(tokens, n))
    return Voice(nobody=_IMPERSONAL.match(text.lower()) is not None)


def openly(text: str, named: frozenset[str] = frozenset()) -> Group:
    """Who is told to have the word by a label at the head or by a name at the end: "Rhys: …", "From Mr Day: …", "…, per KL"."""
    tokens = parse(text).tokens
    at = 2 if len(tokens) > 2 and tokens[0].text in _LETTERS and tokens[1].text in _MARKS else 0
    at += 1 if len(tokens) > at + 1 and tokens[at].lower in ("from", "(", "q", "a") else 0
    for n in range(at, min(at + 1, len(tokens))):
        someone = tokens[n].group or _bare(tokens, n, named)
        end = n + (1 if tokens[n].group else 2 * len(someone) - 1)
        if someone and end < len(tokens) and (tokens[end].text in (":", "–", "—", "-", ")") or _bare(tokens, n, named)):
            return someone
    last = _last(tokens)
    if last is not None:
        return last
    for n, token in enumerate(tokens):
        someone = token.group or _bare(tokens, n, named)
        if not someone or n < 1:
            continue
        end = n + (1 if token.group else 2 * len(someone) - 1)
        closed = end >= len(tokens) or tokens[end].text in (".", ",", ";", ")", "?")
        if closed and (
            tokens[n - 1].lower == "per"
            or (_BEHIND.search(text.lower(), 0, token.start) and tokens[n - 2].lower == "according")
        ):
            return someone
        if end >= len(tokens) - 1 and closed and tokens[n - 1].text in ("–", "—", "-", "("):
            return someone
    return ()


_LETTERS = frozenset(("Q", "A", "q", "a"))
_EARLY = 8
"""Tokens at the head of a sentence in which who hears stands, where it is told so."""


def _last(tokens: tuple[Token, ...]) -> Group | None:
    """Who stands at the end with a verb of saying: "…, said Cllr Orme.", "…, Cllr Orme observed."."""
    end = len(tokens)
    while end and tokens[end - 1].lower in _END:
        end -= 1
    if end > _EARLY // 2 and tokens[end - 1].group and tokens[end - 2].lower in _QUOTED:
        return tokens[end - 1].group
    if end > _EARLY // 2 and tokens[end - 1].lower in _QUOTED and tokens[end - 2].group:
        return tokens[end - 2].group
    return None


def _bare(tokens: tuple[Token, ...], n: int, named: frozenset[str]) -> Group:
    """People named by their first names or initials alone from a place on: "PW", "Marcus and Jean", "NF + JO"."""
    found: list[Mention] = []
    while n < len(tokens) and tokens[n].text in named:
        found.append(_person(tokens[n], tokens[n].text))
        if n + 2 >= len(tokens) or tokens[n + 1].lower not in _JOINS or tokens[n + 2].text not in named:
            break
        n += 2
    return tuple(found)


_JOINS = frozenset(("and", "&", "+", "/", ","))


def _person(token: Token, label: str, pronoun: bool = False) -> Mention:
    return Mention(token.start, token.end, Party(label, "person"), pronoun)


def _verb(tokens: tuple[Token, ...], n: int) -> int:
    """The place of the word behind a party, adverbs and a bracket left out."""
    at = n + 1
    while at < len(tokens) and (
        adverb(tokens[at].lower) or tokens[at].lower in ("also", "then", "again", "both", "all", "each")
    ):
        at += 1
    return at


def _is_told(tokens: tuple[Token, ...], n: int) -> bool:
    at = _verb(tokens, n)
    while at < len(tokens) and (tokens[at].lower in BE or tokens[at].lower in PERFECT or adverb(tokens[at].lower)):
        at += 1
    return n + 1 < at < len(tokens) and tokens[at].lower in _TOLD and tokens[at - 1].lower in BE


def _acts(tokens: tuple[Token, ...], n: int) -> bool:
    """Whether the party is a subject with its verb behind it, or a label ("Cllr Orme: …", "Cllr Orme – …")."""
    if n and tokens[n - 1].lower in _GOVERNS:
        return False
    at = _verb(tokens, n)
    if at >= len(tokens):
        return False
    low = tokens[at].lower
    if n == 0 and low in (":", "–", "-"):
        return True
    return (
        low in BE or low in PERFECT or low in MODALS or low in NEGATIONS or low in _IRREGULAR
        or (low.endswith("ed") and len(low) > 4) or (n == 0 and low.endswith("s") and low.isalpha() and len(low) > 3)
    )  # fmt: skip


def _hearer(tokens: tuple[Token, ...], n: int) -> Group:
    """Whom the verb behind a party is said to: "thanked the officers", "took members through"."""
    at = _verb(tokens, n)
    if at + 1 < len(tokens) and tokens[at + 1].group and _HEARERS.match(tokens[at].lower):
        return tokens[at + 1].group
    return ()


def doer(text: str, named: frozenset[str] = frozenset()) -> Group:
    """Who is to act: the subject of "will", "to", "undertook" …, or whom "by" names behind a passive, or a name alone."""
    tokens = parse(text).tokens
    for n, token in enumerate(tokens):
        at = _verb(tokens, n)
        if (
            token.group
            and at + 1 < len(tokens)
            and tokens[at].lower in _DOES
            and (not n or tokens[n - 1].lower not in _GOVERNS)
        ):
            if "be" in (tokens[at + 1].lower, tokens[min(at + 2, len(tokens) - 1)].lower):
                break
            return token.group
    for n in range(len(tokens)):
        if (someone := _bare(tokens, n, named)) and _alone(tokens, n, n + 2 * len(someone) - 1):
            return someone
    for before in ("by", "that"):
        for n, token in enumerate(tokens[1:], start=1):
            if token.group and tokens[n - 1].lower == before and (before == "by" or _base(tokens, n + 1)):
                return token.group
    return next((t.group for n, t in enumerate(tokens) if t.group and _alone(tokens, n, n + 1)), ())


def _base(tokens: tuple[Token, ...], n: int) -> bool:
    return n < len(tokens) and tokens[n].lower.isalpha() and not tokens[n].lower.endswith(("ed", "ing"))


def _alone(tokens: tuple[Token, ...], first: int, end: int) -> bool:
    """Whether what stands there is between marks, or before "to" or "will": a name in a cell, behind a dash, before a colon."""
    before = tokens[first - 1].lower if first else "|"
    after = tokens[end].lower if end < len(tokens) else "|"
    return (before in _MARKS and after in _MARKS) or (after in _DOES and before not in _GOVERNS)


_MARKS = frozenset(("|", "-", "–", "—", ":", ";", ",", ".", "(", ")", "→", ">", "/"))
