"""States into which somebody is put: special measures, an intervention phase, a support programme."""

from __future__ import annotations

import re
from typing import Any

from minutegraph.extraction.inspections import antecedents
from minutegraph.extraction.interventions.act_dates import date_of
from minutegraph.extraction.interventions.act_makers import makers_of
from minutegraph.extraction.interventions.act_targets import label_of
from minutegraph.extraction.interventions.formal_act import Act, clause_of
from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.parties.outsiders import Named

_STATE = regex(
    r"\b(?:(?:was|were|been|being|is|are|now|had|still|went|gone|going|came|come|placed|put|moved|entered|"
    r"escalated|remain\w*|removed|taken|lifted)\s+)+"
    r"(?:back\s+)?(?:from\s+['\"]?scan['\"]?\s+(?:phase\s+)?)?(?:by\s+(?:the\s+)?[\w'&-]+(?:\s+[\w'&-]+){0,5}?\s+)?(?:in|into|to|under|out\s+of|from|on|"
    r"onto)\s+(?:the\s+|an?\s+|its\s+)?(?:(?:[\w-]+\s+)?(?:category|state|phase)\s+of\s+)?['\"]?$|"
    r",\s+(?:now\s+)?in\s+$|"
    r"\b(?:entered|joined|left|exited|entering|leaving)\s+(?:the\s+|into\s+)?['\"]?$|"
    r"\s(?:(?:was|were|had\s+been)\s+(?:judged|found|deemed)\s+to\s+)?(?:requires?|required|be\s+in\s+need\s+of)\s+$",
    re.I,
)


def find(text: str, match: re.Match[str], entry: dict[str, Any], makers: tuple[Named, ...], own: str | None) -> Act | None:
    """The act by which somebody came into the state that is named at `match`, or is told to stand in it.

    `entry` is the act's in the lexicon, `makers` are the outside bodies that the sentence names, `own` is the document's
    date. None where the sentence tells of nobody's being, coming or being put there.
    """
    kind: str = entry["kind"]
    before, name = text[: match.start()], text[match.start() : match.end()]
    put = _PUT.search(before)
    if put is not None:
        rated = _RATED.search(before, 0, put.start()) if put["on"].lower() in ("it", "them") else None
        label = label_of(rated["on"] if rated else put["on"])
        on = (label,) if label else ()
        return Act(kind, name, 2, makers_of(text, makers, match), on, date_of(text, match, own))
    into = _STATE.search(before)
    if into is None:
        return None
    if _OF_MANY.search(before, 0, into.start()):
        return None
    standing = _STANDS.search(before) is not None or _ASIDE.search(before) is not None
    by, label = _makers(text, match, entry, makers, standing), _subject(before, into.start())
    it_had = _RATED.search(before) if not label and _AFTER_IT.search(before, 0, into.start()) else None
    if it_had is not None:
        label, by = label_of(it_had["on"]), ()  # who judged it now did not put it there then
    label = label or _named_before(before, into.start())
    return Act(kind, name, 2, by, (label,) if label else (), None if standing else date_of(text, match, own))


def _makers(
    text: str, match: re.Match[str], entry: dict[str, Any], makers: tuple[Named, ...], standing: bool
) -> tuple[Named, ...]:
    """Who put somebody into the state: whose it is, else who did so, else, of some, who announced it."""
    owner = tuple(b for b in makers if _OF_THEM.fullmatch(text, match.end(), b.start))
    near = tuple(b for b in makers if b.start < match.start() or _BY_THEM.fullmatch(text, match.end(), b.start))
    by = owner or (() if standing else makers_of(text, near, match))
    if by or not entry.get("announced"):
        return by
    return tuple(body for body in near if _TOLD_OF_IT.match(text, body.end))[:1]


def _subject(before: str, end: int) -> str:
    """Who is told to be in the state: the subject of the verb that begins at `end`; "" where that is a pronoun or no name."""
    subject = before[clause_of(before[:end]) : end]
    beside = _BESIDE.search(subject)
    if (behind := beside or _AND_THE.search(subject)) is not None:
        label = label_of(behind["name"])
    else:
        subject = _AT_WORD_OF.sub("", _AUXILIARIES.sub("", _VERBS_ON.sub("", _IT_BEING.sub("", subject))))
        label = label_of(_SUBORDINATE.sub("", subject.strip(" ,")))
    if (mixed := _AND_ANOTHER.match(label)) is not None:
        return str(mixed["last"])  # "the Committee thanked Dr Jones and Elm Hospital had been placed in"
    rated = _RATED_AND.search(before[:end]) if not label else None
    return label_of(_TO_THAT.sub("", rated["on"])) if rated is not None else label


def _named_before(before: str, end: int) -> str:
    """Who "which" or "it" is that is told to be in the state: "told the Trust that it would be placed in"."""
    relative = _RELATIVE.search(before[:end])
    label = label_of(antecedents.antecedent(before[: relative.start()])) if relative is not None else ""
    told = _TOLD_THAT_IT.search(before)
    return label or (label_of(told["on"] or told["whom"]) if told is not None else "")


