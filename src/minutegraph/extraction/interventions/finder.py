"""Interventions: formal acts upon an authority or provider, one fact for an act however often a document names it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache

from minutegraph.extraction.context import Context
from minutegraph.extraction.interventions import described_acts
from minutegraph.extraction.interventions.act_dates import date_of
from minutegraph.extraction.interventions.act_makers import makers_of
from minutegraph.extraction.interventions.act_targets import GENERAL, target_of
from minutegraph.extraction.interventions.formal_act import Act, Nearby
from minutegraph.extraction.interventions.formal_acts import acts, family
from minutegraph.extraction.language import dates, leads
from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.language.hints import Hints
from minutegraph.extraction.language.phrases import pattern
from minutegraph.extraction.latest import kept_of_latest
from minutegraph.extraction.meeting_dates import meeting_date
from minutegraph.extraction.parties import strangers
from minutegraph.extraction.parties.outsiders import bodies, derived, kind_by, party
from minutegraph.lexicon import load
from minutegraph.model import Intervention, Item, Minutes, Party, Sentence

_words = load("interventions")["words"]
_HINTS = Hints(tuple(_words["hints"]))


@dataclass(frozen=True, slots=True)
class _Place:
    item: int
    section: str
    sentence: Sentence
    act: Act
    limb: bool


@dataclass(slots=True)
class _Event:
    places: list[_Place] = field(default_factory=list)


def find(context: Context) -> Iterator[Intervention]:
    """The interventions whose fullest statement stands in the item at hand, in order of the text."""
    for item, fact in _remembered(context.minutes):
        if item == context.index:
            yield fact


@kept_of_latest
def _remembered(minutes: Minutes) -> tuple[tuple[int, Intervention], ...]:
    return tuple(find_document(minutes))


def find_document(minutes: Minutes) -> Iterator[tuple[int, Intervention]]:
    """The interventions of a whole document, each with the index of its item, in order of the text."""
    own = meeting_date(minutes)
    found: list[_Event] = []
    for place in _places(minutes, own):
        event = next((e for e in found if _same(e, place)), None)
        if event is None:
            event = _Event()
            found.append(event)
        event.places.append(place)
    told = [event for event in found if not all(_only_received(p) for p in event.places)]
    facts = [fact for event in told for fact in _fact(event, minutes)]
    yield from sorted(facts, key=lambda pair: pair[1].start)


_LIMB = regex(r"(?:that|\(?[a-z0-9ivx]{1,3}\)\s*that)\b", re.I)


_TO_BE = regex(r"\bbe\s+(?:\w+ly\s+)?\w+(?:ed|en)\b")


def _places(minutes: Minutes, own: str | None) -> Iterator[_Place]:
    firms = cache(lambda: strangers.firms(minutes.document.text))
    for index, item in enumerate(minutes.items):
        before: list[Sentence] = []
        upon: tuple[str, ...] = ()
        for block in item.blocks:
            if block.section == "furniture" or block.kind == "heading":
                continue
            last: _Place | None = None
            for whole in block.sentences:
                sentence = leads.bare(whole)
                told_more = last is not None and _MORE.match(sentence.text)
                if last is not None and told_more:
                    yield replace(last, sentence=sentence, act=_more(last.act, sentence.text, told_more, own))
                required = _REQUIRED.match(sentence.text) if last is not None else None
                if last is not None and required and not last.act.on:
                    yield replace(
                        last, sentence=sentence, act=replace(last.act, told=0, by=(), on=(required["on"],), date=None)
                    )
                last = None
                if _HINTS.found(sentence.text) or described_acts.HINTS.found(sentence.text):
                    limb = bool(_LIMB.match(sentence.text))
                    for act in acts(sentence.text, own, _nearby(item, sentence, before, firms())):
                        told = replace(act, date=None) if limb and _TO_BE.search(sentence.text) else act
                        told = _upon_it(told, sentence.text, upon)
                        last = _Place(index, block.section, sentence, told, limb)
                        yield last
                        another = _another(told, sentence.text)
                        if another is not None:
                            yield replace(last, act=another)
                before.append(sentence)
                upon = last.act.on if last is not None else ()


def _nearby(item: Item, sentence: Sentence, before: list[Sentence], firms: strangers.Firms) -> Nearby:
    """What stands near a sentence of an item."""
    return Nearby(_regulated(item, sentence, before), firms, before[-1].text if before else "")


_OF_IT = regex(
    r"(?:\s+(?:was|were|had\s+been|has\s+been)\s+\w+)?\s+(?:in\s+respect\s+of|on|upon|to|for|against)\s+(?:it|them)\b"
)


def _upon_it(act: Act, text: str, upon: tuple[str, ...]) -> Act:
    """The act with whom the sentence before told of one upon, if it is upon "it"."""
    at = text.find(act.name)
    is_it = not act.on and at >= 0 and _OF_IT.match(text, at + len(act.name))
    return replace(act, on=upon) if is_it else act


_NEAR = 3
_REGULATORS_KINDS = frozenset(("inspectorate", "regulator", "ombudsman"))


def _regulated(item: Item, sentence: Sentence, before: list[Sentence]) -> bool:
    """Whether a sentence just before, or the title, tells of a regulator or inspectorate, whose notice may be spoken of."""
    if "otice" not in sentence.text and "rder" not in sentence.text:
        return False
    told = (item.title or "", *(near.text for near in before[-_NEAR:]))
    return any(body.kind in _REGULATORS_KINDS for near in told for body in bodies(near))


_BE_RECEIVED = regex(
    rf"[^.;]{{0,40}}?\bbe\s+(?:\w+ly\s+)?(?:{pattern(_words['received'])})\b"
)


def _only_received(place: _Place) -> bool:
    """Whether a resolution only takes note of what was told of before: "that the statutory recommendations be received"."""
    at = place.sentence.text.find(place.act.name)
    return place.limb and at >= 0 and _BE_RECEIVED.match(place.sentence.text, at + len(place.act.name)) is not None


_ANOTHER = regex(
    r"\band\s+(?:a\s+(?:second|third|further)|another)(?:\s+(?:one|notice|direction|order))?(?:\s+(?:for|to|on)\s+[^,;.]{2,50}?)?,?\s+"
    r"(?:on|in)\s+(?:the\s+)?$"
)


def _another(act: Act, text: str) -> Act | None:
    """The second of two acts of a sentence: "issued a notice on 28 September 2023, and a second on 11 December"."""
    if act.date is None or " and a" not in text:
        return None
    year = int(act.date[:4])
    for mention in dates.find(text, year):
        if _ANOTHER.search(text, 0, mention.start) and mention.iso != act.date:
            return replace(act, date=mention.iso)
    return None


_REQUIRED = regex(
    r"(?:It|They|This|These|(?:The|This|That|These)\s+(?:notice|direction|recommendation|order)s?)\s+(?:(?:had|has|have|also)\s+)*"
    r"(?:required|requires?|obliged|obliges|directed|directs|told|instructed|gave|gives?)\s+(?:the\s+)?"
    r"(?P<on>[A-Z][\w'&-]*(?:\s+[A-Z][\w'&-]*){0,4}|council|authority|force|trust|service|provider)\s+(?:to|until|\d|one|two|three|six|twelve)\b"
)
_MORE = regex(
    r"(?:It|They|This|These|Both|(?:The|This|That)\s+(?:notice|direction|directions|appointment|recommendations?|"
    r"order))\s+"
    r"(?:(?:had|has|have)\s+been|was|were|is)\s+(?:\w+ly\s+|first\s+)?(?:issued|made|served|published|imposed|"
    r"sent|received|given|appointed|dated|signed)\b"
)


def _more(act: Act, text: str, match: re.Match[str], own: str | None) -> Act:
    """What the sentence after an act's adds to it: "It was issued to the Council by the Department"."""
    named = tuple(body for body in bodies(text) if body.kind != "ombudsman")
    return replace(
        act,
        told=0,
        by=makers_of(text, named, match),
        on=target_of(text, match),
        date=None if act.date else date_of(text, match, own),
    )


