"""Judgements told without naming the inspection: "Ofsted rated the service good"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from minutegraph.extraction import judgements, labels
from minutegraph.extraction.judgements import Judgement
from minutegraph.extraction.occasions import Occasion, Sighting, which
from minutegraph.extraction.outsiders import outcomes

_AGO = re.compile(r"\b(?:months?|years?)\s+(?:ago|before|earlier|previously)\b", re.I)
_GRADED = re.compile(r"\s+(?:was|were|had\s+been|has\s+been)\s+(?:graded|rated|judged|assessed)\b", re.I)
_UNGRADED = re.compile(
    r"\b(?:if|would|could|hop(?:ed|ing)|self-assess\w*|pilots?|other (?:councils|forces|authorities))\b", re.I
)
_WHOLE = re.compile(
    r"\b(?:council|authority|service|services|force|constabulary|county|city|borough|area|partnership|department)$",
    re.I,
)
_LAST = re.compile(r"\bin\s+the\s+(?:last|previous|latest|most\s+recent)\b", re.I)
_TO = re.compile(r"\bto\s+$", re.I)
_REGULATED = re.compile(r"[cgv][1-4]|.*failings")


def find(told: Occasion) -> Iterator[Sighting]:
    """The event behind the judgement that the sentence tells, or, if it tells several, behind that of each part."""
    judgement = judgements.find(told.text)
    if judgement is None and "; " in told.text:
        at = 0
        for part in told.text.split("; "):
            for sighting in find(Occasion(part, told.year, told.title, frozenset())):
                yield replace(sighting, start=sighting.start + at, end=sighting.end + at)
            at += len(part) + 2
    elif judgement is None:
        yield from _strands(told)
    elif judgement.slug.endswith("-opinion"):
        auditors = [body for body in told.bodies if body.kind == "auditor"][:1]
        for auditor in auditors:
            date = told.time_after(judgement.end)
            yield Sighting(
                auditor.start, judgement.end, "audit", 3 if date else 2, (auditor,), labels.accounts(told.text), None,
                date.iso if date else None, bool(date and date.derived), judgement, head="opinion",
            )  # fmt: skip
    else:
        yield _judged(told, judgement)


def _judged(told: Occasion, judgement: Judgement) -> Sighting:
    text = told.text
    inspectors = tuple(
        b for b in told.bodies if b.kind in ("inspectorate", "regulator") and not _TO.search(text, 0, b.start)
    )[:1]
    date = told.time_of(judgement.start, judgement.start, judgement.end)
    framework = told.frameworks[0] if told.frameworks else None
    if date is None and (inspectors or framework) and told.dates:
        date = told.dates[0]
    ago = _AGO.search(text, judgement.end) is not None
    strong = bool(inspectors or framework) or date is not None or ago
    regulated = _REGULATED.fullmatch(judgement.words) or any(b.slug == "rsh" for b in inspectors)
    return Sighting(
        judgement.start, judgement.end, "other" if regulated else "inspection",
        3 if date else 2 if strong else 1, inspectors,
        _object(told, judgement), framework, date.iso if date else None, bool(date and date.derived), judgement,
        "previous" if ago else which(text[: judgement.start]), not strong, head="judged",
    )  # fmt: skip


def _object(told: Occasion, judgement: Judgement) -> tuple[str, ...]:
    begin = told.clause(judgement.start)
    return labels.judged(told.text[begin : judgement.start], told.text[judgement.end :], "failing" in judgement.slug)


def _strands(told: Occasion) -> Iterator[Sighting]:
    """A service graded strand by strand: an event without an overall judgement."""
    match = _GRADED.search(told.text)
    if match is None or not outcomes(told.text) or _UNGRADED.search(told.text):
        return
    subject = labels.subject(told.text[told.clause(match.start()) : match.start()])
    if not _WHOLE.search(subject):
        return
    inspectors = tuple(b for b in told.bodies if b.kind == "inspectorate")[:1]
    date = told.dates[0] if told.dates else None
    last = _LAST.search(told.text, 0, match.start())
    if inspectors or date or last:
        yield Sighting(
            match.start(), match.end(), "inspection", 3 if date else 2, inspectors, (subject,), None,
            date.iso if date else None, bool(date and date.derived), None, "previous" if last else "", head="graded",
        )  # fmt: skip


def add(told: Occasion, found: list[Sighting]) -> Iterator[Sighting]:
    """The sightings, the sentence's judgement given to the one that it is told of: the nearest that can have one."""
    judgement = judgements.find(told.text) if found and found[0].judgement is None else None
    if judgement is None:
        yield from found
        return
    fitting = [s for s in found if not s.arranged and s.head != "mock" and _may_have(s.kind, judgement.slug)]
    nearest = min(fitting, key=lambda s: abs(s.end - judgement.start), default=None)
    for sighting in found:
        if sighting is nearest:
            on = sighting.on or _object(told, judgement)
            yield replace(sighting, judgement=judgement, on=on, strength=3 if sighting.strength == 3 else 2)
        else:
            yield sighting


def _may_have(kind: str, slug: str) -> bool:
    """Whether a judgement may be of such an event: opinions are of audits, levels of assurance of anything."""
    return (kind == "audit") == slug.endswith("-opinion") or slug.endswith("-assurance")
