"""Formal acts upon an authority or provider: directions, notices, commissioners, advisers, special measures and their like."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from minutegraph.extraction import dates
from minutegraph.extraction.context import Context
from minutegraph.extraction.inspections import meeting_date
from minutegraph.extraction.outsiders import Named, bodies, party
from minutegraph.extraction.phrases import compiled, pattern
from minutegraph.lexicon import load
from minutegraph.model import Intervention, Minutes, Party, PartyKind, Sentence

_QUICK = re.compile(
    r"direction|notice|commissioner|advis[eo]r|statutory|special\s+measures|statement\s+of\s+action|WSOA|action\s+plan|progress\s+plan|"
    r"improvement\s+(?:plan|partner)|114|public\s+interest|engage|monitoring|concerns\s+protocol|reprimand|penalty|envoy",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Act:
    """An act that a sentence tells of: its kind (a notation), what it is called, who did it to whom, when.

    `told` is 2 where the sentence says that it was done, 1 where it speaks of it as standing. A date that lacks its
    year in the text is completed.
    """

    kind: str
    name: str
    told: int
    by: tuple[Named, ...] = ()
    on: tuple[str, ...] = ()
    date: str | None = None


@dataclass(frozen=True, slots=True)
class _Place:
    item: int
    section: str
    sentence: Sentence
    act: Act
    limb: bool


@dataclass(slots=True)
class _Event:
    places: list[_Place] = field(default_factory=list)


def find(context: Context) -> Iterator[Intervention]:
    """The interventions whose fullest statement stands in the item at hand, in order of the text."""
    for item, fact in _remembered(context.minutes):
        if item == context.index:
            yield fact


_last: list[tuple[Minutes, tuple[tuple[int, Intervention], ...]]] = []


def _remembered(minutes: Minutes) -> tuple[tuple[int, Intervention], ...]:
    if not _last or _last[0][0] is not minutes:
        _last[:] = [(minutes, tuple(find_document(minutes)))]
    return _last[0][1]


def find_document(minutes: Minutes) -> Iterator[tuple[int, Intervention]]:
    """The interventions of a whole document, each with the index of its item, in order of the text."""
    own = meeting_date(minutes)
    year = int(own[:4]) if own else None
    found: list[_Event] = []
    for place in _places(minutes, year):
        event = next((e for e in found if _same(e, place)), None)
        if event is None:
            event = _Event()
            found.append(event)
        event.places.append(place)
    facts = [fact for event in found for fact in _fact(event)]
    yield from sorted(facts, key=lambda pair: pair[1].start)


_LIMB = re.compile(r"(?:that|\(?[a-z0-9ivx]{1,3}\)\s*that)\b", re.I)


def _places(minutes: Minutes, year: int | None) -> Iterator[_Place]:
    for index, item in enumerate(minutes.items):
        for block in item.blocks:
            if block.section == "furniture" or block.kind == "heading":
                continue
            for sentence in block.sentences:
                if _QUICK.search(sentence.text):
                    limb = bool(_LIMB.match(sentence.text))
                    for act in acts(sentence.text, year):
                        yield _Place(index, block.section, sentence, act, limb)


@dataclass(frozen=True, slots=True)
class _Names:
    expression: re.Pattern[str]
    entries: dict[str, dict[str, Any]]


def _fold(text: str) -> str:
    return re.sub(r"[\s-]+", " ", text.lower())


@cache
def _names() -> _Names:
    entries = {_fold(name): {"key": key, **entry} for key, entry in load("interventions")["acts"].items() for name in entry["names"]}
    return _Names(compiled(entries), entries)


@cache
def _words(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{pattern(load('interventions')['words'][name])})(?![\w-])", re.I)


def acts(text: str, year: int | None = None) -> tuple[Act, ...]:
    """The acts that the sentence tells of as done or standing, in order; what is denied, feared or hoped for is left out."""
    found: list[Act] = []
    for match in _names().expression.finditer(text):
        act = _named(text, match, year)
        if act is not None and all(a.name != act.name for a in found):
            found.append(act)
    found += _appointments(text, year)
    return tuple(found)


_OTHER_DIRECTION = re.compile(r"\b(?:article\s+4|capitalisation|strategic|clear|same|right|wrong|overall|general|new|future|policy|either|this|that|whole|under\s+the|procedural|traffic)\s+$", re.I)
_SERVED = re.compile(r"\bnotice\s+(?:was\s+|had\s+been\s+)?(?:served|issued|published|withdrawn|lifted)\b|\b(?:served|issued|published|withdrawn|withdrew|lifted|removed)\s+(?:an?|the|its|this|that)\s+notice\b", re.I)
_DIRECTION_OF = re.compile(r"\s+(?:of\s+travel|from\s+(?:members|the\s+chair|officers)|to\s+officers|on\s+how|and\s+leadership|for\s+the)\b", re.I)
_PLANNING = re.compile(r"\b(?:planning|breach of condition|listed building|tree|litter|parking|fixed\s+penalty|landlord|taxi|food|premises|noise|abatement|licen[cs]\w+|developer|site|stop\s+notice)\b", re.I)


def _named(text: str, match: re.Match[str], year: int | None) -> Act | None:
    """The act that a name of the lexicon stands for, if the sentence tells of it."""
    entry = _names().entries[_fold(match[0])]
    before, after = text[: match.start()], text[match.end() :]
    clause = before[_clause(before) :]
    if _words("unreal").search(clause[-70:]) or re.match(r"\s+(?:was|were|had been|has been|is)\s+(?:not|avoided|no\s+longer)\b", after, re.I):
        return None
    makers = tuple(b for b in bodies(text) if b.kind != "ombudsman")
    if entry.get("by_department") and (
        not any(b.kind == "department" for b in makers) or _OTHER_DIRECTION.search(before) or _DIRECTION_OF.match(after)
    ):
        return None
    if entry.get("on_the_body") and (_PLANNING.search(text) or not (makers or re.search(r"\bregulat", text, re.I))):
        return None
    if entry.get("by_regulator") and not (
        any(b.kind == "regulator" for b in makers) and _SERVED.search(text) and not _PLANNING.search(text)
    ):
        return None
    if entry["key"] == "engage" and not re.search(r"\b(?:moved|placed|put|escalated|entered|in|into|from|out\s+of|removed|under)\s+(?:to\s+|into\s+|in\s+)?(?:the\s+|an\s+)?['\"]?$", before, re.I):
        return None
    if entry["key"] == "engage" and match[0].lower() == "engage" and not match[0][0].isupper():
        return None
    if entry.get("required"):
        return _required(text, match, entry, year)
    if entry.get("state"):
        return _state(text, match, entry, makers, year)
    done = bool(_words("done").search(clause) or _words("done").search(after[:60]))
    if not done and not entry.get("stands"):
        return None
    if entry["key"] == "section-114" and not re.search(r"notice|report|issued", match[0] + after[:20], re.I):
        return None
    by = _makers(text, makers, match)
    on = _target(text, match, by)
    kind = "improvement-notice" if entry["kind"] == "improvement-notice" else entry["kind"]
    return Act(kind, match[0], 2 if done else 1, by, on, _date(text, match, year))


def _clause(text: str) -> int:
    return max((m.end() for m in re.finditer(r"[;:.]\s|,\s+(?:and|but|which|while|whilst|although)\s+|\s(?:but|although|whereas)\s", text)), default=0)


_STATE = re.compile(
    r"\b(?:(?:was|were|been|being|is|are|now|had|still|went|gone|going|came|come|placed|put|moved|entered|escalated|remain\w*|removed|taken|lifted)\s+)+"
    r"(?:back\s+)?(?:in|into|to|under|out\s+of|from)\s+(?:the\s+|an?\s+)?['\"]?$|,\s+(?:now\s+)?in\s+$",
    re.I,
)


def _state(text: str, match: re.Match[str], entry: dict[str, Any], makers: tuple[Named, ...], year: int | None) -> Act | None:
    """Special measures and the like: a state into which somebody is put."""
    before = text[: match.start()]
    into = _STATE.search(before)
    put = _PUT.search(before)
    if put is not None:
        label = _label(put["on"])
        return Act(entry["kind"], match[0], 2, _makers(text, makers, match), (label,) if label else (), _date(text, match, year))
    if into is None:
        return None
    subject = before[_clause(before[: into.start()]) : into.start()]
    label = _label(re.sub(r"^.*\b(?:that|position\s+of|where|which|and|of\s+which)\s+", "", subject.strip(" ,"), flags=re.I))
    told = _TOLD_THAT_IT.search(before)
    if not label and told is not None:
        label = _label(told["on"])
    return Act(entry["kind"], match[0], 2, _makers(text, makers, match), (label,) if label else (), _date(text, match, year))


_PUT = re.compile(r"\b(?:had\s+|has\s+)?(?:placed|put|moved|escalated)\s+(?:the\s+)?(?P<on>[\w'&-]+(?:\s+[\w'&-]+){0,4}?)\s+(?:back\s+)?(?:in|into|to|under)\s+(?:the\s+|an?\s+)?['\"]?$", re.I)
_TOLD_THAT_IT = re.compile(r"\bthe\s+(?P<on>[\w'-]+(?:\s+[\w'-]+){0,3}?)\s+(?:was|were|had\s+been)\s+(?:notified|told|informed|advised)\s+that\s+it\b", re.I)
_MUST = re.compile(
    r"\b(?P<verb>required|requires|directed|obliged|instructed|asked\s+by\s+(?:ofsted|the\s+regulator)|ordered)\s+"
    r"(?:(?P<on>(?:the\s+)?[A-Z][^;:]{0,140}?|(?:the\s+)?(?:local\s+area|council|authority|partners|partnership)[^;:]{0,60}?)\s+)?to\s+(?:\w+ly\s+|both\s+)?"
    r"(?:produce|submit|develop|prepare|publish|draw\s+up|write|provide|agree|complete|have|co-produce)\b[^;:]{0,60}$",
    re.I,
)
_HAD_TO = re.compile(r"\b(?:had|have|has|needed|were|was)\s+to\s+(?:\w+ly\s+)?(?:produce|submit|develop|prepare|publish|draw\s+up)\b[^;:]{0,50}$", re.I)
_GIVEN = re.compile(r"\b(?:was|were|had\s+been|would\s+be|is|are|being)\s+(?:given|subject\s+to|placed\s+(?:on|under)|put\s+on|issued\s+with)\b[^;:]{0,70}$", re.I)
_RESULTED = re.compile(r"\b(?:resulted\s+in|led\s+to|requirement\s+(?:for|to\s+(?:produce|submit))|required|necessitated)\s+(?:\w+\s+){0,6}$", re.I)


def _required(text: str, match: re.Match[str], entry: dict[str, Any], year: int | None) -> Act | None:
    """A plan or statement that an inspectorate or department made the body produce."""
    before = text[: match.start()]
    plain = match[0].lower() == "improvement plan"
    must = _MUST.search(before)
    given = None if plain else _GIVEN.search(before)
    other = None if plain else _HAD_TO.search(before) or _RESULTED.search(before)
    told = must or given or other
    if told is None:
        return None
    if plain and not re.search(r"ofsted|inspect|regulator|secretary|DfE|recommendation|notice|estyn|CIW|HMICFRS|CQC", text, re.I):
        return None
    if told is must and must["on"]:
        on = tuple(filter(None, map(_label, _LISTED.split(re.sub(r"\s*\([^)]*\)", "", must["on"])))))
    else:
        subject = _label(re.sub(r"^.*\b(?:that|where|which)\s+", "", _last_subject(before[: told.start()]), flags=re.I))
        on = (subject,) if subject else ()
    makers: tuple[Named, ...] = ()
    for body in reversed(bodies(before[: told.start()])):
        joint = makers[0].start if makers else told.start()
        if re.fullmatch(r"(?:\s*\([^)]*\))?\s*(?:had\s+|has\s+|also\s+)*" if not makers else r"(?:\s*\([^)]*\))?\s*(?:and|&)\s*(?:the\s+)?", text[body.end : joint]):
            makers = (body, *makers)
    date = _date_before(text, told.start(), year) or _date_after(text, match.end(), year)
    return Act(entry["kind"], "required plan", 2, makers, on, date)


_LISTED = re.compile(r",?\s+and\s+(?:the\s+)?|,\s+(?:the\s+)?")


def _last_subject(text: str) -> str:
    """What stands before the verb: the subject, after the last comma or conjunction."""
    cut = max((m.end() for m in re.finditer(r"[;:]\s|,\s|\band\s+(?:the\s+)?(?=\w+\s+\w+$)", text)), default=0)
    return re.sub(r"\s+(?:also|had|has|then|now)$", "", text[cut:].strip())


_COMMISSIONER = re.compile(
    r"\b(?P<what>(?:lead\s+|managing\s+director\s+|children'?s?\s+(?:services\s+)?|independent\s+|government\s+|DfE\s+|statutory\s+|finance\s+|two\s+|three\s+|four\s+|five\s+)*commissioners?|(?:ministerial\s+)?envoys?|"
    r"(?:DfE\s+|independent\s+|government\s+|statutory\s+)*(?:improvement\s+)?advis[eo]rs?|improvement\s+partner)\b",
    re.I,
)
_NOT_COMMISSIONER = re.compile(
    r"\b(?:police\s+and\s+crime|deputy\s+police|traffic|information|charity|health|nhs|schools?|victims'?|surveillance|lead\s+health|joint|deputy|director\s+of|head\s+of|"
    r"for\s+england|for\s+wales|boundary|equality|fire|senior|strategic|personal|legal|financial|treasury|investment|actuarial|independent\s+financial|pension\w*|"
    r"technical|careers?|education|housing|debt|energy|political|special|chief\s+medical|school\s+improvement|public\s+health)\s+$",
    re.I,
)
_APPOINTED_AFTER = re.compile(
    r"(?:\s+\([^)]*\))?(?:,?\s+[A-Z][\w'.-]+){0,4},?\s+(?:(?:had|has|have|was|were|been|is|are|being|then|also|subsequently)\s+)+(?:appointed|sent\s+in|put\s+in|installed)\b|"
    r"\s+(?:(?:\w+\s+){0,3})?appointed\s+by\b|,?\s+appointed\b",
    re.I,
)
_APPOINTED_BEFORE = re.compile(
    r"\b(?:appointed|appointment\s+of|appoint|sent\s+in|appointing)\s+(?:by\s+[^,;]{3,60}?\s+)?(?:as\s+)?(?:[A-Z][\w'.-]+\s+){0,4}(?:as\s+)?(?:an?\s+|the\s+|its\s+|their\s+|to\s+be\s+)?(?:(?:new|further|second|independent|external|permanent)\s+)*$",
    re.I,
)


def _appointments(text: str, year: int | None) -> Iterator[Act]:
    """Commissioners and advisers that a department appointed to the body."""
    for match in _COMMISSIONER.finditer(text):
        before = text[: match.start()]
        adviser = re.search(r"advis|partner", match[0], re.I) is not None
        if _NOT_COMMISSIONER.search(before + " ") or re.match(r"\s*(?:for\s+(?:england|wales|victims)|\(?PCC|'s?\s+office|of\s+police)", text[match.end() :], re.I):
            continue
        if not (_APPOINTED_AFTER.match(text, match.end()) or _APPOINTED_BEFORE.search(before)):
            continue
        if _words("unreal").search(before[_clause(before) :][-60:]):
            continue
        makers = tuple(b for b in bodies(text) if b.kind == "department")
        if not makers and (adviser or not re.search(r"statutor|intervention|best\s+value|direction|secretary|minister|government", text, re.I)) and match[0][0].islower():
            continue
        if not makers and adviser:
            continue
        yield Act(
            "adviser-appointment" if adviser else "commissioner-appointment", "adviser" if adviser else "commissioner", 2,
            _makers(text, makers, match), _target(text, match, makers), _date(text, match, year),
        )  # fmt: skip


def _makers(text: str, makers: tuple[Named, ...], match: re.Match[str]) -> tuple[Named, ...]:
    """Of the bodies named, the one that acts: before a verb of doing, after "by" or "from", or before the name itself."""
    for body in makers:
        after = text[body.end : body.end + 60]
        if re.match(r"(?:'s)?(?:\s*\([^)]*\))?(?:\s+(?:for\s+\w+(?:,?\s+\w+)*?))?\s+(?:(?:had|has|have|then|also|subsequently|formally)\s+)*(?:issued|made|appointed|served|published|placed|imposed|gave|given|sent|raised|directed|required|moved|put|took|decided|used|reported|withdrawn|withdrew|lifted|revoked|removed)\b", after, re.I):
            return (body,)
        if re.search(r"\b(?:by|from)\s+(?:the\s+)?$", text[max(0, body.start - 10) : body.start], re.I):
            return (body,)
        if re.fullmatch(r"(?:'s?)?\s*(?:-\s*)?(?:\w+\s+){0,2}", text[body.end : match.start()]):
            return (body,)
    auditor = _AUDITOR.search(text) if re.search(r"recommendation|public\s+interest|advisory", match[0], re.I) else None
    return (Named(auditor.start("who"), auditor.end("who"), "external-auditor", auditor["who"], "auditor"),) if auditor else ()


_AUDITOR = re.compile(r"\b[Tt]he\s+(?P<who>auditors?)\s+(?:(?:had|has|have|also)\s+)*(?:issued|made|raised|published)\b")
_TARGETS = r"(?:City\s+|County\s+|Borough\s+|District\s+)?(?:Council|Authority|Local\s+Authority|Force|Constabulary|Service|Trust|Partnership|local\s+area|council|authority|force|service|local\s+authority|trust|board)"
_PASSIVE = re.compile(
    r"^(?P<on>.*?)\s+(?:(?:had|has|have)\s+)?(?:(?:was|were|been|being|is|are|remained|remains)\s+)+(?:\w+ly\s+|also\s+|now\s+|still\s+)?(?:issued\s+with|served\s+(?:with|by)|given|made\s+subject\s+to|subject\s+to|placed\s+(?:under|on|in)|put\s+(?:under|on)|under|sent|moved)\b|"
    r"^(?P<got>.*?)\s+(?:had\s+|has\s+|have\s+)?received\b",
    re.I,
)
_UPON = re.compile(rf"\b(?:on|upon|to|against|at|in|support|supporting|received\s+by|served\s+on|issued\s+to)\s+(?:the\s+|our\s+)?(?P<on>(?:[A-Z][\w'&-]+\s+){{0,6}}?{_TARGETS})\b(?!\s+(?:of\s+ministers|tax|house))")
_ANY = re.compile(rf"\b(?:the\s+|The\s+)(?P<on>{_TARGETS})\b")


def _target(text: str, match: re.Match[str], by: Iterable[Named]) -> tuple[str, ...]:
    """Upon whom: the subject of a passive, the object of "upon", else the authority that the sentence speaks of."""
    before = text[: match.start()]
    clause = before[_clause(before) :]
    passive = _PASSIVE.search(clause)
    if passive and not _COMMISSIONER.search(passive["on"] or passive["got"] or ""):
        label = _label(re.sub(r"^.*\b(?:that|where|which|as|because)\s+", "", passive["on"] or passive["got"], flags=re.I))
        if label:
            return (label,)
    upon = _UPON.search(text, match.end()) or _UPON.search(text)
    anyone = upon or _ANY.search(text)
    if anyone:
        label = _label(anyone["on"])
        return (label,) if label else ()
    return ()


_PRONOUN = re.compile(r"(?:it|they|he|she|we|which|who|that|this|these|those|there|one|some|each|members|no|an?|in|as|following|remaining|others?|two|three|four|five|six|seven|eight|nine|ten|\d+)\b", re.I)


def _label(text: str) -> str:
    """A label without article and possessive; empty where it names nobody."""
    text = re.sub(r"\s*\([^)]*\)", "", text).strip(" ,.;:-–'\"")
    text = re.sub(r"^(?:the|its|our|their)\s+", "", text, flags=re.I)
    text = re.sub(r"(?:\s+(?:had|has|have|also|both|then|was|were|is|are|been))+$", "", text)
    text = re.sub(r"'s?$", "", text)
    if not text or _PRONOUN.match(text) or len(text.split()) > 10 or re.search(r"\b(?:notice|direction|action|plan|recommendations?|letter|report|inspection)s?$", text, re.I):
        return ""
    return text


_DEADLINE = re.compile(
    r"\b(?:by|before|until|no\s+later\s+than|within|end\s+of|next)\s+(?:the\s+|early\s+|mid\s+|end\s+of\s+)*$|"
    r"\b(?:due|ending|meeting\s+(?:of|on)|expire\w*|lifted|review\w*|to\s+be)\s+(?:\w+\s+){0,3}$",
    re.I,
)


def _date(text: str, match: re.Match[str], year: int | None) -> str | None:
    """The act's date: the nearest after it, or at the head of the sentence; no deadline."""
    return _date_after(text, match.end(), year) or _date_before(text, match.start(), year)


