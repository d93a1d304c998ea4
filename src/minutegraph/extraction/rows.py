"""Lists of those present: who holds a post that stands on the line below the name, or in a bracket behind a council.

Ann DOW                               Cllr R Hay, Vale Borough Council (Chairman)
Chief Finance Officer
"""

from __future__ import annotations

import re

from minutegraph.extraction import parties
from minutegraph.extraction import vocabulary as v
from minutegraph.extraction.expressions import regex
from minutegraph.extraction.parties import Mention
from minutegraph.model import Block, Item

_NAME = regex(
    r"(?:(?:Mrs?|Ms|Miss|Dr|Prof|Professor|Cllr|Councillor|Rev)\.? )?(?:[A-Z][\w'’.-]*\s+){1,3}[A-Z][\w'’-]+\Z"
)
_NO_NAME = v.HEADS | v.AREAS | v.BODY_HEADS | v.ORG_HEADS | v.GROUPS | v.MODIFIERS | v.STOPS - v.TITLES
_AWAY = regex(r"\b(?:apolog|absen)", re.I)
_HERE = regex(r"\b(?:present|attend|officers\b)", re.I)
_OF_COUNCIL = regex(r",\s+[^,;()]{3,60}\s+\(\Z")


def holders(item: Item) -> dict[int, str]:
    """The person of each block of the item that is nothing but a post, by the block's index: the name right above it.

    Lists that begin with a post, so that the names stand below the posts, give none.
    """
    blocks, found = item.blocks, {}
    kinds = [_kind(block) for block in blocks]
    if "post" not in kinds or "name" not in kinds:
        return {}
    begins, away = "", _AWAY.search(item.title or "") is not None
    for index, kind in enumerate(kinds):
        if not kind and blocks[index].sentences:
            text = blocks[index].sentences[0].text
            away = _AWAY.search(text) is not None or (away and not _HERE.search(text))
        above = kinds[index - 1] if index else ""
        begins = kind if not above else begins
        if kind == "post" and above == "name" and begins == "name" and not away:
            found[index] = blocks[index - 1].sentences[0].text
    return found


def _kind(block: Block) -> str:
    """ "name" or "post" where a block is nothing else, "" for any other."""
    if len(block.sentences) != 1 or block.end - block.start > 80 or block.section == "furniture":
        return ""
    text = block.sentences[0].text.rstrip(" .,")
    mentions = parties.find(text)
    whole = len(mentions) == 1 and mentions[0].start == 0 and mentions[0].end == len(text)
    if whole and mentions[0].party.kind == "post" and not mentions[0].party.holder:
        return "post"
    named = _NAME.match(text) and not any(word.lower().strip(".") in _NO_NAME for word in text.split())
    return "name" if named else ""


def bracketed(text: str, mention: Mention, found: tuple[Mention, ...]) -> str | None:
    """The person of "Cllr R Hay, Vale Borough Council (Chairman)", where the mention is the post in the bracket."""
    if mention.party.kind != "post" or mention.party.holder or not text[: mention.start].endswith("("):
        return None
    people = [m for m in found if m.end <= mention.start and m.party.kind == "person" and not m.pronoun]
    if not people or not text[mention.end :].startswith(")"):
        return None
    return people[-1].party.label if _OF_COUNCIL.match(text, people[-1].end, mention.start) else None
