"""Who did a formal act, as the sentence that tells of it says."""

from __future__ import annotations

import re

from minutegraph.extraction.interventions.formal_act import Nearby, clause_of
from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.language.phrases import pattern, printed
from minutegraph.extraction.parties import strangers
from minutegraph.extraction.parties.outsiders import Named
from minutegraph.lexicon import load

_words = load("interventions")["words"]
_DOING = rf"(?:{pattern(_words['doing'])})"
_AUXILIARY = (
    rf"(?:(?:{pattern(_words['adverbs'])}|by\s+letter(?:\s+of\s+\d{{1,2}}\s+\w+)?|"
    r"(?:,\s+)?on\s+\d{1,2}(?:st|nd|rd|th)?\s+\w+(?:,?\s+\d{4})?|in\s+\w+\s+\d{4}|in\s+[A-Z]\w+),?\s+)*"
)
_SERVING = printed(_words["serving_heads"])
_ACTING = regex(
    rf"(?:'s)?(?:\s*\([^)]*\))?(?:,\s+(?:which|who))?(?:\s+(?:for\s+\w+(?:,?\s+\w+)*?))?\s+{_AUXILIARY}{_DOING}\b", re.I
)
_ACTED = regex(
    rf"(?:\s*\([^)]*\))?(?:'s?\s+\w+)?\s+{_AUXILIARY}(?:\w+ed|found|made|gave|took|came|went|put|sent|"
    rf"wrote|written|given|met|been)\b"
)
_AND_DID = regex(
    rf".*(?:\band\s+(?:(?:then|also|had|has|the\s+same\s+day|subsequently|in\s+\w+)\s+)*|"
    rf",\s+)?\b{_DOING}\s+(?:[\w'&-]+\s+){{0,5}}$",
    re.S,
)
_NEW_SUBJECT = regex(
    r"(?:\band|[;:]|,|\bwhich|\bthat)\s+(?:that\s+)?(?:the|an?|its|their|it|they|he|she|"
    r"[A-Z]\w+)\s+(?:[\w'&-]+\s+){0,4}?(?:had|has|was|were|is|would|could)\b"
)
_BY = regex(r"\b(?:by|from)\s+(?:(?:its|our|their|the)\s+(?:external\s+)?auditors?,\s+)?(?:the\s+)?(?:then\s+)?$", re.I)
_BY_IT = regex(r"\b(?:by|from)\s+(?:it|them)\b")
_ITS = regex(r"(?:'s?)?\s*(?:-\s*)?(?:\w+\s+){0,2}")
_COMMON_NOUN = (
    r"(?P<who>(?:HM|H[ei][rs]\s+Majesty['’]s)\s+Chief\s+Inspector(?:\s+of\s+[A-Z]\w+)?|"
    r"(?:First\s+|Deputy\s+|Housing\s+|Education\s+)?"
    r"(?:Parliamentary\s+(?:Under[\s-]+)?Secretary(?:\s+of\s+State)?|Ministers?(?:\s+of\s+State)?)(?:\s+for\s+(?:[A-Z][\w']+(?:,?\s+(?:and\s+)?(?=[A-Z]))?)+)?|"
    r"[Ff]ire\s+(?:(?:and|&)\s+[Rr]escue\s+)?(?:[Ss]ervice|[Aa]uthority|[Bb]rigade)|"
    rf"{printed(_words['makers'])})"
)
COMMON = regex(
    rf"\b(?:[Tt]he\s+|(?=H[MEIei]))(?:[Tt]hen\s+)?{_COMMON_NOUN}\s+{_AUXILIARY}(?:issued|determined|handed|made|raised|published|placed|served|"
    rf"appointed|sent|put|directed|given|gave|named|written)\b"
)
"""A common noun for a department, regulator or auditor that is told to have acted: "the Minister had issued"."""
_COMMON_BY = regex(
    rf"\b(?:by|received\s+from|notice\s+from|direction\s+from)\s+(?:the\s+|an?\s+|its\s+|"
    rf"their\s+|our\s+|his\s+)?{_COMMON_NOUN}\b"
)
_COMMON_FIRST = regex(rf"\b(?:[Tt]he\s+){_COMMON_NOUN}(?=\s+{_AUXILIARY}\w+ed\b|\s+had\s+written\b|\s+wrote\b)")
_BY_NAME = regex(
    rf"\b{_DOING}\b[^.;]{{0,60}}?\bby\s+(?P<who>(?!(?:January|February|March|April|May|June|July|August|September|"
    rf"October|November|December|"
    r"Cllr|Councillor|Mr|Mrs|Ms|Members|Cabinet|Council|Committee|The|It)\b)[A-Z][\w'&-]+(?:\s+(?:(?:of|for|and|"
    r"&)\s+)?[A-Z][\w'&-]+){0,6})"
)


