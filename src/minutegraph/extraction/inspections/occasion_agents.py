"""Who carried an inspection out, of the outside bodies that its sentence names."""

from __future__ import annotations

import re

from minutegraph.extraction.inspections.gradewords import FOUND
from minutegraph.extraction.inspections.occasions import BY, STATUTORY, Occasion, words
from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.parties.outsiders import ADDRESSED, Named
from minutegraph.lexicon import load

_AND = regex(
    r"(?:\s*\([^)]*\))?\s*(?:,|and|&|/|,\s*and|,?\s+(?:in\s+(?:collaboration|partnership|conjunction)|jointly|together|along|alongside)(?:\s+with)?)\s*(?:the\s+)?"
)
_FOUND_BY = regex(rf"\b(?:{FOUND})\s+by\s+(?:the\s+)?$")
_BY_BOTH = regex(r"\s+by\s+(?:them\s+both|both\b|the\s+two\b)", re.I)
_WHICH = regex(r"[^;:.]{0,60}?,?\s+(?:which|that)\s+(?:the\s+)?")
_WHICH_AND = regex(r"[^;:.]{0,60}?,?\s+(?:which|that)\s+(?:the\s+)?[^;:.,]{2,60}?\s+and\s+(?:the\s+)?")
_HAD_HELD = regex(
    r"(?:\s*\([^)]*\))?\s+(?:had|have)\s+(?:jointly\s+)?(?:held|made|done|led|finished|carried|conducted)\b"
)
_OTHER_EVENT = regex(
    r"(?:\band|\bbut|,|;)\s+(?:that\s+)?(?:the|an?|its)\s+(?:[\w-]+\s+){0,2}(?:visit|inspection|review|"
    r"assessment)s?\s+(?:from|by)\b",
    re.I,
)
_UNDER_ITS = regex(r"\bunder\s+$", re.I)
_DOING = regex(
    rf"(?:'s)?(?:,\s+(?:together|along|jointly)\s+with\s[^,;]{{3,70}},)?\s+(?:\([^)]*\)\s+)?(?:(?:had|has|have|would|will|were|was|inspectors?|advisers?|assessors?|officials|team|the|"
    rf"been\s+(?:invited|asked|engaged|commissioned)\s+to|agreed\s+to)\s+)*"
    rf"(?:also\s+|recently\s+|then\s+)?{words('verbs', 'agents')}",
    re.I,
)
_SUBJECT = regex(
    r"(?:\s*\([^)]*\))?\s+(?:reported|said|advised|stated|confirmed|told|announced|had|has|would|will|was|were)\b"
)
_JUDGING = regex(rf"\s+(?:had\s+|has\s+)?(?:also\s+)?{words('verbs', 'judging')}", re.I)
_REPORT_OF = regex(
    r"(?:'s)?\s+(?:report|letter|findings|feedback)\s+(?:of|on|following|from|about)\s+(?:(?:the|an?|its|"
    r"their)\s+)?(?:\w+\s+){0,3}",
    re.I,
)

_WROTE = regex(
    r"(?:\s*\([^)]*\))?\s+(?:(?:had|has|have|also|now|both|recently|since)\s+)*(?:written|wrote|announced|confirmed|indicated|advised|notified|"
    r"informed|told|given\s+notice|been\s+in\s+touch(?:\s+\w+){0,2}\s+to\s+(?:say|tell\s+\w+|give\s+notice)|"
    r"rung\s+to\s+say)\b(?:\s+(?:to\s+(?:say|confirm|advise|announce)|the\s+[\w' ]{2,30}?))?\s+(?:that|"
    r"of)\s+(?:an?|its|their|the)\s+"
    r"(?:[\w'-]+\s+){0,5}",
    re.I,
)
"""Between a body and the inspection that it announced: "had written to say that a"."""
PEERS = frozenset(key for key, entry in load("inspectorates").items() if entry.get("peers"))
"""Associations whose visits are told of as such."""
_PEER_REVIEWERS = frozenset(key for key, entry in load("inspectorates").items() if entry.get("peer_reviews"))
_INSPECTING_AUDITORS = frozenset(key for key, entry in load("inspectorates").items() if entry.get("inspects"))
_REACH = 140
"""Characters between an event and who is told to have carried it out."""


def agents(told: Occasion, start: int, end: int, group: str) -> tuple[Named, ...]:
    """The bodies that carried the event at start..end out: after "by" or "from", or as subject of carrying out.

    `group` is the head of the event: auditors audit, peers review.
    """
    suited = [body for body in told.bodies if _suits(body, group)]
    after = [body for body in suited if body.start >= end]
    before = [body for body in suited if body.end <= start]
    return (
        _by(told, end, after)
        or _both(told, end, before)
        or _relative(told, end, after)
        or _subject(told, start, suited)
    )


def _by(told: Occasion, end: int, after: list[Named]) -> tuple[Named, ...]:
    """Those after "by" or "from", and those joined to them by "and"."""
    text = told.text
    for i, body in enumerate(after):
        near = body.start - end < _REACH and text.find("; ", end, body.start) < 0
        near = near and not _OTHER_EVENT.search(text, end, body.start)
        if near and BY.search(text, max(end, body.start - 12), body.start):
            chosen = [body]
            for other in after[i + 1 :]:
                if _AND.fullmatch(text, chosen[-1].end, other.start):
                    chosen.append(other)
            return tuple(chosen)
    return ()


def _both(told: Occasion, end: int, before: list[Named]) -> tuple[Named, ...]:
    """The two named before, of "the re-visit by both of them"."""
    return tuple(before[-2:]) if len(before) > 1 and _BY_BOTH.match(told.text, end) else ()


