"""People told with whom they are or where they live: "Mr Dunn of KPMG", "Ms Doyle (Audit Wales)", "Ms Lee from Sport Fylde".

For grammar the person is the party and the rest belongs to the name; whoever looks for bodies (`mentions.find`) finds them still.
"""

from __future__ import annotations

from minutegraph.extraction.language import vocabulary as v
from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.parties.mentions import Mention

_OF = regex(r",? (?:of|from) (?:the )?")
_MARKS = (" of ", " from ", " (", ", ")
_ENDS_ASIDE = regex(r", (?!and\b)[a-z]")
_NAME = r"[A-Z][\w'’-]*+(?: [A-Z][\w'’-]*+)*+"
_PLACE = regex(rf" (?:of|from) (?:the )?{_NAME}(?<!['’]s)(?! (?:and|&) [A-Z])| \({_NAME}\)")
"""A place or body that no list knows; not the first of two, nor the owner of something."""


def with_affiliations(text: str, mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions in order, the stretch of a person reaching over the body or place that is told with them."""
    if not any(_may_be_told(text, mention) for mention in mentions):
        return mentions
    out: list[Mention] = []
    for number, mention in enumerate(mentions):
        if out and mention.end <= out[-1].end:
            continue  # the body of who stands before it
        after = mentions[number + 1] if number + 1 < len(mentions) else None
        out.append(mention._replace(end=_end(text, mention, after)) if _may_be_told(text, mention) else mention)
    return tuple(out)


def _may_be_told(text: str, mention: Mention) -> bool:
    return mention.party.kind == "person" and not mention.pronoun and text.startswith(_MARKS, mention.end)


def _end(text: str, person: Mention, after: Mention | None) -> int:
    """Where the person ends with what is told so, or without it."""
    if after is not None and after.party.kind in v.OUTSIDE:
        between = text[person.end : after.start]
        if _OF.fullmatch(between) or (between == ", " and _ENDS_ASIDE.match(text, after.end)):
            return after.end
        if between == " (" and text.startswith(")", after.end):
            return after.end + 1
    place = _PLACE.match(text, person.end, after.start if after is not None else len(text))
    return place.end() if place is not None else person.end
