"""Inspections told by a passive verb: "the service was inspected by Ofsted in June", "Vale Road, inspected on 4 May"."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import replace

from minutegraph.extraction.inspections import antecedents, labels, occasion_agents, occasion_kinds
from minutegraph.extraction.inspections.occasions import OFF, PREMISES, Occasion, time_of_when, words
from minutegraph.extraction.inspections.sighting import Sighting
from minutegraph.extraction.language.caseless import Caseless
from minutegraph.extraction.language.dates import DateMention
from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.language.hints import Hints
from minutegraph.extraction.parties import strangers
from minutegraph.extraction.parties.outsiders import Named

_INSPECTED = Caseless(
    r"(?:\b(?:was|were|been|being|be)|[:–]|\s-(?=\s+(?:last\s+)?inspected\s)|\s\((?=inspected\s)|,(?=\s+(?:last\s+)?inspected\s+(?:by|on|in)\b|\s+visited\s+(?:by|on|in|jointly)\b)|^"
    r"(?=inspected\s))\s*(?:(?:last|also|recently|again|previously|first|subsequently|jointly|itself|"
    r"most\s+recently|since)\s+)*"
    r"(?P<verb>(?:re-?)?inspected|visited|revisited|assessed|audited|reviewed|examined|looked\s+at)\b"
)
_TO_BE_INSPECTED = regex(
    r"\b(?:would|will|(?:was|were|is|are)\s+(?:due\s+|scheduled\s+|expected\s+)?to|due\s+to)\s+"
    r"(?:(?!(?:likely|possibly|probably|potentially|perhaps|not|never)\b)\w+\s+)?$",
    re.I,
)
_PASSIVES = Hints(("inspected", "visited", "assessed", "audited", "reviewed", "examined", "looked at"))
_THINGS = regex(words("around", "things"), re.I)
_UNREAL = regex(r"\b(?:if|when|to|would|will|could|should|may|being)\b")
_BY_OURS = regex(
    r"\s+by\s+(?:the\s+)?(?:council's\s+|authority's\s+)?(?:Environmental\s+Health|(?-i:officers|members|"
    r"councillors|the\s+clerk)|(?:[\w&-]+\s+){0,3}(?:[\w&-]+'s|its|their)\s+own)\b",
    re.I,
)
_OF_ALL = regex(
    rf"\b(?:all|every|each|most|\d+)\s+(?:of\s+the\s+)?(?:\w+\s+){{0,2}}?{words('around', 'many')}", re.I
)
ANY_OF_KIND = regex(
    r"(?:following\s+)?(?:(?:local|fire|police|care|children's|nursing|registered|social|maintained|adult|public)\s+)?(?:authorities|councils|forces|homes|hospitals|providers|"
    r"schools|nurseries|colleges|landlords|services|settings|agencies)(?:\s+(?:and|or)\s+(?:(?:care|children's|nursing)\s+)?[a-z]+s)?",
    re.I,
)
"""Those of a kind that are inspected in general: "hospitals and care homes"."""
_HOW_MANY = regex(r"\bhow\s+(?:many|often)\b", re.I)
_FOLLOWING = frozenset(("looked at", "visited", "revisited", "assessed"))
_LAST_TIME = regex(r"\b(?:the\s+)?last\s+time\s+(?:that\s+)?[\w' ]{2,50}$", re.I)
_AND_NAME = regex(
    r"\s*(?:\([^)]*\))?,?\s+and\s+(?P<on>[A-Z][\w'’-]*(?:\s+[A-Z][\w'’-]*){0,4})\s+(?:on|in)\s+(?:the\s+)?$"
)
_PREMISES = regex(rf"\b(?:{PREMISES})\b")
_SUBJECT_IT = regex(r"\b(?:it|they)(?:\s+(?:had|has|have|also|then))*\s*$", re.I)
_WHOLE_DAY = len("2020-12-15")
_GROUPS = {"audited": "audit", "visited": "visit", "revisited": "visit"} | dict.fromkeys(
    ("reviewed", "assessed", "examined", "looked at"), "review"
)
_ADVISING = frozenset(("reviewer", "department"))
"""Kinds of bodies whose visits and assessments are no inspections."""
_KINDS = {"audited": "audit", "reviewed": "other"}


def find(told: Occasion) -> Iterator[Sighting]:
    """The events that passive verbs of the sentence tell of, each with others that share its verb."""
    for match in _INSPECTED.finditer(told.text) if _PASSIVES.found(told.text) else ():
        for sighting in _passive(told, match):
            yield sighting
            yield from _gapped(told, sighting)
            yield from _again(told, sighting)


_AND_AGAIN = regex(r",?\s+and\s+(?:then\s+)?again\s+(?:in|on|between|from)\s+(?:the\s+)?", re.I)


def _again(told: Occasion, sighting: Sighting) -> Iterator[Sighting]:
    """The second of "had been inspected in May 2019 and again in June 2021"."""
    for one, other in itertools.pairwise(told.dates):
        if sighting.when == one and _AND_AGAIN.fullmatch(told.text, one.end, other.start):
            yield replace(sighting, start=one.end, end=other.end, when=other)


def _gapped(told: Occasion, sighting: Sighting) -> Iterator[Sighting]:
    """Another with the same verb: "Vale Road had been inspected on 4 June and Mill Lane on 11 June"."""
    if sighting.date is None or sighting.strength != 3:
        return
    for one, other in itertools.pairwise(told.dates):
        match = _AND_NAME.fullmatch(told.text, one.end, other.start) if one.start >= sighting.end else None
        if match is not None:
            yield replace(
                sighting, start=match.start("on"), end=other.end, on=(match["on"],), when=other,
            )  # fmt: skip


def _passive(told: Occasion, match: re.Match[str]) -> Iterator[Sighting]:
    """Somebody was inspected; of other verbs only where the agent is an outside body."""
    text, verb = told.text, match["verb"].lower()
    begin = told.clause(match.start())
    agents = _agents(told, match, begin)
    if agents is None:
        return
    follows = not agents and verb in _FOLLOWING
    if not agents and not follows and ("inspect" not in verb or _THINGS.search(text, begin, match.start())):
        return
    to_be = match[0].lower().startswith("be")
    coming = _TO_BE_INSPECTED.search(text, begin, match.start()) if to_be else None
    if OFF.search(text, begin, match.end()) or (coming is None and _is_unreal(text, match, begin)):
        return
    date = told.time_after(match.end()) or time_of_when(told, begin)
    if date is None and (coming is not None or text.endswith(":")):
        return
    last_time = _LAST_TIME.search(text, 0, match.start()) is not None
    if follows and not (date and (len(date.iso) >= _WHOLE_DAY or last_time)):
        return
    subjects = antecedents.subjects(text, begin, coming.start() if coming else match.start())
    if _is_general(told, match, subjects, date):
        return
    purpose = occasion_kinds.purpose(text, match.end()) if "visited" in verb else None
    kind = purpose.kind if purpose else _KINDS.get(verb, "inspection")
    if kind == "inspection" and "inspect" not in verb and agents and all(body.kind in _ADVISING for body in agents):
        kind = "other"
    of_it = not subjects and _SUBJECT_IT.search(text, begin, match.start()) is not None
    asked = antecedents.asked_about(told.around.before) if of_it else ()
    yield Sighting(
        begin, match.end(), kind, 3 if date else 2, inspectors=agents, on=subjects or asked,
        framework=_framework(told, match, begin), when=date, which="previous" if last_time else "",
        head="inspected", follows=not agents, again=follows, of_it=of_it and not asked, arranged=coming is not None,
    )  # fmt: skip


def _agents(told: Occasion, match: re.Match[str], begin: int) -> tuple[Named, ...] | None:
    """Who did it; nobody where the sentence does not tell, None where the authority's own people did."""
    agents = occasion_agents.agents(told, match.end(), match.end(), _GROUPS.get(match["verb"].lower(), "inspection"))
    if agents:
        return agents
    if _BY_OURS.match(told.text, match.end()):
        return None
    stranger = strangers.agent(told.text, begin, match.end())
    return (stranger,) if stranger else ()


