"""Formal acts that a sentence tells of: directions, notices, special measures, required plans, appointments."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from minutegraph.extraction.interventions import appointments, described_acts, formal_states, required_plans
from minutegraph.extraction.interventions.act_dates import date_of
from minutegraph.extraction.interventions.act_makers import COMMON, it_did, makers_of
from minutegraph.extraction.interventions.act_targets import target_of
from minutegraph.extraction.interventions.formal_act import ALONE, Act, Nearby, clause_of, is_unreal, words
from minutegraph.extraction.language.caseless import Caseless
from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.language.hints import Hints
from minutegraph.extraction.language.numbers import SEVERAL
from minutegraph.extraction.language.phrases import compiled, pattern
from minutegraph.extraction.parties.outsiders import Named, fold
from minutegraph.lexicon import load


@dataclass(frozen=True, slots=True)
class _Names:
    """The names of acts as one expression, and the entry of the lexicon for each."""

    expression: Caseless
    hints: Hints
    entries: dict[str, dict[str, Any]]


@cache
def _names() -> _Names:
    entries = {
        fold(name): {"key": key, **entry}
        for key, entry in load("interventions")["acts"].items()
        for name in entry["names"]
    }
    expression = compiled(entries)
    return _Names(expression, Hints.of(expression.pattern), entries)


def acts(text: str, own: str | None = None, near: Nearby = ALONE) -> tuple[Act, ...]:
    """The acts that the sentence tells of as done or standing, those of a name first, then appointments.

    What is denied, feared or hoped for is left out. `own` is the document's own date, from which dates without a year
    take theirs.
    """
    if _MADE_IN_GENERAL.match(text):
        return ()
    names = _names()
    found: list[Act] = []
    for match in names.expression.finditer(text) if names.hints.found(text) else ():
        act = _named(text, match, own, near)
        clause = _from_its_subject(text, match.start())
        if act is not None and clause != text and (alone := _named(clause, match, own, near)) is not None:
            act = replace(alone, by=alone.by or act.by)
        if act is not None and all(other.name != act.name for other in found):
            found.append(act)
    if not any(act.kind == "statutory-direction" for act in found):
        found += appointments.directed(text, own)
    appointed = [appointments.under_direction(act, found, text) for act in appointments.find(text, own, near)]
    known = {act.kind for act in (*found, *appointed)}
    described = [act for act in described_acts.find(text, own, near) if act.kind == "other" or act.kind not in known]
    return (*found, *appointed, *described)


def _from_its_subject(text: str, at: int) -> str:
    """The text with blanks for the clauses before that of the act, where that has a subject of its own.

    "The Council had stopped placements on 5 May and the CQC had issued a warning notice" tells no date of the notice.
    """
    subject = next((m for m in reversed(list(_SUBJECT.finditer(text, 0, at))) if at - m.end() < _BETWEEN), None)
    if subject is None or not _CLAUSE.match(text, 0, subject.start()) or text[: subject.start()].split()[-1].istitle():
        return text  # "the Health and Safety Executive had served" has one clause
    return " " * subject.start("who") + text[subject.start("who") :]


_SUBJECT = regex(
    r"(?:[;,]|,?\s+(?:and|but|while))\s+(?:the\s+)?(?P<who>[A-Z][\w'&-]*(?:\s+(?:(?:of|for|and)\s+)?[A-Z][\w'&-]*){0,6})\s+"
    r"(?:had|has|have)\s+(?:also\s+|since\s+|\w+ly\s+)?(?:issued|served|made|given|published|imposed|placed)\b"
)
_CLAUSE = regex(
    r"\W*(?!(?:On|In|At|By|After|Following|Since|As|When|Because|Although|While)\b)[^;]*\b(?:had|has|have|was|were|is|are)\b"
)
"""A main clause, and no phrase that opens the next: "On 5 May, when it was found, Ofsted had issued"."""
_BETWEEN = 40
"""Characters between the verb and what was done."""
_MADE_IN_GENERAL = regex(
    r"\W*(?:\w+\s+){0,2}(?:recommendations|notices|directions)\s+(?:are|were)\s+(?:made|issued|given)\s+under\s[^.;]*"
    r"\b(?:have|had|must|should)\b",
    re.I,
)
"""What holds of all such acts: "Statutory recommendations were made under Schedule 7 and had to be considered"."""
_OTHER_DIRECTION = regex(
    rf"\b(?:{pattern(load('interventions')['words']['other_directions'])})\s+$", re.I
)
_DEPARTMENT = regex(r"Department|Government|(?:\w+\s+)?Minister")
_ON_BODY = regex(
    r"\b(?:served|issued)\s+(?:the\s+|our\s+)?(?:[A-Z][\w'&-]+\s+){0,3}(?:Council|Authority|Trust|Association)\s+with\s|"
    r"\b(?:on|upon|to|against|with)\s+(?:the\s+|our\s+)?(?:[A-Z][\w'&-]+\s+){0,4}(?:Council|Authority|Trust|"
    r"Service|Force|Partnership|council|"
    r"authority|trust|provider|landlord)\b|\bthe\s+(?:[A-Z][\w'&-]+\s+){0,3}(?:Council|Authority|Trust|"
    r"provider)\s+(?:had\s+|has\s+)?(?:been\s+|was\s+)?"
    r"(?:served|issued|received|given)\b"
)
_SERVED = regex(
    r"\bnotice\s+(?:was\s+|had\s+been\s+)?(?:served|issued|published|withdrawn|lifted)\b|\b(?:served|issued|"
    r"published|withdrawn|withdrew|lifted|removed)\s+(?:an?|the|its|this|that)\s+notice\b",
    re.I,
)
_DIRECTION_OF = regex(
    r"\s+(?:of\s+travel|from\s+(?:members|the\s+chair|officers)|to\s+officers|on\s+how|and\s+leadership|for\s+the)\b",
    re.I,
)
_PLANNING = regex(rf"\b(?:{pattern(load('interventions')['words']['planning'])})\b", re.I)
_AT_ANY_TIME = regex(
    r"\s+(?:if|usually|normally|generally|typically|often|always|sometimes)\b|"
    r"[^.;:]{0,60}\b(?:tend(?:s|ed)?\s+to|can|could|may|might)\s+be\b"
)
_NEGATED = regex(
    r"\s+(?:(?:was|were|had been|has been|is)\s+(?:not|avoided|no\s+longer)|(?:should|would|could|need|must|will)\s+not)\b", re.I
)  # fmt: skip
_REGULATOR = regex(
    rf"\b(?:{pattern(load('interventions')['words']['regulators'])})\b|"
    r"\bby\s+(?:the\s+)?(?:\w+\s+){0,3}Fire\s+(?:and|&)\s+Rescue\s+(?:Service|Authority)\b"
    r"(?!\s+(?:to|on|upon)\s+(?:an?|the\s+\w+\s+of)\b)", re.I
)  # fmt: skip
_INTO_ENGAGE = regex(
    r"\b(?:moved|placed|put|escalated|entered|in|into|from|out\s+of|removed|under)\s+(?:to\s+|into\s+|in\s+)?"
    r"(?:the\s+|an\s+|its\s+|their\s+)?['\"]?$|\b(?:left|leave|leaves|exited|exit|leaving)\s+(?:the\s+|its\s+)?['\"]?$|"
    r"\b(?:into|under)\s+(?:the|its|their)\s+['\"]?$|\bfrom\s+['\"]?scan['\"]?\s+(?:phase\s+)?(?:in)?to\s+['\"]?$",
    re.I,
)
_POWERS = regex(r"\b(?:has|had|have|wide|range\s+of|its|their)\s+powers\s+(?:to|under|of)\b", re.I)
_IS_NOTICE = regex(r"notice|report|issued", re.I)


_FROM_STATE = regex(r"\s+(?:from|by)\s+(?:the\s+)?(?:\w+\s+)?(?:Minister|Department|Government)\b")
_FROM = regex(r"\s+(?:from|by)\s+(?:the\s+)?[A-Z]")
"""Behind a direction, which has been given then: "following the direction from the Secretary of State"."""


def _named(text: str, match: re.Match[str], own: str | None, near: Nearby) -> Act | None:
    """The act that a name of the lexicon stands for, if the sentence tells of it."""
    entry = _names().entries[fold(match[0])]
    before, after = text[: match.start()], text[match.end() :]
    clause = before[clause_of(before) :]
    if is_unreal(clause[-70:]) or _POWERS.search(clause) or _NEGATED.match(after) or _AT_ANY_TIME.match(after):
        return None
    makers = tuple(b for b in near.bodies(text) if b.kind not in entry.get("not_by", ()))
    counted = entry.get("served") and not makers and _COUNTED.search(before) and not _ON_BODY.search(text)
    if counted and not _told_before(text, entry["key"], near):
        return None
    by_itself = entry.get("served") and (_ITS_OWN.search(before) or _BY_ITSELF.match(after))
    if by_itself or not _is_meant(text, match, entry, makers, near):
        return None
    if entry.get("required"):
        return required_plans.required(text, match, entry["kind"], own)
    if entry.get("state"):
        return formal_states.find(text, match, entry, makers, own)
    done = (
        entry["key"] == "statutory-recommendation" and _CONTAINED.match(after) is not None
    ) or words("done").search(clause) is not None or words("done").search(match[0] + after[:60]) is not None
    done = done or (entry.get("by_department") is True and _FROM.match(after) is not None)
    if not done and not entry.get("stands"):
        return None
    name = text[match.start() : match.end()]
    if entry.get("by_officer"):
        officer = _OFFICER.search(text) or _BY_OFFICER.search(text, match.end())
        whom = _UPON_IT.match(text, match.end())
        held = (Named.of(officer, "reviewer"),) if officer else ()
        return Act(
            entry["kind"], name, 2 if done else 1, held, (whom["on"],) if whom else (), date_of(text, match, own)
        )
    by = makers_of(text, makers, match) or it_did(text, match.start(), near)
    if not by and done:
        by = _told_before(text, entry["key"], near) or _audited_by(text, match, entry["kind"])
    return Act(entry["kind"], name, 2 if done else 1, by, target_of(text, match), date_of(text, match, own))


def _told_before(text: str, key: str, near: Nearby) -> tuple[Named, ...]:
    """The one outside body of the sentence before, where that does such acts and this sentence tells of nobody else."""
    makers = load("interventions")["acts"][key].get("makers", [])
    if not (near.before and makers) or near.bodies(text) or COMMON.search(text) or _BY_OTHERS.search(text):
        return ()
    before = {body.slug: body for body in near.bodies(near.before) if not near.before.startswith("'", body.end)}
    if len(before) != 1 or any({b.kind, b.slug, fold(b.label)}.isdisjoint(makers) for b in before.values()):
        return ()
    return tuple(replace(body, label=_by_its_last_word(body.label, text)) for body in before.values())


_CONTAINED = regex(r"\s+(?:contained|set\s+out|included|made)\s+(?:with)?in\s+the\b")
_FIRM = regex(r"\b(?:at|from|of)\s+(?P<who>(?:[A-Z][\w&'-]*\s+){1,4}LLP)\b")


def _audited_by(text: str, match: re.Match[str], kind: str) -> tuple[Named, ...]:
    """The firm whose auditor the sentence tells to have said that there are such: "Mr Hay of Orme LLP advised that two"."""
    firm = _FIRM.search(text, 0, match.start()) if kind == "statutory-recommendation" else None
    return (Named.of(firm, "auditor"),) if firm else ()


_BY_OTHERS = regex(
    r"\b(?:made|issued|served|given|sent|imposed|raised)\b[^.;]*\bby\s+(?!(?:letter|email|the\s+end|\d|it\b|them\b))|"
    r"\b(?:on|upon|to|against|respect\s+of)\s+(?:an?|the)\s+(?:owners?|landlord|occupiers?|unauthorised|tenant|developer|operator)\b|"
    rf"\b(?:other|previous|former)\b|\bto\s+(?:{SEVERAL}|several|many)\s"
)
"""A sentence that tells itself by whom a thing was done, or that it was done to others."""


def _by_its_last_word(label: str, text: str) -> str:
    """The label, or its last word where the text goes on with that alone: "the Agency"."""
    last = label.rpartition(" ")[2]
    return last if last[:1].isupper() and re.search(rf"\b[Tt]he {re.escape(last)}\b", text) else label


_officers = load("interventions")["officers"]
_POST = rf"(?i:(?:(?:{pattern(_officers['before'])})\s+)?(?:{pattern(_officers['posts'])}))"
_OFFICER = regex(
    rf"\b[Tt]he\s+(?:[A-Z][\w-]+'s\s+|[Cc]ouncil's\s+)?(?:then\s+)?(?P<who>{_POST})\s+(?:had\s+|has\s+)?"
    r"(?:issued|made|published|served|laid|signed)\b"
)
_BY_OFFICER = regex(rf"\bby\s+(?:the|its|our|their)\s+(?:[Cc]ouncil's\s+)?(?:then\s+)?(?P<who>{_POST})\b")
_UPON_IT = regex(
    r"(?:\s+(?:notices?|reports?))?(?:\s+(?:(?:had|has)\s+been|was)\s+(?:issued|made|served|given))?\s+(?:to|on|upon|for|in\s+respect\s+of|against)\s+the\s+(?P<on>(?:[A-Z][\w-]+\s+){0,3}(?:Council|"
    r"Authority))\b",
)


_COUNTED = regex(rf"\b(?:{SEVERAL}|several|\d+)\s+(?:[\w-]+\s+){{0,2}}$", re.I)
"""Several notices of nobody told, on nobody told, are such as officers serve: "four improvement notices had been served"."""
_ITS_OWN = regex(
    r"(?<!Fire )(?<!Rescue )(?<!Services )\b(?:[Tt]he\s+)?(?:[Cc]ouncil|(?<!Fire )(?<!Rescue )[Aa]uthority|"
    r"[Oo]fficers?|[Tt]eam|[Ww]e)\s+(?:(?:had|has|have|also|"
    r"recently)\s+)*(?:served|issued|sent)\s+"
    r"(?!with\b)(?:[\w-]+\s+){0,4}$"
)
"""The authority itself serves a notice, on a landlord or an owner."""
_BY_ITSELF = regex(
    r"\s+(?:(?:had|has|have)\s+been|was|were)\s+(?:served|issued)\s+by\s+(?:the\s+)?(?:[Cc]ouncil|officers|team)\b"
)


def _is_meant(text: str, match: re.Match[str], entry: dict[str, Any], makers: tuple[Named, ...], near: Nearby) -> bool:
    """Whether the words, which may mean other things ("direction of travel"), mean the act here."""
    before, kinds = text[: match.start()], {body.kind for body in makers}
    if entry.get("by_department"):
        common = COMMON.search(text)
        named = _FROM_STATE.match(text, match.end()) or (common and _DEPARTMENT.match(common["who"]))
        department = "department" in kinds or named is not None
        return department and not _OTHER_DIRECTION.search(before) and not _DIRECTION_OF.match(text, match.end())
    if entry.get("on_the_body"):
        return not _PLANNING.search(text) and bool(
            near.regulated or makers or _REGULATOR.search(text) or _ON_BODY.search(text)
        )
    if entry.get("by_regulator"):
        regulator = "regulator" in kinds or (near.regulated and "Regulator" in text)
        return regulator and _SERVED.search(text) is not None and not _PLANNING.search(text)
    if entry.get("phase"):
        return _INTO_ENGAGE.search(before) is not None and (
            text[match.start() : match.end()] != "engage" or before[-1:] in ("'", '"')
        )
    if entry.get("by_officer"):
        return _IS_NOTICE.search(match[0] + text[match.end() : match.end() + 20]) is not None
    return True


def family(name: str) -> str:
    """Names of one thing: "WSOA" and "Written Statement of Action"."""
    entry = _names().entries.get(fold(name))
    return str(entry.get("family", entry["key"])) if entry else name
