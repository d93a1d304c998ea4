"""Lists of those present: who holds a post that stands on the line below the name, or in a bracket behind a council.

Ann DOW                               Cllr R Hay, Vale Borough Council (Chairman)
Chief Finance Officer
"""

from __future__ import annotations

import re

from minutegraph.extraction.language import vocabulary as v
from minutegraph.extraction.language.caseless import Caseless
from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.language.hints import Hints
from minutegraph.extraction.parties import mentions as parties
from minutegraph.extraction.parties.mentions import Mention
from minutegraph.extraction.parties.post_hints import may_name_post
from minutegraph.lexicon import load
from minutegraph.model import Block, Item

_NAME = regex(
    rf"(?:(?:{v.PRINTED_TITLES})\.? )?(?:[A-Z][\w'’.-]*\s+){{1,3}}[A-Z][\w'’-]+\Z"
)
_NO_NAME = (v.HEADS | v.AREAS | v.BODY_HEADS | v.ORG_HEADS | v.GROUPS | v.MODIFIERS | v.STOPS) - v.TITLES - v.GIVEN
_NOT_THERE = Caseless(r"apolog|absen")
_AWAY = Caseless(rf"\W*(?:\w+\s+)?(?:{_NOT_THERE.pattern})")
_AWAY_WORDS = Hints.of(_NOT_THERE.pattern)
_HERE = regex(r"\W*(?:also\s+)?(?:present|(?:in\s+)?attend|officers\b|by\s+invitation)", re.I)
_ROW = 90  # characters
_IN_WELSH = regex(r"\s*\([A-Z][\w' ]{2,40}?\s*/\s*")
"""Between a name and a post that stands in two languages: "Lowri Tegid (Clerc / Clerk)"."""
_FROM = regex(r",\s+(?:[A-Z][\w'’&.-]*\s+(?:(?:of|and|for|the|&)\s+){0,2}){1,7}\(\Z")


def holders(item: Item) -> dict[int, str | None]:
    """The person of each block of the item that is nothing but a post, by the block's index: the name right above it.

    A post with a colon has the name below. Lists that begin with a post, so that the names stand below the posts, give
    none. None stands for the rows of those who could not come.
    """
    blocks = item.blocks
    found: dict[int, str | None] = {}
    kinds = [_kind(block) for block in blocks]
    begins, away = "", _NOT_THERE.search(item.title or "") is not None
    for index, kind in enumerate(kinds):
        above = kinds[index - 1] if index else ""
        begins = kind if not above else begins
        if kind == "post" and above == "name" and begins == "name":
            found[index] = None if away else blocks[index - 1].sentences[0].text
        elif kind == "name" and above == "post:" and not away:
            found[index - 1] = blocks[index].sentences[0].text
        elif away and _is_row(blocks[index]):
            found[index] = None
        elif blocks[index].sentences and not kind:
            first = blocks[index].sentences[0].text
            away = _AWAY_WORDS.found(first) and _AWAY.match(first) is not None
    return found


def _is_row(block: Block) -> bool:
    """Whether a block is a short line without a sentence, as the rows of a list of people are."""
    text = block.sentences[0].text if len(block.sentences) == 1 else ""
    return 0 < len(text) < _ROW and not text.endswith(".") and ":" not in text and not _HERE.match(text)


def _kind(block: Block) -> str:
    """ "name", "post" or "post:" where a block is nothing else, "" for any other."""
    if len(block.sentences) != 1 or block.end - block.start > 80 or block.section == "furniture":
        return ""
    whole = block.sentences[0].text
    text = whole.rstrip(" .,:-")
    if may_name_post(whole) and any(each.party.kind == "post" and not each.party.holder for each in parties.alone(text)):
        return "post:" if whole.rstrip(" -").endswith(":") else "post"
    return "name" if _is_name(text) else ""


def _is_name(text: str) -> bool:
    return _NAME.match(text) is not None and _NO_NAME.isdisjoint(word.lower().strip(".") for word in text.split())


_GAP = regex(r"(?P<gap>[^\S\n]{2,}|\t)")
_CAPITALS = regex(r"(?:[A-Z][\w'’.-]*\s+){1,3}?[A-Z]['’A-Z-]{2,}(?P<gap>\s+)(?=[A-Z][a-z])")


