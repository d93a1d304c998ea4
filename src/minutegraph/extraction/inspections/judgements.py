"""The overall judgement that a sentence tells, as against scales, strands, counts, hopes and the common word "good"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from minutegraph.extraction.inspections import gradecounts, scales, strands
from minutegraph.extraction.inspections.gradewords import GRADED, GRADING, QUOTE
from minutegraph.extraction.language.caseless import Caseless
from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.language.hints import Hints
from minutegraph.extraction.parties.outsiders import Named, outcomes
from minutegraph.lexicon import load

_HINTS = Hints(load("judgements")["hints"]["words"])
"""Without any of these no sentence tells an overall judgement."""
_INSPECTING = regex(r"inspect|ofsted|\bCQC\b|estyn", re.I)
_OUTSIDE = regex(r"\bICO\b|information\s+commissioner|external\s+audit|food\s+standards", re.I)
_RATED = regex(
    r"judg|dropped|fell\b|fallen|risen|rose\b|slipped|rat(?:ed|ing)|grad(?:e|ing)|overall|inspect|move[sd]|takes|improved|ofsted|CQC",
    re.I,
)
_NOUN = rf"(?:{'|'.join(load('judgements')['nouns']['words'])})"
WAS_GRADED = regex(rf"\s+(?:was|were|had\s+been|has\s+been)\s+(?:{GRADED}|assessed)\b", re.I)
"""Behind what is judged: "had been rated"."""
_FILL = r"(?:\s+(?:(?:the|an?|its|our|their|that|this)\s+)?[\w'-]+(?:\s+[\w'&-]+){0,6}?)?"
_BEFORE = Caseless(
    rf"\boverall\b[\s,:–-]{{0,4}}(?:(?:effectiveness|judge?ment|grade|grading|rating|outcome)[\s,:–-]{{0,4}})?(?:was|were|is|as|of|"
    rf"had been|remained|being)?\s*(?:an?\s+)?{QUOTE}$|"
    rf"\b(?:{GRADED}|finding|{GRADING}|re-?graded|assessed|deemed|found|evaluated|"
    rf"evaluating|awarding|classed){_FILL}?\s*(?:overall\s+)?(?:to\s+be|as(?:\s+being)?|at)?\s*(?:an?\s+)?"
    rf"(?:overall\s+)?(?:\d\s*(?=\())?{QUOTE}$|"
    rf"\b{_NOUN}(?:\s+(?:of|from|by|for|following|in|on)\s+[\w' ]{{2,60}}?)?(?:,\s+(?:published|issued|released|"
    rf"announced|confirmed|received|given)\s[^,;]{{2,40}},)?\s*(?:was|is|were|of|as|:|–|-"
    rf"|remained|being|had\s+been|"
    rf"to\s+be)\s*(?:an?\s+|the\s+)?(?:overall\s+|that\s+of\s+)?{QUOTE}$|"
    rf"\b(?:its|their|the)\s+(?:overall\s+|final\s+)?(?:rating|grading|grade|judge?ment|verdict),\s+{QUOTE}$|"
    rf"\b(?:grade|rating|grading)\s+{QUOTE}$|\s=\s+{QUOTE}$|"
    rf"\bcompare[sd]\s+(?:well\s+)?with\s+(?:an?\s+)?{QUOTE}$|\b(?:category|band)\s+(?:of\s+)?{QUOTE}$|\b(?:keep|kept|retain|retained|keeping|retaining)\s+(?:its|their)\s+(?:overall\s+)?"
    rf"(?:(?:grade|grading|rating)\s+of\s+)?{QUOTE}$|"
    rf"\b(?:came|come|comes|coming)\s+out\s+(?:overall\s+)?(?:as|at)\s+(?:an?\s+)?{QUOTE}$|"
    rf"\bput\s+(?:it|them|the\s+\w+)\s+down\s+as\s+(?:an?\s+)?{QUOTE}$|\bcontinue[sd]?\s+to\s+be\s+{QUOTE}$|"
    rf"\b(?:judge?ment|outcome|verdict|conclusion)\b[^;:,]{{0,60}}?\s(?:was|is|"
    rf"had\s+been)\s+that\s+[\w' ]{{2,50}}?(?:\s+(?:was|were|is))?\s*$|"
    rf"\b(?:remained|remains|was|were|is|now|still|performing)\s+{QUOTE}$",
)
_AFTER = Caseless(
    rf"{QUOTE}(?:overall\b|(?:overall\s+)?(?:ofsted\s+|inspection\s+|audit\s+|regulatory\s+)?(?:judge?ment|rating|"
    rf"grading|grade|opinion|conclusion|outcome|verdict)s?\b)",
)
_CONCLUDED = regex(
    rf"\b(?:concluded|found|judged|decided)\s+that\s+(?:the|our)\s+(?:[A-Z][\w'&-]*\s+){{0,5}}(?i:{'|'.join(load('inspections')['beside']['whole'])})\s+{QUOTE}$"
)
_SAID_AFTER = regex(
    r"['\"]?,\s+(?:(?:the|as)\s+)?(?:\w+\s+){1,3}(?:had\s+)?(?:found|judged|concluded|"
    r"decided)\b",
    re.I,
)
_AT_ITS = regex(
    r"['\")]*\s+(?:at|in|after|following)\s+(?:its|their|the)\s+(?:[\w-]+\s+){0,4}?(?:re-?inspection|inspection|assessment|visit)\b",
    re.I,
)
"""Behind the grade that a home or service had: "was good at its inspection in May"."""
_GRADE_FOR = Caseless(r"[\s'\")]*\w+\s+(?:was|is|had\s+been|being)\s+(?:for|in|on|about)\b")
_OVERALL = Caseless(r"\boverall\b")
_OVERALL_LABEL = regex(
    r"\boverall(?:\s+(?:effectiveness|judge?ment|rating|grade|grading|outcome|experiences\s+and\s+progress))?:\s*$",
    re.I,
)
_UNREAL = regex(rf"\b(?:{'|'.join(load('judgements')['unreal']['words'])})\b", re.I)
_GRADING = Caseless(
    r"\bput\s+(?:it|them|the\s+\w+)\s+down\s+as\s+(?:an?\s+)?$|\b(?:graded|rated|grading|rating|grade)\s+(?:(?:it|them|"
    r"the\s+\w+)\s+)?(?:as\s+|of\s+)?(?:\d\s*\()?['\"]?$|\b(?:came|come|comes|coming)\s+out\s+(?:overall\s+)?(?:as|at)\s+['\"]?$"
)
_NUMBERED = Caseless(r"\b(?:graded|rated|grade|grading|rating)\s+(?:(?:as|of)\s+)?\d\s*\($")
"""Before a grade that has its number too: "graded 2 (Weak)"."""
_REGRADED = Caseless(r"\b(?:moved|risen|rose|(?:re|up|down)-?graded|improved|fell|fallen|dropped|gone|went)\b")
_FROM_TO = Caseless(r"\b(?:from|had been|previously)\s+(?:an?\s+)?['\"]?$")
_TO = Caseless(r"['\")]*,?\s+(?:to|and is now|and was now)\s+(?:be\s+|an?\s+)?(?:overall\s+)?['\"(]*")
_OF_AUDIT = regex(r"(?:\s[-–—]\s*|\b(?:was|were)\s+|[(])$")
"""Before "unqualified", which is what the audit ended in: "the audit of the return - unqualified"."""
_CLAUSE = regex(
    r"[;:]\s|\sbut\s|\sand\s+(?:it|they)\s+would\s|,\s+(?:and|but|with|while|whilst|although|which|whereas|when|after|"
    r"where)\s+|\.\s|,\s+(?=[A-Z][\w ]{2,40}\shaving\s)"
)


def _slugs(flag: str, value: object = True) -> frozenset[str]:
    """The keys of the outcomes whose entry in the lexicon has the value."""
    return frozenset(key for key, entry in load("outcomes").items() if entry.get(flag) == value)


OPINIONS = _slugs("sort", "opinion")
"""Keys of the opinions of auditors on accounts."""
ASSURANCE = _slugs("sort", "assurance")
"""Keys of the levels of assurance on a system."""
COMPLIANCE = _slugs("sort", "compliance")
"""Keys of what is told of things that keep the rules."""
FAILINGS = _slugs("sort", "failings")
"""Keys of failings found, which are told with where they are."""
PENDING = _slugs("pending")
"""Keys of words that also tell that something has not come yet."""
ADVERBS = _slugs("adverb")
"""Keys of words that also tell how a thing was done."""
_PARTS, _LOW, _COMMON = _slugs("part"), _slugs("low"), _slugs("common")
_FOUND = FAILINGS | _slugs("sort", "experiences")
_WRITTEN: dict[str, str] = {
    words: form for entry in load("outcomes").values() for words, form in entry.get("written", {}).items()
}


@dataclass(frozen=True, slots=True)
class Judgement:
    """An overall judgement told at start..end of a sentence: `words` as a fact writes them, `slug` its key."""

    start: int
    end: int
    words: str
    slug: str


def find(text: str) -> Judgement | None:
    """The one overall judgement that the sentence tells, or None.

    None where it tells several without saying which is the overall one (strands, counts, a scale described), where the
    judgement is hoped for, denied or somebody's own, and where the word is not used as a grade.
    """
    if not (_HINTS.found(text) or " = " in text):
        return None
    named = [
        n
        for n in outcomes(text)
        if n.slug not in _PARTS and not beside(text, n) and not gradecounts.is_of_others(text[_clause(text, n.start) : n.start])
    ]
    named = [n for n in named if n is named[0] or not strands.WITH_PART.search(text, named[0].end, n.start)]
    named = [n for n in named if not strands.COUNTED_OFF.search(text, 0, n.start)]
    if not named:
        return None
    told = [n for n in named if _told(text, n)]
    if not told or (len(named) == 2 and _moved(text, named)):
        moved = _moved(text, named)
        return judgement(moved) if moved and _RATED.search(text) else None
    overall = [n for n in told if _is_overall(text, n)]
    if overall:
        return judgement(overall[0])
    letters = [n for n in told if scales.LETTER.fullmatch(n.label)]
    if len(letters) == 2 and (pair := scales.PAIR.fullmatch(text[letters[0].start : letters[1].end])):
        return Judgement(letters[0].start, letters[1].end, f"{pair[1]}/{pair[2]}".lower(), letters[0].slug)
    if letters:
        if len({n.slug for n in letters}) > 1 and not _REGRADED.search(text):
            return None  # a scale
        named = letters
    distinct = {n.slug for n in named if n.slug not in _COMMON or n in told}
    if len(distinct) > 1:
        moved = _moved(text, named)
        return judgement(moved) if moved else None
    return judgement(letters[0] if letters else told[0])


_NEAR = regex(r"\b(?:short\s+of|close\s+to|near(?:ly)?|almost|not\s+far\s+from)\s+(?:an?\s+)?['\"]?$", re.I)
_NONE = regex(
    r"\b(?:no|without|neither|nor|any|(?:good|adequate|inadequate|"
    r"improvement)['\"]?\s+or)\s+(?:an?\s+)?['\"]?$",
    re.I,
)
_IS_GRADE = regex(
    rf"['\"(]$|\b(?:{GRADED}|grade\s+of|grading\s+of|rating\s+of|as|at|overall|was|were)\s+$",
    re.I,
)
_AS = regex(r"\s+as\b", re.I)
_REFERRING = regex(r"\b(?:the|that|this)\s+['\"]?$", re.I)
_GRADE_THAT = regex(
    r"['\"]?\s+(?:grade|grading|judgement|rating)\s+(?:had\s+)?(?:came|come|was\s+for|related|reflected|for)\b"
)
"""Of "the inadequate grade came with a cause of concern": a grade of which was told before, mostly one of several."""


def unreal(text: str) -> bool:
    """Whether the sentence tells of a grade hoped for, denied, of others or of a scale."""
    return _UNREAL.search(text) is not None


def beside(text: str, named: Named) -> bool:
    """Whether the word is no grade given: "limited assurance review", "with outstanding features", "one point short of"."""
    bare = named.slug in ADVERBS and named.label not in _WRITTEN
    if bare and (_AS.match(text, named.end) or not _IS_GRADE.search(text, 0, named.start)):
        return True
    if _REFERRING.search(text, 0, named.start) and _GRADE_THAT.match(text, named.end):
        return True
    return (
        strands.is_of_feature(text, named)
        or _NONE.search(text, 0, named.start) is not None
        or _NEAR.search(text, 0, named.start) is not None
        or (
            scales.LETTER.fullmatch(named.label) is not None
            and scales.is_explained(text, named, _clause(text, named.start))
        )
    )


def judgement(named: Named) -> Judgement:
    """An outcome word as the judgement that it tells."""
    words = _WRITTEN.get(named.label, named.label)
    return Judgement(named.start, named.end, words, named.slug)


def _clause(text: str, start: int) -> int:
    """Where the clause that holds `start` begins."""
    return max((m.end() for m in _CLAUSE.finditer(text, 0, start)), default=0)


_OVERALL_OF = regex(
    r"\boverall\s+(?:effectiveness|experiences\s+and\s+progress|quality|judge?ment|rating|grade)\s+(?:of|for)\s[^,;]{3,60}$",
    re.I,
)


def _is_overall(text: str, named: Named) -> bool:
    begin = _clause(text, named.start)
    return (
        _OVERALL.search(text, max(begin, named.start - 45), min(len(text), named.end + 30)) is not None
        or _OVERALL_OF.search(text, max(begin, named.start - 100), named.start) is not None
    )


def _is_of_accounts(low: str, before: str) -> bool:
    """Whether a word like "unqualified" is told of an audit, in a text in small letters, with these words before it."""
    if any(word in low for word in ("opinion", "conclusion", "accounts")):
        return True
    return "audit" in low and _OF_AUDIT.search(before) is not None


_COPULA = regex(r"\s*(?:(?P<stays>remained|remains)|was|were|is|now|still|performing)\b", re.I)


def _told(text: str, named: Named) -> bool:
    """Whether this outcome word is used as a judgement given, of the whole."""
    begin = _clause(text, named.start)
    follows = _CLAUSE.search(text, named.end)
    stop = min(named.end + 25, follows.start() if follows else len(text))
    back = begin if text[:begin].endswith((" but ", "; ")) else max(0, begin - 40)
    if _UNREAL.search(text, begin, stop) or _UNREAL.search(text, back, begin):
        return False
    before, after = text[begin : named.start], text[named.end :]
    if not before.strip("'\" ") and _OVERALL_LABEL.search(text, 0, begin):
        return True
    if named.slug in ASSURANCE:
        return bool(_OUTSIDE.search(text))
    if scales.LETTER.fullmatch(named.label) or named.slug in OPINIONS or named.slug in _FOUND:
        return named.slug not in OPINIONS or _is_of_accounts(text.lower(), before)
    if gradecounts.COUNT.search(before) and not _NUMBERED.search(before):
        return False
    overall = _is_overall(text, named)
    of_strand = strands.is_of_part(before, after)
    if not overall and (of_strand or strands.NAMED.search(before[-45:])):
        return False
    cue = _BEFORE.search(before)
    if named.slug in _COMMON:
        return bool(cue) and (overall or _GRADING.search(before) is not None)
    if cue and (copula := _COPULA.match(cue[0])):
        if copula["stays"]:
            return bool(_INSPECTING.search(text))
        said = _SAID_AFTER.match(after) or _AT_ITS.match(after)
        return overall or said is not None or (named.slug in _LOW and bool(_AFTER.match(after)))
    requiring = named.label in ("required improvement", "requires improvement") and (overall or _CONCLUDED.search(before))
    return bool(requiring or cue or (_AFTER.match(after) and not _GRADE_FOR.match(after)) or _SAID_AFTER.match(after))


def _moved(text: str, named: list[Named]) -> Named | None:
    """Of "moved from inadequate to good": where it went to."""
    if any(scales.LETTER.fullmatch(n.label) for n in named) and not _REGRADED.search(text):
        return None  # a scale
    if (
        len(named) == 2
        and _FROM_TO.search(text, 0, named[0].start)
        and _TO.fullmatch(text, named[0].end, named[1].start)
    ):
        return named[1]
    return None
