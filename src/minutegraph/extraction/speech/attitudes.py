"""What somebody thinks, told by a turn of speech in place of a verb of saying: "would believe it when he saw it"."""

from __future__ import annotations

import re
from functools import cache

from minutegraph.extraction.language import vocabulary as v
from minutegraph.extraction.language.clause import Group, Parse
from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.parties.mentions import Mention
from minutegraph.extraction.speech.act import Act, Kind
from minutegraph.lexicon import load

_TURNS: dict[str, list[str]] = load("saying")["attitudes"]
_MEETING = v.MEETING_GROUPS - {"officers", "staff", "inspector", "inspectors"}
_ASIDE = regex(r"(?:,\s[^,;:]{2,60},)?\s+(?:(?:also|then|however|frankly|simply|personally|for (?:his|her|their) part)\s+)?")


_ACTS: dict[str, tuple[Kind, str]] = {
    "praise": ("statement", "feel"),
    "concern": ("concern", "feel"),
    "neutral": ("statement", "say"),
}
"""The kind of act that a turn of speech of each attitude is, and the verb that it stands for."""


@cache
def _turns() -> tuple[tuple[Kind, str, re.Pattern[str]], ...]:
    return tuple((kind, verb, regex("|".join(_TURNS[name]))) for name, (kind, verb) in _ACTS.items())


def attitude(parse: Parse) -> tuple[Act, ...]:
    """The statement of the party with which a sentence begins, or nothing."""
    by, end = _opening(parse)
    behind = _ASIDE.match(parse.text, end) if by else None
    if behind is None:
        return ()
    for kind, verb, turns in _turns():
        if turns.match(parse.text, behind.end()):
            return (Act(kind, "statement.attitude", 0, len(parse.text), by, _attending(parse, behind.end()), verb, content=True),)
    return ()


def _attending(parse: Parse, start: int) -> Group:
    """Whose attention something is brought to: "brought to the Panel's attention that"."""
    near = [t for t in parse.tokens if t.start >= start][:7]
    behind = [t.lower for t in near] if near and near[0].lower == "brought" else []
    return next((t.group for t in near[2:4] if t.group), ()) if "attention" in behind else ()


def _speaks(mention: Mention) -> bool:
    """Whether somebody speaks in the meeting: a person, who holds a post, or members; not residents, of whom others tell."""
    if mention.pronoun or mention.party.kind in ("person", "post"):
        return True
    return mention.party.kind == "group" and mention.party.label.lower().split()[-1] in _MEETING


def _opening(parse: Parse) -> tuple[Group, int]:
    """Who stands at the head of the sentence, and where that ends."""
    for token in parse.tokens[:2]:
        if token.group:
            return (token.group, token.end) if all(map(_speaks, token.group)) else ((), 0)
        if token.lower not in ("the", "a", "an", "another"):
            break
    return (), 0
