"""Where a sentence speaks of an inspection, visit, review or audit by an outside body, and what it says of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from minutegraph.extraction import dates, judgements
from minutegraph.extraction.outsiders import Named, bodies, frameworks, outcomes, short
from minutegraph.extraction.judgements import Judgement

Strength = Literal[1, 2, 3]
"""1: named in passing, 2: told of as an event, 3: told of with its time."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """One mention of an event in a sentence's reading text.

    `which` tells it from others: "", "previous", "next" or an ordinal ("first"). `bare` is true of "the inspection" and
    "the visit", which take up another mention. `arranged` is true of what is still to come. `again` is true of a word
    as common as "the review", which is an event only where another sentence tells of one.
    """

    start: int
    end: int
    kind: str
    strength: Strength
    inspectors: tuple[Named, ...] = ()
    on: tuple[str, ...] = ()
    framework: Named | None = None
    date: str | None = None
    derived: bool = False
    judgement: Judgement | None = None
    which: str = ""
    bare: bool = False
    arranged: bool = False
    head: str = ""
    again: bool = False


QUICK = re.compile(
    r"inspect|ofsted|visit|audit|review|judge?ment|judged|rated|rating|grad(?:ed|ing)|assess|stocktake|peer |deep dive|diagnostic|"
    r"ILACS|JTAI|LAPI|\bPEEL\b|thematic|overall|opinion|\b[CGV][1-4]\b|regulator|assurance check|improvement check|performing|on site|would (?:be )?return|will (?:be )?return|been in the|been at the|\bcoming\b",
    re.I,
)
_HEAD = re.compile(
    r"(?<![\w-])(?:"
    r"(?P<monitoring>monitoring\s+visits?)|(?P<focused>focus+(?:ed)?\s+visits?)|"
    r"(?P<assurance>assurance\s+(?:visits?|inspections?|assessments?|checks?))|"
    r"(?P<peer>(?:peer\s+(?:reviews?|challenges?|diagnostics?|assessments?|progress\s+reviews?))|panel\s+performance\s+assessments?)|"
    r"(?P<mock>mock\s+(?:inspections?|assessments?))|"
    r"(?P<inspection>(?:re-?\s?)?inspections?|re-?visits?|JTAIs?|LAPI)|"
    r"(?P<audit>audits?)|"
    r"(?P<other>annual\s+performance\s+assessments?|stocktakes?(?:\s+(?:meetings?|visits?|reviews?))?|deep\s+dives?|improvement\s+checks?|health\s?checks?|"
    r"(?:national\s+)?thematics?(?:\s+(?:reviews?|inspections?))?|improvement\s+reviews?|system\s+reviews?|diagnostics?)|"
    r"(?P<assessment>assessments?)|(?P<review>reviews?)|(?P<visit>visits?)|(?P<named>ILACS|PEEL|SIF)"
    r")(?![\w-])",
    re.I,
)
_KINDS = {
    "monitoring": "monitoring visit", "focused": "focused visit", "assurance": "assurance visit", "peer": "peer review",
    "mock": "other", "inspection": "inspection", "audit": "audit", "other": "other", "assessment": "inspection",
    "review": "other", "visit": "inspection", "named": "inspection",
}  # fmt: skip
# What follows the head and makes it something else than an event.
_COMPOUND = re.compile(
    r"(?:[\s-]+|\s*/\s*)(?:framework(?!\s+in)|regime|handbook|readiness|prepar\w+|programme|cycle|window|activity|activities|process|processes|criteria|method\w*|"
    r"standards?|guidance|history|body|bodies|fees?|copy|copies|pit|ready|plan|plans|planning|system|schedule|burden|requirements?|season|"
    r"committee|sub-?committee|trail|board|panel|work|services?|function|group|manager|officer|lead|partner|director|and\s+(?:governance|scrutiny|"
    r"risk|standards|assurance|inspection|regulation)|&|tool\w*|tables?|preparation|checklist|evidence|ratings?\s+of|action|of\s+accounts|centre|form|"
    r"scotland|wales|commission|office)\b",
    re.I,
)
_PAPER = re.compile(
    r"(?:'s)?\s+(?:reports?|letters?|outcomes?|findings?|results?|feedback|judge?ments?|grad(?:e|es|ing|ings)|ratings?|recommendations?|team)\b", re.I
)
_INTERNAL = re.compile(
    r"\b(?:internal|self|site|members?'?|councillors?'?|committee|home|school|mystery|regulation\s+\d+|reg\s+\d+|public|pre|post|planning|vehicle|routine|"
    r"tree|roof|playground|weekly|daily|monthly|quarterly|case|file|practice|thematic\s+case|dip|health|equality|needs|impact|risk|carers?'?|initial|core|"
    r"statutory|annual|independent|contract|street|parking|skills|clinical|budget|performance|service|mid-?year|strategic|policy|literature|"
    r"judicial|safeguarding\s+practice|practice|domestic\s+homicide|case|governance|constitutional|boundary|spending|fee|efficiency|"
    r"work|management|desktop|documentary|task\s+group|scrutiny|pay|staffing|property|asset|financial|quality|assurance|learning|joint\s+strategic\s+needs)"
    r"[\s-]+$",
    re.I,
)
_MODIFIERS = frozenset(
    "full standard short joint local area annual unannounced announced external independent recent recently latest last previous prior first "
    "second third fourth fifth sixth seventh eighth ninth tenth next final initial earlier further follow-up followup formal graded ungraded single "
    "targeted national thematic corporate pilot children's childrens social care adult adults services service fire rescue housing safeguarding police "
    "education youth justice governance scrutiny improvement external regulatory consumer standards custody child protection school schools home "
    "front door most new upcoming forthcoming future statutory safety quality programmed two-day three-day week-long one-day current subsequent return "
    "routine focused day send successful critical positive authority council's council force's service's authority's county's city's borough's "
    "department's partnership's year's month's".split()
)
_DETERMINERS = frozenset(
    "the a an this that its our their his her no any each every another all some these those both such".split()
)
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth".split()
_TOKEN_BACK = re.compile(r"([^\s]+)(\s*)$")
_WORD = re.compile(r"[\w'&/.-]+$")

_FUTURE = re.compile(
    r"\b(?:next|upcoming|forthcoming|future|anticipated|expected|expecting|due|scheduled|planned|imminent|awaited|awaiting|would|will|"
    r"prepar\w+|readiness|ahead\s+of|in\s+advance\s+of|prior\s+to|before\s+(?:the|an|any|our|its|their|ofsted|cqc)|until|if|when\s+(?:the|they|we|it)\s+\w+\s+(?:inspect|come)|"
    r"arranged|booked|intended|proposed|to\s+be\s+(?:inspected|undertaken|held|carried|visited|re-?inspected)|pending|likely|possible|could|should|(?-i:may)|might|going\s+to|plans?\s+to|invited?)\b",
    re.I,
)
_ARRANGED = re.compile(
    r"\b(?:anticipated|expected|due|scheduled|planned|arranged|booked|would|will|next|upcoming|forthcoming|begin|start|take\s+place|return)\b", re.I
)
_PLANNED = re.compile(r"\b(?:anticipated|expected|due|scheduled|planned|arranged|booked|would|will)\b", re.I)
_TIME = re.compile(
    r"\b(?:after|before|at\s+any\s+(?:point|time)\s+after|from)\s+(?:half[\s-]term|easter|christmas|the\s+summer)|"
    r"\bin\s+the\s+new\s+year|\bnext\s+(?:week|month|term|spring|summer|autumn|winter)|\b(?:later\s+)?this\s+(?:week|month|term)|"
    r"\bthe\s+following\s+week\b",
    re.I,
)
_VAGUE = re.compile(r"\b(?:within|any\s+(?:day|time)(?!\s+after)|at\s+some\s+(?:point|stage)|in\s+due\s+course|not\s+(?:yet\s+)?known)\b", re.I)
_OFF = re.compile(
    r"\b(?:withdrawn|cancelled|suspended|not\s+(?:yet\s+)?(?:been\s+)?(?:inspected|visited|taken\s+place|happened|reviewed)|had\s+not\s+been|has\s+not\s+been|"
    r"without\s+an?|lack\s+of|instead\s+of|in\s+the\s+event\s+of|were\s+there\s+to\s+be)\b",
    re.I,
)
_EVENT_VERB = re.compile(
    r"(?:'s)?(?:\s+(?:report|letter|team|findings|outcome|visit|judgement|feedback|which|that))*\s*,?\s*(?:\((?:[^)]*)\)\s*)?"
    r"(?:(?:had|has|have)\s+)?(?:(?:also|now|since|just|recently|generally|largely|clearly|not)\s+)*"
    r"(?:identified|found|finding|said|highlighted|noted|concluded|judged|recogni[sz]ed|praised|rated|stated|resulted|taken\s+place|took\s+place|occurred|"
    r"finished|ended|concluded|begun|started|began|focus+ed|looked|covered|critici[sz]ed|flagged|recommended|commented|raised|shown|showed|confirmed|required|"
    r"revealed|reported|acknowledged|described|made|been|was|were|being|held|undertaken|carried\s+out|conducted|happened|considered|produced|gave|given|"
    r"drew|drawn|reflected|led|set\s+out|seen|saw|came|come|went|gone|graded|awarded|told|listed|lasted|involved|included|completed|published|"
    r"issued|commissioned|in\s+(?=\w+\s+\d{4}))\b",
    re.I,
)
_PAST_FRAME = re.compile(
    r"\b(?:following|since|after|as\s+a\s+result\s+of|in\s+response\s+to|arising\s+from|further\s+to|outcomes?\s+of|findings?\s+(?:of|from)|results?\s+of|"
    r"feedback\s+(?:from|on)|recommendations?\s+(?:of|from|made\s+(?:by|in|following))|response\s+to|light\s+of|by|at|subject(?:ed)?\s+to|undergone|underwent|received|had|during|"
    r"conclusions?\s+of|judge?ment\s+of|preceding|addressed|report\s+(?:of|on|from))\s+(?:(?:the|an?|its|our|their|this|that|both|his|her)\s+)?$",
    re.I,
)
_RECENT = re.compile(r"\b(?:recent(?:ly)?|latest|last|previous|most\s+recent|earlier|prior)\b", re.I)


def find(text: str, year: int | None = None, title: bool = False, known: frozenset[str] = frozenset()) -> tuple[Sighting, ...]:
    """The events that the sentence speaks of, in order; `year` completes dates without a year.

    `known` are the keys of bodies that "the Inspectorate" or "the Commission" may stand for. With `title` the text is the title or purpose of an item, which may name events in the plural. What is denied, hoped for, a matter of routine or internal to the body is left out.
    """
    if not QUICK.search(text):
        return ()
    told = _Sentence(text, year, title, known)
    found = [*told.verbs(), *told.nouns()]
    found = _apart(found)
    if not found:
        found = list(told.verdicts())
    return tuple(told.judged(sorted(found, key=lambda s: s.start)))


def _apart(found: list[Sighting]) -> list[Sighting]:
    """Without those that name again what a stronger one beside them names."""
    kept: list[Sighting] = []
    for sighting in sorted(found, key=lambda s: -s.strength):
        if any(sighting.start < k.end and k.start < sighting.end and (sighting.start, sighting.end) != (k.start, k.end) for k in kept):
            continue
        kept.append(sighting)
    return kept


class _Sentence:
    """The parts of a sentence that every rule asks for, found once."""

    def __init__(self, text: str, year: int | None, title: bool, known: frozenset[str]) -> None:
        self.text = text
        self.title = title
        self.bodies = bodies(text) or (short(text, known) if known else ())
        self.frameworks = _named_frameworks(text)
        self.year = year
        self._dates: tuple[dates.DateMention, ...] | None = None

    @property
    def dates(self) -> tuple[dates.DateMention, ...]:
        if self._dates is None:
            self._dates = dates.find(self.text, self.year)
        return self._dates

    # Nouns: "an inspection of X by Y in March", "the Ofsted monitoring visit".
    def nouns(self) -> Iterator[Sighting]:
        for match in _HEAD.finditer(self.text):
            sighting = self._noun(match)
            if sighting is not None:
                yield sighting

    def _noun(self, match: re.Match[str]) -> Sighting | None:
        text, group = self.text, match.lastgroup or ""
        start, end = match.span()
        if any(b.start <= start and end <= b.end for b in self.bodies) or group != "named" and self._in_framework(start, end):
            return None  # a word within the name of a body or framework
        if group == "named" and text[start - 1 : start] == "(":
            return None
        left, determiner = self._left(start)
        phrase = text[left:start]
        here = [b for b in self.bodies if left <= b.start and b.end <= start + 3]
        framework = self._framework(left, end)
        plural = match[0].lower().endswith("s") and not match[0].lower().endswith("ilacs")
        if determiner in ("no", "any", "each", "every", "all", "some", "such") or _COMPOUND.match(text, end):
            return None
        if _INTERNAL.search(text, max(0, start - 30), start) and not here and not framework:
            return None
        compound = _BEFORE_HEAD.search(text, 0, start) if left == start and group == "inspection" else None
        if compound and not determiner and compound[1] not in _FUNCTION:
            return None  # "boiler inspection"
        inspectors = tuple(here) or (self._reviewers(end) if group == "mock" else self._agents(start, end, group))
        if group in ("audit", "review", "visit", "assessment", "other", "named") and not self._outside(group, match, inspectors, framework, phrase):
            return self._again(match, left, determiner, phrase)
        if group == "named" and re.match(r"\s+\w*\s*(?:inspection|visit|focus|monitoring|framework|short|standard|full|re-?inspection)", text[end:], re.I):
            return None
        if group == "visit" and "peer" in self.text[end : end + 30].lower():
            group = "peer"
        kind = "peer review" if group in ("review", "other") and any(b.slug == "lga" for b in inspectors) else _KINDS[group]
        date = self._date(left, start, end)
        future = self._future(left, start, end) or bool(date and date.start >= end and _PLANNED.search(text, end, date.start))
        if _OFF.search(text, self._clause(start), min(len(text), end + 60)):
            return None
        if future and not (date or (_ARRANGED.search(text) and _TIME.search(text))) or future and _VAGUE.search(text):
            return None
        if plural and date is None and not future and not self.title:
            return None
        strength = self._strength(match, left, determiner, inspectors, framework, date, future)
        if strength is None:
            return None
        return Sighting(
            left, end, kind, strength, inspectors, self._object(end, group) or self._subjected(left), framework,
            date.iso if date else None, bool(date and date.derived), None, _which(phrase), not here and not framework and not date,
            future, group,
        )  # fmt: skip

    def _in_framework(self, start: int, end: int) -> bool:
        """Whether the word is part of a framework's name, which stands for the framework and not for an event."""
        for named in self.frameworks:
            if named.start <= start and end < named.end:
                name = self.text[named.start : named.end]
                return not name.lower().startswith(("joint", "inspection")) or bool(
                    _UNDER.search(self.text, 0, named.start) or _FRAMEWORK_AFTER.match(self.text, named.end)
                )
        return False

    def _again(self, match: re.Match[str], left: int, determiner: str, phrase: str) -> Sighting | None:
        """"The review", "the visit" as something told of before, if anything; by itself it is no event."""
        group = match.lastgroup or ""
        if phrase or determiner not in ("the", "this") or group not in ("review", "visit", "audit", "assessment"):
            return None
        team = re.match(r"\s+team\b", self.text[match.end() :])
        if team or not _EVENT_VERB.match(self.text, match.end()) or self._future(left, match.start(), match.end()):
            return None
        return Sighting(left, match.end(), _KINDS[group], 2, bare=True, head=group, again=True, on=self._object(match.end(), group))

    def _outside(
        self, group: str, match: re.Match[str], inspectors: tuple[Named, ...], framework: Named | None, phrase: str
    ) -> bool:
        """Whether a common word ("review", "audit", "visit") is here the work of an outside body."""
        kinds = {b.kind for b in inspectors}
        if group == "audit":
            return bool(kinds & {"auditor", "regulator"}) or "external" in phrase.lower()
        if group == "visit":
            return bool(kinds & {"inspectorate", "regulator", "department"}) or bool(_BY_INSPECTORS.match(self.text, match.end()))
        if group == "assessment":
            return bool(kinds & {"inspectorate", "regulator", "reviewer"}) or framework is not None
        if group == "review":
            return bool(inspectors) or framework is not None or bool(re.search(r"\b(?:independent|external)\s", phrase, re.I) and re.search(r"\b(?:by|commissioned|led|carried out|undertaken|conducted)\b", self.text))
        if group == "other" and re.match(r"stocktake|deep|health|diagnostic|improvement\s+review|system", match[0], re.I):
            return bool(inspectors) or framework is not None
        return True

    def _left(self, start: int) -> tuple[int, str]:
        """Where the noun phrase that ends at `start` begins, and its determiner."""
        at = start
        for _ in range(14):
            match = _TOKEN_BACK.search(self.text, max(0, at - 40), at)
            if match is None:
                break
            if match[1].startswith("(") and any(b.start == match.start(1) + 1 or b.end + 1 == match.start(1) for b in self.bodies):
                at = match.start(1)
                continue
            token = match[1].strip("'\"(“”")
            low = token.lower()
            if low in _DETERMINERS:
                return at, low
            if token.endswith((",", ";", ":", ".", ")")) or not token:
                break
            joined = low in ("and", "&", "/") and any(b.end == match.start(1) - 1 for b in self.bodies)
            if not (low in _MODIFIERS or token[0].isupper() or token[0].isdigit() or joined or self._in_name(match.start(1))):
                break
            if token[0].isupper() and low in ("that", "following", "since", "after", "in", "at", "for", "of", "during", "however", "members", "when"):
                break
            at = match.start(1)
        return at, ""

    def _in_name(self, place: int) -> bool:
        return any(n.start <= place < n.end for n in (*self.bodies, *self.frameworks))

    def _clause(self, place: int) -> int:
        """Where the clause that holds the place begins."""
        found = max(self.text.rfind(mark, 0, place) for mark in (", ", "; ", ": ", " and had ", " but "))
        return found + 1 if found >= 0 else 0

    def _framework(self, left: int, end: int) -> Named | None:
        inside = [f for f in self.frameworks if left <= f.end and f.start <= end + 2]
        under = [f for f in self.frameworks if re.search(r"\bunder\b", self.text[end : f.start])] if end else []
        return (inside or under or [None])[0]

    def _agents(self, start: int, end: int, group: str) -> tuple[Named, ...]:
        """The bodies that carried it out: named after "by" or "from", or as subject of carrying out."""
        text = self.text
        suited = [b for b in self.bodies if _suits(b, group)]
        after = [b for b in suited if b.start >= end]
        by = re.compile(r"\b(?:by|from|with)\s+(?:the\s+|both\s+)?$")
        for i, body in enumerate(after):
            if by.search(text, max(end, body.start - 12), body.start) and body.start - end < 140:
                chosen = [body]
                for other in after[i + 1 :]:
                    if re.fullmatch(r"(?:\s*\([^)]*\))?\s*(?:,|and|&|/|,\s*and)\s*(?:the\s+)?", text[chosen[-1].end : other.start]):
                        chosen.append(other)
                return tuple(chosen)
        doing = re.compile(
            r"(?:'s)?\s+(?:\([^)]*\)\s+)?(?:(?:had|has|have|would|will|were|was|inspectors?|team|the)\s+)*(?:also\s+|recently\s+|then\s+)?"
            r"(?:carried\s+out|conduct\w*|undert\w+|complet\w+|ma[dk]e|held|be(?:gan|gun)|start\w*|publish\w*|carry\s+out|due|expected|return\w*|identified|issued|give\w*|gave)\b", re.I)
        judging = [b for b in suited if _JUDGING.match(text, b.end)]
        if judging:
            return tuple(judging[:1])
        before = [b for b in suited if b.end <= start and (doing.match(text, b.end) or _REPORT_OF.fullmatch(text, b.end, start))]
        return tuple(before[-2:]) if len(before) > 1 and re.fullmatch(r"\s*(?:and|&)\s*(?:the\s+)?", text[before[-2].end : before[-1].start]) else tuple(before[-1:])

    def _reviewers(self, end: int) -> tuple[Named, ...]:
        """Who held a mock inspection, whoever they are."""
        match = _BY_WHOM.match(self.text, end)
        return (Named(match.start("who"), match.end("who"), "reviewers", match["who"], "reviewer"),) if match else ()

    def _date(self, left: int, start: int, end: int) -> dates.DateMention | None:
        """The time of the event: in its noun phrase, told after it, or at the head of its clause."""
        text = self.text
        inside = [d for d in self.dates if left <= d.start and d.end <= start]
        if inside:
            return inside[-1]
        for mention in self.dates:
            if mention.start >= end:
                gap = text[end : mention.start]
                return mention if _tells_time(gap) and not _HEAD.search(gap) else None
        lead = [d for d in self.dates if d.end <= left and re.fullmatch(r"(?:in|on|during|since|between|from)\s+(?:the\s+)?", text[self._clause(d.start) : d.start].strip() + " ", re.I)]
        if lead and lead[-1].end >= self._clause(left) - 2 and re.fullmatch(r",?\s+[^;:]{0,60}", text[lead[-1].end : left]):
            return lead[-1]
        return None

    def _future(self, left: int, start: int, end: int) -> bool:
        """Whether it is told of as still to come."""
        text = self.text
        begin = max(self._clause(left), left - 60)
        if re.search(r"\b(?:was|were|had\s+been)\s+(?:recently\s+|last\s+)?(?:undertaken|carried\s+out|held|inspected)|\btook\s+place", text[end : end + 60]):
            return False
        return bool(_FUTURE.search(text, begin, start)) or bool(
            re.match(r"\s+(?:\w+\s+){0,3}?(?:is|was|were|are|would|will|to|being)\s+(?:also\s+|now\s+|still\s+)?(?:anticipated|expected|due|scheduled|planned|arranged|imminent|awaited|be|take|begin|start|likely|going)\b|"
                     r"\s+(?:would|will|arranged|due|planned|scheduled|expected)\b", text[end:], re.I))

    def _strength(
        self, match: re.Match[str], left: int, determiner: str, inspectors: tuple[Named, ...], framework: Named | None,
        date: dates.DateMention | None, future: bool,
    ) -> Strength | None:  # fmt: skip
        text = self.text
        if date is not None:
            return 3
        if future:
            return 2
        phrase = text[left : match.start()]
        named = bool(inspectors) or framework is not None
        definite = determiner in ("the", "this", "that", "its", "our", "their") or "'s " in phrase or bool(inspectors)
        if match.lastgroup == "mock":
            return 2 if _MONTH_NEXT.match(text, match.end()) else None
        told = _OF.match(text, match.end())
        if (definite or named) and not _HANDLED.match(text, match.end()) and any(_EVENT_VERB.match(text, place) for place in (match.end(), told.end() if told else 0) if place):
            return 2
        if match.lastgroup == "named" and _GRADED.search(text, match.end()):
            return 2
        if _RECENT.search(phrase) and (named or definite):
            return 2
        if named and definite and (_PAST_FRAME.search(text, max(0, left - 60), left) or self._doing(left)):
            return 2
        return 1 if definite or named or self.title else None

    def _doing(self, left: int) -> bool:
        return bool(re.search(r"\b(?:carried\s+out|conducted|undertook|undertaken|completed|had|received|underwent|undergone|subject(?:ed)?\s+to|published|issued|released)\s+(?:an?\s+|the\s+|its\s+|their\s+)?$", self.text[max(0, left - 40) : left], re.I))

    def _object(self, end: int, group: str) -> tuple[str, ...]:
        """What was inspected, told after the head ("inspection of the local area")."""
        if group == "named":
            match = _COLON.match(self.text, end)
        else:
            match = (_TITLE_OF if self.title else _OF).match(self.text, end) or _OF.match(self.text, end)
            if match is None and self.title:
                match = _TITLE_BEFORE.match(self.text)
        if match is None:
            return ()
        if group == "audit" and re.search(r"\b(?:accounts|statements)$", match["on"], re.I):
            return (match["on"],)
        return tuple(label for label in map(_clean, _PLUS.split(match["on"])) if label)

    def _subjected(self, left: int) -> tuple[str, ...]:
        """What underwent the inspection: "the Council was subject to a", "the force had received an", "the Council's"."""
        match = _UNDERWENT.search(self.text, 0, left)
        if match is None or match.end() != left:
            return ()
        label = _subject(self.text[self._clause(match.start()) : match.start()])
        return (label,) if label else ()

    # Verbs: "the service was inspected in June", "Ofsted visited the home", "inspectors would be on site".
    def verbs(self) -> Iterator[Sighting]:
        for match in _INSPECTED.finditer(self.text):
            yield from self._passive(match)
        for match in _VISITED.finditer(self.text):
            yield from self._active(match)

    def _passive(self, match: re.Match[str]) -> Iterator[Sighting]:
        text = self.text
        begin = self._clause(match.start())
        agents = self._agents(match.end(), match.end(), "inspection")
        if not agents and match["verb"].lower().startswith(("visit", "assess", "review", "audit")):
            return
        if _OFF.search(text, begin, match.end()) or re.search(r"\b(?:if|when|to|would|will|could|should|may|being)\b", text[max(begin, match.start() - 12) : match.end()], re.I):
            return
        date = self._date_after(match.end())
        subject = _subject(text[begin : match.start()])
        if not agents and _THINGS.search(text[begin : match.start()]):
            return
        kind = "audit" if match["verb"].lower().startswith("audit") else "inspection"
        yield Sighting(
            begin, match.end(), kind, 3 if date else 2, agents, (subject,) if subject else (), self._framework(begin, match.end()),
            date.iso if date else None, bool(date and date.derived), None, "", False, False, "inspected",
        )  # fmt: skip

    def _active(self, match: re.Match[str]) -> Iterator[Sighting]:
        text = self.text
        subject = [b for b in self.bodies if b.end <= match.start() and b.kind != "department" and re.fullmatch(r"(?:\s*\([^)]*\))?(?:\s+(?:inspectors?|team|peer\s+team))?\s*", text[b.end : match.start()])]
        plain = _PLAIN_SUBJECT.search(text, 0, match.start())
        if not subject and not plain:
            return
        if match["verb"].lower() == "reviewed" and not any(b.kind in ("reviewer", "auditor") for b in subject):
            return
        begin = self._clause(match.start())
        date = self._date_after(match.end())
        future = bool(re.search(r"\b(?:would|will|to|coming)\b", match[0], re.I))
        if date is None and (future or not subject or "attended" in match[0] or "returned" in match[0]) and not (future and subject and _WEEK.search(text, match.end())):
            return
        if _OFF.search(text, begin, match.end()) or re.search(r"\b(?:if|when|whether)\s+[^,]*$", text[begin : match.start()], re.I) and date is None:
            return
        together = [b for b in self.bodies if subject and b.end < subject[0].start and re.fullmatch(r"(?:\s*\([^)]*\))?\s*(?:and|&)\s*(?:the\s+)?", text[b.end : subject[0].start])]
        target = _OBJECT.match(text, match.end())
        verb = match["verb"].lower()
        label = _clean(target["on"]) if target and "on site" not in verb.replace("-", " ") else ""
        kind = "inspection"
        if plain and "peer" in plain[0].lower() or any(b.slug == "lga" for b in subject):
            kind = "peer review"
        elif any(b.kind in ("reviewer", "auditor") for b in subject):
            kind = "other"
        if verb.startswith("audit"):
            kind = "audit"
        if future and not re.search(r"inspect|site", verb):
            kind = "other"
        for when in (date, *self._further(date)) if date else (None,):
            yield Sighting(
                begin, match.end(), kind, 3 if when else 2, (*together, *subject), (label,) if label else (),
                self._framework(begin, match.end()), when.iso if when else None, bool(when and when.derived), None, "",
                not subject, future, "visited",
            )  # fmt: skip

    def _further(self, date: dates.DateMention) -> list[dates.DateMention]:
        """Other times of the same verb: "in July for one and in the autumn for the other"."""
        return [d for d in self.dates if d.start > date.end and _AND_IN.fullmatch(self.text, date.end, d.start)]

    def _date_after(self, end: int) -> dates.DateMention | None:
        for mention in self.dates:
            if mention.start >= end:
                return mention if _tells_time(self.text[end : mention.start]) else None
        return self.dates[0] if self.dates and self.dates[0].start < 12 else None

    # Judgements told without naming the inspection: "Ofsted rated the service good", "the inadequate judgement in 2018".
    def verdicts(self) -> Iterator[Sighting]:
        judgement = judgements.find(self.text)
        if judgement is None:
            yield from self._strands()
            return
        if judgement.slug.endswith("-opinion"):
            auditors = tuple(b for b in self.bodies if b.kind == "auditor")
            if auditors:
                yield Sighting(auditors[0].start, judgement.end, "audit", 2, auditors[:1], self._accounts(judgement), None, None, False, judgement, head="opinion")
            return
        inspectors = tuple(b for b in self.bodies if b.kind in ("inspectorate", "regulator") and not re.search(r"\bto\s+$", self.text[: b.start]))[:1]
        date = self._date(judgement.start, judgement.start, judgement.end) or (self.dates[0] if self.dates and inspectors else None)
        if re.fullmatch(r"[cgv][1-4]|.*failings", judgement.words) or any(b.slug == "rsh" for b in inspectors):
            kind = "other"
        else:
            kind = "inspection"
        strong = bool(inspectors) or date is not None or bool(_AGO.search(self.text, judgement.end))
        yield Sighting(
            judgement.start, judgement.end, kind, 3 if date and strong else 2 if strong else 1, inspectors, self._judged_object(judgement), None,
            date.iso if date else None, bool(date and date.derived), judgement,
            "previous" if _AGO.search(self.text, judgement.end) else _which(self.text[: judgement.start]), not strong, False, "judged",
        )  # fmt: skip

    def _strands(self) -> Iterator[Sighting]:
        """A service graded strand by strand: an event without an overall judgement."""
        match = _GRADED.search(self.text)
        if match is None or not outcomes(self.text) or _UNGRADED.search(self.text):
            return
        subject = _subject(self.text[self._clause(match.start()) : match.start()])
        if not subject or not _WHOLE.search(subject):
            return
        inspectors = tuple(b for b in self.bodies if b.kind == "inspectorate")[:1]
        date = self.dates[0] if self.dates else None
        last = _LAST.search(self.text, 0, match.start())
        if not (inspectors or date or last):
            return
        yield Sighting(match.start(), match.end(), "inspection", 3 if date else 2, inspectors, (subject,), None, date.iso if date else None,
                       bool(date and date.derived), None, "previous" if last else "", False, False, "graded")  # fmt: skip

    def _accounts(self, judgement: Judgement) -> tuple[str, ...]:
        match = re.search(
            r"\b(?:on\s+)?(?:the\s+|its\s+|their\s+)?(?P<on>(?:\d{4}(?:[/-]\d\d(?:\d\d)?)?\s+)?(?:(?:financial|annual|final)\s+)?(?:accounts|statements|statement of accounts)\b"
            r"(?:\s+for\s+(?:the\s+year\s+)?\d{4}(?:[/-]\d{2,4})?)?)", self.text, re.I)
        return (match["on"],) if match else ()

    def _judged_object(self, judgement: Judgement) -> tuple[str, ...]:
        before = self.text[self._clause(judgement.start) : judgement.start]
        active = re.search(r"\b(?:judged|rated|graded|assessed|found|given|awarded|gave)\s+(?:the\s+|its\s+|our\s+)?(?P<on>[\w'&-]+(?:\s+[\w'&-]+){0,5}?)\s+(?:to\s+be\s+|as\s+(?:being\s+)?|with\s+|overall\s+)?(?:an?\s+)?['\"(]*$", before, re.I)
        if active and not re.match(r"(?:as|to|at|overall|an?)\b", active["on"], re.I):
            return tuple(filter(None, (_clean(active["on"]),)))
        having = re.search(r"\b(?:an?\s+|the\s+)(?P<on>force|council|authority|service|school|home)\s+(?:with|that had|which had)\s+(?:an?|the)\s+['\"]?$", before, re.I)
        if having:
            return (having["on"],)
        moved = re.search(r"^(?P<on>.*?)\s+(?:had\s+|has\s+)?(?:moved|improved|gone|went|dropped|fallen|fell)\s+from\b", before, re.I)
        if moved:
            return tuple(filter(None, (_subject(moved["on"]),)))
        failing = re.match(r"\s+in\s+(?:the\s+)?(?P<on>[\w' ]+?)(?=[.,;]|\s+(?:and|in|on|by|from)\b|$)", self.text[judgement.end :]) if "failing" in judgement.slug else None
        if failing:
            return tuple(filter(None, (_clean(failing["on"]),)))
        at = re.match(r"['\")]*\s+(?:at|for)\s+(?P<on>[A-Z][a-z]+(?:\s+[A-Z][a-z]+){0,3})", self.text[judgement.end :])
        if at:
            return (at["on"],)
        passive = re.search(r"^(?P<on>.*?)\s+(?:was|were|had\s+been|has\s+been|have\s+been|is|are|received|had\s+received)\s+(?:\w+\s+)?(?:judged|rated|graded|assessed|found|given|awarded|an?)\b", before, re.I)
        if passive:
            return tuple(filter(None, (_subject(passive["on"]),)))
        return ()

    def judged(self, found: list[Sighting]) -> Iterator[Sighting]:
        """The sightings, the sentence's judgement given to the one that it is told of."""
        judgement = judgements.find(self.text) if found and found[0].judgement is None else None
        if judgement is None:
            yield from found
            return
        fitting = [s for s in found if not s.arranged and s.head != "mock" and _may_have(s.kind, judgement.slug)]
        nearest = min(fitting, key=lambda s: abs(s.end - judgement.start), default=None)
        for sighting in found:
            if sighting is nearest:
                on = sighting.on or self._judged_object(judgement)
                yield replace(sighting, judgement=judgement, on=on, strength=max(sighting.strength, 2))
            else:
                yield sighting


