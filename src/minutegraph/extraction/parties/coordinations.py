"""Parties that stand side by side: the groups that "and" and commas make of them."""

from __future__ import annotations

import re

from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.parties.affiliations import with_affiliations
from minutegraph.extraction.parties.mentions import Mention

_JOINED = regex(
    r"\s*(?:[,/&+]|,?\s*and\s+by\b|,?\s*and\b|,?\s*together with\b|,?\s*along with\b|,?\s*as well as\b|,?\s*plus\b)+\s*"
    r"(?:(?:both|also)\s+)?(?:(?:the|an?|our|their|his|her)\s+)?",
    re.I,
)
_BEGINS = frozenset(",/&+aAtTpP")
"""With what the words between two parties that stand side by side begin: no other is worth the trial."""
_COMMA = regex(r"\s*,\s*(?:the\s+)?", re.I)
_MORE = regex(r"\s*(?:,|and\b|&)")
_OPENS = regex(
    r"(?:in|at|to|on|for|with|by|from|after|following|responding|replying|referring|answering|asked|having)\b[^,]*",
    re.I,
)


def groups(text: str, mentions: tuple[Mention, ...]) -> tuple[tuple[Mention, ...], ...]:
    """The mentions gathered where only commas and "and" stand between them, in order; pronouns stay alone.

    A person reaches over the body that is told with them: "Mr Dunn of KPMG and the Clerk" are two.

    A comma that ends an opening phrase parts: "In reply to Cllr Lee, the Director said" gives two groups.
    """
    out: list[tuple[Mention, ...]] = []
    for mention in with_affiliations(text, mentions):
        last = out[-1][-1] if out else None
        if (
            last
            and not (mention.pronoun or last.pronoun)
            and text[last.end : mention.start].lstrip()[:1] in _BEGINS
            and _JOINED.fullmatch(text, last.end, mention.start)
            and not _parts(text, out[-1], mention)
        ):
            out[-1] = (*out[-1], mention)
        else:
            out.append((mention,))
    return tuple(out)


def _parts(text: str, group: tuple[Mention, ...], mention: Mention) -> bool:
    """Whether the comma between a group and the next mention ends the phrase that opens the sentence."""
    if not _COMMA.fullmatch(text, group[-1].end, mention.start) or not _OPENS.fullmatch(text, 0, group[0].start):
        return False
    officer = mention.party.kind == "post" and group[-1].party.kind in ("person", "group")
    return officer or not _MORE.match(text, mention.end)
