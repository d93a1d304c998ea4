"""Whose work an event told by a noun is, and of which kind: a monitoring visit, a peer review, the audit of accounts."""

from __future__ import annotations

import re
from dataclasses import dataclass

from minutegraph.extraction.inspections import occasion_agents, occasion_objects
from minutegraph.extraction.inspections.occasion_phrases import Phrase
from minutegraph.extraction.inspections.occasions import STATUTORY, Occasion, which
from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.language.numbers import PLACES
from minutegraph.extraction.language.phrases import pattern
from minutegraph.extraction.parties.outsiders import fold
from minutegraph.extraction.parties.strangers import INDEPENDENT
from minutegraph.lexicon import load

COMMON = frozenset(key for key, entry in load("inspections")["heads"].items() if entry.get("common"))
"""Heads that are events only where an outside body is told of with them."""
KIND_OF: dict[str, str] = {key: entry["kind"] for key, entry in load("inspections")["heads"].items()}
"""The kind that a head tells by itself."""

_BY_INSPECTORS = regex(r"\s+(?:by|from)\s+(?:members\s+of\s+)?(?:the\s+)?(?:inspectors|peer\s+team|peers)\b", re.I)
_INSPECTORS = regex(r"\b[Ii]nspectors\b")
_INSPECTORS_OWN = regex(r"\binspectors'\s+$", re.I)
_COMMISSIONED = regex(r"\b(?:by|commissioned|led|carried\s+out|undertaken|conducted)\b", re.I)
_YEAR_BEFORE = regex(r"\b(?:19|20)\d\d\s?[/-]\s?\d\d(?:\d\d)?\s+$")
_ACCOUNTS = regex(r"\b(?:accounts|statements|annual return)\b", re.I)
SPECIAL = frozenset(key for key, entry in load("inspections")["heads"].items() if entry.get("special"))
"""Heads of visits whose kind is told."""
VISITS_MADE = frozenset(KIND_OF[head] for head in SPECIAL)
"""Kinds of visits that come in series."""
SORTS = {
    word.removesuffix(" visit"): head
    for head in sorted(SPECIAL)
    for word in load("inspections")["heads"][head]["words"]
    if word.endswith(" visit")
}
"""The words that tell of which sort a visit is, in small letters, each with the head of such: "focussed", "monitoring"."""
_SPECIAL = regex(rf"\b(?:{'|'.join(SORTS)})\b", re.I)
_VISITS = regex(rf"\b(?:{'|'.join(SORTS)})(?=\s+visits\b)", re.I)