_AGO = re.compile(r"\b(?:months?|years?)\s+(?:ago|before|earlier|previously)\b", re.I)
_GRADED = re.compile(r"\s+(?:was|were|had\s+been|has\s+been)\s+(?:graded|rated|judged|assessed)\b", re.I)
_UNGRADED = re.compile(r"\b(?:if|would|could|hop(?:ed|ing)|self-assess\w*|pilots?|other (?:councils|forces|authorities))\b", re.I)
_WHOLE = re.compile(r"\b(?:council|authority|service|services|force|constabulary|county|city|borough|area|partnership|department)$", re.I)
_LAST = re.compile(r"\bin\s+the\s+(?:last|previous|latest|most\s+recent)\b", re.I)
_SERVICES = (
    r"services\s+for\s+children\s+in\s+need\s+of\s+help\s+and\s+protection(?:,?\s+(?:and\s+)?(?:children\s+looked\s+after|looked\s+after\s+children|children\s+in\s+care|care\s+leavers))*"
)
_STOP = (
    r"(?=\s+(?:by|which|that|who|in(?!\s+need)|on|during|between|from|under|held|undertaken|carried|conducted|took|had|has|have|was|were|is|are|would|will|to|with|"
    r"at|following|since|where|against|and\s+(?:had|was|were|has)|arranged|due|published|(?:19|20)\d\d)\b|\s*[,;.:()]|\s+[-–]\s|$)"
)
_OF = re.compile(
    rf"(?:'s)?(?:\s+\(\w+\))?(?:\s+(?:had|has)\s+been)?\s+(?:of|into|at)\s+(?:the\s+|its\s+|our\s+|their\s+|all\s+)?(?P<on>(?:{_SERVICES}|[\w'&/-]+(?:\s+[\w'&/-]+){{0,9}}?)(?:,?\s+plus\s+[^,.;]+)?){_STOP}", re.I
)
_TITLE_OF = re.compile(r"\s+(?:of|into)\s+(?:the\s+)?(?P<on>[^–:()]+?)(?:\s+[-–]\s.*|\s+\d{4}.*)?$", re.I)
_TITLE_BEFORE = re.compile(r"(?P<on>[A-Z][\w'&, ]+?)\s+[-–:]\s+(?:outcomes?|findings|results?|feedback|report)\s+(?:of|from|on)\b", re.I)
_COLON = re.compile(r"(?:\s+\d{4}(?:\s?[-–/]\s?\d{2,4})?)?\s*[:–-]\s*(?P<on>[A-Z][\w'& ]+)$")
_UNDERWENT = re.compile(
    r"\s+(?:(?:was|were|had\s+been|has\s+been|is|been)\s+(?:\w+\s+)?subject(?:ed)?\s+to|(?:had\s+|has\s+)?(?:undergone|underwent|received|had|welcomed|hosted))\s+"
    r"(?:an?\s+|the\s+|its\s+|their\s+)?$",
    re.I,
)
_PLUS = re.compile(r",?\s+plus\s+(?:the\s+)?", re.I)
_OBJECT = re.compile(rf"\s+(?:the\s+|its\s+|our\s+|their\s+)?(?P<on>[\w'&-]+(?:\s+[\w'&-]+){{0,7}}?)(?:{_STOP}|(?=\s+(?:for|again|last|earlier)\b))", re.I)
_AND_IN = re.compile(r"(?:\s+for\s+[\w ]+?)?,?\s+and\s+(?:again\s+)?(?:(?:in|on)\s+)?(?:the\s+)?", re.I)
_HANDLED = re.compile(
    r"\s+(?:report|letter|findings|outcomes?|results?)s?\s+(?:(?:was|were|is|had\s+been|has\s+been)\s+)?(?:also\s+)?(?:attached|appended|circulated|available|received|tabled|shared|discussed|awaited|noted)\b", re.I
)
_FUNCTION = frozenset(
    "of for by in on to from after following since at and or with under during before about into through between than as that which was were had has have been "
    "underwent undergone undertook awaiting awaited after prior per via until regarding concerning conducted received annual welcomed".split()
)
_BEFORE_HEAD = re.compile(r"([a-z][\w'-]*)\s+$")
_MONTH_NEXT = re.compile(r"[^.;:]{0,40}?\b(?:for|in|during)\s+(?:January|February|March|April|May|June|July|August|September|October|November|December)\b")
_UNDER = re.compile(r"\bunder\s+(?:[\w'-]+\s+){0,5}$", re.I)
_FRAMEWORK_AFTER = re.compile(r"\)?\s*(?:framework|regime|inspection|visit|focus+ed|monitoring|standard|short|improvement)\b", re.I)
_BY_WHOM = re.compile(r"[^.;:]{0,60}?\bby\s+(?:the\s+|an?\s+)?(?P<who>(?:[\w'&-]+\s+){0,4}?[\w'&-]+)(?=[,.;]|\s+(?:in|on|during|and|who|which|at)\b|$)", re.I)
_BY_INSPECTORS = re.compile(r"\s+(?:by|from)\s+(?:the\s+)?(?:inspectors|peer\s+team|peers)\b", re.I)
_JUDGING = re.compile(r"\s+(?:had\s+|has\s+)?(?:also\s+)?(?:judged|rated|graded|found|concluded|awarded|given)\b", re.I)
_REPORT_OF = re.compile(r"(?:'s)?\s+(?:report|letter|findings|feedback)\s+(?:of|on|following|from|about)\s+(?:(?:the|an?|its|their)\s+)?(?:\w+\s+){0,3}", re.I)
_PLAIN_SUBJECT = re.compile(r"(?<!Police )(?<!Detective )(?<!Chief )(?<!Planning )\b(?:[Ii]nspectors|[Pp]eer\s+team|(?:[Ll]ink|[Ll]ead|HM)\s+[Ii]nspector)\s*$")
_WEEK = re.compile(r"\bin\s+the\s+week\s+(?:of|commencing|beginning)\b|\bw/c\b", re.I)
_THINGS = re.compile(
    r"\b(?:equipment|play\w*|trees?|roof|building|land|footpaths?|bridges?|drains?|boiler|site|vehicles?|benches|bins?|hedges?|lights?|lamps?|accounts|premises|allotments?|cemetery|"
    r"properties|property|homes\s+were|tyres|alarms?|files?|cases?|records?|documents?|papers?)\b",
    re.I,
)
_INSPECTED = re.compile(
    r"\b(?:was|were|been|being)\s+(?:(?:last|also|recently|again|previously|first|subsequently|jointly|most\s+recently|since)\s+)*"
    r"(?P<verb>(?:re-?)?inspected|visited|revisited|assessed|audited|reviewed)\b",
    re.I,
)
_VISITED = re.compile(
    r"\b(?:(?:had|has|have|would|will)\s+)?(?:(?:also|recently|again|last|since|then|now|previously|both|jointly)\s+)*"
    r"(?P<verb>(?:re-?)?inspected|(?:re-?)?visited|(?<=would\s)(?:(?:re-?)?(?:inspect|visit)|return|come)|(?<=will\s)(?:(?:re-?)?(?:inspect|visit)|return|come)|assessed|"
    r"attended|arrived|returned|be\s+(?:returning|visiting|inspecting)|coming|reviewed|(?:been|were|was|be)\s+(?:on[\s-]site|(?:in|at|with)(?=\s+the\s+(?:council|authority|service|force|county|city|borough|area)\b))|"
    r"audited)\b",
    re.I,
)
_PRONOUN = re.compile(r"(?:it|they|he|she|we|which|who|that|this|these|those|there|one|some|each|all|members|inspectors)\b", re.I)
_LEAD = re.compile(r"^.*\b(?:that|where|because|as|when|which|since|noted|advised|said|whether|although|while|whilst)\s+(?=\S)", re.I)
_TRAIL = re.compile(r"\s+(?:had|has|have|also|then|again|recently|itself|each)$", re.I)