_SORT = regex(r"(?P<sort>[\w-]+(?:\s+[\w-]+)*?)\s+(?:notice|order)s?$")
_ANY_SORT = frozenset(_words["any_sort"])


def _differ(one: str, other: str) -> bool:
    """Whether two notices are of different sorts: an enforcement notice is no warning notice."""
    first, second = _SORT.match(one), _SORT.match(other)
    if first is None or second is None or first["sort"] in _ANY_SORT or second["sort"] in _ANY_SORT:
        return False
    return not (first["sort"].endswith(second["sort"]) or second["sort"].endswith(first["sort"]))


def _same(event: _Event, place: _Place) -> bool:
    first = event.places[0].act
    act = place.act
    if first.kind != act.kind or (act.kind == "other" and family(first.name) != family(act.name)):
        return False
    if _differ(first.name.lower(), act.name.lower()):
        return False
    wholly = {label.lower() for p in event.places for label in p.act.on}
    if (
        first.name.lower() != act.name.lower()
        and wholly
        and act.on
        and wholly.isdisjoint(label.lower() for label in act.on)
    ):
        return False
    when = [p.act.date for p in event.places if p.act.date]
    if act.date and when and not any(dates.overlap(act.date, d) for d in when):
        return False
    named = [label for p in event.places for label in p.act.on if not GENERAL.match(label)]
    mine = [label for label in act.on if not GENERAL.match(label)]
    return not (named and mine) or bool(
        {w.lower() for label in named for w in label.split()} & {w.lower() for label in mine for w in label.split()}
    )