_SUBORDINATE = regex(r"^.*\b(?:that|position\s+of|where|which|(?-i:[a-z])\w*,?\s+and|of\s+which)\s+", re.I)
_TO_THAT = regex(r"^.*\bthat\s+")
_AND_ANOTHER = regex(r"[^;]*\s[a-z]+ed\s[^;]*\sand\s+(?:the\s+)?(?P<last>[A-Z][^;]*)")
"""A clause with a verb of its own, and behind it who was put into the state."""
_STANDS = regex(
    r"\b(?:(?:was|were|is|are)\s+(?:now|still|currently|already)|remain\w*(?:\s+(?:now|still))?)\s+(?:in|under)\s+"
    r"(?:the\s+|an?\s+)?['\"]?$"
)
"""Somebody who is in the state now; who put them there, and when, this does not tell."""
_ASIDE = regex(r",\s+(?:which|who)\s+(?:was|were|is|are)\s+(?:in|under)\s+(?:the\s+|an?\s+)?['\"]?$")
_OF_MANY = regex(
    r"\b(?:those|all|any|other|the)\s+(?:[\w-]+\s+){0,2}(?:schools|homes|authorities|councils|forces|services|trusts),?\s+"
    r"(?:which|that|who)\s*$"
)
"""Before a state in which many are that nobody names: "those schools which" were in it."""
_TOLD_OF_IT = regex(
    r"(?:\s*\([^)]*\))?\s+(?:(?:had|has|have)\s+)?(?:informed|notified|told|advised|announced|confirmed|wrote|written)"
    r"\b(?!.*\bby\b)",
    re.S,
)
"""Who announces that a force was moved into Engage moved it."""
_RATED_AND = regex(
    r"(?:^|\bthat\s+|[;:]\s+)(?:the\s+|The\s+)?(?P<on>[\w'’&-]+(?:\s+[\w'’&-]+){0,5}?)\s+(?:(?:had|has)\s+)?(?:been|was|were)\s+(?:rated|judged|graded|found|inspected)\b"
    r"[^;:]*\band\s*$"
)
_AFTER_IT = regex(r"\b(?:after|since|before|when|that)\s+(?:it|they)(?:\s+(?:had|has|have|was|were|been))*\s*$")
_RELATIVE = regex(r",?\s+(?:which|who|that)(?:\s+(?:had|has|have|was|were|also))*\s*$")
_VERBS_ON = regex(r"\s+(?:would|will|was|were|had|has|is|are)\s.*,\s*having\s*$")
_IT_BEING = regex(r"^[^,;]*\b(?:having|being)\b[^,;]*,\s+")
"""What opens a sentence: "Progress having been too slow," the Service was placed in it."""
_AT_WORD_OF = regex(
    r"^\W*(?:On|At|Following|After)\s+[^,]{3,40}?(?:'s?|\sthe)\s+(?:advice|request|recommendation|instigation|report|inspection),?\s+",
    re.I,
)
_AUXILIARIES = regex(r"(?:\s+(?:had|has|have|since|now|also|then|already))+\s*$")
_BY_THEM = regex(r"['\"]?(?:\s+(?:in|on|during)\s+[\w ]{3,20}?)?\s+by\s+(?:the\s+)?")
_OF_THEM = regex(r"['\"]?\s+of\s+(?:the\s+)?")
"""Between a state and whose it is: "the Recovery Support Programme of NHS England"."""
_AND_THE = regex(
    r"\b(?:had|has|was|were)\s[^;]*\sand\s+(?:that\s+)?the\s+"
    r"(?P<name>[a-z][\w'-]*(?:\s+(?!(?:had|has|was|were)\b)[\w'-]+){0,3})\s*$"
)
"""Behind a clause with a verb of its own: "the CQC had inspected it and the scheme" remained there."""
_BESIDE = regex(r"\b(?:[Aa]n?|[Tt]he)\s+[a-z][\w\s'-]{2,40},\s+(?P<name>[A-Z][^,;]{2,60}),\s*$")
_PUT = regex(
    r"\b(?:had\s+|has\s+)?(?:placed|put|moved|"
    r"escalated)\s+(?:the\s+)?(?P<on>(?!(?:by|from)\b)[\w'&-]+(?:\s+[\w'&-]+){0,4}?)\s+(?:from\s+['\"]?scan['\"]?"
    r"\s+(?:phase\s+)?)?(?:back\s+)?(?:in|into|to|under|"
    r"on)\s+(?:the\s+|"
    r"an?\s+|its\s+|their\s+)?(?:(?:[\w-]+\s+)?(?:category|state|phase)\s+of\s+)?['\"]?$",
    re.I,
)
_RATED = regex(
    r"\b(?:rated|judged|graded|found|inspected|visited|went\s+into)\s+(?:the\s+)?(?P<on>[A-Z][\w'&-]*(?:\s+(?:(?:of|and|the)\s+)?[A-Z][\w'&-]*){0,6})\b"
)
"""Who "it" is that was then put into a state: "had rated Elm House inadequate and had placed it in"."""
_TOLD_THAT_IT = regex(
    r"\bthe\s+(?P<on>[\w'-]+(?:\s+[\w'-]+){0,3}?)\s+(?:was|were|had\s+been)\s+(?:notified|told|informed|"
    r"advised)\s+that\s+it\b|\b(?:notified|told|informed|advised)\s+the\s+(?P<whom>[\w'-]+(?:\s+[\w'-]+){0,3}?)\s+that\s+it\s+(?:had|has|was)\b",
    re.I,
)
