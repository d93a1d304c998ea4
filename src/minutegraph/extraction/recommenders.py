"""Who made a recommendation, and to whom: named in the sentence, or known from the item."""

from __future__ import annotations

import re
from functools import cache

from minutegraph.extraction import inspections, voices
from minutegraph.extraction.context import Context
from minutegraph.extraction.expressions import regex
from minutegraph.extraction.outsiders import ADDRESSED, Named, bodies, party, short
from minutegraph.extraction.parties import find
from minutegraph.extraction.phrases import pattern
from minutegraph.lexicon import load
from minutegraph.model import Block, Party, PartyKind, Sentence

_REVIEW = regex(
    r"\b(?:the\s+)?(?P<who>(?:(?:independent|external|national|thematic|rapid|safeguarding|adults?|serious|case|practice|learning|domestic|homicide|"
    r"peer|governance|corporate|joint|local|child|statutory|follow-up|desktop|recent|"
    r"(?-i:[A-Z][\w'-]+))\s+)*(?:review(?:\s+by\s+(?:the\s+)?(?-i:[A-Z][\w'-]+)(?:\s+(?-i:[A-Z][\w'-]+))*)?|inquiry|"
    r"independent\s+(?:\w+\s+){1,3}panel|"
    r"inspection\s+report|inspectors?|peer\s+team|peers|coroner|reviewers?|auditors?|tenants?'?\s+panel|"
    r"task\s+(?:and\s+finish\s+)?group|"
    r"scrutiny\s+(?:committee|panel|board|review)|ombudsman|actuary|report\s+by\s+(?-i:[A-Z])\w+))(?:'s)?\s+(?:(?:had|"
    r"has|have|also|therefore|further|strongly)\s+)*$",
    re.I,
)
_PERSON = regex(
    r"(?:\b(?:when|as|what|that|where|which|since|because|if)\s+|^)(?P<who>(?:(?:Lord|Lady|Sir|Dame|Professor|"
    r"Baroness|Judge|Dr)\s+)?(?:[A-Z][a-z'-]+\s?){1,3})\s*(?:had|has)\s+(?:also\s+)?$"
)
_NOT_PERSON = regex(
    r"\b(?:Members?|Officers?|Council\w*|Cllr|Cabinet|Committee|Panel|Board|Chair\w*|Director|Executive|Authority|"
    r"He|She|They|It|Group|Service|Forum|Leader|Mayor)\b"
)


_OWN_REVIEW = regex(
    r"^(?:the\s+)?(?:internal\s+.*|(?:this\s+)?(?:scrutiny\s+)?(?:committee|panel|board))(?:'s)?\s+(?:had|has|"
    r"have|also|therefore|"
    r"further|strongly|\s)*$", re.I,
)  # fmt: skip


_NAMED_BODY = regex(
    r"\b[Tt]he\s+(?P<who>(?:(?!The\b)[A-Z][\w'&-]+,?\s+(?:(?:and|of|for|&)\s+)?){0,7}(?:Committee|Panel|Board|"
    r"Commission|Forum))"
    r"(?:\s*\([^)]*\))?\s+(?:(?:had|has)\s+(?:also\s+)?|(?=$))$"
)


def another_body(context: Context, before: str) -> tuple[Party, ...]:
    """A committee with a name of its own that "had recommended", where it is not the body whose minutes these are."""
    match = _NAMED_BODY.search(before)
    if match is None or _own_body(context) is None or _is_own(context, match["who"]):
        return ()
    return (Party(match["who"], "body"),)


_AS_TOLD = regex(r"(?:.{0,60}?\bthat\s+)?(?:[Tt]he\s+|[Aa]n?\s+)?")
_HAD_CHECKED = regex(
    r"(?:\s*\([^)]*\))?\s+(?:(?:had|has|have|also|since|jointly|recently)\s+)+(?:visited|inspected|reviewed|assessed|audited|examined|"
    r"surveyed|investigated|looked\s+(?:at|into)|(?:done|made|held|led|finished|completed|conducted|undertaken|carried\s+out|paid)\s+(?:an?|the|its|"
    r"their|two|three)\s+(?:[\w-]+\s+){0,4}?(?:visit|inspection|review|assessment|audit|survey|challenge|health\s+check|investigation|inquiry))s?\b"
    r"[^;:]*?,?\s+and\s+(?:(?:had|has|have|also)\s+)*$"
)
"""Between a body and "recommended", where it had come to look: "had visited the Council in May and had"."""