def _fact(event: _Event, minutes: Minutes) -> Iterator[tuple[int, Intervention]]:
    minuted = [p for p in event.places if p.section != "purpose"] or event.places
    best = max(minuted, key=lambda p: (_fullness(p), -p.sentence.start))
    order = [best, *(p for p in event.places if p is not best)]
    by = next((p for p in order if p.act.by), None)
    on = next((p for p in order if p.act.on), None)
    yield best.item, Intervention(
        start=best.sentence.start,
        end=best.sentence.end,
        rule=f"interventions.{best.act.kind}",
        item=best.item,
        by=tuple(_parties(by, best)),
        on=tuple(_authorities(on, best)) if on else tuple(_beside(best, minutes)),
        kind=best.act.kind.replace("-", " "),
        date=next((p.act.date for p in order if p.act.date and (p is best or not p.limb)), None),
    )  # fmt: skip


def _parties(place: _Place | None, best: _Place) -> Iterator[Party]:
    for body in place.act.by if place else ():
        yield party(body) if place is best else derived(party(body))


def _authorities(place: _Place | None, best: _Place) -> Iterator[Party]:
    for label in place.act.on if place else ():
        yield Party(label, kind_by(label), "stated" if place is best else "derived")


_TOLD_OF = {
    kind: regex(rf"\b(?:{pattern(entry['posts'])})\b", re.I)
    for kind, entry in load("interventions")["kinds"].items()
    if "posts" in entry
}
"""What those are called whom the acts of a kind send."""
_BARE_NOTICES = frozenset(_words["bare_notices"])
_THE_COUNCIL = regex(
    r"\b[Tt]he\s+(?P<on>(?:[A-Z][\w'&-]+\s+){0,3}(?:Council|Authority|council|authority|"
    r"Trust|Service|Force))\b(?!'s\s+(?:own\s+)?(?:chair|leader))"
)


def _beside(place: _Place, minutes: Minutes) -> Iterator[Party]:
    """Upon whom, where the act's own sentences are silent.

    It is whom the item tells of together with the one appointed, or next to a notice.
    """
    sentences = [
        s for block in minutes.items[place.item].blocks if block.section != "furniture" for s in block.sentences
    ]
    told = _TOLD_OF.get(place.act.kind)
    if told is not None:
        near = [s for s in sentences if told.search(s.text)]
    elif place.act.name.lower() in _BARE_NOTICES:
        near = [s for s in sentences if 0 <= s.start - place.sentence.end < 4]
    else:
        return
    for sentence in near:
        match = _THE_COUNCIL.search(sentence.text)
        if match is not None:
            yield Party(match["on"], kind_by(match["on"]), "derived")
            return


def _fullness(place: _Place) -> int:
    act = place.act
    return 2 * act.told + 2 * bool(act.by) + 2 * bool(act.on) + 2 * bool(act.date) - 3 * place.limb