_NO_LABEL = re.compile(
    r"(?:in|on|at|for|to|with|from|during|after|again|later|next|every|outcome|judge?ment|result|report|letter|grade|rating|visit|inspection|action|progress|feedback|the|period|overall)\b|"
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|spring|summer|autumn|winter|\d)\b", re.I
)


_NUMBERED = re.compile(r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|some|many|most|both|other)\s", re.I)


def _clean(label: str) -> str:
    """A label without article, possessive ending and edges; empty where it is no name of a body or service."""
    label = re.sub(r"\s+(?:(?:improvement|action)\s+plan|reports?|update|arrangement|\d{4}\s*[/-]\s*\d{2,4})$", "", label, flags=re.I)
    label = re.sub(r"^(?:the|its|our|their|an?|all)\s+", "", label.strip(" ,.;:-–'\""), flags=re.I)
    label = re.sub(r"'s?$", "", label)
    label = re.sub(r"\s+to\s+be(?:\s+\w+)?$", "", label)
    label = re.sub(r"^\w+\s+of\s+(?:the\s+)?\w+\s+(?=(?:centres|homes|schools|services|providers)$)", "", label)
    if _NO_LABEL.match(label) or _NUMBERED.match(label) or _PRONOUN.match(label) or re.match(r"local authority children'?s services?", label, re.I) or len(label.split()) > 18:
        return ""
    return label