def _visitor(context: Context, sentence: Sentence, before: str) -> tuple[Party, ...]:
    """The body, of no list, that is told to have inspected, reviewed or visited before it recommended."""
    named = find(sentence.text)
    if not named or not _AS_TOLD.fullmatch(before, 0, named[0].start) or not _HAD_CHECKED.fullmatch(before, named[0].end):
        return ()
    one = named[0].party
    if " " not in one.label or not one.label[:1].isupper():
        return ()
    own = context.minutes.document.given.authority or context.minutes.stated.authority
    other = one.label.lower() not in own.lower() if own else "peer" in before
    outside = one.kind in ("body", "organisation") and _of_others().search(one.label) and not _OWN_TEAM.search(one.label)
    return (one,) if outside or (one.kind == "authority" and other) else ()


@cache
def _of_others() -> re.Pattern[str]:
    """Words of the name of a body that is not the council's own."""
    return regex(rf"\b(?:{pattern(load('recommendations')['words']['outside'])})\b", re.I)


_OWN_TEAM = regex(r"\b(?:Department|Panel|Board|Group|Committee|Forum)$")


def _own_body(context: Context) -> str | None:
    return context.minutes.document.given.body or context.minutes.stated.body


def _is_own(context: Context, name: str) -> bool:
    """Whether the name may be that of the body whose minutes these are: the words of the shorter stand in the longer."""
    own = _own_body(context)
    if own is None:
        return False
    mine, theirs = (set(re.findall(r"\w{3,}", words.lower())) for words in (name, own))
    return mine <= theirs or theirs <= mine


def outside(context: Context, sentence: Sentence) -> tuple[Party, ...]:
    """The outside bodies that the sentence names, by full name, abbreviation or short name."""
    named = [
        b
        for b in bodies(sentence.text)
        if b.kind not in ("department",) and not ADDRESSED.search(sentence.text, 0, b.start)
    ]
    if not named:
        named = list(short(sentence.text, _known(context)))
    return tuple(party(body) for body in named[:2])


def _known(context: Context) -> set[str]:
    """Keys of the bodies that the item names."""
    return {b.slug for _, _, sentence in context.sentences() for b in bodies(sentence.text)} | {
        b.slug for b in bodies(context.item.title or "")
    }


def inspectors(context: Context, sentence: Sentence) -> tuple[Party, ...]:
    """The inspectors of the inspection last told of before the sentence in this item, else those of its title."""
    here = [fact for item, fact in inspections.of_document(context.minutes) if item == context.index and fact.inspector]
    before = [fact for fact in here if fact.start <= sentence.start] or here
    if before:
        return tuple(_derived(one) for one in before[-1].inspector)
    return tuple(_derived(party(body)) for body in _kept(bodies(context.item.title or "")))


def inspectorates(context: Context, sentence: Sentence) -> tuple[Party, ...]:
    """The inspectorates or regulators of the last inspection by such that the item tells of before the sentence."""
    here = [fact for item, fact in inspections.of_document(context.minutes) if item == context.index]
    for fact in reversed([fact for fact in here if fact.start <= sentence.start]):
        if fact.inspector and all(_kept(bodies(one.label)) for one in fact.inspector):
            return tuple(_derived(one) for one in fact.inspector)
    return ()


def _kept(named: tuple[Named, ...]) -> tuple[Named, ...]:
    return tuple(b for b in named if b.kind in ("inspectorate", "regulator", "auditor", "reviewer"))[:1]


def _derived(one: Party) -> Party:
    return Party(one.label, one.kind, "derived", one.holder, one.organisation)


_OF_WHOM = regex(
    r"\b(?i:rec(?:ommendation)?s?(?:\s+\d+)?\s+(?:of|from|made\s+by)|"
    r"findings\s+of)\s+(?:the\s+)?(?P<who>(?:[\w'&-]+\s+){0,7}?(?i:committee|panel|board|review|inquiry|group|"
    r"commission|forum|team|challenge|inspection|audit|assessment))\b"
)


def others(context: Context) -> tuple[Party, ...]:
    """Another body whose recommendations the item is about ("the recommendations of the scrutiny committee")."""
    for _, _, sentence in context.sentences():
        named = of_whom(context, sentence.text)
        if named:
            return tuple(_derived(one) for one in named)
    return ()