_NAME_FIRST = regex(
    rf"(?<![\w-])(?:[Tt]he\s+)?(?P<who>(?:(?!(?:The|{strangers.OPENERS})\b)[A-Z][\w'&-]+\s+(?:(?:and|of|for|&)\s+)?){{1,6}}"
    rf"(?:{_SERVING}|LLP|Ltd))\s+{_AUXILIARY}(?:issued|served|made|imposed|given|"
    r"gave)\s+(?:[\w-]+\s+){0,4}?$"
)
_NAME_DID = regex(
    rf"(?<![\w-])(?P<who>(?:(?!The\b)[A-Z][\w'&-]+\s+(?:(?:and|of|for|&)\s+)?){{1,5}}(?:{_SERVING}))\s+"
    r"(?:had\s+)?(?:carried\s+out|conducted|undertook|inspected|visited|audited)\b[^;.]{3,90}?\band\s+(?:\w+ly\s+|then\s+|later\s+)?"
    r"(?:served|issued|imposed)\s"
)
_APPOSED_FIRST = regex(
    r"(?:^|[.;:]\s+|\bthat\s+)(?P<who>[A-Z][\w'&-]+(?:\s+(?:(?:and|&)\s+)?[A-Z][\w'&-]+){0,4}),\s+(?:the|our|"
    r"its|their)\s+(?:[\w']+\s+){0,2}auditors?,\s+"
    r"(?:(?:had|has|have|also)\s+)*(?:issued|made|given|gave)\s+(?:[\w-]+\s+){0,3}?$"
)


_AUDITORS_APPOSED = regex(
    r"\b(?:[Tt]he\s+)?(?:[\w']+\s+){0,2}auditors?,\s+(?P<who>[A-Z][\w'&-]+(?:\s+(?:(?:and|&)\s+)?[A-Z][\w'&-]+){0,4}),\s+(?:(?:had|has|have|also)\s+)*"
    r"(?:issued|made|given|gave|sent|written|wrote|raised|published)\s"
)
UNDER_WHICH = regex(r"\b(?:under|by|in)\s+which\b|\bwhereby\b")
"""Behind it a sentence tells what an act makes somebody do, and of other acts."""
_OWNED = regex(r"\b[Tt]he\s+(?P<who>Department|Government|Minister|DfE)'s\s+(?:[\w-]+\s+){0,2}$")


def makers_of(text: str, named: tuple[Named, ...], match: re.Match[str]) -> tuple[Named, ...]:
    """Of the bodies named, the one that acts: before a verb of doing, after "by" or "from", or before the act's name.

    Where no such body is named, the common noun for one ("the auditor", "the Department") that is told to have acted, else
    the name after "by", else who is the subject of an earlier verb of the same clause ("wrote to the Council, making").
    """
    begin, end = text.rfind("; ", 0, match.start()) + 1, text.find("; ", match.end())
    named = tuple(body for body in named if begin <= body.start and (end < 0 or body.end <= end))
    clause = clause_of(text[: match.start()])
    found = _maker_named(text, named, match, clause)
    if found is None and named and _BY_IT.search(text):
        found = named[0]
    found = found or _maker_called(text, match, begin, end if end >= 0 else len(text), clause)
    found = found or _maker_before(text, named, match)
    return (found,) if found is not None else ()