def _date_after(text: str, place: int, year: int | None) -> str | None:
    for mention in dates.find(text, year):
        gap = text[place : mention.start]
        if mention.start >= place and len(gap) < 100 and not _DEADLINE.search(gap) and not re.search(r"[;:]|\band\s+(?:appointed|was|had|would)\b", gap):
            return mention.iso
    return None


def _date_before(text: str, place: int, year: int | None) -> str | None:
    for mention in reversed(dates.find(text, year)):
        if mention.end <= place and not _DEADLINE.search(text[: mention.start]) and place - mention.end < 110:
            return mention.iso
    return None


def _same(event: _Event, place: _Place) -> bool:
    first = event.places[0].act
    act = place.act
    if first.kind != act.kind or (act.kind == "other" and _family(first.name) != _family(act.name)):
        return False
    when = [p.act.date for p in event.places if p.act.date]
    if act.date and when and not any(dates.overlap(act.date, d) for d in when):
        return False
    named = [label for p in event.places for label in p.act.on if not _GENERAL.match(label)]
    mine = [label for label in act.on if not _GENERAL.match(label)]
    return not (named and mine) or bool({w.lower() for label in named for w in label.split()} & {w.lower() for label in mine for w in label.split()})


_GENERAL = re.compile(rf"(?:{_TARGETS})\b", re.I)