_THIS = regex(r"(?:this|that|the\s+same)\s+\w+", re.I)
"""What points back to something named before: "that audit"."""
_GROUP_MADE = regex(
    r"^(?:the\s+)?(?P<who>(?:[\w'-]+\s+){0,4}(?:group|panel|inquiry|review|working\s+party|task\s+force|commission))\s+(?:(?:had|has|have|also)\s+)*"
    r"(?:made|put\s+forward|submitted|given|put)\s+(?:\w+\s+){0,3}(?:recommendations|proposals|suggestions)\s+to\s+(?:the\s+)?"
    r"(?:[\w'-]+\s+){0,3}?(?:board|council|cabinet|committee|executive|trust|service|authority|landlord)\b",
    re.I,
)


def of_whom(context: Context, text: str) -> tuple[Party, ...]:
    """The body whose recommendations or findings the sentence speaks of, if it is not that of the minutes."""
    match = _OF_WHOM.search(text) or _GROUP_MADE.match(text)
    if match is None:
        return ()
    if _THIS.fullmatch(match["who"]):
        return ()
    label = re.sub(r"^(?:an?|the|our|its)\s+", "", match["who"], flags=re.I)
    return () if _is_own(context, label) else (Party(label, _body_kind(label)),)


def _body_kind(label: str) -> PartyKind:
    return "body" if re.search(r"committee|panel|board|forum|commission|group$", label, re.I) else "organisation"


_PRONOUN = regex(r"(?:^|.*\W)(?P<who>[Ii]t|This|[Tt]hey|[Hh]e|[Ss]he|which|who|and|but)[\s,]*$", re.S)
_PAPER = regex(
    r"(?:\b(?:[Tt]he|[Ii]ts|[Tt]heir|[Tt]his|[Hh]is|[Hh]er|an?)|"
    r"(?<=\w)'s)\s+(?:\w+\s+){0,2}(?:sentence\s+in\s+the\s+report|passage\s+in\s+the\s+report|"
    r"letter(?:\s+to\s+[\w ]{3,30})?|report|review|inspection|cause\s+(?:of|"
    r"for)\s+concern|"
    r"notice|note|feedback|e-?mail|guidance|assessment|visit|certificate|audit|"
    r"inquest|findings|judge?ment|investigation)(?:\s+(?:of|dated)\s+\d{1,2}\s+\w+(?:\s+\d{4})?)?(?:,\s+(?:which|a|"
    r"tabled|dated|published|received|sent|attached|circulated|issued)\b[^,;:]{0,60},)?[\s,]*$"
)
_TITLED = regex(r"(?:Mrs?|Ms|Miss|Dr|Professor)\s")
_GOES_ON = regex(r"(?:He|She)\s")
_ADVISER = regex(
    r"\b(?:(?:[Tt]he|[Aa]n?|[Oo]ur|[Tt]heir)\s+)?(?P<who>(?:[A-Z]\w+'s?\s+|[a-z-]+s'\s+|[a-z-]+\s+){0,2}?"
    r"(?:surveyors?|structural\s+engineers?|risk\s+engineers?|insurers|valuers?|arborists?|tree\s+surgeons?|architects?|ecologists?))\s+"
    r"(?:(?:had|has|have|also|therefore|further|strongly)\s+)*$"
)
"""People of a trade who are asked for their advice: "the insurers' surveyor had recommended"."""
_OF_TITLE = regex(
    r"\b(?P<who>(?:Baroness|Dame|Lord|Lady|Sir|Professor|Judge)\s+[A-Z][\w'-]*\w(?:\s+[A-Z][\w-]+)?)'s\s+"
    r"(?:\w+\s+)?(?:review|report|inquiry|findings|letter)[\s,]*$"
)
_OF_INSPECTION = regex(r"letter|inspection|feedback|findings|judge?ment|visit")
_INSPECTOR = regex(
    r"(?:\b[Tt]he\s+(?:\w+\s+)?|^|\bthat\s+|[,;]\s+)(?:[Ii]nspectors?|[Ii]nspection\s+team|"
    r"assessors?)[\s,]*$"
)
_SUBJECT = 40  # letters at the end of a text in which the subject of what follows stands
_AUXILIARY = regex(
    r"(?:[\s,]+(?:had|has|have|also|therefore|then|further|strongly|formally|now|subsequently|however|again|jointly|both|since|thereupon|nevertheless|nonetheless|accordingly|consequently|having|"
    r"in\s+addition|did|does|"
    r"been|was|were|is))+[\s,]*$", re.I,
)  # fmt: skip


