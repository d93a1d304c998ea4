"""The noun phrase of an inspection: its determiner, who is named in it, under what framework."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from minutegraph.extraction.inspections import occasion_agents
from minutegraph.extraction.inspections.occasions import STATUTORY, Occasion, words
from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.parties import strangers
from minutegraph.extraction.parties.outsiders import Named
from minutegraph.extraction.parties.strangers import INDEPENDENT
from minutegraph.lexicon import load

_MODIFIERS = frozenset(load("inspections")["around"]["modifiers"].split())
_FUNCTION = frozenset(load("inspections")["around"]["function"].split())
_DETERMINERS = frozenset(load("inspections")["around"]["determiners"].split())
_VAGUELY = frozenset(("no", "any", "each", "every", "all", "some", "such"))
_DEFINITE = frozenset(("the", "this", "that", "its", "our", "their"))
_OPENERS = frozenset(load("inspections")["around"]["openers"].split())
_COMPOUND = regex(rf"(?:[\s-]+|\s*/\s*)(?:{words('around', 'compounds')}|&)", re.I)
_WHOSE = regex(r"['’]s?\s")
"""Behind an inspectorate whose inspection it is: "Ofsted and the CQC's"."""
_IN_FRAMEWORK = regex(r"[\s-]+framework\s+in\b", re.I)
_INTERNAL = regex(rf"{words('around', 'internal')}[\s-]+$", re.I)
_OWN = regex(rf"{words('around', 'own')}[\s-]+$", re.I)
_BY_PANEL = regex(r"\b(?:panel|committee|members|tenants|residents|task\s+group)(?:'s|')\s+(?:\w+\s+){0,2}$", re.I)
_BY_ANYBODY = frozenset(("inspection", "audit", "peer", "review", "other", "assessment"))
_BEFORE_HEAD = regex(r"([a-z][\w'-]*)\s+$")
_SHORT = regex(r"\([A-Z]{2,6}\)")
_ROUND = regex(rf"\b(?:{'|'.join(load('inspections')['around']['rounds'].split())})\s+\w+,$", re.I)
_TOKEN_BACK = regex(r"([^\s]+)(\s*)$")
_NEXT_NAMED = regex(
    r"\s+\w*\s*(?:inspection|visit|focus|monitoring|framework|short|standard|full|re-?inspection)", re.I
)
"""Before a review, where it is by others though nobody is named."""
_ACT = regex(r"(?:\s+(?:and|of|[A-Z]\w*)|\s*\([^)]*\))*\s+(?:Act|Regulations|Order)\b")
_LASTING = regex(r"[\w-]+-(?:week|day|month|led|wide)")
_UNDER = regex(r"\bunder\s+(?:[\w'-]+\s+){0,5}$", re.I)
_FRAMEWORK_AFTER = regex(
    r"\)?\s*(?:framework|regime|inspection|visit|focus+ed|monitoring|standard|short|improvement)\b", re.I
)
_BY_WHOM = regex(
    r"[^.;:]{0,60}?\bby\s+(?:the\s+|an?\s+)?(?P<who>(?:[\w'&-]+\s+){0,4}?[\w'&-]+)"
    r"(?=[,.;]|\s+(?:in|on|during|and|who|which|at|had|has|was|were|is)\b|$)",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A head with its noun phrase: what is named in it, and what is told of it."""

    left: int
    start: int
    end: int
    head: str
    determiner: str
    text: str
    inspectors: tuple[Named, ...]
    framework: Named | None

    @property
    def named(self) -> bool:
        """Whether an inspector or a framework is told with it."""
        return bool(self.inspectors) or self.framework is not None

    @property
    def definite(self) -> bool:
        """Whether it speaks of one event: "the", "our", "Ofsted's"."""
        return self.determiner in _DEFINITE or "'s " in self.text or bool(self.inspectors)


def phrase(told: Occasion, match: re.Match[str]) -> Phrase | None:
    """The noun phrase of a head; None where the head is part of a name or a compound, or speaks of no one event."""
    text, head = told.text, match.lastgroup or ""
    start, end = match.span()
    if _is_part_of_name(told, start, end, head):
        return None
    left, determiner = _left(told, start)
    if determiner in _VAGUELY or (_COMPOUND.match(text, end) and not _IN_FRAMEWORK.match(text, end)):
        return None
    here = tuple(b for b in told.bodies if left <= b.start and b.end <= start + 3)
    framework = told.framework(left, end)
    if framework is not None and head == "assurance" and framework.start >= start:
        framework = None  # the head's own words
    independent = head == "review" and INDEPENDENT.search(text, left, start) is not None
    if len(here) == 1 and _WHOSE.match(text, here[0].end):
        here = occasion_agents.with_partners(told, here[0])
    agents = here or occasion_agents.agents(told, start, end, head) or _strangers(text, left, start, end, head)
    if not (agents or framework) and _BY_PANEL.search(text, max(0, start - 40), start):
        return None
    if not (agents or framework or independent) and _INTERNAL.search(text, max(0, start - 30), start):
        return None
    if agents and not here and _OWN.search(text, max(0, start - 30), start):
        return None
    if left == start and head in _BY_ANYBODY and not determiner and not here:
        before = _BEFORE_HEAD.search(text, 0, start)
        if before and before[1] not in _FUNCTION:
            begin = _made_by_inspectorate(told, agents, start)
            if begin is None:
                return None  # "boiler inspection"
            left, determiner = begin, "a"
    inspectors = agents or (_reviewers(told, end) if head == "mock" or independent else ())
    if not inspectors and determiner in ("its", "their"):
        inspectors = occasion_agents.owner(told, left, head) or _owner_before(told, left)
    return Phrase(left, start, end, head, determiner, text[left:start], inspectors, framework)