def _relative(told: Occasion, end: int, after: list[Named]) -> tuple[Named, ...]:
    """Those of "which Ofsted had carried out", or under whose framework it was done."""
    text = told.text
    several = len(after) > 1
    whose = [
        b for b in after
        if _WHICH.fullmatch(text, end, b.start) or (several and _WHICH_AND.fullmatch(text, end, b.start))
    ]  # fmt: skip
    if whose and (_DOING.match(text, whose[-1].end) or _HAD_HELD.match(text, whose[-1].end)):
        return tuple(whose)
    return tuple(b for b in after if _UNDER_ITS.search(text, end, b.start) and text.startswith("'s", b.end))[:1]


def _subject(told: Occasion, start: int, suited: list[Named]) -> tuple[Named, ...]:
    """The body that is told to have judged, or, before the event, to have carried something out."""
    text = told.text
    judging = [body for body in suited if _JUDGING.match(text, body.end)]
    if judging:
        return with_partners(told, judging[0])
    before = [body for body in suited if body.end <= start]
    found = [body for body in before if _FOUND_BY.search(text, 0, body.start)]
    if found:
        return tuple(found[-1:])
    wrote = [b for b in before if _WROTE.fullmatch(text, b.end, start)]
    if wrote:
        return with_partners(told, wrote[-1])
    wrote = [
        b
        for b in before
        if _AFTER_THE.fullmatch(text, b.end, start)
        and (BY.search(text, 0, b.start) or _AND_BY.search(text, 0, b.start))
    ]
    if wrote:
        return with_partners(told, wrote[-1])
    doing = [b for b in before if _DOING.match(text, b.end) or _REPORT_OF.fullmatch(text, b.end, start)]
    if not doing:
        return ()
    aside = _TOGETHER_WITH.match(text, doing[0].end)
    if aside is not None and len(doing) == 1:
        return (*doing, *(b for b in before if aside.start() < b.start and b.end <= aside.end()))
    return with_partners(told, doing[-1])


_TOGETHER_WITH = regex(r",\s+(?:together|along|jointly)\s+with\s[^,;]{3,70},")
"""Behind a body, those that came with it: "the Care Inspectorate, together with HIS and HMICS,"."""


def with_partners(told: Occasion, body: Named) -> tuple[Named, ...]:
    """The body, and those before it that commas and "and" join to it."""
    joined = [body]
    for other in sorted(told.bodies, key=lambda one: one.start, reverse=True):
        if ADDRESSED.search(told.text, max(0, other.start - 12), other.start):
            continue  # "wrote to Ofsted, and the CQC inspected"
        if other.end < joined[0].start and _AND.fullmatch(told.text, other.end, joined[0].start):
            joined.insert(0, other)
    return tuple(joined)


_ABOUT_ITS = regex(
    r"(?:\s*\([^)]*\))?(?:\s+(?:on|about)\s+[^,;]{3,60},)?\s+(?:about|on|following|after|regarding|concerning|setting\s+out)"
    r"\s+(?:(?:the\s+)?[\w-]+\s+(?:of|from)\s+)?(?:its|their)\s+"
)
"""Between a body whose letter is told of and its visit: "a letter from Ofsted about its"."""


_PAPER_OF = regex(r"\b(?:report|letter|findings|feedback)s?\s+of\s+(?:the\s+)?$", re.I)
_AFTER_THE = regex(
    r"(?:\s*\([^)]*\))?(?:,?\s+(?:dated|of)\s+\d{1,2}(?:st|nd|rd|th)?\s+[A-Z]\w+(?:\s+\d{4})?,?)?\s+(?:after|following|about|concerning|regarding|setting\s+out\s+the\s+(?:findings|outcome)\s+of|on\s+the\s+(?:findings|outcome)\s+of)\s+"
    r"(?:the|its|their|an?)\s+(?:[\w'-]+\s+){0,4}"
)
_AND_BY = regex(r"\b(?:letter|report|feedback|findings)\s[^,;]{0,30}?\bfrom\s+[^,;]{3,60}?\band\s+(?:the\s+)?$")
"""Between a body whose letter is told of and the inspection that it is about: "a letter from Ofsted and the CQC after the"."""


def owner(told: Occasion, left: int, group: str) -> tuple[Named, ...]:
    """Whose "its assessment" at `left` is: the one body before it, if that is the subject and does such things."""
    before = [body for body in told.bodies if body.end <= left]
    if before and _ABOUT_ITS.fullmatch(told.text, before[-1].end, left) and (
        BY.search(told.text, 0, before[-1].start) or _PAPER_OF.search(told.text, 0, before[-1].start)
    ):
        return (before[-1],)
    if len(before) != 1 or not _suits(before[0], group) or not _SUBJECT.match(told.text, before[0].end):
        return ()
    return tuple(before)


def inspects_by_visits(body: Named) -> bool:
    """Whether a visit of the body is an inspection though nothing says so."""
    visits: bool = load("inspectorates").get(body.slug, {}).get("visits", True)
    return visits


def reviews_peers(bodies: tuple[Named, ...]) -> bool:
    """Whether a review or visit of the bodies is a peer review though nothing says so."""
    return any(body.slug in _PEER_REVIEWERS for body in bodies)


def _suits(body: Named, group: str) -> bool:
    """Whether such a body does such things: auditors audit, peers review."""
    if group == "audit":
        return body.kind in STATUTORY or body.kind == "auditor"
    if group == "peer":
        return body.kind == "reviewer"
    if group in ("review", "other", "assessed"):
        return True
    if group == "visit" and not inspects_by_visits(body):
        return False
    if group == "visit" and body.kind in ("department", "reviewer"):
        return True
    return body.kind in STATUTORY or body.slug in _INSPECTING_AUDITORS