def _subject(text: str) -> str:
    """The subject that ends at the end of the text, cleaned."""
    text = text.strip(" ,")
    text = _LEAD.sub("", text)
    while (shorter := _TRAIL.sub("", text)) != text:
        text = shorter
    text = _clean(text)
    return text if 0 < len(text.split()) <= 10 else ""


def _which(phrase: str) -> str:
    low = phrase.lower()
    for word in _ORDINALS:
        if re.search(rf"\b{word}\b", low):
            return word
    if re.search(r"\b(?:previous|prior|earlier)\b", low):
        return "previous"
    return "next" if re.search(r"\b(?:next|upcoming|forthcoming|future)\b", low) else ""


def _may_have(kind: str, slug: str) -> bool:
    """Whether a judgement may be of such an event: opinions are of audits, levels of assurance of anything."""
    return (kind == "audit") == slug.endswith("-opinion") or slug.endswith("-assurance")


def _suits(body: Named, group: str) -> bool:
    if group == "audit":
        return body.kind in ("auditor", "regulator", "inspectorate")
    if group == "peer":
        return body.kind == "reviewer"
    if group in ("review", "other"):
        return True
    return body.kind in ("inspectorate", "regulator") or group == "visit" and body.kind == "department"


_NO_TIME = re.compile(
    r"\b(?:publish\w*|(?:frameworks?|regime|standards?)\s+of|letters?|reports?|received|meeting|submitted|plan|since|until|before|prior|response|considered|approved|appointed|"
    r"produced|deadline|by|because|resulted|improvement|required|requires?)\b|[;:]",
    re.I,
)


def _tells_time(gap: str) -> bool:
    """Whether what stands between an event and a date lets the date be the event's."""
    if len(gap) > 130:
        return False
    return not _NO_TIME.search(re.sub(r"\bby\s+(?:the\s+)?(?:[A-Z][\w&']*|and|of|for|the|\s)+", " ", gap))


def _named_frameworks(text: str) -> tuple[Named, ...]:
    """The frameworks named; of a name with its abbreviation in brackets, the abbreviation."""
    found: list[Named] = []
    for named in frameworks(text):
        if found and found[-1].slug == named.slug and re.fullmatch(r"\s*\(\s*", text[found[-1].end : named.start]):
            found[-1] = Named(found[-1].start, named.end, named.slug, named.label)
            continue
        tail = re.match(r"\s+(?:inspection|review)\b", text[named.end :], re.I) if " " in named.label else None
        found.append(replace(named, label=named.label + tail[0]) if tail else named)
    return tuple(found)
