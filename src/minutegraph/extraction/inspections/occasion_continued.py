"""What a sentence goes on to tell of the inspection that the sentence before it spoke of: when it was, who made it, its grade."""

from __future__ import annotations

import re
from dataclasses import replace

from minutegraph.extraction.inspections import judgements, labels, object_likeness, occasion_awards, strands
from minutegraph.extraction.inspections.gradewords import FOUND
from minutegraph.extraction.inspections.occasions import Occasion, tells_time
from minutegraph.extraction.inspections.sighting import Sighting
from minutegraph.extraction.language import dates
from minutegraph.extraction.language.dates import DateMention
from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.language.hints import Hints
from minutegraph.extraction.parties import strangers
from minutegraph.extraction.parties.outsiders import Named, outcomes
from minutegraph.lexicon import load

_continued = load("inspections")["continued"]
HINTS = Hints(_continued["hints"])
"""Without any of these no sentence says when what the one before it spoke of took place."""
OUTCOMES = Hints(_continued["outcomes"])
"""Without any of these no sentence tells the outcome of what the sentences before it spoke of."""
_IT = regex(
    r"\b(?:it|this)\s+(?:(?:had|has|was|would|will|is|be|been|also|last|due|to|then)\s+)*(?:(?:begin|start|run|ran|take\s+place|"
    r"took\s+place|taken\s+place|begun|began|lasted|"
    r"started|held|carried\s+out|done|undertaken|conducted|finished|ended|completed|on[\s-]site)\s+)?(?:\w+ly\s+)?"
    r"(?:over\s+(?:\w+\s+){1,2}(?:days|weeks),\s+|"
    r"(?:as\s+long\s+ago\s+as(?:\s+in)?|back\s+in|in|on|from|between|during|over)\s+)"
    r"(?:(?:the|week|of|beginning|commencing|early|late)\s+){0,4}$",
    re.I,
)
_FIELDWORK = regex(
    r"\W*(?:(?:The|Its|Their)\s+)?(?:[Ff]ieldwork|[Oo]n-?\s?site\s+(?:work|phase|activity)|[Ii]nspectors|[Aa]ssessors|[Pp]eers|[Ii]nspection\s+team|"
    r"[Pp]eer\s+team|[Tt]eam)\s+(?:in\s+[A-Z]\w+\s+)?(?:(?:had|has|have|also)\s+)*"
    r"(?:run|ran|lasted|been\s+(?:on[\s-]site|held|carried\s+out|undertaken)|was\s+(?:on[\s-]site|held|carried\s+out|undertaken)|"
    r"were\s+on[\s-]site|took\s+place|taken\s+place|spent|began|begun|started)\s+(?:for\s+\w+\s+(?:days|weeks)\s+)?"
    r"(?:from|between|over|on|in|during)?\s*(?:(?:the|week|of|beginning|commencing)\s+){0,4}$"
)
""" "Fieldwork had run from", "The team was on site between": the time behind it is that of the inspection."""
_TO_COME = regex(r"\b(?:would|will|due|to)\b")


def taken_up(text: str, year: int | None, spoken: Sighting) -> tuple[Sighting, ...]:
    """What the sentence tells of the event that the sentence before it spoke of: "it would begin in October"."""
    told = Occasion(text, year)
    for date in told.dates:
        match = _IT.search(text, 0, date.start)
        if match is not None and _may_be(text[: match.start()], spoken, date):
            sighting = _of(
                spoken, match.start(), date.end, when=date, strength=3,
                arranged=_TO_COME.search(match[0]) is not None,
            )  # fmt: skip
            (found,) = occasion_awards.add(told, [sighting])
            return (found if found.on else replace(found, on=spoken.on),)
    again = _THEY_RETURNED.match(text)
    then = next((d for d in told.dates if again and tells_time(text[again.end() : d.start])), None)
    if then is not None and spoken.head in ("visited", "peer", "visit", "inspected", "inspection"):
        back = _of(
            spoken, 0, then.end, when=then, strength=3, arranged=False, of_it=True, head="visited",
            on=spoken.on,
        )  # fmt: skip
        return tuple(occasion_awards.add(told, [back]))
    made = _made_by(told, spoken)
    return (made,) if made else ()