def _family(name: str) -> str:
    """Names of one thing: "WSOA" and "Written Statement of Action"."""
    entry = _names().entries.get(_fold(name))
    key = str(entry["key"]) if entry else name
    return "regulatory-notice" if key == "regulators-notice" else key


def _fact(event: _Event) -> Iterator[tuple[int, Intervention]]:
    minuted = [p for p in event.places if p.section != "purpose"] or event.places
    best = max(minuted, key=lambda p: (_fullness(p), -p.sentence.start))
    order = [best, *(p for p in event.places if p is not best)]
    by = next((p for p in order if p.act.by), None)
    on = next((p for p in order if p.act.on), None)
    yield best.item, Intervention(
        start=best.sentence.start,
        end=best.sentence.end,
        rule=f"interventions.{best.act.kind}",
        item=best.item,
        by=tuple(_parties(by, best)),
        on=tuple(Party(label, _kind(label), "stated" if on is best else "derived") for label in (on.act.on if on else ())),
        kind=best.act.kind.replace("-", " "),
        date=next((p.act.date for p in order if p.act.date), None),
    )  # fmt: skip


def _parties(place: _Place | None, best: _Place) -> Iterator[Party]:
    for body in place.act.by if place else ():
        yield party(body) if place is best else replace(party(body), basis="derived")


def _kind(label: str) -> PartyKind:
    return "authority" if re.search(r"\b(?:council|authority)$", label, re.I) else "organisation"


def _fullness(place: _Place) -> int:
    act = place.act
    return 2 * act.told + 2 * bool(act.by) + 2 * bool(act.on) + 2 * bool(act.date) - 3 * place.limb