_PURPOSES = {
    fold(word): entry["kind"]
    for entry in load("inspections")["heads"].values()
    if entry.get("special") or entry.get("purpose")
    for word in entry["words"]
}
_PURPOSE = regex(
    r"[^;]*?\b(?:for|to\s+(?:undertake|carry\s+out|conduct))\s+(?:an?\s+|the\s+|its\s+|their\s+)?(?:\w+\s+)?(?:corporate\s+)?"
    rf"(?P<kind>{pattern(_PURPOSES)})\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Purpose:
    """What inspectors are told to come for: the kind that it is, and where the words for it end."""

    kind: str
    end: int


def purpose(text: str, end: int) -> Purpose | None:
    """What somebody came for, whose verb ends at `end`: "visited the home in May for a monitoring visit"."""
    match = _PURPOSE.match(text, end)
    return Purpose(_PURPOSES[fold(match["kind"])], match.end()) if match else None


def _series(told: Occasion, phrase: Phrase) -> re.Match[str] | None:
    """The visits of which the sentence has told before that it counts: "focused visits were made and the first visit was"."""
    return _VISITS.search(told.text, 0, phrase.left) if which(phrase.text) in PLACES else None


def outside(told: Occasion, phrase: Phrase) -> bool:
    """Whether a common word ("review", "audit", "visit") is here the work of an outside body."""
    kinds = {body.kind for body in phrase.inspectors}
    if phrase.head == "audit":
        return (
            bool(kinds & {"auditor", "regulator", "reviewer"})
            or "external" in phrase.text.lower()
            or phrase.framework is not None
            or _of_accounts(told, phrase)
        )
    if phrase.head == "visit":
        by_inspectors = _BY_INSPECTORS.match(told.text, phrase.end) or _INSPECTORS_OWN.search(told.text, 0, phrase.left)
        if which(phrase.text) == "previous" and _INSPECTORS.search(told.text, 0, phrase.left):
            return True
        spoken = told.around.spoken
        followed = (
            _AGAIN_VISIT.search(phrase.text) and spoken is not None and spoken.kind == "inspection" and bool(told.dates)
        )
        if followed and not phrase.inspectors and not _OURS.search(told.text):
            return True
        outside = (
            bool(kinds & {*STATUTORY, "department", "reviewer"})
            or by_inspectors is not None
            or phrase.framework is not None
        )
        counted = (
            which(phrase.text) in PLACES
            and told.around.visit is not None
            and _is_dated(told, phrase)
            and not (_OURS.search(told.text) or occasion_objects.after(told, phrase.end, phrase.head).labels)
        )
        return outside or counted or _series(told, phrase) is not None
    if phrase.head == "fieldwork" and any(body.kind in STATUTORY for body in told.bodies):
        return True
    if phrase.head in ("assessment", "fieldwork"):
        told_so = phrase.framework is not None and not load("frameworks")[phrase.framework.slug].get("common")
        return bool(kinds & {*STATUTORY, "reviewer"}) or told_so
    if phrase.head == "review" and INDEPENDENT.search(phrase.text) and _COMMISSIONED.search(told.text):
        return True
    return phrase.named or phrase.head == "named"


def _is_dated(told: Occasion, phrase: Phrase) -> bool:
    """Whether a date stands close behind the event: "the first visit took place in March"."""
    day = next((date.start for date in told.dates if date.start >= phrase.end), None)
    return day is not None and _UNTIL_DAY.fullmatch(told.text, phrase.end, day) is not None


_UNTIL_DAY = regex(r"(?:(?!\b(?:since|after|before|until|following)\b)[^,;:]){0,40}")


def _of_accounts(told: Occasion, phrase: Phrase) -> bool:
    """Whether the audit is of a year's accounts, which no internal audit is."""
    return _YEAR_BEFORE.search(told.text, phrase.left, phrase.start) is not None or any(
        _ACCOUNTS.search(label) for label in occasion_objects.after(told, phrase.end, phrase.head).labels
    )


_OURS = regex(
    r"\b(?:mayor|chair\w*|leader|members?|councillors?|committee|panel|officers?|site\s+visit|by\s+the\s+(?:director|manager))\b",
    re.I,
)
_AGAIN_VISIT = regex(r"\b(?:follow-?\s?up|return|progress)\b", re.I)
_AGAIN_INSPECTION = regex(r"\b(?:follow-?\s?up|further|interim)\b", re.I)


def _are_peers(told: Occasion, phrase: Phrase) -> bool:
    """Whether the visit is of an association of peers, and not told to be a review."""
    of_peers = bool(phrase.inspectors) and all(body.slug in occasion_agents.PEERS for body in phrase.inspectors)
    return of_peers and "peer" not in told.text.lower()


def is_another(phrase: Phrase) -> bool:
    """Whether it is told to be one more of what was inspected before: "follow-up visit", "a further inspection"."""
    again = _AGAIN_INSPECTION if phrase.head == "inspection" else _AGAIN_VISIT
    return again.search(phrase.text) is not None


def kind_told(told: Occasion, phrase: Phrase, head: str, future: bool) -> tuple[str, str]:
    """The head of an event, with "visit" made out more exactly where the sentence does, and its kind."""
    special = (_SPECIAL.search(phrase.text) or _series(told, phrase)) if head == "visit" else None
    if special is not None:
        head = SORTS[special[0].lower()]
    if phrase.head in ("review", "other") and occasion_agents.reviews_peers(phrase.inspectors):
        return head, "peer review"
    if head == "visit":
        return head, _kind_of_visit(told, phrase, future)
    if head == "assessment" and phrase.inspectors and all(b.kind in ("reviewer", "auditor") for b in phrase.inspectors):
        return head, "other"
    kinds: list[str] = []
    if phrase.framework is not None and head in ("review", "other"):
        kinds = load("frameworks")[phrase.framework.slug]["kinds"]
    return head, kinds[0] if kinds and KIND_OF[head] not in kinds else KIND_OF[head]


def _kind_of_visit(told: Occasion, phrase: Phrase, future: bool) -> str:
    """The kind of a visit: that of the visits spoken of before, "other" of one that is only to follow or is made by peers."""
    if is_another(phrase) if future else _are_peers(told, phrase):
        return "other"
    if phrase.inspectors and all(body.kind in ("department", "reviewer") for body in phrase.inspectors):
        return "other"
    if phrase.framework is not None and "inspection" not in (kinds := load("frameworks")[phrase.framework.slug]["kinds"]):
        return str(kinds[0])
    goes_on = which(phrase.text) in PLACES or (not phrase.named and which(phrase.text) != "")
    return told.around.visit if goes_on and told.around.visit else KIND_OF["visit"]