_ITS_OWN_CLAUSE = regex(r"(?:.*[^\w\s'’)])?(?:\W*(?:and|so|but|also|then|however|although|when|since))*\W*|.*\bthat\W+", re.S)
"""What may stand before "it": nothing else that "it" may be."""


def _may_be(before: str, spoken: Sighting, date: DateMention) -> bool:
    """Whether "it", with these words before it, may be the event, and the date its own."""
    same_time = spoken.date is None or spoken.arranged or dates.overlap(spoken.date, date.iso)
    return same_time and _ITS_OWN_CLAUSE.fullmatch(before) is not None


_NAME = r"[A-Z][\w'’&.-]*(?:\s+(?:(?:of|and|the|for|&)\s+)?[A-Z][\w'’&.-]*){0,7}"
_IS = (
    r"(?:was|were|is|are|had\s+been|has\s+been|continue[sd]?\s+to\s+be|remain(?:s|ed)?)(?:\s+(?:also|again|still|now|"
    rf"therefore|duly|(?:to\s+be|{FOUND}|given|one\s+of|that\s+of|as|overall)))*\s+(?:an?\s+)?['\"(]*"
)
_RESULT = regex(
    r"\W*(?:(?:The|Its|Their)\s+)?(?:[Oo]verall\s+)?(?:[Pp]erformance|[Oo]utcome|[Rr]esult|[Vv]erdict|[Jj]udge?ment|[Gg]rade|[Rr]ating|"
    rf"[Oo]pinion|[Ff]inding|[Cc]onclusion|[Ee]ffectiveness)(?:\s+of\s+\w+)?(?:,\s+[^,;]{{2,40}},)?\s+{_IS}"
)
"""Before a grade, what it is: "The overall opinion was one of"."""
_IS_GRADED = regex(
    rf"\W*(?:(?P<name>(?!(?:It|This|That|They|There|He|She|We|Which)\b){_NAME})|[Tt]he\s+(?P<plain>{'|'.join(load('inspections')['beside']['plain'])}))\s+{_IS}"
)
"""Before a grade, whose it is: "St Bride's Academy continues to be"."""
_THEY_FOUND = regex(
    r"\W*(?:They|It|Inspectors|The\s+(?:inspectors|team|assessors|peers|auditors))\s+(?:had\s+)?(?:found|saw)\s+(?:an?\s+)?['\"(]*"
)
_SO_FOUND = regex(r"['\")]*\s+(?:was|were|had\s+been)\s+(?:found|determined|recorded)\b")
_NO_MORE = regex(r"['\")]*(?:\s+overall)?(?:\s*[.,;:(–]|\s*$|\s+(?:in\s+all|overall|with|but|and)\b)")
_ALONE = regex(
    r"\W*(?:(?:It\s+(?:was|is|had\s+been)|Overall|Judged|Graded|Rated|Outcome|Result)\W+)*"
    rf"(?:(?:{FOUND})\W+(?:to\s+be\s+)?)?"
)
_AS_A_WHOLE = regex(r"['\")]*(?P<all>\s+(?:overall|(?:in|for|across)\s+(?:all|every|each)\s+(?:[\w']+\s*){1,3}))?\W*")
"""A sentence that is nothing but the grade: "Requires improvement.", "It was good in all areas."."""
_SERVICE = regex(
    rf"['\")]*,?\s+(?:(?:[\w]+-[\w-]+|overall|improving)\s+){{0,2}}?(?:{'|'.join(load('inspections')['beside']['plain'])})\b"
)