def _maker_named(text: str, named: tuple[Named, ...], match: re.Match[str], clause: int) -> Named | None:
    """Of the bodies named, the one that acts beside the verb; those of the same clause come first."""
    for body in sorted(named, key=lambda one: (one.start < clause, -one.start if one.end <= match.start() else 0)):
        if match.start() <= body.start and body.end <= match.end():
            return body
        if body.start > match.end() and UNDER_WHICH.search(text, match.end(), body.start):
            continue
        end = strangers.behind_kind(text, body.end)
        if (
            _ACTING.match(text, end, end + 60)
            or _BY.search(text, max(0, body.start - 40), body.start)
            or _ITS.fullmatch(text, body.end, match.start())
        ):
            return body
    return None


def _maker_called(text: str, match: re.Match[str], begin: int, end: int, clause: int) -> Named | None:
    """Who acts by a common noun, or by a name that no list knows, in the stretch from `begin` to `end`."""
    noun = _OWNED.search(text, begin, match.start()) or COMMON.search(text, begin, end) or _COMMON_BY.search(text, begin, end)
    if noun is not None:
        return common(noun)
    if (by_name := _BY_NAME.search(text)) is not None:
        return Named.of(by_name, "reviewer")
    if (apposed := _AUDITORS_APPOSED.search(text, begin, match.start())) is not None:
        return Named.of(apposed, "auditor")
    did = _NAME_DID.search(text, begin, match.start()) or _NAME_FIRST.search(text, clause, match.start())
    did = did or _APPOSED_FIRST.search(text, 0, match.start())
    return Named.of(did, "reviewer") if did is not None else None


def _maker_before(text: str, named: tuple[Named, ...], match: re.Match[str]) -> Named | None:
    """Who is the subject of an earlier verb of the same clause: "wrote to the Council, making"."""
    subjects = [body for body in named if _ACTED.match(text, body.end)]
    subjects += [common(m) for m in _COMMON_FIRST.finditer(text, 0, match.start())]
    for body in sorted(subjects, key=lambda b: -b.start):
        between = text[body.end : match.start()]
        if body.end <= match.start() and _AND_DID.match(between) and not _NEW_SUBJECT.search(between):
            return body
    return None


def common(match: re.Match[str]) -> Named:
    """The body for which the common noun of a match of `COMMON` stands."""
    who = match["who"]
    kind = (
        "auditor" if "auditor" in who.lower() else "department" if _DEPARTMENT.match(who) else "regulator"
    )
    return Named.of(match, kind)


_DEPARTMENT = regex(r"Dep|.*Minist|Gov")
_IT_DID = regex(
    rf"(?:^|[,;]\s+|\b(?:that|and)\s+)(?:[Ii]t|[Tt]hey)\s+{_AUXILIARY}{_DOING}\b[^;.]{{0,60}}$|"
    rf"^[^,;]{{3,30}},?\s+it\s+{_AUXILIARY}{_DOING}\b[^;.]{{0,60}}$"
)


_BY_HIM = regex(r"\b(?:appointed|issued|made|served|sent|named|given|imposed)\s+(?:\w+\s+)?by\s+(?:him|her|it|them)\b")


def it_did(text: str, start: int, near: Nearby) -> tuple[Named, ...]:
    """The one outside body of the sentence before, where "it" did what is named at `start`: "it had served the Authority"."""
    if not near.before or not (_IT_DID.search(text, 0, start) or _BY_HIM.search(text)) or near.bodies(text):
        return ()
    before = {body.slug: body for body in near.bodies(near.before)}
    return tuple(before.values()) if len(before) == 1 else ()