_INSPECTORS = regex(
    r"(?:^|\b(?:[Tt]he|[Tt]hat|visit|inspection|review|and|but|as|when|where|what|which|also|because|by|from|of|for|to)\s+|[,;:]\s+)(?P<who>[Ii]nspectors|(?:(?:joint|[Ll]ead|[Ll]ocal)\s+)?(?:inspection|inspecting|assessment)\s+team|assessors|"
    r"(?:inspection|inspecting)\s+(?:agencies|bodies)|(?:joint\s+|scrutiny\s+)?inspectorates|reviewers|"
    r"team(?=\s+(?:had\s+|has\s+|also\s+|then\s+)*(?:made|recommended|suggested|advised|asked|gave|given|set|put|proposed|wanted)\b))\b(?!')"
)


def as_printed(text: str, known: tuple[Party, ...]) -> tuple[Party, ...]:
    """The inspectors by the word that the text has for them, and whose they are if it is one body; nobody where it has none."""
    found = _INSPECTORS.search(text)
    if found is None:
        return ()
    whose = known[0].label if len(known) == 1 else None
    return (Party(found["who"], "inspectorate", "derived" if whose else "stated", organisation=whose),)


_WHOSE = regex(
    r"\b[Tt]he\s+(?P<who>[A-Z][\w'-]+(?:\s[A-Z][\w'-]+){0,3}),\s+whose\s+(?:own\s+)?(?:report|"
    r"review|letter|visit)\b[^;]{0,90}\band\s*$"
)


_WHOSE_PAPER = regex(r",\s+whose\s[^,;]{5,80},\s*$")
"""Between whoever advised and the verb: "The Ombudsman, whose decision was appended," suggested."""


def subject(context: Context, sentence: Sentence, before: str) -> tuple[Party, ...]:
    """The outside body that is the subject of what follows `before`, by its name or by what stands for it.

    A pronoun, or "the letter", is that of whom the sentences just before tell.
    """
    stem = _AUXILIARY.sub("", _WHOSE_PAPER.sub("", before))
    heard = voices.of_item(context)
    named = heard.ending(stem)
    if named:
        return named
    if _INSPECTOR.search(stem) and not _WHOSE.search(stem):
        known = inspectors(context, sentence) or heard.before(sentence.start, 6) or heard.titled()
        return as_printed(stem[-_SUBJECT:], known) or known
    somebody = _WHOSE.search(stem) or _OF_TITLE.search(stem)
    if somebody is not None:
        return (Party(somebody["who"], "person"),)
    paper = _PAPER.search(stem)
    if paper is not None:
        told = heard.named(stem[: paper.start()]) or heard.before(sentence.start, 3) or heard.titled()
        return told or (inspectors(context, sentence) if _OF_INSPECTION.search(paper[0]) else ())
    pronoun = _PRONOUN.match(stem)
    if pronoun is None:
        return ()
    inside = heard.named(stem[: pronoun.start("who")])
    if not inside and pronoun["who"] == "which" and _PAPER.search(stem, 0, pronoun.start("who")):
        return subject(context, sentence, stem[: pronoun.start("who")])
    if inside or pronoun["who"] in ("which", "who", "and", "but"):
        return inside
    if pronoun["who"].lower() in ("he", "she"):
        return _somebody_before(heard, sentence)
    return heard.before(sentence.start, 3) or heard.titled()


def _somebody_before(heard: voices.Voices, sentence: Sentence) -> tuple[Party, ...]:
    """Who "he" or "she" is that opens a sentence: the person of an outside body named in those before."""
    previous = heard.previous(sentence.start)
    while previous is not None and _GOES_ON.match(previous.text) and not heard.named(previous.text):
        previous = heard.previous(previous.start)  # "He drew attention to ... He had also urged"
    told = heard.named(previous.text) if previous else ()
    if previous is None or not told:
        return ()
    personal = _PERSONAL.search(told[0].label) or _PERSONAL.search(previous.text) or _TITLED.match(previous.text)
    return told if personal else ()


_PERSONAL = regex(
    r"\bombudsman|\bcommissioner\b|coroner|\badvis[eo]r\b|\binspector\b|\bauditor\b|reviewer|scrutineer|examiner|"
    r"assessor|surveyor|fire\s+officer|^(?:dame|sir|professor|lord|lady|baroness|judge)\s",
    re.I,
)