def _is_part_of_name(told: Occasion, start: int, end: int, head: str) -> bool:
    """Whether the head stands in the name of a body, an Act or a framework."""
    text = told.text
    if any(b.start <= start and end <= b.end for b in told.bodies):
        return True
    if text[start].isupper() and _ACT.match(text, end):
        return True
    if head == "named":
        return text[start - 1 : start] == "(" or _NEXT_NAMED.match(text, end) is not None
    return (head == "review" and _ESTYN_STATE.search(text, 0, start) is not None) or _in_framework(told, start, end)


def _strangers(text: str, left: int, start: int, end: int, head: str) -> tuple[Named, ...]:
    """Who made it that is in no list: a firm, another council, somebody who led it."""
    if head not in _BY_ANYBODY or _OWN.search(text, max(0, start - 30), start):
        return ()
    stranger = strangers.council(text, left, end) if head == "peer" else None
    stranger = stranger or strangers.agent(
        text, left, end, head in ("inspection", "peer") or INDEPENDENT.search(text, left, start) is not None
    )
    leader = None if stranger or head not in ("inspection", "review") else strangers.leader(text, end)
    return tuple(filter(None, (stranger or leader,)))


_ESTYN_STATE = regex(r"\b(?:in|into|under|out\s+of|from)\s+Estyn\s+$")
_LAST_SUCH = regex(r"\b(?:last|previous|first|only)\s+$", re.I)
_UNKNOWN = regex(r"\b(?:an?|the|its|their)\s+(?:[\w-]+\s+){1,4}$")


def _made_by_inspectorate(told: Occasion, agents: tuple[Named, ...], start: int) -> int | None:
    """Where the phrase of the head at `start` begins that has an unknown word before it, but was made by an inspectorate."""
    if not agents or any(body.kind not in STATUTORY for body in agents):
        return None
    match = _UNKNOWN.search(told.text, max(0, start - 60), start)
    return match.start() if match and "internal" not in match[0] else None


def _owner_before(told: Occasion, left: int) -> tuple[Named, ...]:
    """Whose "Their review" is at the head of a sentence: the body's that the text before it named last."""
    last = told.around.last
    if last is None or told.bodies or told.text[:left].strip().lower() not in ("their", "its"):
        return ()
    return (replace(last, start=0, end=0),)


def _in_framework(told: Occasion, start: int, end: int) -> bool:
    """Whether the word is part of a framework's name, which stands for the framework and not for an event."""
    for named in told.frameworks:
        if named.start <= start and end < named.end:
            name = told.text[named.start : named.end].lower()
            return not name.startswith(("joint", "inspection")) or bool(
                _UNDER.search(told.text, 0, named.start) or _FRAMEWORK_AFTER.match(told.text, named.end)
            )
    return False


def _left(told: Occasion, start: int) -> tuple[int, str]:
    """Where the noun phrase whose head begins at `start` begins, and its determiner."""
    at = start
    for _ in range(14):
        match = _TOKEN_BACK.search(told.text, max(0, at - 40), at)
        if match is None:
            break
        place = match.start(1)
        if match[1].startswith("(") and any(b.start == place + 1 or b.end + 1 == place for b in told.bodies):
            at = place
            continue
        if _SHORT.fullmatch(match[1]) or _ROUND.search(told.text, max(0, place - 12), match.end(1)):
            at = place
            continue
        token = match[1].strip("'\"(“”")
        low = token.lower()
        if low == "such" and _LAST_SUCH.search(told.text, 0, place):
            at = place
            continue
        if low in _DETERMINERS:
            return at, low
        if token.endswith(",") and token[:-1].lower() in _MODIFIERS:
            at = place
            continue
        if not token or token.endswith((",", ";", ":", ".", ")")) or (token[0].isupper() and low in _OPENERS):
            break
        joined = low in ("and", "&", "/") and any(b.end == place - 1 for b in told.bodies)
        in_name = any(n.start <= place < n.end for n in (*told.bodies, *told.frameworks))
        if not (
            low in _MODIFIERS
            or _LASTING.fullmatch(low)
            or token[0].isupper()
            or token[0].isdigit()
            or joined
            or in_name
        ):
            break
        at = place
    return at, ""


def _reviewers(told: Occasion, end: int) -> tuple[Named, ...]:
    """Who held a mock inspection, whoever they are."""
    match = _BY_WHOM.match(told.text, end)
    return (Named(*match.span("who"), "reviewers", match["who"], "reviewer"),) if match else ()
