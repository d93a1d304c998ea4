"""Who is thanked, congratulated or told sorry: the whole phrase behind the verb, known as a party or not.

"thanked the staff of both homes for", "apologised to every child who had waited", "commended the Manager and her team".
"""

from __future__ import annotations

import re

from minutegraph.extraction.language.clause import Clause, Group, Parse
from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.language.grammar import words
from minutegraph.extraction.language.phrases import pattern
from minutegraph.extraction.parties.mentions import Mention, find
from minutegraph.model import Party

_TO = regex(r"\s*(?:\S+\s+){0,8}?to\s+")
_LEAD = regex(r"\s*(?:all\s+(?:of\s+)?the\s+|the\s+(?:(?:departing|outgoing|retiring)\s+)?)?", re.I)
_ENDS = regex(
    r"\s+(?:for|on|upon|over|after|during|since|following|who|whom|whose|which|that|as|by|but|because|when|in\s+\w+ing|and\s+(?:\w+ed|said|felt|hoped|"
    r"paid|made|gave|told|will|would|shall|has|had|have|is|was|were|are|"
    r"appreciation|gratitude|congratulations))\b|\s*[,;:()]|\s*\.\W*$|\s+[-–—]\s|$"
)
_WIDE = regex(r"(?:all(?:\s+(?:those|the|of))?|those|every(?:one|body)?|any(?:one|body))\b", re.I)
_WIDE_ENDS = regex(r"\s+(?:for|and\s+(?:\w+ed|said))\b|\s*[,.;:()]|$")
_AND = regex(r"\s+and\s+(?P<whose>(?:his|her|their|its|all)\b)?(?:in\s+particular\s+|the\s+|also\s+)*")
_PRONOUN = regex(
    r"late\s|(?:him|her|them|it|both|this|these|that|everything)(?:$|[^\w\s]|\s+(?:for|on|and|that|in)\b)", re.I
)
_WORK = regex(rf"(?:the |their |his |her |its )?(?:\w+ )?(?:{pattern(words('acts', 'merits'))})\b", re.I)
_TWO_NAMES = regex(r"[A-Z]\w+ and [A-Z]\w+")
_LONGEST = 9


def thanked(parse: Parse, c: Clause, to: bool = False) -> Group:
    """Those behind the verb, or with `to` behind the first "to"; the clause's own hearer where there is no more to say."""
    text, at = parse.text, c.verb_end
    if to:
        behind = _TO.match(text, at)
        if behind is None:
            return c.hearer
        at = behind.end()
    begin = _LEAD.match(text, at)
    at = begin.end() if begin else at
    ends = (_WIDE_ENDS if _WIDE.match(text, at) else _ENDS).search(text, at)
    end = ends.start() if ends else len(text)
    if end <= at or _PRONOUN.match(text, at) or len(text[at:end].split()) > _LONGEST:
        return c.hearer
    if _WORK.match(text, at):
        return ()  # "praised the hard work of staff": the work, and nobody, is praised
    named = find(text)
    return tuple(_party(text, part, named) for part in _parts(text, at, end, named)) or c.hearer


def _parts(text: str, start: int, end: int, named: tuple[Mention, ...]) -> list[tuple[int, int]]:
    """The stretches of a phrase between "and", where what follows is somebody else."""
    if _TWO_NAMES.fullmatch(text, start, end):
        middle = text.index(" and ", start, end)
        return [(start, middle), (middle + len(" and "), end)]
    parts = []
    known = {mention.start for mention in named}
    for joint in _AND.finditer(text, start, end):
        following = joint.start("whose") if joint["whose"] else joint.end()
        if joint["whose"] or following in known:
            parts.append((start, joint.start()))
            start = following
    return [*parts, (start, end)]


def _party(text: str, part: tuple[int, int], named: tuple[Mention, ...]) -> Mention:
    """The mention that the stretch is, or begins, else the stretch as a group of people."""
    start, end = part
    for mention in named:
        whence = mention.party.kind == "person" and text.startswith((" of ", " at ", " from "), mention.end)
        if mention.start <= start and (mention.end >= end or (whence and mention.end > start)):
            return mention
    return Mention(start, end, Party(text[start:end], "group"))