def graded(text: str, spoken: Sighting, follows: bool) -> tuple[Sighting, ...]:
    """The grade in which the event ended, told in words too common for a sentence that stands alone.

    `follows`: the sentence right before told of the event; farther off only "Maladministration was found" is taken.
    """
    if spoken.judgement is not None or spoken.arranged or spoken.head == "mock":
        return ()
    named = [n for n in outcomes(text) if not judgements.beside(text, n)]
    overall = [n for n in named if text[n.end :].lower().startswith(" overall")]
    if len({n.slug for n in named}) > 1 and len(overall) == 1:
        named = overall
    if not named or len({n.slug for n in named}) > 1 or judgements.unreal(text):
        return ()
    grade = named[0]
    label: tuple[str, ...] = ()
    so_found = not text[: grade.start].strip("'\" ") and _SO_FOUND.match(text, grade.end)
    if not (follows or so_found):
        return ()
    if (found := _IS_GRADED.fullmatch(text, 0, grade.start)) and _NO_MORE.match(text, grade.end):
        label = labels.cleaned(found["name"]) if found["name"] else ()
        if (label and not _may_name(label[0], spoken.on)) or strands.NAMED.search(text, 0, grade.start):
            return ()
    elif not (
        (
            _RESULT.fullmatch(text, 0, grade.start)
            and _NO_MORE.match(text, grade.end)
            and not (grade.slug in judgements.PENDING and _PENDING.search(text, 0, grade.start))
        )
        or (_THEY_FOUND.fullmatch(text, 0, grade.start) and _SERVICE.match(text, grade.end))
        or so_found
        or _is_grade(text, grade)
    ):
        return ()
    told = judgements.judgement(grade)
    return (_of(spoken, 0, grade.end, when=None, strength=2, judgement=told, on=spoken.on or label),)


def _is_grade(text: str, grade: Named) -> bool:
    """Whether the sentence is nothing but a grade; with a verb it must be told of the whole."""
    before, after = _ALONE.fullmatch(text, 0, grade.start), _AS_A_WHOLE.fullmatch(text, grade.end)
    return before is not None and after is not None and (after["all"] is not None or "It " not in before[0])


_PENDING = regex(r"\b(?:is|are|still|remain(?:s|ed)?)\s+['\"]?$")
"""Before "outstanding", where that may say that nothing has come yet: "the judgement remains outstanding"."""
_PERSON = regex(r"(?:Mr|Mrs|Ms|Miss|Dr|Cllrs?|Councillors?|Professor|Sir|Dame)\b")
_OTHER_AUTHORITY = regex(r".*\b(?:Council|Constabulary|Police|Authority)")


_SEVERAL = regex(rf"\b(?:{'|'.join(load('inspections')['premises']['several'])})$")
"""Many of a kind, of which the name is that of one."""


def _may_name(name: str, on: tuple[str, ...]) -> bool:
    """Whether the name at the head of a sentence may be that of what was inspected, and is no word in its first place."""
    if _PERSON.match(name):
        return False
    if not on:
        return " " in name
    words = {word for label in on for word in label.split() if word[:1].isupper()}
    own = not words.isdisjoint(name.split()[:1])
    if words:
        return own
    if any(_SEVERAL.search(label) for label in on):
        return False
    return " " in name and not _OTHER_AUTHORITY.fullmatch(name) and not object_likeness.different(on, (name,))


def _of(spoken: Sighting, start: int, end: int, **told: object) -> Sighting:
    """Another sighting of the event, of which only this is told."""
    plain = replace(spoken, judgement=None, on=(), bare=False, again=False, follows=False, of_it=False, fresh=False)
    return replace(plain, start=start, end=end, **told)  # type: ignore[arg-type]


def fieldwork(text: str, year: int | None, spoken: Sighting) -> tuple[Sighting, ...]:
    """The time at which the sentence says that its inspectors were there: "Fieldwork had run from 4 to 15 March"."""
    for date in Occasion(text, year).dates[:1]:
        may_be = spoken.date is None or dates.overlap(spoken.date, date.iso)
        if may_be and _FIELDWORK.fullmatch(text, 0, date.start):
            return (_of(spoken, 0, date.end, when=date, strength=3, arranged=False, on=spoken.on),)
    return ()


