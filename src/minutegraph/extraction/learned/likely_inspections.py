"""The inspection that a sentence tells of, where the trained model holds that it tells of one in words that no rule knows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from minutegraph.extraction.context import Context
from minutegraph.extraction.inspections import finder as inspections
from minutegraph.extraction.inspections import judgements, labels, object_likeness, occasion_objects
from minutegraph.extraction.inspections.inspected_beside import spoken_of
from minutegraph.extraction.inspections.occasion_agents import inspects_by_visits
from minutegraph.extraction.inspections.occasion_kinds import KIND_OF
from minutegraph.extraction.inspections.occasions import Occasion, heads
from minutegraph.extraction.language import dates
from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.meeting_dates import meeting_date
from minutegraph.extraction.parties import mentions as parties
from minutegraph.extraction.parties import voices
from minutegraph.extraction.parties.outsiders import outcomes
from minutegraph.extraction.parties.reference import derived
from minutegraph.lexicon import load
from minutegraph.model import Inspection, Party, Sentence

_visits = load("likely")["visits"]
_MADE = regex(
    r"(?:\s*\([^)]*\))?(?:,[^,;]{2,60},)?\s+(?:(?:had|has|have|would|will|also|again|last|since|now|then|having)\s+)*"
    rf"(?:{'|'.join(_visits['verbs'])})\s+(?P<on>(?:the\s+|our\s+|[A-Z])[^,;:.(]{{2,70}}?)"
    r"(?=\s+(?:on|in|for|during|over|between|from|since|last|again|and|as|to|for|by|at|this|earlier)\s|[,;:.(]|$)"
)
"""Behind who made it: the verb and what was visited, inspected, assessed …"""
_PREMISES = regex(
    r"(?:(?<=^)|(?<=\bat )|(?<=\bto )|(?<=\binto )|(?<=\bof )|(?<=\bin ))(?:the )?(?P<on>[A-Z][\w'’&.-]*(?: (?:(?:of|the|and) )?"
    r"[A-Z][\w'’&.-]*)*)(?=\s*(?:\(|,|\||:|–|\.|$)|\s+-|\s+(?:was|were|had|has|in|on|will|would|is|remains?|remained)\b)"
)
"""A name at the head of a sentence or a row, or behind "at", "to", "of"."""
_OF_PAPER = regex(rf"\b(?:{'|'.join(_visits['papers'])})\b[^,;]{{0,24}}$")
"""Before a date: it is that of a report or letter."""
_AHEAD = regex(r"\b(?:would|will|is\s+to|are\s+to|was\s+to|were\s+to|due|booked|arranged|fixed|scheduled|expected)\b")
_KINDS = ("inspectorate", "organisation", "department", "body")


def of_sentence(context: Context, sentence: Sentence, before: Inspection | None) -> Inspection | None:
    """The inspection that the sentence tells of; `before` is the one told of before it in the item, if any.

    None where it names neither who inspected nor what, or where one already told may be the same.
    """
    fact = inspections.in_passing(context.minutes).get(sentence.start) or _read(context, sentence, before)
    if fact is None:
        return None
    known = [
        other
        for other in (*context.earlier[-_LOOKED_AT:], *context.facts[-_LOOKED_AT:])
        if isinstance(other, Inspection)
    ]
    return None if any(_same(fact, other) for other in known) else replace(fact, rule="inspection.likely")


_LOOKED_AT = 200
"""So many of the facts found last are looked at for the same inspection."""


def _read(context: Context, sentence: Sentence, before: Inspection | None) -> Inspection | None:
    own = meeting_date(context.minutes)
    told = Occasion(sentence.text, int(own[:4]) if own else None)
    if _VISIT.search(sentence.text) and told.bodies and not any(map(inspects_by_visits, told.bodies)):
        return None
    when = next((d for d in told.dates if not _OF_PAPER.search(sentence.text, 0, d.start)), None)
    ahead = _AHEAD.search(sentence.text) is not None
    date = dates.beside(when.iso, own, ahead) if when is not None and when.derived else when.iso if when else None
    stated = tuple(party for party in voices.of_item(context).named(sentence.text) if party.kind in _KINDS)
    label = next(_objects(told, stated, context.minutes.document.text), None)
    whole = None if label or before else spoken_of(sentence.text)
    if (not stated and (date is None or label is None)) or (label and labels.is_paper(label)):
        return None
    by = stated or derived(before.inspector if before else voices.of_item(context).before(sentence.start))
    found = judgements.find(sentence.text)
    named = {outcome.slug: outcome for outcome in outcomes(sentence.text)}
    if found is None and len(named) == 1:
        found = judgements.judgement(next(iter(named.values())))
    return Inspection(
        start=sentence.start, end=sentence.end, rule="", item=context.index, inspector=by,
        on=(Party(label, "organisation"),) if (label := label or whole) else derived(before.on if before else ()),
        framework=told.frameworks[0].label if told.frameworks else None, kind=_kind(sentence.text, by), date=date,
        outcome=found.words if found else None,
    )  # fmt: skip


_VISIT = regex(r"^(?!.*\binspect)(?=.*\bvisit)", re.S | re.I)
"""A sentence that tells of a visit and of no inspection."""


def _objects(told: Occasion, by: tuple[Party, ...], whole: str) -> Iterator[str]:
    """What the sentence may say was inspected: behind the verb of whoever made it, then names, but those of people and bodies.

    A word that the whole text has in small letters too is no name.
    """
    text = told.text
    for party in by:
        at = text.find(party.label)
        if at >= 0 and (made := _MADE.match(text, at + len(party.label))) and (label := labels.clean(made["on"])):
            yield label
    for head in heads().finditer(text):
        yield from occasion_objects.after(told, head.end(), head.lastgroup or "").labels[:1]
    people = (m for m in parties.find(text) if m.party.kind not in ("authority", "organisation"))
    taken = [(one.start, one.end) for one in people]
    taken += [(one.start, one.end) for one in (*told.bodies, *told.frameworks)] + [
        (one.start, one.end) for one in told.dates
    ]
    for name in _PREMISES.finditer(text):
        if not any(start < name.end("on") and name.start("on") < end for start, end in taken):
            label = labels.clean(name["on"])
            if " " in label or (label and not re.search(rf"\b{re.escape(label.lower())}\b", whole)):
                yield label


def _kind(text: str, by: tuple[Party, ...]) -> str:
    """The kind that the sentence tells, else that of what such a body makes: only an inspectorate inspects."""
    head = heads().search(text)
    if head is not None and head.lastgroup and head.lastgroup not in ("visit", "review", "assessment", "fieldwork"):
        return KIND_OF[head.lastgroup]
    if any("audit" in party.label.lower() for party in by):
        return "audit"
    return "inspection" if by and all(party.kind == "inspectorate" for party in by) else "other"


def _same(one: Inspection, other: Inspection) -> bool:
    """Whether both may be one event: no other inspectors, nothing else inspected, no other time."""
    if one.date and (other.date is None or not dates.overlap(one.date, other.date)):
        return False
    on, other_on = (tuple(party.label for party in fact.on) for fact in (one, other))
    alike = _alike(one.on, other.on) or (one.date is None and not object_likeness.different(on, other_on))
    return _alike(one.inspector, other.inspector) and alike


def _alike(some: tuple[Party, ...], others: tuple[Party, ...]) -> bool:
    """Whether nobody is named, or one by more words than the other: "the Youth Offending Service", "the Service"."""
    pairs = [(one.label.lower(), other.label.lower()) for one in some for other in others]
    return not pairs or any(one.endswith(other) or other.endswith(one) for one, other in pairs)
