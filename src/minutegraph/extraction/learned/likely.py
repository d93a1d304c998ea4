"""Facts that no rule finds and that the trained model holds to be likely: said in words that no rule knows.

The model tells only that a sentence states a fact of a type (fact_model.py); who speaks, who is to act, and when, is read
from the sentence (likely_facts.py), and left out where it does not tell.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache

from minutegraph.extraction import rules
from minutegraph.extraction.context import Context
from minutegraph.extraction.language.clauses import parse
from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.learned.doubts import Doubts
from minutegraph.extraction.learned.fact_model import TYPES, log_odds, of_chance
from minutegraph.extraction.learned.likely_facts import SPOKEN, Maker, Spoken
from minutegraph.extraction.learned.sentence_features import Seen, features, seen
from minutegraph.extraction.speech.acts import acts
from minutegraph.extraction.speech.business_items import is_procedure, tells_attendance
from minutegraph.lexicon import load
from minutegraph.model import Fact

LEAST = of_chance(0.8)
"""How likely a fact must be that no rule finds."""
_LEAST_SAID = of_chance(0.9)
"""How likely one must be of a sentence with a verb of saying that the rules know, and yet took for none."""
_ON_AGENDAS = frozenset(("inspection", "recommendation"))
"""What the text above the minutes may tell of besides what rules find in it."""


def find(context: Context) -> Iterator[Fact]:
    """The likely facts of an item, in order of the text; what they are told from is taken out of those found so far."""
    if is_procedure(context.item):
        return
    item = seen(context)
    found = _by_sentence(context, item)
    maker, doubts = Maker(context), Doubts(context)
    openers = {block.opener for block in context.item.blocks}
    for n, (each, told) in enumerate(zip(item, features(item), strict=True)):
        odds = log_odds(told)
        here = found.get(n, [])
        if not here and not each.found and max(odds.values()) < LEAST:
            continue  # nothing to doubt, and nothing likely
        opens = each.number in openers and each.sentence.end == each.block.sentences[-1].end and _OPENS.search(each.sentence.text)
        kinds = [] if opens else _likely(each, odds)
        if any(fact.rule == rules.LISTED_ANSWER for fact in here):
            kinds = [kind for kind in kinds if kind not in SPOKEN]  # the line that opens the list tells what it is
        instead = doubts.given_up(each, here, odds) if kinds and not SPOKEN.isdisjoint(kinds) else None
        if not kinds and (turn := doubts.turned(each, here, odds)) is not None:
            kinds, instead = [turn[0]], turn[1]
        for fact in doubts.believed(here, odds):
            if instead is None or not isinstance(fact, Spoken):
                maker.remember(fact, each)
        for kind in kinds:
            made = maker.made(kind, each, instead)
            if made is not None:
                maker.remember(made, each)
                yield made


_OPENS = regex(r"(?:\s[-–—]|\b(?:that|to|should|must|namely|following|follows))\W*$")
"""How a line ends that only opens the list under it, where it has no colon."""


def _by_sentence(context: Context, item: tuple[Seen, ...]) -> dict[int, list[Fact]]:
    """The facts found, by the index of the sentence in which each begins."""
    starts = [each.sentence.start for each in item]
    found: dict[int, list[Fact]] = {}
    for fact in context.facts:
        found.setdefault(bisect_right(starts, fact.start) - 1, []).append(fact)
    return found


def _likely(each: Seen, odds: dict[str, float]) -> list[str]:
    """The types that are likely and not found; of the ways to speak, the likeliest, but for a question with its answer."""
    text = each.sentence.text
    kinds = [kind for kind in TYPES if odds[kind] >= LEAST and kind not in each.found and not _never(kind).match(text)]
    if each.block.section == "purpose":
        kinds = [kind for kind in kinds if kind in _ON_AGENDAS]
    if not kinds or _says_nothing(each):
        return []
    if any(kind in SPOKEN and odds[kind] < _LEAST_SAID for kind in kinds) and acts(parse(text)):
        kinds = [kind for kind in kinds if kind not in SPOKEN or odds[kind] >= _LEAST_SAID]
    spoken = sorted((kind for kind in kinds if kind in SPOKEN), key=lambda kind: -odds[kind])
    kept = spoken[:2] if set(spoken[:2]) == {"question", "answer"} else spoken[:1]
    return [kind for kind in kinds if kind not in SPOKEN or kind in kept]


@cache
def _never(kind: str) -> re.Pattern[str]:
    """How sentences begin that state no fact of this type, whatever the model holds."""
    heads = list(load("likely")["never"].get(kind, ()))
    if kind == "answer":
        heads += load("saying")["procedure"]["unanswered"]
    return regex("|".join(heads) or r"(?!)", re.I)


def _says_nothing(each: Seen) -> bool:
    """Whether a sentence is a heading, only opens a list, only names somebody ("(Cllr Isaacson).") or only who was there."""
    text = each.sentence.text
    if each.block.kind == "heading" or text.endswith((":", ":-", ":–")) or (each.place == 0 and tells_attendance(text)):
        return True
    return not any(token.lower.isalnum() and not token.group for token in parse(text).tokens)
