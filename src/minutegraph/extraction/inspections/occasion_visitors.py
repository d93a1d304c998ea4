"""Who came to inspect, and where: subject and object of "visited", "returned to", "had been in"."""

from __future__ import annotations

import re

from minutegraph.extraction.inspections import labels, occasion_agents
from minutegraph.extraction.inspections.occasions import STATUTORY, Occasion
from minutegraph.extraction.language.dateforms import MONTHS, SEASONS
from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.parties import strangers
from minutegraph.extraction.parties.outsiders import Named

BEING = regex(r"(?:been|were|was|be)\s+(?:last\s+)?(?:in|into|at|with|to)|(?:went|gone|go)\s+into|spent.*\s(?:with|in|at)")
"""Verbs of being somewhere, with which a place and a time must be told."""
_SOMEWHERE = regex(
    rf"\s+(?:the\s+|our\s+)?(?P<on>(?:us|council|authority|services?|force|county|city|borough|district|area|trust|"
    rf"school|home|"
    rf"department)|(?-i:[A-Z][\w'&-]*)(?:\s+[\w'&-]+){{0,5}}?)(?:{labels.STOP}|(?=\s+for\b))",
    re.I,
)
_GENERAL = regex(r"(?:us|council|authority|services?|force|county|city|borough|district|area|department)", re.I)
_TO_PLACE = regex(
    rf"\s+(?:back\s+)?to\s+(?!(?:look|inspect|review|see|assess|check|test|examine|visit|undertake|carry|conduct|discuss|meet|speak|"
    rf"talk|follow|judge|evaluate|audit|consider|find|gather|hear|watch|observe)\b)(?:the\s+|our\s+)?(?P<on>[\w'&-]+(?:\s+[\w'&-]+){{0,6}}?)(?:{labels.STOP}|(?=\s+for\b))",
    re.I,
)
_AT_PLACE = regex(r"\s+at\s+(?:the\s+)?(?P<on>[A-Z][\w'&-]*(?:\s+[A-Z][\w'&-]*){0,4})")
_WERE_IN = regex(r"(?:been|were|was)\s+(?:last\s+)?in")
_THEN = regex(r"\s+(?:on|from|during|between|for\s+(?:a|the|two|three|four|five)|last|this|the\s+week)\b")
_TO_LOOK = regex(r"\s+to\s+(?:look|inspect|see|check|review)\b")
_ON_SITE = regex(r"on[\s-]site")
_ON_SITE_AT = regex(
    rf"\s+(?:at|in|with)\s+(?!{MONTHS}|{SEASONS})(?:the\s+|our\s+)?(?P<on>[A-Z][\w'&-]*(?:\s+[\w'&-]+){{0,7}}?){labels.STOP}"
)
_TEAM = regex(
    r"(?:'s)?(?:\s*\([^)]*\))?(?:\s+(?:inspectors?|assessors?|reviewers|peers|officials|staff|(?:\w+\s+){0,3}team(?:\s+of\s+\w+)?))?"
    r"(?:,\s+(?:accompanied|joined|led|headed|supported|assisted|together|along|working)\s[^,;]{3,70},)?(?:,?\s+(?:who|which|that))?"
    r"(?:\s+(?:together|jointly|both|after|following|when|upon))?\s*"
)
_POST = regex(r"\b(?P<who>(?:[Ll]ink|[Ll]ead)\s+[Ii]nspector)\s*$")
NO_OBJECT = (
    "been",
    "were",
    "was",
    "be back",
    "be here",
    "be on",
    "be returning",
    "be coming",
    "spent",
    "come",
    "came",
    "return",
    "arrive",
    "attend",
    "called",
    "went back",
    "gone back",
)
"""Beginnings of verbs behind which what is inspected does not follow as their object."""
_ELIDED = regex(r"\w\s+and\s+(?:(?:then|it|they)\s+)?$|\b(?:and|which|that|when|where)\s+(?:it|they)\s+$", re.I)
_ACTS = regex(
    r"(?:\s*\([^)]*\))?(?:,\s+when\s+(?:it|they)\s+|\s+)(?:inspectors\s+)?(?:had|has|have|was|were|would|will|announced|told|gave|rang|called|"
    r"wrote|notified)\b",
    re.I,
)
_LOOKS_INTO = regex(r"\b(?:diagnostic|stocktake|review|inspect\w*|assess\w*|deep\s+dive)\b", re.I)


def post(text: str, start: int) -> tuple[Named, ...]:
    """The inspector named by the post only, as the subject of the verb at `start`."""
    match = _POST.search(text, 0, start)
    return (Named(*match.span("who"), "name inspector", match["who"], "inspectorate"),) if match else ()


def place(told: Occasion, match: re.Match[str]) -> str | None:
    """What the verb says was visited, if anything; None where the verb speaks of something else: "had been in touch"."""
    verb = match["verb"].lower()
    if _WERE_IN.fullmatch(verb) and (_THEN.match(told.text, match.end()) or _TO_LOOK.match(told.text, match.end())):
        return ""
    if BEING.fullmatch(verb):
        there = _SOMEWHERE.match(told.text, match.end())
        if there is None or any(d.start <= there.start("on") < d.end for d in told.dates):
            return None
        by_name = there["on"][0].isupper() or verb.startswith("spent")
        return labels.clean(there["on"]) if by_name or not _GENERAL.fullmatch(there["on"]) else ""
    if verb.startswith(NO_OBJECT):
        to = (
            _TO_PLACE.match(told.text, match.end())
            if verb.startswith(("come", "came", "return", "be return", "be coming", "went back", "gone back"))
            else None
        )
        at = _AT_PLACE.match(told.text, match.end()) if verb.startswith("called") else None
        at = at or (_ON_SITE_AT.match(told.text, match.end()) if _ON_SITE.search(verb) else None)
        return labels.clean(named["on"]) if (named := to or at) else ""
    return labels.visited(told.text, match.end())


_THE_TEAM = regex(
    r"(?:The|This|Its|Their)\s+(?P<who>(?:review\s+|assessment\s+|inspection\s+|peer\s+)?(?:team|"
    r"reviewers|assessors|peers))\s*"
)


def subject(told: Occasion, start: int) -> tuple[Named, ...]:
    """The bodies that are the subject of the verb at `start`, "Ofsted and CQC inspectors" included."""
    nearest = [
        b
        for b in told.bodies
        if b.end <= start and _may_visit(told, b, start) and _TEAM.fullmatch(told.text, b.end, start)
    ]
    if not nearest and _ELIDED.search(told.text, 0, start):
        before = [b for b in told.bodies if b.end <= start and b.kind in STATUTORY]
        nearest = [b for b in before if _ACTS.match(told.text, b.end)][-1:]
    team = _THE_TEAM.fullmatch(told.text, 0, start) if not nearest else None
    if team is not None:
        near = told.only_near(*STATUTORY, "reviewer")
        if near:
            return (Named(*team.span("who"), near[0].slug, near[0].label, near[0].kind),)
    if not nearest:
        stranger = strangers.visitor(told.text, start)
        return (stranger,) if stranger else ()
    if nearest[0].end + 1 < start and _ELIDED.search(told.text, 0, start):
        return tuple(nearest)
    return (*occasion_agents.with_partners(told, nearest[0]), *nearest[1:])


def _may_visit(told: Occasion, body: Named, start: int) -> bool:
    """Whether the body's coming may be an event of this sort: a department's only where it came to look into something."""
    return body.kind != "department" or _LOOKS_INTO.search(told.text, start) is not None
