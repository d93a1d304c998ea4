"""Whom or what an inspection was of, where other clauses tell it: who was acted upon after it, whose heading it has."""

from __future__ import annotations

import re

from minutegraph.extraction.inspections import antecedents, labels
from minutegraph.extraction.inspections.occasions import INSPECTED, Occasion
from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.language.hints import Hints

_WHERE = regex(r"\s*(?:at\s+which|in\s+which|where)\s", re.I)


def where(told: Occasion, clause: int) -> tuple[str, ...]:
    """What the clause that begins at `clause` takes up: "fostering, where Ofsted was due to begin its inspection"."""
    if clause < 3 or not _WHERE.match(told.text, clause):
        return ()
    return labels.some(antecedents.antecedent(told.text[:clause].rstrip(" ,")))


_PUT_AFTER = regex(
    r"(?P<on>[^,;:]{3,80}?)\s+(?:had\s+|has\s+|have\s+)?(?:been|was|were)\s+(?:placed|put|made\s+subject|issued|given|served|moved|directed|required|"
    r"downgraded|upgraded)\s[^;:]{3,120}?\s(?:following|after|as\s+a\s+result\s+of|in\s+the\s+wake\s+of)\s+(?:the\s+|its\s+|an?\s+)?$",
    re.I,
)
_PUTS = Hints.of(_PUT_AFTER.pattern)
_WHOSE = regex(
    r"(?:^|[;:]\s+|\bthat\s+)(?P<on>[A-Z][\w'’-]*(?:\s+(?:(?:y|yr|the|of|and|na)\s+)?[A-Z][\w'’-]*){1,5})\s+(?:had|has|was|were|would|is|remained|went)\s"
    r"[^;:]{2,100}?\s(?:after|following|at|since|during|before|in)\s+(?:its|their)\s+$"
)


def whose(told: Occasion, left: int) -> tuple[str, ...]:
    """Whose inspection "its inspection" is, where the subject is named: "Elm Park School had closed after its inspection"."""
    match = _WHOSE.search(told.text, 0, left)
    if match is None or any(body.start < match.end("on") and match.start("on") < body.end for body in told.bodies):
        return ()
    return (match["on"],)


_SENT_AFTER = regex(
    r"\b(?:(?:appointed|sent|issued|served|made)\s(?:[^;]{3,60}?\s)?(?:to|on|upon|at)|(?:given|awarded)\s(?:[^;]{3,60}?\s)?to)\s+the\s+(?P<on>(?:[A-Z][\w'&-]*\s+){0,3}"
    rf"(?:{INSPECTED.title()}))"
    r"(?:\s+by\s[^,;]{3,60}?)?,?\s+(?:following|after|as\s+a\s+result\s+of)\s+(?:the\s+|its\s+|an?\s+)?$"
)
_THEN_ACCEPTED = regex(
    r"(?:\s+(?:by|conducted|carried\s+out|undertaken|made|in|on|of|[A-Z][\w']*|\d+)\b)*,\s+the\s+(?P<on>(?:[A-Z][\w'&-]*\s+){0,3}"
    rf"(?:{INSPECTED.title()}|{INSPECTED}))"
    r"\s+had\s+(?:(?:accepted|addressed|implemented)\s[^,;]{0,40}\b(?:recommendations?|findings?|areas|them)|"
    r"(?:drawn\s+up|produced|prepared|published)\s+(?:its|an?|the)\s+(?:[\w-]+\s+)?(?:action|improvement|response)\s+plan|"
    r"responded\s+to\s+(?:all|the|its|each|every)\s+(?:\w+\s+){0,3}(?:recommendations?|findings?))\b"
)


def accepting(told: Occasion, left: int, end: int) -> tuple[str, ...]:
    """Who took up what was found: "following the inspection by HMICFRS in May, the Force had accepted all of it"."""
    match = _THEN_ACCEPTED.match(told.text, end) if _FOLLOWING.search(told.text, 0, left) else None
    return (match["on"],) if match else ()


_FOLLOWING = regex(r"\b(?:following|after|since|as\s+a\s+result\s+of|in\s+response\s+to)\s+(?:the|its|an?|their)\s+$", re.I)


_REPORT_ON = regex(
    r"\b(?:report|letter|findings|judge?ment)s?\s+(?:on|into|about)\s+(?:the\s+)?(?P<on>[A-Z][\w'&-]*(?:\s+(?:(?:of|and|for|the)\s+)?[A-Z][\w'&-]*){0,6})"
    r"(?:\s*\([^)]*\))?,?\s+(?:following|after)\s+(?:(?:the|its|an?|their|two|three|several)\s+)?$"
)


def reported_on(told: Occasion, left: int) -> tuple[str, ...]:
    """Of whom the report of an inspection is: "a report on Elm Trust, following inspections in May"."""
    match = _REPORT_ON.search(told.text, 0, left)
    return labels.cleaned(match["on"]) if match else ()


def put_after(told: Occasion, left: int) -> tuple[str, ...]:
    """Who was acted upon after an inspection: "the home had been put into special measures following the CQC's visit"."""
    sent = _SENT_AFTER.search(told.text, 0, left)
    if sent is not None:
        return (sent["on"],)
    match = _PUT_AFTER.search(told.text, 0, left) if _PUTS.found(told.text) else None
    return labels.some(antecedents.subject(match["on"])) if match else ()


_HEADING = regex(
    r"(?:[^\w]*|\(?\w{1,3}[.)]\s+)(?P<on>[A-Z][\w'’&.-]*(?:\s+(?:(?:of|and|the|&)\s+)?[A-Z][\w'’&.-]*){1,5})\s+[–-]\s+"
)


def heading(told: Occasion, left: int) -> tuple[str, ...]:
    """The name that a dash sets before the phrase at the head of a line: "Orran House – unannounced inspection in August"."""
    match = _HEADING.match(told.text)
    named = match is not None and match.end() <= left and not told.has_clause_between(match.end(), left)
    outside = any(b.start < match.end() for b in told.bodies) if match else True
    return (match["on"],) if match is not None and named and not outside and left - match.end() < _NEAR_HEADING else ()


_NEAR_HEADING = 40  # characters