_CELL = regex(r"\s+\|\s+")
_INITIALS_CELL = regex(r"(?P<name>(?:[A-Z][\w'’.-]*\s+){2,4})(?P<initials>[A-Z]{2,4})\s+(?=[A-Z][a-z])")


_INITIALS_BEHIND = regex(r"\s*\([A-Z]{2,4}\)$")
_NO_PERSON = v.AREAS | v.MODIFIERS | v.PLACES | v.HEADS | v.BODY_HEADS | v.ORG_HEADS | v.GROUPS | v.NOBODY


def _is_person(name: str) -> bool:
    """Whether words that may be a name are a person's: a first name or an initial is, a place or a field of work is not."""
    first, *rest = name.split()
    low = first.lower().strip(".")
    if low in v.GIVEN or low in v.TITLES or len(low) == 1 or (rest and rest[-1].isupper() and not first.isupper()):
        return bool(rest)
    return bool(rest) and not any(word.lower() in _NO_PERSON for word in (first, *rest))


def columns(printed: str) -> tuple[str, str] | None:
    """The name and what is said of it in a row as printed.

    Wide blanks part them, or bars, or the person's initials, or the surname stands in capitals.
    """
    if len(printed) > _ROW + 40 or "\n" in printed.strip() or printed.rstrip().endswith("."):
        return None
    if " | " in printed:
        name, *cells = _CELL.split(printed.strip(" |"))
        name = _INITIALS_BEHIND.sub("", name)
        if cells and are_initials(name, cells[0]):
            name, *cells = cells  # the initials have the first column
        said = [cell for cell in cells if cell and not are_initials(cell, name)]
        return (name, said[0]) if said and _is_name(name) and _is_person(name) else None
    marked = _INITIALS_CELL.match(printed)
    if marked is not None and are_initials(marked["initials"], marked["name"]):
        return " ".join(marked["name"].split()), printed[marked.end() :].strip()
    match = _GAP.search(printed) or _CAPITALS.match(printed)
    if match is None:
        return None
    start, end = match.span("gap")
    name, rest = printed[:start], printed[end:].strip()
    third = _GAP.search(rest)
    if third is not None and are_initials(rest[third.end() :], name):
        rest, third = rest[: third.start()], None  # "Tom Haddow    Company Secretary    TH"
    if not (_is_name(name) and _is_person(name)) or third is not None:
        return None
    return " ".join(name.split()), rest


def of_other_tables(item: Item) -> frozenset[int]:
    """The blocks of the item that are rows of a table of posts which lists nobody present: elections, allowances."""
    found, inside = [], False
    for place, block in enumerate(item.blocks):
        text = block.sentences[0].text if block.sentences else ""
        if " | " not in text:
            inside = False
            continue
        inside = inside or _OF_OTHERS.search(text) is not None
        if inside:
            found.append(place)
    return frozenset(found)


_OF_OTHERS = regex(rf"(?:^|\|)\s*(?:{'|'.join(load('roles')['tables']['others'])})\s*(?:\||$)", re.I)
"""The header of such a table."""


def are_initials(letters: str, name: str) -> bool:
    """Whether letters are the initials of a name, titles left out: "RO" of "Dame Ruth Ollerton"."""
    words = [word for word in name.split() if word.lower().strip(".") not in v.TITLES]
    several = "".join(word[0] for word in name.replace("-", " ").split()[len(name.split()) - len(words) :] if word[0].isupper())
    return len(words) > 1 and letters in ("".join(word[0] for word in words if word[0].isupper()), several)


def bracketed(text: str, mention: Mention, found: tuple[Mention, ...]) -> str | None:
    """The person of "Cllr R Hay, Vale Borough Council (Chairman)", where the mention is the post in the bracket."""
    if mention.party.kind != "post" or mention.party.holder or not text[: mention.start].endswith(("(", "/ ", "/")):
        return None
    people = [m for m in found if m.end <= mention.start and m.party.kind == "person" and not m.pronoun]
    if not people or not text[mention.end :].startswith(")"):
        return None
    between = text[people[-1].end : mention.start]
    return people[-1].party.label if _FROM.match(between) or _IN_WELSH.fullmatch(between) else None