_THEY_RETURNED = regex(
    r"(?:They|It|The\s+(?:same\s+|peer\s+|inspection\s+)?(?:team|inspectors|peers|assessors))\s+(?:had\s+|have\s+|has\s+)?(?:since\s+)?(?:returned|came\s+back|"
    r"come\s+back|revisited|were\s+back|was\s+back|visited\s+again)\b(?!\s+to\s+the\s+(?:subject|question|matter|point|item))"
)
_MADE_BY = regex(
    r"\b(?:it|this|these)\s+(?:(?:had|has)\s+been|was|were|is\s+being)\s+(?:(?:also|both|jointly)\s+)?(?:conducted|carried\s+out|undertaken|"
    r"led|made|done|overseen|performed|commissioned\s+from|arranged|organised|facilitated|delivered)\s+(?:(?:jointly|remotely)\s+)?"
    r"(?:(?:in|on|over|between|during)\s+[^,;]{3,30}?\s+)?(?:by|with|through)\s+(?:the\s+)?"
    r"(?:(?:(?:three|two|four|five|senior)\s+)?(?:colleagues|officers|peers|reviewers|assessors|(?:a|the)\s+(?:peer\s+)?team)\s+(?:drawn\s+)?from\s+(?:the\s+)?)?",
    re.I,
)
_SUPPLIED = regex(
    r"(?:\s*\([^)]*\))?,?\s+(?:(?:which|had|has|who)\s+)*(?:(?:put|brought|got)\s+(?:the|a|its)\s+team\s+together|"
    r"(?:supplied|provided|sent|assembled|led|arranged)\s+(?:the|a)\s+(?:reviewers|peers|team|peer\s+team|review|challenge))\b"
)
"""Behind an association that a peer review was of: "supplied the reviewers"."""
_WITH = regex(
    r"(?:\s*\([^)]*\))?\s*(?:,|,?\s+and|,?\s+with|,?\s+together\s+with|,?\s+alongside|&|"
    r",?\s+(?:working\s+)?in\s+(?:collaboration|partnership|conjunction)\s+with)\s+(?:the\s+)?"
)


def _made_by(told: Occasion, spoken: Sighting) -> Sighting | None:
    """What the sentence tells of who made what the one before it spoke of: "it was carried out by Estyn with CIW"."""
    supplied = next((b for b in told.bodies if _SUPPLIED.match(told.text, b.end)), None)
    if supplied is not None and spoken.kind == "peer review" and not spoken.inspectors:
        return _of(spoken, supplied.start, supplied.end, inspectors=(supplied,), when=None, strength=2)
    match = _MADE_BY.search(told.text)
    if match is None:
        return None
    date = next(
        (
            d
            for d in told.dates
            if match.start() < d.start < match.end() or (d.start > match.end() and tells_time(told.text[match.end() : d.start]))
        ),
        None,
    )
    if spoken.date is not None:
        date = None  # "it was arranged in January" tells no second one
    if spoken.inspectors and date is None:
        return None
    makers: list[Named] = []
    for body in told.bodies:
        if (not makers and body.start == match.end()) or (
            makers and _WITH.fullmatch(told.text, makers[-1].end, body.start)
        ):
            makers.append(body)
    person = strangers.person(told.text, match.end()) if not makers else None
    by = tuple(makers) or ((person,) if person else strangers.councils(told.text, match.end()))
    if not by or _THAT.match(told.text, by[-1].end):
        return None
    return _of(
        spoken, match.start(), match.end(), inspectors=by, when=_whole(told, date) if date else None, strength=3 if date else 2
    )


_THAT = regex(r"\s+(?:that|to)\b")
"""Behind somebody with whom no event, but something else, was arranged: "it was arranged with the Trust that staff"."""
_ENDING = regex(r"\s+and\s+(?:ending|finishing|concluding|ended|finished)\s+(?:on\s+)?(?:the\s+)?")


def _whole(told: Occasion, first: DateMention) -> DateMention:
    """The time from this day on, up to the day on which the event is told to have ended."""
    last = next((d for d in told.dates if d.start >= first.end and _ENDING.fullmatch(told.text, first.end, d.start)), None)
    return replace(first, iso=f"{first.iso}/{last.iso}") if last else first
