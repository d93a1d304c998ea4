"""The overall judgement that a sentence tells, as against scales, strands, counts, hopes and the common word "good"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from minutegraph.extraction import scales
from minutegraph.extraction.caseless import Caseless
from minutegraph.extraction.dateforms import MONTHS, SEASONS
from minutegraph.extraction.expressions import regex
from minutegraph.extraction.gradewords import FOUND, GRADED, GRADING, NUMBERS
from minutegraph.extraction.outsiders import Named, outcomes
from minutegraph.lexicon import load

_HINTS = (" = ", "gone from ", "went from ", "dropped", "fell ", "fallen", "slipped", "risen", "rose ",
          "judg", "evaluat", "awarding", "rated", "rating", "grad", "overall", "outcome", "assessed", "found", "opinion",
          "conclusion", " c1", " c2",
          " c3", " c4", " g1", " g2", " g3", " g4", " v1", " v2", " v3", " v4", "moved", "moves ", "compare", "improved",
          "takes ", "failings", "verdict", "assurance", "performing", "continue", " down as", "progress", "remain", "out as",
          "out at", "disclaim", "unmodified", "qualified")  # fmt: skip
_INSPECTING = regex(r"inspect|ofsted|\bCQC\b|estyn", re.I)
_OUTSIDE = regex(r"\bICO\b|information\s+commissioner|external\s+audit|food\s+standards", re.I)
_RATED = regex(
    r"judg|dropped|fell\b|fallen|risen|rose\b|slipped|rat(?:ed|ing)|grad(?:e|ing)|overall|inspect|move[sd]|takes|improved|ofsted|CQC",
    re.I,
)
_NOUN = (
    r"(?:judge?ments?|ratings?|gradings?|grades?|outcomes?|results?|verdict|opinion|conclusion|finding|score|"
    r"assessment|evaluations?)"
)
WAS_GRADED = regex(rf"\s+(?:was|were|had\s+been|has\s+been)\s+(?:{GRADED}|assessed)\b", re.I)
"""Behind what is judged: "had been rated"."""
_FILL = r"(?:\s+(?:(?:the|an?|its|our|their|that|this)\s+)?[\w'-]+(?:\s+[\w'&-]+){0,6}?)?"
_QUOTE = r"[\s'\"(]*"
_BEFORE = Caseless(
    rf"\boverall\b[\s,:–-]{{0,4}}(?:(?:effectiveness|judge?ment|grade|grading|rating|outcome)[\s,:–-]{{0,4}})?(?:was|were|is|as|of|"
    rf"had been|remained|being)?\s*(?:an?\s+)?{_QUOTE}$|"
    rf"\b(?:{GRADED}|finding|{GRADING}|re-?graded|assessed|deemed|found|evaluated|"
    rf"evaluating|awarding|classed){_FILL}?\s*(?:overall\s+)?(?:to\s+be|as(?:\s+being)?|at)?\s*(?:an?\s+)?"
    rf"(?:overall\s+)?(?:\d\s*(?=\())?{_QUOTE}$|"
    rf"\b{_NOUN}(?:\s+(?:of|from|by|for|following|in|on)\s+[\w' ]{{2,60}}?)?(?:,\s+(?:published|issued|released|"
    rf"announced|confirmed|received|given)\s[^,;]{{2,40}},)?\s*(?:was|is|were|of|as|:|–|-"
    rf"|remained|being|had\s+been|"
    rf"to\s+be)\s*(?:an?\s+|the\s+)?(?:overall\s+|that\s+of\s+)?{_QUOTE}$|"
    rf"\b(?:its|their|the)\s+(?:overall\s+|final\s+)?(?:rating|grading|grade|judge?ment|verdict),\s+{_QUOTE}$|"
    rf"\b(?:grade|rating|grading)\s+{_QUOTE}$|\s=\s+{_QUOTE}$|"
    rf"\bcompare[sd]\s+(?:well\s+)?with\s+(?:an?\s+)?{_QUOTE}$|\b(?:category|band)\s+(?:of\s+)?{_QUOTE}$|\b(?:kept|retained|keeping|retaining)\s+(?:its|their)\s+(?:overall\s+)?"
    rf"(?:(?:grade|grading|rating)\s+of\s+)?{_QUOTE}$|"
    rf"\b(?:came|come|comes|coming)\s+out\s+(?:overall\s+)?(?:as|at)\s+(?:an?\s+)?{_QUOTE}$|"
    rf"\bput\s+(?:it|them|the\s+\w+)\s+down\s+as\s+(?:an?\s+)?{_QUOTE}$|\bcontinue[sd]?\s+to\s+be\s+{_QUOTE}$|"
    rf"\b(?:judge?ment|outcome|verdict|conclusion)\b[^;:,]{{0,60}}?\s(?:was|is|"
    rf"had\s+been)\s+that\s+[\w' ]{{2,50}}?(?:\s+(?:was|were|is))?\s*$|"
    rf"\b(?:remained|remains|was|were|is|now|still|performing)\s+{_QUOTE}$",
)
_AFTER = Caseless(
    rf"{_QUOTE}(?:overall\b|(?:overall\s+)?(?:ofsted\s+|inspection\s+|audit\s+|regulatory\s+)?(?:judge?ment|rating|"
    rf"grading|grade|opinion|conclusion|outcome|verdict)s?\b)",
)
_SAID_AFTER = regex(
    r"['\"]?,\s+(?:(?:the|as)\s+)?(?:\w+\s+){1,3}(?:had\s+)?(?:found|judged|concluded|"
    r"decided)\b",
    re.I,
)
_GRADE_FOR = Caseless(r"[\s'\")]*\w+\s+(?:was|is|had\s+been|being)\s+(?:for|in|on|about)\b")
_OVERALL = Caseless(r"\boverall\b")
STRANDS = regex(
    r"\b(?:leadership|leaders|adoption|fostering|care leavers|experiences? (?:and|of)|impact|help and protection|LSCB|"
    rf"safeguarding (?:children )?board(?! (?:had been|has been|was) (?:{GRADED}))|the board|"
    r"early years|sixth form|effectiveness|efficiency|legitimacy|people|(?<!local )areas?|strands?|domains?|"
    r"pillars?|themes?|practice|cases?|audits|files?|"
    r"supervision|timeliness|homes|providers|academies|schools|some|each|half|plans?|quality statements?|well-?led|"
    r"responsive|sub-?judge?ments?)\b(?!\s+(?:services?|agency|centres?))",
    re.I,
)
"""Words for parts of what is inspected, which have grades of their own."""
_STRAND_AFTER = regex(
    r"[\s'\")]*(?:for|in|against|in\s+respect\s+of|with\s+regard\s+to|on|at|across)\s+"
    r"(?!(?-i:(?:the\s+)?[A-Z][a-z]+)\b|(?:its|the|their|our|an?)\s+(?:(?:ILACS|Ofsted|CQC|last|latest|recent|"
    r"previous|first|second|full|most)\b|\w+\s+inspection|inspection)|"
    r"(?:an?\s+)?(?:Ofsted|CQC)|(?:early|late|mid)?[\s-]*(?:"
    rf"{MONTHS}|\d|{SEASONS})|the\s+(?:{SEASONS}|"
    r"previous|following|same)\b|"
    r"the\s+(?:\d{4}|accounts|council|authority|service|financial|statement)|overall|accounts|\d)",
    re.I,
)
_OVERALL_LABEL = regex(
    r"\boverall(?:\s+(?:effectiveness|judge?ment|rating|grade|grading|outcome|experiences\s+and\s+progress))?:\s*$",
    re.I,
)
_IN_SOME = regex(
    rf"[\s'\")]*(?:in|across|for|against|on)\s+(?:\d{{1,2}}|{NUMBERS}|"
    r"eleven|some|most|several|many|"
    r"a\s+number)\s+(?:of\s+)?(?:the\s+)?(?:\w+\s+)?(?:areas|questions|strands|themes|domains|pillars|"
    r"judge?ments|statements|categories|area|question|strand|theme|domain|"
    rf"pillar|category)\b|[\s'\")]*(?:in|for)\s+(?:{NUMBERS}|"
    r"eleven)(?=\s*(?:[,;.]|$|and\b))",
    re.I,
)
_IN_AREA = regex(
    r"\W*(?:in|for|under|within|with|as)\s+(?:the\s+)?(?:areas?|pillars?|themes?|strands?|domains?|categor\w+|"
    r"respect|relation|"
    r"regards?|terms)\s+(?:of|to)\b[^,]*,",
    re.I,
)
_UNREAL = regex(
    r"\b(?:if|would|could|should|(?-i:may)|might|hop(?:e|ed|ing|eful)|aim(?:ed|ing|s)?|aspir\w+|ambition\w*|target\w*|"
    r"(?<!\bas )expect\w*|(?<!\bas )anticipat\w*|introduc\w+\s+an?\s+(?:new\s+)?(?:grade|grading|rating|"
    r"judge?ment)|intend\w*|propos\w*|predict\w*|self-?\s?(?:assess|evaluat|judg)\w*|"
    r"towards?|journey to|get(?:ting)? to|achieve|achieving|risk of|avoid\w*|whether|not been|had not|was not|were "
    r"not|never|potential\w*|"
    r"likely|possible|unless|until|in order to|to be rated|to become|work(?:ing)? to(?:wards)?|pilots?|"
    r"neighbouring|national(?:ly)?|other (?:councils|authorities)|"
    r"no\s+(?:council|authority|landlord|service|force|home|school|provider|other|one)|nobody|none\s+of|"
    r"volunteered|ranging|ranges?|scale|run from (?!\d)|from c1|best possible)\b",
    re.I,
)
_NUMBER = (
    rf"(?:(?!(?:19|20)\d\d\b)\d[\d,.]*%?|{NUMBERS}|some|"
    r"several|most|many|half|"
    r"all|both|none)"
)
_COUNT = Caseless(
    rf"\b{_NUMBER}\s+(?:of\s+\w+\s+(?:\w+\s+)?)?(?:(?:was|were|are|is|had been|been|{GRADED}|found|as|"
    rf"to|be)\s+)*{_QUOTE}$",
)
_GRADING = Caseless(
    r"\bput\s+(?:it|them|the\s+\w+)\s+down\s+as\s+(?:an?\s+)?$|\b(?:graded|rated|grading|rating|grade)\s+(?:(?:it|them|"
    r"the\s+\w+)\s+)?(?:as\s+|of\s+)?(?:\d\s*\()?['\"]?$|\b(?:came|come|comes|coming)\s+out\s+(?:overall\s+)?(?:as|at)\s+['\"]?$"
)
_NUMBERED = Caseless(r"\b(?:graded|rated|grade|grading|rating)\s+(?:(?:as|of)\s+)?\d\s*\($")
"""Before a grade that has its number too: "graded 2 (Weak)"."""
_BY_NUMBER = Caseless(
    rf"\b(?:\d+%?|{NUMBERS}|several|few|most|many)\s+"
    r"(?:of\s+(?:the\s+|all\s+)?)?(?:\w+\s+){0,2}(?:services|forces|councils|authorities|schools|homes|providers|"
    r"landlords|settings)\s+"
    rf"(?:in\s+[\w ]{{2,30}}?\s+)?(?:(?:was|were|are|had|have|been|now|also)\s+)+(?:(?:{GRADED}|found|awarded|"
    r"given)\s+)?(?:as\s+|to\s+be\s+)?"
    rf"(?:an?\s+)?{_QUOTE}$",
)
_OF_ANY = Caseless(
    r"\b(?:areas|authorities|councils|providers|landlords|forces|services|schools|homes|those)\s+(?:who|which|that)\s+"
    rf"(?:(?:was|were|are|had|have|been)\s+)+(?:\w+ly\s+)?(?:{GRADED}|awarded|given)\b",
)
_REGRADED = Caseless(r"\b(?:moved|risen|rose|(?:re|up|down)-?graded|improved|fell|fallen|dropped|gone|went)\b")
_FROM_TO = Caseless(r"\b(?:from|had been|previously)\s+(?:an?\s+)?['\"]?$")
_TO = Caseless(r"['\")]*,?\s+(?:to|and is now|and was now)\s+(?:be\s+|an?\s+)?(?:overall\s+)?['\"(]*")
_ALL_AREAS = Caseless(r"[\s'\")]*(?:in|across|for|on|at)\s+(?:all|every|each of the)\b|[\s'\")]*across\s+the\s+board")
_OF_AUDIT = regex(r"(?:\s[-–—]\s*|\b(?:was|were)\s+|[(])$")
"""Before "unqualified", which is what the audit ended in: "the audit of the return - unqualified"."""
_CLAUSE = regex(
    r"[;:]\s|\sbut\s|,\s+(?:and|but|with|while|whilst|although|which|whereas|when|after|"
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
    low = text.lower()
    if not any(hint in low for hint in _HINTS):
        return None
    named = [
        n
        for n in outcomes(text)
        if n.slug not in _PARTS and not beside(text, n) and not _is_of_others(text[_clause(text, n.start) : n.start])
    ]
    named = [n for n in named if n is named[0] or not _WITH_PART.search(text, named[0].end, n.start)]
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


_WITH_PART = regex(rf"\swith\s+(?:the\s+)?[a-z][\w' ]{{3,60}}?\s+(?:(?:as|at|being|{GRADED})\s+)*['\"]?$")
"""Between a grade and that of a part: "good, with behaviour outstanding"."""
_NEAR = regex(r"\b(?:short\s+of|close\s+to|near(?:ly)?|almost|not\s+far\s+from)\s+(?:an?\s+)?['\"]?$", re.I)
_FEATURES = regex(
    r"['\"]?\s+(?:(?:overall|steady|recent|early|working|local|strong|visible|clear|joint|multi-agency|political|corporate|senior|clinical|partnership|team)\s+)?(?:review|picture|features?|elements?|practices?|progress|prospects?|understanding|relationships?|news|"
    r"start|examples?|work|leadership|leaders|management|or\s+(?:better|above|outstanding|higher))\b",
    re.I,
)
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
_DOING = regex(
    r"(?:^|[,;]\s+|\bthat\s+|\band\s+)(?!(?:following|including|during|having|being|fostering|housing|policing|planning|"
    r"commissioning|safeguarding|nursing|learning)\b)[a-z]+ing\s+(?:[a-z']+\s+){1,4}?(?:was|were|is|had\s+been|has\s+been)\s+"
    rf"(?:\w+\s+)?(?:{FOUND})\s+(?:to\s+be\s+|as\s+)?['\"]?$",
    re.I,
)
"""What is graded is a strand told by what is done: "investigating crime had been graded as"."""


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
        _FEATURES.match(text, named.end) is not None
        or _DOING.search(text, 0, named.start) is not None
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


def _is_of_others(before: str) -> bool:
    """Whether the words before a grade give it to some of many: "authorities who were judged", "16 services were graded"."""
    return _BY_NUMBER.search(before) is not None or _OF_ANY.search(before) is not None


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
        return (
            named.slug not in OPINIONS
            or "opinion" in text.lower()
            or "conclusion" in text.lower()
            or "accounts" in text.lower()
            or ("audit" in text.lower() and _OF_AUDIT.search(before) is not None)
        )
    if _COUNT.search(before) and not _NUMBERED.search(before):
        return False
    overall = _is_overall(text, named)
    of_strand = (
        (_STRAND_AFTER.match(after) and not _ALL_AREAS.match(after)) or _IN_AREA.match(before) or _IN_SOME.match(after)
    )
    if not overall and (of_strand or STRANDS.search(before[-45:])):
        return False
    cue = _BEFORE.search(before)
    if named.slug in _COMMON:
        return bool(cue) and (overall or _GRADING.search(before) is not None)
    if cue and re.match(r"(?:remained|remains|was|were|is|now|still|performing)\b", cue[0].strip(), re.I):
        if cue[0].strip().lower().startswith("remain"):
            return bool(_INSPECTING.search(text))
        return (
            overall
            or _SAID_AFTER.match(after) is not None
            or (named.slug in _LOW and bool(_AFTER.match(after)))
        )
    requiring = overall and named.label in ("required improvement", "requires improvement")
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
