"""The inspection that a sentence tells of, where the trained model holds that it tells of one in words that no rule knows."""

from __future__ import annotations

from dataclasses import replace

from minutegraph.extraction import inspections, judgements, labels, voices
from minutegraph.extraction.context import Context
from minutegraph.extraction.dates import overlap
from minutegraph.extraction.expressions import regex
from minutegraph.extraction.occasion_kinds import KIND_OF
from minutegraph.extraction.occasions import Occasion, heads
from minutegraph.extraction.places import meeting_date
from minutegraph.model import Inspection, Party, Sentence

_OUTSIDE = ("inspectorate", "organisation", "department", "body", "person", "post")
_PREMISES = regex(
    r"(?:(?<=^)|(?<=\bat )|(?<=\bto )|(?<=\bof )|(?<=\binto )|(?<=\bvisited )|(?<=\binspected )|(?<=\bseen ))(?:the )?"
    r"(?P<on>[A-Z][\w'’&.-]*(?: (?:(?:of|the|and) )?[A-Z][\w'’&.-]*)*)(?=\s*(?:\(|,|\||:|–|-|was\b|were\b|had\b|has\b|in\b|on\b|\.|$))"
)


def of_sentence(context: Context, sentence: Sentence) -> Inspection | None:
    """The inspection that the sentence tells of; None where it names neither who inspected nor when, or one already told."""
    passing = (fact for fact in inspections.in_passing(context.minutes) if fact.start == sentence.start)
    fact = next(passing, None) or _read(context, sentence)
    if fact is None or any(
        _same(fact, other) for other in (*context.earlier, *context.facts) if isinstance(other, Inspection)
    ):
        return None
    return replace(fact, rule="inspection.likely")


def _read(context: Context, sentence: Sentence) -> Inspection | None:
    own = meeting_date(context.minutes)
    told = Occasion(sentence.text, int(own[:4]) if own else None)
    date = told.dates[0].iso if told.dates else None
    heard = voices.of_item(context)
    by = tuple(party for party in heard.named(sentence.text) if party.kind in _OUTSIDE)
    if not by and date is None:
        return None
    near = [fact for fact in context.facts if isinstance(fact, Inspection) and fact.start < sentence.start]
    by = by or (
        tuple(replace(party, basis="derived") for party in near[-1].inspector) if near else heard.before(sentence.start)
    )
    named = {party.label for party in by}
    on = next(
        (m["on"] for m in _PREMISES.finditer(sentence.text) if not any(m["on"] in x or x in m["on"] for x in named)), ""
    )
    on = (
        ""
        if any(body.label in on for body in told.bodies)
        or any(d.start <= sentence.text.find(on) < d.end for d in told.dates)
        else on
    )
    label = labels.clean(on) if on else ""
    head = heads().search(sentence.text)
    found = judgements.find(sentence.text)
    framework = told.frameworks[0].label if told.frameworks else None
    return Inspection(
        start=sentence.start, end=sentence.end, rule="inspection.likely", item=context.index, inspector=by,
        on=(Party(label, "organisation"),) if label else (replace(near[-1].on[0], basis="derived"),) if near and near[-1].on else (),
        framework=framework, kind=KIND_OF[head.lastgroup] if head and head.lastgroup else "inspection", date=date,
        outcome=found.words if found else None,
    )  # fmt: skip


def _same(one: Inspection, other: Inspection) -> bool:
    """Whether both may be one event: the same inspectors, or none named, and no other time."""
    makers = {party.label for party in one.inspector}, {party.label for party in other.inspector}
    same_makers = not all(makers) or not makers[0].isdisjoint(makers[1])
    things = {party.label for party in one.on}, {party.label for party in other.on}
    same_things = not all(things) or not things[0].isdisjoint(things[1])
    dated = one.date and other.date
    return (
        same_makers
        and same_things
        and (overlap(one.date, other.date) if one.date and other.date else not (dated and one.date))
    )
