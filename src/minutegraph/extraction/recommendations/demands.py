"""Who demands something in a sentence that does not call it a recommendation: "told the Trust that it must"."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from minutegraph.extraction.context import Context
from minutegraph.extraction.language.caseless import Caseless
from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.language.hints import Sieve
from minutegraph.extraction.language.numbers import CARDINALS, SEVERAL
from minutegraph.extraction.parties import voices
from minutegraph.extraction.recommendations import addressees, recommenders
from minutegraph.extraction.recommendations.recommendation_lines import is_wanted
from minutegraph.extraction.recommendations.recommendation_words import MUST, OWN, words
from minutegraph.extraction.recommendations.recommended_areas import OF_SERIES, UNREAL
from minutegraph.model import Party, Sentence

_Makers = tuple[Party, ...] | None
"""Who demands something; None where a sentence has not the words."""
_Rule = Callable[[Context, Sentence], _Makers]
_MADE_ONE = (
    r"(?:was|were|had\s+been|has\s+been|is)\s+(?:{made})(?:\s+to\s+[\w\s'&-]{{3,40}}?)?(?:\s+by\s+[^,;:]{{3,60}}?)?"
    r"(?:,?\s+(?:namely\s+)?(?:that|to(?!\s+(?:the|our|its|us|full|members|council|cabinet)\b)|for)|:|,\s+namely,?)\s+\w"
)
_REQUIREMENT = Caseless(
    rf"\b(?:asked|required|told|expected)\s+to\s+make\s+(?:an?|{CARDINALS})\s+(?:\w+\s+)?(?:improvement|change)s?,?\s+(?:namely|which\s+was)\b|"
    r"\bthere\s+(?:was|were)\s+(?:also\s+|then\s+)?(?:an?|one|another)\s+(?:further\s+)?(?:requirement|recommendation),?\s+"
    r"(?:namely\s+)?(?:to|that|for)\s+\w|"
    rf"\b(?:an?|one|the|two)\s+(?:\w+\s+)?(?:requirement|recommendation)s?\s+{_MADE_ONE.format(made=words('been_made'))}"
)
_BY_WHEN = r"(?:(?:by|before|within)\s+(?:the\s+)?[\w\s]{3,30}?,?\s+)?"
_BY_DAY = r"(?:(?:by|before|within)\s+(?:the\s+)?\d[\w\s]{2,14}(?:,?\s+\d{4})?,?\s+)?"
_WHO = r"(?:the\s+)?[\w'&\s-]{2,60}?"
_NOT_PASSIVE = r"(?<!was )(?<!were )(?<!been )(?<!was also )(?<!was then )(?<!was further )\b"
_DONE = r"\w+(?:ed|en|wn|ne|de|ld|nt|ut|et|pt)\b"
_NOT_OWN = rf"(?!(?:{words('own_hearers')})\b)"
_TOLD = (
    # told the Trust to close, told it that it must close
    (rf"\b(?:{words('told')})\s+(?:the\s+[\w'&\s-]{{2,60}}?|{words('whom')}|(?:[\w'&-]+\s+){{1,4}}?(?:council|authority|police|constabulary|trust))(?:,\s+(?:by|within|before)\s[^,;]{{3,40}},)?\s+"
     rf"(?:(?:that\s+)?{_BY_WHEN}(?:it|they)\s+(?:{MUST}|had\s+to)|to)\s+(?P<what>[a-z]\S+)"),
    # found that the home must
    rf"\b(?:{words('said')})\s+(?:that\s+|(?=(?:the|it|all)\s)){_BY_DAY}{_WHO}\s+(?:{MUST})\s+[a-z]\S+",
    # they wanted a plan
    (r"(?:(?<=they\s)|(?<=also\s)|(?<=inspectors\s)|(?<=auditors\s)|(?<=peers\s))want(?:ed)?\s+"
     r"(?:an?|more|better|regular|the)\s+(?!to\b)\w+\s+\w+"),
    # suggested that the Board might wish to
    (rf"{_NOT_PASSIVE}(?:{words('suggested')})\s+that\s+(?P<might>(?:the\s+)?[\w'&\s-]{{2,40}}?)\s+"
     r"might\s+(?:wish\s+to\s+|like\s+to\s+|usefully\s+|now\s+)*(?P<mightdo>[a-z]\S+)"),
    # called for the Council to
    rf"\b(?:{words('called')})\s+for\s+(?P<calledto>(?:the|its|all)\s+[\w'&\s-]{{2,40}}?)\s+to\s+[a-z]\S+",
    # its advice to the Board was to
    (rf"\b(?:{words('requests')})\s+to\s+(?P<advised>(?:the\s+)?[\w'&\s-]{{2,40}}?)(?:,\s[^,;]{{3,50}},)?\s+(?:was|is)\s+"
     rf"(?:to\s+(?P<advisedto>[a-z]\S+)|that\s(?=[^.;]*\b(?:{MUST})\b))"),
    # its advice was that a plan be drawn up
    rf"\badvice(?:,\s+which\s[^,;]{{3,60}},)?\s+(?:was|is)\s+that\s+(?P<advisedbe>{_WHO})\s+be\s+[a-z]\w+",
    # advised that a plan be drawn up, asked that the Council look again
    (rf"{_NOT_PASSIVE}(?:{words('that_it_be')}|wanted)\s+that\s+[\w'&\s-]{{2,60}}?\s+"
     r"(?<!may )(?<!might )(?<!could )be\s+(?:\w+ly\s+)?[a-z]\w+"),
    (rf"{_NOT_PASSIVE}(?:{words('that_it_be')})\s+(?=that\s)(?P<act>that\s+(?:the|its|all|each)\s"
     r"(?!(?:\w+\s+){1,2}(?:inspection|visit)\s+(?:may|might|could|would)\b).+)$"),
    # stressed the need for members to be told
    rf"\b(?:{words('stressed')})\s+the\s+need\s+(?:for\s+(?P<need>{_WHO})\s+)?to\s+[a-z]\S+",
    # wanted to see more visits, asked for files to be kept, required a plan to be in place
    rf"\b(?:{words('to_see')})\s+to\s+see\s+\w+\s+\w+",
    rf"\basked\s+for\s+[^.;]{{3,70}}?\s+to\s+be\s+{_DONE}",
    rf"\b(?:{words('in_place')})\s+(?:an?|the|all|its|every)\s+[^.;,]{{3,70}}?\s+to\s+be\s+(?:in\s+place\b|{_DONE})",
    # suggested asking the residents
    r"\b(?:advised|suggested)\s+[a-z]{3,}ing\s+(?!with\b)\w",
    # its finding was that the Council should, the remedy was for the Council to
    rf"\b(?:{words('opinions')})\s+(?:was|is)\s+that\s+(?P<dec>{_WHO})\s+(?:{MUST})\s+\w",
    rf"\b(?:{words('remedies')})\s+(?:was|is)\s+for\s+(?P<forto>(?:the|its)\s+[\w'&\s-]{{2,50}}?)\s+to\s+[a-z]",
    # told the Trust that beds must be made
    rf"\btold\s+{_NOT_OWN}(?:the\s+)?[\w'\s]{{3,40}}?(?:,\s[^,;]{{3,40}},)?\s+that\s+(?!(?:it|they|he|she)\b){_WHO}\s+(?:{MUST})\s+[a-z]",
    # called for better records
    rf"\b(?:called|calls)\s+for\s+(?:an?|the|more|better|all|{SEVERAL})\s+\S+\s+\S+",
)
"""How a verb or noun tells that somebody must do something: one expression for each way."""
_OWNED = regex(r"(?:'s|(?<=s)')\s+(?:(?:main|key|clear|final|chief|overall)\s+)*$")
_OBJECT_IT = regex(r"\w+\s+(?:on\s+)?(?:it|them|management)\b")
_CHIEF = rf"(?:{words('chief')}|most\s+\w+)"
_THE_FIRST = r"(?:that|to)\s+\w"
_OF_WHICH = Caseless(
    rf"\b(?:{_CHIEF}|second|third|last|latter|one)\s+of\s+(?:which|these|them|(?:its|their|the|those)\s+(?:\w+\s+)?recommendations)\s+(?:was|is|were)\s+{_THE_FIRST}|"
    rf"\bof\s+which\s+(?:the\s+)?(?:{_CHIEF}|second|one)\s+(?:was|is)\s+{_THE_FIRST}|"
    rf",\s+(?:the\s+)?{_CHIEF}\s+(?:one\s+)?being\s+{_THE_FIRST}|"
    rf";\s+(?:the\s+)?{_CHIEF}\s+(?:one\s+|of\s+these\s+)?(?:was|is)\s+{_THE_FIRST}"
)
_ASKING = Caseless(rf"\b(?:{words('telling')})\s+(?:it|them|the\s+[\w'&\s-]{{2,40}}?)\s+to\s+[a-z]")
_AMONG = Caseless(
    rf"\bamong\s+(?:the\s+|its\s+|their\s+)(?:{words('points')})(?:\s+(?:made|raised|put))?\s+(?:was|were)\s+(?=that\s[^.;]*\b(?:should|must)\b)"
)
_VIEW = Caseless(rf"\bit\s+(?:was|is)\s+(?:the\s+)?[\w\s&-]{{2,50}}'s?\s+(?:clear\s+)?(?:{words('views')})\s+(?=that\s)")
_ADDED = Caseless(
    rf"^[\w'\s]{{3,60}},\s+(?:it|they)\s+(?:had\s+)?(?:added|advised|suggested|recommended|urged),\s+(?:{MUST})\s"
)
_LEFT_OPEN = Caseless(
    r"[^:]{0,160}?\b(?:recommendation|requirement)s?\b[^:]{0,60}\b(?:remained|remains|was|left|outstanding|open|still)\b[^:]{0,30}:\s+(?:that\s+)?"
    r"(?=the\s)"
)
"""What opens the one recommendation that is left: "of which one remained open: the Board should"."""
_COLON = Caseless(r"[^:]{3,70}:\s+(?:that\s+)?(?:the\s+)?[\w'&\s-]{2,50}?\s+(?:should|must)\s+\w+.*")
_WAS_TOLD = Caseless(
    rf"\b(?:was|were|been)\s+(?:also\s+|then\s+|now\s+)?(?:{words('was_told')})\s+"
    rf"by\s+{_WHO}(?=\s+(?:that\s+(?:it|they)\s+(?:should|must|needed|had)|to)\s)"
)
_NO_DEMAND = Caseless(
    rf"\b(?:(?:{words('none')})(?!\w)|pay\s+(?:\w+\s+){{0,3}}fees?\b|(?:see|seen)\s+(?:\w+\s+){{0,2}}(?:{words('seen')}))"
)


def demanding(context: Context, sentence: Sentence) -> tuple[Party, ...]:
    """The inspectorate, auditor or ombudsman that told somebody what it must do."""
    rules = _rules().passed(sentence.text)
    if not rules or OWN.search(sentence.text):
        return ()
    return next((makers for rule in rules if (makers := rule(context, sentence)) is not None), ())


def _requirement(context: Context, sentence: Sentence) -> _Makers:
    """ "There was one requirement, namely to mend the roof"."""
    required = _REQUIREMENT.search(sentence.text)
    if required is None:
        return None
    heard = voices.of_item(context)
    return heard.named(sentence.text[: required.start()]) or heard.named(sentence.text) or heard.before(sentence.start)


def _was_told(context: Context, sentence: Sentence) -> _Makers:
    """ "The Council had been told by the Ombudsman to pay"."""
    text = sentence.text
    passive = _WAS_TOLD.search(text)
    if passive is None or UNREAL.search(text[: passive.start()]) or _NO_DEMAND.search(text, passive.start()):
        return None
    heard = voices.of_item(context)
    by = _just_acting(context, sentence) if _BY_IT.search(passive[0]) else heard.ending(text[: passive.end()])
    return tuple(p for p in by if p.kind != "department") if addressees.addressees(text) else ()


def _of_which(context: Context, sentence: Sentence) -> _Makers:
    """ "Three recommendations, the first of which was that"."""
    if not (_OF_WHICH.search(sentence.text) and OF_SERIES.search(sentence.text)):
        return None
    heard = voices.of_item(context)
    return heard.named(sentence.text) or heard.before(sentence.start)


def _asking(context: Context, sentence: Sentence) -> _Makers:
    """ "The Inspectorate had written, asking it to"."""
    asking = _ASKING.search(sentence.text)
    if asking is None or _NO_DEMAND.search(sentence.text, asking.start()):
        return None
    return voices.of_item(context).acting(sentence.text[: asking.start()])


def _among(context: Context, sentence: Sentence) -> _Makers:
    """ "Among its findings was that the Council should"."""
    return _wanted_behind(context, sentence, _AMONG.search(sentence.text))


def _left_open(context: Context, sentence: Sentence) -> _Makers:
    """ "The one recommendation that was still open: the Board should"."""
    return _wanted_behind(context, sentence, _LEFT_OPEN.match(sentence.text))


def _wanted_behind(context: Context, sentence: Sentence, told: re.Match[str] | None) -> _Makers:
    """Who wants what is told behind the words of a match."""
    if told is None or not addressees.addressees(sentence.text[told.end() :]):
        return None
    heard = voices.of_item(context)
    return heard.named(sentence.text[: told.end()]) or heard.before(sentence.start, 2)


def _view(context: Context, sentence: Sentence) -> _Makers:
    """ "It was the auditor's view that the Council should"."""
    view = _VIEW.search(sentence.text)
    if view is None or not addressees.addressees(sentence.text[view.end() :]):
        return None
    return voices.of_item(context).named(sentence.text[: view.end()])


def _added(context: Context, sentence: Sentence) -> _Makers:
    """ "The Council, it added, should"."""
    return _just_acting(context, sentence) if _ADDED.search(sentence.text) else None


_BY_IT = regex(r"\bby\s+(?:it|them)$")


def _just_acting(context: Context, sentence: Sentence) -> tuple[Party, ...]:
    """The outside body that the sentence just before tells to have done something: who "it" is then."""
    heard = voices.of_item(context)
    previous = heard.just_before(sentence.start)
    return heard.before(sentence.start, 1) if previous is not None and heard.acting(previous.text) else ()


def _after_colon(context: Context, sentence: Sentence) -> _Makers:
    """ "RoSPA report: the Council should ..."."""
    if ":" not in sentence.text or not _COLON.fullmatch(sentence.text):
        return None
    return voices.of_item(context).ending(_SAID_BEFORE.sub("", sentence.text[: sentence.text.index(":")])) or None


_SAID_BEFORE = regex(r"\s+(?:said|found|visit|advice)$")


@cache
def _ways() -> Sieve[Caseless]:
    return Sieve((Caseless(way), (way,)) for way in _TOLD)


def _telling(text: str, start: int = 0) -> re.Match[str] | None:
    """The first of the verbs and nouns by which the text tells that somebody must do something."""
    found = (match for way in _ways().passed(text) if (match := way.search(text, start)) is not None)
    return min(found, key=lambda match: match.start(), default=None)


def _of_verb(context: Context, sentence: Sentence) -> tuple[Party, ...]:
    """The subject of a verb of demanding: "told the Trust that it must", "said that plans should be shared"."""
    text = sentence.text
    told = _telling(text)
    if told is None:
        return ()
    if makers := _demanded(context, sentence, told):
        return makers
    said = text.find(" that ")
    inner = _telling(text, said) if told.start() < said < _ATTRIBUTED else None
    return _demanded(context, sentence, inner) if inner is not None else ()


_ATTRIBUTED = 60
"""Characters at the head of a sentence in which it may tell who says the rest: "The Head noted that the CQC told the Trust"."""


def _demanded(context: Context, sentence: Sentence, told: re.Match[str]) -> tuple[Party, ...]:
    """The subject of one verb of demanding."""
    text, groups = sentence.text, told.groupdict()
    if UNREAL.search(text[: told.start()]) or _NO_DEMAND.search(text, told.start()):
        return ()
    if groups.get("act") and not addressees.addressees(text[told.start("act") :]):
        return ()
    if groups.get("what") and not (_OBJECT_IT.match(told[0]) or addressees.addressees(text[told.start() :])):
        return ()
    before = text[: told.start()]
    before = _OWNED.sub("", before) if groups.keys() & _OF_OPINION else before
    if groups.keys() & _WITH_WHOM:
        if not ("advisedbe" in groups or addressees.addressees(text[told.start() :])):
            return ()
        done = next((name for name in ("mightdo", "advisedto") if groups.get(name)), None)
        if done and not is_wanted(text[told.start(done) :]):
            return ()
        before = _THEIR.sub("They ", before)
    # a minister has powers, and a commissioner a seat in the meeting: what they ask for is no recommendation
    makers = recommenders.subject(context, sentence, before)
    if makers and "want" in told[0] and _PRONOUN.search(before) and not _just_told(context, sentence):
        return ()
    if not makers and _WHO_CAME.search(before):
        makers = voices.of_item(context).acting(before)
    return tuple(p for p in makers if p.kind not in ("department", "post"))


_OF_OPINION = {"dec", "forto", "advised", "advisedbe"}
"""The groups of what somebody thinks, or advises, behind whoever owns it."""
_WITH_WHOM = {"might", "advised", "advisedbe", "calledto"}
_THEIR = regex(r"\b(?:[Ii]ts|[Tt]heir)\s+(?:\w+\s+)?$")
""""Its" advice: what the one named before advised."""
_PRONOUN = regex(r"\b(?:they|it)\s+(?:also\s+)?$", re.I)


def _just_told(context: Context, sentence: Sentence) -> bool:
    """Whether the sentence just before names an outside body, or tells what one wants: who "they" are then."""
    heard = voices.of_item(context)
    previous = heard.just_before(sentence.start)
    if previous is None:
        return False
    return bool(heard.named(previous.text)) or (_telling(previous.text) is not None and _just_told(context, previous))


_WHO_CAME = regex(r"\s(?:which|who|that)\s+(?:came|visited|inspected|reviewed|had\s+been)\b[^,;]*\s(?:had|has|have)\s*$")
""" "The peer challenge team which came to the Council in March had" advised it."""


@cache
def _rules() -> Sieve[_Rule]:
    """The ways of demanding, in the order in which they are asked, each let through by its expressions."""
    rules: dict[_Rule, tuple[str, ...]] = {
        _requirement: (_REQUIREMENT.pattern,),
        _was_told: (_WAS_TOLD.pattern,),
        _of_which: (_OF_WHICH.pattern,),
        _asking: (_ASKING.pattern,),
        _among: (_AMONG.pattern,),
        _view: (_VIEW.pattern,),
        _added: (_ADDED.pattern,),
        _left_open: (_LEFT_OPEN.pattern,),
        _after_colon: (_COLON.pattern,),
        _of_verb: _TOLD,
    }
    return Sieve(rules.items())
