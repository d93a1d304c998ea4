"""Whom or what an outside body judged, as the clause of its judgement prints it."""

from __future__ import annotations

import re

from minutegraph.extraction.inspections.antecedents import subject
from minutegraph.extraction.inspections.gradewords import FOUND
from minutegraph.extraction.inspections.labels import cleaned, some
from minutegraph.extraction.inspections.occasions import INSPECTED
from minutegraph.extraction.language.expressions import regex

_JUDGED = regex(
    rf"\b(?:{FOUND}|evaluated|given|awarded|awarding|gave|giving)\s+(?:the\s+|its\s+|"
    r"our\s+)?(?P<on>[\w'&-]+(?:\s+[\w'&-]+){0,5}?)\s+(?:(?:in|on)\s+(?:\d{1,2}\s+)?[A-Z][a-z]+(?:\s+\d{4})?\s+)?"
    r"(?:to\s+be\s+|as\s+(?:being\s+)?|with\s+|overall\s+)?(?:an?\s+(?:\w+\s+)?(?:grade|grading|rating|judge?ment|"
    r"outcome|score)\s+of\s+)?"
    r"(?:an?\s+)?['\"(]*$",
    re.I,
)
_GRADE_IN = regex(r"\s+(?:good|outstanding|inadequate|requires|adequate|satisfactory|excellent)\b.*$", re.I)
_VERDICT_ON = regex(
    r"\b(?:judge?ment|verdict|rating|grading|grade|opinion)\s+(?:of|on|for|given\s+to)\s+(?:the\s+|its\s+|our\s+)?"
    r"(?P<on>[\w'&-]+(?:\s+[\w'&-]+){0,5}?)"
    r"(?:\s+(?:in|for|of)\s+[^,;]{0,30})?\s+(?:was|is|had\s+been|has\s+been|remained)\s+(?:an?\s+)?['\"(]*$",
    re.I,
)
_NO_OBJECT = regex(r"(?:as|to|at|overall|an?|by)\b", re.I)
_OF_WHOLE = regex(
    r"overall\s+(?:service|effectiveness|quality|care|provision|experience)s?\s+(?:(?:provided|given)\s+)?(?:at|of|by|in)\s+"
    r"(?:the\s+)?(?P<on>\w.*)$",
    re.I,
)
"""What was graded as a whole: "the overall service at Elm House"."""
_HAVING = regex(
    rf"\b(?:an?\s+|the\s+)(?P<on>{INSPECTED})\s+(?:with|that had|which "
    r"had)\s+(?:an?|the)\s+['\"]?$",
    re.I,
)
_MOVED = regex(
    r"^(?P<on>.*?)\s+(?:had\s+|has\s+)?(?:moved|improved|gone|went|dropped|fallen|"
    r"fell)\s+from\b",
    re.I,
)
_FAILING = regex(r"\s+in\s+(?:the\s+)?(?P<on>[\w' ]+?)(?=[.,;]|\s+(?:and|in|on|by|from)\b|$)")
_AT = regex(r"['\")]*\s+(?:at|for)\s+(?P<on>[A-Z][a-z]+(?:\s+[A-Z][a-z]+){0,3})")
_GIVEN_TO = regex(
    r"['\")]*\s+(?:grade|grading|rating|judge?ment)\s+(?:(?:had\s+been|has\s+been|was|which\s+was)\s+)?(?:given|awarded)\s+"
    r"(?:by\s+(?:the\s+)?[\w'&]+(?:\s+[\w'&]+){0,5}?\s+)?to\s+(?:the\s+|its\s+|our\s+)?"
    r"(?P<on>(?-i:[A-Z])[\w'&-]*(?:\s+[\w'&-]+){0,5}?|"
    rf"(?:(?:county|city|borough|district)\s+)?(?:{INSPECTED}))"
    r"(?=\s+(?:by|after|following|at|in|on|from|during|for|was|were|had)\b|[,.;]|$)",
    re.I,
)
_WAS_JUDGED = regex(
    r"^(?P<on>.*?)\s+(?:was|were|had\s+been|has\s+been|have\s+been|is|are|received|had\s+received|got|had\s+got|gained|achieved|secured)\s+(?:\w+\s+)?"
    rf"(?:{FOUND}|given|awarded|placed|put|an?)\b",
    re.I,
)
_THAT_WAS = regex(r"\bthat\s+(?P<on>[\w' -]+?)\s+(?:was|were|is|remained)\s+(?:an?\s+)?['\"(]*$", re.I)


def judged(before: str, following: str, failing: bool) -> tuple[str, ...]:
    """Who was judged, from the clause before the judgement and what follows it; `failing` where failings were found."""
    verdict = _VERDICT_ON.search(before)
    if verdict is not None:
        return cleaned(verdict["on"])
    active = _JUDGED.search(before)
    whole = _OF_WHOLE.match(active["on"]) if active else None
    if whole is not None:
        return cleaned(whole["on"])
    if active and not _NO_OBJECT.match(active["on"]):
        return cleaned(_GRADE_IN.sub("", active["on"]))
    having = _HAVING.search(before)
    if having:
        return (having["on"],)
    moved = _MOVED.search(before)
    if moved:
        return some(subject(moved["on"]))
    placed = _FAILING.match(following) if failing else None
    if placed:
        return cleaned(placed["on"])
    given = _GIVEN_TO.match(following)
    if given:
        return cleaned(given["on"])
    at = _AT.match(following)
    if at:
        return (at["on"],)
    passive = _WAS_JUDGED.search(before)
    passive = passive or _THAT_WAS.search(before)
    return some(subject(passive["on"])) if passive else ()