def _is_unreal(text: str, match: re.Match[str], begin: int) -> bool:
    """Whether it is only wished or supposed: "be inspected", "if it was inspected"."""
    near = text[max(begin, match.start() - 12) : match.end()].lower()
    return match[0].lower().startswith("be ") or _UNREAL.search(near) is not None


def _is_general(told: Occasion, match: re.Match[str], subjects: tuple[str, ...], date: DateMention | None) -> bool:
    """Whether many or all of a kind are spoken of, or somebody was visited and no place: "Mr Hill, visited on 4 May"."""
    text, begin = told.text, told.clause(match.start())
    if match[0].startswith(",") and match["verb"].lower() == "visited" and not any(map(_PREMISES.search, subjects)):
        return True
    if _HOW_MANY.search(text, begin, match.start()) or (subjects and all(map(labels.is_paper, subjects))):
        return True
    return date is None and (any(map(ANY_OF_KIND.fullmatch, subjects)) or _OF_ALL.search(text, begin, match.start()) is not None)


def _framework(told: Occasion, match: re.Match[str], begin: int) -> Named | None:
    """The framework, but not that of another inspection: "why this was a short inspection if it had been inspected in May"."""
    framework = told.framework(begin, match.end())
    before = framework is not None and framework.end < match.start() and "inspection" in framework.label.lower()
    return None if before else framework