_IMPERSONAL = regex(
    r"It\s+(?:was|is)\s+(?:(?:also|further|therefore|then|additionally|moreover)\s+)*recommended\s+that\s+(?:the|its|their|all)\s+(?P<who>[^,;]{2,60}?)\s+"
    r"(?P<modal>should\s+|must\s+|be\s+)(?!(?:be\s+)?(?:noted|approved|accepted|adopted|received|agreed|endorsed|signed|paid|appointed|reappointed|published|thanked|authorised|"
    r"delegated|note|approve|accept|adopt|receive|agree|endorse|thank|authorise|delegate)\b)",
    re.I,
)
_OF_MEETING = regex(
    r"\b(?:Committee|Sub-Committee|Panel|Cabinet|Full\s+Council|Members|Forum|Chair|report|minutes)$|"
    r"\b(?:proposed|seconded|in\s+favour|unanimously|agreed|resolved|moved|voted)\b",
    re.I,
)
_DISCUSSED = regex(
    r"\b(?:discuss\w*|debate\w*|moved|seconded|proposed|resolved|agreed|voted?|was\s+(?:noted|received|circulated))\b",
    re.I,
)
_TELLS_OF = regex(
    r"\b(?:letter|reports?|inspected|inspections?|audited|findings?|recommend\w*|judged|visited|review(?:ed)?|(?<=for\s)money)\b",
    re.I,
)
_REACH = 4
"""Sentences before one that may tell whose letter or report it goes on to tell of."""


def impersonal(context: Context, block: Block, sentence: Sentence) -> tuple[Party, ...]:
    """Who recommended what "it was recommended that" goes on to tell of their letter or report; nobody where the meeting did.

    The words themselves must tell that somebody else is to do more than receive or approve, but for one that follows another.
    """
    matched = _IMPERSONAL.match(sentence.text)
    if matched is None or sentence is block.sentences[0]:
        return ()
    if _OF_MEETING.search(matched["who"]) or _OF_MEETING.search(sentence.text, matched.end()):
        return ()
    before = [earlier for earlier in block.sentences if earlier.start < sentence.start]
    if ANY_IMPERSONAL.match(before[-1].text):
        return impersonal(context, block, before[-1])
    if matched["modal"].startswith("be"):
        return ()
    for earlier in reversed(before[-_REACH:]):
        named = voices.of_item(context).named(earlier.text)
        if named and _TELLS_OF.search(earlier.text):
            return tuple(_derived(one) for one in named)
        if _DISCUSSED.search(earlier.text):
            return ()
    return ()


ANY_IMPERSONAL = regex(r"It\s+(?:was|is)\s+(?:\w+\s+)*?recommended\s+that\s", re.I)
"""A recommendation by nobody who is named: the meeting's own, but where `impersonal` knows better."""


_COMMISSIONED = regex(
    r",?\s+(?:which\s+(?:was|had\s+been)\s+)?commissioned\s+by\s+[^,;]+?(?:\s+in\s+\w+(?:\s+\d{4})?)?,?"
    r"(?=\s+(?:had|has|have)\b|\s*$)"
)


def recommender(context: Context, sentence: Sentence, place: int) -> tuple[Party, ...]:
    """The subject of "recommended", where it is an outside body, a review or a person outside the meeting."""
    text = sentence.text
    before = _COMMISSIONED.sub("", text[:place])
    if re.search(r"\brecommended\s+by\s+", text[place : place + 60], re.I):
        return ()
    review = _REVIEW.search(before)
    if review is None or " by " not in review["who"]:
        named = voices.of_item(context).ending(_AUXILIARY.sub("", before))
        if named:
            return named
    if review is not None and not _OWN_REVIEW.search(review[0]):
        if re.search(r"inspector|^report|inspection", review["who"], re.I):
            known = inspectors(context, sentence)
            return as_printed(review["who"], known) or known or (Party(review["who"], "group"),)
        return (Party(review["who"], "organisation"),)
    committee = another_body(context, before) or _visitor(context, sentence, before)
    if committee:
        return committee
    found = subject(context, sentence, before)
    if found:
        return found
    adviser = _ADVISER.search(before)
    if adviser is not None:
        return (Party(re.sub(r"^(?:the|an?|our|their)\s+", "", adviser["who"], flags=re.I), "organisation"),)
    person = _PERSON.search(before)
    if person is not None and not _NOT_PERSON.search(person["who"]):
        return (Party(person["who"].strip(), "person"),)
    return _organisation(text[:place])


def _organisation(before: str) -> tuple[Party, ...]:
    """The organisation of no list with which the text ends: "The Woodland Trust has"."""
    stem = _AUXILIARY.sub("", before).rstrip(" ,")
    others = [m for m in find(stem) if m.party.kind == "organisation" and m.end == len(stem)]
    return tuple(m.party for m in others if not _OWN_TEAM.search(m.party.label))
